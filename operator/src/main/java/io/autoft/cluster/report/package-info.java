/**
 * The page of a study that has ended, in a claim: {@code spec.report}.
 *
 * <p>{@code ReportFacts} are gathered, {@code ReportPlanner} decides, {@code ReportActions} writes,
 * and {@code Reports} is the four lines between, which the study's reconciler calls. {@code
 * ReportJob} renders the Job.
 *
 * <p>Decided: the pod gets no token. All that the page is made of, the study with its trials and
 * its learned objective, is a file in a ConfigMap that the pod mounts, in the form in which kubectl
 * prints a list; the tool reads such a file of anybody. The ConfigMap is there only until the page
 * is. The alternatives were a ServiceAccount with a Role in every namespace of studies, and a tool
 * that asks the API server; an annotation that the downward API shows as a file, which holds a
 * quarter of it; and a page that the operator makes itself, which has no volume.
 *
 * <p>The Job is asked for by name, and only while a page is owed: another informer would watch for
 * what happens once a study. What has been written is remembered in the status by its place and the
 * study's end, so neither a Job that is gone nor another image writes it again. A Job that has
 * failed stays; who deletes it lets the page be tried again.
 */
package io.autoft.cluster.report;
