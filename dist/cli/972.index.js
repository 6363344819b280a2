export const id = 972;
export const ids = [972];
export const modules = {

/***/ 972:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCacheCommand: () => (/* binding */ runCacheCommand)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/adapters/clock.ts + 1 modules
var clock = __webpack_require__(4917);
// EXTERNAL MODULE: ./src/adapters/environment.ts + 1 modules
var environment = __webpack_require__(948);
// EXTERNAL MODULE: ./src/adapters/files.ts
var files = __webpack_require__(79771);
// EXTERNAL MODULE: ./src/adapters/tree-figures.ts
var tree_figures = __webpack_require__(43634);
// EXTERNAL MODULE: ./src/cache/inventory/holding.ts
var holding = __webpack_require__(64306);
// EXTERNAL MODULE: ./src/cache/inventory/plan-removal.ts
var plan_removal = __webpack_require__(93843);
// EXTERNAL MODULE: ./src/cache/inventory/read-inventory.ts
var read_inventory = __webpack_require__(93732);
// EXTERNAL MODULE: ./src/cache/inventory/render-holdings.ts
var render_holdings = __webpack_require__(12466);
// EXTERNAL MODULE: ./src/errors.ts
var src_errors = __webpack_require__(83916);
// EXTERNAL MODULE: ./src/exit-codes.ts
var exit_codes = __webpack_require__(91084);
// EXTERNAL MODULE: ./src/report/format.ts
var format = __webpack_require__(12011);
// EXTERNAL MODULE: ./src/report/plain-text.ts
var plain_text = __webpack_require__(6676);
// EXTERNAL MODULE: ./src/cli/command-options.ts
var command_options = __webpack_require__(40560);
;// CONCATENATED MODULE: ./src/cli/cache-arguments.ts

const ACTIONS = ['list', 'prune', 'path'];
const MIB = 1024 ** 2;
const DEFAULT_BUDGET_MIB = 4096;
const MAX_BUDGET_MIB = 1_048_576;
const CACHE_HELP = `cv-docker-build cache: what is kept on this machine between builds.

Usage:
  cv-docker-build cache [list] [OPTIONS]    what is kept, its size and when it was last used
  cv-docker-build cache prune [OPTIONS]     remove the longest unused until the rest fits the budget
  cv-docker-build cache path                where the cache folder is

Options:
      --cache-dir DIR         Archives in this folder as well, where builds are given it.
      --cache-budget MIB      What may be kept. Default: ${DEFAULT_BUDGET_MIB}.
      --json                  For programs; sizes in bytes, times in ISO 8601.
  -h, --help                  This text.

Prune counts and removes crates, images and archives: whatever comes again by itself. What was used
within the last hour stays. The private engine, stand-in images and BuildKit are not counted; for
them see cv-docker-build clean --help.

A file with several names (crates and layers are linked into folders for builds) counts once.
The cache folder is CV_DOCKER_BUILD_CACHE, else $XDG_CACHE_HOME/cv-docker-build, else
~/.cache/cv-docker-build.

Exit codes: 0 ok; 2 a wrong option.
`;
function parseCacheArguments(args) {
    const options = (0,command_options/* readOptions */.Tt)(args, {
        help: { type: 'boolean', short: 'h' },
        json: { type: 'boolean' },
        'cache-dir': { type: 'string' },
        'cache-budget': { type: 'string' },
    }, { count: 1, command: 'cache' });
    if (!options.ok)
        return options;
    const { has, text, positionals } = options.value;
    const [word = 'list'] = positionals;
    const action = ACTIONS.find((known) => known === word);
    const budget = (0,command_options/* readWhole */.oD)('--cache-budget', text('cache-budget') ?? `${DEFAULT_BUDGET_MIB}`, {
        min: 1,
        max: MAX_BUDGET_MIB,
        unit: 'MiB',
    });
    const actionError = {
        input: 'cache',
        problem: `${JSON.stringify(word)} is not an action`,
        remedy: `use ${ACTIONS.join(', ')}`,
    };
    if (!action || !budget.ok) {
        const errors = [...(action ? [] : [actionError]), ...(budget.ok ? [] : budget.errors)];
        return { ok: false, errors };
    }
    const cacheDir = text('cache-dir');
    return {
        ok: true,
        value: {
            help: has('help'),
            action,
            json: has('json'),
            ...(cacheDir === undefined ? {} : { cacheDir }),
            budgetBytes: budget.value * MIB,
        },
    };
}

// EXTERNAL MODULE: ./src/cli/terminal.ts
var terminal = __webpack_require__(71028);
;// CONCATENATED MODULE: ./src/cli/cache-command.ts















/** `cache [list|prune|path]`: see its help. Gives the exit code. */
async function runCacheCommand(args) {
    const parsed = parseCacheArguments(args);
    if (!parsed.ok)
        return refuse(parsed.errors);
    const { help, action, cacheDir, ...options } = parsed.value;
    if (help) {
        process.stdout.write(CACHE_HELP);
        return exit_codes/* EXIT */.d.ok;
    }
    const place = {
        ...options,
        folder: (0,external_node_path_.resolve)((0,environment/* cacheFolder */.nF)(process.env)),
        ...(cacheDir === undefined ? {} : { cacheDir: (0,external_node_path_.resolve)(cacheDir) }),
    };
    const ports = { files: files/* files */.a, clock: clock/* clock */.p, measureTree: tree_figures/* measureTree */.J };
    switch (action) {
        case 'path':
            if (options.json)
                sayJson({ cacheFolder: place.folder });
            else
                say(place.folder);
            return exit_codes/* EXIT */.d.ok;
        case 'list':
            return list(place, await (0,read_inventory/* readInventory */.z)(place.folder, place.cacheDir, ports), clock/* clock */.p.now());
        case 'prune':
            return await prune(place, ports);
    }
}
function list(place, inventory, nowMs) {
    const { holdings, unknown } = inventory;
    if (place.json) {
        sayJson(describe(place, inventory));
        return exit_codes/* EXIT */.d.ok;
    }
    say(`Cache folder: ${place.folder}`);
    if (place.cacheDir !== undefined)
        say(`Archives: ${place.cacheDir}`);
    if (holdings.length === 0)
        say('Nothing is kept.');
    else
        for (const line of (0,render_holdings/* renderHoldings */.n5)(holdings, nowMs, terminal/* terminal */.F.isColorful))
            sayStyled(line);
    if (unknown.length > 0)
        say(`Not of cv-docker-build, and not counted: ${unknown.join(', ')}`);
    return exit_codes/* EXIT */.d.ok;
}
/** For programs. */
function describe({ folder, cacheDir }, { holdings, unknown }) {
    return {
        schemaVersion: 1,
        cacheFolder: folder,
        ...(cacheDir === undefined ? {} : { cacheDir }),
        bytes: (0,holding/* bytesOf */.$)(holdings),
        parts: (0,render_holdings/* totalsOf */.vA)(holdings).map(({ lastUsedMs, ...part }) => ({
            ...part,
            lastUsedAt: new Date(lastUsedMs).toISOString(),
        })),
        unknown,
    };
}
async function prune(place, ports) {
    const { holdings } = await (0,read_inventory/* readInventory */.z)(place.folder, place.cacheDir, ports);
    const removed = (0,plan_removal/* planPrune */.wM)(holdings, place.budgetBytes, ports.clock.now());
    for (const { path } of removed)
        await ports.files.remove(path);
    const gone = new Set(removed);
    const left = (0,holding/* bytesOf */.$)(holdings.filter((one) => (0,plan_removal/* isPrunable */.Ul)(one) && !gone.has(one)));
    if (place.json) {
        const freed = (0,render_holdings/* removalBytes */.mx)(holdings, removed, []);
        const figures = { removed: removed.length, freedBytes: freed, bytes: left };
        sayJson({ schemaVersion: 1, budgetBytes: place.budgetBytes, ...figures });
        return exit_codes/* EXIT */.d.ok;
    }
    tellPruned(place, holdings, removed, left);
    return exit_codes/* EXIT */.d.ok;
}
function tellPruned({ budgetBytes }, holdings, removed, left) {
    const budget = (0,format/* formatBytes */.z3)(budgetBytes);
    if (removed.length > 0) {
        for (const line of (0,render_holdings/* renderRemoval */.dp)(holdings, removed, [], terminal/* terminal */.F.isColorful))
            sayStyled(line);
        say('Removed.');
    }
    say(left <= budgetBytes
        ? `Crates, images and archives take ${(0,format/* formatBytes */.z3)(left)}; the budget is ${budget}.`
        : `Crates, images and archives take ${(0,format/* formatBytes */.z3)(left)}, more than the budget of ${budget}: the rest was used within the last hour.`);
}
function sayJson(value) {
    process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
function say(line) {
    process.stdout.write(`${(0,plain_text/* cleanLine */.Ow)(line)}\n`);
}
/** Lines that were cleaned when they were made, and may have colours. */
function sayStyled(line) {
    process.stdout.write(`${line}\n`);
}
function refuse(errors) {
    for (const error of errors)
        process.stderr.write(`error: ${(0,plain_text/* cleanLine */.Ow)((0,src_errors/* formatInputError */.i)(error))}\n`);
    return exit_codes/* EXIT */.d.input;
}


/***/ })

};
