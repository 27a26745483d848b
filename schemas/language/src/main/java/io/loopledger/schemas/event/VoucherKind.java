package io.loopledger.schemas.event;

/** How a voucher is taxed (VAT Directive Art. 30a). */
public enum VoucherKind {
  /** Single-purpose: taxed when issued. */
  SPV,
  /** Multi-purpose: taxed when redeemed. */
  MPV
}
