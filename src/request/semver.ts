/** A semantic version (semver.org 2.0.0), with or without a leading `v`. */
export type Semver = {
  readonly major: number
  readonly minor: number
  readonly patch: number
  /** Without its dash, e.g. `rc.1`. */
  readonly prerelease?: string
}

const NUMBER = '(0|[1-9]\\d*)'
const IDENTIFIER = '(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)'
const SEMVER = new RegExp(
  `^v?${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-(${IDENTIFIER}(?:\\.${IDENTIFIER})*))?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?$`,
)

export function parseSemver(text: string): Semver | undefined {
  const [whole, major, minor, patch, prerelease] = SEMVER.exec(text) ?? []
  if (whole === undefined) return undefined
  return {
    major: Number(major),
    minor: Number(minor),
    patch: Number(patch),
    ...(prerelease !== undefined && { prerelease }),
  }
}
