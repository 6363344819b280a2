import { asByteCount, asObject, asString, parseJson } from '../../image/json.ts'
import type { CommandRunner } from '../../ports.ts'

type Run = { readonly run: CommandRunner }

/** A command of the engine that answers from its own store; above it something hangs. */
export const ENGINE_TIMEOUT_MS = 60_000

export type EngineImage = {
  readonly id: string
  /** As the engine counts: unpacked files. */
  readonly sizeBytes: number
}

/** What the engine has under a name or id; `undefined` where it has nothing. */
export async function inspectImage(
  name: string,
  { run }: Run,
  signal: AbortSignal,
): Promise<EngineImage | undefined> {
  const argv = ['docker', 'image', 'inspect', '--format', '{{json .}}', name] as const
  const { exitCode, stdout } = await run(argv, { signal, timeoutMs: ENGINE_TIMEOUT_MS })
  const image = exitCode === 0 ? asObject(parseJson(stdout)) : undefined
  const id = asString(image?.Id)
  return id === undefined ? undefined : { id, sizeBytes: asByteCount(image?.Size) ?? 0 }
}

/** Whether every tag now names the image. */
export async function tagImage(
  id: string,
  tags: readonly string[],
  { run }: Run,
  signal: AbortSignal,
): Promise<boolean> {
  for (const tag of tags) {
    const argv = ['docker', 'image', 'tag', id, tag] as const
    const { exitCode } = await run(argv, { signal, timeoutMs: ENGINE_TIMEOUT_MS })
    if (exitCode !== 0) return false
  }
  return true
}

/** Loads an archive of `docker image save`. The engine checks every layer against its digest. */
export async function loadImage(
  file: string,
  { run }: Run,
  signal: AbortSignal,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly problem: string }> {
  const argv = ['docker', 'image', 'load', '--quiet', '--input', file] as const
  const { exitCode, stderr } = await run(argv, { signal, timeoutMs: ENGINE_TIMEOUT_MS })
  if (exitCode === 0) return { ok: true }
  return { ok: false, problem: `the engine does not take the image: ${firstLine(stderr)}` }
}

/** By its id, so that the archive names no tag: loading it can move none. */
export async function saveImage(
  id: string,
  file: string,
  { run }: Run,
  signal: AbortSignal,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly problem: string }> {
  const argv = ['docker', 'image', 'save', '--output', file, id] as const
  const { exitCode, stderr } = await run(argv, { signal, timeoutMs: ENGINE_TIMEOUT_MS })
  if (exitCode === 0) return { ok: true }
  return { ok: false, problem: `the engine does not save the image: ${firstLine(stderr)}` }
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? ''
}
