import { formatBytes, formatCount, formatDuration, formatShare, groupDigits } from './format.ts'
import { countCached } from './highlights.ts'
import type {
  CargoUnits,
  ImageReport,
  RunReport,
  Size,
  SmokeTest,
  StepReport,
} from './run-report.ts'

/** Phrases that the summary and the terminal share. Plain text, not yet cleaned or escaped. */

/** `Cargo: 71 of 74 units fresh (96 %), 3 compiled.` */
export function formatCargo({ compiled, fresh }: CargoUnits): string {
  if (fresh === undefined) return `Cargo: ${formatCount(compiled, 'unit')} compiled.`
  const total = compiled + fresh
  if (total === 0) return 'Cargo: nothing to compile.'
  const share = formatShare(fresh, total)
  return `Cargo: ${groupDigits(fresh)} of ${formatCount(total, 'unit')} fresh (${share}), ${groupDigits(compiled)} compiled.`
}

/** `5.9 MB compressed`, `13.2 MB unpacked`: as much as is known. */
export function describeSize(
  { compressedBytes, unpackedBytes }: Size,
  format: (bytes: number) => string = formatBytes,
): readonly string[] {
  return [
    ...(compressedBytes === null ? [] : [`${format(compressedBytes)} compressed`]),
    ...(unpackedBytes === null ? [] : [`${format(unpackedBytes)} unpacked`]),
  ]
}

/** `12 build steps, 5 cached`. */
export function describeSteps(steps: readonly StepReport[]): string {
  return `${formatCount(steps.length, 'build step')}, ${countCached(steps)} cached`
}

/** Ends with exactly one sign that ends a sentence. */
export function endSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`
}

/** `answered 200, 84 ms after the start`; without an answer, why. */
export function describeAnswer({ status, startupMs, cause }: SmokeTest): string {
  const answer = status === undefined ? 'did not answer' : `answered ${status}`
  const time = startupMs === undefined ? '' : `, ${formatDuration(startupMs)} after the start`
  return `${answer}${time}${cause === undefined ? '' : `: ${cause}`}`
}

/** `Dockerfile:12`. */
export function describePlace({
  file,
  line,
}: {
  readonly file: string | undefined
  readonly line: number | undefined
}): string | undefined {
  if (file === undefined) return undefined
  return line === undefined ? file : `${file}:${line}`
}

/** Said wherever sizes are shown that must not be compared with others. */
export function describeUnpacked({ unpackedAs }: ImageReport): string | undefined {
  return unpackedAs === undefined
    ? undefined
    : 'Unpacked counts the contents of files alone, without the tar around them: compare it only with sizes counted so.'
}

/** `Docker 28.5.2`, `buildx 0.29.1`, `builder default (docker, BuildKit 0.25.1)`. */
export function describeEngine({ builder, engine }: RunReport['build']): readonly string[] {
  const kit = builder.buildkitVersion === undefined ? '' : `, BuildKit ${builder.buildkitVersion}`
  return [
    ...(engine.serverVersion === undefined ? [] : [`Docker ${engine.serverVersion}`]),
    `buildx ${engine.buildxVersion}`,
    `builder ${builder.name} (${builder.driver}${kit})`,
  ]
}
