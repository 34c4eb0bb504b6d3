// Reads the text of controls and addresses as values of a type. What is not of the type gives undefined.

import { stringTrimmed } from "../standard/case.js"
import { parsedDate } from "../standard/dates.js"
import { enumerationFromRaw, stringToDouble, stringToInt } from "../standard/numbers.js"

/** @typedef {(text: string) => any} FieldReader */

/** @type {FieldReader} */
export const textField = (text) => text
/** @type {FieldReader} */
export const intField = (text) => stringToInt(stringTrimmed(text)) ?? undefined
/** @type {FieldReader} */
export const doubleField = (text) => stringToDouble(stringTrimmed(text)) ?? undefined
/** @type {FieldReader} */
export const dateField = (text) => parsedDate(stringTrimmed(text), true) ?? undefined

/** `on` is what a checkbox without a value sends. @type {FieldReader} */
export const boolField = (text) => (/^(true|on|1)$/.test(text) ? true : /^(false|off|0|)$/.test(text) ? false : undefined)

/** @type {(rawValues: string[]) => FieldReader} */
export const enumerationField = (rawValues) => (text) => enumerationFromRaw(text, rawValues) ?? undefined

/** @type {(read: FieldReader) => FieldReader} */
export const optionalField = (read) => (text) => (text === "" ? null : read(text))
