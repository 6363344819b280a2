export const id = 401;
export const ids = [401,76];
export const modules = {

/***/ 56401:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  comparesFiles: () => (/* binding */ comparesFiles),
  keepReport: () => (/* binding */ keepReport),
  runDeltaStage: () => (/* binding */ runDeltaStage)
});

// EXTERNAL MODULE: ./src/cache/keeps-archives.ts
var keeps_archives = __webpack_require__(6186);
// EXTERNAL MODULE: ./src/image/json.ts
var json = __webpack_require__(70739);
// EXTERNAL MODULE: ./src/image/read.ts
var image_read = __webpack_require__(93021);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./src/delta/read-zip.ts


/**
 * One file of a ZIP archive (APPNOTE.TXT 4.3), as GitHub hands out artifacts: by the table at its end,
 * since sizes in front of a file that was streamed are zero. No ZIP64, no encryption, no folders in it.
 */
const END_MARK = 0x06054b50;
const ENTRY_MARK = 0x02014b50;
const FILE_MARK = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const FILE_BYTES = 30;
/** A comment may follow the end mark. */
const COMMENT_LIMIT_BYTES = 65_535;
const STORED = 0;
const DEFLATED = 8;
/** The content of the first file that `isWanted`; more than `limitBytes` of it are refused. */
function readZipFile(zip, isWanted, limitBytes) {
    try {
        const entry = listEntries(zip)?.find(({ name }) => isWanted(name));
        return entry ? unpack(zip, entry, limitBytes) : (0,image_read/* unreadable */.O$)('it does not hold the file');
    }
    catch (error) {
        // Reads beyond the end, and what zlib says of damaged or too large content.
        if (error instanceof RangeError || isZlibError(error))
            return (0,image_read/* unreadable */.O$)('the archive is damaged');
        throw error;
    }
}
function isZlibError(error) {
    const { code } = error;
    return typeof code === 'string' && /^(?:Z_|ERR_BUFFER)/.test(code);
}
function listEntries(zip) {
    const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
    const end = findEnd(view);
    if (end === undefined)
        return undefined;
    const entries = [];
    const count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    for (let index = 0; index < count; index += 1) {
        if (view.getUint32(at, true) !== ENTRY_MARK)
            return undefined;
        const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
        const start = at + ENTRY_BYTES;
        entries.push({
            name: Buffer.from(zip.subarray(start, start + (name ?? 0))).toString('utf8'),
            method: view.getUint16(at + 10, true),
            packedBytes: view.getUint32(at + 20, true),
            startByte: view.getUint32(at + 42, true),
        });
        at = start + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
    }
    return entries;
}
function findEnd(view) {
    const last = view.byteLength - END_BYTES;
    for (let at = last; at >= Math.max(0, last - COMMENT_LIMIT_BYTES); at -= 1) {
        if (view.getUint32(at, true) === END_MARK)
            return at;
    }
    return undefined;
}
function unpack(zip, entry, limitBytes) {
    const { startByte, packedBytes, method } = entry;
    const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
    if (view.getUint32(startByte, true) !== FILE_MARK)
        return (0,image_read/* unreadable */.O$)('the archive is damaged');
    const nameBytes = view.getUint16(startByte + 26, true);
    const extraBytes = view.getUint16(startByte + 28, true);
    const start = startByte + FILE_BYTES + nameBytes + extraBytes;
    const packed = zip.subarray(start, start + packedBytes);
    if (packed.length !== packedBytes)
        return (0,image_read/* unreadable */.O$)('the archive is damaged');
    if (method === DEFLATED)
        return (0,image_read/* found */.F9)((0,external_node_zlib_.inflateRawSync)(packed, { maxOutputLength: limitBytes }));
    if (method !== STORED)
        return (0,image_read/* unreadable */.O$)('it is packed in a way that cannot be read here');
    return packed.length > limitBytes ? (0,image_read/* unreadable */.O$)('it is too large') : (0,image_read/* found */.F9)(packed);
}

;// CONCATENATED MODULE: ./src/delta/find-artifact.ts



const TIMEOUT_MS = 10_000;
const PER_PAGE = 100;
/** Pull requests upload under the same name: that of the base branch may be some way down. */
const PAGES = 3;
/** Of a report, packed and unpacked. */
const LIMIT_BYTES = 8 * 1024 * 1024;
/**
 * The report.json of a run on the base branch that uploaded it as an artifact: of the commit nearest
 * to the base. What a fork uploads is passed over, whatever its branch is called. Tries nothing twice:
 * there are other places to look.
 */
