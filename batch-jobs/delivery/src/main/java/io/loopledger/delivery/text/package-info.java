/** Reports and deliveries as lines of a terminal and as JSON. */
@NullMarked
package io.loopledger.delivery.text;

import org.jspecify.annotations.NullMarked;
