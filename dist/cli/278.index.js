export const id = 278;
export const ids = [278];
export const modules = {

/***/ 97940:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ archiveFiles)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _cache_stores_archive_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47142);




const PIECE_BYTES = 1024 * 1024;
/** A file system that cannot link. */
const CANNOT_LINK = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];
const archiveFiles = {
    list: async (folder, suffix) => {
        const names = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(folder).catch(absent)) ?? [];
        const files = names
            .filter((name) => name.endsWith(suffix))
            .map(async (name) => {
            const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name)).catch(absent);
            return found?.isFile() ? [{ name, sizeBytes: found.size, usedMs: found.mtimeMs }] : [];
        });
        return (await Promise.all(files)).flat();
    },
    prepare: async (folder) => {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(folder, { recursive: true, mode: 0o700 });
        const { mode } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(folder);
        // With the sticky bit others may add archives, but a name that is taken stays taken.
        return { everybodyMayWrite: (mode & 0o002) !== 0 };
    },
    readHead: async (path) => {
        const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, 'r').catch(absent);
        if (file === undefined)
            return undefined;
        try {
            return await headOf(file);
        }
        finally {
            await file.close();
        }
    },
    copyOut: async (path, to, progress) => {
        const source = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, 'r');
        try {
            const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(to, 'w', 0o600);
            return await closing(target, () => copy(source, _cache_stores_archive_file_js__WEBPACK_IMPORTED_MODULE_3__/* .HEAD_BYTES */ .Lq, target, 0, progress));
        }
        finally {
            await source.close();
        }
    },
    write: async (path, from, head, progress) => {
        const source = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(from, 'r');
        try {
            const mode = await modeBeside(path);
            const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, 'wx', mode);
            return await closing(target, async () => {
                const copied = await copy(source, 0, target, _cache_stores_archive_file_js__WEBPACK_IMPORTED_MODULE_3__/* .HEAD_BYTES */ .Lq, progress);
                const made = head(copied);
                await writeAll(target, (0,_cache_stores_archive_file_js__WEBPACK_IMPORTED_MODULE_3__/* .renderHead */ .pd)(made), 0);
                await target.chmod(mode);
                return made;
            });
        }
        catch (error) {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { force: true }).catch(() => { });
            throw error;
        }
        finally {
            await source.close();
        }
    },
    publish: async (path, as) => {
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.link)(path, as);
        }
        catch (error) {
            const { code = '' } = error;
            if (code === 'EEXIST') {
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { force: true });
                return false;
            }
            if (!CANNOT_LINK.includes(code))
                throw error;
            // Both are whole, so it does not matter whose stays.
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(path, as);
            return true;
        }
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { force: true });
        return true;
    },
    touch: async (path) => {
        const now = new Date();
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.utimes)(path, now, now);
    },
    remove: (path) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { force: true }),
    sizeOf: async (path) => (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path)).size,
};
/** The folder says who may read: one of ours its owner alone, a shared one whom its owner lets in. */
async function modeBeside(path) {
    const { mode } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(path, '..'));
    return (mode & 0o644) | 0o600;
}
async function headOf(file) {
    const bytes = Buffer.alloc(_cache_stores_archive_file_js__WEBPACK_IMPORTED_MODULE_3__/* .HEAD_BYTES */ .Lq);
    const { bytesRead } = await file.read(bytes, 0, _cache_stores_archive_file_js__WEBPACK_IMPORTED_MODULE_3__/* .HEAD_BYTES */ .Lq, 0);
    const head = (0,_cache_stores_archive_file_js__WEBPACK_IMPORTED_MODULE_3__/* .parseHead */ .ww)(bytes.subarray(0, bytesRead));
    const { size } = await file.stat();
    return head && size === _cache_stores_archive_file_js__WEBPACK_IMPORTED_MODULE_3__/* .HEAD_BYTES */ .Lq + head.sizeBytes ? head : 'damaged';
}
/** Closing may be what says that the disk is full. */
async function closing(file, body) {
    let result;
    try {
        result = await body();
    }
    catch (error) {
        await file.close().catch(() => { });
        throw error;
    }
    await file.close();
    return result;
}
async function copy(source, sourceAt, target, targetAt, { moved, signal }) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    const piece = Buffer.allocUnsafe(PIECE_BYTES);
    let sizeBytes = 0;
    for (;;) {
        signal.throwIfAborted();
        const { bytesRead } = await source.read(piece, 0, PIECE_BYTES, sourceAt + sizeBytes);
        if (bytesRead === 0)
            return { sizeBytes, sha256: hash.digest('hex') };
        const bytes = piece.subarray(0, bytesRead);
        hash.update(bytes);
        await writeAll(target, bytes, targetAt + sizeBytes);
        sizeBytes += bytesRead;
        moved(sizeBytes);
    }
}
async function writeAll(file, bytes, at) {
    for (let done = 0; done < bytes.length;) {
        done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
    }
}
function absent(error) {
    if (error.code === 'ENOENT')
        return undefined;
    throw error;
}


/***/ }),

/***/ 77278:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  makeCachePorts: () => (/* binding */ makeCachePorts)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/report/format.ts
var format = __webpack_require__(12011);
// EXTERNAL MODULE: ./src/cache/stores/archive-file.ts
var archive_file = __webpack_require__(47142);
;// CONCATENATED MODULE: ./src/cache/stores/explain-file-error.ts
/** What an error of the file system means for a cache, one sentence. */
function explainFileError(error, folder) {
    const { code, message } = error;
    switch (code) {
        case 'ENOSPC':
            return `The disk of the cache folder ${folder} is full.`;
        case 'EDQUOT':
            return `The quota of the cache folder ${folder} is used up.`;
        case 'EROFS':
            return `The cache folder ${folder} can only be read.`;
        case 'EACCES':
        case 'EPERM':
            return `This user may not use the cache folder ${folder}, or an archive in it (${code}).`;
        case 'ENOTDIR':
        case 'EEXIST':
            return `The cache folder ${folder} is not a folder.`;
        case 'ESTALE':
        case 'EIO':
        case 'ETIMEDOUT':
            return `The cache folder ${folder} cannot be read (${code}).`;
        default:
            return `The cache folder ${folder} cannot be used: ${code ?? String(message ?? error)}.`;
    }
}

// EXTERNAL MODULE: ./src/cache/stores/over-budget.ts
var over_budget = __webpack_require__(73177);
;// CONCATENATED MODULE: ./src/cache/stores/plan-prune.ts
/** What has to go, the longest unused first, so that the rest and `neededBytes` fit the budget. */
function planPrune(stored, budgetBytes, neededBytes) {
    let excess = stored.reduce((sum, { sizeBytes }) => sum + sizeBytes, neededBytes) - budgetBytes;
    return [...stored]
        .sort((a, b) => a.usedMs - b.usedMs)
        .filter(({ sizeBytes }) => {
        const goes = excess > 0;
        if (goes)
            excess -= sizeBytes;
        return goes;
    });
}
/** Age after which what is still being written is not: nobody writes an archive for as long. */
const ABANDONED_AFTER_MS = 6 * 3_600_000;
function findAbandoned(parts, nowMs) {
    return parts.filter(({ usedMs }) => nowMs - usedMs > ABANDONED_AFTER_MS);
}

