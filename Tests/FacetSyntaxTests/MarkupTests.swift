import FacetSyntax
import Testing

@Suite struct MarkupTests {
  @Test func elementsAndText() {
    expectParsed("<p>Hi &amp; &lt;b&gt; &#8230; &#x41;</p>", "<p>\n  \"Hi & <b> … A\"")
    expectParsed("<br><input disabled>", "<br>\n<input disabled>")
    expectParsed("<div/><svg><path d=\"M0\"/></svg>", "<div/>\n<svg>\n  <path d=\"M0\"/>")
    expectParsed("a \\{b\\}", "\"a {b}\"")
    expectParsed("<a href=\"?a=1&copy=2&b\">AT&T</a>", "<a href=\"?a=1&copy=2&b\">\n  \"AT&T\"")
    expectParsed("<textarea><b>{x}</b></textarea>", "<textarea>\n  \"<b>\"\n  {x}\n  \"</b>\"")
    expectParsed("<!-- note -->", "<!-- \" note \" -->")
    expectParsed("a{/* <p>{x}</p> */}b", "\"a\"\n\"b\"")
  }

  @Test func attributes() {
    expectParsed(
      "<a href={url} title=\"Hi {name}\" {id} {...rest} hidden></a>",
      "<a href={url} title=\"Hi {name}\" id={id} {...rest} hidden>")
    expectParsed(
      "<i title=\"{a ?? \"x\"}\" alt='{b ?? 'y'}' lang={c ?? \"z\"} x=\"{d ?? 'w'}\"></i>",
      "<i title=\"{(a ?? \"x\")}\" alt=\"{(b ?? \"y\")}\" lang={(c ?? \"z\")} x=\"{(d ?? \"w\")}\">")
    expectParsed("<input type=text pattern=\"\\d\\{2\\}\">", "<input type=\"text\" pattern=\"\\\\d\\{2\\}\">")
    expectParsed("<use xlink:href=\"#a\"/>", "<use xlink:href=\"#a\"/>")
  }

  @Test func directives() {
    expectParsed(
      "<li class:low={n < 5} class:open style:width={p}></li>",
      "<li class:low={(n < 5)} class:open={open} style:width={p}>")
    expectParsed(
      "<b on:keydown|enter|prevent|debounce(300)={go(x)} on:click></b>",
      "<b on:keydown|enter|prevent|debounce(300)={go(x)} on:click>")
    expectParsed("<b on:click={{ count += 1 }}></b>", "<b on:click={{ count += 1 }}>")
    expectParsed(
      "<input bind:value={form.email} bind:checked ref:input>",
      "<input bind:value={form.email} bind:checked={checked} ref:input>")
    expectParsed("<Table let:row let:index={i}>{row}</Table>", "<Table let:row={row} let:index={i}>\n  {row}")
  }

  @Test func blocks() {
    expectParsed(
      "{#if a}x{:else if let b = c}y{:else}z{/if}",
      "{#if a}\n  \"x\"\n{:else if let b = c}\n  \"y\"\n{:else}\n  \"z\"")
    expectParsed(
      "{#each items as item, i (item.id)}{item}{:else}none{/each}",
      "{#each items as item, i (item.id)}\n  {item}\n{:else}\n  \"none\"")
    expectParsed("{#each 0..<3 as n}{n}{/each}", "{#each (0..<3) as n}\n  {n}")
    expectParsed("{#if list.contains { $0.open }}x{/if}", "{#if list.contains({ $0.open })}\n  \"x\"")
    expectParsed("{@html body}", "{@html body}")
  }

  @Test func componentsSlotsAndHead() {
    expectParsed("<Card title=\"x\"><Row slot=\"foot\"/></Card>", "<Card title=\"x\">\n  <Row slot=\"foot\">")
    expectParsed(
      "<slot name=\"foot\" row={item}>none</slot><slot/>",
      "<slot name=\"foot\" row={item}>\n  \"none\"\n<slot>")
    expectParsed("<head><title>{t} & x</title></head>", "<head>\n  <title>\n    {t}\n    \" & x\"")
  }

  @Test func sections() {
    expectParsed(
      "<script>\nstate a = 1\n</script><p>{a}</p><style> p { margin: 0 } </style>",
      "state a = 1\n<p>\n  {a}\nstyle \" p { margin: 0 } \"")
  }
}
