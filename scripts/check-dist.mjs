// Rebuilds dist/ elsewhere and compares it byte for byte with what is committed.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const fresh = mkdtempSync(join(tmpdir(), 'cv-docker-build-dist-'))
try {
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/build-dist.mjs'), fresh], {
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(1)
  const names = [...new Set([...list(fresh), ...list(join(root, 'dist'))])].sort()
  const different = names.filter((name) => !same(name))
  for (const name of different)
    console.error(`dist/${name} differs from a rebuild: run npm run build and commit dist/`)
  process.exitCode = different.length === 0 ? 0 : 1
} finally {
  rmSync(fresh, { recursive: true, force: true })
}

function list(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
}

function same(name) {
  try {
    return readFileSync(join(fresh, name)).equals(readFileSync(join(root, 'dist', name)))
  } catch {
    return false
  }
}
