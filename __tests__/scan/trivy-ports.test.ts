import { makeTrivyPorts } from '../../src/scan/trivy-ports.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { ociLayout } from './sample-image.ts'
import { NEVER, POLICY, programOf, scannerPorts } from './scanner-scene.ts'
import { closeRegistries, serveDatabase } from './serve-database.ts'
import { smallDatabase } from './small-database.ts'

afterEach(closeRegistries)
afterAll(removeTempFolders)

/** With a program that says it is Trivy, and no database. */
function settingsIn(folder: string) {
  const common = { cacheFolder: `${folder}/cache`, offline: true, policy: POLICY }
  return {
    scanner: {
      ...common,
      scanFolder: `${folder}/scan`,
      platform: 'linux/amd64',
      mirrors: [],
      trivyPath: `${folder}/trivy`,
    },
    database: { ...common, repositories: [], maxAgeMs: 1 },
  }
}

test('the scanner that was found is told without the place of its copy', async () => {
  const folder = tempFolder({ trivy: programOf('0.74.0').toString() })
  const { findScanner } = makeTrivyPorts(settingsIn(folder), scannerPorts())
  const found = await findScanner(NEVER)
  expect(found).toEqual({
    ok: true,
    value: {
      name: 'trivy',
      version: '0.74.0',
      sha256: expect.stringMatching(/^\w{64}$/),
      origin: 'given',
    },
    remarks: [],
  })
})

test('what lacks is a clause, and what to do a remark', async () => {
  const ports = scannerPorts()
  const { trivyPath: _, ...scanner } = settingsIn(tempFolder()).scanner
  const { findScanner, findDatabase } = makeTrivyPorts(
    { ...settingsIn(tempFolder()), scanner },
    ports,
  )
  for (const found of [await findScanner(NEVER), await findDatabase(NEVER)]) {
    expect(found).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/^Offline, and .*[^.]$/),
    })
    expect(found.remarks).toHaveLength(1)
  }
})

test('of a database is told what it covers, of an image whether it has a distribution', async () => {
  const folder = tempFolder({ trivy: programOf('0.74.0').toString() })
  const registry = await serveDatabase(smallDatabase(tempFolder()))
  const { database, scanner } = settingsIn(folder)
  const online = { ...database, offline: false, repositories: [registry.repository] }
  const trivy = makeTrivyPorts({ scanner, database: online }, scannerPorts())
  await trivy.findScanner(NEVER)
  expect(await trivy.findDatabase(NEVER)).toMatchObject({
    ok: true,
    value: { coverage: { ok: true, value: expect.arrayContaining(['debian 13', 'alpine 3.22']) } },
  })
  const image = tempFolder()
  ociLayout(image, { files: { 'etc/os-release': 'NAME=Void' } })
  expect(await trivy.findDistribution({ kind: 'oci-layout', folder: image })).toEqual({
    ok: true,
    value: { name: 'Void' },
  })
})

test('a disk that is full is told, a bug is not hidden', async () => {
  const folder = tempFolder({ trivy: programOf('0.74.0').toString() })
  const registry = await serveDatabase(smallDatabase(tempFolder()))
  const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
  const ports = scannerPorts()
  const { database, scanner } = settingsIn(folder)
  const trivy = makeTrivyPorts(
    { scanner, database: { ...database, offline: false, repositories: [registry.repository] } },
    { ...ports, programs: { ...ports.programs, link: () => Promise.reject(full) } },
  )
  await trivy.findScanner(NEVER)
  expect(await trivy.findDatabase(NEVER)).toEqual({ ok: false, reason: full.message })
  const input = { kind: 'docker-archive', file: '/x' } as const
  await expect(trivy.scanImage(input, undefined, NEVER)).rejects.toThrow('no scanner was asked for')
})
