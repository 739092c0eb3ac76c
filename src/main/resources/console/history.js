// The last minutes, hours or days of a campaign, and what has become of the campaign itself.

import { get } from './api.js';
import { BarChart } from './bar-chart.js';
import { date, day, minute, whole, zone } from './formats.js';
import { onLanguage, texts } from './texts.js';

/** How often it is asked for anew: milliseconds. */
const RENEWAL = 30_000;

const DAY = 86_400_000;

const SCALES = {
  minute: { label: minute, name: minute, clock: (time) => time.getMinutes(), steps: [5, 10, 15, 20, 30] },
  hour: { label: minute, name: date, clock: (time) => time.getHours(), steps: [3, 6, 12, 24] },
  // The days of a month begin anew too soon for multiples of them.
  day: { label: day, name: day, clock: (time) => Math.round(time / DAY), steps: [1, 2, 3, 5, 7, 10, 15] },
};

const choice = document.getElementById('interval');
const error = document.getElementById('history-error');
const rows = document.getElementById('rows');
const note = document.getElementById('zone');
const chart = new BarChart(document.getElementById('bars'), document.getElementById('bars-readout'));

let campaign;

let asked = new AbortController();

let timer;

let shown = { interval: 'minute', intervals: [] };

let failed;

let renew = () => {};

/** renewed: is told the campaign as it is now, whenever its history is asked for. */
export function onRenewed(renewed) {
  renew = renewed;
}

/** Shows the history of a campaign, and keeps it up to date. */
export function showHistory(id) {
  if (id !== campaign) {
    shown = { interval: chosen(), intervals: [] };
    failed = undefined;
    render();
  }
  campaign = id;
  load();
}

export function hideHistory() {
  campaign = undefined;
  clearTimeout(timer);
  asked.abort();
}

function chosen() {
  return choice.querySelector('input:checked').value;
}

async function load() {
  clearTimeout(timer);
  asked.abort();
  asked = new AbortController();
  const { signal } = asked;
  const interval = chosen();
  try {
    const [{ intervals }, now] = await Promise.all([
      get(`campaigns/${campaign}/stats`, { interval, zone }, signal),
      get(`campaigns/${campaign}`, {}, signal),
    ]);
    shown = { interval, intervals: intervals.map((each) => ({ ...each, from: new Date(each.from) })) };
    failed = undefined;
    renew(now);
  } catch (failure) {
    if (signal.aborted) {
      return;
    }
    failed = failure.kind ?? 'broken';
  }
  timer = setTimeout(load, RENEWAL);
  render();
}

function render() {
  const scale = SCALES[shown.interval];
  chart.show(shown.intervals, scale);
  error.textContent = failed ? texts().failure[failed] : '';
  note.textContent = texts().zone(zone);
  rows.replaceChildren(...shown.intervals.toReversed().map((each) => {
    const row = document.createElement('tr');
    const time = document.createElement('th');
    time.scope = 'row';
    time.textContent = scale.name(each.from);
    row.append(time, ...[each.clicks, each.recipients, each.missed, each.bots].map((number) => {
      const cell = document.createElement('td');
      cell.textContent = whole(number);
      return cell;
    }));
    return row;
  }));
}

choice.addEventListener('change', load);
onLanguage(render);
