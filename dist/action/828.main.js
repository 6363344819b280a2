export const id = 828;
export const ids = [828];
export const modules = {

/***/ 3828:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runMain: () => (/* binding */ runMain)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 14 modules
var core = __webpack_require__(6421);
// EXTERNAL MODULE: ./src/adapters/command-runner.ts + 1 modules
var command_runner = __webpack_require__(8189);
// EXTERNAL MODULE: ./src/adapters/environment.ts + 1 modules
var environment = __webpack_require__(948);
// EXTERNAL MODULE: ./src/adapters/files.ts
var files = __webpack_require__(9771);
;// CONCATENATED MODULE: ./src/version.ts
/** Of this release, as in package.json; a test compares them. */
const VERSION = '0.1.0';

// EXTERNAL MODULE: ./src/adapters/clock.ts
var clock = __webpack_require__(3350);
// EXTERNAL MODULE: ./src/adapters/engine-api.ts + 1 modules
var engine_api = __webpack_require__(6434);
// EXTERNAL MODULE: ./src/adapters/engine-endpoint.ts
var engine_endpoint = __webpack_require__(2272);
// EXTERNAL MODULE: ./src/adapters/http.ts
var http = __webpack_require__(3618);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./src/adapters/random-access.ts

/** A file read in place. */
const openFile = async (path) => {
    const handle = await (0,promises_.open)(path, 'r');
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

;// CONCATENATED MODULE: ./src/adapters/pipeline-ports.ts









/** Everything real, over the environment that docker's commands shall have. */
function makePipelinePorts(env, log, display) {
    const run = withEnvironment(env);
    return {
        run,
        clock: clock/* clock */.p,
        files: files/* files */.a,
        http: http/* http */.L,
        log,
        env,
        toolVersion: VERSION,
        ...(display ? { display } : {}),
        measure: {
            run,
            files: files/* files */.a,
            http: http/* http */.L,
            clock: clock/* clock */.p,
            openFile: openFile,
            dockerConfigFolder: (0,engine_endpoint/* dockerConfigFolder */.P)(env),
            openEngine: () => (0,engine_api/* engineApi */.d)(() => (0,engine_endpoint/* findEngineEndpoint */.L)(env, files/* files */.a)),
        },
    };
}
/** Commands get this environment unless they bring one of their own. */
function withEnvironment(env) {
    return (argv, options) => (0,command_runner/* runCommand */.d)(argv, { env, ...options });
}

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
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

;// CONCATENATED MODULE: ./src/inputs/own-inputs.ts
const own_inputs_TEXT = { type: 'text' };
const own_inputs_BOOLEAN = { type: 'boolean' };
const own_inputs_WORDS = { type: 'list', comma: 'separates', quotes: 'csv', blanks: 'trimmed' };
function own({ flag, ...spec }) {
    return {
        ...spec,
        origin: 'ours',
        fronts: ['action', 'cli'],
        flag: { long: spec.name, takesValue: spec.kind.type !== 'boolean', ...flag },
    };
}
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
    own({
        name: 'retries',
        kind: { type: 'integer', min: 0, max: 100 },
        default: '0',
        help: 'How often a build that failed on the network is tried again. Values above 0 are accepted; the stage that uses them is still to come.',
    }),
    own({
        name: 'preflight',
        kind: { type: 'choice', choices: ['off', 'on'] },
        default: 'off',
        help: 'Whether the endpoints that the build needs are probed first. The value on is accepted; the stage that uses it is still to come.',
    }),
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
        help: 'Probe the network before the build (still to come).',
        effect: {
            kind: 'later',
            notice: 'the network test is still to come; the build starts without it',
        },
    },
    {
        flag: { long: 'offline', takesValue: false },
        help: 'Build from what was fetched before (still to come).',
        effect: {
            kind: 'later',
            notice: 'offline builds are still to come; this build uses the network where it needs to',
        },
    },
    {
        flag: { long: 'scan', takesValue: false },
        help: 'Scan the image for known vulnerabilities (still to come).',
        effect: { kind: 'later', notice: 'the scan is still to come; the image is not scanned' },
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
    { name: 'build-duration-ms', help: 'Milliseconds of the build alone.' },
    { name: 'report', help: 'Path of report.json.' },
    { name: 'outcome', help: 'success, failure or cancelled.' },
];

;// CONCATENATED MODULE: ./src/inputs.ts




/** Every input there is. A test holds `action.yml`, the flags and the tables in the docs against it. */
const INPUTS = [...OWN_INPUTS, ...BUILD_PUSH_INPUTS];
/** The inputs that one front takes, in the order of the table. */
function inputsOf(front) {
    return INPUTS.filter((input) => input.fronts.includes(front));
}

;// CONCATENATED MODULE: ./src/build/json-values.ts
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

;// CONCATENATED MODULE: ./src/build/build-results.ts

/** Reads the metadata file and the image id file of a build that went well. */
async function readBuildResults(files, paths) {
    const metadata = parseJson((await files.readTextIfAny(paths.metadataFile)) ?? '');
    const known = isRecord(metadata) ? metadata : undefined;
    const idFile = (await files.readTextIfAny(paths.iidFile))?.trim();
    const imageId = readText(idFile) ?? readText(known?.['containerimage.config.digest']);
    const digest = readText(known?.['containerimage.digest']);
    return {
        ...(known !== undefined && { metadata: known }),
        ...(imageId !== undefined && { imageId }),
        ...(digest !== undefined && { digest }),
    };
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./src/report/plain-text.ts

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
function plain_text_cleanLine(text) {
    return scrub((0,external_node_util_.stripVTControlCharacters)(text).replace(/\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g, ' '));
}
/** Lines of a log. Of a line that a progress display wrote over with `\r`, the last state. */
function cleanLines(text) {
    return (0,external_node_util_.stripVTControlCharacters)(text)
        .split(LINE_BREAK)
        .map((line) => scrub(lastState(line).replaceAll('\t', TAB)).trimEnd());
}
/** At most `max` characters (code points), the last one an ellipsis where something was cut. */
function plain_text_clip(text, max) {
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

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./src/build/step-name.ts
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

;// CONCATENATED MODULE: ./src/build/failed-step.ts


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
    const name = parseStepName(vertex.name);
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
    const same = (0,external_node_path_.basename)(found.file) === (0,external_node_path_.basename)(dockerfile);
    return { file: same ? dockerfile : found.file, line: Number(found.line) };
}

;// CONCATENATED MODULE: ./src/build/call-output.ts


const MAX_CHARS = 1_048_576;
const EVIDENCE_LINES = 20;
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
    if (output === undefined || readClientError(progress.messages) !== undefined)
        return undefined;
    const text = output.read();
    const count = /(\d+) warnings? ha(?:s|ve) been found/.exec(text)?.[1];
    return {
        fault: 'checks-failed',
        failure: {
            stage: 'build',
            cause: `The build checks found ${count ?? 'at least one'} ${count === '1' ? 'problem' : 'problems'}.`,
            evidence: text.trimEnd().split('\n').slice(-EVIDENCE_LINES).map(plain_text_cleanLine),
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

;// CONCATENATED MODULE: ./src/build/faults/cache.ts
/** Faults of imported and exported build caches, whatever lies behind them: the image does without. */
const CACHE_FAULTS = [
    {
        id: 'cache-import',
        where: 'error',
        patterns: [
            /failed to configure (?<kind>\S+) cache importer: (?<problem>.+)/,
            /(?<problem>unknown cache importer: \S+)/,
            /failed to compute cache key: (?<problem>failed to copy: .+|blob sha256:\S+ not found)/,
        ],
        cause: ({ groups }) => `An imported cache cannot be used: ${groups.problem}.`,
        remedy: 'Build once without that `cache-from`.',
    },
    {
        id: 'cache-export',
        where: 'error',
        patterns: [
            /(?<problem>error writing (?:layer|manifest) blob: .+)/,
            /(?<problem>failed to (?:reserve|commit) cache.*)/,
            /failed to configure \S+ cache exporter: (?<problem>.+)/,
            /(?<problem>unknown cache exporter: \S+)/,
        ],
        cause: ({ groups }) => `The image was built, but its cache could not be exported: ${groups.problem}.`,
        remedy: 'With `ignore-error=true` in `cache-to` such a build passes.',
    },
];

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

;// CONCATENATED MODULE: ./src/build/faults/fault.ts
/** The line around the match, for sentences that quote it. */
function quoteLine(match, maxChars = 200) {
    const line = match.text.trim().replace(/\s+/g, ' ');
    return line.length <= maxChars ? line : `${line.slice(0, maxChars - 1)}…`;
}

;// CONCATENATED MODULE: ./src/build/faults/cargo.ts


/** What cargo and rustc say when the code or the command is at fault. All are permanent. */
const CARGO_FAULTS = [
    {
        id: 'lock-file-outdated',
        where: 'log',
        patterns: [
            /cannot update the lock file .* because --(?:locked|frozen) was passed/,
            /the lock file .* needs to be updated but --(?:locked|frozen) was passed/,
        ],
        cause: () => 'Cargo.lock does not match Cargo.toml, and --locked forbids updating it.',
        remedy: 'Run `cargo update --workspace` (or any cargo build) and commit Cargo.lock.',
    },
    {
        id: 'rust-too-old',
        where: 'log',
        patterns: [
            /rustc (?<have>\S+) is not supported by the following packages?:\s+(?<package>\S+) requires rustc (?<need>\S+)/,
            /package `(?<package>\S+) v\S+` cannot be built because it requires rustc (?<need>\S+) or newer, while the currently active rustc version is (?<have>\S+)/,
        ],
        cause: ({ groups }) => `The build has Rust ${groups.have}, but ${groups.package} needs ${groups.need} or newer.`,
        remedy: 'Use a newer Rust image (or rust-toolchain file), or an older version of the package.',
    },
    {
        id: 'rust-too-old',
        where: 'log',
        patterns: [
            /lock file version `?(?<what>\d+)`? was found, but this version of Cargo does not understand this lock file/,
            /this version of Cargo is older than the `(?<what>\d+)` edition/,
            /feature `(?<what>edition\d+)` is required/,
        ],
        cause: (match) => `The Rust of the build is too old for this project: ${quoteLine(match)}.`,
        remedy: 'Use a newer Rust image (or rust-toolchain file).',
    },
    {
        id: 'package-unknown',
        where: 'log',
        patterns: [/package ID specification `(?<name>[^`]+)` did not match any packages/],
        cause: ({ groups }) => `The workspace has no package named ${groups.name}.`,
        remedy: 'Name one of its packages with the input `package`.',
    },
    {
        id: 'binary-unknown',
        where: 'log',
        patterns: [/error: no bin target named `(?<name>[^`]+)`/],
        cause: ({ groups }) => `No package that is built has a binary named ${groups.name}.`,
        remedy: 'Name an existing one with the input `bin`; its package may need naming too.',
    },
    {
        id: 'feature-unknown',
        where: 'log',
        patterns: [
            /does not contain (?:this feature|these features): (?<name>.+)/,
            /does not have (?:the |a )?features? `(?<name>[^`]+)`/,
        ],
        cause: ({ groups }) => `The package has no feature named ${groups.name}.`,
        remedy: 'Correct the input `features`.',
    },
    {
        id: 'profile-unknown',
        where: 'log',
        patterns: [/error: profile `(?<name>[^`]+)` is not defined/],
        cause: ({ groups }) => `Cargo.toml defines no profile named ${groups.name}.`,
        remedy: 'Correct the input `profile`.',
    },
    {
        id: 'crate-missing',
        where: 'log',
        patterns: [
            /no matching package named `(?<name>[^`]+)` found/,
            /failed to select a version for (?:the requirement )?`(?<name>[^`]+)`/,
        ],
        cause: ({ groups, log }) => log.some((line) => line.includes('offline'))
            ? `The crate ${groups.name} is not among those fetched for the offline build.`
            : `The registry has no crate ${groups.name} of the version that is asked for.`,
        remedy: 'Commit a Cargo.lock that is up to date; all its crates are fetched before the build.',
    },
    {
        id: 'crate-missing',
        where: 'log',
        patterns: [/attempting to make an HTTP request, but --(?:offline|frozen) was specified/],
        cause: () => 'The offline build needs a crate or an index that was not fetched before.',
        remedy: 'Commit a Cargo.lock that is up to date; all its crates are fetched before the build.',
    },
    {
        id: 'checksum-mismatch',
        where: 'log',
        patterns: [/checksum for `(?<name>[^`]+)` changed between lock files/],
        cause: ({ groups }) => `The crate ${groups.name} is not the one that Cargo.lock records.`,
        remedy: 'Do not ignore this: compare the checksum with that of the registry.',
    },
    {
        id: 'manifest-missing',
        where: 'log',
        patterns: [/error: could not find `Cargo\.toml` in `(?<path>[^`]+)`/],
        cause: ({ groups }) => `There is no Cargo.toml in ${groups.path} of the build.`,
        remedy: 'Check the input `context`, and that the Dockerfile copies the workspace there.',
    },
    {
        id: 'manifest-invalid',
        where: 'log',
        patterns: [
            /failed to parse (?:manifest|lock file) at:? `?(?<path>[^`\n]+)`?/,
            /^error: .+\n *--> (?<path>\S*Cargo\.toml:\d+:\d+)/m,
        ],
        cause: ({ groups }) => `cargo cannot read ${groups.path}.`,
    },
    {
        id: 'target-missing',
        where: 'log',
        patterns: [/the `(?<name>[^`]+)` target may not be installed/],
        cause: ({ groups }) => `The Rust of the build has no standard library for ${groups.name}.`,
        remedy: ({ groups }) => `Add it to the build stage: \`rustup target add ${groups.name}\`.`,
    },
    {
        id: 'linker-missing',
        where: 'log',
        patterns: [/error: linker `(?<name>[^`]+)` not found/],
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
        id: 'link-failed',
        where: 'log',
        patterns: [
            /(?:cannot find|unable to find library) -l(?<name>[A-Za-z0-9_+.-]+)/,
            /error: linking with `[^`]+` failed/,
        ],
        cause: ({ groups }) => groups.name === undefined
            ? 'The program could not be linked.'
            : `The program could not be linked: the library ${groups.name} is missing.`,
        remedy: 'Install the library (and its static form for musl) in the build stage.',
    },
    {
        id: 'build-script-failed',
        where: 'log',
        patterns: [/failed to run custom build command for `(?<name>[^`]+)`/],
        cause: ({ groups, log }) => {
            const said = log.find((line) => /^\s*(?:error: (?!failed to run)|thread '.*panicked at)/.test(line));
            const why = said === undefined ? '' : `: ${said.trim().slice(0, 160)}`;
            return `The build script of ${groups.name?.replace(/ \(.*/, '')} failed${why}.`;
        },
        remedy: 'Its output above says what it misses; often a system package of the build stage.',
    },
    {
        id: 'compile-error',
        where: 'log',
        patterns: [/error: could not compile `(?<name>[^`]+)`/],
        cause: ({ groups, log }) => describeCompileError(groups.name ?? '', log),
    },
];

;// CONCATENATED MODULE: ./src/build/faults/dockerfile.ts

function at(match, line) {
    if (match.location !== undefined)
        return match.location;
    return line === undefined ? 'The Dockerfile' : `The Dockerfile, line ${line},`;
}
const CHECK_CONTEXT = 'Check the path (it is relative to the build context) and what .dockerignore leaves out.';
/** Faults of the Dockerfile and of what the build was given. All are permanent. */
const DOCKERFILE_FAULTS = [
    {
        id: 'dockerfile-invalid',
        where: 'error',
        patterns: [/dockerfile parse error on line (?<line>\d+): (?<problem>.+)/],
        cause: (match) => `${at(match, match.groups.line)} is not valid: ${match.groups.problem}.`,
    },
    {
        id: 'dockerfile-invalid',
        where: 'error',
        patterns: [
            /(?<problem>the Dockerfile cannot be empty|file with no instructions|no build stage in current context)/,
            /(?<problem>base name \([^)]*\) should not be blank)/,
        ],
        cause: (match) => `${at(match)} is not valid: ${match.groups.problem}.`,
    },
    {
        id: 'dockerfile-missing',
        where: 'error',
        patterns: [
            /failed to read dockerfile: open (?<path>[^:]+): no such file/,
            /resolve : lstat (?<path>[^:]+): no such file/,
        ],
        cause: ({ groups }) => `There is no Dockerfile at ${groups.path}.`,
        remedy: 'Name it with the input `file`.',
    },
    {
        id: 'context-missing',
        where: 'error',
        patterns: [/unable to prepare context: path "(?<path>[^"]+)" not found/],
        cause: ({ groups }) => `The build context ${groups.path} does not exist.`,
        remedy: 'Name an existing folder with the input `context`.',
    },
    {
        id: 'named-context-missing',
        where: 'error',
        patterns: [/oci-layout reference "(?<name>[^"]+)" could not be resolved/],
        cause: ({ groups }) => `The named build context ${groups.name} cannot be read.`,
    },
    {
        id: 'stage-unknown',
        where: 'error',
        patterns: [/target stage "?(?<name>[^"\n]+?)"? could not be found/],
        cause: ({ groups }) => `The Dockerfile has no stage named ${groups.name}.`,
        remedy: 'Name a stage of the Dockerfile with the input `target`.',
    },
    {
        id: 'copy-source-missing',
        where: 'error',
        patterns: [/failed to calculate checksum of ref [^"]*"(?<path>[^"]+)": not found/],
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
        cause: ({ groups, step }) => `${step} needs the build secret ${groups.name}, which was not given.`,
        remedy: 'Give it with `secrets`, `secret-files` or `secret-envs`.',
    },
    {
        id: 'user-unknown',
        where: 'error',
        patterns: [/unable to find (?<kind>user|group) (?<name>\S+?):/],
        cause: ({ groups, step }) => `${step} runs as ${groups.kind} ${groups.name}, which the image does not have.`,
    },
    {
        id: 'reference-invalid',
        where: 'error',
        patterns: [
            /(?:invalid tag "(?<name>[^"]+)": |invalid reference format: )(?<problem>.+)/,
            /(?<problem>invalid reference format)/,
        ],
        cause: ({ groups }) => `${groups.name ?? 'An image name'} is not a valid image reference: ${groups.problem}.`,
        remedy: 'Names are in lower case: `host/path/name:tag`.',
    },
    {
        id: 'exporter-unknown',
        where: 'error',
        patterns: [/exporter "(?<name>[^"]+)" could not be found/],
        cause: ({ groups }) => `The builder knows no output of type ${groups.name}.`,
        remedy: 'Types are image, registry, docker, oci, tar, local and cacheonly.',
    },
    {
        id: 'usage',
        where: 'error',
        patterns: [/^unknown (?:shorthand )?flag: .+/m, /requires (?:exactly )?1 argument/],
        cause: (match) => `buildx does not understand its arguments: ${quoteLine(match)}.`,
        remedy: 'The installed buildx may be too old for an input that was given.',
    },
];

;// CONCATENATED MODULE: ./src/build/faults/machine.ts

/** Faults of the machine and the builder: whatever the step was about, they decide. */
const MACHINE_FAULTS = [
    {
        id: 'disk-full',
        where: 'both',
        patterns: [/.*(?:no space left on device|disk quota exceeded|\bENOSPC\b).*/i],
        cause: (match) => `The disk is full: ${quoteLine(match)}.`,
        remedy: 'Free space where the builder keeps its data, for example with `docker buildx prune`.',
    },
    {
        id: 'out-of-memory',
        where: 'both',
        patterns: [
            /exit code: 137\b/,
            /cannot allocate memory/i,
            /\(signal: 9, SIGKILL(?:: kill)?\)/,
            /memory allocation of \d+ bytes failed/,
            /LLVM ERROR: out of memory/i,
            /Killed signal terminated program/,
        ],
        cause: ({ step }) => `${step} was killed, most likely because the memory ran out.`,
        remedy: 'Give the builder more memory, or compile with fewer jobs (CARGO_BUILD_JOBS=1).',
    },
    {
        id: 'engine-unreachable',
        where: 'error',
        patterns: [/Cannot connect to the Docker daemon at (?<where>\S+?)\.? /],
        cause: ({ groups }) => `The Docker engine at ${groups.where} does not answer.`,
        remedy: 'Start the engine, or point DOCKER_HOST or the docker context to one that runs.',
    },
    {
        id: 'builder-missing',
        where: 'error',
        patterns: [/no builder "(?<name>[^"]+)" found/],
        cause: ({ groups }) => `There is no builder named ${groups.name}.`,
        remedy: '`docker buildx ls` lists the builders that exist.',
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
            /no active session for \S+/,
            /frontend grpc server closed unexpectedly/,
            /failed to get (?:edge: inconsistent graph state|state for index)/,
            /lease (?:"[^"]*": not found|does not exist)/,
        ],
        cause: (match) => `The connection to the builder was lost: ${quoteLine(match)}.`,
        remedy: "Run it again; if that repeats, the builder's log says why it stopped.",
    },
    {
        id: 'driver-unfit',
        where: 'error',
        patterns: [
            /(?<what>Multi-platform build|Cache export|Attestation|\S+ exporter) is not supported for the (?<driver>\S+) driver/i,
            /(?<what>docker exporter) does not (?:currently )?support exporting manifest lists/i,
        ],
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
        cause: ({ groups }) => `The build may not use the entitlement ${groups.what}.`,
        remedy: ({ groups }) => `Allow it with the input \`allow: ${groups.what}\`, and in the builder.`,
    },
];

