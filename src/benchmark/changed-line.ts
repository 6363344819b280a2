import type { Files } from '../ports.ts'
import { parseCargoManifest } from '../workspace/cargo-manifest.ts'
import type { PackageFacts } from '../workspace/facts.ts'

/**
 * The text of a Rust source file with one item more, which compiles wherever a file ends, warns of
 * nothing, and is another in each round, so that the binary is, too.
 */
export function withChangedLine(source: string, value: number): string {
  return `${source.replace(/\n?$/, '\n')}#[used] static CV_DOCKER_BUILD_BENCHMARK: u64 = ${value};\n`
}

/** Where the `main` of a binary is, relative to the context; `undefined` where no file is found. */
export async function findMainSource(
  contextFolder: string,
  choice: { readonly package: Pick<PackageFacts, 'name' | 'folder'>; readonly bin: string },
  files: Pick<Files, 'readTextIfAny' | 'kindOf'>,
): Promise<string | undefined> {
  const { package: pkg, bin } = choice
  const prefix = pkg.folder === '.' ? '' : `${pkg.folder}/`
  const manifest = await files.readTextIfAny(`${contextFolder}/${prefix}Cargo.toml`)
  const parsed = parseCargoManifest(manifest ?? '', 'Cargo.toml')
  const given = parsed.ok ? parsed.value.binaries.find(({ name }) => name === bin)?.path : undefined
  const usual = [`src/bin/${bin}.rs`, `src/bin/${bin}/main.rs`, 'src/main.rs']
  for (const path of given === undefined ? usual : [given]) {
    const kind = await files.kindOf(`${contextFolder}/${prefix}${path}`)
    if (kind === 'file') return prefix + path
  }
  return undefined
}
