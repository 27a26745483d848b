/** A document as a workbook with typed cells. */
@NullMarked
package io.loopledger.documents.xlsx;

import org.jspecify.annotations.NullMarked;
