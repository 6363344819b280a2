export const id = 420;
export const ids = [420];
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

/***/ 33420:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   restoreArchive: () => (/* binding */ restoreArchive)
/* harmony export */ });
/* harmony import */ var _fetch_download_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(42562);
/* harmony import */ var _fetch_images_ask_endpoints_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30329);
/* harmony import */ var _fetch_images_mirrors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(99643);
/* harmony import */ var _fetch_images_registry_session_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(234);
/* harmony import */ var _watch_call_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(80431);
/* harmony import */ var _archive_manifest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(85977);
/* harmony import */ var _archive_tags_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(65373);
/* harmony import */ var _give_up_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(14704);
/* harmony import */ var _ports_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(11185);









/** Looks for the archive under its tags, and brings the first that fits; checked against its digest. */
async function restoreArchive(wanted, to, call) {
    const scene = openScene(call);
    for (const { tag, fits } of planLookups(wanted)) {
        const looked = await look(tag, scene, call);
        if (!looked.ok)
            return (0,_give_up_js__WEBPACK_IMPORTED_MODULE_7__/* .giveUp */ .H)(looked.fault, call);
        const archive = looked.value;
        if (archive && fits(archive.key)) {
            return take(archive, archive.key === wanted.key, to, scene, call);
        }
    }
    return { outcome: 'miss' };
}
/** A tag is moved by hand as easily as by us: the key that the archive itself has decides. */
function planLookups({ key, prefixes }) {
    const whole = (wanted) => ({ tag: (0,_archive_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .tagOf */ .cO)(wanted), fits: (k) => k === wanted });
    const others = prefixes.map((prefix) => {
        const tag = (0,_archive_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .newestTag */ .rx)(prefix);
        return tag === undefined ? whole(prefix) : { tag, fits: (k) => k.startsWith(prefix) };
    });
    return [whole(key), ...others];
}
function openScene({ target, ports, clock, watch }) {
    const endpoint = (0,_fetch_images_mirrors_js__WEBPACK_IMPORTED_MODULE_2__/* .originOf */ .yv)(target);
    const { transport, credentialsFor } = ports;
    const session = (0,_fetch_images_registry_session_js__WEBPACK_IMPORTED_MODULE_3__/* .makeRegistrySession */ .O)({ transport, clock, credentialsFor });
    return { session, endpoint, transport: counting(transport, watch.moved) };
}
/** Tells how many bytes of bodies have come so far. */
function counting(transport, moved) {
    let total = 0;
    return async (url, request) => {
        const answer = await transport(url, request);
        async function* body() {
            for await (const chunk of answer.body) {
                total += chunk.length;
                moved(total);
                yield chunk;
            }
        }
        return { ...answer, body: body() };
    };
}
/** `undefined`: there is nothing of ours under the tag. */
async function look(tag, { session, endpoint }, { clock, ports: { random }, signal }) {
    const what = `${endpoint.repository}:${tag}`;
    const path = `manifests/${tag}`;
    const request = { method: 'GET', path, accept: _archive_manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .MANIFEST_TYPE */ .b3, what };
    const ask = () => session.ask(endpoint, request, signal);
    const asked = await (0,_fetch_images_ask_endpoints_js__WEBPACK_IMPORTED_MODULE_1__/* .askEndpoints */ .gL)([endpoint], ask, { clock, random }, _ports_js__WEBPACK_IMPORTED_MODULE_8__/* .REGISTRY_POLICY */ .P, signal);
    if (asked.ok)
        return { ok: true, value: (0,_archive_manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .readArchiveManifest */ .O_)(asked.value.body) };
    return asked.fault.fault === 'image-missing' ? { ok: true, value: undefined } : asked;
}
async function take({ key, blob }, isExact, to, { session, endpoint, transport }, { ports, clock, watch, signal }) {
    const item = {
        name: key,
        urls: [(0,_fetch_images_mirrors_js__WEBPACK_IMPORTED_MODULE_2__/* .blobUrl */ .b0)(endpoint, blob.digest)],
        path: to,
        sha256: blob.digest.slice('sha256:'.length),
        sizeBytes: blob.sizeBytes,
        headers: () => session.headersFor(endpoint, signal),
    };
    watch.enter('moving');
    const download = { transport, clock, random: ports.random, store: ports.downloads };
    const result = await (0,_fetch_download_js__WEBPACK_IMPORTED_MODULE_0__/* .downloadItem */ .iD)(item, download, _ports_js__WEBPACK_IMPORTED_MODULE_8__/* .REGISTRY_POLICY */ .P, signal);
    watch.enter('working');
    if (result.ok)
        return { outcome: isExact ? 'exact' : 'partial', key, bytes: blob.sizeBytes };
    const { cause, network, fault } = result.fault;
    if (network && !signal.aborted)
        watch.foundDead(cause);
    // The registry has lost it, or has something else under its digest: the next one who may save replaces it.
    const isDamaged = isExact && ['download-missing', 'checksum-mismatch'].includes(fault);
    return { ...(0,_watch_call_js__WEBPACK_IMPORTED_MODULE_4__/* .lost */ .DU)(cause), ...(isDamaged ? { damaged: key } : {}) };
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

/***/ 82926:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EN: () => (/* binding */ ofNetworkError),
/* harmony export */   Kl: () => (/* binding */ faultOf),
/* harmony export */   Qs: () => (/* binding */ unverified),
/* harmony export */   SM: () => (/* binding */ remedyOf),
/* harmony export */   Vw: () => (/* binding */ done),
/* harmony export */   Yk: () => (/* binding */ loginRemedy),
/* harmony export */   gD: () => (/* binding */ CANCELLED),
/* harmony export */   gz: () => (/* binding */ failed),
/* harmony export */   mv: () => (/* binding */ lostUpload),
/* harmony export */   pE: () => (/* binding */ stalledUpload),
/* harmony export */   ut: () => (/* binding */ damagedLayout),
/* harmony export */   vR: () => (/* binding */ otherDigest),
/* harmony export */   v_: () => (/* binding */ strayUpload),
/* harmony export */   wk: () => (/* binding */ denied)
/* harmony export */ });
/* harmony import */ var _build_faults_table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5248);
/* harmony import */ var _network_fault_rows_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45034);
/* harmony import */ var _network_network_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97391);
/* harmony import */ var _report_plain_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6676);




