import type { FaultRow } from './fault.ts'
import { quoteLine } from './fault.ts'

/** Faults between us and what builds: engine, builder, session. */
export const BUILDER_FAULTS: readonly FaultRow[] = [
  {
    id: 'engine-unreachable',
    where: 'error',
    patterns: [
      /Cannot connect to the Docker daemon at (?<where>\S+?)\.? /,
      /(?:error during connect|failed to connect to the docker API)[^\n]*? (?<where>(?:unix|tcp|ssh|npipe):\/\/\S+?)[";:]? /,
    ],
    meaning: 'The Docker engine does not answer.',
    cause: ({ groups }) => `The Docker engine at ${groups.where} does not answer.`,
    remedy: 'Start the engine, or point DOCKER_HOST or the docker context to one that runs.',
    transient: 'once',
  },
  {
    id: 'builder-missing',
    where: 'error',
    patterns: [/no builder "(?<name>[^"]+)" found/],
    meaning: 'The builder that was named does not exist.',
    cause: ({ groups }) => `There is no builder named ${groups.name}.`,
    remedy: '`docker buildx ls` lists the builders that exist.',
  },
  {
    id: 'solver-failed',
    where: 'error',
    patterns: [
      /(?<problem>failed to get (?:edge: inconsistent graph state|state for index))/,
      /(?<problem>frontend grpc server closed unexpectedly)/,
    ],
    meaning: 'BuildKit itself failed: its graph of steps came apart.',
    cause: ({ groups }) => `BuildKit failed in its own work: ${groups.problem}.`,
    remedy: 'Run it again; a newer BuildKit may have it mended.',
    transient: 'once',
    remedies: ['recreate-builder'],
  },
  {
    id: 'session-lost',
    where: 'error',
    patterns: [/no active session for \S+/, /no active sessions/],
    meaning: 'The builder lost the connection back to buildx, which carries context and tokens.',
    cause: () => 'The builder lost its session with buildx.',
    remedy: 'Run it again; on a busy machine the client was too slow to answer.',
    transient: 'once',
  },
  {
    id: 'builder-cache-broken',
    where: 'error',
    patterns: [
      /lease (?:"[^"]*": not found|does not exist)/,
      /(?:missing parent "[^"]*" bucket|parent snapshot \S+ does not exist): not found/,
      /content digest sha256:[0-9a-f]+: not found/,
      /failed to (?:prepare|mount|stat) [^\n]*snapshot[^\n]*: (?:not found|does not exist)/,
    ],
    meaning: 'What the builder has in its own cache is incomplete.',
    cause: (match) => `The cache of the builder is broken: ${quoteLine(match)}.`,
    remedy: 'Empty it with `docker buildx prune --all`, or use a new builder.',
    transient: 'once',
    remedies: ['recreate-builder'],
  },
  {
    id: 'builder-lost',
    where: 'error',
    patterns: [
      /failed to receive status: rpc error: code = Unavailable/,
      /error reading from server: (?:EOF|.*connection reset)/,
      /received prior goaway|graceful_stop|transport is closing|client connection is closing/,
      /closing transport due to: connection error/,
      /failed to list workers|buildkitd\.sock/,
      /failed to dial gRPC/,
      /container \S+ is not running$/m,
    ],
    meaning: 'The connection to the builder broke off: it was stopped, or ran out of memory.',
    cause: (match) => `The connection to the builder was lost: ${quoteLine(match)}.`,
    remedy: "Run it again; if that repeats, the builder's log says why it stopped.",
    transient: 'yes',
    remedies: ['recreate-builder'],
  },
  {
    id: 'builder-lost',
    where: 'error',
    patterns: [/context deadline exceeded|timed out/],
    when: ({ vertex }) => /waiting for connection/.test(vertex),
    cause: () => 'The builder does not answer any more: nobody took the connection.',
    remedy: "Look into the builder's log for why it stopped, and start it again.",
    transient: 'yes',
    remedies: ['recreate-builder'],
  },
  {
    id: 'driver-unfit',
    where: 'error',
    patterns: [
      /(?<what>Multi-platform build|Cache export|Attestation|\S{1,60} exporter) is not supported for the (?<driver>\S+) driver/i,
      /(?<what>docker exporter) does not (?:currently )?support exporting manifest lists/i,
    ],
    meaning: 'The builder cannot do what was asked for.',
    cause: ({ groups }) =>
      `The builder cannot do what was asked for: ${groups.what} is not supported.`,
    remedy: 'Use a builder with the docker-container driver, or the containerd image store.',
  },
  {
    id: 'entitlement-missing',
    where: 'error',
    patterns: [
      /(?<what>network\.host|security\.insecure|device\S*) is not allowed/,
      /granting entitlement (?<what>\S+) is not allowed/,
    ],
    meaning: 'The build uses a right that the request or the builder does not grant.',
    advice: 'Grant it with the input `allow`, and in the builder.',
    cause: ({ groups }) => `The build may not use the entitlement ${groups.what}.`,
    remedy: ({ groups }) =>
      `Allow it with the input \`allow: ${groups.what}\`, and in the builder.`,
  },
]
