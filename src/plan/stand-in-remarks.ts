import { findStandIn } from '../engine/stand-ins/recipes.ts'
import type { RunFacts } from '../facts.ts'
import type { BuildRequest } from '../request/build-request.ts'

type Subject = {
  readonly request: Pick<BuildRequest, 'standIns'>
  readonly facts: Pick<RunFacts, 'dockerfile' | 'dockerfileFacts'>
  readonly standIns: readonly { readonly context: { readonly name: string } }[]
}

type Remarks = { readonly notes: readonly string[]; readonly warnings: readonly string[] }

/**
 * Where stand-ins end, said before a build that will fail on it: a base image that none was made for,
 * and `apk`, which those of Alpine images do not have (our own Dockerfiles do without).
 */
export function planStandInRemarks({ request, facts, standIns }: Subject): Remarks {
  const stages = facts.dockerfileFacts?.stages ?? []
  if (request.standIns === 'never') return { notes: [], warnings: [] }
  const others = stages.flatMap(({ from, fromStage }) =>
    fromStage || from === 'scratch' || findStandIn(from) ? [] : [from],
  )
  const names = [...new Set(others)].join(', ')
  const runsApk = stages.some(({ instructions }) =>
    instructions.some(
      ({ keyword, text }) => keyword === 'RUN' && /\bapk (?:add|update)\b/.test(text),
    ),
  )
  const lacksApk = standIns.some(({ context }) => context.name.includes('alpine'))
  return {
    notes: names === '' ? [] : [`there is no stand-in for ${names}: the registry has to answer`],
    warnings:
      facts.dockerfile.origin !== 'ours' && runsApk && lacksApk
        ? [
            `${facts.dockerfile.path} runs apk, which the stand-ins of Alpine images do not have: build it where a registry answers, or one of ours (input \`variant\`)`,
          ]
        : [],
  }
}
