import { cancelRun } from './signals.ts'

/** What a shell shows of a program that SIGPIPE ended. */
const EXIT_CLOSED_PIPE = 128 + 13

/**
 * Whoever reads what we write may go away (`| head`): then we end as other programs do, without a word.
 * Node ignores SIGPIPE and makes an error of it. That stays so, as sockets cause the signal, too; a run
 * that is at work is cancelled, so that it tidies up.
 */
export function endWithReader(): void {
  let isClosed = false
  const onError = (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    // Every further line meets the same error.
    if (isClosed) return
    isClosed = true
    process.exitCode = EXIT_CLOSED_PIPE
    cancelRun('SIGPIPE')
  }
  for (const stream of [process.stdout, process.stderr]) stream.on('error', onError)
}
