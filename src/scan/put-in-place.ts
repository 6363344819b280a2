import type { ScannerPorts } from './ports.ts'

/**
 * Gives a finished folder its name. What is there under that name stays where it is right: another run
 * may have been quicker, and be at it.
 */
export async function putInPlace(
  staging: string,
  folder: string,
  isRight: (folder: string) => Promise<boolean>,
  { store, files }: Pick<ScannerPorts, 'store' | 'files'>,
): Promise<void> {
  if (await store.moveFolder(staging, folder)) return
  if (await isRight(folder)) return
  await files.remove(folder)
  await store.moveFolder(staging, folder)
}
