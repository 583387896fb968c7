# shellcheck shell=bash
# Prints what came out of a complete study. Sourced by run.

print_result() {
  echo
  kubectl get configmap "$STUDY-objective" --output 'jsonpath={.data.result\.txt}'
  print_checkpoints
  printf '\nThe learned objective as a file for other programs:\n'
  printf "  kubectl get configmap %s-objective --output 'jsonpath={.data.hparams\\.json}'\n" "$STUDY"
  printf '\nFrom here:\n'
  print_commands
}

# Where each checkpoint lies, and, for a volume that is a folder of the node and may be looked at, where that is.
print_checkpoints() {
  local records name checkpoint claim volume folder
  records=$(kubectl get autoftstudy "$STUDY" --output \
    'jsonpath={range .status.result.finalTrainings[*]}{.name}{"\t"}{.checkpoint}{"\n"}{end}')
  printf '\nCheckpoints, in the files of OpenCLIP:\n'
  while IFS=$'\t' read -r name checkpoint; do
    [ -n "$checkpoint" ] || continue
    printf '  %-14s %s\n' "$name" "$checkpoint"
    [[ $checkpoint == pvc://* ]] || continue
    claim=${checkpoint#pvc://}
    volume=$(kubectl get persistentvolumeclaim "${claim%%/*}" --output 'jsonpath={.spec.volumeName}') || volume=
    [ -n "$volume" ] || continue
    folder=$(kubectl get persistentvolume "$volume" --output 'jsonpath={.spec.local.path}{.spec.hostPath.path}' 2>/dev/null) || folder=
    [ -z "$folder" ] || printf '  %-14s on the node: %s\n' "" "$folder/${claim#*/}"
  done <<<"$records"
}
