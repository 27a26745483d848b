/** XML as a bounded stream of small trees. */
@NullMarked
package io.loopledger.statements.xml;

import org.jspecify.annotations.NullMarked;
