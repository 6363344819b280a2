import { join, resolve } from 'node:path'
import { files } from '../adapters/files.ts'
import { hostCargoReader } from '../adapters/host-cargo.ts'
import { makeNetworkPorts } from '../adapters/network-ports.ts'
import { definedVariables, makePipelinePorts } from '../adapters/pipeline-ports.ts'
import { formatInputError, type InputError, type Parsed } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { DOWNLOAD_POLICY } from '../network/backoff.ts'
import { formatCount } from '../report/format.ts'
import { cleanLine } from '../report/plain-text.ts'
import { readWorkspace } from '../workspace/read-workspace.ts'
import { makeConsoleLogger } from './console-logger.ts'
import { readCliContext } from './context.ts'
import { terminal } from './terminal.ts'
import { parseVendorArguments, VENDOR_HELP, type VendorArguments } from './vendor-arguments.ts'
import { type ConfigWrite, planConfigWrite } from './vendor-config.ts'
import { vendorFiles } from './vendor-files.ts'
import { findStranger } from './vendor-folder.ts'
import { runVendor, type Vendored, type VendorRequest } from './vendor-run.ts'

type Place = Pick<VendorRequest, 'folder' | 'vendorDir' | 'cargo'>

/** `vendor [FOLDER]`: see its help. Gives the exit code. */
export async function runVendorCommand(
  args: readonly string[],
  signal: AbortSignal = new AbortController().signal,
): Promise<number> {
  const parsed = parseVendorArguments(args)
  if (!parsed.ok) return refuse(parsed.errors)
  if (parsed.value.help) {
    process.stdout.write(VENDOR_HELP)
    return EXIT.ok
  }
  const place = await readPlace(parsed.value)
  if (!place.ok) return refuse(place.errors)
  const vendored = await vendor(place.value, parsed.value, signal)
  if (!vendored.ok) return tellFailure(vendored, signal)
  tellVendored(place.value, vendored)
  return await tellConfig(place.value, parsed.value, vendored.configText)
}

/** Everything that can be wrong before anything is fetched. */
async function readPlace({
  folder: given,
  vendorDir,
  writeConfig,
}: VendorArguments): Promise<Parsed<Place>> {
  const folder = resolve(given)
  const target = vendorDir === undefined ? join(folder, 'vendor') : resolve(vendorDir)
  const workspace = await readWorkspace(folder, files)
  if (!workspace.ok) return workspace
  const { cargo } = workspace.value
  if (cargo?.lock === undefined) return { ok: false, errors: [noLock(folder, cargo !== undefined)] }
  const errors: InputError[] = []
  const stranger = await findStranger(target, { files })
  if (stranger !== undefined) {
    const problem = `${target} holds ${JSON.stringify(stranger)}, which is no vendored crate`
    errors.push({ input: '--vendor-dir', problem, remedy: 'name a new or an empty folder' })
  }
  const old = join(folder, '.cargo/config')
  if (writeConfig && (await files.kindOf(old)) !== 'absent') {
    const problem = `${old} has the old name, and cargo reads no other beside it`
    errors.push({ input: '--write-config', problem, remedy: 'rename it to config.toml' })
  }
  if (errors.length > 0) return { ok: false, errors }
  return { ok: true, value: { folder, vendorDir: target, cargo: { ...cargo, lock: cargo.lock } } }
}

function noLock(folder: string, hasManifest: boolean): InputError {
  return hasManifest
    ? {
        input: 'Cargo.lock',
        problem: `is not in ${folder}`,
        remedy: 'run cargo generate-lockfile, and commit it',
      }
    : {
        input: 'Cargo.toml',
        problem: `is not in ${folder}`,
        remedy: 'name the folder of the workspace',
      }
}

async function vendor(
  place: Place,
  { offline, mirrors }: VendorArguments,
  signal: AbortSignal,
): Promise<Vendored> {
  const env = definedVariables(process.env)
  const log = makeConsoleLogger((line) => process.stderr.write(`${line}\n`), {
    color: terminal.isScreen,
    verbose: false,
  })
  const { tempFolder, cacheFolder } = await readCliContext(place.folder)
  try {
    const pipeline = makePipelinePorts(env, log)
    const network = await makeNetworkPorts(env, pipeline.run)
    const request: VendorRequest = {
      ...place,
      hostCargo: await hostCargoReader(env, files)(place.folder),
      fetch: {
        cacheFolder,
        tempFolder,
        mirrors: {},
        cratesMirrors: mirrors,
        offline,
        settings: network.settings,
        policy: DOWNLOAD_POLICY,
      },
    }
    const ports = { ...pipeline, openFile: pipeline.measure.openFile, network, vendorFiles }
    return await runVendor(request, ports, signal)
  } finally {
    await files.remove(tempFolder)
  }
}

function tellFailure(
  { failure }: Extract<Vendored, { ok: false }>,
  { aborted }: AbortSignal,
): number {
  const { cause, remedy, evidence, exitCode } = failure
  complain(`error: ${cause}`)
  for (const line of [remedy ?? '', ...evidence]) if (line !== '') complain(`  ${line}`)
  return aborted ? EXIT.cancelled : exitCode
}

function tellVendored({ vendorDir }: Place, vendored: Extract<Vendored, { ok: true }>): void {
  const { crates, fromGit, removed } = vendored
  const git = fromGit === 0 ? '' : `, ${fromGit} of them from git repositories`
  say(`Vendored into ${vendorDir}: ${formatCount(crates, 'crate')}${git}.`)
  if (removed.length > 0) say(`Removed, as Cargo.lock no longer has them: ${removed.join(', ')}.`)
}

async function tellConfig(
  { folder }: Place,
  { writeConfig }: VendorArguments,
  configText: string,
): Promise<number> {
  const path = join(folder, '.cargo/config.toml')
  if (!writeConfig) {
    say(`For builds without network, put this into ${path} (--write-config does):`)
    process.stdout.write(`\n${configText}`)
    return EXIT.ok
  }
  const planned: ConfigWrite = planConfigWrite(await files.readTextIfAny(path), configText)
  switch (planned.kind) {
    case 'present':
      say(`${path} says so already.`)
      return EXIT.ok
    case 'write':
      await files.writeText(path, planned.text)
      say(`Written: ${path}`)
      return EXIT.ok
    case 'refused':
      complain(`error: --write-config: ${path} was not changed: ${planned.reason}`)
      complain('  Put this into it by hand:')
      process.stdout.write(`\n${configText}`)
      return EXIT.input
  }
}

function say(line: string): void {
  process.stdout.write(`${cleanLine(line)}\n`)
}

function complain(line: string): void {
  process.stderr.write(`${cleanLine(line)}\n`)
}

function refuse(errors: readonly InputError[]): number {
  for (const error of errors) complain(`error: ${formatInputError(error)}`)
  return EXIT.input
}
