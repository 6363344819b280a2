export const id = 807;
export const ids = [807];
export const modules = {

/***/ 77026:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ makeRemedyPorts),
  m: () => (/* binding */ mirrorImages)
});

// EXTERNAL MODULE: ./src/engine/own-builder.ts
var own_builder = __webpack_require__(99616);
// EXTERNAL MODULE: ./src/fetch/images/image-record.ts
var image_record = __webpack_require__(49794);
// EXTERNAL MODULE: ./src/fetch/images/mirrors.ts
var images_mirrors = __webpack_require__(99643);
// EXTERNAL MODULE: ./src/fetch/images/plan-images.ts
var plan_images = __webpack_require__(55);
// EXTERNAL MODULE: ./src/image/reference.ts
var image_reference = __webpack_require__(23564);
// EXTERNAL MODULE: ./src/plan/plan-builder-settings.ts
var plan_builder_settings = __webpack_require__(3726);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/build/remedies/argv.ts
var remedies_argv = __webpack_require__(63995);
// EXTERNAL MODULE: ./src/build/remedies/dockerfile.ts
var dockerfile = __webpack_require__(20591);
// EXTERNAL MODULE: ./src/build/remedies/transforms.ts
var transforms = __webpack_require__(19856);
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
async function dropDamaged({ builder, builderPorts: { run, env }, log, }) {
    log.info(`The builder ${builder.name} is asked to give up what it holds of the damaged layer.`);
    const argv = ['docker', 'buildx', 'prune', '--force', '--builder', builder.name];
    const { exitCode } = await run([...argv, ...CLEAN_UP_ONLY], env ? { env } : {});
    if (exitCode !== 0)
        return undefined;
    return { sentence: 'The builder gave up what it held of the damaged layer.' };
}
/** A builder that is made anew for one reason keeps what it was told for another. */
function builderRemedies(subject) {
    const { builder, builderPorts, resolvers, registries, log } = subject;
    if (builder.kind !== 'own')
        return {};
    const servers = (0,plan_builder_settings.onlyAddresses)(resolvers);
    let settings = subject.builderSettings;
    return {
        'recreate-builder': async () => {
            log.info(`The builder ${builder.name} is made anew.`);
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
            log.info(`The builder ${builder.name} is made anew with other name servers.`);
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
    const references = wanted.map(({ reference }) => reference);
    if (wanted.length > 0)
        subject.log.info(`The host fetches ${references.join(', ')} for the build.`);
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

/***/ 92501:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   No: () => (/* binding */ adviseDaemon),
/* harmony export */   aI: () => (/* binding */ planBuilderArgs),
/* harmony export */   m3: () => (/* binding */ planDriverOptions),
/* harmony export */   xw: () => (/* binding */ renderBuildkitdConfig)
/* harmony export */ });
/* harmony import */ var _plan_buildx_secrets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20171);

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

/***/ 99616:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   planOwnBuilder: () => (/* binding */ planOwnBuilder),
/* harmony export */   runCreateOwnBuilder: () => (/* binding */ runCreateOwnBuilder),
/* harmony export */   runRecreateOwnBuilder: () => (/* binding */ runRecreateOwnBuilder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83916);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23564);
/* harmony import */ var _network_proxy_passwords_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(30237);
/* harmony import */ var _preflight_proxy_route_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27579);
/* harmony import */ var _builder_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(15985);
/* harmony import */ var _buildkitd_config_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(92501);







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

/***/ 10622:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ planFetchSettings),
/* harmony export */   u: () => (/* binding */ decideSettings)
/* harmony export */ });
/* harmony import */ var _plan_plan_preflight_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58864);
/* harmony import */ var _preflight_stage_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57877);
/* harmony import */ var _backoff_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59326);



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

/***/ 49807:
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
var format = __webpack_require__(12011);
// EXTERNAL MODULE: ./src/build/step-name.ts
var step_name = __webpack_require__(86842);
;// CONCATENATED MODULE: ./src/build/remedies/host-crates.ts



/** The remedy `host-crates`; the log says why it cannot be applied. */
function makeHostCratesRemedy(offer, log) {
    return async ({ step, steps = [] }) => {
        const failed = readFailedRun(step, steps);
        if (failed === undefined)
            return undefined;
        log.info('The host looks whether it can bring the crates of Cargo.lock to this step.');
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
var network_remedies = __webpack_require__(77026);
// EXTERNAL MODULE: ./src/fetch/bring.ts + 25 modules
var bring = __webpack_require__(30541);
// EXTERNAL MODULE: ./src/plan/plan-builder-settings.ts
var plan_builder_settings = __webpack_require__(3726);
// EXTERNAL MODULE: ./src/plan/plan-fetch.ts
var plan_fetch = __webpack_require__(22197);
// EXTERNAL MODULE: ./src/network/fetch-settings.ts
var fetch_settings = __webpack_require__(10622);
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
        log: ports.log,
        builderPorts: { run: (argv, options) => run(argv, { signal, ...options }), env, files },
        resolvers: request.resolvers,
        registries: (0,plan_builder_settings.planBuilderRegistries)({ ...prepared, context, decisions }),
        images,
        mirrors: settings.mirrors,
        dockerfile: { plan, cwd, tempFolder, files, ...(isKnown ? { buildkitVersion } : {}) },
        ...(request.fetch === 'off'
            ? {}
            : {
                bring: (wanted) => (0,bring/* bringImages */.nn)(wanted, impatient(settings), ports, signal),
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
    const offer = (failed) => (0,bring/* bringCratesToStep */.KC)(subject, failed, settings, ports, signal);
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

/***/ 3726:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   onlyAddresses: () => (/* binding */ onlyAddresses),
/* harmony export */   planBuilderRegistries: () => (/* binding */ planBuilderRegistries),
/* harmony export */   planBuilderSettings: () => (/* binding */ planBuilderSettings)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_net__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _fetch_images_mirrors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99643);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23564);
/* harmony import */ var _plan_preflight_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58864);




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

/***/ 57877:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O3: () => (/* binding */ applyDecisions),
/* harmony export */   RK: () => (/* binding */ runPreflightStage),
/* harmony export */   W$: () => (/* binding */ findRefusal)
/* harmony export */ });
/* harmony import */ var _exit_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91084);
/* harmony import */ var _render_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82819);
/* harmony import */ var _run_preflight_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70191);



/** Probes what the plan names and tells what was found; nothing of it fails but by a decision. */
async function runPreflightStage({ plan, request, workspaceFolder, proxy, env, offlineReady, foreignSteps, showAll, }, network, log, signal) {
    const { mode, endpoints } = plan.preflight;
    const options = {
        mode: mode === 'strict' ? 'strict' : 'auto',
        timeoutMs: _run_preflight_js__WEBPACK_IMPORTED_MODULE_2__/* .PREFLIGHT_TIMEOUT_MS */ .l,
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
    const report = await (0,_run_preflight_js__WEBPACK_IMPORTED_MODULE_2__/* .runPreflight */ .h)(endpoints, options, probes, signal);
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
        const table = (0,_render_table_js__WEBPACK_IMPORTED_MODULE_1__/* .renderTable */ .b)(report, { color: false, verbose: showAll });
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
        exitCode: _exit_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .d.network,
    };
}


/***/ })

};
