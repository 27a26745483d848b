/** Entries of the two ledgers, and rejections. */
@NullMarked
package io.loopledger.schemas.entry;

import org.jspecify.annotations.NullMarked;
