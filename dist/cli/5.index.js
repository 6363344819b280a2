export const id = 5;
export const ids = [5,273];
export const modules = {

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


/***/ }),

/***/ 14965:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runVendorCommand: () => (/* binding */ runVendorCommand)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/adapters/files.ts
var files = __webpack_require__(79771);
// EXTERNAL MODULE: ./src/adapters/host-cargo.ts
var host_cargo = __webpack_require__(74149);
// EXTERNAL MODULE: ./src/adapters/network-ports.ts + 1 modules
var network_ports = __webpack_require__(77726);
// EXTERNAL MODULE: ./src/adapters/pipeline-ports.ts + 6 modules
var pipeline_ports = __webpack_require__(66007);
// EXTERNAL MODULE: ./src/errors.ts
var src_errors = __webpack_require__(83916);
// EXTERNAL MODULE: ./src/exit-codes.ts
var exit_codes = __webpack_require__(91084);
// EXTERNAL MODULE: ./src/network/backoff.ts
var backoff = __webpack_require__(59326);
// EXTERNAL MODULE: ./src/report/format.ts
var format = __webpack_require__(12011);
// EXTERNAL MODULE: ./src/report/plain-text.ts
var plain_text = __webpack_require__(6676);
// EXTERNAL MODULE: ./src/workspace/read-workspace.ts + 4 modules
var read_workspace = __webpack_require__(26273);
// EXTERNAL MODULE: ./src/cli/console-logger.ts
var console_logger = __webpack_require__(58328);
// EXTERNAL MODULE: ./src/cli/context.ts + 3 modules
var context = __webpack_require__(7728);
// EXTERNAL MODULE: ./src/cli/terminal.ts
var terminal = __webpack_require__(71028);
// EXTERNAL MODULE: ./src/cli/command-options.ts
var command_options = __webpack_require__(40560);
;// CONCATENATED MODULE: ./src/cli/vendor-arguments.ts

const VENDOR_HELP = `cv-docker-build vendor: puts the sources of all crates of Cargo.lock into a folder, for builds
without network.

Usage:
  cv-docker-build vendor [OPTIONS] [FOLDER]    FOLDER is the one with Cargo.lock (.)

Options:
      --vendor-dir DIR        Where the sources go. Default: vendor in FOLDER.
      --write-config          Add to .cargo/config.toml of FOLDER what cargo has to know; without
                              it, that is shown. What is there already is never changed.
      --crates-mirrors URL    A sparse index in the place of that of crates.io. Can be repeated.
      --offline               Use only what was downloaded before; name what is missing.
  -h, --help                  This text.

Crates are downloaded as for a build: into the cache folder, with retries, and checked against
Cargo.lock. Crates from git repositories need a cargo on this machine. The folder holds one
subfolder for each crate, named as with cargo vendor --versioned-dirs; those that Cargo.lock no
longer has are removed from it. A folder that holds anything else is refused.

Images are then built from these sources, as long as .dockerignore lets them through.

Exit codes: 0 ok; 1 crates are wrong, missing offline, or cannot be written; 2 a wrong option, or no
Cargo.lock; 3 the network; 130 interrupted.
`;
function parseVendorArguments(args) {
    const options = (0,command_options/* readOptions */.Tt)(args, {
        help: { type: 'boolean', short: 'h' },
        offline: { type: 'boolean' },
        'write-config': { type: 'boolean' },
        'vendor-dir': { type: 'string' },
        'crates-mirrors': { type: 'string', multiple: true },
    }, { count: 1, command: 'vendor' });
    if (!options.ok)
        return options;
    const { has, text, texts, positionals } = options.value;
    const vendorDir = text('vendor-dir');
    const mirrors = texts('crates-mirrors')
        .flatMap((one) => one.split(','))
        .map((one) => one.trim().replace(/^sparse\+/, ''));
    const wrong = mirrors.filter((one) => !/^https?:\/\/./.test(one));
    if (wrong.length > 0) {
        const errors = wrong.map((one) => ({
            input: '--crates-mirrors',
            problem: `${JSON.stringify(one)} is not an address`,
            remedy: 'use that of a sparse index, https://…',
        }));
        return { ok: false, errors };
    }
    return {
        ok: true,
        value: {
            help: has('help'),
            folder: positionals[0] ?? '.',
            ...(vendorDir === undefined ? {} : { vendorDir }),
            offline: has('offline'),
            writeConfig: has('write-config'),
            mirrors,
        },
    };
}

// EXTERNAL MODULE: ./src/fetch/crates/config-text.ts
var config_text = __webpack_require__(85847);
// EXTERNAL MODULE: ./src/fetch/crates/sources.ts
var sources = __webpack_require__(96231);
// EXTERNAL MODULE: ./src/workspace/cargo-manifest.ts
var cargo_manifest = __webpack_require__(1971);
;// CONCATENATED MODULE: ./src/cli/vendor-config.ts




