import { formatByteChange } from '../delta/format-change.ts'
import { formatBytes, formatCount } from '../report/format.ts'
import { code, details, EMPTY, type Markdown, md, paragraphs, table } from '../report/markdown.ts'
import { clip } from '../report/plain-text.ts'
import { left, right, sentence } from '../report/summary-parts.ts'
import type { BriefFinding, EntryPlatform } from './comment-entry.ts'
import type { NamedEntry } from './comment-page.ts'

const MAX_NAME = 160

/** What a build found and what changed, behind a click; nothing where there is neither. */
export function renderDetails(entry: NamedEntry): Markdown {
  const several = entry.platforms.length > 1
  const parts = entry.platforms.flatMap((platform) => platformParts(platform, several))
  if (parts.length === 0) return EMPTY
  const about = [...new Set(parts.map((part) => part.about))].join(', ')
  return details(
    `${clip(entry.name, MAX_NAME)}: ${about}`,
    paragraphs(parts.map(({ body }) => body)),
  )
}

type Part = { readonly about: string; readonly body: Markdown }

function platformParts(platform: EntryPlatform, isOneOfSeveral: boolean): readonly Part[] {
  const of = isOneOfSeveral ? md` of ${code(clip(platform.platform, MAX_NAME))}` : EMPTY
  const { scan, files = [], crates = [] } = platform
  const findings = scan?.findings ?? []
  return [
    ...(findings.length === 0
      ? []
      : [
          {
            about: 'findings',
            body: paragraphs([findingsTitle(platform, of), findingTable(findings)]),
          },
        ]),
    ...(files.length === 0
      ? []
      : [
          {
            about: 'changed files',
            body: paragraphs([
              md`**Largest changes of files${of}**, unpacked`,
              changeTable(
                'File',
                files.map(({ path, ...rest }) => ({ name: path, ...rest })),
              ),
            ]),
          },
        ]),
    ...(crates.length === 0
      ? []
      : [
          {
            about: 'changed crates',
            body: paragraphs([
              md`**Largest changes of crates in the binary${of}**, estimated from its symbols`,
              changeTable('Crate', crates),
            ]),
          },
        ]),
  ]
}

function findingsTitle({ scan }: EntryPlatform, of: Markdown): Markdown {
  const shown = scan?.findings?.length ?? 0
  const rest = (scan?.found ?? 0) - shown
  const others = rest > 0 ? md`; ${formatCount(rest, 'more', 'more')} in the job summary` : EMPTY
  return md`**Findings that are new or count${of}**${others}`
}

function findingTable(findings: readonly BriefFinding[]): Markdown {
  const columns = ['Severity', 'Finding', 'In', 'Installed', 'Mended in', 'What it is'].map(left)
  const rows = findings.map((finding) => [
    md`${finding.counts ? '❌ ' : ''}${finding.severity.toLowerCase()}${finding.isNew ? ', new' : ''}`,
    name(finding.id),
    name(finding.package),
    name(finding.installed),
    name(finding.mended),
    finding.title === undefined ? EMPTY : sentence(finding.title),
  ])
  return table(columns, rows)
}

function name(text: string | undefined): Markdown {
  return text === undefined ? EMPTY : code(clip(text, MAX_NAME))
}

type Change = {
  readonly name: string
  readonly beforeBytes?: number
  readonly afterBytes?: number
}

function changeTable(title: string, changes: readonly Change[]): Markdown {
  const columns = [left(title), right('Before'), right('After'), right('Change')]
  const rows = changes.map(({ name: text, beforeBytes, afterBytes }) => [
    name(text),
    md`${formatBytes(beforeBytes ?? null)}`,
    md`${formatBytes(afterBytes ?? null)}`,
    md`${formatByteChange((afterBytes ?? 0) - (beforeBytes ?? 0))}`,
  ])
  return table(columns, rows)
}
