export const id = 160;
export const ids = [160];
export const modules = {

/***/ 9160:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runNetworkStages: () => (/* binding */ runNetworkStages)
});

// EXTERNAL MODULE: ./src/engine/buildkitd-config.ts
var buildkitd_config = __webpack_require__(2501);
// EXTERNAL MODULE: ./src/fetch/is-empty.ts
var is_empty = __webpack_require__(3778);
// EXTERNAL MODULE: ./src/fetch/stage.ts + 30 modules
var stage = __webpack_require__(6706);
// EXTERNAL MODULE: ./src/build/remedies/dockerfile.ts
var dockerfile = __webpack_require__(591);
// EXTERNAL MODULE: ./src/build/remedies/network-remedies.ts + 1 modules
var network_remedies = __webpack_require__(7026);
// EXTERNAL MODULE: ./src/image/reference.ts
var image_reference = __webpack_require__(3564);
// EXTERNAL MODULE: ./src/plan/buildx-secrets.ts
var buildx_secrets = __webpack_require__(171);
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
var fetch_settings = __webpack_require__(622);
// EXTERNAL MODULE: ./src/network/run-remedies.ts + 1 modules
var run_remedies = __webpack_require__(9807);
// EXTERNAL MODULE: ./src/plan/plan-builder-settings.ts
var plan_builder_settings = __webpack_require__(1345);
// EXTERNAL MODULE: ./src/preflight/checks/network.ts
var network = __webpack_require__(9339);
// EXTERNAL MODULE: ./src/preflight/stage.ts
var preflight_stage = __webpack_require__(7877);
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
    const refusal = probed && (0,preflight_stage/* findRefusal */.W$)(probed);
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
        : await timed('fetch', () => (0,stage/* runFetchStage */.i4)(plan.fetch, decided.settings, decided.ports, signal));
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
    return (0,preflight_stage/* runPreflightStage */.RK)(subject, ports.network, ports.log, signal);
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
    return (await (0,stage/* bringImages */.nn)(wanted, { ...settings, offline: true }, ports, signal)).ok;
}


/***/ })

};
