/**
 * Tightens the page's policy to what only the running page knows: its own folder. A host may carry other pages beside
 * this one; neither this page nor its workers (which inherit the policy) can reach them.
 */
function confineRequests() {
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = `connect-src ${ownFolder()}`;
  document.head.append(policy);
}

/** No policy in a page can stop it from being sent elsewhere with the text in the address; this does. */
function confineNavigation() {
  window.navigation?.addEventListener('navigate', (event) => {
    if (event.cancelable && !event.destination.url.startsWith(ownFolder()) && !isHandedOver(event)) event.preventDefault();
  });
}

/**
 * A file that the page itself made goes to the reader's downloads, not to anywhere else.
 *
 * @param {NavigateEvent} event
 */
function isHandedOver({ downloadRequest, destination }) {
  return downloadRequest !== null && destination.url.startsWith('blob:');
}

function ownFolder() {
  return new URL('./', location.href).href;
}

// Where the page's head has begun, it has done this already.
if (!window.giarEarly) {
  if (location.protocol.startsWith('http')) confineRequests(); // from a file, the policy names no address at all
  confineNavigation();
}
