import type { Finding } from '../scan-report.ts'

/** `CVE-2020-26235 in time (rustbinary), app/server`: which one it is, and where. Plain text, not yet cleaned. */
export function nameFinding({
  kind,
  id,
  type,
  package: name,
  path,
}: Pick<Finding, 'kind' | 'id' | 'type' | 'package' | 'path'>): string {
  const at = path === undefined ? '' : `/${path}`
  switch (kind) {
    case 'vulnerability': {
      const where = [`${name ?? 'a package'}${type === undefined ? '' : ` (${type})`}`, at]
      return `${id} in ${where.filter(Boolean).join(', ')}`
    }
    case 'secret':
      return `secret (${id}) in ${at || 'the image'}`
    case 'root-user':
      return 'root user'
  }
}
