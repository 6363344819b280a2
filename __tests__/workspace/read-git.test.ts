import { execFileSync } from 'node:child_process'
import { runCommand } from '../../src/adapters/command-runner.ts'
import { readCommitTime, readGit } from '../../src/workspace/read-git.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

function git(folder: string, ...args: string[]): string {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.org']
  return execFileSync('git', ['-C', folder, ...identity, ...args], { encoding: 'utf8' }).trim()
}

test('commit, branch, remote without its token; a tag on the commit wins over the branch', async () => {
  const folder = tempFolder({ a: '' })
  git(folder, 'init', '-q', '-b', 'topic/x')
  git(folder, 'add', '.')
  git(folder, 'commit', '-qm', 'first', '--date', '2026-01-01T00:00:00Z')
  git(folder, 'remote', 'add', 'origin', 'https://user:token@example.org/a/b.git')
  const facts = await readGit(folder, runCommand)
  expect(facts).toEqual({
    sha: git(folder, 'rev-parse', 'HEAD'),
    commitTimeSec: Number(git(folder, 'log', '-1', '--format=%ct')),
    ref: 'refs/heads/topic/x',
    remoteUrl: 'https://example.org/a/b.git',
  })
  expect(await readCommitTime(folder, runCommand)).toEqual({ commitTimeSec: facts.commitTimeSec })
  git(folder, 'tag', 'v1.0.0')
  expect((await readGit(folder, runCommand)).ref).toBe('refs/tags/v1.0.0')
})

test('a folder without a repository, or without a commit, is no error', async () => {
  const folder = tempFolder()
  expect(await readGit(folder, runCommand)).toEqual({})
  expect(await readCommitTime(folder, runCommand)).toEqual({})
  git(folder, 'init', '-q', '-b', 'main')
  expect(await readGit(folder, runCommand)).toEqual({ ref: 'refs/heads/main' })
})
