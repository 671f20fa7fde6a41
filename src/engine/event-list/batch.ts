/** Pairs of (time, slot) in no order, side by side in typed arrays that grow by doubling. */
export class Batch {
  times = new Float64Array(64);
  slots = new Int32Array(64);
  count = 0;

  /** Adds an event. */
  push(time: number, slot: number): void {
    const at = this.count++;
    if (at === this.times.length) this.reserve(at + 1);
    this.times[at] = time;
    this.slots[at] = slot;
  }

  /** Makes place for at least `size` events. */
  reserve(size: number): void {
    let capacity = this.times.length;
    if (size <= capacity) return;
    while (capacity < size) capacity *= 2;
    const times = new Float64Array(capacity);
    const slots = new Int32Array(capacity);
    times.set(this.times);
    slots.set(this.slots);
    this.times = times;
    this.slots = slots;
  }
}
