import { found, type Read, unreadable } from '../image/read.ts'
import { parseReport } from '../report/json.ts'
import { clip } from '../report/plain-text.ts'
import type { RunReport } from '../report/run-report.ts'
import type { RunParts } from './compare.ts'

/** A report of a large image has 200 kB. */
const LIMIT_CHARACTERS = 8 * 1024 * 1024
const MAX_PROBLEM = 200

export type BaselineReport = {
  readonly parts: RunParts
  readonly digest?: string
  readonly commit?: string
}

/**
 * A report that somebody else may have written. Its form is checked, and nothing is taken from it but
 * figures and names. With `commit` (what the place it was found in says) it has to say the same.
 */
export function readBaselineReport(json: string, commit?: string): Read<BaselineReport> {
  if (json.length > LIMIT_CHARACTERS) return unreadable('it is too large')
  const parsed = parseReport(json)
  if (!parsed.ok) {
    const [error] = parsed.errors
    return unreadable(clip(error?.problem ?? 'it cannot be read', MAX_PROBLEM))
  }
  const { source, image } = parsed.value
  if (!image || image.platforms.length === 0) return unreadable('it has no sizes')
  const told = commit ?? source.commit
  if (told !== (source.commit ?? told)) return unreadable('it is of another commit')
  return found({
    parts: partsOf(parsed.value),
    ...(image.digest === undefined ? {} : { digest: image.digest }),
    ...(told !== undefined && COMMIT.test(told) ? { commit: told } : {}),
  })
}

/** What is compared, and nothing else. */
export function partsOf({ image, stages, cache, cargo }: RunReport): RunParts {
  return {
    stages,
    ...(image ? { image } : {}),
    ...(cache ? { cache } : {}),
    ...(cargo ? { cargo } : {}),
  }
}

/** Also abbreviated: somebody may have written the report by hand. */
const COMMIT = /^[0-9a-f]{7,64}$/
