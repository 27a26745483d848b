/** Takes messages to customers from their topic to where they are sent from. */
@NullMarked
package io.loopledger.local.delivery;

import org.jspecify.annotations.NullMarked;
