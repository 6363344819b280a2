export const id = 154;
export const ids = [154];
export const modules = {

/***/ 5270:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ toNetworkError)
/* harmony export */ });
/* harmony import */ var _network_network_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7391);

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
var external_node_dgram_ = __webpack_require__(1314);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: ./src/network/network-error.ts
var network_error = __webpack_require__(7391);
// EXTERNAL MODULE: ./src/adapters/network-faults.ts
var network_faults = __webpack_require__(5270);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:dns/promises"
var external_node_dns_promises_ = __webpack_require__(1553);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(481);
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
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
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

/***/ 2545:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   makeTransport: () => (/* binding */ makeTransport)
/* harmony export */ });
/* harmony import */ var node_dns__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(610);
/* harmony import */ var node_dns__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_dns__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_dns_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1553);
/* harmony import */ var node_dns_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_dns_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7030);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_net__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1692);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_tls__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var undici__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6752);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(311);
/* harmony import */ var _network_faults_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5270);







const CONNECT_TIMEOUT_MS = 10_000;
const ANSWER_TIMEOUT_MS = 15_000;
const STALL_TIMEOUT_MS = 20_000;
/**
 * What may be under way without being read. By default all requests on a connection of HTTP/2 share
 * 512 KiB for each round trip, which made 97 crates take five times as long at 50 ms.
 */
const STREAM_WINDOW_BYTES = 8 * 1024 * 1024;
const CONNECTION_WINDOW_BYTES = 32 * 1024 * 1024;
/**
 * Of a body that waits to be read. A server that closes an HTTP/1.1 connection meanwhile would end this
 * process (nodejs/undici#5360): so nothing waits in the socket that is not larger than this.
 */
const BODY_BUFFER_BYTES = 64 * 1024 * 1024;
/** To one server. With HTTP/2 each carries a hundred requests, with HTTP/1.1 one. */
const CONNECTIONS = 8;
/** Node gives an address 250 ms by default: too short for a slow link (nodejs/node#52216). */
const FAMILY_ATTEMPT_MS = 2_000;
/** crates.io refuses whoever does not say who he is. */
const USER_AGENT = `cv-docker-build/${_version_js__WEBPACK_IMPORTED_MODULE_6__/* .VERSION */ .x}`;
/**
 * The real transport, over undici: kept connections, HTTP/2, proxies by CONNECT. Close it by letting
 * the process end; kept connections do not hold it.
 */
