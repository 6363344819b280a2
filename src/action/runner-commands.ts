import { appendFileSync } from 'node:fs'

/**
 * What a step says to the runner: commands on standard output, entries in the files that the runner
 * names in the environment. Written here rather than taken from @actions/core, which loads an HTTP
 * client of 1 MB at every start (docs/adr/0004).
 */
type CommandName = 'add-mask' | 'debug' | 'endgroup' | 'error' | 'group' | 'notice' | 'warning'

/** Names as the runner knows them, e.g. `file`, `line`. */
export type CommandProperties = Readonly<Record<string, string | number>>

export function issueCommand(
  name: CommandName,
  data = '',
  properties: CommandProperties = {},
): void {
  process.stdout.write(`${formatCommand(name, data, properties)}\n`)
}

/** `::warning file=a.rs,line=3::text`, on one line whatever the text. */
export function formatCommand(
  name: CommandName,
  data: string,
  properties: CommandProperties,
): string {
  const pairs = Object.entries(properties).map(
    ([key, value]) => `${key}=${escapeProperty(String(value))}`,
  )
  const head = pairs.length === 0 ? name : `${name} ${pairs.join(',')}`
  return `::${head}::${escapeData(data)}`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

export function printLine(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** The text of an input, untrimmed: what is right there differs from input to input. */
export function readInput(name: string, env: Environment): string {
  return env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? ''
}

/** What main saved, as post gets it. */
export function readState(name: string, env: Environment): string {
  return env[`STATE_${name}`] ?? ''
}

type Environment = Readonly<Record<string, string | undefined>>

/** Without a runner there is no file, and nobody to tell. */
export function setOutput(name: string, value: string, env: Environment): void {
  appendIfNamed(env.GITHUB_OUTPUT, formatEntry(name, value))
}

export function saveState(name: string, value: string, env: Environment): void {
  appendIfNamed(env.GITHUB_STATE, formatEntry(name, value))
}

/** Throws when the file cannot be written. */
export function appendSummary(markdown: string, env: Environment): void {
  appendIfNamed(env.GITHUB_STEP_SUMMARY, markdown)
}

function appendIfNamed(path: string | undefined, text: string): void {
  if (path) appendFileSync(path, text)
}

/** The delimiter is one that the value does not hold: it can smuggle in no entry of its own. */
export function formatEntry(name: string, value: string): string {
  let delimiter = 'END'
  while (value.includes(delimiter)) delimiter += '_'
  return `${name}<<${delimiter}\n${value}\n${delimiter}\n`
}
