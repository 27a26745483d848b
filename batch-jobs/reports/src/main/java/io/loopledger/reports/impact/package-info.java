/** The impact report. */
@NullMarked
package io.loopledger.reports.impact;

import org.jspecify.annotations.NullMarked;
