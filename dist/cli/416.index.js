export const id = 416;
export const ids = [416];
export const modules = {

/***/ 3416:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  lookInside: () => (/* binding */ lookInside)
});

// EXTERNAL MODULE: ./src/image/count-crates.ts + 3 modules
var count_crates = __webpack_require__(41723);
// EXTERNAL MODULE: ./src/image/layer-bytes.ts
var layer_bytes = __webpack_require__(31074);
// EXTERNAL MODULE: ./src/image/archive-reader.ts
var archive_reader = __webpack_require__(62675);
// EXTERNAL MODULE: ./src/image/elf.ts
var elf = __webpack_require__(35564);
// EXTERNAL MODULE: ./src/image/read.ts
var read = __webpack_require__(93021);
// EXTERNAL MODULE: ./src/image/tar.ts
var image_tar = __webpack_require__(24366);
// EXTERNAL MODULE: ./src/image/tar-cursors.ts
var tar_cursors = __webpack_require__(84916);
;// CONCATENATED MODULE: ./src/image/list-layer.ts





/** Of a layer, the rest is summed up. Images have a few large files and many small ones. */
const FILES_LISTED = 200;
/** Linux opens no longer path; a name beyond it is counted, not told. */
const PATH_LIMIT = 4096;
/** A program has some fifty sections. */
const SECTIONS_LIMIT_BYTES = 1024 * 1024;
/**
 * The regular files of a layer. A hard link has its bytes where the file was first, a whiteout (which
 * hides a file of a lower layer) none at all: neither is listed.
 */
async function listLayer(tar) {
    const cursor = (0,tar_cursors/* streamCursor */.r)(tar);
    const list = makeList();
    let program;
    const walked = await (0,image_tar/* walkTar */.N)(cursor, async (entry) => {
        const path = (0,archive_reader/* normalize */.S8)(entry.name);
        if (isWhiteout(path))
            return;
        list.add({ path, sizeBytes: entry.sizeBytes });
        if (entry.sizeBytes > (program?.sizeBytes ?? 0) && !isLibrary(path)) {
            program = (await readProgram(cursor, { path, sizeBytes: entry.sizeBytes })) ?? program;
        }
    });
    if (!walked.ok)
        return walked;
    // What follows the end mark belongs to the layer, too: a layer cut off there is not whole.
    await cursor.skip(Number.POSITIVE_INFINITY);
    return (0,read/* found */.F9)({ ...list.finish(), ...(program ? { program } : {}) });
}
function isWhiteout(path) {
    return path.slice(path.lastIndexOf('/') + 1).startsWith('.wh.');
}
function isLibrary(path) {
    return /\.so(?:\.|$)/.test(path);
}
/** Memory stays small whatever a layer holds. */
function makeList() {
    let largest = [];
    const others = { count: 0, bytes: 0 };
    const count = ({ sizeBytes }) => {
        others.count += 1;
        others.bytes += sizeBytes;
    };
    const cut = () => {
        largest.sort(byFileSize);
        for (const file of largest.slice(FILES_LISTED))
            count(file);
        largest = largest.slice(0, FILES_LISTED);
    };
    return {
        add: (file) => {
            if (file.path.length > PATH_LIMIT)
                return count(file);
            largest.push(file);
            if (largest.length >= 4 * FILES_LISTED)
                cut();
        },
        finish: () => {
            cut();
            return { files: largest, ...(others.count > 0 ? { otherFiles: { ...others } } : {}) };
        },
    };
}
/** Largest first, then by path, the same on every machine. */
function byFileSize(a, b) {
    return b.sizeBytes - a.sizeBytes || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
}
/** The cursor stands at the first byte of the file and moves on as far as need be. */
async function readProgram(cursor, file) {
    const start = cursor.position();
    const head = (0,elf/* parseElfHead */.Rx)(await cursor.read(Math.min(elf/* ELF_HEAD_BYTES */.Ze, file.sizeBytes)));
    if (!head)
        return undefined;
    const { is64, isLittleEndian, sections } = head;
    const program = { ...file, is64, isLittleEndian };
    const skipBytes = sections.startByte - (cursor.position() - start);
    const isInside = skipBytes >= 0 && sections.startByte + sections.lengthBytes <= file.sizeBytes;
    if (!isInside || sections.lengthBytes > SECTIONS_LIMIT_BYTES)
        return program;
    await cursor.skip(skipBytes);
    const table = (0,elf/* findSymbolTable */.Uk)(head, await cursor.read(sections.lengthBytes));
    return table ? { ...program, table } : program;
}

// EXTERNAL MODULE: ./src/image/origins.ts
var image_origins = __webpack_require__(2978);
;// CONCATENATED MODULE: ./src/image/look-inside.ts





