export const id = 852;
export const ids = [852];
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

/***/ 84852:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runReportCommand: () => (/* binding */ runReportCommand)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/adapters/files.ts
var files = __webpack_require__(79771);
// EXTERNAL MODULE: ./src/delta/compare.ts + 2 modules
var compare = __webpack_require__(58096);
// EXTERNAL MODULE: ./src/errors.ts
var src_errors = __webpack_require__(83916);
// EXTERNAL MODULE: ./src/exit-codes.ts
var exit_codes = __webpack_require__(91084);
// EXTERNAL MODULE: ./src/report/json.ts + 2 modules
var json = __webpack_require__(51579);
// EXTERNAL MODULE: ./src/report/plain-text.ts
var plain_text = __webpack_require__(6676);
// EXTERNAL MODULE: ./src/report/format.ts
var format = __webpack_require__(12011);
// EXTERNAL MODULE: ./src/report/markdown.ts
var markdown = __webpack_require__(54285);
// EXTERNAL MODULE: ./src/report/summary-parts.ts
var summary_parts = __webpack_require__(32921);
// EXTERNAL MODULE: ./src/report/wording-network.ts
var wording_network = __webpack_require__(4841);
;// CONCATENATED MODULE: ./src/report/summary-attempts.ts





const MAX_SENTENCE = 300;
const MAX_FAULT = 60;
const MAX_LINE = 500;
const MAX_ATTEMPTS = 20;
const MAX_CHANGES = 5;
/** Every attempt, why it failed and what was changed before it; nothing for a build that passed at once. */
function renderAttempts({ attempts, outcome }, show) {
    if (attempts.length < 2 || !show.attempts)
        return markdown/* EMPTY */.wg;
    const shown = attempts.slice(-MAX_ATTEMPTS);
    const lost = (0,wording_network/* describeLost */.Uk)(attempts);
    // The lines of the last failure stand above, with the failure of the run.
    const retried = outcome === 'failure' ? shown.slice(0, -1) : shown;
    return (0,markdown/* paragraphs */.qN)([
        (0,markdown.md) `### Attempts`,
        attemptTable(shown),
        lost === undefined ? markdown/* EMPTY */.wg : (0,markdown.md) `${lost}`,
        show.attemptEvidence ? evidenceDetails(retried) : markdown/* EMPTY */.wg,
    ]);
}
function attemptTable(attempts) {
    // A column that says nothing of any attempt only makes the others narrow.
    const hasFaults = attempts.some(({ fault }) => fault !== undefined);
    const hasChanges = attempts.some(({ remedies = [] }) => remedies.length > 0);
    const columns = [
        (0,summary_parts/* right */.pG)('Attempt'),
        (0,summary_parts/* left */.kb)('Outcome'),
        (0,summary_parts/* right */.pG)('Waited'),
        (0,summary_parts/* right */.pG)('Took'),
        ...(hasFaults ? [(0,summary_parts/* left */.kb)('Fault')] : []),
        (0,summary_parts/* left */.kb)('Cause'),
        ...(hasChanges ? [(0,summary_parts/* left */.kb)('Changed before it')] : []),
    ];
    const rows = attempts.map((attempt, at) => [
        (0,markdown.md) `${attempt.number}`,
        (0,markdown.md) `${MARKS[attempt.outcome]} ${attempt.outcome}`,
        attempt.waitedMs ? timeCell(attempt.waitedMs) : (0,markdown.md) `${format/* BLANK */.Z4}`,
        timeCell(attempt.durationMs),
        ...(hasFaults ? [(0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(attempt.fault ?? '', MAX_FAULT))] : []),
        causeCell(attempt, attempts[at - 1]),
        ...(hasChanges ? [changesCell(attempt)] : []),
    ]);
    return (0,markdown/* table */.tp)(columns, rows);
}
/** On one line, however narrow its column. */
function timeCell(durationMs) {
    return (0,markdown.md) `${(0,format/* formatDuration */.a3)(durationMs).replaceAll(' ', '\u00a0')}`;
}
function causeCell({ cause }, before) {
    if (cause === undefined)
        return (0,markdown.md) `${format/* BLANK */.Z4}`;
    return cause === before?.cause ? (0,markdown.md) `the same` : (0,markdown/* prose */.CS)((0,plain_text/* clip */.$Q)(cause, MAX_SENTENCE));
}
const MARKS = {
    success: '✅',
    failure: '❌',
    cancelled: '⏹️',
};
function changesCell({ remedies = [] }) {
    if (remedies.length === 0)
        return (0,markdown.md) `${format/* BLANK */.Z4}`;
    const sentences = remedies.slice(0, MAX_CHANGES).map((one) => (0,markdown/* prose */.CS)((0,plain_text/* clip */.$Q)(one, MAX_SENTENCE)));
    return (0,markdown/* join */.fj)(sentences, ' ');
}
function evidenceDetails(attempts) {
    const blocks = attempts.flatMap(({ number, evidence = [] }) => evidence.length === 0
        ? []
        : [(0,markdown.md) `Attempt ${number}:`, (0,markdown/* codeBlock */.DV)(evidence.map((line) => (0,plain_text/* clip */.$Q)(line, MAX_LINE)))]);
    return blocks.length === 0
        ? markdown/* EMPTY */.wg
        : (0,markdown/* details */.zH)('Last lines of the earlier attempts', (0,markdown/* paragraphs */.qN)(blocks));
}

// EXTERNAL MODULE: ./src/report/cache-highlights.ts
var cache_highlights = __webpack_require__(2568);
// EXTERNAL MODULE: ./src/report/wording.ts
var wording = __webpack_require__(25594);
// EXTERNAL MODULE: ./src/report/wording-cache.ts
var wording_cache = __webpack_require__(93737);
;// CONCATENATED MODULE: ./src/report/summary-cache.ts






const MAX_ITEMS = 12;
/** Never left out: nobody may look for the steps of a build that did not run. */
function renderUnchanged({ cache }) {
    return cache?.unchanged === undefined
        ? markdown/* EMPTY */.wg
        : (0,markdown.md) `**Build skipped:** ${(0,markdown/* prose */.CS)((0,wording_cache/* describeUnchanged */.bB)(cache.unchanged))}`;
}
/**
 * Where archives are kept and why, and what came of it: archives, crates and compile units, each
 * with a figure of its own. Nothing for a run without caches.
 */
function renderCache(report, show) {
    const { cache } = report;
    if (cache === undefined || !show.cache)
        return markdown/* EMPTY */.wg;
    return (0,markdown/* paragraphs */.qN)([
        (0,markdown.md) `### Cache`,
        placeSentences(report, cache),
        archiveTable(cache),
        (0,summary_parts/* bulletList */.fF)(figuresOf(report, cache), MAX_ITEMS),
        (0,summary_parts/* titledList */.NH)((0,markdown.md) `What was not restored or not saved:`, (0,cache_highlights/* listRemarks */.md)(cache).map(remarkItem), MAX_ITEMS),
    ]);
}
function placeSentences({ compile }, cache) {
    const sentences = [cache.reason, ...(compile ? [(0,wording_cache/* describeCompile */.XP)(compile, cache)] : [])];
    return (0,markdown/* join */.fj)(sentences.map(summary_parts/* sentence */.em), ' ');
}
function archiveTable(cache) {
    const archives = (0,cache_highlights/* usedArchives */.pr)(cache).slice(0, MAX_ITEMS);
    if (archives.length === 0)
        return markdown/* EMPTY */.wg;
    const columns = ['Archive', ...wording_cache/* ARCHIVE_TITLES */.l0.map(plain_text/* capitalize */.ZH)].map(summary_parts/* left */.kb);
    const rows = archives.map((archive) => [
        (0,markdown.md) `${wording_cache/* ARCHIVE_LABELS */.bD[archive.name]}`,
        ...(0,wording_cache/* describeArchive */.SH)(archive).map((cell) => (0,markdown.md) `${cell}`),
    ]);
    return (0,markdown/* table */.tp)(columns, rows);
}
function figuresOf({ cargo }, cache) {
    const crates = (0,wording_cache/* describeCrateHits */.bL)(cache);
    return [
        ...(crates === undefined ? [] : [(0,markdown.md) `${crates}`]),
        ...(cargo === undefined ? [] : [(0,markdown.md) `${(0,wording/* formatCargo */.Uq)(cargo)}`]),
    ];
}
function remarkItem(remark) {
    return (0,markdown.md) `**${(0,wording_cache/* nameRemark */.u5)(remark)}**: ${(0,summary_parts/* sentence */.em)(remark.sentence)}`;
}

;// CONCATENATED MODULE: ./src/report/summary-comment.ts


/** What became of the comment on the pull request, in one line; nothing where none was asked for. */
function renderCommentLine(comment) {
    if (comment === undefined)
        return markdown/* EMPTY */.wg;
    const { outcome, reason, url } = comment;
    const address = url === undefined ? markdown/* EMPTY */.wg : (0,markdown.md) ` ${(0,markdown/* link */.nf)('It is here', url)}.`;
    const why = reason === undefined ? markdown/* EMPTY */.wg : (0,markdown.md) `: ${(0,summary_parts/* sentence */.em)(reason)}`;
    switch (outcome) {
        case 'created':
        case 'updated':
            return url === undefined
                ? (0,markdown.md) `The comment on the pull request was ${outcome}.`
                : (0,markdown.md) `The ${(0,markdown/* link */.nf)('comment on the pull request', url)} was ${outcome}.`;
        case 'skipped':
            return (0,markdown.md) `No comment on the pull request${why}${address}`;
        case 'lost':
            return (0,markdown.md) `⚠️ The comment on the pull request is not as it should be${why}${address}`;
    }
}

