import type { FetchFault } from '../fetch/fetch.ts'
import type { DatabaseSettings } from './database/database.ts'
import { obtainDatabase } from './database/obtain-database.ts'
import { readCoverage } from './database/read-coverage.ts'
import { findDistribution } from './findings/find-distribution.ts'
import { ifAny } from './findings/read-texts.ts'
import type { ScannerPorts } from './ports.ts'
import {
  prepareTrivy,
  runTrivyConvert,
  runTrivyScan,
  type TrivyResult,
  type TrivyRun,
} from './run-trivy.ts'
import { obtainScanner } from './scanner/obtain-scanner.ts'
import type { Scanner, Told } from './scanner/scanner.ts'
import type { ScannerSettings } from './scanner/scanner-settings.ts'
import type { FoundDatabase, Got, TrivyPorts } from './stage-ports.ts'

export type TrivySettings = {
  readonly scanner: ScannerSettings
  readonly database: DatabaseSettings
}

const FORMATS = { cyclonedx: 'cyclonedx', spdx: 'spdx-json' } as const

/** The stage's scanner made real: one program, one database and one folder for all images of a run. */
export function makeTrivyPorts(settings: TrivySettings, ports: ScannerPorts): TrivyPorts {
  const { scanFolder } = settings.scanner
  let scanner: Scanner | undefined
  let run: TrivyRun | undefined
  let count = 0
  const nextFile = (end: string) => {
    count += 1
    return `${scanFolder}/${count}${end}`
  }
  const reading = (file: string, call: () => Promise<TrivyResult>): Promise<Got<string>> =>
    guarded(async () => {
      const ended = await call()
      if (!ended.ok) return { ok: false, reason: clauseOf(ended.problem) }
      const text = await ports.files.readTextIfAny(file)
      return text === undefined
        ? { ok: false, reason: 'the scanner wrote nothing' }
        : { ok: true, value: text }
    })
  return {
    findScanner: async (signal) => {
      const outcome = await obtainScanner(settings.scanner, ports, signal)
      if (outcome.kind === 'missing') return missing(outcome)
      scanner = outcome.scanner
      const { version, sha256, origin } = scanner
      return {
        ok: true,
        value: { name: 'trivy', version, sha256, origin },
        remarks: outcome.remarks,
      }
    },
    findDatabase: (signal) =>
      guarded<FoundDatabase>(async () => {
        const outcome = await obtainDatabase(settings.database, ports, signal)
        if (outcome.kind === 'missing') return missing(outcome)
        const { folder, origin, repository, digest, updatedAt } = outcome.database
        const coverage = await readCoverage(`${folder}/trivy.db`, ports.openFile)
        run = await prepareTrivy(known(scanner), folder, `${scanFolder}/run`, ports)
        return {
          ok: true,
          value: { origin, repository, digest, updatedAt, coverage },
          remarks: outcome.remarks,
        }
      }),
    scanImage: (input, name, signal) => {
      const outputFile = nextFile('.json')
      const request = { input, outputFile, ...ifAny('name', name) }
      return reading(outputFile, () => runTrivyScan(known(run), request, ports, signal))
    },
    findDistribution: (input) => findDistribution(input, ports.openFile),
    convert: (json, format, signal) => {
      const request = {
        reportFile: nextFile('.json'),
        format: FORMATS[format],
        outputFile: nextFile(`.${format}`),
      }
      return reading(request.outputFile, async () => {
        await ports.files.writeText(request.reportFile, json)
        return runTrivyConvert(known(run), request, ports, signal)
      })
    },
  }
}

/** What the file system refuses is a value; anything else is a bug. */
async function guarded<T>(body: () => Promise<Got<T>>): Promise<Got<T>> {
  try {
    return await body()
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (!/^E[A-Z]+$/.test(code ?? '')) throw error
    return { ok: false, reason: message }
  }
}

/** The stage asks for scanner and database first. */
function known<T>(value: T | undefined): T {
  if (value === undefined) throw new TypeError('no scanner was asked for')
  return value
}

function missing({ fault, remarks }: Told & { readonly fault: FetchFault }): Got<never> {
  const remedy = fault.remedy === '' ? [] : [fault.remedy]
  return { ok: false, reason: clauseOf(fault.cause), remarks: [...remarks, ...remedy] }
}

function clauseOf(sentence: string): string {
  return sentence.replace(/\.\s*$/, '')
}
