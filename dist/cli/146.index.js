export const id = 146;
export const ids = [146,380];
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

/***/ 82146:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCompileStages: () => (/* binding */ runCompileStages)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/build/attempts-policy.ts
var attempts_policy = __webpack_require__(78899);
// EXTERNAL MODULE: ./src/build/remedies/argv.ts
var remedies_argv = __webpack_require__(63995);
// EXTERNAL MODULE: ./src/build/remedies/dockerfile.ts
var dockerfile = __webpack_require__(20591);
// EXTERNAL MODULE: ./src/build/run-attempts.ts + 20 modules
var run_attempts = __webpack_require__(10499);
// EXTERNAL MODULE: ./src/cache/units/messages.ts
var messages = __webpack_require__(35240);
;// CONCATENATED MODULE: ./src/cache/units/freshness.ts

/** Counts the units of a build by what `cargo build --message-format=json` wrote. */
function readFreshness(units) {
    const all = (0,messages/* parseUnitMessages */.q)(units).filter(({ compiled }) => compiled !== undefined);
    const compiled = all.filter((message) => !message.compiled?.isFresh);
    return {
        fresh: all.length - compiled.length,
        compiled: compiled.length,
        compiledDependencies: compiled.filter(({ isLocal }) => !isLocal).length,
    };
}

;// CONCATENATED MODULE: ./src/compile/blame-archive.ts
/**
 * Faults of which a restored unit or state can be the cause, whichever crate meets them: compiled code
 * that does not fit together, and a compiler that stumbles over its own files.
 */
