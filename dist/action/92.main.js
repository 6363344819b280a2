export const id = 92;
export const ids = [92];
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

/***/ 72437:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ IGNORE_NOTHING),
/* harmony export */   y: () => (/* binding */ parseDockerignore)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _ignore_pattern_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88006);


/** Nothing is left out. */
const IGNORE_NOTHING = { ok: true, patterns: [] };
/** White space in Go's sense. JavaScript counts U+FEFF among it, and not U+0085. */
const SPACE = String.raw `[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+`;
const OUTER_SPACE = new RegExp(`^${SPACE}|${SPACE}$`, 'g');
/** Go's line scanner gives up above it, and the build with it. */
const LINE_LIMIT_BYTES = 64 * 1024;
/** The patterns of a `.dockerignore`, in their order. */
function parseDockerignore(text) {
    const patterns = [];
    for (const line of text.replace(/^\ufeff/, '').split('\n')) {
        const entry = line.replace(/\r$/, '');
        const trimmed = trim(entry);
        // A comment starts in the first column: behind white space the # is part of a name.
        if (entry.startsWith('#') || trimmed === '')
            continue;
        const pattern = Buffer.byteLength(line) < LINE_LIMIT_BYTES ? parsePattern(trimmed) : undefined;
        if (!pattern)
            return { ok: false, problem: `.dockerignore: cannot read ${quote(trimmed)}` };
        patterns.push(pattern);
    }
    return { ok: true, patterns };
}
/** In two steps, as BuildKit does: the reader of the file cleans a pattern, the matcher once more. */
function parsePattern(trimmed) {
    if (/[\0\ufeff\ufffd]/.test(trimmed))
        return undefined;
    const mark = trimmed.startsWith('!') ? '!' : '';
    const named = trim(trimmed.slice(mark.length));
    const relative = named === '' ? '' : clean(named).replace(/^\/(?=.)/, '');
    const cleaned = clean(trim(`${mark}${relative}`));
    if (!cleaned.startsWith('!'))
        return (0,_ignore_pattern_js__WEBPACK_IMPORTED_MODULE_1__/* .compilePattern */ .E)(cleaned, false);
    // Of `!` nothing may be left alone: BuildKit refuses it.
    return cleaned === '!' ? undefined : (0,_ignore_pattern_js__WEBPACK_IMPORTED_MODULE_1__/* .compilePattern */ .E)(cleaned.slice(1), true);
}
/** As Go's filepath.Clean. */
function clean(path) {
    const normal = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(path);
    return normal.length > 1 ? normal.replace(/\/$/, '') : normal;
}
function trim(text) {
    return text.replace(OUTER_SPACE, '');
}
function quote(text) {
    return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}


/***/ }),

/***/ 16141:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ hashContext)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _in_parallel_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66306);


/** Files are read this many at once, each through a buffer of fixed size. */
const READERS = 8;
/**
 * sha256 (hex) over what BuildKit's own content hash sees: path, kind, mode, target of a link, content,
 * and which names are one file. Neither times nor owners. Extended attributes, which BuildKit sees too,
 * cannot be read here; no checkout has them.
 */
async function hashContext({ folder, entries }, files, signal) {
    const contents = [];
    await (0,_in_parallel_js__WEBPACK_IMPORTED_MODULE_1__/* .eachInParallel */ .U)(entries, READERS, async (entry, index) => {
        contents[index] = await contentOf(entry, folder, files);
    }, signal);
    const lines = entries.map((entry, index) => JSON.stringify([entry.path, entry.kind, 'mode' in entry ? entry.mode : 0, contents[index]]));
    // Sorted, as the order of a walk is that of one folder at a time.
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(lines.sort().join('\n')).digest('hex');
}
async function contentOf(entry, folder, files) {
    switch (entry.kind) {
        case 'folder':
            return '';
        case 'link':
            return entry.target;
        case 'file':
            if (entry.isEmptied)
                return 'emptied';
            if (entry.sameAs !== undefined)
                return `same as ${entry.sameAs}`;
            return files.sha256Of(`${folder}/${entry.path}`);
    }
}


/***/ }),

/***/ 88006:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ compilePattern)
/* harmony export */ });
/** A character of a class; `-`, `]` and `[` have to be escaped there, letters and digits must not be. */
const IN_CLASS = String.raw `(?:\\[!-\/:-@[-\x60{-~ ]|[^\\\-\][*?])`;
const RANGES = `(?:${IN_CLASS}(?:-${IN_CLASS})?)+`;
const TOKEN = new RegExp([
    String.raw `(?<any>\*\*\/?)`,
    String.raw `(?<star>\*)`,
    String.raw `(?<one>\?)`,
    String.raw `\\(?<escaped>[!-\/:-@[-\x60{-~ ])`,
    String.raw `\[(?<class>\^${RANGES}|(?!\^)${RANGES})\]`,
    String.raw `(?<plain>[^\\[])`,
].join('|'), 'suy');
/**
 * `undefined` for what BuildKit refuses, and for the few forms of which the meaning is an accident of
 * Go's regular expressions (`\d`, `[[:alpha:]]`, `[*]`): nobody shall build on a guess of ours.
 */
function compilePattern(text, isException) {
    const state = { kind: 'exact', source: '' };
    for (let at = 0; at < text.length;) {
        TOKEN.lastIndex = at;
        const match = TOKEN.exec(text);
        if (match === null)
            return undefined;
        const end = at + match[0].length;
        addToken(state, match, at === 0, end === text.length);
        at = end;
    }
    const matches = makeMatcher(text, state);
    return matches && { text, isException, matches };
}
function addToken(state, match, isFirst, isLast) {
    const { any, star, one, escaped, class: ranges, plain } = match.groups ?? {};
    if (any !== undefined) {
        addAny(state, isFirst, isLast);
        return;
    }
    if (plain !== undefined) {
        // It stands there as it is, and yet makes the pattern an expression.
        if (plain === ']')
            state.kind = 'expression';
        state.source += plain === '^' ? '^' : literal(plain);
        return;
    }
    state.kind = 'expression';
    if (star !== undefined)
        state.source += '[^/]*';
    if (one !== undefined)
        state.source += '[^/]';
    if (escaped !== undefined)
        state.source += literal(escaped);
    if (ranges !== undefined)
        state.source += `[${classSource(ranges)}]`;
}
/** `**` stands for any number of folders, none included; at the end of a pattern for all there is. */
function addAny(state, isFirst, isLast) {
    if (!isLast) {
        state.source += '(?:[^\\n]*/)?';
        state.kind = 'expression';
    }
    else if (state.kind === 'exact') {
        state.kind = 'prefix';
    }
    else {
        state.source += '[^\\n]*';
        state.kind = 'expression';
    }
    if (isFirst)
        state.kind = 'suffix';
}
function makeMatcher(text, { kind, source }) {
    switch (kind) {
        case 'exact':
            return (path) => path === text;
        case 'prefix':
            return (path) => path.startsWith(text.slice(0, -2));
        case 'suffix': {
            const suffix = text.slice(2);
            return (path) => path.endsWith(suffix) || (suffix[0] === '/' && path === suffix.slice(1));
        }
        case 'expression': {
            const expression = makeExpression(`^${source}$`);
            return expression && ((path) => expression.test(path));
        }
    }
}
/** A range may run backwards. */
function makeExpression(source) {
    try {
        return new RegExp(source, 'u');
    }
    catch {
        return undefined;
    }
}
function classSource(ranges) {
    const negation = ranges.startsWith('^') ? '^' : '';
    const members = ranges.slice(negation.length);
    // Unescaped, a hyphen makes a range.
    const source = members.replace(/\\(.)|([^-])/gsu, (_, escaped, plain) => escaped === '-' ? '\\-' : literal(escaped ?? plain));
    return `${negation}${source}`;
}
function literal(char) {
    return /[\^$\\.*+?()[\]{}|/]/.test(char) ? `\\${char}` : char;
}


