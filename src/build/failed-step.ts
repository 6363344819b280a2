import { basename } from 'node:path'
import type { BuildProgress } from './progress.ts'
import { parseStepName } from './step-name.ts'
import type { Vertex } from './vertex.ts'

const CANCELLED = /context canceled|^Canceled/

/**
 * The vertex that broke the build. When one fails, BuildKit cancels those that run beside it; and a
 * cache that cannot be imported is an error of a step, but not of the build.
 */
export function findFailedVertex(
  progress: BuildProgress,
  clientError = readClientError(progress.messages),
): Vertex | undefined {
  const failed = [...progress.vertices.values()]
    .filter((vertex) => lastError(vertex) !== undefined)
    .filter((vertex) => !CANCELLED.test(lastError(vertex) ?? ''))
    .sort((a, b) => endOf(a) - endOf(b))
  const named = failed.find((vertex) => clientError?.includes(lastError(vertex) ?? ''))
  return named ?? failed.find((vertex) => !vertex.name.startsWith('importing cache manifest'))
}

/** Of its last run: an earlier one does not count when a later went well. */
export function lastError(vertex: Vertex | undefined): string | undefined {
  return vertex?.runs.at(-1)?.error
}

function endOf(vertex: Vertex): number {
  return vertex.runs.at(-1)?.completedMs ?? Number.POSITIVE_INFINITY
}

/** The last `ERROR:` of buildx or docker and what follows it, without the usual prefixes. */
export function readClientError(messages: readonly string[]): string | undefined {
  const at = messages.findLastIndex((message) => /^(?:ERROR|error): /.test(message))
  // Of a wrong flag the docker client says only that, without a prefix.
  if (at < 0) return messages.find((message) => /^unknown (?:shorthand )?flag/.test(message))
  const text = messages.slice(at).join('\n')
  return text.replace(
    /^(?:ERROR|error): (?:failed to build: )?(?:failed to solve: )?(?:rpc error: code = \w+ desc = )?/,
    '',
  )
}

const RUN_ERROR = /^process "[\s\S]*" did not complete successfully: (?<outcome>[\s\S]*)$/

/** Of a failed RUN only how it ended: the rest quotes the command, which may say anything. */
export function readOutcome(error: string | undefined): string | undefined {
  return RUN_ERROR.exec(error ?? '')?.groups?.outcome ?? error
}

/** `RUN cargo build --release`: the instruction without its flags, as long as a sentence bears. */
export function describeStep(vertex: Vertex | undefined): string {
  if (vertex === undefined) return 'The build'
  const name = parseStepName(vertex.name)
  const text = name.kind === 'instruction' ? name.instruction : vertex.name
  const plain = text.replace(/^(RUN|COPY|ADD)((?: --[a-z-]+(?:=\S+)?)+) /, '$1 ')
  return `\`${plain.length <= 80 ? plain : `${plain.slice(0, 79)}…`}\``
}

/** buildx prints `Dockerfile:3` and the lines around between two rules of dashes. */
export function readLocation(messages: readonly string[], dockerfile: string) {
  const rule = messages.findIndex((message) => /^-{10,}$/.test(message))
  const found = /^(?<file>[^\s].*):(?<line>\d+)$/.exec(messages[rule - 1] ?? '')?.groups
  if (found?.file === undefined) return undefined
  const same = basename(found.file) === basename(dockerfile)
  return { file: same ? dockerfile : found.file, line: Number(found.line) }
}
