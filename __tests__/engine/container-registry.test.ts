import { readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { removeTempFolders } from '../fakes/temp-folder.ts'
import { build, type CliResult, docker, MINUTES, told } from './harness.ts'
import { type Registry, startRegistry } from './registry.ts'
import { smallApplication } from './small-application.ts'

/** Archives of compiled code in a real registry: machines that share nothing else. */
const TAG = 'cv-docker-build-test/container-registry'
const REPOSITORY = 'acme/web/cache'
const application = smallApplication()
const main = join(application, 'src/main.rs')

let registry: Registry
beforeAll(async () => {
  registry = await startRegistry()
})
afterAll(async () => {
  registry.stop()
  removeTempFolders()
  await docker('rmi', '--force', TAG)
}, MINUTES)

async function compile(): Promise<CliResult> {
  const kept = ['--cache', 'registry', '--cache-registry', `${registry.host}/${REPOSITORY}`]
  const args = ['--type', 'minimal', '--tag', TAG, '--preflight', 'off', '--skip-unchanged', 'off']
  const built = await build([...args, ...kept, application])
  expect(built.exitCode === 0 ? '' : told(built)).toBe('')
  expect(built.report?.compile?.kind).toBe('container')
  expect(built.report?.cache?.store).toBe('registry')
  return built
}

function change(from: string, to: string): void {
  writeFileSync(main, readFileSync(main, 'utf8').replace(from, to))
  const old = new Date('2001-01-01')
  utimesSync(main, old, old)
}

const archiveOf = ({ report }: CliResult, name: string) =>
  report?.cache?.archives.find((archive) => archive.name === name)

test(
  'what one run compiles the next one restores, the newest for another lock file, and never old code',
  async () => {
    const cold = await compile()
    expect(cold.report?.cargo).toEqual({ compiled: 3, fresh: 0 })
    expect(archiveOf(cold, 'units')).toMatchObject({ hit: 'miss', saved: { outcome: 'saved' } })

    change('42', '43')
    const warm = await compile()
    expect(warm.report?.cargo).toEqual({ compiled: 1, fresh: 2 })
    const units = archiveOf(warm, 'units')
    expect(units).toMatchObject({ hit: 'exact' })
    expect(archiveOf(warm, 'workspace')).toMatchObject({ hit: 'partial' })
    expect(await docker('run', '--rm', TAG)).toBe('43')
    const newest = `newest.${units?.key?.replace(/-[^-]*$/, '')}`
    const digests = [units?.key ?? '', newest].map((tag) => registry.digestOf(REPOSITORY, tag))
    const [exact, latest] = await Promise.all(digests)
    expect(exact).toMatch(/^sha256:/)
    expect(latest).toBe(exact)
  },
  20 * MINUTES,
)

test(
  'a registry that is gone costs the cache and not the build',
  async () => {
    registry.stop()
    const alone = await compile()
    expect(alone.report?.cargo).toEqual({ compiled: 3, fresh: 0 })
    expect(archiveOf(alone, 'units')).toMatchObject({
      hit: 'miss',
      saved: { outcome: 'lost' },
      remarks: expect.arrayContaining([expect.stringContaining(registry.host)]),
    })
    expect(await docker('run', '--rm', TAG)).toBe('43')
  },
  20 * MINUTES,
)
