import type { Files } from '../ports.ts'
import type { JsonRecord } from './json-values.ts'
import { isRecord, parseJson, readText } from './json-values.ts'

/** What buildx left behind in files. Every part is missing when it was not asked for or not written. */
export type BuildResults = {
  /** The content of the metadata file, as buildx wrote it. */
  readonly metadata?: JsonRecord
  /**
   * `sha256:…`: what the image id file says, which is the digest of the config or, with the
   * containerd image store, of the manifest or index; without that file the config of the metadata.
   */
  readonly imageId?: string
  /** `containerimage.digest`: of what the tag points at. */
  readonly digest?: string
}

/** Reads the metadata file and the image id file of a build that went well. */
export async function readBuildResults(
  files: Pick<Files, 'readTextIfAny'>,
  paths: { readonly metadataFile: string; readonly iidFile: string },
): Promise<BuildResults> {
  const metadata = parseJson((await files.readTextIfAny(paths.metadataFile)) ?? '')
  const known = isRecord(metadata) ? metadata : undefined
  const idFile = (await files.readTextIfAny(paths.iidFile))?.trim()
  const imageId = readText(idFile) ?? readText(known?.['containerimage.config.digest'])
  const digest = readText(known?.['containerimage.digest'])
  return {
    ...(known !== undefined && { metadata: known }),
    ...(imageId !== undefined && { imageId }),
    ...(digest !== undefined && { digest }),
  }
}
