import { join } from 'node:path'
import type { Files } from '../ports.ts'
import { type ContainerSetting, planIdentifyArgv } from './container-argv.ts'
import type { ContainerPorts } from './run-container.ts'

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

export type IdentifyPorts = Pick<ContainerPorts, 'run' | 'env'> & { readonly files: Files }

const IDENTIFY_MS = 60_000

/** Asks the tool chain what it is, and whether the engine sees the folder `out` of this machine. */
export async function identifyToolchain(
  image: string,
  out: string,
  setting: ContainerSetting,
  { run, env, files }: IdentifyPorts,
  signal: AbortSignal,
): Promise<Identified> {
  const argv = planIdentifyArgv(image, out, setting)
  const { exitCode, stdout, stderr, stopped } = await run(argv, {
    env,
    signal,
    timeoutMs: IDENTIFY_MS,
  })
  if (exitCode !== 0 || stopped !== undefined) {
    await run(['docker', 'rm', '--force', setting.name], { env })
    const said = lastLine(stderr) ?? `docker run ended with exit code ${exitCode}`
    const why = stopped === 'timeout' ? `it did not answer within ${IDENTIFY_MS / 1000} s` : said
    return unfit(`No container of the tool chain can be run here: ${why.replace(/\.$/, '')}.`)
  }
  const marker = join(out, 'shared')
  const isShared = (await files.kindOf(marker)) === 'file'
  await files.remove(marker)
  return isShared
    ? { kind: 'identified', toolchain: stdout, profileSettings: readProfileSettings(stdout) }
    : unfit('The engine does not see the folders of this machine.')
}

/** docker ends with advice. */
function lastLine(stderr: string): string | undefined {
  const lines = stderr.split('\n').map((line) => line.trim())
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
