import { type SpawnSyncOptions, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeArchiver } from '../../../src/adapters/archive.ts'
import { files } from '../../../src/adapters/files.ts'
import { listTree } from '../../../src/cache/units/list-tree.ts'
import { planUnits, type UnitFiles } from '../../../src/cache/units/plan-units.ts'
import { tempFolder } from '../../fakes/temp-folder.ts'
import { type Crate, makeCargoHome } from './local-registry.ts'

const NEVER = new AbortController().signal
const archiver = makeArchiver()

/** One of each kind of dependency; `leaf` in two versions, needed by `scripted` alone. */
const CRATES: readonly Crate[] = [
  ...['1.0.0', '1.0.1'].map((version) => ({
    name: 'leaf',
    version,
    files: { 'src/lib.rs': `pub fn leaf() -> &'static str { "leaf ${version}" }\n` },
  })),
  {
    name: 'scripted',
    version: '1.0.0',
    needs: { leaf: '1' },
    files: {
      'build.rs':
        'fn main() { println!("cargo:rerun-if-changed=data.txt"); println!("cargo:rustc-env=DATA={}", std::fs::read_to_string("data.txt").unwrap().trim()); }\n',
      'data.txt': 'data\n',
      'src/lib.rs':
        'pub fn scripted() -> String { format!("{} {}", env!("DATA"), leaf::leaf()) }\n',
    },
  },
  {
    name: 'derived',
    version: '1.0.0',
    manifest: '[lib]\nproc-macro = true\n',
    files: {
      'src/lib.rs':
        'use proc_macro::TokenStream;\n#[proc_macro]\npub fn answer(_: TokenStream) -> TokenStream { "42".parse().unwrap() }\n',
    },
  },
  {
    name: 'native-sys',
    version: '1.0.0',
    manifest: 'links = "native"\n',
    files: {
      'build.rs':
        'fn main() { let out = std::path::PathBuf::from(std::env::var("OUT_DIR").unwrap()); std::fs::create_dir_all(out.join("lib/empty")).unwrap(); std::fs::write(out.join("bindings.rs"), "pub const BOUND: u32 = 7;").unwrap(); println!("cargo:rustc-link-search=native={}", out.join("lib").display()); }\n',
      'src/lib.rs': 'include!(concat!(env!("OUT_DIR"), "/bindings.rs"));\n',
    },
  },
]

const WORKSPACE = {
  'Cargo.toml':
    '[workspace]\nmembers = ["app", "shared"]\nresolver = "2"\n[profile.release]\nopt-level = 0\n',
  'app/Cargo.toml':
    '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n[dependencies]\nshared = { path = "../shared" }\nnative-sys = "1"\nderived = "1"\n',
  'app/src/main.rs':
    'fn main() { println!("first {} {} {}", shared::shared(), native_sys::BOUND, derived::answer!()); }\n',
  'shared/Cargo.toml':
    '[package]\nname = "shared"\nversion = "0.1.0"\nedition = "2021"\n[dependencies]\nscripted = "1"\n',
  'shared/build.rs': 'fn main() { println!("cargo:rerun-if-changed=build.rs"); }\n',
  'shared/src/lib.rs': 'pub fn shared() -> String { scripted::scripted() }\n',
}

/** What the program says as long as nobody changed it. */
export const FIRST = 'first data leaf 1.0.0 7 42'
/** leaf, scripted, its build script, derived, native-sys, its build script. */
export const DEPENDENCIES = 6

const { stdout: rustcVersion } = spawnSync('rustc', ['-vV'], { encoding: 'utf8' })
/** Undefined where there is no Rust. */
export const hostTriple = /^host: (.+)$/m.exec(rustcVersion ?? '')?.[1]

