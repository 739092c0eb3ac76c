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
 * Lets a pointer and the arrow keys choose one of the things shown.
 * chart has count(), at(x), which says what is at a place, and choose(index or null).
 */
export function choosing(element, readout, chart) {
  let chosen = null;
  const choose = (index, spoken) => {
    chosen = index;
    readout.setAttribute('aria-live', spoken ? 'polite' : 'off');
    chart.choose(index);
  };
  element.addEventListener('pointermove', (event) =>
    choose(chart.at(event.clientX - element.getBoundingClientRect().left), false));
  element.addEventListener('pointerleave', () => choose(null, false));
  element.addEventListener('blur', () => choose(null, false));
  element.addEventListener('keydown', (event) => {
    const last = chart.count() - 1;
    const next = {
      ArrowLeft: () => Math.max(0, (chosen ?? last + 1) - 1),
      ArrowRight: () => Math.min(last, (chosen ?? last - 1) + 1),
      Home: () => 0,
      End: () => last,
      Escape: () => null,
    }[event.key];
    if (next && last >= 0) {
      event.preventDefault();
      choose(next(), true);
    }
  });
}
