// Made by scripts/tables/runtime_files.py from Sources/FacetRuntime/JavaScript/shared. Change that, not this.
// swift-format-ignore-file

extension RuntimeCatalog {
  static let shared = [RuntimeHelper](([
    helpers(
      "shared/data/shape.js",
      [
        "ValueMismatch", "int", "double", "bool", "text", "html", "nothing", "anything", "date", "money",
        "enumeration", "optional", "array", "intKey", "dictionary", "record", "lazy", "decode", "encode",
      ]),
    helpers(
      "shared/development/input.js",
      [
        "keepInput", "restoreInput",
      ]),
    helpers(
      "shared/development/overlay.js",
      [
        "showProblem", "hideProblem",
      ]),
    helpers(
      "shared/dom/attributes.js",
      [
        "setAttribute", "setBoolean", "classes",
      ]),
    helpers(
      "shared/dom/controls.js",
      [
        "showDay", "showMinute", "showDate", "valueControl", "selectControl", "multipleControl",
        "checkedControl", "radioControl", "checkboxGroup", "controlName", "checkboxValue", "bind", "assign",
      ]),
    helpers(
      "shared/dom/events.js",
      [
        "handle", "listen",
      ]),
    helpers(
      "shared/dom/reference.js",
      [
        "elementCall",
      ]),
    helpers(
      "shared/dom/spread.js",
      [
        "spreadAttributes", "spread",
      ]),
    helpers(
      "shared/dom/style.js",
      [
        "allowsStyle", "setStyle",
      ]),
    helpers(
      "shared/dom/trusted.js",
      [
        "trusted", "fragmentOf",
      ]),
    helpers(
      "shared/dom/url.js",
      [
        "blocked", "whole", "segment", "component", "url", "checkedURL", "allowsURL",
      ]),
    helpers(
      "shared/locale/currencies.js",
      [
        "minorDigits", "symbols",
      ]),
    helpers(
      "shared/locale/de.js",
      [
        "de",
      ]),
    helpers(
      "shared/locale/en.js",
      [
        "en",
      ]),
    helpers(
      "shared/page/address.js",
      [
        "query", "queryList", "fragment", "routeInput", "address", "changeQuery", "changeFragment",
      ]),
    helpers(
      "shared/page/api.js",
      [
        "CallError", "caught", "call", "apiPath", "queryText",
      ]),
    helpers(
      "shared/page/data.js",
      [
        "pageData", "route", "followAddress",
      ]),
    helpers(
      "shared/page/development.js",
      [
        "develop",
      ]),
    helpers(
      "shared/page/effects.js",
      [
        "watchers", "runEffects",
      ]),
    helpers(
      "shared/page/evaluate.js",
      [
        "began",
      ]),
    helpers(
      "shared/page/field.js",
      [
        "textField", "intField", "doubleField", "dateField", "boolField", "enumerationField",
        "optionalField",
      ]),
    helpers(
      "shared/page/head.js",
      [
        "headItem",
      ]),
    helpers(
      "shared/page/instance.js",
      [
        "instances", "instance", "destroy", "initial",
      ]),
    helpers(
      "shared/page/keys.js",
      [
        "distinct",
      ]),
    helpers(
      "shared/page/live.js",
      [
        "live",
      ]),
    helpers(
      "shared/page/loads.js",
      [
        "reload", "reloadAll",
      ]),
    helpers(
      "shared/page/navigate.js",
      [
        "takeOver", "navigate",
      ]),
    helpers(
      "shared/page/optimistic.js",
      [
        "optimistic",
      ]),
    helpers(
      "shared/page/percent.js",
      [
        "percentEncoded",
      ]),
    helpers(
      "shared/page/place.js",
      [
        "rootPlace", "place", "itemPlace", "pathOf", "comparePlaces", "endWith", "endPlace", "checkedValue",
      ]),
    helpers(
      "shared/page/proof.js",
      [
        "withProof", "takeProof", "formPath",
      ]),
    helpers(
      "shared/page/ready.js",
      [
        "whenReady", "setReady",
      ]),
    helpers(
      "shared/page/replay.js",
      [
        "replay",
      ]),
    helpers(
      "shared/page/report.js",
      [
        "notice", "report",
      ]),
    helpers(
      "shared/page/rising.js",
      [
        "rising",
      ]),
    helpers(
      "shared/page/schedule.js",
      [
        "batch", "surround", "changed", "flush",
      ]),
    helpers(
      "shared/page/start.js",
      [
        "onMismatch", "start",
      ]),
    helpers(
      "shared/page/store.js",
      [
        "store",
      ]),
    helpers(
      "shared/page/stored.js",
      [
        "readStored", "writeStored", "restore",
      ]),
    helpers(
      "shared/page/timers.js",
      [
        "after", "every", "now", "random",
      ]),
    helpers(
      "shared/standard/arrays.js",
      [
        "arrayCount", "arrayIsEmpty", "arrayFirst", "arrayLast", "element", "arrayFirstWhere",
        "arrayFirstIndexWhere", "arrayFirstIndex", "arrayContains", "arrayContainsWhere", "arrayAllSatisfy",
        "arrayMap", "arrayFilter", "arrayCompactMap", "arrayFlatMap", "arrayReduce", "arrayReversed",
        "arrayPrefix", "arraySuffix", "arrayDropFirst", "arrayEnumerated", "zip", "arrayJoined", "arraySum",
        "addArray", "entry", "dictionaryCount", "dictionaryIsEmpty", "dictionaryKeys", "dictionaryValues",
        "dictionaryEntries",
      ]),
    helpers(
      "shared/standard/case-tables.js",
      [
        "knownRanges", "whiteSpace",
      ]),
    helpers(
      "shared/standard/case.js",
      [
        "stringLowercased", "stringUppercased", "stringTrimmed",
      ]),
    helpers(
      "shared/standard/changes.js",
      [
        "append", "insert", "removeAt", "removeAllWhere", "removeAll", "swapAt", "removeValue", "withField",
        "withElement", "withEntry", "updated",
      ]),
    helpers(
      "shared/standard/dates.js",
      [
        "rfc3339", "parsedDate", "dateFromText", "dateAdding", "dateAddingSeconds", "dateSecondsSince",
        "dateYear", "dateMonth", "dateDay", "dateHour", "dateMinute", "dateWeekday",
      ]),
    helpers(
      "shared/standard/equality.js",
      [
        "equal", "notEqual",
      ]),
    helpers(
      "shared/standard/failure.js",
      [
        "EvaluationError", "fail", "checkCount", "checkText", "checkDepth", "checkSize",
      ]),
    helpers(
      "shared/standard/format.js",
      [
        "formatInt", "formatDouble", "formatPercent", "formatMoney", "formatDate",
      ]),
    helpers(
      "shared/standard/money.js",
      [
        "makeMoney", "moneyAmount", "moneyCurrency", "addMoney", "subtractMoney", "multiplyMoney",
        "moneySum",
      ]),
    helpers(
      "shared/standard/numbers.js",
      [
        "addInt", "subtractInt", "multiplyInt", "divideInt", "remainderInt", "negateInt", "absInt",
        "addDouble", "subtractDouble", "multiplyDouble", "divideDouble", "remainderDouble", "negateDouble",
        "absDouble", "doubleRounded", "doubleFloor", "doubleCeiling", "doubleToInt", "intToDouble",
        "stringToInt", "stringToDouble", "range", "printed", "toString", "interpolated",
        "enumerationFromRaw",
      ]),
    helpers(
      "shared/standard/optional.js",
      [
        "chain",
      ]),
    helpers(
      "shared/standard/ordering.js",
      [
        "compareNumber", "compareText", "compareMoney", "less", "lessOrEqual", "greater", "greaterOrEqual",
        "minimum", "maximum", "clamped", "arraySorted", "arraySortedBy", "arrayMin", "arrayMax",
      ]),
    helpers(
      "shared/standard/text.js",
      [
        "addString", "stringCount", "stringIsEmpty", "stringContains", "stringHasPrefix", "stringHasSuffix",
        "stringSplit", "stringReplacing", "stringPrefix", "stringSuffix", "stringDropFirst", "stringPadded",
      ]),
  ] as [[RuntimeHelper]]).joined())
}
