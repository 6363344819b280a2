export const id = 532;
export const ids = [532];
export const modules = {

/***/ 3532:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runCommand: () => (/* binding */ runCommand)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_child_process__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_readline__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(481);
/* harmony import */ var node_readline__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_readline__WEBPACK_IMPORTED_MODULE_2__);



/** How long a child may take to end after SIGTERM before it is killed. */
const KILL_AFTER_MS = 1_500;
/** How long after that its output is still waited for. */
const LET_GO_AFTER_MS = 200;
/**
 * Runs programs through node:child_process: the runner's own exec package can neither be cancelled
 * nor given a time limit, and both are promises of ours (docs/adr/0002).
 */
const runCommand = (argv, options = {}) => {
    const [program, ...args] = argv;
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, {
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
                exitCode: code ?? 128 + (signal ? node_os__WEBPACK_IMPORTED_MODULE_1__.constants.signals[signal] : 0),
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
    if (typeof input === 'string')
        child.stdin?.end(input);
    // One that never comes is an empty one.
    else
        input.catch(() => '').then((text) => child.stdin?.end(text));
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
        (0,node_readline__WEBPACK_IMPORTED_MODULE_2__.createInterface)({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', onLine);
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
/**
 * A child is over for us when its output ends. A descendant that left the group can hold that open,
 * and so can a reader of ours that is too slow to take what is left.
 */
function letGo({ stdout, stderr }) {
    stdout?.destroy();
    stderr?.destroy();
}
function stopOnDemand(child, { signal, timeoutMs }) {
    let stopped;
    let killer;
    const stop = (why) => {
        if (stopped)
            return;
        stopped = why;
        killGroup(child, 'SIGTERM');
        killer = setTimeout(() => {
            killGroup(child, 'SIGKILL');
            killer = setTimeout(() => letGo(child), LET_GO_AFTER_MS);
        }, KILL_AFTER_MS);
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


/***/ })

};
