import type { DeltaReport, PlatformDelta } from '../../src/delta/delta-report.ts'
import { renderDelta } from '../../src/report/summary-delta.ts'
import { makePaint } from '../../src/report/terminal.ts'
import { deltaLines } from '../../src/report/text-delta.ts'
import { deltaRows, describeBaseline } from '../../src/report/wording-delta.ts'
import { makeRandom, nastyText } from '../builders/random.ts'
import { elementsOf, linkedByGitHub, renderGfm, textOutsideCode, withoutJoiners } from './gfm.ts'

const COMMIT = '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567'
const DIGEST = `sha256:${'0f'.repeat(32)}`
const MB = 1_000_000

const size = (compressed: number | null, unpacked: number | null) => ({
  compressedBytes: compressed,
  unpackedBytes: unpacked,
})

const AMD64: PlatformDelta = {
  platform: 'linux/amd64',
  total: { before: size(5 * MB, 12 * MB), after: size(5.5 * MB, 13 * MB) },
  base: { before: size(3 * MB, 8 * MB), after: size(3 * MB, 8 * MB) },
  own: { before: size(2 * MB, 4 * MB), after: size(2.5 * MB, 5 * MB) },
  files: [
    { path: 'app/server', beforeBytes: 3 * MB, afterBytes: 4 * MB },
    { path: 'app/new.css', afterBytes: 700 },
    { path: 'app/gone.css', beforeBytes: 100 },
  ],
  crates: [{ name: 'h2', beforeBytes: 200_000, afterBytes: 230_000 }],
}

const DELTA: DeltaReport = {
  baseline: { kind: 'report', origin: 'cache', commit: COMMIT, digest: DIGEST, commitsBehind: 2 },
  platforms: [AMD64],
  durations: [{ name: 'build', beforeMs: 70_000, afterMs: 75_900 }],
  cache: [{ name: 'units-fresh', before: { part: 71, total: 74 }, after: { part: 4, total: 80 } }],
  budgets: [
    {
      rule: 'growth<=5%',
      platform: 'linux/amd64',
      outcome: 'exceeded',
      action: 'warn',
      sentence:
        'linux/amd64: 5.5 MB compressed, 500.0 kB more than before (+10.0 %), and only 5 % are allowed.',
    },
  ],
  remarks: ['linux/amd64: small files that only one of the two lists has are left out.'],
}

const ALL = { delta: true, deltaFiles: true }

test('one table of sizes, the budgets, files and crates behind a click, times marked as noisy', () => {
  expect(renderDelta({ delta: DELTA }, ALL).markdown).toBe(`### Change

Compared with \`0a1b2c3d4e5f\`, 2 commits before the base (its kept report), image \`sha256:0f0f0f0f0f0f\`.

| Platform | Size | Before | Now | Change |
| :--- | :--- | ---: | ---: | ---: |
| \`linux/amd64\` | **compressed** | 5.0 MB | 5.5 MB | **+500.0 kB (+10.0 %)** |
|  | base | 3.0 MB | 3.0 MB | ±0 |
|  | own | 2.0 MB | 2.5 MB | +500.0 kB (+25.0 %) |
|  | **unpacked** | 12.0 MB | 13.0 MB | **+1.0 MB (+8.3 %)** |
|  | base | 8.0 MB | 8.0 MB | ±0 |
|  | own | 4.0 MB | 5.0 MB | +1.0 MB (+25.0 %) |

- ⚠️ \`growth<=5%\` linux/amd64: 5.5 MB compressed, 500.0 kB more than before (+10.0 %), and only 5 % are allowed.

<details>
<summary>linux/amd64: 3 files changed</summary>

| File | Before | Now | Change |
| :--- | ---: | ---: | ---: |
| \`app/server\` | 3.0 MB | 4.0 MB | +1.0 MB |
| \`app/new.css\` | – | 700 B | +700 B |
| \`app/gone.css\` | 100 B | – | −100 B |

</details>

<details>
<summary>linux/amd64: 1 crate of the binary changed</summary>

| Crate | Before | Now | Change |
| :--- | ---: | ---: | ---: |
| \`h2\` | 200.0 kB | 230.0 kB | +30.0 kB |

</details>

<details>
<summary>Times and cache, noisy</summary>

Times and cache figures depend on the machine and on what ran before: a single run proves little.

| Stage | Before → now |
| :--- | :--- |
| build | 1 min 10 s → 1 min 16 s |

- compile units fresh: 71 of 74 → 4 of 80

</details>

- linux/amd64: small files that only one of the two lists has are left out.`)
})

test('less where there is less room, and nothing without a comparison', () => {
  const short = renderDelta({ delta: DELTA }, { delta: true, deltaFiles: false }).markdown
  expect(short).toContain('**+500.0 kB (+10.0 %)**')
  expect(short).not.toContain('<details>')
  expect(renderDelta({ delta: DELTA }, { delta: false, deltaFiles: true }).markdown).toBe('')
  expect(renderDelta({}, ALL).markdown).toBe('')
})

test('without a baseline the reason stands there, and no table of dashes', () => {
  const { before: _gone, ...total } = AMD64.total
  const delta: DeltaReport = {
    baseline: { kind: 'none', reason: 'There is no baseline: nothing is kept.' },
    platforms: [{ platform: 'linux/amd64', total }],
    budgets: [],
    remarks: [],
  }
  expect(renderDelta({ delta }, ALL).markdown).toBe(
    '### Change\n\nNot compared. There is no baseline: nothing is kept.',
  )
})

