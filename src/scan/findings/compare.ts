import { keyOf, type RawFinding } from './raw-finding.ts'

export type Compared = {
  /** In the order given. */
  readonly findings: readonly (RawFinding & { readonly state?: 'new' | 'unchanged' })[]
  readonly newCount: number
  readonly unchangedCount: number
  /** What the base image has and this one has no more. */
  readonly fixed: readonly RawFinding[]
}

/**
 * Findings against those of the base image. The root user stays out of it: base images are made to be built
 * on and name no user; who runs is decided by the Dockerfile that builds on them.
 */
export function compareFindings(
  findings: readonly RawFinding[],
  base: readonly RawFinding[],
): Compared {
  const known = new Set(base.map(keyOf))
  const now = new Set(findings.map(keyOf))
  const states = findings.map((one) =>
    one.kind === 'root-user'
      ? one
      : { ...one, state: known.has(keyOf(one)) ? ('unchanged' as const) : ('new' as const) },
  )
  const count = (state: string) =>
    states.filter((one) => 'state' in one && one.state === state).length
  return {
    findings: states,
    newCount: count('new'),
    unchangedCount: count('unchanged'),
    fixed: base.filter((one) => one.kind !== 'root-user' && !now.has(keyOf(one))),
  }
}
