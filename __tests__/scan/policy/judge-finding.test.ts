import type { RawFinding } from '../../../src/scan/findings/raw-finding.ts'
import { makeIgnorer } from '../../../src/scan/ignore/apply-ignore.ts'
import { judgeFinding } from '../../../src/scan/policy/judge-finding.ts'
import type { Finding, ScanPolicy } from '../../../src/scan/scan-report.ts'
import { aPolicy, aVulnerability } from '../a-finding.ts'

type State = Finding['state']
type Row = [
  name: string,
  finding: Partial<RawFinding> & { readonly state?: NonNullable<State> },
  policy: Partial<ScanPolicy>,
  counts: boolean,
]

const SECRET: Partial<RawFinding> = { kind: 'secret', id: 'aws-access-key-id' }
const ROOT: Partial<RawFinding> = { kind: 'root-user', id: 'root-user' }

test.each<Row>([
  ['a severity of the policy', { severity: 'HIGH' }, {}, true],
  ['one that is not of it', { severity: 'MEDIUM' }, {}, false],
  ['one below, where it is of it alone', { severity: 'LOW' }, { severities: ['LOW'] }, true],
  ['one above, where it is not of it', { severity: 'CRITICAL' }, { severities: ['LOW'] }, false],
  ['no severity, as asked for', { severity: 'UNKNOWN' }, { severities: ['UNKNOWN'] }, true],
  ['no severity', { severity: 'UNKNOWN' }, {}, false],
  ['no severity is of the policy', { severity: 'CRITICAL' }, { severities: [] }, false],
  ['no fixed version', {}, {}, true],
  ['no fixed version, left out', {}, { ignoreUnfixed: true }, false],
  ['a fixed version', { fixed: '2' }, { ignoreUnfixed: true }, true],
  ['a secret, which has no versions', SECRET, { ignoreUnfixed: true }, true],
  ['root, which has no versions', ROOT, { ignoreUnfixed: true }, true],
  ['new', { state: 'new' }, { onlyNew: true }, true],
  ['of the base image', { state: 'unchanged' }, { onlyNew: true }, false],
  ['of the base image, where that counts', { state: 'unchanged' }, {}, true],
  ['not compared: it may be new', {}, { onlyNew: true }, true],
  ['new, but below', { state: 'new', severity: 'LOW' }, { onlyNew: true }, false],
  ['root, which is always new', ROOT, { onlyNew: true }, true],
])('%s', (_, finding, policy, counts) => {
  const { state, ...raw } = finding
  const one = { ...aVulnerability(raw), ...(state && { state }) }
  expect(judgeFinding(one, aPolicy(policy), makeIgnorer([], 0))).toEqual({ ...one, counts })
})

test('what an entry lets pass does not count, and says why', () => {
  const ignorer = makeIgnorer([{ id: 'CVE-1', reason: 'not reachable', expires: '2027-01-31' }], 0)
  expect(judgeFinding(aVulnerability(), aPolicy(), ignorer)).toEqual({
    ...aVulnerability(),
    ignored: { reason: 'not reachable', expires: '2027-01-31' },
    counts: false,
  })
})
