/**
 * rustc keeps its incremental state of a crate in `incremental/CRATE-ID/s-TIME-RANDOM-HASH/`, beside a
 * lock file `s-TIME-RANDOM.lock`; TIME is in base 36, and in the place of HASH stands `working` while
 * rustc is at it. It reads the newest session that is whole, and writes another.
 */
const SESSION =
  /^(.*\/)?incremental\/([^/]+)-([0-9a-z]+)\/s-([0-9a-z]+)-([0-9a-z]+)(?:\.lock$|-([0-9a-z]+)\/)/

export type SessionPath = {
  /** The crate's folder; a crate has several when features or dependencies changed. */
  readonly folder: string
  /** Folder of the profile and name of the crate. */
  readonly crate: string
  /** `s-TIME-RANDOM`: equal for the session and its lock. */
  readonly session: string
  readonly time: string
  readonly isLock: boolean
  readonly isWhole: boolean
}

/** `undefined` for a path that is no part of a session. */
export function parseSessionPath(path: string): SessionPath | undefined {
  const [, profile = '', crateName, id, time, random, hash] = SESSION.exec(path) ?? []
  if (crateName === undefined || time === undefined) return undefined
  return {
    folder: `${profile}incremental/${crateName}-${id}`,
    crate: crateKey(profile, crateName),
    session: `s-${time}-${random}`,
    time,
    isLock: hash === undefined,
    isWhole: hash !== undefined && hash !== 'working',
  }
}

export function crateKey(profileFolder: string, crateName: string): string {
  return `${profileFolder}${crateName}`
}

/**
 * The files of the newest whole session of each crate. `unitCounts` says how many units of a crate
 * (by `crateKey`) this build had, which is how many of its folders, the newest first, are still of use.
 */
export function selectSessions(
  listing: readonly string[],
  unitCounts: ReadonlyMap<string, number>,
): readonly string[] {
  const parsed = listing.map((path) => ({ path, part: parseSessionPath(path) }))
  const newest = new Map<string, SessionPath>()
  for (const { part } of parsed) {
    const known = part && newest.get(part.folder)
    if (part?.isWhole && (!known || isNewer(part, known))) newest.set(part.folder, part)
  }
  const inUse = new Set(
    [...unitCounts].flatMap(([crate, count]) =>
      [...newest.values()]
        .filter((session) => session.crate === crate)
        .sort((a, b) => (isNewer(a, b) ? -1 : 1))
        .slice(0, count)
        .map(({ folder, session }) => `${folder}/${session}`),
    ),
  )
  return parsed.flatMap(({ path, part }) =>
    part && inUse.has(`${part.folder}/${part.session}`) && (part.isWhole || part.isLock)
      ? path
      : [],
  )
}

/** A longer number in base 36 is a greater one. */
function isNewer({ time: a }: SessionPath, { time: b }: SessionPath): boolean {
  return a.length === b.length ? a > b : a.length > b.length
}
