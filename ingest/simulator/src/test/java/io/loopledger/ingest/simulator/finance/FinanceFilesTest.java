package io.loopledger.ingest.simulator.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.prowidesoftware.swift.model.mx.MxCamt05300108;
import com.prowidesoftware.swift.model.mx.dic.AccountStatement9;
import com.prowidesoftware.swift.model.mx.dic.CreditDebitCode;
import com.prowidesoftware.swift.model.mx.dic.ReportEntry10;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.loopledger.ingest.simulator.Simulation;
import io.loopledger.ingest.simulator.SimulatorConfig;
import io.loopledger.ingest.simulator.assumptions.Assumptions;
import io.loopledger.schemas.event.Customers.LoyaltyRedeemed;
import io.loopledger.schemas.event.Documents.InvoiceReceived;
import io.loopledger.schemas.event.Documents.SettlementReceived;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.FirstLife;
import io.loopledger.schemas.event.Intake.CarrierClaimPaid;
import io.loopledger.schemas.event.Payout.CouponRedeemed;
import io.loopledger.schemas.event.Payout.UnitSentBack;
import io.loopledger.schemas.event.Repair.WarrantyServiced;
import io.loopledger.schemas.event.Resale.UnitShipped;
import io.loopledger.schemas.event.TakeBack;
import io.loopledger.schemas.event.VatTreatment;
import io.loopledger.schemas.money.Money;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinanceFilesTest {
  private static final Assumptions ASSUMED = Assumptions.builtIn();
  private static final int UNITS = 1_000;
  private static final long SEED = 42;
  private static final SimulatorConfig CONFIG =
      new SimulatorConfig(UNITS, SEED, List.of("demo", "kingsloop"), Optional.empty());

  /** Parsing takes its time. */
  private static final Map<Path, List<AccountStatement9>> PARSED = new HashMap<>();

  @TempDir private static Path folder = Path.of("");

  private static Path clean = Path.of("");
  private static Path faulty = Path.of("");
  private static List<Event> events = List.of();

  @BeforeAll
  static void writeDocuments() throws IOException {
    try (Stream<Event> played = Simulation.of(ASSUMED, CONFIG).events()) {
      events = played.toList();
    }
    clean = write("clean", "0");
    faulty = write("faulty", "0.2");
  }

  @Test
  void thePaymentServiceSettlesWhatTheShopWasPaid() {
    Map<String, Long> expected =
        sums(
            event ->
                "marketplace".equals(event.context().channel())
                    ? 0
                    : switch (event.data()) {
                      case EventData.ProductSold sold -> cents(sold.unitPrice()) * sold.quantity();
                      case EventData.UnitSold sold -> cents(sold.price());
                      case EventData.ShippingCharged shipping -> cents(shipping.amount());
                      case EventData.VoucherSold sold -> cents(sold.faceValue()) * sold.quantity();
                      case EventData.VoucherRedeemed used -> -cents(used.amount());
                      case CouponRedeemed used -> -cents(used.amount());
                      case LoyaltyRedeemed used ->
                          -cents(Objects.requireNonNull(used.pointsValue()));
                      case EventData.FeeCharged fee -> -cents(fee.amount());
                      case EventData.SaleReturned back -> -cents(back.unitPrice());
                      case FirstLife.RefundIssued refund -> -cents(refund.amount());
                      case EventData.PayoutIssued paid when paid.linkedSaleId() != null ->
                          -cents(paid.amount());
                      case FirstLife.PaymentDisputed dispute -> dispute(dispute);
                      default -> 0;
                    });

    assertThat(csv(clean, Document.PAYMENTS, "net")).isEqualTo(expected);
  }

  @Test
  void marketplacesSettleWhatWasSoldThereLessTheirFees() {
    Map<String, Long> expected =
        sums(
            event ->
                !"marketplace".equals(event.context().channel())
                    ? 0
                    : switch (event.data()) {
                      case EventData.UnitSold sold -> cents(sold.price());
                      case EventData.ShippingCharged shipping -> cents(shipping.amount());
                      case EventData.FeeCharged fee -> -cents(fee.amount());
                      case EventData.SaleReturned back -> -cents(back.unitPrice());
                      default -> 0;
                    });

    assertThat(csv(clean, Document.MARKETPLACE, "amount")).isEqualTo(expected);
  }

  /** What the marketplace's own document says is what the brand's event about it says. */
  @Test
  void eachSettlementIsTheSumOfItsShares() {
    Map<String, Long> shares = new TreeMap<>();
    for (Event event : events) {
      if (event.data() instanceof SettlementReceived settled) {
        shares.merge(
            Objects.requireNonNull(settled.settlementReference()),
            cents(settled.amount()),
            Long::sum);
      }
    }
    Map<String, Long> documents = new TreeMap<>();
    for (NamedCsvRecord row : rows(clean, Document.MARKETPLACE)) {
      documents.merge(row.getField("settlement_id"), cents(row.getField("amount")), Long::sum);
    }

    // The last month's is written after the simulated time; there is no event about it.
    documents.keySet().removeIf(number -> number.contains("-202302-"));
    assertThat(shares).hasSizeGreaterThan(20).isEqualTo(documents);
  }

  @Test
  void carriersInvoiceLabelsAndParcels() {
    Map<String, Long> expected =
        sums(
            event ->
                switch (event.data()) {
                  case TakeBack.LabelIssued label -> cents(label.labelCost());
                  case TakeBack.LabelExpired expired -> -cents(expired.labelCredit());
                  case EventData.UnitReceived received -> cents(received.inboundCost());
                  case UnitShipped shipped -> cents(shipped.outboundCost());
                  case UnitSentBack back -> cents(back.sendBackCost());
                  default -> 0;
                });

    Map<String, Long> documents = new TreeMap<>();
    for (NamedCsvRecord row : rows(clean, Document.CARRIER)) {
      if (!row.getField("service").equals("SURCHARGE")) {
        documents.merge(row.getField("currency"), cents(row.getField("net")), Long::sum);
      }
    }
    assertThat(documents).isEqualTo(expected);
  }

  /** The events about an invoice say the whole of it: they replace what was accrued. */
  @Test
  void eachCarriersInvoiceIsTheSumOfItsShares() {
    Map<String, Long> shares = new TreeMap<>();
    for (Event event : events) {
      if (event.data() instanceof InvoiceReceived invoice) {
        shares.merge(
            Objects.requireNonNull(event.context().documentId()),
            cents(invoice.amount())
                + (invoice.amountVat() == null ? 0 : cents(invoice.amountVat().amount())),
            Long::sum);
      }
    }
    Map<String, Long> documents = new TreeMap<>();
    for (NamedCsvRecord row : rows(clean, Document.CARRIER)) {
      documents.merge(row.getField("invoice_number"), cents(row.getField("gross")), Long::sum);
    }

    // The last month's is written after the simulated time; there is no event about it.
    documents.keySet().removeIf(number -> number.endsWith("-202302"));
    assertThat(shares).hasSizeGreaterThan(20).isEqualTo(documents);
  }

  @Test
  void partnersInvoiceTheirWorkWithTheTaxOfTheirCountry() {
    Map<String, Long> net =
        sums(
            event ->
                switch (event.data()) {
                  case EventData.RepairCompleted repaired ->
                      repaired.repairCostVat() == null ? 0 : cents(repaired.repairCost());
                  case WarrantyServiced serviced ->
                      serviced.serviceCostVat() == null ? 0 : cents(serviced.serviceCost());
                  case EventData.UnitRecycled recycled -> cents(recycled.disposalCost());
                  default -> 0;
                });
    Map<String, Long> vat =
        sums(
            event ->
                event.data() instanceof EventData.RepairCompleted repaired
                        && repaired.repairCostVat() != null
                        && repaired.repairCostVat().treatment() == VatTreatment.DOMESTIC
                    ? cents(repaired.repairCostVat().amount())
                    : 0);

    assertThat(csv(clean, Document.PARTNER, "net")).isEqualTo(net);
    Map<String, Long> shown = new TreeMap<>();
    for (NamedCsvRecord row : rows(clean, Document.PARTNER)) {
      if (row.getField("service").equals("REPAIR")) {
        shown.merge(row.getField("currency"), cents(row.getField("vat")), Long::sum);
      }
    }
    shown.values().removeIf(sum -> sum == 0);
    assertThat(shown).isEqualTo(vat);
  }

  /** Read by another's code: each settlement in, each invoice and payout out, and nothing else. */
  @Test
  void theBankStatementsTieToTheOtherDocumentsAndThePayouts() {
    Map<String, Long> expected = new TreeMap<>();
    add(expected, csv(clean, Document.PAYMENTS, "net"), 1);
    add(expected, csv(clean, Document.MARKETPLACE, "amount"), 1);
    add(expected, csv(clean, Document.CARRIER, "gross"), -1);
    add(expected, csv(clean, Document.PARTNER, "gross"), -1);
    add(
        expected,
        sums(
            event ->
                switch (event.data()) {
                  case EventData.PayoutIssued paid
                      when paid.instrument() == EventData.PayoutIssued.Instrument.CASH
                          && paid.linkedSaleId() == null ->
                      -cents(paid.amount());
                  case CarrierClaimPaid claim -> cents(claim.amount());
                  default -> 0;
                }),
        1);

    assertThat(bank(clean)).isEqualTo(expected);
  }

  @Test
  void eachStatementBeginsWhereTheOneBeforeEnded() {
    for (Path root : List.of(clean, faulty)) {
      Map<String, BigDecimal> balances = new HashMap<>();
      for (AccountStatement9 statement : statements(root)) {
        String account = statement.getAcct().getId().getIBAN() + statement.getAcct().getCcy();
        BigDecimal opening = balance(statement, "OPBD");
        BigDecimal closing = balance(statement, "CLBD");
        BigDecimal moved =
            statement.getNtry().stream()
                .map(FinanceFilesTest::signed)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(balances.getOrDefault(account, opening)).isEqualByComparingTo(opening);
        assertThat(opening.add(moved)).isEqualByComparingTo(closing);
        balances.put(account, closing);
      }
      assertThat(balances).hasSizeGreaterThanOrEqualTo(4);
    }
  }

  /** The library writes in the order of the standard's schema: ours are the same elements. */
  @Test
  void statementsHaveTheElementsOfTheStandardInItsOrder() throws IOException, XMLStreamException {
    String ours = Files.readString(files(faulty, Document.BANK).getFirst());
    String theirs = Objects.requireNonNull(MxCamt05300108.parse(ours)).document();

    assertThat(elements(ours)).isEqualTo(elements(theirs)).hasSizeGreaterThan(50);
  }

  /** The whole difference between the documents and the truth is the list of faults. */
  @Test
  void withFaultsTheDifferencesAreExactlyThoseListed() throws IOException {
    Map<String, Map<String, Long>> listed = new TreeMap<>();
    Map<String, Integer> kinds = new TreeMap<>();
    JsonNode faults = faults(faulty);
    for (JsonNode fault : faults) {
      kinds.merge(
          fault.get("kind").asText() + " " + fault.get("document").asText(), 1, Integer::sum);
      Map<String, Long> of =
          listed.computeIfAbsent(fault.get("document").asText(), key -> new TreeMap<>());
      fault
          .get("differences")
          .properties()
          .forEach(each -> of.merge(each.getKey(), cents(each.getValue().asText()), Long::sum));
    }

    for (Document document : Document.values()) {
      Map<String, Long> difference = new TreeMap<>();
      add(difference, totals(faulty, document), 1);
      add(difference, totals(clean, document), -1);
      Map<String, Long> expected = listed.getOrDefault(document.folder(), Map.of());
      expected.values().removeIf(sum -> sum == 0);
      assertThat(difference).as(document.folder()).isEqualTo(expected);
    }
    assertThat(kinds).hasSize(5 * 6 - 1).doesNotContainKey("WRONG_CURRENCY bank");
  }

  @Test
  void withoutFaultsNoneIsListed() throws IOException {
    assertThat(faults(clean)).isEmpty();
  }

  @Test
  void documentsCarryOnlyWhatRealOnesDo() throws IOException {
    try (Stream<Path> files = Files.walk(faulty.resolve("finance"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file))
            .as(file.toString())
            .doesNotContainIgnoringCase("simulat", "fault", "/simulator", "psn_")
            .doesNotContainPattern("C-1[0-9]{5}")
            .doesNotContainPattern("-(UnitSold|PayoutIssued|ProductSold|UnitReceived)-");
      }
    }
  }

  @Test
  void theSameSeedWritesTheSameBytes() throws IOException {
    Path again = write("again", "0.2");
    try (Stream<Path> files = Files.walk(faulty)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(again.resolve(faulty.relativize(file))).hasSameBinaryContentAs(file);
      }
    }
  }

  @Test
  void aShareOfFaultsAboveOneIsRefused() {
    assertThatThrownBy(() -> new FinanceFiles.Options(ASSUMED, BigDecimal.TEN, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("faults is 10; give a share from 0 to 1 with at most 4 decimals, such as 0.01");
  }

  private static Path write(String name, String faults) throws IOException {
    Path root = folder.resolve(name);
    FinanceFiles.Options options = new FinanceFiles.Options(ASSUMED, new BigDecimal(faults), SEED);
    try (FinanceFiles files =
        FinanceFiles.open(root.resolve("finance"), root.resolve("planted"), options)) {
      for (Event event : events) {
        files.take(event);
      }
      files.finish();
    }
    return root;
  }

  private static long dispute(FirstLife.PaymentDisputed dispute) {
    return switch (dispute.disputeStage()) {
      case OPENED -> -cents(dispute.amount()) - cents(dispute.disputeFee());
      case WON -> cents(dispute.amount());
      case LOST -> 0;
    };
  }

  /** Sums over all events, by the currency of each event's money. */
  private static Map<String, Long> sums(ToLongFunction<Event> amount) {
    Map<String, Long> sums = new TreeMap<>();
    for (Event event : events) {
      long cents = amount.applyAsLong(event);
      if (cents != 0) {
        sums.merge(currency(event), cents, Long::sum);
      }
    }
    return sums;
  }

  private static String currency(Event event) {
    return switch (event.data()) {
      case EventData.UnitSold sold -> sold.price().currency();
      case EventData.ShippingCharged shipping -> shipping.amount().currency();
      case EventData.FeeCharged fee -> fee.amount().currency();
      case EventData.SaleReturned back -> back.unitPrice().currency();
      case FirstLife.PaymentDisputed dispute -> dispute.amount().currency();
      default -> ASSUMED.brand(event.context().brand()).currency();
    };
  }

  private static Map<String, Long> totals(Path root, Document document) {
    return switch (document) {
      case PAYMENTS -> csv(root, document, "net");
      case MARKETPLACE -> csv(root, document, "amount");
      case CARRIER, PARTNER -> csv(root, document, "gross");
      case BANK -> bank(root);
    };
  }

  private static Map<String, Long> csv(Path root, Document document, String column) {
    Map<String, Long> sums = new TreeMap<>();
    for (NamedCsvRecord row : rows(root, document)) {
      sums.merge(row.getField("currency"), cents(row.getField(column)), Long::sum);
    }
    sums.values().removeIf(sum -> sum == 0);
    return sums;
  }

  private static List<NamedCsvRecord> rows(Path root, Document document) {
    return files(root, document).stream()
        .flatMap(
            file -> {
              try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
                return csv.stream().toList().stream();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .toList();
  }

  private static Map<String, Long> bank(Path root) {
    Map<String, Long> sums = new TreeMap<>();
    for (AccountStatement9 statement : statements(root)) {
      for (ReportEntry10 entry : statement.getNtry()) {
        assertThat(entry.getAmt().getCcy()).isEqualTo(statement.getAcct().getCcy());
        sums.merge(
            entry.getAmt().getCcy(), signed(entry).movePointRight(2).longValueExact(), Long::sum);
      }
    }
    return sums;
  }

  private static List<AccountStatement9> statements(Path root) {
    return PARSED.computeIfAbsent(root, FinanceFilesTest::parse);
  }

  private static List<AccountStatement9> parse(Path root) {
    return files(root, Document.BANK).stream()
        .flatMap(
            file -> {
              try {
                MxCamt05300108 message =
                    Objects.requireNonNull(MxCamt05300108.parse(Files.readString(file)));
                return message.getBkToCstmrStmt().getStmt().stream();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .toList();
  }

  private static List<String> elements(String xml) throws XMLStreamException {
    XMLStreamReader reader =
        XMLInputFactory.newInstance().createXMLStreamReader(new StringReader(xml));
    List<String> names = new ArrayList<>();
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamConstants.START_ELEMENT) {
        names.add(reader.getLocalName());
      }
    }
    return names;
  }

  private static BigDecimal signed(ReportEntry10 entry) {
    BigDecimal amount = entry.getAmt().getValue();
    return entry.getCdtDbtInd() == CreditDebitCode.CRDT ? amount : amount.negate();
  }

  private static BigDecimal balance(AccountStatement9 statement, String code) {
    return statement.getBal().stream()
        .filter(balance -> balance.getTp().getCdOrPrtry().getCd().equals(code))
        .map(
            balance ->
                balance.getCdtDbtInd() == CreditDebitCode.CRDT
                    ? balance.getAmt().getValue()
                    : balance.getAmt().getValue().negate())
        .findFirst()
        .orElseThrow();
  }

  private static List<Path> files(Path root, Document document) {
    try (Stream<Path> files = Files.list(root.resolve("finance").resolve(document.folder()))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode faults(Path root) throws IOException {
    return new ObjectMapper().readTree(root.resolve("planted/faults.json").toFile());
  }

  private static void add(Map<String, Long> into, Map<String, Long> sums, int sign) {
    sums.forEach((currency, cents) -> into.merge(currency, sign * cents, Long::sum));
    into.values().removeIf(sum -> sum == 0);
  }

  private static long cents(@Nullable Money money) {
    return money == null ? 0 : money.amountMicros() / 10_000;
  }

  private static long cents(String decimal) {
    return new BigDecimal(decimal).movePointRight(2).longValueExact();
  }
}
