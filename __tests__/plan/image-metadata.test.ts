import { planImageMetadata, type Subject } from '../../src/plan/image-metadata.ts'
import { hostOfName, planImageName } from '../../src/plan/image-name.ts'
import { labelRecord, planLabels } from '../../src/plan/labels.ts'
import { parseRequest } from '../../src/request.ts'
import { aGitHubContext, aLocalContext, aRunContext, SHA } from './a-run-context.ts'

const OCI = 'org.opencontainers.image'
const REPOSITORY: Subject = { origin: 'repository', folderName: 'site' }
const OURS: Subject = {
  origin: 'ours',
  variant: 'minimal',
  application: { name: 'cv-web', description: 'A CV', license: 'MIT' },
  folderName: 'site',
}

function plan(
  inputs: Readonly<Record<string, string>>,
  subject = REPOSITORY,
  context = aRunContext(),
) {
  const parsed = parseRequest(inputs, context)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return planImageMetadata(parsed.value, context, subject)
}

describe('the name of the image', () => {
  const DESK = aLocalContext()
  const RUN = aRunContext()
  test.each([
    ['the repository', RUN, {}, 'ghcr.io/acme/cv-site'],
    ['a name beside the owner', RUN, { image: 'Web' }, 'ghcr.io/acme/web'],
    ['a whole name', RUN, { image: 'other/web' }, 'other/web'],
    ['a whole name with a host', RUN, { image: 'quay.io/Other/web' }, 'quay.io/other/web'],
    ['a registry', RUN, { registry: 'localhost:5000' }, 'localhost:5000/cv-site'],
    ['a registry with a path', RUN, { registry: 'quay.io/Team/' }, 'quay.io/team/cv-site'],
    ['both', RUN, { registry: 'quay.io', image: 'team/web' }, 'quay.io/team/web'],
    ['a desk', DESK, {}, 'local-name'],
    ['a desk with a name', DESK, { image: 'team/web' }, 'team/web'],
    ['a desk with a registry', DESK, { registry: 'ghcr.io/me' }, 'ghcr.io/me/local-name'],
  ])('%s', (_, context, request, name) => {
    expect(planImageName(request, context, 'Local Name')).toBe(name)
  })

  test.each([
    ['.github', 'github'],
    ['my_app', 'my_app'],
    ['My..App-', 'my-app'],
    ['ÄÖÜ', 'app'],
    ['a---b', 'a---b'],
  ])('a folder %s gives %s', (folder, name) => {
    expect(planImageName({}, DESK, folder)).toBe(name)
  })

  test('another GitHub has a registry of its own', () => {
    const github = aGitHubContext({ serverUrl: 'https://git.acme.example' })
    const name = planImageName({}, aRunContext({ github }), '')
    expect(name).toBe('containers.git.acme.example/acme/cv-site')
    expect(hostOfName(name)).toBe('containers.git.acme.example')
    expect(hostOfName('acme/cv')).toBe('docker.io')
  })
})

describe('labels', () => {
  test('of a workflow', () => {
    const github = aGitHubContext({ description: 'My  CV,\nonline', license: 'Apache-2.0' })
    const context = aRunContext({ github, git: { commitTimeSec: 1_790_000_000 } })
    expect(planLabels(context, '1.2.3', OURS.application)).toEqual([
      `${OCI}.created=2026-09-21T14:13:20.000Z`,
      `${OCI}.description=My CV, online`,
      `${OCI}.licenses=Apache-2.0`,
      `${OCI}.revision=${SHA}`,
      `${OCI}.source=https://github.com/Acme/CV-Site`,
      `${OCI}.title=CV-Site`,
      `${OCI}.url=https://github.com/Acme/CV-Site`,
      `${OCI}.version=1.2.3`,
    ])
  })

  test('what is not known is left out; without a commit the run gives the time', () => {
    const { git: _, ...context } = aLocalContext()
    expect(planLabels(context, 'latest', undefined)).toEqual([
      `${OCI}.created=2026-11-23T12:00:00.000Z`,
      `${OCI}.version=latest`,
    ])
  })

  test.each([
    ['https://jane:hunter2@git.example/me/cv.git', 'https://git.example/me/cv'],
    ['git@github.com:me/cv.git', 'https://github.com/me/cv'],
    ['ssh://git@git.example:2222/me/cv', 'https://git.example/me/cv'],
    ['http://localhost:3000/me/cv/', 'http://localhost:3000/me/cv'],
    ['/srv/git/cv.git', undefined],
    ['../cv', undefined],
    ['file:///srv/git/cv', undefined],
  ])('the source of %s is %s', (remoteUrl, source) => {
    const context = aLocalContext({ git: { remoteUrl } })
    expect(labelRecord(planLabels(context, 'x', undefined))[`${OCI}.source`]).toBe(source)
  })

  test('as a record', () => {
    expect(labelRecord(['a=b=c', 'd', 'a=e'])).toEqual({ a: 'e', d: '' })
  })
})

