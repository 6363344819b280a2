import { type Form, pickVariant, type Shape } from './shape.ts'

/**
 * The value with every free text of it changed. Choices, patterned texts and the names that tell the
 * variants of a union apart stay, so that the result is of the same shape.
 */
export function mapTexts<T>(shape: Shape<T>, value: T, change: (text: string) => string): T {
  return mapForm(shape, value, change) as T
}

function mapForm(form: Form, value: unknown, change: (text: string) => string): unknown {
  switch (form.kind) {
    case 'text':
      return typeof value === 'string' && form.pattern === undefined ? change(value) : value
    case 'list':
      return Array.isArray(value) ? value.map((item) => mapForm(form.item, item, change)) : value
    case 'record':
      return mapMembers(form, value, change)
    case 'union': {
      const variant = typeof value === 'object' && value ? pickVariant(form, value) : undefined
      return variant === undefined ? value : mapForm(variant, value, change)
    }
    case 'number':
    case 'flag':
    case 'choice':
    case 'nullable':
      return value
  }
}

function mapMembers(
  { members }: Extract<Form, { kind: 'record' }>,
  value: unknown,
  change: (text: string) => string,
): unknown {
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const form = Object.hasOwn(members, name) ? members[name]?.form : undefined
      return [name, form === undefined ? member : mapForm(form, member, change)]
    }),
  )
}
