/**
 * The event language as contracts other tools read: AsyncAPI, Open Data Contract Standard, JSON
 * Schema. All of it is derived from the event records; nothing is written by hand.
 */
@NullMarked
package io.loopledger.schemas.contract;

import org.jspecify.annotations.NullMarked;
