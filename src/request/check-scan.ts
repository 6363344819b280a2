import { SEVERITIES } from '../scan/findings/severity.ts'
import { SCAN_FORMATS } from '../scan/formats/scan-formats.ts'
import { checkFolder } from './check-network.ts'
import type { Check } from './checks.ts'
import { parseReference } from './image-reference.ts'
import { quote, suggest } from './wording.ts'

export const SCAN_CHECKS: Readonly<Record<string, Check>> = {
  'scan-severity': (text) =>
    SEVERITIES.some((known) => known === text.toUpperCase())
      ? undefined
      : {
          problem: `${quote(text)} is not a severity`,
          remedy: suggest(text, SEVERITIES),
        },
  'scan-formats': (text) =>
    SCAN_FORMATS.some((known) => known === text)
      ? undefined
      : {
          problem: `${quote(text)} is not a format of the scan`,
          remedy: suggest(text, SCAN_FORMATS),
        },
  'scan-db-repositories': (text) => {
    const reference = parseReference(text)
    if (reference.ok) return undefined
    return {
      problem: `${quote(text)} is not an image reference: ${reference.reason}`,
      remedy: 'use [registry/]name[:tag], for example ghcr.io/aquasecurity/trivy-db:2',
    }
  },
  'scan-mirrors': (text) =>
    checkFolder(text, "Trivy's releases", 'https://mirror.example.com/trivy/'),
}