;// CONCATENATED MODULE: ./src/build/faults/network.ts
/** `https://registry.test:5000/v2/…` or `"…"`: the host that was asked, wherever the error names it. */
const URL_HOST = /https?:\/\/(?<host>[^/\s"`]+)/;
function nameHost({ groups, text, error }) {
    return groups.host ?? (URL_HOST.exec(text) ?? URL_HOST.exec(error))?.groups?.host ?? 'a server';
}
/**
 * Faults of the network. In the output of a RUN only the forms count in which a tool gives up: a
 * retried fault is announced too, and a crate may be called `tls-timeout`.
 */
const NETWORK_FAULTS = [
    {
        id: 'tls-untrusted',
        where: 'both',
        patterns: [
            /[^\n]*(?:x509: certificate signed by unknown authority|self-signed certificate|unable to get local issuer certificate)[^\n]*/,
            /[^\n]*(?:\[60\] |curl: \(60\)|SSL certificate problem|certificate verif(?:y failed|ication failed))[^\n]*/,
        ],
        cause: (match) => `The certificate of ${nameHost(match)} is signed by an authority the build does not trust.`,
        remedy: 'Behind a proxy that opens TLS, give its CA bundle (SSL_CERT_FILE) to this tool and to the builder.',
        network: true,
    },
    {
        id: 'tls-invalid',
        where: 'error',
        patterns: [/x509: (?<problem>[^\n]+)/, /(?<problem>server gave HTTP response to HTTPS client)/],
        cause: (match) => `The certificate of ${nameHost(match)} is not valid: ${match.groups.problem}.`,
        remedy: 'Check the name and the clock; a registry without TLS must be declared as insecure.',
        network: true,
    },
    {
        id: 'proxy-refused',
        where: 'both',
        patterns: [/proxyconnect tcp|407 Proxy Authentication Required|Could not resolve proxy/i],
        cause: () => 'The proxy did not let the connection through.',
        remedy: 'Check HTTP_PROXY, HTTPS_PROXY and NO_PROXY, and that the proxy is reachable from builds.',
        network: true,
    },
    {
        id: 'dns',
        where: 'error',
        patterns: [
            /lookup (?<host>[^\s:]+)(?: on \S+)?:(?! .*Proxy)/,
            /Could not resolve host: (?<host>\S+)/,
        ],
        cause: (match) => `The name ${nameHost(match)} could not be resolved (DNS).`,
        remedy: 'Check the name, and the name servers that the builder uses.',
        network: true,
    },
    {
        id: 'dns',
        where: 'log',
        patterns: [
            /\[6\] [^\n]*?resolve host: (?<host>[\w.-]+)/,
            /\[6\] [^\n]*?resolve (?:proxy|host)/,
            /curl: \(6\) Could not resolve host: (?<host>\S+)/,
            /wget: (?:bad address|unable to resolve host address) [`'‘](?<host>[^'’]+)/,
            /Temporary failure resolving '(?<host>[^']+)'/,
            /getaddrinfo (?:EAI_AGAIN|ENOTFOUND) (?<host>\S+)/,
            /fatal: unable to access '[^']*': Could not resolve host: (?<host>\S+)/,
            /(?:error|fatal)[^\n]*: (?:Temporary failure in name resolution|Name or service not known)/i,
            /DNS lookup error|DNS: transient error/,
        ],
        cause: (match) => `The name ${nameHost(match)} could not be resolved (DNS) in ${match.step}.`,
        remedy: 'Check the name servers that builds get; a RUN step with --network=none has none.',
        network: true,
    },
    {
        id: 'connection-refused',
        where: 'both',
        patterns: [
            /[^\n]*connect: connection refused/,
            /\[7\] [^\n]*Could(?: not|n't) connect to server[^\n]*/,
            /curl: \(7\) [^\n]*/,
            /(?:wget|E: Failed to fetch|fatal: unable to access)[^\n]*(?:Connection refused|Failed to connect)[^\n]*/i,
            /Failed to connect to (?<host>\S+) port \d+/,
        ],
        cause: (match) => `${nameHost(match)} refused the connection.`,
        remedy: 'Check that the server runs there, and that the network lets the builder reach it.',
        network: true,
    },
    {
        id: 'unreachable',
        where: 'both',
        patterns: [
            /[^\n]*connect: (?:network is unreachable|no route to host|cannot assign requested address)/,
            /[^\n]*connect \(101: Network is unreachable\)/,
            /connect E(?:NET|HOST)UNREACH (?<host>\S+)/,
        ],
        cause: (match) => `There is no route to ${nameHost(match)}.`,
        remedy: 'If the address is IPv6, the builder may have no IPv6 network: switch it off there.',
        network: true,
    },
    {
        id: 'timeout',
        where: 'error',
        patterns: [
            /[^\n]*(?:i\/o timeout|TLS handshake timeout|Client\.Timeout exceeded|timeout awaiting response headers)/,
            /[^\n]*(?:context deadline exceeded|DeadlineExceeded|connection timed out)/,
        ],
        cause: (match) => `${nameHost(match)} did not answer in time.`,
        remedy: 'Try again, or use a mirror.',
        network: true,
    },
    {
        id: 'timeout',
        where: 'log',
        patterns: [
            /\[28\] [^\n]*(?:Timeout was reached|Operation timed out|too slow)[^\n]*/,
            /curl: \(28\) [^\n]*/,
            /wget: [^\n]*timed out/,
            /transfer too slow: failed to transfer more than/,
            /E: Failed to fetch [^\n]*timed out/i,
            /(?:error|fatal): [^\n]*(?:operation|connection) timed out/i,
        ],
        cause: (match) => `${nameHost(match)} did not answer in time in ${match.step}.`,
        remedy: 'Try again, or use a mirror.',
        network: true,
    },
    {
        id: 'connection-lost',
        where: 'error',
        patterns: [
            /[^\n]*(?:connection reset by peer|broken pipe|unexpected EOF|: EOF$|use of closed network connection)/m,
            /[^\n]*http2: (?:server sent GOAWAY|client connection lost)/,
            /[^\n]*stream error: stream ID \d+/,
        ],
        cause: (match) => `The connection to ${nameHost(match)} broke off.`,
        remedy: 'Try again.',
        network: true,
    },
    {
        id: 'connection-lost',
        where: 'log',
        patterns: [
            /\[(?:16|18|35|52|55|56|92)\] (?:Error in the HTTP2|Transferred a partial|SSL connect|Server returned nothing|Failed sending|Failure when receiving|Recv failure|Stream error)[^\n]*/,
            /failed to get successful HTTP response from `(?<url>[^`]+)`[^\n]*, got (?:408|421|429|5\d\d)/,
            /network failure seems to have happened/,
            /curl: \((?:18|35|52|55|56|92)\) [^\n]*/,
            /error: component download failed for [^\n]*|could not download file from '[^']*'/,
            /E: Failed to fetch [^\n]*(?:Connection failed|Connection reset|Error reading from server|5\d\d )[^\n]*/,
            /temporary error \(try again later\)/,
            /fatal: unable to access '[^']*': (?:GnuTLS|OpenSSL|The requested URL returned error: 5)[^\n]*/,
        ],
        cause: (match) => `A download in ${match.step} broke off.`,
        remedy: 'Try again; for cargo, CARGO_HTTP_MULTIPLEXING=false avoids some of these.',
        network: true,
    },
];

;// CONCATENATED MODULE: ./src/build/faults/registry.ts

const STATUS = /\b(?<status>40[134] (?:Unauthorized|Forbidden|Not Found))/;
const PUSH = /failed to push (?<image>[^\s:]+(?::\d+\/[^\s:]+)?(?::[^\s:]+)?): /;
const PULL = /failed to resolve source metadata for (?<image>\S+): /;
const REQUEST = /request to https?:\/\/(?<host>[^/]+)\/v2\/(?<name>\S+?)\/(?:manifests|blobs)\//;
const TOKEN = /request to https?:\/\/(?<host>[^/]+)\/\S*scope=repository%3A(?<name>[^&%]+(?:%2F[^&%]+)*)%3A/;
/** The image or repository that the error is about, as a person would write it. */
function nameImage(error) {
    const image = (PUSH.exec(error) ?? PULL.exec(error))?.groups?.image;
    if (image !== undefined)
        return image;
    const request = (REQUEST.exec(error) ?? TOKEN.exec(error))?.groups;
    if (request?.host === undefined || request.name === undefined)
        return undefined;
    return `${request.host}/${request.name.replaceAll('%2F', '/')}`;
}
function registry_nameHost(image) {
    const [first = ''] = image.split('/');
    return /[.:]|^localhost$/.test(first) && image.includes('/') ? first : 'docker.io';
}
function describeDenial({ error }) {
    const status = STATUS.exec(error)?.groups?.status;
    const image = nameImage(error);
    const what = /failed to push|push access denied/.test(error) ? 'push to' : 'pull of';
    const why = status === undefined ? '' : ` (${status})`;
    return `The registry refused the ${what} ${image ?? 'an image'}${why}.`;
}
/** Answers of a registry. Only errors of steps hold them, never the output of a RUN. */
const REGISTRY_FAULTS = [
    {
        id: 'rate-limit',
        where: 'error',
        patterns: [/toomanyrequests|429 Too Many Requests|pull rate limit|unexpected status.*: 429\b/i],
        cause: ({ error }) => `The registry limits how often it may be asked, and the limit is reached for ${nameImage(error) ?? 'an image'}.`,
        remedy: 'Log in to the registry, use a mirror, or try again later.',
        network: true,
    },
    {
        id: 'registry-denied',
        where: 'error',
        patterns: [
            /(?:pull|push) access denied|insufficient_scope/,
            /requested access to the resource is denied|(?:^|: )denied: /m,
            /(?:^|: )unauthorized: |authentication required|no basic auth credentials/m,
            /(?:unexpected status|failed to (?:authorize|fetch))[^\n]*: 40[13] (?:Unauthorized|Forbidden)/,
        ],
        cause: describeDenial,
        remedy: ({ error }) => {
            const image = nameImage(error);
            const host = image === undefined ? 'the registry' : registry_nameHost(image);
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
        cause: ({ groups, error }) => `${groups.image ?? nameImage(error) ?? 'An image'} does not exist for ${groups.platform ?? 'the platform of the build'}.`,
        remedy: 'Choose a base image that has the platform, or leave the platform out.',
    },
    {
        id: 'not-a-registry',
        where: 'error',
        patterns: [/encountered unknown type text\/html|invalid character '<' looking for beginning/],
        cause: ({ error }) => `A web page answered in the place of the registry for ${nameImage(error) ?? 'an image'}.`,
        remedy: 'A proxy or a login page of the network is in between; set up the proxy, or use a mirror.',
        network: true,
    },
    {
        id: 'image-missing',
        where: 'error',
        patterns: [
            /(?:^|: )(?<image>[a-z0-9][\w.-]*(?::\d+)?(?:\/[\w.-]+)*(?::[\w.-]+)?(?:@sha256:[0-9a-f]+)?): not found$/m,
            /manifest unknown|MANIFEST_UNKNOWN|NAME_UNKNOWN|repository name not known/,
            /failed to push [^\n]*: 404 Not Found/,
        ],
        cause: ({ groups, error }) => `${groups.image ?? nameImage(error) ?? 'An image'} does not exist in its registry.`,
        remedy: 'Check name and tag of the image; a private one answers the same to who is not logged in.',
    },
    {
        id: 'registry-failing',
        where: 'error',
        patterns: [
            /unexpected status[^\n]*: (?<status>5\d\d [A-Z][A-Za-z ]+)/,
            /received unexpected HTTP status: (?<status>5\d\d [A-Z][A-Za-z ]+)/,
        ],
        cause: ({ groups, error }) => `The registry failed (${groups.status}) when asked for ${nameImage(error) ?? 'an image'}.`,
        remedy: 'Try again later, or use a mirror.',
        network: true,
    },
    {
        id: 'push-failed',
        where: 'error',
        patterns: [
            /failed to copy: (?:cannot reuse body|io: read\/write on closed pipe)[^\n]*/,
            /failed commit on ref [^\n]*/,
            /unknown blob|BLOB_UPLOAD_UNKNOWN/,
        ],
        cause: (match) => `The registry broke off the transfer of ${nameImage(match.error) ?? 'the image'}: ${quoteLine(match)}.`,
        remedy: 'Try again.',
        network: true,
    },
];

;// CONCATENATED MODULE: ./src/build/faults/run.ts

/** By default BuildKit passes on 2 MiB of output a step, and 200 KiB a second. */
const CLIPPED = /^\[output clipped, log limit \S+ reached\]$/;
/** What is left to say of a RUN that failed, from the particular to the general; then cancellation. */
const RUN_FAULTS = [
    {
        id: 'program-missing',
        where: 'both',
        patterns: [
            /exec: "(?<path>[^"]+)": (?:stat \S+: no such file or directory|executable file not found in \$PATH)/,
            /exec (?<path>\/\S+): no such file or directory/,
        ],
        cause: ({ groups, step }) => groups.path === '/bin/sh'
            ? `${step} needs a shell, but the image of its stage has no /bin/sh.`
            : `${step} cannot start: the image of its stage has no ${groups.path}.`,
        remedy: 'Run it in a stage whose image has that program, and copy the result.',
    },
    {
        id: 'platform-foreign',
        where: 'both',
        patterns: [/exec format error/i],
        cause: ({ step }) => `${step} is made for a platform that this machine cannot run.`,
        remedy: 'Set up QEMU (docker/setup-qemu-action), cross-compile, or build on a native runner.',
    },
    {
        id: 'system-package-missing',
        where: 'log',
        patterns: [
            /E: Unable to locate package (?<name>\S+)/,
            /E: Package '(?<name>[^']+)' has no installation candidate/,
            /^ +(?<name>\S+) \(no such package\)/m,
        ],
        cause: ({ groups }) => `The distribution of the stage has no package ${groups.name}.`,
        remedy: 'Names differ between Alpine and Debian; an outdated package index also gives this.',
    },
    {
        id: 'command-missing',
        where: 'log',
        patterns: [
            /^(?:\S*\/)?(?:ba|da|a)?sh: (?:\d+: |line \d+: )?(?<name>[^\s:]+): (?:command )?not found$/m,
        ],
        cause: ({ groups, step }) => `${step} needs the command ${groups.name}, which its image lacks.`,
        remedy: 'Install it in an earlier step of that stage.',
    },
    {
        id: 'run-crashed',
        where: 'error',
        patterns: [/exit code: 139\b/],
        cause: ({ step }) => `${step} crashed (segmentation fault).`,
        remedy: 'Under QEMU that happens with some compilers: build on a native runner.',
    },
    {
        id: 'run-failed',
        where: 'error',
        patterns: [/^exit code: (?<code>\d+)$/m],
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
        cause: () => 'The build was cancelled.',
    },
    {
        id: 'unknown',
        where: 'error',
        patterns: [/\S[^\n]*/],
        cause: (match) => `${match.step} failed: ${quoteLine(match, 300).replace(/\.$/, '')}.`,
    },
];

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
    return plain_text_cleanLine(text.replaceAll('\t', '    ')).trimEnd();
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

;// CONCATENATED MODULE: ./src/build/shorten.ts
/** At most so many characters; what is left out is in the middle, as beginning and end say most. */
function shortenMiddle(text, maxChars) {
    if (text.length <= maxChars)
        return text;
    const head = Math.floor(maxChars / 4);
    return `${text.slice(0, head)} … ${text.slice(text.length - (maxChars - head - 3))}`;
}

;// CONCATENATED MODULE: ./src/build/failure.ts










/**
 * All that is known of failed builds, in the order in which it is asked. Cargo's own errors come
 * before those of the network: cargo announces every retried download, also before a compile error.
 */
