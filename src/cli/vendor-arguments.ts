import type { Parsed } from '../errors.ts'
import { readOptions } from './command-options.ts'

export type VendorArguments = {
  readonly help: boolean
  /** As they were given, relative to the current folder. */
  readonly folder: string
  readonly vendorDir?: string
  readonly offline: boolean
  readonly writeConfig: boolean
  /** Addresses of sparse indexes. */
  readonly mirrors: readonly string[]
}

export const VENDOR_HELP = `cv-docker-build vendor: puts the sources of all crates of Cargo.lock into a folder, for builds
without network.

Usage:
  cv-docker-build vendor [OPTIONS] [FOLDER]    FOLDER is the one with Cargo.lock (.)

Options:
      --vendor-dir DIR        Where the sources go. Default: vendor in FOLDER.
      --write-config          Add to .cargo/config.toml of FOLDER what cargo has to know; without
                              it, that is shown. What is there already is never changed.
      --crates-mirrors URL    A sparse index in the place of that of crates.io. Can be repeated.
      --offline               Use only what was downloaded before; name what is missing.
  -h, --help                  This text.

Crates are downloaded as for a build: into the cache folder, with retries, and checked against
Cargo.lock. Crates from git repositories need a cargo on this machine. The folder holds one
subfolder for each crate, named as with cargo vendor --versioned-dirs; those that Cargo.lock no
longer has are removed from it. A folder that holds anything else is refused.

Images are then built from these sources, as long as .dockerignore lets them through.

Exit codes: 0 ok; 1 crates are wrong, missing offline, or cannot be written; 2 a wrong option, or no
Cargo.lock; 3 the network; 130 interrupted.
`

export function parseVendorArguments(args: readonly string[]): Parsed<VendorArguments> {
  const options = readOptions(
    args,
    {
      help: { type: 'boolean', short: 'h' },
      offline: { type: 'boolean' },
      'write-config': { type: 'boolean' },
      'vendor-dir': { type: 'string' },
      'crates-mirrors': { type: 'string', multiple: true },
    },
    { count: 1, command: 'vendor' },
  )
  if (!options.ok) return options
  const { has, text, texts, positionals } = options.value
  const vendorDir = text('vendor-dir')
  const mirrors = texts('crates-mirrors')
    .flatMap((one) => one.split(','))
    .map((one) => one.trim().replace(/^sparse\+/, ''))
  const wrong = mirrors.filter((one) => !/^https?:\/\/./.test(one))
  if (wrong.length > 0) {
    const errors = wrong.map((one) => ({
      input: '--crates-mirrors',
      problem: `${JSON.stringify(one)} is not an address`,
      remedy: 'use that of a sparse index, https://…',
    }))
    return { ok: false, errors }
  }
  return {
    ok: true,
    value: {
      help: has('help'),
      folder: positionals[0] ?? '.',
      ...(vendorDir === undefined ? {} : { vendorDir }),
      offline: has('offline'),
      writeConfig: has('write-config'),
      mirrors,
    },
  }
}
