import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeArchiver } from '../../src/adapters/archive.ts'
import { clock } from '../../src/adapters/clock.ts'
import { runCommand } from '../../src/adapters/command-runner.ts'
import { contextFiles } from '../../src/adapters/context-files.ts'
import { engineHost } from '../../src/adapters/engine-host.ts'
import { cacheFolder } from '../../src/adapters/environment.ts'
import { files } from '../../src/adapters/files.ts'
import { definedVariables } from '../../src/adapters/pipeline-ports.ts'
import { openFile } from '../../src/adapters/random-access.ts'
import { readBuildResults } from '../../src/build/build-results.ts'
import { type Finding, findUnchanged } from '../../src/cache/unchanged/find-unchanged.ts'
import { hashInput } from '../../src/cache/unchanged/hash-input.ts'
import { keepImage } from '../../src/cache/unchanged/keep-image.ts'
import { planUnchanged } from '../../src/cache/unchanged/plan-unchanged.ts'
import type { UnchangedPorts } from '../../src/cache/unchanged/ports.ts'
import { type EngineInUse, ensureEngine } from '../../src/engine/commands.ts'
import type { EngineFacts } from '../../src/engine/facts.ts'
import { readEngineFacts } from '../../src/engine/inspect.ts'
import { parseReference } from '../../src/image/reference.ts'
import type { CommandRunner } from '../../src/ports.ts'
import { theirFacts, withDockerfile } from '../builders/a-plan.ts'
import { aContext, aWorkspace } from '../builders/facts.ts'
import { aSubject } from '../cache/unchanged/a-subject.ts'
import { fakeStore } from '../cache/unchanged/fake-store.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { MINUTES } from './harness.ts'
import { type Registry, startRegistry } from './registry.ts'

/** Images that are taken over in the place of a build: both stores of the engine, and a real registry. */
const env = definedVariables(process.env)
const { signal } = new AbortController()

let registry: Registry
beforeAll(async () => {
  registry = await startRegistry()
}, MINUTES)
afterAll(() => {
  registry.stop()
  removeTempFolders()
})

