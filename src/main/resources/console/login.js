// Asks for the key.

import { forgetKey, get, useKey } from './api.js';
import { onLanguage, texts } from './texts.js';

const view = document.getElementById('login');
const form = document.getElementById('login-form');
const input = document.getElementById('key');
const reveal = document.getElementById('reveal');
const enter = document.getElementById('enter');
const error = document.getElementById('login-error');

let failed;

let enterConsole;

/** entered: is told the first page of campaigns. */
export function onEntered(entered) {
  enterConsole = entered;
}

/** Shows the form, and why, if there is a reason: a name of texts().failure. */
export function askForKey(reason) {
  forgetKey();
  view.hidden = false;
  fail(reason);
  input.focus();
}

function fail(reason) {
  failed = reason;
  error.textContent = reason ? texts().failure[reason] : '';
  input.setAttribute('aria-invalid', String(Boolean(reason)));
}

function show(revealed) {
  input.type = revealed ? 'text' : 'password';
  reveal.setAttribute('aria-pressed', String(revealed));
  reveal.textContent = revealed ? texts().conceal : texts().reveal;
}

async function submit(event) {
  event.preventDefault();
  if (enter.disabled) {
    return;
  }
  fail();
  enter.disabled = true;
  enter.textContent = texts().entering;
  try {
    useKey(input.value.trim());
    const page = await get('campaigns', {});
    input.value = '';
    show(false);
    view.hidden = true;
    enterConsole(page);
  } catch (failure) {
    forgetKey();
    fail(failure.kind ?? 'broken');
    input.focus();
    input.select();
  } finally {
    enter.disabled = false;
    enter.textContent = texts().enter;
  }
}

form.addEventListener('submit', submit);
reveal.addEventListener('click', () => {
  show(input.type === 'password');
  input.focus();
});
onLanguage(() => {
  fail(failed);
  show(input.type === 'text');
});
