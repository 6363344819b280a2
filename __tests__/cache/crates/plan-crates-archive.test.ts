import {
  isOfRepositories,
  planCratesArchive,
} from '../../../src/cache/crates/plan-crates-archive.ts'
import type { CratesPlan } from '../../../src/fetch/fetch.ts'
import { CRATES_IO } from '../../fetch/crates/fake-crates.ts'

type LocalPlan = Extract<CratesPlan, { kind: 'local-registry' }>

const [A, B] = ['a'.repeat(64), 'b'.repeat(64)]
const BETA = { name: 'beta', version: '1.0.0', source: CRATES_IO, checksum: A }
const GAMMA = { name: 'gamma', version: '2.0.0', source: CRATES_IO, checksum: B }
const TOOL = 'git+https://git.test/team/Tool.git?branch=main#0123'

function plan(changes: Partial<LocalPlan> = {}): LocalPlan {
  return {
    kind: 'local-registry',
    contextFolder: '/cache/crates/contexts/1/crates',
    lockFile: 'Cargo.lock',
    packages: [BETA, GAMMA],
    ...changes,
  }
}

const keyOf = (changes: Partial<LocalPlan>) => planCratesArchive(plan(changes), '/cache')?.keys.key

test('the crates of the lock file in the store, and the repositories by name', () => {
  expect(planCratesArchive(plan({ git: [TOOL, `${TOOL}4`] }), '/cache')).toEqual({
    keys: {
      key: expect.stringMatching(/^cvdb-crates-v2-[0-9a-f]{64}$/),
      prefixes: ['cvdb-crates-v2-'],
    },
    folder: '/cache/crates',
    locked: 2,
    crates: [
      { path: `store/${A}.crate`, sha256: A },
      { path: `store/${B}.crate`, sha256: B },
    ],
    repositories: ['tool'],
  })
})

describe('the context folder', () => {
  const contextOf = (changes: Partial<LocalPlan>) =>
    planCratesArchive(plan({ configText: '[source]', ...changes }), '/cache')?.context

  test('its index is kept, its crates are further names of those in the store', () => {
    expect(contextOf({})).toEqual({
      contextFolder: '/cache/crates/contexts/1/crates',
      configText: '[source]',
      indexes: [
        'contexts/1/crates/registries/crates.io/index/be/ta/beta',
        'contexts/1/crates/registries/crates.io/index/ga/mm/gamma',
      ],
      crates: [
        {
          stored: `/cache/crates/store/${A}.crate`,
          path: '/registries/crates.io/beta-1.0.0.crate',
        },
        {
          stored: `/cache/crates/store/${B}.crate`,
          path: '/registries/crates.io/gamma-2.0.0.crate',
        },
      ],
    })
  })

  test.each<[string, Partial<LocalPlan>]>([
    ['with sources of git dependencies', { git: [TOOL] }],
    ['of this run alone', { contextFolder: '/temp/crates' }],
  ])('%s it is not kept', (_name, changes) => {
    expect(contextOf(changes)).toBeUndefined()
  })
})

test('the key is of the packages alone', () => {
  const key = keyOf({})
  expect(keyOf({ packages: [GAMMA, BETA], contextFolder: '/other', configText: 'other' })).toBe(key)
  expect(planCratesArchive(plan(), '/elsewhere')?.keys.key).toBe(key)
})

test.each<[string, Partial<LocalPlan>]>([
  ['a package less', { packages: [BETA] }],
  ['another version', { packages: [BETA, { ...GAMMA, version: '2.0.1' }] }],
  ['another content', { packages: [BETA, { ...GAMMA, checksum: A }] }],
  ['no git dependency', { git: [] }],
  ['another commit', { git: ['git+https://git.test/a#2'] }],
])('another key: %s', (_name, changes) => {
  expect(keyOf({ git: ['git+https://git.test/a#1'], ...changes })).not.toBe(
    keyOf({ git: ['git+https://git.test/a#1'] }),
  )
})

test('a password in an address makes no other key', () => {
  const secret = TOOL.replace('https://', 'https://user:password@')
  expect(keyOf({ git: [secret] })).toBe(keyOf({ git: [TOOL] }))
})

test.each<[string, CratesPlan]>([
  ['nothing is fetched', { kind: 'none', reason: 'no workspace' }],
  ['no lock file says what', plan({ packages: [], resolveLock: true })],
  ['nothing is locked', plan({ packages: [] })],
])('no archive: %s', (_name, none) => {
  expect(planCratesArchive(none, '/cache')).toBeUndefined()
})

test.each([
  ['tool-0123456789abcdef', true],
  ['Tool-0123456789abcdef', true],
  ['tool-0123456789abcdef-shallow', true],
  ['tool-more-0123456789abcdef', false],
  ['tool', false],
  ['../tool-0123456789abcdef', false],
])('folder of a repository: %s', (name, isOurs) => {
  expect(isOfRepositories(name, { repositories: ['tool'] })).toBe(isOurs)
})
