export const id = 541;
export const ids = [541];
export const modules = {

/***/ 30541:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  DM: () => (/* binding */ bringCrates),
  KC: () => (/* binding */ bringCratesToStep),
  nn: () => (/* binding */ bringImages),
  Be: () => (/* binding */ resolveImages)
});

// EXTERNAL MODULE: ./src/fetch/crates/cargo-config.ts
var cargo_config = __webpack_require__(57676);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/workspace/cargo-lock.ts
var cargo_lock = __webpack_require__(42009);
// EXTERNAL MODULE: ./src/fetch/download-faults.ts
var download_faults = __webpack_require__(23810);
// EXTERNAL MODULE: ./src/fetch/crates/config-text.ts
var config_text = __webpack_require__(85847);
// EXTERNAL MODULE: ./src/fetch/crates/context-folder.ts + 1 modules
var context_folder = __webpack_require__(30962);
// EXTERNAL MODULE: ./src/fetch/download.ts + 2 modules
var download = __webpack_require__(42562);
// EXTERNAL MODULE: ./src/fetch/incidents.ts
var fetch_incidents = __webpack_require__(15047);
// EXTERNAL MODULE: ./src/network/backoff.ts
var backoff = __webpack_require__(59326);
// EXTERNAL MODULE: ./src/network/network-error.ts
var network_error = __webpack_require__(97391);
// EXTERNAL MODULE: ./src/network/read-body.ts
var read_body = __webpack_require__(47949);
// EXTERNAL MODULE: ./src/fetch/redirects.ts
var redirects = __webpack_require__(5337);
;// CONCATENATED MODULE: ./src/fetch/crates/fetch-small.ts






