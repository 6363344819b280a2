import { hasLto, type ProfileSources } from '../../src/compile/has-lto.ts'

const INHERITS = '[profile.release]\nlto = true\n[profile.small]\ninherits = "release"\n'

test.each<[string, string, boolean]>([
  ['', 'release', false],
  ['[profile.release]\nlto = "fat"', 'release', true],
  ['[profile.release]\nlto = "thin"', 'release', true],
  ['[profile.release]\nlto = true', 'release', true],
  ['[profile.release]\nlto = true', 'dev', false],
  ['[profile.release]\nlto = false', 'release', false],
  ['[profile.release]\nlto = "off"', 'release', false],
  [INHERITS, 'small', true],
  [`${INHERITS}lto = false`, 'small', false],
  ['[profile.a]\ninherits = "b"\n[profile.b]\ninherits = "a"', 'a', false],
  ['profile = [1]', 'release', false],
  ['[', 'release', false],
])('of the manifest %j, profile %s: %s', (manifest, profile, expected) => {
  expect(hasLto({ manifest }, profile)).toBe(expected)
})

const ON = '[profile.release]\nlto = true\n'
const OFF = '[profile.release]\nlto = "off"\n'

test.each<[string, ProfileSources, string, boolean]>([
  ['configuration before manifest', { manifest: ON, config: OFF }, 'release', false],
  ['configuration alone', { manifest: '', config: ON }, 'release', true],
  [
    'configuration of what is inherited',
    { manifest: '[profile.small]\ninherits = "release"\n', config: ON },
    'small',
    true,
  ],
  [
    'a variable before both',
    { manifest: OFF, config: OFF, environment: { CARGO_PROFILE_RELEASE_LTO: 'fat' } },
    'release',
    true,
  ],
  [
    'a variable that turns it off',
    { manifest: ON, environment: { CARGO_PROFILE_RELEASE_LTO: 'false' } },
    'release',
    false,
  ],
  [
    'a name with a dash',
    { manifest: '', environment: { CARGO_PROFILE_MY_SMALL_LTO: 'true' } },
    'my-small',
    true,
  ],
])('in effect: %s', (_name, sources, profile, expected) => {
  expect(hasLto(sources, profile)).toBe(expected)
})
