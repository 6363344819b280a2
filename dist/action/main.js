import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 52021:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  n: () => (/* binding */ startInspection)
});

// EXTERNAL MODULE: ./src/adapters/command-runner.ts
var command_runner = __nccwpck_require__(13532);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
;// CONCATENATED MODULE: ./src/adapters/docker-program.ts


const ELF = '\u007fELF';
/**
 * Whether `docker` on this PATH is a program rather than a script. A script in its place (a wrapper of
 * the site, the one that stands for podman) may set what it likes, and has to see every call.
 */
function isDockerProgram(path) {
    for (const folder of (path ?? '').split(external_node_path_.delimiter)) {
        const start = readStart((0,external_node_path_.join)(folder, 'docker'));
        if (start !== undefined)
            return start === ELF;
    }
    return false;
}
function readStart(path) {
    try {
        const file = (0,external_node_fs_.openSync)(path, 'r');
        try {
            const bytes = new Uint8Array(ELF.length);
            (0,external_node_fs_.readSync)(file, bytes);
            return String.fromCharCode(...bytes);
        }
        finally {
            (0,external_node_fs_.closeSync)(file);
        }
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./src/adapters/environment.ts + 1 modules
var environment = __nccwpck_require__(948);
// EXTERNAL MODULE: ./src/adapters/files.ts
var files = __nccwpck_require__(79771);
;// CONCATENATED MODULE: ./src/engine/buildx-plugin.ts
/** Where docker looks after the user's own folders. */
const SYSTEM_FOLDERS = [
    '/usr/local/lib/docker/cli-plugins',
    '/usr/local/libexec/docker/cli-plugins',
    '/usr/lib/docker/cli-plugins',
    '/usr/libexec/docker/cli-plugins',
];
/**
 * The buildx that `docker buildx` would run, found in docker's own order. Called directly it answers
 * in a third of the time: docker first asks every plugin for its description, then starts buildx once
 * more. `undefined` when it is not found; `docker buildx` is the way then.
 */
async function findBuildxPlugin(files, env) {
    const own = env.DOCKER_CONFIG || (env.HOME ? `${env.HOME}/.docker` : undefined);
    const config = own === undefined ? undefined : await readQuietly(files, `${own}/config.json`);
    const folders = [
        ...parseExtraFolders(config),
        ...(own === undefined ? [] : [`${own}/cli-plugins`]),
        ...SYSTEM_FOLDERS,
    ];
    for (const folder of folders) {
        const path = `${folder}/docker-buildx`;
        const kind = await files.kindOf(path);
        // A link is `other`; where it leads shows when it is run.
        if (kind === 'file' || kind === 'other')
            return path;
    }
    return undefined;
}
async function readQuietly(files, path) {
    return await files.readTextIfAny(path).catch(() => undefined);
}
/** `cliPluginsExtraDirs` of docker's config.json; nothing else of it is looked at. */
function parseExtraFolders(text) {
    if (text === undefined)
        return [];
    try {
        const { cliPluginsExtraDirs } = JSON.parse(text);
        return Array.isArray(cliPluginsExtraDirs)
            ? cliPluginsExtraDirs.filter((folder) => typeof folder === 'string')
            : [];
    }
    catch {
        return [];
    }
}

// EXTERNAL MODULE: ./src/errors.ts
var errors = __nccwpck_require__(83916);
;// CONCATENATED MODULE: ./src/engine/builder-text.ts
const DRIVERS = ['docker', 'docker-container', 'kubernetes', 'remote', 'cloud'];
const LABEL = 'org.mobyproject.buildkit.worker';
/**
 * Of `docker buildx inspect`: a head with name and driver, then nodes. buildx has no JSON for it
 * before 0.31. `undefined` when the text is not of that kind or the driver is unknown to us.
 */
function parseBuilder(text) {
    const [head = '', ...nodes] = text.split(/^Nodes:$/m);
    const name = readField(head, 'Name');
    const driver = DRIVERS.find((known) => known === readField(head, 'Driver'));
    if (name === undefined || driver === undefined)
        return undefined;
    const body = nodes.join('\n');
    const version = readField(body, 'BuildKit version') ?? readField(body, 'Buildkit');
    const imageStore = driver === 'docker' ? readImageStore(body) : undefined;
    return {
        name,
        driver,
        ...(version ? { buildkitVersion: version.replace(/^v/, '') } : {}),
        platforms: readPlatforms(body),
        ...(imageStore ? { imageStore } : {}),
    };
}
function readField(text, name) {
    return new RegExp(`^${name}:[ \\t]*(\\S.*?)[ \\t]*$`, 'm').exec(text)?.[1];
}
/** Of all nodes. A star marks those that were given by hand. */
function readPlatforms(text) {
    const lists = [...text.matchAll(/^Platforms:[ \t]*(.+)$/gm)].map(([, list = '']) => list);
    const platforms = lists.flatMap((list) => list.split(',')).map((item) => item.replace('*', ''));
    return [...new Set(platforms.map((item) => item.trim()).filter(Boolean))];
}
/** The worker of the containerd store names its snapshotter; the one of the classic store only its gateway. */
function readImageStore(text) {
    if (text.includes(`${LABEL}.snapshotter:`))
        return 'containerd';
    return text.includes(`${LABEL}.moby.`) ? 'classic' : undefined;
}

;// CONCATENATED MODULE: ./src/engine/probe.ts
const MINIMUM_DOCKER = 23;
const MINIMUM_BUILDX = [0, 13];
const TIMEOUT_MS = 15_000;
/** Asks docker and buildx, both at once. Neither failing is an error here. */
async function probeEngine(run, env) {
    const options = { env, timeoutMs: TIMEOUT_MS };
    const [docker, buildx] = await Promise.all([
        run(['docker', 'version', '--format', '{{json .}}'], options),
        run(['docker', 'buildx', 'version'], options),
    ]);
    const serverVersion = parseServerVersion(docker.stdout);
    if (docker.exitCode === 127)
        return unfit('docker is not installed');
    if (!serverVersion)
        return unfit(firstLine(docker.stderr) || 'the docker daemon does not answer');
    if (!isServerFit(serverVersion))
        return unfit(`Docker ${serverVersion} is older than 23`);
    const buildxVersion = buildx.exitCode === 0 ? parseBuildxVersion(buildx.stdout) : undefined;
    if (!buildxVersion)
        return unfit('the buildx plugin of docker is not installed');
    if (!isBuildxFit(buildxVersion))
        return unfit(`buildx ${buildxVersion} is older than 0.13`);
    return { kind: 'fit', serverVersion, buildxVersion };
}
function unfit(reason) {
    return { kind: 'unfit', reason };
}
function firstLine(text) {
    return (text
        .trim()
        .split('\n')[0]
        ?.replace(/^ERROR: /i, '') ?? '');
}
/** Of `docker version --format '{{json .}}'`, which prints the client's part even when the server is away. */
function parseServerVersion(stdout) {
    try {
        const version = JSON.parse(stdout);
        return version.Server?.Version;
    }
    catch {
        return undefined;
    }
}
/** `github.com/docker/buildx v0.29.1 a1b2c3` or `… 0.29.1+ds1-4 …` → `0.29.1`. */
function parseBuildxVersion(stdout) {
    return /^\S+ v?(\d+\.\d+\.\d+\S*)/.exec(stdout)?.[1]?.replace(/\+.*$/, '');
}
function isServerFit(version) {
    const major = Number.parseInt(version, 10);
    // Builds from a branch call themselves `dev` or by a hash: nobody has one of before 2023.
    return Number.isNaN(major) || major >= MINIMUM_DOCKER;
}
function isBuildxFit(version) {
    const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
    const [minimumMajor, minimumMinor] = MINIMUM_BUILDX;
    return major > minimumMajor || (major === minimumMajor && minor >= minimumMinor);
}

;// CONCATENATED MODULE: ./src/engine/inspect.ts



/** A booted remote builder answers at once; one that is down keeps buildx waiting for 20 s. */
const inspect_TIMEOUT_MS = 60_000;
const INSTALL = 'install Docker Engine 23 or later with buildx 0.13 or later, or run `engine up`';
/**
 * What runs here, from questions asked at once. Throws a ToolError when docker or buildx is missing,
 * unreachable or too old, or when there is no such builder.
 */
async function readEngineFacts(run, builder, { env, plugin, defaultBuilder } = {}) {
    const options = { timeoutMs: inspect_TIMEOUT_MS, ...(env === undefined ? {} : { env }) };
    const ask = async (...args) => await askBuildx(run, plugin, args, options);
    const asked = ask('version');
    // Awaited below; until then a rejection must not end the process.
    asked.catch(() => { });
    const quick = builder === undefined ? await defaultBuilder?.().catch(() => undefined) : undefined;
    if (quick !== undefined) {
        const buildxVersion = checkBuildx(await asked);
        checkServer({ stderr: '' }, quick.serverVersion);
        return { ...quick, buildxVersion };
    }
    const [version, buildx, inspect] = await Promise.all([
        askServer(run, options),
        asked,
        ask('inspect', ...(builder === undefined ? [] : [builder])),
    ]);
    if (version.exitCode === 127)
        throw new errors/* ToolError */.v('ENGINE_MISSING', 'docker is not installed', INSTALL);
    const buildxVersion = checkBuildx(buildx);
    const { serverVersion } = version;
    const facts = parseBuilder(inspect.stdout);
    // A remote builder needs no daemon of this machine.
    if (inspect.exitCode !== 0 || !facts || facts.driver === 'docker')
        checkServer(version, serverVersion);
    if (inspect.exitCode !== 0 || !facts)
        throw builderError(inspect, builder);
    const found = await withImageStore(run, facts, options);
    return {
        ...(serverVersion === undefined ? {} : { serverVersion }),
        buildxVersion,
        builder: found,
    };
}
async function askServer(run, options) {
    const result = await run(['docker', 'version', '--format', '{{json .}}'], options);
    const serverVersion = parseServerVersion(result.stdout);
    return { ...result, ...(serverVersion === undefined ? {} : { serverVersion }) };
}
/** A plugin that cannot be run (a dead link, no permission) is left to docker, which knows more places. */
async function askBuildx(run, plugin, args, options) {
    const direct = plugin && (await run([plugin, ...args], options).catch(() => undefined));
    if (direct && direct.exitCode !== 127)
        return direct;
    return await run(['docker', 'buildx', ...args], options);
}
function checkBuildx(result) {
    const version = result.exitCode === 0 ? parseBuildxVersion(result.stdout) : undefined;
    if (version === undefined)
        throw new errors/* ToolError */.v('BUILDX_MISSING', 'the buildx plugin of docker is not installed', 'install the package docker-buildx-plugin (docker-buildx on Debian), version 0.13 or later');
    if (!isBuildxFit(version))
        throw new errors/* ToolError */.v('BUILDX_TOO_OLD', `buildx ${version} is too old`, 'install buildx 0.13 or later, for example with docker/setup-buildx-action');
    return version;
}
function checkServer({ stderr }, version) {
    if (version === undefined)
        throw unreachable(stderr);
    if (!isServerFit(version))
        throw new errors/* ToolError */.v('ENGINE_TOO_OLD', `Docker Engine ${version} is too old`, 'install Docker Engine 23 or later');
}
/** docker's own sentences: `Cannot connect to the Docker daemon at unix:///…`, `permission denied while trying …`. */
function unreachable(stderr) {
    const socket = /\b(?:unix|tcp|ssh|npipe|http|https):\/\/[^\s"':]+(?::\d+)?/
        .exec(stderr)?.[0]
        ?.replace(/\.$/, '');
    const at = socket ? ` at ${decodeURIComponent(socket)}` : '';
    if (/permission denied/i.test(stderr))
        return new errors/* ToolError */.v('ENGINE_UNREACHABLE', `permission denied on the socket of the Docker daemon${at}`, 'run as root or as a member of the group docker');
    return new errors/* ToolError */.v('ENGINE_UNREACHABLE', `the Docker daemon does not answer${at}`, 'start it, set DOCKER_HOST, or run `engine up`');
}
function builderError({ stderr }, builder) {
    const cause = stderr
        .trim()
        .split('\n')
        .at(-1)
        ?.replace(/^ERROR: /, '') || 'no answer';
    if (/no builder .* found/.test(cause))
        return new errors/* ToolError */.v('BUILDER_MISSING', `there is no builder ${JSON.stringify(builder ?? 'default')}`, 'see `docker buildx ls` for those that there are');
    return new errors/* ToolError */.v('BUILDER_UNFIT', `builder ${JSON.stringify(builder ?? 'default')} cannot be inspected: ${cause}`, 'see `docker buildx inspect`');
}
/** Docker before 24 says nothing about its store in the list of labels: one more question then. */
async function withImageStore(run, builder, options) {
    if (builder.driver !== 'docker' || builder.imageStore)
        return builder;
    const info = await run(['docker', 'info', '--format', '{{json .DriverStatus}}'], options);
    const isContainerd = info.stdout.includes('io.containerd.snapshotter');
    return { ...builder, imageStore: isContainerd ? 'containerd' : 'classic' };
}

// EXTERNAL MODULE: ./src/action/step-environment.ts
var step_environment = __nccwpck_require__(58450);
;// CONCATENATED MODULE: ./src/action/inspection.ts







/**
 * Docker and buildx take longer to say what they are than we take to load, so they start first. The
 * plan comes from what was read all the same: an input named by something else is looked at anew.
 */
async function startInspection(env, signal) {
    const stopped = new AbortController();
    const options = {
        env: (0,environment/* definedVariables */.JF)(env),
        signal: AbortSignal.any([signal, stopped.signal]),
    };
    const run = (argv, more) => (0,command_runner/* runCommand */.d)(argv, { ...options, ...more });
    const ways = isDockerProgram(env.PATH) ? await findShortWays(options.env) : {};
    const look = (builder) => readEngineFacts(run, builder, ways);
    const foreseen = (0,step_environment/* readInput */.R)('builder', env).trim() || undefined;
    const begun = look(foreseen);
    // Whoever asks gets the error; if nobody does, there is none.
    begun.catch(() => { });
    return {
        read: (builder) => (builder === foreseen ? begun : look(builder)),
        stop: () => stopped.abort(),
        ...(ways.plugin === undefined ? {} : { plugin: ways.plugin }),
    };
}
/** Past the docker program, which takes 50 ms to answer and 100 ms to hand over to buildx. */
async function findShortWays(env) {
    const plugin = await findBuildxPlugin(files/* files */.a, env);
    return {
        ...(plugin === undefined ? {} : { plugin }),
        defaultBuilder: async () => {
            // After buildx has been started: it has more to do than this.
            const { readDefaultBuilder } = await __nccwpck_require__.e(/* import() */ 23).then(__nccwpck_require__.bind(__nccwpck_require__, 92023));
            return readDefaultBuilder(env, files/* files */.a);
        },
    };
}


/***/ }),

/***/ 36769:
/***/ ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _adapters_signals_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(13113);
/* harmony import */ var _inspection_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(52021);


const signal = (0,_adapters_signals_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelOnSignals */ .dJ)();
const inspection = await (0,_inspection_js__WEBPACK_IMPORTED_MODULE_1__/* .startInspection */ .n)(process.env, signal);
// Loaded while docker is at work.
const { runMain } = await Promise.all(/* import() */[__nccwpck_require__.e(292), __nccwpck_require__.e(533)]).then(__nccwpck_require__.bind(__nccwpck_require__, 69533));
process.exitCode = await runMain(inspection, signal);
(0,_adapters_signals_js__WEBPACK_IMPORTED_MODULE_0__/* .endSoon */ .nJ)();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 58450:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ readInput)
/* harmony export */ });
/* unused harmony export readState */
/** The text of an input, untrimmed: what is right there differs from input to input. */
function readInput(name, env) {
    return env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '';
}
/** What main saved, as post gets it. */
function readState(name, env) {
    return env[`STATE_${name}`] ?? '';
}


