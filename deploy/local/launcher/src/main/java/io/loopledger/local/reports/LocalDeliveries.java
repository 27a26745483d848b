package io.loopledger.local.reports;

import io.loopledger.brandreports.BrandReports;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.delivery.alarm.ChannelAlarm;
import io.loopledger.delivery.run.Carriers;
import io.loopledger.delivery.run.DeliveryParts;
import io.loopledger.delivery.run.RunProgress;
import io.loopledger.delivery.settings.DeliverySettings;
import io.loopledger.delivery.store.ReportDatabase;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.night.notify.Channels;
import io.loopledger.night.settings.NightSettings;
import java.time.Clock;

/** What the delivery of reports works with on this platform. */
public final class LocalDeliveries {
  private final Platform platform;
  private final Catalog catalog;
  private final Clock clock;

  /** Of a platform. */
  public LocalDeliveries(Platform platform, Catalog catalog, Clock clock) {
    this.platform = platform;
    this.catalog = catalog;
    this.clock = clock;
  }

  /** The book of deliveries, which the caller closes; PostgreSQL must run. */
  public ReportDatabase book() {
    platform.requireProcess(ServiceName.POSTGRES);
    return ReportDatabase.open(platform::batch);
  }

  /** What makes the packages of declared reports; Trino must run. */
  public BrandPackages packages(DeclaredReports declared) {
    ReportLake lake = new ReportLake(platform, catalog);
    return new BrandPackages(
        declared, lake, new BrandReports(catalog, lake, platform.home().reports().resolve("made")));
  }

  /** All parts of a run. */
  public DeliveryParts parts(
      ReportDatabase book, DeclaredReports declared, BrandPackages packages, RunProgress progress) {
    NightSettings night = NightSettings.of(platform.home().root(), System.getenv());
    return new DeliveryParts(
        book,
        declared.schedules(),
        declared.delivery(),
        packages,
        new Carriers(declared.delivery().targets(), clock)::to,
        new ChannelAlarm(Channels.of(night, clock)),
        DeliverySettings.outbox(platform.home().root()),
        clock,
        progress);
  }
}
