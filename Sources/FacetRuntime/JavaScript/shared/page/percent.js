// Percent-encoding, as the server does it.

/**
 * A text as one segment of a path, or as a name or value of a query: only RFC 3986's `unreserved` stay as they are.
 * @param {string} text well formed
 */
export const percentEncoded = (text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (mark) => "%" + mark.charCodeAt(0).toString(16).toUpperCase())
