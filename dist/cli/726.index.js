export const id = 726;
export const ids = [726];
export const modules = {

/***/ 79527:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ makeDownloadFiles)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
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


/***/ }),

/***/ 65270:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ toNetworkError)
/* harmony export */ });
/* harmony import */ var _network_network_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97391);

/** Codes of node:dns, node:net, node:tls, llhttp and undici, as their documentation lists them. */
const KINDS = {
    ENOTFOUND: 'dns-missing',
    ENODATA: 'dns-missing',
    EAI_NONAME: 'dns-missing',
    EAI_AGAIN: 'dns-failing',
    EAI_FAIL: 'dns-failing',
    ESERVFAIL: 'dns-failing',
    EREFUSED: 'dns-failing',
    ETIMEOUT: 'dns-failing',
    ECONNREFUSED: 'refused',
    ENETUNREACH: 'unreachable',
    EHOSTUNREACH: 'unreachable',
    ENETDOWN: 'unreachable',
    EHOSTDOWN: 'unreachable',
    EADDRNOTAVAIL: 'unreachable',
    ETIMEDOUT: 'connect-timeout',
    UND_ERR_CONNECT_TIMEOUT: 'connect-timeout',
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls-untrusted',
    UNABLE_TO_GET_ISSUER_CERT: 'tls-untrusted',
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls-untrusted',
    SELF_SIGNED_CERT_IN_CHAIN: 'tls-untrusted',
    DEPTH_ZERO_SELF_SIGNED_CERT: 'tls-untrusted',
    CERT_UNTRUSTED: 'tls-untrusted',
    CERT_HAS_EXPIRED: 'tls-invalid',
    CERT_NOT_YET_VALID: 'tls-invalid',
    CERT_REVOKED: 'tls-invalid',
    ERR_TLS_CERT_ALTNAME_INVALID: 'tls-invalid',
    HOSTNAME_MISMATCH: 'tls-invalid',
    EPROTO: 'tls-failed',
    UND_ERR_HEADERS_TIMEOUT: 'answer-timeout',
    UND_ERR_BODY_TIMEOUT: 'stalled',
    UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'reset',
    UND_ERR_SOCKET: 'reset',
    UND_ERR_INFO: 'reset',
    ECONNRESET: 'reset',
    ECONNABORTED: 'reset',
    EPIPE: 'reset',
};
const SENTENCES = {
    'dns-missing': (host) => `the name ${host} does not exist`,
    'dns-failing': (host) => `the name servers gave no answer for ${host}`,
    refused: (host) => `${host} refuses the connection`,
    unreachable: (host) => `there is no route to ${host}`,
    'connect-timeout': (host) => `${host} does not take the connection`,
    'tls-untrusted': (host) => `the certificate of ${host} is signed by an unknown authority`,
    'tls-invalid': (host) => `the certificate of ${host} is not valid`,
    'tls-failed': (host) => `no TLS connection to ${host} came about`,
    'answer-timeout': (host) => `${host} does not answer`,
    stalled: (host) => `${host} stopped in the middle of its answer`,
    reset: (host) => `${host} broke off the connection`,
    'proxy-refused': (host) => `the proxy refuses the connection to ${host}`,
    protocol: (host) => `what ${host} answers is not HTTP`,
    aborted: (host) => `the request to ${host} was given up`,
};
/** The NetworkError for whatever a socket, TLS or undici threw; `detail` keeps the code for evidence. */
function toNetworkError(error, host) {
    if (error instanceof _network_network_error_js__WEBPACK_IMPORTED_MODULE_0__/* .NetworkError */ .D)
        return error;
    const { kind, code } = classify(error);
    const detail = code === undefined ? '' : ` (${code})`;
    return new _network_network_error_js__WEBPACK_IMPORTED_MODULE_0__/* .NetworkError */ .D(kind, host, `${SENTENCES[kind](host)}${detail}`, { cause: error });
}
function classify(error) {
    if (typeof error !== 'object' || error === null)
        return { kind: 'protocol' };
    // Several addresses were tried: the last says no more than the first.
    const [first] = error.errors ?? [];
    if (first !== undefined)
        return classify(first);
    const thrown = error;
    return ofProxy(thrown.message) ?? ofCode(thrown) ?? ofName(thrown);
}
/** undici says so in words only. */
function ofProxy(message) {
    const found = /^Proxy (?:response|Authentication Required) \((?<status>\d+)\)/.exec(message);
    return found ? { kind: 'proxy-refused', code: `HTTP ${found.groups?.status}` } : undefined;
}
function ofCode({ code }) {
    // That of a DOMException is a number.
    const kind = typeof code === 'string' ? kindOf(code) : undefined;
    return kind && code ? { kind, code } : undefined;
}
function ofName(error) {
    if (error.name === 'TimeoutError')
        return { kind: 'answer-timeout' };
    if (error.name === 'AbortError' || error.code === 'UND_ERR_ABORTED')
        return { kind: 'aborted' };
    if (error.cause !== undefined)
        return classify(error.cause);
    return { kind: 'protocol', ...(error.code ? { code: error.code } : {}) };
}
function kindOf(code) {
    const known = KINDS[code];
    if (known !== undefined)
        return known;
    if (code.startsWith('HPE_'))
        return 'protocol';
    if (code.startsWith('ERR_HTTP2_'))
        return 'reset';
    if (/^ERR_(?:SSL|TLS|OSSL)_/.test(code))
        return 'tls-failed';
    return undefined;
}