/***/ }),

/***/ 13532:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ runCommand)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(31421);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_child_process__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(48161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_os__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_readline__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(80481);
/* harmony import */ var node_readline__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__nccwpck_require__.n(node_readline__WEBPACK_IMPORTED_MODULE_2__);



/** How long a child may take to end after SIGTERM before it is killed. */
const KILL_AFTER_MS = 1_500;
/** How long after that its output is still waited for. */
const LET_GO_AFTER_MS = 200;
/**
 * Runs programs through node:child_process: the runner's own exec package can neither be cancelled
 * nor given a time limit, and both are promises of ours (docs/adr/0002).
 */
const runCommand = (argv, options = {}) => {
    const [program, ...args] = argv;
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, {
        // A group of its own: `docker` runs buildx as a child, and both have to hear a signal.
        detached: true,
        stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
        ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
        ...(options.env === undefined ? {} : { env: { ...options.env } }),
    });
    return new Promise((resolve, reject) => {
        const stopper = stopOnDemand(child, options);
        const stdout = lines(child.stdout, options.onStdoutLine, options.collect ?? true);
        const stderr = lines(child.stderr, options.onStderrLine, options.collect ?? true);
        feed(child, options.input);
        child.on('error', (error) => {
            stopper.done();
            if (error.code === 'ENOENT')
                resolve(notFound(argv, options));
            else
                reject(error);
        });
        child.on('close', (code, signal) => {
            const stopped = stopper.done();
            resolve({
                exitCode: code ?? 128 + (signal ? node_os__WEBPACK_IMPORTED_MODULE_1__.constants.signals[signal] : 0),
                stdout: stdout(),
                stderr: stderr(),
                ...(stopped ? { stopped } : {}),
            });
        });
    });
};
/** ENOENT is also what a missing working folder gives; the sentence names both. */
function notFound([program], { cwd }) {
    const where = cwd === undefined ? '' : ` (or the folder ${cwd} does not exist)`;
    return { exitCode: 127, stdout: '', stderr: `${program}: command not found${where}` };
}
/** A child may close its input early; that shows in its exit code, not as an error of ours. */
function feed(child, input) {
    if (input === undefined)
        return;
    child.stdin?.on('error', () => { });
    if (typeof input === 'string')
        child.stdin?.end(input);
    // One that never comes is an empty one.
    else
        input.catch(() => '').then((text) => child.stdin?.end(text));
}
/** Splits a stream into lines and, if wanted, keeps its text. */
function lines(stream, onLine, collect) {
    const chunks = [];
    if (stream === null)
        return () => '';
    stream.setEncoding('utf8');
    if (collect)
        stream.on('data', (chunk) => chunks.push(chunk));
    if (onLine) {
        (0,node_readline__WEBPACK_IMPORTED_MODULE_2__.createInterface)({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', onLine);
        stream.on('data', () => waitForReader(stream));
    }
    else
        stream.resume();
    return () => chunks.join('');
}
/**
 * What arrives line by line is mostly written on. While whoever reads our own output is slower than
 * the child, the child waits, instead of all its lines gathering in this process.
 */
function waitForReader(stream) {
    const full = [process.stdout, process.stderr].find((output) => output.writableNeedDrain);
    if (full === undefined || stream.isPaused())
        return;
    stream.pause();
    full.once('drain', () => stream.resume());
}
function killGroup({ pid }, signal) {
    if (pid === undefined)
        return;
    try {
        process.kill(-pid, signal);
    }
    catch (error) {
        // ESRCH: it has ended in the meantime.
        if (error.code !== 'ESRCH')
            throw error;
    }
}
/**
 * A child is over for us when its output ends. A descendant that left the group can hold that open,
 * and so can a reader of ours that is too slow to take what is left.
 */
function letGo({ stdout, stderr }) {
    stdout?.destroy();
    stderr?.destroy();
}
function stopOnDemand(child, { signal, timeoutMs }) {
    let stopped;
    let killer;
    const stop = (why) => {
        if (stopped)
            return;
        stopped = why;
        killGroup(child, 'SIGTERM');
        killer = setTimeout(() => {
            killGroup(child, 'SIGKILL');
            killer = setTimeout(() => letGo(child), LET_GO_AFTER_MS);
        }, KILL_AFTER_MS);
    };
    const onAbort = () => stop('aborted');
    if (signal?.aborted)
        onAbort();
    else
        signal?.addEventListener('abort', onAbort, { once: true });
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => stop('timeout'), timeoutMs);
    return {
        done: () => {
            clearTimeout(timer);
            clearTimeout(killer);
            signal?.removeEventListener('abort', onAbort);
            return stopped;
        },
    };
}


/***/ }),

