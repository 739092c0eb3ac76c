// Requests of the scenarios. k6 takes any 2xx and 3xx as a success, so each says which status it has to have. Its name
// stands for the URL in the metrics; without it every token would make a time series of its own.
import http from 'k6/http';
import { required } from './environment.js';

export const URL = __ENV.SPILLWAY_URL || 'http://localhost:8080';

const API_KEY = required('SPILLWAY_API_KEY');

// Where clicks that lead nowhere go, if the service has such a place.
const FALLBACK = __ENV.SPILLWAY_CLICK_FALLBACK;

export function request(name, status, timeout = '10s') {
  return { tags: { name }, timeout, responseCallback: http.expectedStatuses(status) };
}

export function call(name, status, timeout, type = 'application/json') {
  return { ...request(name, status, timeout), headers: { Authorization: `Bearer ${API_KEY}`, 'Content-Type': type } };
}

// By a visitor of lib/visitors.js, or else by k6 itself, which the service takes for the machine that it is.
export function click(token, name, { agent, language, timeout, method = 'GET' } = {}) {
  const options = { ...request(name, 302, timeout), headers: {} };
  if (agent) {
    options.headers['User-Agent'] = agent;
  }
  if (language) {
    options.headers['Accept-Language'] = language;
  }
  return http.request(method, `${URL}/${token}`, null, options);
}

export function clickForged(token, timeout) {
  return http.get(`${URL}/${token}`, request('forged', FALLBACK ? 302 : 404, timeout));
}

// No answer at all is a failure, and none that leads anywhere.
export function leadsNowhere(response) {
  return response.status >= 400 || response.status === 0 || response.headers.Location === FALLBACK;
}
