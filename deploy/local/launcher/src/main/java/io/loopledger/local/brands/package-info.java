/** Registers brands and programmes, saying what was assumed. */
@NullMarked
package io.loopledger.local.brands;

import org.jspecify.annotations.NullMarked;
