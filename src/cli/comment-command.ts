import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { clock } from '../adapters/clock.ts'
import { definedVariables } from '../adapters/environment.ts'
import { openComments } from '../adapters/github-comments.ts'
import { readNetworkSettings } from '../adapters/network-settings.ts'
import { readSmallFiles } from '../adapters/small-files.ts'
import { makeTransport } from '../adapters/transport.ts'
import { COMMENT_POLICY } from '../comment/ask-patiently.ts'
import type { CommentReport } from '../comment/comment-report.ts'
import { HAND_OVER_MAX_BYTES } from '../comment/hand-over.ts'
import { runRelay } from '../comment/run-relay.ts'
import { MAX_ENTRIES } from '../comment/stored-state.ts'
import { formatInputError, type InputError, type Parsed } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import type { Clock } from '../ports.ts'
import { cleanLine } from '../report/plain-text.ts'
import { VERSION } from '../version.ts'
import { readOptions } from './command-options.ts'
import { readRelayedRun } from './relayed-run.ts'

export const COMMENT_HELP = `cv-docker-build comment --from FOLDER

Posts on a pull request what a run without the right to comment has left (of a fork, of Dependabot). For
a workflow of the event workflow_run: it takes the run, the repository and the addresses from the
variables of GitHub Actions, and the token from GITHUB_TOKEN, which needs pull-requests: write. The files
are data; nothing of the pull request is run, and nothing that GitHub itself knows is taken from them.

Options:
  --from FOLDER   folder with the files that the output comment-file of those runs named
  --help          this text
`

type Relay = {
  readonly folder: string
  readonly apiUrl: string
  readonly serverUrl: string
  readonly repository: string
  readonly token: string
  readonly event: unknown
}

export type CommentCommandPorts = {
  readonly env: Readonly<Record<string, string>>
  readonly clock: Clock
  readonly random: () => number
  /** One line each: to standard output, and to standard error. */
  readonly say: (line: string) => void
  readonly complain: (line: string) => void
}

/** `comment`: see its help. Gives the exit code. */
export async function runCommentCommand(
  args: readonly string[],
  signal: AbortSignal,
  ports: CommentCommandPorts = realPorts(),
): Promise<number> {
  const parsed = readOptions(
    args,
    { from: { type: 'string' }, help: { type: 'boolean' } },
    { count: 0, command: 'comment' },
  )
  if (!parsed.ok) return refuse(parsed.errors, ports)
  if (parsed.value.has('help')) {
    ports.say(COMMENT_HELP.trimEnd())
    return EXIT.ok
  }
  const relay = readRelay(parsed.value.text('from'), ports.env)
  if (!relay.ok) return refuse(relay.errors, ports)
  return tell(await runIt(relay.value, ports, signal), ports)
}

function realPorts(): CommentCommandPorts {
  return {
    env: definedVariables(process.env),
    clock,
    random: Math.random,
    say: (line) => process.stdout.write(`${line}\n`),
    complain: (line) => process.stderr.write(`${line}\n`),
  }
}

function readRelay(from: string | undefined, env: Readonly<Record<string, string>>): Parsed<Relay> {
  const needed = { '--from': from, ...pick(env) }
  const errors = Object.entries(needed)
    .filter(([, value]) => !value)
    .map(
      ([input]): InputError => ({ input, problem: 'is not given', remedy: 'see comment --help' }),
    )
  if (errors.length > 0) return { ok: false, errors }
  return {
    ok: true,
    value: {
      folder: resolve(from ?? ''),
      apiUrl: env.GITHUB_API_URL || 'https://api.github.com',
      serverUrl: env.GITHUB_SERVER_URL || 'https://github.com',
      repository: env.GITHUB_REPOSITORY ?? '',
      token: env.GITHUB_TOKEN ?? '',
      event: readEvent(env.GITHUB_EVENT_PATH ?? ''),
    },
  }
}

function pick({
  GITHUB_REPOSITORY,
  GITHUB_TOKEN,
  GITHUB_EVENT_PATH,
}: Readonly<Record<string, string>>) {
  return { GITHUB_REPOSITORY, GITHUB_TOKEN, GITHUB_EVENT_PATH }
}

function readEvent(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

async function runIt(
  { folder, apiUrl, serverUrl, repository, token, event }: Relay,
  { env, clock: time, random }: CommentCommandPorts,
  signal: AbortSignal,
): Promise<CommentReport> {
  const run = readRelayedRun(event)
  if (run === undefined) {
    return { outcome: 'skipped', reason: 'The event is no workflow_run.' }
  }
  const found = await readSmallFiles(folder, {
    files: MAX_ENTRIES,
    bytesEach: HAND_OVER_MAX_BYTES,
    // An artifact each has a folder of its own.
    depth: 1,
  })
  if (!found.ok) return { outcome: 'skipped', reason: found.reason }
  const page = { serverUrl, repository, toolVersion: VERSION }
  return await runRelay(run, page, {
    files: found.files,
    openApi: async () => {
      const transport = makeTransport(await readNetworkSettings(env))
      return await openComments({ apiUrl, token, repository, transport, signal })
    },
    patience: { clock: time, random, signal, policy: COMMENT_POLICY, startedAtMs: time.now() },
  })
}

/** What was refused is no failure of the workflow that asked; what got lost is. */
function tell(
  { outcome, reason, url }: CommentReport,
  { say }: Pick<CommentCommandPorts, 'say'>,
): number {
  const parts = [`comment ${outcome}`, ...(reason ? [reason] : []), ...(url ? [url] : [])]
  // Names of files come from somebody else's run, and the runner obeys `##[command]` anywhere in a line.
  say(cleanLine(parts.join(': ')).replaceAll('##[', '## ['))
  return outcome === 'lost' ? EXIT.build : EXIT.ok
}

function refuse(
  errors: readonly InputError[],
  { complain }: Pick<CommentCommandPorts, 'complain'>,
): number {
  for (const error of errors) complain(`error: ${cleanLine(formatInputError(error))}`)
  return EXIT.input
}