/***/ }),

/***/ 77726:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  makeNetworkPorts: () => (/* binding */ makeNetworkPorts),
  O: () => (/* binding */ makePreflightPorts)
});

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
// EXTERNAL MODULE: ./src/adapters/clock.ts + 1 modules
var clock = __webpack_require__(4917);
// EXTERNAL MODULE: ./src/adapters/download-files.ts + 1 modules
var download_files = __webpack_require__(79527);
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
        downloads: (0,download_files/* makeDownloadFiles */.s)(process.pid),
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

/***/ 1599:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  jz: () => (/* binding */ makeProbePorts),
  s: () => (/* binding */ readCaBundles)
});

// UNUSED EXPORTS: SYSTEM_CA_BUNDLES

// EXTERNAL MODULE: external "node:dgram"
var external_node_dgram_ = __webpack_require__(41314);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: ./src/network/network-error.ts
var network_error = __webpack_require__(97391);
// EXTERNAL MODULE: ./src/adapters/network-faults.ts
var network_faults = __webpack_require__(65270);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:dns/promises"
var external_node_dns_promises_ = __webpack_require__(71553);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(80481);
;// CONCATENATED MODULE: ./src/adapters/probe-names.ts





/**
 * getaddrinfo cannot be given up: it may block for half a minute, it does so in one of four threads
 * that files need too, and the process cannot end before it. So it runs in a process of its own that
 * can be killed. Lines in: names; lines out: JSON.
 */
