export const id = 291;
export const ids = [291];
export const modules = {

/***/ 68717:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ recordFile),
/* harmony export */   q: () => (/* binding */ hasRecord)
/* harmony export */ });
/* harmony import */ var _image_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49794);

/** File of an image that was fetched, below the cache folder. */
function recordFile(cacheFolder, reference) {
    return `${cacheFolder}/images/references/${(0,_image_record_js__WEBPACK_IMPORTED_MODULE_0__/* .fileNameOf */ .bV)(reference)}.json`;
}
/** Whether an image was fetched before. What became of its layers since, the fetch finds out. */
async function hasRecord(reference, cacheFolder, files) {
    const full = (0,_image_record_js__WEBPACK_IMPORTED_MODULE_0__/* .fullReference */ .P$)(reference);
    return full !== undefined && (await files.kindOf(recordFile(cacheFolder, full))) === 'file';
}


/***/ }),

/***/ 14486:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ makeImageStore)
/* harmony export */ });
/* harmony import */ var _image_reader_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34546);
/* harmony import */ var _has_record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68717);
/* harmony import */ var _image_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(49794);
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
/* harmony import */ var _image_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49794);

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

/***/ 93103:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ transportsTo)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23564);

/** The way to each registry. No proxy stands between a program and its own machine, whatever the variables say. */
function transportsTo({ makeTransport }, settings) {
    const direct = { ...settings, proxy: {} };
    return (registry) => makeTransport((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .isLoopback */ .U9)(registry) ? direct : settings);
}


/***/ }),

/***/ 81291:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runPublishStages: () => (/* binding */ runPublishStages),
  settleHeld: () => (/* binding */ settleHeld)
});

// EXTERNAL MODULE: ./src/build/faults/table.ts + 19 modules
var table = __webpack_require__(5248);
// EXTERNAL MODULE: ./src/exit-codes.ts
var exit_codes = __webpack_require__(91084);
// EXTERNAL MODULE: ./src/image/read.ts
var read = __webpack_require__(93021);
// EXTERNAL MODULE: ./src/network/fetch-settings.ts
var fetch_settings = __webpack_require__(10622);
// EXTERNAL MODULE: ./src/network/registry-transport.ts
var registry_transport = __webpack_require__(93103);
;// CONCATENATED MODULE: ./src/publish/find-layout.ts

