// One campaign, live.

import { period, replace } from './campaigns.js';
import { draw } from './drawing.js';
import { Follower } from './follower.js';
import { percent, ratio, whole } from './formats.js';
import { hideHistory, onRenewed, showHistory } from './history.js';
import { LiveChart } from './live-chart.js';
import { Rates } from './rates.js';
import { onLanguage, texts } from './texts.js';

const DEVICES = ['phone', 'tablet', 'desktop', 'other'];

/** How often the numbers are said aloud: milliseconds. */
const ANNOUNCEMENTS = 20_000;

/** The chart goes on when nothing comes for so long: milliseconds. */
const LATE = 1200;

/** A number of more characters is written smaller. */
const LONG = 9;

const at = (id) => document.getElementById(id);
const view = at('campaign');
const chart = new LiveChart(at('live'), at('live-readout'));

let shown;

let refuse = () => {};

/** refused: is told when the key is not enough any more. */
export function onRefused(refused) {
  refuse = refused;
}

export function showCampaign(campaign) {
  hideCampaign();
  shown = new Shown(campaign);
  view.hidden = false;
  shown.start();
}

export function hideCampaign() {
  shown?.stop();
  shown = undefined;
  view.hidden = true;
}

class Shown {
  #rates = new Rates();

  #total;

  /** How far the service's clock is ahead of that of this page: milliseconds. */
  #ahead = Date.now() - performance.now();

  #drawn = 0;

  #announced = -Infinity;

  #lost = false;

  #state = ['connecting'];

  #problem;

  constructor(campaign) {
    this.campaign = campaign;
    this.follower = new Follower(campaign.id, this);
  }

  start() {
    this.render();
    chart.show(this.#rates, () => performance.now() + this.#ahead);
    this.timer = setInterval(() => this.#tick(), 250);
    showHistory(this.campaign.id);
    this.follower.start();
  }

  stop() {
    clearInterval(this.timer);
    this.follower.stop();
    hideHistory();
  }

  /** It may have begun, ended or been denied since it was opened. */
  renew(campaign) {
    this.campaign = campaign;
    this.#renderPeriod();
  }

  connecting() {
    this.#show('connecting');
  }

  stats({ at: time, total }) {
    const now = Date.parse(time);
    this.#ahead = now - performance.now();
    this.#rates.add(now, total.clicks);
    this.#total = total;
    this.#problem = undefined;
    this.#show('live');
    if (this.#lost) {
      this.#lost = false;
      this.#announce(texts().announcedBack);
      showHistory(this.campaign.id);
    }
    this.#renderNumbers();
    this.#draw();
    this.#announceNumbers();
  }

  paused(kind) {
    this.#interrupt(kind);
    this.#show('paused');
  }

  lost(kind) {
    this.#interrupt(kind);
  }

  waiting(seconds) {
    this.#show('waiting', seconds);
  }

  refused(kind) {
    if (kind === 'missing') {
      this.#problem = kind;
      this.#show('paused');
    } else {
      refuse(kind);
    }
  }

  #interrupt(kind) {
    if (!this.#lost && this.#total) {
      this.#announce(texts().announcedLost);
    }
    this.#lost = true;
    this.#problem = kind;
    this.#rates.interrupt();
    this.#renderNumbers();
  }

  /** A new page has drawn nothing, and one that hears nothing moves on all the same. */
  #tick() {
    if (this.#total && performance.now() - this.#drawn > LATE) {
      this.#draw();
    }
  }

  #draw() {
    this.#drawn = performance.now();
    chart.draw();
  }

  #show(...state) {
    this.#state = state;
    this.#renderConnection();
  }

  render() {
    at('name').textContent = this.campaign.name;
    this.#renderPeriod();
    this.#renderConnection();
    this.#renderNumbers();
    chart.draw();
  }

  #renderPeriod() {
    write('period', `${texts().status[this.campaign.status]} · ${period(this.campaign)}`);
  }

  #renderConnection() {
    const [name, ...details] = this.#state;
    const words = texts().connection[name];
    at('connection').dataset.state = name;
    write('connection', typeof words === 'function' ? words(...details) : words);
    at('retry').hidden = name !== 'waiting';
    at('problem').hidden = !this.#problem;
    write('problem', this.#problem ? texts().failure[this.#problem] : '');
  }

  #renderNumbers() {
    const total = this.#total;
    const rate = this.#rates.latest();
    const lastMinute = this.#rates.lastMinute();
    for (const name of ['clicks', 'recipients', 'missed', 'bots']) {
      write(name, total ? whole(total[name]) : '–');
      at(name).classList.toggle('long', at(name).textContent.length > LONG);
    }
    write('rate', rate === null ? '–' : whole(rate));
    write('clicks-note', lastMinute === null ? '' : texts().perMinute(whole(lastMinute)));
    write('recipients-note', total?.recipients > 0 ? texts().each(ratio(total.clicks / total.recipients)) : '');
    this.#renderDevices(total?.devices);
  }

  #renderDevices(devices = {}) {
    const all = DEVICES.reduce((sum, name) => sum + (devices[name] ?? 0), 0);
    let from = 0;
    at('split').replaceChildren(...DEVICES.map((name) => {
      const width = all > 0 ? 100 * (devices[name] ?? 0) / all : 0;
      from += width;
      return draw('rect', { class: name, x: from - width, y: 0, width, height: 1 });
    }));
    at('devices').replaceChildren(...DEVICES.map((name) => {
      const entry = document.createElement('div');
      const term = document.createElement('dt');
      const key = document.createElement('span');
      key.className = `key ${name}`;
      term.append(key, texts()[name]);
      const value = document.createElement('dd');
      const share = document.createElement('strong');
      share.textContent = all > 0 ? percent((devices[name] ?? 0) / all) : '–';
      const number = document.createElement('span');
      number.className = 'muted';
      number.textContent = all > 0 ? whole(devices[name] ?? 0) : '';
      value.append(share, ' ', number);
      entry.append(term, value);
      return entry;
    }));
  }

  #announceNumbers() {
    const rate = this.#rates.latest();
    if (rate !== null && performance.now() - this.#announced > ANNOUNCEMENTS) {
      this.#announce(texts().announced(whole(this.#total.clicks), whole(this.#total.recipients), whole(rate)));
    }
  }

  #announce(text) {
    this.#announced = performance.now();
    at('announcement').textContent = text;
  }
}

/** Leaves alone what says the same already: a screen reader would say it again. */
function write(id, text) {
  const element = at(id);
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

at('retry').addEventListener('click', () => {
  shown?.follower.tryNow();
  at('name').focus();
});
// The list renews itself, and what is open is renewed with it.
at('refresh').addEventListener('click', () => {
  if (shown) {
    showHistory(shown.campaign.id);
  }
});
window.addEventListener('online', () => shown?.follower.tryNow());
onRenewed((campaign) => {
  replace(campaign);
  shown?.renew(campaign);
});
onLanguage(() => shown?.render());
