import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { SYSTEM_CA_BUNDLES } from '../../src/adapters/network-probes.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { type CliResult, MINUTES, told } from './harness.ts'
import { type InterceptingProxy, startInterceptingProxy } from './intercepting-proxy.ts'
import {
  CAN_MAKE_MACHINES,
  connectMachine,
  type Machine,
  prepareStandIns,
  type RunOptions,
  startMachine,
} from './netns.ts'
import { smallApplication } from './small-application.ts'

/**
 * A machine, its engine included, whose only way out is a proxy with a password that opens TLS with an
 * authority of its own. Nothing is said to our program: it sees what every program of that machine sees.
 */
const LOGIN = { user: 'me', password: 'pr0xy-pass word' }
const TAG = 'cv-docker-build-test/proxied'
const SYSTEM_BUNDLE = SYSTEM_CA_BUNDLES.find((path) => existsSync(path)) ?? SYSTEM_CA_BUNDLES[0]

/** How other programs of this machine are told whom to trust. */
const NOBODY_TOLD = {
  SSL_CERT_FILE: undefined,
  SSL_CERT_DIR: undefined,
  NODE_EXTRA_CA_CERTS: undefined,
  CURL_CA_BUNDLE: undefined,
  CARGO_HTTP_CAINFO: undefined,
}

