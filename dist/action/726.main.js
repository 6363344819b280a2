export const id = 726;
export const ids = [726];
export const modules = {

/***/ 99643:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qp: () => (/* binding */ planEndpoints),
/* harmony export */   b0: () => (/* binding */ blobUrl),
/* harmony export */   yv: () => (/* binding */ originOf)
/* harmony export */ });
/* unused harmony export parseMirror */
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23564);

/**
 * Public mirrors that need no account. mirror.gcr.io keeps what is often pulled from Docker Hub and
 * has no pull limit; Amazon's gallery has the official images, at one pull a second for strangers.
 */
const KNOWN_MIRRORS = [
    { registry: 'docker.io', mirror: 'mirror.gcr.io', serves: () => true },
    {
        registry: 'docker.io',
        mirror: 'public.ecr.aws/docker',
        serves: (repository) => repository.startsWith('library/'),
    },
];
/** Hosts in the order in which they are asked: the user's mirrors, the registry, the public mirrors. */
function planEndpoints(reference, given) {
    const { registry, repository } = reference;
    const known = KNOWN_MIRRORS.filter(({ registry: of, serves }) => of === registry && serves(repository));
    const own = (given[registry] ?? []).map(parseMirror).filter((parsed) => parsed !== undefined);
    const fallbacks = known
        .map(({ mirror }) => parseMirror(mirror))
        .filter((one) => one !== undefined);
    const origin = originOf(reference);
    const endpoints = [
        ...own.map((mirror) => toEndpoint(mirror, repository)),
        origin,
        ...fallbacks.map((mirror) => toEndpoint(mirror, repository)),
    ];
    return endpoints.filter((one, at) => endpoints.findIndex(({ apiUrl }) => apiUrl === one.apiUrl) === at);
}
/** The registry itself, in the place of all who can stand in for it. */
function originOf({ registry, repository, }) {
    const apiUrl = `${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .registryBaseUrl */ .mO)(registry)}/v2/`;
    return { host: registry, apiUrl, repository, credentialsKey: registry, isOrigin: true };
}
const MIRROR = /^(?:(?<scheme>https?):\/\/)?(?<host>(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(?::\d+)?)(?<prefix>(?:\/[\w.-]+)*)\/?$/;
/** `undefined` for what is not the address of a mirror. Loopback speaks plain HTTP, as for docker. */
function parseMirror(text) {
    const { scheme, host, prefix = '' } = MIRROR.exec(text.trim())?.groups ?? {};
    if (host === undefined)
        return undefined;
    const plain = scheme === 'http' || (scheme === undefined && (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .isLoopback */ .U9)(host));
    return {
        scheme: plain ? 'http' : 'https',
        host,
        prefix: prefix.replace(/^\/(?:v2(?=\/|$)\/?)?/, ''),
    };
}
function toEndpoint({ scheme, host, prefix }, repository) {
    return {
        host,
        apiUrl: `${scheme}://${host}/v2/`,
        repository: prefix === '' ? repository : `${prefix}/${repository}`,
        credentialsKey: host,
        isOrigin: false,
    };
}
/** Where a blob of the repository lies at the endpoint. */
function blobUrl({ apiUrl, repository }, digest) {
    return `${apiUrl}${repository}/blobs/${digest}`;
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
/* harmony import */ var _plan_preflight_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(56954);




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


/***/ })

};
