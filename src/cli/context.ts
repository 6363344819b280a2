import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runCommand } from '../adapters/command-runner.ts'
import {
  buildSettings,
  caBundle,
  cacheFolder,
  proxySettings,
  userOfProcess,
} from '../adapters/environment.ts'
import { markOwner } from '../adapters/owner-mark.ts'
import { runnerOf } from '../adapters/runner.ts'
import type { RunContext } from '../run-context.ts'
import { readGit } from '../workspace/read-git.ts'

/** Both from src/cli and from dist/cli the repository is two folders up. */
const REPOSITORY = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..')

/**
 * Makes the temporary folder of this run; the caller removes it. `application`: the folder that is
 * built, whose repository the image is labelled with.
 */
export async function readCliContext(application = '.'): Promise<RunContext> {
  const workspaceFolder = process.cwd()
  const tempFolder = mkdtempSync(join(tmpdir(), 'cv-docker-build-'))
  await markOwner(tempFolder)
  return {
    front: 'cli',
    workspaceFolder,
    tempFolder,
    cacheFolder: cacheFolder(process.env),
    dockerFolder: join(REPOSITORY, 'docker'),
    startedAtMs: Date.now(),
    git: await readGit(resolve(workspaceFolder, application), runCommand),
    settings: buildSettings(process.env),
    proxy: proxySettings(process.env),
    ...caBundle(process.env),
    ...userOfProcess(),
    ...runnerOf(process.env),
  }
}
