export const id = 874;
export const ids = [874];
export const modules = {

/***/ 3634:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ measureTree)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);


/** Folders read at once: an engine's data has tens of thousands of them. */
const PARALLEL = 16;
/** Measures a file or folder without following links; `undefined` when it is not there. */
async function measureTree(path) {
    const top = await stat(path);
    if (!top)
        return undefined;
    const shared = new Map();
    let ownBytes = 0;
    let newestMs = top.mtimeMs;
    const add = (found) => {
        if (!found.isFile())
            return;
        newestMs = Math.max(newestMs, found.mtimeMs, found.atimeMs);
        if (found.nlink === 1)
            ownBytes += found.size;
        else
            shared.set(idOf(found), { id: idOf(found), bytes: found.size });
    };
    add(top);
    if (top.isDirectory())
        await walk(path, add);
    return {
        ownBytes,
        shared: [...shared.values()],
        modifiedMs: top.mtimeMs,
        changedMs: top.ctimeMs,
        accessedMs: top.atimeMs,
        newestMs,
        ownerId: top.uid,
    };
}
async function walk(folder, add) {
    let level = [folder];
    while (level.length > 0) {
        const below = [];
        for (let at = 0; at < level.length; at += PARALLEL) {
            const some = level.slice(at, at + PARALLEL);
            below.push(...(await Promise.all(some.map((path) => readFolder(path, add)))).flat());
        }
        level = below;
    }
}
/** Adds its files, and gives the folders in it. */
async function readFolder(path, add) {
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(path, { withFileTypes: true }).catch(unreadable);
    const inside = (entry) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, entry.name);
    const files = entries.filter((entry) => entry.isFile());
    for (const found of await Promise.all(files.map((entry) => stat(inside(entry)))))
        if (found)
            add(found);
    return entries.filter((entry) => entry.isDirectory()).map(inside);
}
function idOf({ dev, ino }) {
    return `${dev}:${ino}`;
}
/** What goes away meanwhile, or may not be read, takes nothing. */
async function stat(path) {
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path).catch((error) => {
        unreadable(error);
        return undefined;
    });
}
function unreadable(error) {
    if (['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'].includes(error.code ?? ''))
        return [];
    throw error;
}


/***/ }),

/***/ 4306:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ bytesOf)
/* harmony export */ });
/** What these take on disk together: a file with several names counts once. */
function bytesOf(holdings) {
    const shared = new Map(holdings.flatMap((one) => one.shared.map(({ id, bytes }) => [id, bytes])));
    const own = holdings.reduce((sum, { ownBytes }) => sum + ownBytes, 0);
    return [...shared.values()].reduce((sum, bytes) => sum + bytes, own);
}


/***/ }),

/***/ 7731:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ ARCHIVES_FOLDER),
/* harmony export */   d: () => (/* binding */ PARTS)
/* harmony export */ });
/* harmony import */ var _engine_stand_ins_recipes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6415);
/* harmony import */ var _stores_archive_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7142);


