/**
 * The form of a JSON value as data: one description serves for reading, for the order of members
 * when writing, and for the test that holds the published JSON Schema to it.
 */
export type Shape<T> = Form & {
  /** Only for the compiler: a shape of one type cannot stand for another. */
  readonly of?: (value: T) => T
}

export type Form =
  | Scalar
  | { readonly kind: 'list'; readonly item: Form }
  | { readonly kind: 'record'; readonly members: Readonly<Record<string, Member>> }
  | Union

/** One of several records, told apart by the text of the member `tag`, which each of them has. */
export type Union = {
  readonly kind: 'union'
  readonly tag: string
  readonly variants: Readonly<Record<string, Form>>
}

export type Scalar =
  | { readonly kind: 'text'; readonly pattern?: string; readonly example?: string }
  | { readonly kind: 'number'; readonly minimum?: number; readonly whole: boolean }
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly values: readonly (string | number)[] }
  | { readonly kind: 'nullable'; readonly inner: Scalar }

export type Member = { readonly form: Form; readonly required: boolean }

/** Every member of `T`, in the order in which they are written; optional ones marked as such. */
type Members<T> = {
  readonly [K in keyof T]-?: Record<never, never> extends Pick<T, K>
    ? { readonly form: Shape<Exclude<T[K], undefined>>; readonly required: false }
    : { readonly form: Shape<T[K]>; readonly required: true }
}

export const text: Shape<string> = { kind: 'text' }
export const flag: Shape<boolean> = { kind: 'flag' }
/** Any finite number. */
export const number: Shape<number> = { kind: 'number', whole: false }
export const notNegative: Shape<number> = { kind: 'number', whole: false, minimum: 0 }
export const whole: Shape<number> & Scalar = { kind: 'number', whole: true, minimum: 0 }

export function patterned(pattern: string, example: string): Shape<string> {
  return { kind: 'text', pattern, example }
}

/** The grammar of OCI; in practice sha256. */
export const digest = patterned('^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[A-Za-z0-9=_-]+$', 'sha256:…')

/** ISO 8601, UTC. */
export const instant = patterned(
  '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z$',
  '2026-01-31T12:00:00.000Z',
)

export function choice<const V extends string | number>(...values: readonly V[]): Shape<V> {
  return { kind: 'choice', values }
}

export function nullable<T>(inner: Shape<T> & Scalar): Shape<T | null> {
  return { kind: 'nullable', inner }
}

export function list<T>(item: Shape<T>): Shape<readonly T[]> {
  return { kind: 'list', item }
}

export function record<T>(members: Members<T>): Shape<T> {
  return { kind: 'record', members }
}

/** Every variant of `T` under the text that its member `tag` has. */
export function union<T extends { readonly [tag in K]: string }, const K extends string>(
  tag: K,
  variants: { readonly [V in T[K]]: Shape<Extract<T, { readonly [tag in K]: V }>> },
): Shape<T> {
  return { kind: 'union', tag, variants }
}

/** The variant that the value says it is; `undefined` for one that is not known. */
export function pickVariant({ tag, variants }: Union, value: object): Form | undefined {
  const name: unknown = Object.hasOwn(value, tag) ? Reflect.get(value, tag) : undefined
  return typeof name === 'string' && Object.hasOwn(variants, name) ? variants[name] : undefined
}

export function must<T>(form: Shape<T>): { readonly form: Shape<T>; readonly required: true } {
  return { form, required: true }
}

export function may<T>(form: Shape<T>): { readonly form: Shape<T>; readonly required: false } {
  return { form, required: false }
}
