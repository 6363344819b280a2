import { NetworkError } from '../network/network-error.ts'
import type { Upload } from '../network/transport.ts'
import type { Clock } from '../ports.ts'
import type { PublishFiles } from './ports.ts'

export type WatchedUpload = {
  readonly upload: Upload
  /** Aborts the request when no byte leaves for too long. */
  readonly signal: AbortSignal
  /** Whether that has happened. */
  readonly hasStalled: () => boolean
  /** To be called when the request is over. */
  readonly stop: () => void
}

/** A part of a file that is sent, under the eye of a watch: a connection that is dead says nothing. */
export function watchUpload(
  { path, startByte, sizeBytes }: { path: string; startByte: number; sizeBytes: number },
  { stallMs, host }: { readonly stallMs: number; readonly host: string },
  ports: { readonly blobs: Pick<PublishFiles, 'stream'>; readonly clock: Clock },
  signal: AbortSignal,
): WatchedUpload {
  const { clock } = ports
  const stalled = new AbortController()
  const over = new AbortController()
  let movedAtMs = clock.now()
  const watch = async () => {
    for (;;) {
      const leftMs = movedAtMs + stallMs - clock.now()
      if (leftMs <= 0) break
      await clock.sleep(leftMs, over.signal)
      if (over.signal.aborted) return
    }
    stalled.abort(new NetworkError('stalled', host, `${host} takes no more of an upload`))
  }
  async function* read() {
    for await (const chunk of ports.blobs.stream(path, startByte, sizeBytes)) {
      movedAtMs = clock.now()
      yield chunk
    }
    // All is on its way: from here on the answer is waited for.
    over.abort()
  }
  const open = () => {
    movedAtMs = clock.now()
    void watch()
    return read()
  }
  return {
    upload: { sizeBytes, open },
    signal: AbortSignal.any([signal, stalled.signal]),
    hasStalled: () => stalled.signal.aborted,
    stop: () => over.abort(),
  }
}