function done(value) {
    return { ok: true, value };
}
function failed(fault) {
    return { ok: false, fault };
}
const CANCELLED = {
    fault: 'cancelled',
    host: '',
    problem: 'the push was cancelled',
    remedy: 'Start it again: what the registry has already is not sent again.',
    network: false,
    hope: 'never',
};
const REMEDIES = {
    'registry-missing': 'Create the repository at the registry first, or check the name: not every registry makes one by a push.',
    'rate-limit': 'Log in to the registry, or try again later.',
    'registry-failing': 'Try again later: what the registry has already is not sent again.',
    'image-unreadable': 'An old registry may take no OCI media types or attestations: try `provenance: false`, `sbom: false`.',
    'not-a-registry': 'A proxy or a login page of the network is in between: set up the proxy, and check the name of the registry.',
};
function remedyOf(fault) {
    const row = (0,_build_faults_table_js__WEBPACK_IMPORTED_MODULE_0__/* .findFaultRow */ .sQ)(fault)?.remedy;
    const known = typeof row === 'string' ? row : undefined;
    return REMEDIES[fault] ?? known ?? 'Check the network of this machine, and try again.';
}
function faultOf(host, fault, problem, network, hope) {
    return { fault, host, problem, remedy: remedyOf(fault), network, hope };
}
function ofNetworkError(error) {
    const hope = (0,_network_network_error_js__WEBPACK_IMPORTED_MODULE_2__/* .isTransient */ .d)(error.kind) ? 'later' : 'never';
    const fault = error.kind === 'protocol' ? 'not-a-registry' : _network_fault_rows_js__WEBPACK_IMPORTED_MODULE_1__/* .FAULT_ROWS */ .N[error.kind];
    return faultOf(error.host, fault, error.message, true, hope);
}
function denied(host, repository, why) {
    const problem = `${host} does not let us push ${repository}: ${why}`;
    const remedy = loginRemedy(host, repository);
    return { fault: 'registry-denied', host, problem, remedy, network: false, hope: 'never' };
}
function loginRemedy(host, repository) {
    if (host === 'ghcr.io') {
        return `Log in to ghcr.io before the build, with \`permissions: packages: write\` in the job; a package that exists already has to give this repository the role Write (package settings of ${repository}, Manage Actions access).`;
    }
    return `Log in to ${host} before the build, with an account that may push ${repository}.`;
}
/** The registry took it, and then says that it has something else. */
function otherDigest(host, what, found) {
    const problem = `${host} has ${(0,_report_plain_text_js__WEBPACK_IMPORTED_MODULE_3__/* .cleanLine */ .Ow)((0,_report_plain_text_js__WEBPACK_IMPORTED_MODULE_3__/* .clip */ .$Q)(found, 100))} in the place of ${what}`;
    return faultOf(host, 'push-damaged', problem, true, 'later');
}
/** What lies on this disk is not what was built. */
function damagedLayout(problem) {
    return {
        fault: 'image-unreadable',
        host: '',
        problem: `the image that was held back cannot be read: ${problem}`,
        remedy: 'Check the disk, and that nothing else changes the temporary folder; build again.',
        network: false,
        hope: 'never',
    };
}
function strayUpload(host) {
    const problem = `${host} sends an upload to where it must not go`;
    return faultOf(host, 'registry-rejected', problem, false, 'never');
}
function lostUpload(host) {
    return faultOf(host, 'push-failed', `${host} has lost an upload that was begun`, true, 'later');
}
function stalledUpload(host) {
    return faultOf(host, 'timeout', `${host} takes no more of an upload`, true, 'later');
}
/** A tag that points elsewhere although it was just set. */
function unverified(host, reference, found) {
    const what = found === undefined ? 'nothing' : (0,_report_plain_text_js__WEBPACK_IMPORTED_MODULE_3__/* .cleanLine */ .Ow)((0,_report_plain_text_js__WEBPACK_IMPORTED_MODULE_3__/* .clip */ .$Q)(found, 100));
    const problem = `${host} has ${what} under ${reference} after the push`;
    return faultOf(host, 'push-unverified', problem, true, 'later');
}


