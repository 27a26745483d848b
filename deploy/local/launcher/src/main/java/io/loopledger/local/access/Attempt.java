package io.loopledger.local.access;

/**
 * One attempt of a user to see what is not theirs.
 *
 * @param number of the attempt
 * @param attacker who asks
 * @param victim whose rows it is about
 * @param owner who may see them, and asks the same
 * @param relation what is asked
 * @param shape how
 * @param sql the query
 */
record Attempt(
    int number,
    CheckUser attacker,
    SampleBrand victim,
    String owner,
    Relation relation,
    Shape shape,
    String sql) {}
