/**
 * Bring the icons into the page itself, and that of the page into its head. Chromium may ask the server again for a
 * picture file each time something that shows it appears, or the title changes, and then a server could tell when
 * somebody searches.
 * @param {HTMLElement} finder
 */
export async function bringIcons(finder) {
  await Promise.all([bringSprite(finder), bringMark()]);
}

async function bringMark() {
  const link = document.querySelector('link[rel="icon"]');
  if (!(link instanceof HTMLLinkElement)) return;
  const answer = await fetch(link.href).catch(() => undefined);
  if (answer?.ok) link.href = `data:image/svg+xml,${encodeURIComponent(await answer.text())}`;
}

/** @param {HTMLElement} finder */
async function bringSprite(finder) {
  const address = finder.dataset.fpIcons ?? "";
  const answer = await fetch(address).catch(() => undefined);
  if (!answer?.ok) return; // the pictures are only beside the words
  const sprite = new DOMParser().parseFromString(await answer.text(), "image/svg+xml");
  const holder = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  holder.setAttribute("class", "fp-sprite");
  holder.setAttribute("aria-hidden", "true");
  holder.append(...[...sprite.querySelectorAll("symbol")].map((symbol) => document.importNode(symbol, true)));
  finder.append(holder);
  finder.dataset.fpIcons = "";
  for (const template of finder.querySelectorAll("template")) {
    for (const use of template.content.querySelectorAll("use")) {
      use.setAttribute("href", (use.getAttribute("href") ?? "").replace(address, ""));
    }
  }
}
