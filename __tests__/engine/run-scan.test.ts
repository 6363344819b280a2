/** The whole scan stage with the real scanner: the right verdict, whatever the image and the database are like. */
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runScan } from '../../src/scan/run-scan.ts'
import type { ScanInput, ScanPlan, ScanTarget } from '../../src/scan/scan-plan.ts'
import type { ScanReport } from '../../src/scan/scan-report.ts'
import { TRIVY_PIN } from '../../src/scan/scanner/pin.ts'
import { programFolder } from '../../src/scan/scanner/program-place.ts'
import { makeTrivyPorts, type TrivySettings } from '../../src/scan/trivy-ports.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { aPolicy } from '../scan/a-finding.ts'
import {
  closeRegistries,
  ociLayout,
  realTrivy,
  type SampleImage,
  serveDatabase,
  smallDatabase,
} from '../scan/real-trivy.ts'
import { NEVER, POLICY, scannerPorts } from '../scan/scanner-scene.ts'
import { MINUTES } from './harness.ts'

const PLATFORM = `${process.platform}/${process.arch === 'x64' ? 'amd64' : process.arch}`
const HOUR_MS = 3_600_000
const CRATES: SampleImage['crates'] = [
  { name: 'web', version: '0.1.0', source: 'local', root: true, dependencies: [1] },
  { name: 'matchit', version: '0.8.4' },
]
const CLEAN: SampleImage = {
  crates: [{ name: 'web', version: '0.1.0', source: 'local', root: true }],
  debian: { bash: '5.2.37-2' },
  user: '10001',
}
const VULNERABLE: SampleImage = { ...CLEAN, crates: CRATES, debian: { openssl: '3.5.1-1' } }

let trivy: string
let cacheFolder: string
beforeAll(async () => {
  trivy = await realTrivy()
  cacheFolder = folderWithScanner(trivy)
}, 5 * MINUTES)
afterEach(closeRegistries)
afterAll(removeTempFolders)

/** A cache folder of the test's own, with that program in it and no database. */
function folderWithScanner(program: string): string {
  const folder = tempFolder()
  const place = programFolder(folder, TRIVY_PIN, PLATFORM)
  mkdirSync(place, { recursive: true })
  copyFileSync(program, join(place, 'trivy'))
  return folder
}

function layout(image: SampleImage): ScanInput {
  const folder = tempFolder()
  return { kind: 'oci-layout', folder, digest: ociLayout(folder, image) }
}

function target(image: SampleImage, overrides: Partial<ScanTarget> = {}): ScanTarget {
  const input = layout(image)
  const base = { kind: 'none', reason: 'nobody asked' } as const
  return { platform: 'linux/amd64', input, application: '/app/web', base, ...overrides }
}

type Changes = {
  readonly plan?: Partial<ScanPlan>
  readonly scanner?: Partial<TrivySettings['scanner']>
  readonly database?: Partial<TrivySettings['database']>
  readonly workspaceFolder?: string
}

async function scan(targets: readonly ScanTarget[], changes: Changes = {}): Promise<ScanReport> {
  const ports = scannerPorts()
  const registry = await serveDatabase(smallDatabase(tempFolder()))
  const scanFolder = join(tempFolder(), 'scan')
  const common = { cacheFolder, offline: false, policy: POLICY }
  const settings = {
    scanner: { ...common, scanFolder, platform: PLATFORM, mirrors: [], ...changes.scanner },
    database: {
      ...common,
      cacheFolder: tempFolder(),
      repositories: [registry.repository],
      maxAgeMs: 72 * HOUR_MS,
      ...changes.database,
    },
  }
  const plan: ScanPlan = {
    mode: 'enforce',
    policy: aPolicy(),
    formats: [],
    category: 'prod',
    targets,
    ...changes.plan,
  }
  const context = { workspaceFolder: changes.workspaceFolder ?? tempFolder() }
  return await runScan(plan, context, { ...ports, trivy: makeTrivyPorts(settings, ports) }, NEVER)
}

const short = ({ verdict, reason }: ScanReport) => `${verdict}: ${reason}`

