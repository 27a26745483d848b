/** Reports that brands wait for. */
@NullMarked
package io.loopledger.brandreports;

import org.jspecify.annotations.NullMarked;
