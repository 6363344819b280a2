import { withMembers, withoutTables } from './edits.ts'

/** Published crates of one workspace as a workspace again: what packing has changed is changed back. */

/** Root manifest over `crates/*`. */
export const ROOT_MANIFEST = '[workspace]\nmembers = ["crates/*"]\nresolver = "3"\n'

/**
 * A published manifest whose siblings are paths. `keepsTests`: with the dev-dependencies, which only
 * the lock file of that crate has.
 */
export function memberManifest(
  manifest: string,
  siblings: readonly string[],
  { keepsTests }: { readonly keepsTests: boolean },
): string {
  const kept = keepsTests ? manifest : withoutTables(manifest, isForTests)
  return siblings.reduce(
    (text, name) =>
      text.replaceAll(
        new RegExp(`^(\\[(?:dev-|build-)?dependencies\\.${name}\\])$`, 'gm'),
        `$1\npath = "../${name}"`,
      ),
    kept,
  )
}

function isForTests(table: string): boolean {
  return /(?:^|\.)dev-dependencies(?:\.|$)/.test(table) || /^(?:test|example|bench)$/.test(table)
}

export function workspaceLock(lock: string, members: readonly string[]): string {
  return withMembers(lock, members)
}