;// CONCATENATED MODULE: ./src/cache/stores/service-budget.ts
/** What all archives of a run together may wait in vain for a store. */
const BUDGET_MS = 10_000;
function makeServiceBudget(clock, totalMs = BUDGET_MS) {
    const lost = [];
    const open = new Set();
    let found;
    return {
        cause: () => found,
        remainingMs: () => {
            const nowMs = clock.now();
            const waiting = [...open].map(({ fromMs }) => ({ fromMs, toMs: nowMs }));
            return Math.max(0, totalMs - lengthOf([...lost, ...waiting]));
        },
        wait: () => {
            const begun = { fromMs: clock.now() };
            open.add(begun);
            return (cause) => {
                open.delete(begun);
                if (cause === undefined)
                    return;
                lost.push({ ...begun, toMs: clock.now() });
                found ??= cause;
            };
        },
    };
}
/** Of the union. */
function lengthOf(spans) {
    let endMs = Number.NEGATIVE_INFINITY;
    let totalMs = 0;
    for (const { fromMs, toMs } of [...spans].sort((a, b) => a.fromMs - b.fromMs)) {
        totalMs += Math.max(0, toMs - Math.max(fromMs, endMs));
        endMs = Math.max(endMs, toMs);
    }
    return totalMs;
}

// EXTERNAL MODULE: ./src/cache/stores/watch-call.ts
var watch_call = __webpack_require__(80431);
;// CONCATENATED MODULE: ./src/cache/stores/directory-store.ts









/**
 * Archives as files of a folder, also of one that several machines share: an archive becomes visible by
 * one atomic step, and is compared with its checksum while it is read.
 */
function makeDirectoryStore(parts) {
    const { folder, clock, limits = watch_call/* CALL_LIMITS */.i$ } = parts;
    const budget = makeServiceBudget(clock);
    const watched = async (call, signal, stallMs) => {
        const still = `The cache folder ${folder} did not answer within ${stallMs / 1000} s.`;
        const body = async (watch, given) => {
            watch.enter('moving');
            const progress = { moved: watch.moved, signal: given };
            try {
                return await call({ ...parts, nowMs: clock.now, progress });
            }
            catch (error) {
                return (0,watch_call/* lost */.DU)(explainFileError(error, folder));
            }
        };
        const result = await (0,watch_call/* watchCall */.G8)(body, {
            budget,
            clock,
            limits: { ...limits, stallMs },
            signal,
            tell: () => still,
        });
        return (0,watch_call/* conclude */.Ep)(result);
    };
    return {
        kind: 'directory',
        restore: (wanted, to, signal) => watched((scene) => restore(scene, wanted, to), signal, limits.stallMs),
        save: (key, from, signal, replaced) => watched((scene) => save(scene, key, from, replaced), signal, limits.stallMs * PATIENCE_OF_SAVE),
    };
}
/** A share may take its time to write what is closed, and the build waits no more. */
const PATIENCE_OF_SAVE = 6;
async function restore(scene, wanted, to) {
    const { folder, log } = scene;
    let damage;
    for await (const candidate of candidates(scene, wanted)) {
        const taken = await take(scene, candidate, wanted.key, to);
        if (typeof taken === 'object')
            return taken;
        if (taken === 'absent')
            continue;
        damage = `The archive ${candidate.name} in the cache folder ${folder} is damaged and was not used.`;
        log.warning(damage);
    }
    return damage === undefined ? { outcome: 'miss' } : (0,watch_call/* lost */.DU)(damage);
}
/** A damaged one is removed. `absent`: somebody else removed it since it was listed. */
async function take(scene, { name, head }, wantedKey, to) {
    const { folder, files, progress } = scene;
    const path = (0,external_node_path_.join)(folder, name);
    try {
        if (head !== 'damaged') {
            const { sha256 } = await files.copyOut(path, to, progress);
            if (sha256 === head.sha256)
                return await used(scene, path, head, wantedKey);
            await files.remove(to);
        }
    }
    catch (error) {
        const { code = '' } = error;
        if (code === 'ENOENT' || code === 'ESTALE')
            return 'absent';
        if (!NO_ROOM.includes(code))
            throw error;
        await files.remove(to);
        return (0,watch_call/* lost */.DU)(`There is no room for the archive in ${(0,external_node_path_.dirname)(to)} (${code}).`);
    }
    await files.remove(path).catch(() => { });
    return 'damaged';
}
const NO_ROOM = ['ENOSPC', 'EDQUOT', 'EROFS'];
async function used({ files }, path, { key, sizeBytes }, wantedKey) {
    // In a folder that is only to be read the archive is as good.
    await files.touch(path).catch(() => { });
    return { outcome: key === wantedKey ? 'exact' : 'partial', key, bytes: sizeBytes };
}
/** The exact one, then for each prefix those that begin with it, the last used first. */
async function* candidates({ folder, files }, { key, prefixes }) {
    const exact = (0,archive_file/* archiveFileName */.Gm)(key);
    const head = await files.readHead((0,external_node_path_.join)(folder, exact));
    if (head === 'damaged' || head?.key === key)
        yield { name: exact, head };
    if (prefixes.length === 0)
        return;
    const seen = new Set([exact]);
    const newest = [...(await files.list(folder, archive_file/* SUFFIX */.Er))].sort((a, b) => b.usedMs - a.usedMs);
    const inOrder = prefixes.flatMap((prefix) => newest.filter(({ name }) => (0,archive_file/* mayBeginWith */.F$)(name, prefix)).map(({ name }) => ({ name, prefix })));
    for (const { name, prefix } of inOrder) {
        const found = seen.has(name) ? undefined : await files.readHead((0,external_node_path_.join)(folder, name));
        if (found === undefined || (found !== 'damaged' && !found.key.startsWith(prefix)))
            continue;
        seen.add(name);
        yield { name, head: found };
    }
}
async function save(scene, key, from, replaced) {
    const { folder, budgetBytes, files, log, progress, nowMs } = scene;
    const target = (0,external_node_path_.join)(folder, (0,archive_file/* archiveFileName */.Gm)(key));
    // First of all: whatever becomes of the new one, nobody meets the old one again.
    if (replaced !== undefined)
        await files.remove((0,external_node_path_.join)(folder, (0,archive_file/* archiveFileName */.Gm)(replaced)));
    if (await isThere(scene, target, key))
        return { outcome: 'present' };
    const sizeBytes = await files.sizeOf(from);
    if (sizeBytes + archive_file/* HEAD_BYTES */.Lq > budgetBytes)
        return (0,over_budget/* overBudget */.q)(sizeBytes, budgetBytes);
    const { everybodyMayWrite } = await files.prepare(folder);
    if (everybodyMayWrite)
        log.warning(openToAll(folder));
    await prune(scene, sizeBytes + archive_file/* HEAD_BYTES */.Lq);
    const part = (0,external_node_path_.join)(folder, `.${process.pid}-${(0,external_node_crypto_.randomBytes)(8).toString('hex')}${archive_file/* PART_SUFFIX */.yu}`);
    await files.write(part, from, (copied) => ({ key, ...copied, createdMs: nowMs() }), progress);
    const isOurs = await files.publish(part, target);
    return isOurs ? { outcome: 'saved', bytes: sizeBytes } : { outcome: 'present' };
}
/** A damaged one makes way. */
async function isThere({ files }, target, key) {
    const head = await files.readHead(target);
    if (head !== undefined && head !== 'damaged' && head.key === key)
        return true;
    if (head !== undefined)
        await files.remove(target);
    return false;
}
function openToAll(folder) {
    return `Everybody on this machine may write to the cache folder ${folder}, and so decide what is compiled into the image.`;
}
async function prune({ folder, budgetBytes, files, log, nowMs }, neededBytes) {
    const [stored, parts] = [await files.list(folder, archive_file/* SUFFIX */.Er), await files.list(folder, archive_file/* PART_SUFFIX */.yu)];
    const going = [...planPrune(stored, budgetBytes, neededBytes), ...findAbandoned(parts, nowMs())];
    for (const { name, sizeBytes } of going) {
        log.debug(`cache: ${name} (${(0,format/* formatBytes */.z3)(sizeBytes)}) makes way, the longest unused`);
        await files.remove((0,external_node_path_.join)(folder, name));
    }
}

