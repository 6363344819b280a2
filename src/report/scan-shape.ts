import type {
  Finding,
  IgnoreEntry,
  PlatformScan,
  ScanPolicy,
  ScanReport,
} from '../scan/scan-report.ts'
import {
  choice,
  digest,
  flag,
  instant,
  list,
  may,
  must,
  notNegative,
  record,
  text,
  whole,
} from './shape.ts'

const verdict = choice('pass', 'fail', 'unknown')

const severity = choice('UNKNOWN', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL')

const scanner = record<NonNullable<ScanReport['scanner']>>({
  name: must(choice('trivy')),
  version: must(text),
  sha256: must(text),
  origin: must(choice('given', 'tool-cache', 'download', 'bundle')),
})

const database = record<NonNullable<ScanReport['database']>>({
  origin: must(choice('download', 'cache', 'bundle')),
  repository: may(text),
  digest: may(text),
  updatedAt: must(instant),
  ageMs: must(notNegative),
})

const policy = record<ScanPolicy>({
  severities: must(list(severity)),
  onlyNew: must(flag),
  ignoreUnfixed: must(flag),
  unknown: must(choice('fail', 'warn')),
  databaseMaxAgeMs: must(notNegative),
})

const finding = record<Finding>({
  kind: must(choice('vulnerability', 'secret', 'root-user')),
  id: must(text),
  aliases: may(list(text)),
  severity: must(severity),
  type: may(text),
  package: may(text),
  purl: may(text),
  installed: may(text),
  fixed: may(text),
  path: may(text),
  title: may(text),
  url: may(text),
  status: may(text),
  state: may(choice('new', 'unchanged')),
  ignored: may(record<NonNullable<Finding['ignored']>>({ reason: may(text), expires: may(text) })),
  counts: must(flag),
})

const platform = record<PlatformScan>({
  platform: must(text),
  digest: may(digest),
  verdict: must(verdict),
  reason: must(text),
  packages: must(record<PlatformScan['packages']>({ os: may(whole), crates: may(whole) })),
  os: may(
    record<NonNullable<PlatformScan['os']>>({
      family: must(text),
      name: must(text),
      isEndOfLife: must(flag),
    }),
  ),
  findings: must(list(finding)),
  comparison: may(
    record<NonNullable<PlatformScan['comparison']>>({
      base: must(text),
      baseDigest: may(digest),
      newCount: must(whole),
      unchangedCount: must(whole),
      fixed: must(list(finding)),
    }),
  ),
})

const ignoreEntry = record<IgnoreEntry>({
  id: must(text),
  paths: may(list(text)),
  purls: may(list(text)),
  reason: may(text),
  expires: may(text),
  isExpired: must(flag),
  used: must(whole),
})

export const scan = record<ScanReport>({
  mode: must(choice('report', 'enforce')),
  verdict: must(verdict),
  reason: must(text),
  scanner: may(scanner),
  database: may(database),
  policy: must(policy),
  platforms: must(list(platform)),
  ignoreEntries: must(list(ignoreEntry)),
  remarks: must(list(text)),
  files: must(
    list(
      record<ScanReport['files'][number]>({
        format: must(choice('json', 'sarif', 'table', 'cyclonedx', 'spdx')),
        path: must(text),
      }),
    ),
  ),
})
