import { isDay, isExpired, isId } from '../../../src/scan/ignore/ignore-rule.ts'
import { parseIgnoreLines } from '../../../src/scan/ignore/parse-ignore-lines.ts'
import { parseIgnoreYaml } from '../../../src/scan/ignore/parse-ignore-yaml.ts'
import { makeRandom, nastyText, pick } from '../../builders/random.ts'

describe('lines', () => {
  test.each<[string, string, object]>([
    ['an id', 'CVE-2020-26235', { id: 'CVE-2020-26235' }],
    ['blanks around it', '  GHSA-wcg3-cvx6-7396\t', { id: 'GHSA-wcg3-cvx6-7396' }],
    ['a last day', 'CVE-1 exp:2027-01-31', { id: 'CVE-1', expires: '2027-01-31' }],
    ['a reason', 'CVE-1 # not reachable', { id: 'CVE-1', reason: 'not reachable' }],
    [
      'both',
      'CVE-1 exp:2027-01-31 # not # reachable',
      { id: 'CVE-1', expires: '2027-01-31', reason: 'not # reachable' },
    ],
    ['the reason above', '# not\n# reachable\nCVE-1', { id: 'CVE-1', reason: 'not reachable' }],
    ['a blank line below a comment', '# of another one\n\nCVE-1', { id: 'CVE-1' }],
    [
      'the sooner of two days',
      'CVE-1 exp:2028-01-01 exp:2027-01-01',
      { id: 'CVE-1', expires: '2027-01-01' },
    ],
    ['an empty comment', 'CVE-1 #', { id: 'CVE-1' }],
  ])('%s', (_, text, rule) => {
    expect(parseIgnoreLines(text)).toEqual({ rules: [rule], remarks: [] })
  })

  test('a reason above belongs to the next entry alone', () => {
    expect(parseIgnoreLines('# one\r\nCVE-1\r\nCVE-2\r\n').rules).toEqual([
      { id: 'CVE-1', reason: 'one' },
      { id: 'CVE-2' },
    ])
  })

  test('nothing in it is nothing to say', () => {
    expect(parseIgnoreLines('\n# a comment\n\n')).toEqual({ rules: [], remarks: [] })
  })

  test.each([
    [
      'a word too many',
      'CVE-1 never',
      '"never" is neither exp:DATE nor a comment, which begins with #',
    ],
    ['a day that is none', 'CVE-1 exp:2027-02-30', '"2027-02-30" is not a day such as 2027-01-31'],
    ['a day in another form', 'CVE-1 exp:1.2.2027', '"1.2.2027" is not a day such as 2027-01-31'],
    ['a pattern', 'CVE-*', '"CVE-*" is not the name of a finding'],
    ['a path', '/app/key', '"/app/key" is not the name of a finding'],
  ])('%s lets nothing pass', (_, text, why) => {
    expect(parseIgnoreLines(`\n${text}`)).toEqual({
      rules: [],
      remarks: [`Line 2 of the ignore file lets nothing pass: ${why}.`],
    })
  })
})

