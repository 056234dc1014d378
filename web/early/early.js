/**
 * Stands in the page's head, before everything else: Python is on its way while the page itself still arrives. The build
 * puts the worker's script in place of WORKER and what the engine's folder holds in place of MANIFEST.
 */
(() => {
  const plain = new URLSearchParams(location.search).has('plain');
  const base = new URL(plain ? 'engine/?plain' : 'engine/', document.baseURI);
  const manifest = MANIFEST;
  /** Some hosts pack nothing for the way; what is large lies packed beside. What the browser keeps has no way to go. */
  const take = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok || answer.headers.has('content-encoding') || navigator.serviceWorker?.controller) return answer;
    const packed = await fetch(`${address}.gz`);
    if (!packed.ok) return answer;
    void answer.body.cancel();
    const unpacked = packed.headers.has('content-encoding') ? packed.body : packed.body.pipeThrough(new DecompressionStream('gzip'));
    return new Response(unpacked, { headers: { 'content-type': 'application/wasm' } });
  };
  const wasm = plain ? null : WebAssembly.compileStreaming(take(new URL(manifest.snapshot.wasm, base).href));
  const compiled = wasm?.catch(() => null); // the engine asks again, and says what is missing
  const policy = window.trustedTypes?.createPolicy('giar-worker', { createScriptURL: (address) => address });
  const given = JSON.stringify({ base: base.href, manifest, compiles: !plain });
  const start = () => {
    const address = URL.createObjectURL(new Blob([`self.giarEarly=${given};`, WORKER], { type: 'text/javascript' }));
    const worker = new Worker(policy?.createScriptURL(address) ?? address, { type: 'module', name: 'giar' });
    compiled?.then((module) => worker.postMessage({ giarModule: module }));
    return worker;
  };
  const early = { policy, start, first: start(), broken: '' };
  early.first.onerror = ({ message }) => (early.broken = message || 'the worker did not start'); // nobody else listens yet
  window.giarEarly = early;
})();
