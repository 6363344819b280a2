import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

/** Ids of the processes whose environment (inherited by every child) or command line holds a text. */
export function findProcesses(where: 'environ' | 'cmdline', text: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => read(`/proc/${pid}/${where}`).replaceAll('\0', ' ').includes(text))
    .map(Number)
}

/** A process may end, or be none of ours to look at, while we look. */
function read(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}

/** Waits until there is such a process, or none any more; the time limit of the test is the only one. */
export async function waitForProcesses(
  state: 'there' | 'gone',
  ...search: Parameters<typeof findProcesses>
): Promise<void> {
  while (findProcesses(...search).length > 0 !== (state === 'there')) await delay(50)
}
