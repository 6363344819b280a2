import type { RunContext } from '../../src/run-context.ts'
import { aLocalContext } from '../plan/a-run-context.ts'

/** What is given, and all lines that are shown for it, in order. */
export type WrongRow = readonly [
  name: string,
  inputs: Readonly<Record<string, string>>,
  messages: readonly string[],
  context?: RunContext,
]

const ESC = String.fromCharCode(27)
const NUL = String.fromCharCode(0)
const BASE = { tags: 'acme/cv:1' }

export const WRONG: readonly WrongRow[] = [
  // layer-cache
  [
    'layer-cache: another kind',
    { ...BASE, 'layer-cache': 's3:bucket' },
    [
      'layer-cache: "s3:bucket" is no place for layers; use gha, registry:REFERENCE (registry:ghcr.io/owner/name:buildcache) or local:FOLDER',
    ],
  ],
  [
    'layer-cache: a digest',
    { ...BASE, 'layer-cache': 'registry:ghcr.io/o/n@sha256:00' },
    [
      'layer-cache: "ghcr.io/o/n@sha256:00" is not a repository that layers can be written to; use a reference without a digest, for example ghcr.io/owner/name:buildcache',
    ],
  ],
  [
    'layer-cache: beside cache-to',
    { ...BASE, 'layer-cache': 'gha', 'cache-to': 'type=inline' },
    [
      'layer-cache: it makes cache-from and cache-to by itself, and there are some already; leave out one or the other',
    ],
  ],
  // cache-registry
  ...['ghcr.io/o/cache:1', 'o/c:1.2', 'https://ghcr.io/o'].map(
    (text): WrongRow => [
      `cache-registry: ${text}`,
      { ...BASE, 'cache-registry': text },
      [
        `cache-registry: "${text}" is not a repository that archives can be kept in; name one without a tag, for example ghcr.io/owner/name/cache`,
      ],
    ],
  ),
  [
    'cache-registry: none is named',
    { ...BASE, cache: 'registry' },
    [
      'cache-registry: cache is "registry", and no repository is named; name one, for example ghcr.io/owner/name/cache',
    ],
  ],
  // kinds
  [
    'boolean: a word',
    { push: 'yes' },
    ['push: "yes" is neither true nor false; use true or false'],
  ],
  [
    'boolean: a number',
    { ...BASE, load: '1' },
    ['load: "1" is neither true nor false; use true or false'],
  ],
  [
    'boolean: another case',
    { pull: 'tRUE' },
    ['pull: "tRUE" is neither true nor false; use true or false'],
  ],
  [
    'integer: a word',
    { port: 'http' },
    ['port: "http" is not a whole number from 1 to 65535; give one without sign, unit or fraction'],
  ],
  [
    'integer: zero',
    { port: '0' },
    ['port: "0" is not a whole number from 1 to 65535; give one without sign, unit or fraction'],
  ],
  [
    'integer: above the range',
    { port: '65536' },
    [
      'port: "65536" is not a whole number from 1 to 65535; give one without sign, unit or fraction',
    ],
  ],
  [
    'integer: a fraction',
    { port: '80.5' },
    ['port: "80.5" is not a whole number from 1 to 65535; give one without sign, unit or fraction'],
  ],
  [
    'integer: a sign',
    { retries: '-1' },
    ['retries: "-1" is not a whole number from 0 to 100; give one without sign, unit or fraction'],
  ],
  [
    'choice: a slip',
    { variant: 'pord' },
    ['variant: "pord" is not one of its values; did you mean prod? There are prod, dev, minimal'],
  ],
  [
    'choice: something else',
    { variant: 'alpine' },
    ['variant: "alpine" is not one of its values; use prod, dev or minimal'],
  ],
  [
    'choice: preflight',
    { preflight: 'maybe' },
    ['preflight: "maybe" is not one of its values; use auto, strict or off'],
  ],
  [
    'mirrors: no mirror',
    { mirrors: 'docker.io' },
    ['mirrors: "docker.io" names no mirror; write registry=mirror, like docker.io=mirror.gcr.io'],
  ],
  [
    'mirrors: a path in the place of a registry',
    { mirrors: '/srv/hub=mirror.gcr.io' },
    ['mirrors: "/srv/hub" is not a registry; write registry=mirror, like docker.io=mirror.gcr.io'],
  ],
  [
    'mirrors: not a registry',
    { mirrors: 'docker.io=my mirror' },
    [
      'mirrors: "my mirror" is not a registry, with a path if need be; write registry=mirror, like docker.io=mirror.gcr.io',
    ],
  ],
  [
    'crates-mirrors: a password in the URL',
    { 'crates-mirrors': 'https://me:secret@crates.corp/index/' },
    [
      'crates-mirrors: "https://***@crates.corp/index/" is not the URL of a sparse index; write one like https://mirror.example.com/index/, without user and password',
    ],
  ],
  [
    'crates-mirrors: a git index',
    { 'crates-mirrors': 'git@github.com:rust-lang/crates.io-index' },
    [
      'crates-mirrors: "git@github.com:rust-lang/crates.io-index" is not the URL of a sparse index; write one like https://mirror.example.com/index/, without user and password',
    ],
  ],
  [
    'resolvers: a name',
    { resolvers: 'dns.google' },
    [
      'resolvers: "dns.google" is not the address of a name server; give an IP address, with a port if it is not 53',
    ],
  ],
  [
    'offline: push',
    { offline: 'true', push: 'true', tags: 'ghcr.io/acme/site:1' },
    [
      'offline: nothing can be pushed to ghcr.io without network; load the image or write an archive, and push it later',
    ],
  ],
  [
    'offline: pull',
    { offline: 'true', pull: 'true' },
    ['offline: pull asks the registry for newer base images; leave one of them out'],
  ],
  [
    'choice: stand-ins',
    { 'stand-ins': 'allways' },
    [
      'stand-ins: "allways" is not one of its values; did you mean always? There are never, auto, always',
    ],
  ],
  [
    'text: a line break',
    { version: '1.2.3\n1.2.4' },
    ['version: "1.2.3\\n1.2.4" holds a line break; give one line'],
  ],
  [
    'text: a line break in the context',
    { context: './a\r\n./b' },
    ['context: "./a\\r\\n./b" holds a line break; give one line'],
  ],
  [
    'text: a control character',
    { target: `web${ESC}[31m` },
    ['target: "web\\u001b[31m" holds the control character U+001B; remove it'],
  ],
  [
    'text: NUL in a label',
    { labels: `a=b${NUL}c` },
    ['labels: "a=b\\u0000c" holds the control character U+0000; remove it'],
  ],
  [
    'list: an open quote',
    { tags: 'acme/cv:1\n"acme/cv:2' },
    [
      'tags: the double quote that opens on line 2 is never closed; close it, or double it ("") where it belongs to the value',
    ],
  ],
  [
    'list: an open quote in build-args',
    { 'build-args': '"A=1\nB=2' },
    [
      'build-args: the double quote that opens on line 1 is never closed; close it, or double it ("") where it belongs to the value',
    ],
  ],
  [
    'cache-to with a key, in a wrong form',
    { 'cache-to': 'mode=max,secret_access_key=hunter2' },
    [
      'cache-to: "mode=max,secret_access_key=***" is not a cache; use type=gha,mode=max or type=registry,ref=…',
    ],
  ],
  [
    'context with a password, in a wrong form',
    { context: 'https://jane:hunter2@git.example/x.git#{{sha}}' },
    [
      'context: "https://***@git.example/x.git#{{sha}}" holds a template that is not {{defaultContext}}; use {{defaultContext}}, or leave the braces out',
    ],
  ],
  [
    'a name that no input has',
    { platfroms: 'linux/amd64' },
    ['platfroms: is not an input; did you mean platforms?'],
  ],
  [
    'a name far from any',
    { colour: 'blue' },
    ['colour: is not an input; docs/inputs.md lists all inputs'],
  ],
  // build-push-action
  [
    'add-hosts without address',
    { 'add-hosts': 'db' },
    [
      'add-hosts: "db" is not a host name with an IP address; use host:ip, for example db.internal:10.0.0.7',
    ],
  ],
  [
    'add-hosts with a name for an address',
    { 'add-hosts': 'db:example.org' },
    [
      'add-hosts: "db:example.org" is not a host name with an IP address; use host:ip, for example db.internal:10.0.0.7',
    ],
  ],
  [
    'allow with a slip',
    { allow: 'network.hots' },
    ['allow: "network.hots" is not an entitlement; did you mean network.host?'],
  ],
  [
    'annotations without value',
    { annotations: 'com.acme.team' },
    [
      'annotations: "com.acme.team" is not an annotation; use [level:]key=value, for example index:org.opencontainers.image.title=App',
    ],
  ],
  [
    'annotations without key',
    { annotations: 'index:=x' },
    [
      'annotations: "index:=x" is not an annotation; use [level:]key=value, for example index:org.opencontainers.image.title=App',
    ],
  ],
  [
    'annotations with another level',
    { annotations: 'image:a=b' },
    [
      'annotations: "image" in "image:a=b" is not a level of annotations; use manifest, index, manifest-descriptor, index-descriptor, each with an optional [platform]',
    ],
  ],
  [
    'attests without type',
    { attests: 'generator=x' },
    [
      'attests: "generator=x" is not an attestation; use type=sbom or type=provenance with attributes',
    ],
  ],
  [
    'attests with another mode',
    { attests: 'type=provenance,mode=full' },
    ['attests: "full" is not a mode of provenance; use min or max'],
  ],
  [
    'build-args without name',
    { 'build-args': 'A=1\n=hunter2' },
    ['build-args: an item has no name before its "="; use NAME=value'],
  ],
  [
    'build-contexts without value',
    { 'build-contexts': 'base' },
    [
      'build-contexts: "base" is not a named context; use name=path, name=docker-image://reference or name=URL',
    ],
  ],
  [
    'build-contexts with a name in upper case',
    { 'build-contexts': 'Base=./x' },
    [
      'build-contexts: the name in "Base=./x" cannot be used: "Base" has upper-case letters; use name=path, name=docker-image://reference or name=URL',
    ],
  ],
  [
    'build-contexts with an unknown template',
    { 'build-contexts': 'src={{context}}' },
    [
      'build-contexts: "src={{context}}" holds a template that is not {{defaultContext}}; use {{defaultContext}}, or leave the braces out',
    ],
  ],
  [
    'cache-from with a slip',
    { 'cache-from': 'type=regsitry,ref=x' },
    ['cache-from: "regsitry" is not a cache backend of BuildKit; did you mean registry?'],
  ],
  [
    'cache-to without type',
    { 'cache-to': 'mode=max' },
    ['cache-to: "mode=max" is not a cache; use type=gha,mode=max or type=registry,ref=…'],
  ],
  [
    'call with a slip',
    { call: 'chekc' },
    ['call: "chekc" is not a method that BuildKit can call; did you mean check?'],
  ],
  [
    'call of two methods',
    { call: 'check,outline' },
    [
      'call: "check,outline" is not a method to call; use a name and settings, for example check,format=json',
    ],
  ],
  [
    'context from standard input',
    { context: '-' },
    ['context: "-" means standard input, which a build here does not have; give a path'],
  ],
  [
    'context with a template that does not end',
    { context: '{{defaultContext' },
    [
      'context: "{{defaultContext" holds a template that is not {{defaultContext}}; use {{defaultContext}}, or leave the braces out',
    ],
  ],
  [
    'context with the git context outside of a workflow',
    { context: '{{defaultContext}}:site' },
    [
      'context: "{{defaultContext}}:site" names {{defaultContext}}, which only a workflow has; give a folder or a URL',
    ],
    aLocalContext(),
  ],
  [
    'file from standard input',
    { file: '-' },
    ['file: "-" means standard input, which a build here does not have; give a path'],
  ],
  [
    'file and variant',
    { file: 'Dockerfile', variant: 'prod' },
    [
      'file: a Dockerfile is given together with variant, which only our Dockerfiles know; leave out one or the other; build-args reach any Dockerfile',
    ],
  ],
  [
    'file and arguments of our Dockerfiles',
    { file: 'Dockerfile', bin: 'web', features: 'tls', 'build-packages': 'cmake' },
    [
      'file: a Dockerfile is given together with bin, features and build-packages, which only our Dockerfiles know; leave out one or the other; build-args reach any Dockerfile',
    ],
  ],
  [
    'labels without key',
    { labels: '=x' },
    ['labels: an item has no name before its "="; use key=value'],
  ],
  [
    'network of docker run',
    { network: 'bridge' },
    ['network: "bridge" is not a network mode of BuildKit; use default, none or host'],
  ],
  [
    'network with a slip',
    { network: 'hosst' },
    ['network: "hosst" is not a network mode of BuildKit; did you mean host?'],
  ],
  [
    'no-cache and no-cache-filters',
    { 'no-cache': 'true', 'no-cache-filters': 'build' },
    ['no-cache-filters: buildx does not take it together with no-cache; leave one out'],
  ],
  [
    'outputs with a slip',
    { outputs: 'type=regisrty,name=acme/cv' },
    ['outputs: "regisrty" is not a type of output; did you mean registry?'],
  ],
  [
    'outputs without type',
    { outputs: 'dest=out,mode=x' },
    [
      'outputs: "dest=out,mode=x" is not an output: it has no type; use a folder, or type=… with attributes, for example type=oci,dest=image.tar',
    ],
  ],
  [
    'outputs with a field without value',
    { outputs: 'type=image,push' },
    [
      'outputs: "type=image,push" is not an output: "push" has no value; use a folder, or type=… with attributes, for example type=oci,dest=image.tar',
    ],
  ],
  [
    'outputs with a quote out of place',
    { outputs: 'type=image,name="acme/cv' },
    [
      'outputs: "type=image,name=\\"acme/cv" is not an output: a double quote is out of place; use a folder, or type=… with attributes, for example type=oci,dest=image.tar',
    ],
  ],
  [
    'outputs local without folder',
    { outputs: 'type=local' },
    ['outputs: "type=local" names no folder; add dest=folder'],
  ],
  [
    'outputs oci to standard output',
    { outputs: 'type=oci' },
    ['outputs: "type=oci" would write the result to standard output; add dest=file'],
  ],
  [
    'outputs - alone',
    { outputs: '-' },
    ['outputs: "-" would write the result to standard output; add dest=file'],
  ],
  [
    'outputs docker archive of two platforms',
    { outputs: 'type=docker,dest=x.tar', platforms: 'linux/amd64,linux/arm64' },
    [
      'outputs: "type=docker,dest=x.tar" cannot hold several platforms or attestations; use type=oci',
    ],
  ],
  [
    'outputs docker archive with attestations',
    { outputs: 'type=docker,dest=x.tar', sbom: 'true' },
    [
      'outputs: "type=docker,dest=x.tar" cannot hold several platforms or attestations; use type=oci',
    ],
  ],
  [
    'outputs by digest with tags',
    { ...BASE, outputs: 'type=image,name=acme/cv,push-by-digest=true,push=true' },
    [
      'outputs: "type=image,name=acme/cv,push-by-digest=true,push=true" pushes by digest, and a tag cannot be pushed by digest; leave tags out and give name=… in the output',
    ],
  ],
  [
    'outputs pushed without a name',
    { outputs: 'type=registry' },
    ['outputs: nothing says what the pushed image is called; give tags, or name=… in the output'],
  ],
  [
    'push beside an output, without a name',
    { push: 'true', outputs: 'type=image' },
    ['push: nothing says what the pushed image is called; give tags, or name=… in the output'],
  ],
  [
    'platforms with a slip',
    { platforms: 'linux/amd46' },
    [
      'platforms: "linux/amd46" names no architecture that BuildKit knows; did you mean linux/amd64?',
    ],
  ],
  [
    'platforms with another system',
    { platforms: 'lnux/arm64, linux/arm64' },
    [
      'platforms: "lnux/arm64" names no operating system that BuildKit knows; did you mean linux/arm64?',
    ],
  ],
  [
    'platforms with another variant',
    { platforms: 'linux/arm/v9' },
    [
      'platforms: "linux/arm/v9" names a variant that arm does not have; use os/arch[/variant], for example linux/amd64 or linux/arm/v7',
    ],
  ],
  [
    'platforms with too many parts',
    { platforms: 'linux/arm/v7/x' },
    [
      'platforms: "linux/arm/v7/x" has more parts than os/arch/variant; use os/arch[/variant], for example linux/amd64 or linux/arm/v7',
    ],
  ],
  [
    'platforms that nobody knows',
    { platforms: 'raspberry' },
    [
      'platforms: "raspberry" names no platform that BuildKit knows; use os/arch[/variant], for example linux/amd64 or linux/arm/v7',
    ],
  ],
  [
    'provenance: a word',
    { provenance: 'yes' },
    ['provenance: "yes" is not an attestation; use true, false or attributes such as mode=max'],
  ],
  [
    'provenance: another mode',
    { provenance: 'mode=mx' },
    ['provenance: "mx" is not a mode of provenance; did you mean max?'],
  ],
  [
    'sbom: a word',
    { sbom: 'on' },
    ['sbom: "on" is not an attestation; use true, false or attributes such as generator=image'],
  ],
  [
    'secrets without =',
    { secrets: 'TOKEN=x\nhunter2' },
    ['secrets: the item on line 2 has no "="; use id=value'],
  ],
  [
    'secrets without id',
    { secrets: '=hunter2' },
    ['secrets: the item on line 1 has no id before its "="; use id=value'],
  ],
  [
    'secrets with a comma in the id',
    { secrets: 'A,B=hunter2' },
    ['secrets: the item on line 1 has an id with a blank, comma or quote; use id=value'],
  ],
  [
    'secrets with an id twice',
    { secrets: 'TOKEN=hunter2\nTOKEN=hunter3' },
    ['secrets: the id "TOKEN" is used twice; give each secret an id of its own'],
  ],
  [
    'an id in two inputs',
    { secrets: 'TOKEN=hunter2', 'secret-envs': 'TOKEN=GH_TOKEN' },
    [
      'secret-envs: the id "TOKEN" is used twice, first in secrets; give each secret an id of its own',
    ],
  ],
  [
    'secret-envs without =',
    { 'secret-envs': 'GH_TOKEN' },
    ['secret-envs: "GH_TOKEN" has no "="; use id=NAME'],
  ],
  [
    'secret-envs with no name of a variable',
    { 'secret-envs': 'TOKEN=GH TOKEN' },
    ['secret-envs: "TOKEN=***" does not name a variable; use id=NAME'],
  ],
  [
    'secret-files without path',
    { 'secret-files': 'NETRC=' },
    ['secret-files: "NETRC=" has nothing after its "="; use id=path'],
  ],
  [
    'secrets with NUL',
    { secrets: `A=hunter2${NUL}` },
    ['secrets: holds the control character U+0000; remove it'],
  ],
  [
    'github-token with a line break',
    { 'github-token': 'ghs_hunter2\nx' },
    ['github-token: holds a line break; give one line'],
  ],
  [
    'shm-size: a word',
    { 'shm-size': 'big' },
    ['shm-size: "big" is not a size; use a number and a unit, like 64m'],
  ],
  [
    'shm-size: another unit',
    { 'shm-size': '2 gigs' },
    ['shm-size: "2 gigs" is not a size; use a number and a unit, like 64m'],
  ],
  [
    'ssh without id',
    { ssh: '=/keys/a' },
    ['ssh: an item has no name before its "="; use default or id=path'],
  ],
  [
    'tags in upper case',
    { tags: 'ghcr.io/Acme/cv:1' },
    [
      'tags: "ghcr.io/Acme/cv:1" is not an image reference: "Acme" has upper-case letters; use [registry/]name:tag, for example ghcr.io/acme/app:1.2.3',
    ],
  ],
  [
    'tags with a scheme',
    { tags: 'https://ghcr.io/acme/cv:1' },
    [
      'tags: "https://ghcr.io/acme/cv:1" is not an image reference: it starts with https://; use [registry/]name:tag, for example ghcr.io/acme/app:1.2.3',
    ],
  ],
  [
    'tags with an empty tag',
    { tags: 'acme/cv:' },
    [
      'tags: "acme/cv:" is not an image reference: its tag is empty; use [registry/]name:tag, for example ghcr.io/acme/app:1.2.3',
    ],
  ],
  [
    'tags with a slash in the tag',
    { tags: 'acme/cv:feature/x' },
    [
      'tags: "acme/cv:feature/x" is not an image reference: "cv:feature" has a colon, and a tag cannot hold a slash; use [registry/]name:tag, for example ghcr.io/acme/app:1.2.3',
    ],
  ],
  [
    'tags with a tag that starts with a dash',
    { tags: 'acme/cv:-x' },
    [
      'tags: "acme/cv:-x" is not an image reference: its tag "-x" is not made of letters, digits, _ . and -, or starts with . or -; use [registry/]name:tag, for example ghcr.io/acme/app:1.2.3',
    ],
  ],
  [
    'tags with a long tag',
    { tags: `acme/cv:${'x'.repeat(129)}` },
    [
      'tags: "acme/cv:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…" is not an image reference: its tag is longer than 128 characters; use [registry/]name:tag, for example ghcr.io/acme/app:1.2.3',
    ],
  ],
  [
    'tags with a long name',
    { tags: `${'a/'.repeat(130)}cv:1` },
    [
      'tags: "a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/…" is not an image reference: its name is longer than 255 characters; use [registry/]name:tag, for example ghcr.io/acme/app:1.2.3',
    ],
  ],
  [
    'tags with an empty part',
    { tags: 'acme//cv:1' },
    [
      'tags: "acme//cv:1" is not an image reference: it has an empty part between slashes; use [registry/]name:tag, for example ghcr.io/acme/app:1.2.3',
    ],
  ],
  [
    'tags with a port out of range',
    { tags: 'registry:70000/cv:1' },
    [
      'tags: "registry:70000/cv:1" is not an image reference: its port 70000 is not from 1 to 65535; use [registry/]name:tag, for example ghcr.io/acme/app:1.2.3',
    ],
  ],
  [
    'tags with a wrong digest',
    { tags: 'acme/cv@sha256:abc' },
    [
      'tags: "acme/cv@sha256:abc" is not an image reference: its digest is not algorithm:hex; use [registry/]name:tag, for example ghcr.io/acme/app:1.2.3',
    ],
  ],
  [
    'tags with blanks',
    { tags: 'acme/cv:1 acme/cv:2' },
    [
      'tags: "acme/cv:1 acme/cv:2" is not an image reference: it holds a blank; use [registry/]name:tag, for example ghcr.io/acme/app:1.2.3',
    ],
  ],
  [
    'ulimit without limit',
    { ulimit: 'nofile' },
    ['ulimit: "nofile" is not a limit; use name=soft[:hard], for example nofile=1024:2048'],
  ],
  [
    'ulimit with a slip',
    { ulimit: 'nofiles=1024' },
    ['ulimit: "nofiles" is not the name of a limit; did you mean nofile?'],
  ],
  [
    'ulimit with soft above hard',
    { ulimit: 'nofile=2048:1024' },
    [
      'ulimit: "nofile=2048:1024" has a soft limit above the hard one; use name=soft:hard with soft not above hard; -1 is unlimited',
    ],
  ],
  // ours
  [
    'bin: a path',
    { bin: 'src/main' },
    ['bin: "src/main" is not the name of a binary; use the name of a [[bin]] or of the package'],
  ],
  [
    'package: a flag',
    { package: '--workspace' },
    [
      'package: "--workspace" is not the name of a cargo package; use the name under [package] in its Cargo.toml',
    ],
  ],
  [
    'package: a version',
    { package: 'cv@1.0.0' },
    [
      'package: "cv@1.0.0" is not the name of a cargo package; use the name under [package] in its Cargo.toml',
    ],
  ],
  [
    'features: blanks',
    { features: 'tls metrics' },
    [
      'features: "tls metrics" is not a cargo feature; use feature or package/feature, separated by commas',
    ],
  ],
  [
    'features: dep:',
    { features: 'dep:openssl' },
    [
      'features: "dep:openssl" is not a cargo feature; use feature or package/feature, separated by commas',
    ],
  ],
  [
    'profile: debug',
    { profile: 'debug' },
    ['profile: "debug" is not a cargo profile; use dev, which builds into target/debug'],
  ],
  [
    'profile: a path',
    { profile: 'release/lto' },
    [
      'profile: "release/lto" is not a cargo profile; use release, dev or a name under [profile.…] in Cargo.toml',
    ],
  ],
  [
    'build-packages: blanks',
    { 'build-packages': 'cmake perl' },
    [
      'build-packages: "cmake perl" is not the name of a system package; separate names by commas or lines',
    ],
  ],
  [
    'build-packages: a command',
    { 'build-packages': '$(reboot)' },
    [
      'build-packages: "$(reboot)" is not the name of a system package; use names of the package manager, for example libpq or openssl-dev',
    ],
  ],
  [
    'runtime-packages for minimal',
    { variant: 'minimal', 'runtime-packages': 'libpq' },
    [
      'runtime-packages: the minimal variant has no package manager; use the variant prod or dev, or leave them out',
    ],
  ],
  [
    'registry: a scheme',
    { registry: 'https://ghcr.io' },
    [
      'registry: "https://ghcr.io" is not a registry: it starts with https://; use host[:port][/path], for example ghcr.io/acme or localhost:5000',
    ],
  ],
  [
    'registry: a port that is none',
    { registry: 'localhost:web' },
    [
      'registry: "localhost:web" is not a registry: "localhost:web" is not a host name; use host[:port][/path], for example ghcr.io/acme or localhost:5000',
    ],
  ],
  [
    'registry: a port out of range',
    { registry: 'localhost:99999/team' },
    [
      'registry: "localhost:99999/team" is not a registry: its port 99999 is not from 1 to 65535; use host[:port][/path], for example ghcr.io/acme or localhost:5000',
    ],
  ],
  [
    'registry and a registry in image',
    { registry: 'ghcr.io/acme', image: 'quay.io/acme/cv' },
    [
      'image: "quay.io/acme/cv" names the registry quay.io, and registry names "ghcr.io/acme"; name the registry in one place',
    ],
  ],
  [
    'image: a tag',
    { image: 'acme/cv:latest' },
    [
      'image: "acme/cv:latest" is a name with a tag or digest; use the name alone, for example acme/app; tags and version have inputs of their own',
    ],
  ],
  [
    'image: blanks',
    { image: 'my app' },
    [
      'image: "my app" is not an image name: "my app" is not made of a-z, 0-9 and single separators (. _ __ -); use the name alone, for example acme/app; tags and version have inputs of their own',
    ],
  ],
  [
    'version: a slash',
    { version: 'release/1' },
    [
      'version: "release/1" cannot be the tag of an image; use letters, digits, dots, dashes and underscores, for example 1.2.3',
    ],
  ],
  [
    'version: too long',
    { version: 'v'.repeat(121) },
    [
      'version: "vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv…" cannot be the tag of an image; use letters, digits, dots, dashes and underscores, for example 1.2.3',
    ],
  ],
  [
    'health-path: no slash',
    { 'health-path': 'health' },
    ['health-path: "health" is not a path of a URL; start with one slash, for example /health'],
  ],
  [
    'health-path: a host',
    { 'health-path': '//example.org/health' },
    [
      'health-path: "//example.org/health" is not a path of a URL; start with one slash, for example /health',
    ],
  ],
  [
    'smoke-test of two platforms',
    { 'smoke-test': 'true', platforms: 'linux/amd64,linux/arm64' },
    [
      'smoke-test: starts one image, and platforms names 2; name one platform, or leave the smoke test out',
    ],
  ],
  [
    'smoke-test of a check',
    { 'smoke-test': 'true', call: 'check' },
    ['smoke-test: call is "check", which makes no image; leave one out'],
  ],
  [
    'smoke-test of a folder',
    { 'smoke-test': 'true', outputs: 'out' },
    ['smoke-test: outputs leave no image that an engine could start; add load: true'],
  ],
  [
    'scan: a word of the flag',
    { scan: 'true' },
    ['scan: "true" is not one of its values; use off, report or enforce'],
  ],
  [
    'scan of a check',
    { scan: 'report', call: 'check' },
    ['scan: call is "check", which makes no image; leave one out'],
  ],
  [
    'scan-severity: a slip, and a word',
    { 'scan-severity': 'HGIH,bad' },
    [
      'scan-severity: "HGIH" is not a severity; use CRITICAL, HIGH, MEDIUM, LOW or UNKNOWN',
      'scan-severity: "bad" is not a severity; use CRITICAL, HIGH, MEDIUM, LOW or UNKNOWN',
    ],
  ],
  [
    'scan-formats: a slip',
    { 'scan-formats': 'sariff' },
    ['scan-formats: "sariff" is not a format of the scan; did you mean sarif?'],
  ],
  [
    'scan-db-repositories: a URL',
    { 'scan-db-repositories': 'https://ghcr.io/db' },
    [
      'scan-db-repositories: "https://ghcr.io/db" is not an image reference: it starts with https://; use [registry/]name[:tag], for example ghcr.io/aquasecurity/trivy-db:2',
    ],
  ],
  [
    'scan-mirrors: a password, a signature, a folder',
    {
      'scan-mirrors':
        'https://me:se@cret/s@mirror.corp/trivy,https://mirror.corp/trivy?sig=secret,/opt/trivy',
    },
    [
      'scan-mirrors: "https://***@mirror.corp/trivy" is not the URL of Trivy\'s releases; write one like https://mirror.example.com/trivy/, without user and password',
      'scan-mirrors: "https://mirror.corp/trivy?***" is not the URL of Trivy\'s releases; write one like https://mirror.example.com/trivy/, without user and password',
      'scan-mirrors: "/opt/trivy" is not the URL of Trivy\'s releases; write one like https://mirror.example.com/trivy/, without user and password',
    ],
  ],
  [
    'scan-db-max-age: zero',
    { 'scan-db-max-age': '0' },
    [
      'scan-db-max-age: "0" is not a whole number from 1 to 8760; give one without sign, unit or fraction',
    ],
  ],
  [
    'stand-ins and a push',
    { 'stand-ins': 'auto', push: 'true' },
    [
      'stand-ins: "auto" could push an image that is not built from real base images to ghcr.io; use never, or push to a registry on this machine',
    ],
  ],
  [
    'stand-ins and a pushed output',
    { 'stand-ins': 'always', outputs: 'type=image,"name=localhost:5000/cv,acme/cv",push=true' },
    [
      'stand-ins: "always" could push an image that is not built from real base images to docker.io; use never, or push to a registry on this machine',
    ],
  ],
  // together
  [
    'all of it at once, the order that of the table',
    { variant: 'dve', port: 'x', platforms: 'linux/amd46', push: 'on', secrets: 'hunter2' },
    [
      'variant: "dve" is not one of its values; did you mean dev? There are prod, dev, minimal',
      'port: "x" is not a whole number from 1 to 65535; give one without sign, unit or fraction',
      'push: "on" is neither true nor false; use true or false',
      'platforms: "linux/amd46" names no architecture that BuildKit knows; did you mean linux/amd64?',
      'secrets: the item on line 1 has no "="; use id=value',
    ],
  ],
]
