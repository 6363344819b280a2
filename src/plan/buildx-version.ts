/**
 * Whether a version is at least another, by its three numbers. A version that is none, such as the
 * short commit of a buildx built from source, counts as newer than all, as with docker/build-push-action.
 */
export function isAtLeast(version: string, minimum: string): boolean {
  const wanted = numbersOf(minimum)
  const numbers = numbersOf(version)
  if (numbers === undefined || wanted === undefined) return true
  const differs = numbers.findIndex((number, index) => number !== wanted[index])
  return differs < 0 || (numbers[differs] ?? 0) > (wanted[differs] ?? 0)
}

function numbersOf(version: string): readonly number[] | undefined {
  const match = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version)
  return match === null ? undefined : match.slice(1).map(Number)
}
