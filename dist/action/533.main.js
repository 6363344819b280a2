export const id = 533;
export const ids = [533];
export const modules = {

/***/ 69533:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runMain: () => (/* binding */ runMain)
});

// EXTERNAL MODULE: ./src/adapters/command-runner.ts
var command_runner = __webpack_require__(13532);
// EXTERNAL MODULE: ./src/adapters/environment.ts + 1 modules
var environment = __webpack_require__(948);
// EXTERNAL MODULE: ./src/adapters/files.ts
var files = __webpack_require__(79771);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/engine/lock.ts
var lock = __webpack_require__(5947);
;// CONCATENATED MODULE: ./src/cache/inventory/temp-folders.ts


/** File in the folder of a run that says which process made it. */
const OWNER_MARK = 'owner';
/** As `mkdtemp` makes them for a run; folders of tests have longer names. */
const NAME = /^cv-docker-build-[A-Za-z0-9]{6}$/;
const DAY_MS = (/* unused pure expression or super */ null && (24 * 3600 * 1000));
/** The resolution of start times, and some more. */
const MARGIN_MS = 5_000;
/**
 * The mark of a process: itself and the first of its machine or container, by their numbers and start
 * times. A process of another container that shares the folder for temporary files is told apart by it.
 */
async function makeOwnerMark(files, pid) {
    return `${await (0,lock/* processIdentity */.I9)({ files }, pid)}${await (0,lock/* processIdentity */.I9)({ files }, 1)}`;
}
/**
 * Folders of runs that were killed. A folder belongs to one if its name, its owner and its mark say so
 * and the process of the mark is gone. Without a mark it has to be a day old, and no process may run that
 * is older than its last change and looks like one of ours.
 */
async function findDeadTempFolders(tempRoot, ports) {
    const { files, measureTree, userId } = ports;
    const entries = (await files.list(tempRoot)).filter(({ name, kind }) => kind === 'folder' && NAME.test(name));
    if (entries.length === 0)
        return [];
    const runs = await findRuns(ports);
    const found = [];
    for (const { name } of entries) {
        const path = `${tempRoot}/${name}`;
        const figures = await measureTree(path);
        if (figures?.ownerId !== userId)
            continue;
        if (await isDead(path, figures, runs, ports))
            found.push({ path, bytes: figures.ownBytes });
    }
    return found;
}
async function isDead(path, { changedMs, newestMs }, runs, { files, clock }) {
    const mark = await files.readTextIfAny(`${path}/${OWNER_MARK}`).catch(() => undefined);
    const pid = Number.parseInt(mark ?? '', 10);
    if (mark !== undefined && Number.isInteger(pid)) {
        const now = await makeOwnerMark(files, pid);
        const [, first] = now.split('\n');
        return mark.split('\n')[1] === first && mark !== now;
    }
    if (runs === undefined)
        return false;
    const lastMs = Math.max(changedMs, newestMs);
    const isNew = ({ startedMs }) => startedMs > lastMs + MARGIN_MS;
    return clock.now() - lastMs > DAY_MS && runs.every(isNew);
}

;// CONCATENATED MODULE: ./src/adapters/owner-mark.ts



/**
 * Says in the temporary folder of this run which process made it, so that `clean` of another one lets it
 * be. Where the system does not tell processes apart there is no mark, and `clean` goes by age alone.
 */
async function markOwner(tempFolder) {
    const mark = await makeOwnerMark(files/* files */.a, process.pid);
    if (!mark.includes('gone'))
        await files/* files */.a.writeText((0,external_node_path_.join)(tempFolder, OWNER_MARK), mark);
}

// EXTERNAL MODULE: ./src/adapters/pipeline-ports.ts + 3 modules
var pipeline_ports = __webpack_require__(98575);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(83916);
// EXTERNAL MODULE: ./src/exit-codes.ts
var exit_codes = __webpack_require__(91084);
// EXTERNAL MODULE: ./src/inputs.ts + 10 modules
var inputs = __webpack_require__(90504);
;// CONCATENATED MODULE: ./src/build/remedies/later.ts
const KINDS = [
    'drop-damaged',
    'recreate-builder',
    'resolver',
    'builtin-frontend',
    'registry-mirror',
    'host-images',
    'host-crates',
];
/** Remedies that are loaded with the first that is asked for: most builds need none. */
function laterRemedies(load) {
    let loading;
    const ask = (kind) => {
        return async (fault) => {
            loading ??= load();
            return (await loading)[kind]?.(fault);
        };
    };
    return Object.fromEntries(KINDS.map((kind) => [kind, ask(kind)]));
}

// EXTERNAL MODULE: ./src/build/attempts-policy.ts
var attempts_policy = __webpack_require__(78899);
// EXTERNAL MODULE: ./src/build/remedies/argv.ts
var remedies_argv = __webpack_require__(63995);
// EXTERNAL MODULE: ./src/build/run-attempts.ts + 20 modules
var run_attempts = __webpack_require__(10499);
;// CONCATENATED MODULE: ./src/build/temporary-files.ts
/** Writes what the plan lists; they lie in the run's own folder, which is removed as a whole. */
async function writeTemporaryFiles(planned, secretText, files) {
    for (const file of planned) {
        switch (file.kind) {
            case 'text':
                await files.writeText(file.path, file.text, file.mode);
                break;
            case 'copy':
                await files.writeText(file.path, await files.readText(file.from), file.mode);
                break;
            case 'secret':
                // The plan came from the same request: a name without a text is a bug of ours.
                await files.writeText(file.path, known(secretText(file.secret), file.secret), file.mode);
                break;
        }
    }
}
function known(text, name) {
    if (text === undefined)
        throw new Error(`no secret is known by the name ${name}`);
    return text;
}

// EXTERNAL MODULE: ./src/network/proxy-passwords.ts
var proxy_passwords = __webpack_require__(30237);
// EXTERNAL MODULE: ./src/plan/buildx-secrets.ts
var buildx_secrets = __webpack_require__(20171);
;// CONCATENATED MODULE: ./src/plan/our-files.ts

/**
 * Name under which the writer of temporary files finds the proxy settings. A user's own secret may be
 * called `proxy`, but no id of one can hold an equals sign.
 */
const PROXY_SECRET = 'host=proxy';
/**
 * Files and secrets of a build with one of our Dockerfiles. BuildKit takes `<Dockerfile>.dockerignore`
 * in the place of the context's own file: only where there is none, the Dockerfile is copied beside ours.
 * A secret that the user gave under the same id takes the place of ours.
 */
function planOurFiles({ request, context, facts, path }) {
    const { tempFolder, dockerFolder } = context;
    const copied = `${tempFolder}/Dockerfile`;
    const needsIgnore = facts.workspace?.hasDockerignore === false;
    const ignore = needsIgnore
        ? [
            { kind: 'copy', from: path, path: copied, mode: 0o644 },
            {
                kind: 'copy',
                from: `${dockerFolder}/default.dockerignore`,
                path: `${copied}.dockerignore`,
                mode: 0o644,
            },
        ]
        : [];
    const isGiven = (id) => request.secrets.some((secret) => secret.id === id);
    const hasProxy = Object.keys(context.proxy).length > 0 && !isGiven('proxy');
    const caBundle = isGiven('ca-bundle') ? undefined : facts.caBundle;
    const proxyFile = `${tempFolder}/proxy`;
    return {
        dockerfile: needsIgnore ? copied : path,
        files: hasProxy
            ? [...ignore, { kind: 'secret', secret: PROXY_SECRET, path: proxyFile, mode: 0o600 }]
            : ignore,
        secrets: [
            ...(caBundle === undefined ? [] : [`id=ca-bundle,${(0,buildx_secrets/* csvField */.XR)(`src=${caBundle}`)}`]),
            ...(hasProxy ? [`id=proxy,${(0,buildx_secrets/* csvField */.XR)(`src=${proxyFile}`)}`] : []),
        ],
    };
}
/** The proxy settings as lines that a POSIX shell reads as assignments, whatever the values hold. */
function proxyFileText(proxy) {
    const lines = Object.entries(proxy).flatMap(([name, value]) => {
        const quoted = `'${value.replaceAll("'", "'\\''")}'`;
        return [`${name}=${quoted}`, `${name.toLowerCase()}=${quoted}`];
    });
    return `${lines.join('\n')}\n`;
}

// EXTERNAL MODULE: ./src/request.ts + 24 modules
var src_request = __webpack_require__(42191);
;// CONCATENATED MODULE: ./src/run-secrets.ts




/** The text of a secret by the name that the plan has for it, when its file is written. */
function secretText(name, request, { proxy }) {
    if (name === PROXY_SECRET)
        return proxyFileText(proxy);
    const secret = (0,buildx_secrets/* secretOf */.OM)(request, name);
    return secret && (0,src_request/* revealSecret */.uO)(secret);
}
/**
 * All texts that must not stand in a report, where what a failing step printed does. Contents of files
 * are known to buildx alone.
 */
function secretTexts({ secrets, githubToken }, { proxy }, env) {
    const given = secrets.flatMap(({ source }) => {
        if (source.kind === 'value')
            return [(0,src_request/* revealSecret */.uO)(source.value)];
        return source.kind === 'env' ? [env[source.name] ?? ''] : [];
    });
    const token = githubToken ? [(0,src_request/* revealSecret */.uO)(githubToken)] : [];
    return [...given, ...token, ...(0,proxy_passwords/* proxyPasswords */.P)(proxy)];
}

;// CONCATENATED MODULE: ./src/build-stages.ts





/** The builder, the compilation outside of the build where there is one, and the build itself. */
async function runBuildStages(prepared, context, network, ports, timed, signal) {
    const { plan, request } = prepared;
    await writeTemporaryFiles(plan.temporaryFiles, (name) => secretText(name, request, context), ports.files);
    const { builder } = plan;
    if (builder.kind === 'own') {
        await timed('engine', () => makeBuilder(prepared, builder, context, network, ports, signal));
        if (isAborted(signal))
            return {};
    }
    const compiled = await compile(prepared, context, network, ports, timed, signal);
    const outside = compiled ? { compiled } : {};
    if (compiled?.failure || isAborted(signal))
        return outside;
    const buildArgs = [...network.buildArgs, ...(compiled?.buildArgs ?? [])];
    const attempt = await timed('build', () => attemptBuild(prepared, context, { ...network, buildArgs }, ports, signal));
    return { ...outside, attempt };
}
function attemptBuild({ plan, request, engine }, context, { buildArgs, remedies }, ports, signal) {
    const { buildkitVersion } = engine.builder;
    const options = {
        env: ports.env,
        cwd: context.workspaceFolder,
        signal,
        policy: (0,attempts_policy/* planAttempts */.c)(request),
        ...(buildkitVersion === undefined || plan.builder.kind === 'own' ? {} : { buildkitVersion }),
    };
    const argv = (0,remedies_argv/* addArgs */.FQ)(plan.buildx.argv, buildArgs);
    return (0,run_attempts/* runAttempts */.i)({ ...plan, buildx: { ...plan.buildx, argv } }, { ...ports, ...(remedies ? { remedies } : {}) }, options);
}
/** Loaded only where it is done. */
async function compile(prepared, context, network, ports, timed, signal) {
    const { compile: plan } = prepared.plan;
    if (plan.kind !== 'container')
        return undefined;
    const { runCompileStages } = await __webpack_require__.e(/* import() */ 146).then(__webpack_require__.bind(__webpack_require__, 82146));
    return timed('compile', () => runCompileStages(plan, prepared, context, network, ports, signal));
}
/** One that does not come up because the run was cancelled is no fault of the machine. */
async function makeBuilder(prepared, builder, context, { preflight }, { run, env, files }, signal) {
    const [{ runCreateOwnBuilder }, { planBuilderSettings }] = await Promise.all([
        __webpack_require__.e(/* import() */ 616).then(__webpack_require__.bind(__webpack_require__, 99616)),
        __webpack_require__.e(/* import() */ 726).then(__webpack_require__.bind(__webpack_require__, 3726)),
    ]);
    const decisions = preflight?.decisions ?? [];
    const settings = planBuilderSettings({ ...prepared, context, decisions });
    try {
        await runCreateOwnBuilder(builder, settings, {
            run: (argv, options) => run(argv, { signal, ...options }),
            env,
            files,
        });
    }
    catch (error) {
        if (!isAborted(signal))
            throw error;
    }
}
/** A function, as the compiler does not know that time passes between two looks. */
function isAborted({ aborted }) {
    return aborted;
}

;// CONCATENATED MODULE: ./src/compare-stage.ts
/** What this run changes against an earlier one. Loaded only where somebody may ask for it. */
async function compareRun(after, prepared, context, ports, timed, signal) {
    if (!mayCompare(prepared, context) || after.image === undefined || signal.aborted)
        return {};
    const [{ keepReport, runDeltaStage }, { budgetFailure }] = await Promise.all([
        __webpack_require__.e(/* import() */ 617).then(__webpack_require__.bind(__webpack_require__, 61617)),
        __webpack_require__.e(/* import() */ 76).then(__webpack_require__.bind(__webpack_require__, 99076)),
    ]);
    const delta = await timed('delta', () => runDeltaStage(prepared, context, after, ports, signal));
    const failure = delta && budgetFailure(delta);
    for (const { outcome, action, sentence } of delta?.budgets ?? []) {
        if (outcome === 'exceeded' && action === 'warn')
            ports.log.warning(sentence);
    }
    return {
        ...(delta ? { delta } : {}),
        ...(failure ? { failure } : {}),
        keep: async (report) => {
            const problems = await keepReport(prepared, context, report, ports, signal);
            for (const problem of problems)
                ports.log.warning(problem);
        },
    };
}
/** Cheap: an ordinary run outside of a workflow has nothing to be compared with. */
function mayCompare({ request }, { github }) {
    const { compare, sizeBudget } = request;
    return github !== undefined || sizeBudget.length > 0 || !['auto', 'off'].includes(compare);
}

// EXTERNAL MODULE: ./src/fetch/is-empty.ts
var is_empty = __webpack_require__(3778);
// EXTERNAL MODULE: ./src/image/measure.ts + 7 modules
var measure = __webpack_require__(75426);
// EXTERNAL MODULE: ./src/image/origins.ts
var origins = __webpack_require__(2978);
;// CONCATENATED MODULE: ./src/smoke-test/run-smoke-test.ts
const BODY_LIMIT_CHARACTERS = 2_000;
const POLL_EVERY_MS = 100;
/** The argument lists after `docker`: start, ask for the published port, remove. */
function smokeTestArgv({ image, port, containerName }) {
    return {
        run: ['run', '--detach', '--name', containerName, '--publish', `127.0.0.1::${port}`, image],
        port: ['port', containerName, `${port}/tcp`],
        state: ['inspect', '--format', '{{.State.Running}} {{.State.ExitCode}}', containerName],
        logs: ['logs', '--tail', '20', containerName],
        remove: ['rm', '--force', '--volumes', containerName],
    };
}
/**
 * Starts the image as a user would, waits for a good answer on its health path, and removes the
 * container whatever happens.
 */
async function runSmokeTest(plan, ports, signal) {
    const argv = smokeTestArgv(plan);
    const startMs = ports.clock.now();
    const unreached = `http://127.0.0.1:${plan.port}${plan.path}`;
    try {
        const started = await ports.run(['docker', ...argv.run], { signal });
        if (started.exitCode !== 0) {
            return failure(unreached, `the container did not start: ${lastLine(started.stderr)}`);
        }
        const published = await ports.run(['docker', ...argv.port], { signal });
        const address = published.stdout.split('\n')[0]?.trim();
        if (!address)
            return failure(unreached, await whyNoPort(argv, ports));
        const url = `http://${address}${plan.path}`;
        return await waitForAnswer(url, startMs, plan, ports, signal);
    }
    finally {
        // Not with `signal`: the container has to go also when the run was cancelled.
        await ports.run(['docker', ...argv.remove], { timeoutMs: 20_000 });
    }
}
async function waitForAnswer(url, startMs, plan, ports, signal) {
    const argv = smokeTestArgv(plan);
    let status;
    while (!signal.aborted && ports.clock.now() - startMs < plan.timeoutMs) {
        try {
            const answer = await ports.http(url, { timeoutMs: 3_000 });
            const startupMs = ports.clock.now() - startMs;
            const body = new TextDecoder().decode(answer.body).slice(0, BODY_LIMIT_CHARACTERS);
            status = answer.status;
            if (status === 200)
                return { url, outcome: 'success', status, body, startupMs };
        }
        catch {
            // Until it listens the engine refuses or resets: the next look tells more.
        }
        const state = await ports.run(['docker', ...argv.state]);
        if (state.stdout.startsWith('false'))
            return failure(url, await whyItEnded(state.stdout, argv, ports));
        await ports.clock.sleep(POLL_EVERY_MS, signal);
    }
    return failure(url, signal.aborted ? 'cancelled' : whyNotWell(plan, status));
}
function whyNotWell({ port, timeoutMs }, status) {
    const within = `within ${timeoutMs / 1_000} s`;
    if (status !== undefined)
        return `not well ${within}: status ${status}`;
    return `nothing answered on port ${port} of the container ${within}; the application has to listen there, on 0.0.0.0 and not on 127.0.0.1`;
}
async function whyNoPort(argv, ports) {
    const state = await ports.run(['docker', ...argv.state]);
    return whyItEnded(state.stdout, argv, ports);
}
async function whyItEnded(state, argv, { run }) {
    const exitCode = state.trim().split(' ')[1] ?? '?';
    const { stdout, stderr } = await run(['docker', ...argv.logs]);
    const said = lastWords(`${stdout}\n${stderr}`);
    return `the application ended with exit code ${exitCode}${said === '' ? ' and said nothing' : `: ${said}`}`;
}
function failure(url, cause) {
    return { url, outcome: 'failure', cause };
}
function lastLine(text) {
    return text.trim().split('\n').at(-1)?.trim() ?? '';
}
/** A panic says what happened in its first two lines; the last is a note on how to see more. */
function lastWords(log) {
    const lines = log.split('\n').map((line) => line.trim());
    const panic = lines.findLastIndex((line) => line.includes('panicked at'));
    if (panic >= 0)
        return lines
            .slice(panic, panic + 2)
            .join(' ')
            .trim();
    return (lines.filter((line) => line !== '' && !/^note: run with `RUST_BACKTRACE/.test(line)).at(-1) ??
        '');
}

;// CONCATENATED MODULE: ./src/image-stages.ts




const SMOKE_TEST_TIMEOUT_MS = 60_000;
const DEFAULT_PORT = 3000;
/** Measures what was built and tries it; scans and publishes it where the plan holds it back for that. */
async function runAfterBuild(attempt, prepared, context, ports, timed, signal) {
    const { plan, request } = prepared;
    const { publish } = plan;
    if (publish)
        await settle(publish.source, ports);
    const measurement = exactly(plan.measure, attempt);
    const files = await listsFiles(prepared, context);
    const image = await timed('measure', () => image_stages_measure(measurement, prepared, ports, files));
    const smokeTest = request.smokeTest
        ? await timed('smoke-test', () => smoke(prepared, attempt, ports, signal))
        : undefined;
    const tested = { image, ...(smokeTest ? { smokeTest } : {}) };
    if (publish === undefined || signal.aborted)
        return tested;
    const isBad = smokeTest?.outcome === 'failure';
    const built = {
        ...(attempt.imageId === undefined ? {} : { imageId: attempt.imageId }),
        ...(isBad ? { blockedBy: `The smoke test failed: ${smokeTest.cause ?? 'no answer'}` } : {}),
    };
    const { runPublishStages } = await Promise.all(/* import() */[__webpack_require__.e(461), __webpack_require__.e(112), __webpack_require__.e(291)]).then(__webpack_require__.bind(__webpack_require__, 81291));
    const kept = {};
    const stagePorts = {
        ...ports,
        scan: async (scanPlan) => {
            const { scan, tools } = await ports.scan(scanPlan, prepared, context, signal);
            if (tools)
                kept.tools = tools;
            return scan;
        },
    };
    const outcome = await runPublishStages(publish, built, prepared, context, stagePorts, timed, signal);
    // The report takes the digest from what was pushed, else from the build (assemble-report.ts).
    const { digest: _, ...done } = outcome;
    return { ...tested, ...done, ...kept };
}
async function settle(source, ports) {
    const { settleHeld } = await Promise.all(/* import() */[__webpack_require__.e(461), __webpack_require__.e(112), __webpack_require__.e(291)]).then(__webpack_require__.bind(__webpack_require__, 81291));
    await settleHeld(source, ports);
}
/** In the place of a build: nothing that goes into the image has changed since this one was made. */
async function useEarlierImage(found, prepared, ports, timed, signal) {
    const { planFoundMeasurement } = await Promise.all(/* import() */[__webpack_require__.e(461), __webpack_require__.e(113), __webpack_require__.e(807), __webpack_require__.e(92)]).then(__webpack_require__.bind(__webpack_require__, 31092));
    const plan = planFoundMeasurement(prepared.plan, found);
    const files = prepared.request.report !== undefined;
    const image = await timed('measure', () => image_stages_measure(plan, prepared, ports, files));
    if (!prepared.request.smokeTest)
        return { image };
    const built = found.imageId === undefined ? {} : { imageId: found.imageId };
    return {
        image,
        smokeTest: await timed('smoke-test', () => smoke(prepared, built, ports, signal)),
    };
}
/** Reading layers whole takes a moment: only where they are compared, now or by a later run with this report. */
async function listsFiles(prepared, context) {
    if (prepared.request.report !== undefined)
        return true;
    if (!mayCompare(prepared, context))
        return false;
    const { comparesFiles } = await __webpack_require__.e(/* import() */ 617).then(__webpack_require__.bind(__webpack_require__, 61617));
    return comparesFiles(prepared, context);
}
function image_stages_measure(plan, { facts, request }, ports, files) {
    const dockerfile = facts.dockerfileFacts && (0,origins/* builtDockerfile */.tM)(facts.dockerfileFacts, request);
    return (0,measure/* measureImage */.u)(plan, ports.measure, dockerfile, { files });
}
/** A tag can move between the build and the measurement; ids and digests cannot. */
function exactly(plan, { imageId, digest }) {
    if (plan.kind === 'engine') {
        return { ...plan, reference: imageId ?? plan.reference, ...(digest ? { digest } : {}) };
    }
    if (plan.kind === 'registry' && digest !== undefined) {
        return { ...plan, reference: `${withoutTag(plan.reference)}@${digest}` };
    }
    return plan;
}
function withoutTag(reference) {
    return reference.replace(/(?::[^:/@]+)?(?:@.*)?$/, '');
}
function smoke({ request, plan }, { imageId }, ports, signal) {
    const smokePlan = {
        image: plan.image.tags[0] ?? imageId ?? '',
        port: request.port ?? DEFAULT_PORT,
        path: request.healthPath,
        containerName: `cv-docker-build-smoke-${ports.clock.now()}`,
        timeoutMs: SMOKE_TEST_TIMEOUT_MS,
    };
    return runSmokeTest(smokePlan, ports, signal);
}

// EXTERNAL MODULE: ./src/cache/keeps-archives.ts
var keeps_archives = __webpack_require__(6186);
;// CONCATENATED MODULE: ./src/keep-stages.ts

/** Before anything is fetched: is there an image already, and which crates has an earlier run left. */
async function lookAround(prepared, context, ports, timed, signal) {
    const mayLook = mayBeUnchanged(prepared);
    const hasCrates = mayHaveCrates(prepared);
    if (!mayLook && !hasCrates)
        return NOT_LOOKED;
    return timed('cache', async () => {
        const looked = mayLook ? await lookFor(prepared, context, ports, signal) : NOT_LOOKED;
        if (!hasCrates || looked.look?.kind === 'found' || signal.aborted)
            return looked;
        const { runRestoreCratesStage } = await __webpack_require__.e(/* import() */ 995).then(__webpack_require__.bind(__webpack_require__, 30995));
        const crates = await runRestoreCratesStage(prepared, context, ports, signal);
        if (crates === undefined)
            return looked;
        const archives = [...looked.kept.archives, crates.restored.report];
        return { ...looked, crates, kept: { archives } };
    });
}
const NOT_LOOKED = { kept: { archives: [] } };
/** Cheap, so that runs without caches load nothing; the other reasons are those of `findObstacle`. */
function mayBeUnchanged({ plan, request }) {
    if (request.skipUnchanged === 'off')
        return false;
    return request.skipUnchanged === 'on' || plan.cache.mayRestore || plan.cache.maySave;
}
function mayHaveCrates({ plan: { cache, fetch } }) {
    return (0,keeps_archives/* keepsArchives */.g)(cache) && fetch.crates.kind !== 'none';
}
async function lookFor(prepared, context, ports, signal) {
    const { describeUnchanged, runLookStage } = await Promise.all(/* import() */[__webpack_require__.e(461), __webpack_require__.e(113), __webpack_require__.e(807), __webpack_require__.e(92)]).then(__webpack_require__.bind(__webpack_require__, 31092));
    const look = await runLookStage(prepared, context, ports, signal);
    if (look.kind === 'none')
        return { look, ...NOT_LOOKED };
    const unchanged = look.kind === 'found' ? { unchanged: describeUnchanged(look.image) } : {};
    return { look, kept: { archives: [look.archive], ...unchanged } };
}
/** When all else is done. What was compiled and fetched is kept whatever the image turned out to be. */
async function saveAll(work, prepared, context, ports, timed, signal) {
    const { looked, built, image } = work;
    const isGood = image.failure === undefined && image.smokeTest?.outcome !== 'failure';
    const look = looked.look?.kind === 'build' && isGood ? looked.look : undefined;
    const { compiled, attempt } = built;
    const unsaved = compiled?.work;
    const { tools } = image;
    if (!look && !looked.crates && !unsaved && !tools)
        return { built, kept: looked.kept };
    return timed('save', async () => {
        const [ofImage, crates, archives, ofTools = []] = await Promise.all([
            look && keepImage(look, attempt, signal),
            looked.crates && keepCrates(looked.crates, work, prepared, context, ports, signal),
            unsaved && keepCompiled(unsaved, prepared, ports, signal),
            tools?.save(signal),
        ]);
        const changed = [ofImage, crates].flatMap((one) => one ?? []);
        const kept = looked.kept.archives.map((one) => changed.find(({ name }) => name === one.name) ?? one);
        return {
            built: compiled && archives ? { ...built, compiled: { ...compiled, archives } } : built,
            kept: { archives: [...kept, ...ofTools] },
        };
    });
}
async function keepImage(look, attempt, signal) {
    const { runKeepStage } = await Promise.all(/* import() */[__webpack_require__.e(461), __webpack_require__.e(113), __webpack_require__.e(807), __webpack_require__.e(92)]).then(__webpack_require__.bind(__webpack_require__, 31092));
    const { imageId, digest } = attempt;
    const built = { ...(imageId ? { imageId } : {}), ...(digest ? { digest } : {}) };
    return runKeepStage(look, built, signal);
}
async function keepCrates(crates, { network }, prepared, context, ports, signal) {
    const { runSaveCratesStage } = await __webpack_require__.e(/* import() */ 995).then(__webpack_require__.bind(__webpack_require__, 30995));
    return runSaveCratesStage(crates, network.fetch?.crates, prepared, context, ports, signal);
}
async function keepCompiled(work, prepared, ports, signal) {
    const { runSaveStage } = await __webpack_require__.e(/* import() */ 380).then(__webpack_require__.bind(__webpack_require__, 68380));
    return runSaveStage(work, prepared, ports, signal);
}

// EXTERNAL MODULE: ./src/report/wording-network.ts
var wording_network = __webpack_require__(4841);
;// CONCATENATED MODULE: ./src/report/outcome.ts


const SMOKE_TEST_CANCELLED = {
    stage: 'smoke-test',
    cause: 'The smoke test was cancelled.',
    evidence: [],
    exitCode: exit_codes/* EXIT */.d.cancelled,
};
/** How the run ended, and by what. Pure. */
function decideOutcome(results) {
    const { attempt, smokeTest, isCancelled } = results;
    const hasImage = attempt !== undefined || results.cache?.unchanged !== undefined;
    if (!hasImage || results.failure !== undefined) {
        return {
            outcome: isCancelled ? 'cancelled' : 'failure',
            ...(results.failure ? { failure: results.failure } : {}),
        };
    }
    if (attempt !== undefined && attempt.outcome !== 'success') {
        return { outcome: attempt.outcome, ...failureOf(attempt, results.attempts ?? []) };
    }
    if (smokeTest?.outcome !== 'failure')
        return { outcome: 'success' };
    if (isCancelled)
        return { outcome: 'cancelled', failure: SMOKE_TEST_CANCELLED };
    return { outcome: 'failure', failure: smokeTestFailure(smokeTest, attempt === undefined) };
}
function smokeTestFailure({ url, cause }, isOfEarlierBuild) {
    const image = isOfEarlierBuild ? 'The image is that of an earlier build' : 'The image was built';
    const anew = isOfEarlierBuild ? ' `skip-unchanged: off` builds it anew.' : '';
    return {
        stage: 'smoke-test',
        cause: `${image}, but ${url} gave no good answer: ${cause ?? 'no reason is known'}`,
        remedy: `Run the image by hand and read its log; \`port\` and \`health-path\` say where the application answers.${anew}`,
        evidence: cause === undefined ? [] : [cause],
        exitCode: 1,
    };
}
/** What the attempts say was tried goes with the failure, unless it says so itself. */
function failureOf({ failure, outcome }, attempts) {
    if (failure === undefined)
        return {};
    const tried = failure.tried ?? (outcome === 'failure' ? (0,wording_network/* describeTried */.IX)(attempts) : []);
    return { failure: tried.length === 0 ? failure : { ...failure, tried } };
}

;// CONCATENATED MODULE: ./src/report/assemble-report.ts

/** Brings the results of the stages into the one shape that everything is rendered from. Pure. */
function assembleReport(results) {
    const { context, plan, attempt, image, smokeTest, cache } = results;
    const cargo = results.cargo ?? attempt?.cargo;
    const { outcome, failure } = decideOutcome(results);
    return {
        schemaVersion: 1,
        tool: { name: 'cv-docker-build', version: results.toolVersion },
        startedAt: new Date(context.startedAtMs).toISOString(),
        durationMs: results.endedAtMs - context.startedAtMs,
        outcome,
        ...(failure ? { failure } : {}),
        source: sourceOf(context),
        build: buildOf(results),
        stages: results.stages,
        ...(results.preflight ? { preflight: results.preflight } : {}),
        ...(results.fetch ? { fetch: results.fetch } : {}),
        ...(cache ? { cache } : {}),
        ...compileOf(results),
        attempts: results.attempts ?? onlyAttempt(attempt),
        steps: attempt?.steps ?? [],
        ...(cargo ? { cargo } : {}),
        ...(image ? { image: withDigests(image, results) } : {}),
        ...(smokeTest ? { smokeTest } : {}),
        ...afterBuild(results),
        warnings: [
            ...plan.warnings.map((message) => ({ message })),
            ...(attempt?.warnings ?? []),
        ],
    };
}
/** Of the stages that look at the finished image, as far as they ran. */
function afterBuild({ scan, publish, delta, comment }) {
    return {
        ...(scan ? { scan } : {}),
        ...(publish ? { publish } : {}),
        ...(delta ? { delta } : {}),
        ...(comment ? { comment } : {}),
    };
}
function buildOf({ plan, engine }) {
    const { name, driver, buildkitVersion } = plan.builder.kind === 'own' ? ownBuilder(plan.builder) : engine.builder;
    return {
        ...(plan.variant ? { variant: plan.variant } : {}),
        ...(plan.image.version === undefined ? {} : { version: plan.image.version }),
        dockerfile: plan.dockerfile.path,
        platforms: plan.platforms,
        tags: plan.image.tags,
        builder: { name, driver, ...(buildkitVersion === undefined ? {} : { buildkitVersion }) },
        engine: {
            buildxVersion: engine.buildxVersion,
            ...(engine.serverVersion === undefined ? {} : { serverVersion: engine.serverVersion }),
        },
        standIns: plan.standIns,
    };
}
/** Of a plan only what the report says; nothing of a run that ended before it compiled, or had no need to. */
function compileOf({ compile, stages, cache }) {
    const hasStarted = stages.some(({ name }) => name === 'compile' || name === 'build');
    if (compile === undefined || !hasStarted || cache?.unchanged)
        return {};
    return { compile: { kind: compile.kind, reason: compile.reason } };
}
function onlyAttempt(attempt) {
    if (attempt === undefined)
        return [];
    const { durationMs, outcome, failure, fault } = attempt;
    return [
        {
            number: 1,
            durationMs,
            outcome,
            ...(failure ? { cause: failure.cause } : {}),
            ...(outcome === 'failure' && fault !== undefined ? { fault } : {}),
        },
    ];
}
function ownBuilder({ name, driver }) {
    return { name, driver, buildkitVersion: undefined };
}
/** Of several outputs buildx tells the last; what was pushed by us has the digest that was scanned. */
function withDigests(image, { attempt, cache, publish }) {
    const told = withBuildxIds(image, attempt ?? cache?.unchanged);
    return publish === undefined ? told : { ...told, digest: publish.digest };
}
/** The outputs `imageid` and `digest` are what buildx itself wrote; the measurement fills the gaps. */
function withBuildxIds(image, { imageId, digest } = {}) {
    return {
        ...image,
        ...(imageId === undefined ? {} : { imageId }),
        ...(digest === undefined ? {} : { digest }),
    };
}
function sourceOf({ github, git }) {
    const commit = github?.sha ?? git?.sha;
    const ref = github?.ref ?? git?.ref;
    return {
        ...(commit ? { commit } : {}),
        ...(ref ? { ref } : {}),
        ...(github ? { repository: github.repository } : {}),
    };
}

// EXTERNAL MODULE: ./src/report/cache-shape.ts
var cache_shape = __webpack_require__(29572);
// EXTERNAL MODULE: ./src/report/comment-shape.ts
var comment_shape = __webpack_require__(55395);
// EXTERNAL MODULE: ./src/report/delta-shape.ts
var delta_shape = __webpack_require__(736);
// EXTERNAL MODULE: ./src/report/fetch-shape.ts
var fetch_shape = __webpack_require__(61582);
// EXTERNAL MODULE: ./src/report/image-shape.ts
var image_shape = __webpack_require__(69439);
// EXTERNAL MODULE: ./src/report/map-texts.ts
var map_texts = __webpack_require__(87457);
// EXTERNAL MODULE: ./src/report/preflight-shape.ts + 1 modules
var preflight_shape = __webpack_require__(38679);
// EXTERNAL MODULE: ./src/report/publish-shape.ts
var publish_shape = __webpack_require__(62153);
// EXTERNAL MODULE: ./src/report/scan-shape.ts
var scan_shape = __webpack_require__(99049);
;// CONCATENATED MODULE: ./src/report/redact.ts









/** A shorter line of a secret (a brace, `fi`) stands for nothing, and would turn up everywhere. */
const SHORTEST_LINE = 4;
const MASK = '***';
/**
 * The report without the values of secrets: a step that prints one and fails would have it among its
 * last words. As the runner does in the log, a value of several lines is hidden line by line, too.
 */
function redactReport(report, secrets) {
    const hidden = [...new Set(secrets.flatMap((secret) => [secret, ...linesOf(secret)]))]
        .filter((text) => text.length >= SHORTEST_LINE)
        .sort((a, b) => b.length - a.length);
    if (hidden.length === 0)
        return report;
    const hide = (text) => hidden.reduce((rest, one) => rest.replaceAll(one, MASK), text);
    const { failure, smokeTest, preflight, fetch, cache, compile } = report;
    const { image, scan, publish, delta, comment } = report;
    return {
        ...report,
        ...(failure && { failure: redactFailure(failure, hide) }),
        ...(preflight && { preflight: (0,map_texts/* mapTexts */.z)(preflight_shape/* preflight */.M, preflight, hide) }),
        ...(fetch && { fetch: (0,map_texts/* mapTexts */.z)(fetch_shape/* fetch */.h, fetch, hide) }),
        ...(cache && { cache: (0,map_texts/* mapTexts */.z)(cache_shape/* cache */.P, cache, hide) }),
        ...(compile && { compile: (0,map_texts/* mapTexts */.z)(cache_shape/* compile */.w, compile, hide) }),
        ...(scan && { scan: (0,map_texts/* mapTexts */.z)(scan_shape/* scan */.S, scan, hide) }),
        ...(publish && { publish: (0,map_texts/* mapTexts */.z)(publish_shape/* publish */.m, publish, hide) }),
        ...(image && { image: (0,map_texts/* mapTexts */.z)(image_shape/* image */.S, image, hide) }),
        ...(delta && { delta: (0,map_texts/* mapTexts */.z)(delta_shape/* delta */.p, delta, hide) }),
        ...(comment && { comment: (0,map_texts/* mapTexts */.z)(comment_shape/* comment */.I, comment, hide) }),
        attempts: report.attempts.map((one) => redactAttempt(one, hide)),
        steps: report.steps.map((one) => ({ ...one, ...hideIn(one, 'error', hide) })),
        ...(smokeTest && {
            smokeTest: {
                ...smokeTest,
                ...hideIn(smokeTest, 'body', hide),
                ...hideIn(smokeTest, 'cause', hide),
            },
        }),
        warnings: report.warnings.map((one) => ({ ...one, message: hide(one.message) })),
    };
}
function linesOf(secret) {
    return secret.split(/\r?\n/).map((line) => line.trim());
}
function redactFailure(failure, hide) {
    return {
        ...failure,
        cause: hide(failure.cause),
        ...hideIn(failure, 'remedy', hide),
        ...hideInAll(failure, 'tried', hide),
        evidence: failure.evidence.map(hide),
    };
}
function redactAttempt(attempt, hide) {
    return {
        ...attempt,
        ...hideIn(attempt, 'cause', hide),
        ...hideInAll(attempt, 'evidence', hide),
        ...hideInAll(attempt, 'remedies', hide),
    };
}
function hideIn(from, name, hide) {
    const text = from[name];
    return text === undefined ? {} : { [name]: hide(text) };
}
function hideInAll(from, name, hide) {
    const texts = from[name];
    if (texts === undefined)
        return {};
    return { [name]: texts.map(hide) };
}

;// CONCATENATED MODULE: ./src/report/report-cache.ts
/** The plan, unless the container could not do it. */
function reportCompile(plan, compiled) {
    const { leftToBuild } = compiled ?? {};
    if (leftToBuild !== undefined)
        return { kind: 'in-build', reason: leftToBuild };
    return { kind: plan.kind, reason: plan.reason };
}
/** Nothing is told of a cache where nobody could expect one. */
function reportCache({ cache: { store, reason }, dockerfile }, compiled, { archives, unchanged }, fetch) {
    const isExpected = dockerfile.origin === 'ours' && store.kind !== 'none';
    if (!isExpected && archives.length === 0 && unchanged === undefined)
        return undefined;
    const crates = fetch?.crates;
    return {
        store: store.kind,
        reason,
        archives: [...archives, ...(compiled?.archives ?? [])],
        ...(crates ? { crates: { restored: crates.reused, locked: crates.total } } : {}),
        ...(unchanged ? { unchanged } : {}),
    };
}

;// CONCATENATED MODULE: ./src/pipeline.ts










/** The order of the stages. What goes wrong in one is a value in the report; a throw is a bug or a missing tool. */
async function runPipeline(prepared, context, ports, signal) {
    const stages = [
        { name: 'plan', startMs: 0, durationMs: ports.clock.now() - context.startedAtMs },
    ];
    const timed = makeTimed(stages, context, ports);
    const done = await runStages(prepared, context, ports, timed, signal);
    const parts = partsOf(done, prepared, stages);
    const compared = await compareRun(parts, prepared, context, ports, timed, signal);
    const assembled = assembleReport({
        context,
        plan: prepared.plan,
        engine: prepared.engine,
        endedAtMs: ports.clock.now(),
        isCancelled: signal.aborted,
        toolVersion: ports.toolVersion,
        ...parts,
        ...(compared.delta ? { delta: compared.delta } : {}),
        ...endOf(done, compared),
    });
    const report = redactReport(assembled, secretTexts(prepared.request, context, ports.env));
    await compared.keep?.(report);
    const { metadata, output } = done.built.attempt ?? {};
    return {
        report,
        ...(metadata ? { metadata: JSON.stringify(metadata, null, 2) } : {}),
        ...(output === undefined ? {} : { output }),
    };
}
/** What ended the run, if anything did: the first stage that failed. */
function endOf({ network, built, image }, compared) {
    const failure = network.failure ?? built.compiled?.failure ?? image.failure ?? compared.failure;
    return failure ? { failure } : {};
}
/** What the stages found, as the report has it. */
function partsOf({ network, built, kept, image: { failure: _, ...image } }, { plan }, stages) {
    const { attempt, compiled } = built;
    const { preflight, fetch } = network;
    const cache = reportCache(plan, compiled, kept, fetch);
    const cargo = compiled?.cargo ?? attempt?.cargo;
    return {
        stages,
        ...image,
        compile: reportCompile(plan.compile, compiled),
        ...(cargo ? { cargo } : {}),
        ...(cache ? { cache } : {}),
        ...(attempt ? { attempt, attempts: attempt.attempts } : {}),
        ...(preflight ? { preflight } : {}),
        ...(fetch ? { fetch } : {}),
    };
}
const NO_NETWORK = { buildArgs: [] };
async function runStages(prepared, context, ports, timed, signal) {
    const looked = await lookAround(prepared, context, ports, timed, signal);
    if (looked.look?.kind === 'found' && !signal.aborted) {
        const { image } = looked.look;
        const after = await useEarlierImage(image, prepared, ports, timed, signal);
        return { network: NO_NETWORK, built: {}, kept: looked.kept, image: after };
    }
    const network = await prepareNetwork(prepared, context, ports, timed, signal);
    const nothing = { network, built: {}, kept: looked.kept, image: {} };
    if (network.failure || signal.aborted)
        return nothing;
    const built = await runBuildStages(prepared, context, network, ports, timed, signal);
    const { attempt } = built;
    if (attempt?.outcome !== 'success' || attempt.output !== undefined)
        return { ...nothing, built };
    const image = await runAfterBuild(attempt, prepared, context, ports, timed, signal);
    const work = { looked, built: { ...built, attempt }, network, image };
    const saved = await saveAll(work, prepared, context, ports, timed, signal);
    return { network, image, ...saved };
}
function makeTimed(stages, context, ports) {
    return async (name, body) => {
        const startMs = ports.clock.now();
        const result = await body();
        const durationMs = ports.clock.now() - startMs;
        stages.push({ name, startMs: startMs - context.startedAtMs, durationMs });
        return result;
    };
}
/** Loaded only where there is something to do: an ordinary cached build must not pay for it. */
async function prepareNetwork(prepared, context, ports, timed, signal) {
    const { plan } = prepared;
    if (plan.preflight.endpoints.length === 0 && (0,is_empty/* isFetchEmpty */.I)(plan.fetch)) {
        const load = async () => {
            const { makeRunRemedies } = await Promise.all(/* import() */[__webpack_require__.e(461), __webpack_require__.e(113), __webpack_require__.e(807)]).then(__webpack_require__.bind(__webpack_require__, 49807));
            return makeRunRemedies(prepared, context, ports, signal);
        };
        return { buildArgs: [], remedies: laterRemedies(load) };
    }
    const { runNetworkStages } = await Promise.all(/* import() */[__webpack_require__.e(461), __webpack_require__.e(113), __webpack_require__.e(807), __webpack_require__.e(525)]).then(__webpack_require__.bind(__webpack_require__, 86525));
    return runNetworkStages(prepared, context, ports, timed, signal);
}
/** What has to be removed when the run is over, however it ended. */
function leftBehind({ builder }) {
    return builder.kind === 'own' && !builder.keep ? { builderName: builder.name } : {};
}

// EXTERNAL MODULE: ./src/engine/builder.ts
var builder = __webpack_require__(15985);
// EXTERNAL MODULE: ./src/request/attributes.ts
var request_attributes = __webpack_require__(60352);
// EXTERNAL MODULE: ./src/request/git-context.ts
var git_context = __webpack_require__(30007);
// EXTERNAL MODULE: ./src/plan/buildx-version.ts
var buildx_version = __webpack_require__(53506);
;// CONCATENATED MODULE: ./src/plan/buildx-attestations.ts


/**
 * The values of `--attest`, as docker/build-push-action gives them: `provenance` and `sbom` win over
 * `attests`, provenance names this run as its builder, and without a word on it there is provenance
 * wherever builder and output can hold it. `load` counts what the plan adds, too.
 */
function planAttestations(request, context, builder) {
    const { provenance, sbom } = request;
    const given = (type) => request.attests.filter((attest) => typeOf(attest) === type);
    const others = request.attests.filter((attest) => !['provenance', 'sbom'].includes(typeOf(attest) ?? ''));
    const provenances = provenance === undefined
        ? given('provenance').map((attest) => withBuilderId(attest, context.github))
        : [fromInput('provenance', nameBuilder(provenance, context.github))];
    const sboms = sbom === undefined ? given('sbom') : [fromInput('sbom', sbom)];
    return [
        ...(provenances.length > 0 ? provenances : defaultProvenance(request, context, builder)),
        ...sboms,
        ...others.map(resolveBooleans),
    ];
}
/**
 * The same for an image that is held back: it gets the provenance that a push would have given it. What
 * buildx adds by itself, and what is "inline-only", is left out of files (BuildKit's exporter oci), and
 * two outputs of one build would then differ. `isLoaded`: by a builder that hands over a docker archive,
 * which holds no attestations.
 */
function planHeldAttestations(attests, { settings }, { driver, buildkitVersion = '0.0.0' }, isLoaded) {
    const outright = attests.map((attest) => attest.replace(/,inline-only=(?:true|1)(?=,|$)/, ''));
    const isOff = (0,request_attributes/* parseGoBoolean */.aH)(settings?.BUILDX_NO_DEFAULT_ATTESTATIONS ?? '') === true;
    const isSaid = attests.some((attest) => typeOf(attest) === 'provenance');
    // Builds of it that do not know their own version say 0.0.0.
    const version = buildkitVersion.replace(/^v?0\.0\.0\b.*/, '').replace(/-moby$/, '');
    const canHold = version === '' || (0,buildx_version/* isAtLeast */.d)(version, '0.11.0');
    const isArchive = isLoaded && driver !== 'docker';
    return isOff || isSaid || isArchive || !canHold
        ? outright
        : ['type=provenance,mode=min', ...outright];
}
/** For a public repository all there is; for a private one what buildx gives by itself, since provenance is published with the image. */
function defaultProvenance(request, { github, settings }, builder) {
    const isOff = (0,request_attributes/* parseGoBoolean */.aH)(settings?.BUILDX_NO_DEFAULT_ATTESTATIONS ?? '') === true;
    const isLoaded = request.load || request.outputs.some(({ type }) => type === 'docker');
    if (!github || isOff || isLoaded || !canAttest(builder))
        return [];
    const mode = github.isPrivate === true ? 'mode=min,inline-only=true' : 'mode=max';
    return [`type=provenance,${withBuilderId(mode, github)}`];
}
function canAttest({ driver, buildkitVersion = '0.0.0', imageStore }) {
    // The engine's own BuildKit says that it is one by this suffix; without it nothing is known of it.
    if (driver === 'docker' && !buildkitVersion.endsWith('-moby'))
        return false;
    // Beyond docker/build-push-action: the classic store has no manifests, and buildx would refuse.
    if (driver === 'docker' && imageStore === 'classic')
        return false;
    const version = buildkitVersion.replace(/-moby$/, '');
    const isRelease = /^v?\d+\.\d+\.\d+(?:\+.*)?$/.test(version);
    return isRelease && (0,buildx_version/* isAtLeast */.d)(version, '0.11.0');
}
/** `true` and `false` in the forms that the runner takes; anything else is a list of attributes. */
function nameBuilder(provenance, github) {
    if (/^(?:true|True|TRUE)$/.test(provenance))
        return builderId(github) ?? 'true';
    return /^(?:false|False|FALSE)$/.test(provenance) ? 'false' : withBuilderId(provenance, github);
}
function withBuilderId(attributes, github) {
    const isNamed = (0,request_attributes/* parseAttributes */.vB)(attributes)?.some(({ key }) => key === 'builder-id') === true;
    const id = builderId(github);
    return isNamed || id === undefined ? attributes : `${attributes},${id}`;
}
function builderId(github) {
    if (!github)
        return undefined;
    const { serverUrl, repository, runId, runAttempt } = github;
    return `builder-id=${serverUrl}/${repository}/actions/runs/${runId}/attempts/${runAttempt}`;
}
function fromInput(type, attributes) {
    return resolveBooleans(`type=${type},${attributes}`);
}
/** buildx knows `true` alone in `--provenance` and `--sbom`, but in `--attest` only `disabled=false`. */
function resolveBooleans(attest) {
    const fields = (0,request_attributes/* cutFields */.GL)(attest) ?? [attest];
    return fields
        .map((field) => field.trim())
        .map((field) => {
        const boolean = (0,request_attributes/* parseGoBoolean */.aH)(field);
        return boolean === undefined ? field : `disabled=${!boolean}`;
    })
        .join(',');
}
function typeOf(attest) {
    return (0,request_attributes/* parseAttributes */.vB)(attest)?.find(({ key }) => key === 'type')?.value;
}

;// CONCATENATED MODULE: ./src/plan/buildx-argv.ts





/**
 * The exact command line of the build. Equal inputs give the flags of docker/build-push-action v7.3;
 * what differs stands in docs/inputs.md. Its gates for buildx below 0.13 are not needed: that is the
 * oldest version supported here. Pure: nothing is read or written.
 */
function planBuildxArgv(decisions) {
    const { request, context, engine } = decisions;
    if (request.call !== undefined && !(0,buildx_version/* isAtLeast */.d)(engine.buildxVersion, '0.15.0')) {
        const problem = `needs buildx 0.15 or newer, and this is ${engine.buildxVersion}`;
        const remedy = 'update buildx, or leave call out';
        return { ok: false, errors: [{ input: 'call', problem, remedy }] };
    }
    const { tempFolder, github } = context;
    const secrets = (0,buildx_secrets/* planSecrets */.Ds)({
        request,
        ...(github && { serverUrl: github.serverUrl }),
        contextArgument: decisions.contextArgument,
        tempFolder,
        missingFiles: decisions.missingSecretFiles ?? [],
    });
    const results = {
        metadataFile: `${tempFolder}/metadata.json`,
        iidFile: `${tempFolder}/iid.txt`,
    };
    const argv = [
        'buildx',
        'build',
        ...buildFlags(decisions, results.iidFile, secrets.specs),
        ...commonFlags(decisions, results.metadataFile),
        // Read by `build/`; goes to standard error, so that the answer to `call` is all of standard output.
        '--progress=rawjson',
        inQueryForm(decisions.contextArgument, decisions),
    ];
    const { files: temporaryFiles, warnings } = secrets;
    return { ok: true, value: { argv, env: envOf(context), temporaryFiles, results, warnings } };
}
/**
 * The context: what was given; else the checkout where there is one, since earlier steps may have
 * changed it; else the git context of the workflow, as docker/build-push-action has it.
 */
function planContext(request, hasCheckout) {
    if (request.context !== undefined)
        return request.context;
    return hasCheckout ? '.' : (request.defaultGitContext ?? '.');
}
function buildFlags(decisions, iidFile, secrets) {
    const { request, image, additions = {} } = decisions;
    const load = request.load || additions.load === true;
    const contexts = [...request.buildContexts, ...(additions.buildContexts ?? [])];
    return [
        ...each('--add-host', request.addHosts),
        ...each('--allow', request.allow),
        ...each('--annotation', image.annotations),
        ...each('--build-arg', [...request.buildArgs, ...(additions.buildArgs ?? [])]),
        ...each('--build-context', contexts.map(({ name, value }) => `${name}=${inQueryForm(value, decisions)}`)),
        ...each('--cache-from', request.cacheFrom),
        ...each('--cache-to', request.cacheTo),
        ...one('--call', request.call),
        ...one('--cgroup-parent', request.cgroupParent),
        ...one('--file', decisions.dockerfile),
        ...one('--iidfile', hasImageId(request) ? iidFile : undefined),
        ...each('--label', image.labels),
        ...each('--no-cache-filter', [...request.noCacheFilters, ...(additions.noCacheFilters ?? [])]),
        ...each('--output', decisions.publish?.outputs ?? request.outputs.map(({ text }) => text)),
        ...one('--platform', request.platforms.join(',') || undefined),
        ...each('--attest', attestationsOf(decisions, load)),
        ...each('--secret', [...secrets, ...(additions.secrets ?? [])]),
        ...one('--shm-size', request.shmSize),
        ...each('--ssh', request.ssh),
        ...each('--tag', image.tags),
        ...one('--target', request.target),
        ...each('--ulimit', request.ulimit),
    ];
}
function attestationsOf({ request, context, engine, publish }, load) {
    const attests = planAttestations({ ...request, load }, context, engine.builder);
    if (publish?.plan?.source.kind !== 'held')
        return attests;
    const isLoaded = load || request.outputs.some(({ type }) => type === 'docker');
    return planHeldAttestations(attests, context, engine.builder, isLoaded);
}
function commonFlags({ request, builderName, additions, publish }, metadataFile) {
    return [
        ...one('--builder', builderName ?? request.builder),
        ...flag('--load', request.load || additions?.load === true),
        '--metadata-file',
        metadataFile,
        ...one('--network', request.network),
        ...flag('--no-cache', request.noCache),
        ...flag('--pull', request.pull),
        ...flag('--push', publish?.push ?? request.push),
    ];
}
/** buildx refuses an image id file beside an output that is no image. */
function hasImageId({ outputs }) {
    return !outputs.some(({ type }) => type === 'local' || type === 'tar');
}
/** Whoever asks for it by this variable gets the git context as a URL with a query, from buildx 0.29 on. */
function inQueryForm(text, { request, context, engine }) {
    const { defaultGitContext } = request;
    const { github, settings } = context;
    const isAsked = (0,request_attributes/* parseGoBoolean */.aH)(settings?.BUILDX_SEND_GIT_QUERY_AS_INPUT ?? '') === true;
    if (!isAsked || !github || !defaultGitContext || !(0,buildx_version/* isAtLeast */.d)(engine.buildxVersion, '0.29.0')) {
        return text;
    }
    return text.replaceAll(defaultGitContext, () => (0,git_context/* queryGitContext */.k1)(github, settings));
}
/**
 * buildx puts provenance into the metadata file on its own, with the whole event payload of the
 * workflow in it (docker/buildx#4066): off, unless the environment asks for it.
 */
function envOf({ settings }) {
    const given = settings?.BUILDX_METADATA_PROVENANCE;
    return { BUILDX_METADATA_PROVENANCE: given === undefined || given === '' ? 'disabled' : given };
}
function each(name, values) {
    return values.flatMap((value) => [name, value]);
}
function one(name, value) {
    return value === undefined ? [] : [name, value];
}
function flag(name, isOn) {
    return isOn ? [name] : [];
}

;// CONCATENATED MODULE: ./src/plan/check-reach.ts
/** What our Dockerfiles would fail on after minutes, as cargo finds only the context in the build. */
function checkReach({ needsOutside }) {
    if (needsOutside === undefined)
        return [];
    const { workspaceRoot, paths } = needsOutside;
    const outside = [
        ...(workspaceRoot ? ['the workspace that Cargo.toml inherits from'] : []),
        ...paths.map((path) => `the path dependency "${path}"`),
    ];
    return [
        {
            input: 'context',
            problem: `${outside.join(' and ')} ${outside.length === 1 ? 'is' : 'are'} not in this folder`,
            remedy: 'name the root folder of the workspace, and what to build with the input `package`',
        },
    ];
}

// EXTERNAL MODULE: ./src/inputs/nearest.ts
var nearest = __webpack_require__(13915);
;// CONCATENATED MODULE: ./src/plan/choose-binary.ts

/** Profiles that exist without being written down. */
const BUILT_IN_PROFILES = ['dev', 'release', 'test', 'bench'];
/** Which package and binary our Dockerfiles compile; every name that does not fit the workspace is an error. */
function chooseBinary(cargo, asked) {
    const errors = [...checkProfile(cargo, asked.profile)];
    const candidates = findPackages(cargo, asked);
    if (!candidates.ok)
        return { ok: false, errors: [...errors, ...candidates.errors] };
    const choice = findBinary(candidates.value, cargo, asked);
    if (!choice.ok)
        return { ok: false, errors: [...errors, ...choice.errors] };
    errors.push(...checkFeatures(choice.value.package, cargo, asked.features));
    return errors.length > 0 ? { ok: false, errors } : choice;
}
function findPackages(cargo, asked) {
    if (asked.package === undefined)
        return { ok: true, value: cargo.packages };
    const found = cargo.packages.filter(({ name }) => name === asked.package);
    if (found.length > 0)
        return { ok: true, value: found };
    const names = cargo.packages.map(({ name }) => name);
    return failed({
        input: 'package',
        problem: `the workspace has no package "${asked.package}"`,
        remedy: suggest(asked.package, names),
    });
}
function findBinary(packages, cargo, asked) {
    const all = packages.flatMap((pkg) => pkg.binaries.map((bin) => ({ package: pkg, bin })));
    if (asked.bin !== undefined)
        return namedBinary(all, asked.bin);
    const [only, ...more] = preferred(all, packages, cargo);
    if (only && more.length === 0)
        return { ok: true, value: only };
    if (only) {
        const names = [only, ...more].map(({ package: { name }, bin }) => `${bin} (package ${name})`);
        return failed({
            input: 'bin',
            problem: `there are ${names.length} binaries: ${names.join(', ')}`,
            remedy: 'choose one with the input `bin`',
        });
    }
    return failed({
        input: 'Cargo.toml',
        problem: 'no package has a binary, only libraries',
        remedy: 'add src/main.rs or a [[bin]] table, or name another folder as context',
    });
}
function namedBinary(all, bin) {
    const [found, another] = all.filter((candidate) => candidate.bin === bin);
    if (found && another) {
        return failed({
            input: 'package',
            problem: `the packages ${found.package.name} and ${another.package.name} both have a binary "${bin}"`,
            remedy: 'name the package as well',
        });
    }
    if (found)
        return { ok: true, value: found };
    return failed({
        input: 'bin',
        problem: `there is no binary "${bin}"`,
        remedy: suggest(bin, all.map((candidate) => candidate.bin)),
    });
}
/** cargo's own order of preference: `default-run`, then the default members, then the root package. */
function preferred(all, packages, cargo) {
    const narrower = [
        all,
        all.filter(({ package: { name } }) => cargo.defaultMembers.includes(name)),
        all.filter(({ package: { folder } }) => folder === '.' && packages.length > 1),
    ].filter((choices) => choices.length > 0);
    for (const choices of narrower) {
        if (choices.length === 1)
            return choices;
        const defaults = choices.filter(({ package: pkg, bin }) => pkg.defaultRun === bin);
        if (defaults.length === 1)
            return defaults;
    }
    return all;
}
function checkProfile(cargo, profile) {
    const known = [...new Set([...BUILT_IN_PROFILES, ...cargo.profiles])];
    if (profile === undefined || known.includes(profile))
        return [];
    return [
        {
            input: 'profile',
            problem: `Cargo.toml has no profile "${profile}"`,
            remedy: suggest(profile, known),
        },
    ];
}
/** `dep/feature` is cargo's business; `package/feature` of a member and a plain name are checked. */
function checkFeatures(pkg, cargo, features) {
    return features.flatMap((feature) => {
        const [owner, name] = feature.includes('/') ? feature.split('/', 2) : [pkg.name, feature];
        const member = cargo.packages.find((candidate) => candidate.name === owner);
        if (!member || name === undefined || member.features.includes(name))
            return [];
        // An optional dependency is a feature of its name, and the manifest does not list it.
        if (name === 'default' || member.optionalDependencies.includes(name))
            return [];
        return [
            {
                input: 'features',
                problem: `package ${member.name} has no feature "${name}"`,
                remedy: suggest(name, [...member.features, ...member.optionalDependencies]),
            },
        ];
    });
}
function suggest(given, known) {
    if (known.length === 0)
        return 'leave it out: there is none';
    const near = (0,nearest/* nearest */.p)(given, known);
    const list = `known are ${known.join(', ')}`;
    return near === undefined ? list : `did you mean "${near}"? ${list}`;
}
function failed(error) {
    return { ok: false, errors: [error] };
}

;// CONCATENATED MODULE: ./src/plan/choose-dockerfile.ts
/**
 * Which Dockerfile is built: the one given, the variant asked for, the repository's own, or our prod.
 * `facts` is absent when the context is not a folder on this machine: then nothing of it is known.
 */
function chooseDockerfile(asked, facts, dockerFolder) {
    if (asked.file !== undefined)
        return chosen({ path: asked.file, origin: 'given' });
    if (asked.variant !== undefined)
        return ours(asked.variant, facts, dockerFolder, []);
    if (facts === undefined)
        return chosen({ path: 'Dockerfile', origin: 'repository' });
    if (facts.dockerfile)
        return chosen({ path: facts.dockerfile.path, origin: 'repository' }, repositorysOwn(facts));
    const note = 'the repository has no Dockerfile: building our variant prod (input `variant` chooses another)';
    return ours('prod', facts, dockerFolder, [note]);
}
function ours(variant, facts, dockerFolder, notes) {
    if (facts && !facts.cargo)
        return { ok: false, errors: [noManifest(facts)] };
    const path = `${dockerFolder}/Dockerfile.${variant}`;
    return chosen({ path, origin: 'ours' }, { variant, notes });
}
function noManifest(facts) {
    const other = facts.dockerfile?.language === 'other'
        ? `, and the ${facts.dockerfile.path} there builds something that is not Rust`
        : '';
    return {
        input: 'context',
        problem: `there is no Cargo.toml in "${facts.contextFolder}"${other}`,
        remedy: 'name the folder of the cargo package or workspace',
    };
}
function repositorysOwn(facts) {
    const { language, path } = facts.dockerfile ?? {};
    const looksForeign = language === 'other' && facts.cargo !== undefined;
    return {
        notes: [`building the repository's own ${path} (input \`variant\` would choose one of ours)`],
        warnings: looksForeign
            ? [
                `${path} does not look like Rust although there is a Cargo.toml; set \`variant\` to build the Rust application`,
            ]
            : [],
    };
}
function chosen(dockerfile, rest = {}) {
    return { ok: true, value: { ...dockerfile, notes: [], warnings: [], ...rest } };
}

;// CONCATENATED MODULE: ./src/plan/dockerfile-args.ts
/** Arguments of our own Dockerfiles: what the request says and the workspace shows. Defaults are not repeated. */
function planDockerfileArguments(variant, request, cargo, choice) {
    const image = rustImage(variant, cargo);
    const given = new Set(request.buildArgs.map((arg) => arg.split('=', 1)[0]));
    const buildArgs = [
        ['RUST_IMAGE', image.reference],
        ['PACKAGE', choice?.package.name ?? request.package],
        ['BIN', choice?.bin ?? request.bin],
        ['FEATURES', request.features.join(',')],
        ['NO_DEFAULT_FEATURES', request.noDefaultFeatures ? 'true' : ''],
        ['PROFILE', request.profile],
        ['PORT', request.port?.toString()],
        ['HEALTH_PATH', healthPath(variant, request)],
        ['BUILD_PACKAGES', request.buildPackages.join(' ')],
        ['RUNTIME_PACKAGES', variant === 'minimal' ? '' : request.runtimePackages.join(' ')],
    ].flatMap(([name, value]) => (value && !given.has(name) ? [`${name}=${value}`] : []));
    const warnings = [
        ...(given.has('RUST_IMAGE') ? [] : image.warnings),
        ...warnOfLock(cargo),
        ...warnOfAllocator(variant, cargo),
    ];
    return { buildArgs, warnings };
}
/** The step that fetches says so, too, but not when it comes from the cache. */
function warnOfLock(cargo) {
    if (cargo === undefined || cargo.lock)
        return [];
    return ['there is no Cargo.lock, so every build chooses versions anew: commit one'];
}
/** The minimal image has no shell that could ask. */
function healthPath(variant, { healthPath: path }) {
    return variant === 'minimal' || path === '/health' ? undefined : path;
}
/** The image of the release that a rust-toolchain file pins; without one, the Dockerfile's own default. */
function rustImage(variant, cargo) {
    const { channel, file } = cargo?.toolchain ?? {};
    if (channel === undefined || channel === 'stable')
        return { warnings: [] };
    const release = /^1\.\d+(\.\d+)?$/.exec(channel)?.[0];
    if (release !== undefined) {
        const flavour = variant === 'dev' ? 'slim' : 'alpine';
        return { reference: `docker.io/library/rust:${release}-${flavour}`, warnings: [] };
    }
    return {
        warnings: [
            `${file} asks for "${channel}", but the build uses the tool chain of its image; set the build argument RUST_IMAGE to an image with that tool chain`,
        ],
    };
}
const OTHER_ALLOCATORS = /^(mimalloc|tikv-jemallocator|jemallocator|snmalloc-rs|rpmalloc)$/;
/** musl's allocator has one lock for all threads: seven times slower under load was measured by others. */
function warnOfAllocator(variant, cargo) {
    if (variant === 'dev' || !cargo?.lock)
        return [];
    if (cargo.lock.packages.some(({ name }) => OTHER_ALLOCATORS.test(name)))
        return [];
    return [
        'a static binary uses the memory allocator of musl, which is slow with many threads; add one such as mimalloc as #[global_allocator] for target_env = "musl"',
    ];
}

// EXTERNAL MODULE: ./src/workspace/dockerfile.ts + 1 modules
var workspace_dockerfile = __webpack_require__(78000);
// EXTERNAL MODULE: ./src/workspace/cargo-lock.ts
var cargo_lock = __webpack_require__(42009);
// EXTERNAL MODULE: ./src/workspace/cargo-manifest.ts
var cargo_manifest = __webpack_require__(1971);
;// CONCATENATED MODULE: ./src/workspace/member-globs.ts
/** Build products and version control hold no members and can be very large. */
const NEVER_ENTERED = new Set(['target', '.git', 'node_modules']);
/**
 * Folders (relative, with `/`) that a pattern of `workspace.members` names: `*` and `?` match inside
 * one path segment, `**` any number of segments, as cargo's own glob does.
 */
async function expandMembers(root, pattern, files) {
    const segments = pattern.split('/').filter((segment) => segment !== '' && segment !== '.');
    let folders = ['.'];
    for (const segment of segments) {
        const next = await Promise.all(folders.map((folder) => matching(root, folder, segment, files)));
        folders = next.flat();
    }
    return folders;
}
async function matching(root, folder, segment, files) {
    if (segment === '**')
        return [folder, ...(await descendants(root, folder, files))];
    if (!/[*?[]/.test(segment))
        return [join(folder, segment)];
    const matches = segmentMatcher(segment);
    return (await subfolders(root, folder, files))
        .filter((name) => matches(name))
        .map((name) => join(folder, name));
}
async function descendants(root, folder, files) {
    const children = (await subfolders(root, folder, files)).map((name) => join(folder, name));
    const deeper = await Promise.all(children.map((child) => descendants(root, child, files)));
    return [...children, ...deeper.flat()];
}
async function subfolders(root, folder, files) {
    const entries = await files.list(`${root}/${folder}`);
    return entries
        .filter(({ kind, name }) => kind === 'folder' && !NEVER_ENTERED.has(name))
        .map(({ name }) => name);
}
function segmentMatcher(segment) {
    const source = segment
        .replace(/[.+^${}()|\\]/g, '\\$&')
        .replace(/\*/g, '.*')
        .replace(/\?/g, '.');
    const expression = new RegExp(`^${source}$`);
    return (name) => expression.test(name);
}
/** Joins and normalises relative folders: `a` + `../b` is `b`; the root is `.`. */
function join(folder, path) {
    const parts = [];
    for (const part of `${folder}/${path}`.split('/')) {
        if (part === '' || part === '.')
            continue;
        if (part === '..' && parts.length > 0 && parts.at(-1) !== '..')
            parts.pop();
        else
            parts.push(part);
    }
    return parts.length === 0 ? '.' : parts.join('/');
}

;// CONCATENATED MODULE: ./src/workspace/read-binaries.ts
/**
 * Names of the binaries of a package: those of `[[bin]]` and, unless `autobins = false`, those that
 * cargo finds by itself in src/main.rs and src/bin.
 */
async function readBinaries(folder, manifest, files) {
    const names = new Set(manifest.binaries.map(({ name }) => name));
    const paths = new Set(manifest.binaries.flatMap(({ path }) => (path === undefined ? [] : [path])));
    if (manifest.package?.autobins) {
        const hasMain = (await files.kindOf(`${folder}/src/main.rs`)) === 'file';
        if (hasMain && !paths.has('src/main.rs'))
            names.add(manifest.package.name);
        for (const { name, path } of await binFolder(folder, files)) {
            if (!paths.has(path))
                names.add(name);
        }
    }
    return [...names].sort();
}
async function binFolder(folder, files) {
    const entries = await files.list(`${folder}/src/bin`);
    const found = await Promise.all(entries.map(async ({ name, kind }) => {
        if (kind === 'file' && name.endsWith('.rs')) {
            return [{ name: name.slice(0, -3), path: `src/bin/${name}` }];
        }
        const main = `src/bin/${name}/main.rs`;
        const isBinary = kind === 'folder' && (await files.kindOf(`${folder}/${main}`)) === 'file';
        return isBinary ? [{ name, path: main }] : [];
    }));
    return found.flat();
}

;// CONCATENATED MODULE: ./src/workspace/rust-toolchain.ts

/** rustup reads the file without an ending first. */
const NAMES = ['rust-toolchain', 'rust-toolchain.toml'];
/** The channel a rust-toolchain file asks for: old form (one line) or TOML. */
async function readToolchain(root, files, errors) {
    for (const file of NAMES) {
        const text = await files.readTextIfAny(`${root}/${file}`);
        if (text === undefined)
            continue;
        const channel = parseChannel(text, file, errors);
        return channel === undefined ? undefined : { file, channel };
    }
    return undefined;
}
function parseChannel(text, file, errors) {
    const line = text.trim();
    if (file === 'rust-toolchain' && !line.includes('\n') && !line.startsWith('['))
        return line;
    const toml = (0,cargo_manifest/* parseToml */.M)(text, file);
    if (!toml.ok) {
        errors.push(...toml.errors);
        return undefined;
    }
    const table = toml.value.toolchain;
    const channel = typeof table === 'object' && table !== null
        ? table.channel
        : undefined;
    return typeof channel === 'string' ? channel : undefined;
}

;// CONCATENATED MODULE: ./src/workspace/read-cargo.ts





/** The cargo workspace in `root`, or `undefined` when there is no Cargo.toml. */
async function readCargo(root, files) {
    const text = await files.readTextIfAny(`${root}/Cargo.toml`);
    if (text === undefined)
        return { ok: true, value: undefined };
    const rootManifest = (0,cargo_manifest/* parseCargoManifest */.R)(text, 'Cargo.toml');
    if (!rootManifest.ok)
        return rootManifest;
    const errors = [];
    const members = await readMembers(root, rootManifest.value, files, errors);
    const lock = await readLock(root, files, errors);
    const toolchain = await readToolchain(root, files, errors);
    const outside = needsOutside(members, rootManifest.value);
    if (errors.length > 0)
        return { ok: false, errors };
    const inherited = rootManifest.value.workspace?.packageFields ?? {};
    const packages = await Promise.all(members.map((member) => packageFacts(root, member, inherited, files)));
    return {
        ok: true,
        value: {
            packages: packages.flatMap((facts) => facts ?? []),
            defaultMembers: await defaultMembers(root, rootManifest.value, members, files),
            profiles: rootManifest.value.profiles,
            ...(outside ? { needsOutside: outside } : {}),
            ...(lock ? { lock } : {}),
            ...(toolchain ? { toolchain } : {}),
        },
    };
}
/** The root package, the members its patterns name, and path dependencies inside the workspace. */
async function readMembers(root, rootManifest, files, errors) {
    const { members: patterns = [], exclude = [] } = rootManifest.workspace ?? {};
    const named = await Promise.all(patterns.map(async (pattern) => {
        const folders = await expandMembers(root, pattern, files);
        return folders.map((folder) => ({ folder, required: !/[*?[]/.test(pattern) }));
    }));
    const found = new Map([['.', rootManifest]]);
    const queue = [...named.flat(), ...paths('.', rootManifest)];
    for (let next = queue.shift(); next; next = queue.shift()) {
        if (found.has(next.folder) || isExcluded(next.folder, exclude))
            continue;
        const manifest = await readMember(root, next.folder, next.required, files, errors);
        if (!manifest)
            continue;
        found.set(next.folder, manifest);
        queue.push(...paths(next.folder, manifest));
    }
    return [...found].map(([folder, manifest]) => ({ folder, manifest }));
}
function paths(folder, { pathDependencies, workspace }) {
    const inherited = workspace?.pathDependencies ?? [];
    return [...pathDependencies, ...inherited].map((path) => ({
        folder: join(folder, path),
        required: false,
    }));
}
/**
 * cargo reads the manifests of all path dependencies of a member, be they optional or of tests; of
 * those of a mere dependency not, and without `[workspace]` the root package is the only member.
 */
function needsOutside(found, { inherits, workspace }) {
    const members = workspace ? found : found.filter(({ folder }) => folder === '.');
    const folders = members.flatMap(({ folder, manifest }) => manifest.pathDependencies.map((path) => join(folder, path)));
    const paths = [...new Set(folders.filter(isOutside))];
    const workspaceRoot = inherits && workspace === undefined;
    return workspaceRoot || paths.length > 0 ? { workspaceRoot, paths } : undefined;
}
function isOutside(folder) {
    return folder === '..' || folder.startsWith('../');
}
function isExcluded(folder, exclude) {
    return (isOutside(folder) ||
        exclude.some((path) => folder === join('.', path) || folder.startsWith(`${join('.', path)}/`)));
}
async function readMember(root, folder, required, files, errors) {
    const file = `${folder}/Cargo.toml`;
    const text = await files.readTextIfAny(`${root}/${file}`);
    if (text === undefined) {
        if (required)
            errors.push(missingMember(folder));
        return undefined;
    }
    const parsed = (0,cargo_manifest/* parseCargoManifest */.R)(text, file);
    if (parsed.ok)
        return parsed.value;
    errors.push(...parsed.errors);
    return undefined;
}
function missingMember(folder) {
    return {
        input: 'Cargo.toml',
        problem: `workspace member "${folder}" has no Cargo.toml`,
        remedy: 'add its manifest or take it out of workspace.members',
    };
}
async function readLock(root, files, errors) {
    const text = await files.readTextIfAny(`${root}/Cargo.lock`);
    if (text === undefined)
        return undefined;
    const parsed = (0,cargo_lock/* parseCargoLock */.R)(text);
    if (parsed.ok)
        return parsed.value;
    errors.push(...parsed.errors);
    return undefined;
}
async function defaultMembers(root, manifest, members, files) {
    const patterns = manifest.workspace?.defaultMembers ?? [];
    const folders = await Promise.all(patterns.map((pattern) => expandMembers(root, pattern, files)));
    const wanted = new Set(folders.flat());
    return members.flatMap(({ folder, manifest: { package: pkg } }) => pkg && wanted.has(folder) ? [pkg.name] : []);
}
async function packageFacts(root, { folder, manifest }, inherited, files) {
    const pkg = manifest.package;
    if (!pkg)
        return undefined;
    const text = (key) => {
        const value = pkg.fields[key];
        const resolved = typeof value === 'object' && value !== null ? inherited[key] : value;
        return typeof resolved === 'string' ? resolved : undefined;
    };
    const optional = {
        edition: text('edition'),
        rustVersion: text('rust-version'),
        description: text('description'),
        license: text('license'),
        defaultRun: pkg.defaultRun,
    };
    return {
        name: pkg.name,
        version: text('version') ?? '0.0.0',
        folder,
        binaries: await readBinaries(`${root}/${folder}`, manifest, files),
        features: manifest.features,
        optionalDependencies: manifest.optionalDependencies,
        ...defined(optional),
    };
}
function defined(values) {
    return Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}

;// CONCATENATED MODULE: ./src/workspace/read-workspace.ts


/**
 * Everything the plan needs to know of the folder that is built. Files that cannot be read are input
 * errors like any other: the user can mend them.
 */
async function readWorkspace(contextFolder, files) {
    const kind = await files.kindOf(contextFolder).catch(() => 'absent');
    if (kind === 'absent' || kind === 'file') {
        const problem = kind === 'file' ? 'is a file, not a folder' : 'does not exist';
        return read_workspace_failed([
            {
                input: 'context',
                problem: `"${contextFolder}" ${problem}`,
                remedy: 'name the folder of the application',
            },
        ]);
    }
    const errors = [];
    const cargo = await readable('Cargo.toml', errors, () => readCargo(contextFolder, files));
    if (cargo && !cargo.ok)
        errors.push(...cargo.errors);
    const dockerfile = await readable('Dockerfile', errors, () => files.readTextIfAny(`${contextFolder}/Dockerfile`));
    const ignoreKind = await files.kindOf(`${contextFolder}/.dockerignore`);
    if (errors.length > 0)
        return read_workspace_failed(errors);
    return {
        ok: true,
        value: {
            contextFolder,
            hasDockerignore: ignoreKind !== 'absent',
            ...(cargo?.ok && cargo.value ? { cargo: cargo.value } : {}),
            ...(dockerfile === undefined
                ? {}
                : { dockerfile: (0,workspace_dockerfile/* parseDockerfile */.A)(dockerfile, 'Dockerfile') }),
        },
    };
}
async function readable(input, errors, read) {
    try {
        return await read();
    }
    catch (error) {
        const { code, path } = error;
        if (code === undefined)
            throw error;
        errors.push({
            input,
            problem: `${path ?? input} cannot be read (${code})`,
            remedy: 'correct its permissions',
        });
        return undefined;
    }
}
function read_workspace_failed(errors) {
    return { ok: false, errors };
}

;// CONCATENATED MODULE: ./src/facts.ts








/** BuildKit refuses larger secrets (`MaxSecretSize`). */
const SECRET_LIMIT_CHARACTERS = 500 * 1024;
/** Reads the checkout; every error that the user can mend is returned, together. */
async function readFacts(request, context, files) {
    const hasCheckout = (await files.list(context.workspaceFolder)).length > 0;
    const contextArgument = planContext(request, hasCheckout);
    const folder = isUrl(contextArgument)
        ? undefined
        : (0,external_node_path_.resolve)(context.workspaceFolder, contextArgument);
    const workspace = await readIfLocal(folder, files);
    if (!workspace.ok)
        return workspace;
    const dockerfile = chooseDockerfile(request, workspace.value, context.dockerFolder);
    if (!dockerfile.ok)
        return dockerfile;
    const binary = chooseOurBinary(request, workspace.value, dockerfile.value);
    const buildArgs = allBuildArgs(request, workspace.value, dockerfile.value);
    const text = await readDockerfile(dockerfile.value, buildArgs, folder, context, files);
    const errors = [binary, text].flatMap((part) => (part.ok ? [] : part.errors));
    if (!binary.ok || !text.ok)
        return { ok: false, errors };
    const read = {
        contextArgument,
        folderName: (0,external_node_path_.basename)(folder ?? context.workspaceFolder),
        workspace: workspace.value,
        dockerfile: dockerfile.value,
        binary: binary.value,
        dockerfileFacts: text.value,
        missingSecretFiles: await missingSecrets(request, context, files),
        ...(await readTrust(context, files)),
    };
    return { ok: true, value: withoutUndefined(read) };
}
/** An absent member and one that is undefined are not the same to the type checker. */
function withoutUndefined(read) {
    return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}
async function readIfLocal(folder, files) {
    return folder === undefined ? { ok: true, value: undefined } : readWorkspace(folder, files);
}
/** Whether BuildKit fetches the context (or the Dockerfile) itself, or reads it from standard input. */
function isUrl(context) {
    return /^(\w+:\/\/|git@|github\.com\/|-$)/.test(context);
}
function chooseOurBinary(request, workspace, { origin }) {
    if (origin !== 'ours' || !workspace?.cargo)
        return { ok: true, value: undefined };
    const unreached = checkReach(workspace.cargo);
    const choice = chooseBinary(workspace.cargo, request);
    if (unreached.length === 0)
        return choice;
    return { ok: false, errors: [...unreached, ...(choice.ok ? [] : choice.errors)] };
}
/**
 * Given ones and, for a Dockerfile of ours, those that the plan adds. A bare name is left out: buildx
 * takes its value from its environment, or the Dockerfile its default.
 */
function allBuildArgs(request, workspace, { variant }) {
    const given = request.buildArgs.filter((arg) => arg.includes('='));
    if (variant === undefined)
        return given;
    const ours = planDockerfileArguments(variant, request, workspace?.cargo, undefined);
    return [...given, ...ours.buildArgs];
}
/** A Dockerfile that was named has to be there; buildx would say so only after the engine was found. */
async function readDockerfile({ origin, path }, buildArgs, contextFolder, { workspaceFolder }, files) {
    if (contextFolder === undefined && origin !== 'ours')
        return { ok: true, value: undefined };
    const base = origin === 'repository' ? (contextFolder ?? workspaceFolder) : workspaceFolder;
    if (isUrl(path))
        return { ok: true, value: undefined };
    const text = await files.readTextIfAny((0,external_node_path_.resolve)(base, path));
    if (text !== undefined)
        return { ok: true, value: (0,workspace_dockerfile/* parseDockerfile */.A)(text, path, buildArgs) };
    const error = {
        input: 'file',
        problem: `there is no Dockerfile "${path}"`,
        remedy: `give its path from ${workspaceFolder}`,
    };
    return { ok: false, errors: [error] };
}
async function readTrust({ caBundle }, files) {
    if (caBundle === undefined)
        return { caBundle, warnings: [] };
    const text = await files.readTextIfAny(caBundle);
    if (text !== undefined && text.length < SECRET_LIMIT_CHARACTERS)
        return { caBundle, warnings: [] };
    const problem = text === undefined ? 'does not exist' : 'is larger than a build secret may be';
    const consequence = 'the build steps with network will not know it';
    return {
        caBundle: undefined,
        warnings: [`the CA bundle ${caBundle} ${problem}; ${consequence}`],
    };
}
async function missingSecrets(request, context, files) {
    const paths = request.secrets.flatMap(({ source }) => source.kind === 'file' ? [source.path] : []);
    const kinds = await Promise.all(paths.map((path) => files.kindOf((0,external_node_path_.resolve)(context.workspaceFolder, path))));
    return paths.filter((_, index) => kinds[index] === 'absent');
}

// EXTERNAL MODULE: ./src/fetch/crates/plan-crates.ts
var plan_crates = __webpack_require__(347);
// EXTERNAL MODULE: ./src/cache/layer-cache.ts
var layer_cache = __webpack_require__(80720);
// EXTERNAL MODULE: ./src/cache/stores/who-may-save.ts
var who_may_save = __webpack_require__(48399);
;// CONCATENATED MODULE: ./src/plan/apply-layer-cache.ts


/** The request with the `cache-from` and `cache-to` that `layer-cache` stands for. Pure. */
function applyLayerCache(request, { dockerfile }, context) {
    const { layerCache, cacheSave, platforms, cacheFrom, cacheTo } = request;
    if (layerCache === undefined)
        return request;
    // Of the Actions cache each ref sees its own entries and those of its base.
    const scope = layerCache.kind === 'gha' ? 'ref' : 'everybody';
    const isTrusted = cacheSave === 'always' || (0,who_may_save/* findUntrusted */.w)(context, scope) === undefined;
    const planned = (0,layer_cache/* planLayerCache */.V)({
        cache: layerCache,
        variant: dockerfile.variant ?? 'own',
        platforms,
        mayRestore: !(0,who_may_save/* isRelease */.M)(context),
        maySave: cacheSave !== 'never' && isTrusted,
        given: { cacheFrom, cacheTo },
    });
    // Its form was checked with the inputs.
    return planned.ok ? { ...request, ...planned.value } : request;
}

// EXTERNAL MODULE: ./src/image/reference.ts
var reference = __webpack_require__(23564);
;// CONCATENATED MODULE: ./src/plan/exporters.ts

/** As buildx understands `--push`: every image is pushed, and there is one where none was asked for. */
function pushedExporters({ push, outputs }) {
    const images = outputs.filter(isImage);
    if (push)
        return images.length > 0 ? images : [{ text: '', type: 'image', attributes: {} }];
    return images.filter(({ type, attributes }) => (0,request_attributes/* isOn */.Mp)(attributes.push ?? `${type === 'registry'}`));
}
/** With a builder that is not the engine's own: an image is made, and goes nowhere. */
function staysInCache({ outputs, load }) {
    if (load || outputs.some(isLoad) || outputs.some(isArchive))
        return false;
    return outputs.length === 0 || outputs.some((one) => isImage(one) || one.type === 'cacheonly');
}
/** Names without the empty ones, each once. */
function namesOf(exporters) {
    const names = exporters.flatMap(({ attributes }) => attributes.name?.split(',') ?? []);
    return [...new Set(names.filter((name) => name !== ''))];
}
function isScanned({ scan, call }) {
    return scan !== 'off' && (call === undefined || call === 'build');
}
function isImage({ type }) {
    return type === 'image' || type === 'registry';
}
function isLoad({ type, attributes }) {
    return type === 'docker' && attributes.dest === undefined;
}
function isArchive({ type, attributes }) {
    return attributes.dest !== undefined && (type === 'oci' || type === 'docker');
}

;// CONCATENATED MODULE: ./src/plan/held-output.ts

/** The value of `--output` that writes an OCI layout folder, in the form that the exporter of the user asked for. */
function heldOutput(folder, attributes, tags) {
    return formatOutput({ type: 'oci', tar: 'false', dest: folder, ...formOf(attributes, tags) });
}
/** What an exporter of type oci does not know, or what is none of its business: where the image goes. */
const ABOUT_THE_WAY = [
    'push',
    'push-by-digest',
    'name-canonical',
    'dangling-name-prefix',
    'registry.insecure',
    'store',
    'unpack',
    'danglingnameprefix',
];
/** What of the attributes decides the bytes of the image: compression, annotations, time stamps, media types. */
function commitAttributes(attributes) {
    const entries = Object.entries(attributes).filter(([key]) => key !== 'name' && !ABOUT_THE_WAY.includes(key));
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
/** buildx puts its tags in the place of a name. Provenance says under which names it goes out. */
function formOf(attributes, tags) {
    const { name } = attributes;
    const named = tags.length === 0 && name !== undefined ? { name } : {};
    return { ...named, 'oci-mediatypes': 'true', ...commitAttributes(attributes) };
}
function formatOutput(attributes) {
    return Object.entries(attributes)
        .map(([key, value]) => (0,buildx_secrets/* csvField */.XR)(`${key}=${value}`))
        .join(',');
}
/** The value of `--output` that leaves an image of the same form in the store of the docker driver. */
function keptOutput(attributes, tags) {
    return formatOutput({ type: 'image', ...formOf(attributes, tags) });
}

;// CONCATENATED MODULE: ./src/plan/plan-publish.ts






/**
 * With a scan, what would be pushed is held back in an OCI layout, and pushed by us when it has passed:
 * the bytes that were scanned and no others. What stays on this machine is scanned where it lies.
 */
function planPublish(subject) {
    const { request } = subject;
    const asAsked = { outputs: request.outputs.map(({ text }) => text), push: request.push };
    if (!isScanned(request))
        return { ok: true, value: asAsked };
    const pushed = pushedExporters(request);
    if (pushed.length > 0)
        return planHeld(subject, pushed);
    const source = plan_publish_sourceOf(subject);
    const outputs = source.kind === 'held'
        ? [...asAsked.outputs, heldOutput(source.folder, {}, subject.tags)]
        : asAsked.outputs;
    return { ok: true, value: { outputs, push: false, plan: { source } } };
}
/** Whether the builder has to write an OCI layout for it. `usesDockerDriver`: of the selected builder. */
function needsHeldOutput(request, usesDockerDriver) {
    if (!isScanned(request))
        return false;
    if (pushedExporters(request).length > 0)
        return true;
    return !usesDockerDriver && staysInCache(request);
}
function planHeld(subject, pushed) {
    const { request, tags } = subject;
    const folder = heldFolder(subject);
    const references = tags.length > 0 ? tags : namesOf(pushed);
    const [first] = pushed;
    const attributes = first?.attributes ?? {};
    const byDigest = (0,request_attributes/* isOn */.Mp)(attributes['push-by-digest']);
    const errors = findErrors(subject, pushed, references, byDigest);
    if (errors.length > 0)
        return { ok: false, errors };
    const others = request.outputs.filter((one) => !pushed.includes(one)).map(({ text }) => text);
    // The last: buildx writes what the last output says of itself into the metadata and the layout.
    const held = heldOutput(folder, attributes, tags);
    const outputs = [...others, ...kept(subject, attributes), held];
    const push = { references, byDigest, mountFrom: mountable(subject, references) };
    const plan = { source: { kind: 'held', folder }, push };
    return { ok: true, value: { outputs, push: false, plan } };
}
function findErrors({ tags }, pushed, references, byDigest) {
    const error = (input, problem, remedy) => ({ input, problem, remedy });
    const forms = new Set(pushed.map(({ attributes }) => JSON.stringify(commitAttributes(attributes))));
    const modes = new Set(pushed.map(({ attributes }) => (0,request_attributes/* isOn */.Mp)(attributes['push-by-digest'])));
    const insecure = pushed.some(({ attributes }) => (0,request_attributes/* isOn */.Mp)(attributes['registry.insecure']));
    const isRemote = references.some((name) => !(0,reference/* isLoopback */.U9)((0,reference/* parseReference */.F2)(name)?.registry ?? ''));
    return [
        ...(references.length === 0
            ? [error('tags', 'are missing, and the image is to be pushed', 'give at least one tag')]
            : []),
        ...(byDigest && tags.length > 0
            ? [
                error('outputs', 'has push-by-digest beside tags', 'name the repository by name=… instead'),
            ]
            : []),
        ...(forms.size > 1 || modes.size > 1
            ? [error('outputs', 'pushes images of several forms, and one is scanned', ONE_FORM)]
            : []),
        ...(insecure && isRemote
            ? [
                error('outputs', 'has registry.insecure=true, and a scanned image is pushed over TLS', OWN_CA),
            ]
            : []),
    ];
}
const ONE_FORM = 'give one output that pushes with all its names, or use a step for each form';
const OWN_CA = 'name the authority of the registry in SSL_CERT_FILE, or use `scan: off`';
/**
 * The docker driver keeps what it pushes. It does so with a scan, too, where it can write two outputs
 * (Docker 26); in the same form, so that its digest is the one that is published.
 */
function kept({ request, engine, tags }, attributes) {
    const isLoaded = request.load || request.outputs.some(isLoad);
    const isStored = (0,request_attributes/* parseGoBoolean */.aH)(attributes.store ?? 'true') !== false;
    // Of the engine, which says its version in every build of it; its BuildKit does not.
    const takesTwo = (0,buildx_version/* isAtLeast */.d)(engine.serverVersion ?? '0.0.0', '26.0.0');
    if (engine.builder.driver !== 'docker' || isLoaded || !isStored || !takesTwo)
        return [];
    return [keptOutput(attributes, tags)];
}
/** What is scanned where nothing is pushed: the nearest place in which the image lies. */
function plan_publish_sourceOf(subject) {
    const { request, engine, load, tags, workspaceFolder } = subject;
    const archive = request.outputs.find(isArchive)?.attributes.dest;
    if (archive !== undefined)
        return { kind: 'archive', path: (0,external_node_path_.resolve)(workspaceFolder, archive) };
    const isLoaded = request.load || load || request.outputs.some(isLoad);
    const isKept = engine.builder.driver === 'docker' && staysInCache(request);
    if (isLoaded || isKept)
        return { kind: 'engine', reference: tags[0] ?? '' };
    if (staysInCache(request))
        return { kind: 'held', folder: heldFolder(subject) };
    return { kind: 'none', reason: 'the output is files, not an image' };
}
function heldFolder({ tempFolder }) {
    return `${tempFolder}/held`;
}
/** Base images in a registry that the image goes to: their layers need not be sent. */
function mountable({ baseReferences }, references) {
    const registries = references.map((text) => (0,reference/* parseReference */.F2)(text)?.registry);
    return baseReferences.filter((text) => registries.includes((0,reference/* parseReference */.F2)(text)?.registry));
}

;// CONCATENATED MODULE: ./src/plan/builder-needs.ts



/** What the request asks of the builder. */
function planBuilderNeeds(request, context, engine) {
    const cacheTypes = request.cacheTo.map(cacheType);
    const attests = planAttestations(request, context, engine.builder);
    return {
        ...(request.builder === undefined ? {} : { named: request.builder }),
        cacheTypes,
        cacheExport: cacheTypes.some((type) => type !== 'inline'),
        platforms: request.platforms.length,
        attestations: attests.some((attest) => !/(^|,)disabled=true(,|$)/.test(attest)),
        ociOutput: request.outputs.some(builder_needs_isArchive),
        ...(needsHeldOutput(request, engine.builder.driver === 'docker') ? { heldOutput: true } : {}),
        runId: runId(context),
        keep: request.keepBuilder,
    };
}
/** The docker driver hands an image of type docker to its engine; into a file only the containerd store writes it. */
function builder_needs_isArchive({ type, attributes }) {
    return type === 'oci' || (type === 'docker' && attributes.dest !== undefined);
}
/** A bare word is a registry reference, as buildx reads it. */
function cacheType(entry) {
    return (0,request_attributes/* parseAttributes */.vB)(entry)?.find(({ key }) => key === 'type')?.value ?? 'registry';
}
/** Unique among the runs of this machine, and readable in `docker buildx ls`. */
function runId({ github, startedAtMs }) {
    return github ? `${github.runId}-${github.runAttempt}-${startedAtMs % 100_000}` : `${startedAtMs}`;
}

;// CONCATENATED MODULE: ./src/cache/stores/find-short-lived.ts
/** docker/setup-buildx-action names them so, and removes them at the end of the job. */
const MADE_FOR_A_JOB = /^builder-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Why the builder does not outlive this run, as a half-sentence; `undefined` where it does. */
function findShortLived({ kind, name, driver }, runner) {
    if (kind === 'own')
        return `the builder ${name} is made for this run alone`;
    switch (driver) {
        case 'remote':
        case 'kubernetes':
        case 'cloud':
            return undefined;
        case 'docker':
        case 'docker-container':
            if (runner?.hosted)
                return `the builder ${name} is gone with this runner`;
            return runner && MADE_FOR_A_JOB.test(name)
                ? `the builder ${name} was made for this job`
                : undefined;
    }
}

;// CONCATENATED MODULE: ./src/cache/stores/runner.ts
/** Modes that are not known restrict nothing, as in the toolkit. */
function isReadable({ cacheMode }) {
    return cacheMode !== 'none' && cacheMode !== 'write-only';
}
function isWritable({ cacheMode }) {
    return cacheMode !== 'none' && cacheMode !== 'read';
}

;// CONCATENATED MODULE: ./src/cache/decide-cache.ts





const NO_REUSE = 'A release uses nothing that an earlier run compiled.';
/** Where archives are looked for, and what this run may do with them. */
function decideCache(subject) {
    const { store, reason } = chooseStore(subject);
    const reuse = (0,who_may_save/* isRelease */.M)(subject)
        ? { mayReuseUnits: false, reuseReason: NO_REUSE }
        : { mayReuseUnits: true };
    if (store.kind === 'none' || store.kind === 'mounts') {
        return { store, reason, mayRestore: false, maySave: false, ...reuse };
    }
    const saveReason = findNoSave(subject, store.kind);
    return {
        store,
        reason,
        mayRestore: store.kind !== 'actions' || isReadable(subject.runner ?? {}),
        maySave: saveReason === undefined,
        ...(saveReason === undefined ? {} : { saveReason }),
        ...findStateScope(subject, store.kind),
        ...reuse,
    };
}
function chooseStore(subject) {
    switch (subject.request.cache) {
        case 'off':
            return none('Nothing is kept between runs (cache: off).');
        case 'mounts':
            return asMounts(subject);
        case 'directory':
            return directory(subject, 'as was asked for');
        case 'registry':
            return registry(subject, 'as was asked for');
        case 'actions':
            return asActions(subject);
        case 'auto':
            return chooseByItself(subject);
    }
}
function chooseByItself(subject) {
    const { request, runner, builder } = subject;
    const shortLived = findShortLived(builder, runner);
    if (shortLived === undefined) {
        const unused = describeUnused(request);
        const reason = `The builder ${builder.name} outlives this run: what it compiled stays in its cache mounts, and nothing is restored${unused}.`;
        return { store: { kind: 'mounts' }, reason };
    }
    if (request.cacheDir !== undefined)
        return directory(subject, `as ${shortLived}`);
    if (request.cacheRegistry !== undefined)
        return registry(subject, `as ${shortLived}`);
    const missing = findNoActions(runner);
    if (missing === undefined && runner?.hosted) {
        const reason = `Archives are kept in the Actions cache, as ${shortLived}.`;
        return { store: { kind: 'actions' }, reason };
    }
    if (missing === undefined) {
        return none(`Nothing is kept between runs: ${shortLived}, and on a runner of one's own the Actions cache is used only where it is asked for (cache: actions, cache-dir, or cache-registry).`);
    }
    return none(`Nothing is kept between runs: ${shortLived}, neither cache-dir nor cache-registry is given, and ${missing}.`);
}
function describeUnused({ cacheDir, cacheRegistry }) {
    if (cacheDir !== undefined)
        return '; the folder of cache-dir is not needed';
    return cacheRegistry === undefined ? '' : '; the repository of cache-registry is not needed';
}
function asMounts({ builder, runner }) {
    const shortLived = findShortLived(builder, runner);
    const doubt = shortLived === undefined ? '' : `; they are of no use to the next run, as ${shortLived}`;
    const reason = `Compiled dependencies stay in the cache mounts of the builder ${builder.name}, as was asked for${doubt}.`;
    return { store: { kind: 'mounts' }, reason };
}
function asActions({ runner }) {
    const missing = findNoActions(runner);
    return missing === undefined
        ? {
            store: { kind: 'actions' },
            reason: 'Archives are kept in the Actions cache, as was asked for.',
        }
        : none(`Nothing is kept between runs: cache is "actions", but ${missing}.`);
}
function directory(subject, why) {
    const { request, workspaceFolder, cacheFolder, runner } = subject;
    const { cacheDir, cacheBudgetBytes } = request;
    const folder = cacheDir === undefined ? (0,external_node_path_.join)(cacheFolder, 'archives') : (0,external_node_path_.resolve)(workspaceFolder, cacheDir);
    const doubt = cacheDir === undefined && runner?.hosted ? '; it is gone with this runner (see cache-dir)' : '';
    return {
        store: { kind: 'directory', folder, budgetBytes: cacheBudgetBytes },
        reason: `Archives are kept in the folder ${folder}, ${why}${doubt}.`,
    };
}
function registry({ request }, why) {
    const { cacheRegistry = '', cacheBudgetBytes: budgetBytes, offline } = request;
    const parsed = (0,reference/* parseReference */.F2)(cacheRegistry);
    if (parsed === undefined)
        throw new Error(`not a repository: ${cacheRegistry}`);
    const { registry, repository } = parsed;
    if (offline) {
        return none(`Nothing is kept between runs: archives would be in the registry ${registry}, and this run is offline.`);
    }
    return {
        store: { kind: 'registry', registry, repository, budgetBytes },
        reason: `Archives are kept in the registry, as ${registry}/${repository}, ${why}.`,
    };
}
function none(reason) {
    return { store: { kind: 'none' }, reason };
}
/** Why there is no Actions cache here, as a half-sentence. */
function findNoActions(runner) {
    if (runner === undefined)
        return 'outside of a workflow there is no Actions cache';
    if (!runner.cacheService) {
        return 'this step has no access to the Actions cache (ACTIONS_RESULTS_URL and ACTIONS_RUNTIME_TOKEN are given to actions, not to commands)';
    }
    return isReadable(runner) || isWritable(runner)
        ? undefined
        : 'the workflow forbids the Actions cache (cache-mode: none)';
}
/** One sentence, or `undefined` where this run may save. */
function findNoSave(subject, kind) {
    const { request, runner } = subject;
    if (request.cacheSave === 'never')
        return 'Nothing is saved (cache-save: never).';
    if (kind === 'actions' && runner && !isWritable(runner)) {
        return `Nothing is saved: the workflow allows only reading (cache-mode: ${runner.cacheMode}).`;
    }
    if (request.cacheSave === 'always')
        return undefined;
    return (0,who_may_save/* findUntrusted */.w)(subject, kind === 'actions' ? 'ref' : 'everybody');
}
/** A pull request may keep rustc's state of its own crates, for itself alone; `pull_request_target` is none. */
function findStateScope({ request, runner, github }, kind) {
    const [, number] = /^refs\/pull\/(\d+)\//.exec(github?.ref ?? '') ?? [];
    const mayWrite = kind !== 'actions' || isWritable(runner ?? {});
    const isAsked = request.cacheSave !== 'never' && github?.eventName === 'pull_request';
    if (number === undefined || !mayWrite || !isAsked)
        return {};
    return { stateScope: `${github?.repository ?? ''}#${number}` };
}

// EXTERNAL MODULE: ./src/request/image-reference.ts
var image_reference = __webpack_require__(7988);
// EXTERNAL MODULE: ./src/plan/image-name.ts
var image_name = __webpack_require__(20468);
;// CONCATENATED MODULE: ./src/plan/labels.ts
const PREFIX = 'org.opencontainers.image';
/**
 * The OCI labels that follow from git and the package, as `key=value`, sorted: the set of
 * docker/metadata-action. What is not known is left out. `created` is the time of the commit, so
 * that the same commit gives the same image; without one, the start of this run.
 */
function planLabels(context, version, application) {
    const { github, git } = context;
    const url = github ? `${github.serverUrl}/${github.repository}` : publicUrl(git?.remoteUrl);
    const labels = {
        created: createdAt(context),
        description: github?.description ?? application?.description,
        licenses: github?.license ?? application?.license,
        revision: github?.sha ?? git?.sha,
        source: url,
        title: github?.repository.split('/')[1] ?? application?.name,
        url,
        version,
    };
    return Object.entries(labels).flatMap(([key, value]) => value ? [`${PREFIX}.${key}=${oneLine(value)}`] : []);
}
/** Labels by key, as buildx reads them: without `=` the value is empty, the last of a key wins. */
function labelRecord(labels) {
    return Object.fromEntries(labels.map((label) => {
        const [key = '', ...value] = label.split('=');
        return [key, value.join('=')];
    }));
}
function createdAt({ git, startedAtMs }) {
    const timeMs = git?.commitTimeSec === undefined ? startedAtMs : git.commitTimeSec * 1000;
    return new Date(timeMs).toISOString();
}
/** A git remote as a page that can be opened, without user or password; `undefined` for a path. */
function publicUrl(remote) {
    const [, host, path] = /^(?:[^@/]+@)?([^:/@]+):(?!\/)(.+)$/.exec(remote ?? '') ?? [];
    const text = host === undefined ? remote : `https://${host}/${path}`;
    if (text === undefined || !URL.canParse(text))
        return undefined;
    const url = new URL(text);
    if (!['http:', 'https:', 'ssh:', 'git:'].includes(url.protocol))
        return undefined;
    const isWeb = url.protocol.startsWith('http');
    return `${isWeb ? url.protocol : 'https:'}//${isWeb ? url.host : url.hostname}${url.pathname.replace(/(?:\.git)?\/?$/, '')}`;
}
function oneLine(text) {
    return text.replace(/\s+/g, ' ').trim();
}

// EXTERNAL MODULE: ./src/plan/tags.ts
var plan_tags = __webpack_require__(49458);
;// CONCATENATED MODULE: ./src/plan/image-metadata.ts




/**
 * What the image is called and what it says of itself. Whatever was given stays as it is. What was
 * not is ours to choose in two cases: for a Dockerfile of ours, and for any other when neither tags,
 * labels, annotations nor outputs were given: a workflow that gives one of them decides itself.
 */
function planImageMetadata(request, context, subject) {
    const { tags, labels, annotations, outputs } = request;
    const planned = (0,plan_tags/* planTags */.V)(withVariant(request, subject), context);
    const version = request.version === undefined ? tagOf(tags[0]) : planned.version;
    const makesImage = request.call === undefined || request.call === 'build';
    const saysNothing = [tags, labels, annotations, outputs].every((list) => list.length === 0);
    if (!makesImage || (subject.origin !== 'ours' && !saysNothing)) {
        return { tags, labels, annotations, ...(version !== undefined && { version }) };
    }
    const name = (0,image_name/* planImageName */.W)(request, context, subject.application?.name ?? subject.folderName);
    const plannedTags = outputs.length > 0 ? [] : planned.tags.map((tag) => `${name}:${tag}`);
    const plannedLabels = planLabels(context, version ?? planned.version, subject.application);
    return {
        tags: givenOr(tags, plannedTags),
        labels: givenOr(labels, plannedLabels),
        // Annotations live in the manifest: of use only where it leaves this machine.
        annotations: givenOr(annotations, request.push ? plannedLabels : []),
        version: version ?? planned.version,
    };
}
function givenOr(given, planned) {
    return given.length > 0 ? given : planned;
}
function tagOf(reference) {
    const parsed = (0,image_reference/* parseReference */.F2)(reference ?? '');
    return parsed.ok ? parsed.value.tag : undefined;
}
function withVariant({ version }, { variant }) {
    return { ...(version !== undefined && { version }), ...(variant !== undefined && { variant }) };
}

;// CONCATENATED MODULE: ./src/plan/measure-plan.ts


/** Where the manifests of the result can be read, the nearest place first: this machine, then a registry. */
function planMeasurement(subject) {
    const { request, image, workspaceFolder } = subject;
    if (request.call !== undefined && request.call !== 'build') {
        return { kind: 'none', reason: `nothing is built by call=${request.call}` };
    }
    const archive = archivePath(request);
    if (archive !== undefined)
        return { kind: 'archive', path: (0,external_node_path_.resolve)(workspaceFolder, archive) };
    const pushed = pushedReference(request, image.tags[0]);
    const { driver, imageStore } = subject.engine.builder;
    const isClassic = driver === 'docker' && imageStore === 'classic';
    // The classic store keeps no compressed layers: what was pushed from it is measured where it went.
    if (isInEngine(subject) && !(isClassic && pushed !== undefined)) {
        const store = driver === 'docker' && imageStore ? { imageStore } : {};
        return { kind: 'engine', reference: image.tags[0] ?? '', ...store };
    }
    if (pushed !== undefined)
        return { kind: 'registry', reference: pushed };
    return { kind: 'none', reason: whyNone(request) };
}
/** The docker driver keeps what it builds, pushed or not. */
function isInEngine({ request, load, engine }) {
    const isLoaded = request.load || load || request.outputs.some(({ type }) => type === 'docker');
    return isLoaded || (engine.builder.driver === 'docker' && makesImage(request));
}
function makesImage({ outputs }) {
    return outputs.length === 0 || outputs.some(({ type }) => type === 'image' || type === 'registry');
}
function whyNone(request) {
    const { outputs } = request;
    if (outputs.length === 0) {
        return 'the image stays in the build cache: neither push, load nor outputs was given';
    }
    const isFiles = outputs.some(({ type }) => type === 'local' || type === 'tar');
    return isFiles ? 'the output is files, not an image' : 'the image stays in the build cache';
}
function archivePath({ outputs }) {
    return outputs.find(({ type, attributes }) => measure_plan_isArchive(type) && attributes.dest)?.attributes.dest;
}
function measure_plan_isArchive(type) {
    return type === 'oci' || type === 'docker';
}
function pushedReference(request, tag) {
    if (request.push)
        return tag;
    const exporter = request.outputs.find(isPushed);
    // Several names stand in one attribute, separated by commas.
    return exporter && (exporter.attributes.name?.split(',')[0] ?? tag);
}
function isPushed({ type, attributes }) {
    return type === 'registry' || (type === 'image' && (0,request_attributes/* parseGoBoolean */.aH)(attributes.push ?? '') === true);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./src/plan/mount-scope.ts


/** A build argument that BuildKit itself knows: it stands before the id of every cache mount. */
const NAMESPACE = 'BUILDKIT_CACHE_MOUNT_NS';
/**
 * The argument that keeps apart, on a builder that several share, what is compiled of different
 * repositories, and what is compiled for those who could not push to them: a build script of a fork may
 * write anything into the mounts that it is given. Nothing where the user chose.
 */
function planMountScope({ context, buildArgs }) {
    if (buildArgs.some((arg) => arg.startsWith(`${NAMESPACE}=`)))
        return [];
    const scope = [placeOf(context), strangerOf(context)];
    const digest = (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(scope)).digest('hex');
    return [`${NAMESPACE}=${digest.slice(0, 16)}`];
}
function placeOf({ github, git, workspaceFolder }) {
    if (github)
        return `${github.serverUrl}/${github.repository}`;
    return git?.remoteUrl ?? workspaceFolder;
}
/** Empty for those who may push. Each pull request of a fork is by itself, and so is each event for anybody. */
function strangerOf({ github }) {
    if (github === undefined)
        return '';
    const { eventName, pullRequest, ref } = github;
    if (eventName === 'pull_request')
        return pullRequest?.isFork === false ? '' : ref;
    return (0,who_may_save/* findUntrusted */.w)({ github }, 'everybody') === undefined ? '' : `${eventName} ${ref}`;
}

;// CONCATENATED MODULE: ./src/plan/stage-arguments.ts
/**
 * The build arguments that steps of these stages see, as BuildKit would give them: what was given
 * (`NAME=value`), else the default of the stage's ARG, else that of the one before the first FROM.
 * Empty ones are left out.
 */
function readStageArguments({ stages, globals = {} }, names, buildArgs) {
    const given = Object.fromEntries(buildArgs.map(cut));
    const declared = stages
        .filter(({ name }) => name !== undefined && names.includes(name))
        .flatMap(({ instructions }) => instructions)
        .filter(({ keyword }) => keyword === 'ARG')
        .map(({ text }) => cut(text.trim()));
    return Object.fromEntries(declared.flatMap(([name, fallback]) => {
        const value = given[name] ?? (unquote(fallback) || (globals[name] ?? ''));
        return value === '' ? [] : [[name, value]];
    }));
}
function cut(text) {
    const at = text.indexOf('=');
    return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
function unquote(text) {
    return /^(["'])(.*)\1$/s.exec(text)?.[2] ?? text;
}

;// CONCATENATED MODULE: ./src/plan/plan-compile.ts



/** Where the application is compiled, and why there. */
function chooseCompile(subject) {
    const obstacle = findObstacle(subject);
    if (obstacle !== undefined)
        return inBuild(obstacle);
    const choice = subject.request.compileIn === 'container' ? IN_CONTAINER : chooseByStore(subject);
    if (choice.kind !== 'container')
        return choice;
    const unfit = findUnfit(subject);
    return unfit === undefined ? choice : inBuild(unfit);
}
const IN_CONTAINER = {
    kind: 'container',
    reason: 'Compiled dependencies are kept between runs.',
};
function chooseByStore({ request, cache }) {
    const { store, reason, mayReuseUnits } = cache;
    if (store.kind === 'none')
        return inBuild(reason);
    if (store.kind !== 'mounts' && request.compileIn === 'build') {
        return inBuild('The input compile-in is build.');
    }
    if (!mayReuseUnits)
        return inBuild(FRESH_RELEASE);
    return store.kind === 'mounts' ? { kind: 'mounts', reason } : IN_CONTAINER;
}
const FRESH_RELEASE = 'A release is compiled without anything of earlier runs.';
function inBuild(reason) {
    return { kind: 'in-build', reason };
}
/** Arguments of our Dockerfiles that follow from it. */
function compileArgs({ kind }, subject) {
    if (kind !== 'mounts')
        return [];
    const { context, request } = subject;
    return [
        'COMPILE=mounts',
        ...(isIncremental(subject) ? ['CARGO_INCREMENTAL=1'] : []),
        ...planMountScope({ context, buildArgs: request.buildArgs }),
    ];
}
/**
 * Stages of our Dockerfiles that a release does not take from the cache of its builder either. buildx
 * refuses them beside `--no-cache`, which says the same of all.
 */
function freshStages({ request, facts, cache }) {
    if (request.noCache)
        return [];
    const { origin, variant } = facts.dockerfile;
    const isReleased = origin === 'ours' && variant !== 'dev';
    return isReleased && cache.store.kind !== 'none' && !cache.mayReuseUnits ? COMPILING : [];
}
const COMPILING = ['dependencies', 'application-layers'];
/** `argv` is that of the build: what the tool-chain stage is built with follows from it. */
function planCompile({ kind, reason }, subject, argv) {
    return kind === 'container' ? planContainer(reason, subject, argv) : { kind, reason };
}
/** What keeps every kind of reuse off. */
function findObstacle({ request, facts }) {
    if (facts.dockerfile.origin !== 'ours') {
        return 'Only our Dockerfiles are cut so that compiled dependencies can be kept.';
    }
    if (facts.dockerfile.variant === 'dev') {
        return 'The image of the variant dev goes on from what was compiled in it.';
    }
    if (request.call !== undefined && request.call !== 'build') {
        return `With call ${request.call} nothing is built.`;
    }
    if (request.noCache)
        return 'The input no-cache is on.';
    // Part of our contract: without retries and preflight no docker command is run but the build.
    if (request.retries === 0 && request.preflight === 'off' && request.compileIn === 'auto') {
        return 'Without retries and preflight nothing is run but the build.';
    }
    return undefined;
}
/** What a container beside the builder cannot do. */
function findUnfit({ request, facts, engine }) {
    const { builder, serverVersion } = engine;
    if (serverVersion === undefined)
        return 'There is no engine here, only a builder.';
    if (facts.workspace?.cargo === undefined)
        return 'The context is not a folder of this machine.';
    if (request.target !== undefined)
        return `The target ${request.target} is built, not the image.`;
    const native = builder.platforms[0];
    const other = request.platforms.find((platform) => platform !== native);
    if (other !== undefined && native !== undefined) {
        return `The container would have to run on ${other}, and this machine is ${native}.`;
    }
    const special = SPECIAL.find((name) => isGiven(request[name]));
    if (special !== undefined)
        return 'The build is given options that a container has not.';
    if (request.buildContexts.some(({ name }) => STAGES.includes(name))) {
        return 'A context was given in the place of one of our stages.';
    }
    return undefined;
}
const SPECIAL = ['allow', 'cgroupParent', 'network', 'noCacheFilters'];
const STAGES = [
    'scripts',
    'toolchain-bare',
    'toolchain',
    'manifests',
    'crates',
    'dependencies',
    'application',
];
function isGiven(value) {
    return value !== undefined && value.length > 0;
}
function planContainer(reason, subject, argv) {
    const { context, facts, engine, cache } = subject;
    const dockerfile = facts.dockerfileFacts;
    const buildArgs = (0,remedies_argv/* valuesOf */.sm)(argv, '--build-arg');
    const [, architecture = 'amd64'] = (engine.builder.platforms[0] ?? 'linux/amd64').split('/');
    const environment = {
        ...(dockerfile ? readStageArguments(dockerfile, COMPILE_STAGES, buildArgs) : {}),
        TARGETARCH: architecture,
    };
    const image = `cv-docker-build-toolchain:${facts.dockerfile.variant}`;
    return {
        kind: 'container',
        reason,
        toolchainArgv: planToolchainArgv(argv, image, context.tempFolder),
        toolchainImage: image,
        environment,
        incremental: isIncremental(subject),
        ...(cache.stateScope === undefined ? {} : { stateScope: cache.stateScope }),
        sharedBy: planSharedBy(environment),
        packages: facts.workspace?.cargo?.lock?.packages ?? [],
        isReused: cache.mayReuseUnits && cache.store.kind !== 'none',
    };
}
/** Whose ARGs the compile step has. */
const COMPILE_STAGES = ['settings', 'application-layers'];
/** What the result of the build is called, where it goes and what is told of it: nothing for a stage. */
const OF_THE_RESULT = new Set([
    '--annotation',
    '--attest',
    '--cache-to',
    '--iidfile',
    '--label',
    '--load',
    '--metadata-file',
    '--output',
    '--provenance',
    '--push',
    '--sbom',
    '--tag',
    '--target',
    // The engine's own builder has the image where containers are run from.
    '--builder',
]);
function planToolchainArgv(argv, image, tempFolder) {
    const kept = (0,remedies_argv/* dropFlags */.RR)(argv, ({ name }) => OF_THE_RESULT.has(name));
    const metadata = ['--metadata-file', `${tempFolder}/toolchain.json`];
    const hasPackages = (0,remedies_argv/* valuesOf */.sm)(argv, '--build-arg').some((arg) => /^BUILD_PACKAGES=./.test(arg));
    // Without the step that would install nothing: a container and a layer less.
    const target = hasPackages ? 'toolchain' : 'toolchain-bare';
    return (0,remedies_argv/* addArgs */.FQ)(kept, [
        ...['--builder', 'default', '--target', target, '--tag', image],
        ...['--load', '--provenance=false', ...metadata],
    ]);
}
/** rustc's own state pays off for those who build again soon; a release gets the better binary. */
function isIncremental({ request, context, cache }) {
    if (!cache.mayReuseUnits || request.incremental === 'off')
        return false;
    return (request.incremental === 'on' ||
        context.github === undefined ||
        context.github.pullRequest !== undefined);
}
/** Compiled dependencies are the same whatever the binary and the files beside it are. */
function planSharedBy({ BIN, RUNTIME_FILES, CARGO_BUILD_JOBS, ...rest }) {
    return Object.fromEntries(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));
}

// EXTERNAL MODULE: ./src/plan/plan-fetch.ts
var plan_fetch = __webpack_require__(22197);
;// CONCATENATED MODULE: ./src/plan/plan-ours.ts



/** What comes on top for our own Dockerfiles, and for stand-ins with any. */
function planOurs({ request, context, facts, standIns }, choice, compileSubject) {
    const buildContexts = standIns.map((standIn) => standIn.context);
    const { origin, variant, path } = facts.dockerfile;
    if (origin !== 'ours' || variant === undefined) {
        const additions = { buildContexts };
        return { additions, files: [], warnings: [], dockerfile: origin === 'given' ? path : undefined };
    }
    const given = planDockerfileArguments(variant, request, facts.workspace?.cargo, facts.binary);
    const files = planOurFiles({ request, context, facts, path });
    const buildArgs = [...given.buildArgs, ...compileArgs(choice, compileSubject)];
    const noCacheFilters = freshStages(compileSubject);
    const additions = { buildContexts, buildArgs, noCacheFilters, secrets: files.secrets };
    return { additions, files: files.files, warnings: given.warnings, dockerfile: files.dockerfile };
}

;// CONCATENATED MODULE: ./src/plan/plan-outputs.ts



/** Where the image goes, and what of it is scanned before. */
function planOutputs({ request, context, facts, engine }, tags, load) {
    const { tempFolder, workspaceFolder } = context;
    const base = facts.dockerfileFacts && (0,origins/* baseImageOf */.IP)((0,origins/* builtDockerfile */.tM)(facts.dockerfileFacts, request));
    const baseReferences = base === undefined || base === 'scratch' ? [] : [base];
    const where = { tempFolder, workspaceFolder, baseReferences };
    return planPublish({ request, tags, engine, load, ...where });
}
/** What was held back lies on this machine: nothing is nearer. */
function measureHeld(published) {
    const { source } = published ?? {};
    return source?.kind === 'held' ? { kind: 'archive', path: source.folder } : undefined;
}
/**
 * An image that the docker driver would have put into the engine has to get there from a builder of
 * our own too; several platforms or attestations only into a store that can hold them.
 */
function hasToBeLoaded({ request, context, engine }, builder) {
    const saysWhere = request.load || request.push || request.outputs.length > 0;
    const builds = request.call === undefined || request.call === 'build';
    const usesDockerDriver = builder.kind === 'existing' && engine.builder.driver === 'docker';
    if (!builds || usesDockerDriver)
        return false;
    if (request.smokeTest)
        return !request.load;
    const { attestations } = planBuilderNeeds({ ...request, load: true }, context, engine);
    const isIndex = request.platforms.length > 1 || attestations;
    const isHeld = !isIndex || engine.builder.imageStore === 'containerd';
    return !saysWhere && isHeld && (builder.kind === 'own' || request.variant !== undefined);
}

// EXTERNAL MODULE: ./src/plan/plan-preflight.ts + 2 modules
var plan_preflight = __webpack_require__(56954);
// EXTERNAL MODULE: ./src/engine/stand-ins/recipes.ts
var recipes = __webpack_require__(86415);
;// CONCATENATED MODULE: ./src/plan/stand-in-remarks.ts

/**
 * Where stand-ins end, said before a build that will fail on it: a base image that none was made for,
 * and `apk`, which those of Alpine images do not have (our own Dockerfiles do without).
 */
function planStandInRemarks({ request, facts, standIns }) {
    const stages = facts.dockerfileFacts?.stages ?? [];
    if (request.standIns === 'never')
        return { notes: [], warnings: [] };
    const others = stages.flatMap(({ from, fromStage }) => fromStage || from === 'scratch' || (0,recipes/* findStandIn */.pg)(from) ? [] : [from]);
    const names = [...new Set(others)].join(', ');
    const runsApk = stages.some(({ instructions }) => instructions.some(({ keyword, text }) => keyword === 'RUN' && /\bapk (?:add|update)\b/.test(text)));
    const lacksApk = standIns.some(({ context }) => context.name.includes('alpine'));
    return {
        notes: names === '' ? [] : [`there is no stand-in for ${names}: the registry has to answer`],
        warnings: facts.dockerfile.origin !== 'ours' && runsApk && lacksApk
            ? [
                `${facts.dockerfile.path} runs apk, which the stand-ins of Alpine images do not have: build it where a registry answers, or one of ours (input \`variant\`)`,
            ]
            : [],
    };
}

;// CONCATENATED MODULE: ./src/plan/plan-build.ts











/** Puts together everything that will be run. Pure: what it needs to know was read before. */
function planBuild(subject) {
    if (subject.builder.kind === 'refusal')
        return subject.builder;
    const builder = subject.builder.plan;
    const { request, context, facts } = subject;
    const engine = builder.kind === 'own' ? withOwnBuilder(subject.engine, builder) : subject.engine;
    const image = planImageMetadata(request, context, imageSubject(facts));
    const cache = planCache(subject, builder);
    const compileSubject = { request, context, facts, engine, cache };
    const choice = chooseCompile(compileSubject);
    const ours = planOurs({ ...subject, engine }, choice, compileSubject);
    const load = hasToBeLoaded(subject, builder);
    const publish = planOutputs({ ...subject, engine }, image.tags, load);
    if (!publish.ok)
        return { kind: 'errors', errors: publish.errors };
    const published = publish.value.plan;
    const decided = { request, context, engine, image, publish: publish.value, load };
    const command = planCommand(decided, facts, builder, ours);
    if (!command.ok)
        return { kind: 'errors', errors: command.errors };
    const { argv, env, results, temporaryFiles, warnings } = command.value;
    const remarks = planStandInRemarks(subject);
    const measured = { request, image, load, engine, workspaceFolder: context.workspaceFolder };
    const network = planNetwork({ ...subject, engine }, builder, image.tags);
    const plan = {
        schemaVersion: 1,
        ...(facts.dockerfile.variant ? { variant: facts.dockerfile.variant } : {}),
        dockerfile: { path: facts.dockerfile.path, origin: facts.dockerfile.origin },
        context: facts.contextArgument,
        platforms: request.platforms,
        image: imagePlan(image),
        builder,
        ...network,
        cache,
        compile: planCompile(choice, compileSubject, argv),
        buildx: { argv, env },
        temporaryFiles: [...temporaryFiles, ...ours.files],
        results,
        measure: measureHeld(published) ?? planMeasurement(measured),
        ...(published ? { publish: published } : {}),
        standIns: subject.standIns.map(({ name, context: { name: replaces } }) => ({ name, replaces })),
        notes: [
            ...[...facts.dockerfile.notes, ...request.notices],
            ...[...remarks.notes, ...builderNotes(builder)],
        ],
        warnings: [
            ...[...facts.warnings, ...facts.dockerfile.warnings, ...ours.warnings],
            ...[...remarks.warnings, ...warnings],
        ],
    };
    return { kind: 'plan', plan };
}
function planCommand({ load, ...decided }, { contextArgument, missingSecretFiles }, builder, { additions, dockerfile }) {
    return planBuildxArgv({
        ...decided,
        ...{ contextArgument, missingSecretFiles },
        additions: { ...additions, load },
        ...(builder.kind === 'own' ? { builderName: builder.name } : {}),
        ...(dockerfile === undefined ? {} : { dockerfile }),
    });
}
function planNetwork(subject, builder, tags) {
    const { request, context, facts, engine, hostCargo } = subject;
    const standIns = subject.standIns.map((standIn) => standIn.context.name);
    const known = hostCargo ? { hostCargo } : {};
    const fetch = (0,plan_fetch/* planFetch */.cy)({ request, context, facts, engine, builder, standIns, ...known });
    const preflight = (0,plan_preflight/* planPreflight */.xI)({
        request,
        facts,
        fetch,
        tags,
        standIns,
        buildPlatform: (0,plan_fetch/* buildPlatformOf */.vd)(engine),
        ...(hostCargo?.sources ? { cargo: hostCargo.sources } : {}),
    });
    return { preflight, fetch };
}
function builderNotes(builder) {
    return builder.kind === 'own' ? [builder.reason] : [];
}
function imagePlan({ tags, labels, annotations, version }) {
    return {
        tags,
        labels: labelRecord(labels),
        annotations,
        ...(version === undefined ? {} : { version }),
    };
}
function imageSubject({ dockerfile, binary, folderName }) {
    return {
        origin: dockerfile.origin,
        folderName,
        ...(dockerfile.variant ? { variant: dockerfile.variant } : {}),
        ...(binary ? { application: binary.package } : {}),
    };
}
function withOwnBuilder(engine, { name, driver }) {
    // What it will run is not known before it is booted; every BuildKit that buildx starts knows attestations.
    return {
        ...engine,
        builder: { name, driver, platforms: engine.builder.platforms, buildkitVersion: '0.11.0' },
    };
}
function planCache({ request, context, engine }, builder) {
    const { github, git, runner, workspaceFolder, cacheFolder } = context;
    return decideCache({
        request,
        workspaceFolder,
        cacheFolder,
        builder: { driver: engine.builder.driver, ...builder },
        ...(github ? { github } : {}),
        ...(git ? { git } : {}),
        ...(runner ? { runner } : {}),
    });
}

;// CONCATENATED MODULE: ./src/prepare.ts









/** From the texts of the inputs to the plan. Input errors come before any engine is looked for. */
async function prepare(raw, context, ports) {
    const parsed = (0,src_request/* parseRequest */.TR)(raw, context);
    if (!parsed.ok) {
        const errors = [...parsed.errors, ...(await workspaceErrors(raw, context, ports.files))];
        return { kind: 'errors', errors };
    }
    const read = await readFacts(parsed.value, context, ports.files);
    if (!read.ok)
        return { kind: 'errors', errors: read.errors };
    const facts = read.value;
    const request = applyLayerCache(parsed.value, facts, context);
    const engine = await ports.engineFacts(request.builder);
    const references = baseReferences(facts);
    const made = await makeStandIns(request, references, engine, ports);
    const builder = await decideBuilder(request, context, engine, made.length > 0, ports);
    const isOwn = builder.kind === 'plan' && builder.plan.kind === 'own';
    const standIns = made.map(({ name, context: theirs, ownBuilderContext }) => ({
        name,
        context: isOwn ? ownBuilderContext : theirs,
    }));
    const hostCargo = await readHostCargo(request, facts, ports);
    const known = hostCargo ? { hostCargo } : {};
    const result = planBuild({ request, context, facts, engine, builder, standIns, ...known });
    if (result.kind !== 'plan')
        return result;
    return { kind: 'ready', request, facts, engine, plan: result.plan, ...known };
}
async function readHostCargo({ fetch, offline }, { workspace, dockerfile, dockerfileFacts }, ports) {
    const isFetched = fetch !== 'off' || offline;
    const isTaken = dockerfile.origin === 'ours' || (0,plan_crates/* takesCrates */.ve)(dockerfileFacts);
    return workspace?.cargo && isFetched && isTaken
        ? ports.hostCargo(workspace.contextFolder)
        : undefined;
}
async function makeStandIns(request, references, engine, ports) {
    const wanted = wantedStandIns(request);
    return wanted === 'never' ? [] : ports.standIns.make(wanted, references, engine);
}
/** With `offline` no registry is asked, not even whether it is there. */
function wantedStandIns({ standIns, offline }) {
    return standIns === 'auto' && offline ? 'cached' : standIns;
}
/** Where no registry answers, the image that a builder of our own runs is made here, too. */
async function decideBuilder(request, context, engine, hasStandIns, ports) {
    const needs = { ...planBuilderNeeds(request, context, engine), standIns: hasStandIns };
    const decision = (0,builder/* planBuilder */.Zw)(needs, engine);
    const isOwn = decision.kind === 'plan' && decision.plan.kind === 'own';
    const wanted = wantedStandIns(request);
    if (!isOwn || wanted === 'never')
        return decision;
    const buildkitImage = await ports.standIns.makeBuildkitImage(wanted);
    if (buildkitImage === undefined)
        return decision;
    return (0,builder/* planBuilder */.Zw)({ ...needs, standIns: true, buildkitImage }, engine);
}
/** What is wrong on disk is said together with what is wrong in the inputs. */
async function workspaceErrors(raw, { workspaceFolder }, files) {
    const context = raw.context?.trim() || '.';
    if (isUrl(context) || context.includes('{{'))
        return [];
    const workspace = await readWorkspace((0,external_node_path_.resolve)(workspaceFolder, context), files);
    return workspace.ok ? [] : workspace.errors;
}
/** Images that the build starts from, build arguments applied. */
function baseReferences({ dockerfileFacts }) {
    const references = (dockerfileFacts?.stages ?? []).flatMap(({ from, fromStage }) => fromStage || from === 'scratch' ? [] : [from]);
    return [...new Set(references)];
}

// EXTERNAL MODULE: ./src/report/plain-text.ts
var plain_text = __webpack_require__(6676);
;// CONCATENATED MODULE: ./src/workspace/read-git.ts
/**
 * What git knows of a checkout. No git, no repository, a repository of somebody else ("dubious
 * ownership"): then it knows nothing, and the build goes on without.
 */
async function readGit(folder, run) {
    const git = async (...args) => {
        const { exitCode, stdout } = await run(['git', '-C', folder, ...args], { timeoutMs: 5_000 });
        const text = stdout.trim();
        return exitCode === 0 && text !== '' ? text : undefined;
    };
    const [head, branch, tag, remoteUrl] = await Promise.all([
        git('log', '-1', '--format=%H %ct'),
        git('symbolic-ref', '--quiet', 'HEAD'),
        git('describe', '--tags', '--exact-match'),
        git('remote', 'get-url', 'origin'),
    ]);
    const [sha, commitTime] = head?.split(' ') ?? [];
    // A tag on the commit says more than the branch it happens to be on.
    const ref = tag === undefined ? branch : `refs/tags/${tag}`;
    return {
        ...(sha === undefined ? {} : { sha }),
        ...(commitTime === undefined ? {} : { commitTimeSec: Number(commitTime) }),
        ...(ref === undefined ? {} : { ref }),
        ...(remoteUrl === undefined ? {} : { remoteUrl: withoutCredentials(remoteUrl) }),
    };
}
/** The commit's time alone: what a workflow run does not say of its own commit. */
async function readCommitTime(folder, run) {
    const argv = ['git', '-C', folder, 'log', '-1', '--format=%ct'];
    const { exitCode, stdout } = await run(argv, { timeoutMs: 5_000 });
    const commitTimeSec = Number.parseInt(stdout, 10);
    return exitCode === 0 && Number.isFinite(commitTimeSec) ? { commitTimeSec } : {};
}
/** A token in the remote's URL must not reach a label. */
function withoutCredentials(url) {
    return url.replace(/^(\w+:\/\/)[^@/]*@/, '$1');
}

;// CONCATENATED MODULE: ./src/action/toolkit.ts
let loaded;
let loading;
const waiting = [];
/**
 * Uses `@actions/core`, at once or as soon as it is loaded, in the order of the calls. Loading it takes
 * 60 ms of processor time, in which docker could already be at work (docs/adr/0006).
 */
function withToolkit(use) {
    if (loaded)
        use(loaded);
    else
        waiting.push(use);
}
/** Loads it, and catches up on what waits for it. */
function loadToolkit() {
    loading ??= __webpack_require__.e(/* import() */ 421).then(__webpack_require__.bind(__webpack_require__, 96421)).then((core) => {
        loaded = core;
        for (const use of waiting.splice(0))
            use(core);
        return core;
    });
    return loading;
}

;// CONCATENATED MODULE: ./src/action/actions-logger.ts

/** The runner's log: groups fold, warnings and errors become annotations. */
const actionsLogger = {
    debug: (message) => withToolkit((core) => core.debug(message)),
    info: (message) => withToolkit((core) => core.info(harmless(message))),
    notice: (message, location) => withToolkit((core) => core.notice(message, annotation(location))),
    warning: (message, location) => withToolkit((core) => core.warning(message, annotation(location))),
    error: (message, location) => withToolkit((core) => core.error(message, annotation(location))),
    group: async (name, body) => (await loadToolkit()).group(name, body),
};
/**
 * The runner obeys `::command::` at the start of a line and `##[command]` anywhere in it. What a
 * build prints must never be obeyed. (The data of commands is escaped by the package.)
 */
function harmless(message) {
    return message
        .split(/\r\n|\r|\n/)
        .map((line) => line.replace(/^(\s*):(?=:)/, '$1: ').replaceAll('##[', '## ['))
        .join('\n');
}
function annotation(location = {}) {
    const { title, file, startLine, endLine } = location;
    return {
        ...(title === undefined ? {} : { title }),
        ...(file === undefined ? {} : { file }),
        ...(startLine === undefined ? {} : { startLine }),
        ...(endLine === undefined ? {} : { endLine }),
    };
}

// EXTERNAL MODULE: ./src/adapters/clock.ts
var clock = __webpack_require__(33350);
;// CONCATENATED MODULE: ./src/comment/plan-comment.ts
const DEPENDABOT = 'dependabot[bot]';
/** Whether this run comments, and if not, why, in one sentence. `undefined`: nobody asked for it. */
function planComment({ github }, { comment, hasToken, matrix }) {
    if (comment === 'off' || github === undefined)
        return undefined;
    const isWanted = comment === 'on';
    const { pullRequest } = github;
    if (pullRequest === undefined) {
        const reason = `The event ${github.eventName} belongs to no pull request.`;
        return isWanted ? { kind: 'none', reason, isWanted } : undefined;
    }
    if (pullRequest.isClosed) {
        return { kind: 'none', reason: 'The pull request is closed.', isWanted };
    }
    const target = targetOf(github, pullRequest, matrix);
    if (target === undefined) {
        return { kind: 'none', reason: 'The event does not say which commit is built.', isWanted };
    }
    const readOnly = isWanted ? undefined : findReadOnly(github, pullRequest);
    if (readOnly !== undefined)
        return { kind: 'hand-over', target, reason: readOnly };
    if (!hasToken)
        return { kind: 'none', reason: 'The input github-token is empty.', isWanted };
    return { kind: 'post', target, isWanted };
}
/** Why the token of this run can read only. That of pull_request_target belongs to the base branch. */
function findReadOnly({ eventName, actor }, { isFork }) {
    if (eventName === 'pull_request_target')
        return undefined;
    if (isFork !== false)
        return 'The token of a pull request from a fork can read only.';
    return actor === DEPENDABOT ? 'The token of a run of Dependabot can read only.' : undefined;
}
function targetOf({ serverUrl, apiUrl, repository, runId, runAttempt, step = {} }, { number, headSha }, matrix) {
    if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(headSha))
        return undefined;
    const { workflow, job = '', action } = step;
    return {
        serverUrl,
        apiUrl,
        repository,
        pullRequest: number,
        commit: headSha,
        run: { id: countOf(runId), attempt: countOf(runAttempt) },
        key: {
            ...(workflow === undefined ? {} : { workflow }),
            job,
            ...(matrix === undefined || isEmpty(matrix) ? {} : { matrix: matrix.trim() }),
            ...(action === undefined ? {} : { step: action }),
        },
    };
}
/** `toJSON(matrix)` of a job without one. */
function isEmpty(matrix) {
    return ['', 'null', '{}'].includes(matrix.trim());
}
function countOf(text) {
    const number = Number(text);
    return Number.isSafeInteger(number) && number > 0 ? number : 0;
}

;// CONCATENATED MODULE: ./src/action/comment.ts







/**
 * Tells the pull request, if there is one, what the run did; gives the report with what became of that.
 * All of it is loaded only where there is something to tell.
 */
async function commentOn(report, { comment, commentMatrix }, token, context, signal) {
    const plan = planComment(context, {
        comment,
        hasToken: token !== '',
        ...(commentMatrix === undefined ? {} : { matrix: commentMatrix }),
    });
    if (plan === undefined)
        return report;
    const startedAtMs = clock/* clock */.p.now();
    const result = await tryToComment(plan, report, makePorts(token, context), signal);
    const durationMs = clock/* clock */.p.now() - startedAtMs;
    const startMs = startedAtMs - context.startedAtMs;
    return {
        ...report,
        durationMs: startMs + durationMs,
        stages: [...report.stages, { name: 'comment', startMs, durationMs }],
        comment: result,
    };
}
/** Not even a bug of ours in telling of a build may fail it. */
async function tryToComment(plan, report, ports, signal) {
    try {
        const { runComment } = await __webpack_require__.e(/* import() */ 459).then(__webpack_require__.bind(__webpack_require__, 61459));
        return await runComment(plan, report, ports, signal);
    }
    catch (error) {
        const message = (0,plain_text/* cleanLine */.Ow)(error instanceof Error ? error.message : String(error));
        const reason = `The comment was not posted; this is a bug of cv-docker-build, please report it: ${message}`;
        actionsLogger.warning(reason);
        return { outcome: 'lost', reason };
    }
}
function makePorts(token, { tempFolder }) {
    return {
        openApi: async ({ apiUrl, repository }, signal) => {
            const { openComments } = await __webpack_require__.e(/* import() */ 0).then(__webpack_require__.bind(__webpack_require__, 51000));
            const { makeTransport } = await Promise.all(/* import() */[__webpack_require__.e(752), __webpack_require__.e(210)]).then(__webpack_require__.bind(__webpack_require__, 80210));
            const { readNetworkSettings } = await __webpack_require__.e(/* import() */ 710).then(__webpack_require__.bind(__webpack_require__, 82710));
            const settings = await readNetworkSettings((0,environment/* definedVariables */.JF)(process.env));
            return openComments({ apiUrl, repository, token, transport: makeTransport(settings), signal });
        },
        files: files/* files */.a,
        handOverFile: (0,external_node_path_.join)(tempFolder, 'comment.json'),
        clock: clock/* clock */.p,
        random: Math.random,
        log: actionsLogger,
    };
}

// EXTERNAL MODULE: ./src/build/warnings.ts
var warnings = __webpack_require__(86551);
// EXTERNAL MODULE: ./src/report/json.ts + 2 modules
var json = __webpack_require__(51579);
// EXTERNAL MODULE: ./src/report/build-time.ts
var build_time = __webpack_require__(76882);
// EXTERNAL MODULE: ./src/report/cache-highlights.ts
var cache_highlights = __webpack_require__(2568);
// EXTERNAL MODULE: ./src/report/highlights.ts
var highlights = __webpack_require__(19837);
// EXTERNAL MODULE: ./src/report/network-highlights.ts
var network_highlights = __webpack_require__(94504);
// EXTERNAL MODULE: ./src/report/scan-highlights.ts
var scan_highlights = __webpack_require__(5875);
;// CONCATENATED MODULE: ./src/report/outputs.ts





/** Every output as text; what is not known is empty, as an output that was never set. */
function makeOutputs(report, { metadata = '', reportFile = '', pageFile = '' }) {
    const { build, image } = report;
    const { imageId = '', digest = '' } = (0,highlights/* imageIdsOf */.fd)(report);
    const reference = build.tags[0] ?? '';
    const platforms = image?.platforms ?? [];
    return {
        imageid: imageId,
        digest,
        metadata,
        image: reference,
        tags: build.tags.join('\n'),
        version: build.version ?? (0,highlights/* tagOf */.cO)(reference) ?? '',
        variant: build.variant ?? '',
        'size-compressed': exact(platforms[0]?.total.compressedBytes),
        'size-unpacked': exact(platforms[0]?.total.unpackedBytes),
        sizes: platforms.length === 0 ? '' : JSON.stringify(sizesByPlatform(platforms)),
        'duration-ms': String(Math.round(report.durationMs)),
        'build-duration-ms': buildDuration(report),
        attempts: String(report.attempts.length),
        fault: (0,network_highlights/* faultOf */.Kl)(report) ?? '',
        ...cacheOutputs(report),
        ...scanOutputs(report),
        report: reportFile,
        'report-html': pageFile,
        'comment-url': report.comment?.url ?? '',
        'comment-file': report.comment?.file ?? '',
        outcome: report.outcome,
    };
}
/** The three figures of hits; what has no figure is empty, not 0. */
function cacheOutputs({ cache, cargo }) {
    const units = cache?.archives.find(({ name }) => name === 'units')?.hit ?? 'off';
    const fresh = cargo?.fresh;
    return {
        skipped: String(cache?.unchanged !== undefined),
        'cache-hit': units === 'off' ? '' : units,
        'cache-restored-bytes': exact(cache && (0,cache_highlights/* sumRestoredBytes */.pc)(cache)),
        'cache-saved-bytes': exact(cache && (0,cache_highlights/* sumSavedBytes */._1)(cache)),
        'crates-restored': exact(cache?.crates?.restored),
        'crates-locked': exact(cache?.crates?.locked),
        'units-fresh': exact(fresh),
        'units-total': exact(cargo && fresh !== undefined ? cargo.compiled + fresh : undefined),
    };
}
function scanOutputs({ scan }) {
    const counts = scan && (0,scan_highlights/* countScan */.BE)(scan);
    return {
        'scan-verdict': scan?.verdict ?? '',
        'scan-findings': exact(counts?.findings),
        'scan-breaking': exact(counts?.breaking),
        'scan-new': exact(counts?.new),
        'scan-sarif': scan?.files.find(({ format }) => format === 'sarif')?.path ?? '',
    };
}
function exact(value) {
    return value === null || value === undefined ? '' : String(value);
}
function sizesByPlatform(platforms) {
    return Object.fromEntries(platforms.map(({ platform, total, base, own }) => [
        platform,
        { ...total, ...(base && { base }), ...(own && { own }) },
    ]));
}
function buildDuration(report) {
    const time = (0,build_time/* measureBuildTime */.S)(report);
    return time === undefined ? '' : String(Math.round(time.afterMs));
}

// EXTERNAL MODULE: ./src/report/format.ts
var format = __webpack_require__(12011);
// EXTERNAL MODULE: ./src/report/markdown.ts
var markdown = __webpack_require__(54285);
// EXTERNAL MODULE: ./src/report/summary-parts.ts
var summary_parts = __webpack_require__(32921);
;// CONCATENATED MODULE: ./src/report/summary-attempts.ts





const MAX_SENTENCE = 300;
const MAX_FAULT = 60;
const MAX_LINE = 500;
const MAX_ATTEMPTS = 20;
const MAX_CHANGES = 5;
/** Every attempt, why it failed and what was changed before it; nothing for a build that passed at once. */
function renderAttempts({ attempts, outcome }, show) {
    if (attempts.length < 2 || !show.attempts)
        return markdown/* EMPTY */.wg;
    const shown = attempts.slice(-MAX_ATTEMPTS);
    const lost = (0,wording_network/* describeLost */.Uk)(attempts);
    // The lines of the last failure stand above, with the failure of the run.
    const retried = outcome === 'failure' ? shown.slice(0, -1) : shown;
    return (0,markdown/* paragraphs */.qN)([
        (0,markdown.md) `### Attempts`,
        attemptTable(shown),
        lost === undefined ? markdown/* EMPTY */.wg : (0,markdown.md) `${lost}`,
        show.attemptEvidence ? evidenceDetails(retried) : markdown/* EMPTY */.wg,
    ]);
}
function attemptTable(attempts) {
    // A column that says nothing of any attempt only makes the others narrow.
    const hasFaults = attempts.some(({ fault }) => fault !== undefined);
    const hasChanges = attempts.some(({ remedies = [] }) => remedies.length > 0);
    const columns = [
        (0,summary_parts/* right */.pG)('Attempt'),
        (0,summary_parts/* left */.kb)('Outcome'),
        (0,summary_parts/* right */.pG)('Waited'),
        (0,summary_parts/* right */.pG)('Took'),
        ...(hasFaults ? [(0,summary_parts/* left */.kb)('Fault')] : []),
        (0,summary_parts/* left */.kb)('Cause'),
        ...(hasChanges ? [(0,summary_parts/* left */.kb)('Changed before it')] : []),
    ];
    const rows = attempts.map((attempt, at) => [
        (0,markdown.md) `${attempt.number}`,
        (0,markdown.md) `${MARKS[attempt.outcome]} ${attempt.outcome}`,
        attempt.waitedMs ? timeCell(attempt.waitedMs) : (0,markdown.md) `${format/* BLANK */.Z4}`,
        timeCell(attempt.durationMs),
        ...(hasFaults ? [(0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(attempt.fault ?? '', MAX_FAULT))] : []),
        causeCell(attempt, attempts[at - 1]),
        ...(hasChanges ? [changesCell(attempt)] : []),
    ]);
    return (0,markdown/* table */.tp)(columns, rows);
}
/** On one line, however narrow its column. */
function timeCell(durationMs) {
    return (0,markdown.md) `${(0,format/* formatDuration */.a3)(durationMs).replaceAll(' ', '\u00a0')}`;
}
function causeCell({ cause }, before) {
    if (cause === undefined)
        return (0,markdown.md) `${format/* BLANK */.Z4}`;
    return cause === before?.cause ? (0,markdown.md) `the same` : (0,markdown/* prose */.CS)((0,plain_text/* clip */.$Q)(cause, MAX_SENTENCE));
}
const MARKS = {
    success: '✅',
    failure: '❌',
    cancelled: '⏹️',
};
function changesCell({ remedies = [] }) {
    if (remedies.length === 0)
        return (0,markdown.md) `${format/* BLANK */.Z4}`;
    const sentences = remedies.slice(0, MAX_CHANGES).map((one) => (0,markdown/* prose */.CS)((0,plain_text/* clip */.$Q)(one, MAX_SENTENCE)));
    return (0,markdown/* join */.fj)(sentences, ' ');
}
function evidenceDetails(attempts) {
    const blocks = attempts.flatMap(({ number, evidence = [] }) => evidence.length === 0
        ? []
        : [(0,markdown.md) `Attempt ${number}:`, (0,markdown/* codeBlock */.DV)(evidence.map((line) => (0,plain_text/* clip */.$Q)(line, MAX_LINE)))]);
    return blocks.length === 0
        ? markdown/* EMPTY */.wg
        : (0,markdown/* details */.zH)('Last lines of the earlier attempts', (0,markdown/* paragraphs */.qN)(blocks));
}

// EXTERNAL MODULE: ./src/report/wording.ts
var wording = __webpack_require__(25594);
// EXTERNAL MODULE: ./src/report/wording-cache.ts
var wording_cache = __webpack_require__(93737);
;// CONCATENATED MODULE: ./src/report/summary-cache.ts






const MAX_ITEMS = 12;
/** Never left out: nobody may look for the steps of a build that did not run. */
function renderUnchanged({ cache }) {
    return cache?.unchanged === undefined
        ? markdown/* EMPTY */.wg
        : (0,markdown.md) `**Build skipped:** ${(0,markdown/* prose */.CS)((0,wording_cache/* describeUnchanged */.bB)(cache.unchanged))}`;
}
/**
 * Where archives are kept and why, and what came of it: archives, crates and compile units, each
 * with a figure of its own. Nothing for a run without caches.
 */
function renderCache(report, show) {
    const { cache } = report;
    if (cache === undefined || !show.cache)
        return markdown/* EMPTY */.wg;
    return (0,markdown/* paragraphs */.qN)([
        (0,markdown.md) `### Cache`,
        placeSentences(report, cache),
        archiveTable(cache),
        (0,summary_parts/* bulletList */.fF)(figuresOf(report, cache), MAX_ITEMS),
        (0,summary_parts/* titledList */.NH)((0,markdown.md) `What was not restored or not saved:`, (0,cache_highlights/* listRemarks */.md)(cache).map(remarkItem), MAX_ITEMS),
    ]);
}
function placeSentences({ compile }, cache) {
    const sentences = [cache.reason, ...(compile ? [(0,wording_cache/* describeCompile */.XP)(compile, cache)] : [])];
    return (0,markdown/* join */.fj)(sentences.map(summary_parts/* sentence */.em), ' ');
}
function archiveTable(cache) {
    const archives = (0,cache_highlights/* usedArchives */.pr)(cache).slice(0, MAX_ITEMS);
    if (archives.length === 0)
        return markdown/* EMPTY */.wg;
    const columns = ['Archive', ...wording_cache/* ARCHIVE_TITLES */.l0.map(plain_text/* capitalize */.ZH)].map(summary_parts/* left */.kb);
    const rows = archives.map((archive) => [
        (0,markdown.md) `${wording_cache/* ARCHIVE_LABELS */.bD[archive.name]}`,
        ...(0,wording_cache/* describeArchive */.SH)(archive).map((cell) => (0,markdown.md) `${cell}`),
    ]);
    return (0,markdown/* table */.tp)(columns, rows);
}
function figuresOf({ cargo }, cache) {
    const crates = (0,wording_cache/* describeCrateHits */.bL)(cache);
    return [
        ...(crates === undefined ? [] : [(0,markdown.md) `${crates}`]),
        ...(cargo === undefined ? [] : [(0,markdown.md) `${(0,wording/* formatCargo */.Uq)(cargo)}`]),
    ];
}
function remarkItem(remark) {
    return (0,markdown.md) `**${(0,wording_cache/* nameRemark */.u5)(remark)}**: ${(0,summary_parts/* sentence */.em)(remark.sentence)}`;
}

;// CONCATENATED MODULE: ./src/report/summary-comment.ts


/** What became of the comment on the pull request, in one line; nothing where none was asked for. */
function renderCommentLine(comment) {
    if (comment === undefined)
        return markdown/* EMPTY */.wg;
    const { outcome, reason, url } = comment;
    const address = url === undefined ? markdown/* EMPTY */.wg : (0,markdown.md) ` ${(0,markdown/* link */.nf)('It is here', url)}.`;
    const why = reason === undefined ? markdown/* EMPTY */.wg : (0,markdown.md) `: ${(0,summary_parts/* sentence */.em)(reason)}`;
    switch (outcome) {
        case 'created':
        case 'updated':
            return url === undefined
                ? (0,markdown.md) `The comment on the pull request was ${outcome}.`
                : (0,markdown.md) `The ${(0,markdown/* link */.nf)('comment on the pull request', url)} was ${outcome}.`;
        case 'skipped':
            return (0,markdown.md) `No comment on the pull request${why}${address}`;
        case 'lost':
            return (0,markdown.md) `⚠️ The comment on the pull request is not as it should be${why}${address}`;
    }
}

// EXTERNAL MODULE: ./src/delta/compare-lists.ts
var compare_lists = __webpack_require__(68469);
// EXTERNAL MODULE: ./src/delta/format-change.ts
var format_change = __webpack_require__(30336);
// EXTERNAL MODULE: ./src/report/wording-delta.ts
var wording_delta = __webpack_require__(72381);
;// CONCATENATED MODULE: ./src/report/summary-delta.ts







const summary_delta_MAX_ITEMS = 12;
const MAX_NAME = 200;
const summary_delta_MAX_SENTENCE = 500;
/**
 * What the run changed: sizes in one table, budgets, then files, crates and times behind a click.
 * Nothing for a run that was not compared and has no budget.
 */
function renderDelta({ delta }, show) {
    if (delta === undefined || !show.delta)
        return markdown/* EMPTY */.wg;
    return (0,markdown/* paragraphs */.qN)([
        (0,markdown.md) `### Change`,
        (0,markdown/* prose */.CS)((0,plain_text/* clip */.$Q)((0,wording_delta/* describeBaseline */.FT)(delta.baseline), summary_delta_MAX_SENTENCE)),
        changeTable(delta),
        (0,summary_parts/* bulletList */.fF)(delta.budgets.map(budgetItem), summary_delta_MAX_ITEMS),
        ...(show.deltaFiles ? [...delta.platforms.flatMap(listDetails), runDetails(delta)] : []),
        (0,summary_parts/* bulletList */.fF)(delta.remarks.map(summary_parts/* sentence */.em), summary_delta_MAX_ITEMS),
    ]);
}
/** Also of the comment. Nothing where nothing is known of before: the sizes stand elsewhere. */
function changeTable(delta) {
    const rows = (0,wording_delta/* deltaRows */.sp)(delta);
    if (rows.every(({ beforeBytes }) => beforeBytes === null))
        return markdown/* EMPTY */.wg;
    const columns = [(0,summary_parts/* left */.kb)('Platform'), (0,summary_parts/* left */.kb)('Size'), (0,summary_parts/* right */.pG)('Before'), (0,summary_parts/* right */.pG)('Now'), (0,summary_parts/* right */.pG)('Change')];
    return (0,markdown/* table */.tp)(columns, rows.map(changeRow));
}
function changeRow(row, index, rows) {
    const { platform, measure, part, before, after } = row;
    const change = (0,wording_delta/* describeRowChange */.Ok)(row);
    const isFirst = rows[index - 1]?.platform !== platform;
    return [
        isFirst ? (0,markdown/* code */.aY)(platform) : markdown/* EMPTY */.wg,
        part === 'total' ? (0,markdown.md) `**${measure}**` : (0,markdown.md) `${part}`,
        (0,markdown.md) `${before}`,
        (0,markdown.md) `${after}`,
        part === 'total' ? (0,markdown.md) `**${signed(change)}**` : signed(change),
    ];
}
/** A figure of ours. In a cell a plus begins no list, and an entity would only spoil the source. */
function signed(figure) {
    return figure.startsWith('+') ? (0,markdown.md) `+${figure.slice(1)}` : (0,markdown.md) `${figure}`;
}
function budgetItem(budget) {
    const { rule, sentence: figures } = budget;
    return (0,markdown.md) `${(0,wording_delta/* budgetSign */.VQ)(budget)} ${(0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(rule, MAX_NAME))} ${(0,summary_parts/* sentence */.em)(figures)}`;
}
function listDetails({ platform, files = [], crates = [] }) {
    const ofFiles = files.map(({ path, ...sizes }) => ({ name: path, ...sizes }));
    return [
        ...listOf(`${platform}: ${(0,format/* formatCount */.B4)(files.length, 'file')} changed`, 'File', ofFiles),
        ...listOf(`${platform}: ${(0,format/* formatCount */.B4)(crates.length, 'crate')} of the binary changed`, 'Crate', crates),
    ];
}
function listOf(title, head, changes) {
    if (changes.length === 0)
        return [];
    const columns = [(0,summary_parts/* left */.kb)(head), (0,summary_parts/* right */.pG)('Before'), (0,summary_parts/* right */.pG)('Now'), (0,summary_parts/* right */.pG)('Change')];
    const rows = changes.map((change) => [
        (0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(change.name, MAX_NAME)),
        (0,markdown.md) `${(0,format/* formatBytes */.z3)(change.beforeBytes ?? null)}`,
        (0,markdown.md) `${(0,format/* formatBytes */.z3)(change.afterBytes ?? null)}`,
        signed((0,format_change/* formatByteChange */.U)((0,compare_lists/* changeOf */.C2)(change))),
    ]);
    return [(0,markdown/* details */.zH)(title, (0,markdown/* table */.tp)(columns, rows))];
}
function runDetails({ durations = [], cache = [] }) {
    if (durations.length + cache.length === 0)
        return markdown/* EMPTY */.wg;
    const rows = durations.map((one) => [(0,markdown.md) `${one.name}`, (0,markdown.md) `${(0,wording_delta/* describeDurations */.Jy)(one)}`]);
    const times = rows.length === 0 ? markdown/* EMPTY */.wg : (0,markdown/* table */.tp)([(0,summary_parts/* left */.kb)('Stage'), (0,summary_parts/* left */.kb)('Before → now')], rows);
    const figures = (0,summary_parts/* bulletList */.fF)(cache.map((one) => (0,markdown.md) `${(0,wording_delta/* describeCacheChange */._9)(one)}`), summary_delta_MAX_ITEMS);
    return (0,markdown/* details */.zH)('Times and cache, noisy', (0,markdown/* paragraphs */.qN)([(0,markdown.md) `${wording_delta/* NOISY */.XL}`, times, figures]));
}

// EXTERNAL MODULE: ./src/report/summary-head.ts
var summary_head = __webpack_require__(3845);
// EXTERNAL MODULE: ./src/report/summary-endpoints.ts
var summary_endpoints = __webpack_require__(15925);
// EXTERNAL MODULE: ./src/report/wording-fetch.ts
var wording_fetch = __webpack_require__(52455);
;// CONCATENATED MODULE: ./src/report/summary-network.ts








const summary_network_MAX_ITEMS = 12;
const summary_network_MAX_NAME = 100;
const MAX_FETCH = 1500;
/**
 * What was found out about the network, what was decided for it, and what was fetched. Trouble stands
 * open at the top; what is well is behind a click.
 */
function renderNetwork(report, show) {
    if (!show.network)
        return markdown/* EMPTY */.wg;
    const blocks = [
        (0,summary_parts/* bulletList */.fF)((0,network_highlights/* listTroubles */.Tt)(report).map(troubleItem), summary_network_MAX_ITEMS),
        decisionList(report),
        show.endpoints ? endpointTables(report) : markdown/* EMPTY */.wg,
        ...fetchBlocks(report),
    ].filter(({ markdown }) => markdown !== '');
    return blocks.length === 0 ? markdown/* EMPTY */.wg : (0,markdown/* paragraphs */.qN)([(0,markdown.md) `### Network`, ...blocks]);
}
function troubleItem({ failed, name, cause, remedy }) {
    const shown = (0,plain_text/* clip */.$Q)((0,plain_text/* cleanLine */.Ow)(name).trim(), summary_network_MAX_NAME);
    const rest = remedy === undefined ? markdown/* EMPTY */.wg : (0,markdown.md) ` ${(0,summary_parts/* sentence */.em)(remedy)}`;
    return (0,markdown.md) `${failed ? '❌' : '⚠️'} **${shown}**: ${(0,summary_parts/* sentence */.em)(cause)}${rest}`;
}
function decisionList(report) {
    const decisions = (0,network_highlights/* listDecisions */.u8)(report).map(({ reason }) => (0,summary_parts/* sentence */.em)(reason));
    return (0,summary_parts/* titledList */.NH)((0,markdown.md) `What this run does differently:`, decisions, summary_network_MAX_ITEMS);
}
function endpointTables({ preflight }) {
    if (preflight === undefined)
        return markdown/* EMPTY */.wg;
    const { troubled, healthy } = (0,network_highlights/* sortEndpoints */.vv)(preflight);
    const whole = (0,wording_network/* describePreflight */.Vv)(preflight) ?? '';
    if (troubled.length === 0) {
        return healthy.length === 0 ? markdown/* EMPTY */.wg : (0,markdown/* details */.zH)(whole, (0,summary_endpoints/* endpointTable */._s)(healthy));
    }
    const rest = healthy.length === 0
        ? markdown/* EMPTY */.wg
        : (0,markdown/* details */.zH)((0,format/* formatCount */.B4)(healthy.length, 'healthy endpoint'), (0,summary_endpoints/* endpointTable */._s)(healthy));
    return (0,markdown/* paragraphs */.qN)([(0,markdown.md) `${whole}:`, (0,summary_endpoints/* endpointTable */._s)(troubled), rest]);
}
function fetchBlocks({ fetch }) {
    if (fetch === undefined)
        return [];
    const fetched = (0,wording_fetch/* describeFetch */.uc)(fetch);
    const faults = fetch.incidents.map((incident) => (0,summary_parts/* sentence */.em)((0,wording_fetch/* describeIncident */.K1)(incident)));
    const left = fetch.leftToBuild.map(summary_parts/* sentence */.em);
    return [
        fetched === undefined ? markdown/* EMPTY */.wg : (0,markdown/* prose */.CS)((0,plain_text/* clip */.$Q)(fetched, MAX_FETCH)),
        (0,summary_parts/* titledList */.NH)((0,markdown.md) `Faults while fetching:`, faults, summary_network_MAX_ITEMS),
        (0,summary_parts/* titledList */.NH)((0,markdown.md) `Left to the network of the build:`, left, summary_network_MAX_ITEMS),
    ];
}

;// CONCATENATED MODULE: ./src/report/summary-notes.ts




const MAX_WARNINGS = 50;
const MAX_MESSAGE = 500;
const summary_notes_MAX_NAME = 300;
/** What the started image answered. */
function renderSmokeTest(test, showBody) {
    if (test === undefined)
        return markdown/* EMPTY */.wg;
    const { outcome, url, body } = test;
    const mark = outcome === 'success' ? '✅' : '❌';
    return (0,markdown/* paragraphs */.qN)([
        (0,markdown.md) `### Smoke test`,
        (0,markdown.md) `${mark} ${(0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(url, summary_notes_MAX_NAME))} ${(0,markdown/* prose */.CS)((0,plain_text/* clip */.$Q)((0,wording/* describeAnswer */.O1)(test), MAX_MESSAGE))}`,
        body === undefined || !showBody ? markdown/* EMPTY */.wg : (0,markdown/* codeBlock */.DV)([body]),
    ]);
}
function renderWarnings(warnings, show) {
    return show ? (0,summary_parts/* titledList */.NH)((0,markdown.md) `### Warnings`, warnings.map(warningItem), MAX_WARNINGS) : markdown/* EMPTY */.wg;
}
function warningItem({ message, file, line, url }) {
    const place = (0,wording/* describePlace */.df)({ file, line });
    return (0,markdown/* join */.fj)([
        ...(place === undefined ? [] : [(0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(place, summary_notes_MAX_NAME))]),
        (0,markdown/* prose */.CS)((0,plain_text/* clip */.$Q)(message, MAX_MESSAGE)),
        ...(url === undefined ? [] : [(0,markdown.md) `(${(0,markdown/* link */.nf)('more', url)})`]),
    ], ' ');
}
/** Who made this, in small print. */
function renderFooter({ tool, build, startedAt }) {
    const parts = [`${tool.name} ${tool.version}`, ...(0,wording/* describeEngine */.sk)(build), `started ${startedAt}`];
    return (0,markdown.md) `<sub>${parts.map((part) => (0,plain_text/* clip */.$Q)(part, summary_notes_MAX_NAME)).join(' · ')}</sub>`;
}

// EXTERNAL MODULE: ./src/report/wording-publish.ts
var wording_publish = __webpack_require__(75576);
;// CONCATENATED MODULE: ./src/report/summary-publish.ts




const MAX_REFERENCES = 10;
const MAX_INCIDENTS = 10;
/** What was pushed, or why nothing was. Short: never left out. */
function renderPublish({ publish }) {
    return publish === undefined ? markdown/* EMPTY */.wg : summaryPublish(publish);
}
function summaryPublish(report) {
    return (0,markdown/* paragraphs */.qN)([
        headline(report),
        (0,summary_parts/* bulletList */.fF)(report.references.map(markdown/* code */.aY), MAX_REFERENCES),
        (0,summary_parts/* titledList */.NH)((0,markdown.md) `Tried again during the push:`, (0,wording_publish/* listPushIncidents */.ms)(report).map(summary_parts/* sentence */.em), MAX_INCIDENTS),
    ]);
}
function headline(report) {
    const { outcome, digest, reason, remedy } = report;
    const label = (0,markdown.md) `**${(0,plain_text/* capitalize */.ZH)(wording_publish/* PUBLISH_OUTCOMES */.a[outcome])}:**`;
    if (outcome === 'pushed') {
        return (0,markdown.md) `${label} ${(0,markdown/* code */.aY)(digest)}, the image that was scanned; ${(0,wording_publish/* describePushedBytes */.G_)(report)}`;
    }
    const why = [reason, remedy].flatMap((text) => (text === undefined ? [] : [(0,summary_parts/* sentence */.em)(text)]));
    return (0,markdown/* join */.fj)([label, ...why], ' ');
}

// EXTERNAL MODULE: ./src/scan/findings/severity.ts
var findings_severity = __webpack_require__(70553);
// EXTERNAL MODULE: ./src/report/wording-scan.ts
var wording_scan = __webpack_require__(8470);
;// CONCATENATED MODULE: ./src/report/summary-scan.ts







const MAX_BREAKING = 25;
const MAX_OTHERS = 50;
const summary_scan_MAX_ITEMS = 20;
const MAX_CELL = 120;
/** What the scanner found: the verdict always, each finding only with `findings`. Nothing for a run without a scan. */
function renderScan({ scan }, show) {
    return scan === undefined || !show.scan ? markdown/* EMPTY */.wg : summaryScan(scan, show);
}
/** The section on one scan: the verdict first, then what it is made of, what breaks the policy, and the rest. */
function summaryScan(report, show = { findings: true }) {
    return (0,markdown/* paragraphs */.qN)([
        (0,markdown.md) `### Scan`,
        (0,markdown.md) `**${markOf(report)} ${(0,summary_parts/* sentence */.em)(report.reason)}**`,
        (0,markdown.md) `${(0,wording_scan/* describeTools */.Bn)(report)} ${(0,wording_scan/* describePolicy */.wy)(report)}`,
        platformTable(report.platforms),
        ...(show.findings ? findingBlocks(report) : []),
        ignoreList(report.ignoreEntries),
        (0,summary_parts/* titledList */.NH)((0,markdown.md) `Also to be known:`, report.remarks.map(summary_parts/* sentence */.em), summary_scan_MAX_ITEMS),
    ]);
}
function markOf({ mode, verdict }) {
    const fail = mode === 'enforce' ? '❌' : '⚠️';
    return { pass: '✅', fail, unknown: '❔' }[verdict];
}
function platformTable(platforms) {
    if (platforms.length === 0)
        return markdown/* EMPTY */.wg;
    const severities = (0,scan_highlights/* usedSeverities */.$e)(platforms);
    const isCompared = platforms.some(({ comparison }) => comparison !== undefined);
    const letPass = platforms.map(({ findings }) => findings.filter(({ ignored }) => ignored).length);
    const anyLetPass = letPass.some((count) => count > 0);
    const columns = [
        (0,summary_parts/* left */.kb)('Platform'),
        (0,summary_parts/* left */.kb)('Verdict'),
        ...severities.map((severity) => (0,summary_parts/* right */.pG)((0,plain_text/* capitalize */.ZH)(severity.toLowerCase()))),
        ...(isCompared ? [(0,summary_parts/* right */.pG)('New'), (0,summary_parts/* right */.pG)('Fixed')] : []),
        ...(anyLetPass ? [(0,summary_parts/* right */.pG)('Let pass')] : []),
        (0,summary_parts/* left */.kb)('Analysed'),
    ];
    return (0,markdown/* table */.tp)(columns, platforms.map((one, at) => {
        const counts = (0,scan_highlights/* countSeverities */.ng)(one);
        const { comparison } = one;
        const compared = [comparison?.newCount, comparison?.fixed.length];
        return [
            (0,markdown/* code */.aY)(one.platform),
            (0,markdown.md) `${wording_scan/* VERDICTS */.bk[one.verdict]}`,
            ...severities.map((severity) => (0,markdown.md) `${counts[findings_severity/* SEVERITIES */.oC.indexOf(severity)] ?? 0}`),
            ...(isCompared ? compared.map((count) => (0,markdown.md) `${count ?? format/* BLANK */.Z4}`) : []),
            ...(anyLetPass ? [(0,markdown.md) `${letPass[at] ?? 0}`] : []),
            (0,markdown.md) `${(0,wording_scan/* describePackages */.zx)(one)}`,
        ];
    }));
}
function findingBlocks({ platforms }) {
    const names = platforms.map(({ platform }) => platform);
    const breaking = (0,scan_highlights/* shareFindings */.ud)(platforms, ({ counts }) => counts);
    const others = (0,scan_highlights/* shareFindings */.ud)(platforms, ({ counts, ignored }) => !counts && !ignored);
    const fixed = (0,scan_highlights/* listFixed */.VW)(platforms);
    const verb = others.length === 1 ? 'does' : 'do';
    return [
        breaking.length === 0
            ? markdown/* EMPTY */.wg
            : (0,markdown/* paragraphs */.qN)([(0,markdown.md) `What breaks the policy:`, findingTable(breaking, names, MAX_BREAKING)]),
        folded(`${(0,format/* formatCount */.B4)(others.length, 'finding')} that ${verb} not break the policy`, others, names),
        folded(`${(0,format/* formatCount */.B4)(fixed.length, 'finding')} of the base image that this one has no more`, fixed, names),
    ];
}
function folded(title, findings, names) {
    return findings.length === 0 ? markdown/* EMPTY */.wg : (0,markdown/* details */.zH)(title, findingTable(findings, names, MAX_OTHERS));
}
function findingTable(findings, names, max) {
    const shown = findings.slice(0, max);
    const hasState = shown.some(({ finding }) => finding.state !== undefined);
    const columns = [
        ...['Severity', 'Finding', 'Package', 'Installed', 'Fixed in', 'Where'].map(summary_parts/* left */.kb),
        ...(hasState ? [(0,summary_parts/* left */.kb)('Against the base')] : []),
        ...(names.length > 1 ? [(0,summary_parts/* left */.kb)('Platforms')] : []),
    ];
    const rows = shown.map(({ finding, platforms }) => [
        ...findingCells(finding),
        ...(hasState ? [(0,markdown.md) `${(0,wording_scan/* describeState */.Jw)(finding)}`] : []),
        ...(names.length > 1 ? [platformCell(platforms, names)] : []),
    ]);
    const rest = findings.length - shown.length;
    return (0,markdown/* paragraphs */.qN)([
        (0,markdown/* table */.tp)(columns, rows),
        rest > 0 ? (0,markdown.md) `${(0,format/* formatCount */.B4)(rest, 'more finding')}; report.json has all.` : markdown/* EMPTY */.wg,
    ]);
}
function findingCells(finding) {
    const { severity, id, url, title, installed, fixed, path } = finding;
    const name = (0,markdown/* link */.nf)((0,plain_text/* clip */.$Q)(id, MAX_CELL), url ?? '');
    return [
        (0,markdown.md) `${severity.toLowerCase()}`,
        // No colon: after a name that ends with `:x` it would make an emoji of it.
        title === undefined ? name : (0,markdown.md) `${name} – ${(0,plain_text/* clip */.$Q)(title, MAX_CELL)}`,
        (0,markdown.md) `${(0,plain_text/* clip */.$Q)((0,wording_scan/* describeSubject */.qy)(finding), MAX_CELL)}`,
        codeOrBlank(installed),
        codeOrBlank(fixed),
        codeOrBlank(path === undefined ? undefined : `/${path}`),
    ];
}
function codeOrBlank(text) {
    return (0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(text ?? '', MAX_CELL));
}
function platformCell(platforms, names) {
    return platforms.length === names.length ? (0,markdown.md) `all` : (0,markdown/* join */.fj)(platforms.map(markdown/* code */.aY), ', ');
}
/** Each with its reason and its end: whoever reads the summary sees what was left out of the verdict. */
function ignoreList(entries) {
    const items = entries.map((entry) => {
        const places = (0,wording_scan/* placesOf */.ek)(entry).map((place) => (0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(place, MAX_CELL)));
        const where = places.length === 0 ? markdown/* EMPTY */.wg : (0,markdown.md) ` in ${(0,markdown/* join */.fj)(places, ', ')}`;
        return (0,markdown.md) `${(0,markdown/* code */.aY)(entry.id)}${where}, ${(0,summary_parts/* sentence */.em)((0,wording_scan/* describeIgnoreEntry */.MO)(entry))}`;
    });
    return (0,summary_parts/* titledList */.NH)((0,markdown.md) `Let pass by the ignore file:`, items, summary_scan_MAX_ITEMS);
}

;// CONCATENATED MODULE: ./src/report/summary-sizes.ts






const MAX_INSTRUCTION = 120;
const MAX_REASON = 500;
const TITLES = {
    compressedBytes: 'Compressed',
    unpackedBytes: 'Unpacked',
};
/** What was measured, a row for each platform; the layers of each behind a click. */
function renderSizes(image, show) {
    if (image === undefined || !show.sizes)
        return markdown/* EMPTY */.wg;
    const { platforms, unmeasured } = image;
    const counted = (0,wording/* describeUnpacked */.pH)(image);
    return (0,markdown/* paragraphs */.qN)([
        (0,markdown.md) `### Size`,
        (0,highlights/* knownMeasures */.XD)(platforms).length === 0 ? markdown/* EMPTY */.wg : sizeTable(platforms),
        counted === undefined ? markdown/* EMPTY */.wg : (0,markdown.md) `${counted}`,
        unmeasured === undefined ? markdown/* EMPTY */.wg : (0,markdown.md) `Not measured: ${(0,plain_text/* clip */.$Q)(unmeasured, MAX_REASON)}`,
        ...(show.layers ? platforms.map(layerDetails) : []),
    ]);
}
function sizeTable(platforms) {
    const measures = (0,highlights/* knownMeasures */.XD)(platforms);
    const split = (0,highlights/* hasBaseSplit */.k0)(platforms);
    const parts = split ? [(0,summary_parts/* right */.pG)('base'), (0,summary_parts/* right */.pG)('own')] : [];
    const columns = [
        (0,summary_parts/* left */.kb)('Platform'),
        ...measures.flatMap((measure) => [(0,summary_parts/* right */.pG)(TITLES[measure]), ...parts]),
    ];
    const cells = (platform, measure) => {
        const { total, base, own } = (0,highlights/* sizesOf */.gN)(platform, measure);
        const sum = (0,markdown.md) `**${(0,format/* formatBytes */.z3)(total)}**`;
        return split ? [sum, (0,markdown.md) `${(0,format/* formatBytes */.z3)(base)}`, (0,markdown.md) `${(0,format/* formatBytes */.z3)(own)}`] : [sum];
    };
    const rows = platforms.map((platform) => [
        (0,markdown/* code */.aY)(platform.platform),
        ...measures.flatMap((measure) => cells(platform, measure)),
    ]);
    return (0,markdown/* table */.tp)(columns, rows);
}
function layerDetails({ platform, layers, total }) {
    if (layers.length === 0)
        return markdown/* EMPTY */.wg;
    const sum = [(0,format/* formatCount */.B4)(layers.length, 'layer'), ...(0,wording/* describeSize */.jt)(total, format/* formatExactBytes */.Uv)];
    const columns = [
        (0,summary_parts/* right */.pG)('Layer'),
        (0,summary_parts/* right */.pG)('Compressed'),
        (0,summary_parts/* right */.pG)('Unpacked'),
        (0,summary_parts/* left */.kb)('From'),
        (0,summary_parts/* left */.kb)('Made by'),
        (0,summary_parts/* left */.kb)('Digest'),
    ];
    return (0,markdown/* details */.zH)(`${platform}: ${sum.join(', ')}`, (0,markdown/* table */.tp)(columns, layers.map(layerRow)));
}
const ORIGINS = {
    base: 'base',
    own: 'own',
    unknown: format/* BLANK */.Z4,
};
function layerRow(layer, index) {
    return [
        (0,markdown.md) `${index + 1}`,
        (0,markdown.md) `${(0,format/* formatBytes */.z3)(layer.compressedBytes)}`,
        (0,markdown.md) `${(0,format/* formatBytes */.z3)(layer.unpackedBytes)}`,
        (0,markdown.md) `${ORIGINS[layer.origin]}`,
        (0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)((0,highlights/* shortInstruction */.jw)(layer.createdBy ?? ''), MAX_INSTRUCTION)),
        (0,markdown/* code */.aY)(shortDigest(layer.digest)),
    ];
}
/** Twelve digits, as Docker shows identifiers. */
function shortDigest(digest) {
    return digest.replace(/^[^:]*:/, '').slice(0, 12);
}

// EXTERNAL MODULE: ./src/report/timeline.ts
var report_timeline = __webpack_require__(91935);
;// CONCATENATED MODULE: ./src/report/gantt.ts



/**
 * A chart in the language of Mermaid, which GitHub draws. Its grammar has no way to quote: a name ends at
 * a colon, a line at a semicolon, `#` and `%%` begin something else, and so does a keyword at the start.
 */
const gantt_MAX_NAME = 48;
/** More make a chart that nobody reads. */
const MAX_STEPS = 12;
const gantt_MAX_ATTEMPTS = 8;
/** Signs that mean something to Mermaid, or to a browser, as ones that only look alike. */
const LOOK_ALIKE = {
    ':': '\u2236',
    ';': ',',
    '#': '\uff03',
    '%': '\uff05',
    '<': '\u2039',
    '>': '\u203a',
    '&': '\uff06',
    '"': '\u201d',
    '`': '\u2019',
    '{': '(',
    '}': ')',
    '|': '\u00a6',
    '\\': '\u2216',
    $: '\uff04',
    '^': '\u02c6',
};
/** Text of others as the name of a row: no sign of it has a meaning, and no word stands at the start. */
function ganttName(text) {
    const line = (0,plain_text/* clip */.$Q)((0,plain_text/* cleanLine */.Ow)(text).replace(/\s+/g, ' ').trim(), gantt_MAX_NAME);
    const plain = line
        .replace(/[:;#%<>&"`{}|\\$^]/g, (sign) => LOOK_ALIKE[sign] ?? '')
        .replace(/[^\p{L}\p{M}\p{N} .,_/+=()[\]'@~*!?\u2026\u2236\uff03\uff05\u2039\u203a\uff06\u201d\u2019\u00a6\u2216\uff04\u02c6-]/gu, '\u00b7');
    return plain.startsWith('[') ? plain : `\u00b7 ${plain}`;
}
/** Lines of the chart; none where nothing took noticeable time. */
function ganttLines(timeline) {
    const { durationMs } = timeline;
    const sections = [
        ...section('Run', (0,report_timeline/* pickRows */.LB)(timeline.stages, durationMs).shown),
        ...section('Attempts', timeline.attempts.slice(-2 * gantt_MAX_ATTEMPTS)),
        ...section('Steps', (0,report_timeline/* pickRows */.LB)(timeline.steps, durationMs, MAX_STEPS).shown),
    ];
    if (sections.length === 0)
        return [];
    return [
        'gantt',
        '    dateFormat YYYY-MM-DD HH:mm:ss.SSS',
        `    axisFormat ${axisFormat(durationMs)}`,
        '    todayMarker off',
        ...sections,
    ];
}
const HOUR_MS = 3_600_000;
function axisFormat(durationMs) {
    if (durationMs >= HOUR_MS)
        return '%H:%M';
    return durationMs >= 5000 ? '%M:%S' : '%S.%L';
}
function section(title, rows) {
    return rows.length === 0 ? [] : [`    section ${title}`, ...rows.map(ganttRow)];
}
const TAGS = {
    done: '',
    cached: 'done, ',
    failed: 'crit, ',
    cancelled: 'crit, ',
};
function ganttRow({ kind, name, startMs, durationMs, outcome }) {
    const shown = kind === 'step' ? ganttName((0,report_timeline/* shortStepName */.eq)(name)) : name;
    const tag = kind === 'wait' ? 'done, ' : TAGS[outcome];
    const took = Math.max(1, Math.round(durationMs));
    return `    ${shown} (${(0,format/* formatDuration */.a3)(durationMs)}) :${tag}${clockTime(startMs)}, ${took}ms`;
}
/** On a day of its own that no clock is changed on: the axis counts from midnight, wherever it is read. */
function clockTime(sinceStartMs) {
    const at = new Date(Date.UTC(2001, 0, 1) + Math.round(sinceStartMs)).toISOString();
    return `${at.slice(0, 10)} ${at.slice(11, 23)}`;
}

;// CONCATENATED MODULE: ./src/report/summary-timeline.ts




/** A shorter run needs no chart. */
const WORTH_SEEING_MS = 1000;
/** Where the time went, as a chart that GitHub draws, and what is not in it. */
function renderTimeline(report, show) {
    const timeline = (0,report_timeline/* timelineOf */.hf)(report);
    if (!show.timeline || timeline.durationMs < WORTH_SEEING_MS)
        return markdown/* EMPTY */.wg;
    const lines = ganttLines(timeline);
    if (lines.length === 0)
        return markdown/* EMPTY */.wg;
    return (0,markdown/* paragraphs */.qN)([
        // Names in it were made harmless for Mermaid, and can hold no fence.
        { markdown: ['```mermaid', ...lines, '```'].join('\n') },
        caption(timeline),
    ]);
}
function caption({ steps, attempts, durationMs }) {
    const { shown, rest } = (0,report_timeline/* pickRows */.LB)(steps, durationMs, MAX_STEPS);
    const short = rest.count - rest.cached;
    const parts = [
        ...(attempts.some(({ kind }) => kind === 'wait') ? ['Grey is waiting.'] : []),
        ...(rest.cached === 0 ? [] : [`${(0,format/* formatCount */.B4)(rest.cached, 'step')} came from the cache.`]),
        ...(short === 0 || shown.length === 0
            ? []
            : [`${(0,format/* formatCount */.B4)(short, 'shorter step')} took ${(0,format/* formatDuration */.a3)(rest.durationMs)} in all.`]),
    ];
    return parts.length === 0 ? markdown/* EMPTY */.wg : (0,markdown.md) `<sub>${parts.join(' ')}</sub>`;
}

;// CONCATENATED MODULE: ./src/report/summary-times.ts







const SLOWEST = 8;
const MAX_STEP = 160;
/** Where the time went: stages of the run, steps of the build. */
function renderTimes(report, show) {
    if (!show.times || report.stages.length === 0)
        return markdown/* EMPTY */.wg;
    return (0,markdown/* paragraphs */.qN)([
        (0,markdown.md) `### Time`,
        renderTimeline(report, show),
        stageTable(report),
        cargoSentence(report),
        ...(show.steps ? stepSection(report.steps) : []),
    ]);
}
function stageTable({ stages, durationMs }) {
    const rows = stages.map((stage) => [
        (0,markdown.md) `${stage.name}`,
        (0,markdown.md) `${(0,format/* formatDuration */.a3)(stage.durationMs)}`,
        (0,markdown.md) `${(0,format/* formatShare */.T1)(stage.durationMs, durationMs)}`,
    ]);
    const total = [(0,markdown.md) `**total**`, (0,markdown.md) `**${(0,format/* formatDuration */.a3)(durationMs)}**`, markdown/* EMPTY */.wg];
    return (0,markdown/* table */.tp)([(0,summary_parts/* left */.kb)('Stage'), (0,summary_parts/* right */.pG)('Took'), (0,summary_parts/* right */.pG)('Share')], [...rows, total]);
}
/** The section on caches has it among its figures, and stays longer than this one. */
function cargoSentence({ cargo, cache }) {
    return cargo === undefined || cache ? markdown/* EMPTY */.wg : (0,markdown.md) `${(0,wording/* formatCargo */.Uq)(cargo)}`;
}
function stepSection(steps) {
    if (steps.length === 0)
        return [];
    const slowest = (0,highlights/* pickSlowestSteps */.cY)(steps, SLOWEST);
    const title = (0,wording/* describeSteps */.N$)(steps);
    return [
        slowest.length === 0 ? (0,markdown.md) `${title}` : (0,markdown.md) `${title}; the slowest:\n\n${stepTable(slowest)}`,
        (0,markdown/* details */.zH)('All build steps', (0,markdown/* paragraphs */.qN)([stageTotalsTable(steps), stepTable(steps)])),
    ];
}
function stepTable(steps) {
    return (0,markdown/* table */.tp)([(0,summary_parts/* right */.pG)('Took'), (0,summary_parts/* left */.kb)('Step')], steps.map((step) => [(0,markdown.md) `${stepTime(step)}`, stepName(step)]));
}
function stepTime({ cached, durationMs }) {
    return cached ? 'cached' : (0,format/* formatDuration */.a3)(durationMs);
}
function stepName({ name, error }) {
    const shown = (0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(name, MAX_STEP));
    return error === undefined ? shown : (0,markdown.md) `${shown} **failed**`;
}
/** Only where there is more than one stage to tell apart. */
function stageTotalsTable(steps) {
    const totals = (0,highlights/* totalByStage */.Gn)(steps);
    if (totals.filter(({ stage }) => stage !== undefined).length < 2)
        return markdown/* EMPTY */.wg;
    const rows = totals.map(({ stage, steps: count, cached, busyMs }) => [
        stage === undefined ? (0,markdown.md) `${format/* BLANK */.Z4}` : (0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(stage, MAX_STEP)),
        (0,markdown.md) `${count}`,
        (0,markdown.md) `${cached}`,
        (0,markdown.md) `${cached === count ? 'cached' : (0,format/* formatDuration */.a3)(busyMs)}`,
    ]);
    return (0,markdown/* table */.tp)([(0,summary_parts/* left */.kb)('Dockerfile stage'), (0,summary_parts/* right */.pG)('Steps'), (0,summary_parts/* right */.pG)('Cached'), (0,summary_parts/* right */.pG)('Took')], rows);
}

;// CONCATENATED MODULE: ./src/report/summary.ts













/** GitHub refuses the whole summary of a step above 1 MiB; the rest is for what others write there. */
const SUMMARY_MAX_BYTES = 1024 * 1024 - 64 * 1024;
const WHOLE = {
    layers: true,
    steps: true,
    endpoints: true,
    attemptEvidence: true,
    evidenceLines: Number.POSITIVE_INFINITY,
    answer: true,
    findings: true,
    deltaFiles: true,
    warnings: true,
    timeline: true,
    times: true,
    sizes: true,
    cache: true,
    network: true,
    delta: true,
    scan: true,
    attempts: true,
    facts: true,
    tried: true,
};
/** What goes first when there is too much: the longest and least read, down to cause and remedy. */
const CUTS = [
    { name: 'layers', cut: { layers: false } },
    { name: 'build steps', cut: { steps: false } },
    { name: 'endpoints', cut: { endpoints: false } },
    { name: 'log lines of earlier attempts', cut: { attemptEvidence: false } },
    { name: 'changed files and crates', cut: { deltaFiles: false } },
    { name: 'older log lines', cut: { evidenceLines: 20 } },
    { name: 'log lines', cut: { evidenceLines: 0 }, includes: 'older log lines' },
    { name: 'answer of the smoke test', cut: { answer: false } },
    { name: 'warnings', cut: { warnings: false } },
    { name: 'findings', cut: { findings: false } },
    { name: 'timeline', cut: { timeline: false } },
    { name: 'times', cut: { times: false }, includes: 'timeline' },
    { name: 'sizes', cut: { sizes: false }, includes: 'layers' },
    { name: 'cache', cut: { cache: false } },
    { name: 'network', cut: { network: false }, includes: 'endpoints' },
    { name: 'changes', cut: { delta: false }, includes: 'changed files and crates' },
    {
        name: 'attempts',
        cut: { attempts: false },
        includes: 'log lines of earlier attempts',
    },
    { name: 'scan', cut: { scan: false }, includes: 'findings' },
    { name: 'facts', cut: { facts: false } },
    { name: 'what was tried', cut: { tried: false } },
];
/**
 * The job summary, in GitHub-flavoured Markdown of at most `maxBytes` (not below 1,000). Above that,
 * parts are left out whole in a fixed order, and the summary names them.
 */
function renderSummary(report, maxBytes = SUMMARY_MAX_BYTES) {
    let extent = WHOLE;
    let body = renderBody(report, extent);
    let left = [];
    for (const { name, cut, includes } of CUTS) {
        const text = withNote(report, body, left, maxBytes);
        if (Buffer.byteLength(text) <= maxBytes)
            return text;
        extent = { ...extent, ...cut };
        const shorter = renderBody(report, extent);
        // What was not there is not missed.
        if (shorter.markdown !== body.markdown)
            left = [...left.filter((it) => it !== includes), name];
        body = shorter;
    }
    const text = withNote(report, body, left, maxBytes);
    return Buffer.byteLength(text) <= maxBytes ? text : renderBarest(report, maxBytes);
}
function renderBody(report, extent) {
    return (0,markdown/* paragraphs */.qN)([
        (0,summary_head/* renderHeadline */.Lf)(report),
        (0,summary_head/* renderStandIns */.fL)(report),
        renderUnchanged(report),
        (0,summary_head/* renderFailure */.zt)(report, extent),
        extent.facts ? (0,summary_head/* renderFacts */.Id)(report) : markdown/* EMPTY */.wg,
        renderPublish(report),
        renderScan(report, extent),
        renderSmokeTest(report.smokeTest, extent.answer),
        renderDelta(report, extent),
        renderSizes(report.image, extent),
        renderAttempts(report, extent),
        renderNetwork(report, extent),
        renderCache(report, extent),
        renderTimes(report, extent),
        renderWarnings(report.warnings, extent.warnings),
        renderCommentLine(report.comment),
    ]);
}
function withNote(report, body, left, maxBytes) {
    return `${(0,markdown/* paragraphs */.qN)([body, leftOutNote(left, maxBytes), renderFooter(report)]).markdown}\n`;
}
function leftOutNote(left, maxBytes) {
    if (left.length === 0)
        return markdown/* EMPTY */.wg;
    return (0,markdown.md) `Left out to stay below ${(0,format/* groupDigits */.K9)(maxBytes)} bytes: ${left.join(', ')}. All of it stands in report.json.`;
}
/** When even cause and remedy are too long: how it ended, and whether the image is a real one. */
function renderBarest(report, maxBytes) {
    const standIns = report.build.standIns.length === 0
        ? markdown/* EMPTY */.wg
        : (0,markdown.md) `> ⚠️ **Built on stand-in base images.** Do not release this image.`;
    const note = leftOutNote(['everything else'], maxBytes);
    return `${(0,markdown/* paragraphs */.qN)([(0,summary_head/* renderHeadline */.Lf)(report), standIns, note]).markdown}\n`;
}

;// CONCATENATED MODULE: ./src/report/verdict.ts






const MAX_CAUSE = 900;
const MAX_STAGE = 40;
/** How the run ended: for the exit code, for the error annotation, for the last line on a terminal. */
function decideVerdict(report) {
    switch (report.outcome) {
        case 'success':
            return { exitCode: exit_codes/* EXIT */.d.ok, sentence: successSentence(report) };
        case 'cancelled':
            return {
                exitCode: exit_codes/* EXIT */.d.cancelled,
                sentence: `The run was cancelled after ${(0,format/* formatDuration */.a3)(report.durationMs)}.`,
            };
        case 'failure':
            return { exitCode: failureExitCode(report), sentence: failureSentence(report) };
    }
}
/** A failure never ends with 0, and one that names no code of ours is a bug of ours. */
function failureExitCode({ failure }) {
    const codes = [exit_codes/* EXIT */.d.build, exit_codes/* EXIT */.d.input, exit_codes/* EXIT */.d.network, exit_codes/* EXIT */.d.policy];
    return codes.find((code) => code === failure?.exitCode) ?? exit_codes/* EXIT */.d.bug;
}
function failureSentence({ failure, attempts }) {
    if (failure === undefined)
        return 'The run failed without a cause, which is a bug of cv-docker-build.';
    const stage = (0,plain_text/* capitalize */.ZH)((0,plain_text/* clip */.$Q)((0,plain_text/* cleanLine */.Ow)(failure.stage), MAX_STAGE));
    const often = failure.stage === 'build' && attempts.length > 1;
    const failed = often ? `failed ${(0,format/* formatCount */.B4)(attempts.length, 'time')}` : 'failed';
    const cause = `${stage} ${failed}: ${asSentence(failure.cause)}`;
    return failure.remedy === undefined ? cause : `${cause} ${asSentence(failure.remedy)}`;
}
function successSentence(report) {
    if ((0,highlights/* madeNoImage */.oj)(report))
        return `Finished in ${(0,format/* formatDuration */.a3)(report.durationMs)}.`;
    const { tags, platforms } = report.build;
    const name = tags[0] === undefined ? 'the image' : (0,plain_text/* clip */.$Q)((0,plain_text/* cleanLine */.Ow)(tags[0]), 300);
    const several = platforms.length > 1 ? ` for ${(0,format/* formatCount */.B4)(platforms.length, 'platform')}` : '';
    const did = report.cache?.unchanged === undefined ? 'Built' : 'Nothing changed: skipped the build of';
    const built = `${did} ${name}${several} in ${(0,format/* formatDuration */.a3)(report.durationMs)}`;
    return `${built}${sizeClause(report)}${scanClause(report)}${standInClause(report)}.`;
}
function sizeClause({ image }) {
    const [only, second] = image?.platforms ?? [];
    if (only === undefined || second !== undefined)
        return '';
    return (0,wording/* describeSize */.jt)(only.total)
        .map((part) => `, ${part}`)
        .join('');
}
/** A scan that nobody could make is no reason to fail where nothing was enforced, and none to be silent. */
function scanClause({ scan }) {
    return scan === undefined ? '' : `, scan ${wording_scan/* VERDICTS */.bk[scan.verdict]}`;
}
/** Nobody may take an image of stand-ins for a real one, not even from one line. */
function standInClause({ build }) {
    return build.standIns.length === 0 ? '' : ', on stand-in base images (not for release)';
}
function asSentence(text) {
    return (0,wording/* endSentence */.H_)((0,plain_text/* clip */.$Q)((0,plain_text/* cleanLine */.Ow)(text).trim(), MAX_CAUSE));
}

;// CONCATENATED MODULE: ./src/action/conclude.ts









/**
 * Tells what a run did in every place where a runner shows it: annotations, report.json (at `wanted`,
 * else in the folder of the run) with its page beside it, outputs, job summary. Gives the exit code.
 */
async function conclude({ report, metadata, output }, wanted, { workspaceFolder, tempFolder }) {
    const core = await loadToolkit();
    (0,warnings/* logWarnings */.Q)(actionsLogger, report.warnings);
    const path = (0,external_node_path_.resolve)(workspaceFolder, wanted ?? `${tempFolder}/report.json`);
    const isWritten = await tryTo('report.json', () => files/* files */.a.writeText(path, (0,json/* renderJson */.h)(report)));
    const pagePath = pageBeside(path);
    const hasPage = await tryTo('report.html', () => writePage(pagePath, report));
    const outputs = makeOutputs(report, {
        ...(isWritten ? { reportFile: path } : {}),
        ...(hasPage ? { pageFile: pagePath } : {}),
        ...(metadata === undefined ? {} : { metadata }),
    });
    for (const [name, value] of Object.entries(outputs))
        core.setOutput(name, value);
    if (process.env.GITHUB_STEP_SUMMARY) {
        await tryTo('the job summary', () => writeSummary(renderSummary(report)));
    }
    if (output !== undefined)
        actionsLogger.info(output);
    return tellVerdict(report);
}
/** `report.html` of `report.json`. */
function pageBeside(path) {
    return `${path.replace(/\.json$/i, '')}.html`;
}
/** Loaded when the build is over, which does not wait for it. */
async function writePage(path, report) {
    const { renderPage } = await __webpack_require__.e(/* import() */ 723).then(__webpack_require__.bind(__webpack_require__, 26723));
    await files/* files */.a.writeText(path, renderPage(report));
}
async function writeSummary(markdown) {
    const core = await loadToolkit();
    await core.summary.addRaw(markdown).write();
}
/** What only tells of a build never fails it. */
async function tryTo(what, write) {
    try {
        await write();
        return true;
    }
    catch (error) {
        actionsLogger.warning(`${what} could not be written: ${error.message}`);
        return false;
    }
}
function tellVerdict(report) {
    const { exitCode, sentence } = decideVerdict(report);
    if (exitCode !== 0)
        actionsLogger.error(sentence);
    // Nobody may take an image of stand-ins for a real one.
    else if (report.build.standIns.length > 0)
        actionsLogger.warning(sentence);
    else
        actionsLogger.info(sentence);
    return exitCode;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
;// CONCATENATED MODULE: ./src/adapters/runner.ts
/** What the runner says of itself; `undefined` outside of a workflow. */
function readRunner(env) {
    if (!env.RUNNER_ENVIRONMENT && !env.GITHUB_ACTIONS)
        return undefined;
    const url = env.ACTIONS_RESULTS_URL || env.ACTIONS_CACHE_URL;
    const cacheMode = env.ACTIONS_CACHE_MODE?.trim().toLowerCase();
    return {
        // A runner of GitHub Enterprise Server that does not say so is somebody's own.
        hosted: env.RUNNER_ENVIRONMENT === 'github-hosted',
        cacheService: Boolean(url && env.ACTIONS_RUNTIME_TOKEN),
        ...(cacheMode ? { cacheMode } : {}),
    };
}
/** For the context of a run. */
function runnerOf(env) {
    const runner = readRunner(env);
    return runner ? { runner } : {};
}

;// CONCATENATED MODULE: ./src/action/context.ts






/** Both from src/action and from dist/action the repository is two folders up. */
const REPOSITORY = (0,external_node_path_.resolve)((0,external_node_path_.dirname)((0,external_node_url_.fileURLToPath)(import.meta.url)), '..', '..');
/** Makes the temporary folder of this run below RUNNER_TEMP; `post` removes it. */
function readActionContext(env) {
    const github = readGitHub(env);
    return {
        front: 'action',
        workspaceFolder: env.GITHUB_WORKSPACE || process.cwd(),
        tempFolder: (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(env.RUNNER_TEMP || (0,external_node_os_.tmpdir)(), 'cv-docker-build-')),
        cacheFolder: (0,environment/* cacheFolder */.nF)(env),
        dockerFolder: (0,external_node_path_.join)(REPOSITORY, 'docker'),
        startedAtMs: Date.now(),
        proxy: (0,environment/* proxySettings */.EM)(env),
        settings: (0,environment/* buildSettings */.E6)(env),
        ...(github ? { github } : {}),
        ...(0,environment/* caBundle */.R0)(env),
        ...(0,environment/* userOfProcess */.WK)(),
        ...runnerOf(env),
    };
}
function readGitHub(env) {
    const repository = env.GITHUB_REPOSITORY;
    if (!repository)
        return undefined;
    const event = readEvent(env.GITHUB_EVENT_PATH);
    const repo = record(event.repository);
    const pull = record(event.pull_request);
    return {
        serverUrl: env.GITHUB_SERVER_URL || 'https://github.com',
        apiUrl: env.GITHUB_API_URL || 'https://api.github.com',
        repository,
        eventName: env.GITHUB_EVENT_NAME ?? '',
        ref: env.GITHUB_REF ?? '',
        sha: env.GITHUB_SHA ?? '',
        actor: env.GITHUB_ACTOR ?? '',
        runId: env.GITHUB_RUN_ID ?? '',
        runAttempt: env.GITHUB_RUN_ATTEMPT ?? '',
        step: readStep(env),
        ...context_text('defaultBranch', repo.default_branch),
        ...context_text('description', repo.description),
        ...context_text('license', record(repo.license).spdx_id),
        ...(typeof repo.private === 'boolean' ? { isPrivate: repo.private } : {}),
        ...(typeof pull.number === 'number'
            ? { pullRequest: readPull(pull, pull.number, repository) }
            : {}),
    };
}
function readPull(pull, number, repository) {
    const { ref, sha } = record(pull.base);
    const head = record(pull.head);
    return {
        number,
        headSha: String(head.sha ?? ''),
        isFork: record(head.repo).full_name !== repository,
        ...(typeof ref === 'string' && typeof sha === 'string' ? { base: { ref, sha } } : {}),
        ...(pull.state === 'closed' ? { isClosed: true } : {}),
    };
}
function readStep(env) {
    return {
        ...context_text('workflow', env.GITHUB_WORKFLOW),
        ...context_text('job', env.GITHUB_JOB),
        ...context_text('action', env.GITHUB_ACTION),
    };
}
/** A missing or broken payload is no reason to stop: what it would have said is then not known. */
function readEvent(path) {
    if (!path)
        return {};
    try {
        return record(JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8')));
    }
    catch {
        return {};
    }
}
function record(value) {
    return typeof value === 'object' && value !== null ? value : {};
}
function context_text(key, value) {
    return (typeof value === 'string' && value !== '' ? { [key]: value } : {});
}

;// CONCATENATED MODULE: ./src/action/state.ts
const STATE_KEY = 'cv-docker-build';
function formatState(state) {
    return JSON.stringify(state);
}
/** `undefined` when main saved none, or a state of another release. */
function parseState(text) {
    try {
        const value = JSON.parse(text);
        if (value?.version !== 1 || typeof value.tempFolder !== 'string')
            return undefined;
        const { tempFolder, builderName } = value;
        return {
            version: 1,
            tempFolder,
            ...(typeof builderName === 'string' ? { builderName } : {}),
        };
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./src/action/step-environment.ts
var step_environment = __webpack_require__(58450);
;// CONCATENATED MODULE: ./src/action/run-main.ts




















/** By then docker has been started, and this process waits for it. */
const LOAD_TOOLKIT_MS = 10;
const LOAD_HTTP2_MS = 100;
/** The main step. Gives the exit code; whatever happens, the reason stands in an annotation. */
async function runMain(inspection, signal) {
    const started = readActionContext(process.env);
    saveForPost(started, {});
    try {
        // The inspection takes longer than git: nothing waits for this.
        const [git] = await Promise.all([
            readCommitTime(started.workspaceFolder, command_runner/* runCommand */.d),
            markOwner(started.tempFolder),
        ]);
        return await build({ ...started, git }, inspection, signal);
    }
    catch (error) {
        // Whatever was cut short by the signal fails in its own way.
        return signal.aborted ? cancelled() : fail(error);
    }
    finally {
        inspection.stop();
        // What was said before it was loaded is said now, at the latest.
        await loadToolkit();
    }
}
async function build(context, inspection, signal) {
    const env = (0,environment/* definedVariables */.JF)(process.env);
    const { plugin } = inspection;
    const ports = (0,pipeline_ports/* makePipelinePorts */.PK)(env, actionsLogger, plugin === undefined ? {} : { buildxPlugin: plugin });
    const preparation = await prepare(readInputs(), context, {
        files: files/* files */.a,
        engineFacts: inspection.read,
        standIns: standIns(context, env),
        hostCargo: async (folder) => {
            const { hostCargoReader } = await __webpack_require__.e(/* import() */ 149).then(__webpack_require__.bind(__webpack_require__, 74149));
            return hostCargoReader(env, files/* files */.a)(folder);
        },
    });
    if (preparation.kind !== 'ready')
        return refuse(preparation);
    if (signal.aborted)
        return cancelled();
    const { plan, request } = preparation;
    for (const { source } of request.secrets) {
        if (source.kind !== 'value')
            continue;
        const text = (0,src_request/* revealSecret */.uO)(source.value);
        withToolkit((core) => core.setSecret(text));
    }
    saveForPost(context, leftBehind(plan));
    for (const note of plan.notes)
        actionsLogger.info(note);
    loadAhead(plan);
    const result = await runPipeline(preparation, context, ports, signal);
    const token = request.githubToken === undefined ? '' : (0,src_request/* revealSecret */.uO)(request.githubToken);
    const report = await commentOn(result.report, request, token, context, signal);
    return conclude({ ...result, report }, request.report, context);
}
/** What is needed later is loaded while the builder works. */
function loadAhead({ measure }) {
    // Whoever needs it gets the error, should there be one.
    setTimeout(() => loadToolkit().catch(() => { }), LOAD_TOOLKIT_MS).unref();
    if (measure.kind === 'engine')
        setTimeout(() => Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 32467, 23)), LOAD_HTTP2_MS).unref();
}
/** Loaded only where they are asked for: on an ordinary runner never. */
function standIns({ cacheFolder }, env) {
    const source = async () => {
        const { standInSource } = await __webpack_require__.e(/* import() */ 707).then(__webpack_require__.bind(__webpack_require__, 6707));
        return standInSource(cacheFolder, () => env, actionsLogger);
    };
    return {
        make: async (...wanted) => (await source()).make(...wanted),
        makeBuildkitImage: async (wanted) => (await source()).makeBuildkitImage(wanted),
    };
}
/** As the runner hands them over; a value is trimmed by the parser where that is right. */
function readInputs() {
    return Object.fromEntries((0,inputs/* inputsOf */.Vc)('action').map(({ name }) => [name, (0,step_environment/* readInput */.R)(name, process.env)]));
}
function saveForPost({ tempFolder }, left) {
    const state = formatState({ version: 1, tempFolder, ...left });
    withToolkit((core) => core.saveState(STATE_KEY, state));
}
function refuse(preparation) {
    if (preparation.kind === 'refusal') {
        const { message, hint } = preparation.refusal;
        actionsLogger.error(sentence(message, hint));
        return exit_codes/* EXIT */.d.build;
    }
    for (const error of preparation.errors)
        actionsLogger.error((0,errors/* formatInputError */.i)(error));
    return exit_codes/* EXIT */.d.input;
}
function cancelled() {
    withToolkit((core) => core.setOutput('outcome', 'cancelled'));
    actionsLogger.error('The run was cancelled before the build began.');
    return exit_codes/* EXIT */.d.cancelled;
}
function fail(error) {
    if (error instanceof errors/* ToolError */.v) {
        actionsLogger.error(sentence(error.message, error.hint));
        return exit_codes/* EXIT */.d.build;
    }
    const text = error instanceof Error ? error.message : String(error);
    actionsLogger.error(`This is a bug of cv-docker-build, please report it: ${(0,plain_text/* cleanLine */.Ow)(text)}`);
    if (error instanceof Error && error.stack)
        actionsLogger.info(error.stack);
    return exit_codes/* EXIT */.d.bug;
}
/** What happened and what to do, on one line; either may quote what docker said. */
function sentence(message, hint) {
    const end = /[.!?:]$/.test(message) ? '' : ';';
    return (0,plain_text/* cleanLine */.Ow)(`${message}${end} ${hint}`);
}


/***/ }),

/***/ 33350:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ clock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_0__);

const clock = {
    now: Date.now,
    sleep: async (durationMs, signal) => {
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(durationMs, undefined, signal ? { signal } : {}).catch((error) => {
            if (error.name !== 'AbortError')
                throw error;
        });
    },
};


/***/ }),

/***/ 26434:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ engineApi)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./src/engine/grpc-message.ts
var grpc_message = __webpack_require__(73926);
// EXTERNAL MODULE: ./src/image/read.ts
var read = __webpack_require__(93021);
;// CONCATENATED MODULE: ./src/image/content-protocol.ts


/** The two messages of containerd.services.content.v1.Content/Read in their gRPC frames. */
const READ_CONTENT_PATH = '/containerd.services.content.v1.Content/Read';
/** `ReadContentRequest { digest = 1; offset = 2; size = 3 }` as one gRPC frame. */
function encodeReadRequest(digest, startByte, lengthBytes) {
    return (0,grpc_message/* encodeFrame */.Yt)([
        ...(0,grpc_message/* encodeText */.wx)(1, digest),
        ...(0,grpc_message/* encodeNumber */._v)(2, startByte),
        ...(0,grpc_message/* encodeNumber */._v)(3, lengthBytes),
    ]);
}
/** Joins the data of all `ReadContentResponse { offset = 1; data = 2 }` frames of an answer. */
function decodeReadResponses(body) {
    const messages = (0,grpc_message/* splitFrames */.zF)(body);
    if (!messages)
        return (0,read/* unreadable */.O$)('the engine sent a gRPC frame that is cut off or compressed');
    const parts = [];
    for (const message of messages) {
        const data = (0,grpc_message/* valuesOf */.sm)(message, 2);
        if (!data)
            return (0,read/* unreadable */.O$)('the engine sent a content message that cannot be read');
        parts.push(data.at(-1) ?? new Uint8Array(0));
    }
    return (0,read/* found */.F9)(new Uint8Array(Buffer.concat(parts)));
}

// EXTERNAL MODULE: ./src/image/json.ts
var json = __webpack_require__(70739);
;// CONCATENATED MODULE: ./src/adapters/engine-api.ts






/** Answers take milliseconds, a saved image a second or two; the limits only keep us from hanging. */
const ANSWER_TIMEOUT_MS = 15_000;
const STREAM_TIMEOUT_MS = 60_000;
const ANSWER_LIMIT_BYTES = 16 * 1024 * 1024;
/** Talks to the engine directly: a docker process for each question would cost 30 ms and more. */
function engineApi(findEndpoint) {
    const dial = once(async () => dialer(await findEndpoint()));
    const session = once(async () => openGrpc(await dial()));
    return {
        getJson: async (path) => {
            const answer = await get(await dial(), path, ANSWER_TIMEOUT_MS);
            const body = await collect(answer);
            if (answer.statusCode === 404)
                return undefined;
            if (answer.statusCode !== 200)
                throw new Error(`HTTP ${answer.statusCode}`);
            return (0,json/* parseJson */.qF)(body);
        },
        getStream: async (path) => {
            const answer = await get(await dial(), path, STREAM_TIMEOUT_MS);
            if (answer.statusCode === 200)
                return answer;
            answer.destroy();
            throw new Error(`HTTP ${answer.statusCode}`);
        },
        readContent: async (digest, startByte, lengthBytes) => {
            const frame = encodeReadRequest(digest, startByte, lengthBytes);
            const body = await callGrpc(await session(), READ_CONTENT_PATH, frame);
            const content = body && decodeReadResponses(body);
            return content?.ok ? content.value : undefined;
        },
        callBuildKit: async (path, frame) => callGrpc(await session(), path, frame),
        close: () => {
            if (session.started)
                session().then((open) => open.destroy(), () => { });
        },
    };
}
/** A value that is made when it is first asked for. */
function once(make) {
    let made;
    const get = () => {
        made ??= make();
        return made;
    };
    return Object.defineProperty(get, 'started', { get: () => made !== undefined });
}
function dialer(endpoint) {
    switch (endpoint.kind) {
        case 'socket':
            return () => (0,external_node_net_.connect)(endpoint.path);
        case 'through-docker':
            return () => dialThroughDocker(endpoint.env);
    }
}
/** What docker itself uses to reach an engine over SSH: standard input and output are the connection. */
function dialThroughDocker(env) {
    const child = (0,external_node_child_process_.spawn)('docker', ['system', 'dial-stdio'], {
        stdio: ['pipe', 'pipe', 'ignore'],
        env: { ...env },
    });
    const connection = external_node_stream_.Duplex.from({ writable: child.stdin, readable: child.stdout });
    child.on('error', (error) => connection.destroy(error));
    connection.on('close', () => child.kill());
    return connection;
}
function get(dial, path, timeoutMs) {
    return new Promise((resolve, reject) => {
        const options = { method: 'GET', path, headers: { connection: 'close' }, timeoutMs };
        const request = send(dial, options, reject);
        request.on('response', resolve);
        request.end();
    });
}
function send(dial, { timeoutMs, ...options }, reject) {
    const request = (0,external_node_http_.request)({ ...options, host: 'docker', createConnection: dial });
    // The timeouts of node:http need a real socket, which `docker system dial-stdio` is not.
    const timer = setTimeout(() => {
        request.destroy(new Error(`the engine did not answer within ${timeoutMs / 1000} s`));
    }, timeoutMs);
    request.on('close', () => clearTimeout(timer));
    request.on('error', reject);
    return request;
}
async function collect(answer) {
    const chunks = [];
    let sizeBytes = 0;
    for await (const chunk of answer) {
        sizeBytes += chunk.length;
        if (sizeBytes > ANSWER_LIMIT_BYTES)
            throw new Error('the answer is too large');
        chunks.push(chunk);
    }
    return new Uint8Array(Buffer.concat(chunks));
}
/** The engine hands a connection over to its BuildKit when asked to upgrade it to HTTP/2. */
async function openGrpc(dial) {
    const [http2, connection] = await Promise.all([Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 32467, 23)), upgrade(dial)]);
    const session = http2.connect('http://docker', { createConnection: () => connection });
    // A broken session shows in the calls that run on it; this keeps it from ending the process.
    session.on('error', () => { });
    return session;
}
function upgrade(dial) {
    return new Promise((resolve, reject) => {
        const headers = { connection: 'Upgrade', upgrade: 'h2c' };
        const options = { method: 'POST', path: '/grpc', headers, timeoutMs: ANSWER_TIMEOUT_MS };
        const request = send(dial, options, reject);
        request.on('upgrade', (_answer, socket, head) => {
            // The engine speaks first: its settings may have arrived with the answer.
            if (head.length > 0)
                socket.unshift(head);
            resolve(socket);
        });
        request.on('response', (answer) => {
            answer.destroy();
            reject(new Error(`HTTP ${answer.statusCode}`));
        });
        request.end();
    });
}
/** One unary or server-streaming call; `undefined` when the server answers with an error. */
function callGrpc(session, path, message) {
    return new Promise((resolve, reject) => {
        const call = session.request({
            ':method': 'POST',
            ':path': path,
            'content-type': 'application/grpc',
            te: 'trailers',
        });
        const chunks = [];
        let status;
        call.setTimeout(ANSWER_TIMEOUT_MS, () => call.destroy(new Error('the engine fell silent')));
        call.on('response', (headers) => {
            status = headers['grpc-status'];
        });
        call.on('trailers', (headers) => {
            status = headers['grpc-status'];
        });
        call.on('data', (chunk) => chunks.push(chunk));
        call.on('error', reject);
        call.on('close', () => {
            resolve(status === '0' ? new Uint8Array(Buffer.concat(chunks)) : undefined);
        });
        call.end(message);
    });
}


/***/ }),

/***/ 22272:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ findEngineEndpoint),
/* harmony export */   P: () => (/* binding */ dockerConfigFolder)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _image_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70739);




/** DOCKER_CONFIG, or `.docker` in the home folder. */
function dockerConfigFolder(env) {
    return env.DOCKER_CONFIG || (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(), '.docker');
}
/** As the docker CLI finds it: DOCKER_HOST, then DOCKER_CONTEXT, then the selected context. */
async function findEngineEndpoint(env, files) {
    if (env.DOCKER_HOST)
        return endpointOf(env.DOCKER_HOST, env);
    const folder = dockerConfigFolder(env);
    const config = (0,_image_json_js__WEBPACK_IMPORTED_MODULE_3__/* .asObject */ .eB)((0,_image_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJson */ .qF)((await files.readTextIfAny(`${folder}/config.json`)) ?? ''));
    const context = env.DOCKER_CONTEXT || (0,_image_json_js__WEBPACK_IMPORTED_MODULE_3__/* .asString */ .oJ)(config?.currentContext) || 'default';
    if (context === 'default')
        return endpointOf('unix:///var/run/docker.sock', env);
    const id = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(context).digest('hex');
    const meta = await files.readTextIfAny(`${folder}/contexts/meta/${id}/meta.json`);
    const docker = (0,_image_json_js__WEBPACK_IMPORTED_MODULE_3__/* .asObject */ .eB)((0,_image_json_js__WEBPACK_IMPORTED_MODULE_3__/* .asObject */ .eB)((0,_image_json_js__WEBPACK_IMPORTED_MODULE_3__/* .asObject */ .eB)((0,_image_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJson */ .qF)(meta ?? ''))?.Endpoints)?.docker);
    return endpointOf((0,_image_json_js__WEBPACK_IMPORTED_MODULE_3__/* .asString */ .oJ)(docker?.Host) ?? '', env);
}
function endpointOf(host, env) {
    return host.startsWith('unix://')
        ? { kind: 'socket', path: host.slice('unix://'.length) }
        : { kind: 'through-docker', env };
}


/***/ }),

/***/ 98575:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Yr: () => (/* binding */ httpOf),
  PK: () => (/* binding */ makePipelinePorts)
});

// UNUSED EXPORTS: definedVariables, withEnvironment

// EXTERNAL MODULE: ./src/image/reference.ts
var reference = __webpack_require__(23564);
// EXTERNAL MODULE: ./src/version.ts
var version = __webpack_require__(311);
// EXTERNAL MODULE: ./src/adapters/clock.ts
var clock = __webpack_require__(33350);
// EXTERNAL MODULE: ./src/adapters/command-runner.ts
var command_runner = __webpack_require__(13532);
;// CONCATENATED MODULE: ./src/adapters/direct-buildx.ts
/**
 * `docker buildx …` as a call of the plugin itself. docker would first ask each of its plugins who it is,
 * which takes 100 ms, and then start buildx with the same arguments, environment and configuration.
 * A plugin that cannot be run is left to docker, which knows more places.
 */
function withDirectBuildx(run, plugin) {
    if (plugin === undefined)
        return run;
    return async (argv, options) => {
        const [program, first, ...rest] = argv;
        if (program !== 'docker' || first !== 'buildx')
            return await run(argv, options);
        const direct = [plugin, ...rest];
        const result = await run(direct, options).catch(() => undefined);
        return result === undefined || result.exitCode === 127 ? await run(argv, options) : result;
    };
}

// EXTERNAL MODULE: ./src/adapters/engine-api.ts + 1 modules
var engine_api = __webpack_require__(26434);
// EXTERNAL MODULE: ./src/adapters/engine-endpoint.ts
var engine_endpoint = __webpack_require__(22272);
// EXTERNAL MODULE: ./src/adapters/environment.ts + 1 modules
var environment = __webpack_require__(948);
// EXTERNAL MODULE: ./src/adapters/files.ts
var files = __webpack_require__(79771);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
;// CONCATENATED MODULE: ./src/adapters/http.ts


/** An answer larger than this is refused: everything we ask for is small. */
const BODY_LIMIT_BYTES = 64 * 1024 * 1024;
/**
 * node:http(s) rather than fetch: no redirect is followed unasked, so no header can reach another
 * host, and loading it costs nothing at start.
 */
const http = (url, { method = 'GET', headers = {}, body, timeoutMs }) => new Promise((resolve, reject) => {
    const send = url.startsWith('https:') ? external_node_https_.request : external_node_http_.request;
    const request = send(url, { method, headers, signal: AbortSignal.timeout(timeoutMs) });
    request.on('error', (error) => reject(timedOut(error, url, timeoutMs)));
    request.on('response', (response) => {
        const chunks = [];
        let sizeBytes = 0;
        response.on('data', (chunk) => {
            sizeBytes += chunk.length;
            if (sizeBytes > BODY_LIMIT_BYTES)
                request.destroy(new Error(`answer of ${url} is too large`));
            else
                chunks.push(chunk);
        });
        response.on('error', (error) => reject(timedOut(error, url, timeoutMs)));
        response.on('end', () => resolve({
            status: response.statusCode ?? 0,
            headers: plainHeaders(response.headers),
            body: new Uint8Array(Buffer.concat(chunks)),
        }));
    });
    request.end(body);
});
function timedOut(error, url, timeoutMs) {
    if (error.name !== 'AbortError' && error.name !== 'TimeoutError')
        return error;
    return new Error(`no answer from ${new URL(url).host} within ${timeoutMs} ms`, { cause: error });
}
function plainHeaders(headers) {
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]));
}

// EXTERNAL MODULE: ./src/network/read-body.ts
var read_body = __webpack_require__(47949);
;// CONCATENATED MODULE: ./src/adapters/http-through-transport.ts

/** An answer larger than this is refused: everything that is asked for in this way is small. */
const http_through_transport_BODY_LIMIT_BYTES = 64 * 1024 * 1024;
/** The small client's interface over the transport, for networks with a proxy or an authority of their own. */
function httpThrough(transport) {
    return async (url, { method, headers, body, timeoutMs }) => {
        const send = await transport();
        const signal = AbortSignal.timeout(timeoutMs);
        const answer = await send(url, {
            signal,
            ...(method === undefined ? {} : { method }),
            ...(headers === undefined ? {} : { headers }),
            ...(body === undefined ? {} : { body }),
        });
        const whole = await (0,read_body/* readBody */.x)(answer.body, http_through_transport_BODY_LIMIT_BYTES);
        if (whole === undefined)
            throw new Error(`answer of ${url} is too large`);
        return { status: answer.status, headers: answer.headers, body: whole };
    };
}

// EXTERNAL MODULE: ./src/adapters/random-access.ts
var random_access = __webpack_require__(70208);
;// CONCATENATED MODULE: ./src/adapters/pipeline-ports.ts













/** Everything real, over the environment that docker's commands shall have. */
function makePipelinePorts(env, log, { display, buildxPlugin, showNetwork } = {}) {
    const run = withDirectBuildx(withEnvironment(env), buildxPlugin);
    const ask = httpOf(env);
    const network = once(async () => {
        const { makeNetworkPorts } = await Promise.all(/* import() */[__webpack_require__.e(752), __webpack_require__.e(710), __webpack_require__.e(967)]).then(__webpack_require__.bind(__webpack_require__, 32967));
        return makeNetworkPorts(env, run);
    });
    const cache = once(async () => {
        const { makeCachePorts } = await __webpack_require__.e(/* import() */ 278).then(__webpack_require__.bind(__webpack_require__, 77278));
        return makeCachePorts({ run, log, env, network });
    });
    return {
        run,
        clock: clock/* clock */.p,
        files: files/* files */.a,
        http: ask,
        log,
        env,
        toolVersion: version/* VERSION */.x,
        random: Math.random,
        ...(showNetwork === undefined ? {} : { showNetwork }),
        cache,
        network,
        publishFiles: async () => (await __webpack_require__.e(/* import() */ 721).then(__webpack_require__.bind(__webpack_require__, 10721))).publishFiles,
        scan: async (plan, prepared, context, signal) => {
            const { runRealScan } = await Promise.all(/* import() */[__webpack_require__.e(461), __webpack_require__.e(113), __webpack_require__.e(570)]).then(__webpack_require__.bind(__webpack_require__, 93570));
            return runRealScan(plan, prepared, context, { run, network, cache }, signal);
        },
        ...(display ? { display } : {}),
        measure: {
            run,
            files: files/* files */.a,
            http: ask,
            clock: clock/* clock */.p,
            openFile: random_access/* openFile */.T,
            dockerConfigFolder: (0,engine_endpoint/* dockerConfigFolder */.P)(env),
            openEngine: () => (0,engine_api/* engineApi */.d)(() => (0,engine_endpoint/* findEngineEndpoint */.L)(env, files/* files */.a)),
        },
    };
}
/** What a run learned of a service in one stage, the next one knows. */
function once(make) {
    let made;
    return () => {
        made ??= make();
        return made;
    };
}
/** Commands get this environment unless they bring one of their own. */
function withEnvironment(env) {
    return (argv, options) => (0,command_runner/* runCommand */.d)(argv, { env, ...options });
}
/** Behind a proxy or an authority of the site the small client would not get through. */
function httpOf(env) {
    const isPlain = Object.keys((0,environment/* proxySettings */.EM)(env)).length === 0 && !(0,environment/* caBundle */.R0)(env).caBundle;
    const load = async () => {
        const [{ makeTransport }, { readNetworkSettings }] = await Promise.all([
            Promise.all(/* import() */[__webpack_require__.e(752), __webpack_require__.e(210)]).then(__webpack_require__.bind(__webpack_require__, 80210)),
            __webpack_require__.e(/* import() */ 710).then(__webpack_require__.bind(__webpack_require__, 82710)),
        ]);
        return makeTransport(await readNetworkSettings(env));
    };
    let loading;
    const through = httpThrough(() => {
        loading ??= load();
        return loading;
    });
    // Loopback is never behind anything.
    const isDirect = (url) => isPlain || (0,reference/* isLoopback */.U9)(new URL(url).host);
    return async (url, request) => {
        if (!isDirect(url))
            return through(url, request);
        try {
            return await http(url, request);
        }
        catch (error) {
            if (!isUntrusted(error))
                throw error;
            // What opens TLS on the way may be known to this machine, although no variable says so.
            return through(url, request);
        }
    };
}
const UNTRUSTED = [
    'SELF_SIGNED_CERT_IN_CHAIN',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];
function isUntrusted(error) {
    const { code = '' } = error;
    return UNTRUSTED.includes(code);
}


/***/ }),

/***/ 70208:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ openFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);

/** A file read in place. */
const openFile = async (path) => {
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path, 'r');
    return {
        read: async (startByte, lengthBytes) => {
            const { size } = await handle.stat();
            const length = Math.max(0, Math.min(lengthBytes, size - startByte));
            const { bytesRead, buffer } = await handle.read(new Uint8Array(length), 0, length, startByte);
            return buffer.subarray(0, bytesRead);
        },
        close: () => handle.close(),
    };
};


/***/ }),

/***/ 78899:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ planAttempts)
/* harmony export */ });
/* harmony import */ var _network_backoff_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59326);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4662);


/** How often and how long a build is tried, as the inputs say. */
function planAttempts(asked) {
    return {
        retry: { ..._network_backoff_js__WEBPACK_IMPORTED_MODULE_0__/* .BUILD_POLICY */ .w2, retries: asked.retries, budgetMs: asked.retryBudgetSec * 1000 },
        stall: planStallLimits(asked.stallTimeoutSec * 1000),
        timeoutMs: asked.timeoutSec * 1000,
    };
}
/** One input for all three: they keep the proportions that they have by default. 0: never. */
function planStallLimits(transferMs) {
    const factor = transferMs / _retry_js__WEBPACK_IMPORTED_MODULE_1__/* .STALL_LIMITS */ .q.transferMs;
    return {
        transferMs,
        stepMs: Math.round(_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .STALL_LIMITS */ .q.stepMs * factor),
        exportMs: Math.round(_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .STALL_LIMITS */ .q.exportMs * factor),
    };
}


/***/ }),

/***/ 59270:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ey: () => (/* binding */ describeStep),
/* harmony export */   OG: () => (/* binding */ readClientError),
/* harmony export */   VS: () => (/* binding */ lastError),
/* harmony export */   mb: () => (/* binding */ readLocation),
/* harmony export */   ns: () => (/* binding */ readOutcome),
/* harmony export */   zL: () => (/* binding */ findFailedVertex)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _step_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86842);


const CANCELLED = /context canceled|^Canceled/;
/**
 * The vertex that broke the build. When one fails, BuildKit cancels those that run beside it; and a
 * cache that cannot be imported is an error of a step, but not of the build.
 */
function findFailedVertex(progress, clientError = readClientError(progress.messages)) {
    const failed = [...progress.vertices.values()]
        .filter((vertex) => lastError(vertex) !== undefined)
        .filter((vertex) => !CANCELLED.test(lastError(vertex) ?? ''))
        .sort((a, b) => endOf(a) - endOf(b));
    const named = failed.find((vertex) => clientError?.includes(lastError(vertex) ?? ''));
    return named ?? failed.find((vertex) => !vertex.name.startsWith('importing cache manifest'));
}
/** Of its last run: an earlier one does not count when a later went well. */
function lastError(vertex) {
    return vertex?.runs.at(-1)?.error;
}
function endOf(vertex) {
    return vertex.runs.at(-1)?.completedMs ?? Number.POSITIVE_INFINITY;
}
/** The last `ERROR:` of buildx or docker and what follows it, without the usual prefixes. */
function readClientError(messages) {
    const at = messages.findLastIndex((message) => /^(?:ERROR|error): /.test(message));
    // Of a wrong flag the docker client says only that, without a prefix.
    if (at < 0)
        return messages.find((message) => /^unknown (?:shorthand )?flag/.test(message));
    const text = messages.slice(at).join('\n');
    return text.replace(/^(?:ERROR|error): (?:failed to build: )?(?:failed to solve: )?(?:rpc error: code = \w+ desc = )?/, '');
}
const RUN_ERROR = /^process "[\s\S]*" did not complete successfully: (?<outcome>[\s\S]*)$/;
/** Of a failed RUN only how it ended: the rest quotes the command, which may say anything. */
function readOutcome(error) {
    return RUN_ERROR.exec(error ?? '')?.groups?.outcome ?? error;
}
/** `RUN cargo build --release`: the instruction without its flags, as long as a sentence bears. */
function describeStep(vertex) {
    if (vertex === undefined)
        return 'The build';
    const name = (0,_step_name_js__WEBPACK_IMPORTED_MODULE_1__/* .parseStepName */ .Z)(vertex.name);
    const text = name.kind === 'instruction' ? name.instruction : vertex.name;
    const plain = text.replace(/^(RUN|COPY|ADD)((?: --[a-z-]+(?:=\S+)?)+) /, '$1 ');
    return `\`${plain.length <= 80 ? plain : `${plain.slice(0, 79)}…`}\``;
}
/** buildx prints `Dockerfile:3` and the lines around between two rules of dashes. */
function readLocation(messages, dockerfile) {
    const rule = messages.findIndex((message) => /^-{10,}$/.test(message));
    const found = /^(?<file>[^\s].*):(?<line>\d+)$/.exec(messages[rule - 1] ?? '')?.groups;
    if (found?.file === undefined)
        return undefined;
    const same = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(found.file) === (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(dockerfile);
    return { file: same ? dockerfile : found.file, line: Number(found.line) };
}


/***/ }),

/***/ 95733:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  IB: () => (/* binding */ classifyCommand),
  XE: () => (/* binding */ classifyFailure)
});

// UNUSED EXPORTS: FAULT_TABLE, findFaultRow, formatFailure

// EXTERNAL MODULE: ./src/exit-codes.ts
var exit_codes = __webpack_require__(91084);
// EXTERNAL MODULE: ./src/build/failed-step.ts
var failed_step = __webpack_require__(59270);
// EXTERNAL MODULE: ./src/build/faults/names.ts
var names = __webpack_require__(46520);
;// CONCATENATED MODULE: ./src/build/faults/decide-retry.ts

/** What a retry is decided by, as far as the fault tells; times in milliseconds. */
function decideRetry(row, match) {
    const remedies = (row.remedies ?? []).filter((kind) => isToThePoint(kind, match));
    const image = (0,names/* nameImage */.Pe)(match);
    const host = row.network !== true ? undefined : ((0,names/* hostOf */.w4)(match) ?? (image && (0,names/* registryOf */.Fv)(image)));
    const retryAfterMs = (0,names/* readRetryAfterMs */.jR)(match.error);
    return {
        ...(row.transient !== undefined && { transient: row.transient }),
        ...(remedies.length > 0 && { remedies }),
        ...(host !== undefined && { host }),
        ...(retryAfterMs !== undefined && { retryAfterMs }),
    };
}
const BASE_IMAGE = /(?:^|\] )(?:load metadata for |FROM )|^resolve image config |^docker-image:\/\/|^\[auth\] /;
/** Another source of base images helps only where a base image was to be fetched; and so on. */
function isToThePoint(kind, match) {
    const { vertex, error, text } = match;
    if (kind === 'host-crates')
        return isFetchOfCrates(match);
    if (kind === 'multiplexing-off')
        return /\bcargo\b/.test(vertex) || /\[\d+\] /.test(text);
    if (kind !== 'registry-mirror' && kind !== 'host-images')
        return true;
    if (/failed to push/.test(error))
        return false;
    const isPull = /failed to resolve source metadata/.test(error) || (0,names/* isLayerFault */.qn)(error);
    return BASE_IMAGE.test(vertex) || (isPull && !/^export/.test(vertex));
}
/** Of crates.io as cargo words it, whichever program called cargo. */
const CRATES_LOST = /failed to (?:download|fetch|query)\b[^\n]*`|\bUnable to update registry\b|\bdownload of \S+ failed\b/;
const CARGO_COMMAND = /\bcargo(?: +\+\S+)? +(?<command>[a-z]+)/g;
/** Not what `cargo install` wants: that stands in no lock file of the repository. */
function isFetchOfCrates({ vertex, log }) {
    const commands = [...vertex.matchAll(CARGO_COMMAND)].map(({ groups }) => groups?.command);
    const isInstall = commands.length > 0 && commands.every((one) => /^b?install$/.test(one ?? ''));
    return !isInstall && log.some((line) => CRATES_LOST.test(line));
}

// EXTERNAL MODULE: ./src/build/shorten.ts
var shorten = __webpack_require__(46825);
;// CONCATENATED MODULE: ./src/build/faults/progress-lines.ts
/** What cargo is at. */
const CARGO_PROGRESS = /^\s+(?:Compiling|Checking|Fresh|Dirty|Running|Downloading|Downloaded|Locking|Adding|Removing|Updating|Upgrading|Blocking|Building|Packaging|Unpacking|Vendoring|Finished|Installing|Installed|Documenting|Doc-tests|Replacing|Ignored)\b/;
/** cargo says these before it tries again. */
const RETRIED = /^\s*warning: spurious network error/;
/**
 * Lines that tell of work going on. They name crates, files, tests and addresses, and any of these may
 * be called as a fault is.
 */
const PROGRESS = [
    RETRIED,
    CARGO_PROGRESS,
    /^test .+ \.\.\. (?:ok|ignored|FAILED|bench:)/,
    // apt, dpkg
    /^(?:Get|Hit|Ign|Err):\d+ /,
    /^(?:Selecting previously|Preparing to unpack|Unpacking|Setting up|Processing triggers|Fetched|Reading|Building dependency)\b/,
    // apk
    /^(?:fetch https?:|\(\d+\/\d+\) |OK: \d+)/,
    // npm, pip, rustup
    /^npm (?:warn|notice|http|verb|info|timing)\b/,
    /^\s*(?:Collecting|Downloading|Using cached|Requirement already satisfied|Successfully|Looking in|Building wheel)\b/,
    /^info: /,
    // BuildKit's plain progress, in builds that build
    /^#\d+ /,
];
/**
 * The lines of an output that may tell why the step failed. What apt, apk and pip only warn of counts
 * when they also failed: an index that could not be fetched ends the step at the first package.
 */
function selectTelling(log) {
    const told = log.filter((line) => !PROGRESS.some((pattern) => pattern.test(line)));
    const hasAptError = told.some((line) => /^E: /.test(line));
    const hasError = told.some((line) => /^ERROR: /.test(line));
    return told.filter((line) => (hasAptError || !/^W: /.test(line)) && (hasError || !/^WARNING: /.test(line)));
}

// EXTERNAL MODULE: ./src/build/faults/table.ts + 19 modules
var table = __webpack_require__(5248);
;// CONCATENATED MODULE: ./src/build/faults/find-fault.ts



/** Network faults end a step: what stands further above went well in the end. */
const NETWORK_LINES = 80;
/** Of a line; the longest ones are command lines, and no tool gives up in the middle of them. */
const LINE_CHARS = 1000;
/** The first row of the table that explains the failure. */
function findFault(searched) {
    const log = selectTelling(searched.log).map((line) => (0,shorten/* shortenMiddle */.j)(line, LINE_CHARS));
    const whole = log.join('\n');
    const end = log.slice(-NETWORK_LINES).join('\n');
    for (const row of table/* FAULT_TABLE */.kl) {
        const logText = row.network === true ? end : whole;
        const texts = { error: [searched.error], log: [logText], both: [searched.error, logText] };
        for (const text of texts[row.where]) {
            const match = matchRow(row, text, searched);
            if (match !== undefined)
                return { row, match };
        }
    }
    return undefined;
}
function matchRow(row, text, searched) {
    for (const pattern of row.patterns) {
        const found = pattern.exec(text);
        if (found === null)
            continue;
        const match = { ...searched, text: found[0], groups: found.groups ?? {} };
        if (row.when === undefined || row.when(match))
            return match;
    }
    return undefined;
}

// EXTERNAL MODULE: ./src/build/log-tail.ts + 1 modules
var log_tail = __webpack_require__(226);
// EXTERNAL MODULE: ./src/build/step-name.ts
var step_name = __webpack_require__(86842);
// EXTERNAL MODULE: ./src/build/vertex.ts
var build_vertex = __webpack_require__(38648);
;// CONCATENATED MODULE: ./src/build/failure.ts











/** Says why a build ended badly. `dockerfile` is the path it was given; `exitCode` that of buildx. */
function classifyFailure(progress, dockerfile, exitCode) {
    const clientError = (0,failed_step/* readClientError */.OG)(progress.messages);
    const vertex = (0,failed_step/* findFailedVertex */.zL)(progress, clientError);
    const location = (0,failed_step/* readLocation */.mb)(progress.messages, dockerfile);
    const evidence = gatherEvidence(vertex, progress.messages);
    const searched = {
        error: [(0,failed_step/* readOutcome */.ns)((0,failed_step/* lastError */.VS)(vertex)), (0,failed_step/* readOutcome */.ns)(clientError)].filter(Boolean).join('\n'),
        log: readLogToSearch(vertex),
        vertex: vertex?.name ?? '',
        before: listEarlierSteps(progress, vertex),
        base: findBase(progress, vertex),
        importsCache: [...progress.vertices.values()].some(({ name }) => CACHE_IMPORT.test(name)),
        step: (0,failed_step/* describeStep */.Ey)(vertex),
        location: location && `${location.file}:${location.line}`,
    };
    const { cause, remedy, network, ...decision } = explain(searched, exitCode);
    return {
        ...decision,
        failure: {
            stage: 'build',
            cause,
            ...(remedy !== undefined && { remedy }),
            ...(vertex !== undefined && { step: vertex.name }),
            evidence,
            exitCode: network ? exit_codes/* EXIT */.d.network : exit_codes/* EXIT */.d.build,
        },
        ...(location !== undefined && { location }),
    };
}
/** Says why a command failed that was run outside of BuildKit, as if it had been this step. */
function classifyCommand(step, output, exitCode) {
    const { cause, remedy, network, ...decision } = explain({
        error: `process "${step}" did not complete successfully: exit code: ${exitCode}`,
        log: output,
        vertex: step,
        before: [],
        base: undefined,
        importsCache: false,
        step,
        location: undefined,
    }, exitCode);
    return {
        ...decision,
        failure: {
            stage: 'compile',
            cause,
            ...(remedy !== undefined && { remedy }),
            step,
            evidence: selectEvidence(output),
            exitCode: network ? exit_codes/* EXIT */.d.network : exit_codes/* EXIT */.d.build,
        },
    };
}
/** In an address: a sentence is no place for a password. */
const USER_INFO = /\/\/[^\s/@'"`]+@/g;
function explain(searched, exitCode) {
    const found = findFault(searched);
    if (found === undefined) {
        const cause = `buildx ended with exit code ${exitCode} and gave no reason.`;
        return { fault: 'unknown', cause, remedy: undefined, network: false };
    }
    const { row, match } = found;
    return {
        fault: row.id,
        cause: row.cause(match).replace(USER_INFO, '//'),
        remedy: typeof row.remedy === 'function' ? row.remedy(match) : row.remedy,
        network: row.network === true,
        ...decideRetry(row, match),
    };
}
/** What was done in the stage of the failed step, with what is kept of the output. */
function listEarlierSteps(progress, failed) {
    const stage = stageOf(failed);
    return [...progress.vertices.values()]
        .filter((vertex) => vertex !== failed && (0,build_vertex/* isEnded */.pl)(vertex) && stageOf(vertex) === stage)
        .map((vertex) => ({
        name: vertex.name,
        cached: vertex.runs.at(-1)?.cached === true,
        log: (0,log_tail/* readTail */.Zr)(vertex.log).map(({ text }) => text),
    }));
}
const CACHE_IMPORT = /^importing cache manifest /;
const FROM = /\] FROM (?<image>[^\s@]+)/;
/** Its layers are fetched when the first step needs them, and that step gets the error. */
function findBase(progress, failed) {
    const stage = stageOf(failed);
    if (stage === undefined)
        return undefined;
    const inStage = [...progress.vertices.values()].filter((vertex) => stageOf(vertex) === stage);
    return inStage.map(({ name }) => FROM.exec(name)?.groups?.image).find((image) => image);
}
function stageOf(vertex) {
    const name = (0,step_name/* parseStepName */.Z)(vertex?.name ?? '');
    return name.kind === 'instruction' ? `${name.platform} ${name.stage}` : undefined;
}
function readLogToSearch(vertex) {
    if (vertex === undefined)
        return [];
    const { firstError } = vertex.log;
    const lines = (0,log_tail/* readTail */.Zr)(vertex.log);
    const before = lines.includes(firstError[0] ?? { text: '', atMs: 0 }) ? [] : firstError;
    return [...before, ...lines].map((line) => line.text);
}
const EVIDENCE_LINES = 20;
const EVIDENCE_CHARS = 500;
/** Beside what cargo is at: advice that everybody knows. */
const NOISE = /^\s*$|^For more information about |^Some errors have detailed explanations|^note: run with `RUST_BACKTRACE/;
function gatherEvidence(vertex, messages) {
    const log = vertex === undefined ? [] : (0,log_tail/* readTail */.Zr)(vertex.log).map((line) => line.text);
    const told = selectEvidence(log);
    return told.length > 0 ? told : selectEvidence(messages);
}
function selectEvidence(lines) {
    const told = lines.filter((line) => !NOISE.test(line) && !CARGO_PROGRESS.test(line));
    return told.slice(-EVIDENCE_LINES).map((line) => (0,shorten/* shortenMiddle */.j)(line, EVIDENCE_CHARS));
}
/** The failure as lines for a log: cause, remedy, step and the last lines of its output. */
function formatFailure(failure) {
    return [
        failure.cause,
        ...(failure.remedy === undefined ? [] : [failure.remedy]),
        ...(failure.step === undefined ? [] : [`Failed step: ${failure.step}`]),
        ...failure.evidence.map((line) => `  | ${line}`),
    ];
}


/***/ }),

/***/ 24705:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ BUILD_SCRIPT_FAULTS)
});

;// CONCATENATED MODULE: ./src/build/faults/signs.ts
/**
 * How programs of any kind say that the network let them down. Only together with a word that the
 * program gave up: alone such words are also names and progress.
 */
const NETWORK_SIGNS = /Could not resolve host|failed to lookup address information|Temporary failure in name resolution|Name or service not known|Connection (?:refused|reset by peer|timed out)|Network is unreachable|No route to host|TLS handshake timeout|\bi\/o timeout\b|operation timed out|error sending request for url|curl: \((?:5|6|7|18|28|35|52|55|56|92)\)|error trying to connect|Dns Failed|ConnectionRefused|ConnectionReset|status code:? (?:429|5\d\d)\b|EAI_AGAIN|ECONNRESET|ECONNREFUSED|ETIMEDOUT/;

;// CONCATENATED MODULE: ./src/build/faults/build-scripts.ts

const SAID = /^\s*(?:error: (?!failed to run)|thread '.*panicked at|Error: )/;
/** Programs that crates run while they are compiled. */
const BUILD_SCRIPT_FAULTS = [
    {
        id: 'build-script-network',
        where: 'log',
        patterns: [/failed to run custom build command for `(?<name>[^`]+)`/],
        when: ({ log }) => findNetworkSign(log) !== undefined,
        meaning: 'A build script of a crate downloads something, and that failed.',
        cause: ({ groups, log }) => {
            const said = findNetworkSign(log)?.trim();
            return `The build script of ${groups.name?.replace(/ \(.*/, '')} could not download what it needs: ${said?.slice(0, 160)}.`;
        },
        remedy: 'Most such crates take a file or a system library instead; see their documentation.',
        network: true,
        transient: 'once',
    },
    {
        id: 'build-script-failed',
        where: 'log',
        patterns: [/failed to run custom build command for `(?<name>[^`]+)`/],
        meaning: 'A build script of a crate failed.',
        cause: ({ groups, log }) => {
            const said = log.find((line) => SAID.test(line));
            const why = said === undefined ? '' : `: ${said.trim().slice(0, 160)}`;
            return `The build script of ${groups.name?.replace(/ \(.*/, '')} failed${why}.`;
        },
        remedy: 'Its output above says what it misses; often a system package of the build stage.',
    },
];
/** cargo shows what the script printed after the line that says that it failed. */
function findNetworkSign(log) {
    const from = log.findLastIndex((line) => line.includes('failed to run custom build command'));
    return log.slice(from).findLast((line) => NETWORK_SIGNS.test(line));
}


/***/ }),

/***/ 60978:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ CARGO_FILE_FAULTS)
/* harmony export */ });
const COPY_ALL = 'Check that the Dockerfile copies it, that .dockerignore does not leave it out, and the input `context`.';
/** Files of the workspace that the build does not have, or cannot read. All are permanent. */
const CARGO_FILE_FAULTS = [
    {
        id: 'member-missing',
        where: 'log',
        patterns: [
            /failed to load manifest for (?:workspace member|dependency) `(?<path>[^`]+)`[\s\S]{0,800}?No such file or directory/,
            /failed to read `(?<path>[^`]+)\/Cargo\.toml`\s+Caused by:\s+No such file or directory/,
        ],
        meaning: 'A member of the workspace, or a dependency by path, is not in the build.',
        cause: ({ groups }) => `${groups.path}, a member of the workspace or a path dependency, is not in the build.`,
        remedy: COPY_ALL,
    },
    {
        id: 'workspace-root-missing',
        where: 'log',
        patterns: [
            /failed to find a workspace root/,
            /error inheriting `(?<name>[^`]+)` from workspace root manifest/,
            /current package believes it's in a workspace when it's not/,
        ],
        meaning: 'A package takes something from its workspace, whose root is not in the build.',
        cause: () => 'A package belongs to a workspace whose root Cargo.toml is not in the build.',
        remedy: 'Build from the root of the workspace: set the input `context` to it.',
    },
    {
        id: 'source-missing',
        where: 'log',
        patterns: [
            /no targets specified in the manifest/,
            /can't find (?:bin|lib|library|`[^`]+` bin)[^\n]* at (?:path )?`(?<path>[^`]+)`/,
            /error: couldn't read `?(?<path>[^`:\n]+?)`?: No such file or directory \(os error 2\)/,
            /error\[E0583\]: file not found for module `(?<path>[^`]+)`/,
        ],
        meaning: 'A source file of the project is not in the build.',
        cause: ({ groups }) => groups.path === undefined
            ? 'No source file of the package is in the build.'
            : `The source file ${groups.path} is not in the build.`,
        remedy: COPY_ALL,
    },
    {
        id: 'manifest-missing',
        where: 'log',
        patterns: [
            /error: could not find `Cargo\.toml` in `(?<path>[^`]+)`/,
            /could not find `Cargo\.toml` in `(?<path>[^`]*git\/checkouts\/[^`]+)`/,
        ],
        meaning: 'There is no Cargo.toml where cargo runs.',
        cause: ({ groups }) => `There is no Cargo.toml in ${groups.path} of the build.`,
        remedy: 'Check the input `context`, and that the Dockerfile copies the workspace there.',
    },
    {
        id: 'nightly-needed',
        where: 'log',
        patterns: [
            /the cargo feature `(?<name>[^`]+)` requires a nightly version/,
            /error\[E0554\]: `#!\[feature\]` may not be used on the (?<channel>\S+) release channel/,
            /error: the option `(?<name>[^`]+)` is only accepted on the nightly compiler/,
            /error: the `(?<name>-Z)` flag is only accepted on the nightly channel/,
        ],
        meaning: 'The project uses what only a nightly Rust has.',
        cause: ({ groups }) => `The project needs a nightly Rust${groups.name === undefined ? '' : ` for ${groups.name}`}, and the build has a stable one.`,
        remedy: 'Name the nightly in rust-toolchain.toml, or do without the feature.',
    },
    {
        id: 'manifest-invalid',
        where: 'log',
        patterns: [
            /failed to parse (?:manifest|lock file) at:? `?(?<path>[^`\n]+)`?/,
            /^error: .+\n *--> (?<path>\S*Cargo\.toml:\d+:\d+)/m,
        ],
        meaning: 'cargo cannot read Cargo.toml or Cargo.lock.',
        cause: ({ groups }) => `cargo cannot read ${groups.path}.`,
        remedy: 'The lines above it say where; marks of an unfinished merge are often left in Cargo.lock.',
    },
];


/***/ }),

/***/ 32952:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ CARGO_PROJECT_FAULTS)
/* harmony export */ });
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23932);

/** What cargo says of the project and of its own arguments. All are permanent. */
const CARGO_PROJECT_FAULTS = [
    {
        id: 'lock-file-outdated',
        where: 'log',
        patterns: [
            /cannot (?:update|create) the lock file .* because --(?:locked|frozen) was passed/,
            /the lock file .* needs to be (?:updated|created) but --(?:locked|frozen) was passed/,
        ],
        meaning: 'Cargo.lock does not match Cargo.toml or is not there, and --locked forbids writing it.',
        cause: ({ text }) => /create/.test(text)
            ? 'There is no Cargo.lock in the build, and --locked forbids making one.'
            : 'Cargo.lock does not match Cargo.toml, and --locked forbids updating it.',
        remedy: 'Run `cargo update --workspace` (or any cargo build) and commit Cargo.lock.',
    },
    {
        id: 'lock-file-too-new',
        where: 'log',
        patterns: [
            /lock file version `?(?<version>\d+)`? (?:was found, but|requires `-Znext-lockfile-bump`)/,
        ],
        meaning: 'Cargo.lock was written by a newer cargo than the one of the build.',
        cause: ({ groups }) => `The cargo of the build is too old for version ${groups.version} of Cargo.lock.`,
        remedy: 'Use a newer Rust image (version 4 needs Rust 1.78), or rust-toolchain.toml.',
    },
    {
        id: 'edition-unsupported',
        where: 'log',
        patterns: [
            /this version of Cargo is older than the `(?<edition>\d+)` edition/,
            /feature `edition(?<edition>\d+)` is required/,
        ],
        meaning: 'The Rust of the build does not know the edition of a package.',
        cause: ({ groups }) => `The Rust of the build is too old for the ${groups.edition} edition of this project or of a crate.`,
        remedy: 'Use a newer Rust image (the 2024 edition needs Rust 1.85), or rust-toolchain.toml.',
    },
    {
        id: 'package-unknown',
        where: 'log',
        patterns: [/package ID specification `(?<name>[^`]+)` did not match any packages/],
        meaning: 'The workspace has no package of the name that was asked for.',
        cause: ({ groups }) => `The workspace has no package named ${groups.name}.`,
        remedy: 'Name one of its packages with the input `package`.',
    },
    {
        id: 'binary-unknown',
        where: 'log',
        patterns: [/error: no bin target named `(?<name>[^`]+)`/],
        meaning: 'No package that is built has a binary of the name that was asked for.',
        cause: ({ groups }) => `No package that is built has a binary named ${groups.name}.`,
        remedy: 'Name an existing one with the input `bin`; its package may need naming too.',
    },
    {
        id: 'feature-unknown',
        where: 'log',
        patterns: [
            /does not contain (?:this feature|these features): (?<name>.+)/,
            /does not have (?:the |a )?features? `(?<name>[^`]+)`/,
            /depends on `[^`]+`,? with features?:? `(?<name>[^`]+)` but `[^`]+` does not have/,
        ],
        meaning: 'A package does not have a feature that was asked for.',
        cause: ({ groups }) => `The package has no feature named ${groups.name}.`,
        remedy: 'Correct the input `features`, or the features of the dependency in Cargo.toml.',
    },
    {
        id: 'profile-unknown',
        where: 'log',
        patterns: [/error: profile `(?<name>[^`]+)` is not defined/],
        meaning: 'Cargo.toml defines no profile of the name that was asked for.',
        cause: ({ groups }) => `Cargo.toml defines no profile named ${groups.name}.`,
        remedy: 'Correct the input `profile`.',
    },
    {
        id: 'tests-failed',
        where: 'log',
        patterns: [/^error: (?:test failed|\d+ targets? failed|doctest failed)[^\n]*/m],
        meaning: 'The program compiles, but its tests fail.',
        cause: (match) => `Tests of the project fail in ${match.step}: ${(0,_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteLine */ .t)(match)}.`,
        remedy: 'Run `cargo test` on your machine; tests that need a server do not belong in a build.',
    },
];


/***/ }),

/***/ 23932:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ quoteLine)
/* harmony export */ });
/** The line around the match, for sentences that quote it; without a full stop at its end. */
function quoteLine(match, maxChars = 200) {
    const line = match.text.trim().replace(/\s+/g, ' ').replace(/\.+$/, '');
    return line.length <= maxChars ? line : `${line.slice(0, maxChars - 1)}…`;
}


/***/ }),

/***/ 93489:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ LINKING_FAULTS)
});

;// CONCATENATED MODULE: ./src/build/faults/system-packages.ts
/** By name of the library (`-lssl`), of the pkg-config file (`openssl.pc`) or of the tool. */
const PACKAGES = [
    [
        /^(?:ssl|crypto|openssl|libssl|libcrypto)$/,
        { alpine: 'openssl-dev', debian: 'libssl-dev', alpineStatic: 'openssl-libs-static' },
    ],
    [/^(?:z|zlib)$/, { alpine: 'zlib-dev', debian: 'zlib1g-dev', alpineStatic: 'zlib-static' }],
    [/^sqlite3$/, { alpine: 'sqlite-dev', debian: 'libsqlite3-dev', alpineStatic: 'sqlite-static' }],
    [/^(?:pq|libpq)$/, { alpine: 'libpq-dev', debian: 'libpq-dev' }],
    [/^(?:mysqlclient|mariadb|libmariadb)$/, { alpine: 'mariadb-dev', debian: 'libmariadb-dev' }],
    [/^(?:curl|libcurl)$/, { alpine: 'curl-dev', debian: 'libcurl4-openssl-dev' }],
    [/^(?:git2|libgit2)$/, { alpine: 'libgit2-dev', debian: 'libgit2-dev' }],
    [/^(?:ssh2|libssh2)$/, { alpine: 'libssh2-dev', debian: 'libssh2-1-dev' }],
    [
        /^(?:zstd|libzstd)$/,
        { alpine: 'zstd-dev', debian: 'libzstd-dev', alpineStatic: 'zstd-static' },
    ],
    [/^(?:lzma|liblzma)$/, { alpine: 'xz-dev', debian: 'liblzma-dev', alpineStatic: 'xz-static' }],
    [/^(?:bz2|bzip2)$/, { alpine: 'bzip2-dev', debian: 'libbz2-dev', alpineStatic: 'bzip2-static' }],
    [/^(?:xml2|libxml-2\.0)$/, { alpine: 'libxml2-dev', debian: 'libxml2-dev' }],
    [/^(?:sodium|libsodium)$/, { alpine: 'libsodium-dev', debian: 'libsodium-dev' }],
    [/^(?:ffi|libffi)$/, { alpine: 'libffi-dev', debian: 'libffi-dev' }],
    [/^(?:dbus-1)$/, { alpine: 'dbus-dev', debian: 'libdbus-1-dev' }],
    [/^(?:udev|libudev)$/, { alpine: 'eudev-dev', debian: 'libudev-dev' }],
    [/^(?:asound|alsa)$/, { alpine: 'alsa-lib-dev', debian: 'libasound2-dev' }],
    [/^fontconfig$/, { alpine: 'fontconfig-dev', debian: 'libfontconfig1-dev' }],
    [/^freetype2?$/, { alpine: 'freetype-dev', debian: 'libfreetype-dev' }],
    [/^(?:krb5|gssapi_krb5)$/, { alpine: 'krb5-dev', debian: 'libkrb5-dev' }],
    [/^rdkafka$/, { alpine: 'librdkafka-dev', debian: 'librdkafka-dev' }],
    [/^(?:stdc\+\+|c\+\+|g\+\+)$/, { alpine: 'g++', debian: 'g++' }],
    [
        /^(?:gcc_s|c|m|pthread|dl|util|rt|cc|gcc)$/,
        { alpine: 'build-base', debian: 'build-essential' },
    ],
    [/^clang$|^libclang$/, { alpine: 'clang-dev', debian: 'libclang-dev' }],
    [/^protoc$/, { alpine: 'protoc', debian: 'protobuf-compiler' }],
    [/^pkg-config$/, { alpine: 'pkgconf', debian: 'pkg-config' }],
    [/^(?:musl-gcc|x86_64-linux-musl-gcc)$/, { alpine: 'musl-dev gcc', debian: 'musl-tools' }],
    [/^(?:cmake|make|perl|nasm|git|ninja)$/, { alpine: '', debian: '' }],
];
/** How to get it: `openssl-dev` on Alpine, `libssl-dev` on Debian. */
function describeInstall(name) {
    const found = PACKAGES.find(([names]) => names.test(name))?.[1];
    if (found === undefined) {
        return `Install ${name} with its headers in the build stage (its static form for musl); with our Dockerfiles by the input \`build-packages\`.`;
    }
    const alpine = found.alpine || name;
    const debian = found.debian || name;
    const fixed = found.alpineStatic === undefined ? '' : ` (for a static program also ${found.alpineStatic})`;
    return `Install it in the build stage: ${alpine} on Alpine${fixed}, ${debian} on Debian; with our Dockerfiles by the input \`build-packages\`.`;
}

;// CONCATENATED MODULE: ./src/build/faults/linking.ts

function install({ groups }) {
    return describeInstall(groups.name ?? '');
}
const INSTALL = 'Install the package that the sentence names for Alpine and for Debian.';
/** What a linker or a build script misses in the build stage. All are permanent. */
const LINKING_FAULTS = [
    {
        id: 'linker-missing',
        where: 'log',
        patterns: [/error: linker `(?<name>[^`]+)` not found/],
        meaning: 'The build stage has no linker.',
        cause: ({ groups }) => `The build stage has no linker ${groups.name}.`,
        remedy: 'Install a C tool chain in that stage (gcc and the libc headers, or musl-tools).',
    },
    {
        id: 'linker-missing',
        where: 'log',
        patterns: [/the self-contained linker was requested, but it wasn't found/],
        cause: () => 'The Rust of the build stage lacks its own linker.',
        remedy: 'Install a complete Rust tool chain and a C linker in that stage.',
    },
    {
        id: 'linker-foreign',
        where: 'log',
        patterns: [
            /error adding symbols: file in wrong format/,
            /is incompatible with (?:elf|aarch64|armelf|i386|x86-64)\S*(?: output)?/,
            /unrecognized command[- ]line option ['‘`]-m(?:64|32)/,
            /Relocations in generic ELF \(EM: \d+\)/,
        ],
        meaning: 'A program for another platform was linked with the linker of this one.',
        cause: () => 'The linker is that of another platform than the one that is built for.',
        remedy: 'Name the cross linker (CARGO_TARGET_…_LINKER), or build on a native runner.',
    },
    {
        id: 'system-library-missing',
        where: 'log',
        patterns: [
            /(?:cannot find|unable to find library) -l(?<name>[A-Za-z0-9_+.-]+?):? ?(?=$|\s|:)/m,
            /The system library `(?<name>[^`]+)` required by crate `[^`]+` was not found/,
            /Package '?(?<name>[^\s',]+)'?,? (?:required by '[^']*', )?(?:was )?not found(?: in the pkg-config search path)?/,
            /Could not find directory of (?<name>OpenSSL)/,
            /fatal error: '?(?<header>[\w./-]+\.h)'?(?: file not found|: No such file or directory)/,
        ],
        meaning: 'A system library, or its headers, is missing in the build stage.',
        advice: INSTALL,
        cause: ({ groups }) => groups.header === undefined
            ? `The build stage lacks the system library ${libraryOf(groups)}.`
            : `The build stage lacks the C header ${groups.header}.`,
        remedy: (match) => match.groups.header === undefined
            ? describeInstall(libraryOf(match.groups))
            : describeInstall(libraryOfHeader(match.groups.header)),
    },
    {
        id: 'build-tool-missing',
        where: 'log',
        patterns: [
            /The (?<name>pkg-config) command could not be found/,
            /Could not find `(?<name>protoc)`/,
            /Unable to find (?<name>libclang)/,
            /is `(?<name>cmake|make|perl|nasm|ninja)` not installed\?/,
            /[Ff]ailed to find tool\. Is `(?<name>[^`]+)` installed\?/,
            /failed to find tool "(?<name>[^"]+)"/,
        ],
        meaning: 'A build script calls a tool that the build stage does not have.',
        advice: INSTALL,
        cause: ({ groups }) => `The build stage lacks ${groups.name}, which a build script calls.`,
        remedy: install,
    },
    {
        id: 'link-failed',
        where: 'log',
        patterns: [/error: linking with `[^`]+` failed/],
        meaning: 'The program could not be linked.',
        cause: () => 'The program could not be linked.',
        remedy: 'Install the library (and its static form for musl) in the build stage.',
    },
];
function libraryOf(groups) {
    const name = groups.name ?? '';
    return /^openssl/i.test(name) ? 'openssl' : name;
}
/** `openssl/ssl.h`, `sqlite3.h`, `zlib.h`: mostly the library is called as the header or its folder. */
function libraryOfHeader(header) {
    const [first = header] = header.split('/');
    const plain = first.replace(/\.h$/, '');
    if (/^(?:stdio|stdlib|string|stddef|stdint|limits|sys|linux|errno|assert)$/.test(plain))
        return 'c';
    return plain.replace(/^libpq-fe$/, 'pq');
}


/***/ }),

/***/ 46520:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fv: () => (/* binding */ registryOf),
/* harmony export */   L6: () => (/* binding */ someHost),
/* harmony export */   Pe: () => (/* binding */ nameImage),
/* harmony export */   ZB: () => (/* binding */ nameOrSome),
/* harmony export */   hW: () => (/* binding */ forImage),
/* harmony export */   jR: () => (/* binding */ readRetryAfterMs),
/* harmony export */   qn: () => (/* binding */ isLayerFault),
/* harmony export */   us: () => (/* binding */ nameHost),
/* harmony export */   w4: () => (/* binding */ hostOf)
/* harmony export */ });
/* unused harmony export readHost */
const METADATA = /^(?:\[[^\]]*\] load metadata for|resolve image config for(?: docker-image:\/\/)?) ?(?<image>\S+)/;
const PUSH = /failed to push (?<image>[^\s:]+(?::\d+\/[^\s:]+)?(?::[^\s:]+)?): /;
const PULL = /failed to resolve source metadata for (?<image>\S+): /;
const REQUEST = /request to https?:\/\/(?<host>[^/]+)\/v2\/(?<name>\S+?)\/(?:manifests|blobs)\//;
const TOKEN = /request to https?:\/\/(?<host>[^/]+)\/\S*scope=repository%3A(?<name>[^&%]+(?:%2F[^&%]+)*)%3A/;
/** Whether a layer of an image could not be fetched: the step that needs it first gets the error. */
function isLayerFault(error) {
    return /^failed (?:to copy: |commit on ref )|failed to compute cache key: failed (?:to copy|commit)/.test(error);
}
/** The image or repository that a fault is about, as a person would write it. */
function nameImage({ error, vertex, base }) {
    const image = METADATA.exec(vertex)?.groups?.image ?? (PUSH.exec(error) ?? PULL.exec(error))?.groups?.image;
    if (image !== undefined)
        return image;
    if (base !== undefined && isLayerFault(error))
        return base;
    const request = (REQUEST.exec(error) ?? TOKEN.exec(error))?.groups;
    if (request?.host === undefined || request.name === undefined)
        return undefined;
    return `${request.host}/${request.name.replaceAll('%2F', '/')}`;
}
/** `, needed for the image docker.io/library/rust:1`: a server alone tells nobody which FROM it was. */
function forImage(match) {
    const image = nameImage(match);
    return image === undefined ? '' : `, needed for the image ${image}`;
}
/** Host of the registry that an image name means. */
function registryOf(image) {
    const [first = ''] = image.split('/');
    return /[.:]|^localhost$/.test(first) && image.includes('/') ? first : 'docker.io';
}
/** Where tools name the server they asked, the surest first. */
const HOSTS = [
    /lookup (?<host>[^\s:]+)(?: on \S+)?:/,
    /[Cc]ould(?: not|n't) resolve (?:host|proxy): (?<host>[\w.-]+)/,
    /(?:resolving|[Cc]ould not resolve) '(?<host>[^']+)'/,
    /wget: (?:bad address|unable to resolve host address) [`'‘](?<host>[^'’]+)/,
    /getaddrinfo (?:EAI_AGAIN|ENOTFOUND) (?<host>[\w.-]+)/,
    /https?:\/\/(?!curl\.se|doc\.rust-lang\.org|www\.docker\.com)(?<host>\[[0-9a-f:]+\](?::\d+)?|[^/\s"'`)]+)/,
    /Failed to connect to (?<host>\S+) port (?<port>\d+)/,
    /Could not connect to (?<host>[^\s:]+):\d+/,
    /connect (?:ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT) (?<host>\S+)/,
];
/** The server a text names, `host` or `host:port`; without user and password. */
function readHost(text) {
    for (const pattern of HOSTS) {
        const { host, port } = pattern.exec(text)?.groups ?? {};
        if (host === undefined)
            continue;
        const plain = host.slice(host.lastIndexOf('@') + 1);
        return port === undefined || /^(?:80|443)$/.test(port) ? plain : `${plain}:${port}`;
    }
    return undefined;
}
/** The server a fault names: near the place that matched, else in error, output or command. */
function hostOf(match) {
    const named = match.groups.host;
    if (named !== undefined)
        return named.slice(named.lastIndexOf('@') + 1);
    const texts = [match.text, match.error, match.log.slice(-LAST).join('\n'), match.vertex];
    return texts.map(readHost).find((host) => host !== undefined);
}
/** An address further back in the output is most likely that of something that went well. */
const LAST = 12;
/** At the beginning of a sentence. */
function nameHost(match) {
    return hostOf(match) ?? 'A server';
}
/** At the beginning of a sentence about DNS. */
function nameOrSome(match) {
    const host = hostOf(match);
    return host === undefined ? 'A name' : `The name ${host}`;
}
/** Within a sentence. */
function someHost(match) {
    return hostOf(match) ?? 'a server';
}
const RETRY_AFTER = /(?:retry[- ]after|try again in|retry in)[:= ]*"?(?<count>\d+(?:\.\d+)?) ?(?<unit>µs|us|ms|s\b|sec|m\b|min|h\b|hour)?/i;
const UNIT_MS = {
    µs: 0.001,
    us: 0.001,
    ms: 1,
    s: 1000,
    sec: 1000,
    m: 60_000,
    min: 60_000,
    h: 3_600_000,
    hour: 3_600_000,
};
/** How long the server asked to wait, in milliseconds: `retry-after: 401.3µs`, `Retry-After: 30`. */
function readRetryAfterMs(text) {
    const found = RETRY_AFTER.exec(text)?.groups;
    if (found?.count === undefined)
        return undefined;
    const unitMs = UNIT_MS[found.unit?.toLowerCase() ?? 's'] ?? 1000;
    return Math.ceil(Number(found.count) * unitMs);
}


/***/ }),

/***/ 82891:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ RUST_FAULTS)
});

;// CONCATENATED MODULE: ./src/build/faults/compile-error.ts
/** How rustc begins an error: with its code if it has one. */
const ERROR = /^error(?<code>\[E\d{4}\])?: (?<text>.+)$/;
const PLACE = /^\s*--> (?<place>\S+:\d+:\d+)/;
/** Lines between an error and the place it points to; rustc puts the place on the next one. */
const REACH = 4;
/** Names the crate, the first error and its place: what a person would look for first. */
function describeCompileError(crate, log) {
    const first = log.findIndex((line) => ERROR.test(line) && !line.includes('could not compile'));
    const error = ERROR.exec(log[first] ?? '')?.groups;
    if (error?.text === undefined)
        return `The crate ${crate} does not compile.`;
    const code = error.code === undefined ? '' : ` (error${error.code})`;
    const place = findPlace(log.slice(first + 1, first + 1 + REACH));
    const where = place === undefined ? '' : ` at ${place}`;
    return `The crate ${crate} does not compile: ${shorten(error.text)}${code}${where}.`;
}
function findPlace(lines) {
    for (const line of lines) {
        const place = PLACE.exec(line)?.groups?.place;
        if (place !== undefined)
            return place;
    }
    return undefined;
}
function shorten(text) {
    const plain = text.trim().replace(/\.$/, '');
    return plain.length <= 160 ? plain : `${plain.slice(0, 159)}…`;
}

;// CONCATENATED MODULE: ./src/build/faults/rust.ts

const NEWER_RUST = 'Use a newer Rust image (or rust-toolchain file), or an older version of the package.';
/** What rustc and rustup say when the tool chain does not suit. All are permanent. */
const RUST_FAULTS = [
    {
        id: 'rust-too-old',
        where: 'log',
        patterns: [
            /rustc (?<have>\S+) is not supported by the following packages?:\s+(?<package>\S+) requires rustc (?<need>\S+)/,
            /package `(?<package>\S+) v\S+` cannot be built because it requires rustc (?<need>\S+) or newer, while the currently active rustc version is (?<have>\S+)/,
        ],
        meaning: 'A package needs a newer Rust than the build has.',
        advice: NEWER_RUST,
        cause: ({ groups }) => `The build has Rust ${groups.have}, but ${groups.package} needs ${groups.need} or newer.`,
        remedy: NEWER_RUST,
    },
    {
        id: 'rust-too-old',
        where: 'log',
        patterns: [
            /error\[E0658\]: use of unstable library feature [`'](?<name>[^`']+)[`'][\s\S]*?could not compile `(?<package>[^`]+)`/,
            /error\[E0658\]: (?<name>[^\n]+?) (?:is|are) (?:unstable|experimental)[^\n]*[\s\S]*?could not compile `(?<package>[^`]+)`/,
        ],
        cause: ({ groups }) => `The crate ${groups.package} uses ${groups.name}, which the Rust of the build does not have yet.`,
        remedy: NEWER_RUST,
    },
    {
        id: 'toolchain-missing',
        where: 'log',
        patterns: [
            /could not download nonexistent rust version `(?<name>[^`]+)`/,
            /custom toolchain '(?<name>[^']+)' specified in override file [^\n]* is not installed/,
            /error: toolchain '(?<name>[^']+)' is not (?:installed|installable)/,
            /error: (?:invalid toolchain name|no release found for) '(?<name>[^']+)'/,
            /component '[^']+' for target '[^']+' is unavailable for download for channel '(?<name>[^']+)'/,
        ],
        // rustup says the same when the server does not answer well.
        when: ({ log }) => !log.some((line) => /status code: (?:429|5\d\d)/.test(line)),
        meaning: 'The Rust version that rust-toolchain.toml or a step names does not exist.',
        cause: ({ groups }) => `There is no Rust ${groups.name} to install.`,
        remedy: 'Correct rust-toolchain.toml; a nightly may lack a component on some days.',
    },
    {
        id: 'target-missing',
        where: 'log',
        patterns: [/the `(?<name>[^`]+)` target may not be installed/],
        meaning: 'The Rust of the build has no standard library for the target.',
        advice: 'Add it to the build stage with `rustup target add`.',
        cause: ({ groups }) => `The Rust of the build has no standard library for ${groups.name}.`,
        remedy: ({ groups }) => `Add it to the build stage: \`rustup target add ${groups.name}\`.`,
    },
    {
        id: 'target-unknown',
        where: 'log',
        patterns: [/could not find specification for target "(?<name>[^"]+)"/],
        meaning: 'Rust knows no target of that name.',
        cause: ({ groups }) => `Rust knows no target named ${groups.name}.`,
        remedy: '`rustc --print target-list` names all of them.',
    },
    {
        id: 'proc-macro-unsupported',
        where: 'log',
        patterns: [/cannot produce proc-macro for `(?<name>[^`]+)` as the target `(?<target>[^`]+)`/],
        meaning: 'Flags for a static program were also applied to what the compiler itself has to load.',
        cause: ({ groups }) => `The crate ${groups.name?.replace(/ .*/, '')} is loaded by the compiler, which RUSTFLAGS for a static ${groups.target} program forbid.`,
        remedy: 'Give `--target` explicitly: then RUSTFLAGS do not reach proc macros and build scripts.',
    },
    {
        id: 'target-cache-stale',
        where: 'log',
        patterns: [
            /error\[E0514\]: found crate `(?<name>[^`]+)` compiled by an incompatible version of rustc/,
            /error\[E0460\]: found possibly newer version of crate `(?<name>[^`]+)`/,
            /error\[E0786\]: found invalid metadata files for crate `(?<name>[^`]+)`/,
        ],
        meaning: 'A kept target folder holds crates that another compiler made.',
        cause: ({ groups }) => `The stale build cache holds the crate ${groups.name} made by another compiler.`,
        remedy: 'Empty it: `docker buildx prune --filter type=exec.cachemount`, or name its mount after the Rust version.',
    },
    {
        id: 'compiler-crashed',
        where: 'log',
        patterns: [
            /(?<why>error: internal compiler error[^\n]*|the compiler unexpectedly panicked)/,
            /(?<why>rustc interrupted by SIG[A-Z]+)/,
            /process didn't exit successfully: `[^`]*rustc[^`]*` \((?<why>signal: (?:4|6|7|11), SIG[^)]+)\)/,
        ],
        meaning: 'The compiler itself crashed.',
        cause: ({ groups }) => `The Rust compiler crashed: ${groups.why?.trim().slice(0, 160)}.`,
        remedy: 'Try another Rust version; under QEMU, build on a native runner.',
    },
    {
        id: 'compile-error',
        where: 'log',
        patterns: [/error: could not compile `(?<name>[^`]+)`/],
        meaning: 'The code does not compile.',
        advice: 'The sentence names crate, first error and its place.',
        cause: ({ groups, log }) => describeCompileError(groups.name ?? '', log),
    },
];


/***/ }),

/***/ 5248:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  kl: () => (/* binding */ FAULT_TABLE),
  sQ: () => (/* binding */ findFaultRow)
});

// UNUSED EXPORTS: FAULT_FAMILIES

// EXTERNAL MODULE: ./src/build/faults/fault.ts
var fault = __webpack_require__(23932);
;// CONCATENATED MODULE: ./src/build/faults/build-inputs.ts

const CHECK_CONTEXT = 'Check the path (it is relative to the build context) and what .dockerignore leaves out.';
/** Faults of what the build was given: contexts, files, secrets, keys. All are permanent. */
const BUILD_INPUT_FAULTS = [
    {
        id: 'context-missing',
        where: 'error',
        patterns: [/unable to prepare context: path "(?<path>[^"]+)" not found/],
        meaning: 'The build context does not exist.',
        cause: ({ groups }) => `The build context ${groups.path} does not exist.`,
        remedy: 'Name an existing folder with the input `context`.',
    },
    {
        id: 'named-context-missing',
        where: 'error',
        patterns: [
            /oci-layout reference "(?<name>[^"]+)" could not be resolved/,
            /failed to get build context (?<name>[^:\n]+): stat [^\n]*no such file or directory/,
        ],
        meaning: 'A named build context cannot be read.',
        cause: ({ groups }) => `The named build context ${groups.name} cannot be read.`,
        remedy: 'Check what `build-contexts` names; an OCI layout needs its index.json.',
    },
    {
        id: 'copy-source-missing',
        where: 'error',
        patterns: [/failed to calculate checksum of ref [^"]*"(?<path>[^"]+)": not found/],
        meaning: 'A COPY or ADD names a file that is not there.',
        advice: CHECK_CONTEXT,
        cause: ({ groups, step }) => `${step} needs ${groups.path}, which is not there.`,
        remedy: CHECK_CONTEXT,
    },
    {
        id: 'copy-source-missing',
        where: 'error',
        patterns: [/^lstat (?<path>\S+): no such file or directory$/m],
        cause: ({ groups, step }) => `${step} needs ${groups.path}, which is not there.`,
        remedy: 'Check the path in the stage or image that it is copied from.',
    },
    {
        id: 'secret-missing',
        where: 'error',
        patterns: [
            /(?:^|: )secret (?<name>\S+): not found/,
            /failed to stat (?<name>\S+): stat \S+ no such file/,
        ],
        meaning: 'A step needs a build secret that was not given.',
        cause: ({ groups, step }) => `${step} needs the build secret ${groups.name}, which was not given.`,
        remedy: 'Give it with `secrets`, `secret-files` or `secret-envs`.',
    },
    {
        id: 'ssh-missing',
        where: 'error',
        patterns: [
            /unset ssh forward key (?<name>\S+)/,
            /no SSH key "(?<name>[^"]+)" forwarded from the client/,
            /invalid empty ssh agent socket[^\n]*(?<name>SSH_AUTH_SOCK)/,
        ],
        meaning: 'A step needs an SSH agent or key that was not given.',
        cause: ({ groups, step }) => `${step} needs the SSH key ${groups.name}, which was not given.`,
        remedy: 'Give it with the input `ssh`, for example `default`, and start an agent before.',
    },
    {
        id: 'checksum-of-add-wrong',
        where: 'error',
        patterns: [/digest mismatch sha256:[0-9a-f]+: (?<digest>sha256:[0-9a-f]+)/],
        meaning: 'A file fetched by ADD is not the one whose checksum the Dockerfile records.',
        cause: ({ step }) => `${step} fetched a file with another checksum than the recorded one.`,
        remedy: 'Do not ignore this: find out why the file changed before you record a new checksum.',
    },
    {
        id: 'context-unreadable',
        where: 'error',
        patterns: [
            /error from sender: (?:open|readdir|lstat) [^\n]*: permission denied/,
            /error checking context: [^\n]+/,
        ],
        meaning: 'A file of the build context may not be read.',
        cause: (match) => `The build context cannot be read: ${(0,fault/* quoteLine */.t)(match)}.`,
        remedy: 'Make the file readable, or leave it out by .dockerignore.',
    },
];

// EXTERNAL MODULE: ./src/build/faults/build-scripts.ts + 1 modules
var build_scripts = __webpack_require__(24705);
;// CONCATENATED MODULE: ./src/build/faults/builder.ts

/** Faults between us and what builds: engine, builder, session. */
const BUILDER_FAULTS = [
    {
        id: 'engine-unreachable',
        where: 'error',
        patterns: [
            /Cannot connect to the Docker daemon at (?<where>\S+?)\.? /,
            /(?:error during connect|failed to connect to the docker API)[^\n]*? (?<where>(?:unix|tcp|ssh|npipe):\/\/\S+?)[";:]? /,
        ],
        meaning: 'The Docker engine does not answer.',
        cause: ({ groups }) => `The Docker engine at ${groups.where} does not answer.`,
        remedy: 'Start the engine, or point DOCKER_HOST or the docker context to one that runs.',
        transient: 'once',
    },
    {
        id: 'builder-missing',
        where: 'error',
        patterns: [/no builder "(?<name>[^"]+)" found/],
        meaning: 'The builder that was named does not exist.',
        cause: ({ groups }) => `There is no builder named ${groups.name}.`,
        remedy: '`docker buildx ls` lists the builders that exist.',
    },
    {
        id: 'solver-failed',
        where: 'error',
        patterns: [
            /(?<problem>failed to get (?:edge: inconsistent graph state|state for index))/,
            /(?<problem>frontend grpc server closed unexpectedly)/,
        ],
        meaning: 'BuildKit itself failed: its graph of steps came apart.',
        cause: ({ groups }) => `BuildKit failed in its own work: ${groups.problem}.`,
        remedy: 'Run it again; a newer BuildKit may have it mended.',
        transient: 'once',
        remedies: ['recreate-builder'],
    },
    {
        id: 'session-lost',
        where: 'error',
        patterns: [/no active session for \S+/, /no active sessions/],
        meaning: 'The builder lost the connection back to buildx, which carries context and tokens.',
        cause: () => 'The builder lost its session with buildx.',
        remedy: 'Run it again; on a busy machine the client was too slow to answer.',
        transient: 'once',
    },
    {
        id: 'builder-cache-broken',
        where: 'error',
        patterns: [
            /lease (?:"[^"]*": not found|does not exist)/,
            /(?:missing parent "[^"]*" bucket|parent snapshot \S+ does not exist): not found/,
            /content digest sha256:[0-9a-f]+: not found/,
            /failed to (?:prepare|mount|stat) [^\n]*snapshot[^\n]*: (?:not found|does not exist)/,
        ],
        meaning: 'What the builder has in its own cache is incomplete.',
        cause: (match) => `The cache of the builder is broken: ${(0,fault/* quoteLine */.t)(match)}.`,
        remedy: 'Empty it with `docker buildx prune --all`, or use a new builder.',
        transient: 'once',
        remedies: ['recreate-builder'],
    },
    {
        id: 'builder-lost',
        where: 'error',
        patterns: [
            /failed to receive status: rpc error: code = Unavailable/,
            /error reading from server: (?:EOF|.*connection reset)/,
            /received prior goaway|graceful_stop|transport is closing|client connection is closing/,
            /closing transport due to: connection error/,
            /failed to list workers|buildkitd\.sock/,
            /failed to dial gRPC/,
            /container \S+ is not running$/m,
        ],
        meaning: 'The connection to the builder broke off: it was stopped, or ran out of memory.',
        cause: (match) => `The connection to the builder was lost: ${(0,fault/* quoteLine */.t)(match)}.`,
        remedy: "Run it again; if that repeats, the builder's log says why it stopped.",
        transient: 'yes',
        remedies: ['recreate-builder'],
    },
    {
        id: 'builder-lost',
        where: 'error',
        patterns: [/context deadline exceeded|timed out/],
        when: ({ vertex }) => /waiting for connection/.test(vertex),
        cause: () => 'The builder does not answer any more: nobody took the connection.',
        remedy: "Look into the builder's log for why it stopped, and start it again.",
        transient: 'yes',
        remedies: ['recreate-builder'],
    },
    {
        id: 'driver-unfit',
        where: 'error',
        patterns: [
            /(?<what>Multi-platform build|Cache export|Attestation|\S{1,60} exporter) is not supported for the (?<driver>\S+) driver/i,
            /(?<what>docker exporter) does not (?:currently )?support exporting manifest lists/i,
        ],
        meaning: 'The builder cannot do what was asked for.',
        cause: ({ groups }) => `The builder cannot do what was asked for: ${groups.what} is not supported.`,
        remedy: 'Use a builder with the docker-container driver, or the containerd image store.',
    },
    {
        id: 'entitlement-missing',
        where: 'error',
        patterns: [
            /(?<what>network\.host|security\.insecure|device\S*) is not allowed/,
            /granting entitlement (?<what>\S+) is not allowed/,
        ],
        meaning: 'The build uses a right that the request or the builder does not grant.',
        advice: 'Grant it with the input `allow`, and in the builder.',
        cause: ({ groups }) => `The build may not use the entitlement ${groups.what}.`,
        remedy: ({ groups }) => `Allow it with the input \`allow: ${groups.what}\`, and in the builder.`,
    },
];

;// CONCATENATED MODULE: ./src/build/faults/cache.ts
/** Faults of imported and exported build caches, whatever lies behind them: the image does without. */
const CACHE_FAULTS = [
    {
        id: 'cache-type-unknown',
        where: 'error',
        patterns: [/unknown cache (?<kind>importer|exporter): "?(?<name>[^\s"]+)/],
        meaning: 'The builder does not know a type of cache that was named.',
        cause: ({ groups }) => `The builder knows no cache ${groups.kind} of type ${groups.name}.`,
        remedy: 'Types are registry, gha, local, inline, s3 and azblob.',
    },
    {
        id: 'cache-import',
        where: 'error',
        patterns: [
            /failed to configure (?<kind>\S+) cache importer: (?<problem>[^\n]+)/,
            /failed to compute cache key: (?<problem>blob sha256:\S+ not found)/,
            /^(?<problem>(?:failed to solve: )?blob sha256:\S+:? not found)/m,
            /(?<problem>failed to load cache key: [^\n]*actions[^\n]*)/,
        ],
        meaning: 'An imported build cache cannot be read.',
        cause: ({ groups }) => `An imported cache cannot be used: ${groups.problem}.`,
        remedy: 'Build once without that `cache-from`.',
        transient: 'yes',
        remedies: ['drop-cache-import'],
    },
    {
        id: 'cache-import',
        where: 'error',
        patterns: [/failed to compute cache key: (?<problem>failed to copy: [^\n]+)/],
        // Layers of base images are copied in the same words.
        when: ({ importsCache }) => importsCache,
        cause: ({ groups }) => `An imported cache cannot be used: ${groups.problem}.`,
        remedy: 'Build once without that `cache-from`.',
        transient: 'yes',
        remedies: ['drop-cache-import'],
    },
    {
        id: 'cache-export',
        where: 'error',
        patterns: [
            /(?<problem>error writing (?:layer|manifest|config) blob: [^\n]+)/,
            /(?<problem>failed to (?:reserve|commit) cache[^\n]*)/,
            /failed to configure \S+ cache exporter: (?<problem>[^\n]+)/,
            /(?<problem>failed to parse error response \d+: [^\n]*)/,
            /(?<problem>(?:Cache service responded with \d+|our services aren't available right now)[^\n]*)/,
            /^(?<problem>[^\n]*(?:artifactcache\.actions|\/_apis\/artifactcache\/|twirp\/github\.actions)[^\n]*)/m,
        ],
        meaning: 'The image was built, but its build cache could not be stored.',
        cause: ({ groups }) => `The image was built, but its cache could not be exported: ${groups.problem}.`,
        remedy: 'With `ignore-error=true` in `cache-to` such a build passes.',
        transient: 'yes',
        remedies: ['drop-cache-export'],
    },
    {
        id: 'cache-export',
        where: 'error',
        patterns: [/[^\n]+/],
        // Whatever breaks this step, the image is done and does not need it.
        when: ({ vertex }) => /^exporting cache/.test(vertex),
        cause: ({ text }) => `The image was built, but its cache could not be exported: ${text.trim()}.`,
        remedy: 'With `ignore-error=true` in `cache-to` such a build passes.',
        transient: 'yes',
        remedies: ['drop-cache-export'],
    },
];

// EXTERNAL MODULE: ./src/build/faults/cargo-files.ts
var cargo_files = __webpack_require__(60978);
// EXTERNAL MODULE: ./src/build/faults/cargo-project.ts
var cargo_project = __webpack_require__(32952);
;// CONCATENATED MODULE: ./src/build/faults/crates.ts
const COMMIT_LOCK = 'Commit a Cargo.lock that is up to date; all its crates are fetched before the build.';
/** Crates that are not there, not allowed, or not what they should be. */
const CRATE_FAULTS = [
    {
        id: 'checksum-mismatch',
        where: 'log',
        patterns: [/checksum for `(?<name>[^`]+)` changed between lock files/],
        meaning: 'A crate is not the one that Cargo.lock records.',
        cause: ({ groups }) => `The crate ${groups.name} is not the one that Cargo.lock records.`,
        remedy: 'Do not ignore this: compare the checksum with that of the registry.',
    },
    {
        id: 'download-corrupt',
        where: 'log',
        patterns: [
            /failed to verify the checksum of `(?<name>.+?)(?: \(registry `[^`]*`\))?`/,
            /failed to unpack package `(?<name>[^`]+)`/,
            /checksum failed for '(?<name>[^']+)'/,
        ],
        meaning: 'What a download brought is not what its checksum says; a proxy may have changed it.',
        cause: ({ groups, step }) => `${groups.name} arrived damaged in ${step}.`,
        remedy: 'If it stays so, look at what a proxy or a mirror makes of that file.',
        network: true,
        transient: 'yes',
        remedies: ['host-crates'],
    },
    {
        id: 'crate-not-fetched',
        where: 'log',
        patterns: [
            /no matching package named `(?<name>[^`]+)` found/,
            /failed to select a version for (?:the requirement )?`(?<name>[^`]+)`/,
        ],
        when: ({ log }) => log.some((line) => /\boffline mode\b|--offline|--frozen/.test(line)),
        meaning: 'The build runs offline, and a crate was not fetched before.',
        cause: ({ groups }) => `The crate ${groups.name} is not among those fetched for the offline build.`,
        remedy: COMMIT_LOCK,
    },
    {
        id: 'crate-not-fetched',
        where: 'log',
        patterns: [
            /attempting to make an HTTP request, but --(?:offline|frozen) was specified/,
            /can't checkout from '(?<name>[^']+)': you are in the offline mode/,
        ],
        cause: ({ groups }) => `The offline build needs ${groups.name ?? 'a crate or an index'}, which was not fetched before.`,
        remedy: COMMIT_LOCK,
    },
    {
        id: 'crate-yanked',
        where: 'log',
        patterns: [
            /failed to select a version for the requirement `(?<name>[^`]+)`[^\n]*\n *version (?<version>\S+) is yanked/,
        ],
        meaning: 'The only version of a crate that fits was withdrawn (yanked).',
        cause: ({ groups }) => `The crate ${describeCrate(groups.name)} exists only in a version that was withdrawn (${groups.version}).`,
        remedy: 'Take another version; a Cargo.lock that names the withdrawn one still builds.',
    },
    {
        id: 'crate-conflict',
        where: 'log',
        patterns: [
            /failed to select a version for `(?<name>[^`]+)`[\s\S]{0,2000}?(?:conflicts with a previous package|all possible versions conflict)/,
        ],
        meaning: 'Two packages need versions of a crate that exclude each other.',
        cause: ({ groups }) => `No version of the crate ${groups.name} suits all that need it.`,
        remedy: 'cargo names above who needs what; `cargo tree --invert` shows it on your machine.',
    },
    {
        id: 'crate-missing',
        where: 'log',
        patterns: [
            /no matching package named `(?<name>[^`]+)` found/,
            /failed to select a version for (?:the requirement )?`(?<name>[^`]+)`/,
            /failed to get successful HTTP response from `(?<name>[^`]+(?:\.crate|\/download))`[^\n]*, got (?:403|404|410|451)/,
            /failed to download from `(?<name>[^`]+)`[\s\S]{0,600}?, got (?:404|410|451)\b/,
        ],
        meaning: 'The registry of crates has no such crate, or not in that version.',
        cause: ({ groups }) => `The registry has no crate ${describeCrate(groups.name)}, or not in that version.`,
        remedy: 'Check name and version. A login page in the place of the index looks the same to cargo: see `network-test`.',
    },
    {
        id: 'crates-denied',
        where: 'log',
        patterns: [
            /authenticated registries require a credential-provider/,
            /no token found for `(?<name>[^`]+)`/,
            /failed to get successful HTTP response from `(?<name>[^`]+)`[^\n]*, got 40[13]/,
            /token rejected for `(?<name>[^`]+)`/,
        ],
        meaning: 'A registry of crates wants a token, or refuses the one it got.',
        cause: ({ groups }) => groups.name === undefined
            ? 'The registry of crates wants a token.'
            : `The registry of crates refused access to ${groups.name}.`,
        remedy: 'Give the token as a build secret (CARGO_REGISTRIES_…_TOKEN), or let us fetch the crates.',
    },
    {
        id: 'index-invalid',
        where: 'log',
        patterns: [/config\.json not found in registry/, /invalid index (?:URL|configuration)[^\n]*/],
        meaning: 'What is configured as a registry of crates is none.',
        cause: () => 'What cargo is told to use as a registry of crates has no config.json.',
        remedy: 'Check the `[source]` and `[registries]` tables of .cargo/config.toml.',
    },
];
/** `tiny = "^9"` as `tiny ^9`, the address of a download as `tiny-1.0.0`. */
function describeCrate(name = '') {
    const file = /\/(?<crate>[^/]+)(?:\.crate|\/download)$/.exec(name)?.groups?.crate;
    return file ?? name.replace(/ = "(.*)"$/, ' $1');
}

;// CONCATENATED MODULE: ./src/build/faults/dockerfile.ts

function at(match, line) {
    if (match.location !== undefined)
        return match.location;
    return line === undefined ? 'The Dockerfile' : `The Dockerfile, line ${line},`;
}
/** Faults of the Dockerfile itself and of how it was asked for. All are permanent. */
const DOCKERFILE_FAULTS = [
    {
        id: 'dockerfile-invalid',
        where: 'error',
        patterns: [/dockerfile parse error on line (?<line>\d+): (?<problem>[^\n]+)/],
        meaning: 'BuildKit cannot read the Dockerfile.',
        advice: 'Correct the line that is named; a flag may need a newer frontend (`# syntax=`).',
        cause: (match) => `${at(match, match.groups.line)} is not valid: ${match.groups.problem}.`,
    },
    {
        id: 'dockerfile-invalid',
        where: 'error',
        patterns: [
            /(?<problem>the Dockerfile cannot be empty|file with no instructions|no build stage in current context)/,
            /(?<problem>circular dependency detected on stage: \S+|unknown instruction: \S+)/,
            /(?<problem>failed to parse platform \S+: [^\n]+|invalid (?:from|mount) flag[^\n]*)/,
        ],
        cause: (match) => `${at(match)} is not valid: ${match.groups.problem}.`,
    },
    {
        id: 'base-name-empty',
        where: 'error',
        patterns: [/base name \((?<name>[^)]*)\) should not be blank/],
        meaning: 'A FROM names its image by an argument that has no value.',
        cause: (match) => `${at(match)} is not valid: base name (${match.groups.name}) should not be blank.`,
        remedy: 'Declare the argument before the first FROM with a default, or give it with `build-args`.',
    },
    {
        id: 'dockerfile-missing',
        where: 'error',
        patterns: [
            /failed to read dockerfile: open (?<path>[^:]+): no such file/,
            /resolve : lstat (?<path>[^:]+): no such file/,
        ],
        meaning: 'There is no Dockerfile where it is looked for.',
        cause: ({ groups }) => `There is no Dockerfile at ${groups.path}.`,
        remedy: 'Name it with the input `file`.',
    },
    {
        id: 'stage-unknown',
        where: 'error',
        patterns: [/target stage "?(?<name>[^"\n]+?)"? could not be found/],
        meaning: 'The Dockerfile has no stage of the name that was asked for.',
        cause: ({ groups }) => `The Dockerfile has no stage named ${groups.name}.`,
        remedy: 'Name a stage of the Dockerfile with the input `target`.',
    },
    {
        id: 'user-unknown',
        where: 'error',
        patterns: [/unable to find (?<kind>user|group) (?<name>\S+?):/],
        meaning: 'A step runs as a user or group that its image does not have.',
        cause: ({ groups, step }) => `${step} runs as ${groups.kind} ${groups.name}, which the image does not have.`,
        remedy: 'Create it before USER, or name it by number.',
    },
    {
        id: 'reference-invalid',
        where: 'error',
        patterns: [
            /(?:invalid tag "(?<name>[^"]+)": |invalid reference format: )(?<problem>[^\n]+)/,
            /(?<problem>invalid reference format|NAME_INVALID[^\n]*|TAG_INVALID[^\n]*)/,
        ],
        meaning: 'The name of an image is not written as names have to be.',
        cause: ({ groups }) => `${groups.name ?? 'An image name'} is not a valid image reference: ${groups.problem}.`,
        remedy: 'Names are in lower case: `host/path/name:tag`.',
    },
    {
        id: 'exporter-unknown',
        where: 'error',
        patterns: [/exporter "(?<name>[^"]+)" could not be found/],
        meaning: 'The builder knows no output of the type that was asked for.',
        cause: ({ groups }) => `The builder knows no output of type ${groups.name}.`,
        remedy: 'Types are image, registry, docker, oci, tar, local and cacheonly.',
    },
    {
        id: 'usage',
        where: 'error',
        patterns: [/^unknown (?:shorthand )?flag: .+/m, /requires (?:exactly )?1 argument/],
        meaning: 'The installed buildx does not know an argument.',
        cause: (match) => `buildx does not understand its arguments: ${(0,fault/* quoteLine */.t)(match)}.`,
        remedy: 'The installed buildx may be too old for an input that was given.',
    },
];

;// CONCATENATED MODULE: ./src/build/faults/git-sources.ts
/** Git repositories that cargo or a step fetches: what they lack, and who may not read them. */
const GIT_FAULTS = [
    {
        id: 'git-reference-missing',
        where: 'both',
        patterns: [
            /revspec '(?<name>[^']+)' not found/,
            /failed to find (?:branch|tag) `(?<name>[^`]+)`/,
            /couldn't find remote ref (?<name>\S+)/,
            /fatal: Remote branch (?<name>\S+) not found in upstream/,
            /pathspec '(?<name>[^']+)' did not match any file\(s\) known to git/,
        ],
        meaning: 'A git repository has no such branch, tag or commit.',
        cause: ({ groups }) => `The git repository has no ${groups.name}.`,
        remedy: 'Name an existing branch, tag or commit; a commit may be gone after a forced push.',
    },
    {
        id: 'git-denied',
        where: 'both',
        patterns: [
            /fatal: could not read Username for '(?<url>[^']+)'/,
            /fatal: Authentication failed for '(?<url>[^']+)'/,
            /fatal: repository '(?<url>[^']+)' not found/,
            /failed to authenticate when downloading repository: (?<url>\S+)/,
            /failed to receive HTTP 200 response: got 40[134]/,
            /[\w.-]+@(?<url>[\w.-]+): Permission denied \(publickey/,
            /Permission denied \(publickey/,
            /unable to access '(?<url>[^']+)': The requested URL returned error: 40[134]/,
        ],
        meaning: 'A git repository does not exist, or may not be read without logging in.',
        cause: ({ groups }) => `The git repository${groups.url === undefined ? '' : ` ${groups.url}`} does not exist or may not be read.`,
        remedy: 'Check its address; for a private one give the secret GIT_AUTH_TOKEN or a key (`ssh`).',
    },
    {
        id: 'git-host-unknown',
        where: 'both',
        patterns: [
            /Host key verification failed/,
            /error: unknown SSH host key|The SSH host key has changed/,
        ],
        meaning: 'The key of a git server is not among those the build knows.',
        cause: ({ step }) => `${step} does not know the SSH key of the git server.`,
        remedy: 'Add it in that stage: `ssh-keyscan HOST >> ~/.ssh/known_hosts`, compared with the published one.',
    },
];

// EXTERNAL MODULE: ./src/build/faults/linking.ts + 1 modules
var linking = __webpack_require__(93489);
;// CONCATENATED MODULE: ./src/build/faults/machine.ts

/** Faults of the machine: whatever the step was about, they decide. */
const MACHINE_FAULTS = [
    {
        id: 'disk-full',
        where: 'both',
        patterns: [
            /^.*(?:[Nn]o space left on device|[Dd]isk quota exceeded|\bENOSPC: |not enough free disk space).*/m,
            /^.*You don't have enough free space in \S+.*/m,
        ],
        meaning: 'No space is left where the builder keeps its data.',
        cause: (match) => `The disk is full: ${(0,fault/* quoteLine */.t)(match)}.`,
        remedy: 'Free space where the builder keeps its data, for example with `docker buildx prune`.',
    },
    {
        id: 'emulator-crashed',
        where: 'log',
        patterns: [/qemu: uncaught target signal (?<signal>\d+)/, /qemu-\S+: [^\n]*(?:fault|abort)/i],
        meaning: 'QEMU, which runs the programs of another platform, crashed.',
        cause: ({ step }) => `QEMU crashed while it ran ${step} for another platform.`,
        remedy: 'Build that platform on a native runner, or cross-compile it.',
        transient: 'once',
        remedies: ['fewer-jobs'],
    },
    {
        id: 'out-of-memory',
        where: 'error',
        patterns: [/exit code: 137\b/, /cannot allocate memory/i],
        meaning: 'A program was killed because the memory ran out.',
        cause: ({ step }) => `${step} was killed, most likely because the memory ran out.`,
        remedy: 'Give the builder more memory, or compile with fewer jobs (CARGO_BUILD_JOBS=1).',
        transient: 'once',
        remedies: ['fewer-jobs'],
    },
    {
        id: 'out-of-memory',
        where: 'log',
        patterns: [
            /\(signal: 9, SIGKILL(?:: kill)?\)/,
            /memory allocation of \d+ bytes failed/,
            /LLVM ERROR: out of memory/i,
            /Killed signal terminated program/,
            /(?:error|fatal|virtual memory exhausted|ENOMEM|sh: fork)[^\n]*: [Cc]annot allocate memory/,
            /collect2: fatal error: ld terminated with signal 9/,
        ],
        cause: ({ step }) => `${step} was killed, most likely because the memory ran out.`,
        remedy: 'Give the builder more memory, or compile with fewer jobs (CARGO_BUILD_JOBS=1).',
        transient: 'once',
        remedies: ['fewer-jobs'],
    },
    {
        id: 'limit-reached',
        where: 'both',
        patterns: [
            /^[^\n]*[Tt]oo many open files[^\n]*/m,
            /^[^\n]*(?:failed to spawn thread|fork: retry|vfork|pthread_create failed)[^\n]*(?:Resource temporarily unavailable|WouldBlock)[^\n]*/m,
        ],
        meaning: 'The machine allows no more open files, threads or processes.',
        cause: (match) => `A limit of the machine was reached: ${(0,fault/* quoteLine */.t)(match)}.`,
        remedy: 'Raise the limit (ulimit, pids of the container), or compile with fewer jobs.',
        transient: 'once',
        remedies: ['fewer-jobs'],
    },
    {
        id: 'file-system-readonly',
        where: 'both',
        patterns: [/^[^\n]*: [Rr]ead-only file system(?: \(os error 30\))?$/m],
        meaning: 'A step writes where it may not: into a read-only mount.',
        cause: (match) => `${match.step} writes to a read-only place: ${(0,fault/* quoteLine */.t)(match)}.`,
        remedy: 'A bind mount is read-only unless it says `rw`; write somewhere else.',
    },
];

// EXTERNAL MODULE: ./src/build/faults/names.ts
var names = __webpack_require__(46520);
;// CONCATENATED MODULE: ./src/build/faults/registry-passing.ts


/** Other ways to the same base images. */
const OTHER_SOURCES = ['registry-mirror', 'host-images'];
const FRONTEND = /^(?:resolve image config for |\[auth\] )?(?:docker-image:\/\/)?(?:docker\.io\/)?(?<name>docker\/dockerfile(?:-upstream)?[:@]\S+|docker\/dockerfile\S*)/;
function atHost(match) {
    const host = (0,names/* hostOf */.w4)(match);
    return host === undefined ? '' : ` ${host}`;
}
/** Answers of a registry that may be others a moment later. */
const PASSING_REGISTRY_FAULTS = [
    {
        id: 'frontend-unavailable',
        where: 'error',
        patterns: [
            /^[^\n]*(?:: lookup |connection refused|reset by peer|unreachable|no route to host|[Tt]ime(?:d )?out|[Dd]eadline ?[Ee]xceeded|: EOF\b|unexpected EOF|broken pipe|\b5\d\d [A-Z]|\b429\b|toomanyrequests|GOAWAY)[^\n]*/m,
        ],
        when: ({ vertex }) => FRONTEND.test(vertex),
        meaning: 'The image that `# syntax=` names, which reads the Dockerfile, cannot be fetched.',
        cause: (match) => `The frontend ${FRONTEND.exec(match.vertex)?.groups?.name} of the \`# syntax=\` line cannot be fetched: ${(0,fault/* quoteLine */.t)(match)}.`,
        remedy: 'Remove the `# syntax=` line where the frontend of BuildKit itself is enough, or use a mirror.',
        network: true,
        transient: 'yes',
        remedies: ['builtin-frontend', 'registry-mirror'],
    },
    {
        id: 'pull-limit',
        where: 'error',
        patterns: [/You have reached your (?:\w+ )?pull rate limit|increase-rate-limit/i],
        meaning: 'The quota of pulls from Docker Hub is used up for hours.',
        cause: (match) => `Docker Hub's quota of pulls is used up${(0,names/* forImage */.hW)(match)}.`,
        remedy: 'Log in to Docker Hub, or use a mirror: waiting a moment does not help.',
        network: true,
        transient: 'once',
        remedies: OTHER_SOURCES,
    },
    {
        id: 'rate-limit',
        where: 'error',
        patterns: [
            /toomanyrequests|429 Too Many Requests|unexpected status[^\n]*: 429\b|Rate exceeded/i,
            /secondary rate limit|API rate limit exceeded/,
        ],
        meaning: 'The registry asks to be asked less often (429).',
        cause: (match) => `The registry limits how often it may be asked, and the limit is reached for ${(0,names/* nameImage */.Pe)(match) ?? 'an image'}.`,
        remedy: 'Log in to the registry, use a mirror, or try again later.',
        network: true,
        transient: 'yes',
        remedies: OTHER_SOURCES,
    },
    {
        id: 'registry-token',
        where: 'error',
        patterns: [
            /failed to (?:authorize|fetch (?:oauth|anonymous) token)[^\n]*(?<problem>EOF\b|connection reset by peer|broken pipe|DeadlineExceeded|deadline exceeded|i\/o timeout|TLS handshake timeout|Client\.Timeout exceeded|timeout awaiting response headers|Bad Request|\b(?:408|5\d\d) [A-Z][A-Za-z ]+)/,
        ],
        meaning: 'The server that gives out tokens for a registry fails.',
        cause: (match) => `The token server${atHost(match)} failed (${match.groups.problem?.trim()})${(0,names/* forImage */.hW)(match)}.`,
        remedy: 'Try again later, or use a mirror.',
        network: true,
        transient: 'yes',
        remedies: OTHER_SOURCES,
    },
    {
        id: 'registry-failing',
        where: 'error',
        patterns: [
            /unexpected status[^\n]*: (?<status>(?:408|5\d\d) [A-Z][A-Za-z -]+)/,
            /(?:received unexpected HTTP status|HTTP(?: status)?):? (?<status>5\d\d [A-Z][A-Za-z -]+)/,
            /error parsing HTTP (?<status>5\d\d) response/,
            /(?:^|: )(?<status>(?:500 Internal Server Error|502 Bad Gateway|503 Service Unavailable|504 Gateway Time-?out))\b/im,
            /UNAVAILABLE: (?<status>service unavailable)/i,
        ],
        meaning: 'The registry answers with a fault of its own (5xx).',
        cause: (match) => `The registry failed (${match.groups.status}) when asked for ${(0,names/* nameImage */.Pe)(match) ?? 'an image'}.`,
        remedy: 'Try again later, or use a mirror.',
        network: true,
        transient: 'yes',
        remedies: OTHER_SOURCES,
    },
    {
        id: 'blob-missing',
        where: 'error',
        patterns: [
            /could not fetch content descriptor (?<digest>sha256:[0-9a-f]+) \((?!text\/html)[^)]*\) from remote: not found/,
            /(?<digest>sha256:[0-9a-f]+): unexpected status[^\n]*\/blobs\/[^\n]*404 Not Found/,
        ],
        meaning: 'A manifest names a layer that its registry does not have, or not yet.',
        cause: (match) => `The registry has no layer ${match.groups.digest?.slice(0, 19)} of ${(0,names/* nameImage */.Pe)(match) ?? 'an image'}.`,
        remedy: 'A registry that is being filled has it soon; else the image has to be pushed again.',
        network: true,
        transient: 'yes',
        remedies: OTHER_SOURCES,
    },
    {
        id: 'blob-damaged',
        where: 'error',
        patterns: [
            /^[^\n]*(?:unexpected commit digest sha256:|failed size validation: \d+ != \d+|invalid checksum digest format|digest verification failed)[^\n]*/m,
            /^[^\n]*(?:gzip: invalid (?:header|checksum)|archive\/tar: invalid tar header|zstd: invalid|magic number mismatch)[^\n]*/m,
            // Half of it is there already, and the new source cannot begin in the middle.
            /^[^\n]*failed to copy: unsupported offset[^\n]*/m,
        ],
        meaning: 'A layer of an image arrived incomplete or changed.',
        cause: (match) => `A layer of ${(0,names/* nameImage */.Pe)(match) ?? 'an image'} arrived damaged: ${(0,fault/* quoteLine */.t)(match)}.`,
        remedy: 'If it stays so, look at what a proxy or a mirror makes of it.',
        network: true,
        transient: 'yes',
        remedies: [...OTHER_SOURCES, 'drop-damaged'],
    },
];

;// CONCATENATED MODULE: ./src/build/faults/network.ts


/** Faults of the network between the builder and a server, as BuildKit words them. */
const NETWORK_FAULTS = [
    {
        id: 'dns',
        where: 'error',
        patterns: [
            /lookup (?<host>[^\s:]+)(?: on \S+)?:/,
            /Could not resolve host: (?<host>[\w.-]+)/,
            /getaddrinfo (?:EAI_AGAIN|ENOTFOUND) (?<host>[\w.-]+)/,
        ],
        meaning: 'A name could not be resolved: no such name, or the name servers fail.',
        cause: (match) => `${(0,names/* nameOrSome */.ZB)(match)} could not be resolved (DNS)${(0,names/* forImage */.hW)(match)}.`,
        remedy: 'Check the name, and the name servers that the builder uses.',
        network: true,
        transient: 'yes',
        remedies: ['resolver', ...OTHER_SOURCES],
    },
    {
        id: 'ipv6',
        where: 'error',
        patterns: [
            /\[[0-9a-f]{0,4}:[0-9a-f:]{1,40}\]:\d+: connect: (?:network is unreachable|no route to host|cannot assign requested address)/i,
        ],
        meaning: 'A server was asked by its IPv6 address on a network without IPv6.',
        cause: (match) => `There is no IPv6 route to ${(0,names/* someHost */.L6)(match)}${(0,names/* forImage */.hW)(match)}.`,
        remedy: 'Switch IPv6 off where the builder runs, or give it a network that has it.',
        network: true,
        transient: 'yes',
        remedies: ['ipv6-off', ...OTHER_SOURCES],
    },
    {
        id: 'connection-refused',
        where: 'error',
        patterns: [
            /^[^\n]*connect: connection refused/m,
            /^[^\n]*Failed to connect to \S+ port \d+[^\n]*/m,
        ],
        meaning: 'No program listens at the server, or a firewall refuses.',
        cause: (match) => `${(0,names/* nameHost */.us)(match)} refused the connection${(0,names/* forImage */.hW)(match)}.`,
        remedy: 'Check that the server runs there, and that the network lets the builder reach it.',
        network: true,
        transient: 'yes',
        remedies: OTHER_SOURCES,
    },
    {
        id: 'unreachable',
        where: 'error',
        patterns: [
            /^[^\n]*connect: (?:network is unreachable|no route to host|cannot assign requested address)/m,
            /^[^\n]*connect E(?:NET|HOST)UNREACH \S+/m,
        ],
        meaning: 'There is no route to the server.',
        cause: (match) => `There is no route to ${(0,names/* someHost */.L6)(match)}${(0,names/* forImage */.hW)(match)}.`,
        remedy: 'Check the network of the builder, and whether a proxy is needed.',
        network: true,
        transient: 'yes',
        remedies: OTHER_SOURCES,
    },
    {
        id: 'tls-failed',
        where: 'error',
        patterns: [
            /^[^\n]*TLS handshake timeout/m,
            /^[^\n]*(?:remote error: tls: |tls: (?:handshake failure|first record does not look like a TLS handshake|internal error|protocol version))[^\n]*/m,
        ],
        meaning: 'The encrypted connection to a server did not come about.',
        cause: (match) => `No encrypted connection to ${(0,names/* someHost */.L6)(match)} came about${(0,names/* forImage */.hW)(match)}.`,
        remedy: 'Try again, or use a mirror; a firewall that inspects TLS does this, too.',
        network: true,
        transient: 'yes',
        remedies: OTHER_SOURCES,
    },
    {
        id: 'timeout',
        where: 'error',
        patterns: [
            /^[^\n]*(?:i\/o timeout|Client\.Timeout exceeded|timeout awaiting response headers|request canceled while waiting for connection)/m,
            /^[^\n]*(?:context deadline exceeded|DeadlineExceeded|[Cc]onnection timed out|operation timed out)/m,
        ],
        meaning: 'A server did not answer in time.',
        cause: (match) => `${(0,names/* nameHost */.us)(match)} did not answer in time${(0,names/* forImage */.hW)(match)}.`,
        remedy: 'Try again, or use a mirror.',
        network: true,
        transient: 'yes',
        remedies: OTHER_SOURCES,
    },
    {
        id: 'connection-lost',
        where: 'error',
        patterns: [
            /^[^\n]*(?:connection reset by peer|broken pipe|unexpected EOF|: EOF$|use of closed network connection|read on closed response body)/m,
            /^[^\n]*http2: (?:server sent GOAWAY|client connection lost|client connection force closed)/m,
            /^[^\n]*stream error: stream ID \d+/m,
            /^[^\n]*(?:socket hang up|early EOF|RPC failed; (?:curl|HTTP))[^\n]*/m,
        ],
        meaning: 'A connection broke off in the middle.',
        cause: (match) => `The connection to ${(0,names/* someHost */.L6)(match)} broke off${(0,names/* forImage */.hW)(match)}.`,
        remedy: 'Try again.',
        network: true,
        transient: 'yes',
        remedies: OTHER_SOURCES,
    },
    {
        id: 'download-failed',
        where: 'error',
        patterns: [
            /failed to pull image "?(?<image>[^\s":]+(?::[\w.-]+)?)"?(?:: (?<problem>[^\n]+))?/,
            /(?<problem>failed to do request: [^\n]+|failed to copy: [^\n]+)/,
            /(?<problem>download failed after attempts=\d+[^\n]*)/,
            /(?<problem>invalid response status 5\d\d)/,
        ],
        meaning: 'An image or file could not be fetched, and the reason is not one we know.',
        cause: (match) => `${match.groups.image ?? 'A file or image'} could not be fetched${match.groups.problem === undefined ? '' : `: ${match.groups.problem}`}${match.groups.image === undefined ? (0,names/* forImage */.hW)(match) : ''}.`,
        remedy: 'Try again, or use a mirror.',
        network: true,
        transient: 'once',
        remedies: OTHER_SOURCES,
    },
];

;// CONCATENATED MODULE: ./src/build/faults/network-tls.ts

const TRUST = 'Behind a proxy that opens TLS, give its CA bundle (SSL_CERT_FILE) to this tool and to the builder.';
/** Certificates and proxies, as BuildKit words them. */
const NETWORK_TLS_FAULTS = [
    {
        id: 'tls-untrusted',
        where: 'error',
        patterns: [
            /^[^\n]*(?:x509: certificate signed by unknown authority|self-signed certificate|unable to get local issuer certificate)[^\n]*/m,
            /^[^\n]*(?:SSL certificate problem|server certificate verification failed)[^\n]*/m,
        ],
        meaning: 'A certificate is signed by an authority that the build does not trust.',
        advice: `${TRUST} In a RUN of your own Dockerfile, mount it as a secret: see the sentence.`,
        cause: (match) => `The certificate of ${(0,names/* someHost */.L6)(match)} is signed by an authority the build does not trust${(0,names/* forImage */.hW)(match)}.`,
        remedy: TRUST,
        network: true,
    },
    {
        id: 'tls-invalid',
        where: 'error',
        patterns: [/x509: (?<problem>[^\n]+)/],
        meaning: 'A certificate is expired, not valid yet, or made for another name.',
        cause: (match) => `The certificate of ${(0,names/* someHost */.L6)(match)} is not valid: ${match.groups.problem}${(0,names/* forImage */.hW)(match)}.`,
        remedy: 'Check the name, and the clock of this machine.',
        network: true,
    },
    {
        id: 'proxy-denied',
        where: 'error',
        patterns: [
            /407 Proxy Authentication Required|Proxy Authentication Required/i,
            /proxyconnect tcp: (?:Forbidden|403)|: Forbidden by proxy/,
        ],
        meaning: 'The proxy wants a password, or forbids the server.',
        cause: () => 'The proxy forbids the connection, or wants a password.',
        remedy: 'Put user and password into HTTPS_PROXY, or have the server allowed.',
        network: true,
    },
    {
        id: 'proxy-refused',
        where: 'error',
        patterns: [/proxyconnect tcp|Could not resolve proxy/i],
        meaning: 'The proxy cannot be reached, or cannot reach the server.',
        cause: () => 'The proxy did not let the connection through.',
        remedy: 'Check HTTP_PROXY, HTTPS_PROXY and NO_PROXY, and that the proxy is reachable from builds.',
        network: true,
        transient: 'yes',
    },
];

;// CONCATENATED MODULE: ./src/build/faults/package-index.ts
const INDEX_LOST = /Some index files failed to download|^WARNING: (?:fetching|updating|Ignoring) http/m;
/** A step that asked for the index ended well although it got none: so its result is in the cache. */
function isIndexOld({ log, before }) {
    if (log.some((line) => /^(?:Get|Hit|Ign|Err):\d+ |^fetch https?:/.test(line)))
        return false;
    const update = before.findLast((step) => /apt(?:-get)? update|apk update/.test(step.name));
    return update !== undefined && (update.cached || INDEX_LOST.test(update.log.join('\n')));
}
const REBUILD = 'Have index and installation in one step: `RUN apt-get update && apt-get install …`.';
/** Indexes of packages that are out of date, gone, or not to be trusted. */
const PACKAGE_INDEX_FAULTS = [
    {
        id: 'package-index-stale',
        where: 'log',
        patterns: [
            /^E: Failed to fetch \S+\.deb +404 +Not Found/m,
            /package mentioned in index not found/,
            /^E: (?:Unable to locate package|Package '[^']+' has no installation candidate)/m,
            /^ +\S+ \(no such package\)/m,
        ],
        when: (match) => !/Unable to locate|no installation candidate|no such package/.test(match.text) ||
            isIndexOld(match),
        meaning: 'A package index from the build cache names files that the mirror no longer has, or is empty.',
        cause: ({ step }) => `The package index that ${step} uses is out of date.`,
        remedy: REBUILD,
        network: true,
        transient: 'once',
        remedies: ['rebuild-stage'],
    },
    {
        id: 'package-repository-gone',
        where: 'log',
        patterns: [
            /^E: The repository '(?<name>[^']+)' (?:does not have|no longer has) a Release file/m,
            /^E: Failed to fetch (?<name>\S+(?:Release|Packages)\S*) +40[34] /m,
        ],
        meaning: 'A repository of packages does not exist, or no longer: the distribution is out of support.',
        cause: ({ groups }) => `The package repository ${groups.name} does not exist any more.`,
        remedy: 'Use a base image of a distribution that is supported.',
    },
    {
        id: 'package-signature-invalid',
        where: 'log',
        patterns: [
            /(?:W: GPG error|E: The repository)[^\n]*(?:NO_PUBKEY|is not signed|EXPKEYSIG)[^\n]*/,
            /At least one invalid signature was encountered/,
            /(?:ERROR|WARNING): [^\n]*(?:UNTRUSTED|BAD) signature/,
        ],
        meaning: 'A package index is not signed by a key that the image trusts.',
        cause: ({ step }) => `${step} does not trust the signature of a package index.`,
        remedy: 'Install the key of that repository; with an old image, its keyring has expired.',
    },
    {
        id: 'clock-wrong',
        where: 'log',
        patterns: [/Release file for (?<name>\S+) is (?:not valid yet|not yet valid|expired)[^\n]*/],
        meaning: 'By the clock of the machine a package index is not valid yet, or no more.',
        cause: ({ groups }) => `By the clock of this machine the package index ${groups.name} is not valid.`,
        remedy: 'Set the clock of the machine; an old snapshot needs `Acquire::Check-Valid-Until=false`.',
    },
];

;// CONCATENATED MODULE: ./src/build/faults/package-managers.ts

/** Package managers and installers that could not reach what they need; the layer is not known. */
const PACKAGE_MANAGER_FAULTS = [
    {
        id: 'apt-network',
        where: 'log',
        patterns: [
            /^E: Failed to fetch [^\n]*/m,
            /Hash Sum mismatch|Mirror sync in progress/,
            /^E: Some index files failed to download/m,
        ],
        meaning: 'apt could not fetch packages or their index.',
        cause: (match) => `apt could not fetch what ${match.step} needs from ${(0,names/* hostOf */.w4)(match) ?? 'its mirror'}.`,
        remedy: 'Try again; `Acquire::Retries=3` makes apt itself more patient.',
        network: true,
        transient: 'yes',
    },
    {
        id: 'apt-network',
        where: 'log',
        patterns: [/^W: (?:Failed to fetch|Some index files failed)[^\n]*/m],
        // apt takes an index that it could not fetch for a warning, and fails at the first package.
        cause: (match) => `apt could not fetch what ${match.step} needs from ${(0,names/* hostOf */.w4)(match) ?? 'its mirror'}.`,
        remedy: 'Try again; `APT::Update::Error-Mode=any` makes apt notice it at once.',
        network: true,
        transient: 'yes',
    },
    {
        id: 'apk-network',
        where: 'log',
        patterns: [
            /WARNING: [^\n]*(?<url>https?:\/\/\S+?):? [^\n]*(?:temporary error|network error|IO ERROR|Protocol error|HTTP error|remote server returned error|TLS: )[^\n]*/,
            /temporary error \(try again later\)/,
            /^ERROR: \S+: (?:Protocol error|network error|IO ERROR|temporary error|BAD archive|remote server returned error)[^\n]*/m,
        ],
        meaning: 'apk could not fetch packages or their index.',
        cause: (match) => `apk could not fetch what ${match.step} needs from ${(0,names/* hostOf */.w4)(match) ?? 'its mirror'}.`,
        remedy: 'Try again, or name another mirror in /etc/apk/repositories.',
        network: true,
        transient: 'yes',
        remedies: ['resolver'],
    },
    {
        id: 'npm-network',
        where: 'log',
        patterns: [
            /npm (?:ERR!|error) (?:network |code (?:FETCH_ERROR|ERR_INVALID_RESPONSE|EAI_AGAIN|ENOTFOUND))[^\n]*/,
            /ERR_PNPM_(?:META_FETCH_FAIL|FETCH_5\d\d|FETCH_429)[^\n]*/,
            /error An unexpected error occurred: "https?:[^\n]*(?:ESOCKETTIMEDOUT|ECONNRESET|5\d\d)/,
        ],
        meaning: 'npm, pnpm or yarn could not fetch packages.',
        cause: (match) => `npm could not fetch what ${match.step} needs from ${(0,names/* hostOf */.w4)(match) ?? 'its registry'}.`,
        remedy: 'Try again; `npm config set fetch-retries 5` makes npm itself more patient.',
        network: true,
        transient: 'yes',
    },
    {
        id: 'pip-network',
        where: 'log',
        patterns: [
            /WARNING: Retrying \(Retry\(total=0[^\n]*/,
            /ERROR: Could not install packages due to an OSError: HTTPS?ConnectionPool[^\n]*/,
            /(?:ReadTimeoutError|ConnectTimeoutError|NewConnectionError): [^\n]*/,
        ],
        meaning: 'pip could not fetch packages.',
        cause: (match) => `pip could not fetch what ${match.step} needs from ${(0,names/* hostOf */.w4)(match) ?? 'its index'}.`,
        remedy: 'Try again; `pip --retries 5 --timeout 60` is more patient.',
        network: true,
        transient: 'yes',
    },
    {
        id: 'rustup-network',
        where: 'log',
        patterns: [
            /error: component download failed for [^\n]*/,
            /could not download file from '(?<url>[^']+)'/,
            /rustup: (?:command failed: downloader|could not download)[^\n]*/,
        ],
        meaning: 'rustup could not fetch a tool chain.',
        cause: (match) => `rustup could not fetch what ${match.step} needs from ${(0,names/* hostOf */.w4)(match) ?? 'its server'}.`,
        remedy: 'Try again; an image that brings the tool chain needs no download.',
        network: true,
        transient: 'yes',
    },
    {
        id: 'cargo-network',
        where: 'log',
        patterns: [
            /network failure seems to have happened/,
            /failed to (?:download|fetch)(?: from)? `(?<url>https?:[^`]+)`/,
            /download of (?:config\.json|\S+) failed/,
        ],
        meaning: 'cargo could not fetch an index, a crate or a git repository.',
        cause: (match) => `cargo could not fetch what ${match.step} needs from ${(0,names/* hostOf */.w4)(match) ?? 'a server'}.`,
        remedy: 'Try again; crates that were fetched before the build need no network.',
        network: true,
        transient: 'yes',
        remedies: ['multiplexing-off', 'host-crates'],
    },
];

;// CONCATENATED MODULE: ./src/build/faults/push.ts


/** Faults of the way to the registry: all is built, and only what is missing there is sent again. */
const PUSH_FAULTS = [
    {
        id: 'push-too-large',
        where: 'error',
        patterns: [/413 (?:Request Entity|Content|Payload) Too Large/],
        meaning: 'A layer is larger than the registry, or a proxy before it, accepts.',
        cause: (match) => `A layer of ${(0,names/* nameImage */.Pe)(match) ?? 'the image'} is too large for the registry.`,
        remedy: 'Raise the limit of the proxy before the registry (client_max_body_size), or split the layer.',
    },
    {
        id: 'push-blob-missing',
        where: 'error',
        patterns: [
            /unknown blob|blob unknown to registry|BLOB_UNKNOWN|MANIFEST_BLOB_UNKNOWN|manifest blob unknown/i,
            /BLOB_UPLOAD_(?:UNKNOWN|INVALID)|blob upload (?:unknown|invalid)/i,
        ],
        meaning: 'The registry does not know of a layer that was just sent to it.',
        cause: (match) => `The registry does not know of a layer of ${(0,names/* nameImage */.Pe)(match) ?? 'the image'} that it was sent.`,
        remedy: 'Registries of several machines need a moment; try again.',
        network: true,
        transient: 'yes',
    },
    {
        id: 'push-damaged',
        where: 'error',
        patterns: [/DIGEST_INVALID|provided digest did not match uploaded content|SIZE_INVALID/],
        meaning: 'A layer arrived at the registry with other contents than it was sent with.',
        cause: (match) => `A layer of ${(0,names/* nameImage */.Pe)(match) ?? 'the image'} arrived damaged at the registry.`,
        remedy: 'If it stays so, look for a proxy that changes what passes.',
        network: true,
        transient: 'yes',
    },
    {
        id: 'push-failed',
        where: 'error',
        patterns: [
            /failed to copy: (?:cannot reuse body|io: read\/write on closed pipe)[^\n]*/,
            /failed commit on ref [^\n]*/,
            /cannot reuse body, request must be retried/,
        ],
        meaning: 'The transfer of an image to its registry broke off.',
        cause: (match) => `The registry broke off the transfer of ${(0,names/* nameImage */.Pe)(match) ?? 'the image'}: ${(0,fault/* quoteLine */.t)(match)}.`,
        remedy: 'Try again: only the push is repeated, not the build.',
        network: true,
        transient: 'yes',
    },
    {
        id: 'push-unverified',
        where: 'error',
        // Of our own push after a scan: see src/publish.
        patterns: [],
        meaning: 'A tag points at another image right after it was pushed.',
        cause: () => 'The tag points at another image than the one that was pushed.',
        remedy: 'Another job may push the same tag: let one job push it, or use a tag for each.',
        network: true,
        transient: 'yes',
    },
    {
        id: 'registry-rejected',
        where: 'error',
        patterns: [/unexpected status[^\n]*: (?<status>4\d\d [A-Z][A-Za-z ]+)/],
        meaning: 'The registry does not accept a request (other 4xx).',
        cause: (match) => `The registry rejected a request for ${(0,names/* nameImage */.Pe)(match) ?? 'an image'} (${match.groups.status}).`,
        remedy: 'Check the name; the registry may not support what was asked for.',
    },
];

;// CONCATENATED MODULE: ./src/build/faults/registry.ts

const STATUS = /\b(?<status>40[134] (?:Unauthorized|Forbidden|Not Found))/;
function describeDenial(match) {
    const status = STATUS.exec(match.error)?.groups?.status;
    const what = /failed to push|push access denied/.test(match.error) ? 'push to' : 'pull of';
    const why = status === undefined ? '' : ` (${status})`;
    return `The registry refused the ${what} ${(0,names/* nameImage */.Pe)(match) ?? 'an image'}${why}.`;
}
/** What a registry says for ever: no right, no such image, not a registry at all. */
const REGISTRY_FAULTS = [
    {
        id: 'credential-helper-missing',
        where: 'error',
        patterns: [
            /error getting credentials[^\n]*"(?<name>docker-credential-[\w-]+)"/,
            /(?<name>docker-credential-[\w-]+)[^\n]*executable file not found/,
        ],
        meaning: 'The configuration of docker names a program for passwords that is not installed.',
        cause: ({ groups }) => `docker is told to ask ${groups.name} for passwords, which is missing.`,
        remedy: 'Install it, or remove `credsStore` and `credHelpers` from the docker configuration.',
    },
    {
        id: 'registry-full',
        where: 'error',
        patterns: [/507 Insufficient Storage|storage quota|quota (?:has been )?exceeded/i],
        meaning: 'The registry has no more room for the account.',
        cause: (match) => `The registry has no room for ${(0,names/* nameImage */.Pe)(match) ?? 'the image'}.`,
        remedy: 'Delete old images there, or raise the quota.',
    },
    {
        id: 'tag-immutable',
        where: 'error',
        patterns: [
            /tag is immutable|cannot be overwritten because the (?:repository|tag) is immutable/i,
        ],
        meaning: 'The tag exists, and the registry forbids replacing it.',
        cause: (match) => `${(0,names/* nameImage */.Pe)(match) ?? 'The tag'} exists and may not be replaced.`,
        remedy: 'Push another tag: raise the version.',
    },
    {
        id: 'registry-denied',
        where: 'error',
        patterns: [
            /(?:pull|push) access denied|insufficient_scope/,
            /requested access to the resource is denied|(?:^|: )denied: /m,
            /(?:^|: )unauthorized: |authentication required|no basic auth credentials/m,
            /failed to push [^\n]*: (?:denied|unauthorized)$/m,
            /(?:unexpected status|failed to (?:authorize|fetch))[^\n]*: 40[13] (?:Unauthorized|Forbidden)/,
            /authorization server did not include a token in the response/,
            /incorrect username or password/,
        ],
        meaning: 'The registry refuses who asks: not logged in, or without the right.',
        advice: 'Log in before the build with an account that has the right; check the name.',
        cause: describeDenial,
        remedy: (match) => {
            const image = (0,names/* nameImage */.Pe)(match);
            const host = image === undefined ? 'the registry' : (0,names/* registryOf */.Fv)(image);
            return `Log in to ${host} before the build, with an account that has the right; check the name.`;
        },
    },
    {
        id: 'platform-missing',
        where: 'error',
        patterns: [
            /(?<image>[^\s:]+(?::[^\s:]+)*): no match for platform in manifest/,
            /no matching manifest for (?<platform>\S+) in the manifest list/,
        ],
        meaning: 'An image exists, but not for the platform of the build.',
        cause: (match) => `${match.groups.image ?? (0,names/* nameImage */.Pe)(match) ?? 'An image'} does not exist for ${match.groups.platform ?? 'the platform of the build'}.`,
        remedy: 'Choose a base image that has the platform, or leave the platform out.',
    },
    {
        id: 'not-a-registry',
        where: 'error',
        patterns: [
            /encountered unknown type text\/html|content descriptor \S+ \(text\/html\)|invalid character '<' looking for beginning/,
            /error parsing HTTP \d+ response body: invalid character '<'/,
        ],
        meaning: 'A web page answers in the place of the registry: a proxy, a login page of the network.',
        cause: (match) => `A web page answered in the place of the registry for ${(0,names/* nameImage */.Pe)(match) ?? 'an image'}.`,
        remedy: 'A proxy or a login page of the network is in between; set up the proxy, or use a mirror.',
        network: true,
        transient: 'once',
        remedies: ['registry-mirror', 'host-images'],
    },
    {
        id: 'image-unreadable',
        where: 'error',
        patterns: [
            /(?<problem>MANIFEST_INVALID|manifest invalid)[^\n]*/,
            /(?<problem>unsupported (?:manifest )?media type[^\n]*|mediatype unrecognized[^\n]*|invalid manifest[^\n]*)/i,
            /(?<problem>media type "application\/vnd\.docker\.distribution\.manifest\.v1[^\n]*)/,
        ],
        meaning: 'The manifest of an image is of a kind that the other side does not take.',
        cause: (match) => `The manifest of ${(0,names/* nameImage */.Pe)(match) ?? 'an image'} is not accepted: ${match.groups.problem}.`,
        remedy: 'An old registry may take no OCI media types or attestations: try `oci-mediatypes=false`, `provenance: false`.',
    },
    {
        id: 'image-missing',
        where: 'error',
        patterns: [
            /(?:^|: )(?<image>[a-z0-9][\w.-]*(?::\d+)?(?:\/[\w.-]+)*(?::[\w.-]+)?(?:@sha256:[0-9a-f]+)?): not found$/m,
            /manifest unknown|MANIFEST_UNKNOWN|NAME_UNKNOWN|repository name not known/,
            /manifest for (?<image>\S+) not found/,
            /failed to push [^\n]*: 404 Not Found/,
        ],
        meaning: 'The registry has no such image, or not with that tag.',
        cause: (match) => `${match.groups.image ?? (0,names/* nameImage */.Pe)(match) ?? 'An image'} does not exist in its registry.`,
        remedy: 'Check name and tag of the image; a private one answers the same to who is not logged in.',
    },
    {
        id: 'registry-insecure',
        where: 'error',
        patterns: [/server gave HTTP response to HTTPS client/],
        meaning: 'The registry speaks plain HTTP, and the builder insists on TLS.',
        cause: (match) => `${(0,names/* nameHost */.us)(match)} speaks plain HTTP where TLS is expected.`,
        remedy: 'Declare it as insecure in the configuration of the builder, or give it a certificate.',
    },
];

;// CONCATENATED MODULE: ./src/build/faults/run.ts

/** By default BuildKit passes on 2 MiB of output a step, and 200 KiB a second. */
const CLIPPED = /^\[output clipped, log limit \S+ reached\]$/;
/** How steps end that no other row explains, and whatever else there is. All are permanent. */
const RUN_FAULTS = [
    {
        id: 'sandbox-failed',
        where: 'error',
        patterns: [
            /(?:runc|OCI runtime) (?:run|create) failed: [^\n]*/,
            /failed to create (?:shim task|endpoint)[^\n]*/,
            /error mounting "[^\n]*/,
        ],
        meaning: 'The builder could not start the container of a RUN step.',
        cause: (match) => `The container of ${match.step} could not be started: ${(0,fault/* quoteLine */.t)(match)}.`,
        remedy: 'The kernel or the container that the builder runs in forbids it; a rootless builder needs user namespaces.',
    },
    {
        id: 'run-crashed',
        where: 'error',
        patterns: [/exit code: 139\b/],
        meaning: 'A program of a step crashed with a segmentation fault.',
        cause: ({ step }) => `${step} crashed (segmentation fault).`,
        remedy: 'Under QEMU that happens with some compilers: build on a native runner.',
    },
    {
        id: 'run-failed',
        where: 'error',
        patterns: [/^exit code: (?<code>\d+)$/m],
        meaning: 'A step ended with an exit code, and its output holds nothing that we know.',
        advice: 'Read the last lines of its output.',
        cause: ({ groups, step, log }) => log.some((line) => CLIPPED.test(line))
            ? `${step} exited with code ${groups.code}, and BuildKit has cut off its output.`
            : `${step} exited with code ${groups.code}.`,
        remedy: ({ log }) => log.some((line) => CLIPPED.test(line))
            ? 'Set BUILDKIT_STEP_LOG_MAX_SIZE=-1 and BUILDKIT_STEP_LOG_MAX_SPEED=-1 for the builder.'
            : undefined,
    },
    {
        id: 'cancelled',
        where: 'error',
        patterns: [/context canceled|^Canceled\b/m],
        meaning: 'Somebody, or the runner, stopped the build.',
        advice: 'Nothing, if it was meant so.',
        cause: () => 'The build was cancelled.',
    },
    {
        id: 'unknown',
        where: 'error',
        patterns: [/\S[^\n]*/],
        meaning: 'An error that this table does not know; the sentence quotes it.',
        advice: 'Read the sentence and the evidence; an issue with both helps to extend this table.',
        cause: (match) => `${match.step} failed: ${(0,fault/* quoteLine */.t)(match, 300)}.`,
    },
];

;// CONCATENATED MODULE: ./src/build/faults/run-downloads.ts

/** Downloads in RUN steps that began and failed: what servers answer, and what breaks off. */
const RUN_DOWNLOAD_FAULTS = [
    {
        id: 'download-limited',
        where: 'log',
        patterns: [
            /failed to get successful HTTP response from `[^`]+`[^\n]*, got 429/,
            /curl: \((?:22|56)\) The requested URL returned error: 429/,
            /unable to access '[^']+': The requested URL returned error: 429/,
            /npm (?:ERR!|error) (?:code E429|429 Too Many Requests[^\n]*)/,
            /^[WE]: Failed to fetch \S+ +429 [^\n]*/m,
            /could not download [\s\S]{0,600}?unsuccessful status code: 429/,
            /ERROR 429: Too Many Requests|wget: server returned error: HTTP\/1\.\d 429/,
        ],
        meaning: 'A server that a RUN step downloads from asks to be asked less often (429).',
        cause: (match) => `${(0,names/* nameHost */.us)(match)} limits how often ${match.step} may ask it (429).`,
        remedy: 'Try again later, use a mirror, or let us fetch the crates before the build.',
        network: true,
        transient: 'yes',
        remedies: ['host-crates'],
    },
    {
        id: 'server-failing',
        where: 'log',
        patterns: [
            /failed to get successful HTTP response from `[^`]+`[^\n]*, got (?<status>408|421|5\d\d)/,
            /failed to receive HTTP 200 response: got (?<status>5\d\d)/,
            /curl: \((?:22|56)\) The requested URL returned error: (?<status>5\d\d)/,
            /unable to access '[^']+': The requested URL returned error: (?<status>5\d\d)/,
            /npm (?:ERR!|error) (?:code E(?<status>5\d\d)\b|5\d\d )/,
            /^[WE]: Failed to fetch \S+ +(?<status>5\d\d) /m,
            /unsuccessful status code: (?<status>5\d\d)/,
            /ERROR (?<status>5\d\d): |wget: server returned error: HTTP\/1\.\d (?<status2>5\d\d)/,
            /ERROR: HTTP error (?<status>5\d\d) while getting/,
        ],
        meaning: 'A server that a RUN step downloads from answers with a fault of its own (5xx).',
        cause: (match) => `${(0,names/* nameHost */.us)(match)} failed (${match.groups.status ?? match.groups.status2 ?? '5xx'}) in ${match.step}.`,
        remedy: 'Try again later, or use a mirror.',
        network: true,
        transient: 'yes',
        remedies: ['host-crates'],
    },
    {
        id: 'download-missing',
        where: 'log',
        patterns: [
            /curl: \((?:22|56)\) The requested URL returned error: (?<status>4\d\d)/,
            /ERROR (?<status>4\d\d): [A-Z]/,
            /wget: server returned error: HTTP\/1\.\d (?<status>4\d\d)/,
            /npm (?:ERR!|error) code E(?<status>40[0-9])\b/,
            /ERROR: HTTP error (?<status>4\d\d) while getting/,
        ],
        meaning: 'A file that a RUN step downloads does not exist, or not for everybody (4xx).',
        cause: (match) => `${(0,names/* nameHost */.us)(match)} does not give out what ${match.step} asks for (${match.groups.status}).`,
        remedy: 'Check the address and the version in it; a private file needs a token as a build secret.',
        network: true,
    },
    {
        id: 'http2-framing',
        where: 'log',
        patterns: [
            /\[(?:16|92)\] [^\n]*(?:HTTP2 framing|Stream error)[^\n]*/,
            /curl: \((?:16|92)\) [^\n]*/,
            /\[56\] [^\n]*Connection died, tried \d+ times before giving up[^\n]*/,
        ],
        meaning: 'Several downloads over one HTTP/2 connection came apart.',
        cause: (match) => `The HTTP/2 connection to ${(0,names/* someHost */.L6)(match)} broke in ${match.step}.`,
        remedy: 'CARGO_HTTP_MULTIPLEXING=false avoids it.',
        network: true,
        transient: 'yes',
        remedies: ['multiplexing-off', 'host-crates'],
    },
    {
        id: 'download-incomplete',
        where: 'log',
        patterns: [
            /\[18\] [^\n]*/,
            /curl: \(18\) [^\n]*/,
            /fatal: unable to access [^\n]*transfer closed with[^\n]*/,
            /(?:end of file|connection closed) before message (?:length reached|completed)/,
            /Connection closed at byte \d+\. Giving up/,
            /wget: error getting response: Connection reset by peer|wget: short read/,
            /^[WE]: Failed to fetch [^\n]*(?:Remote end closed connection|File has unexpected size)[^\n]*/m,
            /fetch-pack: unexpected disconnect|early EOF/,
        ],
        meaning: 'A download ended before its end.',
        cause: (match) => `A download from ${(0,names/* someHost */.L6)(match)} in ${match.step} ended too early.`,
        remedy: 'Try again; for cargo, CARGO_HTTP_MULTIPLEXING=false avoids some of these.',
        network: true,
        transient: 'yes',
        remedies: ['multiplexing-off', 'host-crates'],
    },
    {
        id: 'connection-lost',
        where: 'log',
        patterns: [
            /\[(?:52|55|56)\] (?:Server returned nothing|Failed sending|Failure when receiving|Recv failure)[^\n]*/,
            /curl: \((?:52|55|56)\) [^\n]*/,
            /^[WE]: Failed to fetch [^\n]*(?:Connection failed|Connection reset|Error reading from server)[^\n]*/m,
            /fatal: unable to access '[^']*': (?:Recv failure|Send failure|Empty reply|Connection reset)[^\n]*/,
            /npm (?:ERR!|error) (?:code (?:ECONNRESET|EPIPE)|network read ECONNRESET)/,
            /error sending request for url \((?<url>[^)]+)\)[\s\S]{0,200}?(?:Connection reset by peer|connection error)/,
            /Read error \(Connection reset by peer\)|No data received\.\s+Giving up/,
            /error: RPC failed; (?:curl|HTTP) [^\n]*/,
            /WARNING: Retrying \(Retry\(total=0[^\n]*(?:ProtocolError|ConnectionResetError|RemoteDisconnected)[^\n]*/,
        ],
        cause: (match) => `A download from ${(0,names/* someHost */.L6)(match)} in ${match.step} broke off.`,
        remedy: 'Try again; for cargo, CARGO_HTTP_MULTIPLEXING=false avoids some of these.',
        network: true,
        transient: 'yes',
        remedies: ['multiplexing-off', 'host-crates'],
    },
    {
        id: 'captive-page',
        where: 'log',
        patterns: [
            /failed to query (?:replaced source )?registry[^\n]*\s+Caused by:\s+(?:expected value at line 1 column 1|EOF while parsing a value at line 1 column 0)/,
            /expected a Content-Type header with `[^`]+` but found `text\/html`/,
            /npm (?:ERR!|error) invalid json response body at (?<url>\S+)/,
            /Signed file isn't valid, got 'NODATA' \(does the network require authentication\?\)/,
            /\[1\] Unsupported protocol \(Received HTTP\/0\.9/,
            /byte index 64 is out of bounds of `<html/i,
        ],
        meaning: 'A web page came in the place of a file: a proxy, or a login page of the network.',
        cause: (match) => `A web page came in the place of a file from ${(0,names/* someHost */.L6)(match)} in ${match.step}.`,
        remedy: 'Log in to the network or set up its proxy; `network-test` shows who answers.',
        network: true,
        transient: 'once',
        remedies: ['host-crates'],
    },
];

;// CONCATENATED MODULE: ./src/build/faults/run-network.ts

/**
 * Faults of the network in RUN steps, by layer. Only the forms count in which a tool gives up: a
 * retried fault is announced too, and a crate may be called `tls-timeout`.
 */
const RUN_NETWORK_FAULTS = [
    {
        id: 'proxy-denied',
        where: 'log',
        patterns: [
            /CONNECT tunnel failed, response 40[37]/,
            /Received HTTP code 40[37] from proxy after CONNECT/,
            /^[WE]: Failed to fetch [^\n]*407 +Proxy Authentication Required/m,
            /npm (?:ERR!|error) 407 /,
            /\bgot 407\b/,
        ],
        cause: ({ step }) => `The proxy forbids the connection of ${step}, or wants a password.`,
        remedy: 'Put user and password into HTTPS_PROXY, or have the server allowed.',
        network: true,
    },
    {
        id: 'proxy-refused',
        where: 'log',
        patterns: [
            /\[5\] [^\n]*resolve proxy[^\n]*|curl: \(5\) [^\n]*/,
            /CONNECT tunnel failed, response (?:429|5\d\d)/,
            /Received HTTP code 5\d\d from proxy after CONNECT/,
            /fatal: unable to access [^\n]*Could not resolve proxy/,
            /^[WE]: Failed to fetch [^\n]*(?:proxy|Proxy)[^\n]*/m,
        ],
        cause: ({ step }) => `The proxy did not let the connection of ${step} through.`,
        remedy: 'Check HTTP_PROXY, HTTPS_PROXY and NO_PROXY in the build.',
        network: true,
        transient: 'yes',
        remedies: ['host-crates'],
    },
    {
        id: 'dns',
        where: 'log',
        patterns: [
            /\[6\] [^\n]*?resolve host: (?<host>[\w.-]+)/,
            /\[6\] [^\n]*?resolve (?:proxy|host)/,
            /curl: \(6\) Could not resolve host: (?<host>[\w.-]+)/,
            /wget: (?:bad address|unable to resolve host address) [`'‘](?<host>[^'’]+)/,
            /^[WE]: Failed to fetch [^\n]*(?:Temporary failure resolving|Could not resolve) '(?<host>[^']+)'/m,
            /npm (?:ERR!|error)[^\n]*getaddrinfo (?:EAI_AGAIN|ENOTFOUND) (?<host>[\w.-]+)/,
            /fatal: unable to access '[^']*': Could not resolve host: (?<host>[\w.-]+)/,
            /ssh: Could not resolve hostname (?<host>[\w.-]+):/,
            /^[^\n]*failed to lookup address information: [^\n]*/m,
            /(?:error|fatal)[^\n]*: (?:Temporary failure in name resolution|Name or service not known)/i,
            /(?:WARNING|ERROR): [^\n]*(?:DNS lookup error|DNS: (?:transient error|name does not exist))[^\n]*/,
            /WARNING: Retrying \(Retry\(total=0[^\n]*Failed to resolve '(?<host>[^']+)'/,
        ],
        cause: (match) => `${(0,names/* nameOrSome */.ZB)(match)} could not be resolved (DNS) in ${match.step}.`,
        remedy: 'Check the name servers that builds get; a RUN step with --network=none has none.',
        network: true,
        transient: 'yes',
        remedies: ['resolver', 'host-crates'],
    },
    {
        id: 'ipv6',
        where: 'log',
        patterns: [
            /^[^\n]*\((?<host>[0-9a-f]*:[0-9a-f:]+)\)\. - connect \(101: Network is unreachable\)/im,
            /^[^\n]*connect E(?:NET|HOST)UNREACH (?<host>[0-9a-f]*:[0-9a-f:]+)/im,
            /Failed to connect to (?<host>[0-9a-f]*:[0-9a-f:]+) port \d+[^\n]*unreachable/i,
        ],
        cause: (match) => `There is no IPv6 route to ${(0,names/* someHost */.L6)(match)} in ${match.step}.`,
        remedy: 'Switch IPv6 off where the builder runs, or give it a network that has it.',
        network: true,
        transient: 'yes',
        remedies: ['ipv6-off', 'host-crates'],
    },
    {
        id: 'unreachable',
        where: 'log',
        patterns: [
            /^[^\n]*connect \(\d+: (?:Network is unreachable|No route to host)\)/m,
            /^[^\n]*connect E(?:NET|HOST)UNREACH (?<host>\S+)/m,
            /\[7\] [^\n]*(?:Network (?:is )?unreachable|No route to host)[^\n]*/,
            /(?:curl: \(7\)|wget: |ssh: |fatal: )[^\n]*(?:Network (?:is )?unreachable|No route to host)[^\n]*/,
        ],
        cause: (match) => `There is no route to ${(0,names/* someHost */.L6)(match)} in ${match.step}.`,
        remedy: 'A RUN step with --network=none has none; else check the network of the builder.',
        network: true,
        transient: 'yes',
        remedies: ['host-crates'],
    },
    {
        id: 'connection-refused',
        where: 'log',
        patterns: [
            /\[7\] [^\n]*Could(?: not|n't) connect to server[^\n]*/,
            /curl: \(7\) [^\n]*/,
            /(?:wget: |fatal: unable to access|^[WE]: Failed to fetch)[^\n]*(?:Connection refused|Failed to connect)[^\n]*/m,
            /Connecting to [^\n]*failed: Connection refused/,
            /npm (?:ERR!|error) code ECONNREFUSED/,
            /ssh: connect to host (?<host>\S+) port \d+: Connection refused/,
            /failed to connect to (?<host>\S+): Connection refused; class=/,
            /error sending request for url \((?<url>[^)]+)\)[\s\S]{0,200}?Connection refused/,
            /WARNING: [^\n]*: connection refused$/m,
        ],
        cause: (match) => `${(0,names/* nameHost */.us)(match)} refused the connection of ${match.step}.`,
        remedy: 'Check that the server runs there, and that the network lets the builder reach it.',
        network: true,
        transient: 'yes',
        remedies: ['host-crates'],
    },
    {
        id: 'download-slow',
        where: 'log',
        patterns: [
            /\[28\] [^\n]*(?:too slow|failed to (?:download any data|transfer more))[^\n]*/i,
            /curl: \(28\) Operation too slow[^\n]*/,
            /transfer too slow: failed to transfer more than/,
        ],
        meaning: 'A download came in so slowly that the tool gave up.',
        cause: (match) => `A download from ${(0,names/* someHost */.L6)(match)} in ${match.step} was too slow.`,
        remedy: 'Try again, use a mirror, or let us fetch the crates before; cargo waits longer with CARGO_HTTP_TIMEOUT.',
        network: true,
        transient: 'yes',
        remedies: ['host-crates'],
    },
    {
        id: 'timeout',
        where: 'log',
        patterns: [
            /\[28\] [^\n]*(?:Timeout was reached|[Tt]imed out)[^\n]*/,
            /curl: \(28\) [^\n]*/,
            /wget: [^\n]*timed out/,
            /^[WE]: Failed to fetch [^\n]*timed out/m,
            /npm (?:ERR!|error) (?:code (?:ETIMEDOUT|ESOCKETTIMEDOUT|ERR_SOCKET_TIMEOUT)|network timeout at)[^\n]*/,
            /error sending request for url \((?<url>[^)]+)\)[\s\S]{0,200}?(?:operation timed out|deadline has elapsed)/,
            /(?:error|fatal): [^\n]*(?:operation|connection) timed out/i,
            /WARNING: [^\n]*: operation timed out$/m,
        ],
        cause: (match) => `${(0,names/* nameHost */.us)(match)} did not answer in time in ${match.step}.`,
        remedy: 'Try again, or use a mirror.',
        network: true,
        transient: 'yes',
        remedies: ['host-crates'],
    },
];

;// CONCATENATED MODULE: ./src/build/faults/run-programs.ts
const FAMILY = {
    apk: 'Alpine',
    'apt-get': 'Debian and Ubuntu',
    apt: 'Debian and Ubuntu',
    dnf: 'Fedora and RHEL',
    yum: 'Fedora and RHEL',
    microdnf: 'RHEL',
};
/** What programs in the image of a step lack. All are permanent. */
const RUN_PROGRAM_FAULTS = [
    {
        id: 'line-endings-wrong',
        where: 'both',
        patterns: [
            /\$'\\r': command not found|\/bin\/(?:ba)?sh\^M: bad interpreter|env: [‘']?(?:ba)?sh\\r/,
        ],
        meaning: 'A script has Windows line endings.',
        cause: ({ step }) => `A script that ${step} runs has Windows line endings.`,
        remedy: 'Save it with line feeds only; `*.sh text eol=lf` in .gitattributes keeps it so.',
    },
    {
        id: 'platform-foreign',
        where: 'both',
        patterns: [/exec format error/i],
        meaning: 'A program is made for a platform that the machine cannot run.',
        cause: ({ step }) => `${step} is made for a platform that this machine cannot run.`,
        remedy: 'Set up QEMU (docker/setup-qemu-action), cross-compile, or build on a native runner.',
    },
    {
        id: 'program-missing',
        where: 'both',
        patterns: [
            /exec: "(?<path>[^"]+)": (?:stat \S+: no such file or directory|executable file not found in \$PATH)/,
            /exec (?<path>\/\S+): no such file or directory/,
        ],
        meaning: 'The image of a stage does not have the program that a step starts, often the shell.',
        cause: ({ groups, step }) => groups.path === '/bin/sh'
            ? `${step} needs a shell, but the image of its stage has no /bin/sh.`
            : `${step} cannot start: the image of its stage has no ${groups.path}.`,
        remedy: 'Run it in a stage whose image has that program, and copy the result.',
    },
    {
        id: 'permission-denied',
        where: 'both',
        patterns: [
            /exec:? "?(?<path>\/[^\s":]+)"?: permission denied/,
            /^(?:\S*\/)?(?:ba|da|a)?sh: (?:\d+: |line \d+: )?(?<path>\S+): Permission denied$/m,
        ],
        meaning: 'A script or program may not be executed by the user of the step.',
        cause: ({ groups, step }) => `${step} may not execute ${groups.path}.`,
        remedy: 'Make it executable (`git update-index --chmod=+x`, `COPY --chmod=755`), or check USER.',
    },
    {
        id: 'library-missing-at-run',
        where: 'log',
        patterns: [
            /error while loading shared libraries: (?<name>[^:\s]+): cannot open/,
            /Error loading shared library (?<name>[^:\s]+): No such file/,
            /version [`'](?<name>GLIBC(?:XX)?_[\d.]+)' not found/,
        ],
        meaning: 'A program runs on an image whose libraries are missing or older than those it was made with.',
        cause: ({ groups, step }) => `A program in ${step} needs ${groups.name}, which the image of its stage lacks.`,
        remedy: 'Build and run on the same distribution version, or link statically (musl); `runtime-packages` adds libraries.',
    },
    {
        id: 'system-package-missing',
        where: 'log',
        patterns: [
            /E: Unable to locate package (?<name>\S+)/,
            /E: Package '(?<name>[^']+)' has no installation candidate/,
            /E: Version '[^']+' for '(?<name>[^']+)' was not found/,
            /^ +(?<name>\S+) \(no such package\)/m,
            /^ +breaks: world\[(?<name>[^\]]+)\]/m,
            /(?:No package|Unable to find a match:?) (?<name>\S+)(?: available)?/,
        ],
        meaning: 'The distribution of a stage has no such package, or not in that version.',
        cause: ({ groups }) => `The distribution of the stage has no package ${groups.name}.`,
        remedy: 'Names differ between Alpine and Debian; an outdated package index also gives this.',
    },
    {
        id: 'package-manager-missing',
        where: 'log',
        patterns: [
            /^(?:\S*\/)?(?:ba|da|a)?sh: (?:\d+: |line \d+: )?(?<name>apk|apt-get|apt|dnf|yum|microdnf): (?:command )?not found$/m,
        ],
        meaning: 'A step uses the package manager of another distribution than that of its image.',
        cause: ({ groups, step }) => `${step} needs ${groups.name}, the package manager of ${FAMILY[groups.name ?? '']}, which its image lacks.`,
        remedy: 'The base image is of another distribution than the Dockerfile expects, or has none (distroless).',
    },
    {
        id: 'command-missing',
        where: 'log',
        patterns: [
            /^(?:\S*\/)?(?:ba|da|a)?sh: (?:\d+: |line \d+: )?(?<name>[^\s:]+): (?:command )?not found$/m,
        ],
        meaning: 'The image of a stage does not have a command that a step calls.',
        cause: ({ groups, step }) => `${step} needs the command ${groups.name}, which its image lacks.`,
        remedy: 'Install it in an earlier step of that stage.',
    },
];

;// CONCATENATED MODULE: ./src/build/faults/run-tls.ts

/** Variables by which tools of a RUN step are told of a bundle that is not the system's. */
const VARIABLES = [
    [/\bcargo\b|\[60\]/, 'CARGO_HTTP_CAINFO'],
    [/\bnpm\b|\byarn\b|\bpnpm\b/, 'NODE_EXTRA_CA_CERTS'],
    [/\bpip3?\b/, 'PIP_CERT'],
    [/\bgit\b|fatal:/, 'GIT_SSL_CAINFO'],
];
function adviseBundle({ text, step }) {
    const variable = VARIABLES.find(([tool]) => tool.test(`${step} ${text}`))?.[1] ?? 'SSL_CERT_FILE';
    return ('Mount the CA bundle into that step, `RUN --mount=type=secret,id=ca-bundle,target=/etc/ssl/certs/ca-certificates.crt …`, ' +
        `and give it with \`secret-files: ca-bundle=/etc/ssl/certs/ca-certificates.crt\`; ${variable} names the file to tools that look elsewhere.`);
}
/** TLS in RUN steps: what they trust stands in the image, not on the host. */
const RUN_TLS_FAULTS = [
    {
        id: 'tls-invalid',
        where: 'log',
        patterns: [
            /\[60\] [^\n]*\((?<problem>[^\n]*(?:certificate has expired|certificate is not yet valid|no alternative certificate subject name|certificate subject name)[^\n]*?)\)/,
            /curl: \(60\) (?<problem>[^\n]*(?:has expired|not yet valid|subject name)[^\n]*)/,
            /npm (?:ERR!|error) code (?<problem>CERT_HAS_EXPIRED|CERT_NOT_YET_VALID|ERR_TLS_CERT_ALTNAME_INVALID)/,
            /Failed to fetch [^\n]*(?<problem>certificate chain uses expired certificate|name in the certificate does not match)/,
            /invalid peer certificate: (?<problem>Expired|NotValidYet|NotValidForName)/,
            /CERTIFICATE_VERIFY_FAILED\] certificate verify failed: (?<problem>certificate has expired|certificate is not yet valid|Hostname mismatch)/,
        ],
        cause: (match) => `The certificate of ${(0,names/* someHost */.L6)(match)} is not valid in ${match.step}: ${match.groups.problem}.`,
        remedy: 'Check the name, and the clock of the machine that builds.',
        network: true,
    },
    {
        id: 'tls-untrusted',
        where: 'log',
        patterns: [
            /\[60\] [^\n]*/,
            /curl: \(60\) [^\n]*/,
            /npm (?:ERR!|error) code (?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)[^\n]*/,
            /^[^\n]*CERTIFICATE_VERIFY_FAILED[^\n]*/m,
            /^[WE]: Failed to fetch [^\n]*Certificate verification failed[^\n]*/m,
            /fatal: unable to access [^\n]*server certificate verification failed[^\n]*/,
            /WARNING: [^\n]*TLS: server certificate not trusted[^\n]*/,
            /ERROR: (?:cannot verify \S+ certificate|The certificate of [^\n]* is not trusted)[^\n]*/,
            /^(?:error|fatal|Error)[^\n]*(?:self-signed certificate|unable to get local issuer certificate|x509: certificate signed by unknown authority)[^\n]*/m,
            /^[^\n]*invalid peer certificate: (?:UnknownIssuer|Other)[^\n]*/m,
            /the SSL certificate is invalid; class=Ssl/,
        ],
        cause: (match) => `The certificate of ${(0,names/* someHost */.L6)(match)} is signed by an authority that ${match.step} does not trust.`,
        remedy: adviseBundle,
        network: true,
    },
    {
        id: 'tls-failed',
        where: 'log',
        patterns: [
            /\[35\] [^\n]*/,
            /curl: \(35\) [^\n]*/,
            /npm (?:ERR!|error) code EPROTO/,
            /fatal: unable to access [^\n]*(?:GnuTLS|OpenSSL|gnutls_handshake|TLS connect error)[^\n]*/,
            /^[WE]: Failed to fetch [^\n]*Could not handshake[^\n]*/m,
            /^(?:error|fatal|Error)[^\n]*TLS handshake timeout[^\n]*/m,
        ],
        cause: (match) => `No encrypted connection to ${(0,names/* someHost */.L6)(match)} came about in ${match.step}.`,
        remedy: 'Try again; a firewall that inspects TLS does this, too.',
        network: true,
        transient: 'yes',
        remedies: ['host-crates'],
    },
];

// EXTERNAL MODULE: ./src/build/faults/rust.ts + 1 modules
var rust = __webpack_require__(82891);
// EXTERNAL MODULE: ./src/build/faults/watchdog.ts
var watchdog = __webpack_require__(2257);
;// CONCATENATED MODULE: ./src/build/faults/table.ts

























/**
 * All that is known of failed builds, in the order in which it is asked. What cargo and rustc say of
 * the code comes before the network: cargo announces every retried download, also before a compile
 * error. The last row takes what no other does.
 */
const FAULT_FAMILIES = [
    { title: 'Machine', rows: MACHINE_FAULTS },
    { title: 'Engine and builder', rows: BUILDER_FAULTS },
    { title: 'Build cache', rows: CACHE_FAULTS },
    { title: 'Dockerfile and request', rows: DOCKERFILE_FAULTS },
    { title: 'What the build is given', rows: BUILD_INPUT_FAULTS },
    { title: 'Cargo workspace', rows: [...cargo_project/* CARGO_PROJECT_FAULTS */.n, ...cargo_files/* CARGO_FILE_FAULTS */.G] },
    { title: 'Crates', rows: CRATE_FAULTS },
    { title: 'Linker and system libraries', rows: [...linking/* LINKING_FAULTS */.V, ...build_scripts/* BUILD_SCRIPT_FAULTS */.P] },
    { title: 'Rust', rows: rust/* RUST_FAULTS */.t },
    { title: 'Git repositories', rows: GIT_FAULTS },
    { title: 'Image registry', rows: [...PASSING_REGISTRY_FAULTS, ...REGISTRY_FAULTS] },
    { title: 'Push', rows: PUSH_FAULTS },
    {
        title: 'Network',
        rows: [...NETWORK_TLS_FAULTS, ...NETWORK_FAULTS, ...RUN_TLS_FAULTS, ...RUN_NETWORK_FAULTS],
    },
    {
        title: 'Downloads in RUN steps',
        rows: [...RUN_DOWNLOAD_FAULTS, ...PACKAGE_INDEX_FAULTS, ...PACKAGE_MANAGER_FAULTS],
    },
    { title: 'RUN steps', rows: [...RUN_PROGRAM_FAULTS, ...RUN_FAULTS] },
    { title: 'Watchdog', rows: watchdog/* WATCHDOG_FAULTS */.u },
];
const FAULT_TABLE = FAULT_FAMILIES.flatMap(({ rows }) => rows);
/** The first row of that id. Rows of one id agree in `transient` and `network`. */
function findFaultRow(id) {
    return FAULT_TABLE.find((row) => row.id === id);
}


/***/ }),

/***/ 2257:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ WATCHDOG_FAULTS)
/* harmony export */ });
/** Faults that no text tells: the one who watches the build names them. */
const WATCHDOG_FAULTS = [
    {
        id: 'stalled',
        where: 'error',
        patterns: [],
        meaning: 'The build gave no sign of life for minutes, so the attempt was stopped.',
        cause: ({ step }) => `Nothing went on in the build for too long, in ${step}.`,
        remedy: 'A connection hangs, or a step waits for something; a mirror, or crates and base images fetched before, avoid the first.',
        network: true,
        transient: 'yes',
        remedies: [
            'drop-cache-export',
            'drop-cache-import',
            'builtin-frontend',
            'registry-mirror',
            'host-images',
        ],
    },
    {
        id: 'timed-out',
        where: 'error',
        patterns: [],
        meaning: 'All attempts together took longer than the time limit.',
        cause: () => 'The build was not done within the time limit.',
        remedy: 'Raise the limit, or make the build faster: a warm cache, fewer platforms.',
    },
];


/***/ }),

/***/ 63807:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fo: () => (/* binding */ collect),
/* harmony export */   aQ: () => (/* binding */ readTime),
/* harmony export */   g7: () => (/* binding */ decodeText),
/* harmony export */   ik: () => (/* binding */ readSize),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   u4: () => (/* binding */ isRecord),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/** What BuildKit's JSON holds is believed only after it has been looked at. */
/** `undefined` for what is no JSON. */
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** The members that could be read; the others are left out. */
function collect(values, read) {
    if (!Array.isArray(values))
        return [];
    return values.flatMap((value) => (isRecord(value) ? (read(value) ?? []) : []));
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** A text that is not empty. */
function readText(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}
/** Go writes byte strings as base64. */
function decodeText(value) {
    return readText(typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : value);
}
/** Counts of bytes; anything else is 0. */
function readSize(value) {
    return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0;
}
/**
 * RFC 3339 as Go writes it, in milliseconds with their fraction: BuildKit may end a step and take it
 * up again within one millisecond. Go's zero time, year 1, means "not set".
 */
function readTime(value) {
    if (typeof value !== 'string')
        return undefined;
    const ms = Date.parse(value);
    if (!(ms > 0))
        return undefined;
    const beyondMs = /\.\d{3}(\d{1,6})/.exec(value)?.[1];
    return beyondMs === undefined ? ms : ms + Number(`0.${beyondMs}`);
}


/***/ }),

/***/ 226:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ln: () => (/* binding */ EMPTY_LOG),
  ev: () => (/* binding */ appendChunk),
  nL: () => (/* binding */ finishLines),
  HS: () => (/* binding */ readLastLine),
  Zr: () => (/* binding */ readTail),
  _q: () => (/* binding */ shortenTail)
});

// UNUSED EXPORTS: LOG_LIMITS

// EXTERNAL MODULE: ./src/report/plain-text.ts
var plain_text = __webpack_require__(6676);
;// CONCATENATED MODULE: ./src/build/log-lines.ts

/** No line is longer: what goes beyond continues on the next one, so nothing is lost or unbounded. */
const MAX_LINE_BYTES = 8192;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const NO_BYTES = new Uint8Array();
/** Appends a chunk to the unfinished line before it and takes the complete lines off. */
function splitLog(rest, chunk) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const lines = [];
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
        lines.push(...wrap(bytes.subarray(start, end)));
        start = end + 1;
    }
    const tail = dropOverwritten(bytes.subarray(start));
    if (tail.length === 0)
        return { lines, rest: NO_BYTES };
    // A copy, so that a short rest does not keep a whole chunk in memory.
    if (tail.length <= MAX_LINE_BYTES)
        return { lines, rest: Uint8Array.from(tail) };
    const whole = tail.length - (tail.length % MAX_LINE_BYTES);
    lines.push(...wrap(tail.subarray(0, whole)));
    return { lines, rest: Uint8Array.from(tail.subarray(whole)) };
}
/** What a terminal shows of an unfinished line. */
function readRest(rest) {
    return rest.length === 0 ? '' : decode(dropOverwritten(rest));
}
function wrap(line) {
    const visible = dropOverwritten(line);
    const pieces = [];
    for (let at = 0; at === 0 || at < visible.length; at += MAX_LINE_BYTES) {
        pieces.push(decode(visible.subarray(at, at + MAX_LINE_BYTES)));
    }
    return pieces;
}
/**
 * `10 %\r20 %\r` shows `20 %`: the last piece that is not empty. Its own `\r` stays, because the
 * next chunk may bring either the `\n` that ends the line or the text that overwrites it.
 */
function dropOverwritten(line) {
    let end = line.length;
    while (end > 0 && line[end - 1] === CARRIAGE_RETURN)
        end -= 1;
    if (end === 0)
        return line.subarray(0, 0);
    return line.subarray(line.lastIndexOf(CARRIAGE_RETURN, end - 1) + 1);
}
function decode(line) {
    const text = Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString('utf8');
    // A tab may align a column; the other control characters have no place in a log.
    return (0,plain_text/* cleanLine */.Ow)(text.replaceAll('\t', '    ')).trimEnd();
}

;// CONCATENATED MODULE: ./src/build/log-tail.ts

const LOG_LIMITS = {
    lines: 200,
    sizeChars: 32_768,
    /** Of a step that ended well nobody needs more. */
    endedLines: 20,
    firstErrorLines: 12,
};
const NOTHING = new Uint8Array();
const EMPTY_LOG = {
    newest: undefined,
    lineCount: 0,
    sizeChars: 0,
    firstError: [],
    rests: new Map(),
};
/** The tail with the chunk at its end, and the lines that the chunk completed. */
function appendChunk(log, chunk) {
    const before = log.rests.get(chunk.stream) ?? NOTHING;
    const { lines, rest } = splitLog(before, chunk.data);
    const added = lines.map((text) => ({ text, atMs: chunk.atMs }));
    const unchanged = before.length === 0 && rest.length === 0;
    const rests = unchanged ? log.rests : new Map(log.rests).set(chunk.stream, rest);
    return { log: { ...extend(log, added), rests }, added };
}
/** For a step that is over: what stands in an unfinished line is its last one. */
function finishLines(log, atMs) {
    if (log.rests.size === 0)
        return { log, added: [] };
    const added = [...log.rests.values()]
        .map((rest) => ({ text: readRest(rest), atMs }))
        .filter((line) => line.text !== '');
    return { log: { ...extend(log, added), rests: EMPTY_LOG.rests }, added };
}
/** At most the last 200 lines, or fewer if they are long; oldest first. */
function readTail(log) {
    const lines = [];
    let sizeChars = 0;
    for (let node = log.newest; node !== undefined; node = node.older) {
        sizeChars += node.line.text.length;
        if (lines.length >= LOG_LIMITS.lines)
            break;
        if (lines.length > 0 && sizeChars > LOG_LIMITS.sizeChars)
            break;
        lines.push(node.line);
    }
    return lines.reverse();
}
/** For a step that has ended well: its last words are enough. */
function shortenTail(log) {
    if (log.lineCount <= LOG_LIMITS.endedLines && log.firstError.length === 0)
        return log;
    const lines = readTail(log).slice(-LOG_LIMITS.endedLines);
    return { ...push({ ...log, ...NO_LINES }, lines), firstError: [] };
}
/** What the output ends with: the unfinished line if there is one, else the last one with text. */
function readLastLine(log) {
    const unfinished = [...log.rests.values()].map(readRest).find((text) => text.trim() !== '');
    if (unfinished !== undefined)
        return unfinished;
    let node = log.newest;
    while (node !== undefined && node.line.text.trim() === '')
        node = node.older;
    return node?.line.text;
}
const NO_LINES = { newest: undefined, lineCount: 0, sizeChars: 0 };
function extend(log, added) {
    if (added.length === 0)
        return log;
    const longer = push(log, added);
    const firstError = findFirstError(log.firstError, added);
    // Cutting at twice the limits, not at each line, makes a line cost the same on average.
    const isTooLong = longer.lineCount > 2 * LOG_LIMITS.lines || longer.sizeChars > 2 * LOG_LIMITS.sizeChars;
    const kept = isTooLong ? push({ ...longer, ...NO_LINES }, readTail(longer)) : longer;
    return { ...kept, firstError };
}
function push(log, lines) {
    let { newest, lineCount, sizeChars } = log;
    for (const line of lines) {
        newest = { line, older: newest };
        lineCount += 1;
        sizeChars += line.text.length;
    }
    return { ...log, newest, lineCount, sizeChars };
}
/** As rustc, cargo and most compilers begin an error. */
const ERROR_LINE = /^\s*(?:error|fatal error|fatal)(?:\[E\d+\])?:/i;
function findFirstError(known, added) {
    if (known.length >= LOG_LIMITS.firstErrorLines)
        return known;
    if (known.length > 0)
        return [...known, ...added].slice(0, LOG_LIMITS.firstErrorLines);
    const at = added.findIndex((line) => ERROR_LINE.test(line.text));
    return at < 0 ? known : added.slice(at, at + LOG_LIMITS.firstErrorLines);
}


/***/ }),

/***/ 63995:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FQ: () => (/* binding */ addArgs),
/* harmony export */   KV: () => (/* binding */ filterOf),
/* harmony export */   Mp: () => (/* binding */ isOn),
/* harmony export */   RR: () => (/* binding */ dropFlags),
/* harmony export */   sm: () => (/* binding */ valuesOf)
/* harmony export */ });
/* unused harmony export parseBuildxArgv */
/** Flags whose value can only follow after `=`. */
const SWITCHES = /^(?:--(?:load|push|pull|no-cache|quiet|check|debug|rm|force-rm|compress|squash)|-[qD])$/;
const ALIASES = {
    '-f': '--file',
    '-t': '--tag',
    '-o': '--output',
};
function parseBuildxArgv(argv) {
    const head = argv.slice(0, 2);
    const rest = argv.slice(2, -1);
    const flags = [];
    for (let at = 0; at < rest.length; at += flags.at(-1)?.tokens.length ?? 1) {
        flags.push(readFlag(rest[at] ?? '', rest[at + 1]));
    }
    return { head, flags, context: argv.slice(2).slice(-1) };
}
function readFlag(token, next) {
    const equals = /^(?<name>--?[a-z-]+)=(?<value>.*)$/s.exec(token)?.groups;
    const given = equals?.name ?? token;
    const name = ALIASES[given] ?? given;
    if (equals !== undefined)
        return { name, value: equals.value, tokens: [token] };
    if (SWITCHES.test(token) || next === undefined)
        return { name, value: undefined, tokens: [token] };
    return { name, value: next, tokens: [token, next] };
}
/** The values of one flag, in order. */
function valuesOf(argv, name) {
    return parseBuildxArgv(argv).flags.flatMap((flag) => flag.name === name && flag.value !== undefined ? [flag.value] : []);
}
/** Whether a flag without a value is given, and not as `=false`. */
function isOn(argv, name) {
    const last = parseBuildxArgv(argv).flags.findLast((flag) => flag.name === name);
    return last !== undefined && !/^(?:0|f|false)$/i.test(last.value ?? '');
}
function dropFlags(argv, isDropped) {
    const { head, flags, context } = parseBuildxArgv(argv);
    return [...head, ...flags.flatMap((flag) => (isDropped(flag) ? [] : flag.tokens)), ...context];
}
/** Puts further arguments before the context. */
function addArgs(argv, added) {
    return [...argv.slice(0, -1), ...added, ...argv.slice(-1)];
}
/**
 * The value of `--no-cache-filter` that chooses a stage; `''` stands for all that have no name. BuildKit
 * takes the value apart at its commas and compares the parts with the names, so a lone comma chooses
 * those without one (seen with buildx 0.29 and BuildKit 0.25).
 */
function filterOf(stage) {
    return ['--no-cache-filter', stage === '' ? ',' : stage];
}


/***/ }),

/***/ 20591:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GX: () => (/* binding */ declaresArg),
/* harmony export */   QI: () => (/* binding */ readDockerfileFacts),
/* harmony export */   li: () => (/* binding */ locateDockerfile)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _workspace_dockerfile_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78000);
/* harmony import */ var _argv_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63995);



/** What has the form of a remote context or of standard input; a Dockerfile there is not looked at. */
const REMOTE = /^-$|^[a-z][a-z0-9+.-]*:\/\/|^(?:git@|github\.com\/)/i;
/**
 * The absolute path of the Dockerfile that buildx will read; `undefined` where it is no file on this
 * machine. `cwd` is where relative paths start.
 */
function locateDockerfile(argv, cwd) {
    const context = argv.at(-1) ?? '.';
    const file = (0,_argv_js__WEBPACK_IMPORTED_MODULE_1__/* .valuesOf */ .sm)(argv, '--file').at(-1);
    if (REMOTE.test(context) || (file !== undefined && REMOTE.test(file)))
        return undefined;
    const path = file ?? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(context, 'Dockerfile');
    if ((0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(path))
        return path;
    return cwd === undefined ? undefined : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(cwd, path);
}
/** Whether a stage declares the argument, so that `--build-arg` reaches its RUN steps as a variable. */
function declaresArg({ stages }, name) {
    return stages.some(({ instructions }) => instructions.some(({ keyword, text }) => keyword === 'ARG' && text.split(/\s+/).some((word) => word.split('=')[0] === name)));
}
function readDockerfileFacts(text) {
    return text === undefined ? undefined : (0,_workspace_dockerfile_js__WEBPACK_IMPORTED_MODULE_2__/* .parseDockerfile */ .A)(text, 'Dockerfile');
}


/***/ }),

/***/ 88086:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ measureReach),
/* harmony export */   g: () => (/* binding */ stageOf)
/* harmony export */ });
/* harmony import */ var _failed_step_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59270);
/* harmony import */ var _step_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86842);
/* harmony import */ var _vertex_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38648);



function measureReach(progress) {
    const vertices = [...progress.vertices.values()];
    const isBuilt = vertices.some(({ name, runs }) => /^exporting /.test(name) && runs.length > 0);
    const stages = new Map();
    for (const vertex of vertices) {
        const name = (0,_step_name_js__WEBPACK_IMPORTED_MODULE_1__/* .parseStepName */ .Z)(vertex.name);
        if (name.kind !== 'instruction')
            continue;
        const stage = stageOf(name);
        stages.set(stage, isDone(vertex) && stages.get(stage) !== false);
    }
    const list = (isFinished) => [...stages].flatMap(([stage, finished]) => (finished === isFinished ? [stage] : []));
    return { isBuilt, finishedStages: list(true), openStages: list(false) };
}
/** The stage of a step; `''` where it has no name: BuildKit shows a number then, but knows it by none. */
function stageOf({ stage }) {
    return stage === undefined || /^stage-\d+$/.test(stage) ? '' : stage;
}
function isDone(vertex) {
    return (0,_vertex_js__WEBPACK_IMPORTED_MODULE_2__/* .isEnded */ .pl)(vertex) && (0,_failed_step_js__WEBPACK_IMPORTED_MODULE_0__/* .lastError */ .VS)(vertex) === undefined;
}


/***/ }),

/***/ 19856:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BY: () => (/* binding */ transformArgv),
/* harmony export */   e$: () => (/* binding */ knowsBuiltinFrontend),
/* harmony export */   pd: () => (/* binding */ BUILTIN_FRONTEND_SENTENCE)
/* harmony export */ });
/* harmony import */ var _plan_buildx_version_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53506);
/* harmony import */ var _step_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86842);
/* harmony import */ var _argv_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63995);
/* harmony import */ var _dockerfile_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20591);
/* harmony import */ var _reach_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88086);





/** The remedies that need nothing but other arguments; `undefined` where there is nothing to change. */
function transformArgv(kind, subject) {
    switch (kind) {
        case 'drop-cache-import':
            return drop(subject, '--cache-from', 'No cache is imported: `cache-from` was left out.');
        case 'drop-cache-export':
            return drop(subject, '--cache-to', 'No cache is exported: `cache-to` was left out.');
        case 'fewer-jobs':
            return setArg(subject, 'CARGO_BUILD_JOBS', '1', 'cargo was limited to one job (CARGO_BUILD_JOBS=1), which needs less memory.');
        case 'multiplexing-off':
            return setArg(subject, 'CARGO_HTTP_MULTIPLEXING', 'false', 'HTTP/2 multiplexing was switched off in cargo (CARGO_HTTP_MULTIPLEXING=false).');
        case 'builtin-frontend':
            return useBuiltinFrontend(subject);
        case 'rebuild-stage':
            return rebuildStage(subject);
        case 'drop-damaged':
        case 'registry-mirror':
        case 'host-images':
        case 'host-crates':
        case 'resolver':
        case 'ipv6-off':
        case 'recreate-builder':
            return undefined;
    }
}
function drop({ argv }, flagName, sentence) {
    // An inline cache is a part of the image: nothing is sent anywhere for it.
    const changed = (0,_argv_js__WEBPACK_IMPORTED_MODULE_1__/* .dropFlags */ .RR)(argv, ({ name, value }) => name === flagName && !/^(?:type=)?inline(?:,|$)/.test(value ?? ''));
    return changed.length === argv.length ? undefined : { argv: changed, sentence };
}
/** Only where a stage declares it: BuildKit hands no other argument to a RUN step. */
function setArg({ argv, dockerfile }, name, value, sentence) {
    const assignment = `${name}=${value}`;
    const given = (0,_argv_js__WEBPACK_IMPORTED_MODULE_1__/* .valuesOf */ .sm)(argv, '--build-arg').findLast((text) => text.startsWith(`${name}=`));
    if (given === assignment || dockerfile === undefined || !(0,_dockerfile_js__WEBPACK_IMPORTED_MODULE_2__/* .declaresArg */ .GX)(dockerfile, name)) {
        return undefined;
    }
    return { argv: (0,_argv_js__WEBPACK_IMPORTED_MODULE_1__/* .addArgs */ .FQ)(argv, ['--build-arg', assignment]), sentence };
}
/** Older ones take `dockerfile.v0` for the name of an image, and pull that. */
const KNOWS_BUILTIN = '0.30.0';
const BUILTIN = 'BUILDKIT_SYNTAX=dockerfile.v0';
const BUILTIN_FRONTEND_SENTENCE = 'The frontend that BuildKit brings was put in the place of the image after `# syntax=`.';
/** Whether the frontend can be chosen by an argument; not, where the version is not known. */
function knowsBuiltinFrontend(buildkitVersion) {
    return buildkitVersion !== undefined && (0,_plan_buildx_version_js__WEBPACK_IMPORTED_MODULE_4__/* .isAtLeast */ .d)(buildkitVersion, KNOWS_BUILTIN);
}
function useBuiltinFrontend(subject) {
    const { argv, dockerfile, buildkitVersion } = subject;
    const given = (0,_argv_js__WEBPACK_IMPORTED_MODULE_1__/* .valuesOf */ .sm)(argv, '--build-arg').findLast((text) => text.startsWith('BUILDKIT_SYNTAX='));
    const usesImage = given === undefined ? dockerfile?.syntax !== undefined : given !== BUILTIN;
    if (!usesImage || !knowsBuiltinFrontend(buildkitVersion))
        return undefined;
    return { argv: (0,_argv_js__WEBPACK_IMPORTED_MODULE_1__/* .addArgs */ .FQ)(argv, ['--build-arg', BUILTIN]), sentence: BUILTIN_FRONTEND_SENTENCE };
}
function rebuildStage({ argv, failedStep }) {
    const name = (0,_step_name_js__WEBPACK_IMPORTED_MODULE_0__/* .parseStepName */ .Z)(failedStep ?? '');
    // buildx does not take `--no-cache` together with a filter.
    if (name.kind !== 'instruction' || (0,_argv_js__WEBPACK_IMPORTED_MODULE_1__/* .isOn */ .Mp)(argv, '--no-cache'))
        return undefined;
    const stage = (0,_reach_js__WEBPACK_IMPORTED_MODULE_3__/* .stageOf */ .g)(name);
    const which = stage === '' ? 'the stage without a name' : `the stage ${stage}`;
    return {
        argv: (0,_argv_js__WEBPACK_IMPORTED_MODULE_1__/* .addArgs */ .FQ)(argv, (0,_argv_js__WEBPACK_IMPORTED_MODULE_1__/* .filterOf */ .KV)(stage)),
        sentence: `What the cache holds of ${which} was set aside: it is built anew.`,
    };
}


/***/ }),

/***/ 4662:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ planNextAttempt),
/* harmony export */   q: () => (/* binding */ STALL_LIMITS)
/* harmony export */ });
/* harmony import */ var _network_backoff_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59326);

const STALL_LIMITS = {
    transferMs: 180_000,
    stepMs: 900_000,
    // A layer of 1 GB takes 7 minutes at 20 Mbit/s, and a push that is cut off begins it again.
    exportMs: 600_000,
};
/** Each attempt leaves bytes of its own that have to go. */
const REPEATABLE = ['drop-damaged'];
/** Decides what follows the attempts so far (oldest first). Pure. */
function planNextAttempt(history, policy, nowMs, random) {
    const undo = isWorseByRemedy(history);
    const cause = history.at(undo ? -2 : -1);
    if (cause === undefined)
        throw new Error('nothing was attempted');
    const { retry } = policy;
    const delayMs = (0,_network_backoff_js__WEBPACK_IMPORTED_MODULE_0__/* .planDelayMs */ .tq)(retry, history.length, random, cause.retryAfterMs);
    const reason = findEnd(history, cause) ??
        (history.length > retry.retries ? 'retries-spent' : undefined) ??
        findLimit(history[0] ?? cause, policy, nowMs + delayMs);
    if (reason !== undefined)
        return { kind: 'stop', reason };
    const applied = history.flatMap((past) => past.applied ?? []);
    return {
        kind: 'retry',
        delayMs,
        remedies: (cause.remedies ?? []).filter((kind) => REPEATABLE.includes(kind) || !applied.includes(kind)),
        attemptLimit: cause.transient === 'once' ? history.length + 1 : retry.retries + 1,
        undo,
    };
}
/** Why the fault itself, or its absence, allows no further attempt. */
function findEnd(history, cause) {
    if (cause.outcome === 'success')
        return 'succeeded';
    if (cause.outcome === 'cancelled')
        return 'cancelled';
    if (cause.transient === undefined)
        return 'permanent';
    const isKnown = history.slice(0, -1).some(({ fault }) => fault === cause.fault);
    return cause.transient === 'once' && isKnown ? 'tried-once' : undefined;
}
function findLimit(first, { retry, timeoutMs }, startMs) {
    if (startMs - first.endedAtMs > retry.budgetMs)
        return 'budget-spent';
    return timeoutMs > 0 && startMs >= first.startedAtMs + timeoutMs ? 'timeout-near' : undefined;
}
/** They put something in the place of what the Dockerfile names, and that may lack what it needs. */
const REPLACING = [
    'registry-mirror',
    'host-images',
    'host-crates',
    'builtin-frontend',
];
/**
 * Whether a fault for ever came with a remedy against a passing one: a mirror without the image, a
 * frontend that is too old. A mirror that fails in any way is left again, too: it is no better than
 * what it stands for, and its fault would hide the other. What fails in a RUN step is no matter of these.
 */
function isWorseByRemedy(history) {
    const last = history.at(-1);
    if (last?.applied === undefined || !REPLACING.includes(last.applied))
        return false;
    if (last.outcome !== 'failure' || last.isStepFault === true)
        return false;
    return last.transient === undefined || last.applied === 'registry-mirror';
}


/***/ }),

/***/ 10499:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ runAttempts)
});

// EXTERNAL MODULE: ./src/report/format.ts
var format = __webpack_require__(12011);
;// CONCATENATED MODULE: ./src/build/attempt-text.ts

const EVIDENCE_LINES = 5;
/** An attempt for the report. Of its evidence the last lines: there stands what ended it. */
function describeAttempt(number, { durationMs, outcome, failure, fault }, before) {
    const evidence = failure?.evidence.slice(-EVIDENCE_LINES) ?? [];
    return {
        number,
        durationMs,
        outcome,
        ...(failure !== undefined && { cause: failure.cause }),
        ...(fault !== undefined && { fault }),
        ...(evidence.length > 0 && { evidence }),
        ...(before.sentences.length > 0 && { remedies: before.sentences }),
        ...(before.waitedMs !== undefined && { waitedMs: before.waitedMs }),
    };
}
/** One line before the pause: cause, what is changed, when it goes on. */
function formatRetry({ failure }, next) {
    const start = `Attempt ${next.number} of ${next.limit} starts in ${(0,format/* formatDuration */.a3)(next.waitMs)}.`;
    const cause = failure?.cause ?? 'The build failed.';
    return [`Attempt ${next.number - 1} failed: ${cause}`, ...next.sentences, start].join(' ');
}
/** What was tried before giving up, one sentence each; nothing where nothing was. */
function describeTried(attempts, reason, { retry, timeoutMs }) {
    const last = attempts.at(-1);
    const why = WHY_STOPPED[reason]?.(retry.budgetMs, timeoutMs);
    if (last?.outcome !== 'failure')
        return [];
    const repeated = attempts.length > 1 ? attempts.map((one) => describeOne(one, last)) : [];
    return [...repeated, ...(why === undefined ? [] : [why])];
}
function describeOne({ number, waitedMs, remedies = [], cause }, last) {
    const changes = remedies.length === 0 ? '' : ` (${remedies.join(' ').replace(/\.$/, '')})`;
    const when = waitedMs === undefined ? '' : `, after a pause of ${(0,format/* formatDuration */.a3)(waitedMs)}${changes},`;
    const why = cause === undefined || cause === last.cause ? '.' : `: ${cause}`;
    return `Attempt ${number}${when} failed${why}`;
}
/** Only what the number of attempts does not tell. */
const WHY_STOPPED = {
    'budget-spent': (budgetMs) => `No further attempt: the time for retries (${(0,format/* formatDuration */.a3)(budgetMs)}) is used up.`,
    'timeout-near': (_, timeoutMs) => `No further attempt: the time limit of ${(0,format/* formatDuration */.a3)(timeoutMs)} leaves none.`,
};

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(83916);
// EXTERNAL MODULE: ./src/network/race-abort.ts
var race_abort = __webpack_require__(79698);
// EXTERNAL MODULE: ./src/build/remedies/argv.ts
var remedies_argv = __webpack_require__(63995);
// EXTERNAL MODULE: ./src/build/remedies/dockerfile.ts
var remedies_dockerfile = __webpack_require__(20591);
// EXTERNAL MODULE: ./src/build/remedies/transforms.ts
var transforms = __webpack_require__(19856);
;// CONCATENATED MODULE: ./src/build/remedies/apply-remedy.ts





/**
 * Applies the first of these remedies that can be: by a port where there is one for it, else by other
 * arguments. `undefined` when none can, or when the signal aborts; a port that still works is not
 * waited for then.
 */
async function applyRemedy(kinds, setting, files, ports = {}) {
    if (kinds.length === 0)
        return undefined;
    const subject = await readSubject(setting, files);
    for (const kind of kinds) {
        if (setting.options.signal?.aborted === true)
            return undefined;
        const changed = (await askPort(kind, setting, ports)) ?? (0,transforms/* transformArgv */.BY)(kind, subject);
        if (changed !== undefined)
            return { kind, ...changed };
    }
    return undefined;
}
async function readSubject({ argv, result, options: { cwd, buildkitVersion } }, files) {
    const path = (0,remedies_dockerfile/* locateDockerfile */.li)(argv, cwd);
    const text = path === undefined ? undefined : await files.readTextIfAny(path);
    const dockerfile = (0,remedies_dockerfile/* readDockerfileFacts */.QI)(text);
    const failedStep = result.failure?.step;
    return {
        argv,
        ...(dockerfile !== undefined && { dockerfile }),
        ...(failedStep !== undefined && { failedStep }),
        ...(buildkitVersion !== undefined && { buildkitVersion }),
    };
}
async function askPort(kind, { argv, result, options: { signal } }, ports) {
    const port = ports[kind];
    if (port === undefined)
        return undefined;
    const { fault = 'unknown', host, failure, steps } = result;
    const step = failure?.step;
    const asked = port({
        id: fault,
        ...(host !== undefined && { host }),
        ...(step !== undefined && { step }),
        ...(steps !== undefined && { steps: steps.map(({ name }) => name) }),
    });
    const answer = asked.catch(ignoreToolError);
    const done = await (signal === undefined ? answer : (0,race_abort/* raceAbort */.M)(answer, signal, undefined));
    if (done === undefined)
        return undefined;
    return { argv: (0,remedies_argv/* addArgs */.FQ)(argv, done.addArgs ?? []), sentence: done.sentence };
}
/** A remedy that fails for want of a tool is one that cannot be applied; the fault stays the topic. */
function ignoreToolError(error) {
    if (!(error instanceof errors/* ToolError */.v))
        throw error;
}

;// CONCATENATED MODULE: ./src/build/remedies/keep-finished.ts

/**
 * The arguments of a retry: what the attempt before finished is not done again, although it was to be
 * done without the cache. What it did not finish is still done so: the cache may hold an older result
 * of it, made on top of an older result of what is finished. `--pull` stays: it costs one question a
 * base image, and without it an older local image could take the place of the one just pulled.
 */
function keepFinished(argv, { isBuilt, finishedStages, openStages }, platformCount) {
    const values = (0,remedies_argv/* valuesOf */.sm)(argv, '--no-cache-filter').flatMap((value) => value.split(','));
    const filters = [...new Set(values.map((stage) => stage.trim()))];
    const noCache = (0,remedies_argv/* isOn */.Mp)(argv, '--no-cache');
    if (!noCache && filters.length === 0)
        return argv;
    if (isBuilt)
        return withFilters(argv, []);
    // The stages of one platform may be finished while those of another have not even been announced.
    if (platformCount > 1 || finishedStages.length === 0)
        return argv;
    const left = filters.filter((stage) => !isIn(finishedStages, stage));
    return withFilters(argv, noCache ? openStages : left);
}
function isIn(stages, stage) {
    return stages.some((one) => one.toLowerCase() === stage.toLowerCase());
}
function withFilters(argv, stages) {
    const kept = (0,remedies_argv/* dropFlags */.RR)(argv, ({ name }) => name === '--no-cache' || name === '--no-cache-filter');
    return (0,remedies_argv/* addArgs */.FQ)(kept, stages.flatMap(remedies_argv/* filterOf */.KV));
}

// EXTERNAL MODULE: ./src/build/retry.ts
var retry = __webpack_require__(4662);
// EXTERNAL MODULE: ./src/exit-codes.ts
var exit_codes = __webpack_require__(91084);
// EXTERNAL MODULE: ./src/build/json-values.ts
var json_values = __webpack_require__(63807);
;// CONCATENATED MODULE: ./src/build/build-results.ts

/** Reads the metadata file and the image id file of a build that went well. */
async function readBuildResults(files, paths) {
    const metadata = (0,json_values/* parseJson */.qF)((await files.readTextIfAny(paths.metadataFile)) ?? '');
    const known = (0,json_values/* isRecord */.u4)(metadata) ? metadata : undefined;
    const idFile = (await files.readTextIfAny(paths.iidFile))?.trim();
    const imageId = (0,json_values/* readText */.yR)(idFile) ?? (0,json_values/* readText */.yR)(known?.['containerimage.config.digest']);
    const digest = (0,json_values/* readText */.yR)(known?.['containerimage.digest']);
    return {
        ...(known !== undefined && { metadata: known }),
        ...(imageId !== undefined && { imageId }),
        ...(digest !== undefined && { digest }),
    };
}

// EXTERNAL MODULE: ./src/report/plain-text.ts
var plain_text = __webpack_require__(6676);
// EXTERNAL MODULE: ./src/build/failed-step.ts
var failed_step = __webpack_require__(59270);
;// CONCATENATED MODULE: ./src/build/call-output.ts


const MAX_CHARS = 1_048_576;
const call_output_EVIDENCE_LINES = 20;
/** For `--call=check`, `outline` or `targets`; a build has no result on standard output. */
function createCallOutput(argv) {
    if (!isCall(argv))
        return undefined;
    const lines = [];
    let sizeChars = 0;
    return {
        onLine: (line) => {
            sizeChars += line.length + 1;
            if (sizeChars <= MAX_CHARS)
                lines.push(line);
        },
        read: () => lines.map((line) => `${line}\n`).join(''),
    };
}
/** Build checks that found something end with an exit code, but with no error. */
function classifyCall(output, progress) {
    if (output === undefined || (0,failed_step/* readClientError */.OG)(progress.messages) !== undefined)
        return undefined;
    const text = output.read();
    const count = /(\d+) warnings? ha(?:s|ve) been found/.exec(text)?.[1];
    return {
        fault: 'checks-failed',
        failure: {
            stage: 'build',
            cause: `The build checks found ${count ?? 'at least one'} ${count === '1' ? 'problem' : 'problems'}.`,
            evidence: text.trimEnd().split('\n').slice(-call_output_EVIDENCE_LINES).map(plain_text/* cleanLine */.Ow),
            exitCode: 1,
        },
    };
}
function isCall(argv) {
    return argv.some((argument, index) => {
        if (argument === '--check' || argument === '--check=true')
            return true;
        const value = argument === '--call' ? argv[index + 1] : /^--call=(.*)$/s.exec(argument)?.[1];
        return value !== undefined && !/^build(?:,|$)/.test(value);
    });
}

;// CONCATENATED MODULE: ./src/build/cargo-units.ts
const INITIAL_TALLY = {
    bySummary: undefined,
    byStep: new Map(),
    packageCount: 0,
};
/** More than any lock file holds for a few platforms; it bounds what a log can make us remember. */
const MAX_PACKAGES = 10_000;
const SUMMARY = /^\s*cargo-units: (\{.*\})\s*$/;
/** cargo right-aligns the verb in 12 columns. */
const UNIT = /^ {3,7}(Compiling|Fresh) ([A-Za-z0-9_-]{1,64}) v(\d[0-9A-Za-z.+-]{0,63})(?: |$)/;
/** Ends every successful run; alone, it says that nothing had to be compiled. */
const FINISHED = /^ {4}Finished .* target\(s\) in /;
/** Takes the lines of one event in. */
function tallyCargo(tally, lines) {
    return lines.reduce(tallyLine, tally);
}
/** The figures, or undefined when no cargo ran: a cached step prints nothing. */
function readCargoUnits(tally) {
    if (tally.bySummary !== undefined)
        return tally.bySummary;
    const steps = [...tally.byStep.values()];
    if (steps.length === 0)
        return undefined;
    const compiled = steps.reduce((sum, step) => sum + step.compiled.size, 0);
    const fresh = steps.reduce((sum, step) => sum + step.fresh.size, 0);
    // Without -v cargo does not tell what is fresh: no line is no zero.
    return fresh === 0 ? { compiled } : { compiled, fresh };
}
function tallyLine(tally, line) {
    const summary = SUMMARY.exec(line.text)?.[1];
    if (summary !== undefined)
        return addSummary(tally, summary);
    const known = tally.byStep.get(line.digest);
    const step = known ?? { compiled: new Set(), fresh: new Set() };
    if (known === undefined && FINISHED.test(line.text))
        return putStep(tally, line.digest, step);
    const [, verb, name, version] = UNIT.exec(line.text) ?? [];
    if (verb === undefined || tally.packageCount >= MAX_PACKAGES)
        return tally;
    const set = verb === 'Fresh' ? step.fresh : step.compiled;
    const unit = `${name} ${version}`;
    if (set.has(unit))
        return tally;
    const changed = new Set(set).add(unit);
    const next = verb === 'Fresh' ? { ...step, fresh: changed } : { ...step, compiled: changed };
    return { ...putStep(tally, line.digest, next), packageCount: tally.packageCount + 1 };
}
function putStep(tally, digest, step) {
    return { ...tally, byStep: new Map(tally.byStep).set(digest, step) };
}
function addSummary(tally, json) {
    const units = parseSummary(json);
    if (units === undefined)
        return tally;
    const before = tally.bySummary ?? { compiled: 0, fresh: 0 };
    return {
        ...tally,
        bySummary: {
            compiled: before.compiled + units.compiled,
            fresh: (before.fresh ?? 0) + units.fresh,
        },
    };
}
function parseSummary(json) {
    try {
        const { compiled, fresh } = JSON.parse(json);
        return isCount(compiled) && isCount(fresh) ? { compiled, fresh } : undefined;
    }
    catch {
        return undefined;
    }
}
function isCount(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

// EXTERNAL MODULE: ./src/build/failure.ts + 3 modules
var failure = __webpack_require__(95733);
// EXTERNAL MODULE: ./src/report/terminal.ts
var terminal = __webpack_require__(87496);
// EXTERNAL MODULE: ./src/build/shorten.ts
var shorten = __webpack_require__(46825);
// EXTERNAL MODULE: ./src/build/vertex.ts
var build_vertex = __webpack_require__(38648);
;// CONCATENATED MODULE: ./src/build/progress.ts



const PROGRESS_LIMITS = { vertices: 2000, warnings: 200, messages: 100 };
const INITIAL_PROGRESS = {
    vertices: new Map(),
    warnings: [],
    messages: [],
    newLines: [],
    clockOffsetMs: undefined,
};
/** Takes one event in. `receivedAtMs` is our time; it serves only to notice a clock that is off. */
function reduce(progress, event, receivedAtMs) {
    if (event.kind === 'text') {
        const message = (0,shorten/* shortenMiddle */.j)((0,plain_text/* cleanLine */.Ow)(event.text).trimEnd(), build_vertex/* VERTEX_LIMITS */.ug.textChars);
        const messages = [...progress.messages, message].slice(-PROGRESS_LIMITS.messages);
        return { ...progress, messages, newLines: [] };
    }
    const vertices = new Map(progress.vertices);
    const newLines = [];
    // Output first: the end of a step completes its last line, and may come in the same event.
    for (const chunk of event.logs) {
        change(vertices, newLines, chunk.vertex, (vertex) => (0,build_vertex/* appendLog */.pm)(vertex, chunk));
    }
    for (const update of event.transfers) {
        change(vertices, newLines, update.vertex, (vertex) => (0,build_vertex/* updateTransfer */.DK)(vertex, update));
    }
    for (const update of event.vertices) {
        change(vertices, newLines, update.digest, (vertex) => (0,build_vertex/* updateVertex */.aH)(vertex, update));
    }
    return {
        vertices,
        warnings: event.warnings.length === 0
            ? progress.warnings
            : [...progress.warnings, ...event.warnings].slice(0, PROGRESS_LIMITS.warnings),
        messages: progress.messages,
        newLines,
        clockOffsetMs: progress.clockOffsetMs ?? measureOffset(event.vertices, receivedAtMs),
    };
}
/**
 * The vertices as a reader of the Dockerfile expects them where their times are equal, as those of
 * cached steps are: BuildKit announces a graph from its end.
 */
function listFromFirst(progress) {
    return [...progress.vertices.values()].reverse();
}
function change(vertices, newLines, digest, update) {
    const known = vertices.get(digest);
    if (known === undefined && vertices.size >= PROGRESS_LIMITS.vertices)
        return;
    const { vertex, added } = update(known ?? (0,build_vertex/* createVertex */.hz)(digest));
    vertices.set(digest, vertex);
    for (const line of added)
        newLines.push({ ...line, digest });
}
/** An event is not longer under way than this. */
const TRUSTED_DELAY_MS = 5000;
/**
 * A remote builder may have another time than we. The first event is fresh: if by our clock it is old,
 * or lies in the future, then that is the error of the builder's clock.
 */
function measureOffset(updates, receivedAtMs) {
    const times = updates.flatMap((update) => update.completedMs ?? update.startedMs ?? []);
    if (times.length === 0)
        return undefined;
    const delayMs = receivedAtMs - Math.max(...times);
    return delayMs >= -1 && delayMs <= TRUSTED_DELAY_MS ? 0 : delayMs;
}

// EXTERNAL MODULE: ./src/build/log-tail.ts + 1 modules
var log_tail = __webpack_require__(226);
// EXTERNAL MODULE: ./src/build/step-name.ts
var step_name = __webpack_require__(86842);
;// CONCATENATED MODULE: ./src/build/step-text.ts





const TITLE_CHARS = 120;
/** The name as a headline: one line, digests shortened, scripts cut. */
function formatStepTitle(vertex) {
    const name = vertex.name.replace(/@sha256:([0-9a-f]{12})[0-9a-f]+/, '@sha256:$1');
    return name.length <= TITLE_CHARS ? name : `${name.slice(0, TITLE_CHARS - 1)}…`;
}
/** `[build 4/7] RUN make  12.3 s`, `CACHED [build 3/7] COPY . .`, `FAILED […] …: exit code: 2`. */
function formatEndedStep(vertex, nowMs) {
    const title = formatStepTitle(vertex);
    const error = (0,failed_step/* lastError */.VS)(vertex);
    if (error === undefined && vertex.runs.at(-1)?.cached === true)
        return `CACHED ${title}`;
    const time = (0,format/* formatDuration */.a3)((0,build_vertex/* measureDurationMs */.vo)(vertex, nowMs));
    const { currentBytes } = (0,build_vertex/* sumTransfers */.Eh)(vertex);
    const figures = currentBytes < NOTABLE_BYTES ? time : `${time}, ${(0,format/* formatBytes */.z3)(currentBytes)}`;
    if (error !== undefined)
        return `${formatError(error)} ${title}  ${figures}${formatCause(error)}`;
    return (0,build_vertex/* isEnded */.pl)(vertex) ? `${title}  ${figures}` : `STOPPED ${title}  ${figures}`;
}
/** What a running step does at this moment: bytes if it moves some, else its last line. */
function formatActivity(vertex) {
    const { currentBytes, totalBytes, completed } = (0,build_vertex/* sumTransfers */.Eh)(vertex);
    const line = (0,log_tail/* readLastLine */.HS)(vertex.log)?.trim();
    if (line !== undefined || currentBytes === 0 || completed)
        return line;
    if (totalBytes === 0)
        return (0,format/* formatBytes */.z3)(currentBytes);
    const percent = Math.floor((100 * currentBytes) / totalBytes);
    return `${(0,format/* formatBytes */.z3)(currentBytes)} of ${(0,format/* formatBytes */.z3)(totalBytes)} (${percent} %)`;
}
const NOTABLE_BYTES = 100_000;
const NOTABLE_MS = 500;
/** Whether a reader wants to know: bookkeeping of BuildKit matters only when it takes time or fails. */
function isNotable(vertex, nowMs) {
    if (vertex.name === '')
        return false;
    if ((0,step_name/* parseStepName */.Z)(vertex.name).kind === 'instruction')
        return true;
    if ((0,failed_step/* lastError */.VS)(vertex) !== undefined || /^(?:exporting|importing) /.test(vertex.name))
        return true;
    const { currentBytes } = (0,build_vertex/* sumTransfers */.Eh)(vertex);
    return currentBytes >= NOTABLE_BYTES || (0,build_vertex/* measureDurationMs */.vo)(vertex, nowMs) >= NOTABLE_MS;
}
function isCancelled(error) {
    return /context canceled|^Canceled/.test(error);
}
function formatError(error) {
    return isCancelled(error) ? 'CANCELED' : 'FAILED';
}
function formatCause(error) {
    if (isCancelled(error))
        return '';
    const outcome = ((0,failed_step/* readOutcome */.ns)(error) ?? '').replace(/\s+/g, ' ');
    return `: ${outcome.length <= 200 ? outcome : `${outcome.slice(0, 199)}…`}`;
}

;// CONCATENATED MODULE: ./src/build/ended-steps.ts




const NO_ENDED_STEPS = { waiting: new Map(), reported: new Set() };
/** BuildKit ends many a step only to take it up again at once; so long we wait for that. */
const SETTLE_MS = 300;
/**
 * The steps that have ended since the last call and will hardly be taken up again, in the order in
 * which they ended. With `final` nothing is waited for.
 */
function takeEndedSteps(before, progress, nowMs, final = false) {
    const waiting = new Map();
    const reported = new Set(before.reported);
    const ended = [];
    for (const vertex of listFromFirst(progress)) {
        const key = keyOf(vertex);
        if (reported.has(key) || !(0,build_vertex/* isEnded */.pl)(vertex))
            continue;
        const sinceMs = before.waiting.get(vertex.digest) ?? nowMs;
        if (!final && nowMs - sinceMs < SETTLE_MS) {
            waiting.set(vertex.digest, sinceMs);
            continue;
        }
        reported.add(key);
        if (isNotable(vertex, nowMs))
            ended.push(vertex);
    }
    ended.sort((a, b) => endOf(a) - endOf(b));
    return { ended, state: { waiting, reported } };
}
/** A step that went well, was taken up again and then failed is reported twice. */
function keyOf(vertex) {
    return (0,failed_step/* lastError */.VS)(vertex) === undefined ? vertex.digest : `${vertex.digest} failed`;
}
function endOf(vertex) {
    return vertex.runs.at(-1)?.completedMs ?? 0;
}

;// CONCATENATED MODULE: ./src/build/frame.ts




/**
 * What a terminal shows of a running build: a summary, then for each running step its name, its time
 * and, on a line of its own, what it does. No line is wider than `columns`, and there are fewer lines
 * than `rows`, so that the region never scrolls.
 */
function renderFrame(progress, startedAtMs, nowMs, columns, rows) {
    const builderMs = nowMs - (progress.clockOffsetMs ?? 0);
    const running = [...progress.vertices.values()]
        .filter((vertex) => (0,build_vertex/* isRunning */.W_)(vertex) && isNotable(vertex, builderMs))
        .sort((a, b) => startOf(a) - startOf(b));
    const header = (0,terminal/* fit */.Uj)(renderHeader(progress, nowMs - startedAtMs), columns);
    const room = Math.max(0, rows - 2);
    const withActivity = running.flatMap((vertex) => renderStep(vertex, builderMs, columns));
    if (withActivity.length <= room)
        return [header, ...withActivity];
    const names = running.map((vertex) => renderName(vertex, builderMs, columns));
    if (names.length <= room)
        return [header, ...names];
    const shown = names.slice(0, Math.max(0, room - 1));
    const more = (0,terminal/* fit */.Uj)(`   and ${names.length - shown.length} more`, columns);
    return [header, ...shown, more].slice(0, room + 1);
}
function renderHeader(progress, elapsedMs) {
    const vertices = [...progress.vertices.values()];
    const ended = vertices.filter(build_vertex/* isEnded */.pl);
    const cached = ended.filter((vertex) => vertex.runs.at(-1)?.cached === true).length;
    const steps = `${ended.length} of ${vertices.length} steps done`;
    return `Building ${formatElapsed(elapsedMs)}: ${steps}${cached === 0 ? '' : `, ${cached} cached`}`;
}
function renderStep(vertex, builderMs, columns) {
    const activity = formatActivity(vertex);
    const name = renderName(vertex, builderMs, columns);
    return activity === undefined ? [name] : [name, (0,terminal/* fit */.Uj)(`      ${activity}`, columns)];
}
/** The time stands at the right edge; on a narrow terminal the name gives way. */
function renderName(vertex, builderMs, columns) {
    const time = formatElapsed((0,build_vertex/* measureDurationMs */.vo)(vertex, builderMs));
    const width = columns - time.length - 2;
    if (width < 8)
        return (0,terminal/* fit */.Uj)(` > ${formatStepTitle(vertex)}`, columns);
    const name = (0,terminal/* fit */.Uj)(` > ${formatStepTitle(vertex)}`, width);
    return `${name}${' '.repeat(width - (0,terminal/* displayWidth */.F1)(name) + 2)}${time}`;
}
/** Milliseconds would only flicker. */
function formatElapsed(elapsedMs) {
    return elapsedMs < 1000 ? `${(elapsedMs / 1000).toFixed(1)} s` : (0,format/* formatDuration */.a3)(elapsedMs);
}
function startOf(vertex) {
    return vertex.runs[0]?.startedMs ?? 0;
}

;// CONCATENATED MODULE: ./src/build/live-display.ts






/** Not more than ten drawings a second: more is not read and costs. */
const REDRAW_MS = 100;
/** Of the output of a step that failed. */
const FAILED_LINES = 20;
const ESC = '\u001b[';
const HIDE_CURSOR = `${ESC}?25l`;
const SHOW_CURSOR = `${ESC}?25h`;
const ERASE_LINE_END = `${ESC}K`;
const ERASE_BELOW = `${ESC}J`;
/**
 * Keeps a region at the bottom of the terminal up to date. Steps that have ended leave one line above
 * it. Each drawing is one write that overwrites in place, so nothing flickers.
 */
function createLiveView(terminal, startedAtMs) {
    const screen = {
        terminal,
        region: [],
        hidden: false,
        ended: NO_ENDED_STEPS,
        drawnAtMs: Number.NEGATIVE_INFINITY,
    };
    const redraw = (progress, nowMs) => {
        if (nowMs - screen.drawnAtMs < REDRAW_MS)
            return;
        const above = takeLinesAbove(screen, progress, nowMs, false);
        const frame = renderFrame(progress, startedAtMs, nowMs, terminal.columns(), terminal.rows());
        draw(screen, above, frame);
        screen.drawnAtMs = nowMs;
    };
    return {
        tickMs: REDRAW_MS,
        onEvent: (_event, progress, nowMs) => redraw(progress, nowMs),
        onTick: redraw,
        end: async (progress, nowMs) => {
            draw(screen, takeLinesAbove(screen, progress, nowMs, true), []);
            if (screen.hidden)
                terminal.write(SHOW_CURSOR);
            screen.hidden = false;
        },
    };
}
function takeLinesAbove(screen, progress, nowMs, final) {
    const { ended, state } = takeEndedSteps(screen.ended, progress, nowMs, final);
    screen.ended = state;
    const builderMs = nowMs - (progress.clockOffsetMs ?? 0);
    return ended.flatMap((vertex) => {
        const text = (0,terminal/* fit */.Uj)(formatEndedStep(vertex, builderMs), screen.terminal.columns());
        if ((0,failed_step/* lastError */.VS)(vertex) === undefined)
            return [text];
        return [
            text,
            ...(0,log_tail/* readTail */.Zr)(vertex.log)
                .slice(-FAILED_LINES)
                .map((line) => `      ${line.text}`),
        ];
    });
}
function draw(screen, above, frame) {
    const start = screen.hidden ? '' : HIDE_CURSOR;
    const up = countRows(screen.region, screen.terminal.columns());
    const back = up === 0 ? '\r' : `${ESC}${up}A\r`;
    const lines = [...above, ...frame].map((line) => `${line}${ERASE_LINE_END}\n`).join('');
    screen.terminal.write(`${start}${back}${lines}${ERASE_BELOW}`);
    screen.hidden = true;
    screen.region = frame;
}
/** Rows that the region takes now: after the window got narrower its lines may have been wrapped. */
function countRows(region, columns) {
    return region.reduce((sum, line) => sum + Math.max(1, Math.ceil((0,terminal/* displayWidth */.F1)(line) / Math.max(1, columns))), 0);
}

;// CONCATENATED MODULE: ./src/build/group-printer.ts
function createGroupPrinter(log) {
    const queue = [];
    let group;
    let busy = false;
    let pumping = Promise.resolve();
    async function pump() {
        for (let work = queue.shift(); work !== undefined; work = queue.shift()) {
            if (work.kind === 'line')
                log.info(work.text);
            else {
                await group?.close();
                group = work.kind === 'open' ? await openGroup(log, work.title) : undefined;
            }
        }
        busy = false;
    }
    function add(work) {
        queue.push(work);
        if (busy)
            return;
        busy = true;
        pumping = pump();
        // A failure is reported by `drain`; until then nobody listens.
        pumping.catch(() => undefined);
    }
    return {
        line: (text) => add({ kind: 'line', text }),
        open: (title) => add({ kind: 'open', title }),
        close: () => add({ kind: 'close' }),
        drain: () => pumping,
    };
}
async function openGroup(log, title) {
    let finish = () => undefined;
    let enter = () => undefined;
    const entered = new Promise((resolve) => {
        enter = resolve;
    });
    const done = log.group(title, async () => {
        const finished = new Promise((resolve) => {
            finish = resolve;
        });
        enter();
        await finished;
    });
    await Promise.race([entered, done]);
    return {
        close: async () => {
            finish();
            await done;
        },
    };
}

;// CONCATENATED MODULE: ./src/build/log-desk.ts



/** Output of steps in the background is held back up to here; then theirs is printed in between. */
const BUFFER_LIMITS = { lines: 500, sizeChars: 65_536, totalChars: 262_144 };
function createDesk(log, startedAtMs) {
    return {
        printer: createGroupPrinter(log),
        waiting: new Map(),
        open: undefined,
        begun: new Set(),
        ended: NO_ENDED_STEPS,
        lastOutputMs: startedAtMs,
    };
}
/** Keeps a line until it is the turn of its step. */
function hold(desk, line) {
    const waiting = desk.waiting.get(line.digest) ?? { lines: [], sizeChars: 0 };
    waiting.lines.push(line);
    waiting.sizeChars += line.text.length;
    desk.waiting.set(line.digest, waiting);
}
/** Keeps what waits within bounds, at the price of cutting a group in two. */
function relieve(desk, progress, nowMs) {
    for (let digest = findExcess(desk); digest !== undefined; digest = findExcess(desk)) {
        const vertex = progress.vertices.get(digest);
        if (vertex === undefined)
            desk.waiting.delete(digest);
        else
            printWaiting(desk, vertex, undefined, nowMs);
    }
}
/** The step with most waiting, if that or all together is too much. */
function findExcess(desk) {
    let totalChars = 0;
    let largest;
    for (const [digest, { lines, sizeChars }] of desk.waiting) {
        if (lines.length > BUFFER_LIMITS.lines || sizeChars > BUFFER_LIMITS.sizeChars)
            return digest;
        if (largest === undefined || sizeChars > largest.sizeChars)
            largest = { digest, sizeChars };
        totalChars += sizeChars;
    }
    return totalChars > BUFFER_LIMITS.totalChars ? largest?.digest : undefined;
}
/** Prints what waits of a step, in its group, which stays open. */
function printWaiting(desk, vertex, title, nowMs) {
    if (desk.open !== vertex.digest) {
        closeGroup(desk);
        const continued = desk.begun.has(vertex.digest) ? ' (continued)' : '';
        desk.printer.open(title ?? `${formatStepTitle(vertex)}${continued}`);
        desk.open = vertex.digest;
        desk.begun.add(vertex.digest);
    }
    for (const line of desk.waiting.get(vertex.digest)?.lines ?? []) {
        desk.printer.line(formatLine(line, vertex));
    }
    desk.waiting.delete(vertex.digest);
    desk.lastOutputMs = nowMs;
}
function closeGroup(desk) {
    if (desk.open === undefined)
        return;
    desk.printer.close();
    desk.open = undefined;
}
/** Seconds since the step began, then the line: a pause of a compiler is seen at once. */
function formatLine(line, vertex) {
    const startedMs = vertex.runs[0]?.startedMs;
    if (line.atMs === undefined || startedMs === undefined)
        return line.text;
    const seconds = Math.max(0, line.atMs - startedMs) / 1000;
    return `${seconds.toFixed(1).padStart(6)}  ${line.text}`.trimEnd();
}

;// CONCATENATED MODULE: ./src/build/log-renderer.ts






/** A step that is done sooner is printed whole, with its duration in the headline. */
const STREAM_AFTER_MS = 2000;
/** After so long without a line the log says what goes on. */
const SILENCE_MS = 30_000;
const HEARTBEAT_STEPS = 5;
/**
 * The log of a build for a place that cannot be redrawn. Steps run at the same time, but each one's
 * output stays together: a short step is printed when it ends; the one that has run longest is
 * followed while it runs; the others wait, and are let in between when they wait with too much.
 */
function createLogView(log, startedAtMs) {
    const desk = createDesk(log, startedAtMs);
    return {
        tickMs: 250,
        onEvent: (event, progress, nowMs) => takeEvent(desk, event, progress, nowMs),
        onTick: (progress, nowMs) => {
            printEnded(desk, progress, nowMs, false);
            follow(desk, progress, nowMs);
            breakSilence(desk, progress, nowMs);
        },
        end: async (progress, nowMs) => {
            printEnded(desk, progress, nowMs, true);
            for (const vertex of progress.vertices.values())
                printStopped(desk, vertex, progress, nowMs);
            closeGroup(desk);
            await desk.printer.drain();
        },
    };
}
function takeEvent(desk, event, progress, nowMs) {
    if (event.kind === 'text') {
        // buildx speaks when something is over: the step it speaks of comes first.
        printEnded(desk, progress, nowMs, true);
        closeGroup(desk);
        desk.printer.line((0,plain_text/* cleanLine */.Ow)(event.text).trimEnd());
        desk.lastOutputMs = nowMs;
        return;
    }
    for (const line of progress.newLines)
        hold(desk, line);
    if (event.vertices.length > 0)
        printEnded(desk, progress, nowMs, false);
    follow(desk, progress, nowMs);
    relieve(desk, progress, nowMs);
}
/** Steps that are done: the rest of their output, and how they ended. */
function printEnded(desk, progress, nowMs, final) {
    const { ended, state } = takeEndedSteps(desk.ended, progress, nowMs, final);
    desk.ended = state;
    for (const vertex of ended)
        printEnd(desk, vertex, progress, nowMs);
}
function printEnd(desk, vertex, progress, nowMs) {
    const text = formatEndedStep(vertex, toBuilderTime(progress, nowMs));
    const begun = desk.begun.has(vertex.digest);
    const hasOutput = desk.waiting.has(vertex.digest);
    if (hasOutput)
        printWaiting(desk, vertex, begun ? undefined : text, nowMs);
    if (hasOutput || desk.open === vertex.digest)
        closeGroup(desk);
    // A group that holds the whole step has this for its headline.
    if (begun || !hasOutput) {
        closeGroup(desk);
        desk.printer.line(text);
    }
    desk.lastOutputMs = nowMs;
}
/** At the end of a build that was cut off. */
function printStopped(desk, vertex, progress, nowMs) {
    if ((0,build_vertex/* isRunning */.W_)(vertex))
        printEnd(desk, vertex, progress, nowMs);
    else if (desk.waiting.has(vertex.digest))
        printWaiting(desk, vertex, undefined, nowMs);
}
/** Prints the waiting lines of the step that is followed; chooses one if there is none. */
function follow(desk, progress, nowMs) {
    const followed = progress.vertices.get(desk.open ?? '') ?? chooseStep(desk, progress, nowMs);
    if (followed !== undefined && desk.waiting.has(followed.digest)) {
        printWaiting(desk, followed, undefined, nowMs);
    }
}
/** The step that has run longest of those with something to show. */
function chooseStep(desk, progress, nowMs) {
    const builderMs = toBuilderTime(progress, nowMs);
    return [...desk.waiting.keys()]
        .flatMap((digest) => progress.vertices.get(digest) ?? [])
        .filter((vertex) => (0,build_vertex/* isRunning */.W_)(vertex) && ageMs(vertex, builderMs) >= STREAM_AFTER_MS)
        .sort((a, b) => ageMs(b, builderMs) - ageMs(a, builderMs))[0];
}
function ageMs(vertex, builderMs) {
    return builderMs - (vertex.runs[0]?.startedMs ?? builderMs);
}
/** Outside of any group, so that it is seen in a folded log too. */
function breakSilence(desk, progress, nowMs) {
    if (nowMs - desk.lastOutputMs < SILENCE_MS)
        return;
    closeGroup(desk);
    const builderMs = toBuilderTime(progress, nowMs);
    const running = [...progress.vertices.values()].filter(build_vertex/* isRunning */.W_);
    if (running.length === 0)
        desk.printer.line('still waiting for the builder');
    for (const vertex of running.slice(0, HEARTBEAT_STEPS)) {
        const activity = formatActivity(vertex);
        const time = (0,format/* formatDuration */.a3)((0,build_vertex/* measureDurationMs */.vo)(vertex, builderMs));
        const text = `still running: ${formatStepTitle(vertex)}  ${time}`;
        desk.printer.line(activity === undefined ? text : `${text}: ${activity}`);
    }
    desk.lastOutputMs = nowMs;
}
function toBuilderTime(progress, nowMs) {
    return nowMs - (progress.clockOffsetMs ?? 0);
}

// EXTERNAL MODULE: ./src/build/remedies/reach.ts
var reach = __webpack_require__(88086);
// EXTERNAL MODULE: ./src/image/reference.ts
var reference = __webpack_require__(23564);
// EXTERNAL MODULE: ./src/build/faults/watchdog.ts
var watchdog = __webpack_require__(2257);
;// CONCATENATED MODULE: ./src/build/stall.ts


/** A longer pause between two ticks is one of ours (a suspended machine), not one of the build. */
const LONGEST_TICK_MS = 1000;
/** Notices that nothing goes on any more, or that the time is up. */
function createWatchdog(limits, startedAtMs) {
    const news = createNewsFilter();
    let isAlive = false;
    let silentMs = 0;
    let tickedAtMs = startedAtMs;
    return {
        onEvent: (event) => {
            if (news.isNew(event))
                isAlive = true;
        },
        onTick: (progress, nowMs) => {
            const passedMs = Math.min(LONGEST_TICK_MS, Math.max(0, nowMs - tickedAtMs));
            silentMs = isAlive ? 0 : silentMs + passedMs;
            isAlive = false;
            tickedAtMs = nowMs;
            const { stall, deadlineMs, timeoutMs } = limits;
            if (deadlineMs !== undefined && nowMs >= deadlineMs) {
                return { kind: 'timed-out', afterMs: timeoutMs ?? deadlineMs - startedAtMs };
            }
            if (stall === undefined || silentMs < shortest(stall))
                return undefined;
            return silentMs >= chooseLimitMs(stall, progress) ? { kind: 'stalled', silentMs } : undefined;
        },
    };
}
/** Pieces of work remembered; news of further ones always counts. */
const MAX_REMEMBERED = 5000;
/**
 * BuildKit repeats the state of a download seven times a second, also of one that stands still: only
 * what differs from the time before is a sign of life.
 */
function createNewsFilter() {
    const seen = new Map();
    const changes = (key, value) => {
        const before = seen.get(key);
        if (before !== undefined || seen.size < MAX_REMEMBERED)
            seen.set(key, value);
        return before !== value;
    };
    const moves = (update) => changes(`${update.vertex} ${update.id}`, `${update.currentBytes} ${update.completed}`);
    const turns = (update) => changes(update.digest, `${update.startedMs} ${update.completedMs} ${update.error}`);
    return {
        isNew: (event) => {
            if (event.kind === 'text')
                return true;
            // Every update has to be remembered: no `some`, which would stop at the first.
            const changed = [...event.vertices.map(turns), ...event.transfers.map(moves)];
            const told = event.logs.some(({ data }) => isNews(data));
            return changed.includes(true) || told || event.warnings.length > 0;
        },
    };
}
/**
 * A tool that only tells of its next try goes nowhere: without network cargo does so for each crate
 * anew, which would take more than an hour.
 */
function isNews(log) {
    if (log.length > LONGEST_RETRY_BYTES)
        return true;
    const lines = Buffer.from(log).toString('utf8').split('\n');
    return lines.some((line) => line.trim() !== '' && !RETRYING.test(line));
}
/** A longer piece of output holds more than that. */
const LONGEST_RETRY_BYTES = 2_000;
const RETRYING = /warning: spurious network error|\[\d+\] (?:Could ?n[o']t|Timeout was reached)/;
function limitOf(stall, phase) {
    const limits = { ...stall, exportMs: stall.exportMs ?? stall.stepMs };
    return limits[`${phase}Ms`] || Number.POSITIVE_INFINITY;
}
function shortest(stall) {
    return Math.min(...['transfer', 'export', 'step'].map((one) => limitOf(stall, one)));
}
/**
 * Of all that runs the most patient limit counts: a compilation is not given up for a download. Where
 * nothing runs the builder is awaited, which is a transfer, too.
 */
function chooseLimitMs(stall, progress) {
    const phases = [...progress.vertices.values()].filter(build_vertex/* isRunning */.W_).map(phaseOf);
    const counted = phases.length === 0 ? ['transfer'] : phases;
    return Math.max(...counted.map((phase) => limitOf(stall, phase)));
}
const TRANSFERS = /^(?:\[internal\] load |\[auth\] |\[context \S+\] |importing cache |resolve image config |FROM |docker-image:\/\/)/;
function phaseOf(vertex) {
    const name = (0,step_name/* parseStepName */.Z)(vertex.name);
    const text = name.kind === 'instruction' ? name.instruction : vertex.name;
    if (/^RUN\b/.test(text))
        return 'step';
    if (!TRANSFERS.test(text))
        return 'export';
    const unpacks = [...vertex.transfers].some(([id, part]) => /^extract/.test(id) && !part.completed);
    return unpacks ? 'export' : 'transfer';
}

;// CONCATENATED MODULE: ./src/build/stall-failure.ts









/** What is said of an attempt that was stopped, with what the fault table has for it. */
function describeStop({ why: stop, progress, atMs }) {
    const running = listRunning(progress);
    const [step] = running;
    const row = watchdog/* WATCHDOG_FAULTS */.u.find(({ id }) => id === stop.kind);
    const remedies = stop.kind === 'stalled' ? chooseRemedies(row?.remedies ?? [], running) : [];
    const isStep = step !== undefined && phaseOf(step) === 'step';
    const host = running.map(({ name }) => hostOf(name)).find((one) => one !== undefined);
    return {
        fault: stop.kind,
        ...(row?.transient !== undefined && { transient: row.transient }),
        ...(remedies.length > 0 && { remedies }),
        ...(host !== undefined && { host }),
        failure: {
            stage: 'build',
            cause: describeCause(stop, running),
            ...(typeof row?.remedy === 'string' && { remedy: row.remedy }),
            ...(step !== undefined && { step: step.name }),
            evidence: gatherEvidence(running, atMs - (progress.clockOffsetMs ?? 0)),
            exitCode: row?.network === true && !isStep ? exit_codes/* EXIT */.d.network : exit_codes/* EXIT */.d.build,
        },
    };
}
const RANKS = { step: 0, export: 1, transfer: 2 };
/** Those first whose patience counted. */
function listRunning(progress) {
    const running = [...progress.vertices.values()].filter(build_vertex/* isRunning */.W_);
    return running.sort((a, b) => RANKS[phaseOf(a)] - RANKS[phaseOf(b)]);
}
const EVIDENCE_STEPS = 5;
const stall_failure_EVIDENCE_LINES = 5;
function describeCause(stop, running) {
    if (stop.kind === 'timed-out') {
        return `The build was not done within the time limit of ${(0,format/* formatDuration */.a3)(stop.afterMs)}${whileRunning(running)}.`;
    }
    const time = (0,format/* formatDuration */.a3)(stop.silentMs);
    if (running.length === 0)
        return `The builder gave no sign of life for ${time}.`;
    return `Nothing went on in the build for ${time}${whileRunning(running)}.`;
}
function whileRunning([first, ...others]) {
    if (first === undefined)
        return '';
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    return `; ${(0,failed_step/* describeStep */.Ey)(first)}${more} had not ended`;
}
function gatherEvidence(running, builderMs) {
    const steps = running.slice(0, EVIDENCE_STEPS).map((vertex) => {
        const time = (0,format/* formatDuration */.a3)((0,build_vertex/* measureDurationMs */.vo)(vertex, builderMs));
        return `still running after ${time}: ${formatStepTitle(vertex)}`;
    });
    const lines = running.flatMap((vertex) => (0,log_tail/* readTail */.Zr)(vertex.log)).slice(-stall_failure_EVIDENCE_LINES);
    return [...steps, ...lines.map(({ text }) => text)];
}
/** Of those of the row the ones that concern what stood still. */
function chooseRemedies(ofRow, running) {
    // What a builder has finished would be lost with it: only one that says nothing at all is replaced.
    if (running.length === 0)
        return ['recreate-builder'];
    return ofRow.filter((kind) => running.some(({ name }) => CONCERNS[kind]?.test(name)));
}
const IMAGE = /(?:load metadata for|^resolve image config for(?: docker-image:\/\/)?|(?:^|\] )FROM|^docker-image:\/\/) ?(?<image>[^\s]+)/;
const CONCERNS = {
    'drop-cache-export': /^exporting cache\b/,
    'drop-cache-import': /^importing cache\b/,
    'builtin-frontend': /^resolve image config\b/,
    'registry-mirror': IMAGE,
    'host-images': IMAGE,
};
function hostOf(name) {
    const image = IMAGE.exec(name)?.groups?.image;
    return image === undefined ? undefined : (0,reference/* parseReference */.F2)(image)?.registry;
}

;// CONCATENATED MODULE: ./src/build/steps.ts



/** The steps that began, by start. One that was cut off ends with the attempt. */
function readSteps(progress, times) {
    const offsetMs = progress.clockOffsetMs ?? 0;
    return listFromFirst(progress)
        .sort((a, b) => steps_startOf(a) - steps_startOf(b))
        .flatMap((vertex) => reportStep(vertex, times, offsetMs) ?? []);
}
function reportStep(vertex, times, offsetMs) {
    const first = vertex.runs[0];
    const last = vertex.runs.at(-1);
    if (first === undefined || last === undefined || vertex.name === '')
        return undefined;
    const name = (0,step_name/* parseStepName */.Z)(vertex.name);
    return {
        name: vertex.name,
        ...(name.kind === 'instruction' && name.stage !== undefined && { stage: name.stage }),
        ...(name.platform !== undefined && { platform: name.platform }),
        startMs: Math.max(0, Math.round(first.startedMs + offsetMs - times.startedAtMs)),
        durationMs: Math.round((0,build_vertex/* measureDurationMs */.vo)(vertex, times.endedAtMs - offsetMs)),
        cached: last.cached,
        ...(last.error !== undefined && { error: last.error }),
    };
}
function steps_startOf(vertex) {
    return vertex.runs[0]?.startedMs ?? 0;
}

// EXTERNAL MODULE: ./src/build/warnings.ts
var warnings = __webpack_require__(86551);
;// CONCATENATED MODULE: ./src/build/rawjson.ts

/**
 * Of an OCI layout that several platforms write to: who finds a layer locked says so as an error, waits
 * and goes on (BuildKit 0.26). It tells people nothing, and looks as if all were lost.
 */
const WAITS_FOR_A_LAYER = /^ERROR: \(\*service\)\.Write failed: rpc error: code = Unavailable desc = ref \S+ locked for /;
const NO_NEWS = { kind: 'status', vertices: [], transfers: [], logs: [], warnings: [] };
/** Understands one line. Never throws: what is no progress is text. */
function parseProgressLine(line) {
    if (WAITS_FOR_A_LAYER.test(line))
        return NO_NEWS;
    const status = line.startsWith('{') ? (0,json_values/* parseJson */.qF)(line) : undefined;
    if (!(0,json_values/* isRecord */.u4)(status) || !looksLikeStatus(status))
        return { kind: 'text', text: line };
    return {
        kind: 'status',
        vertices: (0,json_values/* collect */.Fo)(status.vertexes, readVertex),
        transfers: (0,json_values/* collect */.Fo)(status.statuses, readTransfer),
        logs: (0,json_values/* collect */.Fo)(status.logs, readLog),
        warnings: (0,json_values/* collect */.Fo)(status.warnings, readWarning),
    };
}
const STATUS_KEYS = ['vertexes', 'statuses', 'logs', 'warnings'];
/** BuildKit leaves empty members out, so `{}` is a status without news. */
function looksLikeStatus(value) {
    return Object.keys(value).every((key) => STATUS_KEYS.includes(key));
}
function readVertex(value) {
    const digest = (0,json_values/* readText */.yR)(value.digest);
    if (digest === undefined)
        return undefined;
    const startedMs = (0,json_values/* readTime */.aQ)(value.started);
    const completedMs = (0,json_values/* readTime */.aQ)(value.completed);
    const error = (0,json_values/* readText */.yR)(value.error);
    return {
        digest,
        name: (0,json_values/* readText */.yR)(value.name) ?? '',
        cached: value.cached === true,
        ...(startedMs !== undefined && { startedMs }),
        ...(completedMs !== undefined && { completedMs }),
        ...(error !== undefined && { error }),
    };
}
function readTransfer(value) {
    const vertex = (0,json_values/* readText */.yR)(value.vertex);
    const id = (0,json_values/* readText */.yR)(value.id);
    if (vertex === undefined || id === undefined)
        return undefined;
    return {
        vertex,
        id,
        currentBytes: (0,json_values/* readSize */.ik)(value.current),
        totalBytes: (0,json_values/* readSize */.ik)(value.total),
        completed: (0,json_values/* readTime */.aQ)(value.completed) !== undefined,
    };
}
function readLog(value) {
    const vertex = (0,json_values/* readText */.yR)(value.vertex);
    if (vertex === undefined || typeof value.data !== 'string')
        return undefined;
    const atMs = (0,json_values/* readTime */.aQ)(value.timestamp);
    return {
        vertex,
        stream: value.stream === 2 ? 2 : 1,
        data: Buffer.from(value.data, 'base64'),
        ...(atMs !== undefined && { atMs }),
    };
}
function readWarning(value) {
    const short = (0,json_values/* decodeText */.g7)(value.short);
    if (short === undefined)
        return undefined;
    const url = (0,json_values/* readText */.yR)(value.url);
    const file = (0,json_values/* isRecord */.u4)(value.sourceInfo) ? (0,json_values/* readText */.yR)(value.sourceInfo.filename) : undefined;
    const line = readFirstLine(value.range);
    return {
        short,
        detail: Array.isArray(value.detail)
            ? value.detail.flatMap((part) => (0,json_values/* decodeText */.g7)(part) ?? [])
            : [],
        ...(url !== undefined && { url }),
        ...(file !== undefined && { file }),
        ...(line !== undefined && { line }),
    };
}
function readFirstLine(ranges) {
    const first = Array.isArray(ranges) ? ranges[0] : undefined;
    if (!(0,json_values/* isRecord */.u4)(first) || !(0,json_values/* isRecord */.u4)(first.start))
        return undefined;
    const { line } = first.start;
    return typeof line === 'number' && Number.isSafeInteger(line) && line > 0 ? line : undefined;
}

;// CONCATENATED MODULE: ./src/build/watch-build.ts





/** Runs the command and takes its stream in, while the view follows and the watchdog listens. */
async function watchBuild(plan, { run, clock }, options, view) {
    let progress = INITIAL_PROGRESS;
    let cargo = INITIAL_TALLY;
    let stopped;
    const output = createCallOutput(plan.buildx.argv);
    const watchdog = createWatchdog(options.limits ?? {}, clock.now());
    const stopper = new AbortController();
    const over = new AbortController();
    const ticking = tick(clock, view.tickMs, over.signal, () => {
        const nowMs = clock.now();
        view.onTick(progress, nowMs);
        if (stopped !== undefined || options.signal?.aborted === true)
            return;
        const why = watchdog.onTick(progress, nowMs);
        if (why === undefined)
            return;
        stopped = { why, progress, atMs: nowMs };
        stopper.abort();
    });
    try {
        const result = await run(['docker', ...plan.buildx.argv], {
            env: { ...options.env, ...plan.buildx.env },
            collect: false,
            onStderrLine: (line) => {
                const event = parseProgressLine(line);
                const nowMs = clock.now();
                progress = reduce(progress, event, nowMs);
                cargo = tallyCargo(cargo, progress.newLines);
                watchdog.onEvent(event);
                view.onEvent(event, progress, nowMs);
            },
            ...(output !== undefined && { onStdoutLine: output.onLine }),
            ...(options.cwd !== undefined && { cwd: options.cwd }),
            signal: anyOf(stopper.signal, options.signal),
        });
        return { progress, cargo, result, output, ...(stopped !== undefined && { stopped }) };
    }
    finally {
        over.abort();
        await ticking;
        await view.end(progress, clock.now());
    }
}
function anyOf(own, given) {
    return given === undefined ? own : AbortSignal.any([own, given]);
}
async function tick(clock, everyMs, over, onTick) {
    while (!over.aborted) {
        await clock.sleep(everyMs, over);
        if (!over.aborted)
            onTick();
    }
}

;// CONCATENATED MODULE: ./src/build/run-attempt.ts













/**
 * Runs buildx once, as planned. A build that fails is a value; a ToolError is thrown when there is no
 * docker to run. Neither arguments nor environment are ever printed.
 */
async function runAttempt(plan, ports, options) {
    const startedAtMs = ports.clock.now();
    const view = ports.display === undefined
        ? createLogView(ports.log, startedAtMs)
        : createLiveView(ports.display, startedAtMs);
    const watched = await watchBuild(plan, ports, options, view);
    const endedAtMs = ports.clock.now();
    const { progress, result, output } = watched;
    const cargo = readCargoUnits(watched.cargo);
    const ending = describeEnding(plan, watched, options.signal);
    return {
        ...ending,
        reach: (0,reach/* measureReach */.a)(progress),
        durationMs: endedAtMs - startedAtMs,
        steps: readSteps(progress, { startedAtMs, endedAtMs }),
        warnings: (0,warnings/* readWarnings */.q)(progress, plan.dockerfile.path),
        ...(cargo !== undefined && { cargo }),
        ...(output !== undefined && { output: output.read() }),
        ...(result.exitCode === 0 && (await readBuildResults(ports.files, plan.results))),
    };
}
function describeEnding(plan, { progress, result, output, stopped }, signal) {
    // A build that was done before the signal reached it is done.
    if (result.exitCode === 0)
        return { outcome: 'success' };
    if (signal?.aborted === true)
        return CANCELLED;
    if (stopped !== undefined)
        return { outcome: 'failure', ...describeStop(stopped) };
    if (result.stopped === 'aborted')
        return CANCELLED;
    if (result.exitCode === 127 && progress.vertices.size === 0) {
        throw new errors/* ToolError */.v('ENGINE_MISSING', 'There is no program named docker.', 'Install the docker client with buildx, or set PATH so that it is found.');
    }
    const classified = classifyCall(output, progress) ??
        (0,failure/* classifyFailure */.XE)(progress, plan.dockerfile.path, result.exitCode);
    return { outcome: 'failure', ...classified };
}
/** How an attempt ends that was told to stop, and a run of several that was told so in between. */
const CANCELLED = {
    outcome: 'cancelled',
    fault: 'cancelled',
    failure: {
        stage: 'build',
        cause: 'The build was cancelled.',
        evidence: [],
        exitCode: exit_codes/* EXIT */.d.cancelled,
    },
};

;// CONCATENATED MODULE: ./src/build/run-attempts.ts






/**
 * Runs the build, and runs it again while its fault may pass: on the same builder, after a pause, with
 * the remedy of the fault. The result is that of the last attempt. Without retries in the policy it is
 * exactly one attempt with the arguments of the plan.
 */
async function runAttempts(plan, ports, options) {
    const { timeoutMs } = options.policy;
    const limit = timeoutMs > 0 ? { deadlineMs: ports.clock.now() + timeoutMs } : {};
    const course = { plan, ports, options, past: [], attempts: [], ...limit };
    let turn = { argv: plan.buildx.argv, argvBefore: plan.buildx.argv, sentences: [] };
    let cargo;
    for (;;) {
        const result = await runTurn(course, turn);
        // A later attempt finds compiled what an earlier one compiled, and says nothing of it.
        cargo = result.cargo ?? cargo;
        const last = { ...result, ...(cargo !== undefined && { cargo }) };
        const next = (0,retry/* planNextAttempt */.K)(course.past, options.policy, ports.clock.now(), ports.random);
        if (next.kind === 'stop')
            return conclude(course, last, next);
        const prepared = await prepareTurn(course, turn, result, next);
        if (prepared === 'cancelled')
            return concludeCancelled(course, last);
        if (prepared === 'too-late') {
            return conclude(course, last, { kind: 'stop', reason: 'timeout-near' });
        }
        turn = prepared;
    }
}
async function runTurn(course, turn) {
    const { plan, ports, options, deadlineMs, past, attempts } = course;
    const { policy, buildkitVersion: _, ...watch } = options;
    const startedAtMs = ports.clock.now();
    const result = await runAttempt({ ...plan, buildx: { ...plan.buildx, argv: turn.argv } }, ports, {
        ...watch,
        limits: {
            stall: policy.stall,
            ...(deadlineMs !== undefined && { deadlineMs, timeoutMs: policy.timeoutMs }),
        },
    });
    const { outcome, fault, transient, remedies, retryAfterMs, failure } = result;
    past.push({
        outcome,
        startedAtMs,
        endedAtMs: ports.clock.now(),
        isStepFault: isRunStep(failure?.step),
        ...(fault !== undefined && { fault }),
        ...(transient !== undefined && { transient }),
        ...(remedies !== undefined && { remedies }),
        ...(retryAfterMs !== undefined && { retryAfterMs }),
        ...(turn.applied !== undefined && { applied: turn.applied.kind }),
    });
    attempts.push(describeAttempt(attempts.length + 1, result, turn));
    return result;
}
function isRunStep(name) {
    const step = (0,step_name/* parseStepName */.Z)(name ?? '');
    return step.kind === 'instruction' && /^RUN\b/.test(step.instruction);
}
/** Applies the remedy, says what comes next, and waits. */
async function prepareTurn(course, turn, result, next) {
    const { plan, ports, options, past, deadlineMs = Number.POSITIVE_INFINITY } = course;
    const endedAtMs = ports.clock.now();
    const base = next.undo ? turn.argvBefore : turn.argv;
    const argv = result.reach ? keepFinished(base, result.reach, plan.platforms.length) : base;
    const setting = { argv, result, options };
    const applied = await applyRemedy(next.remedies, setting, ports.files, ports.remedies);
    if (isAborted(options))
        return 'cancelled';
    const nowMs = ports.clock.now();
    const waitMs = Math.max(0, next.delayMs - (nowMs - endedAtMs));
    if (nowMs + waitMs >= deadlineMs)
        return 'too-late';
    const undone = next.undo ? ['The change before was taken back.'] : [];
    const sentences = applied === undefined ? undone : [...undone, applied.sentence];
    const { attemptLimit: limit } = next;
    const number = past.length + 1;
    ports.log.info(formatRetry(result, { number, limit, waitMs, sentences }));
    await ports.clock.sleep(waitMs, options.signal);
    if (isAborted(options))
        return 'cancelled';
    ports.log.info(`Attempt ${number} of ${limit}`);
    return {
        argv: applied?.argv ?? argv,
        argvBefore: argv,
        sentences,
        waitedMs: ports.clock.now() - endedAtMs,
        ...(applied !== undefined && { applied }),
    };
}
/** A function, as the compiler does not know that time passes between two looks. */
function isAborted({ signal }) {
    return signal?.aborted === true;
}
/** The fault that was to be retried is no longer what ended the build. */
function concludeCancelled({ attempts }, last) {
    const { transient, remedies, host, retryAfterMs, location, ...rest } = last;
    return { ...rest, ...CANCELLED, attempts };
}
function conclude({ attempts, options }, last, { reason }) {
    const tried = describeTried(attempts, reason, options.policy);
    if (last.failure === undefined || tried.length === 0)
        return { ...last, attempts };
    return { ...last, failure: { ...last.failure, tried }, attempts };
}


/***/ }),

/***/ 46825:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ shortenMiddle)
/* harmony export */ });
/** At most so many characters; what is left out is in the middle, as beginning and end say most. */
function shortenMiddle(text, maxChars) {
    if (text.length <= maxChars)
        return text;
    const head = Math.floor(maxChars / 4);
    return `${text.slice(0, head)} … ${text.slice(text.length - (maxChars - head - 3))}`;
}


/***/ }),

/***/ 86842:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ parseStepName)
/* harmony export */ });
/** `linux/amd64->arm64`: a stage on the platform of the builder that makes something for another. */
const PLATFORM = '[a-z0-9]+/[a-z0-9_]+(?:/[a-z0-9.]+)*';
const PREFIX = new RegExp(`^\\[(?:(?<platform>${PLATFORM})(?:->(?<target>[a-z0-9_./]+))? )?(?<words>[^\\]]*)\\] (?<rest>.*)$`, 's');
const POSITION = /^(?:(?<stage>\S+) +)?(?<index>\d+)\/(?<count>\d+)$/;
/** The platform is the one that the step works for, not the one it runs on. */
function parseStepName(name) {
    const prefix = PREFIX.exec(name)?.groups;
    const position = POSITION.exec(prefix?.words?.trim() ?? '')?.groups;
    const platform = readPlatform(prefix?.platform, prefix?.target);
    const optional = platform === undefined ? {} : { platform };
    if (position === undefined)
        return { kind: 'internal', ...optional };
    return {
        kind: 'instruction',
        ...optional,
        ...(position.stage !== undefined && { stage: position.stage }),
        index: Number(position.index),
        count: Number(position.count),
        instruction: prefix?.rest ?? '',
    };
}
/** `linux/amd64->arm64` works for linux/arm64, `linux/amd64->windows/amd64` says the system too. */
function readPlatform(own, target) {
    if (own === undefined || target === undefined)
        return own;
    const system = own.slice(0, own.indexOf('/'));
    return /^(?:linux|windows|darwin|freebsd|wasi|js)\//.test(target) ? target : `${system}/${target}`;
}


/***/ }),

/***/ 38648:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DK: () => (/* binding */ updateTransfer),
/* harmony export */   Eh: () => (/* binding */ sumTransfers),
/* harmony export */   W_: () => (/* binding */ isRunning),
/* harmony export */   aH: () => (/* binding */ updateVertex),
/* harmony export */   hz: () => (/* binding */ createVertex),
/* harmony export */   pl: () => (/* binding */ isEnded),
/* harmony export */   pm: () => (/* binding */ appendLog),
/* harmony export */   ug: () => (/* binding */ VERTEX_LIMITS),
/* harmony export */   vo: () => (/* binding */ measureDurationMs)
/* harmony export */ });
/* harmony import */ var _report_plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6676);
/* harmony import */ var _log_tail_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(226);
/* harmony import */ var _shorten_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46825);



const VERTEX_LIMITS = { runs: 50, transfers: 200, textChars: 2000 };
function createVertex(digest) {
    return { digest, name: '', runs: [], transfers: new Map(), log: _log_tail_js__WEBPACK_IMPORTED_MODULE_1__/* .EMPTY_LOG */ .ln };
}
/** Whether the vertex has begun and not ended. */
function isRunning(vertex) {
    const run = vertex.runs.at(-1);
    return run !== undefined && run.completedMs === undefined;
}
/** Whether the vertex has begun and ended, well or badly. */
function isEnded(vertex) {
    return vertex.runs.at(-1)?.completedMs !== undefined;
}
/** Time in which the vertex was at work: the union of its runs; an open one lasts until `nowMs`. */
function measureDurationMs(vertex, nowMs) {
    let durationMs = 0;
    let countedUntilMs = 0;
    for (const [index, run] of vertex.runs.entries()) {
        const endMs = run.completedMs ?? vertex.runs[index + 1]?.startedMs ?? nowMs;
        const startMs = Math.max(run.startedMs, countedUntilMs);
        durationMs += Math.max(0, endMs - startMs);
        countedUntilMs = Math.max(countedUntilMs, endMs);
    }
    return durationMs;
}
/** Bytes moved so far and, if it is known of all parts, how many there are to move. */
function sumTransfers(vertex) {
    const moving = [...vertex.transfers.values()].filter((part) => part.currentBytes > 0 || part.totalBytes > 0);
    return {
        currentBytes: moving.reduce((sum, part) => sum + part.currentBytes, 0),
        totalBytes: moving.every((part) => part.totalBytes > 0)
            ? moving.reduce((sum, part) => sum + part.totalBytes, 0)
            : 0,
        completed: moving.every((part) => part.completed),
    };
}
/** The vertex with the update taken in; the same one again, or an older one, changes nothing. */
function updateVertex(before, update) {
    const name = update.name === '' ? before.name : readName(update.name);
    const vertex = { ...before, name, runs: addRun(before.runs, update) };
    const last = vertex.runs.at(-1);
    if (last?.completedMs === undefined)
        return { vertex, added: [] };
    const { log, added } = (0,_log_tail_js__WEBPACK_IMPORTED_MODULE_1__/* .finishLines */ .nL)(before.log, last.completedMs);
    const endedWell = last.error === undefined;
    return { vertex: { ...vertex, log: endedWell ? (0,_log_tail_js__WEBPACK_IMPORTED_MODULE_1__/* .shortenTail */ ._q)(log) : log }, added };
}
function updateTransfer(vertex, update) {
    const known = vertex.transfers.get(update.id);
    if (known === undefined && vertex.transfers.size >= VERTEX_LIMITS.transfers) {
        return { vertex, added: [] };
    }
    const transfers = new Map(vertex.transfers).set(update.id, {
        currentBytes: Math.max(known?.currentBytes ?? 0, update.currentBytes),
        totalBytes: Math.max(known?.totalBytes ?? 0, update.totalBytes),
        completed: known?.completed === true || update.completed,
    });
    return { vertex: { ...vertex, transfers }, added: [] };
}
function appendLog(vertex, chunk) {
    const { log, added } = (0,_log_tail_js__WEBPACK_IMPORTED_MODULE_1__/* .appendChunk */ .ev)(vertex.log, chunk);
    return { vertex: { ...vertex, log }, added };
}
/** Names of steps with a heredoc hold line breaks. */
function readName(name) {
    return (0,_report_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanLine */ .Ow)(name.slice(0, VERTEX_LIMITS.textChars).replace(/\s*\n\s*/g, ' ')).trim();
}
/** Errors quote what programs printed, and may be of several lines. */
function readError(error) {
    const short = (0,_shorten_js__WEBPACK_IMPORTED_MODULE_2__/* .shortenMiddle */ .j)(error, VERTEX_LIMITS.textChars);
    return short.split('\n').map(_report_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanLine */ .Ow).join('\n');
}
function addRun(runs, update) {
    const startedMs = update.startedMs ?? update.completedMs;
    if (startedMs === undefined)
        return runs;
    const same = runs.find((run) => run.startedMs === startedMs);
    const completedMs = latest(same?.completedMs, update.completedMs);
    const error = update.error === undefined ? same?.error : readError(update.error);
    const run = {
        startedMs,
        cached: update.cached || same?.cached === true,
        ...(completedMs !== undefined && { completedMs }),
        ...(error !== undefined && { error }),
    };
    const others = runs.filter((other) => other !== same);
    return [...others, run].sort((a, b) => a.startedMs - b.startedMs).slice(-VERTEX_LIMITS.runs);
}
function latest(a, b) {
    if (a === undefined || b === undefined)
        return a ?? b;
    return Math.max(a, b);
}


/***/ }),

/***/ 86551:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ logWarnings),
/* harmony export */   q: () => (/* binding */ readWarnings)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _report_plain_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6676);


/**
 * The findings of BuildKit's build checks, each once, by line; then the caches that could not be
 * read (BuildKit goes on without and says so only in the error of a step); then buildx's own warnings.
 * `dockerfile` is the path the build was given; BuildKit knows nothing but the file's name.
 */
function readWarnings(progress, dockerfile) {
    const found = new Map();
    for (const update of progress.warnings) {
        const warning = readWarning(update, dockerfile);
        found.set(JSON.stringify([warning.message, warning.file, warning.line]), warning);
    }
    const checks = [...found.values()].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
    const caches = [...progress.vertices.values()].flatMap((vertex) => readLostCache(vertex) ?? []);
    return [...checks, ...caches, ...readMessages(progress.messages)];
}
/** Shows the warnings where they belong: on the line of the Dockerfile. */
function logWarnings(log, warnings) {
    for (const { message, file, line, url } of warnings) {
        const text = url === undefined ? message : `${message} (${url})`;
        log.warning(text, {
            ...(file !== undefined && { file }),
            ...(line !== undefined && { startLine: line }),
        });
    }
}
function readWarning(update, dockerfile) {
    // The text repeats the line, which the annotation already carries.
    const message = (0,_report_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cleanLine */ .Ow)(update.short.replace(/\s*\(line \d+\)$/, ''));
    const { file, line, url } = update;
    return {
        message,
        ...(file !== undefined && { file: placeFile(file, dockerfile) }),
        ...(line !== undefined && { line }),
        ...(url?.startsWith('https://') && { url: (0,_report_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cleanLine */ .Ow)(url) }),
    };
}
function placeFile(file, dockerfile) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(file) === (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(dockerfile) ? dockerfile : (0,_report_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cleanLine */ .Ow)(file);
}
function readMessages(messages) {
    const texts = messages.flatMap((message) => /^WARNING: (.+)$/.exec(message)?.[1] ?? []);
    return [...new Set(texts)].map((message) => ({ message }));
}
const CACHE_IMPORT = /^importing cache manifest from (.+)$/;
function readLostCache(vertex) {
    const error = vertex.runs.at(-1)?.error;
    const source = CACHE_IMPORT.exec(vertex.name)?.[1];
    if (error === undefined || source === undefined)
        return undefined;
    return { message: `the cache ${source} was not used: ${(0,_report_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cleanLine */ .Ow)(error)}` };
}


/***/ }),

/***/ 6186:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ keepsArchives)
/* harmony export */ });
/** Whether there is a place for archives at all: cache mounts of a builder hold none. */
function keepsArchives({ store: { kind } }) {
    return kind !== 'none' && kind !== 'mounts';
}


/***/ }),

/***/ 80720:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ planLayerCache),
/* harmony export */   v: () => (/* binding */ parseLayerCache)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23564);
/* harmony import */ var _plan_buildx_secrets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20171);


/** `gha`, `registry:REFERENCE` or `local:FOLDER`; `undefined` for anything else. */
function parseLayerCache(text) {
    const [, kind, place] = /^(gha|registry|local)(?::(.+))?$/.exec(text) ?? [];
    if (kind === 'gha')
        return place === undefined ? { kind } : undefined;
    if (place === undefined)
        return undefined;
    return kind === 'registry' ? { kind, reference: place } : { kind: 'local', folder: place };
}
/**
 * The layer cache of one variant for one set of platforms. Pure. `mode=max`, as the layers that take long
 * are those of the stages before the last one; `ignore-error`, as an image is worth more than its cache.
 */
function planLayerCache(wish) {
    const { cache, given, mayRestore, maySave } = wish;
    if (given.cacheFrom.length + given.cacheTo.length > 0)
        return { ok: true, value: given };
    const scope = [wish.variant, ...[...wish.platforms].sort()].map(plainName).join('-');
    const place = placeOf(cache, scope);
    if (!place.ok)
        return place;
    const { from, to } = place.value;
    const more = ['mode=max', ...compressionOf(cache), 'ignore-error=true'];
    return {
        ok: true,
        value: {
            cacheFrom: mayRestore ? [join([`type=${cache.kind}`, from])] : [],
            cacheTo: maySave ? [join([`type=${cache.kind}`, to, ...more])] : [],
        },
    };
}
function placeOf(cache, scope) {
    switch (cache.kind) {
        case 'gha': {
            const place = `scope=cv-docker-build-${scope}`;
            return { ok: true, value: { from: place, to: place } };
        }
        case 'registry': {
            const [, repository, tag = 'buildcache'] = TAGGED.exec(cache.reference) ?? [];
            if (repository === undefined || (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReference */ .F2)(repository) === undefined) {
                return { ok: false, errors: [wrongReference(cache.reference)] };
            }
            const place = `ref=${repository}:${`${tag}-${scope}`.slice(0, TAG_LENGTH)}`;
            return { ok: true, value: { from: place, to: place } };
        }
        case 'local': {
            const folder = `${cache.folder.replace(/\/+$/, '')}/${scope}`;
            return { ok: true, value: { from: `src=${folder}`, to: `dest=${folder}` } };
        }
    }
}
/** Repository and tag; a port is no tag, and what has a digest cannot be written to. */
const TAGGED = /^([^\s@,]+?)(?::([\w][\w.-]*))?$/;
/** Of a tag, at most. */
const TAG_LENGTH = 128;
/** The Actions cache has gzip alone. Only OCI media types know zstd, and not every registry an index of layers. */
function compressionOf({ kind }) {
    if (kind === 'gha')
        return [];
    return ['oci-mediatypes=true', 'image-manifest=true', 'compression=zstd'];
}
function plainName(text) {
    return text.replace(/[^\w.]+/g, '-');
}
function join(fields) {
    return fields.map(_plan_buildx_secrets_js__WEBPACK_IMPORTED_MODULE_1__/* .csvField */ .XR).join(',');
}
function wrongReference(reference) {
    return {
        input: 'layer-cache',
        problem: `${JSON.stringify(reference)} is not a repository that layers can be written to`,
        remedy: 'use a reference without a digest, for example ghcr.io/owner/name:buildcache',
    };
}


/***/ }),

/***/ 48399:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ isRelease),
/* harmony export */   w: () => (/* binding */ findUntrusted)
/* harmony export */ });
/** Events that only people with write access can cause, and that run on a branch. */
const TRUSTED_EVENTS = ['push', 'schedule', 'workflow_dispatch', 'repository_dispatch'];
/**
 * Why this run should leave no archives behind, one sentence; `undefined` where it may. `scope`: how
 * far the store carries them. The Actions cache ties each to the ref that saved it.
 */
function findUntrusted({ github }, scope) {
    if (github === undefined)
        return undefined;
    const { eventName, ref } = github;
    if (eventName === 'pull_request') {
        return 'Nothing is saved: a pull request brings code that nobody has reviewed yet.';
    }
    if (isRelease({ github })) {
        return 'Nothing is saved: what a tag or a release saves, no other ref can find.';
    }
    if (eventName === 'merge_group') {
        return scope === 'everybody'
            ? undefined
            : 'Nothing is saved: the branch of a merge group is gone afterwards, and its archives with it.';
    }
    if (!TRUSTED_EVENTS.includes(eventName)) {
        return `Nothing is saved: anybody may be able to cause the event ${eventName}.`;
    }
    return ref.startsWith('refs/heads/')
        ? undefined
        : `Nothing is saved: ${ref || 'the ref of this run'} is not a branch.`;
}
/** A tag or a release is built: from nothing that an earlier run compiled. */
function isRelease({ github, git }) {
    if (github)
        return github.eventName === 'release' || github.ref.startsWith('refs/tags/');
    return git?.ref?.startsWith('refs/tags/') ?? false;
}


/***/ }),

/***/ 68469:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C2: () => (/* binding */ changeOf),
/* harmony export */   ML: () => (/* binding */ compareCrates),
/* harmony export */   hZ: () => (/* binding */ compareFiles)
/* harmony export */ });
/* unused harmony export CHANGES_SHOWN */
/* harmony import */ var _image_count_crates_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41723);

const CHANGES_SHOWN = 50;
const WHOLE = -1;
function compareFiles(before, after) {
    const { changes, isPartial } = compareKnown(filesOf(before), filesOf(after));
    return {
        isPartial,
        ...(changes
            ? { changes: changes.map(({ name: path, ...sizes }) => ({ path, ...sizes })) }
            : {}),
    };
}
function compareCrates(before, after) {
    return compareKnown(cratesOf(before), cratesOf(after));
}
/** `undefined` where some own layer is not listed: its files would look as if they had gone. */
function filesOf({ layers, own, unlisted }) {
    if (own === undefined || unlisted !== undefined)
        return undefined;
    const lists = layers.filter(({ origin }) => origin === 'own');
    const bytes = new Map();
    for (const { files } of lists) {
        if (files === undefined)
            return undefined;
        for (const { path, sizeBytes } of files)
            bytes.set(path, (bytes.get(path) ?? 0) + sizeBytes);
    }
    return { bytes, floorBytes: Math.max(WHOLE, ...lists.map(floorOf)) };
}
function floorOf({ files = [], otherFiles }) {
    return otherFiles ? (files.at(-1)?.sizeBytes ?? Number.POSITIVE_INFINITY) : WHOLE;
}
function cratesOf({ binary }) {
    if (!binary?.crates)
        return undefined;
    const { crates } = binary;
    return {
        bytes: new Map(crates.map(({ name, bytes }) => [name, bytes])),
        floorBytes: crates.length < _image_count_crates_js__WEBPACK_IMPORTED_MODULE_0__/* .CRATES_LISTED */ .xj ? WHOLE : (crates.at(-1)?.bytes ?? WHOLE),
    };
}
function compareKnown(before, after) {
    if (!before || !after)
        return { isPartial: false };
    const names = [...new Set([...before.bytes.keys(), ...after.bytes.keys()])];
    const all = names.map((name) => ({
        name,
        beforeBytes: before.bytes.get(name),
        afterBytes: after.bytes.get(name),
    }));
    const isKnown = ({ name, beforeBytes, afterBytes }) => tells(before, name, afterBytes) && tells(after, name, beforeBytes);
    const changes = all
        .filter((one) => isKnown(one) && changeOf(one) !== 0)
        .sort((a, b) => Math.abs(changeOf(b)) - Math.abs(changeOf(a)) || (a.name < b.name ? -1 : 1))
        .slice(0, CHANGES_SHOWN)
        .map(({ name, beforeBytes, afterBytes }) => ({
        name,
        ...(beforeBytes === undefined ? {} : { beforeBytes }),
        ...(afterBytes === undefined ? {} : { afterBytes }),
    }));
    return { changes, isPartial: !all.every(isKnown) };
}
/** What a list lacks and is larger elsewhere than its last item, was not there, or far smaller. */
function tells({ bytes, floorBytes }, name, elsewhereBytes = 0) {
    return bytes.has(name) || elsewhereBytes > floorBytes;
}
/** In bytes; what is not there has none. */
function changeOf(change) {
    return (change.afterBytes ?? 0) - (change.beforeBytes ?? 0);
}


/***/ }),

/***/ 30336:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ formatByteChange),
/* harmony export */   l: () => (/* binding */ formatPercent)
/* harmony export */ });
/* harmony import */ var _report_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12011);

/** A real minus sign, as wide as the plus: columns of changes stay readable. */
const MINUS = '−';
/** `+1.2 MB`, `−340.0 kB`, `±0`. */
function formatByteChange(bytes) {
    return bytes === 0 ? '±0' : `${signOf(bytes)}${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(Math.abs(bytes))}`;
}
/** `+4.2 %`, `−<0.1 %`, `±0 %`; a dash where there was nothing before. */
function formatPercent(change, before) {
    if (before <= 0)
        return _report_format_js__WEBPACK_IMPORTED_MODULE_0__/* .BLANK */ .Z4;
    const percent = (Math.abs(change) / before) * 100;
    if (percent === 0)
        return '±0 %';
    if (percent < 0.05)
        return `${signOf(change)}<0.1 %`;
    // Large ones without decimals; compared after rounding, so that 99.96 is 100 and not 100.0.
    const digits = Math.round(percent * 10) < 1000 ? 1 : 0;
    return `${signOf(change)}${percent.toFixed(digits)} %`;
}
function signOf(value) {
    return value > 0 ? '+' : MINUS;
}


/***/ }),

/***/ 15985:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dr: () => (/* binding */ runCreateBuilder),
/* harmony export */   Zw: () => (/* binding */ planBuilder)
/* harmony export */ });
/* unused harmony export runRemoveBuilder */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83916);
/* harmony import */ var _request_wording_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95113);


/** Of the engine's own BuildKit with the containerd store (found by trying them on Docker 28). */
const CACHE_TYPES_OF_ENGINE = ['inline', 'local', 'registry', 'gha'];
/** The selected builder if it can do what is asked for; else one of our own, or a refusal if the user named it. */
function planBuilder(needs, facts) {
    const { builder } = facts;
    const missing = findMissing(needs, facts);
    if (missing.length === 0)
        return { kind: 'plan', plan: { kind: 'existing', name: builder.name } };
    const reason = `Builder ${builder.name} (driver docker, ${builder.imageStore ?? 'classic'} image store) cannot do ${(0,_request_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .oneOf */ .yL)(missing)}`;
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
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ToolError */ .v('BUILDER_START_FAILED', `The builder ${plan.name} could not be started: ${cause}`, 'the image moby/buildkit has to be pulled for it, or name a builder that runs');
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


/***/ }),

/***/ 73926:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yt: () => (/* binding */ encodeFrame),
/* harmony export */   _v: () => (/* binding */ encodeNumber),
/* harmony export */   sm: () => (/* binding */ valuesOf),
/* harmony export */   wx: () => (/* binding */ encodeText),
/* harmony export */   zF: () => (/* binding */ splitFrames)
/* harmony export */ });
/* unused harmony export BYTES */
/**
 * gRPC frames and protobuf fields by hand, as far as the engine's answers to us need them: a library
 * for a few numbers and texts would be the larger part of the bundle.
 */
const FRAME_HEADER_BYTES = 5;
const VARINT = 0;
const BYTES = 2;
/** One message as an uncompressed gRPC frame. */
function encodeFrame(message) {
    const frame = Buffer.alloc(FRAME_HEADER_BYTES + message.length);
    frame.writeUInt32BE(message.length, 1);
    frame.set(message, FRAME_HEADER_BYTES);
    return new Uint8Array(frame);
}
function encodeText(field, text) {
    const bytes = Buffer.from(text, 'utf8');
    return [(field << 3) | BYTES, ...varint(bytes.length), ...bytes];
}
function encodeNumber(field, value) {
    return [(field << 3) | VARINT, ...varint(value)];
}
/** The messages of an answer; `undefined` when it is cut off or compressed. */
function splitFrames(body) {
    const messages = [];
    const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
    for (let at = 0; at < body.length;) {
        const end = at + FRAME_HEADER_BYTES + (at + 5 <= body.length ? view.getUint32(at + 1) : 0);
        if (at + FRAME_HEADER_BYTES > body.length || end > body.length || body[at] !== 0) {
            return undefined;
        }
        messages.push(body.subarray(at + FRAME_HEADER_BYTES, end));
        at = end;
    }
    return messages;
}
/** Values of the length-delimited fields (texts, bytes, messages) of that number, in their order. */
function valuesOf(message, field) {
    const values = [];
    for (let at = 0; at < message.length;) {
        const found = readField(message, at);
        if (!found)
            return undefined;
        if (found.key === ((field << 3) | BYTES))
            values.push(message.subarray(found.start, found.end));
        at = found.end;
    }
    return values;
}
function readField(message, at) {
    const key = readVarint(message, at);
    const value = key && readVarint(message, key.end);
    if (!value || ![VARINT, BYTES].includes(key.value % 8))
        return undefined;
    const end = value.end + (key.value % 8 === BYTES ? value.value : 0);
    return end <= message.length ? { key: key.value, start: value.end, end } : undefined;
}
/** Base 128, lowest digits first. Arithmetic instead of shifts: sizes go beyond 32 bits. */
function varint(value) {
    const digits = [];
    for (let rest = value; digits.length === 0 || rest > 0; rest = Math.floor(rest / 128)) {
        digits.push((rest % 128) + (rest >= 128 ? 128 : 0));
    }
    return digits;
}
function readVarint(bytes, start) {
    let value = 0;
    for (let at = start; at < Math.min(bytes.length, start + 10); at++) {
        const byte = bytes[at] ?? 0;
        value += (byte % 128) * 128 ** (at - start);
        if (byte < 128)
            return { value, end: at + 1 };
    }
    return undefined;
}


/***/ }),

/***/ 5947:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I9: () => (/* binding */ processIdentity),
/* harmony export */   kK: () => (/* binding */ withLock)
/* harmony export */ });
/* unused harmony exports isAlive, parseStartTime */
const POLL_MS = 200;
/** A lock without an owner is one whose maker died between two system calls. */
const POLLS_WITHOUT_OWNER = 25;
/**
 * Runs `body` while no other process does so under the same name. The lock is a folder, because
 * making one is the atomic test that every file system has; a dead owner's lock is taken over.
 */
async function withLock(ports, cacheFolder, name, body) {
    const lock = `${cacheFolder}/locks/${name}`;
    const stale = await acquire(ports, lock);
    try {
        return await body();
    }
    finally {
        await ports.files.remove(lock);
        for (const folder of stale)
            await ports.files.remove(folder);
    }
}
async function acquire(ports, lock) {
    const { files, clock, log, host } = ports;
    const stale = [];
    let told = false;
    for (let ownerless = 0;;) {
        if (await host.makeFolderOnce(lock)) {
            await files.writeText(`${lock}/owner`, await processIdentity(ports, host.processId));
            return stale;
        }
        const owner = await files.readTextIfAny(`${lock}/owner`);
        ownerless = owner ? 0 : ownerless + 1;
        const dead = owner ? !(await isAlive(ports, owner)) : ownerless > POLLS_WITHOUT_OWNER;
        if (dead) {
            stale.push(await setAside(ports, lock, owner));
            continue;
        }
        if (!told)
            log.info(`Waiting for another process that holds ${lock}`);
        told = true;
        await clock.sleep(POLL_MS);
    }
}
/**
 * Moved to a name made from the dead owner, which stays until we are done: of two that find the
 * same dead owner, only one can move it there, so a fresh lock is never taken for the dead one.
 */
async function setAside(ports, lock, owner) {
    const target = `${lock}.stale-${(owner ?? 'unknown').trim().replace(/\D+/g, '-')}`;
    await ports.host.rename(lock, target).catch((error) => {
        if (error.code !== 'ENOENT' && error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST')
            throw error;
    });
    return target;
}
/** Whether the process that `processIdentity` described still runs. */
async function isAlive(ports, owner) {
    const pid = Number.parseInt(owner, 10);
    return Number.isInteger(pid) && (await processIdentity(ports, pid)) === owner;
}
/** Process id and start time: ids are used again, the pair is not before the next boot. */
async function processIdentity({ files }, pid) {
    const stat = (await files.readTextIfAny(`/proc/${pid}/stat`)) ?? '';
    return `${pid} ${parseStartTime(stat) ?? 'gone'}\n`;
}
/** Field 22 of /proc/<pid>/stat, in clock ticks since boot. The name in field 2 may hold spaces and brackets. */
function parseStartTime(stat) {
    const fields = stat
        .slice(stat.lastIndexOf(')') + 1)
        .trim()
        .split(' ');
    return stat.includes(')') ? fields[19] : undefined;
}


/***/ }),

/***/ 86415:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IF: () => (/* binding */ RECIPES),
/* harmony export */   kw: () => (/* binding */ STAND_IN_LABEL),
/* harmony export */   pg: () => (/* binding */ findStandIn)
/* harmony export */ });
/** In the image's config and in its index: whoever has the image in hand can tell. */
const STAND_IN_LABEL = 'io.github.cv-docker-build.stand-in';
const PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const NO_DOCUMENTS = ['doc', 'man', 'info', 'locale', 'lintian', 'bug', 'bash-completion'].map((name) => `./usr/share/${name}/*`);
/** Of gcc and libc: link-time optimiser of C, sanitizers, profilers, character sets. 130 MB. */
const NO_RARE_TOOLS = [
    '*/lto1',
    '*/lto-wrapper',
    '*-lto-dump-*',
    '*/libasan.so*',
    '*/libtsan.so*',
    '*/libhwasan.so*',
    '*/libubsan.so*',
    '*/liblsan.so*',
    '*/gprofng*',
    '*/gp-*',
    '*/gconv/*',
];
/** What every Debian has, as far as RUN steps use it, apt included. */
const USERLAND = 'base-files base-passwd bash dash coreutils findutils sed grep gzip tar mawk debianutils diffutils hostname libc-bin passwd perl-base dpkg apt debian-archive-keyring ca-certificates'.split(' ');
const RECIPES = {
    rust: {
        name: 'rust',
        replaces: 'docker.io/library/rust',
        version: 3,
        packages: [...USERLAND, 'rustc', 'cargo', 'gcc', 'libc6-dev', 'binutils', 'musl-tools'],
        reach: 'closure',
        exclude: [...NO_DOCUMENTS, ...NO_RARE_TOOLS],
        config: {
            Env: [
                `${PATH}`.replace('=', '=/usr/local/cargo/bin:'),
                'CARGO_HOME=/usr/local/cargo',
                // The compiler of the image makes programs for glibc; C code for musl needs the other one.
                'CC_x86_64_unknown_linux_musl=musl-gcc',
                'CC_aarch64_unknown_linux_musl=musl-gcc',
            ],
            Cmd: ['bash'],
        },
    },
    alpine: {
        name: 'alpine',
        replaces: 'docker.io/library/alpine',
        version: 3,
        packages: ['busybox-static', 'musl', 'ca-certificates'],
        reach: 'exact',
        exclude: ['./usr/share/doc/*', './usr/share/man/*', './usr/share/initramfs-tools/*'],
        config: { Env: [PATH], Cmd: ['/bin/sh'] },
    },
    'distroless-static': {
        name: 'distroless-static',
        replaces: 'gcr.io/distroless/static-debian13:nonroot',
        version: 3,
        packages: ['ca-certificates', 'tzdata'],
        reach: 'exact',
        exclude: [
            './usr/share/doc/*',
            './usr/share/man/*',
            './usr/share/zoneinfo/posix/*',
            './usr/share/zoneinfo/right/*',
        ],
        config: {
            Env: [PATH, 'SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt'],
            User: '65532',
            WorkingDir: '/home/nonroot',
        },
    },
};
/**
 * The stand-in for a base image as a Dockerfile names it, if there is one. Registry and tag decide:
 * `rust:1-alpine`, `docker.io/library/alpine:3.22`, `gcr.io/distroless/static-debian13:nonroot`.
 */
function findStandIn(reference) {
    const [name = ''] = reference.split('@');
    const familiar = name.replace(/^(?:index\.)?docker\.io\//, '').replace(/^library\//, '');
    if (/^rust(?::|$)/.test(familiar))
        return 'rust';
    if (/^alpine(?::|$)/.test(familiar))
        return 'alpine';
    return /^gcr\.io\/distroless\/static(?:-debian\d+)?:nonroot/.test(familiar)
        ? 'distroless-static'
        : undefined;
}


/***/ }),

/***/ 91084:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ EXIT)
/* harmony export */ });
/** What a run exits with; also in the README and in `--help`. */
const EXIT = {
    ok: 0,
    build: 1,
    input: 2,
    network: 3,
    /** A finding or a size that breaks the policy of scan or size-budget. */
    policy: 4,
    /** A fault of ours. */
    bug: 70,
    cancelled: 130,
};


/***/ }),

/***/ 57676:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EW: () => (/* binding */ registryVariable),
/* harmony export */   Sy: () => (/* binding */ planCargoConfig),
/* harmony export */   dk: () => (/* binding */ followSource),
/* harmony export */   im: () => (/* binding */ NO_CARGO_CONFIG)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _workspace_cargo_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1971);


const NO_CARGO_CONFIG = {
    context: { sources: {}, registries: {} },
    host: { sources: {}, registries: {} },
};
/**
 * What cargo would read for a build context, from its configuration files (the one that counts most
 * first). A file that is no TOML counts as empty here: cargo itself tells what is wrong with it. `env`
 * gives `CARGO_REGISTRIES_<NAME>_INDEX`.
 */
function planCargoConfig(contextFolder, configFiles, env) {
    const own = configFiles.filter(({ path }) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path) === `${contextFolder}/.cargo`);
    const read = (files) => files.map(readSources);
    return { context: merge(read(own)), host: merge([ofEnvironment(env), ...read(configFiles)]) };
}
function readSources({ path, text }) {
    const toml = (0,_workspace_cargo_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseToml */ .M)(text, path);
    return sourcesOf(toml.ok ? toml.value : {});
}
/** As cargo writes a registry's name in variables. */
function registryVariable(name, key) {
    return `CARGO_REGISTRIES_${name.toUpperCase().replaceAll('-', '_')}_${key}`;
}
function sourcesOf(config) {
    const sources = Object.entries(table(config.source)).map(([name, value]) => {
        const entry = table(value);
        const local = ['directory', 'local-registry'].find((key) => key in entry);
        return [
            name,
            {
                ...(typeof entry['replace-with'] === 'string'
                    ? { replaceWith: entry['replace-with'] }
                    : {}),
                ...(typeof entry.git === 'string' ? { git: entry.git } : {}),
                ...(typeof entry.registry === 'string' ? { registry: entry.registry } : {}),
                ...(local === undefined ? {} : { local }),
            },
        ];
    });
    const registries = Object.entries(table(config.registries)).flatMap(([name, value]) => {
        const { index } = table(value);
        return typeof index === 'string' ? [[name, index]] : [];
    });
    return { sources: Object.fromEntries(sources), registries: Object.fromEntries(registries) };
}
function ofEnvironment(env) {
    const registries = Object.entries(env).flatMap(([key, value]) => {
        const [, name] = /^CARGO_REGISTRIES_(.+)_INDEX$/.exec(key) ?? [];
        return name === undefined ? [] : [[name.toLowerCase().replaceAll('_', '-'), value]];
    });
    return { sources: {}, registries: Object.fromEntries(registries) };
}
/** Key by key, the first that has one. */
function merge(configs) {
    const sources = {};
    const registries = {};
    for (const config of [...configs].reverse()) {
        Object.assign(registries, config.registries);
        for (const [name, entry] of Object.entries(config.sources)) {
            sources[name] = { ...sources[name], ...entry };
        }
    }
    return { sources, registries };
}
function table(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? value
        : {};
}
/**
 * Where a chain of `replace-with` that begins at a source ends. `undefined` when it leads to a name
 * that nothing defines, or round in a circle: cargo refuses both.
 */
function followSource({ sources, registries }, start) {
    let name = start;
    for (let steps = 0; steps < 20; steps++) {
        const entry = sources[name] ?? ofRegistry(registries[name]);
        const { replaceWith } = entry ?? {};
        if (replaceWith === undefined)
            return entry || name === start ? { name, table: entry ?? {} } : undefined;
        name = replaceWith;
    }
    return undefined;
}
/** A registry may be named by `replace-with` too. */
function ofRegistry(index) {
    return index === undefined ? undefined : { registry: index };
}


/***/ }),

/***/ 85847:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Md: () => (/* binding */ GIT_FOLDER),
/* harmony export */   Tp: () => (/* binding */ renderCargoConfig),
/* harmony export */   lt: () => (/* binding */ REGISTRIES_FOLDER)
/* harmony export */ });
/* unused harmony export section */
/* harmony import */ var _sources_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(96231);

/** Folder of the context that vendored git dependencies lie in. */
const GIT_FOLDER = 'git';
/** Folder of the context that holds a local registry for each registry. */
const REGISTRIES_FOLDER = 'registries';
/**
 * The config.toml of the folder that becomes CARGO_HOME. cargo takes its relative paths from the parent
 * of that folder, which therefore has to be called `base` wherever it is mounted.
 */
function renderCargoConfig(registries, git, base) {
    const ofRegistries = registries.flatMap(({ source, name, define, registryName }) => {
        const ours = `cv-docker-build/${(0,_sources_js__WEBPACK_IMPORTED_MODULE_0__/* .folderOf */ .yS)(source)}`;
        return [
            ...(registryName === undefined
                ? []
                : [section('registries', registryName, { index: source.replace(/^registry\+/, '') })]),
            section('source', name, {
                ...(define === undefined ? {} : { registry: define }),
                'replace-with': ours,
            }),
            section('source', ours, {
                'local-registry': `${base}/${REGISTRIES_FOLDER}/${(0,_sources_js__WEBPACK_IMPORTED_MODULE_0__/* .folderOf */ .yS)(source)}`,
            }),
        ];
    });
    const addresses = [...new Map(git.map((source) => [source.replace(/#.*$/, ''), source]))];
    const ofGit = addresses.map(([address, source]) => section('source', address, { ...(0,_sources_js__WEBPACK_IMPORTED_MODULE_0__/* .gitKeys */ .V$)(source), 'replace-with': 'cv-docker-build/git' }));
    const vendored = git.length > 0
        ? [section('source', 'cv-docker-build/git', { directory: `${base}/${GIT_FOLDER}` })]
        : [];
    return [...ofRegistries, ...ofGit, ...vendored].join('\n');
}
/** A table of cargo's configuration, as TOML. */
function section(kind, name, keys) {
    const lines = Object.entries(keys).map(([key, value]) => `${key} = ${quote(value)}\n`);
    return `[${kind}.${/^[\w-]+$/.test(name) ? name : quote(name)}]\n${lines.join('')}`;
}
/** A basic TOML string. JSON's escapes are a part of TOML's. */
function quote(text) {
    return JSON.stringify(text).replaceAll('\u007f', '\\u007f');
}


/***/ }),

/***/ 347:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KH: () => (/* binding */ planCrates),
/* harmony export */   MO: () => (/* binding */ planResolved),
/* harmony export */   ve: () => (/* binding */ takesCrates)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _config_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85847);
/* harmony import */ var _plan_locked_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93569);



/** CARGO_HOME of our Dockerfiles is `/crates`: the folder has to have the same name here and there. */
const BASE = 'crates';
/** Raise it when the content of a context folder changes for the same lock file. */
const FORMAT = 1;
/** Decides what of the crates is fetched on the host. Pure. */
function planCrates(input) {
    const { cargo, cacheFolder, tempFolder } = input;
    const reason = reasonAgainst(input);
    if (reason !== undefined)
        return { kind: 'none', reason };
    if (cargo?.lock === undefined) {
        return {
            kind: 'local-registry',
            contextFolder: `${tempFolder}/${BASE}`,
            lockFile: 'Cargo.lock',
            packages: [],
            resolveLock: true,
        };
    }
    const plan = (0,_plan_locked_js__WEBPACK_IMPORTED_MODULE_2__/* .planLocked */ .q)(cargo.lock.packages, input.config, input.mirrors);
    const problem = plan.problem ?? gitProblem(plan.git, input);
    if (problem !== undefined) {
        return { kind: 'none', reason: `${problem} The build fetches its crates itself.` };
    }
    if (plan.packages.length + plan.git.length === 0) {
        return { kind: 'none', reason: 'The lock file names no crates that are to be fetched.' };
    }
    const { packages, registries, git } = plan;
    const configText = (0,_config_text_js__WEBPACK_IMPORTED_MODULE_1__/* .renderCargoConfig */ .Tp)(registries, git, BASE);
    const content = [...packages, ...cargo.lock.packages.filter((one) => isOf(one, git))];
    return {
        kind: 'local-registry',
        contextFolder: `${cacheFolder}/crates/contexts/${keyOf(configText, content)}/${BASE}`,
        lockFile: 'Cargo.lock',
        packages,
        registries,
        git,
        configText,
    };
}
/** The same for a lock file that was resolved a moment ago. */
function planResolved(packages, contextFolder, input) {
    const { problem: _none, ...plan } = (0,_plan_locked_js__WEBPACK_IMPORTED_MODULE_2__/* .planLocked */ .q)(packages, input.config, input.mirrors);
    const configText = (0,_config_text_js__WEBPACK_IMPORTED_MODULE_1__/* .renderCargoConfig */ .Tp)(plan.registries, plan.git, BASE);
    return { kind: 'local-registry', contextFolder, lockFile: 'Cargo.lock', ...plan, configText };
}
function reasonAgainst({ cargo, dockerfile, hostCargo }) {
    if (cargo === undefined)
        return 'There is no Cargo.toml in the build context.';
    if (dockerfile.origin !== 'ours' && !takesCrates(dockerfile.facts)) {
        return "The Dockerfile is the repository's own and has no stage `crates` that could be replaced.";
    }
    if (cargo.lock === undefined && !hostCargo) {
        return 'There is no Cargo.lock, and no cargo here to resolve one: the build does that itself.';
    }
    return undefined;
}
/** Whoever names a stage as ours are named wants it to be replaced. */
function takesCrates(facts) {
    return facts?.stages.some(({ name }) => name?.toLowerCase() === 'crates') ?? false;
}
function gitProblem(git, { hostCargo }) {
    if (git.length === 0 || hostCargo)
        return undefined;
    return 'Cargo.lock has git dependencies, and there is no cargo here to fetch them.';
}
/** From the lock file and the sources alone: where the crates come from makes no difference. */
/** The source of a package from git has its commit in it, which the configuration has not. */
function isOf({ source }, git) {
    return source !== undefined && git.includes(source);
}
function keyOf(configText, packages) {
    const parts = packages.map(({ name, version, source, checksum }) => [
        name,
        version,
        source,
        checksum,
    ]);
    const text = JSON.stringify([FORMAT, configText, parts]);
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex').slice(0, 32);
}


/***/ }),

/***/ 93569:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ planLocked)
});

// EXTERNAL MODULE: ./src/fetch/crates/cargo-config.ts
var cargo_config = __webpack_require__(57676);
// EXTERNAL MODULE: ./src/fetch/crates/sources.ts
var crates_sources = __webpack_require__(96231);
;// CONCATENATED MODULE: ./src/fetch/crates/plan-downloads.ts


/** What the index of crates.io names as its address of downloads; asking for it would cost a request. */
const CRATES_IO_DOWNLOADS = 'https://static.crates.io/crates';
/**
 * Where the crates of a registry can be downloaded, in order: what the host's cargo configuration puts
 * in its place, else the registry itself; for crates.io then the mirrors.
 */
function planDownloads(source, host, mirrors, registryName) {
    const isCratesIo = source === crates_sources/* CRATES_IO */.UO;
    const own = isCratesIo
        ? { kind: 'template', url: CRATES_IO_DOWNLOADS }
        : indexHost(source, registryName);
    const start = isCratesIo ? 'crates-io' : sourceName(host, source);
    const end = start === undefined ? undefined : (0,cargo_config/* followSource */.dk)(host, start);
    const replaced = end !== undefined && end.name !== start ? end.table.registry : undefined;
    const first = replaced === undefined || isCratesIoIndex(replaced)
        ? own
        : indexHost(replaced, nameOf(host, replaced));
    return [first, ...(isCratesIo ? mirrors.map(mirrorHost) : [])];
}
function sourceName({ sources }, source) {
    return Object.keys(sources).find((name) => (0,crates_sources/* sameIndex */.Lf)(sources[name]?.registry ?? '', source));
}
function nameOf({ registries }, index) {
    return Object.keys(registries).find((name) => (0,crates_sources/* sameIndex */.Lf)(registries[name] ?? '', index));
}
function isCratesIoIndex(index) {
    return (0,crates_sources/* sameIndex */.Lf)(index, crates_sources/* CRATES_IO */.UO) || (0,crates_sources/* sameIndex */.Lf)(index, 'sparse+https://index.crates.io/');
}
function mirrorHost(address) {
    return address.startsWith('sparse+') || address.startsWith('registry+')
        ? indexHost(address, undefined)
        : { kind: 'template', url: address };
}
/** `sparse+…` is asked over HTTP, anything else is a git repository. */
function indexHost(index, registryName) {
    const named = registryName === undefined ? {} : { registryName };
    if (index.startsWith('sparse+')) {
        return { kind: 'sparse', url: index.slice('sparse+'.length).replace(/\/*$/, '/'), ...named };
    }
    return { kind: 'git', url: index.replace(/^registry\+/, ''), ...named };
}

;// CONCATENATED MODULE: ./src/fetch/crates/plan-locked.ts



function planLocked(locked, config, mirrors) {
    const sources = [...new Set(locked.flatMap((one) => registrySource(one) ?? []))].sort();
    const allGit = [...new Set(locked.flatMap((one) => gitSource(one) ?? []))].sort();
    const git = allGit.filter((source) => !isVendored(source, config));
    const planned = sources.map((source) => planRegistry(source, config, mirrors));
    const registries = planned.filter((one) => typeof one === 'object');
    const wanted = new Set(registries.map(({ source }) => source));
    const packages = locked
        .map((one) => ({ ...one, source: registrySource(one) ?? '' }))
        .filter(({ source }) => wanted.has(source))
        .sort(byName);
    const told = planned.find((one) => typeof one === 'string') ??
        sharedProblem(registries) ??
        packages.flatMap((one) => packageProblem(one) ?? [])[0];
    return { packages, registries, git, ...(told === undefined ? {} : { problem: told }) };
}
function sharedProblem(registries) {
    const names = registries.map(({ name }) => name);
    const twice = names.find((name, at) => names.indexOf(name) !== at);
    return twice === undefined
        ? undefined
        : `The cargo configuration puts the source ${twice} in the place of several.`;
}
function packageProblem(one) {
    if (one.checksum === undefined) {
        return `Cargo.lock has no checksum of ${one.name} ${one.version}.`;
    }
    return isPlain(one)
        ? undefined
        : `Cargo.lock has a package that no registry would take: ${JSON.stringify(one.name)}.`;
}
/** Names, versions and checksums become parts of paths. */
function isPlain({ name, version, checksum = '' }) {
    const isVersion = /^\d+\.\d+\.\d+[0-9A-Za-z.+-]*$/.test(version);
    return /^[A-Za-z0-9][\w-]*$/.test(name) && isVersion && /^[0-9a-f]{64}$/.test(checksum);
}
function registrySource(one) {
    const source = (0,crates_sources/* sourceOf */.vz)(one);
    return source.kind === 'registry' ? source.source : undefined;
}
function gitSource(one) {
    const source = (0,crates_sources/* sourceOf */.vz)(one);
    return source.kind === 'git' ? source.source : undefined;
}
/** The plan of one registry, a sentence why there is none, or `undefined`: the checkout has its crates. */
function planRegistry(source, { context, host }, mirrors) {
    const index = source.replace(/^registry\+/, '');
    const start = source === crates_sources/* CRATES_IO */.UO ? 'crates-io' : definedAs(context.sources, index);
    const end = (0,cargo_config/* followSource */.dk)(context, start ?? source);
    if (end === undefined) {
        return `The cargo configuration replaces the source ${start ?? source} by one that is not defined.`;
    }
    if (end.table.local !== undefined)
        return undefined;
    const registryName = Object.keys(host.registries)
        .sort()
        .find((name) => (0,crates_sources/* sameIndex */.Lf)(host.registries[name] ?? '', index));
    // The end of a chain may also be a name under [registries], which is no source yet.
    const isKnown = end.name === 'crates-io' || context.sources[end.name]?.registry !== undefined;
    const isNamed = registryName !== undefined && context.registries[registryName] === undefined;
    return {
        source,
        name: end.name,
        ...(isKnown ? {} : { define: end.table.registry ?? index }),
        ...(isNamed ? { registryName } : {}),
        downloads: planDownloads(source, host, mirrors, registryName),
    };
}
/** Whether the checkout brings this repository: only then its configuration has a source for it. */
function isVendored(source, { context }) {
    const { git = '' } = (0,crates_sources/* gitKeys */.V$)(source);
    return Object.values(context.sources).some((entry) => (0,crates_sources/* sameIndex */.Lf)(entry.git ?? '', git));
}
function definedAs(sources, index) {
    return Object.keys(sources).find((name) => (0,crates_sources/* sameIndex */.Lf)(sources[name]?.registry ?? '', index));
}
function byName(a, b) {
    const [one, other] = [a, b].map(({ name, version, source }) => `${name} ${version} ${source}`);
    return (one ?? '') < (other ?? '') ? -1 : 1;
}


/***/ }),

/***/ 96231:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lf: () => (/* binding */ sameIndex),
/* harmony export */   UO: () => (/* binding */ CRATES_IO),
/* harmony export */   V$: () => (/* binding */ gitKeys),
/* harmony export */   vz: () => (/* binding */ sourceOf),
/* harmony export */   x6: () => (/* binding */ publicUrl),
/* harmony export */   yS: () => (/* binding */ folderOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

/** As lock files name crates.io, whatever protocol its index is read by. */
const CRATES_IO = 'registry+https://github.com/rust-lang/crates.io-index';
/** What a lock file says about where a package comes from. */
function sourceOf({ source }) {
    if (source === undefined)
        return { kind: 'workspace' };
    if (source.startsWith('git+')) {
        return { kind: 'git', source, url: source.slice('git+'.length).replace(/[?#].*$/, '') };
    }
    // v1 and v2 knew crates.io by the same name; its sparse index is the same registry.
    if (source === 'sparse+https://index.crates.io/')
        return registry(CRATES_IO);
    return registry(source);
}
function registry(source) {
    return { kind: 'registry', source, index: source.replace(/^registry\+/, '') };
}
/** Equal for addresses that cargo takes for the same. */
function sameIndex(one, other) {
    return canonical(one) === canonical(other);
}
function canonical(index) {
    return index
        .replace(/^registry\+/, '')
        .replace(/\/+$/, '')
        .replace(/\.git$/, '')
        .toLowerCase();
}
/** Name of the folder of a registry's crates: depends on its address alone. */
function folderOf(source) {
    if (source === CRATES_IO)
        return 'crates.io';
    const address = source.replace(/^(?:registry|sparse)\+/, '');
    const host = URL.canParse(address) ? new URL(address).hostname : '';
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(source).digest('hex').slice(0, 8);
    return `${host.replace(/[^a-z0-9.-]/g, '') || 'registry'}-${digest}`;
}
/** Of a git source without its commit, as keys of a `[source]` table. */
function gitKeys(source) {
    const [address = '', query = ''] = source.slice('git+'.length).replace(/#.*$/, '').split('?');
    const keys = [...new URLSearchParams(query)].filter(([key]) => ['branch', 'tag', 'rev'].includes(key));
    return { git: address, ...Object.fromEntries(keys) };
}
/** Without user name and password. */
function publicUrl(text) {
    return text.replace(/\/\/[^/@\s]+@/g, '//');
}


/***/ }),

/***/ 8361:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ findStage),
/* harmony export */   k: () => (/* binding */ readBaseImages)
/* harmony export */ });
/**
 * Images of the stages that the target needs, of `COPY --from` and of mounts; a stage that is not
 * built needs no image. With the frontend of `# syntax=`, which is fetched like a base image.
 */
function readBaseImages({ stages, syntax }, request) {
    const targets = request.platforms.length === 0 ? [request.buildPlatform] : request.platforms;
    const found = new Map();
    const add = (reference, platforms) => {
        if (reference === 'scratch')
            return;
        found.set(reference, new Set([...(found.get(reference) ?? []), ...platforms]));
    };
    if (syntax !== undefined)
        add(syntax, [request.buildPlatform]);
    for (const at of neededStages(stages, request.target)) {
        const stage = stages[at];
        if (!stage)
            continue;
        const platforms = platformsOf(stage, targets, request.buildPlatform);
        if (!stage.fromStage)
            add(stage.from, platforms);
        for (const source of sourcesOf(stage))
            if (findStage(stages, source, at) === undefined)
                add(source, platforms);
    }
    return [...found].map(([reference, platforms]) => ({ reference, platforms: [...platforms] }));
}
function platformsOf({ platform }, targets, buildPlatform) {
    if (platform === undefined || /^\$\{?TARGETPLATFORM\}?$/.test(platform))
        return targets;
    if (/^\$\{?BUILDPLATFORM\}?$/.test(platform))
        return [buildPlatform];
    return platform.includes('$') ? [...targets, buildPlatform] : [platform];
}
/** Places of the stages, the target first. An unknown target is BuildKit's to complain about. */
function neededStages(stages, target) {
    const last = stages.length - 1;
    const start = target === undefined ? last : (findStage(stages, target, stages.length) ?? last);
    const needed = new Set();
    const waiting = [start];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
        const stage = stages[at];
        if (!stage || needed.has(at))
            continue;
        needed.add(at);
        const names = [...(stage.fromStage ? [stage.from] : []), ...sourcesOf(stage)];
        for (const name of names)
            waiting.push(findStage(stages, name, at) ?? -1);
    }
    return needed;
}
/** A stage by name or number, among those before `end`; of two with one name the later. */
function findStage(stages, name, end) {
    const at = stages.slice(0, end).findLastIndex((stage) => stage.name === name.toLowerCase());
    if (at >= 0)
        return at;
    return /^\d+$/.test(name) && Number(name) < end ? Number(name) : undefined;
}
/** What `COPY --from=` and `RUN --mount=…,from=` name: a stage, its number, or an image. */
function sourcesOf({ instructions }) {
    return instructions.flatMap(({ keyword, text }) => {
        if (keyword === 'COPY' || keyword === 'ADD')
            return words(text, /^--from=(\S+)$/);
        return keyword === 'RUN' ? words(text, /^--mount=(?:\S*,)?from=([^,\s]+)\S*$/) : [];
    });
}
/** Of the flags at the beginning; what follows them is files or a command. */
function words(text, pattern) {
    const all = text.trim().split(/\s+/);
    const end = all.findIndex((word) => !word.startsWith('--'));
    return all.slice(0, end < 0 ? all.length : end).flatMap((word) => {
        const found = pattern.exec(word)?.[1];
        return found === undefined ? [] : [found.replace(/^(["'])(.*)\1$/, '$2')];
    });
}


/***/ }),

/***/ 49794:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BC: () => (/* binding */ shortHash),
/* harmony export */   Hh: () => (/* binding */ parseRecord),
/* harmony export */   OR: () => (/* binding */ blobsOf),
/* harmony export */   P$: () => (/* binding */ fullReference),
/* harmony export */   PI: () => (/* binding */ mergeRecords),
/* harmony export */   _h: () => (/* binding */ isSha256),
/* harmony export */   bV: () => (/* binding */ fileNameOf),
/* harmony export */   dv: () => (/* binding */ selectPlatforms),
/* harmony export */   hG: () => (/* binding */ familiarName)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _image_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70739);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23564);



const SHA256 = /^sha256:[0-9a-f]{64}$/;
function isSha256(digest) {
    return SHA256.test(digest);
}
/** `docker.io/library/rust:1`, whichever way the Dockerfile writes it; `undefined` for no reference. */
function fullReference(text) {
    const parsed = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(text);
    if (!parsed)
        return undefined;
    const { registry, repository, tagOrDigest } = parsed;
    const tag = /:([\w][\w.-]*)@/.exec(text)?.[1];
    const mark = tagOrDigest.includes(':') ? `@${tagOrDigest}` : `:${tagOrDigest}`;
    return `${registry}/${repository}${tag === undefined ? '' : `:${tag}`}${mark}`;
}
/**
 * As BuildKit compares the names of contexts: without `docker.io/library/`, and without `:latest`.
 * `undefined` for no reference.
 */
function familiarName(text) {
    const full = fullReference(text);
    return full
        ?.replace(/^docker\.io\//, '')
        .replace(/^library\/(?=[^/]+$)/, '')
        .replace(/:latest$/, '');
}
/** Readable and unique, for the name of a file. */
function fileNameOf(reference) {
    const words = reference.replace(/[^A-Za-z0-9.]+/g, '-').slice(-80);
    return `${words}-${shortHash(reference)}`;
}
function shortHash(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex').slice(0, 12);
}
/** Every blob once. */
function blobsOf({ root, images }) {
    const all = [
        root,
        ...images.flatMap(({ manifest, config, layers }) => [manifest, config, ...layers]),
    ];
    return [...new Map(all.map((blob) => [blob.digest, blob])).values()];
}
/** The record for these platforms alone; `undefined` when one of them is not in it. */
function selectPlatforms(record, platforms) {
    const images = platforms.map((wanted) => record.images.find(({ platform }) => platform === wanted));
    return images.every((image) => image !== undefined) ? { ...record, images } : undefined;
}
/** Platforms that an earlier run brought are kept as long as the reference stands for the same. */
function mergeRecords(older, newer) {
    if (older?.root.digest !== newer.root.digest)
        return newer;
    const kept = older.images.filter(({ platform }) => !newer.images.some((image) => image.platform === platform));
    return { ...newer, images: [...newer.images, ...kept] };
}
/** Strict: a record may come out of somebody's bundle, and its digests become paths. */
function parseRecord(value) {
    const object = (0,_image_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asObject */ .eB)(typeof value === 'string' ? (0,_image_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(value) : value);
    const reference = (0,_image_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asString */ .oJ)(object?.reference);
    const root = parseBlob(object?.root);
    const images = (0,_image_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asArray */ ._j)(object?.images)?.map(parseImage);
    if (reference === undefined || fullReference(reference) !== reference || !root)
        return undefined;
    if (!images?.every((image) => image !== undefined))
        return undefined;
    return { reference, root, images };
}
function parseImage(value) {
    const object = (0,_image_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asObject */ .eB)(value);
    const platform = (0,_image_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asString */ .oJ)(object?.platform);
    const manifest = parseBlob(object?.manifest);
    const config = parseBlob(object?.config);
    const layers = (0,_image_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asArray */ ._j)(object?.layers)?.map(parseBlob);
    if (platform === undefined || !/^[a-z0-9]+(?:\/[a-z0-9]+){1,2}$/.test(platform))
        return undefined;
    if (!manifest || !config || !layers?.every((layer) => layer !== undefined))
        return undefined;
    return { platform, manifest, config, layers };
}
function parseBlob(value) {
    const object = (0,_image_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asObject */ .eB)(value);
    const mediaType = (0,_image_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asString */ .oJ)(object?.mediaType);
    const digest = (0,_image_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asString */ .oJ)(object?.digest);
    const sizeBytes = (0,_image_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asByteCount */ .GN)(object?.sizeBytes);
    if (mediaType === undefined || digest === undefined || sizeBytes === undefined)
        return undefined;
    return isSha256(digest) ? { mediaType, digest, sizeBytes } : undefined;
}


/***/ }),

/***/ 55:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KB: () => (/* binding */ planBuilderImage),
/* harmony export */   M9: () => (/* binding */ imageContextArgs),
/* harmony export */   y6: () => (/* binding */ planImages)
/* harmony export */ });
/* unused harmony export BUILDER_IMAGE */
/* harmony import */ var _image_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49794);

/** The image that a docker-container builder runs, as buildx names it. */
const BUILDER_IMAGE = 'docker.io/moby/buildkit:buildx-stable-1';
/**
 * Which images are fetched, and how the builder gets them. `oci-layout://` works on every driver but
 * docker with the classic store, whose BuildKit takes images from the engine first and asks no
 * registry for those that are there.
 */
function planImages(input) {
    const { driver, imageStore } = input.builder;
    const isClassic = driver === 'docker' && imageStore !== 'containerd';
    const delivery = isClassic ? 'engine' : 'oci-layout';
    const images = new Map();
    const leftToBuild = [];
    for (const { reference, platforms } of input.bases) {
        const obstacle = findObstacle(reference, input) ?? findPathObstacle(delivery, input.cacheFolder);
        if (obstacle === 'given')
            continue;
        const full = (0,_image_record_js__WEBPACK_IMPORTED_MODULE_0__/* .fullReference */ .P$)(reference);
        if (obstacle !== undefined || full === undefined) {
            leftToBuild.push(`${reference}: ${obstacle ?? 'its name cannot be read.'}`);
            continue;
        }
        const before = images.get(full)?.platforms ?? [];
        images.set(full, { reference, platforms: [...new Set([...before, ...platforms])], delivery });
    }
    return { images: [...images.values()], leftToBuild };
}
function findObstacle(reference, { stageNames, contexts }) {
    const name = (0,_image_record_js__WEBPACK_IMPORTED_MODULE_0__/* .familiarName */ .hG)(reference);
    if (name === undefined)
        return 'its name is known only within the build.';
    if (contexts.some((context) => (0,_image_record_js__WEBPACK_IMPORTED_MODULE_0__/* .familiarName */ .hG)(context) === name))
        return 'given';
    // A context would take the place of the stage, too.
    if (stageNames.includes(name))
        return 'a stage of the Dockerfile has the same name.';
    return undefined;
}
/** buildx before 0.34 ends the path of a layout there; jobs of Jenkins have folders like `job@2`. */
function findPathObstacle(delivery, cacheFolder = '') {
    if (delivery === 'engine' || !/[:@]/.test(cacheFolder))
        return undefined;
    return 'buildx takes no image from a cache folder with ":" or "@" in its path (CV_DOCKER_BUILD_CACHE).';
}
/** The builder's image goes into the engine that runs it: buildx makes do with it when its own pull fails. */
function planBuilderImage(platform, reference = BUILDER_IMAGE) {
    return { reference, platforms: [platform], delivery: 'engine' };
}
/**
 * Arguments for `buildx build` by which the build takes the images from here. An image in the engine
 * needs none, unless it is pinned: a pinned name cannot be given to an image by `docker load`.
 */
function imageContextArgs(images) {
    return images.flatMap(({ plan, record, layoutFolder, engineName }) => {
        const name = (0,_image_record_js__WEBPACK_IMPORTED_MODULE_0__/* .familiarName */ .hG)(plan.reference);
        if (name === undefined || record === undefined)
            return [];
        if (layoutFolder !== undefined)
            return ['--build-context', `${name}=oci-layout://${layoutFolder}@${record.root.digest}`];
        const isOther = engineName !== undefined && engineName !== record.reference;
        return isOther ? ['--build-context', `${name}=docker-image://${engineName}`] : [];
    });
}


/***/ }),

/***/ 3778:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ isFetchEmpty)
/* harmony export */ });
/** Whether there is nothing to bring. */
function isFetchEmpty({ crates, images, pins, builderImage }) {
    return (crates.kind === 'none' && images.length === 0 && !pins?.length && builderImage === undefined);
}


/***/ }),

/***/ 62675:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IL: () => (/* binding */ layoutReader),
/* harmony export */   S5: () => (/* binding */ openTarFile),
/* harmony export */   S8: () => (/* binding */ normalize),
/* harmony export */   m: () => (/* binding */ layoutFolderReader),
/* harmony export */   nD: () => (/* binding */ blobPath)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(70739);
/* harmony import */ var _oci_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26840);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93021);
/* harmony import */ var _reader_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34546);
/* harmony import */ var _tar_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(24366);
/* harmony import */ var _tar_cursors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(84916);






/** Reads an OCI image layout, which is also what `docker image save` and `type=docker` write. */
function layoutReader(files, keepsBlobs) {
    const readBlob = async ({ digest, sizeBytes }) => {
        if (sizeBytes > _reader_js__WEBPACK_IMPORTED_MODULE_0__/* .DOCUMENT_LIMIT_BYTES */ .cZ)
            return (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .unreadable */ .O$)(`${digest} is too large`);
        const bytes = await files.read(blobPath(digest), 0, sizeBytes);
        return bytes ? (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .found */ .F9)(bytes) : (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .unreadable */ .O$)(`the archive lacks ${digest}`);
    };
    return {
        readRoot: async () => {
            const root = await readLayoutRoot(files, readBlob);
            // A store without manifests makes one up when it saves: its digest means nothing elsewhere.
            return root.ok && !keepsBlobs ? (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .found */ .F9)({ bytes: root.value.bytes }) : root;
        },
        readManifest: readBlob,
        readBlob,
        readSlice: (digest, start, length) => files.read(blobPath(digest), start, length),
        keepsBlobs,
    };
}
/** One image is named by index.json as a rule; the same one may be named once for each tag. */
async function readLayoutRoot(files, readBlob) {
    const bytes = await files.read('index.json', 0, _reader_js__WEBPACK_IMPORTED_MODULE_0__/* .DOCUMENT_LIMIT_BYTES */ .cZ);
    if (!bytes)
        return (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .unreadable */ .O$)('there is no index.json in it');
    const index = (0,_oci_js__WEBPACK_IMPORTED_MODULE_2__/* .parseDocument */ .Tp)(bytes);
    if (!index.ok)
        return (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .unreadable */ .O$)(`its index.json is ${index.problem}`);
    if (index.value.kind !== 'index')
        return (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .unreadable */ .O$)('its index.json is not an index');
    const images = index.value.manifests.filter((descriptor) => !(0,_oci_js__WEBPACK_IMPORTED_MODULE_2__/* .isAttestation */ .H3)(descriptor));
    const [first] = images;
    if (!first || images.some(({ digest }) => digest !== first.digest))
        return (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .found */ .F9)({ bytes });
    const root = await readBlob(first);
    return root.ok ? (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .found */ .F9)({ digest: first.digest, bytes: root.value }) : root;
}
/** A layout folder (`type=oci,tar=false`). */
function layoutFolderReader(folder, openFile) {
    const read = async (path, start, length) => {
        const file = await openFile(`${folder}/${path}`).catch(absent);
        if (!file)
            return undefined;
        try {
            return await file.read(start, length);
        }
        finally {
            await file.close();
        }
    };
    return layoutReader({ read }, true);
}
/** A tar file (`type=oci` or `type=docker`), of which only headers and small parts are read. */
async function openTarFile(file) {
    const places = new Map();
    const cursor = (0,_tar_cursors_js__WEBPACK_IMPORTED_MODULE_3__/* .fileCursor */ .F)(file);
    const walked = await (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .attemptRead */ .uv)('the archive cannot be read', () => (0,_tar_js__WEBPACK_IMPORTED_MODULE_4__/* .walkTar */ .N)(cursor, async ({ name, sizeBytes }) => {
        places.set(normalize(name), { start: cursor.position(), sizeBytes });
    }));
    if (!walked.ok)
        return walked;
    const read = async (path, start, length) => {
        const place = places.get(path);
        if (!place)
            return undefined;
        return file.read(place.start + start, Math.max(0, Math.min(length, place.sizeBytes - start)));
    };
    return (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .found */ .F9)(layoutReader({ read }, true));
}
function absent(error) {
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .asObject */ .eB)(error)?.code !== 'ENOENT')
        throw error;
}
function normalize(name) {
    return name.replace(/^(?:\.?\/)+/, '');
}
function blobPath(digest) {
    return `blobs/${digest.replace(':', '/')}`;
}


/***/ }),

/***/ 41723:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  xj: () => (/* binding */ CRATES_LISTED),
  G_: () => (/* binding */ countCrates)
});

// UNUSED EXPORTS: NOT_RUST

// EXTERNAL MODULE: ./src/image/archive-reader.ts
var archive_reader = __webpack_require__(62675);
;// CONCATENATED MODULE: ./src/image/symbol-cursor.ts
/** Steps through a name that rustc mangled in the v0 form. Whatever does not fit throws a RangeError. */
/** A type in a type in a type …: nobody's real name is nested that deeply. */
const NESTING_LIMIT = 200;
/** Signs that are read for one name, those behind back references again and again. */
const STEPS_LIMIT = 20_000;
function unreadable() {
    throw new RangeError('not a name of rustc');
}
function startCursor(text) {
    return { text, at: 0, depth: 0, steps: 0, follows: true };
}
function skipDisambiguator(cursor) {
    if (takeIf(cursor, 's'))
        skipBase62(cursor);
}
/** `[u] <length> [_] <text>`; `u`: what follows is Punycode, as no crate's name is. */
function readIdentifier(cursor) {
    const isPunycode = takeIf(cursor, 'u');
    const [head, digits = ''] = /^(0|[1-9]\d{0,4})_?/.exec(cursor.text.slice(cursor.at, cursor.at + 6)) ?? [];
    if (head === undefined)
        unreadable();
    const start = cursor.at + head.length;
    const text = cursor.text.slice(start, start + Number(digits));
    if (text.length !== Number(digits))
        unreadable();
    cursor.at = start + text.length;
    return isPunycode ? `punycode{${text}}` : text;
}
function skipAll(cursor, skip) {
    while (!takeIf(cursor, 'E'))
        skip(cursor);
}
function skipping(cursor, skip) {
    const { follows } = cursor;
    cursor.follows = false;
    skip();
    cursor.follows = follows;
}
const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** `_` is 0, `0_` is 1 and so on. */
function skipBase62(cursor) {
    let value = 0;
    for (let first = true;; first = false) {
        const sign = take(cursor);
        if (sign === '_')
            return first ? 0 : value + 1;
        const digit = DIGITS.indexOf(sign);
        if (digit === -1)
            unreadable();
        value = value * 62 + digit;
    }
}
function take(cursor) {
    const sign = cursor.text[cursor.at];
    cursor.steps += 1;
    if (sign === undefined || cursor.steps > STEPS_LIMIT)
        return unreadable();
    cursor.at += 1;
    return sign;
}
function takeIf(cursor, sign) {
    if (cursor.text[cursor.at] !== sign)
        return false;
    cursor.at += 1;
    return true;
}
function nested(cursor, read) {
    if (cursor.depth >= NESTING_LIMIT)
        unreadable();
    cursor.depth += 1;
    const value = read();
    cursor.depth -= 1;
    return value;
}

;// CONCATENATED MODULE: ./src/image/crate-of-v0-symbol.ts

/**
 * The crate of a name in the v0 form (RFC 2603, with what came later), given without its `_R`: that of
 * the function's path, or of the impl that it stands in.
 */
function crateOfV0(text) {
    try {
        return readPath(startCursor(text));
    }
    catch (error) {
        if (error instanceof RangeError)
            return undefined;
        throw error;
    }
}
/** The crate of the path; the cursor stands behind it. */
function readPath(cursor) {
    return nested(cursor, () => {
        switch (take(cursor)) {
            case 'C':
                skipDisambiguator(cursor);
                return readIdentifier(cursor);
            case 'N':
                return readNested(cursor);
            // Of an inherent impl, of one of a trait: where it stands is said first.
            case 'M':
                return readImpl(cursor, () => skipType(cursor));
            case 'X':
                return readImpl(cursor, () => {
                    skipType(cursor);
                    readPath(cursor);
                });
            // A method that comes with the trait, made for a type.
            case 'Y': {
                const ofType = readType(cursor);
                const ofTrait = readPath(cursor);
                return ofType ?? ofTrait;
            }
            case 'I': {
                const crate = readPath(cursor);
                skipping(cursor, () => skipAll(cursor, skipGenericArgument));
                return crate;
            }
            case 'B':
                return readBackReference(cursor, readPath);
            default:
                return unreadable();
        }
    });
}
function readNested(cursor) {
    take(cursor);
    const crate = readPath(cursor);
    skipDisambiguator(cursor);
    readIdentifier(cursor);
    return crate;
}
function readImpl(cursor, skipRest) {
    skipDisambiguator(cursor);
    const crate = readPath(cursor);
    skipping(cursor, skipRest);
    return crate;
}
function skipGenericArgument(cursor) {
    if (takeIf(cursor, 'L'))
        skipBase62(cursor);
    else if (takeIf(cursor, 'K'))
        skipConst(cursor);
    else
        skipType(cursor);
}
function skipType(cursor) {
    skipping(cursor, () => readType(cursor));
}
/** The crate of the type, or of what it refers to; none of a tuple, a function, a number. */
function readType(cursor) {
    return nested(cursor, () => {
        const tag = take(cursor);
        // The lower-case letters are the types that the language has.
        if (/[a-z]/.test(tag))
            return undefined;
        const read = COMPOUND_TYPES[tag];
        if (read)
            return read(cursor);
        cursor.at -= 1;
        return readPath(cursor);
    });
}
const COMPOUND_TYPES = {
    A: (cursor) => {
        const crate = readType(cursor);
        skipConst(cursor);
        return crate;
    },
    S: readType,
    T: (cursor) => {
        skipAll(cursor, skipType);
        return undefined;
    },
    R: readReference,
    Q: readReference,
    P: readType,
    O: readType,
    F: (cursor) => {
        skipFunction(cursor);
        return undefined;
    },
    D: readDyn,
    W: (cursor) => {
        skipType(cursor);
        skipPattern(cursor);
        return undefined;
    },
    B: (cursor) => readBackReference(cursor, readType),
};
function readReference(cursor) {
    if (takeIf(cursor, 'L'))
        skipBase62(cursor);
    return readType(cursor);
}
/** `[G<binder>] [U] [K<abi>] <types> E <return type>` */
function skipFunction(cursor) {
    if (takeIf(cursor, 'G'))
        skipBase62(cursor);
    takeIf(cursor, 'U');
    if (takeIf(cursor, 'K') && !takeIf(cursor, 'C'))
        readIdentifier(cursor);
    skipAll(cursor, skipType);
    skipType(cursor);
}
/** `[G<binder>] {<path> {p<name><type>}} E L<lifetime>`: the crate of the first trait. */
function readDyn(cursor) {
    let crate;
    if (takeIf(cursor, 'G'))
        skipBase62(cursor);
    skipAll(cursor, (inner) => {
        const ofTrait = readPath(inner);
        crate ??= ofTrait;
        while (takeIf(inner, 'p')) {
            readIdentifier(inner);
            skipType(inner);
        }
    });
    if (!takeIf(cursor, 'L'))
        unreadable();
    skipBase62(cursor);
    return crate;
}
/** `R<from><to>`, `O<patterns>E`, `N`. */
function skipPattern(cursor) {
    if (takeIf(cursor, 'R')) {
        skipConst(cursor);
        skipConst(cursor);
    }
    else if (takeIf(cursor, 'O'))
        skipAll(cursor, skipPattern);
    else if (!takeIf(cursor, 'N'))
        unreadable();
}
/** A plain value: `<type> [n] <hex digits> _`, `p`, a back reference. Structured ones are in no stable release. */
function skipConst(cursor) {
    if (takeIf(cursor, 'p'))
        return;
    if (takeIf(cursor, 'B')) {
        skipBase62(cursor);
        return;
    }
    skipType(cursor);
    const [value] = /^n?[0-9a-f]*_/.exec(cursor.text.slice(cursor.at, cursor.at + 80)) ?? [];
    if (value === undefined)
        unreadable();
    cursor.at += value.length;
}
/** Points back into the name, never ahead. */
function readBackReference(cursor, read) {
    const start = cursor.at - 1;
    const target = skipBase62(cursor);
    if (target >= start)
        unreadable();
    if (!cursor.follows)
        return undefined;
    const { at } = cursor;
    cursor.at = target;
    const crate = read(cursor);
    cursor.at = at;
    return crate;
}

;// CONCATENATED MODULE: ./src/image/crate-of-symbol.ts

/**
 * The crate in which the code of a symbol was written, of a name that rustc mangled: in the v0 form
 * (RFC 2603) or in the legacy one, which looks like Itanium C++. Generic code counts for the crate that
 * wrote it, not for the one that uses it. `undefined` for all other names: C, C++, assembly.
 */
function crateOfSymbol(name) {
    // LLVM appends what it made of a function: `.llvm.123`, `.cold`, `.constprop.0`.
    const core = name.replace(/\.(?:llvm|cold|constprop|isra|part)\b.*$/, '');
    if (core.startsWith('_R'))
        return crateOfV0(core.slice(2));
    return core.startsWith('_ZN') ? crateOfLegacy(core.slice(3)) : undefined;
}
/** `<length><text>` again and again, `17h<16 hex digits>` and `E` at the end. */
function crateOfLegacy(rest) {
    if (!/17h[0-9a-f]{16}E$/.test(rest))
        return undefined;
    const [, digits = ''] = /^(\d{1,5})/.exec(rest) ?? [];
    const first = rest.slice(digits.length, digits.length + Number(digits));
    if (digits === '' || first.length !== Number(digits))
        return undefined;
    const text = first
        .replace(/^_(?=\$)/, '')
        .replace(/\$(LT|GT|RF|BP|LP|RP|C|SP|u[0-9a-f]{1,5})\$/g, (_, sign) => signOf(sign));
    return text.startsWith('<') ? crateOfImpl(text.slice(1)) : asCrate(text);
}
const SIGNS = {
    LT: '<',
    GT: '>',
    RF: '&',
    BP: '*',
    LP: '(',
    RP: ')',
    C: ',',
    SP: '@',
};
function signOf(sign) {
    const code = sign.startsWith('u') ? Number.parseInt(sign.slice(1), 16) : Number.NaN;
    return SIGNS[sign] ?? (code <= 0x10ffff ? String.fromCodePoint(code) : '');
}
/** `Type as Trait>`: the crate of the type, or that of the trait where the type has none. */
function crateOfImpl(text) {
    const type = text.replace(/^(?:[&*([ ]|mut |const |dyn )+/, '');
    return crateOfPath(type) ?? crateOfPath(/ as ([^<>]*)/.exec(text)?.[1] ?? '');
}
/** `alloc..vec..Vec` */
function crateOfPath(path) {
    const [, crate] = /^([A-Za-z_]\w*)\.\./.exec(path) ?? [];
    return crate;
}
function asCrate(text) {
    return /^[A-Za-z_]\w*$/.test(text) ? text : undefined;
}

// EXTERNAL MODULE: ./src/image/elf.ts
var elf = __webpack_require__(35564);
// EXTERNAL MODULE: ./src/image/read.ts
var read = __webpack_require__(93021);
// EXTERNAL MODULE: ./src/image/tar.ts
var image_tar = __webpack_require__(24366);
// EXTERNAL MODULE: ./src/image/tar-cursors.ts
var tar_cursors = __webpack_require__(84916);
;// CONCATENATED MODULE: ./src/image/count-crates.ts






const CRATES_LISTED = 200;
/** What no crate can be called: code of C, C++ and assembly. */
const NOT_RUST = 'not Rust';
/** A debug build of a large application has 30 MB of names. */
const TABLE_LIMIT_BYTES = 128 * 1024 * 1024;
/** The crates in the symbols of the program, which lies in this layer; largest first. */
async function countCrates(tar, program) {
    const { table } = program;
    if (!table)
        return (0,read/* unreadable */.O$)('the program has no symbols');
    const cursor = (0,tar_cursors/* streamCursor */.r)(tar);
    let crates;
    const walked = await (0,image_tar/* walkTar */.N)(cursor, async ({ name, sizeBytes }) => {
        if ((0,archive_reader/* normalize */.S8)(name) !== program.path || sizeBytes !== program.sizeBytes)
            return;
        const parts = await readRanges(cursor, sizeBytes, [table.symbols, table.names]);
        if (parts)
            crates = sumUp(program, parts, table.emptySections);
    });
    if (!walked.ok)
        return walked;
    await cursor.skip(Number.POSITIVE_INFINITY);
    return crates ? (0,read/* found */.F9)(crates) : (0,read/* unreadable */.O$)('its symbols cannot be read');
}
/** The cursor only moves forward, and nothing says which of the two comes first. */
async function readRanges(cursor, sizeBytes, [symbols, names]) {
    const start = cursor.position();
    const read = async ({ startByte, lengthBytes }) => {
        const skipBytes = startByte - (cursor.position() - start);
        const isInside = skipBytes >= 0 && startByte + lengthBytes <= sizeBytes;
        if (!isInside || lengthBytes > TABLE_LIMIT_BYTES)
            return undefined;
        await cursor.skip(skipBytes);
        return cursor.read(lengthBytes);
    };
    const isInOrder = symbols.startByte <= names.startByte;
    const first = await read(isInOrder ? symbols : names);
    const second = await read(isInOrder ? names : symbols);
    if (!first || !second)
        return undefined;
    return isInOrder ? [first, second] : [second, first];
}
/** Several names of the same bytes (the linker folds equal functions) count once, for the first by name. */
function sumUp(program, tables, emptySections) {
    const byAddress = new Map();
    for (const { address, name, sizeBytes } of (0,elf/* readSymbols */.sy)(program, tables, emptySections)) {
        // Nothing is larger than the file that it is in.
        if (sizeBytes > program.sizeBytes)
            continue;
        const known = byAddress.get(address);
        const isBetter = known === undefined ||
            sizeBytes > known.sizeBytes ||
            (sizeBytes === known.sizeBytes && name < known.name);
        if (isBetter)
            byAddress.set(address, { name, sizeBytes });
    }
    const bytesByCrate = new Map();
    for (const { name, sizeBytes } of byAddress.values()) {
        const crate = crateOfSymbol(name) ?? NOT_RUST;
        bytesByCrate.set(crate, (bytesByCrate.get(crate) ?? 0) + sizeBytes);
    }
    return [...bytesByCrate]
        .map(([name, bytes]) => ({ name, bytes }))
        .sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1))
        .slice(0, CRATES_LISTED);
}


/***/ }),

/***/ 50791:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ readCredentials)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70739);

const DOCKER_HUB_KEY = 'https://index.docker.io/v1/';
const HELPER_TIMEOUT_MS = 10_000;
/** What docker itself would sign in with; `undefined`: anonymous. Any fault reads as anonymous. */
async function readCredentials(registry, deps) {
    const path = `${deps.dockerConfigFolder}/config.json`;
    const text = await deps.files.readTextIfAny(path).catch(() => undefined);
    const config = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asObject */ .eB)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(text ?? ''));
    if (!config)
        return undefined;
    const key = registry === 'docker.io' ? DOCKER_HUB_KEY : registry;
    const helper = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asObject */ .eB)(config.credHelpers)?.[key]) ?? (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(config.credsStore);
    const helped = helper ? await askHelper(helper, key, deps.run) : undefined;
    return helped ?? fromAuths((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asObject */ .eB)(config.auths), registry);
}
async function askHelper(helper, key, run) {
    const argv = [`docker-credential-${helper}`, 'get'];
    const answer = await run(argv, { input: key, timeoutMs: HELPER_TIMEOUT_MS }).catch(() => undefined);
    if (answer?.exitCode !== 0)
        return undefined;
    const { Username, Secret } = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asObject */ .eB)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(answer.stdout)) ?? {};
    const username = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(Username);
    const secret = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(Secret);
    if (!username || !secret)
        return undefined;
    return username === '<token>'
        ? { kind: 'identity-token', token: secret }
        : { kind: 'password', username, password: secret };
}
/** Keys are host names today, and were URLs once: `https://host/v1/`. */
function fromAuths(auths, registry) {
    const wanted = hostOfKey(registry === 'docker.io' ? DOCKER_HUB_KEY : registry);
    const entry = Object.entries(auths ?? {}).find(([key]) => hostOfKey(key) === wanted);
    return fromAuth((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asObject */ .eB)(entry?.[1]));
}
function hostOfKey(key) {
    return key.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
}
function fromAuth(auth) {
    const registryToken = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(auth?.registrytoken);
    if (registryToken)
        return { kind: 'registry-token', token: registryToken };
    const identityToken = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(auth?.identitytoken);
    if (identityToken)
        return { kind: 'identity-token', token: identityToken };
    const pair = Buffer.from((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(auth?.auth) ?? '', 'base64')
        .toString('utf8')
        .replace(/\0+$/, '');
    const colon = pair.indexOf(':');
    const username = colon > 0 ? pair.slice(0, colon) : (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(auth?.username);
    const password = colon > 0 ? pair.slice(colon + 1) : (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(auth?.password);
    return username && password ? { kind: 'password', username, password } : undefined;
}


/***/ }),

/***/ 35564:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rx: () => (/* binding */ parseElfHead),
/* harmony export */   Uk: () => (/* binding */ findSymbolTable),
/* harmony export */   Ze: () => (/* binding */ ELF_HEAD_BYTES),
/* harmony export */   sy: () => (/* binding */ readSymbols)
/* harmony export */ });
/**
 * As much of ELF as it takes to find the symbols of a program: its head, its section table, its
 * symbol table (System V ABI, chapters 4 and 5). All of it is untrusted: what does not fit gives nothing.
 */
const ELF_HEAD_BYTES = 64;
const MAGIC = 0x7f454c46;
/** `ET_EXEC`, `ET_DYN`: position-independent programs are of the second type, as are libraries. */
const LOADABLE = [2, 3];
const SHT_SYMTAB = 2;
const SHT_STRTAB = 3;
const SHT_NOBITS = 8;
/** `STT_OBJECT`, `STT_FUNC`. */
const SIZED_TYPES = [1, 2];
/** Of a file that can be started; `undefined` for anything else, a shared library without entry among it. */
function parseElfHead(bytes) {
    if (bytes.length < ELF_HEAD_BYTES || viewOf(bytes).getUint32(0) !== MAGIC)
        return undefined;
    const is64 = bytes[4] === 2;
    const isLittleEndian = bytes[5] === 1;
    if (!is64 && bytes[4] !== 1)
        return undefined;
    const { half, address } = fieldReader(bytes, { is64, isLittleEndian });
    const entryPoint = address(24);
    const startByte = address(is64 ? 40 : 32);
    const entryBytes = half(is64 ? 58 : 46);
    const count = half(is64 ? 60 : 48);
    if (!LOADABLE.includes(half(16)) || entryPoint === 0)
        return undefined;
    return {
        is64,
        isLittleEndian,
        sections: { startByte, lengthBytes: entryBytes * count, entryBytes },
    };
}
/** Where the symbols are; `undefined` in a stripped program. `bytes`: the section table. */
function findSymbolTable(head, bytes) {
    const sections = readSections(head, bytes);
    const table = sections.find(({ type }) => type === SHT_SYMTAB);
    const names = table && sections[table.link];
    if (!table || names?.type !== SHT_STRTAB)
        return undefined;
    const emptySections = sections.flatMap(({ type }, index) => (type === SHT_NOBITS ? [index] : []));
    return { symbols: rangeOf(table), names: rangeOf(names), emptySections };
}
function readSections(head, bytes) {
    const { is64 } = head;
    const { entryBytes } = head.sections;
    const sections = [];
    if (entryBytes < (is64 ? 64 : 40))
        return [];
    for (let at = 0; at + entryBytes <= bytes.length; at += entryBytes) {
        const { word, address } = fieldReader(bytes.subarray(at, at + entryBytes), head);
        sections.push({
            type: word(4),
            startByte: address(is64 ? 24 : 16),
            lengthBytes: address(is64 ? 32 : 20),
            link: word(is64 ? 40 : 24),
        });
    }
    return sections;
}
function rangeOf({ startByte, lengthBytes }) {
    return { startByte, lengthBytes };
}
/** Functions and objects with bytes in the file. One after the other, as there may be a hundred thousand. */
function* readSymbols(layout, [symbols, names], emptySections) {
    const empty = new Set([0, ...emptySections]);
    const view = viewOf(symbols);
    const strings = Buffer.from(names.buffer, names.byteOffset, names.byteLength);
    const entryBytes = layout.is64 ? 24 : 16;
    for (let at = 0; at + entryBytes <= symbols.length; at += entryBytes) {
        const { type, section, address, sizeBytes } = readSymbol(view, at, layout);
        if (sizeBytes === 0 || !SIZED_TYPES.includes(type) || empty.has(section))
            continue;
        yield { name: nameAt(strings, view.getUint32(at, layout.isLittleEndian)), address, sizeBytes };
    }
}
/** The same members in another order for each width. Section 0: defined elsewhere. */
function readSymbol(view, at, { is64, isLittleEndian }) {
    if (is64) {
        return {
            type: view.getUint8(at + 4) & 0xf,
            section: view.getUint16(at + 6, isLittleEndian),
            address: view.getBigUint64(at + 8, isLittleEndian),
            sizeBytes: Number(view.getBigUint64(at + 16, isLittleEndian)),
        };
    }
    return {
        type: view.getUint8(at + 12) & 0xf,
        section: view.getUint16(at + 14, isLittleEndian),
        address: BigInt(view.getUint32(at + 4, isLittleEndian)),
        sizeBytes: view.getUint32(at + 8, isLittleEndian),
    };
}
/** Names of generic code are long; what says the crate stands at their beginning. */
const NAME_LIMIT_BYTES = 4096;
function nameAt(strings, start) {
    const end = strings.indexOf(0, start);
    const last = Math.min(end === -1 ? strings.length : end, start + NAME_LIMIT_BYTES);
    return strings.toString('latin1', Math.min(start, strings.length), Math.max(start, last));
}
function viewOf(bytes) {
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
/** Addresses and offsets have the width of the machine; those beyond 2^53 fit no file. */
function fieldReader(bytes, { is64, isLittleEndian }) {
    const view = viewOf(bytes);
    const word = (at) => view.getUint32(at, isLittleEndian);
    return {
        half: (at) => view.getUint16(at, isLittleEndian),
        word,
        address: (at) => (is64 ? Number(view.getBigUint64(at, isLittleEndian)) : word(at)),
    };
}


/***/ }),

/***/ 70739:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GN: () => (/* binding */ asByteCount),
/* harmony export */   _T: () => (/* binding */ asStringMap),
/* harmony export */   _j: () => (/* binding */ asArray),
/* harmony export */   eB: () => (/* binding */ asObject),
/* harmony export */   oJ: () => (/* binding */ asString),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
/** Narrowing of parsed JSON that others wrote. */
function asObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? value
        : undefined;
}
function asArray(value) {
    return Array.isArray(value) ? value : undefined;
}
function asString(value) {
    return typeof value === 'string' ? value : undefined;
}
/** A count of bytes: zero or more, and exact in a double. */
function asByteCount(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
/** Members that are strings; others are left out. */
function asStringMap(value) {
    return Object.fromEntries(Object.entries(asObject(value) ?? {}).filter((entry) => typeof entry[1] === 'string'));
}
/** `undefined` for text that is not JSON, or not UTF-8. */
function parseJson(bytes) {
    try {
        return JSON.parse(typeof bytes === 'string' ? bytes : new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 31074:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MB: () => (/* binding */ compressionOf),
/* harmony export */   U_: () => (/* binding */ chunksOf),
/* harmony export */   yY: () => (/* binding */ unpackLayer),
/* harmony export */   zB: () => (/* binding */ passBlobsOf)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_stream__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46466);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_stream_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38522);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_zlib__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(93021);




const CHUNK_BYTES = 4 * 1024 * 1024;
/** What was compressed how, by its media type: of OCI or of Docker. */
function compressionOf(mediaType) {
    if (/[.+]gzip$/.test(mediaType))
        return 'gzip';
    if (/[.+]zstd$/.test(mediaType))
        return 'zstd';
    return /\.tar$/.test(mediaType) ? 'none' : 'unknown';
}
/** A blob from its first byte to its last. Throws when a part cannot be had. */
async function* chunksOf({ digest, sizeBytes }, readSlice) {
    for (let start = 0; start < sizeBytes; start += CHUNK_BYTES) {
        const length = Math.min(CHUNK_BYTES, sizeBytes - start);
        const chunk = await readSlice(digest, start, length);
        if (chunk?.length !== length)
            throw new Error('the layer cannot be read whole');
        yield chunk;
    }
}
/** One blob after the other; where parts cannot be read the way that the reader knows. */
function passBlobsOf({ passBlobs, readSlice }) {
    if (passBlobs)
        return passBlobs;
    return (blobs, visit) => (0,_read_js__WEBPACK_IMPORTED_MODULE_3__/* .attemptRead */ .uv)('the layers cannot be read', async () => {
        for (const blob of blobs)
            await visit(blob, chunksOf(blob, readSlice));
        return { ok: true, value: undefined };
    });
}
/**
 * Hands the tar of a layer to `use`, which may leave the rest of it. Only what was read whole, to the
 * last byte of the blob, counts as read.
 */
async function unpackLayer(mediaType, blob, use) {
    const compression = compressionOf(mediaType);
    if (compression === 'none')
        return use(blob);
    const inflate = inflaterOf(compression);
    if (!inflate)
        return (0,_read_js__WEBPACK_IMPORTED_MODULE_3__/* .unreadable */ .O$)(`it is compressed in a way that cannot be read here (${mediaType})`);
    let sizeBytes = 0;
    const counted = async function* () {
        for await (const chunk of blob) {
            sizeBytes += chunk.length;
            yield chunk;
        }
    };
    let result = (0,_read_js__WEBPACK_IMPORTED_MODULE_3__/* .unreadable */ .O$)('it was not read');
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_1__.pipeline)(node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from(counted()), inflate, async (tar) => {
        const chunks = tar[Symbol.asyncIterator]();
        // Without its `return`: whoever leaves early must not end the stream for us, who read on to its end.
        result = await use({ [Symbol.asyncIterator]: () => ({ next: () => chunks.next() }) });
        while ((await chunks.next()).done !== true)
            ;
    });
    // Node ends with the first zstd frame of a chunk, and does not say so.
    return inflate.bytesWritten === sizeBytes ? result : (0,_read_js__WEBPACK_IMPORTED_MODULE_3__/* .unreadable */ .O$)('it could not be unpacked whole');
}
function inflaterOf(compression) {
    if (compression === 'gzip')
        return node_zlib__WEBPACK_IMPORTED_MODULE_2__.createGunzip();
    // Node 20 has no zstd.
    const knowsZstd = typeof node_zlib__WEBPACK_IMPORTED_MODULE_2__.createZstdDecompress === 'function';
    return compression === 'zstd' && knowsZstd ? node_zlib__WEBPACK_IMPORTED_MODULE_2__.createZstdDecompress() : undefined;
}


/***/ }),

/***/ 75426:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ measureImage)
});

// EXTERNAL MODULE: ./src/image/archive-reader.ts
var archive_reader = __webpack_require__(62675);
// EXTERNAL MODULE: ./src/image/credentials.ts
var credentials = __webpack_require__(50791);
// EXTERNAL MODULE: ./src/image/json.ts
var json = __webpack_require__(70739);
// EXTERNAL MODULE: ./src/image/oci.ts
var oci = __webpack_require__(26840);
// EXTERNAL MODULE: ./src/image/read.ts
var read = __webpack_require__(93021);
// EXTERNAL MODULE: ./src/image/reader.ts
var image_reader = __webpack_require__(34546);
// EXTERNAL MODULE: ./src/image/tar.ts
var tar = __webpack_require__(24366);
// EXTERNAL MODULE: ./src/image/tar-cursors.ts
var tar_cursors = __webpack_require__(84916);
;// CONCATENATED MODULE: ./src/image/saved-image.ts





/** Enough of a layer's end to hold ISIZE. */
const TAIL_BYTES = 4;
/** Documents are JSON objects. A layer starts with gzip's or zstd's mark, or with a file name. */
const OPENING_BRACE = 0x7b;
/**
 * Reads an image from the stream of `docker image save` as it passes: documents are kept, of layers
 * only the end. Nothing is written and memory stays small.
 */
async function readSavedImage(chunks, keepsBlobs) {
    const samples = new Map();
    const cursor = (0,tar_cursors/* streamCursor */.r)(chunks);
    const walked = await (0,tar/* walkTar */.N)(cursor, async ({ name, sizeBytes }) => {
        const first = await cursor.read(Math.min(1, sizeBytes));
        const isDocument = first[0] === OPENING_BRACE && sizeBytes <= image_reader/* DOCUMENT_LIMIT_BYTES */.cZ;
        const left = sizeBytes - first.length;
        const wanted = isDocument ? left : Math.min(TAIL_BYTES, left);
        await cursor.skip(left - wanted);
        const rest = await cursor.read(wanted);
        const bytes = isDocument ? Buffer.concat([first, rest]) : rest;
        samples.set((0,archive_reader/* normalize */.S8)(name), { startByte: sizeBytes - bytes.length, bytes });
    });
    if (!walked.ok)
        return walked;
    return (0,read/* found */.F9)((0,archive_reader/* layoutReader */.IL)({
        read: async (path, start, length) => {
            const sample = samples.get(path);
            if (!sample || start < sample.startByte)
                return undefined;
            const from = start - sample.startByte;
            return sample.bytes.subarray(from, from + length);
        },
    }, keepsBlobs));
}
/**
 * Whole blobs of `docker image save`, which is run once more: the first time nobody knows yet which
 * layers are wanted, and nothing is kept.
 */
function passSavedBlobs(save) {
    return async (blobs, visit) => {
        const wanted = new Map(blobs.map((blob) => [(0,archive_reader/* blobPath */.nD)(blob.digest), blob]));
        const cursor = (0,tar_cursors/* streamCursor */.r)(await save());
        const walked = await (0,tar/* walkTar */.N)(cursor, async ({ name, sizeBytes }) => {
            const path = (0,archive_reader/* normalize */.S8)(name);
            const blob = wanted.get(path);
            if (!blob)
                return;
            wanted.delete(path);
            await visit(blob, partOf(cursor, sizeBytes));
        });
        const [lacking] = wanted.values();
        if (!walked.ok || !lacking)
            return walked;
        return (0,read/* unreadable */.O$)(`the engine did not save ${lacking.digest}`);
    };
}
const CHUNK_BYTES = 256 * 1024;
/** The next bytes of a stream, as far as somebody wants them. */
async function* partOf(cursor, lengthBytes) {
    for (let left = lengthBytes; left > 0;) {
        const chunk = await cursor.read(Math.min(left, CHUNK_BYTES));
        if (chunk.length === 0)
            return;
        left -= chunk.length;
        yield chunk;
    }
}

;// CONCATENATED MODULE: ./src/image/engine-image.ts





/**
 * Up to here the classic store is asked to pack the image as tar, the exact measure: 40 ms for 6 MB,
 * and about 200 MB/s. Above it the sizes of the files must do.
 */
const SAVE_LIMIT_BYTES = 256 * 1024 * 1024;
/**
 * Finds the cheapest exact way to an image in the engine. The containerd store keeps manifests and
 * compressed layers: they are read in place through the engine's BuildKit (2 ms a blob, whatever its
 * size; `docker image save` of 425 MB took 10 s). The classic store keeps unpacked files.
 */
async function openEngineImage(wanted, api) {
    const { reference, imageStore, digest: given } = wanted;
    // Inspecting takes the containerd store 20 ms and more, for sizes that are of no use here.
    const root = given && imageStore !== 'classic' ? await readContent(api, given, 0, 0) : undefined;
    // In the classic store that digest may be the config's.
    if (given && root && (0,oci/* parseDocument */.Tp)(root).ok)
        return (0,read/* found */.F9)({ kind: 'readable', reader: contentReader(api, given, root) });
    // A tag may have moved since the build; a digest, where the store knows images by it, cannot.
    const byDigest = given ? await inspect(given, api) : undefined;
    const inspected = byDigest?.ok ? byDigest : await inspect(reference, api);
    if (!inspected.ok)
        return inspected;
    const { image, path, id } = inspected.value;
    const digest = containerdDigest(image, id);
    return digest ? openContainerd(digest, path, api) : openClassic(image, path, api);
}
async function inspect(name, api) {
    const path = `/images/${encodeURI(name)}`;
    const answer = await (0,read/* attempt */.CD)('the engine cannot be asked', () => api.getJson(`${path}/json`));
    if (!answer.ok)
        return answer;
    const image = (0,json/* asObject */.eB)(answer.value);
    const id = (0,json/* asString */.oJ)(image?.Id);
    return image && id ? (0,read/* found */.F9)({ image, id, path }) : (0,read/* unreadable */.O$)('the engine has no such image');
}
async function openContainerd(digest, path, api) {
    const root = await readContent(api, digest, 0, 0);
    if (root)
        return (0,read/* found */.F9)({ kind: 'readable', reader: contentReader(api, digest, root) });
    const saved = await save(api, path, true);
    return saved.ok ? (0,read/* found */.F9)({ kind: 'readable', reader: saved.value }) : saved;
}
async function openClassic(image, path, api) {
    const sizeBytes = (0,json/* asByteCount */.GN)(image.Size) ?? Number.POSITIVE_INFINITY;
    const saved = sizeBytes <= SAVE_LIMIT_BYTES ? await save(api, path, false) : undefined;
    return saved?.ok
        ? (0,read/* found */.F9)({ kind: 'readable', reader: saved.value })
        : measureFiles(image, path, api);
}
/** Digest of the manifest or index; `undefined` in the classic store, where the id is the config's. */
function containerdDigest(image, id) {
    const digest = (0,json/* asString */.oJ)((0,json/* asObject */.eB)(image.Descriptor)?.digest);
    if (digest)
        return digest;
    // Docker before 28 does not send the descriptor.
    const named = (0,json/* asArray */._j)(image.RepoDigests)?.some((name) => (0,json/* asString */.oJ)(name)?.endsWith(`@${id}`));
    return named ? id : undefined;
}
function readContent(api, digest, start, length) {
    return api.readContent(digest, start, length).catch(() => undefined);
}
function contentReader(api, digest, root) {
    const readBlob = async (wanted) => {
        const bytes = await readContent(api, wanted.digest, 0, wanted.sizeBytes);
        return bytes ? (0,read/* found */.F9)(bytes) : (0,read/* unreadable */.O$)(`the engine does not hold ${wanted.digest}`);
    };
    return {
        readRoot: async () => (0,image_reader/* sha256 */.sc)(root) === digest
            ? (0,read/* found */.F9)({ digest, bytes: root })
            : (0,read/* unreadable */.O$)(`${digest} holds something else`),
        readManifest: readBlob,
        readBlob,
        readSlice: (blob, start, length) => readContent(api, blob, start, length),
        keepsBlobs: true,
    };
}
async function save(api, path, keepsBlobs) {
    const stream = () => api.getStream(`${path}/get`);
    const reader = await (0,read/* attemptRead */.uv)('the engine cannot save the image', async () => readSavedImage(await stream(), keepsBlobs));
    if (!reader.ok)
        return reader;
    // Docker before 25 saves without index.json.
    const root = await reader.value.readRoot();
    return root.ok ? (0,read/* found */.F9)({ ...reader.value, passBlobs: passSavedBlobs(stream) }) : root;
}
async function measureFiles(image, path, api) {
    const answer = await (0,read/* attempt */.CD)('the engine cannot be asked', () => api.getJson(`${path}/history`));
    if (!answer.ok)
        return answer;
    const platform = (0,oci/* formatPlatform */.Bq)({
        os: image.Os,
        architecture: image.Architecture,
        variant: (0,json/* asString */.oJ)(image.Variant) || undefined,
    });
    const configDigest = (0,json/* asString */.oJ)(image.Id);
    if (!platform || !configDigest)
        return (0,read/* unreadable */.O$)('the engine describes the image in part only');
    const diffIds = ((0,json/* asArray */._j)((0,json/* asObject */.eB)(image.RootFS)?.Layers) ?? []).flatMap((layer) => (0,json/* asString */.oJ)(layer) ?? []);
    const entries = ((0,json/* asArray */._j)(answer.value) ?? []).map(readHistoryEntry).reverse();
    const layers = entries.filter(({ emptyLayer }) => !emptyLayer);
    const isComplete = layers.length === diffIds.length;
    return (0,read/* found */.F9)({
        kind: 'files',
        image: {
            platform,
            configDigest,
            history: isComplete ? entries : [],
            layers: diffIds.map((digest, index) => ({
                digest,
                mediaType: 'application/vnd.docker.image.rootfs.diff.tar',
                compressedBytes: null,
                unpackedBytes: (isComplete ? layers[index]?.sizeBytes : undefined) ?? null,
            })),
        },
    });
}
/** The API does not say which entries have a layer: those with a size, and those that always do. */
function readHistoryEntry(value) {
    const entry = (0,json/* asObject */.eB)(value) ?? {};
    const createdBy = (0,json/* asString */.oJ)(entry.CreatedBy) ?? '';
    const comment = (0,json/* asString */.oJ)(entry.Comment) ?? '';
    const sizeBytes = (0,json/* asByteCount */.GN)(entry.Size) ?? null;
    const makesLayer = comment.startsWith('buildkit.') && /^(?:RUN|COPY|ADD|WORKDIR)\b/.test(createdBy);
    return { createdBy, comment, sizeBytes, emptyLayer: sizeBytes === 0 && !makesLayer };
}

// EXTERNAL MODULE: ./src/image/origins.ts
var image_origins = __webpack_require__(2978);
;// CONCATENATED MODULE: ./src/image/platform-image.ts

/**
 * The report of one platform. Sizes are sums over layers: the config and the manifest, a few kB that
 * travel too, are not counted. A sum with an unknown part is unknown.
 */
function describePlatform(image, dockerfile, inside) {
    const origins = (0,image_origins/* originsOfLayers */.Xc)(image.history, image.layers.length, dockerfile);
    const layers = image.layers.map(({ digest, mediaType, compressedBytes, unpackedBytes }, index) => ({
        digest,
        mediaType,
        compressedBytes,
        unpackedBytes,
        ...(origins[index] ?? { origin: 'unknown' }),
        ...(origins[index]?.origin === 'own' ? inside?.layers.get(digest) : {}),
    }));
    const isSplit = dockerfile !== undefined && layers.every(({ origin }) => origin !== 'unknown');
    const sumOf = (wanted) => sum(layers.filter(({ origin }) => origin === wanted));
    return {
        platform: image.platform,
        ...(image.digest === undefined ? {} : { digest: image.digest }),
        total: sum(layers),
        ...(isSplit ? { base: sumOf('base'), own: sumOf('own') } : {}),
        layers,
        ...(inside?.binary ? { binary: inside.binary } : {}),
        ...(inside?.unlisted === undefined ? {} : { unlisted: inside.unlisted }),
    };
}
function sum(sizes) {
    return {
        compressedBytes: sumOrNull(sizes.map(({ compressedBytes }) => compressedBytes)),
        unpackedBytes: sumOrNull(sizes.map(({ unpackedBytes }) => unpackedBytes)),
    };
}
function sumOrNull(values) {
    return values.reduce((total, value) => (total === null || value === null ? null : total + value), 0);
}

// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./src/image/layer-bytes.ts
var layer_bytes = __webpack_require__(31074);
;// CONCATENATED MODULE: ./src/image/unpacked.ts



/** Above this a layer is not read whole just to count its bytes. */
const COUNT_LIMIT_BYTES = 64 * 1024 * 1024;
const TAR_BLOCK_BYTES = 512;
const WRAP = 2 ** 32;
const ZSTD_MAGIC = 0xfd2fb528;
/** Magic, flags, window, dictionary and content size at their longest. */
const FRAME_HEADER_BYTES = 18;
/**
 * Bytes of a layer's tar, or `null` when that cannot be known cheaply and for certain. A gzip layer
 * says it in its last four bytes, a zstd layer may say it in its first ones. What does not, or cannot
 * be right, is read whole and counted up to 64 MiB.
 */
async function measureUnpacked(layer, readSlice) {
    switch ((0,layer_bytes/* compressionOf */.MB)(layer.mediaType)) {
        case 'none':
            return layer.sizeBytes;
        case 'gzip':
            return (await readIsize(layer, readSlice)) ?? count(layer, external_node_zlib_.createGunzip(), readSlice);
        case 'zstd':
            return (await readFrameSize(layer, readSlice)) ?? countZstd(layer, readSlice);
        case 'unknown':
            return null;
    }
}
function countZstd(layer, readSlice) {
    // Node 20 has no zstd.
    return typeof external_node_zlib_.createZstdDecompress === 'function'
        ? count(layer, external_node_zlib_.createZstdDecompress(), readSlice)
        : null;
}
/** RFC 1952, 2.3.1. */
async function readIsize(layer, readSlice) {
    if (layer.sizeBytes < 20)
        return undefined;
    const tail = await readSlice(layer.digest, layer.sizeBytes - 4, 4);
    if (tail?.length !== 4)
        return undefined;
    const isize = new DataView(tail.buffer, tail.byteOffset, 4).getUint32(0, true);
    return isWholeSize(isize, layer.sizeBytes) ? isize : undefined;
}
/**
 * ISIZE is the size of the last gzip member, modulo 2^32. Of several members (eStargz ends with an
 * empty one) or of a layer of 4 GiB and more it is wrong, which shows: layers compress 2 to 4 times;
 * where 4 GiB more would still be a ratio below 6, the size stays unknown.
 */
function isWholeSize(isize, compressedBytes) {
    return isTarSize(isize, compressedBytes) && isize + WRAP > compressedBytes * 6;
}
/** A tar is whole blocks, and not smaller than its compressed form but for some overhead. */
function isTarSize(unpackedBytes, compressedBytes) {
    return (unpackedBytes >= TAR_BLOCK_BYTES &&
        unpackedBytes % TAR_BLOCK_BYTES === 0 &&
        compressedBytes <= unpackedBytes * 1.001 + 1024);
}
/** The first frame of a zstd layer that is not made of many frames (zstd:chunked says that it is). */
async function readFrameSize({ digest, sizeBytes, annotations }, readSlice) {
    const isChunked = Object.keys(annotations).some((name) => name.includes('zstd-chunked'));
    if (isChunked || sizeBytes < FRAME_HEADER_BYTES)
        return undefined;
    const head = await readSlice(digest, 0, FRAME_HEADER_BYTES);
    const size = head?.length === FRAME_HEADER_BYTES ? frameContentSize(head) : undefined;
    return size !== undefined && isTarSize(size, sizeBytes) ? size : undefined;
}
/** `Frame_Content_Size` of RFC 8878, 3.1.1.1; encoders that stream leave it out. */
function frameContentSize(head) {
    const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
    if (view.getUint32(0, true) !== ZSTD_MAGIC)
        return undefined;
    const flags = view.getUint8(4);
    const isSingleSegment = (flags & 0x20) !== 0;
    const at = 5 + (isSingleSegment ? 0 : 1) + ([0, 1, 2, 4][flags & 3] ?? 0);
    switch (flags >> 6) {
        case 0:
            return isSingleSegment ? view.getUint8(at) : undefined;
        case 1:
            return view.getUint16(at, true) + 256;
        case 2:
            return view.getUint32(at, true);
        default:
            return Number(view.getBigUint64(at, true));
    }
}
async function count(layer, inflate, readSlice) {
    if (layer.sizeBytes > COUNT_LIMIT_BYTES)
        return null;
    let sizeBytes = 0;
    try {
        await (0,promises_.pipeline)((0,layer_bytes/* chunksOf */.U_)(layer, readSlice), inflate, async (unpacked) => {
            for await (const chunk of unpacked)
                sizeBytes += chunk.length;
        });
    }
    catch {
        return null;
    }
    // Node ends with the first zstd frame of a chunk, and does not say so.
    return inflate.bytesWritten === layer.sizeBytes ? sizeBytes : null;
}

;// CONCATENATED MODULE: ./src/image/read-images.ts




/** An index in an index in an index is nobody's image. */
const NESTING_LIMIT = 3;
/** Requests under way at a time; a registry at 100 ms a round trip then takes 1 s for 30 layers. */
const PARALLEL_LAYERS = 4;
/** Reads every image that a reference points at, with the sizes of its layers. */
async function readImages(reader) {
    const root = await reader.readRoot();
    if (!root.ok)
        return root;
    const document = (0,oci/* parseDocument */.Tp)(root.value.bytes);
    if (!document.ok)
        return document;
    const { digest } = root.value;
    const manifests = await collect(reader, document.value, digest ? { digest } : {}, NESTING_LIMIT);
    if (!manifests.ok)
        return manifests;
    if (manifests.value.length === 0)
        return (0,read/* unreadable */.O$)('there is no image in it');
    const measureLayer = layerMeasurer(reader);
    const images = [];
    for (const one of manifests.value) {
        const image = await readImage(reader, one, measureLayer);
        if (!image.ok)
            return image;
        images.push(image.value);
    }
    images.sort((a, b) => (a.platform < b.platform ? -1 : a.platform > b.platform ? 1 : 0));
    return (0,read/* found */.F9)({ images, ...(digest === undefined ? {} : { digest }) });
}
/** The image manifests under a document, in order. */
async function collect(reader, document, known, depth) {
    if (document.kind === 'manifest') {
        return (0,read/* found */.F9)((0,oci/* isImage */.wu)(document) ? [{ manifest: document, ...known }] : []);
    }
    if (depth === 0)
        return (0,read/* unreadable */.O$)('its indexes are nested too deeply');
    const all = [];
    for (const descriptor of document.manifests.filter((one) => !(0,oci/* isAttestation */.H3)(one))) {
        const inner = await collectUnder(reader, descriptor, depth - 1);
        if (!inner.ok)
            return inner;
        all.push(...inner.value);
    }
    return (0,read/* found */.F9)(all);
}
async function collectUnder(reader, descriptor, depth) {
    const document = await (0,image_reader/* readDocument */.u0)(reader, descriptor);
    if (!document.ok)
        return document;
    const { digest, platform } = descriptor;
    return collect(reader, document.value, { digest, ...(platform ? { platform } : {}) }, depth);
}
async function readImage(reader, { manifest, digest, platform }, measureLayer) {
    const config = await (0,image_reader/* readConfig */.Xg)(reader, manifest.config);
    if (!config.ok)
        return config;
    const layers = await mapInParallel(manifest.layers, measureLayer);
    return (0,read/* found */.F9)({
        platform: platform ?? config.value.platform,
        ...(digest === undefined ? {} : { digest }),
        configDigest: manifest.config.digest,
        history: config.value.history,
        layers,
    });
}
/** Platforms share layers: each is measured once. */
function layerMeasurer(reader) {
    const unpackedByDigest = new Map();
    return async (layer) => {
        const known = unpackedByDigest.get(layer.digest);
        const unpacked = known ?? measureUnpacked(layer, reader.readSlice);
        unpackedByDigest.set(layer.digest, unpacked);
        return {
            digest: layer.digest,
            mediaType: layer.mediaType,
            compressedBytes: reader.keepsBlobs ? layer.sizeBytes : null,
            unpackedBytes: await unpacked,
        };
    };
}
async function mapInParallel(items, body) {
    const results = new Map();
    const queue = items.entries();
    const work = async () => {
        for (const [index, item] of queue)
            results.set(index, await body(item));
    };
    await Promise.all(Array.from({ length: PARALLEL_LAYERS }, work));
    return items.flatMap((_, index) => {
        const result = results.get(index);
        return result === undefined ? [] : [result];
    });
}

// EXTERNAL MODULE: ./src/image/reference.ts
var image_reference = __webpack_require__(23564);
// EXTERNAL MODULE: ./src/image/registry-auth.ts
var registry_auth = __webpack_require__(72429);
;// CONCATENATED MODULE: ./src/image/registry-client.ts



const REQUEST_TIMEOUT_MS = 10_000;
const RETRY_AFTER_MS = [100, 300, 900];
const REDIRECT_LIMIT = 5;
/** For all requests together: what is measured is not worth more. Running ones are not cut off. */
const PATIENCE_MS = 30_000;
function registryClient(reference, deps) {
    const { registry, repository } = reference;
    const base = `${(0,image_reference/* registryBaseUrl */.mO)(registry)}/v2/${repository}/`;
    const deadlineMs = deps.clock.now() + PATIENCE_MS;
    let authorization;
    const send = async (request) => {
        const headers = { ...request.headers, ...(authorization ? { authorization } : {}) };
        return getFollowing(new URL(request.path, base), headers, deps.http);
    };
    const signIn = async (answer) => {
        const challenge = (0,registry_auth/* parseChallenge */.xy)(answer.headers['www-authenticate']);
        if (!challenge)
            return (0,read/* unreadable */.O$)(`${registry} refuses without saying how to sign in`);
        const credentials = await deps.credentialsFor(registry);
        const header = await (0,registry_auth/* authorize */.Gq)(challenge, credentials, repository, deps.http);
        if (!header.ok)
            return header;
        authorization = header.value;
        return (0,read/* found */.F9)(undefined);
    };
    const sendSignedIn = async (request) => {
        const answer = await send(request);
        if (!answer.ok || answer.value.status !== 401)
            return answer;
        const signedIn = await signIn(answer.value);
        return signedIn.ok ? send(request) : signedIn;
    };
    return async (request) => {
        for (let attempts = 0; deps.clock.now() < deadlineMs; attempts++) {
            const answer = await sendSignedIn(request);
            const delayMs = RETRY_AFTER_MS[attempts];
            const isFinal = answer.ok && !isPassing(answer.value.status, request);
            if (isFinal || delayMs === undefined)
                return answer;
            await deps.clock.sleep(delayMs);
        }
        return (0,read/* unreadable */.O$)(`${registry} takes too long to answer`);
    };
}
function isPassing(status, { mayBeNew }) {
    return status === 429 || status >= 500 || (mayBeNew === true && status === 404);
}
/**
 * Follows redirects by hand: blob storage is another host and signs its URLs itself; the registry's
 * Authorization must not reach it.
 */
async function getFollowing(start, headers, http) {
    const { authorization: _secret, ...publicHeaders } = headers;
    let url = start;
    for (let hops = 0; hops <= REDIRECT_LIMIT; hops++) {
        const allowed = url.origin === start.origin ? headers : publicHeaders;
        const { href } = url;
        const answer = await (0,read/* attempt */.CD)(`${start.host} cannot be reached`, () => http(href, { headers: allowed, timeoutMs: REQUEST_TIMEOUT_MS }));
        const location = answer.ok ? redirectOf(answer.value) : undefined;
        if (location === undefined)
            return answer;
        const next = URL.canParse(location, href) ? new URL(location, href) : undefined;
        if (!next || !isAllowedAfter(url, next)) {
            return (0,read/* unreadable */.O$)(`${start.host} redirects to where it should not`);
        }
        url = next;
    }
    return (0,read/* unreadable */.O$)(`${start.host} redirects without end`);
}
function redirectOf({ status, headers }) {
    return [301, 302, 303, 307, 308].includes(status) ? headers.location : undefined;
}
/** Never from https to plain http. */
function isAllowedAfter(from, to) {
    return to.protocol === 'https:' || (to.protocol === 'http:' && from.protocol === 'http:');
}

;// CONCATENATED MODULE: ./src/image/registry-reader.ts





/** Reads an image where it was pushed, over the distribution API. */
function registryReader(reference, deps) {
    const get = registryClient(reference, deps);
    const what = `${reference.registry}/${reference.repository}`;
    const readManifest = async (tagOrDigest) => {
        const headers = { accept: oci/* MANIFEST_MEDIA_TYPES */.$T.join(', ') };
        const path = `manifests/${tagOrDigest}`;
        return expectOk(await get({ path, headers, mayBeNew: true }), `the manifest of ${what}`);
    };
    return {
        readRoot: async () => {
            const answer = await readManifest(reference.tagOrDigest);
            if (!answer.ok)
                return answer;
            // Not what a header claims: the digest is that of the bytes.
            const { body } = answer.value;
            return (0,read/* found */.F9)({ bytes: body, digest: (0,image_reader/* sha256 */.sc)(body) });
        },
        readManifest: async ({ digest }) => bodyOf(await readManifest(digest)),
        readBlob: async ({ digest }) => bodyOf(expectOk(await get({ path: `blobs/${digest}` }), `a blob of ${what}`)),
        readSlice: sliceReader(get),
        keepsBlobs: true,
    };
}
function expectOk(answer, what) {
    if (!answer.ok || answer.value.status === 200)
        return answer;
    return (0,read/* unreadable */.O$)(`the registry answered ${answer.value.status} when asked for ${what}`);
}
function bodyOf(answer) {
    return answer.ok ? (0,read/* found */.F9)(answer.value.body) : answer;
}
/** By Range requests. A registry that ignores them sends whole blobs: then small ones only are asked for. */
function sliceReader(get) {
    let ignoresRanges = false;
    return async (digest, start, length) => {
        if (ignoresRanges && start + length > COUNT_LIMIT_BYTES)
            return undefined;
        const range = `bytes=${start}-${start + length - 1}`;
        const answer = await get({ path: `blobs/${digest}`, headers: { range } });
        if (!answer.ok)
            return undefined;
        const { status, body } = answer.value;
        if (status === 206)
            return body;
        if (status !== 200)
            return undefined;
        ignoresRanges = true;
        return body.subarray(start, start + length);
    };
}

;// CONCATENATED MODULE: ./src/image/measure.ts








/** For what nobody waits longer: where a slow registry holds the layers. */
const measure_PATIENCE_MS = 30_000;
/**
 * Sizes of what was built, for each platform and layer. Never fails: the build has succeeded, and
 * why there are no sizes is said in `unmeasured`. Without the Dockerfile the base is not told apart.
 * With `files` own layers are read whole (0.1 s for 10 MB) and their files listed.
 */
async function measureImage(plan, deps, dockerfile, wanted = {}) {
    if (plan.kind === 'none')
        return { platforms: [], unmeasured: plan.reason };
    const where = plan.kind === 'archive' ? plan.path : plan.reference || 'the image';
    const lookOn = wanted.files ? looker(deps, dockerfile) : async (images) => images;
    const result = await (0,read/* attemptRead */.uv)(`${where} could not be measured`, () => measure_read(plan, deps, lookOn));
    if (!result.ok)
        return { platforms: [], unmeasured: result.problem };
    const { images, digest, unpackedAs, insides } = result.value;
    const [only, ...others] = images;
    return {
        // The id of an image is its config's digest; an index of several has no config.
        ...(only && others.length === 0 ? { imageId: only.configDigest } : {}),
        ...(digest === undefined ? {} : { digest }),
        platforms: images.map((image, at) => describePlatform(image, dockerfile, insides?.[at])),
        ...(unpackedAs ? { unpackedAs } : {}),
    };
}
/** Loaded only where it is wanted. */
function looker(deps, dockerfile) {
    return async (images, reader) => {
        const { lookInside } = await __webpack_require__.e(/* import() */ 416).then(__webpack_require__.bind(__webpack_require__, 3416));
        const options = { now: deps.clock.now, patienceMs: measure_PATIENCE_MS };
        const known = dockerfile ? { ...options, dockerfile } : options;
        return { ...images, insides: await lookInside(images.images, reader, known) };
    };
}
async function readOn(reader, lookOn) {
    const images = await readImages(reader);
    return images.ok ? (0,read/* found */.F9)(await lookOn(images.value, reader)) : images;
}
function measure_read(plan, deps, lookOn) {
    switch (plan.kind) {
        case 'registry':
            return readFromRegistry(plan.reference, deps, lookOn);
        case 'engine':
            return readFromEngine(plan, deps.openEngine(), lookOn);
        case 'archive':
            return readFromArchive(plan.path, deps, lookOn);
    }
}
async function readFromRegistry(text, deps, lookOn) {
    const reference = (0,image_reference/* parseReference */.F2)(text);
    if (!reference)
        return (0,read/* unreadable */.O$)('this is not an image reference');
    const credentialsFor = (registry) => (0,credentials/* readCredentials */.L)(registry, deps);
    return readOn(registryReader(reference, { ...deps, credentialsFor }), lookOn);
}
async function readFromEngine(plan, api, lookOn) {
    try {
        const image = await openEngineImage(plan, api);
        if (!image.ok)
            return image;
        if (image.value.kind === 'files') {
            return (0,read/* found */.F9)({ images: [image.value.image], unpackedAs: 'files' });
        }
        return await readOn(image.value.reader, lookOn);
    }
    finally {
        api.close();
    }
}
async function readFromArchive(path, deps, lookOn) {
    if ((await deps.files.kindOf(path)) === 'folder') {
        return readOn((0,archive_reader/* layoutFolderReader */.m)(path, deps.openFile), lookOn);
    }
    const file = await deps.openFile(path);
    try {
        const reader = await (0,archive_reader/* openTarFile */.S5)(file);
        return reader.ok ? await readOn(reader.value, lookOn) : reader;
    }
    finally {
        await file.close();
    }
}


/***/ }),

/***/ 26840:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $T: () => (/* binding */ MANIFEST_MEDIA_TYPES),
/* harmony export */   Bq: () => (/* binding */ formatPlatform),
/* harmony export */   H3: () => (/* binding */ isAttestation),
/* harmony export */   Tp: () => (/* binding */ parseDocument),
/* harmony export */   o4: () => (/* binding */ parseConfig),
/* harmony export */   wu: () => (/* binding */ isImage)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70739);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93021);


/** Media types that a registry is asked for. Docker's and OCI's mean the same to us. */
const MANIFEST_MEDIA_TYPES = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
];
const ATTESTATION_TYPE = 'application/vnd.docker.attestation.manifest.v1+json';
/** Also what makes a digest safe as part of a path or a URL. */
const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
/** Reads an index or a manifest, of OCI or of Docker schema 2. */
function parseDocument(bytes) {
    const document = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asObject */ .eB)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(bytes));
    if (document?.schemaVersion !== 2)
        return (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .unreadable */ .O$)('not a manifest of schema version 2');
    const manifests = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asArray */ ._j)(document.manifests);
    if (manifests) {
        const descriptors = parseAll(manifests);
        return descriptors
            ? (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .found */ .F9)({ kind: 'index', manifests: descriptors })
            : (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .unreadable */ .O$)('an index with a malformed entry');
    }
    const config = parseDescriptor(document.config);
    const layers = parseAll((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asArray */ ._j)(document.layers) ?? [undefined]);
    if (!config || !layers)
        return (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .unreadable */ .O$)('a manifest without a config or with a malformed layer');
    const artifactType = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(document.artifactType);
    return (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .found */ .F9)({ kind: 'manifest', config, layers, ...(artifactType ? { artifactType } : {}) });
}
/** Reads the config of an image; a config of something else (an attestation, a chart) is refused. */
function parseConfig(bytes) {
    const config = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asObject */ .eB)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(bytes));
    const platform = formatPlatform(config);
    const diffIds = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asArray */ ._j)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asObject */ .eB)(config?.rootfs)?.diff_ids)?.map(_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ);
    if (!config || !platform || !diffIds)
        return (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .unreadable */ .O$)('not the config of an image');
    const history = ((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asArray */ ._j)(config.history) ?? []).map((entry) => {
        const { created_by, comment, empty_layer } = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asObject */ .eB)(entry) ?? {};
        return {
            createdBy: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(created_by) ?? '',
            comment: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(comment) ?? '',
            emptyLayer: empty_layer === true,
        };
    });
    return (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .found */ .F9)({ platform, history, diffIds: diffIds.map((id) => id ?? '') });
}
/** BuildKit stores provenance and SBOM beside the images of an index, in three forms over time. */
function isAttestation(descriptor) {
    return (descriptor.annotations['vnd.docker.reference.type'] === 'attestation-manifest' ||
        descriptor.platform === 'unknown/unknown' ||
        descriptor.artifactType === ATTESTATION_TYPE);
}
/** For attestations that an index does not mark as such. */
function isImage(manifest) {
    return (manifest.artifactType !== ATTESTATION_TYPE &&
        /\.(?:image\.config|container\.image)\.v1\+json$/.test(manifest.config.mediaType));
}
/** `os/arch[/variant]`; the default variants of amd64 and arm64 are left out, as buildx does. */
function formatPlatform(value) {
    const parts = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asObject */ .eB)(value);
    const os = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(parts?.os);
    const architecture = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(parts?.architecture);
    if (!os || !architecture)
        return undefined;
    const variant = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(parts?.variant);
    const isDefault = (architecture === 'arm64' && variant === 'v8') || (architecture === 'amd64' && variant === 'v1');
    return [os, architecture, ...(variant && !isDefault ? [variant] : [])].join('/');
}
function parseAll(values) {
    const descriptors = values.map(parseDescriptor);
    return descriptors.every((descriptor) => descriptor !== undefined) ? descriptors : undefined;
}
function parseDescriptor(value) {
    const object = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asObject */ .eB)(value);
    const mediaType = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(object?.mediaType);
    const digest = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(object?.digest);
    const sizeBytes = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asByteCount */ .GN)(object?.size);
    if (!mediaType || !digest || !DIGEST.test(digest) || sizeBytes === undefined)
        return undefined;
    const platform = formatPlatform(object?.platform);
    const artifactType = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(object?.artifactType);
    return {
        mediaType,
        digest,
        sizeBytes,
        annotations: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asStringMap */ ._T)(object?.annotations),
        ...(platform ? { platform } : {}),
        ...(artifactType ? { artifactType } : {}),
    };
}


/***/ }),

/***/ 2978:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IP: () => (/* binding */ baseImageOf),
/* harmony export */   Xc: () => (/* binding */ originsOfLayers),
/* harmony export */   tM: () => (/* binding */ builtDockerfile)
/* harmony export */ });
/* unused harmony export describeInstruction */
/** BuildKit adds entries of this kind at the end, one for each layer that has no history. */
const LAYER_WITHOUT_HISTORY = 'buildkit.exporter.image.v0';
const FROM_DOCKERFILE = 'buildkit.dockerfile.v0';
const CREATED_BY_LENGTH = 200;
/**
 * For each layer, lowest first, whether it comes from the base image, and the instruction that made
 * it. Every instruction of the final stage, and of the local stages it is built FROM, has left one
 * history entry at the end (ONBUILD none); when keyword after keyword matches, what lies before is
 * the base. When anything does not match, the origin is unknown. Layers of ONBUILD triggers that the
 * base image brought along count as base: history does not tell them apart.
 */
function originsOfLayers(history, layerCount, dockerfile) {
    const entries = history.filter(({ comment }) => comment !== LAYER_WITHOUT_HISTORY);
    const layers = entries.filter(({ emptyLayer }) => !emptyLayer);
    const withoutHistory = history.length - entries.length;
    const ownLayers = dockerfile && countOwnLayers(entries, instructionsOf(dockerfile));
    if (layers.length + withoutHistory !== layerCount) {
        return Array.from({ length: layerCount }, () => ({ origin: 'unknown' }));
    }
    return Array.from({ length: layerCount }, (_, index) => {
        const fromEnd = layerCount - index;
        const isOwn = ownLayers !== undefined && fromEnd <= ownLayers;
        const origin = ownLayers === undefined ? 'unknown' : isOwn ? 'own' : 'base';
        // Which layers of the base lack a history cannot be seen, so none of them is given one.
        const entry = isOwn || withoutHistory === 0 ? layers.at(-fromEnd) : undefined;
        const createdBy = entry && describeInstruction(entry.createdBy);
        return { origin, ...(createdBy ? { createdBy } : {}) };
    });
}
/** Keywords in the order in which they were executed. */
function instructionsOf(dockerfile) {
    const chain = stageChain(dockerfile);
    if (!chain)
        return undefined;
    let triggers = [];
    return chain.flatMap(({ instructions }) => {
        const inherited = triggers;
        triggers = instructions
            .filter(({ keyword }) => keyword === 'ONBUILD')
            .map(({ text }) => keywordOf(text));
        const own = instructions.map(({ keyword }) => keyword.toUpperCase());
        return [...inherited, ...own.filter((keyword) => keyword !== 'ONBUILD' && keyword !== 'FROM')];
    });
}
/** As much of a request as says which stages of a Dockerfile the result is made of. */
function builtDockerfile({ stages }, request) {
    const { buildContexts, target } = request;
    const contexts = buildContexts.map(({ name }) => name);
    return { stages, contexts, ...(target === undefined ? {} : { target }) };
}
/**
 * The base image of what was built, as the Dockerfile names it: a reference, or `scratch`. `undefined`
 * where a named context is in its place, and where the stage is not known.
 */
function baseImageOf(dockerfile) {
    const from = stageChain(dockerfile)?.[0]?.from;
    const isReplaced = dockerfile.contexts?.some((name) => name.toLowerCase() === from?.toLowerCase());
    return isReplaced ? undefined : from;
}
/** From the first local stage to the one that was built; `undefined` when a stage is not found. */
function stageChain({ stages, target, contexts = [], }) {
    const replaced = new Set(contexts.map((name) => name.toLowerCase()));
    const chain = [];
    let index = target === undefined ? stages.length - 1 : findStage(stages, target);
    for (;;) {
        const stage = stages[index];
        if (!stage)
            return undefined;
        chain.unshift(stage);
        if (!stage.fromStage || replaced.has(stage.from.toLowerCase()))
            return chain;
        index = findStage(stages.slice(0, index), stage.from);
    }
}
function findStage(stages, nameOrNumber) {
    const wanted = nameOrNumber.toLowerCase();
    const named = stages.findLastIndex(({ name }) => name?.toLowerCase() === wanted);
    return named === -1 && /^\d+$/.test(wanted) ? Number(wanted) : named;
}
/** Layers among the last entries, if these are what the instructions leave. */
function countOwnLayers(entries, instructions) {
    if (!instructions || instructions.length > entries.length)
        return undefined;
    const own = entries.slice(entries.length - instructions.length);
    const matches = own.every(({ createdBy, comment }, index) => comment === FROM_DOCKERFILE && keywordOf(createdBy) === instructions[index]);
    return matches ? own.filter(({ emptyLayer }) => !emptyLayer).length : undefined;
}
function keywordOf(text) {
    return /^\w+/.exec(text.trim())?.[0].toUpperCase() ?? '';
}
/**
 * The instruction as a person wrote it, as far as history keeps it: without the shell and without
 * the values of build arguments, which are long and none of a report's business.
 */
function describeInstruction(createdBy) {
    const text = createdBy
        .replace(/ # buildkit$/, '')
        .replace(/^\/bin\/sh -c #\(nop\)\s+/, '')
        .replace(/^RUN \|\d+ .*?(?=\/bin\/\w*sh -\w*c )/s, 'RUN ')
        .replace(/^RUN \|\d+ .*/s, 'RUN')
        .replace(/^(?:RUN )?\/bin\/\w*sh -\w*c /, 'RUN ')
        .replace(/\s+/g, ' ')
        .trim();
    return text === '' ? undefined : [...text].slice(0, CREATED_BY_LENGTH).join('');
}


/***/ }),

/***/ 93021:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CD: () => (/* binding */ attempt),
/* harmony export */   F9: () => (/* binding */ found),
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   uv: () => (/* binding */ attemptRead)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70739);

function found(value) {
    return { ok: true, value };
}
function unreadable(problem) {
    return { ok: false, problem };
}
/** Runs what may reject (a port: no answer, no such file) and turns the rejection into a value. */
async function attempt(what, body) {
    try {
        return found(await body());
    }
    catch (error) {
        return unreadable(`${what}: ${(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asObject */ .eB)(error)?.message) ?? String(error)}`);
    }
}
/** The same for what says itself whether it could be read; either problem follows `what`. */
async function attemptRead(what, body) {
    const outcome = await attempt(what, body);
    if (!outcome.ok || outcome.value.ok)
        return outcome.ok ? outcome.value : outcome;
    return unreadable(`${what}: ${outcome.value.problem}`);
}


/***/ }),

/***/ 34546:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xg: () => (/* binding */ readConfig),
/* harmony export */   cZ: () => (/* binding */ DOCUMENT_LIMIT_BYTES),
/* harmony export */   sc: () => (/* binding */ sha256),
/* harmony export */   u0: () => (/* binding */ readDocument)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _oci_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26840);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93021);



/** Manifests and configs are refused above this; real ones have a few kB. */
const DOCUMENT_LIMIT_BYTES = 4 * 1024 * 1024;
/** A manifest or an index whose bytes are what its digest says. */
async function readDocument(reader, descriptor) {
    const bytes = await readChecked(descriptor, reader.readManifest);
    return bytes.ok ? (0,_oci_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDocument */ .Tp)(bytes.value) : bytes;
}
/** The config of an image, checked against its digest. */
async function readConfig(reader, descriptor) {
    const bytes = await readChecked(descriptor, reader.readBlob);
    return bytes.ok ? (0,_oci_js__WEBPACK_IMPORTED_MODULE_1__/* .parseConfig */ .o4)(bytes.value) : bytes;
}
function sha256(bytes) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex')}`;
}
async function readChecked(descriptor, read) {
    const { digest, sizeBytes } = descriptor;
    if (sizeBytes > DOCUMENT_LIMIT_BYTES)
        return (0,_read_js__WEBPACK_IMPORTED_MODULE_2__/* .unreadable */ .O$)(`${digest} is too large for a document`);
    const bytes = await read(descriptor);
    if (!bytes.ok)
        return bytes;
    const algorithm = digest.slice(0, digest.indexOf(':'));
    const actual = `${algorithm}:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm).update(bytes.value).digest('hex')}`;
    return actual === digest ? bytes : (0,_read_js__WEBPACK_IMPORTED_MODULE_2__/* .unreadable */ .O$)(`${digest} holds something else`);
}


/***/ }),

/***/ 23564:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   mO: () => (/* binding */ registryBaseUrl)
/* harmony export */ });
const HOST = /(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(?::\d+)?/;
const COMPONENT = /[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*/;
const TAG = /\w[\w.-]{0,127}/;
const DIGEST = /[a-z0-9]+:[0-9a-f]{32,}/;
const PATH = `${COMPONENT.source}(?:/${COMPONENT.source})*`;
const REFERENCE = new RegExp(`^(?:(${HOST.source})/)?(${PATH})(?::(${TAG.source}))?(?:@(${DIGEST.source}))?$`);
/** `undefined` for text that is not a reference. */
function parseReference(text) {
    const match = REFERENCE.exec(text);
    const [, host, path, tag, digest] = match ?? [];
    if (path === undefined)
        return undefined;
    const isRegistry = host !== undefined && /[.:]|^localhost$/.test(host);
    const registry = isRegistry ? host.replace(/^index\.docker\.io$/, 'docker.io') : 'docker.io';
    const name = isRegistry || host === undefined ? path : `${host}/${path}`;
    return {
        registry,
        repository: registry === 'docker.io' && !name.includes('/') ? `library/${name}` : name,
        tagOrDigest: digest ?? tag ?? 'latest',
    };
}
/** Where the API of a registry answers. Loopback registries speak plain HTTP, as for docker itself. */
function registryBaseUrl(registry) {
    if (registry === 'docker.io')
        return 'https://registry-1.docker.io';
    return `${isLoopback(registry) ? 'http' : 'https'}://${registry}`;
}
/** `localhost`, 127.0.0.0/8 and ::1, with or without a port. */
function isLoopback(host) {
    return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i.test(host);
}


/***/ }),

/***/ 72429:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AI: () => (/* binding */ readToken),
/* harmony export */   Gk: () => (/* binding */ readTokenLifeMs),
/* harmony export */   Gq: () => (/* binding */ authorize),
/* harmony export */   Gu: () => (/* binding */ planTokenRequest),
/* harmony export */   HX: () => (/* binding */ basic),
/* harmony export */   xp: () => (/* binding */ planAuthorization),
/* harmony export */   xy: () => (/* binding */ parseChallenge)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70739);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93021);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23564);



const TOKEN_TIMEOUT_MS = 10_000;
/** Reads `WWW-Authenticate`; of several challenges Bearer is preferred. */
function parseChallenge(header) {
    const bearer = /\bbearer\s+(.*)$/is.exec(header ?? '')?.[1];
    if (bearer !== undefined) {
        // Reversed, because the first of a name counts: another challenge may follow.
        const fields = new Map([...bearer.matchAll(/(\w+)="([^"]*)"/g)]
            .reverse()
            .map(([, name = '', value = '']) => [name.toLowerCase(), value]));
        const realm = fields.get('realm');
        const service = fields.get('service');
        if (realm)
            return { scheme: 'bearer', realm, ...(service ? { service } : {}) };
    }
    return /\bbasic\b/i.test(header ?? '') ? { scheme: 'basic' } : undefined;
}
/**
 * For pulling from the repository, or for what `scope` says: several scopes with spaces between them.
 * Problems name hosts, nothing of what is secret.
 */
function planAuthorization(challenge, credentials, repository, scope = `repository:${repository}:pull`) {
    if (credentials?.kind === 'registry-token')
        return (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .found */ .F9)({ kind: 'header', value: `Bearer ${credentials.token}` });
    if (challenge.scheme === 'basic') {
        return credentials?.kind === 'password'
            ? (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .found */ .F9)({ kind: 'header', value: basic(credentials.username, credentials.password) })
            : (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .unreadable */ .O$)('the registry wants a user name and a password, and docker knows none');
    }
    const realm = URL.canParse(challenge.realm) ? new URL(challenge.realm) : undefined;
    if (!realm || (realm.protocol !== 'https:' && !(0,_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .isLoopback */ .U9)(realm.host))) {
        return (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .unreadable */ .O$)('the registry names a token server that is not https');
    }
    const fields = {
        ...(challenge.service === undefined ? {} : { service: challenge.service }),
        scope,
    };
    return (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .found */ .F9)({ kind: 'token', ...planTokenRequest(realm, fields, credentials) });
}
/**
 * The value of `Authorization` that answers the challenge, for pulling from the repository. Problems
 * name the host that was asked and its status, nothing of what was sent or received.
 */
async function authorize(challenge, credentials, repository, http) {
    const plan = planAuthorization(challenge, credentials, repository);
    if (!plan.ok)
        return plan;
    if (plan.value.kind === 'header')
        return (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .found */ .F9)(plan.value.value);
    const { url, request } = plan.value;
    const { host } = new URL(url);
    const answer = await (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .attempt */ .CD)(`no token from ${host}`, () => http(url, request));
    return answer.ok ? readToken(answer.value, host) : answer;
}
/** How a token server is asked for `fields` (service and scope). */
function planTokenRequest(realm, fields, credentials) {
    if (credentials?.kind === 'identity-token') {
        return planExchange(realm, { ...fields, refresh_token: credentials.token });
    }
    const { scope, ...others } = fields;
    for (const [name, value] of Object.entries(others))
        realm.searchParams.set(name, value);
    realm.searchParams.delete('scope');
    // Each in a parameter of its own, where the form of an exchange has all in one.
    for (const one of scope?.split(' ') ?? [])
        realm.searchParams.append('scope', one);
    const headers = credentials
        ? { authorization: basic(credentials.username, credentials.password) }
        : {};
    return { url: realm.href, request: { headers, timeoutMs: TOKEN_TIMEOUT_MS } };
}
function planExchange(realm, fields) {
    const form = { grant_type: 'refresh_token', client_id: 'cv-docker-build', ...fields };
    return {
        url: realm.href,
        request: {
            method: 'POST',
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
            body: new URLSearchParams(form).toString(),
            timeoutMs: TOKEN_TIMEOUT_MS,
        },
    };
}
/** `Bearer …` of the answer of a token server, or why there is none. */
function readToken({ status, body }, host) {
    const answer = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asObject */ .eB)(status === 200 ? (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(body) : undefined);
    const token = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asString */ .oJ)(answer?.token) ?? (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asString */ .oJ)(answer?.access_token);
    return token ? (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .found */ .F9)(`Bearer ${token}`) : (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .unreadable */ .O$)(`${host} gave no token (HTTP ${status})`);
}
/** When a token server says nothing, the distribution specification has tokens end after a minute. */
const DEFAULT_TOKEN_LIFE_MS = 60_000;
/** How long the token of an answer counts, in milliseconds. */
function readTokenLifeMs(body) {
    const seconds = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asObject */ .eB)((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(body))?.expires_in;
    return typeof seconds === 'number' && seconds > 0 ? seconds * 1000 : DEFAULT_TOKEN_LIFE_MS;
}
function basic(username, password) {
    return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}


/***/ }),

/***/ 84916:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ fileCursor),
/* harmony export */   r: () => (/* binding */ streamCursor)
/* harmony export */ });
/** A cursor that skips without reading. */
function fileCursor(file) {
    let position = 0;
    return {
        position: () => position,
        read: async (lengthBytes) => {
            const bytes = await file.read(position, lengthBytes);
            position += bytes.length;
            return bytes;
        },
        skip: async (lengthBytes) => {
            position += lengthBytes;
        },
    };
}
/** A cursor over chunks as they arrive; what was passed is gone. */
function streamCursor(chunks) {
    const iterator = chunks[Symbol.asyncIterator]();
    let rest = new Uint8Array(0);
    let position = 0;
    /** Hands over up to `lengthBytes`, at least one byte, or `undefined` at the end. */
    const next = async (lengthBytes) => {
        while (rest.length === 0) {
            const step = await iterator.next();
            if (step.done)
                return undefined;
            rest = step.value;
        }
        const part = rest.subarray(0, lengthBytes);
        rest = rest.subarray(part.length);
        position += part.length;
        return part;
    };
    return {
        position: () => position,
        read: async (lengthBytes) => {
            const parts = [];
            for (let missing = lengthBytes; missing > 0;) {
                const part = await next(missing);
                if (!part)
                    break;
                parts.push(part);
                missing -= part.length;
            }
            return new Uint8Array(Buffer.concat(parts));
        },
        skip: async (lengthBytes) => {
            for (let left = lengthBytes; left > 0;) {
                const part = await next(left);
                if (!part)
                    break;
                left -= part.length;
            }
        },
    };
}


/***/ }),

/***/ 24366:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ walkTar)
/* harmony export */ });
/* unused harmony export DAMAGED */
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93021);

const BLOCK_BYTES = 512;
/** Long names and pax records; anything larger is not one of ours. */
const RECORD_LIMIT_BYTES = 1024 * 1024;
/** pax for the next entry and for all, GNU long name and long link target. */
const RECORD_TYPES = ['x', 'g', 'L', 'K'];
/** What `walkTar` says of bytes that are no tar. */
const DAMAGED = 'not a tar archive, or a damaged one';
/**
 * Visits the regular files of a tar in order (ustar, with pax and GNU records for long names and
 * sizes). The visitor finds the cursor at the first byte of the file and need not read it.
 */
async function walkTar(cursor, visit, visitOther = () => (0,_read_js__WEBPACK_IMPORTED_MODULE_0__/* .found */ .F9)(undefined)) {
    let pending = {};
    for (;;) {
        const header = parseHeader(await cursor.read(BLOCK_BYTES));
        if (header === 'end')
            return (0,_read_js__WEBPACK_IMPORTED_MODULE_0__/* .found */ .F9)(undefined);
        if (header === 'damaged')
            return (0,_read_js__WEBPACK_IMPORTED_MODULE_0__/* .unreadable */ .O$)(DAMAGED);
        const isRecord = RECORD_TYPES.includes(header.type);
        const sizeBytes = (isRecord ? undefined : pending.sizeBytes) ?? header.sizeBytes;
        const end = cursor.position() + Math.ceil(sizeBytes / BLOCK_BYTES) * BLOCK_BYTES;
        const passed = await passEntry(cursor, { ...header, sizeBytes }, pending, visit, visitOther);
        if (!passed.ok)
            return passed;
        pending = passed.value;
        await cursor.skip(end - cursor.position());
    }
}
/** Reads or visits one entry; gives what is known so far of the one after it. */
async function passEntry(cursor, header, pending, visit, visitOther) {
    const name = pending.name ?? header.name;
    switch (header.type) {
        case 'x':
            return (0,_read_js__WEBPACK_IMPORTED_MODULE_0__/* .found */ .F9)({ ...pending, ...parsePax(await cursor.read(header.sizeBytes)) });
        case 'L':
            return (0,_read_js__WEBPACK_IMPORTED_MODULE_0__/* .found */ .F9)({ ...pending, name: text(await cursor.read(header.sizeBytes)) });
        case 'K':
        case 'g':
            return (0,_read_js__WEBPACK_IMPORTED_MODULE_0__/* .found */ .F9)(pending);
        default: {
            const visited = header.type === '0'
                ? await visit({ name, sizeBytes: header.sizeBytes })
                : visitOther({ name, type: header.type });
            return visited?.ok === false ? visited : (0,_read_js__WEBPACK_IMPORTED_MODULE_0__/* .found */ .F9)({});
        }
    }
}
function parseHeader(block) {
    if (block.every((byte) => byte === 0))
        return 'end';
    const sizeBytes = parseNumber(block.subarray(124, 136));
    const isSound = block.length === BLOCK_BYTES && checksum(block) === parseNumber(block.subarray(148, 156));
    if (!isSound || sizeBytes === undefined)
        return 'damaged';
    const type = typeOf(block[156]);
    if (RECORD_TYPES.includes(type) && sizeBytes > RECORD_LIMIT_BYTES)
        return 'damaged';
    const isUstar = text(block.subarray(257, 263)).trimEnd() === 'ustar';
    // GNU keeps other things where ustar has the prefix, and marks itself by a space.
    const isGnu = block[262] === 0x20;
    const prefix = isUstar && !isGnu ? text(block.subarray(345, 500)) : '';
    const name = text(block.subarray(0, 100));
    return { name: prefix ? `${prefix}/${name}` : name, sizeBytes, type };
}
/** Contiguous files (7) and the NUL of old archives are regular files. */
function typeOf(flag = 0) {
    const type = String.fromCharCode(flag);
    return type === '\0' || type === '7' ? '0' : type;
}
/** Sum of all bytes, the checksum field itself counted as spaces. */
function checksum(block) {
    return block.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0);
}
/** Octal digits or, with the first bit set, a big-endian binary number (GNU). */
function parseNumber(field) {
    if (((field[0] ?? 0) & 0x80) !== 0) {
        const value = field.reduce((sum, byte, at) => sum * 256 + (at === 0 ? byte & 0x7f : byte), 0);
        return Number.isSafeInteger(value) ? value : undefined;
    }
    const digits = text(field).trim();
    return /^[0-7]*$/.test(digits) ? Number.parseInt(digits || '0', 8) : undefined;
}
/** Records of the form `<length> <key>=<value>\n`, the length counting itself, in bytes. */
function parsePax(bytes) {
    const fields = new Map();
    for (let at = 0; at < bytes.length;) {
        const lengthBytes = Number.parseInt(decode(bytes.subarray(at, at + 12)), 10);
        if (!(lengthBytes > 0))
            break;
        const record = decode(bytes.subarray(at, at + lengthBytes));
        const [, key, value] = /^\d+ ([^=]+)=(.*)\n$/s.exec(record) ?? [];
        if (key !== undefined && value !== undefined)
            fields.set(key, value);
        at += lengthBytes;
    }
    const name = fields.get('path');
    const size = fields.get('size') ?? '';
    return {
        ...(name === undefined ? {} : { name }),
        ...(/^\d+$/.test(size) ? { sizeBytes: Number(size) } : {}),
    };
}
/** Up to the first NUL. */
function text(field) {
    const end = field.indexOf(0);
    return decode(end === -1 ? field : field.subarray(0, end));
}
function decode(bytes) {
    return new TextDecoder().decode(bytes);
}


/***/ }),

/***/ 90504:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mc: () => (/* binding */ INPUTS),
  Vc: () => (/* binding */ inputsOf)
});

// UNUSED EXPORTS: CLI_FLAGS, OUTPUTS

;// CONCATENATED MODULE: ./src/inputs/build-push-inputs.ts
const TEXT = { type: 'text' };
const BOOLEAN = { type: 'boolean' };
/** Items separated by commas or lines. */
const WORDS = list({ comma: 'separates' });
/** One item a line; commas belong to the item. */
const LINES = list({ comma: 'kept' });
function list(syntax) {
    return { type: 'list', comma: 'kept', quotes: 'csv', blanks: 'trimmed', ...syntax };
}
/**
 * The inputs of docker/build-push-action v7.3. Which of them cut at commas, honour quotes or keep
 * blanks is its `src/context.ts`; flags are those of `docker buildx build` where it has them.
 */
const ROWS = [
    ['add-hosts', WORDS, 'Extra host names for RUN steps, as host:ip.', { long: 'add-host' }],
    ['allow', WORDS, 'Entitlements to grant, for example network.host or security.insecure.'],
    ['annotations', LINES, 'OCI annotations, as [level:]key=value.', { long: 'annotation' }],
    ['attests', LINES, 'Attestations, for example type=sbom,generator=image.', { long: 'attest' }],
    ['build-args', LINES, 'Build arguments, as NAME=value.', { long: 'build-arg' }],
    [
        'build-contexts',
        LINES,
        'Named build contexts, as name=path or name=URL; {{defaultContext}} stands for the git context.',
        { long: 'build-context' },
    ],
    ['builder', TEXT, 'Builder to use. Without it the selected one.'],
    ['cache-from', LINES, 'Cache sources, for example type=gha or type=registry,ref=…'],
    ['cache-to', LINES, 'Cache destinations, for example type=gha,mode=max.'],
    ['call', TEXT, 'Frontend method to call in the place of a build: check, outline or targets.'],
    ['cgroup-parent', TEXT, 'Parent cgroup of RUN steps.'],
    [
        'context',
        TEXT,
        'Build context: a folder or a URL; {{defaultContext}} stands for the git context. Without it the checkout, or the git context if there is none.',
    ],
    [
        'file',
        TEXT,
        'Dockerfile. Given, it is built as it is, and none of our arguments are added.',
        { short: 'f' },
    ],
    [
        'labels',
        LINES,
        'Image labels, as key=value. Without any, the OCI labels that follow from git where the tags do.',
        { long: 'label' },
    ],
    ['load', BOOLEAN, 'Put the image into the engine; short for the output type=docker.'],
    ['network', TEXT, 'Network mode of RUN steps: default, none or host.'],
    ['no-cache', BOOLEAN, 'Use no cached layer.'],
    [
        'no-cache-filters',
        WORDS,
        'Stages for which no cached layer is used.',
        { long: 'no-cache-filter' },
    ],
    [
        'outputs',
        list({ quotes: 'plain' }),
        'Output destinations, for example type=oci,dest=image.tar.',
        { long: 'output', short: 'o' },
    ],
    ['platforms', WORDS, 'Platforms to build for, for example linux/arm64.', { long: 'platform' }],
    [
        'provenance',
        TEXT,
        'Provenance attestation: true, false or attributes such as mode=max. Without it mode=max for public and mode=min for private repositories.',
    ],
    ['pull', BOOLEAN, 'Ask the registry for newer base images.'],
    ['push', BOOLEAN, 'Push the image; short for the output type=registry.', { short: 'p' }],
    ['sbom', TEXT, 'SBOM attestation: true, false or attributes such as generator=image.'],
    [
        'secrets',
        list({ blanks: 'kept' }),
        'Build secrets by value, as id=value. Values are masked in the log.',
        { long: 'secret' },
    ],
    [
        'secret-envs',
        WORDS,
        'Build secrets from environment variables, as id=NAME.',
        { long: 'secret-env' },
    ],
    ['secret-files', LINES, 'Build secrets from files, as id=path.', { long: 'secret-file' }],
    ['shm-size', TEXT, 'Size of /dev/shm in RUN steps, for example 2g.'],
    ['ssh', WORDS, 'SSH agent sockets or keys, as default or id=path.'],
    [
        'tags',
        WORDS,
        'Full image references. Given, only these are used. Without tags, labels, annotations and outputs the tags that follow from git.',
        { long: 'tag' },
    ],
    ['target', TEXT, 'Stage to build.'],
    ['ulimit', LINES, 'Limits of RUN steps, for example nofile=1024:1024.'],
    [
        'github-token',
        TEXT,
        'Token for a git context of this repository; given to BuildKit as a secret.',
    ],
];
/** On a command line every process of the machine could read them. */
const ACTION_ONLY = ['github-token', 'secrets'];
function compatible([name, kind, help, flag]) {
    const isBoolean = kind.type === 'boolean';
    const aliases = flag?.long === undefined ? {} : { aliases: [name] };
    return {
        name,
        kind,
        ...(isBoolean && { default: 'false' }),
        help,
        origin: 'build-push-action',
        fronts: ACTION_ONLY.includes(name) ? ['action'] : ['action', 'cli'],
        flag: { long: name, takesValue: !isBoolean, ...aliases, ...flag },
    };
}
const BUILD_PUSH_INPUTS = ROWS.map(compatible).map((input) => 
// biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub Actions
input.name === 'github-token' ? { ...input, actionDefault: '${{ github.token }}' } : input);

;// CONCATENATED MODULE: ./src/inputs/own.ts
/** An input that docker/build-push-action does not have. */
function own({ flag, ...spec }) {
    return {
        ...spec,
        origin: 'ours',
        fronts: ['action', 'cli'],
        flag: {
            long: spec.name,
            takesValue: spec.kind.type !== 'boolean' && flag?.bare === undefined,
            ...flag,
        },
    };
}

;// CONCATENATED MODULE: ./src/inputs/cache-inputs.ts

/** What is kept between runs. */
const CACHE_INPUTS = [
    own({
        name: 'cache',
        kind: {
            type: 'choice',
            choices: ['auto', 'actions', 'directory', 'registry', 'mounts', 'off'],
        },
        default: 'auto',
        help: 'Where crates and compiled dependencies are kept between runs. auto: cache mounts of the builder where it outlives the run, else a directory where cache-dir is given, a registry where cache-registry is, the Actions cache on a GitHub-hosted runner, or nothing. Of a Dockerfile that is not ours nothing compiled is kept.',
    }),
    own({
        name: 'cache-dir',
        kind: { type: 'text' },
        help: 'Folder for archives, for example on a network share, in the place of the Actions cache; relative to the checkout.',
    }),
    own({
        name: 'cache-registry',
        kind: { type: 'text' },
        help: 'Repository for archives, without a tag, for example ghcr.io/acme/web/cache: for runners that share a registry and no disk. docker has to be logged in to it.',
    }),
    own({
        name: 'cache-budget',
        kind: { type: 'integer', min: 1, max: 1_048_576 },
        default: '4096',
        help: 'MiB that archives may take. It counts for each folder: that of cache-dir is pruned to it, the longest unused first, whichever repositories keep theirs in it; a registry is pruned by its own rules. An archive that is larger is not saved.',
    }),
    own({
        name: 'cache-save',
        kind: { type: 'choice', choices: ['auto', 'always', 'never'] },
        default: 'auto',
        help: "Whether archives are saved. auto: by builds of branches that others can trust, not by pull requests and releases; a pull request keeps rustc's incremental state for itself.",
    }),
    own({
        name: 'incremental',
        kind: { type: 'choice', choices: ['auto', 'on', 'off'] },
        default: 'auto',
        help: "Keep rustc's incremental state of the workspace's own crates: a changed line compiles faster, the binary is cut into more parts and may run slower. auto: for pull requests and on the command line. Never for a release.",
    }),
    own({
        name: 'skip-unchanged',
        kind: { type: 'choice', choices: ['auto', 'on', 'off'] },
        default: 'auto',
        help: 'Skip the build where an earlier one had exactly the same input (context, Dockerfile, arguments, base images), and use its image. auto: for our Dockerfiles where archives are kept.',
    }),
    own({
        name: 'compile-in',
        kind: { type: 'choice', choices: ['auto', 'build', 'container'] },
        default: 'auto',
        help: 'Where our Dockerfiles compile. build: in their own steps. container: in a container of the tool-chain stage, over a folder that compiled dependencies are restored to. auto: in a container where archives are kept and the engine runs on this machine.',
    }),
    own({
        name: 'layer-cache',
        kind: { type: 'text' },
        help: "BuildKit's own cache of layers, for any Dockerfile: gha, registry:REFERENCE or local:FOLDER. Each variant and platform has its own; what cannot be written is no fault. Only builds of branches that others can trust write to it, and a release reads nothing. In the place of cache-from and cache-to.",
    }),
];

;// CONCATENATED MODULE: ./src/inputs/comment-inputs.ts

/** The comment on a pull request; a command line has none to write on. */
const COMMENT_INPUTS = [
    {
        ...own({
            name: 'comment',
            kind: { type: 'choice', choices: ['auto', 'on', 'off'] },
            default: 'auto',
            help: 'Tell the pull request in one comment what its builds weigh, found and changed; needs the permission pull-requests: write. auto: where the token can write, which those of forks and of Dependabot cannot (docs/pull-requests.md). on: try it in any case, and warn where there is no comment.',
        }),
        fronts: ['action'],
    },
    {
        ...own({
            name: 'comment-matrix',
            kind: { type: 'text' },
            help: 'What tells the builds of a matrix from each other in the comment; to be left as it is.',
        }),
        // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub Actions
        actionDefault: '${{ toJSON(matrix) }}',
        fronts: ['action'],
    },
];

;// CONCATENATED MODULE: ./src/inputs/delta-inputs.ts

/** What a run is compared with, and how large an image may get. */
const DELTA_INPUTS = [
    own({
        name: 'compare',
        kind: { type: 'text' },
        default: 'auto',
        help: 'What sizes, files and times are compared with. auto: in a workflow the report of the commit that this one is based on, or the image of that branch in the registry. off: nothing. Or the path of a report.json.',
    }),
    own({
        name: 'size-budget',
        kind: { type: 'list', comma: 'separates', quotes: 'csv', blanks: 'trimmed' },
        help: 'How large the image may be and how much it may grow, separated by commas or lines: compressed<=20MB, unpacked<=60MiB, growth<=5%, growth<=500kB. own- before it leaves the base image out; linux/arm64: or minimal: limits it to a platform or a variant; warn or fail after it decides for this rule alone.',
    }),
    own({
        name: 'size-budget-action',
        kind: { type: 'choice', choices: ['warn', 'fail'] },
        default: 'fail',
        help: 'What happens when a rule of size-budget is exceeded. A growth that nothing is known of exceeds none.',
    }),
];

;// CONCATENATED MODULE: ./src/inputs/network-inputs.ts

const network_inputs_BOOLEAN = { type: 'boolean' };
const network_inputs_WORDS = { type: 'list', comma: 'separates', quotes: 'csv', blanks: 'trimmed' };
const DAY_SECONDS = 86_400;
const SECONDS = { type: 'integer', min: 0, max: DAY_SECONDS };
/** How the build deals with the network. */
const NETWORK_INPUTS = [
    own({
        name: 'preflight',
        kind: { type: 'choice', choices: ['auto', 'strict', 'off'] },
        default: 'auto',
        help: 'Probe the servers that the build needs before it starts. auto: use what is found (mirror, resolver, IPv4 only, offline) and stop only for what is certain to fail, such as a missing right to push. strict: stop when any of them fails.',
    }),
    own({
        name: 'fetch',
        kind: { type: 'choice', choices: ['auto', 'off'] },
        default: 'auto',
        help: 'For our Dockerfiles: bring the crates of Cargo.lock and the base images to the host before the build, with retries and mirrors, so that the build needs no network. off: leave both to the build.',
    }),
    own({
        name: 'offline',
        kind: network_inputs_BOOLEAN,
        default: 'false',
        help: 'Use no network: build from what was fetched before or came with `bundle use`. What is missing is listed.',
    }),
    own({
        name: 'retries',
        kind: { type: 'integer', min: 0, max: 100 },
        default: '6',
        help: 'How often a build that failed for a passing reason (network, registry, builder) is tried again. What would fail again is never retried.',
    }),
    own({
        name: 'retry-budget',
        kind: SECONDS,
        default: '600',
        help: 'Seconds after the end of the first attempt in which a further one may begin, pauses and all: a long compilation uses up nothing of it.',
    }),
    own({
        name: 'timeout',
        kind: SECONDS,
        default: '0',
        help: 'Seconds after which the build is stopped, retries included. 0: never.',
    }),
    own({
        name: 'stall-timeout',
        kind: SECONDS,
        default: '180',
        help: 'Seconds without any sign of life of a transfer after which the attempt is stopped and tried again; five times as many while a step runs. 0: never.',
    }),
    own({
        name: 'mirrors',
        kind: network_inputs_WORDS,
        help: 'Mirrors of image registries as registry=mirror, for example docker.io=registry.example.com/hub; tried in this order, before the ones that are known (mirror.gcr.io for Docker Hub).',
    }),
    own({
        name: 'crates-mirrors',
        kind: network_inputs_WORDS,
        help: 'Mirrors of crates.io as URLs of sparse indexes, for example https://mirror.example.com/index/; tried in this order when crates.io fails.',
    }),
    own({
        name: 'resolvers',
        kind: network_inputs_WORDS,
        default: '1.1.1.1,8.8.8.8,9.9.9.9',
        help: "Addresses of name servers that are asked where the system's fail.",
    }),
];

;// CONCATENATED MODULE: ./src/inputs/scan-inputs.ts

const scan_inputs_TEXT = { type: 'text' };
const scan_inputs_BOOLEAN = { type: 'boolean' };
const scan_inputs_WORDS = { type: 'list', comma: 'separates', quotes: 'csv', blanks: 'trimmed' };
/** How what was built is scanned, and what comes of what is found. */
const SCAN_INPUTS = [
    own({
        name: 'scan',
        kind: { type: 'choice', choices: ['off', 'report', 'enforce'] },
        default: 'off',
        help: 'Scan what was built with Trivy before anything is pushed. report: tell what was found. enforce: push nothing and fail (exit code 4) when a finding breaks the policy. --scan alone means report.',
        flag: { bare: 'report' },
    }),
    own({
        name: 'scan-severity',
        kind: scan_inputs_WORDS,
        default: 'CRITICAL,HIGH',
        help: 'Severities that break the policy: CRITICAL, HIGH, MEDIUM, LOW, UNKNOWN. Others are reported all the same.',
    }),
    own({
        name: 'scan-only-new',
        kind: scan_inputs_BOOLEAN,
        default: 'false',
        help: 'Only what the base image does not have breaks the policy. The base image is scanned too.',
    }),
    own({
        name: 'scan-ignore-unfixed',
        kind: scan_inputs_BOOLEAN,
        default: 'false',
        help: 'Vulnerabilities without a fixed version do not break the policy.',
    }),
    own({
        name: 'scan-ignore-file',
        kind: scan_inputs_TEXT,
        help: 'Findings to let pass, each with a reason and a last day: a .trivyignore or .trivyignore.yaml, relative to the checkout. Without it none is read. In a pull request that of the base branch counts.',
    }),
    own({
        name: 'scan-unknown',
        kind: { type: 'choice', choices: ['fail', 'warn'] },
        default: 'fail',
        help: 'What enforce does when nobody can say whether the image is clean: no scanner, no database or one that is too old, a binary without audit data.',
    }),
    own({
        name: 'scan-db-max-age',
        kind: { type: 'integer', min: 1, max: 8_760 },
        default: '72',
        help: 'Hours since the vulnerability database was built after which it proves nothing any more.',
    }),
    own({
        name: 'scan-db-repositories',
        kind: scan_inputs_WORDS,
        help: 'Where the vulnerability database is, as image references, asked in this order and before the public ones. A digest among them is binding for all.',
    }),
    own({
        name: 'scan-formats',
        kind: scan_inputs_WORDS,
        default: 'json,sarif',
        help: "Files to write: json (Trivy's own), sarif, table, cyclonedx, spdx.",
    }),
    own({
        name: 'scan-folder',
        kind: scan_inputs_TEXT,
        help: 'Folder for these files, relative to the checkout. Without it that of the run, which a workflow keeps until the end of the job; the command line then writes none.',
    }),
    own({
        name: 'scan-mirrors',
        kind: scan_inputs_WORDS,
        help: "Mirrors of Trivy's releases as URLs of folders with v0.74.0/trivy_0.74.0_Linux-64bit.tar.gz and so on in them, as on GitHub; asked in this order, before GitHub. What they give is run only when its sha256 is the one that is known.",
    }),
    own({
        name: 'trivy-path',
        kind: scan_inputs_TEXT,
        help: 'Trivy to scan with, in the place of the one that is downloaded and checked.',
    }),
];

;// CONCATENATED MODULE: ./src/inputs/own-inputs.ts






const own_inputs_TEXT = { type: 'text' };
const own_inputs_BOOLEAN = { type: 'boolean' };
const own_inputs_WORDS = { type: 'list', comma: 'separates', quotes: 'csv', blanks: 'trimmed' };
/** What this project adds to the inputs of docker/build-push-action. */
const OWN_INPUTS = [
    own({
        name: 'variant',
        kind: { type: 'choice', choices: ['prod', 'dev', 'minimal'] },
        help: "Which of our Dockerfiles to build with: prod (Alpine), dev (Debian) or minimal (distroless, no shell). Without it the repository's own Dockerfile, or prod if there is none.",
        flag: { long: 'type', short: 't', aliases: ['variant'] },
    }),
    own({
        name: 'version',
        kind: own_inputs_TEXT,
        help: 'Version of the image, in the place of what the git ref says. A semantic version gives 1.2.3, 1.2, 1 and latest; anything else gives one tag.',
        flag: { short: 'v' },
    }),
    own({
        name: 'registry',
        kind: own_inputs_TEXT,
        help: 'Registry, with a path if need be, that the image name starts with, for example ghcr.io/acme. Without it ghcr.io/OWNER in a workflow and none on the command line.',
    }),
    own({
        name: 'image',
        kind: own_inputs_TEXT,
        help: 'Image name without tag; with a slash in it and no registry given, the whole name. Without it the name of the repository in a workflow, of the package or folder on the command line.',
    }),
    own({
        name: 'package',
        kind: own_inputs_TEXT,
        help: 'Package of the cargo workspace to build. Needed only where several packages have a binary.',
        flag: { aliases: ['cargo-package'] },
    }),
    own({
        name: 'bin',
        kind: own_inputs_TEXT,
        help: 'Binary to run in the image. Needed only where the package has several.',
    }),
    own({
        name: 'features',
        kind: own_inputs_WORDS,
        help: 'Cargo features to turn on, separated by commas or lines.',
    }),
    own({
        name: 'no-default-features',
        kind: own_inputs_BOOLEAN,
        default: 'false',
        help: 'Build without the default features of the package.',
    }),
    own({
        name: 'profile',
        kind: own_inputs_TEXT,
        help: "Cargo profile to build with. Without it the Dockerfile's own default.",
    }),
    own({
        name: 'port',
        kind: { type: 'integer', min: 1, max: 65535 },
        help: "TCP port that the application listens on. Without it the Dockerfile's own default, 3000.",
    }),
    own({
        name: 'build-packages',
        kind: own_inputs_WORDS,
        help: 'Further system packages for the compile stages, separated by commas or lines.',
    }),
    own({
        name: 'runtime-packages',
        kind: own_inputs_WORDS,
        help: 'Further system packages for the final image, separated by commas or lines. Not in the minimal variant, which has no package manager.',
    }),
    ...NETWORK_INPUTS,
    ...CACHE_INPUTS,
    ...SCAN_INPUTS,
    ...DELTA_INPUTS,
    ...COMMENT_INPUTS,
    own({
        name: 'keep-builder',
        kind: own_inputs_BOOLEAN,
        default: 'false',
        help: 'Keep the builder that was made for this run.',
    }),
    own({ name: 'report', kind: own_inputs_TEXT, help: 'Where to write report.json.' }),
    own({
        name: 'smoke-test',
        kind: own_inputs_BOOLEAN,
        default: 'false',
        help: 'Start the finished image and ask its health path for an answer. One platform only.',
    }),
    own({
        name: 'health-path',
        kind: own_inputs_TEXT,
        default: '/health',
        help: 'Path that answers with status 200 when the application is well.',
    }),
    own({
        name: 'stand-ins',
        kind: { type: 'choice', choices: ['never', 'auto', 'always'] },
        default: 'never',
        help: 'For tests and machines that reach no image registry: base images made from the Debian archive in the place of the real ones. Never pushed anywhere but to this machine.',
    }),
];

;// CONCATENATED MODULE: ./src/inputs/cli-flags.ts
/** With the flags of the original `build-docker.sh` that are not inputs. */
const CLI_FLAGS = [
    {
        flag: { long: 'help', short: 'h', takesValue: false },
        help: 'Show this text.',
        effect: { kind: 'help' },
    },
    {
        flag: { long: 'json', takesValue: false },
        help: 'plan: print the plan as JSON.',
        effect: { kind: 'json' },
    },
    {
        flag: { long: 'network-test', takesValue: false },
        help: 'build: show what the probes before the build find, also when all is well.',
        effect: { kind: 'network-test' },
    },
    {
        flag: { long: 'secret', aliases: ['secrets'], takesValue: true },
        help: 'Refused: use --secret-env or --secret-file.',
        effect: {
            kind: 'refused',
            problem: 'every process of this machine can read what stands on a command line',
            remedy: 'use --secret-env id=NAME or --secret-file id=path',
        },
    },
    {
        flag: { long: 'no-buildkit', takesValue: false },
        help: 'Refused: nothing here builds without BuildKit.',
        effect: {
            kind: 'refused',
            problem: 'the builder without BuildKit is deprecated and has no build secrets, named contexts, cache mounts or per-step network',
            remedy: 'leave the flag out; docker/Dockerfile.* can be built by plain `docker buildx build`',
        },
    },
];

;// CONCATENATED MODULE: ./src/inputs/outputs.ts
/** What the action hands to later steps. The first three are those of docker/build-push-action. */
const OUTPUTS = [
    { name: 'imageid', help: 'Image id, as buildx writes it.' },
    { name: 'digest', help: 'Digest of what was built: of the index, or of the manifest.' },
    { name: 'metadata', help: 'Metadata file of buildx, JSON.' },
    { name: 'image', help: 'First full image reference.' },
    { name: 'tags', help: 'All full image references, one a line.' },
    { name: 'version', help: 'Version of the image, as in its label and main tag.' },
    { name: 'variant', help: 'Variant that was built; empty for a Dockerfile that is not ours.' },
    {
        name: 'size-compressed',
        help: 'Bytes to transfer, of the first platform; empty where the engine cannot tell.',
    },
    { name: 'size-unpacked', help: 'Bytes on disk, of the first platform; empty where not known.' },
    {
        name: 'sizes',
        help: 'JSON, by platform: compressedBytes and unpackedBytes of the image, its base and its own layers.',
    },
    { name: 'duration-ms', help: 'Milliseconds of the whole run.' },
    {
        name: 'build-duration-ms',
        help: 'Milliseconds of the build alone, with the compilation where that has a container of its own.',
    },
    { name: 'attempts', help: 'How often the build was started: 1 when it passed at once.' },
    {
        name: 'fault',
        help: 'What the run failed of, as a row of docs/faults.md; empty when it did not fail or nobody knows.',
    },
    {
        name: 'skipped',
        help: 'true when an image of an earlier build was used, as nothing that goes into it has changed; else false.',
    },
    {
        name: 'cache-hit',
        help: 'exact, partial or miss: whether compiled dependencies of an earlier run were restored; empty when none were looked for.',
    },
    {
        name: 'cache-restored-bytes',
        help: 'Bytes of all archives that were restored; empty for a run without caches.',
    },
    {
        name: 'cache-saved-bytes',
        help: 'Bytes of all archives that were saved; empty for a run without caches.',
    },
    {
        name: 'crates-restored',
        help: 'Crates of Cargo.lock that were kept from an earlier run; empty when not known.',
    },
    { name: 'crates-locked', help: 'Crates in Cargo.lock; empty when not known.' },
    {
        name: 'units-fresh',
        help: 'Compile units that cargo took over from an earlier compilation; empty when not known.',
    },
    { name: 'units-total', help: 'Compile units in all; empty when not known.' },
    {
        name: 'scan-verdict',
        help: 'pass, fail or unknown: whether what was found breaks the policy; empty when nothing was scanned.',
    },
    {
        name: 'scan-findings',
        help: 'Findings on all platforms, each counted once, without those that were let pass; empty when nothing was scanned. So for the next.',
    },
    { name: 'scan-breaking', help: 'Findings that break the policy.' },
    {
        name: 'scan-new',
        help: 'Findings that the base image does not have; empty where it was not scanned.',
    },
    {
        name: 'scan-sarif',
        help: 'Path of the findings as SARIF, for github/codeql-action/upload-sarif; empty when none was written.',
    },
    { name: 'report', help: 'Path of report.json.' },
    {
        name: 'report-html',
        help: 'Path of report.html, the same as a page; upload it as an artifact.',
    },
    {
        name: 'comment-url',
        help: 'Address of the comment on the pull request; empty where none was written.',
    },
    {
        name: 'comment-file',
        help: 'What a run without the right to comment hands over (docs/pull-requests.md): path of a file to be uploaded as an artifact; empty elsewhere.',
    },
    { name: 'outcome', help: 'success, failure or cancelled.' },
];

;// CONCATENATED MODULE: ./src/inputs.ts




/** Every input there is. A test holds `action.yml`, the flags and the tables in the docs against it. */
const INPUTS = [...OWN_INPUTS, ...BUILD_PUSH_INPUTS];
/** The inputs that one front takes, in the order of the table. */
function inputsOf(front) {
    return INPUTS.filter((input) => input.fronts.includes(front));
}


/***/ }),

/***/ 13915:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/** The known word that the given one is a likely slip of, if any: at most two edits, fewer than half of its letters. */
function nearest(word, known) {
    const ranked = known
        .map((candidate) => ({ candidate, edits: editDistance(word.toLowerCase(), candidate) }))
        .filter(({ candidate, edits }) => edits <= 2 && edits * 2 < candidate.length)
        .sort((a, b) => a.edits - b.edits);
    return ranked[0]?.candidate;
}
/** Single-character insertions, removals, replacements and swaps of neighbours (optimal string alignment). */
function editDistance(from, to) {
    let before = [];
    let above = Array.from({ length: to.length + 1 }, (_, column) => column);
    for (let row = 1; row <= from.length; row += 1) {
        const line = [row];
        for (let column = 1; column <= to.length; column += 1) {
            const replaced = cell(above, column - 1) + (from[row - 1] === to[column - 1] ? 0 : 1);
            const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
            const swapped = isSwap ? cell(before, column - 2) + 1 : replaced;
            line.push(Math.min(cell(above, column) + 1, cell(line, column - 1) + 1, replaced, swapped));
        }
        before = above;
        above = line;
    }
    return cell(above, to.length);
}
function cell(line, column) {
    return line[column] ?? Number.POSITIVE_INFINITY;
}


/***/ }),

/***/ 59326:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ip: () => (/* binding */ DOWNLOAD_POLICY),
/* harmony export */   oR: () => (/* binding */ parseRetryAfterMs),
/* harmony export */   tq: () => (/* binding */ planDelayMs),
/* harmony export */   w2: () => (/* binding */ BUILD_POLICY)
/* harmony export */ });
/** Retries of a whole build: BuildKit and cargo have waited 7 to 10 s themselves before they give up. */
const BUILD_POLICY = {
    retries: 6,
    firstDelayMs: 2_000,
    maxDelayMs: 12_000,
    budgetMs: 600_000,
};
/** Retries of a single file from a server. */
const DOWNLOAD_POLICY = {
    retries: 8,
    firstDelayMs: 500,
    maxDelayMs: 10_000,
    budgetMs: 300_000,
};
/** A server may ask for a long pause; the budget of the policy decides whether it gets it. */
const RETRY_AFTER_LIMIT_MS = 120_000;
/**
 * Delay before retry number `retry` (1 is the first), with equal jitter: half of it fixed, half of it
 * random, so that the jobs of a matrix do not come back in step. What the server asked for by
 * Retry-After comes first. `random` gives numbers from 0 up to 1.
 */
function planDelayMs(policy, retry, random, retryAfterMs) {
    const grown = Math.min(policy.maxDelayMs, policy.firstDelayMs * 2 ** (retry - 1));
    const jittered = grown / 2 + (grown / 2) * random();
    if (retryAfterMs === undefined)
        return Math.round(jittered);
    return Math.round(Math.min(RETRY_AFTER_LIMIT_MS, retryAfterMs) + (policy.firstDelayMs / 2) * random());
}
/** `Retry-After` in seconds or as a date; `undefined` for anything else. Never negative. */
function parseRetryAfterMs(header, nowMs) {
    const text = header?.trim() ?? '';
    if (/^\d+$/.test(text))
        return Number(text) * 1000;
    const dateMs = /[A-Za-z]{3},/.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - nowMs);
}


/***/ }),

/***/ 30237:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ proxyPasswords)
/* harmony export */ });
/**
 * The passwords in proxy settings, as they are written there and as they are meant: a probe or a tool
 * may quote the URL of a proxy in either form.
 */
function proxyPasswords(proxy) {
    return [...new Set(Object.values(proxy).flatMap(passwordsOf))];
}
/** Also of a value without a scheme, which many programs take for one of `http:`. */
function passwordsOf(value) {
    const url = /^(?:[a-z][a-z0-9+.-]*:\/\/)?[^/@:]*:(?<password>[^/]*)@/i.exec(value);
    const password = url?.groups?.password ?? '';
    return password === '' ? [] : [password, unescapeText(password)];
}
function unescapeText(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}


/***/ }),

/***/ 79698:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ raceAbort)
/* harmony export */ });
/** What is not there when the signal aborts is replaced; the rest of it goes on unheard. */
async function raceAbort(promise, signal, late) {
    if (signal.aborted) {
        promise.catch(() => { });
        return late;
    }
    let onAbort = () => { };
    const aborted = new Promise((resolve) => {
        onAbort = () => resolve(late);
        signal.addEventListener('abort', onAbort, { once: true });
    });
    promise.catch(() => { });
    return await Promise.race([promise, aborted]).finally(() => signal.removeEventListener('abort', onAbort));
}


/***/ }),

/***/ 47949:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ readBody)
/* harmony export */ });
/** A whole body, or `undefined` where it is larger: the rest of it is not read then. */
async function readBody(body, limitBytes) {
    const parts = [];
    let sizeBytes = 0;
    for await (const part of body) {
        sizeBytes += part.length;
        if (sizeBytes > limitBytes)
            return undefined;
        parts.push(part);
    }
    return new Uint8Array(Buffer.concat(parts));
}


/***/ }),

/***/ 20171:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ds: () => (/* binding */ planSecrets),
/* harmony export */   OM: () => (/* binding */ secretOf),
/* harmony export */   XR: () => (/* binding */ csvField)
/* harmony export */ });
/** Secrets given by value go through files of this run; nothing of a value gets into the plan. */
function planSecrets(subject) {
    const { tempFolder, missingFiles } = subject;
    const secrets = [...subject.request.secrets, ...gitToken(subject)];
    const isMissing = ({ source }) => source.kind === 'file' && missingFiles.includes(source.path);
    const written = secrets.filter(({ source }) => source.kind === 'value');
    const pathOf = (id) => `${tempFolder}/secret-${written.findIndex((secret) => secret.id === id) + 1}`;
    return {
        specs: secrets
            .filter((secret) => !isMissing(secret))
            .map(({ id, source }) => {
            if (source.kind === 'env')
                return `id=${id},env=${source.name}`;
            return `id=${id},${csvField(`src=${source.kind === 'file' ? source.path : pathOf(id)}`)}`;
        }),
        files: written.map(({ id }) => ({
            kind: 'secret',
            secret: id,
            path: pathOf(id),
            mode: 0o600,
        })),
        warnings: secrets
            .filter(isMissing)
            .map(({ id }) => `secret-files: the file of the secret ${id} does not exist; it is left out`),
    };
}
/** The text behind `TemporaryFile.secret`. */
function secretOf(request, id) {
    const source = request.secrets.find((secret) => secret.id === id)?.source;
    if (source?.kind === 'value')
        return source.value;
    return id.startsWith(GIT_TOKEN) ? request.githubToken : undefined;
}
const GIT_TOKEN = 'GIT_AUTH_TOKEN.';
/** BuildKit clones the workflow's repository with the workflow's token; any other context gets none. */
function gitToken({ request, serverUrl, contextArgument, }) {
    const { githubToken, defaultGitContext } = request;
    if (!githubToken || !serverUrl || !defaultGitContext)
        return [];
    if (!contextArgument.startsWith(defaultGitContext))
        return [];
    const id = `${GIT_TOKEN}${new URL(serverUrl).host}`;
    if (request.secrets.some((secret) => secret.id === id))
        return [];
    return [{ id, source: { kind: 'value', value: githubToken } }];
}
/** One field of an attribute list, quoted where its text needs it. */
function csvField(field) {
    return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}


/***/ }),

/***/ 53506:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ isAtLeast)
/* harmony export */ });
/**
 * Whether a version is at least another, by its three numbers. A version that is none, such as the
 * short commit of a buildx built from source, counts as newer than all, as with docker/build-push-action.
 */
function isAtLeast(version, minimum) {
    const wanted = numbersOf(minimum);
    const numbers = numbersOf(version);
    if (numbers === undefined || wanted === undefined)
        return true;
    const differs = numbers.findIndex((number, index) => number !== wanted[index]);
    return differs < 0 || (numbers[differs] ?? 0) > (wanted[differs] ?? 0);
}
function numbersOf(version) {
    const match = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version);
    return match === null ? undefined : match.slice(1).map(Number);
}


/***/ }),

/***/ 20468:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ planImageName),
/* harmony export */   Z: () => (/* binding */ hostOfName)
/* harmony export */ });
/* harmony import */ var _request_image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7988);

/**
 * The name of the image without tag, in lower case: `registry`/`image` as far as they are given, in
 * a workflow on from `ghcr.io/OWNER/NAME`, elsewhere from the name of the package or folder.
 */
function planImageName(request, context, localName) {
    const [owner = '', repository = ''] = context.github?.repository.toLowerCase().split('/') ?? [];
    const image = request.image?.toLowerCase() ?? nameOf(repository === '' ? localName : repository);
    if (request.registry !== undefined) {
        return `${request.registry.toLowerCase().replace(/\/$/, '')}/${image}`;
    }
    const isWhole = image.includes('/');
    if (isWhole || !context.github)
        return image;
    return `${registryOf(context.github.serverUrl)}/${owner}/${image}`;
}
/** Where an image name leads to; Docker Hub when it names no host. */
function hostOfName(name) {
    const [first = '', ...rest] = name.split('/');
    return rest.length > 0 && (0,_request_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .isHost */ .jU)(first) ? first : 'docker.io';
}
/** The container registry that belongs to a GitHub server. */
function registryOf(serverUrl) {
    const { hostname } = new URL(serverUrl);
    return hostname === 'github.com' ? 'ghcr.io' : `containers.${hostname}`;
}
/** Any text as one part of an image name. */
function nameOf(text) {
    const name = text
        .toLowerCase()
        .replace(/[^a-z0-9._-]+/g, '-')
        .replace(/[._-]{2,}/g, (run) => (/^(?:__|-+)$/.test(run) ? run : '-'))
        .replace(/^[._-]+|[._-]+$/g, '');
    return name === '' ? 'app' : name;
}


/***/ }),

/***/ 22197:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VW: () => (/* binding */ planBaseImages),
/* harmony export */   cF: () => (/* binding */ basesOf),
/* harmony export */   cy: () => (/* binding */ planFetch),
/* harmony export */   vd: () => (/* binding */ buildPlatformOf)
/* harmony export */ });
/* harmony import */ var _fetch_crates_cargo_config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57676);
/* harmony import */ var _fetch_crates_plan_crates_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(347);
/* harmony import */ var _fetch_images_base_images_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8361);
/* harmony import */ var _fetch_images_plan_images_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(55);




/**
 * What is brought to the host before the build, and what is left to it (docs/adr/0008). A Dockerfile of
 * the repository is built as it is: only without network its images have to be here before.
 */
function planFetch(subject) {
    const { request } = subject;
    const isBuild = request.call === undefined || request.call === 'build';
    if (!isBuild || (request.fetch === 'off' && !request.offline)) {
        const reason = isBuild
            ? 'The input fetch is off.'
            : `With call ${request.call} nothing is built.`;
        return { crates: { kind: 'none', reason }, images: [], leftToBuild: [] };
    }
    return { crates: planCratesOf(subject), ...planImagesOf(subject) };
}
function planCratesOf({ request, context, facts, hostCargo }) {
    if (request.buildContexts.some(({ name }) => name === 'crates')) {
        return { kind: 'none', reason: 'A context crates was given.' };
    }
    const { cargo } = facts.workspace ?? {};
    return (0,_fetch_crates_plan_crates_js__WEBPACK_IMPORTED_MODULE_1__/* .planCrates */ .KH)({
        ...(cargo ? { cargo } : {}),
        dockerfile: {
            origin: facts.dockerfile.origin,
            ...(facts.dockerfileFacts ? { facts: facts.dockerfileFacts } : {}),
        },
        config: hostCargo?.config ?? _fetch_crates_cargo_config_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_CARGO_CONFIG */ .im,
        cacheFolder: context.cacheFolder,
        tempFolder: context.tempFolder,
        mirrors: request.cratesMirrors.map((url) => `sparse+${url}`),
        // Offline nobody fetches: what is here is used, whoever brought it.
        hostCargo: (hostCargo?.isInstalled ?? false) || (request.offline && cargo?.lock !== undefined),
    });
}
function planImagesOf(subject) {
    const { request, facts, engine, builder } = subject;
    const buildPlatform = buildPlatformOf(engine);
    const needsImage = builder.kind === 'own' && !builder.createArgv.some(isImageOption);
    const builderImage = needsImage ? { builderImage: (0,_fetch_images_plan_images_js__WEBPACK_IMPORTED_MODULE_2__/* .planBuilderImage */ .KB)(buildPlatform) } : {};
    const isOurs = facts.dockerfile.origin === 'ours';
    if (!facts.dockerfileFacts || (!isOurs && !request.offline)) {
        return { ...builderImage, images: [], leftToBuild: [] };
    }
    const planned = planBaseImages(subject, buildPlatform);
    if (request.cacheFrom.length > 0 && !request.offline) {
        const sentence = 'Base images: with cache-from the build may need none of their layers.';
        const leftToBuild = [...planned.leftToBuild, sentence];
        return { ...builderImage, images: [], pins: planned.images, leftToBuild };
    }
    return { ...builderImage, ...withoutDocker(planned, request) };
}
/** Base images of the Dockerfile and how the builder gets them. */
function planBaseImages({ request, context, facts, engine, standIns }, buildPlatform = buildPlatformOf(engine)) {
    if (!facts.dockerfileFacts)
        return { images: [], leftToBuild: [] };
    const { stages } = facts.dockerfileFacts;
    return (0,_fetch_images_plan_images_js__WEBPACK_IMPORTED_MODULE_2__/* .planImages */ .y6)({
        bases: basesOf(facts.dockerfileFacts, request, buildPlatform),
        stageNames: stages.flatMap(({ name }) => (name === undefined ? [] : [name])),
        contexts: [...standIns, ...request.buildContexts.map(({ name }) => name)],
        builder: engine.builder,
        cacheFolder: context.cacheFolder,
    });
}
/** Images that the stages which are built start from, or copy from. */
function basesOf(dockerfile, { target, platforms }, buildPlatform) {
    const wanted = { platforms, buildPlatform, ...(target === undefined ? {} : { target }) };
    return (0,_fetch_images_base_images_js__WEBPACK_IMPORTED_MODULE_3__/* .readBaseImages */ .k)(dockerfile, wanted);
}
/** Without retries and preflight no docker command is run but the build: part of our contract. */
function withoutDocker(planned, request) {
    if (request.retries > 0 || request.preflight !== 'off' || request.offline)
        return planned;
    const images = planned.images.filter(({ delivery }) => delivery !== 'engine');
    if (images.length === planned.images.length)
        return planned;
    const sentence = 'Base images: without retries and preflight nothing is put into the engine.';
    return { images, leftToBuild: [...planned.leftToBuild, sentence] };
}
function isImageOption(option) {
    return option.startsWith('image=');
}
/** Of the builder; the engine's own is that of this machine. */
function buildPlatformOf({ builder }) {
    return builder.platforms[0] ?? 'linux/amd64';
}


/***/ }),

/***/ 56954:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  re: () => (/* binding */ baseImagesOf),
  V7: () => (/* binding */ cacheReferences),
  Yx: () => (/* binding */ isPushed),
  Mk: () => (/* binding */ mirrorsOf),
  $I: () => (/* binding */ mirrorsWith),
  xI: () => (/* binding */ planPreflight)
});

// EXTERNAL MODULE: ./src/fetch/crates/sources.ts
var sources = __webpack_require__(96231);
// EXTERNAL MODULE: ./src/fetch/images/image-record.ts
var image_record = __webpack_require__(49794);
// EXTERNAL MODULE: ./src/image/reference.ts
var reference = __webpack_require__(23564);
// EXTERNAL MODULE: ./src/preflight/crates-endpoints.ts
var crates_endpoints = __webpack_require__(5560);
// EXTERNAL MODULE: ./src/preflight/known-hosts.ts
var known_hosts = __webpack_require__(97246);
;// CONCATENATED MODULE: ./src/preflight/default-endpoints.ts

const CRATES_INDEX = {
    name: 'crates.io index',
    url: 'https://index.crates.io/config.json',
    purpose: 'crates-index',
    health: 'ok',
};
/** A small crate that is always there; only its head is asked for. */
const CRATES_DOWNLOADS = {
    name: 'crates.io downloads',
    url: 'https://static.crates.io/crates/cfg-if/cfg-if-1.0.0.crate',
    purpose: 'crates',
    health: 'ok',
};
const GITHUB_API = {
    name: 'GitHub API',
    // Is answered without a token, and does not count against the limit that it tells.
    url: 'https://api.github.com/rate_limit',
    purpose: 'api',
    health: 'reachable',
};
const DOCKER_HUB_TOKEN_SERVER = {
    name: 'Docker Hub tokens',
    url: known_hosts/* DOCKER_HUB_TOKENS */.Mh,
    purpose: 'base-image',
    health: 'ok',
};
/** Of the distributions whose packages an image of a web application installs. */
const PACKAGE_SERVERS = {
    apk: {
        name: 'Alpine packages',
        url: 'https://dl-cdn.alpinelinux.org/alpine/MIRRORS.txt',
        purpose: 'packages',
        health: 'ok',
    },
    apt: {
        name: 'Debian packages',
        // Plain http, as in the sources of the Debian images: what is between us and it may differ.
        url: 'http://deb.debian.org/debian/dists/stable/Release',
        purpose: 'packages',
        health: 'ok',
    },
    rustup: {
        name: 'Rust toolchains',
        url: 'https://static.rust-lang.org/rustup/release-stable.toml',
        purpose: 'packages',
        health: 'ok',
    },
};
/** What `network-test` looks at when nobody says what a build needs. */
const DEFAULT_ENDPOINTS = [
    { name: 'crates.io', url: 'https://crates.io/', purpose: 'crates', health: 'reachable' },
    CRATES_INDEX,
    CRATES_DOWNLOADS,
    { name: 'GitHub', url: 'https://github.com/', purpose: 'git', health: 'reachable' },
    GITHUB_API,
    registry('Docker Hub', 'registry-1.docker.io'),
    DOCKER_HUB_TOKEN_SERVER,
    registry('ghcr.io', 'ghcr.io'),
    registry('quay.io', 'quay.io'),
    registry('gcr.io (distroless)', 'gcr.io'),
    PACKAGE_SERVERS.apk,
    PACKAGE_SERVERS.apt,
];
function registry(name, host) {
    return { name, url: `https://${host}/v2/`, purpose: 'base-image', health: 'registry' };
}

;// CONCATENATED MODULE: ./src/preflight/plan-endpoints.ts



/** Every server once for each purpose; of base images and caches one repository stands for all. */
function planEndpoints(needs) {
    const images = [
        ...registryEndpoints(needs.baseImages, 'base-image'),
        ...registryEndpoints(needs.pushTags, 'push'),
        ...registryEndpoints(needs.cacheReferences, 'cache'),
        ...registryEndpoints(needs.scannerDatabases, 'scanner-database'),
    ];
    const usesHub = images.some(({ url }) => new URL(url).host === 'registry-1.docker.io');
    const endpoints = [
        ...images,
        ...(usesHub ? [DOCKER_HUB_TOKEN_SERVER] : []),
        ...cratesEndpoints(needs),
        ...gitEndpoints(needs.lockSources),
        ...apiEndpoints(needs.gitHubApi),
        ...[...new Set(needs.packageManagers ?? [])].map((name) => PACKAGE_SERVERS[name]),
    ];
    const wanted = unique(endpoints);
    return [...wanted, ...mirrorEndpoints(wanted, needs.mirrors ?? {})];
}
const NAMES = { 'docker.io': 'Docker Hub' };
const SUFFIXES = {
    'base-image': '',
    push: 'push',
    cache: 'cache',
    'scanner-database': 'scanner database',
};
function registryEndpoints(references, purpose) {
    const parsed = references.flatMap((text) => text === 'scratch' ? [] : ((0,reference/* parseReference */.F2)(text) ?? []));
    // The right to push is given for each repository, and is worth a question for each.
    const keyOf = ({ registry, repository }) => purpose === 'push' ? `${registry}/${repository}` : registry;
    const keys = parsed.map(keyOf);
    return parsed
        .filter((reference, at) => keys.indexOf(keyOf(reference)) === at)
        .map((reference) => registryEndpoint(reference, purpose));
}
function registryEndpoint({ registry, repository }, purpose) {
    const name = NAMES[registry] ?? registry;
    const use = purpose === 'push' ? `push ${repository}` : SUFFIXES[purpose];
    return {
        name: use === '' ? name : `${name} (${use})`,
        url: `${(0,reference/* registryBaseUrl */.mO)(registry)}/v2/`,
        purpose,
        health: 'registry',
        repository,
    };
}
function cratesEndpoints({ lockSources, cargo }) {
    const indexes = [...new Set(lockSources)].filter((source) => /^(?:registry|sparse)\+/.test(source));
    return indexes.flatMap((source) => {
        const real = cargo?.replacements[source] ?? source;
        if (real === 'local')
            return [];
        if ((0,crates_endpoints/* isCratesIo */.DV)(real))
            return [CRATES_INDEX, CRATES_DOWNLOADS];
        return [(0,crates_endpoints/* indexEndpoint */.M_)(real)].flatMap((endpoint) => (endpoint ? [endpoint] : []));
    });
}
/** `git+https://github.com/org/repo?rev=…#hash`: the server answers for all its repositories. */
function gitEndpoints(lockSources) {
    const urls = lockSources.flatMap((source) => {
        const text = source.startsWith('git+') ? source.slice('git+'.length) : '';
        const url = URL.canParse(text) ? new URL(text) : undefined;
        if (url?.protocol === 'ssh:')
            return [`ssh://${url.host}/`];
        return url && /^https?:$/.test(url.protocol) ? [`${url.origin}/`] : [];
    });
    return [...new Set(urls)].map((url) => ({
        name: url === 'https://github.com/' ? 'GitHub' : `${new URL(url).host} (git)`,
        url,
        purpose: 'git',
        health: 'reachable',
    }));
}
function apiEndpoints(api) {
    if (api === undefined || !URL.canParse(api))
        return [];
    if (new URL(api).host === 'api.github.com')
        return [GITHUB_API];
    const name = `${new URL(api).host} (API)`;
    return [{ name, url: `${api.replace(/\/$/, '')}/`, purpose: 'api', health: 'reachable' }];
}
/** Of what is needed: a mirror of something else helps nobody. */
function mirrorEndpoints(wanted, mirrors) {
    return Object.entries(mirrors).flatMap(([mirrored, places]) => {
        if (mirrored === 'crates.io') {
            return wanted.includes(CRATES_INDEX) ? places.flatMap(cratesMirror) : [];
        }
        const base = `${(0,reference/* registryBaseUrl */.mO)(mirrored)}/v2/`;
        const isWanted = wanted.some(({ url, purpose }) => url === base && purpose === 'base-image');
        return isWanted ? places.map((place) => registryMirror(mirrored, place)) : [];
    });
}
/** `mirror.gcr.io`, or a URL with the scheme of an inner mirror: `http://mirror.corp:5000`. */
function registryMirror(mirrored, place) {
    const base = /^https?:\/\//.test(place) ? place.replace(/\/$/, '') : (0,reference/* registryBaseUrl */.mO)(place);
    return {
        name: `${new URL(base).host} (mirror of ${NAMES[mirrored] ?? mirrored})`,
        url: `${base}/v2/`,
        purpose: 'base-image',
        health: 'registry',
        mirrorOf: mirrored,
    };
}
function cratesMirror(place) {
    const endpoint = (0,crates_endpoints/* indexEndpoint */.M_)(place.startsWith('sparse+') ? place : `sparse+${place}`);
    if (!endpoint)
        return [];
    const name = `${new URL(endpoint.url).host} (mirror of crates.io)`;
    return [{ ...endpoint, name, mirrorOf: 'crates.io' }];
}
function unique(endpoints) {
    const keys = endpoints.map(({ name, url, purpose }) => `${purpose} ${url} ${name}`);
    return endpoints.filter((_, at) => keys.indexOf(keys[at] ?? '') === at);
}

// EXTERNAL MODULE: ./src/request/attributes.ts
var request_attributes = __webpack_require__(60352);
// EXTERNAL MODULE: ./src/plan/plan-fetch.ts
var plan_fetch = __webpack_require__(22197);
;// CONCATENATED MODULE: ./src/plan/plan-preflight.ts





/** Which servers the build needs. Nothing is probed that it does not. */
function planPreflight(subject) {
    const { preflight: mode, offline, call } = subject.request;
    const isOff = mode === 'off' || offline || (call !== undefined && call !== 'build');
    return isOff
        ? { mode: 'off', endpoints: [] }
        : { mode, endpoints: planEndpoints(planNeeds(subject)) };
}
function planNeeds(subject) {
    const { request, cargo } = subject;
    const packages = planPackageManagers(subject);
    return {
        baseImages: baseImagesOf(subject),
        pushTags: isPushed(request) ? subject.tags : [],
        cacheReferences: cacheReferences(request),
        lockSources: lockSources(subject),
        ...(cargo ? { cargo } : {}),
        scannerDatabases: [],
        packageManagers: packages,
        mirrors: withKnownMirrors(request),
    };
}
/** Of the crates that are brought before the build, or by it. */
function lockSources({ request, facts, fetch }) {
    const { crates } = fetch;
    if (crates.kind === 'none')
        return isCargoRun(request, facts) ? sourcesOfLock(facts) : [];
    if (crates.resolveLock)
        return [sources/* CRATES_IO */.UO];
    return [...crates.packages.flatMap(({ source }) => source ?? []), ...(crates.git ?? [])];
}
/** Whether the build itself fetches the crates. */
function isCargoRun({ buildContexts }, facts) {
    if (buildContexts.some(({ name }) => name === 'crates'))
        return false;
    return facts.dockerfile.origin === 'ours' || facts.dockerfileFacts?.language === 'rust';
}
/** Without a lock file cargo looks into the index at least. */
function sourcesOfLock({ workspace }) {
    const { cargo } = workspace ?? {};
    if (!cargo)
        return [];
    return cargo.lock ? cargo.lock.packages.flatMap(({ source }) => source ?? []) : [sources/* CRATES_IO */.UO];
}
/** What the build takes from registries, in the words of the Dockerfile. */
function baseImagesOf({ request, facts, standIns, buildPlatform, }) {
    if (!facts.dockerfileFacts)
        return [];
    const replaced = [...standIns, ...request.buildContexts.map(({ name }) => name)].map((name) => (0,image_record/* familiarName */.hG)(name) ?? name);
    return (0,plan_fetch/* basesOf */.cF)(facts.dockerfileFacts, request, buildPlatform)
        .map(({ reference }) => reference)
        .filter((reference) => !replaced.includes((0,image_record/* familiarName */.hG)(reference) ?? reference));
}
function isPushed({ push, outputs }) {
    return (push ||
        outputs.some(({ type, attributes }) => type === 'registry' || attributes.push === 'true'));
}
/** Of caches that lie in a registry. */
function cacheReferences({ cacheFrom, cacheTo, }) {
    return [...cacheFrom, ...cacheTo].flatMap(registryOf);
}
/** A bare word is a registry reference, as buildx reads it. */
function registryOf(entry) {
    const attributes = (0,request_attributes/* parseAttributes */.vB)(entry) ?? [];
    const value = (name) => attributes.find(({ key }) => key === name)?.value;
    const type = value('type');
    if (type === undefined)
        return entry.includes('=') ? [] : [entry];
    const reference = value('ref');
    return type === 'registry' && reference !== undefined ? [reference] : [];
}
/** Our Dockerfiles use one only where further packages are asked for. */
function planPackageManagers({ request, facts }) {
    const { variant } = facts.dockerfile;
    const wanted = [...request.buildPackages, ...request.runtimePackages];
    if (variant === undefined || wanted.length === 0)
        return [];
    return [variant === 'dev' ? 'apt' : 'apk'];
}
/**
 * Looked at only where Docker Hub or crates.io fails. Google's mirror of Docker Hub has no pull limit,
 * and keeps what is often pulled.
 */
function withKnownMirrors(request) {
    const mirrors = mirrorsOf(request);
    const { cratesMirrors } = request;
    return {
        ...mirrors,
        'docker.io': [...(mirrors['docker.io'] ?? []), 'mirror.gcr.io'],
        ...(cratesMirrors.length === 0 ? {} : { 'crates.io': cratesMirrors }),
    };
}
/** The user's by registry, in their order. */
function mirrorsOf({ mirrors }) {
    const byRegistry = {};
    for (const { registry, mirror } of mirrors) {
        byRegistry[registry] = [...(byRegistry[registry] ?? []), mirror];
    }
    return byRegistry;
}
/** With those that were found to be needed, which are asked first. */
function mirrorsWith(request, decisions) {
    const mirrors = { ...mirrorsOf(request) };
    for (const decision of decisions) {
        if (decision.kind !== 'mirror')
            continue;
        const { registry, mirror } = decision;
        mirrors[registry] = [...new Set([mirror, ...(mirrors[registry] ?? [])])];
    }
    return mirrors;
}


/***/ }),

/***/ 49458:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ planTags)
/* harmony export */ });
/* harmony import */ var _request_image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7988);
/* harmony import */ var _request_semver_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83501);


const TAG_LIMIT = 128;
const SHORT_SHA_LENGTH = 7;
/**
 * The tags that follow from a version or the git ref, by the conventions of docker/metadata-action
 * (type=schedule, semver, ref and sha). The variants of one commit differ by a suffix; prod has none.
 */
function planTags(given, context) {
    const suffix = given.variant === undefined || given.variant === 'prod' ? '' : `-${given.variant}`;
    const names = given.version === undefined ? tagsOfRef(context) : tagsOfVersion(given.version);
    const usable = names.map((name) => sanitize(name, TAG_LIMIT - suffix.length)).filter(_request_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .isTag */ .dz);
    const tags = [...new Set(usable.length > 0 ? usable : ['latest'])];
    return { tags: tags.map((tag) => `${tag}${suffix}`), version: tags[0] ?? 'latest' };
}
/** A released version moves its shorter forms and `latest`; a pre-release and any other text stand alone. */
function tagsOfVersion(text) {
    const version = (0,_request_semver_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSemver */ .k)(text);
    if (version === undefined)
        return [text];
    const { major, minor, patch, prerelease } = version;
    if (prerelease !== undefined)
        return [`${major}.${minor}.${patch}-${prerelease}`];
    // Below 1.0.0 every minor version may break its users: 0 would promise what nobody keeps.
    const series = major === 0 ? [] : [`${major}`];
    return [`${major}.${minor}.${patch}`, `${major}.${minor}`, ...series, 'latest'];
}
function tagsOfRef(context) {
    const { github, git } = context;
    if (!github) {
        // No tag of the commit here: a checkout on a desk may hold changes that the commit does not.
        return git?.ref === undefined ? [] : tagsOfName(git.ref);
    }
    const nightly = github.eventName === 'schedule' ? ['nightly'] : [];
    const sha = github.sha === '' ? [] : [`sha-${github.sha.slice(0, SHORT_SHA_LENGTH)}`];
    return [...nightly, ...tagsOfName(eventRef(github)), ...sha];
}
/** For pull_request_target GITHUB_REF is the base branch, whose tag such a run must not move. */
function eventRef(github) {
    const { eventName, pullRequest, ref } = github;
    return eventName === 'pull_request_target' && pullRequest
        ? `refs/pull/${pullRequest.number}/merge`
        : ref;
}
function tagsOfName(ref) {
    const [, kind = '', name = ''] = /^refs\/(heads|tags|pull)\/(.+)$/.exec(ref) ?? [];
    if (kind === 'tags')
        return tagsOfVersion(name);
    if (kind === 'pull')
        return [`pr-${name.replace(/\/(?:merge|head)$/, '')}`];
    return [name === '' ? ref : name];
}
/** Runs of characters that no tag may hold become one dash; none may lead. */
function sanitize(name, limit) {
    return name
        .replace(/[^A-Za-z0-9._-]+/g, '-')
        .replace(/^[.-]+/, '')
        .slice(0, limit);
}


/***/ }),

/***/ 5560:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DV: () => (/* binding */ isCratesIo),
/* harmony export */   M_: () => (/* binding */ indexEndpoint),
/* harmony export */   zw: () => (/* binding */ downloadsOf)
/* harmony export */ });
const CRATES_IO = [
    'registry+https://github.com/rust-lang/crates.io-index',
    'sparse+https://index.crates.io',
];
/** Both ways of writing crates.io: a lock names the git index also where the sparse one is used. */
function isCratesIo(source) {
    return CRATES_IO.includes(source.replace(/\/$/, ''));
}
/**
 * Where an index is asked for: `config.json` of a sparse one, the list of references of one in git.
 * `undefined` for what is on this machine, or no URL.
 */
function indexEndpoint(source) {
    const [, kind, text = ''] = /^(registry|sparse)\+(.*)$/.exec(source) ?? [];
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (!url || !/^https?:$/.test(url.protocol))
        return undefined;
    const base = `${url.origin}${url.pathname.replace(/\/$/, '')}`;
    const isSparse = kind === 'sparse';
    return {
        name: `${url.host} (crates index)`,
        url: isSparse ? `${base}/config.json` : `${base}/info/refs?service=git-upload-pack`,
        purpose: 'crates-index',
        // An index that wants a token refuses to show its configuration without it.
        health: isSparse && url.host === 'index.crates.io' ? 'ok' : 'reachable',
    };
}
/** The server behind `dl` of an index that is not among the planned ones; markers left out. */
function downloadsOf(dl, planned) {
    const url = URL.canParse(dl) ? new URL(dl) : undefined;
    if (!url || !/^https?:$/.test(url.protocol) || url.host.includes('{'))
        return undefined;
    if (planned.some((endpoint) => new URL(endpoint.url).host === url.host))
        return undefined;
    return {
        name: `${url.host} (crates)`,
        url: `${url.origin}/`,
        purpose: 'crates',
        health: 'reachable',
    };
}


/***/ }),

/***/ 97246:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HE: () => (/* binding */ DOCKER_HUB_QUOTA_REPOSITORY),
/* harmony export */   JT: () => (/* binding */ identityHeaderOf),
/* harmony export */   Mh: () => (/* binding */ DOCKER_HUB_TOKENS),
/* harmony export */   ZM: () => (/* binding */ isKnownPublic),
/* harmony export */   yG: () => (/* binding */ expectedTokenHost)
/* harmony export */ });
/** Where Docker Hub issues tokens, and where it tells how many pulls are left. */
const DOCKER_HUB_TOKENS = 'https://auth.docker.io/token?service=registry.docker.io';
const DOCKER_HUB_QUOTA_REPOSITORY = 'ratelimitpreview/test';
/** Token hosts of the large registries: a challenge that names another was not written by them. */
const TOKEN_HOSTS = {
    'registry-1.docker.io': 'auth.docker.io',
    'ghcr.io': 'ghcr.io',
    'quay.io': 'quay.io',
    'gcr.io': 'gcr.io',
    'mirror.gcr.io': 'mirror.gcr.io',
    'public.ecr.aws': 'public.ecr.aws',
};
function expectedTokenHost(registryHost) {
    return TOKEN_HOSTS[registryHost];
}
const PUBLIC_DOMAINS = [
    'crates.io',
    'github.com',
    'githubusercontent.com',
    'docker.io',
    'docker.com',
    'ghcr.io',
    'quay.io',
    'gcr.io',
    'public.ecr.aws',
    'mcr.microsoft.com',
    'alpinelinux.org',
    'debian.org',
    'rust-lang.org',
];
/** Servers that the whole world knows by one certificate and by public addresses. */
function isKnownPublic(host) {
    return PUBLIC_DOMAINS.some((domain) => host === domain || host.endsWith(`.${domain}`));
}
/** GitHub puts an id into every answer; without it, somebody else answered. */
function identityHeaderOf(host) {
    return host === 'github.com' || host === 'api.github.com' ? 'x-github-request-id' : undefined;
}


/***/ }),

/***/ 76882:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ measureBuildTime)
/* harmony export */ });
/** Of both runs less than this is not compared (delta/compare-runs.ts). */
const NOTICEABLE_MS = 100;
/**
 * What making the image took: to compile, where that is done before the build, and the build itself. One of
 * them alone says nothing, as where one compiles is chosen anew in each run. `undefined`: nothing was built.
 */
function measureBuildTime({ stages, delta, }) {
    const parts = stages.filter(({ name }) => name === 'compile' || name === 'build');
    if (parts.length === 0)
        return undefined;
    const afterMs = parts.reduce((sum, { durationMs }) => sum + durationMs, 0);
    const earlier = parts.map(({ name, durationMs }) => {
        const known = delta?.durations?.find((one) => one.name === name);
        return known?.beforeMs ?? (durationMs < NOTICEABLE_MS ? 0 : Number.NaN);
    });
    const beforeMs = earlier.reduce((sum, ms) => sum + ms, 0);
    return beforeMs > 0 ? { afterMs, beforeMs } : { afterMs };
}


/***/ }),

/***/ 2568:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _1: () => (/* binding */ sumSavedBytes),
/* harmony export */   md: () => (/* binding */ listRemarks),
/* harmony export */   pc: () => (/* binding */ sumRestoredBytes),
/* harmony export */   pr: () => (/* binding */ usedArchives)
/* harmony export */ });
/** What the summary, the terminal and the outputs pick out of the caches. */
/** Those that were looked for or saved: of the others there is nothing to tell but their remarks. */
function usedArchives({ archives }) {
    return archives.filter(({ hit, saved }) => hit !== 'off' || saved !== undefined);
}
/** Each sentence once: what keeps one archive from being saved often keeps all of them. */
function listRemarks({ archives }) {
    const about = new Map();
    for (const { name, remarks } of archives) {
        for (const sentence of remarks) {
            about.set(sentence, (about.get(sentence) ?? new Set()).add(name));
        }
    }
    return [...about].map(([sentence, names]) => ({ archives: [...names], sentence }));
}
/** Of what could be used: a damaged archive has bytes, too, and is a miss. */
function sumRestoredBytes({ archives }) {
    return archives.reduce((sum, { hit, restoredBytes }) => sum + (hit === 'exact' || hit === 'partial' ? restoredBytes : 0), 0);
}
/** Of what is new in the store: neither what was lost nor what somebody else had saved. */
function sumSavedBytes({ archives }) {
    return archives.reduce((sum, { saved }) => sum + (saved?.outcome === 'saved' ? saved.bytes : 0), 0);
}


/***/ }),

/***/ 29572:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ cache),
/* harmony export */   w: () => (/* binding */ compile)
/* harmony export */ });
/* harmony import */ var _shape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36111);

const archive = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)({
    name: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('crates', 'units', 'workspace', 'image', 'scanner', 'database')),
    hit: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('exact', 'partial', 'miss', 'off')),
    key: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    useless: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt),
    restoredBytes: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ),
    restoreMs: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .notNegative */ .v7),
    saved: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)({
        outcome: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('saved', 'present', 'lost')),
        bytes: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ),
        durationMs: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .notNegative */ .v7),
    })),
    remarks: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)),
});
const cache = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)({
    store: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('actions', 'directory', 'registry', 'mounts', 'none')),
    reason: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    archives: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(archive)),
    crates: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)({ restored: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ), locked: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ) })),
    unchanged: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)({
        key: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
        imageId: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .digest */ .br),
        digest: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .digest */ .br),
    })),
});
const compile = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)({
    kind: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('in-build', 'mounts', 'container')),
    reason: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
});


/***/ }),

/***/ 55395:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ comment)
/* harmony export */ });
/* harmony import */ var _shape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36111);

const comment = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)({
    outcome: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('created', 'updated', 'skipped', 'lost')),
    reason: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    url: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    file: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
});


/***/ }),

/***/ 736:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ delta)
/* harmony export */ });
/* harmony import */ var _image_shape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69439);
/* harmony import */ var _shape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36111);


const baseline = (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KC)('kind', {
    report: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)({
        kind: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)('report')),
        origin: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)('cache', 'artifact', 'file')),
        commit: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq),
        digest: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .digest */ .br),
        commitsBehind: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .whole */ .WQ),
    }),
    image: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)({
        kind: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)('image')),
        reference: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq),
        digest: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .digest */ .br),
        commit: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq),
    }),
    none: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)({ kind: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)('none')), reason: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq) }),
});
const pair = (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)({ before: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .may */ ._L)(_image_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .size */ .E), after: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)(_image_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .size */ .E) });
const platform = (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)({
    platform: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq),
    baseline: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .may */ ._L)(baseline),
    total: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)(pair),
    base: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .may */ ._L)(pair),
    own: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .may */ ._L)(pair),
    files: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .may */ ._L)((0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)((0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)({ path: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq), beforeBytes: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .whole */ .WQ), afterBytes: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .whole */ .WQ) }))),
    crates: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .may */ ._L)((0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)((0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)({ name: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq), beforeBytes: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .whole */ .WQ), afterBytes: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .whole */ .WQ) }))),
});
const budget = (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)({
    rule: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq),
    platform: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq),
    outcome: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)('kept', 'exceeded', 'not-known')),
    action: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)('warn', 'fail')),
    sentence: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq),
});
const share = (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)({ part: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .whole */ .WQ), total: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .whole */ .WQ) });
/** `DeltaReport` as a shape, in the order in which report.json is written. */
const delta = (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)({
    baseline: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)(baseline),
    platforms: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)(platform)),
    durations: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .may */ ._L)((0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)((0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)({
        name: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq),
        beforeMs: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .notNegative */ .v7),
        afterMs: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .notNegative */ .v7),
    }))),
    cache: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .may */ ._L)((0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)((0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)({
        name: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)('units-fresh', 'crates-restored')),
        before: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)(share),
        after: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)(share),
    }))),
    budgets: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)(budget)),
    remarks: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)),
});


/***/ }),

/***/ 61582:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ incident),
/* harmony export */   h: () => (/* binding */ fetch)
/* harmony export */ });
/* harmony import */ var _shape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36111);

const crates = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)({
    total: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ),
    fetched: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ),
    reused: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ),
    fetchedBytes: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ),
    durationMs: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .notNegative */ .v7),
    sources: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)),
});
const imageFetch = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)({
    reference: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    digest: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .digest */ .br),
    outcome: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('present', 'fetched')),
    fetchedBytes: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ),
    durationMs: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .notNegative */ .v7),
    via: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
});
const incident = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)({
    host: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    cause: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    count: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ),
});
const fetch = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)({
    durationMs: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .notNegative */ .v7),
    crates: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(crates),
    images: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(imageFetch)),
    incidents: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(incident)),
    leftToBuild: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)),
});


/***/ }),

/***/ 12011:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   K9: () => (/* binding */ groupDigits),
/* harmony export */   T1: () => (/* binding */ formatShare),
/* harmony export */   Uv: () => (/* binding */ formatExactBytes),
/* harmony export */   Z4: () => (/* binding */ BLANK),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
/** Numbers as people read them. The exact values stand in report.json. */
/** In the place of a value that is not known, or that there is not. */
const BLANK = '–';
const SIZE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];
/** Decimal units with one decimal, as Docker counts: `512 B`, `13.2 MB`. */
function formatBytes(bytes) {
    if (bytes === null)
        return BLANK;
    // Compared after rounding, so that 999,950 is `1.0 MB` and not `1000.0 kB`.
    const index = SIZE_UNITS.findIndex((_, power) => Math.round(bytes / 1000 ** power / 0.1) < 10_000);
    const power = index === -1 ? SIZE_UNITS.length - 1 : index;
    if (power === 0)
        return `${Math.round(bytes)} B`;
    return `${(bytes / 1000 ** power).toFixed(1)} ${SIZE_UNITS[power]}`;
}
/** All digits: `13,214,720 B`. */
function formatExactBytes(bytes) {
    return `${groupDigits(bytes)} B`;
}
/** `850 ms`, `12.3 s`, `2 min 05 s`, `1 h 02 min`. */
function formatDuration(durationMs) {
    const ms = Math.round(durationMs);
    if (ms < 1000)
        return `${ms} ms`;
    const tenths = Math.round(durationMs / 100);
    if (tenths < 600)
        return `${(tenths / 10).toFixed(1)} s`;
    const seconds = Math.round(durationMs / 1000);
    if (seconds < 3600)
        return `${Math.floor(seconds / 60)} min ${twoDigits(seconds % 60)} s`;
    const minutes = Math.round(durationMs / 60_000);
    return `${groupDigits(Math.floor(minutes / 60))} h ${twoDigits(minutes % 60)} min`;
}
/** `93 %`. Never `0 %` of something nor `100 %` of not all: `<1 %`, `>99 %`. */
function formatShare(part, whole) {
    if (whole <= 0)
        return BLANK;
    const percent = (part / whole) * 100;
    if (percent > 0 && percent < 1)
        return '<1 %';
    if (percent > 99 && percent < 100)
        return '>99 %';
    return `${Math.round(percent)} %`;
}
/** `1 layer`, `1,204 steps`. */
function formatCount(count, one, many = `${one}s`) {
    return `${groupDigits(count)} ${count === 1 ? one : many}`;
}
/** Independent of the locale of the machine: the same report is the same text everywhere. */
function groupDigits(value) {
    return String(Math.round(value)).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
function twoDigits(value) {
    return String(value).padStart(2, '0');
}


/***/ }),

/***/ 19837:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A4: () => (/* binding */ countCached),
/* harmony export */   Gn: () => (/* binding */ totalByStage),
/* harmony export */   XD: () => (/* binding */ knownMeasures),
/* harmony export */   YI: () => (/* binding */ sourceParts),
/* harmony export */   cO: () => (/* binding */ tagOf),
/* harmony export */   cY: () => (/* binding */ pickSlowestSteps),
/* harmony export */   fd: () => (/* binding */ imageIdsOf),
/* harmony export */   gN: () => (/* binding */ sizesOf),
/* harmony export */   jw: () => (/* binding */ shortInstruction),
/* harmony export */   k0: () => (/* binding */ hasBaseSplit),
/* harmony export */   oj: () => (/* binding */ madeNoImage)
/* harmony export */ });
/* unused harmony export shortRef */
/** What the summary and the terminal both pick out of a report. */
const NOTICEABLE_MS = 100;
/** Steps that took a noticeable time, slowest first. */
function pickSlowestSteps(steps, count) {
    return steps
        .filter((step) => step.durationMs >= NOTICEABLE_MS)
        .sort((a, b) => b.durationMs - a.durationMs)
        .slice(0, count);
}
function countCached(steps) {
    return steps.filter((step) => step.cached).length;
}
/** Whether base layers are told apart from own ones anywhere; if not, columns for them would be empty. */
function hasBaseSplit(platforms) {
    return platforms.some(({ base, own }) => base !== undefined || own !== undefined);
}
/** Of the members that hold a size, the ones that are known of at least one platform. */
function knownMeasures(platforms) {
    const measures = ['compressedBytes', 'unpackedBytes'];
    return measures.filter((measure) => platforms.some(({ total }) => total[measure] !== null));
}
/** All sizes of one platform, ready for a row: total, base and own of each known measure. */
function sizesOf({ total, base, own }, measure) {
    return { total: total[measure], base: base?.[measure] ?? null, own: own?.[measure] ?? null };
}
/** `refs/heads/main` is `main` for a reader; other references stay as they are. */
function shortRef(ref) {
    return ref.replace(/^refs\/(?:heads|tags)\//, '');
}
/** What was built, as far as it is known: `octo/cv`, `main`, the first twelve digits of the commit. */
function sourceParts({ repository, ref, commit }) {
    const parts = [repository, ref === undefined ? undefined : shortRef(ref), commit?.slice(0, 12)];
    return parts.flatMap((part) => (part ? [part] : []));
}
/** `RUN cargo build` of `RUN /bin/sh -c cargo build # buildkit`, as the history of an image has it. */
function shortInstruction(createdBy) {
    return createdBy.replace(/ # buildkit$/, '').replace(/^RUN \/bin\/sh -c /, 'RUN ');
}
/** Successful without an image: a check or an outline of the Dockerfile, nothing was built. */
function madeNoImage({ outcome, image, cache }) {
    return outcome === 'success' && image === undefined && cache?.unchanged === undefined;
}
/** Of the image that was built, or of that of an earlier build where this one was skipped. */
function imageIdsOf({ image, cache }) {
    return image ?? cache?.unchanged ?? {};
}
/** `1.2` of `ghcr.io/octo/cv:1.2@sha256:…`; a port of the registry is not a tag. */
function tagOf(reference) {
    return /^[^@]*:([^:/@]+)(?:@|$)/.exec(reference)?.[1];
}
/** In the order in which the stages first appear. */
function totalByStage(steps) {
    const groups = new Map();
    for (const step of steps) {
        const group = groups.get(step.stage);
        if (group === undefined)
            groups.set(step.stage, [step]);
        else
            group.push(step);
    }
    return [...groups].map(([stage, members]) => ({
        stage,
        steps: members.length,
        cached: countCached(members),
        busyMs: busyTime(members),
    }));
}
/** Steps of several platforms run at once: what overlaps counts once. */
function busyTime(steps) {
    const byStart = [...steps].sort((a, b) => a.startMs - b.startMs);
    let busyMs = 0;
    let until = Number.NEGATIVE_INFINITY;
    for (const { startMs, durationMs } of byStart) {
        const end = startMs + durationMs;
        busyMs += Math.max(0, end - Math.max(startMs, until));
        until = Math.max(until, end);
    }
    return busyMs;
}


/***/ }),

/***/ 69439:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ size),
/* harmony export */   S: () => (/* binding */ image)
/* harmony export */ });
/* harmony import */ var _shape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36111);

const bytes = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .me)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ);
const size = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)({ compressedBytes: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(bytes), unpackedBytes: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(bytes) });
const file = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)({ path: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq), sizeBytes: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ) });
const layer = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)({
    digest: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .digest */ .br),
    mediaType: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    compressedBytes: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(bytes),
    unpackedBytes: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(bytes),
    origin: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('base', 'own', 'unknown')),
    createdBy: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    files: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(file)),
    otherFiles: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)({ count: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ), bytes: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ) })),
});
const binary = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)({
    path: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    sizeBytes: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ),
    crates: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)({ name: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq), bytes: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ) }))),
});
const platformImage = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)({
    platform: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    digest: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .digest */ .br),
    total: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(size),
    base: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(size),
    own: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(size),
    layers: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(layer)),
    binary: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(binary),
    unlisted: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
});
const image = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)({
    imageId: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .digest */ .br),
    digest: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .digest */ .br),
    platforms: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(platformImage)),
    unpackedAs: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('files')),
    unmeasured: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
});


/***/ }),

/***/ 51579:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  M: () => (/* binding */ parseReport),
  h: () => (/* binding */ renderJson)
});

// EXTERNAL MODULE: ./src/report/plain-text.ts
var plain_text = __webpack_require__(6676);
// EXTERNAL MODULE: ./src/report/read-shape.ts
var read_shape = __webpack_require__(96420);
// EXTERNAL MODULE: ./src/report/shape.ts
var shape = __webpack_require__(36111);
;// CONCATENATED MODULE: ./src/report/build-shape.ts

const build = (0,shape/* record */.g1)({
    variant: (0,shape/* may */._L)((0,shape/* choice */.Yq)('prod', 'dev', 'minimal')),
    version: (0,shape/* may */._L)(shape/* text */.Qq),
    dockerfile: (0,shape/* must */.sb)(shape/* text */.Qq),
    platforms: (0,shape/* must */.sb)((0,shape/* list */.p_)(shape/* text */.Qq)),
    tags: (0,shape/* must */.sb)((0,shape/* list */.p_)(shape/* text */.Qq)),
    builder: (0,shape/* must */.sb)((0,shape/* record */.g1)({
        name: (0,shape/* must */.sb)(shape/* text */.Qq),
        driver: (0,shape/* must */.sb)(shape/* text */.Qq),
        buildkitVersion: (0,shape/* may */._L)(shape/* text */.Qq),
    })),
    engine: (0,shape/* must */.sb)((0,shape/* record */.g1)({ serverVersion: (0,shape/* may */._L)(shape/* text */.Qq), buildxVersion: (0,shape/* must */.sb)(shape/* text */.Qq) })),
    standIns: (0,shape/* must */.sb)((0,shape/* list */.p_)((0,shape/* record */.g1)({ replaces: (0,shape/* must */.sb)(shape/* text */.Qq), name: (0,shape/* must */.sb)(shape/* text */.Qq) }))),
});

// EXTERNAL MODULE: ./src/report/cache-shape.ts
var cache_shape = __webpack_require__(29572);
// EXTERNAL MODULE: ./src/report/comment-shape.ts
var comment_shape = __webpack_require__(55395);
// EXTERNAL MODULE: ./src/report/delta-shape.ts
var delta_shape = __webpack_require__(736);
// EXTERNAL MODULE: ./src/report/fetch-shape.ts
var fetch_shape = __webpack_require__(61582);
// EXTERNAL MODULE: ./src/report/image-shape.ts
var image_shape = __webpack_require__(69439);
// EXTERNAL MODULE: ./src/report/preflight-shape.ts + 1 modules
var preflight_shape = __webpack_require__(38679);
// EXTERNAL MODULE: ./src/report/publish-shape.ts
var publish_shape = __webpack_require__(62153);
// EXTERNAL MODULE: ./src/report/scan-shape.ts
var scan_shape = __webpack_require__(99049);
;// CONCATENATED MODULE: ./src/report/run-report-shape.ts










/**
 * `RunReport` as a shape, in the order in which report.json is written. The compiler refuses it when
 * a member is missing, too many or of another type; a test does so for docs/report.schema.json.
 */
const outcome = (0,shape/* choice */.Yq)('success', 'failure', 'cancelled');
const failure = (0,shape/* record */.g1)({
    stage: (0,shape/* must */.sb)(shape/* text */.Qq),
    cause: (0,shape/* must */.sb)(shape/* text */.Qq),
    fault: (0,shape/* may */._L)(shape/* text */.Qq),
    remedy: (0,shape/* may */._L)(shape/* text */.Qq),
    tried: (0,shape/* may */._L)((0,shape/* list */.p_)(shape/* text */.Qq)),
    step: (0,shape/* may */._L)(shape/* text */.Qq),
    evidence: (0,shape/* must */.sb)((0,shape/* list */.p_)(shape/* text */.Qq)),
    exitCode: (0,shape/* must */.sb)(shape/* whole */.WQ),
});
const stage = (0,shape/* record */.g1)({
    name: (0,shape/* must */.sb)((0,shape/* choice */.Yq)('plan', 'preflight', 'fetch', 'cache', 'engine', 'compile', 'build', 'measure', 'smoke-test', 'scan', 'publish', 'delta', 'save', 'comment')),
    startMs: (0,shape/* must */.sb)(shape/* number */.ai),
    durationMs: (0,shape/* must */.sb)(shape/* notNegative */.v7),
});
const attempt = (0,shape/* record */.g1)({
    number: (0,shape/* must */.sb)(shape/* whole */.WQ),
    durationMs: (0,shape/* must */.sb)(shape/* notNegative */.v7),
    outcome: (0,shape/* must */.sb)(outcome),
    cause: (0,shape/* may */._L)(shape/* text */.Qq),
    fault: (0,shape/* may */._L)(shape/* text */.Qq),
    evidence: (0,shape/* may */._L)((0,shape/* list */.p_)(shape/* text */.Qq)),
    remedies: (0,shape/* may */._L)((0,shape/* list */.p_)(shape/* text */.Qq)),
    waitedMs: (0,shape/* may */._L)(shape/* notNegative */.v7),
});
const step = (0,shape/* record */.g1)({
    name: (0,shape/* must */.sb)(shape/* text */.Qq),
    stage: (0,shape/* may */._L)(shape/* text */.Qq),
    platform: (0,shape/* may */._L)(shape/* text */.Qq),
    startMs: (0,shape/* must */.sb)(shape/* number */.ai),
    durationMs: (0,shape/* must */.sb)(shape/* notNegative */.v7),
    cached: (0,shape/* must */.sb)(shape/* flag */.Jt),
    error: (0,shape/* may */._L)(shape/* text */.Qq),
});
const smokeTest = (0,shape/* record */.g1)({
    url: (0,shape/* must */.sb)(shape/* text */.Qq),
    outcome: (0,shape/* must */.sb)((0,shape/* choice */.Yq)('success', 'failure')),
    status: (0,shape/* may */._L)(shape/* whole */.WQ),
    body: (0,shape/* may */._L)(shape/* text */.Qq),
    startupMs: (0,shape/* may */._L)(shape/* notNegative */.v7),
    cause: (0,shape/* may */._L)(shape/* text */.Qq),
});
const warning = (0,shape/* record */.g1)({
    message: (0,shape/* must */.sb)(shape/* text */.Qq),
    file: (0,shape/* may */._L)(shape/* text */.Qq),
    line: (0,shape/* may */._L)(shape/* whole */.WQ),
    url: (0,shape/* may */._L)(shape/* text */.Qq),
});
const runReport = (0,shape/* record */.g1)({
    schemaVersion: (0,shape/* must */.sb)((0,shape/* choice */.Yq)(1)),
    tool: (0,shape/* must */.sb)((0,shape/* record */.g1)({ name: (0,shape/* must */.sb)((0,shape/* choice */.Yq)('cv-docker-build')), version: (0,shape/* must */.sb)(shape/* text */.Qq) })),
    startedAt: (0,shape/* must */.sb)(shape/* instant */.uR),
    durationMs: (0,shape/* must */.sb)(shape/* notNegative */.v7),
    outcome: (0,shape/* must */.sb)(outcome),
    failure: (0,shape/* may */._L)(failure),
    source: (0,shape/* must */.sb)((0,shape/* record */.g1)({ commit: (0,shape/* may */._L)(shape/* text */.Qq), ref: (0,shape/* may */._L)(shape/* text */.Qq), repository: (0,shape/* may */._L)(shape/* text */.Qq) })),
    build: (0,shape/* must */.sb)(build),
    stages: (0,shape/* must */.sb)((0,shape/* list */.p_)(stage)),
    preflight: (0,shape/* may */._L)(preflight_shape/* preflight */.M),
    fetch: (0,shape/* may */._L)(fetch_shape/* fetch */.h),
    cache: (0,shape/* may */._L)(cache_shape/* cache */.P),
    compile: (0,shape/* may */._L)(cache_shape/* compile */.w),
    attempts: (0,shape/* must */.sb)((0,shape/* list */.p_)(attempt)),
    steps: (0,shape/* must */.sb)((0,shape/* list */.p_)(step)),
    cargo: (0,shape/* may */._L)((0,shape/* record */.g1)({ compiled: (0,shape/* must */.sb)(shape/* whole */.WQ), fresh: (0,shape/* may */._L)(shape/* whole */.WQ) })),
    image: (0,shape/* may */._L)(image_shape/* image */.S),
    smokeTest: (0,shape/* may */._L)(smokeTest),
    scan: (0,shape/* may */._L)(scan_shape/* scan */.S),
    publish: (0,shape/* may */._L)(publish_shape/* publish */.m),
    delta: (0,shape/* may */._L)(delta_shape/* delta */.p),
    comment: (0,shape/* may */._L)(comment_shape/* comment */.I),
    warnings: (0,shape/* must */.sb)((0,shape/* list */.p_)(warning)),
});

;// CONCATENATED MODULE: ./src/report/json.ts



const MAX_PROBLEMS = 20;
const SCHEMA_VERSION = 1;
/** report.json: members in the order of the schema, two spaces, a line end at the end. */
function renderJson(report) {
    return `${JSON.stringify((0,read_shape/* readShape */._)(runReport, report).value, null, 2)}\n`;
}
/**
 * Reads a report.json. Members it does not know are left out: a later version 1 may have more. What
 * it knows has to be right; at most 20 problems are told.
 */
function parseReport(json) {
    const parsed = parseJson(json);
    if (!parsed.ok)
        return parsed;
    const version = schemaVersionOf(parsed.value);
    if (typeof version === 'number' && version !== SCHEMA_VERSION)
        return wrongVersion(version);
    const { value, problems } = (0,read_shape/* readShape */._)(runReport, parsed.value);
    if (problems.length === 0)
        return { ok: true, value };
    const shown = problems.slice(0, MAX_PROBLEMS);
    const rest = problems.length - shown.length;
    return refuse(rest === 0 ? shown : [...shown, `${rest} more members are wrong`]);
}
function parseJson(json) {
    try {
        return { ok: true, value: JSON.parse(json.replace(/^\ufeff/, '')) };
    }
    catch (error) {
        const detail = error instanceof SyntaxError ? (0,plain_text/* clip */.$Q)((0,plain_text/* cleanLine */.Ow)(error.message), 200) : '';
        return refuse([`it is not JSON (${detail})`]);
    }
}
function schemaVersionOf(value) {
    return typeof value === 'object' && value !== null && 'schemaVersion' in value
        ? value.schemaVersion
        : undefined;
}
function wrongVersion(version) {
    const remedy = 'read it with the version of cv-docker-build that wrote it, or a newer one';
    const problem = `schemaVersion ${version} is not known here, only ${SCHEMA_VERSION}`;
    return { ok: false, errors: [{ input: 'report', problem, remedy }] };
}
function refuse(problems) {
    const remedy = 'give a report.json as cv-docker-build wrote it';
    return { ok: false, errors: problems.map((problem) => ({ input: 'report', problem, remedy })) };
}


/***/ }),

/***/ 87457:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ mapTexts)
/* harmony export */ });
/* harmony import */ var _shape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36111);

/**
 * The value with every free text of it changed. Choices, patterned texts and the names that tell the
 * variants of a union apart stay, so that the result is of the same shape.
 */
function mapTexts(shape, value, change) {
    return mapForm(shape, value, change);
}
function mapForm(form, value, change) {
    switch (form.kind) {
        case 'text':
            return typeof value === 'string' && form.pattern === undefined ? change(value) : value;
        case 'list':
            return Array.isArray(value) ? value.map((item) => mapForm(form.item, item, change)) : value;
        case 'record':
            return mapMembers(form, value, change);
        case 'union': {
            const variant = typeof value === 'object' && value ? (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .pickVariant */ .rx)(form, value) : undefined;
            return variant === undefined ? value : mapForm(variant, value, change);
        }
        case 'number':
        case 'flag':
        case 'choice':
        case 'nullable':
            return value;
    }
}
function mapMembers({ members }, value, change) {
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => {
        const form = Object.hasOwn(members, name) ? members[name]?.form : undefined;
        return [name, form === undefined ? member : mapForm(form, member, change)];
    }));
}


/***/ }),

/***/ 54285:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   DV: () => (/* binding */ codeBlock),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   fj: () => (/* binding */ join),
/* harmony export */   md: () => (/* binding */ md),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   qN: () => (/* binding */ paragraphs),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   wg: () => (/* binding */ EMPTY),
/* harmony export */   zH: () => (/* binding */ details)
/* harmony export */ });
/* unused harmony export escapeText */
/* harmony import */ var _plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6676);

/**
 * A piece of Markdown written by us; every string put into it is escaped, every `Markdown` is kept.
 * Two code spans have to be kept apart by some character.
 */
function md(literals, ...values) {
    const parts = literals.map((literal, index) => {
        const value = values[index];
        return value === undefined ? literal : literal + sourceOf(value);
    });
    return { markdown: parts.join('') };
}
function sourceOf(value) {
    return typeof value === 'object' ? value.markdown : escapeText(String(value));
}
const EMPTY = { markdown: '' };
function join(pieces, separator) {
    return { markdown: pieces.map((piece) => piece.markdown).join(separator) };
}
/** Blocks apart from each other; empty ones leave no trace. */
function paragraphs(blocks) {
    return join(blocks.filter(({ markdown }) => markdown !== ''), '\n\n');
}
/**
 * Text of others as one line of prose: shown as it is, without any meaning. Neither as markup, HTML,
 * mathematics or emoji code, nor as what GitHub links by itself: `@user`, `#1`, `GH-1`, addresses,
 * hashes of commits.
 */
function escapeText(text) {
    return (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanLine */ .Ow)(text).replace(/ +/g, ' ').replace(MEANINGFUL, escapeSign).replace(HASH, breakUp);
}
/** Whatever Markdown or GitHub would read as more than a character; the last two at the start only. */
const MEANINGFUL = /[&<>\\|$`*_[\]~#@]|\bGH-(?=\d)|www(?=\.)|:(?=\/\/|[\w+-]*[a-z][\w+-]*:|[+-]1:|1(?:00|234):)|^ ?[-+=]|^ ?\d+[.)](?= |$)/gi;
/** GitHub links a commit by seven or more digits of its hash: no piece is as long as that. */
const HASH = /\b[0-9a-f]{7,}\b/gi;
function breakUp(hash) {
    return hash.replace(/.{6}(?=.)/g, `$&${WORD_JOINER}`);
}
/** Stands between a sign and the name after it: GitHub then sees no mention, reference or address. */
const WORD_JOINER = '&#8288;';
/** Entities, since a backslash protects nothing within HTML, and little in tables and mathematics. */
function escapeSign(sign) {
    if (/^(?:@|#|:|www|gh-)$/i.test(sign))
        return `${sign === '#' ? '&#35;' : sign}${WORD_JOINER}`;
    return `${sign.slice(0, -1)}&#${sign.charCodeAt(sign.length - 1)};`;
}
/** Text of others on one line in a code span; also within tables. Empty text is a dash. */
function code(text) {
    const line = (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanLine */ .Ow)(text);
    if (line.trim() === '')
        return { markdown: '–' };
    // Renderers disagree about a backslash before an escaped pipe in a code span of a table.
    if (line.includes('\\|'))
        return { markdown: `<code>${escapeText(line)}</code>` };
    const ticks = '`'.repeat(longestRun(line) + 1);
    const pad = /^[` ]|[` ]$/.test(line) ? ' ' : '';
    return { markdown: `${ticks}${pad}${line}${pad}${ticks}` };
}
/** A sentence of others in which `names` between single backticks are shown as code. */
function prose(text) {
    const parts = text.split(/(?<!`)`([^`]+)`(?!`)/);
    return join(parts.map((part, at) => (at % 2 === 1 ? code(part) : md `${part}`)), '');
}
/** Lines of others in a block of code, closed by a fence that they do not hold. */
function codeBlock(lines) {
    const text = lines.flatMap(_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanLines */ .v3).join('\n');
    const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
    return { markdown: `${fence}text\n${text}\n${fence}` };
}
function longestRun(text) {
    return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
/** A table whose source is readable too: a cell for each column, on one line each. */
function table(columns, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    const rule = columns.map(({ align }) => (align === 'left' ? ':---' : '---:'));
    const titles = columns.map(({ title }) => cellSource(md `${title}`));
    return join([line(titles), line(rule), ...rows.map((row) => line(row.map(cellSource)))].map((markdown) => ({
        markdown,
    })), '\n');
}
/** A raw pipe can only stand in a code span here, and there a table wants it escaped. */
function cellSource(cell) {
    return cell.markdown.replace(/[\r\n]+/g, ' ').replaceAll('|', '\\|');
}
/** A section that is closed until the reader opens it. The title is plain text. */
function details(title, body) {
    const summary = `<details>\n<summary>${escapeText(title)}</summary>`;
    return { markdown: `${summary}\n\n${body.markdown}\n\n</details>` };
}
/** A link if the address is an ordinary web address, else only its text. */
function link(title, address) {
    const url = parseWebAddress(address);
    const text = md `${title}`.markdown;
    return { markdown: url === undefined ? text : `[${text}](<${url}>)` };
}
function parseWebAddress(address) {
    if (!URL.canParse(address))
        return undefined;
    const { protocol, username, href } = new URL(address);
    // What the parser leaves as it is and Markdown would read: brackets, backslashes, entities.
    const safe = href.replace(/[<>\\|`\s]/g, encodeURIComponent).replaceAll('&', '&amp;');
    return protocol === 'https:' && username === '' ? safe : undefined;
}


/***/ }),

/***/ 94504:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kl: () => (/* binding */ faultOf),
/* harmony export */   Tt: () => (/* binding */ listTroubles),
/* harmony export */   u8: () => (/* binding */ listDecisions),
/* harmony export */   v9: () => (/* binding */ measureLostMs),
/* harmony export */   vv: () => (/* binding */ sortEndpoints)
/* harmony export */ });
function sortEndpoints({ endpoints }) {
    const having = (outcome) => endpoints.filter((endpoint) => endpoint.outcome === outcome);
    return { troubled: [...having('failed'), ...having('degraded')], healthy: having('ok') };
}
/** Endpoints first, then checks of the machine; each remedy is told once. */
function listTroubles({ preflight, failure }) {
    if (preflight === undefined)
        return [];
    const told = new Set([failure?.remedy]);
    const troubles = [
        ...sortEndpoints(preflight).troubled.filter(isNeeded).map(endpointTrouble),
        ...preflight.checks.flatMap(checkTrouble),
    ];
    return troubles.map(({ remedy, ...trouble }) => {
        if (remedy === undefined || told.has(remedy))
            return trouble;
        told.add(remedy);
        return { ...trouble, remedy };
    });
}
/** A mirror that does not answer is no trouble of its own: it is there in case another is. */
function isNeeded({ mirrorOf }) {
    return mirrorOf === undefined;
}
const LAYERS = {
    dns: 'its name could not be resolved',
    connect: 'no connection',
    tls: 'no TLS connection',
    http: 'no good answer',
};
function endpointTrouble(endpoint) {
    const { name, url, outcome, failedLayer, cause, remedy } = endpoint;
    const fallback = failedLayer === undefined ? 'no reason is known' : LAYERS[failedLayer];
    return {
        failed: outcome === 'failed',
        name: name.trim() === '' ? url : name,
        cause: cause ?? fallback,
        ...(remedy === undefined ? {} : { remedy }),
    };
}
function checkTrouble({ name, outcome, detail, remedy }) {
    if (outcome === 'ok' || outcome === 'skipped')
        return [];
    const told = remedy === undefined ? {} : { remedy };
    return [{ failed: outcome === 'failed', name, cause: detail, ...told }];
}
/** Without the refusal that the failure of the run already tells. */
function listDecisions({ preflight, failure }) {
    return (preflight?.decisions ?? []).filter((decision) => decision.kind !== 'refuse' || decision.cause !== failure?.cause);
}
/** What attempts that failed took, and all waiting between them, in milliseconds. */
function measureLostMs(attempts) {
    return attempts.reduce((sum, { outcome, durationMs, waitedMs = 0 }) => sum + waitedMs + (outcome === 'failure' ? durationMs : 0), 0);
}
/** Row of the fault table that the run failed of; `undefined` when it did not fail. */
function faultOf({ outcome, failure, attempts }) {
    if (outcome !== 'failure')
        return undefined;
    const last = attempts.at(-1);
    return failure?.fault ?? (last?.outcome === 'failure' ? last.fault : undefined);
}


/***/ }),

/***/ 6676:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ clip),
/* harmony export */   Ow: () => (/* binding */ cleanLine),
/* harmony export */   ZH: () => (/* binding */ capitalize),
/* harmony export */   v3: () => (/* binding */ cleanLines)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_util__WEBPACK_IMPORTED_MODULE_0__);

/**
 * Text of others (build logs, names, messages, answers of servers) made harmless for any display:
 * no escape sequence, no control character, nothing that is invisible or turns the writing direction.
 */
/**
 * Control and format characters (bidirectional marks, zero-width characters, tags). The two joiners
 * U+200C and U+200D stay: scripts and emoji are spelled with them.
 */
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;
const LINE_BREAK = /\r\n|[\n\v\f\u0085\u2028\u2029]/;
const TAB = '    ';
/** One line: line breaks and tabs become spaces, nothing else is shortened. */
function cleanLine(text) {
    return scrub((0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(text).replace(/\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g, ' '));
}
/** Lines of a log. Of a line that a progress display wrote over with `\r`, the last state. */
function cleanLines(text) {
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(text)
        .split(LINE_BREAK)
        .map((line) => scrub(lastState(line).replaceAll('\t', TAB)).trimEnd());
}
/** At most `max` characters (code points), the last one an ellipsis where something was cut. */
function clip(text, max) {
    if (text.length <= max)
        return text;
    // A code point is at most two units long, so no more than that has to be taken apart.
    const start = [...text.slice(0, (max + 1) * 2)];
    return start.length <= max ? start.join('') : `${start.slice(0, Math.max(0, max - 1)).join('')}…`;
}
function scrub(text) {
    return text.replace(INVISIBLE, '').replace(LONE_SURROGATE, '\ufffd');
}
function lastState(line) {
    const states = line.split('\r').filter((state) => state.trim() !== '');
    return states.at(-1) ?? '';
}
function capitalize(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}


/***/ }),

/***/ 38679:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  M: () => (/* binding */ preflight)
});

// EXTERNAL MODULE: ./src/report/shape.ts
var shape = __webpack_require__(36111);
;// CONCATENATED MODULE: ./src/report/decision-shape.ts

const decision = (0,shape/* union */.KC)('kind', {
    mirror: (0,shape/* record */.g1)({
        kind: (0,shape/* must */.sb)((0,shape/* choice */.Yq)('mirror')),
        reason: (0,shape/* must */.sb)(shape/* text */.Qq),
        registry: (0,shape/* must */.sb)(shape/* text */.Qq),
        mirror: (0,shape/* must */.sb)(shape/* text */.Qq),
    }),
    'crates-mirror': (0,shape/* record */.g1)({
        kind: (0,shape/* must */.sb)((0,shape/* choice */.Yq)('crates-mirror')),
        reason: (0,shape/* must */.sb)(shape/* text */.Qq),
        mirror: (0,shape/* must */.sb)(shape/* text */.Qq),
    }),
    resolver: (0,shape/* record */.g1)({
        kind: (0,shape/* must */.sb)((0,shape/* choice */.Yq)('resolver')),
        reason: (0,shape/* must */.sb)(shape/* text */.Qq),
        servers: (0,shape/* must */.sb)((0,shape/* list */.p_)(shape/* text */.Qq)),
    }),
    'ipv6-off': bare('ipv6-off'),
    'inject-ca': (0,shape/* record */.g1)({
        kind: (0,shape/* must */.sb)((0,shape/* choice */.Yq)('inject-ca')),
        reason: (0,shape/* must */.sb)(shape/* text */.Qq),
        path: (0,shape/* must */.sb)(shape/* text */.Qq),
    }),
    'pass-proxy': bare('pass-proxy'),
    offline: bare('offline'),
    'multiplexing-off': bare('multiplexing-off'),
    refuse: (0,shape/* record */.g1)({
        kind: (0,shape/* must */.sb)((0,shape/* choice */.Yq)('refuse')),
        reason: (0,shape/* must */.sb)(shape/* text */.Qq),
        cause: (0,shape/* must */.sb)(shape/* text */.Qq),
        remedy: (0,shape/* must */.sb)(shape/* text */.Qq),
    }),
});
/** A decision that needs no more than its kind and its reason. */
function bare(kind) {
    return (0,shape/* record */.g1)({
        kind: (0,shape/* must */.sb)((0,shape/* choice */.Yq)(kind)),
        reason: (0,shape/* must */.sb)(shape/* text */.Qq),
    });
}

;// CONCATENATED MODULE: ./src/report/preflight-shape.ts


const faultKind = (0,shape/* choice */.Yq)('dns-missing', 'dns-failing', 'refused', 'unreachable', 'connect-timeout', 'tls-untrusted', 'tls-invalid', 'tls-failed', 'answer-timeout', 'stalled', 'reset', 'proxy-refused', 'protocol', 'aborted');
const resolved = (0,shape/* record */.g1)({
    resolver: (0,shape/* must */.sb)(shape/* text */.Qq),
    addresses: (0,shape/* must */.sb)((0,shape/* list */.p_)(shape/* text */.Qq)),
    durationMs: (0,shape/* must */.sb)(shape/* notNegative */.v7),
    error: (0,shape/* may */._L)(shape/* text */.Qq),
    fault: (0,shape/* may */._L)(faultKind),
});
const family = (0,shape/* choice */.Yq)(4, 6);
const connect = (0,shape/* record */.g1)({
    family: (0,shape/* must */.sb)(family),
    address: (0,shape/* must */.sb)(shape/* text */.Qq),
    durationMs: (0,shape/* must */.sb)(shape/* notNegative */.v7),
    error: (0,shape/* may */._L)(shape/* text */.Qq),
    fault: (0,shape/* may */._L)(faultKind),
});
const tls = (0,shape/* record */.g1)({
    issuer: (0,shape/* must */.sb)(shape/* text */.Qq),
    validTo: (0,shape/* must */.sb)(shape/* text */.Qq),
    intercepted: (0,shape/* must */.sb)(shape/* flag */.Jt),
    caBundle: (0,shape/* may */._L)(shape/* text */.Qq),
    error: (0,shape/* may */._L)(shape/* text */.Qq),
});
const http = (0,shape/* record */.g1)({
    status: (0,shape/* must */.sb)(shape/* whole */.WQ),
    latencyMs: (0,shape/* must */.sb)(shape/* notNegative */.v7),
    samples: (0,shape/* must */.sb)(shape/* whole */.WQ),
    pullsRemaining: (0,shape/* may */._L)(shape/* whole */.WQ),
});
const endpoint = (0,shape/* record */.g1)({
    name: (0,shape/* must */.sb)(shape/* text */.Qq),
    url: (0,shape/* must */.sb)(shape/* text */.Qq),
    purpose: (0,shape/* must */.sb)((0,shape/* choice */.Yq)('base-image', 'push', 'cache', 'crates-index', 'crates', 'git', 'api', 'scanner-database', 'packages')),
    outcome: (0,shape/* must */.sb)((0,shape/* choice */.Yq)('ok', 'degraded', 'failed')),
    failedLayer: (0,shape/* may */._L)((0,shape/* choice */.Yq)('dns', 'connect', 'tls', 'http')),
    cause: (0,shape/* may */._L)(shape/* text */.Qq),
    remedy: (0,shape/* may */._L)(shape/* text */.Qq),
    dns: (0,shape/* must */.sb)((0,shape/* list */.p_)(resolved)),
    resolversDisagree: (0,shape/* must */.sb)(shape/* flag */.Jt),
    connects: (0,shape/* must */.sb)((0,shape/* list */.p_)(connect)),
    tls: (0,shape/* may */._L)(tls),
    http: (0,shape/* may */._L)(http),
    canPush: (0,shape/* may */._L)(shape/* flag */.Jt),
    credentials: (0,shape/* may */._L)((0,shape/* choice */.Yq)('accepted', 'refused', 'none')),
    repository: (0,shape/* may */._L)(shape/* text */.Qq),
    mirrorOf: (0,shape/* may */._L)(shape/* text */.Qq),
    faults: (0,shape/* may */._L)((0,shape/* list */.p_)(faultKind)),
    proxy: (0,shape/* may */._L)(shape/* text */.Qq),
});
const check = (0,shape/* record */.g1)({
    name: (0,shape/* must */.sb)(shape/* text */.Qq),
    outcome: (0,shape/* must */.sb)((0,shape/* choice */.Yq)('ok', 'warning', 'failed', 'skipped')),
    detail: (0,shape/* must */.sb)(shape/* text */.Qq),
    remedy: (0,shape/* may */._L)(shape/* text */.Qq),
});
const preflight = (0,shape/* record */.g1)({
    mode: (0,shape/* must */.sb)((0,shape/* choice */.Yq)('auto', 'strict')),
    durationMs: (0,shape/* must */.sb)(shape/* notNegative */.v7),
    endpoints: (0,shape/* must */.sb)((0,shape/* list */.p_)(endpoint)),
    checks: (0,shape/* must */.sb)((0,shape/* list */.p_)(check)),
    decisions: (0,shape/* must */.sb)((0,shape/* list */.p_)(decision)),
});


/***/ }),

/***/ 62153:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ publish)
/* harmony export */ });
/* harmony import */ var _fetch_shape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61582);
/* harmony import */ var _shape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36111);


const publish = (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)({
    outcome: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)('pushed', 'refused', 'failed')),
    reason: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq),
    digest: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .digest */ .br),
    references: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)),
    pushedBytes: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .whole */ .WQ),
    presentBytes: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .whole */ .WQ),
    mountedBytes: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .whole */ .WQ),
    durationMs: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .notNegative */ .v7),
    incidents: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .may */ ._L)((0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)(_fetch_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .incident */ .f)),
    fault: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq),
    remedy: (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq),
});


/***/ }),

/***/ 96420:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ readShape)
/* harmony export */ });
/* harmony import */ var _shape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36111);

/** Reads a value by its shape. With problems the value is not of type `T` everywhere. */
function readShape(shape, value) {
    const problems = [];
    const read = readForm(shape, value, '', problems);
    return { value: read, problems };
}
function readForm(form, value, path, problems) {
    switch (form.kind) {
        case 'list':
            if (!Array.isArray(value))
                break;
            return value.map((item, at) => readForm(form.item, item, `${path}[${at}]`, problems));
        case 'record':
            if (!isRecord(value))
                break;
            return readMembers(form.members, value, path, problems);
        case 'union':
            if (!isRecord(value))
                break;
            return readVariant(form, value, path, problems);
        case 'text':
        case 'number':
        case 'flag':
        case 'choice':
        case 'nullable':
            if (isScalarOf(form, value))
                return value;
    }
    problems.push(`${path || 'the report'} must be ${nameForm(form)}, not ${nameValue(value)}`);
    return value;
}
function readVariant(form, value, path, problems) {
    const { tag, variants } = form;
    const variant = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .pickVariant */ .rx)(form, value);
    if (variant !== undefined)
        return readForm(variant, value, path, problems);
    const at = path === '' ? tag : `${path}.${tag}`;
    const known = nameForm({ kind: 'choice', values: Object.keys(variants) });
    const name = Object.hasOwn(value, tag) ? value[tag] : undefined;
    problems.push(name === undefined ? `${at} is missing` : `${at} must be ${known}, not ${nameValue(name)}`);
    return value;
}
function readMembers(members, value, path, problems) {
    const read = [];
    for (const [name, { form, required }] of Object.entries(members)) {
        const at = path === '' ? name : `${path}.${name}`;
        const member = Object.hasOwn(value, name) ? value[name] : undefined;
        if (member !== undefined)
            read.push([name, readForm(form, member, at, problems)]);
        else if (required)
            problems.push(`${at} is missing`);
    }
    return Object.fromEntries(read);
}
function isScalarOf(form, value) {
    switch (form.kind) {
        case 'text':
            return typeof value === 'string' && (!form.pattern || new RegExp(form.pattern).test(value));
        case 'number':
            return isNumberOf(form, value);
        case 'flag':
            return typeof value === 'boolean';
        case 'choice':
            return form.values.some((known) => known === value);
        case 'nullable':
            return value === null || isScalarOf(form.inner, value);
    }
}
function isNumberOf(form, value) {
    if (typeof value !== 'number' || !Number.isFinite(value))
        return false;
    return value >= (form.minimum ?? value) && (!form.whole || Number.isSafeInteger(value));
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function nameForm(form) {
    switch (form.kind) {
        case 'text':
            return form.example === undefined ? 'text' : `text such as ${form.example}`;
        case 'number':
            return `a ${form.whole ? 'whole ' : ''}number${form.minimum === undefined ? '' : ` from ${form.minimum}`}`;
        case 'flag':
            return 'true or false';
        case 'choice':
            return form.values.map((value) => JSON.stringify(value)).join(' or ');
        case 'nullable':
            return `${nameForm(form.inner)} or null`;
        case 'list':
            return 'a list';
        case 'record':
        case 'union':
            return 'an object';
    }
}
const MAX_QUOTE = 60;
function nameValue(value) {
    if (Array.isArray(value))
        return 'a list';
    if (isRecord(value))
        return 'an object';
    const quoted = JSON.stringify(value) ?? String(value);
    return quoted.length <= MAX_QUOTE ? quoted : `${quoted.slice(0, MAX_QUOTE)}…`;
}


/***/ }),

/***/ 5875:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ usedSeverities),
/* harmony export */   BE: () => (/* binding */ countScan),
/* harmony export */   VW: () => (/* binding */ listFixed),
/* harmony export */   ng: () => (/* binding */ countSeverities),
/* harmony export */   ud: () => (/* binding */ shareFindings)
/* harmony export */ });
/* harmony import */ var _scan_findings_raw_finding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29550);
/* harmony import */ var _scan_findings_severity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70553);


/** The findings of all platforms, each told once; worst first. */
function shareFindings(platforms, isWanted) {
    const shared = new Map();
    for (const { platform, findings } of platforms) {
        for (const finding of findings.filter(isWanted)) {
            const { installed, counts, state } = finding;
            const name = JSON.stringify([(0,_scan_findings_raw_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .keyOf */ .T)(finding), installed, counts, state]);
            const known = shared.get(name);
            if (known === undefined)
                shared.set(name, { finding, platforms: [platform] });
            else
                known.platforms.push(platform);
        }
    }
    const byFinding = new Map([...shared.values()].map((one) => [one.finding, one]));
    return (0,_scan_findings_severity_js__WEBPACK_IMPORTED_MODULE_1__/* .sortFindings */ .Tc)([...byFinding.keys()]).flatMap((finding) => byFinding.get(finding) ?? []);
}
/** How many of each severity the image has, without what somebody let pass; in the order of `SEVERITIES`. */
function countSeverities({ findings }) {
    return _scan_findings_severity_js__WEBPACK_IMPORTED_MODULE_1__/* .SEVERITIES */ .oC.map((severity) => findings.filter((one) => one.severity === severity && one.ignored === undefined).length);
}
/** Over all platforms; what several of them have counts once. */
function countScan({ platforms }) {
    const count = (isWanted) => shareFindings(platforms, isWanted).length;
    const isOpen = ({ ignored }) => ignored === undefined;
    const isCompared = platforms.some(({ comparison }) => comparison !== undefined);
    return {
        findings: count(isOpen),
        breaking: count(({ counts }) => counts),
        ...(isCompared ? { new: count((one) => isOpen(one) && one.state === 'new') } : {}),
        ignored: count((one) => !isOpen(one)),
    };
}
/** Of all base images; what one of them still has on another platform is not fixed there. */
function listFixed(platforms) {
    return shareFindings(platforms.map((one) => ({ ...one, findings: one.comparison?.fixed ?? [] })), () => true);
}
/** Names of the severities that any platform has, for a table without empty columns. */
function usedSeverities(platforms) {
    const counts = platforms.map(countSeverities);
    return _scan_findings_severity_js__WEBPACK_IMPORTED_MODULE_1__/* .SEVERITIES */ .oC.filter((_, at) => counts.some((count) => (count[at] ?? 0) > 0));
}


/***/ }),

/***/ 99049:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ scan)
/* harmony export */ });
/* harmony import */ var _shape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36111);

const verdict = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('pass', 'fail', 'unknown');
const severity = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('UNKNOWN', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL');
const scanner = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)({
    name: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('trivy')),
    version: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    sha256: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    origin: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('given', 'tool-cache', 'download', 'bundle')),
});
const database = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)({
    origin: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('download', 'cache', 'bundle')),
    repository: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    digest: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    updatedAt: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .instant */ .uR),
    ageMs: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .notNegative */ .v7),
});
const policy = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)({
    severities: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(severity)),
    onlyNew: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt),
    ignoreUnfixed: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt),
    unknown: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('fail', 'warn')),
    databaseMaxAgeMs: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .notNegative */ .v7),
});
const finding = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)({
    kind: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('vulnerability', 'secret', 'root-user')),
    id: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    aliases: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)),
    severity: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(severity),
    type: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    package: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    purl: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    installed: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    fixed: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    path: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    title: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    url: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    status: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    state: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('new', 'unchanged')),
    ignored: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)({ reason: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq), expires: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq) })),
    counts: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt),
});
const platform = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)({
    platform: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    digest: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .digest */ .br),
    verdict: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(verdict),
    reason: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    packages: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)({ os: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ), crates: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ) })),
    os: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)({
        family: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
        name: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
        isEndOfLife: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt),
    })),
    findings: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(finding)),
    comparison: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)({
        base: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
        baseDigest: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .digest */ .br),
        newCount: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ),
        unchangedCount: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ),
        fixed: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(finding)),
    })),
});
const ignoreEntry = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)({
    id: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    paths: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)),
    purls: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)),
    reason: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    expires: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    isExpired: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt),
    used: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ),
});
const scan = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)({
    mode: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('report', 'enforce')),
    verdict: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(verdict),
    reason: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    scanner: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(scanner),
    database: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .may */ ._L)(database),
    policy: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(policy),
    platforms: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(platform)),
    ignoreEntries: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(ignoreEntry)),
    remarks: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)),
    files: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)({
        format: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('json', 'sarif', 'table', 'cyclonedx', 'spdx')),
        path: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .must */ .sb)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    }))),
});


/***/ }),

/***/ 36111:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gi: () => (/* binding */ patterned),
/* harmony export */   Jt: () => (/* binding */ flag),
/* harmony export */   KC: () => (/* binding */ union),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   WQ: () => (/* binding */ whole),
/* harmony export */   Yq: () => (/* binding */ choice),
/* harmony export */   _L: () => (/* binding */ may),
/* harmony export */   ai: () => (/* binding */ number),
/* harmony export */   br: () => (/* binding */ digest),
/* harmony export */   g1: () => (/* binding */ record),
/* harmony export */   me: () => (/* binding */ nullable),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   rx: () => (/* binding */ pickVariant),
/* harmony export */   sb: () => (/* binding */ must),
/* harmony export */   uR: () => (/* binding */ instant),
/* harmony export */   v7: () => (/* binding */ notNegative)
/* harmony export */ });
const text = { kind: 'text' };
const flag = { kind: 'flag' };
/** Any finite number. */
const number = { kind: 'number', whole: false };
const notNegative = { kind: 'number', whole: false, minimum: 0 };
const whole = { kind: 'number', whole: true, minimum: 0 };
function patterned(pattern, example) {
    return { kind: 'text', pattern, example };
}
/** The grammar of OCI; in practice sha256. */
const digest = patterned('^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[A-Za-z0-9=_-]+$', 'sha256:…');
/** ISO 8601, UTC. */
const instant = patterned('^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z$', '2026-01-31T12:00:00.000Z');
function choice(...values) {
    return { kind: 'choice', values };
}
function nullable(inner) {
    return { kind: 'nullable', inner };
}
function list(item) {
    return { kind: 'list', item };
}
function record(members) {
    return { kind: 'record', members };
}
/** Every variant of `T` under the text that its member `tag` has. */
function union(tag, variants) {
    return { kind: 'union', tag, variants };
}
/** The variant that the value says it is; `undefined` for one that is not known. */
function pickVariant({ tag, variants }, value) {
    const name = Object.hasOwn(value, tag) ? Reflect.get(value, tag) : undefined;
    return typeof name === 'string' && Object.hasOwn(variants, name) ? variants[name] : undefined;
}
function must(form) {
    return { form, required: true };
}
function may(form) {
    return { form, required: false };
}


/***/ }),

/***/ 15925:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ES: () => (/* binding */ ENDPOINT_TITLES),
/* harmony export */   N2: () => (/* binding */ describeEndpoint),
/* harmony export */   _s: () => (/* binding */ endpointTable)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12011);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54285);
/* harmony import */ var _plain_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6676);



const MAX_ENDPOINTS = 60;
const MAX_NAME = 100;
const MAX_CELL = 60;
/** What was found out about each endpoint, layer by layer. */
function endpointTable(endpoints) {
    const shown = endpoints.slice(0, MAX_ENDPOINTS);
    const rows = shown.map((endpoint) => [
        nameCell(endpoint),
        ...endpointCells(endpoint).map((cell) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${(0,_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .$Q)(cell, MAX_CELL)}`),
    ]);
    const rest = endpoints.length - shown.length;
    const more = rest === 0 ? [] : [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `and ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(rest, 'more endpoint')}`];
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .paragraphs */ .qN)([(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(COLUMNS, rows), ...more]);
}
const ENDPOINT_TITLES = [
    ...['Endpoint', 'Verdict', 'DNS', 'IPv4', 'IPv6', 'TLS', 'HTTP'],
    'Latency',
];
const COLUMNS = ENDPOINT_TITLES.map((title) => ({
    title,
    align: title === 'Latency' ? 'right' : 'left',
}));
/** Under `ENDPOINT_TITLES`, as plain text. */
function describeEndpoint(endpoint) {
    const { name, url, mirrorOf } = endpoint;
    const shown = name.trim() === '' ? url : name;
    const mirror = mirrorOf === undefined ? '' : ` (mirror of ${mirrorOf})`;
    return [`${shown}${mirror}`, ...endpointCells(endpoint)];
}
function nameCell({ name, url, mirrorOf }) {
    const shown = name.trim() === '' ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)((0,_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .$Q)(url, MAX_NAME)) : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${(0,_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .$Q)(name, MAX_NAME)}`;
    return mirrorOf === undefined ? shown : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${shown} (mirror of ${(0,_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .$Q)(mirrorOf, MAX_NAME)})`;
}
function endpointCells(endpoint) {
    const { http } = endpoint;
    return [
        verdictCell(endpoint),
        dnsCell(endpoint),
        connectCell(endpoint, 4),
        connectCell(endpoint, 6),
        tlsCell(endpoint.tls),
        httpCell(endpoint),
        http === undefined ? _format_js__WEBPACK_IMPORTED_MODULE_2__/* .BLANK */ .Z4 : (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(http.latencyMs),
    ];
}
const LAYER_NAMES = { dns: 'DNS', connect: 'connect', tls: 'TLS', http: 'HTTP' };
function verdictCell({ outcome, failedLayer }) {
    switch (outcome) {
        case 'ok':
            return '✅ healthy';
        case 'degraded':
            return '⚠️ degraded';
        case 'failed':
            return failedLayer === undefined ? '❌ failed' : `❌ failed at ${LAYER_NAMES[failedLayer]}`;
    }
}
/** Time of the system's resolver; where it fails, who answers in its place. */
function dnsCell({ dns, resolversDisagree }) {
    if (dns.length === 0)
        return _format_js__WEBPACK_IMPORTED_MODULE_2__/* .BLANK */ .Z4;
    const answered = dns.filter(({ error }) => error === undefined);
    const first = answered.find(({ resolver }) => resolver === 'system') ?? answered[0];
    if (first === undefined)
        return 'fails';
    if (first.resolver !== 'system')
        return `only by ${first.resolver}`;
    return `${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(first.durationMs)}${resolversDisagree ? ', resolvers disagree' : ''}`;
}
function connectCell({ connects }, family) {
    const tried = connects.filter((connect) => connect.family === family);
    if (tried.length === 0)
        return _format_js__WEBPACK_IMPORTED_MODULE_2__/* .BLANK */ .Z4;
    const connected = tried.filter(({ error }) => error === undefined);
    if (connected.length === 0)
        return 'fails';
    return (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(Math.min(...connected.map(({ durationMs }) => durationMs)));
}
function tlsCell(tls) {
    if (tls === undefined)
        return _format_js__WEBPACK_IMPORTED_MODULE_2__/* .BLANK */ .Z4;
    if (tls.error !== undefined)
        return 'fails';
    return tls.intercepted ? 'intercepted' : 'valid';
}
function httpCell(endpoint) {
    const { http, credentials, canPush } = endpoint;
    const parts = [
        ...(http === undefined
            ? []
            : [isGoodStatus(endpoint, http.status) ? `ok (${http.status})` : `${http.status}`]),
        ...(http?.pullsRemaining === undefined
            ? []
            : [(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(http.pullsRemaining, 'pull left', 'pulls left')]),
        ...(credentials === 'refused' ? ['credentials refused'] : []),
        ...(canPush === false ? ['no push'] : []),
    ];
    return parts.length === 0 ? _format_js__WEBPACK_IMPORTED_MODULE_2__/* .BLANK */ .Z4 : parts.join(', ');
}
/** Of a registry 401 is the right answer: it asks who is there. */
function isGoodStatus({ outcome, failedLayer }, status) {
    if (outcome === 'ok')
        return true;
    return failedLayer !== 'http' && (status < 400 || status === 401);
}


/***/ }),

/***/ 3845:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Id: () => (/* binding */ renderFacts),
/* harmony export */   Lf: () => (/* binding */ renderHeadline),
/* harmony export */   QK: () => (/* binding */ successTitle),
/* harmony export */   fL: () => (/* binding */ renderStandIns),
/* harmony export */   zt: () => (/* binding */ renderFailure)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12011);
/* harmony import */ var _highlights_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(19837);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54285);
/* harmony import */ var _plain_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6676);
/* harmony import */ var _summary_parts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(32921);





const MAX_SENTENCE = 900;
const MAX_NAME = 300;
const MAX_LINE = 1000;
const MAX_STAGE = 40;
const MAX_NAMES = 10;
function renderHeadline(report) {
    const time = (0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(report.durationMs);
    switch (report.outcome) {
        case 'success':
            return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `## ✅ ${successTitle(report)} in ${time}`;
        case 'cancelled':
            return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `## ⏹️ Cancelled after ${time}`;
        case 'failure':
            return report.failure === undefined
                ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `## ❌ Failed after ${time}`
                : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `## ❌ Failed in ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)((0,_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .$Q)(report.failure.stage, MAX_STAGE))} after ${time}`;
    }
}
/** `Image built`, or what else came of a run that ended well. */
function successTitle(report) {
    if (report.cache?.unchanged !== undefined)
        return 'Nothing changed, build skipped';
    return (0,_highlights_js__WEBPACK_IMPORTED_MODULE_4__/* .madeNoImage */ .oj)(report) ? 'Finished' : 'Image built';
}
/** Never left out: nobody may take an image of stand-ins for a real one. */
function renderStandIns({ build }) {
    if (build.standIns.length === 0)
        return _markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .EMPTY */ .wg;
    const shown = build.standIns.slice(0, MAX_NAMES);
    const names = shown.map(({ replaces, name }) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${shortCode(replaces)} by ${shortCode(name)}`);
    const more = build.standIns.length > shown.length ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `, and others` : _markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .EMPTY */ .wg;
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `> ⚠️ **Not the real base images.** No image registry answered, so stand-ins took their place: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .join */ .fj)(names, ', ')}${more}. Use this image for tests, do not release it.`;
}
/** What failed, what was tried, what to do, and the last lines of the step that failed. */
function renderFailure({ failure }, show) {
    if (failure === undefined)
        return _markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .EMPTY */ .wg;
    const { cause, remedy, tried = [], step, evidence } = failure;
    const lines = show.evidenceLines === 0 ? [] : evidence.slice(-show.evidenceLines);
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .paragraphs */ .qN)([
        labelled('What failed', cause),
        show.tried ? triedList(tried) : _markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .EMPTY */ .wg,
        labelled('What to do', remedy),
        step === undefined ? _markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .EMPTY */ .wg : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `Step: ${shortCode(step)}`,
        lines.length === 0 ? _markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .EMPTY */ .wg : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeBlock */ .DV)(lines.map((line) => (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .$Q)(line, MAX_LINE))),
    ]);
}
function triedList(tried) {
    const items = tried.map((one) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)((0,_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .$Q)(one.trim(), MAX_NAME)));
    return (0,_summary_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .titledList */ .NH)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `**What was tried:**`, items, MAX_NAMES);
}
function labelled(label, sentence = '') {
    const text = (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .$Q)(sentence, MAX_SENTENCE);
    return (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cleanLine */ .Ow)(text).trim() === '' ? _markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .EMPTY */ .wg : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `**${label}:** ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)(text)}`;
}
/** The first fact is the head of the table: a table without a head is not Markdown. */
function renderFacts(report) {
    const [first, ...rest] = factsOf(report);
    if (first === undefined)
        return _markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .EMPTY */ .wg;
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)([(0,_summary_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .left */ .kb)(first.title), (0,_summary_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .left */ .kb)(first.value)], rest.map(({ title, value }) => [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `**${title}**`, value]));
}
function factsOf(report) {
    const { build, image, source } = report;
    const { imageId, digest } = (0,_highlights_js__WEBPACK_IMPORTED_MODULE_4__/* .imageIdsOf */ .fd)(report);
    const { dockerfile, variant, platforms } = build;
    const id = digest ?? imageId;
    return [
        ...((0,_highlights_js__WEBPACK_IMPORTED_MODULE_4__/* .madeNoImage */ .oj)(report) ? [] : tagFacts(build.tags)),
        ...(id === undefined ? [] : [{ title: digest ? 'Digest' : 'Image ID', value: (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(id) }]),
        {
            title: 'Dockerfile',
            value: (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${shortCode(dockerfile)}${variant === undefined ? '' : ` (variant ${variant})`}`,
        },
        ...(image?.platforms.length || platforms.length === 0
            ? []
            : [{ title: 'Platforms', value: (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .join */ .fj)(platforms.map(shortCode), ', ') }]),
        ...sourceFact(source),
    ];
}
/** The first reference has a row of its own, to be found and copied. */
function tagFacts([first, ...others]) {
    if (first === undefined)
        return [];
    const image = { title: 'Image', value: shortCode(first) };
    if (others.length === 0)
        return [image];
    const shown = others.slice(0, MAX_NAMES).map(shortCode);
    const rest = others.length - shown.length;
    const also = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .join */ .fj)(rest === 0 ? shown : [...shown, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${rest} more`], ' · ');
    return [image, { title: 'Also as', value: also }];
}
function sourceFact(source) {
    const parts = (0,_highlights_js__WEBPACK_IMPORTED_MODULE_4__/* .sourceParts */ .YI)(source).map(shortCode);
    return parts.length === 0 ? [] : [{ title: 'Source', value: (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .join */ .fj)(parts, ' · ') }];
}
function shortCode(text) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)((0,_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .$Q)(text, MAX_NAME));
}


/***/ }),

/***/ 32921:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NH: () => (/* binding */ titledList),
/* harmony export */   em: () => (/* binding */ sentence),
/* harmony export */   fF: () => (/* binding */ bulletList),
/* harmony export */   kb: () => (/* binding */ left),
/* harmony export */   pG: () => (/* binding */ right)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54285);
/* harmony import */ var _plain_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6676);


/** Pieces that several sections of the summary are made of. */
const MAX_SENTENCE = 500;
function left(title) {
    return { title, align: 'left' };
}
function right(title) {
    return { title, align: 'right' };
}
/** A sentence of others. */
function sentence(text) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)((0,_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .$Q)(text.trim(), MAX_SENTENCE));
}
/** Nothing where there are no items. */
function titledList(title, items, max) {
    return items.length === 0 ? _markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .EMPTY */ .wg : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .paragraphs */ .qN)([title, bulletList(items, max)]);
}
/** At most `max` items; the rest is counted. */
function bulletList(items, max) {
    const rest = items.length - max;
    const shown = items.slice(0, max);
    const all = rest > 0 ? [...shown, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `and ${rest} more`] : shown;
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .join */ .fj)(all.map((item) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `- ${item}`), '\n');
}


/***/ }),

/***/ 87496:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F1: () => (/* binding */ displayWidth),
/* harmony export */   RM: () => (/* binding */ alignColumns),
/* harmony export */   RY: () => (/* binding */ makePaint),
/* harmony export */   Uj: () => (/* binding */ fit)
/* harmony export */ });
/* unused harmony export tableLines */
/* harmony import */ var _plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6676);

const CODES = {
    bold: [1, 22],
    dim: [2, 22],
    red: [31, 39],
    green: [32, 39],
    yellow: [33, 39],
};
/** Without colour the text stays as it is. */
function makePaint(color) {
    return (text, style) => {
        const [on, off] = CODES[style];
        return color ? `\u001b[${on}m${text}\u001b[${off}m` : text;
    };
}
const WIDE = /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u;
const ZERO = /[\p{M}\u200c\u200d]/u;
/** Columns of a terminal that the text takes; text without control characters. */
function displayWidth(text) {
    return [...text].reduce((width, character) => width + characterWidth(character), 0);
}
function characterWidth(character) {
    if (ZERO.test(character))
        return 0;
    return WIDE.test(character) ? 2 : 1;
}
/** One clean line of at most `columns`; where something was cut, an ellipsis ends it. */
function fit(text, columns) {
    const line = (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanLine */ .Ow)(text);
    let width = 0;
    let kept = '';
    for (const character of line) {
        width += characterWidth(character);
        if (width > columns)
            return `${kept}…`;
        if (width < columns)
            kept += character;
    }
    return line;
}
/** Rows as aligned columns, two spaces apart, without spaces at the end. Cells are clean text. */
function alignColumns(rows, aligns) {
    const widths = aligns.map((_, at) => Math.max(0, ...rows.map((row) => displayWidth(row[at] ?? ''))));
    return rows.map((row) => aligns
        .map((align, at) => pad(row[at] ?? '', widths[at] ?? 0, align))
        .join('  ')
        .trimEnd());
}
/** The same under a dim head; the first column is on the left. */
function tableLines(head, rows, others, paint) {
    const aligns = head.map((_, at) => (at === 0 ? 'left' : others));
    const [first = '', ...rest] = alignColumns([head, ...rows], aligns);
    return [paint(first, 'dim'), ...rest];
}
function pad(text, width, align) {
    const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
    return align === 'left' ? text + space : space + text;
}


/***/ }),

/***/ 91935:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LB: () => (/* binding */ pickRows),
/* harmony export */   eq: () => (/* binding */ shortStepName),
/* harmony export */   hf: () => (/* binding */ timelineOf)
/* harmony export */ });
/** Pure. Attempts follow each other from the start of the stage `build`, each after what it waited. */
function timelineOf(report) {
    const build = report.stages.find(({ name }) => name === 'build');
    const all = attemptRows(report, build?.startMs ?? 0);
    const last = all.findLast(({ kind }) => kind === 'attempt');
    return {
        durationMs: report.durationMs,
        stages: report.stages.map((stage) => ({
            kind: 'stage',
            name: stage.name,
            startMs: Math.max(0, stage.startMs),
            durationMs: stage.durationMs,
            outcome: stageOutcome(report, stage.name),
        })),
        attempts: report.attempts.length < 2 ? [] : all,
        steps: stepRows(report.steps, last?.startMs ?? 0),
    };
}
/** The stage that ended the run is the one that its failure names; a cancelled run ended in its last one. */
function stageOutcome({ outcome, failure, stages }, name) {
    if (outcome === 'failure' && failure?.stage === name)
        return 'failed';
    return outcome === 'cancelled' && stages.at(-1)?.name === name ? 'cancelled' : 'done';
}
const OUTCOMES = { success: 'done', failure: 'failed', cancelled: 'cancelled' };
function attemptRows({ attempts }, buildStartMs) {
    const rows = [];
    let startMs = Math.max(0, buildStartMs);
    for (const { number, waitedMs = 0, durationMs, outcome } of attempts) {
        if (waitedMs > 0) {
            const name = `wait before attempt ${number}`;
            rows.push({ kind: 'wait', name, startMs, durationMs: waitedMs, outcome: 'done' });
        }
        startMs += waitedMs;
        const name = `attempt ${number}`;
        rows.push({ kind: 'attempt', name, startMs, durationMs, outcome: OUTCOMES[outcome] });
        startMs += durationMs;
    }
    return rows;
}
function stepRows(steps, attemptStartMs) {
    return steps
        .map(({ name, startMs, durationMs, cached, error }) => ({
        kind: 'step',
        name,
        startMs: Math.max(0, attemptStartMs + startMs),
        durationMs,
        outcome: error === undefined ? (cached ? 'cached' : 'done') : 'failed',
    }))
        .sort((a, b) => a.startMs - b.startMs);
}
const NOTICEABLE_MS = 1000;
const NOTICEABLE_SHARE = 0.01;
/** Those that take a second or a hundredth of the run, or failed: the longest `max`; the rest in one sum. */
function pickRows(rows, runMs, max = Number.POSITIVE_INFINITY) {
    const isNoticed = ({ durationMs, outcome }) => outcome === 'failed' ||
        (durationMs > 0 && (durationMs >= NOTICEABLE_MS || durationMs >= runMs * NOTICEABLE_SHARE));
    const rank = ({ durationMs, outcome }) => outcome === 'failed' ? Number.MAX_VALUE : durationMs;
    const longest = rows.filter(isNoticed).sort((a, b) => rank(b) - rank(a));
    const kept = new Set(longest.slice(0, max));
    const rest = rows.filter((row) => !kept.has(row));
    return {
        shown: rows.filter((row) => kept.has(row)),
        rest: {
            count: rest.length,
            cached: rest.filter(({ outcome }) => outcome === 'cached').length,
            durationMs: rest.reduce((sum, row) => sum + row.durationMs, 0),
        },
    };
}
/** `[build 3/3] RUN cargo build` of `[build 3/3] RUN --mount=… --network=none cargo build`. */
function shortStepName(name) {
    return name.replace(/^(\[[^\]]*\] )?([A-Z]+)(?: --[a-z][\w.-]*(?:=\S*)?)+(?= )/, '$1$2');
}


/***/ }),

/***/ 93737:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SH: () => (/* binding */ describeArchive),
/* harmony export */   XP: () => (/* binding */ describeCompile),
/* harmony export */   bB: () => (/* binding */ describeUnchanged),
/* harmony export */   bD: () => (/* binding */ ARCHIVE_LABELS),
/* harmony export */   bL: () => (/* binding */ describeCrateHits),
/* harmony export */   l0: () => (/* binding */ ARCHIVE_TITLES),
/* harmony export */   u5: () => (/* binding */ nameRemark)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12011);
/* harmony import */ var _plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6676);
/* harmony import */ var _wording_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25594);



/** Phrases on caches that the summary and the terminal share. Plain text, not yet cleaned or escaped. */
const MAX_KEY = 80;
/** As with digests, twelve digits are enough to tell one from another; report.json has all. */
const LONG_HASH = /\b([0-9a-f]{12})[0-9a-f]{20,}\b/g;
const COMPILED = {
    'in-build': 'Compiled in the steps of the Dockerfile',
    mounts: "Compiled in the builder's cache mounts",
    container: 'Compiled in a container of the tool-chain stage',
};
/** `Compiled in the steps of the Dockerfile: The input compile-in is build.`; a reason is told once. */
function describeCompile({ kind, reason }, cache) {
    const fact = COMPILED[kind];
    const isTold = reason.trim() === '' || reason === cache.reason;
    return (0,_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .endSentence */ .H_)(isTold ? fact : `${fact}: ${reason.trim()}`);
}
/** Follows `Build skipped:`. */
function describeUnchanged({ key }) {
    return `nothing that goes into the image has changed (input \`${(0,_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clip */ .$Q)(key.replace(LONG_HASH, '$1'), MAX_KEY)}\`).`;
}
const ARCHIVE_LABELS = {
    crates: 'crates',
    units: 'compiled dependencies',
    workspace: 'incremental state',
    image: 'finished image',
    scanner: 'scanner',
    database: 'vulnerability database',
};
const ARCHIVE_TITLES = ['hit', 'restored', 'saved'];
/** Under `ARCHIVE_TITLES`: `partial`, `105.3 MB in 2.1 s`, `was there already`. */
function describeArchive(archive) {
    const { hit, saved } = archive;
    return [hit === 'off' ? _format_js__WEBPACK_IMPORTED_MODULE_2__/* .BLANK */ .Z4 : hit, describeRestored(archive), describeSaved(saved)];
}
/** A miss has a time, too: that of a service which does not answer is the one to be seen. */
function describeRestored({ hit, restoredBytes, restoreMs }) {
    switch (hit) {
        case 'off':
            return _format_js__WEBPACK_IMPORTED_MODULE_2__/* .BLANK */ .Z4;
        case 'miss':
            return `nothing${restoredBytes === 0 ? '' : ` of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(restoredBytes)}`}, after ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(restoreMs)}`;
        case 'exact':
        case 'partial':
            return `${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(restoredBytes)} in ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(restoreMs)}`;
    }
}
function describeSaved(saved) {
    switch (saved?.outcome) {
        case undefined:
            return _format_js__WEBPACK_IMPORTED_MODULE_2__/* .BLANK */ .Z4;
        case 'saved':
            return `${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(saved.bytes)} in ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(saved.durationMs)}`;
        case 'present':
            return 'was there already';
        case 'lost':
            return `not saved, after ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(saved.durationMs)}`;
    }
}
/** Before the sentence: `crates, incremental state`. */
function nameRemark({ archives }) {
    return archives.map((name) => ARCHIVE_LABELS[name]).join(', ');
}
/** `Crates: 150 of 155 restored (97 %).`; `undefined` where the lock file names none. */
function describeCrateHits({ crates }) {
    if (crates === undefined || crates.locked === 0)
        return undefined;
    const { restored, locked } = crates;
    const share = (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatShare */ .T1)(restored, locked);
    return `Crates: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .groupDigits */ .K9)(restored)} of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .groupDigits */ .K9)(locked)} restored (${share}).`;
}


/***/ }),

/***/ 72381:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FT: () => (/* binding */ describeBaseline),
/* harmony export */   Jy: () => (/* binding */ describeDurations),
/* harmony export */   Ok: () => (/* binding */ describeRowChange),
/* harmony export */   VQ: () => (/* binding */ budgetSign),
/* harmony export */   XL: () => (/* binding */ NOISY),
/* harmony export */   _9: () => (/* binding */ describeCacheChange),
/* harmony export */   sp: () => (/* binding */ deltaRows)
/* harmony export */ });
/* unused harmony export BUDGET_SIGNS */
/* harmony import */ var _delta_format_change_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(30336);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12011);


/** Says no more than the bytes do. */
const NO_PERCENT = (0,_delta_format_change_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPercent */ .l)(0, 1);
const MEASURES = [
    ['compressed', 'compressedBytes'],
    ['unpacked', 'unpackedBytes'],
];
const PARTS = ['total', 'base', 'own'];
/** Every size that is known now, with what it was: by platform, measure and part, the whole before its parts. */
function deltaRows({ platforms }) {
    return platforms.flatMap((platform) => MEASURES.flatMap(([measure, member]) => PARTS.flatMap((part) => rowOf(platform, measure, member, part))));
}
function rowOf(platform, measure, member, part) {
    const pair = platform[part];
    const afterBytes = pair?.after[member] ?? null;
    if (pair === undefined || afterBytes === null)
        return [];
    const beforeBytes = pair.before?.[member] ?? null;
    const change = beforeBytes === null ? undefined : afterBytes - beforeBytes;
    return [
        {
            ...{ platform: platform.platform, measure, part, beforeBytes, afterBytes },
            before: (0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(beforeBytes),
            after: (0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(afterBytes),
            change: change === undefined ? _format_js__WEBPACK_IMPORTED_MODULE_1__/* .BLANK */ .Z4 : (0,_delta_format_change_js__WEBPACK_IMPORTED_MODULE_0__/* .formatByteChange */ .U)(change),
            percent: change === undefined ? _format_js__WEBPACK_IMPORTED_MODULE_1__/* .BLANK */ .Z4 : (0,_delta_format_change_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPercent */ .l)(change, beforeBytes ?? 0),
        },
    ];
}
/** `+1.2 MB (+4.2 %)`, `±0` */
function describeRowChange({ change, percent, }) {
    return percent === _format_js__WEBPACK_IMPORTED_MODULE_1__/* .BLANK */ .Z4 || percent === NO_PERCENT ? change : `${change} (${percent})`;
}
/** One sentence; names commits and digests between backticks. */
function describeBaseline(baseline) {
    switch (baseline.kind) {
        case 'report':
            return `Compared with ${describeReportOf(baseline)}${describeDigest(baseline)}.`;
        case 'image':
            return `Compared with the image \`${baseline.reference}\`${describeImageDigest(baseline)}.`;
        case 'none':
            return `Not compared. ${baseline.reason}`;
    }
}
const ORIGINS = {
    cache: 'its kept report',
    artifact: 'the artifact of its run',
    file: 'the report that was named',
};
function describeReportOf({ origin, commit, commitsBehind }) {
    if (commit === undefined)
        return ORIGINS[origin];
    const behind = commitsBehind ? `, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(commitsBehind, 'commit')} before the base` : '';
    return `\`${commit.slice(0, 12)}\`${behind} (${ORIGINS[origin]})`;
}
function describeImageDigest({ digest }) {
    return digest === undefined ? '' : ` (\`${digest.slice(0, 19)}\`)`;
}
function describeDigest({ digest }) {
    return digest === undefined ? '' : `, image \`${digest.slice(0, 19)}\``;
}
const BUDGET_SIGNS = {
    kept: '✅',
    exceeded: '❌',
    'not-known': '❔',
};
/** A rule that only warns is no failure. */
function budgetSign({ outcome, action }) {
    return outcome === 'exceeded' && action === 'warn' ? '⚠️' : BUDGET_SIGNS[outcome];
}
const NOISY = 'Times and cache figures depend on the machine and on what ran before: a single run proves little.';
/** `12.3 s → 14.1 s` */
function describeDurations({ beforeMs, afterMs, }) {
    return `${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(beforeMs)} → ${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(afterMs)}`;
}
const FIGURES = {
    'units-fresh': 'compile units fresh',
    'crates-restored': 'crates restored',
};
/** `compile units fresh: 71 of 74 → 12 of 80` */
function describeCacheChange({ name, before, after, }) {
    return `${FIGURES[name]}: ${before.part} of ${before.total} → ${after.part} of ${after.total}`;
}


/***/ }),

/***/ 52455:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K1: () => (/* binding */ describeIncident),
/* harmony export */   uc: () => (/* binding */ describeFetch)
/* harmony export */ });
/* unused harmony exports describeCrates, describeImages */
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12011);

/** Phrases on what was fetched that the summary and the terminal share. Plain text, not yet cleaned or escaped. */
const MAX_SOURCES = 3;
const MAX_IMAGES = 10;
/** `155 crates: 150 from the cache, 5 fetched (1.2 MB) in 800 ms`. */
function describeCrates(crates) {
    const { total, fetched, reused, fetchedBytes, durationMs, sources } = crates;
    const all = (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(total, 'crate');
    if (fetched === 0)
        return reused === total
            ? `${all} from the cache`
            : `${all}: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .groupDigits */ .K9)(reused)} from the cache`;
    const hosts = sources.filter((source) => source !== 'crates.io');
    const from = hosts.length === 0 ? '' : ` from ${sources.slice(0, MAX_SOURCES).join(', ')}`;
    const brought = `fetched${from} (${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(fetchedBytes)}) in ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(durationMs)}`;
    if (fetched === total)
        return `${all} ${brought}`;
    const cached = reused === 0 ? '' : `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .groupDigits */ .K9)(reused)} from the cache, `;
    return `${all}: ${cached}${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .groupDigits */ .K9)(fetched)} ${brought}`;
}
/** A part for each fetched image, and one for all that were there. */
function describeImages({ images }) {
    const present = images.filter(({ outcome }) => outcome === 'present');
    const fetched = images.filter(({ outcome }) => outcome === 'fetched');
    const shown = fetched.slice(0, MAX_IMAGES).map((image) => {
        const from = image.via === undefined ? '' : ` from ${image.via}`;
        const size = (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(image.fetchedBytes);
        return `base image ${shortImage(image.reference)} fetched${from} (${size}) in ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(image.durationMs)}`;
    });
    const rest = fetched.length - shown.length;
    const [only] = present;
    return [
        ...shown,
        ...(rest === 0 ? [] : [`${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(rest, 'more base image')}`]),
        ...(present.length === 1 && only
            ? [`base image ${shortImage(only.reference)} was there already`]
            : []),
        ...(present.length > 1 ? [`${present.length} base images were there already`] : []),
    ];
}
/** As people write it: `rust:1-alpine3.22` of `docker.io/library/rust:1-alpine3.22@sha256:…`. */
function shortImage(reference) {
    return reference.replace(/^docker\.io\/(?:library\/)?/, '').replace(/(?<=:[^/]+)@.*$/, '');
}
/** All that was fetched in one line; `undefined` when there was nothing. */
function describeFetch(fetch) {
    const crates = fetch.crates && fetch.crates.total > 0 ? [describeCrates(fetch.crates)] : [];
    const parts = [...crates, ...describeImages(fetch)];
    return parts.length === 0 ? undefined : `${parts.join('; ')}.`;
}
/** `static.crates.io: answered 503 (3 times)`. */
function describeIncident({ host, cause, count }) {
    return `${host}: ${cause}${count > 1 ? ` (${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(count, 'time')})` : ''}`;
}


/***/ }),

/***/ 4841:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IX: () => (/* binding */ describeTried),
/* harmony export */   Uk: () => (/* binding */ describeLost),
/* harmony export */   Vv: () => (/* binding */ describePreflight)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12011);
/* harmony import */ var _network_highlights_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94504);


/** Phrases on the network that the summary and the terminal share. Plain text, not yet cleaned or escaped. */
/** `8 endpoints checked in 480 ms, all healthy`; `undefined` when none was asked. */
function describePreflight(preflight) {
    const { endpoints, durationMs } = preflight;
    if (endpoints.length === 0)
        return undefined;
    const { troubled } = (0,_network_highlights_js__WEBPACK_IMPORTED_MODULE_0__/* .sortEndpoints */ .vv)(preflight);
    const failed = troubled.filter(({ outcome }) => outcome === 'failed').length;
    const degraded = troubled.length - failed;
    const found = [
        ...(failed === 0 ? [] : [`${failed} failed`]),
        ...(degraded === 0 ? [] : [`${degraded} degraded`]),
    ];
    const all = endpoints.length === 1 ? 'healthy' : 'all healthy';
    const verdict = found.length === 0 ? all : found.join(', ');
    return `${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(endpoints.length, 'endpoint')} checked in ${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(durationMs)}, ${verdict}`;
}
/** `undefined` where nothing was lost. */
function describeLost(attempts) {
    const lostMs = (0,_network_highlights_js__WEBPACK_IMPORTED_MODULE_0__/* .measureLostMs */ .v9)(attempts);
    return lostMs === 0
        ? undefined
        : `Time lost to failed attempts and waiting: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(lostMs)}.`;
}
/** What a run that failed for good had tried, one sentence each; none for a single attempt. */
function describeTried(attempts) {
    if (attempts.length < 2)
        return [];
    const waitedMs = attempts.reduce((sum, attempt) => sum + (attempt.waitedMs ?? 0), 0);
    const waited = waitedMs === 0 ? '' : `, after waiting ${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(waitedMs)} in all`;
    const remedies = attempts.flatMap((attempt) => attempt.remedies ?? []);
    return [`Built ${attempts.length} times${waited}.`, ...new Set(remedies)];
}


/***/ }),

/***/ 75576:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G_: () => (/* binding */ describePushedBytes),
/* harmony export */   a: () => (/* binding */ PUBLISH_OUTCOMES),
/* harmony export */   ms: () => (/* binding */ listPushIncidents)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12011);

/** Phrases on what was pushed that the summary and the terminal share. Plain text, not yet cleaned or escaped. */
const PUBLISH_OUTCOMES = {
    pushed: 'pushed',
    refused: 'not pushed',
    failed: 'push failed',
};
/** `3.4 MB sent, 10.1 MB were there already (of them 2.0 MB in another repository)`. */
function describePushedBytes(report) {
    const { pushedBytes, presentBytes, mountedBytes = 0 } = report;
    const mounted = mountedBytes === 0 ? '' : ` (of them ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(mountedBytes)} in another repository)`;
    const present = presentBytes === 0 ? '' : `, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(presentBytes)} were there already${mounted}`;
    return `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(pushedBytes)} sent${present}`;
}
/** What went wrong and was tried again, one sentence a cause. */
function listPushIncidents({ incidents = [] }) {
    return incidents.map(({ cause, count }) => count === 1 ? cause : `${cause} (${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(count, 'time')})`);
}


/***/ }),

/***/ 8470:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bn: () => (/* binding */ describeTools),
/* harmony export */   Jw: () => (/* binding */ describeState),
/* harmony export */   MO: () => (/* binding */ describeIgnoreEntry),
/* harmony export */   bk: () => (/* binding */ VERDICTS),
/* harmony export */   ek: () => (/* binding */ placesOf),
/* harmony export */   qy: () => (/* binding */ describeSubject),
/* harmony export */   wy: () => (/* binding */ describePolicy),
/* harmony export */   zx: () => (/* binding */ describePackages)
/* harmony export */ });
/* harmony import */ var _request_wording_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95113);
/* harmony import */ var _scan_findings_severity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70553);
/* harmony import */ var _scan_wording_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87569);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12011);




/** Phrases on scans that the summary and the terminal share. Plain text, not yet cleaned or escaped. */
const VERDICTS = {
    pass: 'passed',
    fail: 'failed',
    unknown: 'not known',
};
const SCANNER_ORIGINS = {
    given: 'as given',
    'tool-cache': 'kept from an earlier run',
    download: 'downloaded',
    bundle: 'of a bundle',
};
const DATABASE_ORIGINS = {
    download: 'downloaded',
    cache: 'kept from an earlier run',
    bundle: 'of a bundle',
};
/** `Trivy 0.74.0 (downloaded), database 5 hours old (kept from an earlier run).` */
function describeTools({ scanner, database }) {
    const program = scanner === undefined
        ? 'No scanner'
        : `Trivy ${scanner.version} (${SCANNER_ORIGINS[scanner.origin]})`;
    const data = database === undefined
        ? 'no database'
        : `database ${(0,_scan_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .formatAge */ .nV)(database.ageMs)} old (${DATABASE_ORIGINS[database.origin]})`;
    return `${program}, ${data}.`;
}
/** `Policy: nothing critical or high; only what is new against the base image counts. …` */
function describePolicy({ mode, policy }) {
    const { severities, onlyNew, ignoreUnfixed } = policy;
    const words = _scan_findings_severity_js__WEBPACK_IMPORTED_MODULE_1__/* .SEVERITIES */ .oC.filter((one) => severities.includes(one)).map((one) => one.toLowerCase());
    const parts = [
        words.length === 0 ? 'whatever is found' : `nothing ${(0,_request_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .oneOf */ .yL)(words)}`,
        ...(onlyNew ? ['only what is new against the base image counts'] : []),
        ...(ignoreUnfixed ? ['only what has a fixed version counts'] : []),
    ];
    const then = mode === 'enforce'
        ? 'An image that breaks it is not pushed.'
        : 'What breaks it is told and stops nothing.';
    return `Policy: ${parts.join('; ')}. ${then}`;
}
/** `87 OS packages, 155 crates`; what was not analysed is said. */
function describePackages({ packages, os }) {
    if (packages.os === undefined && packages.crates === undefined)
        return 'nothing';
    const parts = [
        ...(packages.os === undefined ? [] : [(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(packages.os, 'OS package')]),
        packages.crates === undefined ? 'crates not analysable' : (0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(packages.crates, 'crate'),
    ];
    const system = os === undefined ? '' : ` (${`${os.family} ${os.name}`.trim()})`;
    return `${parts.join(', ')}${system}`;
}
/** `until 2027-01-31: not reachable`; `expired on 2025-01-31, lets nothing pass: …`. */
function describeIgnoreEntry({ reason, expires, isExpired, used }) {
    const until = expires === undefined ? 'without an end' : `until ${expires}`;
    const state = isExpired ? `expired after ${expires}, lets nothing pass any more` : until;
    const use = isExpired || used > 0 ? '' : ', no such finding';
    return `${state}${use}: ${reason ?? 'no reason given'}`;
}
/** Where an entry counts, if not everywhere. */
function placesOf({ paths = [], purls = [] }) {
    return [...paths, ...purls];
}
const STATES = { new: 'new', unchanged: 'in the base image' };
function describeState({ state }) {
    return state === undefined ? _format_js__WEBPACK_IMPORTED_MODULE_3__/* .BLANK */ .Z4 : STATES[state];
}
/** What stands in the place of a package where there is none. */
function describeSubject({ kind, package: name, type }) {
    switch (kind) {
        case 'vulnerability':
            return `${name ?? _format_js__WEBPACK_IMPORTED_MODULE_3__/* .BLANK */ .Z4}${type === undefined ? '' : ` (${type})`}`;
        case 'secret':
            return 'secret';
        case 'root-user':
            return 'user of the image';
    }
}


/***/ }),

/***/ 25594:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H_: () => (/* binding */ endSentence),
/* harmony export */   N$: () => (/* binding */ describeSteps),
/* harmony export */   O1: () => (/* binding */ describeAnswer),
/* harmony export */   Uq: () => (/* binding */ formatCargo),
/* harmony export */   df: () => (/* binding */ describePlace),
/* harmony export */   jt: () => (/* binding */ describeSize),
/* harmony export */   pH: () => (/* binding */ describeUnpacked),
/* harmony export */   sk: () => (/* binding */ describeEngine)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12011);
/* harmony import */ var _highlights_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19837);


/** Phrases that the summary and the terminal share. Plain text, not yet cleaned or escaped. */
/** `Cargo: 71 of 74 units fresh (96 %), 3 compiled.` */
function formatCargo({ compiled, fresh }) {
    if (fresh === undefined)
        return `Cargo: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(compiled, 'unit')} compiled.`;
    const total = compiled + fresh;
    if (total === 0)
        return 'Cargo: nothing to compile.';
    const share = (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatShare */ .T1)(fresh, total);
    return `Cargo: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .groupDigits */ .K9)(fresh)} of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(total, 'unit')} fresh (${share}), ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .groupDigits */ .K9)(compiled)} compiled.`;
}
/** `5.9 MB compressed`, `13.2 MB unpacked`: as much as is known. */
function describeSize({ compressedBytes, unpackedBytes }, format = _format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3) {
    return [
        ...(compressedBytes === null ? [] : [`${format(compressedBytes)} compressed`]),
        ...(unpackedBytes === null ? [] : [`${format(unpackedBytes)} unpacked`]),
    ];
}
/** `12 build steps, 5 cached`. */
function describeSteps(steps) {
    return `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(steps.length, 'build step')}, ${(0,_highlights_js__WEBPACK_IMPORTED_MODULE_1__/* .countCached */ .A4)(steps)} cached`;
}
/** Ends with exactly one sign that ends a sentence. */
function endSentence(text) {
    return /[.!?…]$/.test(text) ? text : `${text}.`;
}
/** `answered 200, 84 ms after the start`; without an answer, why. */
function describeAnswer({ status, startupMs, cause }) {
    const answer = status === undefined ? 'did not answer' : `answered ${status}`;
    const time = startupMs === undefined ? '' : `, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(startupMs)} after the start`;
    return `${answer}${time}${cause === undefined ? '' : `: ${cause}`}`;
}
/** `Dockerfile:12`. */
function describePlace({ file, line, }) {
    if (file === undefined)
        return undefined;
    return line === undefined ? file : `${file}:${line}`;
}
/** Said wherever sizes are shown that must not be compared with others. */
function describeUnpacked({ unpackedAs }) {
    return unpackedAs === undefined
        ? undefined
        : 'Unpacked counts the contents of files alone, without the tar around them: compare it only with sizes counted so.';
}
/** `Docker 28.5.2`, `buildx 0.29.1`, `builder default (docker, BuildKit 0.25.1)`. */
function describeEngine({ builder, engine }) {
    const kit = builder.buildkitVersion === undefined ? '' : `, BuildKit ${builder.buildkitVersion}`;
    return [
        ...(engine.serverVersion === undefined ? [] : [`Docker ${engine.serverVersion}`]),
        `buildx ${engine.buildxVersion}`,
        `builder ${builder.name} (${builder.driver}${kit})`,
    ];
}


/***/ }),

/***/ 42191:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  TR: () => (/* binding */ parseRequest),
  uO: () => (/* reexport */ revealSecret)
});

// UNUSED EXPORTS: makeSecret

// EXTERNAL MODULE: ./src/inputs.ts + 10 modules
var inputs = __webpack_require__(90504);
// EXTERNAL MODULE: ./src/request/attributes.ts
var request_attributes = __webpack_require__(60352);
// EXTERNAL MODULE: ./src/request/wording.ts
var wording = __webpack_require__(95113);
;// CONCATENATED MODULE: ./src/request/check-attestations.ts


const MODES = ['min', 'max'];
const ATTESTATION_CHECKS = {
    attests: (text) => checkAttributes(text, 'use type=sbom or type=provenance with attributes', true),
    provenance: (text) => checkAttributes(text, 'use true, false or attributes such as mode=max', false),
    sbom: (text) => checkAttributes(text, 'use true, false or attributes such as generator=image', false),
};
function checkAttributes(text, remedy, needsType) {
    const attributes = (0,request_attributes/* parseAttributes */.vB)(text);
    const isForm = attributes?.every(isAttributeOrBoolean);
    if (!attributes || !isForm || (needsType && !attributes.some(({ key }) => key === 'type'))) {
        return { problem: `${(0,wording/* quote */.hD)(text)} is not an attestation`, remedy };
    }
    const mode = attributes.find(({ key }) => key === 'mode')?.value;
    const type = needsType ? attributes.find(({ key }) => key === 'type')?.value : 'provenance';
    return mode === undefined || type !== 'provenance' || MODES.includes(mode)
        ? undefined
        : { problem: `${(0,wording/* quote */.hD)(mode)} is not a mode of provenance`, remedy: (0,wording/* suggest */.ZA)(mode, MODES) };
}
/** `true` alone stands for `disabled=false`, as buildx reads it. */
function isAttributeOrBoolean({ key, value }) {
    return value !== undefined || (0,request_attributes/* parseGoBoolean */.aH)(key) !== undefined;
}

// EXTERNAL MODULE: ./src/cache/layer-cache.ts
var layer_cache = __webpack_require__(80720);
// EXTERNAL MODULE: ./src/request/image-reference.ts
var image_reference = __webpack_require__(7988);
;// CONCATENATED MODULE: ./src/request/check-cache.ts



/** Which build it is for, and what it may do, makes no place right or wrong. */
const ANY_BUILD = { variant: 'any', platforms: [], mayRestore: true, maySave: true };
function checkLayerCache(text) {
    const cache = (0,layer_cache/* parseLayerCache */.v)(text);
    if (cache === undefined) {
        return {
            problem: `${(0,wording/* quote */.hD)(text)} is no place for layers`,
            remedy: 'use gha, registry:REFERENCE (registry:ghcr.io/owner/name:buildcache) or local:FOLDER',
        };
    }
    const given = { cacheFrom: [], cacheTo: [] };
    const planned = (0,layer_cache/* planLayerCache */.V)({ ...ANY_BUILD, cache, given });
    return planned.ok ? undefined : planned.errors[0];
}
function checkRegistry(text) {
    const parsed = (0,image_reference/* parseReference */.F2)(text.toLowerCase());
    if (parsed.ok && parsed.value.tag === undefined && parsed.value.digest === undefined) {
        return undefined;
    }
    return {
        problem: `${(0,wording/* quote */.hD)(text)} is not a repository that archives can be kept in`,
        remedy: 'name one without a tag, for example ghcr.io/owner/name/cache',
    };
}
const CACHE_CHECKS = {
    'cache-registry': checkRegistry,
    'layer-cache': checkLayerCache,
};

;// CONCATENATED MODULE: ./src/request/check-cargo.ts

// Names as cargo's `restricted_names` lets them pass; a leading dash is refused everywhere, since
// these texts become arguments of cargo and of package managers.
const PACKAGE = /^[\p{XID_Start}_][\p{XID_Continue}-]*$/u;
const BINARY = /^[\p{XID_Continue}][\p{XID_Continue}.-]*$/u;
const FEATURE = /^(?:[\p{XID_Start}_][\p{XID_Continue}-]*\??\/)?[\p{XID_Continue}][\p{XID_Continue}+.-]*$/u;
const PROFILE = /^[\p{Alphabetic}\p{N}_][\p{Alphabetic}\p{N}_-]*$/u;
const SYSTEM_PACKAGE = /^[A-Za-z0-9][A-Za-z0-9+._:~=@-]*$/;
/** What becomes an argument of our Dockerfiles, and what is said of the running application. */
const CARGO_CHECKS = {
    package: named(PACKAGE, 'the name of a cargo package', 'use the name under [package] in its Cargo.toml'),
    bin: named(BINARY, 'the name of a binary', 'use the name of a [[bin]] or of the package'),
    features: named(FEATURE, 'a cargo feature', 'use feature or package/feature, separated by commas'),
    profile: checkProfile,
    'build-packages': checkSystemPackage,
    'runtime-packages': checkSystemPackage,
    'health-path': checkHealthPath,
};
function named(grammar, what, remedy) {
    return (text) => grammar.test(text) ? undefined : { problem: `${(0,wording/* quote */.hD)(text)} is not ${what}`, remedy };
}
function checkProfile(text) {
    if (text.toLowerCase() === 'debug') {
        return {
            problem: '"debug" is not a cargo profile',
            remedy: 'use dev, which builds into target/debug',
        };
    }
    const remedy = 'use release, dev or a name under [profile.…] in Cargo.toml';
    return named(PROFILE, 'a cargo profile', remedy)(text);
}
function checkSystemPackage(text) {
    const remedy = /\s/.test(text)
        ? 'separate names by commas or lines'
        : 'use names of the package manager, for example libpq or openssl-dev';
    return named(SYSTEM_PACKAGE, 'the name of a system package', remedy)(text);
}
function checkHealthPath(text) {
    return /^\/(?!\/)[!-~]*$/.test(text)
        ? undefined
        : {
            problem: `${(0,wording/* quote */.hD)(text)} is not a path of a URL`,
            remedy: 'start with one slash, for example /health',
        };
}

;// CONCATENATED MODULE: ./src/delta/parse-budget.ts

const RULE = /^(?:(?<scope>[^\s:<=>]+)\s*:\s*)?(?<part>own-)?(?<measure>[a-z-]+)\s*<=\s*(?<number>\d+(?:\.\d+)?)\s*(?<unit>%|[a-z]+)?(?:\s+(?<action>[a-z]+))?$/i;
const MEASURES = ['compressed', 'unpacked', 'growth'];
const ACTIONS = ['warn', 'fail'];
const VARIANTS = ['prod', 'dev', 'minimal'];
const PLATFORM = /^[a-z0-9]+\/[a-z0-9_]+(?:\/[a-z0-9.]+)?$/;
const UNITS = {
    b: 1,
    kb: 1000,
    mb: 1000 ** 2,
    gb: 1000 ** 3,
    kib: 1024,
    mib: 1024 ** 2,
    gib: 1024 ** 3,
};
const FORM = 'use MEASURE<=LIMIT with compressed, unpacked or growth, for example compressed<=20MB or growth<=5%';
/** `[PLATFORM|VARIANT:][own-]MEASURE<=LIMIT [warn|fail]` */
function parseBudgetRule(text) {
    const groups = RULE.exec(text.trim())?.groups;
    if (!groups)
        return refuse(`${(0,wording/* quote */.hD)(text)} is not a rule for a size`, FORM);
    const { scope, number = '', unit = '', action: word } = groups;
    const measure = MEASURES.find((known) => known === groups.measure);
    if (!measure)
        return refuse(`${(0,wording/* quote */.hD)(groups.measure ?? '')} is no measure of a size`, FORM);
    const limit = parseLimit(Number(number), unit, measure);
    if ('problem' in limit)
        return { ok: false, fault: limit };
    const place = parseScope(scope);
    if ('problem' in place)
        return { ok: false, fault: place };
    const action = ACTIONS.find((known) => known === word);
    if (word !== undefined && !action) {
        return refuse(`${(0,wording/* quote */.hD)(word)} in ${(0,wording/* quote */.hD)(text)} is no action`, 'use warn or fail, or neither');
    }
    const part = groups.part === undefined ? 'total' : 'own';
    return { ok: true, rule: { text, ...place, part, measure, limit, ...(action ? { action } : {}) } };
}
/** For the table of checks. */
function checkBudgetRule(text) {
    const parsed = parseBudgetRule(text);
    return parsed.ok ? undefined : parsed.fault;
}
function refuse(problem, remedy) {
    return { ok: false, fault: { problem, remedy } };
}
function parseScope(scope) {
    if (scope === undefined)
        return {};
    const variant = VARIANTS.find((known) => known === scope);
    if (variant)
        return { variant };
    if (PLATFORM.test(scope))
        return { platform: scope };
    return {
        problem: `${(0,wording/* quote */.hD)(scope)} is neither a platform nor a variant`,
        remedy: 'use os/arch, for example linux/arm64, or prod, dev or minimal',
    };
}
function parseLimit(number, unit, measure) {
    if (unit === '%') {
        if (measure === 'growth')
            return { kind: 'percent', percent: number };
        return {
            problem: `a limit of ${(0,wording/* quote */.hD)(measure)} cannot be in percent`,
            remedy: 'give bytes, for example 20MB, or limit growth',
        };
    }
    const factor = UNITS[unit.toLowerCase() || 'b'];
    const bytes = Math.round(number * (factor ?? Number.NaN));
    if (Number.isSafeInteger(bytes))
        return { kind: 'bytes', bytes };
    return factor === undefined
        ? {
            problem: `${(0,wording/* quote */.hD)(unit)} is not a unit of a size`,
            remedy: `use B, kB, MB, GB, KiB, MiB or GiB${measure === 'growth' ? ', or %' : ''}`,
        }
        : {
            problem: `${(0,wording/* quote */.hD)(`${number}${unit}`)} is more than can be counted`,
            remedy: 'give a smaller limit',
        };
}

;// CONCATENATED MODULE: ./src/request/check-delta.ts

const DELTA_CHECKS = { 'size-budget': checkBudgetRule };

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: ./src/inputs/nearest.ts
var nearest = __webpack_require__(13915);
;// CONCATENATED MODULE: ./src/request/check-steps.ts





const NETWORKS = ['default', 'none', 'host'];
const ENTITLEMENTS = ['network.host', 'security.insecure', 'device', 'buildx.local.delete'];
const CALLS = ['build', 'check', 'outline', 'targets'];
// As github.com/docker/go-units names them.
const ULIMITS = [
    'core',
    'cpu',
    'data',
    'fsize',
    'locks',
    'memlock',
    'msgqueue',
    'nice',
    'nofile',
    'nproc',
    'rss',
    'rtprio',
    'rttime',
    'sigpending',
    'stack',
];
/** What decides how steps of the build run. */
const STEP_CHECKS = {
    'add-hosts': checkHost,
    allow: (text) => slip(text.split('=')[0] ?? '', ENTITLEMENTS, 'an entitlement'),
    'build-args': (text) => namelessFault(text, 'NAME=value'),
    'build-contexts': checkNamedContext,
    call: checkCall,
    context: checkStandardInput,
    file: checkStandardInput,
    network: (text) => NETWORKS.includes(text)
        ? undefined
        : {
            problem: `${(0,wording/* quote */.hD)(text)} is not a network mode of BuildKit`,
            remedy: (0,wording/* suggest */.ZA)(text, NETWORKS),
        },
    'shm-size': (text) => /^\d+(?:\.\d*)? ?(?:b|[kmgtp](?:i?b)?)?$/i.test(text)
        ? undefined
        : { problem: `${(0,wording/* quote */.hD)(text)} is not a size`, remedy: 'use a number and a unit, like 64m' },
    ssh: (text) => namelessFault(text, 'default or id=path'),
    ulimit: checkUlimit,
};
/** A known word with a slip is refused; a word nobody knows here may be newer than this program. */
function slip(word, known, what) {
    if (known.includes(word))
        return undefined;
    const meant = (0,nearest/* nearest */.p)(word, known);
    return meant === undefined
        ? undefined
        : { problem: `${(0,wording/* quote */.hD)(word)} is not ${what}`, remedy: `did you mean ${meant}?` };
}
/** The value may be a secret, so only what stands before it is judged, and nothing is quoted. */
function namelessFault(text, form) {
    return text.startsWith('=')
        ? { problem: 'an item has no name before its "="', remedy: `use ${form}` }
        : undefined;
}
function checkHost(text) {
    const [, host, address = ''] = /^([^=]*)=(.*)$/.exec(text) ?? /^([^:]*):(.*)$/.exec(text) ?? [];
    const isAddress = address === 'host-gateway' || (0,external_node_net_.isIP)(address.replace(/^\[(.+)\]$/, '$1')) > 0;
    return host && isAddress
        ? undefined
        : {
            problem: `${(0,wording/* quote */.hD)(text)} is not a host name with an IP address`,
            remedy: 'use host:ip, for example db.internal:10.0.0.7',
        };
}
function checkNamedContext(text) {
    const [name = '', ...value] = text.split('=');
    const remedy = 'use name=path, name=docker-image://reference or name=URL';
    if (value.join('=') === '')
        return { problem: `${(0,wording/* quote */.hD)(text)} is not a named context`, remedy };
    const named = (0,image_reference/* parseReference */.F2)(name);
    return named.ok
        ? undefined
        : { problem: `the name in ${(0,wording/* quote */.hD)(text)} cannot be used: ${named.reason}`, remedy };
}
function checkCall(text) {
    const fields = (0,request_attributes/* cutFields */.GL)(text);
    const names = fields?.filter((field) => !field.includes('=')) ?? [];
    const settings = fields?.filter((field) => field.includes('=')) ?? [];
    const isForm = names.length < 2 && settings.every((field) => /^(?:format|ignorestatus)=/.test(field));
    if (!isForm || fields === undefined) {
        return {
            problem: `${(0,wording/* quote */.hD)(text)} is not a method to call`,
            remedy: 'use a name and settings, for example check,format=json',
        };
    }
    return slip(names[0] ?? 'build', CALLS, 'a method that BuildKit can call');
}
function checkStandardInput(text) {
    return text === '-'
        ? {
            problem: '"-" means standard input, which a build here does not have',
            remedy: 'give a path',
        }
        : undefined;
}
function checkUlimit(text) {
    const [, name, soft, hard] = /^([^=]*)=(-?\d+)(?::(-?\d+))?$/.exec(text) ?? [];
    if (name === undefined || soft === undefined) {
        return {
            problem: `${(0,wording/* quote */.hD)(text)} is not a limit`,
            remedy: 'use name=soft[:hard], for example nofile=1024:2048',
        };
    }
    if (!ULIMITS.includes(name)) {
        return { problem: `${(0,wording/* quote */.hD)(name)} is not the name of a limit`, remedy: (0,wording/* suggest */.ZA)(name, ULIMITS) };
    }
    return isAbove(Number(soft), Number(hard ?? soft))
        ? {
            problem: `${(0,wording/* quote */.hD)(text)} has a soft limit above the hard one`,
            remedy: 'use name=soft:hard with soft not above hard; -1 is unlimited',
        }
        : undefined;
}
function isAbove(soft, hard) {
    return hard !== -1 && (soft === -1 || soft > hard);
}

;// CONCATENATED MODULE: ./src/request/platform.ts

// What containerd's platform database knows (github.com/containerd/platforms, database.go), which
// BuildKit reads platforms with; its aliases lead to the same names.
const SYSTEMS = [
    'aix',
    'android',
    'darwin',
    'dragonfly',
    'freebsd',
    'hurd',
    'illumos',
    'ios',
    'js',
    'linux',
    'macos',
    'nacl',
    'netbsd',
    'openbsd',
    'plan9',
    'solaris',
    'windows',
    'zos',
];
const ARCHITECTURES = [
    '386',
    'aarch64',
    'amd64',
    'amd64p32',
    'arm',
    'arm64',
    'arm64be',
    'armbe',
    'armel',
    'armhf',
    'i386',
    'loong64',
    'mips',
    'mips64',
    'mips64le',
    'mips64p32',
    'mips64p32le',
    'mipsle',
    'ppc',
    'ppc64',
    'ppc64le',
    'riscv',
    'riscv64',
    's390',
    's390x',
    'sparc',
    'sparc64',
    'wasm',
    'x86-64',
    'x86_64',
];
const platform_VARIANTS = {
    amd64: /^v[1-4]$/,
    arm: /^v?[5-8]$/,
    arm64: /^(?:v?[89](?:\.[0-9])?)$/,
};
/**
 * Why BuildKit does not know a platform (`os/arch[/variant]`, an operating system or architecture
 * alone, or `local`), and what was probably meant; `undefined` when it does.
 */
function platformProblem(platform) {
    const parts = platform.toLowerCase().split('/');
    const [first = '', architecture = '', variant] = parts;
    const system = first.replace(/\(.*\)$/, '');
    if (parts.length === 1)
        return singleProblem(system);
    if (parts.length > 3)
        return { reason: 'has more parts than os/arch/variant' };
    if (!SYSTEMS.includes(system))
        return unknown('operating system', system, SYSTEMS, parts, 0);
    if (!ARCHITECTURES.includes(architecture)) {
        return unknown('architecture', architecture, ARCHITECTURES, parts, 1);
    }
    if (variant === undefined)
        return undefined;
    // Of other architectures no list of variants is known here: whatever is given is left to BuildKit.
    return platform_VARIANTS[architecture]?.test(variant) === false
        ? { reason: `names a variant that ${architecture} does not have` }
        : undefined;
}
function singleProblem(word) {
    const known = [...SYSTEMS, ...ARCHITECTURES, 'local'];
    return known.includes(word) ? undefined : unknown('platform', word, known, [word], 0);
}
function unknown(what, word, known, parts, index) {
    const meant = (0,nearest/* nearest */.p)(word, known);
    const reason = `names no ${what} that BuildKit knows`;
    return meant === undefined ? { reason } : { reason, meant: parts.with(index, meant).join('/') };
}

// EXTERNAL MODULE: ./src/request/semver.ts
var semver = __webpack_require__(83501);
;// CONCATENATED MODULE: ./src/request/check-image.ts





const ANNOTATION_LEVELS = ['manifest', 'index', 'manifest-descriptor', 'index-descriptor'];
/** What decides what the image is called and what it says of itself. */
const IMAGE_CHECKS = {
    annotations: checkAnnotation,
    image: checkImage,
    labels: (text) => namelessFault(text, 'key=value'),
    platforms: checkPlatform,
    registry: check_image_checkRegistry,
    tags: checkTag,
    version: checkVersion,
};
function checkAnnotation(text) {
    const [before = '', ...value] = text.split('=');
    const colon = before.indexOf(':');
    const key = before.slice(colon + 1);
    if (value.length === 0 || key === '') {
        return {
            problem: `${(0,wording/* quote */.hD)(text)} is not an annotation`,
            remedy: 'use [level:]key=value, for example index:org.opencontainers.image.title=App',
        };
    }
    const levels = colon < 0 ? [] : before.slice(0, colon).split(',');
    const wrong = levels.find((level) => !isLevel(level));
    return wrong === undefined
        ? undefined
        : {
            problem: `${(0,wording/* quote */.hD)(wrong)} in ${(0,wording/* quote */.hD)(text)} is not a level of annotations`,
            remedy: `use ${ANNOTATION_LEVELS.join(', ')}, each with an optional [platform]`,
        };
}
function isLevel(text) {
    const [, level = ''] = /^([a-z-]+)(?:\[[A-Za-z0-9_/-]+\])?$/.exec(text) ?? [];
    return ANNOTATION_LEVELS.includes(level);
}
function checkTag(text) {
    const reference = (0,image_reference/* parseReference */.F2)(text);
    return reference.ok
        ? undefined
        : {
            problem: `${(0,wording/* quote */.hD)(text)} is not an image reference: ${reference.reason}`,
            remedy: 'use [registry/]name:tag, for example ghcr.io/acme/app:1.2.3',
        };
}
function checkImage(text) {
    const remedy = 'use the name alone, for example acme/app; tags and version have inputs of their own';
    if (text.includes('@') || /:[^/]*$/.test(text)) {
        return { problem: `${(0,wording/* quote */.hD)(text)} is a name with a tag or digest`, remedy };
    }
    const name = (0,image_reference/* parseName */.$q)(text.toLowerCase());
    return name.ok
        ? undefined
        : { problem: `${(0,wording/* quote */.hD)(text)} is not an image name: ${name.reason}`, remedy };
}
function check_image_checkRegistry(text) {
    const remedy = 'use host[:port][/path], for example ghcr.io/acme or localhost:5000';
    const fault = (reason) => ({
        problem: `${(0,wording/* quote */.hD)(text)} is not a registry: ${reason}`,
        remedy,
    });
    const scheme = /^[A-Za-z]+:\/\//.exec(text)?.[0];
    if (scheme !== undefined)
        return fault(`it starts with ${scheme}`);
    const [host = '', ...path] = text.toLowerCase().replace(/\/$/, '').split('/');
    if (path.length === 0 && (0,image_reference/* isHost */.jU)(host)) {
        const reason = (0,image_reference/* hostReason */.lP)(host);
        return reason === undefined ? undefined : fault(reason);
    }
    const name = (0,image_reference/* parseName */.$q)([host, ...path].join('/'));
    return name.ok ? undefined : fault(name.reason);
}
function checkPlatform(text) {
    const found = platformProblem(text);
    if (found === undefined)
        return undefined;
    const remedy = found.meant === undefined
        ? 'use os/arch[/variant], for example linux/amd64 or linux/arm/v7'
        : `did you mean ${found.meant}?`;
    return { problem: `${(0,wording/* quote */.hD)(text)} ${found.reason}`, remedy };
}
/** The longest suffix that a variant adds to a tag. */
const SUFFIX_LENGTH = '-minimal'.length;
function checkVersion(text) {
    if ((0,semver/* parseSemver */.k)(text) !== undefined)
        return undefined;
    if ((0,image_reference/* isTag */.dz)(text) && text.length <= 128 - SUFFIX_LENGTH)
        return undefined;
    return {
        problem: `${(0,wording/* quote */.hD)(text)} cannot be the tag of an image`,
        remedy: 'use letters, digits, dots, dashes and underscores, for example 1.2.3',
    };
}

;// CONCATENATED MODULE: ./src/request/check-network.ts



/** What decides which servers are asked. */
const NETWORK_CHECKS = {
    mirrors: checkMirror,
    'crates-mirrors': checkIndex,
    resolvers: checkResolver,
};
const HOST = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d+)?$/i;
function checkMirror(text) {
    const [registry = '', mirror] = text.split('=');
    const remedy = 'write registry=mirror, like docker.io=mirror.gcr.io';
    if (!mirror)
        return { problem: `${(0,wording/* quote */.hD)(text)} names no mirror`, remedy };
    if (!HOST.test(registry))
        return { problem: `${(0,wording/* quote */.hD)(registry)} is not a registry`, remedy };
    const plain = mirror.replace(/^https?:\/\//, '').replace(/\/$/, '');
    const [host = '', ...path] = plain.split('/');
    const isName = path.length === 0 || (0,image_reference/* parseReference */.F2)(path.join('/')) !== undefined;
    if (HOST.test(host) && isName)
        return undefined;
    return { problem: `${(0,wording/* quote */.hD)(mirror)} is not a registry, with a path if need be`, remedy };
}
function checkIndex(text) {
    return checkFolder(text, 'a sparse index', 'https://mirror.example.com/index/');
}
/** A URL to whose end names of files are put: of a web server, without anything that is secret or comes after a path. */
function checkFolder(text, what, example) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
    const isPlain = url && !url.username && !url.password && !url.search && !url.hash;
    if (isWeb && isPlain)
        return undefined;
    return {
        problem: `${(0,wording/* quote */.hD)(withoutSecrets(text))} is not the URL of ${what}`,
        remedy: `write one like ${example}, without user and password`,
    };
}
/** What is wrong is said in a log: passwords and signatures do not belong there. */
function withoutSecrets(text) {
    return text.replace(/\/\/.*@/, '//***@').replace(/\?.*/, '?***');
}
function checkResolver(text) {
    const address = text.replace(/^\[(.*)\]:\d+$/, '$1');
    const plain = (0,external_node_net_.isIP)(address) ? address : address.replace(/:\d+$/, '');
    if ((0,external_node_net_.isIP)(plain) !== 0)
        return undefined;
    return {
        problem: `${(0,wording/* quote */.hD)(text)} is not the address of a name server`,
        remedy: 'give an IP address, with a port if it is not 53',
    };
}

;// CONCATENATED MODULE: ./src/request/exporter.ts

/** Reads one item of `outputs` as buildx does: a lone word is a folder, `-` a tar archive. */
function parseExporter(text) {
    const fields = (0,request_attributes/* parseAttributes */.vB)(text);
    if (fields === undefined)
        return { ok: false, reason: 'a double quote is out of place' };
    const first = fields[0];
    if (fields.length === 1 && first !== undefined && !text.startsWith('type=')) {
        return {
            ok: true,
            value: { text, type: text === '-' ? 'tar' : 'local', attributes: { dest: text } },
        };
    }
    const bare = fields.find(({ value }) => value === undefined);
    if (bare)
        return { ok: false, reason: `${JSON.stringify(bare.key)} has no value` };
    const { type, ...attributes } = Object.fromEntries(fields.map(({ key, value = '' }) => [key, value]));
    if (!type)
        return { ok: false, reason: 'it has no type' };
    return { ok: true, value: { text, type, attributes } };
}

;// CONCATENATED MODULE: ./src/request/check-outputs.ts




const EXPORTERS = ['image', 'registry', 'local', 'tar', 'oci', 'docker', 'cacheonly'];
const CACHES = ['registry', 'inline', 'local', 'gha', 's3', 'azblob'];
const OUTPUT_CHECKS = {
    'cache-from': (text) => checkCache(text, 'use a reference, type=gha or type=registry,ref=…'),
    'cache-to': (text) => checkCache(text, 'use type=gha,mode=max or type=registry,ref=…'),
    outputs: checkOutput,
};
function checkCache(text, remedy) {
    if (!text.includes('='))
        return undefined;
    const attributes = (0,request_attributes/* parseAttributes */.vB)(text);
    const type = attributes?.find(({ key }) => key === 'type')?.value;
    if (!attributes || type === undefined || attributes.some(({ value }) => value === undefined)) {
        return { problem: `${(0,wording/* quote */.hD)(text)} is not a cache`, remedy };
    }
    return slip(type, CACHES, 'a cache backend of BuildKit');
}
function checkOutput(text) {
    const exporter = parseExporter(text);
    if (!exporter.ok) {
        return {
            problem: `${(0,wording/* quote */.hD)(text)} is not an output: ${exporter.reason}`,
            remedy: 'use a folder, or type=… with attributes, for example type=oci,dest=image.tar',
        };
    }
    return slip(exporter.value.type, EXPORTERS, 'a type of output') ?? checkDestination(exporter);
}
function checkDestination({ value }) {
    const { type, attributes, text } = value;
    const dest = attributes.dest ?? '';
    const isFolder = type === 'local' || attributes.tar === 'false';
    if (isFolder && dest === '') {
        return { problem: `${(0,wording/* quote */.hD)(text)} names no folder`, remedy: 'add dest=folder' };
    }
    const isArchive = ['tar', 'oci', 'docker'].includes(type);
    if (dest === '-' || (isArchive && dest === '' && type !== 'docker')) {
        return {
            problem: `${(0,wording/* quote */.hD)(text)} would write the result to standard output`,
            remedy: 'add dest=file',
        };
    }
    return undefined;
}

// EXTERNAL MODULE: ./src/scan/findings/severity.ts
var severity = __webpack_require__(70553);
;// CONCATENATED MODULE: ./src/scan/formats/scan-formats.ts
/** In the order in which they are written. */
const SCAN_FORMATS = ['json', 'sarif', 'table', 'cyclonedx', 'spdx'];

;// CONCATENATED MODULE: ./src/request/check-scan.ts





const SCAN_CHECKS = {
    'scan-severity': (text) => severity/* SEVERITIES */.oC.some((known) => known === text.toUpperCase())
        ? undefined
        : {
            problem: `${(0,wording/* quote */.hD)(text)} is not a severity`,
            remedy: (0,wording/* suggest */.ZA)(text, severity/* SEVERITIES */.oC),
        },
    'scan-formats': (text) => SCAN_FORMATS.some((known) => known === text)
        ? undefined
        : {
            problem: `${(0,wording/* quote */.hD)(text)} is not a format of the scan`,
            remedy: (0,wording/* suggest */.ZA)(text, SCAN_FORMATS),
        },
    'scan-db-repositories': (text) => {
        const reference = (0,image_reference/* parseReference */.F2)(text);
        if (reference.ok)
            return undefined;
        return {
            problem: `${(0,wording/* quote */.hD)(text)} is not an image reference: ${reference.reason}`,
            remedy: 'use [registry/]name[:tag], for example ghcr.io/aquasecurity/trivy-db:2',
        };
    },
    'scan-mirrors': (text) => checkFolder(text, "Trivy's releases", 'https://mirror.example.com/trivy/'),
};

;// CONCATENATED MODULE: ./src/request/checks.ts









/**
 * By input. They refuse what buildx, BuildKit or cargo would refuse later, and nothing else: an
 * input without a check can be anything.
 */
const CHECKS = {
    ...ATTESTATION_CHECKS,
    ...CACHE_CHECKS,
    ...CARGO_CHECKS,
    ...DELTA_CHECKS,
    ...IMAGE_CHECKS,
    ...NETWORK_CHECKS,
    ...OUTPUT_CHECKS,
    ...SCAN_CHECKS,
    ...STEP_CHECKS,
};
function checkValues(values, complain) {
    for (const [name, check] of Object.entries(CHECKS)) {
        for (const text of values.texts(name)) {
            const fault = check(text);
            if (fault)
                complain(name, fault.problem, fault.remedy);
        }
    }
}

// EXTERNAL MODULE: ./src/plan/image-name.ts
var image_name = __webpack_require__(20468);
;// CONCATENATED MODULE: ./src/request/cross-checks.ts




/** What no input says alone: combinations that buildx, BuildKit or our own stages cannot do. */
function checkTogether(request, context, complain) {
    checkDockerfile(request, complain);
    checkNames(request, complain);
    checkExports(request, complain);
    cross_checks_checkLayerCache(request, complain);
    checkCacheRegistry(request, complain);
    checkSmokeTest(request, complain);
    checkScan(request, complain);
    checkStandIns(request, context, complain);
    checkOffline(request, context, complain);
}
/** What was accepted but cannot have an effect beside the rest. */
function noticesTogether(request) {
    const useless = ['registry', 'image'].filter((name) => request[name] !== undefined);
    if (request.tags.length === 0 || useless.length === 0)
        return [];
    const verb = useless.length === 1 ? 'has' : 'have';
    return [`${(0,wording/* allOf */.bn)(useless)} ${verb} no effect beside tags, which are full references`];
}
function cross_checks_checkLayerCache({ layerCache, cacheFrom, cacheTo }, complain) {
    if (layerCache === undefined || cacheFrom.length + cacheTo.length === 0)
        return;
    complain('layer-cache', 'it makes cache-from and cache-to by itself, and there are some already', 'leave out one or the other');
}
function checkCacheRegistry({ cache, cacheRegistry }, complain) {
    if (cache !== 'registry' || cacheRegistry !== undefined)
        return;
    complain('cache-registry', 'cache is "registry", and no repository is named', 'name one, for example ghcr.io/owner/name/cache');
}
function checkDockerfile(request, complain) {
    if (request.file !== undefined) {
        const given = argumentsGiven(request);
        if (given.length > 0) {
            const problem = `a Dockerfile is given together with ${(0,wording/* allOf */.bn)(given)}, which only our Dockerfiles know`;
            complain('file', problem, 'leave out one or the other; build-args reach any Dockerfile');
        }
    }
    if (request.variant === 'minimal' && request.runtimePackages.length > 0) {
        complain('runtime-packages', 'the minimal variant has no package manager', 'use the variant prod or dev, or leave them out');
    }
}
function argumentsGiven(request) {
    const given = {
        variant: request.variant !== undefined,
        package: request.package !== undefined,
        bin: request.bin !== undefined,
        features: request.features.length > 0,
        'no-default-features': request.noDefaultFeatures,
        profile: request.profile !== undefined,
        'build-packages': request.buildPackages.length > 0,
        'runtime-packages': request.runtimePackages.length > 0,
    };
    return Object.keys(given).filter((name) => given[name]);
}
function checkNames(request, complain) {
    const host = (0,image_name/* hostOfName */.Z)(request.image ?? '');
    if (request.registry !== undefined && host !== 'docker.io') {
        const problem = `${(0,wording/* quote */.hD)(request.image ?? '')} names the registry ${host}, and registry names ${(0,wording/* quote */.hD)(request.registry)}`;
        complain('image', problem, 'name the registry in one place');
    }
    if (request.noCache && request.noCacheFilters.length > 0) {
        complain('no-cache-filters', 'buildx does not take it together with no-cache', 'leave one out');
    }
}
function checkExports(request, complain) {
    const pushed = request.outputs.filter((output) => isPushed(output, request.push));
    const named = request.tags.length > 0 || pushed.some(({ attributes }) => attributes.name);
    if (!named && request.outputs.length > 0 && (request.push || pushed.length > 0)) {
        const problem = 'nothing says what the pushed image is called';
        complain(request.push ? 'push' : 'outputs', problem, 'give tags, or name=… in the output');
    }
    const byDigest = pushed.find(({ attributes }) => (0,request_attributes/* isOn */.Mp)(attributes['push-by-digest']));
    if (byDigest && request.tags.length > 0) {
        const problem = `${(0,wording/* quote */.hD)(byDigest.text)} pushes by digest, and a tag cannot be pushed by digest`;
        complain('outputs', problem, 'leave tags out and give name=… in the output');
    }
    const archive = request.outputs.find(({ type, attributes }) => type === 'docker' && attributes.dest);
    if (archive && holdsIndex(request)) {
        const problem = `${(0,wording/* quote */.hD)(archive.text)} cannot hold several platforms or attestations`;
        complain('outputs', problem, 'use type=oci');
    }
}
/** Whether the result is an index for sure, with more than one manifest. */
function holdsIndex({ platforms, provenance, sbom, attests }) {
    return platforms.length > 1 || [provenance, sbom, ...attests].some(asksForAttestation);
}
function asksForAttestation(text) {
    const attributes = (0,request_attributes/* parseAttributes */.vB)(text ?? '') ?? [];
    const isOff = attributes.some(({ key, value }) => key === 'disabled' ? (0,request_attributes/* isOn */.Mp)(value) : value === undefined && (0,request_attributes/* parseGoBoolean */.aH)(key) === false);
    return text !== undefined && !isOff;
}
function isPushed({ type, attributes }, push) {
    return type === 'registry' || (type === 'image' && (push || (0,request_attributes/* isOn */.Mp)(attributes.push)));
}
function checkSmokeTest(request, complain) {
    if (!request.smokeTest)
        return;
    if (request.platforms.length > 1) {
        complain('smoke-test', `starts one image, and platforms names ${request.platforms.length}`, 'name one platform, or leave the smoke test out');
    }
    if (request.call !== undefined && request.call !== 'build') {
        complain('smoke-test', `call is ${(0,wording/* quote */.hD)(request.call)}, which makes no image`, 'leave one out');
    }
    const kinds = ['image', 'registry', 'docker'];
    const isRunnable = ({ type, attributes }) => kinds.includes(type) && !(type === 'docker' && attributes.dest);
    const makesImage = request.load || request.push || request.outputs.some(isRunnable);
    if (request.outputs.length > 0 && !makesImage) {
        complain('smoke-test', 'outputs leave no image that an engine could start', 'add load: true');
    }
}
function checkScan({ scan, call }, complain) {
    if (scan === 'off' || call === undefined || call === 'build')
        return;
    complain('scan', `call is ${(0,wording/* quote */.hD)(call)}, which makes no image`, 'leave one out');
}
function checkStandIns(request, context, complain) {
    const hosts = request.standIns === 'never' ? [] : remotePushHosts(request, context);
    if (hosts.length === 0)
        return;
    complain('stand-ins', `${(0,wording/* quote */.hD)(request.standIns)} could push an image that is not built from real base images to ${(0,wording/* allOf */.bn)(hosts)}`, 'use never, or push to a registry on this machine');
}
function checkOffline(request, context, complain) {
    if (!request.offline)
        return;
    const hosts = remotePushHosts(request, context);
    if (hosts.length > 0) {
        const problem = `nothing can be pushed to ${(0,wording/* allOf */.bn)(hosts)} without network`;
        complain('offline', problem, 'load the image or write an archive, and push it later');
    }
    if (request.pull) {
        complain('offline', 'pull asks the registry for newer base images', 'leave one of them out');
    }
}
/** Registries on other machines that the image would be pushed to. */
function remotePushHosts(request, context) {
    const pushed = request.outputs.filter((output) => isPushed(output, request.push));
    if (!request.push && pushed.length === 0)
        return [];
    const names = [...request.tags, ...pushed.flatMap(({ attributes }) => namesOf(attributes.name))];
    const all = names.length > 0 ? names : [(0,image_name/* planImageName */.W)(request, context, 'app')];
    return [...new Set(all.map(image_name/* hostOfName */.Z).filter((host) => !(0,image_reference/* isLoopback */.U9)(host)))];
}
function namesOf(list) {
    return list ? list.split(',') : [];
}

// EXTERNAL MODULE: ./src/request/git-context.ts
var git_context = __webpack_require__(30007);
;// CONCATENATED MODULE: ./src/request/secret.ts
const texts = new WeakMap();
const MASK = '***';
/** Not enumerable, so that a spread or a comparison never meets them. */
const PRINTERS = {
    toString: { value: () => MASK },
    toJSON: { value: () => MASK },
    [Symbol.for('nodejs.util.inspect.custom')]: { value: () => MASK },
};
function makeSecret(text) {
    const secret = Object.freeze(Object.defineProperties({}, PRINTERS));
    texts.set(secret, text);
    return secret;
}
/** The text itself: only for the file it is written to and the mask of the log. */
function revealSecret(secret) {
    const text = texts.get(secret);
    if (text === undefined)
        throw new TypeError('not a secret made by makeSecret');
    return text;
}

;// CONCATENATED MODULE: ./src/request/read-secrets.ts


/**
 * Reads `secrets`, `secret-envs` and `secret-files`. Nothing of an item of `secrets` but its id is
 * ever shown. As with docker/build-push-action a secret without a value is left out, since that is
 * what a workflow from a fork gets; an item that is no `id=value` at all is an error here.
 */
function readSecrets(values, complain) {
    const entries = ['secrets', 'secret-envs', 'secret-files'].flatMap((input) => values.items(input).flatMap((item) => readEntry(input, item, complain)));
    refuseRepeated(entries, complain);
    const isEmpty = ({ input, value }) => input === 'secrets' && value === '';
    return {
        secrets: entries.filter((entry) => !isEmpty(entry)).map(toSecret),
        hasGitAuthToken: entries.some(({ input, id }) => input === 'secrets' && id === 'GIT_AUTH_TOKEN'),
        notices: entries
            .filter(isEmpty)
            .map(({ id }) => `the secret ${id} has no value and is not given to the build`),
    };
}
function readEntry(input, { text, line }, complain) {
    const [start = '', ...rest] = text.split('=');
    const id = start.trim();
    const value = rest.join('=');
    const form = input === 'secrets' ? 'id=value' : input === 'secret-envs' ? 'id=NAME' : 'id=path';
    const at = input === 'secrets' ? `the item on line ${line}` : (0,wording/* quote */.hD)(text);
    const fault = (what) => complain(input, `${at} ${what}`, `use ${form}`);
    if (rest.length === 0)
        fault('has no "="');
    else if (id === '')
        fault('has no id before its "="');
    else if (/[\s",]/.test(id))
        fault('has an id with a blank, comma or quote');
    else if (input !== 'secrets' && value === '')
        fault('has nothing after its "="');
    else if (input === 'secret-envs' && /[\s",]/.test(value))
        fault('does not name a variable');
    else
        return [{ input, id, value }];
    return [];
}
function refuseRepeated(entries, complain) {
    entries.forEach(({ input, id }, index) => {
        const first = entries.findIndex((entry) => entry.id === id);
        if (first === index)
            return;
        const where = entries[first]?.input ?? input;
        const problem = `the id ${(0,wording/* quote */.hD)(id)} is used twice${where === input ? '' : `, first in ${where}`}`;
        complain(input, problem, 'give each secret an id of its own');
    });
}
function toSecret({ input, id, value }) {
    if (input === 'secrets')
        return { id, source: { kind: 'value', value: makeSecret(value) } };
    if (input === 'secret-envs')
        return { id, source: { kind: 'env', name: value } };
    return { id, source: { kind: 'file', path: value } };
}

;// CONCATENATED MODULE: ./src/request/read-compatible.ts





/** The inputs of docker/build-push-action, read and with their templates filled in. */
function readCompatible(values, context, complain) {
    const { text, texts, flag } = values;
    const gitContext = context.github && (0,git_context/* defaultGitContext */.n5)(context.github, context.settings);
    const { secrets, hasGitAuthToken, notices } = readSecrets(values, complain);
    const fill = (name, template) => fillIn(name, template, gitContext, complain);
    const given = text('context');
    const token = hasGitAuthToken ? undefined : text('github-token');
    const request = {
        addHosts: texts('add-hosts'),
        allow: texts('allow'),
        annotations: texts('annotations'),
        attests: texts('attests'),
        buildArgs: texts('build-args'),
        buildContexts: texts('build-contexts').map((item) => splitContext(fill('build-contexts', item))),
        ...optional('builder', text('builder')),
        cacheFrom: texts('cache-from'),
        cacheTo: texts('cache-to'),
        ...optional('call', text('call')),
        ...optional('cgroupParent', text('cgroup-parent')),
        ...optional('context', given === undefined ? undefined : fill('context', given)),
        ...optional('file', text('file')),
        labels: texts('labels'),
        load: flag('load'),
        ...optional('network', text('network')),
        noCache: flag('no-cache'),
        noCacheFilters: texts('no-cache-filters'),
        outputs: texts('outputs').flatMap((item) => {
            const exporter = parseExporter(item);
            return exporter.ok ? [exporter.value] : [];
        }),
        platforms: texts('platforms'),
        ...optional('provenance', text('provenance')),
        pull: flag('pull'),
        push: flag('push'),
        ...optional('sbom', text('sbom')),
        secrets,
        ...optional('shmSize', text('shm-size')),
        ssh: texts('ssh'),
        tags: texts('tags'),
        ...optional('target', text('target')),
        ulimit: texts('ulimit'),
        ...optional('githubToken', token === undefined ? undefined : makeSecret(token)),
        ...optional('defaultGitContext', gitContext),
    };
    return { request, notices };
}
/** A member that is there only when it has a value. */
function optional(key, value) {
    return value === undefined ? {} : { [key]: value };
}
function splitContext(text) {
    const [name = '', ...value] = text.split('=');
    return { name, value: value.join('=') };
}
function fillIn(name, template, gitContext, complain) {
    const filled = (0,git_context/* fillTemplate */.ou)(template, gitContext);
    if (filled.ok)
        return filled.text;
    complain(name, `${(0,wording/* quote */.hD)(template)} ${filled.problem}`, filled.remedy);
    return template;
}

;// CONCATENATED MODULE: ./src/request/read-comment.ts

const read_comment_MODES = ['auto', 'on', 'off'];
/** The inputs of comment-inputs.ts. On the command line there are none, and so no comment. */
function readComment({ text }) {
    return {
        comment: read_comment_MODES.find((known) => known === text('comment')) ?? 'off',
        ...optional('commentMatrix', text('comment-matrix')),
    };
}

;// CONCATENATED MODULE: ./src/request/read-delta.ts

/** What the inputs of delta-inputs.ts say. Rules that are no rules are complained of elsewhere (checks.ts). */
function readDelta({ text, texts }) {
    return {
        compare: text('compare') ?? 'auto',
        sizeBudget: texts('size-budget').flatMap((rule) => {
            const parsed = parseBudgetRule(rule);
            return parsed.ok ? [parsed.rule] : [];
        }),
        sizeBudgetAction: text('size-budget-action') === 'warn' ? 'warn' : 'fail',
    };
}

;// CONCATENATED MODULE: ./src/request/read-scan.ts



const read_scan_MODES = ['off', 'report', 'enforce'];
const HOUR_MS = 3_600_000;
function readScan({ text, texts, flag, number }) {
    const severities = texts('scan-severity').map((one) => one.toUpperCase());
    const formats = texts('scan-formats');
    return {
        scan: read_scan_MODES.find((known) => known === text('scan')) ?? 'off',
        scanSeverities: severity/* SEVERITIES */.oC.filter((known) => severities.includes(known)),
        scanOnlyNew: flag('scan-only-new'),
        scanIgnoreUnfixed: flag('scan-ignore-unfixed'),
        ...optional('scanIgnoreFile', text('scan-ignore-file')),
        scanUnknown: text('scan-unknown') === 'warn' ? 'warn' : 'fail',
        scanDbMaxAgeMs: (number('scan-db-max-age') ?? 0) * HOUR_MS,
        scanDbRepositories: texts('scan-db-repositories'),
        scanMirrors: texts('scan-mirrors'),
        scanFormats: SCAN_FORMATS.filter((known) => formats.includes(known)),
        ...optional('scanFolder', text('scan-folder')),
        ...optional('trivyPath', text('trivy-path')),
    };
}

;// CONCATENATED MODULE: ./src/request/read-own.ts





const read_own_VARIANTS = ['prod', 'dev', 'minimal'];
const STAND_INS = ['never', 'auto', 'always'];
const read_own_CACHES = [
    'auto',
    'actions',
    'directory',
    'registry',
    'mounts',
    'off',
];
const SAVES = ['auto', 'always', 'never'];
const SWITCHES = ['auto', 'on', 'off'];
const COMPILES = ['auto', 'build', 'container'];
const MIB = 1024 ** 2;
const PREFLIGHT = ['auto', 'strict', 'off'];
/** The inputs that docker/build-push-action does not have. */
function readOwn(values) {
    const { text, texts, flag, number } = values;
    const variant = text('variant');
    const request = {
        ...readNetwork(values),
        ...readCache(values),
        ...readScan(values),
        ...readDelta(values),
        ...readComment(values),
        ...optional('variant', read_own_VARIANTS.find((known) => known === variant)),
        ...optional('version', text('version')),
        ...optional('registry', text('registry')),
        ...optional('image', text('image')),
        ...optional('package', text('package')),
        ...optional('bin', text('bin')),
        features: texts('features'),
        noDefaultFeatures: flag('no-default-features'),
        ...optional('profile', text('profile')),
        ...optional('port', number('port')),
        buildPackages: texts('build-packages'),
        runtimePackages: texts('runtime-packages'),
        keepBuilder: flag('keep-builder'),
        ...optional('report', text('report')),
        standIns: STAND_INS.find((known) => known === text('stand-ins')) ?? 'never',
        smokeTest: flag('smoke-test'),
        healthPath: text('health-path') ?? '/health',
    };
    return { request, notices: [] };
}
function readNetwork({ text, texts, flag, number }) {
    const preflight = text('preflight');
    return {
        preflight: PREFLIGHT.find((known) => known === preflight) ?? 'auto',
        fetch: text('fetch') === 'off' ? 'off' : 'auto',
        offline: flag('offline'),
        retries: number('retries') ?? 0,
        retryBudgetSec: number('retry-budget') ?? 0,
        timeoutSec: number('timeout') ?? 0,
        stallTimeoutSec: number('stall-timeout') ?? 0,
        mirrors: texts('mirrors').map(parseMirror),
        cratesMirrors: texts('crates-mirrors').map((url) => (url.endsWith('/') ? url : `${url}/`)),
        resolvers: texts('resolvers'),
    };
}
function readCache({ text, number }) {
    const choice = (name, known) => known.find((one) => one === text(name)) ?? 'auto';
    return {
        cache: read_own_CACHES.find((known) => known === text('cache')) ?? 'off',
        ...optional('cacheDir', text('cache-dir')),
        // As of an image name of ours: owners on GitHub may have capitals, repositories of registries have none.
        ...optional('cacheRegistry', text('cache-registry')?.toLowerCase()),
        cacheBudgetBytes: (number('cache-budget') ?? 0) * MIB,
        cacheSave: choice('cache-save', SAVES),
        incremental: choice('incremental', SWITCHES),
        skipUnchanged: choice('skip-unchanged', SWITCHES),
        compileIn: choice('compile-in', COMPILES),
        ...optional('layerCache', (0,layer_cache/* parseLayerCache */.v)(text('layer-cache') ?? '')),
    };
}
/** Its form is checked elsewhere (check-network.ts). */
function parseMirror(text) {
    const [registry = '', ...mirror] = text.split('=');
    return {
        registry,
        mirror: mirror
            .join('=')
            .replace(/^https:\/\//, '')
            .replace(/\/$/, ''),
    };
}

;// CONCATENATED MODULE: ./src/request/list.ts
/**
 * Cuts the text of a list input into items, as docker/build-push-action does: lines are records of
 * CSV with relaxed quotes; where a comma is `kept` the fields are joined again. Two things differ:
 * a line whose first character is `#` is a comment, and an item of nothing but blanks is dropped.
 */
function parseList(text, syntax) {
    const cursor = startCursor(text, syntax.quotes === 'csv');
    const items = [];
    let position = 0;
    while (position < text.length) {
        position = skipComment(text, position);
        const line = lineAt(text, position);
        const record = readRecord(cursor, position);
        if (!record.ok)
            return { ok: false, line: lineAt(text, record.openedAt) };
        items.push(...itemsOf(record.fields, syntax).map((item) => ({ text: item, line })));
        position = record.end + cursor.lineEndAt(record.end);
    }
    return { ok: true, items: items.filter((item) => item.text.trim() !== '') };
}
function itemsOf(fields, syntax) {
    const items = syntax.comma === 'kept' ? [fields.join(',')] : separateItems(fields);
    return syntax.blanks === 'kept' ? items : items.map((item) => item.trim());
}
/** A field alone on its line is cut at commas even where it was quoted; beside others it is not. */
function separateItems(fields) {
    return fields.length === 1 ? fields.join('').split(',') : fields;
}
function skipComment(text, position) {
    const comment = /[ \t]*#[^\r\n]*/y;
    comment.lastIndex = position;
    return comment.test(text) ? comment.lastIndex : position;
}
function lineAt(text, position) {
    return text.slice(0, position).split(/\r\n|\r|\n/).length;
}
/** The first line end outside of quotes decides what ends a line in the rest of the text. */
function startCursor(text, withQuotes) {
    let known;
    const lineEndAt = (position) => {
        known ??= ['\r\n', '\n', '\r'].find((end) => text.startsWith(end, position));
        return known !== undefined && text.startsWith(known, position) ? known.length : 0;
    };
    return { text, withQuotes, lineEndAt };
}
function readRecord(cursor, start) {
    const fields = [];
    let position = start;
    for (;;) {
        const field = readField(cursor, position);
        if (!field.ok)
            return field;
        fields.push(field.value);
        if (cursor.text[field.end] !== ',')
            return { ok: true, fields, end: field.end };
        position = field.end + 1;
    }
}
function readField(cursor, start) {
    if (!cursor.withQuotes || cursor.text[start] !== '"')
        return readPlain(cursor, start);
    let value = '';
    for (let position = start + 1; position < cursor.text.length; position += 1) {
        const isQuote = cursor.text[position] === '"';
        if (!isQuote || cursor.text[position + 1] === '"') {
            value += cursor.text[position];
            if (isQuote)
                position += 1;
        }
        else if (endsField(cursor, position + 1)) {
            return { ok: true, value, end: position + 1 };
        }
        else {
            // Text after the closing quote: the quotes were none, they belong to the value.
            const rest = readPlain(cursor, position + 1);
            return { ...rest, value: `"${value}"${rest.value}` };
        }
    }
    return { ok: false, openedAt: start };
}
function readPlain(cursor, start) {
    let end = start;
    while (!endsField(cursor, end))
        end += 1;
    return { ok: true, value: cursor.text.slice(start, end), end };
}
function endsField(cursor, position) {
    const character = cursor.text[position];
    return character === undefined || character === ',' || cursor.lineEndAt(position) > 0;
}

;// CONCATENATED MODULE: ./src/request/read-values.ts


/** Values that may hold anything but NUL, since they are the user's own text. */
const FREE_TEXT = ['annotations', 'build-args', 'labels', 'secrets'];
function readValues(table, raw, complain) {
    refuseUnknown(table, raw, complain);
    const values = new Map(table.map((spec) => [spec.name, readValue(spec, raw[spec.name] ?? '', complain)]));
    const get = (name, isKind) => {
        const value = values.get(name);
        if (!values.has(name) || !isKind(value))
            throw new TypeError(`no such input: ${name}`);
        return value;
    };
    return {
        text: (name) => get(name, (value) => value === undefined || typeof value === 'string'),
        flag: (name) => get(name, (value) => typeof value === 'boolean'),
        number: (name) => get(name, (value) => value === undefined || typeof value === 'number'),
        items: (name) => get(name, (value) => Array.isArray(value)),
        texts: (name) => {
            const value = get(name, (value) => value !== null);
            if (value === undefined)
                return [];
            return typeof value === 'object' ? value.map((item) => item.text) : [String(value)];
        },
    };
}
function refuseUnknown(table, raw, complain) {
    const names = table.map((spec) => spec.name);
    for (const name of Object.keys(raw).filter((name) => !names.includes(name))) {
        const meant = (0,wording/* suggest */.ZA)(name, names);
        const remedy = meant.startsWith('did') ? meant : 'docs/inputs.md lists all inputs';
        complain(/^[\w-]+$/.test(name) ? name : (0,wording/* quote */.hD)(name), 'is not an input', remedy);
    }
}
/** After a complaint the value is what a run without the input would have, so that reading can go on. */
function readValue(spec, given, complain) {
    const { kind } = spec;
    const text = given.trim() === '' ? (spec.default ?? '') : given;
    const accepted = hasOnlyReadable(spec, text, complain) ? text : (spec.default ?? '');
    if (kind.type === 'list')
        return readItems(spec.name, kind, accepted, complain);
    const single = readSingleLine(spec, accepted.trim(), complain);
    if (kind.type === 'boolean')
        return readBoolean(spec, single, complain);
    return single === '' ? undefined : readScalar(spec, kind, single, complain);
}
function readScalar(spec, kind, text, complain) {
    switch (kind.type) {
        case 'text':
            return text;
        case 'choice':
            if (kind.choices.includes(text))
                return text;
            complain(spec.name, `${(0,wording/* quote */.hD)(text)} is not one of its values`, withAll(text, kind.choices));
            return spec.default;
        case 'integer': {
            const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
            if (number >= kind.min && number <= kind.max)
                return number;
            complain(spec.name, `${(0,wording/* quote */.hD)(text)} is not a whole number from ${kind.min} to ${kind.max}`, 'give one without sign, unit or fraction');
            return spec.default === undefined ? undefined : Number(spec.default);
        }
    }
}
function withAll(text, choices) {
    const meant = (0,wording/* suggest */.ZA)(text, choices);
    return meant.startsWith('use') ? meant : `${meant} There are ${choices.join(', ')}`;
}
/** The forms of YAML 1.2's core schema, which @actions/core takes too. */
function readBoolean(spec, text, complain) {
    if (/^(true|True|TRUE)$/.test(text))
        return true;
    if (!/^(false|False|FALSE)$/.test(text)) {
        complain(spec.name, `${(0,wording/* quote */.hD)(text)} is neither true nor false`, 'use true or false');
    }
    return spec.default === 'true';
}
function readItems(name, syntax, text, complain) {
    const list = parseList(syntax.blanks === 'kept' ? text : text.trim(), syntax);
    if (list.ok)
        return list.items;
    complain(name, `the double quote that opens on line ${list.line} is never closed`, 'close it, or double it ("") where it belongs to the value');
    return [];
}
function readSingleLine(spec, text, complain) {
    if (!/[\r\n]/.test(text))
        return text;
    const problem = isSecret(spec) ? 'holds a line break' : `${(0,wording/* quote */.hD)(text)} holds a line break`;
    complain(spec.name, problem, 'give one line');
    return spec.default ?? '';
}
function hasOnlyReadable(spec, text, complain) {
    const allowed = FREE_TEXT.includes(spec.name) ? isNotNul : isReadable;
    const found = [...text].find((character) => !allowed(character.charCodeAt(0)));
    if (found === undefined)
        return true;
    const code = found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const where = isSecret(spec) ? 'holds' : `${(0,wording/* quote */.hD)(text)} holds`;
    complain(spec.name, `${where} the control character U+${code}`, 'remove it');
    return false;
}
function isNotNul(code) {
    return code !== 0;
}
/** Tab and line ends are no harm: they separate. */
function isReadable(code) {
    return (code >= 0x20 && code !== 0x7f) || [0x09, 0x0a, 0x0d].includes(code);
}
function isSecret(spec) {
    return spec.name === 'secrets' || spec.name === 'github-token';
}

;// CONCATENATED MODULE: ./src/request.ts







/**
 * Turns the texts of the inputs into typed data, once. `raw` is by input name, exactly as given
 * (untrimmed: a secret keeps its blanks); an absent or blank value means nothing was said. All that
 * is wrong is returned together, in the order of the checks: each value alone, then what does not go
 * together.
 */
function parseRequest(raw, context) {
    const errors = [];
    const complain = (input, problem, remedy) => errors.push({ input, problem, remedy });
    const values = readValues(inputs/* INPUTS */.mc, raw, complain);
    checkValues(values, complain);
    const compatible = readCompatible(values, context, complain);
    const own = readOwn(values);
    const notices = [...compatible.notices, ...own.notices];
    const request = { ...compatible.request, ...own.request, notices };
    checkTogether(request, context, complain);
    if (errors.length > 0)
        return { ok: false, errors };
    return { ok: true, value: { ...request, notices: [...notices, ...noticesTogether(request)] } };
}


/***/ }),

/***/ 60352:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GL: () => (/* binding */ cutFields),
/* harmony export */   Mp: () => (/* binding */ isOn),
/* harmony export */   aH: () => (/* binding */ parseGoBoolean),
/* harmony export */   vB: () => (/* binding */ parseAttributes)
/* harmony export */ });
/**
 * Cuts the attributes that buildx takes in one flag: one record of strict CSV. `undefined` when a
 * quote stands where CSV allows none, which buildx refuses too.
 */
function parseAttributes(text) {
    return cutFields(text)?.map((field) => {
        const [key = '', ...value] = field.split('=');
        const name = key.trim().toLowerCase();
        return value.length === 0 ? { key: name } : { key: name, value: value.join('=') };
    });
}
/** The fields of one CSV record, unquoted. */
function cutFields(text) {
    const fields = [];
    const field = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;
    for (;;) {
        const match = field.exec(text);
        if (match === null)
            return undefined;
        fields.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
        if (match[3] === '')
            return fields;
    }
}
/** Booleans as Go reads them, which buildx uses wherever an attribute is one. */
function parseGoBoolean(text) {
    if (['1', 't', 'T', 'true', 'TRUE', 'True'].includes(text))
        return true;
    return ['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(text) ? false : undefined;
}
/** Whether an attribute says yes; what is not there, or no boolean, does not. */
function isOn(text) {
    return parseGoBoolean(text ?? '') === true;
}


/***/ }),

/***/ 30007:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k1: () => (/* binding */ queryGitContext),
/* harmony export */   n5: () => (/* binding */ defaultGitContext),
/* harmony export */   ou: () => (/* binding */ fillTemplate)
/* harmony export */ });
/* harmony import */ var _attributes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60352);

/**
 * The git context that docker/build-push-action builds when no context is given: the repository of
 * the workflow at the commit of the event, `https://github.com/owner/name.git#sha`.
 */
function defaultGitContext(github, settings = {}) {
    return `${repositoryUrl(github)}#${pinnedRef(github, settings)}`;
}
/** The same as a URL with a query, which BuildKit reads the same way. */
function queryGitContext(github, settings = {}) {
    return `${repositoryUrl(github)}?ref=${pinnedRef(github, settings)}`;
}
function repositoryUrl(github) {
    return `${github.serverUrl}/${github.repository}.git`;
}
function pinnedRef(github, settings) {
    const ref = github.ref.startsWith('refs/') ? github.ref : `refs/heads/${github.ref}`;
    const wantsHead = (0,_attributes_js__WEBPACK_IMPORTED_MODULE_0__/* .parseGoBoolean */ .aH)(settings.DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF ?? '') === true;
    if (!wantsHead || !ref.startsWith('refs/pull/'))
        return github.sha || ref;
    return github.pullRequest?.headSha ?? ref.replace(/\/merge$/, '/head');
}
const EXPRESSION = /\{\{\{\s*([^{}]*?)\s*\}\}\}|\{\{~?&?\s*([^{}]*?)\s*~?\}\}/g;
/** Fills `{{defaultContext}}` in; any other expression, and one outside of a workflow, is a problem. */
function fillTemplate(text, gitContext) {
    const names = [...text.matchAll(EXPRESSION)].map((match) => match[1] ?? match[2] ?? '');
    const rest = text.replace(EXPRESSION, '');
    const other = names.find((name) => name !== 'defaultContext');
    if (other !== undefined || rest.includes('{{')) {
        return {
            ok: false,
            problem: 'holds a template that is not {{defaultContext}}',
            remedy: 'use {{defaultContext}}, or leave the braces out',
        };
    }
    if (names.length > 0 && gitContext === undefined) {
        return {
            ok: false,
            problem: 'names {{defaultContext}}, which only a workflow has',
            remedy: 'give a folder or a URL',
        };
    }
    return { ok: true, text: text.replace(EXPRESSION, () => gitContext ?? '') };
}


/***/ }),

/***/ 7988:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $q: () => (/* binding */ parseName),
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   dz: () => (/* binding */ isTag),
/* harmony export */   jU: () => (/* binding */ isHost),
/* harmony export */   lP: () => (/* binding */ hostReason)
/* harmony export */ });
// The grammar of github.com/distribution/reference, which docker, buildx and BuildKit share.
const HOST_PART = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const HOST = new RegExp(`^(?:${HOST_PART}(?:\\.${HOST_PART})*|\\[(?:[a-fA-F0-9:]+)\\])(?::([0-9]+))?$`);
const PATH_PART = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const DIGEST = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;
const NAME_LIMIT = 255;
function isTag(text) {
    return TAG.test(text);
}
/** Reads a full reference; the reason says which part is wrong. */
function parseReference(text) {
    const scheme = /^[a-z]+:\/\//.exec(text)?.[0];
    if (scheme !== undefined)
        return fail(`it starts with ${scheme}`);
    if (/\s/.test(text))
        return fail('it holds a blank');
    const [name = '', ...digests] = text.split('@');
    const digest = digests.join('@');
    if (digests.length > 0 && !DIGEST.test(digest))
        return fail('its digest is not algorithm:hex');
    const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
    const tag = colon < 0 ? undefined : name.slice(colon + 1);
    if (tag !== undefined && !TAG.test(tag))
        return fail(tagReason(tag));
    const named = parseName(colon < 0 ? name : name.slice(0, colon));
    if (!named.ok)
        return named;
    return {
        ok: true,
        value: {
            ...named.value,
            ...(tag !== undefined && { tag }),
            ...(digests.length > 0 && { digest }),
        },
    };
}
/** Reads a name without tag and digest. */
function parseName(name) {
    if (name === '')
        return fail('it has no name');
    if (name.length > NAME_LIMIT)
        return fail(`its name is longer than ${NAME_LIMIT} characters`);
    const [first = '', ...rest] = name.split('/');
    const hasHost = rest.length > 0 && isHost(first);
    if (hasHost) {
        const reason = hostReason(first);
        if (reason !== undefined)
            return fail(reason);
    }
    const parts = hasHost ? rest : [first, ...rest];
    const wrong = parts.find((part) => !PATH_PART.test(part));
    if (wrong !== undefined)
        return fail(partReason(wrong));
    return { ok: true, value: { ...(hasHost && { host: first }), path: parts.join('/') } };
}
/** Why a text is no registry host with an optional port; `undefined` when it is one. */
function hostReason(host) {
    const match = HOST.exec(host);
    if (match === null)
        return `${JSON.stringify(host)} is not a host name`;
    const port = Number(match[1] ?? '1');
    return port >= 1 && port <= 65535 ? undefined : `its port ${match[1]} is not from 1 to 65535`;
}
/** As docker decides whether the first part of a name is a host or a namespace of Docker Hub. */
function isHost(part) {
    return /[.:[]/.test(part) || part === 'localhost' || part !== part.toLowerCase();
}
function isLoopback(host) {
    const name = host.replace(/:[0-9]+$/, '');
    return name === 'localhost' || name.endsWith('.localhost') || /^127\.|^\[::1\]$/.test(name);
}
function partReason(part) {
    if (part === '')
        return 'it has an empty part between slashes';
    if (part.includes(':'))
        return `${JSON.stringify(part)} has a colon, and a tag cannot hold a slash`;
    if (/[A-Z]/.test(part))
        return `${JSON.stringify(part)} has upper-case letters`;
    return `${JSON.stringify(part)} is not made of a-z, 0-9 and single separators (. _ __ -)`;
}
function tagReason(tag) {
    if (tag === '')
        return 'its tag is empty';
    if (tag.length > 128)
        return 'its tag is longer than 128 characters';
    return `its tag ${JSON.stringify(tag)} is not made of letters, digits, _ . and -, or starts with . or -`;
}
function fail(reason) {
    return { ok: false, reason };
}


/***/ }),

/***/ 83501:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ parseSemver)
/* harmony export */ });
const NUMBER = '(0|[1-9]\\d*)';
const IDENTIFIER = '(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)';
const SEMVER = new RegExp(`^v?${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-(${IDENTIFIER}(?:\\.${IDENTIFIER})*))?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?$`);
function parseSemver(text) {
    const [whole, major, minor, patch, prerelease] = SEMVER.exec(text) ?? [];
    if (whole === undefined)
        return undefined;
    return {
        major: Number(major),
        minor: Number(minor),
        patch: Number(patch),
        ...(prerelease !== undefined && { prerelease }),
    };
}


/***/ }),

/***/ 95113:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ZA: () => (/* binding */ suggest),
/* harmony export */   bn: () => (/* binding */ allOf),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   yL: () => (/* binding */ oneOf)
/* harmony export */ });
/* harmony import */ var _inputs_nearest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13915);

const QUOTE_LIMIT = 80;
/** A value as it can be shown on one line: quoted, without credentials, control characters escaped, cut when it is long. */
function quote(value) {
    const safe = hideCredentials(value);
    const shown = safe.length > QUOTE_LIMIT ? `${safe.slice(0, QUOTE_LIMIT)}…` : safe;
    return JSON.stringify(shown).replace(/[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
/** User and password of a URL, and attributes such as `token=…` or `secret_access_key=…`. */
function hideCredentials(value) {
    return value
        .replace(/(\/\/)[^/@\s]+@/g, '$1***@')
        .replace(/((?:token|secret|password|key)[a-z_]*=)[^,]*/gi, '$1***');
}
/** `a, b or c` */
function oneOf(words) {
    const last = words.at(-1) ?? '';
    return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}
/** `a and b` */
function allOf(words) {
    const last = words.at(-1) ?? '';
    return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
/** `use prod, dev or minimal`, led by the one that was probably meant. */
function suggest(word, known) {
    const meant = (0,_inputs_nearest_js__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .p)(word, known);
    return meant === undefined ? `use ${oneOf(known)}` : `did you mean ${meant}?`;
}


/***/ }),

/***/ 29550:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ keyOf)
/* harmony export */ });
/**
 * The same finding in another image or another build: by its name, the kind of package, the package and the
 * place. The version is left out on purpose: what was raised and is still vulnerable is nothing new.
 */
function keyOf({ kind, id, type, package: name, path }) {
    return JSON.stringify([kind, id, type ?? '', name ?? '', path ?? '']);
}


/***/ }),

/***/ 70553:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tc: () => (/* binding */ sortFindings),
/* harmony export */   lv: () => (/* binding */ parseSeverity),
/* harmony export */   oC: () => (/* binding */ SEVERITIES)
/* harmony export */ });
/** Worst first. */
const SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'];
/** A word that nobody knows is a severity that nobody knows. */
function parseSeverity(text) {
    const upper = text?.toUpperCase();
    return SEVERITIES.find((known) => known === upper) ?? 'UNKNOWN';
}
/** Worst first, then what can be mended, then by name: the order does not depend on that of the scanner. */
function sortFindings(findings) {
    return [...findings].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
        Number(b.fixed !== undefined) - Number(a.fixed !== undefined) ||
        compareTexts(nameOf(a), nameOf(b)));
}
function nameOf({ id, package: name = '', installed = '', path = '' }) {
    return [id, name, installed, path].join('\n');
}
/** By code units: `localeCompare` differs between machines. */
function compareTexts(a, b) {
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}


/***/ }),

/***/ 87569:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $l: () => (/* binding */ nameSeverities),
/* harmony export */   S$: () => (/* binding */ joinReasons),
/* harmony export */   nV: () => (/* binding */ formatAge)
/* harmony export */ });
/* unused harmony export countBySeverity */
/* harmony import */ var _report_format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12011);
/* harmony import */ var _report_plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6676);
/* harmony import */ var _findings_severity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70553);



/** Sentences of the scan's verdicts. Plain text, not yet cleaned or escaped. */
/** `A; b.`: clauses as one sentence. */
function joinReasons(clauses) {
    return `${(0,_report_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .capitalize */ .ZH)(clauses.join('; '))}.`;
}
/** How many there are of each severity, worst first; those that there are none of are left out. */
function countBySeverity(findings) {
    return _findings_severity_js__WEBPACK_IMPORTED_MODULE_1__/* .SEVERITIES */ .oC.map((severity) => ({
        severity,
        count: findings.filter((one) => one.severity === severity).length,
    })).filter(({ count }) => count > 0);
}
/** `1 critical, 3 high`. */
function nameSeverities(findings) {
    return countBySeverity(findings)
        .map(({ severity, count }) => `${count} ${severity.toLowerCase()}`)
        .join(', ');
}
const HOUR_MS = 3_600_000;
/** Of a database: `less than an hour`, `5 hours`, `3 days`. */
function formatAge(ageMs) {
    const hours = Math.floor(ageMs / HOUR_MS);
    if (hours < 1)
        return 'less than an hour';
    return hours < 48 ? (0,_report_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(hours, 'hour') : (0,_report_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(Math.floor(hours / 24), 'day');
}


/***/ }),

/***/ 311:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ VERSION)
/* harmony export */ });
/** Of this release, as in package.json; a test compares them. */
const VERSION = '0.1.0';


/***/ }),

/***/ 42009:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ parseCargoLock)
/* harmony export */ });
/* harmony import */ var _cargo_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1971);

/** Lock formats that exist: 1 and 2 carry no `version` key. */
const NEWEST_KNOWN_VERSION = 4;
function parseCargoLock(text) {
    const conflict = /^(<{7}|>{7}) /m.test(text);
    if (conflict) {
        return failed('holds merge conflict markers', 'resolve the conflict, or run `cargo update --workspace`');
    }
    const toml = (0,_cargo_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .parseToml */ .M)(text, 'Cargo.lock');
    if (!toml.ok)
        return toml;
    const { version, package: entries, metadata } = toml.value;
    const checksums = metadataChecksums(metadata);
    const number = typeof version === 'number' ? version : checksums.size > 0 ? 1 : 2;
    if (number > NEWEST_KNOWN_VERSION) {
        return failed(`has format version ${number}, newer than ${NEWEST_KNOWN_VERSION}`, 'update cv-docker-build, or write the lock file with an older cargo');
    }
    const packages = Array.isArray(entries)
        ? entries.flatMap((entry) => lockedPackage(entry, checksums))
        : [];
    return { ok: true, value: { version: number, packages } };
}
/** Of version 1: `"checksum NAME VERSION (SOURCE)"` under `[metadata]`, `<none>` for git. */
function metadataChecksums(metadata) {
    const entries = typeof metadata === 'object' && metadata !== null ? Object.entries(metadata) : [];
    return new Map(entries.flatMap(([key, value]) => {
        const [, id] = /^checksum (\S+ \S+ \(.+\))$/.exec(key) ?? [];
        const isChecksum = typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
        return id !== undefined && isChecksum ? [[id, value]] : [];
    }));
}
function lockedPackage(entry, checksums) {
    if (typeof entry !== 'object' || entry === null)
        return [];
    const { name, version, source, checksum: own } = entry;
    if (typeof name !== 'string' || typeof version !== 'string')
        return [];
    const checksum = own ?? checksums.get(`${name} ${version} (${source})`);
    return [
        {
            name,
            version,
            ...(typeof source === 'string' ? { source } : {}),
            ...(typeof checksum === 'string' ? { checksum } : {}),
        },
    ];
}
function failed(problem, remedy) {
    return { ok: false, errors: [{ input: 'Cargo.lock', problem, remedy }] };
}


/***/ }),

/***/ 1971:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ parseToml),
/* harmony export */   R: () => (/* binding */ parseCargoManifest)
/* harmony export */ });
/* harmony import */ var smol_toml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3292);

function parseCargoManifest(text, file) {
    const toml = parseToml(text, file);
    if (!toml.ok)
        return toml;
    const root = toml.value;
    const pkg = isTable(root.package) ? root.package : undefined;
    if (pkg && typeof pkg.name !== 'string') {
        return failed(file, '[package] has no name', 'give the package a name, or remove the table');
    }
    const workspace = isTable(root.workspace) ? root.workspace : undefined;
    const needed = dependencies([root, ...Object.values(table(root.target)).filter(isTable)]);
    return {
        ok: true,
        value: {
            ...(pkg ? { package: readPackage(pkg) } : {}),
            ...(workspace ? { workspace: readWorkspaceTable(workspace) } : {}),
            inherits: inherits([
                ...Object.values(pkg ?? {}),
                ...needed.map(([, value]) => value),
                root.lints,
            ]),
            binaries: tables(root.bin).flatMap((bin) => typeof bin.name === 'string'
                ? [{ name: bin.name, ...(typeof bin.path === 'string' ? { path: bin.path } : {}) }]
                : []),
            features: Object.keys(table(root.features)),
            profiles: Object.keys(table(root.profile)),
            optionalDependencies: needed.flatMap(([name, value]) => isTable(value) && value.optional === true ? [name] : []),
            pathDependencies: paths(needed),
        },
    };
}
/** Parses TOML; the error names file, line and column. */
function parseToml(text, file) {
    try {
        return { ok: true, value: (0,smol_toml__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(text) };
    }
    catch (error) {
        if (!(error instanceof smol_toml__WEBPACK_IMPORTED_MODULE_0__/* .TomlError */ .zx))
            throw error;
        const what = (error.message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /, '');
        return failed(file, `line ${error.line}, column ${error.column}: ${what}`, 'correct the TOML');
    }
}
function readPackage(pkg) {
    const defaultRun = pkg['default-run'];
    return {
        name: String(pkg.name),
        fields: pkg,
        autobins: pkg.autobins !== false,
        ...(typeof defaultRun === 'string' ? { defaultRun } : {}),
    };
}
function readWorkspaceTable(workspace) {
    return {
        members: strings(workspace.members),
        exclude: strings(workspace.exclude),
        defaultMembers: strings(workspace['default-members']),
        packageFields: table(workspace.package),
        pathDependencies: paths(dependencies([workspace])),
    };
}
const DEPENDENCY_TABLES = ['dependencies', 'build-dependencies', 'dev-dependencies'];
function dependencies(owners) {
    return owners
        .flatMap((owner) => DEPENDENCY_TABLES.map((name) => table(owner[name])))
        .flatMap((entries) => Object.entries(entries));
}
function paths(needed) {
    return needed.flatMap(([, value]) => isTable(value) && typeof value.path === 'string' ? [value.path] : []);
}
function inherits(values) {
    return values.some((value) => isTable(value) && value.workspace === true);
}
function failed(input, problem, remedy) {
    return { ok: false, errors: [{ input, problem, remedy }] };
}
function isTable(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function table(value) {
    return isTable(value) ? value : {};
}
function tables(value) {
    return Array.isArray(value) ? value.filter(isTable) : [];
}
function strings(value) {
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}


/***/ }),

/***/ 78000:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ parseDockerfile)
});

;// CONCATENATED MODULE: ./src/workspace/dockerfile-instructions.ts
function parseInstructions(text) {
    const continuation = /^#\s*escape\s*=\s*`/im.test(leadingComments(text)) ? '`' : '\\';
    const lines = text.split(/\r?\n/);
    const instructions = [];
    for (let index = 0; index < lines.length;) {
        const { joined, next } = joinContinued(lines, index, continuation);
        const match = /^(\w+)\s*(.*)$/s.exec(joined);
        if (match) {
            const keyword = (match[1] ?? '').toUpperCase();
            instructions.push({ keyword, text: match[2] ?? '', line: index + 1 });
        }
        index = match ? afterHeredocs(joined, lines, next) : next;
    }
    return instructions;
}
/** Comments before the first instruction, where parser directives stand. */
function leadingComments(text) {
    return /^(?:[ \t]*#.*(?:\r?\n|$)|[ \t]*\r?\n)*/.exec(text)?.[0] ?? '';
}
/** The logical line that starts at `start`; comment and empty lines inside it do not end it. */
function joinContinued(lines, start, continuation) {
    const parts = [];
    let next = start;
    for (let open = true; open && next < lines.length; next++) {
        const line = (lines[next] ?? '').trimEnd();
        if (parts.length > 0 && isIgnored(line))
            continue;
        open = line.endsWith(continuation) && !isIgnored(line);
        parts.push(open ? line.slice(0, -1) : line);
    }
    return { joined: parts.join(' ').trim(), next };
}
function isIgnored(line) {
    return line === '' || /^\s*#/.test(line);
}
const HEREDOC = /<<-?\s*(["']?)([A-Za-z_][A-Za-z0-9_]*)\1/g;
const TAKES_HEREDOC = /^(RUN|COPY|ADD)\b/i;
/** Index of the line after the instruction's heredocs, one after the other. */
function afterHeredocs(instruction, lines, next) {
    if (!TAKES_HEREDOC.test(instruction))
        return next;
    let after = next;
    for (const [, , delimiter] of instruction.matchAll(HEREDOC)) {
        const end = lines.findIndex((line, at) => at >= after && line.trim() === delimiter);
        if (end === -1)
            return after;
        after = end + 1;
    }
    return after;
}

;// CONCATENATED MODULE: ./src/workspace/dockerfile.ts

/**
 * Stages of a Dockerfile, as far as the plan and the measurement need them. Arguments declared before
 * the first FROM are put into the image names: what `buildArgs` (`NAME=value`) gives, or the default.
 */
function parseDockerfile(text, path, buildArgs = []) {
    const globals = new Map();
    const given = new Map(buildArgs.map(cutAssignment));
    const stages = [];
    for (const instruction of parseInstructions(text)) {
        const current = stages.at(-1);
        if (instruction.keyword === 'FROM')
            stages.push(readFrom(instruction.text, globals, stages));
        else if (current)
            current.instructions.push(instruction);
        else if (instruction.keyword === 'ARG')
            setGlobal(instruction.text, globals, given);
    }
    const syntax = /^#\s*syntax\s*=\s*(\S+)/im.exec(leadingComments(text))?.[1];
    return {
        path,
        stages,
        language: judgeLanguage(stages),
        ...(globals.size > 0 ? { globals: Object.fromEntries(globals) } : {}),
        ...(syntax ? { syntax } : {}),
    };
}
function setGlobal(text, globals, given) {
    const [name, fallback] = cutAssignment(text.trim());
    const value = given.get(name) ?? substitute(unquote(fallback), globals);
    if (value !== '' || text.includes('='))
        globals.set(name, value);
}
function cutAssignment(text) {
    const at = text.indexOf('=');
    return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
function readFrom(text, globals, earlier) {
    const words = text.split(/\s+/).filter((word) => word !== '' && !word.startsWith('--'));
    const from = substitute(unquote(words[0] ?? ''), globals);
    const name = words[1]?.toUpperCase() === 'AS' ? words[2]?.toLowerCase() : undefined;
    const fromStage = earlier.some((stage) => stage.name === from.toLowerCase());
    const flag = /(?:^|\s)--platform=(\S+)/.exec(text)?.[1];
    return {
        from,
        fromStage,
        ...(flag === undefined ? {} : { platform: substitute(unquote(flag), globals) }),
        instructions: [],
        ...(name === undefined ? {} : { name }),
    };
}
function unquote(value) {
    return /^(["'])(.*)\1$/s.exec(value.trim())?.[2] ?? value.trim();
}
/** `$NAME`, `${NAME}`, `${NAME:-default}`; a name without value stays as it is written. */
function substitute(value, values) {
    return value.replace(/\$\{(\w+)(?::?-([^}]*))?\}|\$(\w+)/g, (whole, braced, fallback, bare) => values.get(braced ?? bare ?? '') || (fallback ?? whole));
}
const RUST = /\b(cargo|rustc|rustup|cargo-chef)\b/;
const OTHERS = /\b(npm|yarn|pnpm|pip|poetry|uv|go build|go mod|mvn|gradle|dotnet|bundle|composer|mix)\b/;
const RUST_IMAGE = /(^|\/)(rust|rust-musl-builder|muslrust|cargo-chef)(:|@|$)/;
function judgeLanguage(stages) {
    const runs = stages.flatMap((stage) => stage.instructions.filter(({ keyword }) => ['RUN', 'CMD', 'ENTRYPOINT'].includes(keyword)));
    const isRust = stages.some(({ from }) => RUST_IMAGE.test(from)) || runs.some(({ text }) => RUST.test(text));
    if (isRust)
        return 'rust';
    return runs.some(({ text }) => OTHERS.test(text)) ? 'other' : 'unknown';
}


/***/ })

};
