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

export function seconds(duration, variable = 'DURATION') {
  const [, minutes = 0, rest = 0] = /^(?:(\d+)m)?(?:(\d+)s)?$/.exec(duration) || [];
  const sum = 60 * Number(minutes) + Number(rest);
  if (sum === 0) {
    throw new Error(`${variable} must be like 60s or 1m30s, not ${duration}`);
  }
  return sum;
}

// Per cent of each name, as in 70:20:10.
export function shares(variable, names, fallback) {
  const values = (__ENV[variable] || fallback).split(':').map(Number);
  const whole = values.every((value) => Number.isInteger(value) && value >= 0);
  if (!whole || values.length !== names.length || values.reduce((sum, value) => sum + value) !== 100) {
    throw new Error(`${variable} must be per cent of ${names.join(':')} that make 100, like ${fallback}`);
  }
  return Object.fromEntries(names.map((name, i) => [name, values[i]]));
}
