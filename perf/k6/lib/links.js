// Links by the thousand, made in setup by the calls that make many at once, and held compactly: each VU gets a copy of
// what setup returns, so tokens of one length stand side by side in one string, and targets follow from indexes.
import http from 'k6/http';
import exec from 'k6/execution';
import { URL, call } from './requests.js';

const NDJSON = 'application/x-ndjson';
const LIFETIME = 3600 * 1000;

// A campaign that ends by itself, should nobody come to end it.
export function makeCampaign(name, target) {
  const body = JSON.stringify({ name, target, endsAt: new Date(Date.now() + 2 * LIFETIME).toISOString() });
  const response = must(http.post(`${URL}/v1/campaigns`, body, call('campaign', 201)), 201, 'a campaign');
  return { id: response.json('id'), tag: response.headers.Etag };
}

// Of recipients 0 to COUNT - 1.
export function campaignLinks(id, count) {
  const what = 'the links of a campaign';
  const url = `${URL}/v1/campaigns/${id}/links?from=0&to=${count - 1}`;
  const response = must(http.post(url, null, call('campaign-links', 200, '60s')), 200, what);
  return pack(inOrder(lines(response), (line) => line.recipient, count, what).map((line) => tokenOf(line.url)));
}

// For the target of each index below COUNT, which has to be of one length for all sealed ones.
export function bulkLinks(kind, count, targetOf) {
  const expiresAt = new Date(Date.now() + LIFETIME).toISOString();
  const body = Array.from({ length: count }, (_, index) =>
    JSON.stringify({ ref: String(index), kind, target: targetOf(index), expiresAt }),
  ).join('\n');
  const what = `${kind} links`;
  const response = must(http.post(`${URL}/v1/links/bulk`, body, call('bulk', 200, '60s', NDJSON)), 200, what);
  return pack(inOrder(lines(response), (line) => Number(line.ref), count, what).map((line) => line.token));
}

// Whether it did.
export function endCampaign({ id, tag }) {
  const options = call('end', 200, '10s', 'application/merge-patch+json');
  options.headers['If-Match'] = tag;
  const response = http.patch(`${URL}/v1/campaigns/${id}`, JSON.stringify({ endsAt: new Date().toISOString() }), options);
  return response.status === 200;
}

export function linkAt({ width, tokens }, index) {
  return tokens.substring(width * index, width * (index + 1));
}

function pack(tokens) {
  const width = tokens[0].length;
  if (tokens.some((token) => token.length !== width)) {
    exec.test.abort('tokens of one kind are not all of one length');
  }
  return { width, count: tokens.length, tokens: tokens.join('') };
}

function must(response, status, what) {
  if (response.status !== status) {
    exec.test.abort(`${what}: answered ${response.status} (${response.error_code}) instead of ${status}`);
  }
  return response;
}

function lines(response) {
  return response.body.trim().split('\n').map((line) => JSON.parse(line));
}

// A line that is missing or out of order would have clicks go to another link's target.
function inOrder(found, numberOf, count, what) {
  const wrong = found.findIndex((line, index) => line.error || numberOf(line) !== index);
  if (found.length !== count || wrong >= 0) {
    exec.test.abort(`${what}: ${found.length} lines of ${count}, the first wrong one: ${wrong}`);
  }
  return found;
}

function tokenOf(url) {
  return url.substring(url.lastIndexOf('/') + 1);
}
