import type { FaultMatch, FaultRow } from './fault.ts'
import { describeInstall } from './system-packages.ts'

function install({ groups }: FaultMatch): string {
  return describeInstall(groups.name ?? '')
}

const INSTALL = 'Install the package that the sentence names for Alpine and for Debian.'

/** What a linker or a build script misses in the build stage. All are permanent. */
export const LINKING_FAULTS: readonly FaultRow[] = [
  {
    id: 'linker-missing',
    where: 'log',
    patterns: [/error: linker `(?<name>[^`]+)` not found/],
    meaning: 'The build stage has no linker.',
    cause: ({ groups }) => `The build stage has no linker ${groups.name}.`,
    remedy: 'Install a C tool chain in that stage (gcc and the libc headers, or musl-tools).',
  },
  {
    id: 'linker-missing',
    where: 'log',
    patterns: [/the self-contained linker was requested, but it wasn't found/],
    cause: () => 'The Rust of the build stage lacks its own linker.',
    remedy: 'Install a complete Rust tool chain and a C linker in that stage.',
  },
  {
    id: 'linker-foreign',
    where: 'log',
    patterns: [
      /error adding symbols: file in wrong format/,
      /is incompatible with (?:elf|aarch64|armelf|i386|x86-64)\S*(?: output)?/,
      /unrecognized command[- ]line option ['‘`]-m(?:64|32)/,
      /Relocations in generic ELF \(EM: \d+\)/,
    ],
    meaning: 'A program for another platform was linked with the linker of this one.',
    cause: () => 'The linker is that of another platform than the one that is built for.',
    remedy: 'Name the cross linker (CARGO_TARGET_…_LINKER), or build on a native runner.',
  },
  {
    id: 'system-library-missing',
    where: 'log',
    patterns: [
      /(?:cannot find|unable to find library) -l(?<name>[A-Za-z0-9_+.-]+?):? ?(?=$|\s|:)/m,
      /The system library `(?<name>[^`]+)` required by crate `[^`]+` was not found/,
      /Package '?(?<name>[^\s',]+)'?,? (?:required by '[^']*', )?(?:was )?not found(?: in the pkg-config search path)?/,
      /Could not find directory of (?<name>OpenSSL)/,
      /fatal error: '?(?<header>[\w./-]+\.h)'?(?: file not found|: No such file or directory)/,
    ],
    meaning: 'A system library, or its headers, is missing in the build stage.',
    advice: INSTALL,
    cause: ({ groups }) =>
      groups.header === undefined
        ? `The build stage lacks the system library ${libraryOf(groups)}.`
        : `The build stage lacks the C header ${groups.header}.`,
    remedy: (match) =>
      match.groups.header === undefined
        ? describeInstall(libraryOf(match.groups))
        : describeInstall(libraryOfHeader(match.groups.header)),
  },
  {
    id: 'build-tool-missing',
    where: 'log',
    patterns: [
      /The (?<name>pkg-config) command could not be found/,
      /Could not find `(?<name>protoc)`/,
      /Unable to find (?<name>libclang)/,
      /is `(?<name>cmake|make|perl|nasm|ninja)` not installed\?/,
      /[Ff]ailed to find tool\. Is `(?<name>[^`]+)` installed\?/,
      /failed to find tool "(?<name>[^"]+)"/,
    ],
    meaning: 'A build script calls a tool that the build stage does not have.',
    advice: INSTALL,
    cause: ({ groups }) => `The build stage lacks ${groups.name}, which a build script calls.`,
    remedy: install,
  },
  {
    id: 'link-failed',
    where: 'log',
    patterns: [/error: linking with `[^`]+` failed/],
    meaning: 'The program could not be linked.',
    cause: () => 'The program could not be linked.',
    remedy: 'Install the library (and its static form for musl) in the build stage.',
  },
]

function libraryOf(groups: FaultMatch['groups']): string {
  const name = groups.name ?? ''
  return /^openssl/i.test(name) ? 'openssl' : name
}

/** `openssl/ssl.h`, `sqlite3.h`, `zlib.h`: mostly the library is called as the header or its folder. */
function libraryOfHeader(header: string): string {
  const [first = header] = header.split('/')
  const plain = first.replace(/\.h$/, '')
  if (/^(?:stdio|stdlib|string|stddef|stdint|limits|sys|linux|errno|assert)$/.test(plain))
    return 'c'
  return plain.replace(/^libpq-fe$/, 'pq')
}
