export const id = 525;
export const ids = [525];
export const modules = {

/***/ 86525:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runNetworkStages: () => (/* binding */ runNetworkStages)
});

// EXTERNAL MODULE: ./src/engine/buildkitd-config.ts
var buildkitd_config = __webpack_require__(92501);
// EXTERNAL MODULE: ./src/fetch/bring.ts + 29 modules
var bring = __webpack_require__(41192);
// EXTERNAL MODULE: ./src/fetch/is-empty.ts
var is_empty = __webpack_require__(3778);
// EXTERNAL MODULE: ./src/report/wording-fetch.ts
var wording_fetch = __webpack_require__(52455);
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

// EXTERNAL MODULE: ./src/build/remedies/dockerfile.ts
var dockerfile = __webpack_require__(20591);
// EXTERNAL MODULE: ./src/build/remedies/network-remedies.ts + 1 modules
var network_remedies = __webpack_require__(77026);
// EXTERNAL MODULE: ./src/image/reference.ts
var image_reference = __webpack_require__(23564);
// EXTERNAL MODULE: ./src/plan/buildx-secrets.ts
var buildx_secrets = __webpack_require__(20171);
;// CONCATENATED MODULE: ./src/network/decided-args.ts




/** What preflight decided, as further arguments of `buildx build`. `left`: images that no fetch brought. */
function planDecidedArgs(prepared, left, { mirrors }, fetched, decisions) {
    return [
        ...mirrorEarly(left, mirrors, decisions),
        ...trustArgs(prepared, decisions),
        ...cargoArgs(prepared, fetched, decisions),
    ];
}
/** What preflight found to be down is not waited for. */
function mirrorEarly(images, mirrors, decisions) {
    const down = decisions.flatMap((decision) => decision.kind === 'mirror' ? [decision.registry] : []);
    const affected = images.filter(({ reference }) => down.includes((0,image_reference/* parseReference */.F2)(reference)?.registry ?? ''));
    return (0,network_remedies/* mirrorImages */.m)(affected, mirrors)?.addArgs ?? [];
}
/** The bundle that preflight found to hold the authority of the site, for the steps that use the network. */
function trustArgs({ plan }, decisions) {
    const found = decisions.find((decision) => decision.kind === 'inject-ca');
    const hasOne = plan.buildx.argv.some((arg) => arg.startsWith('id=ca-bundle,'));
    if (!found || hasOne || plan.dockerfile.origin !== 'ours')
        return [];
    return ['--secret', `id=ca-bundle,${(0,buildx_secrets/* csvField */.XR)(`src=${found.path}`)}`];
}
const NO_MULTIPLEXING = 'CARGO_HTTP_MULTIPLEXING';
/** Of a build that fetches its crates itself, and whose Dockerfile hands this over to cargo. */
function cargoArgs({ facts, plan }, fetched, decisions) {
    const { dockerfileFacts } = facts;
    const isGiven = plan.buildx.argv.some((arg) => arg.startsWith(`${NO_MULTIPLEXING}=`));
    if (isGiven || fetched?.cratesFolder !== undefined || !dockerfileFacts)
        return [];
    const isDecided = decisions.some(({ kind }) => kind === 'multiplexing-off');
    if (!isDecided || !(0,dockerfile/* declaresArg */.GX)(dockerfileFacts, NO_MULTIPLEXING))
        return [];
    return ['--build-arg', `${NO_MULTIPLEXING}=false`];
}

// EXTERNAL MODULE: ./src/network/fetch-settings.ts
var fetch_settings = __webpack_require__(10622);
// EXTERNAL MODULE: ./src/network/run-remedies.ts + 1 modules
var run_remedies = __webpack_require__(49807);
// EXTERNAL MODULE: ./src/plan/plan-builder-settings.ts
var plan_builder_settings = __webpack_require__(3726);
// EXTERNAL MODULE: ./src/preflight/checks/network.ts
var network = __webpack_require__(69339);
// EXTERNAL MODULE: ./src/preflight/stage.ts + 31 modules
var stage = __webpack_require__(98260);
;// CONCATENATED MODULE: ./src/network-stages.ts










