extension ComponentChecker {
  func scopeStyle() {}
}