/** Of a config.json or the index file of one crate. */
const LIMIT_BYTES = 16 * 1024 * 1024;
/** GETs a small text that has no checksum. */
async function fetchSmall(url, ports, incidents, signal, secret) {
    const { policy, clock, random } = ports;
    const deadlineMs = clock.now() + policy.budgetMs;
    for (let retry = 1;; retry++) {
        const answer = await once(url, ports, signal, secret);
        if (answer.ok || signal.aborted || !answer.passes)
            return answer;
        const cause = answer.fault.evidence[0] ?? answer.fault.cause;
        (0,fetch_incidents/* addIncident */.U)(incidents, { host: new URL(url).host, cause, count: 1 });
        const delayMs = (0,backoff/* planDelayMs */.tq)(policy, retry, random, answer.retryAfterMs);
        if (retry > policy.retries || clock.now() + delayMs > deadlineMs)
            return answer;
        await clock.sleep(delayMs, signal);
    }
}
async function once(url, { transport, clock }, signal, secret) {
    try {
        const response = await (0,redirects/* getFollowing */.m)(transport, url, { signal }, secret);
        if (response.status === 200)
            return { ok: true, text: await readText(response, url) };
        await response.discard();
        return answered(url, response, clock.now());
    }
    catch (error) {
        if (signal.aborted)
            return { ok: false, fault: download_faults/* CANCELLED */.gD };
        if (!(error instanceof network_error/* NetworkError */.D))
            throw error;
        return { ok: false, fault: (0,download_faults/* faultOfError */.qc)(error), passes: (0,network_error/* isTransient */.d)(error.kind) };
    }
}
function answered(url, { status, headers }, nowMs) {
    const { host } = new URL(url);
    const passes = status === 408 || status === 421 || status === 429 || status >= 500;
    if (!passes)
        return { ok: false, fault: (0,download_faults/* refusal */.x5)(host, status), status };
    const retryAfterMs = (0,backoff/* parseRetryAfterMs */.oR)(headers['retry-after'], nowMs);
    const row = status === 429 ? 'rate-limit' : 'server-failing';
    return {
        ok: false,
        fault: (0,download_faults/* networkFault */.T4)(row, `${host} answers HTTP ${status}`),
        passes,
        status,
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
}
async function readText({ body }, url) {
    const whole = await (0,read_body/* readBody */.x)(body, LIMIT_BYTES);
    if (whole !== undefined)
        return new TextDecoder().decode(whole);
    const { host } = new URL(url);
    throw new network_error/* NetworkError */.D('protocol', host, `the answer of ${host} is too large`);
}

// EXTERNAL MODULE: ./src/fetch/crates/index-entry.ts
var index_entry = __webpack_require__(65760);
;// CONCATENATED MODULE: ./src/fetch/crates/crate-urls.ts

/** `undefined` when it is no config.json of a registry. */
function parseRegistryConfig(text) {
    try {
        const { dl, 'auth-required': authRequired } = JSON.parse(text);
        if (typeof dl !== 'string' || !/^https?:\/\//.test(dl))
            return undefined;
        return { dl, authRequired: authRequired === true };
    }
    catch {
        return undefined;
    }
}
/** Where a crate is downloaded, by the rules of cargo's registry index. */
function crateUrl(dl, { name, version, checksum = '' }) {
    const prefixOf = (text) => (0,index_entry/* indexPath */.A)(text).slice(0, -text.length - 1);
    const markers = {
        '{crate}': name,
        '{version}': version,
        '{prefix}': casedPrefix(name),
        '{lowerprefix}': prefixOf(name.toLowerCase()),
        '{sha256-checksum}': checksum,
    };
    const filled = dl.replace(/\{[a-z0-9-]+\}/g, (marker) => markers[marker] ?? marker);
    return filled === dl ? `${dl.replace(/\/+$/, '')}/${name}/${version}/download` : filled;
}
/** As `indexPath`, with the letters as they are. */
function casedPrefix(name) {
    if (name.length <= 2)
        return `${name.length}`;
    if (name.length === 3)
        return `3/${name[0]}`;
    return `${name.slice(0, 2)}/${name.slice(2, 4)}`;
}

// EXTERNAL MODULE: ./src/fetch/crates/git-faults.ts
var git_faults = __webpack_require__(40403);
// EXTERNAL MODULE: ./src/fetch/crates/run-patiently.ts
var run_patiently = __webpack_require__(65287);
;// CONCATENATED MODULE: ./src/fetch/crates/git-index.ts



/**
 * The config.json of an index that is a git repository, by the host's git: without its history and
 * without the files of the crates, as the lock file tells all we need of them.
 */
async function readGitIndex(url, ports, { tempFolder, env }, signal) {
    const name = (0,external_node_crypto_.createHash)('sha256').update(url).digest('hex').slice(0, 16);
    const folder = `${tempFolder}/index-${name}`;
    const options = { env: { ...env, GIT_TERMINAL_PROMPT: '0' }, signal };
    const clone = ['git', 'clone', '--quiet', '--bare', '--depth=1', '--filter=blob:none'];
    const cloned = await (0,run_patiently/* runPatiently */.S)([...clone, '--', url, folder], ports, {
        ...options,
        before: () => ports.files.remove(folder),
    });
    if (cloned.exitCode !== 0)
        return (0,git_faults/* gitFault */.NO)(url, cloned);
    const shown = await ports.run(['git', '-C', folder, 'show', 'HEAD:config.json'], options);
    await ports.files.remove(folder);
    return shown.exitCode === 0 ? shown.stdout : (0,git_faults/* gitFault */.NO)(url, shown);
}

// EXTERNAL MODULE: ./src/fetch/crates/sources.ts
var sources = __webpack_require__(96231);
;// CONCATENATED MODULE: ./src/fetch/crates/registry-hosts.ts




/** Asks each index for its address of downloads. A mirror that does not answer is left out. */
async function readyRegistry(plan, ports, options, incidents, signal) {
    const asked = await Promise.all(plan.downloads.map((host) => readyHost(host, ports, options, incidents, signal)));
    return {
        source: plan.source,
        hosts: asked.flatMap((one) => ('dl' in one ? [one] : [])),
        faults: asked.flatMap((one) => ('dl' in one ? [] : [one])),
    };
}
async function readyHost(host, ports, options, incidents, signal) {
    const { registryName } = host;
    const named = registryName === undefined ? {} : { registryName };
    switch (host.kind) {
        case 'template': {
            const { origin } = new URL(host.url);
            const isOfficial = origin === 'https://static.crates.io';
            const index = isOfficial ? { index: 'https://index.crates.io/' } : {};
            return { dl: host.url, authRequired: false, ...index };
        }
        case 'sparse': {
            const text = await readSparse(host, ports, incidents, signal);
            if (typeof text !== 'string')
                return text;
            const config = parseRegistryConfig(text);
            return config ? { ...config, index: host.url, ...named } : noConfig(host.url);
        }
        case 'git': {
            const text = await readGitIndex(host.url, ports, options, signal);
            if (typeof text !== 'string')
                return text;
            const config = parseRegistryConfig(text);
            return config ? { ...config, ...named } : noConfig(host.url);
        }
    }
}
/** Without the token first, as cargo does: most registries need none. */
async function readSparse({ url, registryName }, ports, incidents, signal) {
    const address = `${url}config.json`;
    const open = await fetchSmall(address, ports, incidents, signal);
    if (open.ok)
        return open.text;
    if (open.status !== 401 && open.status !== 403)
        return open.fault;
    const token = registryName === undefined ? undefined : await ports.tokenFor(registryName);
    if (token === undefined)
        return needsToken(url, registryName);
    const secret = async () => ({ authorization: token });
    const closed = await fetchSmall(address, ports, incidents, signal, secret);
    if (closed.ok)
        return closed.text;
    return closed.status === 401 || closed.status === 403
        ? {
            ...needsToken(url, registryName),
            cause: `${hostOf(url)} refuses the token of the registry ${registryName}.`,
        }
        : closed.fault;
}
function needsToken(url, registryName) {
    const name = registryName === undefined ? undefined : registryName.toUpperCase().replaceAll('-', '_');
    return {
        fault: 'credentials-missing',
        cause: `${hostOf(url)} gives its crates only to those who log in, and there is no token for it.`,
        remedy: name === undefined
            ? 'Name the registry in .cargo/config.toml under [registries], and give its token.'
            : `Set CARGO_REGISTRIES_${name}_TOKEN, or run cargo login --registry ${registryName}.`,
        evidence: [`${(0,sources/* publicUrl */.x6)(url)} answers HTTP 401`],
        network: false,
    };
}
function noConfig(url) {
    return {
        fault: 'registry-invalid',
        cause: `${(0,sources/* publicUrl */.x6)(url)} is no registry of crates: its config.json names no address of downloads.`,
        remedy: 'Check the address of the registry.',
        evidence: [],
        network: false,
    };
}
function hostOf(url) {
    return URL.canParse(url) ? new URL(url).host : (0,sources/* publicUrl */.x6)(url);
}

;// CONCATENATED MODULE: ./src/fetch/crates/crate-faults.ts




/**
 * Says more of a crate that no server gives: asks the index, where there is one, whether it was yanked
 * or never was there. crates.io answers 403 for what it does not have.
 */
async function explainRefusal(crate, fault, registry, ports, signal) {
    if (fault.fault !== 'download-missing' && fault.fault !== 'download-denied')
        return fault;
    const [host] = registry?.hosts ?? [];
    if (host?.authRequired && fault.fault === 'download-denied') {
        return { ...needsToken(host.dl, host.registryName), evidence: fault.evidence };
    }
    const { name, version } = crate;
    const known = host === undefined ? 'unknown' : await askIndex(crate, host, ports, signal);
    const base = { evidence: fault.evidence, network: false };
    switch (known) {
        case 'yanked':
            return {
                ...base,
                fault: 'crate-yanked',
                cause: `${name} ${version} was yanked, and the registry no longer gives it out.`,
                remedy: `Run \`cargo update --package ${name}\` to lock a version that is there.`,
            };
        case 'absent':
            return {
                ...base,
                fault: 'crate-missing',
                cause: `${name} ${version} is not in its registry: it was removed, or never published.`,
                remedy: `Run \`cargo update --package ${name}\`, or correct Cargo.lock.`,
            };
        case 'listed':
        case 'unknown':
            return { ...fault, fault: 'crate-missing' };
    }
}
async function askIndex({ name, version }, { index, authRequired }, ports, signal) {
    if (index === undefined || authRequired)
        return 'unknown';
    // Once: the fetch has failed, and this only makes its sentence better.
    const policy = { ...ports.policy, retries: 0 };
    const address = `${index}${(0,index_entry/* indexPath */.A)(name)}`;
    const answer = await fetchSmall(address, { ...ports, policy }, new Map(), signal);
    if (!answer.ok)
        return answer.status === 404 || answer.status === 410 ? 'absent' : 'unknown';
    for (const line of answer.text.split('\n')) {
        const entry = parseLine(line);
        if (entry?.vers === version)
            return entry.yanked === true ? 'yanked' : 'listed';
    }
    return 'absent';
}
function parseLine(line) {
    try {
        return JSON.parse(line);
    }
    catch {
        return undefined;
    }
}
/** In a sentence; the whole list is the evidence. */
const NAMES_IN_A_SENTENCE = 5;
function shortList(names) {
    const left = names.length - NAMES_IN_A_SENTENCE;
    const shown = names.slice(0, NAMES_IN_A_SENTENCE).join(', ');
    return left > 0 ? `${shown} and ${left} more` : shown;
}
/** Everything that is not here, when nothing may be fetched. */
function offlineFault(missing) {
    const names = missing.map(({ name, version }) => `${name} ${version}`).sort();
    const [first = ''] = names;
    const what = names.length === 1
        ? `the crate ${first} is not in the cache folder`
        : `${names.length} crates are not in the cache folder`;
    return {
        fault: 'offline-missing',
        cause: `Nothing may be fetched (offline), and ${what}: ${shortList(names)}.`,
        remedy: download_faults/* OFFLINE_REMEDY */.d_,
        evidence: names,
        network: false,
    };
}

;// CONCATENATED MODULE: ./src/fetch/crates/fetch-packages.ts






/** To one server: HTTP/2 carries them over few connections. */
const PARALLEL = 32;
/** Brings all crates to the store, and reads of each what its index needs. */
async function fetchPackages(packages, registries, ports, options, incidents, signal) {
    const { store } = ports;
    const entries = new Map();
    const read = (crate) => {
        const path = (0,context_folder/* storedPath */.PH)(options.cacheFolder, crate);
        const entry = (0,context_folder/* readEntry */.hB)(crate, path, packages, store);
        // Waited for at the end; until then a failure is nobody's.
        entry.catch(() => { });
        entries.set(keyOf(crate), entry);
    };
    const missing = await findMissing(packages, ports, options, read);
    if (options.offline && missing.length > 0)
        return { ok: false, fault: offlineFault(missing) };
    const wanted = new Set(missing.map(({ source }) => source));
    const ready = await Promise.all(registries
        .filter(({ source }) => wanted.has(source))
        .map((registry) => readyRegistry(registry, ports, options, incidents, signal)));
    const unusable = ready.find(({ hosts }) => hosts.length === 0)?.faults[0];
    if (unusable !== undefined)
        return { ok: false, fault: unusable };
    const results = await fetch_packages_download(missing, ready, ports, options, read, signal);
    const { fault, incidents: found } = (0,download/* summarize */.eh)(results);
    for (const incident of found)
        (0,fetch_incidents/* addIncident */.U)(incidents, incident);
    if (fault !== undefined) {
        const failed = missing[results.findIndex((result) => result?.ok === false)];
        const registry = ready.find(({ source }) => source === failed?.source);
        const told = failed ? await explainRefusal(failed, fault, registry, ports, signal) : fault;
        return { ok: false, fault: told };
    }
    const downloaded = results.flatMap((result) => (result?.ok ? [result.value] : []));
    return await collect(packages, entries, downloaded, options);
}
function keyOf({ name, version, source }) {
    return `${name} ${version} ${source}`;
}
async function findMissing(packages, { store }, { cacheFolder }, onFound) {
    const checked = await Promise.all(packages.map(async (crate) => {
        const isThere = (await store.sha256Of((0,context_folder/* storedPath */.PH)(cacheFolder, crate))) === crate.checksum;
        if (isThere)
            onFound(crate);
        return isThere;
    }));
    return packages.filter((_, at) => checked[at] === false);
}
async function fetch_packages_download(missing, ready, ports, { cacheFolder, parallel = PARALLEL }, onFound, signal) {
    const crates = new Map();
    const items = missing.map((crate) => {
        const hosts = ready.find(({ source }) => source === crate.source)?.hosts ?? [];
        const item = {
            name: `${crate.name} ${crate.version}`,
            urls: hosts.map(({ dl }) => crateUrl(dl, crate)),
            path: (0,context_folder/* storedPath */.PH)(cacheFolder, crate),
            sha256: crate.checksum ?? '',
            headers: secretFor(crate, hosts, ports),
        };
        crates.set(item, crate);
        return item;
    });
    const onItem = (item) => {
        const crate = crates.get(item);
        if (crate)
            onFound(crate);
    };
    return await (0,download/* downloadAll */.Ut)(items, ports, ports.policy, { parallel, onItem }, signal);
}
/** The token of a registry that wants it at every request, for its own addresses alone. */
function secretFor(crate, hosts, { tokenFor }) {
    return async (url) => {
        const host = hosts.find(({ dl }) => crateUrl(dl, crate) === url);
        if (host?.registryName === undefined || !host.authRequired)
            return {};
        // Whoever gave the token to an index over TLS does not want it to be sent without.
        if (url.startsWith('http:') && host.index?.startsWith('http:') !== true)
            return {};
        const token = await tokenFor(host.registryName);
        return token === undefined ? {} : { authorization: token };
    };
}
async function collect(packages, entries, downloaded, { cacheFolder }) {
    const content = [];
    for (const crate of packages) {
        const entry = await entries.get(keyOf(crate));
        if (entry === undefined)
            throw new Error(`${keyOf(crate)} was neither found nor fetched`);
        if ('fault' in entry)
            return { ok: false, fault: entry };
        content.push({ crate, path: (0,context_folder/* storedPath */.PH)(cacheFolder, crate), entry });
    }
    return { ok: true, value: { content, downloaded } };
}

// EXTERNAL MODULE: ./src/fetch/crates/plan-crates.ts
var plan_crates = __webpack_require__(347);
;// CONCATENATED MODULE: ./src/fetch/crates/prune.ts
const HOUR_MS = 3600 * 1000;
const KEPT_MS = 7 * 24 * HOUR_MS;
/**
 * Clears the cache folder: a context folder that was not used for seven days goes, then each crate in
 * the store to which no context has a link and which lost its last one, or came, seven days ago. What a
 * killed process left half done goes after the same time.
 */
async function pruneCrates(cacheFolder, { files, store, clock }) {
    const oldest = clock.now() - KEPT_MS;
    const sweep = async (part, isOver) => {
        const folder = `${cacheFolder}/crates/${part}`;
        await Promise.all((await files.list(folder)).map(async ({ name }) => {
            const stat = await store.stat(`${folder}/${name}`);
            if (stat !== undefined && isOver(stat))
                await files.remove(`${folder}/${name}`);
        }));
    };
    await sweep('contexts', ({ modifiedMs }) => modifiedMs < oldest);
    await sweep('staging', ({ modifiedMs }) => modifiedMs < oldest);
    // What cargo unpacked to vendor git dependencies: of use to that one run, which may still be at it.
    const unpacked = clock.now() - HOUR_MS;
    await sweep('cargo-home/registry/src', ({ modifiedMs }) => modifiedMs < unpacked);
    await sweep('store', ({ names, changedMs }) => names === 1 && changedMs < oldest);
}

;// CONCATENATED MODULE: ./src/fetch/crates/resolve-lock.ts



/** Folders that hold no sources of the workspace, and may be large. */
const SKIPPED = ['target', '.git', 'node_modules'];
/**
 * Resolves a lock file by the host's cargo, in a copy of the manifests with empty sources: the checkout
 * stays as it is. Gives the text of the lock file.
 */
async function resolveLock(ports, options, signal) {
    const { files } = ports;
    const folder = `${options.tempFolder}/manifests`;
    await files.remove(folder);
    await copyManifests(options.workspaceFolder, folder, ports);
    const offline = options.offline ? ['--offline'] : [];
    const result = await (0,run_patiently/* runPatiently */.S)(['cargo', 'generate-lockfile', ...offline], ports, {
        cwd: folder,
        env: { ...options.env, CARGO_TERM_COLOR: 'never' },
        signal,
    });
    const text = result.exitCode === 0 ? await files.readTextIfAny(`${folder}/Cargo.lock`) : undefined;
    await files.remove(folder);
    if (text !== undefined)
        return { ok: true, text };
    return { ok: false, fault: result.stopped ? download_faults/* CANCELLED */.gD : faultOf(result, options) };
}
async function copyManifests(from, to, ports) {
    for (const { name, kind } of await ports.files.list(from)) {
        const [source, target] = [`${from}/${name}`, `${to}/${name}`];
        if (kind === 'file')
            await copyManifest(source, target, ports);
        else if (kind === 'folder' && !SKIPPED.includes(name)) {
            await copyManifests(source, target, ports);
        }
    }
}
async function copyManifest(from, to, { files }) {
    if (/\/(?:Cargo\.toml|\.cargo\/config(?:\.toml)?)$/.test(from))
        await files.copyFile(from, to);
    else if (from.endsWith('.rs'))
        await files.writeText(to, '');
}
function faultOf(result, { offline }) {
    const evidence = (0,git_faults/* lastLines */.w$)(result.stderr);
    if (offline) {
        return {
            fault: 'offline-missing',
            cause: 'There is no Cargo.lock, and without network none can be resolved.',
            remedy: 'Run `cargo generate-lockfile` where there is network, and commit Cargo.lock.',
            evidence,
            network: false,
        };
    }
    const isYanked = /\byanked\b/.test(result.stderr);
    const network = (0,git_faults/* isGitOutage */.A7)(result);
    return {
        fault: isYanked ? 'crate-yanked' : network ? 'connection-lost' : 'lock-unresolvable',
        cause: isYanked
            ? 'There is no Cargo.lock, and a crate that Cargo.toml asks for was yanked from its registry.'
            : `There is no Cargo.lock, and cargo could not resolve one${network ? ': its registry cannot be reached' : ''}.`,
        remedy: isYanked
            ? 'Ask for another version in Cargo.toml; a lock file that names a yanked one would still work.'
            : 'Run `cargo generate-lockfile`, and commit Cargo.lock.',
        evidence,
        network,
    };
}

// EXTERNAL MODULE: ./src/fetch/crates/vendor-git.ts
var vendor_git = __webpack_require__(79570);
;// CONCATENATED MODULE: ./src/fetch/crates/run-fetch-crates.ts











/**
 * Brings the crates of the plan into its context folder, which is then whole or not there at all. What a
 * killed run has fetched is used by the next. Concurrent runs do not disturb each other.
 */
async function runFetchCrates(plan, ports, options, signal) {
    const startedAtMs = ports.clock.now();
    const incidents = new Map();
    const run = { ports, options, signal, incidents };
    try {
        const step = await fetchAll(plan, run, options.resolve);
        const told = [...incidents.values()];
        if (!step.ok)
            return { ...step, incidents: told };
        const durationMs = ports.clock.now() - startedAtMs;
        return { ok: true, value: { ...step.value, durationMs }, incidents: told };
    }
    catch (error) {
        const fault = signal.aborted ? download_faults/* CANCELLED */.gD : (0,download_faults/* localFault */.a2)(error, 'what is fetched');
        return { ok: false, fault, incidents: [...incidents.values()] };
    }
}
async function fetchAll(plan, run, resolve) {
    if (plan.resolveLock)
        return await fetchResolved(plan, run, resolve);
    const { store } = run.ports;
    const total = plan.packages.length;
    if ((await store.stat(plan.contextFolder)) !== undefined) {
        await store.touch((0,external_node_path_.dirname)(plan.contextFolder));
        return { ok: true, value: { ...report(total, []), contextFolder: plan.contextFolder } };
    }
    const made = await makeContext(plan, run, `${run.options.cacheFolder}/crates/staging`);
    if (!made.ok)
        return made;
    await pruneCrates(run.options.cacheFolder, run.ports);
    return {
        ok: true,
        value: { ...report(total, made.value.downloaded), contextFolder: plan.contextFolder },
    };
}
/** Without a lock file: one is resolved, shown, and asked to be committed. */
async function fetchResolved(plan, run, resolve) {
    const { ports, options, signal } = run;
    const resolved = await resolveLock(ports, options, signal);
    if (!resolved.ok)
        return resolved;
    const lock = (0,cargo_lock/* parseCargoLock */.R)(resolved.text);
    if (!lock.ok)
        throw new Error(`cargo wrote a lock file that is none: ${lock.errors[0]?.problem}`);
    const { packages } = lock.value;
    ports.log.warning(`There is no Cargo.lock, so every build resolves its ${packages.length} packages anew: run cargo generate-lockfile, and commit Cargo.lock.`);
    await ports.log.group('Cargo.lock as it was resolved', async () => {
        for (const { name, version } of packages)
            ports.log.info(`${name} ${version}`);
    });
    const whole = (0,plan_crates/* planResolved */.MO)(packages, plan.contextFolder, resolve);
    const made = await makeContext(whole, run, options.tempFolder, resolved.text);
    if (!made.ok)
        return made;
    const counts = report(whole.packages.length, made.value.downloaded);
    const { contextFolder } = plan;
    return { ok: true, value: { ...counts, contextFolder, resolvedLock: resolved.text } };
}
/** Everything is put together in a folder beside, and moved to its place in one step. */
async function makeContext(plan, { ports, options, signal, incidents }, stagingFolder, lockText) {
    const { packages, registries = [], git = [], configText = '' } = plan;
    const fetched = await fetchPackages(packages, registries, ports, options, incidents, signal);
    if (!fetched.ok)
        return fetched;
    const { files, store } = ports;
    const folder = `${stagingFolder}/${(0,external_node_crypto_.randomUUID)()}`;
    const crates = `${folder}/crates`;
    try {
        await store.writeFixed(`${crates}/config.toml`, configText);
        if (lockText !== undefined)
            await store.writeFixed(`${crates}/Cargo.lock`, lockText);
        await (0,context_folder/* writeRegistries */.nU)(crates, fetched.value.content, store);
        if (git.length > 0) {
            const hostConfig = (0,config_text/* renderCargoConfig */.Tp)(registries, [], crates);
            const stage = { folder, crates, configText: hostConfig };
            const fault = await (0,vendor_git/* vendorGit */.l)(git, stage, ports, options, signal);
            if (fault !== undefined)
                return { ok: false, fault };
        }
        await store.fixTree(crates);
        await store.moveFolder(crates, plan.contextFolder);
        return fetched;
    }
    finally {
        await files.remove(folder);
    }
}
function report(total, downloaded) {
    const fetched = downloaded.filter(({ reused }) => !reused);
    const hosts = fetched.map(({ via }) => (via === 'static.crates.io' ? 'crates.io' : via));
    return {
        total,
        fetched: fetched.length,
        reused: total - fetched.length,
        fetchedBytes: fetched.reduce((sum, { fetchedBytes }) => sum + fetchedBytes, 0),
        sources: [...new Set(hosts)].sort(),
    };
}

;// CONCATENATED MODULE: ./src/fetch/crates/cargo-cache.ts


/**
 * How cargo calls the folders of crates.io and its sparse index, after a hash of the address: since 1.85,
 * and from 1.70 on (on machines of 64 bits). Tried with cargo 1.70, 1.84, 1.95 and 1.97.
 */
const NEWER = 'index.crates.io-1949cf8c6b5b557f';
const OLDER = 'index.crates.io-6f17d22bba15001f';
const CACHE_NAMES = [NEWER, OLDER];
/** As crates.io gives it. A cargo that wants more than what is here asks for a new one before. */
const CONFIG = '{"dl":"https://static.crates.io/crates","api":"https://crates.io"}';
/**
 * cargo's own download cache, as a `cargo fetch --locked` would leave it: the crates that the lock file
 * has of crates.io, and as much of the index. A cargo that finds a locked package there asks nobody;
 * for everything else it asks the index, as always. A cargo that does not know the format passes over
 * it. Sorted, each folder before what is in it.
 */
function planCargoCache(content, cargoHome) {
    const root = `${cargoHome.replace(/^\/+|\/+$/g, '')}/registry`;
    const files = planCacheFiles(content).flatMap((file) => underBothNames(file, root));
    const folders = new Set(files.flatMap(({ path }) => foldersAbove(path, root)));
    const all = [...[...folders].map((path) => ({ kind: 'folder', path })), ...files];
    return all.sort((a, b) => (a.path < b.path ? -1 : 1));
}
/** Below `registry/`, where the name of crates.io is to stand between part and name. */
function planCacheFiles(content) {
    const crates = content.filter(({ crate }) => (crate.source ?? sources/* CRATES_IO */.UO) === sources/* CRATES_IO */.UO);
    return crates.length === 0 ? [] : [...planCrateFiles(crates), ...planIndexFiles(crates)];
}
function planCrateFiles(crates) {
    return crates.map(({ crate: { name, version }, path }) => {
        return { part: 'cache', name: `${name}-${version}.crate`, kind: 'file', from: path };
    });
}
function planIndexFiles(crates) {
    const byPath = new Map();
    for (const one of crates) {
        const path = (0,index_entry/* indexPath */.A)(one.crate.name);
        byPath.set(path, [...(byPath.get(path) ?? []), one]);
    }
    const entries = [...byPath].map(([path, versions]) => {
        return { part: 'index', name: `.cache/${path}`, kind: 'bytes', bytes: indexBytes(versions) };
    });
    const config = Buffer.from(CONFIG);
    return [...entries, { part: 'index', name: 'config.json', kind: 'bytes', bytes: config }];
}
/** The version of the cache's format, and that of the index's: since cargo 1.60. */
const HEAD = Buffer.from([3, 2, 0, 0, 0]);
/**
 * One crate of the index cache: the head, which state of the index it is of, then each version with its
 * line of the index, all ended by a NUL. `Unknown` is what cargo writes where a server named no state:
 * then no later answer can be "as you have it".
 */
function indexBytes(versions) {
    const lines = versions
        .map(({ entry }) => [entry.vers, JSON.stringify(entry)])
        .sort(([a], [b]) => (a < b ? -1 : 1));
    const fields = ['Unknown', ...lines.flat()];
    return Buffer.concat([HEAD, ...fields.map((field) => Buffer.from(`${field}\0`))]);
}
/** The bytes once: `NEWER` comes first in the sorted list. */
function underBothNames({ part, name, ...content }, root) {
    const path = `${root}/${part}/${NEWER}/${name}`;
    return [
        { ...content, path },
        { kind: 'link', path: `${root}/${part}/${OLDER}/${name}`, to: path },
    ];
}
function foldersAbove(path, root) {
    const end = path.lastIndexOf('/');
    const folder = path.slice(0, end);
    return folder.length < root.length ? [] : [folder, ...foldersAbove(folder, root)];
}

;// CONCATENATED MODULE: ./src/fetch/crates/fill-mount.ts

const CRATES_FOLDER = '/cv-docker-build-crates';
/**
 * Puts crates and index under both names of crates.io into `$1`. A crate that is there stays: another
 * build may be reading it. The index entries are ours: an older one may lack what the lock file names.
 */
const SCRIPT = `from=${CRATES_FOLDER}
for name in ${CACHE_NAMES.join(' ')}; do
  cache="$1/cache/$name" index="$1/index/$name"
  mkdir -p "$cache" "$index"
  for crate in "$from"/cache/*; do
    file="$cache/\${crate##*/}"
    [ -s "$file" ] || { cp "$crate" "$file.part" && mv "$file.part" "$file"; }
  done
  [ -s "$index/config.json" ] || cp "$from/index/config.json" "$index/config.json"
  cp -R "$from/index/.cache" "$index/"
  chmod -R a+rwX "$cache" "$index"
done`;
/** The build by which the cache mount of a step is filled: a mount can be reached from no other place. */
function planFillDockerfile({ mount, cargoHome, image, }) {
    const command = JSON.stringify(['/bin/sh', '-euc', SCRIPT, 'sh', `${cargoHome}/registry`]);
    const mounts = `--mount=${mount.options} --mount=type=bind,target=${CRATES_FOLDER}`;
    return `FROM ${image}\nUSER 0\nRUN --network=none ${mounts} ${command}\n`;
}
/** Whether it was filled. */
async function runFillMount(request, { run, files, store, env }, signal) {
    const folder = `${request.tempFolder}/fill-mount`;
    await files.remove(folder);
    await store.writeFixed(`${folder}/Dockerfile`, planFillDockerfile(request));
    await files.makeFolder(`${folder}/cache`);
    for (const file of planCacheFiles(request.content)) {
        const path = `${folder}/${file.part}/${file.name}`;
        if (file.kind === 'file')
            await store.linkOrCopy(file.from, path);
        else
            await store.writeFixed(path, Buffer.from(file.bytes).toString());
    }
    const { builder, platform } = request;
    // What a mount holds is no part of any cache key: a result of an earlier time would change nothing.
    const flags = [
        '--builder',
        builder,
        '--platform',
        platform,
        '--no-cache',
        '--output',
        'type=cacheonly',
    ];
    const argv = ['docker', 'buildx', 'build', ...flags, folder];
    const { exitCode } = await run(argv, { signal, ...(env ? { env } : {}) });
    return exitCode === 0;
}

// EXTERNAL MODULE: ./src/fetch/images/base-images.ts
var base_images = __webpack_require__(8361);
// EXTERNAL MODULE: ./src/image/json.ts
var json = __webpack_require__(70739);
// EXTERNAL MODULE: ./src/image/reference.ts
var image_reference = __webpack_require__(23564);
;// CONCATENATED MODULE: ./src/fetch/images/cargo-home.ts


/**
 * CARGO_HOME of an image that has cargo, by its configuration; `undefined` for an image that says
 * nothing of it, and for one whose user has a home that nobody here knows.
 */
function readCargoHome(reference, imageConfig) {
    const config = (0,json/* asObject */.eB)(imageConfig.config);
    const env = new Map(((0,json/* asArray */._j)(config?.Env) ?? []).flatMap((entry) => {
        const [, name, value] = /^([^=]+)=(.*)$/s.exec((0,json/* asString */.oJ)(entry) ?? '') ?? [];
        return name === undefined || value === undefined ? [] : [[name, value]];
    }));
    const given = env.get('CARGO_HOME');
    if (given !== undefined)
        return given.startsWith('/') ? given.replace(/\/+$/, '') : undefined;
    const repository = (0,image_reference/* parseReference */.F2)(reference)?.repository ?? '';
    if (!env.has('RUSTUP_HOME') && !/(?:^|\/)rust$/.test(repository))
        return undefined;
    const isRoot = /^(?:root|0)?(?::|$)/.test((0,json/* asString */.oJ)(config?.User) ?? '');
    return isRoot ? `${env.get('HOME') ?? '/root'}/.cargo` : undefined;
}

;// CONCATENATED MODULE: ./src/fetch/crates/cache-mount.ts
/** Which mount of the step takes the place of the downloads in this CARGO_HOME; pure. */
function findMount(instruction, cargoHome) {
    const registry = `${cargoHome}/registry`;
    const known = instruction.replace(/\$(?:CARGO_HOME\b|\{CARGO_HOME\})/g, cargoHome);
    const flags = /^RUN((?:\s+--\S+)*)/.exec(known)?.[1] ?? '';
    const mounts = [...flags.matchAll(/--mount=(\S+)/g)].map(([, options = '']) => ({
        options,
        target: /(?:^|,)(?:target|dst|destination)=([^,]+)/.exec(options)?.[1] ?? '/',
    }));
    const concerned = mounts.filter(({ target }) => contains(target, registry) || contains(registry, target));
    const [mount, ...others] = concerned;
    if (mount === undefined)
        return { kind: 'none' };
    if (others.length === 0 && contains(mount.target, registry) && isFillable(mount.options)) {
        return { kind: 'cache', mount };
    }
    return { kind: 'hidden', reason: `A mount of the step hides ${registry}.` };
}
/** Such that another build can mount the same: no variables of this one, no content of its own. */
function isFillable(options) {
    const all = options.split(',');
    const known = /^(?:type=cache|(?:id|target|dst|destination|sharing|uid|gid|mode)=[\w./:-]+)$/;
    return all.includes('type=cache') && all.every((one) => known.test(one));
}
/** Whether the path, which may have wildcards, is the folder or one above it. */
function contains(path, folder) {
    const absolute = `/${path.replace(/^\/+/, '')}`;
    const wildcard = absolute.search(/[*?[]/);
    if (wildcard >= 0)
        return folder.startsWith(absolute.slice(0, wildcard));
    return `${folder}/`.startsWith(`${absolute.replace(/\/+$/, '')}/`);
}

// EXTERNAL MODULE: ./src/fetch/images/image-record.ts
var image_record = __webpack_require__(49794);
;// CONCATENATED MODULE: ./src/fetch/crates/stage-images.ts


/**
 * The stage as BuildKit shows it in the name of a step: by its name, `stage-1` for an unnamed one of
 * several, not at all for the only one.
 */
function locateStage(stages, shown) {
    if (shown === undefined)
        return stages.length === 1 ? 0 : undefined;
    const named = (0,base_images/* findStage */.U)(stages, shown, stages.length);
    const number = /^stage-(\d+)$/.exec(shown)?.[1];
    return named ?? (number !== undefined && stages[Number(number)] ? Number(number) : undefined);
}
/** The stage and those that it starts from; the last one starts from an image. */
function chainOf(stages, at) {
    const stage = stages[at];
    if (stage === undefined)
        return [];
    const below = stage.fromStage ? (0,base_images/* findStage */.U)(stages, stage.from, at) : undefined;
    return below === undefined ? [stage] : [stage, ...chainOf(stages, below)];
}
function isSameImage(one, other) {
    return one === other || ((0,image_record/* familiarName */.hG)(one) ?? one) === ((0,image_record/* familiarName */.hG)(other) ?? other);
}

;// CONCATENATED MODULE: ./src/fetch/crates/plan-host-crates.ts




/** Which base image the step that failed has below it; pure. */
function planHostCrates({ stages }, failed, target) {
    const at = locateStage(stages, failed.stage);
    const chain = at === undefined ? [] : chainOf(stages, at);
    const reference = chain.at(-1)?.from;
    if (reference === undefined)
        return none('The stage of the step is not known.');
    const [cargoHome] = chain.flatMap((stage) => cargoHomeOf(stage) ?? []);
    if (cargoHome?.startsWith('/') === false)
        return none('CARGO_HOME of the stage is not known.');
    const last = stages.length - 1;
    const final = target === undefined ? last : ((0,base_images/* findStage */.U)(stages, target, stages.length) ?? last);
    const result = chainOf(stages, final).at(-1)?.from;
    const isResult = result !== undefined && isSameImage(result, reference);
    return { kind: 'image', reference, isResult, ...(cargoHome === undefined ? {} : { cargoHome }) };
}
/** For the base image, once its configuration is known; pure. */
function placeCrates(dockerfile, plan, { instruction }, imageConfig) {
    const { reference } = plan;
    const cargoHome = plan.cargoHome ?? readCargoHome(reference, imageConfig);
    if (cargoHome === undefined)
        return none(`${reference} does not say where cargo has its home.`);
    const found = findMount(instruction, cargoHome);
    if (found.kind === 'hidden')
        return none(found.reason);
    if (found.kind === 'cache')
        return { kind: 'mount', cargoHome, mount: found.mount };
    const leak = findLeak(dockerfile, plan, cargoHome);
    return leak === undefined ? { kind: 'layer', cargoHome } : none(leak);
}
/** Why crates in this CARGO_HOME of the image would come into the result; `undefined` if they would not. */
function findLeak({ stages }, { reference, isResult }, cargoHome) {
    if (isResult)
        return `The image itself starts from ${reference}, and would hold them, too.`;
    const registry = `${cargoHome}/registry`;
    const taker = stages
        .flatMap(({ instructions }, at) => instructions.filter(({ keyword, text }) => {
        const from = /^(?:--\S+\s+)*--from=(\S+)/.exec(text)?.[1];
        const isCopy = keyword === 'COPY' || keyword === 'ADD';
        return isCopy && from !== undefined && isFromImage(stages, from, at, reference);
    }))
        .find(({ text }) => sourcesOf(text).some((source) => contains(source, registry) || contains(registry, source)));
    return taker && `Line ${taker.line} of the Dockerfile copies ${cargoHome} out of the image.`;
}
function none(reason) {
    return { kind: 'none', reason };
}
/** Whether `--from` names the image, or a stage that starts from it. */
function isFromImage(stages, from, at, reference) {
    const stage = (0,base_images/* findStage */.U)(stages, from, at);
    const image = stage === undefined ? from : chainOf(stages, stage).at(-1)?.from;
    return image !== undefined && isSameImage(image, reference);
}
/** The last `ENV CARGO_HOME` of a stage. */
function cargoHomeOf({ instructions }) {
    const found = instructions.flatMap(({ keyword, text }) => {
        if (keyword !== 'ENV')
            return [];
        return /(?:^|\s)CARGO_HOME(?:=|\s+)["']?([^"'\s]+)/.exec(text)?.[1] ?? [];
    });
    return found.at(-1)?.replace(/\/+$/, '');
}
/** What a COPY takes: its words but for the flags and the last. */
function sourcesOf(text) {
    const words = text
        .replace(/^\[|\]$|[",]/g, ' ')
        .trim()
        .split(/\s+/);
    return words.filter((word) => !word.startsWith('--')).slice(0, -1);
}

// EXTERNAL MODULE: ./src/fetch/crates/plan-locked.ts + 1 modules
var plan_locked = __webpack_require__(93569);
// EXTERNAL MODULE: ./src/image/oci.ts
var oci = __webpack_require__(26840);
// EXTERNAL MODULE: ./src/fetch/images/image-faults.ts
var image_faults = __webpack_require__(99178);
;// CONCATENATED MODULE: ./src/fetch/images/engine-delivery.ts



async function readEngineImage(name, { run, env }, signal) {
    const argv = ['docker', 'image', 'inspect', '--format', '{{json .}}', name];
    const { exitCode, stdout } = await run(argv, { signal, ...(env ? { env } : {}) });
    const image = exitCode === 0 ? (0,json/* asObject */.eB)((0,json/* parseJson */.qF)(stdout)) : undefined;
    const id = (0,json/* asString */.oJ)(image?.Id);
    if (id === undefined)
        return undefined;
    const { Os: os, Architecture: architecture, Variant: variant } = image ?? {};
    const platform = (0,oci/* formatPlatform */.Bq)({ os, architecture, variant });
    const digests = ((0,json/* asArray */._j)(image?.RepoDigests) ?? []).flatMap((text) => /@(sha256:[0-9a-f]{64})$/.exec((0,json/* asString */.oJ)(text) ?? '')?.[1] ?? []);
    return { id, digests, ...(platform ? { platform } : {}) };
}
/** Whether the engine has what the digest says: of an index, a manifest or a config. */
function hasDigest(image, digests) {
    return image !== undefined && [image.id, ...image.digests].some((one) => digests.includes(one));
}
/** `docker load` reads the layout as one stream; the only text that a shell reads here. */
const LOAD_SCRIPT = 'tar --create --directory="$1" . | docker load --quiet';
/** Puts the one platform of a layout made for engines into the engine, under its name. */
async function loadLayout(folder, record, { run, env }, signal) {
    const argv = ['sh', '-c', LOAD_SCRIPT, 'sh', folder];
    const { exitCode, stderr } = await run(argv, { signal, ...(env ? { env } : {}) });
    return exitCode === 0 ? undefined : (0,image_faults/* loadFailed */.CY)(record.reference, stderr);
}
/** Digests by which the engine may know an image of the record. */
function idsOf(record) {
    const [image] = record.images;
    return [record.root.digest, ...(image ? [image.manifest.digest, image.config.digest] : [])];
}

// EXTERNAL MODULE: ./src/fetch/images/layout.ts
var layout = __webpack_require__(6029);
;// CONCATENATED MODULE: ./src/fetch/images/deliver-image.ts


/** Puts the image where the build takes it from. */
async function deliverImage(located, work) {
    const { errand, startMs } = located;
    const { plan } = errand;
    const { ports, images, signal } = work;
    const report = (digest) => {
        const [via] = errand.vias;
        return {
            reference: errand.name,
            digest,
            outcome: errand.fetchedBytes > 0 ? 'fetched' : 'present',
            fetchedBytes: errand.fetchedBytes,
            durationMs: ports.clock.now() - startMs,
            ...(via === undefined ? {} : { via }),
        };
    };
    if (located.kind === 'in-engine')
        return { ok: true, value: { plan, report: report(located.digest), engineName: errand.name } };
    const { record } = located;
    if (plan.delivery === 'oci-layout') {
        const layoutFolder = await images.ensureLayout(record, 'oci-layout');
        return { ok: true, value: { plan, report: report(record.root.digest), record, layoutFolder } };
    }
    const name = (0,layout/* engineName */.OC)(record.reference, record.root.digest);
    // Also where the engine has the image already: a layout that is asked for is kept.
    const folder = await images.ensureLayout(record, 'engine');
    if (!hasDigest(await readEngineImage(name, ports, signal), idsOf(record))) {
        const fault = await loadLayout(folder, record, ports, signal);
        if (fault)
            return { ok: false, fault };
    }
    return { ok: true, value: { plan, report: report(record.root.digest), record, engineName: name } };
}

// EXTERNAL MODULE: ./src/image/reader.ts
var reader = __webpack_require__(34546);
;// CONCATENATED MODULE: ./src/fetch/images/derive-image.ts


const OCI = 'application/vnd.oci.image';
/**
 * The documents of an image with one layer more for each platform. `createdBy` stands in its history,
 * where whoever looks at the image reads what was added. Depends on its input alone.
 */
function planDerivedImage(reference, parts, createdBy) {
    const derived = parts.map((part) => derivePart(part, createdBy));
    const index = toDocument({
        schemaVersion: 2,
        mediaType: `${OCI}.index.v1+json`,
        manifests: derived.map(({ image: { manifest }, platform }) => ({
            ...descriptor(manifest),
            platform,
        })),
    });
    const root = toBlob(`${OCI}.index.v1+json`, index);
    const name = reference.replace(/@.*$/, '');
    const images = derived.map(({ image }) => image);
    return {
        record: { reference: `${name}@${root.digest}`, root, images },
        documents: [...derived.flatMap(({ documents }) => documents), index],
    };
}
function derivePart({ image, config, manifest, layer }, createdBy) {
    const rootfs = (0,json/* asObject */.eB)(config.rootfs);
    const newConfig = toDocument({
        ...config,
        rootfs: { ...rootfs, diff_ids: [...((0,json/* asArray */._j)(rootfs?.diff_ids) ?? []), layer.digest] },
        history: [...((0,json/* asArray */._j)(config.history) ?? []), historyEntry(config, createdBy)],
    });
    const newLayer = { ...layer, mediaType: layerMediaType(image.manifest.mediaType) };
    const configBlob = toBlob(image.config.mediaType, newConfig);
    const newManifest = toDocument({
        ...manifest,
        config: descriptor(configBlob),
        layers: [...((0,json/* asArray */._j)(manifest.layers) ?? []), descriptor(newLayer)],
    });
    const derived = {
        platform: image.platform,
        manifest: toBlob(image.manifest.mediaType, newManifest),
        config: configBlob,
        layers: [...image.layers, newLayer],
    };
    const { os, architecture, variant } = config;
    const platform = { os, architecture, ...(variant === undefined ? {} : { variant }) };
    return { image: derived, platform, documents: [newConfig, newManifest] };
}
function historyEntry({ created }, createdBy) {
    const time = (0,json/* asString */.oJ)(created);
    return { ...(time === undefined ? {} : { created: time }), created_by: createdBy };
}
/** Manifests of docker's own kind name layers by docker's own names. */
function layerMediaType(manifestType) {
    return manifestType.startsWith('application/vnd.docker.')
        ? 'application/vnd.docker.image.rootfs.diff.tar'
        : `${OCI}.layer.v1.tar`;
}
function descriptor({ mediaType, digest, sizeBytes }) {
    return { mediaType, digest, size: sizeBytes };
}
function toBlob(mediaType, { digest, bytes }) {
    return { mediaType, digest, sizeBytes: bytes.length };
}
function toDocument(value) {
    const bytes = Buffer.from(JSON.stringify(value));
    return { digest: (0,reader/* sha256 */.sc)(bytes), bytes };
}

// EXTERNAL MODULE: ./src/fetch/images/mirrors.ts
var mirrors = __webpack_require__(99643);
;// CONCATENATED MODULE: ./src/fetch/images/download-blobs.ts




/** Blobs of all images together: a layer that two images share is fetched once. */
async function downloadBlobs(located, work) {
    const { ports, options, signal } = work;
    const wanted = new Map();
    for (const one of located) {
        if (one.kind !== 'record' || one.isHere)
            continue;
        for (const item of planItems(one.record, one.errand, work))
            wanted.set(item.path, { item, errand: one.errand });
    }
    const items = [...wanted.values()].map(({ item }) => item);
    const { policy, parallel } = options;
    const results = await (0,download/* downloadAll */.Ut)(items, ports, policy, { parallel }, signal);
    note(results, [...wanted.values()].map(({ errand }) => errand));
    return (0,download/* summarize */.eh)(results).fault ?? (signal.aborted ? download_faults/* CANCELLED */.gD : undefined);
}
/** What each download did, told to the image that it belongs to. */
function note(results, errands) {
    for (const [at, errand] of errands.entries()) {
        const result = results[at];
        errand.incidents.push(...(result?.incidents ?? []));
        if (!result?.ok)
            continue;
        const { fetchedBytes, via } = result.value;
        errand.fetchedBytes += fetchedBytes;
        const mirror = errand.endpoints.find(({ apiUrl }) => new URL(apiUrl).host === via);
        if (mirror && !mirror.isOrigin)
            errand.vias.add(mirror.host);
    }
}
function planItems(record, errand, work) {
    const documents = new Set([record.root, ...record.images.map(({ manifest }) => manifest)].map(({ digest }) => digest));
    return (0,image_record/* blobsOf */.OR)(record)
        .filter(({ digest }) => !documents.has(digest))
        .map(({ digest, sizeBytes }) => ({
        name: `${errand.name} (${digest.slice(7, 19)})`,
        urls: errand.endpoints.map((endpoint) => (0,mirrors/* blobUrl */.b0)(endpoint, digest)),
        path: work.images.blobPath(digest),
        sha256: digest.slice(7),
        sizeBytes,
        headers: async (url) => {
            const endpoint = errand.endpoints.find((one) => (0,mirrors/* blobUrl */.b0)(one, digest) === url);
            return endpoint ? await work.session.headersFor(endpoint, work.signal) : {};
        },
    }));
}

// EXTERNAL MODULE: ./src/fetch/images/errand.ts
var images_errand = __webpack_require__(7551);
// EXTERNAL MODULE: ./src/fetch/images/image-store.ts
var image_store = __webpack_require__(14486);
// EXTERNAL MODULE: ./src/fetch/bundle/tar-header.ts
var tar_header = __webpack_require__(50930);
;// CONCATENATED MODULE: ./src/fetch/images/layer-tar.ts


/**
 * Writes the entries, in their order, as an uncompressed layer: of root, folders for everyone, nothing
 * of this machine or of today. Its digest is its diff id, too. What is there already is not written anew.
 */
async function writeLayer(entries, blobPath, { store }) {
    // Its name is its digest, and that is known at its end: it is made twice, and never kept in memory.
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let sizeBytes = 0;
    for await (const block of layerBytes(entries, store)) {
        hash.update(block);
        sizeBytes += block.length;
    }
    const digest = `sha256:${hash.digest('hex')}`;
    const path = blobPath(digest);
    if ((await store.stat(path)) === undefined)
        await write(entries, path, store);
    return { digest, sizeBytes };
}
async function write(entries, path, store) {
    const partial = await store.openPartial(path);
    try {
        await partial.restart();
        for await (const block of layerBytes(entries, store))
            await partial.append(block);
        await partial.finish();
    }
    finally {
        await partial.close();
    }
}
async function* layerBytes(entries, store) {
    for (const entry of entries) {
        switch (entry.kind) {
            case 'folder':
                yield (0,tar_header/* tarHeader */.pI)(`${entry.path}/`, 0, { type: 'folder' });
                break;
            case 'link':
                yield (0,tar_header/* tarHeader */.pI)(entry.path, 0, { type: 'link', to: entry.to });
                break;
            case 'bytes':
                yield* fileBytes(entry.path, entry.bytes);
                break;
            case 'file':
                yield* fileBytes(entry.path, await store.readBytes(entry.from));
        }
    }
    yield tar_header/* TAR_END */.y7;
}
function* fileBytes(path, bytes) {
    yield (0,tar_header/* tarHeader */.pI)(path, bytes.length);
    yield bytes;
    yield (0,tar_header/* tarPadding */.vr)(bytes.length);
}

// EXTERNAL MODULE: ./src/fetch/images/registry-session.ts + 2 modules
var registry_session = __webpack_require__(234);
// EXTERNAL MODULE: ./src/fetch/images/resolve-image.ts + 1 modules
var resolve_image = __webpack_require__(43036);
;// CONCATENATED MODULE: ./src/fetch/images/run-derive-image.ts












/**
 * Makes a base image with one layer more, and puts it where the build takes it from. In an OCI layout
 * the layers that the builder has are left out: it reads none of these. An engine loads images whole.
 * The image itself is left as it is, in the registry, in the store and in the engine.
 */
async function runDeriveImage(request, ports, options, signal) {
    const { plan, digestInBuilder } = request;
    const name = plan.reference.replace(/@.*$/, '');
    const reference = digestInBuilder === undefined ? plan.reference : `${name}@${digestInBuilder}`;
    const errand = (0,images_errand/* makeErrand */.P)({ ...plan, reference }, options.mirrors);
    if (!errand.ok)
        return { ...errand, incidents: [] };
    const images = (0,image_store/* makeImageStore */.v)(options.cacheFolder, ports);
    const work = { images, session: (0,registry_session/* makeRegistrySession */.O)(ports), ports, options, signal };
    const derived = await derive(request, errand.value, work).catch((error) => {
        return { ok: false, fault: (0,download_faults/* localFault */.a2)(error, 'a base image') };
    });
    const { incidents } = errand.value;
    if (derived.ok)
        return { ...derived, incidents };
    return { ok: false, fault: signal.aborted ? download_faults/* CANCELLED */.gD : derived.fault, incidents };
}
async function derive(request, errand, work) {
    const startMs = work.ports.clock.now();
    const base = await findBase(errand, work);
    if (!base.ok)
        return base;
    const located = { errand, startMs, ...base.value };
    const made = await makeParts(request, located, work);
    if (!made.ok)
        return made;
    const parts = made.value;
    if (typeof parts === 'string')
        return { ok: true, value: { kind: 'unfit', reason: parts } };
    const { plan, digestInBuilder, createdBy } = request;
    const isPartial = plan.delivery === 'oci-layout' && digestInBuilder !== undefined;
    const fault = isPartial ? undefined : await bringBase(located, work);
    if (fault)
        return { ok: false, fault };
    const { record, documents } = planDerivedImage(errand.name, parts, createdBy);
    for (const { digest, bytes } of documents)
        await work.images.writeDocument(digest, bytes);
    const given = isPartial ? withLayers(record, -1) : record;
    const delivered = await deliverImage({ ...located, record: given, isHere: true }, work);
    if (!delivered.ok)
        return delivered;
    const layerBytes = Math.max(...parts.map(({ layer }) => layer.sizeBytes));
    // The build knows it by the name that stands in the Dockerfile.
    return { ok: true, value: { kind: 'derived', image: { ...delivered.value, plan }, layerBytes } };
}
/** The new layers; or a sentence why there can be none. Of the image, only its configuration is brought. */
async function makeParts({ planFiles }, located, work) {
    const onlyConfigs = { ...located, record: withLayers(located.record, Number.POSITIVE_INFINITY) };
    const fault = await downloadBlobs([onlyConfigs], work);
    if (fault)
        return { ok: false, fault };
    const parts = [];
    for (const image of located.record.images) {
        const documents = await readDocuments(image, located.errand, work);
        if (!documents.ok)
            return documents;
        const files = await planFiles(documents.value.config);
        if (typeof files === 'string')
            return { ok: true, value: files };
        const layer = await writeLayer(files, work.images.blobPath, work.ports);
        parts.push({ image, ...documents.value, layer });
    }
    return { ok: true, value: parts };
}
/** What the registry says that it is now; else the image of the last time. */
async function findBase(errand, work) {
    const { images, session, ports, options, signal } = work;
    const stored = await images.readRecord(errand.name);
    const here = stored && (0,image_record/* selectPlatforms */.dv)(stored, errand.plan.platforms);
    const fromStore = here && {
        ok: true,
        value: { kind: 'record', record: here, isHere: true },
    };
    if (options.offline) {
        return fromStore ?? { ok: false, fault: (0,image_faults/* missingOffline */.I)([errand.plan]) };
    }
    const { clock, random } = ports;
    const resolving = { session, images, policy: options.policy, signal, clock, random };
    const digest = await (0,resolve_image/* resolveDigest */.j)(errand, resolving);
    if (!digest.ok)
        return fromStore ?? digest;
    if (fromStore && here?.root.digest === digest.value)
        return fromStore;
    const record = await (0,resolve_image/* resolveImage */.A)(digest.value, errand, resolving);
    if (!record.ok)
        return fromStore ?? record;
    return { ok: true, value: { kind: 'record', record: record.value, isHere: false } };
}
/** With the layers of each platform from this one on: the others are not to be there. */
function withLayers(record, from) {
    const images = record.images.map((image) => ({ ...image, layers: image.layers.slice(from) }));
    return { ...record, images };
}
async function bringBase(located, work) {
    const fault = await downloadBlobs([located], work);
    if (!fault && !located.isHere)
        await work.images.writeRecord(located.record);
    return fault;
}
async function readDocuments({ config, manifest }, { name }, { images }) {
    const [configObject, manifestObject] = await Promise.all([config, manifest].map(async ({ digest }) => {
        const bytes = await images.readDocument(digest);
        return bytes && (0,json/* asObject */.eB)((0,json/* parseJson */.qF)(bytes));
    }));
    if (configObject && manifestObject)
        return { ok: true, value: { config: configObject, manifest: manifestObject } };
    return { ok: false, fault: (0,image_faults/* unreadableImage */.R5)(name, 'its configuration is not JSON') };
}

;// CONCATENATED MODULE: ./src/fetch/host-crates.ts








const CREATED_BY = 'cv-docker-build: crates of Cargo.lock, in the download cache of cargo';
/**
 * Offers the crates of crates.io to a step of a Dockerfile that is not ours, which failed to fetch
 * them, where cargo looks first: in its download cache. That lies in a layer more on the base image, or
 * in the cache mount of the step. Whatever else that cargo wants, it asks the network for.
 */
async function offerHostCrates(request, failed, ports, signal) {
    const { dockerfile, target, images, imageOptions } = request;
    const planned = planHostCrates(dockerfile, failed, target);
    if (planned.kind === 'none')
        return planned;
    const { reference } = planned;
    const plan = images.find((image) => (0,image_record/* familiarName */.hG)(image.reference) === (0,image_record/* familiarName */.hG)(reference));
    if (plan === undefined)
        return host_crates_none(`The base image ${reference} is not one that is fetched here.`);
    const crateCount = cratesOf(request).packages.length;
    if (crateCount === 0)
        return host_crates_none('There is no Cargo.lock with crates of crates.io.');
    const seen = failed.bases.find((one) => withoutDigest(one) === withoutDigest(reference));
    const step = { planned, failed, image: seen ?? reference, platform: plan.platforms[0] };
    const offering = makeOffering(request, step, ports, signal);
    const digest = seen === undefined ? {} : { digestInBuilder: seen.replace(/^.*@/, '') };
    const derive = { plan, ...digest, planFiles: offering.planFiles, createdBy: CREATED_BY };
    const derived = await runDeriveImage(derive, ports.images, imageOptions, signal);
    if (!derived.ok)
        return host_crates_none(derived.fault.cause);
    if (derived.value.kind === 'derived')
        return { ...derived.value, kind: 'image', crateCount };
    const mount = offering.filled();
    return mount ? { kind: 'mount', mount, crateCount } : host_crates_none(derived.value.reason);
}
/** The files of the layer, once the configuration of the image is known; or the mount filled instead. */
function makeOffering(request, { planned, failed, image, platform = '' }, ports, signal) {
    let filled;
    let fetching;
    const planFiles = async (config) => {
        const place = placeCrates(request.dockerfile, planned, failed, config);
        if (place.kind === 'none')
            return place.reason;
        fetching ??= fetchCrates(request, ports.crates, signal);
        const content = await fetching;
        if (typeof content === 'string')
            return content;
        const { cargoHome } = place;
        if (place.kind === 'layer')
            return planCargoCache(content, cargoHome);
        const { mount } = place;
        const { tempFolder } = request.cratesOptions;
        const fill = { mount, cargoHome, content, image, platform, tempFolder };
        const isFilled = await runFillMount({ ...fill, builder: request.builder }, ports.images, signal);
        if (isFilled)
            filled = mount;
        return `The cache mount ${mount.target} could not be filled.`;
    };
    return { planFiles, filled: () => filled };
}
function withoutDigest(reference) {
    return (0,image_record/* familiarName */.hG)(reference.replace(/@.*$/, ''));
}
function host_crates_none(reason) {
    return { kind: 'none', reason };
}
/** Those of crates.io: others are left to the network. */
function cratesOf({ packages = [], config, mirrors }) {
    const ofCratesIo = packages.filter((one) => {
        const source = (0,sources/* sourceOf */.vz)(one);
        return source.kind === 'registry' && source.source === sources/* CRATES_IO */.UO;
    });
    return (0,plan_locked/* planLocked */.q)(ofCratesIo, config, mirrors);
}
/** The crates in the store; or a sentence why not all of them are there. */
async function fetchCrates(request, ports, signal) {
    const { packages, registries, problem } = cratesOf(request);
    if (problem !== undefined)
        return problem;
    const { cratesOptions } = request;
    const fetched = await fetchPackages(packages, registries, ports, cratesOptions, new Map(), signal);
    return fetched.ok ? fetched.value.content : fetched.fault.cause;
}

;// CONCATENATED MODULE: ./src/fetch/images/locate-images.ts






/** Nothing is asked for: every image that lacks is told, not the first alone. */
async function locateOffline(errands, work) {
    const located = [];
    const missing = [];
    for (const errand of errands) {
        const startMs = work.ports.clock.now();
        const { plan, name } = errand;
        const record = await work.images.readRecord(name);
        const whole = record && (0,image_record/* selectPlatforms */.dv)(record, plan.platforms);
        const inEngine = whole ? undefined : await findInEngine(errand, work);
        if (whole)
            located.push({ errand, startMs, kind: 'record', record: whole, isHere: true });
        else if (inEngine)
            located.push({ errand, startMs, kind: 'in-engine', digest: inEngine });
        else
            missing.push(lacking(plan, record));
    }
    return missing.length === 0
        ? { ok: true, value: located }
        : { ok: false, fault: (0,image_faults/* missingOffline */.I)(missing) };
}
function lacking(plan, record) {
    const has = (record?.images ?? []).map(({ platform }) => platform);
    return { ...plan, platforms: plan.platforms.filter((platform) => !has.includes(platform)) };
}
/** Someone else may have put the image into the engine that the build will use. */
async function findInEngine({ plan, name }, { ports, signal }) {
    if (plan.delivery !== 'engine' || name.includes('@'))
        return undefined;
    const image = await readEngineImage(name, ports, signal);
    const isFit = image && plan.platforms.every((platform) => platform === image.platform);
    return isFit ? (image.digests[0] ?? image.id) : undefined;
}
/** Asks the registries, and brings what is not here. */
async function locateAndDownload(errands, work) {
    const stop = new AbortController();
    const together = { ...work, signal: AbortSignal.any([work.signal, stop.signal]) };
    let failure;
    const steps = await Promise.all(errands.map(async (errand) => {
        const step = await locate(errand, together);
        // The others need not be tried again and again when this one cannot be had.
        if (!step.ok)
            failure ??= step.fault;
        if (!step.ok)
            stop.abort();
        return step;
    }));
    if (failure)
        return { ok: false, fault: failure };
    const located = steps.flatMap((step) => (step.ok ? [step.value] : []));
    const fault = await downloadBlobs(located, work);
    if (fault)
        return { ok: false, fault };
    for (const one of located)
        if (one.kind === 'record' && !one.isHere)
            await work.images.writeRecord(one.record);
    return { ok: true, value: located };
}
/** What the reference stands for now, and whether that is here. */
async function locate(errand, work) {
    const { images, session, ports, options, signal } = work;
    const startMs = ports.clock.now();
    const { clock, random } = ports;
    const resolving = { session, images, policy: options.policy, signal, clock, random };
    const older = await images.readRecord(errand.name);
    const stored = older && (0,image_record/* selectPlatforms */.dv)(older, errand.plan.platforms);
    const base = { errand, startMs };
    const digest = await (0,resolve_image/* resolveDigest */.j)(errand, stored ? hurry(resolving) : resolving);
    if (!digest.ok)
        return await fallBack(digest.fault, stored, base, work);
    if (stored?.root.digest === digest.value)
        return { ok: true, value: { errand, startMs, kind: 'record', record: stored, isHere: true } };
    if (errand.plan.delivery === 'engine') {
        const image = await readEngineImage((0,layout/* engineName */.OC)(errand.name, digest.value), ports, signal);
        if (hasDigest(image, [digest.value]))
            return { ok: true, value: { errand, startMs, kind: 'in-engine', digest: digest.value } };
    }
    const record = await (0,resolve_image/* resolveImage */.A)(digest.value, errand, resolving);
    if (!record.ok)
        return await fallBack(record.fault, stored, base, work);
    return {
        ok: true,
        value: { errand, startMs, kind: 'record', record: record.value, isHere: false },
    };
}
/** Where the image of the last time is here, a network that is down may cost no more than this. */
const PATIENCE_MS = 10_000;
function hurry(ports) {
    const { policy, signal } = ports;
    return {
        ...ports,
        policy: { ...policy, retries: Math.min(2, policy.retries) },
        signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    };
}
/** A network that fails is no reason to fail where the image of the last time is here. */
async function fallBack(fault, stored, base, work) {
    if (!fault.network || work.signal.aborted)
        return { ok: false, fault };
    const digest = stored ? stored.root.digest : await findInEngine(base.errand, work);
    if (digest === undefined)
        return { ok: false, fault };
    const { name, reference, incidents } = base.errand;
    const cause = `The registry could not be asked whether ${name} has changed; the one of the last time is used.`;
    incidents.push({ host: reference.registry, cause, count: 1 });
    return {
        ok: true,
        value: stored
            ? { ...base, kind: 'record', record: stored, isHere: true }
            : { ...base, kind: 'in-engine', digest },
    };
}

;// CONCATENATED MODULE: ./src/fetch/images/prune-images.ts
const prune_images_KEPT_MS = 7 * 24 * 3600 * 1000;
/**
 * Clears `images/` of the cache folder: a layout that no build has used for seven days goes, then each
 * blob to which no layout has a link and which lost its last one, or came, seven days ago, and the
 * record of an image of which nothing is left. Never to be run offline: there, what is here is all
 * there is.
 */
async function pruneImages(cacheFolder, { files, store, clock }) {
    const oldest = clock.now() - prune_images_KEPT_MS;
    const sweep = async (part, isOver) => {
        const folder = `${cacheFolder}/images/${part}`;
        await Promise.all((await files.list(folder)).map(async ({ name }) => {
            const path = `${folder}/${name}`;
            const stat = await store.stat(path);
            if (stat !== undefined && (await isOver(stat, path)))
                await files.remove(path);
        }));
    };
    await sweep('layouts', async ({ modifiedMs }) => modifiedMs < oldest);
    await sweep('blobs/sha256', async ({ names, changedMs }) => names === 1 && changedMs < oldest);
    await sweep('references', async ({ changedMs }, path) => {
        if (changedMs >= oldest)
            return false;
        const root = /"digest": "sha256:([0-9a-f]{64})"/.exec((await files.readTextIfAny(path)) ?? '')?.[1];
        const blob = `${cacheFolder}/images/blobs/sha256/${root}`;
        return root === undefined || (await store.stat(blob)) === undefined;
    });
}

;// CONCATENATED MODULE: ./src/fetch/images/run-fetch-images.ts







/**
 * Brings every image to where the build takes it from. What is there and still what the registry says
 * costs one question; nothing is ever there by half.
 */
async function runFetchImages(plans, ports, options, signal) {
    const errands = [];
    for (const plan of plans) {
        const errand = (0,images_errand/* makeErrand */.P)(plan, options.mirrors);
        if (!errand.ok)
            return { ok: false, fault: errand.fault, incidents: [] };
        errands.push(errand.value);
    }
    const images = (0,image_store/* makeImageStore */.v)(options.cacheFolder, ports);
    const work = { images, session: (0,registry_session/* makeRegistrySession */.O)(ports), ports, options, signal };
    const fetched = await run_fetch_images_fetchAll(errands, work).catch((error) => {
        return { ok: false, fault: (0,download_faults/* localFault */.a2)(error, 'a base image') };
    });
    // What cannot be cleared away today is no reason to fail.
    if (fetched.ok && !options.offline)
        await pruneImages(options.cacheFolder, ports).catch(() => { });
    const incidents = errands.flatMap((errand) => errand.incidents);
    if (fetched.ok)
        return { ok: true, value: fetched.value, incidents };
    return { ok: false, fault: signal.aborted ? download_faults/* CANCELLED */.gD : fetched.fault, incidents };
}
async function run_fetch_images_fetchAll(errands, work) {
    const located = work.options.offline
        ? await locateOffline(errands, work)
        : await locateAndDownload(errands, work);
    if (!located.ok)
        return located;
    const delivered = [];
    for (const one of located.value) {
        const image = await deliverImage(one, work);
        if (!image.ok)
            return image;
        delivered.push(image.value);
    }
    return { ok: true, value: delivered };
}

// EXTERNAL MODULE: ./src/fetch/images/run-resolve-images.ts
var run_resolve_images = __webpack_require__(1970);
;// CONCATENATED MODULE: ./src/fetch/bring.ts





/** Blobs of images at once. */
const PARALLEL_BLOBS = 6;
/** Of the lock file, as a folder that the build takes as the context `crates`. */
function bringCrates(plan, settings, ports, signal) {
    return runFetchCrates(plan, cratesPorts(settings, ports), {
        ...cratesOptions(settings, ports),
        resolve: {
            config: settings.hostCargo?.config ?? cargo_config/* NO_CARGO_CONFIG */.im,
            mirrors: settings.cratesMirrors.map((url) => `sparse+${url}`),
        },
    }, signal);
}
function cratesPorts({ settings, policy }, { network, ...ports }) {
    const { downloads: store, random, tokenFor } = network;
    const transport = network.makeTransport(settings);
    return { ...ports, transport, store, random, tokenFor, policy };
}
function cratesOptions(settings, { env }) {
    const { cacheFolder, tempFolder, contextFolder: workspaceFolder, offline } = settings;
    return { cacheFolder, tempFolder, workspaceFolder, offline, env };
}
/** The remedy of a step of somebody's Dockerfile that could not get its crates itself. */
function bringCratesToStep(subject, failed, settings, ports, signal) {
    const request = {
        ...subject,
        mirrors: settings.cratesMirrors.map((url) => `sparse+${url}`),
        config: settings.hostCargo?.config ?? cargo_config/* NO_CARGO_CONFIG */.im,
        cratesOptions: cratesOptions(settings, ports),
        imageOptions: imageOptions(settings),
    };
    const both = { crates: cratesPorts(settings, ports), images: imagePorts(settings, ports) };
    return offerHostCrates(request, failed, both, signal);
}
/** Also the remedy of a build that could not get its base images itself. */
function bringImages(plans, settings, ports, signal) {
    return runFetchImages(plans, imagePorts(settings, ports), imageOptions(settings), signal);
}
/** What the references stand for; `isFresh`: what an earlier run was told is no answer. */
function resolveImages(plans, settings, ports, signal, isFresh = false) {
    const options = { ...imageOptions(settings), isFresh };
    return (0,run_resolve_images/* runResolveImages */.K)(plans, imagePorts(settings, ports), options, signal);
}
function imagePorts({ settings }, { network, ...ports }) {
    const { downloads: store, random, processId, credentialsFor } = network;
    const transport = network.makeTransport(settings);
    return { ...ports, transport, store, random, processId, credentialsFor };
}
function imageOptions({ cacheFolder, mirrors, offline, policy }) {
    return { cacheFolder, mirrors, offline, policy, parallel: PARALLEL_BLOBS };
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

/***/ 40403:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A7: () => (/* binding */ isGitOutage),
/* harmony export */   NO: () => (/* binding */ gitFault),
/* harmony export */   w$: () => (/* binding */ lastLines)
/* harmony export */ });
/* harmony import */ var _download_faults_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23810);
/* harmony import */ var _sources_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(96231);


const EVIDENCE_LINES = 5;
/** As git, libgit2 and the hosts of repositories say it. A private repository may pretend not to exist. */
const AUTH = /could not read (?:Username|Password)|Authentication failed|failed to authenticate|authentication required|Permission denied \(publickey|no authentication methods succeeded|Repository not found|repository '[^']*' not found|The requested URL returned error: 40[13]|HTTP Basic: Access denied|Host key verification failed/i;
const OUTAGE = /Could not resolve host|Temporary failure in name resolution|failed to resolve address|Connection refused|Connection timed out|Connection reset|Could not connect|Failed to connect|unable to connect|Operation timed out|timed out|Network is unreachable|No route to host|early EOF|RPC failed|unexpected disconnect|SSL_ERROR|GnuTLS recv error|The requested URL returned error: (?:429|5\d\d)|network failure seems to have happened|spurious network error|failed to get successful HTTP response/i;
const MISSING = /reference .* not found|revspec .* not found|couldn't find remote ref|unable to update .*\?(?:rev|tag|branch)=|not our ref/i;
function isGitOutage({ stderr }) {
    return OUTAGE.test(stderr) && !AUTH.test(stderr);
}
/** Why git or cargo could not get a repository. */
function gitFault(url, result) {
    if (result.stopped === 'aborted')
        return _download_faults_js__WEBPACK_IMPORTED_MODULE_0__/* .CANCELLED */ .gD;
    const evidence = lastLines(result.stderr);
    const where = (0,_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .publicUrl */ .x6)(url);
    const base = { evidence, network: false };
    if (/No space left on device|Disk quota exceeded/i.test(result.stderr)) {
        return {
            ...base,
            fault: 'disk-full',
            cause: `The disk is full: ${where} cannot be stored.`,
            remedy: 'Free space, or name a cache folder on another disk (CV_DOCKER_BUILD_CACHE).',
        };
    }
    if (AUTH.test(result.stderr)) {
        return {
            ...base,
            fault: 'git-denied',
            cause: `The git repository ${where} does not exist, or needs credentials that git does not have here.`,
            remedy: 'Give git access on this machine: a credential helper, a token in its configuration, or an SSH key.',
        };
    }
    if (OUTAGE.test(result.stderr)) {
        return {
            ...base,
            fault: 'git-unreachable',
            cause: `The git repository ${where} cannot be reached.`,
            remedy: 'Try again later; check proxy and name servers of this machine.',
            network: true,
        };
    }
    const isMissing = MISSING.test(result.stderr);
    return {
        ...base,
        fault: isMissing ? 'git-commit-missing' : 'git-failed',
        cause: isMissing
            ? `The git repository ${where} no longer has the commit that Cargo.lock names.`
            : `The git repository ${where} could not be fetched.`,
        remedy: isMissing ? 'Run cargo update for that dependency.' : 'See what git says below.',
    };
}
/** The last lines that say something, without user names and passwords of addresses. */
function lastLines(text) {
    const lines = (0,_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .publicUrl */ .x6)(text)
        .split('\n')
        .map((line) => line.trim());
    return lines.filter((line) => line !== '').slice(-EVIDENCE_LINES);
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


/***/ }),

/***/ 65287:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ runPatiently)
/* harmony export */ });
/* harmony import */ var _network_backoff_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59326);
/* harmony import */ var _git_faults_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40403);


