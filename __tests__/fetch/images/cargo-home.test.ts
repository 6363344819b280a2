import { readCargoHome } from '../../../src/fetch/images/cargo-home.ts'

const RUSTUP = 'RUSTUP_HOME=/usr/local/rustup'

const ROWS: readonly (readonly [
  what: string,
  reference: string,
  config: object,
  expected: string | undefined,
])[] = [
  [
    'as it is said',
    'docker.io/x/y',
    { Env: ['A=b', 'CARGO_HOME=/usr/local/cargo/'] },
    '/usr/local/cargo',
  ],
  ['not an absolute path', 'rust:1', { Env: ['CARGO_HOME=cargo'] }, undefined],
  ['an image with rustup', 'ghcr.io/o/builder:1', { Env: [RUSTUP] }, '/root/.cargo'],
  ['its own home', 'ghcr.io/o/builder:1', { Env: [RUSTUP, 'HOME=/home/u'] }, '/home/u/.cargo'],
  ['an image named rust', 'docker.io/library/rust:1', {}, '/root/.cargo'],
  ['with root as its user', 'mirror.test/rust:1', { User: 'root:root' }, '/root/.cargo'],
  ['with another user', 'mirror.test/rust:1', { User: '1000' }, undefined],
  ['no image of Rust', 'docker.io/library/debian:13', { Env: ['PATH=/bin'] }, undefined],
  ['whose name only sounds like it', 'docker.io/o/trust:1', {}, undefined],
]

test.each(ROWS)('%s', (_what, reference, config, expected) => {
  expect(readCargoHome(reference, { config })).toBe(expected)
})

test('an image without configuration', () => {
  expect(readCargoHome('docker.io/library/debian:13', {})).toBeUndefined()
})
