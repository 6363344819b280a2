import { archiveFiles } from '../../src/adapters/archive-files.ts'
import { clock } from '../../src/adapters/clock.ts'
import { files } from '../../src/adapters/files.ts'
import { makeDirectoryStore } from '../../src/cache/stores/directory-store.ts'
import {
  comparesFiles,
  type DeltaStagePorts,
  keepReport,
  runDeltaStage,
} from '../../src/delta-stages.ts'
import type { Prepared } from '../../src/prepare.ts'
import { renderJson } from '../../src/report/json.ts'
import { redactReport } from '../../src/report/redact.ts'
import type { GitHubContext, RunContext } from '../../src/run-context.ts'
import { aRequest, ourFacts, planOf } from '../builders/a-plan.ts'
import { aLayer, anImage, aPlatform, aReport } from '../builders/a-report.ts'
import { aContext, anEngine } from '../builders/facts.ts'
import { fakeCommandRunner } from '../fakes/fake-command-runner.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { measureDeps } from '../image/support.ts'
import { writeZip } from './zip-writer.ts'

afterAll(removeTempFolders)

const ABORT = new AbortController().signal
const [MERGE, BASE] = ['e', 'b'].map((digit) => digit.repeat(40)) as [string, string]
const PUSH: GitHubContext = {
  ...{ serverUrl: 'https://github.com', apiUrl: 'https://api.github.com', repository: 'octo/cv' },
  ...{ eventName: 'push', ref: 'refs/heads/main', sha: BASE, actor: 'octo' },
  ...{ runId: '1', runAttempt: '1', defaultBranch: 'main' },
}
const PULL: GitHubContext = {
  ...PUSH,
  ...{ eventName: 'pull_request', ref: 'refs/pull/7/merge', sha: MERGE },
  pullRequest: { number: 7, headSha: 'd'.repeat(40), base: { ref: 'main', sha: BASE } },
}

function contextOf(github: GitHubContext): RunContext {
  return aContext({ front: 'action', github, tempFolder: tempFolder() })
}

function prepare(context: RunContext, inputs: Readonly<Record<string, string>> = {}): Prepared {
  const given = { cache: 'directory', 'github-token': 'token', ...inputs }
  const request = aRequest(given, context)
  const plan = planOf({ inputs: given, context })
  return { request, facts: ourFacts(), engine: anEngine(), plan }
}

const { run } = fakeCommandRunner({
  'git -C /repo rev-parse': { stdout: `${MERGE}\n` },
  'git -C /repo cat-file': { stdout: `parent ${BASE}\nparent ${'d'.repeat(40)}\n\nMerge\n` },
  'git -C /repo rev-list': { exitCode: 128 },
})

function portsOver(
  answer: (url: string) => { status: number; body?: Uint8Array } = () => ({ status: 404 }),
) {
  const store = makeDirectoryStore({
    ...{ folder: tempFolder(), budgetBytes: 1e9, files: archiveFiles, clock },
    log: recordingLogger().log,
  })
  const asked: string[] = []
  const http: DeltaStagePorts['http'] = async (url) => {
    asked.push(url)
    return { headers: {}, body: new Uint8Array(0), ...answer(url) }
  }
  const cache = async () => ({ store: () => store }) as never
  const ports: DeltaStagePorts = { run, files, http, cache, measure: measureDeps({ http }) }
  return { ports, asked }
}

function imageOf(bytes: number) {
  return anImage(aPlatform('linux/amd64', [aLayer('own', { seed: 1, compressedBytes: bytes })]))
}

