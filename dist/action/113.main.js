export const id = 113;
export const ids = [113];
export const modules = {

/***/ 23810:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J4: () => (/* binding */ mismatch),
/* harmony export */   T4: () => (/* binding */ networkFault),
/* harmony export */   a2: () => (/* binding */ localFault),
/* harmony export */   d_: () => (/* binding */ OFFLINE_REMEDY),
/* harmony export */   eW: () => (/* binding */ failedDownload),
/* harmony export */   gD: () => (/* binding */ CANCELLED),
/* harmony export */   qc: () => (/* binding */ faultOfError),
/* harmony export */   x5: () => (/* binding */ refusal)
/* harmony export */ });
/* harmony import */ var _network_fault_rows_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45034);
/* harmony import */ var _network_network_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97391);


const REMEDIES = {
    dns: 'Check the name servers of this machine, or name a mirror.',
    'connection-refused': 'Check that the server is up and that no firewall refuses it.',
    unreachable: 'Check the network of this machine; without IPv6, use addresses of IPv4 only.',
    timeout: 'Try again later, or name a mirror; what has arrived is kept.',
    'tls-untrusted': 'Behind a proxy that opens TLS, give its CA bundle in SSL_CERT_FILE.',
    'tls-invalid': 'Check the clock of this machine and the certificate of the server.',
    'connection-lost': 'Try again; what has arrived is kept.',
    'proxy-refused': 'Check HTTP_PROXY, HTTPS_PROXY and NO_PROXY, and the password of the proxy.',
    'rate-limit': 'Try again later, log in, or name a mirror.',
    'server-failing': 'Try again later, or name a mirror; what has arrived is kept.',
};
/** The same for all that lacks offline, so that it is told once. */
const OFFLINE_REMEDY = 'Build once with network, or bring a bundle: `cv-docker-build bundle create` there, `bundle use` here.';
/** A fault of the network; `sentence` has no final stop. */
function networkFault(fault, sentence) {
    return {
        fault,
        cause: `${capital(sentence)}.`,
        remedy: REMEDIES[fault] ?? 'Check the network of this machine.',
        evidence: [sentence],
        network: true,
    };
}
function faultOfError(error) {
    return networkFault(_network_fault_rows_js__WEBPACK_IMPORTED_MODULE_0__/* .FAULT_ROWS */ .N[error.kind], error.message);
}
/** A server's plain no. */
function refusal(host, status) {
    const isMissing = status === 404 || status === 410 || status === 451;
    const sentence = `${host} ${isMissing ? 'does not have it' : 'does not give it out'} (HTTP ${status})`;
    return {
        fault: isMissing ? 'download-missing' : 'download-denied',
        cause: `${capital(sentence)}.`,
        remedy: isMissing
            ? 'Check the name and the version.'
            : 'Check the credentials, and that nothing on the way blocks it.',
        evidence: [sentence],
        network: false,
    };
}
function mismatch(host, expected, found) {
    const sentence = `${host} sends other content: sha256 ${found}, expected ${expected}`;
    return {
        fault: 'checksum-mismatch',
        cause: `${capital(sentence)}.`,
        remedy: 'Do not ignore this: find out who is right, the lock or the server.',
        evidence: [sentence],
        network: false,
    };
}
const CANCELLED = {
    fault: 'cancelled',
    cause: 'The fetch was cancelled.',
    remedy: 'Start it again: what has arrived is kept.',
    evidence: [],
    network: false,
};
/** What the file system refuses; anything that does not come from it is a bug and is thrown again. */
function localFault(error, name) {
    const { code, path, message } = error;
    if (error instanceof _network_network_error_js__WEBPACK_IMPORTED_MODULE_1__/* .NetworkError */ .D || code === undefined || !/^E[A-Z0-9]+$/.test(code))
        throw error;
    const full = code === 'ENOSPC' || code === 'EDQUOT';
    return {
        fault: full ? 'disk-full' : 'cache-unwritable',
        cause: full
            ? `The disk is full: ${name} cannot be stored${path === undefined ? '' : ` as ${path}`}.`
            : `${name} cannot be stored: ${message}.`,
        remedy: full
            ? 'Free space, or name a cache folder on another disk (CV_DOCKER_BUILD_CACHE).'
            : 'Check owner and permissions of the cache folder, or name another (CV_DOCKER_BUILD_CACHE).',
        evidence: [message],
        network: false,
    };
}
/** The whole story of a file that could not be had: the most telling fault, and what each server did. */
function failedDownload(name, faults) {
    const rank = (fault) => fault.fault === 'checksum-mismatch' ? 0 : fault.network ? 1 : 2;
    const [main = networkFault('timeout', 'no server was asked')] = [...faults].sort((a, b) => rank(a) - rank(b));
    const evidence = [...new Set(faults.flatMap((fault) => fault.evidence))];
    return { ...main, cause: `${name} cannot be downloaded: ${lower(main.cause)}`, evidence };
}
/** Sentences of hosts begin with their name, which keeps its case. */
function capital(sentence) {
    return /^(?:the|there|what|no)\b/.test(sentence)
        ? `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`
        : sentence;
}
function lower(sentence) {
    return /^(?:The|There|What|No)\b/.test(sentence)
        ? `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`
        : sentence;
}


