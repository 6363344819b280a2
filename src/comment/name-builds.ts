import type { CommentEntry } from './comment-entry.ts'

/**
 * A short name for each build, in the same order: what was built, and of where it was built only what
 * tells it from the others.
 */
export function nameBuilds(entries: readonly CommentEntry[]): readonly string[] {
  const names = entries.map((entry) => {
    const main = mainName(entry)
    const namesakes = entries.filter((other) => mainName(other) === main)
    const parts = PARTS.filter((part) => new Set(namesakes.map(part)).size > 1)
    const places = parts.flatMap((part) => part(entry) ?? [])
    return places.length === 0 ? main : `${main} (${places.join(', ')})`
  })
  return names.map((name, at) => {
    const number = names.slice(0, at + 1).filter((other) => other === name).length
    return number === 1 ? name : `${name} ${number}`
  })
}

function mainName({ variant, dockerfile }: CommentEntry): string {
  return variant ?? dockerfile
}

const PARTS: readonly ((entry: CommentEntry) => string | undefined)[] = [
  ({ image }) => image?.replace(/^.*\//, '').replace(/[:@].*$/, ''),
  ({ key }) => key.workflow,
  ({ key }) => key.job,
  ({ key }) => matrixValues(key.matrix),
  ({ key }) => key.step?.replace(/^_+/, ''),
]

/** `linux/arm64, nightly` of `{"platform":"linux/arm64","rust":"nightly"}`. */
function matrixValues(matrix: string | undefined): string | undefined {
  if (matrix === undefined) return undefined
  try {
    const values: unknown = JSON.parse(matrix)
    if (typeof values !== 'object' || values === null) return undefined
    const shown = Object.values(values).filter((value) => typeof value !== 'object')
    return shown.length === 0 ? undefined : shown.map(String).join(', ')
  } catch {
    return matrix
  }
}
