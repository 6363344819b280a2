// The fault laboratory: every kind of fault, each once, for 20 s and for ever, raw `docker buildx
// build` beside ours. Run by Node 24; takes --only ID,… (with *), --mode once|20s|forever, --jobs N,
// --json FILE, --list, --output. Ends with 0 when it ran: the goals are in what it prints.
import { writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import {
  describeSkip,
  selectTrials,
  type TrialPlan,
} from '../__tests__/faults/laboratory/course.ts'
import { formatGoal, judgeGoals } from '../__tests__/faults/laboratory/goals.ts'
import { openLaboratory } from '../__tests__/faults/laboratory/laboratory.ts'
import {
  formatKind,
  formatPair,
  formatSummary,
  toRound,
} from '../__tests__/faults/laboratory/print.ts'
import { type Pair, runPair, runPairs } from '../__tests__/faults/laboratory/run-pairs.ts'
import { FAULT_KINDS } from '../__tests__/faults/table/kinds.ts'
import { clock } from '../src/adapters/clock.ts'
import { runCommand } from '../src/adapters/command-runner.ts'
import { engineHost } from '../src/adapters/engine-host.ts'
import { cacheFolder, definedVariables } from '../src/adapters/environment.ts'
import { files } from '../src/adapters/files.ts'
import { makeConsoleLogger } from '../src/cli/console-logger.ts'
import { ensureEngine } from '../src/engine/commands.ts'
import { describeEngine, describeMachine } from './machine.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '*' },
    mode: { type: 'string', default: 'once,20s,forever' },
    jobs: { type: 'string', default: '3' },
    json: { type: 'string' },
    output: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  },
})
if (values.list) {
  for (const kind of FAULT_KINDS) console.log(formatKind(kind))
  process.exit(0)
}
const log = makeConsoleLogger((line) => process.stderr.write(`${line}\n`), {
  color: false,
  verbose: false,
})
const given = definedVariables(process.env)
const engine = await ensureEngine(
  { run: runCommand, files, clock, log, host: engineHost },
  { cacheFolder: cacheFolder(given), env: given },
)
Object.assign(process.env, engine.env)
const lab = openLaboratory()
const interrupted = new AbortController()
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => interrupted.abort())
try {
  await runAll()
} finally {
  await lab.close()
  await engine.stop()
}
// Connections that hang on purpose would keep the process up.
process.exit(interrupted.signal.aborted ? 130 : 0)

async function runAll(): Promise<void> {
  const loadBefore = loadavg()[0] ?? 0
  const selected = selectTrials(FAULT_KINDS, { only: values.only, modes: values.mode })
  if (selected.length === 0) throw new Error(`no kind of fault is called ${values.only}`)
  const plans = selected.filter((plan) => {
    const why = describeSkip(plan)
    if (why !== undefined) console.log(`skipped: ${plan.kind.id}, ${plan.mode}: ${why}`)
    return why === undefined
  })
  const jobs = Math.max(1, Number.parseInt(values.jobs, 10) || 1)
  const print = (pair: Pair) => {
    for (const line of formatPair(pair)) console.log(line)
    if (values.output) console.log(`${pair.raw.output}\n${pair.ours.output}`)
  }
  const first = await runPairs(lab, plans, { jobs, onPair: print, signal: interrupted.signal })
  const pairs = await measureAgain(first)
  const goals = judgeGoals(pairs)
  for (const line of formatSummary(pairs)) console.log(line)
  for (const goal of goals) console.log(formatGoal(goal))
  const machine = { ...describeMachine(loadBefore), ...(await describeEngine(ask)) }
  const rounds = pairs.map(toRound)
  if (values.json !== undefined)
    writeFileSync(values.json, `${JSON.stringify({ goals, rounds, machine }, null, 2)}\n`)
}

/**
 * Several builds at once slow each other down: where ours was too slow to tell of a permanent fault, both
 * are timed once more with the machine to themselves.
 */
async function measureAgain(pairs: readonly Pair[]): Promise<readonly Pair[]> {
  const again: Pair[] = []
  for (const pair of pairs) {
    const isSlow = (pair.permanentDelaySeconds ?? 0) > 1.5 && !interrupted.signal.aborted
    const plan: TrialPlan = { kind: pair.raw.kind, mode: pair.raw.mode }
    again.push(isSlow ? faster(pair, await runPair(lab, plan, interrupted.signal)) : pair)
  }
  return again
}

function faster(one: Pair, other: Pair): Pair {
  if (other.wrong.length > 0) return other
  const [a, b] = [one, other].map((pair) => pair.permanentDelaySeconds ?? Number.POSITIVE_INFINITY)
  return (a ?? 0) <= (b ?? 0) ? one : other
}

async function ask(...argv: readonly [string, ...string[]]): Promise<string> {
  return (await runCommand(argv, { env: definedVariables(process.env) })).stdout.trim()
}