/** Runs git or cargo again while what it says may pass. `before` clears what a try has left. */
async function runPatiently(argv, { run, clock, policy, random }, options) {
    const { before, ...command } = options;
    const deadlineMs = clock.now() + policy.budgetMs;
    for (let retry = 1;; retry++) {
        await before?.();
        const result = await run(argv, command);
        const delayMs = (0,_network_backoff_js__WEBPACK_IMPORTED_MODULE_0__/* .planDelayMs */ .tq)(policy, retry, random);
        const isLast = retry > policy.retries || clock.now() + delayMs > deadlineMs;
        if (result.exitCode === 0 || isLast || options.signal.aborted || !(0,_git_faults_js__WEBPACK_IMPORTED_MODULE_1__/* .isGitOutage */ .A7)(result)) {
            return result;
        }
        await clock.sleep(delayMs, options.signal);
    }
}


/***/ }),

/***/ 79570:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ vendorArgv),
/* harmony export */   l: () => (/* binding */ vendorGit)
/* harmony export */ });
/* harmony import */ var _download_faults_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23810);
/* harmony import */ var _config_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85847);
/* harmony import */ var _git_faults_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40403);
/* harmony import */ var _run_patiently_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(65287);
/* harmony import */ var _sources_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(96231);





/** `cargo vendor` of the workspace's lock file into a folder, under the configurations given, in their order. */
function vendorArgv(configs, { workspaceFolder, offline }, vendored) {
    return [
        'cargo',
        ...configs.flatMap((path) => ['--config', path]),
        ...['vendor', '--quiet', '--locked', '--versioned-dirs', '--respect-source-config'],
        ...(offline ? ['--offline'] : []),
        ...['--manifest-path', `${workspaceFolder}/Cargo.toml`, vendored],
    ];
}
/**
 * Lets the host's cargo bring the git dependencies, without its own registry traffic: `configText` names
 * the local registries made a moment ago. cargo vendors all crates; those of git are kept. Its own
 * CARGO_HOME keeps the repositories for the next time, and the user's stays as it was.
 */
