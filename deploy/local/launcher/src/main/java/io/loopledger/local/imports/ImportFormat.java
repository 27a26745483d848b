package io.loopledger.local.imports;

import io.loopledger.ingest.files.FileImport;
import io.loopledger.ingest.files.ImportTarget;
import io.loopledger.ingest.files.onlineretail.OnlineRetailImport;
import io.loopledger.ingest.files.openrepair.OpenRepairImport;
import io.loopledger.local.brands.BrandDefaults;
import java.util.Locale;

/** A format that can be imported, with what is assumed of a brand that begins with it. */
public sealed interface ImportFormat {
  /** A name for folders: two imports that differ in their events differ in it. */
  String id();

  /** What a brand that is not registered is registered with. */
  BrandDefaults defaults();

  /** An import of this format into a brand. */
  FileImport into(ImportTarget target);

  /** Open Repair Data Standard. */
  record OpenRepair() implements ImportFormat {
    @Override
    public String id() {
      return "open-repair";
    }

    @Override
    public BrandDefaults defaults() {
      return BrandDefaults.GERMAN;
    }

    @Override
    public FileImport into(ImportTarget target) {
      return new OpenRepairImport(target);
    }
  }

  /**
   * The UCI layout of an online shop.
   *
   * @param currency of all prices, since the file does not say
   */
  record OnlineRetail(String currency) implements ImportFormat {
    public OnlineRetail {
      currency = currency.toUpperCase(Locale.ROOT);
    }

    @Override
    public String id() {
      return "online-retail-" + currency.toLowerCase(Locale.ROOT);
    }

    @Override
    public BrandDefaults defaults() {
      return BrandDefaults.BRITISH;
    }

    @Override
    public FileImport into(ImportTarget target) {
      return new OnlineRetailImport(target, currency);
    }
  }
}