const HEX_64 = '[0-9a-f]{64}';
const AGAIN = { cleanedBy: 'deep', isPrunable: true };
const KEPT = { cleanedBy: 'all', isPrunable: false };
/** In the cache folder, where `cache-dir` names no other. */
const ARCHIVES_FOLDER = 'archives';
/** With the number of the process that was at it. */
const PARTIAL = /\.(?:\d+-[0-9a-f]{12}\.partial|\d+\.part)$/;
function unfinished(folder, entry) {
    return { name: 'unfinished', title: 'left half done', folder, entry, use: 'tree', ...AGAIN };
}
const PARTS = [
    {
        name: 'crates',
        title: 'crates, as downloaded',
        folder: 'crates/store',
        entry: new RegExp(`^${HEX_64}\\.crate$`),
        use: 'storage',
        ...AGAIN,
    },
    {
        name: 'crate-contexts',
        title: 'crates, as folders for builds',
        folder: 'crates/contexts',
        entry: /^[0-9a-f]{32}$/,
        use: 'owner',
        ...AGAIN,
    },
    {
        name: 'crate-repositories',
        title: 'git repositories of crates',
        folder: 'crates',
        entry: /^cargo-home$/,
        use: 'tree',
        ...AGAIN,
        isPrunable: false,
    },
    {
        name: 'images',
        title: 'images, as downloaded',
        folder: 'images/blobs/sha256',
        entry: new RegExp(`^${HEX_64}$`),
        use: 'storage',
        ...AGAIN,
    },
    {
        name: 'image-layouts',
        title: 'images, as folders for builds',
        folder: 'images/layouts',
        entry: /^[0-9a-f]{24}-[0-9a-f]{12}$/,
        use: 'owner',
        ...AGAIN,
    },
    {
        name: 'image-names',
        title: 'names of images',
        folder: 'images/references',
        entry: /-[0-9a-f]{12}\.json$/,
        use: 'storage',
        ...AGAIN,
    },
    unfinished('crates/staging', /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    unfinished('crates/store', PARTIAL),
    unfinished('images/blobs/sha256', PARTIAL),
    unfinished('images/layouts', PARTIAL),
    {
        name: 'archives',
        title: 'archives of builds',
        folder: ARCHIVES_FOLDER,
        entry: new RegExp(`\\${_stores_archive_file_js__WEBPACK_IMPORTED_MODULE_1__/* .SUFFIX */ .Er}$`),
        use: 'owner',
        ...AGAIN,
    },
    unfinished(ARCHIVES_FOLDER, new RegExp(`\\${_stores_archive_file_js__WEBPACK_IMPORTED_MODULE_1__/* .PART_SUFFIX */ .yu}$`)),
    {
        name: 'stand-ins',
        title: 'stand-in base images',
        folder: 'stand-ins',
        entry: new RegExp(`^(?:${Object.keys(_engine_stand_ins_recipes_js__WEBPACK_IMPORTED_MODULE_0__/* .RECIPES */ .IF).join('|')})$`),
        use: 'tree',
        ...KEPT,
    },
    {
        name: 'buildkit',
        title: 'BuildKit for builders',
        folder: 'buildkit',
        entry: /^\d+\.\d+\.\d+-\d+$/,
        use: 'tree',
        ...KEPT,
    },
    {
        name: 'packages',
        title: 'package lists of Debian',
        folder: '',
        entry: /^apt$/,
        use: 'tree',
        ...KEPT,
    },
    {
        name: 'engine',
        title: 'private engine, programs',
        folder: 'engine',
        entry: /^tree-[0-9a-f]{12}$/,
        use: 'tree',
        ...KEPT,
    },
    {
        name: 'engine-data',
        title: 'private engine, images and build cache',
        folder: 'engine',
        entry: /^(?:containerd|classic)$/,
        use: 'tree',
        ...KEPT,
    },
];


/***/ }),

/***/ 3843:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SE: () => (/* binding */ CLEAN_LEVELS),
/* harmony export */   Ul: () => (/* binding */ isPrunable),
/* harmony export */   wM: () => (/* binding */ planPrune),
/* harmony export */   zM: () => (/* binding */ planClean)
/* harmony export */ });
/* harmony import */ var _holding_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4306);
/* harmony import */ var _parts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7731);


/** As the automatic pruning of crates and images has it. */
const OLD_MS = 7 * 24 * 3600 * 1000;
/** Another run may be about to use it. */
const RECENT_MS = 3600 * 1000;
const CLEAN_LEVELS = ['normal', 'deep', 'all'];
/** What a level of `clean` takes of what is kept. */
function planClean(holdings, level, nowMs) {
    switch (level) {
        case 'normal':
            return holdings.filter((one) => isPrunable(one) && nowMs - one.usedMs > OLD_MS);
        case 'deep':
            return holdings.filter(({ part }) => cleanedBy(part) === 'deep');
        case 'all':
            return holdings;
    }
}
/**
 * What has to go so that the rest takes no more than the budget: the longest unused first. What was used
 * within the last hour stays, even where the budget is then not kept.
 */
function planPrune(holdings, budgetBytes, nowMs) {
    const prunable = holdings.filter(isPrunable);
    const names = countNames(prunable);
    const removed = [];
    let totalBytes = (0,_holding_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesOf */ .$)(prunable);
    // Of equal age, the folder goes before the files that it has links to.
    const oldest = [...prunable].sort((a, b) => a.usedMs - b.usedMs || b.shared.length - a.shared.length);
    for (const one of oldest) {
        if (totalBytes <= budgetBytes || nowMs - one.usedMs < RECENT_MS)
            break;
        removed.push(one);
        totalBytes -= one.ownBytes;
        for (const { id, bytes } of one.shared) {
            const left = (names.get(id) ?? 1) - 1;
            names.set(id, left);
            if (left === 0)
                totalBytes -= bytes;
        }
    }
    return removed;
}
function countNames(holdings) {
    const names = new Map();
    for (const { shared } of holdings)
        for (const { id } of shared)
            names.set(id, (names.get(id) ?? 0) + 1);
    return names;
}
function isPrunable({ part }) {
    return _parts_js__WEBPACK_IMPORTED_MODULE_0__/* .PARTS */ .d.some(({ name, isPrunable }) => name === part && isPrunable);
}
function cleanedBy(part) {
    return _parts_js__WEBPACK_IMPORTED_MODULE_0__/* .PARTS */ .d.find(({ name }) => name === part)?.cleanedBy ?? 'all';
}


/***/ }),

/***/ 3732:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ readInventory)
/* harmony export */ });
/* harmony import */ var _parts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7731);

/** Folders of our own in which nothing is measured. */
const OTHERS = ['locks'];
/**
 * What lies in the cache folder, and the archives of `cacheDir` (absolute) besides. Reads no file, as that
 * would count as a use.
 */
