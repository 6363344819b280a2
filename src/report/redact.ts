import { cache as cacheShape, compile as compileShape } from './cache-shape.ts'
import { comment as commentShape } from './comment-shape.ts'
import { delta as deltaShape } from './delta-shape.ts'
import { fetch as fetchShape } from './fetch-shape.ts'
import { image as imageShape } from './image-shape.ts'
import { mapTexts } from './map-texts.ts'
import { preflight as preflightShape } from './preflight-shape.ts'
import { publish as publishShape } from './publish-shape.ts'
import type { Attempt, Failure, RunReport } from './run-report.ts'
import { scan as scanShape } from './scan-shape.ts'

/** A shorter line of a secret (a brace, `fi`) stands for nothing, and would turn up everywhere. */
const SHORTEST_LINE = 4
const MASK = '***'

/**
 * The report without the values of secrets: a step that prints one and fails would have it among its
 * last words. As the runner does in the log, a value of several lines is hidden line by line, too.
 */
export function redactReport(report: RunReport, secrets: readonly string[]): RunReport {
  const hidden = [...new Set(secrets.flatMap((secret) => [secret, ...linesOf(secret)]))]
    .filter((text) => text.length >= SHORTEST_LINE)
    .sort((a, b) => b.length - a.length)
  if (hidden.length === 0) return report
  const hide = (text: string) => hidden.reduce((rest, one) => rest.replaceAll(one, MASK), text)
  const { failure, smokeTest, preflight, fetch, cache, compile } = report
  const { image, scan, publish, delta, comment } = report
  return {
    ...report,
    ...(failure && { failure: redactFailure(failure, hide) }),
    ...(preflight && { preflight: mapTexts(preflightShape, preflight, hide) }),
    ...(fetch && { fetch: mapTexts(fetchShape, fetch, hide) }),
    ...(cache && { cache: mapTexts(cacheShape, cache, hide) }),
    ...(compile && { compile: mapTexts(compileShape, compile, hide) }),
    ...(scan && { scan: mapTexts(scanShape, scan, hide) }),
    ...(publish && { publish: mapTexts(publishShape, publish, hide) }),
    ...(image && { image: mapTexts(imageShape, image, hide) }),
    ...(delta && { delta: mapTexts(deltaShape, delta, hide) }),
    ...(comment && { comment: mapTexts(commentShape, comment, hide) }),
    attempts: report.attempts.map((one) => redactAttempt(one, hide)),
    steps: report.steps.map((one) => ({ ...one, ...hideIn(one, 'error', hide) })),
    ...(smokeTest && {
      smokeTest: {
        ...smokeTest,
        ...hideIn(smokeTest, 'body', hide),
        ...hideIn(smokeTest, 'cause', hide),
      },
    }),
    warnings: report.warnings.map((one) => ({ ...one, message: hide(one.message) })),
  }
}

type Hide = (text: string) => string

function linesOf(secret: string): readonly string[] {
  return secret.split(/\r?\n/).map((line) => line.trim())
}

function redactFailure(failure: Failure, hide: Hide): Failure {
  return {
    ...failure,
    cause: hide(failure.cause),
    ...hideIn(failure, 'remedy', hide),
    ...hideInAll(failure, 'tried', hide),
    evidence: failure.evidence.map(hide),
  }
}

function redactAttempt(attempt: Attempt, hide: Hide): Attempt {
  return {
    ...attempt,
    ...hideIn(attempt, 'cause', hide),
    ...hideInAll(attempt, 'evidence', hide),
    ...hideInAll(attempt, 'remedies', hide),
  }
}

function hideIn<K extends string>(
  from: { readonly [name in K]?: string },
  name: K,
  hide: Hide,
): { readonly [name in K]?: string } {
  const text = from[name]
  return text === undefined ? {} : ({ [name]: hide(text) } as { readonly [name in K]: string })
}

function hideInAll<K extends string>(
  from: { readonly [name in K]?: readonly string[] },
  name: K,
  hide: Hide,
): { readonly [name in K]?: readonly string[] } {
  const texts = from[name]
  if (texts === undefined) return {}
  return { [name]: texts.map(hide) } as { [name in K]: readonly string[] } & object
}
