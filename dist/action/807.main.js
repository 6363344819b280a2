export const id = 807;
export const ids = [807,616,726];
export const modules = {

/***/ 7026:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ makeRemedyPorts),
  m: () => (/* binding */ mirrorImages)
});

// EXTERNAL MODULE: ./src/engine/own-builder.ts
var own_builder = __webpack_require__(9616);
// EXTERNAL MODULE: ./src/fetch/images/image-record.ts
var image_record = __webpack_require__(9794);
// EXTERNAL MODULE: ./src/fetch/images/mirrors.ts
var images_mirrors = __webpack_require__(9643);
// EXTERNAL MODULE: ./src/fetch/images/plan-images.ts
var plan_images = __webpack_require__(55);
// EXTERNAL MODULE: ./src/image/reference.ts
var image_reference = __webpack_require__(3564);
// EXTERNAL MODULE: ./src/plan/plan-builder-settings.ts
var plan_builder_settings = __webpack_require__(1345);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/build/remedies/argv.ts
var remedies_argv = __webpack_require__(3995);
// EXTERNAL MODULE: ./src/build/remedies/dockerfile.ts
var dockerfile = __webpack_require__(591);
// EXTERNAL MODULE: ./src/build/remedies/transforms.ts
var transforms = __webpack_require__(9856);
;// CONCATENATED MODULE: ./src/build/remedies/plain-dockerfile.ts




/**
 * The remedy `builtin-frontend` for builders that cannot be told by an argument to use the frontend
 * they bring: a copy of the Dockerfile without its syntax line. `undefined` where the argument works,
 * where no line asks for an image, or where the Dockerfile is not on this machine.
 */
async function usePlainDockerfile(setting) {
    const { plan, cwd, tempFolder, buildkitVersion, files } = setting;
    const { argv } = plan.buildx;
    const isSet = (0,remedies_argv/* valuesOf */.sm)(argv, '--build-arg').some((text) => /^BUILDKIT_SYNTAX=/.test(text));
    const path = (0,dockerfile/* locateDockerfile */.li)(argv, cwd);
    if (isSet || (0,transforms/* knowsBuiltinFrontend */.e$)(buildkitVersion) || path === undefined)
        return undefined;
    const text = await files.readTextIfAny(path);
    const plain = text === undefined ? undefined : dropSyntaxLine(text);
    if (plain === undefined)
        return undefined;
    const folder = `${tempFolder}/builtin-frontend`;
    // The same name: errors of the build quote it.
    const copy = `${folder}/${(0,external_node_path_.basename)(path)}`;
    await files.makeFolder(folder);
    await files.writeText(copy, plain);
    const ignored = await files.readTextIfAny(`${path}.dockerignore`);
    if (ignored !== undefined)
        await files.writeText(`${copy}.dockerignore`, ignored);
    return { sentence: transforms/* BUILTIN_FRONTEND_SENTENCE */.pd, addArgs: ['--file', copy] };
}
const DIRECTIVE = /^\s*#\s*(?<name>[A-Za-z][A-Za-z0-9]*)\s*=\s*\S/;
/**
 * The text without its line `# syntax=`; `undefined` if it has none. All lines keep their numbers but
 * the directives beside it (`escape`, `check`), which count only as long as no other comment comes first.
 */
function dropSyntaxLine(text) {
    const lines = text.replace(/^\uFEFF/, '').split('\n');
    const end = lines.findIndex((line) => !DIRECTIVE.test(line));
    const directives = lines.slice(0, end < 0 ? lines.length : end);
    const isSyntax = (line) => DIRECTIVE.exec(line)?.groups?.name?.toLowerCase() === 'syntax';
    const kept = directives.filter((line) => !isSyntax(line));
    if (kept.length === directives.length)
        return undefined;
    const blank = Array.from({ length: directives.length - kept.length }, () => '#');
    return [...kept, ...blank, ...lines.slice(directives.length)].join('\n');
}

;// CONCATENATED MODULE: ./src/build/remedies/network-remedies.ts







/** The remedies that need more than other arguments of buildx. */
function makeRemedyPorts(subject) {
    const { bring, hostCrates } = subject;
    return {
        ...builderRemedies(subject),
        'drop-damaged': () => dropDamaged(subject),
        'builtin-frontend': () => usePlainDockerfile(subject.dockerfile),
        'registry-mirror': async ({ id, host }) => {
            if (id === DAMAGED)
                await dropDamaged(subject);
            return useMirrors(subject, host);
        },
        ...(bring && {
            'host-images': async ({ id, host }) => {
                if (id === DAMAGED)
                    await dropDamaged(subject);
                return await bringToHost(subject, bring, host);
            },
        }),
        ...(hostCrates ? { 'host-crates': hostCrates } : {}),
    };
}
/** Row of the fault table: a layer came with other content than its digest says. */
const DAMAGED = 'blob-damaged';
/** Of the cache nothing is that old: nothing is removed, but the store cleans up after each removal. */
const CLEAN_UP_ONLY = ['--filter', 'unused-for=876000h'];
/**
 * The store keeps the bytes that it refused until it cleans up (seen: 10 s), and goes on from their end
 * when the same layer comes again, wherever from: no source helps as long as they are there.
 */
async function dropDamaged({ builder, builderPorts: { run, env }, }) {
    const argv = ['docker', 'buildx', 'prune', '--force', '--builder', builder.name];
    const { exitCode } = await run([...argv, ...CLEAN_UP_ONLY], env ? { env } : {});
    if (exitCode !== 0)
        return undefined;
    return { sentence: 'The builder gave up what it held of the damaged layer.' };
}
/** A builder that is made anew for one reason keeps what it was told for another. */
function builderRemedies(subject) {
    const { builder, builderPorts, resolvers, registries } = subject;
    if (builder.kind !== 'own')
        return {};
    const servers = (0,plan_builder_settings.onlyAddresses)(resolvers);
    let settings = subject.builderSettings;
    return {
        'recreate-builder': async () => {
            await (0,own_builder.runRecreateOwnBuilder)(builder, { ...settings, keepState: false }, builderPorts);
            return { sentence: `The builder ${builder.name} was made anew.` };
        },
        resolver: async ({ host }) => {
            const { buildkitd } = settings;
            const isSame = buildkitd.nameservers?.join() === servers.join();
            // buildkitd itself goes on asking those of its container: these are for RUN steps.
            const isItsOwn = host !== undefined && registries.some((one) => isServedBy(one, host));
            if (servers.length === 0 || isSame || isItsOwn)
                return undefined;
            settings = { ...settings, buildkitd: { ...buildkitd, nameservers: servers } };
            await (0,own_builder.runRecreateOwnBuilder)(builder, { ...settings, keepState: true }, builderPorts);
            return {
                sentence: `The builder ${builder.name} was made anew with the name servers ${servers.join(', ')}.`,
            };
        },
    };
}
/** As named contexts: no setting of the builder is touched. */
function useMirrors(subject, host) {
    return mirrorImages(imagesOf(subject, host), subject.mirrors, host);
}
/** Arguments by which the build takes images from their first mirror, other than the host that failed. */
function mirrorImages(images, mirrors, failedHost) {
    const mirrored = images.flatMap(({ reference }) => {
        const parsed = (0,image_reference/* parseReference */.F2)(reference);
        const name = (0,image_record/* familiarName */.hG)(reference);
        // BuildKit speaks to an unknown host in TLS only.
        const endpoint = parsed &&
            (0,images_mirrors/* planEndpoints */.Qp)(parsed, mirrors).find(({ apiUrl, host, isOrigin }) => !isOrigin && host !== failedHost && apiUrl.startsWith('https:'));
        if (!parsed || !endpoint || name === undefined)
            return [];
        const separator = parsed.tagOrDigest.includes(':') ? '@' : ':';
        const place = `${endpoint.host}/${endpoint.repository}${separator}${parsed.tagOrDigest}`;
        return [{ host: endpoint.host, arg: `${name}=docker-image://${place}` }];
    });
    if (mirrored.length === 0)
        return undefined;
    const hosts = [...new Set(mirrored.map((one) => one.host))];
    return {
        sentence: `Base images come from the mirror ${hosts.join(', ')}.`,
        addArgs: mirrored.flatMap(({ arg }) => ['--build-context', arg]),
    };
}
async function bringToHost(subject, bring, host) {
    const wanted = imagesOf(subject, host);
    const fetched = wanted.length === 0 ? undefined : await bring(wanted);
    if (!fetched?.ok)
        return undefined;
    const names = fetched.value.map(({ plan }) => plan.reference);
    return {
        sentence: `The host fetched ${names.join(', ')} for the build.`,
        addArgs: (0,plan_images/* imageContextArgs */.M9)(fetched.value),
    };
}
/**
 * Those of the registry that failed; all where the fault names no server, or one that only stands behind
 * a registry: layers come from content networks under names of their own.
 */
function imagesOf({ images }, host) {
    const ofHost = images.filter(({ reference }) => host !== undefined && isServedBy((0,image_reference/* parseReference */.F2)(reference)?.registry, host));
    return ofHost.length > 0 ? ofHost : images;
}
/** Docker Hub has several hosts: registry-1.docker.io, auth.docker.io, production.cloudflare.docker.com. */
function isServedBy(registry, host) {
    const isHub = /(?:^|\.)docker\.(?:io|com)(?::443)?$/.test(host);
    return registry === 'docker.io' ? isHub : registry === host;
}


/***/ }),

/***/ 2501:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   No: () => (/* binding */ adviseDaemon),
/* harmony export */   aI: () => (/* binding */ planBuilderArgs),
/* harmony export */   m3: () => (/* binding */ planDriverOptions),
/* harmony export */   xw: () => (/* binding */ renderBuildkitdConfig)
/* harmony export */ });
/* harmony import */ var _plan_buildx_secrets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(171);

/**
 * The text of buildkitd.toml; empty when nothing is set. buildx (0.13 and later) takes the file by
 * `create --buildkitd-config`, and copies the CA into the builder itself.
 */
function renderBuildkitdConfig(settings) {
    const { nameservers = [], maxParallelism } = settings;
    const sections = [
        ...(nameservers.length === 0 ? [] : [['[dns]', `  nameservers = ${list(nameservers)}`]]),
        ...(maxParallelism === undefined
            ? []
            : [['[worker.oci]', `  max-parallelism = ${Math.max(1, Math.floor(maxParallelism))}`]]),
        ...registryNames(settings).flatMap((name) => renderRegistry(name, settings)),
    ];
    return sections.map((lines) => `${lines.join('\n')}\n`).join('\n');
}
/** Mirrors have sections of their own: their TLS settings are looked up by their own name. */
function registryNames(settings) {
    const { mirrors = {}, insecureRegistries = [], registries = [] } = settings;
    const all = Object.entries(mirrors).flatMap(([name, list]) => [name, ...list.map(hostOf)]);
    return [...new Set([...all, ...insecureRegistries, ...registries])].sort();
}
function renderRegistry(name, settings) {
    const { mirrors = {}, insecureRegistries = [], caFile } = settings;
    const own = mirrors[name] ?? [];
    const isPlain = insecureRegistries.includes(name) ||
        Object.values(mirrors).some((list) => list.some((one) => isPlainMirror(one, name)));
    const lines = [
        ...(own.length === 0 ? [] : [`  mirrors = ${list(own.map(withoutScheme))}`]),
        ...(isPlain ? ['  http = true'] : []),
        ...(caFile === undefined || isPlain ? [] : [`  ca = ${list([caFile])}`]),
    ];
    return lines.length === 0 ? [] : [[`[registry.${quote(name)}]`, ...lines]];
}
function isPlainMirror(mirror, name) {
    return mirror.startsWith('http://') && hostOf(mirror) === name;
}
function withoutScheme(mirror) {
    return mirror.replace(/^https?:\/\//, '').replace(/\/+$/, '');
}
function hostOf(mirror) {
    return withoutScheme(mirror).replace(/\/.*$/, '');
}
function list(values) {
    return `[${values.map(quote).join(', ')}]`;
}
/** A basic string of TOML, which has JSON's escapes and refuses DEL besides. */
function quote(text) {
    return JSON.stringify(text.replace(/\p{Surrogate}/gu, '\ufffd')).replaceAll('\u007f', '\\u007f');
}
/**
 * Values of `--driver-opt` for a docker-container builder of our own: proxies for buildkitd's own
 * requests, and step logs without the limits of size and speed that would cut a compiler off. A proxy
 * may hold a password: then these belong into no plan that is shown, and into no report.
 */
function planDriverOptions(proxy) {
    const variables = Object.entries(proxy).flatMap(([name, value]) => [
        [name, value],
        // Some tools read the one, some the other; buildkitd hands neither to RUN steps.
        [name.toLowerCase(), value],
    ]);
    const limits = [
        ['BUILDKIT_STEP_LOG_MAX_SIZE', '-1'],
        ['BUILDKIT_STEP_LOG_MAX_SPEED', '-1'],
    ];
    return [...limits, ...variables].map(([name, value]) => (0,_plan_buildx_secrets_js__WEBPACK_IMPORTED_MODULE_0__/* .csvField */ .XR)(`env.${name}=${value}`));
}
/** Arguments of `buildx create` that hand over both; `configFile` holds the rendered text. */
function planBuilderArgs(options, configFile) {
    return [
        ...options.flatMap((option) => ['--driver-opt', option]),
        ...(configFile === undefined ? [] : ['--buildkitd-config', configFile]),
    ];
}
/**
 * What would have to be set on an engine that is not ours, in its daemon.json. One sentence each;
 * empty when nothing would help.
 */
function adviseDaemon(settings) {
    const { mirrors = {}, nameservers = [], insecureRegistries = [], caFile, registries = [], } = settings;
    const hub = (mirrors['docker.io'] ?? []).filter((mirror) => !withoutScheme(mirror).includes('/'));
    const others = Object.keys(mirrors).filter((name) => name !== 'docker.io');
    const file = '/etc/docker/daemon.json';
    return [
        ...(hub.length === 0
            ? []
            : [
                `To pull from Docker Hub through a mirror, add ${json('registry-mirrors', hub.map(withScheme))} to ${file} and restart the engine.`,
            ]),
        ...(others.length === 0
            ? []
            : [
                `The engine knows mirrors of Docker Hub only: for ${others.join(', ')} use a builder of driver docker-container.`,
            ]),
        ...(nameservers.length === 0
            ? []
            : [
                `To give builds other name servers, add ${json('dns', nameservers)} to ${file} and restart the engine.`,
            ]),
        ...(insecureRegistries.length === 0
            ? []
            : [
                `For registries without TLS, add ${json('insecure-registries', insecureRegistries)} to ${file} and restart the engine.`,
            ]),
        ...(caFile === undefined
            ? []
            : registries.map((name) => `To make the engine trust ${name}, copy ${caFile} to /etc/docker/certs.d/${name}/ca.crt.`)),
    ];
}
function withScheme(mirror) {
    return /^https?:\/\//.test(mirror) ? mirror : `https://${mirror}`;
}
function json(name, values) {
    return `${JSON.stringify(name)}: ${JSON.stringify(values)}`;
}


/***/ }),

/***/ 9616:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   planOwnBuilder: () => (/* binding */ planOwnBuilder),
/* harmony export */   runCreateOwnBuilder: () => (/* binding */ runCreateOwnBuilder),
/* harmony export */   runRecreateOwnBuilder: () => (/* binding */ runRecreateOwnBuilder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3916);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3564);
/* harmony import */ var _network_proxy_passwords_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(237);
/* harmony import */ var _preflight_proxy_route_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7579);
/* harmony import */ var _builder_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5985);
/* harmony import */ var _buildkitd_config_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2501);







/** The real command that makes the builder. */
function planOwnBuilder({ createArgv }, { buildkitd, proxy, tempFolder }) {
    const text = (0,_buildkitd_config_js__WEBPACK_IMPORTED_MODULE_5__/* .renderBuildkitdConfig */ .xw)(buildkitd);
    const configFile = text === '' ? undefined : { path: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(tempFolder, 'buildkitd.toml'), text };
    const options = [...hostNetwork(createArgv, proxy), ...(0,_buildkitd_config_js__WEBPACK_IMPORTED_MODULE_5__/* .planDriverOptions */ .m3)(proxy)];
    return {
        argv: [...createArgv, ...(0,_buildkitd_config_js__WEBPACK_IMPORTED_MODULE_5__/* .planBuilderArgs */ .aI)(options, configFile?.path)],
        ...(configFile ? { configFile } : {}),
    };
}
/** A proxy on loopback is that of this machine: only in its network can the builder reach it. */
function hostNetwork(createArgv, proxy) {
    const isNear = Object.entries(proxy).some(([name, value]) => name !== 'NO_PROXY' && (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U9)((0,_preflight_proxy_route_js__WEBPACK_IMPORTED_MODULE_3__/* .parseProxy */ .YR)(value)?.host ?? ''));
    return isNear && !createArgv.includes(HOST_NETWORK) ? [HOST_NETWORK] : [];
}
const HOST_NETWORK = 'network=host';
/** Makes and boots the builder. Throws BUILDER_START_FAILED; nothing is left then. */
async function runCreateOwnBuilder(plan, settings, ports) {
    const { argv, configFile } = planOwnBuilder(plan, settings);
    if (configFile)
        await ports.files.writeText(configFile.path, configFile.text, 0o600);
    try {
        await (0,_builder_js__WEBPACK_IMPORTED_MODULE_4__/* .runCreateBuilder */ .Dr)({ ...plan, createArgv: argv }, ports);
    }
    catch (error) {
        throw withoutPasswords(error, settings);
    }
}
/** buildx may quote an option that it refuses. */
function withoutPasswords(error, { proxy }) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ToolError */ .v))
        return error;
    const message = (0,_network_proxy_passwords_js__WEBPACK_IMPORTED_MODULE_6__/* .proxyPasswords */ .P)(proxy).reduce((text, password) => text.replaceAll(password, '***'), error.message);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ToolError */ .v(error.code, message, error.hint);
}
/**
 * Makes the builder anew under its name. `keepState`: with what it has built so far. Throws as
 * `runCreateOwnBuilder` does.
 */
async function runRecreateOwnBuilder(plan, settings, ports) {
    const state = settings.keepState ? ['--keep-state'] : [];
    const { env } = ports;
    // What is in the way is said by the next command.
    await ports.run(['docker', 'buildx', 'rm', '--force', ...state, plan.name], env === undefined ? {} : { env });
    await runCreateOwnBuilder(plan, settings, ports);
}


/***/ }),

/***/ 9643:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qp: () => (/* binding */ planEndpoints),
/* harmony export */   b0: () => (/* binding */ blobUrl)
/* harmony export */ });
/* unused harmony export parseMirror */
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3564);

/**
 * Public mirrors that need no account. mirror.gcr.io keeps what is often pulled from Docker Hub and
 * has no pull limit; Amazon's gallery has the official images, at one pull a second for strangers.
 */
const KNOWN_MIRRORS = [
    { registry: 'docker.io', mirror: 'mirror.gcr.io', serves: () => true },
    {
        registry: 'docker.io',
        mirror: 'public.ecr.aws/docker',
        serves: (repository) => repository.startsWith('library/'),
    },
];
/** Hosts in the order in which they are asked: the user's mirrors, the registry, the public mirrors. */
function planEndpoints(reference, given) {
    const { registry, repository } = reference;
    const known = KNOWN_MIRRORS.filter(({ registry: of, serves }) => of === registry && serves(repository));
    const own = (given[registry] ?? []).map(parseMirror).filter((parsed) => parsed !== undefined);
    const fallbacks = known
        .map(({ mirror }) => parseMirror(mirror))
        .filter((one) => one !== undefined);
    const origin = {
        host: registry,
        apiUrl: `${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .registryBaseUrl */ .mO)(registry)}/v2/`,
        repository,
        credentialsKey: registry,
        isOrigin: true,
    };
    const endpoints = [
        ...own.map((mirror) => toEndpoint(mirror, repository)),
        origin,
        ...fallbacks.map((mirror) => toEndpoint(mirror, repository)),
    ];
    return endpoints.filter((one, at) => endpoints.findIndex(({ apiUrl }) => apiUrl === one.apiUrl) === at);
}
const MIRROR = /^(?:(?<scheme>https?):\/\/)?(?<host>(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(?::\d+)?)(?<prefix>(?:\/[\w.-]+)*)\/?$/;
/** `undefined` for what is not the address of a mirror. Loopback speaks plain HTTP, as for docker. */
function parseMirror(text) {
    const { scheme, host, prefix = '' } = MIRROR.exec(text.trim())?.groups ?? {};
    if (host === undefined)
        return undefined;
    const plain = scheme === 'http' || (scheme === undefined && (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .isLoopback */ .U9)(host));
    return {
        scheme: plain ? 'http' : 'https',
        host,
        prefix: prefix.replace(/^\/(?:v2(?=\/|$)\/?)?/, ''),
    };
}
function toEndpoint({ scheme, host, prefix }, repository) {
    return {
        host,
        apiUrl: `${scheme}://${host}/v2/`,
        repository: prefix === '' ? repository : `${prefix}/${repository}`,
        credentialsKey: host,
        isOrigin: false,
    };
}
/** Where a blob of the repository lies at the endpoint. */
function blobUrl({ apiUrl, repository }, digest) {
    return `${apiUrl}${repository}/blobs/${digest}`;
}


/***/ }),

/***/ 6247:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  KC: () => (/* binding */ bringCratesToStep),
  nn: () => (/* binding */ bringImages),
  i4: () => (/* binding */ runFetchStage)
});

// EXTERNAL MODULE: ./src/report/wording-fetch.ts
var wording_fetch = __webpack_require__(2455);
// EXTERNAL MODULE: ./src/fetch/crates/cargo-config.ts
var cargo_config = __webpack_require__(7676);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/workspace/cargo-lock.ts
var cargo_lock = __webpack_require__(2009);
;// CONCATENATED MODULE: ./src/network/fault-rows.ts
/** Rows of docs/faults.md for what a connection died of. */
const FAULT_ROWS = {
    'dns-missing': 'dns',
    'dns-failing': 'dns',
    refused: 'connection-refused',
    unreachable: 'unreachable',
    'connect-timeout': 'timeout',
    'tls-untrusted': 'tls-untrusted',
    'tls-invalid': 'tls-invalid',
    'tls-failed': 'connection-lost',
    'answer-timeout': 'timeout',
    stalled: 'timeout',
    reset: 'connection-lost',
    'proxy-refused': 'proxy-refused',
    protocol: 'connection-lost',
    aborted: 'cancelled',
};

// EXTERNAL MODULE: ./src/network/network-error.ts
var network_error = __webpack_require__(7391);
;// CONCATENATED MODULE: ./src/fetch/download-faults.ts


const REMEDIES = {
    dns: 'Check the name servers of this machine, or name a mirror.',
    'connection-refused': 'Check that the server is up and that no firewall refuses it.',
    unreachable: 'Check the network of this machine; without IPv6, use addresses of IPv4 only.',
    timeout: 'Try again later, or name a mirror; what has arrived is kept.',
    'tls-untrusted': 'Behind a proxy that opens TLS, give its CA bundle in SSL_CERT_FILE.',
    'tls-invalid': 'Check the clock of this machine and the certificate of the server.',
    'connection-lost': 'Try again; what has arrived is kept.',
    'proxy-refused': 'Check HTTP_PROXY, HTTPS_PROXY and NO_PROXY, and the password of the proxy.',
    'rate-limit': 'Try again later, log in, or name a mirror.',
    'server-failing': 'Try again later, or name a mirror; what has arrived is kept.',
};
/** The same for all that lacks offline, so that it is told once. */
const OFFLINE_REMEDY = 'Build once with network, or bring a bundle: `cv-docker-build bundle create` there, `bundle use` here.';
/** A fault of the network; `sentence` has no final stop. */
function networkFault(fault, sentence) {
    return {
        fault,
        cause: `${capital(sentence)}.`,
        remedy: REMEDIES[fault] ?? 'Check the network of this machine.',
        evidence: [sentence],
        network: true,
    };
}
function faultOfError(error) {
    return networkFault(FAULT_ROWS[error.kind], error.message);
}
/** A server's plain no. */
function refusal(host, status) {
    const isMissing = status === 404 || status === 410 || status === 451;
    const sentence = `${host} ${isMissing ? 'does not have it' : 'does not give it out'} (HTTP ${status})`;
    return {
        fault: isMissing ? 'download-missing' : 'download-denied',
        cause: `${capital(sentence)}.`,
        remedy: isMissing
            ? 'Check the name and the version.'
            : 'Check the credentials, and that nothing on the way blocks it.',
        evidence: [sentence],
        network: false,
    };
}
function mismatch(host, expected, found) {
    const sentence = `${host} sends other content: sha256 ${found}, expected ${expected}`;
    return {
        fault: 'checksum-mismatch',
        cause: `${capital(sentence)}.`,
        remedy: 'Do not ignore this: find out who is right, the lock or the server.',
        evidence: [sentence],
        network: false,
    };
}
const CANCELLED = {
    fault: 'cancelled',
    cause: 'The fetch was cancelled.',
    remedy: 'Start it again: what has arrived is kept.',
    evidence: [],
    network: false,
};
/** What the file system refuses; anything that does not come from it is a bug and is thrown again. */
function localFault(error, name) {
    const { code, path, message } = error;
    if (error instanceof network_error/* NetworkError */.D || code === undefined || !/^E[A-Z0-9]+$/.test(code))
        throw error;
    const full = code === 'ENOSPC' || code === 'EDQUOT';
    return {
        fault: full ? 'disk-full' : 'cache-unwritable',
        cause: full
            ? `The disk is full: ${name} cannot be stored${path === undefined ? '' : ` as ${path}`}.`
            : `${name} cannot be stored: ${message}.`,
        remedy: full
            ? 'Free space, or name a cache folder on another disk (CV_DOCKER_BUILD_CACHE).'
            : 'Check owner and permissions of the cache folder, or name another (CV_DOCKER_BUILD_CACHE).',
        evidence: [message],
        network: false,
    };
}
/** The whole story of a file that could not be had: the most telling fault, and what each server did. */
function failedDownload(name, faults) {
    const rank = (fault) => fault.fault === 'checksum-mismatch' ? 0 : fault.network ? 1 : 2;
    const [main = networkFault('timeout', 'no server was asked')] = [...faults].sort((a, b) => rank(a) - rank(b));
    const evidence = [...new Set(faults.flatMap((fault) => fault.evidence))];
    return { ...main, cause: `${name} cannot be downloaded: ${lower(main.cause)}`, evidence };
}
/** Sentences of hosts begin with their name, which keeps its case. */
function capital(sentence) {
    return /^(?:the|there|what|no)\b/.test(sentence)
        ? `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`
        : sentence;
}
function lower(sentence) {
    return /^(?:The|There|What|No)\b/.test(sentence)
        ? `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`
        : sentence;
}

// EXTERNAL MODULE: ./src/fetch/crates/config-text.ts
var config_text = __webpack_require__(5847);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./src/image/tar.ts
var tar = __webpack_require__(4366);
// EXTERNAL MODULE: ./src/image/tar-cursors.ts
var tar_cursors = __webpack_require__(4916);
// EXTERNAL MODULE: ./src/workspace/cargo-manifest.ts
var cargo_manifest = __webpack_require__(1971);
;// CONCATENATED MODULE: ./src/fetch/crates/crate-manifest.ts





