/** What the upkeep of the tables shows on the screen. */
@NullMarked
package io.loopledger.local.upkeep;

import org.jspecify.annotations.NullMarked;
