import { APPLICATIONS } from './applications.ts'
import { CONTESTANTS, type ContestantId, type Measurement, ROWS, type RowId } from './contract.ts'
import { GOAL_RULES, type Goal, judge } from './goals.ts'
import { METHOD, ORIGINAL } from './method-text.ts'
import { type Spread, secondsOf, select, spreadOf } from './statistics.ts'

/** What the command writes as JSON. */
export type Result = {
  readonly goals: readonly Goal[]
  readonly rounds: readonly Measurement[]
  readonly machine: Readonly<Record<string, string | number>>
}

/** All rounds of several runs, numbered on by run; the machine is that of the first. */
export function mergeResults(results: readonly Result[]): Result {
  let last = 0
  const rounds = results.flatMap(({ rounds: own }) => {
    const before = last
    last += Math.max(0, ...own.map(({ round }) => round))
    return own.map((one) => ({ ...one, round: one.round + before }))
  })
  return { goals: judge(rounds), rounds, machine: results[0]?.machine ?? {} }
}

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
    'and the slowest round. The best of a row is bold.',
    '',
    ...applications.flatMap((application) => renderApplication(rounds, application)),
    '## Goals',
    '',
    'Against the best peer of the row, median by median.',
    '',
    ...table(
      ['goal', 'measured', 'limit', ''],
      goals.map((goal) => [
        titleOf(goal.id),
        `${format(goal.value)} ${goal.unit}`,
        `${goal.limit} ${goal.unit}`,
        goal.met ? 'met' : '**not met**',
      ]),
    ),
    '',
    ...METHOD,
    '## Machine',
    '',
    ...table(
      ['', ''],
      Object.entries(machine).map(([name, value]) => [name, escapeCell(String(value))]),
    ),
    '',
    ...renderOriginal(rounds),
  ].join('\n')
}

function renderApplication(all: readonly Measurement[], application: string): readonly string[] {
  const own = all.filter((one) => one.application === application)
  const what = APPLICATIONS.find(({ id }) => id === application)?.what ?? ''
  const rows = ROWS.filter(({ id }) => own.some(({ row }) => row === id))
  const contestants = CONTESTANTS.filter(({ id }) => own.some((one) => one.contestant === id))
  const count = new Set(own.map(({ round }) => round)).size
  const head = ['', ...contestants.map(({ title }) => title)]
  return [
    `## ${application}`,
    '',
    `${what}. ${count} ${count === 1 ? 'round' : 'rounds'}.`,
    '',
    `![Seconds by situation](benchmarks-${application}.svg)`,
    '',
    ...table(
      head,
      rows.map((row) => [row.title, ...secondsCells(own, application, row.id, contestants)]),
    ),
    '',
    'Bytes from and to caches and registries, in MB (down / up); crates not counted:',
    '',
    ...table(
      head,
      rows.map((row) => [
        row.title,
        ...contestants.map(({ id }) => bytesCell(own, application, row.id, id)),
      ]),
    ),
    '',
    ...rows.map(({ title, what: meaning }) => `* **${title}**: ${meaning}`),
    '',
  ]
}

function secondsCells(
  all: readonly Measurement[],
  application: string,
  row: RowId,
  contestants: readonly { readonly id: ContestantId }[],
): readonly string[] {
  const spreads = contestants.map(({ id }) => secondsOf(all, { application, row, contestant: id }))
  const medians = spreads.flatMap((spread) => (spread ? [spread.median] : []))
  const best = Math.min(...medians)
  return spreads.map((spread) => (spread ? secondsCell(spread, spread.median === best) : '–'))
}

function secondsCell({ median, low, high, count }: Spread, isBest: boolean): string {
  const text = isBest ? `**${format(median)}**` : format(median)
  return count === 1 ? text : `${text} (${format(low)}–${format(high)})`
}

function bytesCell(
  all: readonly Measurement[],
  application: string,
  row: RowId,
  contestant: ContestantId,
): string {
  const found = select(all, { application, row, contestant })
  const down = spreadOf(found.map(({ restoredBytes }) => restoredBytes))
  const up = spreadOf(found.map(({ savedBytes }) => savedBytes))
  return down && up ? `${megabytes(down.median)} / ${megabytes(up.median)}` : '–'
}

/** One digit behind the point below 100 seconds. */
export function format(value: number): string {
  if (Math.abs(value) < 1) return value.toFixed(2)
  return value.toFixed(Math.abs(value) < 100 ? 1 : 0)
}

function megabytes(bytes: number): string {
  return format(bytes / 1e6)
}

function titleOf(id: string): string {
  const rule = GOAL_RULES.find((one) => id.endsWith(`-${one.id}`))
  return rule ? `${id.slice(0, -rule.id.length - 1)}: ${rule.what}` : id
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

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rule = head.map((_, index) => (index === 0 ? '---' : '--:'))
  return [line(head), line(rule), ...rows.map(line)]
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;')
}
