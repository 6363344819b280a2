export const id = 112;
export const ids = [112];
export const modules = {

/***/ 58925:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hy: () => (/* binding */ algorithmOf),
/* harmony export */   OR: () => (/* binding */ blobsOf),
/* harmony export */   T4: () => (/* binding */ readLayout),
/* harmony export */   TQ: () => (/* binding */ pathInLayout),
/* harmony export */   c0: () => (/* binding */ mediaTypeOf),
/* harmony export */   uo: () => (/* binding */ documentsOf),
/* harmony export */   vj: () => (/* binding */ readIndexJson),
/* harmony export */   xu: () => (/* binding */ readVerified)
/* harmony export */ });
/* unused harmony export digestOf */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _image_archive_reader_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62675);
/* harmony import */ var _image_json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(70739);
/* harmony import */ var _image_oci_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(26840);
/* harmony import */ var _image_read_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(93021);
/* harmony import */ var _image_reader_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34546);






const NESTING_LIMIT = 3;
/** What the one image of an OCI layout folder consists of, attestations included. */
async function readLayout(folder, openFile) {
    const reader = (0,_image_archive_reader_js__WEBPACK_IMPORTED_MODULE_1__/* .layoutFolderReader */ .m)(folder, openFile);
    const index = await readIndexJson(folder, openFile);
    if (!index.ok)
        return index;
    const images = index.value.manifests.filter((descriptor) => !(0,_image_oci_js__WEBPACK_IMPORTED_MODULE_3__/* .isAttestation */ .H3)(descriptor));
    const [first] = images;
    if (!first)
        return (0,_image_read_js__WEBPACK_IMPORTED_MODULE_4__/* .unreadable */ .O$)('there is no image in it');
    // The same image is named once for each of its tags.
    if (images.some(({ digest }) => digest !== first.digest)) {
        return (0,_image_read_js__WEBPACK_IMPORTED_MODULE_4__/* .unreadable */ .O$)('there are several images in it');
    }
    return readTree(first, reader, NESTING_LIMIT);
}
async function readIndexJson(folder, openFile) {
    const file = await openFile(`${folder}/index.json`).catch((error) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
            return undefined;
        throw error;
    });
    if (!file)
        return (0,_image_read_js__WEBPACK_IMPORTED_MODULE_4__/* .unreadable */ .O$)('there is no index.json in it');
    const bytes = await file.read(0, _image_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .DOCUMENT_LIMIT_BYTES */ .cZ).finally(() => file.close());
    const document = (0,_image_oci_js__WEBPACK_IMPORTED_MODULE_3__/* .parseDocument */ .Tp)(bytes);
    if (!document.ok)
        return (0,_image_read_js__WEBPACK_IMPORTED_MODULE_4__/* .unreadable */ .O$)(`its index.json is ${document.problem}`);
    return document.value.kind === 'index'
        ? (0,_image_read_js__WEBPACK_IMPORTED_MODULE_4__/* .found */ .F9)(document.value)
        : (0,_image_read_js__WEBPACK_IMPORTED_MODULE_4__/* .unreadable */ .O$)('its index.json is not an index');
}
async function readTree(descriptor, reader, depth) {
    const bytes = await readVerified(descriptor, reader.readManifest);
    if (!bytes.ok)
        return bytes;
    const content = (0,_image_oci_js__WEBPACK_IMPORTED_MODULE_3__/* .parseDocument */ .Tp)(bytes.value);
    if (!content.ok)
        return content;
    const children = [];
    for (const child of content.value.kind === 'index' ? content.value.manifests : []) {
        if (depth === 0)
            return (0,_image_read_js__WEBPACK_IMPORTED_MODULE_4__/* .unreadable */ .O$)('its indexes are nested too deeply');
        const inner = await readTree(child, reader, depth - 1);
        if (!inner.ok)
            return inner;
        children.push(inner.value);
    }
    return (0,_image_read_js__WEBPACK_IMPORTED_MODULE_4__/* .found */ .F9)({ descriptor, bytes: bytes.value, content: content.value, children });
}
/** A document that is what its digest and its size say. */
async function readVerified(descriptor, read) {
    const { digest, sizeBytes } = descriptor;
    const bytes = await read(descriptor);
    if (!bytes.ok)
        return bytes;
    const isRight = bytes.value.length === sizeBytes && digestOf(bytes.value, digest) === digest;
    return isRight ? bytes : (0,_image_read_js__WEBPACK_IMPORTED_MODULE_4__/* .unreadable */ .O$)(`${digest} holds something else`);
}
/** With the algorithm of `like`. */
function digestOf(bytes, like) {
    const algorithm = algorithmOf(like);
    return `${algorithm}:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm).update(bytes).digest('hex')}`;
}
function algorithmOf(digest) {
    return digest.slice(0, digest.indexOf(':'));
}
/** Every document, those first that others name. */
function documentsOf(root) {
    const all = [...root.children.flatMap(documentsOf), root];
    return [...new Map(all.map((document) => [document.descriptor.digest, document])).values()];
}
/** Layers that may not be passed on are fetched from where they are published, and lie in no layout. */
const NOT_DISTRIBUTED = /\.(?:nondistributable|foreign)\b/;
/** Config and layers of a manifest, each once. */
function blobsOf({ content }) {
    if (content.kind === 'index')
        return [];
    const layers = content.layers.filter(({ mediaType }) => !NOT_DISTRIBUTED.test(mediaType));
    const all = [content.config, ...layers];
    return [...new Map(all.map((blob) => [blob.digest, blob])).values()];
}
function pathInLayout(folder, digest) {
    return `${folder}/${(0,_image_archive_reader_js__WEBPACK_IMPORTED_MODULE_1__/* .blobPath */ .nD)(digest)}`;
}
/** The media type that a document itself names, which registries compare with that of the request. */
function mediaTypeOf({ bytes, descriptor }) {
    const own = (0,_image_json_js__WEBPACK_IMPORTED_MODULE_5__/* .asObject */ .eB)((0,_image_json_js__WEBPACK_IMPORTED_MODULE_5__/* .parseJson */ .qF)(bytes))?.mediaType;
    return typeof own === 'string' ? own : descriptor.mediaType;
}


