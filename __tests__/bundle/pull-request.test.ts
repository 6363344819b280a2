import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseHandOver } from '../../src/comment/hand-over.ts'
import { parseState } from '../../src/comment/stored-state.ts'
import { prepareChecks } from '../comment/github-description.ts'
import { type GitHubServer, startGitHub } from '../comment/github-server.ts'
import { commitOf } from '../comment/scene.ts'
import { payloadOf, setIn } from '../comment/webhook-payloads.ts'
import { type Registry, startRegistry } from '../engine/registry.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import {
  auditableBinary,
  closeRegistries,
  crate,
  realTrivy,
  serveDatabase,
  smallDatabase,
} from '../scan/real-trivy.ts'
import { tryDocker } from './docker.ts'
import { reportErrors } from './report-file.ts'
import { makeRunner, type StepResult } from './runner.ts'

/**
 * What a pull request gets to see of the action, with everything real but GitHub: engine, registry, scanner,
 * and a GitHub on loopback that holds each request and answer against GitHub's own description.
 */
const MINUTES = 60_000
const CRITICAL = crate('CVE-2099-7', 'matchit', '>= 0.0.0', '0.9.0', 'CRITICAL', '@octocat loops')

let registry: Registry
let github: GitHubServer
let scanner: Readonly<Record<string, string>>
const cache = tempFolder()

beforeAll(async () => {
  await prepareChecks()
  registry = await startRegistry()
  github = await startGitHub()
  const folder = tempFolder()
  await smallDatabase(folder, [CRITICAL])
  const { repository, digest } = await serveDatabase(folder)
  scanner = {
    'trivy-path': await realTrivy(),
    'scan-db-repositories': `${repository}@${digest}`,
  }
}, 5 * MINUTES)
afterAll(async () => {
  const ours = ['--filter', `reference=${registry.host}/cv`, '--format', '{{.Repository}}:{{.Tag}}']
  const names = tryDocker(['image', 'ls', ...ours])
    .stdout.split('\n')
    .filter(Boolean)
  if (names.length > 0) tryDocker(['image', 'rm', '--force', ...names])
  registry.stop()
  closeRegistries()
  await github.stop()
  removeTempFolders()
}, MINUTES)

/** An application whose program has audit data, and a page that grows with its commits. */
function checkout(commit: number): string {
  const workspace = tempFolder({
    Dockerfile: 'FROM scratch\nUSER 1000\nCOPY app page /\nENTRYPOINT ["/app"]\n',
    page: 'x'.repeat(10_000 * commit),
  })
  const crates = [
    { name: 'app', version: '0.1.0', source: 'local', root: true, dependencies: [1] } as const,
    { name: 'matchit', version: '0.8.4' },
  ]
  writeFileSync(join(workspace, 'app'), auditableBinary(crates), { mode: 0o755 })
  return workspace
}

type Change = { readonly commit: number; readonly run: number; readonly from?: string }

/** The event `pull_request` of a commit, as its runner gives it to the action. */
function pullRequest({ commit, run, from = 'octo/cv' }: Change) {
  const event = payloadOf('pull_request', 'opened')
  const members = {
    'repository.full_name': 'octo/cv',
    'repository.default_branch': 'main',
    'pull_request.number': 7,
    'pull_request.head.sha': commitOf(commit),
    'pull_request.head.repo.full_name': from,
    'pull_request.base.ref': 'main',
    'pull_request.base.sha': commitOf(1),
  }
  for (const [path, value] of Object.entries(members)) setIn(event, path, value)
  return {
    event,
    env: {
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_REF: 'refs/pull/7/merge',
      GITHUB_REF_NAME: '7/merge',
      // The commit that joins both, which nobody knows by this name.
      GITHUB_SHA: commitOf(100 + commit),
      GITHUB_RUN_ID: `${run}`,
    },
  }
}

type Job = Partial<ReturnType<typeof pullRequest>> & {
  readonly inputs?: Readonly<Record<string, string>>
}

/** Main, then what later steps of the job find, then post, which takes it away. */
async function runOn(commit: number, { event, env, inputs }: Job = {}) {
  const workspace = checkout(commit)
  const runner = makeRunner({
    workspace,
    event: event ?? { repository: { full_name: 'octo/cv', default_branch: 'main' } },
    token: 'secret',
    inputs: {
      registry: registry.host,
      push: 'true',
      scan: 'report',
      report: 'out/report.json',
      ...scanner,
      ...inputs,
    },
    env: {
      GITHUB_API_URL: github.url,
      GITHUB_REPOSITORY: 'octo/cv',
      GITHUB_SHA: commitOf(commit),
      GITHUB_WORKFLOW: 'build',
      GITHUB_JOB: 'image',
      GITHUB_ACTION: 'image',
      CV_DOCKER_BUILD_CACHE: cache,
      ...env,
    },
  })
  const main = await runner.runMain()
  expect([main.errors, main.exitCode === 0 ? '' : main.output]).toEqual([[], ''])
  const found = readResults(main)
  expect((await runner.runPost(main.state)).exitCode).toBe(0)
  return { ...main, ...found, workspace }
}

