export const id = 372;
export const ids = [372];
export const modules = {

/***/ 4486:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ makeImageStore)
/* harmony export */ });
/* harmony import */ var _image_reader_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4546);
/* harmony import */ var _has_record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8717);
/* harmony import */ var _image_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9794);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6029);




function makeImageStore(cacheFolder, ports) {
    const folder = `${cacheFolder}/images`;
    const { files, store } = ports;
    const blobPath = (digest) => `${folder}/blobs/${digest.replace(':', '/')}`;
    const recordPath = (reference) => (0,_has_record_js__WEBPACK_IMPORTED_MODULE_1__/* .recordFile */ .m)(cacheFolder, reference);
    const readRecord = async (reference) => {
        const record = (0,_image_record_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRecord */ .Hh)(await files.readTextIfAny(recordPath(reference)));
        return record?.reference === reference ? await onlyWhole(record, blobPath, ports) : undefined;
    };
    return {
        blobPath,
        recordPath,
        readRecord,
        writeRecord: async (record) => {
            const merged = (0,_image_record_js__WEBPACK_IMPORTED_MODULE_2__/* .mergeRecords */ .PI)(await readRecord(record.reference), record);
            const text = `${JSON.stringify(merged, null, 2)}\n`;
            await writeWhole(recordPath(record.reference), Buffer.from(text), ports);
        },
        readDocument: async (digest) => {
            const path = blobPath(digest);
            if ((await store.stat(path)) === undefined)
                return undefined;
            const bytes = await store.readBytes(path);
            return (0,_image_reader_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .sc)(bytes) === digest ? bytes : undefined;
        },
        writeDocument: (digest, bytes) => writeWhole(blobPath(digest), bytes, ports),
        ensureLayout: async (record, delivery) => {
            const target = `${folder}/layouts/${(0,_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .layoutName */ .UX)(record, delivery)}`;
            const inLayout = (digest) => `${target}/blobs/${digest.replace(':', '/')}`;
            const isThere = await store.touch(target);
            if (isThere && (await areWhole((0,_image_record_js__WEBPACK_IMPORTED_MODULE_2__/* .blobsOf */ .OR)(record), inLayout, ports)))
                return target;
            await files.remove(target);
            await makeLayout(record, delivery, target, blobPath, ports);
            return target;
        },
    };
}
/** The record for those platforms of which every blob is there. */
async function onlyWhole(record, blobPath, ports) {
    const images = [];
    for (const image of record.images)
        if (await areWhole((0,_image_record_js__WEBPACK_IMPORTED_MODULE_2__/* .blobsOf */ .OR)({ ...record, images: [image] }), blobPath, ports))
            images.push(image);
    return images.length === 0 ? undefined : { ...record, images };
}
async function areWhole(blobs, pathOf, ports) {
    const whole = await Promise.all(blobs.map(({ digest, sizeBytes }) => hasSize(ports, pathOf(digest), sizeBytes)));
    return whole.every(Boolean);
}
async function makeLayout(record, delivery, target, blobPath, { files, store, processId }) {
    const scratch = `${target}.${processId}.part`;
    await files.remove(scratch);
    await files.makeFolder(`${scratch}/blobs/sha256`);
    for (const { digest } of (0,_image_record_js__WEBPACK_IMPORTED_MODULE_2__/* .blobsOf */ .OR)(record))
        await store.linkOrCopy(blobPath(digest), `${scratch}/blobs/${digest.replace(':', '/')}`);
    for (const { path, text } of (0,_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .planLayoutTexts */ .m6)(record, delivery))
        await store.writeFixed(`${scratch}/${path}`, text);
    // Another process may have made the same in the meantime.
    if (!(await store.moveFolder(scratch, target)))
        await files.remove(scratch);
}
/** In one step, so that no reader ever sees half of it. */
async function writeWhole(path, bytes, { store }) {
    const partial = await store.openPartial(path);
    try {
        await partial.restart();
        await partial.append(bytes);
        await partial.finish();
    }
    finally {
        await partial.close();
    }
}
/** Without reading the file: the byte before its end is there, and none after it. */
async function hasSize({ openFile }, path, sizeBytes) {
    const file = await openFile(path).catch((error) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
            return undefined;
        throw error;
    });
    if (!file)
        return false;
    try {
        const start = Math.max(0, sizeBytes - 1);
        return (await file.read(start, 2)).length === sizeBytes - start;
    }
    finally {
        await file.close();
    }
}


/***/ }),

/***/ 6029:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OC: () => (/* binding */ engineName),
/* harmony export */   UX: () => (/* binding */ layoutName),
/* harmony export */   m6: () => (/* binding */ planLayoutTexts)
/* harmony export */ });
/* harmony import */ var _image_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9794);

/** Of the folder; its content never changes. */
function layoutName(record, delivery) {
    const platforms = record.images.map(({ platform }) => platform).join(' ');
    return `${record.root.digest.slice(7, 31)}-${(0,_image_record_js__WEBPACK_IMPORTED_MODULE_0__/* .shortHash */ .BC)(`${record.reference} ${platforms} ${delivery}`)}`;
}
/** The files beside the blobs. A layout for an engine is what `docker load` reads as a tar. */
function planLayoutTexts(record, delivery) {
    const texts = [
        { path: 'oci-layout', text: '{"imageLayoutVersion":"1.0.0"}' },
        { path: 'index.json', text: formatIndex(record, delivery) },
    ];
    return delivery === 'engine'
        ? [...texts, { path: 'manifest.json', text: formatDockerManifest(record) }]
        : texts;
}
/**
 * The name that an image gets in an engine. An engine cannot be told by `docker load` that a name
 * with a digest is its own, so that a pinned image gets a name of ours, by its content.
 */
function engineName(reference, digest) {
    if (!reference.includes('@'))
        return reference;
    const name = reference.replace(/(?::[^:/@]+)?@.*$/, '').replace(/^.*\//, '');
    return `cv-docker-build.invalid/pinned/${name}:${digest.slice(7, 31)}`;
}
/**
 * A builder is given the root's digest, whatever the index of the layout says; an engine imports what
 * the index names, and gets the image of its platform: its index may name others that are not here.
 */
function formatIndex(record, delivery) {
    const [image] = record.images;
    const blob = delivery === 'engine' && image ? image.manifest : record.root;
    const name = engineName(record.reference, record.root.digest);
    const annotations = {
        'io.containerd.image.name': name,
        'org.opencontainers.image.ref.name': name.slice(name.lastIndexOf(':') + 1),
    };
    const { mediaType, digest, sizeBytes } = blob;
    return JSON.stringify({
        schemaVersion: 2,
        mediaType: 'application/vnd.oci.image.index.v1+json',
        manifests: [{ mediaType, digest, size: sizeBytes, annotations }],
    });
}
/** For the classic store, which reads docker's own archives only; its paths lead into the same blobs. */
function formatDockerManifest(record) {
    const path = (digest) => `blobs/${digest.replace(':', '/')}`;
    const [image] = record.images;
    if (!image)
        throw new Error(`${record.reference} has no platform`);
    return JSON.stringify([
        {
            Config: path(image.config.digest),
            RepoTags: [engineName(record.reference, record.root.digest)],
            Layers: image.layers.map(({ digest }) => path(digest)),
        },
    ]);
}


/***/ }),

/***/ 5047:
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

/***/ 5034:
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

/***/ 622:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ planFetchSettings),
/* harmony export */   u: () => (/* binding */ decideSettings)
/* harmony export */ });
/* harmony import */ var _plan_plan_preflight_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8864);
/* harmony import */ var _preflight_stage_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7877);
/* harmony import */ var _backoff_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9326);



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

/***/ 7877:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O3: () => (/* binding */ applyDecisions),
/* harmony export */   RK: () => (/* binding */ runPreflightStage),
/* harmony export */   W$: () => (/* binding */ findRefusal)
/* harmony export */ });
/* harmony import */ var _render_table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2819);
/* harmony import */ var _run_preflight_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(191);


