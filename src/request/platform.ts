import { nearest } from '../inputs/nearest.ts'

// What containerd's platform database knows (github.com/containerd/platforms, database.go), which
// BuildKit reads platforms with; its aliases lead to the same names.
const SYSTEMS = [
  'aix',
  'android',
  'darwin',
  'dragonfly',
  'freebsd',
  'hurd',
  'illumos',
  'ios',
  'js',
  'linux',
  'macos',
  'nacl',
  'netbsd',
  'openbsd',
  'plan9',
  'solaris',
  'windows',
  'zos',
]
const ARCHITECTURES = [
  '386',
  'aarch64',
  'amd64',
  'amd64p32',
  'arm',
  'arm64',
  'arm64be',
  'armbe',
  'armel',
  'armhf',
  'i386',
  'loong64',
  'mips',
  'mips64',
  'mips64le',
  'mips64p32',
  'mips64p32le',
  'mipsle',
  'ppc',
  'ppc64',
  'ppc64le',
  'riscv',
  'riscv64',
  's390',
  's390x',
  'sparc',
  'sparc64',
  'wasm',
  'x86-64',
  'x86_64',
]
const VARIANTS: Readonly<Record<string, RegExp>> = {
  amd64: /^v[1-4]$/,
  arm: /^v?[5-8]$/,
  arm64: /^(?:v?[89](?:\.[0-9])?)$/,
}

/**
 * Why BuildKit does not know a platform (`os/arch[/variant]`, an operating system or architecture
 * alone, or `local`), and what was probably meant; `undefined` when it does.
 */
export function platformProblem(
  platform: string,
): { readonly reason: string; readonly meant?: string } | undefined {
  const parts = platform.toLowerCase().split('/')
  const [first = '', architecture = '', variant] = parts
  const system = first.replace(/\(.*\)$/, '')
  if (parts.length === 1) return singleProblem(system)
  if (parts.length > 3) return { reason: 'has more parts than os/arch/variant' }
  if (!SYSTEMS.includes(system)) return unknown('operating system', system, SYSTEMS, parts, 0)
  if (!ARCHITECTURES.includes(architecture)) {
    return unknown('architecture', architecture, ARCHITECTURES, parts, 1)
  }
  if (variant === undefined) return undefined
  // Of other architectures no list of variants is known here: whatever is given is left to BuildKit.
  return VARIANTS[architecture]?.test(variant) === false
    ? { reason: `names a variant that ${architecture} does not have` }
    : undefined
}

function singleProblem(
  word: string,
): { readonly reason: string; readonly meant?: string } | undefined {
  const known = [...SYSTEMS, ...ARCHITECTURES, 'local']
  return known.includes(word) ? undefined : unknown('platform', word, known, [word], 0)
}

function unknown(
  what: string,
  word: string,
  known: readonly string[],
  parts: readonly string[],
  index: number,
): { readonly reason: string; readonly meant?: string } {
  const meant = nearest(word, known)
  const reason = `names no ${what} that BuildKit knows`
  return meant === undefined ? { reason } : { reason, meant: parts.with(index, meant).join('/') }
}
