#!/usr/bin/env bash
# The hooks of .pre-commit-hooks.yaml, run by pre-commit itself in a newsroom's repository.
#
#   tests/hooks/pre-commit.sh FACTDESK      FACTDESK is the folder that holds the program
#
# Prints a line per check and last "N passed, N failed".
set -uo pipefail
repository=$(cd "$(dirname "$0")/../.." && pwd)
PATH=$(cd "$1" && pwd):$PATH
newsroom=$(mktemp -d)
trap 'rm -rf "$newsroom"' EXIT
export PRE_COMMIT_HOME=$newsroom/cache GIT_AUTHOR_NAME=Desk GIT_AUTHOR_EMAIL=desk@ostby.example
export GIT_COMMITTER_NAME=$GIT_AUTHOR_NAME GIT_COMMITTER_EMAIL=$GIT_AUTHOR_EMAIL
passed=0
failed=0

# check NAME STATUS WORDS COMMAND…: the command's status, and whether its output holds the words.
check() {
  local name=$1 status=$2 words=$3 output found=0
  shift 3
  output=$("$@" 2>&1) || found=$?
  if ((found == status)) && [[ $output == *"$words"* ]]; then
    passed=$((passed + 1))
    echo "ok   $name"
  else
    failed=$((failed + 1))
    printf 'FAIL %s: status %s\n%s\n' "$name" "$found" "$output"
  fi
}
hook() { pre-commit try-repo "$repository" "$1" --files "${@:2}"; }

mkdir "$newsroom/desk"
cd "$newsroom/desk" || exit 2
git init -q
printf 'Experts say the bridge is old.\n\nIt was built by Ada Holm.\n' >bridge.md
printf 'The dam is old, Ada Holm said.\n' >'a dam.txt'
git add . && git commit -qm first || exit 2

check 'a draft with findings fails' 1 'vague-source' hook factdesk bridge.md 'a dam.txt'
check 'a draft without findings passes' 0 'Passed' hook factdesk 'a dam.txt'
printf 'Nobody came.\n' >>bridge.md
git add .
check 'what old lines are about is left alone' 0 'Passed' hook factdesk-new-lines bridge.md
printf '\nCritics say it will fall.\n' >>bridge.md
git add .
check 'what new lines are about fails' 1 'Critics' hook factdesk-new-lines bridge.md

echo "$passed passed, $failed failed"
((failed == 0))
