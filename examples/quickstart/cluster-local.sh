# shellcheck shell=bash
# Which cluster: the one of examples/local-cluster. Sourced by run, which knows clusters by these names only:
# CLUSTER_SHELL, CLUSTER_STOP, CLUSTER_PURGE, cluster_up, cluster_select and cluster_load.
# shellcheck disable=SC2034

LOCAL_CLUSTER=$ROOT/examples/local-cluster
CLUSTER_STOP="examples/local-cluster/down"
CLUSTER_PURGE="$CLUSTER_STOP --purge"
CLUSTER_SHELL="eval \"\$(examples/local-cluster/env)\""

# Starts what is missing. The first time on a machine it compiles for some minutes.
cluster_up() { "$LOCAL_CLUSTER/up"; }

# Lets kubectl and helm find the cluster.
cluster_select() {
  local settings
  settings=$("$LOCAL_CLUSTER/env")
  eval "$settings"
}

# cluster_load TAR...: gives the node images, unless it has them.
cluster_load() { "$LOCAL_CLUSTER/load" "$@"; }
