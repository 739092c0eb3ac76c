// Calls of the management port. The key is here, in memory, and nowhere else.

import { events } from './events.js';

const BASE = new URL('api/', import.meta.url);

/** What an Authorization header may hold (RFC 6750). */
const KEY = /^[A-Za-z0-9\-._~+/]+=*$/;

/** How long an answer may take to begin, and a stream that tells something each second may be silent: milliseconds. */
const PATIENCE = 8000;

let key;

/** Why a call failed: kind is a name of texts().failure. */
export class Failure extends Error {
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

export function useKey(text) {
  if (text === '') {
    throw new Failure('noKey');
  }
  if (!KEY.test(text)) {
    throw new Failure('notAKey');
  }
  key = text;
}

export function forgetKey() {
  key = undefined;
}

/** The answer to a call, as JSON. */
export async function get(path, parameters, signal) {
  const watch = new Watch(signal);
  try {
    const response = await ask(path, parameters, 'application/json', watch);
    return await response.json();
  } catch (error) {
    throw failure(error, signal);
  } finally {
    watch.end();
  }
}

/** Hands on the events of a stream until it ends, which is a failure too. */
export async function stream(path, signal, onEvent) {
  const watch = new Watch(signal);
  try {
    const response = await ask(path, {}, 'text/event-stream', watch);
    for await (const event of events(response.body)) {
      watch.renew();
      onEvent(event);
    }
  } catch (error) {
    throw failure(error, signal);
  } finally {
    watch.end();
  }
  throw new Failure('away');
}

async function ask(path, parameters, accept, watch) {
  const url = new URL(path, BASE);
  for (const [name, value] of Object.entries(parameters)) {
    url.searchParams.set(name, value);
  }
  const response = await fetch(url, {
    headers: { Authorization: `Bearer ${key}`, Accept: accept },
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
    signal: watch.signal,
  });
  watch.renew();
  if (!response.ok) {
    throw new Failure(kind(response.status, await response.json().catch(() => ({}))));
  }
  return response;
}

/** What a problem detail (RFC 9457) is to the viewer. */
export function kind(status, problem) {
  if (status === 503) {
    return /database/.test(problem.detail) ? 'database' : 'busy';
  }
  return { 401: 'key', 403: 'scope', 404: 'missing' }[status] ?? 'broken';
}

/** Told to stop by the caller, or by silence. Everything else that fetch throws says that nobody answered. */
function failure(error, signal) {
  if (error instanceof Failure || signal?.aborted) {
    return error;
  }
  return new Failure(error instanceof SyntaxError ? 'broken' : 'away');
}

/** Gives up what has been silent for too long. */
class Watch {
  #controller = new AbortController();

  #timer;

  constructor(signal) {
    this.signal = signal ? AbortSignal.any([signal, this.#controller.signal]) : this.#controller.signal;
    this.renew();
  }

  renew() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#controller.abort(), PATIENCE);
  }

  /** Ends what is still under way: nobody would read it. */
  end() {
    clearTimeout(this.#timer);
    this.#controller.abort();
  }
}
