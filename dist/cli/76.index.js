export const id = 76;
export const ids = [76];
export const modules = {

/***/ 99076:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   budgetFailure: () => (/* binding */ budgetFailure),
/* harmony export */   evaluateBudgets: () => (/* binding */ evaluateBudgets)
/* harmony export */ });
/* harmony import */ var _exit_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91084);
/* harmony import */ var _report_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12011);
/* harmony import */ var _format_change_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30336);



/** One result for each rule and each platform that it is about. What is not known is not exceeded. */
function evaluateBudgets({ rules, action, variant }, platforms) {
    return rules
        .filter((rule) => rule.variant === undefined || rule.variant === variant)
        .flatMap((rule) => {
        const meant = platforms.filter(({ platform }) => rule.platform === undefined || rule.platform === platform);
        const about = { rule: rule.text, action: rule.action ?? action };
        if (platforms.length === 0) {
            const sentence = 'The size of the image is not known.';
            return [
                { ...about, platform: rule.platform ?? '', outcome: 'not-known', sentence },
            ];
        }
        return meant.map((one) => ({ ...about, platform: one.platform, ...judge(rule, one) }));
    });
}
function judge(rule, platform) {
    const pair = rule.part === 'own' ? platform.own : platform.total;
    const where = `${platform.platform}${rule.part === 'own' ? ', own layers' : ''}`;
    if (!pair) {
        return notKnown(where, 'own layers cannot be told apart from those of the base image');
    }
    return rule.measure === 'growth'
        ? judgeGrowth(rule.limit, pair, where)
        : judgeSize(rule.limit, pair.after, rule.measure, where);
}
function notKnown(where, why) {
    return { outcome: 'not-known', sentence: `${where}: ${why}.` };
}
const MEMBERS = { compressed: 'compressedBytes', unpacked: 'unpackedBytes' };
function judgeSize(limit, size, measure, where) {
    const bytes = size[MEMBERS[measure]];
    if (bytes === null || limit.kind === 'percent') {
        return notKnown(where, `the ${measure} size is not known here`);
    }
    const figures = `${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(bytes)} ${measure}`;
    return bytes <= limit.bytes
        ? {
            outcome: 'kept',
            sentence: `${where}: ${figures}, and ${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(limit.bytes)} are allowed.`,
        }
        : {
            outcome: 'exceeded',
            sentence: `${where}: ${figures}, ${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(bytes - limit.bytes)} more than the ${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(limit.bytes)} that are allowed.`,
        };
}
/** Of what travels where that is known of both, else of what it takes on a disk. */
function judgeGrowth(limit, { before, after }, where) {
    const measure = ['compressed', 'unpacked'].find((one) => (before?.[MEMBERS[one]] ?? null) !== null && after[MEMBERS[one]] !== null);
    if (!before || !measure)
        return notKnown(where, 'there is no earlier size to compare with');
    const [then, now] = [before[MEMBERS[measure]] ?? 0, after[MEMBERS[measure]] ?? 0];
    const grown = now - then;
    const allowedBytes = limit.kind === 'bytes' ? limit.bytes : (then * limit.percent) / 100;
    const allowed = limit.kind === 'bytes' ? (0,_report_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(limit.bytes) : `${limit.percent} %`;
    const share = then > 0 ? ` (${(0,_format_change_js__WEBPACK_IMPORTED_MODULE_2__/* .formatPercent */ .l)(grown, then)})` : '';
    const figures = grown <= 0
        ? `${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(now)} ${measure}, ${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(-grown)} less than before${share}`
        : `${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(now)} ${measure}, ${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(grown)} more than before${share}`;
    return grown <= allowedBytes
        ? { outcome: 'kept', sentence: `${where}: ${figures}; growth of ${allowed} is allowed.` }
        : { outcome: 'exceeded', sentence: `${where}: ${figures}, and only ${allowed} are allowed.` };
}
/** As of a scan that breaks its policy. */
/** The failure of the run, if a rule that is to fail it is exceeded. */
function budgetFailure({ budgets }) {
    const exceeded = budgets.filter(({ outcome, action }) => outcome === 'exceeded' && action === 'fail');
    const [first, ...others] = exceeded;
    if (!first)
        return undefined;
    const more = others.length === 0 ? '' : ` ${others.length} more of size-budget are exceeded, too.`;
    return {
        stage: 'size-budget',
        cause: `The image is larger than ${first.rule} allows. ${first.sentence}${more}`,
        remedy: 'Make the image smaller (the report lists the files that grew), or raise size-budget; size-budget-action: warn lets the run pass.',
        evidence: exceeded.map(({ rule, sentence }) => `${rule}: ${sentence}`),
        exitCode: _exit_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .d.policy,
    };
}


/***/ })

};
