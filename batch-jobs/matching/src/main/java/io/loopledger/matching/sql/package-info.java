/** The rules as SQL of Trino: sets on both sides, no row by row. */
@org.jspecify.annotations.NullMarked
package io.loopledger.matching.sql;
