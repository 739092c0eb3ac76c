// Baseline: 100 iterations a second for 60 s, each one POST that makes a link ("encrypt") and one GET that
// reads it back ("lookup"). perf/run starts all that this needs; by hand:
//   SPILLWAY_API_KEY=... k6 run perf/k6/baseline.js
// Environment: SPILLWAY_API_KEY, SPILLWAY_URL (http://localhost:8080), RATE (100), DURATION (60s).
import http from 'k6/http';
import exec from 'k6/execution';
import { check } from 'k6';
import { Trend } from 'k6/metrics';
import { positive, seconds } from './lib/environment.js';
import { URL, call } from './lib/requests.js';

const LINKS = `${URL}/v1/links`;
const RATE = positive('RATE', 100);
const DURATION = __ENV.DURATION || '60s';

const SAME_TARGET = 'lookup answers the target';

// One iteration in sixty may be missing: 5,900 of 6,000 are enough.
const ENOUGH = Math.floor((RATE * seconds(DURATION) * 59) / 60);

const encryptDuration = new Trend('encrypt_duration', true);
const lookupDuration = new Trend('lookup_duration', true);

export const options = {
  scenarios: {
    baseline: {
      executor: 'constant-arrival-rate',
      rate: RATE,
      timeUnit: '1s',
      duration: DURATION,
      // 200 and 300 at 100/s: the service may stand still for two seconds before an iteration is dropped.
      preAllocatedVUs: 2 * RATE,
      maxVUs: 3 * RATE,
      // Longer than both calls' timeouts together: what was started is also counted.
      gracefulStop: '25s',
    },
  },
  thresholds: {
    http_req_failed: ['rate<0.03'],
    encrypt_duration: ['p(95)<300'],
    lookup_duration: ['p(95)<300'],
    checks: ['rate>0.97'],
    // Failures have a budget, wrong answers have none.
    [`checks{check:${SAME_TARGET}}`]: ['rate==1'],
    // k6 takes a rate or a percentile of no samples at all as kept, and counts an iteration that threw before
    // its first request: only counts of what was really asked keep an empty run from passing. There is no
    // lookup after a failed encrypt, and 3 % of all requests may be 6 % of one kind.
    iterations: [`count>=${ENOUGH}`],
    'http_reqs{name:encrypt}': [`count>=${ENOUGH}`],
    'http_reqs{name:lookup}': [`count>=${Math.floor(ENOUGH * 0.94)}`],
    // None at all: a dropped iteration is load that the percentiles never saw, and dropping one takes a
    // standstill that the pool of VUs above cannot cover.
    dropped_iterations: ['count==0'],
  },
  // A click's redirect leads out of this machine; whoever tests one wants the 302 itself.
  maxRedirects: 0,
  summaryTrendStats: ['avg', 'min', 'med', 'max', 'p(95)', 'p(99)', 'count'],
};

// A number of this run, so that targets are distinct from those of earlier runs on the same database too.
export function setup() {
  return { run: Date.now() };
}

export default function ({ run }) {
  const target = `https://shop.example/offers/${run}/${exec.scenario.iterationInTest}?utm_source=push`;
  const token = encrypt(target);
  if (token) {
    lookup(token, target);
  }
}

function encrypt(target) {
  const response = http.post(LINKS, JSON.stringify({ target }), call('encrypt', 201));
  encryptDuration.add(response.timings.duration);
  const created = check(response, { 'encrypt answers 201': (it) => it.status === 201 });
  return created ? response.json('token') : undefined;
}

function lookup(token, target) {
  const response = http.get(`${LINKS}/${token}`, call('lookup', 200));
  lookupDuration.add(response.timings.duration);
  if (check(response, { 'lookup answers 200': (it) => it.status === 200 })) {
    check(response, { [SAME_TARGET]: (it) => it.json('target') === target });
  }
}
