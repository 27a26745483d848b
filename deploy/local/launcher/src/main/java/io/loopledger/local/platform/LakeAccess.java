package io.loopledger.local.platform;

import io.loopledger.local.service.PostgresDatabases;
import io.loopledger.local.service.ServiceContext;
import io.loopledger.local.settings.Home;
import io.loopledger.schemas.lake.LakeConfig;

/** How this home's lake is opened. */
final class LakeAccess {
  private LakeAccess() {}

  static LakeConfig of(ServiceContext context) {
    return new LakeConfig(
        new PostgresDatabases(context).url(PostgresDatabases.CATALOG),
        PostgresDatabases.CATALOG,
        context.secrets().read(PostgresDatabases.secret(PostgresDatabases.CATALOG)),
        Home.location(context.home().warehouse()));
  }
}
