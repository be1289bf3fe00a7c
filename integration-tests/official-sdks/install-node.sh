#!/usr/bin/env bash
# Installs Node.js and npm where they are missing: Debian's packages.
set -euo pipefail
if command -v node > /dev/null && command -v npm > /dev/null; then
    exit 0
fi
as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
"${as_root[@]}" apt-get -q update
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends nodejs npm
