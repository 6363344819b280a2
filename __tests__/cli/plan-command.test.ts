import { execFileSync } from 'node:child_process'
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runPlanCommand } from '../../src/cli/plan-command.ts'
import type { BuildPlan } from '../../src/plan/plan.ts'
import { atHome } from '../fakes/at-home.ts'
import { captureOutput } from '../fakes/captured-output.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

const FIXTURES = new URL('../engine-unit/fixtures/', import.meta.url).pathname
const MANIFEST = '[package]\nname = "web"\nversion = "1.0.0"\n'

/** A docker of version 28 that answers questions, and writes down what it was asked. */
function askedDocker(): string {
  const folder = tempFolder()
  const script = `#!/bin/sh
echo "$*" >>'${folder}/asked'
case "$*" in
  'version '*) exec /bin/cat '${FIXTURES}docker-version.json' ;;
  'buildx version') echo 'github.com/docker/buildx v0.29.1 abc' ;;
  'buildx inspect'*) exec /bin/cat '${FIXTURES}inspect-docker-classic.txt' ;;
  *) exit 9 ;;
esac
`
  writeFileSync(join(folder, 'docker'), script)
  chmodSync(join(folder, 'docker'), 0o755)
  return folder
}

type Setting = {
  readonly manifest?: string
  /** Folder with the docker that is found; none when not given. */
  readonly path?: string
  readonly env?: Readonly<Record<string, string>>
}

async function plan(args: readonly string[], { manifest = MANIFEST, path, env }: Setting = {}) {
  const folder = tempFolder({ 'Cargo.toml': manifest, 'src/main.rs': '', '.dockerignore': '' })
  const [temp, cache] = [tempFolder(), tempFolder()]
  const home = {
    PATH: path ?? tempFolder(),
    TMPDIR: temp,
    CV_DOCKER_BUILD_CACHE: cache,
    ...env,
  }
  const shown = await atHome(folder, home, () => captureOutput(() => runPlanCommand(args)))
  // Whatever was shown, nothing is left of it.
  expect([readdirSync(temp), readdirSync(cache), readdirSync(folder).sort()]).toEqual([
    [],
    [],
    ['.dockerignore', 'Cargo.toml', 'src'],
  ])
  return shown
}

function jsonOf({ stdout }: { readonly stdout: string }): BuildPlan {
  return JSON.parse(stdout)
}

test('where no engine answers, the plan is for a current one, and that is said', async () => {
  const shown = await plan(['--json', '--type', 'minimal'])
  expect(shown.result).toBe(0)
  expect(shown.stderr).toBe(
    'notice: no engine answers (docker is not installed); planned for a current one\n',
  )
  expect(jsonOf(shown)).toMatchObject({
    schemaVersion: 1,
    variant: 'minimal',
    dockerfile: { path: expect.stringMatching(/\/docker\/Dockerfile\.minimal$/), origin: 'ours' },
    builder: { kind: 'existing', name: 'default' },
    measure: { kind: 'engine', imageStore: 'containerd' },
  })
})

test('a builder that was named has to be there', async () => {
  await expect(plan(['--builder', 'ci'])).rejects.toMatchObject({ code: 'ENGINE_MISSING' })
})

test('an engine that is there is asked, and nothing is run in it', async () => {
  const path = askedDocker()
  const shown = await plan(['--json', '--cache-to', 'type=local,dest=c'], { path })
  expect([shown.result, shown.stderr]).toEqual([0, ''])
  expect(jsonOf(shown).builder).toMatchObject({
    kind: 'own',
    reason: expect.stringContaining('classic image store'),
  })
  const asked = readFileSync(join(path, 'asked'), 'utf8').trimEnd().split('\n')
  expect(asked.sort()).toEqual(['buildx inspect', 'buildx version', 'version --format {{json .}}'])
})

test.each([
  [
    'an engine that does not answer',
    `exec /bin/cat '${FIXTURES}docker-version.json'`,
    'echo \'{"Client":{}}\'; exit 1',
    'the Docker daemon does not answer',
  ],
  [
    'no buildx',
    "echo 'github.com/docker/buildx v0.29.1 abc'",
    'exit 1',
    'the buildx plugin of docker is not installed',
  ],
])('%s is as none', async (_, answer, instead, told) => {
  const path = askedDocker()
  const docker = join(path, 'docker')
  writeFileSync(docker, readFileSync(docker, 'utf8').replace(answer, instead))
  const shown = await plan([], { path })
  expect([shown.result, shown.stderr]).toEqual([
    0,
    `notice: no engine answers (${told}); planned for a current one\n`,
  ])
})

test('what an engine lacks is no reason to suppose another', async () => {
  const folder = askedDocker()
  const docker = join(folder, 'docker')
  writeFileSync(docker, readFileSync(docker, 'utf8').replace('v0.29.1', 'v0.12.0'))
  await expect(plan([], { path: folder })).rejects.toMatchObject({ code: 'BUILDX_TOO_OLD' })
})

test('the plan in JSON holds no secret', async () => {
  const env = { HTTPS_PROXY: 'http://u:hunter2@proxy', TOKEN: 'hunter3' }
  const { stdout, stderr } = await plan(['--json', '--secret-env', 'token=TOKEN'], { env })
  expect(stdout + stderr).not.toContain('hunter')
  expect(stdout).toContain('id=token,env=TOKEN')
  expect(stdout).toContain('id=proxy,src=')
})

test('without --json it is one line that a shell reads back word by word, whatever others wrote', async () => {
  const description = `It's \u001b[2Ja "CV" \u202e\\ $HOME \`id\` \u009b1`
  const manifest = `${MANIFEST}description = ${JSON.stringify(description)}\n`
  const args = ['--target', 'a b', '--platform', 'linux/amd64']
  const [shown, json] = [
    await plan(args, { manifest }),
    await plan([...args, '--json'], { manifest }),
  ]
  expect(shown.result).toBe(0)
  expect(shown.stdout).toMatch(/^docker buildx build [^\p{Cc}\p{Cf}]+ \.\n$/u)
  expect(shown.stdout).toContain(' --platform linux/amd64 ')
  expect(shown.stdout).toContain(" --target 'a b' ")
  const script = `printf '%s\\0' ${shown.stdout}`
  const env = { LC_ALL: 'C.UTF-8' }
  const words = execFileSync('bash', ['--norc', '-c', script], { encoding: 'utf8', env })
  // Each run has a temporary folder and a checkout of its own, and its own time.
  const without = (argv: readonly string[]) =>
    argv.map((word) => word.replace(/cv-docker-build-\w+\/|created=.*|MOUNT_NS=.*/, ''))
  expect(without(words.split('\0').slice(0, -1))).toEqual(
    without(['docker', ...jsonOf(json).buildx.argv]),
  )
  expect(words).toContain(`org.opencontainers.image.description=${description}\0`)
})

test('stand-ins are foreseen, not made', async () => {
  const shown = await plan(['--json', '--stand-ins', 'always'])
  expect(jsonOf(shown).standIns.length).toBeGreaterThan(0)
})

test('wrong inputs: exit code 2, and no plan', async () => {
  const { result, stdout, stderr } = await plan(['--type', 'pord'])
  expect([result, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(/^error: variant: "pord"/)
})

test('an unfit builder that was named: exit code 1, and no plan', async () => {
  const args = ['--builder', 'default', '--cache-to', 'type=local,dest=c']
  const { result, stdout, stderr } = await plan(args, { path: askedDocker() })
  expect([result, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/^error: Builder default .* cannot do cache export\n {2}name a builder/)
})
