/** What the user sees: aligned tables, a block that changes in place, plain lines otherwise. */
@NullMarked
package io.loopledger.local.screen;

import org.jspecify.annotations.NullMarked;