async function findArtifact(wanted, ports, signal) {
    const candidates = [];
    for (let page = 1; page <= PAGES && !signal.aborted; page += 1) {
        const answer = await list(wanted.name, page, ports);
        if (!answer.ok)
            return answer;
        candidates.push(...answer.value.flatMap((value) => readArtifact(value, wanted)));
        if (answer.value.length < PER_PAGE ||
            candidates.some(({ commit }) => commit === wanted.commits[0]))
            break;
    }
    // The list begins with the newest, which counts where a run was repeated.
    const [best] = [...candidates].sort((a, b) => wanted.commits.indexOf(a.commit) - wanted.commits.indexOf(b.commit));
    if (!best)
        return (0,image_read/* unreadable */.O$)('no run on that branch has one for these commits');
    const zip = await download(best.id, ports);
    if (!zip.ok)
        return zip;
    const file = readZipFile(zip.value, (name) => /(?:^|\/)report\.json$/.test(name), LIMIT_BYTES);
    if (!file.ok)
        return (0,image_read/* unreadable */.O$)(`report.json in it cannot be read: ${file.problem}`);
    return (0,image_read/* found */.F9)({ json: Buffer.from(file.value).toString('utf8'), commit: best.commit });
}
async function list(name, page, { apiUrl, repository, ...ports }) {
    const query = new URLSearchParams({ name, per_page: `${PER_PAGE}`, page: `${page}` });
    const answer = await ask(`${apiUrl}/repos/${repository}/actions/artifacts?${query}`, ports);
    if (!answer.ok)
        return answer;
    if (answer.value.status !== 200)
        return (0,image_read/* unreadable */.O$)(describeStatus(answer.value.status));
    const artifacts = (0,json/* asArray */._j)((0,json/* asObject */.eB)((0,json/* parseJson */.qF)(answer.value.body))?.artifacts);
    return artifacts ? (0,image_read/* found */.F9)(artifacts) : (0,image_read/* unreadable */.O$)('GitHub answered something else than a list');
}
/** Empty for one that is not of this branch of this repository, or is gone. */
function readArtifact(value, { name, branch, commits }) {
    const artifact = (0,json/* asObject */.eB)(value) ?? {};
    const run = (0,json/* asObject */.eB)(artifact.workflow_run) ?? {};
    const id = (0,json/* asByteCount */.GN)(artifact.id);
    const commit = (0,json/* asString */.oJ)(run.head_sha);
    const isOwn = (0,json/* asByteCount */.GN)(run.repository_id) !== undefined && run.repository_id === run.head_repository_id;
    const isIt = artifact.name === name && artifact.expired === false && run.head_branch === branch;
    const isSmall = ((0,json/* asByteCount */.GN)(artifact.size_in_bytes) ?? LIMIT_BYTES + 1) <= LIMIT_BYTES;
    if (id === undefined || commit === undefined || !isOwn || !isIt || !isSmall)
        return [];
    return commits.includes(commit) ? [{ id, commit }] : [];
}
/** GitHub sends to a storage that signs its addresses itself: the token must not reach it. */
async function download(id, ports) {
    const { apiUrl, repository, http } = ports;
    const answer = await ask(`${apiUrl}/repos/${repository}/actions/artifacts/${id}/zip`, ports);
    if (!answer.ok)
        return answer;
    const { status, headers } = answer.value;
    if (status === 200)
        return (0,image_read/* found */.F9)(answer.value.body);
    const { location } = headers;
    if (status !== 302 || location === undefined)
        return (0,image_read/* unreadable */.O$)(describeStatus(status));
    if (!isAllowed(location, apiUrl))
        return (0,image_read/* unreadable */.O$)('GitHub redirects to where it should not');
    const stored = await (0,image_read/* attempt */.CD)('its storage cannot be reached', () => http(location, { timeoutMs: TIMEOUT_MS }));
    if (!stored.ok)
        return stored;
    return stored.value.status === 200
        ? (0,image_read/* found */.F9)(stored.value.body)
        : (0,image_read/* unreadable */.O$)(`its storage answered ${stored.value.status}`);
}
function isAllowed(location, apiUrl) {
    if (!URL.canParse(location))
        return false;
    const { protocol } = new URL(location);
    return protocol === 'https:' || protocol === new URL(apiUrl).protocol;
}
function ask(url, { http, token }) {
    const headers = {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'user-agent': 'cv-docker-build',
        'x-github-api-version': '2022-11-28',
    };
    return (0,image_read/* attempt */.CD)('GitHub cannot be asked', () => http(url, { headers, timeoutMs: TIMEOUT_MS }));
}
function describeStatus(status) {
    const right = status === 403 || status === 404 ? ' (the token needs actions: read)' : '';
    return `GitHub answered ${status}${right}`;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./src/delta/baseline-key.ts

/** Raise it when an old report cannot be compared with a new one any more. */
const PREFIX = 'cvdb-report-v1';
/** All keys of one branch begin so; a commit follows. No part of it is text of others. */
function baselinePrefix({ subject, platform, branch }) {
    const { project, variant, dockerfile, context, target, package: name, bin } = subject;
    const parts = [project.toLowerCase(), variant, dockerfile, context, target, name, bin];
    const about = parts.map((part) => part ?? null);
    return `${PREFIX}-${hash([...about, platform])}-${hash(branch)}-`;
}
function baselineKey(key, commit) {
    return `${baselinePrefix(key)}${commit}`;
}
/** The commit that a key ends in. */
function commitOfKey(key) {
    return /-([0-9a-f]{40}(?:[0-9a-f]{24})?)$/.exec(key)?.[1];
}
function hash(value) {
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/cache/stores/who-may-save.ts
var who_may_save = __webpack_require__(48399);
// EXTERNAL MODULE: ./src/plan/tags.ts
var tags = __webpack_require__(49458);
// EXTERNAL MODULE: ./src/request/image-reference.ts
var image_reference = __webpack_require__(7988);
;// CONCATENATED MODULE: ./src/delta/plan-baseline.ts






/** What a run is compared with. `base` was read from the checkout (find-base.ts). */
function planBaseline(subject, base) {
    const { request, context } = subject;
    if (request.compare === 'off')
        return nothing('Nothing is compared (compare: off).');
    if (request.compare !== 'auto') {
        const path = (0,external_node_path_.resolve)(context.workspaceFolder, request.compare);
        return { sources: [{ kind: 'file', path }], remarks: [] };
    }
    if (!context.github) {
        return nothing('Outside of a workflow nothing says what to compare with (compare: FILE does).');
    }
    if ((0,who_may_save/* isRelease */.M)(context))
        return nothing('A tag or a release is compared with nothing by itself.');
    if (!base)
        return nothing('The event does not say which branch this run is based on.');
    const sources = [
        ...storeSource(subject, base),
        ...artifactSource(subject, base),
        ...imageSource(subject, base),
    ];
    const remarks = base.remark === undefined ? [] : [base.remark];
    if (sources.length > 0)
        return { sources, remarks };
    return nothing(`Nothing is kept between runs, and the image of ${base.branch} is in no registry that this run knows.`);
}
function nothing(reason) {
    return { sources: [], remarks: [reason] };
}
function storeSource(subject, base) {
    const { cache } = subject.plan;
    if (!(0,keeps_archives/* keepsArchives */.g)(cache) || !cache.mayRestore || subject.platforms.length === 0)
        return [];
    const commits = commitsOf(base);
    const wanted = subject.platforms.map((platform) => {
        const key = keyOf(subject, platform, base.branch);
        const [first, ...others] = commits.map((commit) => baselineKey(key, commit));
        // Without a commit the newest of the branch is all there is to ask for.
        const newest = baselinePrefix(key);
        return { platform, key: first ?? newest, prefixes: [...others, newest] };
    });
    return [{ kind: 'store', wanted, commits }];
}
/** The name under which the documentation tells people to upload the report. */
function artifactName(variant) {
    return `cv-docker-build-report${variant === undefined ? '' : `-${variant}`}`;
}
function artifactSource({ request, plan }, base) {
    const commits = commitsOf(base);
    if (request.offline || commits.length === 0)
        return [];
    const name = artifactName(plan.variant);
    return [{ kind: 'artifact', name, branch: base.branch, commits }];
}
function commitsOf({ commit, ancestors }) {
    return commit === undefined ? [] : [commit, ...ancestors];
}
/**
 * The tag that our plan gives an image of that branch. One that this very run moves is no baseline, and
 * a name without a place (`app:test`) is that of somebody else on Docker Hub.
 */
function imageSource({ request, plan, context }, { branch }) {
    const { github } = context;
    const named = (0,image_reference/* parseReference */.F2)(plan.image.tags[0] ?? '');
    const name = nameOf(plan.image.tags[0] ?? '');
    if (!github || request.offline || !named.ok || !name.includes('/'))
        return [];
    const ofBranch = {
        ...context,
        github: { ...github, eventName: 'push', ref: `refs/heads/${branch}` },
    };
    const variant = plan.variant === undefined ? {} : { variant: plan.variant };
    const [tag] = (0,tags/* planTags */.V)(variant, ofBranch).tags;
    const reference = `${name}:${tag}`;
    const isOurs = request.push && plan.image.tags.includes(reference);
    return tag === undefined || isOurs ? [] : [{ kind: 'image', reference }];
}
function nameOf(reference) {
    return reference.replace(/(?::[^:/@]+)?(?:@.*)?$/, '');
}
function keyOf(subject, platform, branch) {
    return { subject: baselineSubject(subject), platform, branch };
}
/** Paths as they are in the repository: where it was checked out to differs between machines. */
function baselineSubject({ request, plan, context }) {
    const { dockerfile, variant } = plan;
    const inside = (path) => (0,external_node_path_.relative)(context.workspaceFolder, (0,external_node_path_.resolve)(context.workspaceFolder, path));
    const isUrl = /^[a-z]+:\/\/|^git@/i.test(plan.context);
    return {
        project: context.github?.repository ?? nameOf(plan.image.tags[0] ?? ''),
        dockerfile: dockerfile.origin === 'ours' ? 'ours' : inside(dockerfile.path),
        context: isUrl ? 'url' : inside(plan.context),
        ...(variant === undefined ? {} : { variant }),
        ...(request.target === undefined ? {} : { target: request.target }),
        ...(request.package === undefined ? {} : { package: request.package }),
        ...(request.bin === undefined ? {} : { bin: request.bin }),
    };
}

;// CONCATENATED MODULE: ./src/delta/plan-save-baseline.ts



/** Only of the default branch: pull requests are compared with it, and a store has better uses than any other. */
function planSaveBaseline(subject) {
    const { plan, context, platforms } = subject;
    const { maySave, saveReason } = plan.cache;
    const { github } = context;
    const none = (reason) => ({ kind: 'none', reason });
    if (!(0,keeps_archives/* keepsArchives */.g)(plan.cache))
        return none('Nothing is kept between runs.');
    if (!github)
        return none('Outside of a workflow nobody is compared with this run.');
    const branch = /^refs\/heads\/(.+)$/.exec(github.ref)?.[1];
    if (github.pullRequest || branch === undefined || branch !== (github.defaultBranch ?? branch)) {
        return none('Only reports of the default branch are kept to be compared with.');
    }
    if (!maySave)
        return none(saveReason ?? 'This run may not save anything.');
    if (!/^[0-9a-f]{40,64}$/.test(github.sha))
        return none('The commit of this run is not known.');
    const keys = platforms.map((platform) => ({
        platform,
        key: baselineKey(keyOf(subject, platform, branch), github.sha),
    }));
    return keys.length > 0 ? { kind: 'save', keys } : none('There are no sizes of this image.');
}

// EXTERNAL MODULE: ./src/delta/compare.ts + 2 modules
var compare = __webpack_require__(58096);
// EXTERNAL MODULE: ./src/delta/evaluate-budgets.ts
var evaluate_budgets = __webpack_require__(99076);
;// CONCATENATED MODULE: ./src/delta/find-base.ts
/** A report is looked for at as many commits before the base. */
const ANCESTORS = 8;
const GIT_TIMEOUT_MS = 10_000;
const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
/**
 * The commit that this run is to be compared with; `undefined` where nothing says what it changes. Of a
 * pull request's merge commit that is its first parent: the merge base would show what happened on the
 * base branch since as a change of the pull request. A shallow clone has no history, but every commit
 * names its parents.
 */
async function findBase({ github, workspaceFolder }, run) {
    if (!github)
        return undefined;
    const git = gitIn(workspaceFolder, run);
    const { pullRequest, ref, defaultBranch } = github;
    if (pullRequest) {
        if (!pullRequest.base)
            return undefined;
        // Of pull_request_target the checkout is the base branch, whose tip may be a merge commit, too.
        const mergeSha = /^refs\/pull\/\d+\/merge$/.test(ref) ? github.sha : undefined;
        return withAncestors(await baseOfPullRequest(mergeSha, pullRequest.base, git), git);
    }
    const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
    if (branch === undefined)
        return undefined;
    const queued = /^gh-readonly-queue\/(.+)\/pr-\d+-[0-9a-f]+$/.exec(branch)?.[1];
    if (queued !== undefined)
        return withAncestors(await parentOf(queued, git), git);
    // A branch other than the default one keeps no reports.
    if (defaultBranch !== undefined && branch !== defaultBranch) {
        return withAncestors(await forkPoint(defaultBranch, git), git);
    }
    return withAncestors(await parentOf(branch, git), git);
}
async function baseOfPullRequest(mergeSha, base, git) {
    const branch = base.ref;
    const head = await git('rev-parse', '--verify', '--quiet', 'HEAD');
    const parents = await parentsOfHead(git);
    if (head !== undefined && head === mergeSha && parents.length > 1)
        return { branch, commit: parents[0] ?? base.sha };
    const common = head === undefined ? undefined : await git('merge-base', 'HEAD', base.sha);
    if (common !== undefined && COMMIT.test(common))
        return { branch, commit: common };
    const remark = `The history of this checkout does not reach back to ${branch}, so it is compared with the commit that the event names, which may have changes that are not in this one (fetch-depth: 0 of actions/checkout, or its default ref, is exact).`;
    return { branch, commit: base.sha, remark };
}
async function parentOf(branch, git) {
    const [parent] = await parentsOfHead(git);
    return parent === undefined ? { branch } : { branch, commit: parent };
}
/** Of a branch without a pull request. */
async function forkPoint(defaultBranch, git) {
    const common = await git('merge-base', 'HEAD', `refs/remotes/origin/${defaultBranch}`);
    return common !== undefined && COMMIT.test(common)
        ? { branch: defaultBranch, commit: common }
        : { branch: defaultBranch };
}
/** As the commit itself says: `rev-parse HEAD^` fails at the edge of a shallow clone. */
async function parentsOfHead(git) {
    const text = (await git('cat-file', 'commit', 'HEAD')) ?? '';
    const [head = ''] = text.split('\n\n');
    return [...head.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, sha = '']) => sha);
}
async function withAncestors(base, git) {
    const { commit } = base;
    if (commit === undefined)
        return { ...base, ancestors: [] };
    const count = `--max-count=${ANCESTORS + 1}`;
    const listed = await git('rev-list', '--first-parent', count, commit);
    const commits = (listed ?? '').split('\n').filter((one) => COMMIT.test(one));
    return { ...base, ancestors: commits.filter((one) => one !== commit).slice(0, ANCESTORS) };
}
/** No git, no repository, a repository of somebody else: then nothing is known. */
function gitIn(folder, run) {
    return async (...args) => {
        const options = { timeoutMs: GIT_TIMEOUT_MS };
        const { exitCode, stdout } = await run(['git', '-C', folder, ...args], options);
        const text = stdout.trim();
        return exitCode === 0 && text !== '' ? text : undefined;
    };
}

