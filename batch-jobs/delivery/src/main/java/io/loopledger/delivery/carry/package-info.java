/** How a package is brought somewhere: once, wholly, never partly visible. */
@NullMarked
package io.loopledger.delivery.carry;

import org.jspecify.annotations.NullMarked;
