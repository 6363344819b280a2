export const id = 192;
export const ids = [192];
export const modules = {

/***/ 58192:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  collectBundle: () => (/* binding */ collectBundle)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/adapters/files.ts
var files = __webpack_require__(79771);
// EXTERNAL MODULE: ./src/adapters/network-ports.ts + 1 modules
var network_ports = __webpack_require__(77726);
// EXTERNAL MODULE: ./src/adapters/pipeline-ports.ts + 6 modules
var pipeline_ports = __webpack_require__(66007);
// EXTERNAL MODULE: ./src/adapters/stand-in-source.ts + 10 modules
var stand_in_source = __webpack_require__(73725);
// EXTERNAL MODULE: ./src/exit-codes.ts
var exit_codes = __webpack_require__(91084);
// EXTERNAL MODULE: ./src/fetch/images/plan-images.ts
var plan_images = __webpack_require__(55);
;// CONCATENATED MODULE: ./src/fetch/bundle/plan-bundle.ts

/**
 * Images for a bundle: those of the build and that of a builder of our own, each as a copy on this
 * machine, even where the engine here has it already.
 */
function planBundleImages(images, builderPlatform) {
    return [...images, planBuilderImage(builderPlatform)].map((plan) => ({
        ...plan,
        delivery: 'oci-layout',
    }));
}
/** What `createBundle` packs, from what the fetch brought for `planBundleImages`, and the folders. */
function planBundleSources(images, folders = {}) {
    const builder = (0,plan_images/* planBuilderImage */.KB)('').reference;
    const sources = images.flatMap(({ record }) => {
        const role = record?.reference === builder ? 'builder' : 'base';
        return record ? [{ kind: 'image', role, record }] : [];
    });
    const kinds = ['crates', 'scanner', 'scanner-database'];
    const others = kinds.flatMap((kind) => {
        const folder = folders[kind];
        return folder === undefined ? [] : [{ kind, folder }];
    });
    return [...sources, ...others];
}

// EXTERNAL MODULE: ./src/fetch/stage.ts + 1 modules
var stage = __webpack_require__(64177);
// EXTERNAL MODULE: ./src/network/fetch-settings.ts
var fetch_settings = __webpack_require__(10622);
// EXTERNAL MODULE: ./src/adapters/scan.ts + 33 modules
var scan = __webpack_require__(24539);
// EXTERNAL MODULE: ./src/adapters/scanner-ports.ts + 1 modules
var scanner_ports = __webpack_require__(56856);
// EXTERNAL MODULE: ./src/scan/database/obtain-database.ts + 4 modules
var obtain_database = __webpack_require__(38474);
// EXTERNAL MODULE: ./src/fetch/download-faults.ts
var download_faults = __webpack_require__(23810);
// EXTERNAL MODULE: ./src/scan/scanner/plan-downloads.ts
var plan_downloads = __webpack_require__(23245);
// EXTERNAL MODULE: ./src/scan/scanner/program-place.ts
var program_place = __webpack_require__(53346);
// EXTERNAL MODULE: ./src/scan/scanner/scanner-faults.ts
var scanner_faults = __webpack_require__(68566);
// EXTERNAL MODULE: ./src/scan/scanner/store-program.ts
var store_program = __webpack_require__(80540);
;// CONCATENATED MODULE: ./src/scan/scanner/keep-scanner.ts





/** Sees to it that the pinned scanner lies in the cache folder, for a bundle; gives its folder. */
async function keepScanner(settings, ports, signal, release = plan_downloads/* TRIVY_RELEASE */.L) {
    const { cacheFolder, platform } = settings;
    const asset = release.pin.assets[platform];
    if (asset === undefined)
        return { ok: false, fault: (0,scanner_faults/* unpinned */.CW)(platform), incidents: [] };
    const folder = (0,program_place/* programFolder */.bs)(cacheFolder, release.pin, platform);
    try {
        if ((await ports.store.sha256Of(`${folder}/${program_place/* PROGRAM */.RX}`)) === asset.programSha256)
            return { ok: true, value: folder, incidents: [] };
        return await (0,store_program/* storeProgram */.c)(release, asset, settings, ports, signal);
    }
    catch (error) {
        return { ok: false, fault: (0,download_faults/* localFault */.a2)(error, 'the scanner'), incidents: [] };
    }
}

;// CONCATENATED MODULE: ./src/cli/collect-scanner.ts




/** Of a build that scans: the scanner and its database, in the cache folder */
async function collectScanner(prepared, context, fetch, network, run, signal) {
    if (prepared.request.scan === 'off')
        return { kind: 'ready', folders: {} };
    const settings = (0,scan/* trivySettings */.A)(prepared, context, fetch);
    const ports = (0,scanner_ports/* makeScannerPorts */.d)(network, fetch.settings, run);
    const scanner = await keepScanner(settings.scanner, ports, signal);
    if (!scanner.ok)
        return { kind: 'missing', fault: scanner.fault };
    const database = await (0,obtain_database/* obtainDatabase */.F)(settings.database, ports, signal);
    if (database.kind === 'missing')
        return database;
    const folders = { scanner: scanner.value, 'scanner-database': database.database.folder };
    return { kind: 'ready', folders };
}

// EXTERNAL MODULE: ./src/cli/plan-command.ts + 1 modules
var plan_command = __webpack_require__(30839);
// EXTERNAL MODULE: ./src/cli/session.ts + 25 modules
var cli_session = __webpack_require__(12532);
;// CONCATENATED MODULE: ./src/cli/collect-bundle.ts












/** Plans as `build --offline` would on the machine without network, and fetches what that needs. */
const collectBundle = async (args, signal) => {
    let collected;
    const exitCode = await (0,cli_session/* withSession */.fQ)([...args, '--offline'], async (session) => {
        const preparation = await (0,cli_session/* prepareSession */.aK)(session, {
            engineFacts: (builder) => (0,plan_command/* foreseeEngine */.I)(session, builder),
            standIns: (0,stand_in_source/* foreseenStandIns */.o)(session.context.cacheFolder, session.env),
        });
        if (preparation.kind !== 'ready')
            return (0,cli_session/* refusePreparation */.yb)(preparation);
        collected = await collect(preparation, session, signal);
        return collected.kind === 'failed' ? collected.exitCode : exit_codes/* EXIT */.d.ok;
    });
    return collected ?? { kind: 'failed', exitCode };
};
const NO_LOCK = 'There is no Cargo.lock, and without network none can be resolved: run `cargo generate-lockfile`, and commit it.';
async function collect(prepared, { env, log, context }, signal) {
    const { crates } = prepared.plan.fetch;
    if (crates.kind === 'local-registry' && crates.resolveLock) {
        log.error(NO_LOCK);
        return { kind: 'failed', exitCode: exit_codes/* EXIT */.d.build };
    }
    const pipeline = (0,pipeline_ports/* makePipelinePorts */.PK)(env, log);
    const network = await (0,network_ports.makeNetworkPorts)(env, pipeline.run);
    const ports = { ...pipeline, openFile: pipeline.measure.openFile, network };
    const asked = (0,fetch_settings/* planFetchSettings */.L)(prepared, context, network);
    const settings = { ...asked, offline: false, isComplete: true };
    const { failure, report, images, cratesFolder } = await (0,stage/* runFetchStage */.i)(asCopies(prepared.plan.fetch), settings, ports, signal);
    if (failure) {
        const { cause, remedy = '', evidence, exitCode } = failure;
        for (const line of [`${cause} ${remedy}`, ...evidence])
            log.error(line);
        return { kind: 'failed', exitCode: signal.aborted ? exit_codes/* EXIT */.d.cancelled : exitCode };
    }
    const { run } = pipeline;
    const scanner = await collectScanner(prepared, context, settings, network, run, signal);
    if (scanner.kind === 'missing') {
        log.error(`${scanner.fault.cause} ${scanner.fault.remedy}`);
        return { kind: 'failed', exitCode: signal.aborted ? exit_codes/* EXIT */.d.cancelled : exit_codes/* EXIT */.d.network };
    }
    for (const sentence of report.leftToBuild)
        log.warning(`Not in the bundle: ${sentence}`);
    return {
        kind: 'ready',
        sources: planBundleSources(images, {
            ...(cratesFolder === undefined ? {} : { crates: cratesFolder }),
            ...scanner.folders,
        }),
        madeFor: { platforms: prepared.plan.platforms, ...(await hashLock(prepared)) },
    };
}
/** Into files of this machine, also what its engine has already. */
function asCopies(plan) {
    const copy = (image) => ({ ...image, delivery: 'oci-layout' });
    const { builderImage } = plan;
    return {
        ...plan,
        images: plan.images.map(copy),
        ...(builderImage ? { builderImage: copy(builderImage) } : {}),
    };
}
async function hashLock({ facts }) {
    const folder = facts.workspace?.contextFolder;
    const text = folder && (await files/* files */.a.readTextIfAny(`${folder}/Cargo.lock`));
    return text ? { lockSha256: (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex') } : {};
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


/***/ })

};