/***/ }),

/***/ 13843:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ PUSH_LIMITS)
/* harmony export */ });
const PUSH_LIMITS = {
    parallel: 4,
    stallMs: 30_000,
    commitMs: 120_000,
    chunkBytes: 16 * 1024 * 1024,
};


/***/ }),

/***/ 96529:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ pushBlob)
});

// EXTERNAL MODULE: ./src/publish/layout.ts
var layout = __webpack_require__(58925);
// EXTERNAL MODULE: ./src/publish/push-fault.ts
var push_fault = __webpack_require__(82926);
// EXTERNAL MODULE: ./src/publish/push-run.ts
var push_run = __webpack_require__(71435);
// EXTERNAL MODULE: ./src/network/network-error.ts
var network_error = __webpack_require__(97391);
;// CONCATENATED MODULE: ./src/publish/watched-upload.ts

/** A part of a file that is sent, under the eye of a watch: a connection that is dead says nothing. */
function watchUpload({ path, startByte, sizeBytes }, { stallMs, host }, ports, signal) {
    const { clock } = ports;
    const stalled = new AbortController();
    const over = new AbortController();
    let movedAtMs = clock.now();
    const watch = async () => {
        for (;;) {
            const leftMs = movedAtMs + stallMs - clock.now();
            if (leftMs <= 0)
                break;
            await clock.sleep(leftMs, over.signal);
            if (over.signal.aborted)
                return;
        }
        stalled.abort(new network_error/* NetworkError */.D('stalled', host, `${host} takes no more of an upload`));
    };
    async function* read() {
        for await (const chunk of ports.blobs.stream(path, startByte, sizeBytes)) {
            movedAtMs = clock.now();
            yield chunk;
        }
        // All is on its way: from here on the answer is waited for.
        over.abort();
    }
    const open = () => {
        movedAtMs = clock.now();
        void watch();
        return read();
    };
    return {
        upload: { sizeBytes, open },
        signal: AbortSignal.any([signal, stalled.signal]),
        hasStalled: () => stalled.signal.aborted,
        stop: () => over.abort(),
    };
}