/***/ 948:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  E6: () => (/* binding */ buildSettings),
  R0: () => (/* binding */ caBundle),
  nF: () => (/* binding */ cacheFolder),
  gR: () => (/* binding */ cargoHomeFolder),
  JF: () => (/* binding */ definedVariables),
  EM: () => (/* binding */ proxySettings),
  WK: () => (/* binding */ userOfProcess)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
;// CONCATENATED MODULE: ./src/run-context.ts
/** Variables by which buildx and docker/build-push-action are told what no input says. */
const SETTINGS = [
    'BUILDX_METADATA_PROVENANCE',
    'BUILDX_NO_DEFAULT_ATTESTATIONS',
    'BUILDX_SEND_GIT_QUERY_AS_INPUT',
    'DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF',
];

// EXTERNAL MODULE: ./src/workspace/read-cargo-config.ts
var read_cargo_config = __nccwpck_require__(57527);
;// CONCATENATED MODULE: ./src/adapters/environment.ts




/**
 * Where things are kept between runs: `CV_DOCKER_BUILD_CACHE`, else the cache folder that the XDG base
 * directories name.
 */
function cacheFolder(env) {
    const base = env.XDG_CACHE_HOME || (0,external_node_path_.join)((0,external_node_os_.homedir)(), '.cache');
    return env.CV_DOCKER_BUILD_CACHE || (0,external_node_path_.join)(base, 'cv-docker-build');
}
/** Where cargo keeps its own configuration; of the user, where no variable says. */
function cargoHomeFolder(env) {
    return (0,read_cargo_config/* cargoHome */.i)(env) ?? (0,external_node_path_.join)((0,external_node_os_.homedir)(), '.cargo');
}
const PROXY_NAMES = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY', 'FTP_PROXY'];
/** By upper-case name; the lower-case form wins, as it does in curl. */
function proxySettings(env) {
    return Object.fromEntries(PROXY_NAMES.flatMap((name) => {
        const value = env[name.toLowerCase()] || env[name];
        return value ? [[name, value]] : [];
    }));
}
/** The PEM bundle that the host's own programs were told to trust. */
function caBundle(env) {
    const path = env.SSL_CERT_FILE || env.CURL_CA_BUNDLE || env.CARGO_HTTP_CAINFO;
    return path ? { caBundle: path } : {};
}
/** Who runs this process; nothing on a system without such numbers. */
function userOfProcess() {
    const [uid, gid] = [process.getuid?.(), process.getgid?.()];
    return uid === undefined || gid === undefined ? {} : { user: { uid, gid } };
}
/** The variables that are set; the type of process.env allows for others. */
function definedVariables(env) {
    return Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
/** Settings of buildx and of docker/build-push-action that no input says. */
function buildSettings(env) {
    return Object.fromEntries(SETTINGS.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
}


/***/ }),