const FAULT_TABLE = [
    ...MACHINE_FAULTS,
    ...CACHE_FAULTS,
    ...DOCKERFILE_FAULTS,
    ...CARGO_FAULTS,
    ...REGISTRY_FAULTS,
    ...NETWORK_FAULTS,
    ...RUN_FAULTS,
];
/** What the command line exits with: 1 for a build, 3 for the network. */
const EXIT_BUILD = 1;
const EXIT_NETWORK = 3;
const EXIT_CANCELLED = 130;
/** Says why a build ended badly. `dockerfile` is the path it was given; `exitCode` that of buildx. */
function classifyFailure(progress, dockerfile, exitCode) {
    const clientError = readClientError(progress.messages);
    const vertex = findFailedVertex(progress, clientError);
    const location = readLocation(progress.messages, dockerfile);
    const evidence = gatherEvidence(vertex, progress.messages);
    const searched = {
        error: [readOutcome(lastError(vertex)), readOutcome(clientError)].filter(Boolean).join('\n'),
        log: readLogToSearch(vertex),
        step: describeStep(vertex),
        location: location && `${location.file}:${location.line}`,
    };
    const { fault, cause, remedy, network } = explain(searched, exitCode);
    return {
        fault,
        failure: {
            stage: 'build',
            cause,
            ...(remedy !== undefined && { remedy }),
            ...(vertex !== undefined && { step: vertex.name }),
            evidence,
            exitCode: network ? EXIT_NETWORK : EXIT_BUILD,
        },
        ...(location !== undefined && { location }),
    };
}
function explain(searched, exitCode) {
    const log = searched.log.join('\n');
    for (const row of FAULT_TABLE) {
        const texts = { error: [searched.error], log: [log], both: [searched.error, log] }[row.where];
        const found = matchAny(row.patterns, texts);
        if (found === null)
            continue;
        const match = { ...searched, text: found[0], groups: found.groups ?? {} };
        const remedy = typeof row.remedy === 'function' ? row.remedy(match) : row.remedy;
        return { fault: row.id, cause: row.cause(match), remedy, network: row.network === true };
    }
    const cause = `buildx ended with exit code ${exitCode} and gave no reason.`;
    return { fault: 'unknown', cause, remedy: undefined, network: false };
}
function matchAny(patterns, texts) {
    for (const text of texts) {
        for (const pattern of patterns) {
            const match = pattern.exec(text);
            if (match !== null)
                return match;
        }
    }
    return null;
}
/** cargo says these before it tries again. */
const RETRIED = /warning: spurious network error/;
function readLogToSearch(vertex) {
    if (vertex === undefined)
        return [];
    const { firstError } = vertex.log;
    const lines = readTail(vertex.log);
    const before = lines.includes(firstError[0] ?? { text: '', atMs: 0 }) ? [] : firstError;
    return [...before, ...lines].map((line) => line.text).filter((text) => !RETRIED.test(text));
}
const failure_EVIDENCE_LINES = 20;
const EVIDENCE_CHARS = 500;
/** What a compiler prints by the way, and advice that everybody knows. */
const NOISE = /^\s*$|^\s+(?:Compiling|Checking|Fresh|Dirty|Running|Downloading|Downloaded|Locking|Adding|Updating|Blocking|Building) |^For more information about |^Some errors have detailed explanations|^note: run with `RUST_BACKTRACE/;
function gatherEvidence(vertex, messages) {
    const log = vertex === undefined ? [] : readTail(vertex.log).map((line) => line.text);
    const told = log.filter((line) => !NOISE.test(line));
    const lines = told.length > 0 ? told : messages.filter((line) => !NOISE.test(line));
    return lines.slice(-failure_EVIDENCE_LINES).map((line) => shortenMiddle(line, EVIDENCE_CHARS));
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

;// CONCATENATED MODULE: ./src/report/terminal.ts

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
    const line = plain_text_cleanLine(text);
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
function pad(text, width, align) {
    const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
    return align === 'left' ? text + space : space + text;
}

;// CONCATENATED MODULE: ./src/build/vertex.ts



const VERTEX_LIMITS = { runs: 50, transfers: 200, textChars: 2000 };
function createVertex(digest) {
    return { digest, name: '', runs: [], transfers: new Map(), log: EMPTY_LOG };
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
    const { log, added } = finishLines(before.log, last.completedMs);
    const endedWell = last.error === undefined;
    return { vertex: { ...vertex, log: endedWell ? shortenTail(log) : log }, added };
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
    const { log, added } = appendChunk(vertex.log, chunk);
    return { vertex: { ...vertex, log }, added };
}
/** Names of steps with a heredoc hold line breaks. */
function readName(name) {
    return plain_text_cleanLine(name.slice(0, VERTEX_LIMITS.textChars).replace(/\s*\n\s*/g, ' ')).trim();
}
/** Errors quote what programs printed, and may be of several lines. */
function readError(error) {
    const short = shortenMiddle(error, VERTEX_LIMITS.textChars);
    return short.split('\n').map(plain_text_cleanLine).join('\n');
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
        const message = shortenMiddle(plain_text_cleanLine(event.text).trimEnd(), VERTEX_LIMITS.textChars);
        const messages = [...progress.messages, message].slice(-PROGRESS_LIMITS.messages);
        return { ...progress, messages, newLines: [] };
    }
    const vertices = new Map(progress.vertices);
    const newLines = [];
    // Output first: the end of a step completes its last line, and may come in the same event.
    for (const chunk of event.logs) {
        change(vertices, newLines, chunk.vertex, (vertex) => appendLog(vertex, chunk));
    }
    for (const update of event.transfers) {
        change(vertices, newLines, update.vertex, (vertex) => updateTransfer(vertex, update));
    }
    for (const update of event.vertices) {
        change(vertices, newLines, update.digest, (vertex) => updateVertex(vertex, update));
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
    const { vertex, added } = update(known ?? createVertex(digest));
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

;// CONCATENATED MODULE: ./src/report/format.ts
/** Numbers as people read them. The exact values stand in report.json. */
/** How a value is shown that is not known. */
const UNKNOWN = 'unknown';
/** The same in a column of numbers. */
const BLANK = '–';
const SIZE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];
/** Decimal units with one decimal, as Docker counts: `512 B`, `13.2 MB`. */
function formatBytes(bytes, unknown = UNKNOWN) {
    if (bytes === null)
        return unknown;
    // Compared after rounding, so that 999,950 is `1.0 MB` and not `1000.0 kB`.
    const index = SIZE_UNITS.findIndex((_, power) => Math.round(bytes / 1000 ** power / 0.1) < 10_000);
    const power = index === -1 ? SIZE_UNITS.length - 1 : index;
    if (power === 0)
        return `${Math.round(bytes)} B`;
    return `${(bytes / 1000 ** power).toFixed(1)} ${SIZE_UNITS[power]}`;
}
/** All digits: `13,214,720 B`. */
function formatExactBytes(bytes, unknown = UNKNOWN) {
    return bytes === null ? unknown : `${groupDigits(bytes)} B`;
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
    const error = lastError(vertex);
    if (error === undefined && vertex.runs.at(-1)?.cached === true)
        return `CACHED ${title}`;
    const time = formatDuration(measureDurationMs(vertex, nowMs));
    const { currentBytes } = sumTransfers(vertex);
    const figures = currentBytes < NOTABLE_BYTES ? time : `${time}, ${formatBytes(currentBytes)}`;
    if (error !== undefined)
        return `${formatError(error)} ${title}  ${figures}${formatCause(error)}`;
    return isEnded(vertex) ? `${title}  ${figures}` : `STOPPED ${title}  ${figures}`;
}
/** What a running step does at this moment: bytes if it moves some, else its last line. */
function formatActivity(vertex) {
    const { currentBytes, totalBytes, completed } = sumTransfers(vertex);
    const line = readLastLine(vertex.log)?.trim();
    if (line !== undefined || currentBytes === 0 || completed)
        return line;
    if (totalBytes === 0)
        return formatBytes(currentBytes);
    const percent = Math.floor((100 * currentBytes) / totalBytes);
    return `${formatBytes(currentBytes)} of ${formatBytes(totalBytes)} (${percent} %)`;
}
const NOTABLE_BYTES = 100_000;
const NOTABLE_MS = 500;
/** Whether a reader wants to know: bookkeeping of BuildKit matters only when it takes time or fails. */
function isNotable(vertex, nowMs) {
    if (vertex.name === '')
        return false;
    if (parseStepName(vertex.name).kind === 'instruction')
        return true;
    if (lastError(vertex) !== undefined || /^(?:exporting|importing) /.test(vertex.name))
        return true;
    const { currentBytes } = sumTransfers(vertex);
    return currentBytes >= NOTABLE_BYTES || measureDurationMs(vertex, nowMs) >= NOTABLE_MS;
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
    const outcome = (readOutcome(error) ?? '').replace(/\s+/g, ' ');
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
        if (reported.has(key) || !isEnded(vertex))
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
    ended.sort((a, b) => ended_steps_endOf(a) - ended_steps_endOf(b));
    return { ended, state: { waiting, reported } };
}
/** A step that went well, was taken up again and then failed is reported twice. */
function keyOf(vertex) {
    return lastError(vertex) === undefined ? vertex.digest : `${vertex.digest} failed`;
}
function ended_steps_endOf(vertex) {
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
        .filter((vertex) => isRunning(vertex) && isNotable(vertex, builderMs))
        .sort((a, b) => startOf(a) - startOf(b));
    const header = fit(renderHeader(progress, nowMs - startedAtMs), columns);
    const room = Math.max(0, rows - 2);
    const withActivity = running.flatMap((vertex) => renderStep(vertex, builderMs, columns));
    if (withActivity.length <= room)
        return [header, ...withActivity];
    const names = running.map((vertex) => renderName(vertex, builderMs, columns));
    if (names.length <= room)
        return [header, ...names];
    const shown = names.slice(0, Math.max(0, room - 1));
    const more = fit(`   and ${names.length - shown.length} more`, columns);
    return [header, ...shown, more].slice(0, room + 1);
}
function renderHeader(progress, elapsedMs) {
    const vertices = [...progress.vertices.values()];
    const ended = vertices.filter(isEnded);
    const cached = ended.filter((vertex) => vertex.runs.at(-1)?.cached === true).length;
    const steps = `${ended.length} of ${vertices.length} steps done`;
    return `Building ${formatElapsed(elapsedMs)}: ${steps}${cached === 0 ? '' : `, ${cached} cached`}`;
}
function renderStep(vertex, builderMs, columns) {
    const activity = formatActivity(vertex);
    const name = renderName(vertex, builderMs, columns);
    return activity === undefined ? [name] : [name, fit(`      ${activity}`, columns)];
}
/** The time stands at the right edge; on a narrow terminal the name gives way. */
function renderName(vertex, builderMs, columns) {
    const time = formatElapsed(measureDurationMs(vertex, builderMs));
    const width = columns - time.length - 2;
    if (width < 8)
        return fit(` > ${formatStepTitle(vertex)}`, columns);
    const name = fit(` > ${formatStepTitle(vertex)}`, width);
    return `${name}${' '.repeat(width - displayWidth(name) + 2)}${time}`;
}
/** Milliseconds would only flicker. */
function formatElapsed(elapsedMs) {
    return elapsedMs < 1000 ? `${(elapsedMs / 1000).toFixed(1)} s` : formatDuration(elapsedMs);
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
        const text = fit(formatEndedStep(vertex, builderMs), screen.terminal.columns());
        if (lastError(vertex) === undefined)
            return [text];
        return [
            text,
            ...readTail(vertex.log)
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
    return region.reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / Math.max(1, columns))), 0);
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
        desk.printer.line(plain_text_cleanLine(event.text).trimEnd());
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
    if (isRunning(vertex))
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
        .filter((vertex) => isRunning(vertex) && ageMs(vertex, builderMs) >= STREAM_AFTER_MS)
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
    const running = [...progress.vertices.values()].filter(isRunning);
    if (running.length === 0)
        desk.printer.line('still waiting for the builder');
    for (const vertex of running.slice(0, HEARTBEAT_STEPS)) {
        const activity = formatActivity(vertex);
        const time = formatDuration(measureDurationMs(vertex, builderMs));
        const text = `still running: ${formatStepTitle(vertex)}  ${time}`;
        desk.printer.line(activity === undefined ? text : `${text}: ${activity}`);
    }
    desk.lastOutputMs = nowMs;
}
function toBuilderTime(progress, nowMs) {
    return nowMs - (progress.clockOffsetMs ?? 0);
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
    const name = parseStepName(vertex.name);
    return {
        name: vertex.name,
        ...(name.kind === 'instruction' && name.stage !== undefined && { stage: name.stage }),
        ...(name.platform !== undefined && { platform: name.platform }),
        startMs: Math.max(0, Math.round(first.startedMs + offsetMs - times.startedAtMs)),
        durationMs: Math.round(measureDurationMs(vertex, times.endedAtMs - offsetMs)),
        cached: last.cached,
        ...(last.error !== undefined && { error: last.error }),
    };
}
function steps_startOf(vertex) {
    return vertex.runs[0]?.startedMs ?? 0;
}

;// CONCATENATED MODULE: ./src/build/warnings.ts


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
    const message = plain_text_cleanLine(update.short.replace(/\s*\(line \d+\)$/, ''));
    const { file, line, url } = update;
    return {
        message,
        ...(file !== undefined && { file: placeFile(file, dockerfile) }),
        ...(line !== undefined && { line }),
        ...(url?.startsWith('https://') && { url: plain_text_cleanLine(url) }),
    };
}
function placeFile(file, dockerfile) {
    return (0,external_node_path_.basename)(file) === (0,external_node_path_.basename)(dockerfile) ? dockerfile : plain_text_cleanLine(file);
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
    return { message: `the cache ${source} was not used: ${plain_text_cleanLine(error)}` };
}

;// CONCATENATED MODULE: ./src/build/rawjson.ts

/** Understands one line. Never throws: what is no progress is text. */
function parseProgressLine(line) {
    const status = line.startsWith('{') ? parseJson(line) : undefined;
    if (!isRecord(status) || !looksLikeStatus(status))
        return { kind: 'text', text: line };
    return {
        kind: 'status',
        vertices: collect(status.vertexes, readVertex),
        transfers: collect(status.statuses, readTransfer),
        logs: collect(status.logs, readLog),
        warnings: collect(status.warnings, rawjson_readWarning),
    };
}
const STATUS_KEYS = ['vertexes', 'statuses', 'logs', 'warnings'];
/** BuildKit leaves empty members out, so `{}` is a status without news. */
function looksLikeStatus(value) {
    return Object.keys(value).every((key) => STATUS_KEYS.includes(key));
}
function readVertex(value) {
    const digest = readText(value.digest);
    if (digest === undefined)
        return undefined;
    const startedMs = readTime(value.started);
    const completedMs = readTime(value.completed);
    const error = readText(value.error);
    return {
        digest,
        name: readText(value.name) ?? '',
        cached: value.cached === true,
        ...(startedMs !== undefined && { startedMs }),
        ...(completedMs !== undefined && { completedMs }),
        ...(error !== undefined && { error }),
    };
}
function readTransfer(value) {
    const vertex = readText(value.vertex);
    const id = readText(value.id);
    if (vertex === undefined || id === undefined)
        return undefined;
    return {
        vertex,
        id,
        currentBytes: readSize(value.current),
        totalBytes: readSize(value.total),
        completed: readTime(value.completed) !== undefined,
    };
}
function readLog(value) {
    const vertex = readText(value.vertex);
    if (vertex === undefined || typeof value.data !== 'string')
        return undefined;
    const atMs = readTime(value.timestamp);
    return {
        vertex,
        stream: value.stream === 2 ? 2 : 1,
        data: Buffer.from(value.data, 'base64'),
        ...(atMs !== undefined && { atMs }),
    };
}
function rawjson_readWarning(value) {
    const short = decodeText(value.short);
    if (short === undefined)
        return undefined;
    const url = readText(value.url);
    const file = isRecord(value.sourceInfo) ? readText(value.sourceInfo.filename) : undefined;
    const line = readFirstLine(value.range);
    return {
        short,
        detail: Array.isArray(value.detail)
            ? value.detail.flatMap((part) => decodeText(part) ?? [])
            : [],
        ...(url !== undefined && { url }),
        ...(file !== undefined && { file }),
        ...(line !== undefined && { line }),
    };
}
function readFirstLine(ranges) {
    const first = Array.isArray(ranges) ? ranges[0] : undefined;
    if (!isRecord(first) || !isRecord(first.start))
        return undefined;
    const { line } = first.start;
    return typeof line === 'number' && Number.isSafeInteger(line) && line > 0 ? line : undefined;
}

;// CONCATENATED MODULE: ./src/build/watch-build.ts




/** Runs the command and takes its stream in, while the view follows. */
async function watchBuild(plan, { run, clock }, options, view) {
    let progress = INITIAL_PROGRESS;
    let cargo = INITIAL_TALLY;
    const output = createCallOutput(plan.buildx.argv);
    const over = new AbortController();
    const ticking = tick(clock, view.tickMs, over.signal, () => view.onTick(progress, clock.now()));
    try {
        const result = await run(['docker', ...plan.buildx.argv], {
            env: { ...options.env, ...plan.buildx.env },
            collect: false,
            onStderrLine: (line) => {
                const event = parseProgressLine(line);
                const nowMs = clock.now();
                progress = reduce(progress, event, nowMs);
                cargo = tallyCargo(cargo, progress.newLines);
                view.onEvent(event, progress, nowMs);
            },
            ...(output !== undefined && { onStdoutLine: output.onLine }),
            ...(options.cwd !== undefined && { cwd: options.cwd }),
            ...(options.signal !== undefined && { signal: options.signal }),
        });
        return { progress, cargo, result, output };
    }
    finally {
        over.abort();
        await ticking;
        await view.end(progress, clock.now());
    }
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
        durationMs: endedAtMs - startedAtMs,
        steps: readSteps(progress, { startedAtMs, endedAtMs }),
        warnings: readWarnings(progress, plan.dockerfile.path),
        ...(cargo !== undefined && { cargo }),
        ...(output !== undefined && { output: output.read() }),
        ...(result.exitCode === 0 && (await readBuildResults(ports.files, plan.results))),
    };
}
function describeEnding(plan, { progress, result, output }, signal) {
    // A build that was done before the signal reached it is done.
    if (result.exitCode === 0)
        return { outcome: 'success' };
    if (result.stopped === 'aborted' || signal?.aborted === true) {
        return { outcome: 'cancelled', fault: 'cancelled', failure: describeCancellation() };
    }
    if (result.exitCode === 127 && progress.vertices.size === 0) {
        throw new errors/* ToolError */.v('ENGINE_MISSING', 'There is no program named docker.', 'Install the docker client with buildx, or set PATH so that it is found.');
    }
    const classified = classifyCall(output, progress) ??
        classifyFailure(progress, plan.dockerfile.path, result.exitCode);
    return { outcome: 'failure', ...classified };
}
function describeCancellation() {
    return {
        stage: 'build',
        cause: 'The build was cancelled.',
        evidence: [],
        exitCode: EXIT_CANCELLED,
    };
}

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

;// CONCATENATED MODULE: ./src/engine/builder.ts

/** Of the engine's own BuildKit with the containerd store (found by trying them on Docker 28). */
const CACHE_TYPES_OF_ENGINE = ['inline', 'local', 'registry', 'gha'];
/** The selected builder if it can do what is asked for; else one of our own, or a refusal if the user named it. */
function planBuilder(needs, facts) {
    const { builder } = facts;
    const missing = findMissing(needs, facts);
    if (missing.length === 0)
        return { kind: 'plan', plan: { kind: 'existing', name: builder.name } };
    const reason = `Builder ${builder.name} (driver docker, ${builder.imageStore ?? 'classic'} image store) cannot do ${builder_list(missing)}`;
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
function builder_list(words) {
    const last = words.at(-1) ?? '';
    return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
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
    throw new errors/* ToolError */.v('BUILDER_START_FAILED', `The builder ${plan.name} could not be started: ${cause}`, 'the image moby/buildkit has to be pulled for it, or name a builder that runs');
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

// EXTERNAL MODULE: ./src/image/json.ts
var json = __webpack_require__(739);
// EXTERNAL MODULE: ./src/image/read.ts
var image_read = __webpack_require__(3021);
;// CONCATENATED MODULE: ./src/image/oci.ts


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
    const document = (0,json/* asObject */.eB)((0,json/* parseJson */.qF)(bytes));
    if (document?.schemaVersion !== 2)
        return (0,image_read/* unreadable */.O$)('not a manifest of schema version 2');
    const manifests = (0,json/* asArray */._j)(document.manifests);
    if (manifests) {
        const descriptors = parseAll(manifests);
        return descriptors
            ? (0,image_read/* found */.F9)({ kind: 'index', manifests: descriptors })
            : (0,image_read/* unreadable */.O$)('an index with a malformed entry');
    }
    const config = parseDescriptor(document.config);
    const layers = parseAll((0,json/* asArray */._j)(document.layers) ?? [undefined]);
    if (!config || !layers)
        return (0,image_read/* unreadable */.O$)('a manifest without a config or with a malformed layer');
    const artifactType = (0,json/* asString */.oJ)(document.artifactType);
    return (0,image_read/* found */.F9)({ kind: 'manifest', config, layers, ...(artifactType ? { artifactType } : {}) });
}
/** Reads the config of an image; a config of something else (an attestation, a chart) is refused. */
function parseConfig(bytes) {
    const config = (0,json/* asObject */.eB)((0,json/* parseJson */.qF)(bytes));
    const platform = formatPlatform(config);
    const diffIds = (0,json/* asArray */._j)((0,json/* asObject */.eB)(config?.rootfs)?.diff_ids)?.map(json/* asString */.oJ);
    if (!config || !platform || !diffIds)
        return (0,image_read/* unreadable */.O$)('not the config of an image');
    const history = ((0,json/* asArray */._j)(config.history) ?? []).map((entry) => {
        const { created_by, comment, empty_layer } = (0,json/* asObject */.eB)(entry) ?? {};
        return {
            createdBy: (0,json/* asString */.oJ)(created_by) ?? '',
            comment: (0,json/* asString */.oJ)(comment) ?? '',
            emptyLayer: empty_layer === true,
        };
    });
    return (0,image_read/* found */.F9)({ platform, history, diffIds: diffIds.map((id) => id ?? '') });
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
    const parts = (0,json/* asObject */.eB)(value);
    const os = (0,json/* asString */.oJ)(parts?.os);
    const architecture = (0,json/* asString */.oJ)(parts?.architecture);
    if (!os || !architecture)
        return undefined;
    const variant = (0,json/* asString */.oJ)(parts?.variant);
    const isDefault = (architecture === 'arm64' && variant === 'v8') || (architecture === 'amd64' && variant === 'v1');
    return [os, architecture, ...(variant && !isDefault ? [variant] : [])].join('/');
}
function parseAll(values) {
    const descriptors = values.map(parseDescriptor);
    return descriptors.every((descriptor) => descriptor !== undefined) ? descriptors : undefined;
}
function parseDescriptor(value) {
    const object = (0,json/* asObject */.eB)(value);
    const mediaType = (0,json/* asString */.oJ)(object?.mediaType);
    const digest = (0,json/* asString */.oJ)(object?.digest);
    const sizeBytes = (0,json/* asByteCount */.GN)(object?.size);
    if (!mediaType || !digest || !DIGEST.test(digest) || sizeBytes === undefined)
        return undefined;
    const platform = formatPlatform(object?.platform);
    const artifactType = (0,json/* asString */.oJ)(object?.artifactType);
    return {
        mediaType,
        digest,
        sizeBytes,
        annotations: (0,json/* asStringMap */._T)(object?.annotations),
        ...(platform ? { platform } : {}),
        ...(artifactType ? { artifactType } : {}),
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./src/image/reader.ts



/** Manifests and configs are refused above this; real ones have a few kB. */
const DOCUMENT_LIMIT_BYTES = 4 * 1024 * 1024;
/** A manifest or an index whose bytes are what its digest says. */
async function readDocument(reader, descriptor) {
    const bytes = await readChecked(descriptor, reader.readManifest);
    return bytes.ok ? parseDocument(bytes.value) : bytes;
}
/** The config of an image, checked against its digest. */
async function readConfig(reader, descriptor) {
    const bytes = await readChecked(descriptor, reader.readBlob);
    return bytes.ok ? parseConfig(bytes.value) : bytes;
}
function sha256(bytes) {
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
}
async function readChecked(descriptor, read) {
    const { digest, sizeBytes } = descriptor;
    if (sizeBytes > DOCUMENT_LIMIT_BYTES)
        return (0,image_read/* unreadable */.O$)(`${digest} is too large for a document`);
    const bytes = await read(descriptor);
    if (!bytes.ok)
        return bytes;
    const algorithm = digest.slice(0, digest.indexOf(':'));
    const actual = `${algorithm}:${(0,external_node_crypto_.createHash)(algorithm).update(bytes.value).digest('hex')}`;
    return actual === digest ? bytes : (0,image_read/* unreadable */.O$)(`${digest} holds something else`);
}

;// CONCATENATED MODULE: ./src/image/tar.ts

const BLOCK_BYTES = 512;
/** Long names and pax records; anything larger is not one of ours. */
const RECORD_LIMIT_BYTES = 1024 * 1024;
/** pax for the next entry and for all, GNU long name and long link target. */
const RECORD_TYPES = ['x', 'g', 'L', 'K'];
/**
 * Visits the regular files of a tar in order (ustar, with pax and GNU records for long names and
 * sizes). The visitor finds the cursor at the first byte of the file and need not read it.
 */
async function walkTar(cursor, visit) {
    let pending = {};
    for (;;) {
        const header = parseHeader(await cursor.read(BLOCK_BYTES));
        if (header === 'end')
            return (0,image_read/* found */.F9)(undefined);
        if (header === 'damaged')
            return (0,image_read/* unreadable */.O$)('not a tar archive, or a damaged one');
        const isRecord = RECORD_TYPES.includes(header.type);
        const sizeBytes = (isRecord ? undefined : pending.sizeBytes) ?? header.sizeBytes;
        const end = cursor.position() + Math.ceil(sizeBytes / BLOCK_BYTES) * BLOCK_BYTES;
        pending = await passEntry(cursor, { ...header, sizeBytes }, pending, visit);
        await cursor.skip(end - cursor.position());
    }
}
/** Reads or visits one entry; returns what is known so far of the one after it. */
async function passEntry(cursor, header, pending, visit) {
    switch (header.type) {
        case 'x':
            return { ...pending, ...parsePax(await cursor.read(header.sizeBytes)) };
        case 'L':
            return { ...pending, name: tar_text(await cursor.read(header.sizeBytes)) };
        case 'K':
        case 'g':
            return pending;
        case '0':
            await visit({ name: pending.name ?? header.name, sizeBytes: header.sizeBytes });
            return {};
        default:
            return {};
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
    const isUstar = tar_text(block.subarray(257, 263)).trimEnd() === 'ustar';
    // GNU keeps other things where ustar has the prefix, and marks itself by a space.
    const isGnu = block[262] === 0x20;
    const prefix = isUstar && !isGnu ? tar_text(block.subarray(345, 500)) : '';
    const name = tar_text(block.subarray(0, 100));
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
    const digits = tar_text(field).trim();
    return /^[0-7]*$/.test(digits) ? Number.parseInt(digits || '0', 8) : undefined;
}
/** Records of the form `<length> <key>=<value>\n`, the length counting itself, in bytes. */
function parsePax(bytes) {
    const fields = new Map();
    for (let at = 0; at < bytes.length;) {
        const lengthBytes = Number.parseInt(tar_decode(bytes.subarray(at, at + 12)), 10);
        if (!(lengthBytes > 0))
            break;
        const record = tar_decode(bytes.subarray(at, at + lengthBytes));
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
function tar_text(field) {
    const end = field.indexOf(0);
    return tar_decode(end === -1 ? field : field.subarray(0, end));
}
function tar_decode(bytes) {
    return new TextDecoder().decode(bytes);
}

;// CONCATENATED MODULE: ./src/image/tar-cursors.ts
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

;// CONCATENATED MODULE: ./src/image/archive-reader.ts






/** Reads an OCI image layout, which is also what `docker image save` and `type=docker` write. */
function layoutReader(files, keepsBlobs) {
    const readBlob = async ({ digest, sizeBytes }) => {
        if (sizeBytes > DOCUMENT_LIMIT_BYTES)
            return (0,image_read/* unreadable */.O$)(`${digest} is too large`);
        const bytes = await files.read(blobPath(digest), 0, sizeBytes);
        return bytes ? (0,image_read/* found */.F9)(bytes) : (0,image_read/* unreadable */.O$)(`the archive lacks ${digest}`);
    };
    return {
        readRoot: async () => {
            const root = await readLayoutRoot(files, readBlob);
            // A store without manifests makes one up when it saves: its digest means nothing elsewhere.
            return root.ok && !keepsBlobs ? (0,image_read/* found */.F9)({ bytes: root.value.bytes }) : root;
        },
        readManifest: readBlob,
        readBlob,
        readSlice: (digest, start, length) => files.read(blobPath(digest), start, length),
        keepsBlobs,
    };
}
/** One image is named by index.json as a rule; the same one may be named once for each tag. */
async function readLayoutRoot(files, readBlob) {
    const bytes = await files.read('index.json', 0, DOCUMENT_LIMIT_BYTES);
    if (!bytes)
        return (0,image_read/* unreadable */.O$)('there is no index.json in it');
    const index = parseDocument(bytes);
    if (!index.ok)
        return (0,image_read/* unreadable */.O$)(`its index.json is ${index.problem}`);
    if (index.value.kind !== 'index')
        return (0,image_read/* unreadable */.O$)('its index.json is not an index');
    const images = index.value.manifests.filter((descriptor) => !isAttestation(descriptor));
    const [first] = images;
    if (!first || images.some(({ digest }) => digest !== first.digest))
        return (0,image_read/* found */.F9)({ bytes });
    const root = await readBlob(first);
    return root.ok ? (0,image_read/* found */.F9)({ digest: first.digest, bytes: root.value }) : root;
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
    const cursor = fileCursor(file);
    const walked = await (0,image_read/* attemptRead */.uv)('the archive cannot be read', () => walkTar(cursor, async ({ name, sizeBytes }) => {
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
    return (0,image_read/* found */.F9)(layoutReader({ read }, true));
}
function absent(error) {
    if ((0,json/* asObject */.eB)(error)?.code !== 'ENOENT')
        throw error;
}
function normalize(name) {
    return name.replace(/^(?:\.?\/)+/, '');
}
function blobPath(digest) {
    return `blobs/${digest.replace(':', '/')}`;
}

;// CONCATENATED MODULE: ./src/image/credentials.ts

const DOCKER_HUB_KEY = 'https://index.docker.io/v1/';
const HELPER_TIMEOUT_MS = 10_000;
/** What docker itself would sign in with; `undefined`: anonymous. Any fault reads as anonymous. */
async function readCredentials(registry, deps) {
    const path = `${deps.dockerConfigFolder}/config.json`;
    const text = await deps.files.readTextIfAny(path).catch(() => undefined);
    const config = (0,json/* asObject */.eB)((0,json/* parseJson */.qF)(text ?? ''));
    if (!config)
        return undefined;
    const key = registry === 'docker.io' ? DOCKER_HUB_KEY : registry;
    const helper = (0,json/* asString */.oJ)((0,json/* asObject */.eB)(config.credHelpers)?.[key]) ?? (0,json/* asString */.oJ)(config.credsStore);
    const helped = helper ? await askHelper(helper, key, deps.run) : undefined;
    return helped ?? fromAuths((0,json/* asObject */.eB)(config.auths), registry);
}
async function askHelper(helper, key, run) {
    const argv = [`docker-credential-${helper}`, 'get'];
    const answer = await run(argv, { input: key, timeoutMs: HELPER_TIMEOUT_MS }).catch(() => undefined);
    if (answer?.exitCode !== 0)
        return undefined;
    const { Username, Secret } = (0,json/* asObject */.eB)((0,json/* parseJson */.qF)(answer.stdout)) ?? {};
    const username = (0,json/* asString */.oJ)(Username);
    const secret = (0,json/* asString */.oJ)(Secret);
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
    return fromAuth((0,json/* asObject */.eB)(entry?.[1]));
}
function hostOfKey(key) {
    return key.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
}
function fromAuth(auth) {
    const registryToken = (0,json/* asString */.oJ)(auth?.registrytoken);
    if (registryToken)
        return { kind: 'registry-token', token: registryToken };
    const identityToken = (0,json/* asString */.oJ)(auth?.identitytoken);
    if (identityToken)
        return { kind: 'identity-token', token: identityToken };
    const pair = Buffer.from((0,json/* asString */.oJ)(auth?.auth) ?? '', 'base64')
        .toString('utf8')
        .replace(/\0+$/, '');
    const colon = pair.indexOf(':');
    const username = colon > 0 ? pair.slice(0, colon) : (0,json/* asString */.oJ)(auth?.username);
    const password = colon > 0 ? pair.slice(colon + 1) : (0,json/* asString */.oJ)(auth?.password);
    return username && password ? { kind: 'password', username, password } : undefined;
}

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
    const cursor = streamCursor(chunks);
    const walked = await walkTar(cursor, async ({ name, sizeBytes }) => {
        const first = await cursor.read(Math.min(1, sizeBytes));
        const isDocument = first[0] === OPENING_BRACE && sizeBytes <= DOCUMENT_LIMIT_BYTES;
        const left = sizeBytes - first.length;
        const wanted = isDocument ? left : Math.min(TAIL_BYTES, left);
        await cursor.skip(left - wanted);
        const rest = await cursor.read(wanted);
        const bytes = isDocument ? Buffer.concat([first, rest]) : rest;
        samples.set(normalize(name), { startByte: sizeBytes - bytes.length, bytes });
    });
    if (!walked.ok)
        return walked;
    return (0,image_read/* found */.F9)(layoutReader({
        read: async (path, start, length) => {
            const sample = samples.get(path);
            if (!sample || start < sample.startByte)
                return undefined;
            const from = start - sample.startByte;
            return sample.bytes.subarray(from, from + length);
        },
    }, keepsBlobs));
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
    if (given && root && parseDocument(root).ok)
        return (0,image_read/* found */.F9)({ kind: 'readable', reader: contentReader(api, given, root) });
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
    const answer = await (0,image_read/* attempt */.CD)('the engine cannot be asked', () => api.getJson(`${path}/json`));
    if (!answer.ok)
        return answer;
    const image = (0,json/* asObject */.eB)(answer.value);
    const id = (0,json/* asString */.oJ)(image?.Id);
    return image && id ? (0,image_read/* found */.F9)({ image, id, path }) : (0,image_read/* unreadable */.O$)('the engine has no such image');
}
async function openContainerd(digest, path, api) {
    const root = await readContent(api, digest, 0, 0);
    if (root)
        return (0,image_read/* found */.F9)({ kind: 'readable', reader: contentReader(api, digest, root) });
    const saved = await save(api, path, true);
    return saved.ok ? (0,image_read/* found */.F9)({ kind: 'readable', reader: saved.value }) : saved;
}
async function openClassic(image, path, api) {
    const sizeBytes = (0,json/* asByteCount */.GN)(image.Size) ?? Number.POSITIVE_INFINITY;
    const saved = sizeBytes <= SAVE_LIMIT_BYTES ? await save(api, path, false) : undefined;
    return saved?.ok
        ? (0,image_read/* found */.F9)({ kind: 'readable', reader: saved.value })
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
        return bytes ? (0,image_read/* found */.F9)(bytes) : (0,image_read/* unreadable */.O$)(`the engine does not hold ${wanted.digest}`);
    };
    return {
        readRoot: async () => sha256(root) === digest
            ? (0,image_read/* found */.F9)({ digest, bytes: root })
            : (0,image_read/* unreadable */.O$)(`${digest} holds something else`),
        readManifest: readBlob,
        readBlob,
        readSlice: (blob, start, length) => readContent(api, blob, start, length),
        keepsBlobs: true,
    };
}
async function save(api, path, keepsBlobs) {
    const reader = await (0,image_read/* attemptRead */.uv)('the engine cannot save the image', async () => readSavedImage(await api.getStream(`${path}/get`), keepsBlobs));
    if (!reader.ok)
        return reader;
    // Docker before 25 saves without index.json.
    const root = await reader.value.readRoot();
    return root.ok ? reader : root;
}
async function measureFiles(image, path, api) {
    const answer = await (0,image_read/* attempt */.CD)('the engine cannot be asked', () => api.getJson(`${path}/history`));
    if (!answer.ok)
        return answer;
    const platform = formatPlatform({
        os: image.Os,
        architecture: image.Architecture,
        variant: (0,json/* asString */.oJ)(image.Variant) || undefined,
    });
    const configDigest = (0,json/* asString */.oJ)(image.Id);
    if (!platform || !configDigest)
        return (0,image_read/* unreadable */.O$)('the engine describes the image in part only');
    const diffIds = ((0,json/* asArray */._j)((0,json/* asObject */.eB)(image.RootFS)?.Layers) ?? []).flatMap((layer) => (0,json/* asString */.oJ)(layer) ?? []);
    const entries = ((0,json/* asArray */._j)(answer.value) ?? []).map(readHistoryEntry).reverse();
    const layers = entries.filter(({ emptyLayer }) => !emptyLayer);
    const isComplete = layers.length === diffIds.length;
    return (0,image_read/* found */.F9)({
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

;// CONCATENATED MODULE: ./src/image/origins.ts
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

;// CONCATENATED MODULE: ./src/image/platform-image.ts

/**
 * The report of one platform. Sizes are sums over layers: the config and the manifest, a few kB that
 * travel too, are not counted. A sum with an unknown part is unknown.
 */
function describePlatform(image, dockerfile) {
    const origins = originsOfLayers(image.history, image.layers.length, dockerfile);
    const layers = image.layers.map(({ digest, mediaType, compressedBytes, unpackedBytes }, index) => ({
        digest,
        mediaType,
        compressedBytes,
        unpackedBytes,
        ...(origins[index] ?? { origin: 'unknown' }),
    }));
    const isSplit = dockerfile !== undefined && layers.every(({ origin }) => origin !== 'unknown');
    const sumOf = (wanted) => sum(layers.filter(({ origin }) => origin === wanted));
    return {
        platform: image.platform,
        ...(image.digest === undefined ? {} : { digest: image.digest }),
        total: sum(layers),
        ...(isSplit ? { base: sumOf('base'), own: sumOf('own') } : {}),
        layers,
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
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./src/image/unpacked.ts


/** Above this a layer is not read whole just to count its bytes. */
const COUNT_LIMIT_BYTES = 64 * 1024 * 1024;
const CHUNK_BYTES = 4 * 1024 * 1024;
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
    switch (compressionOf(layer.mediaType)) {
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
function compressionOf(mediaType) {
    if (/[.+]gzip$/.test(mediaType))
        return 'gzip';
    if (/[.+]zstd$/.test(mediaType))
        return 'zstd';
    return /\.tar$/.test(mediaType) ? 'none' : 'unknown';
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
        await (0,external_node_stream_promises_.pipeline)(chunksOf(layer, readSlice), inflate, async (unpacked) => {
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
async function* chunksOf(layer, readSlice) {
    for (let start = 0; start < layer.sizeBytes; start += CHUNK_BYTES) {
        const length = Math.min(CHUNK_BYTES, layer.sizeBytes - start);
        const chunk = await readSlice(layer.digest, start, length);
        if (chunk?.length !== length)
            throw new Error('the layer cannot be read whole');
        yield chunk;
    }
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
    const document = parseDocument(root.value.bytes);
    if (!document.ok)
        return document;
    const { digest } = root.value;
    const manifests = await read_images_collect(reader, document.value, digest ? { digest } : {}, NESTING_LIMIT);
    if (!manifests.ok)
        return manifests;
    if (manifests.value.length === 0)
        return (0,image_read/* unreadable */.O$)('there is no image in it');
    const measureLayer = layerMeasurer(reader);
    const images = [];
    for (const one of manifests.value) {
        const image = await readImage(reader, one, measureLayer);
        if (!image.ok)
            return image;
        images.push(image.value);
    }
    images.sort((a, b) => (a.platform < b.platform ? -1 : a.platform > b.platform ? 1 : 0));
    return (0,image_read/* found */.F9)({ images, ...(digest === undefined ? {} : { digest }) });
}
/** The image manifests under a document, in order. */
async function read_images_collect(reader, document, known, depth) {
    if (document.kind === 'manifest') {
        return (0,image_read/* found */.F9)(isImage(document) ? [{ manifest: document, ...known }] : []);
    }
    if (depth === 0)
        return (0,image_read/* unreadable */.O$)('its indexes are nested too deeply');
    const all = [];
    for (const descriptor of document.manifests.filter((one) => !isAttestation(one))) {
        const inner = await collectUnder(reader, descriptor, depth - 1);
        if (!inner.ok)
            return inner;
        all.push(...inner.value);
    }
    return (0,image_read/* found */.F9)(all);
}
async function collectUnder(reader, descriptor, depth) {
    const document = await readDocument(reader, descriptor);
    if (!document.ok)
        return document;
    const { digest, platform } = descriptor;
    return read_images_collect(reader, document.value, { digest, ...(platform ? { platform } : {}) }, depth);
}
async function readImage(reader, { manifest, digest, platform }, measureLayer) {
    const config = await readConfig(reader, manifest.config);
    if (!config.ok)
        return config;
    const layers = await mapInParallel(manifest.layers, measureLayer);
    return (0,image_read/* found */.F9)({
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

;// CONCATENATED MODULE: ./src/image/reference.ts
const HOST = /(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(?::\d+)?/;
const COMPONENT = /[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*/;
const TAG = /\w[\w.-]{0,127}/;
const reference_DIGEST = /[a-z0-9]+:[0-9a-f]{32,}/;
const PATH = `${COMPONENT.source}(?:/${COMPONENT.source})*`;
const REFERENCE = new RegExp(`^(?:(${HOST.source})/)?(${PATH})(?::(${TAG.source}))?(?:@(${reference_DIGEST.source}))?$`);
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

;// CONCATENATED MODULE: ./src/image/registry-auth.ts



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
 * The value of `Authorization` that answers the challenge, for pulling from the repository. Problems
 * name the host that was asked and its status, nothing of what was sent or received.
 */
async function authorize(challenge, credentials, repository, http) {
    if (credentials?.kind === 'registry-token')
        return (0,image_read/* found */.F9)(`Bearer ${credentials.token}`);
    if (challenge.scheme === 'basic') {
        return credentials?.kind === 'password'
            ? (0,image_read/* found */.F9)(basic(credentials.username, credentials.password))
            : (0,image_read/* unreadable */.O$)('the registry wants a user name and a password, and docker knows none');
    }
    const realm = URL.canParse(challenge.realm) ? new URL(challenge.realm) : undefined;
    if (!realm || (realm.protocol !== 'https:' && !isLoopback(realm.host))) {
        return (0,image_read/* unreadable */.O$)('the registry names a token server that is not https');
    }
    const fields = {
        ...(challenge.service === undefined ? {} : { service: challenge.service }),
        scope: `repository:${repository}:pull`,
    };
    const answer = await (0,image_read/* attempt */.CD)(`no token from ${realm.host}`, () => credentials?.kind === 'identity-token'
        ? exchange(realm, { ...fields, refresh_token: credentials.token }, http)
        : askForToken(realm, fields, credentials, http));
    return answer.ok ? readToken(answer.value, realm.host) : answer;
}
function askForToken(realm, fields, credentials, http) {
    for (const [name, value] of Object.entries(fields))
        realm.searchParams.set(name, value);
    const headers = credentials
        ? { authorization: basic(credentials.username, credentials.password) }
        : {};
    return http(realm.href, { headers, timeoutMs: TOKEN_TIMEOUT_MS });
}
function exchange(realm, fields, http) {
    const form = { grant_type: 'refresh_token', client_id: 'cv-docker-build', ...fields };
    return http(realm.href, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(form).toString(),
        timeoutMs: TOKEN_TIMEOUT_MS,
    });
}
function readToken({ status, body }, host) {
    const answer = (0,json/* asObject */.eB)(status === 200 ? (0,json/* parseJson */.qF)(body) : undefined);
    const token = (0,json/* asString */.oJ)(answer?.token) ?? (0,json/* asString */.oJ)(answer?.access_token);
    return token ? (0,image_read/* found */.F9)(`Bearer ${token}`) : (0,image_read/* unreadable */.O$)(`${host} gave no token (HTTP ${status})`);
}
function basic(username, password) {
    return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

;// CONCATENATED MODULE: ./src/image/registry-client.ts



const REQUEST_TIMEOUT_MS = 10_000;
const RETRY_AFTER_MS = [100, 300, 900];
const REDIRECT_LIMIT = 5;
/** For all requests together: what is measured is not worth more. Running ones are not cut off. */
const PATIENCE_MS = 30_000;
function registryClient(reference, deps) {
    const { registry, repository } = reference;
    const base = `${registryBaseUrl(registry)}/v2/${repository}/`;
    const deadlineMs = deps.clock.now() + PATIENCE_MS;
    let authorization;
    const send = async (request) => {
        const headers = { ...request.headers, ...(authorization ? { authorization } : {}) };
        return getFollowing(new URL(request.path, base), headers, deps.http);
    };
    const signIn = async (answer) => {
        const challenge = parseChallenge(answer.headers['www-authenticate']);
        if (!challenge)
            return (0,image_read/* unreadable */.O$)(`${registry} refuses without saying how to sign in`);
        const credentials = await deps.credentialsFor(registry);
        const header = await authorize(challenge, credentials, repository, deps.http);
        if (!header.ok)
            return header;
        authorization = header.value;
        return (0,image_read/* found */.F9)(undefined);
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
        return (0,image_read/* unreadable */.O$)(`${registry} takes too long to answer`);
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
        const answer = await (0,image_read/* attempt */.CD)(`${start.host} cannot be reached`, () => http(href, { headers: allowed, timeoutMs: REQUEST_TIMEOUT_MS }));
        const location = answer.ok ? redirectOf(answer.value) : undefined;
        if (location === undefined)
            return answer;
        const next = URL.canParse(location, href) ? new URL(location, href) : undefined;
        if (!next || !isAllowedAfter(url, next)) {
            return (0,image_read/* unreadable */.O$)(`${start.host} redirects to where it should not`);
        }
        url = next;
    }
    return (0,image_read/* unreadable */.O$)(`${start.host} redirects without end`);
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
        const headers = { accept: MANIFEST_MEDIA_TYPES.join(', ') };
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
            return (0,image_read/* found */.F9)({ bytes: body, digest: sha256(body) });
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
    return (0,image_read/* unreadable */.O$)(`the registry answered ${answer.value.status} when asked for ${what}`);
}
function bodyOf(answer) {
    return answer.ok ? (0,image_read/* found */.F9)(answer.value.body) : answer;
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








/**
 * Sizes of what was built, for each platform and layer. Never fails: the build has succeeded, and
 * why there are no sizes is said in `unmeasured`. Without the Dockerfile the base is not told apart.
 */
async function measureImage(plan, deps, dockerfile) {
    if (plan.kind === 'none')
        return { platforms: [], unmeasured: plan.reason };
    const where = plan.kind === 'archive' ? plan.path : plan.reference || 'the image';
    const result = await (0,image_read/* attemptRead */.uv)(`${where} could not be measured`, () => read(plan, deps));
    if (!result.ok)
        return { platforms: [], unmeasured: result.problem };
    const { images, digest, unpackedAs } = result.value;
    const [only, ...others] = images;
    return {
        // The id of an image is its config's digest; an index of several has no config.
        ...(only && others.length === 0 ? { imageId: only.configDigest } : {}),
        ...(digest === undefined ? {} : { digest }),
        platforms: images.map((image) => describePlatform(image, dockerfile)),
        ...(unpackedAs ? { unpackedAs } : {}),
    };
}
function read(plan, deps) {
    switch (plan.kind) {
        case 'registry':
            return readFromRegistry(plan.reference, deps);
        case 'engine':
            return readFromEngine(plan, deps.openEngine());
        case 'archive':
            return readFromArchive(plan.path, deps);
    }
}
async function readFromRegistry(text, deps) {
    const reference = parseReference(text);
    if (!reference)
        return (0,image_read/* unreadable */.O$)('this is not an image reference');
    const credentialsFor = (registry) => readCredentials(registry, deps);
    return readImages(registryReader(reference, { ...deps, credentialsFor }));
}
async function readFromEngine(plan, api) {
    try {
        const image = await openEngineImage(plan, api);
        if (!image.ok)
            return image;
        if (image.value.kind === 'files') {
            return (0,image_read/* found */.F9)({ images: [image.value.image], unpackedAs: 'files' });
        }
        return await readImages(image.value.reader);
    }
    finally {
        api.close();
    }
}
async function readFromArchive(path, deps) {
    if ((await deps.files.kindOf(path)) === 'folder') {
        return readImages(layoutFolderReader(path, deps.openFile));
    }
    const file = await deps.openFile(path);
    try {
        const reader = await openTarFile(file);
        return reader.ok ? await readImages(reader.value) : reader;
    }
    finally {
        await file.close();
    }
}

;// CONCATENATED MODULE: ./src/plan/buildx-secrets.ts
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
            ...(caBundle === undefined ? [] : [`id=ca-bundle,${csvField(`src=${caBundle}`)}`]),
            ...(hasProxy ? [`id=proxy,${csvField(`src=${proxyFile}`)}`] : []),
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

;// CONCATENATED MODULE: ./src/report/assemble-report.ts

/** Brings the results of the stages into the one shape that everything is rendered from. Pure. */
function assembleReport(results) {
    const { context, plan, engine, attempt, image, smokeTest } = results;
    const { outcome, failure } = decideOutcome(results);
    const { name, driver, buildkitVersion } = plan.builder.kind === 'own' ? ownBuilder(plan.builder) : engine.builder;
    return {
        schemaVersion: 1,
        tool: { name: 'cv-docker-build', version: results.toolVersion },
        startedAt: new Date(context.startedAtMs).toISOString(),
        durationMs: results.endedAtMs - context.startedAtMs,
        outcome,
        ...(failure ? { failure } : {}),
        source: sourceOf(context),
        build: {
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
        },
        stages: results.stages,
        attempts: [
            {
                number: 1,
                durationMs: attempt.durationMs,
                outcome: attempt.outcome,
                ...(attempt.failure ? { cause: attempt.failure.cause } : {}),
            },
        ],
        steps: attempt.steps,
        ...(attempt.cargo ? { cargo: attempt.cargo } : {}),
        ...(image ? { image: withBuildxIds(image, attempt) } : {}),
        ...(smokeTest ? { smokeTest } : {}),
        warnings: [...plan.warnings.map((message) => ({ message })), ...attempt.warnings],
    };
}
const SMOKE_TEST_CANCELLED = {
    stage: 'smoke-test',
    cause: 'The smoke test was cancelled.',
    evidence: [],
    exitCode: EXIT_CANCELLED,
};
function ownBuilder({ name, driver }) {
    return { name, driver, buildkitVersion: undefined };
}
/** The outputs `imageid` and `digest` are what buildx itself wrote; the measurement fills the gaps. */
function withBuildxIds(image, { imageId, digest }) {
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
function decideOutcome({ attempt: { outcome, failure }, smokeTest, isCancelled, }) {
    if (outcome !== 'success')
        return { outcome, ...(failure ? { failure } : {}) };
    if (smokeTest?.outcome !== 'failure')
        return { outcome };
    if (isCancelled)
        return { outcome: 'cancelled', failure: SMOKE_TEST_CANCELLED };
    return {
        outcome: 'failure',
        failure: {
            stage: 'smoke-test',
            cause: `The image was built, but ${smokeTest.url} gave no good answer: ${smokeTest.cause ?? 'no reason is known'}`,
            remedy: 'Run the image by hand and read its log; `port` and `health-path` say where the application answers.',
            evidence: smokeTest.cause === undefined ? [] : [smokeTest.cause],
            exitCode: 1,
        },
    };
}

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
    const { failure, smokeTest } = report;
    return {
        ...report,
        ...(failure && { failure: redactFailure(failure, hide) }),
        attempts: report.attempts.map((one) => ({ ...one, ...hideIn(one, 'cause', hide) })),
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
        evidence: failure.evidence.map(hide),
    };
}
function hideIn(from, name, hide) {
    const text = from[name];
    return text === undefined ? {} : { [name]: hide(text) };
}

;// CONCATENATED MODULE: ./src/request/attributes.ts
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

;// CONCATENATED MODULE: ./src/inputs/nearest.ts
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

;// CONCATENATED MODULE: ./src/request/wording.ts

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
    const meant = nearest(word, known);
    return meant === undefined ? `use ${oneOf(known)}` : `did you mean ${meant}?`;
}

;// CONCATENATED MODULE: ./src/request/check-attestations.ts


const MODES = ['min', 'max'];
const ATTESTATION_CHECKS = {
    attests: (text) => checkAttributes(text, 'use type=sbom or type=provenance with attributes', true),
    provenance: (text) => checkAttributes(text, 'use true, false or attributes such as mode=max', false),
    sbom: (text) => checkAttributes(text, 'use true, false or attributes such as generator=image', false),
};
function checkAttributes(text, remedy, needsType) {
    const attributes = parseAttributes(text);
    const isForm = attributes?.every(isAttributeOrBoolean);
    if (!attributes || !isForm || (needsType && !attributes.some(({ key }) => key === 'type'))) {
        return { problem: `${quote(text)} is not an attestation`, remedy };
    }
    const mode = attributes.find(({ key }) => key === 'mode')?.value;
    const type = needsType ? attributes.find(({ key }) => key === 'type')?.value : 'provenance';
    return mode === undefined || type !== 'provenance' || MODES.includes(mode)
        ? undefined
        : { problem: `${quote(mode)} is not a mode of provenance`, remedy: suggest(mode, MODES) };
}
/** `true` alone stands for `disabled=false`, as buildx reads it. */
function isAttributeOrBoolean({ key, value }) {
    return value !== undefined || parseGoBoolean(key) !== undefined;
}

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
    return (text) => grammar.test(text) ? undefined : { problem: `${quote(text)} is not ${what}`, remedy };
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
            problem: `${quote(text)} is not a path of a URL`,
            remedy: 'start with one slash, for example /health',
        };
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./src/request/image-reference.ts
// The grammar of github.com/distribution/reference, which docker, buildx and BuildKit share.
const HOST_PART = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const image_reference_HOST = new RegExp(`^(?:${HOST_PART}(?:\\.${HOST_PART})*|\\[(?:[a-fA-F0-9:]+)\\])(?::([0-9]+))?$`);
const PATH_PART = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const image_reference_TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const image_reference_DIGEST = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;
const NAME_LIMIT = 255;
function isTag(text) {
    return image_reference_TAG.test(text);
}
/** Reads a full reference; the reason says which part is wrong. */
function image_reference_parseReference(text) {
    const scheme = /^[a-z]+:\/\//.exec(text)?.[0];
    if (scheme !== undefined)
        return fail(`it starts with ${scheme}`);
    if (/\s/.test(text))
        return fail('it holds a blank');
    const [name = '', ...digests] = text.split('@');
    const digest = digests.join('@');
    if (digests.length > 0 && !image_reference_DIGEST.test(digest))
        return fail('its digest is not algorithm:hex');
    const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
    const tag = colon < 0 ? undefined : name.slice(colon + 1);
    if (tag !== undefined && !image_reference_TAG.test(tag))
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
    const match = image_reference_HOST.exec(host);
    if (match === null)
        return `${JSON.stringify(host)} is not a host name`;
    const port = Number(match[1] ?? '1');
    return port >= 1 && port <= 65535 ? undefined : `its port ${match[1]} is not from 1 to 65535`;
}
/** As docker decides whether the first part of a name is a host or a namespace of Docker Hub. */
function isHost(part) {
    return /[.:[]/.test(part) || part === 'localhost' || part !== part.toLowerCase();
}
function image_reference_isLoopback(host) {
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
            problem: `${quote(text)} is not a network mode of BuildKit`,
            remedy: suggest(text, NETWORKS),
        },
    'shm-size': (text) => /^\d+(?:\.\d*)? ?(?:b|[kmgtp](?:i?b)?)?$/i.test(text)
        ? undefined
        : { problem: `${quote(text)} is not a size`, remedy: 'use a number and a unit, like 64m' },
    ssh: (text) => namelessFault(text, 'default or id=path'),
    ulimit: checkUlimit,
};
/** A known word with a slip is refused; a word nobody knows here may be newer than this program. */
function slip(word, known, what) {
    if (known.includes(word))
        return undefined;
    const meant = nearest(word, known);
    return meant === undefined
        ? undefined
        : { problem: `${quote(word)} is not ${what}`, remedy: `did you mean ${meant}?` };
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
            problem: `${quote(text)} is not a host name with an IP address`,
            remedy: 'use host:ip, for example db.internal:10.0.0.7',
        };
}
function checkNamedContext(text) {
    const [name = '', ...value] = text.split('=');
    const remedy = 'use name=path, name=docker-image://reference or name=URL';
    if (value.join('=') === '')
        return { problem: `${quote(text)} is not a named context`, remedy };
    const named = image_reference_parseReference(name);
    return named.ok
        ? undefined
        : { problem: `the name in ${quote(text)} cannot be used: ${named.reason}`, remedy };
}
function checkCall(text) {
    const fields = cutFields(text);
    const names = fields?.filter((field) => !field.includes('=')) ?? [];
    const settings = fields?.filter((field) => field.includes('=')) ?? [];
    const isForm = names.length < 2 && settings.every((field) => /^(?:format|ignorestatus)=/.test(field));
    if (!isForm || fields === undefined) {
        return {
            problem: `${quote(text)} is not a method to call`,
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
            problem: `${quote(text)} is not a limit`,
            remedy: 'use name=soft[:hard], for example nofile=1024:2048',
        };
    }
    if (!ULIMITS.includes(name)) {
        return { problem: `${quote(name)} is not the name of a limit`, remedy: suggest(name, ULIMITS) };
    }
    return isAbove(Number(soft), Number(hard ?? soft))
        ? {
            problem: `${quote(text)} has a soft limit above the hard one`,
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
const VARIANTS = {
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
    return VARIANTS[architecture]?.test(variant) === false
        ? { reason: `names a variant that ${architecture} does not have` }
        : undefined;
}
function singleProblem(word) {
    const known = [...SYSTEMS, ...ARCHITECTURES, 'local'];
    return known.includes(word) ? undefined : unknown('platform', word, known, [word], 0);
}
function unknown(what, word, known, parts, index) {
    const meant = nearest(word, known);
    const reason = `names no ${what} that BuildKit knows`;
    return meant === undefined ? { reason } : { reason, meant: parts.with(index, meant).join('/') };
}

;// CONCATENATED MODULE: ./src/request/semver.ts
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

;// CONCATENATED MODULE: ./src/request/check-image.ts





const ANNOTATION_LEVELS = ['manifest', 'index', 'manifest-descriptor', 'index-descriptor'];
/** What decides what the image is called and what it says of itself. */
const IMAGE_CHECKS = {
    annotations: checkAnnotation,
    image: checkImage,
    labels: (text) => namelessFault(text, 'key=value'),
    platforms: checkPlatform,
    registry: checkRegistry,
    tags: checkTag,
    version: checkVersion,
};
function checkAnnotation(text) {
    const [before = '', ...value] = text.split('=');
    const colon = before.indexOf(':');
    const key = before.slice(colon + 1);
    if (value.length === 0 || key === '') {
        return {
            problem: `${quote(text)} is not an annotation`,
            remedy: 'use [level:]key=value, for example index:org.opencontainers.image.title=App',
        };
    }
    const levels = colon < 0 ? [] : before.slice(0, colon).split(',');
    const wrong = levels.find((level) => !isLevel(level));
    return wrong === undefined
        ? undefined
        : {
            problem: `${quote(wrong)} in ${quote(text)} is not a level of annotations`,
            remedy: `use ${ANNOTATION_LEVELS.join(', ')}, each with an optional [platform]`,
        };
}
function isLevel(text) {
    const [, level = ''] = /^([a-z-]+)(?:\[[A-Za-z0-9_/-]+\])?$/.exec(text) ?? [];
    return ANNOTATION_LEVELS.includes(level);
}
function checkTag(text) {
    const reference = image_reference_parseReference(text);
    return reference.ok
        ? undefined
        : {
            problem: `${quote(text)} is not an image reference: ${reference.reason}`,
            remedy: 'use [registry/]name:tag, for example ghcr.io/acme/app:1.2.3',
        };
}
function checkImage(text) {
    const remedy = 'use the name alone, for example acme/app; tags and version have inputs of their own';
    if (text.includes('@') || /:[^/]*$/.test(text)) {
        return { problem: `${quote(text)} is a name with a tag or digest`, remedy };
    }
    const name = parseName(text.toLowerCase());
    return name.ok
        ? undefined
        : { problem: `${quote(text)} is not an image name: ${name.reason}`, remedy };
}
function checkRegistry(text) {
    const remedy = 'use host[:port][/path], for example ghcr.io/acme or localhost:5000';
    const fault = (reason) => ({
        problem: `${quote(text)} is not a registry: ${reason}`,
        remedy,
    });
    const scheme = /^[A-Za-z]+:\/\//.exec(text)?.[0];
    if (scheme !== undefined)
        return fault(`it starts with ${scheme}`);
    const [host = '', ...path] = text.toLowerCase().replace(/\/$/, '').split('/');
    if (path.length === 0 && isHost(host)) {
        const reason = hostReason(host);
        return reason === undefined ? undefined : fault(reason);
    }
    const name = parseName([host, ...path].join('/'));
    return name.ok ? undefined : fault(name.reason);
}
function checkPlatform(text) {
    const found = platformProblem(text);
    if (found === undefined)
        return undefined;
    const remedy = found.meant === undefined
        ? 'use os/arch[/variant], for example linux/amd64 or linux/arm/v7'
        : `did you mean ${found.meant}?`;
    return { problem: `${quote(text)} ${found.reason}`, remedy };
}
/** The longest suffix that a variant adds to a tag. */
const SUFFIX_LENGTH = '-minimal'.length;
function checkVersion(text) {
    if (parseSemver(text) !== undefined)
        return undefined;
    if (isTag(text) && text.length <= 128 - SUFFIX_LENGTH)
        return undefined;
    return {
        problem: `${quote(text)} cannot be the tag of an image`,
        remedy: 'use letters, digits, dots, dashes and underscores, for example 1.2.3',
    };
}

;// CONCATENATED MODULE: ./src/request/exporter.ts

/** Reads one item of `outputs` as buildx does: a lone word is a folder, `-` a tar archive. */
function parseExporter(text) {
    const fields = parseAttributes(text);
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
    const attributes = parseAttributes(text);
    const type = attributes?.find(({ key }) => key === 'type')?.value;
    if (!attributes || type === undefined || attributes.some(({ value }) => value === undefined)) {
        return { problem: `${quote(text)} is not a cache`, remedy };
    }
    return slip(type, CACHES, 'a cache backend of BuildKit');
}
function checkOutput(text) {
    const exporter = parseExporter(text);
    if (!exporter.ok) {
        return {
            problem: `${quote(text)} is not an output: ${exporter.reason}`,
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
        return { problem: `${quote(text)} names no folder`, remedy: 'add dest=folder' };
    }
    const isArchive = ['tar', 'oci', 'docker'].includes(type);
    if (dest === '-' || (isArchive && dest === '' && type !== 'docker')) {
        return {
            problem: `${quote(text)} would write the result to standard output`,
            remedy: 'add dest=file',
        };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./src/request/checks.ts





/**
 * By input. They refuse what buildx, BuildKit or cargo would refuse later, and nothing else: an
 * input without a check can be anything.
 */
const CHECKS = {
    ...ATTESTATION_CHECKS,
    ...CARGO_CHECKS,
    ...IMAGE_CHECKS,
    ...OUTPUT_CHECKS,
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

;// CONCATENATED MODULE: ./src/plan/image-name.ts

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
    return rest.length > 0 && isHost(first) ? first : 'docker.io';
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

;// CONCATENATED MODULE: ./src/request/cross-checks.ts




/** What no input says alone: combinations that buildx, BuildKit or our own stages cannot do. */
function checkTogether(request, context, complain) {
    checkDockerfile(request, complain);
    checkNames(request, complain);
    checkExports(request, complain);
    checkSmokeTest(request, complain);
    checkStandIns(request, context, complain);
}
/** What was accepted but cannot have an effect beside the rest. */
function noticesTogether(request) {
    const useless = ['registry', 'image'].filter((name) => request[name] !== undefined);
    if (request.tags.length === 0 || useless.length === 0)
        return [];
    const verb = useless.length === 1 ? 'has' : 'have';
    return [`${allOf(useless)} ${verb} no effect beside tags, which are full references`];
}
function checkDockerfile(request, complain) {
    if (request.file !== undefined) {
        const given = argumentsGiven(request);
        if (given.length > 0) {
            const problem = `a Dockerfile is given together with ${allOf(given)}, which only our Dockerfiles know`;
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
    const host = hostOfName(request.image ?? '');
    if (request.registry !== undefined && host !== 'docker.io') {
        const problem = `${quote(request.image ?? '')} names the registry ${host}, and registry names ${quote(request.registry)}`;
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
    const byDigest = pushed.find(({ attributes }) => isOn(attributes['push-by-digest']));
    if (byDigest && request.tags.length > 0) {
        const problem = `${quote(byDigest.text)} pushes by digest, and a tag cannot be pushed by digest`;
        complain('outputs', problem, 'leave tags out and give name=… in the output');
    }
    const archive = request.outputs.find(({ type, attributes }) => type === 'docker' && attributes.dest);
    if (archive && holdsIndex(request)) {
        const problem = `${quote(archive.text)} cannot hold several platforms or attestations`;
        complain('outputs', problem, 'use type=oci');
    }
}
/** Whether the result is an index for sure, with more than one manifest. */
function holdsIndex({ platforms, provenance, sbom, attests }) {
    return platforms.length > 1 || [provenance, sbom, ...attests].some(asksForAttestation);
}
function asksForAttestation(text) {
    const attributes = parseAttributes(text ?? '') ?? [];
    const isOff = attributes.some(({ key, value }) => key === 'disabled' ? isOn(value) : value === undefined && parseGoBoolean(key) === false);
    return text !== undefined && !isOff;
}
function isPushed({ type, attributes }, push) {
    return type === 'registry' || (type === 'image' && (push || isOn(attributes.push)));
}
function isOn(text) {
    return parseGoBoolean(text ?? '') === true;
}
function checkSmokeTest(request, complain) {
    if (!request.smokeTest)
        return;
    if (request.platforms.length > 1) {
        complain('smoke-test', `starts one image, and platforms names ${request.platforms.length}`, 'name one platform, or leave the smoke test out');
    }
    if (request.call !== undefined && request.call !== 'build') {
        complain('smoke-test', `call is ${quote(request.call)}, which makes no image`, 'leave one out');
    }
    const kinds = ['image', 'registry', 'docker'];
    const isRunnable = ({ type, attributes }) => kinds.includes(type) && !(type === 'docker' && attributes.dest);
    const makesImage = request.load || request.push || request.outputs.some(isRunnable);
    if (request.outputs.length > 0 && !makesImage) {
        complain('smoke-test', 'outputs leave no image that an engine could start', 'add load: true');
    }
}
function checkStandIns(request, context, complain) {
    const pushed = request.outputs.filter((output) => isPushed(output, request.push));
    if (request.standIns === 'never' || (!request.push && pushed.length === 0))
        return;
    const names = [...request.tags, ...pushed.flatMap(({ attributes }) => namesOf(attributes.name))];
    const all = names.length > 0 ? names : [planImageName(request, context, 'app')];
    const hosts = all.map(hostOfName).filter((host) => !image_reference_isLoopback(host));
    if (hosts.length === 0)
        return;
    complain('stand-ins', `${quote(request.standIns)} could push an image that is not built from real base images to ${allOf([...new Set(hosts)])}`, 'use never, or push to a registry on this machine');
}
function namesOf(list) {
    return list ? list.split(',') : [];
}

;// CONCATENATED MODULE: ./src/request/git-context.ts

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
    const wantsHead = parseGoBoolean(settings.DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF ?? '') === true;
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

;// CONCATENATED MODULE: ./src/request/secret.ts
const texts = new WeakMap();
const secret_MASK = '***';
/** Not enumerable, so that a spread or a comparison never meets them. */
const PRINTERS = {
    toString: { value: () => secret_MASK },
    toJSON: { value: () => secret_MASK },
    [Symbol.for('nodejs.util.inspect.custom')]: { value: () => secret_MASK },
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
    const at = input === 'secrets' ? `the item on line ${line}` : quote(text);
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
        const problem = `the id ${quote(id)} is used twice${where === input ? '' : `, first in ${where}`}`;
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
    const gitContext = context.github && defaultGitContext(context.github, context.settings);
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
    const filled = fillTemplate(template, gitContext);
    if (filled.ok)
        return filled.text;
    complain(name, `${quote(template)} ${filled.problem}`, filled.remedy);
    return template;
}

;// CONCATENATED MODULE: ./src/request/read-own.ts

const read_own_VARIANTS = ['prod', 'dev', 'minimal'];
const STAND_INS = ['never', 'auto', 'always'];
/** The inputs that docker/build-push-action does not have. */
function readOwn(values) {
    const { text, texts, flag, number } = values;
    const variant = text('variant');
    const retries = number('retries') ?? 0;
    const preflight = text('preflight') === 'on' ? 'on' : 'off';
    const request = {
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
        retries,
        preflight,
        keepBuilder: flag('keep-builder'),
        ...optional('report', text('report')),
        standIns: STAND_INS.find((known) => known === text('stand-ins')) ?? 'never',
        smokeTest: flag('smoke-test'),
        healthPath: text('health-path') ?? '/health',
    };
    return { request, notices: noticesOf(retries, preflight) };
}
function noticesOf(retries, preflight) {
    return [
        ...(retries > 0
            ? [`retries: ${retries} is accepted, but that stage is still to come; the build runs once`]
            : []),
        ...(preflight === 'on'
            ? ['preflight: on is accepted, but that stage is still to come; nothing is probed']
            : []),
    ];
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
        const meant = suggest(name, names);
        const remedy = meant.startsWith('did') ? meant : 'docs/inputs.md lists all inputs';
        complain(/^[\w-]+$/.test(name) ? name : quote(name), 'is not an input', remedy);
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
            complain(spec.name, `${quote(text)} is not one of its values`, withAll(text, kind.choices));
            return spec.default;
        case 'integer': {
            const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
            if (number >= kind.min && number <= kind.max)
                return number;
            complain(spec.name, `${quote(text)} is not a whole number from ${kind.min} to ${kind.max}`, 'give one without sign, unit or fraction');
            return spec.default === undefined ? undefined : Number(spec.default);
        }
    }
}
function withAll(text, choices) {
    const meant = suggest(text, choices);
    return meant.startsWith('use') ? meant : `${meant} There are ${choices.join(', ')}`;
}
/** The forms of YAML 1.2's core schema, which @actions/core takes too. */
function readBoolean(spec, text, complain) {
    if (/^(true|True|TRUE)$/.test(text))
        return true;
    if (!/^(false|False|FALSE)$/.test(text)) {
        complain(spec.name, `${quote(text)} is neither true nor false`, 'use true or false');
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
    const problem = isSecret(spec) ? 'holds a line break' : `${quote(text)} holds a line break`;
    complain(spec.name, problem, 'give one line');
    return spec.default ?? '';
}
function hasOnlyReadable(spec, text, complain) {
    const allowed = FREE_TEXT.includes(spec.name) ? isNotNul : isReadable;
    const found = [...text].find((character) => !allowed(character.charCodeAt(0)));
    if (found === undefined)
        return true;
    const code = found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const where = isSecret(spec) ? 'holds' : `${quote(text)} holds`;
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
    const values = readValues(INPUTS, raw, complain);
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

;// CONCATENATED MODULE: ./src/pipeline.ts










const SMOKE_TEST_TIMEOUT_MS = 60_000;
const DEFAULT_PORT = 3000;
/** The order of the stages. What goes wrong in one is a value in the report; a throw is a bug or a missing tool. */
async function runPipeline(prepared, context, ports, signal) {
    const { plan, engine } = prepared;
    const stages = [
        { name: 'plan', startMs: 0, durationMs: ports.clock.now() - context.startedAtMs },
    ];
    const timed = async (name, body) => {
        const startMs = ports.clock.now();
        const result = await body();
        stages.push({
            name,
            startMs: startMs - context.startedAtMs,
            durationMs: ports.clock.now() - startMs,
        });
        return result;
    };
    await writeTemporaryFiles(plan.temporaryFiles, (name) => secretText(name, prepared, context), ports.files);
    const { builder } = plan;
    if (builder.kind === 'own')
        await timed('engine', () => runCreateBuilder(builder, ports));
    const options = { env: ports.env, cwd: context.workspaceFolder, signal };
    const attempt = await timed('build', () => runAttempt(plan, ports, options));
    const isBuilt = attempt.outcome === 'success' && attempt.output === undefined;
    const image = isBuilt
        ? await timed('measure', () => measure(prepared, attempt, ports))
        : undefined;
    const smokeTest = isBuilt && prepared.request.smokeTest
        ? await timed('smoke-test', () => smoke(prepared, attempt, ports, signal))
        : undefined;
    const assembled = assembleReport({
        context,
        plan,
        engine,
        endedAtMs: ports.clock.now(),
        stages,
        attempt,
        isCancelled: signal.aborted,
        toolVersion: ports.toolVersion,
        ...(image ? { image } : {}),
        ...(smokeTest ? { smokeTest } : {}),
    });
    return {
        report: redactReport(assembled, secretTexts(prepared.request, ports.env)),
        ...(attempt.metadata ? { metadata: JSON.stringify(attempt.metadata, null, 2) } : {}),
        ...(attempt.output === undefined ? {} : { output: attempt.output }),
    };
}
function secretText(name, { request }, { proxy }) {
    if (name === PROXY_SECRET)
        return proxyFileText(proxy);
    const secret = secretOf(request, name);
    return secret && revealSecret(secret);
}
/** What a failing step printed stands in the report. Contents of files are known to buildx alone. */
function secretTexts({ secrets, githubToken }, env) {
    const given = secrets.flatMap(({ source }) => {
        if (source.kind === 'value')
            return [revealSecret(source.value)];
        return source.kind === 'env' ? [env[source.name] ?? ''] : [];
    });
    return githubToken ? [...given, revealSecret(githubToken)] : given;
}
function measure({ plan, facts, request }, attempt, ports) {
    const dockerfile = facts.dockerfileFacts && {
        stages: facts.dockerfileFacts.stages,
        contexts: request.buildContexts.map(({ name }) => name),
        ...(request.target === undefined ? {} : { target: request.target }),
    };
    return measureImage(exactly(plan.measure, attempt), ports.measure, dockerfile);
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
function smoke({ request, plan }, attempt, ports, signal) {
    const smokePlan = {
        image: plan.image.tags[0] ?? attempt.imageId ?? '',
        port: request.port ?? DEFAULT_PORT,
        path: request.healthPath,
        containerName: `cv-docker-build-smoke-${ports.clock.now()}`,
        timeoutMs: SMOKE_TEST_TIMEOUT_MS,
    };
    return runSmokeTest(smokePlan, ports, signal);
}
/** What has to be removed when the run is over, however it ended. */
function leftBehind({ builder }) {
    return builder.kind === 'own' && !builder.keep ? { builderName: builder.name } : {};
}

;// CONCATENATED MODULE: ./src/plan/buildx-version.ts
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

;// CONCATENATED MODULE: ./src/plan/buildx-attestations.ts


/**
 * The values of `--attest`, as docker/build-push-action gives them: `provenance` and `sbom` win over
 * `attests`, provenance names this run as its builder, and without a word on it there is provenance
 * wherever builder and output can hold it. `load` counts what the plan adds, too.
 */
function planAttestations(request, context, builder) {
    const { provenance, sbom } = request;
    const given = (type) => request.attests.filter((attest) => buildx_attestations_typeOf(attest) === type);
    const others = request.attests.filter((attest) => !['provenance', 'sbom'].includes(buildx_attestations_typeOf(attest) ?? ''));
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
/** For a public repository all there is; for a private one what buildx gives by itself, since provenance is published with the image. */
function defaultProvenance(request, { github, settings }, builder) {
    const isOff = parseGoBoolean(settings?.BUILDX_NO_DEFAULT_ATTESTATIONS ?? '') === true;
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
    return isRelease && isAtLeast(version, '0.11.0');
}
/** `true` and `false` in the forms that the runner takes; anything else is a list of attributes. */
function nameBuilder(provenance, github) {
    if (/^(?:true|True|TRUE)$/.test(provenance))
        return builderId(github) ?? 'true';
    return /^(?:false|False|FALSE)$/.test(provenance) ? 'false' : withBuilderId(provenance, github);
}
function withBuilderId(attributes, github) {
    const isNamed = parseAttributes(attributes)?.some(({ key }) => key === 'builder-id') === true;
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
    const fields = cutFields(attest) ?? [attest];
    return fields
        .map((field) => field.trim())
        .map((field) => {
        const boolean = parseGoBoolean(field);
        return boolean === undefined ? field : `disabled=${!boolean}`;
    })
        .join(',');
}
function buildx_attestations_typeOf(attest) {
    return parseAttributes(attest)?.find(({ key }) => key === 'type')?.value;
}

;// CONCATENATED MODULE: ./src/plan/buildx-argv.ts





/**
 * The exact command line of the build. Equal inputs give the flags of docker/build-push-action v7.3;
 * what differs stands in docs/inputs.md. Its gates for buildx below 0.13 are not needed: that is the
 * oldest version supported here. Pure: nothing is read or written.
 */
function planBuildxArgv(decisions) {
    const { request, context, engine } = decisions;
    if (request.call !== undefined && !isAtLeast(engine.buildxVersion, '0.15.0')) {
        const problem = `needs buildx 0.15 or newer, and this is ${engine.buildxVersion}`;
        const remedy = 'update buildx, or leave call out';
        return { ok: false, errors: [{ input: 'call', problem, remedy }] };
    }
    const { tempFolder, github } = context;
    const secrets = planSecrets({
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
    const { request, context, engine, image, additions = {} } = decisions;
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
        ...each('--no-cache-filter', request.noCacheFilters),
        ...each('--output', request.outputs.map(({ text }) => text)),
        ...one('--platform', request.platforms.join(',') || undefined),
        ...each('--attest', planAttestations({ ...request, load }, context, engine.builder)),
        ...each('--secret', [...secrets, ...(additions.secrets ?? [])]),
        ...one('--shm-size', request.shmSize),
        ...each('--ssh', request.ssh),
        ...each('--tag', image.tags),
        ...one('--target', request.target),
        ...each('--ulimit', request.ulimit),
    ];
}
function commonFlags({ request, builderName, additions }, metadataFile) {
    return [
        ...one('--builder', builderName ?? request.builder),
        ...flag('--load', request.load || additions?.load === true),
        '--metadata-file',
        metadataFile,
        ...one('--network', request.network),
        ...flag('--no-cache', request.noCache),
        ...flag('--pull', request.pull),
        ...flag('--push', request.push),
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
    const isAsked = parseGoBoolean(settings?.BUILDX_SEND_GIT_QUERY_AS_INPUT ?? '') === true;
    if (!isAsked || !github || !defaultGitContext || !isAtLeast(engine.buildxVersion, '0.29.0')) {
        return text;
    }
    return text.replaceAll(defaultGitContext, () => queryGitContext(github, settings));
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

;// CONCATENATED MODULE: ./src/plan/choose-binary.ts

/** Profiles that exist without being written down. */
const BUILT_IN_PROFILES = ['dev', 'release', 'test', 'bench'];
/** Which package and binary our Dockerfiles compile; every name that does not fit the workspace is an error. */
function chooseBinary(cargo, asked) {
    const errors = [...choose_binary_checkProfile(cargo, asked.profile)];
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
        remedy: choose_binary_suggest(asked.package, names),
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
        remedy: choose_binary_suggest(bin, all.map((candidate) => candidate.bin)),
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
function choose_binary_checkProfile(cargo, profile) {
    const known = [...new Set([...BUILT_IN_PROFILES, ...cargo.profiles])];
    if (profile === undefined || known.includes(profile))
        return [];
    return [
        {
            input: 'profile',
            problem: `Cargo.toml has no profile "${profile}"`,
            remedy: choose_binary_suggest(profile, known),
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
                remedy: choose_binary_suggest(name, [...member.features, ...member.optionalDependencies]),
            },
        ];
    });
}
function choose_binary_suggest(given, known) {
    if (known.length === 0)
        return 'leave it out: there is none';
    const near = nearest(given, known);
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
    return { path, stages, language: judgeLanguage(stages), ...(syntax ? { syntax } : {}) };
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
    return { from, fromStage, instructions: [], ...(name === undefined ? {} : { name }) };
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

// EXTERNAL MODULE: ./node_modules/smol-toml/dist/index.js + 8 modules
var dist = __webpack_require__(3292);
;// CONCATENATED MODULE: ./src/workspace/cargo-manifest.ts

function parseCargoManifest(text, file) {
    const toml = parseToml(text, file);
    if (!toml.ok)
        return toml;
    const root = toml.value;
    const pkg = isTable(root.package) ? root.package : undefined;
    if (pkg && typeof pkg.name !== 'string') {
        return cargo_manifest_failed(file, '[package] has no name', 'give the package a name, or remove the table');
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
        return { ok: true, value: (0,dist/* parse */.qg)(text) };
    }
    catch (error) {
        if (!(error instanceof dist/* TomlError */.zx))
            throw error;
        const what = (error.message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /, '');
        return cargo_manifest_failed(file, `line ${error.line}, column ${error.column}: ${what}`, 'correct the TOML');
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
function cargo_manifest_failed(input, problem, remedy) {
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

;// CONCATENATED MODULE: ./src/workspace/cargo-lock.ts

/** Lock formats that exist: 1 and 2 carry no `version` key. */
const NEWEST_KNOWN_VERSION = 4;
function parseCargoLock(text) {
    const conflict = /^(<{7}|>{7}) /m.test(text);
    if (conflict) {
        return cargo_lock_failed('holds merge conflict markers', 'resolve the conflict, or run `cargo update --workspace`');
    }
    const toml = parseToml(text, 'Cargo.lock');
    if (!toml.ok)
        return toml;
    const { version, package: entries } = toml.value;
    const number = typeof version === 'number' ? version : 2;
    if (number > NEWEST_KNOWN_VERSION) {
        return cargo_lock_failed(`has format version ${number}, newer than ${NEWEST_KNOWN_VERSION}`, 'update cv-docker-build, or write the lock file with an older cargo');
    }
    const packages = Array.isArray(entries) ? entries.flatMap(lockedPackage) : [];
    return { ok: true, value: { version: number, packages } };
}
function lockedPackage(entry) {
    if (typeof entry !== 'object' || entry === null)
        return [];
    const { name, version, source, checksum } = entry;
    if (typeof name !== 'string' || typeof version !== 'string')
        return [];
    return [
        {
            name,
            version,
            ...(typeof source === 'string' ? { source } : {}),
            ...(typeof checksum === 'string' ? { checksum } : {}),
        },
    ];
}
function cargo_lock_failed(problem, remedy) {
    return { ok: false, errors: [{ input: 'Cargo.lock', problem, remedy }] };
}

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
    const toml = parseToml(text, file);
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
    const rootManifest = parseCargoManifest(text, 'Cargo.toml');
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
    const queue = [...named.flat(), ...read_cargo_paths('.', rootManifest)];
    for (let next = queue.shift(); next; next = queue.shift()) {
        if (found.has(next.folder) || isExcluded(next.folder, exclude))
            continue;
        const manifest = await readMember(root, next.folder, next.required, files, errors);
        if (!manifest)
            continue;
        found.set(next.folder, manifest);
        queue.push(...read_cargo_paths(next.folder, manifest));
    }
    return [...found].map(([folder, manifest]) => ({ folder, manifest }));
}
function read_cargo_paths(folder, { pathDependencies, workspace }) {
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
    const parsed = parseCargoManifest(text, file);
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
    const parsed = parseCargoLock(text);
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
                : { dockerfile: parseDockerfile(dockerfile, 'Dockerfile') }),
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
        return { ok: true, value: parseDockerfile(text, path, buildArgs) };
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
        ociOutput: request.outputs.some(isArchive),
        runId: runId(context),
        keep: request.keepBuilder,
    };
}
/** The docker driver hands an image of type docker to its engine; into a file only the containerd store writes it. */
function isArchive({ type, attributes }) {
    return type === 'oci' || (type === 'docker' && attributes.dest !== undefined);
}
/** A bare word is a registry reference, as buildx reads it. */
function cacheType(entry) {
    return parseAttributes(entry)?.find(({ key }) => key === 'type')?.value ?? 'registry';
}
/** Unique among the runs of this machine, and readable in `docker buildx ls`. */
function runId({ github, startedAtMs }) {
    return github ? `${github.runId}-${github.runAttempt}-${startedAtMs % 100_000}` : `${startedAtMs}`;
}

;// CONCATENATED MODULE: ./src/plan/labels.ts
const labels_PREFIX = 'org.opencontainers.image';
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
    return Object.entries(labels).flatMap(([key, value]) => value ? [`${labels_PREFIX}.${key}=${oneLine(value)}`] : []);
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

;// CONCATENATED MODULE: ./src/plan/tags.ts


const TAG_LIMIT = 128;
const SHORT_SHA_LENGTH = 7;
/**
 * The tags that follow from a version or the git ref, by the conventions of docker/metadata-action
 * (type=schedule, semver, ref and sha). The variants of one commit differ by a suffix; prod has none.
 */
function planTags(given, context) {
    const suffix = given.variant === undefined || given.variant === 'prod' ? '' : `-${given.variant}`;
    const names = given.version === undefined ? tagsOfRef(context) : tagsOfVersion(given.version);
    const usable = names.map((name) => sanitize(name, TAG_LIMIT - suffix.length)).filter(isTag);
    const tags = [...new Set(usable.length > 0 ? usable : ['latest'])];
    return { tags: tags.map((tag) => `${tag}${suffix}`), version: tags[0] ?? 'latest' };
}
/** A released version moves its shorter forms and `latest`; a pre-release and any other text stand alone. */
function tagsOfVersion(text) {
    const version = parseSemver(text);
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

;// CONCATENATED MODULE: ./src/plan/image-metadata.ts




/**
 * What the image is called and what it says of itself. Whatever was given stays as it is. What was
 * not is ours to choose in two cases: for a Dockerfile of ours, and for any other when neither tags,
 * labels, annotations nor outputs were given: a workflow that gives one of them decides itself.
 */
function planImageMetadata(request, context, subject) {
    const { tags, labels, annotations, outputs } = request;
    const planned = planTags(withVariant(request, subject), context);
    const version = request.version === undefined ? tagOf(tags[0]) : planned.version;
    const makesImage = request.call === undefined || request.call === 'build';
    const saysNothing = [tags, labels, annotations, outputs].every((list) => list.length === 0);
    if (!makesImage || (subject.origin !== 'ours' && !saysNothing)) {
        return { tags, labels, annotations, ...(version !== undefined && { version }) };
    }
    const name = planImageName(request, context, subject.application?.name ?? subject.folderName);
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
    const parsed = image_reference_parseReference(reference ?? '');
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
    const exporter = request.outputs.find(measure_plan_isPushed);
    // Several names stand in one attribute, separated by commas.
    return exporter && (exporter.attributes.name?.split(',')[0] ?? tag);
}
function measure_plan_isPushed({ type, attributes }) {
    return type === 'registry' || (type === 'image' && parseGoBoolean(attributes.push ?? '') === true);
}

// EXTERNAL MODULE: ./src/engine/stand-ins/recipes.ts
var recipes = __webpack_require__(6415);
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
    const ours = planOurs({ ...subject, engine });
    const load = hasToBeLoaded(subject, builder);
    const command = planBuildxArgv({
        request,
        context,
        engine,
        contextArgument: facts.contextArgument,
        image,
        missingSecretFiles: facts.missingSecretFiles,
        additions: { ...ours.additions, load },
        ...(builder.kind === 'own' ? { builderName: builder.name } : {}),
        ...(ours.dockerfile === undefined ? {} : { dockerfile: ours.dockerfile }),
    });
    if (!command.ok)
        return { kind: 'errors', errors: command.errors };
    const { argv, env, results, temporaryFiles, warnings } = command.value;
    const remarks = planStandInRemarks(subject);
    const measured = { request, image, load, engine, workspaceFolder: context.workspaceFolder };
    const plan = {
        schemaVersion: 1,
        ...(facts.dockerfile.variant ? { variant: facts.dockerfile.variant } : {}),
        dockerfile: { path: facts.dockerfile.path, origin: facts.dockerfile.origin },
        context: facts.contextArgument,
        platforms: request.platforms,
        image: imagePlan(image),
        builder,
        buildx: { argv, env },
        temporaryFiles: [...temporaryFiles, ...ours.files],
        results,
        measure: planMeasurement(measured),
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
/** What comes on top for our own Dockerfiles, and for stand-ins with any. */
function planOurs({ request, context, facts, standIns }) {
    const buildContexts = standIns.map((standIn) => standIn.context);
    const { origin, variant, path } = facts.dockerfile;
    if (origin !== 'ours' || variant === undefined) {
        const additions = { buildContexts };
        return { additions, files: [], warnings: [], dockerfile: origin === 'given' ? path : undefined };
    }
    const given = planDockerfileArguments(variant, request, facts.workspace?.cargo, facts.binary);
    const files = planOurFiles({ request, context, facts, path });
    const additions = { buildContexts, buildArgs: given.buildArgs, secrets: files.secrets };
    return { additions, files: files.files, warnings: given.warnings, dockerfile: files.dockerfile };
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

;// CONCATENATED MODULE: ./src/prepare.ts







/** From the texts of the inputs to the plan. Input errors come before any engine is looked for. */
async function prepare(raw, context, ports) {
    const parsed = parseRequest(raw, context);
    if (!parsed.ok) {
        const errors = [...parsed.errors, ...(await workspaceErrors(raw, context, ports.files))];
        return { kind: 'errors', errors };
    }
    const request = parsed.value;
    const read = await readFacts(request, context, ports.files);
    if (!read.ok)
        return { kind: 'errors', errors: read.errors };
    const facts = read.value;
    const engine = await ports.engineFacts(request.builder);
    const references = baseReferences(facts);
    const made = await makeStandIns(request, references, engine, ports);
    const builder = await decideBuilder(request, context, engine, made.length > 0, ports);
    const isOwn = builder.kind === 'plan' && builder.plan.kind === 'own';
    const standIns = made.map(({ name, context: theirs, ownBuilderContext }) => ({
        name,
        context: isOwn ? ownBuilderContext : theirs,
    }));
    const result = planBuild({ request, context, facts, engine, builder, standIns });
    if (result.kind !== 'plan')
        return result;
    return { kind: 'ready', request, facts, engine, plan: result.plan };
}
async function makeStandIns({ standIns }, references, engine, ports) {
    return standIns === 'never' ? [] : ports.standIns.make(standIns, references, engine);
}
/** Where no registry answers, the image that a builder of our own runs is made here, too. */
async function decideBuilder(request, context, engine, hasStandIns, ports) {
    const needs = { ...planBuilderNeeds(request, context, engine), standIns: hasStandIns };
    const decision = planBuilder(needs, engine);
    const isOwn = decision.kind === 'plan' && decision.plan.kind === 'own';
    if (!isOwn || request.standIns === 'never')
        return decision;
    const buildkitImage = await ports.standIns.makeBuildkitImage(request.standIns);
    if (buildkitImage === undefined)
        return decision;
    return planBuilder({ ...needs, standIns: true, buildkitImage }, engine);
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

;// CONCATENATED MODULE: ./src/action/actions-logger.ts

/** The runner's log: groups fold, warnings and errors become annotations. */
const actionsLogger = {
    debug: (message) => core/* debug */.Yz(message),
    info: (message) => core/* info */.pq(harmless(message)),
    notice: (message, location) => core/* notice */.lm(message, annotation(location)),
    warning: (message, location) => core/* warning */.$e(message, annotation(location)),
    error: (message, location) => core/* error */.z3(message, annotation(location)),
    group: (name, body) => core/* group */.Os(name, body),
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

;// CONCATENATED MODULE: ./src/report/read-shape.ts
/** Reads a value by its shape. With problems the value is not of type `T` everywhere. */
function read_shape_readShape(shape, value) {
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
            if (!read_shape_isRecord(value))
                break;
            return read_shape_readMembers(form.members, value, path, problems);
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
function read_shape_readMembers(members, value, path, problems) {
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
function read_shape_isRecord(value) {
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
            return 'an object';
    }
}
const MAX_QUOTE = 60;
function nameValue(value) {
    if (Array.isArray(value))
        return 'a list';
    if (read_shape_isRecord(value))
        return 'an object';
    const quoted = JSON.stringify(value) ?? String(value);
    return quoted.length <= MAX_QUOTE ? quoted : `${quoted.slice(0, MAX_QUOTE)}…`;
}

;// CONCATENATED MODULE: ./src/report/shape.ts
const shape_text = { kind: 'text' };
const shape_flag = { kind: 'flag' };
/** Any finite number. */
const number = { kind: 'number', whole: false };
const notNegative = { kind: 'number', whole: false, minimum: 0 };
const whole = { kind: 'number', whole: true, minimum: 0 };
function patterned(pattern, example) {
    return { kind: 'text', pattern, example };
}
function choice(...values) {
    return { kind: 'choice', values };
}
function nullable(inner) {
    return { kind: 'nullable', inner };
}
function shape_list(item) {
    return { kind: 'list', item };
}
function record(members) {
    return { kind: 'record', members };
}
function must(form) {
    return { form, required: true };
}
function may(form) {
    return { form, required: false };
}

;// CONCATENATED MODULE: ./src/report/run-report-shape.ts

/**
 * `RunReport` as a shape, in the order in which report.json is written. The compiler refuses it when
 * a member is missing, too many or of another type; a test does so for docs/report.schema.json.
 */
const instant = patterned('^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z$', '2026-01-31T12:00:00.000Z');
/** The grammar of OCI; in practice sha256. */
const digest = patterned('^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[A-Za-z0-9=_-]+$', 'sha256:…');
const outcome = choice('success', 'failure', 'cancelled');
const bytes = nullable(whole);
const run_report_shape_failure = record({
    stage: must(shape_text),
    cause: must(shape_text),
    remedy: may(shape_text),
    step: may(shape_text),
    evidence: must(shape_list(shape_text)),
    exitCode: must(whole),
});
const build = record({
    variant: may(choice('prod', 'dev', 'minimal')),
    version: may(shape_text),
    dockerfile: must(shape_text),
    platforms: must(shape_list(shape_text)),
    tags: must(shape_list(shape_text)),
    builder: must(record({
        name: must(shape_text),
        driver: must(shape_text),
        buildkitVersion: may(shape_text),
    })),
    engine: must(record({ serverVersion: may(shape_text), buildxVersion: must(shape_text) })),
    standIns: must(shape_list(record({ replaces: must(shape_text), name: must(shape_text) }))),
});
const stage = record({
    name: must(choice('plan', 'engine', 'build', 'measure', 'smoke-test')),
    startMs: must(number),
    durationMs: must(notNegative),
});
const attempt = record({
    number: must(whole),
    durationMs: must(notNegative),
    outcome: must(outcome),
    cause: may(shape_text),
});
const step = record({
    name: must(shape_text),
    stage: may(shape_text),
    platform: may(shape_text),
    startMs: must(number),
    durationMs: must(notNegative),
    cached: must(shape_flag),
    error: may(shape_text),
});
const size = record({ compressedBytes: must(bytes), unpackedBytes: must(bytes) });
const run_report_shape_layer = record({
    digest: must(digest),
    mediaType: must(shape_text),
    compressedBytes: must(bytes),
    unpackedBytes: must(bytes),
    origin: must(choice('base', 'own', 'unknown')),
    createdBy: may(shape_text),
});
const platformImage = record({
    platform: must(shape_text),
    digest: may(digest),
    total: must(size),
    base: may(size),
    own: may(size),
    layers: must(shape_list(run_report_shape_layer)),
});
const run_report_shape_image = record({
    imageId: may(digest),
    digest: may(digest),
    platforms: must(shape_list(platformImage)),
    unpackedAs: may(choice('files')),
    unmeasured: may(shape_text),
});
const smokeTest = record({
    url: must(shape_text),
    outcome: must(choice('success', 'failure')),
    status: may(whole),
    body: may(shape_text),
    startupMs: may(notNegative),
    cause: may(shape_text),
});
const warning = record({
    message: must(shape_text),
    file: may(shape_text),
    line: may(whole),
    url: may(shape_text),
});
const run_report_shape_runReport = record({
    schemaVersion: must(choice(1)),
    tool: must(record({ name: must(choice('cv-docker-build')), version: must(shape_text) })),
    startedAt: must(instant),
    durationMs: must(notNegative),
    outcome: must(outcome),
    failure: may(run_report_shape_failure),
    source: must(record({ commit: may(shape_text), ref: may(shape_text), repository: may(shape_text) })),
    build: must(build),
    stages: must(shape_list(stage)),
    attempts: must(shape_list(attempt)),
    steps: must(shape_list(step)),
    cargo: may(record({ compiled: must(whole), fresh: may(whole) })),
    image: may(run_report_shape_image),
    smokeTest: may(smokeTest),
    warnings: must(shape_list(warning)),
});

;// CONCATENATED MODULE: ./src/report/json.ts



const MAX_PROBLEMS = 20;
const SCHEMA_VERSION = 1;
/** report.json: members in the order of the schema, two spaces, a line end at the end. */
function renderJson(report) {
    return `${JSON.stringify(read_shape_readShape(run_report_shape_runReport, report).value, null, 2)}\n`;
}
/**
 * Reads a report.json. Members it does not know are left out: a later version 1 may have more. What
 * it knows has to be right; at most 20 problems are told.
 */
function parseReport(json) {
    const parsed = json_parseJson(json);
    if (!parsed.ok)
        return parsed;
    const version = schemaVersionOf(parsed.value);
    if (typeof version === 'number' && version !== SCHEMA_VERSION)
        return wrongVersion(version);
    const { value, problems } = readShape(runReport, parsed.value);
    if (problems.length === 0)
        return { ok: true, value };
    const shown = problems.slice(0, MAX_PROBLEMS);
    const rest = problems.length - shown.length;
    return json_refuse(rest === 0 ? shown : [...shown, `${rest} more members are wrong`]);
}
function json_parseJson(json) {
    try {
        return { ok: true, value: JSON.parse(json.replace(/^\ufeff/, '')) };
    }
    catch (error) {
        const detail = error instanceof SyntaxError ? clip(cleanLine(error.message), 200) : '';
        return json_refuse([`it is not JSON (${detail})`]);
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
function json_refuse(problems) {
    const remedy = 'give a report.json as cv-docker-build wrote it';
    return { ok: false, errors: problems.map((problem) => ({ input: 'report', problem, remedy })) };
}

;// CONCATENATED MODULE: ./src/report/highlights.ts
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
/** `RUN cargo build` of `RUN /bin/sh -c cargo build # buildkit`, as the history of an image has it. */
function shortInstruction(createdBy) {
    return createdBy.replace(/ # buildkit$/, '').replace(/^RUN \/bin\/sh -c /, 'RUN ');
}
/** Successful without an image: a check or an outline of the Dockerfile, nothing was built. */
function madeNoImage({ outcome, image }) {
    return outcome === 'success' && image === undefined;
}
/** `1.2` of `ghcr.io/octo/cv:1.2@sha256:…`; a port of the registry is not a tag. */
function highlights_tagOf(reference) {
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

;// CONCATENATED MODULE: ./src/report/outputs.ts

/** Every output as text; what is not known is empty, as an output that was never set. */
function makeOutputs(report, { metadata = '', reportFile = '' }) {
    const { build, image } = report;
    const reference = build.tags[0] ?? '';
    const platforms = image?.platforms ?? [];
    return {
        imageid: image?.imageId ?? '',
        digest: image?.digest ?? '',
        metadata,
        image: reference,
        tags: build.tags.join('\n'),
        version: build.version ?? highlights_tagOf(reference) ?? '',
        variant: build.variant ?? '',
        'size-compressed': exact(platforms[0]?.total.compressedBytes),
        'size-unpacked': exact(platforms[0]?.total.unpackedBytes),
        sizes: platforms.length === 0 ? '' : JSON.stringify(sizesByPlatform(platforms)),
        'duration-ms': String(Math.round(report.durationMs)),
        'build-duration-ms': buildDuration(report),
        report: reportFile,
        outcome: report.outcome,
    };
}
function exact(bytes) {
    return bytes === null || bytes === undefined ? '' : String(bytes);
}
function sizesByPlatform(platforms) {
    return Object.fromEntries(platforms.map(({ platform, total, base, own }) => [
        platform,
        { ...total, ...(base && { base }), ...(own && { own }) },
    ]));
}
function buildDuration({ stages }) {
    const builds = stages.filter(({ name }) => name === 'build');
    if (builds.length === 0)
        return '';
    return String(Math.round(builds.reduce((sum, { durationMs }) => sum + durationMs, 0)));
}

;// CONCATENATED MODULE: ./src/report/markdown.ts

/**
 * A piece of Markdown written by us; every string put into it is escaped, every `Markdown` is kept.
 * Two code spans have to be kept apart by some character.
 */
function md(literals, ...values) {
    const parts = literals.map((literal, index) => {
        const value = values[index];
        return value === undefined ? literal : literal + markdown_sourceOf(value);
    });
    return { markdown: parts.join('') };
}
function markdown_sourceOf(value) {
    return typeof value === 'object' ? value.markdown : escapeText(String(value));
}
const EMPTY = { markdown: '' };
function markdown_join(pieces, separator) {
    return { markdown: pieces.map((piece) => piece.markdown).join(separator) };
}
/** Blocks apart from each other; empty ones leave no trace. */
function paragraphs(blocks) {
    return markdown_join(blocks.filter(({ markdown }) => markdown !== ''), '\n\n');
}
/**
 * Text of others as one line of prose: shown as it is, without any meaning. Neither as markup, HTML,
 * mathematics or emoji code, nor as what GitHub links by itself: `@user`, `#1`, `GH-1`, addresses.
 */
function escapeText(text) {
    return plain_text_cleanLine(text).replace(/ +/g, ' ').replace(MEANINGFUL, escapeSign);
}
/** Whatever Markdown or GitHub would read as more than a character; the last two at the start only. */
const MEANINGFUL = /[&<>\\|$`*_[\]~#@]|\bGH-(?=\d)|www(?=\.)|:(?=\/\/|[\w+-]*[a-z][\w+-]*:|[+-]1:|1(?:00|234):)|^ ?[-+=]|^ ?\d+[.)](?= |$)/gi;
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
    const line = plain_text_cleanLine(text);
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
    return markdown_join(parts.map((part, at) => (at % 2 === 1 ? code(part) : md `${part}`)), '');
}
/** Lines of others in a block of code, closed by a fence that they do not hold. */
function codeBlock(lines) {
    const text = lines.flatMap(cleanLines).join('\n');
    const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
    return { markdown: `${fence}text\n${text}\n${fence}` };
}
function longestRun(text) {
    return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
/** A table whose source is readable too: a cell for each column, on one line each. */
function markdown_table(columns, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    const rule = columns.map(({ align }) => (align === 'left' ? ':---' : '---:'));
    const titles = columns.map(({ title }) => cellSource(md `${title}`));
    return markdown_join([line(titles), line(rule), ...rows.map((row) => line(row.map(cellSource)))].map((markdown) => ({
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
function markdown_link(title, address) {
    const url = parseWebAddress(address);
    const text = escapeText(title);
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

;// CONCATENATED MODULE: ./src/report/summary-head.ts




const MAX_SENTENCE = 900;
const MAX_NAME = 300;
const MAX_LINE = 1000;
const MAX_STAGE = 40;
const MAX_NAMES = 10;
function renderHeadline(report) {
    const time = formatDuration(report.durationMs);
    switch (report.outcome) {
        case 'success':
            return madeNoImage(report) ? md `## ✅ Finished in ${time}` : md `## ✅ Image built in ${time}`;
        case 'cancelled':
            return md `## ⏹️ Cancelled after ${time}`;
        case 'failure':
            return report.failure === undefined
                ? md `## ❌ Failed after ${time}`
                : md `## ❌ Failed in ${code(plain_text_clip(report.failure.stage, MAX_STAGE))} after ${time}`;
    }
}
/** Never left out: nobody may take an image of stand-ins for a real one. */
function renderStandIns({ build }) {
    if (build.standIns.length === 0)
        return EMPTY;
    const shown = build.standIns.slice(0, MAX_NAMES);
    const names = shown.map(({ replaces, name }) => md `${shortCode(replaces)} by ${shortCode(name)}`);
    const more = build.standIns.length > shown.length ? md `, and others` : EMPTY;
    return md `> ⚠️ **Not the real base images.** No image registry answered, so stand-ins took their place: ${markdown_join(names, ', ')}${more}. Use this image for tests, do not release it.`;
}
/** What failed, what to do, and the last lines of the step that failed. */
function renderFailure({ failure }, evidenceLines) {
    if (failure === undefined)
        return EMPTY;
    const { cause, remedy, step, evidence } = failure;
    const lines = evidenceLines === 0 ? [] : evidence.slice(-evidenceLines);
    return paragraphs([
        labelled('What failed', cause),
        labelled('What to do', remedy),
        step === undefined ? EMPTY : md `Step: ${shortCode(step)}`,
        lines.length === 0 ? EMPTY : codeBlock(lines.map((line) => plain_text_clip(line, MAX_LINE))),
    ]);
}
function labelled(label, sentence = '') {
    const text = plain_text_clip(sentence, MAX_SENTENCE);
    return plain_text_cleanLine(text).trim() === '' ? EMPTY : md `**${label}:** ${prose(text)}`;
}
/** The first fact is the head of the table: a table without a head is not Markdown. */
function renderFacts(report) {
    const [first, ...rest] = factsOf(report);
    if (first === undefined)
        return EMPTY;
    const head = [first.title, first.value];
    return markdown_table([
        { title: head[0], align: 'left' },
        { title: head[1], align: 'left' },
    ], rest.map(({ title, value }) => [md `**${title}**`, value]));
}
function factsOf(report) {
    const { build, image, source } = report;
    const { dockerfile, variant, platforms } = build;
    const id = image?.digest ?? image?.imageId;
    return [
        ...(madeNoImage(report) ? [] : tagFacts(build.tags)),
        ...(id === undefined
            ? []
            : [{ title: image?.digest ? 'Digest' : 'Image ID', value: code(id) }]),
        {
            title: 'Dockerfile',
            value: md `${shortCode(dockerfile)}${variant === undefined ? '' : ` (variant ${variant})`}`,
        },
        ...(image?.platforms.length || platforms.length === 0
            ? []
            : [{ title: 'Platforms', value: markdown_join(platforms.map(shortCode), ', ') }]),
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
    const also = markdown_join(rest === 0 ? shown : [...shown, md `${rest} more`], ' · ');
    return [image, { title: 'Also as', value: also }];
}
function sourceFact({ repository, ref, commit }) {
    const parts = [
        repository,
        ref === undefined ? undefined : shortRef(ref),
        commit?.slice(0, 12),
    ].flatMap((part) => (part === undefined ? [] : [shortCode(part)]));
    return parts.length === 0 ? [] : [{ title: 'Source', value: markdown_join(parts, ' · ') }];
}
function shortCode(text) {
    return code(plain_text_clip(text, MAX_NAME));
}

;// CONCATENATED MODULE: ./src/report/wording.ts

/** Phrases that the summary and the terminal share. Plain text, not yet cleaned or escaped. */
/** `Cargo: 3 of 74 units compiled, 71 fresh (96 %).` */
function formatCargo({ compiled, fresh }) {
    if (fresh === undefined)
        return `Cargo: ${formatCount(compiled, 'unit')} compiled.`;
    const total = compiled + fresh;
    if (total === 0)
        return 'Cargo: nothing to compile.';
    const share = formatShare(fresh, total);
    return `Cargo: ${groupDigits(compiled)} of ${formatCount(total, 'unit')} compiled, ${groupDigits(fresh)} fresh (${share}).`;
}
/** `answered 200, 84 ms after the start`; without an answer, why. */
function describeAnswer({ status, startupMs, cause }) {
    const answer = status === undefined ? 'did not answer' : `answered ${status}`;
    const time = startupMs === undefined ? '' : `, ${formatDuration(startupMs)} after the start`;
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

;// CONCATENATED MODULE: ./src/report/summary-notes.ts



const MAX_WARNINGS = 50;
const MAX_MESSAGE = 500;
const summary_notes_MAX_NAME = 300;
/** What the started image answered. */
function renderSmokeTest(test, showBody) {
    if (test === undefined)
        return EMPTY;
    const { outcome, url, body } = test;
    const mark = outcome === 'success' ? '✅' : '❌';
    return paragraphs([
        md `### Smoke test`,
        md `${mark} ${code(plain_text_clip(url, summary_notes_MAX_NAME))} ${prose(plain_text_clip(describeAnswer(test), MAX_MESSAGE))}`,
        body === undefined || !showBody ? EMPTY : codeBlock([body]),
    ]);
}
function renderWarnings(warnings, show) {
    if (warnings.length === 0 || !show)
        return EMPTY;
    const lines = warnings.slice(0, MAX_WARNINGS).map(warningLine);
    const rest = warnings.length - lines.length;
    const items = rest === 0 ? lines : [...lines, md `- and ${rest} more`];
    return paragraphs([md `### Warnings`, markdown_join(items, '\n')]);
}
function warningLine({ message, file, line, url }) {
    const place = describePlace({ file, line });
    return markdown_join([
        md `-`,
        ...(place === undefined ? [] : [code(plain_text_clip(place, summary_notes_MAX_NAME))]),
        prose(plain_text_clip(message, MAX_MESSAGE)),
        ...(url === undefined ? [] : [md `(${markdown_link('more', url)})`]),
    ], ' ');
}
/** Who made this, in small print. */
function renderFooter({ tool, build, startedAt }) {
    const parts = [`${tool.name} ${tool.version}`, ...describeEngine(build), `started ${startedAt}`];
    return md `<sub>${parts.map((part) => plain_text_clip(part, summary_notes_MAX_NAME)).join(' · ')}</sub>`;
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
        return EMPTY;
    const { platforms, unmeasured } = image;
    const counted = describeUnpacked(image);
    return paragraphs([
        md `### Size`,
        knownMeasures(platforms).length === 0 ? EMPTY : sizeTable(platforms),
        counted === undefined ? EMPTY : md `${counted}`,
        unmeasured === undefined ? EMPTY : md `Not measured: ${plain_text_clip(unmeasured, MAX_REASON)}`,
        ...(show.layers ? platforms.map(layerDetails) : []),
    ]);
}
function sizeTable(platforms) {
    const measures = knownMeasures(platforms);
    const split = hasBaseSplit(platforms);
    const parts = split ? [right('base'), right('own')] : [];
    const columns = [
        { title: 'Platform', align: 'left' },
        ...measures.flatMap((measure) => [right(TITLES[measure]), ...parts]),
    ];
    const cells = (platform, measure) => {
        const { total, base, own } = sizesOf(platform, measure);
        const sum = md `**${formatBytes(total, BLANK)}**`;
        return split ? [sum, md `${formatBytes(base, BLANK)}`, md `${formatBytes(own, BLANK)}`] : [sum];
    };
    const rows = platforms.map((platform) => [
        code(platform.platform),
        ...measures.flatMap((measure) => cells(platform, measure)),
    ]);
    return markdown_table(columns, rows);
}
function layerDetails({ platform, layers, total }) {
    if (layers.length === 0)
        return EMPTY;
    const sum = [
        formatCount(layers.length, 'layer'),
        ...(total.compressedBytes === null
            ? []
            : [`${formatExactBytes(total.compressedBytes)} compressed`]),
        ...(total.unpackedBytes === null ? [] : [`${formatExactBytes(total.unpackedBytes)} unpacked`]),
    ];
    const columns = [
        right('Layer'),
        right('Compressed'),
        right('Unpacked'),
        { title: 'From', align: 'left' },
        { title: 'Made by', align: 'left' },
        { title: 'Digest', align: 'left' },
    ];
    return details(`${platform}: ${sum.join(', ')}`, markdown_table(columns, layers.map(layerRow)));
}
const ORIGINS = {
    base: 'base',
    own: 'own',
    unknown: BLANK,
};
function layerRow(layer, index) {
    return [
        md `${index + 1}`,
        md `${formatBytes(layer.compressedBytes, BLANK)}`,
        md `${formatBytes(layer.unpackedBytes, BLANK)}`,
        md `${ORIGINS[layer.origin]}`,
        code(plain_text_clip(shortInstruction(layer.createdBy ?? ''), MAX_INSTRUCTION)),
        code(shortDigest(layer.digest)),
    ];
}
/** Twelve digits, as Docker shows identifiers. */
function shortDigest(digest) {
    return digest.replace(/^[^:]*:/, '').slice(0, 12);
}
function right(title) {
    return { title, align: 'right' };
}

;// CONCATENATED MODULE: ./src/report/summary-times.ts





const SLOWEST = 8;
const MAX_STEP = 160;
const MAX_CAUSE = 300;
/** Where the time went: stages of the run, attempts when there were several, steps of the build. */
function renderTimes(report, show) {
    if (!show.times || report.stages.length === 0)
        return EMPTY;
    return paragraphs([
        md `### Time`,
        stageTable(report),
        report.attempts.length > 1 ? attemptTable(report.attempts) : EMPTY,
        cargoSentence(report.cargo),
        ...(show.steps ? stepSection(report.steps) : []),
    ]);
}
function stageTable({ stages, durationMs }) {
    const rows = stages.map((stage) => [
        md `${stage.name}`,
        md `${formatDuration(stage.durationMs)}`,
        md `${formatShare(stage.durationMs, durationMs)}`,
    ]);
    const total = [md `**total**`, md `**${formatDuration(durationMs)}**`, EMPTY];
    return markdown_table([left('Stage'), summary_times_right('Took'), summary_times_right('Share')], [...rows, total]);
}
function attemptTable(attempts) {
    const rows = attempts.map(({ number, outcome, durationMs, cause }) => [
        md `${number}`,
        md `${outcome}`,
        md `${formatDuration(durationMs)}`,
        cause === undefined ? md `${BLANK}` : prose(plain_text_clip(cause, MAX_CAUSE)),
    ]);
    return markdown_table([summary_times_right('Attempt'), left('Outcome'), summary_times_right('Took'), left('Cause')], rows);
}
function cargoSentence(cargo) {
    return cargo === undefined ? EMPTY : md `${formatCargo(cargo)}`;
}
function stepSection(steps) {
    if (steps.length === 0)
        return [];
    const slowest = pickSlowestSteps(steps, SLOWEST);
    const title = `${formatCount(steps.length, 'build step')}, ${countCached(steps)} cached`;
    return [
        slowest.length === 0 ? md `${title}` : md `${title}; the slowest:\n\n${stepTable(slowest)}`,
        details('All build steps', paragraphs([stageTotalsTable(steps), stepTable(steps)])),
    ];
}
function stepTable(steps) {
    return markdown_table([summary_times_right('Took'), left('Step')], steps.map((step) => [md `${stepTime(step)}`, stepName(step)]));
}
function stepTime({ cached, durationMs }) {
    return cached ? 'cached' : formatDuration(durationMs);
}
function stepName({ name, error }) {
    const shown = code(plain_text_clip(name, MAX_STEP));
    return error === undefined ? shown : md `${shown} **failed**`;
}
/** Only where there is more than one stage to tell apart. */
function stageTotalsTable(steps) {
    const totals = totalByStage(steps);
    if (totals.filter(({ stage }) => stage !== undefined).length < 2)
        return EMPTY;
    const rows = totals.map(({ stage, steps: count, cached, busyMs }) => [
        stage === undefined ? md `${BLANK}` : code(plain_text_clip(stage, MAX_STEP)),
        md `${count}`,
        md `${cached}`,
        md `${cached === count ? 'cached' : formatDuration(busyMs)}`,
    ]);
    return markdown_table([left('Dockerfile stage'), summary_times_right('Steps'), summary_times_right('Cached'), summary_times_right('Took')], rows);
}
function left(title) {
    return { title, align: 'left' };
}
function summary_times_right(title) {
    return { title, align: 'right' };
}

;// CONCATENATED MODULE: ./src/report/summary.ts






/** GitHub refuses the whole summary of a step above 1 MiB; the rest is for what others write there. */
const SUMMARY_MAX_BYTES = 1024 * 1024 - 64 * 1024;
const WHOLE = {
    layers: true,
    steps: true,
    evidenceLines: Number.POSITIVE_INFINITY,
    answer: true,
    warnings: true,
    times: true,
    sizes: true,
    facts: true,
};
/** What goes first when there is too much: the longest and least read, down to cause and remedy. */
const CUTS = [
    { name: 'layers', cut: { layers: false } },
    { name: 'build steps', cut: { steps: false } },
    { name: 'older log lines', cut: { evidenceLines: 20 } },
    { name: 'log lines', cut: { evidenceLines: 0 }, includes: 'older log lines' },
    { name: 'answer of the smoke test', cut: { answer: false } },
    { name: 'warnings', cut: { warnings: false } },
    { name: 'times', cut: { times: false } },
    { name: 'sizes', cut: { sizes: false }, includes: 'layers' },
    { name: 'facts', cut: { facts: false } },
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
    return paragraphs([
        renderHeadline(report),
        renderStandIns(report),
        renderFailure(report, extent.evidenceLines),
        extent.facts ? renderFacts(report) : EMPTY,
        renderSmokeTest(report.smokeTest, extent.answer),
        renderSizes(report.image, extent),
        renderTimes(report, extent),
        renderWarnings(report.warnings, extent.warnings),
    ]);
}
function withNote(report, body, left, maxBytes) {
    return `${paragraphs([body, leftOutNote(left, maxBytes), renderFooter(report)]).markdown}\n`;
}
function leftOutNote(left, maxBytes) {
    if (left.length === 0)
        return EMPTY;
    return md `Left out to stay below ${groupDigits(maxBytes)} bytes: ${left.join(', ')}. All of it stands in report.json.`;
}
/** When even cause and remedy are too long: how it ended, and whether the image is a real one. */
function renderBarest(report, maxBytes) {
    const standIns = report.build.standIns.length === 0
        ? EMPTY
        : md `> ⚠️ **Built on stand-in base images.** Do not release this image.`;
    const note = leftOutNote(['everything else'], maxBytes);
    return `${paragraphs([renderHeadline(report), standIns, note]).markdown}\n`;
}

;// CONCATENATED MODULE: ./src/report/verdict.ts



const verdict_MAX_CAUSE = 900;
const verdict_MAX_STAGE = 40;
/** How the run ended: for the exit code, for the error annotation, for the last line on a terminal. */
function decideVerdict(report) {
    switch (report.outcome) {
        case 'success':
            return { exitCode: 0, sentence: successSentence(report) };
        case 'cancelled':
            return {
                exitCode: 130,
                sentence: `The run was cancelled after ${formatDuration(report.durationMs)}.`,
            };
        case 'failure':
            return { exitCode: failureExitCode(report), sentence: failureSentence(report) };
    }
}
/** A failure never ends with 0, and one that names no code of ours is a bug of ours. */
function failureExitCode({ failure }) {
    const codes = [1, 2, 3, 4];
    return codes.find((code) => code === failure?.exitCode) ?? 70;
}
function failureSentence({ failure }) {
    if (failure === undefined)
        return 'The run failed without a cause, which is a bug of cv-docker-build.';
    const cause = `${capitalize(plain_text_clip(plain_text_cleanLine(failure.stage), verdict_MAX_STAGE))} failed: ${asSentence(failure.cause)}`;
    return failure.remedy === undefined ? cause : `${cause} ${asSentence(failure.remedy)}`;
}
function successSentence(report) {
    if (madeNoImage(report))
        return `Finished in ${formatDuration(report.durationMs)}.`;
    const { tags, platforms } = report.build;
    const name = tags[0] === undefined ? 'the image' : plain_text_clip(plain_text_cleanLine(tags[0]), 300);
    const several = platforms.length > 1 ? ` for ${formatCount(platforms.length, 'platform')}` : '';
    const built = `Built ${name}${several} in ${formatDuration(report.durationMs)}`;
    return `${built}${sizeClause(report)}${standInClause(report)}.`;
}
function sizeClause({ image }) {
    const [only, second] = image?.platforms ?? [];
    if (only === undefined || second !== undefined)
        return '';
    const { compressedBytes, unpackedBytes } = only.total;
    const parts = [
        ...(compressedBytes === null ? [] : [`${formatBytes(compressedBytes)} compressed`]),
        ...(unpackedBytes === null ? [] : [`${formatBytes(unpackedBytes)} unpacked`]),
    ];
    return parts.length === 0 ? '' : `, ${parts.join(', ')}`;
}
/** Nobody may take an image of stand-ins for a real one, not even from one line. */
function standInClause({ build }) {
    return build.standIns.length === 0 ? '' : ', on stand-in base images (not for release)';
}
/** Ends with exactly one sign that ends a sentence. */
function asSentence(text) {
    const line = plain_text_clip(plain_text_cleanLine(text).trim(), verdict_MAX_CAUSE);
    return /[.!?…]$/.test(line) ? line : `${line}.`;
}
function capitalize(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

;// CONCATENATED MODULE: ./src/action/conclude.ts









/**
 * Tells what a run did in every place where a runner shows it: annotations, report.json (at `wanted`,
 * else in the folder of the run), outputs, job summary. Gives the exit code.
 */
async function conclude({ report, metadata, output }, wanted, { workspaceFolder, tempFolder }) {
    logWarnings(actionsLogger, report.warnings);
    const path = (0,external_node_path_.resolve)(workspaceFolder, wanted ?? `${tempFolder}/report.json`);
    const isWritten = await tryTo('report.json', () => files/* files */.a.writeText(path, renderJson(report)));
    const outputs = makeOutputs(report, {
        ...(isWritten ? { reportFile: path } : {}),
        ...(metadata === undefined ? {} : { metadata }),
    });
    for (const [name, value] of Object.entries(outputs))
        core/* setOutput */.uH(name, value);
    if (process.env.GITHUB_STEP_SUMMARY) {
        await tryTo('the job summary', () => writeSummary(renderSummary(report)));
    }
    if (output !== undefined)
        actionsLogger.info(output);
    return tellVerdict(report);
}
async function writeSummary(markdown) {
    await core/* summary */.z.addRaw(markdown).write();
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
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
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
    };
}
function readGitHub(env) {
    const repository = env.GITHUB_REPOSITORY;
    if (!repository)
        return undefined;
    const event = readEvent(env.GITHUB_EVENT_PATH);
    const repo = context_record(event.repository);
    const pull = context_record(event.pull_request);
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
        ...context_text('defaultBranch', repo.default_branch),
        ...context_text('description', repo.description),
        ...context_text('license', context_record(repo.license).spdx_id),
        ...(typeof repo.private === 'boolean' ? { isPrivate: repo.private } : {}),
        ...(typeof pull.number === 'number'
            ? { pullRequest: { number: pull.number, headSha: String(context_record(pull.head).sha ?? '') } }
            : {}),
    };
}
/** A missing or broken payload is no reason to stop: what it would have said is then not known. */
function readEvent(path) {
    if (!path)
        return {};
    try {
        return context_record(JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8')));
    }
    catch {
        return {};
    }
}
function context_record(value) {
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
var step_environment = __webpack_require__(8450);
;// CONCATENATED MODULE: ./src/action/run-main.ts

















/** By then docker has been started. */
const LOAD_AHEAD_MS = 100;
const EXIT = { tool: 1, input: 2, bug: 70, cancelled: 130 };
/** The main step. Gives the exit code; whatever happens, the reason stands in an annotation. */
async function runMain(inspection, signal) {
    const started = readActionContext(process.env);
    saveForPost(started, {});
    try {
        // The inspection takes longer than git: nothing waits for this.
        const git = await readCommitTime(started.workspaceFolder, command_runner/* runCommand */.d);
        return await run_main_build({ ...started, git }, inspection, signal);
    }
    catch (error) {
        // Whatever was cut short by the signal fails in its own way.
        return signal.aborted ? cancelled() : run_main_fail(error);
    }
    finally {
        inspection.stop();
    }
}
async function run_main_build(context, inspection, signal) {
    const env = (0,environment/* definedVariables */.JF)(process.env);
    const ports = makePipelinePorts(env, actionsLogger);
    const preparation = await prepare(readInputs(), context, {
        files: files/* files */.a,
        engineFacts: inspection.read,
        standIns: standIns(context, env),
    });
    if (preparation.kind !== 'ready')
        return run_main_refuse(preparation);
    if (signal.aborted)
        return cancelled();
    const { plan, request } = preparation;
    for (const { source } of request.secrets) {
        if (source.kind === 'value')
            core/* setSecret */.Pq(revealSecret(source.value));
    }
    saveForPost(context, leftBehind(plan));
    for (const note of plan.notes)
        actionsLogger.info(note);
    loadAhead(plan);
    const result = await runPipeline(preparation, context, ports, signal);
    return conclude(result, request.report, context);
}
/** What reads the image's sizes is loaded while the builder works and this process waits. */
function loadAhead({ measure }) {
    if (measure.kind === 'engine')
        setTimeout(() => Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 2467, 23)), LOAD_AHEAD_MS).unref();
}
/** Loaded only where they are asked for: on an ordinary runner never. */
function standIns({ cacheFolder }, env) {
    const source = async () => {
        const { standInSource } = await __webpack_require__.e(/* import() */ 922).then(__webpack_require__.bind(__webpack_require__, 6922));
        return standInSource(cacheFolder, () => env, actionsLogger);
    };
    return {
        make: async (...wanted) => (await source()).make(...wanted),
        makeBuildkitImage: async (wanted) => (await source()).makeBuildkitImage(wanted),
    };
}
/** As the runner hands them over; a value is trimmed by the parser where that is right. */
function readInputs() {
    return Object.fromEntries(inputsOf('action').map(({ name }) => [name, (0,step_environment/* readInput */.R)(name, process.env)]));
}
function saveForPost({ tempFolder }, left) {
    core/* saveState */.LZ(STATE_KEY, formatState({ version: 1, tempFolder, ...left }));
}
function run_main_refuse(preparation) {
    if (preparation.kind === 'refusal') {
        const { message, hint } = preparation.refusal;
        actionsLogger.error(sentence(message, hint));
        return EXIT.tool;
    }
    for (const error of preparation.errors)
        actionsLogger.error((0,errors/* formatInputError */.i)(error));
    return EXIT.input;
}
function cancelled() {
    core/* setOutput */.uH('outcome', 'cancelled');
    actionsLogger.error('The run was cancelled before the build began.');
    return EXIT.cancelled;
}
function run_main_fail(error) {
    if (error instanceof errors/* ToolError */.v) {
        actionsLogger.error(sentence(error.message, error.hint));
        return EXIT.tool;
    }
    const text = error instanceof Error ? error.message : String(error);
    actionsLogger.error(`This is a bug of cv-docker-build, please report it: ${plain_text_cleanLine(text)}`);
    if (error instanceof Error && error.stack)
        actionsLogger.info(error.stack);
    return EXIT.bug;
}
/** What happened and what to do, on one line; either may quote what docker said. */
function sentence(message, hint) {
    const end = /[.!?:]$/.test(message) ? '' : ';';
    return plain_text_cleanLine(`${message}${end} ${hint}`);
}


/***/ }),

