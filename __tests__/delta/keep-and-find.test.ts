import { writeFileSync } from 'node:fs'
import { archiveFiles } from '../../src/adapters/archive-files.ts'
import { clock } from '../../src/adapters/clock.ts'
import { files } from '../../src/adapters/files.ts'
import type { CacheStore } from '../../src/cache/cache.ts'
import { makeDirectoryStore } from '../../src/cache/stores/directory-store.ts'
import { baselineKey } from '../../src/delta/baseline-key.ts'
import { type BaselinePorts, findBaseline } from '../../src/delta/find-baseline.ts'
import type { BaselineSource } from '../../src/delta/plan-baseline.ts'
import { keptReport, saveBaseline } from '../../src/delta/save-baseline.ts'
import { parseReport, renderJson } from '../../src/report/json.ts'
import type { RunReport } from '../../src/report/run-report.ts'
import { aDigest, aLayer, anImage, aPlatform, aReport } from '../builders/a-report.ts'
import { complete } from '../builders/sample-reports.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

const [A, B, C] = ['a', 'b', 'c'].map((digit) => digit.repeat(40)) as [string, string, string]
const ABORT = new AbortController().signal
const SUBJECT = { project: 'octo/cv', dockerfile: 'ours', context: '' }
const keyOf = (platform: string, commit: string) =>
  baselineKey({ subject: SUBJECT, platform, branch: 'main' }, commit)

function reportOf(commit: string, ...platforms: readonly string[]): RunReport {
  const image = anImage(
    ...platforms.map((name) => aPlatform(name, [aLayer('own', { seed: 1, compressedBytes: 7 })])),
  )
  return aReport({ image, source: { commit } })
}

function directoryStore(): CacheStore {
  return makeDirectoryStore({
    folder: tempFolder(),
    budgetBytes: 1e9,
    files: archiveFiles,
    clock,
    log: recordingLogger().log,
  })
}

function ports(overrides: Partial<BaselinePorts> = {}): BaselinePorts {
  return {
    files,
    tempFolder: tempFolder(),
    measureImage: async () => ({ platforms: [], unmeasured: 'no registry answers' }),
    ...overrides,
  }
}

function save(
  store: CacheStore,
  report: RunReport,
  commit: string,
  ...platforms: readonly string[]
) {
  const keys = platforms.map((platform) => ({ platform, key: keyOf(platform, commit) }))
  return saveBaseline({ kind: 'save', keys }, report, ports({ store }), ABORT)
}

function storeSource(...platforms: readonly string[]): BaselineSource {
  return {
    kind: 'store',
    commits: [A, B],
    wanted: platforms.map((platform) => ({
      platform,
      key: keyOf(platform, A),
      prefixes: [keyOf(platform, B), keyOf(platform, '')],
    })),
  }
}

async function find(store: CacheStore, ...platforms: readonly string[]) {
  const sources = [storeSource(...platforms)]
  return findBaseline({ sources, remarks: [] }, ports({ store }), ABORT)
}

describe('a kept report is found again', () => {
  test('that of the base, without a word', async () => {
    const store = directoryStore()
    const report = reportOf(A, 'linux/amd64')
    expect(await save(store, report, A, 'linux/amd64')).toEqual([])
    expect(await find(store, 'linux/amd64')).toEqual({
      before: {
        kind: 'found',
        found: [
          {
            baseline: {
              ...{ kind: 'report', origin: 'cache', commit: A, commitsBehind: 0 },
              digest: report.image?.digest,
            },
            parts: { image: report.image, stages: [] },
          },
        ],
      },
      remarks: [],
    })
  })

  test.each<[string, string, number | undefined, string]>([
    ['of the commit before', B, 1, 'that of the commit before it (bbbbbbbbbbbb)'],
    [
      'of some commit of the branch',
      C,
      undefined,
      'another one of that branch, which may be older or younger (cccccccccccc)',
    ],
  ])('else one %s, and that is said', async (_what, commit, commitsBehind, which) => {
    const store = directoryStore()
    await save(store, reportOf(commit, 'linux/amd64'), commit, 'linux/amd64')
    const { before, remarks } = await find(store, 'linux/amd64')
    const [first] = before.kind === 'found' ? before.found : []
    expect(first?.baseline).toMatchObject({ commit })
    expect(first?.baseline).toEqual(
      expect.objectContaining(commitsBehind === undefined ? {} : { commitsBehind }),
    )
    expect(remarks).toEqual([
      `No report of aaaaaaaaaaaa is kept, so this is compared with ${which}.`,
    ])
  })

  test('each platform has one of its own, from whichever run built it', async () => {
    const store = directoryStore()
    const platforms = ['linux/amd64', 'linux/arm64'] as const
    await save(store, reportOf(A, platforms[0]), A, platforms[0])
    await save(store, reportOf(B, ...platforms), B, ...platforms)
    const { before } = await find(store, ...platforms)
    expect(
      before.kind === 'found' &&
        before.found.map(({ baseline, parts }) => [
          baseline.kind === 'report' && baseline.commit,
          parts.image?.platforms.map(({ platform }) => platform),
        ]),
    ).toEqual([
      [A, ['linux/amd64']],
      [B, ['linux/arm64']],
    ])
  })

  test('none is kept of that', async () => {
    const { before } = await find(directoryStore(), 'linux/amd64')
    expect(before).toEqual({
      kind: 'none',
      reason:
        'There is no baseline: no report of aaaaaaaaaaaa for linux/amd64 is kept, nor of the commit before it.',
    })
  })
})

