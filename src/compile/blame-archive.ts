import type { ClassifiedFailure } from '../build/failure.ts'

/**
 * Faults of which a restored unit or state can be the cause, whichever crate meets them: compiled code
 * that does not fit together, and a compiler that stumbles over its own files.
 */
const OF_COMPILED_CODE: readonly string[] = [
  'target-cache-stale',
  'compiler-crashed',
  'link-failed',
  'linker-foreign',
]
/** Faults that belong to one crate. */
const OF_A_CRATE: readonly string[] = ['compile-error', 'build-script-failed']

const FAILED =
  /^error: (?:could not compile `(?<compiled>[^`]+)`|failed to run custom build command for `(?<script>[^\s`]+)[^`]*`)/

/**
 * Whether compiling anew over an empty target folder may get over a failure that came over restored
 * units. Crates of the workspace are compiled from its sources in every run: their errors are real, and
 * a person who waits for one must not wait for all dependencies to be compiled before. A dependency of
 * the same version compiled before, and linking takes restored code: there the archive may be to blame.
 * A missing library or tool is none of these: archives are found only by the packages of the image.
 */
export function mayBlameArchive(
  { fault }: Pick<ClassifiedFailure, 'fault'>,
  output: readonly string[],
  localPackages: ReadonlySet<string>,
): boolean {
  if (OF_COMPILED_CODE.includes(fault)) return true
  if (!OF_A_CRATE.includes(fault)) return false
  const failed = output.flatMap((line) => {
    const { compiled, script } = FAILED.exec(line)?.groups ?? {}
    return compiled ?? script ?? []
  })
  return failed.length > 0 && !failed.some((name) => localPackages.has(name))
}
