/** What the checkout holds, read from disk before anything is decided. Paths are relative to the context folder, with `/`. */
export type WorkspaceFacts = {
  /** Absolute; the folder of the build context. */
  readonly contextFolder: string
  /** Absent when the context has no Cargo.toml. */
  readonly cargo?: CargoFacts
  readonly hasDockerignore: boolean
  /** The repository's own `Dockerfile` in the context's root, if any. */
  readonly dockerfile?: DockerfileFacts
}

export type CargoFacts = {
  readonly packages: readonly PackageFacts[]
  /** `workspace.default-members`, by package name; empty when not given. */
  readonly defaultMembers: readonly string[]
  /** Absent when there is no Cargo.lock. */
  readonly lock?: { readonly version: number; readonly packages: readonly LockedPackage[] }
  /** From rust-toolchain(.toml). */
  readonly toolchain?: { readonly file: string; readonly channel: string }
  /** Names under `[profile.*]` of the root manifest. */
  readonly profiles: readonly string[]
  /** What no build step can reach, as it is not in the context; absent when there is none. */
  readonly needsOutside?: {
    /** The package inherits from a workspace, and its root is not here. */
    readonly workspaceRoot: boolean
    /** Path dependencies, relative to the context: `../common`. */
    readonly paths: readonly string[]
  }
}

export type PackageFacts = {
  readonly name: string
  readonly version: string
  /** Folder of its manifest; `.` for the root package. */
  readonly folder: string
  readonly edition?: string
  readonly rustVersion?: string
  readonly description?: string
  readonly license?: string
  readonly binaries: readonly string[]
  readonly defaultRun?: string
  readonly features: readonly string[]
  /** Each is a feature of the same name unless `dep:` hides it. */
  readonly optionalDependencies: readonly string[]
}

export type LockedPackage = {
  readonly name: string
  readonly version: string
  /** `registry+…`, `sparse+…`, `git+…`; absent for packages of the workspace. */
  readonly source?: string
  /** sha256, hex. */
  readonly checksum?: string
}

export type DockerfileFacts = {
  readonly path: string
  /** In order of appearance. */
  readonly stages: readonly DockerfileStage[]
  /** What the application seems to be written in, judged from the stages and instructions. */
  readonly language: 'rust' | 'other' | 'unknown'
  /** Arguments declared before the first FROM, with what was given or their default. */
  readonly globals?: Readonly<Record<string, string>>
  /** Of `# syntax=`, if any: one more image that the build pulls. */
  readonly syntax?: string
}

export type DockerfileStage = {
  readonly name?: string
  /** The image or earlier stage after FROM, arguments replaced by their defaults. */
  readonly from: string
  /** Whether `from` names an earlier stage. */
  readonly fromStage: boolean
  /** After `--platform=` of FROM, arguments replaced by their defaults: `$BUILDPLATFORM`, `linux/amd64`. */
  readonly platform?: string
  readonly instructions: readonly {
    readonly keyword: string
    readonly text: string
    readonly line: number
  }[]
}
