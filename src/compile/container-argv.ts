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

/** The line that ends what a tool chain says of itself. */
export const READY = 'cv-docker-build: ready'

/** The line that ends a compilation that went well: what follows is the end of the container. */
export const DONE = 'cv-docker-build: done'

/** What the container waits for on its standard input: to compile, with rustc's own state or without. */
export type Go = 'plain' | 'incremental'

/**
 * Where compiled code comes from: compiler, linker, C library and every other library of the image. A
 * crate takes a static library into its own code, and cargo does not see when that becomes another: so
 * packages with their versions are part of the answer, and the content of what no package manager put
 * there. Outside of the sources: a rustup would follow what they say. Also shows whether folders are
 * shared.
 */
const IDENTIFY = [
  'set -e',
  'export LC_ALL=C',
  'cd /',
  'rustc -vV',
  'cargo -V',
  'cc --version | head -n 1',
  'cat /etc/os-release',
  '{ apk info -v || dpkg-query --show || rpm -qa || true; } 2>/dev/null | sort',
  "find /usr/local/lib /usr/local/include -type f \\( -name '*.a' -o -name '*.so*' -o -name '*.h' -o -name '*.pc' \\) -exec sha256sum {} + 2>/dev/null | sort -k 2",
  "env | { grep -E '^(CARGO|RUST)' | grep -v '^CARGO_BUILD_JOBS=' || true; } | sort",
  'echo shared >/out/shared',
].join('\n')

/**
 * Then it compiles as soon as it is told to; input that ends before is the end of a run that is gone.
 * `forget` removes what a restored archive has of other sources under the same name and version.
 */
const COMPILE = [
  'set -e',
  `(\n${IDENTIFY}\n)`,
  `echo '${READY}'`,
  'read -r go',
  'if [ "$go" = incremental ]; then export CARGO_INCREMENTAL=1; fi',
  'exec </dev/null',
  '/opt/build/forget',
  '/opt/build/build application',
  `echo '${DONE}'`,
].join('\n')

/**
 * Says what compiled dependencies have to match, leaves a file `shared` in /out, and waits: so that what
 * fits can be restored below it. Then compiles without network, as the stages `dependencies` and
 * `application` do.
 */
export function planCompileArgv(
  { environment, toolchainImage }: Pick<ContainerPlan, 'environment' | 'toolchainImage'>,
  folders: CompileFolders,
  setting: ContainerSetting,
): Argv {
  const variables = { ...environment, HOME: '/tmp' }
  return [
    ...planRun(setting),
    ...Object.entries(folders).flatMap(([name, folder]) => mount(folder, `/${name}`)),
    ...Object.entries(variables).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    ...['--workdir', '/app', '--entrypoint', '/bin/sh'],
    ...[toolchainImage, '-c', COMPILE],
  ]
}

function planRun({ name, user }: ContainerSetting): Argv {
  return [
    ...(['docker', 'run', '--rm', '--interactive', '--pull', 'never'] as const),
    ...['--network', 'none', '--name', name],
    ...(user === undefined ? [] : ['--user', `${user.uid}:${user.gid}`]),
  ]
}

function mount(folder: string, target: string): readonly string[] {
  return ['--mount', `type=bind,${csvField(`source=${folder}`)},target=${target}`]
}
