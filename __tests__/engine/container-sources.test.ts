import { execFileSync } from 'node:child_process'
import { utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RunReport } from '../../src/report/run-report.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { build, docker, MINUTES, told } from './harness.ts'
import { loadToolChain } from './tool-chain.ts'

/**
 * Compiled in a container over an archive: what cargo itself does not see, as names and versions stay the
 * same. Another commit of a crate from git, another content of a crate that the checkout brings along,
 * another release of a static system library that a crate takes into its code.
 */
const NAME = 'cv-docker-build-test/sources'
const tags: string[] = []
afterAll(async () => {
  removeTempFolders()
  await docker('rmi', '--force', ...tags, `${NAME}-tools:1`, `${NAME}-tools:2`)
}, MINUTES)

const text = (name: string) => `pub fn text() -> &'static str { "${name}" }\n`
const manifest = (name: string, more = '') =>
  `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2021"\n${more}`

const REPOSITORY = tempFolder({
  'tool/Cargo.toml': manifest('tool'),
  'tool/src/lib.rs': text('tool-one'),
  'native/Cargo.toml': manifest('native'),
  'native/build.rs':
    'fn main() { println!("cargo:rustc-link-lib=static=answer"); println!("cargo:rustc-link-search=native=/usr/lib/answer"); }\n',
  'native/src/lib.rs':
    'extern "C" { fn answer() -> i32; }\npub fn text() -> String { unsafe { answer() }.to_string() }\n',
})

function git(...args: readonly string[]): string {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@test', '-c', 'commit.gpgsign=false']
  const all = ['-C', REPOSITORY, ...identity, ...args]
  return execFileSync('git', all, { encoding: 'utf8' }).trim()
}

function commit(): string {
  git('add', '--all')
  git('commit', '--quiet', '--message=all')
  return git('rev-parse', 'HEAD')
}

type State = {
  readonly dependency: 'tool' | 'native'
  readonly commit: string
  readonly line?: string
  readonly vendored?: string
}

/** A checkout whose files are all of 2001. */
function checkout({ dependency, commit: sha, line = 'one', vendored }: State): string {
  const url = `file://${REPOSITORY}`
  const source = `git+${url}?branch=main#${sha}`
  const git = `[[package]]\nname = "${dependency}"\nversion = "0.1.0"\nsource = "${source}"\n`
  const crates = 'registry+https://github.com/rust-lang/crates.io-index'
  const checksum = '0'.repeat(64)
  const brought = `[[package]]\nname = "brought"\nversion = "1.0.0"\nsource = "${crates}"\nchecksum = "${checksum}"\n\n`
  const [needs, say] = vendored === undefined ? ['', '""'] : ['brought = "1"\n', 'brought::text()']
  const own = `[[package]]\nname = "app"\nversion = "0.1.0"\ndependencies = [\n${needs && ' "brought",\n'} "${dependency}",\n]\n`
  const files = {
    'Cargo.toml': manifest(
      'app',
      `[workspace]\n[dependencies]\n${needs}${dependency} = { git = "${url}", branch = "main" }\n`,
    ),
    'Cargo.lock': `version = 4\n\n${own}\n${needs && brought}${git}`,
    'src/main.rs': `fn main() { println!("{} ${line} {}", ${dependency}::text(), ${say}) }\n`,
    ...(vendored === undefined
      ? {}
      : {
          '.cargo/config.toml':
            '[source.crates-io]\nreplace-with = "own"\n[source.own]\ndirectory = "vendor"\n',
          'vendor/brought/Cargo.toml': manifest('brought').replace('0.1.0', '1.0.0'),
          'vendor/brought/src/lib.rs': text(vendored),
          'vendor/brought/.cargo-checksum.json': `{"package":"${checksum}","files":{}}`,
        }),
  }
  const folder = tempFolder(files)
  const old = new Date('2001-01-01')
  for (const path of Object.keys(files)) utimesSync(join(folder, path), old, old)
  return folder
}

type Built = Pick<RunReport, 'cargo'> & { readonly says: string; readonly hit?: string }

async function compile(state: State, archives: string, ...more: readonly string[]): Promise<Built> {
  const tag = `${NAME}:${tags.length}`
  tags.push(tag)
  const kept = ['--cache', 'directory', '--cache-dir', archives, '--skip-unchanged', 'off']
  const args = [...['--type', 'minimal', '--tag', tag, '--preflight', 'off'], ...kept, ...more]
  const built = await build([...args, checkout(state)])
  expect(built.exitCode === 0 ? '' : told(built)).toBe('')
  expect(built.report?.compile?.kind).toBe('container')
  const { cargo, cache } = built.report ?? {}
  const units = cache?.archives.find(({ name }) => name === 'units')
  return {
    says: await docker('run', '--rm', tag),
    ...(cargo ? { cargo } : {}),
    ...(units ? { hit: units.hit } : {}),
  }
}

