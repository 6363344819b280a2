import { CANCELLED } from '../../fetch/download-faults.ts'
import type { Fetched, FetchFault } from '../../fetch/fetch.ts'
import { downloadOwn } from '../download-own.ts'
import type { ScannerPorts } from '../ports.ts'
import { putInPlace } from '../put-in-place.ts'
import { unpackFiles } from '../unpack-files.ts'
import type { TrivyAsset } from './pin.ts'
import { planDownloads, type Release } from './plan-downloads.ts'
import { downloadsFolder, PROGRAM, programFolder } from './program-place.ts'
import { tampered, unusableArchive } from './scanner-faults.ts'
import type { ScannerSettings } from './scanner-settings.ts'

/** Above the real one's 170 MB. */
const PROGRAM_LIMIT_BYTES = 1024 ** 3

/** Downloads the pinned release and puts its program into the cache folder; gives that folder. */
export async function storeProgram(
  release: Release,
  asset: TrivyAsset,
  settings: Pick<ScannerSettings, 'cacheFolder' | 'platform' | 'mirrors' | 'policy'>,
  ports: ScannerPorts,
  signal: AbortSignal,
): Promise<Fetched<string>> {
  const archive = `${downloadsFolder(settings.cacheFolder)}/${asset.archive}`
  const own = `${archive}.${ports.processId}.part`
  const folder = programFolder(settings.cacheFolder, release.pin, settings.platform)
  const staging = `${folder}.${ports.processId}.part`
  const item = {
    name: `Trivy ${release.pin.version}`,
    urls: planDownloads(release, asset, settings.mirrors),
    path: archive,
    sha256: asset.archiveSha256,
  }
  try {
    const downloaded = await downloadOwn(item, own, ports, settings.policy, signal)
    const { incidents } = downloaded
    const fault = downloaded.ok
      ? await unpackProgram(asset, own, staging, ports, signal)
      : downloaded.fault
    if (fault) return { ok: false, fault, incidents }
    const isRight = async (there: string) =>
      (await ports.store.sha256Of(`${there}/${PROGRAM}`)) === asset.programSha256
    await putInPlace(staging, folder, isRight, ports)
    return { ok: true, value: folder, incidents }
  } finally {
    await ports.files.remove(staging)
    await ports.files.remove(own)
  }
}

/** Into the folder `staging`; gives what is wrong with it, if anything. */
async function unpackProgram(
  { archive, programSha256 }: TrivyAsset,
  file: string,
  staging: string,
  ports: ScannerPorts,
  signal: AbortSignal,
): Promise<FetchFault | undefined> {
  const program = `${staging}/${PROGRAM}`
  const wanted = { [PROGRAM]: { to: program, limitBytes: PROGRAM_LIMIT_BYTES } }
  const unpacked = await unpackFiles(file, wanted, ports, signal)
  if (signal.aborted) return CANCELLED
  if (!unpacked.ok) return unusableArchive(archive, unpacked.problem)
  const sha256 = unpacked.value[PROGRAM] ?? ''
  if (sha256 !== programSha256) return tampered(`The program in ${archive}`, sha256)
  await ports.newFiles.makeExecutable(program)
  return undefined
}
