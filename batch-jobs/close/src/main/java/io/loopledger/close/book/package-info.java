/** What a close is: its name, its state, what was checked. Pure. */
@NullMarked
package io.loopledger.close.book;

import org.jspecify.annotations.NullMarked;
