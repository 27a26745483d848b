package io.loopledger.streaming.job;

import io.loopledger.schemas.lake.LakeStore;
import io.loopledger.schemas.lake.S3Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * The keys that say where the lake's files are. An S3 store's credentials and region come from the
 * environment where they are not given (AWS SDK).
 *
 * @param warehouse {@code lake.warehouse}, required: {@code file:///...} or {@code s3://bucket/...}
 * @param endpoint {@code lake.s3.endpoint}, default Amazon's
 * @param region {@code lake.s3.region}
 * @param addressing {@code lake.s3.addressing}, default {@code virtual-host}: or {@code path}
 * @param uploads {@code lake.s3.uploads}, default {@code chunked}: or {@code whole}
 * @param accessKey {@code lake.s3.access-key}
 * @param secretKeyFile {@code lake.s3.secret-key-file}, required with an access key
 */
record LakeStoreKeys(
    String warehouse,
    String endpoint,
    String region,
    S3Access.Addressing addressing,
    S3Access.Uploads uploads,
    String accessKey,
    String secretKeyFile) {
  static final Set<String> KEYS =
      Set.of(
          "lake.warehouse",
          "lake.s3.endpoint",
          "lake.s3.region",
          "lake.s3.addressing",
          "lake.s3.uploads",
          "lake.s3.access-key",
          "lake.s3.secret-key-file");

  static LakeStoreKeys of(PostingJobConfig.Keys keys) {
    String accessKey = keys.optional("lake.s3.access-key");
    return new LakeStoreKeys(
        keys.address("lake.warehouse"),
        keys.optional("lake.s3.endpoint"),
        keys.optional("lake.s3.region"),
        keys.oneOf("lake.s3.addressing", "virtual-host", Set.of("virtual-host", "path"))
                .equals("path")
            ? S3Access.Addressing.PATH
            : S3Access.Addressing.VIRTUAL_HOST,
        S3Access.Uploads.valueOf(
            keys.oneOf("lake.s3.uploads", "chunked", Set.of("chunked", "whole"))
                .toUpperCase(Locale.ROOT)),
        accessKey,
        accessKey.isEmpty() ? "" : keys.text("lake.s3.secret-key-file", null));
  }

  LakeStore read() throws IOException {
    String secretKey =
        secretKeyFile.isEmpty() ? "" : Files.readString(Path.of(secretKeyFile)).strip();
    return LakeStore.at(
        warehouse, new S3Access(endpoint, region, addressing, uploads, accessKey, secretKey));
  }
}