// EXTERNAL MODULE: ./src/report/json.ts + 2 modules
var report_json = __webpack_require__(51579);
// EXTERNAL MODULE: ./src/report/plain-text.ts
var plain_text = __webpack_require__(6676);
;// CONCATENATED MODULE: ./src/delta/read-baseline-report.ts



/** A report of a large image has 200 kB. */
const LIMIT_CHARACTERS = 8 * 1024 * 1024;
const MAX_PROBLEM = 200;
/**
 * A report that somebody else may have written. Its form is checked, and nothing is taken from it but
 * figures and names. With `commit` (what the place it was found in says) it has to say the same.
 */
function readBaselineReport(json, commit) {
    if (json.length > LIMIT_CHARACTERS)
        return (0,image_read/* unreadable */.O$)('it is too large');
    const parsed = (0,report_json/* parseReport */.M)(json);
    if (!parsed.ok) {
        const [error] = parsed.errors;
        return (0,image_read/* unreadable */.O$)((0,plain_text/* clip */.$Q)(error?.problem ?? 'it cannot be read', MAX_PROBLEM));
    }
    const { source, image } = parsed.value;
    if (!image || image.platforms.length === 0)
        return (0,image_read/* unreadable */.O$)('it has no sizes');
    const told = commit ?? source.commit;
    if (told !== (source.commit ?? told))
        return (0,image_read/* unreadable */.O$)('it is of another commit');
    return (0,image_read/* found */.F9)({
        parts: partsOf(parsed.value),
        ...(image.digest === undefined ? {} : { digest: image.digest }),
        ...(told !== undefined && read_baseline_report_COMMIT.test(told) ? { commit: told } : {}),
    });
}
/** What is compared, and nothing else. */
function partsOf({ image, stages, cache, cargo }) {
    return {
        stages,
        ...(image ? { image } : {}),
        ...(cache ? { cache } : {}),
        ...(cargo ? { cargo } : {}),
    };
}
/** Also abbreviated: somebody may have written the report by hand. */
const read_baseline_report_COMMIT = /^[0-9a-f]{7,64}$/;

