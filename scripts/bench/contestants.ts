import type { Contestant } from './contestant.ts'
import type { ContestantId } from './contract.ts'
import { dance } from './dance.ts'
import { chefDockerfile, naiveDockerfile } from './dockerfiles.ts'
import { makeLayerContestant } from './layers.ts'
import { makeOurs } from './ours.ts'

export const CONTESTANT_CODE: Readonly<Record<ContestantId, Contestant>> = {
  ours: makeOurs({ incremental: 'on' }),
  'ours-equal': makeOurs({ incremental: 'off' }),
  naive: makeLayerContestant(naiveDockerfile),
  chef: makeLayerContestant(chefDockerfile),
  dance,
}