/***/ }),

/***/ 66306:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ eachInParallel)
/* harmony export */ });
/** Runs `body` for every item, a few at a time. The first rejection, or the signal, ends it. */
async function eachInParallel(items, limit, body, signal) {
    let next = 0;
    let isOver = false;
    const work = async () => {
        while (next < items.length && !isOver) {
            signal?.throwIfAborted();
            const index = next++;
            try {
                await body(items[index], index);
            }
            catch (error) {
                isOver = true;
                throw error;
            }
        }
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
}


/***/ }),

/***/ 72393:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Y: () => (/* binding */ listContext)
});

;// CONCATENATED MODULE: ./src/context/judge-path.ts
/**
 * Whether a path is left out, given what its folder matched: the last pattern that matches wins. A
 * pattern that could not change the verdict is not tried, and so is not inherited either; BuildKit's
 * client does it like that, and it shows where exceptions and folders meet.
 */
function judgePath(patterns, path, folder) {
    let isIgnored = false;
    const matched = patterns.map((pattern, index) => {
        const canChange = pattern.isException === isIgnored;
        const isMatch = folder[index] === true || (canChange && pattern.matches(path));
        if (isMatch)
            isIgnored = !pattern.isException;
        return isMatch;
    });
    return { isIgnored, matched };
}
/** Whether anything below a folder that is left out can be taken in again; if not, nobody looks there. */
function mayReenter(patterns, folder) {
    const roots = patterns.flatMap(({ isException, text }) => isException ? [text.replace(/\/\*\*$/, '').replace(/\/\*$/, '')] : []);
    if (roots.some((root) => /[*[\]?^\\]/.test(root)))
        return true;
    return roots.some((root) => `${root}/`.startsWith(`${folder}/`));
}
/**
 * Before it opens a file, BuildKit's client judges it once more, by another rule: for each pattern the
 * path and all its folders. Where that one says no, an empty file arrives.
 */
function isOpened(patterns, path) {
    const folders = path.split('/').map((_, at, parts) => parts.slice(0, at + 1).join('/'));
    let isIgnored = false;
    for (const pattern of patterns) {
        if (pattern.isException !== isIgnored)
            continue;
        if (folders.some((folder) => pattern.matches(folder)))
            isIgnored = !pattern.isException;
    }
    return !isIgnored;
}

;// CONCATENATED MODULE: ./src/context/list-context.ts

/**
 * What BuildKit is sent of a folder. The Dockerfile and the ignore file travel on their own: here they
 * are files like others, left out where a pattern says so.
 */
async function listContext(folder, ignore, files) {
    if (!ignore.ok)
        return ignore;
    try {
        const root = await files.realPath(folder);
        const entries = await walk({ root, patterns: ignore.patterns, files }, '', []);
        return { ok: true, folder: root, entries: markNames(entries) };
    }
    catch (error) {
        return { ok: false, problem: problemOf(error) };
    }
}
async function walk(walking, folder, matched) {
    const names = await walking.files.list(`${walking.root}/${folder}`);
    const found = await Promise.all(names.map(({ name, kind }) => visit(walking, folder === '' ? name : `${folder}/${name}`, kind, matched)));
    return found.flat();
}
async function visit(walking, path, kind, folder) {
    const { patterns } = walking;
    const { isIgnored, matched } = judgePath(patterns, path, folder);
    if (kind !== 'folder')
        return isIgnored ? [] : [await describe(walking, path, kind)];
    if (isIgnored && !mayReenter(patterns, path))
        return [];
    const content = await walk(walking, path, matched).catch((error) => {
        if (isIgnored && error.code === 'EACCES')
            return [];
        throw error;
    });
    // A folder that is left out comes along where something in it does not.
    if (isIgnored && content.length === 0)
        return [];
    const { mode } = await walking.files.stat(`${walking.root}/${path}`);
    return [{ kind: 'folder', path, mode }, ...content];
}
async function describe({ root, patterns, files }, path, kind) {
    const absolute = `${root}/${path}`;
    // A name that is not UTF-8 was changed when it was read.
    if (path.includes('\ufffd'))
        throw new Unhandled(`${JSON.stringify(path)} is not UTF-8`);
    if (kind === 'link')
        return { kind, path, target: await files.readLink(absolute) };
    if (kind === 'other')
        throw new Unhandled(`${path} is neither file, folder nor link`);
    const { mode, sizeBytes, identity } = await files.stat(absolute);
    const isEmptied = kind === 'socket' || !isOpened(patterns, path);
    return {
        kind: 'file',
        path,
        mode,
        sizeBytes: isEmptied ? 0 : sizeBytes,
        ...(isEmptied ? { isEmptied } : {}),
        ...(identity === undefined ? {} : { identity }),
    };
}
/** Several names of one file arrive as several names of one file: the first in order has the content. */
function markNames(entries) {
    const first = new Map();
    return entries.map(({ identity, ...entry }) => {
        const sameAs = identity === undefined ? undefined : first.get(identity);
        if (identity === undefined || entry.kind !== 'file')
            return entry;
        if (sameAs !== undefined)
            return { ...entry, sameAs };
        first.set(identity, entry.path);
        return entry;
    });
}
class Unhandled extends Error {
}
function problemOf(error) {
    if (error instanceof Unhandled)
        return `build context: ${error.message}`;
    const { code, path } = error;
    if (code === undefined)
        throw error;
    return `build context: ${path ?? 'a file'} cannot be read (${code})`;
}


/***/ }),

/***/ 66622:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ readIgnore),
/* harmony export */   g: () => (/* binding */ locateSource)
/* harmony export */ });
/* harmony import */ var _dockerignore_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72437);

/**
 * The ignore file that counts: `<Dockerfile>.dockerignore`, even if it is empty, before the
 * `.dockerignore` of the context. Both are looked for where BuildKit looks, within their folder.
 */
