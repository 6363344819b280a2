import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Handler } from './faulty-server.ts'
import { textAnswer } from './http-faults.ts'
import { makeTar, sha256 } from './tar.ts'

const NAME = 'lab-package'

/** A flat Debian archive with one empty package; trusted by `[trusted=yes]` in its sources line. */
export function serveApt(architecture: string): Handler {
  const deb = makeDeb(architecture)
  const packages = [
    `Package: ${NAME}`,
    'Version: 1.0',
    `Architecture: ${architecture}`,
    'Maintainer: Laboratory <laboratory@example.invalid>',
    'Description: nothing',
    `Filename: ./${NAME}.deb`,
    `Size: ${deb.length}`,
    `SHA256: ${sha256(deb)}`,
    '',
  ].join('\n')
  return ({ path }) => {
    if (path.endsWith(`${NAME}.deb`))
      return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: deb }
    if (path.endsWith('/Packages')) return textAnswer(200, 'text/plain', packages)
    return textAnswer(404, 'text/plain', 'Not Found\n')
  }
}

function makeDeb(architecture: string): Buffer {
  const control = `Package: ${NAME}\nVersion: 1.0\nArchitecture: ${architecture}\nMaintainer: Laboratory <laboratory@example.invalid>\nDescription: nothing\n`
  const members = [
    ['debian-binary', Buffer.from('2.0\n')],
    ['control.tar.gz', gzipSync(makeTar({ './control': control }))],
    ['data.tar.gz', gzipSync(makeTar({ './usr/share/lab-package': randomBytes(10_000) }))],
  ] as const
  const parts = members.flatMap(([name, body]) => [
    Buffer.from(
      `${name.padEnd(16)}${'0'.padEnd(12)}${'0'.padEnd(6)}${'0'.padEnd(6)}${'100644'.padEnd(8)}${String(body.length).padEnd(10)}\`\n`,
    ),
    body,
    Buffer.from(body.length % 2 === 0 ? '' : '\n'),
  ])
  return Buffer.concat([Buffer.from('!<arch>\n'), ...parts])
}
