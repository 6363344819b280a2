/** Runs `body` for every item, a few at a time. The first rejection, or the signal, ends it. */
export async function eachInParallel<T>(
  items: readonly T[],
  limit: number,
  body: (item: T, index: number) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  let next = 0
  let isOver = false
  const work = async () => {
    while (next < items.length && !isOver) {
      signal?.throwIfAborted()
      const index = next++
      try {
        await body(items[index] as T, index)
      } catch (error) {
        isOver = true
        throw error
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work))
}
