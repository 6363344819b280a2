import type {
  CheckReport,
  Decision,
  EndpointReport,
  PreflightReport,
} from '../preflight/preflight.ts'
import type { Attempt, RunReport } from './run-report.ts'

/** What the summary and the terminal both pick out of the network stages and the attempts. */

export type SortedEndpoints = {
  /** Failed ones first, then degraded ones. */
  readonly troubled: readonly EndpointReport[]
  readonly healthy: readonly EndpointReport[]
}

export function sortEndpoints({ endpoints }: PreflightReport): SortedEndpoints {
  const having = (outcome: EndpointReport['outcome']) =>
    endpoints.filter((endpoint) => endpoint.outcome === outcome)
  return { troubled: [...having('failed'), ...having('degraded')], healthy: having('ok') }
}

/** Something that went wrong, an endpoint or a check, as it is listed. */
export type Trouble = {
  readonly failed: boolean
  readonly name: string
  readonly cause: string
  /** Only where neither the failure of the run nor a trouble above says the same. */
  readonly remedy?: string
}

/** Endpoints first, then checks of the machine; each remedy is told once. */
export function listTroubles({ preflight, failure }: RunReport): readonly Trouble[] {
  if (preflight === undefined) return []
  const told = new Set([failure?.remedy])
  const troubles = [
    ...sortEndpoints(preflight).troubled.filter(isNeeded).map(endpointTrouble),
    ...preflight.checks.flatMap(checkTrouble),
  ]
  return troubles.map(({ remedy, ...trouble }) => {
    if (remedy === undefined || told.has(remedy)) return trouble
    told.add(remedy)
    return { ...trouble, remedy }
  })
}

/** A mirror that does not answer is no trouble of its own: it is there in case another is. */
function isNeeded({ mirrorOf }: EndpointReport): boolean {
  return mirrorOf === undefined
}

const LAYERS: Readonly<Record<NonNullable<EndpointReport['failedLayer']>, string>> = {
  dns: 'its name could not be resolved',
  connect: 'no connection',
  tls: 'no TLS connection',
  http: 'no good answer',
}

function endpointTrouble(endpoint: EndpointReport): Trouble {
  const { name, url, outcome, failedLayer, cause, remedy } = endpoint
  const fallback = failedLayer === undefined ? 'no reason is known' : LAYERS[failedLayer]
  return {
    failed: outcome === 'failed',
    name: name.trim() === '' ? url : name,
    cause: cause ?? fallback,
    ...(remedy === undefined ? {} : { remedy }),
  }
}

function checkTrouble({ name, outcome, detail, remedy }: CheckReport): readonly Trouble[] {
  if (outcome === 'ok' || outcome === 'skipped') return []
  const told = remedy === undefined ? {} : { remedy }
  return [{ failed: outcome === 'failed', name, cause: detail, ...told }]
}

/** Without the refusal that the failure of the run already tells. */
export function listDecisions({ preflight, failure }: RunReport): readonly Decision[] {
  return (preflight?.decisions ?? []).filter(
    (decision) => decision.kind !== 'refuse' || decision.cause !== failure?.cause,
  )
}

/** What attempts that failed took, and all waiting between them, in milliseconds. */
export function measureLostMs(attempts: readonly Attempt[]): number {
  return attempts.reduce(
    (sum, { outcome, durationMs, waitedMs = 0 }) =>
      sum + waitedMs + (outcome === 'failure' ? durationMs : 0),
    0,
  )
}

/** Row of the fault table that the run failed of; `undefined` when it did not fail. */
export function faultOf({ outcome, failure, attempts }: RunReport): string | undefined {
  if (outcome !== 'failure') return undefined
  const last = attempts.at(-1)
  return failure?.fault ?? (last?.outcome === 'failure' ? last.fault : undefined)
}
