/** Documents as tagged PDF. */
@NullMarked
package io.loopledger.documents.pdf;

import org.jspecify.annotations.NullMarked;
