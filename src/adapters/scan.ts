import { join, resolve } from 'node:path'
import type { CachePorts } from '../cache/ports.ts'
import type { RestoredTools, ToolsSubject } from '../cache/scanner/restore-tools.ts'
import { restoreTools } from '../cache/scanner/restore-tools.ts'
import { saveTools } from '../cache/scanner/save-tools.ts'
import type { ToolPorts } from '../cache/scanner/tool-archive.ts'
import type { FetchSettings } from '../fetch/settings.ts'
import { planFetchSettings } from '../network/fetch-settings.ts'
import type { NetworkPorts } from '../network/ports.ts'
import type { Scanned } from '../pipeline-ports.ts'
import type { CommandRunner } from '../ports.ts'
import type { Prepared } from '../prepare.ts'
import type { RunContext } from '../run-context.ts'
import { runScan } from '../scan/run-scan.ts'
import type { ScanPlan } from '../scan/scan-plan.ts'
import { makeTrivyPorts, type TrivySettings } from '../scan/trivy-ports.ts'
import { clock } from './clock.ts'
import { files } from './files.ts'
import { makeScannerPorts } from './scanner-ports.ts'

export type ScanMachine = {
  readonly run: CommandRunner
  readonly network: () => Promise<NetworkPorts>
  readonly cache: () => Promise<CachePorts>
}

/** The stage with a real scanner and its database, both as an earlier run left them where that is possible. */
export async function runRealScan(
  plan: ScanPlan,
  prepared: Prepared,
  context: RunContext,
  { run, network, cache }: ScanMachine,
  signal: AbortSignal,
): Promise<Scanned> {
  const networkPorts = await network()
  const fetch = planFetchSettings(prepared, context, networkPorts)
  const settings = trivySettings(prepared, context, fetch)
  const trivy = makeTrivyPorts(settings, makeScannerPorts(networkPorts, fetch.settings, run))
  const ports = { files, run, clock, trivy }
  const toolPorts =
    plan.targets.length > 0 && (await openTools(prepared, cache, networkPorts, fetch))
  if (!toolPorts) return { scan: await runScan(plan, context, ports, signal) }
  const subject: ToolsSubject = {
    settings,
    cache: prepared.plan.cache,
    tempFolder: context.tempFolder,
    limitBytes: prepared.request.cacheBudgetBytes,
  }
  const restored = await restoreTools(subject, toolPorts, signal)
  const scan = await runScan(plan, context, ports, signal)
  return { scan, tools: keptTools(restored, scan, subject, toolPorts) }
}

/** `undefined` where nothing is kept, or the network shall not be used. */
async function openTools(
  { plan }: Prepared,
  cache: ScanMachine['cache'],
  { downloads, processId }: NetworkPorts,
  { offline }: Pick<FetchSettings, 'offline'>,
): Promise<ToolPorts | undefined> {
  const { mayRestore, maySave } = plan.cache
  if (offline || !(mayRestore || maySave)) return undefined
  const { store, archiver } = await cache()
  const opened = store(plan.cache)
  return opened && { store: opened, archiver, clock, files, downloads, processId }
}

function keptTools(
  restored: RestoredTools,
  scan: Scanned['scan'],
  subject: ToolsSubject,
  ports: ToolPorts,
): NonNullable<Scanned['tools']> {
  const { scanner, database } = restored
  const archives = [...(scanner ? [scanner.report] : []), database.report]
  return { archives, save: (signal) => saveTools(restored, scan, subject, ports, signal) }
}

/** Where scanner and database are looked for. */
export function trivySettings(
  { request }: Pick<Prepared, 'request'>,
  context: RunContext,
  { cacheFolder, offline, policy }: Pick<FetchSettings, 'cacheFolder' | 'offline' | 'policy'>,
): TrivySettings {
  const { RUNNER_TOOL_CACHE: toolCacheFolder } = process.env
  return {
    scanner: {
      platform: `${OS[process.platform] ?? process.platform}/${CPU[process.arch] ?? process.arch}`,
      scanFolder: join(context.tempFolder, 'scan'),
      mirrors: request.scanMirrors,
      ...{ cacheFolder, offline, policy },
      ...(toolCacheFolder ? { toolCacheFolder } : {}),
      ...(request.trivyPath === undefined
        ? {}
        : { trivyPath: resolve(context.workspaceFolder, request.trivyPath) }),
    },
    database: {
      repositories: request.scanDbRepositories,
      maxAgeMs: request.scanDbMaxAgeMs,
      ...{ cacheFolder, offline, policy },
    },
  }
}

/** As OCI names them. */
const OS: Readonly<Record<string, string>> = { win32: 'windows' }
const CPU: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386' }
