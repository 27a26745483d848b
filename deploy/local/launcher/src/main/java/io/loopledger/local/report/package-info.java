/** Counts what the tests said. */
@NullMarked
package io.loopledger.local.report;

import org.jspecify.annotations.NullMarked;
