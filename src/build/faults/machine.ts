import type { FaultRow } from './fault.ts'
import { quoteLine } from './fault.ts'

/** Faults of the machine and the builder: whatever the step was about, they decide. */
export const MACHINE_FAULTS: readonly FaultRow[] = [
  {
    id: 'disk-full',
    where: 'both',
    patterns: [/.*(?:no space left on device|disk quota exceeded|\bENOSPC\b).*/i],
    cause: (match) => `The disk is full: ${quoteLine(match)}.`,
    remedy: 'Free space where the builder keeps its data, for example with `docker buildx prune`.',
  },
  {
    id: 'out-of-memory',
    where: 'both',
    patterns: [
      /exit code: 137\b/,
      /cannot allocate memory/i,
      /\(signal: 9, SIGKILL(?:: kill)?\)/,
      /memory allocation of \d+ bytes failed/,
      /LLVM ERROR: out of memory/i,
      /Killed signal terminated program/,
    ],
    cause: ({ step }) => `${step} was killed, most likely because the memory ran out.`,
    remedy: 'Give the builder more memory, or compile with fewer jobs (CARGO_BUILD_JOBS=1).',
  },
  {
    id: 'engine-unreachable',
    where: 'error',
    patterns: [/Cannot connect to the Docker daemon at (?<where>\S+?)\.? /],
    cause: ({ groups }) => `The Docker engine at ${groups.where} does not answer.`,
    remedy: 'Start the engine, or point DOCKER_HOST or the docker context to one that runs.',
  },
  {
    id: 'builder-missing',
    where: 'error',
    patterns: [/no builder "(?<name>[^"]+)" found/],
    cause: ({ groups }) => `There is no builder named ${groups.name}.`,
    remedy: '`docker buildx ls` lists the builders that exist.',
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
      /no active session for \S+/,
      /frontend grpc server closed unexpectedly/,
      /failed to get (?:edge: inconsistent graph state|state for index)/,
      /lease (?:"[^"]*": not found|does not exist)/,
    ],
    cause: (match) => `The connection to the builder was lost: ${quoteLine(match)}.`,
    remedy: "Run it again; if that repeats, the builder's log says why it stopped.",
  },
  {
    id: 'driver-unfit',
    where: 'error',
    patterns: [
      /(?<what>Multi-platform build|Cache export|Attestation|\S+ exporter) is not supported for the (?<driver>\S+) driver/i,
      /(?<what>docker exporter) does not (?:currently )?support exporting manifest lists/i,
    ],
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
    cause: ({ groups }) => `The build may not use the entitlement ${groups.what}.`,
    remedy: ({ groups }) =>
      `Allow it with the input \`allow: ${groups.what}\`, and in the builder.`,
  },
]
