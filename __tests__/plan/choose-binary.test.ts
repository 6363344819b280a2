import { formatInputError } from '../../src/errors.ts'
import { chooseBinary } from '../../src/plan/choose-binary.ts'
import { aCargo, aPackage } from '../builders/facts.ts'

type Asked = Partial<Parameters<typeof chooseBinary>[1]>

const SERVER = aPackage({ name: 'server', folder: 'crates/server', binaries: ['api', 'migrate'] })
const TOOL = aPackage({
  name: 'tool',
  folder: 'crates/tool',
  binaries: ['tool'],
  features: ['tls'],
  optionalDependencies: ['serde'],
})
const LIBRARY = aPackage({ name: 'shared', folder: 'crates/shared', binaries: [] })
const WORKSPACE = aCargo({ packages: [SERVER, TOOL, LIBRARY], profiles: ['small'] })

function choose(cargo: ReturnType<typeof aCargo>, asked: Asked = {}) {
  const choice = chooseBinary(cargo, { features: [], ...asked })
  return choice.ok
    ? `${choice.value.package.name}/${choice.value.bin}`
    : choice.errors.map(formatInputError)
}

test.each<[string, ReturnType<typeof aCargo>, Asked, string]>([
  ['the only binary there is', aCargo({ packages: [aPackage(), LIBRARY] }), {}, 'web/web'],
  ['the one that is named', WORKSPACE, { bin: 'migrate' }, 'server/migrate'],
  ['the only one of the package that is named', WORKSPACE, { package: 'tool' }, 'tool/tool'],
  ['default-run', aCargo({ packages: [{ ...SERVER, defaultRun: 'api' }] }), {}, 'server/api'],
  ['the default member', { ...WORKSPACE, defaultMembers: ['tool'] }, {}, 'tool/tool'],
  [
    'default-run of the default member',
    {
      ...WORKSPACE,
      packages: [{ ...SERVER, defaultRun: 'api' }, TOOL],
      defaultMembers: ['server'],
    },
    {},
    'server/api',
  ],
  ['the root package', aCargo({ packages: [aPackage(), TOOL] }), {}, 'web/web'],
  [
    'with features of the package and of a member',
    WORKSPACE,
    { package: 'tool', features: ['tls', 'serde', 'default', 'tool/tls', 'other/x'] },
    'tool/tool',
  ],
  ['with a profile of the manifest', WORKSPACE, { package: 'tool', profile: 'small' }, 'tool/tool'],
])('chooses %s', (_name, cargo, asked, expected) => {
  expect(choose(cargo, asked)).toBe(expected)
})

test.each<[string, ReturnType<typeof aCargo>, Asked, string[]]>([
  [
    'several and no choice',
    WORKSPACE,
    {},
    [
      'bin: there are 3 binaries: api (package server), migrate (package server), tool (package tool); choose one with the input `bin`',
    ],
  ],
  [
    'no binary',
    aCargo({ packages: [LIBRARY] }),
    {},
    [
      'Cargo.toml: no package has a binary, only libraries; add src/main.rs or a [[bin]] table, or name another folder as context',
    ],
  ],
  [
    'unknown package',
    WORKSPACE,
    { package: 'sever' },
    [
      'package: the workspace has no package "sever"; did you mean "server"? known are server, tool, shared',
    ],
  ],
  [
    'unknown binary',
    WORKSPACE,
    { bin: 'appi' },
    ['bin: there is no binary "appi"; did you mean "api"? known are api, migrate, tool'],
  ],
  [
    'a binary of two packages',
    aCargo({ packages: [SERVER, { ...TOOL, binaries: ['api'] }] }),
    { bin: 'api' },
    ['package: the packages server and tool both have a binary "api"; name the package as well'],
  ],
  [
    'unknown profile',
    WORKSPACE,
    { package: 'tool', profile: 'realease' },
    [
      'profile: Cargo.toml has no profile "realease"; did you mean "release"? known are dev, release, test, bench, small',
    ],
  ],
  [
    'unknown feature',
    WORKSPACE,
    { package: 'tool', features: ['tsl'] },
    ['features: package tool has no feature "tsl"; did you mean "tls"? known are tls, serde'],
  ],
  [
    'a feature where there are none',
    WORKSPACE,
    { bin: 'api', features: ['tls'] },
    ['features: package server has no feature "tls"; leave it out: there is none'],
  ],
  [
    'profile and package at once',
    WORKSPACE,
    { package: 'nope', profile: 'fast' },
    [
      'profile: Cargo.toml has no profile "fast"; known are dev, release, test, bench, small',
      'package: the workspace has no package "nope"; known are server, tool, shared',
    ],
  ],
])('refuses %s', (_name, cargo, asked, expected) => {
  expect(choose(cargo, asked)).toEqual(expected)
})