/** Preflight, what follows from it, and fetch. */
async function runNetworkStages(prepared, context, ports, timed, signal) {
    const { plan } = prepared;
    const setup = await (0,run_remedies/* makeSetup */.sv)(prepared, context, ports, signal);
    const endpoints = await findNeeded(setup);
    const probed = endpoints.length === 0
        ? undefined
        : await timed('preflight', () => probe(setup, endpoints, ports.showNetwork === true));
    const preflight = probed ? { preflight: probed } : {};
    const refusal = probed && (0,stage/* findRefusal */.W$)(probed);
    if (refusal)
        return { ...preflight, failure: refusal, buildArgs: [] };
    const decisions = probed?.decisions ?? [];
    advise(setup, decisions);
    const settings = (0,fetch_settings/* decideSettings */.u)(prepared.request, setup.settings, decisions);
    // Without any network the build would try by itself for an hour, and in vain.
    const decided = {
        ...setup,
        settings: (0,network/* findCutOff */.B)(probed?.checks ?? []) ? { ...settings, isComplete: true } : settings,
    };
    const fetched = (0,is_empty/* isFetchEmpty */.I)(plan.fetch)
        ? undefined
        : await timed('fetch', () => runFetchStage(plan.fetch, decided.settings, decided.ports, signal));
    if (fetched?.failure) {
        return { ...preflight, fetch: fetched.report, failure: fetched.failure, buildArgs: [] };
    }
    const left = (0,run_remedies/* leftImages */.ir)(decided, fetched?.images ?? []);
    return {
        ...preflight,
        ...(fetched ? { fetch: fetched.report } : {}),
        buildArgs: [
            ...(fetched?.contextArgs ?? []),
            ...planDecidedArgs(prepared, left, decided.settings, fetched, decisions),
        ],
        remedies: (0,run_remedies/* remediesOf */.AJ)(decided, left, decisions),
        ...cratesOf(fetched),
    };
}
function cratesOf(fetched) {
    return fetched?.cratesFolder === undefined ? {} : { cratesFolder: fetched.cratesFolder };
}
/** What helps this run would help the engine for good; only who owns it can do that. */
function advise({ prepared, context, ports }, decisions) {
    const helps = decisions.filter(({ kind }) => kind === 'mirror' || kind === 'resolver');
    if (prepared.plan.builder.kind === 'own' || helps.length === 0)
        return;
    const { mirrors = {}, nameservers = [] } = (0,plan_builder_settings.planBuilderSettings)({
        ...prepared,
        context,
        decisions: helps,
    }).buildkitd;
    for (const sentence of (0,buildkitd_config/* adviseDaemon */.No)({ mirrors, nameservers }))
        ports.log.notice(sentence);
}
/** Crates that are here need no server. */
async function findNeeded({ prepared, ports }) {
    const { fetch, preflight } = prepared.plan;
    const { crates } = fetch;
    const hasCrates = crates.kind === 'local-registry' &&
        (await ports.network.downloads.stat(crates.contextFolder)) !== undefined;
    return preflight.endpoints.filter((one) => !(hasCrates && isForCrates(one)));
}
async function probe(setup, endpoints, showAll) {
    const { prepared, context, ports, settings, signal } = setup;
    const { plan, request } = prepared;
    const subject = {
        plan: { ...plan, preflight: { ...plan.preflight, endpoints } },
        request,
        workspaceFolder: settings.contextFolder,
        proxy: context.proxy,
        env: ports.env,
        offlineReady: await isOfflineReady(setup, endpoints),
        foreignSteps: plan.dockerfile.origin !== 'ours',
        showAll,
    };
    return (0,stage/* runPreflightStage */.RK)(subject, ports.network, ports.log, signal);
}
function isForCrates({ purpose }) {
    return purpose === 'crates' || purpose === 'crates-index' || purpose === 'git';
}
/** Whether all that these servers have for the build is on this machine already. */
async function isOfflineReady({ prepared, ports, settings, signal }, endpoints) {
    const { images, builderImage } = prepared.plan.fetch;
    if (endpoints.some((one) => isForCrates(one) || one.purpose === 'packages'))
        return false;
    const needsImages = endpoints.some(({ purpose }) => purpose === 'base-image');
    if (needsImages && images.length === 0)
        return false;
    const wanted = builderImage ? [...images, builderImage] : images;
    return (await (0,bring/* bringImages */.nn)(wanted, { ...settings, offline: true }, ports, signal)).ok;
}


/***/ })

};
