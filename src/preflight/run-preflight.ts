import { raceAbort } from '../network/race-abort.ts'
import type { CargoConfigFile } from '../workspace/read-cargo-config.ts'
import { checkCargoConfig } from './checks/cargo-config.ts'
import { checkClock } from './checks/clock.ts'
import { checkDocker, type DockerPorts } from './checks/docker.ts'
import { checkNameResolution } from './checks/name-resolution.ts'
import { checkNetwork } from './checks/network.ts'
import { checkProxy } from './checks/proxy.ts'
import { downloadsOf } from './crates-endpoints.ts'
import { type DecideFacts, decide } from './decide.ts'
import { gentleResolvers } from './gentle-resolver.ts'
import type { ProbePorts } from './ports.ts'
import type { CheckReport, Endpoint, PreflightReport } from './preflight.ts'
import { type Probed, type ProbeOptions, probeEndpoint } from './probe-endpoint.ts'

export type PreflightOptions = ProbeOptions &
  DecideFacts & {
    /** Everything ends in this time; see `PREFLIGHT_TIMEOUT_MS`. */
    readonly timeoutMs: number
    /** What cargo reads here, and the environment it runs in; absent: cargo is not used. */
    readonly cargo?: {
      readonly files: readonly CargoConfigFile[]
      readonly environment: Readonly<Record<string, string | undefined>>
    }
    /** Absent: nothing is asked of docker. */
    readonly docker?: {
      readonly builder?: string
      /** Whether a RUN step is tried; takes a second or two. */
      readonly sandbox: boolean
    }
  }

export type PreflightPorts = ProbePorts & {
  readonly docker?: Omit<DockerPorts, 'resolves' | 'proxy'>
}

/** Leaves 0.4 s of the five that a preflight may take: for the start, the report and the output. */
export const PREFLIGHT_TIMEOUT_MS = 4_600

/** After this time without a healthy answer its mirrors are looked at as well. */
const MIRROR_HEDGE_MS = 1_500

/**
 * Looks at all endpoints and at the machine at once, and decides. Ends within `timeoutMs`, whatever
 * hangs; what was not found out by then is reported as such. Closes the ports.
 */
export async function runPreflight(
  endpoints: readonly Endpoint[],
  options: PreflightOptions,
  realPorts: PreflightPorts,
  signal: AbortSignal,
): Promise<PreflightReport> {
  const ports = { ...realPorts, ...gentleResolvers(realPorts) }
  const { clock } = ports
  const startMs = clock.now()
  const deadline = new AbortController()
  const giveUp = () => deadline.abort()
  if (signal.aborted) giveUp()
  signal.addEventListener('abort', giveUp, { once: true })
  void clock.sleep(options.timeoutMs, deadline.signal).then(giveUp)
  try {
    const probing = probeAll(endpoints, options, ports, deadline.signal)
    const [probed, others] = await Promise.all([
      probing,
      checkMachine(endpoints, options, ports, deadline.signal),
    ])
    const reports = probed.map(({ report }) => report)
    const skews = probed.flatMap(({ clockSkewMs }) => clockSkewMs ?? [])
    const [v4, v6] = await Promise.all([ports.hasRoute(4), ports.hasRoute(6)])
    const checks = [
      checkNetwork(reports, { 4: v4, 6: v6 }),
      checkNameResolution(reports),
      checkClock(skews),
      ...others,
    ]
    return {
      mode: options.mode,
      durationMs: clock.now() - startMs,
      endpoints: reports,
      checks,
      decisions: decide(reports, checks, options),
    }
  } finally {
    giveUp()
    signal.removeEventListener('abort', giveUp)
    ports.close()
  }
}

