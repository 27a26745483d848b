/** What a finance file says: statements, their lines, and what is wrong with a file. */
@NullMarked
package io.loopledger.statements.model;

import org.jspecify.annotations.NullMarked;
