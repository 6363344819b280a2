import type { EngineFacts } from '../src/engine/facts.ts'
import type { MadeStandIn } from '../src/engine/make-stand-ins.ts'
import { formatInputError } from '../src/errors.ts'
import type { HostCargo } from '../src/plan/plan-fetch.ts'
import { baseReferences, type PreparePorts, prepare } from '../src/prepare.ts'
import type { RunContext } from '../src/run-context.ts'
import { parseDockerfile } from '../src/workspace/dockerfile.ts'
import { CLASSIC, theirFacts, valuesOf } from './builders/a-plan.ts'
import { aContext, aHostCargo, anEngine } from './builders/facts.ts'
import { checkoutFiles } from './fakes/checkout-files.ts'

type Inputs = Readonly<Record<string, string>>

const CHECKOUT = {
  '/repo/Cargo.toml': '[package]\nname = "web"\nversion = "1.0.0"\n',
  '/repo/src/main.rs': '',
  '/repo/.dockerignore': '',
  '/action/docker/Dockerfile.prod':
    'ARG R=docker.io/library/alpine:3.22\nFROM docker.io/library/rust:1 AS toolchain\nFROM $R\n',
}

const CARGO = ['cargo', '/repo']

const ALPINE: MadeStandIn = {
  name: 'alpine',
  context: { name: 'alpine:3.22', value: 'docker-image://stand-in/alpine' },
  ownBuilderContext: { name: 'alpine:3.22', value: 'oci-layout:///cache/alpine' },
}

type Setting = {
  readonly inputs?: Inputs
  readonly content?: Readonly<Record<string, string>>
  readonly engine?: EngineFacts
  readonly made?: readonly MadeStandIn[]
  readonly buildkit?: string
  readonly context?: RunContext
  readonly hostCargo?: HostCargo
}

/** Prepares against ports that write down what they were asked. */
async function prepared({
  inputs = {},
  content = CHECKOUT,
  engine = anEngine(),
  made = [],
  buildkit,
  context = aContext(),
  hostCargo = aHostCargo(),
}: Setting) {
  const asked: unknown[] = []
  const ports: PreparePorts = {
    files: checkoutFiles(content),
    engineFacts: async (builder) => {
      asked.push(['engine', builder])
      return engine
    },
    standIns: {
      make: async (...args) => {
        asked.push(['make', ...args])
        return made
      },
      makeBuildkitImage: async (wanted) => {
        asked.push(['buildkit', wanted])
        return buildkit
      },
    },
    hostCargo: async (folder) => {
      asked.push(['cargo', folder])
      return hostCargo
    },
  }
  return { preparation: await prepare(inputs, context, ports), asked }
}

async function errorsOf(setting: Setting) {
  const { preparation, asked } = await prepared(setting)
  expect(asked).toEqual([])
  return preparation.kind === 'errors' ? preparation.errors.map(formatInputError) : preparation
}

async function planOf(setting: Setting) {
  const { preparation, asked } = await prepared(setting)
  if (preparation.kind !== 'ready') throw new Error(JSON.stringify(preparation))
  return { plan: preparation.plan, asked }
}

test('from the texts of the inputs to the plan', async () => {
  const { preparation, asked } = await prepared({ inputs: { port: '80' } })
  expect(preparation).toMatchObject({
    kind: 'ready',
    request: { port: 80 },
    facts: { binary: { bin: 'web' } },
    engine: anEngine(),
    plan: { variant: 'prod', builder: { kind: 'existing', name: 'default' } },
  })
  expect(asked).toEqual([['engine', undefined], CARGO])
})

test('the builder that was named is the one that is looked at', async () => {
  const { asked } = await planOf({ inputs: { builder: 'ci' } })
  expect(asked).toEqual([['engine', 'ci'], CARGO])
})

