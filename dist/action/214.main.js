export const id = 214;
export const ids = [214,721];
export const modules = {

/***/ 10721:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   publishFiles: () => (/* binding */ publishFiles)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_2__);



const READ_BYTES = 1 << 20;
/** What uploads take at a time: small enough that progress is seen on a slow link. */
const SEND_BYTES = 64 * 1024;
const publishFiles = {
    digestOf: async (path, algorithm) => {
        const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm);
        try {
            for await (const chunk of (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(path, { highWaterMark: READ_BYTES })) {
                hash.update(chunk);
            }
        }
        catch (error) {
            const { code } = error;
            if (code === 'ENOENT' || code === 'ENOTDIR')
                return undefined;
            throw error;
        }
        return `${algorithm}:${hash.digest('hex')}`;
    },
    stream: (path, startByte, lengthBytes) => {
        // `end` is inclusive, so that nothing at all cannot be said.
        if (lengthBytes === 0)
            return nothing();
        const end = startByte + lengthBytes - 1;
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(path, { start: startByte, end, highWaterMark: SEND_BYTES });
    },
    link: linkInAnyWay,
};
async function* nothing() { }
/** A cache folder may lie on another disk, and a system may not let everybody make symbolic links. */
async function linkInAnyWay(from, to) {
    const ways = [
        () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.link)(from, to),
        () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.symlink)(from, to),
        () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.copyFile)(from, to, node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.constants.COPYFILE_FICLONE),
    ];
    for (const [at, way] of ways.entries()) {
        try {
            return await way();
        }
        catch (error) {
            const { code } = error;
            if (at === ways.length - 1 || code === 'ENOENT' || code === 'EEXIST')
                throw error;
        }
    }
}


/***/ }),

/***/ 11214:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   makeRegistryPorts: () => (/* binding */ makeRegistryPorts)
/* harmony export */ });
/* harmony import */ var _network_registry_transport_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93103);
/* harmony import */ var _archive_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97940);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79771);
/* harmony import */ var _publish_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(10721);




/** Everything real for archives in a registry. */
function makeRegistryPorts(network, registry) {
    const { settings, downloads, credentialsFor, random } = network;
    return {
        transport: (0,_network_registry_transport_js__WEBPACK_IMPORTED_MODULE_0__/* .transportsTo */ .u)(network, settings)(registry),
        sizeOf: _archive_files_js__WEBPACK_IMPORTED_MODULE_1__/* .archiveFiles */ .a.sizeOf,
        blobs: _publish_files_js__WEBPACK_IMPORTED_MODULE_3__.publishFiles,
        ...{ downloads, credentialsFor, random, files: _files_js__WEBPACK_IMPORTED_MODULE_2__/* .files */ .a },
    };
}


/***/ }),

/***/ 93103:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ transportsTo)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23564);

/** The way to each registry. No proxy stands between a program and its own machine, whatever the variables say. */
function transportsTo({ makeTransport }, settings) {
    const direct = { ...settings, proxy: {} };
    return (registry) => makeTransport((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .isLoopback */ .U9)(registry) ? direct : settings);
}


/***/ })

};