/***/ 79771:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ files)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);


/** The file system; symbolic links are 'other', so that nothing of ours follows one out of a checkout. */
const files = {
    readText: (path) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8'),
    readTextIfAny: (path) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8').catch(absent),
    writeText: async (path, text, mode = 0o644) => {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, text, { mode });
        // The mode above counts for new files only, and passes through the umask.
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.chmod)(path, mode);
    },
    list: async (folder) => {
        const entries = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder, { withFileTypes: true }).catch(absent)) ?? [];
        return entries
            .map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
            .sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    kindOf: async (path) => {
        const stat = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path).catch(absent);
        return stat ? kindOf(stat) : 'absent';
    },
    makeFolder: async (path) => {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(path, { recursive: true });
    },
    copyFile: async (from, to) => {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(to), { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.copyFile)(from, to);
    },
    remove: (path) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { recursive: true, force: true }),
};
function kindOf(entry) {
    if (entry.isFile())
        return 'file';
    return entry.isDirectory() ? 'folder' : 'other';
}
function absent(error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
        return undefined;
    throw error;
}


/***/ }),

/***/ 13113:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   dJ: () => (/* binding */ cancelOnSignals),
/* harmony export */   nJ: () => (/* binding */ endSoon)
/* harmony export */ });
/* unused harmony export cancelRun */
const SIGNALS = ['SIGINT', 'SIGTERM'];
/** For what is still being written when the run is over. */
const GRACE_MS = 500;
const running = new Set();
let received;
/**
 * Aborts on the first SIGINT or SIGTERM: the build is then stopped in good order and reported as
 * cancelled. The runner sends SIGINT, and SIGTERM 7.5 s later; both mean the same here.
 */
