import { formatCount, formatDuration } from '../report/format.ts'
import { allOf } from '../request/wording.ts'
import type { Answer } from './ask.ts'
import type { Evidence } from './judge-endpoint.ts'
import type { Endpoint } from './preflight.ts'
import { type Finding, refusedByProxy, targetOf } from './sentences.ts'

/** Slower than this, and a build of some hundred files is felt to hang. */
const SLOW_DNS_MS = 2_000
const SLOW_ANSWER_MS = 2_000
/** Docker Hub: a build of one image for two platforms takes four. */
const FEW_PULLS = 10

export function findHttp(
  endpoint: Endpoint,
  { http, proxy }: Evidence,
  judge: (endpoint: Endpoint, answer: Answer) => Finding | undefined,
): Finding | undefined {
  if (!http) return undefined
  if (http.ok) return judge(endpoint, http.value)
  const { kind, detail } = http.fault
  const host = new URL(endpoint.url).host
  if (kind === 'proxy-refused') return refusedByProxy(detail, proxy)
  if (kind === 'answer-timeout') {
    return {
      cause: `${host} takes the connection and then does not answer (${detail})`,
      remedy:
        'the server is overloaded, or a firewall holds the answer back: try again later or use a mirror',
    }
  }
  return {
    cause: `asking ${host} fails, twice: ${detail}`,
    remedy: 'try again later or use a mirror',
  }
}

/** A registry in health that does not let us do what the build has to do. */
export function findRegistry(endpoint: Endpoint, { registry }: Evidence): Finding | undefined {
  const { problem, credentials, canPush } = registry ?? {}
  if (!problem) return undefined
  const { host } = new URL(endpoint.url)
  const login = `docker login ${host === 'registry-1.docker.io' ? '' : host}`.trim()
  if (credentials === 'refused') {
    return {
      cause: `the user name and password that docker has for ${host} are refused: ${problem.cause}`,
      remedy: `sign in again: ${login}`,
    }
  }
  if (canPush === false) {
    return {
      cause: problem.cause,
      remedy:
        credentials === 'none'
          ? `nobody is signed in there: ${login}`
          : 'give the account the right to push (on GitHub: permissions: packages: write, and the package linked to the repository)',
    }
  }
  // A base image that is private, or a token server in trouble: pulls would end the same way.
  return endpoint.purpose === 'push' && problem.fault === undefined
    ? undefined
    : { cause: problem.cause }
}

/** What does not keep a build from passing, but may make it slow or fail now and then. */
export function findWeakness(endpoint: Endpoint, evidence: Evidence): Finding | undefined {
  const { retried, registry } = evidence
  const host = targetOf(endpoint, evidence)
  if (retried)
    return { cause: `${host} answered only the second time; the first ended so: ${retried.detail}` }
  if (registry?.problem) return { cause: registry.problem.cause }
  const pulls = registry?.pullsRemaining
  if (pulls !== undefined && pulls <= FEW_PULLS) {
    return {
      cause: `Docker Hub allows ${pulls === 0 ? 'no more pulls' : `${formatCount(pulls, 'more pull')}`} from this address for now`,
      remedy: 'sign in (docker login), which allows more, or use a mirror',
    }
  }
  return findSlowness(host, evidence)
}

function findSlowness(host: string, evidence: Evidence): Finding | undefined {
  const { system, connects = [], latency } = evidence
  const dead = connects.filter(({ error, fault }) => error !== undefined && fault !== 'unreachable')
  if (dead.length > 0) {
    const places = allOf(dead.map(({ address }) => address))
    const isV6 = dead.every(({ family }) => family === 6)
    return {
      cause: `${places} of ${host} ${dead.length === 1 ? 'does' : 'do'} not take connections, other addresses do`,
      ...(isV6
        ? { remedy: 'IPv6 leads nowhere on this network: turn it off, or repair its route' }
        : {}),
    }
  }
  if (system && system.durationMs > SLOW_DNS_MS) {
    return {
      cause: `this machine's name servers took ${formatDuration(system.durationMs)} to answer`,
      remedy: 'the first server in /etc/resolv.conf does not answer: remove it',
    }
  }
  if (latency && latency.latencyMs > SLOW_ANSWER_MS) {
    return { cause: `${host} takes ${formatDuration(latency.latencyMs)} for an answer` }
  }
  return undefined
}
