export const id = 266;
export const ids = [266];
export const modules = {

/***/ 3266:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runRemoveBuilder: () => (/* binding */ runRemoveBuilder)
});

// UNUSED EXPORTS: planBuilder, runCreateBuilder

;// CONCATENATED MODULE: ./src/errors.ts
/** One line for one error, the same on both fronts. */
function formatInputError(error) {
    return `${error.input}: ${error.problem}; ${error.remedy}`;
}
/** A tool that the work needs is missing or unfit. The message says what happened, `hint` what to do. */
class errors_ToolError extends Error {
    code;
    hint;
    constructor(code, message, hint, options) {
        super(message, options);
        this.name = 'ToolError';
        this.code = code;
        this.hint = hint;
    }
}

;// CONCATENATED MODULE: ./src/engine/builder.ts


/** Of the engine's own BuildKit with the containerd store (found by trying them on Docker 28). */
const CACHE_TYPES_OF_ENGINE = (/* unused pure expression or super */ null && (['inline', 'local', 'registry', 'gha']));
/** The selected builder if it can do what is asked for; else one of our own, or a refusal if the user named it. */
function planBuilder(needs, facts) {
    const { builder } = facts;
    const missing = findMissing(needs, facts);
    if (missing.length === 0)
        return { kind: 'plan', plan: { kind: 'existing', name: builder.name } };
    const reason = `Builder ${builder.name} (driver docker, ${builder.imageStore ?? 'classic'} image store) cannot do ${oneOf(missing)}`;
    if (needs.named !== undefined)
        return { kind: 'refusal', refusal: refuse(reason) };
    const name = `cv-docker-build-${needs.runId}`;
    const plan = {
        kind: 'own',
        name,
        driver: 'docker-container',
        reason: `${reason}; a builder of driver docker-container is made for this run.`,
        createArgv: planCreateArgv(name, needs),
        keep: needs.keep,
    };
    return { kind: 'plan', plan };
}
/** Only the docker driver lacks any of this: its BuildKit is bound to the engine's image store. */
function findMissing(needs, { builder }) {
    if (builder.driver !== 'docker')
        return [];
    const unknownTypes = (needs.cacheTypes ?? []).filter((type) => !CACHE_TYPES_OF_ENGINE.includes(type));
    if (builder.imageStore === 'containerd')
        return unknownTypes.map((type) => `cache export of type ${type}`);
    return [
        ...(needs.cacheExport ? ['cache export'] : []),
        ...(needs.platforms > 1 ? ['several platforms'] : []),
        ...(needs.attestations ? ['attestations'] : []),
        ...(needs.ociOutput ? ['OCI output'] : []),
        ...(needs.heldOutput ? ['OCI output, in which an image is held back until it is scanned'] : []),
    ];
}
/** The argument list after `docker`. */
function planCreateArgv(name, needs) {
    const host = needs.hostNetwork ?? needs.standIns;
    const options = [
        ...(needs.buildkitImage === undefined ? [] : [`image=${needs.buildkitImage}`]),
        ...(host ? ['network=host'] : []),
    ].flatMap((option) => ['--driver-opt', option]);
    const driver = ['--driver', 'docker-container', ...options];
    return ['buildx', 'create', '--name', name, ...driver, '--bootstrap'];
}
function refuse(reason) {
    return {
        code: 'BUILDER_UNFIT',
        message: reason,
        hint: 'name a builder of driver docker-container (`docker buildx create`), or name none and one is made for the run',
    };
}
/** Makes and boots the builder. Throws BUILDER_START_FAILED; nothing is left then. */
async function runCreateBuilder(plan, ports) {
    const argv = ['docker', ...plan.createArgv];
    const { exitCode, stderr } = await ports.run(argv, options(ports));
    if (exitCode === 0)
        return;
    await runRemoveBuilder(plan.name, ports);
    const cause = stderr
        .trim()
        .split('\n')
        .at(-1)
        ?.replace(/^ERROR: /, '') || `exit code ${exitCode}`;
    throw new ToolError('BUILDER_START_FAILED', `The builder ${plan.name} could not be started: ${cause}`, 'the image moby/buildkit has to be pulled for it, or name a builder that runs');
}
/** Removes a builder with its container and cache. True when it is gone, also if it was before. */
async function runRemoveBuilder(name, ports) {
    const argv = ['docker', 'buildx', 'rm', '--force', name];
    const { exitCode, stderr } = await ports.run(argv, options(ports));
    return exitCode === 0 || /no builder .* found/.test(stderr);
}
function options({ env }) {
    return env === undefined ? {} : { env };
}


/***/ })

};
