// The list of campaigns, the newest first.

import { get } from './api.js';
import { date } from './formats.js';
import { onLanguage, texts } from './texts.js';

const list = document.getElementById('campaigns-list');
const none = document.getElementById('campaigns-none');
const more = document.getElementById('more');
const refresh = document.getElementById('refresh');
const error = document.getElementById('campaigns-error');

let campaigns = [];

let next;

let chosen;

let failed;

let refuse = () => {};

/** refused: is told when the key is not enough any more. */
export function onRefused(refused) {
  refuse = refused;
}

/** When a campaign is there for clicks, in words. */
export function period(campaign) {
  const from = campaign.startsAt && date(new Date(campaign.startsAt));
  const to = campaign.endsAt && date(new Date(campaign.endsAt));
  const words = texts().period;
  if (from && to) {
    return words.both(from, to);
  }
  if (to) {
    return words.until(to);
  }
  return from ? words.from(from) : words.always(date(new Date(campaign.createdAt)));
}

/** A campaign of those shown. */
export function known(id) {
  return campaigns.find((campaign) => campaign.id === id);
}

export function showFirst(page) {
  campaigns = page.campaigns;
  next = page.next;
  render();
}

export function clear() {
  failed = undefined;
  showFirst({ campaigns: [] });
}

/** Says what went wrong: a name of texts().failure. */
export function fail(kind) {
  failed = kind ?? 'broken';
  render();
}

export function choose(id) {
  chosen = id;
  mark();
}

function mark() {
  for (const link of list.querySelectorAll('a')) {
    if (link.dataset.id === String(chosen)) {
      link.setAttribute('aria-current', 'page');
    } else {
      link.removeAttribute('aria-current');
    }
  }
}

function render() {
  list.replaceChildren(...campaigns.map(item));
  none.hidden = campaigns.length > 0;
  more.hidden = !next;
  error.textContent = failed ? texts().failure[failed] : '';
  mark();
}

function item(campaign) {
  const name = element('span', 'name', campaign.name);
  const status = element('span', 'pill', texts().status[campaign.status]);
  status.dataset.state = campaign.status;
  const link = document.createElement('a');
  link.href = `#/campaigns/${campaign.id}`;
  link.dataset.id = campaign.id;
  link.append(name, status, element('span', 'muted small', period(campaign)));
  const entry = document.createElement('li');
  entry.append(link);
  return entry;
}

function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

async function load(button, cursor, take) {
  button.disabled = true;
  try {
    take(await get('campaigns', cursor ? { cursor } : {}));
    failed = undefined;
  } catch (failure) {
    failed = failure.kind ?? 'broken';
    if (failed === 'key' || failed === 'scope') {
      refuse(failed);
    }
  } finally {
    button.disabled = false;
    render();
  }
}

more.addEventListener('click', async () => {
  const before = campaigns.length;
  await load(more, next, (page) => showFirst({ campaigns: [...campaigns, ...page.campaigns], next: page.next }));
  // The button may be gone: the keyboard goes on where the list does.
  list.querySelectorAll('a')[before]?.focus();
});
refresh.addEventListener('click', () => load(refresh, undefined, showFirst));
onLanguage(render);