;// CONCATENATED MODULE: ./src/publish/send-chunks.ts



/** Sends a blob piece by piece; after a fault it goes on where the registry says. Gives the place for the end. */
async function sendChunks(errand, run) {
    const { blob, location } = errand;
    let place = { location, offset: 0 };
    while (place.offset < blob.sizeBytes) {
        const from = place;
        const step = await (0,push_run/* persist */.Zr)(run, async (number) => {
            const at = number === 1 ? sentUntil(from) : await askPlace(errand, from);
            const isOver = !at.ok || at.value.kind === 'lost' || at.value.offset >= blob.sizeBytes;
            return isOver ? at : sendChunk(errand, at.value, run);
        });
        if (!step.ok)
            return step;
        if (step.value.kind === 'lost')
            return (0,push_fault/* failed */.gz)(step.value.fault);
        place = step.value;
    }
    return (0,push_fault/* done */.Vw)(place.location);
}
function sentUntil(place) {
    return (0,push_fault/* done */.Vw)({ kind: 'sent', ...place });
}
function lost(fault) {
    return (0,push_fault/* done */.Vw)({ kind: 'lost', fault });
}
/** How much of the upload the registry has. */
async function askPlace({ session, blob }, { location }) {
    const answer = await session.send({ method: 'GET', to: location });
    if (!answer.ok)
        return answer;
    const { status } = answer.value;
    const { registry } = session.target;
    if (status === 429 || status >= 500)
        return (0,push_fault/* failed */.gz)(session.faultOf(answer.value));
    if (status !== 204 && status !== 202)
        return lost((0,push_fault/* lostUpload */.mv)(registry));
    const offset = readOffset(answer.value);
    return offset === undefined || offset > blob.sizeBytes
        ? lost((0,push_fault/* lostUpload */.mv)(registry))
        : placeOf(answer.value, location, session, offset);
}
async function sendChunk({ session, path, blob, chunkBytes }, { location, offset }, run) {
    const { limits } = run.ports;
    const sizeBytes = Math.min(chunkBytes, blob.sizeBytes - offset);
    const watch = { stallMs: limits.stallMs, host: session.target.registry };
    const part = { path, startByte: offset, sizeBytes };
    const watched = watchUpload(part, watch, run.ports, run.signal);
    const answer = await session.send({
        method: 'PATCH',
        to: location,
        headers: {
            'content-type': 'application/octet-stream',
            'content-range': `${offset}-${offset + sizeBytes - 1}`,
        },
        upload: watched.upload,
        signal: watched.signal,
        answerTimeoutMs: limits.commitMs,
    });
    watched.stop();
    if (watched.hasStalled())
        return (0,push_fault/* failed */.gz)((0,push_fault/* stalledUpload */.pE)(session.target.registry));
    return answer.ok ? readSent(answer.value, location, session, offset + sizeBytes, run) : answer;
}
function readSent(answer, location, session, sentBytes, run) {
    if ([200, 201, 202, 204].includes(answer.status)) {
        return placeOf(answer, location, session, readOffset(answer) || sentBytes);
    }
    const fault = session.faultOf(answer);
    if (fault.hope === 'later' || fault.fault === 'registry-denied')
        return (0,push_fault/* failed */.gz)(fault);
    // It has another place in mind, or does not like pieces: then blobs are sent whole from now on.
    run.refusesChunks ||= answer.status !== 416 && answer.status !== 404;
    return lost((0,push_fault/* lostUpload */.mv)(session.target.registry));
}
/** Bytes that are there; `0-0` is what registries say of an upload that has none. */
function readOffset({ headers }) {
    const last = /^(?:bytes=)?0-(\d+)$/.exec(headers.range ?? '')?.[1];
    if (last === undefined)
        return undefined;
    return last === '0' ? 0 : Number(last) + 1;
}
function placeOf({ headers }, before, session, offset) {
    const location = headers.location === undefined ? before : session.resolve(headers.location, before);
    return location === undefined
        ? (0,push_fault/* failed */.gz)((0,push_fault/* strayUpload */.v_)(session.target.registry))
        : sentUntil({ location, offset });
}

