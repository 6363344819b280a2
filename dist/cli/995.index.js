export const id = 995;
export const ids = [995];
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

/***/ 30995:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runRestoreCratesStage: () => (/* binding */ runRestoreCratesStage),
  runSaveCratesStage: () => (/* binding */ runSaveCratesStage)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/fetch/crates/context-folder.ts + 1 modules
var context_folder = __webpack_require__(30962);
// EXTERNAL MODULE: ./src/fetch/crates/sources.ts
var sources = __webpack_require__(96231);
;// CONCATENATED MODULE: ./src/cache/crates/context-part.ts

/** `undefined` where more goes into the folder than crates: sources of git dependencies. */
function planContextPart({ packages, git = [], contextFolder, configText }, cacheFolder) {
    const folder = `${cacheFolder}/crates/`;
    if (git.length > 0 || configText === undefined || !contextFolder.startsWith(folder)) {
        return undefined;
    }
    const place = contextFolder.slice(folder.length);
    return {
        contextFolder,
        configText,
        indexes: [...new Set(packages.map((crate) => (0,context_folder/* indexFile */.LV)(place, crate)))].sort(),
        crates: packages.map((crate) => ({
            stored: (0,context_folder/* storedPath */.PH)(cacheFolder, crate),
            path: (0,context_folder/* registryCrate */.tg)('', crate),
        })),
    };
}
/** What of it is there to be saved: all, or nothing. */
async function listContextPart({ contextFolder, indexes }, files) {
    return (await files.kindOf(contextFolder)) === 'folder' ? indexes : [];
}
/** Puts the folder together from what was unpacked to `staging` and the store, if nothing of it lacks. */
async function adoptContext({ contextFolder, configText, indexes, crates }, folder, staging, { files, downloads }) {
    const kinds = await Promise.all(indexes.map((path) => files.kindOf(`${staging}/${path}`)));
    if (kinds.some((kind) => kind !== 'file'))
        return;
    const made = `${staging}${contextFolder.slice(folder.length)}`;
    await downloads.writeFixed(`${made}/config.toml`, configText);
    await Promise.all(crates.map(({ stored, path }) => downloads.linkOrCopy(stored, `${made}${path}`)));
    await downloads.fixTree(made);
    await downloads.moveFolder(made, contextFolder);
}

;// CONCATENATED MODULE: ./src/cache/crates/plan-crates-archive.ts




/** Raise it when the content of an archive changes for the same lock file. */
const PREFIX = 'cvdb-crates-v2-';
/** Where the cargo that vendors git dependencies keeps the repositories, below `CratesArchive.folder`. */
const REPOSITORIES_FOLDER = 'cargo-home/git/db';
/**
 * Which files of the cache folder belong to the plan of a fetch; `undefined` where nothing is fetched, or
 * no lock file says what. The key is of the packages alone, whatever variant or tool chain asks for them.
 */
function planCratesArchive(plan, cacheFolder) {
    if (plan.kind === 'none' || plan.resolveLock)
        return undefined;
    const { packages, git = [] } = plan;
    if (packages.length + git.length === 0)
        return undefined;
    const folder = `${cacheFolder}/crates`;
    const paths = new Map(packages.map((one) => [one.checksum ?? '', (0,context_folder/* storedPath */.PH)(cacheFolder, one)]));
    const context = planContextPart(plan, cacheFolder);
    return {
        ...(context ? { context } : {}),
        keys: { key: `${PREFIX}${digestOf(packages, git)}`, prefixes: [PREFIX] },
        folder,
        locked: packages.length,
        crates: [...paths].map(([sha256, path]) => ({ path: path.slice(folder.length + 1), sha256 })),
        repositories: [...new Set(git.map(repositoryName))].sort(),
    };
}
function digestOf(packages, git) {
    const lines = [
        ...packages.map(({ name, version, checksum = '' }) => `${name} ${version} ${checksum}`),
        ...git.map(sources/* publicUrl */.x6),
    ];
    return (0,external_node_crypto_.createHash)('sha256')
        .update([...new Set(lines)].sort().join('\n'))
        .digest('hex');
}
/** The last part of the address, as cargo compares addresses: without `.git`, and in lower case. */
function repositoryName(source) {
    const { git = '' } = (0,sources/* gitKeys */.V$)(source);
    const path = URL.canParse(git) ? new URL(git).pathname : '';
    const last = path.replace(/\/+$/, '').split('/').at(-1) ?? '';
    return last.replace(/\.git$/, '').toLowerCase() || '_empty';
}
/** Whether a folder of `REPOSITORIES_FOLDER` is that of one of the repositories. */
function isOfRepositories(name, { repositories }) {
    const own = name.toLowerCase().replace(/-[0-9a-f]{16}(?:-shallow)?$/, '');
    return own !== name.toLowerCase() && repositories.includes(own);
}

