#!/usr/bin/env bash
# Opens a pull request with the files that a form became, or answers in the issue why there is none.
# Takes the report as a file, and NUMBER, BASE, WRITTEN and GH_TOKEN from the environment.
set -euo pipefail
report=$1
branch="form-$NUMBER"

if [[ "$WRITTEN" != true ]]; then
  gh issue comment "$NUMBER" --body-file "$report"
  exit 0
fi

gh auth setup-git
if git ls-remote --exit-code --heads origin "refs/heads/$branch" > /dev/null; then
  echo "There is a branch $branch already, perhaps with somebody's work in it. Delete it, take the" \
    "label away and set it again." > "$report"
  gh issue comment "$NUMBER" --body-file "$report"
  exit 1
fi

git config user.name "github-actions[bot]"
git config user.email "41898282+github-actions[bot]@users.noreply.github.com"
git switch --create "$branch"
git add content
git commit --quiet --message "Add what the form in #$NUMBER says"
git push --quiet origin "$branch"
printf '\n\nCloses #%s.\n' "$NUMBER" >> "$report"
url=$(gh pr create --base "$BASE" --head "$branch" --title "Form #$NUMBER" --body-file "$report")
gh issue comment "$NUMBER" --body "Thank you. It is to be read and finished in $url."
