/** What several tests use. */
@NullMarked
package io.loopledger.delivery.testing;

import org.jspecify.annotations.NullMarked;
