// Burst: a push goes out. Clicks on stored and sealed links, half each, rise to RATE a second within 20 s and ebb
// away over DURATION; one in a hundred has a forged token. perf/run starts all that this needs; by hand:
//   SPILLWAY_API_KEY=... k6 run perf/k6/burst.js
// Environment: SPILLWAY_API_KEY, SPILLWAY_URL (http://localhost:8080), RATE (500), DURATION (100s), LINKS (500),
// NEW_CONNECTIONS (no; yes: one for each click, as phones make them).
import http from 'k6/http';
import exec from 'k6/execution';
import { check } from 'k6';
import { Trend } from 'k6/metrics';
import { positive, required, seconds } from './lib/environment.js';
import { forge } from './lib/tokens.js';

const URL = __ENV.SPILLWAY_URL || 'http://localhost:8080';
const API_KEY = required('SPILLWAY_API_KEY');
const RATE = positive('RATE', 500);
const TAIL = seconds(__ENV.DURATION || '100s');
// An even number. Every one of them is clicked many times: a burst is no test of how many links there are.
const LINKS = 2 * Math.ceil(positive('LINKS', 500) / 2);

const RISE = 20;
const FORGED_EACH = 100;

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

const clickDuration = new Trend('click_duration', true);
const refusalDuration = new Trend('refusal_duration', true);

export const options = {
  scenarios: {
    burst: {
      executor: 'ramping-arrival-rate',
      startRate: 1,
      timeUnit: '1s',
      stages: STAGES,
      // The service may stand still for a second at the peak before a click is dropped.
      preAllocatedVUs: RATE,
      maxVUs: 2 * RATE,
      // Longer than a click's timeout: what was started is also counted.
      gracefulStop: '15s',
    },
  },
  thresholds: {
    // Of clicks alone: what setup did is no part of the burst. One in a thousand may fail, and none may be wrong.
    'http_req_failed{scenario:burst}': ['rate<0.001'],
    'click_duration{kind:stored}': ['p(95)<300', 'p(99)<1000'],
    'click_duration{kind:sealed}': ['p(95)<300', 'p(99)<1000'],
    refusal_duration: ['p(95)<300'],
    [`checks{check:${SAME_TARGET}}`]: ['rate==1'],
    [`checks{check:${NOWHERE}}`]: ['rate==1'],
    // As in baseline.js: only counts keep an empty run from passing, and a dropped iteration is a click that the
    // percentiles never saw.
    iterations: [`count>=${ENOUGH}`],
    'http_reqs{name:stored}': [`count>=${Math.floor(ENOUGH * 0.48)}`],
    'http_reqs{name:sealed}': [`count>=${Math.floor(ENOUGH * 0.48)}`],
    'http_reqs{name:forged}': [`count>=${Math.max(1, Math.floor(ENOUGH / FORGED_EACH) - 1)}`],
    dropped_iterations: ['count==0'],
  },
  noConnectionReuse: __ENV.NEW_CONNECTIONS === 'yes',
  // A click's redirect leads out of this machine, and the 302 itself is what is looked at.
  maxRedirects: 0,
  setupTimeout: '2m',
  summaryTrendStats: ['avg', 'min', 'med', 'max', 'p(95)', 'p(99)', 'count'],
};

// The targets follow from run and index: each VU has a copy of what this returns.
export function setup() {
  const run = Date.now();
  const tokens = [];
  for (let from = 0; from < LINKS; from += 20) {
    const indexes = Array.from({ length: Math.min(20, LINKS - from) }, (_, i) => from + i);
    tokens.push(...http.batch(indexes.map((index) => creation(run, index))).map(token));
  }
  return { run, tokens };
}

export default function ({ run, tokens }) {
  const iteration = exec.scenario.iterationInTest;
  const index = Math.floor(Math.random() * tokens.length);
  if (iteration % FORGED_EACH === FORGED_EACH - 1) {
    clickForged(tokens[index]);
  } else {
    // Even indexes are stored links, odd ones sealed.
    const chosen = index - (index % 2) + (iteration % 2);
    click(tokens[chosen], kind(chosen), target(run, chosen));
  }
}

function click(token, name, goal) {
  const response = get(token, name, 302);
  clickDuration.add(response.timings.duration, { kind: name });
  // Failures have a budget, wrong answers have none.
  if (response.status === 302) {
    check(response, { [SAME_TARGET]: (it) => it.headers.Location === goal });
  }
}

function clickForged(token) {
  const response = get(forge(token), 'forged', 404);
  refusalDuration.add(response.timings.duration);
  check(response, { [NOWHERE]: (it) => it.status >= 400 || it.status === 0 });
}

// k6 takes any 2xx and 3xx as a success.
function get(token, name, status) {
  return http.get(`${URL}/${token}`, {
    tags: { name },
    timeout: '10s',
    responseCallback: http.expectedStatuses(status),
  });
}

function creation(run, index) {
  const headers = { Authorization: `Bearer ${API_KEY}`, 'Content-Type': 'application/json' };
  const body = JSON.stringify({ target: target(run, index), kind: kind(index) });
  return ['POST', `${URL}/v1/links`, body, { headers, tags: { name: 'create' }, timeout: '10s' }];
}

function token(response) {
  if (response.status !== 201) {
    exec.test.abort(`a link was answered ${response.status} instead of 201`);
  }
  return response.json('token');
}

function kind(index) {
  return index % 2 === 0 ? 'stored' : 'sealed';
}

function target(run, index) {
  return `https://shop.example/offers/${run}/${index}?utm_source=push`;
}

function area() {
  const rise = (RISE * RATE) / 2;
  const heights = [1, ...EBB].map((share) => share * RATE);
  const ebb = EBB.map((_, i) => ((heights[i] + heights[i + 1]) / 2) * (TAIL / EBB.length));
  return rise + ebb.reduce((sum, part) => sum + part, 0);
}