function cancelOnSignals() {
    const controller = new AbortController();
    running.add(controller);
    for (const name of SIGNALS) {
        process.on(name, () => {
            received ??= name;
            controller.abort(name);
        });
    }
    return controller.signal;
}
/** As a signal would, where there is none to wait for. */
function cancelRun(reason) {
    for (const controller of running)
        controller.abort(reason);
}
/**
 * To be called when everything is said and tidied up. A name that the system's resolver still looks for
 * keeps a process for 10 s, and not even `process.exit` would cut that short: a signal that came is
 * then let through.
 */
function endSoon() {
    const name = received;
    if (name === undefined)
        return;
    const end = () => {
        process.removeAllListeners(name);
        process.kill(process.pid, name);
    };
    // Does not keep the process, only ends what does.
    setTimeout(end, GRACE_MS).unref();
}


/***/ }),

/***/ 83916:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ formatInputError),
/* harmony export */   v: () => (/* binding */ ToolError)
/* harmony export */ });
/** One line for one error, the same on both fronts. */
function formatInputError(error) {
    return `${error.input}: ${error.problem}; ${error.remedy}`;
}
/** A tool that the work needs is missing or unfit. The message says what happened, `hint` what to do. */
class ToolError extends Error {
    code;
    hint;
    constructor(code, message, hint, options) {
        super(message, options);
        this.name = 'ToolError';
        this.code = code;
        this.hint = hint;
    }
}


