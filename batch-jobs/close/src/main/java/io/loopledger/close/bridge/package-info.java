/** From figures as published to what is known now, by cause. */
@NullMarked
package io.loopledger.close.bridge;

import org.jspecify.annotations.NullMarked;
