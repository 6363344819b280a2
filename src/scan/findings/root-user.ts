import type { RawFinding } from './raw-finding.ts'

/** That of Trivy's own check of Dockerfiles (DS-0002). */
const SEVERITY = 'HIGH'
/** What ignore files written for that check call it. */
const ALIASES = ['DS-0002', 'AVD-DS-0002', 'DS002']

/**
 * The finding that the image's processes start as root; `user` as in the image's config, empty when it
 * names none. A name other than `root` is believed: what the image's passwd file makes of it is not looked up.
 */
export function findRootUser(user: string | undefined): readonly RawFinding[] {
  if (user === undefined || !isRoot(user)) return []
  const title =
    user.trim() === ''
      ? 'The image names no user, so it runs as root.'
      : `The image runs as root (user ${JSON.stringify(user)}).`
  return [{ kind: 'root-user', id: 'root-user', aliases: ALIASES, severity: SEVERITY, title }]
}

/** `user`, `uid`, `user:group`, `uid:gid`. */
function isRoot(user: string): boolean {
  const [name = ''] = user.trim().split(':')
  return name === '' || name === 'root' || /^\+?0+$/.test(name)
}
