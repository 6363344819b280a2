import { SCENARIOS, type Scenario, VARIANTS } from '../benchmark/sample.ts'
import type { InputError, Parsed } from '../errors.ts'
import type { Variant } from '../plan/plan.ts'
import { readOptions, readWhole } from './command-options.ts'

export type BenchmarkArguments = {
  readonly help: boolean
  readonly folder: string
  readonly iterations: number
  readonly variants: readonly Variant[]
  readonly scenarios: readonly Scenario[]
  readonly platform?: string
  readonly jsonFile?: string
  readonly markdownFile?: string
  /** Relative to the folder. */
  readonly source?: string
  /** Options of `build`. */
  readonly others: readonly string[]
}

const DEFAULT_ITERATIONS = 3

export const BENCHMARK_HELP = `cv-docker-build benchmark: how long images of your application take to build, here.

Usage:
  cv-docker-build benchmark [OPTIONS] [FOLDER] [-- OPTIONS OF build]

Options:
      --iterations N          Rounds. Default: ${DEFAULT_ITERATIONS}; a clean build of every variant in each of
                              them takes its time.
      --variant VARIANT       prod, dev or minimal. Can be repeated. Default: all three.
      --scenario SCENARIO     Can be repeated. Default: all three.
                                clean         no step of the Dockerfile is cached (--no-cache), and
                                              no archive is used; base images and downloaded crates
                                              stay
                                changed-line  one line of the main source file has changed
                                unchanged     nothing has
      --platform PLATFORM     For example linux/arm64.
      --source FILE           The file that changes, relative to FOLDER. Default: that of the
                              binary.
      --json FILE             Write every figure as JSON.
      --markdown FILE         Write table and charts (Mermaid) as Markdown.
  -h, --help                  This text.

FOLDER (.) is copied first, without .git and what cargo has built, and the copy is built: your files
stay as they are. What follows -- is given to every build, for example -- --cache directory
--cache-dir /var/cache/builds, or -- --bin server. The images are removed at the end.

Exit codes: 0 ok; 2 a wrong option; 130 interrupted; else that of the build that failed.
`

/** What every build is given by the benchmark itself, or what would make its figures meaningless. */
const OWN =
  /^(?:--(?:variant|type|tags?|report|load|push|outputs?|platforms?|no-cache|help)(?:=.*)?|-[thop])$/

export function parseBenchmarkArguments(args: readonly string[]): Parsed<BenchmarkArguments> {
  const at = args.indexOf('--')
  const [own, others] = at < 0 ? [args, []] : [args.slice(0, at), args.slice(at + 1)]
  const options = readOptions(
    own,
    {
      help: { type: 'boolean', short: 'h' },
      iterations: { type: 'string' },
      variant: { type: 'string', multiple: true },
      scenario: { type: 'string', multiple: true },
      platform: { type: 'string' },
      source: { type: 'string' },
      json: { type: 'string' },
      markdown: { type: 'string' },
    },
    { count: 1, command: 'benchmark' },
  )
  if (!options.ok) return options
  const { has, text, texts, positionals } = options.value
  const variants = readChoices('--variant', texts('variant'), VARIANTS)
  const scenarios = readChoices('--scenario', texts('scenario'), SCENARIOS)
  const iterations = readWhole('--iterations', text('iterations') ?? `${DEFAULT_ITERATIONS}`, {
    min: 1,
    max: 100,
    unit: 'rounds',
  })
  const refused = others.filter((one) => OWN.test(one)).map(refuseOther)
  if (!variants.ok || !scenarios.ok || !iterations.ok || refused.length > 0) {
    const parts = [variants, scenarios, iterations]
    return {
      ok: false,
      errors: [...parts.flatMap((one) => (one.ok ? [] : one.errors)), ...refused],
    }
  }
  return {
    ok: true,
    value: {
      help: has('help'),
      folder: positionals[0] ?? '.',
      iterations: iterations.value,
      variants: variants.value,
      scenarios: scenarios.value,
      ...optional('platform', text('platform')),
      ...optional('source', text('source')),
      ...optional('jsonFile', text('json')),
      ...optional('markdownFile', text('markdown')),
      others,
    },
  }
}

function refuseOther(word: string): InputError {
  const problem = 'is said by the benchmark itself'
  return { input: word, problem, remedy: 'leave it out behind --; see benchmark --help' }
}

function readChoices<T extends string>(
  input: string,
  given: readonly string[],
  known: readonly T[],
): Parsed<readonly T[]> {
  const words = given.flatMap((one) => one.split(','))
  const wrong = words.filter((word) => !known.some((one) => one === word))
  if (wrong.length > 0) {
    const errors = wrong.map((word) => ({
      input,
      problem: `${JSON.stringify(word)} is not known`,
      remedy: `use ${known.join(', ')}`,
    }))
    return { ok: false, errors }
  }
  return {
    ok: true,
    value: words.length === 0 ? known : known.filter((one) => words.includes(one)),
  }
}

function optional<K extends string>(key: K, value: string | undefined) {
  return (value === undefined ? {} : { [key]: value }) as { readonly [key in K]?: string }
}