;// CONCATENATED MODULE: ./src/cache/stores/registry/registry-store.ts


/**
 * Archives as OCI artifacts of one repository, for fleets that have a registry and nothing else in common.
 * `open` and what speaks to registries is loaded with the first call.
 */
function makeRegistryStore(parts) {
    const { target, clock, log, budgetBytes, limits = watch_call/* CALL_LIMITS */.i$ } = parts;
    const budget = makeServiceBudget(clock);
    let opened;
    const tell = () => `${target.registry} did not answer within ${limits.stallMs / 1000} s.`;
    const watched = async (body, signal) => {
        const result = await (0,watch_call/* watchCall */.G8)(async (watch, given) => {
            watch.enter('asking');
            try {
                opened ??= parts.open();
                const ports = await opened;
                return await body({ target, ports, clock, log, budgetBytes, watch, signal: given });
            }
            catch (error) {
                return (0,watch_call/* lost */.DU)(`The archive could not be moved: ${error.message}`);
            }
        }, { budget, clock, limits, signal, tell });
        return (0,watch_call/* conclude */.Ep)(result);
    };
    return {
        kind: 'registry',
        restore: async (wanted, to, signal) => {
            const { restoreArchive } = await Promise.all(/* import() */[__webpack_require__.e(113), __webpack_require__.e(420)]).then(__webpack_require__.bind(__webpack_require__, 33420));
            return watched((call) => restoreArchive(wanted, to, call), signal);
        },
        save: async (key, from, signal, replaced) => {
            const { saveArchive } = await Promise.all(/* import() */[__webpack_require__.e(112), __webpack_require__.e(737)]).then(__webpack_require__.bind(__webpack_require__, 67519));
            return watched((call) => saveArchive(key, from, replaced !== undefined, call), signal);
        },
    };
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: ./src/cache/stores/generations.ts
var generations = __webpack_require__(70518);
;// CONCATENATED MODULE: ./src/cache/stores/plan-retry.ts
/** Before the second and the third try; the library itself does not repeat what found no connection. */
const DELAYS_MS = [500, 2_000];
/**
 * How long to wait before a call is made again; `undefined`: not again. Of errors of the server the
 * library has made its own tries by then.
 */
function planRetry(fault, triesMade, remainingMs) {
    const ownMs = DELAYS_MS[triesMade - 1];
    if (fault === undefined || ownMs === undefined)
        return undefined;
    const delayMs = delayOf(fault, ownMs);
    return delayMs !== undefined && delayMs < remainingMs ? delayMs : undefined;
}
function delayOf({ kind, retryAfterMs }, ownMs) {
    switch (kind) {
        case 'unreachable':
            return ownMs;
        case 'rate-limited':
            return retryAfterMs;
        case 'server-error':
        case 'read-denied':
        case 'write-denied':
        case 'storage-full':
        case 'present':
        case 'damaged':
        case 'other':
            return undefined;
    }
}
/** What the fault says of the calls that follow. */
function endsStore({ kind }, call) {
    switch (kind) {
        case 'unreachable':
        case 'rate-limited':
        case 'server-error':
            return true;
        case 'read-denied':
            return call === 'restore';
        case 'write-denied':
        case 'storage-full':
            return call === 'save';
        case 'present':
        case 'damaged':
        case 'other':
            return false;
    }
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./src/cache/stores/actions-faults.ts
const NETWORK = /(?:ECONNRESET|ENOTFOUND|ETIMEDOUT|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|EPIPE|ERR_STREAM_PREMATURE_CLOSE|socket hang up|Premature close|aborted|Request timeout|Incomplete download[^\n]*)/;
/** From the special to the general; the first that fits. */
const ROWS = [
    {
        kind: 'write-denied',
        pattern: /cache write denied:\s*([^\n]*)/,
        cause: ([, detail = '']) => `The Actions cache did not let this run save (${actions_faults_short(detail)}): events that outsiders can cause get read-only tokens, and in some repositories the job lacks the permission "actions: write".`,
    },
    {
        kind: 'read-denied',
        pattern: /cache read denied:\s*([^\n]*)/,
        cause: ([, detail = '']) => `The Actions cache did not let this run read (${actions_faults_short(detail)}): its token covers no scope.`,
    },
    {
        kind: 'read-denied',
        pattern: /effective cache-mode '([^']*)' does not permit/,
        cause: ([, mode = '']) => `The workflow does not allow it (cache-mode: ${actions_faults_short(mode)}).`,
    },
    {
        kind: 'storage-full',
        pattern: /storage quota has been hit|insufficient usage|over the (?:10GB limit|data cap limit)/,
        cause: () => 'The storage of the Actions cache is full: no new archives are taken until some are deleted or the limit is raised.',
    },
    {
        kind: 'rate-limited',
        pattern: /Rate limited|\(429\)|responded with 429/,
        cause: () => 'The Actions cache takes no more requests for now (429).',
    },
    {
        kind: 'present',
        pattern: /already[ _]exists|\(409\)|responded with 409/i,
        cause: () => 'Somebody else saved the archive before.',
    },
    {
        kind: 'damaged',
        pattern: /Tar failed|tar'? failed|process '[^']*(?:tar|zstd|unzstd|gzip)[^']*' failed/i,
        cause: () => 'The archive that the Actions cache gave could not be unpacked: it is damaged.',
    },
    {
        kind: 'server-error',
        pattern: /\((5\d\d)\)|responded with (5\d\d)|status code (5\d\d)/,
        cause: ([, ...codes]) => `The Actions cache answered with an error (${codes.find((code) => code !== undefined)}).`,
    },
    {
        kind: 'unreachable',
        pattern: NETWORK,
        cause: ([code]) => `The connection to the Actions cache failed (${actions_faults_short(code)}).`,
    },
    {
        kind: 'other',
        // The older service: its status is not told.
        pattern: /another job may be creating this cache\. More details: (?!undefined)([^\n]+)/,
        cause: ([, detail = '']) => `The Actions cache did not take the archive (${actions_faults_short(detail)}).`,
    },
    {
        kind: 'other',
        pattern: /another job may be|Response was not ok/,
        cause: () => 'The Actions cache did not take the archive and did not say why; another job may be saving it.',
    },
];
/** `undefined` where the log tells of nothing wrong: a miss, or a success. */
function explainActionsLog(lines) {
    const failure = lines.findLast(({ kind, text }) => kind !== 'debug' && TELLS_OF_FAILURE.test(text));
    if (failure === undefined)
        return undefined;
    // Why nothing could be reserved stands in a debug line before; how long to wait in a warning.
    const whole = lines
        .filter(({ kind, text }) => kind !== 'debug' || text.startsWith('Failed to reserve cache'))
        .map(({ text }) => text)
        .join('\n');
    const fault = explainText(whole);
    const [, seconds] = /rate limit will reset in (\d+) seconds/.exec(whole) ?? [];
    return fault.kind === 'rate-limited' && seconds !== undefined
        ? {
            ...fault,
            cause: `The Actions cache takes no more requests for the next ${seconds} s (429).`,
            retryAfterMs: Number(seconds) * 1000,
        }
        : fault;
}
const TELLS_OF_FAILURE = /^Failed to (?:restore|save)|^Cache (?:restore|save) skipped|^Unable to finalize|internal error uploading|^Cache reservation failed|finaliz/i;
/** What the library got, and asks again for by itself. */
function findRepeated({ text }) {
    const [, error] = /Attempt \d+ of \d+ failed with error: (.*)/.exec(text) ?? [];
    return error === undefined ? undefined : explainText(error);
}
/** Of what an exception or a log says. */
function explainText(text) {
    for (const { kind, pattern, cause } of ROWS) {
        const match = pattern.exec(text);
        if (match)
            return { kind, cause: cause(match) };
    }
    return {
        kind: 'other',
        cause: `The Actions cache failed: ${actions_faults_short(text) || 'it did not say why'}.`,
    };
}
const LONGEST = 200;
/** On one line; URLs may hold signatures. */
function actions_faults_short(text) {
    const line = text
        .replace(/https?:\/\/\S+/g, '…')
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/\.$/, '');
    return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

