import { readDefaultBuilder } from '../../src/adapters/default-builder.ts'
import { files } from '../../src/adapters/files.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

/** Nobody listens there: whoever goes on to ask the engine fails, and only then. */
const DOCKER_HOST = 'unix:///nobody/listens/docker.sock'

async function ask(content: Readonly<Record<string, string>>, env: Record<string, string> = {}) {
  const folder = tempFolder(content)
  return readDefaultBuilder({ DOCKER_CONFIG: folder, DOCKER_HOST, ...env }, files)
}

test.each([
  ['BUILDX_BUILDER', {}, { BUILDX_BUILDER: 'mine' }],
  ['DOCKER_CONTEXT', {}, { DOCKER_CONTEXT: 'mine' }],
  ['buildx use', { 'buildx/current': '{"Key":"unix:///x","Name":"mine"}' }, {}],
  ['buildx use --default', { 'buildx/defaults/0a1b': 'mine' }, {}],
  ['the docker context', { 'config.json': '{"currentContext":"mine"}' }, { DOCKER_HOST: '' }],
  ['another host than a socket', {}, { DOCKER_HOST: 'tcp://127.0.0.1:1' }],
])('the engine is not asked where %s selects another builder', async (_, content, env) => {
  expect(await ask(content, env)).toBeUndefined()
})

test.each([
  ['nothing is selected', {}],
  ['buildx says that nothing is', { 'buildx/current': '{"Key":"unix:///x","Name":""}' }],
  ['the docker context is overridden', { 'config.json': '{"currentContext":"mine"}' }],
])('the engine is asked where %s', async (_, content) => {
  await expect(ask(content)).rejects.toThrow('ENOENT')
})
