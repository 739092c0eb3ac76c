// Settings of a scenario, out of the environment.

export function required(variable) {
  if (!__ENV[variable]) {
    throw new Error(`${variable} is not set`);
  }
  return __ENV[variable];
}

export function positive(variable, fallback) {
  const value = Number(__ENV[variable] || fallback);
  if (!Number.isInteger(value) || value < 1) {
    throw new Error(`${variable} must be a whole number above 0`);
  }
  return value;
}

export function seconds(duration) {
  const [, minutes = 0, rest = 0] = /^(?:(\d+)m)?(?:(\d+)s)?$/.exec(duration) || [];
  const sum = 60 * Number(minutes) + Number(rest);
  if (sum === 0) {
    throw new Error(`DURATION must be like 60s or 1m30s, not ${duration}`);
  }
  return sum;
}
