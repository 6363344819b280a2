import { spawn } from 'node:child_process'
import { mkdir, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import process from 'node:process'
import type { EngineHost } from '../engine/ports.ts'

const DPKG_NAMES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' }

/** Processes and folders as the private engine needs them. */
export const engineHost: EngineHost = {
  userId: process.geteuid?.() ?? -1,
  processId: process.pid,
  architecture: DPKG_NAMES[process.arch] ?? process.arch,
  spawnDaemon: async ([program, ...args], { env, logFile }) => {
    const log = await open(logFile, 'a', 0o600)
    try {
      const child = spawn(program, args, {
        detached: true,
        cwd: '/',
        env: { ...env },
        stdio: ['ignore', log.fd, log.fd],
      })
      await new Promise((resolve, reject) => {
        child.once('spawn', resolve)
        child.once('error', reject)
      })
      child.unref()
      return child.pid ?? -1
    } finally {
      await log.close()
    }
  },
  signal: (pid, name) => {
    try {
      return process.kill(pid, name)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
      throw error
    }
  },
  makeFolderOnce: async (path) => {
    await mkdir(dirname(path), { recursive: true })
    try {
      await mkdir(path)
      return true
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
      throw error
    }
  },
  rename,
}