;// CONCATENATED MODULE: ./src/publish/push-blob.ts





/** Brings one blob into the repository. Bytes are sent only if they are what the digest says. */
async function pushBlob(errand, run) {
    const state = { isVerified: false, hasBroken: false };
    return (0,push_run/* persist */.Zr)(run, async () => {
        const presence = errand.force ? (0,push_fault/* done */.Vw)(false) : await askPresence(errand);
        if (!presence.ok)
            return presence;
        return presence.value ? (0,push_fault/* done */.Vw)('present') : send(errand, state, run);
    });
}
async function send(errand, state, run) {
    const { blob, path } = errand;
    const { digest } = blob;
    state.isVerified ||= (await run.ports.blobs.digestOf(path, (0,layout/* algorithmOf */.Hy)(digest))) === digest;
    if (!state.isVerified)
        return (0,push_fault/* failed */.gz)((0,push_fault/* damagedLayout */.ut)(`${digest} holds something else`));
    const begun = await begin(errand);
    if (!begun.ok)
        return begun;
    if (begun.value.kind === 'mounted')
        return (0,push_fault/* done */.Vw)('mounted');
    const sent = await upload(errand, begun.value, state.hasBroken, run);
    state.hasBroken ||= !sent.ok;
    return sent.ok ? (0,push_fault/* done */.Vw)('pushed') : sent;
}
/** What a registry does not tell is sent: that costs time, and nothing else. */
async function askPresence({ blob, session }) {
    const answer = await session.send({ method: 'HEAD', to: `blobs/${blob.digest}` });
    if (!answer.ok)
        return answer;
    const { status, headers } = answer.value;
    if (status === 429 || status >= 500)
        return (0,push_fault/* failed */.gz)(session.faultOf(answer.value));
    const length = headers['content-length'];
    // Those that keep blobs elsewhere lead there, and only to what they have.
    if ([301, 302, 303, 307, 308].includes(status))
        return (0,push_fault/* done */.Vw)(true);
    return (0,push_fault/* done */.Vw)(status === 200 && (length === undefined || Number(length) === blob.sizeBytes));
}
/** A mount that the registry cannot do begins an upload, as the specification has it. */
async function begin(errand) {
    const { blob, session, mountFrom, force } = errand;
    for (const from of force ? [] : mountFrom) {
        const query = new URLSearchParams({ mount: blob.digest, from });
        const to = `blobs/uploads/?${query}`;
        const answer = await session.send({ method: 'POST', to, readsFrom: from });
        // Who may not read there may still push here.
        if (!answer.ok)
            continue;
        const begun = readBegun(answer.value, to, session);
        if (begun.ok)
            return begun;
    }
    const to = 'blobs/uploads/';
    const answer = await session.send({ method: 'POST', to });
    return answer.ok ? readBegun(answer.value, to, session) : answer;
}
function readBegun(answer, of, session) {
    const { status, headers } = answer;
    if (status === 201)
        return (0,push_fault/* done */.Vw)({ kind: 'mounted' });
    if (status !== 202)
        return (0,push_fault/* failed */.gz)(session.faultOf(answer));
    const location = session.resolve(headers.location, of);
    if (location === undefined)
        return (0,push_fault/* failed */.gz)((0,push_fault/* strayUpload */.v_)(session.target.registry));
    const minChunkBytes = Number(headers['oci-chunk-min-length'] ?? 0) || 0;
    return (0,push_fault/* done */.Vw)({ kind: 'upload', location, minChunkBytes });
}
/** In one piece; in several after a transfer that broke off, so that less is lost the next time. */
async function upload(errand, { location, minChunkBytes }, hasBroken, run) {
    const { blob } = errand;
    const chunkBytes = Math.max(run.ports.limits.chunkBytes, minChunkBytes);
    if (hasBroken && blob.sizeBytes > chunkBytes && !run.refusesChunks) {
        const sent = await sendChunks({ ...errand, location, chunkBytes }, run);
        if (!sent.ok)
            return sent;
        return finish(errand, await putEnd(errand, sent.value));
    }
    return finish(errand, await putWhole(errand, location, run));
}
function putEnd({ blob, session }, location) {
    return session.send({ method: 'PUT', to: withDigest(location, blob.digest) });
}
async function putWhole({ blob, session, path }, location, { ports, signal }) {
    const { stallMs, commitMs } = ports.limits;
    const part = { path, startByte: 0, sizeBytes: blob.sizeBytes };
    const watched = watchUpload(part, { stallMs, host: session.target.registry }, ports, signal);
    const answer = await session.send({
        method: 'PUT',
        to: withDigest(location, blob.digest),
        headers: { 'content-type': 'application/octet-stream' },
        upload: watched.upload,
        signal: watched.signal,
        answerTimeoutMs: commitMs,
    });
    watched.stop();
    return watched.hasStalled() ? (0,push_fault/* failed */.gz)((0,push_fault/* stalledUpload */.pE)(session.target.registry)) : answer;
}
function finish({ blob, session }, answer) {
    if (!answer.ok)
        return answer;
    const { status, headers } = answer.value;
    if (![200, 201, 204].includes(status))
        return (0,push_fault/* failed */.gz)(uploadFault(session, answer.value));
    const said = headers['docker-content-digest'];
    return said === undefined || said === blob.digest
        ? (0,push_fault/* done */.Vw)(undefined)
        : (0,push_fault/* failed */.gz)((0,push_fault/* otherDigest */.vR)(session.target.registry, blob.digest, said));
}
/** A token that ended meanwhile, or an upload that the registry has forgotten: it is begun anew. */
function uploadFault(session, answer) {
    const fault = session.faultOf(answer);
    return answer.status === 404 || answer.status === 416 ? { ...fault, hope: 'later' } : fault;
}
/** By hand: the registry's own query is signed, and must not be written in another way. */
function withDigest(location, digest) {
    const mark = location.includes('?') ? '&' : '?';
    return `${location}${mark}digest=${encodeURIComponent(digest)}`;
}