// EXTERNAL MODULE: ./src/delta/compare-lists.ts
var compare_lists = __webpack_require__(68469);
// EXTERNAL MODULE: ./src/delta/format-change.ts
var format_change = __webpack_require__(30336);
// EXTERNAL MODULE: ./src/report/wording-delta.ts
var wording_delta = __webpack_require__(72381);
;// CONCATENATED MODULE: ./src/report/summary-delta.ts







const summary_delta_MAX_ITEMS = 12;
const MAX_NAME = 200;
const summary_delta_MAX_SENTENCE = 500;
/**
 * What the run changed: sizes in one table, budgets, then files, crates and times behind a click.
 * Nothing for a run that was not compared and has no budget.
 */
function renderDelta({ delta }, show) {
    if (delta === undefined || !show.delta)
        return markdown/* EMPTY */.wg;
    return (0,markdown/* paragraphs */.qN)([
        (0,markdown.md) `### Change`,
        (0,markdown/* prose */.CS)((0,plain_text/* clip */.$Q)((0,wording_delta/* describeBaseline */.FT)(delta.baseline), summary_delta_MAX_SENTENCE)),
        changeTable(delta),
        (0,summary_parts/* bulletList */.fF)(delta.budgets.map(budgetItem), summary_delta_MAX_ITEMS),
        ...(show.deltaFiles ? [...delta.platforms.flatMap(listDetails), runDetails(delta)] : []),
        (0,summary_parts/* bulletList */.fF)(delta.remarks.map(summary_parts/* sentence */.em), summary_delta_MAX_ITEMS),
    ]);
}
/** Also of the comment. Nothing where nothing is known of before: the sizes stand elsewhere. */
function changeTable(delta) {
    const rows = (0,wording_delta/* deltaRows */.sp)(delta);
    if (rows.every(({ beforeBytes }) => beforeBytes === null))
        return markdown/* EMPTY */.wg;
    const columns = [(0,summary_parts/* left */.kb)('Platform'), (0,summary_parts/* left */.kb)('Size'), (0,summary_parts/* right */.pG)('Before'), (0,summary_parts/* right */.pG)('Now'), (0,summary_parts/* right */.pG)('Change')];
    return (0,markdown/* table */.tp)(columns, rows.map(changeRow));
}
function changeRow(row, index, rows) {
    const { platform, measure, part, before, after } = row;
    const change = (0,wording_delta/* describeRowChange */.Ok)(row);
    const isFirst = rows[index - 1]?.platform !== platform;
    return [
        isFirst ? (0,markdown/* code */.aY)(platform) : markdown/* EMPTY */.wg,
        part === 'total' ? (0,markdown.md) `**${measure}**` : (0,markdown.md) `${part}`,
        (0,markdown.md) `${before}`,
        (0,markdown.md) `${after}`,
        part === 'total' ? (0,markdown.md) `**${signed(change)}**` : signed(change),
    ];
}
/** A figure of ours. In a cell a plus begins no list, and an entity would only spoil the source. */
function signed(figure) {
    return figure.startsWith('+') ? (0,markdown.md) `+${figure.slice(1)}` : (0,markdown.md) `${figure}`;
}
function budgetItem(budget) {
    const { rule, sentence: figures } = budget;
    return (0,markdown.md) `${(0,wording_delta/* budgetSign */.VQ)(budget)} ${(0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(rule, MAX_NAME))} ${(0,summary_parts/* sentence */.em)(figures)}`;
}
function listDetails({ platform, files = [], crates = [] }) {
    const ofFiles = files.map(({ path, ...sizes }) => ({ name: path, ...sizes }));
    return [
        ...listOf(`${platform}: ${(0,format/* formatCount */.B4)(files.length, 'file')} changed`, 'File', ofFiles),
        ...listOf(`${platform}: ${(0,format/* formatCount */.B4)(crates.length, 'crate')} of the binary changed`, 'Crate', crates),
    ];
}
function listOf(title, head, changes) {
    if (changes.length === 0)
        return [];
    const columns = [(0,summary_parts/* left */.kb)(head), (0,summary_parts/* right */.pG)('Before'), (0,summary_parts/* right */.pG)('Now'), (0,summary_parts/* right */.pG)('Change')];
    const rows = changes.map((change) => [
        (0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(change.name, MAX_NAME)),
        (0,markdown.md) `${(0,format/* formatBytes */.z3)(change.beforeBytes ?? null)}`,
        (0,markdown.md) `${(0,format/* formatBytes */.z3)(change.afterBytes ?? null)}`,
        signed((0,format_change/* formatByteChange */.U)((0,compare_lists/* changeOf */.C2)(change))),
    ]);
    return [(0,markdown/* details */.zH)(title, (0,markdown/* table */.tp)(columns, rows))];
}
function runDetails({ durations = [], cache = [] }) {
    if (durations.length + cache.length === 0)
        return markdown/* EMPTY */.wg;
    const rows = durations.map((one) => [(0,markdown.md) `${one.name}`, (0,markdown.md) `${(0,wording_delta/* describeDurations */.Jy)(one)}`]);
    const times = rows.length === 0 ? markdown/* EMPTY */.wg : (0,markdown/* table */.tp)([(0,summary_parts/* left */.kb)('Stage'), (0,summary_parts/* left */.kb)('Before → now')], rows);
    const figures = (0,summary_parts/* bulletList */.fF)(cache.map((one) => (0,markdown.md) `${(0,wording_delta/* describeCacheChange */._9)(one)}`), summary_delta_MAX_ITEMS);
    return (0,markdown/* details */.zH)('Times and cache, noisy', (0,markdown/* paragraphs */.qN)([(0,markdown.md) `${wording_delta/* NOISY */.XL}`, times, figures]));
}

// EXTERNAL MODULE: ./src/report/summary-head.ts
var summary_head = __webpack_require__(3845);
// EXTERNAL MODULE: ./src/report/network-highlights.ts
var network_highlights = __webpack_require__(94504);
// EXTERNAL MODULE: ./src/report/summary-endpoints.ts
var summary_endpoints = __webpack_require__(15925);
// EXTERNAL MODULE: ./src/report/wording-fetch.ts
var wording_fetch = __webpack_require__(52455);
;// CONCATENATED MODULE: ./src/report/summary-network.ts








const summary_network_MAX_ITEMS = 12;
const summary_network_MAX_NAME = 100;
const MAX_FETCH = 1500;
/**
 * What was found out about the network, what was decided for it, and what was fetched. Trouble stands
 * open at the top; what is well is behind a click.
 */
function renderNetwork(report, show) {
    if (!show.network)
        return markdown/* EMPTY */.wg;
    const blocks = [
        (0,summary_parts/* bulletList */.fF)((0,network_highlights/* listTroubles */.Tt)(report).map(troubleItem), summary_network_MAX_ITEMS),
        decisionList(report),
        show.endpoints ? endpointTables(report) : markdown/* EMPTY */.wg,
        ...fetchBlocks(report),
    ].filter(({ markdown }) => markdown !== '');
    return blocks.length === 0 ? markdown/* EMPTY */.wg : (0,markdown/* paragraphs */.qN)([(0,markdown.md) `### Network`, ...blocks]);
}
function troubleItem({ failed, name, cause, remedy }) {
    const shown = (0,plain_text/* clip */.$Q)((0,plain_text/* cleanLine */.Ow)(name).trim(), summary_network_MAX_NAME);
    const rest = remedy === undefined ? markdown/* EMPTY */.wg : (0,markdown.md) ` ${(0,summary_parts/* sentence */.em)(remedy)}`;
    return (0,markdown.md) `${failed ? '❌' : '⚠️'} **${shown}**: ${(0,summary_parts/* sentence */.em)(cause)}${rest}`;
}
function decisionList(report) {
    const decisions = (0,network_highlights/* listDecisions */.u8)(report).map(({ reason }) => (0,summary_parts/* sentence */.em)(reason));
    return (0,summary_parts/* titledList */.NH)((0,markdown.md) `What this run does differently:`, decisions, summary_network_MAX_ITEMS);
}
function endpointTables({ preflight }) {
    if (preflight === undefined)
        return markdown/* EMPTY */.wg;
    const { troubled, healthy } = (0,network_highlights/* sortEndpoints */.vv)(preflight);
    const whole = (0,wording_network/* describePreflight */.Vv)(preflight) ?? '';
    if (troubled.length === 0) {
        return healthy.length === 0 ? markdown/* EMPTY */.wg : (0,markdown/* details */.zH)(whole, (0,summary_endpoints/* endpointTable */._s)(healthy));
    }
    const rest = healthy.length === 0
        ? markdown/* EMPTY */.wg
        : (0,markdown/* details */.zH)((0,format/* formatCount */.B4)(healthy.length, 'healthy endpoint'), (0,summary_endpoints/* endpointTable */._s)(healthy));
    return (0,markdown/* paragraphs */.qN)([(0,markdown.md) `${whole}:`, (0,summary_endpoints/* endpointTable */._s)(troubled), rest]);
}
function fetchBlocks({ fetch }) {
    if (fetch === undefined)
        return [];
    const fetched = (0,wording_fetch/* describeFetch */.uc)(fetch);
    const faults = fetch.incidents.map((incident) => (0,summary_parts/* sentence */.em)((0,wording_fetch/* describeIncident */.K1)(incident)));
    const left = fetch.leftToBuild.map(summary_parts/* sentence */.em);
    return [
        fetched === undefined ? markdown/* EMPTY */.wg : (0,markdown/* prose */.CS)((0,plain_text/* clip */.$Q)(fetched, MAX_FETCH)),
        (0,summary_parts/* titledList */.NH)((0,markdown.md) `Faults while fetching:`, faults, summary_network_MAX_ITEMS),
        (0,summary_parts/* titledList */.NH)((0,markdown.md) `Left to the network of the build:`, left, summary_network_MAX_ITEMS),
    ];
}

