import { ToolError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { cleanLine, cleanLines } from '../report/plain-text.ts'

/** Tells what was thrown: a missing tool in two sentences, anything else as a bug of ours with its stack. */
export function sayError(error: unknown): number {
  if (error instanceof ToolError) {
    process.stderr.write(`error: ${cleanLine(error.message)}\n  ${cleanLine(error.hint)}\n`)
    return EXIT.build
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(
    `error: this is a bug of cv-docker-build, please report it\n${cleanLines(text).join('\n')}\n`,
  )
  return EXIT.bug
}
