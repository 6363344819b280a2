import { createHash } from 'node:crypto'
import { clip } from '../plain-text.ts'
import type { RunReport } from '../run-report.ts'
import { cacheSection } from './cache-section.ts'
import { deltaSection } from './delta-section.ts'
import { renderFigures } from './figures.ts'
import { findingsSection } from './findings-section.ts'
import { headingOf, renderFacts, renderHeader } from './header.ts'
import { type Html, h, NOTHING } from './html.ts'
import { imageSection } from './image-section.ts'
import { networkSection } from './network-section.ts'
import { renderSection, type Section } from './parts.ts'
import {
  attemptsSection,
  publishSection,
  smokeTestSection,
  warningsSection,
} from './run-sections.ts'
import { SCRIPT } from './script.ts'
import { STYLES } from './styles.ts'
import { timeSection } from './timeline-section.ts'

const MAX_TITLE = 120

/**
 * The report as one page of HTML that needs nothing else: it asks no server for anything, works from disk,
 * and its policy lets no script and no style run but its own.
 */
export function renderPage(report: RunReport): string {
  const sections = sectionsOf(report).filter(({ body }) => body.html.trim() !== '')
  const body = h`<a class="skip" href="#main">To the report</a>
<div class="top">${renderHeader(report)}${renderFigures(report)}${navigation(sections)}</div>
<main id="main" tabindex="-1">${sections.map(renderSection)}</main>
<footer>${report.tool.name} ${report.tool.version}. What is not on this page stands in report.json.</footer>`
  const style = `${STYLES}${[...new Set(body.rules)].join('\n')}\n`
  return document(title(report), style, body)
}

function sectionsOf(report: RunReport): readonly Section[] {
  return [
    findingsSection(report.scan),
    deltaSection(report.delta),
    publishSection(report),
    timeSection(report),
    attemptsSection(report),
    imageSection(report.image),
    cacheSection(report),
    networkSection(report),
    smokeTestSection(report),
    warningsSection(report),
    { id: 'facts', title: 'Facts', body: renderFacts(report) },
  ]
}

function navigation(sections: readonly Section[]): Html {
  const items = sections.map(
    ({ id, title, count }) =>
      h`<li><a href="#${id}">${title}${count === undefined ? NOTHING : h`<span class="count">${count}</span>`}</a></li>`,
  )
  return h`<nav aria-label="Sections"><ul>${items}</ul></nav>\n`
}

function title(report: RunReport): string {
  const name = report.build.tags[0] ?? report.source.repository ?? ''
  const heading = headingOf(report)
  return clip(name === '' ? heading : `${heading}: ${name}`, MAX_TITLE)
}

function document(name: string, style: string, body: Html): string {
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    `script-src '${hashOf(SCRIPT)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${h`${name}`.html}</title>
<style>${style}</style>
</head>
<body>
${body.html}
<script>${SCRIPT}</script>
</body>
</html>
`
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`
}
