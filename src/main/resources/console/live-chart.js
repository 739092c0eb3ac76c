// Clicks a second, moving: the last three minutes, with what is not known left open.

import { ceiling, choosing, draw, grid, onWidth, still } from './drawing.js';
import { second, short, whole } from './formats.js';
import { SPAN } from './rates.js';
import { texts } from './texts.js';

const HEIGHT = 220;

const TOP = 18;

const BOTTOM = HEIGHT - 26;

const LEFT = 48;

/** What glides in comes from there. */
const MARGIN = 20;

const MINUTE = 60_000;

/** What a label of the time takes, with the space around it. */
const LABEL = 96;

/** A chart that has just begun to be drawn is not mostly empty: milliseconds. */
const SHORTEST_SPAN = 60_000;

/** A gap that is wider says what it is. */
const LABELLED_GAP = 72;

export class LiveChart {
  #rates;

  #clock;

  #drawnAt = 0;

  /** The time that was chosen: it moves on with the chart. */
  #chosen = null;

  #say;

  /** rates: what is shown; clock: what time it is where the numbers come from. */
  constructor(element, readout) {
    this.element = element;
    this.readout = readout;
    this.moving = draw('g');
    this.fixed = draw('g', { class: 'axis' });
    this.cursor = draw('g', { class: 'cursor' });
    this.window = draw('rect', { y: 0, height: HEIGHT });
    this.svg = draw('svg', { height: HEIGHT, 'aria-hidden': 'true' },
      draw('defs', {},
        draw('clipPath', { id: 'live-window' }, this.window),
        draw('linearGradient', { id: 'live-fade', x1: 0, x2: 0, y1: 0, y2: 1 },
          draw('stop', { offset: 0, class: 'fade-top' }), draw('stop', { offset: 1, class: 'fade-bottom' })),
        draw('pattern', { id: 'unknown', width: 8, height: 8, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
          draw('rect', { width: 3, height: 8, class: 'hatch' }))),
      this.fixed, draw('g', { 'clip-path': 'url(#live-window)' }, this.moving), this.cursor);
    element.append(this.svg);
    onWidth(element, () => this.draw());
    this.#say = choosing(element, readout, {
      count: () => this.#stretches().length,
      chosen: () => {
        const index = this.#stretches().findIndex((stretch) => this.#isChosen(stretch));
        return index < 0 ? null : index;
      },
      at: (x) => this.#stretches().findIndex((stretch) => this.#x(stretch.from) <= x && x <= this.#x(stretch.to)),
      choose: (index) => {
        this.#chosen = this.#stretches()[index ?? -1]?.to ?? null;
        this.#drawCursor();
      },
    });
  }

  show(rates, clock) {
    this.#rates = rates;
    this.#clock = clock;
    this.#chosen = null;
    this.#drawnAt = 0;
    this.draw();
  }

  #stretches() {
    return this.#rates?.stretches(this.now) ?? [];
  }

  #x(time) {
    return this.right - (this.now - time) * (this.right - LEFT) / this.span;
  }

  #y(rate) {
    return BOTTOM - rate * (BOTTOM - TOP) / this.top;
  }

  draw() {
    const width = this.element.clientWidth;
    if (!this.#rates || width === 0) {
      return;
    }
    this.now = this.#clock();
    this.right = width - MARGIN;
    const seen = this.now - (this.#stretches()[0]?.from ?? this.now);
    this.span = Math.min(SPAN, Math.max(SHORTEST_SPAN, seen));
    this.top = ceiling(this.#rates.peak() * 1.05);
    this.svg.setAttribute('width', width);
    this.window.setAttribute('x', LEFT);
    this.window.setAttribute('width', this.right - LEFT + MARGIN);
    this.#drawAxes();
    this.#drawRates();
    this.#drawCursor();
    this.#move();
    const rate = this.#rates.latest();
    this.element.setAttribute('aria-label',
      texts().liveChart(rate === null ? '–' : whole(rate), whole(this.#rates.peak())));
    this.#say();
  }

  #drawAxes() {
    const lines = grid({ left: LEFT, right: this.right, y: (rate) => this.#y(rate) }, this.top, short);
    const least = LABEL * this.span / (this.right - LEFT);
    const step = [MINUTE / 6, MINUTE / 4, MINUTE / 2].find((each) => each >= least) ?? MINUTE;
    const times = [];
    for (let time = Math.ceil((this.now - this.span) / step) * step; time <= this.now; time += step) {
      const x = this.#x(time);
      if (x > LEFT + 24 && x < this.right - 24) {
        times.push(draw('text', { x, y: HEIGHT - 6, 'text-anchor': 'middle' }, second(time)));
      }
    }
    this.fixed.replaceChildren(...lines, ...times);
  }

  #drawRates() {
    const shapes = [];
    for (const run of this.#runs()) {
      const points = run.map(({ to, rate }) => `${this.#x(to).toFixed(1)} ${this.#y(rate).toFixed(1)}`);
      points.unshift(`${this.#x(run[0].from).toFixed(1)} ${this.#y(run[0].rate).toFixed(1)}`);
      const line = `M${points.join('L')}`;
      shapes.push(
        draw('path', { class: 'area', d: `${line}V${BOTTOM}H${this.#x(run[0].from).toFixed(1)}Z` }),
        draw('path', { class: 'rate', d: line }));
    }
    for (const gap of this.#stretches().filter(({ rate }) => rate === null)) {
      shapes.push(...this.#gap(gap));
    }
    const last = this.#stretches().at(-1);
    if (last && last.rate !== null) {
      shapes.push(draw('circle', { class: 'dot', cx: this.#x(last.to), cy: this.#y(last.rate), r: 4.5 }));
    }
    this.moving.replaceChildren(...shapes);
  }

  #gap(gap) {
    const from = Math.max(LEFT, this.#x(gap.from));
    const width = Math.max(1, this.#x(gap.to) - from);
    const shape = draw('rect', { class: 'gap', x: from, y: TOP, width, height: BOTTOM - TOP });
    return width < LABELLED_GAP ? [shape]
      : [shape, draw('text', { class: 'gap-label', x: from + width / 2, y: (TOP + BOTTOM) / 2, 'text-anchor': 'middle' },
        texts().gap)];
  }

  /** Stretches that follow on each other and are known. */
  #runs() {
    const runs = [];
    let run = [];
    for (const stretch of this.#stretches()) {
      if (stretch.rate === null) {
        run = [];
        continue;
      }
      if (run.push(stretch) === 1) {
        runs.push(run);
      }
    }
    return runs;
  }

  #isChosen({ from, to }) {
    return from < this.#chosen && this.#chosen <= to;
  }

  #drawCursor() {
    const stretch = this.#stretches().find((each) => this.#isChosen(each));
    if (!stretch || this.#x(this.#chosen) < LEFT) {
      this.cursor.replaceChildren();
      const peak = this.#rates?.peak() ?? 0;
      this.readout.textContent = peak > 0 ? texts().peak(whole(peak)) : '';
      return;
    }
    const x = this.#x(this.#chosen);
    const shapes = [draw('line', { x1: x, x2: x, y1: TOP, y2: BOTTOM })];
    if (stretch.rate !== null) {
      shapes.push(draw('circle', { class: 'dot', cx: x, cy: this.#y(stretch.rate), r: 4.5 }));
    }
    this.cursor.replaceChildren(...shapes);
    this.readout.textContent = stretch.rate === null ? texts().atGap(second(this.#chosen))
      : texts().atTime(second(stretch.to), whole(stretch.rate));
  }

  /** Glides on to the next second, unless the viewer wants things to keep still. */
  #move() {
    const passed = this.now - this.#drawnAt;
    this.#drawnAt = this.now;
    if (still.matches || passed <= 0 || passed > 2000) {
      return;
    }
    const distance = passed * (this.right - LEFT) / this.span;
    this.moving.animate([{ transform: `translateX(${distance}px)` }, { transform: 'none' }], passed);
  }
}
