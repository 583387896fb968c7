/**
 * What the reconcilers share in talking to Kubernetes: storing a status, recording events, clock
 * and metrics.
 */
package io.autoft.wiring;