let first: State
beforeAll(() => {
  git('init', '--quiet', '--initial-branch=main')
  first = { dependency: 'tool', commit: commit() }
})

describe('a crate from git', () => {
  const archives = tempFolder()

  test(
    'is not compiled again for a changed line',
    async () => {
      expect((await compile(first, archives)).cargo).toEqual({ compiled: 2, fresh: 0 })
      const changed = await compile({ ...first, line: 'two' }, archives)
      expect(changed.says).toBe('tool-one two')
      expect(changed.cargo).toEqual({ compiled: 1, fresh: 1 })
    },
    20 * MINUTES,
  )

  test(
    'of another commit under the same version is, and the first one is not taken for it again',
    async () => {
      writeFileSync(join(REPOSITORY, 'tool/src/lib.rs'), text('tool-two'))
      const moved = await compile({ ...first, commit: commit() }, archives)
      expect(moved.says).toBe('tool-two one')
      expect(moved.hit).toBe('partial')
      const back = await compile(first, archives)
      expect(back.says).toBe('tool-one one')
      expect(back.hit).toBe('exact')
    },
    20 * MINUTES,
  )
})

test(
  'a crate that the checkout brings along, with another content under the same version and checksum',
  async () => {
    const archives = tempFolder()
    const one = await compile({ ...first, vendored: 'brought-one' }, archives)
    expect(one.says).toBe('tool-one one brought-one')
    const other = await compile({ ...first, vendored: 'brought-two' }, archives)
    expect(other.says).toBe('tool-one one brought-two')
    expect(other.hit).toBe('exact')
  },
  20 * MINUTES,
)

/** A tool chain whose package manager has one package: a static library that answers with its own version. */
async function makeTools(version: number): Promise<string> {
  const tag = `${NAME}-tools:${version}`
  const folder = '/tmp/deb/usr/lib/answer'
  const control = `Package: libanswer-dev\\nVersion: ${version}.0\\nArchitecture: all\\nMaintainer: t <t@t.test>\\nDescription: t\\n`
  const index = `printf '${control}Filename: ./libanswer.deb\\nSize: %s\\nSHA256: %s\\n' "$(stat -c %s libanswer.deb)" "$(sha256sum libanswer.deb | cut -d' ' -f1)" >Packages`
  const dockerfile = [
    `FROM ${await loadToolChain()}`,
    `RUN mkdir -p ${folder} /tmp/deb/DEBIAN /repository && cd ${folder} \\`,
    ` && echo 'int answer(void) { return ${version}; }' >a.c && gcc -c a.c && ar rcs libanswer.a a.o && rm a.c a.o \\`,
    ` && printf '${control}' >/tmp/deb/DEBIAN/control && cd /repository \\`,
    ` && dpkg-deb --build /tmp/deb libanswer.deb && ${index} && rm -rf /tmp/deb /etc/apt/sources.list* \\`,
    " && echo 'deb [trusted=yes] file:/repository ./' >/etc/apt/sources.list",
    '',
  ].join('\n')
  await docker('build', '--quiet', '--tag', tag, tempFolder({ Dockerfile: dockerfile }))
  return tag
}

test(
  'another release of a static system library is linked anew; the same one is not',
  async () => {
    const archives = tempFolder()
    const state: State = { dependency: 'native', commit: first.commit }
    const over = async (version: number, line: string) => {
      const tools = ['--build-args', `RUST_IMAGE=${await makeTools(version)}`]
      const packages = ['--build-packages', 'libanswer-dev']
      // The image is in the engine and in no registry.
      const quick = ['--retries', '0', '--compile-in', 'container']
      return compile({ ...state, line }, archives, ...tools, ...packages, ...quick)
    }
    // native, its build script, the application.
    const one = await over(1, 'one')
    expect([one.says, one.cargo]).toEqual(['1 one', { compiled: 3, fresh: 0 }])
    const again = await over(1, 'two')
    expect([again.says, again.cargo]).toEqual(['1 two', { compiled: 1, fresh: 2 }])
    const raised = await over(2, 'two')
    expect([raised.says, raised.cargo]).toEqual(['2 two', { compiled: 3, fresh: 0 }])
    expect(raised.hit).toBe('miss')
  },
  20 * MINUTES,
)
