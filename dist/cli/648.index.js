export const id = 648;
export const ids = [648];
export const modules = {

/***/ 96648:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runBenchmarkCommand: () => (/* binding */ runBenchmarkCommand)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/adapters/clock.ts + 1 modules
var clock = __webpack_require__(4917);
// EXTERNAL MODULE: ./src/adapters/command-runner.ts
var command_runner = __webpack_require__(13532);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./src/adapters/copy-context.ts



/**
 * Copies a build context with its links and permissions: without `.git`, and without folders that their
 * maker has marked as a cache (CACHEDIR.TAG; cargo marks `target` so).
 */
async function copyContext(from, to) {
    await (0,promises_.mkdir)(to, { recursive: true });
    for (const entry of await (0,promises_.readdir)(from, { withFileTypes: true })) {
        const [source, target] = [(0,external_node_path_.join)(from, entry.name), (0,external_node_path_.join)(to, entry.name)];
        if (entry.isSymbolicLink())
            await (0,promises_.symlink)(await (0,promises_.readlink)(source), target);
        else if (entry.isFile())
            await (0,promises_.copyFile)(source, target, promises_.constants.COPYFILE_FICLONE);
        else if (entry.isDirectory() && !isLeftOut(entry.name, source))
            await copyContext(source, target);
    }
}
function isLeftOut(name, folder) {
    return name === '.git' || (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, 'CACHEDIR.TAG'));
}

// EXTERNAL MODULE: ./src/adapters/engine-host.ts
var engine_host = __webpack_require__(62531);
// EXTERNAL MODULE: ./src/adapters/environment.ts + 1 modules
var environment = __webpack_require__(948);
// EXTERNAL MODULE: ./src/adapters/files.ts
var files = __webpack_require__(79771);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./src/adapters/machine-facts.ts

/** What a benchmark ran on. */
function machineFacts() {
    return {
        cpu: (0,external_node_os_.cpus)()[0]?.model.trim() || 'unknown processor',
        cores: (0,external_node_os_.cpus)().length,
        memoryMib: Math.round((0,external_node_os_.totalmem)() / 1024 ** 2),
        system: `${(0,external_node_os_.type)()} ${(0,external_node_os_.release)()}`,
        node: process.version,
    };
}

// EXTERNAL MODULE: ./src/adapters/pipeline-ports.ts + 6 modules
var pipeline_ports = __webpack_require__(66007);
// EXTERNAL MODULE: ./src/workspace/cargo-manifest.ts
var cargo_manifest = __webpack_require__(1971);
;// CONCATENATED MODULE: ./src/benchmark/changed-line.ts

/**
 * The text of a Rust source file with one item more, which compiles wherever a file ends, warns of
 * nothing, and is another in each round, so that the binary is, too.
 */
