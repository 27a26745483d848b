/** The schedule, kept in PostgreSQL. */
@NullMarked
package io.loopledger.night.schedule;

import org.jspecify.annotations.NullMarked;