describe('YAML', () => {
  test('the form of Trivy', () => {
    const text = `
vulnerabilities:
  - id: CVE-2020-26235
    purls: [pkg:cargo/time]
    expired_at: 2027-01-31
    statement: not reachable
  - id: CVE-2
secrets:
  - id: aws-access-key-id
    paths:
      - app/*.env
misconfigurations:
  - id: DS-0002
licenses:
  - id: GPL-3.0
`
    expect(parseIgnoreYaml(text)).toEqual({
      rules: [
        {
          id: 'CVE-2020-26235',
          kinds: ['vulnerability'],
          purls: ['pkg:cargo/time'],
          expires: '2027-01-31',
          reason: 'not reachable',
        },
        { id: 'CVE-2', kinds: ['vulnerability'] },
        { id: 'aws-access-key-id', kinds: ['secret'], paths: ['app/*.env'] },
        { id: 'DS-0002', kinds: ['root-user'] },
      ],
      remarks: [],
    })
  })

  test.each(['', '# nothing\n', 'vulnerabilities:\n', 'vulnerabilities: []'])(
    '%j: nothing',
    (text) => {
      expect(parseIgnoreYaml(text)).toEqual({ rules: [], remarks: [] })
    },
  )

  test.each([
    ['a list', '- id: CVE-1', 'it has no sections such as "vulnerabilities"'],
    ['two documents', 'secrets: []\n---\nsecrets: []', /^it is no YAML \(/],
    ['a member twice', 'secrets: []\nsecrets: []', /^it is no YAML \(Map keys must be unique/],
    ['no YAML', 'secrets: [', /^it is no YAML \(/],
    ['aliases', 'secrets: &a\n  - id: x\nvulnerabilities: *a', 'it uses aliases'],
  ])('%s lets nothing pass', (_, text, why) => {
    const { rules, remarks } = parseIgnoreYaml(text)
    expect(rules).toEqual([])
    expect(remarks).toEqual([expect.stringMatching(/^The ignore file lets nothing pass: .*\.$/)])
    const reason = remarks[0]?.replace(/^The ignore file lets nothing pass: |\.$/g, '')
    expect(reason).toMatch(why)
  })

  test.each([
    ['no id', '{statement: x}', 'it has no id'],
    ['an id that is none', '{id: 7}', '"7" is not the name of a finding'],
    ['a member that nobody knows', '{id: CVE-1, path: app}', '"path" is no member that is known'],
    [
      'a day that is none',
      '{id: CVE-1, expired_at: soon}',
      '"soon" is not a day such as 2027-01-31',
    ],
    [
      'a number for a day',
      '{id: CVE-1, expired_at: 2027}',
      '"2027" is not a day such as 2027-01-31',
    ],
    ['a path alone', '{id: CVE-1, paths: app}', '"paths" is no list'],
    ['a path that is none', '{id: CVE-1, paths: [""]}', '"" cannot stand in "paths"'],
    ['a pattern of paths that is none', '{id: CVE-1, paths: ["["]}', '"[" cannot stand in "paths"'],
    ['a package URL that is none', '{id: CVE-1, purls: [time]}', '"time" cannot stand in "purls"'],
    ['no entry', '7', 'it has no id'],
  ])('%s: the entry lets nothing pass', (_, entry, why) => {
    const text = `vulnerabilities:\n  - id: CVE-0\n  - ${entry}\n`
    expect(parseIgnoreYaml(text)).toEqual({
      rules: [{ id: 'CVE-0', kinds: ['vulnerability'] }],
      remarks: [`Entry 2 of "vulnerabilities" in the ignore file lets nothing pass: ${why}.`],
    })
  })

  test.each([
    ['vulns: []', '"vulns" in the ignore file is no section that is known.'],
    ['secrets: {}', '"secrets" in the ignore file holds no list.'],
    ['constructor: []', '"constructor" in the ignore file is no section that is known.'],
  ])('%s', (text, remark) => {
    expect(parseIgnoreYaml(text)).toEqual({ rules: [], remarks: [remark] })
  })
})

test('whatever stands in a file, reading it ends in ids that were written there', () => {
  const random = makeRandom(71)
  const parts = [
    'vulnerabilities:',
    '- id: ',
    'CVE-1',
    'exp:',
    '2027-01-01',
    '\n',
    '  ',
    '#',
    ': ',
  ] as const
  for (let run = 0; run < 500; run += 1) {
    const text = Array.from({ length: 12 }, () =>
      random() < 0.7 ? pick(random, parts) : nastyText(random, 3),
    ).join('')
    for (const parse of [parseIgnoreLines, parseIgnoreYaml]) {
      for (const { id, expires = '2027-01-01' } of parse(text).rules) {
        expect([text, text.includes(id), isId(id), isDay(expires)]).toEqual([
          text,
          true,
          true,
          true,
        ])
      }
    }
  }
})

test.each<[string, string | undefined, boolean]>([
  ['2027-01-30T00:00:00Z', '2027-01-31', false],
  ['2027-01-31T23:59:59.999Z', '2027-01-31', false],
  ['2027-02-01T00:00:00Z', '2027-01-31', true],
  ['2099-01-01T00:00:00Z', undefined, false],
])('at %s an entry until %s has expired: %j', (now, expires, expected) => {
  expect(isExpired(expires === undefined ? {} : { expires }, Date.parse(now))).toBe(expected)
})
