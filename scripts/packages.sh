# shellcheck shell=bash
# Sourced by the scripts that need Debian packages.

# Installs those of the named Debian packages that are missing; touches apt only then.
# Fails, after one sentence that names them, where it cannot.
install_missing() {
  local missing=() package
  for package in "$@"; do
    if command -v dpkg-query >/dev/null; then
      dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null | grep -q '^ii' || missing+=("$package")
    else
      missing+=("$package")
    fi
  done
  [ ${#missing[@]} -gt 0 ] || return 0

  local root=()
  if [ "$(id -u)" -ne 0 ]; then root=(sudo); fi
  if command -v apt-get >/dev/null && { [ ${#root[@]} -eq 0 ] || command -v sudo >/dev/null; }; then
    echo "Installing ${missing[*]}" >&2
    if "${root[@]}" env DEBIAN_FRONTEND=noninteractive sh -c \
      'apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"' sh "${missing[@]}" >&2; then
      return 0
    fi
  fi
  echo "Could not install these Debian packages, please install them or your system's own: ${missing[*]}" >&2
  return 1
}
