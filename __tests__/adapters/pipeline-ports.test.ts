import { createServer } from 'node:http'
import { join } from 'node:path'
import { clock } from '../../src/adapters/clock.ts'
import { files } from '../../src/adapters/files.ts'
import { http } from '../../src/adapters/http.ts'
import { makePipelinePorts, withEnvironment } from '../../src/adapters/pipeline-ports.ts'
import { VERSION } from '../../src/version.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

const SHOW = [process.execPath, '-p', 'Object.entries(process.env).join()'] as const

test('commands get the given environment and nothing of ours, unless they bring their own', async () => {
  const run = withEnvironment({ A: '1' })
  expect((await run(SHOW)).stdout).toBe('A,1\n')
  expect((await run(SHOW, { cwd: '/' })).stdout).toBe('A,1\n')
  expect((await run(SHOW, { env: { B: '2' } })).stdout).toBe('B,2\n')
})

test('everything real, over one environment', async () => {
  const { log } = recordingLogger()
  const env = { A: '1', DOCKER_CONFIG: '/config' }
  const ports = makePipelinePorts(env, log)
  expect(ports).toMatchObject({ files, http, clock, env, toolVersion: VERSION })
  expect(ports.log).toBe(log)
  expect(ports).not.toHaveProperty('display')
  expect(ports.measure).toMatchObject({ files, http, clock, dockerConfigFolder: '/config' })
  for (const { run } of [ports, ports.measure]) {
    expect((await run(SHOW)).stdout).toBe('A,1,DOCKER_CONFIG,/config\n')
  }
})

test('progress is drawn on a terminal where there is one', () => {
  const display = { write: () => {}, columns: () => 80, rows: () => 24 }
  expect(makePipelinePorts({}, recordingLogger().log, { display }).display).toBe(display)
})

test('images are measured in the engine that this environment names', async () => {
  const socket = join(tempFolder(), 'docker.sock')
  const server = createServer((_request, response) => response.end('{"Id":"x"}')).listen(socket)
  await new Promise((resolve) => server.once('listening', resolve))
  const env = { DOCKER_HOST: `unix://${socket}` }
  const api = makePipelinePorts(env, recordingLogger().log).measure.openEngine()
  expect(await api.getJson('/images/x/json')).toEqual({ Id: 'x' })
  api.close()
  await new Promise((resolve) => server.close(resolve))
})