describe('before any engine is looked for', () => {
  const broken = { ...CHECKOUT, '/repo/Cargo.toml': '[' }

  test('errors of inputs and of the workspace are told together', async () => {
    expect(await errorsOf({ inputs: { variant: 'pord', port: 'x' }, content: broken })).toEqual([
      expect.stringMatching(/^variant: "pord"/),
      expect.stringMatching(/^port: "x"/),
      expect.stringMatching(/^Cargo\.toml: /),
    ])
  })

  test('errors of a context that is named', async () => {
    expect(await errorsOf({ inputs: { port: 'x', context: ' gone ' } })).toEqual([
      expect.stringMatching(/^port: /),
      expect.stringMatching(/^context: "\/repo\/gone" does not exist/),
    ])
  })

  test.each(['https://git.example/x.git', 'git@git.example:x.git', '-', '{{defaultContext}}:site'])(
    'a context %s is not looked for on disk',
    async (context) => {
      expect(await errorsOf({ inputs: { port: 'x', context } })).not.toEqual(
        expect.arrayContaining([expect.stringContaining('does not exist')]),
      )
    },
  )

  test('errors of inputs alone', async () => {
    expect(await errorsOf({ inputs: { port: 'x' } })).toEqual([expect.stringMatching(/^port: /)])
  })

  test('errors of the workspace alone', async () => {
    expect(await errorsOf({ content: broken })).toEqual([expect.stringMatching(/^Cargo\.toml: /)])
  })
})

test('a call that buildx cannot do is an error of the inputs', async () => {
  const engine = anEngine({ buildxVersion: '0.14.0' })
  const { preparation } = await prepared({ inputs: { call: 'check' }, engine })
  expect(preparation).toMatchObject({ kind: 'errors', errors: [{ input: 'call' }] })
})

test('an unfit builder that was named is a refusal', async () => {
  const inputs = { builder: 'default', 'cache-to': 'type=local,dest=c' }
  const { preparation } = await prepared({ inputs, engine: CLASSIC })
  expect(preparation).toMatchObject({ kind: 'refusal', refusal: { code: 'BUILDER_UNFIT' } })
})

describe('stand-ins', () => {
  const REFERENCES = ['docker.io/library/rust:1', 'docker.io/library/alpine:3.22']
  const OWN = { 'cache-to': 'type=local,dest=c' }

  test.each(['auto', 'always'])('%s: for the base images, for this engine', async (wanted) => {
    const inputs = { 'stand-ins': wanted }
    const { plan, asked } = await planOf({ inputs, made: [ALPINE] })
    expect(asked).toEqual([['engine', undefined], ['make', wanted, REFERENCES, anEngine()], CARGO])
    expect(valuesOf(plan, '--build-context')).toEqual([
      'alpine:3.22=docker-image://stand-in/alpine',
    ])
  })

  test('a builder of our own takes them in another way, and runs a BuildKit made here', async () => {
    const inputs = { 'stand-ins': 'auto', ...OWN }
    const setting = { inputs, made: [ALPINE], engine: CLASSIC, buildkit: 'made/buildkit:1' }
    const { plan, asked } = await planOf(setting)
    expect(asked).toContainEqual(['buildkit', 'auto'])
    expect(valuesOf(plan, '--build-context')).toEqual(['alpine:3.22=oci-layout:///cache/alpine'])
    expect(plan.builder).toMatchObject({
      kind: 'own',
      createArgv: expect.arrayContaining(['image=made/buildkit:1', 'network=host']),
    })
    expect(plan.fetch).not.toHaveProperty('builderImage')
  })

  test('where only BuildKit has to be made, loopback can be reached all the same', async () => {
    const inputs = { 'stand-ins': 'always', ...OWN }
    const { plan } = await planOf({ inputs, engine: CLASSIC, buildkit: 'made/buildkit:1' })
    expect(plan.builder).toMatchObject({
      createArgv: expect.arrayContaining(['image=made/buildkit:1', 'network=host']),
    })
  })

  test('where the real BuildKit can be had, it is taken', async () => {
    const inputs = { 'stand-ins': 'auto', ...OWN }
    const { plan } = await planOf({ inputs, engine: CLASSIC })
    expect(JSON.stringify(plan.builder)).not.toMatch(/image=|network=/)
    expect(plan.fetch).toHaveProperty('builderImage')
    const { plan: other } = await planOf({ inputs, engine: CLASSIC, made: [ALPINE] })
    expect(other.builder).toMatchObject({ createArgv: expect.arrayContaining(['network=host']) })
  })

  test('offline: no registry is asked, not even whether it is there', async () => {
    const inputs = { 'stand-ins': 'auto', offline: 'true', ...OWN }
    const { asked } = await planOf({ inputs, engine: CLASSIC, made: [ALPINE] })
    expect(asked).toContainEqual(['make', 'cached', REFERENCES, CLASSIC])
    expect(asked).toContainEqual(['buildkit', 'cached'])
  })

  test('never: nobody is asked', async () => {
    const { asked } = await planOf({ inputs: OWN, engine: CLASSIC, made: [ALPINE] })
    expect(asked).toEqual([['engine', undefined], CARGO])
  })
})

