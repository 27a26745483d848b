/** What a brand report is, as its file declares it. */
@NullMarked
package io.loopledger.brandreports.declaration;

import org.jspecify.annotations.NullMarked;