describe('what is ours to choose', () => {
  test('nothing said: tags and labels, annotations only for a push', () => {
    const { tags, labels, annotations, version } = plan({})
    expect(tags).toEqual(['ghcr.io/acme/cv-site:main', 'ghcr.io/acme/cv-site:sha-0f1e2d3'])
    expect(labels).toHaveLength(6)
    expect(annotations).toEqual([])
    expect(version).toBe('main')
    expect(plan({ push: 'true' }).annotations).toEqual(labels)
  })

  test.each([
    ['tags', { tags: 'acme/cv:7' }, '7'],
    ['a tag without tag', { tags: 'acme/cv' }, undefined],
    ['labels', { labels: 'a=b' }, undefined],
    ['annotations', { annotations: 'a=b' }, undefined],
    ['outputs', { outputs: 'type=oci,dest=x' }, undefined],
    ['a check', { call: 'check' }, undefined],
  ])('%s said, and a Dockerfile of the user: nothing is added', (_, inputs, version) => {
    const {
      labels = [],
      tags = [],
      annotations = [],
    } = Object.fromEntries(Object.entries(inputs).map(([name, text]) => [name, [text]]))
    const expected = { labels, tags, annotations, ...(version && { version }) }
    expect(plan(inputs)).toEqual(expected)
    expect(plan({ ...inputs, file: 'Dockerfile' }, { ...REPOSITORY, origin: 'given' })).toEqual(
      expected,
    )
  })

  test('a Dockerfile of ours: what was given stays, the rest is added', () => {
    const given = plan({ tags: 'acme/cv:7' }, OURS)
    expect(given.tags).toEqual(['acme/cv:7'])
    expect(labelRecord(given.labels)).toMatchObject({ [`${OCI}.version`]: '7' })
    expect(plan({ labels: 'a=b' }, OURS)).toMatchObject({
      tags: ['ghcr.io/acme/cv-site:main-minimal', 'ghcr.io/acme/cv-site:sha-0f1e2d3-minimal'],
      labels: ['a=b'],
      version: 'main',
    })
    expect(plan({ outputs: 'out' }, OURS).tags).toEqual([])
    expect(plan({ call: 'check' }, OURS)).toEqual({ tags: [], labels: [], annotations: [] })
  })

  test('a version is said without its v, and once for all', () => {
    const { tags, labels, version } = plan({ version: 'v1.2.3' }, OURS, aLocalContext())
    expect(tags).toEqual(['1.2.3', '1.2', '1', 'latest'].map((tag) => `cv-web:${tag}-minimal`))
    expect(version).toBe('1.2.3')
    expect(labelRecord(labels)).toMatchObject({
      [`${OCI}.version`]: '1.2.3',
      [`${OCI}.title`]: 'cv-web',
      [`${OCI}.licenses`]: 'MIT',
    })
    expect(plan({ version: 'v1.2.3', tags: 'acme/cv:7' }).version).toBe('1.2.3')
  })

  test('every tag that is planned is a reference', () => {
    for (const { tags } of [plan({}), plan({}, OURS), plan({}, OURS, aLocalContext())]) {
      expect(parseRequest({ tags: tags.join('\n') }, aRunContext()).ok).toBe(true)
    }
  })
})
