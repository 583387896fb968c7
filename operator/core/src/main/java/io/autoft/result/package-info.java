/**
 * What a study says in the end, and how sure it is of it: differences with intervals, means over
 * tests, verdicts, and the same as text and files. Status, terminal and report all take their
 * numbers from here.
 *
 * <p>Pure; knows trials and the API's records, not how a study proceeds.
 */
package io.autoft.result;
