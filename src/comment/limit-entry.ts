import { mapTexts } from '../report/map-texts.ts'
import { clip } from '../report/plain-text.ts'
import type { CommentEntry, EntryPlatform } from './comment-entry.ts'
import { commentEntry } from './entry-shape.ts'

/** So much of a build finds a place in a comment, whoever says it. */
export const LIMITS = {
  text: 600,
  platforms: 20,
  findings: 15,
  changes: 15,
  budgets: 20,
} as const

/** The entry without what is too much of it: one that comes from elsewhere may be of any length. */
export function limitEntry(entry: CommentEntry): CommentEntry {
  const { platforms, budgets, previous, ...rest } = mapTexts(commentEntry, entry, (text) =>
    clip(text, LIMITS.text),
  )
  return {
    ...rest,
    ...(budgets ? { budgets: budgets.slice(0, LIMITS.budgets) } : {}),
    platforms: platforms.slice(0, LIMITS.platforms).map(limitPlatform),
    ...(previous
      ? { previous: { ...previous, platforms: previous.platforms.slice(0, LIMITS.platforms) } }
      : {}),
  }
}

function limitPlatform({ scan, files, crates, ...rest }: EntryPlatform): EntryPlatform {
  return {
    ...rest,
    ...(scan
      ? {
          scan: {
            ...scan,
            ...(scan.findings && { findings: scan.findings.slice(0, LIMITS.findings) }),
          },
        }
      : {}),
    ...(files ? { files: files.slice(0, LIMITS.changes) } : {}),
    ...(crates ? { crates: crates.slice(0, LIMITS.changes) } : {}),
  }
}