// EXTERNAL MODULE: ./src/cache/archive-errands.ts
var archive_errands = __webpack_require__(49128);
;// CONCATENATED MODULE: ./src/cache/crates/repository-files.ts
/**
 * What of a bare repository goes into an archive and is taken from one: objects, and how they are called.
 * Nothing that git runs (hooks, a configuration), nothing where an address with a password may stand.
 */
const PARTS = ['HEAD', 'objects', 'packed-refs', 'refs', 'shallow'];
/** Of a bare repository without any settings. */
const CONFIG = '[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = true\n';
/** Files and empty folders of a repository, by paths relative to it. */
async function listRepository(folder, files) {
    const listed = await files.list(folder);
    const parts = listed.filter(({ name }) => PARTS.includes(name));
    const paths = await Promise.all(parts.map(async ({ name, kind }) => kind === 'folder' ? await listFolder(folder, name, files) : kind === 'file' ? [name] : []));
    return paths.flat();
}
async function listFolder(root, path, files) {
    const listed = await files.list(`${root}/${path}`);
    if (listed.length === 0)
        return [path];
    const below = await Promise.all(listed.map(async ({ name, kind }) => {
        if (kind === 'folder')
            return await listFolder(root, `${path}/${name}`, files);
        return kind === 'file' ? [`${path}/${name}`] : [];
    }));
    return below.flat();
}
/** Makes of what an archive had a repository that is nothing but its objects; `false` when it is none. */
async function purifyRepository(folder, files) {
    const listed = await files.list(folder);
    const isWhole = ['HEAD', 'objects', 'refs'].every((part) => listed.some(({ name }) => name === part));
    if (!isWhole || listed.some(({ kind }) => kind === 'other'))
        return false;
    const others = listed.filter(({ name }) => !PARTS.includes(name));
    for (const { name } of others)
        await files.remove(`${folder}/${name}`);
    await files.writeText(`${folder}/config`, CONFIG);
    return true;
}

;// CONCATENATED MODULE: ./src/cache/crates/restore-crates.ts





/**
 * Puts crates of an archive into the cache folder, before the fetch. What does not have the checksum of
 * the lock file stays out, so that the fetch brings it; the fetch compares all once more. Objects of git
 * are compared by git itself. Never rejects: what is lost is a remark.
 */
