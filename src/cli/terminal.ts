import type { Terminal } from '../build/live-display.ts'

const DEFAULT_COLUMNS = 100

/** The screen that standard error is shown on, if it is one; a log file gets plain lines. */
export const terminal: Terminal & { readonly isScreen: boolean; readonly isColorful: boolean } = {
  get isScreen() {
    return process.stderr.isTTY === true && process.env.TERM !== 'dumb' && !process.env.CI
  },
  get isColorful() {
    return process.stdout.isTTY === true && !process.env.NO_COLOR
  },
  write: (text) => {
    process.stderr.write(text)
  },
  columns: () => process.stderr.columns ?? DEFAULT_COLUMNS,
  rows: () => process.stderr.rows ?? 24,
}
