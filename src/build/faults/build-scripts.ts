import type { FaultRow } from './fault.ts'
import { NETWORK_SIGNS } from './signs.ts'

const SAID = /^\s*(?:error: (?!failed to run)|thread '.*panicked at|Error: )/

/** Programs that crates run while they are compiled. */
export const BUILD_SCRIPT_FAULTS: readonly FaultRow[] = [
  {
    id: 'build-script-network',
    where: 'log',
    patterns: [/failed to run custom build command for `(?<name>[^`]+)`/],
    when: ({ log }) => findNetworkSign(log) !== undefined,
    meaning: 'A build script of a crate downloads something, and that failed.',
    cause: ({ groups, log }) => {
      const said = findNetworkSign(log)?.trim()
      return `The build script of ${groups.name?.replace(/ \(.*/, '')} could not download what it needs: ${said?.slice(0, 160)}.`
    },
    remedy: 'Most such crates take a file or a system library instead; see their documentation.',
    network: true,
    transient: 'once',
  },
  {
    id: 'build-script-failed',
    where: 'log',
    patterns: [/failed to run custom build command for `(?<name>[^`]+)`/],
    meaning: 'A build script of a crate failed.',
    cause: ({ groups, log }) => {
      const said = log.find((line) => SAID.test(line))
      const why = said === undefined ? '' : `: ${said.trim().slice(0, 160)}`
      return `The build script of ${groups.name?.replace(/ \(.*/, '')} failed${why}.`
    },
    remedy: 'Its output above says what it misses; often a system package of the build stage.',
  },
]

/** cargo shows what the script printed after the line that says that it failed. */
function findNetworkSign(log: readonly string[]): string | undefined {
  const from = log.findLastIndex((line) => line.includes('failed to run custom build command'))
  return log.slice(from).findLast((line) => NETWORK_SIGNS.test(line))
}
