import { type LayoutDocument, mediaTypeOf } from './layout.ts'
import { done, failed, type Outcome, otherDigest, type PushFault } from './push-fault.ts'
import type { Answer, RegistrySession } from './registry-session.ts'

/** The digest under a tag or digest; `undefined` where there is none, or the registry does not tell. */
export async function askDigest(
  session: RegistrySession,
  reference: string,
  like: LayoutDocument,
): Promise<Outcome<string | undefined>> {
  const headers = { accept: mediaTypeOf(like) }
  const answer = await session.send({ method: 'HEAD', to: `manifests/${reference}`, headers })
  if (!answer.ok) return answer
  const { status, headers: said } = answer.value
  if (status === 429 || status >= 500) return failed(session.faultOf(answer.value))
  if (status !== 200) return done(undefined)
  const digest = said['docker-content-digest']
  return digest === undefined ? readDigest(session, reference, like) : done(digest)
}

/** From a registry that does not say it in a header. */
async function readDigest(
  session: RegistrySession,
  reference: string,
  like: LayoutDocument,
): Promise<Outcome<string | undefined>> {
  const headers = { accept: mediaTypeOf(like) }
  const answer = await session.send({ method: 'GET', to: `manifests/${reference}`, headers })
  if (!answer.ok) return answer
  const isSame = answer.value.status === 200 && Buffer.from(like.bytes).equals(answer.value.body)
  return done(isSame ? like.descriptor.digest : undefined)
}

/** Under a tag or its digest. */
export async function sendDocument(
  session: RegistrySession,
  document: LayoutDocument,
  reference: string,
): Promise<Outcome<void>> {
  const answer = await session.send({
    method: 'PUT',
    to: `manifests/${reference}`,
    headers: { 'content-type': mediaTypeOf(document) },
    body: document.bytes,
  })
  return answer.ok ? judgePut(session, document, answer.value) : answer
}

function judgePut(
  session: RegistrySession,
  { descriptor: { digest } }: LayoutDocument,
  answer: Answer,
): Outcome<void> {
  const { status, headers } = answer
  if (![200, 201, 202].includes(status)) return failed(putFault(session, answer))
  const said = headers['docker-content-digest']
  return said === undefined || said === digest
    ? done(undefined)
    : failed(otherDigest(session.target.registry, digest, said))
}

/** Of an index a registry may say so when one of its manifests has not reached all of its machines. */
function putFault(session: RegistrySession, answer: Answer): PushFault {
  const fault = session.faultOf(answer)
  const isMissing = /MANIFEST_UNKNOWN|manifest unknown/i.test(fault.problem)
  return isMissing ? { ...fault, fault: 'push-blob-missing', hope: 'later' } : fault
}
