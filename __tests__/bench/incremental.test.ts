import {
  type Figures,
  parseChildSeconds,
  parseInstructions,
  ratioOf,
} from '../../scripts/incremental/figures.ts'
import { renderTable } from '../../scripts/incremental/render.ts'
import {
  orderOf,
  planBuildArgv,
  planBuildEnv,
  VARIANTS,
} from '../../scripts/incremental/variants.ts'
import { makeBook, WORKLOADS } from '../../scripts/incremental/workloads.ts'

const [PLAIN] = VARIANTS
const STATE = { id: 'state', what: 'with state', state: 'workspace' } as const

describe('what is compared', () => {
  const what = { members: ['app', 'app-core'], target: ['--bin', 'app'] }

  test('the first one is a release as it is', () => {
    expect(planBuildArgv(PLAIN, what)).toEqual([
      ...['cargo', 'build', '--release', '--offline', '--bin', 'app'],
    ])
    expect(planBuildEnv(PLAIN, '/state')).toEqual({ CARGO_INCREMENTAL: '0' })
  })

  test('with state it is what the action sets, and nothing else', () => {
    expect(planBuildArgv(STATE, what)).toEqual(planBuildArgv(PLAIN, what))
    expect(planBuildEnv(STATE, '/state')).toEqual({ CARGO_INCREMENTAL: '1' })
  })

  test('another number of parts is for the crates of the workspace alone', () => {
    expect(planBuildArgv({ ...STATE, codegenUnits: 16 }, what).slice(-4)).toEqual([
      ...['--config', 'profile.release.package.app.codegen-units=16'],
      ...['--config', 'profile.release.package.app-core.codegen-units=16'],
    ])
  })

  test('as if all crates were one’s own: without cargo', () => {
    expect(planBuildEnv({ ...STATE, state: 'everything' }, '/state')).toEqual({
      CARGO_INCREMENTAL: '0',
      RUSTFLAGS: '-Cincremental=/state',
    })
  })

  test('each comes first equally often', () => {
    const rounds = [0, 1, 2, 3].map((round) => orderOf(['a', 'b', 'c'], round))
    expect(rounds.map(([first]) => first)).toEqual(['a', 'b', 'c', 'a'])
    for (const round of rounds) expect([...round].sort()).toEqual(['a', 'b', 'c'])
  })
})

describe('figures', () => {
  test('instructions, as cachegrind writes them', () => {
    const log = '==42== Command: app\n==42== \n==42== I refs:        1,234,567,890\n'
    expect(parseInstructions(log)).toBe(1_234_567_890)
    expect(() => parseInstructions('==42== killed')).toThrow('no instructions')
  })

  test('time of ended children, whatever the process is called', () => {
    const fields = ['S', ...Array.from({ length: 12 }, (_, index) => index), 250, 50, 20, 0]
    expect(parseChildSeconds(`42 (node) (b) ${fields.join(' ')}`)).toBe(3)
    expect(() => parseChildSeconds('42 (node) S 1')).toThrow('no /proc/PID/stat')
  })

  test('ratios are those of the rounds', () => {
    // The second round was slow for both.
    expect(ratioOf([2, 20, 6], [1, 10, 2])).toEqual({ median: 2, low: 2, high: 3 })
    expect(ratioOf([], [1])).toBeUndefined()
    expect(() => ratioOf([1], [1, 2])).toThrow('1 rounds beside 2')
  })
})

test('the table has the first one in figures, the others as multiples', () => {
  const figures = (variant: string, times: number, rebuild: readonly number[]): Figures => ({
    ...{ application: 'cv', variant, binaryBytes: 5e6 * times },
    ...{ instructions: [2e9 * times], workSeconds: [1, 2, 3].map((value) => value * times) },
    ...{ rebuildSeconds: rebuild, rebuildCpuSeconds: rebuild },
  })
  const all = [
    figures('plain', 1, [10, 20]),
    figures('state', 1.5, [1, 4]),
    figures('all-state', 2, []),
  ]
  const rows = renderTable(all).split('\n').slice(2)
  expect(rows).toEqual([
    `| cv | ${PLAIN.what} | 2.000 · 10⁹ | 2.00 s | 5.00 MB | 15.00 s | 15.00 s |`,
    '| cv | `incremental`: 256 parts | 1.500 × | 1.50 × (1.50–1.50) | 1.500 × | 0.15 × (0.10–0.20) | 0.15 × (0.10–0.20) |',
    '| cv | all dependencies like this, too | 2.000 × | 2.00 × (2.00–2.00) | 2.000 × | – | – |',
  ])
})

describe('the work', () => {
  test('a book has a chapter for each section of a change log, as often as is asked for', () => {
    const book = makeBook('# Log\n\n## 2.0\n\n### Added\n\nb\n\n## 1.0\n\na\n', 2)
    const names = ['chapter-0-0', 'chapter-0-1', 'chapter-1-0', 'chapter-1-1']
    const contents = ['# 2.0\n\n### Added\n\nb\n\n', '# 1.0\n\na\n']
    expect(book).toEqual({
      'book.toml': '[book]\ntitle = "Changes"\n',
      'src/SUMMARY.md': `# Summary\n\n${names.map((name) => `- [${name}](${name}.md)`).join('\n')}\n`,
      ...Object.fromEntries(names.map((name, at) => [`src/${name}.md`, contents[at % 2]])),
    })
  })

  test('of the example: a driver that its manifest names, and a list that it can read', () => {
    const cv = WORKLOADS.find(({ application }) => application === 'cv')
    const edited = cv?.edit(() => '[package]\nname = "cv"\n') ?? {}
    expect(edited['Cargo.toml']).toMatch(/^\[package\]\n.*\n\[\[example\]\]\nname = "answer"\n$/s)
    expect(edited['examples/answer.rs']).toContain('fn main()')
    const { repositories } = JSON.parse(cv?.files(() => '', 1)['projects.json'] ?? '{}')
    expect(repositories).toHaveLength(30)
    expect(cv?.args('/files', '/out', 7)).toEqual(['/files', '7'])
  })
})
