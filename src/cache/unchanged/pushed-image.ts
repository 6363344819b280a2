import { asObject, parseJson } from '../../image/json.ts'
import type { CommandRunner } from '../../ports.ts'

type Run = { readonly run: CommandRunner }

const REGISTRY_TIMEOUT_MS = 60_000

/**
 * Makes the tags name a digest that their repositories have already. `undefined` when all do now; else
 * one sentence, and the image has to be built and pushed as usual.
 */
export async function tagPushed(
  digest: string,
  tags: readonly string[],
  ports: Run,
  signal: AbortSignal,
): Promise<string | undefined> {
  const moved = await findOther(digest, tags, ports, signal)
  for (const [repository, names] of byRepository(moved)) {
    const source = `${repository}@${digest}`
    // Without this flag an image that is no index would be wrapped into one: another digest.
    const flags = ['--prefer-index=false', ...names.flatMap((name) => ['--tag', name])]
    const argv = ['docker', 'buildx', 'imagetools', 'create', ...flags, source] as const
    const { exitCode } = await ports.run(argv, { signal, timeoutMs: REGISTRY_TIMEOUT_MS })
    if (exitCode !== 0) return `${source} could not be tagged`
  }
  const [wrong] = moved.length === 0 ? [] : await findOther(digest, tags, ports, signal)
  return wrong === undefined ? undefined : `${wrong} is not the image that was pushed before`
}

/** Tags that name something else, or nothing. */
async function findOther(
  digest: string,
  tags: readonly string[],
  { run }: Run,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const answers = await Promise.all(
    tags.map((tag) => {
      // Of `{{.Manifest.Digest}}` buildx makes three lines for people.
      const format = ['--format', '{{json .Manifest}}']
      const argv = ['docker', 'buildx', 'imagetools', 'inspect', ...format, tag] as const
      return run(argv, { signal, timeoutMs: REGISTRY_TIMEOUT_MS })
    }),
  )
  return tags.filter((_, at) => {
    const answer = answers[at]
    return answer?.exitCode !== 0 || asObject(parseJson(answer.stdout))?.digest !== digest
  })
}

function byRepository(tags: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const repositories = new Map<string, readonly string[]>()
  for (const tag of tags) {
    const repository = tag.replace(/:[^:/@]+$/, '')
    repositories.set(repository, [...(repositories.get(repository) ?? []), tag])
  }
  return repositories
}
