import { applyLayerCache } from '../../src/plan/apply-layer-cache.ts'
import type { GitHubContext } from '../../src/run-context.ts'
import { aRequest, ourFacts, theirFacts } from '../builders/a-plan.ts'
import { aGitHubContext, aLocalContext, aRunContext } from './a-run-context.ts'

type Inputs = Readonly<Record<string, string>>
type Event = Partial<Pick<GitHubContext, 'eventName' | 'ref'>>

function applied(inputs: Inputs, event: Event | undefined, facts = ourFacts()) {
  const context =
    event === undefined ? aLocalContext() : aRunContext({ github: aGitHubContext(event) })
  const { cacheFrom, cacheTo } = applyLayerCache(aRequest(inputs, context), facts, context)
  return { from: cacheFrom, to: cacheTo }
}

const BRANCH = { eventName: 'push', ref: 'refs/heads/main' }
const SCOPE = 'scope=cv-docker-build-prod'
const READS = [`type=gha,${SCOPE}`]
const WRITES = [`type=gha,${SCOPE},mode=max,ignore-error=true`]

test.each<[string, Inputs, Event | undefined, readonly string[], readonly string[]]>([
  ['nothing asked for', {}, BRANCH, [], []],
  ['a branch', { 'layer-cache': 'gha' }, BRANCH, READS, WRITES],
  ['a laptop', { 'layer-cache': 'gha' }, undefined, READS, WRITES],
  [
    'a pull request reads',
    { 'layer-cache': 'gha' },
    { eventName: 'pull_request', ref: 'refs/pull/1/merge' },
    READS,
    [],
  ],
  [
    'a pull request that shall write',
    { 'layer-cache': 'gha', 'cache-save': 'always' },
    { eventName: 'pull_request', ref: 'refs/pull/1/merge' },
    READS,
    WRITES,
  ],
  ['a release', { 'layer-cache': 'gha' }, { eventName: 'push', ref: 'refs/tags/v1' }, [], []],
  ['never saved', { 'layer-cache': 'gha', 'cache-save': 'never' }, BRANCH, READS, []],
  [
    'a folder',
    { 'layer-cache': 'local:/share', platforms: 'linux/arm64' },
    BRANCH,
    ['type=local,src=/share/prod-linux-arm64'],
    [
      'type=local,dest=/share/prod-linux-arm64,mode=max,oci-mediatypes=true,image-manifest=true,compression=zstd,ignore-error=true',
    ],
  ],
])('%s', (_, inputs, event, from, to) => {
  expect(applied(inputs, event)).toEqual({ from, to })
})

test('a Dockerfile that is not ours has layers of its own', () => {
  const facts = theirFacts('repository', 'Dockerfile')
  expect(applied({ 'layer-cache': 'gha' }, BRANCH, facts).from).toEqual([
    'type=gha,scope=cv-docker-build-own',
  ])
})