/***/ }),

/***/ 87552:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AB: () => (/* binding */ hasRoom),
/* harmony export */   I4: () => (/* binding */ endWell),
/* harmony export */   L4: () => (/* binding */ stateOf),
/* harmony export */   PH: () => (/* binding */ beginTurn),
/* harmony export */   UA: () => (/* binding */ endBadly),
/* harmony export */   X4: () => (/* binding */ waitForChange),
/* harmony export */   Yz: () => (/* binding */ endUntold),
/* harmony export */   o6: () => (/* binding */ makeHosts)
/* harmony export */ });
/* harmony import */ var _network_backoff_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59326);

function makeHosts(parts) {
    return { ...parts, states: new Map(), wakers: new Set() };
}
function stateOf(hosts, host) {
    const known = hosts.states.get(host);
    if (known)
        return known;
    const state = {
        running: 0,
        limit: hosts.parallel,
        failures: 0,
        notBeforeMs: 0,
        pauseAsked: false,
    };
    hosts.states.set(host, state);
    return state;
}
/** Whether one more request may go there now. */
function hasRoom({ failures, running, limit }) {
    return running < (failures > 0 ? 1 : limit);
}
function beginTurn(hosts, host) {
    const state = stateOf(hosts, host);
    state.running += 1;
    return { host, failures: state.failures };
}
/** The server did what it was asked, or said clearly that it will not: it is up. */
function endWell(hosts, { host }) {
    const state = release(hosts, host);
    state.limit = Math.min(hosts.parallel, state.limit + 1);
    if (state.pauseAsked && hosts.clock.now() < state.notBeforeMs)
        return;
    state.failures = 0;
    state.notBeforeMs = 0;
    state.pauseAsked = false;
}
function endBadly(hosts, turn, trouble) {
    const state = release(hosts, turn.host);
    const { clock, policy, random } = hosts;
    state.lastFault = trouble.fault;
    const isNews = turn.failures === state.failures;
    if (isNews)
        state.failures += 1;
    if (trouble.permanent || state.failures > policy.retries)
        state.down ??= trouble.fault;
    if (trouble.tooMany && isNews)
        state.limit = Math.max(1, Math.floor(state.limit / 2));
    if (!isNews && trouble.retryAfterMs === undefined)
        return;
    const delayMs = (0,_network_backoff_js__WEBPACK_IMPORTED_MODULE_0__/* .planDelayMs */ .tq)(policy, state.failures, random, trouble.retryAfterMs);
    state.notBeforeMs = Math.max(state.notBeforeMs, clock.now() + delayMs);
    state.pauseAsked ||= trouble.retryAfterMs !== undefined;
}
/** Given up by us: says nothing about the server. */
function endUntold(hosts, turn) {
    release(hosts, turn.host);
}
function release(hosts, host) {
    const state = stateOf(hosts, host);
    state.running -= 1;
    for (const wake of [...hosts.wakers])
        wake();
    return state;
}
/** Until the time is over, a request anywhere has ended, or the signal aborts. */
async function waitForChange(hosts, durationMs, signal) {
    const ended = new AbortController();
    const wake = () => ended.abort();
    hosts.wakers.add(wake);
    await hosts.clock.sleep(durationMs, AbortSignal.any([ended.signal, signal]));
    hosts.wakers.delete(wake);
}


/***/ }),

/***/ 42562:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ut: () => (/* binding */ downloadAll),
  iD: () => (/* binding */ downloadItem),
  eh: () => (/* binding */ summarize)
});

// EXTERNAL MODULE: ./src/fetch/download-faults.ts
var download_faults = __webpack_require__(23810);
// EXTERNAL MODULE: ./src/fetch/download-hosts.ts
var download_hosts = __webpack_require__(87552);
// EXTERNAL MODULE: ./src/network/backoff.ts
var backoff = __webpack_require__(59326);
// EXTERNAL MODULE: ./src/network/network-error.ts
var network_error = __webpack_require__(97391);
// EXTERNAL MODULE: ./src/fetch/redirects.ts
var redirects = __webpack_require__(5337);
;// CONCATENATED MODULE: ./src/fetch/download-try.ts




