/// What HTML says of element and attribute names (HTML Standard, "The elements of HTML", "Attributes").
enum HTMLNames {
  static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
  ]

  static let known: Set<String> = void.union(flow).union(table).union([
    "body", "frame", "frameset", "head", "html", "iframe", "noembed", "noframes", "noscript", "object", "plaintext",
    "script", "style", "template", "xmp", "listing", "applet", "marquee",
  ])

  private static let flow: Set<String> = [
    "a", "abbr", "address", "article", "aside", "audio", "b", "bdi", "bdo", "blockquote", "button", "canvas", "cite",
    "code", "data", "datalist", "dd", "del", "details", "dfn", "dialog", "div", "dl", "dt", "em", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "i", "ins", "kbd",
    "label", "legend", "li", "main", "map", "mark", "math", "menu", "meter", "nav", "ol", "optgroup", "option",
    "output",
    "p", "picture", "pre", "progress", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "search", "section", "select",
    "slot", "small", "span", "strong", "sub", "summary", "sup", "svg", "textarea", "time", "title", "u", "ul", "var",
    "video",
  ]

  static let table: Set<String> = [
    "table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th",
  ]

  /// Elements of SVG that HTML does not have.
  static let drawing: Set<String> = [
    "animate", "animateMotion", "animateTransform", "circle", "clipPath", "defs", "desc", "discard", "ellipse",
    "feBlend",
    "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting", "feDisplacementMap",
    "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur",
    "feImage",
    "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile",
    "feTurbulence", "filter", "foreignObject", "g", "image", "line", "linearGradient", "marker", "mask", "metadata",
    "mpath", "path", "pattern", "polygon", "polyline", "radialGradient", "rect", "set", "stop", "switch", "symbol",
    "text",
    "textPath", "tspan", "use", "view",
  ]

  /// Elements of both.
  static let shared: Set<String> = ["a", "svg", "title"]

  /// White space with a line break beside these means nothing.
  static let block: Set<String> = table.union([
    "address", "article", "aside", "blockquote", "br", "datalist", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
    "legend", "li", "link", "main", "menu", "meta", "nav", "ol", "optgroup", "option", "p", "pre", "search", "section",
    "source", "summary", "title", "track", "ul",
    // SVG draws these and ignores white space around them.
    "circle", "clipPath", "defs", "desc", "ellipse", "filter", "foreignObject", "g", "image", "line", "linearGradient",
    "marker", "mask", "path", "pattern", "polygon", "polyline", "radialGradient", "rect", "stop", "symbol", "text",
    "use",
  ])

  /// Elements that no template may write, and why.
  static let refused: [String: String] = [
    "script": "Scripts come from Facet itself, under its content policy.",
    "style": "A component has one `<style>`, at the end of its file.",
    "base": "It would change what every link of the page means, and the content policy forbids it.",
    "object": "The content policy forbids plug-ins.", "embed": "The content policy forbids plug-ins.",
    "applet": "The content policy forbids plug-ins.",
    "noscript": "Parsers read it in two ways; the page works without script anyway.",
    "template": "Facet uses templates itself, and their content is not part of the tree.",
    "html": "Facet writes the document itself.", "body": "Facet writes the document itself.",
    "frame": "Frames are obsolete.", "frameset": "Frames are obsolete.", "noframes": "Frames are obsolete.",
    "noembed": "It is obsolete.", "plaintext": "It is obsolete and swallows the rest of the page.",
    "xmp": "It is obsolete; use `<pre>`.", "listing": "It is obsolete; use `<pre>`.",
    "marquee": "It is obsolete.",
  ]

  static let boolean: Set<String> = [
    "allowfullscreen", "async", "autofocus", "autoplay", "checked", "controls", "default", "defer", "disabled",
    "formnovalidate", "hidden", "inert", "ismap", "itemscope", "loop", "multiple", "muted", "nomodule", "novalidate",
    "open", "playsinline", "readonly", "required", "reversed", "selected",
  ]

  static let url: Set<String> = [
    "href", "xlink:href", "src", "action", "formaction", "poster", "cite", "data", "manifest", "ping", "longdesc",
    "background", "usemap", "classid", "codebase", "icon", "archive", "profile",
  ]

  /// Lists of URLs, which can't be checked part by part.
  static let urlLists: Set<String> = ["srcset", "imagesrcset"]

  static let events: Set<String> = [
    "abort", "animationend", "animationiteration", "animationstart", "auxclick", "beforeinput", "beforetoggle", "blur",
    "cancel", "canplay", "change", "click", "close", "compositionend", "compositionstart", "compositionupdate",
    "contextmenu", "copy", "cut", "dblclick", "drag", "dragend", "dragenter", "dragleave", "dragover", "dragstart",
    "drop", "durationchange", "ended", "error", "focus", "focusin", "focusout", "formdata", "fullscreenchange",
    "gotpointercapture", "input", "invalid", "keydown", "keypress", "keyup", "load", "loadeddata", "loadedmetadata",
    "loadstart", "lostpointercapture", "mousedown", "mouseenter", "mouseleave", "mousemove", "mouseout", "mouseover",
    "mouseup", "paste", "pause", "play", "playing", "pointercancel", "pointerdown", "pointerenter", "pointerleave",
    "pointermove", "pointerout", "pointerover", "pointerup", "progress", "ratechange", "reset", "resize", "scroll",
    "scrollend", "search", "seeked", "seeking", "select", "selectionchange", "stalled", "submit", "suspend",
    "timeupdate", "toggle", "touchcancel", "touchend", "touchmove", "touchstart", "transitionend", "transitionrun",
    "transitionstart", "volumechange", "waiting", "wheel",
  ]

  /// Names of keys in modifiers, and what `KeyboardEvent.key` calls them.
  static let keys: [String: String] = [
    "enter": "Enter", "escape": "Escape", "esc": "Escape", "tab": "Tab", "space": " ", "backspace": "Backspace",
    "delete": "Delete", "insert": "Insert", "home": "Home", "end": "End", "pageup": "PageUp", "pagedown": "PageDown",
    "up": "ArrowUp", "down": "ArrowDown", "left": "ArrowLeft", "right": "ArrowRight", "arrowup": "ArrowUp",
    "arrowdown": "ArrowDown", "arrowleft": "ArrowLeft", "arrowright": "ArrowRight",
  ]
}
