import { appendFileSync, copyFileSync, cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from '../../src/adapters/command-runner.ts'
import { TRIVY_PIN } from '../../src/scan/scanner/pin.ts'
import { programFolder } from '../../src/scan/scanner/program-place.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { closeRegistries, realTrivy } from '../scan/real-trivy.ts'
import { type CliResult, docker, EXAMPLE, MINUTES } from './harness.ts'
import {
  exitCodeOf,
  homeWithoutScanner,
  KNOWN,
  named,
  platformOf,
  scanned,
  tagOf,
  withDatabase,
} from './scan-variants-scene.ts'

/** Real images of which nobody can say that they are clean, and what would make them look so. */
let trivy = ''
beforeAll(async () => {
  trivy = await realTrivy()
}, 5 * MINUTES)
afterEach(closeRegistries)
afterAll(removeTempFolders)

const HOUR_MS = 3_600_000
const NOTHING = KNOWN.nothing?.('prod') ?? []
/** What the image has then is only what was built: nothing else of it can be unknown. */
const ON_NOTHING = ['--build-arg', 'RUNTIME_IMAGE=scratch']

async function scan(variant: string, ...args: readonly string[]): Promise<CliResult> {
  const home = homeWithoutScanner()
  return scanned({ variant, home, args: ['--trivy-path', trivy, ...args] })
}

function reasonOf({ report }: CliResult): string {
  return `${report?.scan?.verdict}: ${report?.scan?.reason}`
}

/** The stage `application` of our Dockerfile as a named context, with the program as other tools leave it. */
async function withoutAuditData(variant: string): Promise<string> {
  const folder = tempFolder({ 'out/files/.keep': '', 'out/state/.keep': '' })
  const program = join(folder, 'out/program')
  const id = await docker('create', tagOf(variant))
  await docker('cp', '--quiet', `${id}:/app/server`, program)
  await docker('rm', id)
  const { exitCode, stderr } = await runCommand(['objcopy', '--remove-section', '.dep-v0', program])
  if (exitCode !== 0) throw new Error(stderr)
  return folder
}

test(
  'a program without audit data is not analysable, never clean',
  async () => {
    const database = await withDatabase(NOTHING)
    const built = await scan('minimal', ...database, '--scan=enforce', ...ON_NOTHING)
    expect(exitCodeOf(built, 0)).toBe('')
    const application = `application=${await withoutAuditData('minimal')}`
    const silent = [...database, ...ON_NOTHING, '--build-context', application]
    const result = await scan('minimal', ...silent, '--scan=enforce')
    expect(exitCodeOf(result, 4)).toBe('')
    expect(reasonOf(result)).toMatch(/^unknown: The binary "\/app\/server" has no audit data/)
    expect(result.stdout).toMatch(/^not known +linux\/\S+ +nothing$/m)
    const warned = await scan('minimal', ...silent, '--scan=enforce', '--scan-unknown=warn')
    expect(exitCodeOf(warned, 0)).toBe('')
    expect(warned.stderr).toContain('has no audit data')
  },
  40 * MINUTES,
)

test(
  'a release that the database does not know is never clean, nor are crates',
  async () => {
    const others = NOTHING.filter((one) => one.kind === 'system')
    const database = await withDatabase(others.filter(({ system }) => system === 'alpine 3.1'))
    const result = await scan('prod', ...database, '--scan=enforce')
    expect(exitCodeOf(result, 4)).toBe('')
    expect(reasonOf(result)).toMatch(
      /^unknown: The vulnerability database has no advisories for crates; /,
    )
    // Alpine where it can be pulled, else what its stand-in is made of.
    expect(reasonOf(result)).toMatch(/database has no advisories for (alpine 3\.22: |debian sid, )/)
  },
  20 * MINUTES,
)

test(
  'a database that is too old',
  async () => {
    const database = await withDatabase(NOTHING, Date.now() - 100 * HOUR_MS)
    const result = await scan('prod', ...database, '--scan=enforce')
    expect(exitCodeOf(result, 4)).toBe('')
    expect(reasonOf(result)).toMatch(
      /^unknown: The vulnerability database is 4 days old, and 3 days are allowed \(scan-db-max-age\)/,
    )
    const raised = await scan(
      'minimal',
      ...(await withDatabase(NOTHING, Date.now() - 100 * HOUR_MS)),
      ...['--scan=enforce', '--scan-db-max-age', '120', ...ON_NOTHING],
    )
    expect(exitCodeOf(raised, 0)).toBe('')
  },
  20 * MINUTES,
)

test(
  'a database that cannot be had',
  async () => {
    const result = await scan('prod', '--scan=enforce', '--offline')
    expect(exitCodeOf(result, 4)).toBe('')
    expect(reasonOf(result)).toMatch(/^unknown: There is no vulnerability database \(Offline, /)
    expect(result.report?.scan).not.toHaveProperty('database')
    expect(platformOf(result)?.findings).toEqual([])
  },
  20 * MINUTES,
)

test(
  'a scanner that was tampered with is not run, whatever it would say',
  async () => {
    const home = homeWithoutScanner()
    const platform = `${process.platform}/${process.arch === 'x64' ? 'amd64' : process.arch}`
    const place = programFolder(home, TRIVY_PIN, platform)
    mkdirSync(place, { recursive: true })
    copyFileSync(trivy, join(place, 'trivy'))
    appendFileSync(join(place, 'trivy'), 'x')
    const args = ['--scan=enforce', '--offline', ...(await withDatabase(NOTHING))]
    const result = await scanned({ variant: 'prod', home, args })
    expect(exitCodeOf(result, 4)).toBe('')
    expect(reasonOf(result)).toMatch(/^unknown: There is no scanner \(/)
    expect(result.report?.scan).not.toHaveProperty('scanner')
    expect(platformOf(result)?.packages).toEqual({})
  },
  20 * MINUTES,
)

test(
  'nothing that is planted in the checkout, or set in the environment, hides a finding',
  async () => {
    const hidden = 'CVE-2099-1\nCVE-2099-2\n'
    const checkout = tempFolder({
      'trivy.yaml': 'severity: [LOW]\nignorefile: .trivyignore\nscan:\n  scanners: [license]\n',
      '.trivyignore': hidden,
      '.trivyignore.yaml': 'vulnerabilities:\n  - id: CVE-2099-1\n',
      'trivy-secret.yaml': 'disable-rules: [aws-access-key-id]\n',
    })
    const context = join(checkout, 'cv')
    cpSync(EXAMPLE, context, { recursive: true, filter: (path) => !/\/target$/.test(path) })
    const database = await withDatabase(KNOWN['base and crate']?.('prod') ?? [])
    const result = await scanned({
      variant: 'prod',
      home: homeWithoutScanner(),
      args: ['--trivy-path', trivy, ...database, '--scan=enforce'],
      context,
      cwd: checkout,
      env: {
        TRIVY_SEVERITY: 'LOW',
        TRIVY_IGNOREFILE: join(checkout, '.trivyignore'),
        TRIVY_CONFIG: join(checkout, 'trivy.yaml'),
        TRIVY_EXIT_CODE: '7',
      },
    })
    expect(exitCodeOf(result, 4)).toBe('')
    expect(named(result, true)).toEqual(
      expect.arrayContaining(['CVE-2099-1 matchit', 'CVE-2099-2 musl']),
    )
    expect(result.report?.scan).toMatchObject({ verdict: 'fail', ignoreEntries: [] })
  },
  40 * MINUTES,
)