/** What the outputs name. */
function readResults({ outputs }: StepResult) {
  const read = (name: string) => (outputs[name] ? readFileSync(outputs[name], 'utf8') : undefined)
  return { page: read('report-html'), handOver: read('comment-file'), sarif: read('scan-sarif') }
}

/** Methods of what was asked of GitHub since `at`, without what only reads. */
function written(at: number): readonly string[] {
  return github.asked
    .slice(at)
    .map(({ method, path }) => `${method} ${path}`)
    .filter((one) => !/^GET |\/graphql$/.test(one))
}

const COMMENTS = '/repos/octo/cv/issues/7/comments'

test(
  'one comment: made for the first commit, edited for the next, with the way in between',
  async () => {
    const main = await runOn(1)
    // No pull request, no comment.
    expect([github.asked, main.outputs['comment-url']]).toEqual([[], ''])
    const first = await runOn(2, pullRequest({ commit: 2, run: 202 }))
    expect(written(0)).toEqual([`POST ${COMMENTS}`])
    expect(github.comments).toMatchObject([{ id: 1000, author: 'github-actions[bot]' }])
    const before = github.comments[0]?.body ?? ''
    expect(before).toContain(`compared with the image \`${registry.host}/cv:main\``)
    expect(before).toContain('CVE-2099-7')
    expect(before).not.toContain('Since last commit')

    const asked = github.asked.length
    const second = await runOn(3, pullRequest({ commit: 3, run: 203 }))
    expect(written(asked)).toEqual(['PATCH /repos/octo/cv/issues/comments/1000'])
    expect(github.comments.map(({ id }) => id)).toEqual([1000])
    const after = github.comments[0]?.body ?? ''
    // 10 kB a commit: against main, and against the commit before.
    expect(after).toContain('| `page` | 10.0 kB | 30.0 kB | &#43;20.0 kB |')
    expect(after).toMatch(/Since last commit[\s\S]*<br>since\s\[`0202020`\]/)
    expect(parseState(after).entries).toMatchObject([
      { commit: commitOf(3), previous: { commit: commitOf(2) }, scan: { verdict: 'fail' } },
    ])
    // What an advisory says mentions nobody.
    expect(after).not.toContain('@octocat')
    expect(github.problems).toEqual([])
    for (const run of [first, second]) {
      expect(run.outputs).toMatchObject({
        'comment-url': 'https://github.com/octo/cv/pull/7#issuecomment-1000',
        'comment-file': '',
      })
    }
  },
  5 * MINUTES,
)

test(
  'report.json and report.html lie where they were wanted, the outputs say so, and the registry has what was scanned',
  async () => {
    const { outputs, report, page, sarif, summary, workspace } = await runOn(2)
    expect(outputs).toMatchObject({
      outcome: 'success',
      image: `${registry.host}/cv:main`,
      digest: await registry.digestOf('cv', 'main'),
      'scan-verdict': 'fail',
      'scan-findings': '1',
      'scan-breaking': '1',
      report: join(workspace, 'out/report.json'),
      'report-html': join(workspace, 'out/report.html'),
    })
    expect(reportErrors(report)).toEqual([])
    expect(JSON.parse(report)).toMatchObject({
      scan: { platforms: [{ findings: [{ id: 'CVE-2099-7', package: 'matchit' }] }] },
      publish: { outcome: 'pushed', digest: outputs.digest },
    })
    for (const text of [page, sarif, summary]) expect(text).toContain('CVE-2099-7')
    // The page asks nobody for anything: it is uploaded as one file.
    expect(page).toContain("content=\"default-src 'none'")
  },
  5 * MINUTES,
)

test(
  'a fork: nothing is written on GitHub; the summary tells all, and a file holds what another workflow may post',
  async () => {
    const [asked, comments] = [github.asked.length, structuredClone(github.comments)]
    const fork = pullRequest({ commit: 4, run: 204, from: 'mallory/cv' })
    const inputs = { push: 'false', load: 'true' }
    const { outputs, summary, handOver = '', page } = await runOn(4, { ...fork, inputs })
    expect([written(asked), github.comments]).toEqual([[], comments])
    expect(outputs['comment-url']).toBe('')
    expect(outputs['comment-file']).toMatch(/\/comment\.json$/)
    expect(summary).toContain('The token of a pull request from a fork can read only.')
    for (const text of [summary, page]) expect(text).toContain('CVE-2099-7')
    expect(parseHandOver(handOver)).toMatchObject({
      ok: true,
      value: { pullRequest: 7, entry: { commit: commitOf(4), scan: { verdict: 'fail' } } },
    })
  },
  5 * MINUTES,
)
