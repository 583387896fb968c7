/**
 * The command line tool: the same study file without Kubernetes, and what people ask of a study.
 * Each command is a class. It drives {@code operator/core} as the operator does.
 */
package io.autoft.cli;
