import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeActionsStore } from '../../src/adapters/actions-cache.ts'
import { clock } from '../../src/adapters/clock.ts'
import { runCommand } from '../../src/adapters/command-runner.ts'
import type { ArchiveKeys } from '../../src/cache/cache.ts'
import { CALL_LIMITS } from '../../src/cache/stores/watch-call.ts'
import { type CacheService, MAIN, startCacheService } from '../cache/service/cache-service.ts'
import type { Fault, Operation } from '../cache/service/faults.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

/** The real library, in a child process, against a real service on loopback. */
const services: CacheService[] = []
afterAll(async () => {
  await Promise.all(services.map((service) => service.close()))
  removeTempFolders()
})

const CONTENT = randomBytes(300_000)
const LIMITS = { ...CALL_LIMITS, askMs: 1_500, stallMs: 1_000, tickMs: 20 }
/** Nothing is measured by it: a busy machine starts some fifty programs here. */
const ENDS_MS = 30_000
const { signal } = new AbortController()

type Options = Parameters<CacheService['env']>[0]

async function scene(
  options: Options = {},
  env: Readonly<Record<string, string>> = {},
  limits = LIMITS,
) {
  const service = await startCacheService()
  services.push(service)
  const folder = join(tempFolder(), 'work')
  mkdirSync(folder)
  const from = join(folder, 'from')
  writeFileSync(from, CONTENT)
  const to = join(folder, 'to')
  const logger = recordingLogger()
  const open = (asked: Options = options, more = env) =>
    makeActionsStore({
      run: runCommand,
      clock,
      log: logger.log,
      env: { PATH: process.env.PATH ?? '', ...service.env(asked), ...more },
      limits,
    })
  const store = open()
  return {
    ...service,
    open,
    store,
    folder,
    to,
    logger,
    save: (key = 'units-1', by = store) => by.save(key, from, signal),
    restore: (keys: Partial<ArchiveKeys> = {}, by = store) =>
      by.restore({ key: 'units-1', prefixes: [], ...keys }, to, signal),
    isWhole: () => readFileSync(to).equals(CONTENT),
  }
}

let packed: Promise<{ readonly version: string; readonly bytes: Buffer }> | undefined

/** What the library saves is the same for all: once is enough. */
async function seed(it: Pick<CacheService, 'entries'>): Promise<void> {
  packed ??= scene().then(async (first) => {
    expect(await first.save()).toEqual(SAVED)
    const [{ version, bytes } = { version: '', bytes: Buffer.alloc(0) }] = first.entries.all
    return { version, bytes }
  })
  const { version, bytes } = await packed
  const entry = it.entries.reserve('units-1', version, MAIN.Scope)
  Object.assign(entry ?? {}, { isFinished: true, bytes })
}

const SAVED = { outcome: 'saved', bytes: CONTENT.length }
const EXACT = { outcome: 'exact', key: 'units-1', bytes: CONTENT.length }

function lost(cause: string) {
  return { outcome: 'lost', cause: expect.stringContaining(cause) }
}

