import type { TrivyAsset, TrivyPin } from '../../src/scan/scanner/pin.ts'

/** How what was pinned was verified. */
export type PinStory = {
  /** `2026-08-14`. */
  readonly releasedOn: string
  /** Whether GitHub's attestation of each archive was checked. */
  readonly attested: boolean
}

const START = '/** @pinned */'

/** The file with another pin: everything before the mark stays. */
export function renderPin(file: string, { version, assets }: TrivyPin, story: PinStory): string {
  const at = file.indexOf(START)
  if (at === -1) throw new Error(`there is no ${START} in pin.ts`)
  const attested = story.attested
    ? 'GitHub attests that they come from the workflow of the release'
    : 'the attestation of GitHub was not checked'
  return [
    `${file.slice(0, at)}${START}`,
    'export const TRIVY_PIN: TrivyPin = {',
    `  // Of ${story.releasedOn}. The archives are those of its checksums file, ${attested};`,
    '  // the programs were taken out of them.',
    `  version: '${version}',`,
    '  assets: {',
    ...Object.entries(assets).flatMap(([platform, asset]) => renderAsset(platform, asset)),
    '  },',
    '}',
    '',
  ].join('\n')
}

function renderAsset(platform: string, asset: TrivyAsset): readonly string[] {
  return [
    `    '${platform}': {`,
    `      archive: '${asset.archive}',`,
    `      archiveSha256: '${asset.archiveSha256}',`,
    `      programSha256: '${asset.programSha256}',`,
    '    },',
  ]
}
