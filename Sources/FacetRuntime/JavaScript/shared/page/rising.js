// Which items of a list can stay where they are, so that as few as possible have to be moved.

/**
 * The positions of a longest rising run among the numbers; those below zero are in none.
 * @param {number[]} numbers where each item stood before
 */
export function rising(numbers) {
  /** @type {number[]} the last position of a run, by its length */
  const ends = []
  /** @type {number[]} */
  const previous = []
  numbers.forEach((number, at) => {
    if (number < 0) return
    let low = ends.length
    // Most lists rise all the way.
    if (low && numbers[ends[low - 1]] > number) {
      let high = low
      for (low = 0; low < high; ) {
        const middle = (low + high) >> 1
        if (numbers[ends[middle]] < number) low = middle + 1
        else high = middle
      }
    }
    previous[at] = low ? ends[low - 1] : -1
    ends[low] = at
  })
  const run = new Set()
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at]) run.add(at)
  return run
}
