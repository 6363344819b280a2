/** The known word that the given one is a likely slip of, if any: at most two edits, fewer than half of its letters. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((candidate) => ({ candidate, edits: editDistance(word.toLowerCase(), candidate) }))
    .filter(({ candidate, edits }) => edits <= 2 && edits * 2 < candidate.length)
    .sort((a, b) => a.edits - b.edits)
  return ranked[0]?.candidate
}

/** Single-character insertions, removals, replacements and swaps of neighbours (optimal string alignment). */
function editDistance(from: string, to: string): number {
  let before: readonly number[] = []
  let above: readonly number[] = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let row = 1; row <= from.length; row += 1) {
    const line = [row]
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = cell(above, column - 1) + (from[row - 1] === to[column - 1] ? 0 : 1)
      const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      const swapped = isSwap ? cell(before, column - 2) + 1 : replaced
      line.push(Math.min(cell(above, column) + 1, cell(line, column - 1) + 1, replaced, swapped))
    }
    before = above
    above = line
  }
  return cell(above, to.length)
}

function cell(line: readonly number[], column: number): number {
  return line[column] ?? Number.POSITIVE_INFINITY
}
