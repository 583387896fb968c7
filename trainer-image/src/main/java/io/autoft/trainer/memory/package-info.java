/**
 * Main memory of this process, as Linux counts it: what it may have and what it has had. Depends on
 * the JDK alone.
 */
package io.autoft.trainer.memory;
