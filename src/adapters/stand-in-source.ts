import {
  BUILDKIT_REFERENCE,
  ensureBuildkitImage,
  REAL_BUILDKIT_IMAGE,
} from '../engine/buildkit-image.ts'
import { foreseeStandIns, isRegistryUp, makeStandIns } from '../engine/make-stand-ins.ts'
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
    makeBuildkitImage: async (wanted) => {
      if (!(await isWanted(wanted))) return undefined
      return ensureBuildkitImage(ports, { cacheFolder, env: environment() })
    },
  }
}

/** For a plan that is only shown. A builder of our own would run the image that is made then. */
export function foreseenStandIns(cacheFolder: string): StandInSource {
  return {
    make: (wanted, references, engine) =>
      foreseeStandIns({ wanted, references, engine, cacheFolder, ports: { http } }),
    makeBuildkitImage: async (wanted) =>
      (await isWanted(wanted)) ? BUILDKIT_REFERENCE : undefined,
  }
}

async function isWanted(wanted: 'auto' | 'always'): Promise<boolean> {
  return wanted === 'always' || !(await isRegistryUp(REAL_BUILDKIT_IMAGE, http))
}
