import type { DeltaReport } from '../../delta/delta-report.ts'
import { formatByteChange, formatPercent } from '../../delta/format-change.ts'
import { nameSeverities } from '../../scan/wording.ts'
import { measureBuildTime } from '../build-time.ts'
import { formatBytes, formatCount, formatDuration, formatShare, groupDigits } from '../format.ts'
import { countCached } from '../highlights.ts'
import { measureLostMs } from '../network-highlights.ts'
import type { PlatformImage, RunReport, Size } from '../run-report.ts'
import { countScan, shareFindings } from '../scan-highlights.ts'
import { type Html, h, NOTHING } from './html.ts'

type Figure = {
  readonly title: string
  readonly value: string
  readonly note?: Html
  readonly tone?: 'good' | 'bad' | 'warn'
}

/** The few numbers that say most of it, each with what it was before where that is known. */
export function renderFigures(report: RunReport): Html {
  const figures = [
    time(report),
    ...sizes(report),
    ...findings(report),
    ...attempts(report),
    ...cargo(report),
    ...crates(report),
    ...steps(report),
  ]
  return h`<dl class="figures of-${figures.length}">${figures.map(figure)}</dl>\n`
}

function figure({ title, value, note, tone }: Figure): Html {
  const said = note === undefined ? NOTHING : h`<dd class="note">${note}</dd>`
  return h`<div class="${tone ?? 'plain'}"><dt>${title}</dt><dd class="value">${value}</dd>${said}</div>\n`
}

/** No two runs take the same time: a change of it has no colour. */
function time(report: RunReport): Figure {
  const build = measureBuildTime(report)
  const value = formatDuration(report.durationMs)
  if (build?.beforeMs === undefined) return { title: 'Time', value }
  const [now, before] = [build.afterMs, build.beforeMs].map(formatDuration)
  return { title: 'Time', value, note: h`build ${now ?? ''}, ${before ?? ''} before` }
}

function sizes({ image, delta }: RunReport): readonly Figure[] {
  const [first, ...others] = image?.platforms ?? []
  if (first === undefined) return []
  const measures = [
    ['compressedBytes', 'To pull'],
    ['unpackedBytes', 'Unpacked'],
  ] as const
  return measures.flatMap(([measure, title]) => {
    const bytes = first.total[measure]
    if (bytes === null) return []
    const figure = { title, value: formatBytes(bytes), ...sizeNote(first, measure, delta) }
    return [others.length === 0 ? figure : withPlatform(figure, first.platform)]
  })
}

/** Of several platforms, the figures are those of the first. */
function withPlatform(figure: Figure, platform: string): Figure {
  const said = figure.note === undefined ? NOTHING : h`${figure.note}, `
  return { ...figure, note: h`${said}${platform}` }
}

function sizeNote(
  { platform, own }: PlatformImage,
  measure: keyof Size,
  delta: DeltaReport | undefined,
): Pick<Figure, 'note' | 'tone'> {
  const pair = delta?.platforms.find((one) => one.platform === platform)?.total
  const before = pair?.before?.[measure] ?? null
  const after = pair?.after[measure] ?? null
  if (before !== null && after !== null) {
    const change = after - before
    const tone = change > 0 ? 'warn' : 'good'
    const note = h`<b>${formatByteChange(change)}</b> (${formatPercent(change, before)})`
    return change === 0 ? { note: h`as before` } : { note, tone }
  }
  const bytes = own?.[measure] ?? null
  return bytes === null ? {} : { note: h`${formatBytes(bytes)} on top of the base image` }
}

function steps({ steps }: RunReport): readonly Figure[] {
  if (steps.length === 0) return []
  const cached = countCached(steps)
  return [{ title: 'Steps from cache', value: `${cached} of ${steps.length}` }]
}

function cargo({ cargo }: RunReport): readonly Figure[] {
  if (cargo === undefined) return []
  const { compiled, fresh } = cargo
  if (fresh === undefined) return [{ title: 'Units compiled', value: groupDigits(compiled) }]
  const all = compiled + fresh
  const note = h`${groupDigits(fresh)} of ${formatCount(all, 'unit')}; ${groupDigits(compiled)} compiled`
  return [{ title: 'Units fresh', value: formatShare(fresh, all), note }]
}

function crates({ cache }: RunReport): readonly Figure[] {
  const { restored = 0, locked = 0 } = cache?.crates ?? {}
  if (locked === 0) return []
  const note = h`${groupDigits(restored)} of ${formatCount(locked, 'crate')}`
  return [{ title: 'Crates restored', value: formatShare(restored, locked), note }]
}

function findings({ scan }: RunReport): readonly Figure[] {
  if (scan === undefined) return []
  const title = 'Findings'
  if (scan.verdict === 'unknown') {
    return [{ title, value: 'unknown', note: h`not the same as none`, tone: 'warn' }]
  }
  const counts = countScan(scan)
  const open = shareFindings(scan.platforms, ({ ignored }) => ignored === undefined)
  const parts = [
    counts.findings === 0
      ? 'nothing was found'
      : nameSeverities(open.map(({ finding }) => finding)),
    ...(counts.ignored === 0 ? [] : [`${counts.ignored} ignored`]),
  ]
  const breaking = counts.breaking === 0 ? NOTHING : h`<b>${counts.breaking} break the policy</b>; `
  const tone = scan.verdict === 'fail' ? 'bad' : 'good'
  return [
    { title, value: groupDigits(counts.findings), note: h`${breaking}${parts.join(', ')}`, tone },
  ]
}

function attempts({ attempts }: RunReport): readonly Figure[] {
  if (attempts.length < 2) return []
  const lost = measureLostMs(attempts)
  const note = lost === 0 ? {} : { note: h`${formatDuration(lost)} lost to failures and waiting` }
  return [{ title: 'Attempts', value: String(attempts.length), ...note, tone: 'warn' }]
}
