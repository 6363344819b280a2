import type { Parsed } from '../errors.ts'
import { readOptions, readWhole } from './command-options.ts'

export type CacheArguments = {
  readonly help: boolean
  readonly action: 'list' | 'prune' | 'path'
  readonly json: boolean
  readonly cacheDir?: string
  readonly budgetBytes: number
}

const ACTIONS = ['list', 'prune', 'path'] as const
const MIB = 1024 ** 2
const DEFAULT_BUDGET_MIB = 4096
const MAX_BUDGET_MIB = 1_048_576

export const CACHE_HELP = `cv-docker-build cache: what is kept on this machine between builds.

Usage:
  cv-docker-build cache [list] [OPTIONS]    what is kept, its size and when it was last used
  cv-docker-build cache prune [OPTIONS]     remove the longest unused until the rest fits the budget
  cv-docker-build cache path                where the cache folder is

Options:
      --cache-dir DIR         Archives in this folder as well, where builds are given it.
      --cache-budget MIB      What may be kept. Default: ${DEFAULT_BUDGET_MIB}.
      --json                  For programs; sizes in bytes, times in ISO 8601.
  -h, --help                  This text.

Prune counts and removes crates, images and archives: whatever comes again by itself. What was used
within the last hour stays. The private engine, stand-in images and BuildKit are not counted; for
them see cv-docker-build clean --help.

A file with several names (crates and layers are linked into folders for builds) counts once.
The cache folder is CV_DOCKER_BUILD_CACHE, else $XDG_CACHE_HOME/cv-docker-build, else
~/.cache/cv-docker-build.

Exit codes: 0 ok; 2 a wrong option.
`

export function parseCacheArguments(args: readonly string[]): Parsed<CacheArguments> {
  const options = readOptions(
    args,
    {
      help: { type: 'boolean', short: 'h' },
      json: { type: 'boolean' },
      'cache-dir': { type: 'string' },
      'cache-budget': { type: 'string' },
    },
    { count: 1, command: 'cache' },
  )
  if (!options.ok) return options
  const { has, text, positionals } = options.value
  const [word = 'list'] = positionals
  const action = ACTIONS.find((known) => known === word)
  const budget = readWhole('--cache-budget', text('cache-budget') ?? `${DEFAULT_BUDGET_MIB}`, {
    min: 1,
    max: MAX_BUDGET_MIB,
    unit: 'MiB',
  })
  const actionError = {
    input: 'cache',
    problem: `${JSON.stringify(word)} is not an action`,
    remedy: `use ${ACTIONS.join(', ')}`,
  }
  if (!action || !budget.ok) {
    const errors = [...(action ? [] : [actionError]), ...(budget.ok ? [] : budget.errors)]
    return { ok: false, errors }
  }
  const cacheDir = text('cache-dir')
  return {
    ok: true,
    value: {
      help: has('help'),
      action,
      json: has('json'),
      ...(cacheDir === undefined ? {} : { cacheDir }),
      budgetBytes: budget.value * MIB,
    },
  }
}
