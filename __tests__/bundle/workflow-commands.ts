/** A command that the runner obeyed. */
export type WorkflowCommand = {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly data: string
}

export type RunnerLog = {
  readonly commands: readonly WorkflowCommand[]
  /** What a reader of the log sees: lines that were no commands, secrets masked. */
  readonly lines: readonly string[]
  /** Values masked from the step on. */
  readonly masks: readonly string[]
}

/** The runner obeys these alone; an unknown word between colons is ordinary output. */
const KNOWN = [
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
]

/** Reads standard output and standard error of a step as the runner does, line by line. */
export function readRunnerLog(output: string, maskedBefore: readonly string[] = []): RunnerLog {
  const commands: WorkflowCommand[] = []
  const lines: string[] = []
  const masks = [...maskedBefore]
  let stopToken: string | undefined
  for (const line of cutLines(output)) {
    const command = parseCommand(line, stopToken)
    if (command === undefined) {
      lines.push(mask(line, masks))
      continue
    }
    if (command.name === stopToken) stopToken = undefined
    else {
      commands.push(command)
      if (command.name === 'stop-commands') stopToken = command.data
      if (command.name === 'add-mask') masks.push(...masksOf(command.data))
    }
  }
  return { commands, lines, masks }
}

/** A lone carriage return ends a line, too: `\r::error::` is a command. */
function cutLines(output: string): readonly string[] {
  const lines = output.split(/\r\n|\r|\n/)
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

/** The whole value, and each line of it, since the log is masked line by line. */
function masksOf(data: string): readonly string[] {
  return [data, ...data.split(/\r?\n/)].filter((text) => text.trim() !== '')
}

function mask(line: string, masks: readonly string[]): string {
  return [...masks]
    .sort((a, b) => b.length - a.length)
    .reduce((text, secret) => text.replaceAll(secret, '***'), line)
}

export function parseCommand(line: string, stopToken?: string): WorkflowCommand | undefined {
  const command = parseColons(line) ?? parseBrackets(line)
  if (command === undefined) return undefined
  if (stopToken !== undefined) return command.name === stopToken ? command : undefined
  return KNOWN.includes(command.name) ? command : undefined
}

/** `::name key=value,key=value::data`, at the start of the line but for blanks. */
function parseColons(line: string): WorkflowCommand | undefined {
  const found = /^::(?<head>.*?)::(?<data>.*)$/s.exec(line.trimStart())?.groups
  if (found === undefined) return undefined
  const properties = (text: string) => unescapeProperty(text)
  return makeCommand(found, ',', properties, unescapeData)
}

/** The older `##[name key=value;key=value]data`, anywhere in the line. */
function parseBrackets(line: string): WorkflowCommand | undefined {
  const found = /##\[(?<head>[^\]]*)\](?<data>.*)$/s.exec(line)?.groups
  if (found === undefined) return undefined
  const plain = (text: string) => replaceEscapes(text, { '%3B': ';', '%5D': ']' })
  return makeCommand(found, ';', plain, plain)
}

function makeCommand(
  { head = '', data = '' }: Readonly<Record<string, string | undefined>>,
  separator: string,
  property: (text: string) => string,
  value: (text: string) => string,
): WorkflowCommand {
  const blank = head.indexOf(' ')
  const name = (blank < 0 ? head : head.slice(0, blank)).toLowerCase()
  const pairs = (blank < 0 ? '' : head.slice(blank + 1)).split(separator).flatMap((pair) => {
    const [key = '', ...rest] = pair.split('=')
    return rest.length === 0 || key.trim() === '' ? [] : [[key.trim(), property(rest.join('='))]]
  })
  return { name, properties: Object.fromEntries(pairs), data: value(data) }
}

function unescapeData(text: string): string {
  return replaceEscapes(text, {})
}

function unescapeProperty(text: string): string {
  return replaceEscapes(text, { '%3A': ':', '%2C': ',' })
}

function replaceEscapes(text: string, more: Readonly<Record<string, string>>): string {
  const escapes = { '%0D': '\r', '%0A': '\n', ...more, '%25': '%' }
  return Object.entries(escapes).reduce(
    (result, [code, plain]) => result.replaceAll(code, plain),
    text,
  )
}
