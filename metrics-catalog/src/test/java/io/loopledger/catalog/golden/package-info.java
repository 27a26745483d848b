/** Golden cases worked by hand, and their runner. */
@NullMarked
package io.loopledger.catalog.golden;

import org.jspecify.annotations.NullMarked;
