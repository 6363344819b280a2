import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { build, docker, MINUTES, told } from './harness.ts'

/** Extra system packages are the only use of a package manager; here through a proxy with a password. */
const PASSWORD = 'pr0xy-pass word'
const TAG = 'cv-docker-build-test/packages'

let proxy: Server
const asked: string[] = []

beforeAll(async () => {
  proxy = createServer((request, response) => {
    if (!isAllowed(request.headers['proxy-authorization'])) {
      response.writeHead(407).end()
      return
    }
    const url = new URL(request.url ?? '')
    asked.push(url.host)
    fetch(url).then(
      async (answer) => {
        const body = Buffer.from(await answer.arrayBuffer())
        response.writeHead(answer.status, { 'content-length': body.length }).end(body)
      },
      () => response.writeHead(502).end(),
    )
  })
  proxy.on('connect', (request, socket) => {
    if (!isAllowed(request.headers['proxy-authorization'])) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
      return
    }
    asked.push(request.url ?? '')
    const { hostname, port } = new URL(`https://${request.url}`)
    const onward = connect(Number(port) || 443, hostname, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      socket.pipe(onward).pipe(socket)
    })
    for (const end of [socket, onward]) end.on('error', () => {})
  })
  await new Promise<void>((resolve) => proxy.listen(0, '0.0.0.0', resolve))
}, MINUTES)
afterAll(async () => {
  proxy.close()
  proxy.closeAllConnections()
  await docker('image', 'rm', '--force', TAG)
  removeTempFolders()
})

function isAllowed(header = ''): boolean {
  return Buffer.from(header.slice('Basic '.length), 'base64').toString() === `me:${PASSWORD}`
}

test(
  'apt installs them through the proxy of the host, and nothing of the proxy stays in the image',
  async () => {
    const gateway = await docker(
      'network',
      'inspect',
      'bridge',
      '--format',
      '{{(index .IPAM.Config 0).Gateway}}',
    )
    const { port } = proxy.address() as AddressInfo
    const url = `http://me:${encodeURIComponent(PASSWORD)}@${gateway}:${port}`
    const folder = tempFolder({
      'Cargo.toml': '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2024"\n',
      'Cargo.lock': 'version = 4\n\n[[package]]\nname = "app"\nversion = "0.1.0"\n',
      'src/main.rs': 'fn main() {}',
    })
    const result = await build(
      [
        '--type',
        'dev',
        '--build-packages',
        'tree',
        '--target',
        'toolchain',
        '--no-cache',
        '--tag',
        TAG,
        folder,
      ],
      { env: { HTTP_PROXY: url, HTTPS_PROXY: url, NO_PROXY: 'localhost,127.0.0.1' } },
    )
    expect(result.exitCode === 0 ? '' : told(result)).toBe('')
    expect(await docker('run', '--rm', TAG, 'tree', '--version')).toContain('tree v')
    expect(asked.length).toBeGreaterThan(1)
    const everything = [
      result.stdout,
      result.stderr,
      JSON.stringify(result.report),
      await docker('image', 'inspect', TAG),
      await docker('image', 'history', '--no-trunc', TAG),
      await docker(
        'run',
        '--rm',
        TAG,
        'sh',
        '-c',
        'env; cat /etc/apt/apt.conf.d/* 2>/dev/null; ls /run /tmp',
      ),
    ].join('\n')
    for (const secret of [PASSWORD, encodeURIComponent(PASSWORD), url]) {
      expect(everything).not.toContain(secret)
    }
  },
  10 * MINUTES,
)
