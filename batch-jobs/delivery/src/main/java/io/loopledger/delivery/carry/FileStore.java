package io.loopledger.delivery.carry;

import io.loopledger.delivery.pack.PackageFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The place of one package at a receiver that keeps files, such as a folder of a server. */
public interface FileStore extends AutoCloseable {
  /** Where it is, for people. */
  String place();

  /** Makes the place, if it is missing, and removes halves that a cut call left for these files. */
  void prepare(List<PackageFile> files) throws DeliveryException;

  /** A file's size, if it is there. */
  Optional<Long> sizeBytes(String name) throws DeliveryException;

  /** SHA-256 of a file's bytes at the receiver. */
  String sha256(String name) throws DeliveryException;

  /** Puts a file where none of its name is: whole, or not at all. */
  void put(PackageFile file, Path source) throws DeliveryException;

  /** Removes a file. */
  void remove(String name) throws DeliveryException;

  @Override
  void close();
}
