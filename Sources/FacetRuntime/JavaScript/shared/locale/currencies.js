// Made by scripts/tables/locales.py from currencies.json. Change that, not this.

/** Currencies by their digits after the point (ISO 4217), where those are not two. @type {Record<string, string>} */
export const minorDigits = {
  "0": "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
  "3": "BHD IQD JOD KWD LYD OMR TND",
  "4": "CLF UYW",
}

/** Signs of the currencies that are not written as their code. @type {Record<string, string>} */
export const symbols = {
  AUD: "A$",
  BRL: "R$",
  CAD: "CA$",
  CNY: "CN\u00a5",
  EUR: "\u20ac",
  GBP: "\u00a3",
  HKD: "HK$",
  ILS: "\u20aa",
  INR: "\u20b9",
  JPY: "\u00a5",
  KRW: "\u20a9",
  MXN: "MX$",
  NZD: "NZ$",
  PHP: "\u20b1",
  TWD: "NT$",
  USD: "$",
  VND: "\u20ab",
}