/** As cargo: a server that gives less than 10 bytes a second for 30 s has stalled. */
const SLOW_WINDOW_MS = 30_000;
const SLOW_BYTES = 300;
/** 408, 421 and 425 ask for the same request once more, on another connection or later. */
const PASSING = [408, 421, 425, 429];
/** One request for a file, or for the rest of it. Errors of the file system are thrown. */
async function tryDownload(one) {
    const { partial } = one;
    const { sizeBytes = Number.POSITIVE_INFINITY } = one;
    if (partial.sizeBytes() > sizeBytes)
        await partial.restart();
    if (partial.sizeBytes() > 0 && partial.sha256() === one.sha256)
        return { kind: 'done' };
    if (partial.sizeBytes() === sizeBytes)
        await partial.restart();
    try {
        return await request(one);
    }
    catch (error) {
        if (one.signal.aborted)
            return { kind: 'aborted' };
        if (!(error instanceof network_error/* NetworkError */.D))
            throw error;
        // On a slow link the requests of one connection starve each other.
        const tooMany = error.kind === 'stalled' || error.kind === 'answer-timeout';
        return troubleOf((0,download_faults/* faultOfError */.qc)(error), { permanent: !(0,network_error/* isTransient */.d)(error.kind), tooMany });
    }
}
async function request(one) {
    const { partial, transport, url, secret, signal } = one;
    const offset = partial.sizeBytes();
    const headers = {
        'accept-encoding': 'identity',
        ...(offset > 0 ? { range: `bytes=${offset}-` } : {}),
    };
    const response = await (0,redirects/* getFollowing */.m)(transport, url, { headers, signal }, secret);
    if (response.status !== 200 && response.status !== 206)
        return refuse(one, response, offset);
    const resumed = response.status === 206;
    if (resumed && rangeStart(response) !== offset) {
        // An answer to another question; without a range there is only one answer.
        await response.discard();
        await partial.restart();
        return offset > 0 ? request(one) : troubleOf(oddRange(one));
    }
    if (!resumed && offset > 0)
        await partial.restart();
    return (await receive(one, response)) ?? verify(one, resumed);
}
async function refuse(one, response, offset) {
    const { status, headers } = response;
    const { host } = new URL(one.url);
    await response.discard();
    if (status === 416 && offset > 0) {
        await one.partial.restart();
        return request(one);
    }
    if (!PASSING.includes(status) && status < 500) {
        return { kind: 'refused', fault: (0,download_faults/* refusal */.x5)(host, status) };
    }
    const row = status === 429 ? 'rate-limit' : 'server-failing';
    const retryAfterMs = (0,backoff/* parseRetryAfterMs */.oR)(headers['retry-after'], one.clock.now());
    return troubleOf((0,download_faults/* networkFault */.T4)(row, `${host} answers HTTP ${status}`), {
        tooMany: status === 429 || status === 503,
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
}
/** Writes the body to the partial file; gives what went wrong, if anything. */
async function receive(one, response) {
    const { partial, clock, sizeBytes = Number.POSITIVE_INFINITY } = one;
    const startBytes = partial.sizeBytes();
    const pace = { sinceMs: clock.now(), fromBytes: startBytes };
    for await (const chunk of response.body) {
        await partial.append(chunk);
        if (partial.sizeBytes() > sizeBytes)
            return verify(one, false);
        if (isTooSlow(pace, partial.sizeBytes(), clock.now())) {
            return troubleOf((0,download_faults/* networkFault */.T4)('timeout', `${hostOf(one)} sends next to nothing`));
        }
    }
    const length = Number(response.headers['content-length'] ?? Number.NaN);
    const isShort = partial.sizeBytes() - startBytes < length ||
        (one.sizeBytes !== undefined && partial.sizeBytes() < one.sizeBytes);
    const cut = (0,download_faults/* networkFault */.T4)('connection-lost', `${hostOf(one)} ended its answer too early`);
    return isShort ? troubleOf(cut) : undefined;
}
function isTooSlow(pace, nowBytes, nowMs) {
    if (nowMs - pace.sinceMs < SLOW_WINDOW_MS)
        return false;
    const isSlow = nowBytes - pace.fromBytes < SLOW_BYTES;
    Object.assign(pace, { sinceMs: nowMs, fromBytes: nowBytes });
    return isSlow;
}
async function verify(one, resumed) {
    const found = one.partial.sha256();
    if (found === one.sha256)
        return { kind: 'done' };
    await one.partial.restart();
    return { kind: 'corrupt', resumed, fault: (0,download_faults/* mismatch */.J4)(hostOf(one), one.sha256, found) };
}
function rangeStart({ headers }) {
    const [, start] = /^bytes (\d+)-/.exec(headers['content-range'] ?? '') ?? [];
    return start === undefined ? Number.NaN : Number(start);
}
function oddRange(one) {
    return (0,download_faults/* networkFault */.T4)('connection-lost', `${hostOf(one)} gives a part where all was asked for`);
}
function hostOf({ url }) {
    return new URL(url).host;
}
function troubleOf(fault, more = {}) {
    return { kind: 'trouble', permanent: false, tooMany: false, ...more, fault };
}

// EXTERNAL MODULE: ./src/fetch/incidents.ts
var fetch_incidents = __webpack_require__(15047);
;// CONCATENATED MODULE: ./src/fetch/download-sources.ts





/** A try that brought this much counts as a step forward, however it ended. */
const STEP_BYTES = 64 * 1024;
/** Mismatches of one server before it is given up. */
const MISMATCH_LIMIT = 2;
/** Where the file came from; `undefined` when no source is left. The partial file is finished then. */
async function downloadFrom(item, ports, partial, progress, signal) {
    const { hosts } = ports;
    const sources = item.urls.map(makeSource);
    const deadlineMs = ports.clock.now() + hosts.policy.budgetMs;
    for (;;) {
        const source = await nextSource(sources, hosts, deadlineMs, progress, signal);
        if (source === undefined || source === 'aborted')
            return source;
        const before = partial.sizeBytes();
        const outcome = await takeTurn(item, source.url, ports, partial, signal);
        const gained = Math.max(0, partial.sizeBytes() - before);
        progress.fetchedBytes += gained;
        if (gained >= STEP_BYTES)
            source.failures = 0;
        if (outcome.kind === 'aborted')
            return 'aborted';
        if (outcome.kind !== 'done')
            note(source, outcome, hosts, progress);
        else if (await finish(item, ports, partial))
            return source;
    }
}
/** One try, told to what is known of the servers. */
async function takeTurn({ sha256, sizeBytes, headers }, url, { hosts, transport, clock }, partial, signal) {
    const turn = (0,download_hosts/* beginTurn */.PH)(hosts, new URL(url).host);
    const outcome = await tryDownload({
        url,
        sha256,
        partial,
        signal,
        transport,
        clock,
        ...(sizeBytes === undefined ? {} : { sizeBytes }),
        ...(headers === undefined ? {} : { secret: headers }),
    }).catch((error) => {
        (0,download_hosts/* endUntold */.Yz)(hosts, turn);
        throw error;
    });
    if (outcome.kind === 'trouble')
        (0,download_hosts/* endBadly */.UA)(hosts, turn, outcome);
    else if (outcome.kind === 'aborted')
        (0,download_hosts/* endUntold */.Yz)(hosts, turn);
    else
        (0,download_hosts/* endWell */.I4)(hosts, turn);
    return outcome;
}
function makeSource(url) {
    const { host } = new URL(url);
    return { url, host, failures: 0, mismatches: 0, notBeforeMs: 0, ended: false };
}
/** A process that took ours for dead may have finished the file, and removed our part of it. */
async function finish(item, ports, partial) {
    try {
        await partial.finish();
        return true;
    }
    catch (error) {
        if (error.code !== 'ENOENT')
            throw error;
        if ((await ports.store.sha256Of(item.path)) === item.sha256)
            return true;
        await partial.restart();
        return false;
    }
}
function note(source, outcome, hosts, progress) {
    const { fault } = outcome;
    const cause = fault.evidence[0] ?? fault.cause;
    (0,fetch_incidents/* addIncident */.U)(progress.incidents, { host: source.host, cause, count: 1 });
    if (isOver(source, outcome, hosts))
        end(source, fault, progress);
}
/** Counts what happened; whether nothing more is to be had from this source. */
function isOver(source, outcome, { random, policy, clock }) {
    switch (outcome.kind) {
        case 'refused':
            return true;
        case 'corrupt':
            if (!outcome.resumed)
                source.mismatches += 1;
            return source.mismatches >= MISMATCH_LIMIT;
        case 'trouble':
            source.failures += 1;
            source.notBeforeMs =
                clock.now() + (0,backoff/* planDelayMs */.tq)(policy, source.failures, random, outcome.retryAfterMs);
            return outcome.permanent || source.failures > policy.retries;
    }
}
function end(source, fault, progress) {
    source.ended = true;
    progress.faults.push(fault);
}
/** Waits until a source may be asked; `undefined` when none is left, or the time is over. */
async function nextSource(sources, hosts, deadlineMs, progress, signal) {
    while (!signal.aborted) {
        for (const source of sources)
            dropIfDown(source, hosts, progress);
        const left = sources.filter(({ ended }) => !ended);
        const nowMs = hosts.clock.now();
        const choice = choose(left, hosts, nowMs);
        if ('source' in choice)
            return choice.source;
        if (choice.untilMs > deadlineMs || nowMs > deadlineMs)
            return giveUp(left, hosts, progress);
        await (0,download_hosts/* waitForChange */.X4)(hosts, (choice.untilMs || deadlineMs + 1) - nowMs, signal);
    }
    return 'aborted';
}
/**
 * The first source in order that may be asked now: those that sent wrong content come last, and one
 * that is in a pause is passed over for the next. Else until when to wait; 0: for a request to end.
 */
function choose(left, hosts, nowMs) {
    const timed = [...left]
        .sort((a, b) => a.mismatches - b.mismatches)
        .map((source) => ({ source, atMs: startMs(source, hosts) }));
    const first = timed.find(({ atMs }) => atMs <= nowMs)?.source;
    if (first === undefined)
        return { untilMs: Math.min(...timed.map(({ atMs }) => atMs)) };
    return (0,download_hosts/* hasRoom */.AB)((0,download_hosts/* stateOf */.L4)(hosts, first.host)) ? { source: first } : { untilMs: 0 };
}
function startMs(source, hosts) {
    return Math.max(source.notBeforeMs, (0,download_hosts/* stateOf */.L4)(hosts, source.host).notBeforeMs);
}
function dropIfDown(source, hosts, progress) {
    const { down } = (0,download_hosts/* stateOf */.L4)(hosts, source.host);
    if (down && !source.ended)
        end(source, down, progress);
}
/** The time is over: what each server did last is why. */
function giveUp(left, hosts, progress) {
    for (const { host } of left) {
        const { lastFault = (0,download_faults/* networkFault */.T4)('timeout', `${host} was not reached in time`) } = (0,download_hosts/* stateOf */.L4)(hosts, host);
        progress.faults.push(lastFault);
    }
}

;// CONCATENATED MODULE: ./src/fetch/download.ts




/** Requests to one server at once, where nobody says otherwise. */
const PARALLEL = 8;
/**
 * Brings one file to its path: what is there and right is kept, what is half there is gone on with,
 * and what arrives is used only when its checksum is right.
 */
async function downloadItem(item, ports, policy, signal) {
    const { clock, random } = ports;
    const hosts = ports.hosts ?? (0,download_hosts/* makeHosts */.o6)({ clock, random, policy, parallel: PARALLEL });
    const progress = { incidents: new Map(), faults: [], fetchedBytes: 0 };
    try {
        if ((await ports.store.sha256Of(item.path)) === item.sha256) {
            return { ok: true, value: { fetchedBytes: 0, via: '', reused: true }, incidents: [] };
        }
        const partial = await ports.store.openPartial(item.path);
        const via = await downloadFrom(item, { ...ports, hosts }, partial, progress, signal).finally(() => partial.close());
        const incidents = [...progress.incidents.values()];
        if (via === undefined)
            return failed((0,download_faults/* failedDownload */.eW)(item.name, progress.faults), incidents);
        if (via === 'aborted')
            return failed(download_faults/* CANCELLED */.gD, incidents);
        const { fetchedBytes } = progress;
        return { ok: true, value: { fetchedBytes, via: via.host, reused: false }, incidents };
    }
    catch (error) {
        return failed((0,download_faults/* localFault */.a2)(error, item.name), [...progress.incidents.values()]);
    }
}
function failed(fault, incidents) {
    return { ok: false, fault, incidents };
}
/** All of them, several at once; stops as soon as one cannot be had. What has arrived stays. */
async function downloadAll(items, ports, policy, options, signal) {
    const { clock, random } = ports;
    const { parallel } = options;
    const hosts = ports.hosts ?? (0,download_hosts/* makeHosts */.o6)({ clock, random, policy, parallel });
    const stop = new AbortController();
    const either = AbortSignal.any([signal, stop.signal]);
    const results = items.map(() => undefined);
    const queue = items.map((item, at) => ({ item, at }));
    const settle = (item, at, result) => {
        // What was given up because another failed has not failed itself.
        if (!result.ok && stop.signal.aborted)
            return;
        results[at] = result;
        if (result.ok)
            options.onItem?.(item, result.value);
        else
            stop.abort();
    };
    const work = async () => {
        for (let next = queue.shift(); next && !either.aborted; next = queue.shift()) {
            const { item, at } = next;
            settle(item, at, await downloadItem(item, { ...ports, hosts }, policy, either));
        }
    };
    await Promise.all(Array.from({ length: Math.min(parallel, items.length) }, work));
    return results;
}
/** The first that failed, and all incidents with equal ones counted together. */
function summarize(results) {
    const incidents = (0,fetch_incidents/* countIncidents */.b)(results.flatMap((result) => result?.incidents ?? []));
    const failure = results.find((result) => result?.ok === false);
    return {
        incidents,
        ...(failure?.ok === false ? { fault: failure.fault } : {}),
    };
}


/***/ }),

