/** What reports read: one state of every table. */
@NullMarked
package io.loopledger.reports.source;

import org.jspecify.annotations.NullMarked;
