import type { Files } from '../ports.ts'
import type { CrateFile } from './vendor-crate.ts'

export type VendorFiles = {
  /** Makes the folder of the file. */
  readonly writeBytes: (path: string, bytes: Uint8Array, isExecutable: boolean) => Promise<void>
  /** Within one file system, to a place where nothing is. */
  readonly move: (from: string, to: string) => Promise<void>
}

export type VendorPorts = {
  readonly files: Files
  readonly vendorFiles: VendorFiles
  readonly processId: number
}

/** Without this file cargo takes no folder for a crate; with it, the folder was vendored. */
export const CHECKSUMS = '.cargo-checksum.json'
/** cargo passes over names that begin with a dot. */
const STAGING = '.cv-docker-build-'

/** What lies in the folder and is no vendored crate: it might get lost among them. */
export async function findStranger(
  vendorDir: string,
  { files }: Pick<VendorPorts, 'files'>,
): Promise<string | undefined> {
  if (['file', 'other'].includes(await files.kindOf(vendorDir))) return vendorDir
  for (const { name, kind } of await files.list(vendorDir)) {
    if (name.startsWith('.')) continue
    const isCrate =
      kind === 'folder' && (await files.kindOf(`${vendorDir}/${name}/${CHECKSUMS}`)) === 'file'
    if (!isCrate) return name
  }
  return undefined
}

/** Puts crates into the folder, one after the other in one step each, and removes those of before. */
export function openVendorFolder(vendorDir: string, ports: VendorPorts) {
  const { files, vendorFiles, processId } = ports
  const staging = `${vendorDir}/${STAGING}${processId}`
  const placed = new Set<string>()
  const place = async (name: string) => {
    await files.remove(`${vendorDir}/${name}`)
    await vendorFiles.move(`${staging}/${name}`, `${vendorDir}/${name}`)
    placed.add(name)
  }
  return {
    addFiles: async (name: string, crate: readonly CrateFile[], checksums: string) => {
      for (const { path, bytes, isExecutable } of crate)
        await vendorFiles.writeBytes(`${staging}/${name}/${path}`, bytes, isExecutable)
      await files.writeText(`${staging}/${name}/${CHECKSUMS}`, checksums)
      await place(name)
    },
    /** A whole folder that lies elsewhere. */
    addFolder: async (name: string, from: string) => {
      await copyTree(from, `${staging}/${name}`, files)
      await place(name)
    },
    /** Gives the names of those that were removed. */
    finish: async (): Promise<readonly string[]> => {
      const stale = (await files.list(vendorDir)).filter(
        ({ name }) => !name.startsWith('.') && !placed.has(name),
      )
      for (const { name } of stale) await files.remove(`${vendorDir}/${name}`)
      return stale.map(({ name }) => name)
    },
    close: () => files.remove(staging),
  }
}

async function copyTree(from: string, to: string, files: Files): Promise<void> {
  for (const { name, kind } of await files.list(from)) {
    if (kind === 'folder') await copyTree(`${from}/${name}`, `${to}/${name}`, files)
    else if (kind === 'file') await files.copyFile(`${from}/${name}`, `${to}/${name}`)
  }
}
