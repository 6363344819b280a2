import { readFreshness } from '../../../src/cache/units/freshness.ts'
import { planUnits } from '../../../src/cache/units/plan-units.ts'

const SERDE = 'registry+https://github.com/rust-lang/crates.io-index#serde@1.0.228'
const FORK = 'git+https://github.com/jane/fork?rev=1#fork@0.3.0'
const APP = 'path+file:///app#0.1.0'
const A = 'aaaaaaaaaaaaaaa1'
const B = 'bbbbbbbbbbbbbbb2'
const C = 'ccccccccccccccc3'
const PROFILE = 'x86_64-unknown-linux-musl/release'

function artifact(
  packageId: string,
  filenames: readonly string[],
  rest: { readonly name?: string; readonly fresh?: boolean } = {},
): string {
  const paths = filenames.map((name) => `/target/${name}`)
  const target = { kind: ['lib'], name: rest.name ?? 'x' }
  return JSON.stringify({
    reason: 'compiler-artifact',
    package_id: packageId,
    target,
    filenames: paths,
    fresh: rest.fresh ?? false,
  })
}

function scriptRun(packageId: string, outFolder: string): string {
  return JSON.stringify({
    reason: 'build-script-executed',
    package_id: packageId,
    out_dir: `/target/${outFolder}`,
  })
}

function plan(messages: readonly string[], listing: readonly string[]) {
  return planUnits(messages.join('\n'), listing, '/target')
}

/** The files of one library in each layout. */
function library(name: string, hash: string): readonly string[] {
  return [
    `${PROFILE}/.fingerprint/${name}-${hash}/lib-${name}`,
    `${PROFILE}/deps/lib${name}-${hash}.rlib`,
    `${PROFILE}/deps/${name}-${hash}.d`,
    `${PROFILE}/deps/${name}-${hash}.${name}.1f2e-cgu.0.rcgu.o`,
  ]
}

function newLibrary(name: string, hash: string): readonly string[] {
  const unit = `${PROFILE}/build/${name}/${hash}`
  return [`${unit}/fingerprint/lib-${name}`, `${unit}/out/lib${name}-${hash}.rlib`, `${unit}/.lock`]
}

describe.each([
  ['today', library, 1],
  ['cargo 1.100', newLibrary, 1],
] as const)('the folders of %s', (_, filesOf, artifactAt) => {
  const message = (id: string, name: string, hash: string) =>
    artifact(id, [filesOf(name, hash)[artifactAt] ?? ''])

  test('all of a dependency is kept, whether of a registry or of git', () => {
    const listing = [...filesOf('serde', A), ...filesOf('fork', B)]
    const messages = [message(SERDE, 'serde', A), message(FORK, 'fork', B)]
    expect(plan(messages, listing).units).toEqual([...listing].sort())
  })

  test('nothing of what is local, and nothing that this build did not name', () => {
    const listing = [...filesOf('serde', A), ...filesOf('serde', B), ...filesOf('app', C)]
    const messages = [message(SERDE, 'serde', A), message(APP, 'app', C)]
    expect(plan(messages, listing).units).toEqual([...filesOf('serde', A)].sort())
  })

  test('a unit that is said to be both is local', () => {
    const listing = filesOf('serde', A)
    const messages = [message(SERDE, 'serde', A), message(APP, 'serde', A)]
    expect(plan(messages, listing).units).toEqual([])
  })
})

test.each([
  ['path+file:///app#0.1.0', true],
  ['path+file:///app/shared#shared@0.1.0', true],
  ['app 0.1.0 (path+file:///app)', true],
  ['', true],
  ['serde 1.0.0 (registry+https://github.com/rust-lang/crates.io-index)', false],
  ['registry+https://crates.corp.test/index#path+x@1.0.0', false],
  ['sparse+https://crates.corp.test/path+file/#serde@1.0.0', false],
  ['git+file:///srv/git/fork#fork@1.0.0', false],
])('the package %s is local: %s', (packageId, isLocal) => {
  const path = `${PROFILE}/deps/libserde-${A}.rlib`
  expect(plan([artifact(packageId, [path])], [path]).units).toEqual(isLocal ? [] : [path])
})

test('a build script, its run and what it wrote, of host and target alike', () => {
  const kept = [
    `release/.fingerprint/ring-${A}/build-script-build-script-build`,
    `release/build/ring-${A}/build-script-build`,
    `release/build/ring-${A}/build_script_build-${A}`,
    `${PROFILE}/.fingerprint/ring-${B}/run-build-script-build-script-build`,
    `${PROFILE}/build/ring-${B}/invoked.timestamp`,
    `${PROFILE}/build/ring-${B}/out/deps/libring-${C}.a`,
    `${PROFILE}/build/ring-${B}/out/incremental/x-1/s-a-b-c/y`,
    `${PROFILE}/build/ring-${B}/output`,
    `${PROFILE}/build/ring-${B}/root-output`,
    `${PROFILE}/build/ring-${B}/stderr`,
  ]
  const messages = [
    artifact(SERDE, [`release/build/ring-${A}/build-script-build`]),
    scriptRun(SERDE, `${PROFILE}/build/ring-${B}/out`),
  ]
  const others = [`${PROFILE}/build/app-${C}/output`, `release/build/ring-${B}/output`]
  expect(plan(messages, [...kept, ...others])).toEqual({ units: kept.sort(), workspace: [] })
})