/***/ 3350:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ clock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
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

/***/ 6434:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ engineApi)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: ./src/image/read.ts
var read = __webpack_require__(3021);
;// CONCATENATED MODULE: ./src/image/content-protocol.ts

/**
 * The two messages of containerd.services.content.v1.Content/Read in their gRPC frames, by hand:
 * a protobuf library for three numbers and a string would be the larger part of the bundle.
 */
const READ_CONTENT_PATH = '/containerd.services.content.v1.Content/Read';
const FRAME_HEADER_BYTES = 5;
const VARINT = 0;
const BYTES = 2;
/** `ReadContentRequest { digest = 1; offset = 2; size = 3 }` as one gRPC frame. */
function encodeReadRequest(digest, startByte, lengthBytes) {
    const text = Buffer.from(digest, 'utf8');
    const message = [
        ...[(1 << 3) | BYTES, ...varint(text.length), ...text],
        ...[(2 << 3) | VARINT, ...varint(startByte)],
        ...[(3 << 3) | VARINT, ...varint(lengthBytes)],
    ];
    const frame = Buffer.alloc(FRAME_HEADER_BYTES + message.length);
    frame.writeUInt32BE(message.length, 1);
    frame.set(message, FRAME_HEADER_BYTES);
    return new Uint8Array(frame);
}
/** Joins the data of all `ReadContentResponse { offset = 1; data = 2 }` frames of an answer. */
function decodeReadResponses(body) {
    const parts = [];
    const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
    for (let at = 0; at < body.length;) {
        const end = at + FRAME_HEADER_BYTES + (at + 5 <= body.length ? view.getUint32(at + 1) : 0);
        if (at + FRAME_HEADER_BYTES > body.length || end > body.length || body[at] !== 0) {
            return (0,read/* unreadable */.O$)('the engine sent a gRPC frame that is cut off or compressed');
        }
        const data = dataOf(body.subarray(at + FRAME_HEADER_BYTES, end));
        if (!data.ok)
            return data;
        parts.push(data.value);
        at = end;
    }
    return (0,read/* found */.F9)(new Uint8Array(Buffer.concat(parts)));
}
/** The bytes of field 2; fields of other numbers are passed over. */
function dataOf(message) {
    let data = new Uint8Array(0);
    for (let at = 0; at < message.length;) {
        const field = readField(message, at);
        if (!field)
            return (0,read/* unreadable */.O$)('the engine sent a content message that cannot be read');
        if (field.key === ((2 << 3) | BYTES))
            data = message.subarray(field.start, field.end);
        at = field.end;
    }
    return (0,read/* found */.F9)(data);
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

// EXTERNAL MODULE: ./src/image/json.ts
var json = __webpack_require__(739);
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
    const [http2, connection] = await Promise.all([Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 2467, 23)), upgrade(dial)]);
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

