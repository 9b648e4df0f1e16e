# Sourced: names a built window in TUKIEM_BIN, with the home folder still the person's own, where cargo finds its toolchain.
if [ -z "${TUKIEM_BIN:-}" ]; then
  cargo build --quiet --locked --bin tukiem --bin tukiem-cli
  TUKIEM_BIN=$(cargo metadata --locked --no-deps --format-version 1 |
    python3 -c 'import json, sys; print(json.load(sys.stdin)["target_directory"])')/debug/tukiem
  export TUKIEM_BIN
fi