/** Gives the same bytes for every key, as somebody could who may write to the store. */
function storeWith(content: string, key: string): CacheStore {
  return {
    kind: 'directory',
    restore: async (_wanted, to) => {
      writeFileSync(to, content)
      return { outcome: 'exact', key, bytes: content.length }
    },
    save: async () => ({ outcome: 'lost', cause: 'The store is full.' }),
  }
}

describe('a report that cannot be trusted is no baseline', () => {
  const key = keyOf('linux/amd64', A)
  test.each<[string, string, RegExp]>([
    ['no JSON', 'x', /is of no use: it is not JSON/],
    ['something else', '{"schemaVersion":1}', /is of no use: tool is missing/],
    [
      'a figure that is none',
      renderJson(reportOf(A, 'linux/amd64')).replace(
        '"compressedBytes": 7',
        '"compressedBytes": "<b>"',
      ),
      /is of no use: image\.platforms\[0\]\..* must be a whole number/,
    ],
    [
      'another commit',
      renderJson(reportOf(B, 'linux/amd64')),
      /is of no use: it is of another commit/,
    ],
    ['no sizes', renderJson(aReport({ source: { commit: A } })), /is of no use: it has no sizes/],
  ])('%s', async (_what, content, reason) => {
    const { before } = await find(storeWith(content, key), 'linux/amd64')
    expect(before.kind === 'none' && before.reason).toMatch(reason)
  })

  test('nor one that is too large to be one', async () => {
    const store = {
      ...storeWith('', key),
      restore: async () => ({ outcome: 'exact', key, bytes: 1e9 }) as const,
    }
    const { before } = await find(store, 'linux/amd64')
    expect(before.kind === 'none' && before.reason).toMatch(/the kept report is too large/)
  })
})

describe('one place after the other', () => {
  const artifact: BaselineSource = {
    kind: 'artifact',
    name: 'report',
    branch: 'main',
    commits: [A, B],
  }
  const image: BaselineSource = { kind: 'image', reference: 'ghcr.io/octo/cv:main' }
  const json = renderJson(reportOf(B, 'linux/amd64'))

  test('an artifact', async () => {
    const given = ports({ artifact: async () => ({ ok: true, value: { json, commit: B } }) })
    const plan = {
      sources: [storeSource('linux/amd64'), artifact, image],
      remarks: ['From a note.'],
    }
    const { before, remarks } = await findBaseline(plan, given, ABORT)
    expect(before.kind === 'found' && before.found[0].baseline).toMatchObject({
      ...{ kind: 'report', origin: 'artifact', commit: B, commitsBehind: 1 },
    })
    expect(remarks).toEqual(['From a note.'])
  })

  test('an image, which is newer than the base', async () => {
    const sizes = { ...anImage(aPlatform('linux/amd64', [])), digest: aDigest(3) }
    const given = ports({
      artifact: async () => ({ ok: false, problem: 'GitHub answered 403' }),
      measureImage: async () => sizes,
    })
    const { before, remarks } = await findBaseline(
      { sources: [artifact, image], remarks: [] },
      given,
      ABORT,
    )
    expect(before).toEqual({
      kind: 'found',
      found: [
        {
          baseline: { kind: 'image', reference: 'ghcr.io/octo/cv:main', digest: aDigest(3) },
          parts: { image: sizes },
        },
      ],
    })
    expect(remarks).toEqual([expect.stringMatching(/^No report of the base was found, so /)])
  })

  test('nothing anywhere: all that was tried', async () => {
    const { before } = await findBaseline(
      { sources: [artifact, image], remarks: [] },
      ports(),
      ABORT,
    )
    expect(before).toEqual({
      kind: 'none',
      reason:
        'There is no baseline: the artifact report of main cannot be asked for without a token; no registry answers.',
    })
  })

  test('a cancelled run looks nowhere', async () => {
    const cancelled = AbortSignal.abort()
    const given = ports({ measureImage: () => Promise.reject(new Error('must not be asked')) })
    const { before } = await findBaseline({ sources: [image], remarks: [] }, given, cancelled)
    expect(before).toEqual({ kind: 'none', reason: 'The run was cancelled.' })
  })
})