describe('what goes well', () => {
  test.concurrent.each<[string, Options]>([
    ['v2', {}],
    ['v1', { protocol: 'v1' }],
    ['v2 with blobs of Azure', { azure: true }],
  ])(
    '%s',
    async (_, options) => {
      const it = await scene(options)
      expect(await it.restore({ prefixes: ['units-'] })).toEqual({ outcome: 'miss' })
      expect(await it.save()).toEqual(SAVED)
      expect(await it.save()).toEqual({ outcome: 'present' })
      expect(await it.restore()).toEqual(EXACT)
      expect(it.isWhole()).toBe(true)
      expect(await it.restore({ key: 'units-2', prefixes: ['other-', 'units-'] })).toEqual({
        ...EXACT,
        outcome: 'partial',
      })
      // The service takes the key for a prefix, too.
      expect(await it.restore({ key: 'units', prefixes: ['other-'] })).toEqual({ outcome: 'miss' })
      // What the library says is not said to the runner, and without signatures.
      const said = it.logger.records
      expect(said.filter(({ level }) => level !== 'debug')).toEqual([])
      expect(said.some(({ message }) => message.includes('Cache restored successfully'))).toBe(true)
      expect(JSON.stringify(said)).not.toContain('signature-of-the-service')
      expect(readdirSync(it.folder).sort()).toEqual(['from', 'to'])
    },
    ENDS_MS,
  )

  test.concurrent(
    'what a pull request saves is its own; what main saved, it finds',
    async () => {
      const pull = {
        scopes: [
          { Scope: 'refs/pull/1/merge', Permission: 3 },
          { Scope: 'refs/heads/main', Permission: 1 },
        ],
      } as const
      const it = await scene(pull)
      await it.save('pull-1')
      const main = it.open({ scopes: [MAIN] })
      expect(await it.restore({ key: 'pull-1' }, main)).toEqual({ outcome: 'miss' })
      await seed(it)
      expect(await it.restore()).toEqual(EXACT)
    },
    ENDS_MS,
  )

  test.concurrent(
    'an entry of another version is a miss',
    async () => {
      const it = await scene()
      const entry = it.entries.reserve('units-1', 'of-other-paths', 'refs/heads/main')
      Object.assign(entry ?? {}, { isFinished: true, bytes: CONTENT })
      expect(await it.restore()).toEqual({ outcome: 'miss' })
    },
    ENDS_MS,
  )

  test.concurrent(
    'without zstd it is gzip, which those with zstd do not find',
    async () => {
      const bin = tempFolder()
      for (const program of ['tar', 'gzip', 'sh']) {
        symlinkSync(runnable(program), join(bin, program))
      }
      const it = await scene({}, { PATH: bin })
      expect(await it.save()).toEqual(SAVED)
      expect(await it.restore()).toEqual(EXACT)
      expect(it.isWhole()).toBe(true)
      const withZstd = it.open({}, {})
      expect(await it.restore({}, withZstd)).toEqual({ outcome: 'miss' })
    },
    ENDS_MS,
  )

  test.concurrent(
    'blanks in the path of the folder, more prefixes than may be asked for',
    async () => {
      const it = await scene()
      const folder = join(it.folder, 'with blanks')
      mkdirSync(folder)
      writeFileSync(join(folder, 'from'), CONTENT)
      const store = it.open()
      expect(await store.save('a-1', join(folder, 'from'), signal)).toEqual(SAVED)
      const prefixes = ['a-', ...Array.from({ length: 20 }, (_, i) => `${i}-`)]
      const restored = await store.restore({ key: 'a-2', prefixes }, join(folder, 'to'), signal)
      expect(restored).toMatchObject({ outcome: 'partial', key: 'a-1' })
      expect(readFileSync(join(folder, 'to')).equals(CONTENT)).toBe(true)
    },
    ENDS_MS,
  )
})

