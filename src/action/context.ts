import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  buildSettings,
  caBundle,
  cacheFolder,
  proxySettings,
  userOfProcess,
} from '../adapters/environment.ts'
import { runnerOf } from '../adapters/runner.ts'
import type { GitHubContext, RunContext } from '../run-context.ts'

/** Both from src/action and from dist/action the repository is two folders up. */
const REPOSITORY = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..')

type Environment = Readonly<Record<string, string | undefined>>

/** Makes the temporary folder of this run below RUNNER_TEMP; `post` removes it. */
export function readActionContext(env: Environment): RunContext {
  const github = readGitHub(env)
  return {
    front: 'action',
    workspaceFolder: env.GITHUB_WORKSPACE || process.cwd(),
    tempFolder: mkdtempSync(join(env.RUNNER_TEMP || tmpdir(), 'cv-docker-build-')),
    cacheFolder: cacheFolder(env),
    dockerFolder: join(REPOSITORY, 'docker'),
    startedAtMs: Date.now(),
    proxy: proxySettings(env),
    settings: buildSettings(env),
    ...(github ? { github } : {}),
    ...caBundle(env),
    ...userOfProcess(),
    ...runnerOf(env),
  }
}

function readGitHub(env: Environment): GitHubContext | undefined {
  const repository = env.GITHUB_REPOSITORY
  if (!repository) return undefined
  const event = readEvent(env.GITHUB_EVENT_PATH)
  const repo = record(event.repository)
  const pull = record(event.pull_request)
  return {
    serverUrl: env.GITHUB_SERVER_URL || 'https://github.com',
    apiUrl: env.GITHUB_API_URL || 'https://api.github.com',
    repository,
    eventName: env.GITHUB_EVENT_NAME ?? '',
    ref: env.GITHUB_REF ?? '',
    sha: env.GITHUB_SHA ?? '',
    actor: env.GITHUB_ACTOR ?? '',
    runId: env.GITHUB_RUN_ID ?? '',
    runAttempt: env.GITHUB_RUN_ATTEMPT ?? '',
    step: readStep(env),
    ...text('defaultBranch', repo.default_branch),
    ...text('description', repo.description),
    ...text('license', record(repo.license).spdx_id),
    ...(typeof repo.private === 'boolean' ? { isPrivate: repo.private } : {}),
    ...(typeof pull.number === 'number'
      ? { pullRequest: readPull(pull, pull.number, repository) }
      : {}),
  }
}

function readPull(
  pull: Record<string, unknown>,
  number: number,
  repository: string,
): NonNullable<GitHubContext['pullRequest']> {
  const { ref, sha } = record(pull.base)
  const head = record(pull.head)
  return {
    number,
    headSha: String(head.sha ?? ''),
    isFork: record(head.repo).full_name !== repository,
    ...(typeof ref === 'string' && typeof sha === 'string' ? { base: { ref, sha } } : {}),
    ...(pull.state === 'closed' ? { isClosed: true } : {}),
  }
}

function readStep(env: Environment): NonNullable<GitHubContext['step']> {
  return {
    ...text('workflow', env.GITHUB_WORKFLOW),
    ...text('job', env.GITHUB_JOB),
    ...text('action', env.GITHUB_ACTION),
  }
}

/** A missing or broken payload is no reason to stop: what it would have said is then not known. */
function readEvent(path: string | undefined): Record<string, unknown> {
  if (!path) return {}
  try {
    return record(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return {}
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function text<K extends string>(key: K, value: unknown): { readonly [P in K]?: string } {
  return (typeof value === 'string' && value !== '' ? { [key]: value } : {}) as {
    readonly [P in K]?: string
  }
}
