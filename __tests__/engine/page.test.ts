import { removeTempFolders } from '../fakes/temp-folder.ts'
import { type Browser, findBrowser } from './browser.ts'
import { build, docker, EXAMPLE, MINUTES, told } from './harness.ts'

/** The example as a person sees it: its image, in a real browser. */
const IMAGE = 'cv-docker-build-test/page'
let browser: Browser
let container = ''
let address = ''

beforeAll(async () => {
  browser = await findBrowser()
  const result = await build(['--type', 'minimal', '--tag', IMAGE, EXAMPLE])
  if (result.exitCode !== 0) throw new Error(told(result))
  container = await docker(
    'run',
    '--detach',
    '--network',
    'bridge',
    '--publish',
    '127.0.0.1::3000',
    IMAGE,
  )
  address = `http://${(await docker('port', container, '3000/tcp')).split('\n')[0]}`
}, 40 * MINUTES)
afterAll(async () => {
  if (container !== '') await docker('rm', '--force', container)
  removeTempFolders()
}, MINUTES)

/** Width and height of a PNG, from its first chunk. */
function sizeOf(png: Buffer): readonly number[] {
  return [png.readUInt32BE(16), png.readUInt32BE(20)]
}

test(
  'the first page renders: far more than a blank one, and the name in its heading',
  () => {
    const page = browser.screenshot(`${address}/`)
    const blank = browser.screenshot('about:blank')
    expect(sizeOf(page)).toEqual([1280, 900])
    expect(page.length).toBeGreaterThan(5 * blank.length)
    expect(browser.dumpDom(`${address}/`)).toMatch(/<h1[^>]*>[^<]*\w/)
  },
  5 * MINUTES,
)

test(
  'the projects page renders without network, and asks no other host for anything',
  () => {
    const dom = browser.dumpDom(`${address}/projects`)
    expect(dom).toMatch(/<h1[^>]*>[^<]*\w/)
    const loaded = [...dom.matchAll(/<(?:link|script|img)[^>]+(?:href|src)="([^"]+)"/g)]
    expect(loaded.length).toBeGreaterThan(0)
    for (const [, url] of loaded) expect(url).toMatch(/^(\/|data:)/)
  },
  5 * MINUTES,
)