;// CONCATENATED MODULE: ./src/report/summary-notes.ts




const MAX_WARNINGS = 50;
const MAX_MESSAGE = 500;
const summary_notes_MAX_NAME = 300;
/** What the started image answered. */
function renderSmokeTest(test, showBody) {
    if (test === undefined)
        return markdown/* EMPTY */.wg;
    const { outcome, url, body } = test;
    const mark = outcome === 'success' ? '✅' : '❌';
    return (0,markdown/* paragraphs */.qN)([
        (0,markdown.md) `### Smoke test`,
        (0,markdown.md) `${mark} ${(0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(url, summary_notes_MAX_NAME))} ${(0,markdown/* prose */.CS)((0,plain_text/* clip */.$Q)((0,wording/* describeAnswer */.O1)(test), MAX_MESSAGE))}`,
        body === undefined || !showBody ? markdown/* EMPTY */.wg : (0,markdown/* codeBlock */.DV)([body]),
    ]);
}
function renderWarnings(warnings, show) {
    return show ? (0,summary_parts/* titledList */.NH)((0,markdown.md) `### Warnings`, warnings.map(warningItem), MAX_WARNINGS) : markdown/* EMPTY */.wg;
}
function warningItem({ message, file, line, url }) {
    const place = (0,wording/* describePlace */.df)({ file, line });
    return (0,markdown/* join */.fj)([
        ...(place === undefined ? [] : [(0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(place, summary_notes_MAX_NAME))]),
        (0,markdown/* prose */.CS)((0,plain_text/* clip */.$Q)(message, MAX_MESSAGE)),
        ...(url === undefined ? [] : [(0,markdown.md) `(${(0,markdown/* link */.nf)('more', url)})`]),
    ], ' ');
}
/** Who made this, in small print. */
function renderFooter({ tool, build, startedAt }) {
    const parts = [`${tool.name} ${tool.version}`, ...(0,wording/* describeEngine */.sk)(build), `started ${startedAt}`];
    return (0,markdown.md) `<sub>${parts.map((part) => (0,plain_text/* clip */.$Q)(part, summary_notes_MAX_NAME)).join(' · ')}</sub>`;
}

// EXTERNAL MODULE: ./src/report/wording-publish.ts
var wording_publish = __webpack_require__(75576);
;// CONCATENATED MODULE: ./src/report/summary-publish.ts




const MAX_REFERENCES = 10;
const MAX_INCIDENTS = 10;
/** What was pushed, or why nothing was. Short: never left out. */
function renderPublish({ publish }) {
    return publish === undefined ? markdown/* EMPTY */.wg : summaryPublish(publish);
}
function summaryPublish(report) {
    return (0,markdown/* paragraphs */.qN)([
        headline(report),
        (0,summary_parts/* bulletList */.fF)(report.references.map(markdown/* code */.aY), MAX_REFERENCES),
        (0,summary_parts/* titledList */.NH)((0,markdown.md) `Tried again during the push:`, (0,wording_publish/* listPushIncidents */.ms)(report).map(summary_parts/* sentence */.em), MAX_INCIDENTS),
    ]);
}
function headline(report) {
    const { outcome, digest, reason, remedy } = report;
    const label = (0,markdown.md) `**${(0,plain_text/* capitalize */.ZH)(wording_publish/* PUBLISH_OUTCOMES */.a[outcome])}:**`;
    if (outcome === 'pushed') {
        return (0,markdown.md) `${label} ${(0,markdown/* code */.aY)(digest)}, the image that was scanned; ${(0,wording_publish/* describePushedBytes */.G_)(report)}`;
    }
    const why = [reason, remedy].flatMap((text) => (text === undefined ? [] : [(0,summary_parts/* sentence */.em)(text)]));
    return (0,markdown/* join */.fj)([label, ...why], ' ');
}

// EXTERNAL MODULE: ./src/scan/findings/severity.ts
var findings_severity = __webpack_require__(70553);
// EXTERNAL MODULE: ./src/report/scan-highlights.ts
var scan_highlights = __webpack_require__(5875);
// EXTERNAL MODULE: ./src/report/wording-scan.ts
var wording_scan = __webpack_require__(8470);
;// CONCATENATED MODULE: ./src/report/summary-scan.ts







const MAX_BREAKING = 25;
const MAX_OTHERS = 50;
const summary_scan_MAX_ITEMS = 20;
const MAX_CELL = 120;
/** What the scanner found: the verdict always, each finding only with `findings`. Nothing for a run without a scan. */
function renderScan({ scan }, show) {
    return scan === undefined || !show.scan ? markdown/* EMPTY */.wg : summaryScan(scan, show);
}
/** The section on one scan: the verdict first, then what it is made of, what breaks the policy, and the rest. */
function summaryScan(report, show = { findings: true }) {
    return (0,markdown/* paragraphs */.qN)([
        (0,markdown.md) `### Scan`,
        (0,markdown.md) `**${markOf(report)} ${(0,summary_parts/* sentence */.em)(report.reason)}**`,
        (0,markdown.md) `${(0,wording_scan/* describeTools */.Bn)(report)} ${(0,wording_scan/* describePolicy */.wy)(report)}`,
        platformTable(report.platforms),
        ...(show.findings ? findingBlocks(report) : []),
        ignoreList(report.ignoreEntries),
        (0,summary_parts/* titledList */.NH)((0,markdown.md) `Also to be known:`, report.remarks.map(summary_parts/* sentence */.em), summary_scan_MAX_ITEMS),
    ]);
}
function markOf({ mode, verdict }) {
    const fail = mode === 'enforce' ? '❌' : '⚠️';
    return { pass: '✅', fail, unknown: '❔' }[verdict];
}
function platformTable(platforms) {
    if (platforms.length === 0)
        return markdown/* EMPTY */.wg;
    const severities = (0,scan_highlights/* usedSeverities */.$e)(platforms);
    const isCompared = platforms.some(({ comparison }) => comparison !== undefined);
    const letPass = platforms.map(({ findings }) => findings.filter(({ ignored }) => ignored).length);
    const anyLetPass = letPass.some((count) => count > 0);
    const columns = [
        (0,summary_parts/* left */.kb)('Platform'),
        (0,summary_parts/* left */.kb)('Verdict'),
        ...severities.map((severity) => (0,summary_parts/* right */.pG)((0,plain_text/* capitalize */.ZH)(severity.toLowerCase()))),
        ...(isCompared ? [(0,summary_parts/* right */.pG)('New'), (0,summary_parts/* right */.pG)('Fixed')] : []),
        ...(anyLetPass ? [(0,summary_parts/* right */.pG)('Let pass')] : []),
        (0,summary_parts/* left */.kb)('Analysed'),
    ];
    return (0,markdown/* table */.tp)(columns, platforms.map((one, at) => {
        const counts = (0,scan_highlights/* countSeverities */.ng)(one);
        const { comparison } = one;
        const compared = [comparison?.newCount, comparison?.fixed.length];
        return [
            (0,markdown/* code */.aY)(one.platform),
            (0,markdown.md) `${wording_scan/* VERDICTS */.bk[one.verdict]}`,
            ...severities.map((severity) => (0,markdown.md) `${counts[findings_severity/* SEVERITIES */.oC.indexOf(severity)] ?? 0}`),
            ...(isCompared ? compared.map((count) => (0,markdown.md) `${count ?? format/* BLANK */.Z4}`) : []),
            ...(anyLetPass ? [(0,markdown.md) `${letPass[at] ?? 0}`] : []),
            (0,markdown.md) `${(0,wording_scan/* describePackages */.zx)(one)}`,
        ];
    }));
}
function findingBlocks({ platforms }) {
    const names = platforms.map(({ platform }) => platform);
    const breaking = (0,scan_highlights/* shareFindings */.ud)(platforms, ({ counts }) => counts);
    const others = (0,scan_highlights/* shareFindings */.ud)(platforms, ({ counts, ignored }) => !counts && !ignored);
    const fixed = (0,scan_highlights/* listFixed */.VW)(platforms);
    const verb = others.length === 1 ? 'does' : 'do';
    return [
        breaking.length === 0
            ? markdown/* EMPTY */.wg
            : (0,markdown/* paragraphs */.qN)([(0,markdown.md) `What breaks the policy:`, findingTable(breaking, names, MAX_BREAKING)]),
        folded(`${(0,format/* formatCount */.B4)(others.length, 'finding')} that ${verb} not break the policy`, others, names),
        folded(`${(0,format/* formatCount */.B4)(fixed.length, 'finding')} of the base image that this one has no more`, fixed, names),
    ];
}
function folded(title, findings, names) {
    return findings.length === 0 ? markdown/* EMPTY */.wg : (0,markdown/* details */.zH)(title, findingTable(findings, names, MAX_OTHERS));
}
function findingTable(findings, names, max) {
    const shown = findings.slice(0, max);
    const hasState = shown.some(({ finding }) => finding.state !== undefined);
    const columns = [
        ...['Severity', 'Finding', 'Package', 'Installed', 'Fixed in', 'Where'].map(summary_parts/* left */.kb),
        ...(hasState ? [(0,summary_parts/* left */.kb)('Against the base')] : []),
        ...(names.length > 1 ? [(0,summary_parts/* left */.kb)('Platforms')] : []),
    ];
    const rows = shown.map(({ finding, platforms }) => [
        ...findingCells(finding),
        ...(hasState ? [(0,markdown.md) `${(0,wording_scan/* describeState */.Jw)(finding)}`] : []),
        ...(names.length > 1 ? [platformCell(platforms, names)] : []),
    ]);
    const rest = findings.length - shown.length;
    return (0,markdown/* paragraphs */.qN)([
        (0,markdown/* table */.tp)(columns, rows),
        rest > 0 ? (0,markdown.md) `${(0,format/* formatCount */.B4)(rest, 'more finding')}; report.json has all.` : markdown/* EMPTY */.wg,
    ]);
}
function findingCells(finding) {
    const { severity, id, url, title, installed, fixed, path } = finding;
    const name = (0,markdown/* link */.nf)((0,plain_text/* clip */.$Q)(id, MAX_CELL), url ?? '');
    return [
        (0,markdown.md) `${severity.toLowerCase()}`,
        // No colon: after a name that ends with `:x` it would make an emoji of it.
        title === undefined ? name : (0,markdown.md) `${name} – ${(0,plain_text/* clip */.$Q)(title, MAX_CELL)}`,
        (0,markdown.md) `${(0,plain_text/* clip */.$Q)((0,wording_scan/* describeSubject */.qy)(finding), MAX_CELL)}`,
        codeOrBlank(installed),
        codeOrBlank(fixed),
        codeOrBlank(path === undefined ? undefined : `/${path}`),
    ];
}
function codeOrBlank(text) {
    return (0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(text ?? '', MAX_CELL));
}
function platformCell(platforms, names) {
    return platforms.length === names.length ? (0,markdown.md) `all` : (0,markdown/* join */.fj)(platforms.map(markdown/* code */.aY), ', ');
}
/** Each with its reason and its end: whoever reads the summary sees what was left out of the verdict. */
function ignoreList(entries) {
    const items = entries.map((entry) => {
        const places = (0,wording_scan/* placesOf */.ek)(entry).map((place) => (0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(place, MAX_CELL)));
        const where = places.length === 0 ? markdown/* EMPTY */.wg : (0,markdown.md) ` in ${(0,markdown/* join */.fj)(places, ', ')}`;
        return (0,markdown.md) `${(0,markdown/* code */.aY)(entry.id)}${where}, ${(0,summary_parts/* sentence */.em)((0,wording_scan/* describeIgnoreEntry */.MO)(entry))}`;
    });
    return (0,summary_parts/* titledList */.NH)((0,markdown.md) `Let pass by the ignore file:`, items, summary_scan_MAX_ITEMS);
}

