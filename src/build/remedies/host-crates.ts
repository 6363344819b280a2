import type { FailedRun } from '../../fetch/crates/plan-host-crates.ts'
import type { HostCrates } from '../../fetch/host-crates.ts'
import { imageContextArgs } from '../../fetch/images/plan-images.ts'
import type { Logger } from '../../ports.ts'
import { formatBytes, formatCount } from '../../report/format.ts'
import type { AppliedRemedy, RemedyPorts } from '../retry.ts'
import { parseStepName } from '../step-name.ts'

/** The remedy `host-crates`; the log says why it cannot be applied. */
export function makeHostCratesRemedy(
  offer: (failed: FailedRun) => Promise<HostCrates>,
  log: Pick<Logger, 'info'>,
): NonNullable<RemedyPorts['host-crates']> {
  return async ({ step, steps = [] }) => {
    const failed = readFailedRun(step, steps)
    if (failed === undefined) return undefined
    log.info('The host looks whether it can bring the crates of Cargo.lock to this step.')
    const offered = await offer(failed)
    if (offered.kind !== 'none') return describe(offered)
    log.info(`The host does not bring the crates to this step. ${offered.reason}`)
    return undefined
  }
}

function readFailedRun(step: string | undefined, steps: readonly string[]): FailedRun | undefined {
  const name = parseStepName(step ?? '')
  if (name.kind !== 'instruction' || !/^RUN\b/.test(name.instruction)) return undefined
  const { stage, instruction } = name
  // BuildKit names the digest that it took a tag for.
  const bases = steps.flatMap((one) => /\bFROM (\S+@sha256:[0-9a-f]{64})$/.exec(one)?.[1] ?? [])
  return { instruction, bases, ...(stage === undefined ? {} : { stage }) }
}

function describe(offered: Exclude<HostCrates, { kind: 'none' }>): AppliedRemedy {
  const crates = `${formatCount(offered.crateCount, 'crate')} of Cargo.lock`
  if (offered.kind === 'mount') {
    return {
      sentence: `The host put ${crates} into the cache mount ${offered.mount.target} of the step.`,
    }
  }
  const { image, layerBytes } = offered
  const layer = `in one layer (${formatBytes(layerBytes)}) on ${image.plan.reference}`
  return {
    sentence: `The host brought ${crates} to the step, ${layer}.`,
    addArgs: imageContextArgs([image]),
  }
}
