/** Fields of settings files, strictly read. */
@NullMarked
package io.loopledger.yaml;

import org.jspecify.annotations.NullMarked;
