import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { build, type CliResult, docker, EXAMPLE, MINUTES, told } from './harness.ts'

/**
 * The three variants of examples/cv, built and run as a user would. The crates are compiled once for
 * prod and minimal: their stages are the same.
 */
afterAll(removeTempFolders)

const MB = 1_000_000
/** New in every run: a builder that keeps its cache has not compiled it yet. */
const MARKER = `changed-source-${Date.now()}`
const IMAGE = 'cv-docker-build-test/cv'

/** Compiled by the steps of the Dockerfile; mounts.test.ts and container.test.ts have the other ways. */
const IN_LAYERS = ['--type', 'minimal', '--cache', 'off']

async function buildVariant(variant: string, ...more: string[]): Promise<CliResult> {
  return build([
    '--type',
    variant,
    '--tag',
    `${IMAGE}:${variant}`,
    '--smoke-test',
    ...more,
    EXAMPLE,
  ])
}

/** Owner and mode of the data folder as the image's own layers have it, without a shell in the image. */
async function dataFolder(variant: string): Promise<string> {
  const id = await docker('create', `${IMAGE}:${variant}`)
  try {
    const archive = execFileSync('docker', ['cp', `${id}:/app/data`, '-'], { maxBuffer: 10 * MB })
    const mode = Number.parseInt(archive.toString('latin1', 100, 107), 8) & 0o777
    const owner = Number.parseInt(archive.toString('latin1', 108, 115), 8)
    return `${mode.toString(8)} ${owner}`
  } finally {
    await docker('rm', id)
  }
}

function copyOut(variant: string, path: string): string {
  const folder = tempFolder()
  const id = execFileSync('docker', ['create', `${IMAGE}:${variant}`], { encoding: 'utf8' }).trim()
  execFileSync('docker', ['cp', '-q', `${id}:${path}`, join(folder, 'file')])
  execFileSync('docker', ['rm', id])
  return join(folder, 'file')
}

function unpackedBytes({ report }: CliResult): number {
  return report?.image?.platforms[0]?.total.unpackedBytes ?? Number.NaN
}

