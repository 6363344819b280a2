import { proxyPasswords } from './network/proxy-passwords.ts'
import { secretOf } from './plan/buildx-secrets.ts'
import { PROXY_SECRET, proxyFileText } from './plan/our-files.ts'
import { type BuildRequest, revealSecret } from './request.ts'
import type { RunContext } from './run-context.ts'

/** The text of a secret by the name that the plan has for it, when its file is written. */
export function secretText(
  name: string,
  request: BuildRequest,
  { proxy }: Pick<RunContext, 'proxy'>,
): string | undefined {
  if (name === PROXY_SECRET) return proxyFileText(proxy)
  const secret = secretOf(request, name)
  return secret && revealSecret(secret)
}

/**
 * All texts that must not stand in a report, where what a failing step printed does. Contents of files
 * are known to buildx alone.
 */
export function secretTexts(
  { secrets, githubToken }: Pick<BuildRequest, 'secrets' | 'githubToken'>,
  { proxy }: Pick<RunContext, 'proxy'>,
  env: Readonly<Record<string, string>>,
): readonly string[] {
  const given = secrets.flatMap(({ source }) => {
    if (source.kind === 'value') return [revealSecret(source.value)]
    return source.kind === 'env' ? [env[source.name] ?? ''] : []
  })
  const token = githubToken ? [revealSecret(githubToken)] : []
  return [...given, ...token, ...proxyPasswords(proxy)]
}
