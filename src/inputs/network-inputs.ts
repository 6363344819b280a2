import type { InputKind, InputSpec } from './input-spec.ts'
import { own } from './own.ts'

const BOOLEAN: InputKind = { type: 'boolean' }
const WORDS: InputKind = { type: 'list', comma: 'separates', quotes: 'csv', blanks: 'trimmed' }
const DAY_SECONDS = 86_400
const SECONDS: InputKind = { type: 'integer', min: 0, max: DAY_SECONDS }

/** How the build deals with the network. */
export const NETWORK_INPUTS: readonly InputSpec[] = [
  own({
    name: 'preflight',
    kind: { type: 'choice', choices: ['auto', 'strict', 'off'] },
    default: 'auto',
    help: 'Probe the servers that the build needs before it starts. auto: use what is found (mirror, resolver, IPv4 only, offline) and stop only for what is certain to fail, such as a missing right to push. strict: stop when any of them fails.',
  }),
  own({
    name: 'fetch',
    kind: { type: 'choice', choices: ['auto', 'off'] },
    default: 'auto',
    help: 'For our Dockerfiles: bring the crates of Cargo.lock and the base images to the host before the build, with retries and mirrors, so that the build needs no network. off: leave both to the build.',
  }),
  own({
    name: 'offline',
    kind: BOOLEAN,
    default: 'false',
    help: 'Use no network: build from what was fetched before or came with `bundle use`. What is missing is listed.',
  }),
  own({
    name: 'retries',
    kind: { type: 'integer', min: 0, max: 100 },
    default: '6',
    help: 'How often a build that failed for a passing reason (network, registry, builder) is tried again. What would fail again is never retried.',
  }),
  own({
    name: 'retry-budget',
    kind: SECONDS,
    default: '600',
    help: 'Seconds after the end of the first attempt in which a further one may begin, pauses and all: a long compilation uses up nothing of it.',
  }),
  own({
    name: 'timeout',
    kind: SECONDS,
    default: '0',
    help: 'Seconds after which the build is stopped, retries included. 0: never.',
  }),
  own({
    name: 'stall-timeout',
    kind: SECONDS,
    default: '180',
    help: 'Seconds without any sign of life of a transfer after which the attempt is stopped and tried again; five times as many while a step runs. 0: never.',
  }),
  own({
    name: 'mirrors',
    kind: WORDS,
    help: 'Mirrors of image registries as registry=mirror, for example docker.io=registry.example.com/hub; tried in this order, before the ones that are known (mirror.gcr.io for Docker Hub).',
  }),
  own({
    name: 'crates-mirrors',
    kind: WORDS,
    help: 'Mirrors of crates.io as URLs of sparse indexes, for example https://mirror.example.com/index/; tried in this order when crates.io fails.',
  }),
  own({
    name: 'resolvers',
    kind: WORDS,
    default: '1.1.1.1,8.8.8.8,9.9.9.9',
    help: "Addresses of name servers that are asked where the system's fail.",
  }),
]
