import type { Result } from './markdown.ts'

/** A measurement on a line, seconds to the millisecond: small, and differences can be read. */
export function renderJson({ goals, rounds, machine }: Result): string {
  return [
    '{',
    `  "goals": ${renderList(goals)},`,
    `  "rounds": ${renderList(rounds)},`,
    `  "machine": ${JSON.stringify(machine)}`,
    '}',
    '',
  ].join('\n')
}

function renderList(list: readonly unknown[]): string {
  if (list.length === 0) return '[]'
  return `[\n${list.map((one) => `    ${JSON.stringify(one, roundedSeconds)}`).join(',\n')}\n  ]`
}

function roundedSeconds(_: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toFixed(3)) : value
}
