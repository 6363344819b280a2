export const id = 967;
export const ids = [967];
export const modules = {

/***/ 32967:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  makeNetworkPorts: () => (/* binding */ makeNetworkPorts)
});

// UNUSED EXPORTS: makePreflightPorts

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./src/workspace/cargo-manifest.ts
var cargo_manifest = __webpack_require__(1971);
// EXTERNAL MODULE: ./src/workspace/read-cargo-config.ts
var read_cargo_config = __webpack_require__(57527);
// EXTERNAL MODULE: ./src/fetch/crates/cargo-config.ts
var cargo_config = __webpack_require__(57676);
;// CONCATENATED MODULE: ./src/fetch/crates/tokens.ts



/** As cargo looks it up: the environment first, then credentials.toml and config.toml of CARGO_HOME. */
function tokenReader(env, files) {
    return async (registryName) => {
        const given = env[(0,cargo_config/* registryVariable */.EW)(registryName, 'TOKEN')];
        if (given)
            return given;
        const home = (0,read_cargo_config/* cargoHome */.i)(env);
        if (home === undefined)
            return undefined;
        for (const name of ['credentials.toml', 'credentials', 'config.toml', 'config']) {
            const text = await files.readTextIfAny(`${home}/${name}`).catch(() => undefined);
            const token = text === undefined ? undefined : tokenIn(text, registryName);
            if (token !== undefined)
                return token;
        }
        return undefined;
    };
}
function tokenIn(text, registryName) {
    const toml = (0,cargo_manifest/* parseToml */.M)(text, 'credentials.toml');
    const registries = toml.ok ? toml.value.registries : undefined;
    const entry = registries?.[registryName];
    return typeof entry?.token === 'string' ? entry.token : undefined;
}

// EXTERNAL MODULE: ./src/image/credentials.ts
var credentials = __webpack_require__(50791);
// EXTERNAL MODULE: ./src/adapters/clock.ts
var clock = __webpack_require__(33350);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./src/adapters/partial-file.ts




