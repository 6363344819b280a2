import { asArray, asObject, asString, parseJson } from '../image/json.ts'
import { cleanLine, clip } from '../report/plain-text.ts'
import { type Answer, ask } from './ask.ts'
import type { ProbePorts } from './ports.ts'
import { authorizationHeader, type RegistryEvidence } from './probe-registry.ts'

const POST_TIMEOUT_MS = 2_500
const CANCEL_TIMEOUT_MS = 1_500

/**
 * Whether a blob could be uploaded, found out by beginning an upload and cancelling it. Once begun,
 * it is cancelled even when the whole preflight is given up: nothing stays behind in the registry.
 */
export async function probePush(
  base: string,
  repository: string,
  authorization: string,
  ports: Pick<ProbePorts, 'transport' | 'clock'>,
  signal: AbortSignal,
): Promise<Pick<RegistryEvidence, 'canPush' | 'problem'>> {
  if (signal.aborted) return {}
  const url = new URL(`/v2/${repository}/blobs/uploads/`, base)
  const headers = { ...authorizationHeader(authorization, url), 'content-length': '0' }
  const unstoppable = new AbortController().signal
  const request = { method: 'POST', headers, timeoutMs: POST_TIMEOUT_MS } as const
  const begun = await ask(url.href, request, ports, unstoppable)
  if (!begun.ok) {
    const { fault } = begun
    return { problem: { cause: `no answer to the question for a push: ${fault.detail}`, fault } }
  }
  const { location } = begun.value.headers
  if (begun.value.status === 202 && location !== undefined) {
    await cancel(url, location, authorization, ports)
  }
  return judge(begun.value, url.host, repository)
}

/** `Location` may be a path or a whole URL; what signs us in goes to no other server than before. */
async function cancel(
  url: URL,
  location: string,
  authorization: string,
  ports: Pick<ProbePorts, 'transport' | 'clock'>,
): Promise<void> {
  if (!URL.canParse(location, url.href)) return
  const upload = new URL(location, url.href)
  const headers = upload.origin === url.origin ? authorizationHeader(authorization, upload) : {}
  const request = { method: 'DELETE', headers, timeoutMs: CANCEL_TIMEOUT_MS } as const
  await ask(upload.href, request, ports, new AbortController().signal)
}

function judge(
  { status, text }: Answer,
  host: string,
  repository: string,
): Pick<RegistryEvidence, 'canPush' | 'problem'> {
  if (status === 202) return { canPush: true }
  const words = wordsOf(text)
  const said = words === undefined ? `HTTP ${status}` : `HTTP ${status}: ${words}`
  if (status === 401 || status === 403) {
    return {
      canPush: false,
      problem: { cause: `${host} does not let us push ${repository} (${said})` },
    }
  }
  return {
    problem: { cause: `${host} does not say whether ${repository} can be pushed (${said})` },
  }
}

/** The first message of the error document that the distribution specification describes. */
function wordsOf(text: string): string | undefined {
  const [first] = asArray(asObject(parseJson(text))?.errors) ?? []
  const message = asString(asObject(first)?.message)
  return message ? cleanLine(clip(message, 120)) : undefined
}