async function readInventory(cacheFolder, cacheDir, ports) {
    const found = [];
    for (const part of _parts_js__WEBPACK_IMPORTED_MODULE_0__/* .PARTS */ .d) {
        const own = part.folder === '' ? cacheFolder : `${cacheFolder}/${part.folder}`;
        const other = part.folder === _parts_js__WEBPACK_IMPORTED_MODULE_0__/* .ARCHIVES_FOLDER */ .V ? cacheDir : undefined;
        for (const folder of new Set([own, other ?? own]))
            found.push(...(await readPart(part, folder, ports)));
    }
    const tops = new Set(_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .PARTS */ .d.map(({ folder, name }) => folder.split('/')[0] || topOf(name)));
    const names = (await ports.files.list(cacheFolder)).map(({ name }) => name);
    return {
        holdings: withUse(found),
        unknown: names.filter((name) => !tops.has(name) && !OTHERS.includes(name)),
    };
}
/** Of the parts that lie in the cache folder itself. */
function topOf(part) {
    return part === 'packages' ? 'apt' : part;
}
async function readPart(part, folder, { files, measureTree }) {
    const found = [];
    for (const { name, kind } of await files.list(folder)) {
        // A link was not made by us, and where it leads is not ours.
        if (kind === 'other' || !part.entry.test(name))
            continue;
        const path = `${folder}/${name}`;
        const figures = await measureTree(path);
        if (figures)
            found.push({ part, path, figures });
    }
    return found;
}
/** A file in a store is used when one of those that have a link to it is. */
function withUse(found) {
    const usedMs = new Map();
    for (const { part, figures } of found) {
        if (part.use !== 'owner')
            continue;
        for (const { id } of figures.shared)
            usedMs.set(id, Math.max(usedMs.get(id) ?? 0, figures.modifiedMs));
    }
    return found.map(({ part, path, figures }) => ({
        part: part.name,
        path,
        ownBytes: figures.ownBytes,
        shared: figures.shared,
        usedMs: lastUse(part, figures, usedMs),
    }));
}
function lastUse({ use }, figures, byOwners) {
    switch (use) {
        case 'owner':
            return figures.modifiedMs;
        case 'tree':
            return figures.newestMs;
        case 'storage': {
            const owners = figures.shared.flatMap(({ id }) => byOwners.get(id) ?? []);
            // Their own time stamps are constant, and those of reading are anybody's.
            return owners.length > 0
                ? Math.max(...owners)
                : Math.max(figures.changedMs, figures.accessedMs);
        }
    }
}


/***/ }),

/***/ 2466:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dp: () => (/* binding */ renderRemoval),
/* harmony export */   mx: () => (/* binding */ removalBytes),
/* harmony export */   n5: () => (/* binding */ renderHoldings),
/* harmony export */   vA: () => (/* binding */ totalsOf)
/* harmony export */ });
/* unused harmony exports removalRows, formatAge */
/* harmony import */ var _report_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2011);
/* harmony import */ var _report_terminal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7496);
/* harmony import */ var _holding_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4306);
/* harmony import */ var _parts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7731);




