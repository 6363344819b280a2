export const id = 551;
export const ids = [551];
export const modules = {

/***/ 65612:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ bundleFiles)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);


/** Files of a bundle on disk. */
const bundleFiles = {
    listTree: async (folder) => (await listTree(folder, '')).sort(byPath),
    createFile: async (path) => {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), { recursive: true });
        const part = `${path}.${process.pid}.part`;
        const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(part, 'w', 0o644);
        return {
            write: async (bytes) => {
                for (let done = 0; done < bytes.length;)
                    done += (await file.write(bytes, done, bytes.length - done)).bytesWritten;
            },
            finish: async () => {
                await file.close();
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(part, path);
            },
            discard: async () => {
                await file.close();
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(part, { force: true });
            },
        };
    },
    makeExecutable: (path) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.chmod)(path, 0o755),
    moveFile: async (from, to) => {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(to), { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(from, to);
    },
};
async function listTree(folder, prefix) {
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, prefix), { withFileTypes: true });
    const lists = await Promise.all(entries.map(async (entry) => {
        const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
        if (entry.isDirectory())
            return await listTree(folder, path);
        if (!entry.isFile())
            return [{ kind: 'other', path }];
        const { size, mode } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, path));
        return [{ kind: 'file', path, sizeBytes: size, isExecutable: (mode & 0o100) !== 0 }];
    }));
    return lists.flat();
}
function byPath(a, b) {
    return a.path < b.path ? -1 : 1;
}


/***/ }),

/***/ 79527:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ makeDownloadFiles)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./src/adapters/partial-file.ts