/** A manifest of a hostile crate must not fill the memory. */
const LIMIT_BYTES = 8 * 1024 * 1024;
/** The Cargo.toml in a `.crate`, which is a tar.gz. Unpacks no further than needed. */
async function readCrateManifest({ name, version }, crate) {
    const wanted = `${name}-${version}/Cargo.toml`;
    const gunzip = (0,external_node_zlib_.createGunzip)();
    const source = external_node_stream_.Readable.from(pieces(crate), { objectMode: false });
    source.pipe(gunzip);
    let text;
    try {
        const cursor = (0,tar_cursors/* streamCursor */.r)(gunzip);
        await (0,tar/* walkTar */.N)(cursor, async (entry) => {
            if (entry.name.replace(/^\.\//, '') !== wanted || entry.sizeBytes > LIMIT_BYTES)
                return;
            text = new TextDecoder().decode(await cursor.read(entry.sizeBytes));
            throw FOUND;
        });
    }
    catch (error) {
        if (error !== FOUND)
            return { ok: false, problem: `it is no archive: ${String(error)}` };
    }
    finally {
        source.destroy();
        gunzip.destroy();
    }
    if (text === undefined)
        return { ok: false, problem: `there is no ${wanted} in it` };
    const toml = (0,cargo_manifest/* parseToml */.M)(text, wanted);
    return toml.ok
        ? toml
        : { ok: false, problem: toml.errors[0]?.problem ?? 'its manifest is no TOML' };
}
/** Ends the walk. */
const FOUND = Symbol('found');
/** So that not much more is unpacked than what is read. */
function* pieces(bytes) {
    for (let at = 0; at < bytes.length; at += 16 * 1024)
        yield bytes.subarray(at, at + 16 * 1024);
}

// EXTERNAL MODULE: ./src/fetch/crates/sources.ts
var sources = __webpack_require__(6231);
;// CONCATENATED MODULE: ./src/fetch/crates/index-entry.ts

const KINDS = [
    ['normal', ['dependencies']],
    ['build', ['build-dependencies', 'build_dependencies']],
    ['dev', ['dev-dependencies', 'dev_dependencies']],
];
/** `manifest` is the parsed Cargo.toml of the crate, `locked` all packages of the lock file. */
function makeIndexEntry(crate, manifest, locked) {
    const pkg = table(manifest.package ?? manifest.project);
    const platforms = Object.entries(table(manifest.target));
    const owners = [
        [null, manifest],
        ...platforms.map(([target, value]) => [target, table(value)]),
    ];
    const deps = owners.flatMap(([target, owner]) => KINDS.flatMap(([kind, names]) => names
        .flatMap((name) => Object.entries(table(owner[name])))
        .flatMap(([name, value]) => dependency(name, value, { kind, target, crate, locked }))));
    const rustVersion = pkg['rust-version'];
    return {
        name: crate.name,
        vers: crate.version,
        deps,
        cksum: crate.checksum ?? '',
        ...splitFeatures(table(manifest.features)),
        yanked: false,
        ...(typeof pkg.links === 'string' ? { links: pkg.links } : {}),
        ...(typeof rustVersion === 'string' ? { rust_version: rustVersion } : {}),
    };
}
function dependency(name, value, place) {
    const entry = typeof value === 'string' ? { version: value } : table(value);
    const { version, optional } = entry;
    // Dependencies of tests on the crate's own neighbours are published without a version: not at all.
    if (typeof version !== 'string' && place.kind === 'dev')
        return [];
    const real = typeof entry.package === 'string' ? entry.package : name;
    const declared = entry['registry-index'];
    const registry = registryOf(real, typeof declared === 'string' ? declared : undefined, place);
    return [
        {
            name,
            req: typeof version === 'string' ? version : '*',
            features: strings(entry.features),
            optional: optional === true,
            default_features: (entry['default-features'] ?? entry.default_features) !== false,
            target: place.target,
            kind: place.kind,
            ...(registry === undefined ? {} : { registry }),
            ...(real === name ? {} : { package: real }),
        },
    ];
}
/**
 * Which registry a dependency is from. The manifest names it by the address that it had when the crate
 * was published, and a mirror that calls itself a registry has the manifests of crates.io; the lock
 * file knows where the dependency was found.
 */
function registryOf(name, declared, { crate, locked }) {
    const own = crate.source ?? sources/* CRATES_IO */.UO;
    if (own === sources/* CRATES_IO */.UO)
        return undefined;
    const found = new Set(locked.flatMap((other) => (other.name === name && other.source ? [other.source] : [])));
    const wanted = declared ?? sources/* CRATES_IO */.UO;
    const source = [...found].find((one) => found.size === 1 || (0,sources/* sameIndex */.Lf)(one, wanted)) ??
        (found.has(own) ? own : undefined);
    return source === undefined || source === own ? undefined : source.replace(/^registry\+/, '');
}
function splitFeatures(features) {
    const all = Object.entries(features).map(([name, value]) => [name, strings(value)]);
    const isNew = ([, values]) => values.some((value) => value.startsWith('dep:') || value.includes('?/'));
    const newer = all.filter(isNew);
    const older = Object.fromEntries(all.filter((one) => !isNew(one)));
    return newer.length === 0
        ? { features: older }
        : { features: older, features2: Object.fromEntries(newer), v: 2 };
}
/** Below `index/`, as cargo looks it up. */
function indexPath(crateName) {
    const name = crateName.toLowerCase();
    if (name.length <= 2)
        return `${name.length}/${name}`;
    if (name.length === 3)
        return `3/${name[0]}/${name}`;
    return `${name.slice(0, 2)}/${name.slice(2, 4)}/${name}`;
}
function table(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? value
        : {};
}
function strings(value) {
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

;// CONCATENATED MODULE: ./src/fetch/crates/context-folder.ts




/** Where the crates lie that were ever fetched: by their checksum, so that nothing is there twice. */
function storedPath(cacheFolder, { checksum = '' }) {
    return `${cacheFolder}/crates/store/${checksum}.crate`;
}
/** The index line of a crate that is in the store, or why it cannot be made. */
async function readEntry(crate, path, locked, store) {
    const manifest = await readCrateManifest(crate, await store.readBytes(path));
    if (manifest.ok)
        return makeIndexEntry(crate, manifest.value, locked);
    return {
        fault: 'crate-invalid',
        cause: `${crate.name} ${crate.version} has the checksum of Cargo.lock, but ${manifest.problem}.`,
        remedy: 'Ask the owner of the crate; another version may be right.',
        evidence: [],
        network: false,
    };
}
/** Writes one local registry for each source: the crates by further names, the index as text. */
async function writeRegistries(folder, content, store) {
    const indexes = new Map();
    for (const { crate, entry } of content) {
        const path = `${registryFolder(folder, crate)}/index/${indexPath(crate.name)}`;
        indexes.set(path, [...(indexes.get(path) ?? []), entry]);
    }
    // Makes every folder that the crates go to.
    for (const [path, entries] of indexes) {
        const lines = entries
            .sort((a, b) => (a.vers < b.vers ? -1 : 1))
            .map((entry) => `${JSON.stringify(entry)}\n`);
        await store.writeFixed(path, lines.join(''));
    }
    await Promise.all(content.map(({ crate, path }) => store.linkOrCopy(path, `${registryFolder(folder, crate)}/${crate.name}-${crate.version}.crate`)));
}
function registryFolder(folder, { source = sources/* CRATES_IO */.UO }) {
    return `${folder}/${config_text/* REGISTRIES_FOLDER */.lt}/${(0,sources/* folderOf */.yS)(source)}`;
}

// EXTERNAL MODULE: ./src/network/backoff.ts
var backoff = __webpack_require__(9326);
;// CONCATENATED MODULE: ./src/fetch/download-hosts.ts

function makeHosts(parts) {
    return { ...parts, states: new Map(), wakers: new Set() };
}
function stateOf(hosts, host) {
    const known = hosts.states.get(host);
    if (known)
        return known;
    const state = {
        running: 0,
        limit: hosts.parallel,
        failures: 0,
        notBeforeMs: 0,
        pauseAsked: false,
    };
    hosts.states.set(host, state);
    return state;
}
/** Whether one more request may go there now. */
function hasRoom({ failures, running, limit }) {
    return running < (failures > 0 ? 1 : limit);
}
function beginTurn(hosts, host) {
    const state = stateOf(hosts, host);
    state.running += 1;
    return { host, failures: state.failures };
}
/** The server did what it was asked, or said clearly that it will not: it is up. */
function endWell(hosts, { host }) {
    const state = release(hosts, host);
    state.limit = Math.min(hosts.parallel, state.limit + 1);
    if (state.pauseAsked && hosts.clock.now() < state.notBeforeMs)
        return;
    state.failures = 0;
    state.notBeforeMs = 0;
    state.pauseAsked = false;
}
function endBadly(hosts, turn, trouble) {
    const state = release(hosts, turn.host);
    const { clock, policy, random } = hosts;
    state.lastFault = trouble.fault;
    const isNews = turn.failures === state.failures;
    if (isNews)
        state.failures += 1;
    if (trouble.permanent || state.failures > policy.retries)
        state.down ??= trouble.fault;
    if (trouble.tooMany && isNews)
        state.limit = Math.max(1, Math.floor(state.limit / 2));
    if (!isNews && trouble.retryAfterMs === undefined)
        return;
    const delayMs = (0,backoff/* planDelayMs */.tq)(policy, state.failures, random, trouble.retryAfterMs);
    state.notBeforeMs = Math.max(state.notBeforeMs, clock.now() + delayMs);
    state.pauseAsked ||= trouble.retryAfterMs !== undefined;
}
/** Given up by us: says nothing about the server. */
function endUntold(hosts, turn) {
    release(hosts, turn.host);
}
function release(hosts, host) {
    const state = stateOf(hosts, host);
    state.running -= 1;
    for (const wake of [...hosts.wakers])
        wake();
    return state;
}
/** Until the time is over, a request anywhere has ended, or the signal aborts. */
async function waitForChange(hosts, durationMs, signal) {
    const ended = new AbortController();
    const wake = () => ended.abort();
    hosts.wakers.add(wake);
    await hosts.clock.sleep(durationMs, AbortSignal.any([ended.signal, signal]));
    hosts.wakers.delete(wake);
}

;// CONCATENATED MODULE: ./src/fetch/redirects.ts

const REDIRECT_LIMIT = 5;
const REDIRECTS = [301, 302, 303, 307, 308];
/**
 * GET that follows redirects by hand: never from https to http, and what `secret` gives reaches the
 * origin of the first URL alone. Fails with a NetworkError; an answer of 3xx is one that leads nowhere.
 */
async function getFollowing(transport, start, request, secret) {
    const secretHeaders = (await secret?.(start)) ?? {};
    const { origin } = new URL(start);
    let url = new URL(start);
    for (let hops = 0; hops <= REDIRECT_LIMIT; hops++) {
        const headers = { ...request.headers, ...(url.origin === origin ? secretHeaders : {}) };
        const response = await transport(url.href, { ...request, headers });
        const { location } = response.headers;
        if (!REDIRECTS.includes(response.status) || location === undefined)
            return response;
        await response.discard();
        url = follow(url, location);
    }
    throw new network_error/* NetworkError */.D('protocol', url.host, `${url.host} redirects without end`);
}
function follow(from, location) {
    const next = URL.canParse(location, from.href) ? new URL(location, from.href) : undefined;
    const isHttp = next?.protocol === 'http:' && from.protocol === 'http:';
    if (next?.protocol === 'https:' || (next && isHttp))
        return next;
    const what = 'redirects to where no download may lead';
    throw new network_error/* NetworkError */.D('protocol', from.host, `${from.host} ${what}`);
}

;// CONCATENATED MODULE: ./src/fetch/download-try.ts




/** As cargo: a server that gives less than 10 bytes a second for 30 s has stalled. */
const SLOW_WINDOW_MS = 30_000;
const SLOW_BYTES = 300;
/** 408, 421 and 425 ask for the same request once more, on another connection or later. */
const PASSING = [408, 421, 425, 429];
/** One request for a file, or for the rest of it. Errors of the file system are thrown. */
async function tryDownload(one) {
    const { partial } = one;
    const { sizeBytes = Number.POSITIVE_INFINITY } = one;
    if (partial.sizeBytes() > sizeBytes)
        await partial.restart();
    if (partial.sizeBytes() > 0 && partial.sha256() === one.sha256)
        return { kind: 'done' };
    if (partial.sizeBytes() === sizeBytes)
        await partial.restart();
    try {
        return await request(one);
    }
    catch (error) {
        if (one.signal.aborted)
            return { kind: 'aborted' };
        if (!(error instanceof network_error/* NetworkError */.D))
            throw error;
        // On a slow link the requests of one connection starve each other.
        const tooMany = error.kind === 'stalled' || error.kind === 'answer-timeout';
        return troubleOf(faultOfError(error), { permanent: !(0,network_error/* isTransient */.d)(error.kind), tooMany });
    }
}
async function request(one) {
    const { partial, transport, url, secret, signal } = one;
    const offset = partial.sizeBytes();
    const headers = {
        'accept-encoding': 'identity',
        ...(offset > 0 ? { range: `bytes=${offset}-` } : {}),
    };
    const response = await getFollowing(transport, url, { headers, signal }, secret);
    if (response.status !== 200 && response.status !== 206)
        return refuse(one, response, offset);
    const resumed = response.status === 206;
    if (resumed && rangeStart(response) !== offset) {
        // An answer to another question; without a range there is only one answer.
        await response.discard();
        await partial.restart();
        return offset > 0 ? request(one) : troubleOf(oddRange(one));
    }
    if (!resumed && offset > 0)
        await partial.restart();
    return (await receive(one, response)) ?? verify(one, resumed);
}
async function refuse(one, response, offset) {
    const { status, headers } = response;
    const { host } = new URL(one.url);
    await response.discard();
    if (status === 416 && offset > 0) {
        await one.partial.restart();
        return request(one);
    }
    if (!PASSING.includes(status) && status < 500) {
        return { kind: 'refused', fault: refusal(host, status) };
    }
    const row = status === 429 ? 'rate-limit' : 'server-failing';
    const retryAfterMs = (0,backoff/* parseRetryAfterMs */.oR)(headers['retry-after'], one.clock.now());
    return troubleOf(networkFault(row, `${host} answers HTTP ${status}`), {
        tooMany: status === 429 || status === 503,
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
}
/** Writes the body to the partial file; gives what went wrong, if anything. */
async function receive(one, response) {
    const { partial, clock, sizeBytes = Number.POSITIVE_INFINITY } = one;
    const startBytes = partial.sizeBytes();
    const pace = { sinceMs: clock.now(), fromBytes: startBytes };
    for await (const chunk of response.body) {
        await partial.append(chunk);
        if (partial.sizeBytes() > sizeBytes)
            return verify(one, false);
        if (isTooSlow(pace, partial.sizeBytes(), clock.now())) {
            return troubleOf(networkFault('timeout', `${hostOf(one)} sends next to nothing`));
        }
    }
    const length = Number(response.headers['content-length'] ?? Number.NaN);
    const isShort = partial.sizeBytes() - startBytes < length ||
        (one.sizeBytes !== undefined && partial.sizeBytes() < one.sizeBytes);
    const cut = networkFault('connection-lost', `${hostOf(one)} ended its answer too early`);
    return isShort ? troubleOf(cut) : undefined;
}
function isTooSlow(pace, nowBytes, nowMs) {
    if (nowMs - pace.sinceMs < SLOW_WINDOW_MS)
        return false;
    const isSlow = nowBytes - pace.fromBytes < SLOW_BYTES;
    Object.assign(pace, { sinceMs: nowMs, fromBytes: nowBytes });
    return isSlow;
}
async function verify(one, resumed) {
    const found = one.partial.sha256();
    if (found === one.sha256)
        return { kind: 'done' };
    await one.partial.restart();
    return { kind: 'corrupt', resumed, fault: mismatch(hostOf(one), one.sha256, found) };
}
function rangeStart({ headers }) {
    const [, start] = /^bytes (\d+)-/.exec(headers['content-range'] ?? '') ?? [];
    return start === undefined ? Number.NaN : Number(start);
}
function oddRange(one) {
    return networkFault('connection-lost', `${hostOf(one)} gives a part where all was asked for`);
}
function hostOf({ url }) {
    return new URL(url).host;
}
function troubleOf(fault, more = {}) {
    return { kind: 'trouble', permanent: false, tooMany: false, ...more, fault };
}

;// CONCATENATED MODULE: ./src/fetch/incidents.ts
/** Adds to the count of the same incident. */
function addIncident(counted, incident) {
    const key = `${incident.host} ${incident.cause}`;
    const count = (counted.get(key)?.count ?? 0) + incident.count;
    counted.set(key, { ...incident, count });
}
/** Each once, in order of first appearance. */
function countIncidents(incidents) {
    const counted = new Map();
    for (const incident of incidents)
        addIncident(counted, incident);
    return [...counted.values()];
}

;// CONCATENATED MODULE: ./src/fetch/download-sources.ts





/** A try that brought this much counts as a step forward, however it ended. */
const STEP_BYTES = 64 * 1024;
/** Mismatches of one server before it is given up. */
const MISMATCH_LIMIT = 2;
/** Where the file came from; `undefined` when no source is left. The partial file is finished then. */
async function downloadFrom(item, ports, partial, progress, signal) {
    const { hosts } = ports;
    const sources = item.urls.map(makeSource);
    const deadlineMs = ports.clock.now() + hosts.policy.budgetMs;
    for (;;) {
        const source = await nextSource(sources, hosts, deadlineMs, progress, signal);
        if (source === undefined || source === 'aborted')
            return source;
        const before = partial.sizeBytes();
        const outcome = await takeTurn(item, source.url, ports, partial, signal);
        const gained = Math.max(0, partial.sizeBytes() - before);
        progress.fetchedBytes += gained;
        if (gained >= STEP_BYTES)
            source.failures = 0;
        if (outcome.kind === 'aborted')
            return 'aborted';
        if (outcome.kind !== 'done')
            note(source, outcome, hosts, progress);
        else if (await finish(item, ports, partial))
            return source;
    }
}
/** One try, told to what is known of the servers. */
async function takeTurn({ sha256, sizeBytes, headers }, url, { hosts, transport, clock }, partial, signal) {
    const turn = beginTurn(hosts, new URL(url).host);
    const outcome = await tryDownload({
        url,
        sha256,
        partial,
        signal,
        transport,
        clock,
        ...(sizeBytes === undefined ? {} : { sizeBytes }),
        ...(headers === undefined ? {} : { secret: headers }),
    }).catch((error) => {
        endUntold(hosts, turn);
        throw error;
    });
    if (outcome.kind === 'trouble')
        endBadly(hosts, turn, outcome);
    else if (outcome.kind === 'aborted')
        endUntold(hosts, turn);
    else
        endWell(hosts, turn);
    return outcome;
}
function makeSource(url) {
    const { host } = new URL(url);
    return { url, host, failures: 0, mismatches: 0, notBeforeMs: 0, ended: false };
}
/** A process that took ours for dead may have finished the file, and removed our part of it. */
async function finish(item, ports, partial) {
    try {
        await partial.finish();
        return true;
    }
    catch (error) {
        if (error.code !== 'ENOENT')
            throw error;
        if ((await ports.store.sha256Of(item.path)) === item.sha256)
            return true;
        await partial.restart();
        return false;
    }
}
function note(source, outcome, hosts, progress) {
    const { fault } = outcome;
    const cause = fault.evidence[0] ?? fault.cause;
    addIncident(progress.incidents, { host: source.host, cause, count: 1 });
    if (isOver(source, outcome, hosts))
        end(source, fault, progress);
}
/** Counts what happened; whether nothing more is to be had from this source. */
function isOver(source, outcome, { random, policy, clock }) {
    switch (outcome.kind) {
        case 'refused':
            return true;
        case 'corrupt':
            if (!outcome.resumed)
                source.mismatches += 1;
            return source.mismatches >= MISMATCH_LIMIT;
        case 'trouble':
            source.failures += 1;
            source.notBeforeMs =
                clock.now() + (0,backoff/* planDelayMs */.tq)(policy, source.failures, random, outcome.retryAfterMs);
            return outcome.permanent || source.failures > policy.retries;
    }
}
function end(source, fault, progress) {
    source.ended = true;
    progress.faults.push(fault);
}
/** Waits until a source may be asked; `undefined` when none is left, or the time is over. */
async function nextSource(sources, hosts, deadlineMs, progress, signal) {
    while (!signal.aborted) {
        for (const source of sources)
            dropIfDown(source, hosts, progress);
        const left = sources.filter(({ ended }) => !ended);
        const nowMs = hosts.clock.now();
        const choice = choose(left, hosts, nowMs);
        if ('source' in choice)
            return choice.source;
        if (choice.untilMs > deadlineMs || nowMs > deadlineMs)
            return giveUp(left, hosts, progress);
        await waitForChange(hosts, (choice.untilMs || deadlineMs + 1) - nowMs, signal);
    }
    return 'aborted';
}
/**
 * The first source in order that may be asked now: those that sent wrong content come last, and one
 * that is in a pause is passed over for the next. Else until when to wait; 0: for a request to end.
 */
function choose(left, hosts, nowMs) {
    const timed = [...left]
        .sort((a, b) => a.mismatches - b.mismatches)
        .map((source) => ({ source, atMs: startMs(source, hosts) }));
    const first = timed.find(({ atMs }) => atMs <= nowMs)?.source;
    if (first === undefined)
        return { untilMs: Math.min(...timed.map(({ atMs }) => atMs)) };
    return hasRoom(stateOf(hosts, first.host)) ? { source: first } : { untilMs: 0 };
}
function startMs(source, hosts) {
    return Math.max(source.notBeforeMs, stateOf(hosts, source.host).notBeforeMs);
}
function dropIfDown(source, hosts, progress) {
    const { down } = stateOf(hosts, source.host);
    if (down && !source.ended)
        end(source, down, progress);
}
/** The time is over: what each server did last is why. */
function giveUp(left, hosts, progress) {
    for (const { host } of left) {
        const { lastFault = networkFault('timeout', `${host} was not reached in time`) } = stateOf(hosts, host);
        progress.faults.push(lastFault);
    }
}

;// CONCATENATED MODULE: ./src/fetch/download.ts




/** Requests to one server at once, where nobody says otherwise. */
const PARALLEL = 8;
/**
 * Brings one file to its path: what is there and right is kept, what is half there is gone on with,
 * and what arrives is used only when its checksum is right.
 */
async function downloadItem(item, ports, policy, signal) {
    const { clock, random } = ports;
    const hosts = ports.hosts ?? makeHosts({ clock, random, policy, parallel: PARALLEL });
    const progress = { incidents: new Map(), faults: [], fetchedBytes: 0 };
    try {
        if ((await ports.store.sha256Of(item.path)) === item.sha256) {
            return { ok: true, value: { fetchedBytes: 0, via: '', reused: true }, incidents: [] };
        }
        const partial = await ports.store.openPartial(item.path);
        const via = await downloadFrom(item, { ...ports, hosts }, partial, progress, signal).finally(() => partial.close());
        const incidents = [...progress.incidents.values()];
        if (via === undefined)
            return failed(failedDownload(item.name, progress.faults), incidents);
        if (via === 'aborted')
            return failed(CANCELLED, incidents);
        const { fetchedBytes } = progress;
        return { ok: true, value: { fetchedBytes, via: via.host, reused: false }, incidents };
    }
    catch (error) {
        return failed(localFault(error, item.name), [...progress.incidents.values()]);
    }
}
function failed(fault, incidents) {
    return { ok: false, fault, incidents };
}
/** All of them, several at once; stops as soon as one cannot be had. What has arrived stays. */
async function downloadAll(items, ports, policy, options, signal) {
    const { clock, random } = ports;
    const { parallel } = options;
    const hosts = ports.hosts ?? makeHosts({ clock, random, policy, parallel });
    const stop = new AbortController();
    const either = AbortSignal.any([signal, stop.signal]);
    const results = items.map(() => undefined);
    const queue = items.map((item, at) => ({ item, at }));
    const settle = (item, at, result) => {
        // What was given up because another failed has not failed itself.
        if (!result.ok && stop.signal.aborted)
            return;
        results[at] = result;
        if (result.ok)
            options.onItem?.(item, result.value);
        else
            stop.abort();
    };
    const work = async () => {
        for (let next = queue.shift(); next && !either.aborted; next = queue.shift()) {
            const { item, at } = next;
            settle(item, at, await downloadItem(item, { ...ports, hosts }, policy, either));
        }
    };
    await Promise.all(Array.from({ length: Math.min(parallel, items.length) }, work));
    return results;
}
/** The first that failed, and all incidents with equal ones counted together. */
function summarize(results) {
    const incidents = countIncidents(results.flatMap((result) => result?.incidents ?? []));
    const failure = results.find((result) => result?.ok === false);
    return {
        incidents,
        ...(failure?.ok === false ? { fault: failure.fault } : {}),
    };
}

// EXTERNAL MODULE: ./src/network/read-body.ts
var read_body = __webpack_require__(7949);
;// CONCATENATED MODULE: ./src/fetch/crates/fetch-small.ts






/** Of a config.json or the index file of one crate. */
const fetch_small_LIMIT_BYTES = 16 * 1024 * 1024;
/** GETs a small text that has no checksum. */
async function fetchSmall(url, ports, incidents, signal, secret) {
    const { policy, clock, random } = ports;
    const deadlineMs = clock.now() + policy.budgetMs;
    for (let retry = 1;; retry++) {
        const answer = await once(url, ports, signal, secret);
        if (answer.ok || signal.aborted || !answer.passes)
            return answer;
        const cause = answer.fault.evidence[0] ?? answer.fault.cause;
        addIncident(incidents, { host: new URL(url).host, cause, count: 1 });
        const delayMs = (0,backoff/* planDelayMs */.tq)(policy, retry, random, answer.retryAfterMs);
        if (retry > policy.retries || clock.now() + delayMs > deadlineMs)
            return answer;
        await clock.sleep(delayMs, signal);
    }
}
async function once(url, { transport, clock }, signal, secret) {
    try {
        const response = await getFollowing(transport, url, { signal }, secret);
        if (response.status === 200)
            return { ok: true, text: await readText(response, url) };
        await response.discard();
        return answered(url, response, clock.now());
    }
    catch (error) {
        if (signal.aborted)
            return { ok: false, fault: CANCELLED };
        if (!(error instanceof network_error/* NetworkError */.D))
            throw error;
        return { ok: false, fault: faultOfError(error), passes: (0,network_error/* isTransient */.d)(error.kind) };
    }
}
function answered(url, { status, headers }, nowMs) {
    const { host } = new URL(url);
    const passes = status === 408 || status === 421 || status === 429 || status >= 500;
    if (!passes)
        return { ok: false, fault: refusal(host, status), status };
    const retryAfterMs = (0,backoff/* parseRetryAfterMs */.oR)(headers['retry-after'], nowMs);
    const row = status === 429 ? 'rate-limit' : 'server-failing';
    return {
        ok: false,
        fault: networkFault(row, `${host} answers HTTP ${status}`),
        passes,
        status,
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
}
async function readText({ body }, url) {
    const whole = await (0,read_body/* readBody */.x)(body, fetch_small_LIMIT_BYTES);
    if (whole !== undefined)
        return new TextDecoder().decode(whole);
    const { host } = new URL(url);
    throw new network_error/* NetworkError */.D('protocol', host, `the answer of ${host} is too large`);
}

;// CONCATENATED MODULE: ./src/fetch/crates/crate-urls.ts

/** `undefined` when it is no config.json of a registry. */
function parseRegistryConfig(text) {
    try {
        const { dl, 'auth-required': authRequired } = JSON.parse(text);
        if (typeof dl !== 'string' || !/^https?:\/\//.test(dl))
            return undefined;
        return { dl, authRequired: authRequired === true };
    }
    catch {
        return undefined;
    }
}
/** Where a crate is downloaded, by the rules of cargo's registry index. */
function crateUrl(dl, { name, version, checksum = '' }) {
    const prefixOf = (text) => indexPath(text).slice(0, -text.length - 1);
    const markers = {
        '{crate}': name,
        '{version}': version,
        '{prefix}': casedPrefix(name),
        '{lowerprefix}': prefixOf(name.toLowerCase()),
        '{sha256-checksum}': checksum,
    };
    const filled = dl.replace(/\{[a-z0-9-]+\}/g, (marker) => markers[marker] ?? marker);
    return filled === dl ? `${dl.replace(/\/+$/, '')}/${name}/${version}/download` : filled;
}
/** As `indexPath`, with the letters as they are. */
function casedPrefix(name) {
    if (name.length <= 2)
        return `${name.length}`;
    if (name.length === 3)
        return `3/${name[0]}`;
    return `${name.slice(0, 2)}/${name.slice(2, 4)}`;
}

;// CONCATENATED MODULE: ./src/fetch/crates/git-faults.ts


const EVIDENCE_LINES = 5;
/** As git, libgit2 and the hosts of repositories say it. A private repository may pretend not to exist. */
const AUTH = /could not read (?:Username|Password)|Authentication failed|failed to authenticate|authentication required|Permission denied \(publickey|no authentication methods succeeded|Repository not found|repository '[^']*' not found|The requested URL returned error: 40[13]|HTTP Basic: Access denied|Host key verification failed/i;
const OUTAGE = /Could not resolve host|Temporary failure in name resolution|failed to resolve address|Connection refused|Connection timed out|Connection reset|Could not connect|Failed to connect|unable to connect|Operation timed out|timed out|Network is unreachable|No route to host|early EOF|RPC failed|unexpected disconnect|SSL_ERROR|GnuTLS recv error|The requested URL returned error: (?:429|5\d\d)|network failure seems to have happened|spurious network error|failed to get successful HTTP response/i;
const MISSING = /reference .* not found|revspec .* not found|couldn't find remote ref|unable to update .*\?(?:rev|tag|branch)=|not our ref/i;
function isGitOutage({ stderr }) {
    return OUTAGE.test(stderr) && !AUTH.test(stderr);
}
/** Why git or cargo could not get a repository. */
function gitFault(url, result) {
    if (result.stopped === 'aborted')
        return CANCELLED;
    const evidence = lastLines(result.stderr);
    const where = (0,sources/* publicUrl */.x6)(url);
    const base = { evidence, network: false };
    if (/No space left on device|Disk quota exceeded/i.test(result.stderr)) {
        return {
            ...base,
            fault: 'disk-full',
            cause: `The disk is full: ${where} cannot be stored.`,
            remedy: 'Free space, or name a cache folder on another disk (CV_DOCKER_BUILD_CACHE).',
        };
    }
    if (AUTH.test(result.stderr)) {
        return {
            ...base,
            fault: 'git-denied',
            cause: `The git repository ${where} does not exist, or needs credentials that git does not have here.`,
            remedy: 'Give git access on this machine: a credential helper, a token in its configuration, or an SSH key.',
        };
    }
    if (OUTAGE.test(result.stderr)) {
        return {
            ...base,
            fault: 'git-unreachable',
            cause: `The git repository ${where} cannot be reached.`,
            remedy: 'Try again later; check proxy and name servers of this machine.',
            network: true,
        };
    }
    const isMissing = MISSING.test(result.stderr);
    return {
        ...base,
        fault: isMissing ? 'git-commit-missing' : 'git-failed',
        cause: isMissing
            ? `The git repository ${where} no longer has the commit that Cargo.lock names.`
            : `The git repository ${where} could not be fetched.`,
        remedy: isMissing ? 'Run cargo update for that dependency.' : 'See what git says below.',
    };
}
/** The last lines that say something, without user names and passwords of addresses. */
function lastLines(text) {
    const lines = (0,sources/* publicUrl */.x6)(text)
        .split('\n')
        .map((line) => line.trim());
    return lines.filter((line) => line !== '').slice(-EVIDENCE_LINES);
}

;// CONCATENATED MODULE: ./src/fetch/crates/run-patiently.ts


/** Runs git or cargo again while what it says may pass. `before` clears what a try has left. */
async function runPatiently(argv, { run, clock, policy, random }, options) {
    const { before, ...command } = options;
    const deadlineMs = clock.now() + policy.budgetMs;
    for (let retry = 1;; retry++) {
        await before?.();
        const result = await run(argv, command);
        const delayMs = (0,backoff/* planDelayMs */.tq)(policy, retry, random);
        const isLast = retry > policy.retries || clock.now() + delayMs > deadlineMs;
        if (result.exitCode === 0 || isLast || options.signal.aborted || !isGitOutage(result)) {
            return result;
        }
        await clock.sleep(delayMs, options.signal);
    }
}

;// CONCATENATED MODULE: ./src/fetch/crates/git-index.ts



/**
 * The config.json of an index that is a git repository, by the host's git: without its history and
 * without the files of the crates, as the lock file tells all we need of them.
 */
async function readGitIndex(url, ports, { tempFolder, env }, signal) {
    const name = (0,external_node_crypto_.createHash)('sha256').update(url).digest('hex').slice(0, 16);
    const folder = `${tempFolder}/index-${name}`;
    const options = { env: { ...env, GIT_TERMINAL_PROMPT: '0' }, signal };
    const clone = ['git', 'clone', '--quiet', '--bare', '--depth=1', '--filter=blob:none'];
    const cloned = await runPatiently([...clone, '--', url, folder], ports, {
        ...options,
        before: () => ports.files.remove(folder),
    });
    if (cloned.exitCode !== 0)
        return gitFault(url, cloned);
    const shown = await ports.run(['git', '-C', folder, 'show', 'HEAD:config.json'], options);
    await ports.files.remove(folder);
    return shown.exitCode === 0 ? shown.stdout : gitFault(url, shown);
}

;// CONCATENATED MODULE: ./src/fetch/crates/registry-hosts.ts




/** Asks each index for its address of downloads. A mirror that does not answer is left out. */
async function readyRegistry(plan, ports, options, incidents, signal) {
    const asked = await Promise.all(plan.downloads.map((host) => readyHost(host, ports, options, incidents, signal)));
    return {
        source: plan.source,
        hosts: asked.flatMap((one) => ('dl' in one ? [one] : [])),
        faults: asked.flatMap((one) => ('dl' in one ? [] : [one])),
    };
}
async function readyHost(host, ports, options, incidents, signal) {
    const { registryName } = host;
    const named = registryName === undefined ? {} : { registryName };
    switch (host.kind) {
        case 'template': {
            const { origin } = new URL(host.url);
            const isOfficial = origin === 'https://static.crates.io';
            const index = isOfficial ? { index: 'https://index.crates.io/' } : {};
            return { dl: host.url, authRequired: false, ...index };
        }
        case 'sparse': {
            const text = await readSparse(host, ports, incidents, signal);
            if (typeof text !== 'string')
                return text;
            const config = parseRegistryConfig(text);
            return config ? { ...config, index: host.url, ...named } : noConfig(host.url);
        }
        case 'git': {
            const text = await readGitIndex(host.url, ports, options, signal);
            if (typeof text !== 'string')
                return text;
            const config = parseRegistryConfig(text);
            return config ? { ...config, ...named } : noConfig(host.url);
        }
    }
}
/** Without the token first, as cargo does: most registries need none. */
async function readSparse({ url, registryName }, ports, incidents, signal) {
    const address = `${url}config.json`;
    const open = await fetchSmall(address, ports, incidents, signal);
    if (open.ok)
        return open.text;
    if (open.status !== 401 && open.status !== 403)
        return open.fault;
    const token = registryName === undefined ? undefined : await ports.tokenFor(registryName);
    if (token === undefined)
        return needsToken(url, registryName);
    const secret = async () => ({ authorization: token });
    const closed = await fetchSmall(address, ports, incidents, signal, secret);
    if (closed.ok)
        return closed.text;
    return closed.status === 401 || closed.status === 403
        ? {
            ...needsToken(url, registryName),
            cause: `${registry_hosts_hostOf(url)} refuses the token of the registry ${registryName}.`,
        }
        : closed.fault;
}
function needsToken(url, registryName) {
    const name = registryName === undefined ? undefined : registryName.toUpperCase().replaceAll('-', '_');
    return {
        fault: 'credentials-missing',
        cause: `${registry_hosts_hostOf(url)} gives its crates only to those who log in, and there is no token for it.`,
        remedy: name === undefined
            ? 'Name the registry in .cargo/config.toml under [registries], and give its token.'
            : `Set CARGO_REGISTRIES_${name}_TOKEN, or run cargo login --registry ${registryName}.`,
        evidence: [`${(0,sources/* publicUrl */.x6)(url)} answers HTTP 401`],
        network: false,
    };
}
function noConfig(url) {
    return {
        fault: 'registry-invalid',
        cause: `${(0,sources/* publicUrl */.x6)(url)} is no registry of crates: its config.json names no address of downloads.`,
        remedy: 'Check the address of the registry.',
        evidence: [],
        network: false,
    };
}
function registry_hosts_hostOf(url) {
    return URL.canParse(url) ? new URL(url).host : (0,sources/* publicUrl */.x6)(url);
}

;// CONCATENATED MODULE: ./src/fetch/crates/crate-faults.ts




/**
 * Says more of a crate that no server gives: asks the index, where there is one, whether it was yanked
 * or never was there. crates.io answers 403 for what it does not have.
 */
async function explainRefusal(crate, fault, registry, ports, signal) {
    if (fault.fault !== 'download-missing' && fault.fault !== 'download-denied')
        return fault;
    const [host] = registry?.hosts ?? [];
    if (host?.authRequired && fault.fault === 'download-denied') {
        return { ...needsToken(host.dl, host.registryName), evidence: fault.evidence };
    }
    const { name, version } = crate;
    const known = host === undefined ? 'unknown' : await askIndex(crate, host, ports, signal);
    const base = { evidence: fault.evidence, network: false };
    switch (known) {
        case 'yanked':
            return {
                ...base,
                fault: 'crate-yanked',
                cause: `${name} ${version} was yanked, and the registry no longer gives it out.`,
                remedy: `Run \`cargo update --package ${name}\` to lock a version that is there.`,
            };
        case 'absent':
            return {
                ...base,
                fault: 'crate-missing',
                cause: `${name} ${version} is not in its registry: it was removed, or never published.`,
                remedy: `Run \`cargo update --package ${name}\`, or correct Cargo.lock.`,
            };
        case 'listed':
        case 'unknown':
            return { ...fault, fault: 'crate-missing' };
    }
}
async function askIndex({ name, version }, { index, authRequired }, ports, signal) {
    if (index === undefined || authRequired)
        return 'unknown';
    // Once: the fetch has failed, and this only makes its sentence better.
    const policy = { ...ports.policy, retries: 0 };
    const address = `${index}${indexPath(name)}`;
    const answer = await fetchSmall(address, { ...ports, policy }, new Map(), signal);
    if (!answer.ok)
        return answer.status === 404 || answer.status === 410 ? 'absent' : 'unknown';
    for (const line of answer.text.split('\n')) {
        const entry = parseLine(line);
        if (entry?.vers === version)
            return entry.yanked === true ? 'yanked' : 'listed';
    }
    return 'absent';
}
function parseLine(line) {
    try {
        return JSON.parse(line);
    }
    catch {
        return undefined;
    }
}
/** In a sentence; the whole list is the evidence. */
const NAMES_IN_A_SENTENCE = 5;
function shortList(names) {
    const left = names.length - NAMES_IN_A_SENTENCE;
    const shown = names.slice(0, NAMES_IN_A_SENTENCE).join(', ');
    return left > 0 ? `${shown} and ${left} more` : shown;
}
/** Everything that is not here, when nothing may be fetched. */
function offlineFault(missing) {
    const names = missing.map(({ name, version }) => `${name} ${version}`).sort();
    const [first = ''] = names;
    const what = names.length === 1
        ? `the crate ${first} is not in the cache folder`
        : `${names.length} crates are not in the cache folder`;
    return {
        fault: 'offline-missing',
        cause: `Nothing may be fetched (offline), and ${what}: ${shortList(names)}.`,
        remedy: OFFLINE_REMEDY,
        evidence: names,
        network: false,
    };
}

;// CONCATENATED MODULE: ./src/fetch/crates/fetch-packages.ts






/** To one server: HTTP/2 carries them over few connections. */
const fetch_packages_PARALLEL = 32;
/** Brings all crates to the store, and reads of each what its index needs. */
async function fetchPackages(packages, registries, ports, options, incidents, signal) {
    const { store } = ports;
    const entries = new Map();
    const read = (crate) => {
        const path = storedPath(options.cacheFolder, crate);
        const entry = readEntry(crate, path, packages, store);
        // Waited for at the end; until then a failure is nobody's.
        entry.catch(() => { });
        entries.set(keyOf(crate), entry);
    };
    const missing = await findMissing(packages, ports, options, read);
    if (options.offline && missing.length > 0)
        return { ok: false, fault: offlineFault(missing) };
    const wanted = new Set(missing.map(({ source }) => source));
    const ready = await Promise.all(registries
        .filter(({ source }) => wanted.has(source))
        .map((registry) => readyRegistry(registry, ports, options, incidents, signal)));
    const unusable = ready.find(({ hosts }) => hosts.length === 0)?.faults[0];
    if (unusable !== undefined)
        return { ok: false, fault: unusable };
    const results = await download(missing, ready, ports, options, read, signal);
    const { fault, incidents: found } = summarize(results);
    for (const incident of found)
        addIncident(incidents, incident);
    if (fault !== undefined) {
        const failed = missing[results.findIndex((result) => result?.ok === false)];
        const registry = ready.find(({ source }) => source === failed?.source);
        const told = failed ? await explainRefusal(failed, fault, registry, ports, signal) : fault;
        return { ok: false, fault: told };
    }
    const downloaded = results.flatMap((result) => (result?.ok ? [result.value] : []));
    return await collect(packages, entries, downloaded, options);
}
function keyOf({ name, version, source }) {
    return `${name} ${version} ${source}`;
}
async function findMissing(packages, { store }, { cacheFolder }, onFound) {
    const checked = await Promise.all(packages.map(async (crate) => {
        const isThere = (await store.sha256Of(storedPath(cacheFolder, crate))) === crate.checksum;
        if (isThere)
            onFound(crate);
        return isThere;
    }));
    return packages.filter((_, at) => checked[at] === false);
}
async function download(missing, ready, ports, { cacheFolder, parallel = fetch_packages_PARALLEL }, onFound, signal) {
    const crates = new Map();
    const items = missing.map((crate) => {
        const hosts = ready.find(({ source }) => source === crate.source)?.hosts ?? [];
        const item = {
            name: `${crate.name} ${crate.version}`,
            urls: hosts.map(({ dl }) => crateUrl(dl, crate)),
            path: storedPath(cacheFolder, crate),
            sha256: crate.checksum ?? '',
            headers: secretFor(crate, hosts, ports),
        };
        crates.set(item, crate);
        return item;
    });
    const onItem = (item) => {
        const crate = crates.get(item);
        if (crate)
            onFound(crate);
    };
    return await downloadAll(items, ports, ports.policy, { parallel, onItem }, signal);
}
/** The token of a registry that wants it at every request, for its own addresses alone. */
function secretFor(crate, hosts, { tokenFor }) {
    return async (url) => {
        const host = hosts.find(({ dl }) => crateUrl(dl, crate) === url);
        if (host?.registryName === undefined || !host.authRequired)
            return {};
        // Whoever gave the token to an index over TLS does not want it to be sent without.
        if (url.startsWith('http:') && host.index?.startsWith('http:') !== true)
            return {};
        const token = await tokenFor(host.registryName);
        return token === undefined ? {} : { authorization: token };
    };
}
async function collect(packages, entries, downloaded, { cacheFolder }) {
    const content = [];
    for (const crate of packages) {
        const entry = await entries.get(keyOf(crate));
        if (entry === undefined)
            throw new Error(`${keyOf(crate)} was neither found nor fetched`);
        if ('fault' in entry)
            return { ok: false, fault: entry };
        content.push({ crate, path: storedPath(cacheFolder, crate), entry });
    }
    return { ok: true, value: { content, downloaded } };
}

// EXTERNAL MODULE: ./src/fetch/crates/plan-crates.ts
var plan_crates = __webpack_require__(347);
;// CONCATENATED MODULE: ./src/fetch/crates/prune.ts
const HOUR_MS = 3600 * 1000;
const KEPT_MS = 7 * 24 * HOUR_MS;
/**
 * Clears the cache folder: a context folder that was not used for seven days goes, then each crate in
 * the store to which no context has a link and which lost its last one, or came, seven days ago. What a
 * killed process left half done goes after the same time.
 */
async function pruneCrates(cacheFolder, { files, store, clock }) {
    const oldest = clock.now() - KEPT_MS;
    const sweep = async (part, isOver) => {
        const folder = `${cacheFolder}/crates/${part}`;
        await Promise.all((await files.list(folder)).map(async ({ name }) => {
            const stat = await store.stat(`${folder}/${name}`);
            if (stat !== undefined && isOver(stat))
                await files.remove(`${folder}/${name}`);
        }));
    };
    await sweep('contexts', ({ modifiedMs }) => modifiedMs < oldest);
    await sweep('staging', ({ modifiedMs }) => modifiedMs < oldest);
    // What cargo unpacked to vendor git dependencies: of use to that one run, which may still be at it.
    const unpacked = clock.now() - HOUR_MS;
    await sweep('cargo-home/registry/src', ({ modifiedMs }) => modifiedMs < unpacked);
    await sweep('store', ({ names, changedMs }) => names === 1 && changedMs < oldest);
}

;// CONCATENATED MODULE: ./src/fetch/crates/resolve-lock.ts



/** Folders that hold no sources of the workspace, and may be large. */
const SKIPPED = ['target', '.git', 'node_modules'];
/**
 * Resolves a lock file by the host's cargo, in a copy of the manifests with empty sources: the checkout
 * stays as it is. Gives the text of the lock file.
 */
async function resolveLock(ports, options, signal) {
    const { files } = ports;
    const folder = `${options.tempFolder}/manifests`;
    await files.remove(folder);
    await copyManifests(options.workspaceFolder, folder, ports);
    const offline = options.offline ? ['--offline'] : [];
    const result = await runPatiently(['cargo', 'generate-lockfile', ...offline], ports, {
        cwd: folder,
        env: { ...options.env, CARGO_TERM_COLOR: 'never' },
        signal,
    });
    const text = result.exitCode === 0 ? await files.readTextIfAny(`${folder}/Cargo.lock`) : undefined;
    await files.remove(folder);
    if (text !== undefined)
        return { ok: true, text };
    return { ok: false, fault: result.stopped ? CANCELLED : faultOf(result, options) };
}
async function copyManifests(from, to, ports) {
    for (const { name, kind } of await ports.files.list(from)) {
        const [source, target] = [`${from}/${name}`, `${to}/${name}`];
        if (kind === 'file')
            await copyManifest(source, target, ports);
        else if (kind === 'folder' && !SKIPPED.includes(name)) {
            await copyManifests(source, target, ports);
        }
    }
}
async function copyManifest(from, to, { files }) {
    if (/\/(?:Cargo\.toml|\.cargo\/config(?:\.toml)?)$/.test(from))
        await files.copyFile(from, to);
    else if (from.endsWith('.rs'))
        await files.writeText(to, '');
}
function faultOf(result, { offline }) {
    const evidence = lastLines(result.stderr);
    if (offline) {
        return {
            fault: 'offline-missing',
            cause: 'There is no Cargo.lock, and without network none can be resolved.',
            remedy: 'Run `cargo generate-lockfile` where there is network, and commit Cargo.lock.',
            evidence,
            network: false,
        };
    }
    const isYanked = /\byanked\b/.test(result.stderr);
    const network = isGitOutage(result);
    return {
        fault: isYanked ? 'crate-yanked' : network ? 'connection-lost' : 'lock-unresolvable',
        cause: isYanked
            ? 'There is no Cargo.lock, and a crate that Cargo.toml asks for was yanked from its registry.'
            : `There is no Cargo.lock, and cargo could not resolve one${network ? ': its registry cannot be reached' : ''}.`,
        remedy: isYanked
            ? 'Ask for another version in Cargo.toml; a lock file that names a yanked one would still work.'
            : 'Run `cargo generate-lockfile`, and commit Cargo.lock.',
        evidence,
        network,
    };
}

;// CONCATENATED MODULE: ./src/fetch/crates/vendor-git.ts





/**
 * Lets the host's cargo bring the git dependencies, without its own registry traffic: `configText` names
 * the local registries made a moment ago. cargo vendors all crates; those of git are kept. Its own
 * CARGO_HOME keeps the repositories for the next time, and the user's stays as it was.
 */
async function vendorGit(git, stage, ports, options, signal) {
    const { files, store } = ports;
    const { workspaceFolder, cacheFolder } = options;
    const vendored = `${stage.folder}/vendored`;
    const config = `${stage.folder}/sources.toml`;
    await files.writeText(config, stage.configText);
    const own = `${workspaceFolder}/.cargo/config.toml`;
    const configs = (await files.kindOf(own)) === 'file' ? [own, config] : [config];
    const home = `${cacheFolder}/crates/cargo-home`;
    const result = await runPatiently([
        'cargo',
        ...configs.flatMap((path) => ['--config', path]),
        ...['vendor', '--quiet', '--locked', '--versioned-dirs', '--respect-source-config'],
        ...(options.offline ? ['--offline'] : []),
        ...['--manifest-path', `${workspaceFolder}/Cargo.toml`, vendored],
    ], ports, {
        // Not the checkout: a rust-toolchain file there could make rustup download a tool chain.
        cwd: stage.folder,
        env: { ...options.env, ...(await gitEnvironment(ports)), CARGO_HOME: home },
        signal,
        before: () => files.remove(vendored),
    });
    if (result.exitCode !== 0)
        return vendor_git_faultOf(git, result, options);
    for (const { name } of await files.list(vendored)) {
        const checksums = await files.readTextIfAny(`${vendored}/${name}/.cargo-checksum.json`);
        if (checksums === undefined || isOfRegistry(checksums))
            continue;
        await store.moveFolder(`${vendored}/${name}`, `${stage.crates}/${config_text/* GIT_FOLDER */.Md}/${name}`);
    }
    return undefined;
}
/** With git's own client the credentials work that work for the user; without it cargo has its own. */
async function gitEnvironment({ run }) {
    const { exitCode } = await run(['git', '--version']);
    const client = exitCode === 0 ? { CARGO_NET_GIT_FETCH_WITH_CLI: 'true' } : {};
    return { ...client, GIT_TERMINAL_PROMPT: '0', CARGO_TERM_COLOR: 'never' };
}
/** Crates of a registry have the checksum of their archive there, those of git have none. */
function isOfRegistry(checksums) {
    const { package: checksum } = JSON.parse(checksums);
    return typeof checksum === 'string';
}
function vendor_git_faultOf(git, result, { offline }) {
    const addresses = git.map((source) => (0,sources/* gitKeys */.V$)(source).git ?? source);
    const named = addresses.find((address) => result.stderr.includes(address)) ?? addresses[0] ?? '';
    const fault = gitFault(named, result);
    if (!offline || fault.fault === 'cancelled' || fault.fault === 'disk-full')
        return fault;
    return {
        ...fault,
        fault: 'offline-missing',
        cause: 'Nothing may be fetched (offline), and the git dependencies of Cargo.lock are not all here.',
        remedy: OFFLINE_REMEDY,
        evidence: [...addresses].sort(),
    };
}

;// CONCATENATED MODULE: ./src/fetch/crates/run-fetch-crates.ts











/**
 * Brings the crates of the plan into its context folder, which is then whole or not there at all. What a
 * killed run has fetched is used by the next. Concurrent runs do not disturb each other.
 */
async function runFetchCrates(plan, ports, options, signal) {
    const startedAtMs = ports.clock.now();
    const incidents = new Map();
    const run = { ports, options, signal, incidents };
    try {
        const step = await fetchAll(plan, run, options.resolve);
        const told = [...incidents.values()];
        if (!step.ok)
            return { ...step, incidents: told };
        const durationMs = ports.clock.now() - startedAtMs;
        return { ok: true, value: { ...step.value, durationMs }, incidents: told };
    }
    catch (error) {
        const fault = signal.aborted ? CANCELLED : localFault(error, 'what is fetched');
        return { ok: false, fault, incidents: [...incidents.values()] };
    }
}
async function fetchAll(plan, run, resolve) {
    if (plan.resolveLock)
        return await fetchResolved(plan, run, resolve);
    const { store } = run.ports;
    const total = plan.packages.length;
    if ((await store.stat(plan.contextFolder)) !== undefined) {
        await store.touch((0,external_node_path_.dirname)(plan.contextFolder));
        return { ok: true, value: { ...report(total, []), contextFolder: plan.contextFolder } };
    }
    const made = await makeContext(plan, run, `${run.options.cacheFolder}/crates/staging`);
    if (!made.ok)
        return made;
    await pruneCrates(run.options.cacheFolder, run.ports);
    return {
        ok: true,
        value: { ...report(total, made.value.downloaded), contextFolder: plan.contextFolder },
    };
}
/** Without a lock file: one is resolved, shown, and asked to be committed. */
async function fetchResolved(plan, run, resolve) {
    const { ports, options, signal } = run;
    const resolved = await resolveLock(ports, options, signal);
    if (!resolved.ok)
        return resolved;
    const lock = (0,cargo_lock/* parseCargoLock */.R)(resolved.text);
    if (!lock.ok)
        throw new Error(`cargo wrote a lock file that is none: ${lock.errors[0]?.problem}`);
    const { packages } = lock.value;
    ports.log.warning(`There is no Cargo.lock, so every build resolves its ${packages.length} packages anew: run cargo generate-lockfile, and commit Cargo.lock.`);
    await ports.log.group('Cargo.lock as it was resolved', async () => {
        for (const { name, version } of packages)
            ports.log.info(`${name} ${version}`);
    });
    const whole = (0,plan_crates/* planResolved */.MO)(packages, plan.contextFolder, resolve);
    const made = await makeContext(whole, run, options.tempFolder, resolved.text);
    if (!made.ok)
        return made;
    const counts = report(whole.packages.length, made.value.downloaded);
    const { contextFolder } = plan;
    return { ok: true, value: { ...counts, contextFolder, resolvedLock: resolved.text } };
}
/** Everything is put together in a folder beside, and moved to its place in one step. */
async function makeContext(plan, { ports, options, signal, incidents }, stagingFolder, lockText) {
    const { packages, registries = [], git = [], configText = '' } = plan;
    const fetched = await fetchPackages(packages, registries, ports, options, incidents, signal);
    if (!fetched.ok)
        return fetched;
    const { files, store } = ports;
    const folder = `${stagingFolder}/${(0,external_node_crypto_.randomUUID)()}`;
    const crates = `${folder}/crates`;
    try {
        await store.writeFixed(`${crates}/config.toml`, configText);
        if (lockText !== undefined)
            await store.writeFixed(`${crates}/Cargo.lock`, lockText);
        await writeRegistries(crates, fetched.value.content, store);
        if (git.length > 0) {
            const hostConfig = (0,config_text/* renderCargoConfig */.Tp)(registries, [], crates);
            const stage = { folder, crates, configText: hostConfig };
            const fault = await vendorGit(git, stage, ports, options, signal);
            if (fault !== undefined)
                return { ok: false, fault };
        }
        await store.fixTree(crates);
        await store.moveFolder(crates, plan.contextFolder);
        return fetched;
    }
    finally {
        await files.remove(folder);
    }
}
function report(total, downloaded) {
    const fetched = downloaded.filter(({ reused }) => !reused);
    const hosts = fetched.map(({ via }) => (via === 'static.crates.io' ? 'crates.io' : via));
    return {
        total,
        fetched: fetched.length,
        reused: total - fetched.length,
        fetchedBytes: fetched.reduce((sum, { fetchedBytes }) => sum + fetchedBytes, 0),
        sources: [...new Set(hosts)].sort(),
    };
}

;// CONCATENATED MODULE: ./src/fetch/crates/cargo-cache.ts


/**
 * How cargo calls the folders of crates.io and its sparse index, after a hash of the address: since 1.85,
 * and from 1.70 on (on machines of 64 bits). Tried with cargo 1.70, 1.84, 1.95 and 1.97.
 */
const NEWER = 'index.crates.io-1949cf8c6b5b557f';
const OLDER = 'index.crates.io-6f17d22bba15001f';
const CACHE_NAMES = [NEWER, OLDER];
/** As crates.io gives it. A cargo that wants more than what is here asks for a new one before. */
const CONFIG = '{"dl":"https://static.crates.io/crates","api":"https://crates.io"}';
/**
 * cargo's own download cache, as a `cargo fetch --locked` would leave it: the crates that the lock file
 * has of crates.io, and as much of the index. A cargo that finds a locked package there asks nobody;
 * for everything else it asks the index, as always. A cargo that does not know the format passes over
 * it. Sorted, each folder before what is in it.
 */
function planCargoCache(content, cargoHome) {
    const root = `${cargoHome.replace(/^\/+|\/+$/g, '')}/registry`;
    const files = planCacheFiles(content).flatMap((file) => underBothNames(file, root));
    const folders = new Set(files.flatMap(({ path }) => foldersAbove(path, root)));
    const all = [...[...folders].map((path) => ({ kind: 'folder', path })), ...files];
    return all.sort((a, b) => (a.path < b.path ? -1 : 1));
}
/** Below `registry/`, where the name of crates.io is to stand between part and name. */
function planCacheFiles(content) {
    const crates = content.filter(({ crate }) => (crate.source ?? sources/* CRATES_IO */.UO) === sources/* CRATES_IO */.UO);
    return crates.length === 0 ? [] : [...planCrateFiles(crates), ...planIndexFiles(crates)];
}
function planCrateFiles(crates) {
    return crates.map(({ crate: { name, version }, path }) => {
        return { part: 'cache', name: `${name}-${version}.crate`, kind: 'file', from: path };
    });
}
function planIndexFiles(crates) {
    const byPath = new Map();
    for (const one of crates) {
        const path = indexPath(one.crate.name);
        byPath.set(path, [...(byPath.get(path) ?? []), one]);
    }
    const entries = [...byPath].map(([path, versions]) => {
        return { part: 'index', name: `.cache/${path}`, kind: 'bytes', bytes: indexBytes(versions) };
    });
    const config = Buffer.from(CONFIG);
    return [...entries, { part: 'index', name: 'config.json', kind: 'bytes', bytes: config }];
}
/** The version of the cache's format, and that of the index's: since cargo 1.60. */
const HEAD = Buffer.from([3, 2, 0, 0, 0]);
/**
 * One crate of the index cache: the head, which state of the index it is of, then each version with its
 * line of the index, all ended by a NUL. `Unknown` is what cargo writes where a server named no state:
 * then no later answer can be "as you have it".
 */
function indexBytes(versions) {
    const lines = versions
        .map(({ entry }) => [entry.vers, JSON.stringify(entry)])
        .sort(([a], [b]) => (a < b ? -1 : 1));
    const fields = ['Unknown', ...lines.flat()];
    return Buffer.concat([HEAD, ...fields.map((field) => Buffer.from(`${field}\0`))]);
}
/** The bytes once: `NEWER` comes first in the sorted list. */
function underBothNames({ part, name, ...content }, root) {
    const path = `${root}/${part}/${NEWER}/${name}`;
    return [
        { ...content, path },
        { kind: 'link', path: `${root}/${part}/${OLDER}/${name}`, to: path },
    ];
}
function foldersAbove(path, root) {
    const end = path.lastIndexOf('/');
    const folder = path.slice(0, end);
    return folder.length < root.length ? [] : [folder, ...foldersAbove(folder, root)];
}

;// CONCATENATED MODULE: ./src/fetch/crates/fill-mount.ts

const CRATES_FOLDER = '/cv-docker-build-crates';
/**
 * Puts crates and index under both names of crates.io into `$1`. A crate that is there stays: another
 * build may be reading it. The index entries are ours: an older one may lack what the lock file names.
 */
const SCRIPT = `from=${CRATES_FOLDER}
for name in ${CACHE_NAMES.join(' ')}; do
  cache="$1/cache/$name" index="$1/index/$name"
  mkdir -p "$cache" "$index"
  for crate in "$from"/cache/*; do
    file="$cache/\${crate##*/}"
    [ -s "$file" ] || { cp "$crate" "$file.part" && mv "$file.part" "$file"; }
  done
  [ -s "$index/config.json" ] || cp "$from/index/config.json" "$index/config.json"
  cp -R "$from/index/.cache" "$index/"
  chmod -R a+rwX "$cache" "$index"
done`;
/** The build by which the cache mount of a step is filled: a mount can be reached from no other place. */
function planFillDockerfile({ mount, cargoHome, image, }) {
    const command = JSON.stringify(['/bin/sh', '-euc', SCRIPT, 'sh', `${cargoHome}/registry`]);
    const mounts = `--mount=${mount.options} --mount=type=bind,target=${CRATES_FOLDER}`;
    return `FROM ${image}\nUSER 0\nRUN --network=none ${mounts} ${command}\n`;
}
/** Whether it was filled. */
async function runFillMount(request, { run, files, store, env }, signal) {
    const folder = `${request.tempFolder}/fill-mount`;
    await files.remove(folder);
    await store.writeFixed(`${folder}/Dockerfile`, planFillDockerfile(request));
    await files.makeFolder(`${folder}/cache`);
    for (const file of planCacheFiles(request.content)) {
        const path = `${folder}/${file.part}/${file.name}`;
        if (file.kind === 'file')
            await store.linkOrCopy(file.from, path);
        else
            await store.writeFixed(path, Buffer.from(file.bytes).toString());
    }
    const { builder, platform } = request;
    // What a mount holds is no part of any cache key: a result of an earlier time would change nothing.
    const flags = [
        '--builder',
        builder,
        '--platform',
        platform,
        '--no-cache',
        '--output',
        'type=cacheonly',
    ];
    const argv = ['docker', 'buildx', 'build', ...flags, folder];
    const { exitCode } = await run(argv, { signal, ...(env ? { env } : {}) });
    return exitCode === 0;
}

// EXTERNAL MODULE: ./src/fetch/images/base-images.ts
var base_images = __webpack_require__(8361);
// EXTERNAL MODULE: ./src/image/json.ts
var json = __webpack_require__(739);
// EXTERNAL MODULE: ./src/image/reference.ts
var image_reference = __webpack_require__(3564);
;// CONCATENATED MODULE: ./src/fetch/images/cargo-home.ts


/**
 * CARGO_HOME of an image that has cargo, by its configuration; `undefined` for an image that says
 * nothing of it, and for one whose user has a home that nobody here knows.
 */
function readCargoHome(reference, imageConfig) {
    const config = (0,json/* asObject */.eB)(imageConfig.config);
    const env = new Map(((0,json/* asArray */._j)(config?.Env) ?? []).flatMap((entry) => {
        const [, name, value] = /^([^=]+)=(.*)$/s.exec((0,json/* asString */.oJ)(entry) ?? '') ?? [];
        return name === undefined || value === undefined ? [] : [[name, value]];
    }));
    const given = env.get('CARGO_HOME');
    if (given !== undefined)
        return given.startsWith('/') ? given.replace(/\/+$/, '') : undefined;
    const repository = (0,image_reference/* parseReference */.F2)(reference)?.repository ?? '';
    if (!env.has('RUSTUP_HOME') && !/(?:^|\/)rust$/.test(repository))
        return undefined;
    const isRoot = /^(?:root|0)?(?::|$)/.test((0,json/* asString */.oJ)(config?.User) ?? '');
    return isRoot ? `${env.get('HOME') ?? '/root'}/.cargo` : undefined;
}

;// CONCATENATED MODULE: ./src/fetch/crates/cache-mount.ts
/** Which mount of the step takes the place of the downloads in this CARGO_HOME; pure. */
function findMount(instruction, cargoHome) {
    const registry = `${cargoHome}/registry`;
    const known = instruction.replace(/\$(?:CARGO_HOME\b|\{CARGO_HOME\})/g, cargoHome);
    const flags = /^RUN((?:\s+--\S+)*)/.exec(known)?.[1] ?? '';
    const mounts = [...flags.matchAll(/--mount=(\S+)/g)].map(([, options = '']) => ({
        options,
        target: /(?:^|,)(?:target|dst|destination)=([^,]+)/.exec(options)?.[1] ?? '/',
    }));
    const concerned = mounts.filter(({ target }) => contains(target, registry) || contains(registry, target));
    const [mount, ...others] = concerned;
    if (mount === undefined)
        return { kind: 'none' };
    if (others.length === 0 && contains(mount.target, registry) && isFillable(mount.options)) {
        return { kind: 'cache', mount };
    }
    return { kind: 'hidden', reason: `A mount of the step hides ${registry}.` };
}
/** Such that another build can mount the same: no variables of this one, no content of its own. */
function isFillable(options) {
    const all = options.split(',');
    const known = /^(?:type=cache|(?:id|target|dst|destination|sharing|uid|gid|mode)=[\w./:-]+)$/;
    return all.includes('type=cache') && all.every((one) => known.test(one));
}
/** Whether the path, which may have wildcards, is the folder or one above it. */
function contains(path, folder) {
    const absolute = `/${path.replace(/^\/+/, '')}`;
    const wildcard = absolute.search(/[*?[]/);
    if (wildcard >= 0)
        return folder.startsWith(absolute.slice(0, wildcard));
    return `${folder}/`.startsWith(`${absolute.replace(/\/+$/, '')}/`);
}

// EXTERNAL MODULE: ./src/fetch/images/image-record.ts
var image_record = __webpack_require__(9794);
;// CONCATENATED MODULE: ./src/fetch/crates/stage-images.ts


/**
 * The stage as BuildKit shows it in the name of a step: by its name, `stage-1` for an unnamed one of
 * several, not at all for the only one.
 */
function locateStage(stages, shown) {
    if (shown === undefined)
        return stages.length === 1 ? 0 : undefined;
    const named = (0,base_images/* findStage */.U)(stages, shown, stages.length);
    const number = /^stage-(\d+)$/.exec(shown)?.[1];
    return named ?? (number !== undefined && stages[Number(number)] ? Number(number) : undefined);
}
/** The stage and those that it starts from; the last one starts from an image. */
function chainOf(stages, at) {
    const stage = stages[at];
    if (stage === undefined)
        return [];
    const below = stage.fromStage ? (0,base_images/* findStage */.U)(stages, stage.from, at) : undefined;
    return below === undefined ? [stage] : [stage, ...chainOf(stages, below)];
}
function isSameImage(one, other) {
    return one === other || ((0,image_record/* familiarName */.hG)(one) ?? one) === ((0,image_record/* familiarName */.hG)(other) ?? other);
}

;// CONCATENATED MODULE: ./src/fetch/crates/plan-host-crates.ts




/** Which base image the step that failed has below it; pure. */
function planHostCrates({ stages }, failed, target) {
    const at = locateStage(stages, failed.stage);
    const chain = at === undefined ? [] : chainOf(stages, at);
    const reference = chain.at(-1)?.from;
    if (reference === undefined)
        return none('The stage of the step is not known.');
    const [cargoHome] = chain.flatMap((stage) => cargoHomeOf(stage) ?? []);
    if (cargoHome?.startsWith('/') === false)
        return none('CARGO_HOME of the stage is not known.');
    const last = stages.length - 1;
    const final = target === undefined ? last : ((0,base_images/* findStage */.U)(stages, target, stages.length) ?? last);
    const result = chainOf(stages, final).at(-1)?.from;
    const isResult = result !== undefined && isSameImage(result, reference);
    return { kind: 'image', reference, isResult, ...(cargoHome === undefined ? {} : { cargoHome }) };
}
/** For the base image, once its configuration is known; pure. */
function placeCrates(dockerfile, plan, { instruction }, imageConfig) {
    const { reference } = plan;
    const cargoHome = plan.cargoHome ?? readCargoHome(reference, imageConfig);
    if (cargoHome === undefined)
        return none(`${reference} does not say where cargo has its home.`);
    const found = findMount(instruction, cargoHome);
    if (found.kind === 'hidden')
        return none(found.reason);
    if (found.kind === 'cache')
        return { kind: 'mount', cargoHome, mount: found.mount };
    const leak = findLeak(dockerfile, plan, cargoHome);
    return leak === undefined ? { kind: 'layer', cargoHome } : none(leak);
}
/** Why crates in this CARGO_HOME of the image would come into the result; `undefined` if they would not. */
function findLeak({ stages }, { reference, isResult }, cargoHome) {
    if (isResult)
        return `The image itself starts from ${reference}, and would hold them, too.`;
    const registry = `${cargoHome}/registry`;
    const taker = stages
        .flatMap(({ instructions }, at) => instructions.filter(({ keyword, text }) => {
        const from = /^(?:--\S+\s+)*--from=(\S+)/.exec(text)?.[1];
        const isCopy = keyword === 'COPY' || keyword === 'ADD';
        return isCopy && from !== undefined && isFromImage(stages, from, at, reference);
    }))
        .find(({ text }) => sourcesOf(text).some((source) => contains(source, registry) || contains(registry, source)));
    return taker && `Line ${taker.line} of the Dockerfile copies ${cargoHome} out of the image.`;
}
function none(reason) {
    return { kind: 'none', reason };
}
/** Whether `--from` names the image, or a stage that starts from it. */
function isFromImage(stages, from, at, reference) {
    const stage = (0,base_images/* findStage */.U)(stages, from, at);
    const image = stage === undefined ? from : chainOf(stages, stage).at(-1)?.from;
    return image !== undefined && isSameImage(image, reference);
}
/** The last `ENV CARGO_HOME` of a stage. */
function cargoHomeOf({ instructions }) {
    const found = instructions.flatMap(({ keyword, text }) => {
        if (keyword !== 'ENV')
            return [];
        return /(?:^|\s)CARGO_HOME(?:=|\s+)["']?([^"'\s]+)/.exec(text)?.[1] ?? [];
    });
    return found.at(-1)?.replace(/\/+$/, '');
}
/** What a COPY takes: its words but for the flags and the last. */
function sourcesOf(text) {
    const words = text
        .replace(/^\[|\]$|[",]/g, ' ')
        .trim()
        .split(/\s+/);
    return words.filter((word) => !word.startsWith('--')).slice(0, -1);
}

// EXTERNAL MODULE: ./src/fetch/crates/plan-locked.ts + 1 modules
var plan_locked = __webpack_require__(3569);
// EXTERNAL MODULE: ./src/image/oci.ts
var oci = __webpack_require__(6840);
;// CONCATENATED MODULE: ./src/fetch/images/image-faults.ts

const image_faults_REMEDIES = {
    'registry-denied': 'Log in to the registry before the build, and check the name: a registry says the same of images that do not exist.',
    'image-missing': 'Check name and tag of the image.',
    'checksum-mismatch': 'Do not ignore this: find out who changes what the registry sends.',
    'not-a-registry': 'A proxy or a login page of the network is in between; set up the proxy, or name a mirror.',
    'registry-failing': 'Try again later, or name a mirror.',
    'rate-limit': 'Log in to the registry, name a mirror, or try again later.',
};
/** Why a base image cannot be had: the most telling fault, and what each host did. */
function imageFault(reference, fault, faults) {
    return {
        fault: fault.fault,
        cause: `The image ${reference} cannot be fetched: ${fault.problem}.`,
        remedy: image_faults_REMEDIES[fault.fault] ?? networkFault(fault.fault, '').remedy,
        evidence: [...new Set(faults.map(({ problem }) => problem))],
        network: fault.network,
    };
}
/** The registry has the image, but not for that platform. */
function platformMissing(reference, platform, has) {
    return {
        fault: 'platform-missing',
        cause: `The image ${reference} does not exist for ${platform}.`,
        remedy: 'Choose a base image that has the platform, or leave the platform out.',
        evidence: [`it exists for ${has.length === 0 ? 'no platform' : has.join(', ')}`],
        network: false,
    };
}
function unreadableImage(reference, problem) {
    return {
        fault: 'image-unreadable',
        cause: `What the registry has under ${reference} cannot be read: ${problem}.`,
        remedy: 'Check that it is the image of a container, and not something else in a registry.',
        evidence: [problem],
        network: false,
    };
}
/** One line for each image that is not here, with the platforms that lack. */
function missingOffline(missing) {
    const names = missing.flatMap(({ reference, platforms }) => platforms.map((platform) => `${reference}@${platform}`));
    const what = names.length === 1 ? 'a base image is' : `${names.length} base images are`;
    return {
        fault: 'offline-missing',
        cause: `Offline, and ${what} not on this machine: ${names.join(', ')}.`,
        remedy: OFFLINE_REMEDY,
        evidence: names,
        network: false,
    };
}
function loadFailed(reference, stderr) {
    const line = stderr.trim().split('\n').at(-1) ?? '';
    const full = /no space left on device/i.test(stderr);
    return {
        fault: full ? 'disk-full' : 'image-load-failed',
        cause: full
            ? `The disk of the engine is full: ${reference} cannot be loaded.`
            : `The engine did not take the image ${reference}: ${line || 'it gave no reason'}.`,
        remedy: full ? 'Free space: `docker system prune`.' : 'Check `docker info` and the disk.',
        evidence: line === '' ? [] : [line],
        network: false,
    };
}

;// CONCATENATED MODULE: ./src/fetch/images/engine-delivery.ts



async function readEngineImage(name, { run, env }, signal) {
    const argv = ['docker', 'image', 'inspect', '--format', '{{json .}}', name];
    const { exitCode, stdout } = await run(argv, { signal, ...(env ? { env } : {}) });
    const image = exitCode === 0 ? (0,json/* asObject */.eB)((0,json/* parseJson */.qF)(stdout)) : undefined;
    const id = (0,json/* asString */.oJ)(image?.Id);
    if (id === undefined)
        return undefined;
    const { Os: os, Architecture: architecture, Variant: variant } = image ?? {};
    const platform = (0,oci/* formatPlatform */.Bq)({ os, architecture, variant });
    const digests = ((0,json/* asArray */._j)(image?.RepoDigests) ?? []).flatMap((text) => /@(sha256:[0-9a-f]{64})$/.exec((0,json/* asString */.oJ)(text) ?? '')?.[1] ?? []);
    return { id, digests, ...(platform ? { platform } : {}) };
}
/** Whether the engine has what the digest says: of an index, a manifest or a config. */
function hasDigest(image, digests) {
    return image !== undefined && [image.id, ...image.digests].some((one) => digests.includes(one));
}
/** `docker load` reads the layout as one stream; the only text that a shell reads here. */
const LOAD_SCRIPT = 'tar --create --directory="$1" . | docker load --quiet';
/** Puts the one platform of a layout made for engines into the engine, under its name. */
async function loadLayout(folder, record, { run, env }, signal) {
    const argv = ['sh', '-c', LOAD_SCRIPT, 'sh', folder];
    const { exitCode, stderr } = await run(argv, { signal, ...(env ? { env } : {}) });
    return exitCode === 0 ? undefined : loadFailed(record.reference, stderr);
}
/** Digests by which the engine may know an image of the record. */
function idsOf(record) {
    const [image] = record.images;
    return [record.root.digest, ...(image ? [image.manifest.digest, image.config.digest] : [])];
}

;// CONCATENATED MODULE: ./src/fetch/images/layout.ts

/** Of the folder; its content never changes. */
function layoutName(record, delivery) {
    const platforms = record.images.map(({ platform }) => platform).join(' ');
    return `${record.root.digest.slice(7, 31)}-${(0,image_record/* shortHash */.BC)(`${record.reference} ${platforms} ${delivery}`)}`;
}
/** The files beside the blobs. A layout for an engine is what `docker load` reads as a tar. */
function planLayoutTexts(record, delivery) {
    const texts = [
        { path: 'oci-layout', text: '{"imageLayoutVersion":"1.0.0"}' },
        { path: 'index.json', text: formatIndex(record, delivery) },
    ];
    return delivery === 'engine'
        ? [...texts, { path: 'manifest.json', text: formatDockerManifest(record) }]
        : texts;
}
/**
 * The name that an image gets in an engine. An engine cannot be told by `docker load` that a name
 * with a digest is its own, so that a pinned image gets a name of ours, by its content.
 */
function engineName(reference, digest) {
    if (!reference.includes('@'))
        return reference;
    const name = reference.replace(/(?::[^:/@]+)?@.*$/, '').replace(/^.*\//, '');
    return `cv-docker-build.invalid/pinned/${name}:${digest.slice(7, 31)}`;
}
/**
 * A builder is given the root's digest, whatever the index of the layout says; an engine imports what
 * the index names, and gets the image of its platform: its index may name others that are not here.
 */
function formatIndex(record, delivery) {
    const [image] = record.images;
    const blob = delivery === 'engine' && image ? image.manifest : record.root;
    const name = engineName(record.reference, record.root.digest);
    const annotations = {
        'io.containerd.image.name': name,
        'org.opencontainers.image.ref.name': name.slice(name.lastIndexOf(':') + 1),
    };
    const { mediaType, digest, sizeBytes } = blob;
    return JSON.stringify({
        schemaVersion: 2,
        mediaType: 'application/vnd.oci.image.index.v1+json',
        manifests: [{ mediaType, digest, size: sizeBytes, annotations }],
    });
}
/** For the classic store, which reads docker's own archives only; its paths lead into the same blobs. */
function formatDockerManifest(record) {
    const path = (digest) => `blobs/${digest.replace(':', '/')}`;
    const [image] = record.images;
    if (!image)
        throw new Error(`${record.reference} has no platform`);
    return JSON.stringify([
        {
            Config: path(image.config.digest),
            RepoTags: [engineName(record.reference, record.root.digest)],
            Layers: image.layers.map(({ digest }) => path(digest)),
        },
    ]);
}

;// CONCATENATED MODULE: ./src/fetch/images/deliver-image.ts


/** Puts the image where the build takes it from. */
async function deliverImage(located, work) {
    const { errand, startMs } = located;
    const { plan } = errand;
    const { ports, images, signal } = work;
    const report = (digest) => {
        const [via] = errand.vias;
        return {
            reference: errand.name,
            digest,
            outcome: errand.fetchedBytes > 0 ? 'fetched' : 'present',
            fetchedBytes: errand.fetchedBytes,
            durationMs: ports.clock.now() - startMs,
            ...(via === undefined ? {} : { via }),
        };
    };
    if (located.kind === 'in-engine')
        return { ok: true, value: { plan, report: report(located.digest), engineName: errand.name } };
    const { record } = located;
    if (plan.delivery === 'oci-layout') {
        const layoutFolder = await images.ensureLayout(record, 'oci-layout');
        return { ok: true, value: { plan, report: report(record.root.digest), record, layoutFolder } };
    }
    const name = engineName(record.reference, record.root.digest);
    // Also where the engine has the image already: a layout that is asked for is kept.
    const folder = await images.ensureLayout(record, 'engine');
    if (!hasDigest(await readEngineImage(name, ports, signal), idsOf(record))) {
        const fault = await loadLayout(folder, record, ports, signal);
        if (fault)
            return { ok: false, fault };
    }
    return { ok: true, value: { plan, report: report(record.root.digest), record, engineName: name } };
}

// EXTERNAL MODULE: ./src/image/reader.ts
var reader = __webpack_require__(4546);
;// CONCATENATED MODULE: ./src/fetch/images/derive-image.ts


const OCI = 'application/vnd.oci.image';
/**
 * The documents of an image with one layer more for each platform. `createdBy` stands in its history,
 * where whoever looks at the image reads what was added. Depends on its input alone.
 */
function planDerivedImage(reference, parts, createdBy) {
    const derived = parts.map((part) => derivePart(part, createdBy));
    const index = toDocument({
        schemaVersion: 2,
        mediaType: `${OCI}.index.v1+json`,
        manifests: derived.map(({ image: { manifest }, platform }) => ({
            ...descriptor(manifest),
            platform,
        })),
    });
    const root = toBlob(`${OCI}.index.v1+json`, index);
    const name = reference.replace(/@.*$/, '');
    const images = derived.map(({ image }) => image);
    return {
        record: { reference: `${name}@${root.digest}`, root, images },
        documents: [...derived.flatMap(({ documents }) => documents), index],
    };
}
function derivePart({ image, config, manifest, layer }, createdBy) {
    const rootfs = (0,json/* asObject */.eB)(config.rootfs);
    const newConfig = toDocument({
        ...config,
        rootfs: { ...rootfs, diff_ids: [...((0,json/* asArray */._j)(rootfs?.diff_ids) ?? []), layer.digest] },
        history: [...((0,json/* asArray */._j)(config.history) ?? []), historyEntry(config, createdBy)],
    });
    const newLayer = { ...layer, mediaType: layerMediaType(image.manifest.mediaType) };
    const configBlob = toBlob(image.config.mediaType, newConfig);
    const newManifest = toDocument({
        ...manifest,
        config: descriptor(configBlob),
        layers: [...((0,json/* asArray */._j)(manifest.layers) ?? []), descriptor(newLayer)],
    });
    const derived = {
        platform: image.platform,
        manifest: toBlob(image.manifest.mediaType, newManifest),
        config: configBlob,
        layers: [...image.layers, newLayer],
    };
    const { os, architecture, variant } = config;
    const platform = { os, architecture, ...(variant === undefined ? {} : { variant }) };
    return { image: derived, platform, documents: [newConfig, newManifest] };
}
function historyEntry({ created }, createdBy) {
    const time = (0,json/* asString */.oJ)(created);
    return { ...(time === undefined ? {} : { created: time }), created_by: createdBy };
}
/** Manifests of docker's own kind name layers by docker's own names. */
function layerMediaType(manifestType) {
    return manifestType.startsWith('application/vnd.docker.')
        ? 'application/vnd.docker.image.rootfs.diff.tar'
        : `${OCI}.layer.v1.tar`;
}
function descriptor({ mediaType, digest, sizeBytes }) {
    return { mediaType, digest, size: sizeBytes };
}
function toBlob(mediaType, { digest, bytes }) {
    return { mediaType, digest, sizeBytes: bytes.length };
}
function toDocument(value) {
    const bytes = Buffer.from(JSON.stringify(value));
    return { digest: (0,reader/* sha256 */.sc)(bytes), bytes };
}

// EXTERNAL MODULE: ./src/fetch/images/mirrors.ts
var images_mirrors = __webpack_require__(9643);
;// CONCATENATED MODULE: ./src/fetch/images/download-blobs.ts




/** Blobs of all images together: a layer that two images share is fetched once. */
async function downloadBlobs(located, work) {
    const { ports, options, signal } = work;
    const wanted = new Map();
    for (const one of located) {
        if (one.kind !== 'record' || one.isHere)
            continue;
        for (const item of planItems(one.record, one.errand, work))
            wanted.set(item.path, { item, errand: one.errand });
    }
    const items = [...wanted.values()].map(({ item }) => item);
    const { policy, parallel } = options;
    const results = await downloadAll(items, ports, policy, { parallel }, signal);
    download_blobs_note(results, [...wanted.values()].map(({ errand }) => errand));
    return summarize(results).fault ?? (signal.aborted ? CANCELLED : undefined);
}
/** What each download did, told to the image that it belongs to. */
function download_blobs_note(results, errands) {
    for (const [at, errand] of errands.entries()) {
        const result = results[at];
        errand.incidents.push(...(result?.incidents ?? []));
        if (!result?.ok)
            continue;
        const { fetchedBytes, via } = result.value;
        errand.fetchedBytes += fetchedBytes;
        const mirror = errand.endpoints.find(({ apiUrl }) => new URL(apiUrl).host === via);
        if (mirror && !mirror.isOrigin)
            errand.vias.add(mirror.host);
    }
}
function planItems(record, errand, work) {
    const documents = new Set([record.root, ...record.images.map(({ manifest }) => manifest)].map(({ digest }) => digest));
    return (0,image_record/* blobsOf */.OR)(record)
        .filter(({ digest }) => !documents.has(digest))
        .map(({ digest, sizeBytes }) => ({
        name: `${errand.name} (${digest.slice(7, 19)})`,
        urls: errand.endpoints.map((endpoint) => (0,images_mirrors/* blobUrl */.b0)(endpoint, digest)),
        path: work.images.blobPath(digest),
        sha256: digest.slice(7),
        sizeBytes,
        headers: async (url) => {
            const endpoint = errand.endpoints.find((one) => (0,images_mirrors/* blobUrl */.b0)(one, digest) === url);
            return endpoint ? await work.session.headersFor(endpoint, work.signal) : {};
        },
    }));
}

;// CONCATENATED MODULE: ./src/fetch/images/errand.ts




/** An errand on which nothing was done yet. */
function makeErrand(plan, mirrors) {
    const reference = (0,image_reference/* parseReference */.F2)(plan.reference);
    const name = (0,image_record/* fullReference */.P$)(plan.reference);
    if (!reference || name === undefined) {
        const problem = 'this is not the reference of an image';
        return { ok: false, fault: unreadableImage(plan.reference, problem) };
    }
    const endpoints = (0,images_mirrors/* planEndpoints */.Qp)(reference, mirrors);
    const errand = { plan, name, reference, endpoints, incidents: [], vias: new Set() };
    return { ok: true, value: { ...errand, fetchedBytes: 0 } };
}

;// CONCATENATED MODULE: ./src/fetch/images/image-store.ts



function makeImageStore(cacheFolder, ports) {
    const folder = `${cacheFolder}/images`;
    const { files, store } = ports;
    const blobPath = (digest) => `${folder}/blobs/${digest.replace(':', '/')}`;
    const recordPath = (reference) => `${folder}/references/${(0,image_record/* fileNameOf */.bV)(reference)}.json`;
    const readRecord = async (reference) => {
        const record = (0,image_record/* parseRecord */.Hh)(await files.readTextIfAny(recordPath(reference)));
        return record?.reference === reference ? await onlyWhole(record, blobPath, ports) : undefined;
    };
    return {
        blobPath,
        recordPath,
        readRecord,
        writeRecord: async (record) => {
            const merged = (0,image_record/* mergeRecords */.PI)(await readRecord(record.reference), record);
            const text = `${JSON.stringify(merged, null, 2)}\n`;
            await writeWhole(recordPath(record.reference), Buffer.from(text), ports);
        },
        readDocument: async (digest) => {
            const path = blobPath(digest);
            if ((await store.stat(path)) === undefined)
                return undefined;
            const bytes = await store.readBytes(path);
            return (0,reader/* sha256 */.sc)(bytes) === digest ? bytes : undefined;
        },
        writeDocument: (digest, bytes) => writeWhole(blobPath(digest), bytes, ports),
        ensureLayout: async (record, delivery) => {
            const target = `${folder}/layouts/${layoutName(record, delivery)}`;
            const inLayout = (digest) => `${target}/blobs/${digest.replace(':', '/')}`;
            const isThere = await store.touch(target);
            if (isThere && (await areWhole((0,image_record/* blobsOf */.OR)(record), inLayout, ports)))
                return target;
            await files.remove(target);
            await makeLayout(record, delivery, target, blobPath, ports);
            return target;
        },
    };
}
/** The record for those platforms of which every blob is there. */
async function onlyWhole(record, blobPath, ports) {
    const images = [];
    for (const image of record.images)
        if (await areWhole((0,image_record/* blobsOf */.OR)({ ...record, images: [image] }), blobPath, ports))
            images.push(image);
    return images.length === 0 ? undefined : { ...record, images };
}
async function areWhole(blobs, pathOf, ports) {
    const whole = await Promise.all(blobs.map(({ digest, sizeBytes }) => hasSize(ports, pathOf(digest), sizeBytes)));
    return whole.every(Boolean);
}
async function makeLayout(record, delivery, target, blobPath, { files, store, processId }) {
    const scratch = `${target}.${processId}.part`;
    await files.remove(scratch);
    await files.makeFolder(`${scratch}/blobs/sha256`);
    for (const { digest } of (0,image_record/* blobsOf */.OR)(record))
        await store.linkOrCopy(blobPath(digest), `${scratch}/blobs/${digest.replace(':', '/')}`);
    for (const { path, text } of planLayoutTexts(record, delivery))
        await store.writeFixed(`${scratch}/${path}`, text);
    // Another process may have made the same in the meantime.
    if (!(await store.moveFolder(scratch, target)))
        await files.remove(scratch);
}
/** In one step, so that no reader ever sees half of it. */
async function writeWhole(path, bytes, { store }) {
    const partial = await store.openPartial(path);
    try {
        await partial.restart();
        await partial.append(bytes);
        await partial.finish();
    }
    finally {
        await partial.close();
    }
}
/** Without reading the file: the byte before its end is there, and none after it. */
async function hasSize({ openFile }, path, sizeBytes) {
    const file = await openFile(path).catch((error) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
            return undefined;
        throw error;
    });
    if (!file)
        return false;
    try {
        const start = Math.max(0, sizeBytes - 1);
        return (await file.read(start, 2)).length === sizeBytes - start;
    }
    finally {
        await file.close();
    }
}

;// CONCATENATED MODULE: ./src/fetch/bundle/tar-header.ts
const BLOCK_BYTES = 512;
/** Above, the octal field of 11 digits is too short. */
const OCTAL_LIMIT = 8 ** 11;
/**
 * The blocks before a file's content: a ustar header, with a pax record before it when a name or the
 * size does not fit. No time, owner or mode of this machine: equal contents are equal bytes.
 */
function tarHeader(name, sizeBytes, kind = { type: 'file' }) {
    const linked = kind.type === 'link' ? kind.to : '';
    const needsPax = [name, linked].some((one) => Buffer.byteLength(one) > 100);
    if (!needsPax && sizeBytes < OCTAL_LIMIT)
        return plainHeader(name, sizeBytes, FLAGS[kind.type], linked);
    const link = linked === '' ? '' : paxRecord('linkpath', linked);
    const records = Buffer.from(paxRecord('path', name) + paxRecord('size', `${sizeBytes}`) + link);
    return Buffer.concat([
        plainHeader('pax', records.length, 'x'),
        records,
        tarPadding(records.length),
        plainHeader('see-pax', Math.min(sizeBytes, OCTAL_LIMIT - 1), FLAGS[kind.type]),
    ]);
}
const FLAGS = { file: '0', folder: '5', link: '1' };
/** The zeros after a file's content. */
function tarPadding(sizeBytes) {
    return new Uint8Array((BLOCK_BYTES - (sizeBytes % BLOCK_BYTES)) % BLOCK_BYTES);
}
/** The end of an archive. */
const TAR_END = new Uint8Array(2 * BLOCK_BYTES);
function plainHeader(name, sizeBytes, type, linked = '') {
    const block = Buffer.alloc(BLOCK_BYTES);
    block.write(name, 0);
    block.write(type === '5' ? '0000777\0' : '0000644\0', 100);
    block.write('0000000\0', 108);
    block.write('0000000\0', 116);
    block.write(`${sizeBytes.toString(8).padStart(11, '0')}\0`, 124);
    block.write('00000000000\0', 136);
    block.write('        ', 148);
    block.write(type, 156);
    block.write(linked, 157);
    block.write('ustar\u000000', 257);
    const sum = block.reduce((total, byte) => total + byte, 0);
    block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return block;
}
/** `<length> <key>=<value>\n`, the length counting itself, in bytes. */
function paxRecord(key, value) {
    const rest = ` ${key}=${value}\n`;
    const restBytes = Buffer.byteLength(rest);
    const digits = `${restBytes + `${restBytes}`.length}`.length;
    return `${restBytes + digits}${rest}`;
}

;// CONCATENATED MODULE: ./src/fetch/images/layer-tar.ts


/**
 * Writes the entries, in their order, as an uncompressed layer: of root, folders for everyone, nothing
 * of this machine or of today. Its digest is its diff id, too. What is there already is not written anew.
 */
async function writeLayer(entries, blobPath, { store }) {
    // Its name is its digest, and that is known at its end: it is made twice, and never kept in memory.
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let sizeBytes = 0;
    for await (const block of layerBytes(entries, store)) {
        hash.update(block);
        sizeBytes += block.length;
    }
    const digest = `sha256:${hash.digest('hex')}`;
    const path = blobPath(digest);
    if ((await store.stat(path)) === undefined)
        await write(entries, path, store);
    return { digest, sizeBytes };
}
async function write(entries, path, store) {
    const partial = await store.openPartial(path);
    try {
        await partial.restart();
        for await (const block of layerBytes(entries, store))
            await partial.append(block);
        await partial.finish();
    }
    finally {
        await partial.close();
    }
}
async function* layerBytes(entries, store) {
    for (const entry of entries) {
        switch (entry.kind) {
            case 'folder':
                yield tarHeader(`${entry.path}/`, 0, { type: 'folder' });
                break;
            case 'link':
                yield tarHeader(entry.path, 0, { type: 'link', to: entry.to });
                break;
            case 'bytes':
                yield* fileBytes(entry.path, entry.bytes);
                break;
            case 'file':
                yield* fileBytes(entry.path, await store.readBytes(entry.from));
        }
    }
    yield TAR_END;
}
function* fileBytes(path, bytes) {
    yield tarHeader(path, bytes.length);
    yield bytes;
    yield tarPadding(bytes.length);
}

// EXTERNAL MODULE: ./src/image/registry-auth.ts
var registry_auth = __webpack_require__(2429);
;// CONCATENATED MODULE: ./src/fetch/images/endpoint-fault.ts


/** Who speaks no HTTP under the name of a registry is none. */
const ROWS = { ...FAULT_ROWS, protocol: 'not-a-registry' };
/** `host` is whom we wanted to ask; the error may be about its token server. */
function ofNetworkError(error, host) {
    return {
        fault: ROWS[error.kind],
        host,
        problem: error.message,
        network: true,
        hope: (0,network_error/* isTransient */.d)(error.kind) ? 'later' : 'elsewhere',
    };
}
/** For an answer that is no success; `what` was asked for, e.g. `library/rust:1`. */
function ofStatus(answer, what) {
    const { host, isOrigin, status, retryAfterMs, nowMs } = answer;
    const base = { host, problem: `${host} answered ${status} for ${what}` };
    const denied = isOrigin ? 'never' : 'elsewhere';
    if (status === 429) {
        const pause = retryAfterMs === undefined ? {} : { notBeforeMs: nowMs + retryAfterMs };
        return { ...base, fault: 'rate-limit', network: true, hope: 'later', ...pause };
    }
    if (status === 408 || status >= 500) {
        const pause = retryAfterMs === undefined ? {} : { notBeforeMs: nowMs + retryAfterMs };
        return { ...base, fault: 'registry-failing', network: true, hope: 'later', ...pause };
    }
    // A registry says no in JSON; a page comes from a proxy or a firewall that stands before it.
    if (/\bhtml\b/i.test(answer.contentType))
        return notARegistry(host);
    if (status === 401 || status === 403)
        return { ...base, fault: 'registry-denied', network: false, hope: denied };
    if (status === 404)
        return { ...base, fault: 'image-missing', network: false, hope: denied };
    return { ...base, fault: 'registry-failing', network: true, hope: 'elsewhere' };
}
/** Something else than a registry answers under its name. */
function notARegistry(host) {
    return {
        fault: 'not-a-registry',
        host,
        problem: `a web page answered in the place of ${host}`,
        network: true,
        hope: 'elsewhere',
    };
}

;// CONCATENATED MODULE: ./src/fetch/images/registry-exchange.ts





/** Manifests have a few kB; what is larger is something else. */
const DOCUMENT_LIMIT_BYTES = 4 * 1024 * 1024;
/** One request for something small, redirects followed; rejects with a NetworkError. */
async function send(url, request, transport, authorization) {
    const secret = authorization === undefined ? undefined : async () => ({ authorization });
    const { status, headers, body, discard } = await getFollowing(transport, url, request, secret);
    const whole = await (0,read_body/* readBody */.x)(body, DOCUMENT_LIMIT_BYTES);
    if (whole !== undefined)
        return { status, headers, body: whole };
    await discard();
    const { host } = new URL(url);
    throw new network_error/* NetworkError */.D('protocol', host, `what ${host} answers is too large for a manifest`);
}
/** Faults of the network as values. */
async function guarded({ host }, body) {
    try {
        return await body();
    }
    catch (error) {
        if (error instanceof network_error/* NetworkError */.D)
            return { ok: false, fault: ofNetworkError(error, host) };
        throw error;
    }
}
/** `what` was asked for, for the sentence. */
function judge({ status, headers, body }, { host, isOrigin }, what, nowMs) {
    const contentType = headers['content-type'] ?? '';
    if (status === 200 && /\bhtml\b/i.test(contentType))
        return { ok: false, fault: notARegistry(host) };
    if (status === 200)
        return { ok: true, value: { headers, body } };
    const retryAfterMs = (0,backoff/* parseRetryAfterMs */.oR)(headers['retry-after'], nowMs);
    const fault = ofStatus({ host, isOrigin, status, contentType, retryAfterMs, nowMs }, what);
    return { ok: false, fault };
}

;// CONCATENATED MODULE: ./src/fetch/images/registry-session.ts


/** A token that ends while a request is under way is of no use. */
const TOKEN_MARGIN_MS = 15_000;
function makeRegistrySession(ports) {
    const tokens = makeTokens(ports);
    return {
        ask: async (endpoint, request, signal) => {
            const url = `${endpoint.apiUrl}${endpoint.repository}/${request.path}`;
            const { method, accept, what } = request;
            const sent = { method, headers: { accept }, signal };
            const get = (authorization) => send(url, sent, ports.transport, authorization);
            return await guarded(endpoint, async () => {
                const used = await tokens.known(endpoint);
                let answer = await get(used);
                if (answer.status === 401) {
                    if (used !== undefined)
                        tokens.forget(endpoint);
                    const token = await tokens.signIn(endpoint, answer.headers['www-authenticate'], signal);
                    if (!token.ok)
                        return token;
                    answer = await get(token.value.header);
                }
                return judge(answer, endpoint, what, ports.clock.now());
            });
        },
        headersFor: async (endpoint, signal) => {
            const header = (await tokens.known(endpoint)) ?? (await introduce(endpoint, tokens, ports, signal));
            return header === undefined ? {} : { authorization: header };
        },
    };
}
/** A mirror that only serves blobs has not been asked yet whether it wants a token. */
async function introduce(endpoint, tokens, { transport }, signal) {
    if (tokens.isOpen(endpoint))
        return undefined;
    const token = await guarded(endpoint, async () => {
        const { status, headers } = await send(endpoint.apiUrl, { signal }, transport);
        return status === 401
            ? await tokens.signIn(endpoint, headers['www-authenticate'], signal)
            : tokens.noteOpen(endpoint);
    });
    return token.ok ? token.value.header : undefined;
}
const OPEN = {
    ok: true,
    value: { header: undefined, endsMs: Number.POSITIVE_INFINITY },
};
function makeTokens(ports) {
    const tokens = new Map();
    const open = new Set();
    const keyOf = ({ apiUrl, repository }) => `${apiUrl} ${repository}`;
    return {
        known: async (endpoint) => {
            const token = await tokens.get(keyOf(endpoint));
            if (!token?.ok)
                return undefined;
            if (token.value.endsMs > ports.clock.now() + TOKEN_MARGIN_MS)
                return token.value.header;
            tokens.delete(keyOf(endpoint));
            return undefined;
        },
        forget: (endpoint) => {
            tokens.delete(keyOf(endpoint));
        },
        signIn: async (endpoint, challenge, signal) => {
            const key = keyOf(endpoint);
            const pending = tokens.get(key) ?? askForToken(endpoint, challenge, ports, signal);
            tokens.set(key, pending);
            const token = await pending;
            if (!token.ok)
                tokens.delete(key);
            return token;
        },
        noteOpen: (endpoint) => {
            open.add(keyOf(endpoint));
            return OPEN;
        },
        isOpen: (endpoint) => open.has(keyOf(endpoint)),
    };
}
async function askForToken(endpoint, challengeText, { transport, clock, credentialsFor }, signal) {
    const { host, isOrigin, repository, credentialsKey } = endpoint;
    const denied = (problem) => {
        const hope = isOrigin ? 'never' : 'elsewhere';
        return { ok: false, fault: { fault: 'registry-denied', host, problem, network: false, hope } };
    };
    const challenge = (0,registry_auth/* parseChallenge */.xy)(challengeText);
    if (!challenge)
        return denied(`${host} refuses without saying how to sign in`);
    const plan = (0,registry_auth/* planAuthorization */.xp)(challenge, await credentialsFor(credentialsKey), repository);
    if (!plan.ok)
        return denied(`${host}: ${plan.problem}`);
    const now = clock.now();
    if (plan.value.kind === 'header')
        return { ok: true, value: { header: plan.value.value, endsMs: Number.POSITIVE_INFINITY } };
    const { url, request } = plan.value;
    return await guarded(endpoint, async () => {
        const { method = 'GET', headers: { authorization, ...headers } = {}, body } = request;
        const sent = { method, headers, signal, ...(body === undefined ? {} : { body }) };
        const answer = await send(url, sent, transport, authorization);
        const server = new URL(url).host;
        const token = (0,registry_auth/* readToken */.AI)(answer, server);
        const endsMs = now + (0,registry_auth/* readTokenLifeMs */.Gk)(answer.body);
        if (token.ok)
            return { ok: true, value: { header: token.value, endsMs } };
        const judged = judge(answer, { host: server, isOrigin }, `a token for ${repository}`, now);
        return judged.ok ? denied(token.problem) : { ok: false, fault: { ...judged.fault, host } };
    });
}

;// CONCATENATED MODULE: ./src/fetch/images/ask-endpoints.ts

/**
 * Asks one host after the other, each once, and then begins again after a pause: another host is
 * quicker than waiting. A host that wants a pause by Retry-After is left out until then, and one that
 * cannot give the answer at all is not asked again.
 */
async function askEndpoints(endpoints, ask, ports, policy, signal) {
    const { clock, random } = ports;
    const startMs = clock.now();
    const faults = [];
    let open = endpoints.map((endpoint) => ({ endpoint, notBeforeMs: 0 }));
    for (let retry = 1;; retry++) {
        const round = await askRound(open, ask, clock, signal);
        faults.push(...round.faults);
        const incidents = toIncidents(faults);
        if (round.answer)
            return { ok: true, ...round.answer, incidents };
        if (round.denial)
            return { ok: false, fault: round.denial, faults, incidents };
        open = round.left;
        const pauseMs = planPauseMs(open, retry, policy, random, clock.now());
        const isOver = pauseMs === undefined || clock.now() + pauseMs - startMs > policy.budgetMs;
        if (isOver || signal.aborted)
            return { ok: false, fault: mostTelling(faults, endpoints), faults, incidents };
        await clock.sleep(pauseMs, signal);
    }
}
async function askRound(open, ask, clock, signal) {
    const faults = [];
    const left = open.filter(({ notBeforeMs }) => notBeforeMs > clock.now());
    for (const { endpoint } of open.filter((candidate) => !left.includes(candidate))) {
        if (signal.aborted)
            break;
        const outcome = await ask(endpoint);
        if (outcome.ok)
            return { answer: { value: outcome.value, endpoint }, faults, left };
        const { fault } = outcome;
        faults.push(fault);
        if (fault.hope === 'never')
            return { denial: fault, faults, left };
        if (fault.hope === 'later')
            left.push({ endpoint, notBeforeMs: fault.notBeforeMs ?? 0 });
    }
    return { faults, left };
}
function planPauseMs(open, retry, policy, random, nowMs) {
    if (open.length === 0 || retry > policy.retries)
        return undefined;
    const firstMs = Math.min(...open.map(({ notBeforeMs }) => notBeforeMs));
    return Math.max((0,backoff/* planDelayMs */.tq)(policy, retry, random), firstMs - nowMs);
}
/** Aborted before the first question. */
const NOBODY_ASKED = {
    fault: 'cancelled',
    host: '',
    problem: 'nobody was asked',
    network: false,
    hope: 'never',
};
/** The last word of the registry itself, if it was asked: mirrors are but substitutes. */
function mostTelling(faults, endpoints) {
    const origin = endpoints.find(({ isOrigin }) => isOrigin)?.host;
    const fault = faults.findLast(({ host }) => host === origin) ?? faults[0];
    return fault ?? NOBODY_ASKED;
}
/** Equal faults of a host are one incident with a count. */
function toIncidents(faults) {
    const incidents = new Map();
    for (const { host, problem } of faults) {
        const key = `${host} ${problem}`;
        const count = (incidents.get(key)?.count ?? 0) + 1;
        incidents.set(key, { host, cause: sentence(problem), count });
    }
    return [...incidents.values()];
}
/** With a capital letter, unless the first word is a host, and a final stop. */
function sentence(text) {
    const [word = ''] = text.split(' ');
    const start = word.includes('.') || word.includes(':') ? text : text[0]?.toUpperCase() + text.slice(1);
    return start.endsWith('.') ? start : `${start}.`;
}

;// CONCATENATED MODULE: ./src/fetch/images/choose-platform.ts

/** What an image for the platform may be made for instead: older variants run on newer machines. */
const FALLBACKS = {
    'linux/amd64/v4': ['linux/amd64/v3', 'linux/amd64/v2', 'linux/amd64'],
    'linux/amd64/v3': ['linux/amd64/v2', 'linux/amd64'],
    'linux/amd64/v2': ['linux/amd64'],
    'linux/arm': ['linux/arm/v7', 'linux/arm/v6', 'linux/arm/v5'],
    'linux/arm/v8': ['linux/arm/v7', 'linux/arm/v6', 'linux/arm/v5'],
    'linux/arm/v7': ['linux/arm/v6', 'linux/arm/v5'],
    'linux/arm/v6': ['linux/arm/v5'],
    'linux/arm64': ['linux/arm/v8', 'linux/arm/v7', 'linux/arm/v6'],
};
/** The manifest of an index that BuildKit takes for the platform; `undefined` when it has none. */
function choosePlatform(manifests, wanted) {
    const images = manifests.filter((manifest) => !(0,oci/* isAttestation */.H3)(manifest));
    const plain = wanted.replace(/^(linux\/arm64)\/v8$|^(linux\/amd64)\/v1$/, '$1$2');
    const names = [plain, ...(FALLBACKS[plain] ?? [])];
    return names
        .map((name) => images.find(({ platform }) => platform === name))
        .find((image) => image !== undefined);
}

;// CONCATENATED MODULE: ./src/fetch/images/resolve-image.ts







const ACCEPT = oci/* MANIFEST_MEDIA_TYPES */.$T.join(', ');
/**
 * What the reference stands for now. HEAD, since Docker Hub counts every GET of a manifest as a pull;
 * a pinned reference is its own answer.
 */
async function resolveDigest(errand, ports) {
    const { tagOrDigest } = errand.reference;
    if ((0,image_record/* isSha256 */._h)(tagOrDigest))
        return { ok: true, value: tagOrDigest };
    if (tagOrDigest.includes(':'))
        return { ok: false, fault: unreadableImage(errand.name, 'its digest is not of sha256') };
    return await askFor(errand, ports, (endpoint) => askDigest(endpoint, errand, ports));
}
async function askDigest(endpoint, errand, { session, images, signal }) {
    const { repository, tagOrDigest } = errand.reference;
    const path = `manifests/${tagOrDigest}`;
    const request = { path, accept: ACCEPT, what: `${repository}:${tagOrDigest}` };
    const head = await session.ask(endpoint, { ...request, method: 'HEAD' }, signal);
    if (!head.ok)
        return head;
    const digest = head.value.headers['docker-content-digest'];
    if (digest !== undefined && (0,image_record/* isSha256 */._h)(digest))
        return { ok: true, value: digest };
    const got = await session.ask(endpoint, { ...request, method: 'GET' }, signal);
    if (!got.ok)
        return got;
    const actual = (0,reader/* sha256 */.sc)(got.value.body);
    await images.writeDocument(actual, got.value.body);
    return { ok: true, value: actual };
}
/** Manifests for every platform of the plan, each checked against its digest. */
async function resolveImage(digest, errand, ports) {
    const root = await readManifest(digest, errand, ports);
    if (!root.ok)
        return root;
    const { document } = root.value;
    const images = [];
    for (const platform of errand.plan.platforms) {
        const image = document.kind === 'index'
            ? await resolvePlatform(document, platform, errand, ports)
            : toImage(errand.name, platform, root.value.blob, document);
        if (!image.ok)
            return image;
        images.push(image.value);
    }
    return { ok: true, value: { reference: errand.name, root: root.value.blob, images } };
}
async function resolvePlatform({ manifests }, platform, errand, ports) {
    const chosen = choosePlatform(manifests, platform);
    if (!chosen) {
        const has = manifests.flatMap((manifest) => manifest.platform ?? []);
        const known = [...new Set(has)].filter((name) => name !== 'unknown/unknown');
        return { ok: false, fault: platformMissing(errand.name, platform, known) };
    }
    const manifest = await readManifest(chosen.digest, errand, ports);
    if (!manifest.ok)
        return manifest;
    const { blob, document } = manifest.value;
    if (document.kind === 'index')
        return { ok: false, fault: unreadableImage(errand.name, 'an index names another index') };
    return toImage(errand.name, platform, blob, document);
}
function toImage(name, platform, manifest, { config, layers }) {
    const blobs = [config, ...layers].map(resolve_image_toBlob);
    const [first, ...others] = blobs.filter((blob) => (0,image_record/* isSha256 */._h)(blob.digest));
    if (!first || others.length !== layers.length)
        return { ok: false, fault: unreadableImage(name, 'a digest in it is not of sha256') };
    return { ok: true, value: { platform, manifest, config: first, layers: others } };
}
function resolve_image_toBlob({ mediaType, digest, sizeBytes }) {
    return { mediaType, digest, sizeBytes };
}
async function readManifest(digest, errand, ports) {
    const here = (0,image_record/* isSha256 */._h)(digest) ? await ports.images.readDocument(digest) : undefined;
    const bytes = here
        ? { ok: true, value: here }
        : await askFor(errand, ports, (endpoint) => askManifest(endpoint, digest, errand, ports));
    if (!bytes.ok)
        return bytes;
    if (!here) {
        errand.fetchedBytes += bytes.value.length;
        await ports.images.writeDocument(digest, bytes.value);
    }
    const document = (0,oci/* parseDocument */.Tp)(bytes.value);
    if (!document.ok)
        return { ok: false, fault: unreadableImage(errand.name, document.problem) };
    const mediaType = mediaTypeOf(bytes.value, document.value);
    const blob = { mediaType, digest, sizeBytes: bytes.value.length };
    return { ok: true, value: { blob, document: document.value } };
}
/** OCI documents need not say what they are; Docker's always do. */
function mediaTypeOf(bytes, { kind }) {
    return ((0,json/* asString */.oJ)((0,json/* asObject */.eB)((0,json/* parseJson */.qF)(bytes))?.mediaType) ??
        `application/vnd.oci.image.${kind === 'index' ? 'index' : 'manifest'}.v1+json`);
}
async function askManifest(endpoint, digest, { reference }, { session, signal }) {
    const what = `${reference.repository}@${digest.slice(0, 19)}`;
    const request = { method: 'GET', path: `manifests/${digest}`, accept: ACCEPT, what };
    const got = await session.ask(endpoint, request, signal);
    if (!got.ok)
        return got;
    const { body } = got.value;
    if ((0,reader/* sha256 */.sc)(body) === digest)
        return { ok: true, value: body };
    const problem = `${endpoint.host} sent something else than ${what}`;
    const fault = {
        fault: 'checksum-mismatch',
        host: endpoint.host,
        problem,
        network: false,
    };
    return { ok: false, fault: { ...fault, hope: 'elsewhere' } };
}
async function askFor(errand, ports, ask) {
    const asked = await askEndpoints(errand.endpoints, ask, ports, ports.policy, ports.signal);
    errand.incidents.push(...asked.incidents);
    if (!asked.ok)
        return { ok: false, fault: imageFault(errand.name, asked.fault, asked.faults) };
    if (!asked.endpoint.isOrigin)
        errand.vias.add(asked.endpoint.host);
    return asked;
}

;// CONCATENATED MODULE: ./src/fetch/images/run-derive-image.ts












/**
 * Makes a base image with one layer more, and puts it where the build takes it from. In an OCI layout
 * the layers that the builder has are left out: it reads none of these. An engine loads images whole.
 * The image itself is left as it is, in the registry, in the store and in the engine.
 */
async function runDeriveImage(request, ports, options, signal) {
    const { plan, digestInBuilder } = request;
    const name = plan.reference.replace(/@.*$/, '');
    const reference = digestInBuilder === undefined ? plan.reference : `${name}@${digestInBuilder}`;
    const errand = makeErrand({ ...plan, reference }, options.mirrors);
    if (!errand.ok)
        return { ...errand, incidents: [] };
    const images = makeImageStore(options.cacheFolder, ports);
    const work = { images, session: makeRegistrySession(ports), ports, options, signal };
    const derived = await derive(request, errand.value, work).catch((error) => {
        return { ok: false, fault: localFault(error, 'a base image') };
    });
    const { incidents } = errand.value;
    if (derived.ok)
        return { ...derived, incidents };
    return { ok: false, fault: signal.aborted ? CANCELLED : derived.fault, incidents };
}
async function derive(request, errand, work) {
    const startMs = work.ports.clock.now();
    const base = await findBase(errand, work);
    if (!base.ok)
        return base;
    const located = { errand, startMs, ...base.value };
    const made = await makeParts(request, located, work);
    if (!made.ok)
        return made;
    const parts = made.value;
    if (typeof parts === 'string')
        return { ok: true, value: { kind: 'unfit', reason: parts } };
    const { plan, digestInBuilder, createdBy } = request;
    const isPartial = plan.delivery === 'oci-layout' && digestInBuilder !== undefined;
    const fault = isPartial ? undefined : await bringBase(located, work);
    if (fault)
        return { ok: false, fault };
    const { record, documents } = planDerivedImage(errand.name, parts, createdBy);
    for (const { digest, bytes } of documents)
        await work.images.writeDocument(digest, bytes);
    const given = isPartial ? withLayers(record, -1) : record;
    const delivered = await deliverImage({ ...located, record: given, isHere: true }, work);
    if (!delivered.ok)
        return delivered;
    const layerBytes = Math.max(...parts.map(({ layer }) => layer.sizeBytes));
    // The build knows it by the name that stands in the Dockerfile.
    return { ok: true, value: { kind: 'derived', image: { ...delivered.value, plan }, layerBytes } };
}
/** The new layers; or a sentence why there can be none. Of the image, only its configuration is brought. */
async function makeParts({ planFiles }, located, work) {
    const onlyConfigs = { ...located, record: withLayers(located.record, Number.POSITIVE_INFINITY) };
    const fault = await downloadBlobs([onlyConfigs], work);
    if (fault)
        return { ok: false, fault };
    const parts = [];
    for (const image of located.record.images) {
        const documents = await readDocuments(image, located.errand, work);
        if (!documents.ok)
            return documents;
        const files = await planFiles(documents.value.config);
        if (typeof files === 'string')
            return { ok: true, value: files };
        const layer = await writeLayer(files, work.images.blobPath, work.ports);
        parts.push({ image, ...documents.value, layer });
    }
    return { ok: true, value: parts };
}
/** What the registry says that it is now; else the image of the last time. */
async function findBase(errand, work) {
    const { images, session, ports, options, signal } = work;
    const stored = await images.readRecord(errand.name);
    const here = stored && (0,image_record/* selectPlatforms */.dv)(stored, errand.plan.platforms);
    const fromStore = here && {
        ok: true,
        value: { kind: 'record', record: here, isHere: true },
    };
    if (options.offline) {
        return fromStore ?? { ok: false, fault: missingOffline([errand.plan]) };
    }
    const { clock, random } = ports;
    const resolving = { session, images, policy: options.policy, signal, clock, random };
    const digest = await resolveDigest(errand, resolving);
    if (!digest.ok)
        return fromStore ?? digest;
    if (fromStore && here?.root.digest === digest.value)
        return fromStore;
    const record = await resolveImage(digest.value, errand, resolving);
    if (!record.ok)
        return fromStore ?? record;
    return { ok: true, value: { kind: 'record', record: record.value, isHere: false } };
}
/** With the layers of each platform from this one on: the others are not to be there. */
function withLayers(record, from) {
    const images = record.images.map((image) => ({ ...image, layers: image.layers.slice(from) }));
    return { ...record, images };
}
async function bringBase(located, work) {
    const fault = await downloadBlobs([located], work);
    if (!fault && !located.isHere)
        await work.images.writeRecord(located.record);
    return fault;
}
async function readDocuments({ config, manifest }, { name }, { images }) {
    const [configObject, manifestObject] = await Promise.all([config, manifest].map(async ({ digest }) => {
        const bytes = await images.readDocument(digest);
        return bytes && (0,json/* asObject */.eB)((0,json/* parseJson */.qF)(bytes));
    }));
    if (configObject && manifestObject)
        return { ok: true, value: { config: configObject, manifest: manifestObject } };
    return { ok: false, fault: unreadableImage(name, 'its configuration is not JSON') };
}

;// CONCATENATED MODULE: ./src/fetch/host-crates.ts








const CREATED_BY = 'cv-docker-build: crates of Cargo.lock, in the download cache of cargo';
/**
 * Offers the crates of crates.io to a step of a Dockerfile that is not ours, which failed to fetch
 * them, where cargo looks first: in its download cache. That lies in a layer more on the base image, or
 * in the cache mount of the step. Whatever else that cargo wants, it asks the network for.
 */
async function offerHostCrates(request, failed, ports, signal) {
    const { dockerfile, target, images, imageOptions } = request;
    const planned = planHostCrates(dockerfile, failed, target);
    if (planned.kind === 'none')
        return planned;
    const { reference } = planned;
    const plan = images.find((image) => (0,image_record/* familiarName */.hG)(image.reference) === (0,image_record/* familiarName */.hG)(reference));
    if (plan === undefined)
        return host_crates_none(`The base image ${reference} is not one that is fetched here.`);
    const crateCount = cratesOf(request).packages.length;
    if (crateCount === 0)
        return host_crates_none('There is no Cargo.lock with crates of crates.io.');
    const seen = failed.bases.find((one) => withoutDigest(one) === withoutDigest(reference));
    const step = { planned, failed, image: seen ?? reference, platform: plan.platforms[0] };
    const offering = makeOffering(request, step, ports, signal);
    const digest = seen === undefined ? {} : { digestInBuilder: seen.replace(/^.*@/, '') };
    const derive = { plan, ...digest, planFiles: offering.planFiles, createdBy: CREATED_BY };
    const derived = await runDeriveImage(derive, ports.images, imageOptions, signal);
    if (!derived.ok)
        return host_crates_none(derived.fault.cause);
    if (derived.value.kind === 'derived')
        return { ...derived.value, kind: 'image', crateCount };
    const mount = offering.filled();
    return mount ? { kind: 'mount', mount, crateCount } : host_crates_none(derived.value.reason);
}
/** The files of the layer, once the configuration of the image is known; or the mount filled instead. */
function makeOffering(request, { planned, failed, image, platform = '' }, ports, signal) {
    let filled;
    let fetching;
    const planFiles = async (config) => {
        const place = placeCrates(request.dockerfile, planned, failed, config);
        if (place.kind === 'none')
            return place.reason;
        fetching ??= fetchCrates(request, ports.crates, signal);
        const content = await fetching;
        if (typeof content === 'string')
            return content;
        const { cargoHome } = place;
        if (place.kind === 'layer')
            return planCargoCache(content, cargoHome);
        const { mount } = place;
        const { tempFolder } = request.cratesOptions;
        const fill = { mount, cargoHome, content, image, platform, tempFolder };
        const isFilled = await runFillMount({ ...fill, builder: request.builder }, ports.images, signal);
        if (isFilled)
            filled = mount;
        return `The cache mount ${mount.target} could not be filled.`;
    };
    return { planFiles, filled: () => filled };
}
function withoutDigest(reference) {
    return (0,image_record/* familiarName */.hG)(reference.replace(/@.*$/, ''));
}
function host_crates_none(reason) {
    return { kind: 'none', reason };
}
/** Those of crates.io: others are left to the network. */
function cratesOf({ packages = [], config, mirrors }) {
    const ofCratesIo = packages.filter((one) => {
        const source = (0,sources/* sourceOf */.vz)(one);
        return source.kind === 'registry' && source.source === sources/* CRATES_IO */.UO;
    });
    return (0,plan_locked/* planLocked */.q)(ofCratesIo, config, mirrors);
}
/** The crates in the store; or a sentence why not all of them are there. */
async function fetchCrates(request, ports, signal) {
    const { packages, registries, problem } = cratesOf(request);
    if (problem !== undefined)
        return problem;
    const { cratesOptions } = request;
    const fetched = await fetchPackages(packages, registries, ports, cratesOptions, new Map(), signal);
    return fetched.ok ? fetched.value.content : fetched.fault.cause;
}

// EXTERNAL MODULE: ./src/fetch/images/plan-images.ts
var plan_images = __webpack_require__(55);
;// CONCATENATED MODULE: ./src/fetch/images/locate-images.ts






/** Nothing is asked for: every image that lacks is told, not the first alone. */
async function locateOffline(errands, work) {
    const located = [];
    const missing = [];
    for (const errand of errands) {
        const startMs = work.ports.clock.now();
        const { plan, name } = errand;
        const record = await work.images.readRecord(name);
        const whole = record && (0,image_record/* selectPlatforms */.dv)(record, plan.platforms);
        const inEngine = whole ? undefined : await findInEngine(errand, work);
        if (whole)
            located.push({ errand, startMs, kind: 'record', record: whole, isHere: true });
        else if (inEngine)
            located.push({ errand, startMs, kind: 'in-engine', digest: inEngine });
        else
            missing.push(lacking(plan, record));
    }
    return missing.length === 0
        ? { ok: true, value: located }
        : { ok: false, fault: missingOffline(missing) };
}
function lacking(plan, record) {
    const has = (record?.images ?? []).map(({ platform }) => platform);
    return { ...plan, platforms: plan.platforms.filter((platform) => !has.includes(platform)) };
}
/** Someone else may have put the image into the engine that the build will use. */
async function findInEngine({ plan, name }, { ports, signal }) {
    if (plan.delivery !== 'engine' || name.includes('@'))
        return undefined;
    const image = await readEngineImage(name, ports, signal);
    const isFit = image && plan.platforms.every((platform) => platform === image.platform);
    return isFit ? (image.digests[0] ?? image.id) : undefined;
}
/** Asks the registries, and brings what is not here. */
async function locateAndDownload(errands, work) {
    const stop = new AbortController();
    const together = { ...work, signal: AbortSignal.any([work.signal, stop.signal]) };
    let failure;
    const steps = await Promise.all(errands.map(async (errand) => {
        const step = await locate(errand, together);
        // The others need not be tried again and again when this one cannot be had.
        if (!step.ok)
            failure ??= step.fault;
        if (!step.ok)
            stop.abort();
        return step;
    }));
    if (failure)
        return { ok: false, fault: failure };
    const located = steps.flatMap((step) => (step.ok ? [step.value] : []));
    const fault = await downloadBlobs(located, work);
    if (fault)
        return { ok: false, fault };
    for (const one of located)
        if (one.kind === 'record' && !one.isHere)
            await work.images.writeRecord(one.record);
    return { ok: true, value: located };
}
/** What the reference stands for now, and whether that is here. */
async function locate(errand, work) {
    const { images, session, ports, options, signal } = work;
    const startMs = ports.clock.now();
    const { clock, random } = ports;
    const resolving = { session, images, policy: options.policy, signal, clock, random };
    const older = await images.readRecord(errand.name);
    const stored = older && (0,image_record/* selectPlatforms */.dv)(older, errand.plan.platforms);
    const base = { errand, startMs };
    const digest = await resolveDigest(errand, stored ? hurry(resolving) : resolving);
    if (!digest.ok)
        return await fallBack(digest.fault, stored, base, work);
    if (stored?.root.digest === digest.value)
        return { ok: true, value: { errand, startMs, kind: 'record', record: stored, isHere: true } };
    if (errand.plan.delivery === 'engine') {
        const image = await readEngineImage(engineName(errand.name, digest.value), ports, signal);
        if (hasDigest(image, [digest.value]))
            return { ok: true, value: { errand, startMs, kind: 'in-engine', digest: digest.value } };
    }
    const record = await resolveImage(digest.value, errand, resolving);
    if (!record.ok)
        return await fallBack(record.fault, stored, base, work);
    return {
        ok: true,
        value: { errand, startMs, kind: 'record', record: record.value, isHere: false },
    };
}
/** Where the image of the last time is here, a network that is down may cost no more than this. */
const PATIENCE_MS = 10_000;
function hurry(ports) {
    const { policy, signal } = ports;
    return {
        ...ports,
        policy: { ...policy, retries: Math.min(2, policy.retries) },
        signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    };
}
/** A network that fails is no reason to fail where the image of the last time is here. */
async function fallBack(fault, stored, base, work) {
    if (!fault.network || work.signal.aborted)
        return { ok: false, fault };
    const digest = stored ? stored.root.digest : await findInEngine(base.errand, work);
    if (digest === undefined)
        return { ok: false, fault };
    const { name, reference, incidents } = base.errand;
    const cause = `The registry could not be asked whether ${name} has changed; the one of the last time is used.`;
    incidents.push({ host: reference.registry, cause, count: 1 });
    return {
        ok: true,
        value: stored
            ? { ...base, kind: 'record', record: stored, isHere: true }
            : { ...base, kind: 'in-engine', digest },
    };
}

;// CONCATENATED MODULE: ./src/fetch/images/prune-images.ts
const prune_images_KEPT_MS = 7 * 24 * 3600 * 1000;
/**
 * Clears `images/` of the cache folder: a layout that no build has used for seven days goes, then each
 * blob to which no layout has a link and which lost its last one, or came, seven days ago, and the
 * record of an image of which nothing is left. Never to be run offline: there, what is here is all
 * there is.
 */
async function pruneImages(cacheFolder, { files, store, clock }) {
    const oldest = clock.now() - prune_images_KEPT_MS;
    const sweep = async (part, isOver) => {
        const folder = `${cacheFolder}/images/${part}`;
        await Promise.all((await files.list(folder)).map(async ({ name }) => {
            const path = `${folder}/${name}`;
            const stat = await store.stat(path);
            if (stat !== undefined && (await isOver(stat, path)))
                await files.remove(path);
        }));
    };
    await sweep('layouts', async ({ modifiedMs }) => modifiedMs < oldest);
    await sweep('blobs/sha256', async ({ names, changedMs }) => names === 1 && changedMs < oldest);
    await sweep('references', async ({ changedMs }, path) => {
        if (changedMs >= oldest)
            return false;
        const root = /"digest": "sha256:([0-9a-f]{64})"/.exec((await files.readTextIfAny(path)) ?? '')?.[1];
        const blob = `${cacheFolder}/images/blobs/sha256/${root}`;
        return root === undefined || (await store.stat(blob)) === undefined;
    });
}

;// CONCATENATED MODULE: ./src/fetch/images/run-fetch-images.ts







/**
 * Brings every image to where the build takes it from. What is there and still what the registry says
 * costs one question; nothing is ever there by half.
 */
async function runFetchImages(plans, ports, options, signal) {
    const errands = [];
    for (const plan of plans) {
        const errand = makeErrand(plan, options.mirrors);
        if (!errand.ok)
            return { ok: false, fault: errand.fault, incidents: [] };
        errands.push(errand.value);
    }
    const images = makeImageStore(options.cacheFolder, ports);
    const work = { images, session: makeRegistrySession(ports), ports, options, signal };
    const fetched = await run_fetch_images_fetchAll(errands, work).catch((error) => {
        return { ok: false, fault: localFault(error, 'a base image') };
    });
    // What cannot be cleared away today is no reason to fail.
    if (fetched.ok && !options.offline)
        await pruneImages(options.cacheFolder, ports).catch(() => { });
    const incidents = errands.flatMap((errand) => errand.incidents);
    if (fetched.ok)
        return { ok: true, value: fetched.value, incidents };
    return { ok: false, fault: signal.aborted ? CANCELLED : fetched.fault, incidents };
}
async function run_fetch_images_fetchAll(errands, work) {
    const located = work.options.offline
        ? await locateOffline(errands, work)
        : await locateAndDownload(errands, work);
    if (!located.ok)
        return located;
    const delivered = [];
    for (const one of located.value) {
        const image = await deliverImage(one, work);
        if (!image.ok)
            return image;
        delivered.push(image.value);
    }
    return { ok: true, value: delivered };
}

;// CONCATENATED MODULE: ./src/fetch/images/run-resolve-images.ts







/**
 * Asks what the references stand for now, and fetches nothing: enough for a build that comes from its
 * cache. Where nobody answers, the digest of the last fetch counts.
 */
async function runResolveImages(plans, ports, options, signal) {
    const images = makeImageStore(options.cacheFolder, ports);
    const { clock, random } = ports;
    const session = makeRegistrySession(ports);
    const resolving = { session, images, policy: options.policy, signal, clock, random };
    const errands = plans.map((plan) => makeErrand(plan, options.mirrors));
    const resolved = await Promise.all(errands.map(async (errand) => {
        if (!errand.ok)
            return errand;
        const asked = options.offline ? UNASKED : await resolveDigest(errand.value, resolving);
        const { name: reference } = errand.value;
        if (asked.ok)
            return { ok: true, value: { reference, digest: asked.value } };
        const last = asked.fault.network ? await images.readRecord(reference) : undefined;
        return last ? { ok: true, value: { reference, digest: last.root.digest } } : asked;
    })).catch((error) => [
        { ok: false, fault: localFault(error, 'a manifest') },
    ]);
    const incidents = errands.flatMap((errand) => (errand.ok ? errand.value.incidents : []));
    const failure = resolved.find((one) => !one.ok);
    if (!failure || failure.ok)
        return { ok: true, value: resolved.flatMap((one) => (one.ok ? [one.value] : [])), incidents };
    const missing = plans.filter((_, at) => resolved[at]?.ok === false);
    const fault = failure.fault === UNASKED.fault ? missingOffline(missing) : failure.fault;
    return { ok: false, fault: signal.aborted ? CANCELLED : fault, incidents };
}
/** Offline nobody is asked; this stands for the answer. */
const UNASKED = { ok: false, fault: { ...missingOffline([]), network: true } };
/** Arguments for `buildx build` by which the builder fetches exactly these, itself, when it needs them. */
function pinContextArgs(references) {
    return references.flatMap(({ reference, digest }) => {
        const pinned = reference.includes('@') ? reference : `${reference}@${digest}`;
        return ['--build-context', `${(0,image_record/* familiarName */.hG)(reference)}=docker-image://${pinned}`];
    });
}

;// CONCATENATED MODULE: ./src/fetch/stage.ts








const EXIT_BUILD = 1;
const EXIT_NETWORK = 3;
/** Blobs of images at once. */
const PARALLEL_BLOBS = 6;
/** Brings crates and images at once. What the network denies is left to the build, unless offline. */
async function runFetchStage(plan, settings, ports, signal) {
    const startedAtMs = ports.clock.now();
    const { crates, images, builder, pins } = await bringAll(plan, settings, ports, signal);
    const all = [crates, images, builder, pins].flatMap((one) => one ?? []);
    const faults = all
        .flatMap((one) => (one.ok ? [] : [one.fault]))
        // Whose work was stopped because of another's fault has none.
        .filter(({ fault }) => fault !== CANCELLED.fault || signal.aborted);
    const fatal = faults.filter((fault) => isFatal(fault, settings) && !isLeft(fault, builder, settings));
    const left = faults
        .filter((fault) => !fatal.includes(fault))
        .map(({ cause }) => `${cause} The build tries by itself.`);
    const brought = [images, builder].flatMap((one) => (one?.ok ? one.value : []));
    const report = {
        durationMs: ports.clock.now() - startedAtMs,
        ...(crates?.ok ? { crates: cratesReport(crates.value) } : {}),
        images: brought.map((image) => image.report),
        incidents: all.flatMap(({ incidents }) => incidents),
        leftToBuild: [...plan.leftToBuild, ...noCrates(plan), ...left],
    };
    tell(report, left, ports.log);
    const failure = describeFailure(fatal);
    return {
        report,
        ...(failure ? { failure } : {}),
        contextArgs: [
            ...(crates?.ok ? ['--build-context', `crates=${crates.value.contextFolder}`] : []),
            // The builder runs its image, and builds from the others.
            ...(images?.ok ? (0,plan_images/* imageContextArgs */.M9)(images.value) : []),
            ...(pins?.ok ? pinContextArgs(pins.value) : []),
        ],
        images: brought,
        ...(crates?.ok ? { cratesFolder: crates.value.contextFolder } : {}),
    };
}
/** A fault that no build can get over stops the others, unless the list of all that is missing is wanted. */
async function bringAll({ crates, images, builderImage, pins }, settings, ports, signal) {
    const inner = new AbortController();
    const either = AbortSignal.any([signal, inner.signal]);
    const watch = async (work) => {
        const result = await work;
        if (!result.ok && isFatal(result.fault, settings) && !wantsAll(settings))
            inner.abort();
        return result;
    };
    const [theCrates, theImages, theBuilder, thePins] = await Promise.all([
        crates.kind === 'none' ? undefined : watch(bringCrates(crates, settings, ports, either)),
        images.length === 0 ? undefined : watch(bringImages(images, settings, ports, either)),
        builderImage && bringImages([builderImage], settings, ports, either),
        pins === undefined ? undefined : watch(resolvePins(pins, settings, ports, either)),
    ]);
    return { crates: theCrates, images: theImages, builder: theBuilder, pins: thePins };
}
function noCrates({ crates }) {
    return crates.kind === 'none' ? [`Crates: ${crates.reason}`] : [];
}
function bringCrates(plan, settings, ports, signal) {
    return runFetchCrates(plan, cratesPorts(settings, ports), {
        ...cratesOptions(settings, ports),
        resolve: {
            config: settings.hostCargo?.config ?? cargo_config/* NO_CARGO_CONFIG */.im,
            mirrors: settings.cratesMirrors.map((url) => `sparse+${url}`),
        },
    }, signal);
}
function cratesPorts({ settings, policy }, { network, ...ports }) {
    const { downloads: store, random, tokenFor } = network;
    const transport = network.makeTransport(settings);
    return { ...ports, transport, store, random, tokenFor, policy };
}
function cratesOptions(settings, { env }) {
    const { cacheFolder, tempFolder, contextFolder: workspaceFolder, offline } = settings;
    return { cacheFolder, tempFolder, workspaceFolder, offline, env };
}
/** The remedy of a step of somebody's Dockerfile that could not get its crates itself. */
function bringCratesToStep(subject, failed, settings, ports, signal) {
    const request = {
        ...subject,
        mirrors: settings.cratesMirrors.map((url) => `sparse+${url}`),
        config: settings.hostCargo?.config ?? cargo_config/* NO_CARGO_CONFIG */.im,
        cratesOptions: cratesOptions(settings, ports),
        imageOptions: imageOptions(settings),
    };
    const both = { crates: cratesPorts(settings, ports), images: imagePorts(settings, ports) };
    return offerHostCrates(request, failed, both, signal);
}
/** Also the remedy of a build that could not get its base images itself. */
function bringImages(plans, settings, ports, signal) {
    return runFetchImages(plans, imagePorts(settings, ports), imageOptions(settings), signal);
}
function resolvePins(plans, settings, ports, signal) {
    return runResolveImages(plans, imagePorts(settings, ports), imageOptions(settings), signal);
}
function imagePorts({ settings }, { network, ...ports }) {
    const { downloads: store, random, processId, credentialsFor } = network;
    const transport = network.makeTransport(settings);
    return { ...ports, transport, store, random, processId, credentialsFor };
}
function imageOptions({ cacheFolder, mirrors, offline, policy }) {
    return { cacheFolder, mirrors, offline, policy, parallel: PARALLEL_BLOBS };
}
function wantsAll({ offline, isComplete }) {
    return offline || isComplete === true;
}
/**
 * What only this machine cannot do: its cache, its cargo (which may be older than that of the build), its
 * way of putting images into the engine. The build needs none of these.
 */
const OF_THIS_MACHINE = ['cache-unwritable', 'image-load-failed', 'lock-unresolvable', 'git-failed'];
/** What the network denies may still reach the build on its own way; what is wrong stays wrong. */
function isFatal({ fault, network }, settings) {
    return wantsAll(settings) || !(network || OF_THIS_MACHINE.includes(fault));
}
/** buildx pulls the image of its builder itself where it is not there, whatever the reason. */
function isLeft(fault, builder, settings) {
    const isOfBuilder = builder?.ok === false && builder.fault === fault;
    return isOfBuilder && !wantsAll(settings) && fault.fault !== CANCELLED.fault;
}
function cratesReport({ contextFolder: _, resolvedLock: __, ...report }) {
    return report;
}
/** One failure for all that is missing: a person without network wants the whole list at once. */
function describeFailure(faults) {
    const [first, ...others] = faults;
    if (first === undefined)
        return undefined;
    const network = faults.some((fault) => fault.network);
    return {
        stage: 'fetch',
        fault: first.fault,
        cause: [first, ...others].map(({ cause }) => cause).join(' '),
        remedy: [...new Set(faults.map(({ remedy }) => remedy))].join(' '),
        evidence: faults.flatMap(({ evidence }) => evidence),
        exitCode: network ? EXIT_NETWORK : EXIT_BUILD,
    };
}
function tell(report, left, log) {
    const all = (0,wording_fetch/* describeFetch */.uc)(report);
    if (all !== undefined)
        log.info(`Fetch: ${all}`);
    for (const incident of report.incidents)
        log.info((0,wording_fetch/* describeIncident */.K1)(incident));
    for (const sentence of left)
        log.info(sentence);
    for (const sentence of report.leftToBuild)
        if (!left.includes(sentence))
            log.debug(sentence);
}


/***/ }),

/***/ 622:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ planFetchSettings),
/* harmony export */   u: () => (/* binding */ decideSettings)
/* harmony export */ });
/* harmony import */ var _plan_plan_preflight_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6954);
/* harmony import */ var _preflight_stage_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8260);
/* harmony import */ var _backoff_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9326);



/** Of the request, before anything was probed. */
function planFetchSettings({ facts, request, hostCargo }, { cacheFolder, tempFolder, workspaceFolder }, { settings }) {
    return {
        cacheFolder,
        tempFolder,
        contextFolder: facts.workspace?.contextFolder ?? workspaceFolder,
        mirrors: (0,_plan_plan_preflight_js__WEBPACK_IMPORTED_MODULE_0__/* .mirrorsOf */ .Mk)(request),
        cratesMirrors: request.cratesMirrors,
        ...(hostCargo ? { hostCargo } : {}),
        offline: request.offline,
        settings,
        policy: downloadPolicy(request),
    };
}
/** The pauses between the tries of a file are shorter than those of a build: it takes two more to outlast the same outage. */
const MORE_RETRIES = 2;
/** The input retries counts for what is fetched, too. */
function downloadPolicy({ retries, retryBudgetSec }) {
    const budgetMs = Math.min(_backoff_js__WEBPACK_IMPORTED_MODULE_2__/* .DOWNLOAD_POLICY */ .Ip.budgetMs, retryBudgetSec * 1000);
    return { ..._backoff_js__WEBPACK_IMPORTED_MODULE_2__/* .DOWNLOAD_POLICY */ .Ip, retries: retries === 0 ? 0 : retries + MORE_RETRIES, budgetMs };
}
/** What follows from the probes for how is fetched. */
function decideSettings(request, settings, decisions) {
    return {
        ...settings,
        mirrors: (0,_plan_plan_preflight_js__WEBPACK_IMPORTED_MODULE_0__/* .mirrorsWith */ .$I)(request, decisions),
        offline: settings.offline || decisions.some(({ kind }) => kind === 'offline'),
        settings: (0,_preflight_stage_js__WEBPACK_IMPORTED_MODULE_1__/* .applyDecisions */ .O3)(settings.settings, decisions),
    };
}


/***/ }),

/***/ 7391:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ NetworkError),
/* harmony export */   d: () => (/* binding */ isTransient)
/* harmony export */ });
/** A request that got no whole answer. Any HTTP status is an answer, and so no error. */
class NetworkError extends Error {
    kind;
    host;
    constructor(kind, host, message, options) {
        super(message, options);
        this.name = 'NetworkError';
        this.kind = kind;
        this.host = host;
    }
}
/**
 * Faults that may be gone a moment later. A name that does not exist is one of them: the name servers
 * of a network that is just coming up say so, too. A certificate does not mend itself.
 */
