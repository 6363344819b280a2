/** The real scanner, with a small database of our own making, on images that were written by hand. */
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { runCommand } from '../../src/adapters/command-runner.ts'
import { planDatabaseSources } from '../../src/scan/database/database-sources.ts'
import { obtainDatabase } from '../../src/scan/database/obtain-database.ts'
import {
  prepareTrivy,
  runTrivyConvert,
  runTrivyScan,
  type TrivyInput,
} from '../../src/scan/run-trivy.ts'
import { obtainScanner } from '../../src/scan/scanner/obtain-scanner.ts'
import { TRIVY_PIN } from '../../src/scan/scanner/pin.ts'
import { makeVersionReader } from '../../src/scan/scanner/read-version.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import {
  closeRegistries,
  dockerArchive,
  ociLayout,
  realTrivy,
  type SampleImage,
  serveDatabase,
  smallDatabase,
} from '../scan/real-trivy.ts'
import { NEVER, POLICY, scannerPorts } from '../scan/scanner-scene.ts'
import { MINUTES } from './harness.ts'

let trivy: string
beforeAll(async () => {
  trivy = await realTrivy()
}, 5 * MINUTES)
afterEach(closeRegistries)
afterAll(removeTempFolders)

const ports = scannerPorts()
const PLATFORM = `${process.platform}/${process.arch === 'x64' ? 'amd64' : process.arch}`

const VULNERABLE: SampleImage = {
  crates: [
    { name: 'web', version: '0.1.0', source: 'local', root: true, dependencies: [1, 2, 3] },
    { name: 'ammonia', version: '1.9.0' },
    { name: 'matchit', version: '0.8.4' },
    { name: 'time', version: '0.3.40' },
  ],
  debian: { openssl: '3.5.1-1', bash: '5.2.37-2' },
  files: { 'app/key.env': 'AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLA\n' },
  user: '65532',
}
const EXPECTED = [
  'CVE-2019-15542 ammonia HIGH',
  'CVE-2099-0001 matchit CRITICAL',
  'CVE-2099-0101 openssl HIGH',
]

type Report = {
  readonly Trivy: { readonly Version: string }
  readonly ArtifactName: string
  readonly Results?: readonly {
    readonly Type?: string
    readonly Packages?: readonly { readonly Name: string }[]
    readonly Vulnerabilities?: readonly Record<'VulnerabilityID' | 'PkgName' | 'Severity', string>[]
    readonly Secrets?: readonly { readonly RuleID: string }[]
  }[]
}

async function scannerIn(scanFolder: string) {
  // Where realTrivy put it.
  const settings = {
    platform: PLATFORM,
    cacheFolder: join(trivy, '../../..'),
    scanFolder,
    mirrors: [],
    offline: true,
    policy: POLICY,
  }
  const outcome = await obtainScanner(settings, ports, NEVER)
  if (outcome.kind !== 'ready') throw new Error(outcome.fault.cause)
  return outcome.scanner
}

async function scan(input: TrivyInput, name?: string) {
  const folder = join(tempFolder(), 'scan')
  const scanner = await scannerIn(folder)
  const run = await prepareTrivy(scanner, smallDatabase(tempFolder()), folder, ports)
  const outputFile = join(folder, 'report.json')
  const named = name === undefined ? {} : { name }
  const result = await runTrivyScan(run, { input, outputFile, ...named }, ports, NEVER)
  if (!result.ok) throw new Error([result.problem, ...result.evidence].join('\n'))
  const report: Report = JSON.parse(readFileSync(outputFile, 'utf8'))
  return { run, report, outputFile }
}

function findingsOf({ Results = [] }: Report): readonly string[] {
  return Results.flatMap(({ Vulnerabilities = [] }) => Vulnerabilities)
    .map(({ VulnerabilityID, PkgName, Severity }) => `${VulnerabilityID} ${PkgName} ${Severity}`)
    .sort()
}

function layoutOf(image: SampleImage): TrivyInput {
  const folder = tempFolder()
  const digest = ociLayout(folder, image)
  return { kind: 'oci-layout', folder, digest }
}

test(
  'a program says which version it is without being run, and is the pinned one',
  async () => {
    const scanner = await scannerIn(join(tempFolder(), 'scan'))
    expect(scanner).toMatchObject({
      version: TRIVY_PIN.version,
      sha256: TRIVY_PIN.assets[PLATFORM]?.programSha256,
    })
    const reader = makeVersionReader()
    reader.push(readFileSync(trivy))
    expect(reader.version()).toBe(TRIVY_PIN.version)
  },
  MINUTES,
)

