/**
 * A study in the forms of other programs: tables, Optuna's storage, runs of MLflow, the published
 * form of an objective. Each is a class that renders {@link io.autoft.cli.export.ExportedStudy};
 * knows nothing of where a study is stored.
 */
package io.autoft.cli.export;
