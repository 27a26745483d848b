package io.loopledger.local.service;

import java.nio.file.Path;

/** What the doors of a home share: the database of the doors, and the files of their keys. */
public final class DoorFiles {
  private final ServiceContext context;

  public DoorFiles(ServiceContext context) {
    this.context = context;
  }

  /** The JDBC address of the database that holds keys, pseudonyms and replays. */
  public String databaseUrl() {
    return new PostgresDatabases(context).url(PostgresDatabases.APPLICATION);
  }

  /** The file of its owner's password. */
  public Path databasePassword() {
    return context.secrets().file(PostgresDatabases.secret(PostgresDatabases.APPLICATION));
  }

  /** The folder of the keys with which dead letters and rejected rows are sealed. */
  public Path brandKeys() {
    return context.secrets().file("brand-keys");
  }

  /** The key under which customers are looked up. */
  public Path pseudonymKey() {
    return context.secrets().file("pseudonym.key");
  }

  /** The key under which secrets of senders are kept. */
  public Path platformKey() {
    return context.secrets().file("platform.key");
  }
}