/***/ 30329:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gL: () => (/* binding */ askEndpoints)
/* harmony export */ });
/* unused harmony exports toIncidents, sentence */
/* harmony import */ var _network_backoff_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59326);

/**
 * Asks one host after the other, each once, and then begins again after a pause: another host is
 * quicker than waiting. A host that wants a pause by Retry-After is left out until then, and one that
 * cannot give the answer at all is not asked again.
 */
async function askEndpoints(endpoints, ask, ports, policy, signal) {
    const { clock, random } = ports;
    const startMs = clock.now();
    const faults = [];
    let open = endpoints.map((endpoint) => ({ endpoint, notBeforeMs: 0 }));
    for (let retry = 1;; retry++) {
        const round = await askRound(open, ask, clock, signal);
        faults.push(...round.faults);
        const incidents = toIncidents(faults);
        if (round.answer)
            return { ok: true, ...round.answer, incidents };
        if (round.denial)
            return { ok: false, fault: round.denial, faults, incidents };
        open = round.left;
        const pauseMs = planPauseMs(open, retry, policy, random, clock.now());
        const isOver = pauseMs === undefined || clock.now() + pauseMs - startMs > policy.budgetMs;
        if (isOver || signal.aborted)
            return { ok: false, fault: mostTelling(faults, endpoints), faults, incidents };
        await clock.sleep(pauseMs, signal);
    }
}
async function askRound(open, ask, clock, signal) {
    const faults = [];
    const left = open.filter(({ notBeforeMs }) => notBeforeMs > clock.now());
    for (const { endpoint } of open.filter((candidate) => !left.includes(candidate))) {
        if (signal.aborted)
            break;
        const outcome = await ask(endpoint);
        if (outcome.ok)
            return { answer: { value: outcome.value, endpoint }, faults, left };
        const { fault } = outcome;
        faults.push(fault);
        if (fault.hope === 'never')
            return { denial: fault, faults, left };
        if (fault.hope === 'later')
            left.push({ endpoint, notBeforeMs: fault.notBeforeMs ?? 0 });
    }
    return { faults, left };
}
function planPauseMs(open, retry, policy, random, nowMs) {
    if (open.length === 0 || retry > policy.retries)
        return undefined;
    const firstMs = Math.min(...open.map(({ notBeforeMs }) => notBeforeMs));
    return Math.max((0,_network_backoff_js__WEBPACK_IMPORTED_MODULE_0__/* .planDelayMs */ .tq)(policy, retry, random), firstMs - nowMs);
}
/** Aborted before the first question. */
const NOBODY_ASKED = {
    fault: 'cancelled',
    host: '',
    problem: 'nobody was asked',
    network: false,
    hope: 'never',
};
/** The last word of the registry itself, if it was asked: mirrors are but substitutes. */
function mostTelling(faults, endpoints) {
    const origin = endpoints.find(({ isOrigin }) => isOrigin)?.host;
    const fault = faults.findLast(({ host }) => host === origin) ?? faults[0];
    return fault ?? NOBODY_ASKED;
}
/** Equal faults of a host are one incident with a count. */
function toIncidents(faults) {
    const incidents = new Map();
    for (const { host, problem } of faults) {
        const key = `${host} ${problem}`;
        const count = (incidents.get(key)?.count ?? 0) + 1;
        incidents.set(key, { host, cause: sentence(problem), count });
    }
    return [...incidents.values()];
}
/** With a capital letter, unless the first word is a host, and a final stop. */
function sentence(text) {
    const [word = ''] = text.split(' ');
    const start = word.includes('.') || word.includes(':') ? text : text[0]?.toUpperCase() + text.slice(1);
    return start.endsWith('.') ? start : `${start}.`;
}


