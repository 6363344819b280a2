export const id = 207;
export const ids = [207,273,210,710];
export const modules = {

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


/***/ }),

/***/ 40560:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EC: () => (/* binding */ checkOption),
/* harmony export */   Tt: () => (/* binding */ readOptions),
/* harmony export */   oD: () => (/* binding */ readWhole)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_util__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _inputs_nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13915);


/** Reads a command's arguments; everything that is wrong at once. */
function readOptions(args, table, maxPositionals) {
    const { tokens, positionals } = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({
        args: [...args],
        options: Object.fromEntries(Object.entries(table).map(([name, { type, short }]) => [
            name,
            { type, multiple: true, ...(short ? { short } : {}) },
        ])),
        strict: false,
        allowPositionals: true,
        tokens: true,
    });
    const options = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []));
    const errors = [
        ...options.flatMap((option) => checkOption(option, table)),
        ...checkRepeated(options, table),
        ...positionals.slice(maxPositionals.count).map((text) => ({
            input: maxPositionals.command,
            problem: `${JSON.stringify(text)} is one word too many`,
            remedy: 'see --help',
        })),
    ];
    if (errors.length > 0)
        return { ok: false, errors };
    const texts = (name) => options.flatMap((one) => (one.name === name && one.value !== undefined ? [one.value] : []));
    return {
        ok: true,
        value: {
            has: (name) => options.some((one) => one.name === name),
            text: (name) => texts(name)[0],
            texts,
            positionals,
        },
    };
}
/** What is wrong with one option as it was given; nothing where it is right. */
function checkOption({ name, rawName, value }, table) {
    const known = Object.hasOwn(table, name) ? table[name] : undefined;
    if (!known) {
        const near = (0,_inputs_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(name, Object.keys(table));
        const hint = near === undefined ? '' : `did you mean --${near}? `;
        return [{ input: rawName, problem: 'is not an option', remedy: `${hint}see --help` }];
    }
    if (known.type === 'string' && (value === undefined || value === '')) {
        return [{ input: rawName, problem: 'has no value', remedy: `write ${rawName} VALUE` }];
    }
    if (known.type === 'boolean' && value !== undefined) {
        return [{ input: rawName, problem: 'takes no value', remedy: `write ${rawName} alone` }];
    }
    return [];
}
function checkRepeated(options, table) {
    return Object.entries(table).flatMap(([name, { type, multiple }]) => type === 'string' && !multiple && options.filter((one) => one.name === name).length > 1
        ? [{ input: `--${name}`, problem: 'is given more than once', remedy: 'give it once' }]
        : []);
}
/** A whole number in these bounds, or why the text is none. */
function readWhole(input, text, { min, max, unit }) {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max)
        return { ok: true, value };
    const problem = `${JSON.stringify(text)} is not a number of ${unit}`;
    return { ok: false, errors: [{ input, problem, remedy: `use ${min} to ${max}` }] };
}


/***/ }),

/***/ 26207:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  COMMENT_HELP: () => (/* binding */ COMMENT_HELP),
  runCommentCommand: () => (/* binding */ runCommentCommand)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/adapters/clock.ts + 1 modules
var clock = __webpack_require__(4917);
// EXTERNAL MODULE: ./src/adapters/environment.ts + 1 modules
var environment = __webpack_require__(948);
// EXTERNAL MODULE: ./src/version.ts
var version = __webpack_require__(311);
// EXTERNAL MODULE: ./src/network/network-error.ts
var network_error = __webpack_require__(97391);
// EXTERNAL MODULE: ./src/network/read-body.ts
var read_body = __webpack_require__(47949);
;// CONCATENATED MODULE: ./src/adapters/fetch-through-transport.ts


/** A hundred comments of 65,536 characters, each of which JSON may write as six. */
const BODY_LIMIT_BYTES = 64 * 1024 * 1024;
/** Without a body, by their meaning; the standard class refuses to be given one. */
const EMPTY_STATUSES = [204, 205, 304];
/**
 * What octokit takes for `fetch`, over the transport: with its proxies, authorities and time limits. The
 * body is read here, as octokit takes one that breaks off for an empty one. No redirects are followed.
 */
function fetchThrough(transport) {
    return async (url, { method, headers, body, signal }) => {
        const answer = await transport(url, {
            method,
            headers,
            ...(body === undefined ? {} : { body }),
            ...(signal === undefined ? {} : { signal }),
        });
        const whole = await (0,read_body/* readBody */.x)(answer.body, BODY_LIMIT_BYTES);
        if (whole === undefined) {
            throw new network_error/* NetworkError */.D('protocol', new URL(url).host, `the answer of ${url} is too long`);
        }
        const isEmpty = EMPTY_STATUSES.includes(answer.status);
        return new Response(isEmpty ? null : Buffer.from(whole), {
            status: answer.status,
            headers: answer.headers,
        });
    };
}

;// CONCATENATED MODULE: ./src/adapters/github-answers.ts
/** Readers of GitHub's answers, by what we use of them. `undefined`: that is not what it should be. */
function readComment(data) {
    const { id, body = '', user, html_url: url, created_at: createdAt } = fieldsOf(data);
    const author = fieldsOf(user).login;
    if (typeof id !== 'number' || !Number.isSafeInteger(id) || typeof body !== 'string')
        return undefined;
    if (typeof url !== 'string' || typeof createdAt !== 'string')
        return undefined;
    if (Number.isNaN(Date.parse(createdAt)))
        return undefined;
    return { id, body, url, createdAt, ...(typeof author === 'string' ? { author } : {}) };
}
function readComments(data) {
    if (!Array.isArray(data))
        return undefined;
    const comments = data.flatMap((one) => readComment(one) ?? []);
    return comments.length === data.length ? comments : undefined;
}
function readViewer(data) {
    const { login } = fieldsOf(fieldsOf(fieldsOf(data).data).viewer);
    return typeof login === 'string' && login !== '' ? login : undefined;
}
function readPullRequest(data) {
    const { state, head } = fieldsOf(data);
    const { sha, repo } = fieldsOf(head);
    const name = fieldsOf(repo).full_name;
    if ((state !== 'open' && state !== 'closed') || typeof sha !== 'string')
        return undefined;
    return { state, headSha: sha, ...(typeof name === 'string' ? { headRepository: name } : {}) };
}
function fieldsOf(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? value
        : {};
}

// EXTERNAL MODULE: ./src/network/backoff.ts
var backoff = __webpack_require__(59326);
// EXTERNAL MODULE: ./src/report/plain-text.ts
var plain_text = __webpack_require__(6676);
;// CONCATENATED MODULE: ./src/adapters/github-faults.ts



/** GitHub's documentation asks for a minute where a secondary limit names no time. */
const UNNAMED_LIMIT_MS = 60_000;
const MAX_MESSAGE = 200;
/** What went wrong with a request, and whether another try is worth it. A bug of ours is thrown on. */
function explainGitHubError(error, nowMs) {
    if (isAbort(error))
        return { kind: 'refused', sentence: 'the run was cancelled' };
    if (!isRequestError(error))
        throw error;
    const { status, message, cause, response } = error;
    if (response === undefined)
        return explainNetwork(cause ?? error);
    return explainStatus(status, response.headers, shorten(message), nowMs);
}
/** An answer that says all is well, and is not what GitHub describes; GraphQL says errors in this way. */
function unexpectedAnswer(status, data) {
    const { errors } = (data ?? {});
    if (Array.isArray(errors)) {
        const message = shorten(String(errors[0]?.message ?? 'no reason is given'));
        return { kind: 'refused', sentence: `GitHub refused the question who writes (${message})` };
    }
    const sentence = `GitHub answered ${status} with something else than it describes`;
    return { kind: status >= 300 ? 'refused' : 'passing', sentence };
}
function explainNetwork(cause) {
    if (!(cause instanceof network_error/* NetworkError */.D))
        throw cause;
    const kind = (0,network_error/* isTransient */.d)(cause.kind) ? 'passing' : 'refused';
    return { kind, sentence: shorten(cause.message) };
}
function explainStatus(status, headers, message, nowMs) {
    const said = `GitHub answered ${status} (${message})`;
    const limit = limitOf(status, headers, message, nowMs);
    if (limit !== undefined)
        return { kind: 'passing', sentence: said, retryAfterMs: limit };
    if (status >= 500 || status === 408) {
        const asked = (0,backoff/* parseRetryAfterMs */.oR)(headers['retry-after'], nowMs);
        const wait = asked === undefined ? {} : { retryAfterMs: asked };
        return { kind: 'passing', sentence: `GitHub answered ${status}`, ...wait };
    }
    if (status === 404 || status === 410)
        return { kind: 'absent', sentence: said };
    const isDenied = status === 401 || (status === 403 && !/locked/i.test(message));
    return { kind: isDenied ? 'denied' : 'refused', sentence: said };
}
/** Milliseconds to wait for a primary or secondary rate limit; `undefined` where it is none. */
function limitOf(status, headers, message, nowMs) {
    if (status !== 403 && status !== 429)
        return undefined;
    // The clock of this machine may be wrong; what is asked for is measured by GitHub's.
    const theirMs = Date.parse(headers.date ?? '') || nowMs;
    const asked = (0,backoff/* parseRetryAfterMs */.oR)(headers['retry-after'], theirMs);
    if (asked !== undefined)
        return asked;
    const reset = Number(headers['x-ratelimit-reset']);
    if (headers['x-ratelimit-remaining'] === '0' && reset > 0) {
        return Math.max(0, reset * 1000 - theirMs);
    }
    return status === 429 || /rate limit/i.test(message) ? UNNAMED_LIMIT_MS : undefined;
}
function shorten(message) {
    return (0,plain_text/* clip */.$Q)((0,plain_text/* cleanLine */.Ow)(message).trim(), MAX_MESSAGE);
}
function isRequestError(error) {
    return error instanceof Error && 'status' in error && typeof error.status === 'number';
}
function isAbort(error) {
    const { name, cause } = error;
    if (name === 'AbortError')
        return true;
    return cause instanceof network_error/* NetworkError */.D && cause.kind === 'aborted';
}

;// CONCATENATED MODULE: ./src/adapters/github-comments.ts




