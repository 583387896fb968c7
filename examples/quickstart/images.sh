# shellcheck shell=bash
# Builds the images and the command line tool, unless they are those of these sources, and pushes the images where a registry
# is named. Sourced by run.

OPERATOR_TAR=$ROOT/operator/target/operator.tar
TRAINER_TAR=$ROOT/trainer-image/target/trainer.tar
TOOL=$ROOT/operator/cli/target/autoft/bin/autoft

# Tests and formatting are a matter of mvn verify.
WITHOUT_CHECKS=(-DskipTests -DskipTestCompile -Dspotless.check.skip)

# Debian deletes a version when it has a newer one; that shall not end a first try.
export AUTOFT_IMAGE_PACKAGES=${AUTOFT_IMAGE_PACKAGES:-newer}

# Changes with whatever goes into the images, or into the command line tool.
sources_digest() {
  (
    cd "$ROOT" || exit
    java -version 2>&1
    echo "$AUTOFT_IMAGE_PACKAGES"
    find pom.xml .mvn crds operator/pom.xml operator/src/main operator/c*/pom.xml operator/c*/src/main \
      trainer-image/pom.xml trainer-image/src/main trainer-image/base-image \
      trainer-image/contract/pom.xml trainer-image/contract/src/main -type f -print0 |
      LC_ALL=C sort -z | xargs -0 sha256sum
  ) | sha256sum
}

images_are_current() {
  [ -f "$OPERATOR_TAR" ] && [ -f "$TRAINER_TAR" ] && [ "$(cat "$LOGS/images.sha256" 2>/dev/null)" = "$(images_of "$1")" ]
}

# What the images are: of which sources, for which registry, whose name they have then, and their digests.
images_of() { printf '%s %s %s %s\n' "$1" "$REGISTRY" "$(digest_of "$OPERATOR_TAR")" "$(digest_of "$TRAINER_TAR")"; }

# The digest of the image in a tar. The registry has it by the same one.
digest_of() { tar -xOf "$1" index.json | grep -o 'sha256:[0-9a-f]*' | head -n 1; }

tool_is_current() { [ -x "$TOOL" ] && [ "$(cat "$LOGS/tool.sha256" 2>/dev/null)" = "$1" ]; }

build_images() {
  local digest insecure=false log=$LOGS/images.log
  digest=$(sources_digest)
  if images_are_current "$digest"; then
    say "the images are those of these sources"
    return
  fi
  rm -f "$LOGS/images.sha256"
  if [ -z "$REGISTRY" ]; then
    stage "built the images" maven_images "$log" package -Pimages
  else
    # Like Docker: without encryption only on the machine itself.
    [[ ! $REGISTRY =~ ^(localhost|127\.[0-9.]+)[:/] ]] || insecure=true
    stage "built the images, pushed them" maven_images "$log" verify -Pimages,push "-Dimage.registry=$REGISTRY" \
      "-Djib.allowInsecureRegistries=$insecure"
  fi
  images_of "$digest" >"$LOGS/images.sha256"
}

# The commit that the images are labelled with, where nothing differs from it.
revision() {
  if [ -z "$(git -C "$ROOT" status --porcelain 2>&1)" ]; then
    git -C "$ROOT" rev-parse HEAD
  else
    echo unknown
  fi
}

# maven_images LOG PHASE PROFILES...
maven_images() {
  local log=$1
  shift
  (cd "$ROOT" && mvn --batch-mode "$@" "-Dimage.revision=$(revision)" "${WITHOUT_CHECKS[@]}" \
    --projects operator,trainer-image --also-make) >"$log" 2>&1 ||
    die "could not build the images" "$(grep '^packages: \|^\[ERROR\]' "$log" | head -n 10)" "The whole log: $log"
  # What the images have that is not as pinned.
  grep '^packages: ' "$log" | sort -u >&2 || true
}

build_tool() {
  local digest log=$LOGS/tool.log
  digest=$(sources_digest)
  ! tool_is_current "$digest" || return 0
  rm -f "$LOGS/tool.sha256"
  stage "built the command line tool" maven_tool "$log"
  echo "$digest" >"$LOGS/tool.sha256"
}

# With the Java runtime of this machine: it needs no packages of Debian.
maven_tool() {
  (cd "$ROOT" && mvn --batch-mode -Pdist -Ddist.jre=none "${WITHOUT_CHECKS[@]}" \
    --projects operator/cli,trainer-image --also-make package) >"$1" 2>&1 ||
    die "could not build the command line tool" "$(grep '^\[ERROR\]' "$1" | head -n 10)" "The whole log: $1"
}

# The study, with the trainer's image as the nodes find it.
study_here() {
  if [ -z "$REGISTRY" ]; then
    cat "$HERE/study.yaml"
  else
    sed "s|image: ghcr.io/autoft/trainer:.*|image: $REGISTRY/trainer@$(digest_of "$TRAINER_TAR")|" "$HERE/study.yaml"
  fi
}
