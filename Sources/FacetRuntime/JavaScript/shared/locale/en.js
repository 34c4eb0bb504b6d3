// Made by scripts/tables/locales.py from locales.json. Change that, not this.

/**
 * How a language writes numbers, money and dates; in patterns, names in braces are filled in.
 * @typedef {object} FormatLocale
 * @property {string} decimal
 * @property {string} group
 * @property {string} percent of `{n}`
 * @property {string} money of `{n}` and `{c}`, the currency's sign
 * @property {string} moneyWithCode the same, for currencies without a sign
 * @property {string[]} months
 * @property {string[]} shortMonths
 * @property {string[]} weekdays from Monday on
 * @property {Record<string, string>} dates by style, of {yyyy} {M} {MM} {MMM} {MMMM} {d} {dd} {HH} {mm} {ss} {EEEE}
 */

/** @type {import("./en.js").FormatLocale} */
export const en = {
  decimal: ".",
  group: ",",
  percent: "{n}%",
  money: "{c}{n}",
  moneyWithCode: "{c}\u00a0{n}",
  months: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
  shortMonths: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  dates: {
    date: "{MMM} {d}, {yyyy}",
    time: "{HH}:{mm}",
    dateTime: "{MMM} {d}, {yyyy}, {HH}:{mm}",
    month: "{MMMM} {yyyy}",
    weekday: "{EEEE}",
  },
}
