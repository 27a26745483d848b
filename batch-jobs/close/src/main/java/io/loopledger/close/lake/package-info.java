/** What a close reads of the lake's tables and leaves there. */
@NullMarked
package io.loopledger.close.lake;

import org.jspecify.annotations.NullMarked;
