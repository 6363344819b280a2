import { mkdirSync } from 'node:fs'
import { archiveFiles } from '../../src/adapters/archive-files.ts'
import { clock } from '../../src/adapters/clock.ts'
import { files } from '../../src/adapters/files.ts'
import { makeDirectoryStore } from '../../src/cache/stores/directory-store.ts'
import { parseBudgetRule } from '../../src/delta/parse-budget.ts'
import { planSaveBaseline } from '../../src/delta/plan-save-baseline.ts'
import {
  type DeltaPorts,
  type DeltaStageSubject,
  runDelta,
  wantsFiles,
} from '../../src/delta/run-delta.ts'
import { saveBaseline } from '../../src/delta/save-baseline.ts'
import { measureImage } from '../../src/image/measure.ts'
import { parseReport, renderJson } from '../../src/report/json.ts'
import type { ImageReport } from '../../src/report/run-report.ts'
import { parseDockerfile } from '../../src/workspace/dockerfile.ts'
import { aReport, aStage } from '../builders/a-report.ts'
import { fakeCommandRunner } from '../fakes/fake-command-runner.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { writeElf } from '../image/elf-writer.ts'
import { accessTo, writeArchive } from '../image/layout-writer.ts'
import { measureDeps } from '../image/support.ts'

afterAll(removeTempFolders)

const [MERGE, BASE] = ['e', 'b'].map((digit) => digit.repeat(40)) as [string, string]
const ABORT = new AbortController().signal
const TEMP = tempFolder()

/** A real image: a base layer, and a program with a style sheet. */
async function imageOf(
  crates: Readonly<Record<string, number>>,
  styleBytes: number,
): Promise<ImageReport> {
  const symbols = Object.entries(crates).map(([name, sizeBytes]) => ({
    name: `_ZN${name.length}${name}4main17hb8f949dfaeada82dE`,
    sizeBytes,
  }))
  const codeBytes = symbols.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  const program = writeElf({ symbols, codeBytes })
  const layers = [
    { files: { 'bin/sh': 5000 } },
    { files: { 'app/server': program, 'app/style.css': styleBytes }, createdBy: 'COPY app /app' },
  ]
  const archive = accessTo(writeArchive([{ platform: 'linux/amd64', layers }]))
  return measureImage(
    { kind: 'archive', path: '/nonexistent/image.tar' },
    measureDeps({ openFile: async () => archive }),
    parseDockerfile('FROM base\nCOPY app /app\n', 'Dockerfile'),
    { files: true },
  )
}

function rules(...texts: readonly string[]) {
  return texts.flatMap((text) => {
    const parsed = parseBudgetRule(text)
    return parsed.ok ? [parsed.rule] : []
  })
}

const PUSH = {
  serverUrl: 'https://github.com',
  apiUrl: 'https://api.github.com',
  repository: 'octo/cv',
  eventName: 'push',
  ref: 'refs/heads/main',
  sha: BASE,
  actor: 'octo',
  runId: '1',
  runAttempt: '1',
  defaultBranch: 'main',
}
const PULL = {
  ...PUSH,
  eventName: 'pull_request',
  ref: 'refs/pull/7/merge',
  sha: MERGE,
  pullRequest: { number: 7, headSha: 'd'.repeat(40), base: { ref: 'main', sha: 'c'.repeat(40) } },
}

function subject(
  github: typeof PUSH | typeof PULL | undefined,
  request: Partial<DeltaStageSubject['request']> = {},
): DeltaStageSubject {
  return {
    request: {
      ...{ compare: 'auto', sizeBudget: [], sizeBudgetAction: 'fail' },
      ...{ offline: true, push: false },
      ...request,
    },
    plan: {
      variant: 'prod',
      dockerfile: { path: 'docker/Dockerfile.prod', origin: 'ours' },
      context: '.',
      image: { tags: ['ghcr.io/octo/cv:main'], labels: {}, annotations: [] },
      cache: {
        ...{ store: { kind: 'directory', folder: '/x', budgetBytes: 1e9 }, reason: '' },
        ...{ mayRestore: true, maySave: true, mayReuseUnits: true },
      },
    },
    context: { ...(github ? { github } : {}), workspaceFolder: '/repo' },
  }
}

const git = {
  'git -C /repo rev-parse': { stdout: `${MERGE}\n` },
  'git -C /repo cat-file commit HEAD': {
    stdout: `tree 0\nparent ${BASE}\nparent ${'d'.repeat(40)}\n\nMerge\n`,
  },
  'git -C /repo rev-list': { exitCode: 128, stderr: 'bad object' },
}

function makePorts(): DeltaPorts & { readonly lines: () => readonly string[] } {
  const folder = tempFolder()
  const store = makeDirectoryStore({
    ...{ folder, budgetBytes: 1e9, files: archiveFiles, clock },
    log: recordingLogger().log,
  })
  const { run, lines } = fakeCommandRunner(git)
  mkdirSync(TEMP, { recursive: true })
  return {
    ...{ files, store, tempFolder: TEMP, run, lines },
    measureImage: async () => ({ platforms: [], unmeasured: 'no registry answers' }),
  }
}

