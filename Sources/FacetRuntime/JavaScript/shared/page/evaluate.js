// The first module that a page imports: from here on its modules are evaluated. Developer tools show how long that takes, and
// how long taking the page over does, among the timings of the page.

performance.mark("facet:evaluate")
