/** Words, numbers and dates as readers of a language expect them. */
@NullMarked
package io.loopledger.documents.text;

import org.jspecify.annotations.NullMarked;
