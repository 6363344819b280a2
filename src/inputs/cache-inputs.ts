import type { InputSpec } from './input-spec.ts'
import { own } from './own.ts'

/** What is kept between runs. */
export const CACHE_INPUTS: readonly InputSpec[] = [
  own({
    name: 'cache',
    kind: {
      type: 'choice',
      choices: ['auto', 'actions', 'directory', 'registry', 'mounts', 'off'],
    },
    default: 'auto',
    help: 'Where crates and compiled dependencies are kept between runs. auto: cache mounts of the builder where it outlives the run, else a directory where cache-dir is given, a registry where cache-registry is, the Actions cache on a GitHub-hosted runner, or nothing. Of a Dockerfile that is not ours nothing compiled is kept.',
  }),
  own({
    name: 'cache-dir',
    kind: { type: 'text' },
    help: 'Folder for archives, for example on a network share, in the place of the Actions cache; relative to the checkout.',
  }),
  own({
    name: 'cache-registry',
    kind: { type: 'text' },
    help: 'Repository for archives, without a tag, for example ghcr.io/acme/web/cache: for runners that share a registry and no disk. docker has to be logged in to it.',
  }),
  own({
    name: 'cache-budget',
    kind: { type: 'integer', min: 1, max: 1_048_576 },
    default: '4096',
    help: 'MiB that archives may take. It counts for each folder: that of cache-dir is pruned to it, the longest unused first, whichever repositories keep theirs in it; a registry is pruned by its own rules. An archive that is larger is not saved.',
  }),
  own({
    name: 'cache-save',
    kind: { type: 'choice', choices: ['auto', 'always', 'never'] },
    default: 'auto',
    help: "Whether archives are saved. auto: by builds of branches that others can trust, not by pull requests and releases; a pull request keeps rustc's incremental state for itself.",
  }),
  own({
    name: 'incremental',
    kind: { type: 'choice', choices: ['auto', 'on', 'off'] },
    default: 'auto',
    help: "Keep rustc's incremental state of the workspace's own crates: a changed line compiles faster, the binary is cut into more parts and may run slower. auto: for pull requests and on the command line. Never for a release.",
  }),
  own({
    name: 'skip-unchanged',
    kind: { type: 'choice', choices: ['auto', 'on', 'off'] },
    default: 'auto',
    help: 'Skip the build where an earlier one had exactly the same input (context, Dockerfile, arguments, base images), and use its image. auto: for our Dockerfiles where archives are kept.',
  }),
  own({
    name: 'compile-in',
    kind: { type: 'choice', choices: ['auto', 'build', 'container'] },
    default: 'auto',
    help: 'Where our Dockerfiles compile. build: in their own steps. container: in a container of the tool-chain stage, over a folder that compiled dependencies are restored to. auto: in a container where archives are kept and the engine runs on this machine.',
  }),
  own({
    name: 'layer-cache',
    kind: { type: 'text' },
    help: "BuildKit's own cache of layers, for any Dockerfile: gha, registry:REFERENCE or local:FOLDER. Each variant and platform has its own; what cannot be written is no fault. Only builds of branches that others can trust write to it, and a release reads nothing. In the place of cache-from and cache-to.",
  }),
]
