import { sentence } from '../../../publish/push-run.ts'
import { type Lost, lost } from '../watch-call.ts'
import type { RegistryCall } from './ports.ts'

/**
 * A registry that cannot answer now is asked no more in this run. One that refuses is: who may not write may read
 * all the same, and some refuse to be read until the first push has made the repository.
 */
export function giveUp(
  { problem, network }: { readonly problem: string; readonly network: boolean },
  { watch, signal }: RegistryCall,
): Lost {
  const cause = sentence(problem)
  if (network && !signal.aborted) watch.foundDead(cause)
  return lost(cause)
}
