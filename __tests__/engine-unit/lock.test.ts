import { parseStartTime, withLock } from '../../src/engine/lock.ts'
import { fakeWorld, processFiles } from './fake-world.ts'

const LOCK = '/cache/locks/name'

test('two at once do not overlap', async () => {
  const { ports } = fakeWorld({})
  const events: string[] = []
  const body = (name: string) => async () => {
    events.push(`${name} in`)
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
    events.push(`${name} out`)
    return name
  }
  const results = await Promise.all([
    withLock(ports, '/cache', 'name', body('a')),
    withLock(ports, '/cache', 'name', body('b')),
  ])
  expect(results).toEqual(['a', 'b'])
  expect(events.slice(1, 3)).toEqual([
    events[0]?.replace('in', 'out'),
    expect.stringMatching(/in$/),
  ])
})

test('the lock goes when the body fails', async () => {
  const { ports, folders } = fakeWorld({})
  const failure = withLock(ports, '/cache', 'name', async () => {
    throw new Error('no')
  })
  await expect(failure).rejects.toThrow('no')
  expect([...folders]).toEqual([])
})

test.each([
  ['a process that is gone', '99 100\n', {}],
  ['a process number used again', '99 100\n', processFiles(99, ['other'], '200')],
])('the lock of %s is taken over', async (_, owner, processes) => {
  const world = fakeWorld({ files: { ...processes, [`${LOCK}/owner`]: owner } })
  world.folders.add(LOCK)
  await expect(withLock(world.ports, '/cache', 'name', async () => 'ran')).resolves.toBe('ran')
  expect(world.slept).toEqual([])
  expect([...world.folders]).toEqual([])
})

test('a lock without an owner is waited for, then taken over', async () => {
  const world = fakeWorld({})
  world.folders.add(LOCK)
  await withLock(world.ports, '/cache', 'name', async () => {})
  expect(world.slept).toHaveLength(25)
})

test('a living owner is waited for, and that is said once', async () => {
  const world = fakeWorld({
    files: { ...processFiles(99, ['other']), [`${LOCK}/owner`]: '99 100\n' },
  })
  world.folders.add(LOCK)
  const { clock } = world.ports
  let naps = 0
  const sleep = async (durationMs: number) => {
    naps += 1
    await clock.sleep(durationMs)
    if (naps === 3) await world.ports.files.remove(LOCK)
  }
  const ports = { ...world.ports, clock: { ...clock, sleep } }
  await withLock(ports, '/cache', 'name', async () => {})
  expect(naps).toBe(3)
  expect(world.logger.messages('info')).toEqual([`Waiting for another process that holds ${LOCK}`])
})

test.each([
  [
    '14801 (cat) R 14788 14788 3838 0 -1 4194304 101 0 0 0 0 0 0 0 20 0 1 0 432758 3133440',
    '432758',
  ],
  ['1 (a b) c) S 1 1 1 0 -1 4 1 0 0 0 0 0 0 0 20 0 1 0 77 3', '77'],
  ['', undefined],
])('start time of a process', (stat, expected) => {
  expect(parseStartTime(stat)).toBe(expected)
})
