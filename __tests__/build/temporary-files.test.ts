import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { files } from '../../src/adapters/files.ts'
import { writeTemporaryFiles } from '../../src/build/temporary-files.ts'
import type { TemporaryFile } from '../../src/plan/plan.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8)
}

test('texts, copies and secrets, each with the mode of the plan', async () => {
  const folder = tempFolder({ from: 'FROM scratch\n' })
  const from = join(folder, 'from')
  chmodSync(from, 0o600)
  const planned: readonly TemporaryFile[] = [
    { kind: 'text', text: 'plain', path: join(folder, 'text'), mode: 0o640 },
    { kind: 'copy', from, path: join(folder, 'in', 'copy'), mode: 0o644 },
    { kind: 'secret', secret: 'token', path: join(folder, 'secret'), mode: 0o600 },
  ]
  const asked: string[] = []
  const secretText = (name: string) => {
    asked.push(name)
    return 'hunter2\n'
  }
  await writeTemporaryFiles(planned, secretText, files)
  expect(asked).toEqual(['token'])
  expect(planned.map(({ path }) => [readFileSync(path, 'utf8'), modeOf(path)])).toEqual([
    ['plain', '640'],
    ['FROM scratch\n', '644'],
    ['hunter2\n', '600'],
  ])
})

test('a secret that is there already loses the rights it had', async () => {
  const folder = tempFolder({ secret: 'old' })
  const path = join(folder, 'secret')
  chmodSync(path, 0o666)
  const planned = [{ kind: 'secret', secret: 'token', path, mode: 0o600 }] as const
  await writeTemporaryFiles(planned, () => 'new', files)
  expect([readFileSync(path, 'utf8'), modeOf(path)]).toEqual(['new', '600'])
})

test('an empty secret is a secret, one that nobody knows is a bug', async () => {
  const folder = tempFolder()
  const planned = [
    { kind: 'secret', secret: 'token', path: join(folder, 's'), mode: 0o600 },
  ] as const
  await expect(writeTemporaryFiles(planned, () => undefined, files)).rejects.toThrow(
    'no secret is known by the name token',
  )
  expect(readdirSync(folder)).toEqual([])
  await writeTemporaryFiles(planned, () => '', files)
  expect(readdirSync(folder)).toEqual(['s'])
})
