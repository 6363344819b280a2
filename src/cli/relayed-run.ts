import type { RelayedRun } from '../comment/plan-relay.ts'

/** The run that an event `workflow_run` tells of; `undefined` for any other event. */
export function readRelayedRun(event: unknown): RelayedRun | undefined {
  const {
    id,
    run_attempt,
    head_sha,
    head_repository,
    event: cause,
    name,
  } = fields(fields(event).workflow_run)
  if (!isCount(id) || typeof head_sha !== 'string' || typeof cause !== 'string') return undefined
  const repository = fields(head_repository).full_name
  return {
    run: { id, attempt: isCount(run_attempt) ? run_attempt : 1 },
    workflow: typeof name === 'string' ? name : '',
    event: cause,
    headSha: head_sha,
    ...(typeof repository === 'string' ? { headRepository: repository } : {}),
  }
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)
    : {}
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0
}
