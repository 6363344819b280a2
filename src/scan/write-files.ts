import { join } from 'node:path'
import { quote } from '../request/wording.ts'
import { renderSarif } from './formats/render-sarif.ts'
import { renderScanTable } from './formats/render-scan-table.ts'
import type { ScanPlan } from './scan-plan.ts'
import type { ScanFormat, ScanReport } from './scan-report.ts'
import type { Got, ScanPorts } from './stage-ports.ts'

export type WrittenFiles = Pick<ScanReport, 'files' | 'remarks'>

type Wanted = {
  readonly format: ScanFormat
  readonly name: string
  readonly make: () => Promise<Got<string>>
}

/**
 * The formats that were asked for, all of them made from the scanner's one JSON of each platform. A file that
 * cannot be made or written is told and changes no verdict.
 */
export async function writeScanFiles(
  plan: Pick<ScanPlan, 'formats' | 'folder' | 'category'>,
  report: Omit<ScanReport, 'files'>,
  jsonByPlatform: ReadonlyMap<string, string>,
  ports: Pick<ScanPorts, 'files' | 'trivy'>,
  signal: AbortSignal,
): Promise<WrittenFiles> {
  const { folder, formats, category } = plan
  if (folder === undefined) return { files: [], remarks: [] }
  const files: { format: ScanFormat; path: string }[] = []
  const remarks: string[] = []
  for (const { format, name, make } of planFiles(
    { formats, category },
    report,
    jsonByPlatform,
    ports,
    signal,
  )) {
    const path = join(folder, name)
    const problem = await writeOne(path, make, ports)
    if (problem === undefined) files.push({ format, path })
    else remarks.push(`${quote(name)} was not written: ${problem}.`)
  }
  return { files, remarks }
}

async function writeOne(
  path: string,
  make: Wanted['make'],
  { files }: Pick<ScanPorts, 'files'>,
): Promise<string | undefined> {
  try {
    const made = await make()
    if (!made.ok) return made.reason
    await files.writeText(path, made.value)
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

function planFiles(
  { formats, category }: Pick<ScanPlan, 'formats' | 'category'>,
  report: Omit<ScanReport, 'files'>,
  jsonByPlatform: ReadonlyMap<string, string>,
  { trivy }: Pick<ScanPorts, 'trivy'>,
  signal: AbortSignal,
): readonly Wanted[] {
  const one = (format: ScanFormat, name: string, render: () => string): readonly Wanted[] => [
    { format, name, make: async () => ({ ok: true, value: render() }) },
  ]
  const each = (
    format: ScanFormat,
    end: string,
    make: (json: string) => Promise<Got<string>>,
  ): readonly Wanted[] =>
    [...jsonByPlatform].map(([platform, json]) => ({
      format,
      name: `scan-${slugOf(platform)}.${end}`,
      make: () => make(json),
    }))
  // An empty run would tell code scanning that everything is mended.
  const scanned = report.platforms.filter(({ platform }) => jsonByPlatform.has(platform))
  const sarif = { ...report, platforms: scanned, category }
  const plans: Readonly<Record<ScanFormat, () => readonly Wanted[]>> = {
    json: () => each('json', 'json', async (value) => ({ ok: true, value })),
    sarif: () => (scanned.length === 0 ? [] : one('sarif', 'scan.sarif', () => renderSarif(sarif))),
    table: () => one('table', 'scan.txt', () => renderScanTable(report)),
    cyclonedx: () =>
      each('cyclonedx', 'cdx.json', (json) => trivy.convert(json, 'cyclonedx', signal)),
    spdx: () => each('spdx', 'spdx.json', (json) => trivy.convert(json, 'spdx', signal)),
  }
  return formats.flatMap((format) => plans[format]())
}

function slugOf(platform: string): string {
  return platform.replace(/[^A-Za-z0-9.]+/g, '-')
}
