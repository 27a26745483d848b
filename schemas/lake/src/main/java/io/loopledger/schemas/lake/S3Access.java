package io.loopledger.schemas.lake;

import java.util.HashMap;
import java.util.Map;

/**
 * How an S3 store is reached. What is empty is found out by the AWS SDK: environment variables,
 * profile, the role of the pod or machine.
 *
 * @param endpoint address of a store that is not Amazon's, or empty
 * @param region the region, or empty
 * @param addressing how a request names its bucket
 * @param uploads how an object is sent
 * @param accessKey key id, or empty
 * @param secretKey the key's secret, or empty; never shown
 */
public record S3Access(
    String endpoint,
    String region,
    Addressing addressing,
    Uploads uploads,
    String accessKey,
    String secretKey) {
  /** All from the environment, as in a pod with a role of its own. */
  public static final S3Access FROM_ENVIRONMENT =
      new S3Access("", "", Addressing.VIRTUAL_HOST, Uploads.CHUNKED, "", "");

  /**
   * @throws IllegalArgumentException if one half of the credentials is missing
   */
  public S3Access {
    if (accessKey.isEmpty() != secretKey.isEmpty()) {
      throw new IllegalArgumentException(
          "an access key and its secret belong together: give both, or none to take them from the"
              + " environment");
    }
  }

  /** How a request names its bucket. */
  public enum Addressing {
    /** {@code bucket.host}: Amazon's way. */
    VIRTUAL_HOST,
    /** {@code host/bucket}: the way of most stores of one's own. */
    PATH
  }

  /** How an object is sent. */
  public enum Uploads {
    /** In signed chunks with a checksum at the end: what Amazon and newer stores take. */
    CHUNKED,
    /** With its signature in front: for stores that refuse the other way. */
    WHOLE
  }

  /** The properties of Iceberg's S3FileIO. */
  Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>();
    // The SDK's default client needs Apache's; one that is part of the JDK serves as well.
    properties.put("http-client.type", "urlconnection");
    properties.put("s3.path-style-access", Boolean.toString(addressing == Addressing.PATH));
    properties.put("s3.chunked-encoding-enabled", Boolean.toString(uploads == Uploads.CHUNKED));
    putUnlessEmpty(properties, "s3.endpoint", endpoint);
    putUnlessEmpty(properties, "client.region", region);
    putUnlessEmpty(properties, "s3.access-key-id", accessKey);
    putUnlessEmpty(properties, "s3.secret-access-key", secretKey);
    return properties;
  }

  private static void putUnlessEmpty(Map<String, String> properties, String key, String value) {
    if (!value.isEmpty()) {
      properties.put(key, value);
    }
  }

  @Override
  public String toString() {
    return "S3Access[endpoint=%s, region=%s, addressing=%s, uploads=%s, accessKey=%s]"
        .formatted(endpoint, region, addressing, uploads, accessKey);
  }
}
