import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleFiles } from '../../src/adapters/bundle-files.ts'
import { openFile } from '../../src/adapters/random-access.ts'
import { createBundle } from '../../src/fetch/bundle/create-bundle.ts'
import { describeBundle } from '../../src/fetch/bundle/describe-bundle.ts'
import { planBundleSources } from '../../src/fetch/bundle/plan-bundle.ts'
import { applyBundle } from '../../src/fetch/bundle/use-bundle.ts'
import { planDatabaseSources } from '../../src/scan/database/database-sources.ts'
import { obtainDatabase } from '../../src/scan/database/obtain-database.ts'
import { keepScanner } from '../../src/scan/scanner/keep-scanner.ts'
import { obtainScanner } from '../../src/scan/scanner/obtain-scanner.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { closeServers, serveFiles } from '../fetch/fault-server.ts'
import { NEVER, POLICY, programOf, scannerPorts, smallRelease } from './scanner-scene.ts'
import { closeRegistries, serveDatabase } from './serve-database.ts'
import { smallDatabase } from './small-database.ts'

afterEach(closeRegistries)
afterEach(closeServers)
afterAll(removeTempFolders)

test('scanner and database come with a bundle, and are known as from there', async () => {
  const ports = { ...scannerPorts(), bundleFiles, openFile }
  const here = tempFolder()
  const common = { offline: false, policy: POLICY }
  const registry = await serveDatabase(smallDatabase(tempFolder()))
  const databases = { ...common, cacheFolder: here, repositories: [], maxAgeMs: 86_400_000 }
  const sources = planDatabaseSources([registry.repository], [])
  const database = await obtainDatabase(databases, ports, NEVER, sources)
  if (database.kind !== 'ready') throw new Error(database.fault.cause)
  const program = programOf('0.99.0')
  const { release, archive, path } = smallRelease(program)
  const server = await serveFiles({ [path]: archive })
  const keeping = { ...common, cacheFolder: here, platform: 'linux/amd64', mirrors: [server.url] }
  const kept = () => keepScanner(keeping, ports, NEVER, release)
  const scanner = await kept()
  if (!scanner.ok) throw new Error(scanner.fault.cause)
  // A second time nothing is downloaded.
  expect(await kept()).toMatchObject({ ok: true, value: scanner.value })
  expect(server.requests).toHaveLength(1)

  const output = join(tempFolder(), 'bundle.tar')
  const folders = { scanner: scanner.value, 'scanner-database': database.database.folder }
  const madeFor = { platforms: [] }
  const bundle = { cacheFolder: here, output, toolVersion: '1', madeFor }
  const packed = planBundleSources([], folders)
  expect(await createBundle({ ...bundle, sources: packed }, ports, NEVER)).toMatchObject({
    ok: true,
  })
  closeRegistries()
  const there = tempFolder()
  const used = await applyBundle({ cacheFolder: there, file: output }, ports, NEVER)
  expect(used.ok && describeBundle(used.value)).toEqual(['scanner', 'database of the scanner'])

  const settings = { ...common, offline: true, cacheFolder: there, mirrors: [] }
  const place = { platform: 'linux/amd64', scanFolder: join(there, 'scan') }
  const found = await obtainScanner({ ...settings, ...place }, ports, NEVER, release)
  expect(found).toMatchObject({ kind: 'ready', scanner: { origin: 'bundle' } })
  const offline = { ...databases, cacheFolder: there, offline: true }
  const brought = await obtainDatabase(offline, ports, NEVER, sources)
  if (brought.kind !== 'ready') throw new Error(brought.fault.cause)
  expect(brought.database).toMatchObject({ origin: 'bundle', digest: registry.digest })
  expect(readFileSync(join(brought.database.folder, 'trivy.db'))).toEqual(
    readFileSync(join(database.database.folder, 'trivy.db')),
  )
})
