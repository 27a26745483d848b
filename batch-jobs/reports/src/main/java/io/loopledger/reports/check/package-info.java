/** Reads figures of documents again, by where they say they come from. */
@NullMarked
package io.loopledger.reports.check;

import org.jspecify.annotations.NullMarked;
