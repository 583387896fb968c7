/**
 * What becomes of the API types when the CRDs are generated. Used by the build only, since it needs
 * the generator; depends on no other package of ours.
 */
package io.autoft.api.crd;