function isTransient(kind) {
    switch (kind) {
        case 'tls-untrusted':
        case 'tls-invalid':
        case 'aborted':
            return false;
        case 'dns-missing':
        case 'dns-failing':
        case 'refused':
        case 'unreachable':
        case 'connect-timeout':
        case 'tls-failed':
        case 'answer-timeout':
        case 'stalled':
        case 'reset':
        case 'proxy-refused':
        case 'protocol':
            return true;
    }
}


/***/ }),

/***/ 9807:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ir: () => (/* binding */ leftImages),
  makeRunRemedies: () => (/* binding */ makeRunRemedies),
  sv: () => (/* binding */ makeSetup),
  AJ: () => (/* binding */ remediesOf)
});

// EXTERNAL MODULE: ./src/fetch/images/plan-images.ts
var plan_images = __webpack_require__(55);
// EXTERNAL MODULE: ./src/report/format.ts
var format = __webpack_require__(2011);
// EXTERNAL MODULE: ./src/build/step-name.ts
var step_name = __webpack_require__(6842);
;// CONCATENATED MODULE: ./src/build/remedies/host-crates.ts



/** The remedy `host-crates`; the log says why it cannot be applied. */
function makeHostCratesRemedy(offer, log) {
    return async ({ step, steps = [] }) => {
        const failed = readFailedRun(step, steps);
        if (failed === undefined)
            return undefined;
        const offered = await offer(failed);
        if (offered.kind !== 'none')
            return describe(offered);
        log.info(`The host does not bring the crates to this step. ${offered.reason}`);
        return undefined;
    };
}
function readFailedRun(step, steps) {
    const name = (0,step_name/* parseStepName */.Z)(step ?? '');
    if (name.kind !== 'instruction' || !/^RUN\b/.test(name.instruction))
        return undefined;
    const { stage, instruction } = name;
    // BuildKit names the digest that it took a tag for.
    const bases = steps.flatMap((one) => /\bFROM (\S+@sha256:[0-9a-f]{64})$/.exec(one)?.[1] ?? []);
    return { instruction, bases, ...(stage === undefined ? {} : { stage }) };
}
function describe(offered) {
    const crates = `${(0,format/* formatCount */.B4)(offered.crateCount, 'crate')} of Cargo.lock`;
    if (offered.kind === 'mount') {
        return {
            sentence: `The host put ${crates} into the cache mount ${offered.mount.target} of the step.`,
        };
    }
    const { image, layerBytes } = offered;
    const layer = `in one layer (${(0,format/* formatBytes */.z3)(layerBytes)}) on ${image.plan.reference}`;
    return {
        sentence: `The host brought ${crates} to the step, ${layer}.`,
        addArgs: (0,plan_images/* imageContextArgs */.M9)([image]),
    };
}

