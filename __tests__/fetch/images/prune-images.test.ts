import { readdirSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { clock } from '../../../src/adapters/clock.ts'
import { pruneImages } from '../../../src/fetch/images/prune-images.ts'
import { runFetchImages } from '../../../src/fetch/images/run-fetch-images.ts'
import { fakeClock } from '../../fakes/fake-clock.ts'
import { removeTempFolders } from '../../fakes/temp-folder.ts'
import { makeImage, startFakeRegistry, stopRegistries } from './fake-registry.ts'
import { imageOptions, imagePorts, layoutPlan, never } from './support.ts'

afterEach(stopRegistries)
afterAll(removeTempFolders)

const DAY_MS = 24 * 3600 * 1000

async function fetchedFolder(): Promise<string> {
  const registry = await startFakeRegistry({ image: makeImage(['linux/amd64']) })
  const options = imageOptions()
  const fetched = await runFetchImages([layoutPlan(registry.host)], imagePorts(), options, never)
  expect(fetched.ok).toBe(true)
  return options.cacheFolder
}

function countIn(cacheFolder: string) {
  const parts = ['layouts', 'blobs/sha256', 'references']
  return parts.map((part) => readdirSync(join(cacheFolder, 'images', part)).length)
}

test('what was used within seven days stays', async () => {
  const folder = await fetchedFolder()
  const later = fakeClock(clock.now() + 6 * DAY_MS)
  await pruneImages(folder, imagePorts({ clock: later.clock }))
  expect(countIn(folder)).toEqual([1, 5, 1])
})

test('the layout goes first, and what only it used seven days later', async () => {
  const folder = await fetchedFolder()
  const layouts = join(folder, 'images/layouts')
  const longAgo = new Date(clock.now() - 8 * DAY_MS)
  for (const name of readdirSync(layouts)) utimesSync(join(layouts, name), longAgo, longAgo)
  await pruneImages(folder, imagePorts())
  expect(countIn(folder)).toEqual([0, 5, 1])
  const later = fakeClock(clock.now() + 8 * DAY_MS)
  await pruneImages(folder, imagePorts({ clock: later.clock }))
  expect(countIn(folder)).toEqual([0, 0, 0])
})
