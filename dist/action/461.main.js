export const id = 461;
export const ids = [461];
export const modules = {

/***/ 15047:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ addIncident),
/* harmony export */   b: () => (/* binding */ countIncidents)
/* harmony export */ });
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


/***/ }),

/***/ 45034:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ FAULT_ROWS)
/* harmony export */ });
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


/***/ }),

/***/ 10622:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ planFetchSettings),
/* harmony export */   u: () => (/* binding */ decideSettings)
/* harmony export */ });
/* harmony import */ var _plan_plan_preflight_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56954);
/* harmony import */ var _preflight_stage_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(98260);
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

/***/ 69339:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ findCutOff),
/* harmony export */   v: () => (/* binding */ checkNetwork)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23564);
/* harmony import */ var _request_wording_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95113);


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

/***/ 90315:
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

/***/ 98260:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O3: () => (/* binding */ applyDecisions),
  W$: () => (/* binding */ findRefusal),
  RK: () => (/* binding */ runPreflightStage)
});

// EXTERNAL MODULE: ./src/exit-codes.ts
var exit_codes = __webpack_require__(91084);
// EXTERNAL MODULE: ./src/report/format.ts
var format = __webpack_require__(12011);
// EXTERNAL MODULE: ./src/report/plain-text.ts
var plain_text = __webpack_require__(6676);
// EXTERNAL MODULE: ./src/report/terminal.ts
var terminal = __webpack_require__(87496);
// EXTERNAL MODULE: ./src/request/wording.ts
var wording = __webpack_require__(95113);
// EXTERNAL MODULE: ./src/preflight/checks/network.ts
var network = __webpack_require__(69339);
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
var race_abort = __webpack_require__(79698);
// EXTERNAL MODULE: ./src/inputs/nearest.ts
var nearest = __webpack_require__(13915);
// EXTERNAL MODULE: ./src/workspace/cargo-manifest.ts
var cargo_manifest = __webpack_require__(1971);
// EXTERNAL MODULE: ./src/preflight/effective-cargo.ts
var effective_cargo = __webpack_require__(90315);
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
var network_error = __webpack_require__(97391);
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
var proxy_route = __webpack_require__(27579);
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
var json = __webpack_require__(70739);
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
var external_node_net_ = __webpack_require__(77030);
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
var preflight_addresses = __webpack_require__(84347);
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
var known_hosts = __webpack_require__(97246);
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
var reference = __webpack_require__(23564);
// EXTERNAL MODULE: ./src/image/registry-auth.ts
var registry_auth = __webpack_require__(72429);
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
        exitCode: exit_codes/* EXIT */.d.network,
    };
}


/***/ })

};