/***/ }),

/***/ 57527:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ readCargoConfigFiles),
/* harmony export */   i: () => (/* binding */ cargoHome)
/* harmony export */ });
/** What cargo reads for a folder, the file that counts most first. */
async function readCargoConfigFiles(folder, cargoHome, files) {
    const folders = [
        ...ancestors(folder).map((one) => `${one}/.cargo`),
        ...(cargoHome ? [cargoHome] : []),
    ];
    const found = await Promise.all([...new Set(folders)].map(async (place) => {
        // The old name wins where both are there.
        for (const path of [`${place}/config`, `${place}/config.toml`]) {
            const text = await files.readTextIfAny(path).catch(() => undefined);
            if (text !== undefined)
                return [{ path, text }];
        }
        return [];
    }));
    return found.flat();
}
/** The folder itself first, the root last; without the slash at the end. */
function ancestors(folder) {
    const parts = folder.split('/').filter(Boolean);
    return [...parts.map((_, index) => `/${parts.slice(0, parts.length - index).join('/')}`), ''];
}
/** `undefined` where neither `CARGO_HOME` nor `HOME` is set. */
function cargoHome(env) {
    return env.CARGO_HOME || (env.HOME ? `${env.HOME}/.cargo` : undefined);
}


/***/ }),

/***/ 42613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 20181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 35317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 76982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 24434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 79896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 58611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 65692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 69278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 34589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 16698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 31421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 37540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 77598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 41314:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dgram");

