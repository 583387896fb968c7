package io.autoft.api.v1alpha1;

/** How a data set lies in its folder. */
public enum DataFormat {
  Auto,
  Manifest,
  ImageFolder,
  IWildCam,
  FMoW
}
