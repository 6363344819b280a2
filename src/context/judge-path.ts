import type { IgnorePattern } from './ignore-pattern.ts'

/** Which patterns matched a folder: its content inherits them. Empty at the root. */
export type Matched = readonly boolean[]

export type Verdict = { readonly isIgnored: boolean; readonly matched: Matched }

/**
 * Whether a path is left out, given what its folder matched: the last pattern that matches wins. A
 * pattern that could not change the verdict is not tried, and so is not inherited either; BuildKit's
 * client does it like that, and it shows where exceptions and folders meet.
 */
export function judgePath(
  patterns: readonly IgnorePattern[],
  path: string,
  folder: Matched,
): Verdict {
  let isIgnored = false
  const matched = patterns.map((pattern, index) => {
    const canChange = pattern.isException === isIgnored
    const isMatch = folder[index] === true || (canChange && pattern.matches(path))
    if (isMatch) isIgnored = !pattern.isException
    return isMatch
  })
  return { isIgnored, matched }
}

/** Whether anything below a folder that is left out can be taken in again; if not, nobody looks there. */
export function mayReenter(patterns: readonly IgnorePattern[], folder: string): boolean {
  const roots = patterns.flatMap(({ isException, text }) =>
    isException ? [text.replace(/\/\*\*$/, '').replace(/\/\*$/, '')] : [],
  )
  if (roots.some((root) => /[*[\]?^\\]/.test(root))) return true
  return roots.some((root) => `${root}/`.startsWith(`${folder}/`))
}

/**
 * Before it opens a file, BuildKit's client judges it once more, by another rule: for each pattern the
 * path and all its folders. Where that one says no, an empty file arrives.
 */
export function isOpened(patterns: readonly IgnorePattern[], path: string): boolean {
  const folders = path.split('/').map((_, at, parts) => parts.slice(0, at + 1).join('/'))
  let isIgnored = false
  for (const pattern of patterns) {
    if (pattern.isException !== isIgnored) continue
    if (folders.some((folder) => pattern.matches(folder))) isIgnored = !pattern.isException
  }
  return !isIgnored
}
