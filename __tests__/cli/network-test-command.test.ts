import { parseNetworkTestArguments } from '../../src/cli/network-test-arguments.ts'
import { runNetworkTestCommand } from '../../src/cli/network-test-command.ts'
import type { PreflightReport } from '../../src/preflight/preflight.ts'
import { atHome } from '../fakes/at-home.ts'
import { captureOutput } from '../fakes/captured-output.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { closeServers, freePort, serveHttp } from '../preflight/loopback.ts'

afterEach(closeServers)
afterAll(removeTempFolders)

/** Everything but loopback goes to a proxy that is not there: no test leaves this machine. */
async function networkTest(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const nowhere = `http://127.0.0.1:${await freePort()}`
  const home = {
    PATH: tempFolder(),
    CARGO_HOME: tempFolder(),
    CV_DOCKER_BUILD_CACHE: tempFolder(),
    HTTPS_PROXY: nowhere,
    HTTP_PROXY: nowhere,
    ...env,
  }
  return await atHome(tempFolder(), home, () => captureOutput(() => runNetworkTestCommand(args)))
}

async function serve(status: number): Promise<string> {
  const port = await serveHttp((_request, response) => response.writeHead(status).end('{}'))
  return `http://127.0.0.1:${port}/v2/`
}

test.each(['--help', '-h'])('%s', async (flag) => {
  const { result, stdout } = await networkTest([flag])
  expect(result).toBe(0)
  for (const word of ['--json', '--endpoint', '--only', '--timeout', '--no-docker', 'Exit codes']) {
    expect(stdout).toContain(word)
  }
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
})

test.each<[readonly string[], string]>([
  [['--jsno'], 'error: --jsno: is not an option; did you mean --json? see --help\n'],
  [['--timeout', 'soon'], 'error: --timeout: "soon" is not a time; use seconds, 1 to 300\n'],
  [['--timeout=0'], 'error: --timeout: "0" is not a time; use seconds, 1 to 300\n'],
  [['--endpoint'], 'error: --endpoint: has no value; write --endpoint VALUE\n'],
  [['--json=yes'], 'error: --json: takes no value; write --json alone\n'],
  [
    ['ghcr.io'],
    'error: network-test: "ghcr.io" is not an option; for one more server: --endpoint ghcr.io\n',
  ],
])('%j is refused before anything is asked', async (args, expected) => {
  const { result, stdout, stderr } = await networkTest(args)
  expect([result, stdout, stderr]).toEqual([2, '', expected])
})

test('flags', () => {
  const parsed = parseNetworkTestArguments([
    ...['-v', '--json', '--no-docker', '--sandbox', '--timeout', '2.5'],
    ...['--endpoint', 'a', '--endpoint=b', '--only', 'c'],
  ])
  expect(parsed.ok && parsed.value).toEqual({
    help: false,
    json: true,
    verbose: true,
    docker: false,
    sandbox: true,
    endpoints: ['a', 'b'],
    only: ['c'],
    timeoutMs: 2_500,
  })
})

test('a server that answers and one that fails: told apart, exit 3', async () => {
  const [good, bad] = [await serve(200), await serve(503)]
  const { result, stdout } = await networkTest([
    '--only',
    'ghcr',
    '--endpoint',
    good,
    '--endpoint',
    bad,
    '--json',
    '--no-docker',
  ])
  const report: PreflightReport = JSON.parse(stdout)
  const outcomes = report.endpoints.map(({ outcome, failedLayer }) => [outcome, failedLayer])
  expect(outcomes).toEqual([
    ['failed', 'connect'],
    ['ok', undefined],
    ['failed', 'http'],
  ])
  expect(result).toBe(3)
})

test('no network: one sentence, exit 3, with no engine here', async () => {
  const { result, stdout } = await networkTest([])
  expect(result).toBe(3)
  expect(stdout.trimEnd().split('\n').at(-1)).toMatch(
    /^✘ No network: everything goes through the proxy http:\S+, which cannot be reached\. → /,
  )
})

test('the cargo configuration of the folder is read', async () => {
  const { stdout } = await networkTest(['--only', 'ghcr', '--no-docker', '--json'], {
    CARGO_NET_CONNECT_TIMEOUT: '5',
  })
  const report: PreflightReport = JSON.parse(stdout)
  expect(report.checks.find(({ name }) => name === 'cargo configuration')).toMatchObject({
    outcome: 'warning',
    detail: expect.stringContaining('"net.connect-timeout" is not a key of cargo'),
  })
})

test('a proxy setting that is none is told, and is no crash', async () => {
  const { result, stdout } = await networkTest(['--only', 'ghcr', '--no-docker'], {
    HTTPS_PROXY: 'http:/me:pass@proxy',
  })
  expect(result).toBe(3)
  expect(stdout).toContain('HTTPS_PROXY is not the URL of a proxy')
  expect(stdout).not.toContain('pass')
})
