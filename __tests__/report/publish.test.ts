import type { PublishReport } from '../../src/publish/publish-report.ts'
import { renderPublish, summaryPublish } from '../../src/report/summary-publish.ts'
import { publishLines } from '../../src/report/text-publish.ts'
import { aReport } from '../builders/a-report.ts'

const DIGEST = `sha256:${'a'.repeat(64)}`

function published(changes: Partial<PublishReport> = {}): PublishReport {
  return {
    outcome: 'pushed',
    digest: DIGEST,
    references: ['ghcr.io/octo/cv:1.2', 'ghcr.io/octo/cv:latest'],
    ...{ pushedBytes: 3_400_000, presentBytes: 10_100_000, mountedBytes: 2_000_000 },
    ...changes,
  }
}

const plain = (text: string) => text
const styled = (text: string, style: string) => `<${style}>${text}`

test('without a push of ours there is nothing to tell', () => {
  expect(publishLines(aReport(), plain)).toEqual([])
  expect(renderPublish(aReport()).markdown).toBe('')
})

test('what was pushed: the digest, what of it had to be sent, and under which names', () => {
  const publish = published()
  expect(publishLines({ ...aReport(), publish }, styled)).toEqual([
    `<green>pushed: ${DIGEST}; 3.4 MB sent, 10.1 MB were there already (of them 2.0 MB in another repository)`,
    '  ghcr.io/octo/cv:1.2',
    '  ghcr.io/octo/cv:latest',
  ])
  expect(summaryPublish(publish).markdown.split('\n')).toEqual([
    `**Pushed:** \`${DIGEST}\`, the image that was scanned; 3.4 MB sent, 10.1 MB were there already (of them 2.0 MB in another repository)`,
    '',
    '- `ghcr.io/octo/cv:1.2`',
    '- `ghcr.io/octo/cv:latest`',
  ])
})

test('all of it sent at once is told in short', () => {
  const publish = published({ presentBytes: 0, mountedBytes: 0 })
  expect(publishLines({ ...aReport(), publish }, plain)[0]).toBe(`pushed: ${DIGEST}; 3.4 MB sent`)
})

test('what was refused, and why', () => {
  const publish = published({ outcome: 'refused', references: [], reason: 'It breaks the policy.' })
  expect(publishLines({ ...aReport(), publish }, styled)).toEqual([
    '<yellow>not pushed: It breaks the policy.',
  ])
  expect(summaryPublish(publish).markdown).toBe('**Not pushed:** It breaks the policy.')
})

test('what failed, what was done before, and what helps', () => {
  const publish = published({
    outcome: 'failed',
    references: [],
    reason: 'ghcr.io answers 403 for octo/cv: DENIED.',
    remedy: 'Log in with `packages: write`.',
    incidents: [{ host: 'ghcr.io', cause: 'ghcr.io answers 503 for octo/cv.', count: 3 }],
  })
  expect(publishLines({ ...aReport(), publish }, styled)).toEqual([
    '<red>push failed: ghcr.io answers 403 for octo/cv: DENIED. Log in with `packages: write`.',
    '  tried again: ghcr.io answers 503 for octo/cv. (3 times)',
  ])
  const { markdown } = summaryPublish(publish)
  expect(markdown).toContain('**Push failed:** ')
  expect(markdown).toContain('Log in with `packages: write`.')
  expect(markdown).toContain('Tried again during the push:')
})

test('what a registry says has no meaning in Markdown, and no control character reaches a terminal', () => {
  const escapeSign = String.fromCharCode(27)
  const nasty = `${escapeSign}[31m@octocat <img src=x> ![x](y)`
  const failed = { outcome: 'failed', reason: nasty, remedy: nasty } as const
  const publish = published({ ...failed, references: [] })
  const { markdown } = summaryPublish(publish)
  for (const meant of ['<img', '![x]', '@octocat', escapeSign])
    expect(markdown).not.toContain(meant)
  const lines = publishLines({ ...aReport(), publish: { ...publish, references: [nasty] } }, plain)
  expect(lines.join('\n')).not.toContain(escapeSign)
})
