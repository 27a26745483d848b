/**
 * Report files as a stranger reads them: from their bytes alone, with none of the code that writes
 * them.
 */
@NullMarked
package io.loopledger.reports.recheck.file;

import org.jspecify.annotations.NullMarked;