// EXTERNAL MODULE: ./src/build/remedies/network-remedies.ts + 1 modules
var network_remedies = __webpack_require__(7026);
// EXTERNAL MODULE: ./src/fetch/stage.ts + 51 modules
var stage = __webpack_require__(6247);
// EXTERNAL MODULE: ./src/plan/plan-builder-settings.ts
var plan_builder_settings = __webpack_require__(1345);
// EXTERNAL MODULE: ./src/plan/plan-fetch.ts
var plan_fetch = __webpack_require__(2197);
// EXTERNAL MODULE: ./src/network/fetch-settings.ts
var fetch_settings = __webpack_require__(622);
;// CONCATENATED MODULE: ./src/network/run-remedies.ts






async function makeSetup(prepared, context, ports, signal) {
    const network = await ports.network();
    const settings = (0,fetch_settings/* planFetchSettings */.L)(prepared, context, network);
    const fetchPorts = { ...ports, openFile: ports.measure.openFile, network };
    return { prepared, context, ports: fetchPorts, settings, signal };
}
/** The remedies of a run that had nothing to probe and to fetch. */
async function makeRunRemedies(prepared, context, ports, signal) {
    const setup = await makeSetup(prepared, context, ports, signal);
    return remediesOf(setup, leftImages(setup, []), []);
}
/** What can be changed between two attempts, with the network as it was found. */
function remediesOf({ prepared, context, ports, settings, signal }, images, decisions) {
    const { plan, request, engine } = prepared;
    const { run, env, files } = ports;
    const { tempFolder, workspaceFolder: cwd } = context;
    const { buildkitVersion } = engine.builder;
    const isKnown = plan.builder.kind === 'existing' && buildkitVersion !== undefined;
    return (0,network_remedies/* makeRemedyPorts */.B)({
        builder: plan.builder,
        builderSettings: (0,plan_builder_settings.planBuilderSettings)({ ...prepared, context, decisions }),
        // A run that is cancelled does not wait for a builder.
        builderPorts: { run: (argv, options) => run(argv, { signal, ...options }), env, files },
        resolvers: request.resolvers,
        registries: (0,plan_builder_settings.planBuilderRegistries)({ ...prepared, context, decisions }),
        images,
        mirrors: settings.mirrors,
        dockerfile: { plan, cwd, tempFolder, files, ...(isKnown ? { buildkitVersion } : {}) },
        ...(request.fetch === 'off'
            ? {}
            : {
                bring: (wanted) => (0,stage/* bringImages */.nn)(wanted, impatient(settings), ports, signal),
                ...hostCratesOf({ prepared, context, ports, settings, signal }),
            }),
    });
}
/** Between two attempts it is those that wait: what cannot be had now is left to the next one. */
function impatient(settings) {
    const { retries, budgetMs } = settings.policy;
    const policy = {
        ...settings.policy,
        retries: Math.min(1, retries),
        budgetMs: Math.min(5_000, budgetMs),
    };
    return { ...settings, policy };
}
/** For the steps of a Dockerfile that is not ours: ours get the crates before. */
function hostCratesOf(setup) {
    const { prepared, settings, ports, signal } = setup;
    const { facts, request, plan } = prepared;
    const { dockerfileFacts: dockerfile, workspace } = facts;
    if (facts.dockerfile.origin === 'ours' || !dockerfile)
        return {};
    const lock = workspace?.cargo?.lock;
    const subject = {
        dockerfile,
        builder: plan.builder.name,
        ...(request.target === undefined ? {} : { target: request.target }),
        ...(lock ? { packages: lock.packages } : {}),
        images: baseImages(setup),
    };
    const offer = (failed) => (0,stage/* bringCratesToStep */.KC)(subject, failed, settings, ports, signal);
    return { hostCrates: makeHostCratesRemedy(offer, ports.log) };
}
/** Base images that the fetch did not bring: those of a Dockerfile of the repository, for one. */
function leftImages(setup, brought) {
    return baseImages(setup).filter(({ reference }) => !brought.some((one) => one.plan.reference === reference));
}
function baseImages({ prepared: { request, facts, engine, plan }, context, }) {
    const standIns = plan.standIns.map(({ replaces }) => replaces);
    const { builder } = engine;
    // A builder of our own does not see what lies in the engine's store.
    const building = plan.builder.kind === 'own' ? { ...builder, driver: plan.builder.driver } : builder;
    const subject = { request, context, facts, engine: { ...engine, builder: building }, standIns };
    return plan.fetch.images.length > 0 ? plan.fetch.images : (0,plan_fetch/* planBaseImages */.VW)(subject).images;
}


