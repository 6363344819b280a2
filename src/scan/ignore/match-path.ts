import { compilePattern } from '../../context/ignore-pattern.ts'

/**
 * A test of paths in an image against a pattern with `*`, `?`, `[…]` and `**`; slashes at the beginning do
 * not count. `undefined` for what is no pattern.
 */
export function compilePath(text: string): ((path: string) => boolean) | undefined {
  const bare = withoutSlash(text)
  const pattern = bare === '' ? undefined : compilePattern(bare, false)
  return pattern && ((path) => pattern.matches(withoutSlash(path)))
}

function withoutSlash(path: string): string {
  return path.replace(/^\/+/, '')
}
