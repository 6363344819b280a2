/** What brings a library or tool to a build stage, on either family of distributions. */
type SystemPackage = {
  readonly alpine: string
  readonly debian: string
  /** On Alpine, for a program that is linked statically. */
  readonly alpineStatic?: string
}

/** By name of the library (`-lssl`), of the pkg-config file (`openssl.pc`) or of the tool. */
const PACKAGES: readonly (readonly [names: RegExp, found: SystemPackage])[] = [
  [
    /^(?:ssl|crypto|openssl|libssl|libcrypto)$/,
    { alpine: 'openssl-dev', debian: 'libssl-dev', alpineStatic: 'openssl-libs-static' },
  ],
  [/^(?:z|zlib)$/, { alpine: 'zlib-dev', debian: 'zlib1g-dev', alpineStatic: 'zlib-static' }],
  [/^sqlite3$/, { alpine: 'sqlite-dev', debian: 'libsqlite3-dev', alpineStatic: 'sqlite-static' }],
  [/^(?:pq|libpq)$/, { alpine: 'libpq-dev', debian: 'libpq-dev' }],
  [/^(?:mysqlclient|mariadb|libmariadb)$/, { alpine: 'mariadb-dev', debian: 'libmariadb-dev' }],
  [/^(?:curl|libcurl)$/, { alpine: 'curl-dev', debian: 'libcurl4-openssl-dev' }],
  [/^(?:git2|libgit2)$/, { alpine: 'libgit2-dev', debian: 'libgit2-dev' }],
  [/^(?:ssh2|libssh2)$/, { alpine: 'libssh2-dev', debian: 'libssh2-1-dev' }],
  [
    /^(?:zstd|libzstd)$/,
    { alpine: 'zstd-dev', debian: 'libzstd-dev', alpineStatic: 'zstd-static' },
  ],
  [/^(?:lzma|liblzma)$/, { alpine: 'xz-dev', debian: 'liblzma-dev', alpineStatic: 'xz-static' }],
  [/^(?:bz2|bzip2)$/, { alpine: 'bzip2-dev', debian: 'libbz2-dev', alpineStatic: 'bzip2-static' }],
  [/^(?:xml2|libxml-2\.0)$/, { alpine: 'libxml2-dev', debian: 'libxml2-dev' }],
  [/^(?:sodium|libsodium)$/, { alpine: 'libsodium-dev', debian: 'libsodium-dev' }],
  [/^(?:ffi|libffi)$/, { alpine: 'libffi-dev', debian: 'libffi-dev' }],
  [/^(?:dbus-1)$/, { alpine: 'dbus-dev', debian: 'libdbus-1-dev' }],
  [/^(?:udev|libudev)$/, { alpine: 'eudev-dev', debian: 'libudev-dev' }],
  [/^(?:asound|alsa)$/, { alpine: 'alsa-lib-dev', debian: 'libasound2-dev' }],
  [/^fontconfig$/, { alpine: 'fontconfig-dev', debian: 'libfontconfig1-dev' }],
  [/^freetype2?$/, { alpine: 'freetype-dev', debian: 'libfreetype-dev' }],
  [/^(?:krb5|gssapi_krb5)$/, { alpine: 'krb5-dev', debian: 'libkrb5-dev' }],
  [/^rdkafka$/, { alpine: 'librdkafka-dev', debian: 'librdkafka-dev' }],
  [/^(?:stdc\+\+|c\+\+|g\+\+)$/, { alpine: 'g++', debian: 'g++' }],
  [
    /^(?:gcc_s|c|m|pthread|dl|util|rt|cc|gcc)$/,
    { alpine: 'build-base', debian: 'build-essential' },
  ],
  [/^clang$|^libclang$/, { alpine: 'clang-dev', debian: 'libclang-dev' }],
  [/^protoc$/, { alpine: 'protoc', debian: 'protobuf-compiler' }],
  [/^pkg-config$/, { alpine: 'pkgconf', debian: 'pkg-config' }],
  [/^(?:musl-gcc|x86_64-linux-musl-gcc)$/, { alpine: 'musl-dev gcc', debian: 'musl-tools' }],
  [/^(?:cmake|make|perl|nasm|git|ninja)$/, { alpine: '', debian: '' }],
]

/** How to get it: `openssl-dev` on Alpine, `libssl-dev` on Debian. */
export function describeInstall(name: string): string {
  const found = PACKAGES.find(([names]) => names.test(name))?.[1]
  if (found === undefined) {
    return `Install ${name} with its headers in the build stage (its static form for musl); with our Dockerfiles by the input \`build-packages\`.`
  }
  const alpine = found.alpine || name
  const debian = found.debian || name
  const fixed =
    found.alpineStatic === undefined ? '' : ` (for a static program also ${found.alpineStatic})`
  return `Install it in the build stage: ${alpine} on Alpine${fixed}, ${debian} on Debian; with our Dockerfiles by the input \`build-packages\`.`
}
