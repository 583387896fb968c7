/** What people see of a study in a terminal. Reads what is stored; decides nothing. */
package io.autoft.cli.view;
