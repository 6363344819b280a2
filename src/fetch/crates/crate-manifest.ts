import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { walkTar } from '../../image/tar.ts'
import { streamCursor } from '../../image/tar-cursors.ts'
import { parseToml } from '../../workspace/cargo-manifest.ts'
import type { LockedPackage } from '../../workspace/facts.ts'

type Manifest =
  | { readonly ok: true; readonly value: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly problem: string }

/** A manifest of a hostile crate must not fill the memory. */
const LIMIT_BYTES = 8 * 1024 * 1024

/** The Cargo.toml in a `.crate`, which is a tar.gz. Unpacks no further than needed. */
export async function readCrateManifest(
  { name, version }: LockedPackage,
  crate: Uint8Array,
): Promise<Manifest> {
  const wanted = `${name}-${version}/Cargo.toml`
  const gunzip = createGunzip()
  const source = Readable.from(pieces(crate), { objectMode: false })
  source.pipe(gunzip)
  let text: string | undefined
  try {
    const cursor = streamCursor(gunzip)
    await walkTar(cursor, async (entry) => {
      if (entry.name.replace(/^\.\//, '') !== wanted || entry.sizeBytes > LIMIT_BYTES) return
      text = new TextDecoder().decode(await cursor.read(entry.sizeBytes))
      throw FOUND
    })
  } catch (error) {
    if (error !== FOUND) return { ok: false, problem: `it is no archive: ${String(error)}` }
  } finally {
    source.destroy()
    gunzip.destroy()
  }
  if (text === undefined) return { ok: false, problem: `there is no ${wanted} in it` }
  const toml = parseToml(text, wanted)
  return toml.ok
    ? toml
    : { ok: false, problem: toml.errors[0]?.problem ?? 'its manifest is no TOML' }
}

/** Ends the walk. */
const FOUND = Symbol('found')

/** So that not much more is unpacked than what is read. */
function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 16 * 1024) yield bytes.subarray(at, at + 16 * 1024)
}