const LIST = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
const CREATE = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
const GET = 'GET /repos/{owner}/{repo}/issues/comments/{comment_id}';
const UPDATE = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';
const REMOVE = 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}';
const PULL = 'GET /repos/{owner}/{repo}/pulls/{pull_number}';
/** The one thing that only GraphQL tells: `GET /user` refuses the token of a job. */
const VIEWER = 'POST /graphql';
/** GitHub gives at most a hundred comments at once. */
const PER_PAGE = 100;
const API_VERSION = '2022-11-28';
/** The real API, over octokit, which is loaded here: only a run that comments needs it. */
async function openComments(access) {
    const send = await makeSender(access);
    const [owner = '', repo = ''] = access.repository.split('/');
    const place = { owner, repo };
    const comment = (data) => readComment(data);
    return {
        list: ({ pullRequest, page, sinceIso }) => send(LIST, {
            ...place,
            issue_number: pullRequest,
            per_page: PER_PAGE,
            page,
            ...(sinceIso === undefined ? {} : { since: sinceIso }),
        }, (data, link) => {
            const comments = readComments(data);
            // Only whether there is a next one: its address is not followed, the token goes nowhere else.
            return comments && { comments, hasMore: /;\s*rel="?next"?/.test(link) };
        }),
        get: (id) => send(GET, { ...place, comment_id: id }, comment),
        create: (number, body) => send(CREATE, { ...place, issue_number: number, body }, comment),
        update: (id, body) => send(UPDATE, { ...place, comment_id: id, body }, comment),
        remove: (id) => send(REMOVE, { ...place, comment_id: id }, () => true),
        login: () => send(VIEWER, { query: '{ viewer { login } }' }, readViewer),
        pullRequest: (number) => send(PULL, { ...place, pull_number: number }, readPullRequest),
    };
}
async function makeSender({ apiUrl, token, transport, signal }) {
    const { Octokit } = await __webpack_require__.e(/* import() */ 194).then(__webpack_require__.bind(__webpack_require__, 35194));
    const silent = () => { };
    const octokit = new Octokit({
        auth: token,
        userAgent: `cv-docker-build/${version/* VERSION */.x}`,
        log: { debug: silent, info: silent, warn: silent, error: silent },
        request: { fetch: fetchThrough(transport), signal },
    });
    return async (route, parameters, read) => {
        try {
            const { status, data, headers } = await octokit.request(route, {
                ...parameters,
                baseUrl: baseUrlOf(apiUrl, route),
                headers: { 'x-github-api-version': API_VERSION },
            });
            const value = status < 300 ? read(data, headers.link ?? '') : undefined;
            return value === undefined
                ? { ok: false, fault: unexpectedAnswer(status, data) }
                : { ok: true, value };
        }
        catch (error) {
            return { ok: false, fault: explainGitHubError(error, Date.now()) };
        }
    };
}
/** GraphQL lies beside the REST API of an Enterprise Server (`/api/v3`), and below that of github.com. */
function baseUrlOf(apiUrl, route) {
    const base = apiUrl.replace(/\/+$/, '');
    return route === VIEWER ? base.replace(/\/api\/v3$/, '/api') : base;
}

// EXTERNAL MODULE: ./src/adapters/network-settings.ts
var network_settings = __webpack_require__(82710);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./src/adapters/small-files.ts


/**
 * The JSON files in a folder that somebody else has filled. No link is followed, nothing large is read.
 * Gives why not, as a sentence, where there is more than there may be.
 */
async function readSmallFiles(folder, limits) {
    const paths = await listJson(folder, limits.depth);
    if (paths.length > limits.files) {
        return {
            ok: false,
            reason: `There are ${paths.length} files; at most ${limits.files} are taken.`,
        };
    }
    const found = [];
    for (const path of paths) {
        const name = (0,external_node_path_.relative)(folder, path);
        const { size } = await (0,promises_.lstat)(path);
        if (size > limits.bytesEach) {
            return { ok: false, reason: `${name} is larger than ${limits.bytesEach} bytes.` };
        }
        found.push({ name, text: await (0,promises_.readFile)(path, 'utf8') });
    }
    return { ok: true, files: found };
}
async function listJson(folder, depth) {
    const entries = await (0,promises_.readdir)(folder, { withFileTypes: true }).catch(absent);
    const found = [];
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
        const path = (0,external_node_path_.join)(folder, entry.name);
        if (entry.isFile() && entry.name.endsWith('.json'))
            found.push(path);
        if (entry.isDirectory() && depth > 0)
            found.push(...(await listJson(path, depth - 1)));
    }
    return found;
}
function absent(error) {
    if (error.code === 'ENOENT')
        return [];
    throw error;
}

// EXTERNAL MODULE: ./src/adapters/transport.ts + 2 modules
var adapters_transport = __webpack_require__(80210);
;// CONCATENATED MODULE: ./src/comment/ask-patiently.ts

/** How long a comment is worth waiting for. The build is done by then, and its job still costs. */
const COMMENT_POLICY = {
    retries: 6,
    firstDelayMs: 1_000,
    maxDelayMs: 15_000,
    budgetMs: 60_000,
};
/**
 * Asks until there is an answer, or a fault that stays. Only for requests that may be made twice: a
 * write whose answer was lost has perhaps been done.
 */
async function askPatiently(ask, patience) {
    for (let retry = 1;; retry += 1) {
        const answer = await ask();
        if (answer.ok || answer.fault.kind !== 'passing')
            return answer;
        const refusal = await waitFor(answer.fault, retry, patience);
        if (refusal !== undefined)
            return { ok: false, fault: refusal };
    }
}
/** Waits what the fault asks for; gives the fault that remains where the time for that is over. */
async function waitFor(fault, retry, { clock, random, signal, policy, startedAtMs }) {
    const { sentence, retryAfterMs } = fault;
    if (signal.aborted)
        return { kind: 'refused', sentence: 'the run was cancelled' };
    if (retry > policy.retries) {
        return { kind: 'refused', sentence: `${sentence}, ${policy.retries + 1} times` };
    }
    const delayMs = (0,backoff/* planDelayMs */.tq)(policy, retry, random, retryAfterMs);
    const leftMs = startedAtMs + policy.budgetMs - clock.now();
    if (delayMs > leftMs) {
        const asked = retryAfterMs === undefined ? '' : `, and asks to wait ${seconds(retryAfterMs)}`;
        return {
            kind: 'refused',
            sentence: `${sentence}${asked}: a comment is given ${seconds(policy.budgetMs)} in all`,
        };
    }
    await clock.sleep(delayMs, signal);
    return signal.aborted ? { kind: 'refused', sentence: 'the run was cancelled' } : undefined;
}
function seconds(durationMs) {
    return `${Math.ceil(durationMs / 1000)} s`;
}

// EXTERNAL MODULE: ./src/report/read-shape.ts
var read_shape = __webpack_require__(96420);
// EXTERNAL MODULE: ./src/report/shape.ts
var shape = __webpack_require__(36111);
// EXTERNAL MODULE: ./src/report/image-shape.ts
var image_shape = __webpack_require__(69439);
;// CONCATENATED MODULE: ./src/comment/entry-shape.ts


