import { planDockerfileArguments } from '../../src/plan/dockerfile-args.ts'
import type { Variant } from '../../src/plan/plan.ts'
import type { CargoFacts } from '../../src/workspace/facts.ts'
import { aRequest } from '../builders/a-plan.ts'
import { aCargo, aPackage } from '../builders/facts.ts'

type Inputs = Readonly<Record<string, string>>

const CHOICE = { package: aPackage({ name: 'cv-web' }), bin: 'server' }
const NAMES = ['PACKAGE=cv-web', 'BIN=server']

function argumentsOf(
  variant: Variant,
  inputs: Inputs = {},
  cargo: CargoFacts | undefined = aCargo(),
) {
  return planDockerfileArguments(variant, aRequest(inputs), cargo, CHOICE)
}

function pinned(channel: string): CargoFacts {
  return aCargo({ toolchain: { file: 'rust-toolchain', channel } })
}

test.each<[string, Variant, Inputs, readonly string[]]>([
  ['nothing said: only what was found', 'prod', {}, NAMES],
  [
    'everything said',
    'prod',
    {
      features: 'tls,metrics',
      'no-default-features': 'true',
      profile: 'release-small',
      port: '8080',
      'health-path': '/live',
      'build-packages': 'cmake,g++',
      'runtime-packages': 'tzdata,curl',
    },
    [
      ...NAMES,
      'FEATURES=tls,metrics',
      'NO_DEFAULT_FEATURES=true',
      'PROFILE=release-small',
      'PORT=8080',
      'HEALTH_PATH=/live',
      'BUILD_PACKAGES=cmake g++',
      'RUNTIME_PACKAGES=tzdata curl',
    ],
  ],
  [
    'the choice wins over the words it was made from',
    'prod',
    { package: 'other', bin: 'other' },
    NAMES,
  ],
  ['the usual health path is not repeated', 'dev', { 'health-path': '/health' }, NAMES],
  ['minimal has nothing that could ask', 'minimal', { 'health-path': '/live' }, NAMES],
  ['dev has', 'dev', { 'health-path': '/live' }, [...NAMES, 'HEALTH_PATH=/live']],
  [
    'what is given by hand is not given twice',
    'prod',
    { 'build-args': 'PORT=1\nBIN\nPACKAGE=a=b\nFEATURES=', port: '2', features: 'tls' },
    [],
  ],
  ['other arguments change nothing', 'prod', { 'build-args': 'PORTS=1' }, NAMES],
])('%s', (_, variant, inputs, buildArgs) => {
  expect(argumentsOf(variant, inputs).buildArgs).toEqual(buildArgs)
})

test('runtime packages never reach minimal', () => {
  const request = { ...aRequest(), runtimePackages: ['curl'] }
  const { buildArgs } = planDockerfileArguments('minimal', request, aCargo(), CHOICE)
  expect(buildArgs).toEqual(NAMES)
})

test('without a workspace on this machine the names are those of the inputs', () => {
  const request = aRequest({ package: 'cv-web', bin: 'server' })
  const given = planDockerfileArguments('prod', request, undefined, undefined)
  expect(given).toEqual({ buildArgs: NAMES, warnings: [] })
})

describe('the tool chain of a rust-toolchain file', () => {
  test.each<[Variant, string, string]>([
    ['prod', '1.85.0', 'docker.io/library/rust:1.85.0-alpine'],
    ['minimal', '1.85', 'docker.io/library/rust:1.85-alpine'],
    ['dev', '1.85.0', 'docker.io/library/rust:1.85.0-slim'],
  ])('%s with %s is the image %s', (variant, channel, image) => {
    const { buildArgs, warnings } = argumentsOf(variant, {}, pinned(channel))
    expect(buildArgs).toEqual([`RUST_IMAGE=${image}`, ...NAMES])
    expect(warnings).toEqual([])
  })

  test('stable is what the image has', () => {
    expect(argumentsOf('prod', {}, pinned('stable'))).toEqual({ buildArgs: NAMES, warnings: [] })
  })

  test.each([
    'nightly',
    'beta',
    'nightly-2026-01-01',
    '1.85.0-x86_64-unknown-linux-gnu',
    '2.0',
    'x1.85',
  ])('%s has no image: that is said', (channel) => {
    expect(argumentsOf('prod', {}, pinned(channel))).toEqual({
      buildArgs: NAMES,
      warnings: [
        `rust-toolchain asks for "${channel}", but the build uses the tool chain of its image; set the build argument RUST_IMAGE to an image with that tool chain`,
      ],
    })
  })

  test('an image given by hand wins, and is not warned of', () => {
    const inputs = { 'build-args': 'RUST_IMAGE=example.org/rust:nightly' }
    for (const channel of ['1.85.0', 'nightly']) {
      expect(argumentsOf('prod', inputs, pinned(channel))).toEqual({
        buildArgs: NAMES,
        warnings: [],
      })
    }
  })
})

const { lock: _, ...UNLOCKED } = aCargo()

test.each<Variant>(['prod', 'minimal', 'dev'])(
  '%s without a Cargo.lock: that is said',
  (variant) => {
    expect(argumentsOf(variant, {}, UNLOCKED)).toEqual({
      buildArgs: NAMES,
      warnings: ['there is no Cargo.lock, so every build chooses versions anew: commit one'],
    })
  },
)

describe('the allocator of musl', () => {
  const locked = (...names: string[]) =>
    aCargo({ lock: { version: 4, packages: names.map((name) => ({ name, version: '1.0.0' })) } })

  test.each<[string, Variant, CargoFacts | undefined, number]>([
    ['prod with no other', 'prod', locked('axum', 'mimalloc-rust'), 1],
    ['minimal with no other', 'minimal', locked(), 1],
    ['dev has another libc', 'dev', locked(), 0],
    ['mimalloc', 'prod', locked('axum', 'mimalloc'), 0],
    ['jemalloc', 'prod', locked('tikv-jemallocator'), 0],
    ['jemalloc of before', 'prod', locked('jemallocator'), 0],
    ['snmalloc', 'minimal', locked('snmalloc-rs'), 0],
    ['rpmalloc', 'minimal', locked('rpmalloc'), 0],
    ['nothing is known without a workspace', 'prod', undefined, 0],
  ])('%s', (_name, variant, cargo, warnings) => {
    const planned = planDockerfileArguments(variant, aRequest(), cargo, CHOICE)
    expect(planned.warnings).toHaveLength(warnings)
    for (const warning of planned.warnings) expect(warning).toContain('allocator of musl')
  })
})
