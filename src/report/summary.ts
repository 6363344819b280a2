import { groupDigits } from './format.ts'
import { EMPTY, type Markdown, md, paragraphs } from './markdown.ts'
import type { RunReport } from './run-report.ts'
import { renderAttempts } from './summary-attempts.ts'
import { renderCache, renderUnchanged } from './summary-cache.ts'
import { renderCommentLine } from './summary-comment.ts'
import { renderDelta } from './summary-delta.ts'
import { renderFacts, renderFailure, renderHeadline, renderStandIns } from './summary-head.ts'
import { renderNetwork } from './summary-network.ts'
import { renderFooter, renderSmokeTest, renderWarnings } from './summary-notes.ts'
import { renderPublish } from './summary-publish.ts'
import { renderScan } from './summary-scan.ts'
import { renderSizes } from './summary-sizes.ts'
import { renderTimes } from './summary-times.ts'

/** GitHub refuses the whole summary of a step above 1 MiB; the rest is for what others write there. */
export const SUMMARY_MAX_BYTES = 1024 * 1024 - 64 * 1024

type Extent = {
  readonly layers: boolean
  readonly steps: boolean
  readonly endpoints: boolean
  readonly attemptEvidence: boolean
  readonly evidenceLines: number
  readonly answer: boolean
  readonly findings: boolean
  readonly deltaFiles: boolean
  readonly warnings: boolean
  readonly timeline: boolean
  readonly times: boolean
  readonly sizes: boolean
  readonly cache: boolean
  readonly network: boolean
  readonly delta: boolean
  readonly scan: boolean
  readonly attempts: boolean
  readonly facts: boolean
  readonly tried: boolean
}

const WHOLE: Extent = {
  layers: true,
  steps: true,
  endpoints: true,
  attemptEvidence: true,
  evidenceLines: Number.POSITIVE_INFINITY,
  answer: true,
  findings: true,
  deltaFiles: true,
  warnings: true,
  timeline: true,
  times: true,
  sizes: true,
  cache: true,
  network: true,
  delta: true,
  scan: true,
  attempts: true,
  facts: true,
  tried: true,
}

type Cut = {
  readonly name: string
  readonly cut: Partial<Extent>
  /** Name of an earlier cut that is part of this one. */
  readonly includes?: string
}

/** What goes first when there is too much: the longest and least read, down to cause and remedy. */
const CUTS: readonly Cut[] = [
  { name: 'layers', cut: { layers: false } },
  { name: 'build steps', cut: { steps: false } },
  { name: 'endpoints', cut: { endpoints: false } },
  { name: 'log lines of earlier attempts', cut: { attemptEvidence: false } },
  { name: 'changed files and crates', cut: { deltaFiles: false } },
  { name: 'older log lines', cut: { evidenceLines: 20 } },
  { name: 'log lines', cut: { evidenceLines: 0 }, includes: 'older log lines' },
  { name: 'answer of the smoke test', cut: { answer: false } },
  { name: 'warnings', cut: { warnings: false } },
  { name: 'findings', cut: { findings: false } },
  { name: 'timeline', cut: { timeline: false } },
  { name: 'times', cut: { times: false }, includes: 'timeline' },
  { name: 'sizes', cut: { sizes: false }, includes: 'layers' },
  { name: 'cache', cut: { cache: false } },
  { name: 'network', cut: { network: false }, includes: 'endpoints' },
  { name: 'changes', cut: { delta: false }, includes: 'changed files and crates' },
  {
    name: 'attempts',
    cut: { attempts: false },
    includes: 'log lines of earlier attempts',
  },
  { name: 'scan', cut: { scan: false }, includes: 'findings' },
  { name: 'facts', cut: { facts: false } },
  { name: 'what was tried', cut: { tried: false } },
]

/**
 * The job summary, in GitHub-flavoured Markdown of at most `maxBytes` (not below 1,000). Above that,
 * parts are left out whole in a fixed order, and the summary names them.
 */
export function renderSummary(report: RunReport, maxBytes: number = SUMMARY_MAX_BYTES): string {
  let extent = WHOLE
  let body = renderBody(report, extent)
  let left: readonly string[] = []
  for (const { name, cut, includes } of CUTS) {
    const text = withNote(report, body, left, maxBytes)
    if (Buffer.byteLength(text) <= maxBytes) return text
    extent = { ...extent, ...cut }
    const shorter = renderBody(report, extent)
    // What was not there is not missed.
    if (shorter.markdown !== body.markdown) left = [...left.filter((it) => it !== includes), name]
    body = shorter
  }
  const text = withNote(report, body, left, maxBytes)
  return Buffer.byteLength(text) <= maxBytes ? text : renderBarest(report, maxBytes)
}

function renderBody(report: RunReport, extent: Extent): Markdown {
  return paragraphs([
    renderHeadline(report),
    renderStandIns(report),
    renderUnchanged(report),
    renderFailure(report, extent),
    extent.facts ? renderFacts(report) : EMPTY,
    renderPublish(report),
    renderScan(report, extent),
    renderSmokeTest(report.smokeTest, extent.answer),
    renderDelta(report, extent),
    renderSizes(report.image, extent),
    renderAttempts(report, extent),
    renderNetwork(report, extent),
    renderCache(report, extent),
    renderTimes(report, extent),
    renderWarnings(report.warnings, extent.warnings),
    renderCommentLine(report.comment),
  ])
}

function withNote(
  report: RunReport,
  body: Markdown,
  left: readonly string[],
  maxBytes: number,
): string {
  return `${paragraphs([body, leftOutNote(left, maxBytes), renderFooter(report)]).markdown}\n`
}

function leftOutNote(left: readonly string[], maxBytes: number): Markdown {
  if (left.length === 0) return EMPTY
  return md`Left out to stay below ${groupDigits(maxBytes)} bytes: ${left.join(', ')}. All of it stands in report.json.`
}

/** When even cause and remedy are too long: how it ended, and whether the image is a real one. */
function renderBarest(report: RunReport, maxBytes: number): string {
  const standIns =
    report.build.standIns.length === 0
      ? EMPTY
      : md`> ⚠️ **Built on stand-in base images.** Do not release this image.`
  const note = leftOutNote(['everything else'], maxBytes)
  return `${paragraphs([renderHeadline(report), standIns, note]).markdown}\n`
}
