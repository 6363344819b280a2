import { homedir } from 'node:os'
import {
  caBundle,
  cacheFolder,
  definedVariables,
  proxySettings,
} from '../../src/adapters/environment.ts'

test.each([
  [{ CV_DOCKER_BUILD_CACHE: '/own', XDG_CACHE_HOME: '/xdg' }, '/own'],
  [{ CV_DOCKER_BUILD_CACHE: '', XDG_CACHE_HOME: '/xdg' }, '/xdg/cv-docker-build'],
  [{ XDG_CACHE_HOME: '' }, `${homedir()}/.cache/cv-docker-build`],
  [{}, `${homedir()}/.cache/cv-docker-build`],
])('with %j things are kept in %s', (env, folder) => {
  expect(cacheFolder(env)).toBe(folder)
})

test.each<[Record<string, string>, Record<string, string>]>([
  [{}, {}],
  [
    { HTTP_PROXY: 'a', HTTPS_PROXY: 'b', NO_PROXY: 'c', ALL_PROXY: 'd', FTP_PROXY: 'e' },
    { HTTP_PROXY: 'a', HTTPS_PROXY: 'b', NO_PROXY: 'c', ALL_PROXY: 'd', FTP_PROXY: 'e' },
  ],
  [{ http_proxy: 'a', HTTP_PROXY: 'b' }, { HTTP_PROXY: 'a' }],
  [{ https_proxy: '', HTTPS_PROXY: 'b', NO_PROXY: '' }, { HTTPS_PROXY: 'b' }],
  [{ PROXY: 'x', Http_Proxy: 'x', TOKEN: 'x' }, {}],
])('of %j the proxy settings are %j', (env, settings) => {
  expect(proxySettings(env)).toEqual(settings)
})

test.each([
  [{ SSL_CERT_FILE: '/a', CURL_CA_BUNDLE: '/b', CARGO_HTTP_CAINFO: '/c' }, { caBundle: '/a' }],
  [{ SSL_CERT_FILE: '', CURL_CA_BUNDLE: '/b', CARGO_HTTP_CAINFO: '/c' }, { caBundle: '/b' }],
  [{ CARGO_HTTP_CAINFO: '/c' }, { caBundle: '/c' }],
  [{ SSL_CERT_DIR: '/d' }, {}],
])('of %j the CA bundle is %j', (env, bundle) => {
  expect(caBundle(env)).toStrictEqual(bundle)
})

test('variables that are not set are left out, empty ones are not', () => {
  expect(definedVariables({ A: '1', B: undefined, C: '' })).toStrictEqual({ A: '1', C: '' })
})