/** Compressed. Layers of an application have some MB; one with a model or a data base in it is passed over. */
const LAYER_LIMIT_BYTES = 512 * 1024 * 1024;
/**
 * Lists the files of own layers and the crates of the largest program, for each image in order. It
 * reads these layers whole: a second for 100 MB. What cannot be read is said in `unlisted`.
 */
async function lookInside(images, reader, { dockerfile, now, patienceMs }) {
    const deadlineMs = now() + patienceMs;
    const patient = async function* (chunks) {
        for await (const chunk of chunks) {
            if (now() > deadlineMs)
                throw new Error(`it took longer than ${patienceMs / 1000} s`);
            yield chunk;
        }
    };
    const insides = [];
    for (const image of images)
        insides.push(await lookInsideOne(image, reader, dockerfile, patient));
    return insides;
}
async function lookInsideOne(image, reader, dockerfile, patient) {
    const origins = (0,image_origins/* originsOfLayers */.Xc)(image.history, image.layers.length, dockerfile);
    const own = image.layers.filter((_, index) => origins[index]?.origin === 'own');
    if (origins.some(({ origin }) => origin === 'unknown')) {
        return missing('our own layers cannot be told apart from those of the base image');
    }
    const listed = await listAll(own, reader, patient);
    const entries = [...listed.entries];
    const layers = new Map(entries.map(({ layer, listing: { files, otherFiles } }) => [
        layer.digest,
        { files, ...(otherFiles ? { otherFiles } : {}) },
    ]));
    const binary = await describeBinary(entries, reader, patient);
    const problem = listed.problem ?? binary.problem;
    return {
        layers,
        ...(binary.report ? { binary: binary.report } : {}),
        ...(problem === undefined ? {} : missing(problem, layers)),
    };
}
function missing(problem, layers = new Map()) {
    return { layers, unlisted: `Not all files are listed: ${problem}.` };
}
async function listAll(own, reader, patient) {
    const entries = [];
    const large = own.find(({ compressedBytes }) => (compressedBytes ?? 0) > LAYER_LIMIT_BYTES);
    const wanted = own.filter(({ compressedBytes }) => (compressedBytes ?? 0) <= LAYER_LIMIT_BYTES);
    const problems = large ? [`${large.digest} is too large to be read`] : [];
    const passed = await passAll(wanted, reader, patient, async (layer, chunks) => {
        const listing = await unpack(layer, chunks, listLayer);
        if (listing.ok)
            entries.push({ layer, listing: listing.value });
        else
            problems.push(`${layer.digest} cannot be read: ${listing.problem}`);
    });
    if (!passed.ok)
        problems.unshift(passed.problem);
    const [problem] = problems;
    return problem === undefined ? { entries } : { entries, problem };
}
async function passAll(layers, reader, patient, visit) {
    // Of two layers with the same content there is one blob.
    const byDigest = new Map(layers.map((layer) => [layer.digest, layer]));
    if (byDigest.size === 0)
        return { ok: true, value: undefined };
    return (0,read/* attemptRead */.uv)('reading them failed', () => (0,layer_bytes/* passBlobsOf */.zB)(reader)([...byDigest.values()].map(describe), async ({ digest }, chunks) => {
        const layer = byDigest.get(digest);
        if (layer)
            await visit(layer, patient(chunks));
    }));
}
/** Where blobs do not lie as they travel, their size is not needed to read them. */
function describe({ digest, mediaType, compressedBytes }) {
    return { digest, mediaType, sizeBytes: compressedBytes ?? 0, annotations: {} };
}
/** What is damaged makes the unpacking reject. */
async function unpack({ mediaType }, chunks, use) {
    const unpacked = await (0,read/* attempt */.CD)('it', () => (0,layer_bytes/* unpackLayer */.yY)(mediaType, chunks, use));
    if (unpacked.ok)
        return unpacked.value;
    return (0,read/* unreadable */.O$)(unpacked.problem.replace(/^it: /, ''));
}
/** The largest program of all own layers; a second look at its layer only where it has symbols. */
async function describeBinary(entries, reader, patient) {
    const [found] = entries
        .flatMap(({ layer, listing: { program } }) => (program ? [{ layer, program }] : []))
        .sort((a, b) => byFileSize(a.program, b.program));
    if (!found)
        return {};
    const { layer, program } = found;
    const report = { path: program.path, sizeBytes: program.sizeBytes };
    if (!program.table)
        return { report };
    const crates = await readCrates(layer, program, reader, patient);
    return crates.ok
        ? { report: { ...report, crates: crates.value } }
        : { report, problem: `the symbols of ${program.path} cannot be read: ${crates.problem}` };
}
async function readCrates(layer, program, reader, patient) {
    let crates = (0,read/* unreadable */.O$)('the layer is not there');
    const passed = await passAll([layer], reader, patient, async (_, chunks) => {
        crates = await unpack(layer, chunks, (tar) => (0,count_crates/* countCrates */.G_)(tar, program));
    });
    return passed.ok ? crates : passed;
}


/***/ })

};
