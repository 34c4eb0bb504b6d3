// Made by scripts/tables/locales.py from locales.json. Change that, not this.

/** @type {import("./en.js").FormatLocale} */
export const de = {
  decimal: ",",
  group: ".",
  percent: "{n}\u00a0%",
  money: "{n}\u00a0{c}",
  moneyWithCode: "{n}\u00a0{c}",
  months: ["Januar", "Februar", "M\u00e4rz", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
  shortMonths: ["Jan.", "Feb.", "M\u00e4rz", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."],
  weekdays: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
  dates: {
    date: "{d}. {MMM} {yyyy}",
    time: "{HH}:{mm}",
    dateTime: "{d}. {MMM} {yyyy}, {HH}:{mm}",
    month: "{MMMM} {yyyy}",
    weekday: "{EEEE}",
  },
}
