/** At most so many characters; what is left out is in the middle, as beginning and end say most. */
export function shortenMiddle(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text
  const head = Math.floor(maxChars / 4)
  return `${text.slice(0, head)} … ${text.slice(text.length - (maxChars - head - 3))}`
}
