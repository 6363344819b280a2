import { copyFileSync } from 'node:fs'
import { isDockerProgram } from '../../src/adapters/docker-program.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

function withProgram(): string {
  const folder = tempFolder()
  copyFileSync('/bin/sh', `${folder}/docker`)
  return folder
}

test('a program is told from a script by its first bytes', () => {
  const script = tempFolder({ docker: '#!/bin/sh\nexec podman "$@"\n' })
  expect(isDockerProgram(withProgram())).toBe(true)
  expect(isDockerProgram(script)).toBe(false)
})

test('the first one on the PATH counts', () => {
  const script = tempFolder({ docker: '#!/bin/sh\n' })
  const program = withProgram()
  expect(isDockerProgram(`${tempFolder()}:${program}:${script}`)).toBe(true)
  expect(isDockerProgram(`${script}:${program}`)).toBe(false)
})

test.each([undefined, '', '/nowhere'])('there is none on %j', (path) => {
  expect(isDockerProgram(path)).toBe(false)
})
