// Smoke: few enough calls for production, and one of each kind. 5 iterations a second for 20 s; each makes a stored
// and a sealed link that expire after an hour, reads both back, clicks both and a forged token. perf/gate asks a
// service that runs already, perf/run starts one; by hand:
//   SPILLWAY_API_KEY=... k6 run perf/k6/smoke.js
// Environment: SPILLWAY_API_KEY, SPILLWAY_URL (http://localhost:8080), RATE (5), DURATION (20s), and
// SPILLWAY_CLICK_FALLBACK if the service has one: clicks that lead nowhere then go there.
import http from 'k6/http';
import exec from 'k6/execution';
import { check } from 'k6';
import { Trend } from 'k6/metrics';
import { positive, seconds } from './lib/environment.js';
import { URL, call, click, clickForged, leadsNowhere } from './lib/requests.js';
import { forge } from './lib/tokens.js';

const RATE = positive('RATE', 5);
const DURATION = __ENV.DURATION || '20s';

const KINDS = ['stored', 'sealed'];
const LIFETIME = 3600 * 1000;
const TIMEOUT = '5s';

const SAME_LINK = 'lookup answers the link';
const SAME_TARGET = 'click leads to its target';
const NOWHERE = 'forged token leads nowhere';

// As in baseline.js one iteration in sixty may be missing, and as there 6 % of what follows a failed call.
const ENOUGH = Math.max(1, Math.floor((RATE * seconds(DURATION) * 59) / 60));
const NEARLY = Math.max(1, Math.floor(ENOUGH * 0.94));

const encryptDuration = new Trend('encrypt_duration', true);
const lookupDuration = new Trend('lookup_duration', true);
const clickDuration = new Trend('click_duration', true);
const refusalDuration = new Trend('refusal_duration', true);

export const options = {
  scenarios: {
    smoke: {
      executor: 'constant-arrival-rate',
      rate: RATE,
      timeUnit: '1s',
      duration: DURATION,
      // The service may stand still for two seconds before an iteration is dropped.
      preAllocatedVUs: 3 * RATE,
      maxVUs: 5 * RATE,
      // Longer than the timeouts of all seven calls together: what was started is also counted.
      gracefulStop: '40s',
    },
  },
  thresholds: {
    http_req_failed: ['rate<0.01'],
    'encrypt_duration{kind:stored}': ['p(95)<300'],
    'encrypt_duration{kind:sealed}': ['p(95)<300'],
    'lookup_duration{kind:stored}': ['p(95)<300'],
    'lookup_duration{kind:sealed}': ['p(95)<300'],
    'click_duration{kind:stored}': ['p(95)<300'],
    'click_duration{kind:sealed}': ['p(95)<300'],
    refusal_duration: ['p(95)<300'],
    // Failures have a budget, wrong answers have none.
    [`checks{check:${SAME_LINK}}`]: ['rate==1'],
    [`checks{check:${SAME_TARGET}}`]: ['rate==1'],
    [`checks{check:${NOWHERE}}`]: ['rate==1'],
    // As in baseline.js: only counts keep an empty run from passing, and a dropped iteration is one that the
    // percentiles never saw.
    iterations: [`count>=${ENOUGH}`],
    'http_reqs{name:encrypt}': [`count>=${2 * ENOUGH}`],
    'http_reqs{name:lookup}': [`count>=${2 * NEARLY}`],
    'http_reqs{name:stored}': [`count>=${NEARLY}`],
    'http_reqs{name:sealed}': [`count>=${NEARLY}`],
    'http_reqs{name:forged}': [`count>=${NEARLY}`],
    dropped_iterations: ['count==0'],
  },
  // A click's redirect leads out of this machine, and the 302 itself is what is looked at.
  maxRedirects: 0,
  summaryTrendStats: ['avg', 'min', 'med', 'max', 'p(95)', 'p(99)', 'count'],
};

// A number of this run, so that targets are distinct from those of earlier runs on the same database too.
export function setup() {
  return { run: Date.now() };
}

export default function ({ run }) {
  const iteration = exec.scenario.iterationInTest;
  const links = KINDS.map((kind) => encrypt(kind, `https://shop.example/smoke/${run}/${iteration}?kind=${kind}`));
  const made = links.filter((link) => link.token);
  made.forEach(lookup);
  made.forEach(redirected);
  if (made.length > 0) {
    refused(made[iteration % made.length].token);
  }
}

function encrypt(kind, target) {
  const expiresAt = new Date(Date.now() + LIFETIME).toISOString();
  const body = JSON.stringify({ target, kind, expiresAt });
  const response = http.post(`${URL}/v1/links`, body, call('encrypt', 201, TIMEOUT));
  encryptDuration.add(response.timings.duration, { kind });
  const token = response.status === 201 ? response.json('token') : undefined;
  return { token, kind, target, expiresAt };
}

function lookup({ token, kind, target, expiresAt }) {
  const response = http.get(`${URL}/v1/links/${token}`, call('lookup', 200, TIMEOUT));
  lookupDuration.add(response.timings.duration, { kind });
  if (response.status === 200) {
    const link = response.json();
    check(response, {
      [SAME_LINK]: () =>
        link.target === target &&
        link.kind === kind &&
        link.status === 'active' &&
        Date.parse(link.expiresAt) === Date.parse(expiresAt),
    });
  }
}

function redirected({ token, kind, target }) {
  const response = click(token, kind, { timeout: TIMEOUT });
  clickDuration.add(response.timings.duration, { kind });
  if (response.status === 302) {
    check(response, { [SAME_TARGET]: (it) => it.headers.Location === target });
  }
}

function refused(token) {
  const response = clickForged(forge(token), TIMEOUT);
  refusalDuration.add(response.timings.duration);
  check(response, { [NOWHERE]: leadsNowhere });
}
