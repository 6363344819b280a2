import type { Location, Logger } from '../ports.ts'
import { type CommandProperties, issueCommand, printLine } from './runner-commands.ts'

/** The runner's log: groups fold, warnings and errors become annotations. */
export const actionsLogger: Logger = {
  debug: (message) => issueCommand('debug', message),
  info: (message) => printLine(harmless(message)),
  notice: (message, location) => issueCommand('notice', message, annotation(location)),
  warning: (message, location) => issueCommand('warning', message, annotation(location)),
  error: (message, location) => issueCommand('error', message, annotation(location)),
  group: async (name, body) => {
    issueCommand('group', name)
    try {
      return await body()
    } finally {
      issueCommand('endgroup')
    }
  },
}

/**
 * The runner obeys `::command::` at the start of a line and `##[command]` anywhere in it. What a
 * build prints must never be obeyed. (The data of commands is escaped where they are formatted.)
 */
function harmless(message: string): string {
  return message
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^(\s*):(?=:)/, '$1: ').replaceAll('##[', '## ['))
    .join('\n')
}

function annotation({ title, file, startLine, endLine }: Location = {}): CommandProperties {
  return {
    ...(title === undefined ? {} : { title }),
    ...(file === undefined ? {} : { file }),
    ...(startLine === undefined ? {} : { line: startLine }),
    ...(endLine === undefined ? {} : { endLine }),
  }
}