/** Brings what is scanned into the form of an OCI layout folder. `imageId`: what the build says it made. */
async function findLayout(source, imageId, tempFolder, ports, signal) {
    switch (source.kind) {
        case 'held':
            return (0,read/* found */.F9)({ folder: source.folder, hasOwnDigests: true });
        case 'archive':
            return openArchive(source.path, tempFolder, ports, signal);
        case 'engine':
            return saveImage(imageId ?? source.reference, tempFolder, ports, signal);
        case 'none':
            return (0,read/* unreadable */.O$)(source.reason);
    }
}
async function openArchive(path, tempFolder, ports, signal) {
    if ((await ports.files.kindOf(path)) === 'folder') {
        return (0,read/* found */.F9)({ folder: path, hasOwnDigests: true });
    }
    const folder = `${tempFolder}/archive`;
    const problem = await unpack(path, folder, ports, signal);
    return problem === undefined ? (0,read/* found */.F9)({ folder, hasOwnDigests: true }) : (0,read/* unreadable */.O$)(problem);
}
/** By its id where it is known: a tag may have moved since the build. */
async function saveImage(name, tempFolder, ports, signal) {
    if (name === '')
        return (0,read/* unreadable */.O$)('the image in the engine has no name');
    const { run, env, files } = ports;
    const file = `${tempFolder}/saved.tar`;
    const folder = `${tempFolder}/saved`;
    const options = { env, signal };
    const inspected = await run(['docker', 'image', 'inspect', '--format', '{{.Id}}', name], options);
    const saved = await run(['docker', 'image', 'save', '--output', file, name], options);
    if (saved.exitCode !== 0) {
        return (0,read/* unreadable */.O$)(`the engine does not give out the image: ${lastLine(saved.stderr)}`);
    }
    const problem = await unpack(file, folder, ports, signal);
    await files.remove(file);
    if (problem !== undefined)
        return (0,read/* unreadable */.O$)(problem);
    if ((await files.kindOf(`${folder}/index.json`)) !== 'file') {
        return (0,read/* unreadable */.O$)('the engine saves images in a form from before Docker 25');
    }
    // The containerd store knows an image by its index or manifest, the classic one by its config.
    const id = inspected.stdout.trim();
    const index = (await files.readTextIfAny(`${folder}/index.json`)) ?? '';
    return (0,read/* found */.F9)({ folder, hasOwnDigests: id !== '' && index.includes(`"${id}"`) });
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
var archive_reader = __webpack_require__(62675);
// EXTERNAL MODULE: ./src/image/json.ts
var json = __webpack_require__(70739);
// EXTERNAL MODULE: ./src/image/oci.ts
var oci = __webpack_require__(26840);
// EXTERNAL MODULE: ./src/publish/layout.ts
var layout = __webpack_require__(58925);
;// CONCATENATED MODULE: ./src/publish/held-result.ts





/** Reads the folder; every document and config is checked against its digest. */
async function readHeldResult(folder, openFile) {
    const root = await (0,layout/* readLayout */.T4)(folder, openFile);
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
        return (0,read/* unreadable */.O$)('there is no image in it');
    const { digest } = root.value.descriptor;
    const attestations = leavesOf(root.value).length - platforms.length;
    return (0,read/* found */.F9)({ folder, root: root.value, digest, platforms, attestations });
}
function leavesOf(document) {
    return document.content.kind === 'index' ? document.children.flatMap(leavesOf) : [document];
}
function imagesOf(root) {
    return leavesOf(root).filter(({ content, descriptor }) => content.kind === 'manifest' && (0,oci/* isImage */.wu)(content) && !(0,oci/* isAttestation */.H3)(descriptor));
}
async function readPlatform({ content, descriptor }, folder, openFile) {
    if (content.kind === 'index')
        return (0,read/* unreadable */.O$)('an index in the place of an image');
    const reader = (0,archive_reader/* layoutFolderReader */.m)(folder, openFile);
    const bytes = await (0,layout/* readVerified */.xu)(content.config, reader.readBlob);
    if (!bytes.ok)
        return bytes;
    const config = (0,oci/* parseConfig */.o4)(bytes.value);
    if (!config.ok)
        return config;
    const user = (0,json/* asString */.oJ)((0,json/* asObject */.eB)((0,json/* asObject */.eB)((0,json/* parseJson */.qF)(bytes.value))?.config)?.User) ?? '';
    const platform = descriptor.platform ?? config.value.platform;
    return (0,read/* found */.F9)({ platform, descriptor, manifest: content, config: config.value, user });
}

// EXTERNAL MODULE: ./src/publish/ports.ts
var publish_ports = __webpack_require__(13843);
// EXTERNAL MODULE: ./src/fetch/incidents.ts
var incidents = __webpack_require__(15047);
// EXTERNAL MODULE: ./src/image/reference.ts
var reference = __webpack_require__(23564);
// EXTERNAL MODULE: ./src/publish/push-blob.ts + 2 modules
var push_blob = __webpack_require__(96529);
// EXTERNAL MODULE: ./src/publish/push-document.ts
var push_document = __webpack_require__(61645);
// EXTERNAL MODULE: ./src/publish/push-fault.ts
var push_fault = __webpack_require__(82926);
// EXTERNAL MODULE: ./src/publish/push-run.ts
var push_run = __webpack_require__(71435);
;// CONCATENATED MODULE: ./src/publish/push-layout.ts





const NO_BYTES = { pushedBytes: 0, presentBytes: 0, mountedBytes: 0 };
/**
 * Brings an image into a repository, without a tag: blobs, then the manifests that name them, then the
 * index. At no moment does the repository name what it does not have.
 */
async function pushContent(errand, run) {
    const documents = (0,layout/* documentsOf */.uo)(errand.root);
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
    return (0,push_fault/* done */.Vw)({
        pushedBytes: sent.value.pushedBytes + sum(lacking.map(({ descriptor }) => descriptor)),
        presentBytes: sent.value.presentBytes + sum([...present, ...others.map(({ descriptor }) => descriptor)]),
        mountedBytes: sent.value.mountedBytes,
    });
}
/** Whoever has a manifest has what it names: registries take none without. */
async function findMissing(errand, documents, run) {
    const missing = [];
    for (const document of documents) {
        const isThere = await (0,push_run/* persist */.Zr)(run, () => askDocument(errand, document));
        if (!isThere.ok)
            return isThere;
        if (!isThere.value)
            missing.push(document);
    }
    return (0,push_fault/* done */.Vw)(missing);
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
    return (0,push_run/* persist */.Zr)(run, async () => {
        const before = await (0,push_document/* askDigest */.o)(session, tag, root);
        if (!before.ok)
            return before;
        if (before.value === root.descriptor.digest)
            return (0,push_fault/* done */.Vw)(undefined);
        if (isPut)
            return (0,push_fault/* failed */.gz)((0,push_fault/* unverified */.Qs)(registry, reference, before.value));
        const put = await putDocument(errand, root, tag, run);
        if (!put.ok)
            return put;
        isPut = true;
        const after = await (0,push_document/* askDigest */.o)(session, tag, root);
        if (!after.ok)
            return after;
        return after.value === root.descriptor.digest
            ? (0,push_fault/* done */.Vw)(undefined)
            : (0,push_fault/* failed */.gz)((0,push_fault/* unverified */.Qs)(registry, reference, after.value));
    });
}
/** Whether the repository has the index or manifest: asked for after a push by digest alone. */
async function verifyDigest(errand, run) {
    const { session, root } = errand;
    const { registry, repository } = session.target;
    const { digest } = root.descriptor;
    return (0,push_run/* persist */.Zr)(run, async () => {
        const found = await (0,push_document/* askDigest */.o)(session, digest, root);
        if (!found.ok || found.value === digest)
            return found.ok ? (0,push_fault/* done */.Vw)(undefined) : found;
        return (0,push_fault/* failed */.gz)((0,push_fault/* unverified */.Qs)(registry, `${registry}/${repository}@${digest}`, found.value));
    });
}
async function askDocument({ session }, document) {
    const { digest } = document.descriptor;
    const found = await (0,push_document/* askDigest */.o)(session, digest, document);
    return found.ok ? (0,push_fault/* done */.Vw)(found.value === digest) : found;
}
async function putDocument(errand, document, reference, run) {
    const { session } = errand;
    return (0,push_run/* persist */.Zr)(run, async (number) => {
        // A registry that said of a blob that it has it, and does not know it now, gets it once more.
        const isRepeated = number > 1 && run.incidents.at(-1)?.fault === 'push-blob-missing';
        const blobs = isRepeated
            ? await pushBlobs(errand, (0,layout/* blobsOf */.OR)(document), run, true)
            : (0,push_fault/* done */.Vw)(NO_BYTES);
        if (!blobs.ok)
            return blobs;
        return (0,push_document/* sendDocument */.A)(session, document, reference);
    });
}
/** Several at once. The first that cannot be brought ends it; those under way are waited for. */
async function pushBlobs({ session, folder, mountFrom }, blobs, run, force = false) {
    const queue = [...blobs];
    let bytes = NO_BYTES;
    let fault;
    const work = async () => {
        for (let blob = queue.shift(); blob && !fault; blob = queue.shift()) {
            const path = (0,layout/* pathInLayout */.TQ)(folder, blob.digest);
            const result = await (0,push_blob/* pushBlob */.E)({ blob, path, session, mountFrom, force }, run);
            if (result.ok)
                bytes = count(bytes, result.value, blob.sizeBytes);
            else
                fault ??= result.fault;
        }
    };
    await Promise.all(Array.from({ length: run.ports.limits.parallel }, work));
    return fault ? (0,push_fault/* failed */.gz)(fault) : (0,push_fault/* done */.Vw)(bytes);
}
function uniqueBlobs(documents) {
    return [...new Map(documents.flatMap(layout/* blobsOf */.OR).map((blob) => [blob.digest, blob])).values()];
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

// EXTERNAL MODULE: ./src/publish/registry-session.ts + 1 modules
var registry_session = __webpack_require__(41674);
;// CONCATENATED MODULE: ./src/publish/run-publish.ts





/**
 * Pushes what was held back, byte for byte. All content goes first, to every repository, and then the
 * tags, one by one: a push that fails on its way has changed none. What a registry has is not sent.
 */
async function runPublish(plan, held, ports, signal) {
    const startMs = ports.clock.now();
    const run = (0,push_run/* makePushRun */.Ww)(ports, signal);
    const pushed = await push(plan, held, run);
    const { pushedBytes, presentBytes, mountedBytes } = pushed.bytes;
    const durationMs = ports.clock.now() - startMs;
    const fault = pushed.fault && (await explain(pushed.fault, ports));
    return {
        outcome: fault ? 'failed' : 'pushed',
        ...(fault ? { reason: (0,push_run/* sentence */.em)(fault.problem) } : {}),
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
    const session = (0,registry_session/* makeRegistrySession */.O)(destination.target, run.ports, run.signal);
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
    return (0,incidents/* countIncidents */.b)(faults.map(({ host, problem }) => ({ host, cause: (0,push_run/* sentence */.em)(problem), count: 1 })));
}

// EXTERNAL MODULE: ./src/fetch/images/image-record.ts
var image_record = __webpack_require__(49794);
// EXTERNAL MODULE: ./src/fetch/images/image-store.ts
var image_store = __webpack_require__(14486);
// EXTERNAL MODULE: ./src/image/origins.ts
var image_origins = __webpack_require__(2978);
// EXTERNAL MODULE: ./src/image/reader.ts
var reader = __webpack_require__(34546);
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
        await linkBlobs(folder, blobs, (digest) => (0,layout/* pathInLayout */.TQ)(held.folder, digest), ports);
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
    await linkBlobs(folder, layers, (digest) => (0,layout/* pathInLayout */.TQ)(held.folder, digest), ports);
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
    const index = await (0,layout/* readIndexJson */.vj)(folder, ports.openFile);
    if (!index.ok)
        return index;
    if (await hasAll(folder, index.value, ports))
        return (0,read/* found */.F9)(undefined);
    const documents = await findDocuments(folder, ports);
    const named = new Set(documents.flatMap(({ content }) => childrenOf(content)));
    const [root, ...others] = documents.filter(({ digest }) => !named.has(digest));
    if (!root || others.length > 0) {
        return (0,read/* unreadable */.O$)(`its index.json names what is not there, and ${documents.length} documents are`);
    }
    const { mediaType, digest, sizeBytes } = root;
    const manifests = [{ mediaType, digest, size: sizeBytes }];
    await ports.files.writeText(`${folder}/index.json`, JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests }));
    return (0,read/* found */.F9)(undefined);
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
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/scan/findings/read-texts.ts
var read_texts = __webpack_require__(41143);
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
var judge_scan = __webpack_require__(52577);
;// CONCATENATED MODULE: ./src/publish-stages.ts













/** Scans what was built, platform by platform, and pushes it, byte for byte, if the verdict allows it. */
async function runPublishStages(plan, built, prepared, context, ports, timed, signal) {
    ports.log.info('Scan: the image is looked through; scanner and database are downloaded where this machine has none.');
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
        return (0,read/* unreadable */.O$)(`the image cannot be read: ${settled.problem}`);
    const held = await readHeldResult(folder, ports.measure.openFile);
    return held.ok
        ? { ok: true, value: { held: held.value, hasOwnDigests } }
        : (0,read/* unreadable */.O$)(`the image cannot be read: ${held.problem}`);
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
    return {
        blobs: await ports.publishFiles(),
        transportFor: (0,registry_transport/* transportsTo */.u)(network, settings),
        credentialsFor: network.credentialsFor,
        ...{ clock: ports.clock, random: ports.random, log: ports.log, policy, limits: publish_ports/* PUSH_LIMITS */.E },
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
    return { stage: 'scan', cause, remedy, evidence: [], exitCode: exit_codes/* EXIT */.d.policy };
}
function unpublishable(problem) {
    const cause = `The image cannot be pushed: ${problem}.`;
    return { stage: 'publish', cause, evidence: [], exitCode: exit_codes/* EXIT */.d.build };
}
function failureOf({ reason = '', fault, remedy, incidents = [] }) {
    const isNetwork = fault !== undefined && (0,table/* findFaultRow */.sQ)(fault)?.network === true;
    return {
        stage: 'publish',
        cause: reason,
        evidence: incidents.map(({ cause }) => cause),
        ...(fault === undefined ? {} : { fault }),
        ...(remedy === undefined ? {} : { remedy }),
        exitCode: isNetwork ? exit_codes/* EXIT */.d.network : exit_codes/* EXIT */.d.build,
    };
}


/***/ }),

/***/ 41143:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GK: () => (/* binding */ ifAny),
/* harmony export */   S3: () => (/* binding */ itemsOf),
/* harmony export */   Xy: () => (/* binding */ objectOf),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   iZ: () => (/* binding */ objectsOf)
/* harmony export */ });
/* harmony import */ var _image_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70739);
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

/***/ 52577:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bw: () => (/* binding */ judgeScan),
/* harmony export */   Y4: () => (/* binding */ decideConsequence),
/* harmony export */   b$: () => (/* binding */ findDatabaseGap)
/* harmony export */ });
/* harmony import */ var _report_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12011);
/* harmony import */ var _wording_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87569);


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