/***/ }),

/***/ 61645:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ sendDocument),
/* harmony export */   o: () => (/* binding */ askDigest)
/* harmony export */ });
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58925);
/* harmony import */ var _push_fault_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82926);


/** The digest under a tag or digest; `undefined` where there is none, or the registry does not tell. */
async function askDigest(session, reference, like) {
    const headers = { accept: (0,_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaTypeOf */ .c0)(like) };
    const answer = await session.send({ method: 'HEAD', to: `manifests/${reference}`, headers });
    if (!answer.ok)
        return answer;
    const { status, headers: said } = answer.value;
    if (status === 429 || status >= 500)
        return (0,_push_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .failed */ .gz)(session.faultOf(answer.value));
    if (status !== 200)
        return (0,_push_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .done */ .Vw)(undefined);
    const digest = said['docker-content-digest'];
    return digest === undefined ? readDigest(session, reference, like) : (0,_push_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .done */ .Vw)(digest);
}
/** From a registry that does not say it in a header. */
async function readDigest(session, reference, like) {
    const headers = { accept: (0,_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaTypeOf */ .c0)(like) };
    const answer = await session.send({ method: 'GET', to: `manifests/${reference}`, headers });
    if (!answer.ok)
        return answer;
    const isSame = answer.value.status === 200 && Buffer.from(like.bytes).equals(answer.value.body);
    return (0,_push_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .done */ .Vw)(isSame ? like.descriptor.digest : undefined);
}
/** Under a tag or its digest. */
async function sendDocument(session, document, reference) {
    const answer = await session.send({
        method: 'PUT',
        to: `manifests/${reference}`,
        headers: { 'content-type': (0,_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaTypeOf */ .c0)(document) },
        body: document.bytes,
    });
    return answer.ok ? judgePut(session, document, answer.value) : answer;
}
function judgePut(session, { descriptor: { digest } }, answer) {
    const { status, headers } = answer;
    if (![200, 201, 202].includes(status))
        return (0,_push_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .failed */ .gz)(putFault(session, answer));
    const said = headers['docker-content-digest'];
    return said === undefined || said === digest
        ? (0,_push_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .done */ .Vw)(undefined)
        : (0,_push_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .failed */ .gz)((0,_push_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .otherDigest */ .vR)(session.target.registry, digest, said));
}
/** Of an index a registry may say so when one of its manifests has not reached all of its machines. */
function putFault(session, answer) {
    const fault = session.faultOf(answer);
    const isMissing = /MANIFEST_UNKNOWN|manifest unknown/i.test(fault.problem);
    return isMissing ? { ...fault, fault: 'push-blob-missing', hope: 'later' } : fault;
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


/***/ }),

