package io.loopledger.catalog.chart;

import org.jspecify.annotations.Nullable;

/**
 * Where an account of the chart goes in an ERP system's chart.
 *
 * @param account code of the account
 * @param number four digits, the ERP system's account; of debit balances only if there is a
 *     creditNumber
 * @param name its name there
 * @param creditNumber the account of credit balances, where gains and losses are kept apart (HGB
 *     section 277(5))
 * @param creditName its name
 * @param tax what to mind about its tax key
 * @param check whether the proposal is unsure and needs the tax adviser's eye first
 */
public record ErpAccount(
    String account,
    String number,
    String name,
    @Nullable String creditNumber,
    @Nullable String creditName,
    @Nullable String tax,
    boolean check) {}