async function vendorGit(git, stage, ports, options, signal) {
    const { files, store } = ports;
    const { workspaceFolder, cacheFolder } = options;
    const vendored = `${stage.folder}/vendored`;
    const config = `${stage.folder}/sources.toml`;
    await files.writeText(config, stage.configText);
    const own = `${workspaceFolder}/.cargo/config.toml`;
    const configs = (await files.kindOf(own)) === 'file' ? [own, config] : [config];
    const home = `${cacheFolder}/crates/cargo-home`;
    const result = await (0,_run_patiently_js__WEBPACK_IMPORTED_MODULE_3__/* .runPatiently */ .S)(vendorArgv(configs, options, vendored), ports, {
        // Not the checkout: a rust-toolchain file there could make rustup download a tool chain.
        cwd: stage.folder,
        env: { ...options.env, ...(await gitEnvironment(ports)), CARGO_HOME: home },
        signal,
        before: () => files.remove(vendored),
    });
    if (result.exitCode !== 0)
        return faultOf(git, result, options);
    for (const { name } of await files.list(vendored)) {
        const checksums = await files.readTextIfAny(`${vendored}/${name}/.cargo-checksum.json`);
        if (checksums === undefined || isOfRegistry(checksums))
            continue;
        await store.moveFolder(`${vendored}/${name}`, `${stage.crates}/${_config_text_js__WEBPACK_IMPORTED_MODULE_1__/* .GIT_FOLDER */ .Md}/${name}`);
    }
    return undefined;
}
/** With git's own client the credentials work that work for the user; without it cargo has its own. */
async function gitEnvironment({ run }) {
    const { exitCode } = await run(['git', '--version']);
    const client = exitCode === 0 ? { CARGO_NET_GIT_FETCH_WITH_CLI: 'true' } : {};
    return { ...client, GIT_TERMINAL_PROMPT: '0', CARGO_TERM_COLOR: 'never' };
}
/** Crates of a registry have the checksum of their archive there, those of git have none. */
function isOfRegistry(checksums) {
    const { package: checksum } = JSON.parse(checksums);
    return typeof checksum === 'string';
}
function faultOf(git, result, { offline }) {
    const addresses = git.map((source) => (0,_sources_js__WEBPACK_IMPORTED_MODULE_4__/* .gitKeys */ .V$)(source).git ?? source);
    const named = addresses.find((address) => result.stderr.includes(address)) ?? addresses[0] ?? '';
    const fault = (0,_git_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .gitFault */ .NO)(named, result);
    if (!offline || fault.fault === 'cancelled' || fault.fault === 'disk-full')
        return fault;
    return {
        ...fault,
        fault: 'offline-missing',
        cause: 'Nothing may be fetched (offline), and the git dependencies of Cargo.lock are not all here.',
        remedy: _download_faults_js__WEBPACK_IMPORTED_MODULE_0__/* .OFFLINE_REMEDY */ .d_,
        evidence: [...addresses].sort(),
    };
}


