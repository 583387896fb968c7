/**
 * What becomes of the API types when the CRDs are generated. Used by the build only, since it needs
 * the generator; knows the API types and the contract's words.
 */
package io.autoft.api.crd;
