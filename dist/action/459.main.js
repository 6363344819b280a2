export const id = 459;
export const ids = [459];
export const modules = {

/***/ 61459:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runComment: () => (/* binding */ runComment)
});

// EXTERNAL MODULE: ./src/network/backoff.ts
var backoff = __webpack_require__(59326);
;// CONCATENATED MODULE: ./src/comment/ask-patiently.ts

/** How long a comment is worth waiting for. The build is done by then, and its job still costs. */
const COMMENT_POLICY = {
    retries: 6,
    firstDelayMs: 1_000,
    maxDelayMs: 15_000,
    budgetMs: 60_000,
};
/**
 * Asks until there is an answer, or a fault that stays. Only for requests that may be made twice: a
 * write whose answer was lost has perhaps been done.
 */
async function askPatiently(ask, patience) {
    for (let retry = 1;; retry += 1) {
        const answer = await ask();
        if (answer.ok || answer.fault.kind !== 'passing')
            return answer;
        const refusal = await waitFor(answer.fault, retry, patience);
        if (refusal !== undefined)
            return { ok: false, fault: refusal };
    }
}
/** Waits what the fault asks for; gives the fault that remains where the time for that is over. */
async function waitFor(fault, retry, { clock, random, signal, policy, startedAtMs }) {
    const { sentence, retryAfterMs } = fault;
    if (signal.aborted)
        return { kind: 'refused', sentence: 'the run was cancelled' };
    if (retry > policy.retries) {
        return { kind: 'refused', sentence: `${sentence}, ${policy.retries + 1} times` };
    }
    const delayMs = (0,backoff/* planDelayMs */.tq)(policy, retry, random, retryAfterMs);
    const leftMs = startedAtMs + policy.budgetMs - clock.now();
    if (delayMs > leftMs) {
        const asked = retryAfterMs === undefined ? '' : `, and asks to wait ${seconds(retryAfterMs)}`;
        return {
            kind: 'refused',
            sentence: `${sentence}${asked}: a comment is given ${seconds(policy.budgetMs)} in all`,
        };
    }
    await clock.sleep(delayMs, signal);
    return signal.aborted ? { kind: 'refused', sentence: 'the run was cancelled' } : undefined;
}
function seconds(durationMs) {
    return `${Math.ceil(durationMs / 1000)} s`;
}

// EXTERNAL MODULE: ./src/report/read-shape.ts
var read_shape = __webpack_require__(96420);
// EXTERNAL MODULE: ./src/report/shape.ts
var shape = __webpack_require__(36111);
// EXTERNAL MODULE: ./src/report/image-shape.ts
var image_shape = __webpack_require__(69439);
;// CONCATENATED MODULE: ./src/comment/entry-shape.ts


