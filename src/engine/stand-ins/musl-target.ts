import { ToolError } from '../../errors.ts'
import { fetchPackages, formatSeconds, type PackageVersions } from '../packages.ts'
import type { EngineContext, EnginePorts } from '../ports.ts'
import { planUnpack, runOrThrow } from '../unpack.ts'

/*
 * Debian has musl and rustc, but no Rust standard library for musl. This builds one from rust-src,
 * with the crates that come in the same package: no network. The result is laid out as rustup's.
 */

/** The folder that holds the source, its crates and the build; removed afterwards. */
const WORK = '/tmp/std'

const MANIFEST = `[package]
name = "empty"
version = "0.0.0"
edition = "2021"
[lib]
path = "lib.rs"
`

const CARGO_CONFIG = `[source.crates-io]
replace-with = "vendored"
[source.vendored]
directory = "/usr/lib/rustlib/src/rust/library/vendor"
[net]
offline = true
`

/** rustc refuses a panic_abort that was itself compiled to unwind, and cargo has no key for one crate of std. */
const WRAPPER = `#!/bin/sh
case " $* " in *" --crate-name panic_abort "*) set -- "$@" -C panic=abort ;; esac
exec "$@"
`

/**
 * Inside the root. libgcc_eh wants a function that only glibc has, so that LLVM's unwinder takes its
 * place, together with libgcc and the two checked printf functions that Debian's libunwind calls.
 * Without embed-bitcode a later link with LTO fails.
 */
const BUILD = `
arch=$1
target=$arch-unknown-linux-musl
upper=$(echo "$target" | tr a-z- A-Z_)
export HOME=${WORK} CARGO_HOME=${WORK}/cargo RUSTC_BOOTSTRAP=1 RUSTC_WRAPPER=${WORK}/wrapper
export RUSTFLAGS="-C link-self-contained=no -C embed-bitcode=yes --remap-path-prefix=${WORK}=/std"
export "CARGO_TARGET_\${upper}_LINKER=musl-gcc"
cd ${WORK}/empty
cargo build --quiet --release -Z build-std=std,panic_unwind,panic_abort,proc_macro,test \\
  --target "$target" --target-dir ${WORK}/target
lib=$(rustc --print sysroot)/lib/rustlib/$target/lib
self=$lib/self-contained
mkdir -p "$self"
rm ${WORK}/target/"$target"/release/deps/libempty-*
cp ${WORK}/target/"$target"/release/deps/*.rlib "$lib/"
musl=/usr/lib/$arch-linux-musl
gcc=$(dirname "$(gcc -print-libgcc-file-name)")
for name in crt1.o crti.o crtn.o Scrt1.o rcrt1.o libc.a; do cp "$musl/$name" "$self/"; done
for name in crtbegin.o crtbeginS.o crtend.o crtendS.o; do cp "$gcc/$name" "$self/"; done
mkdir -p ${WORK}/unwind ${WORK}/libgcc
(cd ${WORK}/unwind && ar x ${WORK}/libunwind.a)
(cd ${WORK}/libgcc && ar x "$gcc/libgcc.a")
musl-gcc -O2 -c ${WORK}/checked.c -o ${WORK}/checked.o
ar rcsD "$self/libunwind.a" ${WORK}/unwind/*.o ${WORK}/libgcc/*.o ${WORK}/checked.o
cp "$self/libunwind.a" "$lib/"
`

const CHECKED_PRINTF = `#include <stdarg.h>
#include <stdio.h>
int __vfprintf_chk(FILE *f, int flag, const char *format, va_list a) {
  (void)flag; return vfprintf(f, format, a);
}
int __vsnprintf_chk(char *s, size_t n, int flag, size_t room, const char *format, va_list a) {
  (void)flag; (void)room; return vsnprintf(s, n, format, a);
}
`

/**
 * A mount namespace of its own: /dev, /proc and the source are mounted into the root for the time
 * of the build only, and are gone with it even when it is killed. No network namespace is needed.
 */
const ENTER = `
root=$1; source=$2; arch=$3
mount --rbind /dev "$root/dev"
mount -t proc proc "$root/proc"
mkdir -p "$root/usr/src" "$root/usr/lib/rustlib/src"
cp "$source"/usr/lib/*/libunwind.a "$root${WORK}/"
mount --bind "$source/usr/src" "$root/usr/src"
mount --bind "$source/usr/lib/rustlib/src" "$root/usr/lib/rustlib/src"
exec env -i PATH=/usr/sbin:/usr/bin LC_ALL=C chroot "$root" sh -e ${WORK}/build "$arch"
`

/**
 * Adds the target to a root that has rustc, cargo, gcc and musl-tools. `versions` are those of the
 * root's packages. About 90 s on two cores.
 */
export async function addMuslTarget(
  ports: EnginePorts,
  context: EngineContext,
  root: string,
  scratch: string,
  versions: PackageVersions,
): Promise<void> {
  const { files, clock, log } = ports
  const startedMs = clock.now()
  const source = `${scratch}/rust-src`
  await bringSource(ports, context, source, versions)
  const work = `${root}${WORK}`
  await files.writeText(`${work}/empty/Cargo.toml`, MANIFEST)
  await files.writeText(`${work}/empty/lib.rs`, '')
  await files.writeText(`${work}/cargo/config.toml`, CARGO_CONFIG)
  await files.writeText(`${work}/wrapper`, WRAPPER, 0o755)
  await files.writeText(`${work}/checked.c`, CHECKED_PRINTF)
  await files.writeText(`${work}/build`, BUILD)
  const arch = { amd64: 'x86_64', arm64: 'aarch64' }[ports.host.architecture] ?? 'x86_64'
  const enter = ['unshare', '--mount', '--propagation', 'private', 'sh', '-ec', ENTER] as const
  await runOrThrow(ports, [...enter, 'sh', root, source, arch], 'Could not build std for musl')
  for (const path of [work, `${root}/usr/src`, `${root}/usr/lib/rustlib/src`])
    await files.remove(path)
  log.info(`Rust's standard library for musl built in ${formatSeconds(clock.now() - startedMs)}`)
}

/** The source of std, and LLVM's unwinder of the version that rustc is linked with. */
async function bringSource(
  ports: EnginePorts,
  context: EngineContext,
  folder: string,
  versions: PackageVersions,
): Promise<void> {
  const unwinder = `libunwind-${findLlvmVersion(versions)}-dev`
  const debs = await fetchPackages(ports, context, {
    packages: ['rust-src', unwinder],
    reach: 'exact',
    folder: `${folder}-debs`,
  })
  const only = ['./usr/src/rustc-*/library', './usr/lib/rustlib/src', './usr/lib/*/libunwind.a']
  await ports.files.makeFolder(folder)
  for (const deb of debs) {
    // Each package holds some of them, and tar fails for a name that is not there.
    const selection = only.filter((name) => name.includes('libunwind') === deb.includes(unwinder))
    await runOrThrow(ports, planUnpack(deb, folder, { only: selection }), `Could not unpack ${deb}`)
  }
}

/** Of the packages that rustc came with: `libllvm22` → `22`. */
export function findLlvmVersion(versions: PackageVersions): string {
  const numbers = Object.keys(versions).flatMap((name) => /^libllvm(\d+)/.exec(name)?.[1] ?? [])
  const [version] = numbers
  if (version === undefined)
    throw new ToolError(
      'STAND_IN_FAILED',
      'rustc of the Debian archive came without libllvm',
      'use a machine that reaches an image registry',
    )
  return version
}
