package io.loopledger.schemas.lake;

import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.CatalogProperties;

/** Where the lake's files are, and how they are read and written. */
public sealed interface LakeStore {
  /** The address below which tables are stored. */
  String warehouse();

  /** The properties by which an Iceberg client reaches the files. */
  Map<String, String> properties();

  /**
   * The store of an address.
   *
   * @throws IllegalArgumentException if it is neither local nor on S3
   */
  static LakeStore at(String warehouse, S3Access s3) {
    if (warehouse.startsWith("file:/")) {
      return new Folder(warehouse);
    }
    if (warehouse.startsWith("s3://")) {
      return new S3(warehouse, s3);
    }
    throw new IllegalArgumentException(
        "'%s' is no place for a lake; use file:///folder or s3://bucket/folder"
            .formatted(warehouse));
  }

  /**
   * A local folder.
   *
   * @param warehouse {@code file:///...}, literally: a space is a space
   */
  record Folder(String warehouse) implements LakeStore {
    @Override
    public Map<String, String> properties() {
      return Map.of(CatalogProperties.FILE_IO_IMPL, LocalFileIO.class.getName());
    }
  }

  /**
   * An object store that speaks S3. {@code iceberg-aws} and the AWS SDK's S3 and URL-connection
   * clients must be on the class path; the job's fat jar has them.
   *
   * @param warehouse {@code s3://bucket/...}
   * @param access how the store is reached
   */
  record S3(String warehouse, S3Access access) implements LakeStore {
    @Override
    public Map<String, String> properties() {
      Map<String, String> properties = new HashMap<>(access.properties());
      properties.put(CatalogProperties.FILE_IO_IMPL, "org.apache.iceberg.aws.s3.S3FileIO");
      return Map.copyOf(properties);
    }
  }
}
