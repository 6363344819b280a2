import type { Logger } from '../ports.ts'

/** Prints lines and groups in the order of the calls, although a group of the Logger is asynchronous. */
export type GroupPrinter = {
  readonly line: (text: string) => void
  /** Lines that follow belong to the group until `close`. Groups do not nest. */
  readonly open: (title: string) => void
  readonly close: () => void
  /** Resolves when everything has reached the Logger; rejects if the Logger failed. */
  readonly drain: () => Promise<void>
}

type Work =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'open'; readonly title: string }
  | { readonly kind: 'close' }

export function createGroupPrinter(log: Logger): GroupPrinter {
  const queue: Work[] = []
  let group: OpenGroup | undefined
  let busy = false
  let pumping = Promise.resolve()

  async function pump(): Promise<void> {
    for (let work = queue.shift(); work !== undefined; work = queue.shift()) {
      if (work.kind === 'line') log.info(work.text)
      else {
        await group?.close()
        group = work.kind === 'open' ? await openGroup(log, work.title) : undefined
      }
    }
    busy = false
  }

  function add(work: Work): void {
    queue.push(work)
    if (busy) return
    busy = true
    pumping = pump()
    // A failure is reported by `drain`; until then nobody listens.
    pumping.catch(() => undefined)
  }

  return {
    line: (text) => add({ kind: 'line', text }),
    open: (title) => add({ kind: 'open', title }),
    close: () => add({ kind: 'close' }),
    drain: () => pumping,
  }
}

type OpenGroup = { readonly close: () => Promise<void> }

async function openGroup(log: Logger, title: string): Promise<OpenGroup> {
  let finish: () => void = () => undefined
  let enter: () => void = () => undefined
  const entered = new Promise<void>((resolve) => {
    enter = resolve
  })
  const done = log.group(title, async () => {
    const finished = new Promise<void>((resolve) => {
      finish = resolve
    })
    enter()
    await finished
  })
  await Promise.race([entered, done])
  return {
    close: async () => {
      finish()
      await done
    },
  }
}
