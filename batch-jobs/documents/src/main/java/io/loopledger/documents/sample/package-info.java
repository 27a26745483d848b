/** Documents that have every kind of block, for pictures and for the tests of all formats. */
@NullMarked
package io.loopledger.documents.sample;

import org.jspecify.annotations.NullMarked;
