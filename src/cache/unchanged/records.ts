import { asArray, asObject, asString, parseJson } from '../../image/json.ts'
import type { Files } from '../../ports.ts'

/** What an earlier build with this key made. */
export type BuiltRecord = {
  readonly key: string
  /** As the build itself reported them. */
  readonly imageId?: string
  readonly digest?: string
  /** Under which the engine knows the image; absent where it was pushed only. */
  readonly engineId?: string
}

/** Enough for a developer who goes to and fro between branches. */
const KEPT = 64

/** `undefined` for anything else than a record of that key. */
export function parseRecord(value: unknown, key: string): BuiltRecord | undefined {
  const object = asObject(value)
  if (object?.key !== key) return undefined
  const [imageId, digest, engineId] = [object.imageId, object.digest, object.engineId].map(asDigest)
  if (digest === undefined && engineId === undefined) return undefined
  return {
    key,
    ...(imageId === undefined ? {} : { imageId }),
    ...(digest === undefined ? {} : { digest }),
    ...(engineId === undefined ? {} : { engineId }),
  }
}

function asDigest(value: unknown): string | undefined {
  const text = asString(value)
  return text !== undefined && /^sha256:[0-9a-f]{64}$/.test(text) ? text : undefined
}

/** Of the builds on this machine. A file that cannot be read holds none. */
export async function readRecord(
  file: string,
  key: string,
  files: Pick<Files, 'readTextIfAny'>,
): Promise<BuiltRecord | undefined> {
  const records = await readAll(file, files)
  return parseRecord(
    records.find((record) => asObject(record)?.key === key),
    key,
  )
}

/** The newest first. Two runs at once may lose one of theirs: it is then built once more. */
export async function rememberRecord(
  file: string,
  record: BuiltRecord,
  files: Pick<Files, 'readTextIfAny' | 'writeText'>,
): Promise<void> {
  const others = (await readAll(file, files)).filter((one) => asObject(one)?.key !== record.key)
  await files.writeText(file, `${JSON.stringify([record, ...others].slice(0, KEPT), null, 2)}\n`)
}

async function readAll(
  file: string,
  files: Pick<Files, 'readTextIfAny'>,
): Promise<readonly unknown[]> {
  return asArray(parseJson((await files.readTextIfAny(file)) ?? '')) ?? []
}
