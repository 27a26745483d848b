/** Files of finance systems, on the screen. */
@NullMarked
package io.loopledger.local.statements;

import org.jspecify.annotations.NullMarked;