export type Scene = {
  readonly target: string
  /** Builds and returns cargo's messages. */
  readonly build: (settings?: Readonly<Record<string, string>>) => string
  readonly program: () => string
  readonly binary: () => Buffer
  readonly edit: (path: string, from: string, to: string) => void
  readonly add: (path: string, text: string) => void
  /** All sources were last changed in that year. */
  readonly age: (year: number) => void
  /** Takes the newest version of the crate into the lock file. */
  readonly bump: (name: string) => void
  /** Every file of the target folder. */
  readonly listing: () => Promise<readonly string[]>
  readonly plan: (units: string) => Promise<UnitFiles>
  readonly pack: (paths: readonly string[]) => Promise<string>
  /** What a fresh runner has: sources as committed, with new time stamps, and compiled what the archives hold. */
  readonly restore: (...archives: readonly string[]) => Promise<void>
  readonly restoreTo: (target: string, ...archives: readonly string[]) => Promise<Scene>
}

type Place = { readonly folder: string; readonly home: string; readonly options: readonly string[] }

export function makeScene(options: readonly string[]): Scene {
  const place = { folder: tempFolder(WORKSPACE), home: makeCargoHome(CRATES), options }
  runCargo(place, {}, ['update', '--package=leaf', '--precise=1.0.0'])
  const lock = readFileSync(join(place.folder, 'Cargo.lock'), 'utf8')
  return sceneOf(place, lock, join(tempFolder(), 'target'))
}

function sceneOf(place: Place, lock: string, target: string): Scene {
  const { folder } = place
  const binaryFile = join(target, hostTriple ?? '', 'release/app')
  const listing = () => listTree(files, target)
  const restore: Scene['restore'] = async (...archives) => {
    rmSync(target, { recursive: true, force: true })
    for (const [path, text] of Object.entries({ ...WORKSPACE, 'Cargo.lock': lock })) {
      writeFileSync(join(folder, path), text)
    }
    for (const file of archives) {
      const unpacked = await archiver.unpack({ file, folder: target }, NEVER)
      if (!unpacked.ok) throw new Error(unpacked.cause)
    }
  }
  return {
    target,
    build: (settings) => {
      const args = ['build', `--target=${hostTriple}`, '--release', '--message-format=json']
      return runCargo(place, { CARGO_TARGET_DIR: target, ...settings }, args)
    },
    program: () => runProgram(binaryFile, [], {}).trim(),
    binary: () => readFileSync(binaryFile),
    edit: (path, from, to) => {
      const file = join(folder, path)
      const text = readFileSync(file, 'utf8')
      if (!text.includes(from)) throw new Error(`${path} has no ${from}`)
      writeFileSync(file, text.replace(from, to))
    },
    add: (path, text) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    },
    age: (year) => {
      const time = new Date(Date.UTC(year))
      for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        utimesSync(join(folder, path), time, time)
      }
    },
    bump: (name) => void runCargo(place, {}, ['update', `--package=${name}`]),
    listing,
    plan: async (units) => planUnits(units, await listing(), target),
    pack: async (paths) => {
      const to = join(tempFolder(), 'archive')
      const packed = await archiver.pack({ folder: target, paths, to }, NEVER)
      if (!packed.ok) throw new Error(packed.cause)
      return to
    },
    restore,
    restoreTo: async (other, ...archives) => {
      const scene = sceneOf(place, lock, other)
      await scene.restore(...archives)
      return scene
    },
  }
}

function runCargo(
  { folder, home, options }: Place,
  settings: Readonly<Record<string, string>>,
  args: readonly string[],
): string {
  const inherited = Object.entries(process.env).filter(
    ([name]) => name.startsWith('RUSTUP_') || !/^(?:CARGO|RUST)/.test(name),
  )
  const env = {
    ...Object.fromEntries(inherited),
    CARGO_HOME: home,
    CARGO_INCREMENTAL: '0',
    // For the option that newer versions of cargo do without.
    RUSTC_BOOTSTRAP: '1',
    ...settings,
  }
  return runProgram('cargo', [...args, '--offline', ...options], { cwd: folder, env })
}

function runProgram(program: string, args: readonly string[], where: SpawnSyncOptions): string {
  const ended = spawnSync(program, args, { ...where, encoding: 'utf8' })
  if (ended.status === 0) return ended.stdout
  throw new Error(`${program} ${args.join(' ')}: ${ended.error?.message ?? ended.stderr}`)
}
