export const id = 329;
export const ids = [329];
export const modules = {

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


/***/ })

};
