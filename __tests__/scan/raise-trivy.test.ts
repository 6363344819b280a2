import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { type Raised, raiseTrivy } from '../../scripts/raise-trivy/raise.ts'
import { renderPin } from '../../scripts/raise-trivy/render-pin.ts'
import { TAR_END } from '../../src/fetch/bundle/tar-header.ts'
import type { CommandResult } from '../../src/ports.ts'
import { TRIVY_PIN } from '../../src/scan/scanner/pin.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { closeServers, serveFiles } from '../fetch/fault-server.ts'
import { tarEntry } from './sample-image.ts'
import { NEVER, programOf, scannerPorts, sha256 } from './scanner-scene.ts'

afterEach(closeServers)
afterAll(removeTempFolders)

const VERSION = '0.99.0'
const NAMES = ['Linux-64bit', 'Linux-ARM64', 'macOS-64bit', 'macOS-ARM64'].map(
  (platform) => `trivy_${VERSION}_${platform}.tar.gz`,
)

type Changes = {
  readonly version?: string
  readonly ageDays?: number
  readonly program?: Buffer
  readonly checksums?: string
  /** As GitHub counts it, of the first archive. */
  readonly digest?: string
  readonly gh?: Partial<CommandResult>
}

async function raise(changes: Changes = {}): Promise<Raised & { readonly archives: Buffer[] }> {
  const { version = VERSION, ageDays = 8, program = programOf(VERSION), gh } = changes
  const archives = NAMES.map((name) =>
    gzipSync(
      Buffer.concat([tarEntry('trivy', Buffer.concat([program, Buffer.from(name)])), TAR_END]),
    ),
  )
  const lines = NAMES.map((name, at) => `${sha256(archives[at] ?? Buffer.alloc(0))}  ${name}`)
  const checksums = changes.checksums ?? [...lines, 'not a line', ''].join('\n')
  const release = {
    published_at: new Date(Date.now() - ageDays * 86_400_000).toISOString(),
    assets: [
      {
        name: NAMES[0],
        digest: changes.digest ?? `sha256:${sha256(archives[0] ?? Buffer.alloc(0))}`,
      },
    ],
  }
  const { url } = await serveFiles({
    [`/api/v${VERSION}`]: Buffer.from(JSON.stringify(release)),
    [`/files/v${VERSION}/trivy_${VERSION}_checksums.txt`]: Buffer.from(checksums),
    ...Object.fromEntries(NAMES.map((name, at) => [`/files/v${VERSION}/${name}`, archives[at]])),
  } as Record<string, Buffer>)
  const ports = scannerPorts({
    run: async ([program_, what]) => {
      const result = { exitCode: 127, stdout: '', stderr: '' }
      if (program_ !== 'gh') throw new Error(`${program_} was run`)
      return gh === undefined || what === '--version'
        ? { ...result, exitCode: gh === undefined ? 127 : 0 }
        : { ...result, ...gh }
    },
  })
  const places = { api: `${url}/api`, files: `${url}/files` }
  const raised = await raiseTrivy({ version, places, folder: tempFolder(), ports, signal: NEVER })
  return { ...raised, archives }
}

function problemOf(raised: Raised): string {
  return raised.ok ? 'it was pinned' : raised.problem
}

test('a release is pinned with the hashes of its archives and of the programs in them', async () => {
  const raised = await raise({ gh: { exitCode: 0 } })
  if (!raised.ok) throw new Error(raised.problem)
  expect(raised.story.attested).toBe(true)
  expect(Object.keys(raised.pin.assets)).toEqual(Object.keys(TRIVY_PIN.assets))
  expect(raised.pin.assets['linux/arm64']).toEqual({
    archive: NAMES[1],
    archiveSha256: sha256(raised.archives[1] ?? Buffer.alloc(0)),
    programSha256: sha256(Buffer.concat([programOf(VERSION), Buffer.from(NAMES[1] ?? '')])),
  })
})

test('without gh a release is pinned, and the attestation said to be unchecked', async () => {
  expect(await raise()).toMatchObject({ ok: true, story: { attested: false } })
})

const ZEROS = '0'.repeat(64)

test.each<[what: string, changes: Changes, problem: RegExp]>([
  ['no version', { version: 'latest' }, /"latest" is not a version/],
  ['no plain version', { version: '0.76.2/../x' }, /is not a version/],
  ['a hijacked version', { version: '0.69.4' }, /0\.69\.4 was hijacked/],
  ['a version that does not exist', { version: '0.99.9' }, /answered 404/],
  ['one of this week', { ageDays: 6 }, /wait until it is 7 days old/],
  [
    'one without a checksum',
    { checksums: '' },
    /there is no checksum of trivy_0\.99\.0_Linux-64bit/,
  ],
  ['GitHub counts otherwise', { digest: `sha256:${ZEROS}` }, /GitHub counts 0{64} for/],
  ['no attestation', { gh: { exitCode: 1 } }, /GitHub does not attest/],
  ['a hijacked program in it', { program: programOf('0.69.4') }, /holds a hijacked Trivy/],
  ['another program in it', { program: programOf('0.98.0') }, /holds Trivy 0\.98\.0/],
])('a release is refused: %s', async (_what, changes, problem) => {
  expect(problemOf(await raise(changes))).toMatch(problem)
})

test('an archive that is not what the checksums say is refused', async () => {
  const lines = NAMES.map((name) => `${ZEROS}  ${name}`).join('\n')
  const raised = await raise({ checksums: lines, digest: `sha256:${ZEROS}` })
  expect(problemOf(raised)).toMatch(/sends other content/)
})

test('the file of the pin is what would be written', () => {
  const path = fileURLToPath(new URL('../../src/scan/scanner/pin.ts', import.meta.url))
  const file = readFileSync(path, 'utf8')
  const story = { releasedOn: '2026-08-14', attested: true }
  const withoutComments = (text: string) => text.replace(/^ +\/\/.*\n/gm, '')
  const written = renderPin(file, TRIVY_PIN, story)
  expect(withoutComments(written)).toBe(withoutComments(file))
  expect(written).toContain('  // Of 2026-08-14. ')
})
