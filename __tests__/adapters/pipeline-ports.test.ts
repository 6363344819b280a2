import { createServer } from 'node:http'
import { join } from 'node:path'
import { clock } from '../../src/adapters/clock.ts'
import { files } from '../../src/adapters/files.ts'
import { makePipelinePorts, withEnvironment } from '../../src/adapters/pipeline-ports.ts'
import { VERSION } from '../../src/version.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import {
  closeServers,
  freePort,
  makeCertificate,
  serveHttp,
  serveHttps,
} from '../preflight/loopback.ts'

afterEach(closeServers)
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
  expect(ports).toMatchObject({ files, clock, env, toolVersion: VERSION, random: Math.random })
  expect(ports.log).toBe(log)
  expect(ports).not.toHaveProperty('display')
  expect(ports).not.toHaveProperty('showNetwork')
  expect(ports.measure).toMatchObject({ files, clock, dockerConfigFolder: '/config' })
  expect(ports.measure.http).toBe(ports.http)
  for (const { run } of [ports, ports.measure]) {
    expect((await run(SHOW)).stdout).toBe('A,1,DOCKER_CONFIG,/config\n')
  }
})

test('all that the probes found is shown where that was asked for', () => {
  expect(makePipelinePorts({}, recordingLogger().log, { showNetwork: true }).showNetwork).toBe(true)
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

describe('small questions over HTTP', () => {
  const ask = (env: Record<string, string>, url: string) =>
    makePipelinePorts(env, recordingLogger().log).http(url, { timeoutMs: 5_000 })

  /** A server that says what it was asked for; a proxy is asked for whole URLs. */
  async function serve(): Promise<{ readonly host: string; readonly asked: string[] }> {
    const asked: string[] = []
    const port = await serveHttp((request, response) => {
      asked.push(request.url ?? '')
      response.end('well')
    })
    return { host: `127.0.0.1:${port}`, asked }
  }

  test('go through the proxy of the environment, but not to this machine', async () => {
    const [proxy, server] = [await serve(), await serve()]
    const env = { HTTP_PROXY: `http://${proxy.host}` }
    expect((await ask(env, `http://${server.host}/a`)).status).toBe(200)
    expect([proxy.asked, server.asked]).toEqual([[], ['/a']])
    expect((await ask(env, 'http://registry.invalid/b')).status).toBe(200)
    expect(proxy.asked).toEqual(['http://registry.invalid/b'])
  })

  test('trust what this machine trusts, also where Node does not', async () => {
    const certificate = makeCertificate('IP:127.0.0.1')
    const port = await serveHttps(certificate, (_request, response) => response.end('well'))
    const url = `https://127.0.0.1:${port}/`
    const env = { NODE_EXTRA_CA_CERTS: certificate.path }
    expect(Buffer.from((await ask(env, url)).body).toString()).toBe('well')
    await expect(ask({}, url)).rejects.toMatchObject({ kind: 'tls-untrusted' })
  })

  test('fail as they fail', async () => {
    const url = `http://127.0.0.1:${await freePort()}/`
    await expect(ask({}, url)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })
})

test('the network is made from the environment, when it is asked for', async () => {
  const config = tempFolder({
    'config.json': JSON.stringify({
      auths: { 'r.test': { auth: Buffer.from('jane:hunter2').toString('base64') } },
    }),
  })
  const home = tempFolder({ 'config.toml': '[net]\nretry = 2\n' })
  const env = {
    DOCKER_CONFIG: config,
    CARGO_HOME: home,
    HTTPS_PROXY: 'proxy.test:3128',
    CARGO_REGISTRIES_OWN_TOKEN: 'hunter3',
  }
  const network = await makePipelinePorts(env, recordingLogger().log).network()
  expect(network.settings.proxy).toMatchObject({ HTTPS_PROXY: 'http://proxy.test:3128/' })
  expect(await network.credentialsFor('r.test')).toEqual(
    expect.objectContaining({ password: 'hunter2' }),
  )
  expect(await network.tokenFor('own')).toBe('hunter3')
  expect(await network.cargoFiles('/nowhere')).toEqual([
    { path: `${home}/config.toml`, text: '[net]\nretry = 2\n' },
  ])
  expect([network.processId, network.random]).toEqual([process.pid, Math.random])
  const { docker, close } = network.makeProbes(network.makeTransport({ proxy: {} }))
  expect(await docker?.readText(`${config}/config.json`)).toContain('auths')
  expect(await docker?.readText(`${config}/none`)).toBeUndefined()
  expect(await docker?.freeBytes(config)).toBeGreaterThan(0)
  expect(await docker?.freeBytes(`${config}/none`)).toBeUndefined()
  expect((await docker?.run(SHOW))?.stdout).toContain('CARGO_HOME')
  close()
})
