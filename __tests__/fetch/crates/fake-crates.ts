import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { LockedPackage } from '../../../src/workspace/facts.ts'
import { encode } from '../../image/tar-writer.ts'

export const CRATES_IO = 'registry+https://github.com/rust-lang/crates.io-index'

export type FakeCrate = LockedPackage & {
  readonly checksum: string
  readonly bytes: Buffer
  /** Names in the lock file's `dependencies`. */
  readonly needs: readonly string[]
}

export type CrateSource = {
  readonly name: string
  readonly version?: string
  /** Cargo.toml after `[package]` with name and version. */
  readonly manifest?: string
  readonly files?: Readonly<Record<string, string>>
  readonly needs?: readonly string[]
  readonly source?: string
}

/** A crate as `cargo package` would make it. */
export function makeCrate(from: CrateSource): FakeCrate {
  const { name, version = '1.0.0', manifest = '', needs = [], source = CRATES_IO } = from
  const files = {
    'Cargo.toml': `[package]\nname = "${name}"\nversion = "${version}"\nedition = "2021"\n${manifest}`,
    'src/lib.rs': `pub fn name() -> &'static str { "${name}" }\n`,
    ...from.files,
  }
  const blocks = Object.entries(files).flatMap(([path, text]) =>
    encode({ name: `${name}-${version}/${path}`, content: Buffer.from(text), form: 'ustar' }),
  )
  const bytes = gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]))
  const checksum = createHash('sha256').update(bytes).digest('hex')
  return { name, version, source, checksum, bytes, needs }
}

/** A lock file, version 4. `root` is the package of the workspace. */
export function lockText(
  crates: readonly FakeCrate[],
  root: { readonly name: string; readonly needs: readonly string[] },
  more = '',
): string {
  const entries = [
    entry({ name: root.name, version: '0.1.0', needs: root.needs }),
    ...crates.map(entry),
  ]
  return `version = 4\n\n${entries.sort().join('\n')}${more}`
}

function entry(crate: LockedPackage & { readonly needs: readonly string[] }): string {
  const lines = [
    `name = "${crate.name}"`,
    `version = "${crate.version}"`,
    ...(crate.source === undefined ? [] : [`source = "${crate.source}"`]),
    ...(crate.checksum === undefined ? [] : [`checksum = "${crate.checksum}"`]),
    ...(crate.needs.length === 0
      ? []
      : [
          `dependencies = [\n${[...crate.needs]
            .sort()
            .map((name) => ` "${name}",\n`)
            .join('')}]`,
        ]),
  ]
  return `[[package]]\n${lines.join('\n')}\n`
}

/** Paths of downloads as crates.io has them, below `/crates`. */
export function downloads(crates: readonly FakeCrate[]): Record<string, Buffer> {
  return Object.fromEntries(
    crates.map(({ name, version, bytes }) => [`/crates/${name}/${version}/download`, bytes]),
  )
}
