/** The book in PostgreSQL, and the lock that one run holds. */
@NullMarked
package io.loopledger.delivery.store;

import org.jspecify.annotations.NullMarked;