test('what a push keeps, a pull request of the same project is compared with', async () => {
  const { ports, asked } = portsOver()
  const onMain = contextOf(PUSH)
  expect(comparesFiles(prepare(onMain), onMain)).toBe(true)
  const report = redactReport(aReport({ image: imageOf(100), source: { commit: BASE } }), [])
  expect(await keepReport(prepare(onMain), onMain, report, ports, ABORT)).toEqual([])

  const onPull = contextOf(PULL)
  const inputs = { 'size-budget': 'growth<=10%' }
  const after = { image: imageOf(120) }
  const delta = await runDeltaStage(prepare(onPull, inputs), onPull, after, ports, ABORT)
  expect(delta?.baseline).toMatchObject({ kind: 'report', origin: 'cache', commit: BASE })
  expect(delta?.platforms[0]?.total.before?.compressedBytes).toBe(100)
  expect(delta?.budgets.map(({ outcome }) => outcome)).toEqual(['exceeded'])
  expect(asked).toEqual([])
  // A pull request keeps nothing for others.
  expect(await keepReport(prepare(onPull), onPull, report, ports, ABORT)).toEqual([])
})

test('another variant is another project', async () => {
  const { ports } = portsOver()
  const onMain = contextOf(PUSH)
  const report = aReport({ image: imageOf(100), source: { commit: BASE } })
  await keepReport(prepare(onMain), onMain, report, ports, ABORT)
  const onPull = contextOf(PULL)
  const facts = ourFacts('minimal')
  const inputs = { cache: 'directory', offline: 'true' }
  const request = aRequest(inputs, onPull)
  const other = {
    request,
    facts,
    engine: anEngine(),
    plan: planOf({ inputs, facts, context: onPull }),
  }
  const delta = await runDeltaStage(other, onPull, { image: imageOf(9) }, ports, ABORT)
  expect(delta?.baseline).toMatchObject({ kind: 'none' })
})

test('the artifact of the base, where the store has nothing', async () => {
  const zip = writeZip({
    'report.json': renderJson(aReport({ image: imageOf(70), source: { commit: BASE } })),
  })
  const artifact = {
    ...{ id: 5, name: 'cv-docker-build-report-prod', expired: false, size_in_bytes: 900 },
    workflow_run: { head_branch: 'main', head_sha: BASE, repository_id: 1, head_repository_id: 1 },
  }
  const list = new TextEncoder().encode(JSON.stringify({ artifacts: [artifact] }))
  const { ports, asked } = portsOver((url) => ({
    status: 200,
    body: url.endsWith('/zip') ? zip : list,
  }))
  const onPull = contextOf(PULL)
  const delta = await runDeltaStage(prepare(onPull), onPull, { image: imageOf(9) }, ports, ABORT)
  expect(delta?.baseline).toMatchObject({ kind: 'report', origin: 'artifact', commit: BASE })
  expect(
    asked.every((url) => url.startsWith('https://api.github.com/repos/octo/cv/actions/')),
  ).toBe(true)
})

test('then the registry; all that was tried is told', async () => {
  const { ports, asked } = portsOver()
  const onPull = contextOf(PULL)
  const delta = await runDeltaStage(prepare(onPull), onPull, { image: imageOf(9) }, ports, ABORT)
  expect(delta?.baseline).toEqual({
    kind: 'none',
    reason: expect.stringMatching(
      /^There is no baseline: no report of bbbbbbbbbbbb for linux\/amd64 is kept; the artifact cv-docker-build-report-prod of main: GitHub answered 404 \(the token needs actions: read\); ghcr\.io\/octo\/cv:main could not be measured: the registry answered 404 /,
    ),
  })
  expect(asked.some((url) => url === 'https://ghcr.io/v2/octo/cv/manifests/main')).toBe(true)
})

test('on the command line nobody is asked, and nothing is listed', async () => {
  const context = aContext({ tempFolder: tempFolder() })
  const { ports, asked } = portsOver()
  const prepared = prepare(context)
  expect(comparesFiles(prepared, context)).toBe(false)
  expect(
    await runDeltaStage(prepared, context, { image: imageOf(9) }, ports, ABORT),
  ).toBeUndefined()
  expect(asked).toEqual([])
})
