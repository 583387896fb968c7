package io.autoft.cluster.trial;

import io.autoft.trial.Digest;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;

/**
 * A claim as a pod has it.
 *
 * @param claim name of the PersistentVolumeClaim
 * @param root folder of the pod below which it is mounted by its name
 */
public record MountedClaim(String claim, String root) {

  /** The folder of the pod where the claim begins. */
  public String path() {
    return root + "/" + claim;
  }

  /** The volume, which is one however often it is mounted. */
  public Volume volume() {
    return new VolumeBuilder()
        .withName(name())
        .withNewPersistentVolumeClaim()
        .withClaimName(claim)
        .endPersistentVolumeClaim()
        .build();
  }

  /** The mount of a claim that is written to. */
  public VolumeMount writable() {
    return new VolumeMountBuilder().withName(name()).withMountPath(path()).build();
  }

  /** The mount of a claim that is only read. */
  VolumeMount readOnly() {
    return new VolumeMountBuilder(writable()).withReadOnly(true).build();
  }

  /** A volume's name is a DNS label of 63 characters, a claim's may be longer or have dots. */
  private String name() {
    var name = "claim-" + claim;
    return name.length() <= 63 && claim.indexOf('.') < 0 ? name : "claim-" + Digest.of(claim);
  }
}
