export const id = 707;
export const ids = [707];
export const modules = {

/***/ 6707:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  standInSource: () => (/* binding */ standInSource)
});

// UNUSED EXPORTS: foreseenStandIns

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(83916);
;// CONCATENATED MODULE: ./src/engine/apt-state.ts
const apt_state_DEBIAN_KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
const DEBIAN_URI = 'http://deb.debian.org/debian';
/**
 * Newest first. The engine and the tool chain come from sid, where Docker and rustc are current;
 * what is linked against C libraries of the host comes from bookworm, the oldest host we support.
 */
const SUITES = ['sid', 'trixie', 'bookworm'];
function aptState(cacheFolder) {
    const folder = `${cacheFolder}/apt`;
    return {
        folder,
        configFile: `${folder}/apt.conf`,
        sourcesFile: `${folder}/sources.list.d/debian.sources`,
        statusFile: `${folder}/status`,
    };
}
function formatAptSources(uri) {
    return `Types: deb
URIs: ${uri}
Suites: ${SUITES.join(' ')}
Components: main
Signed-By: ${apt_state_DEBIAN_KEYRING}
`;
}
/** Text of the file that APT_CONFIG names. `inherited` are the lines of `selectInheritedSettings`. */
function formatAptConfig(state, inherited) {
    const own = [
        ['Dir::Etc::main', '/dev/null'],
        ['Dir::Etc::parts', '/dev/null'],
        ['Dir::Etc::sourcelist', '/dev/null'],
        ['Dir::Etc::sourceparts', `${state.folder}/sources.list.d`],
        ['Dir::Etc::preferences', '/dev/null'],
        ['Dir::Etc::preferencesparts', '/dev/null'],
        ['Dir::State', state.folder],
        ['Dir::State::lists', `${state.folder}/lists`],
        ['Dir::State::status', state.statusFile],
        ['Dir::State::extended_states', `${state.folder}/extended_states`],
        ['Dir::Cache', `${state.folder}/cache`],
        ['Dir::Log', `${state.folder}/log`],
        ['Acquire::Languages', 'none'],
        ['Acquire::GzipIndexes', 'true'],
        ['Acquire::Retries', '3'],
        ['Acquire::http::Timeout', '30'],
        ['Acquire::https::Timeout', '30'],
        // A mirror may be a snapshot: its lists are signed but past their date.
        ['Acquire::Check-Valid-Until', 'false'],
        ['APT::Default-Release', SUITES[0]],
        ['APT::Install-Recommends', 'false'],
        // The cache folder may lie where the user _apt cannot go.
        ['APT::Sandbox::User', 'root'],
        ['Debug::NoLocking', 'true'],
    ];
    return [...inherited, ...own.map(([key, value]) => `${key} "${value}";`), ''].join('\n');
}
/** Of `apt-config dump`: how the system's own apt reaches its mirror (proxy, client certificates, clock). */
function selectInheritedSettings(dump) {
    return dump
        .split('\n')
        .filter((line) => /^Acquire::(?:https?::|Check-Date |Max-FutureTime |ForceIPv)/.test(line));
}
/** The Debian archive that the system's apt uses, from the texts of its source files; security archives do not count. */
function findDebianUri(sourceTexts) {
    return sourceTexts.flatMap(readUris).find((uri) => /\/debian\/?$|\/debian\/\d{8}T/.test(uri));
}
/** Both formats: `URIs: …` of deb822, and `deb [options] URI suite …` lines. */
function readUris(text) {
    return text.split('\n').flatMap((line) => {
        const deb822 = /^URIs:\s*(\S.*)$/i.exec(line)?.[1];
        if (deb822)
            return deb822.trim().split(/\s+/);
        const oneLine = /^deb\s+(?:\[[^\]]*\]\s*)?(\S+)/.exec(line)?.[1];
        return oneLine ? [oneLine] : [];
    });
}

// EXTERNAL MODULE: ./src/engine/lock.ts
var lock = __webpack_require__(5947);
;// CONCATENATED MODULE: ./src/engine/packages.ts



const ATTEMPTS = 3;
const PAUSE_MS = 2_000;
const TIMEOUT_MS = 600_000;
/**
 * Brings a set of packages and gives the paths of the .deb files. One process at a time: the private
 * apt has one state. Lists are fetched anew before a second attempt, because archives move.
 */
async function packages_fetchPackages(ports, context, set) {
    return await (0,lock/* withLock */.kK)(ports, context.cacheFolder, 'apt', async () => {
        await prepareApt(ports, context);
        return await downloadPackages(ports, context, set);
    });
}
/** Writes the private state; fetches the package lists when there are none. */
async function prepareApt(ports, context) {
    const { files, run } = ports;
    const state = aptState(context.cacheFolder);
    const dump = await run(['apt-config', 'dump'], { env: { ...context.env, LC_ALL: 'C' } });
    for (const folder of ['lists/partial', 'cache/archives/partial', 'log'])
        await files.makeFolder(`${state.folder}/${folder}`);
    await files.writeText(state.sourcesFile, formatAptSources(await readDebianUri(ports)));
    await files.writeText(state.statusFile, '');
    // A proxy may be named with its password.
    const config = formatAptConfig(state, selectInheritedSettings(dump.stdout));
    await files.writeText(state.configFile, config, 0o600);
    const lists = await files.list(`${state.folder}/lists`);
    if (!lists.some(({ name }) => name.endsWith('InRelease')))
        await updateLists(ports, context);
}
async function readDebianUri({ files }) {
    const parts = '/etc/apt/sources.list.d';
    const names = (await files.list(parts)).filter(({ name }) => /\.(?:list|sources)$/.test(name));
    const paths = [...names.map(({ name }) => `${parts}/${name}`), '/etc/apt/sources.list'];
    const texts = await Promise.all(paths.map((path) => files.readTextIfAny(path)));
    return findDebianUri(texts.flatMap((text) => text ?? [])) ?? DEBIAN_URI;
}
async function updateLists(ports, context) {
    const startedMs = ports.clock.now();
    await retried(ports, 'the package lists of the Debian archive', async () => {
        // By default a failed source is a warning and exit code 0, and the next step fails far from its cause.
        const argv = ['apt-get', 'update', '--error-on=any', '--quiet'];
        return ports.run(argv, aptOptions(context));
    });
    ports.log.info(`Package lists fetched in ${packages_formatSeconds(ports.clock.now() - startedMs)}`);
}
async function downloadPackages(ports, context, set) {
    await ports.files.makeFolder(`${set.folder}/partial`);
    let attempt = 0;
    await retried(ports, `packages ${set.packages.slice(0, 3).join(', ')}, …`, async () => {
        attempt += 1;
        if (attempt > 1)
            await updateLists(ports, context);
        return ports.run(planDownload(set), { ...aptOptions(context), cwd: set.folder });
    });
    const entries = await ports.files.list(set.folder);
    return entries.flatMap(({ name }) => (name.endsWith('.deb') ? [`${set.folder}/${name}`] : []));
}
function planDownload({ packages, reach, folder }) {
    if (reach === 'exact')
        return ['apt-get', 'download', '--quiet', ...packages];
    const into = `Dir::Cache::archives=${folder}`;
    return ['apt-get', 'install', '--yes', '--quiet', '--download-only', '-o', into, ...packages];
}
function aptOptions(context) {
    const config = aptState(context.cacheFolder).configFile;
    return { env: { ...context.env, APT_CONFIG: config, LC_ALL: 'C' }, timeoutMs: TIMEOUT_MS };
}
async function retried(ports, what, attempt) {
    for (let number = 1;; number += 1) {
        const { exitCode, stderr, stdout } = await attempt();
        if (exitCode === 0)
            return;
        const cause = lastErrors(stderr || stdout);
        if (exitCode === 127 || number === ATTEMPTS)
            throw new errors/* ToolError */.v('PACKAGE_DOWNLOAD_FAILED', `Could not fetch ${what}: ${cause}`, 'check that the Debian archive can be reached (apt-get update), or install Docker yourself');
        ports.log.warning(`Fetching ${what}, attempt ${number} of ${ATTEMPTS}: ${cause}`);
        await ports.clock.sleep(PAUSE_MS * number);
    }
}
/** apt's own error lines, which start with `E:`; otherwise the last line. */
function lastErrors(text) {
    const lines = text.trim().split('\n');
    const errors = lines.filter((line) => line.startsWith('E:')).map((line) => line.slice(2).trim());
    return errors.slice(-3).join('; ') || (lines.at(-1) ?? 'no output');
}
/** `docker.io_28.5.2+dfsg4-5_amd64.deb` → `docker.io`, `28.5.2+dfsg4-5`. A colon is written `%3a`. */
function packages_parseVersions(debFiles) {
    const pairs = debFiles.flatMap((path) => {
        const [name, version] = path.slice(path.lastIndexOf('/') + 1).split('_');
        return name && version ? [[name, decodeURIComponent(version)]] : [];
    });
    return Object.fromEntries(pairs);
}
function packages_formatSeconds(durationMs) {
    return `${(durationMs / 1000).toFixed(1)} s`;
}