/** As cargo itself calls it. */
const VENDORED = 'vendored-sources';
const BEGIN = '# vendored by cv-docker-build: begin';
const END = '# vendored by cv-docker-build: end';
/** What `.cargo/config.toml` has to say so that cargo takes all these sources from the folder. */
function renderVendorConfig(registries, git, directory) {
    const addresses = new Map(git.map((source) => [source.replace(/#.*$/, ''), (0,sources/* gitKeys */.V$)(source)]));
    return [
        ...registries.flatMap(({ source, name, define, registryName }) => [
            ...(registryName === undefined
                ? []
                : [(0,config_text/* section */.uW)('registries', registryName, { index: source.replace(/^registry\+/, '') })]),
            (0,config_text/* section */.uW)('source', name, {
                ...(define === undefined ? {} : { registry: define }),
                'replace-with': VENDORED,
            }),
        ]),
        ...[...addresses].map(([address, keys]) => (0,config_text/* section */.uW)('source', address, { ...keys, 'replace-with': VENDORED })),
        (0,config_text/* section */.uW)('source', VENDORED, { directory }),
    ].join('\n');
}
/** As cargo reads it: relative to the folder that holds `.cargo`. Both absolute. */
function directoryFor(folder, vendorDir) {
    const path = (0,external_node_path_.relative)(folder, vendorDir);
    return path.startsWith('..') || (0,external_node_path_.isAbsolute)(path) ? vendorDir : path;
}
/**
 * Cargo's configuration as it would be without an earlier vendoring: otherwise the folder would be where
 * its own content comes from.
 */
function withoutVendored({ context, host }) {
    return { context: strip(context), host: strip(host) };
}
function strip({ sources, registries }) {
    const kept = Object.entries(sources).flatMap(([name, { replaceWith, ...entry }]) => {
        if (name === VENDORED)
            return [];
        if (replaceWith !== VENDORED)
            return [[name, { ...entry, ...(replaceWith ? { replaceWith } : {}) }]];
        // Of a repository nothing is left to say; of a registry its address is.
        return entry.registry === undefined ? [] : [[name, entry]];
    });
    return { sources: Object.fromEntries(kept), registries };
}
/** The text of a configuration without what an earlier vendoring added; nothing where that cannot be told. */
function configBefore(text) {
    const [start, end] = [text.indexOf(BEGIN), text.indexOf(END)];
    const rest = start >= 0 && end > start ? text.slice(0, start) + text.slice(end + END.length) : text;
    return rest.includes(VENDORED) ? '' : rest;
}
/** Adds the tables to a configuration, or puts them in the place of those that were added before. */
function planConfigWrite(existing, tables) {
    const block = `${BEGIN}\n${tables}${END}\n`;
    if (existing === undefined || existing.trim() === '')
        return { kind: 'write', text: block };
    const before = (0,cargo_manifest/* parseToml */.M)(existing, '.cargo/config.toml');
    if (!before.ok)
        return { kind: 'refused', reason: `it is no TOML (${before.errors[0]?.problem})` };
    const [start, end] = [existing.indexOf(BEGIN), existing.indexOf(END)];
    const hasBlock = start >= 0 && end > start;
    const text = hasBlock
        ? existing.slice(0, start) + block.trimEnd() + existing.slice(end + END.length)
        : `${existing.replace(/\n*$/, '\n')}\n${block}`;
    if (text === existing)
        return { kind: 'present' };
    if (!(0,cargo_manifest/* parseToml */.M)(text, '.cargo/config.toml').ok)
        return { kind: 'refused', reason: 'it has tables of the same names' };
    return { kind: 'write', text };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./src/cli/vendor-files.ts


/** Files of vendored crates on disk. */
const vendorFiles = {
    writeBytes: async (path, bytes, isExecutable) => {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
        await (0,promises_.writeFile)(path, bytes);
        if (isExecutable)
            await (0,promises_.chmod)(path, 0o755);
    },
    move: promises_.rename,
};

;// CONCATENATED MODULE: ./src/cli/vendor-folder.ts
/** Without this file cargo takes no folder for a crate; with it, the folder was vendored. */
const CHECKSUMS = '.cargo-checksum.json';
/** cargo passes over names that begin with a dot. */
const STAGING = '.cv-docker-build-';
/** What lies in the folder and is no vendored crate: it might get lost among them. */
async function findStranger(vendorDir, { files }) {
    if (['file', 'other'].includes(await files.kindOf(vendorDir)))
        return vendorDir;
    for (const { name, kind } of await files.list(vendorDir)) {
        if (name.startsWith('.'))
            continue;
        const isCrate = kind === 'folder' && (await files.kindOf(`${vendorDir}/${name}/${CHECKSUMS}`)) === 'file';
        if (!isCrate)
            return name;
    }
    return undefined;
}
/** Puts crates into the folder, one after the other in one step each, and removes those of before. */
function openVendorFolder(vendorDir, ports) {
    const { files, vendorFiles, processId } = ports;
    const staging = `${vendorDir}/${STAGING}${processId}`;
    const placed = new Set();
    const place = async (name) => {
        await files.remove(`${vendorDir}/${name}`);
        await vendorFiles.move(`${staging}/${name}`, `${vendorDir}/${name}`);
        placed.add(name);
    };
    return {
        addFiles: async (name, crate, checksums) => {
            for (const { path, bytes, isExecutable } of crate)
                await vendorFiles.writeBytes(`${staging}/${name}/${path}`, bytes, isExecutable);
            await files.writeText(`${staging}/${name}/${CHECKSUMS}`, checksums);
            await place(name);
        },
        /** A whole folder that lies elsewhere. */
        addFolder: async (name, from) => {
            await copyTree(from, `${staging}/${name}`, files);
            await place(name);
        },
        /** Gives the names of those that were removed. */
        finish: async () => {
            const stale = (await files.list(vendorDir)).filter(({ name }) => !name.startsWith('.') && !placed.has(name));
            for (const { name } of stale)
                await files.remove(`${vendorDir}/${name}`);
            return stale.map(({ name }) => name);
        },
        close: () => files.remove(staging),
    };
}
async function copyTree(from, to, files) {
    for (const { name, kind } of await files.list(from)) {
        if (kind === 'folder')
            await copyTree(`${from}/${name}`, `${to}/${name}`, files);
        else if (kind === 'file')
            await files.copyFile(`${from}/${name}`, `${to}/${name}`);
    }
}

// EXTERNAL MODULE: ./src/fetch/crates/plan-crates.ts
var plan_crates = __webpack_require__(347);
// EXTERNAL MODULE: ./src/fetch/crates/plan-locked.ts + 1 modules
var plan_locked = __webpack_require__(93569);
// EXTERNAL MODULE: ./src/fetch/stage.ts + 1 modules
var stage = __webpack_require__(64177);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./src/image/read.ts
var read = __webpack_require__(93021);
// EXTERNAL MODULE: ./src/image/tar.ts
var image_tar = __webpack_require__(24366);
// EXTERNAL MODULE: ./src/image/tar-cursors.ts
var tar_cursors = __webpack_require__(84916);
;// CONCATENATED MODULE: ./src/cli/vendor-crate.ts






/** More than any crate that a registry takes; a hostile one must not fill the memory. */
const LIMIT_BYTES = 512 * 1024 * 1024;
const BLOCK_BYTES = 512;
/** Of the permissions in a header: octal digits. */
const [MODE_AT, MODE_BYTES] = [100, 8];
const unpack = (0,external_node_util_.promisify)(external_node_zlib_.gunzip);
/** They would decide what git keeps of the folder; cargo leaves them out, too. */
const LEFT_OUT = ['.gitignore', '.gitattributes', '.git', '.cargo-ok', '.cargo-checksum.json'];
/** The files of a `.crate`, which is a tar.gz of one folder `name-version`. */
async function unpackCrate(folder, crate) {
    const tar = await unpack(crate, { maxOutputLength: LIMIT_BYTES }).catch(() => undefined);
    if (tar === undefined)
        return { ok: false, problem: 'it is no archive' };
    const files = [];
    const cursor = (0,tar_cursors/* streamCursor */.r)(once(tar));
    const walked = await (0,image_tar/* walkTar */.N)(cursor, async ({ name, sizeBytes }) => {
        const path = name.replace(/^\.\//, '');
        const parts = path.split('/');
        if (parts[0] !== folder || parts.some((part) => ['', '.', '..'].includes(part)))
            return (0,read/* unreadable */.O$)(`it has a file ${JSON.stringify(name)} outside of its folder`);
        // The header is the block before the content.
        const modeAt = cursor.position() - BLOCK_BYTES + MODE_AT;
        const mode = Number.parseInt(tar.toString('latin1', modeAt, modeAt + MODE_BYTES), 8);
        const bytes = await cursor.read(sizeBytes);
        if (bytes.length < sizeBytes)
            return (0,read/* unreadable */.O$)('it ends early');
        if (!LEFT_OUT.includes(parts.at(-1) ?? ''))
            files.push({ path: parts.slice(1).join('/'), bytes, isExecutable: (mode & 0o100) !== 0 });
        return (0,read/* found */.F9)(undefined);
    });
    if (!walked.ok)
        return walked;
    return files.some(({ path }) => path === 'Cargo.toml')
        ? { ok: true, files }
        : { ok: false, problem: 'there is no Cargo.toml in it' };
}
async function* once(bytes) {
    yield bytes;
}
/** The text of `.cargo-checksum.json`, without which cargo takes no folder for a crate. */
function renderChecksums(files, checksum) {
    const hashes = files
        .map(({ path, bytes }) => [path, (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')])
        .sort(([a], [b]) => (a < b ? -1 : 1));
    return `${JSON.stringify({ files: Object.fromEntries(hashes), package: checksum })}\n`;
}

// EXTERNAL MODULE: ./src/fetch/crates/git-faults.ts
var git_faults = __webpack_require__(40403);
// EXTERNAL MODULE: ./src/fetch/crates/run-patiently.ts
var run_patiently = __webpack_require__(65287);
// EXTERNAL MODULE: ./src/fetch/crates/vendor-git.ts
var vendor_git = __webpack_require__(79570);
;// CONCATENATED MODULE: ./src/cli/vendor-git.ts






/**
 * Lets the host's cargo vendor everything, the crates of registries from our local ones, and gives the
 * folders of those from git. What they inherit from their workspaces only cargo can fill in.
 */
async function vendorFromGit({ git, registries, cratesFolder, ownConfig }, ports, options, signal) {
    const { files } = ports;
    const { tempFolder, cacheFolder, env } = options;
    const vendored = `${tempFolder}/vendored`;
    const local = cratesFolder === undefined ? '' : (0,config_text/* renderCargoConfig */.Tp)(registries, [], cratesFolder);
    const configs = await writeConfigs({ own: ownConfig ?? '', sources: local }, tempFolder, files);
    const result = await (0,run_patiently/* runPatiently */.S)((0,vendor_git/* vendorArgv */.L)(configs, options, vendored), ports, {
        // Not the workspace: neither its tool chain nor its configuration with an earlier vendoring counts.
        cwd: tempFolder,
        env: {
            ...env,
            CARGO_NET_GIT_FETCH_WITH_CLI: 'true',
            GIT_TERMINAL_PROMPT: '0',
            CARGO_TERM_COLOR: 'never',
            CARGO_HOME: `${cacheFolder}/crates/cargo-home`,
        },
        signal,
        before: () => files.remove(vendored),
    });
    if (result.exitCode !== 0) {
        const addresses = git.map((source) => (0,sources/* gitKeys */.V$)(source).git ?? source);
        const named = addresses.find((address) => result.stderr.includes(address)) ?? addresses[0];
        return { ok: false, fault: (0,git_faults/* gitFault */.NO)(named ?? '', result) };
    }
    return { ok: true, folders: await findFromGit(vendored, files) };
}
async function writeConfigs(texts, folder, files) {
    const paths = [];
    for (const [name, text] of Object.entries(texts)) {
        if (text === '')
            continue;
        const path = `${folder}/vendor-${name}.toml`;
        await files.writeText(path, text);
        paths.push(path);
    }
    return paths;
}
/** Crates of a registry have the checksum of their archive there, those of git have none. */
async function findFromGit(vendored, files) {
    const found = [];
    for (const { name } of await files.list(vendored)) {
        const path = `${vendored}/${name}`;
        const text = await files.readTextIfAny(`${path}/${CHECKSUMS}`);
        const { package: checksum } = JSON.parse(text ?? '{}');
        if (typeof checksum !== 'string')
            found.push({ name, path });
    }
    return found;
}

;// CONCATENATED MODULE: ./src/cli/vendor-run.ts










/** Fetches every crate of the lock file and unpacks it into the folder. */
async function runVendor(request, ports, signal) {
    const config = withoutVendored(request.hostCargo.config);
    const mirrors = request.fetch.cratesMirrors.map((url) => `sparse+${url}`);
    const locked = (0,plan_locked/* planLocked */.q)(request.cargo.lock.packages, config, mirrors);
    const problem = locked.problem ?? findProblem(locked.packages, locked.git, request.hostCargo);
    if (problem !== undefined)
        return failed({ cause: problem, remedy: 'Correct that, and try again.' });
    const fetched = await fetchCrates(request, config, mirrors, ports, signal);
    if (!fetched.ok)
        return fetched;
    const { folder, vendorDir } = request;
    const target = openVendorFolder(vendorDir, asVendorPorts(ports));
    try {
        for (const crate of locked.packages) {
            const fault = await addCrate(crate, fetched.cratesFolder, target, ports);
            if (fault !== undefined)
                return fault;
        }
        const git = await addFromGit(request, locked, fetched.cratesFolder, target, ports, signal);
        if (typeof git !== 'number')
            return git;
        const removed = await target.finish();
        const directory = directoryFor(folder, vendorDir);
        const configText = renderVendorConfig(locked.registries, locked.git, directory);
        return { ok: true, crates: locked.packages.length + git, fromGit: git, removed, configText };
    }
    finally {
        await target.close();
    }
}
function asVendorPorts({ files, vendorFiles, network }) {
    return { files, vendorFiles, processId: network.processId };
}
/** A folder of sources has one place for each name and version. */
function findProblem(packages, git, { isInstalled }) {
    if (git.length > 0 && !isInstalled)
        return 'Cargo.lock has crates from git repositories, and there is no cargo here to vendor them.';
    const names = packages.map(nameOf);
    const twice = names.find((name, at) => names.indexOf(name) !== at);
    return twice === undefined
        ? undefined
        : `Cargo.lock has ${twice} from two registries, which no vendored folder can hold.`;
}
function nameOf({ name, version }) {
    return `${name}-${version}`;
}
async function fetchCrates({ folder, cargo, hostCargo, fetch }, config, mirrors, ports, signal) {
    const packages = cargo.lock.packages.filter(({ source = '' }) => !source.startsWith('git+'));
    const crates = (0,plan_crates/* planCrates */.KH)({
        cargo: { ...cargo, lock: { ...cargo.lock, packages } },
        dockerfile: { origin: 'ours' },
        config,
        cacheFolder: fetch.cacheFolder,
        tempFolder: fetch.tempFolder,
        mirrors,
        hostCargo: hostCargo.isInstalled,
    });
    if (crates.kind === 'none')
        return { ok: true };
    const plan = { crates, images: [], leftToBuild: [] };
    const settings = {
        ...fetch,
        contextFolder: folder,
        hostCargo: { ...hostCargo, config },
        isComplete: true,
    };
    const { failure, cratesFolder } = await (0,stage/* runFetchStage */.i)(plan, settings, ports, signal);
    if (failure)
        return { ok: false, failure };
    return { ok: true, ...(cratesFolder === undefined ? {} : { cratesFolder }) };
}
async function addCrate(crate, cratesFolder, target, { network }) {
    const name = nameOf(crate);
    const registry = (0,sources/* folderOf */.yS)(crate.source ?? '');
    const path = `${cratesFolder}/${config_text/* REGISTRIES_FOLDER */.lt}/${registry}/${name}.crate`;
    const unpacked = await unpackCrate(name, await network.downloads.readBytes(path));
    if (!unpacked.ok) {
        const cause = `${crate.name} ${crate.version} has the checksum of Cargo.lock, but ${unpacked.problem}.`;
        return failed({ cause, remedy: 'Ask the owner of the crate; another version may be right.' });
    }
    await target.addFiles(name, unpacked.files, renderChecksums(unpacked.files, crate.checksum ?? ''));
    return undefined;
}
/** Gives how many. */
async function addFromGit({ folder, fetch }, { git, registries }, cratesFolder, target, { network, ...ports }, signal) {
    if (git.length === 0)
        return 0;
    const own = (await ports.files.readTextIfAny(`${folder}/.cargo/config.toml`)) ?? '';
    const vendored = await vendorFromGit({
        git,
        registries,
        ownConfig: configBefore(own),
        ...(cratesFolder === undefined ? {} : { cratesFolder }),
    }, {
        ...ports,
        store: network.downloads,
        random: network.random,
        tokenFor: network.tokenFor,
        transport: network.makeTransport(fetch.settings),
        policy: fetch.policy,
    }, { ...fetch, workspaceFolder: folder, env: ports.env }, signal);
    if (!vendored.ok)
        return failed(vendored.fault);
    for (const { name, path } of vendored.folders)
        await target.addFolder(name, path);
    return vendored.folders.length;
}
function failed({ cause, remedy, evidence = [], network = false, }) {
    const exitCode = network ? exit_codes/* EXIT */.d.network : exit_codes/* EXIT */.d.build;
    return { ok: false, failure: { cause, evidence, exitCode, ...(remedy ? { remedy } : {}) } };
}

;// CONCATENATED MODULE: ./src/cli/vendor-command.ts



















/** `vendor [FOLDER]`: see its help. Gives the exit code. */
async function runVendorCommand(args, signal = new AbortController().signal) {
    const parsed = parseVendorArguments(args);
    if (!parsed.ok)
        return refuse(parsed.errors);
    if (parsed.value.help) {
        process.stdout.write(VENDOR_HELP);
        return exit_codes/* EXIT */.d.ok;
    }
    const place = await readPlace(parsed.value);
    if (!place.ok)
        return refuse(place.errors);
    const vendored = await vendor(place.value, parsed.value, signal);
    if (!vendored.ok)
        return tellFailure(vendored, signal);
    tellVendored(place.value, vendored);
    return await tellConfig(place.value, parsed.value, vendored.configText);
}
/** Everything that can be wrong before anything is fetched. */
async function readPlace({ folder: given, vendorDir, writeConfig, }) {
    const folder = (0,external_node_path_.resolve)(given);
    const target = vendorDir === undefined ? (0,external_node_path_.join)(folder, 'vendor') : (0,external_node_path_.resolve)(vendorDir);
    const workspace = await (0,read_workspace/* readWorkspace */.i)(folder, files/* files */.a);
    if (!workspace.ok)
        return workspace;
    const { cargo } = workspace.value;
    if (cargo?.lock === undefined)
        return { ok: false, errors: [noLock(folder, cargo !== undefined)] };
    const errors = [];
    const stranger = await findStranger(target, { files: files/* files */.a });
    if (stranger !== undefined) {
        const problem = `${target} holds ${JSON.stringify(stranger)}, which is no vendored crate`;
        errors.push({ input: '--vendor-dir', problem, remedy: 'name a new or an empty folder' });
    }
    const old = (0,external_node_path_.join)(folder, '.cargo/config');
    if (writeConfig && (await files/* files */.a.kindOf(old)) !== 'absent') {
        const problem = `${old} has the old name, and cargo reads no other beside it`;
        errors.push({ input: '--write-config', problem, remedy: 'rename it to config.toml' });
    }
    if (errors.length > 0)
        return { ok: false, errors };
    return { ok: true, value: { folder, vendorDir: target, cargo: { ...cargo, lock: cargo.lock } } };
}
function noLock(folder, hasManifest) {
    return hasManifest
        ? {
            input: 'Cargo.lock',
            problem: `is not in ${folder}`,
            remedy: 'run cargo generate-lockfile, and commit it',
        }
        : {
            input: 'Cargo.toml',
            problem: `is not in ${folder}`,
            remedy: 'name the folder of the workspace',
        };
}
async function vendor(place, { offline, mirrors }, signal) {
    const env = (0,pipeline_ports/* definedVariables */.JF)(process.env);
    const log = (0,console_logger/* makeConsoleLogger */.E)((line) => process.stderr.write(`${line}\n`), {
        color: terminal/* terminal */.F.isScreen,
        verbose: false,
    });
    const { tempFolder, cacheFolder } = await (0,context/* readCliContext */.Q)(place.folder);
    try {
        const pipeline = (0,pipeline_ports/* makePipelinePorts */.PK)(env, log);
        const network = await (0,network_ports.makeNetworkPorts)(env, pipeline.run);
        const request = {
            ...place,
            hostCargo: await (0,host_cargo/* hostCargoReader */.A)(env, files/* files */.a)(place.folder),
            fetch: {
                cacheFolder,
                tempFolder,
                mirrors: {},
                cratesMirrors: mirrors,
                offline,
                settings: network.settings,
                policy: backoff/* DOWNLOAD_POLICY */.Ip,
            },
        };
        const ports = { ...pipeline, openFile: pipeline.measure.openFile, network, vendorFiles: vendorFiles };
        return await runVendor(request, ports, signal);
    }
    finally {
        await files/* files */.a.remove(tempFolder);
    }
}
function tellFailure({ failure }, { aborted }) {
    const { cause, remedy, evidence, exitCode } = failure;
    complain(`error: ${cause}`);
    for (const line of [remedy ?? '', ...evidence])
        if (line !== '')
            complain(`  ${line}`);
    return aborted ? exit_codes/* EXIT */.d.cancelled : exitCode;
}
function tellVendored({ vendorDir }, vendored) {
    const { crates, fromGit, removed } = vendored;
    const git = fromGit === 0 ? '' : `, ${fromGit} of them from git repositories`;
    say(`Vendored into ${vendorDir}: ${(0,format/* formatCount */.B4)(crates, 'crate')}${git}.`);
    if (removed.length > 0)
        say(`Removed, as Cargo.lock no longer has them: ${removed.join(', ')}.`);
}
async function tellConfig({ folder }, { writeConfig }, configText) {
    const path = (0,external_node_path_.join)(folder, '.cargo/config.toml');
    if (!writeConfig) {
        say(`For builds without network, put this into ${path} (--write-config does):`);
        process.stdout.write(`\n${configText}`);
        return exit_codes/* EXIT */.d.ok;
    }
    const planned = planConfigWrite(await files/* files */.a.readTextIfAny(path), configText);
    switch (planned.kind) {
        case 'present':
            say(`${path} says so already.`);
            return exit_codes/* EXIT */.d.ok;
        case 'write':
            await files/* files */.a.writeText(path, planned.text);
            say(`Written: ${path}`);
            return exit_codes/* EXIT */.d.ok;
        case 'refused':
            complain(`error: --write-config: ${path} was not changed: ${planned.reason}`);
            complain('  Put this into it by hand:');
            process.stdout.write(`\n${configText}`);
            return exit_codes/* EXIT */.d.input;
    }
}
function say(line) {
    process.stdout.write(`${(0,plain_text/* cleanLine */.Ow)(line)}\n`);
}
function complain(line) {
    process.stderr.write(`${(0,plain_text/* cleanLine */.Ow)(line)}\n`);
}
function refuse(errors) {
    for (const error of errors)
        complain(`error: ${(0,src_errors/* formatInputError */.i)(error)}`);
    return exit_codes/* EXIT */.d.input;
}


/***/ }),

/***/ 64177:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ runFetchStage)
});

// EXTERNAL MODULE: ./src/report/wording-fetch.ts
var wording_fetch = __webpack_require__(52455);
// EXTERNAL MODULE: ./src/fetch/bring.ts + 25 modules
var bring = __webpack_require__(30541);
// EXTERNAL MODULE: ./src/fetch/download-faults.ts
var download_faults = __webpack_require__(23810);
// EXTERNAL MODULE: ./src/fetch/images/plan-images.ts
var plan_images = __webpack_require__(55);
// EXTERNAL MODULE: ./src/fetch/images/run-resolve-images.ts
var run_resolve_images = __webpack_require__(1970);
// EXTERNAL MODULE: ./src/exit-codes.ts
var exit_codes = __webpack_require__(91084);
;// CONCATENATED MODULE: ./src/fetch/stage-faults.ts


/** Without network there later, all that is missing is a fault, and is told at once. */
function wantsAll({ offline, isComplete }) {
    return offline || isComplete === true;
}
/**
 * What only this machine cannot do: its cache, its cargo (which may be older than that of the build), its
 * way of putting images into the engine. The build needs none of these.
 */
const OF_THIS_MACHINE = ['cache-unwritable', 'image-load-failed', 'lock-unresolvable', 'git-failed'];
/** What the network denies may still reach the build on its own way; what is wrong stays wrong. */
function isFatal({ fault, network }, settings) {
    return wantsAll(settings) || !(network || OF_THIS_MACHINE.includes(fault));
}
/** buildx pulls the image of its builder itself where it is not there, whatever the reason. */
function isLeft(fault, builder, settings) {
    const isOfBuilder = builder?.ok === false && builder.fault === fault;
    return isOfBuilder && !wantsAll(settings) && fault.fault !== download_faults/* CANCELLED */.gD.fault;
}
/** One failure for all that is missing: a person without network wants the whole list at once. */
function describeFailure(faults) {
    const [first, ...others] = faults;
    if (first === undefined)
        return undefined;
    const network = faults.some((fault) => fault.network);
    return {
        stage: 'fetch',
        fault: first.fault,
        cause: [first, ...others].map(({ cause }) => cause).join(' '),
        remedy: [...new Set(faults.map(({ remedy }) => remedy))].join(' '),
        evidence: faults.flatMap(({ evidence }) => evidence),
        exitCode: network ? exit_codes/* EXIT */.d.network : exit_codes/* EXIT */.d.build,
    };
}

;// CONCATENATED MODULE: ./src/fetch/stage.ts






/** Brings crates and images at once. What the network denies is left to the build, unless offline. */
async function runFetchStage(plan, settings, ports, signal) {
    const startedAtMs = ports.clock.now();
    const { crates, images, builder, pins } = await bringAll(plan, settings, ports, signal);
    const all = [crates, images, builder, pins].flatMap((one) => one ?? []);
    const faults = all
        .flatMap((one) => (one.ok ? [] : [one.fault]))
        // Whose work was stopped because of another's fault has none.
        .filter(({ fault }) => fault !== download_faults/* CANCELLED */.gD.fault || signal.aborted);
    const fatal = faults.filter((fault) => isFatal(fault, settings) && !isLeft(fault, builder, settings));
    const left = faults
        .filter((fault) => !fatal.includes(fault))
        .map(({ cause }) => `${cause} The build tries by itself.`);
    const brought = [images, builder].flatMap((one) => (one?.ok ? one.value : []));
    const report = {
        durationMs: ports.clock.now() - startedAtMs,
        ...(crates?.ok ? { crates: cratesReport(crates.value) } : {}),
        images: brought.map((image) => image.report),
        incidents: all.flatMap(({ incidents }) => incidents),
        leftToBuild: [...plan.leftToBuild, ...noCrates(plan), ...left],
    };
    tell(report, left, ports.log);
    const failure = describeFailure(fatal);
    return {
        report,
        ...(failure ? { failure } : {}),
        contextArgs: [
            ...(crates?.ok ? ['--build-context', `crates=${crates.value.contextFolder}`] : []),
            // The builder runs its image, and builds from the others.
            ...(images?.ok ? (0,plan_images/* imageContextArgs */.M9)(images.value) : []),
            ...(pins?.ok ? (0,run_resolve_images/* pinContextArgs */._)(pins.value) : []),
        ],
        images: brought,
        ...(crates?.ok ? { cratesFolder: crates.value.contextFolder } : {}),
    };
}
/** A fault that no build can get over stops the others, unless the list of all that is missing is wanted. */
async function bringAll({ crates, images, builderImage, pins }, settings, ports, signal) {
    const inner = new AbortController();
    const either = AbortSignal.any([signal, inner.signal]);
    const watch = async (work) => {
        const result = await work;
        if (!result.ok && isFatal(result.fault, settings) && !wantsAll(settings))
            inner.abort();
        return result;
    };
    const [theCrates, theImages, theBuilder, thePins] = await Promise.all([
        crates.kind === 'none' ? undefined : watch((0,bring/* bringCrates */.DM)(crates, settings, ports, either)),
        images.length === 0 ? undefined : watch((0,bring/* bringImages */.nn)(images, settings, ports, either)),
        builderImage && (0,bring/* bringImages */.nn)([builderImage], settings, ports, either),
        pins === undefined ? undefined : watch((0,bring/* resolveImages */.Be)(pins, settings, ports, either)),
    ]);
    return { crates: theCrates, images: theImages, builder: theBuilder, pins: thePins };
}
function noCrates({ crates }) {
    return crates.kind === 'none' ? [`Crates: ${crates.reason}`] : [];
}
function cratesReport({ contextFolder: _, resolvedLock: __, ...report }) {
    return report;
}
function tell(report, left, log) {
    const all = (0,wording_fetch/* describeFetch */.uc)(report);
    if (all !== undefined)
        log.info(`Fetch: ${all}`);
    for (const incident of report.incidents)
        log.info((0,wording_fetch/* describeIncident */.K1)(incident));
    for (const sentence of left)
        log.info(sentence);
    for (const sentence of report.leftToBuild)
        if (!left.includes(sentence))
            log.debug(sentence);
}


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


/***/ }),

/***/ 84347:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ap: () => (/* binding */ familyOf),
/* harmony export */   HM: () => (/* binding */ portOf),
/* harmony export */   i0: () => (/* binding */ isPublicAddress),
/* harmony export */   n0: () => (/* binding */ bareHost)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_net__WEBPACK_IMPORTED_MODULE_0__);

/**
 * Special-purpose blocks of the IANA registries (RFC 6890 and its updates): no server of the public
 * Internet has such an address.
 */
const SPECIAL_V4 = '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4';
const SPECIAL_V6 = '::/128 ::1/128 100::/64 2001:db8::/32 3fff::/20 fc00::/7 fe80::/10 fec0::/10 ff00::/8';
const special = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
for (const [blocks, family] of [
    [SPECIAL_V4, 'ipv4'],
    [SPECIAL_V6, 'ipv6'],
]) {
    for (const block of blocks.split(' ')) {
        const [net = '', bits] = block.split('/');
        special.addSubnet(net, Number(bits), family);
    }
}
function familyOf(address) {
    const family = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address);
    return family === 4 || family === 6 ? family : undefined;
}
/** Whether the address can be one of the public Internet. */
function isPublicAddress(address) {
    const family = familyOf(address);
    return family !== undefined && !special.check(address, family === 4 ? 'ipv4' : 'ipv6');
}
/** Host of a URL as name servers and sockets want it: `[::1]` without its brackets. */
function bareHost(url) {
    return url.hostname.replace(/^\[(.*)\]$/, '$1');
}
function portOf(url) {
    if (url.port !== '')
        return Number(url.port);
    switch (url.protocol) {
        case 'http:':
            return 80;
        case 'ssh:':
            return 22;
        default:
            return 443;
    }
}