const TITLES = new Map(_parts_js__WEBPACK_IMPORTED_MODULE_1__/* .PARTS */ .d.map(({ name, title }) => [name, title]));
/** In the order of the parts; those of which nothing is there are left out. */
function totalsOf(holdings) {
    const counted = [];
    return [...TITLES].flatMap(([name, title]) => {
        const part = holdings.filter((one) => one.part === name);
        if (part.length === 0)
            return [];
        const before = (0,_holding_js__WEBPACK_IMPORTED_MODULE_2__/* .bytesOf */ .$)(counted);
        counted.push(...part);
        return [
            {
                name,
                title,
                items: part.length,
                bytes: (0,_holding_js__WEBPACK_IMPORTED_MODULE_2__/* .bytesOf */ .$)(counted) - before,
                lastUsedMs: Math.max(...part.map(({ usedMs }) => usedMs)),
            },
        ];
    });
}
/** A table of what is kept. */
function renderHoldings(holdings, nowMs, color) {
    const rows = totalsOf(holdings).map(({ title, items, bytes, lastUsedMs }) => [
        title,
        (0,_report_format_js__WEBPACK_IMPORTED_MODULE_3__/* .groupDigits */ .K9)(items),
        (0,_report_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z3)(bytes),
        formatAge(nowMs - lastUsedMs),
    ]);
    const total = ['total', '', (0,_report_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z3)((0,_holding_js__WEBPACK_IMPORTED_MODULE_2__/* .bytesOf */ .$)(holdings)), ''];
    return (0,_report_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .tableLines */ .oW)(['kept', 'items', 'size', 'last use'], [...rows, total], 'right', (0,_report_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .makePaint */ .RY)(color));
}
/** A table of what is removed, by part, with what the disk gets back. */
function renderRemoval(all, removed, others, color) {
    const rows = removalRows(all, removed, others).map(({ title, items, bytes }) => [
        title,
        (0,_report_format_js__WEBPACK_IMPORTED_MODULE_3__/* .groupDigits */ .K9)(items),
        (0,_report_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z3)(bytes ?? null),
    ]);
    const total = ['total', '', (0,_report_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z3)(removalBytes(all, removed, others))];
    return (0,_report_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .tableLines */ .oW)(['to be removed', 'items', 'size'], [...rows, total], 'right', (0,_report_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .makePaint */ .RY)(color));
}
function removalBytes(all, removed, others) {
    const rows = removalRows(all, removed, others);
    return rows.reduce((sum, { bytes = 0 }) => sum + bytes, 0);
}
/** A file that loses its last name counts in the first part that has it: so the rows add up. */
function removalRows(all, removed, others) {
    const gone = new Set(removed);
    const kept = all.filter((one) => !gone.has(one));
    const counted = new Set(kept.flatMap(({ shared }) => shared.map(({ id }) => id)));
    const rows = [...TITLES].flatMap(([name, title]) => {
        const part = removed.filter((one) => one.part === name);
        if (part.length === 0)
            return [];
        const freed = part.map((one) => ({
            ...one,
            shared: one.shared.filter(({ id }) => !counted.has(id)),
        }));
        for (const { shared } of freed)
            for (const { id } of shared)
                counted.add(id);
        return [{ title, items: part.length, bytes: (0,_holding_js__WEBPACK_IMPORTED_MODULE_2__/* .bytesOf */ .$)(freed) }];
    });
    return [...others.filter(({ items }) => items > 0), ...rows];
}
const MINUTE_MS = 60_000;
/** `just now`, `12 minutes ago`, `3 days ago`. */
function formatAge(ageMs) {
    const minutes = Math.floor(ageMs / MINUTE_MS);
    if (minutes < 1)
        return 'just now';
    if (minutes < 60)
        return `${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(minutes, 'minute')} ago`;
    const hours = Math.floor(minutes / 60);
    if (hours < 24)
        return `${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(hours, 'hour')} ago`;
    return `${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(Math.floor(hours / 24), 'day')} ago`;
}


/***/ }),

/***/ 7142:
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
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
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

/***/ 5874:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCleanCommand: () => (/* binding */ runCleanCommand)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:readline/promises"
var promises_ = __webpack_require__(6848);
// EXTERNAL MODULE: ./src/adapters/clock.ts + 1 modules
var clock = __webpack_require__(4917);
// EXTERNAL MODULE: ./src/adapters/command-runner.ts
var command_runner = __webpack_require__(3532);
// EXTERNAL MODULE: ./src/adapters/engine-host.ts
var engine_host = __webpack_require__(2531);
// EXTERNAL MODULE: ./src/adapters/environment.ts + 1 modules
var environment = __webpack_require__(948);
// EXTERNAL MODULE: ./src/adapters/files.ts
var files = __webpack_require__(9771);
// EXTERNAL MODULE: ./src/adapters/tree-figures.ts
var tree_figures = __webpack_require__(3634);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/report/plain-text.ts
var plain_text = __webpack_require__(6676);
// EXTERNAL MODULE: ./src/cache/inventory/plan-removal.ts
var plan_removal = __webpack_require__(3843);
// EXTERNAL MODULE: ./src/cli/command-options.ts
var command_options = __webpack_require__(560);
;// CONCATENATED MODULE: ./src/cli/clean-arguments.ts


const CLEAN_HELP = `cv-docker-build clean: removes what cv-docker-build has left on this machine, and nothing else.

Usage:
  cv-docker-build clean [OPTIONS]

Options:
      --clean-level LEVEL     How much goes. Default: normal.
                                normal  temporary folders of killed runs; crates, images and
                                        archives that were not used for 7 days
                                deep    all crates, images and archives
                                all     the private engine with its images and build cache,
                                        stand-in images, BuildKit and package lists as well, and
                                        builders that runs have left (cv-docker-build-… in
                                        docker buildx ls)
      --cache-dir DIR         Archives in this folder as well, where builds are given it.
      --dry-run               Tell what would go, and remove nothing.
  -y, --yes                   Do not ask.
  -h, --help                  This text.

First it tells what goes and how much that is. On a terminal it then asks; elsewhere nothing is
removed without --yes.

Left alone in any case: the Docker engine that was here before, with its images, containers and
build cache; other builders; what has another name than ours in the cache folder; and target/ of
the repository, which is cargo's: builds in containers never use it, your editor and cargo do, and
cargo clean removes it.

While another run is at work, or the private engine is up where it would go, nothing is removed.

Exit codes: 0 ok, also when nothing was removed for want of --yes; 1 something is in use or could
not be removed; 2 a wrong option.
`;
function parseCleanArguments(args) {
    const options = (0,command_options/* readOptions */.T)(args, {
        help: { type: 'boolean', short: 'h' },
        'clean-level': { type: 'string' },
        'cache-dir': { type: 'string' },
        'dry-run': { type: 'boolean' },
        yes: { type: 'boolean', short: 'y' },
    }, { count: 0, command: 'clean' });
    if (!options.ok)
        return options;
    const { has, text } = options.value;
    const word = text('clean-level') ?? 'normal';
    const level = plan_removal/* CLEAN_LEVELS */.SE.find((known) => known === word);
    const cacheDir = text('cache-dir');
    if (level === undefined) {
        const problem = `${JSON.stringify(word)} is not a level`;
        const remedy = `use ${plan_removal/* CLEAN_LEVELS */.SE.join(', ')}`;
        return { ok: false, errors: [{ input: '--clean-level', problem, remedy }] };
    }
    if (has('yes') && has('dry-run')) {
        const problem = 'cannot be used together with --yes';
        return { ok: false, errors: [{ input: '--dry-run', problem, remedy: 'leave out one of them' }] };
    }
    return {
        ok: true,
        value: {
            help: has('help'),
            level,
            ...(cacheDir === undefined ? {} : { cacheDir }),
            yes: has('yes'),
            dryRun: has('dry-run'),
        },
    };
}