/***/ }),

/***/ 7551:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ makeErrand)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23564);
/* harmony import */ var _image_faults_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99178);
/* harmony import */ var _image_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(49794);
/* harmony import */ var _mirrors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(99643);




/** An errand on which nothing was done yet. */
function makeErrand(plan, mirrors) {
    const reference = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReference */ .F2)(plan.reference);
    const name = (0,_image_record_js__WEBPACK_IMPORTED_MODULE_2__/* .fullReference */ .P$)(plan.reference);
    if (!reference || name === undefined) {
        const problem = 'this is not the reference of an image';
        return { ok: false, fault: (0,_image_faults_js__WEBPACK_IMPORTED_MODULE_1__/* .unreadableImage */ .R5)(plan.reference, problem) };
    }
    const endpoints = (0,_mirrors_js__WEBPACK_IMPORTED_MODULE_3__/* .planEndpoints */ .Qp)(reference, mirrors);
    const errand = { plan, name, reference, endpoints, incidents: [], vias: new Set() };
    return { ok: true, value: { ...errand, fetchedBytes: 0 } };
}


/***/ }),

/***/ 99178:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CY: () => (/* binding */ loadFailed),
/* harmony export */   I: () => (/* binding */ missingOffline),
/* harmony export */   R5: () => (/* binding */ unreadableImage),
/* harmony export */   Yy: () => (/* binding */ platformMissing),
/* harmony export */   _n: () => (/* binding */ imageFault)
/* harmony export */ });
/* harmony import */ var _download_faults_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23810);

