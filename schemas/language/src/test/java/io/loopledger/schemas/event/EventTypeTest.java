package io.loopledger.schemas.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.loopledger.schemas.event.EventField.Kind;
import io.loopledger.schemas.money.Money;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventTypeTest {
  @Test
  void everyKindOfDataIsRegisteredExactlyOnce() {
    List<Class<?>> registered =
        Arrays.stream(EventType.values()).<Class<?>>map(EventType::dataClass).toList();

    assertThat(registered)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(leaves(EventData.class).toList());
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type)
        : Arrays.stream(type.getPermittedSubclasses()).flatMap(EventTypeTest::leaves);
  }

  @Test
  void namesAndStageRanksAreUnique() {
    assertThat(EventType.values()).extracting(EventType::typeName).doesNotHaveDuplicates();
    assertThat(EventType.values()).extracting(EventType::stageRank).doesNotHaveDuplicates();
  }

  @Test
  void atOneInstantTheStagesOfTheLoopAreTheOrder() {
    assertThat(
            Arrays.stream(EventType.values())
                .sorted(Comparator.comparing(EventType::stageRank))
                .map(EventType::typeName))
        .containsExactly(
            "ProductSold",
            "VoucherSold",
            "CouponIssued",
            "ShippingCharged",
            "RefundIssued",
            "PaymentDisputed",
            "PortalStarted",
            "PortalAbandoned",
            "ReturnRequested",
            "LabelIssued",
            "LabelExpired",
            "UnitReceived",
            "UnitIdentified",
            "UnitGraded",
            "UnitMoved",
            "StockCounted",
            "RepairAssigned",
            "RepairStarted",
            "RepairPaused",
            "RepairCompleted",
            "PayoutOffered",
            "OfferAccepted",
            "OfferDeclined",
            "UnitSentBack",
            "PayoutIssued",
            "PayoutFailed",
            "UnitListed",
            "ListingRejected",
            "PriceChanged",
            "UnitDelisted",
            "UnitReserved",
            "UnitSold",
            "FeeCharged",
            "VoucherRedeemed",
            "CouponRedeemed",
            "UnitShipped",
            "UnitDelivered",
            "SaleReturned",
            "WarrantyServiced",
            "UnitWrittenDown",
            "UnitLost",
            "PartsHarvested",
            "UnitDonated",
            "UnitRecycled",
            "CarrierClaimPaid",
            "UnitWrittenOff",
            "InventoryAdjusted",
            "VoucherExpired",
            "ManualAdjustment",
            "MessageSent",
            "MessageActedOn",
            "LoyaltyGranted",
            "LoyaltyRedeemed",
            "ConsentGiven",
            "InvoiceReceived",
            "OverheadAllocated",
            "SettlementReceived",
            "GlobalMarginComputed",
            "ExpectedReturnsEstimated",
            "HoldingAccrued",
            "EventCorrected",
            "EventVoided");
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void aTypeIsFoundByItsName(EventType type) {
    assertThat(EventType.named(type.typeName())).contains(type);
    assertThat(EventType.named(type.name())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void everyTypeAndFieldIsDocumentedAndNamedInSnakeCase(EventType type) {
    assertThat(type.dataClass().getAnnotation(Doc.class)).isNotNull();
    assertThat(EventField.of(type))
        .allSatisfy(
            field -> {
              assertThat(field.doc()).endsWith(".");
              assertThat(field.name()).matches("[a-z]+(_[a-z]+)*");
              if (field.kind() == Kind.TEXT || field.kind() == Kind.WHOLE_NUMBER) {
                assertThat(field.example()).as("example of " + field.name()).isNotEmpty();
              }
            });
  }

  @Test
  void theEventsOfTheWholeLoopAreThere() {
    assertThat(EventType.values()).hasSize(62);
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void noOwnFieldIsNamedLikeOneOfTheContext(EventType type) {
    List<String> context = EventField.context().stream().map(EventField::name).toList();

    assertThat(EventField.of(type))
        .extracting(EventField::name)
        .doesNotContainAnyElementsOf(context);
  }

  @Test
  void fieldsAreDerivedFromTheRecord() {
    assertThat(EventField.of(EventType.REPAIR_COMPLETED))
        .extracting(EventField::name, EventField::kind, EventField::optional)
        .containsExactly(
            tuple("outcome", Kind.CHOICE, false),
            tuple("barrier", Kind.TEXT, true),
            tuple("problem", Kind.TEXT, true),
            tuple("product_age", Kind.TEXT, true),
            tuple("work_minutes", Kind.WHOLE_NUMBER, true),
            tuple("repair_cost", Kind.MONEY, true),
            tuple("repair_cost_vat", Kind.RECORD, true),
            tuple("failed_component", Kind.TEXT, true),
            tuple("labour_cost", Kind.MONEY, true),
            tuple("is_first_pass", Kind.FLAG, true),
            tuple("parts", Kind.RECORDS, true),
            tuple("energy_wh", Kind.WHOLE_NUMBER, true));
    assertThat(EventField.context())
        .filteredOn(field -> !field.optional())
        .extracting(EventField::name, EventField::kind)
        .containsExactly(
            tuple("brand", Kind.TEXT),
            tuple("origin", Kind.CHOICE),
            tuple("date_only", Kind.FLAG),
            tuple("extensions", Kind.TEXT_MAP));
  }

  @Test
  void theFieldsInsideAListAreDerivedFromItsRecord() {
    EventField parts = EventField.of(EventType.PARTS_HARVESTED).getFirst();

    assertThat(parts.recordClass()).isEqualTo(Part.class);
    assertThat(parts.fields())
        .extracting(EventField::name, EventField::kind, EventField::optional)
        .containsExactly(
            tuple("sku", Kind.TEXT, false),
            tuple("quantity", Kind.WHOLE_NUMBER, false),
            tuple("cost", Kind.MONEY, true),
            tuple("mass_g", Kind.WHOLE_NUMBER, true));
  }

  @Test
  void aFieldReadsItsValue() {
    EventData.UnitReceived received = new EventData.UnitReceived(1_500L, Money.of("4.90", "EUR"));
    EventField mass = EventField.of(EventType.UNIT_RECEIVED).get(0);
    EventField cost = EventField.of(EventType.UNIT_RECEIVED).get(1);

    assertThat(mass.value(received)).isEqualTo(1_500L);
    assertThat(cost.value(received)).isEqualTo(Money.of("4.90", "EUR"));
    assertThatThrownBy(() -> mass.value(EventContext.of("b", Origin.REAL).build()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void topicsAndTheirDeadLettersHaveTheNamesOfTheServices() {
    assertThat(Topic.values())
        .extracting(Topic::topicName)
        .containsExactly("returns", "repairs", "sales", "payouts");
    assertThat(Topic.SALES.deadLetterTopicName()).isEqualTo("dlq.sales");
    assertThat(Origin.values())
        .extracting(Origin::text)
        .containsExactly("real", "derived", "simulated");
  }
}