;// CONCATENATED MODULE: ./src/cache/stores/actions-log.ts
function parseActionsLogLine(line) {
    const [, command = '', text = ''] = /^::([a-z-]+)(?: [^:]*)?::(.*)$/.exec(line) ?? [];
    switch (command) {
        case 'add-mask':
            return { kind: 'secret', text: decode(text) };
        case 'debug':
        case 'warning':
        case 'error':
            return { kind: command, text: decode(text) };
        default:
            return { kind: 'info', text: line };
    }
}
function decode(text) {
    return text.replace(/%0D/g, '\r').replace(/%0A/g, '\n').replace(/%25/g, '%');
}
/** By the line that stands at the beginning of each part of a call. */
const MARKS = [
    ['debug', /^Archive [Pp]ath: /, 'moving'],
    ['debug', /^Reserving Cache$/, 'asking'],
    ['debug', /^(?:Attempting to upload cache located at|Saving Cache \(ID)/, 'moving'],
    ['info', /^Cache Size: /, 'working'],
];
/** The phase that the line begins, if it begins one. */
function findPhase(call, { kind, text }) {
    const [, , phase] = MARKS.find((mark) => mark[0] === kind && mark[1].test(text)) ?? [];
    // A save names its archive before it packs it, and says its size only while it waits for the end.
    const isOther = call === 'save' && /^(?:Archive|Cache Size)/.test(text);
    return isOther ? undefined : phase;
}
/** The key that a restore has found, as v2 and v1 tell of it before they move anything. */
function findKey(lines) {
    for (const { text } of lines) {
        const [, v2, v1] = /^Cache hit for(?: restore-key)?: (.+)$|^\{.*"cacheKey":"([^"\\]+)"/.exec(text) ?? [];
        const key = v2 ?? v1;
        if (key !== undefined)
            return { key };
    }
    return {};
}
/** A short secret could be part of any word. */
const LEAST_SECRET = 8;
/** Keeps the lines of one call, and what must not be shown of them. */
function makeActionsLog() {
    const lines = [];
    const secrets = [];
    const redact = (text) => secrets.reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
    return {
        /** `undefined`: not to be shown. */
        add: (line) => {
            const parsed = parseActionsLogLine(line);
            if (parsed.kind === 'secret') {
                if (parsed.text.length >= LEAST_SECRET)
                    secrets.push(parsed.text);
                return undefined;
            }
            const shown = { ...parsed, text: redact(parsed.text) };
            lines.push(shown);
            return shown;
        },
        lines,
    };
}

;// CONCATENATED MODULE: ./src/adapters/actions-cache-protocol.ts
/** Between the store and its child process: lines on the child's standard error. */
const ENTRY_MARK = '@cv-docker-build entry ';
const BYTES_MARK = '@cv-docker-build bytes ';
const RESULT_MARK = '@cv-docker-build result ';
/** The only file of an archive. The version of an entry covers this name: it must never change. */
const ARCHIVE = 'archive';
function parseChildLine(line) {
    if (line.startsWith(BYTES_MARK))
        return { kind: 'bytes', bytes: Number(line.slice(BYTES_MARK.length)) };
    if (line.startsWith(RESULT_MARK)) {
        return { kind: 'result', result: JSON.parse(line.slice(RESULT_MARK.length)) };
    }
    return line.startsWith(ENTRY_MARK) ? { kind: 'entry' } : { kind: 'text', text: line };
}

;// CONCATENATED MODULE: ./src/adapters/actions-cache-call.ts







