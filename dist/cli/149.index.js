export const id = 149;
export const ids = [149];
export const modules = {

/***/ 6149:
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

// EXTERNAL MODULE: ./src/fetch/stage.ts + 31 modules
var stage = __webpack_require__(7099);
// EXTERNAL MODULE: ./src/network/fetch-settings.ts
var fetch_settings = __webpack_require__(622);
// EXTERNAL MODULE: ./src/cli/exit.ts
var exit = __webpack_require__(7632);
// EXTERNAL MODULE: ./src/cli/plan-command.ts + 1 modules
var plan_command = __webpack_require__(839);
// EXTERNAL MODULE: ./src/cli/session.ts + 21 modules
var cli_session = __webpack_require__(9839);
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
    for (const sentence of report.leftToBuild)
        log.warning(`Not in the bundle: ${sentence}`);
    return {
        kind: 'ready',
        sources: planBundleSources(images, cratesFolder === undefined ? {} : { crates: cratesFolder }),
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

/***/ 622:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ planFetchSettings),
/* harmony export */   u: () => (/* binding */ decideSettings)
/* harmony export */ });
/* harmony import */ var _plan_plan_preflight_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8864);
/* harmony import */ var _preflight_stage_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7877);
/* harmony import */ var _backoff_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9326);



/** Of the request, before anything was probed. */
function planFetchSettings({ facts, request, hostCargo }, { cacheFolder, tempFolder, workspaceFolder }, { settings }) {
    return {
        cacheFolder,
        tempFolder,
        contextFolder: facts.workspace?.contextFolder ?? workspaceFolder,
        mirrors: (0,_plan_plan_preflight_js__WEBPACK_IMPORTED_MODULE_0__/* .mirrorsOf */ .Mk)(request),
        cratesMirrors: request.cratesMirrors,
        ...(hostCargo ? { hostCargo } : {}),
        offline: request.offline,
        settings,
        policy: downloadPolicy(request),
    };
}
/** The pauses between the tries of a file are shorter than those of a build: it takes two more to outlast the same outage. */
const MORE_RETRIES = 2;
/** The input retries counts for what is fetched, too. */
function downloadPolicy({ retries, retryBudgetSec }) {
    const budgetMs = Math.min(_backoff_js__WEBPACK_IMPORTED_MODULE_2__/* .DOWNLOAD_POLICY */ .Ip.budgetMs, retryBudgetSec * 1000);
    return { ..._backoff_js__WEBPACK_IMPORTED_MODULE_2__/* .DOWNLOAD_POLICY */ .Ip, retries: retries === 0 ? 0 : retries + MORE_RETRIES, budgetMs };
}
/** What follows from the probes for how is fetched. */
function decideSettings(request, settings, decisions) {
    return {
        ...settings,
        mirrors: (0,_plan_plan_preflight_js__WEBPACK_IMPORTED_MODULE_0__/* .mirrorsWith */ .$I)(request, decisions),
        offline: settings.offline || decisions.some(({ kind }) => kind === 'offline'),
        settings: (0,_preflight_stage_js__WEBPACK_IMPORTED_MODULE_1__/* .applyDecisions */ .O3)(settings.settings, decisions),
    };
}


/***/ }),

/***/ 7877:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O3: () => (/* binding */ applyDecisions),
/* harmony export */   RK: () => (/* binding */ runPreflightStage),
/* harmony export */   W$: () => (/* binding */ findRefusal)
/* harmony export */ });
/* harmony import */ var _render_table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2819);
/* harmony import */ var _run_preflight_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(191);


const EXIT_NETWORK = 3;
/** Probes what the plan names and tells what was found; nothing of it fails but by a decision. */
async function runPreflightStage({ plan, request, workspaceFolder, proxy, env, offlineReady, foreignSteps, showAll, }, network, log, signal) {
    const { mode, endpoints } = plan.preflight;
    const options = {
        mode: mode === 'strict' ? 'strict' : 'auto',
        timeoutMs: _run_preflight_js__WEBPACK_IMPORTED_MODULE_1__/* .PREFLIGHT_TIMEOUT_MS */ .l,
        proxy,
        fallbackResolvers: request.resolvers,
        samples: 1,
        offlineReady,
        foreignSteps,
        pullsNeeded: plan.fetch.images.length,
        ...(usesCargo(plan)
            ? { cargo: { files: await network.cargoFiles(workspaceFolder), environment: env } }
            : {}),
        docker: {
            sandbox: false,
            ...(request.builder === undefined ? {} : { builder: request.builder }),
        },
    };
    const probes = network.makeProbes(network.makeTransport(network.settings));
    const report = await (0,_run_preflight_js__WEBPACK_IMPORTED_MODULE_1__/* .runPreflight */ .h)(endpoints, options, probes, signal);
    await tell(report, showAll, log);
    return report;
}
function usesCargo({ fetch }) {
    return fetch.crates.kind !== 'none';
}
/** One line where all is well; else what the command `network-test` shows. */
async function tell(report, showAll, log) {
    const needed = report.endpoints.filter(({ mirrorOf }) => mirrorOf === undefined);
    const isWell = needed.every(({ outcome }) => outcome === 'ok') &&
        report.checks.every(({ outcome }) => outcome === 'ok' || outcome === 'skipped') &&
        report.decisions.length === 0;
    if (isWell && !showAll) {
        const servers = needed.length === 1 ? 'the one server' : `all ${needed.length} servers`;
        log.info(`Network: ${servers} that the build needs answered, in ${seconds(report.durationMs)}.`);
        return;
    }
    await log.group('Network', async () => {
        const table = (0,_render_table_js__WEBPACK_IMPORTED_MODULE_0__/* .renderTable */ .b)(report, { color: false, verbose: showAll });
        for (const line of table.trimEnd().split('\n'))
            log.info(line);
    });
}
function seconds(durationMs) {
    return `${(durationMs / 1000).toFixed(1)} s`;
}
/** What the decisions make of the settings for what follows. */
function applyDecisions(settings, decisions) {
    const resolver = decisions.find((decision) => decision.kind === 'resolver');
    const isIpv4Only = decisions.some(({ kind }) => kind === 'ipv6-off');
    return {
        ...settings,
        ...(resolver ? { resolvers: resolver.servers } : {}),
        ...(isIpv4Only ? { family: 4 } : {}),
    };
}
/** The first refusal as the failure of the run; no build is started then. */
function findRefusal(report) {
    const refusals = report.decisions.flatMap((decision) => decision.kind === 'refuse' ? [decision] : []);
    const [first, ...others] = refusals;
    if (first === undefined)
        return undefined;
    return {
        stage: 'preflight',
        cause: first.cause,
        remedy: first.remedy,
        evidence: others.map(({ cause }) => cause),
        exitCode: EXIT_NETWORK,
    };
}


/***/ })

};
