import { BLANK, formatDuration, formatShare } from './format.ts'
import { pickSlowestSteps, totalByStage } from './highlights.ts'
import { code, details, EMPTY, type Markdown, md, paragraphs, table } from './markdown.ts'
import { clip } from './plain-text.ts'
import type { RunReport, StepReport } from './run-report.ts'
import { left, right } from './summary-parts.ts'
import { renderTimeline } from './summary-timeline.ts'
import { describeSteps, formatCargo } from './wording.ts'

const SLOWEST = 8
const MAX_STEP = 160

/** Where the time went: stages of the run, steps of the build. */
export function renderTimes(
  report: RunReport,
  show: { readonly times: boolean; readonly timeline: boolean; readonly steps: boolean },
): Markdown {
  if (!show.times || report.stages.length === 0) return EMPTY
  return paragraphs([
    md`### Time`,
    renderTimeline(report, show),
    stageTable(report),
    cargoSentence(report),
    ...(show.steps ? stepSection(report.steps) : []),
  ])
}

function stageTable({ stages, durationMs }: RunReport): Markdown {
  const rows = stages.map((stage) => [
    md`${stage.name}`,
    md`${formatDuration(stage.durationMs)}`,
    md`${formatShare(stage.durationMs, durationMs)}`,
  ])
  const total = [md`**total**`, md`**${formatDuration(durationMs)}**`, EMPTY]
  return table([left('Stage'), right('Took'), right('Share')], [...rows, total])
}

/** The section on caches has it among its figures, and stays longer than this one. */
function cargoSentence({ cargo, cache }: RunReport): Markdown {
  return cargo === undefined || cache ? EMPTY : md`${formatCargo(cargo)}`
}

function stepSection(steps: readonly StepReport[]): readonly Markdown[] {
  if (steps.length === 0) return []
  const slowest = pickSlowestSteps(steps, SLOWEST)
  const title = describeSteps(steps)
  return [
    slowest.length === 0 ? md`${title}` : md`${title}; the slowest:\n\n${stepTable(slowest)}`,
    details('All build steps', paragraphs([stageTotalsTable(steps), stepTable(steps)])),
  ]
}

function stepTable(steps: readonly StepReport[]): Markdown {
  return table(
    [right('Took'), left('Step')],
    steps.map((step) => [md`${stepTime(step)}`, stepName(step)]),
  )
}

function stepTime({ cached, durationMs }: StepReport): string {
  return cached ? 'cached' : formatDuration(durationMs)
}

function stepName({ name, error }: StepReport): Markdown {
  const shown = code(clip(name, MAX_STEP))
  return error === undefined ? shown : md`${shown} **failed**`
}

/** Only where there is more than one stage to tell apart. */
function stageTotalsTable(steps: readonly StepReport[]): Markdown {
  const totals = totalByStage(steps)
  if (totals.filter(({ stage }) => stage !== undefined).length < 2) return EMPTY
  const rows = totals.map(({ stage, steps: count, cached, busyMs }) => [
    stage === undefined ? md`${BLANK}` : code(clip(stage, MAX_STEP)),
    md`${count}`,
    md`${cached}`,
    md`${cached === count ? 'cached' : formatDuration(busyMs)}`,
  ])
  return table([left('Dockerfile stage'), right('Steps'), right('Cached'), right('Took')], rows)
}
