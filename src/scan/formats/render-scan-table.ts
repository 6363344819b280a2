import { BLANK } from '../../report/format.ts'
import { cleanLine } from '../../report/plain-text.ts'
import { alignColumns } from '../../report/terminal.ts'
import type { Finding, PlatformScan, ScanReport } from '../scan-report.ts'

const HEAD = ['SEVERITY', 'FINDING', 'PACKAGE', 'INSTALLED', 'FIXED IN', 'STATE', 'PATH', 'TITLE']

/** Every finding of every platform as plain text, worst first: the file of the format `table`. */
export function renderScanTable({
  verdict,
  reason,
  platforms,
}: Pick<ScanReport, 'verdict' | 'reason' | 'platforms'>): string {
  const blocks = platforms.map((one) => renderPlatform(one).join('\n'))
  return `${[cleanLine(`${verdict}: ${reason}`), ...blocks].join('\n\n')}\n`
}

function renderPlatform({ platform, digest, findings }: PlatformScan): readonly string[] {
  const head = cleanLine(digest === undefined ? platform : `${platform} ${digest}`)
  if (findings.length === 0) return [head, 'nothing found']
  const rows = [HEAD, ...findings.map(rowOf)]
  return [
    head,
    ...alignColumns(
      rows,
      HEAD.map(() => 'left'),
    ),
  ]
}

function rowOf(finding: Finding): readonly string[] {
  const { severity, id, package: name, installed, fixed, path, title } = finding
  const place = path === undefined ? undefined : `/${path}`
  return [severity, id, name, installed, fixed, stateOf(finding), place, title].map((text) =>
    text === undefined ? BLANK : cleanLine(text),
  )
}

/** `ignored`, `new`, `base`: why it counts, or why not. */
export function stateOf({ ignored, state }: Finding): string | undefined {
  if (ignored !== undefined) return 'ignored'
  return state === 'unchanged' ? 'base' : state
}
