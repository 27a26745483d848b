package io.loopledger.local.platform;

import io.loopledger.catalog.posting.RuleSets;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.local.service.KafkaTopics;
import io.loopledger.local.service.LakeAccess;
import io.loopledger.local.service.NightServersFile;
import io.loopledger.local.service.PostgresDatabases;
import io.loopledger.local.service.ReferencePublisher;
import io.loopledger.local.service.ServiceContext;
import io.loopledger.local.service.TrinoAccess;
import io.loopledger.local.service.TrinoViews;
import io.loopledger.local.settings.Loopback;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.schemas.lake.Lake;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** The steps between the storing servers and those that work on what they store, in order. */
final class Bootstraps {
  private Bootstraps() {}

  static List<Bootstrap> storage(ServiceContext context) {
    return List.of(
        new Step(
            "databases and their owners",
            ServiceName.POSTGRES,
            quietly(() -> new PostgresDatabases(context).createMissing())),
        new Step(
            "topics and dead letter topics",
            ServiceName.KAFKA,
            quietly(() -> new KafkaTopics(kafka(context)).createMissing())),
        new Step("tables of the lake", ServiceName.POSTGRES, quietly(() -> createTables(context))),
        new Step(
            "posting rules " + RuleSets.NEWEST,
            ServiceName.POSTGRES,
            quietly(
                () -> ReferenceLog.open(context.home().reference()).publishRules(RuleSets.NEWEST))),
        new Step(
            "reference data in Kafka",
            ServiceName.KAFKA,
            quietly(
                () ->
                    new ReferencePublisher(kafka(context), context.home().reference()).publish())));
  }

  /** What the servers that work on the stored data need once they run. */
  static List<Bootstrap> views(ServiceContext context) {
    return List.of(
        new Step(
            "views of the catalog",
            ServiceName.TRINO,
            () -> new TrinoViews(context).createOrReplace()),
        new Step(
            "users and rules of Trino",
            ServiceName.TRINO,
            quietly(() -> new TrinoAccess(context).refresh())),
        new Step(
            "servers of the night",
            ServiceName.TRINO,
            quietly(() -> new NightServersFile(context).write())));
  }

  private static void createTables(ServiceContext context) {
    try (Lake lake = Lake.open(LakeAccess.of(context))) {
      lake.createOrUpgradeTables();
    }
  }

  private static String kafka(ServiceContext context) {
    return Loopback.address(context.settings().ports().kafka());
  }

  private static Callable<List<String>> quietly(Work work) {
    return () -> {
      work.run();
      return List.of();
    };
  }

  private record Step(String title, ServiceName server, Callable<List<String>> work)
      implements Bootstrap {
    @Override
    public Set<ServiceName> needs() {
      return Set.of(server);
    }

    @Override
    public List<String> run() throws Exception {
      return work.call();
    }
  }

  private interface Work {
    void run() throws Exception;
  }
}
