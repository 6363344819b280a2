import type { InputError, Parsed } from '../errors.ts'
import type { WorkspaceFacts } from '../workspace/facts.ts'
import type { BuildPlan, Variant } from './plan.ts'

export type DockerfileChoice = BuildPlan['dockerfile'] & {
  /** Of our own Dockerfiles only. */
  readonly variant?: Variant
  readonly notes: readonly string[]
  readonly warnings: readonly string[]
}

type Asked = { readonly variant?: Variant; readonly file?: string }

/**
 * Which Dockerfile is built: the one given, the variant asked for, the repository's own, or our prod.
 * `facts` is absent when the context is not a folder on this machine: then nothing of it is known.
 */
export function chooseDockerfile(
  asked: Asked,
  facts: WorkspaceFacts | undefined,
  dockerFolder: string,
): Parsed<DockerfileChoice> {
  if (asked.file !== undefined) return chosen({ path: asked.file, origin: 'given' })
  if (asked.variant !== undefined) return ours(asked.variant, facts, dockerFolder, [])
  if (facts === undefined) return chosen({ path: 'Dockerfile', origin: 'repository' })
  if (facts.dockerfile)
    return chosen({ path: facts.dockerfile.path, origin: 'repository' }, repositorysOwn(facts))
  const note =
    'the repository has no Dockerfile: building our variant prod (input `variant` chooses another)'
  return ours('prod', facts, dockerFolder, [note])
}

function ours(
  variant: Variant,
  facts: WorkspaceFacts | undefined,
  dockerFolder: string,
  notes: readonly string[],
): Parsed<DockerfileChoice> {
  if (facts && !facts.cargo) return { ok: false, errors: [noManifest(facts)] }
  const path = `${dockerFolder}/Dockerfile.${variant}`
  return chosen({ path, origin: 'ours' }, { variant, notes })
}

function noManifest(facts: WorkspaceFacts): InputError {
  const other =
    facts.dockerfile?.language === 'other'
      ? `, and the ${facts.dockerfile.path} there builds something that is not Rust`
      : ''
  return {
    input: 'context',
    problem: `there is no Cargo.toml in "${facts.contextFolder}"${other}`,
    remedy: 'name the folder of the cargo package or workspace',
  }
}

function repositorysOwn(facts: WorkspaceFacts) {
  const { language, path } = facts.dockerfile ?? {}
  const looksForeign = language === 'other' && facts.cargo !== undefined
  return {
    notes: [`building the repository's own ${path} (input \`variant\` would choose one of ours)`],
    warnings: looksForeign
      ? [
          `${path} does not look like Rust although there is a Cargo.toml; set \`variant\` to build the Rust application`,
        ]
      : [],
  }
}

function chosen(
  dockerfile: BuildPlan['dockerfile'],
  rest: {
    readonly variant?: Variant
    readonly notes?: readonly string[]
    readonly warnings?: readonly string[]
  } = {},
): Parsed<DockerfileChoice> {
  return { ok: true, value: { ...dockerfile, notes: [], warnings: [], ...rest } }
}
