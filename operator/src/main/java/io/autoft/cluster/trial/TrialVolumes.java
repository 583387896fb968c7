package io.autoft.cluster.trial;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.trial.ClaimSource;
import io.autoft.trial.Digest;
import io.autoft.trial.TrialSettings;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What a trial's pod mounts: one volume a claim, inputs read-only by mount, and a temporary folder,
 * since the root file system cannot be written.
 */
record TrialVolumes(List<Volume> volumes, List<VolumeMount> mounts) {

  private static final String TEMPORARY = "tmp";

  static TrialVolumes of(AutoFTTrial trial, AutoFTStudySpec study) {
    var inputs = new TreeSet<String>();
    ClaimSource.inputs(study).forEach(inputs::add);
    var output =
        TrialSettings.output(trial.getSpec(), study)
            .flatMap(ClaimSource::of)
            .map(ClaimSource::claim);

    var mounts = new ArrayList<VolumeMount>();
    mounts.add(mount(TEMPORARY, "/tmp", false));
    inputs.forEach(claim -> mounts.add(claim(claim, Sources.INPUTS, true)));
    output.ifPresent(claim -> mounts.add(claim(claim, Sources.OUTPUT, false)));

    var claims = new TreeSet<>(inputs);
    output.ifPresent(claims::add);
    var volumes = new ArrayList<Volume>();
    volumes.add(new VolumeBuilder().withName(TEMPORARY).withNewEmptyDir().endEmptyDir().build());
    claims.forEach(claim -> volumes.add(volume(claim)));
    return new TrialVolumes(List.copyOf(volumes), List.copyOf(mounts));
  }

  private static Volume volume(String claim) {
    return new VolumeBuilder()
        .withName(name(claim))
        .withNewPersistentVolumeClaim()
        .withClaimName(claim)
        .endPersistentVolumeClaim()
        .build();
  }

  private static VolumeMount claim(String claim, String root, boolean readOnly) {
    return mount(name(claim), Sources.mountPath(root, claim), readOnly);
  }

  private static VolumeMount mount(String volume, String path, boolean readOnly) {
    return new VolumeMountBuilder()
        .withName(volume)
        .withMountPath(path)
        .withReadOnly(readOnly ? true : null)
        .build();
  }

  /** A volume's name is a DNS label of 63 characters, a claim's may be longer or have dots. */
  private static String name(String claim) {
    var name = "claim-" + claim;
    return name.length() <= 63 && claim.indexOf('.') < 0 ? name : "claim-" + Digest.of(claim);
  }
}
