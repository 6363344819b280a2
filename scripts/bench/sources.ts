import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Application, CratePin } from './applications.ts'
import { changedFiles } from './changes.ts'
import type { RowId } from './contract.ts'
import { withoutReleaseProfile } from './edits.ts'
import type { Mirror } from './mirror.ts'
import { run } from './run.ts'
import { memberManifest, ROOT_MANIFEST, workspaceLock } from './workspace.ts'

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))

/** The newest tree of an application, without any change of a row. */
export async function makeTree(
  application: Application,
  folder: string,
  mirror: Mirror,
): Promise<string> {
  const tree = join(folder, application.id)
  rmSync(tree, { recursive: true, force: true })
  mkdirSync(tree, { recursive: true })
  if (application.source.kind === 'folder') {
    const from = join(REPOSITORY, application.source.path)
    const isSource = (path: string) => path !== join(from, 'target')
    cpSync(from, tree, { recursive: true, filter: isSource })
  } else await assemble(tree, application.source.crates, application.members, mirror)
  if (!application.ownProfile) change(join(tree, 'Cargo.toml'), withoutReleaseProfile)
  return tree
}

/** The sources of a row as a checkout makes them: all time stamps are of now. */
export function writeSources(
  application: Application,
  row: RowId,
  { tree, to }: { readonly tree: string; readonly to: string },
): void {
  cpSync(tree, to, { recursive: true })
  const files = changedFiles(application, row, (path) => readFileSync(join(tree, path), 'utf8'))
  for (const [path, text] of Object.entries(files)) writeFileSync(join(to, path), text)
}

async function assemble(
  tree: string,
  crates: readonly CratePin[],
  members: readonly string[],
  mirror: Mirror,
): Promise<void> {
  mkdirSync(join(tree, 'crates'))
  for (const [index, pin] of crates.entries()) {
    const folder = await unpack(tree, pin, mirror)
    const keepsTests = index === 0
    change(join(folder, 'Cargo.toml'), (text) => memberManifest(text, members, { keepsTests }))
    if (index === 0)
      change(
        join(folder, 'Cargo.lock'),
        (text) => workspaceLock(text, members),
        join(tree, 'Cargo.lock'),
      )
    for (const name of [
      'Cargo.lock',
      'Cargo.toml.orig',
      '.cargo',
      '.github',
      '.cargo_vcs_info.json',
    ])
      rmSync(join(folder, name), { recursive: true, force: true })
  }
  writeFileSync(join(tree, 'Cargo.toml'), ROOT_MANIFEST)
}

async function unpack(tree: string, pin: CratePin, mirror: Mirror): Promise<string> {
  const packed = await mirror.crate(pin.name, pin.version)
  const sum = createHash('sha256').update(packed).digest('hex')
  if (sum !== pin.checksum) throw new Error(`${pin.name} ${pin.version} has the checksum ${sum}`)
  const archive = join(tree, `${pin.name}.crate`)
  writeFileSync(archive, packed)
  await run(['tar', '--extract', '--gzip', '--file', archive, '--directory', join(tree, 'crates')])
  rmSync(archive)
  const folder = join(tree, 'crates', pin.name)
  renameSync(`${folder}-${pin.version}`, folder)
  return folder
}

function change(path: string, edit: (text: string) => string, to = path): void {
  if (!existsSync(path)) throw new Error(`${path} does not exist`)
  writeFileSync(to, edit(readFileSync(path, 'utf8')))
}
