// Push: a campaign goes out, and within two minutes a good part of its links is clicked. Clicks rise to RATE a second
// within RISE and ebb away over DURATION. One in a hundred has a forged token; the other 99 are shared among links of
// the campaign, sealed and stored ones as SHARES says: 70:20:10 are 69.3, 19.8 and 9.9 per cent of all. Setup makes the
// links by the calls for many, teardown ends the campaign. perf/run starts all that this needs; by hand:
//   SPILLWAY_API_KEY=... k6 run perf/k6/push.js
// Environment: SPILLWAY_API_KEY (scopes links and campaigns), SPILLWAY_URL (http://localhost:8080), RATE (500), RISE
// (10s), DURATION (110s), SHARES (70:20:10), LINKS (2000, in all), NEW_CONNECTIONS (no; yes: one for each click, as
// phones make them), and SPILLWAY_CLICK_FALLBACK if the service has one.
import exec from 'k6/execution';
import { check } from 'k6';
import { Trend } from 'k6/metrics';
import { positive, seconds, shares } from './lib/environment.js';
import { bulkLinks, campaignLinks, endCampaign, linkAt, makeCampaign } from './lib/links.js';
import { click, clickForged, leadsNowhere } from './lib/requests.js';
import { forge } from './lib/tokens.js';

const RATE = positive('RATE', 500);
const RISE = seconds(__ENV.RISE || '10s', 'RISE');
const TAIL = seconds(__ENV.DURATION || '110s');
const SHARES = shares('SHARES', ['campaign', 'sealed', 'stored'], '70:20:10');
const LINKS = positive('LINKS', 2000);

const KINDS = Object.keys(SHARES).filter((kind) => SHARES[kind] > 0);
const FORGED_EACH = 100;

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
  const made = { run };
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
    refused(linkAt(links, random(links.count)));
  } else {
    const kind = kindOf(iteration - hundreds);
    const index = random(made[kind].count);
    redirected(linkAt(made[kind], index), kind, target(made.run, kind, kind === 'campaign' ? index : padded(index)));
  }
}

export function teardown({ sent }) {
  if (sent) {
    check(sent, { [ENDED]: endCampaign });
  }
}

function redirected(token, kind, goal) {
  const response = click(token, kind);
  clickDuration.add(response.timings.duration, { kind });
  // Failures have a budget, wrong answers have none.
  if (response.status === 302) {
    check(response, { [SAME_TARGET]: (it) => it.headers.Location === goal });
  }
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

function random(below) {
  return Math.floor(Math.random() * below);
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
