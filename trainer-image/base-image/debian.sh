# shellcheck shell=bash
# What jre, rootfs, sbom and check know of Debian's packages. Sourced with the folder that "packages" has filled, never run.

packages=$1

# Of the image, which need not be that of this machine.
architecture() { field libc6 Architecture; }

# field NAME FIELD: of the package's control file
field() { sed -n "s/^$2: //p" "$packages/$1/DEBIAN/control"; }

version_of() { field "$1" Version; }

# owner LIBRARY: the package with a file of this name where Debian has libraries, or the Java runtime's
owner() {
  local name
  name=$(cd "$packages" && find . -name "$1" \( -path '*/lib*/*-linux-gnu/*' -o -path '*/lib/jvm/*' \) -print -quit)
  cut -d/ -f2 <<<"$name"
}

# library NAME LIBRARY: the package's file, behind its links
library() {
  local file
  file=$(find "$packages/$1" -path "*/*-linux-gnu/$2" -print -quit)
  if [ -L "$file" ]; then file=$(dirname "$file")/$(basename "$(readlink "$file")"); fi
  echo "$file"
}

# describe NAME ROOT: says in a root file system that it has files of the package, where scanners look in an image
# without dpkg (as in Google's distroless images), and puts its licence beside it
describe() {
  local text="$packages/$1/usr/share/doc/$1"
  # The licence of a package may be another package's.
  [ ! -L "$text" ] || text=$packages/$(readlink "$text")/usr/share/doc/$(readlink "$text")
  mkdir -p "$2/var/lib/dpkg/status.d" "$2/usr/share/doc/$1"
  cp "$text/copyright" "$2/usr/share/doc/$1/"
  sed -e '/^Status: /d' -e '/^Package: /a Status: install ok installed' "$packages/$1/DEBIAN/control" \
    >"$2/var/lib/dpkg/status.d/$1"
}

# described ROOT...: the packages that a root file system is said to have files of
described() {
  local tree
  for tree in "$@"; do
    [ ! -d "$tree/var/lib/dpkg/status.d" ] || ls "$tree/var/lib/dpkg/status.d"
  done | LC_ALL=C sort -u
}
