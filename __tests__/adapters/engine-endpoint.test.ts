import { createHash } from 'node:crypto'
import { findEngineEndpoint } from '../../src/adapters/engine-endpoint.ts'
import { files } from '../../src/adapters/files.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

const rootless = 'unix:///run/user/1000/docker.sock'
const id = createHash('sha256').update('rootless').digest('hex')
const meta = (Host: string) => JSON.stringify({ Name: 'rootless', Endpoints: { docker: { Host } } })
const config = JSON.stringify({ currentContext: 'rootless' })
const metaPath = `contexts/meta/${id}/meta.json`

test.each<[string, Record<string, string>, Record<string, string>, object]>([
  ['nothing said', {}, {}, { kind: 'socket', path: '/var/run/docker.sock' }],
  [
    'DOCKER_HOST',
    { DOCKER_HOST: 'unix:///a.sock' },
    { 'config.json': config },
    { kind: 'socket', path: '/a.sock' },
  ],
  ['a remote host', { DOCKER_HOST: 'ssh://me@host' }, {}, { kind: 'through-docker' }],
  [
    'a selected context',
    {},
    { 'config.json': config, [metaPath]: meta(rootless) },
    { kind: 'socket', path: '/run/user/1000/docker.sock' },
  ],
  [
    'DOCKER_CONTEXT',
    { DOCKER_CONTEXT: 'rootless' },
    { [metaPath]: meta(rootless) },
    { kind: 'socket', path: '/run/user/1000/docker.sock' },
  ],
  [
    'the default context by name',
    { DOCKER_CONTEXT: 'default' },
    { 'config.json': config },
    { kind: 'socket', path: '/var/run/docker.sock' },
  ],
  [
    'a context over TCP',
    {},
    { 'config.json': config, [metaPath]: meta('tcp://h:2376') },
    { kind: 'through-docker' },
  ],
  ['a context that is gone', {}, { 'config.json': config }, { kind: 'through-docker' }],
])('%s', async (_what, env, content, expected) => {
  const folder = tempFolder(content)
  const endpoint = await findEngineEndpoint({ DOCKER_CONFIG: folder, ...env }, files)
  expect(endpoint).toMatchObject(expected)
})