// EXTERNAL MODULE: ./src/report/highlights.ts
var highlights = __webpack_require__(19837);
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
        return markdown/* EMPTY */.wg;
    const { platforms, unmeasured } = image;
    const counted = (0,wording/* describeUnpacked */.pH)(image);
    return (0,markdown/* paragraphs */.qN)([
        (0,markdown.md) `### Size`,
        (0,highlights/* knownMeasures */.XD)(platforms).length === 0 ? markdown/* EMPTY */.wg : sizeTable(platforms),
        counted === undefined ? markdown/* EMPTY */.wg : (0,markdown.md) `${counted}`,
        unmeasured === undefined ? markdown/* EMPTY */.wg : (0,markdown.md) `Not measured: ${(0,plain_text/* clip */.$Q)(unmeasured, MAX_REASON)}`,
        ...(show.layers ? platforms.map(layerDetails) : []),
    ]);
}
function sizeTable(platforms) {
    const measures = (0,highlights/* knownMeasures */.XD)(platforms);
    const split = (0,highlights/* hasBaseSplit */.k0)(platforms);
    const parts = split ? [(0,summary_parts/* right */.pG)('base'), (0,summary_parts/* right */.pG)('own')] : [];
    const columns = [
        (0,summary_parts/* left */.kb)('Platform'),
        ...measures.flatMap((measure) => [(0,summary_parts/* right */.pG)(TITLES[measure]), ...parts]),
    ];
    const cells = (platform, measure) => {
        const { total, base, own } = (0,highlights/* sizesOf */.gN)(platform, measure);
        const sum = (0,markdown.md) `**${(0,format/* formatBytes */.z3)(total)}**`;
        return split ? [sum, (0,markdown.md) `${(0,format/* formatBytes */.z3)(base)}`, (0,markdown.md) `${(0,format/* formatBytes */.z3)(own)}`] : [sum];
    };
    const rows = platforms.map((platform) => [
        (0,markdown/* code */.aY)(platform.platform),
        ...measures.flatMap((measure) => cells(platform, measure)),
    ]);
    return (0,markdown/* table */.tp)(columns, rows);
}
function layerDetails({ platform, layers, total }) {
    if (layers.length === 0)
        return markdown/* EMPTY */.wg;
    const sum = [(0,format/* formatCount */.B4)(layers.length, 'layer'), ...(0,wording/* describeSize */.jt)(total, format/* formatExactBytes */.Uv)];
    const columns = [
        (0,summary_parts/* right */.pG)('Layer'),
        (0,summary_parts/* right */.pG)('Compressed'),
        (0,summary_parts/* right */.pG)('Unpacked'),
        (0,summary_parts/* left */.kb)('From'),
        (0,summary_parts/* left */.kb)('Made by'),
        (0,summary_parts/* left */.kb)('Digest'),
    ];
    return (0,markdown/* details */.zH)(`${platform}: ${sum.join(', ')}`, (0,markdown/* table */.tp)(columns, layers.map(layerRow)));
}
const ORIGINS = {
    base: 'base',
    own: 'own',
    unknown: format/* BLANK */.Z4,
};
function layerRow(layer, index) {
    return [
        (0,markdown.md) `${index + 1}`,
        (0,markdown.md) `${(0,format/* formatBytes */.z3)(layer.compressedBytes)}`,
        (0,markdown.md) `${(0,format/* formatBytes */.z3)(layer.unpackedBytes)}`,
        (0,markdown.md) `${ORIGINS[layer.origin]}`,
        (0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)((0,highlights/* shortInstruction */.jw)(layer.createdBy ?? ''), MAX_INSTRUCTION)),
        (0,markdown/* code */.aY)(shortDigest(layer.digest)),
    ];
}
/** Twelve digits, as Docker shows identifiers. */
function shortDigest(digest) {
    return digest.replace(/^[^:]*:/, '').slice(0, 12);
}

// EXTERNAL MODULE: ./src/report/timeline.ts
var report_timeline = __webpack_require__(91935);
;// CONCATENATED MODULE: ./src/report/gantt.ts



/**
 * A chart in the language of Mermaid, which GitHub draws. Its grammar has no way to quote: a name ends at
 * a colon, a line at a semicolon, `#` and `%%` begin something else, and so does a keyword at the start.
 */