test(
  'an image is scanned as a layout and as an archive, with the same result',
  async () => {
    const file = join(tempFolder(), 'image.tar')
    dockerArchive(file, VULNERABLE)
    for (const input of [layoutOf(VULNERABLE), { kind: 'docker-archive', file } as const]) {
      const { report } = await scan(input, 'cv:1')
      expect(findingsOf(report)).toEqual(EXPECTED)
      expect(report.Trivy.Version).toBe(TRIVY_PIN.version)
      expect(report.ArtifactName).toMatch(/^cv-1-[0-9a-f]{12}/)
      const names = report.Results?.flatMap(({ Packages = [] }) => Packages.map(({ Name }) => Name))
      expect(names).toEqual(expect.arrayContaining(['time', 'bash', 'web']))
      const secrets = report.Results?.flatMap(({ Secrets = [] }) => Secrets)
      expect(secrets?.map(({ RuleID }) => RuleID)).toEqual(['aws-access-key-id'])
    }
  },
  2 * MINUTES,
)

test(
  'an image of Alpine is known by its packages, one without audit data has no crates',
  async () => {
    const { report } = await scan(layoutOf({ alpine: { musl: '1.2.5-r10', zlib: '1.3.1-r2' } }))
    expect(findingsOf(report)).toEqual(['CVE-2099-0201 musl HIGH'])
    expect(report.Results?.map(({ Type }) => Type)).toEqual(['alpine'])
  },
  MINUTES,
)

test(
  'nothing in the checkout and nothing in the environment sways it',
  async () => {
    const checkout = tempFolder({
      'trivy.yaml': 'severity: [LOW]\nscan:\n  scanners: [license]\nexit-code: 7\n',
      '.trivyignore': `${EXPECTED.map((line) => line.split(' ')[0]).join('\n')}\n`,
      'trivy-secret.yaml': 'disable-rules: [aws-access-key-id]\n',
    })
    const input = layoutOf(VULNERABLE)
    if (input.kind !== 'oci-layout') throw new Error('a layout was asked for')
    const was = process.cwd()
    const swayed = { TRIVY_SEVERITY: 'LOW', TRIVY_IGNORE_UNFIXED: 'true', TRIVY_EXIT_CODE: '7' }
    Object.assign(process.env, swayed)
    process.chdir(checkout)
    try {
      const { report } = await scan(input)
      expect(findingsOf(report)).toEqual(EXPECTED)
      expect(JSON.stringify(report)).toContain('aws-access-key-id')
    } finally {
      process.chdir(was)
      for (const name of Object.keys(swayed)) Reflect.deleteProperty(process.env, name)
    }
    // By itself it would have been.
    const own = [
      '--skip-db-update',
      '--offline-scan',
      '--skip-version-check',
      '--disable-telemetry',
    ]
    const cache = tempFolder()
    smallDatabase(join(cache, 'db'))
    const { exitCode, stdout } = await runCommand(
      [trivy, 'image', '--input', input.folder, '--cache-dir', cache, '--format', 'json', ...own],
      { cwd: checkout, env: { HOME: tempFolder(), ...swayed } },
    )
    expect([exitCode, findingsOf(JSON.parse(stdout))]).toEqual([0, []])
  },
  2 * MINUTES,
)

