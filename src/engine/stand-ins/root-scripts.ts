/*
 * What the packages' own scripts would have done, as far as it matters in an image. Fixed texts for
 * `sh -e`; `$1` is the root that is being made. None of them takes anything else.
 */

/** Links of the merged /usr, before anything is unpacked: a package must not make a folder of their name. */
export const LAY_OUT = `
root=$1
mkdir -p "$root/usr/bin" "$root/usr/sbin" "$root/usr/lib" "$root/usr/lib64" "$root/etc/ssl/certs"
for name in bin sbin lib lib64; do ln -sfn "usr/$name" "$root/$name"; done
mkdir -p "$root/dev" "$root/proc" "$root/sys" "$root/run" "$root/tmp" "$root/root" "$root/home"
chmod 1777 "$root/tmp"
chmod 700 "$root/root"
`

/** Mozilla's certificates as the package has them: the host's own bundle may hold a company's. */
export const BUNDLE_CERTIFICATES = `
root=$1
cat "$root"/usr/share/ca-certificates/mozilla/*.crt > "$root/etc/ssl/certs/ca-certificates.crt"
chmod 644 "$root/etc/ssl/certs/ca-certificates.crt"
`

export const FINISH_DEBIAN = `
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
`

export const FINISH_ALPINE = `
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
`

export const FINISH_DISTROLESS = `
root=$1
printf 'root:x:0:0:root:/root:/sbin/nologin\\nnobody:x:65534:65534:nobody:/nonexistent:/sbin/nologin\\nnonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\\n' > "$root/etc/passwd"
printf 'root:x:0:\\nnobody:x:65534:\\nnonroot:x:65532:\\n' > "$root/etc/group"
printf 'hosts: files dns\\n' > "$root/etc/nsswitch.conf"
printf 'NAME="cv-docker-build stand-in for distroless"\\nID=cv-docker-build-stand-in\\nID_LIKE=debian\\n' > "$root/etc/os-release"
mkdir -p "$root/home/nonroot"
chown 65532:65532 "$root/home/nonroot"
chmod 700 "$root/home/nonroot"
rm -rf "$root/usr/share/ca-certificates" "$root/usr/share/lintian" "$root/usr/sbin/update-ca-certificates" "$root/etc/ca-certificates"
`
