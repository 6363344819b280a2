import type { Mode, Scene } from './scene.ts'

/** One kind of fault: what is done to a build, and what the right reaction is. */
export type FaultKind = {
  readonly id: string
  readonly strikes:
    | 'FROM'
    | 'token'
    | 'push'
    | 'cache'
    | 'RUN cargo'
    | 'RUN'
    | 'builder'
    | 'machine'
    | 'project'
  readonly expected: Expected
  /** In mode `once`: as many requests as one attempt makes before it gives up. Default 1. */
  readonly once?: number
  /**
   * Given to ours as --stall-timeout: for transfers as it is, for steps five times as long, for exports
   * in between.
   */
  readonly stallSeconds?: number
  /** What it needs that not every user has: a buildkitd of our own, a name server at port 53, cgroups. */
  readonly needs?: 'root'
  /** Default: all three of a transient one, `forever` of the others. */
  readonly modes?: readonly Mode[]
  readonly set: (scene: Scene) => Promise<Job>
}

export type Expected = {
  /**
   * `retried`: passes as soon as the fault is over. `retried-once`: one more try, not two. `healed`: a
   * remedy gets around it even while it lasts. `stopped`: permanent, one attempt. `unharmed`: no
   * fault at all for who waits; one attempt, and it passes.
   */
  readonly decision: 'retried' | 'retried-once' | 'healed' | 'stopped' | 'unharmed'
  /** Rows of the fault table that name it rightly. */
  readonly faults: readonly string[]
}

/** One build: what `docker buildx build` and our `build` both get. */
export type Job = {
  readonly dockerfile: string
  /** Of the context, text by relative path. */
  readonly files?: Readonly<Record<string, string>>
  /** Besides `--network host` and, unless there is an output among them, `--output type=cacheonly`. */
  readonly args?: readonly string[]
  readonly builder?: string
  readonly env?: Readonly<Record<string, string>>
  /** Default: the folder of the context. */
  readonly context?: string
}

export function modesOf({ expected, modes }: FaultKind): readonly Mode[] {
  const isPermanent = expected.decision === 'stopped' || expected.decision === 'unharmed'
  return modes ?? (isPermanent ? ['forever'] : ['once', '20s', 'forever'])
}
