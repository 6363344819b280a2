import type { InputError } from '../errors.ts'
import type { CargoFacts } from '../workspace/facts.ts'

/** What our Dockerfiles would fail on after minutes, as cargo finds only the context in the build. */
export function checkReach({ needsOutside }: CargoFacts): readonly InputError[] {
  if (needsOutside === undefined) return []
  const { workspaceRoot, paths } = needsOutside
  const outside = [
    ...(workspaceRoot ? ['the workspace that Cargo.toml inherits from'] : []),
    ...paths.map((path) => `the path dependency "${path}"`),
  ]
  return [
    {
      input: 'context',
      problem: `${outside.join(' and ')} ${outside.length === 1 ? 'is' : 'are'} not in this folder`,
      remedy: 'name the root folder of the workspace, and what to build with the input `package`',
    },
  ]
}
