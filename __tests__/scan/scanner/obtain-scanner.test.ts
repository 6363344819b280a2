import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { programFiles } from '../../../src/adapters/program-files.ts'
import type { ScannerPorts } from '../../../src/scan/ports.ts'
import { obtainScanner } from '../../../src/scan/scanner/obtain-scanner.ts'
import type { ScannerOutcome } from '../../../src/scan/scanner/scanner.ts'
import type { ScannerSettings } from '../../../src/scan/scanner/scanner-settings.ts'
import { removeTempFolders, tempFolder } from '../../fakes/temp-folder.ts'
import { closeServers, corrupt, cutAfter, serveFiles, status } from '../../fetch/fault-server.ts'
import { NEVER, POLICY, programOf, scannerPorts, sha256, smallRelease } from '../scanner-scene.ts'

afterEach(closeServers)
afterAll(removeTempFolders)

const PROGRAM = programOf('0.99.0')
const SMALL = smallRelease(PROGRAM)

function settingsIn(folder: string, changes: Partial<ScannerSettings> = {}): ScannerSettings {
  return {
    platform: 'linux/amd64',
    cacheFolder: join(folder, 'cache'),
    scanFolder: join(folder, 'scan'),
    mirrors: [],
    offline: false,
    policy: POLICY,
    ...changes,
  }
}

function obtain(
  settings: ScannerSettings,
  ports: ScannerPorts = scannerPorts(),
  signal = NEVER,
  { release } = SMALL,
): Promise<ScannerOutcome> {
  return obtainScanner(settings, ports, signal, release)
}

function put(path: string, content: Buffer): string {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  return path
}

const cached = (folder: string) => join(folder, 'cache/scanner/trivy-0.99.0-linux-amd64/trivy')

function readyOf(outcome: ScannerOutcome) {
  if (outcome.kind !== 'ready') throw new Error(outcome.fault.cause)
  return outcome.scanner
}

function faultOf(outcome: ScannerOutcome) {
  if (outcome.kind !== 'missing') throw new Error('there is a scanner')
  return outcome.fault
}

