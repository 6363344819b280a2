/** What runs here, as far as the plan depends on it. Read by `inspect.ts`, never guessed. */
export type EngineFacts = {
  /** Of the docker server, e.g. `28.5.2`; absent when only a remote builder is used. */
  readonly serverVersion?: string
  /** Without the leading v, e.g. `0.29.1`. */
  readonly buildxVersion: string
  readonly builder: BuilderFacts
}

export type BuilderFacts = {
  readonly name: string
  readonly driver: 'docker' | 'docker-container' | 'kubernetes' | 'remote' | 'cloud'
  /** Without the leading v; absent while the builder has not been booted. */
  readonly buildkitVersion?: string
  /** `linux/amd64`, `linux/amd64/v2`, … */
  readonly platforms: readonly string[]
  /** Of the docker driver only: where the engine keeps images. The classic store has no manifests. */
  readonly imageStore?: 'classic' | 'containerd'
}

/** What a plan that is only shown supposes where no engine answers. */
export const SUPPOSED_ENGINE: EngineFacts = {
  serverVersion: '29.0.0',
  buildxVersion: '0.30.0',
  builder: {
    name: 'default',
    driver: 'docker',
    buildkitVersion: '0.26.0-moby',
    platforms: [],
    imageStore: 'containerd',
  },
}
