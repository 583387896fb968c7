# shellcheck shell=bash
# Which cluster: the one of examples/local-cluster. Sourced by run, which knows clusters by these names only: HELM,
# CLUSTER_RUN (what brought us here), cluster_check, cluster_up, cluster_select, cluster_load, cluster_settings and
# cluster_commands.
# shellcheck disable=SC2034

LOCAL_CLUSTER=$ROOT/examples/local-cluster
HELM=$LOCAL_CLUSTER/helm
CLUSTER_RUN="examples/quickstart/run"
CLUSTER_KUBECTL=kubectl

LOCK=/run/lock/autoft-quickstart

# The cluster is the machine's, whichever checkout a run is of. Who is not root is told so by up.
cluster_check() {
  [ "$(id -u)" = 0 ] || return 0
  mkdir -p "${LOCK%/*}"
  exec 7>>"$LOCK"
  only_run 7 "$LOCK"
}

# Starts what is missing, which goes on without the locks. The first time on a machine it compiles for some minutes.
cluster_up() { "$LOCAL_CLUSTER/up" 6>&- 7>&-; }

# Lets kubectl and helm find the cluster.
cluster_select() {
  local settings
  settings=$("$LOCAL_CLUSTER/env")
  eval "$settings"
}

# cluster_load TAR...: gives the node images, unless it has them.
cluster_load() { "$LOCAL_CLUSTER/load" "$@"; }

# What of the release is as it is here.
cluster_settings() { SETTINGS=(--set 'watchNamespaces={*}'); }

cluster_commands() {
  printf '  %-40s # %s\n' \
    "eval \"\$(examples/local-cluster/env)\"" "then kubectl knows the cluster" \
    "examples/local-cluster/down" "stop the cluster" \
    "examples/local-cluster/down --purge" "and delete all studies, images and checkpoints"
}
