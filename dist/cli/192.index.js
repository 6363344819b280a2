export const id = 192;
export const ids = [192];
export const modules = {

/***/ 8192:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  collectBundle: () => (/* binding */ collectBundle)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/adapters/files.ts
var files = __webpack_require__(9771);
// EXTERNAL MODULE: ./src/adapters/network-ports.ts + 1 modules
var network_ports = __webpack_require__(7726);
// EXTERNAL MODULE: ./src/adapters/pipeline-ports.ts + 6 modules
var pipeline_ports = __webpack_require__(6007);
// EXTERNAL MODULE: ./src/adapters/stand-in-source.ts + 10 modules
var stand_in_source = __webpack_require__(3725);
// EXTERNAL MODULE: ./src/build/failure.ts + 3 modules
var build_failure = __webpack_require__(5733);
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

// EXTERNAL MODULE: ./src/fetch/stage.ts + 30 modules
var stage = __webpack_require__(6706);
// EXTERNAL MODULE: ./src/network/fetch-settings.ts
var fetch_settings = __webpack_require__(622);
// EXTERNAL MODULE: ./src/adapters/scan.ts + 33 modules
var scan = __webpack_require__(4539);
// EXTERNAL MODULE: ./src/adapters/scanner-ports.ts + 1 modules
var scanner_ports = __webpack_require__(6856);
// EXTERNAL MODULE: ./src/scan/database/obtain-database.ts + 4 modules
var obtain_database = __webpack_require__(6093);
// EXTERNAL MODULE: ./src/fetch/download-faults.ts
var download_faults = __webpack_require__(3810);
// EXTERNAL MODULE: ./src/scan/scanner/plan-downloads.ts
var plan_downloads = __webpack_require__(5626);
// EXTERNAL MODULE: ./src/scan/scanner/program-place.ts
var program_place = __webpack_require__(3346);
// EXTERNAL MODULE: ./src/scan/scanner/scanner-faults.ts
var scanner_faults = __webpack_require__(8566);
// EXTERNAL MODULE: ./src/scan/scanner/store-program.ts
var store_program = __webpack_require__(540);
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

// EXTERNAL MODULE: ./src/cli/exit.ts
var exit = __webpack_require__(7632);
// EXTERNAL MODULE: ./src/cli/plan-command.ts + 1 modules
var plan_command = __webpack_require__(839);
// EXTERNAL MODULE: ./src/cli/session.ts + 22 modules
var cli_session = __webpack_require__(6364);
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
        return collected.kind === 'failed' ? collected.exitCode : exit/* EXIT */.d.ok;
    });
    return collected ?? { kind: 'failed', exitCode };
};
const EXIT_NETWORK = 3;
const NO_LOCK = 'There is no Cargo.lock, and without network none can be resolved: run `cargo generate-lockfile`, and commit it.';
async function collect(prepared, { env, log, context }, signal) {
    const { crates } = prepared.plan.fetch;
    if (crates.kind === 'local-registry' && crates.resolveLock) {
        log.error(NO_LOCK);
        return { kind: 'failed', exitCode: exit/* EXIT */.d.build };
    }
    const pipeline = (0,pipeline_ports/* makePipelinePorts */.PK)(env, log);
    const network = await (0,network_ports.makeNetworkPorts)(env, pipeline.run);
    const ports = { ...pipeline, openFile: pipeline.measure.openFile, network };
    const asked = (0,fetch_settings/* planFetchSettings */.L)(prepared, context, network);
    const settings = { ...asked, offline: false, isComplete: true };
    const { failure, report, images, cratesFolder } = await (0,stage/* runFetchStage */.i4)(asCopies(prepared.plan.fetch), settings, ports, signal);
    if (failure) {
        const { cause, remedy = '', evidence, exitCode } = failure;
        for (const line of [`${cause} ${remedy}`, ...evidence])
            log.error(line);
        return { kind: 'failed', exitCode: signal.aborted ? build_failure/* EXIT_CANCELLED */.xE : exitCode };
    }
    const { run } = pipeline;
    const scanner = await collectScanner(prepared, context, settings, network, run, signal);
    if (scanner.kind === 'missing') {
        log.error(`${scanner.fault.cause} ${scanner.fault.remedy}`);
        return { kind: 'failed', exitCode: signal.aborted ? build_failure/* EXIT_CANCELLED */.xE : EXIT_NETWORK };
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


/***/ })

};
