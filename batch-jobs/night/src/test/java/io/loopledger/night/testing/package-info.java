/** What several tests share: a server, steps that write what they did, a clock that is moved. */
@NullMarked
package io.loopledger.night.testing;

import org.jspecify.annotations.NullMarked;