test('a push keeps its report, and the pull request after it says what it changes', async () => {
  const ports = makePorts()
  const before = await imageOf({ cv: 300, axum: 700 }, 900)
  const pushed = aReport({
    image: before,
    source: { commit: BASE },
    stages: [aStage('build', 0, 9000)],
  })
  const onMain = subject(PUSH)
  expect(wantsFiles(onMain)).toBe(true)
  const save = planSaveBaseline({ ...onMain, platforms: ['linux/amd64'] })
  expect(await saveBaseline(save, pushed, ports, ABORT)).toEqual([])

  const image = await imageOf({ cv: 450, axum: 700, serde: 90 }, 200)
  const onPull = subject(PULL, {
    sizeBudget: rules('growth<=0% warn', 'own-unpacked<=1B', 'unpacked<=1MB'),
  })
  expect(wantsFiles(onPull)).toBe(true)
  const delta = await runDelta(onPull, { image, stages: [aStage('build', 0, 8000)] }, ports, ABORT)

  expect(delta?.baseline).toEqual({
    ...{ kind: 'report', origin: 'cache', commit: BASE, commitsBehind: 0 },
    digest: before.digest,
  })
  const [platform] = delta?.platforms ?? []
  expect(platform?.base?.before).toEqual(platform?.base?.after)
  expect(platform?.files).toEqual([
    { path: 'app/style.css', beforeBytes: 900, afterBytes: 200 },
    { path: 'app/server', beforeBytes: expect.any(Number), afterBytes: expect.any(Number) },
  ])
  expect(platform?.crates).toEqual([
    { name: 'cv', beforeBytes: 300, afterBytes: 450 },
    { name: 'serde', afterBytes: 90 },
  ])
  expect(delta?.durations).toEqual([{ name: 'build', beforeMs: 9000, afterMs: 8000 }])
  expect(delta?.budgets.map(({ outcome, action }) => [outcome, action])).toEqual([
    [expect.stringMatching(/kept|exceeded/), 'warn'],
    ['exceeded', 'fail'],
    ['kept', 'fail'],
  ])
  expect(delta?.remarks).toEqual([])
  const json = renderJson(aReport({ image, ...(delta ? { delta } : {}) }))
  expect(parseReport(json)).toMatchObject({ ok: true, value: { delta } })
})

test('without anything kept: the reason, sizes, and no growth that anybody knows of', async () => {
  const image = await imageOf({ cv: 300 }, 900)
  const wanted = subject(PULL, { sizeBudget: rules('growth<=1%', 'unpacked<=1MB') })
  const delta = await runDelta(wanted, { image }, makePorts(), ABORT)
  expect(delta?.baseline).toEqual({
    kind: 'none',
    reason: 'There is no baseline: no report of bbbbbbbbbbbb for linux/amd64 is kept.',
  })
  expect(delta?.budgets.map(({ outcome }) => outcome)).toEqual(['not-known', 'kept'])
})

test('on the command line nothing is compared, looked into or asked, until somebody says with what', async () => {
  const ports = makePorts()
  const image = await imageOf({ cv: 300 }, 900)
  expect(wantsFiles(subject(undefined))).toBe(false)
  expect(await runDelta(subject(undefined), { image }, ports, ABORT)).toBeUndefined()

  const budget = subject(undefined, { sizeBudget: rules('unpacked<=1kB warn') })
  const judged = await runDelta(budget, { image }, ports, ABORT)
  expect(judged?.budgets.map(({ outcome }) => outcome)).toEqual(['exceeded'])
  expect(judged?.baseline).toEqual({
    kind: 'none',
    reason: 'Outside of a workflow nothing says what to compare with (compare: FILE does).',
  })

  const folder = tempFolder({
    'old.json': renderJson(aReport({ image, source: { commit: BASE } })),
  })
  const compare = subject(undefined, { compare: `${folder}/old.json` })
  expect(wantsFiles(compare)).toBe(true)
  const delta = await runDelta(compare, { image }, ports, ABORT)
  expect(delta?.baseline).toMatchObject({ kind: 'report', origin: 'file', commit: BASE })
  expect(delta?.platforms[0]?.files).toEqual([])
  expect(ports.lines()).toEqual([])
})

test.each<[string, Parameters<typeof runDelta>[1], string]>([
  ['no image', {}, 'There is no image to compare.'],
  [
    'an image that could not be measured',
    { image: { platforms: [], unmeasured: 'no engine' } },
    'There are no sizes to compare: no engine.',
  ],
  [
    'a build that was skipped',
    {
      cache: {
        ...({ store: 'actions', reason: '', archives: [] } as const),
        unchanged: { key: 'k' },
      },
    },
    'The build was skipped, and its image was compared when it was built.',
  ],
])('%s', async (_what, after, reason) => {
  const delta = await runDelta(subject(PULL), after, makePorts(), ABORT)
  expect(delta).toMatchObject({ baseline: { kind: 'none', reason }, platforms: [] })
})