;// CONCATENATED MODULE: ./src/delta/find-in-store.ts




/** Of a report: far more than any has. */
const find_in_store_LIMIT_BYTES = 8 * 1024 * 1024;
/** The report of each platform, nearest to the base. */
async function findInStore(source, ports, signal) {
    const { store } = ports;
    if (!store)
        return (0,image_read/* unreadable */.O$)('nothing is kept between runs');
    const results = [];
    for (const wanted of source.wanted) {
        results.push(await findOne(wanted, source.commits, store, ports, signal));
    }
    const [first, ...others] = results.flatMap((result) => (result.ok ? [result.value] : []));
    if (first) {
        const remark = remarkOf(first, source.commits);
        return (0,image_read/* found */.F9)({ found: [first, ...others], ...(remark === undefined ? {} : { remark }) });
    }
    const [problem] = results.flatMap((result) => (result.ok ? [] : [result.problem]));
    return (0,image_read/* unreadable */.O$)(problem ?? 'nothing was looked for');
}
async function findOne({ platform, key, prefixes }, commits, store, { files, tempFolder }, signal) {
    const folder = (0,external_node_path_.join)(tempFolder, 'baseline');
    const file = (0,external_node_path_.join)(folder, `${platform.replace(/[^a-z0-9]+/g, '-')}.json`);
    const read = await (0,image_read/* attempt */.CD)('the kept report cannot be used', async () => {
        await files.makeFolder(folder);
        const restored = await store.restore({ key, prefixes }, file, signal);
        if (restored.outcome === 'miss')
            return (0,image_read/* unreadable */.O$)(missing(platform, commits));
        if (restored.outcome === 'lost')
            return (0,image_read/* unreadable */.O$)(withoutStop(restored.cause));
        if (restored.bytes > find_in_store_LIMIT_BYTES)
            return (0,image_read/* unreadable */.O$)('the kept report is too large');
        return (0,image_read/* found */.F9)({ key: restored.key, json: await files.readText(file) });
    });
    if (!read.ok)
        return read;
    if (!read.value.ok)
        return read.value;
    return describe(read.value.value, platform, commits);
}
/** A store finds by what it is asked for; what it gives back is not believed to be that. */
function describe({ key, json }, platform, commits) {
    const commit = commitOfKey(key);
    const report = readBaselineReport(json, commit);
    if (!report.ok)
        return (0,image_read/* unreadable */.O$)(`the kept report of ${platform} is of no use: ${report.problem}`);
    const { digest, parts } = report.value;
    const commitsBehind = commit === undefined ? -1 : commits.indexOf(commit);
    const baseline = {
        kind: 'report',
        origin: 'cache',
        ...(commit ? { commit } : {}),
        ...(digest ? { digest } : {}),
        ...(commitsBehind >= 0 ? { commitsBehind } : {}),
    };
    return (0,image_read/* found */.F9)({ baseline, parts });
}
function missing(platform, [base, ...others]) {
    if (base === undefined)
        return `no report of ${platform} is kept`;
    const before = others.length === 0 ? '' : `, nor of ${countBefore(others.length)}`;
    return `no report of ${base.slice(0, 12)} for ${platform} is kept${before}`;
}
function countBefore(count) {
    return count === 1 ? 'the commit before it' : `the ${count} commits before it`;
}
function withoutStop(sentence) {
    return sentence.replace(/\.$/, '');
}
/** The exact one needs no word. */
function remarkOf({ baseline }, commits) {
    if (baseline.kind !== 'report')
        return undefined;
    const { commitsBehind, commit } = baseline;
    const wanted = commits[0]?.slice(0, 12);
    if (commitsBehind === 0 || wanted === undefined)
        return undefined;
    const which = commitsBehind === undefined
        ? 'another one of that branch, which may be older or younger'
        : `that of ${commitsBehind === 1 ? 'the commit before it' : `${commitsBehind} commits before it`}`;
    return `No report of ${wanted} is kept, so this is compared with ${which} (${commit?.slice(0, 12) ?? 'of an unknown commit'}).`;
}

