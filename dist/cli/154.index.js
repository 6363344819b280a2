export const id = 154;
export const ids = [154];
export const modules = {

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

/***/ 94154:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runNetworkTestCommand: () => (/* binding */ runNetworkTestCommand)
});

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
// EXTERNAL MODULE: ./src/adapters/network-ports.ts + 1 modules
var network_ports = __webpack_require__(77726);
// EXTERNAL MODULE: ./src/adapters/network-probes.ts + 2 modules
var network_probes = __webpack_require__(1599);
// EXTERNAL MODULE: ./src/adapters/pipeline-ports.ts + 6 modules
var pipeline_ports = __webpack_require__(66007);
// EXTERNAL MODULE: ./src/adapters/signals.ts
var signals = __webpack_require__(13113);
// EXTERNAL MODULE: ./src/adapters/transport.ts + 2 modules
var adapters_transport = __webpack_require__(80210);
// EXTERNAL MODULE: ./src/engine/commands.ts + 2 modules
var commands = __webpack_require__(47924);
// EXTERNAL MODULE: ./src/errors.ts
var src_errors = __webpack_require__(83916);
// EXTERNAL MODULE: ./src/exit-codes.ts
var exit_codes = __webpack_require__(91084);
// EXTERNAL MODULE: ./src/preflight/checks/network.ts
var network = __webpack_require__(69339);
// EXTERNAL MODULE: ./src/preflight/default-endpoints.ts
var default_endpoints = __webpack_require__(99473);
// EXTERNAL MODULE: ./src/preflight/names.ts
var names = __webpack_require__(57839);
// EXTERNAL MODULE: ./src/preflight/proxy-route.ts
var proxy_route = __webpack_require__(27579);
// EXTERNAL MODULE: ./src/preflight/render-table.ts + 1 modules
var render_table = __webpack_require__(82819);
// EXTERNAL MODULE: ./src/preflight/run-preflight.ts + 26 modules
var run_preflight = __webpack_require__(70191);
;// CONCATENATED MODULE: ./src/preflight/select-endpoints.ts
/**
 * The endpoints of the stand-alone test: the default ones and those that were added, or of these only
 * the ones that a name fits (`docker hub`, `crates`, `ghcr.io`; the host does as well).
 */
function selectEndpoints(defaults, added, only) {
    const parsed = added.map(parseEndpoint);
    const wrong = parsed.flatMap((one) => (one.ok ? [] : one.errors));
    const all = [...defaults, ...parsed.flatMap((one) => (one.ok ? [one.value] : []))];
    const unknown = only
        .filter((name) => !all.some((endpoint) => fits(endpoint, name)))
        .map((name) => {
        const names = all.map((endpoint) => endpoint.name).join(', ');
        return {
            input: '--only',
            problem: `${JSON.stringify(name)} is none of the servers`,
            remedy: `use one of: ${names}`,
        };
    });
    const errors = [...wrong, ...unknown];
    if (errors.length > 0)
        return { ok: false, errors };
    // What was added was asked for, whatever else is left out.
    const isWanted = (endpoint, at) => only.length === 0 || at >= defaults.length || only.some((name) => fits(endpoint, name));
    return { ok: true, value: all.filter(isWanted) };
}
function fits({ name, url }, wanted) {
    const word = normalize(wanted);
    if (word === '')
        return false;
    return normalize(name).includes(word) || new URL(url).host === wanted.toLowerCase();
}
function normalize(text) {
    return text
        .toLowerCase()
        .replace(/[^a-z0-9.]+/g, ' ')
        .trim();
}
/** A URL whose path ends in `/v2` is a registry's; `sparse+` is a crates index. */
function parseEndpoint(text) {
    const isSparse = text.startsWith('sparse+');
    const address = isSparse ? text.slice('sparse+'.length) : text;
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (!url || !['http:', 'https:', 'ssh:'].includes(url.protocol) || url.hostname === '') {
        const problem = `${JSON.stringify(text)} is not a URL of http, https or ssh`;
        const remedy = 'write for example https://registry.example.com/v2/';
        return { ok: false, errors: [{ input: '--endpoint', problem, remedy }] };
    }
    if (url.username !== '' || url.password !== '') {
        const problem = 'the URL holds a user name or a password';
        const remedy = 'leave them out: docker login signs in';
        return { ok: false, errors: [{ input: '--endpoint', problem, remedy }] };
    }
    if (isSparse) {
        const index = `${url.href.replace(/\/$/, '')}/config.json`;
        return endpoint({ name: url.host, url: index, purpose: 'crates-index', health: 'reachable' });
    }
    return /\/v2\/?$/.test(url.pathname)
        ? endpoint({
            name: url.host,
            url: url.href.replace(/\/?$/, '/'),
            purpose: 'base-image',
            health: 'registry',
        })
        : endpoint({ name: url.host, url: url.href, purpose: 'packages', health: 'reachable' });
}
function endpoint(value) {
    return { ok: true, value };
}

