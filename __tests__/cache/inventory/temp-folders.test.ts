import type { TreeFigures } from '../../../src/cache/inventory/holding.ts'
import {
  findDeadTempFolders,
  makeOwnerMark,
  OWNER_MARK,
} from '../../../src/cache/inventory/temp-folders.ts'
import { memoryFiles, processFiles } from '../../engine-unit/fake-world.ts'
import { DAY_MS, HOUR_MS, NOW_MS } from './cache-folder.ts'

const US = 1000
const FOLDER = '/tmp/cv-docker-build-AbC123'

type Setting = {
  readonly name?: string
  readonly ageMs?: number
  readonly ownerId?: number
  readonly mark?: string
  /** Of another process: its command line and when it started. */
  readonly other?: { readonly words: readonly string[]; readonly startedMs: number }
  readonly hasProc?: boolean
}

const BOOT_MS = NOW_MS - 30 * DAY_MS

/** Start time of a process in ticks since boot. */
function ticks(startedMs: number): string {
  return `${Math.floor((startedMs - BOOT_MS) / 10)}`
}

function processes(other: Setting['other']): Record<string, string> {
  return {
    '/proc/stat': `cpu 1 2 3\nbtime ${BOOT_MS / 1000}\n`,
    ...processFiles(1, ['/sbin/init'], '3'),
    ...(other ? processFiles(99, other.words, ticks(other.startedMs)) : {}),
  }
}

async function find(setting: Setting): Promise<readonly string[]> {
  const { name = 'cv-docker-build-AbC123', ageMs = 2 * DAY_MS, mark, hasProc = true } = setting
  const folder = `/tmp/${name}`
  const { files } = memoryFiles({
    ...(hasProc ? processes(setting.other) : {}),
    [`${folder}/metadata.json`]: '{}',
    ...(mark === undefined ? {} : { [`${folder}/${OWNER_MARK}`]: mark }),
  })
  const lastMs = NOW_MS - ageMs
  const figures: TreeFigures = {
    ownBytes: 12,
    shared: [],
    modifiedMs: lastMs,
    changedMs: lastMs,
    accessedMs: lastMs,
    newestMs: lastMs,
    ownerId: setting.ownerId ?? US,
  }
  const ports = {
    files,
    clock: { now: () => NOW_MS },
    measureTree: async () => figures,
    userId: US,
  }
  return (await findDeadTempFolders('/tmp', ports)).map(({ path }) => path)
}

const RUN = ['/usr/bin/node', '/opt/tool/dist/cli/index.js', 'build']
const FIRST = '1 3\n'

test.each<[string, Setting, boolean]>([
  ['two days old, nothing of ours runs', {}, true],
  ['an hour old, without a mark', { ageMs: HOUR_MS }, false],
  ['of another user', { ownerId: 0 }, false],
  ['a name of tests', { name: 'cv-docker-build-test-AbC123' }, false],
  ['a name that is longer', { name: 'cv-docker-build-AbC1234' }, false],
  ['a name of somebody else', { name: 'cv-docker-images-AbC123' }, false],
  [
    'a run that is older than its last change',
    { other: { words: RUN, startedMs: NOW_MS - 3 * DAY_MS } },
    false,
  ],
  ['a run that is younger', { other: { words: RUN, startedMs: NOW_MS - HOUR_MS } }, true],
  [
    'a run of the action that is older',
    { other: { words: ['node24', '/a/dist/action/main.js'], startedMs: BOOT_MS } },
    false,
  ],
  [
    'an old process of somebody else',
    { other: { words: ['node', 'server.js'], startedMs: BOOT_MS } },
    true,
  ],
  ['a system that does not show its processes', { hasProc: false, ageMs: 60 * DAY_MS }, false],
  ['its mark names a process that is gone', { mark: `4711 88\n${FIRST}`, ageMs: 1 }, true],
  [
    'its mark names a process that runs',
    {
      mark: `99 ${ticks(BOOT_MS + 5000)}\n${FIRST}`,
      other: { words: RUN, startedMs: BOOT_MS + 5000 },
    },
    false,
  ],
  [
    'another process has the number of the one in its mark',
    { mark: `99 5\n${FIRST}`, ageMs: 1, other: { words: RUN, startedMs: BOOT_MS + 5000 } },
    true,
  ],
  ['its mark is of another container', { mark: '4711 88\n1 777\n' }, false],
  ['its mark is of another program, and it is old', { mark: 'someone\n' }, true],
])('%s: dead %#', async (_, setting, isDead) => {
  const folder = `/tmp/${setting.name ?? 'cv-docker-build-AbC123'}`
  expect(await find(setting)).toEqual(isDead ? [folder] : [])
})

test('the mark of a process is its identity and that of the first process', async () => {
  const { files } = memoryFiles(processes({ words: RUN, startedMs: BOOT_MS + 50 }))
  expect(await makeOwnerMark(files, 99)).toBe('99 5\n1 3\n')
  expect(FOLDER).toMatch(/cv-docker-build-[A-Za-z0-9]{6}$/)
})
