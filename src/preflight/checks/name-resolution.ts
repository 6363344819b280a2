import { formatCount } from '../../report/format.ts'
import { allOf } from '../../request/wording.ts'
import { answerOf } from '../names.ts'
import type { CheckReport, EndpointReport } from '../preflight.ts'

/** Unrelated names at one address are no chance from here on: two registries of one provider are. */
const SAME_ADDRESS_DOMAINS = 4

/** What the answers for all names together say about the name servers. */
export function checkNameResolution(reports: readonly EndpointReport[]): CheckReport {
  const name = 'name resolution'
  const asked = reports.filter(({ dns }) => dns.length > 0)
  if (asked.length === 0) return { name, outcome: 'skipped', detail: 'no name had to be resolved' }
  const differing = [...new Set(asked.filter((one) => one.resolversDisagree).map(hostOf))]
  const shared = sharedAddress(asked)
  const others = describeOthers(asked)
  if (differing.length > 0) {
    return {
      name,
      outcome: 'warning',
      detail: `the name servers of this machine and public ones do not agree about ${allOf(differing)}${others}`,
    }
  }
  if (shared !== undefined) {
    const detail = `${shared} is the address of everything: a gateway answers for all servers${others}`
    const isFine = asked.some(({ outcome }) => outcome !== 'failed')
    return { name, outcome: isFine ? 'ok' : 'warning', detail }
  }
  const failing = asked.filter(({ failedLayer }) => failedLayer === 'dns').length
  if (failing > 0) {
    const detail = `${formatCount(failing, 'name')} of ${asked.length} not resolved${others}`
    return { name, outcome: 'warning', detail }
  }
  return { name, outcome: 'ok', detail: `${formatCount(asked.length, 'name')} resolved${others}` }
}

function hostOf({ url }: EndpointReport): string {
  return new URL(url).hostname
}

/** One address for names of several domains: a captive portal, or a transparent proxy. */
function sharedAddress(reports: readonly EndpointReport[]): string | undefined {
  const domains = new Map<string, Set<string>>()
  for (const report of reports.filter(({ proxy }) => proxy === undefined)) {
    const [address] = report.dns[0]?.addresses ?? []
    const domain = hostOf(report).split('.').slice(-2).join('.')
    if (address) domains.set(address, (domains.get(address) ?? new Set()).add(domain))
  }
  return [...domains].find(([, names]) => names.size >= SAME_ADDRESS_DOMAINS)?.[0]
}

/**
 * Whether public name servers can be asked from here: RUN steps of a builder whose own servers are
 * all on loopback ask 8.8.8.8.
 */
function describeOthers(reports: readonly EndpointReport[]): string {
  const answers = reports.flatMap(({ dns }) => dns.slice(1))
  const servers = [...new Set(answers.map(({ resolver }) => resolver))]
  const silent = servers.filter((server) =>
    answers.every((one) => one.resolver !== server || answerOf(one) === 'failing'),
  )
  if (servers.length === 0) return ''
  if (silent.length === 0) return `; ${allOf(servers)} answer, too`
  return silent.length === servers.length
    ? `; ${allOf(silent)} do not answer from here`
    : `; of the public name servers ${allOf(silent)} ${silent.length === 1 ? 'does' : 'do'} not answer`
}
