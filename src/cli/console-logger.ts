import type { Location, Logger } from '../ports.ts'

type Options = { readonly color: boolean; readonly verbose: boolean }

const RESET = '\u001b[0m'
const STYLES = {
  heading: '\u001b[1m',
  notice: '\u001b[36m',
  warning: '\u001b[33m',
  error: '\u001b[31m',
}

/**
 * Plain lines on standard error, so that standard output holds results alone. Text from elsewhere
 * cannot move the cursor or colour the terminal.
 */
export function makeConsoleLogger(write: (line: string) => void, options: Options): Logger {
  const style = (name: keyof typeof STYLES, text: string) =>
    options.color ? `${STYLES[name]}${text}${RESET}` : text
  const say = (kind: 'notice' | 'warning' | 'error') => (message: string, location?: Location) =>
    write(`${style(kind, `${kind}:`)} ${where(location)}${visible(message)}`)
  return {
    debug: (message) => {
      if (options.verbose) write(visible(message))
    },
    info: (message) => write(visible(message)),
    notice: say('notice'),
    warning: say('warning'),
    error: say('error'),
    group: async (name, body) => {
      write(style('heading', `== ${visible(name)}`))
      return body()
    },
  }
}

function where(location: Location | undefined): string {
  if (location?.file === undefined) return ''
  const line = location.startLine === undefined ? '' : `:${location.startLine}`
  return `${visible(location.file)}${line}: `
}

/** Line breaks become spaces and escape sequences lose their meaning; tabs stay. */
function visible(text: string): string {
  return (
    text
      .replace(/\r?\n/g, ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed.
      .replace(/\u001b\[[0-9;?]*[ -/]*[@-~]/g, '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed.
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '')
  )
}