async function readIgnore(subject, files) {
    const { contextFolder, dockerfile, temporaryFiles = [] } = subject;
    const candidates = [
        locateSource(`${dockerfile}.dockerignore`, temporaryFiles),
        `${contextFolder}/.dockerignore`,
    ];
    for (const path of candidates) {
        const text = await readWithin(path, files);
        if (text === undefined)
            continue;
        return text.ok ? (0,_dockerignore_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDockerignore */ .y)(text.text) : text;
    }
    return _dockerignore_js__WEBPACK_IMPORTED_MODULE_0__/* .IGNORE_NOTHING */ .P;
}
/** Where the text of a file is that the plan copies to its place. */
function locateSource(path, temporaryFiles) {
    const copy = temporaryFiles.find((file) => file.kind === 'copy' && file.path === path);
    return copy?.kind === 'copy' ? copy.from : path;
}
async function readWithin(path, files) {
    try {
        const text = await files.readTextIfAny(path);
        if (text === undefined)
            return undefined;
        const folder = path.slice(0, path.lastIndexOf('/'));
        const [root, real] = await Promise.all([files.realPath(folder), files.realPath(path)]);
        // BuildKit reads a link as if its folder were the whole file system.
        if (real.startsWith(`${root}/`))
            return { ok: true, text };
        return { ok: false, problem: `${path} is a link that leads elsewhere` };
    }
    catch (error) {
        const { code } = error;
        if (code === undefined)
            throw error;
        return { ok: false, problem: `${path} cannot be read (${code})` };
    }
}


/***/ }),

/***/ 31092:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  describeUnchanged: () => (/* binding */ describeUnchanged),
  planFoundMeasurement: () => (/* binding */ planFoundMeasurement),
  runKeepStage: () => (/* binding */ runKeepStage),
  runLookStage: () => (/* binding */ runLookStage)
});

// UNUSED EXPORTS: RECORDS_FILE

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/cache/archive-errands.ts
var archive_errands = __webpack_require__(49128);
// EXTERNAL MODULE: ./src/image/json.ts
var json = __webpack_require__(70739);
// EXTERNAL MODULE: ./src/image/archive-reader.ts
var archive_reader = __webpack_require__(62675);
// EXTERNAL MODULE: ./src/image/oci.ts
var oci = __webpack_require__(26840);
// EXTERNAL MODULE: ./src/image/read.ts
var read = __webpack_require__(93021);
// EXTERNAL MODULE: ./src/image/reader.ts
var image_reader = __webpack_require__(34546);
;// CONCATENATED MODULE: ./src/cache/unchanged/archived-ids.ts




/**
 * Ids under which an engine will know the image of a `docker image save`, read without loading it: the
 * digest of what the archive points at (containerd store), and of the config (classic store).
 */
function readArchivedIds(path, openFile) {
    return (0,read/* attemptRead */.uv)('the archived image cannot be read', async () => {
        const file = await openFile(path);
        try {
            const reader = await (0,archive_reader/* openTarFile */.S5)(file);
            if (!reader.ok)
                return reader;
            const root = await reader.value.readRoot();
            if (!root.ok)
                return root;
            const { digest, bytes } = root.value;
            if (digest === undefined || (0,image_reader/* sha256 */.sc)(bytes) !== digest)
                return (0,read/* unreadable */.O$)('it is not one image');
            const document = (0,oci/* parseDocument */.Tp)(bytes);
            if (!document.ok)
                return document;
            return (0,read/* found */.F9)([
                digest,
                ...(document.value.kind === 'manifest' ? [document.value.config.digest] : []),
            ]);
        }
        finally {
            await file.close();
        }
    });
}

;// CONCATENATED MODULE: ./src/cache/unchanged/engine-images.ts

/** A command of the engine that answers from its own store; above it something hangs. */
const ENGINE_TIMEOUT_MS = 60_000;
/** What the engine has under a name or id; `undefined` where it has nothing. */
async function inspectImage(name, { run }, signal) {
    const argv = ['docker', 'image', 'inspect', '--format', '{{json .}}', name];
    const { exitCode, stdout } = await run(argv, { signal, timeoutMs: ENGINE_TIMEOUT_MS });
    const image = exitCode === 0 ? (0,json/* asObject */.eB)((0,json/* parseJson */.qF)(stdout)) : undefined;
    const id = (0,json/* asString */.oJ)(image?.Id);
    return id === undefined ? undefined : { id, sizeBytes: (0,json/* asByteCount */.GN)(image?.Size) ?? 0 };
}
/** Whether every tag now names the image. */
async function tagImage(id, tags, { run }, signal) {
    for (const tag of tags) {
        const argv = ['docker', 'image', 'tag', id, tag];
        const { exitCode } = await run(argv, { signal, timeoutMs: ENGINE_TIMEOUT_MS });
        if (exitCode !== 0)
            return false;
    }
    return true;
}
/** Loads an archive of `docker image save`. The engine checks every layer against its digest. */
async function loadImage(file, { run }, signal) {
    const argv = ['docker', 'image', 'load', '--quiet', '--input', file];
    const { exitCode, stderr } = await run(argv, { signal, timeoutMs: ENGINE_TIMEOUT_MS });
    if (exitCode === 0)
        return { ok: true };
    return { ok: false, problem: `the engine does not take the image: ${firstLine(stderr)}` };
}
/** By its id, so that the archive names no tag: loading it can move none. */
async function saveImage(id, file, { run }, signal) {
    const argv = ['docker', 'image', 'save', '--output', file, id];
    const { exitCode, stderr } = await run(argv, { signal, timeoutMs: ENGINE_TIMEOUT_MS });
    if (exitCode === 0)
        return { ok: true };
    return { ok: false, problem: `the engine does not save the image: ${firstLine(stderr)}` };
}
function firstLine(text) {
    return text.trim().split('\n')[0] ?? '';
}

;// CONCATENATED MODULE: ./src/cache/unchanged/pushed-image.ts

const REGISTRY_TIMEOUT_MS = 60_000;
/**
 * Makes the tags name a digest that their repositories have already. `undefined` when all do now; else
 * one sentence, and the image has to be built and pushed as usual.
 */
