import { planDelayMs } from '../../network/backoff.ts'
import type { Argv, CommandOptions, CommandResult } from '../../ports.ts'
import { isGitOutage } from './git-faults.ts'
import type { CratesPorts } from './ports.ts'

/** Runs git or cargo again while what it says may pass. `before` clears what a try has left. */
export async function runPatiently(
  argv: Argv,
  { run, clock, policy, random }: CratesPorts,
  options: CommandOptions & { readonly signal: AbortSignal; readonly before?: () => Promise<void> },
): Promise<CommandResult> {
  const { before, ...command } = options
  const deadlineMs = clock.now() + policy.budgetMs
  for (let retry = 1; ; retry++) {
    await before?.()
    const result = await run(argv, command)
    const delayMs = planDelayMs(policy, retry, random)
    const isLast = retry > policy.retries || clock.now() + delayMs > deadlineMs
    if (result.exitCode === 0 || isLast || options.signal.aborted || !isGitOutage(result)) {
      return result
    }
    await clock.sleep(delayMs, options.signal)
  }
}