async function restoreCrates(archive, { tempFolder, mayRestore, mayUseIndex }, ports, signal) {
    const missing = await findMissing(archive, ports.files);
    const { locked } = archive;
    const present = archive.crates.length - missing.crates.length;
    const conclude = (report, restored, repositoriesLeft) => {
        return { report, locked, present, restored, repositoriesLeft };
    };
    const left = missing.repositories.length;
    if (!mayRestore)
        return conclude(notAsked([]), 0, left);
    if (missing.crates.length + left === 0)
        return conclude(notAsked([NOTHING_MISSING]), 0, 0);
    const staging = `${archive.folder}/staging/${(0,external_node_crypto_.randomUUID)()}`;
    const file = `${tempFolder}/crates.tar.zst`;
    const errand = { name: 'crates', keys: archive.keys, file, folder: staging };
    const startedAtMs = ports.clock.now();
    try {
        const report = await (0,archive_errands/* restoreArchive */.By)(errand, ports, signal);
        if (report.hit === 'miss')
            return conclude(report, 0, left);
        const { restored, damaged } = await adoptCrates(missing.crates, archive, staging, ports);
        if (archive.context && mayUseIndex && restored === missing.crates.length) {
            await adoptContext(archive.context, archive.folder, staging, ports);
        }
        const repositories = await adoptRepositories(missing.repositories, archive, staging, ports);
        const remarks = [...report.remarks, ...damagedRemark(damaged)];
        const restoreMs = ports.clock.now() - startedAtMs;
        const isWhole = restored === missing.crates.length && repositories === left;
        const useless = report.hit === 'exact' && !isWhole ? { useless: true } : {};
        return conclude({ ...report, ...useless, remarks, restoreMs }, restored, left - repositories);
    }
    catch (error) {
        return conclude(lost(error, ports.clock.now() - startedAtMs), 0, left);
    }
    finally {
        await Promise.all([staging, file].map((path) => ports.files.remove(path).catch(() => { })));
    }
}
async function findMissing(archive, files) {
    const { folder, crates, repositories } = archive;
    const store = new Set((await files.list(`${folder}/store`)).map(({ name }) => `store/${name}`));
    const known = await files.list(`${folder}/${REPOSITORIES_FOLDER}`);
    const isKnown = (repository) => known.some(({ name }) => isOfRepositories(name, { repositories: [repository] }));
    return {
        crates: crates.filter(({ path }) => !store.has(path)),
        repositories: repositories.filter((one) => !isKnown(one)),
    };
}
async function adoptCrates(wanted, { folder }, staging, { files, downloads }) {
    await files.makeFolder(`${folder}/store`);
    // As downloads are: the crates of a context folder are further names of these files.
    if ((await files.kindOf(`${staging}/store`)) === 'folder') {
        await downloads.fixTree(`${staging}/store`);
    }
    const outcomes = await Promise.all(wanted.map(async ({ path, sha256 }) => {
        const from = `${staging}/${path}`;
        if ((await files.kindOf(from)) !== 'file')
            return 'absent';
        if ((await downloads.sha256Of(from)) !== sha256)
            return 'damaged';
        await downloads.linkOrCopy(from, `${folder}/${path}`).catch(unlessPresent);
        return 'restored';
    }));
    const count = (outcome) => outcomes.filter((one) => one === outcome).length;
    return { restored: count('restored'), damaged: count('damaged') };
}
/** Another run may have fetched the same a moment ago. */
function unlessPresent(error) {
    if (error.code !== 'EEXIST')
        throw error;
}
async function adoptRepositories(repositories, { folder }, staging, { files, downloads }) {
    let adopted = 0;
    for (const { name } of await files.list(`${staging}/${REPOSITORIES_FOLDER}`)) {
        if (!isOfRepositories(name, { repositories }))
            continue;
        const path = `${REPOSITORIES_FOLDER}/${name}`;
        if (!(await purifyRepository(`${staging}/${path}`, files)))
            continue;
        if (await downloads.moveFolder(`${staging}/${path}`, `${folder}/${path}`))
            adopted++;
    }
    return Math.min(adopted, repositories.length);
}
const NOTHING_MISSING = 'The cache folder has everything that the lock file names.';
function notAsked(remarks) {
    return { name: 'crates', hit: 'off', restoredBytes: 0, restoreMs: 0, remarks };
}
function damagedRemark(count) {
    if (count === 0)
        return [];
    const subject = count === 1 ? '1 crate of the archive does' : `${count} crates of the archive do`;
    return [`${subject} not have the checksum of Cargo.lock, and will be fetched.`];
}
function lost(error, restoreMs) {
    const { message } = error;
    const remark = `The archive could not be put into the cache folder: ${message}.`;
    return { name: 'crates', hit: 'miss', restoredBytes: 0, restoreMs, remarks: [remark] };
}

;// CONCATENATED MODULE: ./src/cache/crates/save-crates.ts




/**
 * Keeps what the lock file names, when the fetch had to download something of it. Gives the whole report
 * of the archive. Never rejects: what is lost is a remark.
 */
