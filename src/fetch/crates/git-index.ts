import { createHash } from 'node:crypto'
import type { FetchFault } from '../fetch.ts'
import { gitFault } from './git-faults.ts'
import type { CratesOptions, CratesPorts } from './ports.ts'
import { runPatiently } from './run-patiently.ts'

/**
 * The config.json of an index that is a git repository, by the host's git: without its history and
 * without the files of the crates, as the lock file tells all we need of them.
 */
export async function readGitIndex(
  url: string,
  ports: CratesPorts,
  { tempFolder, env }: CratesOptions,
  signal: AbortSignal,
): Promise<string | FetchFault> {
  const name = createHash('sha256').update(url).digest('hex').slice(0, 16)
  const folder = `${tempFolder}/index-${name}`
  const options = { env: { ...env, GIT_TERMINAL_PROMPT: '0' }, signal }
  const clone = ['git', 'clone', '--quiet', '--bare', '--depth=1', '--filter=blob:none'] as const
  const cloned = await runPatiently([...clone, '--', url, folder], ports, {
    ...options,
    before: () => ports.files.remove(folder),
  })
  if (cloned.exitCode !== 0) return gitFault(url, cloned)
  const shown = await ports.run(['git', '-C', folder, 'show', 'HEAD:config.json'], options)
  await ports.files.remove(folder)
  return shown.exitCode === 0 ? shown.stdout : gitFault(url, shown)
}
