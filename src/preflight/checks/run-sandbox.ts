import { isIP } from 'node:net'
import type { CommandRunner } from '../../ports.ts'
import { cleanLine, clip } from '../../report/plain-text.ts'
import { allOf } from '../../request/wording.ts'
import type { CheckReport, Endpoint } from '../preflight.ts'
import type { BuilderState } from './builder.ts'
import type { DockerPorts } from './docker.ts'

const name = 'run sandbox'
/** Images with a shell and one of getent and nslookup; ours for machines without registries are such, too. */
const SHELL_IMAGE = /^(?:\S*\/)?(?:alpine|busybox|debian|ubuntu|rust)(?:[:-]\S*)?$/
const HOST = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i
const HOSTS = 4

/**
 * The fourth vantage point of the network: host, daemon, buildkitd, RUN step. RUN steps have name
 * servers of their own; a builder in a container is asked for its own beside.
 */
export async function checkRunSandbox(
  builder: BuilderState,
  endpoints: readonly Endpoint[],
  { run, resolves }: Pick<DockerPorts, 'run' | 'resolves'>,
  signal: AbortSignal,
): Promise<CheckReport> {
  const names = hostsOf(endpoints)
  const known = await Promise.all(names.map(resolves))
  // What this machine does not resolve itself says nothing about the sandbox.
  const hosts = names.filter((_, at) => known[at]).slice(0, HOSTS)
  if (hosts.length === 0) return skipped('this machine resolves none of the names itself')
  if (builder.driver === 'docker-container')
    return await checkInBuilder(builder, hosts, run, signal)
  if (builder.driver !== 'docker')
    return skipped(`builders of driver ${builder.driver} are not looked into`)
  const images = await run(['docker', 'image', 'ls', '--format', '{{.Repository}}:{{.Tag}}'], {
    signal,
  })
  const image = images.stdout.split('\n').find((one) => SHELL_IMAGE.test(one))
  if (image === undefined) return skipped('no image with a shell (alpine, busybox, debian) is here')
  const build = await run(['docker', 'buildx', 'build', '--builder', builder.name, ...BUILD_ARGS], {
    signal,
    input: `FROM ${image}\nRUN ${script(hosts)}\n`,
  })
  return judge(hosts, `${build.stdout}\n${build.stderr}`, 'a RUN step', build.stopped !== undefined)
}

const BUILD_ARGS = ['--progress=plain', '--no-cache', '--output=type=cacheonly', '-']

async function checkInBuilder(
  builder: BuilderState,
  hosts: readonly string[],
  run: CommandRunner,
  signal: AbortSignal,
): Promise<CheckReport> {
  if (builder.status !== 'running')
    return skipped(`the builder is ${builder.status ?? 'not running'}`)
  // As buildx names the container of a builder's first node.
  const container = `buildx_buildkit_${builder.name}0`
  const asked = await run(['docker', 'exec', container, 'sh', '-c', script(hosts)], { signal })
  return judge(hosts, asked.stdout, 'buildkitd in its container', asked.stopped !== undefined)
}

function skipped(detail: string): CheckReport {
  return { name, outcome: 'skipped', detail: cleanLine(detail) }
}

/** Only names of a plain form: they become part of a shell line. */
function hostsOf(endpoints: readonly Endpoint[]): readonly string[] {
  const names = endpoints.map(({ url }) => new URL(url).hostname)
  return [...new Set(names)].filter((host) => HOST.test(host) && isIP(host) === 0)
}

function script(hosts: readonly string[]): string {
  const ask = '{ getent hosts "$h" || nslookup "$h"; } >/dev/null 2>&1'
  return [
    `for h in ${hosts.join(' ')}; do if ${ask}; then echo "seen $h yes"; else echo "seen $h no"; fi; done`,
    'while read -r k v; do [ "$k" = nameserver ] && echo "server $v"; done </etc/resolv.conf; true',
  ].join('; ')
}

function judge(
  hosts: readonly string[],
  text: string,
  who: string,
  isStopped: boolean,
): CheckReport {
  const seen = hosts.flatMap((host) => {
    const answer = new RegExp(`seen ${host.replaceAll('.', '\\.')} (yes|no)`).exec(text)?.[1]
    return answer === undefined ? [] : [{ host, answer }]
  })
  const servers = [...text.matchAll(/server ([0-9a-f.:]{3,45})$/gim)].map(
    ([, server = '']) => server,
  )
  const asking = servers.length === 0 ? '' : ` (name servers ${allOf([...new Set(servers)])})`
  if (seen.length === 0) {
    if (isStopped) return skipped(`${who} did not end in the time there was`)
    const last = text.trim().split('\n').at(-1) ?? ''
    return skipped(`${who} could not be tried: ${cleanLine(clip(last, 140))}`)
  }
  const missing = seen.filter(({ answer }) => answer === 'no').map(({ host }) => host)
  if (missing.length === 0) {
    return { name, outcome: 'ok', detail: `${who} resolves ${allOf(hosts)}${asking}` }
  }
  return {
    name,
    outcome: 'warning',
    detail: `${who} does not resolve ${allOf(missing)}${asking}`,
    remedy: 'set "dns" in /etc/docker/daemon.json, or build with --network=host',
  }
}