const EXIT_NETWORK = 3;
/** Probes what the plan names and tells what was found; nothing of it fails but by a decision. */
async function runPreflightStage({ plan, request, workspaceFolder, proxy, env, offlineReady, foreignSteps, showAll, }, network, log, signal) {
    const { mode, endpoints } = plan.preflight;
    const options = {
        mode: mode === 'strict' ? 'strict' : 'auto',
        timeoutMs: _run_preflight_js__WEBPACK_IMPORTED_MODULE_1__/* .PREFLIGHT_TIMEOUT_MS */ .l,
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
    const report = await (0,_run_preflight_js__WEBPACK_IMPORTED_MODULE_1__/* .runPreflight */ .h)(endpoints, options, probes, signal);
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
        const table = (0,_render_table_js__WEBPACK_IMPORTED_MODULE_0__/* .renderTable */ .b)(report, { color: false, verbose: showAll });
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
        exitCode: EXIT_NETWORK,
    };
}


/***/ }),

/***/ 5372:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runPublishStages: () => (/* binding */ runPublishStages),
  settleHeld: () => (/* binding */ settleHeld)
});

// EXTERNAL MODULE: ./src/build/faults/table.ts + 19 modules
var table = __webpack_require__(5248);
// EXTERNAL MODULE: ./src/image/read.ts
var image_read = __webpack_require__(3021);
// EXTERNAL MODULE: ./src/image/reference.ts
var reference = __webpack_require__(3564);
// EXTERNAL MODULE: ./src/network/fetch-settings.ts
var fetch_settings = __webpack_require__(622);
;// CONCATENATED MODULE: ./src/publish/find-layout.ts

/** Brings what is scanned into the form of an OCI layout folder. `imageId`: what the build says it made. */
async function findLayout(source, imageId, tempFolder, ports, signal) {
    switch (source.kind) {
        case 'held':
            return (0,image_read/* found */.F9)({ folder: source.folder, hasOwnDigests: true });
        case 'archive':
            return openArchive(source.path, tempFolder, ports, signal);
        case 'engine':
            return saveImage(imageId ?? source.reference, tempFolder, ports, signal);
        case 'none':
            return (0,image_read/* unreadable */.O$)(source.reason);
    }
}
async function openArchive(path, tempFolder, ports, signal) {
    if ((await ports.files.kindOf(path)) === 'folder') {
        return (0,image_read/* found */.F9)({ folder: path, hasOwnDigests: true });
    }
    const folder = `${tempFolder}/archive`;
    const problem = await unpack(path, folder, ports, signal);
    return problem === undefined ? (0,image_read/* found */.F9)({ folder, hasOwnDigests: true }) : (0,image_read/* unreadable */.O$)(problem);
}
/** By its id where it is known: a tag may have moved since the build. */
async function saveImage(name, tempFolder, ports, signal) {
    if (name === '')
        return (0,image_read/* unreadable */.O$)('the image in the engine has no name');
    const { run, env, files } = ports;
    const file = `${tempFolder}/saved.tar`;
    const folder = `${tempFolder}/saved`;
    const options = { env, signal };
    const inspected = await run(['docker', 'image', 'inspect', '--format', '{{.Id}}', name], options);
    const saved = await run(['docker', 'image', 'save', '--output', file, name], options);
    if (saved.exitCode !== 0) {
        return (0,image_read/* unreadable */.O$)(`the engine does not give out the image: ${lastLine(saved.stderr)}`);
    }
    const problem = await unpack(file, folder, ports, signal);
    await files.remove(file);
    if (problem !== undefined)
        return (0,image_read/* unreadable */.O$)(problem);
    if ((await files.kindOf(`${folder}/index.json`)) !== 'file') {
        return (0,image_read/* unreadable */.O$)('the engine saves images in a form from before Docker 25');
    }
    // The containerd store knows an image by its index or manifest, the classic one by its config.
    const id = inspected.stdout.trim();
    const index = (await files.readTextIfAny(`${folder}/index.json`)) ?? '';
    return (0,image_read/* found */.F9)({ folder, hasOwnDigests: id !== '' && index.includes(`"${id}"`) });
}
async function unpack(file, folder, { run, env, files }, signal) {
    await files.remove(folder);
    await files.makeFolder(folder);
    const { exitCode, stderr } = await run(['tar', '-x', '-f', file, '-C', folder], { env, signal });
    return exitCode === 0 ? undefined : `the archive cannot be unpacked: ${lastLine(stderr)}`;
}
function lastLine(text) {
    return text.trim().split('\n').at(-1) || 'it gave no reason';
}

// EXTERNAL MODULE: ./src/image/archive-reader.ts
var archive_reader = __webpack_require__(2675);
// EXTERNAL MODULE: ./src/image/json.ts
var json = __webpack_require__(739);
// EXTERNAL MODULE: ./src/image/oci.ts
var oci = __webpack_require__(6840);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/image/reader.ts
var reader = __webpack_require__(4546);
;// CONCATENATED MODULE: ./src/publish/layout.ts






