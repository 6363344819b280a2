import { serveApt } from '../laboratory/apt-mirror.ts'
import type { DnsFault } from '../laboratory/dns-server.ts'
import { startServer } from '../laboratory/faulty-server.ts'
import type { HttpFault } from '../laboratory/http-faults.ts'
import type { Expected, FaultKind, Job } from '../laboratory/kind.ts'
import type { Scene } from '../laboratory/scene.ts'
import { closedPort } from '../laboratory/tcp-faults.ts'
import { writeFiles } from './files-in-dockerfile.ts'
import { retried, status, stopped } from './from.ts'

const HELLO = () => ({ status: 200, headers: {}, body: Buffer.from('hello\n') })

/** A step of a small image with busybox. */
export async function useShell(
  scene: Scene,
  command: string,
  files: Readonly<Record<string, string>> = {},
): Promise<Job> {
  const lines = ['FROM shell', ...writeFiles(files), `RUN ${command} && : ${scene.name}`, '']
  return { dockerfile: lines.join('\n'), args: ['--build-context', await scene.lab.shell()] }
}

type ToolKind = Omit<FaultKind, 'strikes' | 'set'> & { readonly fault: HttpFault }

/** The real wget of busybox. */
function wget({ fault, ...kind }: ToolKind): FaultKind {
  return {
    ...kind,
    strikes: 'RUN',
    set: async (scene) => {
      const { host } = await scene.serve(HELLO, [{ fault, path: /./ }])
      return await useShell(scene, `wget -T 4 -O /hello http://${host}/hello.txt`)
    },
  }
}

/**
 * A tool that is not in the image: a download that really fails decides whether it fails, its words
 * are those that the tool is known to end with.
 */
function spoken(id: string, exitCode: number, words: string, expected: Expected): FaultKind {
  return {
    id,
    strikes: 'RUN',
    expected,
    set: async (scene) => {
      const { host } = await scene.serve(HELLO, [{ fault: { kind: 'reset' }, path: /./ }])
      const command = `{ wget -q -O /hello http://${host}/ 2>/dev/null || { cat /words >&2; exit ${exitCode}; }; }`
      return await useShell(scene, command, { '/words': words })
    },
  }
}

type AptKind = ToolKind & { readonly path: RegExp }

function apt({ fault, path, ...kind }: AptKind): FaultKind {
  return {
    ...kind,
    strikes: 'RUN',
    set: async (scene) => await useApt(scene, 'lab-package', { fault, path }),
  }
}

async function useApt(
  scene: Scene,
  wanted: string,
  ...targets: { readonly fault: HttpFault; readonly path: RegExp }[]
): Promise<Job> {
  const architecture = (await scene.lab.base()).architecture
  const { host } = await scene.serve(serveApt(architecture), targets)
  const lines = [
    'FROM toolchain',
    `LABEL scene=${scene.name}`,
    'RUN rm -rf /etc/apt/sources.list.d/* /etc/apt/sources.list',
    ...writeFiles({
      '/etc/apt/sources.list': `deb [trusted=yes] http://${host} ./`,
      '/etc/apt/apt.conf.d/lab': 'Acquire::Retries "0";\nAcquire::http::Timeout "4";\n',
    }),
    `RUN apt-get update && apt-get install --download-only --yes ${wanted} && : ${scene.name}`,
    '',
  ]
  return { dockerfile: lines.join('\n'), args: ['--build-context', await scene.lab.toolchain()] }
}

function name(id: string, fault: DnsFault, once: number): FaultKind {
  return {
    id,
    strikes: 'RUN',
    expected: retried('dns'),
    needs: 'root',
    once,
    set: async (scene) => {
      const { port } = await scene.serve(HELLO)
      const host = `${scene.name}.lab.test`
      const dns = await scene.lab.dns()
      dns.setName(host, fault, scene.strikes)
      const job = await useShell(scene, `wget -T 4 -O /hello http://${host}:${port}/`)
      return { ...job, builder: await scene.lab.ownBuilder() }
    },
  }
}

