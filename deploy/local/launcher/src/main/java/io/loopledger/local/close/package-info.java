/** Closes of periods on this platform. */
@NullMarked
package io.loopledger.local.close;

import org.jspecify.annotations.NullMarked;
