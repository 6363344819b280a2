import type { Read } from '../image/read.ts'
import type { Clock, CommandRunner, Files } from '../ports.ts'
import type { Coverage } from './database/read-coverage.ts'
import type { Distribution } from './findings/find-distribution.ts'
import type { ScanInput } from './scan-plan.ts'
import type { ScanReport } from './scan-report.ts'

/** What the stage needs of the outside world. An expected fault is a value; `reason` is one clause. */
export type ScanPorts = {
  readonly files: Pick<Files, 'readTextIfAny' | 'writeText'>
  /** Only for git. */
  readonly run: CommandRunner
  readonly clock: Pick<Clock, 'now'>
  readonly trivy: TrivyPorts
}

export type TrivyPorts = {
  /** A scanner that was verified. Asked for once, before anything else. */
  readonly findScanner: (signal: AbortSignal) => Promise<Got<NonNullable<ScanReport['scanner']>>>
  readonly findDatabase: (signal: AbortSignal) => Promise<Got<FoundDatabase>>
  /** The JSON report on one image, which is called `name` in it. */
  readonly scanImage: (
    input: ScanInput,
    name: string | undefined,
    signal: AbortSignal,
  ) => Promise<Got<string>>
  /** What an image is made of, where the scanner named no distribution; `undefined`: none. */
  readonly findDistribution: (input: ScanInput) => Promise<Read<Distribution | undefined>>
  /** Another format of a JSON report, as text: without network and database. */
  readonly convert: (
    json: string,
    format: 'cyclonedx' | 'spdx',
    signal: AbortSignal,
  ) => Promise<Got<string>>
}

export type FoundDatabase = Omit<NonNullable<ScanReport['database']>, 'ageMs'> & {
  readonly coverage: Read<Coverage>
}

export type Got<T> =
  | { readonly ok: true; readonly value: T; readonly remarks?: readonly string[] }
  | { readonly ok: false; readonly reason: string; readonly remarks?: readonly string[] }
