import { formatBytes } from '../report/format.ts'

/** `+12.0 kB`, `−1.2 MB`, `±0`. */
export function formatChange(bytes: number): string {
  if (bytes === 0) return '±0'
  return `${signOf(bytes)}${formatBytes(Math.abs(bytes))}`
}

/** `+2.1 %`, `−0.4 %`, `<+0.1 %`; `undefined` where there was nothing before, or nothing has changed. */
export function formatChangeShare(before: number, after: number): string | undefined {
  if (before <= 0 || before === after) return undefined
  const percent = ((after - before) / before) * 100
  const sign = signOf(percent)
  const size = Math.abs(percent)
  if (size < 0.05) return `<${sign}0.1 %`
  return `${sign}${size < 100 ? size.toFixed(1) : Math.round(size)} %`
}

/** A true minus sign: a hyphen at the start of a line would be a list. */
function signOf(value: number): string {
  return value < 0 ? '−' : '+'
}