function makeTransport(settings, proxyTimeoutMs = ANSWER_TIMEOUT_MS) {
    const dispatcher = makeDispatcher(settings, proxyTimeoutMs);
    return async (url, request = {}) => {
        const { host, origin, pathname, search } = new URL(url);
        try {
            const asked = dispatcher.request({ origin, path: pathname + search, ...options(request) });
            const answer = await orAborted(asked, request.signal);
            return {
                status: answer.statusCode,
                headers: plainHeaders(answer.headers),
                body: readBody(answer.body, host),
                discard: () => discard(answer.body),
            };
        }
        catch (error) {
            throw (0,_network_faults_js__WEBPACK_IMPORTED_MODULE_5__/* .toNetworkError */ .U)(error, host);
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
function options({ method = 'GET', headers, body, signal, ...timeouts }) {
    return {
        method,
        headers: { 'user-agent': USER_AGENT, ...headers },
        headersTimeout: timeouts.answerTimeoutMs ?? ANSWER_TIMEOUT_MS,
        bodyTimeout: timeouts.stallTimeoutMs ?? STALL_TIMEOUT_MS,
        highWaterMark: BODY_BUFFER_BYTES,
        ...(body === undefined ? {} : { body }),
        ...(signal === undefined ? {} : { signal }),
    };
}
async function* readBody(body, host) {
    try {
        for await (const chunk of body)
            yield chunk;
    }
    catch (error) {
        throw (0,_network_faults_js__WEBPACK_IMPORTED_MODULE_5__/* .toNetworkError */ .U)(error, host);
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
function makeDispatcher(settings, proxyTimeoutMs) {
    const { HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY } = settings.proxy;
    const tls = {
        ...(settings.caPem === undefined ? {} : { ca: [...node_tls__WEBPACK_IMPORTED_MODULE_3__.rootCertificates, settings.caPem] }),
        timeout: CONNECT_TIMEOUT_MS,
        ...lookupOptions(settings),
    };
    const agent = {
        allowH2: true,
        initialWindowSize: STREAM_WINDOW_BYTES,
        connectionWindowSize: CONNECTION_WINDOW_BYTES,
        connect: tls,
        factory: makePool,
    };
    const httpProxy = HTTP_PROXY ?? ALL_PROXY;
    const httpsProxy = HTTPS_PROXY ?? ALL_PROXY;
    if (!httpProxy && !httpsProxy)
        return new undici__WEBPACK_IMPORTED_MODULE_4__/* .Agent */ .g6(agent);
    return new undici__WEBPACK_IMPORTED_MODULE_4__/* .EnvHttpProxyAgent */ .J2({
        ...agent,
        // By default a proxy may take five minutes to answer a CONNECT.
        clientFactory: (origin, options) => new undici__WEBPACK_IMPORTED_MODULE_4__/* .Pool */ .bC(origin, { ...options, headersTimeout: proxyTimeoutMs }),
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
function makePool(origin, options) {
    return new undici__WEBPACK_IMPORTED_MODULE_4__/* .Pool */ .bC(origin, { ...options, connections: CONNECTIONS, factory: makeClient });
}
/** Requests at once on a connection of HTTP/2; servers allow 100 and more. */
const STREAMS = 100;
/**
 * undici takes one number of requests for a connection of either protocol, set before it is known which
 * it will be: so it is set when the connection is there.
 */
function makeClient(origin, options) {
    const { connect } = options;
    const dial = typeof connect === 'function' ? connect : (0,undici__WEBPACK_IMPORTED_MODULE_4__/* .buildConnector */ .gU)({ ...connect, allowH2: true });
    const client = new undici__WEBPACK_IMPORTED_MODULE_4__/* .Client */ .Kj(origin, {
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
/** Node's own connecting, but for whom it asks for addresses and which of them it uses. */
function lookupOptions({ resolvers, family }) {
    const lookup = (host, wanted, done) => {
        const all = { ...wanted, all: true, family: family ?? wanted.family ?? 0 };
        if (resolvers === undefined || (0,node_net__WEBPACK_IMPORTED_MODULE_2__.isIP)(host) !== 0) {
            (0,node_dns__WEBPACK_IMPORTED_MODULE_0__.lookup)(host, all, (error, found) => answer(error, found ?? []));
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
    const resolver = new node_dns_promises__WEBPACK_IMPORTED_MODULE_1__.Resolver({ timeout: 2_000, tries: 2 });
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


/***/ }),

/***/ 4154:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runNetworkTestCommand: () => (/* binding */ runNetworkTestCommand)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/adapters/clock.ts + 1 modules
var clock = __webpack_require__(4917);
// EXTERNAL MODULE: ./src/adapters/command-runner.ts
var command_runner = __webpack_require__(3532);
// EXTERNAL MODULE: ./src/adapters/engine-endpoint.ts
var engine_endpoint = __webpack_require__(2272);
// EXTERNAL MODULE: ./src/adapters/engine-host.ts
var engine_host = __webpack_require__(2531);
// EXTERNAL MODULE: ./src/adapters/environment.ts + 1 modules
var environment = __webpack_require__(948);
// EXTERNAL MODULE: ./src/adapters/files.ts
var files = __webpack_require__(9771);
// EXTERNAL MODULE: ./src/adapters/network-probes.ts + 2 modules
var network_probes = __webpack_require__(1599);
// EXTERNAL MODULE: ./src/adapters/pipeline-ports.ts + 6 modules
var pipeline_ports = __webpack_require__(6007);
// EXTERNAL MODULE: ./src/adapters/signals.ts
var signals = __webpack_require__(3113);
// EXTERNAL MODULE: ./src/adapters/transport.ts
var adapters_transport = __webpack_require__(2545);
// EXTERNAL MODULE: ./src/engine/commands.ts + 8 modules
var commands = __webpack_require__(7363);
// EXTERNAL MODULE: ./src/errors.ts
var src_errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/image/credentials.ts
var image_credentials = __webpack_require__(791);
// EXTERNAL MODULE: ./src/preflight/default-endpoints.ts
var default_endpoints = __webpack_require__(9473);
// EXTERNAL MODULE: ./src/preflight/effective-cargo.ts
var effective_cargo = __webpack_require__(315);
// EXTERNAL MODULE: ./src/preflight/names.ts
var names = __webpack_require__(7839);
// EXTERNAL MODULE: ./src/preflight/proxy-route.ts
var proxy_route = __webpack_require__(7579);
// EXTERNAL MODULE: ./src/preflight/render-table.ts + 1 modules
var render_table = __webpack_require__(2819);
// EXTERNAL MODULE: ./src/preflight/run-preflight.ts + 26 modules
var run_preflight = __webpack_require__(9598);
;// CONCATENATED MODULE: ./src/preflight/select-endpoints.ts
/**
 * The endpoints of the stand-alone test: the default ones and those that were added, or of these only
 * the ones that a name fits (`docker hub`, `crates`, `ghcr.io`; the host does as well).
 */
function selectEndpoints(defaults, added, only) {
    const parsed = added.map(parseEndpoint);
    const wrong = parsed.flatMap((one) => (one.ok ? [] : one.errors));
    const all = [...defaults, ...parsed.flatMap((one) => (one.ok ? [one.value] : []))];
    const unknown = only
        .filter((name) => !all.some((endpoint) => fits(endpoint, name)))
        .map((name) => {
        const names = all.map((endpoint) => endpoint.name).join(', ');
        return {
            input: '--only',
            problem: `${JSON.stringify(name)} is none of the servers`,
            remedy: `use one of: ${names}`,
        };
    });
    const errors = [...wrong, ...unknown];
    if (errors.length > 0)
        return { ok: false, errors };
    // What was added was asked for, whatever else is left out.
    const isWanted = (endpoint, at) => only.length === 0 || at >= defaults.length || only.some((name) => fits(endpoint, name));
    return { ok: true, value: all.filter(isWanted) };
}
function fits({ name, url }, wanted) {
    const word = normalize(wanted);
    if (word === '')
        return false;
    return normalize(name).includes(word) || new URL(url).host === wanted.toLowerCase();
}
function normalize(text) {
    return text
        .toLowerCase()
        .replace(/[^a-z0-9.]+/g, ' ')
        .trim();
}
/** A URL whose path ends in `/v2` is a registry's; `sparse+` is a crates index. */
function parseEndpoint(text) {
    const isSparse = text.startsWith('sparse+');
    const address = isSparse ? text.slice('sparse+'.length) : text;
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (!url || !['http:', 'https:', 'ssh:'].includes(url.protocol) || url.hostname === '') {
        const problem = `${JSON.stringify(text)} is not a URL of http, https or ssh`;
        const remedy = 'write for example https://registry.example.com/v2/';
        return { ok: false, errors: [{ input: '--endpoint', problem, remedy }] };
    }
    if (url.username !== '' || url.password !== '') {
        const problem = 'the URL holds a user name or a password';
        const remedy = 'leave them out: docker login signs in';
        return { ok: false, errors: [{ input: '--endpoint', problem, remedy }] };
    }
    if (isSparse) {
        const index = `${url.href.replace(/\/$/, '')}/config.json`;
        return endpoint({ name: url.host, url: index, purpose: 'crates-index', health: 'reachable' });
    }
    return /\/v2\/?$/.test(url.pathname)
        ? endpoint({
            name: url.host,
            url: url.href.replace(/\/?$/, '/'),
            purpose: 'base-image',
            health: 'registry',
        })
        : endpoint({ name: url.host, url: url.href, purpose: 'packages', health: 'reachable' });
}
function endpoint(value) {
    return { ok: true, value };
}

// EXTERNAL MODULE: ./src/report/plain-text.ts
var plain_text = __webpack_require__(6676);
// EXTERNAL MODULE: ./src/cli/console-logger.ts
var console_logger = __webpack_require__(8328);
// EXTERNAL MODULE: ./src/cli/exit.ts
var exit = __webpack_require__(7632);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./src/inputs/nearest.ts
var nearest = __webpack_require__(3915);
;// CONCATENATED MODULE: ./src/cli/network-test-arguments.ts


const OPTIONS = {
    help: { type: 'boolean', short: 'h' },
    json: { type: 'boolean' },
    verbose: { type: 'boolean', short: 'v' },
    'no-docker': { type: 'boolean' },
    sandbox: { type: 'boolean' },
    endpoint: { type: 'string', multiple: true },
    only: { type: 'string', multiple: true },
    timeout: { type: 'string' },
};
const DEFAULT_TIMEOUT_SEC = 5;
const LONGEST_TIMEOUT_SEC = 300;
const NETWORK_TEST_HELP = `cv-docker-build network-test: what of the network that builds need can be used from here.

Usage:
  cv-docker-build network-test [OPTIONS]

Options:
      --json                  The report as JSON, for programs.
      --endpoint URL          One more server. Can be repeated. A URL that ends in /v2/ is that of
                              an image registry, sparse+URL that of a crates index.
      --only NAME             Only servers whose name holds NAME (crates, "docker hub"), or whose
                              host is NAME. Can be repeated.
      --timeout SECONDS       The whole test ends in this time. Default: 5.
      --no-docker             Ask nothing of docker.
      --sandbox               Try name resolution in a RUN step as well, which has name servers of
                              its own; takes 1 to 3 seconds, an engine, and an image with a shell.
  -v, --verbose               What every layer of every connection said.
  -h, --help                  This text.

Without options it looks at crates.io (index and downloads), GitHub and its API, Docker Hub,
ghcr.io, quay.io, gcr.io (distroless) and the package servers of Alpine and Debian; at proxy
settings, name servers, clock and cargo configuration; and, where an engine is there, at docker
daemon, disk and builder.

"fails at" names the first layer that fails: dns (no address for the name), connect (nobody takes
the connection), tls (the certificate, or a proxy that opens TLS), http (the answer is not that of
the server). IPv4 and IPv6 are tried apart; "–" means that the server has no such address.

Exit codes: 0 every server can be used, perhaps with trouble; 2 a wrong option; 3 a server cannot
be used, or there is no network.
`;
function parseNetworkTestArguments(args) {
    const { values, positionals, tokens } = (0,external_node_util_.parseArgs)({
        args: [...args],
        options: OPTIONS,
        strict: false,
        allowPositionals: true,
        tokens: true,
    });
    const timeout = String(values.timeout ?? DEFAULT_TIMEOUT_SEC);
    const errors = [
        ...positionals.map(refusePositional),
        ...tokens.flatMap((token) => (token.kind === 'option' ? checkOption(token) : [])),
        ...checkTimeout(timeout),
    ];
    if (errors.length > 0)
        return { ok: false, errors };
    return {
        ok: true,
        value: {
            help: values.help === true,
            json: values.json === true,
            verbose: values.verbose === true,
            docker: values['no-docker'] !== true,
            sandbox: values.sandbox === true,
            endpoints: texts(values.endpoint),
            only: texts(values.only),
            timeoutMs: Number(timeout) * 1000,
        },
    };
}
function texts(values) {
    return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
}
function refusePositional(text) {
    const problem = `${JSON.stringify(text)} is not an option`;
    return { input: 'network-test', problem, remedy: `for one more server: --endpoint ${text}` };
}
function checkOption({ name, rawName, value }) {
    const known = Object.entries(OPTIONS).find(([option]) => option === name)?.[1];
    if (!known) {
        const near = (0,nearest/* nearest */.p)(name, Object.keys(OPTIONS));
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
function checkTimeout(text) {
    const seconds = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    if (seconds >= 1 && seconds <= LONGEST_TIMEOUT_SEC)
        return [];
    const problem = `${JSON.stringify(text)} is not a time`;
    return [{ input: '--timeout', problem, remedy: `use seconds, 1 to ${LONGEST_TIMEOUT_SEC}` }];
}

// EXTERNAL MODULE: ./src/cli/terminal.ts
var terminal = __webpack_require__(1028);
;// CONCATENATED MODULE: ./src/cli/network-test-command.ts




























const EXIT_NETWORK = 3;
/** Of the time that was given: for starting, the report and the output. */
const OVERHEAD_MS = 400;
const SAMPLES = 3;
const HELPER_MS = 3_000;
/** `network-test`: works with no engine and no network at all; see its help. Gives the exit code. */
async function runNetworkTestCommand(args) {
    const parsed = parseNetworkTestArguments(args);
    if (!parsed.ok)
        return refuse(parsed.errors);
    const { help, endpoints: added, only, json, verbose } = parsed.value;
    if (help) {
        process.stdout.write(NETWORK_TEST_HELP);
        return exit/* EXIT */.d.ok;
    }
    const endpoints = selectEndpoints(default_endpoints/* DEFAULT_ENDPOINTS */.ny, added, only);
    if (!endpoints.ok)
        return refuse(endpoints.errors);
    const report = await test(endpoints.value, parsed.value, await findEnvironment(parsed.value));
    const { isColorful: color } = terminal/* terminal */.F;
    process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : (0,render_table/* renderTable */.b)(report, { color, verbose }));
    return exitCodeOf(report);
}
/** With the way to the private engine, where that is up: builds would use it, too. */
async function findEnvironment({ docker, }) {
    const env = (0,pipeline_ports/* definedVariables */.JF)(process.env);
    if (!docker || env.DOCKER_HOST)
        return env;
    const log = (0,console_logger/* makeConsoleLogger */.E)(() => { }, { color: false, verbose: false });
    const ports = { run: command_runner/* runCommand */.d, files: files/* files */.a, clock: clock/* clock */.p, log, host: engine_host/* engineHost */.n };
    const engine = (0,commands/* findPrivateEngine */.Ho)(ports, { cacheFolder: (0,environment/* cacheFolder */.nF)(env), env });
    return { ...env, ...(await engine.catch(() => undefined)) };
}
async function test(endpoints, { docker, sandbox, timeoutMs }, env) {
    const signal = (0,signals/* cancelOnSignals */.d)();
    const proxy = (0,environment/* proxySettings */.EM)(env);
    const cargoHome = env.CARGO_HOME || (0,external_node_path_.join)((0,external_node_os_.homedir)(), '.cargo');
    const cargoFiles = await (0,effective_cargo/* readCargoConfigFiles */.S_)(process.cwd(), cargoHome, files/* files */.a);
    const options = {
        mode: 'auto',
        timeoutMs: timeoutMs - OVERHEAD_MS,
        proxy,
        fallbackResolvers: names/* PUBLIC_RESOLVERS */.sX,
        samples: SAMPLES,
        cargo: { files: cargoFiles, environment: env },
        ...(docker ? { docker: { sandbox } } : {}),
    };
    return await (0,run_preflight/* runPreflight */.h)(endpoints, options, await makePorts(env, docker), signal);
}
async function makePorts(env, docker) {
    const proxy = (0,environment/* proxySettings */.EM)(env);
    const readBundles = () => (0,network_probes/* readCaBundles */.s)((0,environment/* caBundle */.R0)(env).caBundle);
    // What the other programs of this machine trust; a bundle holds the public authorities, too.
    const [bundle] = await readBundles();
    const transport = (0,adapters_transport.makeTransport)({
        proxy: (0,proxy_route/* usableProxies */.r_)(proxy),
        ...(bundle ? { caPem: bundle.pem } : {}),
    });
    const run = (0,pipeline_ports/* withEnvironment */.Ec)(env);
    const credentials = {
        files: files/* files */.a,
        dockerConfigFolder: (0,engine_endpoint/* dockerConfigFolder */.P)(env),
        // A helper that asks its user something must not keep the process from ending.
        run: (argv, options) => run(argv, { ...options, timeoutMs: HELPER_MS }),
    };
    const probes = (0,network_probes/* makeProbePorts */.jz)({
        transport,
        clock: clock/* clock */.p,
        env,
        credentialsFor: (registry) => (0,image_credentials/* readCredentials */.L)(registry, credentials),
        readBundles,
    });
    if (!docker)
        return probes;
    return {
        ...probes,
        docker: {
            run,
            readText: (path) => (0,promises_.readFile)(path, 'utf8').catch(() => undefined),
            freeBytes: (path) => (0,promises_.statfs)(path).then(({ bavail, bsize }) => bavail * bsize, () => undefined),
        },
    };
}
function exitCodeOf({ endpoints, checks }) {
    const isFailed = endpoints.some(({ outcome, mirrorOf }) => outcome === 'failed' && !mirrorOf);
    const isCutOff = checks.some(({ name, outcome }) => name === 'network' && outcome === 'failed');
    return isFailed || isCutOff ? EXIT_NETWORK : exit/* EXIT */.d.ok;
}
function refuse(errors) {
    for (const error of errors)
        process.stderr.write(`error: ${(0,plain_text/* cleanLine */.Ow)((0,src_errors/* formatInputError */.i)(error))}\n`);
    return exit/* EXIT */.d.input;
}


/***/ })

};
