/** The policies that the day's events need, and the overhead to allocate: files of the home. */
@NullMarked
package io.loopledger.dayend.policy;

import org.jspecify.annotations.NullMarked;
