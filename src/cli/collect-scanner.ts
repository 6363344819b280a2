import { trivySettings } from '../adapters/scan.ts'
import { makeScannerPorts } from '../adapters/scanner-ports.ts'
import type { BundleFolders } from '../fetch/bundle/plan-bundle.ts'
import type { FetchFault } from '../fetch/fetch.ts'
import type { FetchSettings } from '../fetch/settings.ts'
import type { NetworkPorts } from '../network/ports.ts'
import type { CommandRunner } from '../ports.ts'
import type { Prepared } from '../prepare.ts'
import type { RunContext } from '../run-context.ts'
import { obtainDatabase } from '../scan/database/obtain-database.ts'
import { keepScanner } from '../scan/scanner/keep-scanner.ts'

export type CollectedScanner =
  | { readonly kind: 'ready'; readonly folders: BundleFolders }
  | { readonly kind: 'missing'; readonly fault: FetchFault }

/** Of a build that scans: the scanner and its database, in the cache folder */
export async function collectScanner(
  prepared: Prepared,
  context: RunContext,
  fetch: FetchSettings,
  network: NetworkPorts,
  run: CommandRunner,
  signal: AbortSignal,
): Promise<CollectedScanner> {
  if (prepared.request.scan === 'off') return { kind: 'ready', folders: {} }
  const settings = trivySettings(prepared, context, fetch)
  const ports = makeScannerPorts(network, fetch.settings, run)
  const scanner = await keepScanner(settings.scanner, ports, signal)
  if (!scanner.ok) return { kind: 'missing', fault: scanner.fault }
  const database = await obtainDatabase(settings.database, ports, signal)
  if (database.kind === 'missing') return database
  const folders = { scanner: scanner.value, 'scanner-database': database.database.folder }
  return { kind: 'ready', folders }
}