/** Tools other than cargo that load something in a step. */
export const TOOL_KINDS: readonly FaultKind[] = [
  wget({ id: 'wget-503', fault: status(503), expected: retried('server-failing') }),
  wget({ id: 'wget-reset', fault: { kind: 'reset' }, expected: retried('download-incomplete') }),
  wget({ id: 'wget-stall', fault: { kind: 'stall' }, expected: retried('timeout') }),
  wget({ id: 'wget-404', fault: status(404), expected: stopped('download-missing') }),
  name('wget-name-missing', 'nxdomain', 2),
  name('wget-name-servfail', 'servfail', 2),
  name('wget-name-timeout', 'timeout', 2),
  {
    id: 'wget-refused',
    strikes: 'RUN',
    expected: retried('connection-refused'),
    set: async (scene) => {
      const port = await closedPort()
      scene.outage(6, async () => scene.after((await startServer(HELLO, { port })).stop))
      return await useShell(scene, `wget -T 4 -O /hello http://127.0.0.1:${port}/`)
    },
  },
  apt({
    id: 'apt-index-503',
    fault: status(503),
    path: /Packages/,
    once: 7,
    expected: retried('server-failing'),
  }),
  apt({
    id: 'apt-package-reset',
    fault: { kind: 'reset' },
    path: /\.deb$/,
    once: 2,
    expected: retried('connection-lost'),
  }),
  apt({
    id: 'apt-package-stall',
    fault: { kind: 'stall' },
    path: /\.deb$/,
    once: 2,
    expected: retried('timeout', 'connection-lost'),
  }),
  apt({
    id: 'apt-package-corrupt',
    fault: { kind: 'corrupt' },
    path: /\.deb$/,
    expected: retried('apt-network', 'download-corrupt'),
  }),
  apt({
    id: 'apt-package-404',
    fault: status(404),
    path: /\.deb$/,
    // The list of packages may be an old one, kept from an earlier build: made anew once, not more.
    expected: { decision: 'retried-once', faults: ['package-index-stale'] },
    modes: ['once', 'forever'],
  }),
  {
    id: 'apt-package-unknown',
    strikes: 'RUN',
    expected: stopped('system-package-missing'),
    set: async (scene) => await useApt(scene, 'no-such-package'),
  },
  spoken(
    'npm-reset',
    152,
    'npm error code ECONNRESET\nnpm error network read ECONNRESET\nnpm error network This is a problem related to network connectivity.\nnpm error network In most cases you are behind a proxy or have bad network settings.',
    retried('connection-lost'),
  ),
  spoken(
    'npm-name',
    1,
    'npm error code EAI_AGAIN\nnpm error syscall getaddrinfo\nnpm error errno EAI_AGAIN\nnpm error request to https://registry.example.invalid/left-pad failed, reason: getaddrinfo EAI_AGAIN registry.example.invalid',
    retried('dns'),
  ),
  spoken(
    'apk-temporary',
    1,
    'fetch https://mirror.example.invalid/alpine/v3.22/main/x86_64/APKINDEX.tar.gz\nWARNING: updating https://mirror.example.invalid/alpine/v3.22/main: temporary error (try again later)\nERROR: unable to select packages:\n  curl (no such package):\n    required by: world[curl]',
    retried('apk-network'),
  ),
  spoken(
    'curl-reset',
    56,
    'curl: (56) Recv failure: Connection reset by peer',
    retried('connection-lost'),
  ),
  spoken(
    'git-503',
    128,
    "Cloning into 'app'...\nfatal: unable to access 'https://git.example.invalid/app/': The requested URL returned error: 503",
    retried('server-failing'),
  ),
  spoken(
    'rustup-download',
    1,
    "info: downloading component 'rustc'\nerror: component download failed for rustc-x86_64-unknown-linux-gnu: could not download file from 'https://static.example.invalid/dist/rustc-1.97.1.tar.xz' to '/usr/local/rustup/downloads/x.partial': error decoding response body: connection closed before message completed",
    retried('download-incomplete', 'connection-lost'),
  ),
]
