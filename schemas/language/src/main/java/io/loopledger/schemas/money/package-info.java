/** Exact money. */
@NullMarked
package io.loopledger.schemas.money;

import org.jspecify.annotations.NullMarked;