const gantt_MAX_NAME = 48;
/** More make a chart that nobody reads. */
const MAX_STEPS = 12;
const gantt_MAX_ATTEMPTS = 8;
/** Signs that mean something to Mermaid, or to a browser, as ones that only look alike. */
const LOOK_ALIKE = {
    ':': '\u2236',
    ';': ',',
    '#': '\uff03',
    '%': '\uff05',
    '<': '\u2039',
    '>': '\u203a',
    '&': '\uff06',
    '"': '\u201d',
    '`': '\u2019',
    '{': '(',
    '}': ')',
    '|': '\u00a6',
    '\\': '\u2216',
    $: '\uff04',
    '^': '\u02c6',
};
/** Text of others as the name of a row: no sign of it has a meaning, and no word stands at the start. */
function ganttName(text) {
    const line = (0,plain_text/* clip */.$Q)((0,plain_text/* cleanLine */.Ow)(text).replace(/\s+/g, ' ').trim(), gantt_MAX_NAME);
    const plain = line
        .replace(/[:;#%<>&"`{}|\\$^]/g, (sign) => LOOK_ALIKE[sign] ?? '')
        .replace(/[^\p{L}\p{M}\p{N} .,_/+=()[\]'@~*!?\u2026\u2236\uff03\uff05\u2039\u203a\uff06\u201d\u2019\u00a6\u2216\uff04\u02c6-]/gu, '\u00b7');
    return plain.startsWith('[') ? plain : `\u00b7 ${plain}`;
}
/** Lines of the chart; none where nothing took noticeable time. */
function ganttLines(timeline) {
    const { durationMs } = timeline;
    const sections = [
        ...section('Run', (0,report_timeline/* pickRows */.LB)(timeline.stages, durationMs).shown),
        ...section('Attempts', timeline.attempts.slice(-2 * gantt_MAX_ATTEMPTS)),
        ...section('Steps', (0,report_timeline/* pickRows */.LB)(timeline.steps, durationMs, MAX_STEPS).shown),
    ];
    if (sections.length === 0)
        return [];
    return [
        'gantt',
        '    dateFormat YYYY-MM-DD HH:mm:ss.SSS',
        `    axisFormat ${axisFormat(durationMs)}`,
        '    todayMarker off',
        ...sections,
    ];
}
const HOUR_MS = 3_600_000;
function axisFormat(durationMs) {
    if (durationMs >= HOUR_MS)
        return '%H:%M';
    return durationMs >= 5000 ? '%M:%S' : '%S.%L';
}
function section(title, rows) {
    return rows.length === 0 ? [] : [`    section ${title}`, ...rows.map(ganttRow)];
}
const TAGS = {
    done: '',
    cached: 'done, ',
    failed: 'crit, ',
    cancelled: 'crit, ',
};
function ganttRow({ kind, name, startMs, durationMs, outcome }) {
    const shown = kind === 'step' ? ganttName((0,report_timeline/* shortStepName */.eq)(name)) : name;
    const tag = kind === 'wait' ? 'done, ' : TAGS[outcome];
    const took = Math.max(1, Math.round(durationMs));
    return `    ${shown} (${(0,format/* formatDuration */.a3)(durationMs)}) :${tag}${clockTime(startMs)}, ${took}ms`;
}
/** On a day of its own that no clock is changed on: the axis counts from midnight, wherever it is read. */
function clockTime(sinceStartMs) {
    const at = new Date(Date.UTC(2001, 0, 1) + Math.round(sinceStartMs)).toISOString();
    return `${at.slice(0, 10)} ${at.slice(11, 23)}`;
}

;// CONCATENATED MODULE: ./src/report/summary-timeline.ts




/** A shorter run needs no chart. */
const WORTH_SEEING_MS = 1000;
/** Where the time went, as a chart that GitHub draws, and what is not in it. */
function renderTimeline(report, show) {
    const timeline = (0,report_timeline/* timelineOf */.hf)(report);
    if (!show.timeline || timeline.durationMs < WORTH_SEEING_MS)
        return markdown/* EMPTY */.wg;
    const lines = ganttLines(timeline);
    if (lines.length === 0)
        return markdown/* EMPTY */.wg;
    return (0,markdown/* paragraphs */.qN)([
        // Names in it were made harmless for Mermaid, and can hold no fence.
        { markdown: ['```mermaid', ...lines, '```'].join('\n') },
        caption(timeline),
    ]);
}
function caption({ steps, attempts, durationMs }) {
    const { shown, rest } = (0,report_timeline/* pickRows */.LB)(steps, durationMs, MAX_STEPS);
    const short = rest.count - rest.cached;
    const parts = [
        ...(attempts.some(({ kind }) => kind === 'wait') ? ['Grey is waiting.'] : []),
        ...(rest.cached === 0 ? [] : [`${(0,format/* formatCount */.B4)(rest.cached, 'step')} came from the cache.`]),
        ...(short === 0 || shown.length === 0
            ? []
            : [`${(0,format/* formatCount */.B4)(short, 'shorter step')} took ${(0,format/* formatDuration */.a3)(rest.durationMs)} in all.`]),
    ];
    return parts.length === 0 ? markdown/* EMPTY */.wg : (0,markdown.md) `<sub>${parts.join(' ')}</sub>`;
}

;// CONCATENATED MODULE: ./src/report/summary-times.ts







const SLOWEST = 8;
const MAX_STEP = 160;
/** Where the time went: stages of the run, steps of the build. */
function renderTimes(report, show) {
    if (!show.times || report.stages.length === 0)
        return markdown/* EMPTY */.wg;
    return (0,markdown/* paragraphs */.qN)([
        (0,markdown.md) `### Time`,
        renderTimeline(report, show),
        stageTable(report),
        cargoSentence(report),
        ...(show.steps ? stepSection(report.steps) : []),
    ]);
}
function stageTable({ stages, durationMs }) {
    const rows = stages.map((stage) => [
        (0,markdown.md) `${stage.name}`,
        (0,markdown.md) `${(0,format/* formatDuration */.a3)(stage.durationMs)}`,
        (0,markdown.md) `${(0,format/* formatShare */.T1)(stage.durationMs, durationMs)}`,
    ]);
    const total = [(0,markdown.md) `**total**`, (0,markdown.md) `**${(0,format/* formatDuration */.a3)(durationMs)}**`, markdown/* EMPTY */.wg];
    return (0,markdown/* table */.tp)([(0,summary_parts/* left */.kb)('Stage'), (0,summary_parts/* right */.pG)('Took'), (0,summary_parts/* right */.pG)('Share')], [...rows, total]);
}
/** The section on caches has it among its figures, and stays longer than this one. */
function cargoSentence({ cargo, cache }) {
    return cargo === undefined || cache ? markdown/* EMPTY */.wg : (0,markdown.md) `${(0,wording/* formatCargo */.Uq)(cargo)}`;
}
function stepSection(steps) {
    if (steps.length === 0)
        return [];
    const slowest = (0,highlights/* pickSlowestSteps */.cY)(steps, SLOWEST);
    const title = (0,wording/* describeSteps */.N$)(steps);
    return [
        slowest.length === 0 ? (0,markdown.md) `${title}` : (0,markdown.md) `${title}; the slowest:\n\n${stepTable(slowest)}`,
        (0,markdown/* details */.zH)('All build steps', (0,markdown/* paragraphs */.qN)([stageTotalsTable(steps), stepTable(steps)])),
    ];
}
function stepTable(steps) {
    return (0,markdown/* table */.tp)([(0,summary_parts/* right */.pG)('Took'), (0,summary_parts/* left */.kb)('Step')], steps.map((step) => [(0,markdown.md) `${stepTime(step)}`, stepName(step)]));
}
function stepTime({ cached, durationMs }) {
    return cached ? 'cached' : (0,format/* formatDuration */.a3)(durationMs);
}
function stepName({ name, error }) {
    const shown = (0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(name, MAX_STEP));
    return error === undefined ? shown : (0,markdown.md) `${shown} **failed**`;
}
/** Only where there is more than one stage to tell apart. */
function stageTotalsTable(steps) {
    const totals = (0,highlights/* totalByStage */.Gn)(steps);
    if (totals.filter(({ stage }) => stage !== undefined).length < 2)
        return markdown/* EMPTY */.wg;
    const rows = totals.map(({ stage, steps: count, cached, busyMs }) => [
        stage === undefined ? (0,markdown.md) `${format/* BLANK */.Z4}` : (0,markdown/* code */.aY)((0,plain_text/* clip */.$Q)(stage, MAX_STEP)),
        (0,markdown.md) `${count}`,
        (0,markdown.md) `${cached}`,
        (0,markdown.md) `${cached === count ? 'cached' : (0,format/* formatDuration */.a3)(busyMs)}`,
    ]);
    return (0,markdown/* table */.tp)([(0,summary_parts/* left */.kb)('Dockerfile stage'), (0,summary_parts/* right */.pG)('Steps'), (0,summary_parts/* right */.pG)('Cached'), (0,summary_parts/* right */.pG)('Took')], rows);
}

;// CONCATENATED MODULE: ./src/report/summary.ts













/** GitHub refuses the whole summary of a step above 1 MiB; the rest is for what others write there. */
const SUMMARY_MAX_BYTES = 1024 * 1024 - 64 * 1024;
const WHOLE = {
    layers: true,
    steps: true,
    endpoints: true,
    attemptEvidence: true,
    evidenceLines: Number.POSITIVE_INFINITY,
    answer: true,
    findings: true,
    deltaFiles: true,
    warnings: true,
    timeline: true,
    times: true,
    sizes: true,
    cache: true,
    network: true,
    delta: true,
    scan: true,
    attempts: true,
    facts: true,
    tried: true,
};
/** What goes first when there is too much: the longest and least read, down to cause and remedy. */
const CUTS = [
    { name: 'layers', cut: { layers: false } },
    { name: 'build steps', cut: { steps: false } },
    { name: 'endpoints', cut: { endpoints: false } },
    { name: 'log lines of earlier attempts', cut: { attemptEvidence: false } },
    { name: 'changed files and crates', cut: { deltaFiles: false } },
    { name: 'older log lines', cut: { evidenceLines: 20 } },
    { name: 'log lines', cut: { evidenceLines: 0 }, includes: 'older log lines' },
    { name: 'answer of the smoke test', cut: { answer: false } },
    { name: 'warnings', cut: { warnings: false } },
    { name: 'findings', cut: { findings: false } },
    { name: 'timeline', cut: { timeline: false } },
    { name: 'times', cut: { times: false }, includes: 'timeline' },
    { name: 'sizes', cut: { sizes: false }, includes: 'layers' },
    { name: 'cache', cut: { cache: false } },
    { name: 'network', cut: { network: false }, includes: 'endpoints' },
    { name: 'changes', cut: { delta: false }, includes: 'changed files and crates' },
    {
        name: 'attempts',
        cut: { attempts: false },
        includes: 'log lines of earlier attempts',
    },
    { name: 'scan', cut: { scan: false }, includes: 'findings' },
    { name: 'facts', cut: { facts: false } },
    { name: 'what was tried', cut: { tried: false } },
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
    return (0,markdown/* paragraphs */.qN)([
        (0,summary_head/* renderHeadline */.Lf)(report),
        (0,summary_head/* renderStandIns */.fL)(report),
        renderUnchanged(report),
        (0,summary_head/* renderFailure */.zt)(report, extent),
        extent.facts ? (0,summary_head/* renderFacts */.Id)(report) : markdown/* EMPTY */.wg,
        renderPublish(report),
        renderScan(report, extent),
        renderSmokeTest(report.smokeTest, extent.answer),
        renderDelta(report, extent),
        renderSizes(report.image, extent),
        renderAttempts(report, extent),
        renderNetwork(report, extent),
        renderCache(report, extent),
        renderTimes(report, extent),
        renderWarnings(report.warnings, extent.warnings),
        renderCommentLine(report.comment),
    ]);
}
function withNote(report, body, left, maxBytes) {
    return `${(0,markdown/* paragraphs */.qN)([body, leftOutNote(left, maxBytes), renderFooter(report)]).markdown}\n`;
}
function leftOutNote(left, maxBytes) {
    if (left.length === 0)
        return markdown/* EMPTY */.wg;
    return (0,markdown.md) `Left out to stay below ${(0,format/* groupDigits */.K9)(maxBytes)} bytes: ${left.join(', ')}. All of it stands in report.json.`;
}
/** When even cause and remedy are too long: how it ended, and whether the image is a real one. */
function renderBarest(report, maxBytes) {
    const standIns = report.build.standIns.length === 0
        ? markdown/* EMPTY */.wg
        : (0,markdown.md) `> ⚠️ **Built on stand-in base images.** Do not release this image.`;
    const note = leftOutNote(['everything else'], maxBytes);
    return `${(0,markdown/* paragraphs */.qN)([(0,summary_head/* renderHeadline */.Lf)(report), standIns, note]).markdown}\n`;
}

// EXTERNAL MODULE: ./src/report/text.ts + 7 modules
var report_text = __webpack_require__(86704);
// EXTERNAL MODULE: ./src/cli/command-options.ts
var command_options = __webpack_require__(40560);
;// CONCATENATED MODULE: ./src/cli/report-arguments.ts

const FORMATS = ['text', 'markdown', 'html'];
const REPORT_HELP = `cv-docker-build report: shows any report.json again, as text, Markdown or a page.

Usage:
  cv-docker-build report FILE [OPTIONS]

Options:
      --compare FILE          An earlier report.json: shows what changed since then as well.
      --format FORMAT         text, markdown (as in a job summary) or html (one page that needs
                              nothing else). Default: by the name of the output, else text.
      --output FILE           Write to this file. Default: standard output.
  -h, --help                  This text.

Nothing is built, and nothing is asked of the network.

Exit codes: 0 ok, whatever the report tells; 2 a wrong option, or a file that is no report.
`;
function parseReportArguments(args) {
    const options = (0,command_options/* readOptions */.Tt)(args, {
        help: { type: 'boolean', short: 'h' },
        compare: { type: 'string' },
        format: { type: 'string' },
        output: { type: 'string' },
    }, { count: 1, command: 'report' });
    if (!options.ok)
        return options;
    const { has, text, positionals } = options.value;
    if (has('help'))
        return { ok: true, value: { kind: 'help' } };
    const [file] = positionals;
    const output = text('output');
    const word = text('format') ?? formatOfName(output);
    const format = FORMATS.find((known) => known === word);
    const compare = text('compare');
    if (file === undefined || format === undefined) {
        const errors = [
            ...(file === undefined ? [NO_FILE] : []),
            ...(format === undefined ? [wrongFormat(word)] : []),
        ];
        return { ok: false, errors };
    }
    const given = {
        ...(compare === undefined ? {} : { compare }),
        ...(output === undefined ? {} : { output }),
    };
    return { ok: true, value: { kind: 'render', file, format, ...given } };
}
const NO_FILE = {
    input: 'report',
    problem: 'there is no file',
    remedy: 'name a report.json, as build --report FILE writes it',
};
function wrongFormat(word) {
    const problem = `${JSON.stringify(word)} is not a format`;
    return { input: '--format', problem, remedy: `use ${FORMATS.join(', ')}` };
}
function formatOfName(output = '') {
    if (/\.html?$/i.test(output))
        return 'html';
    return /\.(?:md|markdown)$/i.test(output) ? 'markdown' : 'text';
}

// EXTERNAL MODULE: ./src/cli/terminal.ts
var terminal = __webpack_require__(71028);
;// CONCATENATED MODULE: ./src/cli/report-command.ts











/** `report FILE`: see its help. Gives the exit code. */
async function runReportCommand(args) {
    const parsed = parseReportArguments(args);
    if (!parsed.ok)
        return refuse(parsed.errors);
    if (parsed.value.kind === 'help') {
        process.stdout.write(REPORT_HELP);
        return exit_codes/* EXIT */.d.ok;
    }
    return await render(parsed.value);
}
async function render({ file, compare, format, output, }) {
    const after = await readReport(file);
    const before = compare === undefined ? undefined : await readReport(compare);
    const errors = [after, before].flatMap((one) => (one === undefined || one.ok ? [] : one.errors));
    if (!after.ok || errors.length > 0)
        return refuse(errors);
    const report = before?.ok ? withChanges(before.value, after.value) : after.value;
    const text = await renderAs(format, report, output === undefined);
    if (output === undefined)
        process.stdout.write(text);
    else
        await files/* files */.a.writeText((0,external_node_path_.resolve)(output), text);
    return exit_codes/* EXIT */.d.ok;
}
/** One sentence for a file that is none, however much of it is wrong. */
async function readReport(file) {
    const text = await files/* files */.a.readTextIfAny((0,external_node_path_.resolve)(file));
    if (text === undefined) {
        const remedy = 'name a report.json, as build --report FILE writes it';
        return { ok: false, errors: [{ input: file, problem: 'there is no such file', remedy }] };
    }
    const parsed = (0,json/* parseReport */.M)(text);
    if (parsed.ok)
        return parsed;
    const [first, ...others] = parsed.errors;
    if (first === undefined)
        return parsed;
    const more = others.length === 0 ? '' : `, and ${others.length} more`;
    const problem = `it is no report that can be read here: ${first.problem}${more}`;
    return { ok: false, errors: [{ input: file, problem, remedy: first.remedy }] };
}
/** In the place of what the run itself was compared with. */
function withChanges(before, after) {
    const { commit } = before.source;
    const digest = before.image?.digest;
    const baseline = {
        kind: 'report',
        origin: 'file',
        ...(commit === undefined ? {} : { commit }),
        ...(digest === undefined ? {} : { digest }),
    };
    const found = [{ baseline, parts: before }];
    return { ...after, delta: { ...(0,compare/* compareReports */.l)({ kind: 'found', found }, after), budgets: [] } };
}
async function renderAs(format, report, isForTerminal) {
    switch (format) {
        case 'text': {
            const color = isForTerminal && terminal/* terminal */.F.isColorful;
            return (0,report_text/* renderText */.S)(report, { columns: terminal/* terminal */.F.columns(), color });
        }
        case 'markdown':
            return renderSummary(report);
        case 'html':
            return (await __webpack_require__.e(/* import() */ 580).then(__webpack_require__.bind(__webpack_require__, 56580))).renderPage(report);
    }
}
function refuse(errors) {
    for (const error of errors)
        process.stderr.write(`error: ${(0,plain_text/* cleanLine */.Ow)((0,src_errors/* formatInputError */.i)(error))}\n`);
    return exit_codes/* EXIT */.d.input;
}


/***/ }),

/***/ 58096:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ compareReports)
});

