/** Rejects when all have ended: nothing goes on writing behind the back of what follows. */
export async function settleAll<T extends readonly unknown[] | []>(
  work: T,
): Promise<{ -readonly [key in keyof T]: Awaited<T[key]> }> {
  await Promise.allSettled(work)
  return Promise.all(work)
}
