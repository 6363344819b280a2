import type { CacheDecision } from '../../../src/cache/cache.ts'
import {
  planUnchanged,
  type UnchangedSubject,
} from '../../../src/cache/unchanged/plan-unchanged.ts'
import type { RunFacts } from '../../../src/facts.ts'
import {
  aRequest,
  ourFacts,
  type PlanSetting,
  planOf,
  withDockerfile,
} from '../../builders/a-plan.ts'
import { aContext, anEngine } from '../../builders/facts.ts'

export const STORE: CacheDecision = {
  store: { kind: 'directory', folder: '/archives', budgetBytes: 1e9 },
  reason: 'A test.',
  mayRestore: true,
  maySave: true,
  mayReuseUnits: true,
}

export const DOCKERFILE =
  'FROM docker.io/library/rust:1 AS build\nFROM alpine:3\nCOPY --from=build /a /a\n'

export type SubjectSetting = PlanSetting & {
  readonly env?: Readonly<Record<string, string>>
  readonly toolVersion?: string
  readonly cache?: Partial<CacheDecision>
  readonly plan?: Partial<UnchangedSubject['plan']>
}

/** What `planUnchanged` is asked of a run with these inputs; one of our Dockerfiles unless facts say otherwise. */
export function aSubject(setting: SubjectSetting = {}): UnchangedSubject {
  const facts: RunFacts = setting.facts ?? withDockerfile(ourFacts(), DOCKERFILE)
  const { inputs = {}, engine = anEngine(), context = aContext() } = setting
  const plan = planOf({ ...setting, facts })
  return {
    request: aRequest(inputs, context),
    facts,
    engine,
    context,
    env: setting.env ?? {},
    toolVersion: setting.toolVersion ?? '1.0.0',
    plan: {
      ...plan,
      cache: { ...STORE, ...setting.cache },
      compile: { kind: 'in-build', reason: 'A test.' },
      ...setting.plan,
    },
  }
}

export function aPossiblePlan(setting: SubjectSetting = {}) {
  const planned = planUnchanged(aSubject(setting))
  if (planned.kind === 'none') throw new Error(planned.reason)
  return planned
}