// EXTERNAL MODULE: ./src/delta/compare-lists.ts
var compare_lists = __webpack_require__(68469);
;// CONCATENATED MODULE: ./src/delta/compare-runs.ts
/** Stages that took less in both runs are noise alone. */
const NOTICEABLE_MS = 100;
/** What depends on the machine and on chance as much as on the change; absent where one run has none. */
function compareRuns(before, after) {
    const durations = compareDurations(before, after);
    const figures = [
        ...figure('units-fresh', freshUnits(before), freshUnits(after)),
        ...figure('crates-restored', restoredCrates(before), restoredCrates(after)),
    ];
    return {
        ...(durations.length > 0 ? { durations } : {}),
        ...(figures.length > 0 ? { cache: figures } : {}),
    };
}
function compareDurations(before, after) {
    return (after.stages ?? []).flatMap(({ name, durationMs }) => {
        const earlier = before.stages?.find((stage) => stage.name === name);
        if (!earlier || Math.max(earlier.durationMs, durationMs) < NOTICEABLE_MS)
            return [];
        return [{ name, beforeMs: earlier.durationMs, afterMs: durationMs }];
    });
}
function figure(name, before, after) {
    return before && after ? [{ name, before, after }] : [];
}
function freshUnits({ cargo }) {
    if (cargo?.fresh === undefined)
        return undefined;
    return { part: cargo.fresh, total: cargo.fresh + cargo.compiled };
}
function restoredCrates({ cache }) {
    return cache?.crates && { part: cache.crates.restored, total: cache.crates.locked };
}

// EXTERNAL MODULE: ./src/image/layer-bytes.ts
var layer_bytes = __webpack_require__(31074);
;// CONCATENATED MODULE: ./src/delta/compare-sizes.ts

/**
 * Sizes side by side. Two that were counted in different ways are never shown as a change: the
 * earlier one is left out, and a remark says why.
 */
function compareSizes(before, after) {
    const { platform, total, base, own } = after.platform;
    const obstacles = before ? findObstacles(before, after) : {};
    const earlier = before?.platform;
    const pair = (now, then) => then ? { before: withoutObstacles(then, obstacles), after: now } : { after: now };
    return {
        total: pair(total, earlier?.total),
        ...(base ? { base: pair(base, earlier?.base) } : {}),
        ...(own ? { own: pair(own, earlier?.own) } : {}),
        remarks: Object.values(obstacles).map((why) => `${platform}: ${why}`),
    };
}
function findObstacles(before, after) {
    const [then, now] = [compressionsOf(before.platform), compressionsOf(after.platform)];
    const isSameKind = then === now || isUnknown(before.platform) || isUnknown(after.platform);
    return {
        ...(isSameKind
            ? {}
            : {
                compressedBytes: `compressed sizes are not compared, as layers were compressed in another way before (${then}) than now (${now}).`,
            }),
        ...(before.unpackedAs === after.unpackedAs
            ? {}
            : {
                unpackedBytes: 'unpacked sizes are not compared, as one counts the contents of files alone and the other the tar around them, too.',
            }),
    };
}
function isUnknown({ total }) {
    return total.compressedBytes === null;
}
/** Of own layers where they are known: the base image stays as its maker compressed it. */
function compressionsOf({ layers }) {
    const own = layers.filter(({ origin }) => origin === 'own');
    const decisive = own.length > 0 ? own : layers;
    const kinds = new Set(decisive.map(({ mediaType }) => (0,layer_bytes/* compressionOf */.MB)(mediaType)));
    return [...kinds].sort().join(' and ') || 'no layers';
}
function withoutObstacles(size, obstacles) {
    return {
        compressedBytes: obstacles.compressedBytes === undefined ? size.compressedBytes : null,
        unpackedBytes: obstacles.unpackedBytes === undefined ? size.unpackedBytes : null,
    };
}

