package io.loopledger.catalog.rules;

import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The laws on the same few histories in every run: quick enough for mutation testing, which would
 * take days with the thousands that the laws themselves try.
 */
class LawSamplesTest {
  private static final int SEEDS = 10;

  static Stream<Named<LongConsumer>> laws() {
    return Stream.of(
        law(
            "aPinMovedAndMovedBackLeavesNothing",
            new CommandLawsTest()::aPinMovedAndMovedBackLeavesNothing),
        law(
            "anEventVoidedAfterARestatementLeavesNothing",
            new CommandLawsTest()::anEventVoidedAfterARestatementLeavesNothing),
        law(
            "aSubjectKeepsTheRulesOfItsLowestPinUntilARestatementMovesIt",
            new CommandLawsTest()::aSubjectKeepsTheRulesOfItsLowestPinUntilARestatementMovesIt),
        law(
            "aProofCorrectionPostsItsLinesOnceAndChangesNothingElse",
            new CommandLawsTest()::aProofCorrectionPostsItsLinesOnceAndChangesNothingElse),
        law(
            "afterAnEvictionTheNextEventsPostTheSame",
            new CommandLawsTest()::afterAnEvictionTheNextEventsPostTheSame),
        law(
            "rehydratingBringsBackWhatARefoldOfAllEventsGives",
            new CommandLawsTest()::rehydratingBringsBackWhatARefoldOfAllEventsGives),
        law(
            "anyOrderOfArrivalAndAnyRepeatGivesTheSameLedger",
            new HistoryLawsTest()::anyOrderOfArrivalAndAnyRepeatGivesTheSameLedger),
        law(
            "moneyBalancesInBothCurrenciesAfterEveryArrival",
            new HistoryLawsTest()::moneyBalancesInBothCurrenciesAfterEveryArrival),
        law("aVoidedEventLeavesNothing", new HistoryLawsTest()::aVoidedEventLeavesNothing),
        law(
            "aCorrectionIsAVoidAndANewEvent",
            new HistoryLawsTest()::aCorrectionIsAVoidAndANewEvent),
        law(
            "aKeptFoldPostsWhatARefoldPosts",
            new HistoryLawsTest()::aKeptFoldPostsWhatARefoldPosts),
        law(
            "noEntryIdOccursTwiceInAWholeHistory",
            new HistoryLawsTest()::noEntryIdOccursTwiceInAWholeHistory),
        law(
            "everyAmountIsInItsAccountsMeasure",
            new HistoryLawsTest()::everyAmountIsInItsAccountsMeasure),
        law(
            "whatIsOwedIsWhatWasIssuedLessWhatWasUsedWhateverElseHappened",
            new LiabilityLawsTest()::whatIsOwedIsWhatWasIssuedLessWhatWasUsedWhateverElseHappened),
        law(
            "theRollForwardOfVouchersBalancesPerProgramme",
            new LiabilityLawsTest()::theRollForwardOfVouchersBalancesPerProgramme),
        law(
            "aVoucherIsNeverAnAssetAndLeavesNothingWhenItIsUsedUp",
            new LiabilityLawsTest()::aVoucherIsNeverAnAssetAndLeavesNothingWhenItIsUsedUp),
        law(
            "aContractLiabilityIsNeverAnAsset",
            new LiabilityLawsTest()::aContractLiabilityIsNeverAnAsset),
        law(
            "piecesReturnedOneByOneReverseTheSaleExactly",
            new SplitLawsTest()::piecesReturnedOneByOneReverseTheSaleExactly),
        law(
            "moneyRefundedInPartsReversesTheSaleExactly",
            new SplitLawsTest()::moneyRefundedInPartsReversesTheSaleExactly),
        law(
            "aResaleRefundedInPartsIsReversedExactlyUnderEveryScheme",
            new SplitLawsTest()::aResaleRefundedInPartsIsReversedExactlyUnderEveryScheme),
        law(
            "aVoucherRedeemedInPartsLeavesNothing",
            new SplitLawsTest()::aVoucherRedeemedInPartsLeavesNothing),
        law(
            "writtenDownPartsAndTheRestAreTheWholeCost",
            new SplitLawsTest()::writtenDownPartsAndTheRestAreTheWholeCost),
        law(
            "aFullWriteUpBringsBackEveryLayer",
            new SplitLawsTest()::aFullWriteUpBringsBackEveryLayer),
        law("stockAtCostIsNeverNegative", new UnitLawsTest()::stockAtCostIsNeverNegative),
        law(
            "theWholeCostIsInStockOrInCostOfGoodsOrWrittenOff",
            new UnitLawsTest()::theWholeCostIsInStockOrInCostOfGoodsOrWrittenOff),
        law("aUnitThatLeftLeavesNoStock", new UnitLawsTest()::aUnitThatLeftLeavesNoStock),
        law(
            "aSaleThatStandsIsCreditedAtMostOnceAndOneThatCameBackNever",
            new UnitLawsTest()::aSaleThatStandsIsCreditedAtMostOnceAndOneThatCameBackNever),
        law(
            "aRepairIsCreditedAtMostOncePerCycle",
            new UnitLawsTest()::aRepairIsCreditedAtMostOncePerCycle),
        law("nothingEmitsLessThanNothing", new UnitLawsTest()::nothingEmitsLessThanNothing));
  }

  private static Named<LongConsumer> law(String name, LongConsumer law) {
    return Named.of(name, law);
  }

  @ParameterizedTest
  @MethodSource("laws")
  void theLawHolds(LongConsumer law) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      law.accept(seed);
    }
  }
}