async function saveCrates(archive, { report, repositoriesLeft }, { fetched }, { tempFolder, limitBytes }, ports, signal) {
    if (fetched + repositoriesLeft === 0)
        return report;
    const { folder, keys } = archive;
    const file = `${tempFolder}/crates-new.tar.zst`;
    try {
        const paths = await listPaths(archive, ports.files);
        const errand = { name: 'crates', key: keys.key, file, folder, paths, limitBytes };
        const { saved, remarks } = await (0,archive_errands/* saveArchive */.IW)({ ...errand, ...(0,archive_errands/* replacedBy */._0)(report) }, ports, signal);
        return { ...report, ...(saved ? { saved } : {}), remarks: [...report.remarks, ...remarks] };
    }
    catch (error) {
        const remark = `The crates could not be kept: ${error.message}.`;
        return { ...report, remarks: [...report.remarks, remark] };
    }
    finally {
        await ports.files.remove(file).catch(() => { });
    }
}
/** What is there of it, sorted: the same files make the same archive. */
async function listPaths(archive, files) {
    const { folder, crates } = archive;
    const stored = new Set((await files.list(`${folder}/store`)).map(({ name }) => `store/${name}`));
    const databases = await files.list(`${folder}/${REPOSITORIES_FOLDER}`);
    const repositories = await Promise.all(databases
        .filter(({ name, kind }) => kind === 'folder' && isOfRepositories(name, archive))
        .map(async ({ name }) => {
        const path = `${REPOSITORIES_FOLDER}/${name}`;
        return (await listRepository(`${folder}/${path}`, files)).map((one) => `${path}/${one}`);
    }));
    const ofCrates = crates.map(({ path }) => path).filter((path) => stored.has(path));
    const ofContext = archive.context ? await listContextPart(archive.context, files) : [];
    return [...ofCrates, ...ofContext, ...repositories.flat()].sort();
}

;// CONCATENATED MODULE: ./src/crates-stages.ts



/** Puts crates of an earlier run into the cache folder; `undefined` where nothing is to be fetched. */
async function runRestoreCratesStage(prepared, context, ports, signal) {
    const { plan } = prepared;
    const archive = planCratesArchive(plan.fetch.crates, context.cacheFolder);
    const archivePorts = archive && (await cratesPorts(prepared, ports));
    if (archive === undefined || archivePorts === undefined)
        return undefined;
    const { mayRestore, mayReuseUnits: mayUseIndex } = plan.cache;
    const options = { tempFolder: context.tempFolder, mayRestore, mayUseIndex };
    return { archive, restored: await restoreCrates(archive, options, archivePorts, signal) };
}
/** Keeps what the fetch had to download. */
async function runSaveCratesStage({ archive, restored }, fetched, prepared, context, ports, signal) {
    const archivePorts = await cratesPorts(prepared, ports);
    const { cache } = prepared.plan;
    if (!cache.maySave || fetched === undefined || archivePorts === undefined)
        return restored.report;
    const limitBytes = prepared.request.cacheBudgetBytes;
    const options = { tempFolder: context.tempFolder, limitBytes };
    return saveCrates(archive, restored, fetched, options, archivePorts, signal);
}
async function cratesPorts({ plan }, ports) {
    const { store, archiver } = await ports.cache();
    const opened = store(plan.cache);
    if (opened === undefined)
        return undefined;
    const { downloads } = await ports.network();
    return { store: opened, archiver, clock: ports.clock, files: ports.files, downloads };
}


/***/ }),

/***/ 30962:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  LV: () => (/* binding */ indexFile),
  hB: () => (/* binding */ readEntry),
  tg: () => (/* binding */ registryCrate),
  PH: () => (/* binding */ storedPath),
  nU: () => (/* binding */ writeRegistries)
});

// EXTERNAL MODULE: ./src/fetch/crates/config-text.ts
var config_text = __webpack_require__(85847);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./src/image/tar.ts
var tar = __webpack_require__(24366);
// EXTERNAL MODULE: ./src/image/tar-cursors.ts
var tar_cursors = __webpack_require__(84916);
// EXTERNAL MODULE: ./src/workspace/cargo-manifest.ts
var cargo_manifest = __webpack_require__(1971);
;// CONCATENATED MODULE: ./src/fetch/crates/crate-manifest.ts