/***/ }),

/***/ 1345:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   onlyAddresses: () => (/* binding */ onlyAddresses),
/* harmony export */   planBuilderRegistries: () => (/* binding */ planBuilderRegistries),
/* harmony export */   planBuilderSettings: () => (/* binding */ planBuilderSettings)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_net__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _fetch_images_mirrors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9643);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3564);
/* harmony import */ var _plan_preflight_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6954);




/** How a builder of our own reaches the network: as this run was told to, and as it found out. */
function planBuilderSettings(subject) {
    const { request, facts, context, decisions } = subject;
    const mirrors = (0,_plan_preflight_js__WEBPACK_IMPORTED_MODULE_3__/* .mirrorsWith */ .$I)(request, decisions);
    const resolver = decisions.find((decision) => decision.kind === 'resolver');
    const trusted = decisions.find((decision) => decision.kind === 'inject-ca');
    // The one that was seen to hold the authority is more than the one that the host names.
    const caFile = trusted?.path ?? facts.caBundle;
    return {
        buildkitd: {
            mirrors,
            ...(resolver ? { nameservers: onlyAddresses(resolver.servers) } : {}),
            ...(caFile === undefined ? {} : { caFile, registries: planBuilderRegistries(subject) }),
        },
        proxy: context.proxy,
        tempFolder: context.tempFolder,
    };
}
/** buildkitd writes them into a resolv.conf, which knows no ports. */
function onlyAddresses(servers) {
    return servers.filter((server) => (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(server) !== 0);
}
/** Those that buildkitd itself speaks to, the known mirrors included: a remedy may turn to them. */
function planBuilderRegistries(subject) {
    const { request, facts, plan, decisions } = subject;
    const mirrors = (0,_plan_preflight_js__WEBPACK_IMPORTED_MODULE_3__/* .mirrorsWith */ .$I)(request, decisions);
    const standIns = plan.standIns.map(({ replaces }) => replaces);
    const buildPlatform = request.platforms[0] ?? 'linux/amd64';
    const bases = (0,_plan_preflight_js__WEBPACK_IMPORTED_MODULE_3__/* .baseImagesOf */ .re)({ request, facts, standIns, buildPlatform }).flatMap((text) => {
        const reference = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)(text);
        return reference ? (0,_fetch_images_mirrors_js__WEBPACK_IMPORTED_MODULE_1__/* .planEndpoints */ .Qp)(reference, mirrors).map(({ host }) => host) : [];
    });
    const others = [...((0,_plan_preflight_js__WEBPACK_IMPORTED_MODULE_3__/* .isPushed */ .Yx)(request) ? plan.image.tags : []), ...(0,_plan_preflight_js__WEBPACK_IMPORTED_MODULE_3__/* .cacheReferences */ .V7)(request)];
    const registries = [...bases, ...others.flatMap((text) => (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)(text)?.registry ?? [])];
    return [...new Set(registries)].filter((registry) => !(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U9)(registry)).sort();
}


/***/ }),

/***/ 4347:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ap: () => (/* binding */ familyOf),
/* harmony export */   HM: () => (/* binding */ portOf),
/* harmony export */   i0: () => (/* binding */ isPublicAddress),
/* harmony export */   n0: () => (/* binding */ bareHost)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_net__WEBPACK_IMPORTED_MODULE_0__);

/**
 * Special-purpose blocks of the IANA registries (RFC 6890 and its updates): no server of the public
 * Internet has such an address.
 */
const SPECIAL_V4 = '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4';
const SPECIAL_V6 = '::/128 ::1/128 100::/64 2001:db8::/32 3fff::/20 fc00::/7 fe80::/10 fec0::/10 ff00::/8';
const special = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
for (const [blocks, family] of [
    [SPECIAL_V4, 'ipv4'],
    [SPECIAL_V6, 'ipv6'],
]) {
    for (const block of blocks.split(' ')) {
        const [net = '', bits] = block.split('/');
        special.addSubnet(net, Number(bits), family);
    }
}
function familyOf(address) {
    const family = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address);
    return family === 4 || family === 6 ? family : undefined;
}
/** Whether the address can be one of the public Internet. */
function isPublicAddress(address) {
    const family = familyOf(address);
    return family !== undefined && !special.check(address, family === 4 ? 'ipv4' : 'ipv6');
}
/** Host of a URL as name servers and sockets want it: `[::1]` without its brackets. */
function bareHost(url) {
    return url.hostname.replace(/^\[(.*)\]$/, '$1');
}
function portOf(url) {
    if (url.port !== '')
        return Number(url.port);
    switch (url.protocol) {
        case 'http:':
            return 80;
        case 'ssh:':
            return 22;
        default:
            return 443;
    }
}


/***/ }),

/***/ 9339:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ findCutOff),
/* harmony export */   v: () => (/* binding */ checkNetwork)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3564);
/* harmony import */ var _request_wording_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5113);


/** Whether there is any network at all; its `detail` is then the one sentence to be told. */
function checkNetwork(all, routes) {
    const name = 'network';
    const reports = all.filter(({ url, mirrorOf }) => !mirrorOf && !(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .isLoopback */ .U9)(new URL(url).host));
    if (reports.length === 0)
        return { name, outcome: 'skipped', detail: 'no server is needed' };
    if (!reports.some(({ dns, connects }) => dns.length + connects.length > 0)) {
        return { name, outcome: 'skipped', detail: 'not tried: the proxy settings cannot be used' };
    }
    const none = reports.some(isReached) ? undefined : causeOf(reports, routes);
    if (none) {
        const { cause, remedy } = none;
        return {
            name,
            outcome: 'failed',
            detail: `No network: ${cause}`,
            ...(remedy ? { remedy } : {}),
        };
    }
    return { name, outcome: 'ok', detail: describeRoutes(routes) };
}
/** Somebody answered, though perhaps not whom we wanted. */
function isReached({ outcome, failedLayer }) {
    return outcome !== 'failed' || failedLayer === 'tls' || failedLayer === 'http';
}
/** `undefined` where a single server may just be down. */
function causeOf(reports, routes) {
    const proxies = [...new Set(reports.flatMap(({ proxy }) => (proxy === undefined ? [] : [proxy])))];
    if (proxies.length > 0 && reports.every(({ proxy }) => proxy !== undefined)) {
        return {
            cause: `everything goes through the proxy ${(0,_request_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .allOf */ .bn)(proxies)}, which cannot be reached`,
            remedy: 'correct the proxy settings (HTTPS_PROXY), or remove them if this network needs none',
        };
    }
    if (!routes[4] && !routes[6]) {
        return {
            cause: 'this machine has no route to the Internet, neither by IPv4 nor by IPv6',
            remedy: 'connect it (ip addr, ip route), or build from a bundle with --offline',
        };
    }
    const hosts = new Set(reports.map(({ url }) => new URL(url).host));
    if (hosts.size < 2)
        return undefined;
    return reports.every(({ failedLayer }) => failedLayer === 'dns')
        ? causeOfNames(reports, hosts.size)
        : {
            cause: `none of ${hosts.size} servers takes a connection`,
            remedy: 'look at the firewall and the proxy settings (HTTPS_PROXY)',
        };
}
function causeOfNames(reports, count) {
    const isAnswered = reports.some(({ dns }) => dns[0]?.fault === 'dns-missing');
    return {
        cause: isAnswered
            ? `the name servers of this machine know none of ${count} servers`
            : 'the name servers of this machine do not answer',
        remedy: 'look at /etc/resolv.conf, and whether its servers can be reached',
    };
}
function describeRoutes(routes) {
    if (routes[4] && routes[6])
        return 'routes for IPv4 and IPv6';
    if (routes[4])
        return 'a route for IPv4, none for IPv6';
    return routes[6]
        ? 'a route for IPv6, none for IPv4'
        : 'no route to the Internet; servers are reached otherwise';
}
/** The check that failed, where nothing at all was reached from this machine. */
function findCutOff(checks) {
    return checks.find(({ name, outcome }) => name === 'network' && outcome === 'failed');
}


/***/ }),

/***/ 315:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pz: () => (/* binding */ readCratesSources),
/* harmony export */   bI: () => (/* binding */ isTable),
/* harmony export */   lV: () => (/* binding */ mergeCargoConfig)
/* harmony export */ });
/* harmony import */ var _workspace_cargo_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1971);
/* harmony import */ var _crates_endpoints_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5560);


