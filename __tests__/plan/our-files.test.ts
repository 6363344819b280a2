import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { planOurFiles, proxyFileText } from '../../src/plan/our-files.ts'
import { aRequest, ourFacts } from '../builders/a-plan.ts'
import { aContext } from '../builders/facts.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

// Of the Dockerfile and its .dockerignore the plan's own tests show everything.
const path = '/action/docker/Dockerfile.prod'

test('a secret given under the same id takes the place of ours', () => {
  const facts = ourFacts('prod', { caBundle: '/ca.pem' })
  const context = aContext({ proxy: { HTTP_PROXY: 'http://proxy' } })
  const secretsWith = (inputs: Record<string, string>) =>
    planOurFiles({ request: aRequest(inputs), context, facts, path })
  expect(secretsWith({ 'secret-files': 'ca-bundle=own.pem' })).toMatchObject({
    secrets: ['id=proxy,src=/temp/proxy'],
    files: [{ path: '/temp/proxy' }],
  })
  expect(secretsWith({ secrets: 'proxy=x' })).toMatchObject({
    secrets: ['id=ca-bundle,src=/ca.pem'],
    files: [],
  })
})

test('paths are quoted where the list of attributes needs it', () => {
  const facts = ourFacts('prod', { caBundle: '/ca "b",c.pem' })
  const context = aContext({ tempFolder: '/a,b', proxy: { HTTP_PROXY: 'http://proxy' } })
  const { secrets } = planOurFiles({ request: aRequest(), context, facts, path })
  expect(secrets).toEqual(['id=ca-bundle,"src=/ca ""b"",c.pem"', 'id=proxy,"src=/a,b/proxy"'])
})

test('a shell reads the proxy settings as they are, in both spellings, and runs nothing', () => {
  const proxy = {
    HTTPS_PROXY: 'http://u:p\'a$(touch hit)`touch hit`"\\@proxy:1',
    NO_PROXY: 'a, b\n c',
  }
  const folder = tempFolder()
  writeFileSync(join(folder, 'proxy'), proxyFileText(proxy))
  const script =
    '. ./proxy; for name in HTTPS_PROXY https_proxy NO_PROXY no_proxy; do eval "printf \'%s|\' \\"\\$$name\\""; done; ls'
  const shown = execFileSync('sh', ['-euc', script], { cwd: folder, encoding: 'utf8', env: {} })
  const { HTTPS_PROXY, NO_PROXY } = proxy
  expect(shown).toBe(`${[HTTPS_PROXY, HTTPS_PROXY, NO_PROXY, NO_PROXY].join('|')}|proxy\n`)
})