/***/ 2272:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ findEngineEndpoint),
/* harmony export */   P: () => (/* binding */ dockerConfigFolder)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _image_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(739);




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

/***/ 3618:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ http)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_http__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4708);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_https__WEBPACK_IMPORTED_MODULE_1__);


/** An answer larger than this is refused: everything we ask for is small. */
const BODY_LIMIT_BYTES = 64 * 1024 * 1024;
/**
 * node:http(s) rather than fetch: no redirect is followed unasked, so no header can reach another
 * host, and loading it costs nothing at start.
 */
const http = (url, { method = 'GET', headers = {}, body, timeoutMs }) => new Promise((resolve, reject) => {
    const send = url.startsWith('https:') ? node_https__WEBPACK_IMPORTED_MODULE_1__.request : node_http__WEBPACK_IMPORTED_MODULE_0__.request;
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


/***/ }),

/***/ 6415:
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
        version: 2,
        packages: ['busybox-static', 'musl', 'ca-certificates'],
        reach: 'exact',
        exclude: ['./usr/share/doc/*', './usr/share/man/*', './usr/share/initramfs-tools/*'],
        config: { Env: [PATH], Cmd: ['/bin/sh'] },
    },
    'distroless-static': {
        name: 'distroless-static',
        replaces: 'gcr.io/distroless/static-debian13:nonroot',
        version: 2,
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

/***/ 739:
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

/***/ 3021:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CD: () => (/* binding */ attempt),
/* harmony export */   F9: () => (/* binding */ found),
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   uv: () => (/* binding */ attemptRead)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(739);

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


/***/ })

};
