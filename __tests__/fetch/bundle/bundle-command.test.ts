import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  type CollectBundle,
  runBundleCommand,
  takeOutput,
} from '../../../src/cli/bundle-command.ts'
import { planBundleImages, planBundleSources } from '../../../src/fetch/bundle/plan-bundle.ts'
import { runFetchImages } from '../../../src/fetch/images/run-fetch-images.ts'
import { atHome } from '../../fakes/at-home.ts'
import { captureOutput } from '../../fakes/captured-output.ts'
import { removeTempFolders, tempFolder } from '../../fakes/temp-folder.ts'
import { makeImage, startFakeRegistry, stopRegistries } from '../images/fake-registry.ts'
import { imageOptions, imagePorts, layoutPlan, never } from '../images/support.ts'

afterEach(stopRegistries)
afterAll(removeTempFolders)

const PLATFORM = 'linux/amd64'

test('created with what the collector brings, used elsewhere', async () => {
  const registry = await startFakeRegistry({ image: makeImage([PLATFORM]) })
  const here = tempFolder()
  const there = tempFolder()
  const asked: (readonly string[])[] = []
  const collect: CollectBundle = async (args, signal) => {
    asked.push(args)
    const options = imageOptions({ cacheFolder: here })
    const plans = planBundleImages([{ ...layoutPlan(registry.host), delivery: 'engine' }], PLATFORM)
    expect(plans.map(({ delivery }) => delivery)).toEqual(['oci-layout', 'oci-layout'])
    const fetched = await runFetchImages(plans.slice(0, 1), imagePorts(), options, signal)
    if (!fetched.ok) throw new Error(JSON.stringify(fetched))
    const sources = planBundleSources(fetched.value)
    return { kind: 'ready', sources, madeFor: { platforms: [PLATFORM] } }
  }
  const file = join(tempFolder(), 'bundle.tar')
  const created = await withCache(
    here,
    ['create', '--variant', 'prod', '--output', file, '.'],
    collect,
  )
  expect(created).toMatchObject({ exitCode: 0, stderr: '' })
  expect(asked).toEqual([['--variant', 'prod', '.']])
  expect(created.stdout.split('\n').slice(1)).toEqual([
    `  base image ${registry.host}/team/base:1 (${PLATFORM})`,
    `On the machine without network: cv-docker-build bundle use ${file}`,
    '',
  ])
  const used = await withCache(there, ['use', file])
  expect(used).toMatchObject({ exitCode: 0, stderr: '' })
  const offline = imageOptions({ cacheFolder: there, offline: true })
  expect((await runFetchImages([layoutPlan(registry.host)], imagePorts(), offline, never)).ok).toBe(
    true,
  )
})

test('the exit code of a collector that failed', async () => {
  const file = join(tempFolder(), 'bundle.tar')
  const failed = await withCache(tempFolder(), ['create', '-o', file], async () => ({
    kind: 'failed',
    exitCode: 3,
  }))
  expect(failed.exitCode).toBe(3)
  expect(existsSync(file)).toBe(false)
})

test('a file that is no bundle', async () => {
  const { exitCode, stderr } = await withCache(tempFolder(), ['use', '/nowhere/x.tar'])
  expect(exitCode).toBe(1)
  expect(stderr).toBe(
    'error: The bundle /nowhere/x.tar cannot be used: there is no such file.\n  Copy it again, or make it anew with `cv-docker-build bundle create`.\n',
  )
})

test.each([
  [[], '"" is not an action of bundle'],
  [['pack'], '"pack" is not an action of bundle'],
  [['create'], '--output FILE is missing'],
  [['create', '--output'], '--output FILE is missing'],
  [['create', '-o', 'a', '--output=b'], '--output is given more than once'],
  [['use'], 'bundle use wants one file'],
  [['use', 'a', 'b'], 'bundle use wants one file'],
  [['use', '--all'], 'bundle use wants one file'],
])('%j', async (args, problem) => {
  const { exitCode, stderr } = await withCache(tempFolder(), args)
  expect(exitCode).toBe(2)
  expect(stderr.split('\n')[0]).toBe(`error: ${problem}`)
})

test('the output may stand anywhere', () => {
  expect(takeOutput(['a', '--output=b', '--c'])).toEqual({ output: 'b', others: ['a', '--c'] })
})

async function withCache(
  folder: string,
  args: readonly string[],
  collect: CollectBundle = () => {
    throw new Error('nothing is to be collected')
  },
) {
  const { result, ...texts } = await captureOutput(() =>
    atHome(folder, { CV_DOCKER_BUILD_CACHE: folder }, () => runBundleCommand(args, collect)),
  )
  return { exitCode: result, ...texts }
}
