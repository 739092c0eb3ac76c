// What both charts are drawn with: SVG elements, a scale, and a cursor that a pointer or the arrow keys move.

const SVG = 'http://www.w3.org/2000/svg';

export const still = matchMedia('(prefers-reduced-motion: reduce)');

/** An SVG element with attributes and children. */
export function draw(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) {
    element.setAttribute(attribute, value);
  }
  element.append(...children);
  return element;
}

/** The end of a scale that has room for a number: 1, 2 or 5 times a power of ten, at least 4. */
export function ceiling(number) {
  const power = 10 ** Math.floor(Math.log10(Math.max(number, 4)));
  const steps = [1, 2, 4, 5, 10].map((step) => step * power);
  return steps.find((step) => step >= Math.max(number, 4));
}

/** Horizontal lines with their numbers, from nothing to the end of the scale. */
export function grid({ left, right, y }, top, label) {
  return [0, 0.5, 1].map((share) => draw('g', { class: share === 0 ? 'base' : 'line' },
    draw('line', { x1: left, x2: right, y1: y(top * share), y2: y(top * share) }),
    draw('text', { x: left - 8, y: y(top * share) + 4, 'text-anchor': 'end' }, label(top * share))));
}

/** Draws again whenever the element has another width. */
export function onWidth(element, listener) {
  let before = 0;
  new ResizeObserver(([entry]) => {
    const width = Math.round(entry.contentRect.width);
    if (width > 0 && width !== before) {
      before = width;
      listener();
    }
  }).observe(element);
}

/**
 * Lets a pointer and the arrow keys choose one of the things shown. The element is a slider, whose value is what is
 * chosen, as the readout says it.
 * chart has count(), chosen(), an index or null, at(x), which says what is at a place, and choose(index or null).
 * Returns what a chart calls when it was drawn.
 */
export function choosing(element, readout, chart) {
  const say = () => {
    const last = Math.max(0, chart.count() - 1);
    element.setAttribute('aria-valuemax', last);
    element.setAttribute('aria-valuenow', chart.chosen() ?? last);
    element.setAttribute('aria-valuetext', readout.textContent);
  };
  // What changes where the focus is is said aloud, so there only keys change it.
  const sayUnheard = () => {
    if (document.activeElement !== element) {
      say();
    }
  };
  const point = (index) => {
    chart.choose(index);
    sayUnheard();
  };
  element.addEventListener('pointermove', (event) =>
    point(chart.at(event.clientX - element.getBoundingClientRect().left)));
  element.addEventListener('pointerleave', () => point(null));
  element.addEventListener('blur', () => point(null));
  element.addEventListener('focus', say);
  element.addEventListener('keydown', (event) => {
    const last = chart.count() - 1;
    const before = () => Math.max(0, (chart.chosen() ?? last + 1) - 1);
    const after = () => Math.min(last, (chart.chosen() ?? last - 1) + 1);
    const next = {
      ArrowLeft: before,
      ArrowDown: before,
      ArrowRight: after,
      ArrowUp: after,
      Home: () => 0,
      End: () => last,
      Escape: () => null,
    }[event.key];
    if (next && last >= 0) {
      event.preventDefault();
      chart.choose(next());
      say();
    }
  });
  return sayUnheard;
}