/** A manifest of a hostile crate must not fill the memory. */
const LIMIT_BYTES = 8 * 1024 * 1024;
/** The Cargo.toml in a `.crate`, which is a tar.gz. Unpacks no further than needed. */
async function readCrateManifest({ name, version }, crate) {
    const wanted = `${name}-${version}/Cargo.toml`;
    const gunzip = (0,external_node_zlib_.createGunzip)();
    const source = external_node_stream_.Readable.from(pieces(crate), { objectMode: false });
    source.pipe(gunzip);
    let text;
    try {
        const cursor = (0,tar_cursors/* streamCursor */.r)(gunzip);
        await (0,tar/* walkTar */.N)(cursor, async (entry) => {
            if (entry.name.replace(/^\.\//, '') !== wanted || entry.sizeBytes > LIMIT_BYTES)
                return;
            text = new TextDecoder().decode(await cursor.read(entry.sizeBytes));
            throw FOUND;
        });
    }
    catch (error) {
        if (error !== FOUND)
            return { ok: false, problem: `it is no archive: ${String(error)}` };
    }
    finally {
        source.destroy();
        gunzip.destroy();
    }
    if (text === undefined)
        return { ok: false, problem: `there is no ${wanted} in it` };
    const toml = (0,cargo_manifest/* parseToml */.M)(text, wanted);
    return toml.ok
        ? toml
        : { ok: false, problem: toml.errors[0]?.problem ?? 'its manifest is no TOML' };
}
/** Ends the walk. */
const FOUND = Symbol('found');
/** So that not much more is unpacked than what is read. */
function* pieces(bytes) {
    for (let at = 0; at < bytes.length; at += 16 * 1024)
        yield bytes.subarray(at, at + 16 * 1024);
}

// EXTERNAL MODULE: ./src/fetch/crates/index-entry.ts
var index_entry = __webpack_require__(65760);
// EXTERNAL MODULE: ./src/fetch/crates/sources.ts
var sources = __webpack_require__(96231);
;// CONCATENATED MODULE: ./src/fetch/crates/context-folder.ts




/** Where the crates lie that were ever fetched: by their checksum, so that nothing is there twice. */
function storedPath(cacheFolder, { checksum = '' }) {
    return `${cacheFolder}/crates/store/${checksum}.crate`;
}
/** The index line of a crate that is in the store, or why it cannot be made. */
async function readEntry(crate, path, locked, store) {
    const manifest = await readCrateManifest(crate, await store.readBytes(path));
    if (manifest.ok)
        return (0,index_entry/* makeIndexEntry */.H)(crate, manifest.value, locked);
    return {
        fault: 'crate-invalid',
        cause: `${crate.name} ${crate.version} has the checksum of Cargo.lock, but ${manifest.problem}.`,
        remedy: 'Ask the owner of the crate; another version may be right.',
        evidence: [],
        network: false,
    };
}
/** Writes one local registry for each source: the crates by further names, the index as text. */
async function writeRegistries(folder, content, store) {
    const indexes = new Map();
    for (const { crate, entry } of content) {
        const path = indexFile(folder, crate);
        indexes.set(path, [...(indexes.get(path) ?? []), entry]);
    }
    // Makes every folder that the crates go to.
    for (const [path, entries] of indexes) {
        const lines = entries
            .sort((a, b) => (a.vers < b.vers ? -1 : 1))
            .map((entry) => `${JSON.stringify(entry)}\n`);
        await store.writeFixed(path, lines.join(''));
    }
    await Promise.all(content.map(({ crate, path }) => store.linkOrCopy(path, registryCrate(folder, crate))));
}
/** The index of all versions of a crate. */
function indexFile(folder, crate) {
    return `${registryFolder(folder, crate)}/index/${(0,index_entry/* indexPath */.A)(crate.name)}`;
}
function registryCrate(folder, crate) {
    return `${registryFolder(folder, crate)}/${crate.name}-${crate.version}.crate`;
}
function registryFolder(folder, { source = sources/* CRATES_IO */.UO }) {
    return `${folder}/${config_text/* REGISTRIES_FOLDER */.lt}/${(0,sources/* folderOf */.yS)(source)}`;
}


/***/ }),

/***/ 65760:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ indexPath),
/* harmony export */   H: () => (/* binding */ makeIndexEntry)
/* harmony export */ });
/* harmony import */ var _sources_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(96231);

