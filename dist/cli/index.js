#!/usr/bin/env node
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 486:
/***/ ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _run_cli_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(839);

process.exitCode = await (0,_run_cli_js__WEBPACK_IMPORTED_MODULE_0__/* .runCli */ .a)(process.argv.slice(2));

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 839:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  a: () => (/* binding */ runCli)
});

;// CONCATENATED MODULE: ./src/version.ts
/** Of this release, as in package.json; a test compares them. */
const VERSION = '0.1.0';

;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
;// CONCATENATED MODULE: ./src/adapters/files.ts


/** The file system; symbolic links are 'other', so that nothing of ours follows one out of a checkout. */
const files = {
    readText: (path) => (0,promises_namespaceObject.readFile)(path, 'utf8'),
    readTextIfAny: (path) => (0,promises_namespaceObject.readFile)(path, 'utf8').catch(absent),
    writeText: async (path, text, mode = 0o644) => {
        await (0,promises_namespaceObject.mkdir)((0,external_node_path_namespaceObject.dirname)(path), { recursive: true });
        await (0,promises_namespaceObject.writeFile)(path, text, { mode });
        // The mode above counts for new files only, and passes through the umask.
        await (0,promises_namespaceObject.chmod)(path, mode);
    },
    list: async (folder) => {
        const entries = (await (0,promises_namespaceObject.readdir)(folder, { withFileTypes: true }).catch(absent)) ?? [];
        return entries
            .map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
            .sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    kindOf: async (path) => {
        const stat = await (0,promises_namespaceObject.lstat)(path).catch(absent);
        return stat ? kindOf(stat) : 'absent';
    },
    makeFolder: async (path) => {
        await (0,promises_namespaceObject.mkdir)(path, { recursive: true });
    },
    copyFile: async (from, to) => {
        await (0,promises_namespaceObject.mkdir)((0,external_node_path_namespaceObject.dirname)(to), { recursive: true });
        await (0,promises_namespaceObject.copyFile)(from, to);
    },
    remove: (path) => (0,promises_namespaceObject.rm)(path, { recursive: true, force: true }),
};
function kindOf(entry) {
    if (entry.isFile())
        return 'file';
    return entry.isDirectory() ? 'folder' : 'other';
}
function absent(error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
        return undefined;
    throw error;
}

;// CONCATENATED MODULE: external "node:timers/promises"
const external_node_timers_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./src/adapters/clock.ts

const clock = {
    now: Date.now,
    sleep: async (durationMs, signal) => {
        await (0,external_node_timers_promises_namespaceObject.setTimeout)(durationMs, undefined, signal ? { signal } : {}).catch((error) => {
            if (error.name !== 'AbortError')
                throw error;
        });
    },
};

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
;// CONCATENATED MODULE: external "node:readline"
const external_node_readline_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:readline");
;// CONCATENATED MODULE: ./src/adapters/command-runner.ts



/** How long a child may take to end after SIGTERM before it is killed. */
const KILL_AFTER_MS = 1_500;
/**
 * Runs programs through node:child_process: the runner's own exec package can neither be cancelled
 * nor given a time limit, and both are promises of ours (docs/adr/0002).
 */
const runCommand = (argv, options = {}) => {
    const [program, ...args] = argv;
    const child = (0,external_node_child_process_namespaceObject.spawn)(program, args, {
        // A group of its own: `docker` runs buildx as a child, and both have to hear a signal.
        detached: true,
        stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
        ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
        ...(options.env === undefined ? {} : { env: { ...options.env } }),
    });
    return new Promise((resolve, reject) => {
        const stopper = stopOnDemand(child, options);
        const stdout = lines(child.stdout, options.onStdoutLine, options.collect ?? true);
        const stderr = lines(child.stderr, options.onStderrLine, options.collect ?? true);
        feed(child, options.input);
        child.on('error', (error) => {
            stopper.done();
            if (error.code === 'ENOENT')
                resolve(notFound(argv, options));
            else
                reject(error);
        });
        child.on('close', (code, signal) => {
            const stopped = stopper.done();
            resolve({
                exitCode: code ?? 128 + (signal ? external_node_os_namespaceObject.constants.signals[signal] : 0),
                stdout: stdout(),
                stderr: stderr(),
                ...(stopped ? { stopped } : {}),
            });
        });
    });
};
/** ENOENT is also what a missing working folder gives; the sentence names both. */
function notFound([program], { cwd }) {
    const where = cwd === undefined ? '' : ` (or the folder ${cwd} does not exist)`;
    return { exitCode: 127, stdout: '', stderr: `${program}: command not found${where}` };
}
/** A child may close its input early; that shows in its exit code, not as an error of ours. */
function feed(child, input) {
    if (input === undefined)
        return;
    child.stdin?.on('error', () => { });
    child.stdin?.end(input);
}
/** Splits a stream into lines and, if wanted, keeps its text. */
function lines(stream, onLine, collect) {
    const chunks = [];
    if (stream === null)
        return () => '';
    stream.setEncoding('utf8');
    if (collect)
        stream.on('data', (chunk) => chunks.push(chunk));
    if (onLine) {
        (0,external_node_readline_namespaceObject.createInterface)({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', onLine);
        stream.on('data', () => waitForReader(stream));
    }
    else
        stream.resume();
    return () => chunks.join('');
}
/**
 * What arrives line by line is mostly written on. While whoever reads our own output is slower than
 * the child, the child waits, instead of all its lines gathering in this process.
 */
function waitForReader(stream) {
    const full = [process.stdout, process.stderr].find((output) => output.writableNeedDrain);
    if (full === undefined || stream.isPaused())
        return;
    stream.pause();
    full.once('drain', () => stream.resume());
}
function killGroup({ pid }, signal) {
    if (pid === undefined)
        return;
    try {
        process.kill(-pid, signal);
    }
    catch (error) {
        // ESRCH: it has ended in the meantime.
        if (error.code !== 'ESRCH')
            throw error;
    }
}
function stopOnDemand(child, { signal, timeoutMs }) {
    let stopped;
    let killer;
    const stop = (why) => {
        if (stopped)
            return;
        stopped = why;
        killGroup(child, 'SIGTERM');
        killer = setTimeout(() => killGroup(child, 'SIGKILL'), KILL_AFTER_MS);
    };
    const onAbort = () => stop('aborted');
    if (signal?.aborted)
        onAbort();
    else
        signal?.addEventListener('abort', onAbort, { once: true });
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => stop('timeout'), timeoutMs);
    return {
        done: () => {
            clearTimeout(timer);
            clearTimeout(killer);
            signal?.removeEventListener('abort', onAbort);
            return stopped;
        },
    };
}

;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
;// CONCATENATED MODULE: external "node:net"
const external_node_net_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");
;// CONCATENATED MODULE: external "node:stream"
const external_node_stream_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");
;// CONCATENATED MODULE: ./src/image/json.ts
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

;// CONCATENATED MODULE: ./src/image/read.ts

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
        return unreadable(`${what}: ${asString(asObject(error)?.message) ?? String(error)}`);
    }
}
/** The same for what says itself whether it could be read; either problem follows `what`. */
async function attemptRead(what, body) {
    const outcome = await attempt(what, body);
    if (!outcome.ok || outcome.value.ok)
        return outcome.ok ? outcome.value : outcome;
    return unreadable(`${what}: ${outcome.value.problem}`);
}

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
            return unreadable('the engine sent a gRPC frame that is cut off or compressed');
        }
        const data = dataOf(body.subarray(at + FRAME_HEADER_BYTES, end));
        if (!data.ok)
            return data;
        parts.push(data.value);
        at = end;
    }
    return found(new Uint8Array(Buffer.concat(parts)));
}
/** The bytes of field 2; fields of other numbers are passed over. */
function dataOf(message) {
    let data = new Uint8Array(0);
    for (let at = 0; at < message.length;) {
        const field = readField(message, at);
        if (!field)
            return unreadable('the engine sent a content message that cannot be read');
        if (field.key === ((2 << 3) | BYTES))
            data = message.subarray(field.start, field.end);
        at = field.end;
    }
    return found(data);
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
            return parseJson(body);
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
            return () => (0,external_node_net_namespaceObject.connect)(endpoint.path);
        case 'through-docker':
            return () => dialThroughDocker(endpoint.env);
    }
}
/** What docker itself uses to reach an engine over SSH: standard input and output are the connection. */
function dialThroughDocker(env) {
    const child = (0,external_node_child_process_namespaceObject.spawn)('docker', ['system', 'dial-stdio'], {
        stdio: ['pipe', 'pipe', 'ignore'],
        env: { ...env },
    });
    const connection = external_node_stream_namespaceObject.Duplex.from({ writable: child.stdin, readable: child.stdout });
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
    const request = (0,external_node_http_namespaceObject.request)({ ...options, host: 'docker', createConnection: dial });
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
    const [http2, connection] = await Promise.all([Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 467, 23)), upgrade(dial)]);
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

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: ./src/adapters/engine-endpoint.ts




/** DOCKER_CONFIG, or `.docker` in the home folder. */
function dockerConfigFolder(env) {
    return env.DOCKER_CONFIG || (0,external_node_path_namespaceObject.join)((0,external_node_os_namespaceObject.homedir)(), '.docker');
}
/** As the docker CLI finds it: DOCKER_HOST, then DOCKER_CONTEXT, then the selected context. */
async function findEngineEndpoint(env, files) {
    if (env.DOCKER_HOST)
        return endpointOf(env.DOCKER_HOST, env);
    const folder = dockerConfigFolder(env);
    const config = asObject(parseJson((await files.readTextIfAny(`${folder}/config.json`)) ?? ''));
    const context = env.DOCKER_CONTEXT || asString(config?.currentContext) || 'default';
    if (context === 'default')
        return endpointOf('unix:///var/run/docker.sock', env);
    const id = (0,external_node_crypto_namespaceObject.createHash)('sha256').update(context).digest('hex');
    const meta = await files.readTextIfAny(`${folder}/contexts/meta/${id}/meta.json`);
    const docker = asObject(asObject(asObject(parseJson(meta ?? ''))?.Endpoints)?.docker);
    return endpointOf(asString(docker?.Host) ?? '', env);
}
function endpointOf(host, env) {
    return host.startsWith('unix://')
        ? { kind: 'socket', path: host.slice('unix://'.length) }
        : { kind: 'through-docker', env };
}

;// CONCATENATED MODULE: external "node:https"
const external_node_https_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");
;// CONCATENATED MODULE: ./src/adapters/http.ts


/** An answer larger than this is refused: everything we ask for is small. */
const BODY_LIMIT_BYTES = 64 * 1024 * 1024;
/**
 * node:http(s) rather than fetch: no redirect is followed unasked, so no header can reach another
 * host, and loading it costs nothing at start.
 */