function withChangedLine(source, value) {
    return `${source.replace(/\n?$/, '\n')}#[used] static CV_DOCKER_BUILD_BENCHMARK: u64 = ${value};\n`;
}
/** Where the `main` of a binary is, relative to the context; `undefined` where no file is found. */
async function findMainSource(contextFolder, choice, files) {
    const { package: pkg, bin } = choice;
    const prefix = pkg.folder === '.' ? '' : `${pkg.folder}/`;
    const manifest = await files.readTextIfAny(`${contextFolder}/${prefix}Cargo.toml`);
    const parsed = (0,cargo_manifest/* parseCargoManifest */.R)(manifest ?? '', 'Cargo.toml');
    const given = parsed.ok ? parsed.value.binaries.find(({ name }) => name === bin)?.path : undefined;
    const usual = [`src/bin/${bin}.rs`, `src/bin/${bin}/main.rs`, 'src/main.rs'];
    for (const path of given === undefined ? usual : [given]) {
        const kind = await files.kindOf(`${contextFolder}/${prefix}${path}`);
        if (kind === 'file')
            return prefix + path;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./src/benchmark/plan-rounds.ts
/**
 * All clean builds of a variant come first; then each round changes the line, and builds the same once
 * more for `unchanged`.
 */
function planRounds({ variants, scenarios, iterations, }) {
    const rounds = Array.from({ length: iterations }, (_, at) => at + 1);
    const has = (scenario) => scenarios.includes(scenario);
    return variants.flatMap((variant) => {
        const build = (scenario, round, changesLine = false) => ({ variant, scenario, round, changesLine });
        const later = rounds.flatMap((round) => [
            ...(has('changed-line') ? [build('changed-line', round, true)] : []),
            ...(has('unchanged') ? [build('unchanged', round)] : []),
        ]);
        return [
            ...(has('clean') ? rounds.map((round) => build('clean', round)) : []),
            ...(later.length > 0 ? [build('warm-up', 0)] : []),
            ...later,
        ];
    });
}
/** Nothing of an earlier build; base images stay, as do downloaded crates. */
const FROM_NOTHING = ['--no-cache', '--cache', 'off'];
/** After `build`, without the folder. */
function planBuildArgs({ variant, scenario }, places, options) {
    const isClean = scenario === 'clean';
    return [
        ...['--variant', variant, '--tags', places.tag, '--report', places.reportFile],
        // The images of several platforms fit into no engine's classic store.
        ...(options.platform?.includes(',') ? ['--output', 'type=cacheonly'] : ['--load']),
        ...(options.platform === undefined ? [] : ['--platform', options.platform]),
        ...(isClean ? [...FROM_NOTHING, ...withoutCache(options.others)] : options.others),
    ];
}
/** The user's own choice of a cache is for the other scenarios. */
function withoutCache(args) {
    return args.filter((arg, at) => !/^--cache(?:=|$)/.test(arg) && args[at - 1] !== '--cache');
}

// EXTERNAL MODULE: ./src/report/markdown.ts
var markdown = __webpack_require__(54285);
;// CONCATENATED MODULE: ./src/benchmark/original.ts
/**
 * What the original scripts tell of themselves, on a machine and with an application of their own: to be
 * looked at beside a measurement, not to be compared with it. Of an unchanged build they tell nothing.
 */
const ORIGINAL = {
    prod: { cleanMs: 270_000, incrementalMs: 25_000, hitShare: 0.85 },
    dev: { cleanMs: 225_000, incrementalMs: 15_000, hitShare: 0.9 },
    minimal: { cleanMs: 315_000, incrementalMs: 30_000, hitShare: 0.8 },
};
/** Median time in that scenario; `undefined` where nothing is told. */
function originalMs(variant, scenario) {
    switch (scenario) {
        case 'clean':
            return ORIGINAL[variant].cleanMs;
        case 'changed-line':
            return ORIGINAL[variant].incrementalMs;
        case 'unchanged':
            return undefined;
    }
}
const ORIGINAL_NOTE = 'original: what the scripts before this tool tell of another machine and another application.';

// EXTERNAL MODULE: ./src/report/format.ts
var format = __webpack_require__(12011);
// EXTERNAL MODULE: ./src/report/plain-text.ts
var plain_text = __webpack_require__(6676);
// EXTERNAL MODULE: ./src/report/terminal.ts
var terminal = __webpack_require__(87496);
// EXTERNAL MODULE: ./src/report/highlights.ts
var highlights = __webpack_require__(19837);
;// CONCATENATED MODULE: ./src/benchmark/sample.ts

/**
 * `clean`: nothing of the application or its dependencies is there. `changed-line`: one line of the main
 * source file is another than in the build before. `unchanged`: nothing is.
 */
const SCENARIOS = ['clean', 'changed-line', 'unchanged'];
const VARIANTS = ['prod', 'dev', 'minimal'];
function toSample({ variant, scenario, round }, report) {
    const { cargo, image, compile, cache } = report;
    const steps = report.steps.filter(({ stage }) => stage !== undefined);
    const imageBytes = image?.platforms[0]?.total.unpackedBytes ?? undefined;
    return {
        variant,
        scenario,
        round,
        durationMs: report.durationMs,
        isSkipped: cache?.unchanged !== undefined,
        steps: { there: (0,highlights/* countCached */.A4)(steps), total: steps.length },
        ...(cargo?.fresh === undefined || scenario === 'clean'
            ? {}
            : { units: { there: cargo.fresh, total: cargo.fresh + cargo.compiled } }),
        ...(imageBytes === undefined ? {} : { imageBytes }),
        ...(compile === undefined ? {} : { compiledIn: compile.kind }),
    };
}

;// CONCATENATED MODULE: ./src/benchmark/statistics.ts

/** In the order of variants and scenarios; those that were not measured are left out. */
function summarize(samples) {
    return VARIANTS.flatMap((variant) => SCENARIOS.flatMap((scenario) => {
        const rounds = samples.filter((one) => one.variant === variant && one.scenario === scenario);
        return rounds.length === 0 ? [] : [summarizeRounds(variant, scenario, rounds)];
    }));
}
function summarizeRounds(variant, scenario, rounds) {
    const times = rounds.map(({ durationMs }) => durationMs);
    const medianMs = median(times);
    const [fastestMs, slowestMs] = [Math.min(...times), Math.max(...times)];
    const distance = ({ durationMs }) => Math.abs(durationMs - medianMs);
    const [typical] = [...rounds].sort((a, b) => distance(a) - distance(b));
    return {
        variant,
        scenario,
        rounds: rounds.length,
        medianMs,
        fastestMs,
        slowestMs,
        spread: medianMs === 0 ? 0 : (slowestMs - fastestMs) / medianMs,
        steps: typical?.steps ?? { there: 0, total: 0 },
        ...(typical?.units ? { units: typical.units } : {}),
        ...(typical?.imageBytes === undefined ? {} : { imageBytes: typical.imageBytes }),
        isSkipped: typical?.isSkipped ?? false,
    };
}
/** The middle one, or the mean of the two in the middle; 0 of nothing. */
function median(values) {
    const sorted = [...values].sort((a, b) => a - b);
    const [low = 0, high = 0] = [
        sorted[Math.floor((sorted.length - 1) / 2)],
        sorted[Math.ceil((sorted.length - 1) / 2)],
    ];
    return (low + high) / 2;
}

;// CONCATENATED MODULE: ./src/benchmark/result.ts

function makeResult(facts) {
    return { schemaVersion: 1, ...facts, rows: summarize(facts.samples) };
}
/** One line for tables and charts. */
function describeMachine({ cpu, cores, memoryMib, system, node }) {
    const memory = `${(memoryMib / 1024).toFixed(1)} GiB`;
    return `${cpu}, ${cores} cores, ${memory}, ${system}, Node ${node}`;
}

;// CONCATENATED MODULE: ./src/benchmark/render-text.ts






const HEAD = [
    'variant',
    'scenario',
    'median',
    'fastest',
    'slowest',
    'spread',
    'steps cached',
    'units fresh',
    'image',
    'original',
];
/** The cells of one row, as text. */
function cellsOf(row) {
    const original = originalMs(row.variant, row.scenario);
    return [
        row.variant,
        row.scenario,
        (0,format/* formatDuration */.a3)(row.medianMs),
        (0,format/* formatDuration */.a3)(row.fastestMs),
        (0,format/* formatDuration */.a3)(row.slowestMs),
        row.rounds === 1 ? format/* BLANK */.Z4 : `${Math.round(row.spread * 100)} %`,
        row.isSkipped ? 'skipped' : formatPart(row.steps),
        formatPart(row.units),
        (0,format/* formatBytes */.z3)(row.imageBytes ?? null),
        original === undefined ? format/* BLANK */.Z4 : (0,format/* formatDuration */.a3)(original),
    ];
}
function formatPart(share) {
    if (share === undefined || share.total === 0)
        return format/* BLANK */.Z4;
    return `${share.there}/${share.total} (${(0,format/* formatShare */.T1)(share.there, share.total)})`;
}
/** What every rendering says besides its figures. */
function notesOf(result) {
    const hits = Object.entries(ORIGINAL)
        .map(([variant, { hitShare }]) => `${variant} ${Math.round(hitShare * 100)} %`)
        .join(', ');
    return [
        'clean: no step of the Dockerfile is cached; base images and downloaded crates are here.',
        'changed-line: one item more in the main source file than in the build before.',
        'steps cached: by BuildKit; units fresh: by cargo, where a compile step ran.',
        `${ORIGINAL_NOTE} Its cache hits: ${hits}.`,
        (0,plain_text/* cleanLine */.Ow)(`machine: ${describeMachine(result.machine)}`),
    ];
}
const BAR_COLUMNS = 40;
const BAR = '█';
const ORIGINAL_BAR = '░';
/** Table and chart for a terminal. */
function renderText(result, color) {
    const paint = (0,terminal/* makePaint */.RY)(color);
    const table = (0,terminal/* tableLines */.oW)(HEAD, result.rows.map(cellsOf), 'right', paint);
    const charts = SCENARIOS.flatMap((scenario) => chartLines(scenario, result.rows));
    return `${[...table, '', ...charts, ...notesOf(result)].join('\n')}\n`;
}
/** Bars of one scenario on a scale of its own. */
function chartLines(scenario, all) {
    const rows = all.filter((row) => row.scenario === scenario);
    if (rows.length === 0)
        return [];
    const bars = rows.flatMap(({ variant, medianMs }) => {
        const original = originalMs(variant, scenario);
        return [
            { name: variant, ms: medianMs, bar: BAR },
            ...(original === undefined ? [] : [{ name: '  original', ms: original, bar: ORIGINAL_BAR }]),
        ];
    });
    const longest = Math.max(...bars.map(({ ms }) => ms), 1);
    const lines = bars.map(({ name, ms, bar }) => {
        const columns = Math.max(1, Math.round((ms / longest) * BAR_COLUMNS));
        return `  ${name.padEnd(11)} ${bar.repeat(columns)} ${(0,format/* formatDuration */.a3)(ms)}`;
    });
    return [scenario, ...lines, ''];
}

;// CONCATENATED MODULE: ./src/benchmark/render-markdown.ts




/** Table and Mermaid charts, for a README or a job summary. */
function renderMarkdown(result) {
    const { application, startedAt, rows } = result;
    const table = [HEAD, HEAD.map((_, at) => (at < 2 ? '---' : '---:')), ...rows.map(cellsOf)];
    return [
        `# Benchmark of ${(0,markdown/* escapeText */.X1)(application)}`,
        '',
        `${startedAt.slice(0, 10)}, cv-docker-build ${result.tool.version}`,
        '',
        ...table.map((cells) => `| ${cells.join(' | ')} |`),
        '',
        ...SCENARIOS.flatMap((scenario) => chart(scenario, rows)),
        ...notesOf(result).map((note) => `- ${(0,markdown/* escapeText */.X1)(note)}`),
        '',
    ].join('\n');
}
function chart(scenario, all) {
    const rows = all.filter((row) => row.scenario === scenario);
    if (rows.length === 0)
        return [];
    const seconds = (ms) => (ms / 1000).toFixed(1);
    const originals = rows.flatMap(({ variant }) => originalMs(variant, scenario) ?? []);
    const hasOriginal = originals.length === rows.length;
    const highest = Math.max(...rows.map(({ medianMs }) => medianMs), ...originals);
    const title = hasOriginal
        ? `${scenario}: bars measured here, line: the original elsewhere`
        : scenario;
    return [
        '```mermaid',
        'xychart-beta',
        `    title "${title}"`,
        `    x-axis [${rows.map(({ variant }) => variant).join(', ')}]`,
        `    y-axis "seconds, median" 0 --> ${Math.max(1, Math.ceil((highest / 1000) * 1.1))}`,
        `    bar [${rows.map(({ medianMs }) => seconds(medianMs)).join(', ')}]`,
        ...(hasOriginal ? [`    line [${originals.map(seconds).join(', ')}]`] : []),
        '```',
        '',
    ];
}

// EXTERNAL MODULE: ./src/engine/commands.ts + 2 modules
var commands = __webpack_require__(47924);
// EXTERNAL MODULE: ./src/errors.ts
var src_errors = __webpack_require__(83916);
// EXTERNAL MODULE: ./src/exit-codes.ts
var exit_codes = __webpack_require__(91084);
// EXTERNAL MODULE: ./src/plan/choose-binary.ts
var choose_binary = __webpack_require__(29442);
// EXTERNAL MODULE: ./src/version.ts
var version = __webpack_require__(311);
// EXTERNAL MODULE: ./src/workspace/read-workspace.ts + 4 modules
var read_workspace = __webpack_require__(26273);
// EXTERNAL MODULE: ./src/cli/args.ts
var args = __webpack_require__(77593);
// EXTERNAL MODULE: ./src/cli/command-options.ts
var command_options = __webpack_require__(40560);
;// CONCATENATED MODULE: ./src/cli/benchmark-arguments.ts


const DEFAULT_ITERATIONS = 3;
const BENCHMARK_HELP = `cv-docker-build benchmark: how long images of your application take to build, here.

Usage:
  cv-docker-build benchmark [OPTIONS] [FOLDER] [-- OPTIONS OF build]

Options:
      --iterations N          Rounds. Default: ${DEFAULT_ITERATIONS}; a clean build of every variant in each of
                              them takes its time.
      --variant VARIANT       prod, dev or minimal. Can be repeated. Default: all three.
      --scenario SCENARIO     Can be repeated. Default: all three.
                                clean         no step of the Dockerfile is cached (--no-cache), and
                                              no archive is used; base images and downloaded crates
                                              stay
                                changed-line  one line of the main source file has changed
                                unchanged     nothing has
      --platform PLATFORM     For example linux/arm64.
      --source FILE           The file that changes, relative to FOLDER. Default: that of the
                              binary.
      --json FILE             Write every figure as JSON.
      --markdown FILE         Write table and charts (Mermaid) as Markdown.
  -h, --help                  This text.

FOLDER (.) is copied first, without .git and what cargo has built, and the copy is built: your files
stay as they are. What follows -- is given to every build, for example -- --cache directory
--cache-dir /var/cache/builds, or -- --bin server. The images are removed at the end.

Exit codes: 0 ok; 2 a wrong option; 130 interrupted; else that of the build that failed.
`;
/** What every build is given by the benchmark itself, or what would make its figures meaningless. */
const OWN = /^(?:--(?:variant|type|tags?|report|load|push|outputs?|platforms?|no-cache|help)(?:=.*)?|-[thop])$/;
function parseBenchmarkArguments(args) {
    const at = args.indexOf('--');
    const [own, others] = at < 0 ? [args, []] : [args.slice(0, at), args.slice(at + 1)];
    const options = (0,command_options/* readOptions */.Tt)(own, {
        help: { type: 'boolean', short: 'h' },
        iterations: { type: 'string' },
        variant: { type: 'string', multiple: true },
        scenario: { type: 'string', multiple: true },
        platform: { type: 'string' },
        source: { type: 'string' },
        json: { type: 'string' },
        markdown: { type: 'string' },
    }, { count: 1, command: 'benchmark' });
    if (!options.ok)
        return options;
    const { has, text, texts, positionals } = options.value;
    const variants = readChoices('--variant', texts('variant'), VARIANTS);
    const scenarios = readChoices('--scenario', texts('scenario'), SCENARIOS);
    const iterations = (0,command_options/* readWhole */.oD)('--iterations', text('iterations') ?? `${DEFAULT_ITERATIONS}`, {
        min: 1,
        max: 100,
        unit: 'rounds',
    });
    const refused = others.filter((one) => OWN.test(one)).map(refuseOther);
    if (!variants.ok || !scenarios.ok || !iterations.ok || refused.length > 0) {
        const parts = [variants, scenarios, iterations];
        return {
            ok: false,
            errors: [...parts.flatMap((one) => (one.ok ? [] : one.errors)), ...refused],
        };
    }
    return {
        ok: true,
        value: {
            help: has('help'),
            folder: positionals[0] ?? '.',
            iterations: iterations.value,
            variants: variants.value,
            scenarios: scenarios.value,
            ...optional('platform', text('platform')),
            ...optional('source', text('source')),
            ...optional('jsonFile', text('json')),
            ...optional('markdownFile', text('markdown')),
            others,
        },
    };
}
function refuseOther(word) {
    const problem = 'is said by the benchmark itself';
    return { input: word, problem, remedy: 'leave it out behind --; see benchmark --help' };
}
function readChoices(input, given, known) {
    const words = given.flatMap((one) => one.split(','));
    const wrong = words.filter((word) => !known.some((one) => one === word));
    if (wrong.length > 0) {
        const errors = wrong.map((word) => ({
            input,
            problem: `${JSON.stringify(word)} is not known`,
            remedy: `use ${known.join(', ')}`,
        }));
        return { ok: false, errors };
    }
    return {
        ok: true,
        value: words.length === 0 ? known : known.filter((one) => words.includes(one)),
    };
}
function optional(key, value) {
    return (value === undefined ? {} : { [key]: value });
}

// EXTERNAL MODULE: ./src/report/json.ts + 2 modules
var json = __webpack_require__(51579);
;// CONCATENATED MODULE: ./src/cli/benchmark-run.ts







/** Runs one build after the other, and reads the report of each. */
async function runBenchmark(request, ports, signal) {
    const { builds, contextFolder, source } = request;
    const { files, log } = ports;
    const path = (0,external_node_path_.join)(contextFolder, source);
    const text = await files.readText(path);
    const samples = [];
    for (const [at, build] of builds.entries()) {
        if (build.changesLine)
            await files.writeText(path, withChangedLine(text, ports.newValue()));
        const title = `${build.variant}, ${build.scenario}${build.round > 0 ? `, round ${build.round}` : ''}`;
        const outcome = await runBuild(build, request, ports, signal);
        if ('failure' in outcome)
            return { samples, ...outcome };
        const took = (0,format/* formatDuration */.a3)(outcome.report.durationMs);
        log.info(`${at + 1} of ${builds.length}: ${title}: ${took}`);
        const { variant, scenario, round } = build;
        if (scenario !== 'warm-up')
            samples.push(toSample({ variant, scenario, round }, outcome.report));
    }
    return { samples };
}
async function runBuild(build, request, { run, files, env, ownProgram }, signal) {
    const reportFile = (0,external_node_path_.join)(request.tempFolder, 'report.json');
    await files.remove(reportFile);
    const places = { tag: imageOf(request, build.variant), reportFile };
    const args = planBuildArgs(build, places, request);
    const { exitCode, stderr } = await run([...ownProgram, 'build', ...args, request.contextFolder], {
        env,
        signal,
    });
    if (signal.aborted)
        return { failure: { sentence: 'The benchmark was interrupted.', exitCode: exit_codes/* EXIT */.d.cancelled } };
    const text = await files.readTextIfAny(reportFile);
    const parsed = text === undefined ? undefined : (0,json/* parseReport */.M)(text);
    if (exitCode === 0 && parsed?.ok)
        return { report: parsed.value };
    const cause = parsed?.ok ? parsed.value.failure?.cause : undefined;
    const sentence = `The build ${build.variant}, ${build.scenario} failed: ${cause ?? lastLine(stderr)}`;
    return { failure: { sentence, exitCode: exitCode === 0 ? 1 : exitCode } };
}
function lastLine(text) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    return lines.find((line) => line.startsWith('error: ')) ?? lines.at(-1) ?? 'it said nothing';
}
function imageOf({ imageName }, variant) {
    return `${imageName}:${variant}`;
}

// EXTERNAL MODULE: ./src/cli/console-logger.ts
var console_logger = __webpack_require__(58328);
// EXTERNAL MODULE: ./src/cli/context.ts + 3 modules
var context = __webpack_require__(7728);
// EXTERNAL MODULE: ./src/cli/terminal.ts
var cli_terminal = __webpack_require__(71028);
;// CONCATENATED MODULE: ./src/cli/benchmark-command.ts



























/** `benchmark [FOLDER]`: see its help. Gives the exit code. */
async function runBenchmarkCommand(args, signal = new AbortController().signal) {
    const parsed = parseBenchmarkArguments(args);
    if (!parsed.ok)
        return refuse(parsed.errors);
    if (parsed.value.help) {
        process.stdout.write(BENCHMARK_HELP);
        return exit_codes/* EXIT */.d.ok;
    }
    const folder = (0,external_node_path_.resolve)(parsed.value.folder);
    const source = await findSource(folder, parsed.value);
    if (!source.ok)
        return refuse(source.errors);
    const startedAt = new Date(clock/* clock */.p.now()).toISOString();
    const run = await withEngine((env, log) => measure(folder, source.value, parsed.value, { env, log, signal }));
    const result = makeResult({
        tool: { name: 'cv-docker-build', version: version/* VERSION */.x },
        startedAt,
        application: (0,external_node_path_.basename)(folder),
        ...(parsed.value.platform === undefined ? {} : { platform: parsed.value.platform }),
        machine: machineFacts(),
        options: parsed.value.others,
        samples: run.samples,
    });
    return await tell(result, run, parsed.value);
}
/** The file that gets another line in each round. */
async function findSource(folder, { source, others }) {
    const options = (0,args/* parseCliArguments */.A)(others);
    if (!options.ok)
        return options;
    const workspace = await (0,read_workspace/* readWorkspace */.i)(folder, files/* files */.a);
    if (!workspace.ok)
        return workspace;
    if (source !== undefined)
        return await checkSource(folder, source);
    const { cargo } = workspace.value;
    if (cargo === undefined) {
        const problem = `is not in ${folder}`;
        return wrong('Cargo.toml', problem, 'name the folder of the application');
    }
    const { package: name, bin, features = '' } = options.value.raw;
    const chosen = (0,choose_binary/* chooseBinary */.P)(cargo, {
        ...(name === undefined ? {} : { package: name }),
        ...(bin === undefined ? {} : { bin }),
        features: features.split(/[\s,]+/).filter(Boolean),
    });
    if (!chosen.ok)
        return chosen;
    const path = await findMainSource(folder, chosen.value, files/* files */.a);
    if (path !== undefined)
        return { ok: true, value: path };
    return wrong('--source', `no source file of ${chosen.value.bin} is found`, 'name the file');
}
async function checkSource(folder, source) {
    const isThere = source.endsWith('.rs') && (await files/* files */.a.kindOf((0,external_node_path_.join)(folder, source))) === 'file';
    if (isThere)
        return { ok: true, value: source };
    const problem = `${JSON.stringify(source)} is no Rust file in ${folder}`;
    return wrong('--source', problem, 'name one, relative to that folder');
}
function wrong(input, problem, remedy) {
    return { ok: false, errors: [{ input, problem, remedy }] };
}
/** One engine for all builds: each by itself might start and stop a private one. */
async function withEngine(body) {
    const env = (0,environment/* definedVariables */.JF)(process.env);
    const log = (0,console_logger/* makeConsoleLogger */.E)((line) => process.stderr.write(`${line}\n`), {
        color: cli_terminal/* terminal */.F.isScreen,
        verbose: false,
    });
    const ports = { run: command_runner/* runCommand */.d, files: files/* files */.a, clock: clock/* clock */.p, log, host: engine_host/* engineHost */.n };
    const engine = await (0,commands/* ensureEngine */.vP)(ports, { cacheFolder: (0,environment/* cacheFolder */.nF)(process.env), env });
    try {
        return await body({ ...env, ...engine.env }, log);
    }
    finally {
        await engine.stop();
    }
}
async function measure(folder, source, { variants, scenarios, iterations, platform, others }, { env, log, signal, }) {
    const { tempFolder } = await (0,context/* readCliContext */.Q)(folder);
    const run = (0,pipeline_ports/* withEnvironment */.Ec)(env);
    const request = {
        builds: planRounds({ variants, scenarios, iterations }),
        // Its name may become that of the application.
        contextFolder: (0,external_node_path_.join)(tempFolder, 'context', (0,external_node_path_.basename)(folder)),
        source,
        tempFolder,
        imageName: `cv-docker-build-benchmark-${process.pid}`,
        ...(platform === undefined ? {} : { platform }),
        others,
    };
    const [program, entry = ''] = process.argv;
    const ownProgram = [program ?? process.execPath, ...process.execArgv, entry];
    try {
        await copyContext(folder, request.contextFolder);
        const newValue = () => Math.floor(Math.random() * Number.MAX_SAFE_INTEGER);
        return await runBenchmark(request, { run, files: files/* files */.a, log, env, ownProgram, newValue }, signal);
    }
    finally {
        for (const variant of variants)
            await run(['docker', 'image', 'rm', '--force', imageOf(request, variant)]);
        await files/* files */.a.remove(tempFolder);
    }
}
async function tell(result, { failure }, { jsonFile, markdownFile }) {
    if (result.rows.length > 0)
        process.stdout.write(renderText(result, cli_terminal/* terminal */.F.isColorful));
    if (jsonFile !== undefined)
        await files/* files */.a.writeText((0,external_node_path_.resolve)(jsonFile), `${JSON.stringify(result, null, 2)}\n`);
    if (markdownFile !== undefined && result.rows.length > 0)
        await files/* files */.a.writeText((0,external_node_path_.resolve)(markdownFile), renderMarkdown(result));
    if (failure === undefined)
        return exit_codes/* EXIT */.d.ok;
    complain(`error: ${failure.sentence}`);
    return failure.exitCode;
}
function complain(line) {
    process.stderr.write(`${(0,plain_text/* cleanLine */.Ow)(line)}\n`);
}
function refuse(errors) {
    for (const error of errors)
        complain(`error: ${(0,src_errors/* formatInputError */.i)(error)}`);
    return exit_codes/* EXIT */.d.input;
}


/***/ }),

