import { readFileSync } from 'node:fs'
import { VERSION } from '../../src/version.ts'

function readJson(name: string) {
  return JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'))
}

test('the version that is shown is that of the package and of its lock file', () => {
  expect(readJson('package.json').version).toBe(VERSION)
  const lock = readJson('package-lock.json')
  expect([lock.version, lock.packages[''].version]).toEqual([VERSION, VERSION])
})
