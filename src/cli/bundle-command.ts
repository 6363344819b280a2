import { resolve } from 'node:path'
import process from 'node:process'
import { bundleFiles } from '../adapters/bundle-files.ts'
import { makeDownloadFiles } from '../adapters/download-files.ts'
import { cacheFolder } from '../adapters/environment.ts'
import { files } from '../adapters/files.ts'
import { openFile } from '../adapters/random-access.ts'
import { EXIT } from '../exit-codes.ts'
import type { BundlePurpose } from '../fetch/bundle/bundle-format.ts'
import { type BundleSource, createBundle } from '../fetch/bundle/create-bundle.ts'
import { describeBundle } from '../fetch/bundle/describe-bundle.ts'
import type { BundlePorts } from '../fetch/bundle/ports.ts'
import { applyBundle } from '../fetch/bundle/use-bundle.ts'
import type { FetchFault } from '../fetch/fetch.ts'
import { formatBytes } from '../report/format.ts'
import { cleanLine } from '../report/plain-text.ts'
import { VERSION } from '../version.ts'

const USAGE = [
  'use: cv-docker-build bundle create [OPTIONS of build] --output FILE [CONTEXT]',
  '     cv-docker-build bundle use FILE',
].join('\n')

/** Of the command line when the network is to blame. */

/** What a build needs, fetched; or the exit code of what went wrong, which was told already. */
export type CollectedBundle =
  | {
      readonly kind: 'ready'
      readonly sources: readonly BundleSource[]
      readonly madeFor: BundlePurpose
    }
  | { readonly kind: 'failed'; readonly exitCode: number }

/** Plans and fetches as `build` does with these arguments, and tells what lies where. */
export type CollectBundle = (
  args: readonly string[],
  signal: AbortSignal,
) => Promise<CollectedBundle>

/**
 * `bundle create … --output FILE` and `bundle use FILE`: everything that a build needs in one file,
 * for machines without network. Gives the exit code.
 */
export async function runBundleCommand(
  args: readonly string[],
  collect: CollectBundle,
  signal: AbortSignal = new AbortController().signal,
): Promise<number> {
  const [action, ...rest] = args
  switch (action) {
    case 'create':
      return await create(rest, collect, signal)
    case 'use':
      return await use(rest, signal)
    default:
      return refuse(`"${action ?? ''}" is not an action of bundle`)
  }
}

async function create(
  args: readonly string[],
  collect: CollectBundle,
  signal: AbortSignal,
): Promise<number> {
  const { output, others, problem } = takeOutput(args)
  if (output === undefined) return refuse(problem ?? '--output FILE is missing')
  const collected = await collect(others, signal)
  if (collected.kind === 'failed') return collected.exitCode
  const { sources, madeFor } = collected
  const request = {
    cacheFolder: cacheFolder(process.env),
    output: resolve(output),
    toolVersion: VERSION,
    madeFor,
    sources,
  }
  const written = await createBundle(request, ports(), signal)
  if (!written.ok) return tell(written.fault)
  const { manifest, sizeBytes } = written.value
  say(`Bundle written: ${output} (${formatBytes(sizeBytes)})`)
  for (const line of describeBundle(manifest)) say(`  ${line}`)
  say(`On the machine without network: cv-docker-build bundle use ${output}`)
  return EXIT.ok
}

async function use(args: readonly string[], signal: AbortSignal): Promise<number> {
  const [file, ...more] = args
  if (file === undefined || more.length > 0 || file.startsWith('-'))
    return refuse('bundle use wants one file')
  const request = { cacheFolder: cacheFolder(process.env), file: resolve(file) }
  const unpacked = await applyBundle(request, ports(), signal)
  if (!unpacked.ok) return tell(unpacked.fault)
  say(`Bundle unpacked: ${file}`)
  for (const line of describeBundle(unpacked.value)) say(`  ${line}`)
  say('Builds find it from now on: cv-docker-build build --offline')
  return EXIT.ok
}

type Taken = {
  readonly output?: string
  readonly others: readonly string[]
  readonly problem?: string
}

/** `--output` is that of the bundle here: a build for a bundle has no output of its own. */
export function takeOutput(args: readonly string[]): Taken {
  const outputs: string[] = []
  const others: string[] = []
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? ''
    const joined = /^(?:--output|-o)=(.*)$/s.exec(arg)?.[1]
    if (joined !== undefined) outputs.push(joined)
    else if (arg === '--output' || arg === '-o') outputs.push(args[++at] ?? '')
    else others.push(arg)
  }
  const [output] = outputs
  if (outputs.length > 1) return { others, problem: '--output is given more than once' }
  return output === undefined || output === ''
    ? { others, problem: '--output FILE is missing' }
    : { output, others }
}

function ports(): BundlePorts {
  const { pid } = process
  return { files, openFile, bundleFiles, store: makeDownloadFiles(pid), processId: pid }
}

function say(line: string): void {
  process.stdout.write(`${cleanLine(line)}\n`)
}

function tell({ cause, remedy, network }: FetchFault): number {
  process.stderr.write(`error: ${cleanLine(cause)}\n  ${cleanLine(remedy)}\n`)
  return network ? EXIT.network : EXIT.build
}

function refuse(problem: string): number {
  process.stderr.write(`error: ${cleanLine(problem)}\n${USAGE}\n`)
  return EXIT.input
}