async function tagPushed(digest, tags, ports, signal) {
    const moved = await findOther(digest, tags, ports, signal);
    for (const [repository, names] of byRepository(moved)) {
        const source = `${repository}@${digest}`;
        // Without this flag an image that is no index would be wrapped into one: another digest.
        const flags = ['--prefer-index=false', ...names.flatMap((name) => ['--tag', name])];
        const argv = ['docker', 'buildx', 'imagetools', 'create', ...flags, source];
        const { exitCode } = await ports.run(argv, { signal, timeoutMs: REGISTRY_TIMEOUT_MS });
        if (exitCode !== 0)
            return `${source} could not be tagged`;
    }
    const [wrong] = moved.length === 0 ? [] : await findOther(digest, tags, ports, signal);
    return wrong === undefined ? undefined : `${wrong} is not the image that was pushed before`;
}
/** Tags that name something else, or nothing. */
async function findOther(digest, tags, { run }, signal) {
    const answers = await Promise.all(tags.map((tag) => {
        // Of `{{.Manifest.Digest}}` buildx makes three lines for people.
        const format = ['--format', '{{json .Manifest}}'];
        const argv = ['docker', 'buildx', 'imagetools', 'inspect', ...format, tag];
        return run(argv, { signal, timeoutMs: REGISTRY_TIMEOUT_MS });
    }));
    return tags.filter((_, at) => {
        const answer = answers[at];
        return answer?.exitCode !== 0 || (0,json/* asObject */.eB)((0,json/* parseJson */.qF)(answer.stdout))?.digest !== digest;
    });
}
function byRepository(tags) {
    const repositories = new Map();
    for (const tag of tags) {
        const repository = tag.replace(/:[^:/@]+$/, '');
        repositories.set(repository, [...(repositories.get(repository) ?? []), tag]);
    }
    return repositories;
}

;// CONCATENATED MODULE: ./src/cache/unchanged/records.ts

/** Enough for a developer who goes to and fro between branches. */
const KEPT = 64;
/** `undefined` for anything else than a record of that key. */
function parseRecord(value, key) {
    const object = (0,json/* asObject */.eB)(value);
    if (object?.key !== key)
        return undefined;
    const [imageId, digest, engineId] = [object.imageId, object.digest, object.engineId].map(asDigest);
    if (digest === undefined && engineId === undefined)
        return undefined;
    return {
        key,
        ...(imageId === undefined ? {} : { imageId }),
        ...(digest === undefined ? {} : { digest }),
        ...(engineId === undefined ? {} : { engineId }),
    };
}
function asDigest(value) {
    const text = (0,json/* asString */.oJ)(value);
    return text !== undefined && /^sha256:[0-9a-f]{64}$/.test(text) ? text : undefined;
}
/** Of the builds on this machine. A file that cannot be read holds none. */
async function readRecord(file, key, files) {
    const records = await readAll(file, files);
    return parseRecord(records.find((record) => (0,json/* asObject */.eB)(record)?.key === key), key);
}
/** The newest first. Two runs at once may lose one of theirs: it is then built once more. */
async function rememberRecord(file, record, files) {
    const others = (await readAll(file, files)).filter((one) => (0,json/* asObject */.eB)(one)?.key !== record.key);
    await files.writeText(file, `${JSON.stringify([record, ...others].slice(0, KEPT), null, 2)}\n`);
}
async function readAll(file, files) {
    return (0,json/* asArray */._j)((0,json/* parseJson */.qF)((await files.readTextIfAny(file)) ?? '')) ?? [];
}

;// CONCATENATED MODULE: ./src/cache/unchanged/find-unchanged.ts






