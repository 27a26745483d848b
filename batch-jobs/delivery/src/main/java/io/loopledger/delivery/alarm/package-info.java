/** Tells people of failed deliveries. */
@NullMarked
package io.loopledger.delivery.alarm;

import org.jspecify.annotations.NullMarked;
