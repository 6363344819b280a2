import { BUNDLE_MARK } from '../../fetch/bundle/bundle-format.ts'
import { localFault } from '../../fetch/download-faults.ts'
import type { ScannerPorts } from '../ports.ts'
import { takeGiven } from './given-program.ts'
import type { TrivyAsset } from './pin.ts'
import { type Release, TRIVY_RELEASE } from './plan-downloads.ts'
import { PROGRAM, programFolder, toolCacheFolder } from './program-place.ts'
import type { Scanner, ScannerOutcome } from './scanner.ts'
import { missingOffline, tampered, unpinned } from './scanner-faults.ts'
import type { ScannerSettings } from './scanner-settings.ts'
import { storeProgram } from './store-program.ts'

/**
 * A scanner that may run: the one that the user named, else the pinned one, from the runner's tool
 * cache, our cache folder (where a bundle puts it, too), or a download. Wherever it lies, it is copied
 * into the run's own folder first, and that copy is what is checked and run.
 */
export async function obtainScanner(
  settings: ScannerSettings,
  ports: ScannerPorts,
  signal: AbortSignal,
  release: Release = TRIVY_RELEASE,
): Promise<ScannerOutcome> {
  const to = `${settings.scanFolder}/bin/${PROGRAM}`
  try {
    await ports.programs.makePrivateFolder(settings.scanFolder)
    if (settings.trivyPath !== undefined) return await takeGiven(settings.trivyPath, to, ports)
    const asset = release.pin.assets[settings.platform]
    if (asset === undefined) {
      return { kind: 'missing', fault: unpinned(settings.platform), incidents: [], remarks: [] }
    }
    return await takePinned({ release, asset, to, settings, ports, remarks: [] }, signal)
  } catch (error) {
    const fault = localFault(error, 'the scanner')
    return { kind: 'missing', fault, incidents: [], remarks: [] }
  }
}

type Search = {
  readonly release: Release
  readonly asset: TrivyAsset
  /** Where the copy that runs shall lie. */
  readonly to: string
  readonly settings: ScannerSettings
  readonly ports: ScannerPorts
  /** Filled on the way. */
  readonly remarks: string[]
}

async function takePinned(search: Search, signal: AbortSignal): Promise<ScannerOutcome> {
  const { settings, ports, remarks, release, asset } = search
  const here = (await fromToolCache(search)) ?? (await fromCacheFolder(search))
  if (here) return { kind: 'ready', scanner: here, incidents: [], remarks }
  if (settings.offline) return { kind: 'missing', fault: missingOffline(), incidents: [], remarks }
  const stored = await storeProgram(release, asset, settings, ports, signal)
  const { incidents } = stored
  if (!stored.ok) return { kind: 'missing', fault: stored.fault, incidents, remarks }
  const copied = await copyChecked(`${stored.value}/${PROGRAM}`, search)
  if (typeof copied === 'string' || copied === undefined) {
    const fault = tampered(`${stored.value}/${PROGRAM}`, copied ?? 'unknown')
    return { kind: 'missing', fault, incidents, remarks }
  }
  return { kind: 'ready', scanner: { ...copied, origin: 'download' }, incidents, remarks }
}

async function fromToolCache(search: Search): Promise<Scanner | undefined> {
  const { settings, release, ports, remarks } = search
  if (settings.toolCacheFolder === undefined) return undefined
  const folder = toolCacheFolder(settings.toolCacheFolder, release.pin, settings.platform)
  if ((await ports.files.kindOf(`${folder}.complete`)) !== 'file') return undefined
  const copied = await copyChecked(`${folder}/${PROGRAM}`, search)
  if (copied === undefined) return undefined
  if (typeof copied !== 'string') return { ...copied, origin: 'tool-cache' }
  remarks.push(`${tampered(`${folder}/${PROGRAM}`, copied).cause} Another one is taken.`)
  return undefined
}

async function fromCacheFolder(search: Search): Promise<Scanner | undefined> {
  const { settings, release, ports, remarks } = search
  const folder = programFolder(settings.cacheFolder, release.pin, settings.platform)
  const copied = await copyChecked(`${folder}/${PROGRAM}`, search)
  if (copied === undefined) return undefined
  if (typeof copied === 'string') {
    remarks.push(`${tampered(`${folder}/${PROGRAM}`, copied).cause} It was removed.`)
    await ports.files.remove(folder)
    return undefined
  }
  await ports.store.touch(folder)
  const isBundled = (await ports.files.kindOf(`${folder}/${BUNDLE_MARK}`)) === 'file'
  return { ...copied, origin: isBundled ? 'bundle' : 'tool-cache' }
}

/** The copy where it is the pinned program, else the sha256 of what is there instead; `undefined` when nothing is. */
async function copyChecked(
  from: string,
  { to, release, asset, ports }: Search,
): Promise<Omit<Scanner, 'origin'> | string | undefined> {
  const copied = await ports.programs.copyProgram(from, to)
  if (copied === undefined) return undefined
  const { sha256 } = copied
  if (sha256 === asset.programSha256) return { version: release.pin.version, sha256, program: to }
  await ports.files.remove(to)
  return sha256
}