// EXTERNAL MODULE: ./src/engine/builder.ts
var builder = __webpack_require__(5985);
;// CONCATENATED MODULE: ./src/cache/inventory/builders.ts

/** As a run calls the builder that it makes: by when it started, or by the number of the workflow run. */
const NAME = /^cv-docker-build-(?:(\d{13})|\d+-\d+-\d{1,5})$/;
const LIST_TIMEOUT_MS = 20_000;
/**
 * Builders that runs of ours made and that no run is using. None where docker does not answer, or where
 * nobody can tell what runs.
 */
async function findOwnBuilders({ run, env }, runs) {
    if (runs === undefined)
        return [];
    const argv = ['docker', 'buildx', 'ls', '--format', '{{.Name}} {{.DriverEndpoint}}'];
    const { exitCode, stdout } = await run(argv, { env, timeoutMs: LIST_TIMEOUT_MS });
    if (exitCode !== 0)
        return [];
    const names = stdout.split('\n').flatMap((line) => {
        const [, name, driver] = /^(\S+?)\*? (\S+)$/.exec(line.trim()) ?? [];
        return name !== undefined && driver === 'docker-container' && NAME.test(name) ? [name] : [];
    });
    return [...new Set(names)].filter((name) => !mayBeUsed(name, runs));
}
/** The run that made a builder started before the builder got its name. */
function mayBeUsed(name, runs) {
    const madeMs = Number(NAME.exec(name)?.[1] ?? Number.POSITIVE_INFINITY);
    return runs.some(({ startedMs }) => startedMs <= madeMs);
}
/** Gives those that could not be removed. */
async function removeBuilders(names, ports) {
    const failed = [];
    for (const name of names)
        if (!(await (0,builder/* runRemoveBuilder */.Xl)(name, ports)))
            failed.push(name);
    return failed;
}

// EXTERNAL MODULE: ./src/engine/lock.ts
var lock = __webpack_require__(5947);
;// CONCATENATED MODULE: ./src/cache/inventory/find-runs.ts

/** Programs of ours as they stand on a command line. */
const OURS = /(?:^|\/)(?:cv-docker-build|cli\/index|action\/(?:main|post))(?:\.[jt]s)?$/;
/** Linux counts in hundredths of a second wherever processes are shown. */
const TICK_MS = 10;
/**
 * Every process of this machine that may be a run of ours, this one too. `undefined` where the system does
 * not tell.
 */
async function findRuns({ files, }) {
    const read = (path) => files.readTextIfAny(path).catch(() => undefined);
    const bootSec = /^btime (\d+)$/m.exec((await read('/proc/stat')) ?? '')?.[1];
    if (bootSec === undefined)
        return undefined;
    const runs = [];
    for (const { name } of await files.list('/proc')) {
        if (!/^\d+$/.test(name))
            continue;
        const words = ((await read(`/proc/${name}/cmdline`)) ?? '').split('\0');
        if (!words.some((word) => OURS.test(word)))
            continue;
        const pid = Number(name);
        // Gone in the meantime.
        const identity = await (0,lock/* processIdentity */.I9)({ files }, pid).catch(() => '');
        const ticks = Number(identity.split(' ')[1]);
        if (Number.isFinite(ticks))
            runs.push({ pid, startedMs: Number(bootSec) * 1000 + ticks * TICK_MS });
    }
    return runs;
}

// EXTERNAL MODULE: ./src/cache/inventory/read-inventory.ts
var read_inventory = __webpack_require__(3732);
// EXTERNAL MODULE: ./src/cache/inventory/render-holdings.ts
var render_holdings = __webpack_require__(2466);
;// CONCATENATED MODULE: ./src/cache/inventory/temp-folders.ts


