import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'

/** Markdown as GitHub reads it: raw HTML passes, so a hole in our escaping shows up as a tag. */
export function renderGfm(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  })
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** Text of a piece of HTML without tags, as a browser shows it. */
export function decodeHtml(html: string): string {
  return html.replace(/&(?:#(\d+)|(\w+));/g, (all, code, name) =>
    code === undefined ? (NAMED[name] ?? all) : String.fromCodePoint(Number(code)),
  )
}

/** What was put between a sign and a name so that GitHub does not link it. */
export function withoutJoiners(text: string): string {
  return text.replaceAll('\u2060', '')
}

/** Pieces that GitHub links, mentions or replaces by itself, found in text outside of code. */
export function linkedByGitHub(text: string): readonly string[] {
  return text.match(/@\w\S*|#\w\S*|\bGH-\d+|www\.\S*|\w*:\/\/\S*|:[\w+-]*[a-z][\w+-]*:/gi) ?? []
}

/** Text nodes that are not within code, decoded. */
export function textOutsideCode(html: string): string {
  const bare = html.replace(/<(pre|code)\b[^>]*>[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]*>/g, ' ')
  return decodeHtml(bare)
}

const VOID = ['br', 'hr', 'img', 'input']

/** Names of all elements; throws when one is not closed where it should be. */
export function elementsOf(html: string): ReadonlySet<string> {
  const open: string[] = []
  const seen = new Set<string>()
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/gi)) {
    seen.add(name)
    if (VOID.includes(name)) continue
    if (slash === '') open.push(name)
    else if (open.pop() !== name) throw new Error(`</${name}> closes another element`)
  }
  if (open.length > 0) throw new Error(`<${open.join('>, <')}> not closed`)
  return seen
}
