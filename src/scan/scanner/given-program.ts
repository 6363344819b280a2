import type { ScannerPorts } from '../ports.ts'
import { isHijacked } from './hijacked.ts'
import { makeVersionReader } from './read-version.ts'
import type { ScannerOutcome } from './scanner.ts'
import { absentPath, hijackedPath, outdatedPath, unknownPath } from './scanner-faults.ts'

/** The first that knows every option of run-trivy.ts. */
const OLDEST = '0.67.0'

/**
 * A program that the user named. It is theirs to trust, whatever its version; a hijacked one is
 * refused all the same, and found out by reading it, as running it even for its version does the harm.
 */
export async function takeGiven(
  path: string,
  to: string,
  { programs, files }: Pick<ScannerPorts, 'programs' | 'files'>,
): Promise<ScannerOutcome> {
  const told = { incidents: [], remarks: [] }
  const reader = makeVersionReader()
  const copied = await programs.copyProgram(path, to, reader.push)
  if (copied === undefined) return { kind: 'missing', fault: absentPath(path), ...told }
  const { sha256 } = copied
  const version = reader.version()
  const fault = isHijacked(version, sha256)
    ? hijackedPath(path, version)
    : version === undefined
      ? unknownPath(path)
      : isOlder(version, OLDEST)
        ? outdatedPath(path, version, OLDEST)
        : undefined
  if (fault === undefined && version !== undefined)
    return { kind: 'ready', scanner: { version, sha256, origin: 'given', program: to }, ...told }
  await files.remove(to)
  return { kind: 'missing', fault: fault ?? unknownPath(path), ...told }
}

function isOlder(version: string, than: string): boolean {
  const numbers = (text: string) => text.split(/[.-]/).slice(0, 3).map(Number)
  const [ours, theirs] = [numbers(version), numbers(than)]
  const at = ours.findIndex((number, index) => number !== theirs[index])
  return at !== -1 && (ours[at] ?? 0) < (theirs[at] ?? 0)
}