const NESTING_LIMIT = 3;
/** What the one image of an OCI layout folder consists of, attestations included. */
async function readLayout(folder, openFile) {
    const reader = (0,archive_reader/* layoutFolderReader */.m)(folder, openFile);
    const index = await readIndexJson(folder, openFile);
    if (!index.ok)
        return index;
    const images = index.value.manifests.filter((descriptor) => !(0,oci/* isAttestation */.H3)(descriptor));
    const [first] = images;
    if (!first)
        return (0,image_read/* unreadable */.O$)('there is no image in it');
    // The same image is named once for each of its tags.
    if (images.some(({ digest }) => digest !== first.digest)) {
        return (0,image_read/* unreadable */.O$)('there are several images in it');
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
        return (0,image_read/* unreadable */.O$)('there is no index.json in it');
    const bytes = await file.read(0, reader/* DOCUMENT_LIMIT_BYTES */.cZ).finally(() => file.close());
    const document = (0,oci/* parseDocument */.Tp)(bytes);
    if (!document.ok)
        return (0,image_read/* unreadable */.O$)(`its index.json is ${document.problem}`);
    return document.value.kind === 'index'
        ? (0,image_read/* found */.F9)(document.value)
        : (0,image_read/* unreadable */.O$)('its index.json is not an index');
}
async function readTree(descriptor, reader, depth) {
    const bytes = await readVerified(descriptor, reader.readManifest);
    if (!bytes.ok)
        return bytes;
    const content = (0,oci/* parseDocument */.Tp)(bytes.value);
    if (!content.ok)
        return content;
    const children = [];
    for (const child of content.value.kind === 'index' ? content.value.manifests : []) {
        if (depth === 0)
            return (0,image_read/* unreadable */.O$)('its indexes are nested too deeply');
        const inner = await readTree(child, reader, depth - 1);
        if (!inner.ok)
            return inner;
        children.push(inner.value);
    }
    return (0,image_read/* found */.F9)({ descriptor, bytes: bytes.value, content: content.value, children });
}
/** A document that is what its digest and its size say. */
async function readVerified(descriptor, read) {
    const { digest, sizeBytes } = descriptor;
    const bytes = await read(descriptor);
    if (!bytes.ok)
        return bytes;
    const isRight = bytes.value.length === sizeBytes && digestOf(bytes.value, digest) === digest;
    return isRight ? bytes : (0,image_read/* unreadable */.O$)(`${digest} holds something else`);
}
/** With the algorithm of `like`. */
function digestOf(bytes, like) {
    const algorithm = algorithmOf(like);
    return `${algorithm}:${(0,external_node_crypto_.createHash)(algorithm).update(bytes).digest('hex')}`;
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
    return `${folder}/${(0,archive_reader/* blobPath */.nD)(digest)}`;
}
/** The media type that a document itself names, which registries compare with that of the request. */
function mediaTypeOf({ bytes, descriptor }) {
    const own = (0,json/* asObject */.eB)((0,json/* parseJson */.qF)(bytes))?.mediaType;
    return typeof own === 'string' ? own : descriptor.mediaType;
}

;// CONCATENATED MODULE: ./src/publish/held-result.ts





/** Reads the folder; every document and config is checked against its digest. */
async function readHeldResult(folder, openFile) {
    const root = await readLayout(folder, openFile);
    if (!root.ok)
        return root;
    const platforms = [];
    for (const document of imagesOf(root.value)) {
        const platform = await readPlatform(document, folder, openFile);
        if (!platform.ok)
            return platform;
        platforms.push(platform.value);
    }
    if (platforms.length === 0)
        return (0,image_read/* unreadable */.O$)('there is no image in it');
    const { digest } = root.value.descriptor;
    const attestations = leavesOf(root.value).length - platforms.length;
    return (0,image_read/* found */.F9)({ folder, root: root.value, digest, platforms, attestations });
}
function leavesOf(document) {
    return document.content.kind === 'index' ? document.children.flatMap(leavesOf) : [document];
}
function imagesOf(root) {
    return leavesOf(root).filter(({ content, descriptor }) => content.kind === 'manifest' && (0,oci/* isImage */.wu)(content) && !(0,oci/* isAttestation */.H3)(descriptor));
}
async function readPlatform({ content, descriptor }, folder, openFile) {
    if (content.kind === 'index')
        return (0,image_read/* unreadable */.O$)('an index in the place of an image');
    const reader = (0,archive_reader/* layoutFolderReader */.m)(folder, openFile);
    const bytes = await readVerified(content.config, reader.readBlob);
    if (!bytes.ok)
        return bytes;
    const config = (0,oci/* parseConfig */.o4)(bytes.value);
    if (!config.ok)
        return config;
    const user = (0,json/* asString */.oJ)((0,json/* asObject */.eB)((0,json/* asObject */.eB)((0,json/* parseJson */.qF)(bytes.value))?.config)?.User) ?? '';
    const platform = descriptor.platform ?? config.value.platform;
    return (0,image_read/* found */.F9)({ platform, descriptor, manifest: content, config: config.value, user });
}

;// CONCATENATED MODULE: ./src/publish/ports.ts
const PUSH_LIMITS = {
    parallel: 4,
    stallMs: 30_000,
    commitMs: 120_000,
    chunkBytes: 16 * 1024 * 1024,
};

// EXTERNAL MODULE: ./src/fetch/incidents.ts
var incidents = __webpack_require__(5047);
// EXTERNAL MODULE: ./src/network/fault-rows.ts
var fault_rows = __webpack_require__(5034);
// EXTERNAL MODULE: ./src/network/network-error.ts
var network_error = __webpack_require__(7391);
// EXTERNAL MODULE: ./src/report/plain-text.ts
var plain_text = __webpack_require__(6676);
;// CONCATENATED MODULE: ./src/publish/push-fault.ts





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
    const row = (0,table/* findFaultRow */.sQ)(fault)?.remedy;
    const known = typeof row === 'string' ? row : undefined;
    return REMEDIES[fault] ?? known ?? 'Check the network of this machine, and try again.';
}
function faultOf(host, fault, problem, network, hope) {
    return { fault, host, problem, remedy: remedyOf(fault), network, hope };
}
function ofNetworkError(error) {
    const hope = (0,network_error/* isTransient */.d)(error.kind) ? 'later' : 'never';
    const fault = error.kind === 'protocol' ? 'not-a-registry' : fault_rows/* FAULT_ROWS */.N[error.kind];
    return faultOf(error.host, fault, error.message, true, hope);
}
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
    const known = faultOf(host, row, problem, network, hope);
    return {
        ...known,
        ...(fault === 'registry-missing' ? { remedy: remedyOf(fault) } : {}),
        ...(fault === 'registry-denied' ? { remedy: loginRemedy(host, repository) } : {}),
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
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
function notARegistry(host) {
    const problem = `a web page answers in the place of the registry ${host}`;
    return faultOf(host, 'not-a-registry', problem, true, 'never');
}
/** The registry took it, and then says that it has something else. */
function otherDigest(host, what, found) {
    const problem = `${host} has ${(0,plain_text/* cleanLine */.Ow)((0,plain_text/* clip */.$Q)(found, 100))} in the place of ${what}`;
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
    const what = found === undefined ? 'nothing' : (0,plain_text/* cleanLine */.Ow)((0,plain_text/* clip */.$Q)(found, 100));
    const problem = `${host} has ${what} under ${reference} after the push`;
    return faultOf(host, 'push-unverified', problem, true, 'later');
}
/** Of the error document of the specification: `DENIED: requested access to the resource is denied`. */
function wordsOf(body) {
    const [first] = (0,json/* asArray */._j)((0,json/* asObject */.eB)((0,json/* parseJson */.qF)(body))?.errors) ?? [];
    const { code, message } = (0,json/* asObject */.eB)(first) ?? {};
    const words = [(0,json/* asString */.oJ)(code), (0,json/* asString */.oJ)(message)].filter(Boolean).join(': ');
    return (0,plain_text/* cleanLine */.Ow)((0,plain_text/* clip */.$Q)(words, 200)).replace(/\.+$/, '');
}

// EXTERNAL MODULE: ./src/network/backoff.ts
var backoff = __webpack_require__(9326);
;// CONCATENATED MODULE: ./src/publish/push-run.ts


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
            return failed(CANCELLED);
        const outcome = await attempt(number);
        if (outcome.ok)
            return outcome;
        if (run.signal.aborted)
            return failed(CANCELLED);
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
    const delayMs = (0,backoff/* planDelayMs */.tq)(policy, number, random, fault.retryAfterMs);
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
        const step = await persist(run, async (number) => {
            const at = number === 1 ? sentUntil(from) : await askPlace(errand, from);
            const isOver = !at.ok || at.value.kind === 'lost' || at.value.offset >= blob.sizeBytes;
            return isOver ? at : sendChunk(errand, at.value, run);
        });
        if (!step.ok)
            return step;
        if (step.value.kind === 'lost')
            return failed(step.value.fault);
        place = step.value;
    }
    return done(place.location);
}
function sentUntil(place) {
    return done({ kind: 'sent', ...place });
}
function lost(fault) {
    return done({ kind: 'lost', fault });
}
/** How much of the upload the registry has. */
async function askPlace({ session, blob }, { location }) {
    const answer = await session.send({ method: 'GET', to: location });
    if (!answer.ok)
        return answer;
    const { status } = answer.value;
    const { registry } = session.target;
    if (status === 429 || status >= 500)
        return failed(session.faultOf(answer.value));
    if (status !== 204 && status !== 202)
        return lost(lostUpload(registry));
    const offset = readOffset(answer.value);
    return offset === undefined || offset > blob.sizeBytes
        ? lost(lostUpload(registry))
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
        return failed(stalledUpload(session.target.registry));
    return answer.ok ? readSent(answer.value, location, session, offset + sizeBytes, run) : answer;
}
function readSent(answer, location, session, sentBytes, run) {
    if ([200, 201, 202, 204].includes(answer.status)) {
        return placeOf(answer, location, session, readOffset(answer) || sentBytes);
    }
    const fault = session.faultOf(answer);
    if (fault.hope === 'later' || fault.fault === 'registry-denied')
        return failed(fault);
    // It has another place in mind, or does not like pieces: then blobs are sent whole from now on.
    run.refusesChunks ||= answer.status !== 416 && answer.status !== 404;
    return lost(lostUpload(session.target.registry));
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
        ? failed(strayUpload(session.target.registry))
        : sentUntil({ location, offset });
}

;// CONCATENATED MODULE: ./src/publish/push-blob.ts





