import { asArray, asObject, asString, type JsonObject } from '../../image/json.ts'
import { clip } from '../../report/plain-text.ts'

/** Texts out of JSON of others, cut to what a report can hold. */

const MAX_TEXT = 500

/** `undefined` for what is no text, or nothing but blanks. */
export function textOf(from: JsonObject, name: string, max: number = MAX_TEXT): string | undefined {
  const value = Object.hasOwn(from, name) ? asString(from[name])?.trim() : undefined
  return value === undefined || value === '' ? undefined : clip(value, max)
}

export function objectOf(from: JsonObject, name: string): JsonObject {
  return (Object.hasOwn(from, name) ? asObject(from[name]) : undefined) ?? {}
}

/** What is no object in the list is left out. */
export function objectsOf(from: JsonObject, name: string): readonly JsonObject[] {
  return itemsOf(from, name).flatMap((item) => {
    const object = asObject(item)
    return object === undefined ? [] : [object]
  })
}

export function itemsOf(from: JsonObject, name: string): readonly unknown[] {
  return (Object.hasOwn(from, name) ? asArray(from[name]) : undefined) ?? []
}

/** A member that is there only when it has a value. */
export function ifAny<K extends string, V>(
  key: K,
  value: V | undefined,
): { readonly [key in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [key in K]: V })
}
