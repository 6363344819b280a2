import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseYaml } from 'yaml'

const ACTION = new URL('../../action.yml', import.meta.url)

export type Job = {
  /** The checkout; also the working folder. */
  readonly workspace: string
  readonly inputs?: Readonly<Record<string, string>>
  /** On top of, or in the place of, the environment of this process. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Payload of the event. */
  readonly event?: unknown
  /** What `${{ github.token }}` stands for. */
  readonly token?: string
}

/** What the runner reads after a step. */
export type StepFiles = Readonly<Record<'output' | 'state' | 'env' | 'path' | 'summary', string>>

/** Each step has files of its own, empty at its start. */
export function makeStepFiles(folder: string, phase: string): StepFiles {
  const own = mkdtempSync(join(folder, `${phase}-`))
  const file = (name: string) => {
    const path = join(own, name)
    writeFileSync(path, '')
    return path
  }
  return {
    output: file('output'),
    state: file('state'),
    env: file('env'),
    path: file('path'),
    summary: file('summary.md'),
  }
}

export type Place = {
  /** Of the job. */
  readonly folder: string
  /** RUNNER_TEMP. */
  readonly temp: string
  readonly files: StepFiles
  readonly state: Readonly<Record<string, string>>
}

/** Not handed on: what a runner (or jest) set for itself, and would make a test depend on where it runs. */
const OURS =
  /^(?:INPUT_|STATE_|GITHUB_|RUNNER_|ACTIONS_|JEST_|NODE_|npm_|BUILDX_|DOCKER_DEFAULT)|^CI$/

/** The environment of one step, with nothing of the process that runs the test but what docker needs. */
export function makeStepEnvironment(job: Job, place: Place): NodeJS.ProcessEnv {
  const given = Object.entries(process.env).filter(([name]) => !OURS.test(name))
  const env = {
    ...Object.fromEntries(given),
    ...githubVariables(job.workspace, place),
    ...Object.fromEntries(
      Object.entries(place.state).map(([name, value]) => [`STATE_${name}`, value]),
    ),
    ...inputVariables(job),
    ...job.env,
  }
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined))
}

function githubVariables(workspace: string, { folder, temp, files }: Place) {
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: temp,
    GITHUB_WORKSPACE: workspace,
    GITHUB_OUTPUT: files.output,
    GITHUB_STATE: files.state,
    GITHUB_ENV: files.env,
    GITHUB_PATH: files.path,
    GITHUB_STEP_SUMMARY: files.summary,
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_EVENT_NAME: 'push',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_REPOSITORY: 'octo/demo',
    GITHUB_REPOSITORY_OWNER: 'octo',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REF_NAME: 'main',
    GITHUB_REF_TYPE: 'branch',
    GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
    GITHUB_ACTOR: 'octocat',
    GITHUB_RUN_ID: '1001',
    GITHUB_RUN_ATTEMPT: '1',
  }
}

type ActionInputs = Readonly<Record<string, { readonly default?: string }>>

/** Upper-case names, blanks become underscores, dashes stay; the runner puts the defaults in. */
function inputVariables({ inputs = {}, token = '' }: Job): Readonly<Record<string, string>> {
  const action = parseYaml(readFileSync(ACTION, 'utf8')) as {
    readonly inputs: ActionInputs
  }
  const unknown = Object.keys(inputs).filter((name) => !(name in action.inputs))
  if (unknown.length > 0) throw new Error(`action.yml has no input ${unknown.join(', ')}`)
  return Object.fromEntries(
    Object.entries(action.inputs).map(([name, { default: fallback = '' }]) => {
      const value = inputs[name] ?? fallback.replaceAll('${{ github.token }}', token)
      return [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]
    }),
  )
}