/** Brings one blob into the repository. Bytes are sent only if they are what the digest says. */
async function pushBlob(errand, run) {
    const state = { isVerified: false, hasBroken: false };
    return persist(run, async () => {
        const presence = errand.force ? done(false) : await askPresence(errand);
        if (!presence.ok)
            return presence;
        return presence.value ? done('present') : send(errand, state, run);
    });
}
async function send(errand, state, run) {
    const { digest } = errand.blob;
    const path = pathInLayout(errand.folder, digest);
    state.isVerified ||= (await run.ports.blobs.digestOf(path, algorithmOf(digest))) === digest;
    if (!state.isVerified)
        return failed(damagedLayout(`${digest} holds something else`));
    const begun = await begin(errand);
    if (!begun.ok)
        return begun;
    if (begun.value.kind === 'mounted')
        return done('mounted');
    const sent = await upload(errand, path, begun.value, state.hasBroken, run);
    state.hasBroken ||= !sent.ok;
    return sent.ok ? done('pushed') : sent;
}
/** What a registry does not tell is sent: that costs time, and nothing else. */
async function askPresence({ blob, session }) {
    const answer = await session.send({ method: 'HEAD', to: `blobs/${blob.digest}` });
    if (!answer.ok)
        return answer;
    const { status, headers } = answer.value;
    if (status === 429 || status >= 500)
        return failed(session.faultOf(answer.value));
    const length = headers['content-length'];
    // Those that keep blobs elsewhere lead there, and only to what they have.
    if ([301, 302, 303, 307, 308].includes(status))
        return done(true);
    return done(status === 200 && (length === undefined || Number(length) === blob.sizeBytes));
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
        return done({ kind: 'mounted' });
    if (status !== 202)
        return failed(session.faultOf(answer));
    const location = session.resolve(headers.location, of);
    if (location === undefined)
        return failed(strayUpload(session.target.registry));
    const minChunkBytes = Number(headers['oci-chunk-min-length'] ?? 0) || 0;
    return done({ kind: 'upload', location, minChunkBytes });
}
/** In one piece; in several after a transfer that broke off, so that less is lost the next time. */
async function upload(errand, path, { location, minChunkBytes }, hasBroken, run) {
    const { blob } = errand;
    const chunkBytes = Math.max(run.ports.limits.chunkBytes, minChunkBytes);
    if (hasBroken && blob.sizeBytes > chunkBytes && !run.refusesChunks) {
        const sent = await sendChunks({ ...errand, path, location, chunkBytes }, run);
        if (!sent.ok)
            return sent;
        return finish(errand, await putEnd(errand, sent.value));
    }
    return finish(errand, await putWhole(errand, path, location, run));
}
function putEnd({ blob, session }, location) {
    return session.send({ method: 'PUT', to: withDigest(location, blob.digest) });
}
async function putWhole({ blob, session }, path, location, { ports, signal }) {
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
    return watched.hasStalled() ? failed(stalledUpload(session.target.registry)) : answer;
}
function finish({ blob, session }, answer) {
    if (!answer.ok)
        return answer;
    const { status, headers } = answer.value;
    if (![200, 201, 204].includes(status))
        return failed(uploadFault(session, answer.value));
    const said = headers['docker-content-digest'];
    return said === undefined || said === blob.digest
        ? done(undefined)
        : failed(otherDigest(session.target.registry, blob.digest, said));
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

;// CONCATENATED MODULE: ./src/publish/push-document.ts


/** The digest under a tag or digest; `undefined` where there is none, or the registry does not tell. */
async function askDigest(session, reference, like) {
    const headers = { accept: mediaTypeOf(like) };
    const answer = await session.send({ method: 'HEAD', to: `manifests/${reference}`, headers });
    if (!answer.ok)
        return answer;
    const { status, headers: said } = answer.value;
    if (status === 429 || status >= 500)
        return failed(session.faultOf(answer.value));
    if (status !== 200)
        return done(undefined);
    const digest = said['docker-content-digest'];
    return digest === undefined ? readDigest(session, reference, like) : done(digest);
}
/** From a registry that does not say it in a header. */
async function readDigest(session, reference, like) {
    const headers = { accept: mediaTypeOf(like) };
    const answer = await session.send({ method: 'GET', to: `manifests/${reference}`, headers });
    if (!answer.ok)
        return answer;
    const isSame = answer.value.status === 200 && Buffer.from(like.bytes).equals(answer.value.body);
    return done(isSame ? like.descriptor.digest : undefined);
}
/** Under a tag or its digest. */
async function sendDocument(session, document, reference) {
    const answer = await session.send({
        method: 'PUT',
        to: `manifests/${reference}`,
        headers: { 'content-type': mediaTypeOf(document) },
        body: document.bytes,
    });
    return answer.ok ? judgePut(session, document, answer.value) : answer;
}
function judgePut(session, { descriptor: { digest } }, answer) {
    const { status, headers } = answer;
    if (![200, 201, 202].includes(status))
        return failed(putFault(session, answer));
    const said = headers['docker-content-digest'];
    return said === undefined || said === digest
        ? done(undefined)
        : failed(otherDigest(session.target.registry, digest, said));
}
/** Of an index a registry may say so when one of its manifests has not reached all of its machines. */
function putFault(session, answer) {
    const fault = session.faultOf(answer);
    const isMissing = /MANIFEST_UNKNOWN|manifest unknown/i.test(fault.problem);
    return isMissing ? { ...fault, fault: 'push-blob-missing', hope: 'later' } : fault;
}

;// CONCATENATED MODULE: ./src/publish/push-layout.ts





const NO_BYTES = { pushedBytes: 0, presentBytes: 0, mountedBytes: 0 };
/**
 * Brings an image into a repository, without a tag: blobs, then the manifests that name them, then the
 * index. At no moment does the repository name what it does not have.
 */
async function pushContent(errand, run) {
    const documents = documentsOf(errand.root);
    const missing = await findMissing(errand, documents, run);
    if (!missing.ok)
        return missing;
    const lacking = missing.value;
    const blobs = uniqueBlobs(lacking);
    const sent = await pushBlobs(errand, blobs, run);
    if (!sent.ok)
        return sent;
    for (const document of lacking) {
        const put = await putDocument(errand, document, document.descriptor.digest, run);
        if (!put.ok)
            return put;
    }
    const others = documents.filter((document) => !lacking.includes(document));
    const present = uniqueBlobs(others).filter((blob) => !blobs.includes(blob));
    return done({
        pushedBytes: sent.value.pushedBytes + sum(lacking.map(({ descriptor }) => descriptor)),
        presentBytes: sent.value.presentBytes + sum([...present, ...others.map(({ descriptor }) => descriptor)]),
        mountedBytes: sent.value.mountedBytes,
    });
}
/** Whoever has a manifest has what it names: registries take none without. */
async function findMissing(errand, documents, run) {
    const missing = [];
    for (const document of documents) {
        const isThere = await persist(run, () => askDocument(errand, document));
        if (!isThere.ok)
            return isThere;
        if (!isThere.value)
            missing.push(document);
    }
    return done(missing);
}
function sum(descriptors) {
    return descriptors.reduce((total, { sizeBytes }) => total + sizeBytes, 0);
}
/** The tag points at the image afterwards, or it is a fault. One that does so already is left alone. */
async function pushTag(errand, tag, run) {
    const { session, root } = errand;
    const { registry, repository } = session.target;
    const reference = `${registry}/${repository}:${tag}`;
    let isPut = false;
    return persist(run, async () => {
        const before = await askDigest(session, tag, root);
        if (!before.ok)
            return before;
        if (before.value === root.descriptor.digest)
            return done(undefined);
        if (isPut)
            return failed(unverified(registry, reference, before.value));
        const put = await putDocument(errand, root, tag, run);
        if (!put.ok)
            return put;
        isPut = true;
        const after = await askDigest(session, tag, root);
        if (!after.ok)
            return after;
        return after.value === root.descriptor.digest
            ? done(undefined)
            : failed(unverified(registry, reference, after.value));
    });
}
/** Whether the repository has the index or manifest: asked for after a push by digest alone. */
async function verifyDigest(errand, run) {
    const { session, root } = errand;
    const { registry, repository } = session.target;
    const { digest } = root.descriptor;
    return persist(run, async () => {
        const found = await askDigest(session, digest, root);
        if (!found.ok || found.value === digest)
            return found.ok ? done(undefined) : found;
        return failed(unverified(registry, `${registry}/${repository}@${digest}`, found.value));
    });
}
async function askDocument({ session }, document) {
    const { digest } = document.descriptor;
    const found = await askDigest(session, digest, document);
    return found.ok ? done(found.value === digest) : found;
}
async function putDocument(errand, document, reference, run) {
    const { session } = errand;
    return persist(run, async (number) => {
        // A registry that said of a blob that it has it, and does not know it now, gets it once more.
        const isRepeated = number > 1 && run.incidents.at(-1)?.fault === 'push-blob-missing';
        const blobs = isRepeated
            ? await pushBlobs(errand, blobsOf(document), run, true)
            : done(NO_BYTES);
        if (!blobs.ok)
            return blobs;
        return sendDocument(session, document, reference);
    });
}
/** Several at once. The first that cannot be brought ends it; those under way are waited for. */
async function pushBlobs({ session, folder, mountFrom }, blobs, run, force = false) {
    const queue = [...blobs];
    let bytes = NO_BYTES;
    let fault;
    const work = async () => {
        for (let blob = queue.shift(); blob && !fault; blob = queue.shift()) {
            const result = await pushBlob({ blob, folder, session, mountFrom, force }, run);
            if (result.ok)
                bytes = count(bytes, result.value, blob.sizeBytes);
            else
                fault ??= result.fault;
        }
    };
    await Promise.all(Array.from({ length: run.ports.limits.parallel }, work));
    return fault ? failed(fault) : done(bytes);
}
function uniqueBlobs(documents) {
    return [...new Map(documents.flatMap(blobsOf).map((blob) => [blob.digest, blob])).values()];
}
function count(bytes, result, sizeBytes) {
    const mounted = result === 'mounted' ? sizeBytes : 0;
    return add(bytes, {
        pushedBytes: result === 'pushed' ? sizeBytes : 0,
        presentBytes: result === 'pushed' ? 0 : sizeBytes,
        mountedBytes: mounted,
    });
}
function add(a, b) {
    return {
        pushedBytes: a.pushedBytes + b.pushedBytes,
        presentBytes: a.presentBytes + b.presentBytes,
        mountedBytes: a.mountedBytes + b.mountedBytes,
    };
}

// EXTERNAL MODULE: ./src/image/registry-auth.ts
var registry_auth = __webpack_require__(2429);
// EXTERNAL MODULE: ./src/network/read-body.ts
var read_body = __webpack_require__(7949);
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
            return done(answer);
        const token = await tokens.signIn(answer.headers['www-authenticate'], request.readsFrom);
        return token.ok ? done(await ask(request, token.value)) : token;
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
            return failed(ofNetworkError(error));
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
                return failed(denied(registry, repository, 'it does not say how to sign in'));
            }
            const scope = scopeOf(readsFrom);
            const running = pending.has(scope) ? tokens.get(scope) : undefined;
            const asked = running ?? askForToken(target, challenge, scope, transport, ports, signal);
            tokens.set(scope, asked);
            pending.add(scope);
            const token = await asked.finally(() => pending.delete(scope));
            if (!token.ok)
                tokens.delete(scope);
            return token.ok ? done(token.value.header) : token;
        },
    };
}
async function askForToken({ registry, repository }, challenge, scope, transport, { clock, credentialsFor }, signal) {
    const credentials = await credentialsFor(registry);
    const plan = (0,registry_auth/* planAuthorization */.xp)(challenge, credentials, repository, scope);
    if (!plan.ok)
        return failed(denied(registry, repository, plan.problem));
    if (plan.value.kind === 'header') {
        return done({ header: plan.value.value, endsMs: Number.POSITIVE_INFINITY });
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
            return done({ header: token.value, endsMs: nowMs + (0,registry_auth/* readTokenLifeMs */.Gk)(answer.body) });
        }
        if (answer.status === 200)
            return failed(denied(registry, repository, token.problem));
        return failed(ofAnswer({
            ...{ host: registry, repository, status: answer.status, body: answer.body },
            contentType: answer.headers['content-type'] ?? '',
            retryAfterMs: (0,backoff/* parseRetryAfterMs */.oR)(answer.headers['retry-after'], nowMs),
        }));
    });
}

