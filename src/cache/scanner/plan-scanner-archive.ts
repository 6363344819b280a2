import type { TrivyAsset } from '../../scan/scanner/pin.ts'
import { type Release, TRIVY_RELEASE } from '../../scan/scanner/plan-downloads.ts'
import { PROGRAM, programFolder, toolCacheFolder } from '../../scan/scanner/program-place.ts'
import type { ScannerSettings } from '../../scan/scanner/scanner-settings.ts'
import type { ToolArchive } from './tool-archive.ts'

const PREFIX = 'cvdb-scanner-v1'

export type ScannerArchive = ToolArchive &
  Pick<TrivyAsset, 'programSha256'> & {
    /** Where the program belongs in the cache folder. */
    readonly folder: string
    /** Files of which each means that nothing has to be restored. */
    readonly present: readonly string[]
  }

/** Of the pinned program alone, and of exactly that one; `undefined` where the user brings another, or none is pinned. */
export function planScannerArchive(
  { platform, cacheFolder, toolCacheFolder: root, trivyPath }: ScannerSettings,
  { pin }: Release = TRIVY_RELEASE,
): ScannerArchive | undefined {
  const asset = pin.assets[platform]
  if (trivyPath !== undefined || asset === undefined) return undefined
  const { programSha256 } = asset
  const folder = programFolder(cacheFolder, pin, platform)
  const key = [PREFIX, pin.version, platform.replace('/', '-'), programSha256].join('-')
  return {
    name: 'scanner',
    keys: { key, prefixes: [] },
    paths: [PROGRAM],
    programSha256,
    folder,
    present: [
      `${folder}/${PROGRAM}`,
      // The mark of a runner's tool that is whole.
      ...(root === undefined ? [] : [`${toolCacheFolder(root, pin, platform)}.complete`]),
    ],
  }
}
