import type { FaultKind } from '../laboratory/kind.ts'
import { BUILDER_KINDS } from './builder.ts'
import { CACHE_KINDS } from './cache.ts'
import { FROM_KINDS } from './from.ts'
import { FROM_NETWORK_KINDS } from './from-network.ts'
import { MACHINE_KINDS } from './machine.ts'
import { PROJECT_KINDS } from './project.ts'
import { PUSH_KINDS } from './push.ts'
import { CARGO_KINDS } from './run-cargo.ts'
import { TOOL_KINDS } from './run-tools.ts'
import { TOKEN_KINDS } from './token.ts'

/** Every kind of fault that the laboratory can make. */
export const FAULT_KINDS: readonly FaultKind[] = [
  ...FROM_KINDS,
  ...FROM_NETWORK_KINDS,
  ...TOKEN_KINDS,
  ...PUSH_KINDS,
  ...CACHE_KINDS,
  ...CARGO_KINDS,
  ...TOOL_KINDS,
  ...BUILDER_KINDS,
  ...MACHINE_KINDS,
  ...PROJECT_KINDS,
]