/***/ }),

/***/ 99643:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qp: () => (/* binding */ planEndpoints),
/* harmony export */   b0: () => (/* binding */ blobUrl),
/* harmony export */   yv: () => (/* binding */ originOf)
/* harmony export */ });
/* unused harmony export parseMirror */
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23564);

/**
 * Public mirrors that need no account. mirror.gcr.io keeps what is often pulled from Docker Hub and
 * has no pull limit; Amazon's gallery has the official images, at one pull a second for strangers.
 */
const KNOWN_MIRRORS = [
    { registry: 'docker.io', mirror: 'mirror.gcr.io', serves: () => true },
    {
        registry: 'docker.io',
        mirror: 'public.ecr.aws/docker',
        serves: (repository) => repository.startsWith('library/'),
    },
];
/** Hosts in the order in which they are asked: the user's mirrors, the registry, the public mirrors. */
function planEndpoints(reference, given) {
    const { registry, repository } = reference;
    const known = KNOWN_MIRRORS.filter(({ registry: of, serves }) => of === registry && serves(repository));
    const own = (given[registry] ?? []).map(parseMirror).filter((parsed) => parsed !== undefined);
    const fallbacks = known
        .map(({ mirror }) => parseMirror(mirror))
        .filter((one) => one !== undefined);
    const origin = originOf(reference);
    const endpoints = [
        ...own.map((mirror) => toEndpoint(mirror, repository)),
        origin,
        ...fallbacks.map((mirror) => toEndpoint(mirror, repository)),
    ];
    return endpoints.filter((one, at) => endpoints.findIndex(({ apiUrl }) => apiUrl === one.apiUrl) === at);
}
/** The registry itself, in the place of all who can stand in for it. */
function originOf({ registry, repository, }) {
    const apiUrl = `${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .registryBaseUrl */ .mO)(registry)}/v2/`;
    return { host: registry, apiUrl, repository, credentialsKey: registry, isOrigin: true };
}
const MIRROR = /^(?:(?<scheme>https?):\/\/)?(?<host>(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(?::\d+)?)(?<prefix>(?:\/[\w.-]+)*)\/?$/;
/** `undefined` for what is not the address of a mirror. Loopback speaks plain HTTP, as for docker. */
function parseMirror(text) {
    const { scheme, host, prefix = '' } = MIRROR.exec(text.trim())?.groups ?? {};
    if (host === undefined)
        return undefined;
    const plain = scheme === 'http' || (scheme === undefined && (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .isLoopback */ .U9)(host));
    return {
        scheme: plain ? 'http' : 'https',
        host,
        prefix: prefix.replace(/^\/(?:v2(?=\/|$)\/?)?/, ''),
    };
}
function toEndpoint({ scheme, host, prefix }, repository) {
    return {
        host,
        apiUrl: `${scheme}://${host}/v2/`,
        repository: prefix === '' ? repository : `${prefix}/${repository}`,
        credentialsKey: host,
        isOrigin: false,
    };
}
/** Where a blob of the repository lies at the endpoint. */
function blobUrl({ apiUrl, repository }, digest) {
    return `${apiUrl}${repository}/blobs/${digest}`;
}


/***/ }),

