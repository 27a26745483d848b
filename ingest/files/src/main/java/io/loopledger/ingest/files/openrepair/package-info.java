/** Open Repair Data: records of repair attempts. */
@NullMarked
package io.loopledger.ingest.files.openrepair;

import org.jspecify.annotations.NullMarked;