describe('minimal', () => {
  let result: CliResult
  beforeAll(async () => {
    result = await buildVariant('minimal', '--cache', 'off', '--build-arg', 'HEALTHCHECK=binary')
  }, 40 * MINUTES)

  test('builds, runs and answers /health', () => {
    expect(result.exitCode === 0 ? '' : told(result)).toBe('')
    expect(result.report?.smokeTest).toMatchObject({ outcome: 'success', status: 200 })
    expect(JSON.parse(result.report?.smokeTest?.body ?? '')).toMatchObject({ status: 'ok' })
  })

  test('takes at most 6 MB unpacked, base included, and knows its base apart', () => {
    expect(unpackedBytes(result)).toBeLessThanOrEqual(6 * MB)
    const platform = result.report?.image?.platforms[0]
    const own = platform?.own?.unpackedBytes ?? 0
    const base = platform?.base?.unpackedBytes ?? 0
    expect(own).toBeGreaterThan(MB)
    expect(base).toBeGreaterThan(0)
    expect(own + base).toBe(platform?.total.unpackedBytes)
  })

  test('has no shell', async () => {
    await expect(
      docker('run', '--rm', '--entrypoint', '/bin/sh', `${IMAGE}:minimal`, '-c', 'true'),
    ).rejects.toThrow(/no such file or directory/)
  })

  test('runs as nonroot; the data folder is its own and closed to others', async () => {
    expect(
      await docker('image', 'inspect', '--format', '{{.Config.User}}', `${IMAGE}:minimal`),
    ).toBe('65532:65532')
    expect(await dataFolder('minimal')).toBe('700 65532')
  })

  test('is checked by the application itself', async () => {
    expect(
      await docker(
        'image',
        'inspect',
        '--format',
        '{{json .Config.Healthcheck.Test}}',
        `${IMAGE}:minimal`,
      ),
    ).toBe('["CMD","/app/server","healthcheck"]')
  })

  test('carries the OCI labels, and says that its base images are stand-ins if they are', async () => {
    const labels = JSON.parse(
      await docker('image', 'inspect', '--format', '{{json .Config.Labels}}', `${IMAGE}:minimal`),
    )
    expect(labels).toMatchObject({
      'org.opencontainers.image.title': 'cv',
      'org.opencontainers.image.licenses': 'MIT',
    })
    const standIns = result.report?.build.standIns ?? []
    expect('io.github.cv-docker-build.stand-in' in labels).toBe(standIns.length > 0)
    expect(result.stdout.includes('Not the real base images')).toBe(standIns.length > 0)
  })

  test('is static, stripped, and lists the crates it was made of', () => {
    const binary = copyOut('minimal', '/app/server')
    const headers = execFileSync(
      'readelf',
      ['--program-headers', '--section-headers', '--wide', binary],
      { encoding: 'utf8' },
    )
    expect(headers).not.toMatch(/INTERP|\.symtab|\.debug_info/)
    const section = join(tempFolder(), 'audit-data')
    execFileSync('objcopy', ['--dump-section', `.dep-v0=${section}`, binary, '/dev/null'])
    const { packages, format } = JSON.parse(inflateSync(readFileSync(section)).toString())
    expect(format).toBe(1)
    expect(packages.find((pkg: { root?: boolean }) => pkg.root)).toMatchObject({
      name: 'cv',
      source: 'local',
    })
    expect(packages.find((pkg: { name: string }) => pkg.name === 'axum')).toMatchObject({
      source: 'crates.io',
    })
    for (const { dependencies = [] } of packages) {
      for (const index of dependencies) expect(packages[index]).toBeDefined()
    }
  })

  test('no step of the compile had the network, and cargo said what it compiled', () => {
    const compile =
      result.report?.steps.filter(({ name }) => /RUN .*opt\/build\/build /.test(name)) ?? []
    expect(compile.map(({ name }) => name.includes('--network=none'))).toEqual([true, true])
    if (compile.some(({ cached }) => !cached))
      expect(result.report?.cargo?.compiled).toBeGreaterThan(0)
  })

  test('nothing of the host was left in the layers: no CA bundle, no crates, no sources', () => {
    const names = execFileSync(
      'sh',
      [
        '-c',
        `docker save "$1" | tar -xO --wildcards 'blobs/sha256/*' | strings | grep -cE 'run/secrets/(ca-bundle|proxy)' || true`,
        'sh',
        `${IMAGE}:minimal`,
      ],
      { encoding: 'utf8', maxBuffer: 100 * MB },
    )
    expect(names.trim()).toBe('0')
  })

  test(
    'a changed source compiles the application again, and only that: never a stale binary',
    async () => {
      const copy = tempFolder()
      execFileSync('cp', ['-R', `${EXAMPLE}/.`, copy])
      // Older than anything that was compiled: cargo by itself would take the old program for fresh.
      execFileSync('sh', [
        '-c',
        'printf %s "$1" >> "$2" && touch -d 2020-01-01 "$2"',
        'sh',
        '\n#[used]\nstatic MARK: &str = "MARKER";\n'.replace('MARKER', MARKER),
        join(copy, 'src/main.rs'),
      ])
      const changed = await build([...IN_LAYERS, '--tag', `${IMAGE}:changed`, copy])
      expect(changed.exitCode === 0 ? '' : told(changed)).toBe('')
      expect(readFileSync(copyOut('changed', '/app/server')).includes(MARKER)).toBe(true)
      const dependencies = changed.report?.steps.find(({ name }) =>
        name.includes('build dependencies'),
      )
      expect(dependencies?.cached).toBe(true)
      expect(changed.report?.cargo?.fresh).toBeGreaterThan(changed.report?.cargo?.compiled ?? 0)
    },
    15 * MINUTES,
  )

  test(
    'a compile error is told by crate, file and line',
    async () => {
      const copy = tempFolder()
      execFileSync('cp', ['-R', `${EXAMPLE}/.`, copy])
      execFileSync('sh', [
        '-c',
        'printf %s "$1" >> "$2"',
        'sh',
        '\nfn broken() -> u8 { "text" }\n',
        join(copy, 'src/main.rs'),
      ])
      const broken = await build([...IN_LAYERS, copy])
      expect(broken.exitCode).toBe(1)
      expect(broken.report?.failure?.cause).toMatch(/cv.*E0308.*src\/main\.rs:\d+/s)
      expect(broken.report?.failure?.evidence.join('\n')).toContain('E0308')
    },
    15 * MINUTES,
  )
})