/***/ }),

/***/ 27579:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lu: () => (/* binding */ routeOf),
/* harmony export */   MX: () => (/* binding */ proxyPort),
/* harmony export */   YP: () => (/* binding */ redactProxy),
/* harmony export */   YR: () => (/* binding */ parseProxy),
/* harmony export */   _g: () => (/* binding */ splitNoProxy),
/* harmony export */   r_: () => (/* binding */ usableProxies)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_net__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23564);
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84347);



const PROXY_PROTOCOLS = ['http:', 'https:', 'socks:', 'socks4:', 'socks5:', 'socks5h:'];
/**
 * The proxy that applies to a URL. Loopback is never asked through one, as with the programs written
 * in Go (docker, buildx); a value without a scheme is one of `http:`, as with curl.
 */
function routeOf(url, proxy) {
    if (url.protocol === 'ssh:' || (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isLoopback */ .U9)(url.host))
        return { kind: 'direct' };
    const own = url.protocol === 'http:' ? 'HTTP_PROXY' : 'HTTPS_PROXY';
    const variable = proxy[own] ? own : 'ALL_PROXY';
    const value = proxy[variable];
    if (!value || isExempt(url, proxy.NO_PROXY ?? ''))
        return { kind: 'direct' };
    const parsed = parseProxy(value);
    return parsed
        ? { kind: 'proxy', url: parsed, variable }
        : { kind: 'unusable', variable, value: redactProxy(value) };
}
function parseProxy(value) {
    if (/\s/.test(value.trim()))
        return undefined;
    const text = /^[a-z0-9+.-]+:\/\//i.test(value) ? value : `http://${value}`;
    if (!URL.canParse(text) || /^https?:\/?[^/]/i.test(value))
        return undefined;
    const url = new URL(text);
    return PROXY_PROTOCOLS.includes(url.protocol) && url.hostname !== '' ? url : undefined;
}
const NEVER_PROXIED = 'localhost,127.0.0.1,[::1]';
/**
 * The settings as a client can take them: with a scheme, without those that are no URL of a proxy, at
 * which clients throw, and with loopback exempt, which not every client exempts by itself.
 */
