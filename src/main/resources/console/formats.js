// Numbers and times as the viewer reads them: in the language spoken, in the zone of the browser.

import { spoken } from './texts.js';

const { timeZone } = Intl.DateTimeFormat().resolvedOptions();

/** As the service knows it; a browser that cannot tell where it is says Etc/Unknown. */
export const zone = timeZone && timeZone !== 'Etc/Unknown' ? timeZone : 'UTC';

const made = new Map();

function format(kind, options) {
  const key = `${kind} ${spoken()} ${JSON.stringify(options)}`;
  if (!made.has(key)) {
    made.set(key, new Intl[kind](spoken(), options));
  }
  return made.get(key);
}

export function whole(number) {
  return format('NumberFormat', { maximumFractionDigits: 0 }).format(number);
}

export function short(number) {
  return format('NumberFormat', { notation: 'compact', maximumFractionDigits: 1 }).format(number);
}

export function ratio(number) {
  return format('NumberFormat', { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(number);
}

export function percent(share) {
  return format('NumberFormat', { style: 'percent', maximumFractionDigits: share > 0 && share < 0.1 ? 1 : 0 }).format(share);
}

export function second(time) {
  return format('DateTimeFormat', { hour: 'numeric', minute: '2-digit', second: '2-digit' }).format(time);
}

export function minute(time) {
  return format('DateTimeFormat', { hour: 'numeric', minute: '2-digit' }).format(time);
}

export function day(time) {
  return format('DateTimeFormat', { month: 'short', day: 'numeric' }).format(time);
}

/** With the year where it is not this one. */
export function date(time) {
  const year = time.getFullYear() === new Date().getFullYear() ? {} : { year: 'numeric' };
  return format('DateTimeFormat', { ...year, month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' })
    .format(time);
}
