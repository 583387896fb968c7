/** What the chart promises. */
package io.autoft.chart;