/** The form of what is stored in a comment, and of what is handed over to be commented. */
const verdict = (0,shape/* choice */.Yq)('pass', 'fail', 'unknown');
const outcome = (0,shape/* choice */.Yq)('success', 'failure');
const commit = (0,shape/* patterned */.Gi)('^(?:[0-9a-f]{40}|[0-9a-f]{64})$', '0123456789abcdef0123456789abcdef01234567');
const share = (0,shape/* record */.g1)({ part: (0,shape/* must */.sb)(shape/* whole */.WQ), total: (0,shape/* must */.sb)(shape/* whole */.WQ) });
const pair = (0,shape/* record */.g1)({ before: (0,shape/* may */._L)(image_shape/* size */.E), after: (0,shape/* must */.sb)(image_shape/* size */.E) });
const finding = (0,shape/* record */.g1)({
    id: (0,shape/* must */.sb)(shape/* text */.Qq),
    severity: (0,shape/* must */.sb)((0,shape/* choice */.Yq)('UNKNOWN', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
    package: (0,shape/* may */._L)(shape/* text */.Qq),
    installed: (0,shape/* may */._L)(shape/* text */.Qq),
    mended: (0,shape/* may */._L)(shape/* text */.Qq),
    title: (0,shape/* may */._L)(shape/* text */.Qq),
    isNew: (0,shape/* may */._L)(shape/* flag */.Jt),
    counts: (0,shape/* must */.sb)(shape/* flag */.Jt),
});
const platform = (0,shape/* record */.g1)({
    platform: (0,shape/* must */.sb)(shape/* text */.Qq),
    total: (0,shape/* may */._L)(pair),
    own: (0,shape/* may */._L)(pair),
    scan: (0,shape/* may */._L)((0,shape/* record */.g1)({
        verdict: (0,shape/* must */.sb)(verdict),
        found: (0,shape/* must */.sb)(shape/* whole */.WQ),
        ignored: (0,shape/* must */.sb)(shape/* whole */.WQ),
        fresh: (0,shape/* may */._L)(shape/* whole */.WQ),
        fixed: (0,shape/* may */._L)(shape/* whole */.WQ),
        findings: (0,shape/* may */._L)((0,shape/* list */.p_)(finding)),
    })),
    files: (0,shape/* may */._L)((0,shape/* list */.p_)((0,shape/* record */.g1)({ path: (0,shape/* must */.sb)(shape/* text */.Qq), beforeBytes: (0,shape/* may */._L)(shape/* whole */.WQ), afterBytes: (0,shape/* may */._L)(shape/* whole */.WQ) }))),
    crates: (0,shape/* may */._L)((0,shape/* list */.p_)((0,shape/* record */.g1)({ name: (0,shape/* must */.sb)(shape/* text */.Qq), beforeBytes: (0,shape/* may */._L)(shape/* whole */.WQ), afterBytes: (0,shape/* may */._L)(shape/* whole */.WQ) }))),
});
const previous = (0,shape/* record */.g1)({
    commit: (0,shape/* must */.sb)(commit),
    outcome: (0,shape/* must */.sb)(outcome),
    verdict: (0,shape/* may */._L)(verdict),
    platforms: (0,shape/* must */.sb)((0,shape/* list */.p_)((0,shape/* record */.g1)({
        platform: (0,shape/* must */.sb)(shape/* text */.Qq),
        compressedBytes: (0,shape/* may */._L)(shape/* whole */.WQ),
        unpackedBytes: (0,shape/* may */._L)(shape/* whole */.WQ),
    }))),
});
const budget = (0,shape/* record */.g1)({
    rule: (0,shape/* must */.sb)(shape/* text */.Qq),
    platform: (0,shape/* must */.sb)(shape/* text */.Qq),
    outcome: (0,shape/* must */.sb)((0,shape/* choice */.Yq)('exceeded', 'not-known')),
    action: (0,shape/* must */.sb)((0,shape/* choice */.Yq)('warn', 'fail')),
    sentence: (0,shape/* must */.sb)(shape/* text */.Qq),
});
const baseline = (0,shape/* record */.g1)({
    kind: (0,shape/* must */.sb)((0,shape/* choice */.Yq)('report', 'image', 'none')),
    commit: (0,shape/* may */._L)(shape/* text */.Qq),
    digest: (0,shape/* may */._L)(shape/* text */.Qq),
    reference: (0,shape/* may */._L)(shape/* text */.Qq),
    commitsBehind: (0,shape/* may */._L)(shape/* whole */.WQ),
    reason: (0,shape/* may */._L)(shape/* text */.Qq),
});
const times = (0,shape/* record */.g1)({
    totalMs: (0,shape/* must */.sb)(shape/* notNegative */.v7),
    buildMs: (0,shape/* may */._L)(shape/* notNegative */.v7),
    buildBeforeMs: (0,shape/* may */._L)(shape/* notNegative */.v7),
});
const cache = (0,shape/* record */.g1)({
    archive: (0,shape/* may */._L)((0,shape/* choice */.Yq)('exact', 'partial', 'miss')),
    crates: (0,shape/* may */._L)(share),
    units: (0,shape/* may */._L)(share),
    unitsBefore: (0,shape/* may */._L)(share),
});
const commentEntry = (0,shape/* record */.g1)({
    id: (0,shape/* must */.sb)((0,shape/* patterned */.Gi)('^[0-9a-f]{16}$', '0123456789abcdef')),
    key: (0,shape/* must */.sb)((0,shape/* record */.g1)({ workflow: (0,shape/* may */._L)(shape/* text */.Qq), job: (0,shape/* must */.sb)(shape/* text */.Qq), matrix: (0,shape/* may */._L)(shape/* text */.Qq), step: (0,shape/* may */._L)(shape/* text */.Qq) })),
    run: (0,shape/* must */.sb)((0,shape/* record */.g1)({ id: (0,shape/* must */.sb)(shape/* whole */.WQ), attempt: (0,shape/* must */.sb)(shape/* whole */.WQ) })),
    commit: (0,shape/* must */.sb)(commit),
    endedAt: (0,shape/* must */.sb)(shape/* instant */.uR),
    outcome: (0,shape/* must */.sb)(outcome),
    variant: (0,shape/* may */._L)(shape/* text */.Qq),
    dockerfile: (0,shape/* must */.sb)(shape/* text */.Qq),
    image: (0,shape/* may */._L)(shape/* text */.Qq),
    digest: (0,shape/* may */._L)(shape/* text */.Qq),
    failure: (0,shape/* may */._L)((0,shape/* record */.g1)({
        stage: (0,shape/* must */.sb)(shape/* text */.Qq),
        cause: (0,shape/* must */.sb)(shape/* text */.Qq),
        remedy: (0,shape/* may */._L)(shape/* text */.Qq),
    })),
    standIns: (0,shape/* may */._L)(shape/* flag */.Jt),
    unchanged: (0,shape/* may */._L)(shape/* flag */.Jt),
    times: (0,shape/* must */.sb)(times),
    cache: (0,shape/* may */._L)(cache),
    baseline: (0,shape/* may */._L)(baseline),
    scan: (0,shape/* may */._L)((0,shape/* record */.g1)({
        mode: (0,shape/* must */.sb)((0,shape/* choice */.Yq)('report', 'enforce')),
        verdict: (0,shape/* must */.sb)(verdict),
        reason: (0,shape/* must */.sb)(shape/* text */.Qq),
    })),
    budgets: (0,shape/* may */._L)((0,shape/* list */.p_)(budget)),
    platforms: (0,shape/* must */.sb)((0,shape/* list */.p_)(platform)),
    previous: (0,shape/* may */._L)(previous),
    left: (0,shape/* may */._L)((0,shape/* list */.p_)((0,shape/* choice */.Yq)('crates', 'files', 'findings', 'facts', 'sentences'))),
    relayed: (0,shape/* may */._L)(shape/* flag */.Jt),
});

// EXTERNAL MODULE: ./src/report/map-texts.ts
var map_texts = __webpack_require__(87457);
;// CONCATENATED MODULE: ./src/comment/limit-entry.ts



/** So much of a build finds a place in a comment, whoever says it. */
const LIMITS = {
    text: 600,
    platforms: 20,
    findings: 15,
    changes: 15,
    budgets: 20,
};
/** The entry without what is too much of it: one that comes from elsewhere may be of any length. */
function limitEntry(entry) {
    const { platforms, budgets, previous, ...rest } = (0,map_texts/* mapTexts */.z)(commentEntry, entry, (text) => (0,plain_text/* clip */.$Q)(text, LIMITS.text));
    return {
        ...rest,
        ...(budgets ? { budgets: budgets.slice(0, LIMITS.budgets) } : {}),
        platforms: platforms.slice(0, LIMITS.platforms).map(limitPlatform),
        ...(previous
            ? { previous: { ...previous, platforms: previous.platforms.slice(0, LIMITS.platforms) } }
            : {}),
    };
}
function limitPlatform({ scan, files, crates, ...rest }) {
    return {
        ...rest,
        ...(scan
            ? {
                scan: {
                    ...scan,
                    ...(scan.findings && { findings: scan.findings.slice(0, LIMITS.findings) }),
                },
            }
            : {}),
        ...(files ? { files: files.slice(0, LIMITS.changes) } : {}),
        ...(crates ? { crates: crates.slice(0, LIMITS.changes) } : {}),
    };
}

;// CONCATENATED MODULE: ./src/comment/hand-over.ts




const handOver = (0,shape/* record */.g1)({
    schemaVersion: (0,shape/* must */.sb)((0,shape/* choice */.Yq)(1)),
    pullRequest: (0,shape/* must */.sb)(shape/* whole */.WQ),
    entry: (0,shape/* must */.sb)(commentEntry),
});
/** An entry is a few kilobytes; what is much larger is none. */
const HAND_OVER_MAX_BYTES = 128 * 1024;
function formatHandOver(pullRequest, entry) {
    const value = { schemaVersion: 1, pullRequest, entry };
    return `${JSON.stringify(value, null, 2)}\n`;
}
/** What the text holds, or why it cannot be used, as the end of a sentence. */
function parseHandOver(text) {
    let json;
    try {
        json = JSON.parse(text);
    }
    catch {
        return { ok: false, problem: 'is not JSON' };
    }
    const { value, problems } = (0,read_shape/* readShape */._)(handOver, json);
    const [first] = problems;
    return first === undefined
        ? { ok: true, value: { ...value, entry: limitEntry(value.entry) } }
        : { ok: false, problem: `is not of our form: ${first}` };
}

;// CONCATENATED MODULE: ./src/comment/plan-relay.ts

/**
 * What of these files may be posted. They are believed in nothing that GitHub itself knows: number and
 * commit are asked for afterwards, run and workflow are those of the event.
 */
function planRelay(run, files) {
    if (run.event !== 'pull_request') {
        return none(`The workflow was started by ${run.event}, not by a pull request.`);
    }
    if (files.length === 0)
        return none('The run has left nothing to be posted.');
    const read = files.map(({ name, text }) => ({ name, ...parseHandOver(text) }));
    for (const one of read)
        if (!one.ok)
            return none(`${one.name} ${one.problem}.`);
    const found = read.flatMap((one) => (one.ok ? [one.value] : []));
    const numbers = new Set(found.map(({ pullRequest }) => pullRequest));
    const [pullRequest] = numbers;
    if (pullRequest === undefined || numbers.size > 1) {
        return none('The files name different pull requests.');
    }
    return { kind: 'post', pullRequest, entries: found.map(({ entry }) => relayedEntry(entry, run)) };
}
function relayedEntry(entry, relayed) {
    const { previous: _previous, ...rest } = entry;
    return {
        ...rest,
        key: { ...entry.key, workflow: relayed.workflow },
        run: relayed.run,
        commit: relayed.headSha,
        relayed: true,
    };
}
/**
 * Why the files of this run must not be posted on this pull request; `undefined` where they may. Its head
 * has to be the commit that ran: so nobody can write on the pull request of somebody else.
 */
function refuseRelay({ headSha, headRepository }, pull) {
    if (pull.state === 'closed')
        return 'The pull request is closed.';
    if (headRepository === undefined || pull.headRepository !== headRepository) {
        return 'The pull request is not of the repository that ran.';
    }
    return pull.headSha === headSha
        ? undefined
        : 'The head of the pull request is not the commit that ran; a newer run tells of it.';
}
function none(reason) {
    return { kind: 'none', reason };
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./src/comment/stored-state.ts




/**
 * The state of a comment stands in its first line, in an HTML comment that GitHub does not show. It is
 * packed into letters, digits, `+`, `/` and `=` alone: nothing in it can end the HTML comment, and no
 * text that we show can look like it, since every `<` of that is escaped.
 */
/** The number is that of the format: another one belongs to another release, with a comment of its own. */
const START = '<!-- cv-docker-build v1 ';
const END = ' -->';
const MARKER = /^<!-- cv-docker-build v1 ([A-Za-z0-9+/]*={0,2}) -->(?:\r?\n|$)/;
/** Of what is unpacked; far above what fits into a comment. */
const MAX_STATE_BYTES = 2 * 1024 * 1024;
/** Of builds in one comment. */
const MAX_ENTRIES = 100;
function formatState({ entries, isCut }) {
    const json = JSON.stringify({ entries, ...(isCut ? { isCut } : {}) });
    return `${START}${(0,external_node_zlib_.deflateRawSync)(json, { level: 9 }).toString('base64')}${END}`;
}
/** Whether a comment is one of ours by its first line; who wrote it is another question. */
function hasMarker(body) {
    return MARKER.test(body);
}
/** Of a comment of ours. What cannot be read any more, wholly or in part, is left out. */
function parseState(body) {
    const packed = MARKER.exec(body)?.[1];
    const value = packed === undefined ? undefined : unpack(packed);
    if (!isObject(value) || !Array.isArray(value.entries))
        return { entries: [] };
    return {
        entries: value.entries.slice(0, MAX_ENTRIES).flatMap(readEntry),
        ...(value.isCut === true ? { isCut: true } : {}),
    };
}
function readEntry(value) {
    const { value: entry, problems } = (0,read_shape/* readShape */._)(commentEntry, value);
    return problems.length === 0 ? [limitEntry(entry)] : [];
}
function unpack(packed) {
    try {
        const json = (0,external_node_zlib_.inflateRawSync)(Buffer.from(packed, 'base64'), { maxOutputLength: MAX_STATE_BYTES });
        return JSON.parse(json.toString('utf8'));
    }
    catch {
        return undefined;
    }
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./src/comment/merge-entries.ts

/**
 * Puts builds into what a comment knows. In any order and any number of times it comes to the same: so
 * several jobs that write at once can each begin anew with what the others left.
 */
function mergeEntries(state, incoming) {
    const entries = inOrder(incoming.reduce(mergeOne, state.entries));
    const kept = newestOf(entries, MAX_ENTRIES);
    const isOfSameCommit = newestCommit(entries) === newestCommit(state.entries);
    const isCut = kept.length < entries.length || (isOfSameCommit && state.isCut);
    return { entries: inOrder(kept), ...(isCut ? { isCut: true } : {}) };
}
/** Whether a newer run has already told of the same build: an older one then has nothing to say. */
function isOutdated(entry, entries) {
    return predecessorsOf(entry, entries).some((known) => compareRuns(known.run, entry.run) > 0);
}
/** Negative when `a` was made before `b`. */
function compareRuns(a, b) {
    return a.id - b.id || a.attempt - b.attempt;
}
/** Head of the pull request, as the newest run knows it. */
function newestCommit(entries) {
    return newestOf(entries, 1)[0]?.commit;
}
function mergeOne(entries, entry) {
    if (entries.some(({ id }) => id === entry.id) || isOutdated(entry, entries))
        return entries;
    const replaced = predecessorsOf(entry, entries);
    const previous = previousOf(entry, replaced);
    const rest = entries.filter((known) => !replaced.includes(known));
    return [...rest, { ...entry, ...(previous ? { previous } : {}) }];
}
/**
 * Earlier builds of the same place in the workflow. Those of the same run are other builds (of a matrix
 * that does not say so). Where several are left, what they built tells which of them it was.
 */
function predecessorsOf(entry, entries) {
    const same = entries.filter((known) => isSamePlace(known, entry) && compareRuns(known.run, entry.run) !== 0);
    const alike = same.filter((known) => buildText(known) === buildText(entry));
    return alike.length > 0 ? alike : same;
}
function isSamePlace({ key: a }, { key: b }) {
    return a.job === b.job && a.workflow === b.workflow && a.matrix === b.matrix && a.step === b.step;
}
function buildText({ variant, dockerfile, image }) {
    return JSON.stringify([variant, dockerfile, image?.replace(/:[^/]*$/, '')]);
}
/** A build that is run again for the same commit keeps what came before it. */
function previousOf(entry, replaced) {
    const [only, another] = replaced;
    if (only === undefined || another !== undefined)
        return entry.previous;
    if (only.commit === entry.commit)
        return only.previous ?? entry.previous;
    const { commit, outcome, scan, platforms } = only;
    return {
        commit,
        outcome,
        ...(scan ? { verdict: scan.verdict } : {}),
        platforms: platforms.map(({ platform, total }) => ({
            platform,
            ...bytes('compressedBytes', total?.after.compressedBytes),
            ...bytes('unpackedBytes', total?.after.unpackedBytes),
        })),
    };
}
function bytes(name, value) {
    return (typeof value === 'number' ? { [name]: value } : {});
}
function newestOf(entries, count) {
    return [...entries].sort((a, b) => compareRuns(b.run, a.run)).slice(0, count);
}
/** The same for every writer, whoever came first. */
function inOrder(entries) {
    const text = ({ key, variant, dockerfile, id }) => JSON.stringify([key.workflow, key.job, variant, dockerfile, key.matrix, key.step, id]);
    return [...entries].sort((a, b) => (text(a) < text(b) ? -1 : 1));
}

// EXTERNAL MODULE: ./src/report/format.ts
var format = __webpack_require__(12011);
// EXTERNAL MODULE: ./src/report/markdown.ts
var markdown = __webpack_require__(54285);
// EXTERNAL MODULE: ./src/report/summary-parts.ts
var summary_parts = __webpack_require__(32921);
// EXTERNAL MODULE: ./src/delta/format-change.ts
var format_change = __webpack_require__(30336);
;// CONCATENATED MODULE: ./src/comment/comment-details.ts





const MAX_NAME = 160;
/** What a build found and what changed, behind a click; nothing where there is neither. */
function renderDetails(entry) {
    const several = entry.platforms.length > 1;
    const parts = entry.platforms.flatMap((platform) => platformParts(platform, several));
    if (parts.length === 0)
        return markdown/* EMPTY */.wg;
    const about = [...new Set(parts.map((part) => part.about))].join(', ');
    return (0,markdown/* details */.zH)(`${(0,plain_text/* clip */.$Q)(entry.name, MAX_NAME)}: ${about}`, (0,markdown/* paragraphs */.qN)(parts.map(({ body }) => body)));
}
function platformParts(platform, isOneOfSeveral) {
    const of = isOneOfSeveral ? (0,markdown.md) ` of ${(0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(platform.platform, MAX_NAME))}` : markdown/* EMPTY */.wg;
    const { scan, files = [], crates = [] } = platform;
    const findings = scan?.findings ?? [];
    return [
        ...(findings.length === 0
            ? []
            : [
                {
                    about: 'findings',
                    body: (0,markdown/* paragraphs */.qN)([findingsTitle(platform, of), findingTable(findings)]),
                },
            ]),
        ...(files.length === 0
            ? []
            : [
                {
                    about: 'changed files',
                    body: (0,markdown/* paragraphs */.qN)([
                        (0,markdown.md) `**Largest changes of files${of}**, unpacked`,
                        changeTable('File', files.map(({ path, ...rest }) => ({ name: path, ...rest }))),
                    ]),
                },
            ]),
        ...(crates.length === 0
            ? []
            : [
                {
                    about: 'changed crates',
                    body: (0,markdown/* paragraphs */.qN)([
                        (0,markdown.md) `**Largest changes of crates in the binary${of}**, estimated from its symbols`,
                        changeTable('Crate', crates),
                    ]),
                },
            ]),
    ];
}
function findingsTitle({ scan }, of) {
    const shown = scan?.findings?.length ?? 0;
    const rest = (scan?.found ?? 0) - shown;
    const others = rest > 0 ? (0,markdown.md) `; ${(0,format/* formatCount */.B4)(rest, 'more', 'more')} in the job summary` : markdown/* EMPTY */.wg;
    return (0,markdown.md) `**Findings that are new or count${of}**${others}`;
}
function findingTable(findings) {
    const columns = ['Severity', 'Finding', 'In', 'Installed', 'Mended in', 'What it is'].map(summary_parts/* left */.kb);
    const rows = findings.map((finding) => [
        (0,markdown.md) `${finding.counts ? '❌ ' : ''}${finding.severity.toLowerCase()}${finding.isNew ? ', new' : ''}`,
        comment_details_name(finding.id),
        comment_details_name(finding.package),
        comment_details_name(finding.installed),
        comment_details_name(finding.mended),
        finding.title === undefined ? markdown/* EMPTY */.wg : (0,summary_parts/* sentence */.em)(finding.title),
    ]);
    return (0,markdown/* table */.tp)(columns, rows);
}
function comment_details_name(text) {
    return text === undefined ? markdown/* EMPTY */.wg : (0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(text, MAX_NAME));
}
function changeTable(title, changes) {
    const columns = [(0,summary_parts/* left */.kb)(title), (0,summary_parts/* right */.pG)('Before'), (0,summary_parts/* right */.pG)('After'), (0,summary_parts/* right */.pG)('Change')];
    const rows = changes.map(({ name: text, beforeBytes, afterBytes }) => [
        comment_details_name(text),
        (0,markdown.md) `${(0,format/* formatBytes */.z3)(beforeBytes ?? null)}`,
        (0,markdown.md) `${(0,format/* formatBytes */.z3)(afterBytes ?? null)}`,
        (0,markdown.md) `${(0,format_change/* formatByteChange */.U)((afterBytes ?? 0) - (beforeBytes ?? 0))}`,
    ]);
    return (0,markdown/* table */.tp)(columns, rows);
}

;// CONCATENATED MODULE: ./src/comment/comment-page.ts

const SHORT_COMMIT = 7;
/** `0a1b2c3`, leading to the commit. */
function commitLink(commit, { serverUrl, repository }) {
    return (0,markdown/* link */.nf)((0,markdown/* code */.aY)(commit.slice(0, SHORT_COMMIT)), `${serverUrl}/${repository}/commit/${commit}`);
}
/** To the page of the run, with log and job summary. */
function runLink(title, { run }, { serverUrl, repository }) {
    const attempt = run.attempt > 1 ? `/attempts/${run.attempt}` : '';
    return (0,markdown/* link */.nf)(title, `${serverUrl}/${repository}/actions/runs/${run.id}${attempt}`);
}
const LEFT_OUT = {
    crates: 'changes of crates',
    files: 'changes of files',
    findings: 'lists of findings',
    facts: 'digests, caches and baselines',
    sentences: 'the end of long sentences',
};

;// CONCATENATED MODULE: ./src/comment/comment-facts.ts





const comment_facts_MAX_NAME = 160;
const MAX_REASON = 200;
/** Of a digest, as Docker shows it. */
const SHORT_DIGEST = 12;
/** What was made of each build and what it was compared with, behind a click. */
function renderFacts(entries, page) {
    if (!entries.some(({ image, digest, baseline }) => image ?? digest ?? baseline))
        return markdown/* EMPTY */.wg;
    const shown = COLUMNS.map(({ title, cell }) => ({
        title,
        cells: entries.map((entry) => cell(entry, page)),
    })).filter(({ cells }) => cells.some(({ markdown }) => markdown !== ''));
    const rows = entries.map((_, at) => shown.map(({ cells }) => cells[at] ?? markdown/* EMPTY */.wg));
    const titles = shown.map(({ title }) => title);
    return (0,markdown/* details */.zH)('Images, baselines and times', (0,markdown/* table */.tp)(titles, rows));
}
/** Those that would be empty are left out. */
const COLUMNS = [
    { title: (0,summary_parts/* left */.kb)('Build'), cell: (entry) => comment_facts_name(entry.name) },
    { title: (0,summary_parts/* left */.kb)('Image'), cell: ({ image }) => comment_facts_name(image) },
    {
        title: (0,summary_parts/* left */.kb)('Digest'),
        cell: ({ digest }) => comment_facts_name(digest?.replace(/^[^:]*:/, '').slice(0, SHORT_DIGEST)),
    },
    {
        title: (0,summary_parts/* left */.kb)('Compared with'),
        cell: ({ baseline }, page) => (baseline ? describeBaseline(baseline, page) : markdown/* EMPTY */.wg),
    },
    {
        title: (0,summary_parts/* right */.pG)('Fresh units before'),
        cell: ({ cache }) => cache?.unitsBefore ? (0,markdown.md) `${cache.unitsBefore.part} of ${cache.unitsBefore.total}` : markdown/* EMPTY */.wg,
    },
    { title: (0,summary_parts/* right */.pG)('Whole run ≈'), cell: ({ times }) => (0,markdown.md) `${(0,format/* formatDuration */.a3)(times.totalMs)}` },
];
/** Said above the table where it is the same for all builds. */
function commonBaseline(entries) {
    const [first, ...others] = entries.map(({ baseline }) => baseline);
    const text = (one) => JSON.stringify([one?.kind, one?.commit, one?.reason]);
    return others.every((other) => text(other) === text(first)) ? first : undefined;
}
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
/** `the build of 0a1b2c3`, `nothing: …`. */
function describeBaseline({ kind, commit, reference, commitsBehind = 0, reason = 'there is no baseline' }, page) {
    if (kind === 'none')
        return (0,markdown.md) `nothing: ${(0,summary_parts/* sentence */.em)((0,plain_text/* clip */.$Q)(reason, MAX_REASON))}`;
    const at = commit === undefined
        ? []
        : [(0,markdown.md) ` of ${COMMIT.test(commit) ? commitLink(commit, page) : comment_facts_name(commit)}`];
    const behind = commitsBehind > 0 ? [(0,markdown.md) ` (${(0,format/* formatCount */.B4)(commitsBehind, 'commit')} before the merge base)`] : [];
    const what = kind === 'report' ? (0,markdown.md) `the build` : (0,markdown.md) `the image ${comment_facts_name(reference)}`;
    return (0,markdown/* join */.fj)([what, ...at, ...behind], '');
}
function comment_facts_name(text) {
    return text === undefined ? markdown/* EMPTY */.wg : (0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(text, comment_facts_MAX_NAME));
}

;// CONCATENATED MODULE: ./src/comment/entry-status.ts
/** How a build stands, whatever its age. */
function statusOf({ outcome, scan, budgets = [], standIns }) {
    if (outcome === 'failure')
        return 'failed';
    const isScanBad = scan !== undefined && scan.verdict !== 'pass';
    return isScanBad || budgets.length > 0 || standIns ? 'doubtful' : 'good';
}
const STATUS_MARKS = {
    failed: '❌',
    doubtful: '⚠️',
    good: '✅',
};
/** Of a row that the newest commit has not reached yet. */
const OLD_MARK = '⏳';
const VERDICT_MARKS = { pass: '✅', fail: '❌', unknown: '❔' };

;// CONCATENATED MODULE: ./src/comment/format-change.ts

/** As a percentage of what was before; `undefined` where that was nothing, or nothing has changed. */
function formatChangeShare(before, after) {
    if (before <= 0 || before === after)
        return undefined;
    return (0,format_change/* formatPercent */.l)(after - before, before);
}

;// CONCATENATED MODULE: ./src/comment/comment-table.ts








const comment_table_MAX_NAME = 100;
const comment_table_COLUMNS = [
    { title: 'Build', align: 'left', cell: buildCell },
    { title: 'Compressed', align: 'right', cell: sizeCell('total', 'compressedBytes') },
    { title: 'Unpacked', align: 'right', cell: sizeCell('total', 'unpackedBytes') },
    { title: 'Own layers', align: 'right', cell: ownCell },
    { title: 'Since last commit', align: 'right', cell: sinceCell },
    { title: 'Scan', align: 'left', cell: scanCell },
    { title: 'Cache', align: 'left', cell: cacheCell },
    { title: 'Time ≈', align: 'right', cell: timeCell },
];
/** A row for each platform of each build; columns that would be empty are left out. */
function renderTable(entries, page) {
    const rows = entries.flatMap(rowsOf);
    const columns = comment_table_COLUMNS.map((column) => ({
        ...column,
        cells: rows.map((row) => column.cell(row, page)),
    })).filter(({ cells }) => cells.some(({ markdown }) => markdown !== ''));
    return (0,markdown/* table */.tp)(columns.map(({ title, align }) => (align === 'left' ? (0,summary_parts/* left */.kb)(title) : (0,summary_parts/* right */.pG)(title))), rows.map((_, at) => columns.map(({ cells }) => cells[at] ?? markdown/* EMPTY */.wg)));
}
function rowsOf(entry) {
    if (entry.platforms.length === 0)
        return [{ entry, platform: undefined, isFirst: true }];
    return entry.platforms.map((platform, at) => ({ entry, platform, isFirst: at === 0 }));
}
function buildCell(row, page) {
    const { entry, isFirst } = row;
    const mark = entry.isOld ? OLD_MARK : STATUS_MARKS[statusOf(entry)];
    const name = (0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(entry.name, comment_table_MAX_NAME));
    const platform = row.platform === undefined ? [] : [(0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(row.platform.platform, comment_table_MAX_NAME))];
    if (!isFirst)
        return lines([(0,markdown.md) `${mark} ${name}`, ...platform]);
    const notes = [
        ...platform,
        ...(entry.isOld ? [(0,markdown.md) `of ${commitLink(entry.commit, page)}`] : []),
        ...(entry.unchanged ? [(0,markdown.md) `unchanged, build skipped`] : []),
        ...(entry.standIns ? [(0,markdown.md) `stand-in base images`] : []),
        ...(entry.relayed ? [(0,markdown.md) `as its own run says`] : []),
    ];
    return lines([(0,markdown.md) `${mark} ${name}`, ...notes]);
}
function sizeCell(which, measure) {
    return ({ platform }) => {
        const pair = platform?.[which];
        const after = pair?.after[measure];
        if (typeof after !== 'number')
            return markdown/* EMPTY */.wg;
        const before = pair?.before?.[measure];
        const bytes = firm((0,format/* formatBytes */.z3)(after));
        const size = which === 'total' ? (0,markdown.md) `**${bytes}**` : (0,markdown.md) `${bytes}`;
        return typeof before === 'number' ? lines([size, ...changeLines(before, after)]) : size;
    };
}
/** Compressed as they are transferred; unpacked where the engine knows nothing else. */
function ownCell(row) {
    const compressed = sizeCell('own', 'compressedBytes')(row);
    return compressed === markdown/* EMPTY */.wg ? sizeCell('own', 'unpackedBytes')(row) : compressed;
}
/** `+12.0 kB` and `+0.2 %`. */
function changeLines(before, after) {
    const share = formatChangeShare(before, after);
    const change = (0,markdown.md) `${firm((0,format_change/* formatByteChange */.U)(after - before))}`;
    return share === undefined ? [change] : [change, (0,markdown.md) `${firm(share)}`];
}
/** GitHub gives a table little room, and would break a figure from its unit. */
function firm(figure) {
    return figure.replaceAll(' ', '\u00a0');
}
function sinceCell({ entry, platform, isFirst }, page) {
    const { previous } = entry;
    if (previous === undefined)
        return markdown/* EMPTY */.wg;
    const known = previous.platforms.find((one) => one.platform === platform?.platform);
    const after = platform?.total?.after;
    const measure = typeof after?.compressedBytes === 'number' ? 'compressedBytes' : 'unpackedBytes';
    const [before, now] = [known?.[measure], after?.[measure]];
    const parts = [
        ...(typeof before === 'number' && typeof now === 'number'
            ? [(0,markdown.md) `${firm((0,format_change/* formatByteChange */.U)(now - before))}`]
            : []),
        ...(isFirst ? changedVerdicts(entry) : []),
    ];
    if (parts.length === 0)
        return markdown/* EMPTY */.wg;
    return lines([
        ...parts,
        ...(isFirst ? [(0,markdown.md) `since\u00a0${commitLink(previous.commit, page)}`] : []),
    ]);
}
function changedVerdicts({ previous, outcome, scan }) {
    const { verdict } = previous ?? {};
    return [
        ...(previous && previous.outcome !== outcome
            ? [(0,markdown.md) `${outcome === 'success' ? 'failed before' : 'passed before'}`]
            : []),
        ...(verdict && scan && verdict !== scan.verdict
            ? [(0,markdown.md) `scan was ${VERDICT_MARKS[verdict]}`]
            : []),
    ];
}
function scanCell({ entry, platform, isFirst }) {
    const scan = platform?.scan;
    if (scan === undefined) {
        return isFirst && entry.scan ? (0,markdown.md) `${VERDICT_MARKS[entry.scan.verdict]}` : markdown/* EMPTY */.wg;
    }
    const { verdict, found, fresh, fixed = 0, ignored } = scan;
    const said = [
        ...(verdict === 'unknown' ? ['unknown'] : []),
        ...(fresh === undefined ? [] : [`${fresh} new`]),
        `${found} in all`,
        ...(fixed > 0 ? [`${fixed} mended`] : []),
        ...(ignored > 0 ? [`${ignored} ignored`] : []),
    ];
    const [first = '', ...others] = said.map(firm);
    return lines([(0,markdown.md) `${VERDICT_MARKS[verdict]}\u00a0${first}`, ...others.map((one) => (0,markdown.md) `${one}`)]);
}
function cacheCell({ entry: { cache }, isFirst }) {
    if (cache === undefined || !isFirst)
        return markdown/* EMPTY */.wg;
    const { archive, crates, units } = cache;
    return lines([
        ...(archive === undefined ? [] : [(0,markdown.md) `archive: ${firm(archive)}`]),
        ...(crates ? [(0,markdown.md) `crates: ${firm(shareText(crates))}`] : []),
        ...(units ? [(0,markdown.md) `units fresh: ${firm(shareText(units))}`] : []),
    ]);
}
/** `71 of 74`. */
function shareText({ part, total }) {
    return total === 0 ? (0,format/* formatShare */.T1)(part, total) : `${part} of ${total}`;
}
/** With the way to all that the run tells. */
function timeCell({ entry, isFirst }, page) {
    if (!isFirst)
        return markdown/* EMPTY */.wg;
    const { totalMs, buildMs = totalMs, buildBeforeMs } = entry.times;
    return lines([
        (0,markdown.md) `${firm((0,format/* formatDuration */.a3)(buildMs))}`,
        ...(buildBeforeMs === undefined ? [] : [(0,markdown.md) `was\u00a0${firm((0,format/* formatDuration */.a3)(buildBeforeMs))}`]),
        runLink('log, summary', entry, page),
    ]);
}
/** Lines of one cell. */
function lines(parts) {
    return (0,markdown/* join */.fj)(parts, '<br>');
}

;// CONCATENATED MODULE: ./src/comment/name-builds.ts
/**
 * A short name for each build, in the same order: what was built, and of where it was built only what
 * tells it from the others.
 */
function nameBuilds(entries) {
    const names = entries.map((entry) => {
        const main = mainName(entry);
        const namesakes = entries.filter((other) => mainName(other) === main);
        const parts = PARTS.filter((part) => new Set(namesakes.map(part)).size > 1);
        const places = parts.flatMap((part) => part(entry) ?? []);
        return places.length === 0 ? main : `${main} (${places.join(', ')})`;
    });
    return names.map((name, at) => {
        const number = names.slice(0, at + 1).filter((other) => other === name).length;
        return number === 1 ? name : `${name} ${number}`;
    });
}
function mainName({ variant, dockerfile }) {
    return variant ?? dockerfile;
}
const PARTS = [
    ({ image }) => image?.replace(/^.*\//, '').replace(/[:@].*$/, ''),
    ({ key }) => key.workflow,
    ({ key }) => key.job,
    ({ key }) => matrixValues(key.matrix),
    ({ key }) => key.step?.replace(/^_+/, ''),
];
/** `linux/arm64, nightly` of `{"platform":"linux/arm64","rust":"nightly"}`. */
function matrixValues(matrix) {
    if (matrix === undefined)
        return undefined;
    try {
        const values = JSON.parse(matrix);
        if (typeof values !== 'object' || values === null)
            return undefined;
        const shown = Object.values(values).filter((value) => typeof value !== 'object');
        return shown.length === 0 ? undefined : shown.map(String).join(', ');
    }
    catch {
        return matrix;
    }
}

;// CONCATENATED MODULE: ./src/comment/render-comment.ts












const render_comment_MAX_NAME = 100;
const MAX_ITEMS = 30;
/**
 * The whole body of the comment, its state in the first line. Depends on nothing but what is given, so
 * two jobs that know the same write the same.
 */
function renderComment(state, page) {
    const newest = newestCommit(state.entries);
    const names = nameBuilds(state.entries);
    const entries = state.entries.map((entry, at) => ({
        ...entry,
        name: names[at] ?? '',
        isOld: entry.commit !== newest,
    }));
    const current = entries.filter(({ isOld }) => !isOld);
    const body = (0,markdown/* paragraphs */.qN)([
        headline(current),
        newest === undefined ? markdown/* EMPTY */.wg : sourceLine(newest, current, page),
        renderTable(entries, page),
        (0,summary_parts/* bulletList */.fF)(current.flatMap(troublesOf), MAX_ITEMS),
        notes(entries),
        ...current.map(renderDetails),
        renderFacts(current, page),
        leftOut(state),
        footer(page),
    ]);
    return `${formatState(state)}\n${body.markdown}\n`;
}
function headline(entries) {
    const statuses = entries.map(statusOf);
    const failed = statuses.filter((status) => status === 'failed').length;
    const doubtful = statuses.filter((status) => status === 'doubtful').length;
    if (failed > 0)
        return failedHeadline(entries, failed);
    const what = entries.length === 1 ? 'Docker image' : `${entries.length} Docker images`;
    const [first] = entries;
    const isUnchanged = entries.length === 1 && first?.unchanged;
    const verb = isUnchanged ? 'unchanged' : 'built';
    if (doubtful > 0)
        return (0,markdown.md) `### ${STATUS_MARKS.doubtful} ${what} ${verb}, with remarks`;
    return (0,markdown.md) `### ${STATUS_MARKS.good} ${what} ${verb}`;
}
function failedHeadline([first, ...others], failed) {
    const mark = STATUS_MARKS.failed;
    if (others.length > 0)
        return (0,markdown.md) `### ${mark} ${failed} of ${others.length + 1} Docker images failed`;
    const stage = (0,plain_text/* clip */.$Q)(first?.failure?.stage ?? 'build', render_comment_MAX_NAME);
    return (0,markdown.md) `### ${mark} Docker image failed in ${(0,markdown/* code */.aY)(stage)}`;
}
function sourceLine(commit, entries, page) {
    const baseline = commonBaseline(entries);
    const compared = baseline ? (0,markdown.md) `, compared with ${describeBaseline(baseline, page)}` : markdown/* EMPTY */.wg;
    return (0,markdown.md) `Commit ${commitLink(commit, page)}${compared}`;
}
/** What somebody has to look at, one item each. */
function troublesOf(entry) {
    const { failure, outcome, scan, budgets = [], standIns } = entry;
    const name = (0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(entry.name, render_comment_MAX_NAME));
    const isScanFailure = failure?.stage === 'scan';
    return [
        ...(outcome === 'failure' ? [failureItem(entry, name)] : []),
        ...(scan && scan.verdict !== 'pass' && !isScanFailure
            ? [
                (0,markdown.md) `⚠️ ${name}, ${scan.verdict === 'unknown' ? 'scan without a verdict' : 'scan'}: ${(0,summary_parts/* sentence */.em)(scan.reason)}`,
            ]
            : []),
        ...budgets.map(({ sentence: text, action, platform }) => (0,markdown.md) `${action === 'fail' ? '❌' : '⚠️'} ${name} ${(0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(platform, render_comment_MAX_NAME))}, size budget: ${(0,summary_parts/* sentence */.em)(text)}`),
        ...(standIns
            ? [(0,markdown.md) `⚠️ ${name} is built on stand-in base images: for tests, not to be released.`]
            : []),
    ];
}
function failureItem({ failure }, name) {
    if (failure === undefined)
        return (0,markdown.md) `❌ ${name} failed.`;
    const { stage, cause, remedy } = failure;
    const todo = remedy === undefined ? markdown/* EMPTY */.wg : (0,markdown.md) ` **What to do:** ${(0,summary_parts/* sentence */.em)(remedy)}`;
    return (0,markdown.md) `❌ ${name} failed in ${(0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(stage, render_comment_MAX_NAME))}: ${(0,summary_parts/* sentence */.em)(cause)}${todo}`;
}
function notes(entries) {
    const old = entries.filter(({ isOld }) => isOld).length;
    const parts = [
        ...(old > 0
            ? [
                (0,markdown.md) `${OLD_MARK} ${(0,format/* formatCount */.B4)(old, 'build')} of an earlier commit: nothing newer has been reported yet.`,
            ]
            : []),
        ...(entries.some(({ relayed }) => relayed)
            ? [
                (0,markdown.md) `Rows marked “as its own run says” come from a run without the right to comment; nobody has checked them.`,
            ]
            : []),
    ];
    return (0,markdown/* join */.fj)(parts, '\n\n');
}
function leftOut({ entries, isCut }) {
    const left = new Set(entries.flatMap((entry) => entry.left ?? []));
    const parts = [...[...left].map((one) => LEFT_OUT[one]), ...(isCut ? ['some builds'] : [])];
    if (parts.length === 0)
        return markdown/* EMPTY */.wg;
    return (0,markdown.md) `Left out, as the comment would be too long: ${parts.join(', ')}. The job summaries of the runs have all of it.`;
}
function footer({ toolVersion }) {
    return (0,markdown.md) `<sub>cv-docker-build ${toolVersion} · ≈ times differ from machine to machine · this comment is kept up to date</sub>`;
}

;// CONCATENATED MODULE: ./src/comment/fit-comment.ts



/** GitHub refuses a longer body. It counts characters; UTF-16 units, which we count, are never fewer. */
const COMMENT_MAX_LENGTH = 65_536;
const SHORT_SENTENCE = 160;
const withoutCrates = onPlatforms(({ crates: _, ...rest }) => rest);
const withoutFiles = onPlatforms(({ files: _, ...rest }) => rest);
const withoutFindings = onPlatforms(({ scan, ...rest }) => {
    if (scan === undefined)
        return rest;
    const { findings: _, ...figures } = scan;
    return { ...rest, scan: figures };
});
/** What goes first when there is too much: the longest and least read. */
const CUTS = [
    { name: 'crates', apply: withoutCrates, only: 'old' },
    { name: 'files', apply: withoutFiles, only: 'old' },
    { name: 'findings', apply: withoutFindings, only: 'old' },
    { name: 'crates', apply: withoutCrates },
    { name: 'files', apply: withoutFiles },
    { name: 'findings', apply: withoutFindings },
    { name: 'facts', apply: withoutFacts },
    { name: 'sentences', apply: withShortSentences },
];
/**
 * The body of at most `maxLength` characters (not below 4,000) and the state that stands in it. Parts
 * are left out whole, in a fixed order, and then builds: oldest first. The body says what is missing.
 */
function fitComment(whole, page, maxLength = COMMENT_MAX_LENGTH) {
    let state = whole;
    let body = renderComment(state, page);
    for (const cut of CUTS) {
        if (body.length <= maxLength)
            return { body, state };
        state = { ...state, entries: cutEntries(state.entries, cut) };
        body = renderComment(state, page);
    }
    while (body.length > maxLength && state.entries.length > 1) {
        state = { entries: withoutOldest(state.entries, body.length / maxLength), isCut: true };
        body = renderComment(state, page);
    }
    return { body, state };
}
function cutEntries(entries, { name, apply, only }) {
    const newest = newestCommit(entries);
    return entries.map((entry) => {
        if (only === 'old' && entry.commit === newest)
            return entry;
        const shorter = apply(entry);
        // What was not there is not missed.
        const isShorter = JSON.stringify(shorter).length < JSON.stringify(entry).length;
        if (!isShorter)
            return entry;
        return { ...shorter, left: [...new Set([...(entry.left ?? []), name])] };
    });
}
/** As many as the length is above the limit, at least one. */
function withoutOldest(entries, excess) {
    const keep = Math.max(1, Math.min(entries.length - 1, Math.floor(entries.length / excess)));
    const newest = newestCommit(entries);
    const byAge = [...entries].sort((a, b) => Number(b.commit === newest) - Number(a.commit === newest) || compareRuns(b.run, a.run));
    const kept = new Set(byAge.slice(0, keep));
    return entries.filter((entry) => kept.has(entry));
}
function onPlatforms(change) {
    return (entry) => ({
        ...entry,
        platforms: entry.platforms.map(change),
    });
}
function withoutFacts(entry) {
    const { digest: _digest, baseline: _baseline, cache: _cache, ...rest } = entry;
    return rest;
}
function withShortSentences(entry) {
    const { failure, scan, budgets } = entry;
    return {
        ...entry,
        ...(failure && {
            failure: { stage: failure.stage, cause: (0,plain_text/* clip */.$Q)(failure.cause, SHORT_SENTENCE) },
        }),
        ...(scan && { scan: { ...scan, reason: (0,plain_text/* clip */.$Q)(scan.reason, SHORT_SENTENCE) } }),
        ...(budgets && {
            budgets: budgets
                .slice(0, 3)
                .map((one) => ({ ...one, sentence: (0,plain_text/* clip */.$Q)(one.sentence, SHORT_SENTENCE) })),
        }),
    };
}

;// CONCATENATED MODULE: ./src/comment/find-comments.ts


/** A hundred comments each. */
const MAX_PAGES = 100;
/**
 * Our comments among those of a pull request. Comments come oldest first, so the search ends with the
 * page that has one; `sinceIso` looks only at those changed since, and then at all of these.
 */
async function findOwnComments(api, wanted, author, patience) {
    const found = [];
    for (let page = 1; page <= MAX_PAGES; page += 1) {
        const answer = await askPatiently(() => api.list({ ...wanted, page }), patience);
        if (!answer.ok)
            return answer;
        const { comments, hasMore } = answer.value;
        const own = await keepOwn(comments, api, author, patience);
        if (!own.ok)
            return own;
        found.push(...own.value);
        const isEnough = found.length > 0 && wanted.sinceIso === undefined;
        if (!hasMore || isEnough)
            return { ok: true, value: found.sort((a, b) => a.id - b.id) };
    }
    const sentence = `the pull request has more than ${MAX_PAGES * 100} comments`;
    return { ok: false, fault: { kind: 'refused', sentence } };
}
/**
 * The marker alone proves nothing: anybody can copy it. Only what the login of our token wrote is ours.
 */
async function keepOwn(comments, api, author, patience) {
    const marked = comments.filter(({ body }) => hasMarker(body));
    if (marked.length === 0)
        return { ok: true, value: [] };
    if (author.login === undefined) {
        const answer = await askPatiently(() => api.login(), patience);
        if (!answer.ok)
            return answer;
        author.login = answer.value;
    }
    return { ok: true, value: marked.filter((comment) => comment.author === author.login) };
}

;// CONCATENATED MODULE: ./src/comment/look-at-comments.ts


/** Before the creation of our comment, by GitHub's clock: others may have created theirs then. */
const DOUBLES_MS = 120_000;
/** What was read longer ago than this is read again before it is written over. */
const STALE_MS = 2_000;
/**
 * Our comments as they are now, the one that stays first. Where the search has taken its time (many
 * pages, a rate limit), others may have written meanwhile, and the one that was found is read again.
 */
async function readFresh(posting, progress) {
    const own = await readOwn(posting, progress);
    const tookMs = posting.patience.clock.now() - progress.lookedAtMs;
    const isStale = progress.home !== undefined && tookMs > STALE_MS;
    return own.ok && isStale ? await readOwn(posting, progress) : own;
}
async function readOwn(posting, progress) {
    const { api, pullRequest, patience } = posting;
    const { home, createdId, author } = progress;
    progress.lookedAtMs = patience.clock.now();
    if (home !== undefined) {
        const [answer, doubles] = await Promise.all([
            askPatiently(() => api.get(home.id), patience),
            createdId === undefined ? NONE : findDoubles(home, posting, author),
        ]);
        if (answer.ok && doubles.ok)
            return oldestFirst(answer.value, doubles.value, progress);
        if (answer.ok)
            return doubles;
        if (answer.fault.kind !== 'absent')
            return answer;
    }
    const found = await findOwnComments(api, { pullRequest }, author, patience);
    if (found.ok)
        progress.home = found.value[0];
    return found;
}
const NONE = { ok: true, value: [] };
async function findDoubles({ createdAt }, { api, pullRequest, patience }, author) {
    const sinceIso = new Date(Date.parse(createdAt) - DOUBLES_MS).toISOString();
    return await findOwnComments(api, { pullRequest, sinceIso }, author, patience);
}
/** The comment as it was read by its number: a list may be a moment behind. */
function oldestFirst(home, listed, progress) {
    const others = listed.filter(({ id }) => id !== home.id);
    const all = [home, ...others].sort((a, b) => a.id - b.id);
    progress.home = all[0];
    return { ok: true, value: all };
}

;// CONCATENATED MODULE: ./src/comment/post-entries.ts





/** Writes of one job, the repairs of what others overwrote included. */
const MAX_WRITES = 12;
/**
 * Between a write and the look at what became of it. Another job that had read before that write has
 * overwritten it by then: this is longer than a read and a write take, ours or the usual ones.
 */
const SETTLE_MS = 1_000;
const SETTLE_CYCLES = 1.5;
/** Random part on top, more with each further write. */
const JITTER_MS = 1_000;
const MAX_JITTER_MS = 5_000;
const MAX_SETTLE_MS = 8_000;
/**
 * Puts builds into the one comment of a pull request. Several jobs may do so at once, and GitHub knows
 * no conditional write: so each reads, merges, writes, and looks again after a while whether all that it
 * has ever seen is still there. It ends when a look finds nothing to do.
 */
async function postEntries(entries, posting) {
    const progress = {
        author: {},
        seen: entries,
        home: undefined,
        createdId: undefined,
        hasWritten: false,
        faults: 0,
        lookedAtMs: 0,
    };
    for (let writes = 1;; writes += 1) {
        const own = await readFresh(posting, progress);
        if (!own.ok)
            return giveUp(own.fault, progress);
        const states = own.value.map(({ body }) => parseState(body));
        if (!progress.hasWritten && isOldNews(entries, states))
            return outdated(own.value);
        const wanted = mergeStates(states, progress.seen);
        progress.seen = union(wanted.entries, progress.seen);
        const { body, state } = fitComment(wanted, posting.page);
        if (holds(states[0], state))
            return await conclude(own.value, posting, progress);
        const fault = await write(body, writes, posting, progress);
        if (fault !== undefined)
            return giveUp(fault, progress);
    }
}
const OVERWRITTEN = {
    kind: 'refused',
    sentence: 'other jobs wrote to it again and again',
};
function isOver(writes, { clock, policy, startedAtMs }) {
    return writes > MAX_WRITES || clock.now() - startedAtMs > policy.budgetMs;
}
function isOldNews(entries, states) {
    const known = states.flatMap((state) => state.entries);
    return entries.every((entry) => isOutdated(entry, known));
}
function mergeStates([home = { entries: [] }, ...doubles], seen) {
    return mergeEntries(home, [...doubles.flatMap(({ entries }) => entries), ...seen]);
}
/** As merged: only whoever puts a build in first knows what came before it. */
function union(merged, seen) {
    const ids = new Set(merged.map(({ id }) => id));
    return [...merged, ...seen.filter(({ id }) => !ids.has(id))];
}
function holds(stored, wanted) {
    const ids = new Set(stored?.entries.map(({ id }) => id));
    return wanted.entries.every(({ id }) => ids.has(id));
}
/** `undefined`: worth another look, whether it was written or not; else a fault that stays. */
async function write(body, writes, { api, pullRequest, patience }, progress) {
    if (isOver(writes, patience))
        return OVERWRITTEN;
    const { home } = progress;
    const answer = await (home ? api.update(home.id, body) : api.create(pullRequest, body));
    if (answer.ok) {
        if (home === undefined)
            progress.createdId = answer.value.id;
        progress.home = answer.value;
        progress.hasWritten = true;
        progress.faults = 0;
        progress.author.login ??= answer.value.author;
        await settle(writes, patience, progress);
        return undefined;
    }
    const { fault } = answer;
    // Deleted since it was read: the next look finds another one, or none.
    if (fault.kind === 'absent' && home !== undefined)
        progress.home = undefined;
    else if (fault.kind !== 'passing')
        return fault;
    progress.faults += 1;
    // It may have been written all the same: it is read again before anything else is written.
    return await waitFor(fault, progress.faults, patience);
}
/** With jitter, so that jobs that met once do not meet again; longer where they did. */
async function settle(writes, { clock, random, signal }, { lookedAtMs }) {
    const cycleMs = clock.now() - lookedAtMs;
    const jitterMs = Math.min(MAX_JITTER_MS, JITTER_MS * writes) * random();
    const settleMs = Math.min(MAX_SETTLE_MS, Math.max(SETTLE_MS, cycleMs * SETTLE_CYCLES));
    await clock.sleep(settleMs + jitterMs, signal);
}
/** All is in the oldest comment: others of ours, made at the same moment, are removed. */
async function conclude([home, ...doubles], { api, patience }, { createdId }) {
    for (const { id, body } of doubles) {
        // One that holds nothing may be somebody else's text.
        if (parseState(body).entries.length > 0)
            await askPatiently(() => api.remove(id), patience);
    }
    const outcome = createdId !== undefined && home?.id === createdId ? 'created' : 'updated';
    return { outcome, ...(home ? { url: home.url } : {}) };
}
function outdated([home]) {
    return {
        outcome: 'skipped',
        reason: 'A newer run of the same build has already reported.',
        ...(home ? { url: home.url } : {}),
    };
}
function giveUp({ kind, sentence }, { home, hasWritten }) {
    if (kind === 'denied') {
        const todo = 'give the job the permission `pull-requests: write`';
        return { outcome: 'skipped', reason: `The token may not comment: ${sentence}; ${todo}.` };
    }
    const what = hasWritten ? 'The comment may lack builds' : 'The comment was not posted';
    return {
        outcome: 'lost',
        reason: `${what}: ${sentence}.`,
        ...(home && hasWritten ? { url: home.url } : {}),
    };
}

;// CONCATENATED MODULE: ./src/comment/run-relay.ts



/** Posts what runs without the right to comment have left, if it is of the pull request that it claims. */
async function runRelay(run, page, { files, openApi, patience }) {
    const plan = planRelay(run, files);
    if (plan.kind === 'none')
        return { outcome: 'skipped', reason: plan.reason };
    const { pullRequest, entries } = plan;
    const api = await openApi();
    const pull = await askPatiently(() => api.pullRequest(pullRequest), patience);
    if (!pull.ok) {
        const reason = `Pull request ${pullRequest} could not be read: ${pull.fault.sentence}.`;
        return { outcome: 'lost', reason };
    }
    const refusal = refuseRelay(run, pull.value);
    if (refusal !== undefined)
        return { outcome: 'skipped', reason: refusal };
    return await postEntries(entries, { api, pullRequest, page, patience });
}

// EXTERNAL MODULE: ./src/errors.ts
var src_errors = __webpack_require__(83916);
// EXTERNAL MODULE: ./src/exit-codes.ts
var exit_codes = __webpack_require__(91084);
// EXTERNAL MODULE: ./src/cli/command-options.ts
var command_options = __webpack_require__(40560);
;// CONCATENATED MODULE: ./src/cli/relayed-run.ts
/** The run that an event `workflow_run` tells of; `undefined` for any other event. */
function readRelayedRun(event) {
    const { id, run_attempt, head_sha, head_repository, event: cause, name, } = fields(fields(event).workflow_run);
    if (!isCount(id) || typeof head_sha !== 'string' || typeof cause !== 'string')
        return undefined;
    const repository = fields(head_repository).full_name;
    return {
        run: { id, attempt: isCount(run_attempt) ? run_attempt : 1 },
        workflow: typeof name === 'string' ? name : '',
        event: cause,
        headSha: head_sha,
        ...(typeof repository === 'string' ? { headRepository: repository } : {}),
    };
}
function fields(value) {
    return typeof value === 'object' && value !== null
        ? value
        : {};
}
function isCount(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}

;// CONCATENATED MODULE: ./src/cli/comment-command.ts


















const COMMENT_HELP = `cv-docker-build comment --from FOLDER

Posts on a pull request what a run without the right to comment has left (of a fork, of Dependabot). For
a workflow of the event workflow_run: it takes the run, the repository and the addresses from the
variables of GitHub Actions, and the token from GITHUB_TOKEN, which needs pull-requests: write. The files
are data; nothing of the pull request is run, and nothing that GitHub itself knows is taken from them.

Options:
  --from FOLDER   folder with the files that the output comment-file of those runs named
  --help          this text
`;
/** `comment`: see its help. Gives the exit code. */
async function runCommentCommand(args, signal, ports = realPorts()) {
    const parsed = (0,command_options/* readOptions */.Tt)(args, { from: { type: 'string' }, help: { type: 'boolean' } }, { count: 0, command: 'comment' });
    if (!parsed.ok)
        return refuse(parsed.errors, ports);
    if (parsed.value.has('help')) {
        ports.say(COMMENT_HELP.trimEnd());
        return exit_codes/* EXIT */.d.ok;
    }
    const relay = readRelay(parsed.value.text('from'), ports.env);
    if (!relay.ok)
        return refuse(relay.errors, ports);
    return tell(await runIt(relay.value, ports, signal), ports);
}
function realPorts() {
    return {
        env: (0,environment/* definedVariables */.JF)(process.env),
        clock: clock/* clock */.p,
        random: Math.random,
        say: (line) => process.stdout.write(`${line}\n`),
        complain: (line) => process.stderr.write(`${line}\n`),
    };
}
function readRelay(from, env) {
    const needed = { '--from': from, ...pick(env) };
    const errors = Object.entries(needed)
        .filter(([, value]) => !value)
        .map(([input]) => ({ input, problem: 'is not given', remedy: 'see comment --help' }));
    if (errors.length > 0)
        return { ok: false, errors };
    return {
        ok: true,
        value: {
            folder: (0,external_node_path_.resolve)(from ?? ''),
            apiUrl: env.GITHUB_API_URL || 'https://api.github.com',
            serverUrl: env.GITHUB_SERVER_URL || 'https://github.com',
            repository: env.GITHUB_REPOSITORY ?? '',
            token: env.GITHUB_TOKEN ?? '',
            event: readEvent(env.GITHUB_EVENT_PATH ?? ''),
        },
    };
}
function pick({ GITHUB_REPOSITORY, GITHUB_TOKEN, GITHUB_EVENT_PATH, }) {
    return { GITHUB_REPOSITORY, GITHUB_TOKEN, GITHUB_EVENT_PATH };
}
function readEvent(path) {
    try {
        return JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
    }
    catch {
        return undefined;
    }
}
async function runIt({ folder, apiUrl, serverUrl, repository, token, event }, { env, clock: time, random }, signal) {
    const run = readRelayedRun(event);
    if (run === undefined) {
        return { outcome: 'skipped', reason: 'The event is no workflow_run.' };
    }
    const found = await readSmallFiles(folder, {
        files: MAX_ENTRIES,
        bytesEach: HAND_OVER_MAX_BYTES,
        // An artifact each has a folder of its own.
        depth: 1,
    });
    if (!found.ok)
        return { outcome: 'skipped', reason: found.reason };
    const page = { serverUrl, repository, toolVersion: version/* VERSION */.x };
    return await runRelay(run, page, {
        files: found.files,
        openApi: async () => {
            const transport = (0,adapters_transport.makeTransport)(await (0,network_settings.readNetworkSettings)(env));
            return await openComments({ apiUrl, token, repository, transport, signal });
        },
        patience: { clock: time, random, signal, policy: COMMENT_POLICY, startedAtMs: time.now() },
    });
}
/** What was refused is no failure of the workflow that asked; what got lost is. */
function tell({ outcome, reason, url }, { say }) {
    const parts = [`comment ${outcome}`, ...(reason ? [reason] : []), ...(url ? [url] : [])];
    // Names of files come from somebody else's run, and the runner obeys `##[command]` anywhere in a line.
    say((0,plain_text/* cleanLine */.Ow)(parts.join(': ')).replaceAll('##[', '## ['));
    return outcome === 'lost' ? exit_codes/* EXIT */.d.build : exit_codes/* EXIT */.d.ok;
}
function refuse(errors, { complain }) {
    for (const error of errors)
        complain(`error: ${(0,plain_text/* cleanLine */.Ow)((0,src_errors/* formatInputError */.i)(error))}`);
    return exit_codes/* EXIT */.d.input;
}


/***/ }),

/***/ 97391:
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

/***/ 84347:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ap: () => (/* binding */ familyOf),
/* harmony export */   HM: () => (/* binding */ portOf),
/* harmony export */   i0: () => (/* binding */ isPublicAddress),
/* harmony export */   n0: () => (/* binding */ bareHost)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);
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

/***/ 27579:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lu: () => (/* binding */ routeOf),
/* harmony export */   MX: () => (/* binding */ proxyPort),
/* harmony export */   YP: () => (/* binding */ redactProxy),
/* harmony export */   YR: () => (/* binding */ parseProxy),
/* harmony export */   _g: () => (/* binding */ splitNoProxy),
/* harmony export */   r_: () => (/* binding */ usableProxies)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_net__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23564);
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84347);



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

