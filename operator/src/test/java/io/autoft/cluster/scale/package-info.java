/**
 * How the operator takes many studies and trials: measured, not tested. Depends on nothing above.
 */
package io.autoft.cluster.scale;
