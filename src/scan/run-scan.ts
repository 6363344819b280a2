import type { RunContext } from '../run-context.ts'
import type { Coverage } from './database/read-coverage.ts'
import { ifAny } from './findings/read-texts.ts'
import { makeIgnorer } from './ignore/apply-ignore.ts'
import { readIgnoreFile } from './ignore/read-ignore-file.ts'
import { makeScans, type Scans } from './make-scans.ts'
import {
  type BaseSubject,
  judgePlatform,
  type Outcome,
  uncomparedReason,
} from './policy/judge-platform.ts'
import { findDatabaseGap, judgeScan } from './policy/judge-scan.ts'
import type { ScanBase, ScanPlan, ScanTarget } from './scan-plan.ts'
import type { PlatformScan, ScanReport } from './scan-report.ts'
import type { FoundDatabase, Got, ScanPorts } from './stage-ports.ts'
import { joinReasons } from './wording.ts'
import { writeScanFiles } from './write-files.ts'

const NOT_COMPARED: BaseSubject = { kind: 'none', reason: 'scan-only-new is off' }

/**
 * Scans every platform of what was built, and judges it. Whatever goes wrong on the way is in the report: of
 * an image that could not be scanned nobody knows anything, which is the verdict `unknown`.
 */
export async function runScan(
  plan: ScanPlan,
  context: Pick<RunContext, 'workspaceFolder' | 'github'>,
  ports: ScanPorts,
  signal: AbortSignal,
): Promise<ScanReport> {
  const ignoreFile = await readIgnoreFile(plan.ignoreFile, context, ports, signal)
  const tools = await findTools(plan, ports, signal)
  const scans = makeScans(tools.obstacle, ports.trivy, signal)
  const ignorer = makeIgnorer(ignoreFile.rules, ports.clock.now())
  const { databaseGap, coverage } = tools
  const judging = {
    policy: plan.policy,
    ignorer,
    ...ifAny('databaseGap', databaseGap),
    ...ifAny('coverage', coverage),
  }
  const platforms: PlatformScan[] = []
  const remarks = [...tools.remarks, ...ignoreFile.remarks]
  for (const target of plan.targets) {
    const scanned = await scans.scan(target.input, plan.name)
    // A second scan is only worth its time where something depends on it.
    const base = plan.policy.onlyNew ? await scanBase(target.base, scanned, scans) : NOT_COMPARED
    platforms.push(judgePlatform({ ...target, scanned, base }, judging))
    remarks.push(...remarksOf(plan, target, scanned, base))
  }
  const report = {
    mode: plan.mode,
    ...judgeScan(platforms),
    ...ifAny('scanner', tools.scanner),
    ...ifAny('database', tools.database),
    policy: plan.policy,
    platforms,
    ignoreEntries: ignorer.entries(),
    remarks,
  }
  const json = new Map(
    plan.targets.flatMap(({ platform, input }) => {
      const text = scans.jsonOf(input)
      return text === undefined ? [] : [[platform, text] as const]
    }),
  )
  const written = await writeScanFiles(plan, report, json, ports, signal)
  return { ...report, remarks: [...remarks, ...written.remarks], files: written.files }
}

type Tools = {
  readonly scanner?: NonNullable<ScanReport['scanner']>
  readonly database?: NonNullable<ScanReport['database']>
  /** Why nothing can be scanned, one clause. */
  readonly obstacle?: string
  readonly databaseGap?: string
  readonly coverage?: Coverage
  readonly remarks: readonly string[]
}

async function findTools(
  { policy, targets }: ScanPlan,
  { trivy, clock }: ScanPorts,
  signal: AbortSignal,
): Promise<Tools> {
  if (targets.length === 0) return { remarks: [] }
  const scanner = await trivy.findScanner(signal)
  const ofScanner = scanner.remarks ?? []
  if (!scanner.ok)
    return { obstacle: `there is no scanner (${scanner.reason})`, remarks: ofScanner }
  const found = readAge(await trivy.findDatabase(signal), clock.now())
  const remarks = [...ofScanner, ...(found.remarks ?? [])]
  if (!found.ok) {
    const obstacle = `there is no vulnerability database (${found.reason})`
    return { scanner: scanner.value, obstacle, remarks }
  }
  const { coverage, ...database } = found.value
  const tooOld = findDatabaseGap(database.updatedAt, policy.databaseMaxAgeMs, clock.now())
  const databaseGap = tooOld ?? (coverage.ok ? undefined : coverage.problem)
  return {
    scanner: scanner.value,
    database,
    ...ifAny('databaseGap', databaseGap),
    ...ifAny('coverage', coverage.ok ? coverage.value : undefined),
    remarks,
  }
}

type AgedDatabase = FoundDatabase & { readonly ageMs: number }

/** One whose age nobody knows is none. */
function readAge(found: Got<FoundDatabase>, nowMs: number): Got<AgedDatabase> {
  if (!found.ok) return found
  const builtMs = Date.parse(found.value.updatedAt)
  if (Number.isNaN(builtMs)) return { ok: false, reason: 'nobody knows how old it is' }
  return { ...found, value: { ...found.value, ageMs: Math.max(0, nowMs - builtMs) } }
}

/** Of an image that was not scanned itself the base need not be. */
async function scanBase(base: ScanBase, scanned: Outcome, { scan }: Scans): Promise<BaseSubject> {
  if (base.kind !== 'image') return base
  const { input, ...named } = base
  return { ...named, scanned: scanned.ok ? await scan(input, base.reference) : scanned }
}

/** What the verdict does not say: why nothing was compared although only what is new was to count. */
function remarksOf(
  { policy }: ScanPlan,
  { platform }: ScanTarget,
  scanned: Outcome,
  base: BaseSubject,
): readonly string[] {
  const why = policy.onlyNew && scanned.ok ? uncomparedReason(base) : undefined
  return why === undefined
    ? []
    : [joinReasons([`not compared with a base image on ${platform}, as ${why}`])]
}