// EXTERNAL MODULE: ./src/report/plain-text.ts
var plain_text = __webpack_require__(6676);
// EXTERNAL MODULE: ./src/workspace/read-cargo-config.ts
var read_cargo_config = __webpack_require__(57527);
// EXTERNAL MODULE: ./src/cli/console-logger.ts
var console_logger = __webpack_require__(58328);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./src/cli/command-options.ts
var command_options = __webpack_require__(40560);
;// CONCATENATED MODULE: ./src/cli/network-test-arguments.ts


const OPTIONS = {
    help: { type: 'boolean', short: 'h' },
    json: { type: 'boolean' },
    verbose: { type: 'boolean', short: 'v' },
    'no-docker': { type: 'boolean' },
    sandbox: { type: 'boolean' },
    endpoint: { type: 'string', multiple: true },
    only: { type: 'string', multiple: true },
    timeout: { type: 'string' },
};
const DEFAULT_TIMEOUT_SEC = 5;
const LONGEST_TIMEOUT_SEC = 300;
const NETWORK_TEST_HELP = `cv-docker-build network-test: what of the network that builds need can be used from here.

Usage:
  cv-docker-build network-test [OPTIONS]

Options:
      --json                  The report as JSON, for programs.
      --endpoint URL          One more server. Can be repeated. A URL that ends in /v2/ is that of
                              an image registry, sparse+URL that of a crates index.
      --only NAME             Only servers whose name holds NAME (crates, "docker hub"), or whose
                              host is NAME. Can be repeated.
      --timeout SECONDS       The whole test ends in this time. Default: 5.
      --no-docker             Ask nothing of docker.
      --sandbox               Try name resolution in a RUN step as well, which has name servers of
                              its own; takes 1 to 3 seconds, an engine, and an image with a shell.
  -v, --verbose               What every layer of every connection said.
  -h, --help                  This text.

Without options it looks at crates.io (index and downloads), GitHub and its API, Docker Hub,
ghcr.io, quay.io, gcr.io (distroless) and the package servers of Alpine and Debian; at proxy
settings, name servers, clock and cargo configuration; and, where an engine is there, at docker
daemon, disk and builder.

"fails at" names the first layer that fails: dns (no address for the name), connect (nobody takes
the connection), tls (the certificate, or a proxy that opens TLS), http (the answer is not that of
the server). IPv4 and IPv6 are tried apart; "–" means that the server has no such address.

Exit codes: 0 every server can be used, perhaps with trouble; 2 a wrong option; 3 a server cannot
be used, or there is no network.
`;
function parseNetworkTestArguments(args) {
    const { values, positionals, tokens } = (0,external_node_util_.parseArgs)({
        args: [...args],
        options: OPTIONS,
        strict: false,
        allowPositionals: true,
        tokens: true,
    });
    const timeout = String(values.timeout ?? DEFAULT_TIMEOUT_SEC);
    const errors = [
        ...positionals.map(refusePositional),
        ...tokens.flatMap((token) => (token.kind === 'option' ? (0,command_options/* checkOption */.EC)(token, OPTIONS) : [])),
        ...checkTimeout(timeout),
    ];
    if (errors.length > 0)
        return { ok: false, errors };
    return {
        ok: true,
        value: {
            help: values.help === true,
            json: values.json === true,
            verbose: values.verbose === true,
            docker: values['no-docker'] !== true,
            sandbox: values.sandbox === true,
            endpoints: texts(values.endpoint),
            only: texts(values.only),
            timeoutMs: Number(timeout) * 1000,
        },
    };
}
function texts(values) {
    return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
}
function refusePositional(text) {
    const problem = `${JSON.stringify(text)} is not an option`;
    return { input: 'network-test', problem, remedy: `for one more server: --endpoint ${text}` };
}
function checkTimeout(text) {
    const seconds = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    if (seconds >= 1 && seconds <= LONGEST_TIMEOUT_SEC)
        return [];
    const problem = `${JSON.stringify(text)} is not a time`;
    return [{ input: '--timeout', problem, remedy: `use seconds, 1 to ${LONGEST_TIMEOUT_SEC}` }];
}

