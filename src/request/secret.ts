declare const brand: unique symbol

/**
 * A text that must not be seen. However it is printed (template, JSON, inspect), `***` comes out;
 * `revealSecret` is the one way to the text.
 */
export type Secret = { readonly [brand]: 'secret' }

const texts = new WeakMap<object, string>()

const MASK = '***'

/** Not enumerable, so that a spread or a comparison never meets them. */
const PRINTERS: PropertyDescriptorMap = {
  toString: { value: () => MASK },
  toJSON: { value: () => MASK },
  [Symbol.for('nodejs.util.inspect.custom')]: { value: () => MASK },
}

export function makeSecret(text: string): Secret {
  const secret = Object.freeze(Object.defineProperties({}, PRINTERS)) as Secret
  texts.set(secret, text)
  return secret
}

/** The text itself: only for the file it is written to and the mask of the log. */
export function revealSecret(secret: Secret): string {
  const text = texts.get(secret)
  if (text === undefined) throw new TypeError('not a secret made by makeSecret')
  return text
}
