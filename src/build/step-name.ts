/** What the name of a vertex tells. BuildKit documents no other way to learn it. */
export type StepName =
  /** An instruction of the Dockerfile: `[linux/arm64 build 3/5] RUN cargo build`. */
  | {
      readonly kind: 'instruction'
      /** Absent for the only, unnamed stage of a Dockerfile; `stage-1` for an unnamed one of several. */
      readonly stage?: string
      readonly platform?: string
      readonly index: number
      readonly count: number
      readonly instruction: string
    }
  /** Work of BuildKit itself: `[internal] load build context`, `exporting to image`, … */
  | { readonly kind: 'internal'; readonly platform?: string }

/** `linux/amd64->arm64`: a stage on the platform of the builder that makes something for another. */
const PLATFORM = '[a-z0-9]+/[a-z0-9_]+(?:/[a-z0-9.]+)*'
const PREFIX = new RegExp(
  `^\\[(?:(?<platform>${PLATFORM})(?:->(?<target>[a-z0-9_./]+))? )?(?<words>[^\\]]*)\\] (?<rest>.*)$`,
  's',
)
const POSITION = /^(?:(?<stage>\S+) +)?(?<index>\d+)\/(?<count>\d+)$/

/** The platform is the one that the step works for, not the one it runs on. */
export function parseStepName(name: string): StepName {
  const prefix = PREFIX.exec(name)?.groups
  const position = POSITION.exec(prefix?.words?.trim() ?? '')?.groups
  const platform = readPlatform(prefix?.platform, prefix?.target)
  const optional = platform === undefined ? {} : { platform }
  if (position === undefined) return { kind: 'internal', ...optional }
  return {
    kind: 'instruction',
    ...optional,
    ...(position.stage !== undefined && { stage: position.stage }),
    index: Number(position.index),
    count: Number(position.count),
    instruction: prefix?.rest ?? '',
  }
}

/** `linux/amd64->arm64` works for linux/arm64, `linux/amd64->windows/amd64` says the system too. */
function readPlatform(own: string | undefined, target: string | undefined): string | undefined {
  if (own === undefined || target === undefined) return own
  const system = own.slice(0, own.indexOf('/'))
  return /^(?:linux|windows|darwin|freebsd|wasi|js)\//.test(target) ? target : `${system}/${target}`
}
