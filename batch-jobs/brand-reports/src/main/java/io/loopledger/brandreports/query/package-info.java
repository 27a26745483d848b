/** The queries of a report, at one state of every table. */
@NullMarked
package io.loopledger.brandreports.query;

import org.jspecify.annotations.NullMarked;
