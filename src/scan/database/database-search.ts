import type { FetchIncident } from '../../fetch/fetch.ts'
import type { ScannerPorts } from '../ports.ts'
import type { DatabaseSettings } from './database.ts'
import type { DatabaseSource } from './database-sources.ts'

/** What the steps of looking for a database share. */
export type DatabaseSearch = {
  readonly settings: DatabaseSettings
  readonly sources: readonly DatabaseSource[]
  readonly ports: ScannerPorts
  /** Filled on the way. */
  readonly incidents: FetchIncident[]
  readonly remarks: string[]
}
