import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { caBundle, definedVariables, proxySettings } from '../../src/adapters/environment.ts'
import { makeTransport } from '../../src/adapters/transport.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { fetchPlace, makePlace } from '../fetch/crates/fetching.ts'

afterAll(removeTempFolders)

const MINUTES = 60_000
const EXAMPLE = fileURLToPath(new URL('../../examples/cv', import.meta.url))

/** The same but for where things lie. */
function metadata(workspace: string, cargoHome: string, ...flags: readonly string[]): string {
  const args = ['metadata', '--format-version', '1', '--locked', ...flags]
  const { status, stdout, stderr } = spawnSync('cargo', args, {
    cwd: workspace,
    encoding: 'utf8',
    env: { ...process.env, CARGO_HOME: cargoHome },
    maxBuffer: 256 * 1024 * 1024,
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.stringify(
    JSON.parse(stdout, (key, value) =>
      /^(?:manifest_path|src_path|workspace_root|target_directory)$/.test(key) ? '' : value,
    ),
  )
}

test(
  'the crates of the example from crates.io: cargo sees the same as with its own fetch',
  async () => {
    const workspace = tempFolder()
    for (const name of ['Cargo.toml', 'Cargo.lock']) {
      cpSync(join(EXAMPLE, name), join(workspace, name))
    }
    mkdirSync(join(workspace, 'src'))
    writeFileSync(join(workspace, 'src', 'main.rs'), '')
    const env = definedVariables(process.env)
    const { caBundle: path } = caBundle(env)
    const transport = makeTransport({
      proxy: proxySettings(env),
      ...(path === undefined ? {} : { caPem: readFileSync(path, 'utf8') }),
    })
    const { result } = await fetchPlace(makePlace(workspace, { ports: { transport } }))
    if (!result.ok) throw new Error(JSON.stringify(result.fault))
    const home = join(tempFolder(), 'crates')
    cpSync(result.value.contextFolder, home, { recursive: true })
    expect(metadata(workspace, home, '--offline')).toBe(metadata(workspace, tempFolder()))
  },
  5 * MINUTES,
)
