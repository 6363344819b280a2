import type { FlagSpec, InputKind, InputSpec, ListSyntax } from './input-spec.ts'

const TEXT: InputKind = { type: 'text' }
const BOOLEAN: InputKind = { type: 'boolean' }

/** Items separated by commas or lines. */
const WORDS: InputKind = list({ comma: 'separates' })
/** One item a line; commas belong to the item. */
const LINES: InputKind = list({ comma: 'kept' })

function list(syntax: Partial<ListSyntax>): InputKind {
  return { type: 'list', comma: 'kept', quotes: 'csv', blanks: 'trimmed', ...syntax }
}

type Row = readonly [name: string, kind: InputKind, help: string, flag?: Partial<FlagSpec>]

/**
 * The inputs of docker/build-push-action v7.3. Which of them cut at commas, honour quotes or keep
 * blanks is its `src/context.ts`; flags are those of `docker buildx build` where it has them.
 */
const ROWS: readonly Row[] = [
  ['add-hosts', WORDS, 'Extra host names for RUN steps, as host:ip.', { long: 'add-host' }],
  ['allow', WORDS, 'Entitlements to grant, for example network.host or security.insecure.'],
  ['annotations', LINES, 'OCI annotations, as [level:]key=value.', { long: 'annotation' }],
  ['attests', LINES, 'Attestations, for example type=sbom,generator=image.', { long: 'attest' }],
  ['build-args', LINES, 'Build arguments, as NAME=value.', { long: 'build-arg' }],
  [
    'build-contexts',
    LINES,
    'Named build contexts, as name=path or name=URL; {{defaultContext}} stands for the git context.',
    { long: 'build-context' },
  ],
  ['builder', TEXT, 'Builder to use. Without it the selected one.'],
  ['cache-from', LINES, 'Cache sources, for example type=gha or type=registry,ref=…'],
  ['cache-to', LINES, 'Cache destinations, for example type=gha,mode=max.'],
  ['call', TEXT, 'Frontend method to call in the place of a build: check, outline or targets.'],
  ['cgroup-parent', TEXT, 'Parent cgroup of RUN steps.'],
  [
    'context',
    TEXT,
    'Build context: a folder or a URL; {{defaultContext}} stands for the git context. Without it the checkout, or the git context if there is none.',
  ],
  [
    'file',
    TEXT,
    'Dockerfile. Given, it is built as it is, and none of our arguments are added.',
    { short: 'f' },
  ],
  [
    'labels',
    LINES,
    'Image labels, as key=value. Without any, the OCI labels that follow from git where the tags do.',
    { long: 'label' },
  ],
  ['load', BOOLEAN, 'Put the image into the engine; short for the output type=docker.'],
  ['network', TEXT, 'Network mode of RUN steps: default, none or host.'],
  ['no-cache', BOOLEAN, 'Use no cached layer.'],
  [
    'no-cache-filters',
    WORDS,
    'Stages for which no cached layer is used.',
    { long: 'no-cache-filter' },
  ],
  [
    'outputs',
    list({ quotes: 'plain' }),
    'Output destinations, for example type=oci,dest=image.tar.',
    { long: 'output', short: 'o' },
  ],
  ['platforms', WORDS, 'Platforms to build for, for example linux/arm64.', { long: 'platform' }],
  [
    'provenance',
    TEXT,
    'Provenance attestation: true, false or attributes such as mode=max. Without it mode=max for public and mode=min for private repositories.',
  ],
  ['pull', BOOLEAN, 'Ask the registry for newer base images.'],
  ['push', BOOLEAN, 'Push the image; short for the output type=registry.', { short: 'p' }],
  ['sbom', TEXT, 'SBOM attestation: true, false or attributes such as generator=image.'],
  [
    'secrets',
    list({ blanks: 'kept' }),
    'Build secrets by value, as id=value. Values are masked in the log.',
    { long: 'secret' },
  ],
  [
    'secret-envs',
    WORDS,
    'Build secrets from environment variables, as id=NAME.',
    { long: 'secret-env' },
  ],
  ['secret-files', LINES, 'Build secrets from files, as id=path.', { long: 'secret-file' }],
  ['shm-size', TEXT, 'Size of /dev/shm in RUN steps, for example 2g.'],
  ['ssh', WORDS, 'SSH agent sockets or keys, as default or id=path.'],
  [
    'tags',
    WORDS,
    'Full image references. Given, only these are used. Without tags, labels, annotations and outputs the tags that follow from git.',
    { long: 'tag' },
  ],
  ['target', TEXT, 'Stage to build.'],
  ['ulimit', LINES, 'Limits of RUN steps, for example nofile=1024:1024.'],
  [
    'github-token',
    TEXT,
    'Token for a git context of this repository; given to BuildKit as a secret.',
  ],
]

/** On a command line every process of the machine could read them. */
const ACTION_ONLY = ['github-token', 'secrets']

function compatible([name, kind, help, flag]: Row): InputSpec {
  const isBoolean = kind.type === 'boolean'
  const aliases = flag?.long === undefined ? {} : { aliases: [name] }
  return {
    name,
    kind,
    ...(isBoolean && { default: 'false' }),
    help,
    origin: 'build-push-action',
    fronts: ACTION_ONLY.includes(name) ? ['action'] : ['action', 'cli'],
    flag: { long: name, takesValue: !isBoolean, ...aliases, ...flag },
  }
}

export const BUILD_PUSH_INPUTS: readonly InputSpec[] = ROWS.map(compatible).map((input) =>
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub Actions
  input.name === 'github-token' ? { ...input, actionDefault: '${{ github.token }}' } : input,
)