/***/ }),

/***/ 71435:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ww: () => (/* binding */ makePushRun),
/* harmony export */   Zr: () => (/* binding */ persist),
/* harmony export */   em: () => (/* binding */ sentence)
/* harmony export */ });
/* harmony import */ var _network_backoff_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59326);
/* harmony import */ var _push_fault_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82926);


function makePushRun(ports, signal) {
    return { ports, signal, incidents: [], notBeforeMs: 0, refusesChunks: false };
}
/**
 * Tries again what may pass a moment later, after the pause that the server asked for or that grows.
 * The budget begins when the first try has failed: a long upload uses up nothing of it.
 */
async function persist(run, attempt) {
    const { clock } = run.ports;
    let firstFailureMs;
    for (let number = 1;; number++) {
        await keepPause(run);
        if (run.signal.aborted)
            return (0,_push_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .failed */ .gz)(_push_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .CANCELLED */ .gD);
        const outcome = await attempt(number);
        if (outcome.ok)
            return outcome;
        if (run.signal.aborted)
            return (0,_push_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .failed */ .gz)(_push_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .CANCELLED */ .gD);
        if (outcome.fault.hope === 'never')
            return outcome;
        firstFailureMs ??= clock.now();
        if (!(await pause(run, outcome.fault, number, firstFailureMs)))
            return outcome;
    }
}
/** That another one was asked for counts for all. */
async function keepPause({ ports: { clock }, signal, notBeforeMs }) {
    const waitMs = notBeforeMs - clock.now();
    if (waitMs > 0)
        await clock.sleep(waitMs, signal);
}
/** Waits before retry number `number`; `false` where there is none any more. */
async function pause(run, fault, number, firstFailureMs) {
    const { clock, policy, random, log } = run.ports;
    run.incidents.push(fault);
    const delayMs = (0,_network_backoff_js__WEBPACK_IMPORTED_MODULE_0__/* .planDelayMs */ .tq)(policy, number, random, fault.retryAfterMs);
    const spentMs = clock.now() + delayMs - firstFailureMs;
    if (number > policy.retries || spentMs > policy.budgetMs)
        return false;
    // A server that asks for a pause means everybody.
    if (fault.retryAfterMs !== undefined) {
        run.notBeforeMs = Math.max(run.notBeforeMs, clock.now() + delayMs);
    }
    log.info(`${sentence(fault.problem)} Trying again in ${Math.ceil(delayMs / 1000)} s.`);
    await clock.sleep(delayMs, run.signal);
    return true;
}
/** With a final stop; the names of hosts keep their case. */
function sentence(text) {
    const [word = ''] = text.split(' ');
    const isName = /[.:\d]/.test(word);
    const start = isName ? text : `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
    return start.endsWith('.') ? start : `${start}.`;
}


/***/ })

};
