import { tempFolder } from '../fakes/temp-folder.ts'

/** As crates.io has them; neither depends on anything. */
const CRATES = [
  {
    name: 'fnv',
    version: '1.0.7',
    checksum: '3f9eec918d3f24069decb9af1554cad7c880e2da24a9afd88aca000531ab82c1',
  },
  {
    name: 'itoa',
    version: '1.0.15',
    checksum: '4a5f13b858c8d314ee3e8f639011f7ccefe71f97f96e50151fb991f267928e2c',
  },
] as const

/** Of the lock file, as the list of what is missing names them. */
export const LOCKED_CRATES = CRATES.map(({ name, version }) => `${name} ${version}`)

/** An application with two crates of crates.io that compiles in a second; prints 42. */
export function smallApplication(): string {
  const source = 'registry+https://github.com/rust-lang/crates.io-index'
  const locked = CRATES.map(
    ({ name, version, checksum }) =>
      `[[package]]\nname = "${name}"\nversion = "${version}"\nsource = "${source}"\nchecksum = "${checksum}"\n`,
  )
  const own = `[[package]]\nname = "small"\nversion = "0.1.0"\ndependencies = [\n "fnv",\n "itoa",\n]\n`
  return tempFolder({
    'Cargo.toml':
      '[package]\nname = "small"\nversion = "0.1.0"\nedition = "2024"\n[dependencies]\nfnv = "1"\nitoa = "1"\n',
    'Cargo.lock': `version = 4\n\n${[...locked, own].join('\n')}`,
    'src/main.rs':
      'fn main() {\n    let mut map = fnv::FnvHashMap::default();\n    map.insert(1, 42);\n    println!("{}", itoa::Buffer::new().format(map[&1]));\n}\n',
  })
}