const OFF = { name: 'image', hit: 'off', restoredBytes: 0, restoreMs: 0, remarks: [] };
/** Looks on this machine first, then in the store. Whatever is not as it should be leads to a build. */
async function findUnchanged(subject, ports, signal) {
    const { possible, input, recordsFile } = subject;
    const record = await readRecord(recordsFile, input.key, ports.files);
    const here = record && (await useRecord(record, possible, ports, signal));
    if (here?.image)
        return { image: here.image, archive: OFF };
    const remarks = here?.problem === undefined ? [] : [here.problem];
    if (!ports.store || signal.aborted)
        return { archive: { ...OFF, remarks } };
    const kept = await findKept(subject, { ...ports, store: ports.store }, signal);
    return { ...kept, archive: { ...kept.archive, remarks: [...remarks, ...kept.archive.remarks] } };
}
/** With what the engine or the registry has still. */
async function useRecord(record, { output, tags }, ports, signal) {
    const { key, imageId, digest, engineId } = record;
    const built = { key, ...(imageId ? { imageId } : {}), ...(digest ? { digest } : {}) };
    if (output === 'push') {
        const [tag = ''] = tags;
        if (digest === undefined)
            return {};
        const problem = await tagPushed(digest, tags, ports, signal);
        if (problem !== undefined)
            return { problem: `The earlier image is not used: ${problem}.` };
        const reference = `${tag.replace(/:[^:/@]+$/, '')}@${digest}`;
        return { image: { ...built, reference, from: 'registry' } };
    }
    if (engineId === undefined)
        return {};
    const image = await inspectImage(engineId, ports, signal);
    if (image?.id !== engineId)
        return {};
    if (!(await tagImage(engineId, tags, ports, signal))) {
        return { problem: 'The earlier image is not used: the engine does not tag it.' };
    }
    return { image: { ...built, reference: engineId, from: 'engine' } };
}
async function findKept({ possible, input, tempFolder, recordsFile }, ports, signal) {
    const folder = `${tempFolder}/unchanged`;
    const file = `${tempFolder}/unchanged.archive`;
    const errand = { name: 'image', keys: { key: input.key, prefixes: [] }, file, folder };
    const archive = await (0,archive_errands/* restoreArchive */.By)(errand, ports, signal);
    try {
        if (archive.hit !== 'exact')
            return { archive: { ...archive, hit: 'miss' } };
        const text = (await ports.files.readTextIfAny(`${folder}/record.json`)) ?? '';
        const record = parseRecord((0,json/* parseJson */.qF)(text), input.key);
        if (!record)
            return { archive: useless(archive, 'its record is of another build') };
        if (possible.output === 'load') {
            const file = `${folder}/image.tar`;
            const wrong = await findWrong(record, file, ports);
            if (wrong !== undefined)
                return { archive: useless(archive, wrong) };
            const problem = await bringImage(record, file, ports, signal);
            if (problem !== undefined)
                return { archive: refused(archive, problem) };
        }
        const use = await useRecord(record, possible, ports, signal);
        if (!use.image)
            return { archive: withRemark(archive, use.problem) };
        await rememberRecord(recordsFile, record, ports.files).catch(() => undefined);
        const from = possible.output === 'load' ? 'archive' : 'registry';
        return { image: { ...use.image, from }, archive };
    }
    finally {
        await ports.files.remove(folder);
    }
}
/** What is wrong with the archive itself: nothing but the image of the record is loaded. */
async function findWrong({ engineId }, file, { openFile }) {
    if (engineId === undefined)
        return 'its record names no image';
    const ids = await readArchivedIds(file, openFile);
    if (!ids.ok)
        return ids.problem;
    return ids.value.includes(engineId) ? undefined : 'it holds another image than its record says';
}
/** Puts the archived image into the engine. */
async function bringImage({ engineId = '' }, file, ports, signal) {
    const loaded = await loadImage(file, ports, signal);
    if (!loaded.ok)
        return loaded.problem;
    const image = await inspectImage(engineId, ports, signal);
    return image?.id === engineId ? undefined : 'the engine made another image of it';
}
function refused(archive, problem) {
    return withRemark({ ...archive, hit: 'miss' }, `The archived image is not used: ${problem}.`);
}
/** The build that follows replaces it. */
function useless(archive, problem) {
    return { ...refused(archive, problem), useless: true };
}
function withRemark(archive, remark) {
    return remark === undefined ? archive : { ...archive, remarks: [...archive.remarks, remark] };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/context/dockerignore.ts
var dockerignore = __webpack_require__(72437);
// EXTERNAL MODULE: ./src/context/hash-context.ts
var hash_context = __webpack_require__(16141);
// EXTERNAL MODULE: ./src/context/list-context.ts + 1 modules
var list_context = __webpack_require__(72393);
// EXTERNAL MODULE: ./src/context/read-ignore.ts
var read_ignore = __webpack_require__(66622);
;// CONCATENATED MODULE: ./src/cache/unchanged/hash-input.ts





/** Everything that goes into the image as one key. Reads the context; asks registries for digests. */
async function hashInput({ plan }, possible, ports, signal) {
    try {
        const [contextHash, dockerfile, images, contexts] = await Promise.all([
            hashBuildContext({ plan }, possible, ports, signal),
            readDockerfile({ plan }, possible, ports),
            digestsOf(possible, ports, signal),
            Promise.all(possible.contexts.map((context) => hashNamed(context, ports, signal))),
        ]);
        const { known } = possible;
        const input = { known, contextHash, dockerfile, images, contexts: contexts.sort() };
        return { ok: true, key: `cvdb-image-v1-${sha256(canonical(input))}`, contextHash };
    }
    catch (error) {
        return { ok: false, reason: reasonOf(error, signal) };
    }
}
/** Of the build context as it is now; `undefined` where that cannot be told. */
async function hashAgain(subject, possible, ports, signal) {
    try {
        return await hashBuildContext(subject, possible, ports, signal);
    }
    catch (error) {
        // Rejects where it is a fault of ours.
        reasonOf(error, signal);
        return undefined;
    }
}
function reasonOf(error, signal) {
    if (error instanceof Unknown)
        return `${error.message}.`;
    if (signal.aborted)
        return 'The run was cancelled.';
    const { code } = error;
    if (typeof code !== 'string')
        throw error;
    return `The build context cannot be read (${code}).`;
}
/** What BuildKit would be sent now. Rejects with `Unknown` where that is not sure. */
async function hashBuildContext({ plan }, { contextFolder, dockerfile }, { contextFiles }, signal) {
    const { temporaryFiles } = plan;
    const ignore = await (0,read_ignore/* readIgnore */.R)({ contextFolder, dockerfile, temporaryFiles }, contextFiles);
    return hashFolder(contextFolder, ignore, contextFiles, signal);
}
class Unknown extends Error {
}
async function hashFolder(folder, ignore, files, signal) {
    const listing = await (0,list_context/* listContext */.Y)(folder, ignore, files);
    if (!listing.ok)
        throw new Unknown(listing.problem);
    return (0,hash_context/* hashContext */.q)(listing, files, signal);
}
async function readDockerfile({ plan }, { dockerfile }, { contextFiles }) {
    const text = await contextFiles.readTextIfAny((0,read_ignore/* locateSource */.g)(dockerfile, plan.temporaryFiles));
    if (text === undefined)
        throw new Unknown('The Dockerfile cannot be read');
    return text;
}
/** A tag that was moved gives another digest; a registry that does not answer gives none. */
async function digestsOf({ images }, { resolveImages }, signal) {
    if (images.length === 0)
        return [];
    const resolved = await resolveImages(images, signal);
    if (resolved === undefined || resolved.length !== images.length) {
        throw new Unknown('What the base images are now could not be found out');
    }
    return resolved.map(({ reference, digest }) => `${reference} ${digest}`).sort();
}
/** The whole folder: its own ignore file could only make it less. */
async function hashNamed(context, { contextFiles, run }, signal) {
    const { name } = context;
    switch (context.kind) {
        case 'folder':
            return `${name} ${await hashFolder(context.folder, dockerignore/* IGNORE_NOTHING */.P, contextFiles, signal)}`;
        case 'layout': {
            if (context.digest !== undefined)
                return `${name} ${context.digest}`;
            const text = await contextFiles.readTextIfAny(`${context.folder}/index.json`);
            if (text === undefined)
                throw new Unknown(`The image of the context ${name} cannot be read`);
            return `${name} ${sha256(text)}`;
        }
        // Asked for with the base images.
        case 'image':
            return `${name} ${context.reference}`;
        case 'unknown':
            throw new Unknown(`What the context ${name} holds is not known`);
        case 'engine-image': {
            const argv = ['docker', 'image', 'inspect', '--format', '{{.Id}}', context.reference];
            const { exitCode, stdout } = await run(argv, { signal });
            if (exitCode !== 0)
                throw new Unknown(`The engine does not have ${context.reference}`);
            return `${name} ${stdout.trim()}`;
        }
    }
}
/** The same text for the same record, in whatever order its members were put in. */
function canonical(value) {
    return JSON.stringify(value, (_, member) => typeof member === 'object' && member !== null && !Array.isArray(member)
        ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
        : member);
}
function sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}

// EXTERNAL MODULE: ./src/report/format.ts
var format = __webpack_require__(12011);
;// CONCATENATED MODULE: ./src/cache/unchanged/keep-image.ts





