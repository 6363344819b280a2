export const id = 380;
export const ids = [380];
export const modules = {

/***/ 49128:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   By: () => (/* binding */ restoreArchive),
/* harmony export */   IW: () => (/* binding */ saveArchive),
/* harmony export */   PC: () => (/* binding */ fetchArchive),
/* harmony export */   _0: () => (/* binding */ replacedBy),
/* harmony export */   b: () => (/* binding */ unpackArchive),
/* harmony export */   m8: () => (/* binding */ storeArchive),
/* harmony export */   uP: () => (/* binding */ packArchive)
/* harmony export */ });
/* harmony import */ var _report_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12011);

/** Looks for an archive and unpacks it. What is broken counts as not found, and leaves an empty folder. */
async function restoreArchive(errand, ports, signal) {
    return unpackArchive(errand, await fetchArchive(errand, ports, signal), ports, signal);
}
/** The part of restoring that several archives may be at together. */
async function fetchArchive({ keys, file }, { store, clock }, signal) {
    const startedAtMs = clock.now();
    const restored = await store.restore(keys, file, signal);
    return { restored, durationMs: clock.now() - startedAtMs };
}
/** One after the other, where they share a folder. */
async function unpackArchive({ name, file, folder }, { restored, durationMs }, { archiver, clock, files }, signal) {
    const startedAtMs = clock.now();
    const conclude = (hit, restoredBytes, rest) => {
        const restoreMs = durationMs + clock.now() - startedAtMs;
        return { name, hit, restoredBytes, restoreMs, ...rest };
    };
    await files.makeFolder(folder);
    if (restored.outcome === 'miss')
        return conclude('miss', 0, { remarks: [] });
    if (restored.outcome === 'lost') {
        const { cause, damaged } = restored;
        const found = damaged === undefined ? {} : { key: damaged, useless: true };
        return conclude('miss', 0, { ...found, remarks: [cause] });
    }
    const { outcome, key, bytes } = restored;
    const unpacked = await archiver.unpack({ file, folder }, signal);
    await files.remove(file);
    if (unpacked.ok)
        return conclude(outcome, bytes, { key, remarks: [] });
    const remark = `The archive ${key} is of no use: ${unpacked.cause}.`;
    const report = conclude('miss', bytes, { key, remarks: [remark] });
    return outcome === 'exact' ? { ...report, useless: true } : report;
}
/** The key of what a run that may save replaces, for `SaveErrand`. */
function replacedBy({ key, useless }) {
    return useless && key !== undefined ? { replaced: key } : {};
}
/** Packs and keeps an archive. Whatever goes wrong is a remark. */
async function saveArchive(errand, ports, signal) {
    return storeArchive(await packArchive(errand, ports, signal), ports, signal);
}
/** The part of saving that needs no store, and can be done before it is known whether to save. */
async function packArchive({ key, file, folder, paths, limitBytes, replaced }, { archiver, clock, files }, signal) {
    const startedAtMs = clock.now();
    const conclude = (outcome, cause) => {
        const durationMs = clock.now() - startedAtMs;
        return {
            ...{ key, file, outcome, durationMs },
            ...(cause === undefined ? {} : { cause }),
            ...(replaced === undefined ? {} : { replaced }),
        };
    };
    if (paths.length === 0)
        return conclude('empty');
    const packed = await archiver.pack({ folder, paths, to: file }, signal);
    if (!packed.ok)
        return conclude('lost', `${packed.cause}.`);
    if (packed.bytes <= limitBytes)
        return conclude('packed');
    await files.remove(file);
    const sizes = `${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(packed.bytes)}, and cache-budget allows ${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(limitBytes)}`;
    return conclude('lost', `The archive was not saved: it has ${sizes}.`);
}
/** Puts a packed archive into the store; nothing of it is left here. */
async function storeArchive({ key, file, outcome, cause, durationMs, replaced }, { store, clock, files }, signal) {
    if (outcome === 'empty')
        return { remarks: [] };
    const remarks = cause === undefined ? [] : [cause];
    if (outcome === 'lost')
        return { saved: { outcome, bytes: 0, durationMs }, remarks };
    const startedAtMs = clock.now();
    const saved = await store.save(key, file, signal, replaced);
    await files.remove(file);
    return {
        saved: {
            outcome: saved.outcome,
            bytes: saved.outcome === 'saved' ? saved.bytes : 0,
            durationMs: durationMs + clock.now() - startedAtMs,
        },
        remarks: remarksOf(saved, replaced),
    };
}
function remarksOf(saved, replaced) {
    if (saved.outcome === 'lost')
        return [saved.cause];
    const isReplaced = saved.outcome === 'saved' && replaced !== undefined;
    return isReplaced ? [`The archive ${replaced} was replaced.`] : [];
}


