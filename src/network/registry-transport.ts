import { isLoopback } from '../image/reference.ts'
import type { NetworkPorts } from './ports.ts'
import type { NetworkSettings, Transport } from './transport.ts'

/** The way to each registry. No proxy stands between a program and its own machine, whatever the variables say. */
export function transportsTo(
  { makeTransport }: Pick<NetworkPorts, 'makeTransport'>,
  settings: NetworkSettings,
): (registry: string) => Transport {
  const direct = { ...settings, proxy: {} }
  return (registry) => makeTransport(isLoopback(registry) ? direct : settings)
}
