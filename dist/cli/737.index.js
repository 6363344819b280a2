export const id = 737;
export const ids = [737];
export const modules = {

/***/ 85977:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $v: () => (/* binding */ EMPTY_CONFIG),
/* harmony export */   L1: () => (/* binding */ EMPTY_CONFIG_TEXT),
/* harmony export */   O_: () => (/* binding */ readArchiveManifest),
/* harmony export */   b3: () => (/* binding */ MANIFEST_TYPE),
/* harmony export */   qs: () => (/* binding */ archiveManifest)
/* harmony export */ });
/* harmony import */ var _image_oci_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26840);
/* harmony import */ var _image_reader_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34546);


/**
 * An archive as an OCI artifact (image-spec 1.1, "guidelines for artifact usage"): one layer, and the
 * empty config. The title is what clients such as oras call the file.
 */
const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';
const ARTIFACT_TYPE = 'application/vnd.cv-docker-build.archive.v1';
const LAYER_TYPE = 'application/vnd.cv-docker-build.archive.layer.v1.tar+zstd';
const TITLE = 'org.opencontainers.image.title';
const EMPTY_CONFIG_TEXT = '{}';
const EMPTY_CONFIG = {
    mediaType: 'application/vnd.oci.empty.v1+json',
    digest: (0,_image_reader_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .sc)(Buffer.from(EMPTY_CONFIG_TEXT)),
    sizeBytes: EMPTY_CONFIG_TEXT.length,
    annotations: {},
};
function archiveManifest({ key, blob }) {
    const layer = { ...blob, mediaType: LAYER_TYPE, annotations: { [TITLE]: key } };
    const json = {
        schemaVersion: 2,
        mediaType: MANIFEST_TYPE,
        artifactType: ARTIFACT_TYPE,
        config: entry(EMPTY_CONFIG),
        layers: [{ ...entry(layer), annotations: layer.annotations }],
    };
    const bytes = Buffer.from(JSON.stringify(json));
    const descriptor = {
        mediaType: MANIFEST_TYPE,
        digest: (0,_image_reader_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .sc)(bytes),
        sizeBytes: bytes.length,
        annotations: {},
    };
    const content = { kind: 'manifest', config: EMPTY_CONFIG, layers: [layer] };
    return { descriptor, bytes, content, children: [] };
}
/** `undefined` for anything but an archive of ours: a repository may hold images besides. */
function readArchiveManifest(bytes) {
    const document = (0,_image_oci_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDocument */ .Tp)(bytes);
    if (!document.ok || document.value.kind !== 'manifest')
        return undefined;
    const [layer, more] = document.value.layers;
    const key = layer?.annotations[TITLE];
    const isOurs = layer?.mediaType === LAYER_TYPE && layer.digest.startsWith('sha256:');
    if (!isOurs || more !== undefined || key === undefined)
        return undefined;
    return { key, blob: { digest: layer.digest, sizeBytes: layer.sizeBytes } };
}
function entry({ mediaType, digest, sizeBytes }) {
    return { mediaType, digest, size: sizeBytes };
}


/***/ }),

/***/ 65373:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cO: () => (/* binding */ tagOf),
/* harmony export */   oA: () => (/* binding */ newestTags),
/* harmony export */   rx: () => (/* binding */ newestTag)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

/**
 * A registry lists tags without a date, and not all list them: so an archive gets a tag for its key, and
 * one for every beginning of the key that somebody may look for, which it takes over from the one before.
 */
/** Tags hold 128 characters, among them no slash; a key that is none, or begins as ours do, is known by its hash. */
const PLAIN = /^(?!newest\.|sha256\.)[A-Za-z0-9][A-Za-z0-9.-]{0,119}$/;
/** The tag of the archive with this key. No two keys share one, and none has that of a beginning. */
function tagOf(key) {
    if (PLAIN.test(key))
        return key;
    return `sha256.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(key).digest('hex')}`;
}
/** The tag of the newest archive whose key begins so; `undefined` where the beginning does not end in a hyphen. */
function newestTag(prefix) {
    return prefix.endsWith('-') ? `newest.${tagOf(prefix.slice(0, -1))}` : undefined;
}
/** Of all beginnings of the key that end in a hyphen, the shortest first. */
function newestTags(key) {
    const words = key.split('-').slice(0, -1);
    const prefixes = words.map((_, at) => `${words.slice(0, at + 1).join('-')}-`);
    return [...new Set(prefixes.flatMap((prefix) => newestTag(prefix) ?? []))];
}