async function probeAll(
  endpoints: readonly Endpoint[],
  options: PreflightOptions,
  ports: PreflightPorts,
  signal: AbortSignal,
): Promise<readonly Probed[]> {
  const { fallbackResolvers } = options
  let turn = 0
  const probe = (endpoint: Endpoint) => {
    // Each endpoint begins with another one, so that all of them are heard of.
    const at = turn++ % Math.max(1, fallbackResolvers.length)
    const rotated = [...fallbackResolvers.slice(at), ...fallbackResolvers.slice(0, at)]
    return probeEndpoint(endpoint, { ...options, fallbackResolvers: rotated }, ports, signal)
  }
  const wanted = endpoints.filter(({ mirrorOf }) => mirrorOf === undefined)
  const started = wanted.map((endpoint) => probe(endpoint))
  const mirrors = endpoints.filter(({ mirrorOf }) => mirrorOf !== undefined)
  const [results, mirrored] = await Promise.all([
    Promise.all(started.map((one) => followDownloads(one, endpoints, probe))),
    mirrors.length === 0 ? [] : probeMirrors(mirrors, started, options, ports, signal),
  ])
  return [...results.flat(), ...mirrored]
}

/** An index of one's own says itself where its crates lie. */
async function followDownloads(
  probing: Promise<Probed>,
  planned: readonly Endpoint[],
  probe: (endpoint: Endpoint) => Promise<Probed>,
): Promise<readonly Probed[]> {
  const probed = await probing
  const { downloads } = probed
  const more = downloads === undefined ? undefined : downloadsOf(downloads, planned)
  return more ? [probed, await probe(more)] : [probed]
}

/** Mirrors are not bothered as long as all is well. */
async function probeMirrors(
  mirrors: readonly Endpoint[],
  started: readonly Promise<Probed>[],
  options: PreflightOptions,
  ports: PreflightPorts,
  signal: AbortSignal,
): Promise<readonly Probed[]> {
  const results = await Promise.race([
    Promise.all(started),
    ports.clock.sleep(MIRROR_HEDGE_MS, signal).then(() => undefined),
  ])
  const reports = results?.map(({ report }) => report)
  const probed = mirrors
    .filter((mirror) => isMirrorWanted(mirror, reports, options))
    .map((mirror) => probeEndpoint(mirror, options, ports, signal))
  return await Promise.all(probed)
}

/** Decided by the same rules as later: as if the mirror were in health. */
function isMirrorWanted(
  { name, url, purpose, mirrorOf }: Endpoint,
  reports: readonly Probed['report'][] | undefined,
  options: PreflightOptions,
): boolean {
  if (!reports) return true
  const healthy = { name, url, purpose, outcome: 'ok', dns: [], resolversDisagree: false } as const
  const asIf = { ...healthy, connects: [], ...(mirrorOf === undefined ? {} : { mirrorOf }) }
  const kinds = decide([...reports, asIf], [], { ...options, mode: 'auto' }).map(({ kind }) => kind)
  return kinds.includes('mirror') || kinds.includes('crates-mirror')
}

async function checkMachine(
  endpoints: readonly Endpoint[],
  options: PreflightOptions,
  ports: PreflightPorts,
  signal: AbortSignal,
): Promise<readonly CheckReport[]> {
  const { proxy, cargo, docker } = options
  const late = (name: string): CheckReport => ({
    name,
    outcome: 'skipped',
    detail: 'no answer in the time there was',
  })
  const resolves = (host: string) =>
    ports.resolveSystem(host, signal).then(
      (addresses) => addresses.length > 0,
      () => false,
    )
  const [proxyCheck, dockerChecks] = await Promise.all([
    raceAbort(checkProxy(proxy, ports, signal), signal, late('proxy')),
    docker && ports.docker
      ? raceAbort(
          checkDocker(docker, endpoints, { ...ports.docker, proxy, resolves }, signal),
          signal,
          [late('docker daemon')],
        )
      : [],
  ])
  return [
    proxyCheck,
    ...(cargo ? [checkCargoConfig(cargo.files, cargo.environment)] : []),
    ...dockerChecks,
  ]
}
