import { quantile } from '../machine.ts'
import { type Figures, type Ratio, ratioOf } from './figures.ts'
import { VARIANTS } from './variants.ts'

/** A Markdown table: the first variant in figures, the others as multiples of it. */
export function renderTable(all: readonly Figures[]): string {
  const applications = [...new Set(all.map(({ application }) => application))]
  const rows = applications.flatMap((application) => {
    const own = all.filter((one) => one.application === application)
    const base = own.find(({ variant }) => variant === VARIANTS[0].id)
    return base === undefined ? [] : own.map((one) => rowOf(one, base))
  })
  return [
    '| application | compiled | instructions | processor time | binary | a changed line, by the clock | its processor time |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n')
}

function rowOf(one: Figures, base: Figures): readonly string[] {
  const { what = one.variant } = VARIANTS.find(({ id }) => id === one.variant) ?? {}
  const head = [one.application, what]
  const seconds = (values: readonly number[]) => `${quantile(values, 0.5).toFixed(2)} s`
  if (one === base)
    return [
      ...head,
      `${(quantile(one.instructions, 0.5) / 1e9).toFixed(3)} · 10⁹`,
      seconds(one.workSeconds),
      `${(one.binaryBytes / 1e6).toFixed(2)} MB`,
      seconds(one.rebuildSeconds),
      seconds(one.rebuildCpuSeconds),
    ]
  return [
    ...head,
    `${ratioOf(one.instructions, base.instructions)?.median.toFixed(3)} ×`,
    formatRatio(ratioOf(one.workSeconds, base.workSeconds)),
    `${(one.binaryBytes / base.binaryBytes).toFixed(3)} ×`,
    formatRatio(ratioOf(one.rebuildSeconds, base.rebuildSeconds)),
    formatRatio(ratioOf(one.rebuildCpuSeconds, base.rebuildCpuSeconds)),
  ]
}

function formatRatio(ratio: Ratio | undefined): string {
  if (ratio === undefined) return '–'
  const { median, low, high } = ratio
  return `${median.toFixed(2)} × (${low.toFixed(2)}–${high.toFixed(2)})`
}
