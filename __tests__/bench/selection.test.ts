import { APPLICATIONS } from '../../scripts/bench/applications.ts'
import { CONTESTANTS, isMeasured, ROWS } from '../../scripts/bench/contract.ts'
import { readOptions } from '../../scripts/bench/options.ts'
import { planRounds } from '../../scripts/bench/plan-rounds.ts'
import { sentIn } from '../../scripts/bench/registry.ts'

const ALL = { rows: [], contestants: [] }

describe('options', () => {
  test('three rounds of everything write the documentation', () => {
    const usual = { rounds: 3, docs: true, render: [], keep: false, first: false }
    expect(readOptions([])).toMatchObject({ ...usual, ...ALL })
    expect(readOptions([]).applications.map(({ id }) => id)).toEqual(['cv', 'mdbook'])
  })

  test('a part of it does not', () => {
    const options = readOptions(['--only', 'line,cold', '--contestants', 'chef', '--rounds', '1'])
    expect(options).toMatchObject({
      ...{ rounds: 1, rows: ['cold', 'line'], contestants: ['chef'], docs: false },
    })
  })

  test.each([
    [['--only', 'lin'], '--only: lin is none of toolchain, cold'],
    [['--contestants', 'ours,sccache'], '--contestants: sccache is none of'],
    [['--applications', 'x'], '--applications: x is none of cv, mdbook'],
  ])('%j says what is possible', (args, message) => {
    expect(() => readOptions(args)).toThrow(message)
  })
})

describe('the order of measurements', () => {
  const steps = planRounds(APPLICATIONS.slice(0, 1), { rounds: 2, ...ALL })

  test('cold comes before what needs its result', () => {
    const rows = steps.filter(({ round }) => round === 1).map(({ row }) => row)
    expect([...new Set(rows)]).toEqual(ROWS.map(({ id }) => id))
  })

  test('each round begins with another contestant', () => {
    const first = (round: number) =>
      steps.find((step) => step.round === round && step.row === 'cold')?.contestant
    expect([first(1), first(2)]).toEqual(['ours', 'ours-equal'])
  })

  test('all that is measured, each once a round', () => {
    const names = steps.map(({ round, row, contestant }) => `${round} ${row} ${contestant}`)
    expect(new Set(names).size).toBe(names.length)
    const wanted = ROWS.flatMap(({ id: row }) =>
      CONTESTANTS.filter(({ id }) => isMeasured(row, id, 1)).map(({ id }) => `1 ${row} ${id}`),
    )
    expect(names.filter((name) => name.startsWith('1 ')).sort()).toEqual(wanted.sort())
  })

  test('only what was asked for', () => {
    const some = planRounds(APPLICATIONS, { rounds: 1, rows: ['noop'], contestants: ['dance'] })
    expect(some.map(({ application }) => application.id)).toEqual(['cv', 'mdbook'])
  })
})

describe('bytes that a registry has sent', () => {
  test.each([
    [
      '127.0.0.1 - - [23/Nov/2026:09:00:00 +0000] "GET /v2/a/blobs/sha256:1 HTTP/1.1" 200 1234 "" "buildkit"',
      1234,
    ],
    [
      '127.0.0.1 - - [23/Nov/2026:09:00:00 +0000] "HEAD /v2/a/blobs/sha256:1 HTTP/1.1" 200 1234 "" "buildkit"',
      0,
    ],
    [
      '127.0.0.1 - - [23/Nov/2026:09:00:00 +0000] "PUT /v2/a/blobs/uploads/1 HTTP/1.1" 201 0 "" "buildkit"',
      0,
    ],
    ['time="2026-11-23" level=error msg="x"', 0],
  ])('%s', (line, bytes) => {
    expect(sentIn(line)).toBe(bytes)
  })
})