;// CONCATENATED MODULE: ./src/publish/run-publish.ts





/**
 * Pushes what was held back, byte for byte. All content goes first, to every repository, and then the
 * tags, one by one: a push that fails on its way has changed none. What a registry has is not sent.
 */
async function runPublish(plan, held, ports, signal) {
    const startMs = ports.clock.now();
    const run = makePushRun(ports, signal);
    const pushed = await push(plan, held, run);
    const { pushedBytes, presentBytes, mountedBytes } = pushed.bytes;
    const durationMs = ports.clock.now() - startMs;
    const fault = pushed.fault && (await explain(pushed.fault, ports));
    return {
        outcome: fault ? 'failed' : 'pushed',
        ...(fault ? { reason: sentence(fault.problem) } : {}),
        digest: held.digest,
        references: pushed.references,
        ...{ pushedBytes, presentBytes, mountedBytes, durationMs },
        incidents: countIncidents(run.incidents),
        ...(fault ? { fault: fault.fault, remedy: fault.remedy } : {}),
    };
}
/** For a verdict that does not let the image out. */
function refusePublish(held, reason) {
    const bytes = { pushedBytes: 0, presentBytes: 0 };
    return { outcome: 'refused', reason, digest: held.digest, references: [], ...bytes };
}
async function push(plan, held, run) {
    const named = planDestinations(plan).map((destination) => ({
        ...destination,
        errand: makeErrand(destination, held, run),
    }));
    let bytes = NO_BYTES;
    for (const { errand } of named) {
        const content = await pushContent(errand, run);
        if (!content.ok)
            return { bytes, references: [], fault: content.fault };
        bytes = add(bytes, content.value);
    }
    return { bytes, ...(await setNames(named, held.digest, run)) };
}
async function setNames(named, digest, run) {
    const wanted = named.flatMap(({ errand, name, tags }) => (tags.length === 0 ? [undefined] : tags).map((tag) => ({
        ...{ errand, tag },
        reference: tag === undefined ? `${name}@${digest}` : `${name}:${tag}`,
    })));
    const references = [];
    for (const { errand, tag, reference } of wanted) {
        const set = await setName(errand, tag, run);
        if (!set.ok)
            return { references, fault: set.fault };
        references.push(reference);
    }
    return { references };
}
function setName(errand, tag, run) {
    return tag === undefined ? verifyDigest(errand, run) : pushTag(errand, tag, run);
}
function makeErrand(destination, held, run) {
    const { root, folder } = held;
    const session = makeRegistrySession(destination.target, run.ports, run.signal);
    return { session, root, folder, mountFrom: destination.mountFrom };
}
/** One for each repository. Of several on one registry the later ones take over what the first has. */
function planDestinations({ references, byDigest, mountFrom, }) {
    const destinations = new Map();
    const known = mountFrom.map(reference/* parseReference */.F2);
    for (const text of references) {
        const parsed = (0,reference/* parseReference */.F2)(text);
        if (!parsed)
            throw new Error(`not a reference: ${text}`);
        const { registry, repository, tagOrDigest } = parsed;
        const key = `${registry}/${repository}`;
        const earlier = [...destinations.values()].map(({ target }) => target);
        const others = [...earlier, ...known].filter((one) => one?.registry === registry && one.repository !== repository);
        const fresh = {
            target: { registry, repository },
            name: text.replace(/(?::[^:/@]+)?(?:@.*)?$/, ''),
            tags: [],
            mountFrom: [...new Set(others.flatMap((one) => one?.repository ?? []))],
        };
        const destination = destinations.get(key) ?? fresh;
        const tags = byDigest ? [] : [...new Set([...destination.tags, tagOrDigest])];
        destinations.set(key, { ...destination, tags });
    }
    return [...destinations.values()];
}
/** Who is refused without being logged in is told so: it is the cause in most cases. */
async function explain(fault, { credentialsFor }) {
    if (fault.fault !== 'registry-denied')
        return fault;
    if ((await credentialsFor(fault.host)) !== undefined)
        return fault;
    return { ...fault, problem: `${fault.problem} (docker is not logged in to ${fault.host})` };
}
function countIncidents(faults) {
    return (0,incidents/* countIncidents */.b)(faults.map(({ host, problem }) => ({ host, cause: sentence(problem), count: 1 })));
}

