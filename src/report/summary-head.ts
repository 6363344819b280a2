import { formatDuration } from './format.ts'
import { imageIdsOf, madeNoImage, sourceParts } from './highlights.ts'
import {
  code,
  codeBlock,
  EMPTY,
  join,
  type Markdown,
  md,
  paragraphs,
  prose,
  table,
} from './markdown.ts'
import { cleanLine, clip } from './plain-text.ts'
import type { RunReport } from './run-report.ts'
import { left, titledList } from './summary-parts.ts'

const MAX_SENTENCE = 900
const MAX_NAME = 300
const MAX_LINE = 1000
const MAX_STAGE = 40
const MAX_NAMES = 10

export function renderHeadline(report: RunReport): Markdown {
  const time = formatDuration(report.durationMs)
  switch (report.outcome) {
    case 'success':
      return md`## ✅ ${successTitle(report)} in ${time}`
    case 'cancelled':
      return md`## ⏹️ Cancelled after ${time}`
    case 'failure':
      return report.failure === undefined
        ? md`## ❌ Failed after ${time}`
        : md`## ❌ Failed in ${code(clip(report.failure.stage, MAX_STAGE))} after ${time}`
  }
}

/** `Image built`, or what else came of a run that ended well. */
export function successTitle(report: RunReport): string {
  if (report.cache?.unchanged !== undefined) return 'Nothing changed, build skipped'
  return madeNoImage(report) ? 'Finished' : 'Image built'
}

/** Never left out: nobody may take an image of stand-ins for a real one. */
export function renderStandIns({ build }: RunReport): Markdown {
  if (build.standIns.length === 0) return EMPTY
  const shown = build.standIns.slice(0, MAX_NAMES)
  const names = shown.map(({ replaces, name }) => md`${shortCode(replaces)} by ${shortCode(name)}`)
  const more = build.standIns.length > shown.length ? md`, and others` : EMPTY
  return md`> ⚠️ **Not the real base images.** No image registry answered, so stand-ins took their place: ${join(names, ', ')}${more}. Use this image for tests, do not release it.`
}

/** What failed, what was tried, what to do, and the last lines of the step that failed. */
export function renderFailure(
  { failure }: RunReport,
  show: { readonly tried: boolean; readonly evidenceLines: number },
): Markdown {
  if (failure === undefined) return EMPTY
  const { cause, remedy, tried = [], step, evidence } = failure
  const lines = show.evidenceLines === 0 ? [] : evidence.slice(-show.evidenceLines)
  return paragraphs([
    labelled('What failed', cause),
    show.tried ? triedList(tried) : EMPTY,
    labelled('What to do', remedy),
    step === undefined ? EMPTY : md`Step: ${shortCode(step)}`,
    lines.length === 0 ? EMPTY : codeBlock(lines.map((line) => clip(line, MAX_LINE))),
  ])
}

function triedList(tried: readonly string[]): Markdown {
  const items = tried.map((one) => prose(clip(one.trim(), MAX_NAME)))
  return titledList(md`**What was tried:**`, items, MAX_NAMES)
}

function labelled(label: string, sentence = ''): Markdown {
  const text = clip(sentence, MAX_SENTENCE)
  return cleanLine(text).trim() === '' ? EMPTY : md`**${label}:** ${prose(text)}`
}

/** The first fact is the head of the table: a table without a head is not Markdown. */
export function renderFacts(report: RunReport): Markdown {
  const [first, ...rest] = factsOf(report)
  if (first === undefined) return EMPTY
  return table(
    [left(first.title), left(first.value)],
    rest.map(({ title, value }) => [md`**${title}**`, value]),
  )
}

type Fact = { readonly title: string; readonly value: Markdown }

function factsOf(report: RunReport): readonly Fact[] {
  const { build, image, source } = report
  const { imageId, digest } = imageIdsOf(report)
  const { dockerfile, variant, platforms } = build
  const id = digest ?? imageId
  return [
    ...(madeNoImage(report) ? [] : tagFacts(build.tags)),
    ...(id === undefined ? [] : [{ title: digest ? 'Digest' : 'Image ID', value: code(id) }]),
    {
      title: 'Dockerfile',
      value: md`${shortCode(dockerfile)}${variant === undefined ? '' : ` (variant ${variant})`}`,
    },
    ...(image?.platforms.length || platforms.length === 0
      ? []
      : [{ title: 'Platforms', value: join(platforms.map(shortCode), ', ') }]),
    ...sourceFact(source),
  ]
}

/** The first reference has a row of its own, to be found and copied. */
function tagFacts([first, ...others]: readonly string[]): readonly Fact[] {
  if (first === undefined) return []
  const image = { title: 'Image', value: shortCode(first) }
  if (others.length === 0) return [image]
  const shown = others.slice(0, MAX_NAMES).map(shortCode)
  const rest = others.length - shown.length
  const also = join(rest === 0 ? shown : [...shown, md`${rest} more`], ' · ')
  return [image, { title: 'Also as', value: also }]
}

function sourceFact(source: RunReport['source']): readonly Fact[] {
  const parts = sourceParts(source).map(shortCode)
  return parts.length === 0 ? [] : [{ title: 'Source', value: join(parts, ' · ') }]
}

function shortCode(text: string): Markdown {
  return code(clip(text, MAX_NAME))
}
