import { SUITES } from '../apt-state.ts'
import { fetchPackages, type PackageVersions, parseVersions } from '../packages.ts'
import type { EngineContext, EnginePorts } from '../ports.ts'
import { runOrThrow, unpackPackages } from '../unpack.ts'
import { ADDGROUP, ADDUSER } from './alpine-users.ts'
import { addMuslTarget } from './musl-target.ts'
import type { StandInRecipe } from './recipes.ts'
import {
  BUNDLE_CERTIFICATES,
  FINISH_ALPINE,
  FINISH_DEBIAN,
  FINISH_DISTROLESS,
  LAY_OUT,
} from './root-scripts.ts'

/** Makes the file system of a stand-in below `root`; gives the packages it is made of. */
export async function fillRoot(
  ports: EnginePorts,
  context: EngineContext,
  recipe: StandInRecipe,
  { root, scratch }: { readonly root: string; readonly scratch: string },
): Promise<PackageVersions> {
  const { packages, reach } = recipe
  const folder = `${scratch}/debs`
  const debs = await fetchPackages(ports, context, { packages, reach, folder })
  const versions = parseVersions(debs)
  const script = async (text: string) =>
    await runOrThrow(ports, ['sh', '-ec', text, 'sh', root], `Could not make ${recipe.name}`)
  await script(LAY_OUT)
  await unpackPackages(ports, debs, root, recipe.exclude)
  await script(BUNDLE_CERTIFICATES)
  switch (recipe.name) {
    case 'rust':
      await script(FINISH_DEBIAN)
      await makePackageFolders(ports, root)
      await writePackageStatus(ports, debs, root)
      await addMuslTarget(ports, context, root, scratch, versions)
      return versions
    case 'alpine':
      await ports.files.writeText(`${root}/usr/sbin/adduser`, ADDUSER, 0o755)
      await ports.files.writeText(`${root}/usr/sbin/addgroup`, ADDGROUP, 0o755)
      await script(FINISH_ALPINE)
      await declareOrigin(ports, debs, root)
      return versions
    case 'distroless-static':
      await script(FINISH_DISTROLESS)
      await declareOrigin(ports, debs, root)
      return versions
  }
}

/** What apt in the image works in. */
async function makePackageFolders({ files }: EnginePorts, root: string): Promise<void> {
  for (const name of ['info', 'updates', 'triggers'])
    await files.makeFolder(`${root}/var/lib/dpkg/${name}`)
}

/**
 * A scanner goes by these two files: without them a stand-in looked as if it were made of nothing. The
 * compiler's stand-in has them of its own packages.
 */
async function declareOrigin(
  ports: EnginePorts,
  debs: readonly string[],
  root: string,
): Promise<void> {
  await ports.files.writeText(`${root}/etc/debian_version`, `${SUITES[0]}\n`)
  await writePackageStatus(ports, debs, root)
}

/** What dpkg would have noted, so that apt in the image, and scanners of it, know what is there. */
async function writePackageStatus(
  ports: EnginePorts,
  debs: readonly string[],
  root: string,
): Promise<void> {
  const entries: string[] = []
  for (const deb of debs) {
    const control = await runOrThrow(ports, ['dpkg-deb', '--field', deb], `Could not read ${deb}`)
    entries.push(control.trim().replace('\n', '\nStatus: install ok installed\n'))
  }
  const folder = `${root}/var/lib/dpkg`
  await ports.files.makeFolder(folder)
  await ports.files.writeText(`${folder}/status`, `${entries.join('\n\n')}\n`)
}
