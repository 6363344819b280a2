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
]

rmSync(out, { recursive: true, force: true })
for (const { source, target } of BUNDLES) {
  const { code, assets } = await ncc(join(root, source), {
    filename: target.split('/').at(-1),
    license: 'licenses.txt',
    // Type errors fail `npm run check`; here only the bytes matter.
    transpileOnly: true,
    quiet: true,
    cache: false,
  })
  write(target, code)
  for (const [name, { source: content }] of Object.entries(assets)) {
    // Both phases of the action share a folder, hence a licence file each.
    const file =
      name === 'licenses.txt'
        ? target.replace(/\.js$/, '.licenses.txt')
        : join(dirname(target), name)
    write(file, content)
  }
}
chmodSync(join(out, 'cli/index.js'), 0o755)

function write(file, content) {
  const path = join(out, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}