/***/ }),

/***/ 35240:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ parseUnitMessages)
/* harmony export */ });
/* harmony import */ var _build_json_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63807);

/** Lines that are no message about a unit (warnings, the end of the build, other programs) are left out. */
function parseUnitMessages(units) {
    return units.split('\n').flatMap((line) => {
        const message = line.startsWith('{') ? (0,_build_json_values_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(line) : undefined;
        return (0,_build_json_values_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(message) ? (readMessage(message) ?? []) : [];
    });
}
function readMessage(message) {
    const isLocal = isLocalPackage((0,_build_json_values_js__WEBPACK_IMPORTED_MODULE_0__/* .readText */ .yR)(message.package_id) ?? '');
    if (message.reason === 'build-script-executed') {
        const outFolder = (0,_build_json_values_js__WEBPACK_IMPORTED_MODULE_0__/* .readText */ .yR)(message.out_dir);
        return { isLocal, paths: outFolder === undefined ? [] : [outFolder] };
    }
    if (message.reason !== 'compiler-artifact')
        return undefined;
    const target = (0,_build_json_values_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(message.target) ? message.target : {};
    const crateName = ((0,_build_json_values_js__WEBPACK_IMPORTED_MODULE_0__/* .readText */ .yR)(target.name) ?? '').replaceAll('-', '_');
    const compiled = { crateName, isFresh: message.fresh === true };
    return { isLocal, paths: texts(message.filenames), compiled };
}
/**
 * `path+file:///app#0.1.0`; before cargo 1.77 `app 0.1.0 (path+file:///app)`. What cannot be read
 * counts as local: such a unit is compiled again, never taken from an archive.
 */
function isLocalPackage(packageId) {
    return packageId === '' || /(?:^|\()path\+/.test(packageId);
}
function texts(value) {
    return Array.isArray(value) ? value.filter((member) => typeof member === 'string') : [];
}


/***/ }),

/***/ 68380:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runSaveStage: () => (/* binding */ runSaveStage),
  S: () => (/* binding */ startPacking)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/cache/archive-errands.ts
var archive_errands = __webpack_require__(49128);
;// CONCATENATED MODULE: ./src/cache/units/list-tree.ts
/** Every file, link and empty folder below a folder, by its path relative to it, in no order. */
async function listTree(files, folder, prefix = '') {
    const entries = await files.list(folder);
    if (entries.length === 0 && prefix !== '')
        return [prefix.slice(0, -1)];
    const parts = await Promise.all(entries.map(({ name, kind }) => kind === 'folder'
        ? listTree(files, `${folder}/${name}`, `${prefix}${name}/`)
        : [`${prefix}${name}`]));
    return parts.flat();
}

;// CONCATENATED MODULE: ./src/cache/units/layout.ts
/**
 * Where cargo puts what belongs to a unit, below the target folder. Until cargo 1.99:
 *
 *     [TRIPLE/]PROFILE/deps/libNAME-HASH.rlib
 *     [TRIPLE/]PROFILE/.fingerprint/PACKAGE-HASH/…
 *     [TRIPLE/]PROFILE/build/PACKAGE-HASH/…          (build scripts and what they wrote)
 *
 * and from cargo 1.100 on, of a unit everything in one place:
 *
 *     [TRIPLE/]PROFILE/build/PACKAGE/HASH/{out,fingerprint,run}/…
 *
 * Incremental state lies in `[TRIPLE/]PROFILE/incremental/CRATE-ID/` in both.
 */
/** One or two folders: the profile's, in that of the target for what is not compiled for the host. */
const PROFILE = '((?:[^/]+/){1,2}?)';
const HASH = '([0-9a-f]{16})';
const UNIT = new RegExp(`^${PROFILE}(?:build/[^/]+/${HASH}/|(?:build|\\.fingerprint)/[^/]+-${HASH}/|deps/[^/]+-${HASH}(?:\\.[^/]*)?$)`);
const PLACE = new RegExp(`^${PROFILE}(?:build|deps|\\.fingerprint|incremental|examples)/`);
/** Names the unit that a path (relative to the target folder) belongs to; equal for all its files. */
function unitOf(path) {
    const [, profile, ...hashes] = UNIT.exec(path) ?? [];
    const hash = hashes.find((value) => value !== undefined);
    return profile === undefined || hash === undefined ? undefined : `${profile}${hash}`;
}
/** `x86_64-unknown-linux-musl/release/` of a path in it. */
function profileFolderOf(path) {
    return PLACE.exec(path)?.[1] ?? path.slice(0, path.lastIndexOf('/') + 1);
}

// EXTERNAL MODULE: ./src/cache/units/messages.ts
var units_messages = __webpack_require__(35240);
;// CONCATENATED MODULE: ./src/cache/units/sessions.ts
/**
 * rustc keeps its incremental state of a crate in `incremental/CRATE-ID/s-TIME-RANDOM-HASH/`, beside a
 * lock file `s-TIME-RANDOM.lock`; TIME is in base 36, and in the place of HASH stands `working` while
 * rustc is at it. It reads the newest session that is whole, and writes another.
 */
const SESSION = /^(.*\/)?incremental\/([^/]+)-([0-9a-z]+)\/s-([0-9a-z]+)-([0-9a-z]+)(?:\.lock$|-([0-9a-z]+)\/)/;
/** `undefined` for a path that is no part of a session. */
function parseSessionPath(path) {
    const [, profile = '', crateName, id, time, random, hash] = SESSION.exec(path) ?? [];
    if (crateName === undefined || time === undefined)
        return undefined;
    return {
        folder: `${profile}incremental/${crateName}-${id}`,
        crate: crateKey(profile, crateName),
        session: `s-${time}-${random}`,
        time,
        isLock: hash === undefined,
        isWhole: hash !== undefined && hash !== 'working',
    };
}
function crateKey(profileFolder, crateName) {
    return `${profileFolder}${crateName}`;
}
/**
 * The files of the newest whole session of each crate. `unitCounts` says how many units of a crate
 * (by `crateKey`) this build had, which is how many of its folders, the newest first, are still of use.
 */
function selectSessions(listing, unitCounts) {
    const parsed = listing.map((path) => ({ path, part: parseSessionPath(path) }));
    const newest = new Map();
    for (const { part } of parsed) {
        const known = part && newest.get(part.folder);
        if (part?.isWhole && (!known || isNewer(part, known)))
            newest.set(part.folder, part);
    }
    const inUse = new Set([...unitCounts].flatMap(([crate, count]) => [...newest.values()]
        .filter((session) => session.crate === crate)
        .sort((a, b) => (isNewer(a, b) ? -1 : 1))
        .slice(0, count)
        .map(({ folder, session }) => `${folder}/${session}`)));
    return parsed.flatMap(({ path, part }) => part && inUse.has(`${part.folder}/${part.session}`) && (part.isWhole || part.isLock)
        ? path
        : []);
}
/** A longer number in base 36 is a greater one. */
function isNewer({ time: a }, { time: b }) {
    return a.length === b.length ? a > b : a.length > b.length;
}

;// CONCATENATED MODULE: ./src/cache/units/plan-units.ts



/**
 * Decides what of a target folder is worth keeping. `units` is what `cargo build
 * --message-format=json` wrote, `targetFolder` the folder as cargo named it there, `listing` every
 * file, link and empty folder in it, relative.
 *
 * Only what is named is taken, never all but something: a fingerprint of a local crate that came back
 * would let cargo take its old binary for up to date, as sources of a checkout can be older than it.
 */
function planUnits(units, listing, targetFolder) {
    const messages = (0,units_messages/* parseUnitMessages */.q)(units).map((message) => ({
        ...message,
        paths: message.paths.flatMap((path) => relativeTo(targetFolder, path) ?? []),
    }));
    const local = unitsOf(messages.filter(({ isLocal }) => isLocal));
    const kept = new Set([...unitsOf(messages.filter(({ isLocal }) => !isLocal))].filter((unit) => !local.has(unit)));
    const sorted = [...listing].sort();
    return {
        units: sorted.filter((path) => kept.has(unitOf(path) ?? '')),
        workspace: selectSessions(sorted, countLocalUnits(messages)),
    };
}
function unitsOf(messages) {
    const paths = messages.flatMap((message) => message.paths);
    return new Set(paths.flatMap((path) => unitOf(path) ?? unitOf(`${path}/`) ?? []));
}
/** How many local units there are of a crate: a binary often bears the name of the library beside it. */
function countLocalUnits(messages) {
    const counts = new Map();
    for (const { isLocal, compiled, paths } of messages) {
        const [path] = paths;
        if (!isLocal || compiled === undefined || path === undefined)
            continue;
        const crate = crateKey(profileFolderOf(path), compiled.crateName);
        counts.set(crate, (counts.get(crate) ?? 0) + 1);
    }
    return counts;
}
/** `undefined` for a path outside the folder. */
function relativeTo(folder, path) {
    const prefix = folder.endsWith('/') ? folder : `${folder}/`;
    return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}

;// CONCATENATED MODULE: ./src/compile/save-compiled.ts




/** The target folder as cargo sees it in the container. */
const TARGET = '/target';
/**
 * Packs what was compiled and what the next run would lack; nothing for what the store has, unless it
 * proved to be of no use. Done while the image is built: only storing waits for that. Never
 * rejects for a fault of the machine.
 */
async function packCompiled({ work, decision, limitBytes, folder }, ports, signal) {
    const wanted = chooseArchives(work, decision);
    if (wanted.length === 0)
        return {};
    const { targetFolder } = work;
    try {
        const plan = planKept(work.units, await listTree(ports.files, targetFolder));
        const packing = {};
        for (const { name, ...which } of wanted) {
            const file = (0,external_node_path_.join)(folder, `${name}.archive`);
            const errand = { name, ...which, folder: targetFolder, file };
            packing[name] = await (0,archive_errands/* packArchive */.uP)({ ...errand, paths: plan[name], limitBytes }, ports, signal);
        }
        return packing;
    }
    catch (error) {
        return { problem: explain(error) };
    }
}
/** Puts it into the store, and completes the reports of the archives. */
async function storeCompiled({ units, workspace, problem }, { work, decision }, ports, signal) {
    const { maySave, saveReason } = decision;
    const known = work.archives.map((one) => remarkUseless(one, units, workspace));
    const before = remarkUnits(known, maySave ? problem : saveReason);
    try {
        const first = units && (await (0,archive_errands/* storeArchive */.m8)(units, ports, signal));
        // rustc's state is restored beside these very units only.
        const hasUnits = units === undefined ? isThere(before) : isTaken(first);
        const second = workspace && hasUnits && (await (0,archive_errands/* storeArchive */.m8)(workspace, ports, signal));
        return [...merge(before, 'units', first), ...merge(before, 'workspace', second || undefined)];
    }
    catch (error) {
        return remarkUnits(before, explain(error));
    }
}
function isTaken(report) {
    return report?.saved !== undefined && report.saved.outcome !== 'lost';
}
/** Of an archive that stays although it is of no use. */
function remarkUseless(archive, ...packed) {
    const isReplaced = packed.some((one) => one?.replaced === archive.key);
    if (!archive.useless || isReplaced)
        return archive;
    return { ...archive, remarks: [...archive.remarks, STAYS] };
}
const STAYS = 'It stays in the store: each build meets it again, until one that may save replaces it.';
function explain(error) {
    const { code, message } = error;
    if (code === undefined)
        throw error;
    return `Nothing was saved: ${message}.`;
}
function chooseArchives({ archives, keys }, { maySave, stateScope }) {
    const units = maySave ? want('units', keys.units, archives) : [];
    const mayKeepState = (maySave || stateScope !== undefined) && (units.length > 0 || isThere(archives));
    const state = mayKeepState && keys.workspace !== undefined ? want('workspace', keys.workspace, archives) : [];
    return [...units, ...state];
}
/** Unless the store has it, and it is of use. */
function want(name, key, archives) {
    const found = archives.find((one) => one.name === name);
    if (found === undefined)
        return [{ name, key }];
    return found.hit === 'exact' ? [] : [{ name, key, ...(0,archive_errands/* replacedBy */._0)(found) }];
}
/** With what `forget` of our Dockerfiles has to know of the units: else it removes them all. */
const RECORDS = ['.seen/locked', '.seen/settings'];
function planKept(units, listing) {
    const plan = planUnits(units, listing, TARGET);
    const records = plan.units.length === 0 ? [] : listing.filter((path) => RECORDS.includes(path));
    return { ...plan, units: [...records, ...plan.units] };
}
function merge(before, name, after) {
    const known = before.find((one) => one.name === name);
    if (after === undefined)
        return known === undefined ? [] : [known];
    const base = known ?? { name, hit: 'miss', restoredBytes: 0, restoreMs: 0, remarks: [] };
    return [{ ...base, ...after, remarks: [...base.remarks, ...after.remarks] }];
}
/** Units under the very key, of use or not: state is restored beside them. */
function isThere(archives) {
    return archives.some(({ name, hit, useless }) => name === 'units' && (hit === 'exact' || useless));
}
function remarkUnits(archives, sentence) {
    if (sentence === undefined)
        return archives;
    return archives.map((one) => one.name === 'units' ? { ...one, remarks: [...one.remarks, sentence] } : one);
}

;// CONCATENATED MODULE: ./src/pack-stages.ts

/** Not waited for: the build reads other folders. A run that fails takes its folder away below it. */
function startPacking(work, { plan, request }, { tempFolder }, cache, { clock, files }, signal) {
    const limitBytes = request.cacheBudgetBytes;
    const setting = { work, decision: plan.cache, limitBytes, folder: tempFolder };
    const packing = cache.store(plan.cache) === undefined
        ? Promise.resolve({})
        : packCompiled(setting, { archiver: cache.archiver, clock, files }, signal);
    return { ...work, packing, tidied: tidy(work, packing, files) };
}
/** Thousands of files, whose removal at the end of the run would be waited for. */
async function tidy({ spentFolders, gone }, packing, files) {
    // Nobody waits for either in a run that fails.
    await Promise.allSettled([packing, gone]);
    await Promise.allSettled(spentFolders.map((folder) => files.remove(folder)));
}
/** After the build, when everything else is done. */
async function runSaveStage(work, { plan }, ports, signal) {
    const cache = await ports.cache();
    const store = cache.store(plan.cache);
    if (store === undefined)
        return work.archives;
    const { clock, files } = ports;
    const packing = await work.packing;
    const storePorts = { store, clock, files };
    const saved = storeCompiled(packing, { work, decision: plan.cache }, storePorts, signal);
    await Promise.all([saved, work.tidied]);
    return saved;
}


/***/ })

};
