/** Well-formed markup, with every text escaped. */
@NullMarked
package io.loopledger.documents.markup;

import org.jspecify.annotations.NullMarked;