/***/ 41674:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ makeRegistrySession)
});

// UNUSED EXPORTS: resolveLocation

// EXTERNAL MODULE: ./src/image/reference.ts
var reference = __webpack_require__(23564);
// EXTERNAL MODULE: ./src/image/registry-auth.ts
var registry_auth = __webpack_require__(72429);
// EXTERNAL MODULE: ./src/network/backoff.ts
var backoff = __webpack_require__(59326);
// EXTERNAL MODULE: ./src/network/network-error.ts
var network_error = __webpack_require__(97391);
// EXTERNAL MODULE: ./src/network/read-body.ts
var read_body = __webpack_require__(47949);
// EXTERNAL MODULE: ./src/image/json.ts
var json = __webpack_require__(70739);
// EXTERNAL MODULE: ./src/report/plain-text.ts
var plain_text = __webpack_require__(6676);
// EXTERNAL MODULE: ./src/publish/push-fault.ts
var push_fault = __webpack_require__(82926);
;// CONCATENATED MODULE: ./src/publish/answer-fault.ts



/** Codes are those of the distribution specification; the rest is what registries are known to say. */
const RULES = [
    {
        when: (status, words) => status === 429 || /TOOMANYREQUESTS|rate limit/i.test(words),
        fault: 'rate-limit',
        network: true,
        hope: 'later',
    },
    { when: (_, words) => /\bimmutable\b/i.test(words), fault: 'tag-immutable' },
    {
        when: (status, words) => status === 507 || /quota/i.test(words),
        fault: 'registry-full',
    },
    { when: (status) => status === 413, fault: 'push-too-large' },
    {
        when: (_, words) => /DIGEST_INVALID|SIZE_INVALID/.test(words),
        fault: 'push-damaged',
        network: true,
        hope: 'later',
    },
    {
        when: (_, words) => /BLOB_UNKNOWN|BLOB_UPLOAD_|unknown blob|blob unknown/i.test(words),
        fault: 'push-blob-missing',
        network: true,
        hope: 'later',
    },
    { when: (status) => status === 401 || status === 403, fault: 'registry-denied' },
    {
        when: (status, words) => status === 415 || /MANIFEST_INVALID|unsupported|media ?type/i.test(words),
        fault: 'image-unreadable',
    },
    {
        when: (status) => [408, 421, 425].includes(status) || status >= 500,
        fault: 'registry-failing',
        network: true,
        hope: 'later',
    },
    { when: (status) => status === 404, fault: 'registry-missing' },
];
/** What a registry says in JSON, and a proxy or a firewall before it by a page. */
const SAID_BY_OTHERS = ['registry-denied', 'registry-missing'];
/** For an answer that is not the one that was hoped for. */
function ofAnswer(answered) {
    const { host, repository, status, contentType, body, retryAfterMs } = answered;
    const words = wordsOf(body);
    const said = words === '' ? '' : `: ${words}`;
    const problem = `${host} answers ${status} for ${repository}${said}`;
    const rule = RULES.find(({ when }) => when(status, words));
    const { fault = 'registry-rejected', network = false, hope = 'never' } = rule ?? {};
    const isPage = /\bhtml\b/i.test(contentType) && words === '';
    if (isPage && (rule === undefined || SAID_BY_OTHERS.includes(fault)))
        return notARegistry(host);
    const row = fault === 'registry-missing' ? 'image-missing' : fault;
    const known = (0,push_fault/* faultOf */.Kl)(host, row, problem, network, hope);
    return {
        ...known,
        ...(fault === 'registry-missing' ? { remedy: (0,push_fault/* remedyOf */.SM)(fault) } : {}),
        ...(fault === 'registry-denied' ? { remedy: (0,push_fault/* loginRemedy */.Yk)(host, repository) } : {}),
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
}
function notARegistry(host) {
    const problem = `a web page answers in the place of the registry ${host}`;
    return (0,push_fault/* faultOf */.Kl)(host, 'not-a-registry', problem, true, 'never');
}
/** Of the error document of the specification: `DENIED: requested access to the resource is denied`. */
function wordsOf(body) {
    const [first] = (0,json/* asArray */._j)((0,json/* asObject */.eB)((0,json/* parseJson */.qF)(body))?.errors) ?? [];
    const { code, message } = (0,json/* asObject */.eB)(first) ?? {};
    const words = [(0,json/* asString */.oJ)(code), (0,json/* asString */.oJ)(message)].filter(Boolean).join(': ');
    return (0,plain_text/* cleanLine */.Ow)((0,plain_text/* clip */.$Q)(words, 200)).replace(/\.+$/, '');
}

;// CONCATENATED MODULE: ./src/publish/registry-session.ts







const ANSWER_LIMIT_BYTES = 4 * 1024 * 1024;
/** A token that ends while a request is under way is of no use. */
const TOKEN_MARGIN_MS = 30_000;
function makeRegistrySession(target, ports, signal) {
    const { registry, repository } = target;
    const base = `${(0,reference/* registryBaseUrl */.mO)(registry)}/v2/${repository}/`;
    const transport = ports.transportFor(registry);
    const tokens = makeTokens(target, transport, ports, signal);
    const ask = async ({ to, readsFrom: _, headers, ...request }, token) => {
        const url = new URL(to, base);
        // What signs us in is for the registry alone: some let others take the uploads.
        const own = url.origin === new URL(base).origin && token !== undefined;
        const sent = { ...headers, ...(own ? { authorization: token } : {}) };
        return receive(await transport(url.href, { signal, ...request, headers: sent }), url.host);
    };
    const send = (request) => guarded(async () => {
        const known = await tokens.known(request.readsFrom);
        const answer = await ask(request, known);
        if (answer.status !== 401)
            return (0,push_fault/* done */.Vw)(answer);
        const token = await tokens.signIn(answer.headers['www-authenticate'], request.readsFrom);
        return token.ok ? (0,push_fault/* done */.Vw)(await ask(request, token.value)) : token;
    });
    return {
        target,
        send,
        faultOf: ({ status, headers, body }) => ofAnswer({
            ...{ host: registry, repository, status, body },
            contentType: headers['content-type'] ?? '',
            retryAfterMs: (0,backoff/* parseRetryAfterMs */.oR)(headers['retry-after'], ports.clock.now()),
        }),
        resolve: (location, of) => resolveLocation(location, new URL(of, base)),
    };
}
/** Faults of the network as values. */
async function guarded(body) {
    try {
        return await body();
    }
    catch (error) {
        if (error instanceof network_error/* NetworkError */.D)
            return (0,push_fault/* failed */.gz)((0,push_fault/* ofNetworkError */.EN)(error));
        throw error;
    }
}
async function receive(response, host) {
    const { status, headers } = response;
    const body = await (0,read_body/* readBody */.x)(response.body, ANSWER_LIMIT_BYTES);
    if (body !== undefined)
        return { status, headers, body };
    await response.discard();
    throw new network_error/* NetworkError */.D('protocol', host, `what ${host} answers is too large`);
}
/**
 * Where an upload goes on. A registry behind a proxy that ends TLS may name itself by plain HTTP: the
 * same host is asked as before. To another host nothing goes in the clear.
 */
function resolveLocation(location, from) {
    if (location === undefined || !URL.canParse(location, from.href))
        return undefined;
    const url = new URL(location, from);
    if (url.hostname === from.hostname && url.protocol === 'http:' && from.protocol === 'https:') {
        return url.href.replace(/^http:\/\/[^/]*/, from.origin);
    }
    const isAllowed = url.protocol === 'https:' || url.origin === from.origin;
    return isAllowed ? url.href : undefined;
}
/** Those who come at the same time share one request for a token. */
function makeTokens(target, transport, ports, signal) {
    const { registry, repository } = target;
    const tokens = new Map();
    const scopeOf = (readsFrom) => [
        `repository:${repository}:pull,push`,
        ...(readsFrom === undefined ? [] : [`repository:${readsFrom}:pull`]),
    ].join(' ');
    const isGood = (token) => token?.ok === true && token.value.endsMs > ports.clock.now() + TOKEN_MARGIN_MS;
    /** As long as one is on its way, all wait for it; the one that was refused is not given again. */
    const pending = new Set();
    return {
        known: async (readsFrom) => {
            const token = await tokens.get(scopeOf(readsFrom));
            return isGood(token) ? token.value.header : undefined;
        },
        signIn: async (challengeText, readsFrom) => {
            const challenge = (0,registry_auth/* parseChallenge */.xy)(challengeText);
            if (!challenge) {
                return (0,push_fault/* failed */.gz)((0,push_fault/* denied */.wk)(registry, repository, 'it does not say how to sign in'));
            }
            const scope = scopeOf(readsFrom);
            const running = pending.has(scope) ? tokens.get(scope) : undefined;
            const asked = running ?? askForToken(target, challenge, scope, transport, ports, signal);
            tokens.set(scope, asked);
            pending.add(scope);
            const token = await asked.finally(() => pending.delete(scope));
            if (!token.ok)
                tokens.delete(scope);
            return token.ok ? (0,push_fault/* done */.Vw)(token.value.header) : token;
        },
    };
}
async function askForToken({ registry, repository }, challenge, scope, transport, { clock, credentialsFor }, signal) {
    const credentials = await credentialsFor(registry);
    const plan = (0,registry_auth/* planAuthorization */.xp)(challenge, credentials, repository, scope);
    if (!plan.ok)
        return (0,push_fault/* failed */.gz)((0,push_fault/* denied */.wk)(registry, repository, plan.problem));
    if (plan.value.kind === 'header') {
        return (0,push_fault/* done */.Vw)({ header: plan.value.value, endsMs: Number.POSITIVE_INFINITY });
    }
    const { url, request } = plan.value;
    const nowMs = clock.now();
    return guarded(async () => {
        const { method, headers, body } = request;
        const { host } = new URL(url);
        const sent = {
            ...{ signal, method: method ?? 'GET' },
            ...(headers === undefined ? {} : { headers }),
            ...(body === undefined ? {} : { body }),
        };
        const answer = await receive(await transport(url, sent), host);
        const token = (0,registry_auth/* readToken */.AI)(answer, host);
        if (token.ok) {
            return (0,push_fault/* done */.Vw)({ header: token.value, endsMs: nowMs + (0,registry_auth/* readTokenLifeMs */.Gk)(answer.body) });
        }
        if (answer.status === 200)
            return (0,push_fault/* failed */.gz)((0,push_fault/* denied */.wk)(registry, repository, token.problem));
        return (0,push_fault/* failed */.gz)(ofAnswer({
            ...{ host: registry, repository, status: answer.status, body: answer.body },
            contentType: answer.headers['content-type'] ?? '',
            retryAfterMs: (0,backoff/* parseRetryAfterMs */.oR)(answer.headers['retry-after'], nowMs),
        }));
    });
}


/***/ })

};
