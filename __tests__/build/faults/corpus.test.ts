import { FAULT_TABLE } from '../../../src/build/failure.ts'
import { BUILD_ERRORS } from './build-errors.rows.ts'
import { explain, explainRun, METADATA_STEP, readRecordedTools } from './explain.ts'
import { RECORDED_TOOLS } from './recorded-tools.rows.ts'
import { RUN_OUTPUTS } from './run-outputs.rows.ts'

const TOOLS = readRecordedTools()
const RECORDED = Object.entries(RECORDED_TOOLS).flatMap(([fault, names]) =>
  names.map((name) => [fault, name] as const),
)

function explainTool(name: string) {
  const tool = TOOLS[name]
  if (tool === undefined) throw new Error(`no recording ${name}`)
  const step = `[build 4/7] RUN ${tool.command}`
  return explainRun(tool.output.trimEnd(), { code: tool.exitCode, name: step })
}

const ERRORS = BUILD_ERRORS.map(
  ([fault, error, name = METADATA_STEP]) => [fault, error, name] as const,
)

test.each(ERRORS)('%s: %s (%s)', (fault, error, name) => {
  expect(explain(error, { name }).fault).toBe(fault)
})

test.each(RUN_OUTPUTS)('%s in the output of a RUN: %s', (fault, log) => {
  expect(explainRun(log).fault).toBe(fault)
})

test.each(RECORDED)('%s: recorded from %s', (fault, name) => {
  const { failure, ...classified } = explainTool(name)
  expect(classified.fault).toBe(fault)
  expect(failure.cause).toMatch(/^[^\n]+\.$/)
  expect(failure.cause).not.toContain('undefined')
})

test('every recording is explained by one row', () => {
  expect(RECORDED.map(([, name]) => name).sort()).toEqual(Object.keys(TOOLS).sort())
})

test('every row that has patterns has an example', () => {
  const examples = new Set([...ERRORS, ...RUN_OUTPUTS, ...RECORDED].map(([fault]) => fault))
  const searched = FAULT_TABLE.filter((row) => row.patterns.length > 0)
  expect(searched.map((row) => row.id).filter((id) => !examples.has(id))).toEqual([])
  expect(examples.size).toBeGreaterThan(80)
})

/** The example of a row must be found by that very row, not by a namesake. */
test('every row of the table is needed for one of the examples', () => {
  const texts = [
    ...ERRORS.map(([, error, name]) => ({ error, name, log: '' })),
    ...RUN_OUTPUTS.map(([, log]) => ({ error: 'exit code: 101', name: '', log })),
    ...Object.values(TOOLS).map(({ output }) => ({ error: '', name: '', log: output })),
  ]
  const idle = FAULT_TABLE.filter(
    ({ patterns, where }) =>
      patterns.length > 0 &&
      !texts.some(({ error, log }) =>
        patterns.some(
          (pattern) =>
            (where !== 'log' && pattern.test(error)) || (where !== 'error' && pattern.test(log)),
        ),
      ),
  )
  expect(idle.map(({ id, where }) => `${id} (${where})`)).toEqual([])
})

test('no sentence holds a gap', () => {
  const told = [
    ...ERRORS.map(([, error, name]) => explain(error, { name })),
    ...RUN_OUTPUTS.map(([, log]) => explainRun(log)),
  ]
  for (const { failure } of told) {
    expect(`${failure.cause} ${failure.remedy ?? ''}`).not.toMatch(/undefined|\s{2}|\.\.$/)
    expect(failure.cause).toMatch(/^[^\n]*[^\n.]\.$/)
  }
})
