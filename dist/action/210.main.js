export const id = 210;
export const ids = [210];
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


/***/ })

};
