# shellcheck shell=bash
# Which cluster: one that is there, by the name of its context. Sourced by run in place of cluster-local.sh, with the same
# names, and CONTEXT. Its nodes pull the images from REGISTRY, or are given them by kind or minikube, where the cluster
# CLUSTER is theirs.
# shellcheck disable=SC2034

HELM=helm
CLUSTER_RUN="examples/quickstart/run ${ARGUMENTS[*]}"
CLUSTER_KUBECTL="kubectl --context $CONTEXT"

# helm has a variable for it, kubectl has not.
export HELM_KUBECONTEXT=$CONTEXT
kubectl() { command kubectl --context "$CONTEXT" "$@"; }

# Says what is missing before anything is built.
cluster_check() {
  local command
  for command in kubectl helm $LOADER; do
    command -v "$command" >/dev/null || die "$command is needed on the PATH for a cluster of your own"
  done
  check_helm
  check_registry
  check_context
  check_rights
}

# For a flag with which a release keeps what was set and gets what the chart has anew.
check_helm() {
  local version
  version=$(command helm version --template '{{.Version}}')
  [ "$(printf '%s\n' v3.14.0 "$version" | sort -V | head -n 1)" = v3.14.0 ] ||
    die "Helm 3.14 or newer is needed, not $version"
}

check_context() {
  local answer
  command kubectl config get-contexts "$CONTEXT" >/dev/null 2>&1 ||
    die "kubectl knows no context $CONTEXT" "$(missing_cluster)" \
      "It knows: $(command kubectl config get-contexts --output name 2>/dev/null | xargs)"
  answer=$(kubectl get --raw /version --request-timeout 10s 2>&1) ||
    die "the cluster of context $CONTEXT does not answer" "$answer"
  NAMESPACE_OF_STUDY=$(command kubectl config view --minify --context "$CONTEXT" --output 'jsonpath={..namespace}')
  NAMESPACE_OF_STUDY=${NAMESPACE_OF_STUDY:-default}
}

missing_cluster() {
  case $LOADER in
    kind) echo "Make the cluster: kind create cluster --name $CLUSTER" ;;
    minikube) echo "Make the cluster: minikube start --profile $CLUSTER" ;;
    *) echo "KUBECONFIG says where it looks, else it is ~/.kube/config." ;;
  esac
}

check_registry() {
  [ -z "$LOADER" ] || return 0
  [ -n "$REGISTRY" ] ||
    die "--registry HOST/PATH is missing: the nodes of $CONTEXT must get the images from somewhere" \
      "Such as registry.example.com/team/autoft; you must be allowed to push there." \
      "With kind or minikube: --kind NAME or --minikube NAME, without a registry."
  [[ $REGISTRY =~ ^[a-z0-9][a-z0-9.-]*(:[0-9]+)?(/[a-z0-9]+([._-]+[a-z0-9]+)*)+$ ]] ||
    die "--registry must be HOST/PATH or HOST:PORT/PATH in small letters, not '$REGISTRY'"
}

# What the chart installs and the quickstart applies.
check_rights() {
  local what refused=
  for what in "create customresourcedefinitions.apiextensions.k8s.io" "create namespaces" \
    "create deployments.apps --namespace $NAMESPACE" "create roles.rbac.authorization.k8s.io --namespace $NAMESPACE_OF_STUDY" \
    "create clusterroles.rbac.authorization.k8s.io" "create persistentvolumeclaims --namespace $NAMESPACE_OF_STUDY"; do
    # shellcheck disable=SC2086
    kubectl auth can-i $what >/dev/null 2>&1 || refused+="$what"$'\n'
  done
  [ -z "$refused" ] ||
    die "you may not install the operator on $CONTEXT; you lack the right to" "$refused" \
      "Who has it can do it for you: helm/docs/install.md"
}

# It is up.
cluster_up() { :; }

cluster_select() { :; }

# cluster_load TAR...: nodes that pull from a registry need nothing.
cluster_load() {
  local tar
  for tar in "$@"; do
    case $LOADER in
      kind) stage "loaded $(basename "$tar")" kind load image-archive "$tar" --name "$CLUSTER" ;;
      minikube) stage "loaded $(basename "$tar")" minikube image load "$tar" --profile "$CLUSTER" ;;
    esac
  done
}

# What of the release is as it is here: where studies are run, unless somebody has said so already; and whose images.
cluster_settings() {
  SETTINGS=(--reset-then-reuse-values)
  helm status "$RELEASE" --namespace "$NAMESPACE" >/dev/null 2>&1 || SETTINGS+=(--set "watchNamespaces={$NAMESPACE_OF_STUDY}")
  [ -z "$REGISTRY" ] ||
    SETTINGS+=(--set "image.repository=$REGISTRY/operator,image.registry=,image.digest=$(digest_of "$OPERATOR_TAR")")
}

cluster_commands() {
  printf '  %-40s # %s\n' \
    "$CLUSTER_KUBECTL delete --filename examples/quickstart/volume.yaml" "delete its checkpoints" \
    "helm --kube-context $CONTEXT uninstall $RELEASE --namespace $NAMESPACE" "CRDs and studies stay"
}
