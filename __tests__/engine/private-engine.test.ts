import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { clock } from '../../src/adapters/clock.ts'
import { runCommand } from '../../src/adapters/command-runner.ts'
import { engineHost } from '../../src/adapters/engine-host.ts'
import { files } from '../../src/adapters/files.ts'
import { findInstallObstacle } from '../../src/engine/install.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { cli, MINUTES, told } from './harness.ts'

/**
 * `engine up` and `down` from an empty cache folder, on a PATH without docker: what a fresh machine
 * sees. Elsewhere than as root on Debian it has to say in one sentence what to install.
 */
afterAll(removeTempFolders)

/** Folders with everything but docker. */
function pathWithoutDocker(): string {
  const folder = tempFolder()
  for (const place of ['/usr/sbin', '/usr/bin', '/sbin', '/bin']) {
    for (const name of readdirSync(place)) {
      if (/docker/.test(name)) continue
      try {
        execFileSync('ln', ['-s', `${place}/${name}`, `${folder}/${name}`], { stdio: 'ignore' })
      } catch {
        // The same name in two folders: the first one counts.
      }
    }
  }
  return folder
}

/** Empty for a process that has ended, also while nobody has asked for its exit code yet. */
function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

function mountsBelow(folder: string): readonly string[] {
  const mounts = execFileSync('cat', ['/proc/mounts'], { encoding: 'utf8' }).split('\n')
  return mounts.filter((line) => line.split(' ')[1]?.startsWith(folder))
}

test(
  'up, env, status, down',
  async () => {
    const obstacle = await findInstallObstacle({
      run: runCommand,
      files,
      clock,
      log: recordingLogger().log,
      host: engineHost,
    } as never)
    const cache = tempFolder()
    const env = {
      CV_DOCKER_BUILD_CACHE: cache,
      PATH: pathWithoutDocker(),
      DOCKER_HOST: '',
      DOCKER_CONFIG: tempFolder(),
    }
    const up = await cli(['engine', 'up'], { env })
    if (obstacle !== undefined) {
      expect(up.exitCode).toBe(1)
      expect(up.stderr).toContain('install Docker Engine 23 or later')
      return
    }
    expect(up.exitCode === 0 ? '' : told(up)).toBe('')
    const status = await cli(['engine', 'status'], { env })
    expect(status.stdout).toMatch(/A private Docker engine is up \(containerd store, pid \d+\)/)
    const pid = Number(/pid (\d+)/.exec(status.stdout)?.[1])
    const exports = (await cli(['engine', 'env'], { env })).stdout
    const version = execFileSync(
      'sh',
      ['-c', `${exports}\ndocker version --format '{{.Server.Version}}' && docker buildx version`],
      { env, encoding: 'utf8' },
    )
    expect(version).toMatch(/^\d+\.\d+\.\d+.*\n.*buildx/)
    const again = await cli(['engine', 'up'], { env })
    expect(again.stdout).toContain(`pid ${pid}`)

    const down = await cli(['engine', 'down', '--all'], { env })
    expect(down.exitCode === 0 ? '' : told(down)).toBe('')
    expect(commandLineOf(pid)).toBe('')
    expect(mountsBelow(cache)).toEqual([])
    expect(readdirSync(cache).filter((name) => name !== 'locks')).toEqual([])
    expect((await cli(['engine', 'status'], { env })).exitCode).toBe(1)
  },
  5 * MINUTES,
)
