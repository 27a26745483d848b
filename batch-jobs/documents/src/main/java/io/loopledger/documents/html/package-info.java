/** A document as one web page that needs nothing from outside. */
@NullMarked
package io.loopledger.documents.html;

import org.jspecify.annotations.NullMarked;