test.each<[DeltaReport['baseline'], string]>([
  [
    { kind: 'report', origin: 'cache', commit: COMMIT, commitsBehind: 0 },
    'Compared with `0a1b2c3d4e5f` (its kept report).',
  ],
  [
    { kind: 'report', origin: 'artifact', commit: COMMIT, commitsBehind: 1 },
    'Compared with `0a1b2c3d4e5f`, 1 commit before the base (the artifact of its run).',
  ],
  [{ kind: 'report', origin: 'file' }, 'Compared with the report that was named.'],
  [
    { kind: 'image', reference: 'ghcr.io/octo/cv:main', digest: DIGEST },
    'Compared with the image `ghcr.io/octo/cv:main` (`sha256:0f0f0f0f0f0f`).',
  ],
])('%j', (baseline, sentence) => {
  expect(describeBaseline(baseline)).toBe(sentence)
})

test('rows as data: only sizes that are known now; what is not comparable is a dash', () => {
  const platform = {
    platform: 'linux/arm64',
    total: { before: size(null, 10), after: size(7, 9) },
    own: { after: size(null, 4) },
  }
  expect(deltaRows({ platforms: [platform] })).toEqual([
    {
      ...{ platform: 'linux/arm64', measure: 'compressed', part: 'total' },
      ...{ beforeBytes: null, afterBytes: 7 },
      ...{ before: '–', after: '7 B', change: '–', percent: '–' },
    },
    {
      ...{ platform: 'linux/arm64', measure: 'unpacked', part: 'total' },
      ...{ beforeBytes: 10, afterBytes: 9 },
      ...{ before: '10 B', after: '9 B', change: '−1 B', percent: '−10.0 %' },
    },
    {
      ...{ platform: 'linux/arm64', measure: 'unpacked', part: 'own' },
      ...{ beforeBytes: null, afterBytes: 4 },
      ...{ before: '–', after: '4 B', change: '–', percent: '–' },
    },
  ])
})

test('the terminal shows the same, with the largest five of each list', () => {
  const files = Array.from({ length: 9 }, (_, at) => ({ path: `f${at}`, afterBytes: 9 - at }))
  const lines = deltaLines(
    { delta: { ...DELTA, platforms: [{ ...AMD64, files }] } },
    makePaint(false),
  )
  expect(lines).toEqual([
    'Compared with `0a1b2c3d4e5f`, 2 commits before the base (its kept report), image `sha256:0f0f0f0f0f0f`.',
    expect.stringMatching(/^change .*before .*now .*by$/),
    expect.stringMatching(/^linux\/amd64 compressed +5\.0 MB +5\.5 MB +\+500\.0 kB \(\+10\.0 %\)$/),
    expect.stringMatching(/base/),
    expect.stringMatching(/own/),
    expect.stringMatching(/^linux\/amd64 unpacked/),
    expect.stringMatching(/base/),
    expect.stringMatching(/own/),
    ...[9, 8, 7, 6, 5].map((bytes) =>
      expect.stringMatching(new RegExp(`\\+${bytes} B +f${9 - bytes}$`)),
    ),
    expect.stringMatching(/\+30\.0 kB +crate h2$/),
    expect.stringMatching(/^⚠️ growth<=5%: /),
    'linux/amd64: small files that only one of the two lists has are left out.',
  ])
  expect(deltaLines({}, makePaint(false))).toEqual([])
})

/** Every text of it is somebody else's. */
function hostileDelta(text: () => string): DeltaReport {
  const change = { beforeBytes: 1, afterBytes: 2 }
  const pair = { before: size(1, 2), after: size(3, 4) }
  return {
    baseline: { kind: 'image', reference: text(), commit: text() },
    platforms: [
      {
        platform: text(),
        total: pair,
        own: pair,
        files: [
          { path: text(), ...change },
          { path: text(), afterBytes: 1 },
        ],
        crates: [{ name: text(), ...change }],
      },
    ],
    durations: [{ name: text(), beforeMs: 1, afterMs: 2 }],
    budgets: [
      { rule: text(), platform: text(), outcome: 'exceeded', action: 'fail', sentence: text() },
    ],
    remarks: [text(), text()],
  }
}

const OURS = ['h3', 'p', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'ul', 'li', 'code', 'strong']
const ALLOWED = new Set([...OURS, 'details', 'summary', 'br'])

test('whatever the names are, they are shown and nothing else', () => {
  const random = makeRandom(5)
  for (let run = 0; run < 100; run += 1) {
    const delta = hostileDelta(() => nastyText(random))
    const { markdown } = renderDelta({ delta }, ALL)
    const html = renderGfm(markdown)
    expect([...elementsOf(html)].filter((name) => !ALLOWED.has(name))).toEqual([])
    expect([markdown, linkedByGitHub(textOutsideCode(html))]).toEqual([markdown, []])
    // The tables are whole: no name has ended a row or a cell.
    expect(html.match(/<table>/g)?.length).toBe(4)
    for (const line of deltaLines({ delta }, makePaint(false))) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
      expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/)
    }
  }
})

test('a name that looks like markup is readable as it is', () => {
  const path = 'a|b`c`<img src=x>@octo #1'
  const delta = { ...DELTA, platforms: [{ ...AMD64, files: [{ path, afterBytes: 1 }] }] }
  const html = renderGfm(renderDelta({ delta }, ALL).markdown)
  expect(withoutJoiners(html)).toContain('a|b`c`&lt;img src=x&gt;@octo #1')
})
