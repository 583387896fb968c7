package io.autoft.contract;

/** How a data set lies in its folder. */
public enum DataFormat {
  /** Found out from the folder. */
  Auto,
  /** A table {@code manifest.csv} with the columns path, label, group, split, caption. */
  Manifest,
  /** A folder a class. */
  ImageFolder,
  /** WILDS iWildCam 2.0. */
  IWildCam,
  /** WILDS FMoW 1.1. */
  FMoW
}