const CHILD = `
const { lookup } = require('node:dns')
const lines = require('node:readline').createInterface({ input: process.stdin })
lines.on('line', (host) => lookup(host, { all: true }, (error, found) => {
  const addresses = error ? [] : found.map(({ address }) => address)
  process.stdout.write(JSON.stringify({ host, addresses, code: error?.code }) + '\\n')
}))
lines.on('close', () => process.exit())
`;
const THREADS = '32';
/** As programs of this machine resolve names; the process behind it starts with the first question. */
function makeSystemResolver(env) {
    const waiting = new Map();
    let child;
    const fail = () => {
        for (const host of [...waiting.keys()])
            settle({ host, addresses: [], code: 'EAI_FAIL' });
    };
    const settle = (answer) => {
        for (const done of waiting.get(answer.host) ?? [])
            done(answer);
        waiting.delete(answer.host);
    };
    const start = () => {
        const started = spawnChild(env);
        (0,external_node_readline_.createInterface)({ input: started.stdout }).on('line', (line) => settle(JSON.parse(line)));
        started.on('error', fail);
        started.on('exit', fail);
        return started;
    };
    return {
        resolve: async (host, signal) => {
            child ??= start();
            const others = waiting.get(host);
            const answer = await new Promise((resolve) => {
                waiting.set(host, [...(others ?? []), resolve]);
                signal.addEventListener('abort', () => resolve({ host, addresses: [], code: 'EAI_AGAIN' }));
                if (others === undefined)
                    child?.stdin.write(`${host}\n`);
            });
            if (answer.code === undefined)
                return answer.addresses;
            throw (0,network_faults/* toNetworkError */.U)({ code: answer.code, message: answer.code }, host);
        },
        close: () => {
            child?.kill('SIGKILL');
        },
    };
}
function spawnChild(env) {
    // Options for our own Node (a loader, a debugger) are none of this one's.
    const { NODE_OPTIONS: _ours, ...rest } = env;
    const child = (0,external_node_child_process_.spawn)(process.execPath, ['-e', CHILD], {
        env: { ...rest, UV_THREADPOOL_SIZE: THREADS },
        stdio: ['pipe', 'pipe', 'ignore'],
    });
    // Written to after it died: `exit` tells that better.
    child.stdin.on('error', () => { });
    return child;
}
/** Addresses that one name server gives: of IPv4, or of IPv6 where there are none of IPv4. */
async function resolveWith(server, host, signal) {
    const resolver = new external_node_dns_promises_.Resolver({ timeout: 600, tries: 2 });
    resolver.setServers([server]);
    const cancel = () => resolver.cancel();
    signal.addEventListener('abort', cancel, { once: true });
    try {
        return await resolver.resolve4(host).catch((error) => {
            if (error.code !== 'ENODATA')
                throw error;
            return resolver.resolve6(host);
        });
    }
    catch (error) {
        throw unanswered(server, host, error);
    }
    finally {
        signal.removeEventListener('abort', cancel);
    }
}
/** A name server that refuses or is not reached says nothing about the name. */
function unanswered(server, host, error) {
    const isMissing = error.code === 'ENOTFOUND' || error.code === 'ENODATA';
    const kind = isMissing ? 'dns-missing' : 'dns-failing';
    const words = isMissing ? `does not know ${host}` : `gives no answer for ${host}`;
    return new network_error/* NetworkError */.D(kind, host, `${server} ${words} (${error.code})`, { cause: error });
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
;// CONCATENATED MODULE: ./src/adapters/probe-tls.ts






/**
 * Tells who signed a certificate: first only the authorities of Node are trusted, and when those do
 * not know the signer, one bundle of this machine after the other. So no list of public authorities
 * has to be compared by hand, and cross-signed chains are judged as every client judges them.
 */
function makeTlsHandshake(readBundles) {
    let publicContext;
    return async (target, signal) => {
        publicContext ??= (0,external_node_tls_.createSecureContext)({ ca: [...external_node_tls_.rootCertificates] });
        const { code, ...certificate } = await shake(target, publicContext, signal);
        if (code === undefined)
            return { ...certificate, isPublic: true };
        const kind = kindOf(code, target.serverName);
        if (kind === 'tls-invalid')
            return { ...certificate, isPublic: true, fault: { kind, code } };
        const found = await tryBundles(await readBundles(), target, signal);
        const fault = { kind, code };
        return { ...certificate, isPublic: false, ...(found ?? { fault }) };
    };
}
/** `undefined` when no bundle knows the authority. */
async function tryBundles(bundles, target, signal) {
    for (const { path, pem } of bundles) {
        const context = contextOf(pem);
        const { code } = context ? await shake(target, context, signal) : { code: 'CERT_UNTRUSTED' };
        if (code === undefined)
            return { caBundle: path };
        const kind = kindOf(code, target.serverName);
        if (kind === 'tls-invalid')
            return { fault: { kind, code } };
    }
    return undefined;
}
/** `undefined` for a file that holds no certificates. */
function contextOf(pem) {
    try {
        return (0,external_node_tls_.createSecureContext)({ ca: pem });
    }
    catch {
        return undefined;
    }
}
function kindOf(code, host) {
    const { kind } = (0,network_faults/* toNetworkError */.U)({ code, message: code }, host);
    return kind === 'tls-untrusted' ? 'tls-untrusted' : 'tls-invalid';
}
async function shake(target, secureContext, signal) {
    const { address, port, serverName, tunnel } = target;
    const through = tunnel && (await openTunnel(target, tunnel, signal));
    const socket = (0,external_node_tls_.connect)({
        ...(through ? { socket: through, host: serverName } : { host: address, port }),
        // An address is no server name (RFC 6066); then the certificate has to be made for the `host`.
        ...((0,external_node_net_.isIP)(serverName) === 0 ? { servername: serverName } : {}),
        secureContext,
        rejectUnauthorized: false,
        ALPNProtocols: ['h2', 'http/1.1'],
    });
    const stop = () => socket.destroy(new Error('given up'));
    signal.addEventListener('abort', stop, { once: true });
    return await new Promise((resolve, reject) => {
        socket.once('secureConnect', () => {
            const code = codeOf(socket.authorizationError);
            resolve({ ...describe(socket), ...(code === undefined ? {} : { code }) });
        });
        socket.once('error', (error) => reject(tlsError(error, serverName)));
        socket.once('close', () => reject(tlsError(new Error('closed'), serverName)));
    }).finally(() => {
        signal.removeEventListener('abort', stop);
        socket.destroy();
    });
}
/** Node's own type says Error; it is the code, or the message of one without a code. */
function codeOf(error) {
    if (error === null || error === undefined)
        return undefined;
    return typeof error === 'string'
        ? error
        : (error.code ?? String(error));
}
/** Between connecting and encryption: whatever ends it there is a fault of TLS. */
function tlsError(error, host) {
    const code = error.code === undefined ? '' : ` (${error.code})`;
    const words = `no TLS connection to ${host} came about${code}`;
    return new network_error/* NetworkError */.D('tls-failed', host, words, { cause: error });
}
function describe(socket) {
    const certificate = socket.getPeerCertificate();
    const { CN, O } = certificate.issuer ?? {};
    const issuer = [CN ?? O ?? 'an authority without a name'].flat().join(', ');
    const validTo = new Date(certificate.valid_to ?? Number.NaN);
    return {
        issuer,
        validTo: Number.isNaN(validTo.getTime()) ? '' : validTo.toISOString(),
    };
}
/** CONNECT through a proxy of HTTP or HTTPS. */
function openTunnel({ address, port, serverName }, { authority, proxyUrl }, signal) {
    const proxy = new URL(proxyUrl);
    const user = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
    const basic = `Basic ${Buffer.from(user).toString('base64')}`;
    return new Promise((resolve, reject) => {
        const request = (proxy.protocol === 'https:' ? external_node_https_.request : external_node_http_.request)({
            host: address,
            port,
            method: 'CONNECT',
            path: authority,
            agent: false,
            signal,
            servername: proxy.hostname,
            headers: {
                host: authority,
                ...(proxy.username === '' ? {} : { 'proxy-authorization': basic }),
            },
        });
        const refuse = (status) => {
            const words = `the proxy refuses the connection to ${serverName} (HTTP ${status})`;
            reject(new network_error/* NetworkError */.D('proxy-refused', serverName, words));
        };
        request.once('connect', ({ statusCode }, socket) => {
            if (statusCode === 200)
                resolve(socket);
            else {
                socket.destroy();
                refuse(statusCode);
            }
        });
        request.once('response', (response) => {
            response.destroy();
            refuse(response.statusCode);
        });
        request.once('error', (error) => reject((0,network_faults/* toNetworkError */.U)(error, proxy.host)));
        request.end();
    });
}

;// CONCATENATED MODULE: ./src/adapters/network-probes.ts







/** Where the distributions keep the authorities that a machine trusts. */
const SYSTEM_CA_BUNDLES = [
    '/etc/ssl/certs/ca-certificates.crt',
    '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
    '/etc/pki/tls/certs/ca-bundle.crt',
    '/etc/ssl/ca-bundle.pem',
    '/etc/ssl/cert.pem',
];
/** Anycast addresses of Cloudflare's name servers; nothing is sent to them for this. */
const FAR_AWAY = { 4: '1.1.1.1', 6: '2606:4700:4700::1111' };
/**
 * The bundles of this machine, that of the environment first; each once, as distributions link one to
 * the other.
 */
async function readCaBundles(own) {
    const paths = [...new Set([...(own === undefined ? [] : [own]), ...SYSTEM_CA_BUNDLES])];
    const read = await Promise.all(paths.map(async (path) => ({ path, pem: await (0,promises_.readFile)(path, 'utf8').catch(() => '') })));
    const found = read.filter(({ pem }) => pem.includes('-----BEGIN CERTIFICATE-----'));
    return found.filter(({ pem }, at) => found.findIndex((one) => one.pem === pem) === at);
}
/** The single layers of the network made real. Nothing happens before the first question. */
function makeProbePorts(settings) {
    const { transport, clock, env, credentialsFor, readBundles } = settings;
    const system = makeSystemResolver(env);
    let bundles;
    const readOnce = () => {
        bundles ??= readBundles();
        return bundles;
    };
    return {
        resolveSystem: system.resolve,
        resolveWith: resolveWith,
        connect,
        tlsHandshake: makeTlsHandshake(readOnce),
        hasRoute,
        transport,
        clock,
        credentialsFor,
        close: system.close,
    };
}
function connect({ address, port }, signal) {
    return new Promise((resolve, reject) => {
        const socket = (0,external_node_net_.connect)({ host: address, port });
        const stop = () => {
            socket.destroy();
            reject(new network_error/* NetworkError */.D('connect-timeout', address, `${address} does not answer`));
        };
        signal.addEventListener('abort', stop, { once: true });
        socket.once('connect', () => {
            signal.removeEventListener('abort', stop);
            // Orderly, unlike destroy(): a server should not write an error into its log because of us.
            socket.end();
            socket.unref();
            resolve();
        });
        socket.on('error', (error) => {
            signal.removeEventListener('abort', stop);
            reject((0,network_faults/* toNetworkError */.U)(error, address));
        });
    });
}
/** The kernel looks for the way when a datagram socket is given its peer; no packet leaves for that. */
function hasRoute(family) {
    return new Promise((resolve) => {
        const socket = (0,external_node_dgram_.createSocket)(family === 4 ? 'udp4' : 'udp6');
        // Node gives the error to the function, though its types do not say so.
        const onConnect = (error) => {
            socket.close();
            resolve(!error);
        };
        socket.on('error', () => resolve(false));
        socket.connect(53, FAR_AWAY[family], onConnect);
    });
}


/***/ }),

