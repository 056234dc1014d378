/** The media type on which compiling while loading insists. */
const TYPE = 'application/wasm';

/**
 * The module that an answer brings, compiled while it comes.
 *
 * @param {Response | Promise<Response>} answer
 */
export async function compile(answer) {
  const response = await answer;
  if (!response.ok) throw new Error(`${response.url}: HTTP ${response.status}`);
  const whole = isWasm(response.headers) ? response : new Response(response.body, { headers: asWasm(response.headers) });
  return WebAssembly.compileStreaming(whole);
}

/**
 * Whether an answer can be compiled as it is. A browser keeps what it has compiled beside the answer that it came from; one that
 * passed through other hands is compiled again on every visit.
 *
 * @param {Headers} headers
 */
export function isWasm(headers) {
  return headers.get('content-type') === TYPE;
}

/**
 * Not every static host knows the type.
 *
 * @param {Headers} sent
 */
export function asWasm(sent) {
  const headers = new Headers(sent);
  headers.set('content-type', TYPE);
  return headers;
}
