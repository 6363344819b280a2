import type { DaemonPaths } from './daemon-plan.ts'
import type { EngineNetwork } from './network.ts'
import type { EnginePorts, ImageStore } from './ports.ts'

/** state.json of a private engine: what has to be known to stop it and to undo what it did. */
export type EngineState = {
  readonly schemaVersion: 1
  readonly pid: number
  readonly store: ImageStore
  readonly socket: string
  readonly tree: string
  /** `up`: by the command, until `down`. `run`: for one build, which stops it. */
  readonly startedBy: 'up' | 'run'
  /** Milliseconds since the epoch. */
  readonly startedAtMs: number
  readonly network: EngineNetwork
  /** Text of /proc/sys/net/ipv4/ip_forward before; dockerd turns it on. */
  readonly forwardingBefore: string
}

/** `undefined` when there is none, or when it was cut off in writing. */
export async function readState(
  { files }: Pick<EnginePorts, 'files'>,
  paths: DaemonPaths,
): Promise<EngineState | undefined> {
  const text = await files.readTextIfAny(paths.stateFile)
  if (text === undefined) return undefined
  try {
    const state: EngineState = JSON.parse(text)
    return state.schemaVersion === 1 ? state : undefined
  } catch {
    return undefined
  }
}

export async function writeState(
  { files }: Pick<EnginePorts, 'files'>,
  paths: DaemonPaths,
  state: EngineState,
): Promise<void> {
  await files.writeText(paths.stateFile, `${JSON.stringify(state, null, 2)}\n`, 0o600)
}

/** Whether the process is the daemon of these paths, and not another one that got its number. */
export async function isOurDaemon(
  { files }: Pick<EnginePorts, 'files'>,
  paths: DaemonPaths,
  pid: number,
): Promise<boolean> {
  // Gone between opening and reading gives ESRCH, which means the same.
  const cmdline = await files.readTextIfAny(`/proc/${pid}/cmdline`).catch(() => undefined)
  return cmdline?.split('\0').includes(paths.configFile) ?? false
}
