import type { RawFinding } from '../findings/raw-finding.ts'
import { ifAny } from '../findings/read-texts.ts'
import type { Finding, IgnoreEntry } from '../scan-report.ts'
import { type IgnoreRule, isExpired } from './ignore-rule.ts'
import { compilePath } from './match-path.ts'
import { compilePurl } from './match-purl.ts'

/** Lets findings pass, and keeps count of what each rule was used for. */
export type Ignorer = {
  /** `undefined` where no rule lets it pass. */
  readonly ignore: (finding: RawFinding) => Finding['ignored']
  /** One for each rule, with what it was used for until now. */
  readonly entries: () => readonly IgnoreEntry[]
}

/** A rule that has expired is kept for the report and lets nothing pass. */
export function makeIgnorer(rules: readonly IgnoreRule[], nowMs: number): Ignorer {
  const live = rules.map((rule) => ({
    rule,
    isExpired: isExpired(rule, nowMs),
    matches: makeMatcher(rule),
    used: 0,
  }))
  return {
    ignore: (finding) => {
      const found = live.find(({ isExpired, matches }) => !isExpired && matches(finding))
      if (found === undefined) return undefined
      found.used += 1
      const { reason, expires } = found.rule
      return { ...ifAny('reason', reason), ...ifAny('expires', expires) }
    },
    entries: () =>
      live.map(({ rule: { kinds: _, ...rule }, isExpired, used }) => ({
        ...rule,
        isExpired,
        used,
      })),
  }
}

/** A pattern that cannot be read matches nothing. */
function makeMatcher({ id, kinds, paths, purls }: IgnoreRule): (finding: RawFinding) => boolean {
  const wanted = id.toUpperCase()
  const byPath = paths?.flatMap((text) => compilePath(text) ?? [])
  const byPurl = purls?.flatMap((text) => compilePurl(text) ?? [])
  return ({ kind, path, purl, ...finding }) => {
    const names = [finding.id, ...(finding.aliases ?? [])]
    if (!names.some((name) => name.toUpperCase() === wanted)) return false
    if (kinds !== undefined && !kinds.includes(kind)) return false
    if (byPath && !(path !== undefined && byPath.some((matches) => matches(path)))) return false
    return !byPurl || (purl !== undefined && byPurl.some((matches) => matches(purl)))
  }
}
