export const id = 23;
export const ids = [23];
export const modules = {

/***/ 92023:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readDefaultBuilder: () => (/* binding */ readDefaultBuilder)
});

// EXTERNAL MODULE: ./src/engine/grpc-message.ts
var grpc_message = __webpack_require__(73926);
;// CONCATENATED MODULE: ./src/engine/control-protocol.ts

/** What `docker buildx inspect` asks the BuildKit of the engine (moby.buildkit.v1.Control). */
const INFO_PATH = '/moby.buildkit.v1.Control/Info';
const LIST_WORKERS_PATH = '/moby.buildkit.v1.Control/ListWorkers';
/** Both requests are empty messages. */
const EMPTY_REQUEST = (0,grpc_message/* encodeFrame */.Yt)([]);
const LABEL = 'org.mobyproject.buildkit.worker';
/**
 * `InfoResponse { buildkitVersion = 1 { version = 2 } }` and `ListWorkersResponse { record = 1
 * { labels = 2, platforms = 3 { architecture = 1, os = 2, variant = 3 } } }`; `undefined` when they
 * cannot be read or say nothing of the image store.
 */
function decodeBuilder(info, workers) {
    const version = textAt((0,grpc_message/* splitFrames */.zF)(info)?.[0], 1, 2);
    const records = (0,grpc_message/* valuesOf */.sm)((0,grpc_message/* splitFrames */.zF)(workers)?.[0] ?? new Uint8Array(0), 1) ?? [];
    const labels = records.flatMap((record) => entries(record));
    const imageStore = storeOf(labels);
    if (version === undefined || imageStore === undefined)
        return undefined;
    const platforms = records.flatMap((record) => ((0,grpc_message/* valuesOf */.sm)(record, 3) ?? []).map(formatPlatform));
    return {
        buildkitVersion: version.replace(/^v/, ''),
        platforms: [...new Set(platforms)],
        imageStore,
    };
}
/** The worker of the containerd store names its snapshotter; the one of the classic store only its gateway. */
function storeOf(labels) {
    if (labels.includes(`${LABEL}.snapshotter`))
        return 'containerd';
    return labels.some((label) => label.startsWith(`${LABEL}.moby.`)) ? 'classic' : undefined;
}
/** Keys of the labels. */
function entries(record) {
    return ((0,grpc_message/* valuesOf */.sm)(record, 2) ?? []).map((entry) => textAt(entry, 1) ?? '');
}
function formatPlatform(platform) {
    const [architecture, os, variant] = [1, 2, 3].map((field) => textAt(platform, field));
    return [os, architecture, variant].filter(Boolean).join('/');
}
/** The text at the end of a path of field numbers. */
function textAt(message, ...path) {
    let found = message;
    for (const field of path)
        found = found && (0,grpc_message/* valuesOf */.sm)(found, field)?.[0];
    return found && Buffer.from(found).toString('utf8');
}

// EXTERNAL MODULE: ./src/image/json.ts
var json = __webpack_require__(70739);
// EXTERNAL MODULE: ./src/adapters/engine-api.ts + 1 modules
var engine_api = __webpack_require__(26434);
// EXTERNAL MODULE: ./src/adapters/engine-endpoint.ts
var engine_endpoint = __webpack_require__(22272);
;// CONCATENATED MODULE: ./src/adapters/default-builder.ts




/**
 * The engine's own BuildKit, where no other builder is selected, asked on the socket what
 * `buildx inspect` asks it: in 10 ms instead of 50. `undefined` in every case of doubt.
 */
async function readDefaultBuilder(env, files) {
    if (!(await isDefaultSelected(env, files)))
        return undefined;
    const endpoint = await (0,engine_endpoint/* findEngineEndpoint */.L)(env, files);
    if (endpoint.kind !== 'socket')
        return undefined;
    const api = (0,engine_api/* engineApi */.d)(async () => endpoint);
    try {
        const [version, info, workers] = await Promise.all([
            api.getJson('/version'),
            api.callBuildKit(INFO_PATH, EMPTY_REQUEST),
            api.callBuildKit(LIST_WORKERS_PATH, EMPTY_REQUEST),
        ]);
        const serverVersion = (0,json/* asString */.oJ)((0,json/* asObject */.eB)(version)?.Version);
        const builder = info && workers && decodeBuilder(info, workers);
        if (serverVersion === undefined || builder === undefined)
            return undefined;
        return { serverVersion, builder: { name: 'default', driver: 'docker', ...builder } };
    }
    finally {
        api.close();
    }
}
/** Neither the environment nor buildx's own state, nor a docker context, names another builder. */
async function isDefaultSelected(env, files) {
    if (env.BUILDX_BUILDER || env.DOCKER_CONTEXT)
        return false;
    const folder = (0,engine_endpoint/* dockerConfigFolder */.P)(env);
    const state = env.BUILDX_CONFIG || `${folder}/buildx`;
    const [config, current, defaults] = await Promise.all([
        files.readTextIfAny(`${folder}/config.json`),
        files.readTextIfAny(`${state}/current`),
        files.list(`${state}/defaults`),
    ]);
    const context = (0,json/* asString */.oJ)((0,json/* asObject */.eB)((0,json/* parseJson */.qF)(config ?? ''))?.currentContext) || 'default';
    const selected = (0,json/* asString */.oJ)((0,json/* asObject */.eB)((0,json/* parseJson */.qF)(current ?? ''))?.Name) ?? '';
    return (context === 'default' || Boolean(env.DOCKER_HOST)) && !selected && !defaults.length;
}


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


/***/ })

};
