/** The tables of the lake in Iceberg: catalog, files, creation, and how fresh they are. */
@NullMarked
package io.loopledger.schemas.lake;

import org.jspecify.annotations.NullMarked;
