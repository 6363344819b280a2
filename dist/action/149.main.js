export const id = 149;
export const ids = [149];
export const modules = {

/***/ 4149:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hostCargoReader: () => (/* binding */ hostCargoReader)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _fetch_crates_cargo_config_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7676);
/* harmony import */ var _preflight_effective_cargo_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(315);




/** How cargo is set up on this machine for a folder. */
function hostCargoReader(env, files) {
    return async (contextFolder) => {
        const home = env.CARGO_HOME || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(env.HOME || (0,node_os__WEBPACK_IMPORTED_MODULE_0__.homedir)(), '.cargo');
        const [config, configFiles, isInstalled] = await Promise.all([
            (0,_fetch_crates_cargo_config_js__WEBPACK_IMPORTED_MODULE_2__/* .readCargoConfig */ .jj)(contextFolder, env, files),
            (0,_preflight_effective_cargo_js__WEBPACK_IMPORTED_MODULE_3__/* .readCargoConfigFiles */ .S_)(contextFolder, home, files),
            hasProgram('cargo', env.PATH ?? '', files),
        ]);
        return { config, isInstalled, sources: (0,_preflight_effective_cargo_js__WEBPACK_IMPORTED_MODULE_3__/* .readCratesSources */ .Pz)((0,_preflight_effective_cargo_js__WEBPACK_IMPORTED_MODULE_3__/* .mergeCargoConfig */ .lV)(configFiles)) };
    };
}
/** A link counts: rustup puts one in the place of each tool. */
async function hasProgram(name, path, files) {
    const kinds = await Promise.all(path
        .split(node_path__WEBPACK_IMPORTED_MODULE_1__.delimiter)
        .filter(Boolean)
        .map((folder) => files.kindOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name)).catch(() => 'absent')));
    return kinds.some((kind) => kind === 'file' || kind === 'other');
}


/***/ }),

/***/ 315:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pz: () => (/* binding */ readCratesSources),
/* harmony export */   S_: () => (/* binding */ readCargoConfigFiles),
/* harmony export */   bI: () => (/* binding */ isTable),
/* harmony export */   lV: () => (/* binding */ mergeCargoConfig)
/* harmony export */ });
/* harmony import */ var _workspace_cargo_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1971);
/* harmony import */ var _crates_endpoints_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5560);


/** What cargo reads for a folder, the file that counts most first. */
async function readCargoConfigFiles(folder, cargoHome, files) {
    const folders = [
        ...ancestors(folder).map((one) => `${one}/.cargo`),
        ...(cargoHome ? [cargoHome] : []),
    ];
    const found = await Promise.all([...new Set(folders)].map(async (place) => {
        // The old name wins where both are there.
        for (const path of [`${place}/config`, `${place}/config.toml`]) {
            const text = await files.readTextIfAny(path).catch(() => undefined);
            if (text !== undefined)
                return [{ path, text }];
        }
        return [];
    }));
    return found.flat();
}
/** The folder itself first, the root last; without the slash at the end. */
function ancestors(folder) {
    const parts = folder.split('/').filter(Boolean);
    return [...parts.map((_, index) => `/${parts.slice(0, parts.length - index).join('/')}`), ''];
}
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
