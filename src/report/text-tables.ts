import { formatBytes, formatDuration, formatShare } from './format.ts'
import { hasBaseSplit, knownMeasures, pickSlowestSteps, sizesOf } from './highlights.ts'
import { cleanLine, cleanLines } from './plain-text.ts'
import type { ImageReport, RunReport, SmokeTest, StepReport } from './run-report.ts'
import { alignColumns, fit, type Paint, tableLines } from './terminal.ts'
import { describeAnswer, describeSteps, describeUnpacked, formatCargo } from './wording.ts'

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
      return (split ? [total, base, own] : [total]).map(formatBytes)
    }),
  ])
  return [...tableLines(['size', ...head], rows, 'right', paint), ...notes]
}

export function timeLines({ stages, durationMs }: RunReport, paint: Paint): readonly string[] {
  if (stages.length === 0) return []
  const rows = stages.map((stage) => [
    stage.name,
    formatDuration(stage.durationMs),
    formatShare(stage.durationMs, durationMs),
  ])
  const total = ['total', formatDuration(durationMs), '']
  return tableLines(['time', 'took', 'share'], [...rows, total], 'right', paint)
}

/** The slowest steps, cut to the width, and what cargo compiled if the caches do not say so. */
export function stepLines(
  { steps, cargo, cache }: RunReport,
  columns: number,
  paint: Paint,
): readonly string[] {
  const slowest = pickSlowestSteps(steps, SLOWEST)
  const counts = describeSteps(steps)
  const title = slowest.length === 0 ? counts : `${counts}; the slowest:`
  return [
    ...(steps.length === 0 ? [] : [paint(title, 'dim')]),
    ...alignColumns(slowest.map(stepRow), ['right', 'left']).map((line) => fit(line, columns)),
    ...(cargo === undefined || cache ? [] : [formatCargo(cargo)]),
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