/** Of an image of 100 MB a store has little left for anything else, and a registry is the better place. */
const IMAGE_LIMIT_BYTES = 100 * 1024 ** 2;
/** The engine counts unpacked files. */
const UNPACKED_PER_PACKED = 4;
/** After a build that went well. Whatever goes wrong is a remark: the next build is then built. */
async function keepImage(subject, ports, signal) {
    const { possible, input, contextHash, built, recordsFile, tempFolder, maySave } = subject;
    // An editor may have saved a file while the build ran: what the image holds is then not sure.
    if (contextHash !== input.contextHash) {
        return remark('the build context was changed while it was built');
    }
    const isLoad = possible.output === 'load';
    const image = isLoad ? await findInEngine(subject, ports, signal) : undefined;
    const { imageId, digest } = built;
    if (isLoad ? image === undefined : digest === undefined) {
        return remark('it cannot be told which one the build made');
    }
    const record = {
        key: input.key,
        ...(imageId ? { imageId } : {}),
        ...(digest ? { digest } : {}),
        ...(image ? { engineId: image.id } : {}),
    };
    await rememberRecord(recordsFile, record, ports.files).catch(() => undefined);
    if (!ports.store || !maySave)
        return { remarks: [] };
    const folder = `${tempFolder}/unchanged`;
    try {
        const inStore = { ...ports, store: ports.store };
        return await keepInStore(subject, record, image, folder, inStore, signal);
    }
    finally {
        await ports.files.remove(folder);
    }
}
async function keepInStore({ input, tempFolder, limitBytes, replaced }, record, image, folder, ports, signal) {
    await ports.files.remove(folder);
    await ports.files.makeFolder(folder);
    await ports.files.writeText(`${folder}/record.json`, JSON.stringify(record));
    const problem = image && (await packImage(record, image, folder, limitBytes, ports, signal));
    if (problem !== undefined)
        return remark(problem);
    const paths = image ? ['record.json', 'image.tar'] : ['record.json'];
    const file = `${tempFolder}/unchanged.archive`;
    const errand = { name: 'image', key: input.key, file, folder, paths, limitBytes };
    const takingItsPlace = replaced === undefined ? {} : { replaced };
    return (0,archive_errands/* saveArchive */.IW)({ ...errand, ...takingItsPlace }, ports, signal);
}
/** What the engine has of the build. Docker's drivers report its id in several ways. */
async function findInEngine({ built, possible }, ports, signal) {
    const ids = [built.digest, built.imageId].flatMap((id) => id ?? []);
    for (const name of [...ids, ...possible.tags.slice(0, 1)]) {
        const image = await inspectImage(name, ports, signal);
        if (image)
            return image;
    }
    return undefined;
}
/** The archive has to be of what the build reported: a tag may have been moved since. */
async function packImage({ imageId, digest }, { id, sizeBytes }, folder, limitBytes, ports, signal) {
    if (sizeBytes > limitBytes * UNPACKED_PER_PACKED)
        return `it has ${(0,format/* formatBytes */.z3)(sizeBytes)}`;
    const file = `${folder}/image.tar`;
    const saved = await saveImage(id, file, ports, signal);
    if (!saved.ok)
        return saved.problem;
    const ids = await readArchivedIds(file, ports.openFile);
    if (!ids.ok)
        return ids.problem;
    const isIt = ids.value.includes(id) && [imageId, digest].some((one) => isOneOf(one, ids.value));
    return isIt ? undefined : 'the engine saves another one';
}
function isOneOf(id, ids) {
    return id !== undefined && ids.includes(id);
}
function remark(problem) {
    return { remarks: [`The image is not kept: ${problem}.`] };
}

// EXTERNAL MODULE: ./src/fetch/images/image-record.ts
var image_record = __webpack_require__(49794);
// EXTERNAL MODULE: ./src/plan/plan-fetch.ts
var plan_fetch = __webpack_require__(22197);
// EXTERNAL MODULE: ./src/request/attributes.ts
var attributes = __webpack_require__(60352);
;// CONCATENATED MODULE: ./src/cache/unchanged/find-obstacle.ts

/**
 * In the order in which a reader would ask. Whoever sets `skip-unchanged: on` answers for what the
 * steps of the Dockerfile fetch; everything else holds in any case.
 */
