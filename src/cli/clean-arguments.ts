import { CLEAN_LEVELS, type CleanLevel } from '../cache/inventory/plan-removal.ts'
import type { Parsed } from '../errors.ts'
import { readOptions } from './command-options.ts'

export type CleanArguments = {
  readonly help: boolean
  readonly level: CleanLevel
  readonly cacheDir?: string
  /** Nobody is asked. */
  readonly yes: boolean
  readonly dryRun: boolean
}

export const CLEAN_HELP = `cv-docker-build clean: removes what cv-docker-build has left on this machine, and nothing else.

Usage:
  cv-docker-build clean [OPTIONS]

Options:
      --clean-level LEVEL     How much goes. Default: normal.
                                normal  temporary folders of killed runs; crates, images and
                                        archives that were not used for 7 days
                                deep    all crates, images and archives
                                all     the private engine with its images and build cache,
                                        stand-in images, BuildKit and package lists as well, and
                                        builders that runs have left (cv-docker-build-… in
                                        docker buildx ls)
      --cache-dir DIR         Archives in this folder as well, where builds are given it.
      --dry-run               Tell what would go, and remove nothing.
  -y, --yes                   Do not ask.
  -h, --help                  This text.

First it tells what goes and how much that is. On a terminal it then asks; elsewhere nothing is
removed without --yes.

Left alone in any case: the Docker engine that was here before, with its images, containers and
build cache; other builders; what has another name than ours in the cache folder; and target/ of
the repository, which is cargo's: builds in containers never use it, your editor and cargo do, and
cargo clean removes it.

While another run is at work, or the private engine is up where it would go, nothing is removed.

Exit codes: 0 ok, also when nothing was removed for want of --yes; 1 something is in use or could
not be removed; 2 a wrong option.
`

export function parseCleanArguments(args: readonly string[]): Parsed<CleanArguments> {
  const options = readOptions(
    args,
    {
      help: { type: 'boolean', short: 'h' },
      'clean-level': { type: 'string' },
      'cache-dir': { type: 'string' },
      'dry-run': { type: 'boolean' },
      yes: { type: 'boolean', short: 'y' },
    },
    { count: 0, command: 'clean' },
  )
  if (!options.ok) return options
  const { has, text } = options.value
  const word = text('clean-level') ?? 'normal'
  const level = CLEAN_LEVELS.find((known) => known === word)
  const cacheDir = text('cache-dir')
  if (level === undefined) {
    const problem = `${JSON.stringify(word)} is not a level`
    const remedy = `use ${CLEAN_LEVELS.join(', ')}`
    return { ok: false, errors: [{ input: '--clean-level', problem, remedy }] }
  }
  if (has('yes') && has('dry-run')) {
    const problem = 'cannot be used together with --yes'
    return { ok: false, errors: [{ input: '--dry-run', problem, remedy: 'leave out one of them' }] }
  }
  return {
    ok: true,
    value: {
      help: has('help'),
      level,
      ...(cacheDir === undefined ? {} : { cacheDir }),
      yes: has('yes'),
      dryRun: has('dry-run'),
    },
  }
}
