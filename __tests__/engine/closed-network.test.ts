import { readFileSync } from 'node:fs'
import { parseCargoLock } from '../../src/workspace/cargo-lock.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { type CliResult, cli, EXAMPLE, MINUTES, told } from './harness.ts'
import {
  CAN_MAKE_MACHINES,
  linkedCacheFolder,
  type Machine,
  prepareStandIns,
  startMachine,
} from './netns.ts'
import { LOCKED_CRATES, smallApplication } from './small-application.ts'

/**
 * A machine without any route, its engine included: what is said there, and that a bundle made
 * elsewhere is all that a build needs (docs/closed-networks.md).
 */
const RUST = 'docker.io/library/rust:1-alpine3.22'
const ALPINE = 'docker.io/library/alpine:3.22'
const PLATFORM = `linux/${process.arch === 'x64' ? 'amd64' : process.arch}`
const NO_ROUTE = 'No network: this machine has no route to the Internet'
/** Far above what is promised: proves that nothing hangs, and is no benchmark. */
const NOT_HANGING_MS = 10_000

const onMachine = CAN_MAKE_MACHINES ? test : test.skip
let machine: Machine
let standIns: readonly string[]

beforeAll(async () => {
  if (!CAN_MAKE_MACHINES) return
  standIns = ['--stand-ins', await prepareStandIns([RUST, ALPINE])]
  machine = await startMachine()
  const up = await machine.cli(['engine', 'up'])
  if (up.exitCode !== 0) throw new Error(told(up))
}, 5 * MINUTES)
afterAll(async () => {
  await machine?.stop()
  removeTempFolders()
}, MINUTES)

function crates(): readonly string[] {
  const lock = parseCargoLock(readFileSync(`${EXAMPLE}/Cargo.lock`, 'utf8'))
  if (!lock.ok) throw new Error('the lock file of the example is none')
  const fetched = lock.value.packages.filter(({ source }) => source !== undefined)
  return fetched.map(({ name, version }) => `${name} ${version}`).sort()
}

onMachine(
  'network-test says it in one sentence',
  async () => {
    const result = await machine.cli(['network-test'])
    expect(result.stdout).toMatch(new RegExp(`^✘ ${NO_ROUTE}.*--offline\n$`))
    expect({ ...result, stdout: '' }).toEqual({ exitCode: 3, stdout: '', stderr: '' })
  },
  NOT_HANGING_MS,
)

onMachine(
  'a strict preflight refuses the build with the same sentence',
  async () => {
    const result = await machine.build(['--preflight', 'strict', ...standIns, EXAMPLE])
    expect(result.exitCode === 3 ? '' : told(result)).toBe('')
    expect(result.report?.failure).toMatchObject({
      stage: 'preflight',
      cause: expect.stringContaining(NO_ROUTE),
    })
    expect(result.report?.steps).toEqual([])
  },
  NOT_HANGING_MS,
)

onMachine(
  'an offline build lists what is missing, each crate and each image',
  async () => {
    const result = await machine.build(['--offline', '--stand-ins', 'never', EXAMPLE])
    expect(result.exitCode === 1 ? '' : told(result)).toBe('')
    const { stage, evidence } = result.report?.failure ?? {}
    expect(stage).toBe('fetch')
    expect(evidence).toEqual([...crates(), `${ALPINE}@${PLATFORM}`, `${RUST}@${PLATFORM}`])
    for (const one of evidence ?? []) expect(result.stdout).toContain(one)
    const [, sentence = ''] = /^✘ Fetch failed: (.*)$/m.exec(result.stdout) ?? []
    expect(sentence).toContain(`and ${crates().length - 5} more.`)
    expect(sentence).toContain(`${RUST}@${PLATFORM}. Build once with network, or bring a bundle: `)
    expect(sentence.match(/bring a bundle/g)).toHaveLength(1)
  },
  NOT_HANGING_MS,
)

onMachine(
  'with a bundle from elsewhere the build passes, and no step wants a network',
  async () => {
    const folder = smallApplication()
    const bundle = `${tempFolder()}/cv.bundle`
    const options = [...standIns, folder]
    const before = await machine.build(['--offline', ...options])
    expect(before.report?.failure?.evidence.slice(0, 2)).toEqual(LOCKED_CRATES)

    const elsewhere = { env: { CV_DOCKER_BUILD_CACHE: linkedCacheFolder() } }
    const created = await cli(['bundle', 'create', ...options, '--output', bundle], elsewhere)
    expect(created.exitCode === 0 ? '' : told(created)).toBe('')
    const used = await machine.cli(['bundle', 'use', bundle])
    expect(used.exitCode === 0 ? '' : told(used)).toBe('')

    expectNoNetwork(await machine.build(['--offline', ...options]))
    // Nobody has to say that there is no network: the second time all is there, too.
    expectNoNetwork(await machine.build(['--no-cache', ...options]))
  },
  5 * MINUTES,
)

/** All crates were here, and the one stage that would fetch them was not run. */
function expectNoNetwork(result: CliResult): void {
  expect(result.exitCode === 0 ? '' : told(result)).toBe('')
  const { fetch, steps = [] } = result.report ?? {}
  expect(fetch?.crates).toMatchObject({ total: 2, fetched: 0, fetchedBytes: 0 })
  expect(fetch).toMatchObject({ incidents: [], leftToBuild: [] })
  const names = steps.map(({ name }) => name)
  expect(names.filter((name) => name.includes('crates-fetched'))).toEqual([])
  expect(names.some((name) => name.includes('/opt/build/build application'))).toBe(true)
}
