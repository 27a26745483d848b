/** Closes in PostgreSQL, and the lock that one of them runs under. */
@NullMarked
package io.loopledger.close.store;

import org.jspecify.annotations.NullMarked;