// EXTERNAL MODULE: ./src/fetch/images/image-record.ts
var image_record = __webpack_require__(9794);
// EXTERNAL MODULE: ./src/fetch/images/image-store.ts
var image_store = __webpack_require__(4486);
// EXTERNAL MODULE: ./src/image/origins.ts
var image_origins = __webpack_require__(2978);
;// CONCATENATED MODULE: ./src/publish/platform-views.ts


/**
 * A folder for each platform, with names for the blobs that lie in the layout: Trivy reads the first
 * manifest of a layout and no other, whatever platform it is told (its handling of `--input`).
 * Attestations are none of the scanner's business.
 */
async function makePlatformViews(held, viewsFolder, ports) {
    const views = [];
    for (const [at, platform] of held.platforms.entries()) {
        const folder = `${viewsFolder}/${at}-${fileName(platform.platform)}`;
        const { descriptor, manifest } = platform;
        const blobs = [descriptor, manifest.config, ...manifest.layers];
        await writeView(folder, platform, descriptor, ports);
        await linkBlobs(folder, blobs, (digest) => pathInLayout(held.folder, digest), ports);
        views.push(describe(platform, folder));
    }
    return views;
}
function describe({ platform, descriptor, user }, folder) {
    return { platform, folder, digest: descriptor.digest, user };
}
/** The files beside the blobs. Begins anew where a view is already. */
async function writeView(folder, { platform }, manifest, { files }) {
    const { mediaType, digest, sizeBytes } = manifest;
    const [os, architecture, variant] = platform.split('/');
    const entry = {
        mediaType,
        digest,
        size: sizeBytes,
        platform: { architecture, os, ...(variant === undefined ? {} : { variant }) },
    };
    const index = {
        schemaVersion: 2,
        mediaType: 'application/vnd.oci.image.index.v1+json',
        manifests: [entry],
    };
    await files.remove(folder);
    await files.makeFolder(`${folder}/blobs/sha256`);
    await files.writeText(`${folder}/oci-layout`, '{"imageLayoutVersion":"1.0.0"}');
    await files.writeText(`${folder}/index.json`, JSON.stringify(index));
}
/** What is not there (a layer that may not be passed on) is left out. */
async function linkBlobs(folder, blobs, pathOf, { files, blobs: store }) {
    for (const digest of new Set(blobs.map((blob) => blob.digest))) {
        if ((await files.kindOf(pathOf(digest))) !== 'file')
            continue;
        const target = `${folder}/${(0,archive_reader/* blobPath */.nD)(digest)}`;
        await files.makeFolder(target.slice(0, target.lastIndexOf('/')));
        await store.link(pathOf(digest), target);
    }
}
function fileName(platform) {
    return platform.replace(/[^A-Za-z0-9]+/g, '-');
}

;// CONCATENATED MODULE: ./src/publish/base-view.ts





/**
 * What the build started from, for a comparison, as an OCI layout folder: the image that was fetched,
 * if its layers are the lowest of the result; else those layers of the result that are not its own, as
 * an image by themselves.
 */
async function makeBaseView(subject, ports) {
    const { folder, dockerfile } = subject;
    const reference = dockerfile && (0,image_origins/* baseImageOf */.IP)(dockerfile);
    if (reference === 'scratch')
        return { kind: 'scratch' };
    if (reference === undefined)
        return { kind: 'none', reason: 'the base image is not known' };
    const fetched = findFetched(subject);
    if (fetched) {
        const { manifest, config, layers } = fetched;
        await writeView(folder, subject.platform, manifest, ports);
        await linkBlobs(folder, [manifest, config, ...layers], subject.blobPathOf, ports);
        return {
            kind: 'image',
            reference,
            digest: manifest.digest,
            input: { kind: 'oci-layout', folder },
        };
    }
    const count = countBaseLayers(subject);
    if (count === undefined) {
        return { kind: 'none', reason: `the layers of ${reference} cannot be told from the others` };
    }
    await makeFromResult(subject, count, ports);
    return { kind: 'image', reference, input: { kind: 'oci-layout', folder } };
}
/** A tag may have moved since: only an image that the result begins with is its base. */
function findFetched({ record, platform }) {
    const own = platform.manifest.layers;
    return record?.images.find(({ layers, platform: of }) => of === platform.platform &&
        layers.length <= own.length &&
        layers.every(({ digest }, at) => own[at]?.digest === digest));
}
function countBaseLayers({ platform, dockerfile }) {
    const { config, manifest } = platform;
    const origins = (0,image_origins/* originsOfLayers */.Xc)(config.history, manifest.layers.length, dockerfile);
    if (origins.some(({ origin }) => origin === 'unknown'))
        return undefined;
    const count = origins.filter(({ origin }) => origin === 'base').length;
    return count === 0 || config.diffIds.length !== manifest.layers.length ? undefined : count;
}
async function makeFromResult({ held, platform, folder }, count, ports) {
    const [os, architecture, variant] = platform.config.platform.split('/');
    const layers = platform.manifest.layers.slice(0, count);
    const config = toBlob('application/vnd.oci.image.config.v1+json', {
        architecture,
        os,
        ...(variant === undefined ? {} : { variant }),
        config: {},
        rootfs: { type: 'layers', diff_ids: platform.config.diffIds.slice(0, count) },
    });
    const mediaType = 'application/vnd.oci.image.manifest.v1+json';
    const manifest = toBlob(mediaType, {
        schemaVersion: 2,
        mediaType,
        config: base_view_describe(config.descriptor),
        layers: layers.map(base_view_describe),
    });
    await writeView(folder, platform, manifest.descriptor, ports);
    for (const { descriptor, text } of [config, manifest])
        await ports.files.writeText(`${folder}/${(0,archive_reader/* blobPath */.nD)(descriptor.digest)}`, text);
    await linkBlobs(folder, layers, (digest) => pathInLayout(held.folder, digest), ports);
}
function base_view_describe({ mediaType, digest, sizeBytes }) {
    return { mediaType, digest, size: sizeBytes };
}
function toBlob(mediaType, value) {
    const text = JSON.stringify(value);
    const bytes = Buffer.from(text);
    const descriptor = { mediaType, digest: (0,reader/* sha256 */.sc)(bytes), sizeBytes: bytes.length };
    return { descriptor, text };
}

;// CONCATENATED MODULE: ./src/publish/scan-targets.ts





