import type { InputSpec } from './input-spec.ts'

/** The inputs as a Markdown table, one a row, in the order given. */
export function renderInputsTable(inputs: readonly InputSpec[]): string {
  const rows = inputs.map((input) => [
    code(input.name),
    kindOf(input),
    defaultOf(input),
    flagsOf(input),
    cellText(input.help),
  ])
  return [
    ['Input', 'Kind', 'Default', 'Flag', 'Meaning'],
    [':--', ':--', ':--', ':--', ':--'],
    ...rows,
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

function kindOf({ kind }: InputSpec): string {
  switch (kind.type) {
    case 'text':
      return 'text'
    case 'boolean':
      return 'boolean'
    case 'integer':
      return `${kind.min} to ${kind.max}`
    case 'choice':
      return kind.choices.map(code).join(', ')
    case 'list':
      return kind.comma === 'separates' ? 'list' : 'list, by lines'
  }
}

function defaultOf(input: InputSpec): string {
  const text = input.actionDefault ?? input.default
  return text === undefined ? '' : code(text)
}

function flagsOf({ flag, fronts }: InputSpec): string {
  if (!fronts.includes('cli')) return ''
  const letters = flag.short === undefined ? [] : [`-${flag.short}`]
  return [...letters, `--${flag.long}`].map(code).join(' ')
}

function code(text: string): string {
  return `\`${text}\``
}

/** Help is our own plain text; only what a table would take for itself needs care. */
function cellText(text: string): string {
  return text.replace(/[|<>]/g, (character) => `\\${character}`)
}