/** One call of the library, made again where that may help and time is left. */
async function callPatiently(parts, call, watch, signal) {
    for (let tries = 1;; tries++) {
        const end = await callOnce(parts, call, watch, signal);
        if (end.kind !== 'fault' || signal.aborted)
            return end;
        watch.enter('asking');
        const delayMs = planRetry(end.fault, tries, watch.remainingMs());
        if (delayMs === undefined)
            return end;
        // Where the next try comes to nothing in time, this is what there is to tell.
        call.trouble.last = end.fault.cause;
        await parts.clock.sleep(delayMs, signal);
    }
}
async function callOnce({ run, env, log, program }, { name, args, staging, trouble }, watch, signal) {
    const heard = makeActionsLog();
    let lastText;
    let result;
    const { exitCode } = await run([...program, name, ...args], {
        cwd: staging,
        env: environmentOf(env, staging),
        collect: false,
        signal,
        onStdoutLine: (line) => {
            const shown = heard.add(line);
            if (shown === undefined)
                return;
            log.debug(`actions/cache: ${shown.text}`);
            const phase = findPhase(name, shown);
            if (phase)
                watch.enter(phase);
            trouble.last = findRepeated(shown)?.cause ?? (phase ? '' : trouble.last);
        },
        onStderrLine: (line) => {
            const parsed = parseChildLine(line);
            if (parsed.kind === 'entry' && name === 'restore')
                watch.enter('asking');
            if (parsed.kind === 'bytes')
                watch.moved(parsed.bytes);
            if (parsed.kind === 'result')
                result = parsed.result;
            if (parsed.kind === 'text')
                lastText = parsed.text;
        },
    });
    const fault = explainActionsLog(heard.lines);
    if (fault)
        return { kind: 'fault', fault, ...findKey(heard.lines) };
    return result === undefined
        ? failed(lastText ?? `its program ended with exit code ${exitCode}`)
        : readResult(result);
}
function failed(text) {
    return { kind: 'fault', fault: explainText(text) };
}
function readResult(result) {
    if ('error' in result)
        return failed(result.error);
    if ('saved' in result)
        return result.saved ? { kind: 'saved' } : failed('');
    return result.matched === null ? { kind: 'missed' } : { kind: 'found', key: result.matched };
}
/** Inputs may hold secrets, which a cache needs none of; in debug mode the library lists archives. */
function environmentOf(env, staging) {
    const kept = Object.entries(env).filter(([name]) => !name.startsWith('INPUT_') && name !== 'RUNNER_DEBUG');
    return { ...Object.fromEntries(kept), GITHUB_WORKSPACE: staging, RUNNER_TEMP: staging };
}
/** The library joins the words of tar's command line with blanks. */
const SPLITS_WORDS = /[\s"'\\]/;
/** A folder for one call, beside the file of the caller; of a save that file is in it. */
async function makeStaging(name, file) {
    const folder = SPLITS_WORDS.test((0,external_node_path_.dirname)(file)) ? (0,external_node_os_.tmpdir)() : (0,external_node_path_.dirname)(file);
    const staging = await (0,promises_.mkdtemp)((0,external_node_path_.join)(folder, 'actions-cache-'));
    if (name === 'save') {
        const target = (0,external_node_path_.join)(staging, ARCHIVE);
        await (0,promises_.link)(file, target).catch(() => (0,promises_.copyFile)(file, target));
    }
    return staging;
}

;// CONCATENATED MODULE: ./src/adapters/actions-cache.ts









/** At most ten keys may be asked for at once, two of them for the wanted one. */
const MOST_PREFIXES = 8;
/** What makes the calls: beside this file, or in a folder of its own beside that of the bundle. */
function actionsCacheProgram() {
    const here = (0,external_node_url_.fileURLToPath)(import.meta.url);
    const file = here.endsWith('.ts')
        ? (0,external_node_path_.join)((0,external_node_path_.dirname)(here), 'actions-cache-program.ts')
        : (0,external_node_path_.join)((0,external_node_path_.dirname)(here), '..', 'actions-cache', 'program.js');
    return [process.execPath, file];
}
/**
 * The Actions cache, by `@actions/cache` in a child process for each call: it can be ended at any time,
 * what it logs is no annotation of ours, and its environment makes the path of an archive, which its
 * version covers, the same in every run.
 */
function makeActionsStore(parts) {
    const store = {
        ...parts,
        program: parts.program ?? actionsCacheProgram(),
        limits: parts.limits ?? watch_call/* CALL_LIMITS */.i$,
        budget: makeServiceBudget(parts.clock),
        denied: {},
    };
    return {
        kind: 'actions',
        restore: (keys, to, signal) => {
            const wanted = { ...keys, prefixes: keys.prefixes.slice(0, MOST_PREFIXES) };
            const args = [...(0,generations/* keysToAsk */.BM)(wanted.key), ...wanted.prefixes];
            const call = { name: 'restore', args, file: to, wantedKey: wanted.key };
            return watched(store, call, signal, (end, staging) => takeRestored(end, wanted, staging, to));
        },
        save: async (key, from, signal, replaced) => {
            if (store.denied.save !== undefined)
                return (0,watch_call/* lost */.DU)(store.denied.save);
            const name = replaced === undefined ? key : (0,generations/* nextName */.HW)(key, replaced);
            if (name === undefined)
                return (0,watch_call/* lost */.DU)(tooOften(key));
            const call = { name: 'save', args: [name], file: from };
            return watched(store, call, signal, async (end) => end.kind === 'fault' && end.fault.kind === 'present'
                ? { outcome: 'present' }
                : { outcome: 'saved', bytes: (await (0,promises_.stat)(from)).size });
        },
    };
}
function tooOften(key) {
    return `The archive ${key} was replaced too often, and is not replaced again: delete it and those that begin with its key (gh cache delete).`;
}
async function watched(store, task, signal, take) {
    const { limits, budget, clock } = store;
    const trouble = { last: '' };
    const body = async (watch, given) => {
        const staging = await makeStaging(task.name, task.file);
        try {
            const end = await callPatiently(store, { ...task, staging, trouble }, watch, given);
            if (end.kind !== 'fault' || end.fault.kind === 'present')
                return await take(end, staging);
            note(store, task, end.fault, watch);
            return { ...(0,watch_call/* lost */.DU)(end.fault.cause), ...findDamaged(task, end) };
        }
        finally {
            await (0,promises_.rm)(staging, { recursive: true, force: true }).catch(() => { });
        }
    };
    const tell = (phase) => trouble.last || tellOf(task, limits, phase);
    try {
        const result = await (0,watch_call/* watchCall */.G8)(body, { budget, clock, limits, signal, tell });
        return (0,watch_call/* conclude */.Ep)(result);
    }
    catch (error) {
        return (0,watch_call/* lost */.DU)(`The archive could not be handed over: ${error.message}`);
    }
}
/** What is no archive in the store stays so: whoever may save puts another in its place. */
function findDamaged({ wantedKey }, { fault, key }) {
    if (fault.kind !== 'damaged' || wantedKey === undefined || key === undefined)
        return {};
    return (0,generations/* isNameOf */.b_)(wantedKey, key) ? { damaged: key } : {};
}
function tellOf({ name }, { askMs, stallMs }, phase) {
    if (phase === 'asking')
        return `The Actions cache did not answer within ${askMs / 1000} s.`;
    const [verb, what] = name === 'restore' ? ['sent', 'download'] : ['took', 'upload'];
    return `The Actions cache ${verb} nothing for ${stallMs / 1000} s; the ${what} was given up.`;
}
/** What this fault means for the calls that follow. */
function note({ denied }, { name }, fault, watch) {
    if (!endsStore(fault, name))
        return;
    if (fault.kind === 'write-denied' || fault.kind === 'storage-full')
        denied.save = fault.cause;
    else
        watch.foundDead(fault.cause);
}
async function takeRestored(end, { key, prefixes }, staging, to) {
    if (end.kind !== 'found')
        return { outcome: 'miss' };
    // The service takes the key itself for a prefix, too.
    const isExact = (0,generations/* isNameOf */.b_)(key, end.key);
    const isWanted = isExact || prefixes.some((prefix) => end.key.startsWith(prefix));
    if (!isWanted)
        return { outcome: 'miss' };
    const bytes = await takeFile((0,external_node_path_.join)(staging, ARCHIVE), to);
    if (bytes === undefined)
        return (0,watch_call/* lost */.DU)(`The archive ${end.key} of the Actions cache is not one of ours.`);
    return { outcome: isExact ? 'exact' : 'partial', key: end.key, bytes };
}
/** The size in bytes; `undefined` where what was unpacked is not one file. */
async function takeFile(from, to) {
    const found = await (0,promises_.lstat)(from).catch(() => undefined);
    if (!found?.isFile())
        return undefined;
    await (0,promises_.rename)(from, to).catch(() => (0,promises_.copyFile)(from, to));
    return found.size;
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
;// CONCATENATED MODULE: ./src/adapters/archive-child.ts

const MAX_COMPLAINT = 300;
function startChild([program, ...args], signal) {
    const env = { ...process.env };
    // Options of the user's own would change what is asked for here.
    delete env.TAR_OPTIONS;
    const child = (0,external_node_child_process_.spawn)(program, args, { env, signal, stdio: 'pipe' });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
        if (complaint.length < MAX_COMPLAINT)
            complaint += text;
    });
    // Who writes on learns it from the pipe, who waits from the exit code.
    child.stdin.on('error', () => { });
    const ended = new Promise((resolve) => {
        child.on('error', (error) => {
            // One that was stopped is over when it has ended: until then it can still make files.
            if (child.pid === undefined)
                resolve({ isWell: false, complaint: firstLine(error.message) });
        });
        child.on('close', (code) => resolve({ isWell: code === 0, complaint: firstLine(complaint) }));
    });
    return { input: child.stdin, output: child.stdout, ended };
}
function firstLine(text) {
    return (text.trim().split('\n')[0] ?? '').slice(0, MAX_COMPLAINT);
}
/**
 * Hands all bytes on. Reads on when the sink is closed: tar ends before its input
 * does, and the check sum at its very end has to be reached. Who failed says so itself.
 */