;// CONCATENATED MODULE: ./src/delta/compare.ts



/** What a run changed. Sizes that were counted in different ways are not compared, and that is said. */
function compareReports(before, after) {
    const found = before.kind === 'found' ? before.found : [];
    const [first] = found;
    const compared = (after.image?.platforms ?? []).map((platform) => comparePlatform(platform, found, after));
    return {
        baseline: first?.baseline ?? { kind: 'none', reason: reasonOf(before) },
        platforms: compared.map(({ delta }) => delta),
        ...(first ? compareRuns(first.parts, after) : {}),
        remarks: compared.flatMap(({ remarks }) => remarks),
    };
}
function reasonOf(before) {
    return before.kind === 'none' ? before.reason : '';
}
function comparePlatform(platform, found, after) {
    const [before, source] = findPlatform(platform.platform, found);
    const { remarks, ...sizes } = compareSizes(before, sizedOf(platform, after));
    const own = source && source !== found[0] ? { baseline: source.baseline } : {};
    const delta = { platform: platform.platform, ...own, ...sizes };
    if (!before) {
        const lacks = `${platform.platform}: what it is compared with does not have this platform.`;
        return { delta, remarks: found.length === 0 ? remarks : [...remarks, lacks] };
    }
    const inside = compareInside(before.platform, platform);
    return { delta: { ...delta, ...inside.lists }, remarks: [...remarks, ...inside.remarks] };
}
function findPlatform(name, found) {
    for (const one of found) {
        const platform = one.parts.image?.platforms.find((image) => image.platform === name);
        if (platform)
            return [sizedOf(platform, one.parts), one];
    }
    return [undefined, undefined];
}
function sizedOf(platform, { image }) {
    return { platform, ...(image?.unpackedAs ? { unpackedAs: image.unpackedAs } : {}) };
}
function compareInside(before, after) {
    const files = (0,compare_lists/* compareFiles */.hZ)(before, after);
    const crates = (0,compare_lists/* compareCrates */.ML)(before, after);
    const remarks = [
        files.changes === undefined ? whyNoFiles(before, after) : undefined,
        files.isPartial ? 'small files that only one of the two lists has are left out.' : undefined,
        crates.changes === undefined ? whyNoCrates(before, after) : undefined,
    ];
    return {
        lists: {
            ...(files.changes ? { files: files.changes } : {}),
            ...(crates.changes ? { crates: crates.changes } : {}),
        },
        remarks: remarks.flatMap((remark) => (remark ? [`${after.platform}: ${remark}`] : [])),
    };
}
/** In the order in which somebody could do something about it. */
function whyNoFiles(before, after) {
    if (after.unlisted !== undefined)
        return `files are not compared. ${after.unlisted}`;
    if (after.own === undefined)
        return 'files are not compared, as our own layers cannot be told apart from those of the base image.';
    return `files are not compared, as those of the earlier image are not known.${before.unlisted === undefined ? '' : ` ${before.unlisted}`}`;
}
/** Nothing is said of an image without a program. */
function whyNoCrates(before, after) {
    const { binary } = after;
    if (binary === undefined)
        return undefined;
    if (binary.crates === undefined) {
        return `${binary.path} has no symbols (it is stripped), so what its crates take is not known.`;
    }
    return before.binary === undefined
        ? undefined
        : `${before.binary.path} had no symbols before, so the crates are not compared.`;
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


/***/ }),

/***/ 15925:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ES: () => (/* binding */ ENDPOINT_TITLES),
/* harmony export */   N2: () => (/* binding */ describeEndpoint),
/* harmony export */   _s: () => (/* binding */ endpointTable)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12011);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54285);
/* harmony import */ var _plain_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6676);



