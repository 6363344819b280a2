import {
  BUILDKIT_REFERENCE,
  ensureBuildkitImage,
  hasBuildkit,
  REAL_BUILDKIT_IMAGE,
} from '../engine/buildkit-image.ts'
import { foreseeStandIns, isRegistryUp, makeStandIns } from '../engine/make-stand-ins.ts'
import { hasRecord } from '../fetch/images/has-record.ts'
import type { Http, Logger } from '../ports.ts'
import type { StandInSource, StandInsWanted } from '../prepare.ts'
import { clock } from './clock.ts'
import { runCommand } from './command-runner.ts'
import { engineHost } from './engine-host.ts'
import { files } from './files.ts'
import { type Environment, httpOf } from './pipeline-ports.ts'

/** Stand-ins made for real. The environment is asked for late: it may come to name a private engine. */
export function standInSource(
  cacheFolder: string,
  environment: () => Environment,
  log: Logger,
): StandInSource {
  const makePorts = (env: Environment) => {
    // A registry that is reached through the proxy alone is there.
    const http = httpOf(env)
    return { run: runCommand, files, clock, http, log, host: engineHost }
  }
  return {
    make: (wanted, references, engine) => {
      const env = environment()
      const ports = makePorts(env)
      return makeStandIns({ wanted, references, engine, cacheFolder, env, ports })
    },
    makeBuildkitImage: async (wanted) => {
      const env = environment()
      const ports = makePorts(env)
      if (!(await isWanted(wanted, ports.http, cacheFolder))) return undefined
      return ensureBuildkitImage(ports, { cacheFolder, env })
    },
  }
}

/** For a plan that is only shown. A builder of our own would run the image that is made then. */
export function foreseenStandIns(cacheFolder: string, env: Environment = {}): StandInSource {
  const http = httpOf(env)
  return {
    make: (wanted, references, engine) =>
      foreseeStandIns({ wanted, references, engine, cacheFolder, ports: { http, files } }),
    makeBuildkitImage: async (wanted) =>
      (await isWanted(wanted, http, cacheFolder)) ? BUILDKIT_REFERENCE : undefined,
  }
}

async function isWanted(wanted: StandInsWanted, http: Http, cacheFolder: string) {
  switch (wanted) {
    case 'always':
      return true
    case 'auto':
      return !(await isRegistryUp(REAL_BUILDKIT_IMAGE, http))
    case 'cached':
      return (
        !(await hasRecord(REAL_BUILDKIT_IMAGE, cacheFolder, files)) &&
        (await hasBuildkit({ files }, cacheFolder))
      )
  }
}
