/** @param {KeyboardEvent & {currentTarget: HTMLDetailsElement}} event */
export function closeOnEscape({ currentTarget, key }) {
  if (key !== 'Escape' || !currentTarget.open) return;
  currentTarget.removeAttribute('open');
  currentTarget.querySelector('summary')?.focus();
}

/**
 * Closes every open menu that the pointer or the keyboard went on from to something else.
 *
 * @param {Document} page
 */
export function closeMenusOutside(page) {
  const close = (/** @type {Event} */ { target }) => {
    for (const menu of page.querySelectorAll('details:is(.menu, .takeaway-menu)[open]')) {
      if (!(target instanceof Node && menu.contains(target))) menu.removeAttribute('open');
    }
  };
  page.addEventListener('pointerdown', close);
  page.addEventListener('focusin', close);
}