test(
  'a scan asks nobody for anything',
  async () => {
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`)
      response.writeHead(502).end()
    })
    server.on('connect', (request, socket) => {
      asked.push(`CONNECT ${request.url}`)
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const proxy = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const listening = scannerPorts({
      run: (argv, options) =>
        runCommand(argv, {
          ...options,
          env: { ...options?.env, HTTP_PROXY: proxy, HTTPS_PROXY: proxy },
        }),
    })
    const folder = join(tempFolder(), 'scan')
    const run = await prepareTrivy(
      await scannerIn(folder),
      smallDatabase(tempFolder()),
      folder,
      ports,
    )
    const outputFile = join(folder, 'report.json')
    const input = layoutOf(VULNERABLE)
    expect(await runTrivyScan(run, { input, outputFile }, listening, NEVER)).toEqual({ ok: true })
    for (const format of ['sarif', 'table', 'cyclonedx', 'spdx-json'] as const) {
      const request = { reportFile: outputFile, format, outputFile: join(folder, format) }
      expect(await runTrivyConvert(run, request, listening, NEVER)).toEqual({ ok: true })
    }
    server.close()
    expect(asked).toEqual([])
  },
  2 * MINUTES,
)

test(
  'one report becomes every format',
  async () => {
    const { run, outputFile } = await scan(layoutOf(VULNERABLE))
    const convert = async (format: Parameters<typeof runTrivyConvert>[1]['format']) => {
      const file = join(run.folder, `as.${format}`)
      const request = { reportFile: outputFile, format, outputFile: file }
      expect(await runTrivyConvert(run, request, ports, NEVER)).toEqual({ ok: true })
      return readFileSync(file, 'utf8')
    }
    const sarif = JSON.parse(await convert('sarif'))
    expect(sarif.runs[0].results).toHaveLength(EXPECTED.length + 1)
    expect(await convert('table')).toContain('CVE-2099-0001')
    const cyclonedx = JSON.parse(await convert('cyclonedx'))
    expect(cyclonedx.components.map(({ name }: { name: string }) => name)).toContain('matchit')
    expect(JSON.parse(await convert('spdx-json')).spdxVersion).toMatch(/^SPDX-2/)
  },
  2 * MINUTES,
)

test(
  'a database that was downloaded is the one that is scanned with, and stays as it was',
  async () => {
    const cacheFolder = tempFolder()
    const registry = await serveDatabase(smallDatabase(tempFolder()))
    const settings = {
      cacheFolder,
      repositories: [],
      offline: false,
      maxAgeMs: 7 * 24 * 3600_000,
      policy: POLICY,
    }
    const sources = planDatabaseSources([registry.repository], [])
    const obtain = () => obtainDatabase(settings, ports, NEVER, sources)
    const database = await obtain()
    if (database.kind !== 'ready') throw new Error(database.fault.cause)
    const folder = join(tempFolder(), 'scan')
    const run = await prepareTrivy(await scannerIn(folder), database.database.folder, folder, ports)
    const outputFile = join(folder, 'report.json')
    const request = { input: layoutOf(VULNERABLE), outputFile }
    expect(await runTrivyScan(run, request, ports, NEVER)).toEqual({ ok: true })
    expect(findingsOf(JSON.parse(readFileSync(outputFile, 'utf8')))).toEqual(EXPECTED)
    expect(await obtain()).toMatchObject({ kind: 'ready', database: { origin: 'cache' } })
  },
  2 * MINUTES,
)

test(
  'what cannot be scanned is a failure of the scanner, with its own words',
  async () => {
    const folder = join(tempFolder(), 'scan')
    const scanner = await scannerIn(folder)
    const outputFile = join(folder, 'report.json')
    const without = await prepareTrivy(scanner, undefined, folder, ports)
    const input = layoutOf(VULNERABLE)
    expect(await runTrivyScan(without, { input, outputFile }, ports, NEVER)).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/^The scanner failed \(exit code 1\): .*database/i),
    })
    const damaged = smallDatabase(tempFolder())
    writeFileSync(join(damaged, 'trivy.db'), 'x'.repeat(5_000))
    const run = await prepareTrivy(scanner, damaged, folder, ports)
    expect(await runTrivyScan(run, { input, outputFile }, ports, NEVER)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('failed to open db'),
    })
    const nothing = { kind: 'docker-archive', file: join(folder, 'nothing.tar') } as const
    const whole = await prepareTrivy(scanner, smallDatabase(tempFolder()), folder, ports)
    expect(await runTrivyScan(whole, { input: nothing, outputFile }, ports, NEVER)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('no such file'),
    })
    expect(existsSync(outputFile)).toBe(false)
  },
  2 * MINUTES,
)

test(
  'a cancelled scan ends, and one that takes too long',
  async () => {
    const folder = join(tempFolder(), 'scan')
    mkdirSync(folder, { recursive: true })
    const program = join(folder, 'slow')
    writeFileSync(program, '#!/bin/sh\nexec /bin/sleep 60\n')
    chmodSync(program, 0o700)
    const run = await prepareTrivy({ program }, undefined, folder, ports)
    const request = { input: layoutOf(VULNERABLE), outputFile: join(folder, 'report.json') }
    const abort = new AbortController()
    const pending = runTrivyScan(run, request, ports, abort.signal)
    setTimeout(() => abort.abort(), 100)
    expect(await pending).toMatchObject({ ok: false, stopped: 'aborted' })
    const late = runTrivyScan(run, { ...request, timeoutMs: 100 }, ports, NEVER)
    expect(await late).toMatchObject({ ok: false, stopped: 'timeout' })
  },
  MINUTES,
)