describe.each(['containerd', 'classic'] as const)('the %s store', (store) => {
  let inUse: EngineInUse
  let engine: EngineFacts
  let run: CommandRunner
  beforeAll(async () => {
    const ports = { run: runCommand, files, clock, log: recordingLogger().log, host: engineHost }
    inUse = await ensureEngine(ports, { cacheFolder: cacheFolder(env), env, store })
    run = (argv, options) => runCommand(argv, { env: { ...env, ...inUse.env }, ...options })
    engine = await readEngineFacts(run)
    expect(engine.builder.imageStore).toBe(store)
  }, 5 * MINUTES)
  afterAll(async () => {
    await inUse.stop()
  }, MINUTES)

  async function docker(...args: readonly string[]): Promise<string> {
    const { exitCode, stdout, stderr } = await run(['docker', ...args])
    if (exitCode !== 0) throw new Error(`docker ${args.join(' ')}: ${stderr}`)
    return stdout.trim()
  }

  function idOf(tag: string): Promise<string> {
    return docker('image', 'inspect', '--format', '{{.Id}}', tag)
  }

  /** Of which a build makes an image that no other test has. */
  function project(dockerfile = 'FROM scratch\nCOPY one /one\n'): string {
    return tempFolder({ Dockerfile: dockerfile, one: `${store} ${Math.random()}` })
  }

  type Machine = { readonly recordsFile: string; readonly kept: ReturnType<typeof fakeStore> }

  function aMachine(kept = fakeStore()): Machine {
    return { recordsFile: join(tempFolder(), 'unchanged.json'), kept }
  }

  const resolveImages: UnchangedPorts['resolveImages'] = (images) =>
    Promise.all(
      images.map(async ({ reference }) => {
        const { repository = '', tagOrDigest = '' } = parseReference(reference) ?? {}
        return { reference, digest: (await registry.digestOf(repository, tagOrDigest)) ?? '' }
      }),
    )

  /** One run of ours on a folder: what it looks for, and what it builds. */
  async function aRun(
    { recordsFile, kept }: Machine,
    folder: string,
    inputs: Readonly<Record<string, string>>,
  ) {
    const facts = theirFacts('repository', 'Dockerfile', {
      workspace: aWorkspace({ contextFolder: folder }),
    })
    const subject = aSubject({
      facts: withDockerfile(facts, await files.readText(join(folder, 'Dockerfile'))),
      engine,
      context: aContext({ workspaceFolder: folder, tempFolder: tempFolder() }),
      inputs: { 'skip-unchanged': 'on', ...inputs },
    })
    const possible = planUnchanged(subject)
    if (possible.kind === 'none') throw new Error(possible.reason)
    const ports: UnchangedPorts = {
      ...{ run, files, clock, contextFiles, openFile, resolveImages },
      ...{ archiver: makeArchiver(), store: kept },
    }
    const input = await hashInput(subject, possible, ports, signal)
    if (!input.ok) throw new Error(input.reason)
    const { tempFolder: temp } = subject.context
    const asked = { possible, input, tempFolder: temp, recordsFile }
    const build = async () => {
      const { buildx, results } = subject.plan
      const said = await run(['docker', ...buildx.argv], { cwd: folder })
      if (said.exitCode !== 0) throw new Error(said.stderr)
      const built = await readBuildResults(files, results)
      const { contextHash } = input
      const keeping = { ...asked, built, contextHash, maySave: true, limitBytes: 1e8 }
      return { built, outcome: await keepImage(keeping, ports, signal) }
    }
    return { find: () => findUnchanged(asked, ports, signal), build, key: input.key }
  }

  function expectFound({ image, archive }: Finding) {
    expect(archive.remarks).toEqual([])
    if (!image) throw new Error('nothing was found')
    return image
  }

  describe('loaded', () => {
    test(
      'an image that was removed comes back from the store, the same one under the same tag',
      async () => {
        const [folder, machine] = [project(), aMachine()]
        const tag = `cv-docker-build-test/unchanged-${store}:1`
        // An attestation says when it was made: with one, no two builds give the same index.
        const inputs = { tags: tag, provenance: 'false' }
        const { build, find } = await aRun(machine, folder, inputs)
        const { built, outcome } = await build()
        expect(outcome).toMatchObject({ saved: { outcome: 'saved' }, remarks: [] })
        const id = await idOf(tag)
        await docker('image', 'rm', tag)
        await expect(idOf(tag)).rejects.toThrow('No such image')

        const image = expectFound(await find())
        expect(image).toMatchObject({ ...ids(built), from: 'archive', reference: id })
        expect(await idOf(tag)).toBe(id)
        // The build itself would come to the same.
        await build()
        expect(await idOf(tag)).toBe(id)
      },
      2 * MINUTES,
    )

    test(
      'a tag that was moved names it again; another machine with the same engine needs nothing more',
      async () => {
        const [folder, machine] = [project(), aMachine()]
        const tag = `cv-docker-build-test/moved-${store}:1`
        const { build, find } = await aRun(machine, folder, { tags: tag })
        await build()
        const id = await idOf(tag)
        writeFileSync(join(folder, 'one'), 'changed')
        const other = await aRun(machine, folder, { tags: tag })
        expect((await other.find()).image).toBeUndefined()
        await other.build()
        expect(await idOf(tag)).not.toBe(id)

        // The containerd store forgets an image that has lost its last name to a build; what lost
        // it to `docker tag` stays.
        const from = store === 'classic' ? 'engine' : 'archive'
        expect(expectFound(await find())).toMatchObject({ from, reference: id })
        expect(await idOf(tag)).toBe(id)
        expect(expectFound(await find())).toMatchObject({ from: 'engine', reference: id })
        expect(expectFound(await other.find())).toMatchObject({ from: 'engine' })
        const elsewhere = await aRun(aMachine(machine.kept), folder, { tags: tag })
        expect(expectFound(await elsewhere.find())).toMatchObject({ from: 'archive' })
      },
      2 * MINUTES,
    )

    test(
      'an archive of another image under the key is refused, and moves no tag',
      async () => {
        const [one, other] = [project(), project()]
        const machine = aMachine()
        const tag = `cv-docker-build-test/poisoned-${store}:1`
        const first = await aRun(machine, one, { tags: tag })
        await first.build()
        const second = await aRun(machine, other, { tags: tag })
        await second.build()
        const id = await idOf(tag)
        machine.kept.move(first.key, 'aside')
        machine.kept.move(second.key, first.key)
        const elsewhere = await aRun(aMachine(machine.kept), one, { tags: tag })
        const { image, archive } = await elsewhere.find()
        expect(image).toBeUndefined()
        expect(archive.remarks).toEqual([
          'The archived image is not used: its record is of another build.',
        ])
        expect(await idOf(tag)).toBe(id)
      },
      2 * MINUTES,
    )

    const attested = store === 'containerd' ? test : test.skip
    attested(
      'with provenance: image and attestation come back',
      async () => {
        const [folder, machine] = [project(), aMachine()]
        const tag = 'cv-docker-build-test/attested:1'
        const inputs = { tags: tag, provenance: 'mode=max' }
        const { build, find } = await aRun(machine, folder, inputs)
        const { outcome } = await build()
        expect(outcome.remarks).toEqual([])
        const id = await idOf(tag)
        await docker('image', 'rm', tag)
        expect(expectFound(await find())).toMatchObject({ from: 'archive', reference: id })
        expect(await idOf(tag)).toBe(id)
        const name = `${registry.host}/team/attested:1`
        await docker('image', 'tag', tag, name)
        await docker('image', 'push', '--quiet', name)
        const format = '{{json .Provenance}}'
        const provenance = await docker('buildx', 'imagetools', 'inspect', '--format', format, name)
        expect(provenance).toContain('buildType')
      },
      2 * MINUTES,
    )
  })

  describe('pushed', () => {
    const FORMS: readonly Readonly<Record<string, string>>[] =
      store === 'containerd' ? [{ provenance: 'false' }, { provenance: 'mode=max' }] : [{}]

    test.each(FORMS)(
      'tags name the earlier image, on a machine that has only the archive: %j',
      async (form) => {
        const [folder, machine] = [project(), aMachine()]
        const repository = `team/${store}-${Math.random().toString(36).slice(2)}`
        const tags = ['1', 'latest'].map((tag) => `${registry.host}/${repository}:${tag}`)
        const inputs = { tags: tags.join('\n'), push: 'true', ...form }
        const { build } = await aRun(machine, folder, inputs)
        const { built, outcome } = await build()
        expect(outcome).toMatchObject({ saved: { outcome: 'saved' }, remarks: [] })
        expect(outcome.saved?.bytes).toBeLessThan(2_000)
        const digest = await registry.digestOf(repository, '1')
        expect(digest).toBe(built.digest)

        const newer = project()
        const later = await aRun(machine, newer, inputs)
        await later.build()
        expect(await registry.digestOf(repository, 'latest')).not.toBe(digest)

        const elsewhere = await aRun(aMachine(machine.kept), folder, inputs)
        const image = expectFound(await elsewhere.find())
        const reference = `${registry.host}/${repository}@${digest}`
        expect(image).toMatchObject({ ...ids(built), from: 'registry', reference })
        expect(await registry.digestOf(repository, '1')).toBe(digest)
        expect(await registry.digestOf(repository, 'latest')).toBe(digest)
      },
      2 * MINUTES,
    )

    test(
      'another registry has nothing of it: built and pushed as usual',
      async () => {
        const [folder, machine] = [project(), aMachine()]
        const tag = `${registry.host}/team/gone:1`
        const { build, key } = await aRun(machine, folder, { tags: tag, push: 'true' })
        await build()
        const moved = await startRegistry()
        try {
          const inputs = { tags: `${moved.host}/team/gone:1`, push: 'true' }
          const other = await aRun(machine, folder, inputs)
          expect(other.key).not.toBe(key)
          machine.kept.move(key, other.key)
          const { image, archive } = await other.find()
          expect(image).toBeUndefined()
          expect(archive.remarks).toHaveLength(1)
          const { built } = await other.build()
          expect(await moved.digestOf('team/gone', '1')).toBe(built.digest)
        } finally {
          moved.stop()
        }
      },
      2 * MINUTES,
    )
  })

  test(
    'a base image whose tag was moved is another input',
    async () => {
      const base = `${registry.host}/base/${store}:1`
      const pushBase = async () => {
        const folder = project()
        await docker('buildx', 'build', '--push', '--tag', base, folder)
      }
      await pushBase()
      const [folder, machine] = [project(`FROM ${base}\nCOPY one /two\n`), aMachine()]
      const inputs = { tags: `cv-docker-build-test/based-${store}:1` }
      const { build, key } = await aRun(machine, folder, inputs)
      await build()
      const again = await aRun(machine, folder, inputs)
      expect(again.key).toBe(key)
      expectFound(await again.find())
      await pushBase()
      const moved = await aRun(machine, folder, inputs)
      expect(moved.key).not.toBe(key)
      expect((await moved.find()).image).toBeUndefined()
    },
    2 * MINUTES,
  )
})

function ids({ imageId, digest }: { readonly imageId?: string; readonly digest?: string }) {
  return { ...(imageId ? { imageId } : {}), ...(digest ? { digest } : {}) }
}
