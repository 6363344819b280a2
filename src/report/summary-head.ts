import { formatDuration } from './format.ts'
import { madeNoImage, shortRef } from './highlights.ts'
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

const MAX_SENTENCE = 900
const MAX_NAME = 300
const MAX_LINE = 1000
const MAX_STAGE = 40
const MAX_NAMES = 10

export function renderHeadline(report: RunReport): Markdown {
  const time = formatDuration(report.durationMs)
  switch (report.outcome) {
    case 'success':
      return madeNoImage(report) ? md`## ✅ Finished in ${time}` : md`## ✅ Image built in ${time}`
    case 'cancelled':
      return md`## ⏹️ Cancelled after ${time}`
    case 'failure':
      return report.failure === undefined
        ? md`## ❌ Failed after ${time}`
        : md`## ❌ Failed in ${code(clip(report.failure.stage, MAX_STAGE))} after ${time}`
  }
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
  const shown = tried.slice(0, MAX_NAMES).map((one) => md`- ${prose(clip(one.trim(), MAX_NAME))}`)
  const rest = tried.length - shown.length
  const items = rest === 0 ? shown : [...shown, md`- and ${rest} more`]
  return items.length === 0 ? EMPTY : paragraphs([md`**What was tried:**`, join(items, '\n')])
}

function labelled(label: string, sentence = ''): Markdown {
  const text = clip(sentence, MAX_SENTENCE)
  return cleanLine(text).trim() === '' ? EMPTY : md`**${label}:** ${prose(text)}`
}

/** The first fact is the head of the table: a table without a head is not Markdown. */
export function renderFacts(report: RunReport): Markdown {
  const [first, ...rest] = factsOf(report)
  if (first === undefined) return EMPTY
  const head = [first.title, first.value] as const
  return table(
    [
      { title: head[0], align: 'left' },
      { title: head[1], align: 'left' },
    ],
    rest.map(({ title, value }) => [md`**${title}**`, value]),
  )
}

type Fact = { readonly title: string; readonly value: Markdown }

function factsOf(report: RunReport): readonly Fact[] {
  const { build, image, source } = report
  const { dockerfile, variant, platforms } = build
  const id = image?.digest ?? image?.imageId
  return [
    ...(madeNoImage(report) ? [] : tagFacts(build.tags)),
    ...(id === undefined
      ? []
      : [{ title: image?.digest ? 'Digest' : 'Image ID', value: code(id) }]),
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

function sourceFact({ repository, ref, commit }: RunReport['source']): readonly Fact[] {
  const parts = [
    repository,
    ref === undefined ? undefined : shortRef(ref),
    commit?.slice(0, 12),
  ].flatMap((part) => (part === undefined ? [] : [shortCode(part)]))
  return parts.length === 0 ? [] : [{ title: 'Source', value: join(parts, ' · ') }]
}

function shortCode(text: string): Markdown {
  return code(clip(text, MAX_NAME))
}
