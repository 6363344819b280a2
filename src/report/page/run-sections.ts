import { formatDuration } from '../format.ts'
import { clip } from '../plain-text.ts'
import type { Attempt, RunReport } from '../run-report.ts'
import { describeAnswer, describePlace } from '../wording.ts'
import { describeLost } from '../wording-network.ts'
import { describePushedBytes, listPushIncidents, PUBLISH_OUTCOMES } from '../wording-publish.ts'
import { code, type Html, h, link, logLines, NOTHING } from './html.ts'
import { list, type Section, sentence, tag, titledList } from './parts.ts'

const MAX_ITEMS = 60
const MAX_NAME = 200
const MAX_BODY = 2000
const TONES = { success: 'good', failure: 'bad', cancelled: 'warn' } as const

/** Every attempt with why it failed, the lines that show it, and what was changed for the next one. */
export function attemptsSection({ attempts }: RunReport): Section {
  const head = { id: 'attempts', title: 'Attempts', count: attempts.length }
  const hasTold = attempts.length > 1 || attempts.some(({ evidence = [] }) => evidence.length > 0)
  if (!hasTold) return { ...head, body: NOTHING }
  const lost = describeLost(attempts)
  const items = attempts.slice(-MAX_ITEMS).map(attemptItem)
  return {
    ...head,
    body: h`${lost === undefined ? NOTHING : h`<p class="lead">${lost}</p>`}<ol class="attempts">${items}</ol>`,
  }
}

function attemptItem({
  number,
  outcome,
  durationMs,
  waitedMs = 0,
  cause,
  fault,
  evidence = [],
  remedies = [],
}: Attempt): Html {
  const waited = waitedMs === 0 ? '' : `, after waiting ${formatDuration(waitedMs)}`
  return h`<li><h3>Attempt ${number} ${tag(TONES[outcome], outcome)} <span class="soft">${formatDuration(durationMs)}${waited}</span></h3>
${remedies.length === 0 ? NOTHING : h`<p>Changed before it: ${remedies.slice(0, MAX_ITEMS).map((one) => h`${sentence(one)} `)}</p>`}
${cause === undefined ? NOTHING : h`<p>${sentence(cause)}${fault === undefined ? NOTHING : h` <code class="soft">${clip(fault, MAX_NAME)}</code>`}</p>`}
${evidence.length === 0 ? NOTHING : logLines(evidence.slice(-20))}</li>\n`
}

export function smokeTestSection({ smokeTest }: RunReport): Section {
  const head = { id: 'smoke-test', title: 'Smoke test' }
  if (smokeTest === undefined) return { ...head, body: NOTHING }
  const { outcome, url, body } = smokeTest
  return {
    ...head,
    body: h`<p class="lead">${tag(outcome === 'success' ? 'good' : 'bad', outcome === 'success' ? 'passed' : 'failed')} ${code(clip(url, MAX_NAME))} ${sentence(describeAnswer(smokeTest))}</p>${body === undefined ? NOTHING : logLines([clip(body, MAX_BODY)])}`,
  }
}

export function warningsSection({ warnings }: RunReport): Section {
  const items = warnings.map(({ message, file, line, url }) => {
    const place = describePlace({ file, line })
    return h`${place === undefined ? NOTHING : h`${code(clip(place, MAX_NAME))} `}${sentence(message)}${url === undefined ? NOTHING : h` (${link('more', url)})`}`
  })
  return { id: 'warnings', title: 'Warnings', count: warnings.length, body: list(items, MAX_ITEMS) }
}

/** What was pushed after the scan, or why nothing was. */
export function publishSection({ publish, comment }: RunReport): Section {
  const head = { id: 'publish', title: 'Publication' }
  if (publish === undefined) return { ...head, body: NOTHING }
  const { outcome, reason, remedy, digest, references } = publish
  const tone = outcome === 'pushed' ? 'good' : 'bad'
  const incidents = listPushIncidents(publish).map(sentence)
  const said =
    comment?.url === undefined
      ? NOTHING
      : h`<p>${link('Comment on the pull request', comment.url)}</p>`
  const names = references.map((one) => code(clip(one, MAX_NAME)))
  const body = h`<p class="lead">${tag(tone, PUBLISH_OUTCOMES[outcome])} ${code(digest)}</p>
${reason === undefined ? NOTHING : h`<p>${sentence(reason)}</p>`}
${remedy === undefined ? NOTHING : h`<p>${sentence(remedy)}</p>`}
${list(names, MAX_ITEMS)}<p class="note">${describePushedBytes(publish)}.</p>
${titledList('Faults while pushing', incidents, MAX_ITEMS)}${said}`
  return { ...head, body }
}
