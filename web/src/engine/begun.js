/** What the page's head has begun, taken off the window; nothing in the page that is one file, or while it is developed. */
export const begun = window.giarEarly ?? null;

delete window.giarEarly;
