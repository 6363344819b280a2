export const id = 0;
export const ids = [0];
export const modules = {

/***/ 51000:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openComments: () => (/* binding */ openComments)
});

// EXTERNAL MODULE: ./src/version.ts
var version = __webpack_require__(311);
// EXTERNAL MODULE: ./src/network/network-error.ts
var network_error = __webpack_require__(97391);
// EXTERNAL MODULE: ./src/network/read-body.ts
var read_body = __webpack_require__(47949);
;// CONCATENATED MODULE: ./src/adapters/fetch-through-transport.ts


/** A hundred comments of 65,536 characters, each of which JSON may write as six. */
const BODY_LIMIT_BYTES = 64 * 1024 * 1024;
/** Without a body, by their meaning; the standard class refuses to be given one. */
const EMPTY_STATUSES = [204, 205, 304];
/**
 * What octokit takes for `fetch`, over the transport: with its proxies, authorities and time limits. The
 * body is read here, as octokit takes one that breaks off for an empty one. No redirects are followed.
 */
function fetchThrough(transport) {
    return async (url, { method, headers, body, signal }) => {
        const answer = await transport(url, {
            method,
            headers,
            ...(body === undefined ? {} : { body }),
            ...(signal === undefined ? {} : { signal }),
        });
        const whole = await (0,read_body/* readBody */.x)(answer.body, BODY_LIMIT_BYTES);
        if (whole === undefined) {
            throw new network_error/* NetworkError */.D('protocol', new URL(url).host, `the answer of ${url} is too long`);
        }
        const isEmpty = EMPTY_STATUSES.includes(answer.status);
        return new Response(isEmpty ? null : Buffer.from(whole), {
            status: answer.status,
            headers: answer.headers,
        });
    };
}

;// CONCATENATED MODULE: ./src/adapters/github-answers.ts
/** Readers of GitHub's answers, by what we use of them. `undefined`: that is not what it should be. */
function readComment(data) {
    const { id, body = '', user, html_url: url, created_at: createdAt } = fieldsOf(data);
    const author = fieldsOf(user).login;
    if (typeof id !== 'number' || !Number.isSafeInteger(id) || typeof body !== 'string')
        return undefined;
    if (typeof url !== 'string' || typeof createdAt !== 'string')
        return undefined;
    if (Number.isNaN(Date.parse(createdAt)))
        return undefined;
    return { id, body, url, createdAt, ...(typeof author === 'string' ? { author } : {}) };
}
function readComments(data) {
    if (!Array.isArray(data))
        return undefined;
    const comments = data.flatMap((one) => readComment(one) ?? []);
    return comments.length === data.length ? comments : undefined;
}
function readViewer(data) {
    const { login } = fieldsOf(fieldsOf(fieldsOf(data).data).viewer);
    return typeof login === 'string' && login !== '' ? login : undefined;
}
function readPullRequest(data) {
    const { state, head } = fieldsOf(data);
    const { sha, repo } = fieldsOf(head);
    const name = fieldsOf(repo).full_name;
    if ((state !== 'open' && state !== 'closed') || typeof sha !== 'string')
        return undefined;
    return { state, headSha: sha, ...(typeof name === 'string' ? { headRepository: name } : {}) };
}
function fieldsOf(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? value
        : {};
}

// EXTERNAL MODULE: ./src/network/backoff.ts
var backoff = __webpack_require__(59326);
// EXTERNAL MODULE: ./src/report/plain-text.ts
var plain_text = __webpack_require__(6676);
;// CONCATENATED MODULE: ./src/adapters/github-faults.ts



/** GitHub's documentation asks for a minute where a secondary limit names no time. */
const UNNAMED_LIMIT_MS = 60_000;
const MAX_MESSAGE = 200;
/** What went wrong with a request, and whether another try is worth it. A bug of ours is thrown on. */
function explainGitHubError(error, nowMs) {
    if (isAbort(error))
        return { kind: 'refused', sentence: 'the run was cancelled' };
    if (!isRequestError(error))
        throw error;
    const { status, message, cause, response } = error;
    if (response === undefined)
        return explainNetwork(cause ?? error);
    return explainStatus(status, response.headers, shorten(message), nowMs);
}
/** An answer that says all is well, and is not what GitHub describes; GraphQL says errors in this way. */
function unexpectedAnswer(status, data) {
    const { errors } = (data ?? {});
    if (Array.isArray(errors)) {
        const message = shorten(String(errors[0]?.message ?? 'no reason is given'));
        return { kind: 'refused', sentence: `GitHub refused the question who writes (${message})` };
    }
    const sentence = `GitHub answered ${status} with something else than it describes`;
    return { kind: status >= 300 ? 'refused' : 'passing', sentence };
}
function explainNetwork(cause) {
    if (!(cause instanceof network_error/* NetworkError */.D))
        throw cause;
    const kind = (0,network_error/* isTransient */.d)(cause.kind) ? 'passing' : 'refused';
    return { kind, sentence: shorten(cause.message) };
}
function explainStatus(status, headers, message, nowMs) {
    const said = `GitHub answered ${status} (${message})`;
    const limit = limitOf(status, headers, message, nowMs);
    if (limit !== undefined)
        return { kind: 'passing', sentence: said, retryAfterMs: limit };
    if (status >= 500 || status === 408) {
        const asked = (0,backoff/* parseRetryAfterMs */.oR)(headers['retry-after'], nowMs);
        const wait = asked === undefined ? {} : { retryAfterMs: asked };
        return { kind: 'passing', sentence: `GitHub answered ${status}`, ...wait };
    }
    if (status === 404 || status === 410)
        return { kind: 'absent', sentence: said };
    const isDenied = status === 401 || (status === 403 && !/locked/i.test(message));
    return { kind: isDenied ? 'denied' : 'refused', sentence: said };
}
/** Milliseconds to wait for a primary or secondary rate limit; `undefined` where it is none. */
function limitOf(status, headers, message, nowMs) {
    if (status !== 403 && status !== 429)
        return undefined;
    // The clock of this machine may be wrong; what is asked for is measured by GitHub's.
    const theirMs = Date.parse(headers.date ?? '') || nowMs;
    const asked = (0,backoff/* parseRetryAfterMs */.oR)(headers['retry-after'], theirMs);
    if (asked !== undefined)
        return asked;
    const reset = Number(headers['x-ratelimit-reset']);
    if (headers['x-ratelimit-remaining'] === '0' && reset > 0) {
        return Math.max(0, reset * 1000 - theirMs);
    }
    return status === 429 || /rate limit/i.test(message) ? UNNAMED_LIMIT_MS : undefined;
}
function shorten(message) {
    return (0,plain_text/* clip */.$Q)((0,plain_text/* cleanLine */.Ow)(message).trim(), MAX_MESSAGE);
}
function isRequestError(error) {
    return error instanceof Error && 'status' in error && typeof error.status === 'number';
}
function isAbort(error) {
    const { name, cause } = error;
    if (name === 'AbortError')
        return true;
    return cause instanceof network_error/* NetworkError */.D && cause.kind === 'aborted';
}