describe('a report that was named', () => {
  const look = (path: string) =>
    findBaseline({ sources: [{ kind: 'file', path }], remarks: [] }, ports(), ABORT)

  test('is read', async () => {
    const folder = tempFolder({ 'old.json': renderJson(reportOf(A, 'linux/amd64')) })
    const { before } = await look(`${folder}/old.json`)
    expect(before.kind === 'found' && before.found[0].baseline).toMatchObject({
      ...{ kind: 'report', origin: 'file', commit: A },
    })
  })

  test('a commit that is none is not taken for one', async () => {
    const hostile = { ...reportOf(A, 'linux/amd64'), source: { commit: '@everyone <b>' } }
    const folder = tempFolder({ 'old.json': renderJson(hostile) })
    const { before } = await look(`${folder}/old.json`)
    expect(before.kind === 'found' && before.found[0].baseline).not.toHaveProperty('commit')
  })

  test('is not there', async () => {
    expect((await look('/nonexistent/old.json')).before).toEqual({
      kind: 'none',
      reason: 'There is no baseline: /nonexistent/old.json cannot be read.',
    })
  })
})

describe('what is kept', () => {
  const platform = complete.image.platforms[0]?.platform ?? ''

  test('figures and names of one platform; no logs, no servers, no failure', () => {
    const kept = keptReport(complete, platform)
    if (!kept) throw new Error('nothing is kept')
    expect(parseReport(renderJson(kept))).toEqual({ ok: true, value: kept })
    expect(kept.image?.platforms.length).toBe(1)
    expect([kept.steps, kept.attempts, kept.warnings]).toEqual([[], [], []])
    for (const name of ['failure', 'preflight', 'fetch', 'scan', 'publish', 'delta', 'comment']) {
      expect(kept).not.toHaveProperty(name)
    }
  })

  test('nothing of a platform that is not there, of a run that failed, of one that may not save', async () => {
    expect(keptReport(complete, 'linux/none')).toBeUndefined()
    const store = {
      ...directoryStore(),
      save: () => Promise.reject(new Error('must not be called')),
    }
    const failed = { ...reportOf(A, 'linux/amd64'), outcome: 'failure' } as const
    expect(await save(store, failed, A, 'linux/amd64')).toEqual([])
    const none = { kind: 'none', reason: 'Not this one.' } as const
    expect(await saveBaseline(none, reportOf(A, 'linux/amd64'), ports({ store }), ABORT)).toEqual(
      [],
    )
  })

  test('a store that loses it costs a sentence', async () => {
    const report = reportOf(A, 'linux/amd64')
    expect(await save(storeWith('', ''), report, A, 'linux/amd64')).toEqual([
      'The report is not kept for comparisons: The store is full.',
    ])
  })

  test('so does a disk that is full', async () => {
    const full = () => Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }))
    const given = ports({ store: directoryStore(), files: { ...files, writeText: full } })
    const keys = [{ platform: 'linux/amd64', key: keyOf('linux/amd64', A) }]
    const report = reportOf(A, 'linux/amd64')
    expect(await saveBaseline({ kind: 'save', keys }, report, given, ABORT)).toEqual([
      expect.stringMatching(
        /^The report is not kept for comparisons: .* cannot be used \(ENOSPC\)\.$/,
      ),
    ])
  })
})