/** A view of each platform, and one of its base image where that is at hand. */
async function makeTargets({ held, hasOwnDigests }, prepared, context, ports) {
    const views = `${context.tempFolder}/views`;
    const layoutPorts = { files: ports.files, blobs: await ports.publishFiles() };
    const made = await makePlatformViews(held, views, layoutPorts);
    const base = await baseOf(held, prepared, context, ports);
    const targets = [];
    for (const [at, view] of made.entries()) {
        const platform = held.platforms[at];
        if (platform === undefined)
            continue;
        const folder = `${views}/base-${at}`;
        const of = await makeBaseView({ ...base, platform, folder }, layoutPorts);
        targets.push({ ...targetOf(view, hasOwnDigests, of), ...applicationOf(prepared) });
    }
    return targets;
}
/** Another program of the image may have audit data where the application has none. */
function applicationOf({ plan: { variant } }) {
    return variant === 'prod' || variant === 'minimal' ? { application: APPLICATION } : {};
}
/** In our Dockerfiles; dev compiles when it starts. */
const APPLICATION = '/app/server';
function targetOf({ platform, folder, digest, user }, hasOwnDigests, base) {
    const input = { kind: 'oci-layout', folder };
    return { platform, user, input, base, ...(hasOwnDigests ? { digest } : {}) };
}
/** What is the same for all platforms: the Dockerfile, and what earlier fetches know of its base image. */
async function baseOf(held, { facts, request }, { cacheFolder }, ports) {
    const network = await ports.network();
    const store = (0,image_store/* makeImageStore */.v)(cacheFolder, {
        files: ports.files,
        store: network.downloads,
        openFile: ports.measure.openFile,
        processId: network.processId,
    });
    const known = { held, blobPathOf: store.blobPath };
    if (!facts.dockerfileFacts)
        return known;
    const dockerfile = (0,image_origins/* builtDockerfile */.tM)(facts.dockerfileFacts, request);
    const reference = (0,image_record/* fullReference */.P$)((0,image_origins/* baseImageOf */.IP)(dockerfile) ?? '');
    const record = reference === undefined ? undefined : await store.readRecord(reference);
    return { ...known, dockerfile, ...(record ? { record } : {}) };
}

;// CONCATENATED MODULE: ./src/publish/settle-layout.ts






/**
 * Mends the index.json of a layout that buildx wrote beside other outputs: it puts there what the last
 * output said of itself (buildx 0.29), which may be another form of the image and lie elsewhere. The
 * image of the layout is then the one document that no other one names.
 */
async function settleLayout(folder, ports) {
    const index = await readIndexJson(folder, ports.openFile);
    if (!index.ok)
        return index;
    if (await hasAll(folder, index.value, ports))
        return (0,image_read/* found */.F9)(undefined);
    const documents = await findDocuments(folder, ports);
    const named = new Set(documents.flatMap(({ content }) => childrenOf(content)));
    const [root, ...others] = documents.filter(({ digest }) => !named.has(digest));
    if (!root || others.length > 0) {
        return (0,image_read/* unreadable */.O$)(`its index.json names what is not there, and ${documents.length} documents are`);
    }
    const { mediaType, digest, sizeBytes } = root;
    const manifests = [{ mediaType, digest, size: sizeBytes }];
    await ports.files.writeText(`${folder}/index.json`, JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests }));
    return (0,image_read/* found */.F9)(undefined);
}
const INDEX = 'application/vnd.oci.image.index.v1+json';
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
async function hasAll(folder, { manifests }, ports) {
    const kinds = await Promise.all(manifests.map(({ digest }) => ports.files.kindOf(`${folder}/${(0,archive_reader/* blobPath */.nD)(digest)}`)));
    return kinds.every((kind) => kind === 'file');
}
async function findDocuments(folder, ports) {
    const entries = await ports.files.list(`${folder}/blobs/sha256`);
    const documents = [];
    for (const { name } of entries) {
        const bytes = await readSmall(`${folder}/blobs/sha256/${name}`, ports.openFile);
        const content = bytes && (0,oci/* parseDocument */.Tp)(bytes);
        if (!bytes || !content?.ok || (0,reader/* sha256 */.sc)(bytes) !== `sha256:${name}`)
            continue;
        const digest = `sha256:${name}`;
        documents.push({ ...settle_layout_describe(bytes, content.value), digest, content: content.value });
    }
    return documents;
}
function settle_layout_describe(bytes, { kind }) {
    const own = (0,json/* asString */.oJ)((0,json/* asObject */.eB)((0,json/* parseJson */.qF)(bytes))?.mediaType);
    return { mediaType: own ?? (kind === 'index' ? INDEX : MANIFEST), sizeBytes: bytes.length };
}
const OPENING_BRACE = 0x7b;
/** A document is JSON, and small; `undefined` for all else. */
async function readSmall(path, openFile) {
    const file = await openFile(path);
    try {
        const [first] = await file.read(0, 1);
        if (first !== OPENING_BRACE)
            return undefined;
        const bytes = await file.read(0, reader/* DOCUMENT_LIMIT_BYTES */.cZ + 1);
        return bytes.length > reader/* DOCUMENT_LIMIT_BYTES */.cZ ? undefined : bytes;
    }
    finally {
        await file.close();
    }
}
function childrenOf(content) {
    return content.kind === 'index' ? content.manifests.map(({ digest }) => digest) : [];
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/scan/findings/read-texts.ts
var read_texts = __webpack_require__(1143);
;// CONCATENATED MODULE: ./src/scan/plan-scan.ts


/**
 * What is to be scanned, and how; `undefined` where nothing is. `targets` are the platforms of what was built.
 */
function planScan(request, { variant, image }, context, targets) {
    const { scan } = request;
    if (scan === 'off')
        return undefined;
    const [name] = image.tags;
    return {
        mode: scan,
        policy: {
            severities: request.scanSeverities,
            onlyNew: request.scanOnlyNew,
            ignoreUnfixed: request.scanIgnoreUnfixed,
            unknown: request.scanUnknown,
            databaseMaxAgeMs: request.scanDbMaxAgeMs,
        },
        ...(0,read_texts/* ifAny */.GK)('ignoreFile', request.scanIgnoreFile),
        formats: request.scanFormats,
        ...(0,read_texts/* ifAny */.GK)('folder', folderOf(request, context)),
        category: [pathOf(name ?? 'image'), ...(variant === undefined ? [] : [variant])].join('/'),
        ...(0,read_texts/* ifAny */.GK)('name', name),
        targets,
    };
}
/** That of the run outlives the action until the job ends, and the command line not at all. */
function folderOf({ scanFolder }, { front, workspaceFolder, tempFolder, }) {
    if (scanFolder !== undefined)
        return (0,external_node_path_.resolve)(workspaceFolder, scanFolder);
    return front === 'action' ? `${tempFolder}/scan-files` : undefined;
}
/** Without registry, tag and digest: the alerts of an image are the same wherever it is pushed to. */
function pathOf(reference) {
    const name = reference.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
    const [first = '', ...rest] = name.split('/');
    return rest.length > 0 && /[.:]|^localhost$/.test(first) ? rest.join('/') : name;
}

// EXTERNAL MODULE: ./src/scan/policy/judge-scan.ts
var judge_scan = __webpack_require__(2577);
;// CONCATENATED MODULE: ./src/publish-stages.ts












/** What a run exits with: 1 for a build, 3 for the network, 4 for a policy. */
const EXIT_BUILD = 1;
const EXIT_NETWORK = 3;
const EXIT_POLICY = 4;
/** Scans what was built, platform by platform, and pushes it, byte for byte, if the verdict allows it. */
async function runPublishStages(plan, built, prepared, context, ports, timed, signal) {
    const { found, scan } = await timed('scan', async () => {
        // Taking a large image out of the engine is most of the time of its scan.
        const found = await findResult(plan, built, context, ports, signal);
        return { found, scan: await scanResult(found, prepared, context, ports, signal) };
    });
    const consequence = (0,judge_scan/* decideConsequence */.Y4)(scan);
    if (consequence.kind === 'warn')
        ports.log.warning(consequence.sentence);
    const digest = found.ok && found.value.hasOwnDigests ? { digest: found.value.held.digest } : {};
    if (consequence.kind === 'stop') {
        const { sentence, remedy } = consequence;
        return {
            scan,
            ...digest,
            ...refuse(plan, found, sentence),
            failure: stop(plan, sentence, remedy),
        };
    }
    if (plan.push === undefined || signal.aborted)
        return { scan, ...digest };
    if (built.blockedBy !== undefined)
        return { scan, ...digest, ...refuse(plan, found, built.blockedBy) };
    if (!found.ok)
        return { scan, failure: unpublishable(found.problem) };
    const { push } = plan;
    const { held } = found.value;
    const pushing = async () => runPublish(push, held, await pushPorts(prepared, context, ports), signal);
    const publish = await timed('publish', pushing);
    const failure = publish.outcome === 'failed' ? { failure: failureOf(publish) } : {};
    return { scan, publish, ...digest, ...failure };
}
async function findResult({ source }, { imageId }, { tempFolder }, ports, signal) {
    const layout = await findLayout(source, imageId, tempFolder, ports, signal);
    if (!layout.ok)
        return layout;
    const { folder, hasOwnDigests } = layout.value;
    const settled = await settleHeld(source, ports);
    if (!settled.ok)
        return (0,image_read/* unreadable */.O$)(`the image cannot be read: ${settled.problem}`);
    const held = await readHeldResult(folder, ports.measure.openFile);
    return held.ok
        ? { ok: true, value: { held: held.value, hasOwnDigests } }
        : (0,image_read/* unreadable */.O$)(`the image cannot be read: ${held.problem}`);
}
/** To be called before anything reads what was held back: see `settleLayout`. */
async function settleHeld(source, { files, measure: { openFile } }) {
    if (source.kind !== 'held')
        return { ok: true, value: undefined };
    return settleLayout(source.folder, { files, openFile });
}
/** Without an image there is nothing to scan, which the scan itself calls unknown; here is why. */
async function scanResult(found, prepared, context, ports, signal) {
    const targets = found.ok ? await makeTargets(found.value, prepared, context, ports) : [];
    const plan = planScan(prepared.request, prepared.plan, context, targets);
    if (plan === undefined)
        throw new Error('a scan that nobody asked for');
    const scan = await ports.scan(plan, signal);
    return found.ok ? scan : { ...scan, reason: `No image was scanned: ${found.problem}.` };
}
/** As files are fetched: with the host's proxies and authorities, and as often as the request allows. */
async function pushPorts(prepared, context, ports) {
    const network = await ports.network();
    const { settings, policy } = (0,fetch_settings/* planFetchSettings */.L)(prepared, context, network);
    // No proxy stands between a program and its own machine, whatever the variables say.
    const direct = { ...settings, proxy: {} };
    return {
        blobs: await ports.publishFiles(),
        openFile: ports.measure.openFile,
        transportFor: (registry) => network.makeTransport((0,reference/* isLoopback */.U9)(registry) ? direct : settings),
        credentialsFor: network.credentialsFor,
        ...{ clock: ports.clock, random: ports.random, log: ports.log, policy, limits: PUSH_LIMITS },
    };
}
function refuse({ push }, found, reason) {
    return push && found.ok ? { publish: refusePublish(found.value.held, reason) } : {};
}
/** What is on this machine already cannot be held back; nobody may take it for one that has passed. */
function stop({ source, push }, sentence, remedy) {
    const stays = {
        held: push === undefined ? '' : ' Nothing was pushed.',
        archive: ' The archive was written all the same.',
        engine: ' The image stays in the engine all the same.',
        none: '',
    };
    const cause = `${sentence}${stays[source.kind]}`;
    return { stage: 'scan', cause, remedy, evidence: [], exitCode: EXIT_POLICY };
}
function unpublishable(problem) {
    const cause = `The image cannot be pushed: ${problem}.`;
    return { stage: 'publish', cause, evidence: [], exitCode: EXIT_BUILD };
}
function failureOf({ reason = '', fault, remedy, incidents = [] }) {
    const isNetwork = fault !== undefined && (0,table/* findFaultRow */.sQ)(fault)?.network === true;
    return {
        stage: 'publish',
        cause: reason,
        evidence: incidents.map(({ cause }) => cause),
        ...(fault === undefined ? {} : { fault }),
        ...(remedy === undefined ? {} : { remedy }),
        exitCode: isNetwork ? EXIT_NETWORK : EXIT_BUILD,
    };
}


/***/ }),

