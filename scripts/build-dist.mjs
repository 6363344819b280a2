// Bundles the action (main and post) and the command line with ncc into dist/, or into the folder
// given as the first argument. The same sources give the same bytes: CI rebuilds and compares.
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ncc from '@vercel/ncc'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = process.argv[2] ?? join(root, 'dist')

const BUNDLES = [
  { source: 'src/action/main.ts', target: 'action/main.js' },
  { source: 'src/action/post.ts', target: 'action/post.js' },
  { source: 'src/cli/index.ts', target: 'cli/index.js' },
  // A child process of both (src/adapters/actions-cache.ts).
  { source: 'src/adapters/actions-cache-program.ts', target: 'actions-cache/program.js' },
]

const made = new Map()
for (const { source, target } of BUNDLES) {
  const { code, assets } = await bundle(source, {
    filename: target.split('/').at(-1),
    license: 'licenses.txt',
    // The API does not look at package.json; the toolkit packages exist as ES modules only.
    esm: true,
    quiet: true,
    cache: false,
  })
  made.set(target, code)
  for (const [name, { source: content }] of Object.entries(assets)) {
    // Both phases of the action share a folder, hence a licence file each.
    const isLicence = name === 'licenses.txt'
    made.set(
      isLicence ? target.replace(/\.js$/, '.licenses.txt') : join(dirname(target), name),
      content,
    )
  }
}
// Only now: a bundle that cannot be made leaves the old ones in place.
rmSync(out, { recursive: true, force: true })
for (const [file, content] of made) write(file, content)
chmodSync(join(out, 'cli/index.js'), 0o755)

/** An error of webpack drags its own bundled source along: only its message is of use. */
async function bundle(source, options) {
  try {
    return await ncc(join(root, source), options)
  } catch (error) {
    console.error(`${source} cannot be bundled: ${error.message}`)
    process.exit(1)
  }
}

function write(file, content) {
  const path = join(out, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}
