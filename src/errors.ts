/**
 * Something the user gave that cannot be used. Collected, never thrown one by one: all that are
 * found are shown together, before anything runs.
 */
export type InputError = {
  /** Input, flag or file the user can change, e.g. `platforms` or `Cargo.toml`. */
  readonly input: string
  /** What is wrong, quoting the value: `"linux/amd46" is not a platform`. */
  readonly problem: string
  /** What to do: `use os/arch, for example linux/amd64`. */
  readonly remedy: string
}

/** One line for one error, the same on both fronts. */
export function formatInputError(error: InputError): string {
  return `${error.input}: ${error.problem}; ${error.remedy}`
}

/** Either a value or everything that is wrong with what it was to be made from. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly InputError[] }

export type ToolErrorCode =
  | 'ENGINE_MISSING'
  | 'ENGINE_TOO_OLD'
  | 'ENGINE_UNREACHABLE'
  | 'ENGINE_START_FAILED'
  | 'BUILDX_MISSING'
  | 'BUILDX_TOO_OLD'
  | 'BUILDER_MISSING'
  | 'BUILDER_UNFIT'
  | 'BUILDER_START_FAILED'
  | 'PACKAGE_DOWNLOAD_FAILED'
  | 'STAND_IN_FAILED'

/** A tool that the work needs is missing or unfit. The message says what happened, `hint` what to do. */
export class ToolError extends Error {
  readonly code: ToolErrorCode
  readonly hint: string

  constructor(code: ToolErrorCode, message: string, hint: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ToolError'
    this.code = code
    this.hint = hint
  }
}
