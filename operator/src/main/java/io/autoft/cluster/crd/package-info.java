/**
 * The two kinds, AutoFTStudy and AutoFTTrial, around the records of the API, and what their CRDs
 * say beyond the generator's annotations ({@code CrdDetails}, used by the build only).
 */
package io.autoft.cluster.crd;
