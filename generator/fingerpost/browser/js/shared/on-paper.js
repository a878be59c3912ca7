/** What a card and a line of "What's on" say on paper only. */

/**
 * What only paper needs: the number, and the address of the page as somebody types it. That is at the site's own host,
 * as on the pages that no script wrote: who looks at a copy elsewhere may print it too.
 * @param {string} phone
 * @param {HTMLAnchorElement} link
 */
export function onPaper(phone, link) {
  const page = document.querySelector("link[rel=canonical]");
  const { host } = page instanceof HTMLLinkElement ? new URL(page.href) : link;
  const address = host + link.pathname.replace(/\/$/, "");
  return phone ? `${phone}. ${address}` : address;
}