/***/ 234:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ makeRegistrySession)
});

// EXTERNAL MODULE: ./src/image/registry-auth.ts
var registry_auth = __webpack_require__(72429);
// EXTERNAL MODULE: ./src/network/backoff.ts
var backoff = __webpack_require__(59326);
// EXTERNAL MODULE: ./src/network/network-error.ts
var network_error = __webpack_require__(97391);
// EXTERNAL MODULE: ./src/network/read-body.ts
var read_body = __webpack_require__(47949);
// EXTERNAL MODULE: ./src/fetch/redirects.ts
var redirects = __webpack_require__(5337);
// EXTERNAL MODULE: ./src/network/fault-rows.ts
var fault_rows = __webpack_require__(45034);
;// CONCATENATED MODULE: ./src/fetch/images/endpoint-fault.ts


/** Who speaks no HTTP under the name of a registry is none. */
const ROWS = { ...fault_rows/* FAULT_ROWS */.N, protocol: 'not-a-registry' };
/** `host` is whom we wanted to ask; the error may be about its token server. */
function ofNetworkError(error, host) {
    return {
        fault: ROWS[error.kind],
        host,
        problem: error.message,
        network: true,
        hope: (0,network_error/* isTransient */.d)(error.kind) ? 'later' : 'elsewhere',
    };
}
/** For an answer that is no success; `what` was asked for, e.g. `library/rust:1`. */
function ofStatus(answer, what) {
    const { host, isOrigin, status, retryAfterMs, nowMs } = answer;
    const base = { host, problem: `${host} answered ${status} for ${what}` };
    const denied = isOrigin ? 'never' : 'elsewhere';
    if (status === 429) {
        const pause = retryAfterMs === undefined ? {} : { notBeforeMs: nowMs + retryAfterMs };
        return { ...base, fault: 'rate-limit', network: true, hope: 'later', ...pause };
    }
    if (status === 408 || status >= 500) {
        const pause = retryAfterMs === undefined ? {} : { notBeforeMs: nowMs + retryAfterMs };
        return { ...base, fault: 'registry-failing', network: true, hope: 'later', ...pause };
    }
    // A registry says no in JSON; a page comes from a proxy or a firewall that stands before it.
    if (/\bhtml\b/i.test(answer.contentType))
        return notARegistry(host);
    if (status === 401 || status === 403)
        return { ...base, fault: 'registry-denied', network: false, hope: denied };
    if (status === 404)
        return { ...base, fault: 'image-missing', network: false, hope: denied };
    return { ...base, fault: 'registry-failing', network: true, hope: 'elsewhere' };
}
/** Something else than a registry answers under its name. */
function notARegistry(host) {
    return {
        fault: 'not-a-registry',
        host,
        problem: `a web page answered in the place of ${host}`,
        network: true,
        hope: 'elsewhere',
    };
}

