/**
 * The passwords in proxy settings, as they are written there and as they are meant: a probe or a tool
 * may quote the URL of a proxy in either form.
 */
export function proxyPasswords(proxy: Readonly<Record<string, string>>): readonly string[] {
  return [...new Set(Object.values(proxy).flatMap(passwordsOf))]
}

/** Also of a value without a scheme, which many programs take for one of `http:`. */
function passwordsOf(value: string): readonly string[] {
  const url = /^(?:[a-z][a-z0-9+.-]*:\/\/)?[^/@:]*:(?<password>[^/]*)@/i.exec(value)
  const password = url?.groups?.password ?? ''
  return password === '' ? [] : [password, unescapeText(password)]
}

function unescapeText(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
