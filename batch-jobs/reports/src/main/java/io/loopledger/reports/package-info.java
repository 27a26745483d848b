/** What reports say. */
@NullMarked
package io.loopledger.reports;

import org.jspecify.annotations.NullMarked;
