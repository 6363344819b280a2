import { planBuilderNeeds } from '../../src/plan/builder-needs.ts'
import { aRequest, CONTAINER } from '../builders/a-plan.ts'
import { aContext, anEngine } from '../builders/facts.ts'
import { aRunContext } from './a-run-context.ts'

type Needs = ReturnType<typeof planBuilderNeeds>
type Row = [string, Readonly<Record<string, string>>, Partial<Needs>]

const startedAtMs = Date.UTC(2026, 0, 2, 3, 4, 5, 678)
const context = aContext({ startedAtMs })

test.each<Row>([
  ['nothing', {}, {}],
  ['a named builder', { builder: 'ci' }, { named: 'ci' }],
  ['one platform', { platforms: 'linux/arm64' }, { platforms: 1 }],
  ['several platforms', { platforms: 'linux/amd64,linux/arm64' }, { platforms: 2 }],
  ['inline cache', { 'cache-to': 'type=inline' }, { cacheTypes: ['inline'] }],
  [
    'caches to export',
    { 'cache-to': 'type=inline\nmode=max,type=gha\nghcr.io/a/b:cache' },
    { cacheTypes: ['inline', 'gha', 'registry'], cacheExport: true },
  ],
  ['provenance', { provenance: 'mode=max' }, { attestations: true }],
  ['an SBOM', { sbom: 'true' }, { attestations: true }],
  ['attestations that are off', { provenance: 'false', sbom: 'false' }, {}],
  [
    'one that is off among others',
    { attests: 'type=sbom,disabled=true\ntype=provenance,mode=min' },
    { attestations: true },
  ],
  ['an OCI archive', { outputs: 'type=oci,dest=x.tar' }, { ociOutput: true }],
  ['a docker archive', { outputs: 'type=docker,dest=x.tar' }, { ociOutput: true }],
  ['the engine', { outputs: 'type=docker' }, {}],
  ['files', { outputs: 'type=local,dest=x' }, {}],
  ['a builder that stays', { 'keep-builder': 'true' }, { keep: true }],
])('%s', (_, inputs, expected) => {
  expect(planBuilderNeeds(aRequest(inputs), context, anEngine())).toEqual({
    cacheTypes: [],
    cacheExport: false,
    platforms: 0,
    attestations: false,
    ociOutput: false,
    runId: `${startedAtMs}`,
    keep: false,
    ...expected,
  })
})

test('in a workflow the default provenance is a need where the builder gives it', () => {
  const { attestations } = planBuilderNeeds(aRequest(), aRunContext(), CONTAINER)
  expect(attestations).toBe(true)
})

test('a builder is named after the run, and told apart from those of other jobs of it', () => {
  const run = aRunContext({ startedAtMs })
  expect(planBuilderNeeds(aRequest(), run, anEngine()).runId).toBe('4711-2-45678')
})
