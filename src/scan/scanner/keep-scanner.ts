import { localFault } from '../../fetch/download-faults.ts'
import type { Fetched } from '../../fetch/fetch.ts'
import type { ScannerPorts } from '../ports.ts'
import { type Release, TRIVY_RELEASE } from './plan-downloads.ts'
import { PROGRAM, programFolder } from './program-place.ts'
import { unpinned } from './scanner-faults.ts'
import type { ScannerSettings } from './scanner-settings.ts'
import { storeProgram } from './store-program.ts'

export type KeepSettings = Omit<ScannerSettings, 'scanFolder' | 'toolCacheFolder' | 'trivyPath'>

/** Sees to it that the pinned scanner lies in the cache folder, for a bundle; gives its folder. */
export async function keepScanner(
  settings: KeepSettings,
  ports: ScannerPorts,
  signal: AbortSignal,
  release: Release = TRIVY_RELEASE,
): Promise<Fetched<string>> {
  const { cacheFolder, platform } = settings
  const asset = release.pin.assets[platform]
  if (asset === undefined) return { ok: false, fault: unpinned(platform), incidents: [] }
  const folder = programFolder(cacheFolder, release.pin, platform)
  try {
    if ((await ports.store.sha256Of(`${folder}/${PROGRAM}`)) === asset.programSha256)
      return { ok: true, value: folder, incidents: [] }
    return await storeProgram(release, asset, settings, ports, signal)
  } catch (error) {
    return { ok: false, fault: localFault(error, 'the scanner'), incidents: [] }
  }
}
