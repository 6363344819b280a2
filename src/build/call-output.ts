import { cleanLine } from '../report/plain-text.ts'
import { readClientError } from './failed-step.ts'
import type { ClassifiedFailure } from './failure.ts'
import type { BuildProgress } from './progress.ts'

/** The standard output of `--call`, which is its result. */
export type CallOutput = { readonly onLine: (line: string) => void; readonly read: () => string }

const MAX_CHARS = 1_048_576
const EVIDENCE_LINES = 20

/** For `--call=check`, `outline` or `targets`; a build has no result on standard output. */
export function createCallOutput(argv: readonly string[]): CallOutput | undefined {
  if (!isCall(argv)) return undefined
  const lines: string[] = []
  let sizeChars = 0
  return {
    onLine: (line) => {
      sizeChars += line.length + 1
      if (sizeChars <= MAX_CHARS) lines.push(line)
    },
    read: () => lines.map((line) => `${line}\n`).join(''),
  }
}

/** Build checks that found something end with an exit code, but with no error. */
export function classifyCall(
  output: CallOutput | undefined,
  progress: BuildProgress,
): ClassifiedFailure | undefined {
  if (output === undefined || readClientError(progress.messages) !== undefined) return undefined
  const text = output.read()
  const count = /(\d+) warnings? ha(?:s|ve) been found/.exec(text)?.[1]
  return {
    fault: 'checks-failed',
    failure: {
      stage: 'build',
      cause: `The build checks found ${count ?? 'at least one'} ${count === '1' ? 'problem' : 'problems'}.`,
      evidence: text.trimEnd().split('\n').slice(-EVIDENCE_LINES).map(cleanLine),
      exitCode: 1,
    },
  }
}

function isCall(argv: readonly string[]): boolean {
  return argv.some((argument, index) => {
    if (argument === '--check' || argument === '--check=true') return true
    const value = argument === '--call' ? argv[index + 1] : /^--call=(.*)$/s.exec(argument)?.[1]
    return value !== undefined && !/^build(?:,|$)/.test(value)
  })
}
