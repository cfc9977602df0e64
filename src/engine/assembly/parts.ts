/** How a job's work is cut into parts: by number only, so that sums come out the same to the bit on every run. */

/** First of `count` items that belong to `part`; the next part's first is this one's end. */
export function firstOf(count: i32, part: i32, parts: i32): i32 {
  return <i32>((<i64>count * <i64>part) / <i64>parts);
}
