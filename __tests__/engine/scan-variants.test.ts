import { removeTempFolders } from '../fakes/temp-folder.ts'
import { closeRegistries, realTrivy } from '../scan/real-trivy.ts'
import { type CliResult, MINUTES } from './harness.ts'
import {
  exitCodeOf,
  expectNothingCounts,
  homeWithoutScanner,
  KNOWN,
  named,
  platformOf,
  scanned,
  withDatabase,
} from './scan-variants-scene.ts'

/** What is found in the three variants of examples/cv, and whose fault it is. */
let trivy = ''
let home = ''
beforeAll(async () => {
  trivy = await realTrivy()
  home = homeWithoutScanner()
}, 5 * MINUTES)
afterEach(closeRegistries)
afterAll(removeTempFolders)

/** `known`: what the database knows of. */
async function scan(variant: string, known: string, ...more: string[]): Promise<CliResult> {
  const database = await withDatabase(KNOWN[known]?.(variant) ?? [])
  const args = ['--trivy-path', trivy, ...database, ...more]
  return scanned({ variant, home, args })
}

/** Where the crates are read from: dev has its sources, and is compiled once more when it starts. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  minimal: ['app/server'],
  prod: ['app/server'],
  dev: ['app/Cargo.lock', 'out/program'],
}

describe.each(['minimal', 'prod', 'dev'])('%s', (variant) => {
  test(
    'a crate with an advisory breaks the policy; what its base image has, too, does not',
    async () => {
      const result = await scan(variant, 'base and crate', '--scan=enforce', '--scan-only-new')
      expect(exitCodeOf(result, 4)).toBe('')
      expect(result.report).toMatchObject({
        outcome: 'failure',
        failure: { stage: 'scan' },
        scan: { verdict: 'fail', scanner: { version: expect.any(String) } },
      })
      expect(named(result, true)).toEqual(['CVE-2099-1 matchit new'])
      expect(named(result, false)).not.toEqual([])
      for (const one of named(result, false)) expect(one).toMatch(/^CVE-2099-2 \S+ unchanged$/)
      const counting = platformOf(result)?.findings.filter(({ counts }) => counts) ?? []
      expect(counting.map(({ path }) => path).sort()).toEqual(PLACES[variant])
      expect(result.stdout).toContain('CVE-2099-1')
    },
    40 * MINUTES,
  )

  test(
    'what only its base image has is told, and breaks nothing',
    async () => {
      const result = await scan(variant, 'base', '--scan=report', '--scan-only-new')
      expect(exitCodeOf(result, 0)).toBe('')
      expect(named(result, false)).not.toEqual([])
      expectNothingCounts(result)
    },
    20 * MINUTES,
  )

  test(
    'where nothing is known, nothing is found, and all its crates were looked at',
    async () => {
      const result = await scan(variant, 'nothing', '--scan=report', '--scan-only-new')
      expect(exitCodeOf(result, 0)).toBe('')
      expect(named(result, false)).toEqual([])
      expectNothingCounts(result)
      // Fewer than Cargo.lock has: what is linked, not what is for other systems.
      expect(platformOf(result)?.packages.crates).toBeGreaterThan(50)
    },
    20 * MINUTES,
  )
})

test(
  'without a comparison a package of the base image breaks the policy',
  async () => {
    const result = await scan('prod', 'base', '--scan=enforce')
    expect(exitCodeOf(result, 4)).toBe('')
    expect(named(result, true)).toContain('CVE-2099-2 musl')
    expect(result.report?.scan?.verdict).toBe('fail')
  },
  20 * MINUTES,
)

describe('minimal, on nothing', () => {
  const onNothing = ['--build-arg', 'RUNTIME_IMAGE=scratch', '--scan=enforce', '--scan-only-new']

  test(
    'a clean one passes',
    async () => {
      const result = await scan('minimal', 'base', ...onNothing)
      expect(exitCodeOf(result, 0)).toBe('')
      const { verdict, reason, os } = platformOf(result) ?? {}
      expect([verdict, os]).toEqual(['pass', undefined])
      expect(reason).toMatch(/^Nothing breaks the policy: \d+ crates analysed\.$/)
    },
    20 * MINUTES,
  )

  test(
    'all that is found in it is new',
    async () => {
      const result = await scan('minimal', 'base and crate', ...onNothing)
      expect(exitCodeOf(result, 4)).toBe('')
      expect(named(result, true)).toEqual(['CVE-2099-1 matchit new'])
      expect(platformOf(result)?.comparison).toMatchObject({ base: 'scratch', newCount: 1 })
    },
    20 * MINUTES,
  )
})
