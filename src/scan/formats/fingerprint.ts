import { createHash } from 'node:crypto'
import { keyOf, type RawFinding } from '../findings/raw-finding.ts'

/** The same for the same finding in every build: Trivy's own one holds the id of the image. 32 hex digits. */
export function fingerprintOf(finding: RawFinding): string {
  return createHash('sha256').update(keyOf(finding)).digest('hex').slice(0, 32)
}
