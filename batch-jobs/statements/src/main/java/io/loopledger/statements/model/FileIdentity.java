package io.loopledger.statements.model;

/**
 * Which file it is.
 *
 * @param name without its folder
 * @param sizeBytes as stored
 * @param sha256 of the stored bytes, 64 hexadecimal digits
 * @param contentSha256 of the unpacked bytes: the same for a file and its gzip copy. A file is
 *     taken once by this one
 */
public record FileIdentity(String name, long sizeBytes, String sha256, String contentSha256) {}
