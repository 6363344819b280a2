import { basename } from 'node:path'
import type { BuildPlan } from '../../plan/plan.ts'
import type { Files } from '../../ports.ts'
import type { AppliedRemedy } from '../retry.ts'
import { valuesOf } from './argv.ts'
import { locateDockerfile } from './dockerfile.ts'
import { BUILTIN_FRONTEND_SENTENCE, knowsBuiltinFrontend } from './transforms.ts'

export type PlainDockerfileSetting = {
  readonly plan: Pick<BuildPlan, 'buildx'>
  /** Where relative paths of the arguments start. */
  readonly cwd: string
  /** The run's own, removed at its end. */
  readonly tempFolder: string
  readonly buildkitVersion?: string
  readonly files: Pick<Files, 'readTextIfAny' | 'writeText' | 'makeFolder'>
}

/**
 * The remedy `builtin-frontend` for builders that cannot be told by an argument to use the frontend
 * they bring: a copy of the Dockerfile without its syntax line. `undefined` where the argument works,
 * where no line asks for an image, or where the Dockerfile is not on this machine.
 */
export async function usePlainDockerfile(
  setting: PlainDockerfileSetting,
): Promise<AppliedRemedy | undefined> {
  const { plan, cwd, tempFolder, buildkitVersion, files } = setting
  const { argv } = plan.buildx
  const isSet = valuesOf(argv, '--build-arg').some((text) => /^BUILDKIT_SYNTAX=/.test(text))
  const path = locateDockerfile(argv, cwd)
  if (isSet || knowsBuiltinFrontend(buildkitVersion) || path === undefined) return undefined
  const text = await files.readTextIfAny(path)
  const plain = text === undefined ? undefined : dropSyntaxLine(text)
  if (plain === undefined) return undefined
  const folder = `${tempFolder}/builtin-frontend`
  // The same name: errors of the build quote it.
  const copy = `${folder}/${basename(path)}`
  await files.makeFolder(folder)
  await files.writeText(copy, plain)
  const ignored = await files.readTextIfAny(`${path}.dockerignore`)
  if (ignored !== undefined) await files.writeText(`${copy}.dockerignore`, ignored)
  return { sentence: BUILTIN_FRONTEND_SENTENCE, addArgs: ['--file', copy] }
}

const DIRECTIVE = /^\s*#\s*(?<name>[A-Za-z][A-Za-z0-9]*)\s*=\s*\S/

/**
 * The text without its line `# syntax=`; `undefined` if it has none. All lines keep their numbers but
 * the directives beside it (`escape`, `check`), which count only as long as no other comment comes first.
 */
export function dropSyntaxLine(text: string): string | undefined {
  const lines = text.replace(/^\uFEFF/, '').split('\n')
  const end = lines.findIndex((line) => !DIRECTIVE.test(line))
  const directives = lines.slice(0, end < 0 ? lines.length : end)
  const isSyntax = (line: string) => DIRECTIVE.exec(line)?.groups?.name?.toLowerCase() === 'syntax'
  const kept = directives.filter((line) => !isSyntax(line))
  if (kept.length === directives.length) return undefined
  const blank = Array.from({ length: directives.length - kept.length }, () => '#')
  return [...kept, ...blank, ...lines.slice(directives.length)].join('\n')
}