;// CONCATENATED MODULE: ./src/delta/find-baseline.ts



/** Looks into one place after the other. Nothing here is fatal: what was tried in vain is the reason. */
async function findBaseline(plan, ports, signal) {
    const tried = [];
    for (const source of plan.sources) {
        if (signal.aborted)
            break;
        const result = await look(source, ports, signal);
        if (result.ok) {
            const { found: baselines, remark } = result.value;
            const remarks = remark === undefined ? plan.remarks : [...plan.remarks, remark];
            return { before: { kind: 'found', found: baselines }, remarks };
        }
        tried.push(result.problem);
    }
    const reason = tried.length > 0 ? `There is no baseline: ${tried.join('; ')}.` : undefined;
    return {
        before: { kind: 'none', reason: reason ?? plan.remarks[0] ?? 'The run was cancelled.' },
        remarks: [],
    };
}
function look(source, ports, signal) {
    switch (source.kind) {
        case 'file':
            return lookInFile(source, ports);
        case 'store':
            return findInStore(source, ports, signal);
        case 'artifact':
            return lookForArtifact(source, ports, signal);
        case 'image':
            return lookAtImage(source, ports);
    }
}
async function lookInFile({ path }, { files }) {
    const json = await files.readTextIfAny(path).catch(() => undefined);
    if (json === undefined)
        return (0,image_read/* unreadable */.O$)(`${path} cannot be read`);
    const report = readBaselineReport(json);
    if (!report.ok)
        return (0,image_read/* unreadable */.O$)(`${path} is no report that can be used: ${report.problem}`);
    const { parts, digest, commit } = report.value;
    const named = { ...(commit ? { commit } : {}), ...(digest ? { digest } : {}) };
    return (0,image_read/* found */.F9)({ found: [{ baseline: { kind: 'report', origin: 'file', ...named }, parts }] });
}
async function lookForArtifact(source, { artifact }, signal) {
    const what = `the artifact ${source.name} of ${source.branch}`;
    if (!artifact)
        return (0,image_read/* unreadable */.O$)(`${what} cannot be asked for without a token`);
    const answer = await artifact(source, signal);
    if (!answer.ok)
        return (0,image_read/* unreadable */.O$)(`${what}: ${answer.problem}`);
    const { json, commit } = answer.value;
    const report = readBaselineReport(json, commit);
    if (!report.ok)
        return (0,image_read/* unreadable */.O$)(`${what} is of no use: ${report.problem}`);
    const { parts, digest } = report.value;
    const commitsBehind = source.commits.indexOf(commit);
    const baseline = {
        kind: 'report',
        origin: 'artifact',
        commit,
        ...(digest ? { digest } : {}),
        ...(commitsBehind >= 0 ? { commitsBehind } : {}),
    };
    return (0,image_read/* found */.F9)({ found: [{ baseline, parts }] });
}
async function lookAtImage({ reference }, { measureImage }) {
    const image = await measureImage(reference);
    if (image.unmeasured !== undefined)
        return (0,image_read/* unreadable */.O$)(image.unmeasured);
    const { digest } = image;
    const baseline = { kind: 'image', reference, ...(digest ? { digest } : {}) };
    const remark = `No report of the base was found, so this is compared with the image ${reference} as it is now: what changed on that branch since shows up here, too.`;
    return (0,image_read/* found */.F9)({ found: [{ baseline, parts: { image } }], remark });
}

