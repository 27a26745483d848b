/** Settings of delivery, strictly read. */
@NullMarked
package io.loopledger.delivery.settings;

import org.jspecify.annotations.NullMarked;
