import type { EngineFacts } from '../../src/engine/facts.ts'
import { planMeasurement } from '../../src/plan/measure-plan.ts'
import type { MeasurePlan } from '../../src/plan/plan.ts'
import { aRequest, CLASSIC, CONTAINER } from '../builders/a-plan.ts'
import { anEngine } from '../builders/facts.ts'

type Inputs = Readonly<Record<string, string>>

const TAGS = { tags: 'ghcr.io/a/b:1\nghcr.io/a/b:2' }
const TAG = 'ghcr.io/a/b:1'
const CONTAINERD = anEngine()

function measured(inputs: Inputs, engine: EngineFacts, load = false): MeasurePlan {
  const request = aRequest(inputs)
  const image = { tags: request.tags }
  return planMeasurement({ request, image, load, engine, workspaceFolder: '/repo' })
}

const inStore = (imageStore: 'containerd' | 'classic', reference = TAG) =>
  ({ kind: 'engine', reference, imageStore }) as const
const inRegistry = (reference = TAG) => ({ kind: 'registry', reference }) as const
const nowhere = (reason: string) => ({ kind: 'none', reason }) as const
const IN_CACHE = 'the image stays in the build cache'

test.each<[string, Inputs, EngineFacts, MeasurePlan]>([
  ['the docker driver keeps it', TAGS, CONTAINERD, inStore('containerd')],
  ['in the classic store, too', TAGS, CLASSIC, inStore('classic')],
  ['without a name', { labels: 'a=b' }, CONTAINERD, inStore('containerd', '')],
  [
    'pushed from the containerd store',
    { ...TAGS, push: 'true' },
    CONTAINERD,
    inStore('containerd'),
  ],
  ['pushed from the classic store', { ...TAGS, push: 'true' }, CLASSIC, inRegistry()],
  [
    'pushed and loaded in the classic store',
    { ...TAGS, push: 'true', load: 'true' },
    CLASSIC,
    inRegistry(),
  ],
  [
    'pushed by an output from the classic store',
    { outputs: 'type=image,name=ghcr.io/a/c:3,push=true' },
    CLASSIC,
    inRegistry('ghcr.io/a/c:3'),
  ],
  ['pushed by a container builder', { ...TAGS, push: 'true' }, CONTAINER, inRegistry()],
  [
    'pushed and loaded by one: the nearest place',
    { ...TAGS, push: 'true', load: 'true' },
    CONTAINER,
    { kind: 'engine', reference: TAG },
  ],
  ['loaded by one', { ...TAGS, load: 'true' }, CONTAINER, { kind: 'engine', reference: TAG }],
  [
    'loaded by an output',
    { ...TAGS, outputs: 'type=docker' },
    CONTAINER,
    { kind: 'engine', reference: TAG },
  ],
  [
    'of an output of type registry, the first of its names',
    { outputs: 'type=registry,"name=ghcr.io/a/c:3,ghcr.io/a/d:4"' },
    CONTAINER,
    inRegistry('ghcr.io/a/c:3'),
  ],
  [
    'of an output of type registry without a name',
    { ...TAGS, outputs: 'type=registry' },
    CONTAINER,
    inRegistry(),
  ],
  [
    'pushed by an output from the containerd store',
    { ...TAGS, outputs: 'type=registry' },
    CONTAINERD,
    inStore('containerd'),
  ],
  ['of an output that pushes', { ...TAGS, outputs: 'type=image,push=1' }, CONTAINER, inRegistry()],
  [
    'of an output that does not',
    { ...TAGS, outputs: 'type=image,push=false' },
    CONTAINER,
    nowhere(IN_CACHE),
  ],
  [
    'an output of type image in the engine',
    { ...TAGS, outputs: 'type=image' },
    CLASSIC,
    inStore('classic'),
  ],
  [
    'an OCI archive, from the workspace',
    { ...TAGS, outputs: 'type=oci,dest=out/image.tar' },
    CONTAINERD,
    { kind: 'archive', path: '/repo/out/image.tar' },
  ],
  [
    'a docker archive elsewhere',
    { ...TAGS, outputs: 'type=docker,dest=/out/image.tar' },
    CONTAINERD,
    { kind: 'archive', path: '/out/image.tar' },
  ],
  [
    'the archive, although it is pushed, too',
    { ...TAGS, outputs: 'type=registry\ntype=oci,dest=image.tar' },
    CONTAINER,
    { kind: 'archive', path: '/repo/image.tar' },
  ],
  [
    'files',
    { outputs: 'type=local,dest=out' },
    CONTAINERD,
    nowhere('the output is files, not an image'),
  ],
  [
    'files in a tar',
    { outputs: 'type=tar,dest=x.tar' },
    CONTAINER,
    nowhere('the output is files, not an image'),
  ],
  ['only the cache', { outputs: 'type=cacheonly' }, CONTAINER, nowhere(IN_CACHE)],
  [
    'nothing was said to a container builder',
    TAGS,
    CONTAINER,
    nowhere(`${IN_CACHE}: neither push, load nor outputs was given`),
  ],
  ['a call', { ...TAGS, call: 'outline' }, CONTAINERD, nowhere('nothing is built by call=outline')],
  ['call: build', { ...TAGS, call: 'build' }, CONTAINERD, inStore('containerd')],
])('%s', (_, inputs, engine, expected) => {
  expect(measured(inputs, engine)).toEqual(expected)
})

test('what the plan loads is in the engine', () => {
  expect(measured(TAGS, CONTAINER, true)).toEqual({ kind: 'engine', reference: TAG })
})
