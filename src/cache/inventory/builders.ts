import { runRemoveBuilder } from '../../engine/builder.ts'
import type { CommandRunner } from '../../ports.ts'
import type { Run } from './find-runs.ts'

/** As a run calls the builder that it makes: by when it started, or by the number of the workflow run. */
const NAME = /^cv-docker-build-(?:(\d{13})|\d+-\d+-\d{1,5})$/
const LIST_TIMEOUT_MS = 20_000

type BuilderPorts = {
  readonly run: CommandRunner
  readonly env: Readonly<Record<string, string>>
}

/**
 * Builders that runs of ours made and that no run is using. None where docker does not answer, or where
 * nobody can tell what runs.
 */
export async function findOwnBuilders(
  { run, env }: BuilderPorts,
  runs: readonly Run[] | undefined,
): Promise<readonly string[]> {
  if (runs === undefined) return []
  const argv = ['docker', 'buildx', 'ls', '--format', '{{.Name}} {{.DriverEndpoint}}'] as const
  const { exitCode, stdout } = await run(argv, { env, timeoutMs: LIST_TIMEOUT_MS })
  if (exitCode !== 0) return []
  const names = stdout.split('\n').flatMap((line) => {
    const [, name, driver] = /^(\S+?)\*? (\S+)$/.exec(line.trim()) ?? []
    return name !== undefined && driver === 'docker-container' && NAME.test(name) ? [name] : []
  })
  return [...new Set(names)].filter((name) => !mayBeUsed(name, runs))
}

/** The run that made a builder started before the builder got its name. */
function mayBeUsed(name: string, runs: readonly Run[]): boolean {
  const madeMs = Number(NAME.exec(name)?.[1] ?? Number.POSITIVE_INFINITY)
  return runs.some(({ startedMs }) => startedMs <= madeMs)
}

/** Gives those that could not be removed. */
export async function removeBuilders(
  names: readonly string[],
  ports: BuilderPorts,
): Promise<readonly string[]> {
  const failed: string[] = []
  for (const name of names) if (!(await runRemoveBuilder(name, ports))) failed.push(name)
  return failed
}