test(
  'a clean image, with everything that it was scanned with',
  async () => {
    const report = await scan([target(CLEAN)])
    expect(short(report)).toBe(
      'pass: Nothing breaks the policy: 1 OS package and 1 crate analysed.',
    )
    expect(report).toMatchObject({
      scanner: { name: 'trivy', version: TRIVY_PIN.version, origin: 'tool-cache' },
      database: { origin: 'download', repository: expect.stringContaining('127.0.0.1:') },
      remarks: [],
    })
  },
  MINUTES,
)

test(
  'a vulnerable one, a secret in it, and a root user',
  async () => {
    const files = { 'app/key.env': 'AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLA\n' }
    const { user: _, ...asRoot } = VULNERABLE
    const report = await scan([target({ ...asRoot, files })])
    expect(short(report)).toBe('fail: 4 findings break the policy: 2 critical, 2 high.')
    const ids = report.platforms[0]?.findings.map(({ kind, id }) => `${kind} ${id}`)
    expect(ids?.sort()).toEqual([
      'root-user root-user',
      'secret aws-access-key-id',
      'vulnerability CVE-2099-0001',
      'vulnerability CVE-2099-0101',
    ])
  },
  MINUTES,
)

test(
  'vulnerable in the base image too: only what is new counts',
  async () => {
    const input = layout({ debian: { openssl: '3.5.0-1', tzdata: '2025b-4' } })
    const base = { kind: 'image', reference: 'debian:13', input } as const
    const plan = { policy: aPolicy({ onlyNew: true }) }
    const own = await scan([target(VULNERABLE, { base })], { plan })
    expect(short(own)).toBe('fail: 1 finding breaks the policy: 1 critical.')
    expect(own.platforms[0]?.comparison).toMatchObject({
      newCount: 1,
      unchangedCount: 1,
      fixed: [{ id: 'CVE-2099-0102' }],
    })
    const crates = CLEAN.crates ?? []
    const theirs = await scan([target({ ...VULNERABLE, crates }, { base })], { plan })
    expect(theirs.verdict).toBe('pass')
  },
  2 * MINUTES,
)

test(
  'a binary without audit data is not analysable, never clean',
  async () => {
    const { crates: _, ...silent } = CLEAN
    const report = await scan([target(silent)])
    expect(short(report)).toMatch(/^unknown: The binary "\/app\/web" has no audit data/)
  },
  MINUTES,
)

test(
  'a distribution that the scanner does not know, and a release that the database does not: never clean',
  async () => {
    const { debian: _, ...crates } = CLEAN
    const alone = await scan([target(crates)])
    expect(short(alone)).toBe('pass: Nothing breaks the policy: 1 crate analysed.')
    const files = { 'usr/lib/os-release': 'NAME="Arch Linux"\nID=arch\n' }
    const arch = await scan([target({ ...crates, files })])
    expect(short(arch)).toBe(
      'unknown: The image is made of "Arch Linux", which the scanner does not know, so nothing is known of its packages.',
    )
    const next = { 'etc/debian_version': '14.0\n' }
    const debian = await scan([target({ ...CLEAN, files: next })])
    expect(short(debian)).toMatch(
      /^unknown: The vulnerability database has no advisories for debian 14: /,
    )
  },
  2 * MINUTES,
)