describe('prod', () => {
  let result: CliResult
  beforeAll(async () => {
    result = await buildVariant('prod')
  }, 20 * MINUTES)

  test('builds, runs and answers /health in at most 18 MB', () => {
    expect(result.exitCode === 0 ? '' : told(result)).toBe('')
    expect(result.report?.smokeTest).toMatchObject({ outcome: 'success', status: 200 })
    expect(unpackedBytes(result)).toBeLessThanOrEqual(18 * MB)
  })

  test('runs as appuser; the data folder is its own and closed to others', async () => {
    expect(await docker('run', '--rm', '--entrypoint', 'id', `${IMAGE}:prod`, '-un')).toBe(
      'appuser',
    )
    expect(await dataFolder('prod')).toBe('700 10001')
  })

  test(
    'its health check finds it well',
    async () => {
      const id = await docker('run', '--detach', '--health-interval', '1s', `${IMAGE}:prod`)
      try {
        expect(await healthOf(id)).toBe('healthy')
      } finally {
        await docker('rm', '--force', id)
      }
    },
    2 * MINUTES,
  )

  test(
    'stops in good order as the first process',
    async () => {
      const id = await docker('run', '--detach', `${IMAGE}:prod`)
      try {
        await docker('stop', '--time', '10', id)
        expect(await docker('inspect', '--format', '{{.State.ExitCode}}', id)).toBe('0')
      } finally {
        await docker('rm', '--force', id)
      }
    },
    2 * MINUTES,
  )
})

describe('dev', () => {
  let result: CliResult
  beforeAll(async () => {
    result = await buildVariant('dev')
  }, 30 * MINUTES)

  test('builds, runs and answers /health', () => {
    expect(result.exitCode === 0 ? '' : told(result)).toBe('')
    expect(result.report?.smokeTest).toMatchObject({ outcome: 'success', status: 200 })
  })

  test('runs as appuser; the data folder is its own and closed to others', async () => {
    expect(await docker('run', '--rm', '--entrypoint', 'id', `${IMAGE}:dev`, '-un')).toBe('appuser')
    expect(await dataFolder('dev')).toBe('700 10001')
  })

  test(
    "the application's own tests pass in it, without network",
    async () => {
      const script =
        '. /opt/build/environment && cargo test --frozen --target "$TARGET" --profile "$PROFILE"'
      const output = await docker(
        'run',
        '--rm',
        '--network',
        'none',
        '--entrypoint',
        'sh',
        `${IMAGE}:dev`,
        '-c',
        script,
      )
      const passed = [...output.matchAll(/test result: ok\. (\d+) passed; 0 failed/g)]
      expect(passed.reduce((sum, [, count]) => sum + Number(count), 0)).toBeGreaterThan(40)
    },
    20 * MINUTES,
  )
})

async function healthOf(id: string): Promise<string> {
  for (let attempt = 0; attempt < 120; attempt++) {
    const status = await docker('inspect', '--format', '{{.State.Health.Status}}', id)
    if (status !== 'starting') return status
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  return 'starting'
}
