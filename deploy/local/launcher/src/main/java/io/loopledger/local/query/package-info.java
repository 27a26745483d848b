/** Asks Trino and prints its answer. */
@NullMarked
package io.loopledger.local.query;

import org.jspecify.annotations.NullMarked;
