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

/** Aborted when who asked has left: what is under way then is nobody's any more. */
let asked = new AbortController();

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

/** A campaign of those shown, or else as the service knows it. */
export async function find(id) {
  return campaigns.find((campaign) => campaign.id === id) ?? await get(`campaigns/${id}`, {}, asked.signal);
}

/** Shows a campaign as it is now, if it is one of those shown. Its link stays, or the keyboard would lose its place. */
export function replace(campaign) {
  campaigns = campaigns.map((each) => (each.id === campaign.id ? campaign : each));
  list.querySelector(`a[data-id="${campaign.id}"]`)?.replaceChildren(...content(campaign));
}

export function showFirst(page) {
  campaigns = page.campaigns;
  next = page.next;
  render();
}

/** Shows none, and takes no answer any more to what was asked before. */
export function clear() {
  asked.abort();
  asked = new AbortController();
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
  const link = document.createElement('a');
  link.href = `#/campaigns/${campaign.id}`;
  link.dataset.id = campaign.id;
  link.append(...content(campaign));
  const entry = document.createElement('li');
  entry.append(link);
  return entry;
}

function content(campaign) {
  const status = element('span', 'pill', texts().status[campaign.status]);
  status.dataset.state = campaign.status;
  return [element('span', 'name', campaign.name), status, element('span', 'muted small', period(campaign))];
}

function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

async function load(button, cursor, take) {
  const { signal } = asked;
  button.disabled = true;
  try {
    take(await get('campaigns', cursor ? { cursor } : {}, signal));
    failed = undefined;
  } catch (failure) {
    if (signal.aborted) {
      return;
    }
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