test(
  'a database that is too old, and none',
  async () => {
    const old = await serveDatabase(
      smallDatabase(tempFolder(), undefined, { updatedAtMs: Date.now() - 100 * HOUR_MS }),
    )
    const late = await scan([target(CLEAN)], { database: { repositories: [old.repository] } })
    expect(short(late)).toBe(
      'unknown: The vulnerability database is 4 days old, and 3 days are allowed (scan-db-max-age).',
    )
    const none = await scan([target(CLEAN)], { database: { offline: true } })
    expect(short(none)).toMatch(/^unknown: There is no vulnerability database \(/)
    expect(none.platforms[0]?.findings).toEqual([])
  },
  2 * MINUTES,
)

test(
  'a scanner that was tampered with does not run',
  async () => {
    const mark = join(tempFolder(), 'it-ran')
    const fake = join(tempFolder({ trivy: `#!/bin/sh\ntouch ${mark}\n` }), 'trivy')
    const tampered = folderWithScanner(fake)
    const report = await scan([target(CLEAN)], {
      scanner: { cacheFolder: tampered, offline: true },
    })
    expect(short(report)).toMatch(/^unknown: There is no scanner \(/)
    expect(existsSync(mark)).toBe(false)
    expect(existsSync(dirname(mark))).toBe(true)
  },
  MINUTES,
)

test(
  'what is planted in the checkout changes nothing; what was asked for lets pass',
  async () => {
    const workspaceFolder = tempFolder({
      'trivy.yaml': 'severity: [LOW]\nignorefile: .trivyignore\n',
      '.trivyignore': 'CVE-2099-0001\nCVE-2099-0101\n',
      'agreed.yaml':
        'vulnerabilities:\n  - {id: CVE-2099-0001, purls: ["pkg:cargo/matchit"], statement: no route of ours}\n',
    })
    const planted = await scan([target(VULNERABLE)], { workspaceFolder })
    expect(short(planted)).toBe('fail: 2 findings break the policy: 1 critical, 1 high.')
    const plan = { ignoreFile: 'agreed.yaml' }
    const agreed = await scan([target(VULNERABLE)], { workspaceFolder, plan })
    expect(short(agreed)).toBe('fail: 1 finding breaks the policy: 1 high.')
    expect(agreed.ignoreEntries).toMatchObject([{ id: 'CVE-2099-0001', used: 1 }])
  },
  2 * MINUTES,
)

test(
  'every format is written from the one report, each platform apart',
  async () => {
    const folder = join(tempFolder(), 'out')
    const formats = ['json', 'sarif', 'table', 'cyclonedx', 'spdx'] as const
    const targets = [target(VULNERABLE), target(CLEAN, { platform: 'linux/arm64' })]
    const report = await scan(targets, { plan: { folder, formats } })
    expect([report.verdict, report.remarks]).toEqual(['fail', []])
    const read = (name: string) => readFileSync(join(folder, name), 'utf8')
    expect(report.files.map(({ path }) => path.slice(folder.length + 1))).toEqual([
      'scan-linux-amd64.json',
      'scan-linux-arm64.json',
      'scan.sarif',
      'scan.txt',
      'scan-linux-amd64.cdx.json',
      'scan-linux-arm64.cdx.json',
      'scan-linux-amd64.spdx.json',
      'scan-linux-arm64.spdx.json',
    ])
    expect(JSON.parse(read('scan-linux-amd64.json')).SchemaVersion).toBe(2)
    expect(JSON.parse(read('scan-linux-amd64.cdx.json')).bomFormat).toBe('CycloneDX')
    expect(JSON.parse(read('scan-linux-arm64.spdx.json')).spdxVersion).toMatch(/^SPDX-2/)
    expect(read('scan.txt')).toContain('CVE-2099-0001')
    const [amd64, arm64] = JSON.parse(read('scan.sarif')).runs
    expect([amd64.results.length, arm64.results.length]).toEqual([2, 0])
  },
  2 * MINUTES,
)

test(
  'the same finding has the same fingerprint in another build',
  async () => {
    const fingerprints: unknown[] = []
    for (const files of [{}, { 'app/changed': 'x' }]) {
      const folder = join(tempFolder(), 'out')
      const plan = { folder, formats: ['json', 'sarif'] } as const
      await scan([target({ ...VULNERABLE, files })], { plan })
      const { runs } = JSON.parse(readFileSync(join(folder, 'scan.sarif'), 'utf8'))
      fingerprints.push(
        runs[0].results.map((one: { partialFingerprints: unknown }) => one.partialFingerprints),
      )
      const { Results } = JSON.parse(readFileSync(join(folder, 'scan-linux-amd64.json'), 'utf8'))
      fingerprints.push(Results[0].Vulnerabilities[0].Fingerprint)
    }
    expect(fingerprints[0]).toEqual(fingerprints[2])
    // Trivy's own is another one in every build.
    expect(fingerprints[1]).not.toEqual(fingerprints[3])
  },
  2 * MINUTES,
)
