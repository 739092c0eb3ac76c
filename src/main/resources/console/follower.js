// Follows the numbers of one campaign for as long as they are looked at, whatever becomes of the connection.

import { kind, stream } from './api.js';

/** No attempt mends these. */
const FINAL = new Set(['key', 'scope', 'missing']);

const LONGEST_WAIT = 15;

export class Follower {
  #stopped = new AbortController();

  #again = () => {};

  /**
   * Tells the listener: connecting(), stats(data), paused(kind), lost(kind), waiting(seconds), refused(kind).
   */
  constructor(campaign, listener) {
    this.path = `campaigns/${campaign}/stats/stream`;
    this.listener = listener;
    this.failures = 0;
  }

  async start() {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      this.listener.connecting();
      try {
        await stream(this.path, signal, (event) => this.#receive(event));
      } catch (error) {
        if (signal.aborted) {
          return;
        }
        if (FINAL.has(error.kind)) {
          this.listener.refused(error.kind);
          return;
        }
        this.listener.lost(error.kind ?? 'broken');
        await this.#wait(signal);
      }
    }
  }

  stop() {
    this.#stopped.abort();
    this.#again();
  }

  /** Does not wait any longer. */
  tryNow() {
    this.#again();
  }

  #receive(event) {
    this.failures = 0;
    if (event.type === 'stats') {
      this.listener.stats(event.data);
    } else if (event.type === 'error') {
      this.listener.paused(kind(event.data.status, event.data));
    }
  }

  /** One second, then twice as long each time; not all pages at the same moment. */
  async #wait(signal) {
    const seconds = Math.min(LONGEST_WAIT, 2 ** this.failures++);
    const until = performance.now() + 1000 * seconds * (0.8 + 0.4 * Math.random());
    let asked = false;
    while (!asked && !signal.aborted && performance.now() < until) {
      const left = until - performance.now();
      this.listener.waiting(Math.ceil(left / 1000));
      asked = await this.#pause(Math.min(1000, left));
    }
  }

  /** Whether it was ended before its time. */
  #pause(milliseconds) {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), milliseconds);
      this.#again = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });
  }
}
