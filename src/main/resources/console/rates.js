// Clicks a second, from totals that come about once a second.

/** How much of the past is kept: milliseconds. */
export const SPAN = 180_000;

/** Totals that are farther apart say nothing of the seconds between them: milliseconds. */
const FARTHEST = 3000;

const MINUTE = 60_000;

/** Totals come about once a second: milliseconds. */
const SLACK = 500;

export class Rates {
  /** Oldest first, without holes: {from, to, rate}, where rate is null if it is not known. */
  #stretches = [];

  /** {at, clicks} */
  #totals = [];

  #interrupted = false;

  /** Takes a total: when it was so, and the clicks until then. */
  add(at, clicks) {
    const last = this.#totals.at(-1);
    if (last && at <= last.at) {
      // Another replica's clock; the next total will be later.
      return;
    }
    if (last) {
      const unknown = this.#interrupted || at - last.at > FARTHEST;
      const rate = unknown ? null : Math.max(0, (clicks - last.clicks) * 1000 / (at - last.at));
      this.#stretches.push({ from: last.at, to: at, rate });
    }
    this.#interrupted = false;
    this.#totals.push({ at, clicks });
    this.#forget(at);
  }

  /** What comes next does not follow on what came last. */
  interrupt() {
    this.#interrupted = true;
  }

  #forget(at) {
    while (this.#stretches.length > 0 && this.#stretches[0].to < at - SPAN) {
      this.#stretches.shift();
    }
    while (this.#totals[0].at < at - MINUTE - SLACK) {
      this.#totals.shift();
    }
  }

  /** The stretches until now; the last one is not known while nothing comes. */
  stretches(now) {
    const last = this.#totals.at(-1);
    return last && (this.#interrupted || now - last.at > FARTHEST)
      ? [...this.#stretches, { from: last.at, to: Math.max(now, last.at), rate: null }]
      : this.#stretches;
  }

  /** Null if it is not known. */
  latest() {
    return this.#interrupted ? null : this.#stretches.at(-1)?.rate ?? null;
  }

  peak() {
    return this.#stretches.reduce((peak, { rate }) => Math.max(peak, rate ?? 0), 0);
  }

  /** Clicks of the last minute; null before a minute was seen. */
  lastMinute() {
    const first = this.#totals[0];
    const last = this.#totals.at(-1);
    return first && last.at - first.at >= MINUTE - SLACK ? last.clicks - first.clicks : null;
  }
}
