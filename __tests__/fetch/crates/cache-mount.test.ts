import { findMount } from '../../../src/fetch/crates/cache-mount.ts'

const HOME = '/usr/local/cargo'
const HIDDEN = { kind: 'hidden', reason: `A mount of the step hides ${HOME}/registry.` }
const NONE = { kind: 'none' }

function cache(options: string, target = `${HOME}/registry`) {
  return { kind: 'cache', mount: { options, target } }
}

const ROWS: readonly (readonly [mount: string, expected: object])[] = [
  [
    'type=cache,target=/usr/local/cargo/registry',
    cache('type=cache,target=/usr/local/cargo/registry'),
  ],
  [
    'type=cache,id=x-1,dst=/usr/local/cargo/registry/,sharing=locked,uid=1000',
    cache(
      'type=cache,id=x-1,dst=/usr/local/cargo/registry/,sharing=locked,uid=1000',
      `${HOME}/registry/`,
    ),
  ],
  ['type=cache,target=/usr/local/cargo', cache('type=cache,target=/usr/local/cargo', HOME)],
  [
    'type=cache,target=${CARGO_HOME}/registry',
    cache('type=cache,target=/usr/local/cargo/registry'),
  ],
  ['type=cache,target=$CARGO_HOME/registry', cache('type=cache,target=/usr/local/cargo/registry')],
  ['type=cache,target=/usr/local/cargo/registry/index', HIDDEN],
  ['type=cache,id=$TARGETPLATFORM,target=/usr/local/cargo/registry', HIDDEN],
  ['type=cache,from=crates,target=/usr/local/cargo/registry', HIDDEN],
  ['type=cache,target=/usr/local/cargo/registry,readonly', HIDDEN],
  ['type=tmpfs,target=/usr/local/cargo/registry', HIDDEN],
  ['from=crates,target=/usr/local/cargo/registry', HIDDEN],
  ['type=cache,target=/usr/local/cargo/git', NONE],
  ['type=cache,target=/usr/local/cargo/registry2', NONE],
  ['type=cache,target=/src/target', NONE],
  ['type=bind,source=Cargo.lock,target=Cargo.lock', NONE],
]

test.each(ROWS)('%s', (mount, expected) => {
  const others = '--network=host --mount=type=cache,target=/src/target'
  expect(findMount(`RUN ${others} --mount=${mount} cargo build`, HOME)).toEqual(expected)
})

test('two that share the folder are one too many', () => {
  const parts = ['cache', 'index'].map(
    (part) => `--mount=type=cache,target=${HOME}/registry/${part}`,
  )
  expect(findMount(`RUN ${parts.join(' ')} cargo build`, HOME)).toEqual(HIDDEN)
})

test('what the command says is no mount of the step', () => {
  const command = `RUN docker build --mount=type=cache,target=${HOME}/registry .`
  expect(findMount(command, HOME)).toEqual(NONE)
  expect(findMount('RUN cargo build', HOME)).toEqual(NONE)
})