;// CONCATENATED MODULE: ./src/fetch/images/registry-exchange.ts





/** Manifests have a few kB; what is larger is something else. */
const DOCUMENT_LIMIT_BYTES = 4 * 1024 * 1024;
/** One request for something small, redirects followed; rejects with a NetworkError. */
async function send(url, request, transport, authorization) {
    const secret = authorization === undefined ? undefined : async () => ({ authorization });
    const { status, headers, body, discard } = await (0,redirects/* getFollowing */.m)(transport, url, request, secret);
    const whole = await (0,read_body/* readBody */.x)(body, DOCUMENT_LIMIT_BYTES);
    if (whole !== undefined)
        return { status, headers, body: whole };
    await discard();
    const { host } = new URL(url);
    throw new network_error/* NetworkError */.D('protocol', host, `what ${host} answers is too large for a manifest`);
}
/** Faults of the network as values. */
async function guarded({ host }, body) {
    try {
        return await body();
    }
    catch (error) {
        if (error instanceof network_error/* NetworkError */.D)
            return { ok: false, fault: ofNetworkError(error, host) };
        throw error;
    }
}
/** `what` was asked for, for the sentence. */
function judge({ status, headers, body }, { host, isOrigin }, what, nowMs) {
    const contentType = headers['content-type'] ?? '';
    if (status === 200 && /\bhtml\b/i.test(contentType))
        return { ok: false, fault: notARegistry(host) };
    if (status === 200)
        return { ok: true, value: { headers, body } };
    const retryAfterMs = (0,backoff/* parseRetryAfterMs */.oR)(headers['retry-after'], nowMs);
    const fault = ofStatus({ host, isOrigin, status, contentType, retryAfterMs, nowMs }, what);
    return { ok: false, fault };
}

;// CONCATENATED MODULE: ./src/fetch/images/registry-session.ts


