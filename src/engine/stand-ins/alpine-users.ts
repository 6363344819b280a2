/*
 * Debian's busybox has no adduser and addgroup, which Dockerfiles on Alpine use. These take the same
 * options and write the same three files. `-S` picks the first free id of 100 to 999, as busybox does.
 */

const COMMON = `#!/bin/sh
set -e
die() { echo "$0: $*" >&2; exit 1; }
has() { grep -q "^$2:" "/etc/$1"; }
free() { id=$2; while cut -d: -f3 "/etc/$1" | grep -qx "$id"; do id=$((id + 1)); done; echo "$id"; }
`

export const ADDGROUP = `${COMMON}system= gid=
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
`

export const ADDUSER = `${COMMON}system= uid= group= home= gecos= shell=/bin/sh make=1
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
`
