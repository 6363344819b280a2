import type { DockerfileStage } from '../../workspace/facts.ts'
import { findStage } from '../images/base-images.ts'
import { familiarName } from '../images/image-record.ts'

/**
 * The stage as BuildKit shows it in the name of a step: by its name, `stage-1` for an unnamed one of
 * several, not at all for the only one.
 */
export function locateStage(
  stages: readonly DockerfileStage[],
  shown: string | undefined,
): number | undefined {
  if (shown === undefined) return stages.length === 1 ? 0 : undefined
  const named = findStage(stages, shown, stages.length)
  const number = /^stage-(\d+)$/.exec(shown)?.[1]
  return named ?? (number !== undefined && stages[Number(number)] ? Number(number) : undefined)
}

/** The stage and those that it starts from; the last one starts from an image. */
export function chainOf(
  stages: readonly DockerfileStage[],
  at: number,
): readonly DockerfileStage[] {
  const stage = stages[at]
  if (stage === undefined) return []
  const below = stage.fromStage ? findStage(stages, stage.from, at) : undefined
  return below === undefined ? [stage] : [stage, ...chainOf(stages, below)]
}

export function isSameImage(one: string, other: string): boolean {
  return one === other || (familiarName(one) ?? one) === (familiarName(other) ?? other)
}
