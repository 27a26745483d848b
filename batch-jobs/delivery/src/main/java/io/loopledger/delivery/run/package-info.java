/** Makes what is due, delivers it, and tells what failed. */
@NullMarked
package io.loopledger.delivery.run;

import org.jspecify.annotations.NullMarked;
