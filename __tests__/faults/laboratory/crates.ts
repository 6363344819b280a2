import { gzipSync } from 'node:zlib'
import type { Handler } from './faulty-server.ts'
import { textAnswer } from './http-faults.ts'
import { makeTar, sha256 } from './tar.ts'

/** Tiny crates without dependencies; the second one is named like a fault. */
export const CRATES = ['lab-one', 'tls-timeout'] as const
const VERSION = '0.1.0'

type Crate = { readonly name: string; readonly archive: Uint8Array; readonly cksum: string }

/** One with random bytes, so that a download takes more than one packet and nobody has it already. */
export function makeCrates(fill = 'x'.repeat(20_000)): readonly Crate[] {
  return CRATES.map((name) => {
    const archive = gzipSync(
      makeTar({
        [`${name}-${VERSION}/Cargo.toml`]: `[package]\nname = "${name}"\nversion = "${VERSION}"\nedition = "2021"\n`,
        [`${name}-${VERSION}/src/lib.rs`]: 'pub const ANSWER: u32 = 42;\n',
        [`${name}-${VERSION}/fill.txt`]: fill,
      }),
      { level: 0 },
    )
    return { name, archive, cksum: sha256(archive) }
  })
}

/** A sparse index and its downloads: `/index/…` and `/dl/NAME/VERSION`. */
export function serveCrates(crates: readonly Crate[], self: () => string): Handler {
  return ({ path }) => {
    if (path === '/index/config.json')
      return json({ dl: `http://${self()}/dl/{crate}/{version}`, api: null })
    const download = /^\/dl\/([^/]+)\//.exec(path)?.[1]
    const found = crates.find(({ name }) =>
      download === undefined ? path === `/index/${indexPath(name)}` : download === name,
    )
    if (found === undefined) return textAnswer(404, 'text/plain', 'Not Found\n')
    if (download !== undefined)
      return {
        status: 200,
        headers: { 'content-type': 'application/gzip' },
        body: found.archive,
      }
    const { name, cksum } = found
    return json({ name, vers: VERSION, deps: [], cksum, features: {}, yanked: false })
  }
}

function json(value: unknown) {
  return textAnswer(200, 'application/json', `${JSON.stringify(value)}\n`)
}

/** Names of four letters and more; all of ours are. */
function indexPath(name: string): string {
  return `${name.slice(0, 2)}/${name.slice(2, 4)}/${name}`
}

export const CRATES_IO = 'registry+https://github.com/rust-lang/crates.io-index'

/** Cargo.lock of a package named `app` that depends on all of them. */
export function formatLock(crates: readonly Crate[]): string {
  const app = `[[package]]\nname = "app"\nversion = "0.1.0"\ndependencies = [\n${crates
    .map(({ name }) => ` "${name}",\n`)
    .join('')}]\n`
  const others = crates.map(
    ({ name, cksum }) =>
      `[[package]]\nname = "${name}"\nversion = "${VERSION}"\nsource = "${CRATES_IO}"\nchecksum = "${cksum}"\n`,
  )
  return ['version = 4\n', app, ...others].join('\n')
}

export type { Crate }
