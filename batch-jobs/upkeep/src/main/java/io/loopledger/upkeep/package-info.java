/** The upkeep of the lake's tables: what is asked for, what was done, what was found. */
@NullMarked
package io.loopledger.upkeep;

import org.jspecify.annotations.NullMarked;
