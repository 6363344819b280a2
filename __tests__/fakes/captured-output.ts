/** What a body wrote to standard output and standard error, and how it ended. */
export async function captureOutput<T>(body: () => Promise<T> | T) {
  const written = { stdout: '', stderr: '' }
  const streams = ['stdout', 'stderr'] as const
  const originals = streams.map((name) => process[name].write)
  for (const name of streams) {
    process[name].write = ((text: string) => {
      written[name] += text
      return true
    }) as typeof process.stdout.write
  }
  try {
    const result = await body()
    return { result, ...written }
  } finally {
    streams.forEach((name, index) => {
      process[name].write = originals[index] as typeof process.stdout.write
    })
  }
}
