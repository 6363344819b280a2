import type { ErrandPorts } from '../cache/archive-errands.ts'
import type { ContextFiles } from '../context/ports.ts'
import type { Files } from '../ports.ts'
import type { ContainerPlan } from './compile.ts'
import type { ContainerSetting } from './container-argv.ts'
import type { ContainerLimits, ContainerPorts } from './run-container.ts'
import type { SnapshotSource } from './snapshot.ts'

export type CompilePorts = ContainerPorts &
  Omit<ErrandPorts, 'store' | 'files'> & {
    readonly files: Files
    /** Absent: nothing is restored. */
    readonly store?: ErrandPorts['store']
    readonly contextFiles: ContextFiles
    readonly copyFolder: (from: string, to: string) => Promise<void>
  }

export type CompileSetting = {
  readonly plan: ContainerPlan
  /** A folder of this run; what is left in it goes with the run. */
  readonly folder: string
  /** A CARGO_HOME with the crates of the lock file. */
  readonly cratesFolder: string
  readonly source: SnapshotSource
  /** Of the workspace: names, and folders in the context. */
  readonly packages: readonly { readonly name: string; readonly folder: string }[]
  readonly user?: ContainerSetting['user']
  readonly limits: ContainerLimits
}

/** `attempt` tells the containers of a run apart; the folder of a run has a name like no other. */
export function containerOf(
  { folder, user }: Pick<CompileSetting, 'folder' | 'user'>,
  attempt: number,
): ContainerSetting {
  const run = folder.split('/').filter(Boolean).slice(-2).join('-')
  const name = `cv-docker-build-compile-${run.replace(/[^\w.-]/g, '-')}-${attempt}`
  return { name, ...(user === undefined ? {} : { user }) }
}
