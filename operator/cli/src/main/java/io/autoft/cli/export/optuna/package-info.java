/**
 * A study as a journal of Optuna: the file of its {@code JournalFileBackend}, one JSON object a
 * line, each an operation that {@code optuna/storages/journal/_storage.py} (4.x) replays. SQLite
 * would need a driver with native code and the tables of one of Optuna's versions; a journal needs
 * neither, and what Optuna goes on with is appended.
 */
package io.autoft.cli.export.optuna;