const REMEDIES = {
    'registry-denied': 'Log in to the registry before the build, and check the name: a registry says the same of images that do not exist.',
    'image-missing': 'Check name and tag of the image.',
    'checksum-mismatch': 'Do not ignore this: find out who changes what the registry sends.',
    'not-a-registry': 'A proxy or a login page of the network is in between; set up the proxy, or name a mirror.',
    'registry-failing': 'Try again later, or name a mirror.',
    'rate-limit': 'Log in to the registry, name a mirror, or try again later.',
};
/** Why a base image cannot be had: the most telling fault, and what each host did. */
function imageFault(reference, fault, faults) {
    return {
        fault: fault.fault,
        cause: `The image ${reference} cannot be fetched: ${fault.problem}.`,
        remedy: REMEDIES[fault.fault] ?? (0,_download_faults_js__WEBPACK_IMPORTED_MODULE_0__/* .networkFault */ .T4)(fault.fault, '').remedy,
        evidence: [...new Set(faults.map(({ problem }) => problem))],
        network: fault.network,
    };
}
/** The registry has the image, but not for that platform. */
function platformMissing(reference, platform, has) {
    return {
        fault: 'platform-missing',
        cause: `The image ${reference} does not exist for ${platform}.`,
        remedy: 'Choose a base image that has the platform, or leave the platform out.',
        evidence: [`it exists for ${has.length === 0 ? 'no platform' : has.join(', ')}`],
        network: false,
    };
}
function unreadableImage(reference, problem) {
    return {
        fault: 'image-unreadable',
        cause: `What the registry has under ${reference} cannot be read: ${problem}.`,
        remedy: 'Check that it is the image of a container, and not something else in a registry.',
        evidence: [problem],
        network: false,
    };
}
/** One line for each image that is not here, with the platforms that lack. */
function missingOffline(missing) {
    const names = missing.flatMap(({ reference, platforms }) => platforms.map((platform) => `${reference}@${platform}`));
    const what = names.length === 1 ? 'a base image is' : `${names.length} base images are`;
    return {
        fault: 'offline-missing',
        cause: `Offline, and ${what} not on this machine: ${names.join(', ')}.`,
        remedy: _download_faults_js__WEBPACK_IMPORTED_MODULE_0__/* .OFFLINE_REMEDY */ .d_,
        evidence: names,
        network: false,
    };
}
function loadFailed(reference, stderr) {
    const line = stderr.trim().split('\n').at(-1) ?? '';
    const full = /no space left on device/i.test(stderr);
    return {
        fault: full ? 'disk-full' : 'image-load-failed',
        cause: full
            ? `The disk of the engine is full: ${reference} cannot be loaded.`
            : `The engine did not take the image ${reference}: ${line || 'it gave no reason'}.`,
        remedy: full ? 'Free space: `docker system prune`.' : 'Check `docker info` and the disk.',
        evidence: line === '' ? [] : [line],
        network: false,
    };
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

/***/ 43036:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ resolveDigest),
  A: () => (/* binding */ resolveImage)
});

