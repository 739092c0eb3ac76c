// Which part of the page is shown: by the key that there is or not, and by the campaign in the fragment of the URL.

import { forgetKey } from './api.js';
import * as one from './campaign.js';
import * as all from './campaigns.js';
import { askForKey, onEntered } from './login.js';
import { speak, translate } from './texts.js';

const consoleView = document.getElementById('console');
const forget = document.getElementById('forget');
const nothing = document.getElementById('nothing');

let inside = false;

let current;

function enter(page) {
  inside = true;
  consoleView.hidden = false;
  forget.hidden = false;
  all.showFirst(page);
  if (chosen() === undefined) {
    document.getElementById('campaigns-title').focus();
  }
  route();
}

function leave(reason) {
  inside = false;
  current = undefined;
  one.hideCampaign();
  all.clear();
  consoleView.hidden = true;
  forget.hidden = true;
  name();
  askForKey(reason);
}

function chosen() {
  const match = /^#\/campaigns\/(\d{1,8})$/.exec(location.hash);
  return match ? Number(match[1]) : undefined;
}

async function route() {
  if (!inside) {
    return;
  }
  const id = chosen();
  all.choose(id);
  consoleView.dataset.shows = id === undefined ? 'all' : 'one';
  nothing.hidden = id !== undefined;
  one.hideCampaign();
  const before = current?.id;
  current = id === undefined ? undefined : await find(id);
  if (!inside || id !== chosen()) {
    return;
  }
  name();
  if (current) {
    one.showCampaign(current);
    document.getElementById('name').focus({ preventScroll: true });
    window.scrollTo(0, 0);
  } else if (before !== undefined) {
    document.querySelector(`#campaigns-list a[data-id="${before}"]`)?.focus();
  }
}

/** A campaign that the list does not show yet is asked for. Who has left meanwhile is told nothing of it. */
async function find(id) {
  return all.find(id).catch((failure) => {
    if (!inside) {
      return;
    }
    if (failure.kind === 'key' || failure.kind === 'scope') {
      leave(failure.kind);
    } else {
      all.fail(failure.kind);
      location.hash = '#/';
    }
  });
}

function name() {
  document.title = current ? `${current.name} · Spillway` : 'Spillway';
}

translate();
onEntered(enter);
one.onRefused(leave);
all.onRefused(leave);
for (const button of document.querySelectorAll('[data-language]')) {
  button.addEventListener('click', () => speak(button.dataset.language));
}
forget.addEventListener('click', () => leave());
document.getElementById('skip').addEventListener('click', (event) => {
  event.preventDefault();
  document.getElementById('content').focus();
});
window.addEventListener('hashchange', route);
// A page that comes back from the browser's cache comes back without its key.
window.addEventListener('pagehide', forgetKey);
window.addEventListener('pageshow', (event) => {
  if (event.persisted) {
    leave();
  }
});
askForKey();