/***/ 82710:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readNetworkSettings: () => (/* binding */ readNetworkSettings)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _preflight_proxy_route_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27579);
/* harmony import */ var _environment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(948);
/* harmony import */ var _network_probes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1599);




const BEGIN = '-----BEGIN CERTIFICATE-----';
/**
 * Proxy and trusted authorities as the other programs of this machine use them; a bundle holds the
 * public authorities, too. One that is not there is passed over: what it was needed for says so.
 */
async function readNetworkSettings(env) {
    const [bundle] = await (0,_network_probes_js__WEBPACK_IMPORTED_MODULE_3__/* .readCaBundles */ .s)((0,_environment_js__WEBPACK_IMPORTED_MODULE_2__/* .caBundle */ .R0)(env).caBundle);
    const extra = env.NODE_EXTRA_CA_CERTS;
    const own = extra ? await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(extra, 'utf8').catch(() => '') : '';
    // What is no certificate would end every handshake.
    const all = [...new Set([bundle?.pem ?? '', own])].filter((pem) => pem.includes(BEGIN));
    const caPem = all.join('\n');
    return { proxy: (0,_preflight_proxy_route_js__WEBPACK_IMPORTED_MODULE_1__/* .usableProxies */ .r_)((0,_environment_js__WEBPACK_IMPORTED_MODULE_2__/* .proxySettings */ .EM)(env)), ...(caPem === '' ? {} : { caPem }) };
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