// EXTERNAL MODULE: ./src/cli/terminal.ts
var terminal = __webpack_require__(71028);
;// CONCATENATED MODULE: ./src/cli/network-test-command.ts

























/** Of the time that was given: for starting, the report and the output. */
const OVERHEAD_MS = 400;
const SAMPLES = 3;
const HELPER_MS = 3_000;
/** `network-test`: works with no engine and no network at all; see its help. Gives the exit code. */
async function runNetworkTestCommand(args) {
    const parsed = parseNetworkTestArguments(args);
    if (!parsed.ok)
        return refuse(parsed.errors);
    const { help, endpoints: added, only, json, verbose } = parsed.value;
    if (help) {
        process.stdout.write(NETWORK_TEST_HELP);
        return exit_codes/* EXIT */.d.ok;
    }
    const endpoints = selectEndpoints(default_endpoints/* DEFAULT_ENDPOINTS */.ny, added, only);
    if (!endpoints.ok)
        return refuse(endpoints.errors);
    const report = await test(endpoints.value, parsed.value, await findEnvironment(parsed.value));
    const { isColorful: color } = terminal/* terminal */.F;
    process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : (0,render_table/* renderTable */.b)(report, { color, verbose }));
    return exitCodeOf(report);
}
/** With the way to the private engine, where that is up: builds would use it, too. */
async function findEnvironment({ docker, }) {
    const env = (0,pipeline_ports/* definedVariables */.JF)(process.env);
    if (!docker || env.DOCKER_HOST)
        return env;
    const log = (0,console_logger/* makeConsoleLogger */.E)(() => { }, { color: false, verbose: false });
    const ports = { run: command_runner/* runCommand */.d, files: files/* files */.a, clock: clock/* clock */.p, log, host: engine_host/* engineHost */.n };
    const engine = (0,commands/* findPrivateEngine */.Ho)(ports, { cacheFolder: (0,environment/* cacheFolder */.nF)(env), env });
    return { ...env, ...(await engine.catch(() => undefined)) };
}
async function test(endpoints, { docker, sandbox, timeoutMs }, env) {
    const signal = (0,signals/* cancelOnSignals */.dJ)();
    const proxy = (0,environment/* proxySettings */.EM)(env);
    const cargoFiles = await (0,read_cargo_config/* readCargoConfigFiles */.S)(process.cwd(), (0,environment/* cargoHomeFolder */.gR)(env), files/* files */.a);
    const options = {
        mode: 'auto',
        timeoutMs: timeoutMs - OVERHEAD_MS,
        proxy,
        fallbackResolvers: names/* PUBLIC_RESOLVERS */.sX,
        samples: SAMPLES,
        cargo: { files: cargoFiles, environment: env },
        ...(docker ? { docker: { sandbox } } : {}),
    };
    return await (0,run_preflight/* runPreflight */.h)(endpoints, options, await makePorts(env, docker), signal);
}
async function makePorts(env, docker) {
    // What the other programs of this machine trust; a bundle holds the public authorities, too.
    const [bundle] = await (0,network_probes/* readCaBundles */.s)((0,environment/* caBundle */.R0)(env).caBundle);
    const transport = (0,adapters_transport.makeTransport)({
        proxy: (0,proxy_route/* usableProxies */.r_)((0,environment/* proxySettings */.EM)(env)),
        ...(bundle ? { caPem: bundle.pem } : {}),
    });
    const run = (0,pipeline_ports/* withEnvironment */.Ec)(env);
    // A helper that asks its user something must not keep the process from ending.
    const runHelper = (argv, options) => run(argv, { ...options, timeoutMs: HELPER_MS });
    const { docker: questions, ...probes } = (0,network_ports/* makePreflightPorts */.O)(env, transport, run, runHelper);
    return docker && questions ? { ...probes, docker: questions } : probes;
}
function exitCodeOf({ endpoints, checks }) {
    const isFailed = endpoints.some(({ outcome, mirrorOf }) => outcome === 'failed' && !mirrorOf);
    return isFailed || (0,network/* findCutOff */.B)(checks) ? exit_codes/* EXIT */.d.network : exit_codes/* EXIT */.d.ok;
}
function refuse(errors) {
    for (const error of errors)
        process.stderr.write(`error: ${(0,plain_text/* cleanLine */.Ow)((0,src_errors/* formatInputError */.i)(error))}\n`);
    return exit_codes/* EXIT */.d.input;
}


/***/ })

};
