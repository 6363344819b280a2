export const id = 840;
export const ids = [840];
export const modules = {

/***/ 32840:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseIgnoreYaml: () => (/* binding */ parseIgnoreYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var _image_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70739);
/* harmony import */ var _request_wording_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(95113);
/* harmony import */ var _findings_read_texts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(41143);
/* harmony import */ var _ignore_rule_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(12751);
/* harmony import */ var _match_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63705);
/* harmony import */ var _match_purl_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(86687);







/** By section of the file. */
const KINDS = {
    vulnerabilities: ['vulnerability'],
    secrets: ['secret'],
    misconfigurations: ['root-user'],
};
/** Of the form of Trivy; nothing of it is looked for here. */
const UNUSED = ['licenses'];
const MEMBERS = ['id', 'paths', 'purls', 'expired_at', 'statement'];
const NO_ALIASES = 0;
/**
 * A `.trivyignore.yaml`: lists of entries with `id`, `paths`, `purls`, `expired_at` and `statement` under
 * `vulnerabilities`, `secrets` and `misconfigurations`. Whatever is not understood lets nothing pass, and an
 * entry with a member that nobody knows is left out as a whole: the member was meant to narrow it.
 */
function parseIgnoreYaml(text) {
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, { schema: 'core', logLevel: 'error', prettyErrors: false });
    const [error] = document.errors;
    if (error !== undefined)
        return nothing(`it is no YAML (${firstLine(error.message)})`);
    const read = toPlain(() => document.toJS({ maxAliasCount: NO_ALIASES }));
    if (!read.ok)
        return nothing('it uses aliases');
    if (read.value === null || read.value === undefined)
        return { rules: [], remarks: [] };
    const file = (0,_image_json_js__WEBPACK_IMPORTED_MODULE_3__/* .asObject */ .eB)(read.value);
    if (file === undefined)
        return nothing('it has no sections such as "vulnerabilities"');
    const parts = Object.entries(file).map(([name, section]) => readSection(name, section));
    return {
        rules: parts.flatMap(({ rules }) => rules),
        remarks: parts.flatMap(({ remarks }) => remarks),
    };
}
function nothing(why) {
    return { rules: [], remarks: [`The ignore file lets nothing pass: ${why}.`] };
}
function toPlain(read) {
    try {
        return { ok: true, value: read() };
    }
    catch {
        return { ok: false };
    }
}
function firstLine(message) {
    return message.split('\n')[0] ?? '';
}
function readSection(name, section) {
    if (UNUSED.includes(name) || section === null)
        return { rules: [], remarks: [] };
    const kinds = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
    const entries = (0,_image_json_js__WEBPACK_IMPORTED_MODULE_3__/* .asArray */ ._j)(section);
    if (kinds === undefined || entries === undefined) {
        const why = kinds === undefined ? 'is no section that is known' : 'holds no list';
        return { rules: [], remarks: [`${(0,_request_wording_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(name)} in the ignore file ${why}.`] };
    }
    const rules = [];
    const remarks = [];
    for (const [index, entry] of entries.entries()) {
        const rule = readEntry((0,_image_json_js__WEBPACK_IMPORTED_MODULE_3__/* .asObject */ .eB)(entry) ?? {}, kinds);
        if (typeof rule !== 'string')
            rules.push(rule);
        else
            remarks.push(`Entry ${index + 1} of ${(0,_request_wording_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(name)} in the ignore file lets nothing pass: ${rule}.`);
    }
    return { rules, remarks };
}
/** The entry, or why there is none. */
function readEntry(entry, kinds) {
    const problem = findProblem(entry);
    if (problem !== undefined)
        return problem;
    const reason = (0,_image_json_js__WEBPACK_IMPORTED_MODULE_3__/* .asString */ .oJ)(entry.statement)?.trim() || undefined;
    const expires = (0,_image_json_js__WEBPACK_IMPORTED_MODULE_3__/* .asString */ .oJ)(entry.expired_at);
    return {
        id: String(entry.id),
        kinds,
        ...(0,_findings_read_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .ifAny */ .GK)('paths', (0,_image_json_js__WEBPACK_IMPORTED_MODULE_3__/* .asArray */ ._j)(entry.paths)?.map(String)),
        ...(0,_findings_read_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .ifAny */ .GK)('purls', (0,_image_json_js__WEBPACK_IMPORTED_MODULE_3__/* .asArray */ ._j)(entry.purls)?.map(String)),
        ...(0,_findings_read_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .ifAny */ .GK)('reason', reason),
        ...(0,_findings_read_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .ifAny */ .GK)('expires', expires),
    };
}
function findProblem(entry) {
    const stranger = Object.keys(entry).find((name) => !MEMBERS.includes(name));
    if (stranger !== undefined)
        return `${(0,_request_wording_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(stranger)} is no member that is known`;
    const { id, expired_at: day } = entry;
    if (id === undefined)
        return 'it has no id';
    if (typeof id !== 'string' || !(0,_ignore_rule_js__WEBPACK_IMPORTED_MODULE_5__/* .isId */ .eQ)(id))
        return `${(0,_request_wording_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(String(id))} is not the name of a finding`;
    if (day !== undefined && (typeof day !== 'string' || !(0,_ignore_rule_js__WEBPACK_IMPORTED_MODULE_5__/* .isDay */ .N)(day))) {
        return `${(0,_request_wording_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(String(day))} is not a day such as 2027-01-31`;
    }
    return (findWrongPattern(entry, 'paths', (text) => (0,_match_path_js__WEBPACK_IMPORTED_MODULE_2__/* .compilePath */ .H)(text) !== undefined) ??
        findWrongPattern(entry, 'purls', (text) => (0,_match_purl_js__WEBPACK_IMPORTED_MODULE_6__/* .compilePurl */ .x)(text) !== undefined));
}
function findWrongPattern(entry, name, isPattern) {
    const value = entry[name];
    if (value === undefined)
        return undefined;
    const list = (0,_image_json_js__WEBPACK_IMPORTED_MODULE_3__/* .asArray */ ._j)(value);
    if (list === undefined)
        return `${(0,_request_wording_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(name)} is no list`;
    const wrong = list.find((item) => typeof item !== 'string' || !isPattern(item));
    return wrong === undefined ? undefined : `${(0,_request_wording_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(String(wrong))} cannot stand in ${(0,_request_wording_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(name)}`;
}


/***/ })

};
