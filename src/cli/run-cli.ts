import { cancelOnSignals } from '../adapters/signals.ts'
import { VERSION } from '../version.ts'
import { runBuildCommand } from './build-command.ts'
import { runEngineCommand } from './engine-command.ts'
import { EXIT, sayError } from './exit.ts'
import { renderHelp } from './help.ts'
import { runPlanCommand } from './plan-command.ts'

const COMMANDS = ['build', 'plan', 'network-test', 'bundle', 'engine', 'version', 'help'] as const

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
      case 'network-test': {
        const { runNetworkTestCommand } = await import('./network-test-command.ts')
        return await runNetworkTestCommand(rest)
      }
      case 'bundle':
        return await bundle(rest)
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

async function bundle(args: readonly string[]): Promise<number> {
  const [{ runBundleCommand }, { collectBundle }] = await Promise.all([
    import('./bundle-command.ts'),
    import('./collect-bundle.ts'),
  ])
  return await runBundleCommand(args, collectBundle, cancelOnSignals())
}
