import type { Location, Logger } from '../../src/ports.ts'

export type LogRecord = {
  readonly level: 'debug' | 'info' | 'notice' | 'warning' | 'error' | 'group'
  readonly message: string
  readonly location?: Location
}

/** Keeps what was logged; `openGroups` is empty when every group was closed. */
export function recordingLogger() {
  const records: LogRecord[] = []
  const openGroups: string[] = []
  const keep = (level: LogRecord['level']) => (message: string, location?: Location) => {
    records.push({ level, message, ...(location ? { location } : {}) })
  }
  const log: Logger = {
    debug: keep('debug'),
    info: keep('info'),
    notice: keep('notice'),
    warning: keep('warning'),
    error: keep('error'),
    group: async (name, body) => {
      keep('group')(name)
      openGroups.push(name)
      try {
        return await body()
      } finally {
        openGroups.splice(openGroups.indexOf(name), 1)
      }
    },
  }
  const messages = (level?: LogRecord['level']) =>
    records
      .filter((record) => level === undefined || record.level === level)
      .map(({ message }) => message)
  return { log, records, openGroups, messages }
}
