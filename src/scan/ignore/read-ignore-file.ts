import { isAbsolute, relative, resolve, sep } from 'node:path'
import type { CommandRunner, Files } from '../../ports.ts'
import { quote } from '../../request/wording.ts'
import type { RunContext } from '../../run-context.ts'
import type { IgnoreFile } from './ignore-rule.ts'
import { parseIgnoreLines } from './parse-ignore-lines.ts'
import { trustedRevisions } from './trusted-revisions.ts'

export type IgnoreFilePorts = {
  readonly files: Pick<Files, 'readTextIfAny'>
  readonly run: CommandRunner
}

const GIT_TIMEOUT_MS = 30_000
const NONE: IgnoreFile = { rules: [], remarks: [] }

/**
 * The entries of the ignore file that was asked for; none where none was. In a pull request it is that of the
 * base branch: a proposal must not hide its own findings. A file that cannot be read lets nothing pass,
 * and a remark says why and what to do.
 */
export async function readIgnoreFile(
  path: string | undefined,
  context: Pick<RunContext, 'workspaceFolder' | 'github'>,
  ports: IgnoreFilePorts,
  signal: AbortSignal,
): Promise<IgnoreFile> {
  if (path === undefined) return NONE
  const file = resolve(context.workspaceFolder, path)
  const inside = relative(context.workspaceFolder, file).split(sep).join('/')
  const isInside = !inside.startsWith('../') && inside !== '..' && !isAbsolute(inside)
  const revisions = isInside ? trustedRevisions(context.github) : undefined
  const text =
    revisions === undefined
      ? await readOwn(file, path, ports)
      : await readTrusted(inside, revisions, context.workspaceFolder, ports, signal)
  return text.ok ? parse(path, text.text) : { rules: [], remarks: [text.reason] }
}

type Text =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: string }

async function parse(path: string, text: string): Promise<IgnoreFile> {
  if (!/\.ya?ml$/i.test(path)) return parseIgnoreLines(text)
  // A library of its own, for those who use this form.
  const { parseIgnoreYaml } = await import('./parse-ignore-yaml.ts')
  return parseIgnoreYaml(text)
}

async function readOwn(file: string, given: string, { files }: IgnoreFilePorts): Promise<Text> {
  try {
    const text = await files.readTextIfAny(file)
    if (text !== undefined) return { ok: true, text }
    return refused(`there is no file ${quote(given)}`)
  } catch (error) {
    return refused(`${quote(given)} cannot be read (${(error as Error).message})`)
  }
}

function refused(why: string): Text {
  return { ok: false, reason: `Nothing is let pass by the ignore file: ${why}.` }
}

async function readTrusted(
  path: string,
  revisions: readonly string[],
  folder: string,
  { run }: IgnoreFilePorts,
  signal: AbortSignal,
): Promise<Text> {
  const git = (...args: readonly string[]) =>
    run(['git', '-C', folder, ...args], { timeoutMs: GIT_TIMEOUT_MS, signal })
  for (const revision of revisions) {
    const commit = await git('rev-parse', '--verify', '--quiet', `${revision}^{commit}`)
    if (commit.exitCode !== 0) continue
    // Not `git show`, which may run filters that are configured.
    const blob = await git('cat-file', 'blob', `${commit.stdout.trim()}:./${path}`)
    if (blob.exitCode === 0) return { ok: true, text: blob.stdout }
    return refused(
      `the base branch has no file ${quote(path)}, and a pull request cannot bring its own; it counts once it is merged`,
    )
  }
  return refused(
    `in a pull request ${quote(path)} is read from the base branch, which is not in this checkout; check it out with fetch-depth: 2`,
  )
}
