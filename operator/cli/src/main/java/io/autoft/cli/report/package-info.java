/**
 * A study as one HTML file for people. {@link io.autoft.cli.report.StudyFacts} is what is read;
 * each {@link io.autoft.cli.report.Part} makes one section of it, as words, tables and the data of
 * charts; {@link io.autoft.cli.report.Page} puts them into the template. Java says what is drawn,
 * {@code charts.js} beside the template how.
 *
 * <p>ECharts draws: of the libraries that are kept well and found as WebJars it alone has parallel
 * coordinates, SVG for print and labels for screen readers in a megabyte (Plotly has them in 4.8
 * MB, and Vega-Lite none of the first). Mustache because a template without logic escapes all that
 * it prints.
 *
 * <p>What a user wrote, and what a trainer logged, may be anything. It gets into the page in three
 * ways, none of which can become markup: as text that the template escapes, as JSON without an
 * angle bracket, and from there into SVG text. The page's security policy forbids every script but
 * its own and every connection.
 *
 * <p>Knows stored studies; asks no cluster and decides nothing.
 */
package io.autoft.cli.report;