const OF_COMPILED_CODE = [
    'target-cache-stale',
    'compiler-crashed',
    'link-failed',
    'linker-foreign',
];
/** Faults that belong to one crate. */
const OF_A_CRATE = ['compile-error', 'build-script-failed'];
const FAILED = /^error: (?:could not compile `(?<compiled>[^`]+)`|failed to run custom build command for `(?<script>[^\s`]+)[^`]*`)/;
/**
 * Whether compiling anew over an empty target folder may get over a failure that came over restored
 * units. Crates of the workspace are compiled from its sources in every run: their errors are real, and
 * a person who waits for one must not wait for all dependencies to be compiled before. A dependency of
 * the same version compiled before, and linking takes restored code: there the archive may be to blame.
 * A missing library or tool is none of these: archives are found only by the packages of the image.
 */
function mayBlameArchive({ fault }, output, localPackages) {
    if (OF_COMPILED_CODE.includes(fault))
        return true;
    if (!OF_A_CRATE.includes(fault))
        return false;
    const failed = output.flatMap((line) => {
        const { compiled, script } = FAILED.exec(line)?.groups ?? {};
        return compiled ?? script ?? [];
    });
    return failed.length > 0 && !failed.some((name) => localPackages.has(name));
}

// EXTERNAL MODULE: ./src/build/failure.ts + 3 modules
var failure = __webpack_require__(95733);
// EXTERNAL MODULE: ./src/build/faults/build-scripts.ts + 1 modules
var build_scripts = __webpack_require__(24705);
// EXTERNAL MODULE: ./src/build/faults/cargo-files.ts
var cargo_files = __webpack_require__(60978);
// EXTERNAL MODULE: ./src/build/faults/cargo-project.ts
var cargo_project = __webpack_require__(32952);
// EXTERNAL MODULE: ./src/build/faults/linking.ts + 1 modules
var linking = __webpack_require__(93489);
// EXTERNAL MODULE: ./src/build/faults/rust.ts + 1 modules
var rust = __webpack_require__(82891);
;// CONCATENATED MODULE: ./src/build/faults/of-the-code.ts





const ROWS = [
    ...[...rust/* RUST_FAULTS */.t, ...linking/* LINKING_FAULTS */.V, ...build_scripts/* BUILD_SCRIPT_FAULTS */.P],
    ...[...cargo_project/* CARGO_PROJECT_FAULTS */.n, ...cargo_files/* CARGO_FILE_FAULTS */.G],
];
/** Faults of the code or its workspace: the same wherever and however often it is compiled. */
const FAULTS_OF_THE_CODE = new Set(ROWS.filter(({ transient }) => transient === undefined).map(({ id }) => id));

;// CONCATENATED MODULE: ./src/compile/compile-once.ts



/** For the fault table, as the step of the Dockerfile whose place it takes. */
const STEP = '[application] /opt/build/build application';
/** Lets the container compile over the folders as they are. */
async function compileOnce(container, go, { tmp }, { files, log }) {
    const end = await log.group('Compile', () => container.compile(go));
    const failed = judge(end);
    if (failed !== undefined)
        return failed;
    const units = await files.readTextIfAny((0,external_node_path_.join)(tmp, 'units.json'));
    return units === undefined
        ? { kind: 'lost', reason: 'The compile container left no result.' }
        : { kind: 'done', units };
}
/** What is wrong with the code is so in the Dockerfile's steps, too; all else they may get over. */
function judge({ exitCode, output, why }) {
    // Whatever docker's client ends with when it is stopped.
    if (why !== undefined)
        return { kind: 'lost', reason: STOPPED[why] };
    if (exitCode === 0)
        return undefined;
    const fault = (0,failure/* classifyCommand */.IB)(STEP, output, exitCode);
    if (FAULTS_OF_THE_CODE.has(fault.fault))
        return { kind: 'failed', fault, output };
    return { kind: 'lost', reason: `The compile container failed: ${fault.failure.cause}` };
}
const STOPPED = {
    aborted: 'The run was cancelled.',
    silent: 'The compile container was stopped: it gave no sign of life.',
    timeout: 'The compile container was stopped: its time was up.',
};

;// CONCATENATED MODULE: ./src/compile/compile-setting.ts
/** `attempt` tells the containers of a run apart; the folder of a run has a name like no other. */
function containerOf({ folder, user }, attempt) {
    const run = folder.split('/').filter(Boolean).slice(-2).join('-');
    const name = `cv-docker-build-compile-${run.replace(/[^\w.-]/g, '-')}-${attempt}`;
    return { name, ...(user === undefined ? {} : { user }) };
}

// EXTERNAL MODULE: ./src/plan/buildx-secrets.ts
var buildx_secrets = __webpack_require__(20171);
;// CONCATENATED MODULE: ./src/compile/container-argv.ts

/** The line that ends what a tool chain says of itself. */
const READY = 'cv-docker-build: ready';
/** The line that ends a compilation that went well: what follows is the end of the container. */
const DONE = 'cv-docker-build: done';
/**
 * Where compiled code comes from: compiler, linker, C library and every other library of the image. A
 * crate takes a static library into its own code, and cargo does not see when that becomes another: so
 * packages with their versions are part of the answer, and the content of what no package manager put
 * there. Outside of the sources: a rustup would follow what they say. Also shows whether folders are
 * shared.
 */
const IDENTIFY = [
    'set -e',
    'export LC_ALL=C',
    'cd /',
    'rustc -vV',
    'cargo -V',
    'cc --version | head -n 1',
    'cat /etc/os-release',
    '{ apk info -v || dpkg-query --show || rpm -qa || true; } 2>/dev/null | sort',
    "find /usr/local/lib /usr/local/include -type f \\( -name '*.a' -o -name '*.so*' -o -name '*.h' -o -name '*.pc' \\) -exec sha256sum {} + 2>/dev/null | sort -k 2",
    "env | { grep -E '^(CARGO|RUST)' | grep -v '^CARGO_BUILD_JOBS=' || true; } | sort",
    'echo shared >/out/shared',
].join('\n');
/**
 * Then it compiles as soon as it is told to; input that ends before is the end of a run that is gone.
 * `forget` removes what a restored archive has of other sources under the same name and version.
 */
const COMPILE = [
    'set -e',
    `(\n${IDENTIFY}\n)`,
    `echo '${READY}'`,
    'read -r go',
    'if [ "$go" = incremental ]; then export CARGO_INCREMENTAL=1; fi',
    'exec </dev/null',
    '/opt/build/forget',
    '/opt/build/build application',
    `echo '${DONE}'`,
].join('\n');
/**
 * Says what compiled dependencies have to match, leaves a file `shared` in /out, and waits: so that what
 * fits can be restored below it. Then compiles without network, as the stages `dependencies` and
 * `application` do.
 */
function planCompileArgv({ environment, toolchainImage }, folders, setting) {
    const variables = { ...environment, HOME: '/tmp' };
    return [
        ...planRun(setting),
        ...Object.entries(folders).flatMap(([name, folder]) => mount(folder, `/${name}`)),
        ...Object.entries(variables).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
        ...['--workdir', '/app', '--entrypoint', '/bin/sh'],
        ...[toolchainImage, '-c', COMPILE],
    ];
}
function planRun({ name, user }) {
    return [
        ...['docker', 'run', '--rm', '--interactive', '--pull', 'never'],
        ...['--network', 'none', '--name', name],
        ...(user === undefined ? [] : ['--user', `${user.uid}:${user.gid}`]),
    ];
}
function mount(folder, target) {
    return ['--mount', `type=bind,${(0,buildx_secrets/* csvField */.XR)(`source=${folder}`)},target=${target}`];
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/smol-toml/dist/index.js + 8 modules
var dist = __webpack_require__(3292);
;// CONCATENATED MODULE: ./src/compile/parse-toml.ts

/** `undefined` for what is no TOML: cargo will say what is wrong with it. */
function parseToml(text) {
    try {
        return (0,dist/* parse */.qg)(text);
    }
    catch {
        return undefined;
    }
}
/** Follows the names into tables; `undefined` where one is missing. */
function tomlValue(table, ...names) {
    return names.reduce((value, name) => (isTable(value) && Object.hasOwn(value, name) ? value[name] : undefined), table);
}
function isTable(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./src/compile/compile-key.ts


/**
 * Keys of the compiled dependencies: exact for one lock file and what the manifests ask of it; the
 * prefix finds the newest of an older one, of which cargo takes what still fits.
 */
function planUnitsKeys(subject) {
    const prefix = `cvdb-units-v2-${hash([subject.sharedBy, subject.toolchain])}-`;
    return { key: `${prefix}${hashLock(subject)}`, prefixes: [prefix] };
}
/**
 * rustc's state is of use with the same dependencies only: there is no key with another lock. What a
 * `scope` keeps (that of a pull request) nobody else finds; in it the state of everybody is found, too.
 */
function planWorkspaceKeys(subject, contextHash, scope) {
    const lock = hashLock(subject);
    const prefixOf = (...more) => `cvdb-workspace-v2-${hash([subject.sharedBy, subject.toolchain, ...more])}-${lock}-`;
    const prefixes = scope === undefined ? [prefixOf()] : [prefixOf(scope), prefixOf()];
    return { key: `${prefixes[0]}${contextHash.slice(0, HASH_DIGITS)}`, prefixes };
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

;// CONCATENATED MODULE: ./src/compile/has-lto.ts

/** Profiles inherit from each other; a circle is cargo's to complain of. */
const DEPTH = 6;
/**
 * Whether the profile that is in effect optimises at link time. That works on the whole program: rustc
 * keeps no state of it, and cargo asks for none.
 */
function hasLto(sources, profile) {
    const read = makeReader(sources);
    let name = profile;
    for (let depth = 0; depth < DEPTH && typeof name === 'string'; depth += 1) {
        const lto = read(name, 'lto');
        // `false` is the local optimisation between the parts of one crate, which is none.
        if (lto !== undefined)
            return !NONE.includes(String(lto));
        name = read(name, 'inherits');
    }
    return false;
}
const NONE = ['false', 'off', 'n', 'no'];
function makeReader({ manifest, config = '', environment = {} }) {
    const tables = [parseToml(config), parseToml(manifest)];
    return (profile, key) => {
        const variable = `CARGO_PROFILE_${profile}_${key}`.toUpperCase().replaceAll('-', '_');
        if (environment[variable] !== undefined)
            return environment[variable];
        return tables
            .map((table) => tomlValue(table, 'profile', profile, key))
            .find((value) => value !== undefined);
    };
}

;// CONCATENATED MODULE: ./src/compile/container-lines.ts

/** As many as the fault table looks at, and the beginning of a long error. */
const KEPT_LINES = 400;
/** For us, not for the reader of the log. */
const OURS = /^cargo-units: /;
/** Tells apart what a container says of itself, what it says for us, and what is for the reader of the log. */
function readContainerLines(show) {
    const output = [];
    const said = [];
    let isReady = false;
    let introduce = (_) => { };
    const introduced = new Promise((resolve) => {
        introduce = resolve;
    });
    let finish = () => { };
    const done = new Promise((resolve) => {
        finish = resolve;
    });
    const onStderrLine = (line) => {
        output.push(line);
        if (output.length > KEPT_LINES)
            output.shift();
        if (isReady && !OURS.test(line))
            show(line);
    };
    const onStdoutLine = (line) => {
        if (isReady)
            return line === DONE ? finish() : onStderrLine(line);
        isReady = line === READY;
        if (isReady)
            introduce(said.map((one) => `${one}\n`).join(''));
        else
            said.push(line);
    };
    return { onStdoutLine, onStderrLine, introduced, done, output };
}

;// CONCATENATED MODULE: ./src/compile/deadline.ts
/** A time limit that can be put off; 0: there is none. */
function makeDeadline(afterMs, clock) {
    const over = new AbortController();
    const ended = new AbortController();
    let startedMs;
    const watch = async () => {
        while (startedMs !== undefined && !ended.signal.aborted) {
            const leftMs = startedMs + afterMs - clock.now();
            if (leftMs <= 0)
                return over.abort();
            await clock.sleep(leftMs, ended.signal);
        }
    };
    return {
        signal: over.signal,
        start: () => {
            if (afterMs === 0)
                return;
            startedMs = clock.now();
            void watch();
        },
        renew: () => {
            if (startedMs !== undefined)
                startedMs = clock.now();
        },
        end: () => ended.abort(),
    };
}

;// CONCATENATED MODULE: ./src/compile/run-container.ts


/** How long a tool chain may take to say what it is. */
const INTRODUCTION_MS = 60_000;
/** Starts a container that the plan named. It ends by itself when this program does. */
function openContainer(argv, name, { run, clock, log, env }, limits, signal) {
    const closing = new AbortController();
    const input = makeInput();
    const { introduction, silence, time, endAll, signals } = makeDeadlines(limits, clock);
    const lines = readContainerLines(log.info);
    const withSign = (onLine) => (line) => {
        silence.renew();
        onLine(line);
    };
    const end = (result) => {
        const why = whyStopped(result, signal, silence.signal);
        const { exitCode } = result;
        return { exitCode, output: lines.output, ...(why === undefined ? {} : { why }) };
    };
    introduction.start();
    const ended = run(argv, {
        env,
        collect: false,
        input: input.text,
        onStdoutLine: withSign(lines.onStdoutLine),
        onStderrLine: withSign(lines.onStderrLine),
        signal: AbortSignal.any([signal, closing.signal, ...signals]),
    })
        .finally(endAll)
        .then(async (result) => {
        // docker's client ends, the container does not: its first process ignores SIGTERM.
        if (result.stopped !== undefined)
            await run(['docker', 'rm', '--force', name], { env });
        return end(result);
    });
    const introduced = Promise.race([
        lines.introduced.then((said) => {
            introduction.end();
            return { kind: 'ready', said };
        }),
        ended.then((it) => ({ kind: 'ended', end: it })),
    ]);
    // Whoever waits for it is told; nobody has to.
    introduced.catch(() => { });
    const gone = Promise.allSettled([ended]).then(() => { });
    let isDone = false;
    const done = lines.done.then(() => {
        isDone = true;
        endAll();
        return { exitCode: 0, output: lines.output };
    });
    return {
        introduced,
        compile: (go) => {
            time.start();
            silence.start();
            input.give(go);
            return Promise.race([done, ended]);
        },
        gone,
        close: async () => {
            if (isDone)
                return;
            closing.abort();
            await gone;
        },
    };
}
function makeDeadlines({ silentMs, timeoutMs }, clock) {
    const introduction = makeDeadline(INTRODUCTION_MS, clock);
    const silence = makeDeadline(silentMs, clock);
    const time = makeDeadline(timeoutMs, clock);
    const all = [introduction, silence, time];
    const endAll = () => {
        for (const one of all)
            one.end();
    };
    return { introduction, silence, time, endAll, signals: all.map(({ signal }) => signal) };
}
/** A line that is given later. */
function makeInput() {
    let give = (_) => { };
    const text = new Promise((resolve) => {
        give = (go) => resolve(`${go}\n`);
    });
    return { text, give };
}
function whyStopped({ stopped }, { aborted }, silence) {
    if (stopped === undefined)
        return undefined;
    if (aborted)
        return 'aborted';
    return silence.aborted ? 'silent' : 'timeout';
}

;// CONCATENATED MODULE: ./src/compile/identify.ts


/** What tool chain a container has, and whether the engine sees the folder `out` of this machine. */
async function identifyToolchain({ introduced }, out, files) {
    const introduction = await introduced;
    if (introduction.kind === 'ended') {
        return unfit(`No container of the tool chain can be run here: ${explain(introduction.end)}.`);
    }
    const marker = (0,external_node_path_.join)(out, 'shared');
    const isShared = (await files.kindOf(marker)) === 'file';
    await files.remove(marker);
    const { said } = introduction;
    return isShared
        ? { kind: 'identified', toolchain: said, profileSettings: readProfileSettings(said) }
        : unfit('The engine does not see the folders of this machine.');
}
function explain({ exitCode, output, why }) {
    if (why === 'timeout')
        return `it did not answer within ${INTRODUCTION_MS / 1000} s`;
    const said = lastLine(output) ?? `docker run ended with exit code ${exitCode}`;
    return said.replace(/\.$/, '');
}
/** docker ends with advice. */
function lastLine(output) {
    const lines = output.map((line) => line.trim());
    return lines.findLast((line) => line !== '' && !/^(?:Run|See) 'docker /.test(line));
}
function unfit(reason) {
    return { kind: 'unfit', reason };
}
function readProfileSettings(toolchain) {
    const settings = toolchain.matchAll(/^(?<name>CARGO_PROFILE_\w+)=(?<value>.*)$/gm);
    return Object.fromEntries([...settings].map(({ groups }) => [groups?.name ?? '', groups?.value ?? '']));
}

;// CONCATENATED MODULE: ./src/compile/settle-all.ts
/** Rejects when all have ended: nothing goes on writing behind the back of what follows. */
async function settleAll(work) {
    await Promise.allSettled(work);
    return Promise.all(work);
}

// EXTERNAL MODULE: ./src/context/hash-context.ts
var hash_context = __webpack_require__(16141);
// EXTERNAL MODULE: ./src/context/list-context.ts + 1 modules
var list_context = __webpack_require__(72393);
// EXTERNAL MODULE: ./src/context/read-ignore.ts
var read_ignore = __webpack_require__(66622);
// EXTERNAL MODULE: ./src/context/in-parallel.ts
var in_parallel = __webpack_require__(66306);
;// CONCATENATED MODULE: ./src/context/snapshot-context.ts

const WRITERS = 8;
/**
 * Copies what BuildKit would be sent to another folder. Modes and links are kept as they are, wherever
 * those point; every file is one of its own, and its owner may do everything in each folder, so that
 * the copy can be removed again. Rejects with the error of the file system.
 */
async function snapshotContext({ folder, entries }, { folder: to, modifiedMs }, files, signal) {
    const folders = entries.filter((entry) => entry.kind === 'folder');
    for (const { path } of folders) {
        signal?.throwIfAborted();
        await files.makeFolder(`${to}/${path}`);
    }
    const others = entries.filter((entry) => entry.kind !== 'folder');
    const copy = (entry) => copyEntry(entry, folder, to, modifiedMs, files);
    await (0,in_parallel/* eachInParallel */.U)(others, WRITERS, copy, signal);
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




/** Copies what the build would be sent of its context to an empty folder, all of it new. */
async function takeSnapshot(source, to, { files, clock }, signal) {
    const listing = await (0,list_context/* listContext */.Y)(source.contextFolder, await (0,read_ignore/* readIgnore */.R)(source, files), files);
    if (!listing.ok)
        return listing;
    const target = { folder: to, modifiedMs: clock.now() };
    const [hash] = await Promise.all([
        (0,hash_context/* hashContext */.q)(listing, files, signal),
        snapshotContext(listing, target, files, signal),
    ]);
    return { ok: true, hash };
}

;// CONCATENATED MODULE: ./src/compile/prepare-compile.ts






/** Fills the folders of a compilation and finds out what may be restored to them. */
async function prepareCompile(setting, folders, container, ports, signal) {
    const { plan, source, cratesFolder } = setting;
    const [identified, snapshot] = await settleAll([
        identifyToolchain(container, folders.out, ports.files),
        takeSnapshot(source, folders.app, { ...ports, files: ports.contextFiles }, signal),
        ports.copyFolder(cratesFolder, folders.crates),
    ]);
    if (identified.kind === 'unfit')
        return identified;
    if (!snapshot.ok)
        return { kind: 'unfit', reason: `${snapshot.problem}.` };
    const manifests = await readManifests(setting, folders.app, ports.files);
    const incremental = plan.incremental && !hasLtoIn(manifests, identified.profileSettings, plan.environment.PROFILE);
    const subject = { ...plan, toolchain: identified.toolchain, manifests };
    const workspace = planWorkspaceKeys(subject, snapshot.hash, plan.stateScope);
    const keys = { units: planUnitsKeys(subject), ...(incremental ? { workspace } : {}) };
    return { kind: 'ready', incremental, keys };
}
/** Makes them: a container mounts what is there. `/out` is a folder of the stage that takes the place of `application`. */
async function makeCompileFolders({ folder }, files) {
    const folders = {
        app: (0,external_node_path_.join)(folder, 'app'),
        crates: (0,external_node_path_.join)(folder, 'crates'),
        target: (0,external_node_path_.join)(folder, 'target'),
        out: (0,external_node_path_.join)(folder, 'application', 'out'),
        tmp: (0,external_node_path_.join)(folder, 'tmp'),
    };
    for (const path of Object.values(folders))
        await files.makeFolder(path);
    return folders;
}
const CONFIGS = ['.cargo/config', '.cargo/config.toml'];
async function readManifests({ packages }, app, files) {
    const folders = ['.', ...packages.map(({ folder }) => folder)];
    const paths = [...new Set(folders.map((folder) => (0,external_node_path_.join)(folder, 'Cargo.toml'))), ...CONFIGS];
    const texts = await Promise.all(paths.map((path) => files.readTextIfAny((0,external_node_path_.join)(app, path))));
    return Object.fromEntries(paths.flatMap((path, at) => (texts[at] === undefined ? [] : [[path, texts[at]]])));
}
function hasLtoIn(manifests, environment, profile = 'release') {
    // Of two files cargo reads the one without an ending.
    const config = CONFIGS.map((path) => manifests[path]).find((text) => text !== undefined);
    const sources = { manifest: manifests['Cargo.toml'] ?? '', environment };
    return hasLto(config === undefined ? sources : { ...sources, config }, profile);
}

// EXTERNAL MODULE: ./src/cache/archive-errands.ts
var archive_errands = __webpack_require__(49128);
;// CONCATENATED MODULE: ./src/compile/restore-compiled.ts



/**
 * Unpacks what earlier runs compiled into the target folder. Both archives are fetched and unpacked
 * together: state is saved beside units of its own lock file only, so where there is one the other is
 * mostly there, too.
 */
async function restoreCompiled({ units, workspace }, folder, targetFolder, ports, signal) {
    const begin = (name, keys) => {
        const errand = { name, keys, file: (0,external_node_path_.join)(folder, `${name}.archive`), folder: targetFolder };
        const fetching = (0,archive_errands/* fetchArchive */.PC)(errand, ports, signal);
        const finish = async () => (0,archive_errands/* unpackArchive */.b)(errand, await fetching, ports, signal);
        return { ...errand, fetching, finish };
    };
    const ofUnits = begin('units', units);
    const ofState = workspace && begin('workspace', workspace);
    const [found] = await settleAll([ofUnits.fetching, ofState?.fetching]);
    // State of the workspace is of no use beside other dependencies.
    const isWanted = ofState !== undefined && found.restored.outcome === 'exact';
    const [report, state] = await settleAll([
        ofUnits.finish(),
        isWanted ? ofState.finish() : undefined,
    ]);
    if (ofState === undefined)
        return [report];
    if (state && report.hit === 'exact')
        return [report, state];
    await ports.files.remove(ofState.file);
    if (state)
        await emptyFolder(targetFolder, ports.files);
    return [report];
}
/** The folder itself stays: a container has it mounted. */
async function emptyFolder(folder, files) {
    const listed = await files.list(folder);
    await Promise.all(listed.map(({ name }) => files.remove((0,external_node_path_.join)(folder, name))));
}
/**
 * After a compilation that their content may have spoiled: as if they had not been found. `areProved`: over
 * nothing it went well, so that they are to blame. Which of them, nobody knows: all that this run could
 * have saved itself are replaced. What was found under another key is no more looked for once there is
 * an archive under this one.
 */
function discardRestored(archives, areProved) {
    return archives.map((archive) => {
        if (!isFound(archive))
            return archive;
        const remark = `Compiling over the archive ${archive.key} failed, so everything was compiled without it.`;
        const useless = areProved && archive.hit === 'exact' ? { useless: true } : {};
        return { ...archive, ...useless, hit: 'miss', remarks: [...archive.remarks, remark] };
    });
}
function isFound({ hit }) {
    return hit === 'exact' || hit === 'partial';
}

;// CONCATENATED MODULE: ./src/compile/run-compile.ts









/**
 * Compiles the application in a container of the tool-chain image, over what earlier runs compiled.
 * What the machine spoils (a full disk, a file that cannot be read) is left to the steps of the Dockerfile.
 */
async function runCompile(setting, ports, signal) {
    const compiled = await guarded(() => compileAll(setting, ports, signal), signal);
    return signal.aborted ? { kind: 'cancelled' } : compiled;
}
async function compileAll(setting, ports, signal) {
    const folders = await makeCompileFolders(setting, ports.files);
    const container = run_compile_open(1, { setting, folders, ports, signal });
    try {
        const ready = await prepareCompile(setting, folders, container, ports, signal);
        if (signal.aborted)
            return { kind: 'cancelled' };
        return ready.kind === 'unfit'
            ? leave(ready.reason)
            : await compileOver(container, { ...ready, setting, folders, ports, signal });
    }
    finally {
        await container.close();
    }
}
function run_compile_open(attempt, { setting, folders, ports, signal }) {
    const named = containerOf(setting, attempt);
    const argv = planCompileArgv(setting.plan, folders, named);
    return openContainer(argv, named.name, ports, setting.limits, signal);
}
async function guarded(body, signal) {
    try {
        return await body();
    }
    catch (error) {
        // What is stopped half-way may reject with anything.
        if (signal.aborted)
            return { kind: 'cancelled' };
        const { code, message } = error;
        if (code === undefined)
            throw error;
        return leave(`Compiling outside of the build failed: ${message}.`);
    }
}
function leave(reason) {
    return { kind: 'left-to-build', reason, archives: [] };
}
/** Over what archives bring; once more over nothing where they may be to blame. */
async function compileOver(container, work) {
    const { setting, folders, signal } = work;
    const { files, log } = work.ports;
    const restored = await restore(work);
    if (signal.aborted)
        return { kind: 'cancelled' };
    const go = work.incremental ? 'incremental' : 'plain';
    const first = await compileOnce(container, go, folders, work.ports);
    if (!isSuspicious(first, restored, setting))
        return conclude(first, restored, work, container);
    log.warning(`${first.fault.failure.cause} ${SUSPICION}`);
    await files.remove(folders.target);
    await files.makeFolder(folders.target);
    const again = run_compile_open(2, work);
    try {
        const second = await compileOnce(again, go, folders, work.ports);
        const left = discardRestored(restored, second.kind === 'done');
        return conclude(second, left, work, again);
    }
    finally {
        await again.close();
    }
}
const SUSPICION = 'What an earlier run compiled may be to blame: everything is compiled anew, without it.';
async function restore({ keys, folders, setting: { plan, folder }, ports: { store, ...ports }, signal, }) {
    if (store === undefined || !plan.isReused)
        return [];
    return restoreCompiled(keys, folder, folders.target, { ...ports, store }, signal);
}
function isSuspicious(end, restored, { plan, packages }) {
    if (end.kind !== 'failed' || !restored.some(isFound))
        return false;
    const local = plan.packages.filter(({ source }) => source === undefined);
    const names = new Set([...local, ...packages].map(({ name }) => name));
    return mayBlameArchive(end.fault, end.output, names);
}
function conclude(end, archives, { keys, folders, setting: { folder } }, { gone }) {
    switch (end.kind) {
        case 'lost':
            return { kind: 'left-to-build', reason: end.reason, archives };
        case 'failed':
            return { kind: 'failed', fault: end.fault, archives };
        case 'done': {
            const { fresh, compiled } = readFreshness(end.units);
            const workspace = keys.workspace?.key;
            return {
                kind: 'compiled',
                applicationFolder: (0,external_node_path_.join)(folder, 'application'),
                cargo: { fresh, compiled },
                archives,
                units: end.units,
                targetFolder: folders.target,
                spentFolders: [folders.target, folders.app, folders.crates],
                gone,
                keys: { units: keys.units.key, ...(workspace === undefined ? {} : { workspace }) },
            };
        }
    }
}

// EXTERNAL MODULE: ./src/pack-stages.ts + 5 modules
var pack_stages = __webpack_require__(68380);
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
    const toolchainImage = (await findImageId(toolchain, prepared, ports)) ?? plan.toolchainImage;
    const setting = settingOf({ ...plan, toolchainImage }, prepared, context, cratesFolder);
    const compiled = await runCompile(setting, compilePorts(prepared, cache, ports), signal);
    if (compiled.kind !== 'compiled')
        return compile_stages_conclude(compiled, ports);
    const work = (0,pack_stages/* startPacking */.S)(compiled, prepared, context, cache, ports, signal);
    const { applicationFolder, cargo, archives } = compiled;
    const buildArgs = ['--build-context', `application=${applicationFolder}`];
    return { buildArgs, archives, cargo, work };
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
        packages: facts.workspace?.cargo?.packages ?? [],
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
/**
 * The image that was built, whatever other run has given its tag to another one meanwhile. An engine
 * knows it by the digest of its manifest, with the older image store by that of its configuration.
 */
async function findImageId({ digest, imageId }, { engine }, { run, env }) {
    const { imageStore } = engine.builder;
    if (imageStore !== undefined)
        return imageStore === 'containerd' ? digest : imageId;
    for (const id of [digest, imageId]) {
        if (id === undefined)
            continue;
        const { exitCode } = await run(['docker', 'image', 'inspect', '--format', '.', id], { env });
        if (exitCode === 0)
            return id;
    }
    return undefined;
}
function compile_stages_conclude(compiled, ports) {
    switch (compiled.kind) {
        case 'cancelled':
            return NOTHING;
        case 'failed':
            return { buildArgs: [], archives: compiled.archives, failure: compiled.fault.failure };
        case 'left-to-build':
            return { ...compile_stages_leave(compiled.reason, ports), archives: compiled.archives };
    }
}
/** A build never fails because its short cut does. */
function compile_stages_leave(reason, { log }) {
    log.info(`${reason} The steps of the Dockerfile compile.`);
    return { ...NOTHING, leftToBuild: reason };
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