async function pump(source, sink) {
    try {
        for await (const chunk of source) {
            if (sink.writable && !sink.write(chunk))
                await drained(sink);
        }
    }
    catch {
        // The source: it has told in `ended`.
    }
    sink.end();
}
function drained(sink) {
    return new Promise((resolve) => {
        const done = () => {
            sink.off('drain', done).off('close', done);
            resolve();
        };
        sink.on('drain', done).on('close', done);
    });
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
var external_node_zlib_default = /*#__PURE__*/__webpack_require__.n(external_node_zlib_);
;// CONCATENATED MODULE: ./src/adapters/archive-codecs.ts





const CODECS = ['zstd-program', 'zstd-node', 'gzip'];
const LEVEL = 3;
/**
 * 128 MiB, the largest window that zstd reads unasked: what is in an rmeta file stands a second time
 * in the rlib of the same crate, and only a window of this size finds it.
 */
const WINDOW_LOG = 27;
/** Rather fast than small: it is the last resort. */
const GZIP_LEVEL = 1;
/** Those of `wanted` that this machine has. */
async function findCodecs(wanted, run) {
    const hasProgram = wanted.includes('zstd-program') && (await run(['zstd', '--version'])).exitCode === 0;
    const has = {
        'zstd-program': hasProgram,
        'zstd-node': "createZstdCompress" in (external_node_zlib_default()),
        gzip: true,
    };
    return wanted.filter((codec) => has[codec]);
}
const ZSTD_PROGRAM = {
    compress: `zstd -q -${LEVEL} --long=${WINDOW_LOG} -T0`,
    // tar adds -d.
    decompress: `zstd -q --long=${WINDOW_LOG}`,
};
function compressTo(codec, file, signal) {
    switch (codec) {
        case 'zstd-node':
            return throughNode(external_node_zlib_default().createZstdCompress({ params: zstdParams() }), file, signal);
        case 'gzip':
            return throughNode(external_node_zlib_default().createGzip({ level: GZIP_LEVEL }), file, signal);
    }
}
function decompress(codec, file, signal) {
    switch (codec) {
        case 'zstd-node':
            return fromNode(external_node_zlib_default().createZstdDecompress(), file, signal);
        case 'gzip':
            return fromNode(external_node_zlib_default().createGunzip(), file, signal);
    }
}
/** Which of the codecs reads this file, by its first bytes. */
async function codecOf(file, codecs) {
    const handle = await (0,promises_.open)(file);
    try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
        const magic = buffer.toString('hex', 0, bytesRead);
        if (magic.startsWith('1f8b'))
            return 'gzip';
        if (magic !== '28b52ffd')
            return 'unknown';
        return codecs.find((codec) => codec !== 'gzip') ?? 'missing';
    }
    finally {
        await handle.close();
    }
}
function zstdParams() {
    const { constants } = (external_node_zlib_default());
    return {
        [constants.ZSTD_c_compressionLevel]: LEVEL,
        [constants.ZSTD_c_windowLog]: WINDOW_LOG,
        [constants.ZSTD_c_enableLongDistanceMatching]: 1,
        // As the program does by itself: damage in the middle shows.
        [constants.ZSTD_c_checksumFlag]: 1,
    };
}
function throughNode(coder, file, signal) {
    return { input: coder, ended: ended((0,external_node_stream_promises_.pipeline)(coder, (0,external_node_fs_.createWriteStream)(file), { signal })) };
}
function fromNode(coder, file, signal) {
    return { output: coder, ended: ended((0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(file), coder, { signal })) };
}
function ended(work) {
    return work.then(() => ({ isWell: true, complaint: '' }), (error) => ({ isWell: false, complaint: firstLine(error.message) }));
}

;// CONCATENATED MODULE: ./src/adapters/archive-tar.ts


/** Names in the archive are read as they are, no name as an option; nobody's user name is kept. */
const PACK = [
    ...['--format=posix', '--pax-option=delete=atime,delete=ctime'],
    ...['--owner=0', '--group=0', '--numeric-owner'],
    ...['--no-recursion', '--null', '--no-unquote', '--verbatim-files-from', '--files-from=-'],
];
/** GNU tar itself writes neither through a link nor above the folder. */
const UNPACK = ['--no-same-owner', '--no-same-permissions'];
/** Writes the paths of a folder to the file. What went wrong is in the ends. */
async function tarTo(file, folder, paths, { codec, tar: program, signal }) {
    const options = [`--directory=${folder}`, ...PACK];
    const names = paths.map((path) => `${path}\0`).join('');
    if (codec === 'zstd-program') {
        const through = tarFile(file, ZSTD_PROGRAM.compress);
        const tar = startChild([program, '--create', ...through, ...options], signal);
        tar.output.resume();
        tar.input.end(names);
        return [await tar.ended];
    }
    const sink = compressTo(codec, file, signal);
    const tar = startChild([program, '--create', '--file=-', ...options], signal);
    tar.input.end(names);
    await pump(tar.output, sink.input);
    return Promise.all([sink.ended, tar.ended]);
}
/** Reads the file into a folder that is there. What went wrong is in the ends. */
async function untarTo(folder, file, { codec, tar: program, signal }) {
    const options = [`--directory=${folder}`, ...UNPACK];
    if (codec === 'zstd-program') {
        const through = tarFile(file, ZSTD_PROGRAM.decompress);
        const tar = startChild([program, '--extract', ...through, ...options], signal);
        tar.output.resume();
        tar.input.end();
        return [await tar.ended];
    }
    const source = decompress(codec, file, signal);
    const tar = startChild([program, '--extract', '--file=-', ...options], signal);
    tar.output.resume();
    await pump(source.output, tar.input);
    return Promise.all([source.ended, tar.ended]);
}
/** A colon in the name of a file is no host before it. */
function tarFile(file, through) {
    return [`--file=${file}`, '--force-local', `--use-compress-program=${through}`];
}

// EXTERNAL MODULE: ./src/adapters/command-runner.ts
var command_runner = __webpack_require__(13532);
;// CONCATENATED MODULE: ./src/adapters/archive.ts