describe('the cargo of this machine', () => {
  const LOCK = 'version = 4\n[[package]]\nname = "web"\nversion = "1.0.0"\n'
  const theirs = { ...CHECKOUT, '/repo/Dockerfile': 'FROM rust:1\n' }
  const { '/repo/Cargo.toml': _, ...noCargo } = CHECKOUT

  test.each<[string, Setting]>([
    ['the repository brings a Dockerfile', { content: theirs }],
    ['that is offline', { content: theirs, inputs: { offline: 'true' } }],
    ['fetch is off', { inputs: { fetch: 'off' } }],
    ['the context is elsewhere', { inputs: { context: 'https://git.test/x.git' } }],
    ['there is no Cargo.toml', { content: { ...noCargo, '/repo/Dockerfile': 'FROM a\n' } }],
  ])('is not asked where %s', async (_what, setting) => {
    const { preparation, asked } = await prepared(setting)
    expect(asked).toEqual([['engine', undefined]])
    expect(preparation).not.toHaveProperty('hostCargo')
  })

  test('is asked for a Dockerfile of the repository that takes crates as ours do', async () => {
    const content = { ...CHECKOUT, '/repo/Dockerfile': 'FROM scratch AS crates\nFROM a\n' }
    const { asked, plan } = await planOf({ content })
    expect(asked).toEqual([['engine', undefined], CARGO])
    expect(plan.fetch.crates.kind).toBe('local-registry')
  })

  test('is asked offline also where fetch is off, and decides with the lock file', async () => {
    const content = { ...CHECKOUT, '/repo/Cargo.lock': LOCK }
    const inputs = { fetch: 'off', offline: 'true' }
    const { preparation, asked } = await prepared({ content, inputs })
    expect(asked).toEqual([['engine', undefined], CARGO])
    expect(preparation).toMatchObject({ hostCargo: aHostCargo() })
    const fetchOf = async (setting: Setting) => (await planOf(setting)).plan.fetch.crates.kind
    expect(await fetchOf({})).toBe('local-registry')
    expect(await fetchOf({ hostCargo: aHostCargo({ isInstalled: false }) })).toBe('none')
    expect(await fetchOf({ content })).toBe('none')
  })
})

describe('the images that a build starts from', () => {
  test('each once, no stage, no scratch', () => {
    const text =
      'FROM rust:1 AS build\nFROM build\nFROM scratch AS files\nFROM alpine\nFROM rust:1\n'
    const dockerfileFacts = parseDockerfile(text, 'Dockerfile')
    expect(baseReferences({ ...theirFacts(), dockerfileFacts })).toEqual(['rust:1', 'alpine'])
  })

  test('none where the Dockerfile was not read', () => {
    expect(baseReferences(theirFacts())).toEqual([])
  })
})
