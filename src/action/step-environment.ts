/**
 * What the runner hands to a step, for the code that runs before or without @actions/core: loading
 * that takes 60 ms, because of the HTTP client in it (docs/adr/0006).
 */
type Environment = Readonly<Record<string, string | undefined>>

/** The text of an input, untrimmed: what is right there differs from input to input. */
export function readInput(name: string, env: Environment): string {
  return env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? ''
}

/** What main saved, as post gets it. */
export function readState(name: string, env: Environment): string {
  return env[`STATE_${name}`] ?? ''
}
