/**
 * How programs of any kind say that the network let them down. Only together with a word that the
 * program gave up: alone such words are also names and progress.
 */
export const NETWORK_SIGNS =
  /Could not resolve host|failed to lookup address information|Temporary failure in name resolution|Name or service not known|Connection (?:refused|reset by peer|timed out)|Network is unreachable|No route to host|TLS handshake timeout|\bi\/o timeout\b|operation timed out|error sending request for url|curl: \((?:5|6|7|18|28|35|52|55|56|92)\)|error trying to connect|Dns Failed|ConnectionRefused|ConnectionReset|status code:? (?:429|5\d\d)\b|EAI_AGAIN|ECONNRESET|ECONNREFUSED|ETIMEDOUT/
