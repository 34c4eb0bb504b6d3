extension DiagnosticCode {
  static var blockCatalogue: [DiagnosticCode] {
    [unknownBlock, unclosedBlock, mismatchedBlockEnd, unknownBranch, misplacedBranch]
  }

  public static let unknownBlock = error(
    "unknown-block", "A block or `{@…}` tag of this name does not exist.",
    "The blocks are `{#if}` and `{#each}`; trusted HTML is `{@html value}`.",
    example: "{#fi open}<p>Hello</p>{/if}")

  public static let unclosedBlock = error(
    "unclosed-block", "A block is not closed.",
    "A block ends inside the element that it begins in, with `{/if}` or `{/each}`.",
    example: "<div>{#if open}<p>Hello</p></div>")

  public static let mismatchedBlockEnd = error(
    "mismatched-block-end", "A block's end does not fit.",
    "`{#if}` ends with `{/if}`, and `{#each}` with `{/each}`; inner blocks end before outer ones.",
    example: "{#if open}<p>Hello</p>{/each}")

  public static let unknownBranch = error(
    "unknown-branch", "A branch of this name does not exist.",
    "The branches are `{:else if condition}` and `{:else}`; `{#each}` has only `{:else}`.",
    example: "{#if a}<p>a</p>{:elsif b}<p>b</p>{/if}")

  public static let misplacedBranch = error(
    "misplaced-branch", "A branch stands outside of its block, or after `{:else}`.",
    "Branches stand directly in their block, and `{:else}` is the last.",
    example: "<p>Hello</p>{:else}<p>Bye</p>")
}
