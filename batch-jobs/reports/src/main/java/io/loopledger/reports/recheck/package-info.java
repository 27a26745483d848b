/** Reads the figures of report files again, through Trino at the state that the files name. */
@NullMarked
package io.loopledger.reports.recheck;

import org.jspecify.annotations.NullMarked;