;// CONCATENATED MODULE: ./src/delta/run-delta.ts






/** Whether own layers have to be listed (`measureImage(…, { files: true })`): somebody will compare them. */
function wantsFiles(subject) {
    return mayCompare(subject) || planSaveBaseline({ ...subject, platforms: ['any'] }).kind === 'save';
}
/** Before the checkout was looked at: whether there is any chance of a comparison. */
function mayCompare(subject) {
    const anyBase = { branch: 'any', commit: '0'.repeat(40), ancestors: [] };
    return planBaseline({ ...subject, platforms: ['any'] }, anyBase).sources.length > 0;
}
/**
 * The stage: finds what this run is compared with and compares. Faults of git, a store, a registry or
 * GitHub are remarks. `undefined` where there is nothing to say: nothing to compare with by design, and
 * no budget. Throws only for bugs.
 */
async function runDelta(subject, after, ports, signal) {
    const { request, plan, context } = subject;
    const isComparing = mayCompare(subject);
    if (!isComparing && request.sizeBudget.length === 0)
        return undefined;
    const platforms = after.image?.platforms.map(({ platform }) => platform) ?? [];
    const isAuto = isComparing && request.compare === 'auto';
    const base = isAuto ? await findBase(context, ports.run) : undefined;
    const baselinePlan = planBaseline({ ...subject, platforms }, base);
    const search = platforms.length > 0
        ? await findBaseline(baselinePlan, ports, signal)
        : { before: { kind: 'none', reason: whyNothing(after) }, remarks: [] };
    const compared = (0,compare/* compareReports */.l)(search.before, after);
    const budgetSubject = {
        rules: request.sizeBudget,
        action: request.sizeBudgetAction,
        ...(plan.variant === undefined ? {} : { variant: plan.variant }),
    };
    return {
        ...compared,
        budgets: (0,evaluate_budgets.evaluateBudgets)(budgetSubject, compared.platforms),
        remarks: [...search.remarks, ...compared.remarks],
    };
}
function whyNothing({ image, cache }) {
    if (cache?.unchanged)
        return 'The build was skipped, and its image was compared when it was built.';
    return image?.unmeasured === undefined
        ? 'There is no image to compare.'
        : `There are no sizes to compare: ${image.unmeasured}.`;
}

;// CONCATENATED MODULE: ./src/delta/save-baseline.ts


/**
 * Keeps the report of a successful run for those that come after it. `report` has to be free of secrets.
 * Gives what went wrong, one sentence each: it costs the next run its comparison, nothing else.
 */