test('a run of a build script that wrote nothing is an empty folder, and kept', () => {
  const old = `${PROFILE}/build/libc-${A}/out`
  const recent = `${PROFILE}/build/libc/${B}/out`
  const messages = [scriptRun(SERDE, old), scriptRun(SERDE, recent)]
  expect(plan(messages, [old, recent]).units).toEqual([recent, old].sort())
})

test('without a target of its own, and in a profile of any name', () => {
  const kept = [`prod/deps/libserde-${A}.rlib`, `prod/.fingerprint/serde-${A}/lib-serde`]
  expect(plan([artifact(SERDE, [`prod/deps/libserde-${A}.rlib`])], kept).units).toEqual(
    [...kept].sort(),
  )
})

test('neither locks and notes of cargo nor finished programs', () => {
  const listing = ['.rustc_info.json', 'CACHEDIR.TAG', 'release/.cargo-lock', `${PROFILE}/app`]
  const messages = [artifact(APP, [`${PROFILE}/app`]), artifact(SERDE, [`${PROFILE}/app`])]
  expect(plan(messages, listing)).toEqual({ units: [], workspace: [] })
})

test('what lies elsewhere names nothing here', () => {
  const elsewhere = artifact(SERDE, [`${PROFILE}/deps/libserde-${A}.rlib`]).replaceAll(
    '/target/',
    '/targets/',
  )
  expect(plan([elsewhere], [`${PROFILE}/deps/libserde-${A}.rlib`]).units).toEqual([])
})

test('lines that say nothing of a unit are passed over', () => {
  const path = `${PROFILE}/deps/libserde-${A}.rlib`
  const noise = [
    'Compiling serde',
    '',
    '{"reason":',
    '[]',
    '{"reason":"compiler-message","package_id":"x"}',
    '{"reason":"compiler-artifact"}',
    '{"reason":"build-script-executed","package_id":"x","out_dir":null}',
    '{"reason":"build-finished","success":true}',
  ]
  expect(plan([...noise, artifact(SERDE, [path])], [path]).units).toEqual([path])
})

test('fresh and compiled, and of these the dependencies', () => {
  const messages = [
    artifact(SERDE, ['a'], { fresh: true }),
    artifact(FORK, ['b'], { fresh: true }),
    artifact(SERDE, ['c']),
    artifact(APP, ['d']),
    scriptRun(SERDE, 'e'),
    'warning: something',
  ]
  expect(readFreshness(messages.join('\n'))).toEqual({
    fresh: 2,
    compiled: 2,
    compiledDependencies: 1,
  })
  expect(readFreshness('')).toEqual({ fresh: 0, compiled: 0, compiledDependencies: 0 })
})

describe("rustc's state of the workspace", () => {
  const state = `${PROFILE}/incremental`
  const app = (name: string, path = `${PROFILE}/app`) => artifact(APP, [path], { name })

  test('the newest session that is whole, with its lock', () => {
    const kept = [
      `${state}/my_app-1k2/s-hb-r2-xyz/dep-graph.bin`,
      `${state}/my_app-1k2/s-hb-r2-xyz/query-cache.bin`,
      `${state}/my_app-1k2/s-hb-r2.lock`,
    ]
    const listing = [
      ...kept,
      `${state}/my_app-1k2/s-ha-r1-abc/dep-graph.bin`,
      `${state}/my_app-1k2/s-ha-r1.lock`,
      `${state}/my_app-1k2/s-hc-r3-working/dep-graph.bin`,
      `${state}/my_app-1k2/s-hc-r3.lock`,
    ]
    expect(plan([app('my-app')], listing)).toEqual({ units: [], workspace: kept })
  })

  test('times are numbers: one digit more is later', () => {
    const listing = [`${state}/app-1/s-zz-r-a/x`, `${state}/app-1/s-100-r-a/x`]
    expect(plan([app('app')], listing).workspace).toEqual([`${state}/app-1/s-100-r-a/x`])
  })

  test('of a crate as many as it has units: the library and the program of one name', () => {
    const listing = [
      `${state}/app-old/s-h1-r-a/x`,
      `${state}/app-lib/s-h2-r-a/x`,
      `${state}/app-bin/s-h3-r-a/x`,
    ]
    expect(plan([app('app')], listing).workspace).toEqual([listing[2]])
    expect(plan([app('app'), app('app', `${PROFILE}/libapp.rlib`)], listing).workspace).toEqual([
      listing[2],
      listing[1],
    ])
  })

  test('of crates that are gone, of dependencies and of another profile nothing', () => {
    const listing = [
      `${state}/gone-1/s-h1-r-a/x`,
      `${state}/serde-1/s-h1-r-a/x`,
      'release/incremental/app-1/s-h1-r-a/x',
      `${state}/app-1/s-h1-r-working/x`,
      `${state}/app-1/s-h1-r.lock`,
    ]
    const messages = [app('app'), artifact(SERDE, [`${PROFILE}/deps/x`], { name: 'serde' })]
    expect(plan(messages, listing).workspace).toEqual([])
  })

  test("a member's build script is compiled for the host", () => {
    const listing = ['release/incremental/build_script_build-3/s-h1-r-a/x']
    const path = `release/build/app-${A}/build-script-build`
    expect(plan([app('build-script-build', path)], listing).workspace).toEqual(listing)
  })
})
