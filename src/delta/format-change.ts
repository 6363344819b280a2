import { BLANK, formatBytes } from '../report/format.ts'

/** A real minus sign, as wide as the plus: columns of changes stay readable. */
const MINUS = '−'

/** `+1.2 MB`, `−340.0 kB`, `±0`. */
export function formatByteChange(bytes: number): string {
  return bytes === 0 ? '±0' : `${signOf(bytes)}${formatBytes(Math.abs(bytes))}`
}

/** `+4.2 %`, `−<0.1 %`, `±0 %`; a dash where there was nothing before. */
export function formatPercent(change: number, before: number): string {
  if (before <= 0) return BLANK
  const percent = (Math.abs(change) / before) * 100
  if (percent === 0) return '±0 %'
  if (percent < 0.05) return `${signOf(change)}<0.1 %`
  // Large ones without decimals; compared after rounding, so that 99.96 is 100 and not 100.0.
  const digits = Math.round(percent * 10) < 1000 ? 1 : 0
  return `${signOf(change)}${percent.toFixed(digits)} %`
}

function signOf(value: number): string {
  return value > 0 ? '+' : MINUS
}
