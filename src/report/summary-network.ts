import { formatCount } from './format.ts'
import { details, EMPTY, type Markdown, md, paragraphs, prose } from './markdown.ts'
import { listDecisions, listTroubles, sortEndpoints, type Trouble } from './network-highlights.ts'
import { cleanLine, clip } from './plain-text.ts'
import type { RunReport } from './run-report.ts'
import { endpointTable } from './summary-endpoints.ts'
import { bulletList, sentence, titledList } from './summary-parts.ts'
import { describeFetch, describeIncident } from './wording-fetch.ts'
import { describePreflight } from './wording-network.ts'

const MAX_ITEMS = 12
const MAX_NAME = 100
const MAX_FETCH = 1500

/**
 * What was found out about the network, what was decided for it, and what was fetched. Trouble stands
 * open at the top; what is well is behind a click.
 */
export function renderNetwork(
  report: RunReport,
  show: { readonly network: boolean; readonly endpoints: boolean },
): Markdown {
  if (!show.network) return EMPTY
  const blocks = [
    bulletList(listTroubles(report).map(troubleItem), MAX_ITEMS),
    decisionList(report),
    show.endpoints ? endpointTables(report) : EMPTY,
    ...fetchBlocks(report),
  ].filter(({ markdown }) => markdown !== '')
  return blocks.length === 0 ? EMPTY : paragraphs([md`### Network`, ...blocks])
}

function troubleItem({ failed, name, cause, remedy }: Trouble): Markdown {
  const shown = clip(cleanLine(name).trim(), MAX_NAME)
  const rest = remedy === undefined ? EMPTY : md` ${sentence(remedy)}`
  return md`${failed ? '❌' : '⚠️'} **${shown}**: ${sentence(cause)}${rest}`
}

function decisionList(report: RunReport): Markdown {
  const decisions = listDecisions(report).map(({ reason }) => sentence(reason))
  return titledList(md`What this run does differently:`, decisions, MAX_ITEMS)
}

function endpointTables({ preflight }: RunReport): Markdown {
  if (preflight === undefined) return EMPTY
  const { troubled, healthy } = sortEndpoints(preflight)
  const whole = describePreflight(preflight) ?? ''
  if (troubled.length === 0) {
    return healthy.length === 0 ? EMPTY : details(whole, endpointTable(healthy))
  }
  const rest =
    healthy.length === 0
      ? EMPTY
      : details(formatCount(healthy.length, 'healthy endpoint'), endpointTable(healthy))
  return paragraphs([md`${whole}:`, endpointTable(troubled), rest])
}

function fetchBlocks({ fetch }: RunReport): readonly Markdown[] {
  if (fetch === undefined) return []
  const fetched = describeFetch(fetch)
  const faults = fetch.incidents.map((incident) => sentence(describeIncident(incident)))
  const left = fetch.leftToBuild.map(sentence)
  return [
    fetched === undefined ? EMPTY : prose(clip(fetched, MAX_FETCH)),
    titledList(md`Faults while fetching:`, faults, MAX_ITEMS),
    titledList(md`Left to the network of the build:`, left, MAX_ITEMS),
  ]
}