/** GNU tar in a pipe with the first of the codecs that is there; reads what any of them wrote. */
function makeArchiver(wanted = CODECS, run = command_runner/* runCommand */.d) {
    let found;
    const tools = () => {
        found ??= findTools(wanted, run);
        return found;
    };
    let merging = Promise.resolve();
    // Two archives may be unpacked to one folder together: its parts are made by one of them at a time.
    const merge = (folder, from) => {
        const merged = merging.then(() => mergeInto(folder, from));
        merging = merged.catch(() => { });
        return merged;
    };
    return {
        pack: (what, signal) => guarded(signal, async () => pack(what, await tools(), signal)),
        unpack: (what, signal) => guarded(signal, async () => unpack(what, await tools(), merge, signal)),
    };
}
async function findTools(wanted, run) {
    for (const tar of ['tar', 'gtar']) {
        const { stdout } = await run([tar, '--version']);
        if (stdout.includes('GNU tar'))
            return { tar, codecs: await findCodecs(wanted, run) };
    }
    return undefined;
}
/** A full disk, a file that is gone, a folder without permission: all of them lose an archive, not the run. */
async function guarded(signal, work) {
    try {
        return signal.aborted ? lost('cancelled') : await work();
    }
    catch (error) {
        return lost(firstLine(error instanceof Error ? error.message : String(error)));
    }
}
async function pack({ folder, paths, to }, tools, signal) {
    const [codec] = tools?.codecs ?? [];
    if (tools === undefined || codec === undefined)
        return lost('there is no GNU tar here');
    const partial = `${to}.${(0,external_node_crypto_.randomUUID)()}.partial`;
    try {
        const by = { codec, tar: tools.tar, signal };
        const cause = causeOf(await tarTo(partial, folder, paths, by), signal);
        if (cause !== undefined)
            return lost(cause);
        await (0,promises_.rename)(partial, to);
        return { ok: true, bytes: (await (0,promises_.stat)(to)).size };
    }
    finally {
        await (0,promises_.rm)(partial, { force: true });
    }
}
async function unpack({ file, folder }, tools, merge, signal) {
    if (tools === undefined)
        return lost('there is no GNU tar here');
    const codec = await codecOf(file, tools.codecs);
    if (codec === 'unknown')
        return lost('the file is no archive of ours');
    if (codec === 'missing')
        return lost('the archive is compressed with zstd, which is not here');
    // Within the folder, so that moving is renaming.
    const incoming = (0,external_node_path_.join)(folder, `.incoming-${(0,external_node_crypto_.randomUUID)()}`);
    await (0,promises_.mkdir)(incoming, { recursive: true });
    try {
        const cause = causeOf(await untarTo(incoming, file, { codec, tar: tools.tar, signal }), signal);
        if (cause !== undefined)
            return lost(cause);
        await merge(folder, incoming);
        return { ok: true };
    }
    finally {
        await (0,promises_.rm)(incoming, { recursive: true, force: true });
    }
}
/** Moves what is in a folder into another, which may have some of its folders already. */
async function mergeInto(folder, from) {
    for (const entry of await (0,promises_.readdir)(from, { withFileTypes: true })) {
        const source = (0,external_node_path_.join)(from, entry.name);
        const destination = (0,external_node_path_.join)(folder, entry.name);
        const isThere = entry.isDirectory() && (await isFolder(destination));
        if (isThere)
            await mergeInto(destination, source);
        else
            await (0,promises_.rename)(source, destination);
    }
}
/** A link to a folder is none. */
async function isFolder(path) {
    const stats = await (0,promises_.lstat)(path).catch(() => undefined);
    return stats?.isDirectory() ?? false;
}
/** The first that complains explains more than one that only found the pipe closed. */
function causeOf(ends, { aborted }) {
    if (ends.every(({ isWell }) => isWell))
        return undefined;
    if (aborted)
        return 'cancelled';
    const failed = ends.find(({ isWell, complaint }) => !isWell && complaint !== '');
    return failed?.complaint ?? 'the archive could not be processed to its end';
}
function lost(cause) {
    return { ok: false, cause };
}

// EXTERNAL MODULE: ./src/adapters/archive-files.ts
var archive_files = __webpack_require__(97940);
// EXTERNAL MODULE: ./src/adapters/clock.ts + 1 modules
var clock = __webpack_require__(4917);
;// CONCATENATED MODULE: ./src/adapters/context-files.ts



const MODE_BITS = 0o7777;
/** Most sources fit in one; several are in use at a time. */
const BUFFER_BYTES = 64 * 1024;
/** The file system, as the build context is read and copied. */
const contextFiles = {
    realPath: (folder) => (0,promises_.realpath)(folder),
    list: async (folder) => {
        const entries = await (0,promises_.readdir)(folder, { withFileTypes: true });
        return entries
            .map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
            .sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    stat: async (path) => {
        const { mode, size, nlink, dev, ino } = await (0,promises_.lstat)(path);
        return {
            mode: mode & MODE_BITS,
            sizeBytes: size,
            ...(nlink > 1 ? { identity: `${dev}:${ino}` } : {}),
        };
    },
    readLink: (path) => (0,promises_.readlink)(path),
    readTextIfAny: (path) => (0,promises_.readFile)(path, 'utf8').catch(absent),
    sha256Of,
    copyFile: async (from, to, attributes) => {
        await (0,promises_.copyFile)(from, to, external_node_fs_.constants.COPYFILE_FICLONE | external_node_fs_.constants.COPYFILE_EXCL);
        await setAttributes(to, attributes);
    },
    makeEmptyFile: async (path, attributes) => {
        await (0,promises_.writeFile)(path, '', { flag: 'wx' });
        await setAttributes(path, attributes);
    },
    makeFolder: async (path) => {
        await (0,promises_.mkdir)(path, { mode: 0o700 });
    },
    finishFolder: setAttributes,
    makeLink: (target, path) => (0,promises_.symlink)(target, path),
};
async function sha256Of(path) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const file = await (0,promises_.open)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW);
    try {
        const buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES);
        for (;;) {
            const { bytesRead } = await file.read(buffer, 0, BUFFER_BYTES);
            if (bytesRead === 0)
                return hash.digest('hex');
            hash.update(buffer.subarray(0, bytesRead));
        }
    }
    finally {
        await file.close();
    }
}
async function setAttributes(path, { mode, modifiedMs }) {
    await (0,promises_.chmod)(path, mode);
    await (0,promises_.utimes)(path, modifiedMs / 1000, modifiedMs / 1000);
}
function kindOf(entry) {
    if (entry.isFile())
        return 'file';
    if (entry.isDirectory())
        return 'folder';
    if (entry.isSymbolicLink())
        return 'link';
    return entry.isSocket() ? 'socket' : 'other';
}
function absent(error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
        return undefined;
    throw error;
}

// EXTERNAL MODULE: ./src/adapters/environment.ts + 1 modules
var environment = __webpack_require__(948);
;// CONCATENATED MODULE: ./src/adapters/cache-ports.ts









/** Everything real that caches need. One store serves a whole run: what it knows of a dead service stays known. */
function makeCachePorts(machine) {
    let opened;
    return {
        store: (decision) => {
            opened ??= openStore(decision, machine);
            return opened;
        },
        archiver: makeArchiver(),
        contextFiles: contextFiles,
        copyFolder: (from, to) => (0,promises_.cp)(from, to, { recursive: true }),
    };
}
function openStore({ store }, { run, log, env, network }) {
    switch (store.kind) {
        case 'actions':
            return makeActionsStore({
                run,
                clock: clock/* clock */.p,
                log,
                env: trusting(env),
                program: actionsCacheProgram(),
            });
        case 'directory': {
            const { folder, budgetBytes } = store;
            return makeDirectoryStore({ folder, budgetBytes, files: archive_files/* archiveFiles */.a, clock: clock/* clock */.p, log });
        }
        case 'registry': {
            const { registry, repository, budgetBytes } = store;
            const target = { registry, repository };
            const open = async () => {
                const { makeRegistryPorts } = await __webpack_require__.e(/* import() */ 214).then(__webpack_require__.bind(__webpack_require__, 11214));
                return makeRegistryPorts(await network(), registry);
            };
            return makeRegistryStore({ target, budgetBytes, open, clock: clock/* clock */.p, log });
        }
        case 'mounts':
        case 'none':
            return undefined;
    }
}
/** The library speaks TLS by itself, and knows no other way to hear of an authority of the site. */
function trusting(env) {
    const { caBundle: bundle } = (0,environment/* caBundle */.R0)(env);
    return bundle === undefined ? env : { NODE_EXTRA_CA_CERTS: bundle, ...env };
}


/***/ }),

/***/ 47142:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Er: () => (/* binding */ SUFFIX),
/* harmony export */   F$: () => (/* binding */ mayBeginWith),
/* harmony export */   Gm: () => (/* binding */ archiveFileName),
/* harmony export */   Lq: () => (/* binding */ HEAD_BYTES),
/* harmony export */   pd: () => (/* binding */ renderHead),
/* harmony export */   ww: () => (/* binding */ parseHead),
/* harmony export */   yu: () => (/* binding */ PART_SUFFIX)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

