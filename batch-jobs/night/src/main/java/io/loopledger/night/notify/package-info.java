/** Tells people and programs how a night ended. */
@NullMarked
package io.loopledger.night.notify;

import org.jspecify.annotations.NullMarked;
