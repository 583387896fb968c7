/** A stand-in under the trainer's name, which the command line starts as a process. */
package io.autoft.trainer;
