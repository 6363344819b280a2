import type { CommandRunner } from '../../ports.ts'
import { cleanLine, clip } from '../../report/plain-text.ts'
import type { CheckReport, Endpoint } from '../preflight.ts'
import type { ProxySettings } from '../proxy-route.ts'
import { checkBuilder, parseBuilderState } from './builder.ts'
import { checkDaemon, checkDisk, parseDaemon, readDaemonPlace } from './docker-daemon.ts'
import { checkRunSandbox } from './run-sandbox.ts'

export type DockerPorts = {
  /** With the environment that finds the engine. */
  readonly run: CommandRunner
  /** `undefined` when there is no such file, or it may not be read. */
  readonly readText: (path: string) => Promise<string | undefined>
  /** Of the file system that holds the path; `undefined` when it cannot be told. */
  readonly freeBytes: (path: string) => Promise<number | undefined>
  /** Whether this machine itself finds an address for the name. */
  readonly resolves: (host: string) => Promise<boolean>
  /** Of the host, to be compared with what daemon and builder have. */
  readonly proxy: ProxySettings
}

export type DockerQuestions = { readonly builder?: string; readonly sandbox: boolean }

/** The daemon, its disk, the builder, and a RUN step: what lies between a build and its network. */
export async function checkDocker(
  { builder, sandbox }: DockerQuestions,
  endpoints: readonly Endpoint[],
  ports: DockerPorts,
  signal: AbortSignal,
): Promise<readonly CheckReport[]> {
  const { run } = ports
  const [info, bridge, inspect] = await Promise.all([
    run(['docker', 'info', '--format', '{{json .}}'], { signal }),
    run(['docker', 'network', 'inspect', 'bridge', '--format', '{{json .}}'], { signal }),
    run(['docker', 'buildx', 'inspect', ...(builder === undefined ? [] : [builder])], { signal }),
  ])
  const daemon = info.exitCode === 0 ? parseDaemon(info.stdout, bridge.stdout) : undefined
  const state = inspect.exitCode === 0 ? parseBuilderState(inspect.stdout) : undefined
  if (!daemon && !state) {
    return [
      { name: 'docker daemon', outcome: 'skipped', detail: whyNot(info.exitCode, info.stderr) },
    ]
  }
  const place = daemon && (await readDaemonPlace(daemon, ports))
  return [
    ...(daemon && place ? [checkDaemon(daemon, place, ports.proxy), checkDisk(daemon, place)] : []),
    ...(state ? [checkBuilder(state, ports.proxy)] : []),
    ...(sandbox && state ? [await checkRunSandbox(state, endpoints, ports, signal)] : []),
  ]
}

function whyNot(exitCode: number, stderr: string): string {
  if (exitCode === 127) return 'docker is not installed here'
  const last = stderr.trim().split('\n').at(-1) ?? ''
  return last === '' ? 'no engine answers' : `no engine answers: ${cleanLine(clip(last, 140))}`
}
