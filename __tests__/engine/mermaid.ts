import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cacheFolder } from '../../src/adapters/environment.ts'
import { tempFolder } from '../fakes/temp-folder.ts'

const VERSION = '11.17.2'
const SHA512 =
  'V6K3C8EBdEsPFZXSKMJe6ppQOENxuHARr9GvHX4hh47lAbhMRD9qf4oEK7LoaRQxULMa80/qt5gHO73aCleBBg=='

/**
 * Mermaid as GitHub draws with it, one script for a browser: from npm into the cache folder, once. As a
 * dependency it would bring 150 MB with it.
 */
export function readMermaid(): string {
  const file = join(cacheFolder(process.env), `tools/mermaid-${VERSION}/mermaid.min.js`)
  if (!existsSync(file)) fetchMermaid(file)
  return readFileSync(file, 'utf8')
}

function fetchMermaid(file: string): void {
  const folder = tempFolder()
  const name = `mermaid-${VERSION}.tgz`
  execFileSync('npm', ['pack', `mermaid@${VERSION}`, '--silent', '--pack-destination', folder], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const sha512 = createHash('sha512')
    .update(readFileSync(join(folder, name)))
    .digest('base64')
  if (sha512 !== SHA512) throw new Error(`${name} has another checksum: ${sha512}`)
  execFileSync('tar', ['-xzf', name, 'package/dist/mermaid.min.js'], { cwd: folder })
  mkdirSync(dirname(file), { recursive: true })
  // Whole or not at all, also when two suites run at once.
  const near = `${file}.${process.pid}`
  execFileSync('cp', [join(folder, 'package/dist/mermaid.min.js'), near])
  renameSync(near, file)
}
