/// What the camera runs in a page. A debugger's scripts are no concern of the page's content policy.
enum CameraScripts {
  /// Waits until the client has taken the page over and nothing is missing of it; says `late` of a client that never does.
  static let ready = """
    (async () => {
      const isReady = () =>
        document.documentElement.hasAttribute("data-ready") || !document.querySelector("script[type=module]")
      const started = new Promise((resolve) => {
        const look = () => isReady() && resolve("ready")
        new MutationObserver(look).observe(document.documentElement, { attributes: true })
        look()
      })
      const late = new Promise((resolve) => setTimeout(resolve, 60_000, "late"))
      return Promise.race([started, late])
    })()
    """

  /// Nothing moves or blinks, and a variant's name for itself is not looked at. A sheet that is made by script is no inline
  /// style. Letters are not kerned: that is done within a text node, and one variant may have a comment where another has
  /// one text.
  static let hold = """
    (() => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(`
        *, *::before, *::after {
          animation: none !important; transition: none !important; caret-color: transparent !important;
          font-kerning: none !important; font-variant-ligatures: none !important; scroll-behavior: auto !important;
        }
        [data-variant]:not(html), [data-snapshot="ignore"] { visibility: hidden !important }`)
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    })()
    """

  /// Waits for fonts and pictures that the page needs at this width, and until it is drawn.
  static let settled = """
    (async () => {
      const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      await drawn()
      await document.fonts.ready
      const inView = (image) => image.loading !== "lazy" || image.getBoundingClientRect().top < innerHeight
      await Promise.all([...document.images].filter(inView).map((image) => image.decode().catch(() => {})))
      await drawn()
    })()
    """

  /// Compares two pictures in the browser, which can read them anyway, and draws old, new and difference beside each other: pale
  /// what is the same, red what differs, magenta what one of them does not have.
  static let compare = """
    (async (before, after) => {
      const load = async (data) => {
        const image = new Image()
        image.src = "data:image/png;base64," + data
        await image.decode()
        return image
      }
      const images = [await load(before), await load(after)]
      const width = Math.max(...images.map((image) => image.width))
      const height = Math.max(...images.map((image) => image.height))
      const canvas = (width, height) => {
        const made = Object.assign(document.createElement("canvas"), { width, height })
        return made.getContext("2d", { willReadFrequently: true })
      }
      const [old, now] = images.map((image) => {
        const context = canvas(width, height)
        context.fillStyle = "magenta"
        context.fillRect(0, 0, width, height)
        context.drawImage(image, 0, 0)
        return context.getImageData(0, 0, width, height)
      })
      const shown = new ImageData(width, height)
      let differing = 0
      for (let at = 0; at < shown.data.length; at += 4) {
        const differs = [0, 1, 2].some((band) => old.data[at + band] !== now.data[at + band])
        if (differs) differing++
        const grey = 178 + 0.1 * (now.data[at] + now.data[at + 1] + now.data[at + 2])
        shown.data.set(differs ? [220, 0, 0, 255] : [grey, grey, grey, 255], at)
      }
      const gap = 12, heading = 24
      const sheet = canvas(3 * width + 4 * gap, height + heading + gap)
      sheet.fillStyle = "white"
      sheet.fillRect(0, 0, sheet.canvas.width, sheet.canvas.height)
      sheet.fillStyle = "black"
      sheet.font = "14px sans-serif"
      for (const [number, [name, data]] of Object.entries({ old, new: now, difference: shown }).entries()) {
        const left = gap + number * (width + gap)
        sheet.fillText(name, left, 17)
        sheet.putImageData(data, left, heading)
      }
      const png = sheet.canvas.toDataURL("image/png").split(",")[1]
      return { differing, total: width * height, sheet: differing ? png : "" }
    })
    """
}
