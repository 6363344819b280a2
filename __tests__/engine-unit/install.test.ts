import {
  enginePath,
  engineTreeFolder,
  findInstallObstacle,
  installEngine,
  isDebianFamily,
} from '../../src/engine/install.ts'
import { DEBIAN_FILES, fakeWorld } from './fake-world.ts'

test.each([
  ['ID=debian\n', true],
  ['NAME="Linux Mint"\nID=linuxmint\nID_LIKE="ubuntu debian"\n', true],
  ["ID_LIKE='debian'\n", true],
  ['ID=fedora\nID_LIKE="rhel"\n', false],
  ['ID=alpine\nHOME_URL="https://debian.test"\n', false],
  ['VERSION_ID=debian\n', false],
  ['', false],
])('family of %j', (text, expected) => {
  expect(isDebianFamily(text)).toBe(expected)
})

test.each([
  ['nothing', [], 0, undefined],
  ['no keyring', ['/usr/share/keyrings/debian-archive-keyring.gpg'], 0, /debian-archive-keyring/],
  ['no apt', ['/usr/bin/apt-get'], 0, /apt-get does not exist/],
  ['no release file', ['/etc/os-release'], 0, /not of the Debian family/],
  ['not root', [], 1000, /needs root/],
])('in the way: %s', async (_, missing, userId, expected) => {
  const { ports, texts } = fakeWorld({ files: DEBIAN_FILES, host: { userId } })
  for (const path of missing) texts.delete(path)
  const obstacle = await findInstallObstacle(ports)
  if (expected === undefined) expect(obstacle).toBeUndefined()
  else expect(obstacle).toMatch(expected)
})

test('our programs come first on PATH, our iptables last', () => {
  expect(enginePath('/t', '/a:/b')).toBe('/t/usr/bin:/t/usr/sbin:/a:/b:/t/fallback')
  expect(enginePath('/t', '')).toMatch(/:\/usr\/sbin:.*:\/t\/fallback$/)
})

const TREE = engineTreeFolder('/cache', 'amd64')

test('a tree that is there is used without any command', async () => {
  const { ports, context, runner } = fakeWorld({
    files: { [`${TREE}/versions.json`]: '{"runc":"1.1.5"}' },
  })
  const tree = await installEngine(ports, context)
  expect(tree).toEqual({ folder: TREE, versions: { runc: '1.1.5' } })
  expect(runner.calls).toEqual([])
  expect(engineTreeFolder('/cache', 'arm64')).not.toBe(TREE)
})

/** The download as apt would do it: one file for each package. */
function downloading(skip: number) {
  const here = fakeWorld({
    files: { '/cache/apt/lists/x_InRelease': '' },
    commands: {
      'apt-config': {},
      'apt-get download': ({ cwd }) => {
        const line = here.runner.lines().at(-1) ?? ''
        for (const name of line.split(' ').slice(3 + skip))
          here.texts.set(`${cwd}/${name.replace('/bookworm', '')}_1.0_amd64.deb`, '')
        return {}
      },
      'sh -c': () => {
        const [, , , , , root] = here.runner.calls.at(-1) ?? []
        here.texts.set(`${root}/usr/bin/tini-static`, 'tini')
        return {}
      },
    },
  })
  return here
}

test('a tree is made beside its place and moved there when complete', async () => {
  const { ports, context, texts, folders, logger } = downloading(0)
  const tree = await installEngine(ports, context)
  expect(tree.versions).toMatchObject({ 'docker.io': '1.0', runc: '1.0', crane: '1.0' })
  expect(texts.get(`${TREE}/usr/bin/docker-init`)).toBe('tini')
  expect(texts.get(`${TREE}/fallback/iptables`)).toMatch(/xtables-nft-multi" iptables "\$@"\n$/)
  expect(JSON.parse(texts.get(`${TREE}/versions.json`) ?? '')).toEqual(tree.versions)
  expect([...texts.keys(), ...folders].filter((path) => path.includes('.part'))).toEqual([])
  expect(logger.messages('info').at(-1)).toMatch(/^Docker 1\.0 unpacked from the Debian archive in/)
})

test('a download that is not complete is never taken for an engine', async () => {
  const { ports, context, texts } = downloading(1)
  await expect(installEngine(ports, context)).rejects.toThrow(/^Only 17 of 18 packages/)
  expect(texts.has(`${TREE}/versions.json`)).toBe(false)
})
