import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { found, unreadable } from '../image/read.ts'
import { walkTar } from '../image/tar.ts'
import { streamCursor } from '../image/tar-cursors.ts'

export type CrateFile = {
  /** Relative to the crate. */
  readonly path: string
  readonly bytes: Uint8Array
  readonly isExecutable: boolean
}

export type UnpackedCrate =
  | { readonly ok: true; readonly files: readonly CrateFile[] }
  /** A half-sentence. */
  | { readonly ok: false; readonly problem: string }

/** More than any crate that a registry takes; a hostile one must not fill the memory. */
const LIMIT_BYTES = 512 * 1024 * 1024
const BLOCK_BYTES = 512
/** Of the permissions in a header: octal digits. */
const [MODE_AT, MODE_BYTES] = [100, 8]
const unpack = promisify(gunzip)

/** They would decide what git keeps of the folder; cargo leaves them out, too. */
const LEFT_OUT = ['.gitignore', '.gitattributes', '.git', '.cargo-ok', '.cargo-checksum.json']

/** The files of a `.crate`, which is a tar.gz of one folder `name-version`. */
export async function unpackCrate(folder: string, crate: Uint8Array): Promise<UnpackedCrate> {
  const tar = await unpack(crate, { maxOutputLength: LIMIT_BYTES }).catch(() => undefined)
  if (tar === undefined) return { ok: false, problem: 'it is no archive' }
  const files: CrateFile[] = []
  const cursor = streamCursor(once(tar))
  const walked = await walkTar(cursor, async ({ name, sizeBytes }) => {
    const path = name.replace(/^\.\//, '')
    const parts = path.split('/')
    if (parts[0] !== folder || parts.some((part) => ['', '.', '..'].includes(part)))
      return unreadable(`it has a file ${JSON.stringify(name)} outside of its folder`)
    // The header is the block before the content.
    const modeAt = cursor.position() - BLOCK_BYTES + MODE_AT
    const mode = Number.parseInt(tar.toString('latin1', modeAt, modeAt + MODE_BYTES), 8)
    const bytes = await cursor.read(sizeBytes)
    if (bytes.length < sizeBytes) return unreadable('it ends early')
    if (!LEFT_OUT.includes(parts.at(-1) ?? ''))
      files.push({ path: parts.slice(1).join('/'), bytes, isExecutable: (mode & 0o100) !== 0 })
    return found(undefined)
  })
  if (!walked.ok) return walked
  return files.some(({ path }) => path === 'Cargo.toml')
    ? { ok: true, files }
    : { ok: false, problem: 'there is no Cargo.toml in it' }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** The text of `.cargo-checksum.json`, without which cargo takes no folder for a crate. */
export function renderChecksums(files: readonly CrateFile[], checksum: string): string {
  const hashes = files
    .map(({ path, bytes }) => [path, createHash('sha256').update(bytes).digest('hex')] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `${JSON.stringify({ files: Object.fromEntries(hashes), package: checksum })}\n`
}
