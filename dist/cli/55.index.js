export const id = 55;
export const ids = [55];
export const modules = {

/***/ 43634:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ measureTree)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
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

/***/ 64306:
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

/***/ 97731:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ ARCHIVES_FOLDER),
/* harmony export */   d: () => (/* binding */ PARTS)
/* harmony export */ });
/* harmony import */ var _engine_stand_ins_recipes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86415);
/* harmony import */ var _stores_archive_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47142);


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
        name: 'scanner',
        title: 'scanner',
        folder: 'scanner',
        entry: /^trivy-\d+\.\d+\.\d+-[a-z]+-[a-z0-9]+$/,
        use: 'owner',
        ...AGAIN,
    },
    {
        name: 'scanner-databases',
        title: 'databases of the scanner',
        folder: 'scanner/db',
        entry: /^\d{8}T\d{6}Z-[0-9a-f]{12}$/,
        use: 'owner',
        ...AGAIN,
    },
    unfinished('scanner', PARTIAL),
    unfinished('scanner/downloads', /^trivy[_-][\w.-]+\.tar\.gz(?:\.[\w-]+\.part(?:ial)?)?$/),
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
        name: 'records',
        title: 'list of images that were built here',
        folder: '',
        entry: /^unchanged\.json$/,
        use: 'tree',
        ...AGAIN,
    },
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

/***/ 93843:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SE: () => (/* binding */ CLEAN_LEVELS),
/* harmony export */   Ul: () => (/* binding */ isPrunable),
/* harmony export */   wM: () => (/* binding */ planPrune),
/* harmony export */   zM: () => (/* binding */ planClean)
/* harmony export */ });
/* harmony import */ var _holding_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64306);
/* harmony import */ var _parts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97731);


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

/***/ 93732:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ readInventory)
/* harmony export */ });
/* harmony import */ var _parts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97731);

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

/***/ 12466:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dp: () => (/* binding */ renderRemoval),
/* harmony export */   mx: () => (/* binding */ removalBytes),
/* harmony export */   n5: () => (/* binding */ renderHoldings),
/* harmony export */   vA: () => (/* binding */ totalsOf)
/* harmony export */ });
/* unused harmony exports removalRows, formatAge */
/* harmony import */ var _report_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12011);
/* harmony import */ var _report_terminal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87496);
/* harmony import */ var _holding_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64306);
/* harmony import */ var _parts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97731);




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

/***/ 40560:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EC: () => (/* binding */ checkOption),
/* harmony export */   Tt: () => (/* binding */ readOptions),
/* harmony export */   oD: () => (/* binding */ readWhole)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_util__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _inputs_nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13915);


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
/** What is wrong with one option as it was given; nothing where it is right. */
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
