package io.autoft.api.v1alpha1;

/** When the kubelet pulls the trainer image. */
public enum ImagePullPolicy {
  Always,
  IfNotPresent,
  Never
}
