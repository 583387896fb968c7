/**
 * Conditions of a status, as the Kubernetes API conventions want them.
 *
 * <p>Pure; may import Fabric8's model only.
 */
package io.autoft.conditions;
