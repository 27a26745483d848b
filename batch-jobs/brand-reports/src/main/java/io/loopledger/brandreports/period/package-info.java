/** Days that a report covers. */
@NullMarked
package io.loopledger.brandreports.period;

import org.jspecify.annotations.NullMarked;
