import { BUNDLE_MARK } from '../../fetch/bundle/bundle-format.ts'
import { asObject, asString, asStringMap, parseJson } from '../../image/json.ts'
import type { ScannerPorts } from '../ports.ts'
import { readUpdatedAtMs } from './database-metadata.ts'

/** A database in the cache folder. */
export type StoredDatabase = {
  readonly folder: string
  readonly repository: string
  /** Of its manifest. */
  readonly digest: string
  readonly updatedAtMs: number
  /** sha256 of each file, hex, as it was unpacked. */
  readonly files: Readonly<Record<string, string>>
  readonly isBundled: boolean
}

export const DATABASE_FILES = ['trivy.db', 'metadata.json'] as const
/** What is known of a database beside it. */
export const DATABASE_RECORD = 'database.json'
/** In `scanner/db`, sorted by their age: `20261123T061530Z-0123456789ab`. */
const DATABASE_FOLDER = /^\d{8}T\d{6}Z-[0-9a-f]{12}$/
/** Another run may still be at an older one. */
const KEPT = 2

export function databasesFolder(cacheFolder: string): string {
  return `${cacheFolder}/scanner/db`
}

/** By the day on which it was built, and by its content. */
export function databaseFolder(cacheFolder: string, updatedAtMs: number, digest: string): string {
  const date = new Date(updatedAtMs).toISOString().replace(/[-:]|\.\d+/g, '')
  return `${databasesFolder(cacheFolder)}/${date}-${digest.replace('sha256:', '').slice(0, 12)}`
}

export function renderRecord({ repository, digest, files }: Omit<StoredDatabase, 'folder'>) {
  return `${JSON.stringify({ schemaVersion: 1, repository, digest, files }, null, 1)}\n`
}

/** Those in the cache folder, newest first; what cannot be read is left out. */
export async function listDatabases(
  cacheFolder: string,
  ports: Pick<ScannerPorts, 'files' | 'clock'>,
): Promise<readonly StoredDatabase[]> {
  const folder = databasesFolder(cacheFolder)
  const names = (await ports.files.list(folder)).filter(
    ({ name, kind }) => kind === 'folder' && DATABASE_FOLDER.test(name),
  )
  const read = await Promise.all(names.map(({ name }) => readDatabase(`${folder}/${name}`, ports)))
  return read
    .flatMap((one) => one ?? [])
    .sort((a, b) => b.updatedAtMs - a.updatedAtMs || (a.folder < b.folder ? 1 : -1))
}

/** `undefined` for a folder that holds no database, or one that cannot be read. */
export async function readDatabase(
  folder: string,
  { files, clock }: Pick<ScannerPorts, 'files' | 'clock'>,
): Promise<StoredDatabase | undefined> {
  const [record, metadata, mark] = await Promise.all([
    files.readTextIfAny(`${folder}/${DATABASE_RECORD}`),
    files.readTextIfAny(`${folder}/metadata.json`),
    files.kindOf(`${folder}/${BUNDLE_MARK}`),
  ])
  const object = asObject(parseJson(record ?? ''))
  const repository = asString(object?.repository)
  const digest = asString(object?.digest)
  const updatedAtMs = readUpdatedAtMs(metadata ?? '', clock.now())
  if (repository === undefined || digest === undefined || !updatedAtMs.ok) return undefined
  return {
    folder,
    repository,
    digest,
    updatedAtMs: updatedAtMs.value,
    files: asStringMap(object?.files),
    isBundled: mark === 'file',
  }
}

/** Whether every file is still what was unpacked. */
export async function isWhole(
  { folder, files }: StoredDatabase,
  { store }: Pick<ScannerPorts, 'store'>,
): Promise<boolean> {
  for (const name of DATABASE_FILES) {
    const expected = files[name]
    if (expected === undefined || (await store.sha256Of(`${folder}/${name}`)) !== expected)
      return false
  }
  return true
}

/** Clears away what newer ones have replaced. */
export async function pruneDatabases(
  cacheFolder: string,
  ports: Pick<ScannerPorts, 'files' | 'clock'>,
): Promise<void> {
  const old = (await listDatabases(cacheFolder, ports)).slice(KEPT)
  await Promise.all(old.map(({ folder }) => ports.files.remove(folder)))
}
