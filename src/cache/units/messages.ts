import { isRecord, type JsonRecord, parseJson, readText } from '../../build/json-values.ts'

/** What cargo says of one compiled unit or one run of a build script, in `--message-format=json`. */
export type UnitMessage = {
  /** Compiled from sources of this checkout: a member of the workspace or a path dependency. */
  readonly isLocal: boolean
  /** Absolute, as cargo saw them: its artifacts, or the OUT_DIR of a build script. */
  readonly paths: readonly string[]
  /** Present for a compiled unit. */
  readonly compiled?: { readonly crateName: string; readonly isFresh: boolean }
}

/** Lines that are no message about a unit (warnings, the end of the build, other programs) are left out. */
export function parseUnitMessages(units: string): readonly UnitMessage[] {
  return units.split('\n').flatMap((line) => {
    const message = line.startsWith('{') ? parseJson(line) : undefined
    return isRecord(message) ? (readMessage(message) ?? []) : []
  })
}

function readMessage(message: JsonRecord): UnitMessage | undefined {
  const isLocal = isLocalPackage(readText(message.package_id) ?? '')
  if (message.reason === 'build-script-executed') {
    const outFolder = readText(message.out_dir)
    return { isLocal, paths: outFolder === undefined ? [] : [outFolder] }
  }
  if (message.reason !== 'compiler-artifact') return undefined
  const target = isRecord(message.target) ? message.target : {}
  const crateName = (readText(target.name) ?? '').replaceAll('-', '_')
  const compiled = { crateName, isFresh: message.fresh === true }
  return { isLocal, paths: texts(message.filenames), compiled }
}

/**
 * `path+file:///app#0.1.0`; before cargo 1.77 `app 0.1.0 (path+file:///app)`. What cannot be read
 * counts as local: such a unit is compiled again, never taken from an archive.
 */
function isLocalPackage(packageId: string): boolean {
  return packageId === '' || /(?:^|\()path\+/.test(packageId)
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((member) => typeof member === 'string') : []
}
