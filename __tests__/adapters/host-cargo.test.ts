import { chmodSync, mkdirSync, symlinkSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { files } from '../../src/adapters/files.ts'
import { hostCargoReader } from '../../src/adapters/host-cargo.ts'
import { CRATES_IO } from '../builders/facts.ts'
import { checkoutFiles } from '../fakes/checkout-files.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

const REPLACED = '[source.crates-io]\nreplace-with = "corp"\n'
const CORP = '[source.corp]\nregistry = "sparse+https://crates.corp.test/index/"\n'
const CORP_SOURCE = 'sparse+https://crates.corp.test/index/'

test('what the checkout says and what this machine says are told apart', async () => {
  const checkout = tempFolder({ '.cargo/config.toml': REPLACED })
  const home = tempFolder({ 'config.toml': CORP })
  const { config, sources, isInstalled } = await hostCargoReader(
    { CARGO_HOME: home, PATH: '' },
    files,
  )(checkout)
  expect(config.context.sources).toEqual({ 'crates-io': { replaceWith: 'corp' } })
  expect(config.host.sources).toMatchObject({ corp: { registry: CORP_SOURCE } })
  expect(sources?.replacements[CRATES_IO]).toBe(CORP_SOURCE)
  expect(isInstalled).toBe(false)
})

test.each<[Record<string, string>, string]>([
  [{ CARGO_HOME: '/own' }, '/own/config.toml'],
  [{ HOME: '/home/jane' }, '/home/jane/.cargo/config.toml'],
  [{ CARGO_HOME: '', HOME: '' }, join(homedir(), '.cargo/config.toml')],
])('the home of cargo with %j', async (env, path) => {
  const read = hostCargoReader(env, checkoutFiles({ [path]: REPLACED + CORP }))
  const { sources } = await read('/repo')
  expect(sources?.replacements[CRATES_IO]).toBe(CORP_SOURCE)
})

describe('a cargo that can be run', () => {
  const isInstalled = async (path: string) =>
    (await hostCargoReader({ PATH: path, CARGO_HOME: '/none' }, files)('/repo')).isInstalled

  test('is a program in a folder of PATH, or a link to one', async () => {
    const folder = tempFolder({ cargo: '#!/bin/sh\n' })
    chmodSync(join(folder, 'cargo'), 0o755)
    const linked = tempFolder()
    symlinkSync(join(folder, 'cargo'), join(linked, 'cargo'))
    expect(await isInstalled(`/nowhere::${folder}`)).toBe(true)
    expect(await isInstalled(linked)).toBe(true)
  })

  test('is no folder of that name, and none that lies elsewhere', async () => {
    const folder = tempFolder()
    mkdirSync(join(folder, 'cargo'))
    expect(await isInstalled(folder)).toBe(false)
    expect(await isInstalled('')).toBe(false)
  })

  test('is not looked for where nothing can be read', async () => {
    const unreadable = { ...checkoutFiles({}), kindOf: () => Promise.reject(new Error('EACCES')) }
    const read = hostCargoReader({ PATH: '/bin' }, unreadable)
    expect((await read('/repo')).isInstalled).toBe(false)
  })
})
