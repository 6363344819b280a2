import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { files } from '../../src/adapters/files.ts'
import { http } from '../../src/adapters/http.ts'
import { openFile } from '../../src/adapters/random-access.ts'
import type { MeasureDeps } from '../../src/image/measure.ts'
import type { BuiltDockerfile } from '../../src/image/origins.ts'
import { walkTar } from '../../src/image/tar.ts'
import { streamCursor } from '../../src/image/tar-cursors.ts'
import { parseDockerfile } from '../../src/workspace/dockerfile.ts'
import { fakeClock } from '../fakes/fake-clock.ts'

/**
 * The fixtures are what Docker 28.5.2 with buildx 0.29.1 wrote for the Dockerfiles beside them:
 * archives by `--output`, `save-*.tar` by `docker image save`, `*-inspect.json` and `*-history.json`
 * by the Engine API of the two stores.
 */
export function fixturePath(name: string): string {
  return fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url))
}

export async function fixtureJson(name: string): Promise<unknown> {
  return JSON.parse(await readFile(fixturePath(name), 'utf8'))
}

export async function fixtureDockerfile(name: string): Promise<BuiltDockerfile> {
  const path = fixturePath(name)
  return { stages: parseDockerfile(await readFile(path, 'utf8'), path).stages }
}

/** A file in chunks that respect no boundary of its content. */
export async function* chunksOf(bytes: Uint8Array, chunkBytes = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes)
}

/** The files of a tar fixture by name. */
export async function filesOfTar(name: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const cursor = streamCursor(chunksOf(await readFile(fixturePath(name))))
  const contents = new Map<string, Uint8Array>()
  const walked = await walkTar(cursor, async (entry) => {
    contents.set(entry.name, await cursor.read(entry.sizeBytes))
  })
  if (!walked.ok) throw new Error(walked.problem)
  return contents
}

export function refuse(what: string): () => never {
  return () => {
    throw new Error(`${what} must not be used here`)
  }
}

export function measureDeps(overrides: Partial<MeasureDeps> = {}): MeasureDeps {
  return {
    files,
    http,
    openFile,
    clock: fakeClock().clock,
    run: refuse('a command'),
    dockerConfigFolder: '/nonexistent',
    openEngine: refuse('the engine'),
    ...overrides,
  }
}
