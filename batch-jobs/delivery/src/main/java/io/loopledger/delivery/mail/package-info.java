/** Delivery by mail. */
@NullMarked
package io.loopledger.delivery.mail;

import org.jspecify.annotations.NullMarked;
