export const id = 580;
export const ids = [580];
export const modules = {

/***/ 56580:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderPage: () => (/* binding */ renderPage)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/report/plain-text.ts
var plain_text = __webpack_require__(6676);
// EXTERNAL MODULE: ./src/report/cache-highlights.ts
var cache_highlights = __webpack_require__(2568);
// EXTERNAL MODULE: ./src/report/wording.ts
var wording = __webpack_require__(25594);
// EXTERNAL MODULE: ./src/report/wording-cache.ts
var wording_cache = __webpack_require__(93737);
// EXTERNAL MODULE: ./src/report/format.ts
var format = __webpack_require__(12011);
;// CONCATENATED MODULE: ./src/report/page/html.ts


/**
 * A piece of HTML written by us; every string put into it is escaped, every `Html` is kept. Attributes
 * have to be quoted.
 */
function h(literals, ...values) {
    const parts = literals.map((literal, index) => literal + sourceOf(values[index] ?? NOTHING));
    return { html: parts.join(''), rules: values.flatMap(rulesOf) };
}
const NOTHING = { html: '', rules: [] };
function sourceOf(value) {
    if (Array.isArray(value))
        return value.map(({ html }) => html).join('');
    if (isHtml(value))
        return value.html;
    return escapeHtml(String(value));
}
function rulesOf(value) {
    if (Array.isArray(value))
        return value.flatMap(({ rules }) => rules);
    return isHtml(value) ? value.rules : [];
}
function isHtml(value) {
    return typeof value === 'object' && 'html' in value;
}
const ENTITIES = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
};
/** Text of others on one line, as it is, in an element or in a quoted attribute. */
function escapeHtml(text) {
    return (0,plain_text/* cleanLine */.Ow)(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}
/** Text of others as code; empty text is a dash. */
function code(text) {
    return (0,plain_text/* cleanLine */.Ow)(text).trim() === '' ? h `${format/* BLANK */.Z4}` : h `<code>${text}</code>`;
}
/** A sentence of others in which `names` between single backticks are shown as code. */
function prose(text) {
    const parts = text.split(/(?<!`)`([^`]+)`(?!`)/);
    return h `${parts.map((part, at) => (at % 2 === 1 ? code(part) : h `${part}`))}`;
}
/** Lines of others, as they are. */
function logLines(lines) {
    const text = lines.flatMap(plain_text/* cleanLines */.v3).map(escapeHtml).join('\n');
    return { html: `<pre tabindex="0"><code>${text}</code></pre>`, rules: [] };
}
/** A link if the address is an ordinary web address, else only its text. */
function html_link(title, address) {
    const url = address === undefined ? undefined : webAddress(address);
    return url === undefined ? h `${title}` : h `<a href="${url}" rel="noreferrer">${title}</a>`;
}
function webAddress(address) {
    if (!URL.canParse(address))
        return undefined;
    const { protocol, username, password, href } = new URL(address);
    return protocol === 'https:' && username === '' && password === '' ? href : undefined;
}
/** A class that puts an element there, within the box. Two elements at the same place share it. */
function placeClass({ left, width, top, height }) {
    const [x, w] = insideBox(left, width);
    const across = { name: `${x}-${w}`, rule: `left:${x}%;width:${w}%` };
    const [y, tall] = top === undefined || height === undefined ? [] : insideBox(top, height);
    const down = y === undefined
        ? { name: '', rule: '' }
        : { name: `-${y}-${tall}`, rule: `;top:${y}%;height:${tall}%` };
    const name = `at-${across.name}${down.name}`.replaceAll('.', '_');
    return { html: name, rules: [`.${name}{${across.rule}${down.rule}}`] };
}
function insideBox(start, length) {
    const from = percent(start, 100);
    return [from, percent(length, 100 - from)];
}
function percent(value, max) {
    const inside = Number.isFinite(value) ? Math.min(max, Math.max(0, value)) : 0;
    return Number(inside.toFixed(2));
}

;// CONCATENATED MODULE: ./src/report/page/parts.ts


/** Pieces that several sections of the page are made of. */
const MAX_SENTENCE = 1000;
/** A sentence of others. */
function sentence(text) {
    return prose((0,plain_text/* clip */.$Q)(text.trim(), MAX_SENTENCE));
}
function renderSection({ id, title, body }) {
    return h `<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${body}</section>\n`;
}
/** At most `max` items, the rest is counted; nothing where there are none. */
function list(items, max) {
    if (items.length === 0)
        return NOTHING;
    const rest = items.length - max;
    const all = rest > 0 ? [...items.slice(0, max), h `and ${rest} more, in report.json`] : items;
    return h `<ul>${all.map((item) => h `<li>${item}</li>`)}</ul>`;
}
function titledList(title, items, max) {
    return items.length === 0 ? NOTHING : h `<h3>${title}</h3>${list(items, max)}`;
}
/** What is closed until it is asked for. */
function details(title, body) {
    return h `<details><summary>${title}</summary>${body}</details>\n`;
}
/** A table with a caption for those who do not see it in its place; wide ones scroll by themselves. */
function table(caption, columns, rows) {
    if (rows.length === 0)
        return NOTHING;
    const head = columns.map(({ title, align }) => h `<th scope="col"${align === 'right' ? RIGHT : NOTHING}>${title}</th>`);
    const body = rows.map((cells) => h `<tr>${cells.map((cell, at) => tableCell(cell, at, columns[at]))}</tr>\n`);
    return scrollable(caption, h `<table><caption class="unseen">${caption}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`);
}
const RIGHT = { html: ' class="number"', rules: [] };
function tableCell(cell, at, column) {
    if (at === 0)
        return h `<th scope="row"${column?.align === 'right' ? RIGHT : NOTHING}>${cell}</th>`;
    return h `<td${column?.align === 'right' ? RIGHT : NOTHING}>${cell}</td>`;
}
/** What is wider than a small screen is moved by itself, also with the keyboard, and not the page. */
function scrollable(label, body) {
    return h `<div class="wide" role="region" tabindex="0" aria-label="${label}">${body}</div>\n`;
}
/** A word with a colour that says the same as the word. */
function tag(kind, text) {
    return h `<span class="tag ${kind}">${text}</span>`;
}

;// CONCATENATED MODULE: ./src/report/page/cache-section.ts






const MAX_ITEMS = 60;
/** Where archives are kept, what each was good for, and the hit figures, each of its own kind. */
function cacheSection({ cache, compile, cargo }) {
    const head = { id: 'cache', title: 'Cache' };
    if (cache === undefined)
        return { ...head, body: NOTHING };
    const texts = { crates: (0,wording_cache/* describeCrateHits */.bL)(cache), cargo: cargo && (0,wording/* formatCargo */.Uq)(cargo) };
    const columns = [
        { title: 'Archive' },
        ...wording_cache/* ARCHIVE_TITLES */.l0.map((title) => ({ title: (0,plain_text/* capitalize */.ZH)(title) })),
    ];
    const rows = (0,cache_highlights/* usedArchives */.pr)(cache).map((archive) => [
        h `${wording_cache/* ARCHIVE_LABELS */.bD[archive.name]}`,
        ...(0,wording_cache/* describeArchive */.SH)(archive).map((cell) => h `${cell}`),
    ]);
    const remarks = (0,cache_highlights/* listRemarks */.md)(cache).map((remark) => h `<strong>${(0,wording_cache/* nameRemark */.u5)(remark)}:</strong> ${sentence(remark.sentence)}`);
    const body = h `<p class="lead">${sentence(cache.reason)}${compile === undefined ? NOTHING : h ` ${sentence((0,wording_cache/* describeCompile */.XP)(compile, cache))}`}</p>
${shares(cache, cargo, texts)}
${table('Archives', columns, rows)}
${titledList('What was not restored or not saved', remarks, MAX_ITEMS)}`;
    return { ...head, body };
}
/** Two shares that must not be added up, each with a bar. */
function shares({ crates }, cargo, texts) {
    const { restored = 0, locked = 0 } = crates ?? {};
    const fresh = cargo?.fresh ?? 0;
    const items = [
        ...(texts.crates === undefined ? [] : [shareItem(restored, locked, texts.crates)]),
        ...(texts.cargo === undefined
            ? []
            : [shareItem(fresh, fresh + (cargo?.compiled ?? 0), texts.cargo)]),
    ];
    return items.length === 0 ? NOTHING : h `<ul class="shares">${items}</ul>`;
}
function shareItem(value, max, text) {
    const place = placeClass({ left: 0, width: max === 0 ? 0 : (value / max) * 100 });
    return h `<li><span class="share" aria-hidden="true"><i class="${place}"></i></span>${text}</li>`;
}

// EXTERNAL MODULE: ./src/delta/format-change.ts
var format_change = __webpack_require__(30336);
// EXTERNAL MODULE: ./src/report/wording-delta.ts
var wording_delta = __webpack_require__(72381);
;// CONCATENATED MODULE: ./src/report/page/delta-section.ts






const delta_section_MAX_ITEMS = 50;
/** A list that is not longer is not worth a click. */
const MAX_OPEN = 10;
const MAX_NAME = 200;
/** What changed against the baseline: sizes, files and crates with the largest changes first. */
function deltaSection(delta) {
    const head = { id: 'changes', title: 'Changes' };
    if (delta === undefined)
        return { ...head, body: NOTHING };
    const { baseline, platforms, budgets, remarks } = delta;
    const budgetItems = budgets.map(({ rule, outcome, action, sentence: said }) => {
        const tone = outcome === 'kept' ? 'good' : outcome === 'exceeded' && action === 'fail' ? 'bad' : 'warn';
        return h `${tag(tone, outcome === 'not-known' ? 'not known' : outcome)} ${code((0,plain_text/* clip */.$Q)(rule, MAX_NAME))} ${sentence(said)}`;
    });
    const body = h `<p class="lead">${sentence((0,wording_delta/* describeBaseline */.FT)(baseline))}</p>
${titledList('Budgets', budgetItems, delta_section_MAX_ITEMS)}
${sizeTable(delta)}
${platforms.map((platform, at) => partTables(platform, at === 0, platforms.length > 1))}
${noisyPart(delta)}${list(remarks.map(sentence), delta_section_MAX_ITEMS)}`;
    return { ...head, body };
}
function sizeTable(delta) {
    const several = delta.platforms.length > 1;
    const known = (0,wording_delta/* deltaRows */.sp)(delta);
    const largest = Math.max(...known.map(changeOfRow).map(Math.abs), 1);
    const rows = known.map((row) => [
        sizeName(row, several),
        h `${row.before}`,
        h `${row.after}`,
        changeCell(row.beforeBytes, row.afterBytes),
        changeBar(changeOfRow(row), largest),
    ]);
    return table('Sizes before and after', [{ title: 'Size' }, ...NUMBERS, { title: '' }], rows);
}
/** The whole, and below it its parts. */
function sizeName({ platform, measure, part }, several) {
    const of = several ? h `<span class="whole">${code(platform)}</span> ` : NOTHING;
    return part === 'total'
        ? h `${of}<strong>${measure}</strong>`
        : h `<span class="part">${part}</span>`;
}
function changeOfRow({ beforeBytes, afterBytes }) {
    return beforeBytes === null ? 0 : afterBytes - beforeBytes;
}
const NUMBERS = ['Before', 'After', 'Change'].map((title) => ({ title, align: 'right' }));
function changeCell(before, after) {
    if (before === null || after === null)
        return h `${format/* BLANK */.Z4}`;
    const change = after - before;
    const look = change > 0 ? 'grew' : change < 0 ? 'shrank' : 'same';
    const share = change === 0 || before === 0
        ? NOTHING
        : h ` <span class="soft">${(0,format_change/* formatPercent */.l)(change, before)}</span>`;
    return h `<span class="change"><span class="${look}">${(0,format_change/* formatByteChange */.U)(change)}</span>${share}</span>`;
}
/** Other platforms than the first are much the same. */
function partTables({ platform, files = [], crates = [] }, isFirst, isOneOfSeveral) {
    const of = isOneOfSeveral ? `, ${platform}` : '';
    const named = files.map(({ path, ...rest }) => ({ name: path, ...rest }));
    const most = isFirst ? MAX_OPEN : 0;
    return h `${changeTable(`Changed files${of}`, 'File', named, most)}${changeTable(`Changed crates in the binary${of}`, 'Crate', crates, most)}`;
}
/** Longer ones than `maxOpen` are closed. */
function changeTable(title, what, changed, maxOpen) {
    if (changed.length === 0)
        return NOTHING;
    const shown = changed.slice(0, delta_section_MAX_ITEMS);
    const largest = Math.max(...shown.map((one) => Math.abs(changeOf(one))), 1);
    const rows = shown.map((one) => [
        code((0,plain_text/* clip */.$Q)(one.name, MAX_NAME)),
        h `${one.beforeBytes === undefined ? 'new' : (0,format/* formatBytes */.z3)(one.beforeBytes)}`,
        h `${one.afterBytes === undefined ? 'removed' : (0,format/* formatBytes */.z3)(one.afterBytes)}`,
        changeCell(one.beforeBytes ?? 0, one.afterBytes ?? 0),
        changeBar(changeOf(one), largest),
    ]);
    const shownTable = table(title, [{ title: what }, ...NUMBERS, { title: '' }], rows);
    return rows.length > maxOpen ? details(title, shownTable) : h `<h3>${title}</h3>${shownTable}`;
}
function changeOf({ beforeBytes = 0, afterBytes = 0 }) {
    return afterBytes - beforeBytes;
}
/** From the middle, to the right what grew. */
function changeBar(change, largest) {
    if (change === 0)
        return NOTHING;
    const width = (Math.abs(change) / largest) * 50;
    const place = placeClass({ left: change < 0 ? 50 - width : 50, width });
    return h `<span class="swing" aria-hidden="true"><i class="${change < 0 ? 'shrank' : 'grew'} ${place}"></i></span>`;
}
/** Times and cache figures: said beside, as no two runs have the same. */
function noisyPart({ durations = [], cache = [] }) {
    if (durations.length + cache.length === 0)
        return NOTHING;
    const rows = durations
        .slice(0, delta_section_MAX_ITEMS)
        .map(({ name, beforeMs, afterMs }) => [
        h `${(0,plain_text/* clip */.$Q)(name, MAX_NAME)}`,
        h `${(0,format/* formatDuration */.a3)(beforeMs)}`,
        h `${(0,format/* formatDuration */.a3)(afterMs)}`,
    ]);
    const figures = list(cache.map((one) => h `${(0,wording_delta/* describeCacheChange */._9)(one)}`), delta_section_MAX_ITEMS);
    const columns = [{ title: 'Stage' }, ...NUMBERS.slice(0, 2)];
    const body = h `<p class="note">${wording_delta/* NOISY */.XL}</p>${figures}${table('Times before and after', columns, rows)}`;
    return details('Times and cache figures', body);
}

// EXTERNAL MODULE: ./src/scan/wording.ts
var scan_wording = __webpack_require__(87569);
;// CONCATENATED MODULE: ./src/report/build-time.ts
/** Of both runs less than this is not compared (delta/compare-runs.ts). */
const NOTICEABLE_MS = 100;
/**
 * What making the image took: to compile, where that is done before the build, and the build itself. One of
 * them alone says nothing, as where one compiles is chosen anew in each run. `undefined`: nothing was built.
 */
function measureBuildTime({ stages, delta, }) {
    const parts = stages.filter(({ name }) => name === 'compile' || name === 'build');
    if (parts.length === 0)
        return undefined;
    const afterMs = parts.reduce((sum, { durationMs }) => sum + durationMs, 0);
    const earlier = parts.map(({ name, durationMs }) => {
        const known = delta?.durations?.find((one) => one.name === name);
        return known?.beforeMs ?? (durationMs < NOTICEABLE_MS ? 0 : Number.NaN);
    });
    const beforeMs = earlier.reduce((sum, ms) => sum + ms, 0);
    return beforeMs > 0 ? { afterMs, beforeMs } : { afterMs };
}

// EXTERNAL MODULE: ./src/report/highlights.ts
var highlights = __webpack_require__(19837);
// EXTERNAL MODULE: ./src/report/network-highlights.ts
var network_highlights = __webpack_require__(94504);
// EXTERNAL MODULE: ./src/report/scan-highlights.ts
var scan_highlights = __webpack_require__(5875);
;// CONCATENATED MODULE: ./src/report/page/figures.ts








/** The few numbers that say most of it, each with what it was before where that is known. */
function renderFigures(report) {
    const figures = [
        time(report),
        ...sizes(report),
        ...findings(report),
        ...attempts(report),
        ...cargo(report),
        ...crates(report),
        ...steps(report),
    ];
    return h `<dl class="figures of-${figures.length}">${figures.map(figure)}</dl>\n`;
}
function figure({ title, value, note, tone }) {
    const said = note === undefined ? NOTHING : h `<dd class="note">${note}</dd>`;
    return h `<div class="${tone ?? 'plain'}"><dt>${title}</dt><dd class="value">${value}</dd>${said}</div>\n`;
}
/** No two runs take the same time: a change of it has no colour. */
function time(report) {
    const build = measureBuildTime(report);
    const value = (0,format/* formatDuration */.a3)(report.durationMs);
    if (build?.beforeMs === undefined)
        return { title: 'Time', value };
    const [now, before] = [build.afterMs, build.beforeMs].map(format/* formatDuration */.a3);
    return { title: 'Time', value, note: h `build ${now ?? ''}, ${before ?? ''} before` };
}
function sizes({ image, delta }) {
    const [first, ...others] = image?.platforms ?? [];
    if (first === undefined)
        return [];
    const measures = [
        ['compressedBytes', 'To pull'],
        ['unpackedBytes', 'Unpacked'],
    ];
    return measures.flatMap(([measure, title]) => {
        const bytes = first.total[measure];
        if (bytes === null)
            return [];
        const figure = { title, value: (0,format/* formatBytes */.z3)(bytes), ...sizeNote(first, measure, delta) };
        return [others.length === 0 ? figure : withPlatform(figure, first.platform)];
    });
}
/** Of several platforms, the figures are those of the first. */
function withPlatform(figure, platform) {
    const said = figure.note === undefined ? NOTHING : h `${figure.note}, `;
    return { ...figure, note: h `${said}${platform}` };
}
function sizeNote({ platform, own }, measure, delta) {
    const pair = delta?.platforms.find((one) => one.platform === platform)?.total;
    const before = pair?.before?.[measure] ?? null;
    const after = pair?.after[measure] ?? null;
    if (before !== null && after !== null) {
        const change = after - before;
        const tone = change > 0 ? 'warn' : 'good';
        const note = h `<b>${(0,format_change/* formatByteChange */.U)(change)}</b> (${(0,format_change/* formatPercent */.l)(change, before)})`;
        return change === 0 ? { note: h `as before` } : { note, tone };
    }
    const bytes = own?.[measure] ?? null;
    return bytes === null ? {} : { note: h `${(0,format/* formatBytes */.z3)(bytes)} on top of the base image` };
}
function steps({ steps }) {
    if (steps.length === 0)
        return [];
    const cached = (0,highlights/* countCached */.A4)(steps);
    return [{ title: 'Steps from cache', value: `${cached} of ${steps.length}` }];
}
function cargo({ cargo }) {
    if (cargo === undefined)
        return [];
    const { compiled, fresh } = cargo;
    if (fresh === undefined)
        return [{ title: 'Units compiled', value: (0,format/* groupDigits */.K9)(compiled) }];
    const all = compiled + fresh;
    const note = h `${(0,format/* groupDigits */.K9)(fresh)} of ${(0,format/* formatCount */.B4)(all, 'unit')}; ${(0,format/* groupDigits */.K9)(compiled)} compiled`;
    return [{ title: 'Units fresh', value: (0,format/* formatShare */.T1)(fresh, all), note }];
}
function crates({ cache }) {
    const { restored = 0, locked = 0 } = cache?.crates ?? {};
    if (locked === 0)
        return [];
    const note = h `${(0,format/* groupDigits */.K9)(restored)} of ${(0,format/* formatCount */.B4)(locked, 'crate')}`;
    return [{ title: 'Crates restored', value: (0,format/* formatShare */.T1)(restored, locked), note }];
}
function findings({ scan }) {
    if (scan === undefined)
        return [];
    const title = 'Findings';
    if (scan.verdict === 'unknown') {
        return [{ title, value: 'unknown', note: h `not the same as none`, tone: 'warn' }];
    }
    const counts = (0,scan_highlights/* countScan */.BE)(scan);
    const open = (0,scan_highlights/* shareFindings */.ud)(scan.platforms, ({ ignored }) => ignored === undefined);
    const parts = [
        counts.findings === 0
            ? 'nothing was found'
            : (0,scan_wording/* nameSeverities */.$l)(open.map(({ finding }) => finding)),
        ...(counts.ignored === 0 ? [] : [`${counts.ignored} ignored`]),
    ];
    const breaking = counts.breaking === 0 ? NOTHING : h `<b>${counts.breaking} break the policy</b>; `;
    const tone = scan.verdict === 'fail' ? 'bad' : 'good';
    return [
        { title, value: (0,format/* groupDigits */.K9)(counts.findings), note: h `${breaking}${parts.join(', ')}`, tone },
    ];
}
function attempts({ attempts }) {
    if (attempts.length < 2)
        return [];
    const lost = (0,network_highlights/* measureLostMs */.v9)(attempts);
    const note = lost === 0 ? {} : { note: h `${(0,format/* formatDuration */.a3)(lost)} lost to failures and waiting` };
    return [{ title: 'Attempts', value: String(attempts.length), ...note, tone: 'warn' }];
}

// EXTERNAL MODULE: ./src/report/wording-scan.ts
var wording_scan = __webpack_require__(8470);
// EXTERNAL MODULE: ./src/scan/findings/severity.ts
var findings_severity = __webpack_require__(70553);
;// CONCATENATED MODULE: ./src/report/page/findings-table.ts






const MAX_FINDINGS = 500;
const findings_table_MAX_NAME = 120;
const MAX_TITLE = 200;
/** Every finding in a row, with the form that filters them. */
function findingTable(findings, { policy, platforms }) {
    if (findings.length === 0)
        return NOTHING;
    const shown = findings.slice(0, MAX_FINDINGS);
    const rest = findings.length - shown.length;
    const isCompared = shown.some(({ finding }) => finding.state !== undefined);
    const several = platforms.length > 1;
    const titles = [
        'Severity',
        'Finding',
        'Package',
        'Installed',
        'Fixed in',
        'Where',
        ...(isCompared ? ['Against the base'] : []),
        ...(several ? ['Platforms'] : []),
    ];
    const rows = shown.map((finding) => findingRow(finding, isCompared, platforms.length));
    const head = titles.map((title) => h `<th scope="col">${title}</th>`);
    const startsNew = policy.onlyNew && isCompared && shown.some(({ finding }) => finding.state === 'new');
    return h `${filterForm(shown, isCompared, startsNew)}
${scrollable('Findings', h `<table class="findings" data-sortable><caption class="unseen">Findings, worst first</caption><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`)}
${rest === 0 ? NOTHING : h `<p class="note">${(0,format/* formatCount */.B4)(rest, 'more finding')} in report.json.</p>`}`;
}
/** Of use with the script of the page only, which shows it. */
function filterForm(findings, isCompared, startsNew) {
    const severities = findings_severity/* SEVERITIES */.oC.filter((one) => findings.some(({ finding }) => finding.severity === one));
    const boxes = severities.map((severity) => h `<label><input type="checkbox" name="severity" value="${severity}" checked> ${severity.toLowerCase()}</label>`);
    const onlyNew = isCompared
        ? h `<label><input type="checkbox" name="new"${startsNew ? CHECKED : NOTHING}> only new</label>`
        : NOTHING;
    return h `<form class="filter" hidden><fieldset><legend>Show</legend>${boxes}${onlyNew}<label><input type="checkbox" name="counts"> only what counts against the policy</label><label class="search">Search <input type="search" name="text" autocomplete="off" spellcheck="false"></label></fieldset><p class="note" role="status"></p></form>`;
}
const CHECKED = { html: ' checked', rules: [] };
function findingRow({ finding, platforms }, isCompared, platformCount) {
    const { severity, state, counts, ignored, path, installed, fixed } = finding;
    const cells = [
        h `<td data-sort="${findings_severity/* SEVERITIES */.oC.indexOf(severity)}"><span class="severity ${severity.toLowerCase()}">${severity.toLowerCase()}</span></td>`,
        h `<th scope="row">${nameCell(finding)}</th>`,
        h `<td>${packageCell(finding)}</td>`,
        h `<td>${(0,plain_text/* clip */.$Q)(installed ?? format/* BLANK */.Z4, findings_table_MAX_NAME)}</td>`,
        h `<td>${(0,plain_text/* clip */.$Q)(fixed ?? format/* BLANK */.Z4, findings_table_MAX_NAME)}</td>`,
        h `<td>${code((0,plain_text/* clip */.$Q)(path ?? '', findings_table_MAX_NAME))}</td>`,
        ...(isCompared ? [h `<td>${(0,wording_scan/* describeState */.Jw)(finding)}</td>`] : []),
        ...(platformCount > 1
            ? [h `<td>${platforms.length === platformCount ? 'all' : platforms.join(', ')}</td>`]
            : []),
    ];
    const look = ignored === undefined ? (counts ? 'counts' : '') : 'ignored';
    return h `<tr class="${look}" data-severity="${severity}" data-state="${state ?? ''}" data-counts="${String(counts)}">${cells}</tr>\n`;
}
function nameCell({ id, url, title, ignored, counts, kind }) {
    const notes = [
        ...(counts ? [tag('bad', 'breaks policy')] : []),
        ...(kind === 'secret' ? [tag('plain', 'secret')] : []),
        ...(title === undefined || title.trim() === ''
            ? []
            : [h `<span class="title">${(0,plain_text/* clip */.$Q)(title, MAX_TITLE)}</span>`]),
        ...(ignored === undefined ? [] : [h `<span class="title">${ignoredText(ignored)}</span>`]),
    ];
    return h `${html_link((0,plain_text/* clip */.$Q)(id, findings_table_MAX_NAME), url)} ${notes}`;
}
function ignoredText({ reason, expires }) {
    const until = expires === undefined ? '' : ` until ${expires}`;
    return `ignored${(0,plain_text/* clip */.$Q)(until, findings_table_MAX_NAME)}${reason === undefined ? '' : `: ${(0,plain_text/* clip */.$Q)(reason, MAX_TITLE)}`}`;
}
function packageCell({ package: name, type }) {
    if (name === undefined)
        return h `${format/* BLANK */.Z4}`;
    return h `${code((0,plain_text/* clip */.$Q)(name, findings_table_MAX_NAME))}${type === undefined ? NOTHING : h ` <span class="soft">${(0,plain_text/* clip */.$Q)(type, findings_table_MAX_NAME)}</span>`}`;
}

;// CONCATENATED MODULE: ./src/report/page/findings-section.ts







const findings_section_MAX_FINDINGS = 500;
const findings_section_MAX_ITEMS = 50;
const findings_section_MAX_NAME = 120;
const findings_section_MAX_TITLE = 200;
const TONES = { pass: 'good', fail: 'bad', unknown: 'warn' };
/** The verdict, and every finding in a table that can be sorted and filtered. */
function findingsSection(scan) {
    const head = { id: 'findings', title: 'Findings' };
    if (scan === undefined)
        return { ...head, body: NOTHING };
    const findings = (0,scan_highlights/* shareFindings */.ud)(scan.platforms, () => true);
    return {
        ...head,
        count: findings.length,
        body: h `<p class="lead">${tag(TONES[scan.verdict], wording_scan/* VERDICTS */.bk[scan.verdict])} ${sentence(scan.reason)}</p>
${platformLines(scan)}
${list(scan.remarks.map(sentence), findings_section_MAX_ITEMS)}
${findingTable(findings, scan)}
${fixedTable(scan)}${ignoreTable(scan)}${scannerNote(scan)}`,
    };
}
/** Of more than one platform, each has a verdict of its own. */
function platformLines({ platforms }) {
    if (platforms.length < 2)
        return NOTHING;
    const lines = platforms.map(({ platform, verdict, reason }) => h `${code(platform)} ${tag(TONES[verdict], wording_scan/* VERDICTS */.bk[verdict])} ${sentence(reason)}`);
    return list(lines, findings_section_MAX_ITEMS);
}
function fixedTable({ platforms }) {
    const fixed = (0,scan_highlights/* listFixed */.VW)(platforms);
    const rows = fixed
        .slice(0, findings_section_MAX_FINDINGS)
        .map(({ finding }) => [
        html_link((0,plain_text/* clip */.$Q)(finding.id, findings_section_MAX_NAME), finding.url),
        h `<span class="severity ${finding.severity.toLowerCase()}">${finding.severity.toLowerCase()}</span>`,
        packageCell(finding),
    ]);
    if (rows.length === 0)
        return NOTHING;
    const columns = [{ title: 'Finding' }, { title: 'Severity' }, { title: 'Package' }];
    return details(`${(0,format/* formatCount */.B4)(fixed.length, 'finding')} of the base image that this image has no more`, table('Fixed findings', columns, rows));
}
function ignoreTable({ ignoreEntries }) {
    if (ignoreEntries.length === 0)
        return NOTHING;
    const columns = [
        { title: 'Entry' },
        { title: 'Counts' },
        { title: 'Let pass', align: 'right' },
    ];
    const rows = ignoreEntries.slice(0, findings_section_MAX_FINDINGS).map((entry) => [
        h `${code((0,plain_text/* clip */.$Q)(entry.id, findings_section_MAX_NAME))} ${(0,wording_scan/* placesOf */.ek)(entry)
            .slice(0, 5)
            .map((place) => h `<span class="soft">${(0,plain_text/* clip */.$Q)(place, findings_section_MAX_NAME)}</span> `)}`,
        sentence((0,wording_scan/* describeIgnoreEntry */.MO)(entry)),
        h `${entry.used}`,
    ]);
    return details(`Ignore file: ${(0,format/* formatCount */.B4)(ignoreEntries.length, 'entry', 'entries')}`, table('Ignore file', columns, rows));
}
function scannerNote(scan) {
    const items = [
        h `${(0,wording_scan/* describePolicy */.wy)(scan)}`,
        h `${(0,plain_text/* clip */.$Q)((0,wording_scan/* describeTools */.Bn)(scan), findings_section_MAX_TITLE)}`,
        ...scan.platforms.map((platform) => {
            const { comparison } = platform;
            const base = comparison === undefined
                ? NOTHING
                : h `, compared with ${code((0,plain_text/* clip */.$Q)(comparison.base, findings_section_MAX_NAME))}`;
            return h `${code(platform.platform)}: ${(0,plain_text/* clip */.$Q)((0,wording_scan/* describePackages */.zx)(platform), findings_section_MAX_TITLE)}${base}`;
        }),
    ];
    return titledList('How it was scanned', items, findings_section_MAX_ITEMS);
}

// EXTERNAL MODULE: ./src/report/summary-head.ts
var summary_head = __webpack_require__(3845);
;// CONCATENATED MODULE: ./src/report/page/header.ts








const header_MAX_NAME = 300;
const MAX_STAGE = 40;
const MAX_NAMES = 10;
const MAX_LINES = 200;
const WORDS = { success: 'Success', failure: 'Failed', cancelled: 'Cancelled' };
/** How the run ended in one sentence: the heading of the page, and its title. */
function headingOf(report) {
    const time = (0,format/* formatDuration */.a3)(report.durationMs);
    switch (report.outcome) {
        case 'success':
            return `${(0,summary_head/* successTitle */.QK)(report)} in ${time}`;
        case 'cancelled':
            return `Cancelled after ${time}`;
        case 'failure': {
            const stage = report.failure?.stage.trim();
            return stage ? `Failed in ${(0,plain_text/* clip */.$Q)(stage, MAX_STAGE)} after ${time}` : `Failed after ${time}`;
        }
    }
}
function renderHeader(report) {
    const { outcome, source, build } = report;
    const [name] = build.tags;
    const parts = (0,highlights/* sourceParts */.YI)(source);
    return h `<header class="${outcome}">
<p class="kicker"><span class="mark" aria-hidden="true">${MARKS[outcome]}</span>${WORDS[outcome]}</p>
<h1>${headingOf(report)}</h1>
${name === undefined || (0,highlights/* madeNoImage */.oj)(report) ? NOTHING : h `<p class="image"><code>${(0,plain_text/* clip */.$Q)(name, header_MAX_NAME)}</code></p>`}
${parts.length === 0 ? NOTHING : h `<p class="source">${parts.map((part) => h `<span>${(0,plain_text/* clip */.$Q)(part, header_MAX_NAME)}</span>`)}<span>${when(report.startedAt)}</span></p>`}
</header>
${failure(report)}${standIns(report)}${unchanged(report)}`;
}
const MARKS = { success: '\u2713', failure: '\u2715', cancelled: '\u25a0' };
/** As it is for everybody: the page is passed on. */
function when(startedAt) {
    return h `<time datetime="${startedAt}">${startedAt.slice(0, 16).replace('T', ' ')} UTC</time>`;
}
/** Nobody may take an image of stand-ins for a real one. */
function standIns(report) {
    const { build, image, cache } = report;
    if (build.standIns.length === 0)
        return NOTHING;
    const hasImage = (image ?? cache?.unchanged) !== undefined;
    const advice = hasImage ? ' Use this image for tests, do not release it.' : '';
    const names = build.standIns.map(({ replaces, name }) => h `${code((0,plain_text/* clip */.$Q)(replaces, header_MAX_NAME))} by ${code((0,plain_text/* clip */.$Q)(name, header_MAX_NAME))}`);
    return h `<div class="callout warn"><p><strong>Not the real base images.</strong> No image registry answered, so stand-ins took their place.${advice}</p>${titledList('Replaced', names, MAX_NAMES)}</div>\n`;
}
function unchanged({ cache }) {
    return cache?.unchanged === undefined
        ? NOTHING
        : h `<div class="callout"><p><strong>Build skipped:</strong> ${sentence((0,wording_cache/* describeUnchanged */.bB)(cache.unchanged))}</p></div>\n`;
}
/** What failed, what to do, what was tried, and the last lines of the step that failed. */
function failure({ failure }) {
    if (failure === undefined)
        return NOTHING;
    const { cause, remedy, tried = [], step, evidence } = failure;
    return h `<div class="callout bad" role="note" aria-label="What failed">
<p class="cause">${sentence(cause)}</p>
${remedy === undefined || remedy.trim() === '' ? NOTHING : h `<p class="remedy"><strong>What to do:</strong> ${sentence(remedy)}</p>`}
${step === undefined ? NOTHING : h `<p>Step: ${code((0,plain_text/* clip */.$Q)(step, header_MAX_NAME))}</p>`}
${evidence.length === 0 ? NOTHING : logLines(evidence.slice(-MAX_LINES))}
${titledList('What was tried', tried.map(sentence), MAX_NAMES)}
</div>\n`;
}
/** What was built and with what, to be found and copied. */
function renderFacts(report) {
    const { build, source } = report;
    const { imageId, digest } = (0,highlights/* imageIdsOf */.fd)(report);
    const { dockerfile, variant, version, platforms, tags } = build;
    const facts = [
        [tags.length === 1 ? 'Tag' : 'Tags', (0,highlights/* madeNoImage */.oj)(report) ? [] : tags.slice(0, 50)],
        ['Digest', digest === undefined ? [] : [digest]],
        ['Image ID', imageId === undefined ? [] : [imageId]],
        ['Version', version === undefined ? [] : [version]],
        ['Platforms', platforms],
        ['Dockerfile', [dockerfile]],
        ['Variant', variant === undefined ? [] : [variant]],
        ['Commit', source.commit === undefined ? [] : [source.commit]],
        ['Engine', (0,wording/* describeEngine */.sk)(build)],
    ];
    const shown = facts.filter(([, values]) => values.length > 0);
    return h `<dl class="facts">${shown.map(([title, values]) => h `<dt>${title}</dt>${values.map((value) => h `<dd><code>${value.trim() === '' ? format/* BLANK */.Z4 : (0,plain_text/* clip */.$Q)(value, header_MAX_NAME)}</code></dd>`)}\n`)}</dl>`;
}

// EXTERNAL MODULE: ./src/report/timeline.ts
var report_timeline = __webpack_require__(91935);
;// CONCATENATED MODULE: ./src/report/page/treemap.ts
/**
 * Fills the box with one tile for each item, its area as its size is to all: "squarified", rows are laid
 * along the shorter side and closed before their tiles get thinner again. Items without a size have none.
 */
function layOut(items, sizeOf, box) {
    const sized = items
        .map((item) => ({ item, size: sizeOf(item) }))
        .filter(({ size }) => size > 0 && Number.isFinite(size))
        .sort((a, b) => b.size - a.size);
    const total = sized.reduce((sum, { size }) => sum + size, 0);
    const scale = (box.width * box.height) / total;
    const tiles = [];
    let rest = box;
    let at = 0;
    while (at < sized.length) {
        const side = Math.min(rest.width, rest.height);
        const length = rowLength(sized.slice(at).map(({ size }) => size * scale), side);
        const row = sized.slice(at, at + length);
        const placed = placeRow(row, scale, rest);
        tiles.push(...placed.tiles);
        rest = placed.rest;
        at += length;
    }
    return tiles;
}
/** How many of these areas make the row whose worst tile is nearest to a square. */
function rowLength(areas, side) {
    let sum = 0;
    let worst = Number.POSITIVE_INFINITY;
    const largest = areas[0] ?? 0;
    for (const [at, area] of areas.entries()) {
        sum += area;
        const ratio = Math.max((side * side * largest) / (sum * sum), (sum * sum) / (side * side * area));
        if (ratio > worst)
            return at;
        worst = ratio;
    }
    return areas.length;
}
function placeRow(row, scale, box) {
    const area = row.reduce((sum, { size }) => sum + size * scale, 0);
    const isWide = box.width >= box.height;
    const thick = area / (isWide ? box.height : box.width);
    const tiles = [];
    let along = 0;
    for (const { item, size } of row) {
        const long = (size * scale) / thick;
        const tile = isWide
            ? { left: box.left, top: box.top + along, width: thick, height: long }
            : { left: box.left + along, top: box.top, width: long, height: thick };
        tiles.push({ item, box: tile });
        along += long;
    }
    const rest = isWide
        ? { ...box, left: box.left + thick, width: Math.max(0, box.width - thick) }
        : { ...box, top: box.top + thick, height: Math.max(0, box.height - thick) };
    return { tiles, rest };
}

;// CONCATENATED MODULE: ./src/report/page/image-map.ts






const image_map_MAX_NAME = 100;
/** Files and crates that get a rectangle of their own. */
const MAX_PARTS = 40;
/** Wide, as most screens are; stretched to the width that there is. */
const PLANE = { left: 0, top: 0, width: 200, height: 100 };
/**
 * Every byte of the image as area: layers of the base image, own layers with their files, the binary with
 * its crates. The tables below it say the same.
 */
function imageMap(platform) {
    const measure = platform.total.unpackedBytes === null ? 'compressedBytes' : 'unpackedBytes';
    const cells = platform.layers.map((layer) => layerCell(layer, measure, platform));
    const total = cells.reduce((sum, { bytes }) => sum + bytes, 0);
    if (total <= 0)
        return NOTHING;
    const word = measure === 'unpackedBytes' ? 'unpacked' : 'compressed';
    const groups = groupsOf(cells);
    const label = groups.map(({ name, bytes }) => `${name} ${(0,format/* formatBytes */.z3)(bytes)}`).join(', ');
    return h `<figure><figcaption>${legend(groups, total, word)}</figcaption>
<div class="${isPlain(groups, total) ? 'map plain' : 'map'}" role="img" aria-label="Map of the image, ${word}: ${label}">${groups.length === 1 ? tiles(groups[0]?.parts ?? [], PLANE) : tiles(groups, PLANE)}</div></figure>\n`;
}
const SEEN = 0.03;
const FEW = 4;
/** A few large tiles say as much on half of the height. */
function isPlain(groups, total) {
    return groups.flatMap(leavesOf).filter(({ bytes }) => bytes > total * SEEN).length <= FEW;
}
function leavesOf(cell) {
    return cell.parts.length === 0 ? [cell] : cell.parts.flatMap(leavesOf);
}
const GROUPS = { base: 'Base image', own: 'Own layers', unknown: 'Layers' };
function groupsOf(cells) {
    const kinds = ['base', 'own', 'rest'];
    return kinds.flatMap((kind) => {
        const parts = cells.filter((cell) => cell.kind === kind);
        const bytes = parts.reduce((sum, cell) => sum + cell.bytes, 0);
        const name = GROUPS[kind === 'rest' ? 'unknown' : kind];
        return bytes === 0 ? [] : [{ kind, name, bytes, parts }];
    });
}
function legend(groups, total, word) {
    return h `${groups.map(({ kind, name, bytes }) => h `<span class="key ${kind}">${name} <b>${(0,format/* formatBytes */.z3)(bytes)}</b> <span class="soft">${(0,format/* formatShare */.T1)(bytes, total)}</span></span>`)}<span class="soft">${word}</span>`;
}
function layerCell(layer, measure, platform) {
    const bytes = layer[measure] ?? 0;
    const kind = layer.origin === 'unknown' ? 'rest' : layer.origin;
    const name = (0,report_timeline/* shortStepName */.eq)((0,highlights/* shortInstruction */.jw)(layer.createdBy ?? layer.digest));
    const files = measure === 'unpackedBytes' ? (layer.files ?? []) : [];
    const shown = files.slice(0, MAX_PARTS).map((file) => fileCell(file, platform));
    if (shown.length === 0)
        return { kind, name, bytes, parts: [] };
    return {
        ...{ kind, name, bytes, isTitled: files.length > 1 },
        parts: withRest(shown, bytes, 'other files'),
    };
}
function fileCell({ path, sizeBytes }, { binary }) {
    const isBinary = binary?.path === path && binary.sizeBytes === sizeBytes;
    const crates = isBinary ? (binary.crates ?? []) : [];
    const cells = crates
        .slice(0, MAX_PARTS)
        .map(({ name, bytes }) => ({ kind: 'crate', name, bytes, parts: [] }));
    const parts = cells.length === 0 ? [] : withRest(cells, sizeBytes, 'other code');
    return { kind: 'file', name: path, bytes: sizeBytes, parts, isTitled: true };
}
function withRest(cells, total, restName) {
    const used = cells.reduce((sum, { bytes }) => sum + bytes, 0);
    const rest = Math.max(0, total - used);
    return [...cells, { kind: 'more', name: restName, bytes: rest, parts: [] }];
}
/** Nested rectangles: a place is in percent of the one around it. */
function tiles(cells, plane) {
    return layOut(cells, ({ bytes }) => bytes, plane).map(({ item, box }) => {
        const { kind, name, bytes, parts } = item;
        const place = placeClass({
            left: ((box.left - plane.left) / plane.width) * 100,
            width: (box.width / plane.width) * 100,
            top: ((box.top - plane.top) / plane.height) * 100,
            height: (box.height / plane.height) * 100,
        });
        const size = (0,format/* formatBytes */.z3)(bytes);
        const inner = isWorthParting(parts, box) ? partsOf(item, box) : label(name, size);
        return h `<div class="tile ${kind} ${place}" title="${(0,plain_text/* clip */.$Q)(name, image_map_MAX_NAME)}, ${size}">${inner}</div>`;
    });
}
/** Of the plane's area: smaller ones would be dust. */
const MIN_AREA = 40;
function isWorthParting(parts, { width, height }) {
    return parts.filter(({ bytes }) => bytes > 0).length > 0 && width * height >= MIN_AREA;
}
function partsOf({ name, bytes, parts, isTitled }, box) {
    const title = h `<span class="strip"><b>${shortName(name)}</b> ${(0,format/* formatBytes */.z3)(bytes)}</span>`;
    return h `${isTitled ? title : NOTHING}<div class="inner">${tiles(parts, box)}</div>`;
}
function label(name, size) {
    return h `<span class="label"><b>${shortName(name)}</b><span>${size}</span></span>`;
}
/** A path is known by its end. */
function shortName(name) {
    return (0,plain_text/* clip */.$Q)(/^\S+\/\S+$/.test(name) ? name.slice(name.lastIndexOf('/') + 1) : name, image_map_MAX_NAME);
}

;// CONCATENATED MODULE: ./src/report/page/image-section.ts







const image_section_MAX_NAME = 160;
const MAX_ROWS = 200;
const TITLES = {
    compressedBytes: 'Compressed',
    unpackedBytes: 'Unpacked',
};
/** What the image is made of: sizes, a map of its layers and files, and the same as tables. */
function imageSection(image) {
    const head = { id: 'image', title: 'Image' };
    if (image === undefined)
        return { ...head, body: NOTHING };
    const { platforms, unmeasured } = image;
    const counted = (0,wording/* describeUnpacked */.pH)(image);
    const body = h `${image_section_sizeTable(platforms)}
${counted === undefined ? NOTHING : h `<p class="note">${counted}</p>`}
${unmeasured === undefined ? NOTHING : h `<p>Not measured: ${sentence(unmeasured)}</p>`}
${platforms.map((platform, at) => platformPart(platform, at === 0, platforms.length > 1))}`;
    return { ...head, body };
}
function image_section_sizeTable(platforms) {
    const measures = (0,highlights/* knownMeasures */.XD)(platforms);
    if (measures.length === 0)
        return NOTHING;
    const split = (0,highlights/* hasBaseSplit */.k0)(platforms);
    const columns = [
        { title: 'Platform' },
        ...measures.flatMap((measure) => [
            { title: TITLES[measure], align: 'right' },
            ...(split ? ['base', 'own'].map((title) => ({ title, align: 'right' })) : []),
        ]),
    ];
    const rows = platforms.map((platform) => [
        h `<span class="whole">${code(platform.platform)}</span>`,
        ...measures.flatMap((measure) => {
            const { total, base, own } = (0,highlights/* sizesOf */.gN)(platform, measure);
            const sum = h `<strong>${(0,format/* formatBytes */.z3)(total)}</strong>`;
            return split ? [sum, h `${(0,format/* formatBytes */.z3)(base)}`, h `${(0,format/* formatBytes */.z3)(own)}`] : [sum];
        }),
    ]);
    return table('Sizes', columns, rows);
}
/** The first platform stands open, the others are much the same. */
function platformPart(platform, isFirst, isOneOfSeveral) {
    const { unlisted } = platform;
    const why = unlisted === undefined ? NOTHING : h `<p class="note">${sentence(unlisted)}</p>`;
    const body = h `${imageMap(platform)}${why}${layerTable(platform)}${fileTable(platform)}${crateTable(platform)}`;
    if (isFirst)
        return isOneOfSeveral ? h `<h3>${platform.platform}</h3>${body}` : body;
    return details(platform.platform, body);
}
function layerTable({ layers }) {
    if (layers.length === 0)
        return NOTHING;
    const columns = [
        { title: 'Layer', align: 'right' },
        { title: 'Compressed', align: 'right' },
        { title: 'Unpacked', align: 'right' },
        { title: 'From' },
        { title: 'Made by' },
        { title: 'Digest' },
    ];
    const rows = layers
        .slice(0, MAX_ROWS)
        .map((layer, at) => [
        h `${at + 1}`,
        h `${(0,format/* formatBytes */.z3)(layer.compressedBytes)}`,
        h `${(0,format/* formatBytes */.z3)(layer.unpackedBytes)}`,
        h `${ORIGINS[layer.origin]}`,
        code((0,plain_text/* clip */.$Q)((0,highlights/* shortInstruction */.jw)(layer.createdBy ?? ''), image_section_MAX_NAME)),
        code(layer.digest.replace(/^[^:]*:/, '').slice(0, 12)),
    ]);
    return details((0,format/* formatCount */.B4)(layers.length, 'layer'), table('Layers, from the lowest up', columns, rows));
}
const ORIGINS = {
    base: 'base',
    own: 'own',
    unknown: format/* BLANK */.Z4,
};
function fileTable({ layers }) {
    const files = layers
        .flatMap((layer) => layer.files ?? [])
        .sort((a, b) => b.sizeBytes - a.sizeBytes);
    if (files.length === 0)
        return NOTHING;
    const others = layers.reduce((sum, { otherFiles }) => sum + (otherFiles?.count ?? 0), 0);
    const rows = files
        .slice(0, MAX_ROWS)
        .map(({ path, sizeBytes }) => [code((0,plain_text/* clip */.$Q)(path, image_section_MAX_NAME)), h `${(0,format/* formatBytes */.z3)(sizeBytes)}`]);
    const columns = [{ title: 'File' }, { title: 'Size', align: 'right' }];
    return details(`${(0,format/* formatCount */.B4)(files.length + others, 'file')} in own layers`, table('Largest files of own layers', columns, rows));
}
function crateTable({ binary }) {
    const crates = binary?.crates ?? [];
    if (binary === undefined || crates.length === 0)
        return NOTHING;
    const rows = crates
        .slice(0, MAX_ROWS)
        .map(({ name, bytes }) => [code((0,plain_text/* clip */.$Q)(name, image_section_MAX_NAME)), h `${(0,format/* formatBytes */.z3)(bytes)}`]);
    const columns = [{ title: 'Crate' }, { title: 'Code and data', align: 'right' }];
    const title = h `${(0,format/* formatCount */.B4)(crates.length, 'crate')} in ${code((0,plain_text/* clip */.$Q)(binary.path, image_section_MAX_NAME))}, by its symbols`;
    return details(title, table('Largest crates of the binary', columns, rows));
}

// EXTERNAL MODULE: ./src/report/summary-endpoints.ts
var summary_endpoints = __webpack_require__(15925);
// EXTERNAL MODULE: ./src/report/wording-fetch.ts
var wording_fetch = __webpack_require__(52455);
// EXTERNAL MODULE: ./src/report/wording-network.ts
var wording_network = __webpack_require__(4841);
;// CONCATENATED MODULE: ./src/report/page/network-section.ts







const network_section_MAX_ITEMS = 60;
const network_section_MAX_NAME = 200;
/** What was found out about the network, what was decided for it, and what was fetched. */
function networkSection(report) {
    const { preflight, fetch } = report;
    const troubles = (0,network_highlights/* listTroubles */.Tt)(report).map(({ failed, name, cause, remedy }) => h `${tag(failed ? 'bad' : 'warn', failed ? 'failed' : 'degraded')} <strong>${(0,plain_text/* clip */.$Q)(name, network_section_MAX_NAME)}:</strong> ${sentence(cause)}${remedy === undefined ? NOTHING : h ` ${sentence(remedy)}`}`);
    const whole = preflight && (0,wording_network/* describePreflight */.Vv)(preflight);
    const fetched = fetch && (0,wording_fetch/* describeFetch */.uc)(fetch);
    const blocks = [
        whole === undefined ? NOTHING : h `<p class="lead">${whole}.</p>`,
        list(troubles, network_section_MAX_ITEMS),
        titledList('What this run did differently', (0,network_highlights/* listDecisions */.u8)(report).map(({ reason }) => sentence(reason)), network_section_MAX_ITEMS),
        endpointTable(report),
        fetched === undefined ? NOTHING : h `<h3>Fetched</h3><p>${sentence(fetched)}</p>`,
        titledList('Faults while fetching', (fetch?.incidents ?? []).map((one) => sentence((0,wording_fetch/* describeIncident */.K1)(one))), network_section_MAX_ITEMS),
        titledList('Left to the network of the build', (fetch?.leftToBuild ?? []).map(sentence), network_section_MAX_ITEMS),
    ];
    return { id: 'network', title: 'Network', body: h `${blocks}` };
}
const ENDPOINT_TONES = { ok: 'good', degraded: 'warn', failed: 'bad' };
function endpointTable({ preflight }) {
    if (preflight === undefined)
        return NOTHING;
    const { troubled, healthy } = (0,network_highlights/* sortEndpoints */.vv)(preflight);
    const columns = summary_endpoints/* ENDPOINT_TITLES */.ES.map((title) => ({ title }));
    const rows = [...troubled, ...healthy].slice(0, network_section_MAX_ITEMS).map((endpoint) => {
        const [name = '', verdict = '', ...cells] = (0,summary_endpoints/* describeEndpoint */.N2)(endpoint);
        const word = verdict.replace(/^\P{L}+/u, '');
        return [
            h `${(0,plain_text/* clip */.$Q)(name, network_section_MAX_NAME)}`,
            tag(ENDPOINT_TONES[endpoint.outcome], word),
            ...cells.map((cell) => h `<span class="whole">${(0,plain_text/* clip */.$Q)(cell, network_section_MAX_NAME)}</span>`),
        ];
    });
    return table('Endpoints, those in trouble first', columns, rows);
}

// EXTERNAL MODULE: ./src/report/wording-publish.ts
var wording_publish = __webpack_require__(75576);
;// CONCATENATED MODULE: ./src/report/page/run-sections.ts







const run_sections_MAX_ITEMS = 60;
const run_sections_MAX_NAME = 200;
const MAX_BODY = 2000;
const run_sections_TONES = { success: 'good', failure: 'bad', cancelled: 'warn' };
/** Every attempt with why it failed, the lines that show it, and what was changed for the next one. */
function attemptsSection({ attempts }) {
    const head = { id: 'attempts', title: 'Attempts', count: attempts.length };
    const hasTold = attempts.length > 1 || attempts.some(({ evidence = [] }) => evidence.length > 0);
    if (!hasTold)
        return { ...head, body: NOTHING };
    const lost = (0,wording_network/* describeLost */.Uk)(attempts);
    const items = attempts.slice(-run_sections_MAX_ITEMS).map(attemptItem);
    return {
        ...head,
        body: h `${lost === undefined ? NOTHING : h `<p class="lead">${lost}</p>`}<ol class="attempts">${items}</ol>`,
    };
}
function attemptItem({ number, outcome, durationMs, waitedMs = 0, cause, fault, evidence = [], remedies = [], }) {
    const waited = waitedMs === 0 ? '' : `, after waiting ${(0,format/* formatDuration */.a3)(waitedMs)}`;
    return h `<li><h3>Attempt ${number} ${tag(run_sections_TONES[outcome], outcome)} <span class="soft">${(0,format/* formatDuration */.a3)(durationMs)}${waited}</span></h3>
${remedies.length === 0 ? NOTHING : h `<p>Changed before it: ${remedies.slice(0, run_sections_MAX_ITEMS).map((one) => h `${sentence(one)} `)}</p>`}
${cause === undefined ? NOTHING : h `<p>${sentence(cause)}${fault === undefined ? NOTHING : h ` <code class="soft">${(0,plain_text/* clip */.$Q)(fault, run_sections_MAX_NAME)}</code>`}</p>`}
${evidence.length === 0 ? NOTHING : logLines(evidence.slice(-20))}</li>\n`;
}
function smokeTestSection({ smokeTest }) {
    const head = { id: 'smoke-test', title: 'Smoke test' };
    if (smokeTest === undefined)
        return { ...head, body: NOTHING };
    const { outcome, url, body } = smokeTest;
    return {
        ...head,
        body: h `<p class="lead">${tag(outcome === 'success' ? 'good' : 'bad', outcome === 'success' ? 'passed' : 'failed')} ${code((0,plain_text/* clip */.$Q)(url, run_sections_MAX_NAME))} ${sentence((0,wording/* describeAnswer */.O1)(smokeTest))}</p>${body === undefined ? NOTHING : logLines([(0,plain_text/* clip */.$Q)(body, MAX_BODY)])}`,
    };
}
function warningsSection({ warnings }) {
    const items = warnings.map(({ message, file, line, url }) => {
        const place = (0,wording/* describePlace */.df)({ file, line });
        return h `${place === undefined ? NOTHING : h `${code((0,plain_text/* clip */.$Q)(place, run_sections_MAX_NAME))} `}${sentence(message)}${url === undefined ? NOTHING : h ` (${html_link('more', url)})`}`;
    });
    return { id: 'warnings', title: 'Warnings', count: warnings.length, body: list(items, run_sections_MAX_ITEMS) };
}
/** What was pushed after the scan, or why nothing was. */
function publishSection({ publish, comment }) {
    const head = { id: 'publish', title: 'Publication' };
    if (publish === undefined)
        return { ...head, body: NOTHING };
    const { outcome, reason, remedy, digest, references } = publish;
    const tone = outcome === 'pushed' ? 'good' : 'bad';
    const incidents = (0,wording_publish/* listPushIncidents */.ms)(publish).map(sentence);
    const said = comment?.url === undefined
        ? NOTHING
        : h `<p>${html_link('Comment on the pull request', comment.url)}</p>`;
    const names = references.map((one) => code((0,plain_text/* clip */.$Q)(one, run_sections_MAX_NAME)));
    const body = h `<p class="lead">${tag(tone, wording_publish/* PUBLISH_OUTCOMES */.a[outcome])} ${code(digest)}</p>
${reason === undefined ? NOTHING : h `<p>${sentence(reason)}</p>`}
${remedy === undefined ? NOTHING : h `<p>${sentence(remedy)}</p>`}
${list(names, run_sections_MAX_ITEMS)}<p class="note">${(0,wording_publish/* describePushedBytes */.G_)(publish)}.</p>
${titledList('Faults while pushing', incidents, run_sections_MAX_ITEMS)}${said}`;
    return { ...head, body };
}

;// CONCATENATED MODULE: ./src/report/page/script.ts
/**
 * All that the page does by itself, as it runs in the browser: sort and filter the findings, and open what
 * is closed for the printer. Without it everything is still there to read.
 */
const SCRIPT = `
(() => {
  const table = document.querySelector('table[data-sortable]')
  if (table) {
    const body = table.tBodies[0]
    const rows = [...body.rows]
    const text = (row, at) => row.cells[at].dataset.sort ?? row.cells[at].textContent.trim()
    const order = new Intl.Collator('en', { numeric: true })
    const heads = [...table.tHead.rows[0].cells]
    heads.forEach((head, at) => {
      const button = document.createElement('button')
      button.type = 'button'
      button.textContent = head.textContent
      head.replaceChildren(button)
      button.addEventListener('click', () => {
        const down = head.getAttribute('aria-sort') === 'ascending'
        for (const other of heads) other.removeAttribute('aria-sort')
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending')
        rows.sort((a, b) => order.compare(text(a, at), text(b, at)) * (down ? -1 : 1))
        body.append(...rows)
      })
    })
    const form = document.querySelector('form.filter')
    const status = form.querySelector('[role=status]')
    const show = () => {
      const given = new FormData(form)
      const severities = given.getAll('severity')
      const word = given.get('text').trim().toLowerCase()
      let shown = 0
      for (const row of rows) {
        const { severity, state, counts } = row.dataset
        const fits =
          severities.includes(severity) &&
          (!given.has('new') || state !== 'unchanged') &&
          (!given.has('counts') || counts === 'true') &&
          row.textContent.toLowerCase().includes(word)
        row.hidden = !fits
        if (fits) shown += 1
      }
      status.textContent = shown === rows.length ? 'All ' + shown + ' shown.' : shown + ' of ' + rows.length + ' shown.'
    }
    form.addEventListener('input', show)
    form.addEventListener('submit', (event) => event.preventDefault())
    form.hidden = false
    show()
  }
  let closed = []
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('details:not([open])')]
    for (const one of closed) one.open = true
  })
  addEventListener('afterprint', () => {
    for (const one of closed) one.open = false
  })
})()
`;

;// CONCATENATED MODULE: ./src/report/page/styles.ts
/**
 * Style of the page. Colours are named by what they mean and have two values each; all text has a contrast
 * of 4.5 to 1 and more to what is behind it, in both themes.
 */
const STYLES = `
:root{color-scheme:light dark;
--paper:#fbfbf9;--raised:#fff;--ink:#1b1e23;--soft:#5b626d;--line:#e2e3e0;--faint:#f1f1ee;
--link:#1d4fb8;--good:#17693c;--good-back:#e5f3ea;--bad:#b01f1c;--bad-back:#fbeae8;--warn:#845000;--warn-back:#faf0da;
--own:#3360c4;--own-ink:#fff;--file:#3f6ccd;--crate:#3360c4;--more:#5b6b8c;--base:#d7dbe1;--base-ink:#2b3038;--rest:#e9eaec;
--stage:#7d8794;--step:#3360c4;--wait:#dfa63c;--fail:#cf3a34;--cached:#8fb3a2;--good-bar:#3c8f62;--grid:#e9e9e6;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;
--mono:ui-monospace,SFMono-Regular,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace}
@media screen and (prefers-color-scheme:dark){:root{
--paper:#111418;--raised:#181c21;--ink:#e7e9ec;--soft:#a2abb7;--line:#2b3138;--faint:#1d2127;
--link:#8db4ff;--good:#6fcf97;--good-back:#14291d;--bad:#ff8d85;--bad-back:#331715;--warn:#e9b860;--warn-back:#2d2312;
--own:#3c66c0;--own-ink:#fff;--file:#3c66c0;--crate:#2f57ad;--more:#4d5a75;--base:#39414c;--base-ink:#e7e9ec;--rest:#262c34;
--stage:#67717e;--step:#6b95ee;--wait:#c98f2b;--fail:#e5564e;--cached:#557f6c;--good-bar:#4fae7d;--grid:#23282f}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 var(--sans);font-variant-numeric:tabular-nums;overflow-wrap:break-word}
main,footer,.top{max-width:71rem;margin:0 auto;padding:0 1.25rem}
a{color:var(--link);text-underline-offset:.18em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:3px}
.unseen,.skip:not(:focus){position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip:focus{position:absolute;left:1rem;top:.5rem;padding:.4rem .8rem;background:var(--raised);z-index:1}
code,pre{font-family:var(--mono);font-size:.86em}
code{overflow-wrap:anywhere}
.soft,.note{color:var(--soft)}
.note{font-size:.875rem}
b,strong{font-weight:650}

.top{padding-top:2.75rem}
header{padding-left:1.1rem;border-left:.3rem solid var(--good)}
header.failure{border-color:var(--fail)}header.cancelled{border-color:var(--wait)}
.kicker{margin:0;font-size:.8rem;font-weight:650;letter-spacing:.08em;text-transform:uppercase;color:var(--good)}
.failure .kicker{color:var(--bad)}.cancelled .kicker{color:var(--warn)}
.mark{margin-right:.5em}
h1{margin:.15rem 0 .35rem;font-size:clamp(1.55rem,1.1rem + 2.2vw,2.4rem);line-height:1.15;letter-spacing:-.022em;font-weight:680;text-wrap:balance}
.image{margin:0;font-size:1.05rem}
.source{margin:.3rem 0 0;color:var(--soft);font-size:.925rem}
.source span{display:inline-block;max-width:100%;overflow-wrap:anywhere}.source>span:not(:last-child):after{content:"\\00b7";margin:0 .5em}
nav{margin:1.6rem 0 0;border-block:1px solid var(--line)}
nav ul{display:flex;flex-wrap:wrap;gap:0 1.5rem;margin:0;padding:0;list-style:none}
nav a{display:block;padding:.55rem 0;text-decoration:none;color:var(--ink);font-size:.925rem}
nav a:hover{text-decoration:underline}
nav .count{color:var(--soft);margin-left:.35em}

.callout{margin:1.5rem 0 0;padding:1rem 1.2rem;border-radius:.5rem;background:var(--faint)}
.callout p{margin:.4rem 0}.callout h3{margin:.9rem 0 .2rem}
.callout.bad{background:var(--bad-back)}.callout.warn{background:var(--warn-back)}
.cause{font-size:1.1rem;font-weight:550}
pre{margin:.8rem 0;padding:.8rem 1rem;overflow:auto;max-height:26rem;background:var(--raised);border:1px solid var(--line);border-radius:.4rem;line-height:1.45;tab-size:4}
pre code{font-size:inherit;overflow-wrap:normal}

.figures{display:grid;grid-template-columns:repeat(var(--count),minmax(0,1fr));margin:1.6rem 0 0;border:1px solid var(--line);border-radius:.6rem;background:var(--raised);overflow:hidden}
.of-1{--count:1}.of-2{--count:2}.of-3{--count:3}.of-4,.of-8{--count:4}.of-5{--count:5}.of-6{--count:6}
.of-7{--count:12}.of-7 div{grid-column:span 3}.of-7 div:nth-child(n+5){grid-column:span 4}
.of-1{max-width:18rem}.of-2{max-width:36rem}.of-3{max-width:54rem}
.figures div{padding:.85rem 1.1rem .95rem;box-shadow:1px 1px 0 var(--line)}
.figures dt{font-size:.8rem;color:var(--soft)}
.figures dd{margin:0}
.figures .value{white-space:nowrap;font-size:1.45rem;line-height:1.25;font-weight:620;letter-spacing:-.015em}
.figures .note{font-size:.8rem;line-height:1.4}
.figures .bad .value,.figures .bad b{color:var(--bad)}.figures .warn b{color:var(--warn)}.figures .good b{color:var(--good)}

section{margin:3.2rem 0 0;scroll-margin-top:1rem}
h2{margin:0 0 .8rem;font-size:1.3rem;letter-spacing:-.012em;line-height:1.25;font-weight:650}
h3{margin:1.4rem 0 .4rem;font-size:.95rem;font-weight:650}
.lead{margin:0 0 1rem;max-width:46rem}
ul{padding-left:1.2rem;margin:.5rem 0}li{margin:.2rem 0}
details{margin:.6rem 0 0;border-top:1px solid var(--line);padding-top:.5rem}
summary{cursor:pointer;font-size:.925rem;padding:.25rem 0;width:fit-content;max-width:100%;overflow-wrap:anywhere}
summary:hover{text-decoration:underline;text-underline-offset:.18em}

.wide{position:relative;overflow-x:auto;margin:.6rem -.3rem;padding:0 .3rem;scroll-padding-inline:.4rem}
table{border-collapse:collapse;min-width:min(100%,38rem);font-size:.9rem;line-height:1.45}
th,td{padding:.42rem .8rem .42rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
tr>:last-child{padding-right:0}
thead th{color:var(--soft);font-weight:550;font-size:.8rem;white-space:nowrap;vertical-align:bottom}
tbody th{font-weight:400}
.whole{white-space:nowrap}.part{padding-left:1rem}
.number{text-align:right;white-space:nowrap}.change{white-space:normal}.change span{white-space:nowrap}
td code{overflow-wrap:normal}

.tag,.severity{display:inline-block;padding:0 .5em;border-radius:.3em;font-size:.78rem;line-height:1.6;font-weight:600;background:var(--faint);color:var(--soft);white-space:nowrap}
.tag.good{background:var(--good-back);color:var(--good)}.tag.bad{background:var(--bad-back);color:var(--bad)}.tag.warn{background:var(--warn-back);color:var(--warn)}
.tag+.tag{margin-left:.3em}
.severity.critical{background:var(--bad);color:var(--paper)}.severity.high{background:var(--bad-back);color:var(--bad)}.severity.medium{background:var(--warn-back);color:var(--warn)}
.grew{color:var(--warn)}.shrank{color:var(--good)}

.chart{--name:minmax(8rem,19rem);--took:8.4rem}.chart.brief{--name:7rem}
.took .of{display:inline-block;min-width:3rem}
.bars,.axis{margin:0;padding:0;list-style:none}
.bars li,.axis{display:grid;grid-template-columns:var(--name) minmax(0,1fr) var(--took);gap:0 .9rem;align-items:center;margin:0}
.bars li{min-height:1.75rem;font-size:.9rem}
.bars li:hover{background:var(--faint)}
.name{display:flex;gap:.5em;align-items:center;min-width:0;white-space:nowrap}.name>:first-child{overflow:hidden;text-overflow:ellipsis}
.track{position:relative;overflow:hidden;height:100%;min-height:1.75rem;background-image:linear-gradient(to right,transparent calc(100% - 1px),var(--grid) 0);background-repeat:repeat-x}
.took{text-align:right;white-space:nowrap;color:var(--soft)}
.bar{position:absolute;top:50%;height:.8rem;margin-top:-.4rem;min-width:3px;border-radius:2px;background:var(--stage)}
.bar.step,.bar.work{background:var(--step)}.bar.attempt{background:var(--stage)}.bar.wait{background:var(--wait)}.bar.failed{background:var(--fail)}.bar.cached{background:var(--cached)}.bar.cancelled{background:var(--wait)}
.axis .track{overflow:visible;min-height:1.2rem;font-size:.75rem;color:var(--soft);background:none}
.axis .track span{position:absolute;transform:translateX(-50%);white-space:nowrap;width:auto}

figure{margin:1.2rem 0}
figcaption{display:flex;flex-wrap:wrap;gap:.2rem 1.3rem;margin-bottom:.6rem;font-size:.9rem}
.key:before{content:"";display:inline-block;width:.75rem;height:.75rem;margin-right:.45rem;border-radius:2px;background:var(--rest);vertical-align:-.06em}
.key.base:before{background:var(--base)}.key.own:before{background:var(--own)}
.map{position:relative;height:clamp(15rem,38vw,26rem);border-radius:.4rem;overflow:hidden;font-size:.8rem;line-height:1.3;background:var(--rest)}
.map.plain{height:clamp(9rem,18vw,13rem)}
.tile{position:absolute;overflow:hidden;border:1px solid var(--paper);background:var(--rest);color:var(--base-ink);container-type:size}
.tile.base{background:var(--base)}.tile.own,.tile.file,.tile.crate{background:var(--own);color:var(--own-ink)}
.tile.file{background:var(--file)}.tile.crate{background:var(--crate);border-color:rgb(255 255 255/.3)}.tile.more{background:var(--more);color:var(--own-ink);border-color:rgb(255 255 255/.3)}
.inner>.tile{border-width:0 1px 1px 0}
.inner{position:absolute;inset:0}.strip+.inner{top:1.4rem}
.label,.strip{display:block;padding:.3rem .45rem;overflow:hidden}
.label b,.label span,.strip{display:block;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.label b,.strip b{font-weight:600}
.strip{padding:.15rem .45rem;height:1.4rem}
@container (max-width:3.4rem) or (max-height:1.4rem){.label{display:none}}
@container (max-height:2.7rem){.label span{display:none}}
@container (max-width:4.4rem) or (max-height:2.6rem){.strip{display:none}.strip+.inner{top:0}}

.filter fieldset{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;align-items:center;margin:0;padding:0;border:0;font-size:.9rem}
.filter[hidden]{display:none}
.filter legend{float:left;padding:0;margin-right:.3rem;color:var(--soft)}
.filter label{display:inline-flex;gap:.4em;align-items:center;min-height:1.75rem}
input{font:inherit;color:inherit;accent-color:var(--link)}
input[type=search]{padding:.2rem .5rem;border:1px solid var(--soft);border-radius:.3rem;background:var(--raised);width:11rem;max-width:100%}
table.findings{width:100%}.findings .title{display:block;color:var(--soft)}
.findings tbody th a,.findings tbody th{font-weight:550}.findings .title{font-weight:400}.findings tbody th a{white-space:nowrap}
.findings tr.ignored>*{color:var(--soft)}
thead button{all:unset;cursor:pointer;font:inherit;color:inherit}
thead button:hover{color:var(--ink)}
thead button:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:3px}
th[aria-sort] button:after{content:"\\2191";margin-left:.3em}th[aria-sort=descending] button:after{content:"\\2193"}

.attempts{padding:0;margin:0;list-style:none}
.attempts>li{margin:0;padding:.7rem 0 .7rem 1.1rem;border-left:2px solid var(--line)}
.attempts h3{margin:0 0 .3rem}.attempts h3 .soft{font-weight:400;margin-left:.4em}.attempts p{margin:.3rem 0}
.shares{margin:0 0 1rem;padding:0;list-style:none}
.shares li{margin:.35rem 0;display:flex;flex-wrap:wrap;gap:.1rem .9rem;align-items:center}
.share{position:relative;width:12rem;height:.6rem;border-radius:.3rem;overflow:hidden;background:var(--line)}
.share i{position:absolute;top:0;bottom:0;background:var(--good-bar)}
.swing{position:relative;display:block;width:9rem;height:1.2rem;background:linear-gradient(var(--line),var(--line)) 50% 0/1px 100% no-repeat}
.swing i{position:absolute;top:.25rem;height:.7rem;background:var(--wait);min-width:1px}.swing i.shrank{background:var(--cached)}
.facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.3rem 1.4rem;margin:0;font-size:.925rem}
.facts dt{grid-column:1;color:var(--soft)}.facts dd{grid-column:2;margin:0}
footer{margin-top:3.5rem;padding-top:1rem;padding-bottom:3rem;color:var(--soft);font-size:.85rem}

@media (max-width:72rem){.of-5,.of-6{--count:6}.of-6 div,.of-5 div{grid-column:span 2}.of-5 div:nth-child(n+4){grid-column:span 3}}
@media (max-width:44rem){
main,footer,.top{padding-left:1rem;padding-right:1rem}.top{padding-top:1.5rem}
section{margin-top:2.4rem}
.bars li{grid-template-columns:minmax(0,1fr) auto;padding:.3rem 0;border-bottom:1px solid var(--line)}
.bars .track{grid-row:2;grid-column:1/3;min-height:1rem}.axis{display:none}
.figures.figures{--count:2}.figures.figures div{grid-column:auto}.figures.figures div:last-child:nth-child(odd){grid-column:1/-1}
.figures div{padding:.7rem .9rem .8rem}.figures .value{font-size:1.2rem}
.map{height:20rem}.map.plain{height:11rem}.findings{min-width:40rem}
.facts{grid-template-columns:minmax(0,1fr);gap:0}.facts dd{grid-column:1}.facts dt{margin-top:.5rem}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media (forced-colors:active){.bar,.tile,.key:before,.swing i,.share i{forced-color-adjust:none}}
@media print{
:root{--paper:#fff;--raised:#fff;--faint:#f4f4f2}
body{font-size:10pt}main,footer,.top{max-width:none;padding-left:0;padding-right:0}
nav,.filter,.skip{display:none}
section,figure,.bars li,tr,.attempts>li,.callout{break-inside:avoid}section{margin-top:1.6rem}
h2,h3{break-after:avoid}pre{max-height:none;white-space:pre-wrap}.wide{overflow:visible}
table{min-width:0;width:100%;font-size:8pt}th,td{padding-right:.5rem;overflow-wrap:anywhere}thead th,.number,.number span,td code,.whole,.findings tbody th a{white-space:normal;overflow-wrap:anywhere}.swing{width:5rem}
.bar,.tile,.key:before,.tag,.severity,.callout,.swing i,.share,.share i{print-color-adjust:exact;-webkit-print-color-adjust:exact}
a{color:inherit}}
`;

;// CONCATENATED MODULE: ./src/report/page/timeline-section.ts






const timeline_section_MAX_ROWS = 40;
const MAX_STEPS = 500;
const timeline_section_MAX_NAME = 160;
/** Where the time went: a bar for each stage, attempt and step that took noticeable time. */
function timeSection(report) {
    const timeline = (0,report_timeline/* timelineOf */.hf)(report);
    const { durationMs, attempts } = timeline;
    const { shown, rest } = (0,report_timeline/* pickRows */.LB)(timeline.steps, durationMs, timeline_section_MAX_ROWS);
    const stages = (0,report_timeline/* pickRows */.LB)(timeline.stages, durationMs);
    const short = rest.count - rest.cached;
    const shortStages = stages.rest;
    const notes = [
        ...(shortStages.count === 0
            ? []
            : [
                `${(0,format/* formatCount */.B4)(shortStages.count, 'shorter stage')} took ${(0,format/* formatDuration */.a3)(shortStages.durationMs)} in all.`,
            ]),
        ...(rest.cached === 0 ? [] : [`${(0,format/* formatCount */.B4)(rest.cached, 'step')} came from the cache.`]),
        ...(short === 0
            ? []
            : [`${(0,format/* formatCount */.B4)(short, 'shorter step')} took ${(0,format/* formatDuration */.a3)(rest.durationMs)} in all.`]),
    ];
    const body = h `${axis(durationMs)}
${bars('Stages', stages.shown, durationMs)}
${bars('Attempts', attempts.slice(-timeline_section_MAX_ROWS), durationMs)}
${bars('Build steps', shown, durationMs)}
${notes.length === 0 ? NOTHING : h `<p class="note">${notes.join(' ')}</p>`}
${stageTable(report)}${stepTable(report.steps)}`;
    // Names of stages are short, and bars the better for it.
    const look = shown.length === 0 ? 'chart brief' : 'chart';
    return { id: 'time', title: 'Time', body: h `<div class="${look}">${body}</div>` };
}
function bars(title, rows, runMs) {
    if (rows.length === 0)
        return NOTHING;
    return h `<h3>${title}</h3><ol class="bars">${rows.map((row) => bar(row, runMs))}</ol>`;
}
const timeline_section_WORDS = {
    done: '',
    cached: 'from the cache',
    failed: 'failed',
    cancelled: 'cancelled',
};
function bar({ kind, name, startMs, durationMs, outcome }, runMs) {
    const shown = kind === 'step'
        ? h `<code>${(0,plain_text/* clip */.$Q)((0,report_timeline/* shortStepName */.eq)(name), timeline_section_MAX_NAME)}</code>`
        : h `<span>${name}</span>`;
    const look = outcome === 'done' ? (WORK.includes(name) ? 'work' : kind) : outcome;
    const place = placeClass({ left: share(startMs, runMs), width: share(durationMs, runMs) });
    const word = timeline_section_WORDS[outcome];
    const said = word === '' ? NOTHING : h `${tag(outcome === 'cached' ? 'plain' : 'bad', word)}`;
    const title = kind === 'step' ? name : `${name}, from ${(0,format/* formatDuration */.a3)(startMs)} on`;
    return h `<li title="${(0,plain_text/* clip */.$Q)(title, timeline_section_MAX_NAME * 2)}"><span class="name">${shown}${said}</span><span class="track"><i class="bar ${look} ${place}"></i></span><span class="took">${(0,format/* formatDuration */.a3)(durationMs)}${kind === 'stage' ? h ` <span class="of">${(0,format/* formatShare */.T1)(durationMs, runMs)}</span>` : NOTHING}</span></li>\n`;
}
/** Stages that make the image; the others are there for them. */
const WORK = ['compile', 'build'];
function share(part, whole) {
    return whole <= 0 ? 0 : (part / whole) * 100;
}
const STEPS_MS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000];
const MINUTE_MS = 60_000;
const MAX_TICKS = 6;
/** So far apart that few stand side by side, and at round times. */
function tickDistance(runMs) {
    const minutes = [1, 2, 5, 10, 15, 30, 60, 120, 360, 1440].map((count) => count * MINUTE_MS);
    const found = [...STEPS_MS, ...minutes].find((distance) => runMs / distance <= MAX_TICKS);
    return found ?? Math.ceil(runMs / MAX_TICKS);
}
/** Lines behind all bars and their times; what is read aloud are the bars. */
function axis(runMs) {
    const distance = tickDistance(Math.max(1, runMs));
    const count = Math.floor(runMs / distance);
    const every = percentText(share(distance, runMs));
    const labels = Array.from({ length: count }, (_, at) => {
        const atMs = (at + 1) * distance;
        // At the very end it would stand outside.
        const place = placeClass({ left: share(atMs, runMs), width: 0 });
        return share(atMs, runMs) > 94 ? NOTHING : h `<span class="${place}">${formatTick(atMs)}</span>`;
    });
    const rule = `.track{background-size:${every}% 100%}`;
    return {
        ...h `<div class="axis" aria-hidden="true"><span></span><div class="track">${labels}</div><span></span></div>`,
        rules: [...labels.flatMap(({ rules }) => rules), rule],
    };
}
function percentText(value) {
    return String(Number(Math.min(100, Math.max(0.01, value)).toFixed(3)));
}
/** `30 s`, `1 min`, `1:30`. */
function formatTick(ms) {
    if (ms < 1000)
        return `${ms} ms`;
    if (ms < MINUTE_MS)
        return `${ms / 1000} s`;
    const seconds = Math.round((ms % MINUTE_MS) / 1000);
    const minutes = Math.floor(ms / MINUTE_MS);
    return seconds === 0 ? `${minutes} min` : `${minutes}:${String(seconds).padStart(2, '0')}`;
}
function stageTable({ stages, durationMs }) {
    const rows = stages.map((stage) => [
        h `${stage.name}`,
        h `${(0,format/* formatDuration */.a3)(Math.max(0, stage.startMs))}`,
        h `${(0,format/* formatDuration */.a3)(stage.durationMs)}`,
    ]);
    const total = [h `total`, h ``, h `${(0,format/* formatDuration */.a3)(durationMs)}`];
    const columns = [
        { title: 'Stage' },
        { title: 'Starts after', align: 'right' },
        { title: 'Takes', align: 'right' },
    ];
    if (stages.length === 0)
        return NOTHING;
    return details('All stages as a table', table('Stages of the run', columns, [...rows, total]));
}
function stepTable(steps) {
    if (steps.length === 0)
        return NOTHING;
    const shown = steps.slice(0, MAX_STEPS);
    const rows = shown.map(({ name, startMs, durationMs, cached, error }) => [
        error === undefined
            ? code((0,plain_text/* clip */.$Q)(name, timeline_section_MAX_NAME))
            : h `${code((0,plain_text/* clip */.$Q)(name, timeline_section_MAX_NAME))} ${tag('bad', 'failed')}`,
        h `${(0,format/* formatDuration */.a3)(Math.max(0, startMs))}`,
        h `${cached ? 'cached' : (0,format/* formatDuration */.a3)(durationMs)}`,
    ]);
    const columns = [
        { title: 'Step' },
        { title: 'Starts after', align: 'right' },
        { title: 'Takes', align: 'right' },
    ];
    const rest = steps.length - shown.length;
    const more = rest === 0 ? NOTHING : h `<p class="note">${(0,format/* formatCount */.B4)(rest, 'more step')} in report.json.</p>`;
    return details(`All of ${(0,wording/* describeSteps */.N$)(steps)}, as a table`, h `${table('Steps of the last attempt', columns, rows)}${more}`);
}

;// CONCATENATED MODULE: ./src/report/page/render-page.ts















const render_page_MAX_TITLE = 120;
/**
 * The report as one page of HTML that needs nothing else: it asks no server for anything, works from disk,
 * and its policy lets no script and no style run but its own.
 */
function renderPage(report) {
    const sections = sectionsOf(report).filter(({ body }) => body.html.trim() !== '');
    const body = h `<a class="skip" href="#main">To the report</a>
<div class="top">${renderHeader(report)}${renderFigures(report)}${navigation(sections)}</div>
<main id="main" tabindex="-1">${sections.map(renderSection)}</main>
<footer>${report.tool.name} ${report.tool.version}. What is not on this page stands in report.json.</footer>`;
    const style = `${STYLES}${[...new Set(body.rules)].join('\n')}\n`;
    return render_page_document(title(report), style, body);
}
function sectionsOf(report) {
    return [
        findingsSection(report.scan),
        deltaSection(report.delta),
        publishSection(report),
        timeSection(report),
        attemptsSection(report),
        imageSection(report.image),
        cacheSection(report),
        networkSection(report),
        smokeTestSection(report),
        warningsSection(report),
        { id: 'facts', title: 'Facts', body: renderFacts(report) },
    ];
}
function navigation(sections) {
    const items = sections.map(({ id, title, count }) => h `<li><a href="#${id}">${title}${count === undefined ? NOTHING : h `<span class="count">${count}</span>`}</a></li>`);
    return h `<nav aria-label="Sections"><ul>${items}</ul></nav>\n`;
}
function title(report) {
    const name = report.build.tags[0] ?? report.source.repository ?? '';
    const heading = headingOf(report);
    return (0,plain_text/* clip */.$Q)(name === '' ? heading : `${heading}: ${name}`, render_page_MAX_TITLE);
}
function render_page_document(name, style, body) {
    const policy = [
        "default-src 'none'",
        `style-src '${hashOf(style)}'`,
        `script-src '${hashOf(SCRIPT)}'`,
        "base-uri 'none'",
        "form-action 'none'",
    ].join('; ');
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${h `${name}`.html}</title>
<style>${style}</style>
</head>
<body>
${body.html}
<script>${SCRIPT}</script>
</body>
</html>
`;
}
function hashOf(text) {
    return `sha256-${(0,external_node_crypto_.createHash)('sha256').update(text, 'utf8').digest('base64')}`;
}


/***/ })

};
