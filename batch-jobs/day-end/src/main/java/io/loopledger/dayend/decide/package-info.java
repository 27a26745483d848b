/** What the day's events are: pure functions of subjects, policies and a date. */
@NullMarked
package io.loopledger.dayend.decide;

import org.jspecify.annotations.NullMarked;
