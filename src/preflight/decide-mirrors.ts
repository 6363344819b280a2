import type { Decision, EndpointReport } from './preflight.ts'

/** Others use the same address: what is left now may be gone in a minute. */
const PULLS_TO_SPARE = 5

/** A mirror is only taken when it was seen to answer. */
export function decideMirrors(
  reports: readonly EndpointReport[],
  pullsNeeded: number,
): readonly Decision[] {
  const mirrors = reports.filter(
    ({ outcome, mirrorOf }) => mirrorOf !== undefined && outcome !== 'failed',
  )
  const named = [...new Set(mirrors.map(({ mirrorOf }) => mirrorOf ?? ''))]
  return named.flatMap((mirrored): readonly Decision[] => {
    const mirror = mirrors.find((one) => one.mirrorOf === mirrored)
    const trouble = troubleOf(mirrored, reports, pullsNeeded)
    if (!mirror || trouble === undefined) return []
    const place = placeOf(mirror.url)
    const reason = `${place} stands in for ${mirrored}: ${trouble}.`
    return mirrored === 'crates.io'
      ? [{ kind: 'crates-mirror', mirror: indexOf(mirror.url), reason }]
      : [{ kind: 'mirror', registry: mirrored, mirror: place, reason }]
  })
}

function troubleOf(
  mirrored: string,
  reports: readonly EndpointReport[],
  pullsNeeded: number,
): string | undefined {
  const own = reports.filter((report) => !report.mirrorOf && isOf(mirrored, report))
  const failed = own.find(({ outcome }) => outcome === 'failed')
  if (failed) return failed.cause ?? `${failed.name} cannot be used`
  const left = own.flatMap(({ http }) => http?.pullsRemaining ?? [])
  const least = Math.min(...left)
  return left.length > 0 && least < pullsNeeded + PULLS_TO_SPARE
    ? `${least} pulls are left there, and ${pullsNeeded} are needed`
    : undefined
}

function isOf(mirrored: string, { url, purpose }: EndpointReport): boolean {
  const { hostname, host } = new URL(url)
  if (mirrored === 'crates.io') return hostname.endsWith('.crates.io')
  if (purpose !== 'base-image') return false
  return mirrored === 'docker.io' ? hostname.endsWith('.docker.io') : host === mirrored
}

function placeOf(url: string): string {
  const { protocol, host } = new URL(url)
  return protocol === 'https:' ? host : `${protocol}//${host}`
}

function indexOf(url: string): string {
  return `sparse+${url.replace(/config\.json$/, '')}`
}