const KINDS = [
    ['normal', ['dependencies']],
    ['build', ['build-dependencies', 'build_dependencies']],
    ['dev', ['dev-dependencies', 'dev_dependencies']],
];
/** `manifest` is the parsed Cargo.toml of the crate, `locked` all packages of the lock file. */
function makeIndexEntry(crate, manifest, locked) {
    const pkg = table(manifest.package ?? manifest.project);
    const platforms = Object.entries(table(manifest.target));
    const owners = [
        [null, manifest],
        ...platforms.map(([target, value]) => [target, table(value)]),
    ];
    const deps = owners.flatMap(([target, owner]) => KINDS.flatMap(([kind, names]) => names
        .flatMap((name) => Object.entries(table(owner[name])))
        .flatMap(([name, value]) => dependency(name, value, { kind, target, crate, locked }))));
    const rustVersion = pkg['rust-version'];
    return {
        name: crate.name,
        vers: crate.version,
        deps,
        cksum: crate.checksum ?? '',
        ...splitFeatures(table(manifest.features)),
        yanked: false,
        ...(typeof pkg.links === 'string' ? { links: pkg.links } : {}),
        ...(typeof rustVersion === 'string' ? { rust_version: rustVersion } : {}),
    };
}
function dependency(name, value, place) {
    const entry = typeof value === 'string' ? { version: value } : table(value);
    const { version, optional } = entry;
    // Dependencies of tests on the crate's own neighbours are published without a version: not at all.
    if (typeof version !== 'string' && place.kind === 'dev')
        return [];
    const real = typeof entry.package === 'string' ? entry.package : name;
    const declared = entry['registry-index'];
    const registry = registryOf(real, typeof declared === 'string' ? declared : undefined, place);
    return [
        {
            name,
            req: typeof version === 'string' ? version : '*',
            features: strings(entry.features),
            optional: optional === true,
            default_features: (entry['default-features'] ?? entry.default_features) !== false,
            target: place.target,
            kind: place.kind,
            ...(registry === undefined ? {} : { registry }),
            ...(real === name ? {} : { package: real }),
        },
    ];
}
/**
 * Which registry a dependency is from. The manifest names it by the address that it had when the crate
 * was published, and a mirror that calls itself a registry has the manifests of crates.io; the lock
 * file knows where the dependency was found.
 */
function registryOf(name, declared, { crate, locked }) {
    const own = crate.source ?? _sources_js__WEBPACK_IMPORTED_MODULE_0__/* .CRATES_IO */ .UO;
    if (own === _sources_js__WEBPACK_IMPORTED_MODULE_0__/* .CRATES_IO */ .UO)
        return undefined;
    const found = new Set(locked.flatMap((other) => (other.name === name && other.source ? [other.source] : [])));
    const wanted = declared ?? _sources_js__WEBPACK_IMPORTED_MODULE_0__/* .CRATES_IO */ .UO;
    const source = [...found].find((one) => found.size === 1 || (0,_sources_js__WEBPACK_IMPORTED_MODULE_0__/* .sameIndex */ .Lf)(one, wanted)) ??
        (found.has(own) ? own : undefined);
    return source === undefined || source === own ? undefined : source.replace(/^registry\+/, '');
}
function splitFeatures(features) {
    const all = Object.entries(features).map(([name, value]) => [name, strings(value)]);
    const isNew = ([, values]) => values.some((value) => value.startsWith('dep:') || value.includes('?/'));
    const newer = all.filter(isNew);
    const older = Object.fromEntries(all.filter((one) => !isNew(one)));
    return newer.length === 0
        ? { features: older }
        : { features: older, features2: Object.fromEntries(newer), v: 2 };
}
/** Below `index/`, as cargo looks it up. */
function indexPath(crateName) {
    const name = crateName.toLowerCase();
    if (name.length <= 2)
        return `${name.length}/${name}`;
    if (name.length === 3)
        return `3/${name[0]}/${name}`;
    return `${name.slice(0, 2)}/${name.slice(2, 4)}/${name}`;
}
function table(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? value
        : {};
}
function strings(value) {
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}


/***/ })

};
