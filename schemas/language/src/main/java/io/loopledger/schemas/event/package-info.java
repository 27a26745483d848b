/** The event language: what operational services say happened, as sealed records. */
@NullMarked
package io.loopledger.schemas.event;

import org.jspecify.annotations.NullMarked;
