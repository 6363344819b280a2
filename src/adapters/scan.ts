import { join, resolve } from 'node:path'
import type { FetchSettings } from '../fetch/stage.ts'
import { planFetchSettings } from '../network/fetch-settings.ts'
import type { NetworkPorts } from '../network/ports.ts'
import type { CommandRunner } from '../ports.ts'
import type { Prepared } from '../prepare.ts'
import type { RunContext } from '../run-context.ts'
import { runScan } from '../scan/run-scan.ts'
import type { ScanPlan } from '../scan/scan-plan.ts'
import type { ScanReport } from '../scan/scan-report.ts'
import { makeTrivyPorts, type TrivySettings } from '../scan/trivy-ports.ts'
import { clock } from './clock.ts'
import { files } from './files.ts'
import { makeScannerPorts } from './scanner-ports.ts'

export type ScanMachine = {
  readonly run: CommandRunner
  readonly network: () => Promise<NetworkPorts>
}

/** The stage with a real scanner and its database. */
export async function runRealScan(
  plan: ScanPlan,
  prepared: Prepared,
  context: RunContext,
  { run, network }: ScanMachine,
  signal: AbortSignal,
): Promise<ScanReport> {
  const networkPorts = await network()
  const fetch = planFetchSettings(prepared, context, networkPorts)
  const settings = trivySettings(prepared, context, fetch)
  const trivy = makeTrivyPorts(settings, makeScannerPorts(networkPorts, fetch.settings, run))
  return runScan(plan, context, { files, run, clock, trivy }, signal)
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
      mirrors: [],
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
