/** The servers as one thing: started, stopped and looked at together. */
@NullMarked
package io.loopledger.local.platform;

import org.jspecify.annotations.NullMarked;
