import type { LockedPackage } from '../workspace/facts.ts'

/** Where the application is compiled; part of the plan. docs/adr/0009 says why. */
export type CompilePlan =
  /** In the steps of the Dockerfile, as layers. */
  | { readonly kind: 'in-build'; readonly reason: string }
  /** In the steps of the Dockerfile, in cache mounts of a builder that outlives the run (COMPILE=mounts). */
  | { readonly kind: 'mounts'; readonly reason: string }
  | ContainerPlan

/** In a container of the tool-chain stage, over a folder of the host that archives can be restored to. */
export type ContainerPlan = {
  readonly kind: 'container'
  readonly reason: string
  /** After `docker`: builds the stage `toolchain` and puts it into the engine. */
  readonly toolchainArgv: readonly string[]
  readonly toolchainImage: string
  /** What the stages `dependencies` and `application` would get as arguments. */
  readonly environment: Readonly<Record<string, string>>
  /** rustc keeps the state of the workspace's own crates. */
  readonly incremental: boolean
  /** Of a pull request: keeps that state apart from what others find. */
  readonly stateScope?: string
  /** As much of the environment as compiled dependencies depend on. */
  readonly sharedBy: Readonly<Record<string, string>>
  /** Of the lock file. */
  readonly packages: readonly LockedPackage[]
  /** Whether compiled code of earlier runs may be used. */
  readonly isReused: boolean
}
