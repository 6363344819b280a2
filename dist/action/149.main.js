export const id = 149;
export const ids = [149];
export const modules = {

/***/ 74149:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hostCargoReader: () => (/* binding */ hostCargoReader)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _fetch_crates_cargo_config_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57676);
/* harmony import */ var _preflight_effective_cargo_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90315);
/* harmony import */ var _workspace_read_cargo_config_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(57527);
/* harmony import */ var _environment_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(948);





/** How cargo is set up on this machine for a folder. */
function hostCargoReader(env, files) {
    return async (contextFolder) => {
        const [configFiles, isInstalled] = await Promise.all([
            (0,_workspace_read_cargo_config_js__WEBPACK_IMPORTED_MODULE_4__/* .readCargoConfigFiles */ .S)(contextFolder, (0,_environment_js__WEBPACK_IMPORTED_MODULE_3__/* .cargoHomeFolder */ .gR)(env), files),
            hasProgram('cargo', env.PATH ?? '', files),
        ]);
        return {
            config: (0,_fetch_crates_cargo_config_js__WEBPACK_IMPORTED_MODULE_1__/* .planCargoConfig */ .Sy)(contextFolder, configFiles, env),
            isInstalled,
            sources: (0,_preflight_effective_cargo_js__WEBPACK_IMPORTED_MODULE_2__/* .readCratesSources */ .Pz)((0,_preflight_effective_cargo_js__WEBPACK_IMPORTED_MODULE_2__/* .mergeCargoConfig */ .lV)(configFiles)),
        };
    };
}
/** A link counts: rustup puts one in the place of each tool. */
async function hasProgram(name, path, files) {
    const kinds = await Promise.all(path
        .split(node_path__WEBPACK_IMPORTED_MODULE_0__.delimiter)
        .filter(Boolean)
        .map((folder) => files.kindOf((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, name)).catch(() => 'absent')));
    return kinds.some((kind) => kind === 'file' || kind === 'other');
}


/***/ }),

/***/ 90315:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pz: () => (/* binding */ readCratesSources),
/* harmony export */   bI: () => (/* binding */ isTable),
/* harmony export */   lV: () => (/* binding */ mergeCargoConfig)
/* harmony export */ });
/* harmony import */ var _workspace_cargo_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1971);
/* harmony import */ var _crates_endpoints_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5560);


/** All files as one table, the first file counting most; those that are no TOML are left out. */
function mergeCargoConfig(files) {
    const tables = files.flatMap(({ path, text }) => {
        const toml = (0,_workspace_cargo_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .parseToml */ .M)(text, path);
        return toml.ok ? [toml.value] : [];
    });
    return tables.reduceRight((low, high) => merge(low, high), {});
}
function isTable(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function merge(low, high) {
    const both = Object.entries(high).map(([key, value]) => {
        const under = low[key];
        return [key, isTable(under) && isTable(value) ? merge(under, value) : value];
    });
    return { ...low, ...Object.fromEntries(both) };
}
/** What takes the place of the sources that a lock can name. Tables [source] and [registries]. */
function readCratesSources(config) {
    const sources = isTable(config.source) ? config.source : {};
    const registries = isTable(config.registries) ? config.registries : {};
    const urlOf = (name) => {
        const source = isTable(sources[name]) ? sources[name] : {};
        if (source.directory !== undefined || source['local-registry'] !== undefined)
            return 'local';
        const registry = isTable(registries[name]) ? registries[name].index : undefined;
        return sourceId(source.registry ?? registry);
    };
    const replaced = Object.keys(sources).flatMap((name) => {
        const last = followReplacements(name, sources);
        const to = last === name ? undefined : urlOf(last);
        if (to === undefined)
            return [];
        const from = name === 'crates-io' ? CRATES_IO_IDS : [urlOf(name)];
        return from.flatMap((id) => (id === undefined || id === 'local' ? [] : [[id, to]]));
    });
    return { replacements: Object.fromEntries(replaced) };
}
const CRATES_IO_IDS = [
    'registry+https://github.com/rust-lang/crates.io-index',
    'sparse+https://index.crates.io/',
];
function followReplacements(name, sources) {
    let last = name;
    for (const _ of Object.keys(sources)) {
        const source = sources[last];
        const next = isTable(source) ? source['replace-with'] : undefined;
        if (typeof next !== 'string')
            return last;
        last = next;
    }
    return last;
}
/** As a lock writes it: `sparse+https://…`, `registry+https://…`. */
function sourceId(index) {
    if (typeof index !== 'string')
        return undefined;
    const id = index.startsWith('sparse+') ? index : `registry+${index}`;
    return (0,_crates_endpoints_js__WEBPACK_IMPORTED_MODULE_1__/* .isCratesIo */ .DV)(id) ? (CRATES_IO_IDS[0] ?? id) : id;
}


/***/ })

};
