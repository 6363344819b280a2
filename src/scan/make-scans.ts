import type { Read } from '../image/read.ts'
import { quote } from '../request/wording.ts'
import type { Distribution } from './findings/find-distribution.ts'
import { parseTrivy } from './findings/parse-trivy.ts'
import { ifAny } from './findings/read-texts.ts'
import type { Outcome } from './policy/judge-platform.ts'
import type { ScanInput } from './scan-plan.ts'
import type { Got, ScanPorts } from './stage-ports.ts'

export type Scans = {
  readonly scan: (input: ScanInput, name?: string) => Promise<Outcome>
  /** What the scanner wrote of an input that was scanned and understood. */
  readonly jsonOf: (input: ScanInput) => string | undefined
}

/** Each input is scanned once: several platforms and variants may have the same base. */
export function makeScans(
  obstacle: string | undefined,
  trivy: ScanPorts['trivy'],
  signal: AbortSignal,
): Scans {
  const outcomes = new Map<string, Promise<Outcome>>()
  const texts = new Map<string, string>()
  const scan = async (input: ScanInput, name?: string): Promise<Outcome> => {
    if (obstacle !== undefined) return { ok: false, reason: obstacle }
    if (signal.aborted) return { ok: false, reason: 'the run was cancelled before the scan' }
    const json: Got<string> = await trivy.scanImage(input, name, signal)
    if (!json.ok) return { ok: false, reason: json.reason }
    const read = parseTrivy(json.value)
    if (!read.ok) return read
    texts.set(keyOf(input), json.value)
    if (read.image.os !== undefined) return read
    const gap = describeDistribution(await trivy.findDistribution(input))
    return { ...read, image: { ...read.image, ...ifAny('distributionGap', gap) } }
  }
  return {
    scan: (input, name) => {
      const outcome = outcomes.get(keyOf(input)) ?? scan(input, name)
      outcomes.set(keyOf(input), outcome)
      return outcome
    },
    jsonOf: (input) => texts.get(keyOf(input)),
  }
}

/** Of an image of which the scanner named no distribution: why nobody can say that it has none. */
function describeDistribution(found: Read<Distribution | undefined>): string | undefined {
  if (!found.ok)
    return `the scanner named no distribution, and whether the image has one cannot be told (${found.problem})`
  if (found.value === undefined) return undefined
  const name = found.value.name === '' ? 'a distribution' : quote(found.value.name)
  return `the image is made of ${name}, which the scanner does not know, so nothing is known of its packages`
}

function keyOf(input: ScanInput): string {
  return JSON.stringify(input)
}