const http = (url, { method = 'GET', headers = {}, body, timeoutMs }) => new Promise((resolve, reject) => {
    const send = url.startsWith('https:') ? external_node_https_namespaceObject.request : external_node_http_namespaceObject.request;
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

;// CONCATENATED MODULE: ./src/adapters/random-access.ts

/** A file read in place. */
const openFile = async (path) => {
    const handle = await (0,promises_namespaceObject.open)(path, 'r');
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

;// CONCATENATED MODULE: ./src/run-context.ts
/** Variables by which buildx and docker/build-push-action are told what no input says. */
const SETTINGS = [
    'BUILDX_METADATA_PROVENANCE',
    'BUILDX_NO_DEFAULT_ATTESTATIONS',
    'BUILDX_SEND_GIT_QUERY_AS_INPUT',
    'DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF',
];

;// CONCATENATED MODULE: ./src/adapters/environment.ts



/**
 * Where things are kept between runs: `CV_DOCKER_BUILD_CACHE`, else the cache folder that the XDG base
 * directories name.
 */
function cacheFolder(env) {
    const base = env.XDG_CACHE_HOME || (0,external_node_path_namespaceObject.join)((0,external_node_os_namespaceObject.homedir)(), '.cache');
    return env.CV_DOCKER_BUILD_CACHE || (0,external_node_path_namespaceObject.join)(base, 'cv-docker-build');
}
const PROXY_NAMES = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY', 'FTP_PROXY'];
/** By upper-case name; the lower-case form wins, as it does in curl. */
function proxySettings(env) {
    return Object.fromEntries(PROXY_NAMES.flatMap((name) => {
        const value = env[name.toLowerCase()] || env[name];
        return value ? [[name, value]] : [];
    }));
}
/** The PEM bundle that the host's own programs were told to trust. */
function caBundle(env) {
    const path = env.SSL_CERT_FILE || env.CURL_CA_BUNDLE || env.CARGO_HTTP_CAINFO;
    return path ? { caBundle: path } : {};
}
/** The variables that are set; the type of process.env allows for others. */
function definedVariables(env) {
    return Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
/** Settings of buildx and of docker/build-push-action that no input says. */
function buildSettings(env) {
    return Object.fromEntries(SETTINGS.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
}

;// CONCATENATED MODULE: ./src/adapters/pipeline-ports.ts









/** Everything real, over the environment that docker's commands shall have. */
function makePipelinePorts(env, log, display) {
    const run = withEnvironment(env);
    return {
        run,
        clock: clock,
        files: files,
        http: http,
        log,
        env,
        toolVersion: VERSION,
        ...(display ? { display } : {}),
        measure: {
            run,
            files: files,
            http: http,
            clock: clock,
            openFile: openFile,
            dockerConfigFolder: dockerConfigFolder(env),
            openEngine: () => engineApi(() => findEngineEndpoint(env, files)),
        },
    };
}
/** Commands get this environment unless they bring one of their own. */
function withEnvironment(env) {
    return (argv, options) => runCommand(argv, { env, ...options });
}

;// CONCATENATED MODULE: ./src/adapters/signals.ts
/**
 * Aborts on the first SIGINT or SIGTERM: the build is then stopped in good order and reported as
 * cancelled. The runner sends SIGINT, and SIGTERM 7.5 s later; both mean the same here.
 */
function cancelOnSignals() {
    const controller = new AbortController();
    for (const name of ['SIGINT', 'SIGTERM']) {
        process.on(name, () => controller.abort(name));
    }
    return controller.signal;
}

;// CONCATENATED MODULE: ./src/errors.ts
/** One line for one error, the same on both fronts. */
function formatInputError(error) {
    return `${error.input}: ${error.problem}; ${error.remedy}`;
}
/** A tool that the work needs is missing or unfit. The message says what happened, `hint` what to do. */
class ToolError extends Error {
    code;
    hint;
    constructor(code, message, hint, options) {
        super(message, options);
        this.name = 'ToolError';
        this.code = code;
        this.hint = hint;
    }
}

;// CONCATENATED MODULE: ./src/engine/apt-state.ts
const DEBIAN_KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
const DEBIAN_URI = 'http://deb.debian.org/debian';
/**
 * Newest first. The engine and the tool chain come from sid, where Docker and rustc are current;
 * what is linked against C libraries of the host comes from bookworm, the oldest host we support.
 */
const SUITES = ['sid', 'trixie', 'bookworm'];
function aptState(cacheFolder) {
    const folder = `${cacheFolder}/apt`;
    return {
        folder,
        configFile: `${folder}/apt.conf`,
        sourcesFile: `${folder}/sources.list.d/debian.sources`,
        statusFile: `${folder}/status`,
    };
}
function formatAptSources(uri) {
    return `Types: deb
URIs: ${uri}
Suites: ${SUITES.join(' ')}
Components: main
Signed-By: ${DEBIAN_KEYRING}
`;
}
/** Text of the file that APT_CONFIG names. `inherited` are the lines of `selectInheritedSettings`. */
function formatAptConfig(state, inherited) {
    const own = [
        ['Dir::Etc::main', '/dev/null'],
        ['Dir::Etc::parts', '/dev/null'],
        ['Dir::Etc::sourcelist', '/dev/null'],
        ['Dir::Etc::sourceparts', `${state.folder}/sources.list.d`],
        ['Dir::Etc::preferences', '/dev/null'],
        ['Dir::Etc::preferencesparts', '/dev/null'],
        ['Dir::State', state.folder],
        ['Dir::State::lists', `${state.folder}/lists`],
        ['Dir::State::status', state.statusFile],
        ['Dir::State::extended_states', `${state.folder}/extended_states`],
        ['Dir::Cache', `${state.folder}/cache`],
        ['Dir::Log', `${state.folder}/log`],
        ['Acquire::Languages', 'none'],
        ['Acquire::GzipIndexes', 'true'],
        ['Acquire::Retries', '3'],
        ['Acquire::http::Timeout', '30'],
        ['Acquire::https::Timeout', '30'],
        // A mirror may be a snapshot: its lists are signed but past their date.
        ['Acquire::Check-Valid-Until', 'false'],
        ['APT::Default-Release', SUITES[0]],
        ['APT::Install-Recommends', 'false'],
        // The cache folder may lie where the user _apt cannot go.
        ['APT::Sandbox::User', 'root'],
        ['Debug::NoLocking', 'true'],
    ];
    return [...inherited, ...own.map(([key, value]) => `${key} "${value}";`), ''].join('\n');
}
/** Of `apt-config dump`: how the system's own apt reaches its mirror (proxy, client certificates, clock). */
function selectInheritedSettings(dump) {
    return dump
        .split('\n')
        .filter((line) => /^Acquire::(?:https?::|Check-Date |Max-FutureTime |ForceIPv)/.test(line));
}
/** The Debian archive that the system's apt uses, from the texts of its source files; security archives do not count. */
function findDebianUri(sourceTexts) {
    return sourceTexts.flatMap(readUris).find((uri) => /\/debian\/?$|\/debian\/\d{8}T/.test(uri));
}
/** Both formats: `URIs: …` of deb822, and `deb [options] URI suite …` lines. */
function readUris(text) {
    return text.split('\n').flatMap((line) => {
        const deb822 = /^URIs:\s*(\S.*)$/i.exec(line)?.[1];
        if (deb822)
            return deb822.trim().split(/\s+/);
        const oneLine = /^deb\s+(?:\[[^\]]*\]\s*)?(\S+)/.exec(line)?.[1];
        return oneLine ? [oneLine] : [];
    });
}

;// CONCATENATED MODULE: ./src/engine/lock.ts
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

;// CONCATENATED MODULE: ./src/engine/packages.ts



const ATTEMPTS = 3;
const PAUSE_MS = 2_000;
const TIMEOUT_MS = 600_000;
/**
 * Brings a set of packages and gives the paths of the .deb files. One process at a time: the private
 * apt has one state. Lists are fetched anew before a second attempt, because archives move.
 */
async function fetchPackages(ports, context, set) {
    return await withLock(ports, context.cacheFolder, 'apt', async () => {
        await prepareApt(ports, context);
        return await downloadPackages(ports, context, set);
    });
}
/** Writes the private state; fetches the package lists when there are none. */
async function prepareApt(ports, context) {
    const { files, run } = ports;
    const state = aptState(context.cacheFolder);
    const dump = await run(['apt-config', 'dump'], { env: { ...context.env, LC_ALL: 'C' } });
    for (const folder of ['lists/partial', 'cache/archives/partial', 'log'])
        await files.makeFolder(`${state.folder}/${folder}`);
    await files.writeText(state.sourcesFile, formatAptSources(await readDebianUri(ports)));
    await files.writeText(state.statusFile, '');
    // A proxy may be named with its password.
    const config = formatAptConfig(state, selectInheritedSettings(dump.stdout));
    await files.writeText(state.configFile, config, 0o600);
    const lists = await files.list(`${state.folder}/lists`);
    if (!lists.some(({ name }) => name.endsWith('InRelease')))
        await updateLists(ports, context);
}
async function readDebianUri({ files }) {
    const parts = '/etc/apt/sources.list.d';
    const names = (await files.list(parts)).filter(({ name }) => /\.(?:list|sources)$/.test(name));
    const paths = [...names.map(({ name }) => `${parts}/${name}`), '/etc/apt/sources.list'];
    const texts = await Promise.all(paths.map((path) => files.readTextIfAny(path)));
    return findDebianUri(texts.flatMap((text) => text ?? [])) ?? DEBIAN_URI;
}
async function updateLists(ports, context) {
    const startedMs = ports.clock.now();
    await retried(ports, 'the package lists of the Debian archive', async () => {
        // By default a failed source is a warning and exit code 0, and the next step fails far from its cause.
        const argv = ['apt-get', 'update', '--error-on=any', '--quiet'];
        return ports.run(argv, aptOptions(context));
    });
    ports.log.info(`Package lists fetched in ${formatSeconds(ports.clock.now() - startedMs)}`);
}
async function downloadPackages(ports, context, set) {
    await ports.files.makeFolder(`${set.folder}/partial`);
    let attempt = 0;
    await retried(ports, `packages ${set.packages.slice(0, 3).join(', ')}, …`, async () => {
        attempt += 1;
        if (attempt > 1)
            await updateLists(ports, context);
        return ports.run(planDownload(set), { ...aptOptions(context), cwd: set.folder });
    });
    const entries = await ports.files.list(set.folder);
    return entries.flatMap(({ name }) => (name.endsWith('.deb') ? [`${set.folder}/${name}`] : []));
}
function planDownload({ packages, reach, folder }) {
    if (reach === 'exact')
        return ['apt-get', 'download', '--quiet', ...packages];
    const into = `Dir::Cache::archives=${folder}`;
    return ['apt-get', 'install', '--yes', '--quiet', '--download-only', '-o', into, ...packages];
}
function aptOptions(context) {
    const config = aptState(context.cacheFolder).configFile;
    return { env: { ...context.env, APT_CONFIG: config, LC_ALL: 'C' }, timeoutMs: TIMEOUT_MS };
}
async function retried(ports, what, attempt) {
    for (let number = 1;; number += 1) {
        const { exitCode, stderr, stdout } = await attempt();
        if (exitCode === 0)
            return;
        const cause = lastErrors(stderr || stdout);
        if (exitCode === 127 || number === ATTEMPTS)
            throw new ToolError('PACKAGE_DOWNLOAD_FAILED', `Could not fetch ${what}: ${cause}`, 'check that the Debian archive can be reached (apt-get update), or install Docker yourself');
        ports.log.warning(`Fetching ${what}, attempt ${number} of ${ATTEMPTS}: ${cause}`);
        await ports.clock.sleep(PAUSE_MS * number);
    }
}
/** apt's own error lines, which start with `E:`; otherwise the last line. */
function lastErrors(text) {
    const lines = text.trim().split('\n');
    const errors = lines.filter((line) => line.startsWith('E:')).map((line) => line.slice(2).trim());
    return errors.slice(-3).join('; ') || (lines.at(-1) ?? 'no output');
}
/** `docker.io_28.5.2+dfsg4-5_amd64.deb` → `docker.io`, `28.5.2+dfsg4-5`. A colon is written `%3a`. */
function parseVersions(debFiles) {
    const pairs = debFiles.flatMap((path) => {
        const [name, version] = path.slice(path.lastIndexOf('/') + 1).split('_');
        return name && version ? [[name, decodeURIComponent(version)]] : [];
    });
    return Object.fromEntries(pairs);
}
function formatSeconds(durationMs) {
    return `${(durationMs / 1000).toFixed(1)} s`;
}

;// CONCATENATED MODULE: ./src/engine/unpack.ts

/** Unpacking is bound by decompression, one process a package. */
const AT_ONCE = 2;
/** The only text that a shell reads here; paths and patterns are its arguments. */
const UNPACK_SCRIPT = 'deb=$1; root=$2; shift 2; dpkg-deb --fsys-tarfile "$deb" | tar --extract --numeric-owner --keep-directory-symlink --directory="$root" "$@"';
/**
 * The files of one package without running its scripts; links of a merged /usr stay links. `only` and `exclude` are tar patterns
 * on names such as `./usr/share/doc/x`; a `*` in `only` stops at a slash, in `exclude` it does not.
 */
function planUnpack(deb, root, { exclude = [], only = [] }) {
    const excludes = exclude.map((pattern) => `--exclude=${pattern}`);
    const selection = only.length > 0 ? ['--wildcards', '--no-wildcards-match-slash', ...only] : [];
    return ['sh', '-c', UNPACK_SCRIPT, 'sh', deb, root, ...excludes, ...selection];
}
/** Unpacks several packages into one root, in their order as far as two at a time allow. */
async function unpackPackages(ports, debs, root, exclude) {
    const waiting = [...debs];
    const worker = async () => {
        for (let deb = waiting.shift(); deb !== undefined; deb = waiting.shift())
            await runOrThrow(ports, planUnpack(deb, root, { exclude }), `Could not unpack ${deb}`);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
/** For steps that fail only when the disk is full or a program is missing. */
async function runOrThrow({ run }, argv, what, options = {}) {
    const { exitCode, stdout, stderr } = await run(argv, options);
    if (exitCode === 0)
        return stdout;
    const cause = stderr.trim().split('\n').slice(-5).join('; ') || `exit code ${exitCode}`;
    const hint = 'check that there is free space in the cache folder';
    throw new ToolError(options.code ?? 'STAND_IN_FAILED', `${what}: ${cause}`, hint);
}

;// CONCATENATED MODULE: ./src/engine/buildkit-build.ts



const MODULE = 'github.com/moby/buildkit';
const PROGRAMS = [`${MODULE}/cmd/buildkitd`, `${MODULE}/cmd/buildctl`];
const buildkit_build_ATTEMPTS = 3;
/**
 * Compiles buildkitd and buildctl from the Go module proxy. `go install` refuses a module with
 * `exclude` lines, so that they become tools of a module of our own; the checksum database of Go
 * vouches for the sources.
 */
async function buildBuildkit(ports, context, { version, scratch, into }) {
    const { files, clock, log } = ports;
    const startedMs = clock.now();
    const cwd = `${scratch}/module`;
    await files.writeText(`${cwd}/go.mod`, 'module cv-docker-build.invalid/buildkit\n\ngo 1.25.0\n');
    const env = await goEnvironment(ports, context, scratch);
    await fetchModules(ports, version, { cwd, env });
    log.info(`Modules of BuildKit fetched in ${formatSeconds(clock.now() - startedMs)}`);
    const flags = ['-trimpath', '-ldflags', `-s -w -X ${MODULE}/version.Version=v${version}`];
    const build = ['go', 'build', ...flags, '-o', `${into}/`, ...PROGRAMS];
    await runOrThrow(ports, build, 'Could not compile BuildKit', { cwd, env });
}
async function fetchModules(ports, version, options) {
    const get = ['go', 'get', '-tool', ...PROGRAMS.map((name) => `${name}@v${version}`)];
    for (let attempt = 1;; attempt += 1) {
        const { exitCode, stderr } = await ports.run(['go', ...get.slice(1)], options);
        if (exitCode === 0)
            return;
        const cause = stderr.trim().split('\n').at(-1) ?? '';
        if (attempt === buildkit_build_ATTEMPTS)
            throw new ToolError('PACKAGE_DOWNLOAD_FAILED', `Could not fetch the modules of BuildKit: ${cause}`, 'check that the Go module proxy can be reached (GOPROXY)');
        ports.log.warning(`Fetching BuildKit, attempt ${attempt} of ${buildkit_build_ATTEMPTS}: ${cause}`);
        await ports.clock.sleep(2_000 * attempt);
    }
}
/** Caches of our own, which can be removed as a whole; proxy settings of the user stay. */
async function goEnvironment(ports, context, scratch) {
    const { PATH = '' } = context.env;
    const found = await ports.run(['go', 'env', 'GOVERSION'], { env: context.env });
    const isRecent = found.exitCode === 0 && isGoFit(found.stdout);
    const extra = isRecent ? {} : await bringGo(ports, context, `${scratch}/go-tree`, PATH);
    return {
        ...context.env,
        ...extra,
        CGO_ENABLED: '0',
        GOTOOLCHAIN: 'local',
        GOFLAGS: '-modcacherw -buildvcs=false',
        GOMODCACHE: `${scratch}/modules`,
        GOCACHE: `${scratch}/go-cache`,
        GOPATH: `${scratch}/gopath`,
    };
}
/** `go1.26.8` → whether it can compile BuildKit. */
function isGoFit(version) {
    const [, major = '0', minor = '0'] = /^go(\d+)\.(\d+)/.exec(version.trim()) ?? [];
    return Number(major) > 1 || (Number(major) === 1 && Number(minor) >= 26);
}
async function bringGo(ports, context, folder, path) {
    await ports.files.makeFolder(folder);
    const set = { packages: ['golang-go'], reach: 'closure', folder: `${folder}-debs` };
    const debs = await fetchPackages(ports, context, set);
    const go = debs.filter((deb) => deb.slice(deb.lastIndexOf('/') + 1).startsWith('golang'));
    await unpackPackages(ports, go, folder, ['./usr/share/doc/*', './usr/share/*/test/*']);
    const versions = await ports.files.list(`${folder}/usr/lib`);
    const root = versions.find(({ name }) => /^go-\d/.test(name))?.name ?? 'go';
    // Debian splits the tree: /usr/lib/go-N links into /usr/share/go-N by relative paths.
    const goRoot = `${folder}/usr/lib/${root}`;
    return { GOROOT: goRoot, PATH: `${goRoot}/bin:${path}` };
}

;// CONCATENATED MODULE: ./src/engine/stand-ins/recipes.ts
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

;// CONCATENATED MODULE: ./src/engine/stand-ins/contexts.ts


/**
 * How each driver takes an image from this machine (tried with Docker 28 and BuildKit 0.34):
 * `oci-layout://` works on docker with the containerd store, docker-container and remote, and sends
 * a layout only once; the classic store answers "unknown scheme oci-layout", there the image has to
 * be in the engine, and `docker-image://` finds it without asking a registry.
 */
function planStandInContexts(references, standIns, { driver, imageStore }) {
    const isClassic = driver === 'docker' && imageStore !== 'containerd';
    const used = references.flatMap((replaces) => {
        const standIn = standIns.find(({ name }) => name === findStandIn(replaces));
        return standIn ? [{ replaces, standIn }] : [];
    });
    const contexts = used.map(({ replaces, standIn }) => {
        const layout = `oci-layout://${standIn.layoutFolder}`;
        const value = isClassic ? `docker-image://${standIn.reference}` : layout;
        return { name: standIn.name, replaces, value, ownBuilderValue: layout };
    });
    const loads = isClassic ? [...new Set(used.map(({ standIn }) => standIn))] : [];
    return { contexts, loads };
}
/** `docker load` reads the layout as one tar stream; the only text that a shell reads here. */
const LOAD_SCRIPT = 'tar --create --directory="$1" . | docker load --quiet';
/** Puts an image into the engine unless it is there. `env` is that of docker's commands. */
async function loadStandIn(ports, standIn, env) {
    const inspect = ['docker', 'image', 'inspect', '--format', '{{.Id}}', standIn.reference];
    const found = await ports.run(inspect, { env });
    if (found.exitCode === 0 && [standIn.digest, standIn.imageId].includes(found.stdout.trim()))
        return;
    const load = ['sh', '-c', LOAD_SCRIPT, 'sh', standIn.layoutFolder];
    await runOrThrow(ports, load, `Could not load ${standIn.reference}`, { env });
    ports.log.info(`Stand-in for ${standIn.replaces} loaded into the engine`);
}

;// CONCATENATED MODULE: ./src/engine/stand-ins/oci-layout.ts


/** All files get it, and the image: equal contents are equal bytes. 1980, the first year that zip knows. */
const EPOCH_SEC = 315_532_800;
const CREATED = '1980-01-01T00:00:00Z';
const MEDIA = 'application/vnd.oci.image';
const SUFFIX = { none: '', gzip: '+gzip', zstd: '+zstd' };
/** Packs a root as an OCI image layout of one layer. Gives the digests of its manifest and its config. */
async function writeLayout(ports, request) {
    const { files, host } = ports;
    const { folder, architecture, config } = request;
    const blobs = `${folder}/blobs/sha256`;
    await files.makeFolder(blobs);
    const tar = `${folder}/layer.tar`;
    await runOrThrow(ports, planTar(request.root, tar), 'Could not pack the layer');
    const diffId = await sha256Of(ports, tar);
    const layerFile = await compress(ports, tar, request.compression);
    const layerDigest = request.compression === 'none' ? diffId : await sha256Of(ports, layerFile);
    await host.rename(layerFile, `${blobs}/${layerDigest}`);
    const put = async (value) => await putBlob(ports, blobs, JSON.stringify(value));
    const configBlob = await put({
        created: CREATED,
        architecture,
        os: 'linux',
        config,
        rootfs: { type: 'layers', diff_ids: [`sha256:${diffId}`] },
        history: [{ created: CREATED, created_by: 'cv-docker-build stand-in' }],
    });
    const layerSize = await sizeOf(ports, `${blobs}/${layerDigest}`);
    const manifest = await put({
        schemaVersion: 2,
        mediaType: `${MEDIA}.manifest.v1+json`,
        config: { mediaType: `${MEDIA}.config.v1+json`, ...configBlob },
        layers: [
            {
                mediaType: `${MEDIA}.layer.v1.tar${SUFFIX[request.compression]}`,
                digest: `sha256:${layerDigest}`,
                size: layerSize,
            },
        ],
    });
    await files.writeText(`${folder}/oci-layout`, '{"imageLayoutVersion":"1.0.0"}');
    await files.writeText(`${folder}/index.json`, formatIndex(request, manifest));
    const paths = { config: configBlob.digest.slice(7), layer: layerDigest };
    await files.writeText(`${folder}/manifest.json`, formatDockerManifest(request, paths));
    return { digest: manifest.digest, imageId: configBlob.digest };
}
function formatIndex({ architecture, reference }, manifest) {
    const annotations = {
        'org.opencontainers.image.ref.name': reference.slice(reference.lastIndexOf(':') + 1),
        'io.containerd.image.name': reference,
    };
    return JSON.stringify({
        schemaVersion: 2,
        mediaType: `${MEDIA}.index.v1+json`,
        manifests: [
            {
                mediaType: `${MEDIA}.manifest.v1+json`,
                ...manifest,
                platform: { os: 'linux', architecture },
                annotations,
            },
        ],
    });
}
/** For `docker load` into the classic store, which knows docker's own archives only. Paths into the same blobs. */
function formatDockerManifest({ reference }, blobs) {
    const path = (hash) => `blobs/sha256/${hash}`;
    const image = { Config: path(blobs.config), RepoTags: [reference], Layers: [path(blobs.layer)] };
    return JSON.stringify([image]);
}
/** Sorted names, one time for all, numbers for owners: bytes that depend on the contents only. */
function planTar(root, tar) {
    const stable = ['--sort=name', `--mtime=@${EPOCH_SEC}`, '--numeric-owner', '--format=gnu'];
    return ['tar', '--create', ...stable, '--file', tar, '--directory', root, '.'];
}
async function compress(ports, tar, compression) {
    switch (compression) {
        case 'none':
            return tar;
        case 'gzip':
            await runOrThrow(ports, ['gzip', '--no-name', '-6', tar], 'Could not compress the layer');
            return `${tar}.gz`;
        case 'zstd': {
            const argv = ['zstd', '--quiet', '--rm', '-3', '-T0', tar, '-o', `${tar}.zst`];
            await runOrThrow(ports, argv, 'Could not compress the layer');
            return `${tar}.zst`;
        }
    }
}
async function sha256Of(ports, path) {
    const text = await runOrThrow(ports, ['sha256sum', path], `Could not read ${path}`);
    return text.slice(0, 64);
}
/** Bytes. */
async function sizeOf(ports, path) {
    const text = await runOrThrow(ports, ['stat', '--format=%s', path], `Could not read ${path}`);
    return Number.parseInt(text, 10);
}
async function putBlob({ files }, blobs, text) {
    const hash = (0,external_node_crypto_namespaceObject.createHash)('sha256').update(text).digest('hex');
    await files.writeText(`${blobs}/${hash}`, text);
    return { digest: `sha256:${hash}`, size: Buffer.byteLength(text) };
}

;// CONCATENATED MODULE: ./src/engine/stand-ins/root-scripts.ts
/*
 * What the packages' own scripts would have done, as far as it matters in an image. Fixed texts for
 * `sh -e`; `$1` is the root that is being made. None of them takes anything else.
 */
/** Links of the merged /usr, before anything is unpacked: a package must not make a folder of their name. */
const LAY_OUT = `
root=$1
mkdir -p "$root/usr/bin" "$root/usr/sbin" "$root/usr/lib" "$root/usr/lib64" "$root/etc/ssl/certs"
for name in bin sbin lib lib64; do ln -sfn "usr/$name" "$root/$name"; done
mkdir -p "$root/dev" "$root/proc" "$root/sys" "$root/run" "$root/tmp" "$root/root" "$root/home"
chmod 1777 "$root/tmp"
chmod 700 "$root/root"
`;
/** Mozilla's certificates as the package has them: the host's own bundle may hold a company's. */
const BUNDLE_CERTIFICATES = `
root=$1
cat "$root"/usr/share/ca-certificates/mozilla/*.crt > "$root/etc/ssl/certs/ca-certificates.crt"
chmod 644 "$root/etc/ssl/certs/ca-certificates.crt"
`;
const FINISH_DEBIAN = `
root=$1
cp "$root/usr/share/base-passwd/passwd.master" "$root/etc/passwd"
cp "$root/usr/share/base-passwd/group.master" "$root/etc/group"
chmod 644 "$root/etc/passwd" "$root/etc/group"
ln -sf mawk "$root/usr/bin/awk"
ln -sf which.debianutils "$root/usr/bin/which"
ln -sf gcc "$root/usr/bin/cc"
mkdir -p "$root/usr/local/cargo/bin" "$root/usr/local/bin" "$root/usr/local/sbin" "$root/var/tmp"
chmod 1777 "$root/var/tmp"
printf 'deb [check-valid-until=no] http://deb.debian.org/debian sid main\\n' > "$root/etc/apt/sources.list"
printf 'Acquire::Languages "none";\\n' > "$root/etc/apt/apt.conf.d/90-no-translations"
chroot "$root" /usr/sbin/ldconfig
`;
const FINISH_ALPINE = `
root=$1
chroot "$root" /usr/bin/busybox --install -s /usr/bin
printf 'root:x:0:0:root:/root:/bin/sh\\nnobody:x:65534:65534:nobody:/:/sbin/nologin\\n' > "$root/etc/passwd"
printf 'root:x:0:root\\nnobody:x:65534:\\n' > "$root/etc/group"
printf 'root:*::0:::::\\nnobody:!::0:::::\\n' > "$root/etc/shadow"
chmod 640 "$root/etc/shadow"
printf 'NAME="cv-docker-build stand-in for Alpine"\\nID=cv-docker-build-stand-in\\n' > "$root/etc/os-release"
mkdir -p "$root/var/tmp" "$root/var/cache" "$root/usr/local/bin"
chmod 1777 "$root/var/tmp"
rm -rf "$root/usr/share/ca-certificates" "$root/usr/share/lintian" "$root/usr/sbin/update-ca-certificates"
ln -sf certs/ca-certificates.crt "$root/etc/ssl/cert.pem"
`;
const FINISH_DISTROLESS = `
root=$1
printf 'root:x:0:0:root:/root:/sbin/nologin\\nnobody:x:65534:65534:nobody:/nonexistent:/sbin/nologin\\nnonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\\n' > "$root/etc/passwd"
printf 'root:x:0:\\nnobody:x:65534:\\nnonroot:x:65532:\\n' > "$root/etc/group"
printf 'hosts: files dns\\n' > "$root/etc/nsswitch.conf"
printf 'NAME="cv-docker-build stand-in for distroless"\\nID=cv-docker-build-stand-in\\n' > "$root/etc/os-release"
mkdir -p "$root/home/nonroot"
chown 65532:65532 "$root/home/nonroot"
chmod 700 "$root/home/nonroot"
rm -rf "$root/usr/share/ca-certificates" "$root/usr/share/lintian" "$root/usr/sbin/update-ca-certificates" "$root/etc/ca-certificates"
`;

;// CONCATENATED MODULE: ./src/engine/buildkit-image.ts








/** The release that the module proxy is asked for. */
const BUILDKIT_VERSION = '0.34.2';
/** The image that it stands for. */
const REAL_BUILDKIT_IMAGE = 'docker.io/moby/buildkit:buildx-stable-1';
/** Grows when what is made changes. */
const RECIPE = 1;
/** Name of the image in an engine. */
const BUILDKIT_REFERENCE = `cv-docker-build.invalid/stand-in/buildkit:${BUILDKIT_VERSION}-${RECIPE}`;
const PACKAGES = ['runc', 'libseccomp2', 'libc6', 'busybox-static'];
const EXCLUDE = ['./usr/share/*', './etc/*', '*/gconv/*'];
/** Makes it once and keeps it in the cache folder; about three minutes on two cores. Needs `go` or brings it. */
async function ensureBuildkit(ports, context) {
    const folder = `${context.cacheFolder}/buildkit/${BUILDKIT_VERSION}-${RECIPE}`;
    const found = await readBuildkit(ports, folder);
    if (found)
        return found;
    return await withLock(ports, context.cacheFolder, 'buildkit', async () => {
        const madeMeanwhile = await readBuildkit(ports, folder);
        if (madeMeanwhile)
            return madeMeanwhile;
        const scratch = `${folder}.${ports.host.processId}.part`;
        try {
            return await make(ports, context, { folder, scratch });
        }
        finally {
            await ports.files.remove(scratch);
        }
    });
}
/** Has it in the engine, too, and gives the name it has there. `env` of the context is that of docker's commands. */
async function ensureBuildkitImage(ports, context) {
    const made = await ensureBuildkit(ports, context);
    await loadStandIn(ports, made, context.env);
    return made.reference;
}
async function readBuildkit({ files }, folder) {
    const text = await files.readTextIfAny(`${folder}/buildkit.json`);
    if (text === undefined)
        return undefined;
    const made = JSON.parse(text);
    return { ...made, layoutFolder: `${folder}/layout`, programFolder: `${folder}/bin` };
}
async function make(ports, context, { folder, scratch }) {
    const { clock, files, host, log } = ports;
    const startedMs = clock.now();
    const result = `${scratch}/result`;
    const programs = `${result}/bin`;
    await files.makeFolder(programs);
    await buildBuildkit(ports, context, { version: BUILDKIT_VERSION, scratch, into: programs });
    const root = `${scratch}/root`;
    await fillRoot(ports, context, { root, scratch, programs });
    const reference = BUILDKIT_REFERENCE;
    const ids = await writeLayout(ports, {
        root,
        folder: `${result}/layout`,
        compression: 'gzip',
        architecture: host.architecture,
        reference,
        config: {
            Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
            Entrypoint: ['buildkitd'],
            Labels: { [STAND_IN_LABEL]: REAL_BUILDKIT_IMAGE },
        },
    });
    const made = {
        version: BUILDKIT_VERSION,
        ...ids,
        replaces: REAL_BUILDKIT_IMAGE,
        reference,
        layoutFolder: `${folder}/layout`,
        programFolder: `${folder}/bin`,
    };
    await files.writeText(`${result}/buildkit.json`, `${JSON.stringify(made, null, 2)}\n`);
    await files.remove(folder);
    await host.rename(result, folder);
    const seconds = formatSeconds(clock.now() - startedMs);
    log.info(`BuildKit ${BUILDKIT_VERSION} made from its source in ${seconds}`);
    return made;
}
/** What buildkitd needs around it: a shell, runc with its libraries, certificates, /tmp. */
async function fillRoot(ports, context, { root, scratch, programs }) {
    const script = async (text) => await runOrThrow(ports, ['sh', '-ec', text, 'sh', root, programs], 'Could not make BuildKit');
    const folder = `${scratch}/debs`;
    // Of bookworm, so that this runc also runs outside of the image on every host we support.
    const packages = [...PACKAGES.map((name) => `${name}/bookworm`), 'ca-certificates'];
    const debs = await fetchPackages(ports, context, { packages, reach: 'exact', folder });
    ports.log.debug(`Packages in the BuildKit image: ${JSON.stringify(parseVersions(debs))}`);
    await script(LAY_OUT);
    const certificates = debs.filter((deb) => deb.includes('/ca-certificates_'));
    const others = debs.filter((deb) => !certificates.includes(deb));
    await unpackPackages(ports, others, root, EXCLUDE);
    await unpackPackages(ports, certificates, root, []);
    await script(BUNDLE_CERTIFICATES);
    await script(FINISH_BUILDKIT);
}
/** `$2` is the folder with the programs, which gets runc too. */
const FINISH_BUILDKIT = `
root=$1; programs=$2
chroot "$root" /bin/busybox --install -s /usr/bin
cp -a "$root/usr/sbin/runc" "$programs/buildkit-runc"
mv "$root/usr/sbin/runc" "$root/usr/bin/buildkit-runc"
cp -a "$programs/buildkitd" "$programs/buildctl" "$root/usr/bin/"
printf 'root:x:0:0:root:/root:/bin/sh\\n' > "$root/etc/passwd"
printf 'root:x:0:root\\n' > "$root/etc/group"
mkdir -p "$root/var/lib/buildkit" "$root/etc/buildkit"
rm -rf "$root/usr/share"
`;

;// CONCATENATED MODULE: ./src/engine/install.ts






/** Statically linked or in need of libc 2.34 only, so the newest will do. */
const NEWEST = 'docker.io docker-cli docker-buildx containerd docker-registry crane'.split(' ');
/**
 * Of the oldest Debian that we support: these need C libraries of the host. Those that apt itself
 * depends on (libseccomp, libsystemd, liblzma, …) are there; the others come along.
 */
const OLDEST = 'runc tini busybox-static zstd iptables libip4tc2 libip6tc2 libxtables12 libmnl0 libnftnl11 libnetfilter-conntrack3 libnfnetlink0'.split(' ');
const install_EXCLUDE = ['./etc/*', './var/*', './usr/share/*', './usr/lib/containerd/*', './lib/systemd/*'];
/** Grows when what is done with the packages changes. */
const install_RECIPE = 1;
function engineTreeFolder(cacheFolder, architecture) {
    const recipe = JSON.stringify([install_RECIPE, NEWEST, OLDEST, SUITES, architecture]);
    const hash = (0,external_node_crypto_namespaceObject.createHash)('sha256').update(recipe).digest('hex').slice(0, 12);
    return `${cacheFolder}/engine/tree-${hash}`;
}
/** Why the private engine cannot be had on this machine; `undefined` when it can. */
async function findInstallObstacle({ files, host, }) {
    const release = (await files.readTextIfAny('/etc/os-release')) ?? '';
    if (!isDebianFamily(release))
        return 'this system is not of the Debian family';
    for (const program of ['/usr/bin/apt-get', '/usr/bin/dpkg-deb'])
        if ((await files.kindOf(program)) === 'absent')
            return `${program} does not exist`;
    if ((await files.kindOf(DEBIAN_KEYRING)) === 'absent')
        return `${DEBIAN_KEYRING} does not exist (package debian-archive-keyring)`;
    if (host.userId !== 0)
        return 'a private engine needs root';
    return undefined;
}
/** Text of /etc/os-release. */
function isDebianFamily(osRelease) {
    const words = [...osRelease.matchAll(/^ID(?:_LIKE)?=(.*)$/gm)].flatMap(([, value = '']) => value.replaceAll(/["']/g, '').trim().split(/\s+/));
    return words.includes('debian');
}
/** Unpacks the engine below the cache folder, once. Nothing is installed into the system. */
async function installEngine(ports, context) {
    const folder = engineTreeFolder(context.cacheFolder, ports.host.architecture);
    const found = await readTree(ports, folder);
    if (found)
        return found;
    return await withLock(ports, context.cacheFolder, 'engine-tree', async () => {
        const madeMeanwhile = await readTree(ports, folder);
        return madeMeanwhile ?? (await makeTree(ports, context, folder));
    });
}
async function readTree({ files }, folder) {
    const text = await files.readTextIfAny(`${folder}/versions.json`);
    return text === undefined ? undefined : { folder, versions: JSON.parse(text) };
}
async function makeTree(ports, context, folder) {
    const { files, host, log, clock } = ports;
    const startedMs = clock.now();
    const temporary = `${folder}.${host.processId}.part`;
    const debFolder = `${temporary}/debs`;
    const packages = [...NEWEST, ...OLDEST.map((name) => `${name}/bookworm`)];
    const set = { packages, reach: 'exact', folder: debFolder };
    const debs = await fetchPackages(ports, context, set);
    if (debs.length < packages.length)
        throw new ToolError('PACKAGE_DOWNLOAD_FAILED', `Only ${debs.length} of ${packages.length} packages of the engine arrived`, 'try again');
    const versions = parseVersions(debs);
    await unpackPackages(ports, debs, temporary, install_EXCLUDE);
    await files.remove(debFolder);
    await addLaunchers(ports, temporary);
    await files.writeText(`${temporary}/versions.json`, `${JSON.stringify(versions, null, 2)}\n`);
    await host.rename(temporary, folder);
    const seconds = formatSeconds(clock.now() - startedMs);
    log.info(`Docker ${versions['docker.io'] ?? ''} unpacked from the Debian archive in ${seconds}`);
    return { folder, versions };
}
/**
 * docker-init under the name dockerd looks for, and iptables with its libraries. The latter lie in
 * a folder that comes last on PATH: a system's own iptables knows better which tables it uses.
 */
async function addLaunchers({ files }, folder) {
    await files.copyFile(`${folder}/usr/bin/tini-static`, `${folder}/usr/bin/docker-init`);
    for (const name of ['iptables', 'ip6tables'])
        await files.writeText(`${folder}/fallback/${name}`, formatIptablesLauncher(name), 0o755);
}
function formatIptablesLauncher(name) {
    return `#!/bin/sh
root=$(dirname "$(readlink -f "$0")")/..
lib=$(echo "$root"/usr/lib/*-linux-gnu)
export LD_LIBRARY_PATH="$lib" XTABLES_LIBDIR="$lib/xtables"
exec "$root/usr/sbin/xtables-nft-multi" ${name} "$@"
`;
}
/** PATH for programs that use or are the private engine. */
function enginePath(tree, path) {
    const usual = path || '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
    return [`${tree}/usr/bin`, `${tree}/usr/sbin`, usual, `${tree}/fallback`].join(':');
}

;// CONCATENATED MODULE: ./src/engine/stand-ins/alpine-users.ts
/*
 * Debian's busybox has no adduser and addgroup, which Dockerfiles on Alpine use. These take the same
 * options and write the same three files. `-S` picks the first free id of 100 to 999, as busybox does.
 */
const COMMON = `#!/bin/sh
set -e
die() { echo "$0: $*" >&2; exit 1; }
has() { grep -q "^$2:" "/etc/$1"; }
free() { id=$2; while cut -d: -f3 "/etc/$1" | grep -qx "$id"; do id=$((id + 1)); done; echo "$id"; }
`;
const ADDGROUP = `${COMMON}system= gid=
while getopts Sg: option; do
  case $option in S) system=1 ;; g) gid=$OPTARG ;; *) exit 1 ;; esac
done
shift $((OPTIND - 1))
if [ $# -eq 2 ]; then
  has passwd "$1" || die "unknown user $1"
  has group "$2" || die "unknown group $2"
  sed -i "/^$2:/{s/\\$/,$1/;s/:,/:/}" /etc/group
  exit
fi
[ $# -eq 1 ] || die "usage: addgroup [-g GID] [-S] [USER] GROUP"
has group "$1" && die "group '$1' in use"
[ -n "$gid" ] || if [ -n "$system" ]; then gid=$(free group 100); else gid=$(free group 1000); fi
echo "$1:x:$gid:" >> /etc/group
`;
const ADDUSER = `${COMMON}system= uid= group= home= gecos= shell=/bin/sh make=1
while getopts DHSu:G:h:s:g:k: option; do
  case $option in
    D) ;; k) ;; H) make= ;; S) system=1 shell=/sbin/nologin ;;
    u) uid=$OPTARG ;; G) group=$OPTARG ;; h) home=$OPTARG ;; s) shell=$OPTARG ;; g) gecos=$OPTARG ;;
    *) exit 1 ;;
  esac
done
shift $((OPTIND - 1))
if [ $# -eq 2 ]; then exec addgroup "$1" "$2"; fi
[ $# -eq 1 ] || die "usage: adduser [OPTIONS] USER [GROUP]"
has passwd "$1" && die "user '$1' in use"
[ -n "$uid" ] || if [ -n "$system" ]; then uid=$(free passwd 100); else uid=$(free passwd 1000); fi
if [ -n "$group" ]; then
  has group "$group" || die "unknown group $group"
  gid=$(grep "^$group:" /etc/group | cut -d: -f3)
elif [ -n "$system" ]; then gid=65533
else
  gid=$uid
  has group "$1" || echo "$1:x:$gid:" >> /etc/group
fi
home=\${home:-/home/$1}
echo "$1:x:$uid:$gid:\${gecos:-Linux User,,,}:$home:$shell" >> /etc/passwd
echo "$1:!:0:0:99999:7:::" >> /etc/shadow
if [ -n "$make" ] && [ ! -e "$home" ]; then
  mkdir -p "$home"
  chown "$uid:$gid" "$home"
fi
`;

;// CONCATENATED MODULE: ./src/engine/stand-ins/musl-target.ts



/*
 * Debian has musl and rustc, but no Rust standard library for musl. This builds one from rust-src,
 * with the crates that come in the same package: no network. The result is laid out as rustup's.
 */
/** The folder that holds the source, its crates and the build; removed afterwards. */
const WORK = '/tmp/std';
const MANIFEST = `[package]
name = "empty"
version = "0.0.0"
edition = "2021"
[lib]
path = "lib.rs"
`;
const CARGO_CONFIG = `[source.crates-io]
replace-with = "vendored"
[source.vendored]
directory = "/usr/lib/rustlib/src/rust/library/vendor"
[net]
offline = true
`;
/** rustc refuses a panic_abort that was itself compiled to unwind, and cargo has no key for one crate of std. */
const WRAPPER = `#!/bin/sh
case " $* " in *" --crate-name panic_abort "*) set -- "$@" -C panic=abort ;; esac
exec "$@"
`;
/**
 * Inside the root. libgcc_eh wants a function that only glibc has, so that LLVM's unwinder takes its
 * place, together with libgcc and the two checked printf functions that Debian's libunwind calls.
 * Without embed-bitcode a later link with LTO fails.
 */
const BUILD = `
arch=$1
target=$arch-unknown-linux-musl
upper=$(echo "$target" | tr a-z- A-Z_)
export HOME=${WORK} CARGO_HOME=${WORK}/cargo RUSTC_BOOTSTRAP=1 RUSTC_WRAPPER=${WORK}/wrapper
export RUSTFLAGS="-C link-self-contained=no -C embed-bitcode=yes --remap-path-prefix=${WORK}=/std"
export "CARGO_TARGET_\${upper}_LINKER=musl-gcc"
cd ${WORK}/empty
cargo build --quiet --release -Z build-std=std,panic_unwind,panic_abort,proc_macro,test \\
  --target "$target" --target-dir ${WORK}/target
lib=$(rustc --print sysroot)/lib/rustlib/$target/lib
self=$lib/self-contained
mkdir -p "$self"
rm ${WORK}/target/"$target"/release/deps/libempty-*
cp ${WORK}/target/"$target"/release/deps/*.rlib "$lib/"
musl=/usr/lib/$arch-linux-musl
gcc=$(dirname "$(gcc -print-libgcc-file-name)")
for name in crt1.o crti.o crtn.o Scrt1.o rcrt1.o libc.a; do cp "$musl/$name" "$self/"; done
for name in crtbegin.o crtbeginS.o crtend.o crtendS.o; do cp "$gcc/$name" "$self/"; done
mkdir -p ${WORK}/unwind ${WORK}/libgcc
(cd ${WORK}/unwind && ar x ${WORK}/libunwind.a)
(cd ${WORK}/libgcc && ar x "$gcc/libgcc.a")
musl-gcc -O2 -c ${WORK}/checked.c -o ${WORK}/checked.o
ar rcsD "$self/libunwind.a" ${WORK}/unwind/*.o ${WORK}/libgcc/*.o ${WORK}/checked.o
cp "$self/libunwind.a" "$lib/"
`;
const CHECKED_PRINTF = `#include <stdarg.h>
#include <stdio.h>
int __vfprintf_chk(FILE *f, int flag, const char *format, va_list a) {
  (void)flag; return vfprintf(f, format, a);
}
int __vsnprintf_chk(char *s, size_t n, int flag, size_t room, const char *format, va_list a) {
  (void)flag; (void)room; return vsnprintf(s, n, format, a);
}
`;
/**
 * A mount namespace of its own: /dev, /proc and the source are mounted into the root for the time
 * of the build only, and are gone with it even when it is killed. No network namespace is needed.
 */
const ENTER = `
root=$1; source=$2; arch=$3
mount --rbind /dev "$root/dev"
mount -t proc proc "$root/proc"
mkdir -p "$root/usr/src" "$root/usr/lib/rustlib/src"
cp "$source"/usr/lib/*/libunwind.a "$root${WORK}/"
mount --bind "$source/usr/src" "$root/usr/src"
mount --bind "$source/usr/lib/rustlib/src" "$root/usr/lib/rustlib/src"
exec env -i PATH=/usr/sbin:/usr/bin LC_ALL=C chroot "$root" sh -e ${WORK}/build "$arch"
`;
/**
 * Adds the target to a root that has rustc, cargo, gcc and musl-tools. `versions` are those of the
 * root's packages. About 90 s on two cores.
 */
async function addMuslTarget(ports, context, root, scratch, versions) {
    const { files, clock, log } = ports;
    const startedMs = clock.now();
    const source = `${scratch}/rust-src`;
    await bringSource(ports, context, source, versions);
    const work = `${root}${WORK}`;
    await files.writeText(`${work}/empty/Cargo.toml`, MANIFEST);
    await files.writeText(`${work}/empty/lib.rs`, '');
    await files.writeText(`${work}/cargo/config.toml`, CARGO_CONFIG);
    await files.writeText(`${work}/wrapper`, WRAPPER, 0o755);
    await files.writeText(`${work}/checked.c`, CHECKED_PRINTF);
    await files.writeText(`${work}/build`, BUILD);
    const arch = { amd64: 'x86_64', arm64: 'aarch64' }[ports.host.architecture] ?? 'x86_64';
    const enter = ['unshare', '--mount', '--propagation', 'private', 'sh', '-ec', ENTER];
    await runOrThrow(ports, [...enter, 'sh', root, source, arch], 'Could not build std for musl');
    for (const path of [work, `${root}/usr/src`, `${root}/usr/lib/rustlib/src`])
        await files.remove(path);
    log.info(`Rust's standard library for musl built in ${formatSeconds(clock.now() - startedMs)}`);
}
/** The source of std, and LLVM's unwinder of the version that rustc is linked with. */
async function bringSource(ports, context, folder, versions) {
    const unwinder = `libunwind-${findLlvmVersion(versions)}-dev`;
    const debs = await fetchPackages(ports, context, {
        packages: ['rust-src', unwinder],
        reach: 'exact',
        folder: `${folder}-debs`,
    });
    const only = ['./usr/src/rustc-*/library', './usr/lib/rustlib/src', './usr/lib/*/libunwind.a'];
    await ports.files.makeFolder(folder);
    for (const deb of debs) {
        // Each package holds some of them, and tar fails for a name that is not there.
        const selection = only.filter((name) => name.includes('libunwind') === deb.includes(unwinder));
        await runOrThrow(ports, planUnpack(deb, folder, { only: selection }), `Could not unpack ${deb}`);
    }
}
/** Of the packages that rustc came with: `libllvm22` → `22`. */
function findLlvmVersion(versions) {
    const numbers = Object.keys(versions).flatMap((name) => /^libllvm(\d+)/.exec(name)?.[1] ?? []);
    const [version] = numbers;
    if (version === undefined)
        throw new ToolError('STAND_IN_FAILED', 'rustc of the Debian archive came without libllvm', 'use a machine that reaches an image registry');
    return version;
}

;// CONCATENATED MODULE: ./src/engine/stand-ins/fill-root.ts





/** Makes the file system of a stand-in below `root`; gives the packages it is made of. */
async function fill_root_fillRoot(ports, context, recipe, { root, scratch }) {
    const { packages, reach } = recipe;
    const folder = `${scratch}/debs`;
    const debs = await fetchPackages(ports, context, { packages, reach, folder });
    const versions = parseVersions(debs);
    const script = async (text) => await runOrThrow(ports, ['sh', '-ec', text, 'sh', root], `Could not make ${recipe.name}`);
    await script(LAY_OUT);
    await unpackPackages(ports, debs, root, recipe.exclude);
    await script(BUNDLE_CERTIFICATES);
    switch (recipe.name) {
        case 'rust':
            await script(FINISH_DEBIAN);
            await writePackageStatus(ports, debs, root);
            await addMuslTarget(ports, context, root, scratch, versions);
            return versions;
        case 'alpine':
            await ports.files.writeText(`${root}/usr/sbin/adduser`, ADDUSER, 0o755);
            await ports.files.writeText(`${root}/usr/sbin/addgroup`, ADDGROUP, 0o755);
            await script(FINISH_ALPINE);
            return versions;
        case 'distroless-static':
            await script(FINISH_DISTROLESS);
            return versions;
    }
}
/** What dpkg would have noted, so that apt in the image knows what is there and can add to it. */
async function writePackageStatus(ports, debs, root) {
    const entries = [];
    for (const deb of debs) {
        const control = await runOrThrow(ports, ['dpkg-deb', '--field', deb], `Could not read ${deb}`);
        entries.push(control.trim().replace('\n', '\nStatus: install ok installed\n'));
    }
    const folder = `${root}/var/lib/dpkg`;
    for (const name of ['info', 'updates', 'triggers'])
        await ports.files.makeFolder(`${folder}/${name}`);
    await ports.files.writeText(`${folder}/status`, `${entries.join('\n\n')}\n`);
}

;// CONCATENATED MODULE: ./src/engine/stand-ins/ensure.ts







/** Makes those that are not there yet, one after the other, and gives them all. */
async function ensureStandIns(names, ports, context) {
    const standIns = [];
    for (const name of new Set(names))
        standIns.push(await ensureOne(ports, context, RECIPES[name]));
    return standIns;
}
/** Where a stand-in lies and what it is called, whether it was made yet or not. */
function locateStandIn(name, cacheFolder) {
    const reference = `cv-docker-build.invalid/stand-in/${name}:${RECIPES[name].version}`;
    return { name, layoutFolder: `${cacheFolder}/stand-ins/${name}`, reference };
}
async function ensureOne(ports, context, recipe) {
    const { layoutFolder: folder } = locateStandIn(recipe.name, context.cacheFolder);
    const found = await readStandIn(ports, folder, recipe);
    if (found)
        return found;
    return await withLock(ports, context.cacheFolder, `stand-in-${recipe.name}`, async () => {
        const madeMeanwhile = await readStandIn(ports, folder, recipe);
        if (madeMeanwhile)
            return madeMeanwhile;
        const scratch = `${folder}.${ports.host.processId}.part`;
        try {
            return await ensure_make(ports, context, recipe, { folder, scratch });
        }
        finally {
            await ports.files.remove(scratch);
        }
    });
}
async function readStandIn({ files }, folder, recipe) {
    const text = await files.readTextIfAny(`${folder}/stand-in.json`);
    if (text === undefined)
        return undefined;
    const { version, ...standIn } = JSON.parse(text);
    // The cache folder may have been moved.
    return version === recipe.version ? { ...standIn, layoutFolder: folder } : undefined;
}
async function ensure_make(ports, context, recipe, { folder, scratch }) {
    const { clock, files, host, log } = ports;
    const startedMs = clock.now();
    const root = `${scratch}/root`;
    const versions = await fill_root_fillRoot(ports, context, recipe, { root, scratch });
    const layout = `${scratch}/layout`;
    const withTools = withEngineTools(ports, context);
    const compression = await chooseCompression(withTools, recipe);
    const { reference } = locateStandIn(recipe.name, context.cacheFolder);
    const config = { ...recipe.config, Labels: { [STAND_IN_LABEL]: recipe.replaces } };
    const { architecture } = host;
    const request = { root, folder: layout, compression, architecture, config, reference };
    const ids = await writeLayout(withTools, request);
    const { name, replaces, version } = recipe;
    const standIn = { name, layoutFolder: folder, ...ids, replaces, reference, versions };
    await files.writeText(`${layout}/stand-in.json`, `${JSON.stringify({ version, ...standIn }, null, 2)}\n`);
    await files.remove(folder);
    await host.rename(layout, folder);
    const sizes = await describeSizes(ports, root, folder);
    log.info(`Stand-in for ${replaces} made: ${sizes}, ${formatSeconds(clock.now() - startedMs)}`);
    return standIn;
}
/** Small layers as the real images have them; the large one by the fastest that is there. */
async function chooseCompression({ run }, recipe) {
    if (recipe.name !== 'rust')
        return 'gzip';
    // 800 MB: zstd packs them in 4 s to a third; gzip would take 22 s.
    return (await run(['zstd', '--version'])).exitCode === 0 ? 'zstd' : 'none';
}
/** The private engine's tree holds a zstd, which a minimal system may not. */
function withEngineTools(ports, context) {
    const tree = engineTreeFolder(context.cacheFolder, ports.host.architecture);
    const env = { ...context.env, PATH: enginePath(tree, context.env.PATH) };
    return { ...ports, run: (argv, options = {}) => ports.run(argv, { env, ...options }) };
}
/** `2.1 MB unpacked, 0.9 MB on disk`. */
async function describeSizes(ports, root, folder) {
    const measure = async (path) => {
        const argv = ['du', '--summarize', '--bytes', path];
        const bytes = Number.parseInt(await runOrThrow(ports, argv, `Could not measure ${path}`), 10);
        return `${(bytes / 1e6).toFixed(1)} MB`;
    };
    return `${await measure(root)} unpacked, ${await measure(folder)} on disk`;
}

;// CONCATENATED MODULE: ./src/engine/make-stand-ins.ts



/** Makes what is missing, loads what has to be in the engine, and gives one named context for each base image. */
async function makeStandIns(request) {
    const { engine, cacheFolder, env, ports } = request;
    const references = await chooseReferences(request);
    const names = references.flatMap((reference) => findStandIn(reference) ?? []);
    const standIns = await ensureStandIns(names, ports, { cacheFolder, env });
    const { contexts, loads } = planStandInContexts(references, standIns, engine.builder);
    for (const standIn of loads)
        await loadStandIn(ports, standIn, env);
    return contexts.map(toMade);
}
/** The same contexts for a plan that is only shown: nothing is made and nothing loaded. */
async function foreseeStandIns(request) {
    const references = await chooseReferences(request);
    const standIns = references.flatMap((reference) => {
        const name = findStandIn(reference);
        return name ? [locateStandIn(name, request.cacheFolder)] : [];
    });
    return planStandInContexts(references, standIns, request.engine.builder).contexts.map(toMade);
}
function toMade({ name, replaces, value, ownBuilderValue }) {
    return {
        name,
        context: { name: replaces, value },
        ownBuilderContext: { name: replaces, value: ownBuilderValue },
    };
}
async function chooseReferences({ wanted, references, ports, }) {
    const replaceable = [...new Set(references)].filter(findStandIn);
    if (wanted === 'always')
        return replaceable;
    const hosts = [...new Set(replaceable.map(registryOf))];
    const answers = await Promise.all(hosts.map((host) => doesAnswer(ports.http, host)));
    const silent = hosts.filter((_, index) => !answers[index]);
    return replaceable.filter((reference) => silent.includes(registryOf(reference)));
}
/** Whether the registry of an image answers at all. */
function isRegistryUp(reference, http) {
    return doesAnswer(http, registryOf(reference));
}
/** Docker Hub serves its registry under another name than the one in references. */
function registryOf(reference) {
    const [first = ''] = reference.split('/');
    const isHost = reference.includes('/') && /[.:]|^localhost$/.test(first);
    return !isHost || /^(?:index\.)?docker\.io$/.test(first) ? 'registry-1.docker.io' : first;
}
/** 401 is the usual answer to a stranger; only silence and broken gateways count against it. */
async function doesAnswer(http, host) {
    try {
        const { status } = await http(`https://${host}/v2/`, { timeoutMs: 5_000 });
        return status < 500 && status !== 407;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: external "node:process"
const external_node_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");
var external_node_process_default = /*#__PURE__*/__nccwpck_require__.n(external_node_process_namespaceObject);
;// CONCATENATED MODULE: ./src/adapters/engine-host.ts




const DPKG_NAMES = { x64: 'amd64', arm64: 'arm64' };
/** Processes and folders as the private engine needs them. */
const engineHost = {
    userId: external_node_process_default().geteuid?.() ?? -1,
    processId: (external_node_process_default()).pid,
    architecture: DPKG_NAMES[(external_node_process_default()).arch] ?? (external_node_process_default()).arch,
    spawnDaemon: async ([program, ...args], { env, logFile }) => {
        const log = await (0,promises_namespaceObject.open)(logFile, 'a', 0o600);
        try {
            const child = (0,external_node_child_process_namespaceObject.spawn)(program, args, {
                detached: true,
                cwd: '/',
                env: { ...env },
                stdio: ['ignore', log.fd, log.fd],
            });
            await new Promise((resolve, reject) => {
                child.once('spawn', resolve);
                child.once('error', reject);
            });
            child.unref();
            return child.pid ?? -1;
        }
        finally {
            await log.close();
        }
    },
    signal: (pid, name) => {
        try {
            return external_node_process_default().kill(pid, name);
        }
        catch (error) {
            if (error.code === 'ESRCH')
                return false;
            throw error;
        }
    },
    makeFolderOnce: async (path) => {
        await (0,promises_namespaceObject.mkdir)((0,external_node_path_namespaceObject.dirname)(path), { recursive: true });
        try {
            await (0,promises_namespaceObject.mkdir)(path);
            return true;
        }
        catch (error) {
            if (error.code === 'EEXIST')
                return false;
            throw error;
        }
    },
    rename: promises_namespaceObject.rename,
};

;// CONCATENATED MODULE: ./src/adapters/stand-in-source.ts







/** Stand-ins made for real. The environment is asked for late: it may come to name a private engine. */
function standInSource(cacheFolder, environment, log) {
    const ports = { run: runCommand, files: files, clock: clock, http: http, log, host: engineHost };
    return {
        make: (wanted, references, engine) => makeStandIns({ wanted, references, engine, cacheFolder, env: environment(), ports }),
        makeBuildkitImage: async (wanted) => {
            if (!(await isWanted(wanted)))
                return undefined;
            return ensureBuildkitImage(ports, { cacheFolder, env: environment() });
        },
    };
}
/** For a plan that is only shown. A builder of our own would run the image that is made then. */
function foreseenStandIns(cacheFolder) {
    return {
        make: (wanted, references, engine) => foreseeStandIns({ wanted, references, engine, cacheFolder, ports: { http: http } }),
        makeBuildkitImage: async (wanted) => (await isWanted(wanted)) ? BUILDKIT_REFERENCE : undefined,
    };
}
async function isWanted(wanted) {
    return wanted === 'always' || !(await isRegistryUp(REAL_BUILDKIT_IMAGE, http));
}

;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
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
    return scrub((0,external_node_util_namespaceObject.stripVTControlCharacters)(text).replace(/\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g, ' '));
}
/** Lines of a log. Of a line that a progress display wrote over with `\r`, the last state. */
function cleanLines(text) {
    return (0,external_node_util_namespaceObject.stripVTControlCharacters)(text)
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
    return (0,external_node_path_namespaceObject.basename)(file) === (0,external_node_path_namespaceObject.basename)(dockerfile) ? dockerfile : plain_text_cleanLine(file);
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

;// CONCATENATED MODULE: ./src/engine/builder.ts

/** Of the engine's own BuildKit with the containerd store (found by trying them on Docker 28). */
const CACHE_TYPES_OF_ENGINE = ['inline', 'local', 'registry', 'gha'];
/** The selected builder if it can do what is asked for; else one of our own, or a refusal if the user named it. */
function planBuilder(needs, facts) {
    const { builder } = facts;
    const missing = findMissing(needs, facts);
    if (missing.length === 0)
        return { kind: 'plan', plan: { kind: 'existing', name: builder.name } };
    const reason = `Builder ${builder.name} (driver docker, ${builder.imageStore ?? 'classic'} image store) cannot do ${list(missing)}`;
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
function list(words) {
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

;// CONCATENATED MODULE: ./src/engine/daemon-plan.ts

/** The kernel's limit for the path of a unix socket is 108 bytes with the final zero. */
const SOCKET_LIMIT_BYTES = 107;
/** The longest that dockerd's containerd makes below its exec-root. */
const LONGEST_SOCKET = '/exec/containerd/containerd.sock.ttrpc';
function daemonPaths({ cacheFolder }, store) {
    const folder = `${cacheFolder}/engine/${store}`;
    const seed = (0,external_node_crypto_namespaceObject.createHash)('sha256').update(folder).digest('hex').slice(0, 12);
    const fits = Buffer.byteLength(folder + LONGEST_SOCKET) <= SOCKET_LIMIT_BYTES;
    // Not in a folder for temporary files, where anybody could have made one of that name before.
    const socketFolder = fits ? folder : `/run/cv-docker-build-${seed}`;
    return {
        folder,
        socketFolder,
        socket: `${socketFolder}/docker.sock`,
        dataRoot: `${folder}/data`,
        execRoot: `${socketFolder}/exec`,
        pidFile: `${folder}/docker.pid`,
        configFile: `${folder}/daemon.json`,
        logFile: `${folder}/dockerd.log`,
        stateFile: `${folder}/state.json`,
        clientFolder: `${folder}/client`,
        cgroup: `cv-docker-build-${seed}`,
        seed,
    };
}
/** daemon.json. Of the keys, only `features` has no flag; the rest is said here to be in one place. */
function formatDaemonConfig(paths, network, store) {
    const mtu = String(network.mtu);
    const config = {
        features: { 'containerd-snapshotter': store === 'containerd' },
        hosts: [`unix://${paths.socket}`],
        'data-root': paths.dataRoot,
        'exec-root': paths.execRoot,
        pidfile: paths.pidFile,
        bridge: network.bridge,
        mtu: network.mtu,
        'default-network-opts': { bridge: { 'com.docker.network.driver.mtu': mtu } },
        'default-address-pools': [{ base: network.subnet, size: 24 }],
        iptables: false,
        ip6tables: false,
        // Seconds for containers to end by themselves when the daemon stops.
        'shutdown-timeout': 3,
        'cgroup-parent': paths.cgroup,
        // The systemd driver wants a slice of a running systemd; this one works with and without.
        'exec-opts': ['native.cgroupdriver=cgroupfs'],
    };
    return `${JSON.stringify(config, null, 2)}\n`;
}
/**
 * The daemon gets a mount namespace of its own: its mounts end with it, whatever happens. In it an
 * empty folder hides the socket of a system's containerd, which dockerd would use in place of ours.
 * `slave`: mounts made on the host later are still seen, as bind mounts of containers need it.
 */
function planDaemonArgv(tree, paths) {
    const script = 'mkdir -p /run/containerd && mount -t tmpfs -o mode=711 tmpfs /run/containerd && exec "$@"';
    const daemon = [`${tree}/usr/sbin/dockerd`, '--config-file', paths.configFile];
    return ['unshare', '--mount', '--propagation', 'slave', 'sh', '-c', script, 'sh', ...daemon];
}

;// CONCATENATED MODULE: ./src/engine/client.ts


const PLUGIN = 'usr/libexec/docker/cli-plugins/docker-buildx';
/**
 * The client finds plugins only beside its settings. So that logins keep working and nothing secret
 * is copied, the settings folder is one of links: to all that the user's own holds, and to our buildx.
 */
async function prepareClient({ files, run }, context, state) {
    const paths = daemonPaths(context, state.store);
    const own = paths.clientFolder;
    const theirs = findUserFolder(context.env, own);
    await files.makeFolder(`${own}/cli-plugins`);
    const link = async (from, to) => {
        // A file that a client has written here itself (a login without settings before) stays.
        if ((await files.kindOf(to)) !== 'file')
            await run(['ln', '-sfn', from, to]);
    };
    for (const { name } of theirs ? await files.list(theirs) : [])
        if (name !== 'cli-plugins' && (await files.kindOf(`${own}/${name}`)) !== 'folder')
            await link(`${theirs}/${name}`, `${own}/${name}`);
    for (const { name } of theirs ? await files.list(`${theirs}/cli-plugins`) : [])
        await link(`${theirs}/cli-plugins/${name}`, `${own}/cli-plugins/${name}`);
    await link(`${state.tree}/${PLUGIN}`, `${own}/cli-plugins/docker-buildx`);
    return formatEngineEnv(context, paths, state);
}
function formatEngineEnv({ env }, paths, state) {
    const path = env.PATH ?? '';
    return {
        DOCKER_HOST: `unix://${state.socket}`,
        DOCKER_CONFIG: paths.clientFolder,
        // After `eval "$(… engine env)"` it is there already.
        PATH: path.startsWith(`${state.tree}/`) ? path : enginePath(state.tree, path),
    };
}
/** The user's settings folder; `undefined` when it is ours already, or there is no home. */
function findUserFolder(env, own) {
    const folder = env.DOCKER_CONFIG || (env.HOME ? `${env.HOME}/.docker` : undefined);
    return folder === own ? undefined : folder;
}
/** Lines for `eval` in a POSIX shell. */
function formatExports(env) {
    return Object.entries(env).map(([name, value]) => `export ${name}=${quote(value)}`);
}
function quote(text) {
    return `'${text.replaceAll("'", `'\\''`)}'`;
}

;// CONCATENATED MODULE: ./src/engine/network.ts
const FIRST_CANDIDATE = 200;
const CANDIDATES = 40;
const ETHERNET_MTU = 1500;
/** `seed` tells apart the engines of several cache folders; `routes` is the text of /proc/net/route. */
function planNetwork(seed, routes, mtu) {
    const taken = parseRoutes(routes);
    const start = Number.parseInt(seed.slice(0, 6), 16);
    const octets = Array.from({ length: CANDIDATES }, (_, index) => FIRST_CANDIDATE + ((start + index) % CANDIDATES));
    const free = octets.find((octet) => !taken.some((route) => overlaps(octet, route)));
    const octet = free ?? FIRST_CANDIDATE;
    return {
        bridge: `cvdb-${seed.slice(0, 8)}`,
        subnet: `10.${octet}.0.0/16`,
        address: `10.${octet}.0.1/24`,
        mtu: Math.min(mtu ?? ETHERNET_MTU, ETHERNET_MTU),
    };
}
function parseRoutes(text) {
    return text
        .split('\n')
        .slice(1)
        .flatMap((line) => {
        const [interfaceName, destination, , , , , , mask] = line.trim().split(/\s+/);
        if (!interfaceName || !destination || !mask)
            return [];
        return [{ interfaceName, destination: fromHex(destination), mask: fromHex(mask) }];
    });
}
/** Name of the interface of the default route, if there is one. */
function findDefaultInterface(routes) {
    return routes.find(({ destination, mask }) => destination === 0 && mask === 0)?.interfaceName;
}
function overlaps(octet, { destination, mask }) {
    if (mask === 0)
        return false;
    const ours = ((10 << 24) | (octet << 16)) >>> 0;
    const common = (mask & 0xffff0000) >>> 0;
    return (ours & common) >>> 0 === (destination & common) >>> 0;
}
function fromHex(text) {
    const bytes = text.match(/../g) ?? [];
    return Number.parseInt(bytes.reverse().join(''), 16);
}
/** Makes the bridge. */
function planBridgeUp(busybox, network) {
    const { bridge, address, mtu } = network;
    return [
        [busybox, 'brctl', 'addbr', bridge],
        [busybox, 'ip', 'addr', 'add', address, 'dev', bridge],
        [busybox, 'ip', 'link', 'set', bridge, 'mtu', String(mtu), 'up'],
    ];
}
function planBridgeDown(busybox, bridge) {
    return [
        [busybox, 'ip', 'link', 'set', bridge, 'down'],
        [busybox, 'brctl', 'delbr', bridge],
    ];
}
/** One rule as iptables arguments after the action: what leaves is masqueraded, and forwarding is allowed. */
const RULES = [
    (net) => ['nat', 'POSTROUTING', '-s', net, '!', '-d', net, '-j', 'MASQUERADE'],
    (net) => ['filter', 'FORWARD', '-s', net, '-j', 'ACCEPT'],
    (net) => ['filter', 'FORWARD', '-d', net, '-j', 'ACCEPT'],
];
/** `check` exits 0 when the rule is there; `insert` puts it first; `delete` takes one away. */
function planRules(iptables, subnet, action) {
    const flag = { check: '-C', insert: '-I', delete: '-D' }[action];
    return RULES.map((rule) => {
        const [table, chain, ...match] = rule(subnet);
        return [iptables, '-w', '10', '-t', table, flag, chain, ...match];
    });
}

;// CONCATENATED MODULE: ./src/engine/clean-up.ts


const GONE_WITHIN_MS = 5_000;
/**
 * Takes away what a daemon that is no more has left on the host: processes of its cgroup, cgroups,
 * bridges, rules, sockets. Images stay. Gives one line for each thing that could not be removed.
 */
async function cleanUpAfterDaemon(ports, paths, state) {
    const { files } = ports;
    const processes = await endProcesses(ports, paths);
    const cgroups = await removeCgroups(ports, paths);
    const network = await removeNetwork(ports, state);
    for (const path of [paths.socket, paths.pidFile, paths.execRoot])
        await files.remove(path);
    if (paths.socketFolder !== paths.folder)
        await files.remove(paths.socketFolder);
    return [...processes, ...cgroups, ...network, ...(await findMounts(ports, paths))];
}
/** The daemon's helpers carry its exec-root on their command line; containers are in its cgroup. */
async function endProcesses(ports, paths) {
    const { clock, host } = ports;
    const deadline = clock.now() + GONE_WITHIN_MS;
    for (;;) {
        const pids = await findProcesses(ports, paths);
        if (pids.length === 0)
            return [];
        if (clock.now() > deadline)
            return pids.map((pid) => `process ${pid}`);
        for (const pid of pids)
            host.signal(pid, 'SIGKILL');
        await clock.sleep(100);
    }
}
async function findProcesses({ files }, paths) {
    const entries = await files.list('/proc');
    const pids = entries.flatMap(({ name }) => (/^\d+$/.test(name) ? [Number(name)] : []));
    const ours = await Promise.all(pids.map(async (pid) => {
        const read = (name) => files.readTextIfAny(`/proc/${pid}/${name}`).catch(() => undefined);
        const [cmdline = '', cgroup = ''] = await Promise.all([read('cmdline'), read('cgroup')]);
        return isEngineProcess(cmdline, cgroup, paths);
    }));
    return pids.filter((_, index) => ours[index]);
}
/** A command line is words with a zero after each; a cgroup file has lines `4:memory:/cv-docker-build-…/id`. */
function isEngineProcess(cmdline, cgroup, paths) {
    if (cgroup.split('\n').some((line) => line.split(':')[2]?.split('/')[1] === paths.cgroup))
        return true;
    const [program = '', ...words] = cmdline.split('\0');
    const helper = /(?:^|\/)containerd(?:-shim-runc-v2)?$|(?:^|\/)docker-proxy$/.test(program);
    return helper && words.some((word) => word.startsWith(`${paths.execRoot}/`));
}
async function removeCgroups({ run, files }, paths) {
    const root = '/sys/fs/cgroup';
    const hierarchies = (await files.list(root)).filter(({ kind }) => kind === 'folder');
    const candidates = [root, ...hierarchies.map(({ name }) => `${root}/${name}`)];
    const remaining = [];
    for (const hierarchy of candidates) {
        const folder = `${hierarchy}/${paths.cgroup}`;
        if ((await files.kindOf(folder)) !== 'folder')
            continue;
        // Cgroups go by rmdir, the deepest first; their files cannot be deleted.
        await run(['find', folder, '-depth', '-type', 'd', '-exec', 'rmdir', '{}', ';']);
        if ((await files.kindOf(folder)) === 'folder')
            remaining.push(`cgroup ${folder}`);
    }
    return remaining;
}
async function removeNetwork({ run, files }, { network, tree, forwardingBefore }) {
    const env = { PATH: enginePath(tree, undefined) };
    const busybox = `${tree}/bin/busybox`;
    for (const argv of planRules('iptables', network.subnet, 'delete'))
        await run(argv, { env });
    const listBridges = async () => {
        const { stdout } = await run([busybox, 'ip', '-o', '-4', 'addr']);
        return findInterfaces(stdout, network.subnet);
    };
    for (const bridge of await listBridges())
        for (const argv of planBridgeDown(busybox, bridge))
            await run(argv);
    const remaining = await listBridges();
    if (forwardingBefore === '0' && !(await hasOtherBridges(files)))
        await run(STOP_FORWARDING);
    return remaining.map((name) => `bridge ${name}`);
}
/** `sysctl` is not on every system. */
const STOP_FORWARDING = ['sh', '-c', 'echo 0 > /proc/sys/net/ipv4/ip_forward'];
/** Another engine, ours or the system's, still needs forwarding. */
async function hasOtherBridges(files) {
    const interfaces = await files.list('/sys/class/net');
    return interfaces.some(({ name }) => /^(?:cvdb-|docker|br-|cni|virbr)/.test(name));
}
/** Of `ip -o -4 addr`: interfaces with an address in a /16, such as those of networks that users made. */
function findInterfaces(text, subnet) {
    const prefix = subnet.split('.').slice(0, 2).join('.');
    return text.split('\n').flatMap((line) => {
        const [, name, address] = /^\d+:\s+(\S+)\s+inet\s+(\S+)/.exec(line) ?? [];
        return name && address?.startsWith(`${prefix}.`) ? [name] : [];
    });
}
async function findMounts({ files }, paths) {
    const text = (await files.readTextIfAny('/proc/self/mountinfo')) ?? '';
    const points = text.split('\n').flatMap((line) => line.split(' ')[4] ?? []);
    const inside = (point) => point.startsWith(`${paths.folder}/`) || point.startsWith(`${paths.socketFolder}/`);
    return points.filter(inside).map((point) => `mount ${point}`);
}

;// CONCATENATED MODULE: ./src/engine/state.ts
/** `undefined` when there is none, or when it was cut off in writing. */
async function readState({ files }, paths) {
    const text = await files.readTextIfAny(paths.stateFile);
    if (text === undefined)
        return undefined;
    try {
        const state = JSON.parse(text);
        return state.schemaVersion === 1 ? state : undefined;
    }
    catch {
        return undefined;
    }
}
async function writeState({ files }, paths, state) {
    await files.writeText(paths.stateFile, `${JSON.stringify(state, null, 2)}\n`, 0o600);
}
/** Whether the process is the daemon of these paths, and not another one that got its number. */
async function isOurDaemon({ files }, paths, pid) {
    // Gone between opening and reading gives ESRCH, which means the same.
    const cmdline = await files.readTextIfAny(`/proc/${pid}/cmdline`).catch(() => undefined);
    return cmdline?.split('\0').includes(paths.configFile) ?? false;
}

;// CONCATENATED MODULE: ./src/engine/daemon.ts







const READY_WITHIN_MS = 30_000;
const STOPPED_WITHIN_MS = 20_000;
const daemon_POLL_MS = 100;
const FORWARDING = '/proc/sys/net/ipv4/ip_forward';
/** The running daemon of this store, if there is one. What a dead one left is not touched here. */
async function findDaemon(ports, context, store) {
    const paths = daemonPaths(context, store);
    const state = await readState(ports, paths);
    return state && (await isOurDaemon(ports, paths, state.pid)) ? state : undefined;
}
/** Starts dockerd and waits until it answers. Throws ENGINE_START_FAILED with the end of its log. */
async function startDaemon(ports, context, tree, start) {
    const { files, clock, host, log } = ports;
    const startedAtMs = clock.now();
    const paths = daemonPaths(context, start.store);
    const previous = await readState(ports, paths);
    if (previous)
        await cleanUpAfterDaemon(ports, paths, previous);
    for (const folder of [paths.folder, paths.socketFolder])
        await files.makeFolder(folder);
    await files.remove(paths.socket);
    await files.remove(paths.pidFile);
    await files.remove(paths.logFile);
    const env = { ...context.env, PATH: enginePath(tree.folder, context.env.PATH) };
    const forwardingBefore = ((await files.readTextIfAny(FORWARDING)) ?? '').trim();
    const network = await makeNetwork(ports, paths, tree, env);
    await files.writeText(paths.configFile, formatDaemonConfig(paths, network, start.store));
    const argv = planDaemonArgv(tree.folder, paths);
    const pid = await host.spawnDaemon(argv, { env, logFile: paths.logFile });
    const state = {
        schemaVersion: 1,
        pid,
        ...start,
        socket: paths.socket,
        tree: tree.folder,
        startedAtMs,
        network,
        forwardingBefore,
    };
    await writeState(ports, paths, state);
    await waitUntilReady(ports, paths, state, env);
    log.info(`Private Docker engine (${start.store} store) answers after ${formatSeconds(clock.now() - startedAtMs)}`);
    return state;
}
async function makeNetwork({ files, run, log }, paths, tree, env) {
    const routes = (await files.readTextIfAny('/proc/net/route')) ?? '';
    const outward = findDefaultInterface(parseRoutes(routes));
    const mtu = outward ? await files.readTextIfAny(`/sys/class/net/${outward}/mtu`) : undefined;
    const network = planNetwork(paths.seed, routes, mtu ? Number.parseInt(mtu, 10) : undefined);
    const problems = [];
    for (const argv of planBridgeUp(`${tree.folder}/bin/busybox`, network)) {
        const { exitCode, stderr } = await run(argv, { env });
        // Left by a daemon whose state was lost: just what is wanted.
        if (exitCode !== 0 && !/exists/i.test(stderr))
            problems.push(stderr.trim());
    }
    // `iptables` is looked up on a PATH that ends with ours, so that a system's own goes first.
    for (const argv of planRules('iptables', network.subnet, 'insert')) {
        const { exitCode, stderr } = await run(argv, { env });
        if (exitCode !== 0)
            problems.push(stderr.trim());
    }
    if (problems.length > 0)
        log.warning(`Containers may have no way out of the private engine: ${problems.join('; ')}`);
    return network;
}
/** While a process becomes another program (unshare, then dockerd) its command line reads empty for a moment. */
const GONE_AFTER_LOOKS = 5;
async function waitUntilReady(ports, paths, state, env) {
    const { clock, run, files } = ports;
    const deadline = clock.now() + READY_WITHIN_MS;
    const host = `unix://${paths.socket}`;
    const asClient = { env: { ...env, DOCKER_CONFIG: `${paths.folder}/none` }, timeoutMs: 5_000 };
    let missedLooks = 0;
    while (clock.now() < deadline && missedLooks < GONE_AFTER_LOOKS) {
        if ((await files.kindOf(paths.socket)) === 'other') {
            const answer = await run(['docker', '--host', host, 'version'], asClient);
            if (answer.exitCode === 0)
                return;
        }
        missedLooks = (await isOurDaemon(ports, paths, state.pid)) ? 0 : missedLooks + 1;
        await clock.sleep(daemon_POLL_MS);
    }
    const dead = !(await isOurDaemon(ports, paths, state.pid));
    await stopDaemon(ports, paths, state);
    const text = (await files.readTextIfAny(paths.logFile)) ?? '';
    const how = dead ? 'ended while starting' : `did not answer within ${READY_WITHIN_MS / 1000} s`;
    throw new ToolError('ENGINE_START_FAILED', `dockerd ${how}: ${text.trim().split('\n').slice(-5).join(' | ')}`, `its log is ${paths.logFile}`);
}
/** Asks the daemon to stop, kills it when it does not, and takes away what it made. Gives what could not be. */
async function stopDaemon(ports, paths, state) {
    const { clock, host } = ports;
    const running = () => isOurDaemon(ports, paths, state.pid);
    if (await running())
        host.signal(state.pid, 'SIGTERM');
    const deadline = clock.now() + STOPPED_WITHIN_MS;
    while (clock.now() < deadline && (await running()))
        await clock.sleep(daemon_POLL_MS);
    if (await running())
        host.signal(state.pid, 'SIGKILL');
    const remaining = await cleanUpAfterDaemon(ports, paths, state);
    await ports.files.remove(paths.stateFile);
    return remaining;
}

;// CONCATENATED MODULE: ./src/engine/probe.ts
const MINIMUM_DOCKER = 23;
const MINIMUM_BUILDX = [0, 13];
const probe_TIMEOUT_MS = 15_000;
/** Asks docker and buildx, both at once. Neither failing is an error here. */
async function probeEngine(run, env) {
    const options = { env, timeoutMs: probe_TIMEOUT_MS };
    const [docker, buildx] = await Promise.all([
        run(['docker', 'version', '--format', '{{json .}}'], options),
        run(['docker', 'buildx', 'version'], options),
    ]);
    const serverVersion = parseServerVersion(docker.stdout);
    if (docker.exitCode === 127)
        return unfit('docker is not installed');
    if (!serverVersion)
        return unfit(firstLine(docker.stderr) || 'the docker daemon does not answer');
    if (!isServerFit(serverVersion))
        return unfit(`Docker ${serverVersion} is older than 23`);
    const buildxVersion = buildx.exitCode === 0 ? parseBuildxVersion(buildx.stdout) : undefined;
    if (!buildxVersion)
        return unfit('the buildx plugin of docker is not installed');
    if (!isBuildxFit(buildxVersion))
        return unfit(`buildx ${buildxVersion} is older than 0.13`);
    return { kind: 'fit', serverVersion, buildxVersion };
}
function unfit(reason) {
    return { kind: 'unfit', reason };
}
function firstLine(text) {
    return (text
        .trim()
        .split('\n')[0]
        ?.replace(/^ERROR: /i, '') ?? '');
}
/** Of `docker version --format '{{json .}}'`, which prints the client's part even when the server is away. */
function parseServerVersion(stdout) {
    try {
        const version = JSON.parse(stdout);
        return version.Server?.Version;
    }
    catch {
        return undefined;
    }
}
/** `github.com/docker/buildx v0.29.1 a1b2c3` or `… 0.29.1+ds1-4 …` → `0.29.1`. */
function parseBuildxVersion(stdout) {
    return /^\S+ v?(\d+\.\d+\.\d+\S*)/.exec(stdout)?.[1]?.replace(/\+.*$/, '');
}
function isServerFit(version) {
    const major = Number.parseInt(version, 10);
    // Builds from a branch call themselves `dev` or by a hash: nobody has one of before 2023.
    return Number.isNaN(major) || major >= MINIMUM_DOCKER;
}
function isBuildxFit(version) {
    const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
    const [minimumMajor, minimumMinor] = MINIMUM_BUILDX;
    return major > minimumMajor || (major === minimumMajor && minor >= minimumMinor);
}

;// CONCATENATED MODULE: ./src/engine/status.ts




const STORES = ['containerd', 'classic'];
/** Ours if one is up; else what answers; else why there is none and whether we can bring one. */
async function readStatus(ports, context) {
    const state = await findOwnDaemon(ports, context);
    if (state)
        return { kind: 'private', state };
    const probe = context.store
        ? {
            kind: 'unfit',
            reason: `no private engine with the ${context.store} store is up`,
        }
        : await probeEngine(ports.run, context.env);
    if (probe.kind === 'fit')
        return { ...probe, kind: 'system' };
    const foreign = findForeignHost(context);
    const obstacle = foreign ?? (await findInstallObstacle(ports));
    return { kind: 'none', reason: probe.reason, ...(obstacle === undefined ? {} : { obstacle }) };
}
/** A daemon of ours that runs, unless the user named another host. */
async function findOwnDaemon(ports, context) {
    if (findForeignHost(context))
        return undefined;
    const stores = storesInOrder(context);
    const states = await Promise.all(stores.map((store) => findDaemon(ports, context, store)));
    return states.find((state) => state !== undefined);
}
/** The one that DOCKER_HOST names comes first: both may be up. */
function storesInOrder({ env, cacheFolder, store }) {
    if (store)
        return [store];
    const named = STORES.filter((name) => env.DOCKER_HOST === hostOf(name, cacheFolder));
    return [...named, ...STORES.filter((name) => !named.includes(name))];
}
function hostOf(store, cacheFolder) {
    return `unix://${daemonPaths({ cacheFolder }, store).socket}`;
}
/** A DOCKER_HOST that the user set names the engine they want; another in its place would surprise. */
function findForeignHost({ env, cacheFolder, store }) {
    const given = env.DOCKER_HOST;
    if (!given || store)
        return undefined;
    const ours = STORES.map((name) => hostOf(name, cacheFolder));
    return ours.includes(given) ? undefined : `DOCKER_HOST names ${given}, which is left alone`;
}
/** For a person; one sentence each. */
function formatStatus(status) {
    switch (status.kind) {
        case 'system':
            return [
                `The Docker engine that is there is used: Docker ${status.serverVersion}, buildx ${status.buildxVersion}.`,
            ];
        case 'private':
            return [
                `A private Docker engine is up (${status.state.store} store, pid ${status.state.pid}).`,
                `Its socket is ${status.state.socket}.`,
            ];
        case 'none':
            return [
                `No usable Docker engine: ${status.reason}.`,
                status.obstacle === undefined
                    ? '`engine up` unpacks one from the Debian archive and starts it.'
                    : `None can be brought: ${status.obstacle}.`,
            ];
    }
}

;// CONCATENATED MODULE: ./src/engine/users.ts




/*
 * A daemon started for one run may be found and used by a second. Each run leaves its name in a
 * folder; the last one to go stops the daemon. One that was started by `engine up` outlives them all.
 */
function usersFolder(context, state) {
    return `${daemonPaths(context, state.store).folder}/users`;
}
async function addUser(ports, context, state) {
    const pid = ports.host.processId;
    const file = `${usersFolder(context, state)}/${pid}`;
    await ports.files.writeText(file, await processIdentity(ports, pid));
}
/** An engine that a run started and that the user then asks for stays up. */
async function keepDaemon(ports, context, state, startedBy) {
    if (state.startedBy === 'up' || startedBy === 'run')
        return state;
    const kept = { ...state, startedBy };
    await writeState(ports, daemonPaths(context, state.store), kept);
    return kept;
}
/** This run is done with the daemon; stops it when it was started for runs and no other is left. */
async function releaseDaemon(ports, context, { store }) {
    await withLock(ports, context.cacheFolder, 'engine', async () => {
        const paths = daemonPaths(context, store);
        const state = await readState(ports, paths);
        if (!state)
            return;
        await ports.files.remove(`${usersFolder(context, state)}/${ports.host.processId}`);
        if (state.startedBy === 'run' && !(await hasUsers(ports, context, state)))
            await stopDaemon(ports, paths, state);
    });
}
async function hasUsers(ports, context, state) {
    const folder = usersFolder(context, state);
    for (const { name } of await ports.files.list(folder)) {
        const owner = await ports.files.readTextIfAny(`${folder}/${name}`);
        if (owner && (await isAlive(ports, owner)))
            return true;
        await ports.files.remove(`${folder}/${name}`);
    }
    return false;
}

;// CONCATENATED MODULE: ./src/engine/commands.ts









/** What is there. Changes nothing. */
async function engineStatus(ports, context) {
    const status = await readStatus(ports, context);
    return { status, lines: formatStatus(status) };
}
/** Makes sure that an engine runs until `engineDown`. Throws a ToolError when there can be none. */
async function engineUp(ports, context) {
    const { status } = await bringUp(ports, context, 'up');
    const env = status.kind === 'private' ? await prepareClient(ports, context, status.state) : {};
    return { status, env, lines: formatStatus(status) };
}
/** Lines for `eval "$(cv-docker-build engine env)"`; none when the system's engine is used as it is. */
async function engineEnvLines(ports, context) {
    const status = await readStatus(ports, context);
    if (status.kind !== 'private')
        return [];
    return formatExports(await prepareClient(ports, context, status.state));
}
/** For one build on the command line: uses what runs, or starts an engine for the time of the run. */
async function ensureEngine(ports, context) {
    const { status, startedHere } = await bringUp(ports, context, 'run');
    if (status.kind !== 'private')
        return { env: {}, startedHere: false, stop: async () => { } };
    const env = await prepareClient(ports, context, status.state);
    const stop = async () => await releaseDaemon(ports, context, status.state);
    return { env, startedHere, stop };
}
/**
 * The way to a private engine that is up already, without running anything but a few links: the
 * command line asks this before it looks for other engines. `undefined` when there is none.
 */
async function findPrivateEngine(ports, context) {
    const state = await findOwnDaemon(ports, context);
    return state && (await prepareClient(ports, context, state));
}
/** Stops our engines and removes their data; with `all` the unpacked programs, base images and package lists too. */
async function engineDown(ports, context, { all = false } = {}) {
    return await withLock(ports, context.cacheFolder, 'engine', async () => {
        const stores = [];
        for (const store of STORES)
            stores.push(await takeDown(ports, context, store));
        const lines = stores.flatMap((report) => report.lines);
        const remaining = stores.flatMap((report) => report.remaining);
        if (lines.length === 0)
            lines.push('No private engine was up.');
        for (const name of all ? ['engine', 'stand-ins', 'buildkit', 'apt'] : [])
            await ports.files.remove(`${context.cacheFolder}/${name}`);
        if (all)
            lines.push('Its programs, the stand-in images and the package lists are removed.');
        return {
            lines: [...lines, ...remaining.map((what) => `Could not be removed: ${what}`)],
            remaining,
        };
    });
}
async function takeDown(ports, context, store) {
    const paths = daemonPaths(context, store);
    if ((await ports.files.kindOf(paths.folder)) === 'absent')
        return { lines: [], remaining: [] };
    const state = await readState(ports, paths);
    const remaining = state ? await stopDaemon(ports, paths, state) : [];
    await ports.files.remove(paths.folder);
    const line = `The private engine (${store} store) is stopped and its images are removed.`;
    return { lines: [line], remaining };
}
async function bringUp(ports, context, startedBy) {
    const before = await readStatus(ports, context);
    if (before.kind === 'system')
        return { status: before, startedHere: false };
    if (before.kind === 'none' && before.obstacle !== undefined)
        throw missingEngine(before.reason, before.obstacle);
    const store = before.kind === 'private' ? before.state.store : (context.store ?? 'containerd');
    const tree = before.kind === 'private' ? undefined : await installEngine(ports, context);
    return await withLock(ports, context.cacheFolder, 'engine', async () => {
        const running = await findDaemon(ports, context, store);
        const state = running
            ? await keepDaemon(ports, context, running, startedBy)
            : await startDaemon(ports, context, tree ?? (await installEngine(ports, context)), {
                store,
                startedBy,
            });
        if (startedBy === 'run')
            await addUser(ports, context, state);
        return { status: { kind: 'private', state }, startedHere: !running };
    });
}
function missingEngine(reason, obstacle) {
    return new ToolError('ENGINE_MISSING', `No usable Docker engine: ${reason}; and none can be brought: ${obstacle}`, 'install Docker Engine 23 or later with buildx 0.13 or later (https://docs.docker.com/engine/install/)');
}

;// CONCATENATED MODULE: ./src/engine/builder-text.ts
const DRIVERS = ['docker', 'docker-container', 'kubernetes', 'remote', 'cloud'];
const LABEL = 'org.mobyproject.buildkit.worker';
/**
 * Of `docker buildx inspect`: a head with name and driver, then nodes. buildx has no JSON for it
 * before 0.31. `undefined` when the text is not of that kind or the driver is unknown to us.
 */
function parseBuilder(text) {
    const [head = '', ...nodes] = text.split(/^Nodes:$/m);
    const name = builder_text_readField(head, 'Name');
    const driver = DRIVERS.find((known) => known === builder_text_readField(head, 'Driver'));
    if (name === undefined || driver === undefined)
        return undefined;
    const body = nodes.join('\n');
    const version = builder_text_readField(body, 'BuildKit version') ?? builder_text_readField(body, 'Buildkit');
    const imageStore = driver === 'docker' ? readImageStore(body) : undefined;
    return {
        name,
        driver,
        ...(version ? { buildkitVersion: version.replace(/^v/, '') } : {}),
        platforms: readPlatforms(body),
        ...(imageStore ? { imageStore } : {}),
    };
}
function builder_text_readField(text, name) {
    return new RegExp(`^${name}:[ \\t]*(\\S.*?)[ \\t]*$`, 'm').exec(text)?.[1];
}
/** Of all nodes. A star marks those that were given by hand. */
function readPlatforms(text) {
    const lists = [...text.matchAll(/^Platforms:[ \t]*(.+)$/gm)].map(([, list = '']) => list);
    const platforms = lists.flatMap((list) => list.split(',')).map((item) => item.replace('*', ''));
    return [...new Set(platforms.map((item) => item.trim()).filter(Boolean))];
}
/** The worker of the containerd store names its snapshotter; the one of the classic store only its gateway. */
function readImageStore(text) {
    if (text.includes(`${LABEL}.snapshotter:`))
        return 'containerd';
    return text.includes(`${LABEL}.moby.`) ? 'classic' : undefined;
}

;// CONCATENATED MODULE: ./src/engine/inspect.ts



/** A booted remote builder answers at once; one that is down keeps buildx waiting for 20 s. */
const inspect_TIMEOUT_MS = 60_000;
const INSTALL = 'install Docker Engine 23 or later with buildx 0.13 or later, or run `engine up`';
/**
 * What runs here, from three questions at once. Throws a ToolError when docker or buildx is missing,
 * unreachable or too old, or when there is no such builder.
 */
async function readEngineFacts(run, builder, { env, plugin, serverVersion: quickly } = {}) {
    const options = { timeoutMs: inspect_TIMEOUT_MS, ...(env === undefined ? {} : { env }) };
    const ask = async (...args) => await askBuildx(run, plugin, args, options);
    const [version, buildx, inspect] = await Promise.all([
        askServer(run, quickly, options),
        ask('version'),
        ask('inspect', ...(builder === undefined ? [] : [builder])),
    ]);
    if (version.exitCode === 127)
        throw new ToolError('ENGINE_MISSING', 'docker is not installed', INSTALL);
    const buildxVersion = checkBuildx(buildx);
    const { serverVersion } = version;
    const facts = parseBuilder(inspect.stdout);
    // A remote builder needs no daemon of this machine.
    if (inspect.exitCode !== 0 || !facts || facts.driver === 'docker')
        checkServer(version, serverVersion);
    if (inspect.exitCode !== 0 || !facts)
        throw builderError(inspect, builder);
    const found = await withImageStore(run, facts, options);
    return {
        ...(serverVersion === undefined ? {} : { serverVersion }),
        buildxVersion,
        builder: found,
    };
}
/** Only docker itself says in words why there is no answer. */
async function askServer(run, quickly, options) {
    const quick = quickly && (await quickly().catch(() => undefined));
    if (quick !== undefined)
        return { exitCode: 0, stderr: '', serverVersion: quick };
    const result = await run(['docker', 'version', '--format', '{{json .}}'], options);
    const serverVersion = parseServerVersion(result.stdout);
    return { ...result, ...(serverVersion === undefined ? {} : { serverVersion }) };
}
/** A plugin that cannot be run (a dead link, no permission) is left to docker, which knows more places. */
async function askBuildx(run, plugin, args, options) {
    const direct = plugin && (await run([plugin, ...args], options).catch(() => undefined));
    if (direct && direct.exitCode !== 127)
        return direct;
    return await run(['docker', 'buildx', ...args], options);
}
function checkBuildx(result) {
    const version = result.exitCode === 0 ? parseBuildxVersion(result.stdout) : undefined;
    if (version === undefined)
        throw new ToolError('BUILDX_MISSING', 'the buildx plugin of docker is not installed', 'install the package docker-buildx-plugin (docker-buildx on Debian), version 0.13 or later');
    if (!isBuildxFit(version))
        throw new ToolError('BUILDX_TOO_OLD', `buildx ${version} is too old`, 'install buildx 0.13 or later, for example with docker/setup-buildx-action');
    return version;
}
function checkServer({ stderr }, version) {
    if (version === undefined)
        throw unreachable(stderr);
    if (!isServerFit(version))
        throw new ToolError('ENGINE_TOO_OLD', `Docker Engine ${version} is too old`, 'install Docker Engine 23 or later');
}
/** docker's own sentences: `Cannot connect to the Docker daemon at unix:///…`, `permission denied while trying …`. */
function unreachable(stderr) {
    const socket = /\b(?:unix|tcp|ssh|npipe|http|https):\/\/[^\s"':]+(?::\d+)?/
        .exec(stderr)?.[0]
        ?.replace(/\.$/, '');
    const at = socket ? ` at ${decodeURIComponent(socket)}` : '';
    if (/permission denied/i.test(stderr))
        return new ToolError('ENGINE_UNREACHABLE', `permission denied on the socket of the Docker daemon${at}`, 'run as root or as a member of the group docker');
    return new ToolError('ENGINE_UNREACHABLE', `the Docker daemon does not answer${at}`, 'start it, set DOCKER_HOST, or run `engine up`');
}
function builderError({ stderr }, builder) {
    const cause = stderr
        .trim()
        .split('\n')
        .at(-1)
        ?.replace(/^ERROR: /, '') || 'no answer';
    if (/no builder .* found/.test(cause))
        return new ToolError('BUILDER_MISSING', `there is no builder ${JSON.stringify(builder ?? 'default')}`, 'see `docker buildx ls` for those that there are');
    return new ToolError('BUILDER_UNFIT', `builder ${JSON.stringify(builder ?? 'default')} cannot be inspected: ${cause}`, 'see `docker buildx inspect`');
}
/** Docker before 24 says nothing about its store in the list of labels: one more question then. */
async function withImageStore(run, builder, options) {
    if (builder.driver !== 'docker' || builder.imageStore)
        return builder;
    const info = await run(['docker', 'info', '--format', '{{json .DriverStatus}}'], options);
    const isContainerd = info.stdout.includes('io.containerd.snapshotter');
    return { ...builder, imageStore: isContainerd ? 'containerd' : 'classic' };
}

;// CONCATENATED MODULE: ./src/build/json-values.ts
/** What BuildKit's JSON holds is believed only after it has been looked at. */
/** `undefined` for what is no JSON. */
function json_values_parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** The members that could be read; the others are left out. */
function json_values_collect(values, read) {
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
    const metadata = json_values_parseJson((await files.readTextIfAny(paths.metadataFile)) ?? '');
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
    const same = (0,external_node_path_namespaceObject.basename)(found.file) === (0,external_node_path_namespaceObject.basename)(dockerfile);
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

;// CONCATENATED MODULE: ./src/build/rawjson.ts

/** Understands one line. Never throws: what is no progress is text. */
function parseProgressLine(line) {
    const status = line.startsWith('{') ? json_values_parseJson(line) : undefined;
    if (!isRecord(status) || !looksLikeStatus(status))
        return { kind: 'text', text: line };
    return {
        kind: 'status',
        vertices: json_values_collect(status.vertexes, readVertex),
        transfers: json_values_collect(status.statuses, readTransfer),
        logs: json_values_collect(status.logs, readLog),
        warnings: json_values_collect(status.warnings, rawjson_readWarning),
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
        throw new ToolError('ENGINE_MISSING', 'There is no program named docker.', 'Install the docker client with buildx, or set PATH so that it is found.');
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
    const document = asObject(parseJson(bytes));
    if (document?.schemaVersion !== 2)
        return unreadable('not a manifest of schema version 2');
    const manifests = asArray(document.manifests);
    if (manifests) {
        const descriptors = parseAll(manifests);
        return descriptors
            ? found({ kind: 'index', manifests: descriptors })
            : unreadable('an index with a malformed entry');
    }
    const config = parseDescriptor(document.config);
    const layers = parseAll(asArray(document.layers) ?? [undefined]);
    if (!config || !layers)
        return unreadable('a manifest without a config or with a malformed layer');
    const artifactType = asString(document.artifactType);
    return found({ kind: 'manifest', config, layers, ...(artifactType ? { artifactType } : {}) });
}
/** Reads the config of an image; a config of something else (an attestation, a chart) is refused. */
function parseConfig(bytes) {
    const config = asObject(parseJson(bytes));
    const platform = formatPlatform(config);
    const diffIds = asArray(asObject(config?.rootfs)?.diff_ids)?.map(asString);
    if (!config || !platform || !diffIds)
        return unreadable('not the config of an image');
    const history = (asArray(config.history) ?? []).map((entry) => {
        const { created_by, comment, empty_layer } = asObject(entry) ?? {};
        return {
            createdBy: asString(created_by) ?? '',
            comment: asString(comment) ?? '',
            emptyLayer: empty_layer === true,
        };
    });
    return found({ platform, history, diffIds: diffIds.map((id) => id ?? '') });
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
    const parts = asObject(value);
    const os = asString(parts?.os);
    const architecture = asString(parts?.architecture);
    if (!os || !architecture)
        return undefined;
    const variant = asString(parts?.variant);
    const isDefault = (architecture === 'arm64' && variant === 'v8') || (architecture === 'amd64' && variant === 'v1');
    return [os, architecture, ...(variant && !isDefault ? [variant] : [])].join('/');
}
function parseAll(values) {
    const descriptors = values.map(parseDescriptor);
    return descriptors.every((descriptor) => descriptor !== undefined) ? descriptors : undefined;
}
function parseDescriptor(value) {
    const object = asObject(value);
    const mediaType = asString(object?.mediaType);
    const digest = asString(object?.digest);
    const sizeBytes = asByteCount(object?.size);
    if (!mediaType || !digest || !DIGEST.test(digest) || sizeBytes === undefined)
        return undefined;
    const platform = formatPlatform(object?.platform);
    const artifactType = asString(object?.artifactType);
    return {
        mediaType,
        digest,
        sizeBytes,
        annotations: asStringMap(object?.annotations),
        ...(platform ? { platform } : {}),
        ...(artifactType ? { artifactType } : {}),
    };
}

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
    return `sha256:${(0,external_node_crypto_namespaceObject.createHash)('sha256').update(bytes).digest('hex')}`;
}
async function readChecked(descriptor, read) {
    const { digest, sizeBytes } = descriptor;
    if (sizeBytes > DOCUMENT_LIMIT_BYTES)
        return unreadable(`${digest} is too large for a document`);
    const bytes = await read(descriptor);
    if (!bytes.ok)
        return bytes;
    const algorithm = digest.slice(0, digest.indexOf(':'));
    const actual = `${algorithm}:${(0,external_node_crypto_namespaceObject.createHash)(algorithm).update(bytes.value).digest('hex')}`;
    return actual === digest ? bytes : unreadable(`${digest} holds something else`);
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
            return found(undefined);
        if (header === 'damaged')
            return unreadable('not a tar archive, or a damaged one');
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
            return unreadable(`${digest} is too large`);
        const bytes = await files.read(blobPath(digest), 0, sizeBytes);
        return bytes ? found(bytes) : unreadable(`the archive lacks ${digest}`);
    };
    return {
        readRoot: async () => {
            const root = await readLayoutRoot(files, readBlob);
            // A store without manifests makes one up when it saves: its digest means nothing elsewhere.
            return root.ok && !keepsBlobs ? found({ bytes: root.value.bytes }) : root;
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
        return unreadable('there is no index.json in it');
    const index = parseDocument(bytes);
    if (!index.ok)
        return unreadable(`its index.json is ${index.problem}`);
    if (index.value.kind !== 'index')
        return unreadable('its index.json is not an index');
    const images = index.value.manifests.filter((descriptor) => !isAttestation(descriptor));
    const [first] = images;
    if (!first || images.some(({ digest }) => digest !== first.digest))
        return found({ bytes });
    const root = await readBlob(first);
    return root.ok ? found({ digest: first.digest, bytes: root.value }) : root;
}
/** A layout folder (`type=oci,tar=false`). */
function layoutFolderReader(folder, openFile) {
    const read = async (path, start, length) => {
        const file = await openFile(`${folder}/${path}`).catch(archive_reader_absent);
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
    const walked = await attemptRead('the archive cannot be read', () => walkTar(cursor, async ({ name, sizeBytes }) => {
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
    return found(layoutReader({ read }, true));
}
function archive_reader_absent(error) {
    if (asObject(error)?.code !== 'ENOENT')
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
    const config = asObject(parseJson(text ?? ''));
    if (!config)
        return undefined;
    const key = registry === 'docker.io' ? DOCKER_HUB_KEY : registry;
    const helper = asString(asObject(config.credHelpers)?.[key]) ?? asString(config.credsStore);
    const helped = helper ? await askHelper(helper, key, deps.run) : undefined;
    return helped ?? fromAuths(asObject(config.auths), registry);
}
async function askHelper(helper, key, run) {
    const argv = [`docker-credential-${helper}`, 'get'];
    const answer = await run(argv, { input: key, timeoutMs: HELPER_TIMEOUT_MS }).catch(() => undefined);
    if (answer?.exitCode !== 0)
        return undefined;
    const { Username, Secret } = asObject(parseJson(answer.stdout)) ?? {};
    const username = asString(Username);
    const secret = asString(Secret);
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
    return fromAuth(asObject(entry?.[1]));
}
function hostOfKey(key) {
    return key.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
}
function fromAuth(auth) {
    const registryToken = asString(auth?.registrytoken);
    if (registryToken)
        return { kind: 'registry-token', token: registryToken };
    const identityToken = asString(auth?.identitytoken);
    if (identityToken)
        return { kind: 'identity-token', token: identityToken };
    const pair = Buffer.from(asString(auth?.auth) ?? '', 'base64')
        .toString('utf8')
        .replace(/\0+$/, '');
    const colon = pair.indexOf(':');
    const username = colon > 0 ? pair.slice(0, colon) : asString(auth?.username);
    const password = colon > 0 ? pair.slice(colon + 1) : asString(auth?.password);
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
    return found(layoutReader({
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
        return found({ kind: 'readable', reader: contentReader(api, given, root) });
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
    const answer = await attempt('the engine cannot be asked', () => api.getJson(`${path}/json`));
    if (!answer.ok)
        return answer;
    const image = asObject(answer.value);
    const id = asString(image?.Id);
    return image && id ? found({ image, id, path }) : unreadable('the engine has no such image');
}
async function openContainerd(digest, path, api) {
    const root = await readContent(api, digest, 0, 0);
    if (root)
        return found({ kind: 'readable', reader: contentReader(api, digest, root) });
    const saved = await save(api, path, true);
    return saved.ok ? found({ kind: 'readable', reader: saved.value }) : saved;
}
async function openClassic(image, path, api) {
    const sizeBytes = asByteCount(image.Size) ?? Number.POSITIVE_INFINITY;
    const saved = sizeBytes <= SAVE_LIMIT_BYTES ? await save(api, path, false) : undefined;
    return saved?.ok
        ? found({ kind: 'readable', reader: saved.value })
        : measureFiles(image, path, api);
}
/** Digest of the manifest or index; `undefined` in the classic store, where the id is the config's. */
function containerdDigest(image, id) {
    const digest = asString(asObject(image.Descriptor)?.digest);
    if (digest)
        return digest;
    // Docker before 28 does not send the descriptor.
    const named = asArray(image.RepoDigests)?.some((name) => asString(name)?.endsWith(`@${id}`));
    return named ? id : undefined;
}
function readContent(api, digest, start, length) {
    return api.readContent(digest, start, length).catch(() => undefined);
}
function contentReader(api, digest, root) {
    const readBlob = async (wanted) => {
        const bytes = await readContent(api, wanted.digest, 0, wanted.sizeBytes);
        return bytes ? found(bytes) : unreadable(`the engine does not hold ${wanted.digest}`);
    };
    return {
        readRoot: async () => sha256(root) === digest
            ? found({ digest, bytes: root })
            : unreadable(`${digest} holds something else`),
        readManifest: readBlob,
        readBlob,
        readSlice: (blob, start, length) => readContent(api, blob, start, length),
        keepsBlobs: true,
    };
}
async function save(api, path, keepsBlobs) {
    const reader = await attemptRead('the engine cannot save the image', async () => readSavedImage(await api.getStream(`${path}/get`), keepsBlobs));
    if (!reader.ok)
        return reader;
    // Docker before 25 saves without index.json.
    const root = await reader.value.readRoot();
    return root.ok ? reader : root;
}
async function measureFiles(image, path, api) {
    const answer = await attempt('the engine cannot be asked', () => api.getJson(`${path}/history`));
    if (!answer.ok)
        return answer;
    const platform = formatPlatform({
        os: image.Os,
        architecture: image.Architecture,
        variant: asString(image.Variant) || undefined,
    });
    const configDigest = asString(image.Id);
    if (!platform || !configDigest)
        return unreadable('the engine describes the image in part only');
    const diffIds = (asArray(asObject(image.RootFS)?.Layers) ?? []).flatMap((layer) => asString(layer) ?? []);
    const entries = (asArray(answer.value) ?? []).map(readHistoryEntry).reverse();
    const layers = entries.filter(({ emptyLayer }) => !emptyLayer);
    const isComplete = layers.length === diffIds.length;
    return found({
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
    const entry = asObject(value) ?? {};
    const createdBy = asString(entry.CreatedBy) ?? '';
    const comment = asString(entry.Comment) ?? '';
    const sizeBytes = asByteCount(entry.Size) ?? null;
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

;// CONCATENATED MODULE: external "node:stream/promises"
const external_node_stream_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");
;// CONCATENATED MODULE: external "node:zlib"
const external_node_zlib_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
;// CONCATENATED MODULE: ./src/image/unpacked.ts


/** Above this a layer is not read whole just to count its bytes. */
const COUNT_LIMIT_BYTES = 64 * 1024 * 1024;
const CHUNK_BYTES = 4 * 1024 * 1024;
const TAR_BLOCK_BYTES = 512;
const WRAP = 2 ** 32;
const ZSTD_MAGIC = 0xfd2fb528;
/** Magic, flags, window, dictionary and content size at their longest. */
const unpacked_FRAME_HEADER_BYTES = 18;
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
            return (await readIsize(layer, readSlice)) ?? count(layer, external_node_zlib_namespaceObject.createGunzip(), readSlice);
        case 'zstd':
            return (await readFrameSize(layer, readSlice)) ?? countZstd(layer, readSlice);
        case 'unknown':
            return null;
    }
}
function countZstd(layer, readSlice) {
    // Node 20 has no zstd.
    return typeof external_node_zlib_namespaceObject.createZstdDecompress === 'function'
        ? count(layer, external_node_zlib_namespaceObject.createZstdDecompress(), readSlice)
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
    if (isChunked || sizeBytes < unpacked_FRAME_HEADER_BYTES)
        return undefined;
    const head = await readSlice(digest, 0, unpacked_FRAME_HEADER_BYTES);
    const size = head?.length === unpacked_FRAME_HEADER_BYTES ? frameContentSize(head) : undefined;
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
        await (0,external_node_stream_promises_namespaceObject.pipeline)(chunksOf(layer, readSlice), inflate, async (unpacked) => {
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
        return unreadable('there is no image in it');
    const measureLayer = layerMeasurer(reader);
    const images = [];
    for (const one of manifests.value) {
        const image = await readImage(reader, one, measureLayer);
        if (!image.ok)
            return image;
        images.push(image.value);
    }
    images.sort((a, b) => (a.platform < b.platform ? -1 : a.platform > b.platform ? 1 : 0));
    return found({ images, ...(digest === undefined ? {} : { digest }) });
}
/** The image manifests under a document, in order. */
async function read_images_collect(reader, document, known, depth) {
    if (document.kind === 'manifest') {
        return found(isImage(document) ? [{ manifest: document, ...known }] : []);
    }
    if (depth === 0)
        return unreadable('its indexes are nested too deeply');
    const all = [];
    for (const descriptor of document.manifests.filter((one) => !isAttestation(one))) {
        const inner = await collectUnder(reader, descriptor, depth - 1);
        if (!inner.ok)
            return inner;
        all.push(...inner.value);
    }
    return found(all);
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
    return found({
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
const reference_PATH = `${COMPONENT.source}(?:/${COMPONENT.source})*`;
const REFERENCE = new RegExp(`^(?:(${HOST.source})/)?(${reference_PATH})(?::(${TAG.source}))?(?:@(${reference_DIGEST.source}))?$`);
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
        return found(`Bearer ${credentials.token}`);
    if (challenge.scheme === 'basic') {
        return credentials?.kind === 'password'
            ? found(basic(credentials.username, credentials.password))
            : unreadable('the registry wants a user name and a password, and docker knows none');
    }
    const realm = URL.canParse(challenge.realm) ? new URL(challenge.realm) : undefined;
    if (!realm || (realm.protocol !== 'https:' && !isLoopback(realm.host))) {
        return unreadable('the registry names a token server that is not https');
    }
    const fields = {
        ...(challenge.service === undefined ? {} : { service: challenge.service }),
        scope: `repository:${repository}:pull`,
    };
    const answer = await attempt(`no token from ${realm.host}`, () => credentials?.kind === 'identity-token'
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
    const answer = asObject(status === 200 ? parseJson(body) : undefined);
    const token = asString(answer?.token) ?? asString(answer?.access_token);
    return token ? found(`Bearer ${token}`) : unreadable(`${host} gave no token (HTTP ${status})`);
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
            return unreadable(`${registry} refuses without saying how to sign in`);
        const credentials = await deps.credentialsFor(registry);
        const header = await authorize(challenge, credentials, repository, deps.http);
        if (!header.ok)
            return header;
        authorization = header.value;
        return found(undefined);
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
        return unreadable(`${registry} takes too long to answer`);
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
        const answer = await attempt(`${start.host} cannot be reached`, () => http(href, { headers: allowed, timeoutMs: REQUEST_TIMEOUT_MS }));
        const location = answer.ok ? redirectOf(answer.value) : undefined;
        if (location === undefined)
            return answer;
        const next = URL.canParse(location, href) ? new URL(location, href) : undefined;
        if (!next || !isAllowedAfter(url, next)) {
            return unreadable(`${start.host} redirects to where it should not`);
        }
        url = next;
    }
    return unreadable(`${start.host} redirects without end`);
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
            return found({ bytes: body, digest: sha256(body) });
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
    return unreadable(`the registry answered ${answer.value.status} when asked for ${what}`);
}
function bodyOf(answer) {
    return answer.ok ? found(answer.value.body) : answer;
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
    const result = await attemptRead(`${where} could not be measured`, () => read(plan, deps));
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
        return unreadable('this is not an image reference');
    const credentialsFor = (registry) => readCredentials(registry, deps);
    return readImages(registryReader(reference, { ...deps, credentialsFor }));
}
async function readFromEngine(plan, api) {
    try {
        const image = await openEngineImage(plan, api);
        if (!image.ok)
            return image;
        if (image.value.kind === 'files') {
            return found({ images: [image.value.image], unpackedAs: 'files' });
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

;// CONCATENATED MODULE: ./src/inputs/build-push-inputs.ts
const TEXT = { type: 'text' };
const BOOLEAN = { type: 'boolean' };
/** Items separated by commas or lines. */
const WORDS = build_push_inputs_list({ comma: 'separates' });
/** One item a line; commas belong to the item. */
const LINES = build_push_inputs_list({ comma: 'kept' });
function build_push_inputs_list(syntax) {
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
        build_push_inputs_list({ quotes: 'plain' }),
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
        build_push_inputs_list({ blanks: 'kept' }),
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
function wording_quote(value) {
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
        return { problem: `${wording_quote(text)} is not an attestation`, remedy };
    }
    const mode = attributes.find(({ key }) => key === 'mode')?.value;
    const type = needsType ? attributes.find(({ key }) => key === 'type')?.value : 'provenance';
    return mode === undefined || type !== 'provenance' || MODES.includes(mode)
        ? undefined
        : { problem: `${wording_quote(mode)} is not a mode of provenance`, remedy: suggest(mode, MODES) };
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
    return (text) => grammar.test(text) ? undefined : { problem: `${wording_quote(text)} is not ${what}`, remedy };
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
            problem: `${wording_quote(text)} is not a path of a URL`,
            remedy: 'start with one slash, for example /health',
        };
}

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
            problem: `${wording_quote(text)} is not a network mode of BuildKit`,
            remedy: suggest(text, NETWORKS),
        },
    'shm-size': (text) => /^\d+(?:\.\d*)? ?(?:b|[kmgtp](?:i?b)?)?$/i.test(text)
        ? undefined
        : { problem: `${wording_quote(text)} is not a size`, remedy: 'use a number and a unit, like 64m' },
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
        : { problem: `${wording_quote(word)} is not ${what}`, remedy: `did you mean ${meant}?` };
}
/** The value may be a secret, so only what stands before it is judged, and nothing is quoted. */
function namelessFault(text, form) {
    return text.startsWith('=')
        ? { problem: 'an item has no name before its "="', remedy: `use ${form}` }
        : undefined;
}
function checkHost(text) {
    const [, host, address = ''] = /^([^=]*)=(.*)$/.exec(text) ?? /^([^:]*):(.*)$/.exec(text) ?? [];
    const isAddress = address === 'host-gateway' || (0,external_node_net_namespaceObject.isIP)(address.replace(/^\[(.+)\]$/, '$1')) > 0;
    return host && isAddress
        ? undefined
        : {
            problem: `${wording_quote(text)} is not a host name with an IP address`,
            remedy: 'use host:ip, for example db.internal:10.0.0.7',
        };
}
function checkNamedContext(text) {
    const [name = '', ...value] = text.split('=');
    const remedy = 'use name=path, name=docker-image://reference or name=URL';
    if (value.join('=') === '')
        return { problem: `${wording_quote(text)} is not a named context`, remedy };
    const named = image_reference_parseReference(name);
    return named.ok
        ? undefined
        : { problem: `the name in ${wording_quote(text)} cannot be used: ${named.reason}`, remedy };
}
function checkCall(text) {
    const fields = cutFields(text);
    const names = fields?.filter((field) => !field.includes('=')) ?? [];
    const settings = fields?.filter((field) => field.includes('=')) ?? [];
    const isForm = names.length < 2 && settings.every((field) => /^(?:format|ignorestatus)=/.test(field));
    if (!isForm || fields === undefined) {
        return {
            problem: `${wording_quote(text)} is not a method to call`,
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
            problem: `${wording_quote(text)} is not a limit`,
            remedy: 'use name=soft[:hard], for example nofile=1024:2048',
        };
    }
    if (!ULIMITS.includes(name)) {
        return { problem: `${wording_quote(name)} is not the name of a limit`, remedy: suggest(name, ULIMITS) };
    }
    return isAbove(Number(soft), Number(hard ?? soft))
        ? {
            problem: `${wording_quote(text)} has a soft limit above the hard one`,
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
            problem: `${wording_quote(text)} is not an annotation`,
            remedy: 'use [level:]key=value, for example index:org.opencontainers.image.title=App',
        };
    }
    const levels = colon < 0 ? [] : before.slice(0, colon).split(',');
    const wrong = levels.find((level) => !isLevel(level));
    return wrong === undefined
        ? undefined
        : {
            problem: `${wording_quote(wrong)} in ${wording_quote(text)} is not a level of annotations`,
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
            problem: `${wording_quote(text)} is not an image reference: ${reference.reason}`,
            remedy: 'use [registry/]name:tag, for example ghcr.io/acme/app:1.2.3',
        };
}
function checkImage(text) {
    const remedy = 'use the name alone, for example acme/app; tags and version have inputs of their own';
    if (text.includes('@') || /:[^/]*$/.test(text)) {
        return { problem: `${wording_quote(text)} is a name with a tag or digest`, remedy };
    }
    const name = parseName(text.toLowerCase());
    return name.ok
        ? undefined
        : { problem: `${wording_quote(text)} is not an image name: ${name.reason}`, remedy };
}
function checkRegistry(text) {
    const remedy = 'use host[:port][/path], for example ghcr.io/acme or localhost:5000';
    const fault = (reason) => ({
        problem: `${wording_quote(text)} is not a registry: ${reason}`,
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
    return { problem: `${wording_quote(text)} ${found.reason}`, remedy };
}
/** The longest suffix that a variant adds to a tag. */
const SUFFIX_LENGTH = '-minimal'.length;
function checkVersion(text) {
    if (parseSemver(text) !== undefined)
        return undefined;
    if (isTag(text) && text.length <= 128 - SUFFIX_LENGTH)
        return undefined;
    return {
        problem: `${wording_quote(text)} cannot be the tag of an image`,
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
        return { problem: `${wording_quote(text)} is not a cache`, remedy };
    }
    return slip(type, CACHES, 'a cache backend of BuildKit');
}
function checkOutput(text) {
    const exporter = parseExporter(text);
    if (!exporter.ok) {
        return {
            problem: `${wording_quote(text)} is not an output: ${exporter.reason}`,
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
        return { problem: `${wording_quote(text)} names no folder`, remedy: 'add dest=folder' };
    }
    const isArchive = ['tar', 'oci', 'docker'].includes(type);
    if (dest === '-' || (isArchive && dest === '' && type !== 'docker')) {
        return {
            problem: `${wording_quote(text)} would write the result to standard output`,
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
    return `${image_name_registryOf(context.github.serverUrl)}/${owner}/${image}`;
}
/** Where an image name leads to; Docker Hub when it names no host. */
function hostOfName(name) {
    const [first = '', ...rest] = name.split('/');
    return rest.length > 0 && isHost(first) ? first : 'docker.io';
}
/** The container registry that belongs to a GitHub server. */
function image_name_registryOf(serverUrl) {
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
        const problem = `${wording_quote(request.image ?? '')} names the registry ${host}, and registry names ${wording_quote(request.registry)}`;
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
        const problem = `${wording_quote(byDigest.text)} pushes by digest, and a tag cannot be pushed by digest`;
        complain('outputs', problem, 'leave tags out and give name=… in the output');
    }
    const archive = request.outputs.find(({ type, attributes }) => type === 'docker' && attributes.dest);
    if (archive && holdsIndex(request)) {
        const problem = `${wording_quote(archive.text)} cannot hold several platforms or attestations`;
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
        complain('smoke-test', `call is ${wording_quote(request.call)}, which makes no image`, 'leave one out');
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
    complain('stand-ins', `${wording_quote(request.standIns)} could push an image that is not built from real base images to ${allOf([...new Set(hosts)])}`, 'use never, or push to a registry on this machine');
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
    const at = input === 'secrets' ? `the item on line ${line}` : wording_quote(text);
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
        const problem = `the id ${wording_quote(id)} is used twice${where === input ? '' : `, first in ${where}`}`;
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
    complain(name, `${wording_quote(template)} ${filled.problem}`, filled.remedy);
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
        const field = list_readField(cursor, position);
        if (!field.ok)
            return field;
        fields.push(field.value);
        if (cursor.text[field.end] !== ',')
            return { ok: true, fields, end: field.end };
        position = field.end + 1;
    }
}
function list_readField(cursor, start) {
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
        complain(/^[\w-]+$/.test(name) ? name : wording_quote(name), 'is not an input', remedy);
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
            complain(spec.name, `${wording_quote(text)} is not one of its values`, withAll(text, kind.choices));
            return spec.default;
        case 'integer': {
            const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
            if (number >= kind.min && number <= kind.max)
                return number;
            complain(spec.name, `${wording_quote(text)} is not a whole number from ${kind.min} to ${kind.max}`, 'give one without sign, unit or fraction');
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
        complain(spec.name, `${wording_quote(text)} is neither true nor false`, 'use true or false');
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
    const problem = isSecret(spec) ? 'holds a line break' : `${wording_quote(text)} holds a line break`;
    complain(spec.name, problem, 'give one line');
    return spec.default ?? '';
}
function hasOnlyReadable(spec, text, complain) {
    const allowed = FREE_TEXT.includes(spec.name) ? isNotNul : isReadable;
    const found = [...text].find((character) => !allowed(character.charCodeAt(0)));
    if (found === undefined)
        return true;
    const code = found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const where = isSecret(spec) ? 'holds' : `${wording_quote(text)} holds`;
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
            return readMembers(form.members, value, path, problems);
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
const flag = { kind: 'flag' };
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
const run_report_shape_attempt = record({
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
    cached: must(flag),
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
    attempts: must(shape_list(run_report_shape_attempt)),
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

;// CONCATENATED MODULE: ./src/report/text-head.ts




/** What was built, where and from what: a name and a value on a line. Names are never cut. */
function factLines(report, paint) {
    const facts = factsOf(report).map(([name, value]) => [name, plain_text_cleanLine(value)]);
    const names = alignColumns(facts.map(([name]) => [name, '|']), ['left', 'left']).map((line) => line.slice(0, -1));
    return facts.map(([, value], at) => `${paint(names[at] ?? '', 'dim')}${value}`);
}
function factsOf(report) {
    const { build, image, source } = report;
    const from = [source.repository, source.ref && shortRef(source.ref), source.commit?.slice(0, 12)]
        .filter((part) => part !== undefined && part !== '')
        .join(' · ');
    return [
        ...(madeNoImage(report) ? [] : build.tags).map((tag, at) => [at === 0 ? 'image' : '', tag]),
        ...text_head_optional('digest', image?.digest),
        ...text_head_optional('image id', image?.digest === undefined ? image?.imageId : undefined),
        ['dockerfile', `${build.dockerfile}${build.variant ? ` (variant ${build.variant})` : ''}`],
        ...(image?.platforms.length ? [] : text_head_optional('platforms', build.platforms.join(', '))),
        ...text_head_optional('source', from),
        ['engine', describeEngine(build).join(', ')],
    ];
}
function text_head_optional(name, value) {
    return value === undefined || value === '' ? [] : [[name, value]];
}
/** The step that failed and the end of its log. Cause and remedy are the verdict's. */
function failureLines({ failure }, paint) {
    if (failure === undefined)
        return [];
    const { step, evidence } = failure;
    return [
        ...(step === undefined ? [] : [paint(`Failed step: ${plain_text_cleanLine(step)}`, 'bold')]),
        ...evidence.flatMap(cleanLines).map((line) => `${paint('|', 'red')} ${line}`.trimEnd()),
    ];
}
/** Right above the verdict, where it is read. */
function standInLines({ build }, paint) {
    if (build.standIns.length === 0)
        return [];
    return [
        paint('Not the real base images: no image registry answered, stand-ins took their place.', 'yellow'),
        ...build.standIns.map(({ replaces, name }) => plain_text_cleanLine(`  ${replaces} by ${name}`)),
        'Use this image for tests, do not release it.',
    ];
}
function warningLines(warnings, paint) {
    return warnings.map(({ message, file, line, url }) => {
        const place = describePlace({ file, line });
        const parts = [
            ...(place === undefined ? [] : [`${place}:`]),
            message,
            ...(url ? [`(${url})`] : []),
        ];
        return `${paint('warning', 'yellow')} ${plain_text_cleanLine(parts.join(' '))}`;
    });
}

;// CONCATENATED MODULE: ./src/report/text-tables.ts





const SLOWEST = 5;
const TITLES = { compressedBytes: 'compressed', unpackedBytes: 'unpacked' };
function sizeLines(image, paint) {
    if (image === undefined)
        return [];
    const { unmeasured } = image;
    const counted = describeUnpacked(image);
    const notes = [
        ...(counted === undefined ? [] : [counted]),
        ...(unmeasured === undefined ? [] : [plain_text_cleanLine(`Not measured: ${unmeasured}`)]),
    ];
    const measures = knownMeasures(image.platforms);
    if (measures.length === 0)
        return notes;
    const split = hasBaseSplit(image.platforms);
    const head = measures.flatMap((measure) => [TITLES[measure], ...(split ? ['base', 'own'] : [])]);
    const rows = image.platforms.map((platform) => [
        plain_text_cleanLine(platform.platform),
        ...measures.flatMap((measure) => {
            const { total, base, own } = sizesOf(platform, measure);
            return (split ? [total, base, own] : [total]).map((bytes) => formatBytes(bytes, BLANK));
        }),
    ]);
    return [...withHead(['size', ...head], rows, paint), ...notes];
}
function timeLines({ stages, durationMs }, paint) {
    if (stages.length === 0)
        return [];
    const rows = stages.map((stage) => [
        stage.name,
        formatDuration(stage.durationMs),
        formatShare(stage.durationMs, durationMs),
    ]);
    return withHead(['time', 'took', 'share'], [...rows, ['total', formatDuration(durationMs), '']], paint);
}
function withHead(head, rows, paint) {
    const aligns = head.map((_, at) => (at === 0 ? 'left' : 'right'));
    const [first = '', ...rest] = alignColumns([head, ...rows], aligns);
    return [paint(first, 'dim'), ...rest];
}
/** The slowest steps, cut to the width, and what cargo compiled. */
function stepLines({ steps, cargo }, columns, paint) {
    const slowest = pickSlowestSteps(steps, SLOWEST);
    const counts = `${formatCount(steps.length, 'build step')}, ${countCached(steps)} cached`;
    const title = slowest.length === 0 ? counts : `${counts}; the slowest:`;
    return [
        ...(steps.length === 0 ? [] : [paint(title, 'dim')]),
        ...alignColumns(slowest.map(stepRow), ['right', 'left']).map((line) => fit(line, columns)),
        ...(cargo === undefined ? [] : [formatCargo(cargo)]),
    ];
}
function stepRow({ name, cached, durationMs, error }) {
    const failed = error === undefined ? '' : 'failed: ';
    return [cached ? 'cached' : formatDuration(durationMs), `${failed}${plain_text_cleanLine(name)}`];
}
function smokeTestLines(test, paint) {
    if (test === undefined)
        return [];
    const line = plain_text_cleanLine(`${test.url} ${describeAnswer(test)}`);
    const style = test.outcome === 'success' ? 'green' : 'red';
    return [paint(line, style), ...(test.body === undefined ? [] : cleanLines(test.body))];
}

;// CONCATENATED MODULE: ./src/report/verdict.ts



const MAX_CAUSE = 900;
const MAX_STAGE = 40;
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
    const cause = `${capitalize(plain_text_clip(plain_text_cleanLine(failure.stage), MAX_STAGE))} failed: ${asSentence(failure.cause)}`;
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
    const line = plain_text_clip(plain_text_cleanLine(text).trim(), MAX_CAUSE);
    return /[.!?…]$/.test(line) ? line : `${line}.`;
}
function capitalize(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

;// CONCATENATED MODULE: ./src/report/text.ts




/** The report for a terminal; the last line is the verdict. */
function renderText(report, { columns, color }) {
    const paint = makePaint(color);
    const sections = [
        factLines(report, paint),
        sizeLines(report.image, paint),
        timeLines(report, paint),
        stepLines(report, columns, paint),
        warningLines(report.warnings, paint),
        smokeTestLines(report.smokeTest, paint),
        failureLines(report, paint),
        standInLines(report, paint),
        [verdictLine(report, paint)],
    ];
    const blocks = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
    return `${blocks.join('\n\n')}\n`;
}
function verdictLine(report, paint) {
    const { sentence } = decideVerdict(report);
    switch (report.outcome) {
        case 'success':
            return paint(`✔ ${sentence}`, 'green');
        case 'failure':
            return paint(`✘ ${sentence}`, 'red');
        case 'cancelled':
            return paint(`■ ${sentence}`, 'yellow');
    }
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
        ...buildx_argv_flag('--load', request.load || additions?.load === true),
        '--metadata-file',
        metadataFile,
        ...one('--network', request.network),
        ...buildx_argv_flag('--no-cache', request.noCache),
        ...buildx_argv_flag('--pull', request.pull),
        ...buildx_argv_flag('--push', request.push),
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
function buildx_argv_flag(name, isOn) {
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

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/error.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */
function getLineColFromPtr(string, ptr) {
    let lines = string.slice(0, ptr).split(/\r?\n/);
    return [lines.length, lines.pop().length + 1];
}
function makeCodeBlock(string, line, column) {
    let lines = string.split(/\r?\n/);
    let codeblock = '';
    let numberLen = (Math.log10(line + 1) | 0) + 1;
    for (let i = line - 1; i <= line + 1; i++) {
        let l = lines[i - 1];
        if (!l)
            continue;
        codeblock += i.toString().padEnd(numberLen, ' ');
        codeblock += ':  ';
        codeblock += l;
        codeblock += '\n';
        if (i === line) {
            codeblock += ' '.repeat(numberLen + column + 2);
            codeblock += '^\n';
        }
    }
    return codeblock;
}
class TomlError extends Error {
    line;
    column;
    codeblock;
    constructor(message, options) {
        const [line, column] = getLineColFromPtr(options.toml, options.ptr);
        const codeblock = makeCodeBlock(options.toml, line, column);
        super(`Invalid TOML document: ${message}\n\n${codeblock}`, options);
        this.line = line;
        this.column = column;
        this.codeblock = codeblock;
    }
    /** @internal */
    static x(message, ctx, ptr) {
        throw new TomlError(message, { toml: ctx.s, ptr: ptr ?? ctx.p });
    }
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/primitive.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */

/** @internal */
function parseString(ctx) {
    let startPtr = ctx.p;
    let c = ctx.s.charCodeAt(ctx.p++);
    let first = c;
    let isLiteral = c === 0x27; /* ' */
    let isMultiline = c === ctx.s.charCodeAt(ctx.p) && c === ctx.s.charCodeAt(ctx.p + 1);
    if (isMultiline) {
        // Trim initial newline
        if ((c = ctx.s.charCodeAt(ctx.p += 2)) === 0xa /* \n */)
            ctx.p++;
        else if (c === 0xd /* \r */ && ctx.s.charCodeAt(ctx.p + 1) === 0xa /* \n */)
            ctx.p += 2;
    }
    // For the record: it is not worth it to use a fast-path for literal strings using `indexOf`.
    // Doing a char-by-char iteration ends up dispatching less instructions, for the same wall-clock runtime.
    let parsed = '';
    let sliceStart = ctx.p;
    // states:
    //   0 - decoding
    //   1 - decoding escape
    //   2 - whitespace escape (no newline encountered yet, must fail on non-whitespace)
    //   3 - whitespace escape (newline encountered, allowed to transition back to normal decode)
    let state = 0;
    for (; ctx.p < ctx.s.length; ctx.p++) {
        c = ctx.s.charCodeAt(ctx.p);
        // Deal with newlines first, since that simplifies control character checking and handling across all states
        if (isMultiline && (c === 0xa /* \n */ || (c === 0xd /* \r */ && ctx.s.charCodeAt(ctx.p + 1) === 0xa /* \n */))) {
            state = state && 3;
        }
        // Control characters are banned in TOML, so we throw an error if we encounter them
        else if ((c < 0x20 && c !== 0x9 /* \t */) || c === 0x7f) {
            TomlError.x('control characters are not allowed in strings', ctx);
        }
        // The string might terminate while we're parsing through a newline escape.
        // It must have encountered a newline; otherwise, it'll simply fail in another branch.
        else if ((!state || state === 3) && c === first && (!isMultiline || (ctx.s.charCodeAt(ctx.p + 1) === first && ctx.s.charCodeAt(ctx.p + 2) === first))) {
            if (isMultiline) {
                // If the string ends with 4-5 quotes, then the first 1-2 are part of the string
                if (ctx.s.charCodeAt(ctx.p + 3) === first)
                    ctx.p++;
                if (ctx.s.charCodeAt(ctx.p + 3) === first)
                    ctx.p++;
            }
            // If we're in a newline escape still, then there's nothing to add.
            if (!state) {
                // Avoid a useless concat operation if the string can be used as-is.
                let s = ctx.s.slice(sliceStart, ctx.p);
                parsed = parsed ? parsed + s : s;
            }
            ctx.p += isMultiline ? 3 : 1;
            return parsed;
        }
        // Baseline state; keep moving forward unless an escape sequence starts
        else if (!state) {
            if (!isLiteral && c === 0x5c /* \ */) {
                parsed += ctx.s.slice(sliceStart, (sliceStart = ctx.p));
                state = 1;
            }
        }
        else if (state === 1) {
            if (c === 0x78 /* x */ || c === 0x75 /* u */ || c === 0x55 /* U */) { // Unicode escape
                let errPtr = ctx.p++ - 1;
                let value = 0;
                let len = c === 0x78 /* x */ ? 2 : c === 0x75 /* u */ ? 4 : 8;
                for (let j = 0; j < len; j++, ctx.p++) {
                    let hex = ctx.s.charCodeAt(ctx.p);
                    let digit = 
                    /* 0-9 */ hex >= 0x30 && hex <= 0x39 ? hex - 0x30 :
                        /* A-F */ hex >= 0x41 && hex <= 0x46 ? hex - 0x41 + 10 :
                            /* a-f */ hex >= 0x61 && hex <= 0x66 ? hex - 0x61 + 10 : -1;
                    if (digit < 0)
                        TomlError.x('invalid non-hex character in unicode escape', ctx);
                    value = (value << 4) | digit;
                }
                // Because JS does bitwise on signed 32bit integers, all 0xfzzzzzzz values are actually seen as negative
                if (value < 0 || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) {
                    TomlError.x('invalid unicode escape', ctx, errPtr);
                }
                parsed += String.fromCodePoint(value);
                sliceStart = ctx.p--;
                state = 0;
            }
            // Newline escape sequence. We only need to care about spaces and tabs; newlines are dealt with earlier
            else if (isMultiline && (c === 0x20 || c === 0x9 /* \t */)) {
                state = 2;
            }
            // Basic escape sequence
            else {
                if (c === 0x62 /* b */)
                    parsed += '\b';
                else if (c === 0x74 /* t */)
                    parsed += '\t';
                else if (c === 0x6e /* n */)
                    parsed += '\n';
                else if (c === 0x66 /* f */)
                    parsed += '\f';
                else if (c === 0x72 /* r */)
                    parsed += '\r';
                else if (c === 0x65 /* e */)
                    parsed += '\x1b';
                else if (c === 0x22 /* " */)
                    parsed += '"';
                else if (c === 0x5c /* \ */)
                    parsed += '\\';
                else
                    TomlError.x('unrecognised escape sequence', ctx);
                sliceStart = ctx.p + 1;
                state = 0;
            }
        }
        // Newline escape continuation: keep moving forward until the first non-whitespace char
        else if (c !== 0x20 && c !== 0x9 /* \t */) {
            if (state === 2)
                TomlError.x('invalid escape: only line-ending whitespace may be escaped', ctx, sliceStart);
            // State cannot be zero, or we'd have branched earlier already.
            // If it's a backslash, immediately transition to the escape state so it can be processed.
            state = !isLiteral && c === 0x5c /* \ */ ? 1 : 0;
            sliceStart = ctx.p;
        }
    }
    TomlError.x('unfinished string', ctx, startPtr);
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/date.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */
let DATE_TIME_RE = /^(\d{4}-\d{2}-\d{2})?[Tt ]?(?:(\d{2}):\d{2}(?::\d{2}(?:\.\d+)?)?)?(Z|z|[-+]\d{2}:\d{2})?$/i;
class TomlDate extends Date {
    #hasDate = false;
    #hasTime = false;
    #offset = null;
    constructor(date, fasttype, unsafeDelim) {
        let hasDate = true;
        let hasTime = true;
        let offset = 'Z';
        let c;
        if (typeof date === 'string') {
            if (fasttype)
                prep: {
                    // Date-time
                    if (fasttype < 3) {
                        if (+date.slice(11, 13) > 23) {
                            date = '';
                            break prep;
                        }
                        // Local
                        if (fasttype === 2) {
                            offset = null;
                            date += 'Z';
                        }
                        // Offset; keep track of offset if not Z
                        else if ((c = date.charCodeAt(date.length - 1)) !== 0x5a /* Z */ && c !== 0x7a /* z */) {
                            offset = date.slice(date.length - 6);
                        }
                        if (unsafeDelim)
                            date = date.slice(0, 10) + 'T' + date.slice(11);
                    }
                    // Time
                    else if (fasttype === 4) {
                        date = +date.slice(0, 2) > 23 ? '' : `0000-01-01T${date}Z`;
                    }
                    hasDate = fasttype !== 4;
                    hasTime = fasttype !== 3;
                }
            else {
                let match = date.match(DATE_TIME_RE);
                if (match) {
                    if (!match[1]) {
                        hasDate = false;
                        date = `0000-01-01T${date}`;
                    }
                    hasTime = !!match[2];
                    // Make sure to use T instead of a space. Breaks in case of extreme values otherwise.
                    hasTime && date[10] === ' ' && (date = date.replace(' ', 'T'));
                    // Do not allow rollover hours.
                    if (match[2] && +match[2] > 23) {
                        date = '';
                    }
                    else {
                        offset = match[3] || null;
                        if (!offset && hasTime)
                            date += 'Z';
                    }
                }
                else {
                    date = '';
                }
            }
        }
        super(date);
        if (!isNaN(this.getTime())) {
            this.#hasDate = hasDate;
            this.#hasTime = hasTime;
            this.#offset = offset;
        }
    }
    isDateTime() {
        return this.#hasDate && this.#hasTime;
    }
    isLocal() {
        return !this.#hasDate || !this.#hasTime || !this.#offset;
    }
    isDate() {
        return this.#hasDate && !this.#hasTime;
    }
    isTime() {
        return this.#hasTime && !this.#hasDate;
    }
    isValid() {
        return this.#hasDate || this.#hasTime;
    }
    toISOString() {
        let iso = super.toISOString();
        // Local Date
        if (this.isDate())
            return iso.slice(0, 10);
        // Local Time
        if (this.isTime())
            return iso.slice(11, 23);
        // Local DateTime
        if (this.#offset === null)
            return iso.slice(0, -1);
        // Offset DateTime
        if (this.#offset === 'Z' || this.#offset === 'z')
            return iso;
        // This part is quite annoying: JS strips the original timezone from the ISO string representation
        // Instead of using a "modified" date and "Z", we restore the representation "as authored"
        let offset = (+(this.#offset.slice(1, 3)) * 60) + +(this.#offset.slice(4, 6));
        offset = this.#offset[0] === '-' ? offset : -offset;
        let offsetDate = new Date(this.getTime() - (offset * 60e3));
        return offsetDate.toISOString().slice(0, -1) + this.#offset;
    }
    static wrapAsOffsetDateTime(jsDate, offset = 'Z') {
        let date = new TomlDate(jsDate);
        date.#offset = offset;
        return date;
    }
    static wrapAsLocalDateTime(jsDate) {
        let date = new TomlDate(jsDate);
        date.#offset = null;
        return date;
    }
    static wrapAsLocalDate(jsDate) {
        let date = new TomlDate(jsDate);
        date.#hasTime = false;
        date.#offset = null;
        return date;
    }
    static wrapAsLocalTime(jsDate) {
        let date = new TomlDate(jsDate);
        date.#hasDate = false;
        date.#offset = null;
        return date;
    }
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/extract.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */




function isDigit(char, base = 10) {
    return base === 16
        ? (char > 0x2f && char < 0x3a) || (char > 0x40 && char < 0x47) || (char > 0x60 && char < 0x67)
        : (char > 0x2f && char < 0x30 + base);
}
function isEndOfValue(char, delim) {
    // Whitespace -- we're permissive on `\r` for performance; it'll be dealt with later anyway
    return char === 0x20 || char === 0x9 /* \t */ || char === 0xa /* \n */ || char === 0xd /* \r */ ||
        // Structure end or next value delimiter
        (delim && (char === delim || char === 0x2c /* , */)) ||
        // Comment
        char === 0x23; /* # */
}
/** @internal */
function extractValue(ctx, end) {
    let errPtr = ctx.p;
    let c = ctx.s.charCodeAt(ctx.p);
    // Structs
    if (c === 0x5b /* [ */ || c === 0x7b /* { */) {
        ctx.d-- || TomlError.x('document contains excessively nested structures. aborting.', ctx);
        let value = c === 0x5b /* [ */
            ? parseArray(ctx)
            : parseInlineTable(ctx);
        ctx.d++;
        return value;
    }
    // Strings
    if (c === 0x22 /* " */ || c === 0x27 /* ' */) {
        return parseString(ctx);
    }
    // Booleans
    // We can fast-path because the first character is enough to know the only possible value
    if (c === 0x74 /* t */) { // Only possible valid value is `true`
        if (ctx.s.charCodeAt(++ctx.p) !== 0x72 || ctx.s.charCodeAt(++ctx.p) !== 0x75 || ctx.s.charCodeAt(++ctx.p) !== 0x65)
            TomlError.x('invalid value', ctx, errPtr);
        return ctx.p++, true;
    }
    if (c === 0x66 /* f */) { // Only possible valid value is `false`
        if (ctx.s.charCodeAt(++ctx.p) !== 0x61 || ctx.s.charCodeAt(++ctx.p) !== 0x6c || ctx.s.charCodeAt(++ctx.p) !== 0x73 || ctx.s.charCodeAt(++ctx.p) !== 0x65)
            TomlError.x('invalid value', ctx, errPtr);
        return ctx.p++, false;
    }
    if (c === 0x2b /* + */ || c === 0x2d /* - */) {
        return extract_parseNumber(ctx, ctx.p, ctx.s.charCodeAt(++ctx.p), 0x2c - c, end);
    }
    // Rough heuristic, but `parseDate` falls back to number parsing if it's a false positive.
    // e.g.: `a = 1\n-------------- = 1` would match this heuristic, but gracefully fallback to numbers.
    if (ctx.s.charCodeAt(ctx.p + 4) === 0x2d /* - */ && ctx.s.charCodeAt(ctx.p + 7) === 0x2d /* - */) {
        return parseDate(ctx, c, end);
    }
    // Same logic as above; `parseTime` falls back to number parsing if it's a false positive.
    if (ctx.s.charCodeAt(ctx.p + 2) === 0x3a /* : */) {
        return parseTime(ctx, c, end);
    }
    return extract_parseNumber(ctx, ctx.p, c, 0, end);
}
// State:
// 0: init
// 1: integer
// 2: fractional dot
// 3: fractional
// 4: exponent letter
// 5: exponent
// 6: exponent sign
// 7: exponent with sign
// >9: underscore; see below
//     -> 12: was integer
//     -> 14: was fractional
//     -> 16: was exponent
// states 2-5, 14, 16 are ONLY permitted iif base === 10
function extract_parseNumber(ctx, startPtr, startChr, sign, endChr) {
    let c = startChr;
    let state = 0;
    let hasUnderscores = false;
    // (+/-)inf
    if (c === 0x69 /* i */) {
        if (ctx.s.charCodeAt(++ctx.p) !== 0x6e || ctx.s.charCodeAt(++ctx.p) !== 0x66)
            TomlError.x('invalid value', ctx, startPtr);
        return ctx.p++, (sign || 1) / 0;
    }
    // (+/-)nan
    if (c === 0x6e /* n */) {
        if (ctx.s.charCodeAt(++ctx.p) !== 0x61 || ctx.s.charCodeAt(++ctx.p) !== 0x6e)
            TomlError.x('invalid value', ctx, startPtr);
        return ctx.p++, NaN;
    }
    // Leading zero
    // Only allowed cases: `0<EOV>`, `0.(...)`, `0e(...)`, `0x(...)`, `0b(...)`, `0o(...)`
    // FWIW, `0e(...)` is a stupid case, but it's not banned per-se so we have to parse it
    if (c === 0x30 /* 0 */) {
        if (++ctx.p >= ctx.s.length || isEndOfValue(c = ctx.s.charCodeAt(ctx.p), endChr))
            return ctx.bi === true ? 0n : 0; // note: conveniently deals with `-0`
        if (!sign) {
            if (c === 0x78 /* x */)
                return parseIntegerBaseN(ctx, startPtr, 16, endChr);
            else if (c === 0x62 /* b */)
                return parseIntegerBaseN(ctx, startPtr, 2, endChr);
            else if (c === 0x6f /* o */)
                return parseIntegerBaseN(ctx, startPtr, 8, endChr);
        }
        if (c === 0x2e /* . */)
            state = 2;
        else if (c === 0x65 /* e */ || c === 0x45 /* E */)
            state = 4;
        else
            TomlError.x('illegal leading zero', ctx, startPtr);
    }
    // If the 1st char is not a digit by now, then it's not a valid TOML value at all
    else if (!isDigit(c))
        TomlError.x('invalid value', ctx, startPtr);
    while (++ctx.p < ctx.s.length && (c = ctx.s.charCodeAt(ctx.p), !isEndOfValue(c, endChr))) {
        if (!state)
            state = 1; // Detects single-digit numbers we can use a fast parse path for
        // The way the states are numbered is not random: underscores are always permitted in odd-numbered states and
        // never permitted in even-numbered ones.
        if (c === 0x5f /* _ */) {
            if (!(state & 1))
                TomlError.x('illegal underscore', ctx);
            state += 11; // 11 is a marker that makes the state even and greater than 9; see the numbering + rationale above
            hasUnderscores = true;
        }
        // Transition to fractional part.
        else if (state === 1 && c === 0x2e /* . */)
            state = 2;
        // Transition to exponent part.
        else if ((state === 1 || state === 3) && (c === 0x65 /* e */ || c === 0x45 /* E */))
            state = 4;
        // + and - are permitted in state 4 only (handled before entering the function for state 0)
        else if (state === 4 && (c === 0x2b /* + */ || c === 0x2d /* - */)) {
            state = 6;
        }
        // All special cases have been handled; only digits are allowed here
        else if (!isDigit(c))
            TomlError.x(`illegal character in numeric literal`, ctx);
        // Clear state flags
        else if (state > 9)
            state -= 11;
        else if (!(state & 1))
            state++;
    }
    // Single-char number; we can fast-path these very easily.
    if (!state) {
        let val = (startChr - 0x30 /* 0 */) * (sign || 1);
        return ctx.bi === true ? BigInt(val) : val;
    }
    // Even-numbered states absolutely require a digit next; not even end of value is permitted
    if (!(state & 1))
        TomlError.x('unfinished numeric value', ctx, startPtr);
    let str = ctx.s.slice(startPtr, ctx.p);
    if (hasUnderscores)
        str = str.replaceAll('_', ''); // perf: replaceAll 1.25x faster than replace with a regex
    return state > 1
        ? parseFloat(str)
        : parseInteger(ctx, str, 10, startPtr);
}
function parseIntegerBaseN(ctx, startPtr, base, endChr) {
    let c, underscore = 1;
    while (++ctx.p < ctx.s.length && (c = ctx.s.charCodeAt(ctx.p), !isEndOfValue(c, endChr))) {
        if (c === 0x5f /* _ */) {
            if (underscore & 1)
                TomlError.x('illegal underscore', ctx);
            underscore = 3;
        }
        // We only need to check if the number is a valid digit, nothing else is permitted
        else if (!isDigit(c, base))
            TomlError.x(`illegal character in numeric literal`, ctx);
        // Clear underscore flag
        else if (underscore & 1)
            underscore--;
    }
    // Trailing underscore is not allowed
    if (underscore & 1)
        TomlError.x('unfinished numeric value', ctx);
    let str = ctx.s.slice(startPtr + 2, ctx.p);
    if (underscore)
        str = str.replaceAll('_', ''); // perf: replaceAll 1.25x faster than replace with a regex
    return parseInteger(ctx, str, base, startPtr);
}
function parseInteger(ctx, str, base, startPtr) {
    if (ctx.bi !== true)
        int: {
            let val = parseInt(str, base);
            if (!Number.isSafeInteger(val)) {
                if (ctx.bi)
                    break int;
                TomlError.x('integer value cannot be represented losslessly', ctx, startPtr);
            }
            return val;
        }
    return base === 10 ? BigInt(str) : BigInt((base === 2 ? '0b' : base === 8 ? '0o' : '0x') + str);
}
function parseDate(ctx, c, endChr) {
    let startPtr = ctx.p++, unsafeSeparator;
    if (!isDigit(c) ||
        !isDigit(ctx.s.charCodeAt(ctx.p++)) ||
        !isDigit(ctx.s.charCodeAt(ctx.p++)) ||
        !isDigit(ctx.s.charCodeAt(ctx.p++))) {
        return extract_parseNumber(ctx, ctx.p = startPtr, c, 0, endChr);
    }
    ctx.p += 5;
    if (!isDigit(ctx.s.charCodeAt(ctx.p++)))
        TomlError.x('invalid date-time: date part is malformed', ctx, startPtr);
    if (ctx.p >= ctx.s.length || (((c = ctx.s.charCodeAt(ctx.p)) !== 0x20 || (unsafeSeparator = true, !isDigit(ctx.s.charCodeAt(ctx.p + 1)))) && c !== 0x54 /* T */ && c !== 0x74 /* t */)) {
        let t = ctx.s.slice(startPtr, ctx.p);
        return readDate(ctx, t, 3, false, startPtr);
    }
    if (ctx.s.charCodeAt(ctx.p += 3) !== 0x3a /* : */)
        TomlError.x('invalid date-time: time part is malformed', ctx, startPtr);
    if (ctx.s.charCodeAt(ctx.p += 3) === 0x3a /* : */)
        ctx.p += 3;
    if (ctx.s.charCodeAt(ctx.p) === 0x2e /* . */)
        while (isDigit(ctx.s.charCodeAt(++ctx.p)))
            ;
    if (c = ctx.s.charCodeAt(ctx.p)) {
        if (c === 0x5a /* Z */ || c === 0x7a /* z */) {
            let t = ctx.s.slice(startPtr, ++ctx.p);
            return readDate(ctx, t, 1, unsafeSeparator, startPtr, '[+00:00]');
        }
        if (c === 0x2b /* + */ || c === 0x2d /* - */) {
            // Temporal's ZonedDateTime is weird asf when it comes to dealing with traditional offsets...
            // It's 1.2x faster to allocate a new string to pass to ZDT than use Instant.toZonedDateTimeISO
            let t = ctx.s.slice(startPtr, ctx.p += 6);
            return readDate(ctx, t, 1, unsafeSeparator, startPtr, !ctx.ld && ('[' + ctx.s.slice(ctx.p - 6, ctx.p) + ']'));
        }
    }
    let t = ctx.s.slice(startPtr, ctx.p);
    return readDate(ctx, t, 2, unsafeSeparator, startPtr);
}
function parseTime(ctx, c, endChr) {
    let start = ctx.p;
    if (!isDigit(c) || !isDigit(ctx.s.charCodeAt(++ctx.p))) {
        return extract_parseNumber(ctx, --ctx.p, c, 0, endChr);
    }
    if (ctx.s.charCodeAt(ctx.p += 4) === 0x3a /* : */)
        ctx.p += 3;
    if (ctx.s.charCodeAt(ctx.p) === 0x2e /* . */)
        while (isDigit(ctx.s.charCodeAt(++ctx.p)))
            ;
    let t = ctx.s.slice(start, ctx.p);
    return readDate(ctx, t, 4, false, start);
}
function readDate(ctx, str, type, unsafeDelim, errPtr, temporalSuffix) {
    if (ctx.ld) {
        let date = new TomlDate(str, type, unsafeDelim);
        if (!date.isValid())
            TomlError.x('invalid date', ctx, errPtr);
        return date;
    }
    try {
        if (temporalSuffix)
            str += temporalSuffix;
        switch (type) {
            case 1: return Temporal.ZonedDateTime.from(str);
            case 2: return Temporal.PlainDateTime.from(str);
            case 3: return Temporal.PlainDate.from(str);
            case 4: return Temporal.PlainTime.from(str);
        }
    }
    catch (e) {
        TomlError.x(e instanceof Error ? e.message : '' + e, ctx, errPtr);
    }
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/util.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */

/** @internal */
function util_skipComment(ctx) {
    for (; ctx.p < ctx.s.length; ctx.p++) {
        let c = ctx.s.charCodeAt(ctx.p);
        if (c === 0xa /* \n */)
            break;
        if (c === 0xd /* \r */ && ctx.s.charCodeAt(ctx.p + 1) === 0xa /* \n */) {
            ctx.p++;
            break;
        }
        if ((c < 0x20 && c !== 0x9 /* \t */) || c === 0x7f) {
            TomlError.x('control characters are not allowed in comments', ctx);
        }
    }
}
/** @internal */
function skipVoid(ctx, banNewLines, banComments) {
    let c;
    while (ctx.p < ctx.s.length) {
        while (ctx.p < ctx.s.length && ((c = ctx.s.charCodeAt(ctx.p)) === 0x20 ||
            c === 0x9 /* \t */ ||
            (!banNewLines &&
                (c === 0xa /* \n */ || (c === 0xd /* \r */ && ctx.s.charCodeAt(ctx.p + 1) === 0xa /* \n */)))))
            ctx.p++;
        if (banComments || c !== 0x23 /* # */)
            break;
        util_skipComment(ctx);
    }
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/struct.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */




/** @internal */
function parseKey(ctx, end = 0x3d /* = */) {
    // States:
    // 0: before first char
    // 1: parsing bare key
    // 2: after key component
    let startPtr;
    let state = 0;
    let parsed = [];
    let sliceStart;
    let c = ctx.s.charCodeAt(startPtr = ctx.p);
    do {
        // End of key
        if (c === end) {
            if (!state)
                TomlError.x('unexpected end of key', ctx);
            if (state === 1)
                parsed.push(ctx.s.slice(sliceStart, ctx.p));
            return ctx.p++, parsed;
        }
        // Dotted key separator
        else if (c === 0x2e /* . */) {
            if (!state)
                TomlError.x('illegal empty bare key', ctx);
            if (state === 1)
                parsed.push(ctx.s.slice(sliceStart, ctx.p));
            state = 0;
        }
        // Quoted key
        else if (!state && (c === 0x22 /* " */ || c === 0x27 /* ' */)) {
            if (c === ctx.s.charCodeAt(ctx.p + 1) && c === ctx.s.charCodeAt(ctx.p + 2))
                TomlError.x('illegal quoted key: multiline strings are not allowed', ctx);
            parsed.push(parseString(ctx));
            state = 2;
            ctx.p--;
        }
        // Whitespace; no-op in state 0 and 2, end of bare key in state 1
        else if (c === 0x20 || c === 0x9 /* \t */) {
            if (state === 1) {
                parsed.push(ctx.s.slice(sliceStart, ctx.p));
                state = 2;
            }
        }
        // If state is post-key, no character is allowed; otherwise ensure it's a bare-key component
        else if (state === 2 || (c < 0x30 && c !== 0x2d /* - */) || (c > 0x39 && c < 0x41) || (c > 0x5a && c < 0x61 && c !== 0x5f /* _ */) || c > 0x7a) {
            TomlError.x('illegal character in key', ctx);
        }
        // Illegal character
        else if (!state) {
            state = 1;
            sliceStart = ctx.p;
        }
    } while (c = ctx.s.charCodeAt(++ctx.p));
    TomlError.x('incomplete key-value: cannot find end of key', ctx, startPtr);
}
/** @internal */
function parseInlineTable(ctx) {
    let startPtr = ctx.p++;
    let res = Object.create(null);
    let seen = new Set();
    let c;
    while (ctx.p < ctx.s.length) {
        skipVoid(ctx);
        if ((c = ctx.s.charCodeAt(ctx.p)) === 0x7d /* } */) {
            ctx.p++;
            return res;
        }
        let k;
        let t = res;
        let hasOwn = false;
        let errPtr = ctx.p;
        let key = parseKey(ctx);
        for (let i = 0; i < key.length; i++) {
            if (i)
                t = hasOwn ? t[k] : (t[k] = Object.create(null));
            k = key[i];
            if ((hasOwn = Object.hasOwn(t, k)) && (typeof t[k] !== 'object' || seen.has(t[k]))) {
                TomlError.x('trying to redefine an already defined value', ctx, errPtr);
            }
            let unsafe = k === '__proto__';
            if (ctx.uk && (unsafe || k === 'constructor')) {
                t = ctx.uk !== 1 && TomlError.x('document contains an unsafe property', ctx, errPtr);
                break;
            }
            if (!hasOwn && unsafe) {
                Object.defineProperty(t, k, { enumerable: true, configurable: true, writable: true });
            }
        }
        if (hasOwn) {
            TomlError.x('trying to redefine an already defined value', ctx, errPtr);
        }
        skipVoid(ctx, true, true);
        let value = extractValue(ctx, 0x7d /* } */);
        if (t && typeof (t[k] = value) === 'object')
            seen.add(value);
        skipVoid(ctx);
        if ((c = ctx.s.charCodeAt(ctx.p++)) === 0x7d /* } */) {
            return res;
        }
        if (c !== 0x2c /* , */)
            TomlError.x('expected comma or end of structure', ctx, ctx.p - 1);
    }
    TomlError.x('unfinished table', ctx, startPtr);
}
/** @internal */
function parseArray(ctx) {
    let startPtr = ctx.p++;
    let res = [];
    let c;
    while (ctx.p < ctx.s.length) {
        skipVoid(ctx);
        if ((c = ctx.s.charCodeAt(ctx.p)) === 0x5d /* ] */) {
            ctx.p++;
            return res;
        }
        res.push(extractValue(ctx, 0x5d /* ] */));
        skipVoid(ctx);
        if ((c = ctx.s.charCodeAt(ctx.p++)) === 0x5d /* ] */) {
            return res;
        }
        if (c !== 0x2c /* , */)
            TomlError.x('expected comma or end of structure', ctx, ctx.p - 1);
    }
    TomlError.x('unfinished array', ctx, startPtr);
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/parse.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */




function peekTable(ctx, key, table, meta, type) {
    let t = table;
    let m = meta;
    let k;
    let hasOwn = false;
    let state;
    for (let i = 0; i < key.length; i++) {
        if (i) {
            t = hasOwn ? t[k] : (t[k] = Object.create(null));
            m = (state = m[k]).c;
            if (type === 0 /* Type.DOTTED */ && (state.t === 1 /* Type.EXPLICIT */ || state.t === 2 /* Type.ARRAY */)) {
                return null;
            }
            if (state.t === 2 /* Type.ARRAY */) {
                let l = t.length - 1;
                t = t[l];
                m = m[l].c;
            }
        }
        k = key[i];
        if ((hasOwn = Object.hasOwn(t, k)) && m[k]?.t === 0 /* Type.DOTTED */ && m[k]?.d) {
            return null;
        }
        if (!hasOwn) {
            let unsafe = k === '__proto__';
            if (ctx.uk && (unsafe || k === 'constructor'))
                return false;
            if (unsafe) {
                Object.defineProperty(t, k, { enumerable: true, configurable: true, writable: true });
                Object.defineProperty(m, k, { enumerable: true, configurable: true, writable: true });
            }
            m[k] = {
                t: i < key.length - 1 && type === 2 /* Type.ARRAY */
                    ? 3 /* Type.ARRAY_DOTTED */ : type,
                d: false,
                i: 0,
                c: Object.create(null),
            };
        }
    }
    state = m[k];
    if (state.t !== type && !(type === 1 /* Type.EXPLICIT */ && state.t === 3 /* Type.ARRAY_DOTTED */)) {
        // Bad key type!
        return null;
    }
    if (type === 2 /* Type.ARRAY */) {
        if (!state.d) {
            state.d = true;
            t[k] = [];
        }
        t[k].push(t = Object.create(null));
        state.c[state.i++] = (state = { t: 1 /* Type.EXPLICIT */, d: false, i: 0, c: Object.create(null) });
    }
    if (state.d) {
        // Redefining a table!
        return null;
    }
    state.d = true;
    if (type === 1 /* Type.EXPLICIT */) {
        t = hasOwn ? t[k] : (t[k] = Object.create(null));
    }
    else if (type === 0 /* Type.DOTTED */ && hasOwn) {
        return null;
    }
    return [k, t, state.c];
}
function validateTablePeek(ctx, peek, ptr) {
    if (peek === null || ctx.uk === 2)
        TomlError.x(peek === null
            ? 'trying to redefine an already defined table or value'
            : 'document contains an unsafe property', ctx, ptr);
}
function parse(toml, options = {}) {
    let ctx = {
        s: toml,
        p: 0,
        d: options.maxDepth ?? 1000,
        bi: options.integersAsBigInt ?? false,
        ld: options.useLegacyDate ?? true,
        uk: options.unsafeKeyBehaviour === 'throw' ? 2 : options.unsafeKeyBehaviour === 'drop' ? 1 : 0,
    };
    let res = Object.create(null);
    let meta = Object.create(null);
    let tmp;
    let skipping = false;
    let tbl = res;
    let m = meta;
    // BOM is allowed, skip.
    // JS is UTF-16, so we have to check for the UTF-16 BOM instead of the UTF-8 BOM sequence!
    if (toml.charCodeAt(0) === 0xfeff)
        ctx.p++;
    skipVoid(ctx);
    while (ctx.p < toml.length) {
        if (toml.charCodeAt(ctx.p) === 0x5b /* [ */) {
            let isTableArray = toml.charCodeAt(++ctx.p) === 0x5b; /* [ */
            tmp = ctx.p += +isTableArray;
            skipping = false;
            let k = parseKey(ctx, 0x5d /* ] */);
            if (isTableArray) {
                if (toml.charCodeAt(ctx.p) !== 0x5d /* ] */) {
                    TomlError.x('expected end of table array declaration', ctx);
                }
                ctx.p++;
            }
            let p = peekTable(ctx, k, res, meta, isTableArray ? 2 /* Type.ARRAY */ : 1 /* Type.EXPLICIT */);
            if (!p) {
                validateTablePeek(ctx, p, tmp);
                skipping = true;
            }
            else {
                m = p[2];
                tbl = p[1];
            }
        }
        else {
            tmp = ctx.p;
            let k = parseKey(ctx);
            let p = peekTable(ctx, k, tbl, m, 0 /* Type.DOTTED */);
            if (!p && !skipping)
                validateTablePeek(ctx, p, tmp);
            skipVoid(ctx, true, true);
            let v = extractValue(ctx, void 0);
            if (p && !skipping)
                p[1][p[0]] = v;
        }
        skipVoid(ctx, true);
        if (ctx.p < toml.length && (tmp = toml.charCodeAt(ctx.p)) !== 0xa /* \n */ && (tmp !== 0xd /* \r */ || toml.charCodeAt(ctx.p + 1) !== 0xa /* \n */)) {
            TomlError.x('each key-value declaration must be followed by an end-of-line', ctx);
        }
        skipVoid(ctx);
    }
    return res;
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/stringify.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */
let BARE_KEY = /^[a-z0-9-_]+$/i;
let HAS_WELLFORMED = !!(''.isWellFormed);
function extendedTypeOf(obj) {
    let type = typeof obj;
    if (type === 'object') {
        if (Array.isArray(obj))
            return 'array';
        if (typeof obj.getUTCDate === 'function' && obj instanceof Date)
            return 'date';
        if (globalThis.Temporal) {
            if (obj.until) {
                if (obj instanceof Temporal.ZonedDateTime)
                    return 'temporal/tz+uc';
                if (obj instanceof Temporal.PlainDateTime || obj instanceof Temporal.PlainDate)
                    return 'temporal/uc';
                if (obj instanceof Temporal.PlainTime || obj instanceof Temporal.Instant)
                    return 'temporal';
                if (obj instanceof Temporal.PlainYearMonth)
                    return 'temporal/x';
            }
            else if ((obj.toPlainDate && obj instanceof Temporal.PlainMonthDay) ||
                (obj.negated && obj instanceof Temporal.Duration)) {
                return 'temporal/x';
            }
        }
    }
    return type;
}
function isArrayOfTables(obj) {
    for (let i = 0; i < obj.length; i++) {
        if (extendedTypeOf(obj[i]) !== 'object')
            return false;
    }
    return obj.length != 0;
}
function formatWellFormedStringUnchecked(s) {
    return JSON.stringify(s).replaceAll('\x7f', '\\u007f');
}
function formatString(s) {
    return formatWellFormedStringUnchecked(HAS_WELLFORMED ? s.toWellFormed() : s);
}
function formatKey(s) {
    if (BARE_KEY.test(s))
        return s;
    if (HAS_WELLFORMED && !s.isWellFormed())
        throw new RangeError('key contains illegal lone surrogates');
    return formatWellFormedStringUnchecked(s);
}
function stringifyValue(val, type, depth, numberAsFloat, strictTemporal) {
    if (depth === 0) {
        throw new Error('Could not stringify the object: maximum object depth exceeded');
    }
    switch (type) {
        // @ts-expect-error -- intentional fallthrough case
        case 'number':
            if (isNaN(val))
                return 'nan';
            if (val === Infinity)
                return 'inf';
            if (val === -Infinity)
                return '-inf';
            if (Number.isInteger(val) && (numberAsFloat || !Number.isSafeInteger(val)))
                return val.toFixed(1);
        case 'bigint':
        case 'boolean':
        case 'temporal':
            return val.toString();
        case 'string':
            return formatString(val);
        case 'date':
            if (isNaN(val.getTime()))
                throw new TypeError('cannot serialize invalid date');
            return val.toISOString();
        case 'object':
            return stringifyInlineTable(val, depth, numberAsFloat, strictTemporal);
        case 'array':
            return stringifyArray(val, depth, numberAsFloat, strictTemporal);
        // @ts-expect-error -- intentional fallthrough case
        case 'temporal/tz+uc':
            if (strictTemporal) {
                let tz = val.timeZoneId;
                let tzc = tz.charCodeAt(0);
                if (
                // Classic offset
                tzc !== 0x2b /* + */ && tzc !== 0x2d /* - */ &&
                    (
                    // Fast pre-check pass; see below for the actually accepted values
                    (tzc !== 0x55 /* U */ && tzc !== 0x47 /* G */ && tzc !== 0x5a /* Z */ && tzc !== 0x45 /* E */) ||
                        (
                        // UTC and its aliases; Temporal implementations don't all canonicalise unfortunately
                        tz !== 'UTC' && tz !== 'UCT' && tz !== 'Universal' && tz !== 'Zulu' &&
                            // GMT is a TZ but it's for all intents and purposes equivalent to UTC. Safe to downgrade.
                            !tz.startsWith('GMT') && tz !== 'Greenwich' &&
                            // Etc/* are all safe to downgrade to offset (either UTC, GMT, or offset)
                            !tz.startsWith('Etc/')))) {
                    throw new TypeError('Temporal objects with an IANA timezone are not allowed in Temporal strict mode');
                }
            }
        case 'temporal/uc':
            if (strictTemporal && val.calendarId !== 'iso8601')
                throw new TypeError('Temporal objects with a non-default calendar are not allowed in Temporal strict mode');
            return val.toString({
                calendarName: 'never',
                timeZoneName: 'never',
            });
        case 'temporal/x':
            throw new TypeError('Unsupported ' + val[Symbol.toStringTag]);
    }
}
function stringifyInlineTable(obj, depth, numberAsFloat, strictTemporal) {
    let keys = Object.keys(obj);
    if (keys.length === 0)
        return '{}';
    let res = '{ ';
    for (let i = 0; i < keys.length; i++) {
        let k = keys[i];
        if (i)
            res += ', ';
        res += formatKey(k) + ' = ' + stringifyValue(obj[k], extendedTypeOf(obj[k]), depth - 1, numberAsFloat, strictTemporal);
    }
    return res + ' }';
}
function stringifyArray(array, depth, numberAsFloat, strictTemporal) {
    if (array.length === 0)
        return '[]';
    let res = '[ ';
    for (let i = 0; i < array.length; i++) {
        if (i)
            res += ', ';
        if (array[i] === null || array[i] === void 0) {
            throw new TypeError('arrays cannot contain null or undefined values');
        }
        res += stringifyValue(array[i], extendedTypeOf(array[i]), depth - 1, numberAsFloat, strictTemporal);
    }
    return res + ' ]';
}
function stringifyArrayTable(array, key, depth, numberAsFloat, strictTemporal) {
    if (depth === 0) {
        throw new Error('Could not stringify the object: maximum object depth exceeded');
    }
    let res = '';
    for (let i = 0; i < array.length; i++) {
        res += `${res && '\n'}[[${key}]]\n`;
        res += stringifyTable(0, array[i], key, depth, numberAsFloat, strictTemporal);
    }
    return res;
}
function stringifyTable(tableKey, obj, prefix, depth, numberAsFloat, strictTemporal) {
    if (depth === 0) {
        throw new Error('Could not stringify the object: maximum object depth exceeded');
    }
    let preamble = '';
    let tables = '';
    let keys = Object.keys(obj);
    for (let i = 0; i < keys.length; i++) {
        let k = keys[i];
        if (obj[k] !== null && obj[k] !== void 0) {
            let type = extendedTypeOf(obj[k]);
            if (type === 'symbol' || type === 'function') {
                throw new TypeError(`cannot serialize values of type '${type}'`);
            }
            let key = formatKey(k);
            if (type === 'array' && isArrayOfTables(obj[k])) {
                tables += (tables && '\n') + stringifyArrayTable(obj[k], prefix ? `${prefix}.${key}` : key, depth - 1, numberAsFloat, strictTemporal);
            }
            else if (type === 'object') {
                let tblKey = prefix ? `${prefix}.${key}` : key;
                tables += (tables && '\n') + stringifyTable(tblKey, obj[k], tblKey, depth - 1, numberAsFloat, strictTemporal);
            }
            else {
                preamble += key;
                preamble += ' = ';
                preamble += stringifyValue(obj[k], type, depth, numberAsFloat, strictTemporal);
                preamble += '\n';
            }
        }
    }
    if (tableKey && (preamble || !tables)) // Create table only if necessary
        preamble = preamble ? `[${tableKey}]\n${preamble}` : `[${tableKey}]`;
    return preamble && tables
        ? `${preamble}\n${tables}`
        : preamble || tables;
}
function stringify(obj, { maxDepth = 1000, numbersAsFloat = false, strictTemporal = false } = {}) {
    if (extendedTypeOf(obj) !== 'object') {
        throw new TypeError('stringify can only be called with an object');
    }
    let str = stringifyTable(0, obj, '', maxDepth, numbersAsFloat, strictTemporal);
    if (str[str.length - 1] !== '\n')
        return str + '\n';
    return str;
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/index.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */





/** @deprecated use `import * as ... from 'smol-toml'` instead */
/* harmony default export */ const dist = ({ parse: parse, stringify: stringify, TomlDate: TomlDate, TomlError: TomlError });

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
        return { ok: true, value: parse(text) };
    }
    catch (error) {
        if (!(error instanceof TomlError))
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
    const members = await read_cargo_readMembers(root, rootManifest.value, files, errors);
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
async function read_cargo_readMembers(root, rootManifest, files, errors) {
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
        : (0,external_node_path_namespaceObject.resolve)(context.workspaceFolder, contextArgument);
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
        folderName: (0,external_node_path_namespaceObject.basename)(folder ?? context.workspaceFolder),
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
    const text = await files.readTextIfAny((0,external_node_path_namespaceObject.resolve)(base, path));
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
    const kinds = await Promise.all(paths.map((path) => files.kindOf((0,external_node_path_namespaceObject.resolve)(context.workspaceFolder, path))));
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
    const version = request.version === undefined ? image_metadata_tagOf(tags[0]) : planned.version;
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
function image_metadata_tagOf(reference) {
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
        return { kind: 'archive', path: (0,external_node_path_namespaceObject.resolve)(workspaceFolder, archive) };
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

;// CONCATENATED MODULE: ./src/plan/stand-in-remarks.ts

/**
 * Where stand-ins end, said before a build that will fail on it: a base image that none was made for,
 * and `apk`, which those of Alpine images do not have (our own Dockerfiles do without).
 */
function planStandInRemarks({ request, facts, standIns }) {
    const stages = facts.dockerfileFacts?.stages ?? [];
    if (request.standIns === 'never')
        return { notes: [], warnings: [] };
    const others = stages.flatMap(({ from, fromStage }) => fromStage || from === 'scratch' || findStandIn(from) ? [] : [from]);
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
    const made = await prepare_makeStandIns(request, references, engine, ports);
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
async function prepare_makeStandIns({ standIns }, references, engine, ports) {
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
    const workspace = await readWorkspace((0,external_node_path_namespaceObject.resolve)(workspaceFolder, context), files);
    return workspace.ok ? [] : workspace.errors;
}
/** Images that the build starts from, build arguments applied. */
function baseReferences({ dockerfileFacts }) {
    const references = (dockerfileFacts?.stages ?? []).flatMap(({ from, fromStage }) => fromStage || from === 'scratch' ? [] : [from]);
    return [...new Set(references)];
}

;// CONCATENATED MODULE: ./src/cli/args.ts



/** Reads the arguments after the command's name against the table of inputs; all errors at once. */
function parseCliArguments(args) {
    const targets = flagTargets();
    const { tokens, positionals } = (0,external_node_util_namespaceObject.parseArgs)({
        args: [...args],
        options: optionsOf(targets),
        strict: false,
        allowPositionals: true,
        tokens: true,
    });
    const options = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []));
    const errors = options.flatMap((option) => checkOption(option, targets));
    if (errors.length > 0)
        return { ok: false, errors };
    const raw = {};
    const flags = [];
    for (const { name, value = 'true' } of options) {
        const target = targets.get(name);
        if (target?.kind === 'flag')
            flags.push(target.effect);
        // A list given twice gets a line for each use.
        else if (target)
            raw[target.name] = [raw[target.name], value].filter(isText).join('\n');
    }
    return { ok: true, value: { raw, positionals, flags } };
}
function isText(text) {
    return text !== undefined;
}
/** Every long name, alias and letter with what it stands for. */
function flagTargets() {
    const inputs = inputsOf('cli').map(({ name, flag }) => ({ kind: 'input', name, spec: flag }));
    const others = CLI_FLAGS.map(({ flag, effect }) => ({ kind: 'flag', effect, spec: flag }));
    return new Map([...inputs, ...others].flatMap((target) => [target.spec.long, ...(target.spec.aliases ?? [])].map((name) => [name, target])));
}
function optionsOf(targets) {
    return Object.fromEntries([...targets].map(([name, { spec }]) => [
        name,
        {
            type: spec.takesValue ? 'string' : 'boolean',
            multiple: true,
            ...(spec.short && spec.long === name ? { short: spec.short } : {}),
        },
    ]));
}
function checkOption({ name, rawName, value }, targets) {
    const target = targets.get(name);
    if (target?.spec.takesValue === true && value === undefined) {
        return [{ input: rawName, problem: 'has no value', remedy: `write ${rawName} VALUE` }];
    }
    if (target)
        return [];
    const near = nearest(rawName.replace(/^-+/, ''), [...targets.keys()]);
    const hint = near === undefined ? '' : `did you mean --${near}? `;
    return [{ input: rawName, problem: 'is not an option', remedy: `${hint}see --help` }];
}

;// CONCATENATED MODULE: ./src/cli/console-logger.ts
const RESET = '\u001b[0m';
const STYLES = {
    heading: '\u001b[1m',
    notice: '\u001b[36m',
    warning: '\u001b[33m',
    error: '\u001b[31m',
};
/**
 * Plain lines on standard error, so that standard output holds results alone. Text from elsewhere
 * cannot move the cursor or colour the terminal.
 */
function makeConsoleLogger(write, options) {
    const style = (name, text) => options.color ? `${STYLES[name]}${text}${RESET}` : text;
    const say = (kind) => (message, location) => write(`${style(kind, `${kind}:`)} ${where(location)}${visible(message)}`);
    return {
        debug: (message) => {
            if (options.verbose)
                write(visible(message));
        },
        info: (message) => write(visible(message)),
        notice: say('notice'),
        warning: say('warning'),
        error: say('error'),
        group: async (name, body) => {
            write(style('heading', `== ${visible(name)}`));
            return body();
        },
    };
}
function where(location) {
    if (location?.file === undefined)
        return '';
    const line = location.startLine === undefined ? '' : `:${location.startLine}`;
    return `${visible(location.file)}${line}: `;
}
/** Line breaks become spaces and escape sequences lose their meaning; tabs stay. */
function visible(text) {
    return (text
        .replace(/\r?\n/g, ' ')
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed.
        .replace(/\u001b\[[0-9;?]*[ -/]*[@-~]/g, '')
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed.
        .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ''));
}

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:url"
const external_node_url_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");
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

;// CONCATENATED MODULE: ./src/cli/context.ts







/** Both from src/cli and from dist/cli the repository is two folders up. */
const REPOSITORY = (0,external_node_path_namespaceObject.resolve)((0,external_node_path_namespaceObject.dirname)((0,external_node_url_namespaceObject.fileURLToPath)(import.meta.url)), '..', '..');
/**
 * Makes the temporary folder of this run; the caller removes it. `application`: the folder that is
 * built, whose repository the image is labelled with.
 */
async function readCliContext(application = '.') {
    const workspaceFolder = process.cwd();
    return {
        front: 'cli',
        workspaceFolder,
        tempFolder: (0,external_node_fs_namespaceObject.mkdtempSync)((0,external_node_path_namespaceObject.join)((0,external_node_os_namespaceObject.tmpdir)(), 'cv-docker-build-')),
        cacheFolder: cacheFolder(process.env),
        dockerFolder: (0,external_node_path_namespaceObject.join)(REPOSITORY, 'docker'),
        startedAtMs: Date.now(),
        git: await readGit((0,external_node_path_namespaceObject.resolve)(workspaceFolder, application), runCommand),
        settings: buildSettings(process.env),
        proxy: proxySettings(process.env),
        ...caBundle(process.env),
    };
}

;// CONCATENATED MODULE: ./src/cli/exit.ts


const EXIT = { ok: 0, build: 1, input: 2, bug: 70 };
/** Tells what was thrown: a missing tool in two sentences, anything else as a bug of ours with its stack. */
function sayError(error) {
    if (error instanceof ToolError) {
        process.stderr.write(`error: ${plain_text_cleanLine(error.message)}\n  ${plain_text_cleanLine(error.hint)}\n`);
        return EXIT.build;
    }
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`error: this is a bug of cv-docker-build, please report it\n${cleanLines(text).join('\n')}\n`);
    return EXIT.bug;
}

;// CONCATENATED MODULE: ./src/cli/help.ts

const COLUMN = 30;
const WIDTH = 100;
/** The text of --help, made from the table of inputs. */
function renderHelp() {
    const inputs = inputsOf('cli');
    const ours = inputs.filter(({ origin }) => origin === 'ours');
    const compatible = inputs.filter(({ origin }) => origin !== 'ours');
    return [
        'cv-docker-build: builds the Docker image of a Rust web application.',
        '',
        'Usage:',
        '  cv-docker-build build [OPTIONS] [CONTEXT]    build; CONTEXT is the folder of the application (.)',
        '  cv-docker-build plan [--json] [OPTIONS] [CONTEXT]',
        '                                               show what build would run, and run nothing',
        '  cv-docker-build engine status|up|down|env [--all] [--store containerd|classic]',
        '                                               a private Docker engine where there is none',
        '  cv-docker-build version',
        '',
        'Options:',
        ...ours.flatMap(renderInput),
        ...CLI_FLAGS.flatMap(({ flag, help }) => renderFlag(flag, help)),
        '',
        'Options of docker buildx build (as the inputs of docker/build-push-action; lists can be repeated):',
        ...compatible.flatMap(renderInput),
        '',
        'Exit codes: 0 ok, 1 build, 2 input, 3 network, 4 scan policy, 70 a bug of ours, 130 interrupted.',
        '',
    ].join('\n');
}
function renderInput({ flag, help, default: fallback }) {
    const isPlain = fallback === undefined || fallback === 'false';
    return renderFlag(flag, isPlain ? help : `${help} Default: ${fallback}.`);
}
function renderFlag({ long, short, takesValue }, help) {
    const letter = short === undefined ? '    ' : `-${short}, `;
    const head = `  ${letter}--${long}${takesValue ? ' VALUE' : ''}`;
    const lines = help_wrap(help, WIDTH - COLUMN);
    const pad = ' '.repeat(COLUMN);
    if (head.length >= COLUMN)
        return [head, ...lines.map((line) => pad + line)];
    return lines.map((line, index) => (index === 0 ? head.padEnd(COLUMN) : pad) + line);
}
function help_wrap(text, width) {
    const lines = [];
    for (const word of text.split(' ')) {
        const last = lines.at(-1);
        if (last === undefined || last.length + 1 + word.length > width)
            lines.push(word);
        else
            lines[lines.length - 1] = `${last} ${word}`;
    }
    return lines;
}

;// CONCATENATED MODULE: ./src/cli/terminal.ts
const DEFAULT_COLUMNS = 100;
/** The screen that standard error is shown on, if it is one; a log file gets plain lines. */
const terminal = {
    get isScreen() {
        return process.stderr.isTTY === true && process.env.TERM !== 'dumb' && !process.env.CI;
    },
    get isColorful() {
        return process.stdout.isTTY === true && !process.env.NO_COLOR;
    },
    write: (text) => {
        process.stderr.write(text);
    },
    columns: () => process.stderr.columns ?? DEFAULT_COLUMNS,
    rows: () => process.stderr.rows ?? 24,
};

;// CONCATENATED MODULE: ./src/cli/session.ts















/** Reads the arguments, runs the command, and undoes whatever happened what it made on the way. */
async function withSession(rawArgs, command) {
    const args = parseCliArguments(rawArgs);
    if (!args.ok)
        return session_refuse(args.errors);
    if (args.value.flags.some(({ kind }) => kind === 'help')) {
        process.stdout.write(renderHelp());
        return EXIT.ok;
    }
    const refused = refusals(args.value);
    if (refused.length > 0)
        return session_refuse(refused);
    const context = await readCliContext(args.value.positionals[0] ?? args.value.raw.context);
    const session = {
        args: args.value,
        context,
        log: makeConsoleLogger((line) => process.stderr.write(`${line}\n`), {
            color: terminal.isScreen,
            verbose: false,
        }),
        env: definedVariables(process.env),
        undo: [() => files.remove(context.tempFolder)],
    };
    try {
        return await command(session);
    }
    finally {
        await undoAll(session);
    }
}
/** One that fails must not keep the others from being undone: the temporary folder may hold secrets. */
async function undoAll({ undo, log }) {
    for (const one of undo.reverse()) {
        await one().catch((error) => log.warning(`not everything could be tidied up: ${error.message}`));
    }
}
/** What the command line asks for and cannot have. */
function refusals({ flags, positionals }) {
    const refused = CLI_FLAGS.flatMap(({ flag, effect }) => effect.kind === 'refused' && flags.includes(effect)
        ? [{ input: `--${flag.long}`, problem: effect.problem, remedy: effect.remedy }]
        : []);
    const [, second] = positionals;
    if (second === undefined)
        return refused;
    const problem = `there is a second context "${second}"`;
    const remedy = 'give one folder; quote a path with blanks';
    return [...refused, { input: 'context', problem, remedy }];
}
/** The action's way to a plan, with what the command line has to say first. */
async function prepareSession({ args, context, log }, ports) {
    for (const flag of args.flags)
        if (flag.kind === 'later')
            log.notice(flag.notice);
    const [folder] = args.positionals;
    const raw = folder === undefined ? args.raw : { ...args.raw, context: folder };
    return prepare(raw, context, { files: files, ...ports });
}
function enginePorts({ log }) {
    return { run: runCommand, files: files, clock: clock, log, host: engineHost };
}
/** Says why there is no plan; gives the exit code. */
function refusePreparation(preparation) {
    if (preparation.kind === 'errors')
        return session_refuse(preparation.errors);
    const { message, hint } = preparation.refusal;
    process.stderr.write(`error: ${plain_text_cleanLine(message)}\n  ${plain_text_cleanLine(hint)}\n`);
    return EXIT.build;
}
function session_refuse(errors) {
    for (const error of errors)
        process.stderr.write(`error: ${plain_text_cleanLine(formatInputError(error))}\n`);
    return EXIT.input;
}

;// CONCATENATED MODULE: ./src/cli/build-command.ts















/** `build`: with an engine that is there or brought for the run; the report goes to standard output. */
function runBuildCommand(args) {
    return withSession(args, build_command_build);
}
async function build_command_build(session) {
    const signal = cancelOnSignals();
    const preparation = await prepareSession(session, {
        engineFacts: async (builder) => {
            await useEngine(session);
            return readEngineFacts(withEnvironment(session.env), builder);
        },
        standIns: standInSource(session.context.cacheFolder, () => session.env, session.log),
    });
    if (preparation.kind !== 'ready')
        return refusePreparation(preparation);
    removeOwnBuilderLater(preparation, session);
    for (const note of preparation.plan.notes)
        session.log.info(note);
    return runAndTell(preparation, session, signal);
}
async function useEngine(session) {
    const { cacheFolder } = session.context;
    const engine = await ensureEngine(enginePorts(session), { cacheFolder, env: session.env });
    session.undo.push(engine.stop);
    session.env = { ...session.env, ...engine.env };
}
function removeOwnBuilderLater({ plan }, { undo, env, log }) {
    const { builderName } = leftBehind(plan);
    if (builderName === undefined)
        return;
    undo.push(async () => {
        const isGone = await runRemoveBuilder(builderName, { run: withEnvironment(env) });
        if (!isGone)
            log.warning(`the builder ${builderName} could not be removed`);
    });
}
async function runAndTell(preparation, { context, env, log }, signal) {
    const ports = makePipelinePorts(env, log, terminal.isScreen ? terminal : undefined);
    const { report, output } = await runPipeline(preparation, context, ports, signal);
    if (output !== undefined)
        process.stdout.write(output);
    logWarnings(log, report.warnings);
    const { report: file } = preparation.request;
    if (file !== undefined) {
        await files.writeText((0,external_node_path_namespaceObject.resolve)(context.workspaceFolder, file), renderJson(report));
    }
    const { isColorful: color } = terminal;
    process.stdout.write(renderText(report, { columns: terminal.columns(), color }));
    return decideVerdict(report).exitCode;
}

;// CONCATENATED MODULE: ./src/cli/engine-command.ts










const USAGE = 'use: cv-docker-build engine status|up|down|env [--all] [--store containerd|classic]';
/** `engine status|up|down|env`: the private engine. `status` exits 1 when there is no usable engine. */
async function runEngineCommand(args) {
    const { values, positionals } = (0,external_node_util_namespaceObject.parseArgs)({
        args: [...args],
        options: { all: { type: 'boolean' }, store: { type: 'string' } },
        allowPositionals: true,
        strict: false,
    });
    const { store } = values;
    if (store !== undefined && store !== 'containerd' && store !== 'classic') {
        process.stderr.write(`error: --store: "${store}" is not a store; ${USAGE}\n`);
        return EXIT.input;
    }
    const context = {
        cacheFolder: cacheFolder(process.env),
        env: definedVariables(process.env),
        ...(store ? { store } : {}),
    };
    const log = makeConsoleLogger((line) => process.stderr.write(`${line}\n`), {
        color: process.stderr.isTTY === true,
        verbose: false,
    });
    const ports = { run: runCommand, files: files, clock: clock, log, host: engineHost };
    return await runAction(positionals[0], ports, context, values.all === true);
}
async function runAction(action, ports, context, all) {
    switch (action) {
        case 'status': {
            const { status, lines } = await engineStatus(ports, context);
            print(lines);
            return status.kind === 'none' ? EXIT.build : EXIT.ok;
        }
        case 'up':
            print((await engineUp(ports, context)).lines);
            return EXIT.ok;
        case 'down': {
            const { lines, remaining } = await engineDown(ports, context, { all });
            print(lines);
            return remaining.length === 0 ? EXIT.ok : EXIT.build;
        }
        case 'env':
            print(await engineEnvLines(ports, context));
            return EXIT.ok;
        default:
            process.stderr.write(`error: "${action ?? ''}" is not an action of engine; ${USAGE}\n`);
            return EXIT.input;
    }
}
function print(lines) {
    for (const line of lines)
        process.stdout.write(`${line}\n`);
}

;// CONCATENATED MODULE: ./src/engine/facts.ts
/** What a plan that is only shown supposes where no engine answers. */
const SUPPOSED_ENGINE = {
    serverVersion: '29.0.0',
    buildxVersion: '0.30.0',
    builder: {
        name: 'default',
        driver: 'docker',
        buildkitVersion: '0.26.0-moby',
        platforms: [],
        imageStore: 'containerd',
    },
};

;// CONCATENATED MODULE: ./src/cli/plan-command.ts








/** `plan [--json]`: shows what `build` would run, and runs nothing but a look at the engine. */
function runPlanCommand(args) {
    return withSession(args, showPlan);
}
async function showPlan(session) {
    const preparation = await prepareSession(session, {
        engineFacts: (builder) => foreseeEngine(session, builder),
        standIns: foreseenStandIns(session.context.cacheFolder),
    });
    if (preparation.kind !== 'ready')
        return refusePreparation(preparation);
    const { plan } = preparation;
    const isJson = session.args.flags.some(({ kind }) => kind === 'json');
    const text = isJson
        ? JSON.stringify(plan, null, 2)
        : ['docker', ...plan.buildx.argv].map(shellWord).join(' ');
    process.stdout.write(`${text}\n`);
    return EXIT.ok;
}
const ABSENT = ['ENGINE_MISSING', 'ENGINE_UNREACHABLE', 'BUILDX_MISSING'];
/** Of the engine that a build would use; where there is none yet, of one like that it would bring. */
async function foreseeEngine(session, builder) {
    const { cacheFolder } = session.context;
    const context = { cacheFolder, env: session.env };
    const privateEngine = await findPrivateEngine(enginePorts(session), context);
    const run = withEnvironment({ ...session.env, ...privateEngine });
    try {
        return await readEngineFacts(run, builder);
    }
    catch (error) {
        const isAbsent = error instanceof ToolError && ABSENT.includes(error.code);
        if (!isAbsent || builder !== undefined)
            throw error;
        session.log.notice(`no engine answers (${error.message}); planned for a current one`);
        return SUPPOSED_ENGINE;
    }
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to be written otherwise.
const UNSEEN = /[\u0000-\u001f\u007f-\u009f]|(?!\u200c|\u200d)\p{Cf}/gu;
/** As a shell would need it, to be read and copied by people; nothing in it reaches the terminal unseen. */
function shellWord(argument) {
    if (/^[\w@%+=:,./-]+$/.test(argument))
        return argument;
    if (argument.search(UNSEEN) < 0)
        return `'${argument.replaceAll("'", "'\\''")}'`;
    const escaped = argument.replace(/[\\']/g, '\\$&').replace(UNSEEN, escapeBytes);
    return `$'${escaped}'`;
}
/** The bytes of a character in the form that bash and zsh read back. */
function escapeBytes(character) {
    return [...Buffer.from(character)]
        .map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`)
        .join('');
}

;// CONCATENATED MODULE: ./src/cli/run-cli.ts






const COMMANDS = ['build', 'plan', 'engine', 'version', 'help'];
/** Runs one command line and gives its exit code. Results go to standard output, all else to standard error. */
async function runCli(args) {
    const [command = 'help', ...rest] = args;
    try {
        switch (command) {
            case 'build':
                return await runBuildCommand(rest);
            case 'plan':
                return await runPlanCommand(rest);
            case 'engine':
                return await runEngineCommand(rest);
            case 'version':
            case '--version':
                process.stdout.write(`cv-docker-build ${VERSION}\n`);
                return EXIT.ok;
            case 'help':
            case '--help':
            case '-h':
                process.stdout.write(renderHelp());
                return EXIT.ok;
            default:
                process.stderr.write(`error: "${command}" is not a command; use one of ${COMMANDS.join(', ')}\n`);
                return EXIT.input;
        }
    }
    catch (error) {
        return sayError(error);
    }
}


/***/ }),

/***/ 467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/compat get default export */
/******/ (() => {
/******/ 	// getDefaultExport function for compatibility with non-harmony modules
/******/ 	__nccwpck_require__.n = (module) => {
/******/ 		var getter = module && module.__esModule ?
/******/ 			() => (module['default']) :
/******/ 			() => (module);
/******/ 		__nccwpck_require__.d(getter, { a: getter });
/******/ 		return getter;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(486);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
