import { BLANK, formatDuration } from '../format.ts'
import { imageIdsOf, madeNoImage, sourceParts } from '../highlights.ts'
import { clip } from '../plain-text.ts'
import type { RunReport } from '../run-report.ts'
import { successTitle } from '../summary-head.ts'
import { describeEngine } from '../wording.ts'
import { describeUnchanged } from '../wording-cache.ts'
import { code, type Html, h, logLines, NOTHING } from './html.ts'
import { sentence, titledList } from './parts.ts'

const MAX_NAME = 300
const MAX_STAGE = 40
const MAX_NAMES = 10
const MAX_LINES = 200

const WORDS = { success: 'Success', failure: 'Failed', cancelled: 'Cancelled' } as const

/** How the run ended in one sentence: the heading of the page, and its title. */
export function headingOf(report: RunReport): string {
  const time = formatDuration(report.durationMs)
  switch (report.outcome) {
    case 'success':
      return `${successTitle(report)} in ${time}`
    case 'cancelled':
      return `Cancelled after ${time}`
    case 'failure': {
      const stage = report.failure?.stage.trim()
      return stage ? `Failed in ${clip(stage, MAX_STAGE)} after ${time}` : `Failed after ${time}`
    }
  }
}

export function renderHeader(report: RunReport): Html {
  const { outcome, source, build } = report
  const [name] = build.tags
  const parts = sourceParts(source)
  return h`<header class="${outcome}">
<p class="kicker"><span class="mark" aria-hidden="true">${MARKS[outcome]}</span>${WORDS[outcome]}</p>
<h1>${headingOf(report)}</h1>
${name === undefined || madeNoImage(report) ? NOTHING : h`<p class="image"><code>${clip(name, MAX_NAME)}</code></p>`}
${parts.length === 0 ? NOTHING : h`<p class="source">${parts.map((part) => h`<span>${clip(part, MAX_NAME)}</span>`)}<span>${when(report.startedAt)}</span></p>`}
</header>
${failure(report)}${standIns(report)}${unchanged(report)}`
}

const MARKS = { success: '\u2713', failure: '\u2715', cancelled: '\u25a0' } as const

/** As it is for everybody: the page is passed on. */
function when(startedAt: string): Html {
  return h`<time datetime="${startedAt}">${startedAt.slice(0, 16).replace('T', ' ')} UTC</time>`
}

/** Nobody may take an image of stand-ins for a real one. */
function standIns(report: RunReport): Html {
  const { build, image, cache } = report
  if (build.standIns.length === 0) return NOTHING
  const hasImage = (image ?? cache?.unchanged) !== undefined
  const advice = hasImage ? ' Use this image for tests, do not release it.' : ''
  const names = build.standIns.map(
    ({ replaces, name }) => h`${code(clip(replaces, MAX_NAME))} by ${code(clip(name, MAX_NAME))}`,
  )
  return h`<div class="callout warn"><p><strong>Not the real base images.</strong> No image registry answered, so stand-ins took their place.${advice}</p>${titledList('Replaced', names, MAX_NAMES)}</div>\n`
}

function unchanged({ cache }: RunReport): Html {
  return cache?.unchanged === undefined
    ? NOTHING
    : h`<div class="callout"><p><strong>Build skipped:</strong> ${sentence(describeUnchanged(cache.unchanged))}</p></div>\n`
}

/** What failed, what to do, what was tried, and the last lines of the step that failed. */
function failure({ failure }: RunReport): Html {
  if (failure === undefined) return NOTHING
  const { cause, remedy, tried = [], step, evidence } = failure
  return h`<div class="callout bad" role="note" aria-label="What failed">
<p class="cause">${sentence(cause)}</p>
${remedy === undefined || remedy.trim() === '' ? NOTHING : h`<p class="remedy"><strong>What to do:</strong> ${sentence(remedy)}</p>`}
${step === undefined ? NOTHING : h`<p>Step: ${code(clip(step, MAX_NAME))}</p>`}
${evidence.length === 0 ? NOTHING : logLines(evidence.slice(-MAX_LINES))}
${titledList('What was tried', tried.map(sentence), MAX_NAMES)}
</div>\n`
}

/** What was built and with what, to be found and copied. */
export function renderFacts(report: RunReport): Html {
  const { build, source } = report
  const { imageId, digest } = imageIdsOf(report)
  const { dockerfile, variant, version, platforms, tags } = build
  const facts: readonly (readonly [string, readonly string[]])[] = [
    [tags.length === 1 ? 'Tag' : 'Tags', madeNoImage(report) ? [] : tags.slice(0, 50)],
    ['Digest', digest === undefined ? [] : [digest]],
    ['Image ID', imageId === undefined ? [] : [imageId]],
    ['Version', version === undefined ? [] : [version]],
    ['Platforms', platforms],
    ['Dockerfile', [dockerfile]],
    ['Variant', variant === undefined ? [] : [variant]],
    ['Commit', source.commit === undefined ? [] : [source.commit]],
    ['Engine', describeEngine(build)],
  ]
  const shown = facts.filter(([, values]) => values.length > 0)
  return h`<dl class="facts">${shown.map(([title, values]) => h`<dt>${title}</dt>${values.map((value) => h`<dd><code>${value.trim() === '' ? BLANK : clip(value, MAX_NAME)}</code></dd>`)}\n`)}</dl>`
}
