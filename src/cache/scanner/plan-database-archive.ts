import { createHash } from 'node:crypto'
import type { DatabaseSettings } from '../../scan/database/database.ts'
import { SCHEMA_VERSION } from '../../scan/database/database-metadata.ts'
import { type DatabaseSource, planDatabaseSources } from '../../scan/database/database-sources.ts'
import {
  DATABASE_FILES,
  DATABASE_RECORD,
  databaseFolder,
} from '../../scan/database/stored-databases.ts'
import type { ToolArchive } from './tool-archive.ts'

const PREFIX = 'cvdb-database-v2'
const DAY_MS = 86_400_000

export type DatabaseArchive = ToolArchive & {
  /** Of all databases from these repositories. */
  readonly prefix: string
  readonly sources: readonly DatabaseSource[]
}

/**
 * A database is kept by the date on which it was built, as in the cache folder. Nobody knows beforehand
 * which there is, so that one of today is looked for, then one of yesterday, then any. Those from other
 * repositories, or by another digest, are others.
 */
export function planDatabaseArchive(
  { repositories }: Pick<DatabaseSettings, 'repositories'>,
  nowMs: number,
  sources: readonly DatabaseSource[] = planDatabaseSources(repositories),
): DatabaseArchive {
  const names = sources.map(({ name, tagOrDigest }) => `${name} ${tagOrDigest}`).join('\n')
  const hash = createHash('sha256').update(names).digest('hex').slice(0, 12)
  const prefix = `${PREFIX}-${SCHEMA_VERSION}-${hash}-`
  const [today, yesterday] = [nowMs, nowMs - DAY_MS].map((at) => `${prefix}${dayOf(at)}-`)
  return {
    name: 'database',
    keys: { key: today ?? prefix, prefixes: [today ?? prefix, yesterday ?? prefix, prefix] },
    paths: [...DATABASE_FILES, DATABASE_RECORD].sort(),
    prefix,
    sources,
  }
}

/** `cvdb-database-v2-2-<repositories>-20261123-20261123T061530Z-0123456789ab`: one content, one key. */
export function databaseKey(
  { prefix }: Pick<DatabaseArchive, 'prefix'>,
  { updatedAtMs, digest }: { readonly updatedAtMs: number; readonly digest: string },
): string {
  return `${prefix}${dayOf(updatedAtMs)}-${databaseFolder('', updatedAtMs, digest).split('/').at(-1)}`
}

/** UTC: `20261123`. */
function dayOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10).replaceAll('-', '')
}