/** File in the folder of a run that says which process made it. */
const OWNER_MARK = 'owner';
/** As `mkdtemp` makes them for a run; folders of tests have longer names. */
const temp_folders_NAME = /^cv-docker-build-[A-Za-z0-9]{6}$/;
const DAY_MS = 24 * 3600 * 1000;
/** The resolution of start times, and some more. */
const MARGIN_MS = 5_000;
/**
 * The mark of a process: itself and the first of its machine or container, by their numbers and start
 * times. A process of another container that shares the folder for temporary files is told apart by it.
 */
async function makeOwnerMark(files, pid) {
    return `${await (0,lock/* processIdentity */.I9)({ files }, pid)}${await (0,lock/* processIdentity */.I9)({ files }, 1)}`;
}
/**
 * Folders of runs that were killed. A folder belongs to one if its name, its owner and its mark say so
 * and the process of the mark is gone. Without a mark it has to be a day old, and no process may run that
 * is older than its last change and looks like one of ours.
 */
async function findDeadTempFolders(tempRoot, ports) {
    const { files, measureTree, userId } = ports;
    const entries = (await files.list(tempRoot)).filter(({ name, kind }) => kind === 'folder' && temp_folders_NAME.test(name));
    if (entries.length === 0)
        return [];
    const runs = await findRuns(ports);
    const found = [];
    for (const { name } of entries) {
        const path = `${tempRoot}/${name}`;
        const figures = await measureTree(path);
        if (figures?.ownerId !== userId)
            continue;
        if (await isDead(path, figures, runs, ports))
            found.push({ path, bytes: figures.ownBytes });
    }
    return found;
}
async function isDead(path, { changedMs, newestMs }, runs, { files, clock }) {
    const mark = await files.readTextIfAny(`${path}/${OWNER_MARK}`).catch(() => undefined);
    const pid = Number.parseInt(mark ?? '', 10);
    if (mark !== undefined && Number.isInteger(pid)) {
        const now = await makeOwnerMark(files, pid);
        const [, first] = now.split('\n');
        return mark.split('\n')[1] === first && mark !== now;
    }
    if (runs === undefined)
        return false;
    const lastMs = Math.max(changedMs, newestMs);
    const isNew = ({ startedMs }) => startedMs > lastMs + MARGIN_MS;
    return clock.now() - lastMs > DAY_MS && runs.every(isNew);
}

// EXTERNAL MODULE: ./src/engine/commands.ts + 2 modules
var commands = __webpack_require__(7924);
// EXTERNAL MODULE: ./src/report/format.ts
var format = __webpack_require__(2011);
// EXTERNAL MODULE: ./src/engine/daemon.ts + 2 modules
var daemon = __webpack_require__(2849);
// EXTERNAL MODULE: ./src/engine/daemon-plan.ts
var daemon_plan = __webpack_require__(3122);
// EXTERNAL MODULE: ./src/engine/status.ts
var engine_status = __webpack_require__(8678);
;// CONCATENATED MODULE: ./src/cli/clean-guards.ts




