/** Programs that measure; never run by a test. */
package io.autoft.trainer.benchmark;
