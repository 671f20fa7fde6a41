// Order among a handful of things.

/**
 * Sorts a list in place by a key, the smallest first; equals stay in the order in which they stand. By insertion: for a
 * handful, such as the classes of people at a site, it takes a fraction of the time of `sort` and no memory.
 */
export function sortFew<T>(list: T[], key: (item: T) => number): T[] {
  for (let i = 1; i < list.length; i++) {
    const item = list[i] as T;
    const own = key(item);
    let place = i;
    for (; place > 0 && key(list[place - 1] as T) > own; place--) list[place] = list[place - 1] as T;
    list[place] = item;
  }
  return list;
}
