import { parseRequest } from '../../src/request.ts'
import { planScan } from '../../src/scan/plan-scan.ts'
import { aRunContext } from '../plan/a-run-context.ts'

const CONTEXT = { front: 'action', workspaceFolder: '/w', tempFolder: '/t' } as const
const IMAGE = { tags: ['ghcr.io/octo/cv:1.4.0'], labels: {}, annotations: [] }

function plan(inputs: Readonly<Record<string, string>>, changes: object = {}) {
  const request = parseRequest(inputs, aRunContext())
  if (!request.ok) throw new Error('wrong inputs')
  const { context, ...of } = { context: CONTEXT, image: IMAGE, ...changes }
  return planScan(request.value, of, context, [])
}

test('off: nothing', () => {
  expect(plan({})).toBeUndefined()
})

test('what was asked for', () => {
  const inputs = {
    scan: 'enforce',
    'scan-severity': 'LOW',
    'scan-only-new': 'true',
    'scan-ignore-unfixed': 'true',
    'scan-unknown': 'warn',
    'scan-db-max-age': '24',
    'scan-ignore-file': '.trivyignore',
    'scan-formats': 'table',
    'scan-folder': 'out',
  }
  expect(plan(inputs, { variant: 'minimal' })).toEqual({
    mode: 'enforce',
    policy: {
      severities: ['LOW'],
      onlyNew: true,
      ignoreUnfixed: true,
      unknown: 'warn',
      databaseMaxAgeMs: 86_400_000,
    },
    ignoreFile: '.trivyignore',
    formats: ['table'],
    folder: '/w/out',
    category: 'octo/cv/minimal',
    name: 'ghcr.io/octo/cv:1.4.0',
    targets: [],
  })
})

test.each([
  ['action', {}, '/t/scan-files'],
  ['cli', {}, undefined],
  ['cli', { 'scan-folder': '/abs' }, '/abs'],
])('of the %s with %j files go to %s', (front, inputs, folder) => {
  const changes = { context: { ...CONTEXT, front } }
  expect(plan({ scan: 'report', ...inputs }, changes)?.folder).toBe(folder)
})

test.each([
  [['localhost:5000/team/cv:1@sha256:ab'], 'team/cv'],
  [['localhost/cv'], 'cv'],
  [['acme/cv:main'], 'acme/cv'],
  [['cv'], 'cv'],
  [[], 'image'],
])('%j is of the category %s', (tags, category) => {
  expect(plan({ scan: 'report' }, { image: { ...IMAGE, tags } })?.category).toBe(category)
})