const MAX_ENDPOINTS = 60;
const MAX_NAME = 100;
const MAX_CELL = 60;
/** What was found out about each endpoint, layer by layer. */
function endpointTable(endpoints) {
    const shown = endpoints.slice(0, MAX_ENDPOINTS);
    const rows = shown.map((endpoint) => [
        nameCell(endpoint),
        ...endpointCells(endpoint).map((cell) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${(0,_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .$Q)(cell, MAX_CELL)}`),
    ]);
    const rest = endpoints.length - shown.length;
    const more = rest === 0 ? [] : [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `and ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(rest, 'more endpoint')}`];
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .paragraphs */ .qN)([(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(COLUMNS, rows), ...more]);
}
const ENDPOINT_TITLES = [
    ...['Endpoint', 'Verdict', 'DNS', 'IPv4', 'IPv6', 'TLS', 'HTTP'],
    'Latency',
];
const COLUMNS = ENDPOINT_TITLES.map((title) => ({
    title,
    align: title === 'Latency' ? 'right' : 'left',
}));
/** Under `ENDPOINT_TITLES`, as plain text. */
function describeEndpoint(endpoint) {
    const { name, url, mirrorOf } = endpoint;
    const shown = name.trim() === '' ? url : name;
    const mirror = mirrorOf === undefined ? '' : ` (mirror of ${mirrorOf})`;
    return [`${shown}${mirror}`, ...endpointCells(endpoint)];
}
function nameCell({ name, url, mirrorOf }) {
    const shown = name.trim() === '' ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)((0,_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .$Q)(url, MAX_NAME)) : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${(0,_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .$Q)(name, MAX_NAME)}`;
    return mirrorOf === undefined ? shown : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${shown} (mirror of ${(0,_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .$Q)(mirrorOf, MAX_NAME)})`;
}
function endpointCells(endpoint) {
    const { http } = endpoint;
    return [
        verdictCell(endpoint),
        dnsCell(endpoint),
        connectCell(endpoint, 4),
        connectCell(endpoint, 6),
        tlsCell(endpoint.tls),
        httpCell(endpoint),
        http === undefined ? _format_js__WEBPACK_IMPORTED_MODULE_2__/* .BLANK */ .Z4 : (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(http.latencyMs),
    ];
}
const LAYER_NAMES = { dns: 'DNS', connect: 'connect', tls: 'TLS', http: 'HTTP' };
function verdictCell({ outcome, failedLayer }) {
    switch (outcome) {
        case 'ok':
            return '✅ healthy';
        case 'degraded':
            return '⚠️ degraded';
        case 'failed':
            return failedLayer === undefined ? '❌ failed' : `❌ failed at ${LAYER_NAMES[failedLayer]}`;
    }
}
/** Time of the system's resolver; where it fails, who answers in its place. */
function dnsCell({ dns, resolversDisagree }) {
    if (dns.length === 0)
        return _format_js__WEBPACK_IMPORTED_MODULE_2__/* .BLANK */ .Z4;
    const answered = dns.filter(({ error }) => error === undefined);
    const first = answered.find(({ resolver }) => resolver === 'system') ?? answered[0];
    if (first === undefined)
        return 'fails';
    if (first.resolver !== 'system')
        return `only by ${first.resolver}`;
    return `${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(first.durationMs)}${resolversDisagree ? ', resolvers disagree' : ''}`;
}
function connectCell({ connects }, family) {
    const tried = connects.filter((connect) => connect.family === family);
    if (tried.length === 0)
        return _format_js__WEBPACK_IMPORTED_MODULE_2__/* .BLANK */ .Z4;
    const connected = tried.filter(({ error }) => error === undefined);
    if (connected.length === 0)
        return 'fails';
    return (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(Math.min(...connected.map(({ durationMs }) => durationMs)));
}
function tlsCell(tls) {
    if (tls === undefined)
        return _format_js__WEBPACK_IMPORTED_MODULE_2__/* .BLANK */ .Z4;
    if (tls.error !== undefined)
        return 'fails';
    return tls.intercepted ? 'intercepted' : 'valid';
}
function httpCell(endpoint) {
    const { http, credentials, canPush } = endpoint;
    const parts = [
        ...(http === undefined
            ? []
            : [isGoodStatus(endpoint, http.status) ? `ok (${http.status})` : `${http.status}`]),
        ...(http?.pullsRemaining === undefined
            ? []
            : [(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(http.pullsRemaining, 'pull left', 'pulls left')]),
        ...(credentials === 'refused' ? ['credentials refused'] : []),
        ...(canPush === false ? ['no push'] : []),
    ];
    return parts.length === 0 ? _format_js__WEBPACK_IMPORTED_MODULE_2__/* .BLANK */ .Z4 : parts.join(', ');
}
/** Of a registry 401 is the right answer: it asks who is there. */
function isGoodStatus({ outcome, failedLayer }, status) {
    if (outcome === 'ok')
        return true;
    return failedLayer !== 'http' && (status < 400 || status === 401);
}


/***/ }),

/***/ 3845:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Id: () => (/* binding */ renderFacts),
/* harmony export */   Lf: () => (/* binding */ renderHeadline),
/* harmony export */   QK: () => (/* binding */ successTitle),
/* harmony export */   fL: () => (/* binding */ renderStandIns),
/* harmony export */   zt: () => (/* binding */ renderFailure)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12011);
/* harmony import */ var _highlights_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(19837);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54285);
/* harmony import */ var _plain_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6676);
/* harmony import */ var _summary_parts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(32921);





const MAX_SENTENCE = 900;
const MAX_NAME = 300;
const MAX_LINE = 1000;
const MAX_STAGE = 40;
const MAX_NAMES = 10;
function renderHeadline(report) {
    const time = (0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(report.durationMs);
    switch (report.outcome) {
        case 'success':
            return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `## ✅ ${successTitle(report)} in ${time}`;
        case 'cancelled':
            return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `## ⏹️ Cancelled after ${time}`;
        case 'failure':
            return report.failure === undefined
                ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `## ❌ Failed after ${time}`
                : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `## ❌ Failed in ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)((0,_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .$Q)(report.failure.stage, MAX_STAGE))} after ${time}`;
    }
}
/** `Image built`, or what else came of a run that ended well. */
function successTitle(report) {
    if (report.cache?.unchanged !== undefined)
        return 'Nothing changed, build skipped';
    return (0,_highlights_js__WEBPACK_IMPORTED_MODULE_4__/* .madeNoImage */ .oj)(report) ? 'Finished' : 'Image built';
}
/** Never left out: nobody may take an image of stand-ins for a real one. */
function renderStandIns({ build }) {
    if (build.standIns.length === 0)
        return _markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .EMPTY */ .wg;
    const shown = build.standIns.slice(0, MAX_NAMES);
    const names = shown.map(({ replaces, name }) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${shortCode(replaces)} by ${shortCode(name)}`);
    const more = build.standIns.length > shown.length ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `, and others` : _markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .EMPTY */ .wg;
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `> ⚠️ **Not the real base images.** No image registry answered, so stand-ins took their place: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .join */ .fj)(names, ', ')}${more}. Use this image for tests, do not release it.`;
}
/** What failed, what was tried, what to do, and the last lines of the step that failed. */
function renderFailure({ failure }, show) {
    if (failure === undefined)
        return _markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .EMPTY */ .wg;
    const { cause, remedy, tried = [], step, evidence } = failure;
    const lines = show.evidenceLines === 0 ? [] : evidence.slice(-show.evidenceLines);
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .paragraphs */ .qN)([
        labelled('What failed', cause),
        show.tried ? triedList(tried) : _markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .EMPTY */ .wg,
        labelled('What to do', remedy),
        step === undefined ? _markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .EMPTY */ .wg : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `Step: ${shortCode(step)}`,
        lines.length === 0 ? _markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .EMPTY */ .wg : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeBlock */ .DV)(lines.map((line) => (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .$Q)(line, MAX_LINE))),
    ]);
}
function triedList(tried) {
    const items = tried.map((one) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)((0,_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .$Q)(one.trim(), MAX_NAME)));
    return (0,_summary_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .titledList */ .NH)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `**What was tried:**`, items, MAX_NAMES);
}
function labelled(label, sentence = '') {
    const text = (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .$Q)(sentence, MAX_SENTENCE);
    return (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cleanLine */ .Ow)(text).trim() === '' ? _markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .EMPTY */ .wg : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `**${label}:** ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)(text)}`;
}
/** The first fact is the head of the table: a table without a head is not Markdown. */
function renderFacts(report) {
    const [first, ...rest] = factsOf(report);
    if (first === undefined)
        return _markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .EMPTY */ .wg;
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)([(0,_summary_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .left */ .kb)(first.title), (0,_summary_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .left */ .kb)(first.value)], rest.map(({ title, value }) => [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `**${title}**`, value]));
}
function factsOf(report) {
    const { build, image, source } = report;
    const { imageId, digest } = (0,_highlights_js__WEBPACK_IMPORTED_MODULE_4__/* .imageIdsOf */ .fd)(report);
    const { dockerfile, variant, platforms } = build;
    const id = digest ?? imageId;
    return [
        ...((0,_highlights_js__WEBPACK_IMPORTED_MODULE_4__/* .madeNoImage */ .oj)(report) ? [] : tagFacts(build.tags)),
        ...(id === undefined ? [] : [{ title: digest ? 'Digest' : 'Image ID', value: (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(id) }]),
        {
            title: 'Dockerfile',
            value: (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${shortCode(dockerfile)}${variant === undefined ? '' : ` (variant ${variant})`}`,
        },
        ...(image?.platforms.length || platforms.length === 0
            ? []
            : [{ title: 'Platforms', value: (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .join */ .fj)(platforms.map(shortCode), ', ') }]),
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
    const also = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .join */ .fj)(rest === 0 ? shown : [...shown, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${rest} more`], ' · ');
    return [image, { title: 'Also as', value: also }];
}
function sourceFact(source) {
    const parts = (0,_highlights_js__WEBPACK_IMPORTED_MODULE_4__/* .sourceParts */ .YI)(source).map(shortCode);
    return parts.length === 0 ? [] : [{ title: 'Source', value: (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .join */ .fj)(parts, ' · ') }];
}
function shortCode(text) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)((0,_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .$Q)(text, MAX_NAME));
}


/***/ }),

/***/ 32921:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NH: () => (/* binding */ titledList),
/* harmony export */   em: () => (/* binding */ sentence),
/* harmony export */   fF: () => (/* binding */ bulletList),
/* harmony export */   kb: () => (/* binding */ left),
/* harmony export */   pG: () => (/* binding */ right)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54285);
/* harmony import */ var _plain_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6676);


/** Pieces that several sections of the summary are made of. */
const MAX_SENTENCE = 500;
function left(title) {
    return { title, align: 'left' };
}
function right(title) {
    return { title, align: 'right' };
}
/** A sentence of others. */
function sentence(text) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)((0,_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .$Q)(text.trim(), MAX_SENTENCE));
}
/** Nothing where there are no items. */
function titledList(title, items, max) {
    return items.length === 0 ? _markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .EMPTY */ .wg : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .paragraphs */ .qN)([title, bulletList(items, max)]);
}
/** At most `max` items; the rest is counted. */
function bulletList(items, max) {
    const rest = items.length - max;
    const shown = items.slice(0, max);
    const all = rest > 0 ? [...shown, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `and ${rest} more`] : shown;
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .join */ .fj)(all.map((item) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `- ${item}`), '\n');
}


/***/ }),

/***/ 91935:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LB: () => (/* binding */ pickRows),
/* harmony export */   eq: () => (/* binding */ shortStepName),
/* harmony export */   hf: () => (/* binding */ timelineOf)
/* harmony export */ });
/** Pure. Attempts follow each other from the start of the stage `build`, each after what it waited. */
function timelineOf(report) {
    const build = report.stages.find(({ name }) => name === 'build');
    const all = attemptRows(report, build?.startMs ?? 0);
    const last = all.findLast(({ kind }) => kind === 'attempt');
    return {
        durationMs: report.durationMs,
        stages: report.stages.map((stage) => ({
            kind: 'stage',
            name: stage.name,
            startMs: Math.max(0, stage.startMs),
            durationMs: stage.durationMs,
            outcome: stageOutcome(report, stage.name),
        })),
        attempts: report.attempts.length < 2 ? [] : all,
        steps: stepRows(report.steps, last?.startMs ?? 0),
    };
}
/** The stage that ended the run is the one that its failure names; a cancelled run ended in its last one. */
function stageOutcome({ outcome, failure, stages }, name) {
    if (outcome === 'failure' && failure?.stage === name)
        return 'failed';
    return outcome === 'cancelled' && stages.at(-1)?.name === name ? 'cancelled' : 'done';
}
const OUTCOMES = { success: 'done', failure: 'failed', cancelled: 'cancelled' };
function attemptRows({ attempts }, buildStartMs) {
    const rows = [];
    let startMs = Math.max(0, buildStartMs);
    for (const { number, waitedMs = 0, durationMs, outcome } of attempts) {
        if (waitedMs > 0) {
            const name = `wait before attempt ${number}`;
            rows.push({ kind: 'wait', name, startMs, durationMs: waitedMs, outcome: 'done' });
        }
        startMs += waitedMs;
        const name = `attempt ${number}`;
        rows.push({ kind: 'attempt', name, startMs, durationMs, outcome: OUTCOMES[outcome] });
        startMs += durationMs;
    }
    return rows;
}
function stepRows(steps, attemptStartMs) {
    return steps
        .map(({ name, startMs, durationMs, cached, error }) => ({
        kind: 'step',
        name,
        startMs: Math.max(0, attemptStartMs + startMs),
        durationMs,
        outcome: error === undefined ? (cached ? 'cached' : 'done') : 'failed',
    }))
        .sort((a, b) => a.startMs - b.startMs);
}
const NOTICEABLE_MS = 1000;
const NOTICEABLE_SHARE = 0.01;
/** Those that take a second or a hundredth of the run, or failed: the longest `max`; the rest in one sum. */
function pickRows(rows, runMs, max = Number.POSITIVE_INFINITY) {
    const isNoticed = ({ durationMs, outcome }) => outcome === 'failed' ||
        (durationMs > 0 && (durationMs >= NOTICEABLE_MS || durationMs >= runMs * NOTICEABLE_SHARE));
    const rank = ({ durationMs, outcome }) => outcome === 'failed' ? Number.MAX_VALUE : durationMs;
    const longest = rows.filter(isNoticed).sort((a, b) => rank(b) - rank(a));
    const kept = new Set(longest.slice(0, max));
    const rest = rows.filter((row) => !kept.has(row));
    return {
        shown: rows.filter((row) => kept.has(row)),
        rest: {
            count: rest.length,
            cached: rest.filter(({ outcome }) => outcome === 'cached').length,
            durationMs: rest.reduce((sum, row) => sum + row.durationMs, 0),
        },
    };
}
/** `[build 3/3] RUN cargo build` of `[build 3/3] RUN --mount=… --network=none cargo build`. */
function shortStepName(name) {
    return name.replace(/^(\[[^\]]*\] )?([A-Z]+)(?: --[a-z][\w.-]*(?:=\S*)?)+(?= )/, '$1$2');
}


/***/ })

};
