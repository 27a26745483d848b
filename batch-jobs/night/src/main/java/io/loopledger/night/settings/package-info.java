/** The settings of the night, typed and checked. */
@NullMarked
package io.loopledger.night.settings;

import org.jspecify.annotations.NullMarked;