;// CONCATENATED MODULE: ./src/engine/unpack.ts

/** Unpacking is bound by decompression, one process a package. */
const AT_ONCE = 2;
/** The only text that a shell reads here; paths and patterns are its arguments. */
const UNPACK_SCRIPT = 'deb=$1; root=$2; shift 2; dpkg-deb --fsys-tarfile "$deb" | tar --extract --numeric-owner --keep-directory-symlink --directory="$root" "$@"';
/**
 * The files of one package without running its scripts; links of a merged /usr stay links. `only` and `exclude` are tar patterns
 * on names such as `./usr/share/doc/x`; a `*` in `only` stops at a slash, in `exclude` it does not.
 */
function planUnpack(deb, root, { exclude = [], only = [] }) {
    const excludes = exclude.map((pattern) => `--exclude=${pattern}`);
    const selection = only.length > 0 ? ['--wildcards', '--no-wildcards-match-slash', ...only] : [];
    return ['sh', '-c', UNPACK_SCRIPT, 'sh', deb, root, ...excludes, ...selection];
}
/** Unpacks several packages into one root, in their order as far as two at a time allow. */
async function unpack_unpackPackages(ports, debs, root, exclude) {
    const waiting = [...debs];
    const worker = async () => {
        for (let deb = waiting.shift(); deb !== undefined; deb = waiting.shift())
            await runOrThrow(ports, planUnpack(deb, root, { exclude }), `Could not unpack ${deb}`);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
/** For steps that fail only when the disk is full or a program is missing. */
async function runOrThrow({ run }, argv, what, options = {}) {
    const { exitCode, stdout, stderr } = await run(argv, options);
    if (exitCode === 0)
        return stdout;
    const cause = stderr.trim().split('\n').slice(-5).join('; ') || `exit code ${exitCode}`;
    const hint = 'check that there is free space in the cache folder';
    throw new errors/* ToolError */.v(options.code ?? 'STAND_IN_FAILED', `${what}: ${cause}`, hint);
}

;// CONCATENATED MODULE: ./src/engine/buildkit-build.ts



const MODULE = 'github.com/moby/buildkit';
const PROGRAMS = [`${MODULE}/cmd/buildkitd`, `${MODULE}/cmd/buildctl`];
const buildkit_build_ATTEMPTS = 3;
/**
 * Compiles buildkitd and buildctl from the Go module proxy. `go install` refuses a module with
 * `exclude` lines, so that they become tools of a module of our own; the checksum database of Go
 * vouches for the sources.
 */
async function buildBuildkit(ports, context, { version, scratch, into }) {
    const { files, clock, log } = ports;
    const startedMs = clock.now();
    const cwd = `${scratch}/module`;
    await files.writeText(`${cwd}/go.mod`, 'module cv-docker-build.invalid/buildkit\n\ngo 1.25.0\n');
    const env = await goEnvironment(ports, context, scratch);
    await fetchModules(ports, version, { cwd, env });
    log.info(`Modules of BuildKit fetched in ${packages_formatSeconds(clock.now() - startedMs)}`);
    const flags = ['-trimpath', '-ldflags', `-s -w -X ${MODULE}/version.Version=v${version}`];
    const build = ['go', 'build', ...flags, '-o', `${into}/`, ...PROGRAMS];
    await runOrThrow(ports, build, 'Could not compile BuildKit', { cwd, env });
}
async function fetchModules(ports, version, options) {
    const get = ['go', 'get', '-tool', ...PROGRAMS.map((name) => `${name}@v${version}`)];
    for (let attempt = 1;; attempt += 1) {
        const { exitCode, stderr } = await ports.run(['go', ...get.slice(1)], options);
        if (exitCode === 0)
            return;
        const cause = stderr.trim().split('\n').at(-1) ?? '';
        if (attempt === buildkit_build_ATTEMPTS)
            throw new errors/* ToolError */.v('PACKAGE_DOWNLOAD_FAILED', `Could not fetch the modules of BuildKit: ${cause}`, 'check that the Go module proxy can be reached (GOPROXY)');
        ports.log.warning(`Fetching BuildKit, attempt ${attempt} of ${buildkit_build_ATTEMPTS}: ${cause}`);
        await ports.clock.sleep(2_000 * attempt);
    }
}
/** Caches of our own, which can be removed as a whole; proxy settings of the user stay. */
async function goEnvironment(ports, context, scratch) {
    const { PATH = '' } = context.env;
    const found = await ports.run(['go', 'env', 'GOVERSION'], { env: context.env });
    const isRecent = found.exitCode === 0 && isGoFit(found.stdout);
    const extra = isRecent ? {} : await bringGo(ports, context, `${scratch}/go-tree`, PATH);
    return {
        ...context.env,
        ...extra,
        CGO_ENABLED: '0',
        GOTOOLCHAIN: 'local',
        GOFLAGS: '-modcacherw -buildvcs=false',
        GOMODCACHE: `${scratch}/modules`,
        GOCACHE: `${scratch}/go-cache`,
        GOPATH: `${scratch}/gopath`,
    };
}
/** `go1.26.8` → whether it can compile BuildKit. */
function isGoFit(version) {
    const [, major = '0', minor = '0'] = /^go(\d+)\.(\d+)/.exec(version.trim()) ?? [];
    return Number(major) > 1 || (Number(major) === 1 && Number(minor) >= 26);
}
async function bringGo(ports, context, folder, path) {
    await ports.files.makeFolder(folder);
    const set = { packages: ['golang-go'], reach: 'closure', folder: `${folder}-debs` };
    const debs = await packages_fetchPackages(ports, context, set);
    const go = debs.filter((deb) => deb.slice(deb.lastIndexOf('/') + 1).startsWith('golang'));
    await unpack_unpackPackages(ports, go, folder, ['./usr/share/doc/*', './usr/share/*/test/*']);
    const versions = await ports.files.list(`${folder}/usr/lib`);
    const root = versions.find(({ name }) => /^go-\d/.test(name))?.name ?? 'go';
    // Debian splits the tree: /usr/lib/go-N links into /usr/share/go-N by relative paths.
    const goRoot = `${folder}/usr/lib/${root}`;
    return { GOROOT: goRoot, PATH: `${goRoot}/bin:${path}` };
}

// EXTERNAL MODULE: ./src/engine/stand-ins/recipes.ts
var recipes = __webpack_require__(86415);
;// CONCATENATED MODULE: ./src/engine/stand-ins/contexts.ts


/**
 * How each driver takes an image from this machine (tried with Docker 28 and BuildKit 0.34):
 * `oci-layout://` works on docker with the containerd store, docker-container and remote, and sends
 * a layout only once; the classic store answers "unknown scheme oci-layout", there the image has to
 * be in the engine, and `docker-image://` finds it without asking a registry.
 */
function contexts_planStandInContexts(references, standIns, { driver, imageStore }) {
    const isClassic = driver === 'docker' && imageStore !== 'containerd';
    const used = references.flatMap((replaces) => {
        const standIn = standIns.find(({ name }) => name === (0,recipes/* findStandIn */.pg)(replaces));
        return standIn ? [{ replaces, standIn }] : [];
    });
    const contexts = used.map(({ replaces, standIn }) => {
        const layout = `oci-layout://${standIn.layoutFolder}`;
        const value = isClassic ? `docker-image://${standIn.reference}` : layout;
        return { name: standIn.name, replaces, value, ownBuilderValue: layout };
    });
    const loads = isClassic ? [...new Set(used.map(({ standIn }) => standIn))] : [];
    return { contexts, loads };
}
/** `docker load` reads the layout as one tar stream; the only text that a shell reads here. */
const LOAD_SCRIPT = 'tar --create --directory="$1" . | docker load --quiet';
/** Puts an image into the engine unless it is there. `env` is that of docker's commands. */
async function loadStandIn(ports, standIn, env) {
    const inspect = ['docker', 'image', 'inspect', '--format', '{{.Id}}', standIn.reference];
    const found = await ports.run(inspect, { env });
    if (found.exitCode === 0 && [standIn.digest, standIn.imageId].includes(found.stdout.trim()))
        return;
    const load = ['sh', '-c', LOAD_SCRIPT, 'sh', standIn.layoutFolder];
    await runOrThrow(ports, load, `Could not load ${standIn.reference}`, { env });
    ports.log.info(`Stand-in for ${standIn.replaces} loaded into the engine`);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./src/engine/stand-ins/oci-layout.ts


/** All files get it, and the image: equal contents are equal bytes. 1980, the first year that zip knows. */
const EPOCH_SEC = 315_532_800;
const CREATED = '1980-01-01T00:00:00Z';
const MEDIA = 'application/vnd.oci.image';
const SUFFIX = { none: '', gzip: '+gzip', zstd: '+zstd' };
/** Packs a root as an OCI image layout of one layer. Gives the digests of its manifest and its config. */
async function writeLayout(ports, request) {
    const { files, host } = ports;
    const { folder, architecture, config } = request;
    const blobs = `${folder}/blobs/sha256`;
    await files.makeFolder(blobs);
    const tar = `${folder}/layer.tar`;
    await runOrThrow(ports, planTar(request.root, tar), 'Could not pack the layer');
    const diffId = await sha256Of(ports, tar);
    const layerFile = await compress(ports, tar, request.compression);
    const layerDigest = request.compression === 'none' ? diffId : await sha256Of(ports, layerFile);
    await host.rename(layerFile, `${blobs}/${layerDigest}`);
    const put = async (value) => await putBlob(ports, blobs, JSON.stringify(value));
    const configBlob = await put({
        created: CREATED,
        architecture,
        os: 'linux',
        config,
        rootfs: { type: 'layers', diff_ids: [`sha256:${diffId}`] },
        history: [{ created: CREATED, created_by: 'cv-docker-build stand-in' }],
    });
    const layerSize = await sizeOf(ports, `${blobs}/${layerDigest}`);
    const manifest = await put({
        schemaVersion: 2,
        mediaType: `${MEDIA}.manifest.v1+json`,
        config: { mediaType: `${MEDIA}.config.v1+json`, ...configBlob },
        layers: [
            {
                mediaType: `${MEDIA}.layer.v1.tar${SUFFIX[request.compression]}`,
                digest: `sha256:${layerDigest}`,
                size: layerSize,
            },
        ],
    });
    await files.writeText(`${folder}/oci-layout`, '{"imageLayoutVersion":"1.0.0"}');
    await files.writeText(`${folder}/index.json`, formatIndex(request, manifest));
    const paths = { config: configBlob.digest.slice(7), layer: layerDigest };
    await files.writeText(`${folder}/manifest.json`, formatDockerManifest(request, paths));
    return { digest: manifest.digest, imageId: configBlob.digest };
}
function formatIndex({ architecture, reference }, manifest) {
    const annotations = {
        'org.opencontainers.image.ref.name': reference.slice(reference.lastIndexOf(':') + 1),
        'io.containerd.image.name': reference,
    };
    return JSON.stringify({
        schemaVersion: 2,
        mediaType: `${MEDIA}.index.v1+json`,
        manifests: [
            {
                mediaType: `${MEDIA}.manifest.v1+json`,
                ...manifest,
                platform: { os: 'linux', architecture },
                annotations,
            },
        ],
    });
}
/** For `docker load` into the classic store, which knows docker's own archives only. Paths into the same blobs. */
function formatDockerManifest({ reference }, blobs) {
    const path = (hash) => `blobs/sha256/${hash}`;
    const image = { Config: path(blobs.config), RepoTags: [reference], Layers: [path(blobs.layer)] };
    return JSON.stringify([image]);
}
/** Sorted names, one time for all, numbers for owners: bytes that depend on the contents only. */
function planTar(root, tar) {
    const stable = ['--sort=name', `--mtime=@${EPOCH_SEC}`, '--numeric-owner', '--format=gnu'];
    return ['tar', '--create', ...stable, '--file', tar, '--directory', root, '.'];
}
async function compress(ports, tar, compression) {
    switch (compression) {
        case 'none':
            return tar;
        case 'gzip':
            await runOrThrow(ports, ['gzip', '--no-name', '-6', tar], 'Could not compress the layer');
            return `${tar}.gz`;
        case 'zstd': {
            const argv = ['zstd', '--quiet', '--rm', '-3', '-T0', tar, '-o', `${tar}.zst`];
            await runOrThrow(ports, argv, 'Could not compress the layer');
            return `${tar}.zst`;
        }
    }
}
async function sha256Of(ports, path) {
    const text = await runOrThrow(ports, ['sha256sum', path], `Could not read ${path}`);
    return text.slice(0, 64);
}
/** Bytes. */
async function sizeOf(ports, path) {
    const text = await runOrThrow(ports, ['stat', '--format=%s', path], `Could not read ${path}`);
    return Number.parseInt(text, 10);
}
async function putBlob({ files }, blobs, text) {
    const hash = (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
    await files.writeText(`${blobs}/${hash}`, text);
    return { digest: `sha256:${hash}`, size: Buffer.byteLength(text) };
}

;// CONCATENATED MODULE: ./src/engine/stand-ins/root-scripts.ts
/*
 * What the packages' own scripts would have done, as far as it matters in an image. Fixed texts for
 * `sh -e`; `$1` is the root that is being made. None of them takes anything else.
 */
/** Links of the merged /usr, before anything is unpacked: a package must not make a folder of their name. */
const LAY_OUT = `
root=$1
mkdir -p "$root/usr/bin" "$root/usr/sbin" "$root/usr/lib" "$root/usr/lib64" "$root/etc/ssl/certs"
for name in bin sbin lib lib64; do ln -sfn "usr/$name" "$root/$name"; done
mkdir -p "$root/dev" "$root/proc" "$root/sys" "$root/run" "$root/tmp" "$root/root" "$root/home"
chmod 1777 "$root/tmp"
chmod 700 "$root/root"
`;
/** Mozilla's certificates as the package has them: the host's own bundle may hold a company's. */
const BUNDLE_CERTIFICATES = `
root=$1
cat "$root"/usr/share/ca-certificates/mozilla/*.crt > "$root/etc/ssl/certs/ca-certificates.crt"
chmod 644 "$root/etc/ssl/certs/ca-certificates.crt"
`;
const FINISH_DEBIAN = `
root=$1
cp "$root/usr/share/base-passwd/passwd.master" "$root/etc/passwd"
cp "$root/usr/share/base-passwd/group.master" "$root/etc/group"
chmod 644 "$root/etc/passwd" "$root/etc/group"
ln -sf mawk "$root/usr/bin/awk"
ln -sf which.debianutils "$root/usr/bin/which"
ln -sf gcc "$root/usr/bin/cc"
mkdir -p "$root/usr/local/cargo/bin" "$root/usr/local/bin" "$root/usr/local/sbin" "$root/var/tmp"
chmod 1777 "$root/var/tmp"
printf 'deb [check-valid-until=no] http://deb.debian.org/debian sid main\\n' > "$root/etc/apt/sources.list"
printf 'Acquire::Languages "none";\\n' > "$root/etc/apt/apt.conf.d/90-no-translations"
chroot "$root" /usr/sbin/ldconfig
`;
const FINISH_ALPINE = `
root=$1
chroot "$root" /usr/bin/busybox --install -s /usr/bin
printf 'root:x:0:0:root:/root:/bin/sh\\nnobody:x:65534:65534:nobody:/:/sbin/nologin\\n' > "$root/etc/passwd"
printf 'root:x:0:root\\nnobody:x:65534:\\n' > "$root/etc/group"
printf 'root:*::0:::::\\nnobody:!::0:::::\\n' > "$root/etc/shadow"
chmod 640 "$root/etc/shadow"
printf 'NAME="cv-docker-build stand-in for Alpine"\\nID=cv-docker-build-stand-in\\nID_LIKE=debian\\n' > "$root/etc/os-release"
mkdir -p "$root/var/tmp" "$root/var/cache" "$root/usr/local/bin"
chmod 1777 "$root/var/tmp"
rm -rf "$root/usr/share/ca-certificates" "$root/usr/share/lintian" "$root/usr/sbin/update-ca-certificates"
ln -sf certs/ca-certificates.crt "$root/etc/ssl/cert.pem"
`;
const FINISH_DISTROLESS = `
root=$1
printf 'root:x:0:0:root:/root:/sbin/nologin\\nnobody:x:65534:65534:nobody:/nonexistent:/sbin/nologin\\nnonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\\n' > "$root/etc/passwd"
printf 'root:x:0:\\nnobody:x:65534:\\nnonroot:x:65532:\\n' > "$root/etc/group"
printf 'hosts: files dns\\n' > "$root/etc/nsswitch.conf"
printf 'NAME="cv-docker-build stand-in for distroless"\\nID=cv-docker-build-stand-in\\nID_LIKE=debian\\n' > "$root/etc/os-release"
mkdir -p "$root/home/nonroot"
chown 65532:65532 "$root/home/nonroot"
chmod 700 "$root/home/nonroot"
rm -rf "$root/usr/share/ca-certificates" "$root/usr/share/lintian" "$root/usr/sbin/update-ca-certificates" "$root/etc/ca-certificates"
`;

;// CONCATENATED MODULE: ./src/engine/buildkit-image.ts








/** The release that the module proxy is asked for. */
const BUILDKIT_VERSION = '0.34.2';
/** The image that it stands for. */
const REAL_BUILDKIT_IMAGE = 'docker.io/moby/buildkit:buildx-stable-1';
/** Grows when what is made changes. */
const RECIPE = 1;
/** Name of the image in an engine. */
const buildkit_image_BUILDKIT_REFERENCE = `cv-docker-build.invalid/stand-in/buildkit:${BUILDKIT_VERSION}-${RECIPE}`;
const PACKAGES = ['runc', 'libseccomp2', 'libc6', 'busybox-static'];
const EXCLUDE = ['./usr/share/*', './etc/*', '*/gconv/*'];
/** Whether it was made before. */
async function hasBuildkit({ files }, cacheFolder) {
    return (await files.kindOf(`${buildkitFolder(cacheFolder)}/buildkit.json`)) === 'file';
}
function buildkitFolder(cacheFolder) {
    return `${cacheFolder}/buildkit/${BUILDKIT_VERSION}-${RECIPE}`;
}
/** Makes it once and keeps it in the cache folder; about three minutes on two cores. Needs `go` or brings it. */
async function ensureBuildkit(ports, context) {
    const folder = buildkitFolder(context.cacheFolder);
    const found = await readBuildkit(ports, folder);
    if (found)
        return found;
    return await (0,lock/* withLock */.kK)(ports, context.cacheFolder, 'buildkit', async () => {
        const madeMeanwhile = await readBuildkit(ports, folder);
        if (madeMeanwhile)
            return madeMeanwhile;
        const scratch = `${folder}.${ports.host.processId}.part`;
        try {
            return await make(ports, context, { folder, scratch });
        }
        finally {
            await ports.files.remove(scratch);
        }
    });
}
/** Has it in the engine, too, and gives the name it has there. `env` of the context is that of docker's commands. */
async function ensureBuildkitImage(ports, context) {
    const made = await ensureBuildkit(ports, context);
    await loadStandIn(ports, made, context.env);
    return made.reference;
}
async function readBuildkit({ files }, folder) {
    const text = await files.readTextIfAny(`${folder}/buildkit.json`);
    if (text === undefined)
        return undefined;
    const made = JSON.parse(text);
    return { ...made, layoutFolder: `${folder}/layout`, programFolder: `${folder}/bin` };
}
async function make(ports, context, { folder, scratch }) {
    const { clock, files, host, log } = ports;
    const startedMs = clock.now();
    const result = `${scratch}/result`;
    const programs = `${result}/bin`;
    await files.makeFolder(programs);
    await buildBuildkit(ports, context, { version: BUILDKIT_VERSION, scratch, into: programs });
    const root = `${scratch}/root`;
    await fillRoot(ports, context, { root, scratch, programs });
    const reference = buildkit_image_BUILDKIT_REFERENCE;
    const ids = await writeLayout(ports, {
        root,
        folder: `${result}/layout`,
        compression: 'gzip',
        architecture: host.architecture,
        reference,
        config: {
            Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
            Entrypoint: ['buildkitd'],
            Labels: { [recipes/* STAND_IN_LABEL */.kw]: REAL_BUILDKIT_IMAGE },
        },
    });
    const made = {
        version: BUILDKIT_VERSION,
        ...ids,
        replaces: REAL_BUILDKIT_IMAGE,
        reference,
        layoutFolder: `${folder}/layout`,
        programFolder: `${folder}/bin`,
    };
    await files.writeText(`${result}/buildkit.json`, `${JSON.stringify(made, null, 2)}\n`);
    await files.remove(folder);
    await host.rename(result, folder);
    const seconds = packages_formatSeconds(clock.now() - startedMs);
    log.info(`BuildKit ${BUILDKIT_VERSION} made from its source in ${seconds}`);
    return made;
}
/** What buildkitd needs around it: a shell, runc with its libraries, certificates, /tmp. */
async function fillRoot(ports, context, { root, scratch, programs }) {
    const script = async (text) => await runOrThrow(ports, ['sh', '-ec', text, 'sh', root, programs], 'Could not make BuildKit');
    const folder = `${scratch}/debs`;
    // Of bookworm, so that this runc also runs outside of the image on every host we support.
    const packages = [...PACKAGES.map((name) => `${name}/bookworm`), 'ca-certificates'];
    const debs = await packages_fetchPackages(ports, context, { packages, reach: 'exact', folder });
    ports.log.debug(`Packages in the BuildKit image: ${JSON.stringify(packages_parseVersions(debs))}`);
    await script(LAY_OUT);
    const certificates = debs.filter((deb) => deb.includes('/ca-certificates_'));
    const others = debs.filter((deb) => !certificates.includes(deb));
    await unpack_unpackPackages(ports, others, root, EXCLUDE);
    await unpack_unpackPackages(ports, certificates, root, []);
    await script(BUNDLE_CERTIFICATES);
    await script(FINISH_BUILDKIT);
}
/** `$2` is the folder with the programs, which gets runc too. */
const FINISH_BUILDKIT = `
root=$1; programs=$2
chroot "$root" /bin/busybox --install -s /usr/bin
cp -a "$root/usr/sbin/runc" "$programs/buildkit-runc"
mv "$root/usr/sbin/runc" "$root/usr/bin/buildkit-runc"
cp -a "$programs/buildkitd" "$programs/buildctl" "$root/usr/bin/"
printf 'root:x:0:0:root:/root:/bin/sh\\n' > "$root/etc/passwd"
printf 'root:x:0:root\\n' > "$root/etc/group"
mkdir -p "$root/var/lib/buildkit" "$root/etc/buildkit"
rm -rf "$root/usr/share"
`;

// EXTERNAL MODULE: ./src/fetch/images/has-record.ts
var has_record = __webpack_require__(68717);
;// CONCATENATED MODULE: ./src/engine/install.ts






/** Statically linked or in need of libc 2.34 only, so the newest will do. */
const NEWEST = 'docker.io docker-cli docker-buildx containerd docker-registry crane'.split(' ');
/**
 * Of the oldest Debian that we support: these need C libraries of the host. Those that apt itself
 * depends on (libseccomp, libsystemd, liblzma, …) are there; the others come along.
 */
const OLDEST = 'runc tini busybox-static zstd iptables libip4tc2 libip6tc2 libxtables12 libmnl0 libnftnl11 libnetfilter-conntrack3 libnfnetlink0'.split(' ');
const install_EXCLUDE = (/* unused pure expression or super */ null && (['./etc/*', './var/*', './usr/share/*', './usr/lib/containerd/*', './lib/systemd/*']));
/** Grows when what is done with the packages changes. */
const install_RECIPE = 1;
function engineTreeFolder(cacheFolder, architecture) {
    const recipe = JSON.stringify([install_RECIPE, NEWEST, OLDEST, SUITES, architecture]);
    const hash = (0,external_node_crypto_.createHash)('sha256').update(recipe).digest('hex').slice(0, 12);
    return `${cacheFolder}/engine/tree-${hash}`;
}
/** Why the private engine cannot be had on this machine; `undefined` when it can. */
async function findInstallObstacle({ files, host, }) {
    const release = (await files.readTextIfAny('/etc/os-release')) ?? '';
    if (!isDebianFamily(release))
        return 'this system is not of the Debian family';
    for (const program of ['/usr/bin/apt-get', '/usr/bin/dpkg-deb'])
        if ((await files.kindOf(program)) === 'absent')
            return `${program} does not exist`;
    if ((await files.kindOf(DEBIAN_KEYRING)) === 'absent')
        return `${DEBIAN_KEYRING} does not exist (package debian-archive-keyring)`;
    if (host.userId !== 0)
        return 'a private engine needs root';
    return undefined;
}
/** Text of /etc/os-release. */
function isDebianFamily(osRelease) {
    const words = [...osRelease.matchAll(/^ID(?:_LIKE)?=(.*)$/gm)].flatMap(([, value = '']) => value.replaceAll(/["']/g, '').trim().split(/\s+/));
    return words.includes('debian');
}
/** Unpacks the engine below the cache folder, once. Nothing is installed into the system. */
async function installEngine(ports, context) {
    const folder = engineTreeFolder(context.cacheFolder, ports.host.architecture);
    const found = await readTree(ports, folder);
    if (found)
        return found;
    return await withLock(ports, context.cacheFolder, 'engine-tree', async () => {
        const madeMeanwhile = await readTree(ports, folder);
        return madeMeanwhile ?? (await makeTree(ports, context, folder));
    });
}
async function readTree({ files }, folder) {
    const text = await files.readTextIfAny(`${folder}/versions.json`);
    return text === undefined ? undefined : { folder, versions: JSON.parse(text) };
}
async function makeTree(ports, context, folder) {
    const { files, host, log, clock } = ports;
    const startedMs = clock.now();
    const temporary = `${folder}.${host.processId}.part`;
    const debFolder = `${temporary}/debs`;
    const packages = [...NEWEST, ...OLDEST.map((name) => `${name}/bookworm`)];
    const set = { packages, reach: 'exact', folder: debFolder };
    const debs = await fetchPackages(ports, context, set);
    if (debs.length < packages.length)
        throw new ToolError('PACKAGE_DOWNLOAD_FAILED', `Only ${debs.length} of ${packages.length} packages of the engine arrived`, 'try again');
    const versions = parseVersions(debs);
    await unpackPackages(ports, debs, temporary, install_EXCLUDE);
    await files.remove(debFolder);
    await addLaunchers(ports, temporary);
    await files.writeText(`${temporary}/versions.json`, `${JSON.stringify(versions, null, 2)}\n`);
    await host.rename(temporary, folder);
    const seconds = formatSeconds(clock.now() - startedMs);
    log.info(`Docker ${versions['docker.io'] ?? ''} unpacked from the Debian archive in ${seconds}`);
    return { folder, versions };
}
/**
 * docker-init under the name dockerd looks for, and iptables with its libraries. The latter lie in
 * a folder that comes last on PATH: a system's own iptables knows better which tables it uses.
 */
async function addLaunchers({ files }, folder) {
    await files.copyFile(`${folder}/usr/bin/tini-static`, `${folder}/usr/bin/docker-init`);
    for (const name of ['iptables', 'ip6tables'])
        await files.writeText(`${folder}/fallback/${name}`, formatIptablesLauncher(name), 0o755);
}
function formatIptablesLauncher(name) {
    return `#!/bin/sh
root=$(dirname "$(readlink -f "$0")")/..
lib=$(echo "$root"/usr/lib/*-linux-gnu)
export LD_LIBRARY_PATH="$lib" XTABLES_LIBDIR="$lib/xtables"
exec "$root/usr/sbin/xtables-nft-multi" ${name} "$@"
`;
}
/** PATH for programs that use or are the private engine. */
function enginePath(tree, path) {
    const usual = path || '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
    return [`${tree}/usr/bin`, `${tree}/usr/sbin`, usual, `${tree}/fallback`].join(':');
}

;// CONCATENATED MODULE: ./src/engine/stand-ins/alpine-users.ts
/*
 * Debian's busybox has no adduser and addgroup, which Dockerfiles on Alpine use. These take the same
 * options and write the same three files. `-S` picks the first free id of 100 to 999, as busybox does.
 */
const COMMON = `#!/bin/sh
set -e
die() { echo "$0: $*" >&2; exit 1; }
has() { grep -q "^$2:" "/etc/$1"; }
free() { id=$2; while cut -d: -f3 "/etc/$1" | grep -qx "$id"; do id=$((id + 1)); done; echo "$id"; }
`;
const ADDGROUP = `${COMMON}system= gid=
while getopts Sg: option; do
  case $option in S) system=1 ;; g) gid=$OPTARG ;; *) exit 1 ;; esac
done
shift $((OPTIND - 1))
if [ $# -eq 2 ]; then
  has passwd "$1" || die "unknown user $1"
  has group "$2" || die "unknown group $2"
  sed -i "/^$2:/{s/\\$/,$1/;s/:,/:/}" /etc/group
  exit
fi
[ $# -eq 1 ] || die "usage: addgroup [-g GID] [-S] [USER] GROUP"
has group "$1" && die "group '$1' in use"
[ -n "$gid" ] || if [ -n "$system" ]; then gid=$(free group 100); else gid=$(free group 1000); fi
echo "$1:x:$gid:" >> /etc/group
`;
const ADDUSER = `${COMMON}system= uid= group= home= gecos= shell=/bin/sh make=1
while getopts DHSu:G:h:s:g:k: option; do
  case $option in
    D) ;; k) ;; H) make= ;; S) system=1 shell=/sbin/nologin ;;
    u) uid=$OPTARG ;; G) group=$OPTARG ;; h) home=$OPTARG ;; s) shell=$OPTARG ;; g) gecos=$OPTARG ;;
    *) exit 1 ;;
  esac
done
shift $((OPTIND - 1))
if [ $# -eq 2 ]; then exec addgroup "$1" "$2"; fi
[ $# -eq 1 ] || die "usage: adduser [OPTIONS] USER [GROUP]"
has passwd "$1" && die "user '$1' in use"
[ -n "$uid" ] || if [ -n "$system" ]; then uid=$(free passwd 100); else uid=$(free passwd 1000); fi
if [ -n "$group" ]; then
  has group "$group" || die "unknown group $group"
  gid=$(grep "^$group:" /etc/group | cut -d: -f3)
elif [ -n "$system" ]; then gid=65533
else
  gid=$uid
  has group "$1" || echo "$1:x:$gid:" >> /etc/group
fi
home=\${home:-/home/$1}
echo "$1:x:$uid:$gid:\${gecos:-Linux User,,,}:$home:$shell" >> /etc/passwd
echo "$1:!:0:0:99999:7:::" >> /etc/shadow
if [ -n "$make" ] && [ ! -e "$home" ]; then
  mkdir -p "$home"
  chown "$uid:$gid" "$home"
fi
`;

;// CONCATENATED MODULE: ./src/engine/stand-ins/musl-target.ts



/*
 * Debian has musl and rustc, but no Rust standard library for musl. This builds one from rust-src,
 * with the crates that come in the same package: no network. The result is laid out as rustup's.
 */
/** The folder that holds the source, its crates and the build; removed afterwards. */
const WORK = '/tmp/std';
const MANIFEST = `[package]
name = "empty"
version = "0.0.0"
edition = "2021"
[lib]
path = "lib.rs"
`;
const CARGO_CONFIG = `[source.crates-io]
replace-with = "vendored"
[source.vendored]
directory = "/usr/lib/rustlib/src/rust/library/vendor"
[net]
offline = true
`;
/** rustc refuses a panic_abort that was itself compiled to unwind, and cargo has no key for one crate of std. */
const WRAPPER = `#!/bin/sh
case " $* " in *" --crate-name panic_abort "*) set -- "$@" -C panic=abort ;; esac
exec "$@"
`;
/**
 * Inside the root. libgcc_eh wants a function that only glibc has, so that LLVM's unwinder takes its
 * place, together with libgcc and the two checked printf functions that Debian's libunwind calls.
 * Without embed-bitcode a later link with LTO fails.
 */
const BUILD = `
arch=$1
target=$arch-unknown-linux-musl
upper=$(echo "$target" | tr a-z- A-Z_)
export HOME=${WORK} CARGO_HOME=${WORK}/cargo RUSTC_BOOTSTRAP=1 RUSTC_WRAPPER=${WORK}/wrapper
export RUSTFLAGS="-C link-self-contained=no -C embed-bitcode=yes --remap-path-prefix=${WORK}=/std"
export "CARGO_TARGET_\${upper}_LINKER=musl-gcc"
cd ${WORK}/empty
cargo build --quiet --release -Z build-std=std,panic_unwind,panic_abort,proc_macro,test \\
  --target "$target" --target-dir ${WORK}/target
lib=$(rustc --print sysroot)/lib/rustlib/$target/lib
self=$lib/self-contained
mkdir -p "$self"
rm ${WORK}/target/"$target"/release/deps/libempty-*
cp ${WORK}/target/"$target"/release/deps/*.rlib "$lib/"
musl=/usr/lib/$arch-linux-musl
gcc=$(dirname "$(gcc -print-libgcc-file-name)")
for name in crt1.o crti.o crtn.o Scrt1.o rcrt1.o libc.a; do cp "$musl/$name" "$self/"; done
for name in crtbegin.o crtbeginS.o crtend.o crtendS.o; do cp "$gcc/$name" "$self/"; done
mkdir -p ${WORK}/unwind ${WORK}/libgcc
(cd ${WORK}/unwind && ar x ${WORK}/libunwind.a)
(cd ${WORK}/libgcc && ar x "$gcc/libgcc.a")
musl-gcc -O2 -c ${WORK}/checked.c -o ${WORK}/checked.o
ar rcsD "$self/libunwind.a" ${WORK}/unwind/*.o ${WORK}/libgcc/*.o ${WORK}/checked.o
cp "$self/libunwind.a" "$lib/"
`;
const CHECKED_PRINTF = `#include <stdarg.h>
#include <stdio.h>
int __vfprintf_chk(FILE *f, int flag, const char *format, va_list a) {
  (void)flag; return vfprintf(f, format, a);
}
int __vsnprintf_chk(char *s, size_t n, int flag, size_t room, const char *format, va_list a) {
  (void)flag; (void)room; return vsnprintf(s, n, format, a);
}
`;
/**
 * A mount namespace of its own: /dev, /proc and the source are mounted into the root for the time
 * of the build only, and are gone with it even when it is killed. No network namespace is needed.
 */
const ENTER = `
root=$1; source=$2; arch=$3
mount --rbind /dev "$root/dev"
mount -t proc proc "$root/proc"
mkdir -p "$root/usr/src" "$root/usr/lib/rustlib/src"
cp "$source"/usr/lib/*/libunwind.a "$root${WORK}/"
mount --bind "$source/usr/src" "$root/usr/src"
mount --bind "$source/usr/lib/rustlib/src" "$root/usr/lib/rustlib/src"
exec env -i PATH=/usr/sbin:/usr/bin LC_ALL=C chroot "$root" sh -e ${WORK}/build "$arch"
`;
/**
 * Adds the target to a root that has rustc, cargo, gcc and musl-tools. `versions` are those of the
 * root's packages. About 90 s on two cores.
 */
async function addMuslTarget(ports, context, root, scratch, versions) {
    const { files, clock, log } = ports;
    const startedMs = clock.now();
    const source = `${scratch}/rust-src`;
    await bringSource(ports, context, source, versions);
    const work = `${root}${WORK}`;
    await files.writeText(`${work}/empty/Cargo.toml`, MANIFEST);
    await files.writeText(`${work}/empty/lib.rs`, '');
    await files.writeText(`${work}/cargo/config.toml`, CARGO_CONFIG);
    await files.writeText(`${work}/wrapper`, WRAPPER, 0o755);
    await files.writeText(`${work}/checked.c`, CHECKED_PRINTF);
    await files.writeText(`${work}/build`, BUILD);
    const arch = { amd64: 'x86_64', arm64: 'aarch64' }[ports.host.architecture] ?? 'x86_64';
    const enter = ['unshare', '--mount', '--propagation', 'private', 'sh', '-ec', ENTER];
    await runOrThrow(ports, [...enter, 'sh', root, source, arch], 'Could not build std for musl');
    for (const path of [work, `${root}/usr/src`, `${root}/usr/lib/rustlib/src`])
        await files.remove(path);
    log.info(`Rust's standard library for musl built in ${packages_formatSeconds(clock.now() - startedMs)}`);
}
/** The source of std, and LLVM's unwinder of the version that rustc is linked with. */
async function bringSource(ports, context, folder, versions) {
    const unwinder = `libunwind-${findLlvmVersion(versions)}-dev`;
    const debs = await packages_fetchPackages(ports, context, {
        packages: ['rust-src', unwinder],
        reach: 'exact',
        folder: `${folder}-debs`,
    });
    const only = ['./usr/src/rustc-*/library', './usr/lib/rustlib/src', './usr/lib/*/libunwind.a'];
    await ports.files.makeFolder(folder);
    for (const deb of debs) {
        // Each package holds some of them, and tar fails for a name that is not there.
        const selection = only.filter((name) => name.includes('libunwind') === deb.includes(unwinder));
        await runOrThrow(ports, planUnpack(deb, folder, { only: selection }), `Could not unpack ${deb}`);
    }
}
/** Of the packages that rustc came with: `libllvm22` → `22`. */
function findLlvmVersion(versions) {
    const numbers = Object.keys(versions).flatMap((name) => /^libllvm(\d+)/.exec(name)?.[1] ?? []);
    const [version] = numbers;
    if (version === undefined)
        throw new errors/* ToolError */.v('STAND_IN_FAILED', 'rustc of the Debian archive came without libllvm', 'use a machine that reaches an image registry');
    return version;
}

;// CONCATENATED MODULE: ./src/engine/stand-ins/fill-root.ts






/** Makes the file system of a stand-in below `root`; gives the packages it is made of. */
async function fill_root_fillRoot(ports, context, recipe, { root, scratch }) {
    const { packages, reach } = recipe;
    const folder = `${scratch}/debs`;
    const debs = await packages_fetchPackages(ports, context, { packages, reach, folder });
    const versions = packages_parseVersions(debs);
    const script = async (text) => await runOrThrow(ports, ['sh', '-ec', text, 'sh', root], `Could not make ${recipe.name}`);
    await script(LAY_OUT);
    await unpack_unpackPackages(ports, debs, root, recipe.exclude);
    await script(BUNDLE_CERTIFICATES);
    switch (recipe.name) {
        case 'rust':
            await script(FINISH_DEBIAN);
            await makePackageFolders(ports, root);
            await writePackageStatus(ports, debs, root);
            await addMuslTarget(ports, context, root, scratch, versions);
            return versions;
        case 'alpine':
            await ports.files.writeText(`${root}/usr/sbin/adduser`, ADDUSER, 0o755);
            await ports.files.writeText(`${root}/usr/sbin/addgroup`, ADDGROUP, 0o755);
            await script(FINISH_ALPINE);
            await declareOrigin(ports, debs, root);
            return versions;
        case 'distroless-static':
            await script(FINISH_DISTROLESS);
            await declareOrigin(ports, debs, root);
            return versions;
    }
}
/** What apt in the image works in. */
async function makePackageFolders({ files }, root) {
    for (const name of ['info', 'updates', 'triggers'])
        await files.makeFolder(`${root}/var/lib/dpkg/${name}`);
}
/**
 * A scanner goes by these two files: without them a stand-in looked as if it were made of nothing. The
 * compiler's stand-in has them of its own packages.
 */
async function declareOrigin(ports, debs, root) {
    await ports.files.writeText(`${root}/etc/debian_version`, `${SUITES[0]}\n`);
    await writePackageStatus(ports, debs, root);
}
/** What dpkg would have noted, so that apt in the image, and scanners of it, know what is there. */
async function writePackageStatus(ports, debs, root) {
    const entries = [];
    for (const deb of debs) {
        const control = await runOrThrow(ports, ['dpkg-deb', '--field', deb], `Could not read ${deb}`);
        entries.push(control.trim().replace('\n', '\nStatus: install ok installed\n'));
    }
    const folder = `${root}/var/lib/dpkg`;
    await ports.files.makeFolder(folder);
    await ports.files.writeText(`${folder}/status`, `${entries.join('\n\n')}\n`);
}

;// CONCATENATED MODULE: ./src/engine/stand-ins/ensure.ts







/** Makes those that are not there yet, one after the other, and gives them all. */
async function ensureStandIns(names, ports, context) {
    const standIns = [];
    for (const name of new Set(names))
        standIns.push(await ensureOne(ports, context, recipes/* RECIPES */.IF[name]));
    return standIns;
}
/** Where a stand-in lies and what it is called, whether it was made yet or not. */
function ensure_locateStandIn(name, cacheFolder) {
    const reference = `cv-docker-build.invalid/stand-in/${name}:${recipes/* RECIPES */.IF[name].version}`;
    return { name, layoutFolder: `${cacheFolder}/stand-ins/${name}`, reference };
}
async function ensureOne(ports, context, recipe) {
    const { layoutFolder: folder } = ensure_locateStandIn(recipe.name, context.cacheFolder);
    const found = await readStandIn(ports, folder, recipe);
    if (found)
        return found;
    return await (0,lock/* withLock */.kK)(ports, context.cacheFolder, `stand-in-${recipe.name}`, async () => {
        const madeMeanwhile = await readStandIn(ports, folder, recipe);
        if (madeMeanwhile)
            return madeMeanwhile;
        const scratch = `${folder}.${ports.host.processId}.part`;
        try {
            return await ensure_make(ports, context, recipe, { folder, scratch });
        }
        finally {
            await ports.files.remove(scratch);
        }
    });
}
async function readStandIn({ files }, folder, recipe) {
    const text = await files.readTextIfAny(`${folder}/stand-in.json`);
    if (text === undefined)
        return undefined;
    const { version, ...standIn } = JSON.parse(text);
    // The cache folder may have been moved.
    return version === recipe.version ? { ...standIn, layoutFolder: folder } : undefined;
}
async function ensure_make(ports, context, recipe, { folder, scratch }) {
    const { clock, files, host, log } = ports;
    const startedMs = clock.now();
    const root = `${scratch}/root`;
    const versions = await fill_root_fillRoot(ports, context, recipe, { root, scratch });
    const layout = `${scratch}/layout`;
    const withTools = withEngineTools(ports, context);
    const compression = await chooseCompression(withTools, recipe);
    const { reference } = ensure_locateStandIn(recipe.name, context.cacheFolder);
    const config = { ...recipe.config, Labels: { [recipes/* STAND_IN_LABEL */.kw]: recipe.replaces } };
    const { architecture } = host;
    const request = { root, folder: layout, compression, architecture, config, reference };
    const ids = await writeLayout(withTools, request);
    const { name, replaces, version } = recipe;
    const standIn = { name, layoutFolder: folder, ...ids, replaces, reference, versions };
    await files.writeText(`${layout}/stand-in.json`, `${JSON.stringify({ version, ...standIn }, null, 2)}\n`);
    await files.remove(folder);
    await host.rename(layout, folder);
    const sizes = await describeSizes(ports, root, folder);
    log.info(`Stand-in for ${replaces} made: ${sizes}, ${packages_formatSeconds(clock.now() - startedMs)}`);
    return standIn;
}
/** Small layers as the real images have them; the large one by the fastest that is there. */
async function chooseCompression({ run }, recipe) {
    if (recipe.name !== 'rust')
        return 'gzip';
    // 800 MB: zstd packs them in 4 s to a third; gzip would take 22 s.
    return (await run(['zstd', '--version'])).exitCode === 0 ? 'zstd' : 'none';
}
/** The private engine's tree holds a zstd, which a minimal system may not. */
function withEngineTools(ports, context) {
    const tree = engineTreeFolder(context.cacheFolder, ports.host.architecture);
    const env = { ...context.env, PATH: enginePath(tree, context.env.PATH) };
    return { ...ports, run: (argv, options = {}) => ports.run(argv, { env, ...options }) };
}
/** `2.1 MB unpacked, 0.9 MB on disk`. */
async function describeSizes(ports, root, folder) {
    const measure = async (path) => {
        const argv = ['du', '--summarize', '--bytes', path];
        const bytes = Number.parseInt(await runOrThrow(ports, argv, `Could not measure ${path}`), 10);
        return `${(bytes / 1e6).toFixed(1)} MB`;
    };
    return `${await measure(root)} unpacked, ${await measure(folder)} on disk`;
}

;// CONCATENATED MODULE: ./src/engine/make-stand-ins.ts




/** Makes what is missing, loads what has to be in the engine, and gives one named context for each base image. */
async function makeStandIns(request) {
    const { engine, cacheFolder, env, ports } = request;
    const references = await chooseReferences(request);
    const names = references.flatMap((reference) => (0,recipes/* findStandIn */.pg)(reference) ?? []);
    const standIns = await ensureStandIns(names, ports, { cacheFolder, env });
    const { contexts, loads } = contexts_planStandInContexts(references, standIns, engine.builder);
    for (const standIn of loads)
        await loadStandIn(ports, standIn, env);
    return contexts.map(toMade);
}
/** The same contexts for a plan that is only shown: nothing is made and nothing loaded. */
async function make_stand_ins_foreseeStandIns(request) {
    const references = await chooseReferences(request);
    const standIns = references.flatMap((reference) => {
        const name = findStandIn(reference);
        return name ? [locateStandIn(name, request.cacheFolder)] : [];
    });
    return planStandInContexts(references, standIns, request.engine.builder).contexts.map(toMade);
}
function toMade({ name, replaces, value, ownBuilderValue }) {
    return {
        name,
        context: { name: replaces, value },
        ownBuilderContext: { name: replaces, value: ownBuilderValue },
    };
}
async function chooseReferences({ wanted, references, cacheFolder, ports, }) {
    const replaceable = [...new Set(references)].filter(recipes/* findStandIn */.pg);
    if (wanted === 'always')
        return replaceable;
    if (wanted === 'cached')
        return chooseCached(replaceable, cacheFolder, ports.files);
    const hosts = [...new Set(replaceable.map(registryOf))];
    const answers = await Promise.all(hosts.map((host) => doesAnswer(ports.http, host)));
    const silent = hosts.filter((_, index) => !answers[index]);
    return replaceable.filter((reference) => silent.includes(registryOf(reference)));
}
/** Those that the cache folder lacks and whose stand-in it has: making one takes a network, too. */
async function chooseCached(references, cacheFolder, files) {
    const isChosen = await Promise.all(references.map(async (reference) => {
        const name = (0,recipes/* findStandIn */.pg)(reference);
        if (name === undefined || (await (0,has_record/* hasRecord */.q)(reference, cacheFolder, files)))
            return false;
        const { layoutFolder } = ensure_locateStandIn(name, cacheFolder);
        return (await files.kindOf(`${layoutFolder}/stand-in.json`)) === 'file';
    }));
    return references.filter((_, at) => isChosen[at]);
}
/** Whether the registry of an image answers at all. */
function isRegistryUp(reference, http) {
    return doesAnswer(http, registryOf(reference));
}
/** Docker Hub serves its registry under another name than the one in references. */
function registryOf(reference) {
    const [first = ''] = reference.split('/');
    const isHost = reference.includes('/') && /[.:]|^localhost$/.test(first);
    return !isHost || /^(?:index\.)?docker\.io$/.test(first) ? 'registry-1.docker.io' : first;
}
/** 401 is the usual answer to a stranger; only silence and broken gateways count against it. */
async function doesAnswer(http, host) {
    try {
        const { status } = await http(`https://${host}/v2/`, { timeoutMs: 5_000 });
        return status < 500 && status !== 407;
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: ./src/adapters/clock.ts
var clock = __webpack_require__(33350);
// EXTERNAL MODULE: ./src/adapters/command-runner.ts
var command_runner = __webpack_require__(13532);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __webpack_require__(1708);
var external_node_process_default = /*#__PURE__*/__webpack_require__.n(external_node_process_);
;// CONCATENATED MODULE: ./src/adapters/engine-host.ts




const DPKG_NAMES = { x64: 'amd64', arm64: 'arm64' };
/** Processes and folders as the private engine needs them. */
const engineHost = {
    userId: external_node_process_default().geteuid?.() ?? -1,
    processId: (external_node_process_default()).pid,
    architecture: DPKG_NAMES[(external_node_process_default()).arch] ?? (external_node_process_default()).arch,
    spawnDaemon: async ([program, ...args], { env, logFile }) => {
        const log = await (0,promises_.open)(logFile, 'a', 0o600);
        try {
            const child = (0,external_node_child_process_.spawn)(program, args, {
                detached: true,
                cwd: '/',
                env: { ...env },
                stdio: ['ignore', log.fd, log.fd],
            });
            await new Promise((resolve, reject) => {
                child.once('spawn', resolve);
                child.once('error', reject);
            });
            child.unref();
            return child.pid ?? -1;
        }
        finally {
            await log.close();
        }
    },
    signal: (pid, name) => {
        try {
            return external_node_process_default().kill(pid, name);
        }
        catch (error) {
            if (error.code === 'ESRCH')
                return false;
            throw error;
        }
    },
    makeFolderOnce: async (path) => {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
        try {
            await (0,promises_.mkdir)(path);
            return true;
        }
        catch (error) {
            if (error.code === 'EEXIST')
                return false;
            throw error;
        }
    },
    rename: promises_.rename,
};

// EXTERNAL MODULE: ./src/adapters/files.ts
var adapters_files = __webpack_require__(79771);
// EXTERNAL MODULE: ./src/adapters/pipeline-ports.ts + 3 modules
var pipeline_ports = __webpack_require__(98575);
;// CONCATENATED MODULE: ./src/adapters/stand-in-source.ts








/** Stand-ins made for real. The environment is asked for late: it may come to name a private engine. */
function standInSource(cacheFolder, environment, log) {
    const makePorts = (env) => {
        // A registry that is reached through the proxy alone is there.
        const http = (0,pipeline_ports/* httpOf */.Yr)(env);
        return { run: command_runner/* runCommand */.d, files: adapters_files/* files */.a, clock: clock/* clock */.p, http, log, host: engineHost };
    };
    return {
        make: (wanted, references, engine) => {
            const env = environment();
            const ports = makePorts(env);
            return makeStandIns({ wanted, references, engine, cacheFolder, env, ports });
        },
        makeBuildkitImage: async (wanted) => {
            const env = environment();
            const ports = makePorts(env);
            if (!(await isWanted(wanted, ports.http, cacheFolder)))
                return undefined;
            return ensureBuildkitImage(ports, { cacheFolder, env });
        },
    };
}
/** For a plan that is only shown. A builder of our own would run the image that is made then. */
function foreseenStandIns(cacheFolder, env = {}) {
    const http = httpOf(env);
    return {
        make: (wanted, references, engine) => foreseeStandIns({ wanted, references, engine, cacheFolder, ports: { http, files } }),
        makeBuildkitImage: async (wanted) => (await isWanted(wanted, http, cacheFolder)) ? BUILDKIT_REFERENCE : undefined,
    };
}
async function isWanted(wanted, http, cacheFolder) {
    switch (wanted) {
        case 'always':
            return true;
        case 'auto':
            return !(await isRegistryUp(REAL_BUILDKIT_IMAGE, http));
        case 'cached':
            return (!(await (0,has_record/* hasRecord */.q)(REAL_BUILDKIT_IMAGE, cacheFolder, adapters_files/* files */.a)) &&
                (await hasBuildkit({ files: adapters_files/* files */.a }, cacheFolder)));
    }
}


/***/ }),

/***/ 68717:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ recordFile),
/* harmony export */   q: () => (/* binding */ hasRecord)
/* harmony export */ });
/* harmony import */ var _image_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49794);

/** File of an image that was fetched, below the cache folder. */
function recordFile(cacheFolder, reference) {
    return `${cacheFolder}/images/references/${(0,_image_record_js__WEBPACK_IMPORTED_MODULE_0__/* .fileNameOf */ .bV)(reference)}.json`;
}
/** Whether an image was fetched before. What became of its layers since, the fetch finds out. */
async function hasRecord(reference, cacheFolder, files) {
    const full = (0,_image_record_js__WEBPACK_IMPORTED_MODULE_0__/* .fullReference */ .P$)(reference);
    return full !== undefined && (await files.kindOf(recordFile(cacheFolder, full))) === 'file';
}


/***/ })

};
