# shellcheck shell=bash
# Shows how the study is getting on: a block that changes in a terminal, else one line a change. Sourced by run.

# Seconds between two looks, and for how long the cluster may be out of reach.
LOOK_EVERY=1
PATIENCE=60
# Seconds after which a study that no operator has looked at is one that none watches.
UNSEEN=120

FACTS_OF_STUDY='{.metadata.generation}
{.status.observedGeneration}
{.status.conditions[?(@.type=="Complete")].status}
{.status.conditions[?(@.type=="Failed")].status}
{.status.conditions[?(@.type=="Stalled")].status}
{.status.stage}
{.status.summary.trials}
{.status.trials.running}
{.status.summary.best}
{.status.summary.baseline}
{.status.conditions[?(@.type=="Failed")].message}
{.status.conditions[?(@.type=="Stalled")].reason}: {.status.conditions[?(@.type=="Stalled")].message}'

# Follows the study to its end. Fails with it.
follow_study() {
  local facts last_seen=$SECONDS began=$SECONDS
  DRAWN=0
  LAST_LINE=
  while true; do
    if facts=$(kubectl get autoftstudy "$STUDY" --output "jsonpath=$FACTS_OF_STUDY" 2>&1); then
      last_seen=$SECONDS
      mapfile -t FACTS <<<"$facts"
      show $((SECONDS - began))
      [ "${FACTS[1]:--1}" != -1 ] || ((SECONDS - began < UNSEEN)) ||
        die "no operator has looked at the study for $UNSEEN s" "Does one run, and is this namespace among its watchNamespaces?" \
          "helm list --all-namespaces --filter autoft; helm get values RELEASE --namespace NAMESPACE"
      ! ended Complete 2 || return 0
      ! ended Failed 3 || die "the study failed: ${FACTS[10]}" "kubectl describe autoftstudy $STUDY says more"
    elif [[ $facts == *NotFound* ]]; then
      die "the study is gone; it was deleted"
    elif ((SECONDS - last_seen > PATIENCE)); then
      die "the cluster does not answer" "$facts"
    fi
    sleep "$LOOK_EVERY"
  done
}

# ended CONDITION INDEX: whether it holds for the spec as it is now.
ended() { [ "${FACTS[$2]}" = True ] && [ "${FACTS[0]}" = "${FACTS[1]}" ]; }

show() {
  if [ -t 1 ]; then
    draw "$1"
  else
    print_change "$1"
  fi
}

print_change() {
  local line="${FACTS[5]:-Waiting for the operator}"
  [ -z "${FACTS[6]}" ] || line+=", trials ${FACTS[6]}, running ${FACTS[7]:-0}"
  [ -z "${FACTS[8]}" ] || line+=", best ${FACTS[8]}"
  [ -z "${FACTS[9]}" ] || line+=", baseline ${FACTS[9]}"
  line+=$(trouble)
  [ "$line" != "$LAST_LINE" ] || return 0
  LAST_LINE=$line
  printf '%4d s  %s\n' "$1" "$line"
}

# What keeps the study from going on, if anything does.
trouble() { [ "${FACTS[4]}" != True ] || printf '  Stalled, %s' "${FACTS[11]}"; }

# Paints over what was painted before, cut to the size of the terminal.
draw() {
  local size rows columns block
  local -a lines
  size=$(stty size 2>/dev/null </dev/tty || echo 24 80)
  rows=${size% *} columns=${size#* }
  block=$(block "$1" $((rows - 9)))
  mapfile -t lines < <(cut -c "1-$((columns - 1))" <<<"$block")
  ((DRAWN == 0)) || printf '\e[%dA\e[J' "$DRAWN"
  printf '%s\n' "${lines[@]}"
  DRAWN=${#lines[@]}
}

# block SECONDS TRIALS: the study and its newest trials, as kubectl shows them.
block() {
  printf '\n'
  kubectl get autoftstudy "$STUDY" 2>/dev/null || true
  printf '\n'
  kubectl get autofttrials 2>/dev/null | awk -v trial="^$STUDY-[0-9]+\$" -v last="$2" '
    NR == 1 { print; next }
    $1 ~ trial { lines[++n] = $0 }
    END { for (i = (n > last ? n - last + 1 : 1); i <= n; i++) print lines[i] }'
  printf '\n%d s%s\n' "$1" "$(trouble)"
}
