// Clicks of intervals as bars: the first ones of recipients below, further ones on top.

import { ceiling, choosing, draw, grid, onWidth } from './drawing.js';
import { short, whole } from './formats.js';
import { texts } from './texts.js';

const HEIGHT = 200;

const TOP = 14;

const BOTTOM = HEIGHT - 26;

const LEFT = 48;

/** What a label of the time takes, with the space around it. */
const LABEL = 84;

export class BarChart {
  #intervals = [];

  #chosen = null;

  #say;

  constructor(element, readout) {
    this.element = element;
    this.readout = readout;
    this.svg = draw('svg', { height: HEIGHT, 'aria-hidden': 'true' });
    element.append(this.svg);
    onWidth(element, () => this.draw());
    this.#say = choosing(element, readout, {
      count: () => this.#intervals.length,
      chosen: () => this.#chosen,
      at: (x) => this.#at(x),
      choose: (index) => this.#choose(index),
    });
  }

  /**
   * scale has label(time), which is written below a bar; name(time), how an interval is called; clock(time), its number;
   * and steps, which numbers are labelled: the multiples of the first one that leaves room.
   */
  show(intervals, scale) {
    this.#intervals = intervals;
    this.scale = scale;
    this.draw();
  }

  #at(x) {
    const index = Math.floor((x - LEFT) / this.step);
    return index >= 0 && index < this.#intervals.length ? index : null;
  }

  #y(clicks) {
    return BOTTOM - clicks * (BOTTOM - TOP) / this.top;
  }

  draw() {
    const width = this.element.clientWidth;
    if (this.#intervals.length === 0 || width === 0) {
      this.svg.replaceChildren();
      return;
    }
    this.right = width - 4;
    this.step = (this.right - LEFT) / this.#intervals.length;
    this.top = ceiling(Math.max(...this.#intervals.map(({ clicks }) => clicks)));
    this.svg.setAttribute('width', width);
    this.svg.replaceChildren(
      draw('g', { class: 'axis' },
        ...grid({ left: LEFT, right: this.right, y: (clicks) => this.#y(clicks) }, this.top, short), ...this.#labels()),
      ...this.#intervals.map((interval, index) => this.#bar(interval, index)));
    this.element.setAttribute('aria-label', texts().barChart(whole(this.#all())));
    this.#choose(this.#chosen !== null && this.#chosen < this.#intervals.length ? this.#chosen : null);
    this.#say();
  }

  #labels() {
    const { label, clock, steps } = this.scale;
    const step = steps.find((each) => each * this.step >= LABEL) ?? steps.at(-1);
    return this.#intervals.flatMap(({ from }, index) => {
      const x = LEFT + (index + 0.5) * this.step;
      return clock(from) % step === 0 && x + LABEL / 2.6 < this.right && x - LABEL / 2.6 > LEFT
        ? [draw('text', { x, y: HEIGHT - 6, 'text-anchor': 'middle' }, label(from))] : [];
    });
  }

  #bar(interval, index) {
    const x = LEFT + index * this.step + this.step * 0.14;
    const width = Math.max(1, this.step * 0.72);
    const first = this.#y(Math.min(interval.recipients, interval.clicks));
    const all = this.#y(interval.clicks);
    return draw('g', { class: 'bar-of' },
      draw('rect', { class: 'band', x: LEFT + index * this.step, y: TOP, width: this.step, height: BOTTOM - TOP }),
      draw('rect', { class: 'further', x, y: all, width, height: Math.max(0, first - all) }),
      draw('rect', { class: 'first', x, y: first, width, height: BOTTOM - first }));
  }

  #choose(index) {
    this.#chosen = index;
    const bars = this.svg.querySelectorAll('.bar-of');
    bars.forEach((bar, position) => bar.classList.toggle('chosen', position === index));
    const interval = this.#intervals[index ?? -1];
    this.readout.textContent = interval
      ? texts().inInterval(this.scale.name(interval.from), whole(interval.clicks), whole(interval.recipients), whole(interval.bots))
      : texts().inAll(whole(this.#all()));
  }

  #all() {
    return this.#intervals.reduce((sum, { clicks }) => sum + clicks, 0);
  }
}
