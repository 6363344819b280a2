import { ensureBuildkitImage } from '../engine/buildkit-image.ts'
import { makeStandIns } from '../engine/make-stand-ins.ts'
import type { Logger } from '../ports.ts'
import type { StandInSource } from '../prepare.ts'
import { clock } from './clock.ts'
import { runCommand } from './command-runner.ts'
import { engineHost } from './engine-host.ts'
import { files } from './files.ts'
import { http } from './http.ts'
import type { Environment } from './pipeline-ports.ts'

/** Stand-ins made for real. The environment is asked for late: it may come to name a private engine. */
export function standInSource(
  cacheFolder: string,
  environment: () => Environment,
  log: Logger,
): StandInSource {
  const ports = { run: runCommand, files, clock, http, log, host: engineHost }
  return {
    make: (wanted, references, engine) =>
      makeStandIns({ wanted, references, engine, cacheFolder, env: environment(), ports }),
    makeBuildkitImage: () => ensureBuildkitImage(ports, { cacheFolder, env: environment() }),
  }
}