const describeOnMachine = CAN_MAKE_MACHINES ? describe : describe.skip
describeOnMachine('a machine behind a proxy that opens TLS', () => {
  let machine: Machine
  let proxy: InterceptingProxy
  let standIns: readonly string[]
  let trusts: { readonly variable: RunOptions; readonly 'system bundle': RunOptions }
  let engineEnv: string

  beforeAll(async () => {
    const images = ['rust:1', 'alpine:3.22', 'gcr.io/distroless/static-debian13:nonroot']
    standIns = ['--stand-ins', await prepareStandIns(images)]
    machine = await startMachine()
    const address = await connectMachine(machine)
    proxy = await startInterceptingProxy(address, LOGIN)
    const password = encodeURIComponent(LOGIN.password)
    const url = `http://${LOGIN.user}:${password}@${address}:${proxy.port}`
    const file = `${tempFolder({ 'trusted.pem': withAuthority(proxy) })}/trusted.pem`
    const env = { ...NOBODY_TOLD, HTTP_PROXY: url, HTTPS_PROXY: url }
    trusts = {
      variable: { env: { ...env, SSL_CERT_FILE: file } },
      'system bundle': { env, inPlaceOf: { path: SYSTEM_BUNDLE, file } },
    }
    const up = await machine.cli(['engine', 'up'])
    if (up.exitCode !== 0) throw new Error(told(up))
    engineEnv = (await machine.cli(['engine', 'env'])).stdout
  }, 5 * MINUTES)
  afterAll(async () => {
    proxy?.close()
    await machine?.stop()
    removeTempFolders()
  }, MINUTES)

  test(
    'network-test finds its way, and the authority',
    async () => {
      const names = ['crates.io index', 'crates.io downloads', 'Debian packages']
      const only = names.flatMap((name) => ['--only', name])
      const options = trusts['system bundle']
      const result = await machine.cli(['network-test', '--json', ...only], options)
      expect(result.exitCode === 0 ? '' : told(result)).toBe('')
      const { endpoints, decisions } = JSON.parse(result.stdout)
      expect(endpoints).toMatchObject(names.map((name) => ({ name, outcome: 'ok' })))
      expect(decisions).toContainEqual(
        expect.objectContaining({ kind: 'inject-ca', path: SYSTEM_BUNDLE }),
      )
      expect(result.stdout + result.stderr).not.toMatch(secretsOf(proxy))
    },
    MINUTES,
  )

  test.each([
    ['minimal', 'variable', []],
    ['minimal', 'system bundle', []],
    ['prod', 'variable', []],
    ['prod', 'system bundle', []],
    // With packages: a step that uses the network.
    ['dev', 'system bundle', ['--build-packages', 'tree']],
  ] as const)(
    '%s builds, the authority known by: %s',
    async (variant, trust, args) => {
      forgetCrates()
      const before = proxy.asked.length
      const result = await buildVariant(variant, trust, ['--no-cache', ...args])
      expect(result.report?.fetch?.crates).toMatchObject({ fetched: 2, sources: ['crates.io'] })
      const asked = proxy.asked.slice(before)
      expect(
        asked.filter((url) => /^https:\/\/static\.crates\.io\/.*\/download$/.test(url)),
      ).toHaveLength(2)
      expect(asked.some((url) => /\/tree_[^/]*\.deb$/.test(url))).toBe(args.length > 0)
      await expectNothingLeft(result)
    },
    3 * MINUTES,
  )

  test.each(['variable', 'system bundle'] as const)(
    'without a fetch on the host cargo gets out of its step, the authority known by: %s',
    async (trust) => {
      const before = proxy.asked.length
      const result = await buildVariant('prod', trust, ['--no-cache', '--fetch', 'off'])
      const steps = result.report?.steps.map(({ name }) => name) ?? []
      expect(steps.some((name) => /crates-fetched.*RUN/.test(name))).toBe(true)
      expect(proxy.asked.slice(before)).toContain('https://index.crates.io/it/oa/itoa')
      await expectNothingLeft(result)
    },
    3 * MINUTES,
  )

  async function buildVariant(
    variant: string,
    trust: keyof typeof trusts,
    args: readonly string[],
  ): Promise<CliResult> {
    const argv = ['--type', variant, '--tag', TAG, ...standIns, ...args, smallApplication()]
    const result = await machine.build(argv, trusts[trust])
    expect(result.exitCode === 0 ? '' : told(result)).toBe('')
    return result
  }

  /** So that each variant has to bring them. */
  function forgetCrates(): void {
    rmSync(`${machine.cacheFolder}/crates`, { recursive: true, force: true })
  }

  /** Neither password nor authority in log, report and image, the layers included that later ones hide. */
  async function expectNothingLeft({ stdout, stderr, report }: CliResult): Promise<void> {
    const inspected = await docker('image', 'inspect', TAG)
    const history = await docker('image', 'history', '--no-trunc', TAG)
    const texts = [stdout, stderr, JSON.stringify(report), inspected, history].join('\n')
    expect(texts).not.toMatch(secretsOf(proxy))
    const folder = `${tempFolder()}/image`
    mkdirSync(folder)
    await sh('docker image save "$1" | tar -x -C "$2"', TAG, folder)
    const search =
      'cd "$1/blobs/sha256" && for blob in *; do gzip -dcf "$blob" | grep -acE "$2" || :; done'
    const count = async (pattern: string) => {
      const lines = await sh(search, folder, pattern)
      return lines.split('\n').filter((line) => Number(line) > 0).length
    }
    // The search itself finds what is there: in the config and in a layer.
    expect(await count('app/')).toBeGreaterThan(1)
    expect(await count(secretsOf(proxy).source)).toBe(0)
  }

  function docker(...args: readonly string[]): Promise<string> {
    return sh('exec docker "$@"', ...args)
  }

  async function sh(script: string, ...args: readonly string[]): Promise<string> {
    const { exitCode, stdout, stderr } = await machine.run([
      'sh',
      '-c',
      `${engineEnv}\n${script}`,
      'sh',
      ...args,
    ])
    if (exitCode !== 0) throw new Error(stderr)
    return stdout
  }
})

/** A regular expression for everything that must not be found: the login in each form, a line of the authority. */
function secretsOf({ authority }: InterceptingProxy): RegExp {
  const { user, password } = LOGIN
  const [, line = ''] = authority.split('\n')
  const base64 = Buffer.from(`${user}:${password}`).toString('base64')
  const texts = [password, encodeURIComponent(password), base64, line]
  return new RegExp(texts.map((text) => text.replace(/[+/=]/g, '[$&]')).join('|'))
}

/** As `update-ca-certificates` leaves it. */
function withAuthority({ authority }: InterceptingProxy): string {
  return `${readFileSync(SYSTEM_BUNDLE, 'utf8')}\n${authority}`
}
