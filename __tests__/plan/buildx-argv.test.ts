import { formatInputError } from '../../src/errors.ts'
import { planBuildxArgv, planContext } from '../../src/plan/buildx-argv.ts'
import { parseRequest } from '../../src/request.ts'
import { aLocalContext, aRunContext } from './a-run-context.ts'
import { type ArgvRow, ROWS } from './buildx-argv.rows.ts'

const BUILDER = {
  name: 'ci',
  driver: 'docker-container',
  buildkitVersion: '0.25.1',
  platforms: ['linux/amd64'],
} as const

function requestOf(inputs: Readonly<Record<string, string>>, context = aRunContext()) {
  const parsed = parseRequest(inputs, context)
  if (!parsed.ok) throw new Error(parsed.errors.map(formatInputError).join('\n'))
  return parsed.value
}

function plan({ inputs, buildx = '0.29.1', builder = {}, ...row }: ArgvRow) {
  const context = aRunContext(row.context)
  const request = requestOf(inputs, context)
  return planBuildxArgv({
    request,
    context,
    engine: { buildxVersion: buildx, builder: { ...BUILDER, ...builder } },
    contextArgument: planContext(request, row.hasCheckout === true),
    ...(request.file !== undefined && { dockerfile: request.file }),
    image: request,
    missingSecretFiles: row.missingSecretFiles ?? [],
  })
}

function planFor(inputs: Readonly<Record<string, string>>, rest: Partial<ArgvRow> = {}) {
  const planned = plan({ name: '', argv: [], inputs, ...rest })
  if (!planned.ok) throw new Error(planned.errors.map(formatInputError).join('\n'))
  return planned.value
}

describe('the command line of buildx', () => {
  test.each(ROWS.map((row) => [row.name, row] as const))('%s', (_, row) => {
    const planned = plan(row)
    expect(planned.ok && planned.value.argv).toEqual(row.argv)
  })

  test('every input of docker/build-push-action is in some row', async () => {
    const { BUILD_PUSH_INPUTS } = await import('../../src/inputs/build-push-inputs.ts')
    const used = new Set(ROWS.flatMap(({ inputs }) => Object.keys(inputs)))
    expect(BUILD_PUSH_INPUTS.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([])
  })
})

describe('beside the command line', () => {
  test('a call needs buildx 0.15', () => {
    const planned = plan({ name: '', argv: [], buildx: '0.14.1', inputs: { call: 'check' } })
    expect(planned.ok ? [] : planned.errors.map(formatInputError)).toEqual([
      'call: needs buildx 0.15 or newer, and this is 0.14.1; update buildx, or leave call out',
    ])
  })

  test('values of secrets are in files to be written, and nowhere in the plan', () => {
    const planned = planFor({ secrets: 'A=hunter2', 'github-token': 'ghs_hunter3' })
    expect(planned.temporaryFiles).toEqual([
      { kind: 'secret', secret: 'A', path: '/runner/temp/secret-1', mode: 0o600 },
      {
        kind: 'secret',
        secret: 'GIT_AUTH_TOKEN.github.com',
        path: '/runner/temp/secret-2',
        mode: 0o600,
      },
    ])
    expect(JSON.stringify(planned)).not.toMatch(/hunter/)
  })

  test('a secret file that does not exist is named in a warning', () => {
    const row = { missingSecretFiles: ['gone.txt'] }
    expect(planFor({ 'secret-files': 'A=gone.txt' }, row).warnings).toEqual([
      'secret-files: the file of the secret A does not exist; it is left out',
    ])
  })

  test.each([
    [undefined, 'disabled'],
    ['', 'disabled'],
    ['max', 'max'],
  ])('BUILDX_METADATA_PROVENANCE=%s gives %s', (given, expected) => {
    const settings = given === undefined ? {} : { BUILDX_METADATA_PROVENANCE: given }
    expect(planFor({}, { context: { settings } }).env).toEqual({
      BUILDX_METADATA_PROVENANCE: expected,
    })
  })

  test('what the plan adds comes after what was given', () => {
    const context = aRunContext()
    const request = requestOf({ context: '.', 'build-args': 'A=1', secrets: 'S=x' })
    const planned = planBuildxArgv({
      request,
      context,
      engine: { buildxVersion: '0.29.1', builder: BUILDER },
      builderName: 'cv-docker-build-1',
      contextArgument: '.',
      dockerfile: '/action/docker/Dockerfile.prod',
      image: { tags: ['cv:1'], labels: ['a=b'], annotations: ['c=d'] },
      additions: {
        buildArgs: ['PORT=80'],
        buildContexts: [{ name: 'crates', value: '/runner/crates' }],
        secrets: ['id=ca-bundle,src=/etc/ca.pem'],
        load: true,
      },
    })
    expect(planned.ok && planned.value.argv).toEqual([
      ...['buildx', 'build', '--annotation', 'c=d', '--build-arg', 'A=1', '--build-arg', 'PORT=80'],
      ...['--build-context', 'crates=/runner/crates', '--file', '/action/docker/Dockerfile.prod'],
      ...['--iidfile', '/runner/temp/iid.txt', '--label', 'a=b'],
      ...['--secret', 'id=S,src=/runner/temp/secret-1', '--secret', 'id=ca-bundle,src=/etc/ca.pem'],
      ...['--tag', 'cv:1', '--builder', 'cv-docker-build-1', '--load'],
      ...['--metadata-file', '/runner/temp/metadata.json', '--progress=rawjson', '.'],
    ])
  })

  test('a path with a comma stays one field of the secret', () => {
    const context = aRunContext({ tempFolder: '/runner/a,b' })
    const planned = planBuildxArgv({
      request: requestOf({ secrets: 'S=x' }),
      context,
      engine: { buildxVersion: '0.29.1', builder: BUILDER },
      contextArgument: '.',
      image: { tags: [], labels: [], annotations: [] },
    })
    expect(planned.ok && planned.value.argv).toContain('id=S,"src=/runner/a,b/secret-1"')
  })

  test('on the command line there is no run to name, and no default provenance', () => {
    const context = aLocalContext()
    const argvFor = (inputs: Readonly<Record<string, string>>) => {
      const request = requestOf(inputs, context)
      const planned = planBuildxArgv({
        request,
        context,
        engine: { buildxVersion: '0.29.1', builder: BUILDER },
        contextArgument: planContext(request, false),
        image: request,
      })
      return planned.ok ? planned.value.argv.join(' ') : ''
    }
    expect(argvFor({})).not.toContain('--attest')
    expect(argvFor({ provenance: 'true' })).toContain('--attest type=provenance,disabled=false ')
    expect(argvFor({ provenance: 'mode=max' })).toContain('--attest type=provenance,mode=max ')
  })
})
