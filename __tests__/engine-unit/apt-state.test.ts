import {
  aptState,
  findDebianUri,
  formatAptConfig,
  formatAptSources,
  selectInheritedSettings,
} from '../../src/engine/apt-state.ts'

const DEB822 = `Types: deb
# http://snapshot.debian.org/archive/debian/20250520T000000Z
URIs: http://deb.debian.org/debian
Suites: bookworm bookworm-updates
Components: main

Types: deb
URIs: http://deb.debian.org/debian-security
Suites: bookworm-security
`

test.each([
  ['deb822', [DEB822], 'http://deb.debian.org/debian'],
  [
    'one line',
    ['deb http://ftp.de.debian.org/debian/ trixie main'],
    'http://ftp.de.debian.org/debian/',
  ],
  [
    'options',
    ['deb [arch=amd64 signed-by=/x] https://m.test/debian sid main'],
    'https://m.test/debian',
  ],
  [
    'snapshot',
    ['deb http://snapshot.debian.org/archive/debian/20250520T000000Z bookworm main'],
    'http://snapshot.debian.org/archive/debian/20250520T000000Z',
  ],
  [
    'security only',
    ['deb http://deb.debian.org/debian-security bookworm-security main'],
    undefined,
  ],
  ['another distribution', ['deb http://archive.ubuntu.com/ubuntu noble main'], undefined],
  ['comment', ['# deb http://deb.debian.org/debian sid main'], undefined],
  [
    'second file',
    ['deb https://deb.nodesource.com/node_20.x nodistro main', DEB822],
    'http://deb.debian.org/debian',
  ],
  ['none', [], undefined],
])('archive of the system: %s', (_, texts, uri) => {
  expect(findDebianUri(texts)).toBe(uri)
})

test('proxy, client and clock settings of the system are kept, hooks and index targets are not', () => {
  const dump = [
    'Acquire::http::Proxy "http://user:pass@proxy.test:3128";',
    'Acquire::https::CaInfo "/etc/ssl/x.pem";',
    'Acquire::Check-Date "false";',
    'Acquire::ForceIPv4 "true";',
    'Acquire::IndexTargets::deb::DEP-11 "";',
    'Acquire::Languages "de";',
    'APT::Update::Post-Invoke:: "rm -f /var/cache/apt/archives/*.deb";',
  ]
  expect(selectInheritedSettings(dump.join('\n'))).toEqual(dump.slice(0, 4))
})

test('the private state is told apart from the system in every respect, and comes after what is inherited', () => {
  const lines = formatAptConfig(aptState('/cache'), ['Acquire::Check-Date "false";']).split('\n')
  expect(lines[0]).toBe('Acquire::Check-Date "false";')
  expect(lines).toEqual(
    expect.arrayContaining([
      'Dir::Etc::parts "/dev/null";',
      'Dir::Etc::sourcelist "/dev/null";',
      'Dir::Etc::sourceparts "/cache/apt/sources.list.d";',
      'Dir::Etc::preferencesparts "/dev/null";',
      'Dir::State::lists "/cache/apt/lists";',
      'Dir::State::status "/cache/apt/status";',
      'Dir::Cache "/cache/apt/cache";',
      'Acquire::Check-Valid-Until "false";',
      'Acquire::Retries "3";',
    ]),
  )
})

test('sources', () => {
  expect(formatAptSources('http://m.test/debian')).toBe(`Types: deb
URIs: http://m.test/debian
Suites: sid trixie bookworm
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
`)
})
