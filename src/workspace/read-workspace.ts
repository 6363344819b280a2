import type { InputError, Parsed } from '../errors.ts'
import type { Files } from '../ports.ts'
import { parseDockerfile } from './dockerfile.ts'
import type { WorkspaceFacts } from './facts.ts'
import { readCargo } from './read-cargo.ts'

/**
 * Everything the plan needs to know of the folder that is built. Files that cannot be read are input
 * errors like any other: the user can mend them.
 */
export async function readWorkspace(
  contextFolder: string,
  files: Files,
): Promise<Parsed<WorkspaceFacts>> {
  const kind = await files.kindOf(contextFolder).catch(() => 'absent' as const)
  if (kind === 'absent' || kind === 'file') {
    const problem = kind === 'file' ? 'is a file, not a folder' : 'does not exist'
    return failed([
      {
        input: 'context',
        problem: `"${contextFolder}" ${problem}`,
        remedy: 'name the folder of the application',
      },
    ])
  }
  const errors: InputError[] = []
  const cargo = await readable('Cargo.toml', errors, () => readCargo(contextFolder, files))
  if (cargo && !cargo.ok) errors.push(...cargo.errors)
  const dockerfile = await readable('Dockerfile', errors, () =>
    files.readTextIfAny(`${contextFolder}/Dockerfile`),
  )
  const ignoreKind = await files.kindOf(`${contextFolder}/.dockerignore`)
  if (errors.length > 0) return failed(errors)
  return {
    ok: true,
    value: {
      contextFolder,
      hasDockerignore: ignoreKind !== 'absent',
      ...(cargo?.ok && cargo.value ? { cargo: cargo.value } : {}),
      ...(dockerfile === undefined
        ? {}
        : { dockerfile: parseDockerfile(dockerfile, 'Dockerfile') }),
    },
  }
}

async function readable<T>(
  input: string,
  errors: InputError[],
  read: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await read()
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    errors.push({
      input,
      problem: `${path ?? input} cannot be read (${code})`,
      remedy: 'correct its permissions',
    })
    return undefined
  }
}

function failed(errors: readonly InputError[]): Parsed<never> {
  return { ok: false, errors }
}
