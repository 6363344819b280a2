/**
 * Where cargo puts what belongs to a unit, below the target folder. Until cargo 1.99:
 *
 *     [TRIPLE/]PROFILE/deps/libNAME-HASH.rlib
 *     [TRIPLE/]PROFILE/.fingerprint/PACKAGE-HASH/…
 *     [TRIPLE/]PROFILE/build/PACKAGE-HASH/…          (build scripts and what they wrote)
 *
 * and from cargo 1.100 on, of a unit everything in one place:
 *
 *     [TRIPLE/]PROFILE/build/PACKAGE/HASH/{out,fingerprint,run}/…
 *
 * Incremental state lies in `[TRIPLE/]PROFILE/incremental/CRATE-ID/` in both.
 */

/** One or two folders: the profile's, in that of the target for what is not compiled for the host. */
const PROFILE = '((?:[^/]+/){1,2}?)'
const HASH = '([0-9a-f]{16})'

const UNIT = new RegExp(
  `^${PROFILE}(?:build/[^/]+/${HASH}/|(?:build|\\.fingerprint)/[^/]+-${HASH}/|deps/[^/]+-${HASH}(?:\\.[^/]*)?$)`,
)
const PLACE = new RegExp(`^${PROFILE}(?:build|deps|\\.fingerprint|incremental|examples)/`)

/** Names the unit that a path (relative to the target folder) belongs to; equal for all its files. */
export function unitOf(path: string): string | undefined {
  const [, profile, ...hashes] = UNIT.exec(path) ?? []
  const hash = hashes.find((value) => value !== undefined)
  return profile === undefined || hash === undefined ? undefined : `${profile}${hash}`
}

/** `x86_64-unknown-linux-musl/release/` of a path in it. */
export function profileFolderOf(path: string): string {
  return PLACE.exec(path)?.[1] ?? path.slice(0, path.lastIndexOf('/') + 1)
}
