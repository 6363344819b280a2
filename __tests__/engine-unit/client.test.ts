import { lstatSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs'
import { runCommand } from '../../src/adapters/command-runner.ts'
import { files } from '../../src/adapters/files.ts'
import { formatExports, prepareClient } from '../../src/engine/client.ts'
import type { EngineState } from '../../src/engine/state.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

const ports = { files, run: runCommand }
const stateOf = (folder: string): EngineState => ({
  schemaVersion: 1,
  pid: 1,
  store: 'containerd',
  socket: `${folder}/docker.sock`,
  tree: `${folder}/tree`,
  startedBy: 'up',
  startedAtMs: 0,
  network: { bridge: 'b', subnet: '10.200.0.0/16', address: '10.200.0.1/24', mtu: 1500 },
  forwardingBefore: '0',
})

function client(user: Record<string, string>) {
  const home = tempFolder(user)
  const cacheFolder = tempFolder()
  const context = { cacheFolder, env: { HOME: home, PATH: '/usr/bin' } }
  return { home, context, state: stateOf(cacheFolder) }
}

test('logins, contexts and plugins of the user are linked, not copied; buildx is ours', async () => {
  const { home, context, state } = client({
    '.docker/config.json': '{"auths":{"r.test":{"auth":"c2VjcmV0"}}}',
    '.docker/contexts/meta/x': '',
    '.docker/cli-plugins/docker-compose': '',
    '.docker/cli-plugins/docker-buildx': '',
  })
  const { DOCKER_CONFIG: own = '' } = await prepareClient(ports, context, state)
  expect(readlinkSync(`${own}/config.json`)).toBe(`${home}/.docker/config.json`)
  expect(readlinkSync(`${own}/contexts`)).toBe(`${home}/.docker/contexts`)
  expect(readlinkSync(`${own}/cli-plugins/docker-compose`)).toBe(
    `${home}/.docker/cli-plugins/docker-compose`,
  )
  expect(readlinkSync(`${own}/cli-plugins/docker-buildx`)).toBe(
    `${state.tree}/usr/libexec/docker/cli-plugins/docker-buildx`,
  )
})

test('preparing again changes nothing, and a login made meanwhile stays', async () => {
  const { context, state } = client({})
  const first = await prepareClient(ports, context, state)
  const own = first.DOCKER_CONFIG ?? ''
  writeFileSync(`${own}/config.json`, '{"auths":{}}')
  const env = { ...context.env, ...first }
  expect(await prepareClient(ports, { ...context, env }, state)).toEqual(first)
  expect(lstatSync(`${own}/config.json`).isFile()).toBe(true)
  expect(readFileSync(`${own}/config.json`, 'utf8')).toBe('{"auths":{}}')
})

test('lines for a shell', () => {
  expect(formatExports({ DOCKER_HOST: 'unix:///a b', PATH: "/it's" })).toEqual([
    "export DOCKER_HOST='unix:///a b'",
    "export PATH='/it'\\''s'",
  ])
})
