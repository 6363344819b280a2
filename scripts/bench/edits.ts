/** Changes of a source tree, as text: what a commit of somebody would have done. */

export type Edit = {
  /** Relative to the workspace. */
  readonly path: string
  /** Stands there exactly once. */
  readonly find: string
  readonly replace: string
}

/** Throws when the text is not there exactly once: the sources have moved on, the edit has not. */
export function applyEdit(text: string, { path, find, replace }: Edit): string {
  const parts = text.split(find)
  if (parts.length !== 2)
    throw new Error(`${path} has ${parts.length - 1} times, not once: ${find}`)
  return parts.join(replace)
}

/** A release of a crate as a lock file names it. */
export type Release = {
  readonly name: string
  readonly version: string
  /** sha256 of the .crate file. */
  readonly checksum: string
}

/** The lock with this release in the place of the one it has. Throws when it has none, several, or this one. */
export function withRelease(lock: string, { name, version, checksum }: Release): string {
  const entry = new RegExp(
    `(\\nname = "${name}"\\nversion = ")([^"]+)("\\nsource = "[^"]+"\\nchecksum = ")[0-9a-f]{64}"`,
    'g',
  )
  const found = [...lock.matchAll(entry)]
  if (found.length !== 1) throw new Error(`Cargo.lock has ${found.length} entries of ${name}`)
  if (found[0]?.[2] === version) throw new Error(`Cargo.lock has ${name} ${version} already`)
  return lock.replace(entry, (_, head, __, middle) => `${head}${version}${middle}${checksum}"`)
}

/** The manifest without its own `[profile.release]`: cargo's defaults hold. */
export function withoutReleaseProfile(manifest: string): string {
  return withoutTables(manifest, (name) => /^profile\.release(?:\.|$)/.test(name))
}

/** The manifest without the tables (`[name]` up to the next one) that are refused. */
export function withoutTables(manifest: string, isRefused: (name: string) => boolean): string {
  let isKept = true
  const lines = manifest.split('\n').filter((line) => {
    const table = /^\[\[?([^\]]+)\]\]?\s*$/.exec(line)?.[1]
    if (table !== undefined) isKept = !isRefused(table)
    return isKept
  })
  return lines.join('\n')
}

/** A lock in which these packages come from the workspace, not from a registry. */
export function withMembers(lock: string, names: readonly string[]): string {
  return names.reduce(
    (text, name) =>
      text.replace(
        new RegExp(
          `(\\nname = "${name}"\\nversion = "[^"]+")\\nsource = "[^"]+"\\nchecksum = "[^"]+"`,
        ),
        '$1',
      ),
    lock,
  )
}