/***/ }),

/***/ 53053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 40610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 71553:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns/promises");

/***/ }),

/***/ 78474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 73024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 51455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 37067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 32467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 44708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 77030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 48161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 76760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 41792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 80481:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:readline");

/***/ }),

/***/ 80099:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:sqlite");

/***/ }),

/***/ 57075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 46466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

/***/ }),

/***/ 87997:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers");

/***/ }),

/***/ 58500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 41692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 73136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 57975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 73429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 75919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 38522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 70857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 16928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 13193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 53557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 64756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 39023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		id: moduleId,
/******/ 		loaded: false,
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Flag the module as loaded
/******/ 	module.loaded = true;
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/compat get default export */
/******/ (() => {
/******/ 	// getDefaultExport function for compatibility with non-harmony modules
/******/ 	__nccwpck_require__.n = (module) => {
/******/ 		var getter = module && module.__esModule ?
/******/ 			() => (module['default']) :
/******/ 			() => (module);
/******/ 		__nccwpck_require__.d(getter, { a: getter });
/******/ 		return getter;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".main.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/node module decorator */
/******/ (() => {
/******/ 	__nccwpck_require__.nmd = (module) => {
/******/ 		module.paths = [];
/******/ 		if (!module.children) module.children = [];
/******/ 		return module;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(36769);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
