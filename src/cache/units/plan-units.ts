import { profileFolderOf, unitOf } from './layout.ts'
import { parseUnitMessages, type UnitMessage } from './messages.ts'
import { crateKey, selectSessions } from './sessions.ts'

/** Paths relative to the target folder, sorted: what lies side by side compresses better. */
export type UnitFiles = {
  /** Everything that belongs to units of this build that are not local; nothing of a local one. */
  readonly units: readonly string[]
  /** The newest incremental state of this build's local crates. */
  readonly workspace: readonly string[]
}

/**
 * Decides what of a target folder is worth keeping. `units` is what `cargo build
 * --message-format=json` wrote, `targetFolder` the folder as cargo named it there, `listing` every
 * file, link and empty folder in it, relative.
 *
 * Only what is named is taken, never all but something: a fingerprint of a local crate that came back
 * would let cargo take its old binary for up to date, as sources of a checkout can be older than it.
 */
export function planUnits(
  units: string,
  listing: readonly string[],
  targetFolder: string,
): UnitFiles {
  const messages = parseUnitMessages(units).map((message) => ({
    ...message,
    paths: message.paths.flatMap((path) => relativeTo(targetFolder, path) ?? []),
  }))
  const local = unitsOf(messages.filter(({ isLocal }) => isLocal))
  const kept = new Set(
    [...unitsOf(messages.filter(({ isLocal }) => !isLocal))].filter((unit) => !local.has(unit)),
  )
  const sorted = [...listing].sort()
  return {
    units: sorted.filter((path) => kept.has(unitOf(path) ?? '')),
    workspace: selectSessions(sorted, countLocalUnits(messages)),
  }
}

function unitsOf(messages: readonly UnitMessage[]): ReadonlySet<string> {
  const paths = messages.flatMap((message) => message.paths)
  return new Set(paths.flatMap((path) => unitOf(path) ?? unitOf(`${path}/`) ?? []))
}

/** How many local units there are of a crate: a binary often bears the name of the library beside it. */
function countLocalUnits(messages: readonly UnitMessage[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { isLocal, compiled, paths } of messages) {
    const [path] = paths
    if (!isLocal || compiled === undefined || path === undefined) continue
    const crate = crateKey(profileFolderOf(path), compiled.crateName)
    counts.set(crate, (counts.get(crate) ?? 0) + 1)
  }
  return counts
}

/** `undefined` for a path outside the folder. */
function relativeTo(folder: string, path: string): string | undefined {
  const prefix = folder.endsWith('/') ? folder : `${folder}/`
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined
}
