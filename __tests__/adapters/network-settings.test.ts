import { readNetworkSettings } from '../../src/adapters/network-settings.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

const pem = (name: string) => `-----BEGIN CERTIFICATE-----\n${name}\n-----END CERTIFICATE-----\n`

function folder() {
  return tempFolder({ 'corp.pem': pem('corp'), 'extra.pem': pem('extra'), 'notes.txt': 'none' })
}

const LOOPBACK = 'localhost,127.0.0.1,[::1]'

test.each<[Record<string, string>, Record<string, string>]>([
  [{}, {}],
  [
    { HTTPS_PROXY: 'http://u:p@proxy.test:3128' },
    { HTTPS_PROXY: 'http://u:p@proxy.test:3128/', NO_PROXY: LOOPBACK },
  ],
  [
    { https_proxy: 'proxy.test', no_proxy: 'corp.test' },
    { HTTPS_PROXY: 'http://proxy.test/', NO_PROXY: `corp.test,${LOOPBACK}` },
  ],
  [{ HTTP_PROXY: 'not a proxy' }, {}],
])('proxies of %j', async (env, proxy) => {
  expect((await readNetworkSettings(env)).proxy).toEqual(proxy)
})

test("the bundle that the environment names, and Node's own beside it", async () => {
  const place = folder()
  const env = { SSL_CERT_FILE: `${place}/corp.pem`, NODE_EXTRA_CA_CERTS: `${place}/extra.pem` }
  const { caPem } = await readNetworkSettings(env)
  expect(caPem).toBe(`${pem('corp')}\n${pem('extra')}`)
})

test('one that is named twice counts once', async () => {
  const path = `${folder()}/corp.pem`
  const env = { SSL_CERT_FILE: path, NODE_EXTRA_CA_CERTS: path }
  expect((await readNetworkSettings(env)).caPem).toBe(pem('corp'))
})

test.each(['notes.txt', 'gone.pem'])('%s is passed over', async (name) => {
  const place = folder()
  const env = { SSL_CERT_FILE: `${place}/corp.pem`, NODE_EXTRA_CA_CERTS: `${place}/${name}` }
  expect((await readNetworkSettings(env)).caPem).toBe(pem('corp'))
})

test('a bundle that is not there leaves that of the system', async () => {
  const named = await readNetworkSettings({ SSL_CERT_FILE: `${folder()}/gone.pem` })
  expect(named).toEqual(await readNetworkSettings({}))
})
