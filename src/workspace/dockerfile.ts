import { type Instruction, leadingComments, parseInstructions } from './dockerfile-instructions.ts'
import type { DockerfileFacts, DockerfileStage } from './facts.ts'

type Stage = {
  name?: string
  from: string
  fromStage: boolean
  platform?: string
  instructions: Instruction[]
}

/**
 * Stages of a Dockerfile, as far as the plan and the measurement need them. Arguments declared before
 * the first FROM are put into the image names: what `buildArgs` (`NAME=value`) gives, or the default.
 */
export function parseDockerfile(
  text: string,
  path: string,
  buildArgs: readonly string[] = [],
): DockerfileFacts {
  const globals = new Map<string, string>()
  const given = new Map(buildArgs.map(cutAssignment))
  const stages: Stage[] = []
  for (const instruction of parseInstructions(text)) {
    const current = stages.at(-1)
    if (instruction.keyword === 'FROM') stages.push(readFrom(instruction.text, globals, stages))
    else if (current) current.instructions.push(instruction)
    else if (instruction.keyword === 'ARG') setGlobal(instruction.text, globals, given)
  }
  const syntax = /^#\s*syntax\s*=\s*(\S+)/im.exec(leadingComments(text))?.[1]
  return {
    path,
    stages,
    language: judgeLanguage(stages),
    ...(globals.size > 0 ? { globals: Object.fromEntries(globals) } : {}),
    ...(syntax ? { syntax } : {}),
  }
}

function setGlobal(
  text: string,
  globals: Map<string, string>,
  given: ReadonlyMap<string, string>,
): void {
  const [name, fallback] = cutAssignment(text.trim())
  const value = given.get(name) ?? substitute(unquote(fallback), globals)
  if (value !== '' || text.includes('=')) globals.set(name, value)
}

function cutAssignment(text: string): readonly [name: string, value: string] {
  const at = text.indexOf('=')
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

function readFrom(
  text: string,
  globals: ReadonlyMap<string, string>,
  earlier: readonly { readonly name?: string }[],
): Stage {
  const words = text.split(/\s+/).filter((word) => word !== '' && !word.startsWith('--'))
  const from = substitute(unquote(words[0] ?? ''), globals)
  const name = words[1]?.toUpperCase() === 'AS' ? words[2]?.toLowerCase() : undefined
  const fromStage = earlier.some((stage) => stage.name === from.toLowerCase())
  const flag = /(?:^|\s)--platform=(\S+)/.exec(text)?.[1]
  return {
    from,
    fromStage,
    ...(flag === undefined ? {} : { platform: substitute(unquote(flag), globals) }),
    instructions: [],
    ...(name === undefined ? {} : { name }),
  }
}

function unquote(value: string): string {
  return /^(["'])(.*)\1$/s.exec(value.trim())?.[2] ?? value.trim()
}

/** `$NAME`, `${NAME}`, `${NAME:-default}`; a name without value stays as it is written. */
function substitute(value: string, values: ReadonlyMap<string, string>): string {
  return value.replace(
    /\$\{(\w+)(?::?-([^}]*))?\}|\$(\w+)/g,
    (whole, braced?: string, fallback?: string, bare?: string) =>
      values.get(braced ?? bare ?? '') || (fallback ?? whole),
  )
}

const RUST = /\b(cargo|rustc|rustup|cargo-chef)\b/
const OTHERS =
  /\b(npm|yarn|pnpm|pip|poetry|uv|go build|go mod|mvn|gradle|dotnet|bundle|composer|mix)\b/
const RUST_IMAGE = /(^|\/)(rust|rust-musl-builder|muslrust|cargo-chef)(:|@|$)/

function judgeLanguage(stages: readonly DockerfileStage[]): DockerfileFacts['language'] {
  const runs = stages.flatMap((stage) =>
    stage.instructions.filter(({ keyword }) => ['RUN', 'CMD', 'ENTRYPOINT'].includes(keyword)),
  )
  const isRust =
    stages.some(({ from }) => RUST_IMAGE.test(from)) || runs.some(({ text }) => RUST.test(text))
  if (isRust) return 'rust'
  return runs.some(({ text }) => OTHERS.test(text)) ? 'other' : 'unknown'
}
