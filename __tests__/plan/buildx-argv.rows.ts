import type { BuilderFacts } from '../../src/engine/facts.ts'
import type { RunContext } from '../../src/run-context.ts'
import { aGitHubContext, SHA } from './a-run-context.ts'

/**
 * What docker/build-push-action v7.3 is given in a workflow, and the command that comes out. Its own
 * code was run with these inputs to compare (docs/inputs.md says with what result); rows in
 * which we differ on purpose are marked.
 */
export type ArgvRow = {
  readonly name: string
  /** Of buildx; 0.29.1 when not given. */
  readonly buildx?: string
  readonly inputs: Readonly<Record<string, string>>
  readonly argv: readonly string[]
  readonly context?: Partial<RunContext>
  readonly builder?: Partial<BuilderFacts>
  /** Whether the workspace holds a checkout; false when not given, as build-push-action sees it. */
  readonly hasCheckout?: true
  readonly missingSecretFiles?: readonly string[]
  /** Why the argv is not that of build-push-action. */
  readonly differs?: string
}

export const GIT = `https://github.com/Acme/CV-Site.git#${SHA}`
const RUN = 'builder-id=https://github.com/Acme/CV-Site/actions/runs/4711/attempts/2'
const START = ['buildx', 'build']
const IID = ['--iidfile', '/runner/temp/iid.txt']
const META = ['--metadata-file', '/runner/temp/metadata.json']
const MAX = ['--attest', `type=provenance,mode=max,${RUN}`]
const END = ['--progress=rawjson', '.']

/** The usual command with the flags of one input where they belong. */
function usual(before: readonly string[], between: readonly string[] = []): readonly string[] {
  return [...START, ...before, ...IID, ...between, ...MAX, ...META, ...END]
}

/** The usual command with flags after the attestation. */
function after(flags: readonly string[]): readonly string[] {
  return [...START, ...IID, ...MAX, ...flags, ...META, ...END]
}

/** The usual command with flags after the metadata file. */
function late(flags: readonly string[]): readonly string[] {
  return [...START, ...IID, ...MAX, ...META, ...flags, ...END]
}

const PRIVATE = { github: aGitHubContext({ isPrivate: true }) }

