import { renderApplication } from './application-section.ts'
import { CONTESTANTS, type ContestantId, type Measurement, type RowId } from './contract.ts'
import { GOAL_RULES, type Goal, judge, UNITS } from './goals.ts'
import { METHOD, ORIGINAL, READING } from './method-text.ts'
import { secondsOf, select, spreadOf } from './statistics.ts'
import { format, table } from './table.ts'

/** What the command writes as JSON. */
export type Result = {
  readonly goals: readonly Goal[]
  readonly rounds: readonly Measurement[]
  readonly machine: Readonly<Record<string, string | number>>
}

/** All rounds of several runs, those of the same cell numbered on; the machine is that of the first. */
export function mergeResults(results: readonly Result[]): Result {
  const rounds: Measurement[] = []
  for (const { rounds: own } of results) {
    const before = [...rounds]
    const lastOf = (one: Measurement) =>
      Math.max(0, ...select(before, one).map(({ round }) => round))
    rounds.push(...own.map((one) => ({ ...one, round: one.round + lastOf(one) })))
  }
  return { goals: judge(rounds), rounds, machine: results[0]?.machine ?? {} }
}

const NOT_YET = ['No full run has been published yet: this is what one measures, and how.', '']

/** docs/benchmarks.md. */
export function renderBenchmarks({ goals, rounds, machine }: Result): string {
  const applications = [...new Set(rounds.map(({ application }) => application))]
  return [
    '# Benchmarks',
    '',
    '<!-- Written by `npm run bench`; changes by hand are lost. -->',
    '',
    'How long a build takes on a runner that starts empty but for the base images: ours, and what',
    'others do. Seconds of restore, build and save together; the median, and in brackets the fastest',
    'and the slowest round (without them: one round). The best of a row is bold.',
    '',
    ...(applications.length === 0 ? NOT_YET : []),
    ...applications.flatMap((application) => renderApplication(rounds, application)),
    '## Goals',
    '',
    'Against the best peer of the row, median by median.',
    '',
    ...table(
      ['goal', 'best peer', 'measured', 'limit', ''],
      goals.length === 0
        ? GOAL_RULES.map(({ what, limit, measure }) => [
            ...[what, '–', '–', `${limit} ${UNITS[measure]}`, ''],
          ])
        : goals.map((goal) => [
            titleOf(goal.id),
            titleOfContestant(goal.peer),
            `${goal.value.toFixed(2)} ${goal.unit}`,
            `${goal.limit} ${goal.unit}`,
            goal.met ? 'met' : '**not met**',
          ]),
    ),
    '',
    ...READING,
    ...METHOD,
    ...renderMachine(machine, rounds),
    ...renderOriginal(rounds),
  ].join('\n')
}

function titleOf(id: string): string {
  const rule = GOAL_RULES.find((one) => id.endsWith(`-${one.id}`))
  return rule ? `${id.slice(0, -rule.id.length - 1)}: ${rule.what}` : id
}

function renderMachine(
  machine: Result['machine'],
  rounds: readonly Measurement[],
): readonly string[] {
  const facts = Object.entries(machine).map(([name, value]) => [name, escapeCell(String(value))])
  const rows = [...facts, ...renderOthers(rounds)]
  return rows.length === 0 ? [] : ['## Machine', '', ...table(['', ''], rows), '']
}

/** How busy the machine was with other things. */
function renderOthers(all: readonly Measurement[]): readonly (readonly string[])[] {
  const shares = spreadOf(all.flatMap(({ othersShare }) => othersShare ?? []))
  if (shares === undefined) return []
  const [median, low, high] = [shares.median, shares.low, shares.high].map((share) =>
    Math.round(100 * share),
  )
  return [['processors’ time of other work, of low priority', `${median} % (${low}–${high} %)`]]
}

function titleOfContestant(id: ContestantId): string {
  return CONTESTANTS.find((one) => one.id === id)?.title ?? id
}

function renderOriginal(all: readonly Measurement[]): readonly string[] {
  const ours = (row: RowId) => secondsOf(all, { application: 'cv', row, contestant: 'ours' })
  const text = (row: RowId) => {
    const spread = ours(row)
    return spread ? `${format(spread.median)} s` : '–'
  }
  const units = select(all, { application: 'cv', row: 'line', contestant: 'ours' }).at(-1)?.units
  const share = units
    ? `${Math.round((100 * units.fresh) / (units.fresh + units.compiled))} %`
    : '–'
  return [
    '## Beside the figures of the original',
    '',
    ...ORIGINAL,
    '',
    ...table(
      ['', 'clean', 'incremental', 'hit'],
      [
        ['original: prod', '4 min 30 s', '25 s', '85 %'],
        ['original: dev', '3 min 45 s', '15 s', '90 %'],
        ['original: minimal', '5 min 15 s', '30 s', '80 %'],
        ['ours: minimal, above', text('cold'), text('line'), share],
      ],
    ),
    '',
  ]
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;')
}
