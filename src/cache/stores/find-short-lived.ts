import type { BuilderFacts } from '../../engine/facts.ts'
import type { Runner } from './runner.ts'

export type BuilderInUse = {
  readonly kind: 'own' | 'existing'
  readonly name: string
  readonly driver: BuilderFacts['driver']
}

/** docker/setup-buildx-action names them so, and removes them at the end of the job. */
const MADE_FOR_A_JOB = /^builder-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Why the builder does not outlive this run, as a half-sentence; `undefined` where it does. */
export function findShortLived(
  { kind, name, driver }: BuilderInUse,
  runner: Runner | undefined,
): string | undefined {
  if (kind === 'own') return `the builder ${name} is made for this run alone`
  switch (driver) {
    case 'remote':
    case 'kubernetes':
    case 'cloud':
      return undefined
    case 'docker':
    case 'docker-container':
      if (runner?.hosted) return `the builder ${name} is gone with this runner`
      return runner && MADE_FOR_A_JOB.test(name)
        ? `the builder ${name} was made for this job`
        : undefined
  }
}