/** Of everything that is fetched: 2000-01-01, as archives exist that cannot express 1970. */
const FIXED_TIME_SEC = 946_684_800;
/** Written in pieces of at least this size: many crates are one, and no more than this is lost by a kill. */
const PIECE_BYTES = 32 * 1024;
/** Read back in pieces of this size. */
const READ_BYTES = 1024 * 1024;
/** `names` are the partial files in the folder of `target`; what is kept here is added to them. */
async function makePartial(target, path, names) {
    const content = { path, ...nothing(), file: undefined, failed: false };
    const older = [...names].filter((name) => name.startsWith(`${(0,external_node_path_.basename)(target)}.`));
    await adopt(content, (0,external_node_path_.dirname)(target), older);
    return {
        sizeBytes: () => content.sizeBytes,
        append: async (bytes) => {
            add(content, bytes);
            if (content.waitingBytes >= PIECE_BYTES)
                await flush(content);
        },
        restart: async () => {
            Object.assign(content, nothing());
            await content.file?.truncate(0);
        },
        sha256: () => content.hash.copy().digest('hex'),
        finish: async () => {
            await flush(content);
            await seal(content);
            await (0,promises_.rename)(path, target);
            await removeLeft((0,external_node_path_.dirname)(target), older, names);
        },
        close: async () => {
            if (content.waitingBytes > 0 && !content.failed)
                await flush(content);
            const { file } = content;
            content.file = undefined;
            await file?.close();
            if (file === undefined)
                return;
            if (content.sizeBytes === 0)
                await (0,promises_.rm)(path, { force: true });
            else
                names.add((0,external_node_path_.basename)(path));
        },
    };
}
function nothing() {
    return { hash: (0,external_node_crypto_.createHash)('sha256'), sizeBytes: 0, waiting: [], waitingBytes: 0 };
}
function add(content, bytes) {
    content.hash.update(bytes);
    content.sizeBytes += bytes.length;
    content.waiting.push(bytes);
    content.waitingBytes += bytes.length;
}
async function flush(content) {
    const bytes = Buffer.concat(content.waiting);
    const at = content.sizeBytes - bytes.length;
    content.failed = true;
    content.file ??= await (0,promises_.open)(content.path, 'w', 0o644);
    for (let done = 0; done < bytes.length;) {
        done += (await content.file.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
    }
    content.failed = false;
    content.waiting = [];
    content.waitingBytes = 0;
}
async function seal(content) {
    const { file } = content;
    content.file = undefined;
    await file?.chmod(0o644);
    await file?.utimes(FIXED_TIME_SEC, FIXED_TIME_SEC);
    await file?.close();
}
/** Begins with the longest of what is there. */
async function adopt(content, folder, names) {
    const sized = await Promise.all(names.map(async (name) => {
        const stat = await (0,promises_.lstat)((0,external_node_path_.join)(folder, name)).catch(() => undefined);
        return { path: (0,external_node_path_.join)(folder, name), sizeBytes: stat?.isFile() ? stat.size : 0 };
    }));
    const [longest] = sized.sort((a, b) => b.sizeBytes - a.sizeBytes);
    if (longest === undefined || longest.sizeBytes === 0)
        return;
    try {
        for await (const chunk of (0,external_node_fs_.createReadStream)(longest.path, { highWaterMark: READ_BYTES })) {
            add(content, chunk);
            await flush(content);
        }
    }
    catch (error) {
        // Its owner finished it in the meantime.
        if (error.code !== 'ENOENT')
            throw error;
    }
}
/** Those of living processes are theirs to finish. */
async function removeLeft(folder, left, names) {
    for (const name of left) {
        const [, owner] = /\.(\d+)-[0-9a-f]+\.partial$/.exec(name) ?? [];
        if (owner !== undefined && isAlive(Number(owner)))
            continue;
        names.delete(name);
        await (0,promises_.rm)((0,external_node_path_.join)(folder, name), { force: true });
    }
}
function isAlive(processId) {
    if (processId === process.pid)
        return false;
    try {
        process.kill(processId, 0);
        return true;
    }
    catch (error) {
        return error.code === 'EPERM';
    }
}

;// CONCATENATED MODULE: ./src/adapters/download-files.ts





/** A file system that cannot link, or not from there to here. */
const CANNOT_LINK = ['EXDEV', 'EPERM', 'ENOTSUP', 'EMLINK', 'EACCES', 'ENOSYS'];
/** Files of a fetch. One of these remembers what lay beside its targets when it first looked. */
function makeDownloadFiles(processId) {
    const listings = new Map();
    const listing = (folder) => {
        const known = listings.get(folder) ?? list(folder);
        listings.set(folder, known);
        return known;
    };
    return {
        openPartial: async (target) => {
            const names = await listing((0,external_node_path_.dirname)(target));
            const token = `${processId}-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
            return makePartial(target, `${target}.${token}.partial`, names);
        },
        sha256Of: async (path) => {
            const hash = (0,external_node_crypto_.createHash)('sha256');
            try {
                for await (const chunk of (0,external_node_fs_.createReadStream)(path, { highWaterMark: 1 << 20 })) {
                    hash.update(chunk);
                }
            }
            catch (error) {
                return absent(error);
            }
            return hash.digest('hex');
        },
        readBytes: (path) => (0,promises_.readFile)(path),
        linkOrCopy,
        writeFixed: async (path, text) => {
            await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
            await (0,promises_.writeFile)(path, text);
            await fix(path, 0o644);
        },
        fixTree,
        moveFolder: async (from, to) => {
            await (0,promises_.mkdir)((0,external_node_path_.dirname)(to), { recursive: true });
            try {
                await (0,promises_.rename)(from, to);
                return true;
            }
            catch (error) {
                const { code } = error;
                if (code === 'ENOTEMPTY' || code === 'EEXIST')
                    return false;
                throw error;
            }
        },
        touch: async (folder) => {
            const now = new Date();
            return (await (0,promises_.utimes)(folder, now, now).then(() => true, absent)) ?? false;
        },
        stat: async (path) => {
            const found = await (0,promises_.lstat)(path).catch(absent);
            return found && { modifiedMs: found.mtimeMs, changedMs: found.ctimeMs, names: found.nlink };
        },
    };
}
async function list(folder) {
    await (0,promises_.mkdir)(folder, { recursive: true });
    return new Set((await (0,promises_.readdir)(folder)).filter((name) => name.endsWith('.partial')));
}
async function linkOrCopy(from, to) {
    try {
        await (0,promises_.link)(from, to);
    }
    catch (error) {
        if (!CANNOT_LINK.includes(error.code ?? ''))
            throw error;
        await (0,promises_.copyFile)(from, to, promises_.constants.COPYFILE_FICLONE);
        await fix(to, 0o644);
    }
}
async function fixTree(folder) {
    const entries = await (0,promises_.readdir)(folder, { withFileTypes: true });
    await Promise.all(entries.map(async (entry) => {
        const path = (0,external_node_path_.join)(folder, entry.name);
        if (entry.isDirectory())
            await fixTree(path);
        else if (entry.isFile())
            await fixFile(path);
    }));
    await fix(folder, 0o755);
}
/** Scripts that a crate's build starts stay executable. */
async function fixFile(path) {
    const { mode, mtimeMs } = await (0,promises_.lstat)(path);
    const wanted = (mode & 0o100) === 0 ? 0o644 : 0o755;
    if ((mode & 0o777) !== wanted || mtimeMs !== FIXED_TIME_SEC * 1000)
        await fix(path, wanted);
}
async function fix(path, mode) {
    await (0,promises_.chmod)(path, mode);
    await (0,promises_.utimes)(path, FIXED_TIME_SEC, FIXED_TIME_SEC);
}
function absent(error) {
    const { code } = error;
    if (code === 'ENOENT' || code === 'ENOTDIR')
        return undefined;
    throw error;
}

// EXTERNAL MODULE: ./src/adapters/engine-endpoint.ts
var engine_endpoint = __webpack_require__(22272);
// EXTERNAL MODULE: ./src/adapters/environment.ts + 1 modules
var environment = __webpack_require__(948);
// EXTERNAL MODULE: ./src/adapters/files.ts
var files = __webpack_require__(79771);
// EXTERNAL MODULE: ./src/adapters/network-probes.ts + 2 modules
var network_probes = __webpack_require__(1599);
// EXTERNAL MODULE: ./src/adapters/network-settings.ts
var network_settings = __webpack_require__(82710);
// EXTERNAL MODULE: ./src/adapters/transport.ts + 2 modules
var adapters_transport = __webpack_require__(80210);
;// CONCATENATED MODULE: ./src/adapters/network-ports.ts












/** Everything real, over the environment that docker's commands have. */
async function makeNetworkPorts(env, run) {
    return {
        settings: await (0,network_settings.readNetworkSettings)(env),
        makeTransport: oncePerSettings(),
        makeProbes: (transport) => makePreflightPorts(env, transport, run),
        downloads: makeDownloadFiles(process.pid),
        random: Math.random,
        processId: process.pid,
        credentialsFor: credentialsReader(env, run),
        tokenFor: tokenReader(env, files/* files */.a),
        cargoFiles: (folder) => (0,read_cargo_config/* readCargoConfigFiles */.S)(folder, (0,environment/* cargoHomeFolder */.gR)(env), files/* files */.a),
    };
}
/** Stages that use the network in the same way share its connections, and the reading of the authorities. */
function oncePerSettings() {
    const made = new WeakMap();
    return (settings) => {
        const transport = made.get(settings) ?? (0,adapters_transport.makeTransport)(settings);
        made.set(settings, transport);
        return transport;
    };
}
/** What preflight probes with, the questions to docker included. `runHelper` runs credential helpers. */
function makePreflightPorts(env, transport, run, runHelper = run) {
    const probes = (0,network_probes/* makeProbePorts */.jz)({
        transport,
        clock: clock/* clock */.p,
        env,
        credentialsFor: credentialsReader(env, runHelper),
        readBundles: () => (0,network_probes/* readCaBundles */.s)((0,environment/* caBundle */.R0)(env).caBundle),
    });
    const readText = (path) => (0,promises_.readFile)(path, 'utf8').catch(() => undefined);
    return { ...probes, docker: { run, readText, freeBytes } };
}
function credentialsReader(env, run) {
    const deps = { files: files/* files */.a, run, dockerConfigFolder: (0,engine_endpoint/* dockerConfigFolder */.P)(env) };
    return (registry) => (0,credentials/* readCredentials */.L)(registry, deps);
}
async function freeBytes(path) {
    const found = await (0,promises_.statfs)(path).catch(() => undefined);
    return found && found.bavail * found.bsize;
}


/***/ }),

/***/ 80210:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  makeTransport: () => (/* binding */ makeTransport)
});

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./src/version.ts
var version = __webpack_require__(311);
// EXTERNAL MODULE: ./src/adapters/network-faults.ts
var network_faults = __webpack_require__(65270);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
// EXTERNAL MODULE: ./node_modules/undici/index.js
var undici = __webpack_require__(46752);
// EXTERNAL MODULE: external "node:dns"
var external_node_dns_ = __webpack_require__(40610);
// EXTERNAL MODULE: external "node:dns/promises"
var promises_ = __webpack_require__(71553);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./src/adapters/transport-lookup.ts



/** Node gives an address 250 ms by default: too short for a slow link (nodejs/node#52216). */
const FAMILY_ATTEMPT_MS = 2_000;
/** Node's own connecting, but for whom it asks for addresses and which of them it uses. */
function lookupOptions({ resolvers, family }) {
    const lookup = (host, wanted, done) => {
        const all = { ...wanted, all: true, family: family ?? wanted.family ?? 0 };
        if (resolvers === undefined || (0,external_node_net_.isIP)(host) !== 0) {
            (0,external_node_dns_.lookup)(host, all, (error, found) => answer(error, found ?? []));
            return;
        }
        resolveWith(resolvers, host, family).then((found) => answer(null, found), (error) => answer(error, []));
        function answer(error, found) {
            const [first] = found;
            if (error || !first)
                done(error ?? missing(host), '', 4);
            else if (wanted.all)
                done(null, [...found]);
            else
                done(null, first.address, first.family);
        }
    };
    return {
        lookup,
        autoSelectFamily: true,
        autoSelectFamilyAttemptTimeout: FAMILY_ATTEMPT_MS,
    };
}
async function resolveWith(servers, host, family) {
    const resolver = new promises_.Resolver({ timeout: 2_000, tries: 2 });
    resolver.setServers(servers);
    const [v4, v6] = await Promise.allSettled([
        family === 6 ? [] : resolver.resolve4(host),
        family === 4 ? [] : resolver.resolve6(host),
    ]);
    const found = [
        ...(v4.status === 'fulfilled' ? v4.value : []).map((address) => ({ address, family: 4 })),
        ...(v6.status === 'fulfilled' ? v6.value : []).map((address) => ({ address, family: 6 })),
    ];
    if (found.length === 0 && v4.status === 'rejected')
        throw v4.reason;
    if (found.length === 0 && v6.status === 'rejected')
        throw v6.reason;
    return found;
}
function missing(host) {
    return Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' });
}

;// CONCATENATED MODULE: ./src/adapters/transport-dispatcher.ts



const CONNECT_TIMEOUT_MS = 10_000;
/**
 * What may be under way without being read. By default all requests on a connection of HTTP/2 share
 * 512 KiB for each round trip, which made 97 crates take five times as long at 50 ms.
 */
const STREAM_WINDOW_BYTES = 8 * 1024 * 1024;
const CONNECTION_WINDOW_BYTES = 32 * 1024 * 1024;
/** To one server. With HTTP/2 each carries a hundred requests, with HTTP/1.1 one. */
const CONNECTIONS = 8;
/**
 * `allowH2`: not for uploads. All that is sent on one connection of HTTP/2 waits for the slowest, and
 * is lost with it.
 */
function makeDispatcher(settings, proxyTimeoutMs, allowH2) {
    const { HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY } = settings.proxy;
    const tls = {
        ...trustOf(settings),
        timeout: CONNECT_TIMEOUT_MS,
        ...lookupOptions(settings),
    };
    const agent = {
        allowH2,
        initialWindowSize: STREAM_WINDOW_BYTES,
        connectionWindowSize: CONNECTION_WINDOW_BYTES,
        connect: tls,
        ...(allowH2 ? { factory: makePool } : { connections: CONNECTIONS }),
    };
    const httpProxy = HTTP_PROXY ?? ALL_PROXY;
    const httpsProxy = HTTPS_PROXY ?? ALL_PROXY;
    if (!httpProxy && !httpsProxy)
        return new undici/* Agent */.g6(agent);
    return new undici/* EnvHttpProxyAgent */.J2({
        ...agent,
        // By default a proxy may take five minutes to answer a CONNECT.
        clientFactory: (origin, options) => new undici/* Pool */.bC(origin, { ...options, headersTimeout: proxyTimeoutMs }),
        // Empty, not absent: undici would look into the environment, which is not ours to read here.
        httpProxy: httpProxy ?? '',
        httpsProxy: httpsProxy ?? '',
        noProxy: NO_PROXY ?? '',
        requestTls: tls,
        proxyTls: tls,
        // As every other program asks for http: proxies seldom allow CONNECT to any port but 443.
        proxyTunnel: false,
    });
}
/** Read once: the authorities of a site take 15 ms, which every connection would pay anew. */
function trustOf({ caPem }) {
    if (caPem === undefined)
        return {};
    return { secureContext: (0,external_node_tls_.createSecureContext)({ ca: [...external_node_tls_.rootCertificates, caPem] }) };
}
function makePool(origin, options) {
    return new undici/* Pool */.bC(origin, { ...options, connections: CONNECTIONS, factory: makeClient });
}
/** Requests at once on a connection of HTTP/2; servers allow 100 and more. */
const STREAMS = 100;
/**
 * undici takes one number of requests for a connection of either protocol, set before it is known which
 * it will be: so it is set when the connection is there.
 */
function makeClient(origin, options) {
    const { connect } = options;
    const dial = typeof connect === 'function' ? connect : (0,undici/* buildConnector */.gU)({ ...connect, allowH2: true });
    const client = new undici/* Client */.Kj(origin, {
        ...options,
        connect: (wanted, done) => dial(wanted, (...[error, socket]) => {
            if (error !== null)
                return done(error, null);
            const isHttp2 = 'alpnProtocol' in socket && socket.alpnProtocol === 'h2';
            client.pipelining = isHttp2 ? STREAMS : 1;
            return done(null, socket);
        }),
    });
    return client;
}

;// CONCATENATED MODULE: ./src/adapters/transport.ts




const ANSWER_TIMEOUT_MS = 15_000;
const STALL_TIMEOUT_MS = 20_000;
/**
 * Of a body that waits to be read. A server that closes an HTTP/1.1 connection meanwhile would end this
 * process (nodejs/undici#5360): so nothing waits in the socket that is not larger than this.
 */
const BODY_BUFFER_BYTES = 64 * 1024 * 1024;
/** crates.io refuses whoever does not say who he is. */
const USER_AGENT = `cv-docker-build/${version/* VERSION */.x}`;
/**
 * The real transport, over undici: kept connections, HTTP/2, proxies by CONNECT. Close it by letting
 * the process end; kept connections do not hold it.
 */
function makeTransport(settings, proxyTimeoutMs = ANSWER_TIMEOUT_MS) {
    const dispatcher = makeDispatcher(settings, proxyTimeoutMs, true);
    let uploader;
    return async (url, request = {}) => {
        const { host, origin, pathname, search } = new URL(url);
        try {
            if (request.upload)
                uploader ??= makeDispatcher(settings, proxyTimeoutMs, false);
            const via = (request.upload && uploader) ?? dispatcher;
            const asked = via.request({ origin, path: pathname + search, ...options(request) });
            const answer = await orAborted(asked, request.signal);
            return {
                status: answer.statusCode,
                headers: plainHeaders(answer.headers),
                body: readBody(answer.body, host),
                discard: () => discard(answer.body),
            };
        }
        catch (error) {
            throw (0,network_faults/* toNetworkError */.U)(error, host);
        }
    };
}
/** undici hears a signal only once there is a connection, which may take as long as one may. */
function orAborted(asked, signal) {
    if (signal === undefined)
        return asked;
    return new Promise((resolve, reject) => {
        const stop = () => reject(reasonOf(signal));
        if (signal.aborted)
            stop();
        signal.addEventListener('abort', stop, { once: true });
        const forget = () => signal.removeEventListener('abort', stop);
        asked.finally(forget).then(resolve, reject);
    });
}
/** An exception, also where somebody gave the name of a signal of the system as the reason. */
function reasonOf({ reason }) {
    return typeof reason === 'object' ? reason : new DOMException('given up', 'AbortError');
}
function options({ method = 'GET', body, upload, signal, ...rest }) {
    const { headers, ...timeouts } = rest;
    const length = upload ? { 'content-length': `${upload.sizeBytes}` } : {};
    return {
        method,
        headers: { 'user-agent': USER_AGENT, ...headers, ...length },
        headersTimeout: timeouts.answerTimeoutMs ?? ANSWER_TIMEOUT_MS,
        bodyTimeout: timeouts.stallTimeoutMs ?? STALL_TIMEOUT_MS,
        highWaterMark: BODY_BUFFER_BYTES,
        ...(body === undefined ? {} : { body }),
        // A stream, not an iterable: undici lets go of one when the answer comes before its end.
        ...(upload ? { body: external_node_stream_.Readable.from(upload.open(), { objectMode: false }) } : {}),
        ...(signal === undefined ? {} : { signal }),
    };
}
async function* readBody(body, host) {
    try {
        for await (const chunk of body)
            yield chunk;
    }
    catch (error) {
        throw (0,network_faults/* toNetworkError */.U)(error, host);
    }
}
/** A short rest is read, so that the connection can be used again; a long one is cut off. */
async function discard(body) {
    await body.dump({ limit: 64 * 1024 }).catch(() => { });
}
function plainHeaders(headers) {
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [
        name.toLowerCase(),
        Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]));
}


/***/ })

};
