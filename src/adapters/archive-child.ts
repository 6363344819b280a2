import { spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import type { Argv } from '../ports.ts'

/** A program in a pipe of bytes, which `CommandRunner`, made for lines of text, is not for. */
export type Child = {
  readonly input: Writable
  readonly output: Readable
  /** Never rejects. */
  readonly ended: Promise<Ended>
}

/** How a part of a pipe ended. `complaint`: its first line about what went wrong, '' for none. */
export type Ended = { readonly isWell: boolean; readonly complaint: string }

const MAX_COMPLAINT = 300

export function startChild([program, ...args]: Argv, signal: AbortSignal): Child {
  const env = { ...process.env }
  // Options of the user's own would change what is asked for here.
  delete env.TAR_OPTIONS
  const child = spawn(program, args, { env, signal, stdio: 'pipe' })
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (complaint.length < MAX_COMPLAINT) complaint += text
  })
  // Who writes on learns it from the pipe, who waits from the exit code.
  child.stdin.on('error', () => {})
  const ended = new Promise<Ended>((resolve) => {
    child.on('error', (error) => {
      // One that was stopped is over when it has ended: until then it can still make files.
      if (child.pid === undefined) resolve({ isWell: false, complaint: firstLine(error.message) })
    })
    child.on('close', (code) => resolve({ isWell: code === 0, complaint: firstLine(complaint) }))
  })
  return { input: child.stdin, output: child.stdout, ended }
}

export function firstLine(text: string): string {
  return (text.trim().split('\n')[0] ?? '').slice(0, MAX_COMPLAINT)
}

/**
 * Hands all bytes on. Reads on when the sink is closed: tar ends before its input
 * does, and the check sum at its very end has to be reached. Who failed says so itself.
 */
export async function pump(source: Readable, sink: Writable): Promise<void> {
  try {
    for await (const chunk of source) {
      if (sink.writable && !sink.write(chunk)) await drained(sink)
    }
  } catch {
    // The source: it has told in `ended`.
  }
  sink.end()
}

function drained(sink: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      sink.off('drain', done).off('close', done)
      resolve()
    }
    sink.on('drain', done).on('close', done)
  })
}
