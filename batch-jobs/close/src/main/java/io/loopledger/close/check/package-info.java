/** What must hold before books are closed. Pure. */
@NullMarked
package io.loopledger.close.check;

import org.jspecify.annotations.NullMarked;
