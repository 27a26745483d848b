/** YAML as a tree of texts with their places, and the problems found in it. */
@NullMarked
package io.loopledger.ingest.mapping.yaml;

import org.jspecify.annotations.NullMarked;