function usableProxies(proxy) {
    const { NO_PROXY, ...others } = proxy;
    const usable = Object.entries(others).flatMap(([name, value]) => {
        const url = parseProxy(value);
        // A path means nothing to a proxy, and is refused by some clients.
        return url ? [[name, new URL('/', url).href]] : [];
    });
    if (usable.length === 0)
        return {};
    const exempt = NO_PROXY ? `${NO_PROXY},${NEVER_PROXIED}` : NEVER_PROXIED;
    return { ...Object.fromEntries(usable), NO_PROXY: exempt };
}
/** Without user and password; what is no URL loses everything before an `@`. */
function redactProxy(value) {
    const url = parseProxy(value);
    return url ? `${url.protocol}//${url.host}` : value.replace(/^.*@/s, '');
}
/** Port of a proxy that names none: 1080 for SOCKS, else that of the scheme (curl would take 1080). */
function proxyPort(url) {
    if (url.port !== '')
        return Number(url.port);
    if (url.protocol.startsWith('socks'))
        return 1080;
    return url.protocol === 'https:' ? 443 : 80;
}
function splitNoProxy(text) {
    return text
        .split(/[\s,]+/)
        .map((entry) => entry.trim())
        .filter(Boolean);
}
/** Names with all their subdomains, `host:port`, addresses and blocks of addresses, `*` for everything. */
function isExempt(url, noProxy) {
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase();
    const port = url.port || (url.protocol === 'http:' ? '80' : '443');
    return splitNoProxy(noProxy.toLowerCase()).some((entry) => {
        if (entry === '*')
            return true;
        if (entry.includes('/'))
            return isInBlock(host, entry);
        const [, name = entry, ownPort] = /^(.+?):(\d+)$/.exec((0,_addresses_js__WEBPACK_IMPORTED_MODULE_2__/* .familyOf */ .Ap)(entry) === 6 ? '' : entry) ?? [];
        if (ownPort !== undefined && ownPort !== port)
            return false;
        const suffix = name.replace(/^\*?\./, '');
        return host === suffix || host.endsWith(`.${suffix}`);
    });
}
function isInBlock(host, block) {
    const [net = '', bits = ''] = block.split('/');
    const family = (0,_addresses_js__WEBPACK_IMPORTED_MODULE_2__/* .familyOf */ .Ap)(net);
    if (family === undefined || (0,_addresses_js__WEBPACK_IMPORTED_MODULE_2__/* .familyOf */ .Ap)(host) !== family || !/^\d{1,3}$/.test(bits))
        return false;
    if (Number(bits) > (family === 4 ? 32 : 128))
        return false;
    const list = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    const type = family === 4 ? 'ipv4' : 'ipv6';
    list.addSubnet(net, Number(bits), type);
    return list.check(host, type);
}


/***/ })

};
