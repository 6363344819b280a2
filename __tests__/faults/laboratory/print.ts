import type { FaultKind } from './kind.ts'
import type { Pair } from './run-pairs.ts'
import type { Trial } from './trial.ts'

const SAID_CHARS = 150

/** `from-429 (FROM): retried; rate-limit`. */
export function formatKind({ id, strikes, expected }: FaultKind): string {
  const rows = expected.faults.join(', ')
  return `${id} (${strikes}): ${expected.decision}${rows === '' ? '' : `; ${rows}`}`
}

/** Three lines: the fault, raw, ours. */
export function formatPair({ raw, ours, wrong }: Pair): readonly string[] {
  const { kind, mode } = ours
  const verdict = wrong.length === 0 ? 'right' : `WRONG: ${wrong.join('; ')}`
  return [
    `${kind.id} (${kind.strikes}), ${nameMode(mode)}: ${verdict}`,
    `  raw   ${formatTrial(raw)}`,
    `  ours  ${formatTrial(ours)}`,
  ]
}

function nameMode(mode: Trial['mode']): string {
  return { once: 'once', '20s': 'for 20 s', forever: 'for ever' }[mode]
}

function formatTrial(trial: Trial): string {
  const { side, attempts, seconds, secondsLost, struck, fault, said } = trial
  const tries = side === 'raw' ? '' : `, ${attempts} attempt${attempts === 1 ? '' : 's'}`
  const name = fault === undefined ? '' : `${fault}: `
  const time = `${seconds.toFixed(1)} s${tries}, ${secondsLost.toFixed(1)} s lost, struck ${struck}`
  const head = `${nameOutcome(trial).padEnd(9)} ${time}`
  return trial.outcome === 'passed' && attempts === 1 ? head : `${head} | ${name}${shorten(said)}`
}

function nameOutcome({ outcome, attempts }: Trial): string {
  return outcome === 'passed' && attempts > 1 ? 'recovered' : outcome
}

/** One line without control characters: what builds print is not ours. */
function shorten(text: string): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim()
  return line.length <= SAID_CHARS ? line : `${line.slice(0, SAID_CHARS - 1)}…`
}

export function formatSummary(pairs: readonly Pair[]): readonly string[] {
  const kinds = new Set(pairs.map(({ ours }) => ours.kind.id)).size
  const passed = (side: 'raw' | 'ours') =>
    pairs.filter((pair) => pair[side].outcome === 'passed').length
  const lost = (side: 'raw' | 'ours') =>
    pairs.reduce((sum, pair) => sum + pair[side].secondsLost, 0).toFixed(0)
  const hung = pairs.filter(({ raw }) => raw.outcome === 'hung').length
  const wrong = pairs.filter((pair) => pair.wrong.length > 0)
  return [
    '',
    `${kinds} kinds of faults, ${pairs.length} builds on each side`,
    `raw:  ${passed('raw')} passed, ${hung} hung until they were stopped, ${lost('raw')} s lost`,
    `ours: ${passed('ours')} passed, ${wrong.length} decisions wrong, ${lost('ours')} s lost`,
    ...wrong.map(
      ({ ours, wrong: why }) => `wrong: ${ours.kind.id}, ${nameMode(ours.mode)}: ${why.join('; ')}`,
    ),
  ]
}

/** What is kept of a pair in a file. */
export function toRound({ raw, ours, wrong, ...rest }: Pair) {
  const keep = ({ kind: _kind, mode: _mode, report: _report, output: _output, ...kept }: Trial) =>
    kept
  const { kind, mode } = ours
  const { id, strikes, expected } = kind
  return { id, strikes, expected, mode, raw: keep(raw), ours: keep(ours), wrong, ...rest }
}
