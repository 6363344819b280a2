/** A cache mount of a RUN step in which cargo keeps its downloads. */
export type CacheMount = {
  /** After `--mount=`, as the step has it. */
  readonly options: string
  readonly target: string
}

export type MountFinding =
  | { readonly kind: 'none' }
  | { readonly kind: 'cache'; readonly mount: CacheMount }
  /** What lies below is not seen, and what is mounted cannot be filled; a sentence. */
  | { readonly kind: 'hidden'; readonly reason: string }

/** Which mount of the step takes the place of the downloads in this CARGO_HOME; pure. */
export function findMount(instruction: string, cargoHome: string): MountFinding {
  const registry = `${cargoHome}/registry`
  const known = instruction.replace(/\$(?:CARGO_HOME\b|\{CARGO_HOME\})/g, cargoHome)
  const flags = /^RUN((?:\s+--\S+)*)/.exec(known)?.[1] ?? ''
  const mounts = [...flags.matchAll(/--mount=(\S+)/g)].map(([, options = '']) => ({
    options,
    target: /(?:^|,)(?:target|dst|destination)=([^,]+)/.exec(options)?.[1] ?? '/',
  }))
  const concerned = mounts.filter(
    ({ target }) => contains(target, registry) || contains(registry, target),
  )
  const [mount, ...others] = concerned
  if (mount === undefined) return { kind: 'none' }
  if (others.length === 0 && contains(mount.target, registry) && isFillable(mount.options)) {
    return { kind: 'cache', mount }
  }
  return { kind: 'hidden', reason: `A mount of the step hides ${registry}.` }
}

/** Such that another build can mount the same: no variables of this one, no content of its own. */
function isFillable(options: string): boolean {
  const all = options.split(',')
  const known = /^(?:type=cache|(?:id|target|dst|destination|sharing|uid|gid|mode)=[\w./:-]+)$/
  return all.includes('type=cache') && all.every((one) => known.test(one))
}

/** Whether the path, which may have wildcards, is the folder or one above it. */
export function contains(path: string, folder: string): boolean {
  const absolute = `/${path.replace(/^\/+/, '')}`
  const wildcard = absolute.search(/[*?[]/)
  if (wildcard >= 0) return folder.startsWith(absolute.slice(0, wildcard))
  return `${folder}/`.startsWith(`${absolute.replace(/\/+$/, '')}/`)
}
