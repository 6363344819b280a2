import type { RunContext } from '../run-context.ts'
import type { CompatibleRequest, NamedContext } from './build-request.ts'
import { parseExporter } from './exporter.ts'
import { defaultGitContext, fillTemplate } from './git-context.ts'
import { readSecrets } from './read-secrets.ts'
import type { Values } from './read-values.ts'
import { makeSecret } from './secret.ts'
import { type Complain, quote } from './wording.ts'

export type Reading<T> = { readonly request: T; readonly notices: readonly string[] }

/** The inputs of docker/build-push-action, read and with their templates filled in. */
export function readCompatible(
  values: Values,
  context: RunContext,
  complain: Complain,
): Reading<CompatibleRequest> {
  const { text, texts, flag } = values
  const gitContext = context.github && defaultGitContext(context.github, context.settings)
  const { secrets, hasGitAuthToken, notices } = readSecrets(values, complain)
  const fill = (name: string, template: string) => fillIn(name, template, gitContext, complain)
  const given = text('context')
  const token = hasGitAuthToken ? undefined : text('github-token')
  const request: CompatibleRequest = {
    addHosts: texts('add-hosts'),
    allow: texts('allow'),
    annotations: texts('annotations'),
    attests: texts('attests'),
    buildArgs: texts('build-args'),
    buildContexts: texts('build-contexts').map((item) =>
      splitContext(fill('build-contexts', item)),
    ),
    ...optional('builder', text('builder')),
    cacheFrom: texts('cache-from'),
    cacheTo: texts('cache-to'),
    ...optional('call', text('call')),
    ...optional('cgroupParent', text('cgroup-parent')),
    ...optional('context', given === undefined ? undefined : fill('context', given)),
    ...optional('file', text('file')),
    labels: texts('labels'),
    load: flag('load'),
    ...optional('network', text('network')),
    noCache: flag('no-cache'),
    noCacheFilters: texts('no-cache-filters'),
    outputs: texts('outputs').flatMap((item) => {
      const exporter = parseExporter(item)
      return exporter.ok ? [exporter.value] : []
    }),
    platforms: texts('platforms'),
    ...optional('provenance', text('provenance')),
    pull: flag('pull'),
    push: flag('push'),
    ...optional('sbom', text('sbom')),
    secrets,
    ...optional('shmSize', text('shm-size')),
    ssh: texts('ssh'),
    tags: texts('tags'),
    ...optional('target', text('target')),
    ulimit: texts('ulimit'),
    ...optional('githubToken', token === undefined ? undefined : makeSecret(token)),
    ...optional('defaultGitContext', gitContext),
  }
  return { request, notices }
}

/** A member that is there only when it has a value. */
export function optional<K extends string, V>(
  key: K,
  value: V | undefined,
): { readonly [key in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [key in K]: V })
}

function splitContext(text: string): NamedContext {
  const [name = '', ...value] = text.split('=')
  return { name, value: value.join('=') }
}

function fillIn(
  name: string,
  template: string,
  gitContext: string | undefined,
  complain: Complain,
): string {
  const filled = fillTemplate(template, gitContext)
  if (filled.ok) return filled.text
  complain(name, `${quote(template)} ${filled.problem}`, filled.remedy)
  return template
}
