package io.loopledger.local.service;

import io.loopledger.local.settings.Home;
import io.loopledger.schemas.lake.LakeConfig;

/** How this home's lake is opened. */
public final class LakeAccess {
  private LakeAccess() {}

  /** The catalog and the warehouse of this home. */
  public static LakeConfig of(ServiceContext context) {
    return new LakeConfig(
        new PostgresDatabases(context).url(PostgresDatabases.CATALOG),
        PostgresDatabases.CATALOG,
        context.secrets().read(PostgresDatabases.secret(PostgresDatabases.CATALOG)),
        Home.location(context.home().warehouse()));
  }
}
