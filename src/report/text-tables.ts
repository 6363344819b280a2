import { BLANK, formatBytes, formatCount, formatDuration, formatShare } from './format.ts'
import {
  countCached,
  hasBaseSplit,
  knownMeasures,
  pickSlowestSteps,
  sizesOf,
} from './highlights.ts'
import { cleanLine, cleanLines } from './plain-text.ts'
import type { ImageReport, RunReport, SmokeTest, StepReport } from './run-report.ts'
import { type Align, alignColumns, fit, type Paint } from './terminal.ts'
import { describeAnswer, describeUnpacked, formatCargo } from './wording.ts'

const SLOWEST = 5
const TITLES = { compressedBytes: 'compressed', unpackedBytes: 'unpacked' } as const

export function sizeLines(image: ImageReport | undefined, paint: Paint): readonly string[] {
  if (image === undefined) return []
  const { unmeasured } = image
  const counted = describeUnpacked(image)
  const notes = [
    ...(counted === undefined ? [] : [counted]),
    ...(unmeasured === undefined ? [] : [cleanLine(`Not measured: ${unmeasured}`)]),
  ]
  const measures = knownMeasures(image.platforms)
  if (measures.length === 0) return notes
  const split = hasBaseSplit(image.platforms)
  const head = measures.flatMap((measure) => [TITLES[measure], ...(split ? ['base', 'own'] : [])])
  const rows = image.platforms.map((platform) => [
    cleanLine(platform.platform),
    ...measures.flatMap((measure) => {
      const { total, base, own } = sizesOf(platform, measure)
      return (split ? [total, base, own] : [total]).map((bytes) => formatBytes(bytes, BLANK))
    }),
  ])
  return [...withHead(['size', ...head], rows, paint), ...notes]
}

export function timeLines({ stages, durationMs }: RunReport, paint: Paint): readonly string[] {
  if (stages.length === 0) return []
  const rows = stages.map((stage) => [
    stage.name,
    formatDuration(stage.durationMs),
    formatShare(stage.durationMs, durationMs),
  ])
  return withHead(
    ['time', 'took', 'share'],
    [...rows, ['total', formatDuration(durationMs), '']],
    paint,
  )
}

function withHead(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  paint: Paint,
): readonly string[] {
  const aligns: readonly Align[] = head.map((_, at) => (at === 0 ? 'left' : 'right'))
  const [first = '', ...rest] = alignColumns([head, ...rows], aligns)
  return [paint(first, 'dim'), ...rest]
}

/** The slowest steps, cut to the width, and what cargo compiled. */
export function stepLines(
  { steps, cargo }: RunReport,
  columns: number,
  paint: Paint,
): readonly string[] {
  const slowest = pickSlowestSteps(steps, SLOWEST)
  const counts = `${formatCount(steps.length, 'build step')}, ${countCached(steps)} cached`
  const title = slowest.length === 0 ? counts : `${counts}; the slowest:`
  return [
    ...(steps.length === 0 ? [] : [paint(title, 'dim')]),
    ...alignColumns(slowest.map(stepRow), ['right', 'left']).map((line) => fit(line, columns)),
    ...(cargo === undefined ? [] : [formatCargo(cargo)]),
  ]
}

function stepRow({ name, cached, durationMs, error }: StepReport): readonly string[] {
  const failed = error === undefined ? '' : 'failed: '
  return [cached ? 'cached' : formatDuration(durationMs), `${failed}${cleanLine(name)}`]
}

/** The answer is set off: a runner takes a line of it that begins with `::` for a command. */
export function smokeTestLines(test: SmokeTest | undefined, paint: Paint): readonly string[] {
  if (test === undefined) return []
  const line = cleanLine(`${test.url} ${describeAnswer(test)}`)
  const style = test.outcome === 'success' ? 'green' : 'red'
  const body = test.body === undefined ? [] : cleanLines(test.body)
  return [paint(line, style), ...body.map((text) => `| ${text}`.trimEnd())]
}