export const ROWS: readonly ArgvRow[] = [
  // context
  {
    name: 'nothing given, no checkout: the git context',
    inputs: {},
    argv: [...START, ...IID, ...MAX, ...META, '--progress=rawjson', GIT],
  },
  {
    name: 'nothing given, a checkout: the checkout',
    inputs: {},
    hasCheckout: true,
    argv: usual([]),
    differs: 'the default context is the checkout',
  },
  {
    name: 'a folder',
    inputs: { context: ' ./site ' },
    argv: [...usual([]).slice(0, -1), './site'],
  },
  {
    name: 'a folder of the git context',
    inputs: { context: '{{defaultContext}}:site' },
    argv: [...usual([]).slice(0, -1), `${GIT}:site`],
  },
  {
    name: 'a template with blanks and three braces',
    inputs: { context: '{{{ defaultContext }}}' },
    argv: [...usual([]).slice(0, -1), GIT],
  },
  {
    name: 'the git context although there is a checkout',
    inputs: { context: '{{defaultContext}}' },
    hasCheckout: true,
    argv: [...usual([]).slice(0, -1), GIT],
  },
  {
    name: 'a foreign git context',
    inputs: { context: 'https://git.example/x.git#v1:app' },
    argv: [...usual([]).slice(0, -1), 'https://git.example/x.git#v1:app'],
  },
  {
    name: 'a pull request: the merge commit',
    inputs: {},
    context: { github: aGitHubContext({ eventName: 'pull_request', ref: 'refs/pull/7/merge' }) },
    argv: [...usual([]).slice(0, -1), GIT],
  },
  {
    name: 'a pull request: its head where the environment asks for it',
    inputs: {},
    context: {
      github: aGitHubContext({
        eventName: 'pull_request',
        ref: 'refs/pull/7/merge',
        pullRequest: { number: 7, headSha: 'cafe'.repeat(10) },
      }),
      settings: { DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF: 'true' },
    },
    argv: [...usual([]).slice(0, -1), `https://github.com/Acme/CV-Site.git#${'cafe'.repeat(10)}`],
  },
  {
    name: 'a query where the environment asks for it and buildx knows it',
    buildx: '0.29.0',
    inputs: {},
    context: { settings: { BUILDX_SEND_GIT_QUERY_AS_INPUT: '1' } },
    argv: [...usual([]).slice(0, -1), `https://github.com/Acme/CV-Site.git?ref=${SHA}`],
  },
  {
    name: 'no query before buildx 0.29',
    buildx: '0.28.0',
    inputs: {},
    context: { settings: { BUILDX_SEND_GIT_QUERY_AS_INPUT: '1' } },
    argv: [...usual([]).slice(0, -1), GIT],
  },
  // each input alone
  {
    name: 'add-hosts by commas and lines',
    inputs: { context: '.', 'add-hosts': 'db:10.0.0.7, cache:10.0.0.8\nv6=[::1]' },
    argv: usual([
      '--add-host',
      'db:10.0.0.7',
      '--add-host',
      'cache:10.0.0.8',
      '--add-host',
      'v6=[::1]',
    ]),
  },
  {
    name: 'allow',
    inputs: { context: '.', allow: 'network.host,security.insecure' },
    argv: usual(['--allow', 'network.host', '--allow', 'security.insecure']),
  },
  {
    name: 'annotations keep their commas',
    inputs: {
      context: '.',
      annotations: 'index,manifest:com.acme.team=core, web\ncom.acme.tier=1',
    },
    argv: usual([
      '--annotation',
      'index,manifest:com.acme.team=core, web',
      '--annotation',
      'com.acme.tier=1',
    ]),
  },
  {
    name: 'build-args keep commas and quoted lines',
    inputs: { context: '.', 'build-args': 'LIST=a,b,c\n"NOTE=first\nsecond"\nFROM_ENV\n' },
    argv: usual([
      '--build-arg',
      'LIST=a,b,c',
      '--build-arg',
      'NOTE=first\nsecond',
      '--build-arg',
      'FROM_ENV',
    ]),
  },
  {
    name: 'build-args with quotes inside a value',
    inputs: { context: '.', 'build-args': 'FLAGS=--cfg feature="x"\n"SAID=say ""hi"", she said"' },
    argv: usual([
      '--build-arg',
      'FLAGS=--cfg feature="x"',
      '--build-arg',
      'SAID=say "hi", she said',
    ]),
  },
  {
    name: 'a comment between build-args',
    inputs: { context: '.', 'build-args': '# who\nA=1\n  # why\nB=2#3' },
    argv: usual(['--build-arg', 'A=1', '--build-arg', 'B=2#3']),
    differs: 'comments in lists',
  },
  {
    name: 'an item of blanks',
    inputs: { context: '.', tags: 'acme/cv:1, ,acme/cv:2' },
    argv: after(['--tag', 'acme/cv:1', '--tag', 'acme/cv:2']),
    differs: 'items of blanks in lists',
  },
  {
    name: 'build-contexts with a template',
    inputs: {
      context: '.',
      'build-contexts': 'base=docker-image://alpine:3.22\nsrc={{defaultContext}}:lib',
    },
    argv: usual([
      '--build-context',
      'base=docker-image://alpine:3.22',
      '--build-context',
      `src=${GIT}:lib`,
    ]),
  },
  {
    name: 'builder',
    inputs: { context: '.', builder: 'big' },
    argv: after(['--builder', 'big']),
  },
  {
    name: 'cache-from and cache-to',
    inputs: {
      context: '.',
      'cache-from': 'type=registry,ref=ghcr.io/acme/cv:cache\nacme/cv:old',
      'cache-to': 'type=registry,ref=ghcr.io/acme/cv:cache,mode=max',
    },
    argv: usual([
      '--cache-from',
      'type=registry,ref=ghcr.io/acme/cv:cache',
      '--cache-from',
      'acme/cv:old',
      '--cache-to',
      'type=registry,ref=ghcr.io/acme/cv:cache,mode=max',
    ]),
  },
  {
    name: 'the cache of the workflow, as given',
    inputs: { context: '.', 'cache-from': 'type=gha', 'cache-to': 'type=gha,mode=max,scope=x' },
    argv: usual(['--cache-from', 'type=gha', '--cache-to', 'type=gha,mode=max,scope=x']),
  },
  {
    name: 'call check',
    inputs: { context: '.', call: 'check' },
    argv: usual(['--call', 'check']),
  },
  {
    name: 'call with a format, oldest buildx that can',
    buildx: '0.15.0',
    inputs: { context: '.', call: 'outline,format=json' },
    argv: usual(['--call', 'outline,format=json']),
  },
  {
    name: 'cgroup-parent',
    inputs: { context: '.', 'cgroup-parent': 'ci.slice' },
    argv: usual(['--cgroup-parent', 'ci.slice']),
  },
  {
    name: 'file',
    inputs: { context: '.', file: 'docker/Dockerfile.web' },
    argv: usual(['--file', 'docker/Dockerfile.web']),
  },
  {
    name: 'labels keep their commas',
    inputs: { context: '.', labels: 'com.acme.note=one, two\nempty=\nbare' },
    argv: usual([], ['--label', 'com.acme.note=one, two', '--label', 'empty=', '--label', 'bare']),
  },
  {
    name: 'load: no provenance by default',
    inputs: { context: '.', load: 'true', tags: 'acme/cv:1' },
    argv: [...START, ...IID, '--tag', 'acme/cv:1', '--load', ...META, ...END],
  },
  { name: 'network', inputs: { context: '.', network: 'host' }, argv: late(['--network', 'host']) },
  { name: 'no-cache', inputs: { context: '.', 'no-cache': 'True' }, argv: late(['--no-cache']) },
  {
    name: 'no-cache-filters',
    inputs: { context: '.', 'no-cache-filters': 'build,test' },
    argv: usual([], ['--no-cache-filter', 'build', '--no-cache-filter', 'test']),
  },
  {
    name: 'an image output with quotes, which are kept',
    inputs: { context: '.', outputs: 'type=image,"name=acme/cv,ghcr.io/acme/cv",push=true' },
    argv: usual([], ['--output', 'type=image,"name=acme/cv,ghcr.io/acme/cv",push=true']),
  },
  {
    name: 'two outputs',
    inputs: { context: '.', outputs: 'type=image,name=acme/cv\ntype=oci,dest=cv.tar' },
    argv: usual([], ['--output', 'type=image,name=acme/cv', '--output', 'type=oci,dest=cv.tar']),
  },
  {
    name: 'a local output has no image id',
    inputs: { context: '.', outputs: 'type=local,dest=out' },
    argv: [...START, '--output', 'type=local,dest=out', ...MAX, ...META, ...END],
  },
  {
    name: 'a folder alone is a local output',
    inputs: { context: '.', outputs: './out' },
    argv: [...START, '--output', './out', ...MAX, ...META, ...END],
  },
  {
    name: 'a tar output has no image id',
    inputs: { context: '.', outputs: 'type=tar,dest=root.tar' },
    argv: [...START, '--output', 'type=tar,dest=root.tar', ...MAX, ...META, ...END],
  },
  {
    name: 'a local output beside an image has no image id',
    inputs: { context: '.', outputs: 'type=image,name=acme/cv\ntype=local,dest=out' },
    argv: [
      ...START,
      '--output',
      'type=image,name=acme/cv',
      '--output',
      'type=local,dest=out',
      ...MAX,
      ...META,
      ...END,
    ],
  },
  {
    name: 'a docker output: no provenance by default',
    inputs: { context: '.', outputs: 'type=docker,dest=cv.tar' },
    argv: [...START, ...IID, '--output', 'type=docker,dest=cv.tar', ...META, ...END],
  },
  {
    name: 'an output by digest, as one job of several makes it',
    inputs: {
      context: '.',
      platforms: 'linux/arm64',
      outputs: 'type=image,name=ghcr.io/acme/cv,push-by-digest=true,name-canonical=true,push=true',
    },
    argv: usual(
      [],
      [
        '--output',
        'type=image,name=ghcr.io/acme/cv,push-by-digest=true,name-canonical=true,push=true',
        '--platform',
        'linux/arm64',
      ],
    ),
  },
  {
    name: 'platforms by commas and lines are one flag',
    inputs: { context: '.', platforms: 'linux/amd64, linux/arm64\nlinux/arm/v7' },
    argv: usual([], ['--platform', 'linux/amd64,linux/arm64,linux/arm/v7']),
  },
  { name: 'pull', inputs: { context: '.', pull: 'true' }, argv: late(['--pull']) },
  {
    name: 'push',
    inputs: { context: '.', push: 'TRUE', tags: 'acme/cv:1' },
    argv: [...START, ...IID, ...MAX, '--tag', 'acme/cv:1', ...META, '--push', ...END],
  },
  {
    name: 'load and push together',
    inputs: { context: '.', load: 'true', push: 'true', tags: 'acme/cv:1' },
    argv: [...START, ...IID, '--tag', 'acme/cv:1', '--load', ...META, '--push', ...END],
  },
  {
    name: 'shm-size',
    inputs: { context: '.', 'shm-size': '2g' },
    argv: after(['--shm-size', '2g']),
  },
  {
    name: 'ssh by lines; a comma separates',
    inputs: { context: '.', ssh: 'default\ndeploy=/keys/a' },
    argv: after(['--ssh', 'default', '--ssh', 'deploy=/keys/a']),
  },
  {
    name: 'tags by commas and lines',
    inputs: { context: '.', tags: 'acme/cv:1, acme/cv:latest\nghcr.io/acme/cv:1' },
    argv: after(['--tag', 'acme/cv:1', '--tag', 'acme/cv:latest', '--tag', 'ghcr.io/acme/cv:1']),
  },
  { name: 'target', inputs: { context: '.', target: 'web' }, argv: after(['--target', 'web']) },
  {
    name: 'ulimit',
    inputs: { context: '.', ulimit: 'nofile=1024:2048\nnproc=3' },
    argv: after(['--ulimit', 'nofile=1024:2048', '--ulimit', 'nproc=3']),
  },
  // secrets
  {
    name: 'a secret by value goes through a file',
    inputs: { context: '.', secrets: 'TOKEN=top=secret' },
    argv: after(['--secret', 'id=TOKEN,src=/runner/temp/secret-1']),
  },
  {
    name: 'two secrets, one of several lines',
    inputs: { context: '.', secrets: '"KEY=-----BEGIN\nabc\n-----END\n"\nTOKEN=x' },
    argv: after([
      '--secret',
      'id=KEY,src=/runner/temp/secret-1',
      '--secret',
      'id=TOKEN,src=/runner/temp/secret-2',
    ]),
  },
  {
    name: 'a secret without a value is left out',
    inputs: { context: '.', secrets: 'EMPTY=\nTOKEN=x' },
    argv: after(['--secret', 'id=TOKEN,src=/runner/temp/secret-1']),
  },
  {
    name: 'secret-envs',
    inputs: { context: '.', 'secret-envs': 'TOKEN=GH_TOKEN,NPM=NPM_TOKEN' },
    argv: after(['--secret', 'id=TOKEN,env=GH_TOKEN', '--secret', 'id=NPM,env=NPM_TOKEN']),
  },
  {
    name: 'secret-files',
    inputs: { context: '.', 'secret-files': 'NETRC=./action.yml' },
    argv: after(['--secret', 'id=NETRC,src=./action.yml']),
  },
  {
    name: 'a secret file that does not exist is left out',
    inputs: { context: '.', 'secret-files': 'NETRC=./action.yml\nGONE=./gone' },
    missingSecretFiles: ['./gone'],
    argv: after(['--secret', 'id=NETRC,src=./action.yml']),
  },
  {
    name: 'the token goes with the git context',
    inputs: { 'github-token': 'ghs_x' },
    argv: [
      ...START,
      ...IID,
      ...MAX,
      '--secret',
      'id=GIT_AUTH_TOKEN.github.com,src=/runner/temp/secret-1',
      ...META,
      '--progress=rawjson',
      GIT,
    ],
  },
  {
    name: 'the token goes with a folder of the git context, after the other secrets',
    inputs: { 'github-token': 'ghs_x', context: '{{defaultContext}}:site', secrets: 'A=1' },
    argv: [
      ...START,
      ...IID,
      ...MAX,
      '--secret',
      'id=A,src=/runner/temp/secret-1',
      '--secret',
      'id=GIT_AUTH_TOKEN.github.com,src=/runner/temp/secret-2',
      ...META,
      '--progress=rawjson',
      `${GIT}:site`,
    ],
  },
  {
    name: 'the token does not go with a folder',
    inputs: { 'github-token': 'ghs_x', context: '.' },
    argv: usual([]),
  },
  {
    name: 'the token does not go with a foreign git context',
    inputs: { 'github-token': 'ghs_x', context: 'https://github.com/other/repo.git' },
    argv: [...usual([]).slice(0, -1), 'https://github.com/other/repo.git'],
  },
  {
    name: 'a GIT_AUTH_TOKEN of the user replaces the token',
    inputs: { 'github-token': 'ghs_x', secrets: 'GIT_AUTH_TOKEN=pat' },
    argv: [...after(['--secret', 'id=GIT_AUTH_TOKEN,src=/runner/temp/secret-1']).slice(0, -1), GIT],
  },
  {
    name: 'the token on a server of its own, with a port',
    inputs: { 'github-token': 'ghs_x' },
    context: { github: aGitHubContext({ serverUrl: 'http://git.acme.example:8443' }) },
    argv: [
      ...START,
      ...IID,
      '--attest',
      'type=provenance,mode=max,builder-id=http://git.acme.example:8443/Acme/CV-Site/actions/runs/4711/attempts/2',
      '--secret',
      'id=GIT_AUTH_TOKEN.git.acme.example:8443,src=/runner/temp/secret-1',
      ...META,
      '--progress=rawjson',
      `http://git.acme.example:8443/Acme/CV-Site.git#${SHA}`,
    ],
  },
  // provenance, sbom, attests
  {
    name: 'provenance of a private repository',
    inputs: { context: '.' },
    context: PRIVATE,
    argv: [
      ...START,
      ...IID,
      '--attest',
      `type=provenance,mode=min,inline-only=true,${RUN}`,
      ...META,
      ...END,
    ],
  },
  {
    name: 'provenance true',
    inputs: { context: '.', provenance: 'true' },
    argv: [...START, ...IID, '--attest', `type=provenance,${RUN}`, ...META, ...END],
  },
  {
    name: 'provenance false',
    inputs: { context: '.', provenance: 'false' },
    argv: [...START, ...IID, '--attest', 'type=provenance,disabled=true', ...META, ...END],
  },
  {
    name: 'provenance 0, a boolean of Go only',
    inputs: { context: '.', provenance: '0' },
    argv: [...START, ...IID, '--attest', `type=provenance,disabled=true,${RUN}`, ...META, ...END],
  },
  {
    name: 'provenance with attributes',
    inputs: { context: '.', provenance: 'mode=max,version=v1' },
    argv: [
      ...START,
      ...IID,
      '--attest',
      `type=provenance,mode=max,version=v1,${RUN}`,
      ...META,
      ...END,
    ],
  },
  {
    name: 'provenance with a builder of its own',
    inputs: { context: '.', provenance: 'builder-id=https://acme.example/ci' },
    argv: [
      ...START,
      ...IID,
      '--attest',
      'type=provenance,builder-id=https://acme.example/ci',
      ...META,
      ...END,
    ],
  },
  {
    name: 'provenance asked for counts with load, too',
    inputs: { context: '.', provenance: 'mode=min', load: 'true' },
    argv: [
      ...START,
      ...IID,
      '--attest',
      `type=provenance,mode=min,${RUN}`,
      '--load',
      ...META,
      ...END,
    ],
  },
  {
    name: 'sbom true, beside the default provenance',
    inputs: { context: '.', sbom: 'true' },
    argv: after(['--attest', 'type=sbom,disabled=false']),
  },
  {
    name: 'sbom with attributes',
    inputs: { context: '.', sbom: 'generator=docker.io/acme/scanner:1' },
    argv: after(['--attest', 'type=sbom,generator=docker.io/acme/scanner:1']),
  },
  {
    name: 'attests with provenance: no default',
    inputs: { context: '.', attests: 'type=provenance,mode=min\ntype=sbom,generator=x' },
    argv: [
      ...START,
      ...IID,
      '--attest',
      `type=provenance,mode=min,${RUN}`,
      '--attest',
      'type=sbom,generator=x',
      ...META,
      ...END,
    ],
  },
  {
    name: 'provenance and sbom win over attests',
    inputs: {
      context: '.',
      attests: 'type=provenance,mode=min\ntype=sbom,generator=x',
      provenance: 'mode=max',
      sbom: 'false',
    },
    argv: after(['--attest', 'type=sbom,disabled=true']),
  },
  {
    name: 'an attestation of another type',
    inputs: { context: '.', attests: 'type=vex, true' },
    argv: after(['--attest', 'type=vex,disabled=false']),
  },
  {
    name: 'no default provenance where the environment says so',
    inputs: { context: '.' },
    context: { settings: { BUILDX_NO_DEFAULT_ATTESTATIONS: '1' } },
    argv: [...START, ...IID, ...META, ...END],
  },
  {
    name: 'no default provenance before BuildKit 0.11',
    inputs: { context: '.' },
    builder: { buildkitVersion: '0.10.6' },
    argv: [...START, ...IID, ...META, ...END],
  },
  {
    name: 'no default provenance on a BuildKit that does not say its version',
    inputs: { context: '.' },
    builder: { buildkitVersion: '0.0.0+unknown' },
    argv: [...START, ...IID, ...META, ...END],
  },
  {
    name: 'no default provenance on an engine whose BuildKit is not marked',
    inputs: { context: '.' },
    builder: { driver: 'docker', buildkitVersion: '0.25.1', imageStore: 'containerd' },
    argv: [...START, ...IID, ...META, ...END],
  },
  {
    name: 'default provenance on an engine with the containerd store',
    inputs: { context: '.' },
    builder: { driver: 'docker', buildkitVersion: '0.25.1-moby', imageStore: 'containerd' },
    argv: usual([]),
  },
  {
    name: 'no default provenance on an engine with the classic store',
    inputs: { context: '.' },
    builder: { driver: 'docker', buildkitVersion: '0.25.1-moby', imageStore: 'classic' },
    argv: [...START, ...IID, ...META, ...END],
    differs: 'default provenance and the classic image store',
  },
  // versions and the whole
  {
    name: 'the oldest buildx that is supported',
    buildx: '0.13.0',
    inputs: { context: '.', annotations: 'a=b', 'build-contexts': 'x=./x' },
    argv: usual(['--annotation', 'a=b', '--build-context', 'x=./x']),
  },
  {
    name: 'a buildx built from a commit',
    buildx: 'a1b2c3d',
    inputs: { context: '.', call: 'check' },
    argv: usual(['--call', 'check']),
  },
  {
    name: 'a workflow as people write it',
    inputs: {
      context: '.',
      file: './Dockerfile',
      platforms: 'linux/amd64,linux/arm64',
      push: 'true',
      tags: 'ghcr.io/acme/cv:main\nghcr.io/acme/cv:sha-0f1e2d3',
      labels: 'org.opencontainers.image.title=cv\norg.opencontainers.image.version=main',
      'cache-from': 'type=gha',
      'cache-to': 'type=gha,mode=max',
      'build-args': 'RUST_VERSION=1.90',
      'github-token': 'ghs_x',
    },
    argv: [
      ...START,
      '--build-arg',
      'RUST_VERSION=1.90',
      '--cache-from',
      'type=gha',
      '--cache-to',
      'type=gha,mode=max',
      '--file',
      './Dockerfile',
      ...IID,
      '--label',
      'org.opencontainers.image.title=cv',
      '--label',
      'org.opencontainers.image.version=main',
      '--platform',
      'linux/amd64,linux/arm64',
      ...MAX,
      '--tag',
      'ghcr.io/acme/cv:main',
      '--tag',
      'ghcr.io/acme/cv:sha-0f1e2d3',
      ...META,
      '--push',
      ...END,
    ],
  },
]
