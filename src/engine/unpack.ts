import { ToolError, type ToolErrorCode } from '../errors.ts'
import type { Argv, CommandOptions } from '../ports.ts'
import type { EnginePorts } from './ports.ts'

/** Unpacking is bound by decompression, one process a package. */
const AT_ONCE = 2

/** The only text that a shell reads here; paths and patterns are its arguments. */
const UNPACK_SCRIPT =
  'deb=$1; root=$2; shift 2; dpkg-deb --fsys-tarfile "$deb" | tar --extract --numeric-owner --keep-directory-symlink --directory="$root" "$@"'

/**
 * The files of one package without running its scripts; links of a merged /usr stay links. `only` and `exclude` are tar patterns
 * on names such as `./usr/share/doc/x`; a `*` in `only` stops at a slash, in `exclude` it does not.
 */
export function planUnpack(
  deb: string,
  root: string,
  { exclude = [], only = [] }: { exclude?: readonly string[]; only?: readonly string[] },
): Argv {
  const excludes = exclude.map((pattern) => `--exclude=${pattern}`)
  const selection = only.length > 0 ? ['--wildcards', '--no-wildcards-match-slash', ...only] : []
  return ['sh', '-c', UNPACK_SCRIPT, 'sh', deb, root, ...excludes, ...selection]
}

/** Unpacks several packages into one root, in their order as far as two at a time allow. */
export async function unpackPackages(
  ports: Pick<EnginePorts, 'run'>,
  debs: readonly string[],
  root: string,
  exclude: readonly string[],
): Promise<void> {
  const waiting = [...debs]
  const worker = async () => {
    for (let deb = waiting.shift(); deb !== undefined; deb = waiting.shift())
      await runOrThrow(ports, planUnpack(deb, root, { exclude }), `Could not unpack ${deb}`)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

/** For steps that fail only when the disk is full or a program is missing. */
export async function runOrThrow(
  { run }: Pick<EnginePorts, 'run'>,
  argv: Argv,
  what: string,
  options: CommandOptions & { readonly code?: ToolErrorCode } = {},
): Promise<string> {
  const { exitCode, stdout, stderr } = await run(argv, options)
  if (exitCode === 0) return stdout
  const cause = stderr.trim().split('\n').slice(-5).join('; ') || `exit code ${exitCode}`
  const hint = 'check that there is free space in the cache folder'
  throw new ToolError(options.code ?? 'STAND_IN_FAILED', `${what}: ${cause}`, hint)
}
