import { readCredentials } from '../../src/image/credentials.ts'
import type { CommandOptions } from '../../src/ports.ts'
import { fakeCommandRunner } from '../fakes/fake-command-runner.ts'

const base64 = (text: string) => Buffer.from(text).toString('base64')

function credentials(
  config: unknown,
  registry: string,
  { run } = fakeCommandRunner({}),
): ReturnType<typeof readCredentials> {
  const text = typeof config === 'string' ? config : JSON.stringify(config)
  const readTextIfAny = async (path: string) => (path === '/d/config.json' ? text : undefined)
  return readCredentials(registry, { files: { readTextIfAny }, run, dockerConfigFolder: '/d' })
}

test.each([
  ['a host', 'ghcr.io', 'ghcr.io'],
  ['a URL of old', 'https://ghcr.io/v1/', 'ghcr.io'],
  ['Docker Hub', 'https://index.docker.io/v1/', 'docker.io'],
  ['a port', 'localhost:5000', 'localhost:5000'],
])('auths by %s', async (_what, key, registry) => {
  const auths = { 'other.io': { auth: base64('x:y') }, [key]: { auth: base64('me:pass:word') } }
  expect(await credentials({ auths }, registry)).toEqual({
    kind: 'password',
    username: 'me',
    password: 'pass:word',
  })
})

test.each([
  ['an identity token', { auth: base64('0:'), identitytoken: 'T' }, 'identity-token'],
  ['a registry token', { registrytoken: 'T' }, 'registry-token'],
])('%s is used as such', async (_what, auth, kind) => {
  expect(await credentials({ auths: { 'a.io': auth } }, 'a.io')).toEqual({ kind, token: 'T' })
})

test.each([
  ['no such registry', { auths: { 'b.io': { auth: base64('a:b') } } }],
  ['an empty entry, as helpers leave it', { auths: { 'a.io': {} } }],
  ['a file that is not JSON', 'oops'],
  ['no file', ''],
])('%s: anonymous', async (_what, config) => {
  expect(await credentials(config, 'a.io')).toBeUndefined()
})

describe('helpers', () => {
  const answers = (Username: string) => ({ Username, Secret: 's', ServerURL: 'x' })
  const helper = (Username: string) => (options: CommandOptions) => ({
    stdout: options.input === 'a.io' ? JSON.stringify(answers(Username)) : '',
  })

  test('the helper of a registry comes before the store of all', async () => {
    const config = { credsStore: 'desktop', credHelpers: { 'a.io': 'ecr-login' } }
    const runner = fakeCommandRunner({ 'docker-credential-ecr-login get': helper('AWS') })
    expect(await credentials(config, 'a.io', runner)).toEqual({
      kind: 'password',
      username: 'AWS',
      password: 's',
    })
    expect(runner.lines()).toEqual(['docker-credential-ecr-login get'])
  })

  test('Docker Hub is asked for by its URL of old', async () => {
    const seen: CommandOptions['input'][] = []
    const runner = fakeCommandRunner({
      'docker-credential-pass get': ({ input }) => {
        seen.push(input)
        return { stdout: JSON.stringify(answers('me')) }
      },
    })
    await credentials({ credsStore: 'pass' }, 'docker.io', runner)
    expect(seen).toEqual(['https://index.docker.io/v1/'])
  })

  test('a token instead of a user name is an identity token', async () => {
    const runner = fakeCommandRunner({ 'docker-credential-pass get': helper('<token>') })
    expect(await credentials({ credsStore: 'pass' }, 'a.io', runner)).toEqual({
      kind: 'identity-token',
      token: 's',
    })
  })

  test.each([
    ['knows nothing', { exitCode: 1, stdout: 'credentials not found in native keychain' }],
    ['is not there', { exitCode: 127 }],
    ['says something else', { stdout: 'hello' }],
  ])('where the helper %s, the file counts', async (_what, answer) => {
    const runner = fakeCommandRunner({ 'docker-credential-pass get': answer })
    const config = { credsStore: 'pass', auths: { 'a.io': { auth: base64('u:p') } } }
    expect(await credentials(config, 'a.io', runner)).toMatchObject({ username: 'u' })
  })
})
