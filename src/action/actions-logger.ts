import type { AnnotationProperties } from '@actions/core'
import type { Location, Logger } from '../ports.ts'
import { loadToolkit, withToolkit } from './toolkit.ts'

/** The runner's log: groups fold, warnings and errors become annotations. */
export const actionsLogger: Logger = {
  debug: (message) => withToolkit((core) => core.debug(message)),
  info: (message) => withToolkit((core) => core.info(harmless(message))),
  notice: (message, location) => withToolkit((core) => core.notice(message, annotation(location))),
  warning: (message, location) =>
    withToolkit((core) => core.warning(message, annotation(location))),
  error: (message, location) => withToolkit((core) => core.error(message, annotation(location))),
  group: async (name, body) => (await loadToolkit()).group(name, body),
}

/**
 * The runner obeys `::command::` at the start of a line and `##[command]` anywhere in it. What a
 * build prints must never be obeyed. (The data of commands is escaped by the package.)
 */
function harmless(message: string): string {
  return message
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^(\s*):(?=:)/, '$1: ').replaceAll('##[', '## ['))
    .join('\n')
}

function annotation(location: Location = {}): AnnotationProperties {
  const { title, file, startLine, endLine } = location
  return {
    ...(title === undefined ? {} : { title }),
    ...(file === undefined ? {} : { file }),
    ...(startLine === undefined ? {} : { startLine }),
    ...(endLine === undefined ? {} : { endLine }),
  }
}
