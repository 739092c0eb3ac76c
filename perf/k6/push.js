// Push: a campaign goes out, and within two minutes a good part of its links is clicked. Clicks rise to RATE a second
// within RISE and ebb away over DURATION. One in a hundred has a forged token; the other 99 are shared among links of
// the campaign, sealed and stored ones as SHARES says: 70:20:10 are 69.3, 19.8 and 9.9 per cent of all. Three in a
// hundred of these are by machines. Setup makes the links by the calls for many, teardown ends the campaign and asks what
// was counted: recorded_* beside answered_*, which perf/run compares to the click. perf/run starts all that this needs;
// by hand:
//   SPILLWAY_API_KEY=... k6 run perf/k6/push.js
// Environment: SPILLWAY_API_KEY (scopes links, campaigns and, with STATISTICS, stats), SPILLWAY_URL
// (http://localhost:8080), RATE (500), RISE (10s), DURATION (110s), SHARES (70:20:10), LINKS (2000, in all),
// NEW_CONNECTIONS (no; yes: one for each click, as phones make them), STATISTICS (yes; no: what was counted is not asked
// for), and SPILLWAY_CLICK_FALLBACK if the service has one.
import exec from 'k6/execution';
import { check } from 'k6';
import { Counter, Trend } from 'k6/metrics';
import { positive, seconds, shares } from './lib/environment.js';
import { bulkLinks, campaignLinks, endCampaign, linkAt, makeCampaign } from './lib/links.js';
import { click, clickForged, leadsNowhere } from './lib/requests.js';
import { campaignTotal, linksTotal } from './lib/statistics.js';
import { forge } from './lib/tokens.js';
import { BOTS, PEOPLE } from './lib/visitors.js';

const RATE = positive('RATE', 500);
const RISE = seconds(__ENV.RISE || '10s', 'RISE');
const TAIL = seconds(__ENV.DURATION || '110s');
const SHARES = shares('SHARES', ['campaign', 'sealed', 'stored'], '70:20:10');
const LINKS = positive('LINKS', 2000);
const STATISTICS = __ENV.STATISTICS !== 'no';

const KINDS = Object.keys(SHARES).filter((kind) => SHARES[kind] > 0);
const FORGED_EACH = 100;
const BOTS_IN_A_HUNDRED = 3;

// The service may stand still for a second at the peak before a click is dropped.
const VUS = RATE;
const MAX_VUS = 2 * RATE;

// A link takes about 60 bytes in each VU: 2.4 GB.
const MOST_COPIES = 40e6;
if (LINKS < 100 || LINKS * MAX_VUS > MOST_COPIES) {
  const most = Math.floor(MOST_COPIES / MAX_VUS);
  throw new Error(`LINKS must be 100 to ${most} at this RATE: each of ${MAX_VUS} VUs has a copy`);
}

// Shares of RATE after each quarter of the tail. A rate of 0 would be none at all.
const EBB = [0.5, 0.25, 0.12, 0.05];
const STAGES = [
  { target: RATE, duration: `${RISE}s` },
  ...EBB.map((share) => ({ target: Math.max(1, Math.round(RATE * share)), duration: `${TAIL / EBB.length}s` })),
];

// The area below the curve; one in sixty may be missing.
const ENOUGH = Math.floor((area() * 59) / 60);

const SAME_TARGET = 'click leads to its target';
const NOWHERE = 'forged token leads nowhere';
const ENDED = 'campaign is ended';

const clickDuration = new Trend('click_duration', true);

// What both k6 and the service count, of each kind.
const LINK_COUNTS = ['clicks', 'bots'];
const CAMPAIGN_COUNTS = [...LINK_COUNTS, 'recipients', 'phones', 'tablets', 'desktops'];

const answered = counters('answered');
const recorded = counters('recorded');

export const options = {
  scenarios: {
    push: {
      executor: 'ramping-arrival-rate',
      startRate: 1,
      timeUnit: '1s',
      stages: STAGES,
      preAllocatedVUs: VUS,
      maxVUs: MAX_VUS,
      // Longer than a click's timeout: what was started is also counted.
      gracefulStop: '15s',
    },
  },
  thresholds: {
    // Of clicks alone: what setup did is no part of the push. One in a thousand may fail, and none may be wrong.
    'http_req_failed{scenario:push}': ['rate<0.001'],
    ...each((kind) => [`click_duration{kind:${kind}}`, ['p(95)<300', 'p(99)<1000']]),
    'click_duration{kind:forged}': ['p(95)<300'],
    [`checks{check:${SAME_TARGET}}`]: ['rate==1'],
    [`checks{check:${NOWHERE}}`]: ['rate==1'],
    [`checks{check:${ENDED}}`]: ['rate==1'],
    // As in baseline.js: only counts keep an empty run from passing, and a dropped iteration is a click that the
    // percentiles never saw.
    iterations: [`count>=${ENOUGH}`],
    ...each((kind) => [`http_reqs{name:${kind}}`, [`count>=${Math.floor((ENOUGH * 0.97 * SHARES[kind]) / 100)}`]]),
    'http_reqs{name:forged}': [`count>=${Math.max(1, Math.floor(ENOUGH / FORGED_EACH) - 1)}`],
    dropped_iterations: ['count==0'],
  },
  noConnectionReuse: __ENV.NEW_CONNECTIONS === 'yes',
  // A click's redirect leads out of this machine, and the 302 itself is what is looked at.
  maxRedirects: 0,
  setupTimeout: '2m',
  summaryTrendStats: ['avg', 'min', 'med', 'max', 'p(95)', 'p(99)', 'count'],
};