/***/ }),

/***/ 14704:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ giveUp)
/* harmony export */ });
/* harmony import */ var _publish_push_run_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71435);
/* harmony import */ var _watch_call_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80431);


/**
 * A registry that cannot answer now is asked no more in this run. One that refuses is: who may not write may read
 * all the same, and some refuse to be read until the first push has made the repository.
 */
function giveUp({ problem, network }, { watch, signal }) {
    const cause = (0,_publish_push_run_js__WEBPACK_IMPORTED_MODULE_0__/* .sentence */ .em)(problem);
    if (network && !signal.aborted)
        watch.foundDead(cause);
    return (0,_watch_call_js__WEBPACK_IMPORTED_MODULE_1__/* .lost */ .DU)(cause);
}


/***/ }),

/***/ 11185:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ REGISTRY_POLICY)
/* harmony export */ });
/** An archive is worth a second try, and no more time than a store that does not answer may cost. */
const REGISTRY_POLICY = {
    retries: 2,
    firstDelayMs: 500,
    maxDelayMs: 2_000,
    budgetMs: 5_000,
};


/***/ }),

/***/ 67519:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   saveArchive: () => (/* binding */ saveArchive)
/* harmony export */ });
/* harmony import */ var _publish_layout_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58925);
/* harmony import */ var _publish_ports_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13843);
/* harmony import */ var _publish_push_blob_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96529);
/* harmony import */ var _publish_push_document_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61645);
/* harmony import */ var _publish_push_fault_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(82926);
/* harmony import */ var _publish_push_run_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(71435);
/* harmony import */ var _publish_registry_session_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(41674);
/* harmony import */ var _over_budget_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(73177);
/* harmony import */ var _archive_manifest_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(85977);
/* harmony import */ var _archive_tags_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(65373);
/* harmony import */ var _give_up_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(14704);
/* harmony import */ var _ports_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(11185);












/**
 * Puts an archive into the repository: its bytes, then the manifest under the tag of its key, then under those of
 * its beginnings. Of two who save the same one after the other is found, and either is whole.
 */
