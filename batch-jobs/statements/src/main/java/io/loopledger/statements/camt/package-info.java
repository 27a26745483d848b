/** Bank statements: ISO 20022 camt.053. */
@NullMarked
package io.loopledger.statements.camt;

import org.jspecify.annotations.NullMarked;
