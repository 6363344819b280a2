/**
 * A test of package URLs against another one, as Trivy reads it in an ignore file: type, namespace and name
 * have to be the same, version and qualifiers where they are given. `undefined` for what is no package URL.
 */
export function compilePurl(text: string): ((purl: string) => boolean) | undefined {
  const wanted = parsePurl(text)
  if (wanted === undefined) return undefined
  return (purl) => {
    const given = parsePurl(purl)
    if (given === undefined || given.name !== wanted.name) return false
    if (wanted.version !== undefined && given.version !== wanted.version) return false
    return [...wanted.qualifiers].every(([key, value]) => given.qualifiers.get(key) === value)
  }
}

type Purl = {
  /** `type/namespace/name`. */
  readonly name: string
  readonly version?: string
  readonly qualifiers: ReadonlyMap<string, string>
}

/** github.com/package-url/purl-spec, without the subpath, which no package of an image has. */
function parsePurl(text: string): Purl | undefined {
  const [, type = '', rest = '', version, qualifiers = ''] =
    /^pkg:\/*([A-Za-z][A-Za-z0-9.+-]*)\/([^@?#]+)(?:@([^?#]+))?(?:\?([^#]*))?$/.exec(text) ?? []
  const path = decode(rest)
  const release = version === undefined ? undefined : decode(version)
  if (type === '' || path === undefined || (version !== undefined && release === undefined)) {
    return undefined
  }
  return {
    name: `${type.toLowerCase()}/${path.replace(/\/+$/, '')}`,
    ...(release === undefined ? {} : { version: release }),
    qualifiers: new Map(new URLSearchParams(qualifiers)),
  }
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