/***/ 54285:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   DV: () => (/* binding */ codeBlock),
/* harmony export */   X1: () => (/* binding */ escapeText),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   fj: () => (/* binding */ join),
/* harmony export */   md: () => (/* binding */ md),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   qN: () => (/* binding */ paragraphs),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   wg: () => (/* binding */ EMPTY),
/* harmony export */   zH: () => (/* binding */ details)
/* harmony export */ });
/* harmony import */ var _plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6676);

/**
 * A piece of Markdown written by us; every string put into it is escaped, every `Markdown` is kept.
 * Two code spans have to be kept apart by some character.
 */
function md(literals, ...values) {
    const parts = literals.map((literal, index) => {
        const value = values[index];
        return value === undefined ? literal : literal + sourceOf(value);
    });
    return { markdown: parts.join('') };
}
function sourceOf(value) {
    return typeof value === 'object' ? value.markdown : escapeText(String(value));
}
const EMPTY = { markdown: '' };
function join(pieces, separator) {
    return { markdown: pieces.map((piece) => piece.markdown).join(separator) };
}
/** Blocks apart from each other; empty ones leave no trace. */
function paragraphs(blocks) {
    return join(blocks.filter(({ markdown }) => markdown !== ''), '\n\n');
}
/**
 * Text of others as one line of prose: shown as it is, without any meaning. Neither as markup, HTML,
 * mathematics or emoji code, nor as what GitHub links by itself: `@user`, `#1`, `GH-1`, addresses,
 * hashes of commits.
 */
