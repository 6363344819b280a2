/**
 * Releases of Trivy that were put out by strangers in March 2026 and steal what a runner knows
 * (CVE-2026-33634, GHSA-69fq-xp46-6x23): 0.69.4 everywhere, 0.69.5 and 0.69.6 as images.
 */
export const HIJACKED_VERSIONS: readonly string[] = ['0.69.4', '0.69.5', '0.69.6']

/** sha256, hex, of archives and programs of 0.69.4: of the advisory, and of Wiz's and Unit 42's reports. */
export const HIJACKED_SHA256: ReadonlySet<string> = new Set([
  // Archives: Linux-64bit, Linux-ARM64, macOS-64bit, macOS-ARM64.
  '385d498d18a3a7c67878ca7322716f9da25683eb1a4bf9e9592da0d5f2ab09f6',
  'e401ae1e6d2442fa9a0c79dc0f3b0457ecfebf74a9c0a920159c49437f663aef',
  '90d61cf37355b89fae9ff84867100e1721c1876007ef1771e465ce5a721141ad',
  '1dc871b02cd7a1fd80babb1b8762a2fd9cc2b735d4d3759d012626de3ccc7a5b',
  // Programs: Linux 64bit, ARM64, 32bit, ARM, PPC64LE, s390x; macOS 64bit, ARM64; FreeBSD; Windows.
  '822dd269ec10459572dfaaefe163dae693c344249a0161953f0d5cdd110bd2a0',
  'e64e152afe2c722d750f10259626f357cdea40420c5eedae37969fbf13abbecf',
  'f7084b0229dce605ccc5506b14acd4d954a496da4b6134a294844ca8d601970d',
  'bef7e2c5a92c4fa4af17791efc1e46311c0f304796f1172fce192f5efc40f5d7',
  'ecce7ae5ffc9f57bb70efd3ea136a2923f701334a8cd47d4fbf01a97fd22859c',
  'd5edd791021b966fb6af0ace09319ace7b97d6642363ef27b3d5056ca654a94c',
  'e6310d8a003d7ac101a6b1cd39ff6c6a88ee454b767c1bdce143e04bc1113243',
  '6328a34b26a63423b555a61f89a6a0525a534e9c88584c815d937910f1ddd538',
  '887e1f5b5b50162a60bd03b66269e0ae545d0aef0583c1c5b00972152ad7e073',
  '0880819ef821cff918960a39c1c1aada55a5593c61c608ea9215da858a86e349',
])

/** Whether the version, with or without `v` before it, or the content is one of those. */
export function isHijacked(version: string | undefined, sha256: string): boolean {
  const [, plain = ''] = /^v?(\d+\.\d+\.\d+)/.exec(version ?? '') ?? []
  return HIJACKED_VERSIONS.includes(plain) || HIJACKED_SHA256.has(sha256)
}
