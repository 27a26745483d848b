/** Which nights are due, what they are called, and how long to wait: pure rules. */
@NullMarked
package io.loopledger.night.calendar;

import org.jspecify.annotations.NullMarked;