async function saveArchive(key, from, isReplaced, call) {
    const { target, ports, budgetBytes, signal } = call;
    const sizeBytes = await ports.sizeOf(from);
    if (sizeBytes > budgetBytes)
        return (0,_over_budget_js__WEBPACK_IMPORTED_MODULE_7__/* .overBudget */ .q)(sizeBytes, budgetBytes);
    const run = (0,_publish_push_run_js__WEBPACK_IMPORTED_MODULE_5__/* .makePushRun */ .Ww)(pushPorts(call), signal);
    const session = (0,_publish_registry_session_js__WEBPACK_IMPORTED_MODULE_6__/* .makeRegistrySession */ .O)(target, run.ports, signal);
    const known = isReplaced ? (0,_publish_push_fault_js__WEBPACK_IMPORTED_MODULE_4__/* .done */ .Vw)(false) : await isThere(key, session, run);
    if (!known.ok)
        return (0,_give_up_js__WEBPACK_IMPORTED_MODULE_10__/* .giveUp */ .H)(known.fault, call);
    if (known.value)
        return { outcome: 'present' };
    // Through the watch: reading it here is no wait for the registry.
    const digest = (await run.ports.blobs.digestOf(from, 'sha256')) ?? '';
    const archive = { key, from, blob: { digest, sizeBytes }, isReplaced };
    const saved = await put(archive, session, run, call);
    return saved.ok ? { outcome: 'saved', bytes: sizeBytes } : (0,_give_up_js__WEBPACK_IMPORTED_MODULE_10__/* .giveUp */ .H)(saved.fault, call);
}
function isThere(key, session, run) {
    // Its own digest is not known here: whatever is under the tag of the key is the archive.
    const any = (0,_archive_manifest_js__WEBPACK_IMPORTED_MODULE_8__/* .archiveManifest */ .qs)({ key, blob: { digest: '', sizeBytes: 0 } });
    return (0,_publish_push_run_js__WEBPACK_IMPORTED_MODULE_5__/* .persist */ .Zr)(run, async () => {
        const found = await (0,_publish_push_document_js__WEBPACK_IMPORTED_MODULE_3__/* .askDigest */ .o)(session, (0,_archive_tags_js__WEBPACK_IMPORTED_MODULE_9__/* .tagOf */ .cO)(key), any);
        return found.ok ? (0,_publish_push_fault_js__WEBPACK_IMPORTED_MODULE_4__/* .done */ .Vw)(found.value !== undefined) : found;
    });
}
async function put({ key, from, blob, isReplaced }, session, run, { ports: { files } }) {
    const manifest = (0,_archive_manifest_js__WEBPACK_IMPORTED_MODULE_8__/* .archiveManifest */ .qs)({ key, blob });
    const config = `${from}.config`;
    await files.writeText(config, _archive_manifest_js__WEBPACK_IMPORTED_MODULE_8__/* .EMPTY_CONFIG_TEXT */ .L1);
    try {
        for (const part of (0,_publish_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .blobsOf */ .OR)(manifest)) {
            const path = part.digest === _archive_manifest_js__WEBPACK_IMPORTED_MODULE_8__/* .EMPTY_CONFIG */ .$v.digest ? config : from;
            const errand = { blob: part, path, session, mountFrom: [], force: isReplaced };
            const pushed = await (0,_publish_push_blob_js__WEBPACK_IMPORTED_MODULE_2__/* .pushBlob */ .E)(errand, run);
            if (!pushed.ok)
                return pushed;
        }
    }
    finally {
        await files.remove(config);
    }
    const name = (tag) => (0,_publish_push_run_js__WEBPACK_IMPORTED_MODULE_5__/* .persist */ .Zr)(run, () => (0,_publish_push_document_js__WEBPACK_IMPORTED_MODULE_3__/* .sendDocument */ .A)(session, manifest, tag));
    const named = await name((0,_archive_tags_js__WEBPACK_IMPORTED_MODULE_9__/* .tagOf */ .cO)(key));
    if (!named.ok)
        return named;
    const others = await Promise.all((0,_archive_tags_js__WEBPACK_IMPORTED_MODULE_9__/* .newestTags */ .oA)(key).map(name));
    return others.find(({ ok }) => !ok) ?? named;
}
function pushPorts({ ports, clock, log, watch }) {
    const { transport, credentialsFor, random, blobs } = ports;
    return {
        transportFor: () => transport,
        blobs: watched(blobs, watch),
        // Nobody has to read of every try of a cache.
        log: { info: log.debug },
        ...{ clock, credentialsFor, random, policy: _ports_js__WEBPACK_IMPORTED_MODULE_11__/* .REGISTRY_POLICY */ .P, limits: _publish_ports_js__WEBPACK_IMPORTED_MODULE_1__/* .PUSH_LIMITS */ .E },
    };
}
/** Reading here is no wait for the registry; sending is one as long as nothing leaves. */
function watched(blobs, watch) {
    let sentBytes = 0;
    return {
        ...blobs,
        digestOf: async (...args) => {
            watch.enter('working');
            const digest = await blobs.digestOf(...args);
            watch.enter('asking');
            return digest;
        },
        stream: (...args) => {
            const parts = blobs.stream(...args);
            async function* counted() {
                watch.enter('moving');
                for await (const part of parts) {
                    sentBytes += part.length;
                    watch.moved(sentBytes);
                    yield part;
                }
            }
            return counted();
        },
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


/***/ })

};