/** Why nothing can be removed now, in one sentence; `undefined` when it can. */
async function findObstacle(level, ports, context) {
    return (await findHeldLock(ports, context)) ?? (await findEngineInUse(level, ports, context));
}
async function findHeldLock({ files }, { cacheFolder }) {
    for (const { name } of await files.list(`${cacheFolder}/locks`)) {
        const owner = await files.readTextIfAny(`${cacheFolder}/locks/${name}/owner`);
        // A lock that was set aside is that of a process that was dead already.
        if (owner === undefined || name.includes('.stale-') || !(await (0,lock/* isAlive */._n)({ files }, owner)))
            continue;
        return `Another run is at work here: process ${Number.parseInt(owner, 10)} holds the lock ${name}.`;
    }
    return undefined;
}
async function findEngineInUse(level, ports, context) {
    for (const store of engine_status/* STORES */.ZZ) {
        const state = await (0,daemon/* findDaemon */.SL)(ports, context, store);
        if (!state)
            continue;
        const user = await findUser(ports, `${(0,daemon_plan/* daemonPaths */.bs)(context, store).folder}/users`);
        if (user !== undefined)
            return `Another run is at work here: process ${user} builds with the private engine.`;
        if (level === 'all')
            return 'The private engine is up: stop it first (cv-docker-build engine down removes its images, too).';
    }
    return undefined;
}
async function findUser({ files }, folder) {
    for (const { name } of await files.list(folder)) {
        const owner = await files.readTextIfAny(`${folder}/${name}`);
        if (owner !== undefined && (await (0,lock/* isAlive */._n)({ files }, owner)))
            return Number.parseInt(owner, 10);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./src/cli/clean-run.ts









/** Tells what goes, asks where it can, and removes it. Gives the exit code. */
async function runClean(request, ports) {
    const { say, complain } = ports;
    const obstacle = await findObstacle(request.level, ports, request.engine);
    if (obstacle !== undefined && request.mode !== 'tell')
        return refuse(obstacle, complain);
    const findings = await look(request, ports);
    const others = describeOthers(findings);
    if (findings.holdings.length === 0 && others.length === 0) {
        say('There is nothing to remove.');
        return 0;
    }
    for (const line of (0,render_holdings/* renderRemoval */.dp)(findings.all, findings.holdings, others, request.color))
        say(line);
    if (obstacle !== undefined)
        say(obstacle);
    if (!(await isAgreed(request, ports)))
        return 0;
    // Time has passed while somebody was asked: what came into use meanwhile stays.
    const late = await findObstacle(request.level, ports, request.engine);
    if (late !== undefined)
        return refuse(late, complain);
    const failures = await remove(keepCommon(findings, await look(request, ports)), request, ports);
    for (const failure of failures)
        complain(`error: could not be removed: ${failure}`);
    if (failures.length > 0)
        return 1;
    say(`Removed: ${(0,format/* formatBytes */.z3)((0,render_holdings/* removalBytes */.mx)(findings.all, findings.holdings, others))}.`);
    return 0;
}
function refuse(sentence, complain) {
    complain(`error: ${sentence}`);
    complain('  Nothing was removed.');
    return 1;
}
async function look(request, ports) {
    const { level, engine, cacheDir, tempRoots } = request;
    const { holdings } = await (0,read_inventory/* readInventory */.z)(engine.cacheFolder, cacheDir, ports);
    const temp = [];
    for (const root of new Set(tempRoots))
        temp.push(...(await findDeadTempFolders(root, ports)));
    const builders = level === 'all' ? await findOwnBuilders(withEnv(request, ports), await others(ports)) : [];
    return { all: holdings, holdings: (0,plan_removal/* planClean */.zM)(holdings, level, ports.clock.now()), temp, builders };
}
async function others(ports) {
    const runs = await findRuns(ports);
    return runs?.filter(({ pid }) => pid !== ports.host.processId);
}
function withEnv({ engine }, { run }) {
    return { run, env: engine.env };
}
function describeOthers({ temp, builders }) {
    const tempBytes = temp.reduce((sum, { bytes }) => sum + bytes, 0);
    return [
        { title: 'temporary folders of killed runs', items: temp.length, bytes: tempBytes },
        { title: 'builders that runs have left', items: builders.length },
    ].filter(({ items }) => items > 0);
}
async function isAgreed({ mode, dryRun }, { say, confirm }) {
    switch (mode) {
        case 'yes':
            return true;
        case 'tell':
            say(dryRun ? 'Nothing was removed.' : 'Nothing was removed: give --yes to remove it.');
            return false;
        case 'ask': {
            const isYes = await confirm('Remove all this? [y/N] ');
            if (!isYes)
                say('Nothing was removed.');
            return isYes;
        }
    }
}
function keepCommon(told, now) {
    const paths = new Set([...now.holdings, ...now.temp].map(({ path }) => path));
    return {
        all: now.all,
        holdings: told.holdings.filter(({ path }) => paths.has(path)),
        temp: told.temp.filter(({ path }) => paths.has(path)),
        builders: told.builders.filter((name) => now.builders.includes(name)),
    };
}
/** Gives what could not be removed. */
async function remove({ holdings, temp, builders }, request, ports) {
    const failures = [...(await removeBuilders(builders, withEnv(request, ports)))];
    if (holdings.some(({ part }) => part === 'engine-data')) {
        // A daemon that was killed has left bridges, rules and cgroups; its programs are needed for them.
        const { remaining } = await (0,commands/* engineDown */.ZB)(ports, request.engine);
        failures.push(...remaining);
    }
    for (const { path } of [...temp, ...holdings]) {
        await ports.files.remove(path).catch(({ code }) => {
            failures.push(`${path} (${code ?? 'unknown'})`);
        });
    }
    return failures;
}

// EXTERNAL MODULE: ./src/cli/console-logger.ts
var console_logger = __webpack_require__(8328);
// EXTERNAL MODULE: ./src/cli/exit.ts
var exit = __webpack_require__(7632);
// EXTERNAL MODULE: ./src/cli/terminal.ts
var terminal = __webpack_require__(1028);
;// CONCATENATED MODULE: ./src/cli/clean-command.ts
















/** `clean`: see its help. Gives the exit code. */
async function runCleanCommand(args) {
    const parsed = parseCleanArguments(args);
    if (!parsed.ok) {
        for (const error of parsed.errors)
            complain(`error: ${(0,errors/* formatInputError */.i)(error)}`);
        return exit/* EXIT */.d.input;
    }
    if (parsed.value.help) {
        process.stdout.write(CLEAN_HELP);
        return exit/* EXIT */.d.ok;
    }
    return await runClean(planRequest(parsed.value), makePorts());
}
function planRequest({ level, cacheDir, yes, dryRun }) {
    const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
    const { RUNNER_TEMP } = process.env;
    return {
        level,
        engine: { cacheFolder: (0,external_node_path_.resolve)((0,environment/* cacheFolder */.nF)(process.env)), env: (0,environment/* definedVariables */.JF)(process.env) },
        ...(cacheDir === undefined ? {} : { cacheDir: (0,external_node_path_.resolve)(cacheDir) }),
        tempRoots: [(0,external_node_os_.tmpdir)(), ...(RUNNER_TEMP ? [RUNNER_TEMP] : [])],
        mode: chooseMode(yes, dryRun, isTerminal),
        dryRun,
        color: terminal/* terminal */.F.isColorful,
    };
}
function chooseMode(yes, dryRun, isTerminal) {
    if (yes)
        return 'yes';
    return isTerminal && !dryRun ? 'ask' : 'tell';
}
function makePorts() {
    const log = (0,console_logger/* makeConsoleLogger */.E)((line) => process.stderr.write(`${line}\n`), {
        color: terminal/* terminal */.F.isScreen,
        verbose: false,
    });
    return {
        run: command_runner/* runCommand */.d,
        files: files/* files */.a,
        clock: clock/* clock */.p,
        log,
        host: engine_host/* engineHost */.n,
        measureTree: tree_figures/* measureTree */.J,
        userId: engine_host/* engineHost */.n.userId,
        // Made of our own words and clean names; the head of the table may be dim.
        say: (line) => process.stdout.write(`${line}\n`),
        complain,
        confirm: clean_command_confirm,
    };
}
async function clean_command_confirm(question) {
    const lines = (0,promises_.createInterface)({ input: process.stdin, output: process.stdout });
    // Ctrl-C or the end of the input: nobody said yes.
    const closed = new Promise((resolve) => lines.once('close', () => resolve('')));
    try {
        const answer = await Promise.race([lines.question(question).catch(() => ''), closed]);
        return /^y(?:es)?$/i.test(answer.trim());
    }
    finally {
        lines.close();
    }
}
function complain(line) {
    process.stderr.write(`${(0,plain_text/* cleanLine */.Ow)(line)}\n`);
}


/***/ }),

