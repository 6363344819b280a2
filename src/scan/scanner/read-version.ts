/**
 * Go writes into each program from which module and with which flags it was built. What stands after
 * these marks is the version, of a release and of a `go install`.
 */
const MARKS = [
  'github.com/aquasecurity/trivy/pkg/version/app.ver=',
  'mod\tgithub.com/aquasecurity/trivy\tv',
].map((mark) => Buffer.from(mark))

/** Longer than any version. */
const VERSION_BYTES = 64
const OVERLAP_BYTES = Math.max(...MARKS.map(({ length }) => length)) + VERSION_BYTES

const VERSION = /^v?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)/

export type VersionReader = {
  readonly push: (chunk: Uint8Array) => void
  /** `1.2.3`; `undefined` for what is not a program of Trivy. */
  readonly version: () => string | undefined
}

/**
 * Finds out of which version a program of Trivy is while it passes by, without running it: a hijacked
 * one does its harm as soon as it runs, whatever it is asked.
 */
export function makeVersionReader(): VersionReader {
  let tail = Buffer.alloc(0)
  let version: string | undefined
  return {
    push: (chunk) => {
      if (version !== undefined) return
      const bytes = Buffer.concat([tail, chunk])
      version = findVersion(bytes)
      tail = Buffer.from(bytes.subarray(-OVERLAP_BYTES))
    },
    version: () => version ?? findVersion(Buffer.concat([tail, Buffer.alloc(VERSION_BYTES)])),
  }
}

function findVersion(bytes: Buffer): string | undefined {
  for (const mark of MARKS) {
    for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + 1)) {
      const start = at + mark.length
      // What is cut off here comes whole with the next chunk.
      if (start + VERSION_BYTES > bytes.length) break
      const [, version] = VERSION.exec(bytes.toString('latin1', start, start + VERSION_BYTES)) ?? []
      if (version !== undefined) return version
    }
  }
  return undefined
}