/** A program of this machine. */
function runnable(name: string): string {
  const folders = (process.env.PATH ?? '').split(':')
  const found = folders.find((folder) => namesIn(folder).includes(name))
  if (found === undefined) throw new Error(`${name} is not in the path`)
  return join(found, name)
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

const AFTER_429: Fault = { kind: 'status', status: 429, retryAfterSec: 60 }
const RATE = 'takes no more requests for the next 60 s (429).'
const V1: Options = { protocol: 'v1' }
const AZURE: Options = { azure: true }

describe('a service that fails while reading is given up, and asked nothing more', () => {
  test.concurrent.each<[string, Options, Operation, Fault, string]>([
    ['429', {}, 'lookup', AFTER_429, RATE],
    ['429 of v1', V1, 'lookup', AFTER_429, 'takes no more requests for now (429).'],
    ['503', {}, 'lookup', { kind: 'status', status: 503 }, 'answered with an error (503).'],
    ['503 of v1', V1, 'lookup', { kind: 'status', status: 503 }, 'answered with an error (503).'],
    ['no answer', {}, 'lookup', { kind: 'stall' }, 'did not answer within 1.5 s.'],
    ['no answer of v1', V1, 'lookup', { kind: 'stall' }, 'did not answer within 1.5 s.'],
    [
      'resets',
      {},
      'lookup',
      { kind: 'reset' },
      'The connection to the Actions cache failed (ECONNRESET).',
    ],
    ['no token', {}, 'lookup', { kind: 'denied' }, 'did not let this run read'],
    ['no token of v1', V1, 'lookup', { kind: 'denied' }, 'did not let this run read'],
    [
      'a stalled download',
      {},
      'download',
      { kind: 'stall-body' },
      'sent nothing for 1 s; the download was given up.',
    ],
    [
      'a stalled download of Azure',
      AZURE,
      'download',
      { kind: 'stall-body' },
      'sent nothing for 1 s; the download was given up.',
    ],
    [
      'a download that does not begin',
      AZURE,
      'download',
      { kind: 'stall' },
      'sent nothing for 1 s; the download was given up.',
    ],
  ])(
    '%s',
    async (_, options, operation, fault, cause) => {
      // It takes a busy machine a moment to hear of a connection that was reset.
      const limits = fault.kind === 'reset' ? { ...LIMITS, askMs: 4_000 } : LIMITS
      const it = await scene(options, {}, limits)
      if (operation === 'download') await seed(it)
      it.faults.set(operation, fault)
      expect(await it.restore()).toEqual(lost(cause))
      const asked = it.asked().length
      expect(await it.restore()).toEqual(lost(cause))
      expect(await it.save('units-2')).toEqual(lost(cause))
      expect(it.asked()).toHaveLength(asked)
    },
    ENDS_MS,
  )

  test.concurrent(
    'nobody listens',
    async () => {
      // It takes the child a moment to find that out.
      const it = await scene({}, {}, { ...LIMITS, askMs: 10_000 })
      await it.close()
      services.splice(
        services.findIndex(({ port }) => port === it.port),
        1,
      )
      expect(await it.restore()).toEqual(
        lost('connection to the Actions cache failed (ECONNREFUSED).'),
      )
    },
    ENDS_MS,
  )

  test.concurrent(
    'several calls at once wait together',
    async () => {
      const it = await scene()
      it.faults.set('lookup', { kind: 'stall' })
      const restored = await Promise.all(['a', 'b', 'c'].map((key) => it.restore({ key })))
      expect(restored).toEqual(restored.map(() => lost('did not answer within 1.5 s.')))
    },
    ENDS_MS,
  )
})

describe('a fault that passes', () => {
  test.concurrent.each<[string, Options, Operation, Fault]>([
    ['a reset', {}, 'lookup', { kind: 'reset' }],
    ['a reset in the download', {}, 'download', { kind: 'reset-body' }],
    ['429 for a second', {}, 'lookup', { kind: 'status', status: 429, retryAfterSec: 1 }],
  ])(
    '%s',
    async (_, options, operation, fault) => {
      const it = await scene(options, {}, { ...LIMITS, askMs: 10_000 })
      await seed(it)
      it.faults.set(operation, fault, 1)
      expect(await it.restore()).toEqual(EXACT)
      expect(it.isWhole()).toBe(true)
    },
    ENDS_MS,
  )
})

describe('what is no archive is not used, and the service is still asked', () => {
  test.concurrent.each<[string, Options, Fault]>([
    ['corrupt', {}, { kind: 'corrupt' }],
    ['corrupt, of Azure', AZURE, { kind: 'corrupt' }],
    ['corrupt, of v1', V1, { kind: 'corrupt' }],
    ['truncated', {}, { kind: 'truncated' }],
    ['truncated, of Azure', AZURE, { kind: 'truncated' }],
  ])(
    '%s',
    async (_, options, fault) => {
      const it = await scene(options)
      await seed(it)
      it.faults.set('download', fault)
      const damaged = { ...lost('could not be unpacked: it is damaged.'), damaged: 'units-1' }
      expect(await it.restore()).toEqual(damaged)
      expect(readdirSync(it.folder)).toEqual(['from'])
      // Of another key it would not be in the way.
      const partial = await it.restore({ key: 'units-2', prefixes: ['units-'] })
      expect(partial).toEqual(lost('could not be unpacked: it is damaged.'))
      it.faults.clear()
      expect(await it.restore()).toEqual(EXACT)
    },
    ENDS_MS,
  )
})

describe('what proved to be of no use', () => {
  test.concurrent.each<[string, Options]>([
    ['v2', {}],
    ['v1', V1],
  ])(
    'is found no more once it is replaced, under %s',
    async (_, options) => {
      const it = await scene(options)
      await seed(it)
      const good = join(it.folder, 'good')
      writeFileSync(good, 'good')
      expect(await it.store.save('units-1', good, signal, 'units-1')).toEqual({
        ...{ outcome: 'saved', bytes: 4 },
      })
      expect(await it.restore({ prefixes: ['units-'] })).toEqual({
        ...{ outcome: 'exact', key: 'units-1-r2', bytes: 4 },
      })
      expect(readFileSync(it.to, 'utf8')).toBe('good')
      // To another key it is the newest.
      const other = await it.restore({ key: 'units-2', prefixes: ['units-'] })
      expect(other).toMatchObject({ outcome: 'partial', key: 'units-1-r2' })
      writeFileSync(good, 'better')
      await it.store.save('units-1', good, signal, 'units-1-r2')
      expect(await it.restore()).toMatchObject({ outcome: 'exact', key: 'units-1-r3' })
      // Who has seen only the first one comes too late.
      const late = await it.store.save('units-1', good, signal, 'units-1')
      expect(late).toEqual({ outcome: 'present' })
      expect(it.entries.all.map(({ key }) => key)).toEqual([
        ...['units-1', 'units-1-r2', 'units-1-r3'],
      ])
    },
    ENDS_MS,
  )

  test.concurrent('is replaced only so often', async () => {
    const it = await scene()
    const asked = it.asked().length
    const saved = await it.store.save('units-1', join(it.folder, 'from'), signal, 'units-1-r9')
    expect(saved).toEqual(lost('was replaced too often'))
    expect(it.asked()).toHaveLength(asked)
  })
})

describe('what cannot be saved says why', () => {
  const DENIED =
    'events that outsiders can cause get read-only tokens, and in some repositories the job lacks the permission "actions: write".'
  test.concurrent.each<[string, Options, Operation, Fault, string]>([
    ['429', {}, 'reserve', AFTER_429, RATE],
    ['429 of v1', V1, 'reserve', AFTER_429, 'did not take the archive (not now).'],
    ['503', {}, 'reserve', { kind: 'status', status: 503 }, 'answered with an error (503).'],
    ['no answer', {}, 'reserve', { kind: 'stall' }, 'did not answer within 1.5 s.'],
    ['denied', {}, 'reserve', { kind: 'denied' }, DENIED],
    ['denied by v1', V1, 'reserve', { kind: 'denied' }, DENIED],
    ['full', {}, 'reserve', { kind: 'full' }, 'The storage of the Actions cache is full'],
    ['full, of v1', V1, 'reserve', { kind: 'full' }, 'The storage of the Actions cache is full'],
    [
      'a stalled upload',
      {},
      'upload',
      { kind: 'stall' },
      'took nothing for 1 s; the upload was given up.',
    ],
    [
      'a stalled upload of v1',
      V1,
      'upload',
      { kind: 'stall' },
      'took nothing for 1 s; the upload was given up.',
    ],
    [
      'a refused upload',
      {},
      'upload',
      { kind: 'status', status: 403 },
      'The Actions cache failed:',
    ],
    ['a refused end', {}, 'finish', { kind: 'status', status: 400 }, 'The Actions cache failed:'],
  ])(
    '%s',
    async (_, options, operation, fault, cause) => {
      const it = await scene(options)
      it.faults.set(operation, fault)
      expect(await it.save()).toEqual(lost(cause))
    },
    ENDS_MS,
  )

  test.concurrent(
    'a read-only token is tried once; reading goes on',
    async () => {
      const it = await scene({ scopes: [{ Scope: 'refs/heads/main', Permission: 1 }] })
      expect(await it.save()).toEqual(lost(DENIED))
      const asked = it.asked().length
      expect(await it.save('units-2')).toEqual(lost(DENIED))
      expect(it.asked()).toHaveLength(asked)
      expect(await it.restore()).toEqual({ outcome: 'miss' })
    },
    ENDS_MS,
  )

  test.concurrent(
    'cache-mode of the workflow',
    async () => {
      const it = await scene({}, { ACTIONS_CACHE_MODE: 'none' })
      expect(await it.save()).toEqual(lost('The workflow does not allow it (cache-mode: none).'))
      expect(await it.restore()).toEqual(lost('The workflow does not allow it (cache-mode: none).'))
    },
    ENDS_MS,
  )
})

describe('what ends a call from outside', () => {
  test.concurrent(
    'a cancelled run',
    async () => {
      const it = await scene()
      it.faults.set('lookup', { kind: 'stall' })
      const controller = new AbortController()
      const restored = it.open().restore({ key: 'a', prefixes: [] }, it.to, controller.signal)
      controller.abort()
      expect(await restored).toEqual(lost('The run was cancelled.'))
    },
    ENDS_MS,
  )

  test.concurrent(
    'a program that is not there',
    async () => {
      const store = makeActionsStore({
        run: runCommand,
        clock,
        log: recordingLogger().log,
        env: {},
        program: [join(tempFolder(), 'none')],
      })
      const restored = await store.restore(
        { key: 'a', prefixes: [] },
        join(tempFolder(), 'to'),
        signal,
      )
      expect(restored).toEqual(
        lost('The Actions cache failed: its program ended with exit code 127.'),
      )
    },
    ENDS_MS,
  )

  test.concurrent(
    'no service in the environment',
    async () => {
      const it = await scene({}, { ACTIONS_RUNTIME_TOKEN: '' })
      expect(await it.save()).toEqual(lost('Unable to get the ACTIONS_RUNTIME_TOKEN env variable'))
    },
    ENDS_MS,
  )
})
