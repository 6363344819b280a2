/** How rustc begins an error: with its code if it has one. */
const ERROR = /^error(?<code>\[E\d{4}\])?: (?<text>.+)$/
const PLACE = /^\s*--> (?<place>\S+:\d+:\d+)/
/** Lines between an error and the place it points to; rustc puts the place on the next one. */
const REACH = 4

/** Names the crate, the first error and its place: what a person would look for first. */
export function describeCompileError(crate: string, log: readonly string[]): string {
  const first = log.findIndex((line) => ERROR.test(line) && !line.includes('could not compile'))
  const error = ERROR.exec(log[first] ?? '')?.groups
  if (error?.text === undefined) return `The crate ${crate} does not compile.`
  const code = error.code === undefined ? '' : ` (error${error.code})`
  const place = findPlace(log.slice(first + 1, first + 1 + REACH))
  const where = place === undefined ? '' : ` at ${place}`
  return `The crate ${crate} does not compile: ${shorten(error.text)}${code}${where}.`
}

function findPlace(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    const place = PLACE.exec(line)?.groups?.place
    if (place !== undefined) return place
  }
  return undefined
}

function shorten(text: string): string {
  const plain = text.trim().replace(/\.$/, '')
  return plain.length <= 160 ? plain : `${plain.slice(0, 159)}…`
}
