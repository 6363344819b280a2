/** A Markdown table; all columns but the first are numbers. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rule = head.map((_, index) => (index === 0 ? '---' : '--:'))
  return [line(head), line(rule), ...rows.map(line)]
}

/** One digit behind the point below 100 seconds. */
export function format(value: number): string {
  if (Math.abs(value) < 1) return value.toFixed(2)
  return value.toFixed(Math.abs(value) < 100 ? 1 : 0)
}

export function megabytes(bytes: number): string {
  return format(bytes / 1e6)
}
