import { renderSarif, type SarifSubject } from '../../../src/scan/formats/render-sarif.ts'
import type { Finding } from '../../../src/scan/scan-report.ts'
import { makeRandom, nastyText } from '../../builders/random.ts'
import { aPlatformScan, aScan, brokenPolicy } from '../../builders/scan-reports.ts'
import { aFinding } from '../a-finding.ts'

type Result = {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly level: string
  readonly message: { readonly text: string }
  readonly partialFingerprints: { readonly primaryLocationLineHash: string }
  readonly baselineState?: string
  readonly locations: readonly [
    { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } },
  ]
}
type Run = {
  readonly automationDetails: { readonly id: string }
  readonly tool: {
    readonly driver: {
      readonly rules: readonly {
        readonly id: string
        readonly helpUri?: string
        readonly properties: { readonly 'security-severity': string }
      }[]
    }
  }
  readonly results: readonly Result[]
}

function runsOf(subject: Partial<SarifSubject>): readonly Run[] {
  return JSON.parse(renderSarif({ ...aScan(), category: 'prod', ...subject })).runs
}

function resultsOf(...findings: readonly Partial<Finding>[]): readonly Result[] {
  const platforms = [aPlatformScan({ findings: findings.map(aFinding) })]
  return runsOf({ platforms })[0]?.results ?? []
}

const fingerprintOf = (finding: Partial<Finding>) =>
  resultsOf(finding)[0]?.partialFingerprints.primaryLocationLineHash

test('a finding has the same fingerprint in every build', () => {
  expect(fingerprintOf({})).toBe('4813e3e73ad34d62508b8b4846a7b57a:1')
  const other = { installed: '9', fixed: '10', title: 'x', severity: 'LOW', state: 'new' } as const
  expect(fingerprintOf(other)).toBe(fingerprintOf({}))
})

test.each<[string, Partial<Finding>]>([
  ['advisory', { id: 'CVE-2' }],
  ['kind of package', { type: 'alpine' }],
  ['package', { package: 'zlib' }],
  ['path', { path: 'opt/x' }],
  ['kind', { kind: 'secret' }],
])('another %s, another fingerprint', (_, other) => {
  expect(fingerprintOf(other)).not.toBe(fingerprintOf({}))
})

test('what was let pass is no alert', () => {
  const results = resultsOf({ id: 'CVE-1' }, { id: 'CVE-2', ignored: {} })
  expect(results.map(({ ruleId }) => ruleId)).toEqual(['CVE-1'])
})

test('what does not count is one all the same: the severity tells', () => {
  const results = resultsOf({ severity: 'LOW', counts: false, state: 'unchanged' })
  expect(results).toMatchObject([{ level: 'note', baselineState: 'unchanged' }])
})

test('two versions of a crate in one binary are one alert', () => {
  expect(resultsOf({ installed: '1' }, { installed: '2' })).toHaveLength(1)
})

test.each<[Finding['severity'], string, string]>([
  ['CRITICAL', 'error', '9.5'],
  ['HIGH', 'error', '8.0'],
  ['MEDIUM', 'warning', '5.5'],
  ['LOW', 'note', '2.0'],
  ['UNKNOWN', 'note', '0.0'],
])('%s is %s', (severity, level, score) => {
  const [run] = runsOf({ platforms: [aPlatformScan({ findings: [aFinding({ severity })] })] })
  expect(run?.results[0]?.level).toBe(level)
  expect(run?.tool.driver.rules[0]?.properties['security-severity']).toBe(score)
})

test('each platform is a run of a category of its own', () => {
  const runs = runsOf({ platforms: brokenPolicy.scan?.platforms ?? [] })
  expect(runs.map(({ automationDetails }) => automationDetails.id)).toEqual([
    'cv-docker-build/prod/linux/amd64/',
    'cv-docker-build/prod/linux/arm64/',
  ])
})

test('a result names its rule, which is there once', () => {
  const findings = [
    aFinding({ package: 'a' }),
    aFinding({ package: 'b' }),
    aFinding({ id: 'CVE-2' }),
  ]
  const [run] = runsOf({ platforms: [aPlatformScan({ findings })] })
  const rules = run?.tool.driver.rules ?? []
  expect(rules.map(({ id }) => id)).toEqual(['CVE-1', 'CVE-2'])
  for (const { ruleId, ruleIndex } of run?.results ?? []) expect(rules[ruleIndex]?.id).toBe(ruleId)
})

test.each([
  ['app/server', 'app/server'],
  ['../../etc/passwd', 'etc/passwd'],
  ['//host/x y?#%', 'host/x%20y%3F%23%25'],
  ['a\ud800:b', 'a%EF%BF%BD%3Ab'],
  ['..', 'image'],
])('the path %j is %j: relative, and below the image', (path, uri) => {
  expect(resultsOf({ path })[0]?.locations[0].physicalLocation.artifactLocation.uri).toBe(uri)
})

test('a message says what, where, and what to go over to', () => {
  const finding = {
    installed: '1.0',
    fixed: '1.1',
    path: 'app/x',
    title: 'openssl: [link](https://a.test) \\ x\ny',
  }
  expect(resultsOf(finding)[0]?.message.text).toBe(
    'CVE-1 in openssl (debian), /app/x\nInstalled: 1.0\nFixed in: 1.1\nopenssl: \\[link\\](https://a.test) \\\\ x y',
  )
  expect(resultsOf({})[0]?.message.text).toBe('CVE-1 in openssl (debian)\nFixed in: no version yet')
  expect(resultsOf({ kind: 'secret', id: 'aws', path: 'k' })[0]?.message.text).toBe(
    'secret (aws) in /k',
  )
  expect(resultsOf({ kind: 'root-user', id: 'root-user' })[0]?.message.text).toBe('root user')
})

test.each([
  ['https://a.test/x', 'https://a.test/x'],
  ['javascript:alert(1)', undefined],
  ['http://a.test', undefined],
  ['https://', undefined],
])('help at %j: %j', (url, helpUri) => {
  const [run] = runsOf({ platforms: [aPlatformScan({ findings: [aFinding({ url })] })] })
  expect(run?.tool.driver.rules[0]?.helpUri).toBe(helpUri)
})

test('whatever the texts, a message has no link and a place is a relative reference', () => {
  const random = makeRandom(73)
  for (let run = 0; run < 200; run += 1) {
    const [text, path, id] = [nastyText(random), nastyText(random), nastyText(random)]
    const [result] = resultsOf({ title: text, path, id, package: text, url: text })
    const { uri } = result?.locations[0].physicalLocation.artifactLocation ?? { uri: '' }
    expect([path, new URL(uri, 'file:///root/').href]).toEqual([path, `file:///root/${uri}`])
    expect(result?.message.text).not.toMatch(/(?<!\\)(?:\\\\)*[[\]]/)
  }
})
