// What the service counted of the clicks of a run, to be held against what was answered.
import http from 'k6/http';
import exec from 'k6/execution';
import { sleep } from 'k6';
import { URL, call } from './requests.js';

// Clicks are counted within a second of their answer; longer only after the database was away.
const MOST_LOOKS = 30;

// The totals of a campaign since it was made.
export function campaignTotal(id, since) {
  return settled(() => total(`${URL}/v1/campaigns/${id}/stats`, since));
}

// The totals of links, added up.
export function linksTotal(tokens, since) {
  return settled(() =>
    tokens
      .map((token) => total(`${URL}/v1/links/${token}/stats`, since))
      .reduce((sum, { clicks, missed, bots }) => ({
        clicks: sum.clicks + clicks,
        missed: sum.missed + missed,
        bots: sum.bots + bots,
      })),
  );
}

// Looks until four looks in a row, a second apart, see the same.
function settled(look) {
  let last = look();
  for (let looks = 1, same = 1; looks < MOST_LOOKS; looks++) {
    sleep(1);
    const next = look();
    same = JSON.stringify(next) === JSON.stringify(last) ? same + 1 : 1;
    if (same === 4) {
      return next;
    }
    last = next;
  }
  return exec.test.abort('the statistics do not come to rest');
}

function total(url, since) {
  const from = encodeURIComponent(new Date(since).toISOString());
  const response = http.get(`${url}?interval=minute&from=${from}`, call('stats', 200));
  if (response.status !== 200) {
    exec.test.abort(`statistics: answered ${response.status} (${response.error_code}) instead of 200`);
  }
  // Not json(), which gives the fields of an object in another order each time.
  return JSON.parse(response.body).total;
}
