/**
 * The process around a trial: environment, exit code, time limit, signals, and the commands of the
 * trainer's jar.
 */
package io.autoft.trainer;
