import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { trivySettings } from '../../../src/adapters/scan.ts'
import { parseRequest } from '../../../src/request.ts'
import { keepScanner } from '../../../src/scan/scanner/keep-scanner.ts'
import { obtainScanner } from '../../../src/scan/scanner/obtain-scanner.ts'
import type { Release } from '../../../src/scan/scanner/plan-downloads.ts'
import { aContext } from '../../builders/facts.ts'
import { removeTempFolders, tempFolder } from '../../fakes/temp-folder.ts'
import { closeServers, serveFiles } from '../../fetch/fault-server.ts'
import { NEVER, POLICY, programOf, scannerPorts, smallRelease } from '../scanner-scene.ts'

afterEach(closeServers)
afterAll(removeTempFolders)

const PROGRAM = programOf('0.99.0')
const { path, archive, release, asset } = smallRelease(PROGRAM)
const ASKED = `GET ${path}`

/** As a run makes them of the input `scan-mirrors`. */
function settingsOf(mirrors: readonly string[]) {
  const folder = tempFolder()
  const context = aContext({ tempFolder: folder })
  const request = parseRequest({ scan: 'report', 'scan-mirrors': mirrors.join('\n') }, context)
  if (!request.ok) throw new Error(request.errors.map(({ problem }) => problem).join())
  const fetch = { cacheFolder: join(folder, 'cache'), offline: false, policy: POLICY }
  const { scanner } = trivySettings({ request: request.value }, context, fetch)
  return { ...scanner, platform: 'linux/amd64' }
}

/** The release, and the place where everyone gets it, which is on loopback too. */
function publicAt(url: string): Release {
  return { ...release, places: [(version, name) => `${url}/v${version}/${name}`] }
}

test('a mirror is asked before everyone else, which then is not asked', async () => {
  const mirror = await serveFiles({ [`/trivy${path}`]: archive })
  const everyone = await serveFiles({ [path]: archive })
  const settings = settingsOf([`${mirror.url}/trivy/`])
  const found = await obtainScanner(settings, scannerPorts(), NEVER, publicAt(everyone.url))
  expect(found).toMatchObject({ kind: 'ready', scanner: { origin: 'download' } })
  expect([mirror.requests, everyone.requests]).toEqual([[`GET /trivy${path}`], []])
})

test('mirrors are asked in their order, then everyone, until one has the archive that is known', async () => {
  const other = smallRelease(programOf('0.69.4')).archive
  const [empty, lying, everyone] = [
    await serveFiles({}),
    await serveFiles({ [path]: other }),
    await serveFiles({ [path]: archive }),
  ]
  const settings = settingsOf([empty.url, lying.url])
  const found = await obtainScanner(settings, scannerPorts(), NEVER, publicAt(everyone.url))
  if (found.kind !== 'ready') throw new Error(found.fault.cause)
  expect(found.scanner.sha256).toBe(asset.programSha256)
  expect(readFileSync(found.scanner.program)).toEqual(PROGRAM)
  expect([empty, lying, everyone].map(({ requests }) => requests.includes(ASKED))).toEqual([
    true,
    true,
    true,
  ])
})

test('a bundle gets its scanner from there too, and nothing else than the one that is known', async () => {
  const mirror = await serveFiles({ [path]: archive })
  const kept = await keepScanner(settingsOf([mirror.url]), scannerPorts(), NEVER, release)
  expect([kept.ok, mirror.requests]).toEqual([true, [ASKED]])
  const lying = await serveFiles({ [path]: smallRelease(programOf('0.69.4')).archive })
  const settings = settingsOf([lying.url])
  const refused = await obtainScanner(settings, scannerPorts(), NEVER, release)
  expect(refused).toMatchObject({ kind: 'missing', fault: { fault: 'checksum-mismatch' } })
  expect(existsSync(join(settings.scanFolder, 'bin/trivy'))).toBe(false)
})