export function setup() {
  const run = Date.now();
  const made = { run, since: run - 60000 };
  if (SHARES.campaign > 0) {
    made.sent = makeCampaign(`push ${run}`, target(run, 'campaign', '{recipient}'));
    made.campaign = campaignLinks(made.sent.id, count('campaign'));
  }
  KINDS.filter((kind) => kind !== 'campaign').forEach((kind) => {
    made[kind] = bulkLinks(kind, count(kind), (index) => target(run, kind, padded(index)));
  });
  return made;
}

export default function (made) {
  const iteration = exec.scenario.iterationInTest;
  const hundreds = Math.floor(iteration / FORGED_EACH);
  if (iteration % FORGED_EACH === FORGED_EACH - 1) {
    const links = made[KINDS[hundreds % KINDS.length]];
    refused(linkAt(links, iteration % links.count));
  } else {
    visit(made, iteration, iteration - hundreds);
  }
}

export function teardown(made) {
  if (made.sent) {
    check(made.sent, { [ENDED]: endCampaign });
  }
  if (STATISTICS) {
    KINDS.forEach((kind) => countRecorded(kind, made));
  }
}

function visit(made, iteration, number) {
  const kind = kindOf(number);
  // One after the other, so that it is known who comes for the first time.
  const index = iteration % made[kind].count;
  const goal = target(made.run, kind, kind === 'campaign' ? index : padded(index));
  if (isBot(number)) {
    const { agent } = BOTS[number % BOTS.length];
    // Some ask for the head only.
    if (redirected(linkAt(made[kind], index), kind, goal, { agent, method: number % 2 ? 'HEAD' : 'GET' })) {
      addOne(answered[kind].bots);
    }
    return;
  }
  const { agent, device } = PEOPLE[number % PEOPLE.length];
  if (redirected(linkAt(made[kind], index), kind, goal, { agent })) {
    addOne(answered[kind].clicks);
    if (kind === 'campaign') {
      addOne(answered[kind][`${device}s`]);
      if (isFirst(iteration, made[kind].count)) {
        addOne(answered[kind].recipients);
      }
    }
  }
}

// Whether no person came for the recipient before.
function isFirst(iteration, recipients) {
  for (let earlier = iteration - recipients; earlier >= 0; earlier -= recipients) {
    const number = earlier - Math.floor(earlier / FORGED_EACH);
    if (earlier % FORGED_EACH !== FORGED_EACH - 1 && kindOf(number) === 'campaign' && !isBot(number)) {
      return false;
    }
  }
  return true;
}

function redirected(token, kind, goal, visitor) {
  const response = click(token, kind, visitor);
  clickDuration.add(response.timings.duration, { kind });
  // Failures have a budget, wrong answers have none.
  if (response.status === 302) {
    check(response, { [SAME_TARGET]: (it) => it.headers.Location === goal });
  }
  return response.status === 302;
}

function refused(token) {
  const response = clickForged(forge(token));
  clickDuration.add(response.timings.duration, { kind: 'forged' });
  check(response, { [NOWHERE]: leadsNowhere });
}

// Of each hundred in a row as many as its share, and evenly among them, because 37 and 100 have no common divisor.
function kindOf(number) {
  let place = (number * 37) % 100;
  return KINDS.find((kind) => (place -= SHARES[kind]) < 0);
}

// As many of each hundred in a row, of another kind in the next hundred.
function isBot(number) {
  return (number + 7 * Math.floor(number / 100)) % 100 < BOTS_IN_A_HUNDRED;
}

function countRecorded(kind, made) {
  if (kind === 'campaign') {
    const { devices, ...total } = campaignTotal(made.sent.id, made.since);
    const counts = { ...total, phones: devices.phone, tablets: devices.tablet, desktops: devices.desktop };
    addAll(kind, CAMPAIGN_COUNTS, counts);
  } else {
    const tokens = Array.from({ length: made[kind].count }, (_, index) => linkAt(made[kind], index));
    const total = linksTotal(tokens, made.since);
    addAll(kind, LINK_COUNTS, total);
  }
}

function addAll(kind, names, counts) {
  names.forEach((name) => {
    if (!Number.isFinite(counts[name])) {
      exec.test.abort(`the statistics of ${kind} links have no number of ${name}`);
    }
    recorded[kind][name].add(counts[name]);
  });
}

// Such as answered_campaign_clicks.
function counters(prefix) {
  return each((kind) => {
    const names = kind === 'campaign' ? CAMPAIGN_COUNTS : LINK_COUNTS;
    return [kind, Object.fromEntries(names.map((name) => [name, new Counter(`${prefix}_${kind}_${name}`)]))];
  });
}

function addOne(counter) {
  counter.add(1);
}

function count(kind) {
  return Math.max(1, Math.floor((LINKS * SHARES[kind]) / 100));
}

function target(run, kind, number) {
  return `https://shop.example/offers/${run}/${number}?utm_source=push&kind=${kind}`;
}

// Targets of one length make sealed tokens of one length.
function padded(index) {
  return String(index).padStart(7, '0');
}

function each(entry) {
  return Object.fromEntries(KINDS.map(entry));
}

function area() {
  const rise = (RISE * RATE) / 2;
  const heights = [1, ...EBB].map((share) => share * RATE);
  const ebb = EBB.map((_, i) => ((heights[i] + heights[i + 1]) / 2) * (TAIL / EBB.length));
  return rise + ebb.reduce((sum, part) => sum + part, 0);
}
