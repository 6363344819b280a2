import { CACHE_INPUTS } from './cache-inputs.ts'
import { COMMENT_INPUTS } from './comment-inputs.ts'
import { DELTA_INPUTS } from './delta-inputs.ts'
import type { InputKind, InputSpec } from './input-spec.ts'
import { NETWORK_INPUTS } from './network-inputs.ts'
import { own } from './own.ts'
import { SCAN_INPUTS } from './scan-inputs.ts'

const TEXT: InputKind = { type: 'text' }
const BOOLEAN: InputKind = { type: 'boolean' }
const WORDS: InputKind = { type: 'list', comma: 'separates', quotes: 'csv', blanks: 'trimmed' }

/** What this project adds to the inputs of docker/build-push-action. */
export const OWN_INPUTS: readonly InputSpec[] = [
  own({
    name: 'variant',
    kind: { type: 'choice', choices: ['prod', 'dev', 'minimal'] },
    help: "Which of our Dockerfiles to build with: prod (Alpine), dev (Debian) or minimal (distroless, no shell). Without it the repository's own Dockerfile, or prod if there is none.",
    flag: { long: 'type', short: 't', aliases: ['variant'] },
  }),
  own({
    name: 'version',
    kind: TEXT,
    help: 'Version of the image, in the place of what the git ref says. A semantic version gives 1.2.3, 1.2, 1 and latest; anything else gives one tag.',
    flag: { short: 'v' },
  }),
  own({
    name: 'registry',
    kind: TEXT,
    help: 'Registry, with a path if need be, that the image name starts with, for example ghcr.io/acme. Without it ghcr.io/OWNER in a workflow and none on the command line.',
  }),
  own({
    name: 'image',
    kind: TEXT,
    help: 'Image name without tag; with a slash in it and no registry given, the whole name. Without it the name of the repository in a workflow, of the package or folder on the command line.',
  }),
  own({
    name: 'package',
    kind: TEXT,
    help: 'Package of the cargo workspace to build. Needed only where several packages have a binary.',
    flag: { aliases: ['cargo-package'] },
  }),
  own({
    name: 'bin',
    kind: TEXT,
    help: 'Binary to run in the image. Needed only where the package has several.',
  }),
  own({
    name: 'features',
    kind: WORDS,
    help: 'Cargo features to turn on, separated by commas or lines.',
  }),
  own({
    name: 'no-default-features',
    kind: BOOLEAN,
    default: 'false',
    help: 'Build without the default features of the package.',
  }),
  own({
    name: 'profile',
    kind: TEXT,
    help: "Cargo profile to build with. Without it the Dockerfile's own default.",
  }),
  own({
    name: 'port',
    kind: { type: 'integer', min: 1, max: 65535 },
    help: "TCP port that the application listens on. Without it the Dockerfile's own default, 3000.",
  }),
  own({
    name: 'build-packages',
    kind: WORDS,
    help: 'Further system packages for the compile stages, separated by commas or lines.',
  }),
  own({
    name: 'runtime-packages',
    kind: WORDS,
    help: 'Further system packages for the final image, separated by commas or lines. Not in the minimal variant, which has no package manager.',
  }),
  ...NETWORK_INPUTS,
  ...CACHE_INPUTS,
  ...SCAN_INPUTS,
  ...DELTA_INPUTS,
  ...COMMENT_INPUTS,
  own({
    name: 'keep-builder',
    kind: BOOLEAN,
    default: 'false',
    help: 'Keep the builder that was made for this run.',
  }),
  own({ name: 'report', kind: TEXT, help: 'Where to write report.json.' }),
  own({
    name: 'smoke-test',
    kind: BOOLEAN,
    default: 'false',
    help: 'Start the finished image and ask its health path for an answer. One platform only.',
  }),
  own({
    name: 'health-path',
    kind: TEXT,
    default: '/health',
    help: 'Path that answers with status 200 when the application is well.',
  }),
  own({
    name: 'stand-ins',
    kind: { type: 'choice', choices: ['never', 'auto', 'always'] },
    default: 'never',
    help: 'For tests and machines that reach no image registry: base images made from the Debian archive in the place of the real ones. Never pushed anywhere but to this machine.',
  }),
]
