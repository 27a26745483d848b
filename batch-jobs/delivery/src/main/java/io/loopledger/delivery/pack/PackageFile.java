package io.loopledger.delivery.pack;

/**
 * A file of a package.
 *
 * @param name without a folder
 * @param sha256 of its bytes, 64 hexadecimal digits in lower case
 */
public record PackageFile(String name, long sizeBytes, String sha256) {
  private static final String HASH = "[0-9a-f]{64}";

  public PackageFile {
    FileName.checked(name);
    if (sizeBytes < 0) {
      throw new IllegalArgumentException(
          "sizeBytes of '%s' is %d; give 0 or more".formatted(name, sizeBytes));
    }
    if (!sha256.matches(HASH)) {
      throw new IllegalArgumentException(
          "sha256 of '%s' is '%s'; give 64 hexadecimal digits".formatted(name, sha256));
    }
  }
}