/** The form of what is stored in a comment, and of what is handed over to be commented. */
const verdict = (0,shape/* choice */.Yq)('pass', 'fail', 'unknown');
const outcome = (0,shape/* choice */.Yq)('success', 'failure');
const commit = (0,shape/* patterned */.Gi)('^(?:[0-9a-f]{40}|[0-9a-f]{64})$', '0123456789abcdef0123456789abcdef01234567');
const share = (0,shape/* record */.g1)({ part: (0,shape/* must */.sb)(shape/* whole */.WQ), total: (0,shape/* must */.sb)(shape/* whole */.WQ) });
const pair = (0,shape/* record */.g1)({ before: (0,shape/* may */._L)(image_shape/* size */.E), after: (0,shape/* must */.sb)(image_shape/* size */.E) });
const finding = (0,shape/* record */.g1)({
    id: (0,shape/* must */.sb)(shape/* text */.Qq),
    severity: (0,shape/* must */.sb)((0,shape/* choice */.Yq)('UNKNOWN', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
    package: (0,shape/* may */._L)(shape/* text */.Qq),
    installed: (0,shape/* may */._L)(shape/* text */.Qq),
    mended: (0,shape/* may */._L)(shape/* text */.Qq),
    title: (0,shape/* may */._L)(shape/* text */.Qq),
    isNew: (0,shape/* may */._L)(shape/* flag */.Jt),
    counts: (0,shape/* must */.sb)(shape/* flag */.Jt),
});
const platform = (0,shape/* record */.g1)({
    platform: (0,shape/* must */.sb)(shape/* text */.Qq),
    total: (0,shape/* may */._L)(pair),
    own: (0,shape/* may */._L)(pair),
    scan: (0,shape/* may */._L)((0,shape/* record */.g1)({
        verdict: (0,shape/* must */.sb)(verdict),
        found: (0,shape/* must */.sb)(shape/* whole */.WQ),
        ignored: (0,shape/* must */.sb)(shape/* whole */.WQ),
        fresh: (0,shape/* may */._L)(shape/* whole */.WQ),
        fixed: (0,shape/* may */._L)(shape/* whole */.WQ),
        findings: (0,shape/* may */._L)((0,shape/* list */.p_)(finding)),
    })),
    files: (0,shape/* may */._L)((0,shape/* list */.p_)((0,shape/* record */.g1)({ path: (0,shape/* must */.sb)(shape/* text */.Qq), beforeBytes: (0,shape/* may */._L)(shape/* whole */.WQ), afterBytes: (0,shape/* may */._L)(shape/* whole */.WQ) }))),
    crates: (0,shape/* may */._L)((0,shape/* list */.p_)((0,shape/* record */.g1)({ name: (0,shape/* must */.sb)(shape/* text */.Qq), beforeBytes: (0,shape/* may */._L)(shape/* whole */.WQ), afterBytes: (0,shape/* may */._L)(shape/* whole */.WQ) }))),
});
const previous = (0,shape/* record */.g1)({
    commit: (0,shape/* must */.sb)(commit),
    outcome: (0,shape/* must */.sb)(outcome),
    verdict: (0,shape/* may */._L)(verdict),
    platforms: (0,shape/* must */.sb)((0,shape/* list */.p_)((0,shape/* record */.g1)({
        platform: (0,shape/* must */.sb)(shape/* text */.Qq),
        compressedBytes: (0,shape/* may */._L)(shape/* whole */.WQ),
        unpackedBytes: (0,shape/* may */._L)(shape/* whole */.WQ),
    }))),
});
const budget = (0,shape/* record */.g1)({
    rule: (0,shape/* must */.sb)(shape/* text */.Qq),
    platform: (0,shape/* must */.sb)(shape/* text */.Qq),
    outcome: (0,shape/* must */.sb)((0,shape/* choice */.Yq)('exceeded', 'not-known')),
    action: (0,shape/* must */.sb)((0,shape/* choice */.Yq)('warn', 'fail')),
    sentence: (0,shape/* must */.sb)(shape/* text */.Qq),
});
const baseline = (0,shape/* record */.g1)({
    kind: (0,shape/* must */.sb)((0,shape/* choice */.Yq)('report', 'image', 'none')),
    commit: (0,shape/* may */._L)(shape/* text */.Qq),
    digest: (0,shape/* may */._L)(shape/* text */.Qq),
    reference: (0,shape/* may */._L)(shape/* text */.Qq),
    commitsBehind: (0,shape/* may */._L)(shape/* whole */.WQ),
    reason: (0,shape/* may */._L)(shape/* text */.Qq),
});
const times = (0,shape/* record */.g1)({
    totalMs: (0,shape/* must */.sb)(shape/* notNegative */.v7),
    buildMs: (0,shape/* may */._L)(shape/* notNegative */.v7),
    buildBeforeMs: (0,shape/* may */._L)(shape/* notNegative */.v7),
});
const cache = (0,shape/* record */.g1)({
    archive: (0,shape/* may */._L)((0,shape/* choice */.Yq)('exact', 'partial', 'miss')),
    crates: (0,shape/* may */._L)(share),
    units: (0,shape/* may */._L)(share),
    unitsBefore: (0,shape/* may */._L)(share),
});
const commentEntry = (0,shape/* record */.g1)({
    id: (0,shape/* must */.sb)((0,shape/* patterned */.Gi)('^[0-9a-f]{16}$', '0123456789abcdef')),
    key: (0,shape/* must */.sb)((0,shape/* record */.g1)({ workflow: (0,shape/* may */._L)(shape/* text */.Qq), job: (0,shape/* must */.sb)(shape/* text */.Qq), matrix: (0,shape/* may */._L)(shape/* text */.Qq), step: (0,shape/* may */._L)(shape/* text */.Qq) })),
    run: (0,shape/* must */.sb)((0,shape/* record */.g1)({ id: (0,shape/* must */.sb)(shape/* whole */.WQ), attempt: (0,shape/* must */.sb)(shape/* whole */.WQ) })),
    commit: (0,shape/* must */.sb)(commit),
    endedAt: (0,shape/* must */.sb)(shape/* instant */.uR),
    outcome: (0,shape/* must */.sb)(outcome),
    variant: (0,shape/* may */._L)(shape/* text */.Qq),
    dockerfile: (0,shape/* must */.sb)(shape/* text */.Qq),
    image: (0,shape/* may */._L)(shape/* text */.Qq),
    digest: (0,shape/* may */._L)(shape/* text */.Qq),
    failure: (0,shape/* may */._L)((0,shape/* record */.g1)({
        stage: (0,shape/* must */.sb)(shape/* text */.Qq),
        cause: (0,shape/* must */.sb)(shape/* text */.Qq),
        remedy: (0,shape/* may */._L)(shape/* text */.Qq),
    })),
    standIns: (0,shape/* may */._L)(shape/* flag */.Jt),
    unchanged: (0,shape/* may */._L)(shape/* flag */.Jt),
    times: (0,shape/* must */.sb)(times),
    cache: (0,shape/* may */._L)(cache),
    baseline: (0,shape/* may */._L)(baseline),
    scan: (0,shape/* may */._L)((0,shape/* record */.g1)({
        mode: (0,shape/* must */.sb)((0,shape/* choice */.Yq)('report', 'enforce')),
        verdict: (0,shape/* must */.sb)(verdict),
        reason: (0,shape/* must */.sb)(shape/* text */.Qq),
    })),
    budgets: (0,shape/* may */._L)((0,shape/* list */.p_)(budget)),
    platforms: (0,shape/* must */.sb)((0,shape/* list */.p_)(platform)),
    previous: (0,shape/* may */._L)(previous),
    left: (0,shape/* may */._L)((0,shape/* list */.p_)((0,shape/* choice */.Yq)('crates', 'files', 'findings', 'facts', 'sentences'))),
    relayed: (0,shape/* may */._L)(shape/* flag */.Jt),
});

// EXTERNAL MODULE: ./src/report/map-texts.ts
var map_texts = __webpack_require__(87457);
// EXTERNAL MODULE: ./src/report/plain-text.ts
var plain_text = __webpack_require__(6676);
;// CONCATENATED MODULE: ./src/comment/limit-entry.ts



/** So much of a build finds a place in a comment, whoever says it. */
const LIMITS = {
    text: 600,
    platforms: 20,
    findings: 15,
    changes: 15,
    budgets: 20,
};
/** The entry without what is too much of it: one that comes from elsewhere may be of any length. */
function limit_entry_limitEntry(entry) {
    const { platforms, budgets, previous, ...rest } = (0,map_texts/* mapTexts */.z)(commentEntry, entry, (text) => (0,plain_text/* clip */.$Q)(text, LIMITS.text));
    return {
        ...rest,
        ...(budgets ? { budgets: budgets.slice(0, LIMITS.budgets) } : {}),
        platforms: platforms.slice(0, LIMITS.platforms).map(limitPlatform),
        ...(previous
            ? { previous: { ...previous, platforms: previous.platforms.slice(0, LIMITS.platforms) } }
            : {}),
    };
}
function limitPlatform({ scan, files, crates, ...rest }) {
    return {
        ...rest,
        ...(scan
            ? {
                scan: {
                    ...scan,
                    ...(scan.findings && { findings: scan.findings.slice(0, LIMITS.findings) }),
                },
            }
            : {}),
        ...(files ? { files: files.slice(0, LIMITS.changes) } : {}),
        ...(crates ? { crates: crates.slice(0, LIMITS.changes) } : {}),
    };
}

;// CONCATENATED MODULE: ./src/comment/hand-over.ts




const handOver = (0,shape/* record */.g1)({
    schemaVersion: (0,shape/* must */.sb)((0,shape/* choice */.Yq)(1)),
    pullRequest: (0,shape/* must */.sb)(shape/* whole */.WQ),
    entry: (0,shape/* must */.sb)(commentEntry),
});
/** An entry is a few kilobytes; what is much larger is none. */
const HAND_OVER_MAX_BYTES = (/* unused pure expression or super */ null && (128 * 1024));
function formatHandOver(pullRequest, entry) {
    const value = { schemaVersion: 1, pullRequest, entry };
    return `${JSON.stringify(value, null, 2)}\n`;
}
/** What the text holds, or why it cannot be used, as the end of a sentence. */
function parseHandOver(text) {
    let json;
    try {
        json = JSON.parse(text);
    }
    catch {
        return { ok: false, problem: 'is not JSON' };
    }
    const { value, problems } = readShape(handOver, json);
    const [first] = problems;
    return first === undefined
        ? { ok: true, value: { ...value, entry: limitEntry(value.entry) } }
        : { ok: false, problem: `is not of our form: ${first}` };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/report/build-time.ts
var build_time = __webpack_require__(76882);
;// CONCATENATED MODULE: ./src/comment/make-platforms.ts


const MAX_NAME = 160;
const MAX_TITLE = 200;
/** A row for every platform that anything is known of, in the order of the image. */
function makePlatforms({ build, image, scan, delta }) {
    const images = new Map((image?.platforms ?? []).map((one) => [one.platform, one]));
    const scans = new Map((scan?.platforms ?? []).map((one) => [one.platform, one]));
    const deltas = new Map((delta?.platforms ?? []).map((one) => [one.platform, one]));
    const known = new Set([...images.keys(), ...deltas.keys(), ...scans.keys()]);
    // Of a failed build nothing is known but what it was asked for.
    const names = known.size > 0 ? [...known] : build.platforms;
    return names.map((platform) => ({
        platform: (0,plain_text/* clip */.$Q)(platform, MAX_NAME),
        ...makeSizes(images.get(platform), deltas.get(platform)),
        ...makeVerdict(scans.get(platform)),
        ...makeChanges(deltas.get(platform)),
    }));
}
function makeSizes(image, delta) {
    const total = delta?.total ?? (image && { after: image.total });
    const own = delta?.own ?? (image?.own && { after: image.own });
    return { ...(total ? { total } : {}), ...(own ? { own } : {}) };
}
function makeVerdict(scan) {
    if (scan === undefined)
        return {};
    const { verdict, findings, comparison } = scan;
    const news = findings.filter(({ counts, state, ignored }) => counts || (state === 'new' && ignored === undefined));
    const sorted = [...news].sort((a, b) => Number(b.counts) - Number(a.counts));
    return {
        scan: {
            verdict,
            found: findings.length,
            ignored: findings.filter(({ ignored }) => ignored !== undefined).length,
            ...(comparison ? { fresh: comparison.newCount, fixed: comparison.fixed.length } : {}),
            ...(news.length > 0 ? { findings: sorted.slice(0, LIMITS.findings).map(briefFinding) } : {}),
        },
    };
}
function briefFinding(finding) {
    const { id, severity, installed, fixed, title, path, state, counts } = finding;
    const place = finding.package ?? path;
    return {
        id: (0,plain_text/* clip */.$Q)(id, MAX_NAME),
        severity,
        ...make_platforms_short('package', place, MAX_NAME),
        ...make_platforms_short('installed', installed, MAX_NAME),
        ...make_platforms_short('mended', fixed, MAX_NAME),
        ...make_platforms_short('title', title, MAX_TITLE),
        ...(state === 'new' ? { isNew: true } : {}),
        counts,
    };
}
function make_platforms_short(name, text, max) {
    const value = text?.trim();
    return (value ? { [name]: (0,plain_text/* clip */.$Q)(value, max) } : {});
}
function makeChanges(delta) {
    const files = (delta?.files ?? []).filter(isChanged).slice(0, LIMITS.changes);
    const crates = (delta?.crates ?? []).filter(isChanged).slice(0, LIMITS.changes);
    return {
        ...(files.length > 0
            ? { files: files.map((file) => ({ ...file, path: (0,plain_text/* clip */.$Q)(file.path, MAX_NAME) })) }
            : {}),
        ...(crates.length > 0
            ? { crates: crates.map((crate) => ({ ...crate, name: (0,plain_text/* clip */.$Q)(crate.name, MAX_NAME) })) }
            : {}),
    };
}
function isChanged({ beforeBytes, afterBytes, }) {
    return beforeBytes !== afterBytes;
}

;// CONCATENATED MODULE: ./src/comment/make-entry.ts





const MAX_SENTENCE = LIMITS.text;
const make_entry_MAX_NAME = 200;
/** What the comment tells of a run that was not cancelled. */
function makeEntry(report, { key, run, commit }) {
    const { build, image, cache, scan, delta } = report;
    const [reference] = build.tags;
    const digest = image?.digest ?? cache?.unchanged?.digest;
    const content = {
        key,
        run,
        commit,
        endedAt: new Date(Date.parse(report.startedAt) + report.durationMs).toISOString(),
        outcome: report.outcome === 'success' ? 'success' : 'failure',
        ...(build.variant ? { variant: build.variant } : {}),
        dockerfile: (0,plain_text/* clip */.$Q)(build.dockerfile, make_entry_MAX_NAME),
        ...(reference === undefined ? {} : { image: (0,plain_text/* clip */.$Q)(reference, make_entry_MAX_NAME) }),
        ...(digest === undefined ? {} : { digest }),
        ...(report.failure ? { failure: shortFailure(report.failure) } : {}),
        ...(build.standIns.length > 0 ? { standIns: true } : {}),
        ...(cache?.unchanged ? { unchanged: true } : {}),
        times: makeTimes(report),
        ...makeCache(report),
        ...(delta ? { baseline: makeBaseline(delta.baseline) } : {}),
        ...(scan
            ? {
                scan: { mode: scan.mode, verdict: scan.verdict, reason: (0,plain_text/* clip */.$Q)(scan.reason, MAX_SENTENCE) },
            }
            : {}),
        ...makeBudgets(report),
        platforms: makePlatforms(report),
    };
    // As it will come back from the comment: a key that is cut there has to be cut here.
    const entry = limit_entry_limitEntry({ id: '', ...content });
    return { ...entry, id: digestOf(entry) };
}
/** Sixteen digits are enough to tell a hundred builds from each other. */
function digestOf(content) {
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
}
function shortFailure({ stage, cause, remedy }) {
    return {
        stage: (0,plain_text/* clip */.$Q)(stage, make_entry_MAX_NAME),
        cause: (0,plain_text/* clip */.$Q)(cause, MAX_SENTENCE),
        ...(remedy === undefined ? {} : { remedy: (0,plain_text/* clip */.$Q)(remedy, MAX_SENTENCE) }),
    };
}
/** The name under which a comparison lists the time of the build. */
function makeTimes(report) {
    const { afterMs, beforeMs } = (0,build_time/* measureBuildTime */.S)(report) ?? {};
    return {
        totalMs: Math.round(report.durationMs),
        ...(afterMs === undefined ? {} : { buildMs: Math.round(afterMs) }),
        ...(beforeMs === undefined ? {} : { buildBeforeMs: Math.round(beforeMs) }),
    };
}
/** Three figures of hits that are never mixed: of the archive, of crates, of compile units. */
function makeCache({ cache, cargo, delta }) {
    const hit = cache?.archives.find(({ name }) => name === 'units')?.hit ?? 'off';
    const before = delta?.cache?.find(({ name }) => name === 'units-fresh')?.before;
    const made = {
        ...(hit === 'off' ? {} : { archive: hit }),
        ...(cache?.crates
            ? { crates: { part: cache.crates.restored, total: cache.crates.locked } }
            : {}),
        ...(cargo?.fresh === undefined
            ? {}
            : { units: { part: cargo.fresh, total: cargo.fresh + cargo.compiled } }),
        ...(before ? { unitsBefore: before } : {}),
    };
    return Object.keys(made).length === 0 ? {} : { cache: made };
}
function makeBaseline(baseline) {
    switch (baseline.kind) {
        case 'none':
            return { kind: 'none', reason: (0,plain_text/* clip */.$Q)(baseline.reason, MAX_SENTENCE) };
        case 'report': {
            const { commit, digest, commitsBehind } = baseline;
            return {
                kind: 'report',
                ...(commit === undefined ? {} : { commit }),
                ...(digest === undefined ? {} : { digest }),
                ...(commitsBehind === undefined ? {} : { commitsBehind }),
            };
        }
        case 'image': {
            const { commit, digest, reference } = baseline;
            return {
                kind: 'image',
                reference: (0,plain_text/* clip */.$Q)(reference, make_entry_MAX_NAME),
                ...(commit === undefined ? {} : { commit }),
                ...(digest === undefined ? {} : { digest }),
            };
        }
    }
}
/** Rules that were kept are no news. */
function makeBudgets({ delta }) {
    const budgets = (delta?.budgets ?? []).flatMap(({ rule, platform, outcome, action, sentence }) => outcome === 'kept'
        ? []
        : [
            {
                rule: (0,plain_text/* clip */.$Q)(rule, make_entry_MAX_NAME),
                platform,
                outcome,
                action,
                sentence: (0,plain_text/* clip */.$Q)(sentence, MAX_SENTENCE),
            },
        ]);
    return budgets.length === 0 ? {} : { budgets: budgets };
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./src/comment/stored-state.ts




/**
 * The state of a comment stands in its first line, in an HTML comment that GitHub does not show. It is
 * packed into letters, digits, `+`, `/` and `=` alone: nothing in it can end the HTML comment, and no
 * text that we show can look like it, since every `<` of that is escaped.
 */
/** The number is that of the format: another one belongs to another release, with a comment of its own. */
const START = '<!-- cv-docker-build v1 ';
const END = ' -->';
const MARKER = /^<!-- cv-docker-build v1 ([A-Za-z0-9+/]*={0,2}) -->(?:\r?\n|$)/;
/** Of what is unpacked; far above what fits into a comment. */
const MAX_STATE_BYTES = 2 * 1024 * 1024;
/** Of builds in one comment. */
const MAX_ENTRIES = 100;
function formatState({ entries, isCut }) {
    const json = JSON.stringify({ entries, ...(isCut ? { isCut } : {}) });
    return `${START}${(0,external_node_zlib_.deflateRawSync)(json, { level: 9 }).toString('base64')}${END}`;
}
/** Whether a comment is one of ours by its first line; who wrote it is another question. */
function hasMarker(body) {
    return MARKER.test(body);
}
/** Of a comment of ours. What cannot be read any more, wholly or in part, is left out. */
function parseState(body) {
    const packed = MARKER.exec(body)?.[1];
    const value = packed === undefined ? undefined : unpack(packed);
    if (!isObject(value) || !Array.isArray(value.entries))
        return { entries: [] };
    return {
        entries: value.entries.slice(0, MAX_ENTRIES).flatMap(readEntry),
        ...(value.isCut === true ? { isCut: true } : {}),
    };
}
function readEntry(value) {
    const { value: entry, problems } = (0,read_shape/* readShape */._)(commentEntry, value);
    return problems.length === 0 ? [limit_entry_limitEntry(entry)] : [];
}
function unpack(packed) {
    try {
        const json = (0,external_node_zlib_.inflateRawSync)(Buffer.from(packed, 'base64'), { maxOutputLength: MAX_STATE_BYTES });
        return JSON.parse(json.toString('utf8'));
    }
    catch {
        return undefined;
    }
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./src/comment/merge-entries.ts

/**
 * Puts builds into what a comment knows. In any order and any number of times it comes to the same: so
 * several jobs that write at once can each begin anew with what the others left.
 */
function mergeEntries(state, incoming) {
    const entries = inOrder(incoming.reduce(mergeOne, state.entries));
    const kept = newestOf(entries, MAX_ENTRIES);
    const isOfSameCommit = newestCommit(entries) === newestCommit(state.entries);
    const isCut = kept.length < entries.length || (isOfSameCommit && state.isCut);
    return { entries: inOrder(kept), ...(isCut ? { isCut: true } : {}) };
}
/** Whether a newer run has already told of the same build: an older one then has nothing to say. */
function isOutdated(entry, entries) {
    return predecessorsOf(entry, entries).some((known) => compareRuns(known.run, entry.run) > 0);
}
/** Negative when `a` was made before `b`. */
function compareRuns(a, b) {
    return a.id - b.id || a.attempt - b.attempt;
}
/** Head of the pull request, as the newest run knows it. */
function newestCommit(entries) {
    return newestOf(entries, 1)[0]?.commit;
}
function mergeOne(entries, entry) {
    if (entries.some(({ id }) => id === entry.id) || isOutdated(entry, entries))
        return entries;
    const replaced = predecessorsOf(entry, entries);
    const previous = previousOf(entry, replaced);
    const rest = entries.filter((known) => !replaced.includes(known));
    return [...rest, { ...entry, ...(previous ? { previous } : {}) }];
}
/**
 * Earlier builds of the same place in the workflow. Those of the same run are other builds (of a matrix
 * that does not say so). Where several are left, what they built tells which of them it was.
 */
function predecessorsOf(entry, entries) {
    const same = entries.filter((known) => isSamePlace(known, entry) && compareRuns(known.run, entry.run) !== 0);
    const alike = same.filter((known) => buildText(known) === buildText(entry));
    return alike.length > 0 ? alike : same;
}
function isSamePlace({ key: a }, { key: b }) {
    return a.job === b.job && a.workflow === b.workflow && a.matrix === b.matrix && a.step === b.step;
}
function buildText({ variant, dockerfile, image }) {
    return JSON.stringify([variant, dockerfile, image?.replace(/:[^/]*$/, '')]);
}
/** A build that is run again for the same commit keeps what came before it. */
function previousOf(entry, replaced) {
    const [only, another] = replaced;
    if (only === undefined || another !== undefined)
        return entry.previous;
    if (only.commit === entry.commit)
        return only.previous ?? entry.previous;
    const { commit, outcome, scan, platforms } = only;
    return {
        commit,
        outcome,
        ...(scan ? { verdict: scan.verdict } : {}),
        platforms: platforms.map(({ platform, total }) => ({
            platform,
            ...bytes('compressedBytes', total?.after.compressedBytes),
            ...bytes('unpackedBytes', total?.after.unpackedBytes),
        })),
    };
}
function bytes(name, value) {
    return (typeof value === 'number' ? { [name]: value } : {});
}
function newestOf(entries, count) {
    return [...entries].sort((a, b) => compareRuns(b.run, a.run)).slice(0, count);
}
/** The same for every writer, whoever came first. */
function inOrder(entries) {
    const text = ({ key, variant, dockerfile, id }) => JSON.stringify([key.workflow, key.job, variant, dockerfile, key.matrix, key.step, id]);
    return [...entries].sort((a, b) => (text(a) < text(b) ? -1 : 1));
}

// EXTERNAL MODULE: ./src/report/format.ts
var format = __webpack_require__(12011);
// EXTERNAL MODULE: ./src/report/markdown.ts
var markdown = __webpack_require__(54285);
// EXTERNAL MODULE: ./src/report/summary-parts.ts
var summary_parts = __webpack_require__(32921);
// EXTERNAL MODULE: ./src/delta/format-change.ts
var format_change = __webpack_require__(30336);
;// CONCATENATED MODULE: ./src/comment/comment-details.ts





const comment_details_MAX_NAME = 160;
/** What a build found and what changed, behind a click; nothing where there is neither. */
function renderDetails(entry) {
    const several = entry.platforms.length > 1;
    const parts = entry.platforms.flatMap((platform) => platformParts(platform, several));
    if (parts.length === 0)
        return markdown/* EMPTY */.wg;
    const about = [...new Set(parts.map((part) => part.about))].join(', ');
    return (0,markdown/* details */.zH)(`${(0,plain_text/* clip */.$Q)(entry.name, comment_details_MAX_NAME)}: ${about}`, (0,markdown/* paragraphs */.qN)(parts.map(({ body }) => body)));
}
function platformParts(platform, isOneOfSeveral) {
    const of = isOneOfSeveral ? (0,markdown.md) ` of ${(0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(platform.platform, comment_details_MAX_NAME))}` : markdown/* EMPTY */.wg;
    const { scan, files = [], crates = [] } = platform;
    const findings = scan?.findings ?? [];
    return [
        ...(findings.length === 0
            ? []
            : [
                {
                    about: 'findings',
                    body: (0,markdown/* paragraphs */.qN)([findingsTitle(platform, of), findingTable(findings)]),
                },
            ]),
        ...(files.length === 0
            ? []
            : [
                {
                    about: 'changed files',
                    body: (0,markdown/* paragraphs */.qN)([
                        (0,markdown.md) `**Largest changes of files${of}**, unpacked`,
                        changeTable('File', files.map(({ path, ...rest }) => ({ name: path, ...rest }))),
                    ]),
                },
            ]),
        ...(crates.length === 0
            ? []
            : [
                {
                    about: 'changed crates',
                    body: (0,markdown/* paragraphs */.qN)([
                        (0,markdown.md) `**Largest changes of crates in the binary${of}**, estimated from its symbols`,
                        changeTable('Crate', crates),
                    ]),
                },
            ]),
    ];
}
function findingsTitle({ scan }, of) {
    const shown = scan?.findings?.length ?? 0;
    const rest = (scan?.found ?? 0) - shown;
    const others = rest > 0 ? (0,markdown.md) `; ${(0,format/* formatCount */.B4)(rest, 'more', 'more')} in the job summary` : markdown/* EMPTY */.wg;
    return (0,markdown.md) `**Findings that are new or count${of}**${others}`;
}
function findingTable(findings) {
    const columns = ['Severity', 'Finding', 'In', 'Installed', 'Mended in', 'What it is'].map(summary_parts/* left */.kb);
    const rows = findings.map((finding) => [
        (0,markdown.md) `${finding.counts ? '❌ ' : ''}${finding.severity.toLowerCase()}${finding.isNew ? ', new' : ''}`,
        comment_details_name(finding.id),
        comment_details_name(finding.package),
        comment_details_name(finding.installed),
        comment_details_name(finding.mended),
        finding.title === undefined ? markdown/* EMPTY */.wg : (0,summary_parts/* sentence */.em)(finding.title),
    ]);
    return (0,markdown/* table */.tp)(columns, rows);
}
function comment_details_name(text) {
    return text === undefined ? markdown/* EMPTY */.wg : (0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(text, comment_details_MAX_NAME));
}
function changeTable(title, changes) {
    const columns = [(0,summary_parts/* left */.kb)(title), (0,summary_parts/* right */.pG)('Before'), (0,summary_parts/* right */.pG)('After'), (0,summary_parts/* right */.pG)('Change')];
    const rows = changes.map(({ name: text, beforeBytes, afterBytes }) => [
        comment_details_name(text),
        (0,markdown.md) `${(0,format/* formatBytes */.z3)(beforeBytes ?? null)}`,
        (0,markdown.md) `${(0,format/* formatBytes */.z3)(afterBytes ?? null)}`,
        (0,markdown.md) `${(0,format_change/* formatByteChange */.U)((afterBytes ?? 0) - (beforeBytes ?? 0))}`,
    ]);
    return (0,markdown/* table */.tp)(columns, rows);
}

;// CONCATENATED MODULE: ./src/comment/comment-page.ts

const SHORT_COMMIT = 7;
/** `0a1b2c3`, leading to the commit. */
function commitLink(commit, { serverUrl, repository }) {
    return (0,markdown/* link */.nf)((0,markdown/* code */.aY)(commit.slice(0, SHORT_COMMIT)), `${serverUrl}/${repository}/commit/${commit}`);
}
/** To the page of the run, with log and job summary. */
function runLink(title, { run }, { serverUrl, repository }) {
    const attempt = run.attempt > 1 ? `/attempts/${run.attempt}` : '';
    return (0,markdown/* link */.nf)(title, `${serverUrl}/${repository}/actions/runs/${run.id}${attempt}`);
}
const LEFT_OUT = {
    crates: 'changes of crates',
    files: 'changes of files',
    findings: 'lists of findings',
    facts: 'digests, caches and baselines',
    sentences: 'the end of long sentences',
};

;// CONCATENATED MODULE: ./src/comment/comment-facts.ts





const comment_facts_MAX_NAME = 160;
const MAX_REASON = 200;
/** Of a digest, as Docker shows it. */
const SHORT_DIGEST = 12;
/** What was made of each build and what it was compared with, behind a click. */
function renderFacts(entries, page) {
    if (!entries.some(({ image, digest, baseline }) => image ?? digest ?? baseline))
        return markdown/* EMPTY */.wg;
    const shown = COLUMNS.map(({ title, cell }) => ({
        title,
        cells: entries.map((entry) => cell(entry, page)),
    })).filter(({ cells }) => cells.some(({ markdown }) => markdown !== ''));
    const rows = entries.map((_, at) => shown.map(({ cells }) => cells[at] ?? markdown/* EMPTY */.wg));
    const titles = shown.map(({ title }) => title);
    return (0,markdown/* details */.zH)('Images, baselines and times', (0,markdown/* table */.tp)(titles, rows));
}
/** Those that would be empty are left out. */
const COLUMNS = [
    { title: (0,summary_parts/* left */.kb)('Build'), cell: (entry) => comment_facts_name(entry.name) },
    { title: (0,summary_parts/* left */.kb)('Image'), cell: ({ image }) => comment_facts_name(image) },
    {
        title: (0,summary_parts/* left */.kb)('Digest'),
        cell: ({ digest }) => comment_facts_name(digest?.replace(/^[^:]*:/, '').slice(0, SHORT_DIGEST)),
    },
    {
        title: (0,summary_parts/* left */.kb)('Compared with'),
        cell: ({ baseline }, page) => (baseline ? describeBaseline(baseline, page) : markdown/* EMPTY */.wg),
    },
    {
        title: (0,summary_parts/* right */.pG)('Fresh units before'),
        cell: ({ cache }) => cache?.unitsBefore ? (0,markdown.md) `${cache.unitsBefore.part} of ${cache.unitsBefore.total}` : markdown/* EMPTY */.wg,
    },
    { title: (0,summary_parts/* right */.pG)('Whole run ≈'), cell: ({ times }) => (0,markdown.md) `${(0,format/* formatDuration */.a3)(times.totalMs)}` },
];
/** Said above the table where it is the same for all builds. */
function commonBaseline(entries) {
    const [first, ...others] = entries.map(({ baseline }) => baseline);
    const text = (one) => JSON.stringify([one?.kind, one?.commit, one?.reason]);
    return others.every((other) => text(other) === text(first)) ? first : undefined;
}
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
/** `the build of 0a1b2c3`, `nothing: …`. */
function describeBaseline({ kind, commit, reference, commitsBehind = 0, reason = 'there is no baseline' }, page) {
    if (kind === 'none')
        return (0,markdown.md) `nothing: ${(0,summary_parts/* sentence */.em)((0,plain_text/* clip */.$Q)(reason, MAX_REASON))}`;
    const at = commit === undefined
        ? []
        : [(0,markdown.md) ` of ${COMMIT.test(commit) ? commitLink(commit, page) : comment_facts_name(commit)}`];
    const behind = commitsBehind > 0 ? [(0,markdown.md) ` (${(0,format/* formatCount */.B4)(commitsBehind, 'commit')} before the merge base)`] : [];
    const what = kind === 'report' ? (0,markdown.md) `the build` : (0,markdown.md) `the image ${comment_facts_name(reference)}`;
    return (0,markdown/* join */.fj)([what, ...at, ...behind], '');
}
function comment_facts_name(text) {
    return text === undefined ? markdown/* EMPTY */.wg : (0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(text, comment_facts_MAX_NAME));
}

;// CONCATENATED MODULE: ./src/comment/entry-status.ts
/** How a build stands, whatever its age. */
function statusOf({ outcome, scan, budgets = [], standIns }) {
    if (outcome === 'failure')
        return 'failed';
    const isScanBad = scan !== undefined && scan.verdict !== 'pass';
    return isScanBad || budgets.length > 0 || standIns ? 'doubtful' : 'good';
}
const STATUS_MARKS = {
    failed: '❌',
    doubtful: '⚠️',
    good: '✅',
};
/** Of a row that the newest commit has not reached yet. */
const OLD_MARK = '⏳';
const VERDICT_MARKS = { pass: '✅', fail: '❌', unknown: '❔' };

;// CONCATENATED MODULE: ./src/comment/format-change.ts

/** As a percentage of what was before; `undefined` where that was nothing, or nothing has changed. */
function formatChangeShare(before, after) {
    if (before <= 0 || before === after)
        return undefined;
    return (0,format_change/* formatPercent */.l)(after - before, before);
}

;// CONCATENATED MODULE: ./src/comment/comment-table.ts








const comment_table_MAX_NAME = 100;
const comment_table_COLUMNS = [
    { title: 'Build', align: 'left', cell: buildCell },
    { title: 'Compressed', align: 'right', cell: sizeCell('total', 'compressedBytes') },
    { title: 'Unpacked', align: 'right', cell: sizeCell('total', 'unpackedBytes') },
    { title: 'Own layers', align: 'right', cell: ownCell },
    { title: 'Since last commit', align: 'right', cell: sinceCell },
    { title: 'Scan', align: 'left', cell: scanCell },
    { title: 'Cache', align: 'left', cell: cacheCell },
    { title: 'Time ≈', align: 'right', cell: timeCell },
];
/** A row for each platform of each build; columns that would be empty are left out. */
function renderTable(entries, page) {
    const rows = entries.flatMap(rowsOf);
    const columns = comment_table_COLUMNS.map((column) => ({
        ...column,
        cells: rows.map((row) => column.cell(row, page)),
    })).filter(({ cells }) => cells.some(({ markdown }) => markdown !== ''));
    return (0,markdown/* table */.tp)(columns.map(({ title, align }) => (align === 'left' ? (0,summary_parts/* left */.kb)(title) : (0,summary_parts/* right */.pG)(title))), rows.map((_, at) => columns.map(({ cells }) => cells[at] ?? markdown/* EMPTY */.wg)));
}
function rowsOf(entry) {
    if (entry.platforms.length === 0)
        return [{ entry, platform: undefined, isFirst: true }];
    return entry.platforms.map((platform, at) => ({ entry, platform, isFirst: at === 0 }));
}
function buildCell(row, page) {
    const { entry, isFirst } = row;
    const mark = entry.isOld ? OLD_MARK : STATUS_MARKS[statusOf(entry)];
    const name = (0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(entry.name, comment_table_MAX_NAME));
    const platform = row.platform === undefined ? [] : [(0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(row.platform.platform, comment_table_MAX_NAME))];
    if (!isFirst)
        return lines([(0,markdown.md) `${mark} ${name}`, ...platform]);
    const notes = [
        ...platform,
        ...(entry.isOld ? [(0,markdown.md) `of ${commitLink(entry.commit, page)}`] : []),
        ...(entry.unchanged ? [(0,markdown.md) `unchanged, build skipped`] : []),
        ...(entry.standIns ? [(0,markdown.md) `stand-in base images`] : []),
        ...(entry.relayed ? [(0,markdown.md) `as its own run says`] : []),
    ];
    return lines([(0,markdown.md) `${mark} ${name}`, ...notes]);
}
function sizeCell(which, measure) {
    return ({ platform }) => {
        const pair = platform?.[which];
        const after = pair?.after[measure];
        if (typeof after !== 'number')
            return markdown/* EMPTY */.wg;
        const before = pair?.before?.[measure];
        const bytes = firm((0,format/* formatBytes */.z3)(after));
        const size = which === 'total' ? (0,markdown.md) `**${bytes}**` : (0,markdown.md) `${bytes}`;
        return typeof before === 'number' ? lines([size, ...changeLines(before, after)]) : size;
    };
}
/** Compressed as they are transferred; unpacked where the engine knows nothing else. */
function ownCell(row) {
    const compressed = sizeCell('own', 'compressedBytes')(row);
    return compressed === markdown/* EMPTY */.wg ? sizeCell('own', 'unpackedBytes')(row) : compressed;
}
/** `+12.0 kB` and `+0.2 %`. */
function changeLines(before, after) {
    const share = formatChangeShare(before, after);
    const change = (0,markdown.md) `${firm((0,format_change/* formatByteChange */.U)(after - before))}`;
    return share === undefined ? [change] : [change, (0,markdown.md) `${firm(share)}`];
}
/** GitHub gives a table little room, and would break a figure from its unit. */
function firm(figure) {
    return figure.replaceAll(' ', '\u00a0');
}
function sinceCell({ entry, platform, isFirst }, page) {
    const { previous } = entry;
    if (previous === undefined)
        return markdown/* EMPTY */.wg;
    const known = previous.platforms.find((one) => one.platform === platform?.platform);
    const after = platform?.total?.after;
    const measure = typeof after?.compressedBytes === 'number' ? 'compressedBytes' : 'unpackedBytes';
    const [before, now] = [known?.[measure], after?.[measure]];
    const parts = [
        ...(typeof before === 'number' && typeof now === 'number'
            ? [(0,markdown.md) `${firm((0,format_change/* formatByteChange */.U)(now - before))}`]
            : []),
        ...(isFirst ? changedVerdicts(entry) : []),
    ];
    if (parts.length === 0)
        return markdown/* EMPTY */.wg;
    return lines([
        ...parts,
        ...(isFirst ? [(0,markdown.md) `since\u00a0${commitLink(previous.commit, page)}`] : []),
    ]);
}
function changedVerdicts({ previous, outcome, scan }) {
    const { verdict } = previous ?? {};
    return [
        ...(previous && previous.outcome !== outcome
            ? [(0,markdown.md) `${outcome === 'success' ? 'failed before' : 'passed before'}`]
            : []),
        ...(verdict && scan && verdict !== scan.verdict
            ? [(0,markdown.md) `scan was ${VERDICT_MARKS[verdict]}`]
            : []),
    ];
}
function scanCell({ entry, platform, isFirst }) {
    const scan = platform?.scan;
    if (scan === undefined) {
        return isFirst && entry.scan ? (0,markdown.md) `${VERDICT_MARKS[entry.scan.verdict]}` : markdown/* EMPTY */.wg;
    }
    const { verdict, found, fresh, fixed = 0, ignored } = scan;
    const said = [
        ...(verdict === 'unknown' ? ['unknown'] : []),
        ...(fresh === undefined ? [] : [`${fresh} new`]),
        `${found} in all`,
        ...(fixed > 0 ? [`${fixed} mended`] : []),
        ...(ignored > 0 ? [`${ignored} ignored`] : []),
    ];
    const [first = '', ...others] = said.map(firm);
    return lines([(0,markdown.md) `${VERDICT_MARKS[verdict]}\u00a0${first}`, ...others.map((one) => (0,markdown.md) `${one}`)]);
}
function cacheCell({ entry: { cache }, isFirst }) {
    if (cache === undefined || !isFirst)
        return markdown/* EMPTY */.wg;
    const { archive, crates, units } = cache;
    return lines([
        ...(archive === undefined ? [] : [(0,markdown.md) `archive: ${firm(archive)}`]),
        ...(crates ? [(0,markdown.md) `crates: ${firm(shareText(crates))}`] : []),
        ...(units ? [(0,markdown.md) `units fresh: ${firm(shareText(units))}`] : []),
    ]);
}
/** `71 of 74`. */
function shareText({ part, total }) {
    return total === 0 ? (0,format/* formatShare */.T1)(part, total) : `${part} of ${total}`;
}
/** With the way to all that the run tells. */
function timeCell({ entry, isFirst }, page) {
    if (!isFirst)
        return markdown/* EMPTY */.wg;
    const { totalMs, buildMs = totalMs, buildBeforeMs } = entry.times;
    return lines([
        (0,markdown.md) `${firm((0,format/* formatDuration */.a3)(buildMs))}`,
        ...(buildBeforeMs === undefined ? [] : [(0,markdown.md) `was\u00a0${firm((0,format/* formatDuration */.a3)(buildBeforeMs))}`]),
        runLink('log, summary', entry, page),
    ]);
}
/** Lines of one cell. */
function lines(parts) {
    return (0,markdown/* join */.fj)(parts, '<br>');
}

;// CONCATENATED MODULE: ./src/comment/name-builds.ts
/**
 * A short name for each build, in the same order: what was built, and of where it was built only what
 * tells it from the others.
 */
function nameBuilds(entries) {
    const names = entries.map((entry) => {
        const main = mainName(entry);
        const namesakes = entries.filter((other) => mainName(other) === main);
        const parts = PARTS.filter((part) => new Set(namesakes.map(part)).size > 1);
        const places = parts.flatMap((part) => part(entry) ?? []);
        return places.length === 0 ? main : `${main} (${places.join(', ')})`;
    });
    return names.map((name, at) => {
        const number = names.slice(0, at + 1).filter((other) => other === name).length;
        return number === 1 ? name : `${name} ${number}`;
    });
}
function mainName({ variant, dockerfile }) {
    return variant ?? dockerfile;
}
const PARTS = [
    ({ image }) => image?.replace(/^.*\//, '').replace(/[:@].*$/, ''),
    ({ key }) => key.workflow,
    ({ key }) => key.job,
    ({ key }) => matrixValues(key.matrix),
    ({ key }) => key.step?.replace(/^_+/, ''),
];
/** `linux/arm64, nightly` of `{"platform":"linux/arm64","rust":"nightly"}`. */
function matrixValues(matrix) {
    if (matrix === undefined)
        return undefined;
    try {
        const values = JSON.parse(matrix);
        if (typeof values !== 'object' || values === null)
            return undefined;
        const shown = Object.values(values).filter((value) => typeof value !== 'object');
        return shown.length === 0 ? undefined : shown.map(String).join(', ');
    }
    catch {
        return matrix;
    }
}

;// CONCATENATED MODULE: ./src/comment/render-comment.ts












const render_comment_MAX_NAME = 100;
const MAX_ITEMS = 30;
/**
 * The whole body of the comment, its state in the first line. Depends on nothing but what is given, so
 * two jobs that know the same write the same.
 */
function renderComment(state, page) {
    const newest = newestCommit(state.entries);
    const names = nameBuilds(state.entries);
    const entries = state.entries.map((entry, at) => ({
        ...entry,
        name: names[at] ?? '',
        isOld: entry.commit !== newest,
    }));
    const current = entries.filter(({ isOld }) => !isOld);
    const body = (0,markdown/* paragraphs */.qN)([
        headline(current),
        newest === undefined ? markdown/* EMPTY */.wg : sourceLine(newest, current, page),
        renderTable(entries, page),
        (0,summary_parts/* bulletList */.fF)(current.flatMap(troublesOf), MAX_ITEMS),
        notes(entries),
        ...current.map(renderDetails),
        renderFacts(current, page),
        leftOut(state),
        footer(page),
    ]);
    return `${formatState(state)}\n${body.markdown}\n`;
}
function headline(entries) {
    const statuses = entries.map(statusOf);
    const failed = statuses.filter((status) => status === 'failed').length;
    const doubtful = statuses.filter((status) => status === 'doubtful').length;
    if (failed > 0)
        return failedHeadline(entries, failed);
    const what = entries.length === 1 ? 'Docker image' : `${entries.length} Docker images`;
    const [first] = entries;
    const isUnchanged = entries.length === 1 && first?.unchanged;
    const verb = isUnchanged ? 'unchanged' : 'built';
    if (doubtful > 0)
        return (0,markdown.md) `### ${STATUS_MARKS.doubtful} ${what} ${verb}, with remarks`;
    return (0,markdown.md) `### ${STATUS_MARKS.good} ${what} ${verb}`;
}
function failedHeadline([first, ...others], failed) {
    const mark = STATUS_MARKS.failed;
    if (others.length > 0)
        return (0,markdown.md) `### ${mark} ${failed} of ${others.length + 1} Docker images failed`;
    const stage = (0,plain_text/* clip */.$Q)(first?.failure?.stage ?? 'build', render_comment_MAX_NAME);
    return (0,markdown.md) `### ${mark} Docker image failed in ${(0,markdown/* code */.aY)(stage)}`;
}
function sourceLine(commit, entries, page) {
    const baseline = commonBaseline(entries);
    const compared = baseline ? (0,markdown.md) `, compared with ${describeBaseline(baseline, page)}` : markdown/* EMPTY */.wg;
    return (0,markdown.md) `Commit ${commitLink(commit, page)}${compared}`;
}
/** What somebody has to look at, one item each. */
function troublesOf(entry) {
    const { failure, outcome, scan, budgets = [], standIns } = entry;
    const name = (0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(entry.name, render_comment_MAX_NAME));
    const isScanFailure = failure?.stage === 'scan';
    return [
        ...(outcome === 'failure' ? [failureItem(entry, name)] : []),
        ...(scan && scan.verdict !== 'pass' && !isScanFailure
            ? [
                (0,markdown.md) `⚠️ ${name}, ${scan.verdict === 'unknown' ? 'scan without a verdict' : 'scan'}: ${(0,summary_parts/* sentence */.em)(scan.reason)}`,
            ]
            : []),
        ...budgets.map(({ sentence: text, action, platform }) => (0,markdown.md) `${action === 'fail' ? '❌' : '⚠️'} ${name} ${(0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(platform, render_comment_MAX_NAME))}, size budget: ${(0,summary_parts/* sentence */.em)(text)}`),
        ...(standIns
            ? [(0,markdown.md) `⚠️ ${name} is built on stand-in base images: for tests, not to be released.`]
            : []),
    ];
}
function failureItem({ failure }, name) {
    if (failure === undefined)
        return (0,markdown.md) `❌ ${name} failed.`;
    const { stage, cause, remedy } = failure;
    const todo = remedy === undefined ? markdown/* EMPTY */.wg : (0,markdown.md) ` **What to do:** ${(0,summary_parts/* sentence */.em)(remedy)}`;
    return (0,markdown.md) `❌ ${name} failed in ${(0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(stage, render_comment_MAX_NAME))}: ${(0,summary_parts/* sentence */.em)(cause)}${todo}`;
}
function notes(entries) {
    const old = entries.filter(({ isOld }) => isOld).length;
    const parts = [
        ...(old > 0
            ? [
                (0,markdown.md) `${OLD_MARK} ${(0,format/* formatCount */.B4)(old, 'build')} of an earlier commit: nothing newer has been reported yet.`,
            ]
            : []),
        ...(entries.some(({ relayed }) => relayed)
            ? [
                (0,markdown.md) `Rows marked “as its own run says” come from a run without the right to comment; nobody has checked them.`,
            ]
            : []),
    ];
    return (0,markdown/* join */.fj)(parts, '\n\n');
}
function leftOut({ entries, isCut }) {
    const left = new Set(entries.flatMap((entry) => entry.left ?? []));
    const parts = [...[...left].map((one) => LEFT_OUT[one]), ...(isCut ? ['some builds'] : [])];
    if (parts.length === 0)
        return markdown/* EMPTY */.wg;
    return (0,markdown.md) `Left out, as the comment would be too long: ${parts.join(', ')}. The job summaries of the runs have all of it.`;
}
function footer({ toolVersion }) {
    return (0,markdown.md) `<sub>cv-docker-build ${toolVersion} · ≈ times differ from machine to machine · this comment is kept up to date</sub>`;
}

;// CONCATENATED MODULE: ./src/comment/fit-comment.ts



/** GitHub refuses a longer body. It counts characters; UTF-16 units, which we count, are never fewer. */
const COMMENT_MAX_LENGTH = 65_536;
const SHORT_SENTENCE = 160;
const withoutCrates = onPlatforms(({ crates: _, ...rest }) => rest);
const withoutFiles = onPlatforms(({ files: _, ...rest }) => rest);
const withoutFindings = onPlatforms(({ scan, ...rest }) => {
    if (scan === undefined)
        return rest;
    const { findings: _, ...figures } = scan;
    return { ...rest, scan: figures };
});
/** What goes first when there is too much: the longest and least read. */
const CUTS = [
    { name: 'crates', apply: withoutCrates, only: 'old' },
    { name: 'files', apply: withoutFiles, only: 'old' },
    { name: 'findings', apply: withoutFindings, only: 'old' },
    { name: 'crates', apply: withoutCrates },
    { name: 'files', apply: withoutFiles },
    { name: 'findings', apply: withoutFindings },
    { name: 'facts', apply: withoutFacts },
    { name: 'sentences', apply: withShortSentences },
];
/**
 * The body of at most `maxLength` characters (not below 4,000) and the state that stands in it. Parts
 * are left out whole, in a fixed order, and then builds: oldest first. The body says what is missing.
 */
function fitComment(whole, page, maxLength = COMMENT_MAX_LENGTH) {
    let state = whole;
    let body = renderComment(state, page);
    for (const cut of CUTS) {
        if (body.length <= maxLength)
            return { body, state };
        state = { ...state, entries: cutEntries(state.entries, cut) };
        body = renderComment(state, page);
    }
    while (body.length > maxLength && state.entries.length > 1) {
        state = { entries: withoutOldest(state.entries, body.length / maxLength), isCut: true };
        body = renderComment(state, page);
    }
    return { body, state };
}
function cutEntries(entries, { name, apply, only }) {
    const newest = newestCommit(entries);
    return entries.map((entry) => {
        if (only === 'old' && entry.commit === newest)
            return entry;
        const shorter = apply(entry);
        // What was not there is not missed.
        const isShorter = JSON.stringify(shorter).length < JSON.stringify(entry).length;
        if (!isShorter)
            return entry;
        return { ...shorter, left: [...new Set([...(entry.left ?? []), name])] };
    });
}
/** As many as the length is above the limit, at least one. */
function withoutOldest(entries, excess) {
    const keep = Math.max(1, Math.min(entries.length - 1, Math.floor(entries.length / excess)));
    const newest = newestCommit(entries);
    const byAge = [...entries].sort((a, b) => Number(b.commit === newest) - Number(a.commit === newest) || compareRuns(b.run, a.run));
    const kept = new Set(byAge.slice(0, keep));
    return entries.filter((entry) => kept.has(entry));
}
function onPlatforms(change) {
    return (entry) => ({
        ...entry,
        platforms: entry.platforms.map(change),
    });
}
function withoutFacts(entry) {
    const { digest: _digest, baseline: _baseline, cache: _cache, ...rest } = entry;
    return rest;
}
function withShortSentences(entry) {
    const { failure, scan, budgets } = entry;
    return {
        ...entry,
        ...(failure && {
            failure: { stage: failure.stage, cause: (0,plain_text/* clip */.$Q)(failure.cause, SHORT_SENTENCE) },
        }),
        ...(scan && { scan: { ...scan, reason: (0,plain_text/* clip */.$Q)(scan.reason, SHORT_SENTENCE) } }),
        ...(budgets && {
            budgets: budgets
                .slice(0, 3)
                .map((one) => ({ ...one, sentence: (0,plain_text/* clip */.$Q)(one.sentence, SHORT_SENTENCE) })),
        }),
    };
}

;// CONCATENATED MODULE: ./src/comment/find-comments.ts


/** A hundred comments each. */
const MAX_PAGES = 100;
/**
 * Our comments among those of a pull request. Comments come oldest first, so the search ends with the
 * page that has one; `sinceIso` looks only at those changed since, and then at all of these.
 */
async function findOwnComments(api, wanted, author, patience) {
    const found = [];
    for (let page = 1; page <= MAX_PAGES; page += 1) {
        const answer = await askPatiently(() => api.list({ ...wanted, page }), patience);
        if (!answer.ok)
            return answer;
        const { comments, hasMore } = answer.value;
        const own = await keepOwn(comments, api, author, patience);
        if (!own.ok)
            return own;
        found.push(...own.value);
        const isEnough = found.length > 0 && wanted.sinceIso === undefined;
        if (!hasMore || isEnough)
            return { ok: true, value: found.sort((a, b) => a.id - b.id) };
    }
    const sentence = `the pull request has more than ${MAX_PAGES * 100} comments`;
    return { ok: false, fault: { kind: 'refused', sentence } };
}
/**
 * The marker alone proves nothing: anybody can copy it. Only what the login of our token wrote is ours.
 */
async function keepOwn(comments, api, author, patience) {
    const marked = comments.filter(({ body }) => hasMarker(body));
    if (marked.length === 0)
        return { ok: true, value: [] };
    if (author.login === undefined) {
        const answer = await askPatiently(() => api.login(), patience);
        if (!answer.ok)
            return answer;
        author.login = answer.value;
    }
    return { ok: true, value: marked.filter((comment) => comment.author === author.login) };
}

;// CONCATENATED MODULE: ./src/comment/look-at-comments.ts


/** Before the creation of our comment, by GitHub's clock: others may have created theirs then. */
const DOUBLES_MS = 120_000;
/** What was read longer ago than this is read again before it is written over. */
const STALE_MS = 2_000;
/**
 * Our comments as they are now, the one that stays first. Where the search has taken its time (many
 * pages, a rate limit), others may have written meanwhile, and the one that was found is read again.
 */
async function readFresh(posting, progress) {
    const own = await readOwn(posting, progress);
    const tookMs = posting.patience.clock.now() - progress.lookedAtMs;
    const isStale = progress.home !== undefined && tookMs > STALE_MS;
    return own.ok && isStale ? await readOwn(posting, progress) : own;
}
async function readOwn(posting, progress) {
    const { api, pullRequest, patience } = posting;
    const { home, createdId, author } = progress;
    progress.lookedAtMs = patience.clock.now();
    if (home !== undefined) {
        const [answer, doubles] = await Promise.all([
            askPatiently(() => api.get(home.id), patience),
            createdId === undefined ? NONE : findDoubles(home, posting, author),
        ]);
        if (answer.ok && doubles.ok)
            return oldestFirst(answer.value, doubles.value, progress);
        if (answer.ok)
            return doubles;
        if (answer.fault.kind !== 'absent')
            return answer;
    }
    const found = await findOwnComments(api, { pullRequest }, author, patience);
    if (found.ok)
        progress.home = found.value[0];
    return found;
}
const NONE = { ok: true, value: [] };
async function findDoubles({ createdAt }, { api, pullRequest, patience }, author) {
    const sinceIso = new Date(Date.parse(createdAt) - DOUBLES_MS).toISOString();
    return await findOwnComments(api, { pullRequest, sinceIso }, author, patience);
}
/** The comment as it was read by its number: a list may be a moment behind. */
function oldestFirst(home, listed, progress) {
    const others = listed.filter(({ id }) => id !== home.id);
    const all = [home, ...others].sort((a, b) => a.id - b.id);
    progress.home = all[0];
    return { ok: true, value: all };
}

;// CONCATENATED MODULE: ./src/comment/post-entries.ts





/** Writes of one job, the repairs of what others overwrote included. */
const MAX_WRITES = 12;
/**
 * Between a write and the look at what became of it. Another job that had read before that write has
 * overwritten it by then: this is longer than a read and a write take, ours or the usual ones.
 */
const SETTLE_MS = 1_000;
const SETTLE_CYCLES = 1.5;
/** Random part on top, more with each further write. */
const JITTER_MS = 1_000;
const MAX_JITTER_MS = 5_000;
const MAX_SETTLE_MS = 8_000;
/**
 * Puts builds into the one comment of a pull request. Several jobs may do so at once, and GitHub knows
 * no conditional write: so each reads, merges, writes, and looks again after a while whether all that it
 * has ever seen is still there. It ends when a look finds nothing to do.
 */
async function postEntries(entries, posting) {
    const progress = {
        author: {},
        seen: entries,
        home: undefined,
        createdId: undefined,
        hasWritten: false,
        faults: 0,
        lookedAtMs: 0,
    };
    for (let writes = 1;; writes += 1) {
        const own = await readFresh(posting, progress);
        if (!own.ok)
            return giveUp(own.fault, progress);
        const states = own.value.map(({ body }) => parseState(body));
        if (!progress.hasWritten && isOldNews(entries, states))
            return outdated(own.value);
        const wanted = mergeStates(states, progress.seen);
        progress.seen = union(wanted.entries, progress.seen);
        const { body, state } = fitComment(wanted, posting.page);
        if (holds(states[0], state))
            return await conclude(own.value, posting, progress);
        const fault = await write(body, writes, posting, progress);
        if (fault !== undefined)
            return giveUp(fault, progress);
    }
}
const OVERWRITTEN = {
    kind: 'refused',
    sentence: 'other jobs wrote to it again and again',
};
function isOver(writes, { clock, policy, startedAtMs }) {
    return writes > MAX_WRITES || clock.now() - startedAtMs > policy.budgetMs;
}
function isOldNews(entries, states) {
    const known = states.flatMap((state) => state.entries);
    return entries.every((entry) => isOutdated(entry, known));
}
function mergeStates([home = { entries: [] }, ...doubles], seen) {
    return mergeEntries(home, [...doubles.flatMap(({ entries }) => entries), ...seen]);
}
/** As merged: only whoever puts a build in first knows what came before it. */
function union(merged, seen) {
    const ids = new Set(merged.map(({ id }) => id));
    return [...merged, ...seen.filter(({ id }) => !ids.has(id))];
}
function holds(stored, wanted) {
    const ids = new Set(stored?.entries.map(({ id }) => id));
    return wanted.entries.every(({ id }) => ids.has(id));
}
/** `undefined`: worth another look, whether it was written or not; else a fault that stays. */
async function write(body, writes, { api, pullRequest, patience }, progress) {
    if (isOver(writes, patience))
        return OVERWRITTEN;
    const { home } = progress;
    const answer = await (home ? api.update(home.id, body) : api.create(pullRequest, body));
    if (answer.ok) {
        if (home === undefined)
            progress.createdId = answer.value.id;
        progress.home = answer.value;
        progress.hasWritten = true;
        progress.faults = 0;
        progress.author.login ??= answer.value.author;
        await settle(writes, patience, progress);
        return undefined;
    }
    const { fault } = answer;
    // Deleted since it was read: the next look finds another one, or none.
    if (fault.kind === 'absent' && home !== undefined)
        progress.home = undefined;
    else if (fault.kind !== 'passing')
        return fault;
    progress.faults += 1;
    // It may have been written all the same: it is read again before anything else is written.
    return await waitFor(fault, progress.faults, patience);
}
/** With jitter, so that jobs that met once do not meet again; longer where they did. */
async function settle(writes, { clock, random, signal }, { lookedAtMs }) {
    const cycleMs = clock.now() - lookedAtMs;
    const jitterMs = Math.min(MAX_JITTER_MS, JITTER_MS * writes) * random();
    const settleMs = Math.min(MAX_SETTLE_MS, Math.max(SETTLE_MS, cycleMs * SETTLE_CYCLES));
    await clock.sleep(settleMs + jitterMs, signal);
}
/** All is in the oldest comment: others of ours, made at the same moment, are removed. */
async function conclude([home, ...doubles], { api, patience }, { createdId }) {
    for (const { id, body } of doubles) {
        // One that holds nothing may be somebody else's text.
        if (parseState(body).entries.length > 0)
            await askPatiently(() => api.remove(id), patience);
    }
    const outcome = createdId !== undefined && home?.id === createdId ? 'created' : 'updated';
    return { outcome, ...(home ? { url: home.url } : {}) };
}
function outdated([home]) {
    return {
        outcome: 'skipped',
        reason: 'A newer run of the same build has already reported.',
        ...(home ? { url: home.url } : {}),
    };
}
function giveUp({ kind, sentence }, { home, hasWritten }) {
    if (kind === 'denied') {
        const todo = 'give the job the permission `pull-requests: write`';
        return { outcome: 'skipped', reason: `The token may not comment: ${sentence}; ${todo}.` };
    }
    const what = hasWritten ? 'The comment may lack builds' : 'The comment was not posted';
    return {
        outcome: 'lost',
        reason: `${what}: ${sentence}.`,
        ...(home && hasWritten ? { url: home.url } : {}),
    };
}

;// CONCATENATED MODULE: ./src/comment/run-comment.ts




/**
 * Tells the pull request what a finished run did. Never fails a run: what could not be posted is said in
 * the report, in a warning, and lies in a file that another workflow can post.
 */
async function runComment(plan, report, ports, signal) {
    if (report.outcome === 'cancelled' || signal.aborted) {
        return { outcome: 'skipped', reason: 'The run was cancelled.' };
    }
    switch (plan.kind) {
        case 'none':
            if (plan.isWanted)
                ports.log.warning(`No comment was posted. ${plan.reason}`);
            return { outcome: 'skipped', reason: plan.reason };
        case 'hand-over':
            return {
                outcome: 'skipped',
                reason: plan.reason,
                ...(await run_comment_handOver(plan.target, report, ports)),
            };
        case 'post':
            return await post(plan, report, ports, signal);
    }
}
async function post({ target, isWanted }, report, ports, signal) {
    const { clock, random, log } = ports;
    const patience = {
        clock,
        random,
        signal,
        policy: COMMENT_POLICY,
        startedAtMs: clock.now(),
    };
    const page = {
        serverUrl: target.serverUrl,
        repository: target.repository,
        toolVersion: report.tool.version,
    };
    const comment = await postEntries([makeEntry(report, target)], {
        api: await ports.openApi(target, signal),
        pullRequest: target.pullRequest,
        page,
        patience,
    });
    const { outcome, url, reason = '' } = comment;
    if (outcome === 'lost' || (outcome === 'skipped' && isWanted))
        log.warning(reason);
    // With an address, there is a comment, be it of a newer run.
    if (url !== undefined)
        return comment;
    return { ...comment, ...(await run_comment_handOver(target, report, ports)) };
}
async function run_comment_handOver(target, report, { files, handOverFile, log }) {
    const text = formatHandOver(target.pullRequest, makeEntry(report, target));
    try {
        await files.writeText(handOverFile, text);
        return { file: handOverFile };
    }
    catch (error) {
        log.warning(`${handOverFile} could not be written: ${error.message}`);
        return {};
    }
}


/***/ })

};