/***/ 40560:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EC: () => (/* binding */ checkOption),
/* harmony export */   Tt: () => (/* binding */ readOptions),
/* harmony export */   oD: () => (/* binding */ readWhole)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_util__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _inputs_nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13915);


/** Reads a command's arguments; everything that is wrong at once. */
function readOptions(args, table, maxPositionals) {
    const { tokens, positionals } = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({
        args: [...args],
        options: Object.fromEntries(Object.entries(table).map(([name, { type, short }]) => [
            name,
            { type, multiple: true, ...(short ? { short } : {}) },
        ])),
        strict: false,
        allowPositionals: true,
        tokens: true,
    });
    const options = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []));
    const errors = [
        ...options.flatMap((option) => checkOption(option, table)),
        ...checkRepeated(options, table),
        ...positionals.slice(maxPositionals.count).map((text) => ({
            input: maxPositionals.command,
            problem: `${JSON.stringify(text)} is one word too many`,
            remedy: 'see --help',
        })),
    ];
    if (errors.length > 0)
        return { ok: false, errors };
    const texts = (name) => options.flatMap((one) => (one.name === name && one.value !== undefined ? [one.value] : []));
    return {
        ok: true,
        value: {
            has: (name) => options.some((one) => one.name === name),
            text: (name) => texts(name)[0],
            texts,
            positionals,
        },
    };
}
/** What is wrong with one option as it was given; nothing where it is right. */
function checkOption({ name, rawName, value }, table) {
    const known = Object.hasOwn(table, name) ? table[name] : undefined;
    if (!known) {
        const near = (0,_inputs_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(name, Object.keys(table));
        const hint = near === undefined ? '' : `did you mean --${near}? `;
        return [{ input: rawName, problem: 'is not an option', remedy: `${hint}see --help` }];
    }
    if (known.type === 'string' && (value === undefined || value === '')) {
        return [{ input: rawName, problem: 'has no value', remedy: `write ${rawName} VALUE` }];
    }
    if (known.type === 'boolean' && value !== undefined) {
        return [{ input: rawName, problem: 'takes no value', remedy: `write ${rawName} alone` }];
    }
    return [];
}
function checkRepeated(options, table) {
    return Object.entries(table).flatMap(([name, { type, multiple }]) => type === 'string' && !multiple && options.filter((one) => one.name === name).length > 1
        ? [{ input: `--${name}`, problem: 'is given more than once', remedy: 'give it once' }]
        : []);
}
/** A whole number in these bounds, or why the text is none. */
function readWhole(input, text, { min, max, unit }) {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max)
        return { ok: true, value };
    const problem = `${JSON.stringify(text)} is not a number of ${unit}`;
    return { ok: false, errors: [{ input, problem, remedy: `use ${min} to ${max}` }] };
}


/***/ }),

/***/ 54285:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   DV: () => (/* binding */ codeBlock),
/* harmony export */   X1: () => (/* binding */ escapeText),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   fj: () => (/* binding */ join),
/* harmony export */   md: () => (/* binding */ md),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   qN: () => (/* binding */ paragraphs),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   wg: () => (/* binding */ EMPTY),
/* harmony export */   zH: () => (/* binding */ details)
/* harmony export */ });
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


/***/ })

};