// EXTERNAL MODULE: ./src/image/json.ts
var json = __webpack_require__(70739);
// EXTERNAL MODULE: ./src/image/oci.ts
var oci = __webpack_require__(26840);
// EXTERNAL MODULE: ./src/image/reader.ts
var reader = __webpack_require__(34546);
// EXTERNAL MODULE: ./src/fetch/images/ask-endpoints.ts
var ask_endpoints = __webpack_require__(30329);
;// CONCATENATED MODULE: ./src/fetch/images/choose-platform.ts

/** What an image for the platform may be made for instead: older variants run on newer machines. */
const FALLBACKS = {
    'linux/amd64/v4': ['linux/amd64/v3', 'linux/amd64/v2', 'linux/amd64'],
    'linux/amd64/v3': ['linux/amd64/v2', 'linux/amd64'],
    'linux/amd64/v2': ['linux/amd64'],
    'linux/arm': ['linux/arm/v7', 'linux/arm/v6', 'linux/arm/v5'],
    'linux/arm/v8': ['linux/arm/v7', 'linux/arm/v6', 'linux/arm/v5'],
    'linux/arm/v7': ['linux/arm/v6', 'linux/arm/v5'],
    'linux/arm/v6': ['linux/arm/v5'],
    'linux/arm64': ['linux/arm/v8', 'linux/arm/v7', 'linux/arm/v6'],
};
/** The manifest of an index that BuildKit takes for the platform; `undefined` when it has none. */
function choosePlatform(manifests, wanted) {
    const images = manifests.filter((manifest) => !(0,oci/* isAttestation */.H3)(manifest));
    const plain = wanted.replace(/^(linux\/arm64)\/v8$|^(linux\/amd64)\/v1$/, '$1$2');
    const names = [plain, ...(FALLBACKS[plain] ?? [])];
    return names
        .map((name) => images.find(({ platform }) => platform === name))
        .find((image) => image !== undefined);
}