/** A key of 512 characters takes up to 1.5 KiB, escaped in JSON at most 3 KiB. */
const HEAD_BYTES = 4096;
const SUFFIX = '.cvarchive';
/** Of files that are being written. */
const PART_SUFFIX = '.cvpart';
const MAGIC = 'cv-docker-build archive 1';
function renderHead(head) {
    const text = Buffer.from(`${MAGIC}\n${JSON.stringify(head)}\n`);
    if (text.length > HEAD_BYTES)
        throw new RangeError('The head of an archive is too large');
    return Buffer.concat([text, Buffer.alloc(HEAD_BYTES - text.length, ' ')]);
}
/** `undefined`: this is no archive of ours, or a damaged one. */
function parseHead(bytes) {
    const [magic, json = ''] = Buffer.from(bytes).toString('utf8').split('\n');
    if (bytes.length !== HEAD_BYTES || magic !== MAGIC)
        return undefined;
    const value = parseJson(json);
    if (typeof value !== 'object' || value === null)
        return undefined;
    const { key, sizeBytes, sha256, createdMs } = value;
    return typeof key === 'string' &&
        typeof sizeBytes === 'number' &&
        typeof sha256 === 'string' &&
        typeof createdMs === 'number'
        ? { key, sizeBytes, sha256, createdMs }
        : undefined;
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** File systems allow names of 255 bytes; a temporary name adds 40 to ours. */
const LONGEST_STEM = 200;
const KEPT_OF_LONG = 130;
/** Each key has a name of its own; that of a long one ends in a hash. */
function archiveFileName(key) {
    const stem = encodeURIComponent(key);
    const short = stem.length <= LONGEST_STEM
        ? stem
        : `${stem.slice(0, KEPT_OF_LONG)}+${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(key).digest('hex')}`;
    return short + SUFFIX;
}
/** Whether the key of the file may begin with the prefix; the head of a file says for sure. */
function mayBeginWith(fileName, prefix) {
    return fileName.endsWith(SUFFIX) && fileName.startsWith(stemOf(prefix));
}
function stemOf(prefix) {
    return encodeURIComponent(prefix).slice(0, KEPT_OF_LONG);
}


/***/ }),

/***/ 70518:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BM: () => (/* binding */ keysToAsk),
/* harmony export */   HW: () => (/* binding */ nextName),
/* harmony export */   b_: () => (/* binding */ isNameOf)
/* harmony export */ });
/**
 * The Actions cache changes nothing under a key that is there, and its client cannot remove it: what takes the
 * place of an archive that is of no use lies under the next name of the same key, `KEY-r2`, `KEY-r3` and
 * so on. A lookup that begins with `KEY-r` finds the newest of these, as the service takes the key that
 * it is asked for as a prefix, too; what is there under the key itself comes after them.
 */
const MARK = '-r';
/** Whoever replaces more often has a fault that no archive is to blame for. */
const MOST = 9;
/** What the service is asked for, in order: at most one more than it was. */
function keysToAsk(key) {
    return [`${key}${MARK}`, key];
}
/** Whether the name of an entry is the key or that of one of its replacements. */
function isNameOf(key, name) {
    return name === key || numberOf(key, name) !== undefined;
}
/** The name for what takes the place of the entry; `undefined` where that happened too often. */
function nextName(key, replaced) {
    const next = (numberOf(key, replaced) ?? 1) + 1;
    return next > MOST ? undefined : `${key}${MARK}${next}`;
}
function numberOf(key, name) {
    const mark = `${key}${MARK}`;
    const digits = name.startsWith(mark) ? name.slice(mark.length) : '';
    return /^[2-9]$/.test(digits) ? Number(digits) : undefined;
}


/***/ }),

/***/ 73177:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ overBudget)
/* harmony export */ });
/* harmony import */ var _report_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12011);
/* harmony import */ var _watch_call_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80431);


/** An archive that has no place in a store whatever makes way for it. */
function overBudget(sizeBytes, budgetBytes) {
    return (0,_watch_call_js__WEBPACK_IMPORTED_MODULE_0__/* .lost */ .DU)(`The archive takes ${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(sizeBytes)}, which is more than cache-budget (${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(budgetBytes)}).`);
}


/***/ }),

/***/ 80431:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DU: () => (/* binding */ lost),
/* harmony export */   Ep: () => (/* binding */ conclude),
/* harmony export */   G8: () => (/* binding */ watchCall),
/* harmony export */   i$: () => (/* binding */ CALL_LIMITS)
/* harmony export */ });
/** Whoever gets less than 64 KiB in 10 s compiles faster. */
const CALL_LIMITS = {
    askMs: 10_000,
    stallMs: 10_000,
    leastBytes: 64 * 1024,
    tickMs: 100,
};
/**
 * Runs a call of a store as long as it gets on. The signal that it is given aborts when it is given up;
 * it is not waited for then, as what hangs may not hear.
 */
async function watchCall(call, parts) {
    const { clock, limits, signal, budget } = parts;
    const cause = budget.cause();
    if (cause !== undefined)
        return { kind: 'dead', cause };
    if (signal.aborted)
        return { kind: 'aborted' };
    const given = new AbortController();
    const stop = () => given.abort();
    signal.addEventListener('abort', stop, { once: true });
    const state = makeState(parts);
    const ticking = async () => {
        // Also when the call is done: a sleep that is cut short must not begin anew.
        while (!given.signal.aborted) {
            const dead = state.judge();
            if (dead !== undefined)
                return { kind: 'dead', cause: dead };
            await clock.sleep(limits.tickMs, given.signal);
        }
        return { kind: 'aborted' };
    };
    const done = call(state.watch, given.signal).then((value) => ({ kind: 'done', value }));
    done.catch(() => { });
    try {
        return await Promise.race([done, ticking()]);
    }
    finally {
        signal.removeEventListener('abort', stop);
        state.watch.enter('working');
        stop();
    }
}
/** What a store tells of a call, whether it came to its end or not. */
function conclude(watched) {
    if (watched.kind === 'done')
        return watched.value;
    return lost(watched.kind === 'dead' ? watched.cause : 'The run was cancelled.');
}
/** `cause`: one sentence. */
function lost(cause) {
    return { outcome: 'lost', cause };
}
/** Of the time without bytes, this part is waited for whatever other calls have lost. */
const LEAST_PATIENCE = 0.2;
function makeState({ budget, clock, limits, tell }) {
    let phase = 'working';
    let sinceMs = clock.now();
    let movedBytes = 0;
    let endWait;
    const begin = (next) => {
        endWait?.();
        phase = next;
        sinceMs = clock.now();
        endWait = next === 'working' ? undefined : budget.wait();
    };
    const foundDead = (cause) => {
        const end = endWait ?? budget.wait();
        endWait = undefined;
        end(cause);
    };
    /** What other calls lost meanwhile is taken from it. */
    const limitMs = (ownMs) => Math.min(ownMs, clock.now() - sinceMs + budget.remainingMs());
    const allowedMs = () => phase === 'asking'
        ? limitMs(limits.askMs)
        : Math.max(limits.stallMs * LEAST_PATIENCE, limitMs(limits.stallMs));
    const watch = {
        enter: (next) => {
            if (next !== phase)
                begin(next);
        },
        moved: (bytes) => {
            if (phase !== 'moving' || bytes < movedBytes + limits.leastBytes)
                return;
            movedBytes = bytes;
            begin('moving');
        },
        remainingMs: () => phase === 'asking' ? Math.max(0, allowedMs() - (clock.now() - sinceMs)) : limits.askMs,
        foundDead,
    };
    const judge = () => {
        if (phase === 'working')
            return undefined;
        const cause = budget.cause();
        if (phase === 'asking' && cause !== undefined)
            return cause;
        if (clock.now() - sinceMs <= allowedMs())
            return undefined;
        const told = tell(phase);
        foundDead(told);
        return told;
    };
    return { watch, judge };
}


/***/ })

};
