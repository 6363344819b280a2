import { readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from '../../src/adapters/environment.ts'
import type { RunReport } from '../../src/report/run-report.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import {
  type Advisory,
  closeRegistries,
  crate,
  realTrivy,
  serveDatabase,
  smallDatabase,
} from '../scan/real-trivy.ts'
import { build, type CliResult, EXAMPLE, MINUTES, told } from './harness.ts'

/** Real images of examples/cv, a real scanner, a database of our own: as a user would run it. */
let trivy = ''
/** Everything of the real cache folder but what scanners leave there: a database of a test is none for users. */
const home = tempFolder()

beforeAll(async () => {
  trivy = await realTrivy()
  const real = cacheFolder(process.env)
  for (const name of readdirSync(real)) {
    if (name !== 'scanner') symlinkSync(join(real, name), join(home, name))
  }
}, 5 * MINUTES)
afterEach(closeRegistries)
afterAll(removeTempFolders)

const OTHER = crate(
  'CVE-2099-9',
  'a-crate-that-nobody-uses',
  '>= 0.0.0',
  undefined,
  'CRITICAL',
  'x',
)
const HIT = crate('CVE-2099-1', 'matchit', '>= 0.0.0', undefined, 'CRITICAL', 'loops for ever')

async function scanned(variant: string, advisory: Advisory, ...more: string[]): Promise<CliResult> {
  const folder = tempFolder()
  await smallDatabase(folder, [advisory])
  const { repository, digest } = await serveDatabase(folder)
  const scan = ['--trivy-path', trivy, '--scan-db-repositories', `${repository}@${digest}`]
  const args = ['--type', variant, '--tag', `cv-docker-build-test/scan:${variant}`]
  return build([...args, ...scan, ...more, EXAMPLE], { env: { CV_DOCKER_BUILD_CACHE: home } })
}

function platformOf({ report }: { readonly report?: RunReport }) {
  return report?.scan?.platforms[0]
}

/** prod stands on a distribution; without a registry that is a stand-in whose end of life nobody knows. */
describe.each(['minimal', 'prod'])('%s', (variant) => {
  test(
    'a crate with an advisory breaks the policy, and no other run is the worse for it',
    async () => {
      const result = await scanned(variant, HIT, '--scan=enforce')
      expect(result.exitCode === 4 ? '' : told(result)).toBe('')
      expect(result.report).toMatchObject({
        outcome: 'failure',
        failure: { stage: 'scan' },
        scan: { verdict: 'fail', scanner: { version: expect.any(String) } },
      })
      const counted = platformOf(result)?.findings.filter(({ counts }) => counts)
      expect(counted).toMatchObject([{ id: 'CVE-2099-1', package: 'matchit', type: 'rustbinary' }])
      expect(result.stdout).toContain('CVE-2099-1')
    },
    40 * MINUTES,
  )

  test(
    'without one its crates are known, and none of them is told of',
    async () => {
      const result = await scanned(variant, OTHER, '--scan=report')
      expect(result.exitCode === 0 ? '' : told(result)).toBe('')
      const platform = platformOf(result)
      // Fewer than Cargo.lock has: what is linked, not what is for other systems.
      expect(platform?.packages.crates).toBeGreaterThan(50)
      expect(platform?.findings.filter(({ kind }) => kind === 'vulnerability')).toEqual([])
      expect(platform?.verdict).not.toBe('fail')
    },
    20 * MINUTES,
  )
})