/***/ 1143:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GK: () => (/* binding */ ifAny),
/* harmony export */   S3: () => (/* binding */ itemsOf),
/* harmony export */   Xy: () => (/* binding */ objectOf),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   iZ: () => (/* binding */ objectsOf)
/* harmony export */ });
/* harmony import */ var _image_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(739);
/* harmony import */ var _report_plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6676);


/** Texts out of JSON of others, cut to what a report can hold. */
const MAX_TEXT = 500;
/** `undefined` for what is no text, or nothing but blanks. */
function textOf(from, name, max = MAX_TEXT) {
    const value = Object.hasOwn(from, name) ? (0,_image_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asString */ .oJ)(from[name])?.trim() : undefined;
    return value === undefined || value === '' ? undefined : (0,_report_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clip */ .$Q)(value, max);
}
function objectOf(from, name) {
    return (Object.hasOwn(from, name) ? (0,_image_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asObject */ .eB)(from[name]) : undefined) ?? {};
}
/** What is no object in the list is left out. */
function objectsOf(from, name) {
    return itemsOf(from, name).flatMap((item) => {
        const object = (0,_image_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asObject */ .eB)(item);
        return object === undefined ? [] : [object];
    });
}
function itemsOf(from, name) {
    return (Object.hasOwn(from, name) ? (0,_image_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asArray */ ._j)(from[name]) : undefined) ?? [];
}
/** A member that is there only when it has a value. */
function ifAny(key, value) {
    return value === undefined ? {} : { [key]: value };
}


/***/ }),

/***/ 2577:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bw: () => (/* binding */ judgeScan),
/* harmony export */   Y4: () => (/* binding */ decideConsequence),
/* harmony export */   b$: () => (/* binding */ findDatabaseGap)
/* harmony export */ });
/* harmony import */ var _report_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2011);
/* harmony import */ var _wording_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7569);


/** All platforms together: one that fails decides, then one of which nothing can be said. */
function judgeScan(platforms) {
    const [first] = platforms;
    if (first === undefined)
        return { verdict: 'unknown', reason: 'No image was scanned.' };
    const verdict = ['fail', 'unknown'].find((one) => platforms.some((platform) => platform.verdict === one));
    if (platforms.length === 1)
        return { verdict: first.verdict, reason: first.reason };
    if (verdict === undefined) {
        return {
            verdict: 'pass',
            reason: `Nothing breaks the policy on ${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(platforms.length, 'platform')}.`,
        };
    }
    const reason = platforms
        .filter((platform) => platform.verdict === verdict)
        .map(({ platform, reason }) => `${platform}: ${reason}`)
        .join(' ');
    return { verdict, reason };
}
const DAY_MS = 86_400_000;
/**
 * Why a database that was built at `updatedAt` cannot prove that something is clean, one clause; `undefined`
 * when it can.
 */
function findDatabaseGap(updatedAt, maxAgeMs, nowMs) {
    const ageMs = nowMs - Date.parse(updatedAt);
    if (ageMs < -DAY_MS) {
        return "the vulnerability database is of a later day than today: this machine's clock is wrong";
    }
    return ageMs > maxAgeMs
        ? `the vulnerability database is ${(0,_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .formatAge */ .nV)(ageMs)} old, and ${(0,_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .formatAge */ .nV)(maxAgeMs)} are allowed (scan-db-max-age)`
        : undefined;
}
const REMEDY_FAIL = 'Raise what has a fixed version, or let a finding pass with a reason and a day in the ignore file (scan-ignore-file).';
const REMEDY_UNKNOWN = 'Make it analysable, or set scan-unknown to warn to go on without knowing; docs/scanning.md tells more.';
/** Only `enforce` stops a run; whatever is not a pass is told. */
function decideConsequence({ mode, verdict, reason, policy }) {
    switch (verdict) {
        case 'pass':
            return { kind: 'go-on' };
        case 'fail':
            return mode === 'enforce'
                ? { kind: 'stop', sentence: reason, remedy: REMEDY_FAIL }
                : { kind: 'warn', sentence: reason };
        case 'unknown': {
            const sentence = `Nobody can say whether the image is clean: ${reason}`;
            return mode === 'enforce' && policy.unknown === 'fail'
                ? { kind: 'stop', sentence, remedy: REMEDY_UNKNOWN }
                : { kind: 'warn', sentence };
        }
    }
}


/***/ })

};
