export const id = 845;
export const ids = [845];
export const modules = {

/***/ 845:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCompileStages: () => (/* binding */ runCompileStages),
  runSaveStage: () => (/* binding */ runSaveStage)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/build/attempts-policy.ts
var attempts_policy = __webpack_require__(8899);
// EXTERNAL MODULE: ./src/build/remedies/argv.ts
var remedies_argv = __webpack_require__(3995);
// EXTERNAL MODULE: ./src/build/remedies/dockerfile.ts
var dockerfile = __webpack_require__(591);
// EXTERNAL MODULE: ./src/build/run-attempts.ts + 20 modules
var run_attempts = __webpack_require__(499);
// EXTERNAL MODULE: ./src/build/failure.ts + 24 modules
var failure = __webpack_require__(7974);
// EXTERNAL MODULE: ./src/build/faults/build-scripts.ts + 1 modules
var build_scripts = __webpack_require__(4705);
// EXTERNAL MODULE: ./src/build/faults/cargo-files.ts
var cargo_files = __webpack_require__(978);
// EXTERNAL MODULE: ./src/build/faults/cargo-project.ts
var cargo_project = __webpack_require__(2952);
// EXTERNAL MODULE: ./src/build/faults/linking.ts + 1 modules
var linking = __webpack_require__(3489);
// EXTERNAL MODULE: ./src/build/faults/rust.ts + 1 modules
var rust = __webpack_require__(2891);
;// CONCATENATED MODULE: ./src/build/faults/of-the-code.ts





const ROWS = [
    ...[...rust/* RUST_FAULTS */.t, ...linking/* LINKING_FAULTS */.V, ...build_scripts/* BUILD_SCRIPT_FAULTS */.P],
    ...[...cargo_project/* CARGO_PROJECT_FAULTS */.n, ...cargo_files/* CARGO_FILE_FAULTS */.G],
];
/** Faults of the code or its workspace: the same wherever and however often it is compiled. */
const FAULTS_OF_THE_CODE = new Set(ROWS.filter(({ transient }) => transient === undefined).map(({ id }) => id));

// EXTERNAL MODULE: ./src/report/format.ts
var format = __webpack_require__(2011);
;// CONCATENATED MODULE: ./src/cache/archive-errands.ts

/** Looks for an archive and unpacks it. What is broken counts as not found, and leaves an empty folder. */
async function restoreArchive({ name, keys, file, folder }, { store, archiver, clock, files }, signal) {
    const startedAtMs = clock.now();
    const conclude = (hit, restoredBytes, rest) => ({ name, hit, restoredBytes, restoreMs: clock.now() - startedAtMs, ...rest });
    await files.makeFolder(folder);
    const restored = await store.restore(keys, file, signal);
    if (restored.outcome === 'miss')
        return conclude('miss', 0, { remarks: [] });
    if (restored.outcome === 'lost')
        return conclude('miss', 0, { remarks: [restored.cause] });
    const { outcome, key, bytes } = restored;
    const unpacked = await archiver.unpack({ file, folder }, signal);
    await files.remove(file);
    if (unpacked.ok)
        return conclude(outcome, bytes, { key, remarks: [] });
    const remark = `The archive ${key} is of no use: ${unpacked.cause}.`;
    return conclude('miss', bytes, { key, remarks: [remark] });
}
/** Packs and keeps an archive. Whatever goes wrong is a remark. */
async function saveArchive({ key, file, folder, paths, limitBytes }, { store, archiver, clock, files }, signal) {
    if (paths.length === 0)
        return { remarks: [] };
    const startedAtMs = clock.now();
    const conclude = (outcome, bytes, remarks) => ({
        saved: { outcome, bytes, durationMs: clock.now() - startedAtMs },
        remarks,
    });
    const packed = await archiver.pack({ folder, paths, to: file }, signal);
    if (!packed.ok)
        return conclude('lost', 0, [`${packed.cause}.`]);
    if (packed.bytes > limitBytes) {
        await files.remove(file);
        const sizes = `${(0,format/* formatBytes */.z3)(packed.bytes)}, and cache-budget allows ${(0,format/* formatBytes */.z3)(limitBytes)}`;
        return conclude('lost', 0, [`The archive was not saved: it has ${sizes}.`]);
    }
    const saved = await store.save(key, file, signal);
    await files.remove(file);
    return conclude(saved.outcome, saved.outcome === 'saved' ? saved.bytes : 0, saved.outcome === 'lost' ? [saved.cause] : []);
}

// EXTERNAL MODULE: ./src/build/json-values.ts
var json_values = __webpack_require__(3807);
;// CONCATENATED MODULE: ./src/cache/units/messages.ts

/** Lines that are no message about a unit (warnings, the end of the build, other programs) are left out. */
function parseUnitMessages(units) {
    return units.split('\n').flatMap((line) => {
        const message = line.startsWith('{') ? (0,json_values/* parseJson */.qF)(line) : undefined;
        return (0,json_values/* isRecord */.u4)(message) ? (readMessage(message) ?? []) : [];
    });
}
function readMessage(message) {
    const isLocal = isLocalPackage((0,json_values/* readText */.yR)(message.package_id) ?? '');
    if (message.reason === 'build-script-executed') {
        const outFolder = (0,json_values/* readText */.yR)(message.out_dir);
        return { isLocal, paths: outFolder === undefined ? [] : [outFolder] };
    }
    if (message.reason !== 'compiler-artifact')
        return undefined;
    const target = (0,json_values/* isRecord */.u4)(message.target) ? message.target : {};
    const crateName = ((0,json_values/* readText */.yR)(target.name) ?? '').replaceAll('-', '_');
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

;// CONCATENATED MODULE: ./src/cache/units/freshness.ts

/** Counts the units of a build by what `cargo build --message-format=json` wrote. */
function readFreshness(units) {
    const all = parseUnitMessages(units).filter(({ compiled }) => compiled !== undefined);
    const compiled = all.filter((message) => !message.compiled?.isFresh);
    return {
        fresh: all.length - compiled.length,
        compiled: compiled.length,
        compiledDependencies: compiled.filter(({ isLocal }) => !isLocal).length,
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./node_modules/smol-toml/dist/index.js + 8 modules
var dist = __webpack_require__(3292);
;// CONCATENATED MODULE: ./src/compile/compile-key.ts


/**
 * Keys of the compiled dependencies: exact for one lock file and what the manifests ask of it; the
 * prefix finds the newest of an older one, of which cargo takes what still fits.
 */
function planUnitsKeys(subject) {
    const prefix = `cvdb-units-v1-${hash([subject.sharedBy, subject.toolchain])}-`;
    return { key: `${prefix}${hashLock(subject)}`, prefixes: [prefix] };
}
/** rustc's state is of use with the same dependencies only: there is no key with another lock. */
function planWorkspaceKeys(subject, contextHash) {
    const settings = hash([subject.sharedBy, subject.toolchain]);
    const prefix = `cvdb-workspace-v1-${settings}-${hashLock(subject)}-`;
    return { key: `${prefix}${contextHash.slice(0, HASH_DIGITS)}`, prefixes: [prefix] };
}
const HASH_DIGITS = 24;
function hash(value) {
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(value)).digest('hex').slice(0, HASH_DIGITS);
}
function hashLock({ packages, manifests }) {
    const foreign = packages
        .filter(({ source }) => source !== undefined)
        .map(({ name, version, source, checksum }) => [name, version, source, checksum ?? ''].join(' '))
        .sort();
    const asked = Object.entries(manifests)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([path, text]) => [path, readAsked(path, text)]);
    return hash([foreign, asked]);
}
/** Of a manifest only what decides how dependencies are compiled: a new version of the application changes nothing. */
const TABLES = [
    'dependencies',
    'build-dependencies',
    'features',
    'target',
    'profile',
    'patch',
    'replace',
    'workspace',
];
function readAsked(path, text) {
    if (!path.endsWith('Cargo.toml'))
        return text;
    const manifest = parseToml(text);
    if (manifest === undefined)
        return text;
    return TABLES.map((name) => manifest[name] ?? null);
}
/** Cargo will say what is wrong with it. */
function parseToml(text) {
    try {
        return (0,dist/* parse */.qg)(text);
    }
    catch {
        return undefined;
    }
}
/** Link-time optimisation works on the whole program: rustc keeps no state of it. */
function hasLto(rootManifest, profile) {
    return ltoOf(parseToml(rootManifest)?.profile, profile);
}
function ltoOf(profiles, name, depth = 0) {
    if (!isTable(profiles) || depth > 5)
        return false;
    const profile = profiles[name];
    if (!isTable(profile))
        return false;
    if (profile.lto !== undefined)
        return profile.lto !== false && profile.lto !== 'off';
    return typeof profile.inherits === 'string' && ltoOf(profiles, profile.inherits, depth + 1);
}
function isTable(value) {
    return typeof value === 'object' && value !== null;
}

// EXTERNAL MODULE: ./src/plan/buildx-secrets.ts
var buildx_secrets = __webpack_require__(171);
;// CONCATENATED MODULE: ./src/compile/container-argv.ts

/** Compiles without network, as the stages `dependencies` and `application` do. */
function planCompileArgv(plan, folders, setting) {
    const environment = {
        ...plan.environment,
        ...(plan.incremental ? { CARGO_INCREMENTAL: '1' } : {}),
        HOME: '/tmp',
    };
    return [
        ...planRun(setting),
        ...Object.entries(folders).flatMap(([name, folder]) => mount(folder, `/${name}`)),
        ...Object.entries(environment).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
        ...['--workdir', '/app', '--entrypoint', '/opt/build/build'],
        ...[plan.toolchainImage, 'application'],
    ];
}
/** Where compiled code comes from: compiler, linker and C library. Also shows whether folders are shared. */
const IDENTIFY = 'rustc -vV && cargo -V && cc --version | head -n 1 && cat /etc/os-release && echo shared >/out/shared';
/** Prints what compiled dependencies have to match, and leaves a file `shared` in the folder. */
function planIdentifyArgv(image, out, setting) {
    const entry = ['--workdir', '/', '--entrypoint', '/bin/sh', image, '-c', IDENTIFY];
    return [...planRun(setting), ...mount(out, '/out'), '--env', 'HOME=/tmp', ...entry];
}
function planRun({ name, user }) {
    return [
        ...['docker', 'run', '--rm', '--pull', 'never', '--network', 'none', '--name', name],
        ...(user === undefined ? [] : ['--user', `${user.uid}:${user.gid}`]),
    ];
}
function mount(folder, target) {
    return ['--mount', `type=bind,${(0,buildx_secrets/* csvField */.XR)(`source=${folder}`)},target=${target}`];
}

;// CONCATENATED MODULE: ./src/compile/run-container.ts
/** As many as the fault table looks at, and the beginning of a long error. */
const KEPT_LINES = 400;
/** For us, not for the reader of the log. */
const OURS = /^cargo-units: /;
/** Runs a container that the plan named to its end, or to ours; nothing of it is left then. */
async function runContainer(argv, name, { run, clock, log, env }, limits, signal) {
    const output = [];
    const silence = watchSilence(limits.silentMs, clock, signal);
    const onLine = (line) => {
        silence.sign();
        output.push(line);
        if (output.length > KEPT_LINES)
            output.shift();
        if (!OURS.test(line))
            log.info(line);
    };
    try {
        const result = await run(argv, {
            env,
            collect: false,
            onStdoutLine: onLine,
            onStderrLine: onLine,
            signal: AbortSignal.any([signal, silence.signal]),
            ...(limits.timeoutMs > 0 ? { timeoutMs: limits.timeoutMs } : {}),
        });
        const why = whyStopped(result, signal);
        // docker's client ends, the container does not: its first process ignores SIGTERM.
        if (why !== undefined)
            await run(['docker', 'rm', '--force', name], { env });
        return { exitCode: result.exitCode, output, ...(why === undefined ? {} : { why }) };
    }
    finally {
        silence.end();
    }
}
function whyStopped({ stopped }, signal) {
    if (stopped === undefined)
        return undefined;
    if (signal.aborted)
        return 'aborted';
    return stopped === 'timeout' ? 'timeout' : 'silent';
}
/** Aborts when no sign of life came for the given time. */
function watchSilence(silentMs, clock, signal) {
    const over = new AbortController();
    const ended = new AbortController();
    let lastMs = clock.now();
    const watch = async () => {
        while (!ended.signal.aborted && !signal.aborted) {
            const leftMs = lastMs + silentMs - clock.now();
            if (leftMs <= 0)
                return over.abort();
            await clock.sleep(leftMs, AbortSignal.any([ended.signal, signal]));
        }
    };
    if (silentMs > 0)
        void watch();
    return {
        signal: over.signal,
        sign: () => {
            lastMs = clock.now();
        },
        end: () => ended.abort(),
    };
}

;// CONCATENATED MODULE: ./src/context/in-parallel.ts
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

;// CONCATENATED MODULE: ./src/context/hash-context.ts


/** Files are read this many at once, each through a buffer of fixed size. */
const READERS = 8;
/**
 * sha256 (hex) over what BuildKit's own content hash sees: path, kind, mode, target of a link, content,
 * and which names are one file. Neither times nor owners. Extended attributes, which BuildKit sees too,
 * cannot be read here; no checkout has them.
 */
async function hashContext({ folder, entries }, files, signal) {
    const contents = [];
    await eachInParallel(entries, READERS, async (entry, index) => {
        contents[index] = await contentOf(entry, folder, files);
    }, signal);
    const lines = entries.map((entry, index) => JSON.stringify([entry.path, entry.kind, 'mode' in entry ? entry.mode : 0, contents[index]]));
    // Sorted, as the order of a walk is that of one folder at a time.
    return (0,external_node_crypto_.createHash)('sha256').update(lines.sort().join('\n')).digest('hex');
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

;// CONCATENATED MODULE: ./src/context/ignore-pattern.ts
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

;// CONCATENATED MODULE: ./src/context/dockerignore.ts


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
        return compilePattern(cleaned, false);
    // Of `!` nothing may be left alone: BuildKit refuses it.
    return cleaned === '!' ? undefined : compilePattern(cleaned.slice(1), true);
}
/** As Go's filepath.Clean. */
function clean(path) {
    const normal = external_node_path_.posix.normalize(path);
    return normal.length > 1 ? normal.replace(/\/$/, '') : normal;
}
function trim(text) {
    return text.replace(OUTER_SPACE, '');
}
function quote(text) {
    return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

;// CONCATENATED MODULE: ./src/context/read-ignore.ts

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
        return text.ok ? parseDockerignore(text.text) : text;
    }
    return IGNORE_NOTHING;
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

;// CONCATENATED MODULE: ./src/context/snapshot-context.ts

const WRITERS = 8;
/**
 * Copies what BuildKit would be sent to another folder. Modes and links are kept as they are, wherever
 * those point; every file is one of its own, and its owner may do everything in each folder, so that
 * the copy can be removed again. Rejects with the error of the file system.
 */
async function snapshotContext({ folder, entries }, { folder: to, modifiedMs }, files, signal) {
    await files.makeFolder(to);
    const folders = entries.filter((entry) => entry.kind === 'folder');
    for (const { path } of folders) {
        signal?.throwIfAborted();
        await files.makeFolder(`${to}/${path}`);
    }
    const others = entries.filter((entry) => entry.kind !== 'folder');
    const copy = (entry) => copyEntry(entry, folder, to, modifiedMs, files);
    await eachInParallel(others, WRITERS, copy, signal);
    // Last, as everything that is put into a folder changes its time, and its mode may forbid it.
    for (const { path, mode } of folders.reverse()) {
        await files.finishFolder(`${to}/${path}`, { mode: mode | 0o700, modifiedMs });
    }
}
async function copyEntry(entry, from, to, modifiedMs, files) {
    const path = `${to}/${entry.path}`;
    switch (entry.kind) {
        case 'folder':
            return;
        case 'link':
            return files.makeLink(entry.target, path);
        case 'file': {
            const attributes = { mode: entry.mode, modifiedMs };
            return entry.isEmptied
                ? files.makeEmptyFile(path, attributes)
                : files.copyFile(`${from}/${entry.path}`, path, attributes);
        }
    }
}

;// CONCATENATED MODULE: ./src/compile/snapshot.ts




/** Copies what the build would be sent of its context to a folder that does not exist yet, all of it new. */
async function takeSnapshot(source, to, { files, clock }, signal) {
    const listing = await listContext(source.contextFolder, await readIgnore(source, files), files);
    if (!listing.ok)
        return listing;
    const target = { folder: to, modifiedMs: clock.now() };
    const [hash] = await Promise.all([
        hashContext(listing, files, signal),
        snapshotContext(listing, target, files, signal),
    ]);
    return { ok: true, hash };
}

;// CONCATENATED MODULE: ./src/compile/run-compile.ts









const STEP = '[application] /opt/build/build application';
/** Compiles the application in a container of the tool-chain image, over what earlier runs compiled. */
async function runCompile(setting, ports, signal) {
    const folders = await makeFolders(setting, ports.files);
    const [identified, snapshot] = await Promise.all([
        identify(setting, folders, ports, signal),
        takeSnapshot(setting.source, folders.app, { ...ports, files: ports.contextFiles }, signal),
        ports.copyFolder(setting.cratesFolder, folders.crates),
    ]);
    if (signal.aborted)
        return { kind: 'cancelled' };
    if (identified.kind === 'unfit')
        return leave(identified.reason);
    if (!snapshot.ok)
        return leave(snapshot.problem);
    const contextHash = snapshot.hash;
    const manifests = await readManifests(setting, folders.app, ports.files);
    const plan = withoutVainState(setting.plan, manifests);
    const subject = { ...plan, toolchain: identified.toolchain, manifests };
    const archives = await restoreAll(plan, subject, contextHash, folders, setting, ports, signal);
    const name = containerName(setting.folder);
    const argv = planCompileArgv(plan, folders, named(name, setting));
    const end = await ports.log.group('Compile', () => runContainer(argv, name, ports, setting.limits, signal));
    if (end.why === 'aborted' || signal.aborted)
        return { kind: 'cancelled' };
    if (end.exitCode !== 0)
        return { ...judge(end.exitCode, end.output, end.why), archives };
    const units = await ports.files.readText((0,external_node_path_.join)(folders.tmp, 'units.json'));
    const { fresh, compiled } = readFreshness(units);
    const workspace = planWorkspaceKeys(subject, contextHash).key;
    return {
        kind: 'compiled',
        applicationFolder: (0,external_node_path_.join)(setting.folder, 'application'),
        cargo: { fresh, compiled },
        archives,
        units,
        targetFolder: folders.target,
        isUnchanged: compiled === 0,
        keys: { units: planUnitsKeys(subject).key, ...(plan.incremental ? { workspace } : {}) },
    };
}
function leave(reason) {
    return { kind: 'left-to-build', reason, archives: [] };
}
/** `/out` is a folder of the stage that takes the place of `application`. */
async function makeFolders({ folder }, files) {
    const folders = {
        app: (0,external_node_path_.join)(folder, 'app'),
        crates: (0,external_node_path_.join)(folder, 'crates'),
        target: (0,external_node_path_.join)(folder, 'target'),
        out: (0,external_node_path_.join)(folder, 'application', 'out'),
        tmp: (0,external_node_path_.join)(folder, 'tmp'),
    };
    await files.makeFolder(folder);
    for (const [name, path] of Object.entries(folders)) {
        // The snapshot makes its own.
        if (name !== 'app')
            await files.makeFolder(path);
    }
    return folders;
}
function named(name, { user }) {
    return { name, ...(user === undefined ? {} : { user }) };
}
/** Of the run's own folder, whose name is like no other. */
function containerName(folder) {
    const run = folder.split('/').filter(Boolean).slice(-2).join('-');
    return `cv-docker-build-compile-${run.replace(/[^\w.-]/g, '-')}`;
}
/** Asks the tool chain what it is, and whether the engine sees our folders. */
async function identify(setting, { out }, { run, env, files }, signal) {
    const name = `${containerName(setting.folder)}-identify`;
    const argv = planIdentifyArgv(setting.plan.toolchainImage, out, named(name, setting));
    const { exitCode, stdout, stderr } = await run(argv, { env, signal, timeoutMs: IDENTIFY_MS });
    if (exitCode !== 0) {
        await run(['docker', 'rm', '--force', name], { env });
        const last = stderr.trim().split('\n').at(-1) ?? '';
        return { kind: 'unfit', reason: `No container of the tool chain can be run here: ${last}` };
    }
    const marker = (0,external_node_path_.join)(out, 'shared');
    const isShared = (await files.kindOf(marker)) === 'file';
    await files.remove(marker);
    if (!isShared) {
        return { kind: 'unfit', reason: 'The engine does not see the folders of this machine.' };
    }
    return { kind: 'identified', toolchain: stdout };
}
const IDENTIFY_MS = 30_000;
async function readManifests({ packageFolders }, app, files) {
    const paths = [
        ...new Set(['.', ...packageFolders].map((folder) => (0,external_node_path_.join)(folder, 'Cargo.toml'))),
        ...['.cargo/config.toml', '.cargo/config'],
    ];
    const texts = await Promise.all(paths.map((path) => files.readTextIfAny((0,external_node_path_.join)(app, path))));
    return Object.fromEntries(paths.flatMap((path, at) => (texts[at] === undefined ? [] : [[path, texts[at]]])));
}
function withoutVainState(plan, manifests) {
    const isVain = hasLto(manifests['Cargo.toml'] ?? '', plan.environment.PROFILE ?? 'release');
    return isVain ? { ...plan, incremental: false } : plan;
}
async function restoreAll(plan, subject, contextHash, { target }, { folder }, { store, ...ports }, signal) {
    if (store === undefined || !plan.isReused)
        return [];
    const fetch = (name, keys) => restoreArchive({ name, keys, file: (0,external_node_path_.join)(folder, `${name}.archive`), folder: target }, { ...ports, store }, signal);
    const units = await fetch('units', planUnitsKeys(subject));
    // State of the workspace is of no use beside other dependencies.
    if (!plan.incremental || units.hit !== 'exact')
        return [units];
    return [units, await fetch('workspace', planWorkspaceKeys(subject, contextHash))];
}
/** What is wrong with the code is so in the Dockerfile's steps, too; all else they may get over. */
function judge(exitCode, output, why) {
    if (why !== undefined) {
        const reason = `The compile container was stopped: ${why === 'silent' ? 'it gave no sign of life' : 'its time was up'}.`;
        return { kind: 'left-to-build', reason };
    }
    const fault = (0,failure/* classifyCommand */.IB)(STEP, output, exitCode);
    if (FAULTS_OF_THE_CODE.has(fault.fault))
        return { kind: 'failed', fault };
    return {
        kind: 'left-to-build',
        reason: `The compile container failed: ${fault.failure.cause}`,
    };
}

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
    const messages = parseUnitMessages(units).map((message) => ({
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
/** Keeps what was compiled where the next run lacks it: under a key that is there nothing is ever changed. */
async function saveCompiled({ work, decision, limitBytes, folder }, ports, signal) {
    const { archives, keys, targetFolder } = work;
    if (!decision.maySave)
        return archives.map((one) => remark(one, decision.saveReason));
    const wanted = [
        ...(hitOf(archives, 'units') === 'exact' ? [] : ['units']),
        ...(keys.workspace === undefined || work.isUnchanged ? [] : ['workspace']),
    ];
    if (wanted.length === 0)
        return archives;
    const plan = planUnits(work.units, await listTree(ports.files, targetFolder), TARGET);
    const saved = new Map();
    for (const name of wanted) {
        const errand = {
            name,
            key: keys[name] ?? keys.units,
            paths: plan[name],
            folder: targetFolder,
            file: (0,external_node_path_.join)(folder, `${name}.archive`),
            limitBytes,
        };
        saved.set(name, await saveArchive(errand, ports, signal));
    }
    return ['units', 'workspace'].flatMap((name) => {
        const before = archives.find((one) => one.name === name);
        const after = saved.get(name);
        if (after === undefined)
            return before ?? [];
        const known = before ?? { name, hit: 'miss', restoredBytes: 0, restoreMs: 0, remarks: [] };
        return { ...known, ...after, remarks: [...known.remarks, ...after.remarks] };
    });
}
function hitOf(archives, name) {
    return archives.find((one) => one.name === name)?.hit;
}
function remark(report, sentence) {
    return sentence === undefined ? report : { ...report, remarks: [...report.remarks, sentence] };
}

;// CONCATENATED MODULE: ./src/compile-stages.ts







const NOTHING = { buildArgs: [], archives: [] };
/** Builds the tool chain, compiles in a container of it, and hands the result to the build. */
async function runCompileStages(plan, prepared, context, network, ports, signal) {
    const cache = await ports.cache();
    const { cratesFolder } = network;
    if (cratesFolder === undefined)
        return compile_stages_leave('The crates were not brought to this machine.', ports);
    const toolchain = await buildToolchain(plan, prepared, context, network, ports, signal);
    if (signal.aborted)
        return NOTHING;
    if (toolchain.outcome !== 'success') {
        const cause = toolchain.failure?.cause ?? 'It was stopped.';
        return compile_stages_leave(`The tool chain could not be made for a container: ${cause}`, ports);
    }
    const setting = settingOf(plan, prepared, context, cratesFolder);
    const compiled = await runCompile(setting, compilePorts(prepared, cache, ports), signal);
    return conclude(compiled, ports);
}
function settingOf(compile, { request, facts, plan }, { tempFolder, user, workspaceFolder }, cratesFolder) {
    const { stall } = (0,attempts_policy/* planAttempts */.c)(request);
    return {
        plan: compile,
        folder: (0,external_node_path_.join)(tempFolder, 'compile'),
        cratesFolder,
        source: {
            contextFolder: facts.workspace?.contextFolder ?? workspaceFolder,
            dockerfile: (0,dockerfile/* locateDockerfile */.li)(plan.buildx.argv, workspaceFolder) ?? '',
        },
        packageFolders: facts.workspace?.cargo?.packages.map(({ folder }) => folder) ?? [],
        ...(user ? { user } : {}),
        limits: { silentMs: stall.stepMs, timeoutMs: request.timeoutSec * 1000 },
    };
}
function compilePorts({ plan }, cache, ports) {
    const store = plan.cache.mayRestore ? cache.store(plan.cache) : undefined;
    const { archiver, contextFiles, copyFolder } = cache;
    return { ...ports, archiver, contextFiles, copyFolder, ...(store ? { store } : {}) };
}
/** Its base image and its packages come over the network: as often as a build tries. */
function buildToolchain(compile, { plan, request, engine }, { workspaceFolder, tempFolder }, { buildArgs, remedies }, ports, signal) {
    const { buildkitVersion } = engine.builder;
    const argv = (0,remedies_argv/* addArgs */.FQ)(compile.toolchainArgv, buildArgs);
    const results = {
        metadataFile: (0,external_node_path_.join)(tempFolder, 'toolchain.json'),
        iidFile: (0,external_node_path_.join)(tempFolder, 'toolchain.iid'),
    };
    return (0,run_attempts/* runAttempts */.i)({ ...plan, buildx: { ...plan.buildx, argv }, results }, { ...ports, ...(remedies ? { remedies } : {}) }, {
        env: ports.env,
        cwd: workspaceFolder,
        signal,
        policy: (0,attempts_policy/* planAttempts */.c)(request),
        ...(buildkitVersion === undefined ? {} : { buildkitVersion }),
    });
}
function conclude(compiled, ports) {
    switch (compiled.kind) {
        case 'cancelled':
            return NOTHING;
        case 'failed':
            return { buildArgs: [], archives: compiled.archives, failure: compiled.fault.failure };
        case 'left-to-build':
            return { ...compile_stages_leave(compiled.reason, ports), archives: compiled.archives };
        case 'compiled': {
            const { applicationFolder, cargo, archives } = compiled;
            const buildArgs = ['--build-context', `application=${applicationFolder}`];
            return { buildArgs, archives, cargo, work: compiled };
        }
    }
}
/** A build never fails because its short cut does. */
function compile_stages_leave(reason, { log }) {
    log.info(`${reason} The steps of the Dockerfile compile.`);
    return { ...NOTHING, leftToBuild: reason };
}
/** After the build, when everything else is done. */
async function runSaveStage(work, { plan, request }, { tempFolder }, ports, signal) {
    const cache = await ports.cache();
    const store = cache.store(plan.cache);
    if (store === undefined)
        return work.archives;
    const errandPorts = { archiver: cache.archiver, store, clock: ports.clock, files: ports.files };
    const limitBytes = request.cacheBudgetBytes;
    const setting = { work, decision: plan.cache, limitBytes, folder: tempFolder };
    return saveCompiled(setting, errandPorts, signal);
}


/***/ })

};
