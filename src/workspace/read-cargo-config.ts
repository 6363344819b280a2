import type { Files } from '../ports.ts'

/** One configuration file of cargo, as it lies on disk. */
export type CargoConfigFile = { readonly path: string; readonly text: string }

/** What cargo reads for a folder, the file that counts most first. */
export async function readCargoConfigFiles(
  folder: string,
  cargoHome: string | undefined,
  files: Pick<Files, 'readTextIfAny'>,
): Promise<readonly CargoConfigFile[]> {
  const folders = [
    ...ancestors(folder).map((one) => `${one}/.cargo`),
    ...(cargoHome ? [cargoHome] : []),
  ]
  const found = await Promise.all(
    [...new Set(folders)].map(async (place): Promise<readonly CargoConfigFile[]> => {
      // The old name wins where both are there.
      for (const path of [`${place}/config`, `${place}/config.toml`]) {
        const text = await files.readTextIfAny(path).catch(() => undefined)
        if (text !== undefined) return [{ path, text }]
      }
      return []
    }),
  )
  return found.flat()
}

/** The folder itself first, the root last; without the slash at the end. */
function ancestors(folder: string): readonly string[] {
  const parts = folder.split('/').filter(Boolean)
  return [...parts.map((_, index) => `/${parts.slice(0, parts.length - index).join('/')}`), '']
}

/** `undefined` where neither `CARGO_HOME` nor `HOME` is set. */
export function cargoHome(env: Readonly<Record<string, string>>): string | undefined {
  return env.CARGO_HOME || (env.HOME ? `${env.HOME}/.cargo` : undefined)
}
