import { csvField } from '../plan/buildx-secrets.ts'
import type { Argv } from '../ports.ts'
import type { ContainerPlan } from './compile.ts'

/** Absolute folders of the host; each is a folder of the container's root under the same name. */
export type CompileFolders = {
  readonly app: string
  readonly crates: string
  readonly target: string
  readonly out: string
  readonly tmp: string
}

export type ContainerSetting = {
  readonly name: string
  /** Whoever runs us: files that a container makes as root could not be removed again. */
  readonly user?: { readonly uid: number; readonly gid: number }
}

/** `forget` removes what a restored archive has of other sources under the same name and version. */
const COMPILE = '/opt/build/forget && exec /opt/build/build application'

/** Compiles without network, as the stages `dependencies` and `application` do. */
export function planCompileArgv(
  plan: Pick<ContainerPlan, 'environment' | 'incremental' | 'toolchainImage'>,
  folders: CompileFolders,
  setting: ContainerSetting,
): Argv {
  const environment = {
    ...plan.environment,
    ...(plan.incremental ? { CARGO_INCREMENTAL: '1' } : {}),
    HOME: '/tmp',
  }
  return [
    ...planRun(setting),
    ...Object.entries(folders).flatMap(([name, folder]) => mount(folder, `/${name}`)),
    ...Object.entries(environment).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    ...['--workdir', '/app', '--entrypoint', '/bin/sh'],
    ...[plan.toolchainImage, '-c', COMPILE],
  ]
}

/**
 * Where compiled code comes from: compiler, linker, C library and every other library of the image. A
 * crate takes a static library into its own code, and cargo does not see when that becomes another: so
 * packages with their versions are part of the answer, and the content of what no package manager put
 * there. Also shows whether folders are shared.
 */
const IDENTIFY = [
  'set -e',
  'export LC_ALL=C',
  'rustc -vV',
  'cargo -V',
  'cc --version | head -n 1',
  'cat /etc/os-release',
  '{ apk info -v || dpkg-query --show || rpm -qa || true; } 2>/dev/null | sort',
  "find /usr/local/lib /usr/local/include -type f \\( -name '*.a' -o -name '*.so*' -o -name '*.h' -o -name '*.pc' \\) -exec sha256sum {} + 2>/dev/null | sort -k 2",
  "env | { grep -E '^(CARGO|RUST)' || true; } | sort",
  'echo shared >/out/shared',
].join('\n')

/** Prints what compiled dependencies have to match, and leaves a file `shared` in the folder. */
export function planIdentifyArgv(image: string, out: string, setting: ContainerSetting): Argv {
  const entry = ['--workdir', '/', '--entrypoint', '/bin/sh', image, '-c', IDENTIFY]
  return [...planRun(setting), ...mount(out, '/out'), '--env', 'HOME=/tmp', ...entry]
}

function planRun({ name, user }: ContainerSetting): Argv {
  return [
    ...(['docker', 'run', '--rm', '--pull', 'never', '--network', 'none', '--name', name] as const),
    ...(user === undefined ? [] : ['--user', `${user.uid}:${user.gid}`]),
  ]
}

function mount(folder: string, target: string): readonly string[] {
  return ['--mount', `type=bind,${csvField(`source=${folder}`)},target=${target}`]
}
