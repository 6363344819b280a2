import { EXIT, type ExitCode } from '../exit-codes.ts'
import { formatCount, formatDuration } from './format.ts'
import { madeNoImage } from './highlights.ts'
import { capitalize, cleanLine, clip } from './plain-text.ts'
import type { RunReport } from './run-report.ts'
import { describeSize, endSentence } from './wording.ts'
import { VERDICTS } from './wording-scan.ts'

export type Verdict = {
  readonly exitCode: ExitCode
  /** One line of plain text, at most 2,000 characters. */
  readonly sentence: string
}

const MAX_CAUSE = 900
const MAX_STAGE = 40

/** How the run ended: for the exit code, for the error annotation, for the last line on a terminal. */
export function decideVerdict(report: RunReport): Verdict {
  switch (report.outcome) {
    case 'success':
      return { exitCode: EXIT.ok, sentence: successSentence(report) }
    case 'cancelled':
      return {
        exitCode: EXIT.cancelled,
        sentence: `The run was cancelled after ${formatDuration(report.durationMs)}.`,
      }
    case 'failure':
      return { exitCode: failureExitCode(report), sentence: failureSentence(report) }
  }
}

/** A failure never ends with 0, and one that names no code of ours is a bug of ours. */
function failureExitCode({ failure }: RunReport): ExitCode {
  const codes: readonly ExitCode[] = [EXIT.build, EXIT.input, EXIT.network, EXIT.policy]
  return codes.find((code) => code === failure?.exitCode) ?? EXIT.bug
}

function failureSentence({ failure, attempts }: RunReport): string {
  if (failure === undefined)
    return 'The run failed without a cause, which is a bug of cv-docker-build.'
  const stage = capitalize(clip(cleanLine(failure.stage), MAX_STAGE))
  const often = failure.stage === 'build' && attempts.length > 1
  const failed = often ? `failed ${formatCount(attempts.length, 'time')}` : 'failed'
  const cause = `${stage} ${failed}: ${asSentence(failure.cause)}`
  return failure.remedy === undefined ? cause : `${cause} ${asSentence(failure.remedy)}`
}

function successSentence(report: RunReport): string {
  if (madeNoImage(report)) return `Finished in ${formatDuration(report.durationMs)}.`
  const { tags, platforms } = report.build
  const name = tags[0] === undefined ? 'the image' : clip(cleanLine(tags[0]), 300)
  const several = platforms.length > 1 ? ` for ${formatCount(platforms.length, 'platform')}` : ''
  const did =
    report.cache?.unchanged === undefined ? 'Built' : 'Nothing changed: skipped the build of'
  const built = `${did} ${name}${several} in ${formatDuration(report.durationMs)}`
  return `${built}${sizeClause(report)}${scanClause(report)}${standInClause(report)}.`
}

function sizeClause({ image }: RunReport): string {
  const [only, second] = image?.platforms ?? []
  if (only === undefined || second !== undefined) return ''
  return describeSize(only.total)
    .map((part) => `, ${part}`)
    .join('')
}

/** A scan that nobody could make is no reason to fail where nothing was enforced, and none to be silent. */
function scanClause({ scan }: RunReport): string {
  return scan === undefined ? '' : `, scan ${VERDICTS[scan.verdict]}`
}

/** Nobody may take an image of stand-ins for a real one, not even from one line. */
function standInClause({ build }: RunReport): string {
  return build.standIns.length === 0 ? '' : ', on stand-in base images (not for release)'
}

function asSentence(text: string): string {
  return endSentence(clip(cleanLine(text).trim(), MAX_CAUSE))
}