async function saveBaseline(plan, report, { store, files, tempFolder }, signal) {
    if (plan.kind === 'none' || !store || report.outcome !== 'success')
        return [];
    const folder = (0,external_node_path_.join)(tempFolder, 'kept-report');
    const problems = [];
    try {
        await files.makeFolder(folder);
        for (const [index, { platform, key }] of plan.keys.entries()) {
            const kept = keptReport(report, platform);
            if (!kept)
                continue;
            const file = (0,external_node_path_.join)(folder, `${index}.json`);
            await files.writeText(file, (0,report_json/* renderJson */.h)(kept));
            const saved = await store.save(key, file, signal);
            if (saved.outcome === 'lost') {
                problems.push(`The report is not kept for comparisons: ${saved.cause}`);
            }
        }
        await files.remove(folder);
    }
    catch (error) {
        const { code } = error;
        if (typeof code !== 'string')
            throw error;
        problems.push(`The report is not kept for comparisons: ${folder} cannot be used (${code}).`);
    }
    return problems;
}
/** What comparisons need of one platform; logs, names of servers and the like stay where they were. */
function keptReport(report, platform) {
    const { image, cache, cargo } = report;
    const { schemaVersion, tool, startedAt, durationMs, outcome, source, build, stages } = report;
    const platforms = image?.platforms.filter((one) => one.platform === platform) ?? [];
    if (!image || platforms.length === 0)
        return undefined;
    return {
        ...{ schemaVersion, tool, startedAt, durationMs, outcome, source, build, stages },
        ...(cache ? { cache: { ...cache, archives: [] } } : {}),
        ...{ attempts: [], steps: [], warnings: [] },
        ...(cargo ? { cargo } : {}),
        image: { ...image, platforms },
    };
}

// EXTERNAL MODULE: ./src/image/measure.ts + 7 modules
var image_measure = __webpack_require__(75426);
// EXTERNAL MODULE: ./src/image/origins.ts
var origins = __webpack_require__(2978);
// EXTERNAL MODULE: ./src/request.ts + 24 modules
var src_request = __webpack_require__(42191);
;// CONCATENATED MODULE: ./src/delta-stages.ts








function subjectOf({ request, plan }, context) {
    return { request, plan, context };
}
/** Whether the files of own layers are to be listed: this run or a later one compares them. */
function comparesFiles(prepared, context) {
    return wantsFiles(subjectOf(prepared, context));
}
/** What the image of this run changes against an earlier one; `undefined` where nobody asked. */
async function runDeltaStage(prepared, context, after, ports, signal) {
    const given = await baselinePorts(prepared, context, ports);
    return runDelta(subjectOf(prepared, context), after, { ...given, run: ports.run }, signal);
}
/**
 * Keeps the finished, redacted report for the runs that come after it, where it is of the default
 * branch. Gives what went wrong, one sentence each.
 */
async function keepReport(prepared, context, report, ports, signal) {
    const platforms = report.image?.platforms.map(({ platform }) => platform) ?? [];
    const plan = planSaveBaseline({ ...subjectOf(prepared, context), platforms });
    if (plan.kind === 'none')
        return [];
    return saveBaseline(plan, report, await baselinePorts(prepared, context, ports), signal);
}
async function baselinePorts({ request, facts, plan }, { github, tempFolder }, { files, http, measure, cache }) {
    const store = (0,keeps_archives/* keepsArchives */.g)(plan.cache) ? (await cache()).store(plan.cache) : undefined;
    const token = request.githubToken && (0,src_request/* revealSecret */.uO)(request.githubToken);
    const dockerfile = facts.dockerfileFacts && (0,origins/* builtDockerfile */.tM)(facts.dockerfileFacts, request);
    return {
        files,
        tempFolder,
        measureImage: (reference) => (0,image_measure/* measureImage */.u)({ kind: 'registry', reference }, measure, dockerfile, { files: true }),
        ...(store ? { store } : {}),
        ...(github && token
            ? {
                artifact: (wanted, signal) => findArtifact(wanted, { http, token, apiUrl: github.apiUrl, repository: github.repository }, signal),
            }
            : {}),
    };
}


/***/ }),

/***/ 58096:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ compareReports)
});

// EXTERNAL MODULE: ./src/delta/compare-lists.ts
var compare_lists = __webpack_require__(68469);
;// CONCATENATED MODULE: ./src/delta/compare-runs.ts
/** Stages that took less in both runs are noise alone. */
const NOTICEABLE_MS = 100;
/** What depends on the machine and on chance as much as on the change; absent where one run has none. */
function compareRuns(before, after) {
    const durations = compareDurations(before, after);
    const figures = [
        ...figure('units-fresh', freshUnits(before), freshUnits(after)),
        ...figure('crates-restored', restoredCrates(before), restoredCrates(after)),
    ];
    return {
        ...(durations.length > 0 ? { durations } : {}),
        ...(figures.length > 0 ? { cache: figures } : {}),
    };
}
function compareDurations(before, after) {
    return (after.stages ?? []).flatMap(({ name, durationMs }) => {
        const earlier = before.stages?.find((stage) => stage.name === name);
        if (!earlier || Math.max(earlier.durationMs, durationMs) < NOTICEABLE_MS)
            return [];
        return [{ name, beforeMs: earlier.durationMs, afterMs: durationMs }];
    });
}
function figure(name, before, after) {
    return before && after ? [{ name, before, after }] : [];
}
function freshUnits({ cargo }) {
    if (cargo?.fresh === undefined)
        return undefined;
    return { part: cargo.fresh, total: cargo.fresh + cargo.compiled };
}
function restoredCrates({ cache }) {
    return cache?.crates && { part: cache.crates.restored, total: cache.crates.locked };
}

// EXTERNAL MODULE: ./src/image/layer-bytes.ts
var layer_bytes = __webpack_require__(31074);
;// CONCATENATED MODULE: ./src/delta/compare-sizes.ts