/** All files as one table, the first file counting most; those that are no TOML are left out. */
function mergeCargoConfig(files) {
    const tables = files.flatMap(({ path, text }) => {
        const toml = (0,_workspace_cargo_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .parseToml */ .M)(text, path);
        return toml.ok ? [toml.value] : [];
    });
    return tables.reduceRight((low, high) => merge(low, high), {});
}
function isTable(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function merge(low, high) {
    const both = Object.entries(high).map(([key, value]) => {
        const under = low[key];
        return [key, isTable(under) && isTable(value) ? merge(under, value) : value];
    });
    return { ...low, ...Object.fromEntries(both) };
}
/** What takes the place of the sources that a lock can name. Tables [source] and [registries]. */
function readCratesSources(config) {
    const sources = isTable(config.source) ? config.source : {};
    const registries = isTable(config.registries) ? config.registries : {};
    const urlOf = (name) => {
        const source = isTable(sources[name]) ? sources[name] : {};
        if (source.directory !== undefined || source['local-registry'] !== undefined)
            return 'local';
        const registry = isTable(registries[name]) ? registries[name].index : undefined;
        return sourceId(source.registry ?? registry);
    };
    const replaced = Object.keys(sources).flatMap((name) => {
        const last = followReplacements(name, sources);
        const to = last === name ? undefined : urlOf(last);
        if (to === undefined)
            return [];
        const from = name === 'crates-io' ? CRATES_IO_IDS : [urlOf(name)];
        return from.flatMap((id) => (id === undefined || id === 'local' ? [] : [[id, to]]));
    });
    return { replacements: Object.fromEntries(replaced) };
}
const CRATES_IO_IDS = [
    'registry+https://github.com/rust-lang/crates.io-index',
    'sparse+https://index.crates.io/',
];
function followReplacements(name, sources) {
    let last = name;
    for (const _ of Object.keys(sources)) {
        const source = sources[last];
        const next = isTable(source) ? source['replace-with'] : undefined;
        if (typeof next !== 'string')
            return last;
        last = next;
    }
    return last;
}
/** As a lock writes it: `sparse+https://…`, `registry+https://…`. */
function sourceId(index) {
    if (typeof index !== 'string')
        return undefined;
    const id = index.startsWith('sparse+') ? index : `registry+${index}`;
    return (0,_crates_endpoints_js__WEBPACK_IMPORTED_MODULE_1__/* .isCratesIo */ .DV)(id) ? (CRATES_IO_IDS[0] ?? id) : id;
}


/***/ }),

/***/ 7579:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lu: () => (/* binding */ routeOf),
/* harmony export */   MX: () => (/* binding */ proxyPort),
/* harmony export */   YP: () => (/* binding */ redactProxy),
/* harmony export */   YR: () => (/* binding */ parseProxy),
/* harmony export */   _g: () => (/* binding */ splitNoProxy),
/* harmony export */   r_: () => (/* binding */ usableProxies)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_net__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3564);
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4347);



const PROXY_PROTOCOLS = ['http:', 'https:', 'socks:', 'socks4:', 'socks5:', 'socks5h:'];
/**
 * The proxy that applies to a URL. Loopback is never asked through one, as with the programs written
 * in Go (docker, buildx); a value without a scheme is one of `http:`, as with curl.
 */
function routeOf(url, proxy) {
    if (url.protocol === 'ssh:' || (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isLoopback */ .U9)(url.host))
        return { kind: 'direct' };
    const own = url.protocol === 'http:' ? 'HTTP_PROXY' : 'HTTPS_PROXY';
    const variable = proxy[own] ? own : 'ALL_PROXY';
    const value = proxy[variable];
    if (!value || isExempt(url, proxy.NO_PROXY ?? ''))
        return { kind: 'direct' };
    const parsed = parseProxy(value);
    return parsed
        ? { kind: 'proxy', url: parsed, variable }
        : { kind: 'unusable', variable, value: redactProxy(value) };
}
function parseProxy(value) {
    if (/\s/.test(value.trim()))
        return undefined;
    const text = /^[a-z0-9+.-]+:\/\//i.test(value) ? value : `http://${value}`;
    if (!URL.canParse(text) || /^https?:\/?[^/]/i.test(value))
        return undefined;
    const url = new URL(text);
    return PROXY_PROTOCOLS.includes(url.protocol) && url.hostname !== '' ? url : undefined;
}
const NEVER_PROXIED = 'localhost,127.0.0.1,[::1]';
/**
 * The settings as a client can take them: with a scheme, without those that are no URL of a proxy, at
 * which clients throw, and with loopback exempt, which not every client exempts by itself.
 */
function usableProxies(proxy) {
    const { NO_PROXY, ...others } = proxy;
    const usable = Object.entries(others).flatMap(([name, value]) => {
        const url = parseProxy(value);
        // A path means nothing to a proxy, and is refused by some clients.
        return url ? [[name, new URL('/', url).href]] : [];
    });
    if (usable.length === 0)
        return {};
    const exempt = NO_PROXY ? `${NO_PROXY},${NEVER_PROXIED}` : NEVER_PROXIED;
    return { ...Object.fromEntries(usable), NO_PROXY: exempt };
}
/** Without user and password; what is no URL loses everything before an `@`. */
function redactProxy(value) {
    const url = parseProxy(value);
    return url ? `${url.protocol}//${url.host}` : value.replace(/^.*@/s, '');
}
/** Port of a proxy that names none: 1080 for SOCKS, else that of the scheme (curl would take 1080). */
function proxyPort(url) {
    if (url.port !== '')
        return Number(url.port);
    if (url.protocol.startsWith('socks'))
        return 1080;
    return url.protocol === 'https:' ? 443 : 80;
}
function splitNoProxy(text) {
    return text
        .split(/[\s,]+/)
        .map((entry) => entry.trim())
        .filter(Boolean);
}
/** Names with all their subdomains, `host:port`, addresses and blocks of addresses, `*` for everything. */
function isExempt(url, noProxy) {
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase();
    const port = url.port || (url.protocol === 'http:' ? '80' : '443');
    return splitNoProxy(noProxy.toLowerCase()).some((entry) => {
        if (entry === '*')
            return true;
        if (entry.includes('/'))
            return isInBlock(host, entry);
        const [, name = entry, ownPort] = /^(.+?):(\d+)$/.exec((0,_addresses_js__WEBPACK_IMPORTED_MODULE_2__/* .familyOf */ .Ap)(entry) === 6 ? '' : entry) ?? [];
        if (ownPort !== undefined && ownPort !== port)
            return false;
        const suffix = name.replace(/^\*?\./, '');
        return host === suffix || host.endsWith(`.${suffix}`);
    });
}
function isInBlock(host, block) {
    const [net = '', bits = ''] = block.split('/');
    const family = (0,_addresses_js__WEBPACK_IMPORTED_MODULE_2__/* .familyOf */ .Ap)(net);
    if (family === undefined || (0,_addresses_js__WEBPACK_IMPORTED_MODULE_2__/* .familyOf */ .Ap)(host) !== family || !/^\d{1,3}$/.test(bits))
        return false;
    if (Number(bits) > (family === 4 ? 32 : 128))
        return false;
    const list = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    const type = family === 4 ? 'ipv4' : 'ipv6';
    list.addSubnet(net, Number(bits), type);
    return list.check(host, type);
}


/***/ }),

/***/ 8260:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O3: () => (/* binding */ applyDecisions),
  W$: () => (/* binding */ findRefusal),
  RK: () => (/* binding */ runPreflightStage)
});

// EXTERNAL MODULE: ./src/report/format.ts
var format = __webpack_require__(2011);
// EXTERNAL MODULE: ./src/report/plain-text.ts
var plain_text = __webpack_require__(6676);
// EXTERNAL MODULE: ./src/report/terminal.ts
var terminal = __webpack_require__(7496);
// EXTERNAL MODULE: ./src/request/wording.ts
var wording = __webpack_require__(5113);
// EXTERNAL MODULE: ./src/preflight/checks/network.ts
var network = __webpack_require__(9339);
;// CONCATENATED MODULE: ./src/preflight/render-details.ts


/** Everything that was seen, a few lines for each endpoint. */
function renderDetails(endpoints) {
    return endpoints.flatMap((endpoint) => [
        `${(0,plain_text/* cleanLine */.Ow)(endpoint.name)}  ${(0,plain_text/* cleanLine */.Ow)(endpoint.url)}`,
        ...[
            ...dnsLines(endpoint),
            ...endpoint.connects.map(({ address, durationMs, error }) => `connect  ${address}  ${error ?? (0,format/* formatDuration */.a3)(durationMs)}`),
            ...tlsLines(endpoint),
            ...httpLines(endpoint),
        ].map((line) => `    ${(0,plain_text/* cleanLine */.Ow)(line)}`),
    ]);
}
function dnsLines({ dns, resolversDisagree, proxy }) {
    const lines = dns.map(({ resolver, addresses, durationMs, error }) => {
        const answer = error ?? `${addresses.join(' ')} (${(0,format/* formatDuration */.a3)(durationMs)})`;
        return `dns      ${resolver}: ${answer}`;
    });
    return [
        ...(proxy === undefined ? [] : [`proxy    ${proxy}`]),
        ...lines,
        ...(resolversDisagree ? ['dns      the answers do not agree'] : []),
    ];
}
function tlsLines({ tls }) {
    if (!tls)
        return [];
    const state = [
        `signed by "${tls.issuer}"`,
        ...(tls.validTo === '' ? [] : [`valid to ${tls.validTo.slice(0, 10)}`]),
        ...(tls.intercepted ? ['no public authority'] : []),
        ...(tls.caBundle === undefined ? [] : [`trusted by ${tls.caBundle}`]),
        ...(tls.error === undefined ? [] : [tls.error]),
    ];
    return [`tls      ${state.join(', ')}`];
}
function httpLines({ http, canPush, credentials }) {
    if (!http)
        return [];
    const state = [
        `HTTP ${http.status}`,
        `${(0,format/* formatDuration */.a3)(http.latencyMs)} (median of ${http.samples})`,
        ...(http.pullsRemaining === undefined ? [] : [`${http.pullsRemaining} pulls left`]),
        ...(credentials === undefined ? [] : [`credentials: ${credentials}`]),
        ...(canPush === undefined ? [] : [canPush ? 'push allowed' : 'push not allowed']),
    ];
    return [`http     ${state.join(', ')}`];
}

;// CONCATENATED MODULE: ./src/preflight/render-table.ts






const STYLES = {
    ok: 'green',
    degraded: 'yellow',
    warning: 'yellow',
    FAILED: 'red',
    skipped: 'dim',
};
/**
 * The report for a person: servers, what is wrong with them, the machine, what follows, and the
 * verdict as the last line. Where there is no network at all the servers are left out: each of them
 * would say the same. Words say everything that colours say.
 */
function renderTable(report, options) {
    const paint = (0,terminal/* makePaint */.RY)(options.color);
    const isCutOff = (0,network/* findCutOff */.B)(report.checks) !== undefined;
    const blocks = [
        ...(isCutOff && !options.verbose
            ? []
            : [endpointLines(report.endpoints, paint), troubleLines(report.endpoints)]),
        ...(options.verbose ? [renderDetails(report.endpoints)] : []),
        checkLines(report.checks, isCutOff, options, paint),
        decisionLines(report),
        [verdictLine(report, paint)],
    ];
    return `${blocks
        .filter((lines) => lines.length > 0)
        .map((lines) => lines.join('\n'))
        .join('\n\n')}\n`;
}
const HEAD = ['', 'server', 'fails at', 'latency', 'IPv4', 'IPv6'];
const ALIGNS = ['left', 'left', 'left', 'right', 'left', 'left'];
function endpointLines(endpoints, paint) {
    if (endpoints.length === 0)
        return [];
    const rows = endpoints.map((endpoint) => [
        word(endpoint.outcome),
        (0,plain_text/* cleanLine */.Ow)(endpoint.name),
        endpoint.failedLayer ?? '',
        endpoint.http ? (0,format/* formatDuration */.a3)(endpoint.http.latencyMs) : '',
        familyState(endpoint, 4),
        familyState(endpoint, 6),
    ]);
    const [head = '', ...lines] = (0,terminal/* alignColumns */.RM)([HEAD, ...rows], ALIGNS);
    return [
        paint(head, 'dim'),
        ...lines.map((line, at) => paintFirst(line, rows[at]?.[0] ?? '', paint)),
    ];
}
function word(outcome) {
    return outcome === 'failed' ? 'FAILED' : outcome;
}
function paintFirst(line, first, paint) {
    const style = STYLES[first];
    return style && line.startsWith(first) ? paint(first, style) + line.slice(first.length) : line;
}
/** `yes` when an address of the family took a connection, `no` when none did, `–` when there is none. */
function familyState({ connects, proxy }, family) {
    const own = connects.filter((connect) => connect.family === family);
    if (own.length === 0)
        return '–';
    const isUp = own.some(({ error }) => error === undefined);
    return `${isUp ? 'yes' : 'no'}${proxy === undefined ? '' : ' (proxy)'}`;
}
/** What is wrong, and once for all that it helps, what to do. */
function troubleLines(endpoints) {
    const troubled = endpoints.filter(({ cause }) => cause !== undefined);
    const byRemedy = new Map();
    for (const endpoint of troubled) {
        const key = endpoint.remedy ?? '';
        byRemedy.set(key, [...(byRemedy.get(key) ?? []), endpoint]);
    }
    return [...byRemedy].flatMap(([remedy, group]) => [
        ...mergeNames(group).map((line) => `${upperFirst((0,plain_text/* cleanLine */.Ow)(line))}.`),
        ...(remedy === '' ? [] : [`  → ${(0,plain_text/* cleanLine */.Ow)(remedy)}`]),
    ]);
}
function upperFirst(text) {
    return text.slice(0, 1).toUpperCase() + text.slice(1);
}
/** Names that are not resolved fail alike, and often all of them: one line then. */
function mergeNames(group) {
    const lines = new Map();
    for (const { name, url, failedLayer, cause = '' } of group) {
        const host = new URL(url).hostname;
        const alike = failedLayer === 'dns' ? cause.replace(` ${host}`, ' %') : `${name}: ${cause}`;
        lines.set(alike, [...(lines.get(alike) ?? []), host]);
    }
    return [...lines].map(([line, hosts]) => line.replace(' %', ` ${(0,wording/* allOf */.bn)([...new Set(hosts)])}`));
}
function checkLines(checks, isCutOff, { verbose }, paint) {
    const shown = checks.filter(({ name, outcome }) => verbose || !isCutOff || (outcome === 'failed' && name !== 'network'));
    const rows = shown.map(({ name, outcome }) => [word(outcome), (0,plain_text/* cleanLine */.Ow)(name)]);
    return (0,terminal/* alignColumns */.RM)(rows, ['left', 'left']).flatMap((line, at) => {
        const { detail = '', remedy } = shown[at] ?? {};
        const first = rows[at]?.[0] ?? '';
        return [
            `${paintFirst(line, first, paint)}: ${(0,plain_text/* cleanLine */.Ow)(detail)}`,
            ...(remedy === undefined ? [] : [`  → ${(0,plain_text/* cleanLine */.Ow)(remedy)}`]),
        ];
    });
}
function decisionLines({ decisions }) {
    if (decisions.length === 0)
        return [];
    return ['For a build this means:', ...decisions.map(({ reason }) => `  ${(0,plain_text/* cleanLine */.Ow)(reason)}`)];
}
function verdictLine(report, paint) {
    const took = ` (${(0,format/* formatDuration */.a3)(report.durationMs)})`;
    const none = (0,network/* findCutOff */.B)(report.checks);
    if (none) {
        const remedy = none.remedy === undefined ? '' : ` → ${(0,plain_text/* cleanLine */.Ow)(none.remedy)}`;
        return `${paint(`✘ ${(0,plain_text/* cleanLine */.Ow)(none.detail)}.`, 'red')}${remedy}`;
    }
    const needed = report.endpoints.filter(({ mirrorOf }) => mirrorOf === undefined);
    const failed = needed.filter(({ outcome }) => outcome === 'failed').length;
    const degraded = needed.filter(({ outcome }) => outcome === 'degraded').length;
    const total = (0,format/* formatCount */.B4)(needed.length, 'server');
    if (failed > 0)
        return paint(`✘ ${failed} of ${total} cannot be used${took}`, 'red');
    if (degraded > 0)
        return paint(`! ${total} can be used, ${degraded} with trouble${took}`, 'yellow');
    return paint(`✔ ${needed.length === 1 ? 'the server' : `all ${total}`} can be used${took}`, 'green');
}

// EXTERNAL MODULE: ./src/network/race-abort.ts
var race_abort = __webpack_require__(9698);
// EXTERNAL MODULE: ./src/inputs/nearest.ts
var nearest = __webpack_require__(3915);
// EXTERNAL MODULE: ./src/workspace/cargo-manifest.ts
var cargo_manifest = __webpack_require__(1971);
// EXTERNAL MODULE: ./src/preflight/effective-cargo.ts
var effective_cargo = __webpack_require__(315);
;// CONCATENATED MODULE: ./src/preflight/checks/cargo-keys.ts
/**
 * Keys of the cargo configuration that decide about the network, as
 * https://doc.rust-lang.org/cargo/reference/config.html lists them (cargo 1.91). `*`: any name.
 */
const KEYS = {
    net: ['retry', 'git-fetch-with-cli', 'offline', 'ssh.known-hosts'],
    http: [
        'debug',
        'proxy',
        'ssl-version',
        'ssl-version.min',
        'ssl-version.max',
        'timeout',
        'low-speed-limit',
        'cainfo',
        'proxy-cainfo',
        'check-revoke',
        'multiplexing',
        'user-agent',
    ],
    registry: ['index', 'default', 'credential-provider', 'token', 'global-credential-providers'],
    registries: [
        '*.index',
        '*.token',
        '*.credential-provider',
        '*.protocol',
        '*.secret-key',
        '*.secret-key-subject',
    ],
    source: [
        '*.replace-with',
        '*.directory',
        '*.registry',
        '*.local-registry',
        '*.git',
        '*.branch',
        '*.tag',
        '*.rev',
    ],
};
/** Keys that people write although there are none, and what they want. */
const MEANT = {
    'net.connect-timeout': 'http.timeout, which limits connecting, too',
    'net.timeout': 'http.timeout',
    'net.proxy': 'http.proxy',
    'net.multiplexing': 'http.multiplexing',
    'net.retries': 'net.retry',
    'net.low-speed-limit': 'http.low-speed-limit',
    'net.cainfo': 'http.cainfo',
    'http.connect-timeout': 'http.timeout, which limits connecting, too',
    'http.low-speed-time': 'http.timeout, which is the time of low-speed-limit, too',
    'http.retry': 'net.retry',
    'http.retries': 'net.retry',
    'http.offline': 'net.offline',
    'http.cafile': 'http.cainfo',
    'http.ca': 'http.cainfo',
    'http.http2': 'http.multiplexing',
};
const NETWORK_TABLES = Object.keys(KEYS);
/** Keys of one table, without the table: `retry`, `*.index`. */
function keysOf(table) {
    return table in KEYS ? KEYS[table] : [];
}
/** Whether cargo reads the key; `key` with its table: `registries.corp.index`. */
function isKnownKey(key) {
    const [table = '', ...rest] = key.split('.');
    const own = rest.join('.');
    const anyName = `*.${rest.slice(1).join('.')}`;
    return keysOf(table).some((known) => known === own || known === anyName);
}
function meantBy(key) {
    return MEANT[key];
}

;// CONCATENATED MODULE: ./src/preflight/checks/cargo-config.ts





/**
 * What cargo's configuration says about the network, and what in it cargo does not read: a misspelt
 * key is passed over in silence, and the build behaves as if nobody had written it.
 */
function checkCargoConfig(files, environment) {
    const problems = [
        ...files.flatMap(fileProblems),
        ...Object.keys(environment).flatMap(variableProblem),
        ...valueProblems((0,effective_cargo/* mergeCargoConfig */.lV)(files), environment),
    ];
    const name = 'cargo configuration';
    const effective = describe((0,effective_cargo/* mergeCargoConfig */.lV)(files), environment);
    if (problems.length === 0)
        return { name, outcome: 'ok', detail: effective };
    return {
        name,
        outcome: 'warning',
        detail: `${problems.join('; ')} (${effective})`,
        remedy: 'see https://doc.rust-lang.org/cargo/reference/config.html for the keys that there are',
    };
}
function fileProblems({ path, text }) {
    const toml = (0,cargo_manifest/* parseToml */.M)(text, path);
    if (!toml.ok)
        return [`${(0,plain_text/* cleanLine */.Ow)(path)} is not TOML, so cargo stops at it`];
    const root = toml.value;
    const old = path.endsWith('/config') ? [`${(0,plain_text/* cleanLine */.Ow)(path)} is an old name: config.toml`] : [];
    const unknown = NETWORK_TABLES.flatMap((table) => flatten(root[table], table))
        .filter((key) => !isKnownKey(key))
        .map((key) => `${describeKey(key)} in ${(0,plain_text/* cleanLine */.Ow)(path)}`);
    return [...old, ...unknown];
}
/** Dotted names of all values in a table. */
function flatten(value, path) {
    if (!(0,effective_cargo/* isTable */.bI)(value))
        return value === undefined ? [] : [path];
    return Object.entries(value).flatMap(([key, inner]) => flatten(inner, `${path}.${key}`));
}
function describeKey(key) {
    const [table = '', ...rest] = key.split('.');
    const meant = meantBy(key) ?? nearestKey(table, rest.join('.'));
    const hint = meant === undefined ? '' : `, use ${meant}`;
    return `"${(0,plain_text/* cleanLine */.Ow)((0,plain_text/* clip */.$Q)(key, 60))}" is not a key of cargo${hint}`;
}
function nearestKey(table, key) {
    const near = (0,nearest/* nearest */.p)(key, keysOf(table).filter((known) => !known.startsWith('*')));
    return near === undefined ? undefined : `${table}.${near}`;
}
/** `CARGO_NET_RETRY` → `net.retry`; `CARGO_SOURCE_…` has no such form. */
function variableProblem(name) {
    if (name.startsWith('CARGO_SOURCE_')) {
        return [`${name} has no effect: sources can only be set in a configuration file or by --config`];
    }
    const [, table = '', rest = ''] = /^CARGO_(NET|HTTP)_(.+)$/.exec(name) ?? [];
    if (table === '')
        return [];
    const key = keyOfVariable(table.toLowerCase(), rest);
    return isKnownKey(key) ? [] : [`${name}: ${describeKey(key)}`];
}
/** Underscores stand for dots and for dashes: the known key that fits, else all dashes. */
function keyOfVariable(table, rest) {
    const shape = rest.toLowerCase();
    const known = keysOf(table).find((key) => key.replace(/[.-]/g, '_') === shape);
    return `${table}.${known ?? shape.replaceAll('_', '-')}`;
}
function valueProblems(config, environment) {
    const retry = settingOf(config, environment, 'net.retry');
    const timeout = settingOf(config, environment, 'http.timeout');
    return [
        ...(retry !== undefined && !/^\d+$/.test(retry)
            ? [`net.retry = ${(0,plain_text/* cleanLine */.Ow)((0,plain_text/* clip */.$Q)(retry, 20))} is not a number of retries`]
            : []),
        ...(retry === '0' ? ['net.retry = 0: one lost packet ends the build'] : []),
        ...(timeout !== undefined && /^[1-4]$/.test(timeout)
            ? [`http.timeout = ${timeout} gives a slow server ${timeout} s`]
            : []),
        ...(settingOf(config, environment, 'net.offline') === 'true'
            ? ['net.offline = true: cargo asks no server at all']
            : []),
    ];
}
/** The environment counts more than any file. */
function settingOf(config, environment, key) {
    const variable = environment[`CARGO_${key.toUpperCase().replace(/[.-]/g, '_')}`];
    const value = key.split('.').reduce((at, part) => ((0,effective_cargo/* isTable */.bI)(at) ? at[part] : at), config);
    if (variable)
        return variable;
    return value === undefined || (0,effective_cargo/* isTable */.bI)(value) ? undefined : String(value);
}
function describe(config, environment) {
    const shown = [
        'net.retry',
        'http.timeout',
        'http.multiplexing',
        'http.cainfo',
        'net.git-fetch-with-cli',
    ];
    const set = shown.flatMap((key) => {
        const value = settingOf(config, environment, key);
        return value === undefined ? [] : [`${key} = ${(0,plain_text/* cleanLine */.Ow)((0,plain_text/* clip */.$Q)(value, 60))}`];
    });
    const { replacements } = (0,effective_cargo/* readCratesSources */.Pz)(config);
    const other = replacements['registry+https://github.com/rust-lang/crates.io-index'];
    const from = other === undefined ? 'crates.io' : (0,plain_text/* cleanLine */.Ow)((0,plain_text/* clip */.$Q)(redact(other), 100));
    return [`crates from ${from}`, ...set].join(', ');
}
/** An index may carry a user and a password. */
function redact(source) {
    return source.replace(/\/\/[^/@]*@/, '//');
}

// EXTERNAL MODULE: ./src/network/network-error.ts
var network_error = __webpack_require__(7391);
;// CONCATENATED MODULE: ./src/preflight/tried.ts


/**
 * Runs one step and has an outcome when its time is over or the signal aborts, whatever the step
 * does: nothing of what is tried here can be trusted to end.
 */
async function tryWithin({ clock, signal, timeoutMs, timeoutKind }, body) {
    const startMs = clock.now();
    const elapsedMs = () => Math.max(0, clock.now() - startMs);
    const failed = (fault) => ({ ok: false, fault, durationMs: elapsedMs() });
    if (signal.aborted)
        return failed({ kind: timeoutKind, detail: 'no time was left' });
    const stop = new AbortController();
    const timer = new AbortController();
    const onAbort = () => timer.abort();
    signal.addEventListener('abort', onAbort, { once: true });
    const outcome = body(stop.signal).then((value) => ({ ok: true, value, durationMs: elapsedMs() }), (error) => failed(faultOf(error)));
    // Of what comes too late nothing is heard, a bug of ours included.
    outcome.catch(() => { });
    try {
        const late = clock.sleep(timeoutMs, timer.signal).then(() => undefined);
        const first = await Promise.race([outcome, late]);
        if (first !== undefined)
            return first;
        stop.abort();
        const detail = `no answer within ${(0,format/* formatDuration */.a3)(elapsedMs())}`;
        return failed({ kind: timeoutKind, detail });
    }
    finally {
        signal.removeEventListener('abort', onAbort);
        timer.abort();
    }
}
/** Anything but a NetworkError is a bug of ours and goes on as such. */
function faultOf(error) {
    if (error instanceof network_error/* NetworkError */.D)
        return { kind: error.kind, detail: error.message };
    throw error;
}

;// CONCATENATED MODULE: ./src/preflight/ask.ts

const TEXT_LIMIT_BYTES = 16 * 1024;
async function ask(url, { timeoutMs, ...request }, { transport, clock }, signal) {
    const limits = { clock, signal, timeoutMs, timeoutKind: 'answer-timeout' };
    return await tryWithin(limits, async (stop) => {
        const response = await transport(url, {
            ...request,
            signal: stop,
            answerTimeoutMs: timeoutMs,
            stallTimeoutMs: timeoutMs,
        });
        const { status, headers } = response;
        if (request.method === 'HEAD') {
            await response.discard();
            return { status, headers, text: '' };
        }
        return { status, headers, text: await readStart(response.body) };
    });
}
async function readStart(body) {
    const chunks = [];
    let sizeBytes = 0;
    for await (const chunk of body) {
        chunks.push(chunk);
        sizeBytes += chunk.length;
        if (sizeBytes >= TEXT_LIMIT_BYTES)
            break;
    }
    return Buffer.concat(chunks).subarray(0, TEXT_LIMIT_BYTES).toString('utf8');
}
/** The middle of the durations; the mean of the two in the middle when their number is even. */
function median(values) {
    const sorted = [...values].sort((a, b) => a - b);
    const half = sorted.length / 2;
    const [low = 0, high = low] = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1);
    return Math.round((low + high) / 2);
}

;// CONCATENATED MODULE: ./src/preflight/checks/clock.ts


/** Tokens of registries begin to be refused, and new certificates to be not valid yet. */
const SKEW_LIMIT_MS = 60_000;
/** Compares the clock of this machine with the dates of the answers (exact to a second). */
function checkClock(skewsMs) {
    const name = 'clock';
    if (skewsMs.length === 0) {
        return { name, outcome: 'skipped', detail: 'no server answered with a date' };
    }
    const skewMs = median(skewsMs);
    if (Math.abs(skewMs) <= SKEW_LIMIT_MS) {
        return { name, outcome: 'ok', detail: 'agrees with the servers to a minute' };
    }
    const way = skewMs > 0 ? 'behind' : 'ahead of';
    return {
        name,
        outcome: 'warning',
        detail: `this machine is ${(0,format/* formatDuration */.a3)(Math.abs(skewMs))} ${way} the servers: certificates and tokens are judged by its clock`,
        remedy: 'set the clock (timedatectl set-ntp true); a virtual machine that slept needs a moment',
    };
}

// EXTERNAL MODULE: ./src/preflight/proxy-route.ts
var proxy_route = __webpack_require__(7579);
;// CONCATENATED MODULE: ./src/preflight/checks/builder.ts


function parseBuilderState(text) {
    const field = (name) => new RegExp(`^${name}:[ \\t]*(\\S.*?)[ \\t]*$`, 'm').exec(text)?.[1];
    const [name, driver] = [field('Name'), field('Driver')];
    if (name === undefined || driver === undefined)
        return undefined;
    const optional = {
        status: field('Status'),
        flags: field('BuildKit daemon flags'),
        options: field('Driver Options'),
        error: field('Error'),
    };
    const config = [
        ...(/^\s*>?\s*mirrors\s*=/m.test(text) ? ['mirrors'] : []),
        ...(/^\s*>?\s*nameservers\s*=/m.test(text) ? ['dns'] : []),
    ];
    const given = Object.entries(optional).filter(([, value]) => value !== undefined);
    return { name, driver, config, ...Object.fromEntries(given) };
}
function checkBuilder(state, proxy) {
    const name = 'builder';
    const { driver, status, flags, config, error, options = '' } = state;
    const detail = [
        `${(0,plain_text/* cleanLine */.Ow)(state.name)}, driver ${(0,plain_text/* cleanLine */.Ow)(driver)}`,
        ...(status === undefined ? [] : [(0,plain_text/* cleanLine */.Ow)(status)]),
        ...(flags === undefined ? [] : [`flags ${(0,plain_text/* cleanLine */.Ow)((0,plain_text/* clip */.$Q)(flags, 80))}`]),
        ...config.map((what) => `own ${what}`),
    ].join(', ');
    if (error !== undefined) {
        return {
            name,
            outcome: 'warning',
            detail: `${detail}: ${(0,plain_text/* cleanLine */.Ow)((0,plain_text/* clip */.$Q)(error, 160))}`,
            remedy: `docker buildx rm ${(0,plain_text/* cleanLine */.Ow)(state.name)}, or choose another with --builder`,
        };
    }
    const own = proxy.HTTPS_PROXY ?? proxy.HTTP_PROXY;
    const hasProxy = /env\.https?_proxy/i.test(options);
    if (own !== undefined && driver === 'docker-container' && !hasProxy) {
        return {
            name,
            outcome: 'warning',
            detail: `${detail}: does not know the proxy ${(0,proxy_route/* redactProxy */.YP)(own)}`,
            remedy: 'create it with --driver-opt env.HTTPS_PROXY=…, or let this tool make one',
        };
    }
    return { name, outcome: 'ok', detail };
}

// EXTERNAL MODULE: ./src/image/json.ts
var json = __webpack_require__(739);
;// CONCATENATED MODULE: ./src/preflight/checks/docker-daemon.ts





