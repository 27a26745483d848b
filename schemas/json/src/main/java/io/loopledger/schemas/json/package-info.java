/** Events as JSON at the edge: CloudEvents, strict to read, exact to write. */
@NullMarked
package io.loopledger.schemas.json;

import org.jspecify.annotations.NullMarked;
