import { found, type Read, unreadable } from '../image/read.ts'
import type { ScanSource } from '../plan/plan-publish.ts'
import type { CommandRunner, Files } from '../ports.ts'

export type FindPorts = {
  readonly run: CommandRunner
  /** The whole environment of docker's commands. */
  readonly env: Readonly<Record<string, string>>
  readonly files: Pick<Files, 'makeFolder' | 'remove' | 'kindOf' | 'readTextIfAny'>
}

export type FoundLayout = {
  readonly folder: string
  /**
   * Whether the digests in it are those by which the image is known. A store that keeps unpacked files
   * makes up a manifest when it saves.
   */
  readonly hasOwnDigests: boolean
}

/** Brings what is scanned into the form of an OCI layout folder. `imageId`: what the build says it made. */
export async function findLayout(
  source: ScanSource,
  imageId: string | undefined,
  tempFolder: string,
  ports: FindPorts,
  signal: AbortSignal,
): Promise<Read<FoundLayout>> {
  switch (source.kind) {
    case 'held':
      return found({ folder: source.folder, hasOwnDigests: true })
    case 'archive':
      return openArchive(source.path, tempFolder, ports, signal)
    case 'engine':
      return saveImage(imageId ?? source.reference, tempFolder, ports, signal)
    case 'none':
      return unreadable(source.reason)
  }
}

async function openArchive(
  path: string,
  tempFolder: string,
  ports: FindPorts,
  signal: AbortSignal,
): Promise<Read<FoundLayout>> {
  if ((await ports.files.kindOf(path)) === 'folder') {
    return found({ folder: path, hasOwnDigests: true })
  }
  const folder = `${tempFolder}/archive`
  const problem = await unpack(path, folder, ports, signal)
  return problem === undefined ? found({ folder, hasOwnDigests: true }) : unreadable(problem)
}

/** By its id where it is known: a tag may have moved since the build. */
async function saveImage(
  name: string,
  tempFolder: string,
  ports: FindPorts,
  signal: AbortSignal,
): Promise<Read<FoundLayout>> {
  if (name === '') return unreadable('the image in the engine has no name')
  const { run, env, files } = ports
  const file = `${tempFolder}/saved.tar`
  const folder = `${tempFolder}/saved`
  const options = { env, signal }
  const inspected = await run(['docker', 'image', 'inspect', '--format', '{{.Id}}', name], options)
  const saved = await run(['docker', 'image', 'save', '--output', file, name], options)
  if (saved.exitCode !== 0) {
    return unreadable(`the engine does not give out the image: ${lastLine(saved.stderr)}`)
  }
  const problem = await unpack(file, folder, ports, signal)
  await files.remove(file)
  if (problem !== undefined) return unreadable(problem)
  if ((await files.kindOf(`${folder}/index.json`)) !== 'file') {
    return unreadable('the engine saves images in a form from before Docker 25')
  }
  // The containerd store knows an image by its index or manifest, the classic one by its config.
  const id = inspected.stdout.trim()
  const index = (await files.readTextIfAny(`${folder}/index.json`)) ?? ''
  return found({ folder, hasOwnDigests: id !== '' && index.includes(`"${id}"`) })
}

async function unpack(
  file: string,
  folder: string,
  { run, env, files }: FindPorts,
  signal: AbortSignal,
): Promise<string | undefined> {
  await files.remove(folder)
  await files.makeFolder(folder)
  const { exitCode, stderr } = await run(['tar', '-x', '-f', file, '-C', folder], { env, signal })
  return exitCode === 0 ? undefined : `the archive cannot be unpacked: ${lastLine(stderr)}`
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) || 'it gave no reason'
}
