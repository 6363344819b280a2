export const id = 502;
export const ids = [502];
export const modules = {

/***/ 90502:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCleanCommand: () => (/* binding */ runCleanCommand)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:readline/promises"
var promises_ = __webpack_require__(26848);
// EXTERNAL MODULE: ./src/adapters/clock.ts + 1 modules
var clock = __webpack_require__(4917);
// EXTERNAL MODULE: ./src/adapters/command-runner.ts
var command_runner = __webpack_require__(13532);
// EXTERNAL MODULE: ./src/adapters/engine-host.ts
var engine_host = __webpack_require__(62531);
// EXTERNAL MODULE: ./src/adapters/environment.ts + 1 modules
var environment = __webpack_require__(948);
// EXTERNAL MODULE: ./src/adapters/files.ts
var files = __webpack_require__(79771);
// EXTERNAL MODULE: ./src/adapters/tree-figures.ts
var tree_figures = __webpack_require__(43634);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(83916);
// EXTERNAL MODULE: ./src/exit-codes.ts
var exit_codes = __webpack_require__(91084);
// EXTERNAL MODULE: ./src/report/plain-text.ts
var plain_text = __webpack_require__(6676);
// EXTERNAL MODULE: ./src/cache/inventory/plan-removal.ts
var plan_removal = __webpack_require__(93843);
// EXTERNAL MODULE: ./src/cli/command-options.ts
var command_options = __webpack_require__(40560);
;// CONCATENATED MODULE: ./src/cli/clean-arguments.ts


const CLEAN_HELP = `cv-docker-build clean: removes what cv-docker-build has left on this machine, and nothing else.

Usage:
  cv-docker-build clean [OPTIONS]

Options:
      --clean-level LEVEL     How much goes. Default: normal.
                                normal  temporary folders of killed runs; crates, images and
                                        archives that were not used for 7 days
                                deep    all crates, images and archives
                                all     the private engine with its images and build cache,
                                        stand-in images, BuildKit and package lists as well, and
                                        builders that runs have left (cv-docker-build-… in
                                        docker buildx ls)
      --cache-dir DIR         Archives in this folder as well, where builds are given it.
      --dry-run               Tell what would go, and remove nothing.
  -y, --yes                   Do not ask.
  -h, --help                  This text.

First it tells what goes and how much that is. On a terminal it then asks; elsewhere nothing is
removed without --yes.

Left alone in any case: the Docker engine that was here before, with its images, containers and
build cache; other builders; what has another name than ours in the cache folder; and target/ of
the repository, which is cargo's: builds in containers never use it, your editor and cargo do, and
cargo clean removes it.

While another run is at work, or the private engine is up where it would go, nothing is removed.

Exit codes: 0 ok, also when nothing was removed for want of --yes; 1 something is in use or could
not be removed; 2 a wrong option.
`;
function parseCleanArguments(args) {
    const options = (0,command_options/* readOptions */.Tt)(args, {
        help: { type: 'boolean', short: 'h' },
        'clean-level': { type: 'string' },
        'cache-dir': { type: 'string' },
        'dry-run': { type: 'boolean' },
        yes: { type: 'boolean', short: 'y' },
    }, { count: 0, command: 'clean' });
    if (!options.ok)
        return options;
    const { has, text } = options.value;
    const word = text('clean-level') ?? 'normal';
    const level = plan_removal/* CLEAN_LEVELS */.SE.find((known) => known === word);
    const cacheDir = text('cache-dir');
    if (level === undefined) {
        const problem = `${JSON.stringify(word)} is not a level`;
        const remedy = `use ${plan_removal/* CLEAN_LEVELS */.SE.join(', ')}`;
        return { ok: false, errors: [{ input: '--clean-level', problem, remedy }] };
    }
    if (has('yes') && has('dry-run')) {
        const problem = 'cannot be used together with --yes';
        return { ok: false, errors: [{ input: '--dry-run', problem, remedy: 'leave out one of them' }] };
    }
    return {
        ok: true,
        value: {
            help: has('help'),
            level,
            ...(cacheDir === undefined ? {} : { cacheDir }),
            yes: has('yes'),
            dryRun: has('dry-run'),
        },
    };
}

// EXTERNAL MODULE: ./src/engine/builder.ts
var builder = __webpack_require__(15985);
;// CONCATENATED MODULE: ./src/cache/inventory/builders.ts

/** As a run calls the builder that it makes: by when it started, or by the number of the workflow run. */
const NAME = /^cv-docker-build-(?:(\d{13})|\d+-\d+-\d{1,5})$/;
const LIST_TIMEOUT_MS = 20_000;
/**
 * Builders that runs of ours made and that no run is using. None where docker does not answer, or where
 * nobody can tell what runs.
 */
async function findOwnBuilders({ run, env }, runs) {
    if (runs === undefined)
        return [];
    const argv = ['docker', 'buildx', 'ls', '--format', '{{.Name}} {{.DriverEndpoint}}'];
    const { exitCode, stdout } = await run(argv, { env, timeoutMs: LIST_TIMEOUT_MS });
    if (exitCode !== 0)
        return [];
    const names = stdout.split('\n').flatMap((line) => {
        const [, name, driver] = /^(\S+?)\*? (\S+)$/.exec(line.trim()) ?? [];
        return name !== undefined && driver === 'docker-container' && NAME.test(name) ? [name] : [];
    });
    return [...new Set(names)].filter((name) => !mayBeUsed(name, runs));
}
/** The run that made a builder started before the builder got its name. */
function mayBeUsed(name, runs) {
    const madeMs = Number(NAME.exec(name)?.[1] ?? Number.POSITIVE_INFINITY);
    return runs.some(({ startedMs }) => startedMs <= madeMs);
}
/** Gives those that could not be removed. */
async function removeBuilders(names, ports) {
    const failed = [];
    for (const name of names)
        if (!(await (0,builder/* runRemoveBuilder */.Xl)(name, ports)))
            failed.push(name);
    return failed;
}

// EXTERNAL MODULE: ./src/cache/inventory/find-runs.ts
var find_runs = __webpack_require__(25);
// EXTERNAL MODULE: ./src/cache/inventory/read-inventory.ts
var read_inventory = __webpack_require__(93732);
// EXTERNAL MODULE: ./src/cache/inventory/render-holdings.ts
var render_holdings = __webpack_require__(12466);
// EXTERNAL MODULE: ./src/cache/inventory/temp-folders.ts
var temp_folders = __webpack_require__(8391);
// EXTERNAL MODULE: ./src/engine/commands.ts + 2 modules
var commands = __webpack_require__(47924);
// EXTERNAL MODULE: ./src/report/format.ts
var format = __webpack_require__(12011);
// EXTERNAL MODULE: ./src/engine/daemon.ts + 2 modules
var daemon = __webpack_require__(52849);
// EXTERNAL MODULE: ./src/engine/daemon-plan.ts
var daemon_plan = __webpack_require__(73122);
// EXTERNAL MODULE: ./src/engine/lock.ts
var lock = __webpack_require__(5947);
// EXTERNAL MODULE: ./src/engine/status.ts
var engine_status = __webpack_require__(28678);
;// CONCATENATED MODULE: ./src/cli/clean-guards.ts




/** Why nothing can be removed now, in one sentence; `undefined` when it can. */
async function findObstacle(level, ports, context) {
    return (await findHeldLock(ports, context)) ?? (await findEngineInUse(level, ports, context));
}
async function findHeldLock({ files }, { cacheFolder }) {
    for (const { name } of await files.list(`${cacheFolder}/locks`)) {
        const owner = await files.readTextIfAny(`${cacheFolder}/locks/${name}/owner`);
        // A lock that was set aside is that of a process that was dead already.
        if (owner === undefined || name.includes('.stale-') || !(await (0,lock/* isAlive */._n)({ files }, owner)))
            continue;
        return `Another run is at work here: process ${Number.parseInt(owner, 10)} holds the lock ${name}.`;
    }
    return undefined;
}
async function findEngineInUse(level, ports, context) {
    for (const store of engine_status/* STORES */.ZZ) {
        const state = await (0,daemon/* findDaemon */.SL)(ports, context, store);
        if (!state)
            continue;
        const user = await findUser(ports, `${(0,daemon_plan/* daemonPaths */.bs)(context, store).folder}/users`);
        if (user !== undefined)
            return `Another run is at work here: process ${user} builds with the private engine.`;
        if (level === 'all')
            return 'The private engine is up: stop it first (cv-docker-build engine down removes its images, too).';
    }
    return undefined;
}
async function findUser({ files }, folder) {
    for (const { name } of await files.list(folder)) {
        const owner = await files.readTextIfAny(`${folder}/${name}`);
        if (owner !== undefined && (await (0,lock/* isAlive */._n)({ files }, owner)))
            return Number.parseInt(owner, 10);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./src/cli/clean-run.ts









/** Tells what goes, asks where it can, and removes it. Gives the exit code. */
async function runClean(request, ports) {
    const { say, complain } = ports;
    const obstacle = await findObstacle(request.level, ports, request.engine);
    if (obstacle !== undefined && request.mode !== 'tell')
        return refuse(obstacle, complain);
    const findings = await look(request, ports);
    const others = describeOthers(findings);
    if (findings.holdings.length === 0 && others.length === 0) {
        say('There is nothing to remove.');
        return 0;
    }
    for (const line of (0,render_holdings/* renderRemoval */.dp)(findings.all, findings.holdings, others, request.color))
        say(line);
    if (obstacle !== undefined)
        say(obstacle);
    if (!(await isAgreed(request, ports)))
        return 0;
    // Time has passed while somebody was asked: what came into use meanwhile stays.
    const late = await findObstacle(request.level, ports, request.engine);
    if (late !== undefined)
        return refuse(late, complain);
    const failures = await remove(keepCommon(findings, await look(request, ports)), request, ports);
    for (const failure of failures)
        complain(`error: could not be removed: ${failure}`);
    if (failures.length > 0)
        return 1;
    say(`Removed: ${(0,format/* formatBytes */.z3)((0,render_holdings/* removalBytes */.mx)(findings.all, findings.holdings, others))}.`);
    return 0;
}
function refuse(sentence, complain) {
    complain(`error: ${sentence}`);
    complain('  Nothing was removed.');
    return 1;
}
async function look(request, ports) {
    const { level, engine, cacheDir, tempRoots } = request;
    const { holdings } = await (0,read_inventory/* readInventory */.z)(engine.cacheFolder, cacheDir, ports);
    const temp = [];
    for (const root of new Set(tempRoots))
        temp.push(...(await (0,temp_folders/* findDeadTempFolders */.j2)(root, ports)));
    const builders = level === 'all' ? await findOwnBuilders(withEnv(request, ports), await others(ports)) : [];
    return { all: holdings, holdings: (0,plan_removal/* planClean */.zM)(holdings, level, ports.clock.now()), temp, builders };
}
async function others(ports) {
    const runs = await (0,find_runs/* findRuns */.s)(ports);
    return runs?.filter(({ pid }) => pid !== ports.host.processId);
}
function withEnv({ engine }, { run }) {
    return { run, env: engine.env };
}
function describeOthers({ temp, builders }) {
    const tempBytes = temp.reduce((sum, { bytes }) => sum + bytes, 0);
    return [
        { title: 'temporary folders of killed runs', items: temp.length, bytes: tempBytes },
        { title: 'builders that runs have left', items: builders.length },
    ].filter(({ items }) => items > 0);
}
async function isAgreed({ mode, dryRun }, { say, confirm }) {
    switch (mode) {
        case 'yes':
            return true;
        case 'tell':
            say(dryRun ? 'Nothing was removed.' : 'Nothing was removed: give --yes to remove it.');
            return false;
        case 'ask': {
            const isYes = await confirm('Remove all this? [y/N] ');
            if (!isYes)
                say('Nothing was removed.');
            return isYes;
        }
    }
}
function keepCommon(told, now) {
    const paths = new Set([...now.holdings, ...now.temp].map(({ path }) => path));
    return {
        all: now.all,
        holdings: told.holdings.filter(({ path }) => paths.has(path)),
        temp: told.temp.filter(({ path }) => paths.has(path)),
        builders: told.builders.filter((name) => now.builders.includes(name)),
    };
}
/** Gives what could not be removed. */
async function remove({ holdings, temp, builders }, request, ports) {
    const failures = [...(await removeBuilders(builders, withEnv(request, ports)))];
    if (holdings.some(({ part }) => part === 'engine-data')) {
        // A daemon that was killed has left bridges, rules and cgroups; its programs are needed for them.
        const { remaining } = await (0,commands/* engineDown */.ZB)(ports, request.engine);
        failures.push(...remaining);
    }
    for (const { path } of [...temp, ...holdings]) {
        await ports.files.remove(path).catch(({ code }) => {
            failures.push(`${path} (${code ?? 'unknown'})`);
        });
    }
    return failures;
}

// EXTERNAL MODULE: ./src/cli/console-logger.ts
var console_logger = __webpack_require__(58328);
// EXTERNAL MODULE: ./src/cli/terminal.ts
var terminal = __webpack_require__(71028);
;// CONCATENATED MODULE: ./src/cli/clean-command.ts
















/** `clean`: see its help. Gives the exit code. */
async function runCleanCommand(args) {
    const parsed = parseCleanArguments(args);
    if (!parsed.ok) {
        for (const error of parsed.errors)
            complain(`error: ${(0,errors/* formatInputError */.i)(error)}`);
        return exit_codes/* EXIT */.d.input;
    }
    if (parsed.value.help) {
        process.stdout.write(CLEAN_HELP);
        return exit_codes/* EXIT */.d.ok;
    }
    return await runClean(planRequest(parsed.value), makePorts());
}
function planRequest({ level, cacheDir, yes, dryRun }) {
    const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
    const { RUNNER_TEMP } = process.env;
    return {
        level,
        engine: { cacheFolder: (0,external_node_path_.resolve)((0,environment/* cacheFolder */.nF)(process.env)), env: (0,environment/* definedVariables */.JF)(process.env) },
        ...(cacheDir === undefined ? {} : { cacheDir: (0,external_node_path_.resolve)(cacheDir) }),
        tempRoots: [(0,external_node_os_.tmpdir)(), ...(RUNNER_TEMP ? [RUNNER_TEMP] : [])],
        mode: chooseMode(yes, dryRun, isTerminal),
        dryRun,
        color: terminal/* terminal */.F.isColorful,
    };
}
function chooseMode(yes, dryRun, isTerminal) {
    if (yes)
        return 'yes';
    return isTerminal && !dryRun ? 'ask' : 'tell';
}
function makePorts() {
    const log = (0,console_logger/* makeConsoleLogger */.E)((line) => process.stderr.write(`${line}\n`), {
        color: terminal/* terminal */.F.isScreen,
        verbose: false,
    });
    return {
        run: command_runner/* runCommand */.d,
        files: files/* files */.a,
        clock: clock/* clock */.p,
        log,
        host: engine_host/* engineHost */.n,
        measureTree: tree_figures/* measureTree */.J,
        userId: engine_host/* engineHost */.n.userId,
        // Made of our own words and clean names; the head of the table may be dim.
        say: (line) => process.stdout.write(`${line}\n`),
        complain,
        confirm: clean_command_confirm,
    };
}
async function clean_command_confirm(question) {
    const lines = (0,promises_.createInterface)({ input: process.stdin, output: process.stdout });
    // Ctrl-C or the end of the input: nobody said yes.
    const closed = new Promise((resolve) => lines.once('close', () => resolve('')));
    try {
        const answer = await Promise.race([lines.question(question).catch(() => ''), closed]);
        return /^y(?:es)?$/i.test(answer.trim());
    }
    finally {
        lines.close();
    }
}
function complain(line) {
    process.stderr.write(`${(0,plain_text/* cleanLine */.Ow)(line)}\n`);
}


/***/ })

};
