/** When reports are due, and what is done about those that were missed. */
@NullMarked
package io.loopledger.delivery.schedule;

import org.jspecify.annotations.NullMarked;
