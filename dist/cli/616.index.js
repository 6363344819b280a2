export const id = 616;
export const ids = [616];
export const modules = {

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
