/** The upkeep's steps on Iceberg tables; each says what it did and checks it. */
@NullMarked
package io.loopledger.upkeep.table;

import org.jspecify.annotations.NullMarked;
