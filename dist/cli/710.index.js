export const id = 710;
export const ids = [710];
export const modules = {

/***/ 2710:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readNetworkSettings: () => (/* binding */ readNetworkSettings)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _preflight_proxy_route_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7579);
/* harmony import */ var _environment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(948);
/* harmony import */ var _network_probes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1599);




const BEGIN = '-----BEGIN CERTIFICATE-----';
/**
 * Proxy and trusted authorities as the other programs of this machine use them; a bundle holds the
 * public authorities, too. One that is not there is passed over: what it was needed for says so.
 */
async function readNetworkSettings(env) {
    const [bundle] = await (0,_network_probes_js__WEBPACK_IMPORTED_MODULE_3__/* .readCaBundles */ .s)((0,_environment_js__WEBPACK_IMPORTED_MODULE_2__/* .caBundle */ .R0)(env).caBundle);
    const extra = env.NODE_EXTRA_CA_CERTS;
    const own = extra ? await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(extra, 'utf8').catch(() => '') : '';
    // What is no certificate would end every handshake.
    const all = [...new Set([bundle?.pem ?? '', own])].filter((pem) => pem.includes(BEGIN));
    const caPem = all.join('\n');
    return { proxy: (0,_preflight_proxy_route_js__WEBPACK_IMPORTED_MODULE_1__/* .usableProxies */ .r_)((0,_environment_js__WEBPACK_IMPORTED_MODULE_2__/* .proxySettings */ .EM)(env)), ...(caPem === '' ? {} : { caPem }) };
}


/***/ })

};