function escapeText(text) {
    return (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanLine */ .Ow)(text).replace(/ +/g, ' ').replace(MEANINGFUL, escapeSign).replace(HASH, breakUp);
}
/** Whatever Markdown or GitHub would read as more than a character; the last two at the start only. */
const MEANINGFUL = /[&<>\\|$`*_[\]~#@]|\bGH-(?=\d)|www(?=\.)|:(?=\/\/|[\w+-]*[a-z][\w+-]*:|[+-]1:|1(?:00|234):)|^ ?[-+=]|^ ?\d+[.)](?= |$)/gi;
/** GitHub links a commit by seven or more digits of its hash: no piece is as long as that. */
const HASH = /\b[0-9a-f]{7,}\b/gi;
function breakUp(hash) {
    return hash.replace(/.{6}(?=.)/g, `$&${WORD_JOINER}`);
}
/** Stands between a sign and the name after it: GitHub then sees no mention, reference or address. */
const WORD_JOINER = '&#8288;';
/** Entities, since a backslash protects nothing within HTML, and little in tables and mathematics. */
function escapeSign(sign) {
    if (/^(?:@|#|:|www|gh-)$/i.test(sign))
        return `${sign === '#' ? '&#35;' : sign}${WORD_JOINER}`;
    return `${sign.slice(0, -1)}&#${sign.charCodeAt(sign.length - 1)};`;
}
/** Text of others on one line in a code span; also within tables. Empty text is a dash. */
function code(text) {
    const line = (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanLine */ .Ow)(text);
    if (line.trim() === '')
        return { markdown: '–' };
    // Renderers disagree about a backslash before an escaped pipe in a code span of a table.
    if (line.includes('\\|'))
        return { markdown: `<code>${escapeText(line)}</code>` };
    const ticks = '`'.repeat(longestRun(line) + 1);
    const pad = /^[` ]|[` ]$/.test(line) ? ' ' : '';
    return { markdown: `${ticks}${pad}${line}${pad}${ticks}` };
}
/** A sentence of others in which `names` between single backticks are shown as code. */
function prose(text) {
    const parts = text.split(/(?<!`)`([^`]+)`(?!`)/);
    return join(parts.map((part, at) => (at % 2 === 1 ? code(part) : md `${part}`)), '');
}
/** Lines of others in a block of code, closed by a fence that they do not hold. */
function codeBlock(lines) {
    const text = lines.flatMap(_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanLines */ .v3).join('\n');
    const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
    return { markdown: `${fence}text\n${text}\n${fence}` };
}
function longestRun(text) {
    return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
/** A table whose source is readable too: a cell for each column, on one line each. */
function table(columns, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    const rule = columns.map(({ align }) => (align === 'left' ? ':---' : '---:'));
    const titles = columns.map(({ title }) => cellSource(md `${title}`));
    return join([line(titles), line(rule), ...rows.map((row) => line(row.map(cellSource)))].map((markdown) => ({
        markdown,
    })), '\n');
}
/** A raw pipe can only stand in a code span here, and there a table wants it escaped. */
function cellSource(cell) {
    return cell.markdown.replace(/[\r\n]+/g, ' ').replaceAll('|', '\\|');
}
/** A section that is closed until the reader opens it. The title is plain text. */
function details(title, body) {
    const summary = `<details>\n<summary>${escapeText(title)}</summary>`;
    return { markdown: `${summary}\n\n${body.markdown}\n\n</details>` };
}
/** A link if the address is an ordinary web address, else only its text. */
function link(title, address) {
    const url = parseWebAddress(address);
    const text = md `${title}`.markdown;
    return { markdown: url === undefined ? text : `[${text}](<${url}>)` };
}
function parseWebAddress(address) {
    if (!URL.canParse(address))
        return undefined;
    const { protocol, username, href } = new URL(address);
    // What the parser leaves as it is and Markdown would read: brackets, backslashes, entities.
    const safe = href.replace(/[<>\\|`\s]/g, encodeURIComponent).replaceAll('&', '&amp;');
    return protocol === 'https:' && username === '' ? safe : undefined;
}


/***/ }),

/***/ 32921:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NH: () => (/* binding */ titledList),
/* harmony export */   em: () => (/* binding */ sentence),
/* harmony export */   fF: () => (/* binding */ bulletList),
/* harmony export */   kb: () => (/* binding */ left),
/* harmony export */   pG: () => (/* binding */ right)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54285);
/* harmony import */ var _plain_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6676);


/** Pieces that several sections of the summary are made of. */
const MAX_SENTENCE = 500;
function left(title) {
    return { title, align: 'left' };
}
function right(title) {
    return { title, align: 'right' };
}
/** A sentence of others. */
function sentence(text) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)((0,_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .$Q)(text.trim(), MAX_SENTENCE));
}
/** Nothing where there are no items. */
function titledList(title, items, max) {
    return items.length === 0 ? _markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .EMPTY */ .wg : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .paragraphs */ .qN)([title, bulletList(items, max)]);
}
/** At most `max` items; the rest is counted. */
function bulletList(items, max) {
    const rest = items.length - max;
    const shown = items.slice(0, max);
    const all = rest > 0 ? [...shown, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `and ${rest} more`] : shown;
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .join */ .fj)(all.map((item) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `- ${item}`), '\n');
}


/***/ })

};
