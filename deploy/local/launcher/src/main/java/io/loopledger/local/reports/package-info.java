/** Reports of this platform: made from its lake, and delivered. */
@NullMarked
package io.loopledger.local.reports;

import org.jspecify.annotations.NullMarked;
