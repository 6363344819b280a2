import { readFileSync } from 'node:fs'
import { parseTrivy } from '../../../src/scan/findings/parse-trivy.ts'
import type { ScannedImage } from '../../../src/scan/findings/raw-finding.ts'

/** What Trivy 0.74.0 wrote of the images of `sample-image.ts`, with the database of `small-database.ts`. */
export type FixtureName =
  | 'debian-rust'
  | 'debian-base'
  | 'alpine-rust'
  | 'not-analysable'
  | 'crates-alone'
  | 'nothing'
  | 'lock-file'
  | 'no-packages'
  | 'end-of-life'

export function fixtureText(name: FixtureName): string {
  return readFileSync(new URL(`../fixtures/trivy-${name}.json`, import.meta.url), 'utf8')
}

export function scannedFixture(name: FixtureName): ScannedImage {
  const read = parseTrivy(fixtureText(name))
  if (!read.ok) throw new Error(read.reason)
  return read.image
}
