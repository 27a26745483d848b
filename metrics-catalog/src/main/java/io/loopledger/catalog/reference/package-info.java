/** Reference data: brands, programmes, rates and factors, each change a numbered version. */
@NullMarked
package io.loopledger.catalog.reference;

import org.jspecify.annotations.NullMarked;