/** An image of a Rust web application, its build and its cache take this much (a small one). */
const ENOUGH_BYTES = 6e9;
const HARDLY_ENOUGH_BYTES = 2e9;
const DEFAULT_MTU = 1500;
function parseDaemon(infoText, bridgeText) {
    const info = (0,json/* asObject */.eB)((0,json/* parseJson */.qF)(infoText));
    const version = (0,json/* asString */.oJ)(info?.ServerVersion);
    if (!info || !version)
        return undefined;
    const bridge = (0,json/* asObject */.eB)((0,json/* parseJson */.qF)(bridgeText));
    const mtu = (0,json/* asString */.oJ)((0,json/* asObject */.eB)(bridge?.Options)?.['com.docker.network.driver.mtu']);
    const mirrors = (0,json/* asArray */._j)((0,json/* asObject */.eB)(info.RegistryConfig)?.Mirrors) ?? [];
    return {
        hostName: (0,json/* asString */.oJ)(info.Name) ?? '',
        version,
        store: JSON.stringify(info.DriverStatus ?? '').includes('io.containerd.snapshotter')
            ? 'containerd'
            : 'classic',
        driver: (0,json/* asString */.oJ)(info.Driver) ?? 'unknown',
        rootFolder: (0,json/* asString */.oJ)(info.DockerRootDir) ?? '',
        mirrors: mirrors.flatMap((mirror) => (0,json/* asString */.oJ)(mirror) ?? []),
        proxies: [info.HttpProxy, info.HttpsProxy].flatMap((value) => (0,json/* asString */.oJ)(value) || []),
        ...(bridge
            ? { bridge: { mtu: Number(mtu ?? DEFAULT_MTU), ipv6: bridge.EnableIPv6 === true } }
            : {}),
    };
}
/** Files say something about the daemon only where it runs on the same machine. */
async function readDaemonPlace({ hostName, rootFolder }, { readText, freeBytes }) {
    const ownName = (await readText('/proc/sys/kernel/hostname'))?.trim();
    if (ownName === undefined || ownName !== hostName)
        return {};
    const [free, routes, config] = await Promise.all([
        rootFolder === '' ? undefined : freeBytes(rootFolder),
        readText('/proc/net/route'),
        readText('/etc/docker/daemon.json'),
    ]);
    const device = defaultDevice(routes ?? '');
    const mtu = device === undefined ? undefined : await readText(`/sys/class/net/${device}/mtu`);
    const dns = (0,json/* asArray */._j)((0,json/* asObject */.eB)((0,json/* parseJson */.qF)(config ?? ''))?.dns)?.flatMap((one) => (0,json/* asString */.oJ)(one) ?? []);
    return {
        ...(free === undefined ? {} : { freeBytes: free }),
        ...(mtu === undefined ? {} : { hostMtu: Number(mtu) }),
        ...(dns === undefined ? {} : { dns }),
    };
}
/** Of the kernel's table: the device of the route to everywhere. */
function defaultDevice(routes) {
    const lines = routes.split('\n').map((line) => line.split(/\s+/));
    const found = lines.find(([, destination]) => destination === '00000000');
    const [device = ''] = found ?? [];
    return /^[\w.@-]+$/.test(device) ? device : undefined;
}
function checkDaemon(daemon, { hostMtu, dns }, proxy) {
    const name = 'docker daemon';
    const { bridge, mirrors, proxies } = daemon;
    const detail = [
        `${daemon.version}, ${daemon.store} store (${daemon.driver})`,
        ...(mirrors.length > 0
            ? [`mirrors ${(0,wording/* allOf */.bn)(mirrors.map((one) => (0,plain_text/* cleanLine */.Ow)((0,plain_text/* clip */.$Q)(one, 80))))}`]
            : []),
        ...(dns ? [`dns ${(0,wording/* allOf */.bn)(dns.map(plain_text/* cleanLine */.Ow))}`] : []),
        ...(proxies.length > 0
            ? [`proxy ${(0,wording/* allOf */.bn)([...new Set(proxies.map(proxy_route/* redactProxy */.YP))].map(plain_text/* cleanLine */.Ow))}`]
            : []),
        ...(bridge ? [`bridge: MTU ${bridge.mtu}, IPv6 ${bridge.ipv6 ? 'on' : 'off'}`] : []),
    ].join(', ');
    if (bridge && hostMtu !== undefined && bridge.mtu > hostMtu) {
        return {
            name,
            outcome: 'warning',
            detail: `containers send packets of ${bridge.mtu} bytes, the network of this machine takes ${hostMtu}: connections from containers can hang (${detail})`,
            remedy: `set "mtu": ${hostMtu} in /etc/docker/daemon.json and restart docker`,
        };
    }
    const own = proxy.HTTPS_PROXY ?? proxy.HTTP_PROXY;
    if (own !== undefined && proxies.length === 0) {
        return {
            name,
            outcome: 'warning',
            detail: `this machine uses the proxy ${(0,proxy_route/* redactProxy */.YP)(own)}, the docker daemon uses none (${detail})`,
            remedy: 'set "proxies" in /etc/docker/daemon.json and restart docker',
        };
    }
    return { name, outcome: 'ok', detail };
}
function checkDisk({ rootFolder }, { freeBytes }) {
    const name = 'disk';
    if (freeBytes === undefined) {
        return {
            name,
            outcome: 'skipped',
            detail: 'the disk of the docker daemon cannot be seen from here',
        };
    }
    const detail = `${(0,format/* formatBytes */.z3)(freeBytes)} free in ${(0,plain_text/* cleanLine */.Ow)(rootFolder)}`;
    if (freeBytes >= ENOUGH_BYTES)
        return { name, outcome: 'ok', detail };
    const remedy = 'make room: docker system prune, docker buildx prune';
    return { name, outcome: freeBytes < HARDLY_ENOUGH_BYTES ? 'failed' : 'warning', detail, remedy };
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./src/preflight/checks/run-sandbox.ts



const run_sandbox_name = 'run sandbox';
/** Images with a shell and one of getent and nslookup; ours for machines without registries are such, too. */
const SHELL_IMAGE = /^(?:\S*\/)?(?:alpine|busybox|debian|ubuntu|rust)(?:[:-]\S*)?$/;
const HOST = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i;
const HOSTS = 4;
/**
 * The fourth vantage point of the network: host, daemon, buildkitd, RUN step. RUN steps have name
 * servers of their own; a builder in a container is asked for its own beside.
 */
async function checkRunSandbox(builder, endpoints, { run, resolves }, signal) {
    const names = hostsOf(endpoints);
    const known = await Promise.all(names.map(resolves));
    // What this machine does not resolve itself says nothing about the sandbox.
    const hosts = names.filter((_, at) => known[at]).slice(0, HOSTS);
    if (hosts.length === 0)
        return skipped('this machine resolves none of the names itself');
    if (builder.driver === 'docker-container')
        return await checkInBuilder(builder, hosts, run, signal);
    if (builder.driver !== 'docker')
        return skipped(`builders of driver ${builder.driver} are not looked into`);
    const images = await run(['docker', 'image', 'ls', '--format', '{{.Repository}}:{{.Tag}}'], {
        signal,
    });
    const image = images.stdout.split('\n').find((one) => SHELL_IMAGE.test(one));
    if (image === undefined)
        return skipped('no image with a shell (alpine, busybox, debian) is here');
    const build = await run(['docker', 'buildx', 'build', '--builder', builder.name, ...BUILD_ARGS], {
        signal,
        input: `FROM ${image}\nRUN ${script(hosts)}\n`,
    });
    return judge(hosts, `${build.stdout}\n${build.stderr}`, 'a RUN step', build.stopped !== undefined);
}
const BUILD_ARGS = ['--progress=plain', '--no-cache', '--output=type=cacheonly', '-'];
async function checkInBuilder(builder, hosts, run, signal) {
    if (builder.status !== 'running')
        return skipped(`the builder is ${builder.status ?? 'not running'}`);
    // As buildx names the container of a builder's first node.
    const container = `buildx_buildkit_${builder.name}0`;
    const asked = await run(['docker', 'exec', container, 'sh', '-c', script(hosts)], { signal });
    return judge(hosts, asked.stdout, 'buildkitd in its container', asked.stopped !== undefined);
}
function skipped(detail) {
    return { name: run_sandbox_name, outcome: 'skipped', detail: (0,plain_text/* cleanLine */.Ow)(detail) };
}
/** Only names of a plain form: they become part of a shell line. */
function hostsOf(endpoints) {
    const names = endpoints.map(({ url }) => new URL(url).hostname);
    return [...new Set(names)].filter((host) => HOST.test(host) && (0,external_node_net_.isIP)(host) === 0);
}
function script(hosts) {
    const ask = '{ getent hosts "$h" || nslookup "$h"; } >/dev/null 2>&1';
    return [
        `for h in ${hosts.join(' ')}; do if ${ask}; then echo "seen $h yes"; else echo "seen $h no"; fi; done`,
        'while read -r k v; do [ "$k" = nameserver ] && echo "server $v"; done </etc/resolv.conf; true',
    ].join('; ');
}
function judge(hosts, text, who, isStopped) {
    const seen = hosts.flatMap((host) => {
        const answer = new RegExp(`seen ${host.replaceAll('.', '\\.')} (yes|no)`).exec(text)?.[1];
        return answer === undefined ? [] : [{ host, answer }];
    });
    const servers = [...text.matchAll(/server ([0-9a-f.:]{3,45})$/gim)].map(([, server = '']) => server);
    const asking = servers.length === 0 ? '' : ` (name servers ${(0,wording/* allOf */.bn)([...new Set(servers)])})`;
    if (seen.length === 0) {
        if (isStopped)
            return skipped(`${who} did not end in the time there was`);
        const last = text.trim().split('\n').at(-1) ?? '';
        return skipped(`${who} could not be tried: ${(0,plain_text/* cleanLine */.Ow)((0,plain_text/* clip */.$Q)(last, 140))}`);
    }
    const missing = seen.filter(({ answer }) => answer === 'no').map(({ host }) => host);
    if (missing.length === 0) {
        return { name: run_sandbox_name, outcome: 'ok', detail: `${who} resolves ${(0,wording/* allOf */.bn)(hosts)}${asking}` };
    }
    return {
        name: run_sandbox_name,
        outcome: 'warning',
        detail: `${who} does not resolve ${(0,wording/* allOf */.bn)(missing)}${asking}`,
        remedy: 'set "dns" in /etc/docker/daemon.json, or build with --network=host',
    };
}

;// CONCATENATED MODULE: ./src/preflight/checks/docker.ts




/** The daemon, its disk, the builder, and a RUN step: what lies between a build and its network. */
async function checkDocker({ builder, sandbox }, endpoints, ports, signal) {
    const { run } = ports;
    const [info, bridge, inspect] = await Promise.all([
        run(['docker', 'info', '--format', '{{json .}}'], { signal }),
        run(['docker', 'network', 'inspect', 'bridge', '--format', '{{json .}}'], { signal }),
        run(['docker', 'buildx', 'inspect', ...(builder === undefined ? [] : [builder])], { signal }),
    ]);
    const daemon = info.exitCode === 0 ? parseDaemon(info.stdout, bridge.stdout) : undefined;
    const state = inspect.exitCode === 0 ? parseBuilderState(inspect.stdout) : undefined;
    if (!daemon && !state) {
        return [
            { name: 'docker daemon', outcome: 'skipped', detail: whyNot(info.exitCode, info.stderr) },
        ];
    }
    const place = daemon && (await readDaemonPlace(daemon, ports));
    return [
        ...(daemon && place ? [checkDaemon(daemon, place, ports.proxy), checkDisk(daemon, place)] : []),
        ...(state ? [checkBuilder(state, ports.proxy)] : []),
        ...(sandbox && state ? [await checkRunSandbox(state, endpoints, ports, signal)] : []),
    ];
}
function whyNot(exitCode, stderr) {
    if (exitCode === 127)
        return 'docker is not installed here';
    const last = stderr.trim().split('\n').at(-1) ?? '';
    return last === '' ? 'no engine answers' : `no engine answers: ${(0,plain_text/* cleanLine */.Ow)((0,plain_text/* clip */.$Q)(last, 140))}`;
}

// EXTERNAL MODULE: ./src/preflight/addresses.ts
var preflight_addresses = __webpack_require__(4347);
;// CONCATENATED MODULE: ./src/preflight/names.ts


/** Asked beside the system's own: Cloudflare, Google, Quad9. */
const PUBLIC_RESOLVERS = (/* unused pure expression or super */ null && (['1.1.1.1', '8.8.8.8', '9.9.9.9']));
const FALLBACK_TIMEOUT_MS = 2_000;
/** Names that only a network of one's own can know (RFC 6761, 6762, 8375 and common practice). */
const INNER_NAME = /^[^.]+$|\.(?:local|localhost|internal|intranet|private|corp|home|lan|home\.arpa|test|invalid|example)$/i;
/**
 * Whether servers of others may be told this name. A name that the system knows by a private address
 * is most likely one of the company's own; it stays in the house, unless it is a public server that
 * somebody answers for.
 */
function mayAskOthers(host, system, isKnownPublic) {
    if (INNER_NAME.test(host))
        return false;
    return isKnownPublic || !system.ok || system.value.some(preflight_addresses/* isPublicAddress */.i0);
}
/**
 * A second opinion from the first of the servers; the others are asked only when that differs from
 * what the system said, or does not come. So a healthy network gets one question for each name: name
 * servers and firewalls take a burst of a hundred for an attack, and then drop what matters, too.
 */
async function askFallbacks(host, servers, system, { resolveWith, clock }, signal) {
    const limits = {
        clock,
        signal,
        timeoutMs: FALLBACK_TIMEOUT_MS,
        timeoutKind: 'dns-failing',
    };
    const ask = async (server) => toResolved(server, await tryWithin(limits, (stop) => resolveWith(server, host, stop)));
    const [first, ...others] = servers;
    if (first === undefined)
        return [];
    const second = await ask(first);
    if (system && answerOf(system) === answerOf(second))
        return [second];
    return [second, ...(await Promise.all(others.map(ask)))];
}
function toResolved(resolver, tried) {
    const { durationMs } = tried;
    return tried.ok
        ? { resolver, addresses: tried.value, durationMs }
        : {
            resolver,
            addresses: [],
            durationMs,
            error: tried.fault.detail,
            fault: tried.fault.kind,
        };
}
/** What a resolver says; `failing` is no answer, so it agrees with everything. */
function answerOf({ addresses, fault, }) {
    if (fault !== undefined)
        return fault === 'dns-missing' ? 'missing' : 'failing';
    if (addresses.length === 0)
        return 'missing';
    return addresses.some(preflight_addresses/* isPublicAddress */.i0) ? 'public' : 'special';
}
/** See `EndpointReport.resolversDisagree`. */
function disagree(answers) {
    const said = new Set(answers.map(answerOf));
    return said.has('public') && (said.has('missing') || said.has('special'));
}

;// CONCATENATED MODULE: ./src/preflight/checks/name-resolution.ts



/** Unrelated names at one address are no chance from here on: two registries of one provider are. */
const SAME_ADDRESS_DOMAINS = 4;
/** What the answers for all names together say about the name servers. */
function checkNameResolution(reports) {
    const name = 'name resolution';
    const asked = reports.filter(({ dns }) => dns.length > 0);
    if (asked.length === 0)
        return { name, outcome: 'skipped', detail: 'no name had to be resolved' };
    const differing = [...new Set(asked.filter((one) => one.resolversDisagree).map(hostOf))];
    const shared = sharedAddress(asked);
    const others = describeOthers(asked);
    if (differing.length > 0) {
        return {
            name,
            outcome: 'warning',
            detail: `the name servers of this machine and public ones do not agree about ${(0,wording/* allOf */.bn)(differing)}${others}`,
        };
    }
    if (shared !== undefined) {
        const detail = `${shared} is the address of everything: a gateway answers for all servers${others}`;
        const isFine = asked.some(({ outcome }) => outcome !== 'failed');
        return { name, outcome: isFine ? 'ok' : 'warning', detail };
    }
    const failing = asked.filter(({ failedLayer }) => failedLayer === 'dns').length;
    if (failing > 0) {
        const detail = `${(0,format/* formatCount */.B4)(failing, 'name')} of ${asked.length} not resolved${others}`;
        return { name, outcome: 'warning', detail };
    }
    return { name, outcome: 'ok', detail: `${(0,format/* formatCount */.B4)(asked.length, 'name')} resolved${others}` };
}
function hostOf({ url }) {
    return new URL(url).hostname;
}
/** One address for names of several domains: a captive portal, or a transparent proxy. */
function sharedAddress(reports) {
    const domains = new Map();
    for (const report of reports.filter(({ proxy }) => proxy === undefined)) {
        const [address] = report.dns[0]?.addresses ?? [];
        const domain = hostOf(report).split('.').slice(-2).join('.');
        if (address)
            domains.set(address, (domains.get(address) ?? new Set()).add(domain));
    }
    return [...domains].find(([, names]) => names.size >= SAME_ADDRESS_DOMAINS)?.[0];
}
/**
 * Whether public name servers can be asked from here: RUN steps of a builder whose own servers are
 * all on loopback ask 8.8.8.8.
 */
function describeOthers(reports) {
    const answers = reports.flatMap(({ dns }) => dns.slice(1));
    const servers = [...new Set(answers.map(({ resolver }) => resolver))];
    const silent = servers.filter((server) => answers.every((one) => one.resolver !== server || answerOf(one) === 'failing'));
    if (servers.length === 0)
        return '';
    if (silent.length === 0)
        return `; ${(0,wording/* allOf */.bn)(servers)} answer, too`;
    return silent.length === servers.length
        ? `; ${(0,wording/* allOf */.bn)(silent)} do not answer from here`
        : `; of the public name servers ${(0,wording/* allOf */.bn)(silent)} ${silent.length === 1 ? 'does' : 'do'} not answer`;
}

;// CONCATENATED MODULE: ./src/preflight/checks/proxy.ts





const VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'];
const CONNECT_TIMEOUT_MS = 2_000;
/** Whether the proxy settings can be used, and whether the proxies are there. */
async function checkProxy(proxy, ports, signal) {
    const name = 'proxy';
    const set = VARIABLES.filter((variable) => proxy[variable]);
    if (set.length === 0)
        return { name, outcome: 'ok', detail: 'none is set: connections go directly' };
    const broken = set.filter((variable) => !(0,proxy_route/* parseProxy */.YR)(proxy[variable] ?? ''));
    if (broken.length > 0) {
        const values = broken.map((variable) => `${variable}=${(0,plain_text/* cleanLine */.Ow)((0,plain_text/* clip */.$Q)((0,proxy_route/* redactProxy */.YP)(proxy[variable] ?? ''), 60))}`);
        return {
            name,
            outcome: 'failed',
            detail: `not the URL of a proxy: ${values.join(', ')}`,
            remedy: 'write http://proxy.example.com:3128',
        };
    }
    const places = [...new Set(set.map((variable) => (0,proxy_route/* redactProxy */.YP)(proxy[variable] ?? '')))];
    const dead = await findDead(places, ports, signal);
    if (dead.length > 0) {
        return {
            name,
            outcome: 'failed',
            detail: `${(0,wording/* allOf */.bn)(dead)} cannot be reached`,
            remedy: 'correct the proxy settings, or remove them if this network needs none',
        };
    }
    const doubts = [...noProxyDoubts(proxy.NO_PROXY ?? ''), ...schemeDoubts(places)];
    return doubts.length === 0
        ? { name, outcome: 'ok', detail: `${(0,wording/* allOf */.bn)(places)} takes connections` }
        : { name, outcome: 'warning', detail: doubts.join('; '), remedy: NO_PROXY_REMEDY };
}
const NO_PROXY_REMEDY = 'write NO_PROXY as names with a leading dot for their subdomains and plain addresses: localhost,127.0.0.1,.corp.example.com';
async function findDead(places, ports, signal) {
    const limits = {
        clock: ports.clock,
        signal,
        timeoutMs: CONNECT_TIMEOUT_MS,
        timeoutKind: 'connect-timeout',
    };
    const states = await Promise.all(places.map(async (place) => {
        const url = new URL(place);
        const host = (0,preflight_addresses/* bareHost */.n0)(url);
        return await tryWithin(limits, async (stop) => {
            const [address] = (0,preflight_addresses/* familyOf */.Ap)(host) ? [host] : await ports.resolveSystem(host, stop);
            if (address)
                await ports.connect({ address, port: (0,proxy_route/* proxyPort */.MX)(url) }, stop);
        });
    }));
    return places.filter((_, index) => states[index]?.ok === false);
}
/** Entries on which docker (Go), cargo (curl) and Node do not agree. */
function noProxyDoubts(noProxy) {
    return (0,proxy_route/* splitNoProxy */._g)(noProxy).flatMap((entry) => {
        const shown = JSON.stringify((0,plain_text/* cleanLine */.Ow)((0,plain_text/* clip */.$Q)(entry, 60)));
        if (/^[a-z]+:\/\//i.test(entry))
            return [`NO_PROXY: ${shown} is a URL, which no program understands`];
        if (entry === '*')
            return ['NO_PROXY is *, so the proxy is never used'];
        if (entry.startsWith('*.'))
            return [`NO_PROXY: ${shown} is not understood by curl and cargo`];
        if (entry.includes('/')) {
            return [
                `NO_PROXY: blocks like ${shown} are understood by docker, but not by Node and old curl`,
            ];
        }
        return [];
    });
}
function schemeDoubts(places) {
    return places
        .filter((place) => place.startsWith('socks'))
        .map((place) => `${place}: docker and cargo can use SOCKS, package managers in an image mostly not`);
}

// EXTERNAL MODULE: ./src/preflight/crates-endpoints.ts
var crates_endpoints = __webpack_require__(5560);
;// CONCATENATED MODULE: ./src/preflight/decide-mirrors.ts
/** Others use the same address: what is left now may be gone in a minute. */
const PULLS_TO_SPARE = 5;
/** A mirror is only taken when it was seen to answer. */
function decideMirrors(reports, pullsNeeded) {
    const mirrors = reports.filter(({ outcome, mirrorOf }) => mirrorOf !== undefined && outcome !== 'failed');
    const named = [...new Set(mirrors.map(({ mirrorOf }) => mirrorOf ?? ''))];
    return named.flatMap((mirrored) => {
        const mirror = mirrors.find((one) => one.mirrorOf === mirrored);
        const trouble = troubleOf(mirrored, reports, pullsNeeded);
        if (!mirror || trouble === undefined)
            return [];
        const place = placeOf(mirror.url);
        const reason = `${place} stands in for ${mirrored}: ${trouble}.`;
        return mirrored === 'crates.io'
            ? [{ kind: 'crates-mirror', mirror: indexOf(mirror.url), reason }]
            : [{ kind: 'mirror', registry: mirrored, mirror: place, reason }];
    });
}
function troubleOf(mirrored, reports, pullsNeeded) {
    const own = reports.filter((report) => !report.mirrorOf && isOf(mirrored, report));
    const failed = own.find(({ outcome }) => outcome === 'failed');
    if (failed)
        return failed.cause ?? `${failed.name} cannot be used`;
    const left = own.flatMap(({ http }) => http?.pullsRemaining ?? []);
    const least = Math.min(...left);
    return left.length > 0 && least < pullsNeeded + PULLS_TO_SPARE
        ? `${least} pulls are left there, and ${pullsNeeded} are needed`
        : undefined;
}
function isOf(mirrored, { url, purpose }) {
    const { hostname, host } = new URL(url);
    if (mirrored === 'crates.io')
        return hostname.endsWith('.crates.io');
    if (purpose !== 'base-image')
        return false;
    return mirrored === 'docker.io' ? hostname.endsWith('.docker.io') : host === mirrored;
}
function placeOf(url) {
    const { protocol, host } = new URL(url);
    return protocol === 'https:' ? host : `${protocol}//${host}`;
}
function indexOf(url) {
    return `sparse+${url.replace(/config\.json$/, '')}`;
}

;// CONCATENATED MODULE: ./src/preflight/decide.ts




/**
 * What the run does differently, one sentence of evidence each (network-size research, 3.5). A probe
 * alone never ends a build in `auto`: networks that are just coming up look the same. What would be
 * refused later just as it is now (rights, passwords) does.
 */
function decide(reports, checks, facts) {
    const needed = reports.filter(({ mirrorOf }) => mirrorOf === undefined);
    const refusals = needed.flatMap(refuseDenied);
    const strict = facts.mode === 'strict' && refusals.length === 0 ? refuseFailed(needed, checks) : [];
    const offline = decideOffline(needed, facts);
    if (offline.length > 0)
        return [...refusals, ...offline];
    return [
        ...refusals,
        ...strict,
        ...decideMirrors(reports, facts.pullsNeeded ?? 0),
        ...decideResolver(needed),
        ...decideIpv6(needed),
        ...(facts.foreignSteps ? [] : [...decideCa(needed), ...decideProxy(needed)]),
        ...decideMultiplexing(needed),
    ];
}
function refuseDenied(report) {
    const { canPush, credentials, purpose, name } = report;
    const isVital = purpose === 'push' || purpose === 'base-image';
    if (canPush !== false && !(credentials === 'refused' && isVital))
        return [];
    const cause = report.cause ?? `${name} refuses what the build has to do`;
    const remedy = report.remedy ?? 'sign in again';
    return [{ kind: 'refuse', reason: `The build does not start: ${cause}.`, cause, remedy }];
}
function refuseFailed(needed, checks) {
    const failed = needed.filter(({ outcome }) => outcome === 'failed');
    const broken = checks.filter(({ outcome }) => outcome === 'failed');
    const none = (0,network/* findCutOff */.B)(checks);
    const [first] = failed;
    const worst = none ?? broken[0];
    if (!first && !worst)
        return [];
    const more = failed.length > 1 ? ` (and ${failed.length - 1} more)` : '';
    const cause = none?.detail ??
        (first
            ? `${first.name}: ${first.cause ?? 'failed'}${more}`
            : `${worst?.name}: ${worst?.detail}`);
    const remedy = none?.remedy ?? first?.remedy ?? worst?.remedy ?? 'use preflight: auto to try anyway';
    return [{ kind: 'refuse', reason: `Strict preflight: ${cause}.`, cause, remedy }];
}
/** Only when nothing at all is reached: one server that answers may be all that is missing here. */
function decideOffline(needed, { offlineReady }) {
    const isCutOff = needed.length > 0 && needed.every(({ outcome }) => outcome === 'failed');
    const hasPush = needed.some(({ purpose }) => purpose === 'push');
    if (!isCutOff || hasPush || offlineReady !== true)
        return [];
    const reason = `Built offline: none of ${needed.length} servers can be used, and all that is needed is here.`;
    return [{ kind: 'offline', reason }];
}
/** Names that the system does not resolve, and a public server does: those that know all of them. */
function decideResolver(needed) {
    const unresolved = needed.filter(({ failedLayer, proxy }) => failedLayer === 'dns' && !proxy);
    const known = unresolved.filter(({ dns }) => dns.some((one) => answerOf(one) === 'public'));
    const [first] = known;
    if (!first)
        return [];
    const knows = (server, { dns }) => dns.some((one) => one.resolver === server && answerOf(one) === 'public');
    const servers = first.dns
        .map(({ resolver }) => resolver)
        .filter((server) => known.every((report) => knows(server, report)));
    if (servers.length === 0)
        return [];
    const names = (0,wording/* allOf */.bn)(known.map(({ url }) => new URL(url).hostname));
    const reason = `Names are asked of ${(0,wording/* allOf */.bn)(servers)}: this machine's name servers do not resolve ${names}.`;
    return [{ kind: 'resolver', servers, reason }];
}
/** Addresses of IPv6 are known and lead nowhere, while IPv4 works: BuildKit would still try them. */
function decideIpv6(needed) {
    const connects = needed.flatMap((report) => report.connects);
    const v6 = connects.filter(({ family }) => family === 6);
    const works4 = connects.some(({ family, error }) => family === 4 && error === undefined);
    if (v6.length === 0 || !works4 || v6.some(({ error }) => error === undefined))
        return [];
    const isRoutless = v6.every(({ fault }) => fault === 'unreachable');
    const why = isRoutless ? 'this machine has no route for it' : 'no address takes a connection';
    return [{ kind: 'ipv6-off', reason: `IPv6 is not used: ${why}, while IPv4 works.` }];
}
function decideCa(needed) {
    const found = needed.find(({ tls }) => tls?.intercepted && tls.caBundle !== undefined);
    const path = found?.tls?.caBundle;
    if (!found?.tls || path === undefined)
        return [];
    const reason = `Build steps get the authorities of ${path}: the certificate of ${new URL(found.url).host} is signed by "${found.tls.issuer}".`;
    return [{ kind: 'inject-ca', path, reason }];
}
function decideProxy(needed) {
    const through = needed.filter(({ proxy }) => proxy !== undefined);
    const working = through.find(({ failedLayer }) => failedLayer !== 'dns' && failedLayer !== 'connect');
    if (!working?.proxy)
        return [];
    return [
        { kind: 'pass-proxy', reason: `Build steps get the proxy settings: ${working.proxy} answers.` },
    ];
}
/** Faults in which HTTP/2 of the crates servers shows (rust-lang/cargo, mass flake of 2026). */
function decideMultiplexing(needed) {
    const flaky = needed.find(({ purpose, faults = [] }) => (purpose === 'crates-index' || purpose === 'crates') &&
        faults.some((kind) => kind === 'protocol' || kind === 'reset' || kind === 'stalled'));
    if (!flaky)
        return [];
    const reason = `Crates are fetched without HTTP/2 multiplexing: ${flaky.name} broke off an answer.`;
    return [{ kind: 'multiplexing-off', reason }];
}

;// CONCATENATED MODULE: ./src/preflight/gentle-resolver.ts

/** Questions to one server at a time: small forwarders drop what comes in a burst. */
const IN_FLIGHT = 3;
/**
 * The same resolvers, for one preflight: each name is asked for once, name servers get few questions
 * at a time, and one that has never answered is not asked again after its first silence.
 */
function gentleResolvers({ resolveSystem, resolveWith }) {
    const known = new Map();
    const once = (key, ask) => {
        const answer = known.get(key) ?? ask();
        known.set(key, answer);
        return answer;
    };
    const servers = new Map();
    return {
        resolveSystem: (host, signal) => once(host, () => resolveSystem(host, signal)),
        resolveWith: (address, host, signal) => {
            const server = servers.get(address) ?? {
                answered: false,
                silent: false,
                waiting: [],
                busy: 0,
            };
            servers.set(address, server);
            return once(`${address} ${host}`, () => askInTurn(server, address, host, signal, () => resolveWith(address, host, signal)));
        },
    };
}
async function askInTurn(server, address, host, signal, ask) {
    if (server.busy >= IN_FLIGHT)
        await new Promise((resolve) => server.waiting.push(resolve));
    if (server.silent) {
        server.waiting.shift()?.();
        throw new network_error/* NetworkError */.D('dns-failing', host, `${address} does not answer`);
    }
    server.busy++;
    try {
        const addresses = await ask();
        server.answered = true;
        return addresses;
    }
    catch (error) {
        const isSilence = error instanceof network_error/* NetworkError */.D && error.kind === 'dns-failing';
        if (!isSilence)
            server.answered = true;
        // A question that was given up says nothing about who was asked.
        server.silent ||= isSilence && !server.answered && !signal.aborted;
        throw error;
    }
    finally {
        server.busy--;
        server.waiting.shift()?.();
    }
}

// EXTERNAL MODULE: ./src/preflight/known-hosts.ts
var known_hosts = __webpack_require__(7246);
;// CONCATENATED MODULE: ./src/preflight/sentences.ts

/** Who takes the connection: the host with its port where that is not the usual one, or the proxy. */
function targetOf({ url }, { proxy }) {
    const target = new URL(proxy ?? url);
    const port = (0,preflight_addresses/* portOf */.HM)(target);
    return [80, 443].includes(port) ? (0,preflight_addresses/* bareHost */.n0)(target) : `${(0,preflight_addresses/* bareHost */.n0)(target)}:${port}`;
}
function refusedByProxy(detail, proxy) {
    return {
        cause: `${detail}${proxy === undefined ? '' : `, asked through ${proxy}`}`,
        remedy: detail.includes('407')
            ? 'write user and password into the proxy setting: http://user:password@proxy:port'
            : 'ask for the host to be allowed in the proxy, or list it in NO_PROXY if it can be reached directly',
    };
}

;// CONCATENATED MODULE: ./src/preflight/find-tls.ts



function findTls({ url }, { tls, proxy }) {
    if (!tls)
        return undefined;
    const host = new URL(url).host;
    if (!tls.ok) {
        const { kind, detail } = tls.fault;
        if (kind === 'proxy-refused')
            return refusedByProxy(detail, proxy);
        return {
            cause: `the TLS handshake with ${host} fails: ${detail}`,
            remedy: 'a firewall that looks into connections does this; so does a packet size (MTU) too large for a VPN',
        };
    }
    const { fault, issuer, validTo } = tls.value;
    if (!fault)
        return undefined;
    const signer = `"${(0,plain_text/* cleanLine */.Ow)((0,plain_text/* clip */.$Q)(issuer, 80))}"`;
    if (fault.kind === 'tls-untrusted') {
        const who = (0,known_hosts/* isKnownPublic */.ZM)(new URL(url).hostname)
            ? `signed by ${signer} and not by a public authority: a proxy opens TLS connections`
            : `signed by ${signer}, which this machine does not trust`;
        return {
            cause: `the certificate of ${host} is ${who}`,
            remedy: 'get the certificate of that authority (PEM) and set SSL_CERT_FILE to a file with it',
        };
    }
    return { cause: invalidCertificate(host, fault.code, validTo), remedy: invalidRemedy(fault.code) };
}
function invalidCertificate(host, code, validTo) {
    switch (code) {
        case 'CERT_HAS_EXPIRED':
            return `the certificate of ${host} expired on ${validTo.slice(0, 10)}`;
        case 'CERT_NOT_YET_VALID':
            return `the certificate of ${host} is not valid yet`;
        case 'ERR_TLS_CERT_ALTNAME_INVALID':
            return `the certificate shown for ${host} is made for another name`;
        default:
            return `the certificate of ${host} is not valid (${(0,plain_text/* cleanLine */.Ow)(code)})`;
    }
}
function invalidRemedy(code) {
    return code === 'ERR_TLS_CERT_ALTNAME_INVALID'
        ? 'another server answers at this address: look at the name server and at /etc/hosts'
        : 'check the clock of this machine (date); if it is right, the server has to renew its certificate';
}

;// CONCATENATED MODULE: ./src/preflight/find-unreached.ts







const NAMES_ALLOWED = 'a network that allows only some names answers like this: ask for them to be allowed, or use a mirror inside';
function findProxy({ unusableProxy }) {
    if (!unusableProxy)
        return undefined;
    const { variable, value } = unusableProxy;
    return {
        cause: `${variable} is not the URL of a proxy: ${JSON.stringify((0,plain_text/* cleanLine */.Ow)((0,plain_text/* clip */.$Q)(value, 80)))}`,
        remedy: `set ${variable} to http://proxy.example.com:3128, or remove it`,
    };
}
function findNames(endpoint, evidence) {
    const { system, fallbacks = [], proxy } = evidence;
    if (!system || (system.ok && system.value.length > 0))
        return undefined;
    const host = targetOf(endpoint, evidence);
    const what = proxy === undefined ? host : `the proxy ${host}`;
    const knowing = fallbacks.filter((one) => answerOf(one) === 'public');
    const isMissing = system.ok || system.fault.kind === 'dns-missing';
    if (knowing.length > 0)
        return knownElsewhere(what, knowing, isMissing);
    if (!isMissing) {
        const others = fallbacks.length === 0 ? '' : ', and public ones do not either';
        return {
            cause: `this machine's name servers do not answer for ${what}${others}`,
            remedy: 'look at /etc/resolv.conf and whether its servers can be reached',
        };
    }
    const cause = fallbacks.some((one) => answerOf(one) === 'missing')
        ? `neither this machine's name servers nor public ones know an address of ${what}`
        : `this machine's name servers know no address of ${what}`;
    return {
        cause,
        remedy: (0,known_hosts/* isKnownPublic */.ZM)(host) ? NAMES_ALLOWED : 'look for a typing error in the name',
    };
}
function knownElsewhere(what, knowing, isMissing) {
    const servers = knowing.map(({ resolver }) => resolver);
    const own = isMissing ? 'know no address of' : 'do not answer for';
    const verb = servers.length === 1 ? 'does' : 'do';
    return {
        cause: `this machine's name servers ${own} ${what}, but ${(0,wording/* allOf */.bn)(servers)} ${verb}`,
        remedy: `use ${servers[0]} as name server: in /etc/resolv.conf, and as "dns" of /etc/docker/daemon.json`,
    };
}
function findConnect(endpoint, evidence) {
    const { connects, fallbacks = [], proxy } = evidence;
    if (!connects || connects.some(({ error }) => error === undefined))
        return undefined;
    const host = targetOf(endpoint, evidence);
    const what = proxy === undefined ? host : `the proxy ${host}`;
    const sinkhole = sinkholeOf(connects, fallbacks.map(answerOf).includes('public'));
    if (sinkhole) {
        return {
            cause: `this machine's name servers send ${what} to ${sinkhole}, where nothing answers, while public ones know its real address: the name is blocked here`,
            remedy: 'ask whoever runs the name server (a filter, /etc/hosts) to allow the name',
        };
    }
    const [worst] = connects;
    const places = (0,wording/* allOf */.bn)(connects.map(({ address }) => address));
    switch (worst?.fault) {
        case 'refused':
            return {
                cause: `${what} refuses connections (${places})`,
                remedy: 'the server is down, or a firewall rejects the port: try again later or use a mirror',
            };
        case 'unreachable':
            return {
                cause: `there is no route to ${what} (${places})`,
                remedy: 'look at the network interfaces and routes of this machine (ip addr, ip route)',
            };
        default:
            return {
                cause: `${what} does not take the connection within ${(0,format/* formatDuration */.a3)(longest(connects))} (${places}): a firewall drops the packets, or the server is down`,
                remedy: 'ask for the host and port to be allowed, set HTTPS_PROXY, or use a mirror',
            };
    }
}
/** Where a name server sends what it blocks: to an address that is none of the Internet. */
function sinkholeOf(connects, isPublicName) {
    const [first] = connects;
    return isPublicName && first && connects.every(({ address }) => !(0,preflight_addresses/* isPublicAddress */.i0)(address))
        ? first.address
        : undefined;
}
function longest(connects) {
    return Math.max(...connects.map(({ durationMs }) => durationMs));
}

;// CONCATENATED MODULE: ./src/preflight/find-unwell.ts



/** Slower than this, and a build of some hundred files is felt to hang. */
const SLOW_DNS_MS = 2_000;
const SLOW_ANSWER_MS = 2_000;
/** Docker Hub: a build of one image for two platforms takes four. */
const FEW_PULLS = 10;
function findHttp(endpoint, { http, proxy }, judge) {
    if (!http)
        return undefined;
    if (http.ok)
        return judge(endpoint, http.value);
    const { kind, detail } = http.fault;
    const host = new URL(endpoint.url).host;
    if (kind === 'proxy-refused')
        return refusedByProxy(detail, proxy);
    if (kind === 'answer-timeout') {
        return {
            cause: `${host} takes the connection and then does not answer (${detail})`,
            remedy: 'the server is overloaded, or a firewall holds the answer back: try again later or use a mirror',
        };
    }
    return {
        cause: `asking ${host} fails, twice: ${detail}`,
        remedy: 'try again later or use a mirror',
    };
}
/** A registry in health that does not let us do what the build has to do. */
function findRegistry(endpoint, { registry }) {
    const { problem, credentials, canPush } = registry ?? {};
    if (!problem)
        return undefined;
    const { host } = new URL(endpoint.url);
    const login = `docker login ${host === 'registry-1.docker.io' ? '' : host}`.trim();
    if (credentials === 'refused') {
        return {
            cause: `the user name and password that docker has for ${host} are refused: ${problem.cause}`,
            remedy: `sign in again: ${login}`,
        };
    }
    if (canPush === false) {
        return {
            cause: problem.cause,
            remedy: credentials === 'none'
                ? `nobody is signed in there: ${login}`
                : 'give the account the right to push (on GitHub: permissions: packages: write, and the package linked to the repository)',
        };
    }
    // A base image that is private, or a token server in trouble: pulls would end the same way.
    return endpoint.purpose === 'push' && problem.fault === undefined
        ? undefined
        : { cause: problem.cause };
}
/** What does not keep a build from passing, but may make it slow or fail now and then. */
function findWeakness(endpoint, evidence) {
    const { retried, registry } = evidence;
    const host = targetOf(endpoint, evidence);
    if (retried)
        return { cause: `${host} answered only the second time; the first ended so: ${retried.detail}` };
    if (registry?.problem)
        return { cause: registry.problem.cause };
    const pulls = registry?.pullsRemaining;
    if (pulls !== undefined && pulls <= FEW_PULLS) {
        return {
            cause: `Docker Hub allows ${pulls === 0 ? 'no more pulls' : `${(0,format/* formatCount */.B4)(pulls, 'more pull')}`} from this address for now`,
            remedy: 'sign in (docker login), which allows more, or use a mirror',
        };
    }
    return findSlowness(host, evidence);
}
function findSlowness(host, evidence) {
    const { system, connects = [], latency } = evidence;
    const dead = connects.filter(({ error, fault }) => error !== undefined && fault !== 'unreachable');
    if (dead.length > 0) {
        const places = (0,wording/* allOf */.bn)(dead.map(({ address }) => address));
        const isV6 = dead.every(({ family }) => family === 6);
        return {
            cause: `${places} of ${host} ${dead.length === 1 ? 'does' : 'do'} not take connections, other addresses do`,
            ...(isV6
                ? { remedy: 'IPv6 leads nowhere on this network: turn it off, or repair its route' }
                : {}),
        };
    }
    if (system && system.durationMs > SLOW_DNS_MS) {
        return {
            cause: `this machine's name servers took ${(0,format/* formatDuration */.a3)(system.durationMs)} to answer`,
            remedy: 'the first server in /etc/resolv.conf does not answer: remove it',
        };
    }
    if (latency && latency.latencyMs > SLOW_ANSWER_MS) {
        return { cause: `${host} takes ${(0,format/* formatDuration */.a3)(latency.latencyMs)} for an answer` };
    }
    return undefined;
}

// EXTERNAL MODULE: ./src/image/reference.ts
var reference = __webpack_require__(3564);
// EXTERNAL MODULE: ./src/image/registry-auth.ts
var registry_auth = __webpack_require__(2429);
;// CONCATENATED MODULE: ./src/preflight/health.ts





const PORTAL_REMEDY = 'open a page in a browser on this network: it may want a login, or the proxy has to allow the host';
/** Whether the answer is that of the server we wanted, in health; `undefined`: it is. */
function judgeAnswer(endpoint, answer) {
    const url = new URL(endpoint.url);
    return judgeStatus(url, answer) ?? judgeSender(endpoint, url, answer);
}
function judgeStatus({ host }, { status, headers }) {
    if (status === 407) {
        return {
            cause: `the proxy wants a user name and a password before it asks ${host} (HTTP 407)`,
            remedy: 'write them into the proxy setting: http://user:password@proxy:port',
        };
    }
    if (status === 429) {
        const after = headers['retry-after'];
        const wait = after === undefined ? '' : `, and says to wait: ${(0,plain_text/* cleanLine */.Ow)((0,plain_text/* clip */.$Q)(after, 40))}`;
        return { cause: `${host} has had too many requests from this address (HTTP 429)${wait}` };
    }
    if (status >= 500)
        return { cause: `${host} is in trouble: it answers HTTP ${status}` };
    return undefined;
}
function judgeSender(endpoint, url, answer) {
    if (endpoint.purpose === 'crates-index' && url.pathname.endsWith('/config.json')) {
        return judgeIndex(endpoint, url, answer);
    }
    switch (endpoint.health) {
        case 'registry':
            return judgeRegistry(url, answer);
        case 'ok':
            return judgePlain(url, answer);
        case 'reachable':
            return judgeIdentity(url, answer);
    }
}
function judgeRegistry(url, answer) {
    if (isPage(answer))
        return portal(url, 'a web page, not a registry');
    if (answer.status === 200)
        return undefined;
    if (answer.status !== 401)
        return unexpected(url, answer);
    const challenge = (0,registry_auth/* parseChallenge */.xy)(answer.headers['www-authenticate']);
    if (!challenge)
        return { cause: `${url.host} refuses (HTTP 401) without saying how to sign in` };
    const expected = (0,known_hosts/* expectedTokenHost */.yG)(url.host);
    if (challenge.scheme === 'bearer')
        return judgeRealm(url, challenge.realm, expected);
    return expected === undefined
        ? undefined
        : portal(url, 'a question for a password that this registry never asks');
}
function judgeRealm(url, text, expected) {
    const realm = URL.canParse(text) ? new URL(text) : undefined;
    if (!realm || (realm.protocol !== 'https:' && !(0,reference/* isLoopback */.U9)(realm.host))) {
        return { cause: `${url.host} names a token server that is not https` };
    }
    return expected === undefined || realm.host === expected
        ? undefined
        : portal(url, `a token server of ${(0,plain_text/* cleanLine */.Ow)(realm.host)} instead of ${expected}`);
}
/** `config.json` of a sparse index: https://doc.rust-lang.org/cargo/reference/registry-index.html */
function judgeIndex({ health }, url, answer) {
    if (isPage(answer))
        return portal(url, 'a web page, not the configuration of a crates index');
    // One that is not open to all shows its configuration to whoever has a token, which cargo has.
    if (health === 'reachable' && (answer.status === 401 || answer.status === 403))
        return undefined;
    if (answer.status !== 200)
        return unexpected(url, answer);
    const dl = (0,json/* asString */.oJ)((0,json/* asObject */.eB)((0,json/* parseJson */.qF)(answer.text))?.dl);
    return dl ? undefined : { cause: `${url.href} is not the configuration of a crates index` };
}
function judgePlain(url, answer) {
    if (isPage(answer))
        return portal(url, 'a web page where none belongs');
    return answer.status < 400 ? undefined : unexpected(url, answer);
}
function judgeIdentity(url, answer) {
    const header = (0,known_hosts/* identityHeaderOf */.JT)(url.host);
    if (header !== undefined && answer.headers[header] === undefined) {
        return portal(url, `an answer without the mark of GitHub (HTTP ${answer.status})`);
    }
    if (answer.headers['x-ratelimit-remaining'] === '0') {
        return { cause: `${url.host} allows no more requests for now (rate limit used up)` };
    }
    return undefined;
}
function isPage({ headers, text }) {
    const isHtml = /^(?:text\/html|application\/xhtml)/i.test(headers['content-type'] ?? '');
    return isHtml || /^\s*<(?:!doctype html|html)/i.test(text);
}
function portal({ host }, what) {
    return {
        cause: `what answers for ${host} is ${what}: a login page of the network or a filtering proxy stands in between`,
        remedy: PORTAL_REMEDY,
    };
}
function unexpected({ host }, { status, headers }) {
    const { location } = headers;
    const to = location === undefined ? '' : `, to ${(0,plain_text/* cleanLine */.Ow)((0,plain_text/* clip */.$Q)(location, 100))}`;
    if (status >= 300 && status < 400) {
        return {
            cause: `${host} sends us elsewhere (HTTP ${status}${to}), which it does not do by itself`,
            remedy: PORTAL_REMEDY,
        };
    }
    return { cause: `${host} answers HTTP ${status}, which is not what it says in health` };
}

;// CONCATENATED MODULE: ./src/preflight/judge-endpoint.ts





/** The verdict on an endpoint: the lowest layer that failed is the cause of all above it. */
function judgeEndpoint(endpoint, evidence) {
    const failure = findFailure(endpoint, evidence);
    const weakness = failure ? undefined : findWeakness(endpoint, evidence);
    const { cause, remedy } = failure ?? weakness ?? {};
    const { name, url, purpose, repository, mirrorOf } = endpoint;
    const dns = dnsOf(evidence);
    const faults = faultsOf(evidence);
    const { proxy, connects = [], registry = {} } = evidence;
    return {
        name,
        url,
        purpose,
        outcome: failure ? 'failed' : weakness ? 'degraded' : 'ok',
        dns,
        resolversDisagree: disagree(dns),
        connects,
        ...tlsPart(evidence),
        ...httpPart(evidence),
        ...given({
            failedLayer: failure?.layer,
            cause,
            remedy,
            canPush: registry.canPush,
            credentials: registry.credentials,
            repository,
            mirrorOf,
            proxy,
            faults: faults.length === 0 ? undefined : faults,
        }),
    };
}
/** Without the members that are not there. */
function given(members) {
    const there = Object.entries(members).filter(([, value]) => value !== undefined);
    return Object.fromEntries(there);
}
function findFailure(endpoint, evidence) {
    const at = (layer, finding) => finding && { ...finding, layer };
    return (at('connect', findProxy(evidence)) ??
        at('dns', findNames(endpoint, evidence)) ??
        at('connect', findConnect(endpoint, evidence)) ??
        at('tls', findTls(endpoint, evidence)) ??
        at('http', findHttp(endpoint, evidence, judgeAnswer)) ??
        at('http', findRegistry(endpoint, evidence)));
}
function dnsOf({ system, fallbacks = [] }) {
    return system ? [toResolved('system', system), ...fallbacks] : [];
}
function tlsPart({ tls }) {
    if (!tls?.ok)
        return {};
    const { issuer, validTo, isPublic, caBundle, fault } = tls.value;
    return {
        tls: {
            issuer,
            validTo,
            intercepted: !isPublic,
            ...(caBundle === undefined ? {} : { caBundle }),
            ...(fault === undefined ? {} : { error: fault.code }),
        },
    };
}
function httpPart({ http, latency, registry }) {
    if (!http?.ok)
        return {};
    const { latencyMs, samples } = latency ?? { latencyMs: Math.round(http.durationMs), samples: 1 };
    const pullsRemaining = registry?.pullsRemaining;
    return {
        http: {
            status: http.value.status,
            latencyMs,
            samples,
            ...(pullsRemaining === undefined ? {} : { pullsRemaining }),
        },
    };
}
function faultsOf(evidence) {
    const { system, connects = [], tls, http, retried, registry } = evidence;
    const kinds = [
        system?.ok === false ? system.fault.kind : undefined,
        ...connects.map(({ fault }) => fault),
        tls?.ok === false ? tls.fault.kind : undefined,
        tls?.ok ? tls.value.fault?.kind : undefined,
        retried?.kind,
        http?.ok === false ? http.fault.kind : undefined,
        registry?.problem?.fault?.kind,
    ];
    return [...new Set(kinds.filter((kind) => kind !== undefined))];
}

;// CONCATENATED MODULE: ./src/preflight/probe-connects.ts


/** Two of a family: one dead server behind a name is then not taken for a dead network. */
const ADDRESSES_PER_FAMILY = 2;
const probe_connects_CONNECT_TIMEOUT_MS = 2_000;
/** What does not connect in this time although another address did is called dead. */
const STRAGGLER_MS = 1_000;
/** Connects to addresses of both families at once. */
function connectAll(addresses, port, { connect, clock }, signal) {
    const stragglers = new AbortController();
    const giveUp = () => stragglers.abort();
    signal.addEventListener('abort', giveUp, { once: true });
    const limits = {
        clock,
        signal: stragglers.signal,
        timeoutMs: probe_connects_CONNECT_TIMEOUT_MS,
        timeoutKind: 'connect-timeout',
    };
    const startMs = clock.now();
    const attempts = pickAddresses(addresses).map(async (address) => {
        const tried = await tryWithin(limits, (stop) => connect({ address, port }, stop));
        const { durationMs } = tried;
        const report = { family: (0,preflight_addresses/* familyOf */.Ap)(address) ?? 4, address, durationMs };
        return tried.ok ? report : { ...report, error: tried.fault.detail, fault: tried.fault.kind };
    });
    const first = firstConnected(attempts);
    const all = first.then(async (connected) => {
        if (connected !== undefined) {
            // The signal of the attempts ends the pause when there is nothing left to wait for.
            const restMs = Math.max(0, STRAGGLER_MS - (clock.now() - startMs));
            void clock.sleep(restMs, stragglers.signal).then(giveUp);
        }
        const reports = await Promise.all(attempts);
        giveUp();
        signal.removeEventListener('abort', giveUp);
        return reports;
    });
    return { first, all };
}
function pickAddresses(addresses) {
    return [4, 6].flatMap((family) => addresses.filter((address) => (0,preflight_addresses/* familyOf */.Ap)(address) === family).slice(0, ADDRESSES_PER_FAMILY));
}
async function firstConnected(attempts) {
    const connected = attempts.map(async (attempt) => {
        const report = await attempt;
        if (report.error !== undefined)
            throw new Error(report.error);
        return report;
    });
    return await Promise.any(connected).catch(() => undefined);
}

;// CONCATENATED MODULE: ./src/preflight/probe-push.ts




const POST_TIMEOUT_MS = 2_500;
const CANCEL_TIMEOUT_MS = 1_500;
/**
 * Whether a blob could be uploaded, found out by beginning an upload and cancelling it. Once begun,
 * it is cancelled even when the whole preflight is given up: nothing stays behind in the registry.
 */
async function probePush(base, repository, authorization, ports, signal) {
    if (signal.aborted)
        return {};
    const url = new URL(`/v2/${repository}/blobs/uploads/`, base);
    const headers = { ...authorizationHeader(authorization, url), 'content-length': '0' };
    const unstoppable = new AbortController().signal;
    const request = { method: 'POST', headers, timeoutMs: POST_TIMEOUT_MS };
    const begun = await ask(url.href, request, ports, unstoppable);
    if (!begun.ok) {
        const { fault } = begun;
        return { problem: { cause: `no answer to the question for a push: ${fault.detail}`, fault } };
    }
    const { location } = begun.value.headers;
    if (begun.value.status === 202 && location !== undefined) {
        await cancel(url, location, authorization, ports);
    }
    return probe_push_judge(begun.value, url.host, repository);
}
/** `Location` may be a path or a whole URL; what signs us in goes to no other server than before. */
async function cancel(url, location, authorization, ports) {
    if (!URL.canParse(location, url.href))
        return;
    const upload = new URL(location, url.href);
    const headers = upload.origin === url.origin ? authorizationHeader(authorization, upload) : {};
    const request = { method: 'DELETE', headers, timeoutMs: CANCEL_TIMEOUT_MS };
    await ask(upload.href, request, ports, new AbortController().signal);
}
function probe_push_judge({ status, text }, host, repository) {
    if (status === 202)
        return { canPush: true };
    const words = wordsOf(text);
    const said = words === undefined ? `HTTP ${status}` : `HTTP ${status}: ${words}`;
    if (status === 401 || status === 403) {
        return {
            canPush: false,
            problem: { cause: `${host} does not let us push ${repository} (${said})` },
        };
    }
    return {
        problem: { cause: `${host} does not say whether ${repository} can be pushed (${said})` },
    };
}
/** The first message of the error document that the distribution specification describes. */
function wordsOf(text) {
    const [first] = (0,json/* asArray */._j)((0,json/* asObject */.eB)((0,json/* parseJson */.qF)(text))?.errors) ?? [];
    const message = (0,json/* asString */.oJ)((0,json/* asObject */.eB)(first)?.message);
    return message ? (0,plain_text/* cleanLine */.Ow)((0,plain_text/* clip */.$Q)(message, 120)) : undefined;
}

;// CONCATENATED MODULE: ./src/preflight/registry-token.ts


/**
 * A token for one repository, as docker would get it before a pull (`actions` = `pull`) or a push
 * (`pull,push`). Unlike `authorize` of src/image it tells a refusal from a server in trouble: the
 * first ends a build before it starts, the second does not.
 */
async function askForToken(challenge, credentials, scope, ports, { signal, timeoutMs }) {
    if (credentials?.kind === 'registry-token') {
        return { kind: 'token', authorization: `Bearer ${credentials.token}` };
    }
    if (challenge.scheme === 'basic') {
        return credentials?.kind === 'password'
            ? { kind: 'token', authorization: (0,registry_auth/* basic */.HX)(credentials.username, credentials.password) }
            : { kind: 'refused', cause: 'the registry wants a user name and a password' };
    }
    const realm = new URL(challenge.realm);
    const service = challenge.service === undefined ? {} : { service: challenge.service };
    const { url, request } = (0,registry_auth/* planTokenRequest */.Gu)(realm, { ...service, scope }, credentials);
    const answer = await ask(url, { ...request, timeoutMs }, ports, signal);
    if (!answer.ok) {
        const { fault } = answer;
        return { kind: 'unknown', cause: `no token from ${realm.host}: ${fault.detail}`, fault };
    }
    return judgeToken(answer.value, realm.host);
}
function judgeToken({ status, text: body }, host) {
    if (status === 401 || status === 403) {
        const cause = `${host} refuses a token for the repository (HTTP ${status})`;
        return { kind: status === 401 ? 'refused' : 'denied', cause };
    }
    const token = (0,registry_auth/* readToken */.AI)({ status, body }, host);
    return token.ok
        ? { kind: 'token', authorization: token.value }
        : { kind: 'unknown', cause: token.problem };
}

;// CONCATENATED MODULE: ./src/preflight/probe-registry.ts







const TOKEN_TIMEOUT_MS = 2_500;
const QUOTA_TIMEOUT_MS = 2_000;
const LATE = 'the registry did not say in time whether it lets us push';
/**
 * Signs in as docker would, for the repository that is wanted; asks Docker Hub how many pulls are
 * left, and a push target whether it would take the image. `answer` is that to `/v2/`.
 */
async function probeRegistry(endpoint, answer, ports, signal) {
    const url = new URL(endpoint.url);
    const challenge = (0,registry_auth/* parseChallenge */.xy)(answer.headers['www-authenticate']);
    const isHub = url.host === 'registry-1.docker.io';
    if (endpoint.repository === undefined && !isHub)
        return {};
    const asked = ports.credentialsFor(isHub ? 'docker.io' : url.host);
    // A program that keeps passwords may ask its user for one, and wait.
    const credentials = await (0,race_abort/* raceAbort */.M)(asked, signal, undefined);
    const signIn = async (scope) => {
        // A registry without any sign-in, as those on loopback are.
        if (!challenge || answer.status === 200)
            return { kind: 'token', authorization: '' };
        const limits = { signal, timeoutMs: TOKEN_TIMEOUT_MS };
        const signInOnce = async () => {
            const outcome = await askForToken(challenge, credentials, scope, ports, limits);
            return challenge.scheme === 'basic' ? await tryPassword(url, outcome, ports, signal) : outcome;
        };
        const outcome = await signInOnce();
        // Token servers are known to refuse once what they grant a moment later.
        return outcome.kind === 'refused' || outcome.kind === 'denied' ? await signInOnce() : outcome;
    };
    const [right, pullsRemaining] = await Promise.all([
        probeRight(endpoint, signIn, ports, signal),
        isHub && endpoint.purpose !== 'push' ? askQuota(url, signIn, ports, signal) : undefined,
    ]);
    const credentialState = stateOf(right, credentials !== undefined);
    const { outcome: _outcome, ...evidence } = right;
    return {
        ...evidence,
        ...(credentialState === undefined ? {} : { credentials: credentialState }),
        ...(pullsRemaining === undefined ? {} : { pullsRemaining }),
    };
}
/** Where there is no token server, only the registry itself says whether a password is right. */
async function tryPassword(url, outcome, ports, signal) {
    if (outcome.kind !== 'token')
        return outcome;
    const headers = authorizationHeader(outcome.authorization, url);
    const answer = await ask(url.href, { headers, timeoutMs: TOKEN_TIMEOUT_MS }, ports, signal);
    return answer.ok && answer.value.status === 401
        ? { kind: 'refused', cause: `${url.host} refuses the password (HTTP 401)` }
        : outcome;
}
function stateOf({ outcome }, hasCredentials) {
    if (outcome === undefined || outcome === 'unknown')
        return undefined;
    if (!hasCredentials)
        return 'none';
    if (outcome === 'denied')
        return undefined;
    return outcome === 'token' ? 'accepted' : 'refused';
}
async function probeRight({ url, purpose, repository }, signIn, ports, signal) {
    if (repository === undefined)
        return {};
    const isPush = purpose === 'push';
    const actions = isPush ? 'pull,push' : 'pull';
    const token = await signIn(`repository:${repository}:${actions}`);
    if (token.kind === 'unknown') {
        const { cause, fault } = token;
        return { outcome: 'unknown', problem: { cause, ...(fault ? { fault } : {}) } };
    }
    if (token.kind === 'refused' || token.kind === 'denied') {
        const canPush = isPush ? { canPush: false } : {};
        return { outcome: token.kind, problem: { cause: token.cause }, ...canPush };
    }
    if (!isPush)
        return { outcome: 'token' };
    const again = async () => {
        const next = await signIn(`repository:${repository}:${actions}`);
        return next.kind === 'token' ? next.authorization : token.authorization;
    };
    const push = async () => {
        const first = await probePush(url, repository, token.authorization, ports, signal);
        return first.canPush === false
            ? await probePush(url, repository, await again(), ports, signal)
            : first;
    };
    // What has been begun there is ended there, also when nobody waits for it any more.
    const pushed = await (0,race_abort/* raceAbort */.M)(push(), signal, { problem: { cause: LATE } });
    return { outcome: 'token', ...pushed };
}
/**
 * `ratelimit-remaining` of a HEAD, which is no pull (docs.docker.com/docker-hub/usage/pulls). Without
 * the header there is no limit for this address or account.
 */
async function askQuota(base, signIn, ports, signal) {
    const token = await signIn(`repository:${known_hosts/* DOCKER_HUB_QUOTA_REPOSITORY */.HE}:pull`);
    if (token.kind !== 'token')
        return undefined;
    const { href } = new URL(`/v2/${known_hosts/* DOCKER_HUB_QUOTA_REPOSITORY */.HE}/manifests/latest`, base);
    const headers = authorizationHeader(token.authorization, base);
    const answer = await ask(href, { method: 'HEAD', headers, timeoutMs: QUOTA_TIMEOUT_MS }, ports, signal);
    const found = answer.ok ? /^\d+/.exec(answer.value.headers['ratelimit-remaining'] ?? '') : null;
    return found ? Number(found[0]) : undefined;
}
/** Never over plain http, except to this machine itself. */
function authorizationHeader(value, url) {
    const isSafe = url.protocol === 'https:' || (0,reference/* isLoopback */.U9)(url.host);
    return value !== '' && isSafe ? { authorization: value } : {};
}

;// CONCATENATED MODULE: ./src/preflight/probe-http.ts



const HTTP_TIMEOUT_MS = 3_500;
const SAMPLE_TIMEOUT_MS = 1_000;
/** Health, then latency over the same connection and what a registry says about our rights. */
async function probeHttp(endpoint, samples, ports, signal) {
    const { answer, retried } = await askTwice(endpoint, ports, signal);
    if (!answer.ok)
        return { evidence: { http: answer, ...retried }, found: {} };
    const isWell = judgeAnswer(endpoint, answer.value) === undefined;
    const [latency, registry] = await Promise.all([
        isWell ? measureLatency(endpoint, answer.durationMs, samples, ports, signal) : undefined,
        isWell && endpoint.health === 'registry'
            ? probeRegistry(endpoint, answer.value, ports, signal)
            : undefined,
    ]);
    const evidence = {
        http: answer,
        ...retried,
        ...(latency ? { latency } : {}),
        ...(registry ? { registry } : {}),
    };
    return { evidence, found: findMore(endpoint, answer.value, ports) };
}
/** One fault may be chance; a second one in a row is a finding. */
async function askTwice(endpoint, ports, signal) {
    const request = { method: methodOf(endpoint), timeoutMs: HTTP_TIMEOUT_MS };
    const first = await ask(endpoint.url, request, ports, signal);
    const passes = first.ok ? first.value.status >= 500 : first.fault.kind !== 'answer-timeout';
    if (!passes || signal.aborted)
        return { answer: first };
    const detail = first.ok ? `HTTP ${first.value.status}` : first.fault.detail;
    const retried = first.ok ? { detail } : { detail, kind: first.fault.kind };
    return { answer: await ask(endpoint.url, request, ports, signal), retried: { retried } };
}
/** GET only where the body tells something. */
function methodOf({ health, purpose }) {
    const isTelling = health === 'registry' || purpose === 'crates-index';
    return isTelling || (health === 'ok' && purpose === 'base-image') ? 'GET' : 'HEAD';
}
/** Over the connection that the first request has left open, one after the other. */
async function measureLatency(endpoint, firstMs, samples, ports, signal) {
    const request = { method: methodOf(endpoint), timeoutMs: SAMPLE_TIMEOUT_MS };
    const durationsMs = [];
    for (let sample = 0; sample < samples && firstMs < SAMPLE_TIMEOUT_MS; sample++) {
        const answer = await ask(endpoint.url, request, ports, signal);
        if (!answer.ok)
            break;
        durationsMs.push(answer.durationMs);
    }
    return durationsMs.length === 0
        ? { latencyMs: Math.round(firstMs), samples: 1 }
        : { latencyMs: median(durationsMs), samples: durationsMs.length };
}
function findMore({ purpose }, { headers, text }, { clock }) {
    const dateMs = Date.parse(headers.date ?? '');
    // A cache gives the time at which it got the answer, and how long ago that was.
    const ageMs = /^\d+$/.test(headers.age ?? '') ? Number(headers.age) * 1000 : 0;
    const dl = purpose === 'crates-index' ? /"dl"\s*:\s*"([^"]+)"/.exec(text)?.[1] : undefined;
    return {
        ...(Number.isNaN(dateMs) ? {} : { clockSkewMs: dateMs + ageMs - clock.now() }),
        ...(dl === undefined ? {} : { downloads: dl }),
    };
}

