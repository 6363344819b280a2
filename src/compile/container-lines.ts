import { DONE, READY } from './container-argv.ts'

/** As many as the fault table looks at, and the beginning of a long error. */
const KEPT_LINES = 400
/** For us, not for the reader of the log. */
const OURS = /^cargo-units: /

export type ContainerLines = {
  readonly onStdoutLine: (line: string) => void
  readonly onStderrLine: (line: string) => void
  /** Resolves with what the tool chain said of itself. */
  readonly introduced: Promise<string>
  /** Resolves when all has been compiled. */
  readonly done: Promise<void>
  /** The last lines of both streams but for that, oldest first. */
  readonly output: readonly string[]
}

/** Tells apart what a container says of itself, what it says for us, and what is for the reader of the log. */
export function readContainerLines(show: (line: string) => void): ContainerLines {
  const output: string[] = []
  const said: string[] = []
  let isReady = false
  let introduce = (_: string) => {}
  const introduced = new Promise<string>((resolve) => {
    introduce = resolve
  })
  let finish = () => {}
  const done = new Promise<void>((resolve) => {
    finish = resolve
  })
  const onStderrLine = (line: string) => {
    output.push(line)
    if (output.length > KEPT_LINES) output.shift()
    if (isReady && !OURS.test(line)) show(line)
  }
  const onStdoutLine = (line: string) => {
    if (isReady) return line === DONE ? finish() : onStderrLine(line)
    isReady = line === READY
    if (isReady) introduce(said.map((one) => `${one}\n`).join(''))
    else said.push(line)
  }
  return { onStdoutLine, onStderrLine, introduced, done, output }
}
