import { cancelOnSignals } from '../adapters/signals.ts'
import { EXIT } from '../exit-codes.ts'
import { VERSION } from '../version.ts'
import { runBuildCommand } from './build-command.ts'
import { runEngineCommand } from './engine-command.ts'
import { renderHelp } from './help.ts'
import { runPlanCommand } from './plan-command.ts'
import { sayError } from './say-error.ts'

const COMMANDS = [
  ...['build', 'plan', 'network-test', 'bundle', 'vendor', 'cache', 'clean', 'benchmark'],
  ...['report', 'comment', 'engine', 'version', 'help'],
]

/** Runs one command line and gives its exit code. Results go to standard output, all else to standard error. */
export async function runCli(args: readonly string[]): Promise<number> {
  const [command = 'help', ...rest] = args
  try {
    switch (command) {
      case 'build':
        return await runBuildCommand(rest)
      case 'plan':
        return await runPlanCommand(rest)
      // Loaded when they are asked for: the build does not wait for their libraries.
      case 'network-test':
      case 'bundle':
      case 'vendor':
      case 'cache':
      case 'clean':
      case 'benchmark':
      case 'report':
      case 'comment':
        return await runLater(command, rest)
      case 'engine':
        return await runEngineCommand(rest)
      case 'version':
      case '--version':
        process.stdout.write(`cv-docker-build ${VERSION}\n`)
        return EXIT.ok
      case 'help':
      case '--help':
      case '-h':
        process.stdout.write(renderHelp())
        return EXIT.ok
      default:
        process.stderr.write(
          `error: "${command}" is not a command; use one of ${COMMANDS.join(', ')}\n`,
        )
        return EXIT.input
    }
  } catch (error) {
    return sayError(error)
  }
}

type Later =
  | 'network-test'
  | 'bundle'
  | 'vendor'
  | 'cache'
  | 'clean'
  | 'benchmark'
  | 'report'
  | 'comment'

async function runLater(command: Later, args: readonly string[]): Promise<number> {
  switch (command) {
    case 'network-test':
      return (await import('./network-test-command.ts')).runNetworkTestCommand(args)
    case 'bundle': {
      const { collectBundle } = await import('./collect-bundle.ts')
      const { runBundleCommand } = await import('./bundle-command.ts')
      return runBundleCommand(args, collectBundle, cancelOnSignals())
    }
    case 'vendor':
      return (await import('./vendor-command.ts')).runVendorCommand(args, cancelOnSignals())
    case 'cache':
      return (await import('./cache-command.ts')).runCacheCommand(args)
    case 'clean':
      return (await import('./clean-command.ts')).runCleanCommand(args)
    case 'report':
      return (await import('./report-command.ts')).runReportCommand(args)
    case 'comment':
      return (await import('./comment-command.ts')).runCommentCommand(args, cancelOnSignals())
    case 'benchmark':
      return (await import('./benchmark-command.ts')).runBenchmarkCommand(args, cancelOnSignals())
  }
}
