/** What the lake knows: candidates by SQL, their events past Trino. */
@NullMarked
package io.loopledger.dayend.lake;

import org.jspecify.annotations.NullMarked;
