import type { InputKind, InputSpec } from './input-spec.ts'
import { own } from './own.ts'

const TEXT: InputKind = { type: 'text' }
const BOOLEAN: InputKind = { type: 'boolean' }
const WORDS: InputKind = { type: 'list', comma: 'separates', quotes: 'csv', blanks: 'trimmed' }

/** How what was built is scanned, and what comes of what is found. */
export const SCAN_INPUTS: readonly InputSpec[] = [
  own({
    name: 'scan',
    kind: { type: 'choice', choices: ['off', 'report', 'enforce'] },
    default: 'off',
    help: 'Scan what was built with Trivy before anything is pushed. report: tell what was found. enforce: push nothing and fail (exit code 4) when a finding breaks the policy. --scan alone means report.',
    flag: { bare: 'report' },
  }),
  own({
    name: 'scan-severity',
    kind: WORDS,
    default: 'CRITICAL,HIGH',
    help: 'Severities that break the policy: CRITICAL, HIGH, MEDIUM, LOW, UNKNOWN. Others are reported all the same.',
  }),
  own({
    name: 'scan-only-new',
    kind: BOOLEAN,
    default: 'false',
    help: 'Only what the base image does not have breaks the policy. The base image is scanned too.',
  }),
  own({
    name: 'scan-ignore-unfixed',
    kind: BOOLEAN,
    default: 'false',
    help: 'Vulnerabilities without a fixed version do not break the policy.',
  }),
  own({
    name: 'scan-ignore-file',
    kind: TEXT,
    help: 'Findings to let pass, each with a reason and a last day: a .trivyignore or .trivyignore.yaml, relative to the checkout. Without it none is read. In a pull request that of the base branch counts.',
  }),
  own({
    name: 'scan-unknown',
    kind: { type: 'choice', choices: ['fail', 'warn'] },
    default: 'fail',
    help: 'What enforce does when nobody can say whether the image is clean: no scanner, no database or one that is too old, a binary without audit data.',
  }),
  own({
    name: 'scan-db-max-age',
    kind: { type: 'integer', min: 1, max: 8_760 },
    default: '72',
    help: 'Hours since the vulnerability database was built after which it proves nothing any more.',
  }),
  own({
    name: 'scan-db-repositories',
    kind: WORDS,
    help: 'Where the vulnerability database is, as image references, asked in this order and before the public ones. A digest among them is binding for all.',
  }),
  own({
    name: 'scan-formats',
    kind: WORDS,
    default: 'json,sarif',
    help: "Files to write: json (Trivy's own), sarif, table, cyclonedx, spdx.",
  }),
  own({
    name: 'scan-folder',
    kind: TEXT,
    help: 'Folder for these files, relative to the checkout. Without it that of the run, which a workflow keeps until the end of the job; the command line then writes none.',
  }),
  own({
    name: 'scan-mirrors',
    kind: WORDS,
    help: "Mirrors of Trivy's releases as URLs of folders with v0.74.0/trivy_0.74.0_Linux-64bit.tar.gz and so on in them, as on GitHub; asked in this order, before GitHub. What they give is run only when its sha256 is the one that is known.",
  }),
  own({
    name: 'trivy-path',
    kind: TEXT,
    help: 'Trivy to scan with, in the place of the one that is downloaded and checked.',
  }),
]
