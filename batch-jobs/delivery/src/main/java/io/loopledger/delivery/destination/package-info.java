/** Where packages are brought to. */
@NullMarked
package io.loopledger.delivery.destination;

import org.jspecify.annotations.NullMarked;
