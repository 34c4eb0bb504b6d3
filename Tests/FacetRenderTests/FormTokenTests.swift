import FacetAnalysis
import FacetRender
import Testing

/// The token that a page's forms and its client get.
struct FormTokenTests {
  @Test(
    arguments: [
      ("0.s0.2#1~abc-_9", "0.s0.2#1", "abc-_9"), ("#0~", "#0", ""), ("#0", "#0", nil),
      ("0.e1[a~b].2#1", "0.e1[a~b].2#1", nil),
      ("0.e1[a#b~c].2#1~t", "0.e1[a#b~c].2#1", "t"), ("~", "~", nil), ("", "", nil), ("#~a~b", "#", "a~b"),
    ] as [(String, String, String?)])
  func whatIsPostedIsAPathAndAToken(_ posted: String, _ path: String, _ token: String?) {
    let action = PostedAction(posted)
    #expect(action.path == path)
    #expect(action.token == token)
  }

  @Test func onlyOneFieldNamesAForm() {
    #expect(PostedAction(in: [("a", "b"), ("_action", "#0~t")]) == PostedAction("#0~t"))
    #expect(PostedAction(in: []) == nil)
    #expect(PostedAction(in: [("_action", "#0"), ("_action", "#0")]) == nil)
  }
}
