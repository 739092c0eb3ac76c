// Reads text/event-stream (HTML, section 9.2.6), which EventSource would do if it could send a key.

/** The events of a body: {type, data}. */
export async function* events(body) {
  let type = 'message';
  let data = [];
  for await (const line of lines(body)) {
    if (line === '') {
      if (data.length > 0) {
        yield { type, data: JSON.parse(data.join('\n')) };
      }
      type = 'message';
      data = [];
      continue;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') {
      type = value;
    } else if (field === 'data') {
      data.push(value);
    }
  }
}

async function* lines(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      const parts = (rest + value).split('\n');
      rest = parts.pop();
      for (const part of parts) {
        yield part.replace(/\r$/, '');
      }
    }
  } finally {
    reader.releaseLock();
  }
}
