import { join } from 'node:path'
import type { Files } from '../ports.ts'
import { type ContainerEnd, INTRODUCTION_MS, type OpenContainer } from './run-container.ts'

export type Identified =
  | {
      readonly kind: 'identified'
      /** What compiled code depends on, as text: for keys only. */
      readonly toolchain: string
      /** `CARGO_PROFILE_…` variables of the image. */
      readonly profileSettings: Readonly<Record<string, string>>
    }
  /** No container can compile here; one sentence. */
  | { readonly kind: 'unfit'; readonly reason: string }

/** What tool chain a container has, and whether the engine sees the folder `out` of this machine. */
export async function identifyToolchain(
  { introduced }: Pick<OpenContainer, 'introduced'>,
  out: string,
  files: Files,
): Promise<Identified> {
  const introduction = await introduced
  if (introduction.kind === 'ended') {
    return unfit(`No container of the tool chain can be run here: ${explain(introduction.end)}.`)
  }
  const marker = join(out, 'shared')
  const isShared = (await files.kindOf(marker)) === 'file'
  await files.remove(marker)
  const { said } = introduction
  return isShared
    ? { kind: 'identified', toolchain: said, profileSettings: readProfileSettings(said) }
    : unfit('The engine does not see the folders of this machine.')
}

function explain({ exitCode, output, why }: ContainerEnd): string {
  if (why === 'timeout') return `it did not answer within ${INTRODUCTION_MS / 1000} s`
  const said = lastLine(output) ?? `docker run ended with exit code ${exitCode}`
  return said.replace(/\.$/, '')
}

/** docker ends with advice. */
function lastLine(output: readonly string[]): string | undefined {
  const lines = output.map((line) => line.trim())
  return lines.findLast((line) => line !== '' && !/^(?:Run|See) 'docker /.test(line))
}

function unfit(reason: string): Identified {
  return { kind: 'unfit', reason }
}

function readProfileSettings(toolchain: string): Readonly<Record<string, string>> {
  const settings = toolchain.matchAll(/^(?<name>CARGO_PROFILE_\w+)=(?<value>.*)$/gm)
  return Object.fromEntries(
    [...settings].map(({ groups }) => [groups?.name ?? '', groups?.value ?? '']),
  )
}
