import * as core from '@actions/core'
import type { Location, Logger } from '../ports.ts'

/** The runner's log: groups fold, warnings and errors become annotations. */
export const actionsLogger: Logger = {
  debug: (message) => core.debug(harmless(message)),
  info: (message) => core.info(harmless(message)),
  notice: (message, location) => core.notice(message, annotation(location)),
  warning: (message, location) => core.warning(message, annotation(location)),
  error: (message, location) => core.error(message, annotation(location)),
  group: (name, body) => core.group(harmless(name), body),
}

/**
 * The runner obeys `::command::` at the start of a line and `##[command]` anywhere in it. What a
 * build prints must never be obeyed. (Annotations are escaped by the package itself.)
 */
function harmless(message: string): string {
  return message
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^(\s*):(?=:)/, '$1: ').replaceAll('##[', '## ['))
    .join('\n')
}

function annotation(location: Location | undefined): core.AnnotationProperties {
  return {
    ...(location?.title === undefined ? {} : { title: location.title }),
    ...(location?.file === undefined ? {} : { file: location.file }),
    ...(location?.startLine === undefined ? {} : { startLine: location.startLine }),
    ...(location?.endLine === undefined ? {} : { endLine: location.endLine }),
  }
}