describe('the pinned scanner', () => {
  test('is downloaded, checked, kept, and run as a copy that nobody else may change', async () => {
    const folder = tempFolder()
    const server = await serveFiles({ [SMALL.path]: SMALL.archive })
    const settings = settingsIn(folder, { mirrors: [server.url] })
    const scanner = readyOf(await obtain(settings))
    expect(scanner).toEqual({
      version: '0.99.0',
      sha256: sha256(PROGRAM),
      origin: 'download',
      program: join(folder, 'scan/bin/trivy'),
    })
    expect(readFileSync(scanner.program)).toEqual(PROGRAM)
    expect(statSync(scanner.program).mode & 0o777).toBe(0o500)
    expect(statSync(join(folder, 'scan')).mode & 0o777).toBe(0o700)
    expect(existsSync(join(folder, 'cache/scanner/downloads', SMALL.asset.archive))).toBe(false)

    const again = await obtain({ ...settings, scanFolder: join(folder, 'second') })
    expect(readyOf(again).origin).toBe('tool-cache')
    expect(server.requests).toEqual([`GET ${SMALL.path}`])
  })

  test('is gone on with where a download broke off', async () => {
    const folder = tempFolder()
    const server = await serveFiles({ [SMALL.path]: SMALL.archive }, cutAfter(100))
    const settings = settingsIn(folder, { mirrors: [server.url] })
    expect(readyOf(await obtain(settings)).origin).toBe('download')
    expect(server.requests).toEqual([`GET ${SMALL.path}`, `GET ${SMALL.path} bytes=100-`])
  })

  test('comes from the next mirror when the first gives it not, or not right', async () => {
    const folder = tempFolder()
    const bad = await serveFiles({ [SMALL.path]: SMALL.archive }, corrupt, corrupt)
    const none = await serveFiles({}, status(404))
    const good = await serveFiles({ [SMALL.path]: SMALL.archive })
    const mirrors = [bad.url, none.url, good.url]
    const outcome = await obtain(settingsIn(folder, { mirrors }))
    expect(readyOf(outcome).origin).toBe('download')
    expect(outcome.incidents.map(({ host }) => host)).toContain(bad.host)
  })

  test('is not run when every server gives other bytes than were pinned', async () => {
    const folder = tempFolder()
    const server = await serveFiles({ [SMALL.path]: Buffer.from('something else') })
    const outcome = await obtain(settingsIn(folder, { mirrors: [server.url] }))
    expect(faultOf(outcome)).toMatchObject({ fault: 'checksum-mismatch' })
    expect(existsSync(cached(folder))).toBe(false)
    expect(existsSync(join(folder, 'scan/bin/trivy'))).toBe(false)
  })

  test('is not run when the right archive holds another program', async () => {
    const folder = tempFolder()
    const other = { ...SMALL.asset, programSha256: sha256(Buffer.from('x')) }
    const pin = { version: '0.99.0', assets: { 'linux/amd64': other } }
    const server = await serveFiles({ [SMALL.path]: SMALL.archive })
    const settings = settingsIn(folder, { mirrors: [server.url] })
    const outcome = await obtain(settings, scannerPorts(), NEVER, {
      ...SMALL,
      release: { pin, places: [] },
    })
    expect(faultOf(outcome).cause).toContain(`its sha256 is ${sha256(PROGRAM)}`)
    expect(existsSync(cached(folder))).toBe(false)
  })

  test('is taken from the tool cache of a runner, where it is whole', async () => {
    const folder = tempFolder()
    const tools = join(folder, 'tools')
    put(join(tools, 'trivy/0.99.0/x64/trivy'), PROGRAM)
    const settings = settingsIn(folder, { toolCacheFolder: tools, offline: true })
    expect(faultOf(await obtain(settings)).fault).toBe('offline-missing')
    put(join(tools, 'trivy/0.99.0/x64.complete'), Buffer.alloc(0))
    expect(readyOf(await obtain(settings)).origin).toBe('tool-cache')
  })

  test('is left alone and said so when the one in the tool cache was tampered with', async () => {
    const folder = tempFolder()
    const tools = join(folder, 'tools')
    const tampered = put(join(tools, 'trivy/0.99.0/x64/trivy'), Buffer.from('evil'))
    put(join(tools, 'trivy/0.99.0/x64.complete'), Buffer.alloc(0))
    put(cached(folder), PROGRAM)
    const outcome = await obtain(settingsIn(folder, { toolCacheFolder: tools, offline: true }))
    expect(readyOf(outcome).sha256).toBe(sha256(PROGRAM))
    expect(outcome.remarks.join()).toContain(`${tampered} is not Trivy`)
    expect(existsSync(tampered)).toBe(true)
  })

  test('is thrown away and downloaded anew when the kept one was tampered with', async () => {
    const folder = tempFolder()
    put(cached(folder), Buffer.concat([PROGRAM, Buffer.from('evil')]))
    const server = await serveFiles({ [SMALL.path]: SMALL.archive })
    const outcome = await obtain(settingsIn(folder, { mirrors: [server.url] }))
    expect(readyOf(outcome).origin).toBe('download')
    expect(outcome.remarks.join()).toContain('It was not run. It was removed.')
    expect(readFileSync(cached(folder))).toEqual(PROGRAM)
  })

  test('takes the place of a folder in which it is missing', async () => {
    const folder = tempFolder()
    put(join(dirname(cached(folder)), 'something'), PROGRAM)
    const server = await serveFiles({ [SMALL.path]: SMALL.archive })
    const outcome = await obtain(settingsIn(folder, { mirrors: [server.url] }))
    expect(readyOf(outcome).origin).toBe('download')
    expect(readFileSync(cached(folder))).toEqual(PROGRAM)
  })

  test('is downloaded again when another run takes the download away', async () => {
    const folder = tempFolder()
    const server = await serveFiles({ [SMALL.path]: SMALL.archive })
    const { store } = scannerPorts()
    let isFirst = true
    const ports = scannerPorts({
      store: {
        ...store,
        linkOrCopy: async (from, to) => {
          if (isFirst) rmSync(from)
          isFirst = false
          await store.linkOrCopy(from, to)
        },
      },
    })
    const outcome = await obtain(settingsIn(folder, { mirrors: [server.url] }), ports)
    expect(readyOf(outcome).origin).toBe('download')
    expect(server.requests).toHaveLength(2)
    expect(readdirSync(join(folder, 'cache/scanner/downloads'))).toEqual([])
  })

  test('says so when it came with a bundle', async () => {
    const folder = tempFolder()
    put(cached(folder), PROGRAM)
    put(join(dirname(cached(folder)), 'from-bundle'), Buffer.alloc(0))
    expect(readyOf(await obtain(settingsIn(folder, { offline: true }))).origin).toBe('bundle')
  })

  test('is what was checked, though the file is changed right afterwards', async () => {
    const folder = tempFolder()
    const kept = put(cached(folder), PROGRAM)
    const programs: ScannerPorts['programs'] = {
      ...programFiles,
      copyProgram: async (from, to, pass) => {
        const copied = await programFiles.copyProgram(from, to, pass)
        writeFileSync(kept, 'evil')
        return copied
      },
    }
    const settings = settingsIn(folder, { offline: true })
    const { program } = readyOf(await obtain(settings, scannerPorts({ programs })))
    expect(readFileSync(program)).toEqual(PROGRAM)
  })

  test('is missing offline, and for platforms that are not pinned', async () => {
    const folder = tempFolder()
    expect(faultOf(await obtain(settingsIn(folder, { offline: true })))).toMatchObject({
      fault: 'offline-missing',
      network: false,
    })
    const settings = settingsIn(folder, { platform: 'linux/riscv64' })
    expect(faultOf(await obtain(settings)).cause).toContain('linux/riscv64')
  })

  test('is given up when the run is cancelled', async () => {
    const server = await serveFiles({ [SMALL.path]: SMALL.archive }, () => {})
    const settings = settingsIn(tempFolder(), { mirrors: [server.url] })
    const abort = new AbortController()
    const pending = obtain(settings, scannerPorts(), abort.signal)
    setTimeout(() => abort.abort(), 50)
    expect(faultOf(await pending).fault).toBe('cancelled')
  })
})