;// CONCATENATED MODULE: ./src/adapters/github-comments.ts




const LIST = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
const CREATE = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
const GET = 'GET /repos/{owner}/{repo}/issues/comments/{comment_id}';
const UPDATE = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';
const REMOVE = 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}';
const PULL = 'GET /repos/{owner}/{repo}/pulls/{pull_number}';
/** The one thing that only GraphQL tells: `GET /user` refuses the token of a job. */
const VIEWER = 'POST /graphql';
/** GitHub gives at most a hundred comments at once. */
const PER_PAGE = 100;
const API_VERSION = '2022-11-28';
/** The real API, over octokit, which is loaded here: only a run that comments needs it. */
async function openComments(access) {
    const send = await makeSender(access);
    const [owner = '', repo = ''] = access.repository.split('/');
    const place = { owner, repo };
    const comment = (data) => readComment(data);
    return {
        list: ({ pullRequest, page, sinceIso }) => send(LIST, {
            ...place,
            issue_number: pullRequest,
            per_page: PER_PAGE,
            page,
            ...(sinceIso === undefined ? {} : { since: sinceIso }),
        }, (data, link) => {
            const comments = readComments(data);
            // Only whether there is a next one: its address is not followed, the token goes nowhere else.
            return comments && { comments, hasMore: /;\s*rel="?next"?/.test(link) };
        }),
        get: (id) => send(GET, { ...place, comment_id: id }, comment),
        create: (number, body) => send(CREATE, { ...place, issue_number: number, body }, comment),
        update: (id, body) => send(UPDATE, { ...place, comment_id: id, body }, comment),
        remove: (id) => send(REMOVE, { ...place, comment_id: id }, () => true),
        login: () => send(VIEWER, { query: '{ viewer { login } }' }, readViewer),
        pullRequest: (number) => send(PULL, { ...place, pull_number: number }, readPullRequest),
    };
}
async function makeSender({ apiUrl, token, transport, signal }) {
    const { Octokit } = await __webpack_require__.e(/* import() */ 194).then(__webpack_require__.bind(__webpack_require__, 35194));
    const silent = () => { };
    const octokit = new Octokit({
        auth: token,
        userAgent: `cv-docker-build/${version/* VERSION */.x}`,
        log: { debug: silent, info: silent, warn: silent, error: silent },
        request: { fetch: fetchThrough(transport), signal },
    });
    return async (route, parameters, read) => {
        try {
            const { status, data, headers } = await octokit.request(route, {
                ...parameters,
                baseUrl: baseUrlOf(apiUrl, route),
                headers: { 'x-github-api-version': API_VERSION },
            });
            const value = status < 300 ? read(data, headers.link ?? '') : undefined;
            return value === undefined
                ? { ok: false, fault: unexpectedAnswer(status, data) }
                : { ok: true, value };
        }
        catch (error) {
            return { ok: false, fault: explainGitHubError(error, Date.now()) };
        }
    };
}
/** GraphQL lies beside the REST API of an Enterprise Server (`/api/v3`), and below that of github.com. */
function baseUrlOf(apiUrl, route) {
    const base = apiUrl.replace(/\/+$/, '');
    return route === VIEWER ? base.replace(/\/api\/v3$/, '/api') : base;
}


/***/ }),

/***/ 97391:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ NetworkError),
/* harmony export */   d: () => (/* binding */ isTransient)
/* harmony export */ });
/** A request that got no whole answer. Any HTTP status is an answer, and so no error. */
class NetworkError extends Error {
    kind;
    host;
    constructor(kind, host, message, options) {
        super(message, options);
        this.name = 'NetworkError';
        this.kind = kind;
        this.host = host;
    }
}
/**
 * Faults that may be gone a moment later. A name that does not exist is one of them: the name servers
 * of a network that is just coming up say so, too. A certificate does not mend itself.
 */
function isTransient(kind) {
    switch (kind) {
        case 'tls-untrusted':
        case 'tls-invalid':
        case 'aborted':
            return false;
        case 'dns-missing':
        case 'dns-failing':
        case 'refused':
        case 'unreachable':
        case 'connect-timeout':
        case 'tls-failed':
        case 'answer-timeout':
        case 'stalled':
        case 'reset':
        case 'proxy-refused':
        case 'protocol':
            return true;
    }
}


/***/ })

};
