import { basename } from 'node:path'
import type { Logger } from '../ports.ts'
import { cleanLine } from '../report/plain-text.ts'
import type { Warning } from '../report/run-report.ts'
import type { BuildProgress } from './progress.ts'
import type { WarningUpdate } from './rawjson.ts'
import type { Vertex } from './vertex.ts'

/**
 * The findings of BuildKit's build checks, each once, by line; then the caches that could not be
 * read (BuildKit goes on without and says so only in the error of a step); then buildx's own warnings.
 * `dockerfile` is the path the build was given; BuildKit knows nothing but the file's name.
 */
export function readWarnings(progress: BuildProgress, dockerfile: string): readonly Warning[] {
  const found = new Map<string, Warning>()
  for (const update of progress.warnings) {
    const warning = readWarning(update, dockerfile)
    found.set(JSON.stringify([warning.message, warning.file, warning.line]), warning)
  }
  const checks = [...found.values()].sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
  const caches = [...progress.vertices.values()].flatMap((vertex) => readLostCache(vertex) ?? [])
  return [...checks, ...caches, ...readMessages(progress.messages)]
}

/** Shows the warnings where they belong: on the line of the Dockerfile. */
export function logWarnings(log: Logger, warnings: readonly Warning[]): void {
  for (const { message, file, line, url } of warnings) {
    const text = url === undefined ? message : `${message} (${url})`
    log.warning(text, {
      ...(file !== undefined && { file }),
      ...(line !== undefined && { startLine: line }),
    })
  }
}

function readWarning(update: WarningUpdate, dockerfile: string): Warning {
  // The text repeats the line, which the annotation already carries.
  const message = cleanLine(update.short.replace(/\s*\(line \d+\)$/, ''))
  const { file, line, url } = update
  return {
    message,
    ...(file !== undefined && { file: placeFile(file, dockerfile) }),
    ...(line !== undefined && { line }),
    ...(url?.startsWith('https://') && { url: cleanLine(url) }),
  }
}

function placeFile(file: string, dockerfile: string): string {
  return basename(file) === basename(dockerfile) ? dockerfile : cleanLine(file)
}

function readMessages(messages: readonly string[]): readonly Warning[] {
  const texts = messages.flatMap((message) => /^WARNING: (.+)$/.exec(message)?.[1] ?? [])
  return [...new Set(texts)].map((message) => ({ message }))
}

const CACHE_IMPORT = /^importing cache manifest from (.+)$/

function readLostCache(vertex: Vertex): Warning | undefined {
  const error = vertex.runs.at(-1)?.error
  const source = CACHE_IMPORT.exec(vertex.name)?.[1]
  if (error === undefined || source === undefined) return undefined
  return { message: `the cache ${source} was not used: ${cleanLine(error)}` }
}