/** Of everything that is fetched: 2000-01-01, as archives exist that cannot express 1970. */
const FIXED_TIME_SEC = 946_684_800;
/** Written in pieces of at least this size: many crates are one, and no more than this is lost by a kill. */
const PIECE_BYTES = 32 * 1024;
/** Read back in pieces of this size. */
const READ_BYTES = 1024 * 1024;
/** `names` are the partial files in the folder of `target`; what is kept here is added to them. */
async function makePartial(target, path, names) {
    const content = { path, ...nothing(), file: undefined, failed: false };
    const older = [...names].filter((name) => name.startsWith(`${(0,external_node_path_.basename)(target)}.`));
    await adopt(content, (0,external_node_path_.dirname)(target), older);
    return {
        sizeBytes: () => content.sizeBytes,
        append: async (bytes) => {
            add(content, bytes);
            if (content.waitingBytes >= PIECE_BYTES)
                await flush(content);
        },
        restart: async () => {
            Object.assign(content, nothing());
            await content.file?.truncate(0);
        },
        sha256: () => content.hash.copy().digest('hex'),
        finish: async () => {
            await flush(content);
            await seal(content);
            await (0,promises_.rename)(path, target);
            await removeLeft((0,external_node_path_.dirname)(target), older, names);
        },
        close: async () => {
            if (content.waitingBytes > 0 && !content.failed)
                await flush(content);
            const { file } = content;
            content.file = undefined;
            await file?.close();
            if (file === undefined)
                return;
            if (content.sizeBytes === 0)
                await (0,promises_.rm)(path, { force: true });
            else
                names.add((0,external_node_path_.basename)(path));
        },
    };
}
function nothing() {
    return { hash: (0,external_node_crypto_.createHash)('sha256'), sizeBytes: 0, waiting: [], waitingBytes: 0 };
}
function add(content, bytes) {
    content.hash.update(bytes);
    content.sizeBytes += bytes.length;
    content.waiting.push(bytes);
    content.waitingBytes += bytes.length;
}
async function flush(content) {
    const bytes = Buffer.concat(content.waiting);
    const at = content.sizeBytes - bytes.length;
    content.failed = true;
    content.file ??= await (0,promises_.open)(content.path, 'w', 0o644);
    for (let done = 0; done < bytes.length;) {
        done += (await content.file.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
    }
    content.failed = false;
    content.waiting = [];
    content.waitingBytes = 0;
}
async function seal(content) {
    const { file } = content;
    content.file = undefined;
    await file?.chmod(0o644);
    await file?.utimes(FIXED_TIME_SEC, FIXED_TIME_SEC);
    await file?.close();
}
/** Begins with the longest of what is there. */
async function adopt(content, folder, names) {
    const sized = await Promise.all(names.map(async (name) => {
        const stat = await (0,promises_.lstat)((0,external_node_path_.join)(folder, name)).catch(() => undefined);
        return { path: (0,external_node_path_.join)(folder, name), sizeBytes: stat?.isFile() ? stat.size : 0 };
    }));
    const [longest] = sized.sort((a, b) => b.sizeBytes - a.sizeBytes);
    if (longest === undefined || longest.sizeBytes === 0)
        return;
    try {
        for await (const chunk of (0,external_node_fs_.createReadStream)(longest.path, { highWaterMark: READ_BYTES })) {
            add(content, chunk);
            await flush(content);
        }
    }
    catch (error) {
        // Its owner finished it in the meantime.
        if (error.code !== 'ENOENT')
            throw error;
    }
}
/** Those of living processes are theirs to finish. */
async function removeLeft(folder, left, names) {
    for (const name of left) {
        const [, owner] = /\.(\d+)-[0-9a-f]+\.partial$/.exec(name) ?? [];
        if (owner !== undefined && isAlive(Number(owner)))
            continue;
        names.delete(name);
        await (0,promises_.rm)((0,external_node_path_.join)(folder, name), { force: true });
    }
}
function isAlive(processId) {
    if (processId === process.pid)
        return false;
    try {
        process.kill(processId, 0);
        return true;
    }
    catch (error) {
        return error.code === 'EPERM';
    }
}

;// CONCATENATED MODULE: ./src/adapters/download-files.ts





/** A file system that cannot link, or not from there to here. */
const CANNOT_LINK = ['EXDEV', 'EPERM', 'ENOTSUP', 'EMLINK', 'EACCES', 'ENOSYS'];
/** Files of a fetch. One of these remembers what lay beside its targets when it first looked. */
function makeDownloadFiles(processId) {
    const listings = new Map();
    const listing = (folder) => {
        const known = listings.get(folder) ?? list(folder);
        listings.set(folder, known);
        return known;
    };
    return {
        openPartial: async (target) => {
            const names = await listing((0,external_node_path_.dirname)(target));
            const token = `${processId}-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
            return makePartial(target, `${target}.${token}.partial`, names);
        },
        sha256Of: async (path) => {
            const hash = (0,external_node_crypto_.createHash)('sha256');
            try {
                for await (const chunk of (0,external_node_fs_.createReadStream)(path, { highWaterMark: 1 << 20 })) {
                    hash.update(chunk);
                }
            }
            catch (error) {
                return absent(error);
            }
            return hash.digest('hex');
        },
        readBytes: (path) => (0,promises_.readFile)(path),
        linkOrCopy,
        writeFixed: async (path, text) => {
            await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
            await (0,promises_.writeFile)(path, text);
            await fix(path, 0o644);
        },
        fixTree,
        moveFolder: async (from, to) => {
            await (0,promises_.mkdir)((0,external_node_path_.dirname)(to), { recursive: true });
            try {
                await (0,promises_.rename)(from, to);
                return true;
            }
            catch (error) {
                const { code } = error;
                if (code === 'ENOTEMPTY' || code === 'EEXIST')
                    return false;
                throw error;
            }
        },
        touch: async (folder) => {
            const now = new Date();
            return (await (0,promises_.utimes)(folder, now, now).then(() => true, absent)) ?? false;
        },
        stat: async (path) => {
            const found = await (0,promises_.lstat)(path).catch(absent);
            return found && { modifiedMs: found.mtimeMs, changedMs: found.ctimeMs, names: found.nlink };
        },
    };
}
async function list(folder) {
    await (0,promises_.mkdir)(folder, { recursive: true });
    return new Set((await (0,promises_.readdir)(folder)).filter((name) => name.endsWith('.partial')));
}
async function linkOrCopy(from, to) {
    try {
        await (0,promises_.link)(from, to);
    }
    catch (error) {
        if (!CANNOT_LINK.includes(error.code ?? ''))
            throw error;
        await (0,promises_.copyFile)(from, to, promises_.constants.COPYFILE_FICLONE);
        await fix(to, 0o644);
    }
}
async function fixTree(folder) {
    const entries = await (0,promises_.readdir)(folder, { withFileTypes: true });
    await Promise.all(entries.map(async (entry) => {
        const path = (0,external_node_path_.join)(folder, entry.name);
        if (entry.isDirectory())
            await fixTree(path);
        else if (entry.isFile())
            await fixFile(path);
    }));
    await fix(folder, 0o755);
}
/** Scripts that a crate's build starts stay executable. */
async function fixFile(path) {
    const { mode, mtimeMs } = await (0,promises_.lstat)(path);
    const wanted = (mode & 0o100) === 0 ? 0o644 : 0o755;
    if ((mode & 0o777) !== wanted || mtimeMs !== FIXED_TIME_SEC * 1000)
        await fix(path, wanted);
}
async function fix(path, mode) {
    await (0,promises_.chmod)(path, mode);
    await (0,promises_.utimes)(path, FIXED_TIME_SEC, FIXED_TIME_SEC);
}
function absent(error) {
    const { code } = error;
    if (code === 'ENOENT' || code === 'ENOTDIR')
        return undefined;
    throw error;
}


/***/ }),

/***/ 82551:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runBundleCommand: () => (/* binding */ runBundleCommand)
});

// UNUSED EXPORTS: takeOutput

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __webpack_require__(1708);
var external_node_process_default = /*#__PURE__*/__webpack_require__.n(external_node_process_);
// EXTERNAL MODULE: ./src/adapters/bundle-files.ts
var bundle_files = __webpack_require__(65612);
// EXTERNAL MODULE: ./src/adapters/download-files.ts + 1 modules
var download_files = __webpack_require__(79527);
// EXTERNAL MODULE: ./src/adapters/environment.ts + 1 modules
var environment = __webpack_require__(948);
// EXTERNAL MODULE: ./src/adapters/files.ts
var files = __webpack_require__(79771);
// EXTERNAL MODULE: ./src/adapters/random-access.ts
var random_access = __webpack_require__(70208);
// EXTERNAL MODULE: ./src/exit-codes.ts
var exit_codes = __webpack_require__(91084);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/fetch/download-faults.ts
var download_faults = __webpack_require__(23810);
// EXTERNAL MODULE: ./src/fetch/images/image-record.ts
var image_record = __webpack_require__(49794);
// EXTERNAL MODULE: ./src/fetch/bundle/bundle-format.ts
var bundle_format = __webpack_require__(38237);
// EXTERNAL MODULE: ./src/fetch/bundle/tar-header.ts
var tar_header = __webpack_require__(50930);
;// CONCATENATED MODULE: ./src/fetch/bundle/create-bundle.ts





const PIECE_BYTES = 1024 * 1024;
/** Packs everything into one file, which appears when it is whole. The same sources give the same bytes. */
async function createBundle(request, ports, signal) {
    try {
        const manifest = await planManifest(request, ports);
        if ('fault' in manifest)
            return { ok: false, fault: manifest.fault, incidents: [] };
        const file = await ports.bundleFiles.createFile(request.output);
        const written = await writeBundle(manifest, request, file, ports, signal).catch(async (error) => {
            await file.discard();
            throw error;
        });
        if (typeof written === 'number') {
            await file.finish();
            return { ok: true, value: { manifest, sizeBytes: written }, incidents: [] };
        }
        await file.discard();
        return { ok: false, fault: written, incidents: [] };
    }
    catch (error) {
        return { ok: false, fault: (0,download_faults/* localFault */.a2)(error, 'the bundle'), incidents: [] };
    }
}
async function planManifest({ cacheFolder, toolVersion, madeFor, sources }, ports) {
    const items = [];
    const files = new Map();
    for (const source of sources) {
        const planned = await planSource(source, cacheFolder, ports);
        if ('fault' in planned)
            return planned;
        items.push(planned.item);
        for (const file of planned.files)
            files.set(file.path, file);
    }
    const sorted = [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
    return { schemaVersion: 1, toolVersion, madeFor, items, files: sorted };
}
async function planSource(source, cacheFolder, ports) {
    if (source.kind === 'image') {
        const files = (0,image_record/* blobsOf */.OR)(source.record).map(({ digest, sizeBytes }) => {
            return { path: (0,bundle_format/* blobFile */.c7)(digest), sizeBytes, sha256: digest.slice(7) };
        });
        return { item: source, files };
    }
    const folder = relativeTo(cacheFolder, source.folder);
    if (folder === undefined)
        return { fault: unfit(source.folder, 'it is not in the cache folder') };
    const files = await readFolder(cacheFolder, folder, ports);
    return 'fault' in files ? files : { item: { kind: source.kind, folder }, files };
}
function relativeTo(cacheFolder, folder) {
    const start = `${cacheFolder}/`;
    const relative = folder.startsWith(start) ? folder.slice(start.length) : undefined;
    return relative !== undefined && (0,bundle_format/* isSafePath */.pL)(relative) ? relative : undefined;
}
async function readFolder(cacheFolder, folder, { bundleFiles, store }) {
    const files = [];
    for (const entry of await bundleFiles.listTree(`${cacheFolder}/${folder}`)) {
        const path = `${folder}/${entry.path}`;
        const sha256 = entry.kind === 'file' ? await store.sha256Of(`${cacheFolder}/${path}`) : undefined;
        if (entry.kind !== 'file' || sha256 === undefined || !(0,bundle_format/* isSafePath */.pL)(path))
            return { fault: unfit(path, 'only plain files with plain names go into a bundle') };
        const executable = entry.isExecutable ? { isExecutable: true } : {};
        files.push({ path, sizeBytes: entry.sizeBytes, sha256, ...executable });
    }
    return files;
}
function unfit(path, problem) {
    return {
        fault: 'bundle-unfit',
        cause: `${path} cannot go into the bundle: ${problem}.`,
        remedy: 'Remove it from the cache folder, and build once with network.',
        evidence: [],
        network: false,
    };
}
/** Bytes written, or why not. */
async function writeBundle(manifest, { cacheFolder }, out, ports, signal) {
    let sizeBytes = 0;
    const write = async (bytes) => {
        sizeBytes += bytes.length;
        if (bytes.length > 0)
            await out.write(bytes);
    };
    const text = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
    for (const part of [(0,tar_header/* tarHeader */.pI)(bundle_format/* MANIFEST_NAME */.ir, text.length), text, (0,tar_header/* tarPadding */.vr)(text.length)])
        await write(part);
    for (const file of manifest.files) {
        if (signal.aborted)
            return download_faults/* CANCELLED */.gD;
        await write((0,tar_header/* tarHeader */.pI)(file.path, file.sizeBytes));
        const isRight = await copyFile(`${cacheFolder}/${file.path}`, file, write, ports);
        if (!isRight)
            return changed(file);
        await write((0,tar_header/* tarPadding */.vr)(file.sizeBytes));
    }
    await write(tar_header/* TAR_END */.y7);
    return sizeBytes;
}
/** Whether the file was what the manifest says, to the last byte. */
async function copyFile(path, { sizeBytes, sha256 }, write, { openFile }) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const file = await openFile(path);
    try {
        let at = 0;
        while (at < sizeBytes) {
            const piece = await file.read(at, Math.min(PIECE_BYTES, sizeBytes - at));
            if (piece.length === 0)
                return false;
            hash.update(piece);
            await write(piece);
            at += piece.length;
        }
        return hash.digest('hex') === sha256;
    }
    finally {
        await file.close();
    }
}
function changed({ path }) {
    return {
        fault: 'checksum-mismatch',
        cause: `${path} in the cache folder is damaged, or changed while it was packed.`,
        remedy: 'Remove it, and build once with network.',
        evidence: [],
        network: false,
    };
}

;// CONCATENATED MODULE: ./src/fetch/bundle/describe-bundle.ts
/** What is in a bundle, one line for each item; for people. */
function describeBundle({ items, files }) {
    return items.map((item) => describeItem(item, files));
}
function describeItem(item, files) {
    switch (item.kind) {
        case 'image': {
            const { reference, images } = item.record;
            const what = item.role === 'builder' ? 'image of the builder' : 'base image';
            return `${what} ${reference} (${images.map(({ platform }) => platform).join(', ')})`;
        }
        case 'crates': {
            const crates = files.filter(({ path }) => path.startsWith(`${item.folder}/`) && path.endsWith('.crate'));
            return `crates of the lock file (${crates.length})`;
        }
        case 'scanner':
            return 'scanner';
        case 'scanner-database':
            return 'database of the scanner';
    }
}

// EXTERNAL MODULE: ./src/image/read.ts
var image_read = __webpack_require__(93021);
// EXTERNAL MODULE: ./src/image/tar.ts
var tar = __webpack_require__(24366);
// EXTERNAL MODULE: ./src/image/tar-cursors.ts
var tar_cursors = __webpack_require__(84916);
// EXTERNAL MODULE: ./src/fetch/images/image-store.ts
var image_store = __webpack_require__(14486);
;// CONCATENATED MODULE: ./src/fetch/bundle/use-bundle.ts







const use_bundle_PIECE_BYTES = 1024 * 1024;
/**
 * Unpacks a bundle into the cache folder. Everything is unpacked beside it and checked first; only
 * then is it put in place, and named last, so that a build never finds a part of it.
 */
async function applyBundle(request, ports, signal) {
    const { cacheFolder, file } = request;
    const scratch = `${cacheFolder}/bundle.${ports.processId}.part`;
    try {
        const opened = await openBundle(file, ports);
        if (typeof opened === 'string')
            return refused(file, opened);
        const unpacked = await unpack(opened, scratch, ports, signal).finally(() => opened.close());
        if (signal.aborted)
            return { ok: false, fault: download_faults/* CANCELLED */.gD, incidents: [] };
        if (!unpacked.ok)
            return refused(file, unpacked.problem);
        await putInPlace(unpacked.value, scratch, request, ports);
        return { ok: true, value: unpacked.value, incidents: [] };
    }
    catch (error) {
        return { ok: false, fault: (0,download_faults/* localFault */.a2)(error, 'the bundle'), incidents: [] };
    }
    finally {
        await ports.files.remove(scratch);
    }
}
const UNREADABLE = {
    ENOENT: 'there is no such file',
    ENOTDIR: 'there is no such file',
    EISDIR: 'it is a folder',
    EACCES: 'it may not be read',
};
/** The open file, or why it cannot be read. A folder can be opened, but not read. */
async function openBundle(path, { openFile }) {
    try {
        const file = await openFile(path);
        await file.read(0, 1).catch(async (error) => {
            await file.close();
            throw error;
        });
        return file;
    }
    catch (error) {
        const problem = UNREADABLE[error.code ?? ''];
        if (problem === undefined)
            throw error;
        return problem;
    }
}
function refused(file, problem) {
    const fault = {
        fault: 'bundle-unreadable',
        cause: `The bundle ${file} cannot be used: ${problem}.`,
        remedy: 'Copy it again, or make it anew with `cv-docker-build bundle create`.',
        evidence: [problem],
        network: false,
    };
    return { ok: false, fault, incidents: [] };
}
async function unpack(file, scratch, ports, signal) {
    const cursor = (0,tar_cursors/* fileCursor */.F)(file);
    let manifest;
    const left = new Map();
    const visit = async (entry) => {
        if (signal.aborted)
            return (0,image_read/* unreadable */.O$)('it was cancelled');
        if (manifest === undefined) {
            const read = await readManifest(cursor, entry);
            if (!read.ok)
                return read;
            manifest = read.value;
            for (const one of manifest.files)
                left.set(one.path, one);
            return (0,image_read/* found */.F9)(undefined);
        }
        const expected = left.get(entry.name);
        if (!expected)
            return (0,image_read/* unreadable */.O$)(`it holds ${quote(entry.name)}, which its list does not name`);
        left.delete(entry.name);
        return await unpackFile(cursor, entry, expected, scratch, ports);
    };
    const walked = await (0,tar/* walkTar */.N)(cursor, visit, ({ name }) => (0,image_read/* unreadable */.O$)(`it holds ${quote(name)}, which is not a plain file`));
    if (!walked.ok)
        return walked.problem === tar/* DAMAGED */.A ? (0,image_read/* unreadable */.O$)(damage(manifest)) : walked;
    if (manifest === undefined)
        return (0,image_read/* unreadable */.O$)('it is empty');
    const [missing] = left.keys();
    if (missing !== undefined)
        return (0,image_read/* unreadable */.O$)(`it is cut off: ${quote(missing)} is missing`);
    return (0,image_read/* found */.F9)(manifest);
}
function damage(manifest) {
    return manifest ? 'it is damaged' : 'it is not a bundle of cv-docker-build, or a damaged one';
}
async function readManifest(cursor, { name, sizeBytes }) {
    if (name !== bundle_format/* MANIFEST_NAME */.ir || sizeBytes > bundle_format/* MANIFEST_LIMIT_BYTES */.SC)
        return (0,image_read/* unreadable */.O$)(damage(undefined));
    const bytes = await cursor.read(sizeBytes);
    const manifest = (0,bundle_format/* parseManifest */.Ng)(bytes);
    if (manifest)
        return (0,image_read/* found */.F9)(manifest);
    const version = (0,bundle_format/* readSchemaVersion */.K3)(bytes);
    return (0,image_read/* unreadable */.O$)(version !== undefined && version > 1
        ? `it is of format ${version}, which this version does not know`
        : `its ${bundle_format/* MANIFEST_NAME */.ir} is not right`);
}
async function unpackFile(cursor, entry, { path, sizeBytes, sha256, isExecutable }, scratch, { bundleFiles }) {
    if (entry.sizeBytes !== sizeBytes)
        return (0,image_read/* unreadable */.O$)(`${quote(path)} has another size than its list says`);
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const file = await bundleFiles.createFile(`${scratch}/${path}`);
    try {
        for (let left = sizeBytes; left > 0;) {
            const piece = await cursor.read(Math.min(use_bundle_PIECE_BYTES, left));
            if (piece.length === 0) {
                await file.discard();
                return (0,image_read/* unreadable */.O$)(`it is cut off in ${quote(path)}`);
            }
            hash.update(piece);
            await file.write(piece);
            left -= piece.length;
        }
    }
    catch (error) {
        await file.discard();
        throw error;
    }
    await file.finish();
    if (isExecutable)
        await bundleFiles.makeExecutable(`${scratch}/${path}`);
    return hash.digest('hex') === sha256
        ? (0,image_read/* found */.F9)(undefined)
        : (0,image_read/* unreadable */.O$)(`${quote(path)} does not have its checksum`);
}
async function putInPlace({ items, files }, scratch, { cacheFolder }, ports) {
    for (const { path } of files.filter((file) => file.path.startsWith('images/')))
        await ports.bundleFiles.moveFile(`${scratch}/${path}`, `${cacheFolder}/${path}`);
    for (const item of items) {
        if (item.kind === 'image')
            continue;
        const from = `${scratch}/${item.folder}`;
        await ports.files.makeFolder(from);
        if (item.kind !== 'crates')
            await ports.store.writeFixed(`${from}/${bundle_format/* BUNDLE_MARK */.Ti}`, '');
        await ports.store.fixTree(from);
        // What is there under the same name was made from the same lock file, and may be in use.
        await ports.store.moveFolder(from, `${cacheFolder}/${item.folder}`);
    }
    const images = (0,image_store/* makeImageStore */.v)(cacheFolder, ports);
    for (const item of items)
        if (item.kind === 'image')
            await images.writeRecord(item.record);
}
/** Names out of a foreign file, for a sentence. */
function quote(name) {
    return JSON.stringify(name.slice(0, 120));
}

// EXTERNAL MODULE: ./src/report/format.ts
var format = __webpack_require__(12011);
// EXTERNAL MODULE: ./src/report/plain-text.ts
var plain_text = __webpack_require__(6676);
// EXTERNAL MODULE: ./src/version.ts
var version = __webpack_require__(311);
;// CONCATENATED MODULE: ./src/cli/bundle-command.ts














const USAGE = [
    'use: cv-docker-build bundle create [OPTIONS of build] --output FILE [CONTEXT]',
    '     cv-docker-build bundle use FILE',
].join('\n');
/**
 * `bundle create … --output FILE` and `bundle use FILE`: everything that a build needs in one file,
 * for machines without network. Gives the exit code.
 */
async function runBundleCommand(args, collect, signal = new AbortController().signal) {
    const [action, ...rest] = args;
    switch (action) {
        case 'create':
            return await create(rest, collect, signal);
        case 'use':
            return await use(rest, signal);
        default:
            return refuse(`"${action ?? ''}" is not an action of bundle`);
    }
}
async function create(args, collect, signal) {
    const { output, others, problem } = takeOutput(args);
    if (output === undefined)
        return refuse(problem ?? '--output FILE is missing');
    const collected = await collect(others, signal);
    if (collected.kind === 'failed')
        return collected.exitCode;
    const { sources, madeFor } = collected;
    const request = {
        cacheFolder: (0,environment/* cacheFolder */.nF)((external_node_process_default()).env),
        output: (0,external_node_path_.resolve)(output),
        toolVersion: version/* VERSION */.x,
        madeFor,
        sources,
    };
    const written = await createBundle(request, ports(), signal);
    if (!written.ok)
        return tell(written.fault);
    const { manifest, sizeBytes } = written.value;
    say(`Bundle written: ${output} (${(0,format/* formatBytes */.z3)(sizeBytes)})`);
    for (const line of describeBundle(manifest))
        say(`  ${line}`);
    say(`On the machine without network: cv-docker-build bundle use ${output}`);
    return exit_codes/* EXIT */.d.ok;
}
async function use(args, signal) {
    const [file, ...more] = args;
    if (file === undefined || more.length > 0 || file.startsWith('-'))
        return refuse('bundle use wants one file');
    const request = { cacheFolder: (0,environment/* cacheFolder */.nF)((external_node_process_default()).env), file: (0,external_node_path_.resolve)(file) };
    const unpacked = await applyBundle(request, ports(), signal);
    if (!unpacked.ok)
        return tell(unpacked.fault);
    say(`Bundle unpacked: ${file}`);
    for (const line of describeBundle(unpacked.value))
        say(`  ${line}`);
    say('Builds find it from now on: cv-docker-build build --offline');
    return exit_codes/* EXIT */.d.ok;
}
/** `--output` is that of the bundle here: a build for a bundle has no output of its own. */
function takeOutput(args) {
    const outputs = [];
    const others = [];
    for (let at = 0; at < args.length; at++) {
        const arg = args[at] ?? '';
        const joined = /^(?:--output|-o)=(.*)$/s.exec(arg)?.[1];
        if (joined !== undefined)
            outputs.push(joined);
        else if (arg === '--output' || arg === '-o')
            outputs.push(args[++at] ?? '');
        else
            others.push(arg);
    }
    const [output] = outputs;
    if (outputs.length > 1)
        return { others, problem: '--output is given more than once' };
    return output === undefined || output === ''
        ? { others, problem: '--output FILE is missing' }
        : { output, others };
}
function ports() {
    const { pid } = (external_node_process_default());
    return { files: files/* files */.a, openFile: random_access/* openFile */.T, bundleFiles: bundle_files/* bundleFiles */.e, store: (0,download_files/* makeDownloadFiles */.s)(pid), processId: pid };
}
function say(line) {
    external_node_process_default().stdout.write(`${(0,plain_text/* cleanLine */.Ow)(line)}\n`);
}
function tell({ cause, remedy, network }) {
    external_node_process_default().stderr.write(`error: ${(0,plain_text/* cleanLine */.Ow)(cause)}\n  ${(0,plain_text/* cleanLine */.Ow)(remedy)}\n`);
    return network ? exit_codes/* EXIT */.d.network : exit_codes/* EXIT */.d.build;
}
function refuse(problem) {
    external_node_process_default().stderr.write(`error: ${(0,plain_text/* cleanLine */.Ow)(problem)}\n${USAGE}\n`);
    return exit_codes/* EXIT */.d.input;
}


/***/ }),

/***/ 38237:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K3: () => (/* binding */ readSchemaVersion),
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   SC: () => (/* binding */ MANIFEST_LIMIT_BYTES),
/* harmony export */   Ti: () => (/* binding */ BUNDLE_MARK),
/* harmony export */   c7: () => (/* binding */ blobFile),
/* harmony export */   ir: () => (/* binding */ MANIFEST_NAME),
/* harmony export */   pL: () => (/* binding */ isSafePath)
/* harmony export */ });
/* harmony import */ var _image_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70739);
/* harmony import */ var _images_image_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49794);


const FOLDER_KINDS = ['crates', 'scanner', 'scanner-database'];
const MANIFEST_NAME = 'bundle.json';
/** A crate's sources may be many files; a line has about 150 bytes. */
const MANIFEST_LIMIT_BYTES = 64 * 1024 * 1024;
/** Folders of the cache that a bundle may write to. */
const ROOTS = {
    crates: /^crates\/./,
    scanner: /^scanner\/./,
    'scanner-database': /^scanner\/./,
};
/** Put into the folder of a scanner or of its database: the report tells whence they came. */
const BUNDLE_MARK = 'from-bundle';
function blobFile(digest) {
    return `images/blobs/${digest.replace(':', '/')}`;
}
/**
 * `undefined` for anything but a manifest of which every path stays below the cache folder, every file
 * belongs to an item, and every blob of an image is a file.
 */
function parseManifest(bytes) {
    const object = (0,_image_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asObject */ .eB)((0,_image_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(bytes));
    const toolVersion = (0,_image_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asString */ .oJ)(object?.toolVersion);
    const items = parseAll(object?.items, parseItem);
    const files = parseAll(object?.files, parseFile);
    const madeFor = parsePurpose(object?.madeFor);
    if (object?.schemaVersion !== 1 || toolVersion === undefined)
        return undefined;
    if (!items || !files || !madeFor || !areConsistent(items, files))
        return undefined;
    return { schemaVersion: 1, toolVersion, madeFor, items, files };
}
/** Of a bundle of another version, for the sentence that refuses it. */
function readSchemaVersion(bytes) {
    return (0,_image_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asByteCount */ .GN)((0,_image_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asObject */ .eB)((0,_image_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(bytes))?.schemaVersion);
}
function areConsistent(items, files) {
    const paths = new Set(files.map(({ path }) => path));
    const blobs = new Map();
    const folders = [];
    for (const item of items) {
        if (item.kind !== 'image')
            folders.push(`${item.folder}/`);
        else
            for (const { digest, sizeBytes } of (0,_images_image_record_js__WEBPACK_IMPORTED_MODULE_0__/* .blobsOf */ .OR)(item.record))
                blobs.set(blobFile(digest), sizeBytes);
    }
    const belongs = ({ path, sizeBytes, sha256 }) => blobs.has(path)
        ? blobs.get(path) === sizeBytes && path.endsWith(`/${sha256}`)
        : folders.some((folder) => path.startsWith(folder));
    return (paths.size === files.length &&
        files.every(belongs) &&
        [...blobs.keys()].every((path) => paths.has(path)));
}
function parseAll(value, parse) {
    const all = (0,_image_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asArray */ ._j)(value)?.map(parse);
    return all?.every((one) => one !== undefined) ? all : undefined;
}
function parsePurpose(value) {
    const object = (0,_image_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asObject */ .eB)(value);
    const platforms = parseAll(object?.platforms, _image_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asString */ .oJ);
    const { lockSha256 } = (0,_image_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asStringMap */ ._T)(value);
    return platforms && { platforms, ...(lockSha256 === undefined ? {} : { lockSha256 }) };
}
function parseItem(value) {
    const object = (0,_image_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asObject */ .eB)(value);
    if (object?.kind === 'image') {
        const record = (0,_images_image_record_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRecord */ .Hh)(object.record);
        const { role } = object;
        return record && (role === 'base' || role === 'builder')
            ? { kind: 'image', role, record }
            : undefined;
    }
    const kind = FOLDER_KINDS.find((known) => known === object?.kind);
    const folder = (0,_image_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asString */ .oJ)(object?.folder);
    return kind && folder !== undefined && isSafePath(folder) && ROOTS[kind].test(folder)
        ? { kind, folder }
        : undefined;
}
function parseFile(value) {
    const object = (0,_image_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asObject */ .eB)(value);
    const path = (0,_image_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asString */ .oJ)(object?.path);
    const sizeBytes = (0,_image_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asByteCount */ .GN)(object?.sizeBytes);
    const sha256 = (0,_image_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asString */ .oJ)(object?.sha256);
    if (path === undefined || sizeBytes === undefined || sha256 === undefined)
        return undefined;
    if (!isSafePath(path) || !/^[0-9a-f]{64}$/.test(sha256))
        return undefined;
    return {
        path,
        sizeBytes,
        sha256,
        ...(object?.isExecutable === true ? { isExecutable: true } : {}),
    };
}
/** Relative, below where it starts, the same on every file system. */
function isSafePath(path) {
    return (path.length <= 1024 &&
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused.
        !/[\u0000-\u001f\u007f\\:]/.test(path) &&
        path.split('/').every((part) => part !== '' && part !== '.' && part !== '..'));
}


/***/ }),

/***/ 50930:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   pI: () => (/* binding */ tarHeader),
/* harmony export */   vr: () => (/* binding */ tarPadding),
/* harmony export */   y7: () => (/* binding */ TAR_END)
/* harmony export */ });
const BLOCK_BYTES = 512;
/** Above, the octal field of 11 digits is too short. */
const OCTAL_LIMIT = 8 ** 11;
/**
 * The blocks before a file's content: a ustar header, with a pax record before it when a name or the
 * size does not fit. No time, owner or mode of this machine: equal contents are equal bytes.
 */
function tarHeader(name, sizeBytes, kind = { type: 'file' }) {
    const linked = kind.type === 'link' ? kind.to : '';
    const needsPax = [name, linked].some((one) => Buffer.byteLength(one) > 100);
    if (!needsPax && sizeBytes < OCTAL_LIMIT)
        return plainHeader(name, sizeBytes, FLAGS[kind.type], linked);
    const link = linked === '' ? '' : paxRecord('linkpath', linked);
    const records = Buffer.from(paxRecord('path', name) + paxRecord('size', `${sizeBytes}`) + link);
    return Buffer.concat([
        plainHeader('pax', records.length, 'x'),
        records,
        tarPadding(records.length),
        plainHeader('see-pax', Math.min(sizeBytes, OCTAL_LIMIT - 1), FLAGS[kind.type]),
    ]);
}
const FLAGS = { file: '0', folder: '5', link: '1' };
/** The zeros after a file's content. */
function tarPadding(sizeBytes) {
    return new Uint8Array((BLOCK_BYTES - (sizeBytes % BLOCK_BYTES)) % BLOCK_BYTES);
}
/** The end of an archive. */
const TAR_END = new Uint8Array(2 * BLOCK_BYTES);
function plainHeader(name, sizeBytes, type, linked = '') {
    const block = Buffer.alloc(BLOCK_BYTES);
    block.write(name, 0);
    block.write(type === '5' ? '0000777\0' : '0000644\0', 100);
    block.write('0000000\0', 108);
    block.write('0000000\0', 116);
    block.write(`${sizeBytes.toString(8).padStart(11, '0')}\0`, 124);
    block.write('00000000000\0', 136);
    block.write('        ', 148);
    block.write(type, 156);
    block.write(linked, 157);
    block.write('ustar\u000000', 257);
    const sum = block.reduce((total, byte) => total + byte, 0);
    block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return block;
}
/** `<length> <key>=<value>\n`, the length counting itself, in bytes. */
function paxRecord(key, value) {
    const rest = ` ${key}=${value}\n`;
    const restBytes = Buffer.byteLength(rest);
    const digits = `${restBytes + `${restBytes}`.length}`.length;
    return `${restBytes + digits}${rest}`;
}


/***/ }),

/***/ 23810:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J4: () => (/* binding */ mismatch),
/* harmony export */   T4: () => (/* binding */ networkFault),
/* harmony export */   a2: () => (/* binding */ localFault),
/* harmony export */   d_: () => (/* binding */ OFFLINE_REMEDY),
/* harmony export */   eW: () => (/* binding */ failedDownload),
/* harmony export */   gD: () => (/* binding */ CANCELLED),
/* harmony export */   qc: () => (/* binding */ faultOfError),
/* harmony export */   x5: () => (/* binding */ refusal)
/* harmony export */ });
/* harmony import */ var _network_fault_rows_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45034);
/* harmony import */ var _network_network_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97391);


const REMEDIES = {
    dns: 'Check the name servers of this machine, or name a mirror.',
    'connection-refused': 'Check that the server is up and that no firewall refuses it.',
    unreachable: 'Check the network of this machine; without IPv6, use addresses of IPv4 only.',
    timeout: 'Try again later, or name a mirror; what has arrived is kept.',
    'tls-untrusted': 'Behind a proxy that opens TLS, give its CA bundle in SSL_CERT_FILE.',
    'tls-invalid': 'Check the clock of this machine and the certificate of the server.',
    'connection-lost': 'Try again; what has arrived is kept.',
    'proxy-refused': 'Check HTTP_PROXY, HTTPS_PROXY and NO_PROXY, and the password of the proxy.',
    'rate-limit': 'Try again later, log in, or name a mirror.',
    'server-failing': 'Try again later, or name a mirror; what has arrived is kept.',
};
/** The same for all that lacks offline, so that it is told once. */
const OFFLINE_REMEDY = 'Build once with network, or bring a bundle: `cv-docker-build bundle create` there, `bundle use` here.';
/** A fault of the network; `sentence` has no final stop. */
function networkFault(fault, sentence) {
    return {
        fault,
        cause: `${capital(sentence)}.`,
        remedy: REMEDIES[fault] ?? 'Check the network of this machine.',
        evidence: [sentence],
        network: true,
    };
}
function faultOfError(error) {
    return networkFault(_network_fault_rows_js__WEBPACK_IMPORTED_MODULE_0__/* .FAULT_ROWS */ .N[error.kind], error.message);
}
/** A server's plain no. */
function refusal(host, status) {
    const isMissing = status === 404 || status === 410 || status === 451;
    const sentence = `${host} ${isMissing ? 'does not have it' : 'does not give it out'} (HTTP ${status})`;
    return {
        fault: isMissing ? 'download-missing' : 'download-denied',
        cause: `${capital(sentence)}.`,
        remedy: isMissing
            ? 'Check the name and the version.'
            : 'Check the credentials, and that nothing on the way blocks it.',
        evidence: [sentence],
        network: false,
    };
}
function mismatch(host, expected, found) {
    const sentence = `${host} sends other content: sha256 ${found}, expected ${expected}`;
    return {
        fault: 'checksum-mismatch',
        cause: `${capital(sentence)}.`,
        remedy: 'Do not ignore this: find out who is right, the lock or the server.',
        evidence: [sentence],
        network: false,
    };
}
const CANCELLED = {
    fault: 'cancelled',
    cause: 'The fetch was cancelled.',
    remedy: 'Start it again: what has arrived is kept.',
    evidence: [],
    network: false,
};
/** What the file system refuses; anything that does not come from it is a bug and is thrown again. */
function localFault(error, name) {
    const { code, path, message } = error;
    if (error instanceof _network_network_error_js__WEBPACK_IMPORTED_MODULE_1__/* .NetworkError */ .D || code === undefined || !/^E[A-Z0-9]+$/.test(code))
        throw error;
    const full = code === 'ENOSPC' || code === 'EDQUOT';
    return {
        fault: full ? 'disk-full' : 'cache-unwritable',
        cause: full
            ? `The disk is full: ${name} cannot be stored${path === undefined ? '' : ` as ${path}`}.`
            : `${name} cannot be stored: ${message}.`,
        remedy: full
            ? 'Free space, or name a cache folder on another disk (CV_DOCKER_BUILD_CACHE).'
            : 'Check owner and permissions of the cache folder, or name another (CV_DOCKER_BUILD_CACHE).',
        evidence: [message],
        network: false,
    };
}
/** The whole story of a file that could not be had: the most telling fault, and what each server did. */
function failedDownload(name, faults) {
    const rank = (fault) => fault.fault === 'checksum-mismatch' ? 0 : fault.network ? 1 : 2;
    const [main = networkFault('timeout', 'no server was asked')] = [...faults].sort((a, b) => rank(a) - rank(b));
    const evidence = [...new Set(faults.flatMap((fault) => fault.evidence))];
    return { ...main, cause: `${name} cannot be downloaded: ${lower(main.cause)}`, evidence };
}
/** Sentences of hosts begin with their name, which keeps its case. */
function capital(sentence) {
    return /^(?:the|there|what|no)\b/.test(sentence)
        ? `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`
        : sentence;
}
function lower(sentence) {
    return /^(?:The|There|What|No)\b/.test(sentence)
        ? `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`
        : sentence;
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