/***/ 560:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ readOptions),
/* harmony export */   o: () => (/* binding */ readWhole)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_util__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _inputs_nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3915);


/** Reads a command's arguments; everything that is wrong at once. */
function readOptions(args, table, maxPositionals) {
    const { tokens, positionals } = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({
        args: [...args],
        options: Object.fromEntries(Object.entries(table).map(([name, { type, short }]) => [
            name,
            { type, multiple: true, ...(short ? { short } : {}) },
        ])),
        strict: false,
        allowPositionals: true,
        tokens: true,
    });
    const options = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []));
    const errors = [
        ...options.flatMap((option) => checkOption(option, table)),
        ...checkRepeated(options, table),
        ...positionals.slice(maxPositionals.count).map((text) => ({
            input: maxPositionals.command,
            problem: `${JSON.stringify(text)} is one word too many`,
            remedy: 'see --help',
        })),
    ];
    if (errors.length > 0)
        return { ok: false, errors };
    const texts = (name) => options.flatMap((one) => (one.name === name && one.value !== undefined ? [one.value] : []));
    return {
        ok: true,
        value: {
            has: (name) => options.some((one) => one.name === name),
            text: (name) => texts(name)[0],
            texts,
            positionals,
        },
    };
}
function checkOption({ name, rawName, value }, table) {
    const known = Object.hasOwn(table, name) ? table[name] : undefined;
    if (!known) {
        const near = (0,_inputs_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(name, Object.keys(table));
        const hint = near === undefined ? '' : `did you mean --${near}? `;
        return [{ input: rawName, problem: 'is not an option', remedy: `${hint}see --help` }];
    }
    if (known.type === 'string' && (value === undefined || value === '')) {
        return [{ input: rawName, problem: 'has no value', remedy: `write ${rawName} VALUE` }];
    }
    if (known.type === 'boolean' && value !== undefined) {
        return [{ input: rawName, problem: 'takes no value', remedy: `write ${rawName} alone` }];
    }
    return [];
}
function checkRepeated(options, table) {
    return Object.entries(table).flatMap(([name, { type, multiple }]) => type === 'string' && !multiple && options.filter((one) => one.name === name).length > 1
        ? [{ input: `--${name}`, problem: 'is given more than once', remedy: 'give it once' }]
        : []);
}
/** A whole number in these bounds, or why the text is none. */
function readWhole(input, text, { min, max, unit }) {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max)
        return { ok: true, value };
    const problem = `${JSON.stringify(text)} is not a number of ${unit}`;
    return { ok: false, errors: [{ input, problem, remedy: `use ${min} to ${max}` }] };
}


/***/ })

};
