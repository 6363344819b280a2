import type { InputError, Parsed } from './errors.ts'
import { INPUTS } from './inputs.ts'
import type { BuildRequest } from './request/build-request.ts'
import { checkValues } from './request/checks.ts'
import { checkTogether, noticesTogether } from './request/cross-checks.ts'
import { readCompatible } from './request/read-compatible.ts'
import { readOwn } from './request/read-own.ts'
import { readValues } from './request/read-values.ts'
import type { Complain } from './request/wording.ts'
import type { RunContext } from './run-context.ts'

export type {
  BuildRequest,
  BuildSecret,
  CompatibleRequest,
  Exporter,
  NamedContext,
  OwnRequest,
} from './request/build-request.ts'
export { makeSecret, revealSecret, type Secret } from './request/secret.ts'

/**
 * Turns the texts of the inputs into typed data, once. `raw` is by input name, exactly as given
 * (untrimmed: a secret keeps its blanks); an absent or blank value means nothing was said. All that
 * is wrong is returned together, in the order of the checks: each value alone, then what does not go
 * together.
 */
export function parseRequest(
  raw: Readonly<Record<string, string>>,
  context: RunContext,
): Parsed<BuildRequest> {
  const errors: InputError[] = []
  const complain: Complain = (input, problem, remedy) => errors.push({ input, problem, remedy })
  const values = readValues(INPUTS, raw, complain)
  checkValues(values, complain)
  const compatible = readCompatible(values, context, complain)
  const own = readOwn(values)
  const notices = [...compatible.notices, ...own.notices]
  const request: BuildRequest = { ...compatible.request, ...own.request, notices }
  checkTogether(request, context, complain)
  if (errors.length > 0) return { ok: false, errors }
  return { ok: true, value: { ...request, notices: [...notices, ...noticesTogether(request)] } }
}
