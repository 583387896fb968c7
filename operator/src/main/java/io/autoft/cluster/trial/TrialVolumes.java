package io.autoft.cluster.trial;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.trial.ClaimSource;
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
    mounts.add(new VolumeMountBuilder().withName(TEMPORARY).withMountPath("/tmp").build());
    inputs.forEach(claim -> mounts.add(new MountedClaim(claim, PodPaths.INPUTS).readOnly()));
    output.ifPresent(claim -> mounts.add(new MountedClaim(claim, PodPaths.OUTPUT).writable()));

    var claims = new TreeSet<>(inputs);
    output.ifPresent(claims::add);
    var volumes = new ArrayList<Volume>();
    volumes.add(new VolumeBuilder().withName(TEMPORARY).withNewEmptyDir().endEmptyDir().build());
    claims.forEach(claim -> volumes.add(new MountedClaim(claim, PodPaths.INPUTS).volume()));
    return new TrialVolumes(List.copyOf(volumes), List.copyOf(mounts));
  }
}
