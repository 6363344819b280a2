/**
 * A program of its own that makes one call of `@actions/cache`: `restore KEY [PREFIX…]` or `save KEY`.
 * The file is `archive` in the current folder. It is a child process (adapters/actions-cache.ts) since
 * the library writes to the standard output of its process, leaves timers and sockets behind that hold
 * it, and hears no signal: all of that ends here.
 */
import { subscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'
import { ARCHIVE, BYTES_MARK, ENTRY_MARK, RESULT_MARK } from './actions-cache-protocol.ts'

const REPORT_MS = 200

const sockets = new Set<Socket>()
subscribe('net.client.socket', (message) => {
  sockets.add((message as { readonly socket: Socket }).socket)
})

function say(mark: string, text: string): void {
  process.stderr.write(`${mark}${text}\n`)
}

function reportBytes(): void {
  let bytes = 0
  for (const { bytesRead, bytesWritten } of sockets) bytes += bytesRead + (bytesWritten ?? 0)
  say(BYTES_MARK, String(bytes))
}

const [call, key = '', ...prefixes] = process.argv.slice(2)
const { restoreCache, saveCache } = await import('@actions/cache')
say(ENTRY_MARK, '')
setInterval(reportBytes, REPORT_MS)
try {
  const result =
    call === 'save'
      ? { saved: (await saveCache([ARCHIVE], key)) !== -1 }
      : { matched: (await restoreCache([ARCHIVE], key, prefixes)) ?? null }
  say(RESULT_MARK, JSON.stringify(result))
} catch (error) {
  say(
    RESULT_MARK,
    JSON.stringify({ error: error instanceof Error ? error.message : String(error) }),
  )
}
// Kept connections and forgotten timers of the library would hold the process.
process.exit(0)
