import {
  databaseKey,
  planDatabaseArchive,
} from '../../../src/cache/scanner/plan-database-archive.ts'
import { planScannerArchive } from '../../../src/cache/scanner/plan-scanner-archive.ts'
import { TRIVY_PIN } from '../../../src/scan/scanner/pin.ts'
import type { ScannerSettings } from '../../../src/scan/scanner/scanner-settings.ts'
import { POLICY } from '../../scan/scanner-scene.ts'

const NOW = Date.parse('2026-11-01T00:30:00Z')
const DIGEST = `sha256:${'ab'.repeat(32)}`
const SETTINGS: ScannerSettings = {
  ...{ platform: 'linux/arm64', cacheFolder: '/cache', scanFolder: '/scan', mirrors: [] },
  ...{ offline: false, policy: POLICY },
}

describe('the scanner', () => {
  test('is kept by version, platform and sha256, and no other will do', () => {
    const { version, assets } = TRIVY_PIN
    const key = `cvdb-scanner-v1-${version}-linux-arm64-${assets['linux/arm64']?.programSha256}`
    expect(planScannerArchive(SETTINGS)).toMatchObject({
      keys: { key, prefixes: [] },
      paths: ['trivy'],
      folder: `/cache/scanner/trivy-${version}-linux-arm64`,
    })
  })

  test.each<[string, Partial<ScannerSettings>]>([
    ['the user brings', { trivyPath: '/usr/bin/trivy' }],
    ['is not pinned for the platform', { platform: 'plan9/mips' }],
  ])('one that %s is not kept', (_, changes) => {
    expect(planScannerArchive({ ...SETTINGS, ...changes })).toBeUndefined()
  })
})

describe('the database', () => {
  const prefixOf = (repositories: readonly string[]) =>
    planDatabaseArchive({ repositories }, NOW).prefix

  test('is looked for by its date: today, yesterday, any', () => {
    const { keys, prefix, paths } = planDatabaseArchive({ repositories: [] }, NOW)
    expect(prefix).toMatch(/^cvdb-database-v2-2-[0-9a-f]{12}-$/)
    expect(keys.prefixes).toEqual([`${prefix}20261101-`, `${prefix}20261031-`, prefix])
    expect(keys.key).toBe(`${prefix}20261101-`)
    expect(paths).toEqual(['database.json', 'metadata.json', 'trivy.db'])
  })

  test('is kept by the moment at which it was built, and by its content', () => {
    const archive = planDatabaseArchive({ repositories: [] }, NOW)
    const key = databaseKey(archive, { updatedAtMs: NOW, digest: DIGEST })
    expect(key).toBe(`${archive.prefix}20261101-20261101T003000Z-abababababab`)
    // What is found is thereby one of that day.
    expect(key.startsWith(archive.keys.key)).toBe(true)
  })

  test('of other repositories, or by a digest, is another', () => {
    const own = 'registry.corp.example/trivy-db'
    const prefixes = [[], [own], [`${own}:3`], [`${own}@${DIGEST}`]].map(prefixOf)
    expect(new Set(prefixes).size).toBe(4)
    expect(prefixOf([own])).toBe(prefixOf([`${own}:2`]))
    // Keys have no comma and name no host of the site.
    expect(prefixes.join()).not.toContain('corp')
  })
})