;// CONCATENATED MODULE: ./src/preflight/probe-names.ts





/** The system's answer was good; the others are only waited for as long as nobody notices. */
const FALLBACK_GRACE_MS = 100;
/** Longer than any preflight: a resolver whose first server is dead answers after 5 s. */
const SYSTEM_TIMEOUT_MS = 30_000;
/** A system resolver that takes longer than this is not waited for before the others are asked. */
const HEDGE_MS = 700;
/** Asks the system, and beside it the name servers given, as far as they may know the name. */
async function probeNames(host, servers, ports, signal) {
    if ((0,preflight_addresses/* familyOf */.Ap)(host) !== undefined)
        return { addresses: [host], fallbacks: async () => [] };
    if ((0,reference/* isLoopback */.U9)(host)) {
        const system = await resolveSystem(host, ports, signal);
        return { addresses: system.ok ? system.value : [], system, fallbacks: async () => [] };
    }
    const others = new AbortController();
    const stop = () => others.abort();
    signal.addEventListener('abort', stop, { once: true });
    let asked;
    const askOthers = (known) => {
        const first = known && toResolved('system', known);
        asked ??= askFallbacks(host, servers, first, ports, others.signal);
    };
    void ports.clock.sleep(HEDGE_MS, others.signal).then(() => {
        if (!others.signal.aborted && (0,known_hosts/* isKnownPublic */.ZM)(host))
            askOthers();
    });
    const system = await resolveSystem(host, ports, signal);
    if (mayAskOthers(host, system, (0,known_hosts/* isKnownPublic */.ZM)(host)))
        askOthers(system);
    return {
        addresses: system.ok ? system.value : [],
        system,
        fallbacks: async () => {
            const late = system.ok
                ? ports.clock.sleep(FALLBACK_GRACE_MS, signal).then(() => undefined)
                : new Promise(() => { });
            const inTime = await Promise.race([asked ?? [], late]);
            stop();
            signal.removeEventListener('abort', stop);
            // Whom we did not wait for has not failed to answer.
            return inTime ?? (await asked)?.filter((one) => answerOf(one) !== 'failing') ?? [];
        },
    };
}
async function resolveSystem(host, ports, signal) {
    const { clock } = ports;
    const limits = {
        clock,
        signal,
        timeoutMs: SYSTEM_TIMEOUT_MS,
        timeoutKind: 'dns-failing',
    };
    return await tryWithin(limits, (stop) => ports.resolveSystem(host, stop));
}

;// CONCATENATED MODULE: ./src/preflight/probe-endpoint.ts







const TLS_TIMEOUT_MS = 2_500;
/** Goes through the layers from below and ends at the first that fails; never rejects on a fault. */
async function probeEndpoint(endpoint, options, ports, signal) {
    const url = new URL(endpoint.url);
    const route = (0,proxy_route/* routeOf */.Lu)(url, options.proxy);
    if (route.kind === 'unusable') {
        const { variable, value } = route;
        return { report: judgeEndpoint(endpoint, { unusableProxy: { variable, value } }) };
    }
    const proxied = route.kind === 'proxy' ? route.url : undefined;
    const way = proxied
        ? { host: (0,preflight_addresses/* bareHost */.n0)(proxied), port: (0,proxy_route/* proxyPort */.MX)(proxied), proxyUrl: proxied.href }
        : { host: (0,preflight_addresses/* bareHost */.n0)(url), port: (0,preflight_addresses/* portOf */.HM)(url) };
    const names = await probeNames(way.host, options.fallbackResolvers, ports, signal);
    const rest = await probeAbove(endpoint, way, names.addresses, options, ports, signal);
    const evidence = {
        ...rest.evidence,
        ...(names.system ? { system: names.system } : {}),
        fallbacks: await names.fallbacks(),
        ...(proxied ? { proxy: (0,proxy_route/* redactProxy */.YP)(proxied.href) } : {}),
    };
    return { ...rest.found, report: judgeEndpoint(endpoint, evidence) };
}
async function probeAbove(endpoint, way, addresses, options, ports, signal) {
    if (addresses.length === 0)
        return { evidence: {}, found: {} };
    const url = new URL(endpoint.url);
    const connecting = connectAll(addresses, way.port, ports, signal);
    const first = await connecting.first;
    const tls = first && (await probeTls(url, way, first, ports, signal));
    const canAsk = first && url.protocol !== 'ssh:' && (tls === undefined || isUsable(tls));
    const above = canAsk ? await probeHttp(endpoint, options.samples, ports, signal) : undefined;
    return {
        evidence: {
            connects: await connecting.all,
            ...(tls ? { tls } : {}),
            ...above?.evidence,
        },
        found: above?.found ?? {},
    };
}
function isUsable(tls) {
    return tls.ok && tls.value.fault === undefined;
}
/** `undefined` where there is no TLS, or where it cannot be looked into (SOCKS). */
async function probeTls(url, { proxyUrl, port }, { address }, ports, signal) {
    if (url.protocol !== 'https:' || proxyUrl?.startsWith('socks'))
        return undefined;
    const authority = `${url.hostname}:${(0,preflight_addresses/* portOf */.HM)(url)}`;
    const target = {
        address,
        port,
        serverName: (0,preflight_addresses/* bareHost */.n0)(url),
        ...(proxyUrl === undefined ? {} : { tunnel: { authority, proxyUrl } }),
    };
    const limits = {
        clock: ports.clock,
        signal,
        timeoutMs: TLS_TIMEOUT_MS,
        timeoutKind: 'tls-failed',
    };
    return await tryWithin(limits, (stop) => ports.tlsHandshake(target, stop));
}

;// CONCATENATED MODULE: ./src/preflight/run-preflight.ts











/** Leaves 0.4 s of the five that a preflight may take: for the start, the report and the output. */
const PREFLIGHT_TIMEOUT_MS = 4_600;
/** After this time without a healthy answer its mirrors are looked at as well. */
const MIRROR_HEDGE_MS = 1_500;
/**
 * Looks at all endpoints and at the machine at once, and decides. Ends within `timeoutMs`, whatever
 * hangs; what was not found out by then is reported as such. Closes the ports.
 */
async function runPreflight(endpoints, options, realPorts, signal) {
    const ports = { ...realPorts, ...gentleResolvers(realPorts) };
    const { clock } = ports;
    const startMs = clock.now();
    const deadline = new AbortController();
    const giveUp = () => deadline.abort();
    if (signal.aborted)
        giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    void clock.sleep(options.timeoutMs, deadline.signal).then(giveUp);
    try {
        const probing = probeAll(endpoints, options, ports, deadline.signal);
        const [probed, others] = await Promise.all([
            probing,
            checkMachine(endpoints, options, ports, deadline.signal),
        ]);
        const reports = probed.map(({ report }) => report);
        const skews = probed.flatMap(({ clockSkewMs }) => clockSkewMs ?? []);
        const [v4, v6] = await Promise.all([ports.hasRoute(4), ports.hasRoute(6)]);
        const checks = [
            (0,network/* checkNetwork */.v)(reports, { 4: v4, 6: v6 }),
            checkNameResolution(reports),
            checkClock(skews),
            ...others,
        ];
        return {
            mode: options.mode,
            durationMs: clock.now() - startMs,
            endpoints: reports,
            checks,
            decisions: decide(reports, checks, options),
        };
    }
    finally {
        giveUp();
        signal.removeEventListener('abort', giveUp);
        ports.close();
    }
}
async function probeAll(endpoints, options, ports, signal) {
    const { fallbackResolvers } = options;
    let turn = 0;
    const probe = (endpoint) => {
        // Each endpoint begins with another one, so that all of them are heard of.
        const at = turn++ % Math.max(1, fallbackResolvers.length);
        const rotated = [...fallbackResolvers.slice(at), ...fallbackResolvers.slice(0, at)];
        return probeEndpoint(endpoint, { ...options, fallbackResolvers: rotated }, ports, signal);
    };
    const wanted = endpoints.filter(({ mirrorOf }) => mirrorOf === undefined);
    const started = wanted.map((endpoint) => probe(endpoint));
    const mirrors = endpoints.filter(({ mirrorOf }) => mirrorOf !== undefined);
    const [results, mirrored] = await Promise.all([
        Promise.all(started.map((one) => followDownloads(one, endpoints, probe))),
        mirrors.length === 0 ? [] : probeMirrors(mirrors, started, options, ports, signal),
    ]);
    return [...results.flat(), ...mirrored];
}
/** An index of one's own says itself where its crates lie. */
async function followDownloads(probing, planned, probe) {
    const probed = await probing;
    const { downloads } = probed;
    const more = downloads === undefined ? undefined : (0,crates_endpoints/* downloadsOf */.zw)(downloads, planned);
    return more ? [probed, await probe(more)] : [probed];
}
/** Mirrors are not bothered as long as all is well. */
async function probeMirrors(mirrors, started, options, ports, signal) {
    const results = await Promise.race([
        Promise.all(started),
        ports.clock.sleep(MIRROR_HEDGE_MS, signal).then(() => undefined),
    ]);
    const reports = results?.map(({ report }) => report);
    const probed = mirrors
        .filter((mirror) => isMirrorWanted(mirror, reports, options))
        .map((mirror) => probeEndpoint(mirror, options, ports, signal));
    return await Promise.all(probed);
}
/** Decided by the same rules as later: as if the mirror were in health. */
function isMirrorWanted({ name, url, purpose, mirrorOf }, reports, options) {
    if (!reports)
        return true;
    const healthy = { name, url, purpose, outcome: 'ok', dns: [], resolversDisagree: false };
    const asIf = { ...healthy, connects: [], ...(mirrorOf === undefined ? {} : { mirrorOf }) };
    const kinds = decide([...reports, asIf], [], { ...options, mode: 'auto' }).map(({ kind }) => kind);
    return kinds.includes('mirror') || kinds.includes('crates-mirror');
}
async function checkMachine(endpoints, options, ports, signal) {
    const { proxy, cargo, docker } = options;
    const late = (name) => ({
        name,
        outcome: 'skipped',
        detail: 'no answer in the time there was',
    });
    const resolves = (host) => ports.resolveSystem(host, signal).then((addresses) => addresses.length > 0, () => false);
    const [proxyCheck, dockerChecks] = await Promise.all([
        (0,race_abort/* raceAbort */.M)(checkProxy(proxy, ports, signal), signal, late('proxy')),
        docker && ports.docker
            ? (0,race_abort/* raceAbort */.M)(checkDocker(docker, endpoints, { ...ports.docker, proxy, resolves }, signal), signal, [late('docker daemon')])
            : [],
    ]);
    return [
        proxyCheck,
        ...(cargo ? [checkCargoConfig(cargo.files, cargo.environment)] : []),
        ...dockerChecks,
    ];
}

;// CONCATENATED MODULE: ./src/preflight/stage.ts


const EXIT_NETWORK = 3;
/** Probes what the plan names and tells what was found; nothing of it fails but by a decision. */
async function runPreflightStage({ plan, request, workspaceFolder, proxy, env, offlineReady, foreignSteps, showAll, }, network, log, signal) {
    const { mode, endpoints } = plan.preflight;
    const options = {
        mode: mode === 'strict' ? 'strict' : 'auto',
        timeoutMs: PREFLIGHT_TIMEOUT_MS,
        proxy,
        fallbackResolvers: request.resolvers,
        samples: 1,
        offlineReady,
        foreignSteps,
        pullsNeeded: plan.fetch.images.length,
        ...(usesCargo(plan)
            ? { cargo: { files: await network.cargoFiles(workspaceFolder), environment: env } }
            : {}),
        docker: {
            sandbox: false,
            ...(request.builder === undefined ? {} : { builder: request.builder }),
        },
    };
    const probes = network.makeProbes(network.makeTransport(network.settings));
    const report = await runPreflight(endpoints, options, probes, signal);
    await tell(report, showAll, log);
    return report;
}
function usesCargo({ fetch }) {
    return fetch.crates.kind !== 'none';
}
/** One line where all is well; else what the command `network-test` shows. */
async function tell(report, showAll, log) {
    const needed = report.endpoints.filter(({ mirrorOf }) => mirrorOf === undefined);
    const isWell = needed.every(({ outcome }) => outcome === 'ok') &&
        report.checks.every(({ outcome }) => outcome === 'ok' || outcome === 'skipped') &&
        report.decisions.length === 0;
    if (isWell && !showAll) {
        const servers = needed.length === 1 ? 'the one server' : `all ${needed.length} servers`;
        log.info(`Network: ${servers} that the build needs answered, in ${seconds(report.durationMs)}.`);
        return;
    }
    await log.group('Network', async () => {
        const table = renderTable(report, { color: false, verbose: showAll });
        for (const line of table.trimEnd().split('\n'))
            log.info(line);
    });
}
function seconds(durationMs) {
    return `${(durationMs / 1000).toFixed(1)} s`;
}
/** What the decisions make of the settings for what follows. */
function applyDecisions(settings, decisions) {
    const resolver = decisions.find((decision) => decision.kind === 'resolver');
    const isIpv4Only = decisions.some(({ kind }) => kind === 'ipv6-off');
    return {
        ...settings,
        ...(resolver ? { resolvers: resolver.servers } : {}),
        ...(isIpv4Only ? { family: 4 } : {}),
    };
}
/** The first refusal as the failure of the run; no build is started then. */
function findRefusal(report) {
    const refusals = report.decisions.flatMap((decision) => decision.kind === 'refuse' ? [decision] : []);
    const [first, ...others] = refusals;
    if (first === undefined)
        return undefined;
    return {
        stage: 'preflight',
        cause: first.cause,
        remedy: first.remedy,
        evidence: others.map(({ cause }) => cause),
        exitCode: EXIT_NETWORK,
    };
}


/***/ })

};