// EXTERNAL MODULE: ./src/fetch/images/image-faults.ts
var image_faults = __webpack_require__(99178);
// EXTERNAL MODULE: ./src/fetch/images/image-record.ts
var image_record = __webpack_require__(49794);
;// CONCATENATED MODULE: ./src/fetch/images/resolve-image.ts







const ACCEPT = oci/* MANIFEST_MEDIA_TYPES */.$T.join(', ');
/**
 * What the reference stands for now. HEAD, since Docker Hub counts every GET of a manifest as a pull;
 * a pinned reference is its own answer.
 */
async function resolveDigest(errand, ports) {
    const { tagOrDigest } = errand.reference;
    if ((0,image_record/* isSha256 */._h)(tagOrDigest))
        return { ok: true, value: tagOrDigest };
    if (tagOrDigest.includes(':'))
        return { ok: false, fault: (0,image_faults/* unreadableImage */.R5)(errand.name, 'its digest is not of sha256') };
    return await askFor(errand, ports, (endpoint) => askDigest(endpoint, errand, ports));
}
async function askDigest(endpoint, errand, { session, images, signal }) {
    const { repository, tagOrDigest } = errand.reference;
    const path = `manifests/${tagOrDigest}`;
    const request = { path, accept: ACCEPT, what: `${repository}:${tagOrDigest}` };
    const head = await session.ask(endpoint, { ...request, method: 'HEAD' }, signal);
    if (!head.ok)
        return head;
    const digest = head.value.headers['docker-content-digest'];
    if (digest !== undefined && (0,image_record/* isSha256 */._h)(digest))
        return { ok: true, value: digest };
    const got = await session.ask(endpoint, { ...request, method: 'GET' }, signal);
    if (!got.ok)
        return got;
    const actual = (0,reader/* sha256 */.sc)(got.value.body);
    await images.writeDocument(actual, got.value.body);
    return { ok: true, value: actual };
}
/** Manifests for every platform of the plan, each checked against its digest. */
async function resolveImage(digest, errand, ports) {
    const root = await readManifest(digest, errand, ports);
    if (!root.ok)
        return root;
    const { document } = root.value;
    const images = [];
    for (const platform of errand.plan.platforms) {
        const image = document.kind === 'index'
            ? await resolvePlatform(document, platform, errand, ports)
            : toImage(errand.name, platform, root.value.blob, document);
        if (!image.ok)
            return image;
        images.push(image.value);
    }
    return { ok: true, value: { reference: errand.name, root: root.value.blob, images } };
}
async function resolvePlatform({ manifests }, platform, errand, ports) {
    const chosen = choosePlatform(manifests, platform);
    if (!chosen) {
        const has = manifests.flatMap((manifest) => manifest.platform ?? []);
        const known = [...new Set(has)].filter((name) => name !== 'unknown/unknown');
        return { ok: false, fault: (0,image_faults/* platformMissing */.Yy)(errand.name, platform, known) };
    }
    const manifest = await readManifest(chosen.digest, errand, ports);
    if (!manifest.ok)
        return manifest;
    const { blob, document } = manifest.value;
    if (document.kind === 'index')
        return { ok: false, fault: (0,image_faults/* unreadableImage */.R5)(errand.name, 'an index names another index') };
    return toImage(errand.name, platform, blob, document);
}
function toImage(name, platform, manifest, { config, layers }) {
    const blobs = [config, ...layers].map(toBlob);
    const [first, ...others] = blobs.filter((blob) => (0,image_record/* isSha256 */._h)(blob.digest));
    if (!first || others.length !== layers.length)
        return { ok: false, fault: (0,image_faults/* unreadableImage */.R5)(name, 'a digest in it is not of sha256') };
    return { ok: true, value: { platform, manifest, config: first, layers: others } };
}
function toBlob({ mediaType, digest, sizeBytes }) {
    return { mediaType, digest, sizeBytes };
}
async function readManifest(digest, errand, ports) {
    const here = (0,image_record/* isSha256 */._h)(digest) ? await ports.images.readDocument(digest) : undefined;
    const bytes = here
        ? { ok: true, value: here }
        : await askFor(errand, ports, (endpoint) => askManifest(endpoint, digest, errand, ports));
    if (!bytes.ok)
        return bytes;
    if (!here) {
        errand.fetchedBytes += bytes.value.length;
        await ports.images.writeDocument(digest, bytes.value);
    }
    const document = (0,oci/* parseDocument */.Tp)(bytes.value);
    if (!document.ok)
        return { ok: false, fault: (0,image_faults/* unreadableImage */.R5)(errand.name, document.problem) };
    const mediaType = mediaTypeOf(bytes.value, document.value);
    const blob = { mediaType, digest, sizeBytes: bytes.value.length };
    return { ok: true, value: { blob, document: document.value } };
}
/** OCI documents need not say what they are; Docker's always do. */
function mediaTypeOf(bytes, { kind }) {
    return ((0,json/* asString */.oJ)((0,json/* asObject */.eB)((0,json/* parseJson */.qF)(bytes))?.mediaType) ??
        `application/vnd.oci.image.${kind === 'index' ? 'index' : 'manifest'}.v1+json`);
}
async function askManifest(endpoint, digest, { reference }, { session, signal }) {
    const what = `${reference.repository}@${digest.slice(0, 19)}`;
    const request = { method: 'GET', path: `manifests/${digest}`, accept: ACCEPT, what };
    const got = await session.ask(endpoint, request, signal);
    if (!got.ok)
        return got;
    const { body } = got.value;
    if ((0,reader/* sha256 */.sc)(body) === digest)
        return { ok: true, value: body };
    const problem = `${endpoint.host} sent something else than ${what}`;
    const fault = {
        fault: 'checksum-mismatch',
        host: endpoint.host,
        problem,
        network: false,
    };
    return { ok: false, fault: { ...fault, hope: 'elsewhere' } };
}
async function askFor(errand, ports, ask) {
    const asked = await (0,ask_endpoints/* askEndpoints */.gL)(errand.endpoints, ask, ports, ports.policy, ports.signal);
    errand.incidents.push(...asked.incidents);
    if (!asked.ok)
        return { ok: false, fault: (0,image_faults/* imageFault */._n)(errand.name, asked.fault, asked.faults) };
    if (!asked.endpoint.isOrigin)
        errand.vias.add(asked.endpoint.host);
    return asked;
}


/***/ }),

/***/ 1970:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ runResolveImages),
/* harmony export */   _: () => (/* binding */ pinContextArgs)
/* harmony export */ });
/* harmony import */ var _download_faults_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23810);
/* harmony import */ var _errand_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7551);
/* harmony import */ var _image_faults_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(99178);
/* harmony import */ var _image_record_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(49794);
/* harmony import */ var _image_store_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(14486);
/* harmony import */ var _registry_session_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(234);
/* harmony import */ var _resolve_image_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(43036);







/**
 * Asks what the references stand for now, and fetches nothing: enough for a build that comes from its
 * cache. Where nobody answers, the digest of the last fetch counts.
 */
async function runResolveImages(plans, ports, options, signal) {
    const images = (0,_image_store_js__WEBPACK_IMPORTED_MODULE_4__/* .makeImageStore */ .v)(options.cacheFolder, ports);
    const { clock, random } = ports;
    const session = (0,_registry_session_js__WEBPACK_IMPORTED_MODULE_5__/* .makeRegistrySession */ .O)(ports);
    const resolving = { session, images, policy: options.policy, signal, clock, random };
    const errands = plans.map((plan) => (0,_errand_js__WEBPACK_IMPORTED_MODULE_1__/* .makeErrand */ .P)(plan, options.mirrors));
    const resolved = await Promise.all(errands.map(async (errand) => {
        if (!errand.ok)
            return errand;
        const asked = options.offline ? UNASKED : await (0,_resolve_image_js__WEBPACK_IMPORTED_MODULE_6__/* .resolveDigest */ .j)(errand.value, resolving);
        const { name: reference } = errand.value;
        if (asked.ok)
            return { ok: true, value: { reference, digest: asked.value } };
        const mayBeOld = asked.fault.network && options.isFresh !== true;
        const last = mayBeOld ? await images.readRecord(reference) : undefined;
        return last ? { ok: true, value: { reference, digest: last.root.digest } } : asked;
    })).catch((error) => [
        { ok: false, fault: (0,_download_faults_js__WEBPACK_IMPORTED_MODULE_0__/* .localFault */ .a2)(error, 'a manifest') },
    ]);
    const incidents = errands.flatMap((errand) => (errand.ok ? errand.value.incidents : []));
    const failure = resolved.find((one) => !one.ok);
    if (!failure || failure.ok)
        return { ok: true, value: resolved.flatMap((one) => (one.ok ? [one.value] : [])), incidents };
    const missing = plans.filter((_, at) => resolved[at]?.ok === false);
    const fault = failure.fault === UNASKED.fault ? (0,_image_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .missingOffline */ .I)(missing) : failure.fault;
    return { ok: false, fault: signal.aborted ? _download_faults_js__WEBPACK_IMPORTED_MODULE_0__/* .CANCELLED */ .gD : fault, incidents };
}
/** Offline nobody is asked; this stands for the answer. */
const UNASKED = { ok: false, fault: { ...(0,_image_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .missingOffline */ .I)([]), network: true } };
/** Arguments for `buildx build` by which the builder fetches exactly these, itself, when it needs them. */
function pinContextArgs(references) {
    return references.flatMap(({ reference, digest }) => {
        const pinned = reference.includes('@') ? reference : `${reference}@${digest}`;
        return ['--build-context', `${(0,_image_record_js__WEBPACK_IMPORTED_MODULE_3__/* .familiarName */ .hG)(reference)}=docker-image://${pinned}`];
    });
}


/***/ })

};