const RULES = [
    ({ request }) => request.skipUnchanged === 'off' && 'Builds are never skipped (skip-unchanged: off).',
    ({ request }) => !isBuild(request.call) && `With call ${request.call} nothing is built.`,
    ({ request, plan }) => isAuto(request) &&
        plan.dockerfile.origin !== 'ours' &&
        'A Dockerfile that is not ours is built every time (skip-unchanged: on skips that, too).',
    ({ request, plan }) => isAuto(request) &&
        !plan.cache.mayRestore &&
        !plan.cache.maySave &&
        'Nothing is kept between runs, so no image either.',
    ({ request }) => isAuto(request) &&
        request.retries === 0 &&
        request.preflight === 'off' &&
        'Without retries and preflight no command is run but the build (skip-unchanged: on allows it).',
    ({ plan }) => !plan.cache.mayReuseUnits && 'A release is always built.',
    ({ request }) => (request.noCache || request.noCacheFilters.length > 0) && 'The build shall use no cache.',
    ({ facts }) => !facts.workspace && 'The build context is not a folder on this machine.',
    ({ request }) => (request.secrets.length > 0 || request.ssh.length > 0) &&
        'What secrets hold cannot be compared: they are part of no key.',
    ({ request }) => request.buildArgs.some((argument) => !argument.includes('=')) &&
        'A build argument takes its value from the environment.',
    ({ env }) => Object.keys(env).some((name) => /^(?:EXPERIMENTAL_BUILDKIT|BUILDX)_.*POLICY/.test(name)) &&
        'A source policy of buildx decides what the build starts from.',
    ({ env }) => Boolean(env.BUILDX_GIT_LABELS) &&
        'buildx labels the image with the state of git (BUILDX_GIT_LABELS).',
    ({ request }) => request.scan !== 'off' &&
        'The image is scanned with what is known today (scan), so it is built.',
    findOutputObstacle,
    ({ request, plan }) => (request.platforms.length > 1 || plan.platforms.length > 1) &&
        'The image is built for several platforms.',
    ({ request }) => hasSbom(request) && 'A bill of materials says what is known today, so it is made anew.',
    ({ facts, plan }) => plan.dockerfile.origin === 'ours' &&
        !facts.workspace?.cargo?.lock &&
        'Without a Cargo.lock every build chooses its versions.',
    ({ request }) => isAuto(request) &&
        (request.buildPackages.length > 0 || request.runtimePackages.length > 0) &&
        'System packages may be newer by now (skip-unchanged: on takes the earlier ones).',
    ({ facts }) => addsFromNetwork(facts) && 'An ADD of the Dockerfile fetches something that has no checksum.',
];
function findObstacle(subject) {
    for (const rule of RULES) {
        const reason = rule(subject);
        if (reason !== false)
            return reason;
    }
    return undefined;
}
function isBuild(call) {
    return call === undefined || call === 'build';
}
function isAuto({ skipUnchanged }) {
    return skipUnchanged === 'auto';
}
/** The result has to be one image, in one place from which it can be had again. */
function findOutputObstacle({ request, plan, engine }) {
    const { argv } = plan.buildx;
    const isLoaded = argv.includes('--load') || engine.builder.driver === 'docker';
    if (request.outputs.length > 0)
        return 'The result goes to an output of its own (outputs).';
    if (request.cacheTo.length > 0)
        return 'The build shall fill a cache (cache-to).';
    if (request.push && argv.includes('--load'))
        return 'The image is both pushed and loaded.';
    if (request.push && plan.image.tags.length === 0)
        return 'The pushed image has no name.';
    return !request.push && !isLoaded && 'The image stays in the build cache.';
}
function hasSbom({ sbom, attests }) {
    const given = sbom === undefined ? [] : [`type=sbom,${sbom}`];
    return [...given, ...attests].some((attest) => {
        const fields = (0,attributes/* parseAttributes */.vB)(attest) ?? [];
        const isSbom = fields.some(({ key, value }) => key === 'type' && value === 'sbom');
        return isSbom && !fields.some(isSwitchedOff);
    });
}
function isSwitchedOff({ key, value }) {
    if (value === undefined)
        return (0,attributes/* parseGoBoolean */.aH)(key) === false;
    return key === 'disabled' && (0,attributes/* parseGoBoolean */.aH)(value) === true;
}
/** A git commit or a checksum says what comes; a branch or a bare URL does not. */
function addsFromNetwork({ dockerfileFacts }) {
    const instructions = dockerfileFacts?.stages.flatMap((stage) => stage.instructions) ?? [];
    return instructions.some(({ keyword, text }) => keyword === 'ADD' &&
        /(?:^|[\s"'[,])(?:https?:\/\/|git@|git:\/\/|ssh:\/\/|\$)/.test(text) &&
        !/--checksum=\S+/.test(text));
}

;// CONCATENATED MODULE: ./src/cache/unchanged/neutral-argv.ts
/** Those that buildx takes without a value; all others of ours have one, in the next argument. */
const BARE = ['--load', '--no-cache', '--pull', '--push'];
/** Of `buildx build … CONTEXT`, as the plan writes it: the last argument is the context. */
function readFlags(argv) {
    const args = argv.slice(2, -1);
    const flags = [];
    for (let at = 0; at < args.length; at++) {
        const name = args[at] ?? '';
        if (BARE.includes(name) || name.includes('='))
            flags.push({ name, value: '' });
        else
            flags.push({ name, value: args[++at] ?? '' });
    }
    return flags;
}
/**
 * Where results go and where things lie on this machine. What Dockerfile, contexts and images hold is
 * part of the key by itself; secrets are here only those of the network, which must not decide anything.
 */
const ELSEWHERE = [
    '--iidfile',
    '--metadata-file',
    '--file',
    '--build-context',
    '--secret',
    '--builder',
    '--progress=rawjson',
];
const CREATED = /^org\.opencontainers\.image\.created=/;
/**
 * The flags that decide what the image is. The time of creation does not: an image that is taken over
 * keeps its own. The same holds for the run that is named as its builder.
 */
function neutralFlags(argv, tempFolder) {
    return readFlags(argv)
        .filter(({ name, value }) => !ELSEWHERE.includes(name) && !isTime(name, value))
        .map(({ name, value }) => [name, neutralValue(name, value.replaceAll(tempFolder, '<temp>'))]);
}
function isTime(name, value) {
    return (name === '--label' || name === '--annotation') && CREATED.test(value);
}
function neutralValue(name, value) {
    if (name !== '--attest')
        return value;
    return value.replace(/\bbuilder-id=[^,"]*\/actions\/runs\/\d+\/attempts\/\d+/, 'builder-id=<run>');
}

;// CONCATENATED MODULE: ./src/cache/unchanged/named-contexts.ts


/** Those of the command line; paths become absolute. */
function readNamedContexts({ buildx, standIns }, workspaceFolder) {
    return readFlags(buildx.argv)
        .filter(({ name }) => name === '--build-context')
        .map(({ value: argument }) => {
        const [name = '', ...value] = argument.split('=');
        const input = readValue(value.join('='), workspaceFolder);
        const isStandIn = standIns.some(({ replaces }) => replaces === name);
        return { name, ...(isStandIn && input.kind === 'image' ? inEngine(input) : input) };
    });
}
function inEngine({ reference }) {
    return { kind: 'engine-image', reference };
}
function readValue(value, workspaceFolder) {
    const [, scheme, where = ''] = /^([a-z-]+):\/\/(.*)$/s.exec(value) ?? [];
    if (scheme === 'docker-image')
        return { kind: 'image', reference: where };
    if (scheme === 'oci-layout')
        return readLayout(where);
    if (scheme !== undefined || /^(?:target:|input:|git@)/.test(value))
        return { kind: 'unknown' };
    return { kind: 'folder', folder: (0,external_node_path_.resolve)(workspaceFolder, value) };
}
function readLayout(where) {
    const [, folder = where, digest] = /^(.*?)(?:@(sha256:[0-9a-f]{64}))?$/s.exec(where) ?? [];
    return { kind: 'layout', folder, ...(digest === undefined ? {} : { digest }) };
}

;// CONCATENATED MODULE: ./src/cache/unchanged/plan-unchanged.ts






/** Pure: what has to be read and asked for comes with `hashInput`. */
function planUnchanged(subject) {
    const obstacle = findObstacle(subject);
    if (obstacle !== undefined)
        return { kind: 'none', reason: obstacle };
    const { plan, context, request } = subject;
    const contextFolder = (0,external_node_path_.resolve)(context.workspaceFolder, plan.context);
    const file = readFlags(plan.buildx.argv).find(({ name }) => name === '--file')?.value;
    const contexts = readNamedContexts(plan, context.workspaceFolder);
    const unknown = contexts.find(({ kind }) => kind === 'unknown');
    if (unknown) {
        const reason = `What the context ${unknown.name} holds is known only within the build.`;
        return { kind: 'none', reason };
    }
    const images = planImages(subject, contexts);
    if (images === undefined) {
        return { kind: 'none', reason: 'What the base images are is known only within the build.' };
    }
    return {
        kind: 'possible',
        output: request.push ? 'push' : 'load',
        tags: plan.image.tags,
        contextFolder,
        dockerfile: file === undefined ? `${contextFolder}/Dockerfile` : (0,external_node_path_.resolve)(context.workspaceFolder, file),
        images,
        contexts,
        known: describeKnown(subject),
    };
}
/** Versions count where they could change a byte of the image, or the form in which it is kept. */
function describeKnown({ plan, engine, env, toolVersion, context }) {
    const { driver, imageStore, buildkitVersion } = engine.builder;
    const { compile } = plan;
    const compiled = compile.kind === 'container'
        ? { environment: compile.environment, incremental: compile.incremental }
        : {};
    return {
        flags: neutralFlags(plan.buildx.argv, context.tempFolder),
        env: { ...ofBuildx(env), ...plan.buildx.env },
        platform: (0,plan_fetch/* buildPlatformOf */.vd)(engine),
        compile: { kind: compile.kind, ...compiled },
        versions: {
            tool: toolVersion,
            buildx: engine.buildxVersion,
            engine: engine.serverVersion ?? '',
            buildkit: plan.builder.kind === 'own' ? 'own' : (buildkitVersion ?? ''),
            store: `${driver}/${imageStore ?? ''}`,
        },
    };
}
/** Variables that buildx reads and that are not about where it finds its builder. */
function ofBuildx(env) {
    const isRead = (name) => /^(?:BUILDX|BUILDKIT)_|^(?:SOURCE_DATE_EPOCH|DOCKER_DEFAULT_PLATFORM)$/.test(name) &&
        !/^BUILDX_(?:BUILDER|CONFIG|METADATA_.*)$|^BUILDKIT_(?:HOST|PROGRESS|COLORS|TTY_.*)$/.test(name);
    return Object.fromEntries(Object.entries(env).filter(([name]) => isRead(name)));
}
/** `undefined` where a name is made of arguments that only the build knows. */
function planImages({ facts, request, engine }, contexts) {
    if (!facts.dockerfileFacts)
        return undefined;
    const platform = (0,plan_fetch/* buildPlatformOf */.vd)(engine);
    const isGiven = (reference) => contexts.some(({ name }) => familiarOr(name) === familiarOr(reference));
    const bases = (0,plan_fetch/* basesOf */.cF)(facts.dockerfileFacts, request, platform)
        .map(({ reference }) => reference)
        .filter((reference) => !isGiven(reference));
    const others = contexts.flatMap((one) => (one.kind === 'image' ? [one.reference] : []));
    const all = [...new Set([...bases, ...others])];
    if (all.some((reference) => (0,image_record/* fullReference */.P$)(reference) === undefined))
        return undefined;
    return all.map((reference) => ({ reference, platforms: [platform], delivery: 'oci-layout' }));
}
/** Names of stages are no references. */
function familiarOr(name) {
    return (0,image_record/* familiarName */.hG)(name) ?? name;
}

;// CONCATENATED MODULE: ./src/cache/unchanged/look-unchanged.ts





/** From the plan to an image that need not be built, or to what keeps the one that will be. */
async function lookUnchanged(subject, ports, signal) {
    const startedAtMs = ports.clock.now();
    const possible = planUnchanged(subject);
    if (possible.kind === 'none')
        return possible;
    const input = await hashInput(subject, possible, ports, signal);
    if (!input.ok)
        return { kind: 'none', reason: input.reason };
    const { store, ...others } = ports;
    const { mayRestore } = subject.plan.cache;
    const readable = mayRestore && store ? ports : others;
    const asked = askedOf(subject, possible, input);
    const { image, archive } = await findUnchanged(asked, readable, signal).catch((error) => ({
        archive: {
            ...{ name: 'image', hit: 'miss', restoredBytes: 0, restoreMs: 0 },
            remarks: [`The earlier image is not used: ${faultOf(error)}.`],
        },
    }));
    const timed = { ...archive, restoreMs: ports.clock.now() - startedAtMs };
    if (image)
        return { kind: 'found', image, archive: timed };
    const keep = (built, now) => keepBuilt(subject, possible, { input, built, ...(0,archive_errands/* replacedBy */._0)(archive) }, ports, now);
    return { kind: 'build', archive: timed, keep };
}
async function keepBuilt(subject, possible, { input, ...rest }, ports, signal) {
    const { store, maySave } = subject.plan.cache;
    const budgetBytes = 'budgetBytes' in store ? store.budgetBytes : IMAGE_LIMIT_BYTES;
    const contextHash = await hashAgain(subject, possible, ports, signal);
    const keeping = {
        ...askedOf(subject, possible, input),
        ...{ ...rest, contextHash, maySave },
        limitBytes: Math.min(IMAGE_LIMIT_BYTES, budgetBytes),
    };
    return keepImage(keeping, ports, signal).catch((error) => ({
        remarks: [`The image is not kept: ${faultOf(error)}.`],
    }));
}
function askedOf({ context: { tempFolder }, recordsFile }, possible, { key, contextHash }) {
    return { possible, input: { key, contextHash }, tempFolder, recordsFile };
}
/** Of the disk; anything else is a fault of ours, and is thrown. */
function faultOf(error) {
    const { code, path } = error;
    if (typeof code !== 'string')
        throw error;
    return `${path ?? 'a file'} cannot be used (${code})`;
}

// EXTERNAL MODULE: ./src/fetch/bring.ts + 29 modules
var bring = __webpack_require__(41192);
// EXTERNAL MODULE: ./src/network/run-remedies.ts + 1 modules
var run_remedies = __webpack_require__(49807);
;// CONCATENATED MODULE: ./src/unchanged-stages.ts




/** Of images that this machine has built; in the cache folder. */
const RECORDS_FILE = 'unchanged.json';
/** Looks for the image of an earlier build of exactly the same input. */
async function runLookStage(prepared, context, ports, signal) {
    const { request, plan } = prepared;
    const look = await lookUnchanged({
        ...prepared,
        context,
        env: ports.env,
        toolVersion: ports.toolVersion,
        recordsFile: (0,external_node_path_.join)(context.cacheFolder, RECORDS_FILE),
    }, await unchangedPorts(prepared, context, ports, signal), signal);
    if (look.kind === 'none') {
        const say = request.skipUnchanged === 'on' ? ports.log.notice : ports.log.debug;
        say(`The build cannot be skipped. ${look.reason}`);
    }
    if (look.kind === 'found') {
        const tags = plan.image.tags.join(', ') || look.image.reference;
        ports.log.info(`Nothing that goes into the image has changed: ${tags} is that of an earlier build.`);
    }
    return look;
}
async function unchangedPorts(prepared, context, ports, signal) {
    const { store, archiver, contextFiles } = await ports.cache();
    const opened = store(prepared.plan.cache);
    const { run, files, clock, measure } = ports;
    return {
        ...{ run, files, clock, archiver, contextFiles, openFile: measure.openFile },
        ...(opened ? { store: opened } : {}),
        // Most builds have no base image whose registry has to be asked: only then is the network loaded.
        resolveImages: async (images, given) => {
            const setup = await (0,run_remedies/* makeSetup */.sv)(prepared, context, ports, signal);
            const isFresh = prepared.request.pull;
            const resolved = await (0,bring/* resolveImages */.Be)(images, impatient(setup.settings), setup.ports, given, isFresh);
            return resolved.ok ? resolved.value : undefined;
        },
    };
}
/** Where no registry answers at once there is a build, which is more patient. */
function impatient(settings) {
    const { policy } = settings;
    return {
        ...settings,
        policy: { ...policy, retries: Math.min(1, policy.retries), budgetMs: 10_000 },
    };
}
/** Where the image that was found can be measured. */
function planFoundMeasurement({ measure }, image) {
    const { reference, digest, from } = image;
    if (from === 'registry')
        return { kind: 'registry', reference };
    const known = measure.kind === 'engine' ? measure : { kind: 'engine' };
    return { ...known, reference, ...(digest === undefined ? {} : { digest }) };
}
/** As the report tells it. */
function describeUnchanged({ key, imageId, digest }) {
    return {
        key,
        ...(imageId === undefined ? {} : { imageId }),
        ...(digest === undefined ? {} : { digest }),
    };
}
/** After a build that went well: the next run may find this image. */
async function runKeepStage(look, built, signal) {
    const { saved, remarks } = await look.keep(built, signal);
    const { archive } = look;
    return {
        ...archive,
        ...(saved ? { saved } : {}),
        remarks: [...archive.remarks, ...remarks],
    };
}


/***/ })

};
