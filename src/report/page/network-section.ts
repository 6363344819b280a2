import { listDecisions, listTroubles, sortEndpoints } from '../network-highlights.ts'
import { clip } from '../plain-text.ts'
import type { RunReport } from '../run-report.ts'
import { describeEndpoint, ENDPOINT_TITLES } from '../summary-endpoints.ts'
import { describeFetch, describeIncident } from '../wording-fetch.ts'
import { describePreflight } from '../wording-network.ts'
import { type Html, h, NOTHING } from './html.ts'
import { list, type Section, sentence, table, tag, titledList } from './parts.ts'

const MAX_ITEMS = 60
const MAX_NAME = 200

/** What was found out about the network, what was decided for it, and what was fetched. */
export function networkSection(report: RunReport): Section {
  const { preflight, fetch } = report
  const troubles = listTroubles(report).map(
    ({ failed, name, cause, remedy }) =>
      h`${tag(failed ? 'bad' : 'warn', failed ? 'failed' : 'degraded')} <strong>${clip(name, MAX_NAME)}:</strong> ${sentence(cause)}${remedy === undefined ? NOTHING : h` ${sentence(remedy)}`}`,
  )
  const whole = preflight && describePreflight(preflight)
  const fetched = fetch && describeFetch(fetch)
  const blocks = [
    whole === undefined ? NOTHING : h`<p class="lead">${whole}.</p>`,
    list(troubles, MAX_ITEMS),
    titledList(
      'What this run did differently',
      listDecisions(report).map(({ reason }) => sentence(reason)),
      MAX_ITEMS,
    ),
    endpointTable(report),
    fetched === undefined ? NOTHING : h`<h3>Fetched</h3><p>${sentence(fetched)}</p>`,
    titledList(
      'Faults while fetching',
      (fetch?.incidents ?? []).map((one) => sentence(describeIncident(one))),
      MAX_ITEMS,
    ),
    titledList(
      'Left to the network of the build',
      (fetch?.leftToBuild ?? []).map(sentence),
      MAX_ITEMS,
    ),
  ]
  return { id: 'network', title: 'Network', body: h`${blocks}` }
}

const ENDPOINT_TONES = { ok: 'good', degraded: 'warn', failed: 'bad' } as const

function endpointTable({ preflight }: RunReport): Html {
  if (preflight === undefined) return NOTHING
  const { troubled, healthy } = sortEndpoints(preflight)
  const columns = ENDPOINT_TITLES.map((title) => ({ title }))
  const rows = [...troubled, ...healthy].slice(0, MAX_ITEMS).map((endpoint) => {
    const [name = '', verdict = '', ...cells] = describeEndpoint(endpoint)
    const word = verdict.replace(/^\P{L}+/u, '')
    return [
      h`${clip(name, MAX_NAME)}`,
      tag(ENDPOINT_TONES[endpoint.outcome], word),
      ...cells.map((cell) => h`<span class="whole">${clip(cell, MAX_NAME)}</span>`),
    ]
  })
  return table('Endpoints, those in trouble first', columns, rows)
}
