type Toolkit = typeof import('@actions/core')

let loaded: Toolkit | undefined
let loading: Promise<Toolkit> | undefined
const waiting: ((core: Toolkit) => void)[] = []

/**
 * Uses `@actions/core`, at once or as soon as it is loaded, in the order of the calls. Loading it takes
 * 60 ms of processor time, in which docker could already be at work (docs/adr/0006).
 */
export function withToolkit(use: (core: Toolkit) => void): void {
  if (loaded) use(loaded)
  else waiting.push(use)
}

/** Loads it, and catches up on what waits for it. */
export function loadToolkit(): Promise<Toolkit> {
  loading ??= import('@actions/core').then((core) => {
    loaded = core
    for (const use of waiting.splice(0)) use(core)
    return core
  })
  return loading
}