describe('a path given', () => {
  test('is taken whatever its version, from where it lies', async () => {
    const folder = tempFolder()
    const program = programOf('0.76.0')
    const trivyPath = put(join(folder, 'my/trivy'), program)
    chmodSync(trivyPath, 0o644)
    expect(readyOf(await obtain(settingsIn(folder, { trivyPath })))).toEqual({
      version: '0.76.0',
      sha256: sha256(program),
      origin: 'given',
      program: join(folder, 'scan/bin/trivy'),
    })
  })

  test('may be a link, as those who install programs make them', async () => {
    const folder = tempFolder()
    const trivyPath = join(folder, 'trivy')
    symlinkSync(put(join(folder, 'store/trivy'), programOf('0.76.0')), trivyPath)
    expect(readyOf(await obtain(settingsIn(folder, { trivyPath }))).version).toBe('0.76.0')
  })

  test.each([
    ['a hijacked one', programOf('0.69.4'), 'is Trivy 0.69.4, which was hijacked'],
    ['a hijacked one of later days', programOf('v0.69.6'), 'CVE-2026-33634'],
    ['an old one', programOf('0.66.9'), 'is Trivy 0.66.9, which is too old'],
    ['a script', Buffer.from('#!/bin/sh\n'), 'does not say which Trivy it is'],
  ])('is refused without being run: %s', async (_what, content, problem) => {
    const folder = tempFolder()
    const trivyPath = put(join(folder, 'trivy'), content)
    const ports = scannerPorts({
      run: async () => {
        throw new Error('it was run')
      },
    })
    const outcome = await obtain(settingsIn(folder, { trivyPath }), ports)
    expect(faultOf(outcome)).toMatchObject({ fault: 'scanner-refused' })
    expect(faultOf(outcome).cause).toContain(problem)
    expect(existsSync(join(folder, 'scan/bin/trivy'))).toBe(false)
  })

  test('that leads nowhere is not replaced by another', async () => {
    const folder = tempFolder()
    put(cached(folder), PROGRAM)
    const outcome = await obtain(settingsIn(folder, { trivyPath: join(folder, 'nowhere') }))
    expect(faultOf(outcome)).toMatchObject({ fault: 'scanner-missing' })
  })
})
