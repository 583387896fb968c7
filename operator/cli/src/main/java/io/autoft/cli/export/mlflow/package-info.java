/**
 * A study as runs of an MLflow tracking server: a parent for the study, a child for each trial, by
 * <a href="https://mlflow.org/docs/latest/rest-api.html">the documented REST API</a> with Java's
 * own HTTP client. The library {@code org.mlflow:mlflow-client} would bring its own copies of
 * protobuf, Guava, Gson and Apache's HTTP client 4 in one jar, for six calls.
 */
package io.autoft.cli.export.mlflow;
