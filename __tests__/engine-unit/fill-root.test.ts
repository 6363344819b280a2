import { fillRoot } from '../../src/engine/stand-ins/fill-root.ts'
import { RECIPES, type StandInName } from '../../src/engine/stand-ins/recipes.ts'
import { fakeWorld } from './fake-world.ts'

const DEBS = ['musl_1.2.6-2_amd64.deb', 'tzdata_2026f-1_all.deb']

/** With packages that were downloaded; what scripts of a shell would do is not done. */
async function filled(name: StandInName) {
  const folder = '/scratch/debs'
  const { ports, context, texts } = fakeWorld({
    files: Object.fromEntries(DEBS.map((deb) => [`${folder}/${deb}`, ''])),
    commands: {
      ...{ 'apt-config': {}, 'apt-get': {}, 'sh -ec': {}, 'sh -c': {} },
      'dpkg-deb --field': { stdout: 'Package: musl\nVersion: 1.2.6-2\nArchitecture: amd64\n' },
    },
  })
  await fillRoot(ports, context, RECIPES[name], { root: '/root', scratch: '/scratch' })
  return texts
}

test.each(['alpine', 'distroless-static'] as const)(
  '%s: a scanner can tell what it is made of, and that it is no release',
  async (name) => {
    const texts = await filled(name)
    expect(texts.get('/root/etc/debian_version')).toBe('sid\n')
    const entry =
      'Package: musl\nStatus: install ok installed\nVersion: 1.2.6-2\nArchitecture: amd64'
    expect(texts.get('/root/var/lib/dpkg/status')).toBe(`${entry}\n\n${entry}\n`)
  },
)