/**
 * Sizes side by side. Two that were counted in different ways are never shown as a change: the
 * earlier one is left out, and a remark says why.
 */
function compareSizes(before, after) {
    const { platform, total, base, own } = after.platform;
    const obstacles = before ? findObstacles(before, after) : {};
    const earlier = before?.platform;
    const pair = (now, then) => then ? { before: withoutObstacles(then, obstacles), after: now } : { after: now };
    return {
        total: pair(total, earlier?.total),
        ...(base ? { base: pair(base, earlier?.base) } : {}),
        ...(own ? { own: pair(own, earlier?.own) } : {}),
        remarks: Object.values(obstacles).map((why) => `${platform}: ${why}`),
    };
}
function findObstacles(before, after) {
    const [then, now] = [compressionsOf(before.platform), compressionsOf(after.platform)];
    const isSameKind = then === now || isUnknown(before.platform) || isUnknown(after.platform);
    return {
        ...(isSameKind
            ? {}
            : {
                compressedBytes: `compressed sizes are not compared, as layers were compressed in another way before (${then}) than now (${now}).`,
            }),
        ...(before.unpackedAs === after.unpackedAs
            ? {}
            : {
                unpackedBytes: 'unpacked sizes are not compared, as one counts the contents of files alone and the other the tar around them, too.',
            }),
    };
}
function isUnknown({ total }) {
    return total.compressedBytes === null;
}
/** Of own layers where they are known: the base image stays as its maker compressed it. */
function compressionsOf({ layers }) {
    const own = layers.filter(({ origin }) => origin === 'own');
    const decisive = own.length > 0 ? own : layers;
    const kinds = new Set(decisive.map(({ mediaType }) => (0,layer_bytes/* compressionOf */.MB)(mediaType)));
    return [...kinds].sort().join(' and ') || 'no layers';
}
function withoutObstacles(size, obstacles) {
    return {
        compressedBytes: obstacles.compressedBytes === undefined ? size.compressedBytes : null,
        unpackedBytes: obstacles.unpackedBytes === undefined ? size.unpackedBytes : null,
    };
}

;// CONCATENATED MODULE: ./src/delta/compare.ts



/** What a run changed. Sizes that were counted in different ways are not compared, and that is said. */
function compareReports(before, after) {
    const found = before.kind === 'found' ? before.found : [];
    const [first] = found;
    const compared = (after.image?.platforms ?? []).map((platform) => comparePlatform(platform, found, after));
    return {
        baseline: first?.baseline ?? { kind: 'none', reason: reasonOf(before) },
        platforms: compared.map(({ delta }) => delta),
        ...(first ? compareRuns(first.parts, after) : {}),
        remarks: compared.flatMap(({ remarks }) => remarks),
    };
}
function reasonOf(before) {
    return before.kind === 'none' ? before.reason : '';
}
function comparePlatform(platform, found, after) {
    const [before, source] = findPlatform(platform.platform, found);
    const { remarks, ...sizes } = compareSizes(before, sizedOf(platform, after));
    const own = source && source !== found[0] ? { baseline: source.baseline } : {};
    const delta = { platform: platform.platform, ...own, ...sizes };
    if (!before) {
        const lacks = `${platform.platform}: what it is compared with does not have this platform.`;
        return { delta, remarks: found.length === 0 ? remarks : [...remarks, lacks] };
    }
    const inside = compareInside(before.platform, platform);
    return { delta: { ...delta, ...inside.lists }, remarks: [...remarks, ...inside.remarks] };
}
function findPlatform(name, found) {
    for (const one of found) {
        const platform = one.parts.image?.platforms.find((image) => image.platform === name);
        if (platform)
            return [sizedOf(platform, one.parts), one];
    }
    return [undefined, undefined];
}
function sizedOf(platform, { image }) {
    return { platform, ...(image?.unpackedAs ? { unpackedAs: image.unpackedAs } : {}) };
}
function compareInside(before, after) {
    const files = (0,compare_lists/* compareFiles */.hZ)(before, after);
    const crates = (0,compare_lists/* compareCrates */.ML)(before, after);
    const remarks = [
        files.changes === undefined ? whyNoFiles(before, after) : undefined,
        files.isPartial ? 'small files that only one of the two lists has are left out.' : undefined,
        crates.changes === undefined ? whyNoCrates(before, after) : undefined,
    ];
    return {
        lists: {
            ...(files.changes ? { files: files.changes } : {}),
            ...(crates.changes ? { crates: crates.changes } : {}),
        },
        remarks: remarks.flatMap((remark) => (remark ? [`${after.platform}: ${remark}`] : [])),
    };
}
/** In the order in which somebody could do something about it. */
function whyNoFiles(before, after) {
    if (after.unlisted !== undefined)
        return `files are not compared. ${after.unlisted}`;
    if (after.own === undefined)
        return 'files are not compared, as our own layers cannot be told apart from those of the base image.';
    return `files are not compared, as those of the earlier image are not known.${before.unlisted === undefined ? '' : ` ${before.unlisted}`}`;
}
/** Nothing is said of an image without a program. */
function whyNoCrates(before, after) {
    const { binary } = after;
    if (binary === undefined)
        return undefined;
    if (binary.crates === undefined) {
        return `${binary.path} has no symbols (it is stripped), so what its crates take is not known.`;
    }
    return before.binary === undefined
        ? undefined
        : `${before.binary.path} had no symbols before, so the crates are not compared.`;
}


/***/ }),

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
