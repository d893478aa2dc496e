#!/bin/sh
# Replays a timeline in shards and merges them, spread by GNU parallel (Debian's package "parallel").
#
#   scripts/replay/shards/replay-shards.sh SHARDS FILE... [-- OPTIONS]
#
# OPTIONS go to every shard (--policy, --now, --time-zone, --what-if), --lenient to the merge. SSH_LOGINS names other
# machines as parallel's --sshlogin takes them ("4/worker1,4/worker2"); without it the shards run on this one. Every
# machine needs this folder and the files under the same path, as on a shared volume, and so the partials: WORK names a
# folder for them there. JOBS is how many run at once on a machine.
set -eu

if [ $# -lt 2 ]; then
    echo "usage: $0 SHARDS FILE... [-- OPTIONS]" >&2
    exit 2
fi
shards=$1
shift
caller=$PWD
root=$(cd "$(dirname "$0")/../../.." && pwd)
work=$(realpath "$(mktemp -d "${WORK:-${TMPDIR:-/tmp}}/replay-shards.XXXXXX")")
trap 'rm -rf "$work"' EXIT
# A shell that a signal ends does not come to its EXIT; one that exits does.
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# As one word of a shell, whatever is in it.
quoted() {
    printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"
}

# What comes after "--" are options; paths are seen from here, wherever the shards run.
files=
options=
lenient=
while [ $# -gt 0 ]; do
    if [ "$1" = -- ]; then
        shift
        for option; do
            if [ "$option" = --lenient ]; then
                lenient=yes
                continue
            fi
            options="$options$(quoted "$option") "
        done
        break
    fi
    files="$files$(quoted "$(realpath "$1")") "
    shift
done

# One thread a shard: the shards are what keeps the processors busy. Rejected lines are told, and do not stop the others.
seq "$shards" | parallel --will-cite --halt now,fail=1 ${JOBS:+--jobs "$JOBS"} ${SSH_LOGINS:+--sshlogin "$SSH_LOGINS"} \
    "cd $(quoted "$root") && INIT_CWD=$(quoted "$caller") node scripts/run.mjs replay $files --shard {}/$shards --partial '$work/{}.json' --workers 1 --lenient $options"

cd "$root"
# shellcheck disable=SC2046 -- the partials' names are numbers
node scripts/run.mjs replay merge ${lenient:+--lenient} $(seq "$shards" | sed "s|.*|$work/&.json|")
