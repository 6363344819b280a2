export const id = 710;
export const ids = [710,273];
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


/***/ })

};
