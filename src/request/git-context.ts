import type { GitHubContext, Settings } from '../run-context.ts'
import { parseGoBoolean } from './attributes.ts'

/**
 * The git context that docker/build-push-action builds when no context is given: the repository of
 * the workflow at the commit of the event, `https://github.com/owner/name.git#sha`.
 */
export function defaultGitContext(github: GitHubContext, settings: Settings = {}): string {
  return `${repositoryUrl(github)}#${pinnedRef(github, settings)}`
}

/** The same as a URL with a query, which BuildKit reads the same way. */
export function queryGitContext(github: GitHubContext, settings: Settings = {}): string {
  return `${repositoryUrl(github)}?ref=${pinnedRef(github, settings)}`
}

function repositoryUrl(github: GitHubContext): string {
  return `${github.serverUrl}/${github.repository}.git`
}

function pinnedRef(github: GitHubContext, settings: Settings): string {
  const ref = github.ref.startsWith('refs/') ? github.ref : `refs/heads/${github.ref}`
  const wantsHead = parseGoBoolean(settings.DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF ?? '') === true
  if (!wantsHead || !ref.startsWith('refs/pull/')) return github.sha || ref
  return github.pullRequest?.headSha ?? ref.replace(/\/merge$/, '/head')
}

export type TemplateResult =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: string; readonly remedy: string }

const EXPRESSION = /\{\{\{\s*([^{}]*?)\s*\}\}\}|\{\{~?&?\s*([^{}]*?)\s*~?\}\}/g

/** Fills `{{defaultContext}}` in; any other expression, and one outside of a workflow, is a problem. */
export function fillTemplate(text: string, gitContext: string | undefined): TemplateResult {
  const names = [...text.matchAll(EXPRESSION)].map((match) => match[1] ?? match[2] ?? '')
  const rest = text.replace(EXPRESSION, '')
  const other = names.find((name) => name !== 'defaultContext')
  if (other !== undefined || rest.includes('{{')) {
    return {
      ok: false,
      problem: 'holds a template that is not {{defaultContext}}',
      remedy: 'use {{defaultContext}}, or leave the braces out',
    }
  }
  if (names.length > 0 && gitContext === undefined) {
    return {
      ok: false,
      problem: 'names {{defaultContext}}, which only a workflow has',
      remedy: 'give a folder or a URL',
    }
  }
  return { ok: true, text: text.replace(EXPRESSION, () => gitContext ?? '') }
}
