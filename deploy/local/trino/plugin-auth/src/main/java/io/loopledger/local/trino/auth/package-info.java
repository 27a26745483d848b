/** Who may enter Trino: a password file and a group file. */
@NullMarked
package io.loopledger.local.trino.auth;

import org.jspecify.annotations.NullMarked;
