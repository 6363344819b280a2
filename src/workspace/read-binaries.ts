import type { Files } from '../ports.ts'
import type { CargoManifest } from './cargo-manifest.ts'

/**
 * Names of the binaries of a package: those of `[[bin]]` and, unless `autobins = false`, those that
 * cargo finds by itself in src/main.rs and src/bin.
 */
export async function readBinaries(
  folder: string,
  manifest: CargoManifest,
  files: Files,
): Promise<readonly string[]> {
  const names = new Set(manifest.binaries.map(({ name }) => name))
  const paths = new Set(manifest.binaries.flatMap(({ path }) => (path === undefined ? [] : [path])))
  if (manifest.package?.autobins) {
    const hasMain = (await files.kindOf(`${folder}/src/main.rs`)) === 'file'
    if (hasMain && !paths.has('src/main.rs')) names.add(manifest.package.name)
    for (const { name, path } of await binFolder(folder, files)) {
      if (!paths.has(path)) names.add(name)
    }
  }
  return [...names].sort()
}

async function binFolder(folder: string, files: Files) {
  const entries = await files.list(`${folder}/src/bin`)
  const found = await Promise.all(
    entries.map(async ({ name, kind }) => {
      if (kind === 'file' && name.endsWith('.rs')) {
        return [{ name: name.slice(0, -3), path: `src/bin/${name}` }]
      }
      const main = `src/bin/${name}/main.rs`
      const isBinary = kind === 'folder' && (await files.kindOf(`${folder}/${main}`)) === 'file'
      return isBinary ? [{ name, path: main }] : []
    }),
  )
  return found.flat()
}
