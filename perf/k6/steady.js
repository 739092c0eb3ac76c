// Steady: RATE requests a second for DURATION, of which none may fail: what people notice of a rolling update. In turn a
// click on a stored link, one on a sealed link, and a lookup, which takes the way through WebFlux.
//   SPILLWAY_API_KEY=... k6 run perf/k6/steady.js
// Environment: SPILLWAY_API_KEY, SPILLWAY_URL (http://localhost:8080), RATE (100), DURATION (60s), LINKS (20),
// NEW_CONNECTIONS (no; yes: one for each request), MARK (none; 0 or 1: each click has a language of its own, three letters
// that no other click of a run has, nor one of a run with the other MARK; those of answered clicks are printed).
import http from 'k6/http';
import exec from 'k6/execution';
import { check } from 'k6';
import { Counter, Trend } from 'k6/metrics';
import { positive, seconds } from './lib/environment.js';
import { URL, call, click } from './lib/requests.js';

const RATE = positive('RATE', 100);
const DURATION = __ENV.DURATION || '60s';
const LINKS = positive('LINKS', 20);

const MARK = __ENV.MARK ? Number(__ENV.MARK) : null;
const MARKS = 26 ** 3 / 2;

const KINDS = ['stored', 'sealed', 'lookup'];
const SAME_TARGET = 'the answer has the target';

// One iteration in sixty may be missing.
const ENOUGH = Math.floor((RATE * seconds(DURATION) * 59) / 60);

const steadyDuration = new Trend('steady_duration', true);
// Clicks that were sent on, each of which the service has to have counted.
const answeredClicks = new Counter('answered_clicks');

export const options = {
  scenarios: {
    steady: {
      executor: 'constant-arrival-rate',
      rate: RATE,
      timeUnit: '1s',
      duration: DURATION,
      preAllocatedVUs: RATE,
      maxVUs: 3 * RATE,
      gracefulStop: '15s',
    },
  },
  thresholds: {
    'http_req_failed{scenario:steady}': ['rate==0'],
    'steady_duration{scenario:steady}': ['p(99)<1000'],
    [`checks{check:${SAME_TARGET}}`]: ['rate==1'],
    iterations: [`count>=${ENOUGH}`],
    ...Object.fromEntries(KINDS.map((name) => [`http_reqs{name:${name}}`, [`count>=${Math.floor(ENOUGH / 3) - 1}`]])),
    dropped_iterations: ['count==0'],
  },
  noConnectionReuse: __ENV.NEW_CONNECTIONS === 'yes',
  maxRedirects: 0,
  summaryTrendStats: ['avg', 'min', 'med', 'max', 'p(95)', 'p(99)', 'count'],
};

export function setup() {
  const run = Date.now();
  return { run, tokens: Array.from({ length: 2 * LINKS }, (_, index) => make(run, index)) };
}

export default function ({ run, tokens }) {
  const kind = KINDS[exec.scenario.iterationInTest % KINDS.length];
  // Even indexes are stored links, odd ones sealed.
  const index = 2 * Math.floor(Math.random() * LINKS) + (kind === 'sealed' ? 1 : 0);
  const language = MARK === null ? undefined : mark(exec.scenario.iterationInTest);
  const response = kind === 'lookup' ? lookup(tokens[index]) : click(tokens[index], kind, { language });
  steadyDuration.add(response.timings.duration);
  // Failures are counted by themselves; what is answered has to be right.
  if (response.status === 302) {
    if (language) {
      console.log(`answered ${language}`);
    }
    answeredClicks.add(1);
  }
  if (response.status === 200 || response.status === 302) {
    check(response, { [SAME_TARGET]: (it) => targetOf(it) === target(run, index) });
  } else {
    console.warn(`a ${kind} was answered ${response.status} (${response.error_code})`);
  }
}

function mark(iteration) {
  if (iteration >= MARKS) {
    exec.test.abort(`there are no more than ${MARKS} languages of three letters for a run`);
  }
  const number = MARK * MARKS + iteration;
  return [676, 26, 1].map((place) => String.fromCharCode(97 + (Math.floor(number / place) % 26))).join('');
}

function lookup(token) {
  return http.get(`${URL}/v1/links/${token}`, call('lookup', 200));
}

function targetOf(response) {
  return response.status === 200 ? response.json('target') : response.headers.Location;
}

function make(run, index) {
  const body = JSON.stringify({ target: target(run, index), kind: index % 2 === 0 ? 'stored' : 'sealed' });
  const response = http.post(`${URL}/v1/links`, body, call('create', 201));
  if (response.status !== 201) {
    exec.test.abort(`a link was answered ${response.status} instead of 201`);
  }
  return response.json('token');
}

function target(run, index) {
  return `https://shop.example/offers/${run}/${index}?utm_source=push`;
}