/** A token that ends while a request is under way is of no use. */
const TOKEN_MARGIN_MS = 15_000;
function makeRegistrySession(ports) {
    const tokens = makeTokens(ports);
    return {
        ask: async (endpoint, request, signal) => {
            const url = `${endpoint.apiUrl}${endpoint.repository}/${request.path}`;
            const { method, accept, what } = request;
            const sent = { method, headers: { accept }, signal };
            const get = (authorization) => send(url, sent, ports.transport, authorization);
            return await guarded(endpoint, async () => {
                const used = await tokens.known(endpoint);
                let answer = await get(used);
                if (answer.status === 401) {
                    if (used !== undefined)
                        tokens.forget(endpoint);
                    const token = await tokens.signIn(endpoint, answer.headers['www-authenticate'], signal);
                    if (!token.ok)
                        return token;
                    answer = await get(token.value.header);
                }
                return judge(answer, endpoint, what, ports.clock.now());
            });
        },
        headersFor: async (endpoint, signal) => {
            const header = (await tokens.known(endpoint)) ?? (await introduce(endpoint, tokens, ports, signal));
            return header === undefined ? {} : { authorization: header };
        },
    };
}
/** A mirror that only serves blobs has not been asked yet whether it wants a token. */
async function introduce(endpoint, tokens, { transport }, signal) {
    if (tokens.isOpen(endpoint))
        return undefined;
    const token = await guarded(endpoint, async () => {
        const { status, headers } = await send(endpoint.apiUrl, { signal }, transport);
        return status === 401
            ? await tokens.signIn(endpoint, headers['www-authenticate'], signal)
            : tokens.noteOpen(endpoint);
    });
    return token.ok ? token.value.header : undefined;
}
const OPEN = {
    ok: true,
    value: { header: undefined, endsMs: Number.POSITIVE_INFINITY },
};
function makeTokens(ports) {
    const tokens = new Map();
    const open = new Set();
    const keyOf = ({ apiUrl, repository }) => `${apiUrl} ${repository}`;
    return {
        known: async (endpoint) => {
            const token = await tokens.get(keyOf(endpoint));
            if (!token?.ok)
                return undefined;
            if (token.value.endsMs > ports.clock.now() + TOKEN_MARGIN_MS)
                return token.value.header;
            tokens.delete(keyOf(endpoint));
            return undefined;
        },
        forget: (endpoint) => {
            tokens.delete(keyOf(endpoint));
        },
        signIn: async (endpoint, challenge, signal) => {
            const key = keyOf(endpoint);
            const pending = tokens.get(key) ?? askForToken(endpoint, challenge, ports, signal);
            tokens.set(key, pending);
            const token = await pending;
            if (!token.ok)
                tokens.delete(key);
            return token;
        },
        noteOpen: (endpoint) => {
            open.add(keyOf(endpoint));
            return OPEN;
        },
        isOpen: (endpoint) => open.has(keyOf(endpoint)),
    };
}
async function askForToken(endpoint, challengeText, { transport, clock, credentialsFor }, signal) {
    const { host, isOrigin, repository, credentialsKey } = endpoint;
    const denied = (problem) => {
        const hope = isOrigin ? 'never' : 'elsewhere';
        return { ok: false, fault: { fault: 'registry-denied', host, problem, network: false, hope } };
    };
    const challenge = (0,registry_auth/* parseChallenge */.xy)(challengeText);
    if (!challenge)
        return denied(`${host} refuses without saying how to sign in`);
    const plan = (0,registry_auth/* planAuthorization */.xp)(challenge, await credentialsFor(credentialsKey), repository);
    if (!plan.ok)
        return denied(`${host}: ${plan.problem}`);
    const now = clock.now();
    if (plan.value.kind === 'header')
        return { ok: true, value: { header: plan.value.value, endsMs: Number.POSITIVE_INFINITY } };
    const { url, request } = plan.value;
    return await guarded(endpoint, async () => {
        const { method = 'GET', headers: { authorization, ...headers } = {}, body } = request;
        const sent = { method, headers, signal, ...(body === undefined ? {} : { body }) };
        const answer = await send(url, sent, transport, authorization);
        const server = new URL(url).host;
        const token = (0,registry_auth/* readToken */.AI)(answer, server);
        const endsMs = now + (0,registry_auth/* readTokenLifeMs */.Gk)(answer.body);
        if (token.ok)
            return { ok: true, value: { header: token.value, endsMs } };
        const judged = judge(answer, { host: server, isOrigin }, `a token for ${repository}`, now);
        return judged.ok ? denied(token.problem) : { ok: false, fault: { ...judged.fault, host } };
    });
}


/***/ }),

/***/ 5337:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ getFollowing)
/* harmony export */ });
/* harmony import */ var _network_network_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97391);

const REDIRECT_LIMIT = 5;
const REDIRECTS = [301, 302, 303, 307, 308];
/**
 * GET that follows redirects by hand: never from https to http, and what `secret` gives reaches the
 * origin of the first URL alone. Fails with a NetworkError; an answer of 3xx is one that leads nowhere.
 */
async function getFollowing(transport, start, request, secret) {
    const secretHeaders = (await secret?.(start)) ?? {};
    const { origin } = new URL(start);
    let url = new URL(start);
    for (let hops = 0; hops <= REDIRECT_LIMIT; hops++) {
        const headers = { ...request.headers, ...(url.origin === origin ? secretHeaders : {}) };
        const response = await transport(url.href, { ...request, headers });
        const { location } = response.headers;
        if (!REDIRECTS.includes(response.status) || location === undefined)
            return response;
        await response.discard();
        url = follow(url, location);
    }
    throw new _network_network_error_js__WEBPACK_IMPORTED_MODULE_0__/* .NetworkError */ .D('protocol', url.host, `${url.host} redirects without end`);
}
function follow(from, location) {
    const next = URL.canParse(location, from.href) ? new URL(location, from.href) : undefined;
    const isHttp = next?.protocol === 'http:' && from.protocol === 'http:';
    if (next?.protocol === 'https:' || (next && isHttp))
        return next;
    const what = 'redirects to where no download may lead';
    throw new _network_network_error_js__WEBPACK_IMPORTED_MODULE_0__/* .NetworkError */ .D('protocol', from.host, `${from.host} ${what}`);
}


/***/ })

};
